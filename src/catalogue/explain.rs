//! What explanations say. Numbers are exact: a decimal that ends in full, else a fraction.

mod equation;
mod outlook;
mod verdict;

use crate::catalogue::words::Word;
use chrono::NaiveDate;

pub use equation::{equation, exact, plain_equation};
pub use outlook::{
    ForecastWords, forecast, moved, needed, needed_each, nothing_needed, revised, stood, without_revision,
};
pub use verdict::{
    because, bounds, compared, days, in_time, inside_corridor, not_due, not_due_yet, own_colour, tolerance,
    without_colour,
};

use super::Language;
use super::{format, report};
use crate::evaluate::expectation::Basis;
use crate::explain::{ReferenceOf, Topic};
use crate::model::actual::Provenance;
use crate::model::outcome::ReportedState;
use crate::model::{Mark, Target};
use crate::number::Figure;
use crate::period::{Period, Scheme};

/// The label of a step.
pub fn topic(topic: Topic, scheme: Scheme, language: Language) -> &'static str {
    match topic {
        Topic::Target => Word::Target.text(language),
        Topic::Actual => Word::Actual.text(language),
        Topic::Expected => Word::Expected.text(language),
        Topic::Deviation => language.pick("Abweichung", "Deviation"),
        Topic::Tolerance => Word::Tolerance.text(language),
        Topic::Comparison => language.pick("Vergleich", "Comparison"),
        Topic::Reason => language.pick("Grund", "Reason"),
        Topic::Attainment => language.pick("Erreicht", "Attained"),
        Topic::Bounds => language.pick("Farbgrenzen", "Bounds"),
        Topic::Accepted => language.pick("Akzeptiert", "Accepted"),
        Topic::Revision => Word::Difference.text(language),
        Topic::Previous => match scheme {
            Scheme::Tertial => language.pick("Vortertial", "Tertial before"),
            Scheme::Quarter => language.pick("Vorquartal", "Quarter before"),
            Scheme::HalfYear => language.pick("Vorhalbjahr", "Half before"),
            Scheme::Month(_) => language.pick("Vormonat", "Month before"),
            Scheme::Year => Word::YearBefore.text(language),
        },
        Topic::YearBefore => Word::YearBefore.text(language),
        Topic::Forecast => language.pick("Prognose", "Forecast"),
        Topic::Needed => language.pick("Noch nötig", "Still needed"),
        Topic::Open => language.pick("Offen", "Open"),
        Topic::Comment => Word::Comment.text(language),
        Topic::Closed => language.pick("Abschluss", "Closing"),
    }
}

/// The target with its unit: `mindestens 450 Besuche`.
pub fn target(target: &Target, unit: &str, language: Language) -> String {
    let words = report::target(target, language);
    match target {
        Target::Absolute { .. } => with_unit(words, unit),
        Target::Relative { .. } | Target::DoneBy(_) => words,
    }
}

/// That there is no target.
pub fn no_target(language: Language) -> &'static str {
    language.pick("keiner, ein nachrichtlicher Wert", "none, an informative value")
}

/// What a relative target is a share of: `Ausgangswert 28 Tage (2012)`.
pub fn reference(value: &Figure, of: ReferenceOf, unit: &str, language: Language) -> String {
    let value = amount(value, unit, language);
    match of {
        ReferenceOf::Baseline(year) => {
            let year = year.map(|year| format!(" ({year})")).unwrap_or_default();
            language.pick(format!("Ausgangswert {value}{year}"), format!("baseline {value}{year}"))
        }
        ReferenceOf::Period(period) => format!("{}: {value}", report::period(period, language)),
    }
}

/// A value with its unit.
pub fn amount(value: &Figure, unit: &str, language: Language) -> String {
    with_unit(exact(value, language), unit)
}

/// A value with its unit, and with its mark where it is provisional.
pub fn value(value: &Figure, provisional: bool, unit: &str, language: Language) -> String {
    with_unit(marked(exact(value, language), provisional), unit)
}

/// A text with the mark of a provisional value.
pub fn marked(text: String, provisional: bool) -> String {
    if provisional { format!("{text}{}", report::PROVISIONAL_MARK) } else { text }
}

fn with_unit(text: String, unit: &str) -> String {
    if unit.is_empty() { text } else { format!("{text} {unit}") }
}

