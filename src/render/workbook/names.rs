//! Names of worksheets: what Excel accepts, unique without regard to case.

use std::collections::HashSet;

use super::text;

/// UTF-16 units of a sheet name.
const MOST_UNITS: usize = 31;
/// Links on one sheet; Excel takes no more than 65,530.
pub(super) const MOST_LINKS: usize = 60_000;

/// Gives every sheet a name of its own.
#[derive(Debug, Default)]
pub(super) struct SheetNames {
    taken: HashSet<String>,
}

impl SheetNames {
    /// The wish as a valid name that no other sheet has: forbidden characters become spaces, and a number is added
    /// where the name is taken.
    pub(super) fn choose(&mut self, wish: &str) -> String {
        let wish = valid(wish);
        let mut name = text::short_line(&wish, MOST_UNITS);
        let mut number = 2_usize;
        while !self.taken.insert(name.to_lowercase()) {
            let ending = format!(" ({number})");
            name = text::short_line(&wish, MOST_UNITS - text::utf16_len(&ending)) + &ending;
            number += 1;
        }
        name
    }
}

/// What readers call the department of a matrix, in a few letters: what stands behind its last dash, or before what tells it
/// from others (`Sozialamt`, `Projektbüro`); the title where there is none.
pub(super) fn wish_for(department: &str, title: &str) -> String {
    const BEHIND: [&str; 5] = [" für ", " der ", " des ", " (", ", "];
    let name = if department.trim().is_empty() { title } else { department };
    let name = name.rsplit(" – ").next().unwrap_or(name);
    if text::utf16_len(name) <= MOST_UNITS {
        return name.into();
    }
    let end = BEHIND.iter().filter_map(|mark| name.find(mark)).filter(|end| *end > 0).min();
    name[..end.unwrap_or(name.len())].into()
}

fn valid(wish: &str) -> String {
    let spaced = wish.replace(['*', '?', ':', '[', ']', '\\', '/'], " ");
    let name = text::short_line(&spaced, MOST_UNITS);
    let name = name.trim_matches(|letter: char| letter == '\'' || letter == ' ');
    if name.is_empty() || name.eq_ignore_ascii_case("history") {
        // Excel keeps "History" for itself, and a sheet must have a name.
        return format!("{name}_");
    }
    name.into()
}

/// The sheet name as a formula or a link writes it.
pub(super) fn quoted(name: &str) -> String {
    format!("'{}'", name.replace('\'', "''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_valid_and_unique() {
        let mut names = SheetNames::default();
        let chosen: Vec<String> = [
            "Sozialamt",
            "SOZIALAMT",
            "sozialamt",
            "History",
            "a/b: [c]*?\\",
            "'Amt'",
            "",
            "Amt für soziale Leistungen – Sozialamt",
            "Amt für soziale Leistungen – Soziales",
            "\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}\u{1f600}",
        ]
        .into_iter()
        .map(|wish| names.choose(wish))
        .collect();
        assert_eq!(
            chosen[..9],
            [
                "Sozialamt",
                "SOZIALAMT (2)",
                "sozialamt (3)",
                "History_",
                "a b c",
                "Amt",
                "_",
                "Amt für soziale Leistungen – S…",
                "Amt für soziale Leistungen… (2)",
            ]
        );
        for name in &chosen {
            rust_xlsxwriter::utility::check_sheet_name(name).unwrap();
        }
    }

    #[test]
    fn tabs_are_called_as_people_call_departments() {
        assert_eq!(wish_for("Sozialamt", "Zielmatrix"), "Sozialamt");
        assert_eq!(wish_for("Amt für soziale Leistungen – Sozialamt", ""), "Sozialamt");
        assert_eq!(wish_for("Projektbüro für integrierte Sozialplanung und Prävention", ""), "Projektbüro");
        assert_eq!(wish_for(" ", "Zielmatrix der REGE mbH"), "Zielmatrix der REGE mbH");
        assert_eq!(quoted("Kita's"), "'Kita''s'");
    }
}
