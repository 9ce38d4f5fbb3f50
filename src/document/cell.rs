//! What stands in a cell: a typed value, so that a format rounds, aligns, draws or stores it by itself, and the text that
//! every format shows of it.

use chrono::NaiveDate;

use crate::catalogue::{Language, format, report as words, sentences};
use crate::model::{Limit, Mark, Sense};
use crate::number::Figure;
use crate::report::AppliedTolerance;
use crate::report::chart::Development;
use crate::status::{Counts, Status, Trend};

use super::shown::firm;

/// What stands where there is nothing to show.
pub const NOTHING: &str = "–";

/// What stands before an extrapolated figure.
pub const ESTIMATED: &str = "≈\u{a0}";

/// A cell of a table.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Cell {
    /// What it shows.
    pub value: Value,
    /// True for a figure that nobody reported, but that was computed for a time to come; marked by [`ESTIMATED`].
    pub estimated: bool,
    /// Directly behind the value: `*` for an assumed Soll, `p` for a provisional Ist.
    pub marks: String,
    /// The colour that it stands in; its symbol belongs to the value.
    pub status: Option<Status>,
    /// What is said below the value, in smaller letters.
    pub details: Vec<String>,
}

/// A typed value.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Value {
    /// Nothing to show.
    #[default]
    Nothing,
    /// Words, harmless for every output.
    Text(String),
    /// A number.
    Figure(Figure, Shown),
    /// A number of things; 0 is shown as nothing where it is one of many.
    Count(usize),
    /// A Soll: one figure, or the bounds of a corridor.
    Mark(Mark<Figure>, Shown),
    /// An annual target with its good side.
    Target(Sense, Mark<Figure>),
    /// The date by which a milestone is due.
    Due(NaiveDate),
    /// A date.
    Date(NaiveDate),
    /// A verdict: symbol and word.
    Status(Status),
    /// Against another period: arrow and word.
    Trend(Trend),
    /// How far is green, and how far yellow.
    Tolerance(AppliedTolerance),
    /// How many rows have which status; drawn where a format can draw.
    Counts(Counts),
    /// The periods of the year so far; drawn where a format can draw, with its description for those who do not see it.
    Chart(Box<Development>, String),
}

/// How a figure is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// As it is.
    Plain,
    /// With its sign, also above 0.
    Signed,
    /// In percent.
    Percent,
    /// In percent with its sign.
    SignedPercent,
    /// Days with their sign: `+62 Tage`.
    Days,
    /// Points of progress with their sign: `−15 Pkt.`
    Points,
}

impl Cell {
    /// Nothing to show.
    pub fn nothing() -> Self {
        Self::default()
    }

    /// A value without a colour.
    pub fn of(value: Value) -> Self {
        Self { value, ..Self::default() }
    }

    /// Words; nothing where there are none.
    pub fn words(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::nothing() } else { Self::of(Value::Text(text)) }
    }

    /// A value where there is one.
    pub fn maybe(value: Option<Value>) -> Self {
        value.map_or_else(Self::nothing, Self::of)
    }

    /// A figure where there is one.
    pub fn figure(figure: Option<&Figure>, shown: Shown) -> Self {
        Self::maybe(figure.map(|figure| Value::Figure(figure.clone(), shown)))
    }

    /// The same in the colour of a status.
    #[must_use]
    pub fn in_colour(mut self, status: Option<Status>) -> Self {
        self.status = status;
        self
    }

    /// The same with something said below it.
    #[must_use]
    pub fn with(mut self, details: impl IntoIterator<Item = String>) -> Self {
        self.details.extend(details);
        self
    }

    /// True where it shows nothing at all.
    pub fn is_empty(&self) -> bool {
        self.value == Value::Nothing && self.status.is_none() && self.details.is_empty()
    }

    /// True where the value is a number whose decimal mark can stand below those of others.
    pub fn is_aligned(&self) -> bool {
        matches!(self.value, Value::Figure(..) | Value::Count(_) | Value::Mark(..) | Value::Target(..))
    }

    /// The value as text with its marks; [`NOTHING`] where there is none. Figures do not break from their units.
    pub fn text(&self, language: Language) -> String {
        let before = if self.estimated { ESTIMATED } else { "" };
        format!("{before}{}{}", self.value.text(language), self.marks)
    }

    /// The symbol of its colour, which stands before the text; `None` where the text has it.
    pub fn symbol(&self) -> Option<&'static str> {
        let status = self.status.filter(|_| !matches!(self.value, Value::Status(_) | Value::Count(_)))?;
        Some(status.symbol())
    }

    /// The value as text, where there is one.
    pub fn some_text(&self, language: Language) -> Option<String> {
        (self.value != Value::Nothing).then(|| self.text(language))
    }

    /// What cells of a column are ordered by: a number with a decimal point; `None` where there is no order.
    pub fn key(&self) -> Option<String> {
        match &self.value {
            Value::Figure(figure, _) => Some(figure.to_text()),
            Value::Count(count) => Some(count.to_string()),
            Value::Mark(mark, _) | Value::Target(_, mark) => mark.figures().next().map(Figure::to_text),
            Value::Due(date) | Value::Date(date) => Some(date.format("%Y%m%d").to_string()),
            Value::Status(status) => Some((*status as usize).to_string()),
            Value::Trend(trend) => Some((*trend as usize).to_string()),
            Value::Nothing | Value::Text(_) | Value::Tolerance(_) | Value::Counts(_) | Value::Chart(..) => None,
        }
    }
}