/// What one period or area adds: `Mitte: 41`, `1. Tertial 2013: 23 von 98`.
pub fn part(name: &str, value: &Figure, denominator: Option<&Figure>, language: Language) -> String {
    let value = exact(value, language);
    match denominator {
        Some(denominator) => {
            let denominator = exact(denominator, language);
            language.pick(format!("{name}: {value} von {denominator}"), format!("{name}: {value} of {denominator}"))
        }
        None => format!("{name}: {value}"),
    }
}

/// What numerator and denominator count.
pub fn part_names(numerator: Option<&str>, denominator: Option<&str>, language: Language) -> String {
    let numerator = numerator.map(|name| language.pick(format!("Zähler: {name}"), format!("numerator: {name}")));
    let denominator = denominator.map(|name| language.pick(format!("Nenner: {name}"), format!("denominator: {name}")));
    numerator.into_iter().chain(denominator).collect::<Vec<_>>().join(", ")
}

/// That the value is still provisional.
pub fn provisional(language: Language) -> &'static str {
    language.pick("p = vorläufig, der Wert kann sich noch ändern", "p = provisional, the value may still change")
}

/// That nothing is made of the values of an indicator whose kind is open.
pub fn undecided(language: Language) -> &'static str {
    language.pick(
        "die Art ist noch offen: Werte werden gezeigt und nicht bewertet",
        "the kind is still open: values are shown and not judged",
    )
}

/// Where an extrapolated figure ends.
pub fn limited(value: &Figure, unit: &str, language: Language) -> String {
    let zero = value.value.is_zero();
    let value = amount(value, unit, language);
    if zero {
        language.pick(format!("nicht unter {value}"), format!("not below {value}"))
    } else {
        language.pick(format!("nicht über {value}"), format!("not above {value}"))
    }
}

/// Progress of a milestone.
pub fn progress(value: &Figure, language: Language) -> String {
    let value = exact(value, language);
    language.pick(format!("{value} % Fortschritt"), format!("{value}% progress"))
}

/// The colour that a department gave.
pub fn assessed(colour: &str, language: Language) -> String {
    language.pick(format!("selbst eingeschätzt: {colour}"), format!("own assessment: {colour}"))
}

/// That no value was reported.
pub fn no_value(state: ReportedState, language: Language) -> &'static str {
    match state {
        ReportedState::Value => language.pick("noch nicht erledigt", "not done yet"),
        ReportedState::Missing => Word::NoValue.text(language),
        ReportedState::NotApplicable => Word::NotApplicable.text(language),
        ReportedState::Suppressed => Word::Suppressed.text(language),
        ReportedState::NotDue => language.pick("nichts gemeldet", "nothing reported"),
    }
}

/// Where an imported value was read: `eingelesen aus sozialamt.xlsx, Blatt „Ist“, Zelle F12, am 10.05.2013`.
pub fn imported(origin: &Provenance, language: Language) -> String {
    let file = &origin.file;
    let mut parts = vec![language.pick(format!("eingelesen aus {file}"), format!("imported from {file}"))];
    parts
        .extend(origin.sheet.iter().map(|sheet| language.pick(format!("Blatt „{sheet}“"), format!("sheet “{sheet}”"))));
    parts.extend(origin.cell.iter().map(|cell| language.pick(format!("Zelle {cell}"), format!("cell {cell}"))));
    parts.extend(origin.line.map(|line| format::line(line, language)));
    let day = format::date(origin.date, language);
    parts.push(language.pick(format!("am {day}"), format!("on {day}")));
    parts.extend(filled(origin, language));
    parts.join(", ")
}

/// Who filled in the form that a value was read from: `ausgefüllt von M. Beispiel (Telefon 1234) am 09.05.2013`.
fn filled(origin: &Provenance, language: Language) -> Option<String> {
    let by = origin.filled_by.as_ref().map(|name| language.pick(format!("von {name}"), format!("by {name}")));
    let contact = origin.contact.as_ref().map(|contact| format!("({contact})"));
    let day = origin.filled_on.map(|day| format::date(day, language));
    let day = day.map(|day| language.pick(format!("am {day}"), format!("on {day}")));
    let said: Vec<String> = by.into_iter().chain(contact).chain(day).collect();
    (!said.is_empty()).then(|| format!("{} {}", language.pick("ausgefüllt", "filled in"), said.join(" ")))
}

