//! Names of the files of forms, which every system takes.

use std::collections::HashSet;

/// Characters of a name without its beginning and ending.
const MOST_CHARACTERS: usize = 80;

/// A file name for each form, such as `2013-T1-sozialamt.xlsx`.
pub(super) fn names<'a>(begin: &str, forms: impl Iterator<Item = &'a str>) -> Vec<String> {
    files(begin, "xlsx", forms)
}

/// A file name for each name, with what it begins with and its ending; no two are equal without regard to case.
pub(in crate::commands) fn files<'a>(
    beginning: &str,
    ending: &str,
    names: impl Iterator<Item = &'a str>,
) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    names
        .map(|name| {
            let stem = format!("{beginning}-{}", safe(name));
            let mut name = format!("{stem}.{ending}");
            let mut number = 2_usize;
            while !taken.insert(name.to_lowercase()) {
                name = format!("{stem}-{number}.{ending}");
                number += 1;
            }
            name
        })
        .collect()
}

/// The name with a hyphen for everything that some system or shell reads in its own way.
fn safe(name: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '+' | ',');
    let mut safe = String::new();
    for letter in name.chars().take(MOST_CHARACTERS) {
        if plain(letter) {
            safe.push(letter);
        } else if !safe.ends_with('-') {
            safe.push('-');
        }
    }
    let trimmed = safe.trim_matches(['-', '.']);
    if trimmed.is_empty() { "_".into() } else { trimmed.into() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_safe_and_unique() {
        let long = "ä".repeat(300);
        let forms = [
            "sozialamt",
            "Team Öffentlichkeit",
            "50/1: \"Hilfen\"\\..",
            "..",
            "team öffentlichkeit",
            "a\u{202e}\nb",
            &long,
        ];
        assert_eq!(
            names("2013-T1", forms.into_iter()),
            [
                "2013-T1-sozialamt.xlsx",
                "2013-T1-Team-Öffentlichkeit.xlsx",
                "2013-T1-50-1-Hilfen.xlsx",
                "2013-T1-_.xlsx",
                "2013-T1-team-öffentlichkeit-2.xlsx",
                "2013-T1-a-b.xlsx",
                &format!("2013-T1-{}.xlsx", "ä".repeat(80)),
            ]
        );
    }
}
