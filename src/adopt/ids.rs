//! Ids made from names: small Latin letters, digits and hyphens, each only once.

use std::collections::BTreeSet;

/// No longer than that, if a word ends before.
const LENGTH: usize = 40;

/// Ids that were given so far.
#[derive(Default)]
pub(crate) struct Ids(BTreeSet<String>);

impl Ids {
    /// An id that no other name has. Worked: `Ältere Menschen (65+)` gives `aeltere-menschen-65`, a second one `…-2`.
    pub(crate) fn give(&mut self, name: &str) -> String {
        let base = slug(name);
        let id = free(&base, |id| self.0.contains(id));
        self.0.insert(id.clone());
        id
    }
}

/// The id, or with the first number that makes it one that is not taken.
pub(crate) fn free(base: &str, taken: impl Fn(&str) -> bool) -> String {
    let mut id = base.to_owned();
    let mut count = 1;
    while taken(&id) {
        count += 1;
        id = format!("{base}-{count}");
    }
    id
}

/// The name in letters that every keyboard and every shell has.
pub(crate) fn slug(name: &str) -> String {
    let mut slug = String::new();
    for letter in name.chars().flat_map(char::to_lowercase) {
        let plain = match letter {
            'ä' => "ae",
            'ö' => "oe",
            'ü' => "ue",
            'ß' => "ss",
            'é' | 'è' | 'ê' => "e",
            'á' | 'à' | 'â' => "a",
            'ó' | 'ò' | 'ô' => "o",
            'ç' => "c",
            '%' => "prozent",
            '€' => "euro",
            _ if letter.is_ascii_alphanumeric() => {
                slug.push(letter);
                continue;
            }
            _ => "-",
        };
        if plain != "-" {
            slug.push_str(plain);
        } else if !slug.is_empty() && !slug.ends_with('-') {
            slug.push('-');
        }
    }
    if slug.len() > LENGTH {
        let end = slug[..LENGTH].rfind('-').filter(|end| *end > LENGTH / 2).unwrap_or(LENGTH);
        slug.truncate(end);
    }
    let slug = slug.trim_matches('-');
    if slug.is_empty() { "ohne-namen".to_owned() } else { slug.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_are_spelled_out_and_given_once() {
        let mut ids = Ids::default();
        for (name, id) in [
            ("Durchgeführte Erstbesuche", "durchgefuehrte-erstbesuche"),
            ("Ältere Menschen (65+)", "aeltere-menschen-65"),
            ("Ältere Menschen (65+)", "aeltere-menschen-65-2"),
            ("Straßen & Wege / Plätze", "strassen-wege-plaetze"),
            ("Rahmenkonzept liegt dem Ausschuss für Soziales vor", "rahmenkonzept-liegt-dem-ausschuss-fuer"),
            ("…", "ohne-namen"),
        ] {
            assert_eq!(ids.give(name), id, "{name}");
        }
    }
}