/// The Soll and what it follows from: `280 Besuche, Zwischenziel T2`.
pub fn expected(mark: &Mark<Figure>, basis: &Basis, period: Period, unit: &str, language: Language) -> String {
    let value = with_unit(exact_mark(mark, language), unit);
    format!("{value}, {}", basis_words(basis, period, language))
}

/// One exact figure, or the bounds of a corridor.
pub fn exact_mark(mark: &Mark<Figure>, language: Language) -> String {
    match mark {
        Mark::Point(value) => exact(value, language),
        Mark::Corridor { low, high } => {
            let (low, high) = (exact(low, language), exact(high, language));
            language.pick(format!("{low} bis {high}"), format!("{low} to {high}"))
        }
    }
}

fn basis_words(basis: &Basis, period: Period, language: Language) -> String {
    let words = match basis {
        Basis::Nothing => Word::NoExpected.text(language),
        Basis::Annual => Word::AnnualTarget.text(language),
        Basis::Written => {
            let label = period.label();
            return language.pick(format!("Zwischenziel {label}"), format!("interim target {label}"));
        }
        Basis::Share(share) => {
            let share = format::percent(&Figure::written(*share), language);
            return language.pick(format!("{share} des Jahreszielwerts"), format!("{share} of the annual target"));
        }
        Basis::Elapsed(_) => Word::AssumedShare.text(language),
        Basis::Line { .. } => Word::LinearPath.text(language),
        Basis::Seasonal { .. } => Word::MeanShare.text(language),
        Basis::Closed => language.pick("wie abgeschlossen", "as it was closed"),
        Basis::YearBefore { .. } => language.pick("Anteil am Vorjahreswert", "share of the year before"),
    };
    words.into()
}

/// The progress that a milestone must show.
pub fn expected_progress(value: &Figure, basis: &Basis, due: NaiveDate, period: Period, language: Language) -> String {
    let date = format::date(due, language);
    match basis {
        Basis::Nothing => language.pick(
            format!("noch kein Fortschritt verlangt: Termin {date}, kein Zwischenziel"),
            format!("no progress asked for yet: due {date}, no interim target"),
        ),
        Basis::Annual => {
            let value = progress(value, language);
            language.pick(format!("{value}, Termin {date}"), format!("{value}, due {date}"))
        }
        Basis::Written
        | Basis::Share(_)
        | Basis::Elapsed(_)
        | Basis::Line { .. }
        | Basis::Seasonal { .. }
        | Basis::Closed
        | Basis::YearBefore { .. } => {
            format!("{}, {}", progress(value, language), basis_words(&Basis::Written, period, language))
        }
    }
}

/// An indicator that does not exist in that year.
pub fn unknown(asked: &str, year: i32, suggestion: Option<&str>, language: Language) -> String {
    let hint = match suggestion {
        Some(near) => language.pick(format!("; meinten Sie „{near}“?"), format!("; did you mean “{near}”?")),
        None => ".".into(),
    };
    language.pick(
        format!("Fehler: den Indikator „{asked}“ gibt es {year} nicht{hint}"),
        format!("Error: there is no indicator “{asked}” in {year}{hint}"),
    )
}

/// An area that is not declared.
pub fn unknown_area(asked: &str, suggestion: Option<&str>, language: Language) -> String {
    let hint = match suggestion {
        Some(near) => language.pick(format!("; meinten Sie „{near}“?"), format!("; did you mean “{near}”?")),
        None => ".".into(),
    };
    language.pick(
        format!("Fehler: das Gebiet „{asked}“ gibt es nicht{hint}"),
        format!("Error: there is no area “{asked}”{hint}"),
    )
}

/// An indicator that only other years have.
pub fn other_years(asked: &str, year: i32, years: &[i32], language: Language) -> String {
    let known: Vec<String> = years.iter().map(ToString::to_string).collect();
    let known = known.join(", ");
    language.pick(
        format!("Fehler: den Indikator „{asked}“ gibt es {year} nicht, aber {known}."),
        format!("Error: there is no indicator “{asked}” in {year}, but in {known}."),
    )
}

/// A bare id that several matrices have.
pub fn ambiguous(asked: &str, full_ids: &[String], language: Language) -> String {
    let known = full_ids.join(", ");
    language.pick(
        format!("Fehler: „{asked}“ gibt es in mehreren Matrizen; möglich sind {known}."),
        format!("Error: several matrices have “{asked}”; possible are {known}."),
    )
}
