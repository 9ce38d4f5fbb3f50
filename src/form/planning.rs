//! The form of a planning round: what its hidden parts say, shared by who writes it and who reads it.
//!
//! Column A says on its first rows what the form is, and holds a key on each row below. Column B holds the state that each
//! input of the row had when the form was written, as digests: an input that differs was changed by hand, and a matrix that
//! differs was changed since. Each row is sealed, so that none is edited or carried into another form unnoticed.

use std::collections::BTreeMap;
use std::fmt;

use crate::digest;

/// In cell A1: this is a planning form, and of which version. The rows below hold year, organisation and language.
pub(crate) const MARK: &str = "zielmatrix-planung 1";

/// The word of an indicator without a target.
pub(crate) const INFORMATIVE: &str = "informative";

/// The word of a milestone's target.
pub(crate) const DONE_BY: &str = "done_by";

/// In column A of the hidden row that holds the names of the columns.
pub(crate) const COLUMNS_MARK: &str = "zielmatrix-spalten";

/// In column A of a row that is for reading only.
pub(crate) const READING_MARK: &str = "zielmatrix-titel";

/// What begins the last word of a state, which seals the row.
pub(crate) const SEAL: &str = "seal=";

/// Digits of a digest that are kept: enough to tell one state from another.
const KEPT: usize = 12;

/// What an input is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Field {
    /// The name of an indicator or the title of a measure.
    Name,
    /// Which side of the target is good.
    Direction,
    /// The target, or its lower bound; the due date of a milestone.
    Value,
    /// The upper bound of a corridor.
    To,
    /// The interim target of the period with that number.
    Interim(u8),
    /// The tolerance up to which a deviation is green.
    Green,
    /// The tolerance up to which it is yellow.
    Yellow,
    /// The unit.
    Unit,
    /// The kind.
    Kind,
    /// Where the figures come from.
    Source,
    /// What is not decided yet.
    Open,
    /// Whether it is dropped.
    Dropped,
    /// Why a target changes within the year.
    Reason,
    /// Who answers for a measure.
    Responsible,
    /// Why a measure should work.
    Hypothesis,
    /// What that rests on.
    Evidence,
}

impl Field {
    /// Its name in the hidden parts.
    pub(crate) fn name(self) -> String {
        match self {
            Self::Name => "name".into(),
            Self::Direction => "direction".into(),
            Self::Value => "value".into(),
            Self::To => "to".into(),
            Self::Interim(index) => format!("interim-{index}"),
            Self::Green => "green".into(),
            Self::Yellow => "yellow".into(),
            Self::Unit => "unit".into(),
            Self::Kind => "kind".into(),
            Self::Source => "source".into(),
            Self::Open => "open".into(),
            Self::Dropped => "dropped".into(),
            Self::Reason => "reason".into(),
            Self::Responsible => "responsible".into(),
            Self::Hypothesis => "hypothesis".into(),
            Self::Evidence => "evidence".into(),
        }
    }

    /// The field of that name.
    pub(crate) fn from_name(name: &str) -> Option<Self> {
        let interim = || Some(Self::Interim(name.strip_prefix("interim-")?.parse().ok()?));
        let plain = [
            Self::Name,
            Self::Direction,
            Self::Value,
            Self::To,
            Self::Green,
            Self::Yellow,
            Self::Unit,
            Self::Kind,
            Self::Source,
            Self::Open,
            Self::Dropped,
            Self::Reason,
            Self::Responsible,
            Self::Hypothesis,
            Self::Evidence,
        ];
        plain.into_iter().find(|field| field.name() == name).or_else(interim)
    }

    /// The field in whose column it stands: texts of measures take the columns of targets and tolerances.
    pub(crate) fn column(self) -> Self {
        match self {
            Self::Responsible => Self::Direction,
            Self::Hypothesis | Self::Evidence => Self::Green,
            Self::Name
            | Self::Direction
            | Self::Value
            | Self::To
            | Self::Interim(_)
            | Self::Green
            | Self::Yellow
            | Self::Unit
            | Self::Kind
            | Self::Source
            | Self::Open
            | Self::Dropped
            | Self::Reason => self,
        }
    }
}

/// What a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Subject {
    /// A goal.
    Goal,
    /// A measure; a second row has its evidence.
    Measure,
    /// The evidence of a measure.
    Evidence,
    /// An indicator.
    Indicator,
    /// A line of the budget or the consolidation.
    Line,
    /// Room for an indicator of a measure, or of a goal itself.
    NewIndicator,
    /// Room for a measure.
    NewMeasure,
    /// The evidence of that measure.
    NewEvidence,
    /// Room for an indicator of that measure.
    NewMeasureIndicator,
}

const SUBJECTS: [(Subject, &str); 9] = [
    (Subject::Goal, "goal"),
    (Subject::Measure, "measure"),
    (Subject::Evidence, "evidence"),
    (Subject::Indicator, "indicator"),
    (Subject::Line, "line"),
    (Subject::NewIndicator, "new-indicator"),
    (Subject::NewMeasure, "new-measure"),
    (Subject::NewEvidence, "new-evidence"),
    (Subject::NewMeasureIndicator, "new-measure-indicator"),
];

