//! Words of the planning part.

use chrono::NaiveDate;

use super::report::{of_part, plural};
use super::words::Word;
use super::{Language, format};
use crate::model::Kind;
use crate::period::Period;

/// The title of a plan.
pub fn title(language: Language) -> &'static str {
    language.pick("Zielplanung", "Goal planning")
}

/// Above a plan with open points.
pub fn draft(language: Language) -> &'static str {
    language.pick("Entwurf", "Draft")
}

/// The end of the reporting year.
pub fn year_end(end: NaiveDate, language: Language) -> String {
    let end = format::date(end, language);
    language.pick(format!("Berichtsjahr bis {end}"), format!("reporting year until {end}"))
}

/// Heading of the Soll of a period: `Soll T1`.
pub fn expected(period: Period, language: Language) -> String {
    let label = period.label();
    language.pick(format!("Soll {label}"), format!("Expected {label}"))
}

/// The cut-off dates of the periods: `T1 30.04.2013`.
pub fn cutoffs(cutoffs: &[String], language: Language) -> String {
    let dates = cutoffs.join(", ");
    language.pick(format!("Stichtage: {dates}"), format!("Cut-off dates: {dates}"))
}

/// The kind of an indicator, short.
pub fn kind(kind: Kind, language: Language) -> &'static str {
    let (german, english) = match kind {
        Kind::Cumulative => ("Jahressumme", "count of the year"),
        Kind::Level => ("Stand", "level"),
        Kind::Average => ("Mittelwert", "average"),
        Kind::Ratio => ("Quote", "ratio"),
        Kind::Milestone => ("Meilenstein", "milestone"),
        Kind::Assessed => return Word::Assessment.text(language),
    };
    language.pick(german, english)
}

/// What the value of a kind is.
pub fn kind_meaning(kind: Kind, language: Language) -> &'static str {
    let (german, english) = match kind {
        Kind::Cumulative => {
            ("Zählung vom Jahresbeginn bis zum Stichtag.", "Counted from the year's start to the cut-off date.")
        }
        Kind::Level => ("Bestand, Satz oder Anteil am Stichtag.", "A stock, rate or share at the cut-off date."),
        Kind::Average => {
            ("Mittelwert vom Jahresbeginn bis zum Stichtag.", "A mean from the year's start to the cut-off date.")
        }
        Kind::Ratio => ("Zähler geteilt durch Nenner.", "A numerator divided by its denominator."),
        Kind::Milestone => ("Fortschritt in Prozent bis zu einem Termin.", "Progress in percent towards a date."),
        Kind::Assessed => (
            "Eine Farbe, die das Amt selbst gibt und erläutert.",
            "A colour that the department itself gives, with a comment.",
        ),
    };
    language.pick(german, english)
}

/// How many goals, measures, indicators, budget and consolidation lines there are; what there is none of is not named.
pub fn extent(goals: usize, measures: usize, rows: [usize; 3], language: Language) -> String {
    let said = |count: usize, (one, more): (&str, &str)| {
        (count > 0).then(|| format!("{}\u{a0}{}", format::count(count, language), plural(count, one, more)))
    };
    let above = [
        said(goals, language.pick(("Ziel", "Ziele"), ("goal", "goals"))),
        said(measures, language.pick(("Maßnahme", "Maßnahmen"), ("measure", "measures"))),
    ];
    let rows = rows.into_iter().enumerate().map(|(part, count)| of_part(count, part, language));
    above.into_iter().chain(rows).flatten().collect::<Vec<_>>().join(", ")
}

/// What a plan holds, and how its figures came about.
pub fn contents(language: Language) -> &'static str {
    language.pick(
        "Dies ist die Planung vor Beginn der Berichte: Sie enthält keine gemeldeten Werte des Jahres. Zielwerte gegenüber dem Vorjahr stehen nur dort in Zahlen, wo der Vorjahreswert vorliegt.",
        "This is the plan before any report: it has no reported values of the year. Targets relative to the previous year are figures only where that year's value is known.",
    )
}

/// Earlier years asked of a plan.
pub fn no_years(language: Language) -> &'static str {
    language.pick(
        "Fehler: --years gilt für einen Zeitraum; zwei Jahrespläne vergleicht `zielmatrix diff --plan`.",
        "Error: --years is for a period; `zielmatrix diff --plan` compares the plans of two years.",
    )
}

/// A status asked of a plan.
pub fn no_status(language: Language) -> &'static str {
    language.pick(
        "Fehler: --status und --fail-on gelten für einen Zeitraum; die Planung eines Jahres hat keine Farben.",
        "Error: --status and --fail-on are for a period; the plan of a year has no colours.",
    )
}