impl Value {
    fn text(&self, language: Language) -> String {
        match self {
            Self::Nothing => NOTHING.to_owned(),
            Self::Text(text) | Self::Chart(_, text) => text.clone(),
            Self::Figure(figure, shown) => shown.text(figure, language),
            Self::Count(count) => format::count(*count, language),
            Self::Mark(mark, shown) => mark_text(mark, *shown, language),
            Self::Target(sense, mark) => {
                firm(&sentences::target_short(*sense, &mark_text(mark, Shown::Plain, language), language))
            }
            Self::Due(date) => firm(&sentences::due(*date, language)),
            Self::Date(date) => firm(&format::date(*date, language)),
            Self::Status(status) => firm(&words::status_with_symbol(*status, language)),
            Self::Trend(trend) => format!("{}\u{a0}{}", words::trend_symbol(*trend), words::trend(*trend, language)),
            Self::Tolerance(applied) => firm(&tolerance(*applied, language)),
            Self::Counts(counts) => sentences::counts(counts, language),
        }
    }
}

impl Shown {
    fn text(self, figure: &Figure, language: Language) -> String {
        match self {
            Self::Plain => format::figure(figure, language),
            Self::Signed => format::signed(figure, language),
            Self::Percent => firm(&format::percent(figure, language)),
            Self::SignedPercent => firm(&format::signed_percent(figure, language)),
            Self::Days => firm(&sentences::days(figure, language)),
            Self::Points => firm(&sentences::points(figure, language)),
        }
    }
}

fn mark_text(mark: &Mark<Figure>, shown: Shown, language: Language) -> String {
    match mark {
        Mark::Point(figure) => shown.text(figure, language),
        Mark::Corridor { low, high } => {
            format!("{}–{}", format::figure(low, language), shown.text(high, language))
        }
    }
}

/// `5 / 10 %`, `1 / 3`, `0 / 30 Tage`, `5 % / 2`.
fn tolerance(applied: AppliedTolerance, language: Language) -> String {
    let tolerance = applied.tolerance;
    let [green, yellow] = [tolerance.green, tolerance.yellow];
    let limit = |limit: Limit| words::limit(limit, applied.in_days, language);
    let number = |limit: Limit| match limit {
        Limit::Relative(value) | Limit::Absolute(value) => format::decimal(value, language),
    };
    let alike =
        matches!((green, yellow), (Limit::Relative(_), Limit::Relative(_)) | (Limit::Absolute(_), Limit::Absolute(_)));
    let first = if alike { number(green) } else { limit(green) };
    format!("{first} / {}", limit(yellow))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Tolerance;
    use crate::number::Decimal;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    #[test]
    fn tolerances_are_short() {
        let shown = |green, yellow, in_days| {
            let applied = AppliedTolerance { tolerance: Tolerance { green, yellow }, in_days };
            Cell::of(Value::Tolerance(applied)).text(Language::German).replace('\u{a0}', " ")
        };
        let (percent, number) = (|text| Limit::Relative(decimal(text)), |text| Limit::Absolute(decimal(text)));
        assert_eq!(shown(percent("5"), percent("10"), false), "5 / 10 %");
        assert_eq!(shown(number("0.2"), number("1"), false), "0,2 / 1");
        assert_eq!(shown(number("0"), number("30"), true), "0 / 30 Tage");
        assert_eq!(shown(percent("2.5"), number("20"), false), "2,5 % / 20");
    }

    #[test]
    fn values_read_as_their_language_writes_them() {
        let figure = |text| Figure::written(decimal(text));
        let shown = |value| Cell::of(value).text(Language::German).replace('\u{a0}', " ");
        assert_eq!(shown(Value::Figure(figure("-1234.5"), Shown::Signed)), "−1.234,5");
        assert_eq!(shown(Value::Figure(figure("62"), Shown::Days)), "+62 Tage");
        assert_eq!(shown(Value::Figure(figure("-1"), Shown::Days)), "−1 Tag");
        let corridor = Mark::Corridor { low: figure("37.0"), high: figure("45.0") };
        assert_eq!(shown(Value::Mark(corridor, Shown::Plain)), "37,0–45,0");
        assert_eq!(shown(Value::Target(Sense::AtLeast, Mark::Point(figure("450")))), "mind. 450");
        assert_eq!(shown(Value::Nothing), "–");
    }
}