/// Which row: its subject, its matrix, and what leads to it there, such as the goal and the digest of a measure's title.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Key {
    pub(crate) subject: Subject,
    pub(crate) matrix: String,
    /// Goal, measure and number, or the id of an indicator.
    pub(crate) path: Vec<String>,
}

impl Key {
    pub(crate) fn new(subject: Subject, matrix: &str, path: &[&str]) -> Self {
        Self { subject, matrix: matrix.to_owned(), path: path.iter().map(|part| (*part).to_owned()).collect() }
    }

    /// Reads a key; `None` for anything else.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (subject, rest) = text.split_once(':')?;
        let subject = SUBJECTS.into_iter().find(|(_, name)| *name == subject)?.0;
        let mut parts = rest.split('/').map(str::to_owned);
        let matrix = parts.next().filter(|matrix| !matrix.is_empty())?;
        let path: Vec<String> = parts.collect();
        (!path.is_empty() && path.iter().all(|part| !part.is_empty())).then_some(Self { subject, matrix, path })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let subject = SUBJECTS.into_iter().find(|(subject, _)| *subject == self.subject).map_or("", |(_, name)| name);
        write!(formatter, "{subject}:{}/{}", self.matrix, self.path.join("/"))
    }
}

/// A short digest of a text.
pub(crate) fn digest(text: &str) -> String {
    let mut whole = digest::of_bytes(text.as_bytes());
    whole.truncate(KEPT);
    whole
}

/// What ties the state of a row to its key and to what the form says of itself.
pub(crate) fn seal(head: &[&str], key: &str, state: &str) -> String {
    let lines = head.iter().chain([&key, &state]).map(|part| format!("{part}\n"));
    digest(&lines.collect::<String>())
}

/// The state of a row as its hidden cell holds it: `value=… to=…`.
pub(crate) fn state(fields: impl Iterator<Item = (Field, String)>) -> String {
    let words: Vec<String> = fields.map(|(field, digest)| format!("{}={digest}", field.name())).collect();
    words.join(" ")
}

/// Reads a state; `None` for anything else.
pub(crate) fn parse_state(text: &str) -> Option<Vec<(Field, String)>> {
    text.split_whitespace()
        .map(|word| {
            let (name, digest) = word.split_once('=')?;
            Some((Field::from_name(name)?, digest.to_owned()))
        })
        .collect()
}

/// The ids of the measures of a goal, which have none of their own: the digest of each title, and a number where two have
/// the same.
pub(crate) fn measure_ids<'t>(titles: impl Iterator<Item = &'t str>) -> Vec<String> {
    let mut seen: BTreeMap<String, usize> = BTreeMap::new();
    titles
        .map(|title| {
            let id = digest(&collapsed(title));
            let count = seen.entry(id.clone()).or_default();
            *count += 1;
            if *count == 1 { id } else { format!("{id}-{count}") }
        })
        .collect()
}

/// A text as states compare it: whatever blanks and line ends a program puts or takes, line by line.
pub(crate) fn collapsed(text: &str) -> String {
    let lines = text.lines().map(|line| {
        let words =
            line.split_whitespace().map(|word| word.chars().filter(|sign| !sign.is_control()).collect::<String>());
        words.filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
    });
    lines.filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_and_states_read_back_as_they_were_written() {
        for text in ["goal:soz/g", "indicator:soz/besuche", "new-measure-indicator:soz/g/1/2", "measure:soz/g/0a1b"] {
            assert_eq!(Key::parse(text).map(|key| key.to_string()).as_deref(), Some(text));
        }
        for text in ["", "goal:", "goal:soz", "other:soz/g", "goal:soz//g", MARK, COLUMNS_MARK, READING_MARK] {
            assert_eq!(Key::parse(text), None, "{text}");
        }
        let fields = [(Field::Interim(2), "ab".to_owned()), (Field::Evidence, "cd".to_owned())];
        let text = state(fields.clone().into_iter());
        assert_eq!(text, "interim-2=ab evidence=cd");
        assert_eq!(parse_state(&text).unwrap(), fields);
        assert_eq!(parse_state("colour=ab"), None);
    }

    #[test]
    fn a_seal_hangs_on_the_row_and_on_the_form() {
        let sealed = seal(&["2014", "Stadt"], "goal:a/b", "open=1");
        assert_eq!(sealed.len(), 12);
        assert_eq!(sealed, seal(&["2014", "Stadt"], "goal:a/b", "open=1"));
        assert_ne!(sealed, seal(&["2015", "Stadt"], "goal:a/b", "open=1"));
        assert_ne!(sealed, seal(&["2014", "Stadt"], "goal:a/c", "open=1"));
        assert_ne!(sealed, seal(&["2014", "Stadt"], "goal:a/b", "open=2"));
    }

    #[test]
    fn blanks_and_line_ends_do_not_count() {
        assert_eq!(collapsed("  ein  Wort \r\n\n zwei\u{7} "), "ein Wort\nzwei");
    }
}
