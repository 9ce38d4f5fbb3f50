//! What a column of a table of actuals holds: the same names in CSV files, in forms and in mappings.

use super::raw::{DecimalMark, RawActual, RawValue};
use crate::source::{Located, Place};

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

    /// The column of an English name or a German header, in any case.
    pub(crate) fn named(text: &str) -> Option<Self> {
        let folded = text.trim().to_lowercase();
        Self::ALL.into_iter().find(|column| folded == column.name() || folded == column.german().to_lowercase())
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

impl RawActual {
    /// A report that says nothing yet.
    pub(crate) fn empty(place: Place) -> Self {
        Self {
            place,
            indicator: None,
            matrix: None,
            period: None,
            value: None,
            numerator: None,
            denominator: None,
            progress: None,
            done: None,
            state: None,
            forecast: None,
            comment: None,
            action: None,
            area: None,
            provisional: None,
            internal: None,
            acknowledged: Vec::new(),
            origin: None,
        }
    }

    /// Takes in what a cell of a column says. An empty cell says nothing.
    pub(crate) fn set(&mut self, column: Column, cell: &Located<RawValue>) {
        let words = || match &cell.value {
            RawValue::Text(text, _) => (!text.is_empty()).then(|| cell.with(text.clone())),
            RawValue::Number(number) => Some(cell.with(number.to_string())),
            RawValue::Date(date) => Some(cell.with(date.to_string())),
        };
        let value = || (!matches!(&cell.value, RawValue::Text(text, _) if text.is_empty())).then(|| cell.clone());
        match column {
            Column::Indicator => self.indicator = words(),
            Column::Matrix => self.matrix = words(),
            Column::Period => self.period = words(),
            Column::Value => self.value = value(),
            Column::Numerator => self.numerator = value(),
            Column::Denominator => self.denominator = value(),
            Column::Progress => self.progress = value(),
            Column::Done => self.done = value(),
            Column::State => self.state = words(),
            Column::Forecast => self.forecast = value(),
            Column::Comment => self.comment = words(),
            Column::Action => self.action = words(),
            Column::Area => self.area = words(),
            Column::Provisional => self.provisional = words(),
            Column::Internal => self.internal = words(),
        }
    }
}

/// How a table writes its numbers: all its numeric cells together must show it.
pub(crate) fn decimal_mark<'a>(cells: impl Iterator<Item = &'a str>) -> DecimalMark {
    let mut mark = DecimalMark::Unknown;
    for cell in cells.filter(|cell| super::text::date(cell).is_none()) {
        mark = match (mark, super::text::evidence(cell)) {
            (mark, DecimalMark::Unknown) => mark,
            (DecimalMark::Unknown, shown) => shown,
            (mark, shown) if mark == shown => mark,
            _ => return DecimalMark::Mixed,
        };
    }
    mark
}
