//! Earlier periods, revisions, forecast, what is still needed.

use crate::catalogue::words::Word;
use chrono::NaiveDate;

use super::{exact, exact_mark};
use crate::catalogue::{Language, format, report, row};
use crate::evaluate::outlook::Measure;
use crate::explain::ForecastFrom;
use crate::model::{Kind, Mark};
use crate::number::Figure;
use crate::period::Scheme;
use crate::report::RevisionReport;
use crate::status::Trend;

/// How it stood in another period: `▼ rot (Ist 98, Soll 120)`.
pub fn stood(
    status: &str,
    (value, provisional): (Option<&Figure>, bool),
    expected: Option<&Mark<Figure>>,
    language: Language,
) -> String {
    let value = value.map(|value| {
        let value = super::marked(exact(value, language), provisional);
        language.pick(format!("Ist {value}"), format!("actual {value}"))
    });
    let expected = expected.map(|mark| {
        let mark = exact_mark(mark, language);
        language.pick(format!("Soll {mark}"), format!("expected {mark}"))
    });
    let figures: Vec<String> = value.into_iter().chain(expected).collect();
    if figures.is_empty() { status.to_owned() } else { format!("{status} ({})", figures.join(", ")) }
}

/// How the adverse deviation moved.
pub fn moved(trend: Trend, before: &Figure, now: &Figure, measure: Measure, language: Language) -> String {
    let trend = report::trend(trend, language);
    if measure == Measure::Days {
        let (before, now) = (exact(before, language), exact(now, language));
        return language.pick(
            format!("Trend {trend}: {before} → {now} Tage nach dem Termin"),
            format!("trend {trend}: {before} → {now} days after the due date"),
        );
    }
    if before.value.is_zero() && now.value.is_zero() {
        return language.pick(
            format!("Trend {trend}: beide Male keine Abweichung zur schlechten Seite"),
            format!("trend {trend}: no adverse deviation either time"),
        );
    }
    let shown = |figure: &Figure| {
        if measure == Measure::Shares { format::percent(figure, language) } else { exact(figure, language) }
    };
    let (before, now) = (shown(before), shown(now));
    let of = if measure == Measure::Shares { language.pick(" des Solls", " of the expected value") } else { "" };
    language.pick(
        format!("Trend {trend}: {before} → {now}{of} auf der schlechten Seite"),
        format!("trend {trend}: {before} → {now}{of} on the adverse side"),
    )
}

/// A revision with its reason.
pub fn revised(revision: &RevisionReport, reason: &str, kind: Kind, language: Language) -> String {
    let change = row::revision(revision, kind, language);
    language.pick(format!("{change}. Grund: {reason}"), format!("{change}. Reason: {reason}"))
}

/// The colour without the newest revision; `same` where it is no other.
pub fn without_revision(status: &str, same: bool, language: Language) -> String {
    if same {
        language.pick(format!("auch ohne die Änderung {status}"), format!("{status} without the change, too"))
    } else {
        language.pick(
            format!("die Farbe wechselte nur durch die Regel: ohne die Änderung {status}"),
            format!("the colour changed only because of the rule: {status} without the change"),
        )
    }
}

/// What a forecast says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ForecastWords {
    /// A value with its unit.
    Value(String),
    /// A day, with the word for its colour.
    Date(NaiveDate, Option<String>),
    /// The word for a colour alone.
    Colour(String),
}

/// A forecast and where it comes from: `420 Besuche, gemeldet`.
pub fn forecast(said: &ForecastWords, from: ForecastFrom, language: Language) -> String {
    let source = match from {
        ForecastFrom::Reported => Word::Reported.text(language),
        ForecastFrom::Extrapolated => language.pick("hochgerechnet wie das Soll", "extrapolated as the expected value"),
        ForecastFrom::LastValue => language.pick("der letzte Wert gilt weiter", "the last value stays"),
        ForecastFrom::AlongPath => language.pick(
            "der letzte Wert und was der Weg bis zum Zielwert noch bringt",
            "the last value and what the path to the target still brings",
        ),
    };
    match said {
        ForecastWords::Value(value) => format!("{value}, {source}"),
        ForecastWords::Date(day, colour) => {
            let day = format::done(*day, language);
            let colour = colour.as_ref().map(|colour| format!("\u{a0}→\u{a0}{colour}")).unwrap_or_default();
            format!("{day}, {source}{colour}")
        }
        ForecastWords::Colour(colour) => format!("{source}\u{a0}→\u{a0}{colour}"),
    }
}

/// What is still needed by the year's end, with the equation that says so.
pub fn needed(equation: &str, year_end: NaiveDate, language: Language) -> String {
    let date = format::date(year_end, language);
    language.pick(format!("{equation} bis {date}"), format!("{equation} by {date}"))
}

/// That nothing is needed any more.
pub fn nothing_needed(language: Language) -> &'static str {
    language.pick("nichts, der Jahreszielwert ist erreicht", "nothing, the annual target is reached")
}

/// What each period that remains needs, with the equation that says so.
pub fn needed_each(equation: &str, scheme: Scheme, language: Language) -> String {
    let unit = row::period_unit(scheme, language);
    language.pick(format!("{equation} je {unit}"), format!("{equation} a {unit}"))
}
