//! What a column of a table of actuals holds: the same names in CSV files, in forms and in mappings.

use std::collections::BTreeMap;
use std::sync::LazyLock;

/// A column of a table of actuals.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Column {
    /// Id of the indicator, with or without its matrix.
    Indicator,
    /// Id of the matrix.
    Matrix,
    /// The period, which must be that of the file.
    Period,
    /// The value in the unit of the indicator.
    Value,
    /// What a ratio counts.
    Numerator,
    /// Of how many.
    Denominator,
    /// Progress of a milestone in percent.
    Progress,
    /// The day on which a milestone was done.
    Done,
    /// Why there is no value.
    State,
    /// The department's expectation for the year's end.
    Forecast,
    /// Erläuterung.
    Comment,
    /// Gegenmaßnahme.
    Action,
    /// Id of the area that the value is for.
    Area,
    /// Whether the value is still provisional.
    Provisional,
    /// Whether the texts stay inside the house.
    Internal,
}

impl Column {
    /// Every column, in the order of the documentation.
    pub(crate) const ALL: [Self; 15] = [
        Self::Indicator,
        Self::Matrix,
        Self::Period,
        Self::Value,
        Self::Numerator,
        Self::Denominator,
        Self::Progress,
        Self::Done,
        Self::State,
        Self::Forecast,
        Self::Comment,
        Self::Action,
        Self::Area,
        Self::Provisional,
        Self::Internal,
    ];

    /// The English name, which is the key in a TOML file.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Indicator => "indicator",
            Self::Matrix => "matrix",
            Self::Period => "period",
            Self::Value => "value",
            Self::Numerator => "numerator",
            Self::Denominator => "denominator",
            Self::Progress => "progress",
            Self::Done => "done",
            Self::State => "state",
            Self::Forecast => "forecast",
            Self::Comment => "comment",
            Self::Action => "action",
            Self::Area => "area",
            Self::Provisional => "provisional",
            Self::Internal => "internal",
        }
    }

    /// The German header.
    pub(crate) fn german(self) -> &'static str {
        match self {
            Self::Indicator => "Indikator",
            Self::Matrix => "Matrix",
            Self::Period => "Zeitraum",
            Self::Value => "Ist",
            Self::Numerator => "Zähler",
            Self::Denominator => "Nenner",
            Self::Progress => "Fortschritt",
            Self::Done => "Erledigt",
            Self::State => "Zustand",
            Self::Forecast => "Prognose",
            Self::Comment => "Erläuterung",
            Self::Action => "Gegenmaßnahme",
            Self::Area => "Gebiet",
            Self::Provisional => "Vorläufig",
            Self::Internal => "Intern",
        }
    }

    /// Other headers that tables of offices have. Two that name one column are an error of the table, never a choice.
    fn synonyms(self) -> &'static [&'static str] {
        match self {
            Self::Indicator => &["Kennzahl", "Kennziffer", "Messgröße", "Indikator-ID", "Kennzahl-ID", "Kennung", "ID"],
            Self::Matrix => &["Zielmatrix"],
            Self::Period => &["Berichtszeitraum", "Periode", "Tertial", "Quartal"],
            Self::Value => &["Ist-Wert", "Ist-Stand", "Ist-Zahl", "Wert", "actual"],
            Self::Numerator | Self::Denominator | Self::State | Self::Internal => &[],
            Self::Progress => &["Fortschritt in %", "Fortschritt (%)", "Umsetzungsstand", "Umsetzungsstand in %"],
            Self::Done => &["Erledigt am", "Fertiggestellt am", "Abgeschlossen am", "done on"],
            Self::Forecast => &["Prognosewert", "Prognose Jahresende", "Prognose zum Jahresende", "Jahresprognose"],
            Self::Comment => &[
                "Erläuterungen",
                "Bemerkung",
                "Bemerkungen",
                "Anmerkung",
                "Anmerkungen",
                "Kommentar",
                "Begründung",
                "remark",
                "remarks",
            ],
            Self::Action => &[
                "Gegenmaßnahmen",
                "Maßnahme zur Gegensteuerung",
                "Maßnahmen zur Gegensteuerung",
                "Gegensteuerung",
                "Gegensteuerungsmaßnahme",
                "Gegensteuerungsmaßnahmen",
                "counter-measure",
            ],
            Self::Area => &["Stadtbezirk", "Stadtteil", "Bezirk", "Sozialraum"],
            Self::Provisional => &["vorläufiger Wert"],
        }
    }

    /// The column of an English name, a German header or one that is usual for it, in any case; hyphens, blanks and the
    /// spelling of umlauts do not count.
    pub(crate) fn named(text: &str) -> Option<Self> {
        /// Longer than every header; a table may have millions of columns with texts of any length.
        const LONGEST: usize = 64;
        static NAMES: LazyLock<BTreeMap<String, Column>> = LazyLock::new(|| {
            let names = |column: Column| {
                let known = [column.name(), column.german()].into_iter().chain(column.synonyms().iter().copied());
                known.map(move |name| (header(name), column))
            };
            Column::ALL.into_iter().flat_map(names).collect()
        });
        if text.len() > LONGEST { None } else { NAMES.get(&header(text)).copied() }
    }

    /// All names in both languages.
    pub(crate) fn names() -> impl Iterator<Item = &'static str> {
        Self::ALL.into_iter().flat_map(|column| [column.name(), column.german()])
    }

    /// True for a column whose cells hold numbers.
    pub(crate) fn is_numeric(self) -> bool {
        match self {
            Self::Value | Self::Numerator | Self::Denominator | Self::Progress | Self::Forecast => true,
            Self::Indicator
            | Self::Matrix
            | Self::Period
            | Self::Done
            | Self::State
            | Self::Comment
            | Self::Action
            | Self::Area
            | Self::Provisional
            | Self::Internal => false,
        }
    }
}

/// A header as it is compared.
fn header(text: &str) -> String {
    let lower = text.to_lowercase();
    let signs = lower.chars().filter(|sign| !sign.is_whitespace() && !"-_.:\u{ad}".contains(*sign));
    let mut folded = String::new();
    for sign in signs {
        match sign {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            _ => folded.push(sign),
        }
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn usual_headers_are_known_and_name_one_column_each() {
        for (text, column) in [
            ("Kennzahl", Column::Indicator),
            ("Ist-Wert", Column::Value),
            ("Istwert", Column::Value),
            ("IST WERT", Column::Value),
            ("Wert", Column::Value),
            ("Bemerkung", Column::Comment),
            ("Erlaeuterung", Column::Comment),
            ("Maßnahme zur Gegensteuerung", Column::Action),
            ("Gegenmassnahme", Column::Action),
            ("Zaehler", Column::Numerator),
            ("Stadtbezirk", Column::Area),
            ("vorläufig", Column::Provisional),
        ] {
            assert_eq!(Column::named(text), Some(column), "{text}");
        }
        for text in ["", "Ziel", "Soll", "Zielwert", "Name", "Status"] {
            assert_eq!(Column::named(text), None, "{text}");
        }
        let all = Column::ALL.into_iter().flat_map(|column| {
            let names = [column.name(), column.german()].into_iter().chain(column.synonyms().iter().copied());
            names.map(move |name| (name, column))
        });
        for (name, column) in all {
            assert_eq!(Column::named(name), Some(column), "{name}");
        }
    }
}
