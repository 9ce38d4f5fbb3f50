//! Words around the problems of the input: levels, counts and the closing summary.

use super::Language;
use super::format;
use crate::diagnostic::Severity;

/// How many problems there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

impl Tally {
    /// Counts one more.
    pub fn add(&mut self, severity: Severity) {
        match severity {
            Severity::Error => self.errors += 1,
            Severity::Warning => self.warnings += 1,
            Severity::Note => self.notes += 1,
        }
    }

    /// With those of another.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            errors: self.errors + other.errors,
            warnings: self.warnings + other.warnings,
            notes: self.notes + other.notes,
        }
    }

    /// How many there are in all.
    pub fn total(self) -> usize {
        self.errors + self.warnings + self.notes
    }
}

impl FromIterator<Severity> for Tally {
    fn from_iter<I: IntoIterator<Item = Severity>>(severities: I) -> Self {
        let mut tally = Self::default();
        severities.into_iter().for_each(|severity| tally.add(severity));
        tally
    }
}

/// The word that opens a message: `Fehler`, `Warnung`, `Hinweis`.
pub fn severity(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Error => language.pick("Fehler", "error"),
        Severity::Warning => language.pick("Warnung", "warning"),
        Severity::Note => language.pick("Hinweis", "note"),
    }
}

/// The word that opens an advice.
pub fn help(language: Language) -> &'static str {
    language.pick("Hilfe", "help")
}

/// Where in a workbook something stands.
pub fn cell(sheet: &str, cell: &str, language: Language) -> String {
    language.pick(format!("Blatt „{sheet}“, Zelle {cell}"), format!("sheet “{sheet}”, cell {cell}"))
}

/// How many more warnings of a code there are than are shown.
pub fn others(code: &str, count: usize, language: Language) -> String {
    let number = format::count(count, language);
    let more = language.pick(
        format!("{number} weitere {} dieser Art", if count == 1 { "Warnung" } else { "Warnungen" }),
        format!("{number} more {} of this kind", if count == 1 { "warning" } else { "warnings" }),
    );
    let all = language.pick("alle zeigt `zielmatrix check --all`", "`zielmatrix check --all` shows all");
    format!("… [{code}] {more}; {all}")
}

/// How many problems are left out of a long list.
pub fn more(left_out: Tally, language: Language) -> String {
    let counts = counts(left_out, language);
    language.pick(format!("Nicht gezeigt: {counts}."), format!("Not shown: {counts}."))
}

/// The closing line: `2 Fehler, 1 Warnung in 4 Dateien.` Without files (none could be looked for) they are not named.
pub fn summary(tally: Tally, files: usize, language: Language) -> String {
    let counts = counts(tally, language);
    let things = things(files, language.pick(["Datei", "Dateien"], ["file", "files"]), language);
    if files == 0 { format!("{counts}.") } else { format!("{counts} in {things}.") }
}

fn counts(tally: Tally, language: Language) -> String {
    let counts: Vec<String> = [
        (tally.errors, language.pick(["Fehler", "Fehler"], ["error", "errors"])),
        (tally.warnings, language.pick(["Warnung", "Warnungen"], ["warning", "warnings"])),
        (tally.notes, language.pick(["Hinweis", "Hinweise"], ["note", "notes"])),
    ]
    .into_iter()
    .filter(|(count, _)| *count > 0)
    .map(|(count, words)| things(count, words, language))
    .collect();
    if counts.is_empty() { language.pick("Keine Beanstandungen", "No problems").into() } else { counts.join(", ") }
}

fn things(count: usize, [one, several]: [&str; 2], language: Language) -> String {
    format!("{} {}", format::count(count, language), if count == 1 { one } else { several })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn summaries_count_in_both_languages() {
        for (errors, warnings, notes, files, german, english) in [
            (2, 1, 0, 4, "2 Fehler, 1 Warnung in 4 Dateien.", "2 errors, 1 warning in 4 files."),
            (1, 0, 0, 1, "1 Fehler in 1 Datei.", "1 error in 1 file."),
            (0, 2, 1, 3, "2 Warnungen, 1 Hinweis in 3 Dateien.", "2 warnings, 1 note in 3 files."),
            (0, 0, 1500, 2, "1.500 Hinweise in 2 Dateien.", "1,500 notes in 2 files."),
            (1, 0, 0, 0, "1 Fehler.", "1 error."),
            (0, 0, 0, 2, "Keine Beanstandungen in 2 Dateien.", "No problems in 2 files."),
        ] {
            let tally = Tally { errors, warnings, notes };
            assert_eq!(summary(tally, files, Language::German), german);
            assert_eq!(summary(tally, files, Language::English), english);
        }
    }

    #[test]
    fn what_is_left_out_is_counted_by_severity() {
        let left_out: Tally = [Severity::Warning, Severity::Note, Severity::Note].into_iter().collect();
        assert_eq!(more(left_out, Language::German), "Nicht gezeigt: 1 Warnung, 2 Hinweise.");
        assert_eq!(more(left_out, Language::English), "Not shown: 1 warning, 2 notes.");
    }
}
