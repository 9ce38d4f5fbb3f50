//! Deviation, tolerance, comparison, and the values at which the colour changes.

use crate::catalogue::words::Word;
use chrono::NaiveDate;

use super::exact;
use crate::catalogue::{Language, format, report};
use crate::explain::{Comparison, Test};
use crate::model::{Limit, Origin};
use crate::number::Figure;
use crate::report::{AppliedTolerance, ColourBounds, Reason};
use crate::status::Status;

/// That a value lies in its corridor.
pub fn inside_corridor(language: Language) -> &'static str {
    language.pick("im Korridor, keine Abweichung", "inside the corridor, no deviation")
}

/// How far a milestone is from its due date.
pub fn days(due: NaiveDate, day: NaiveDate, done: bool, late: i64, language: Language) -> String {
    let (due, day) = (format::date(due, language), format::date(day, language));
    let count = counted(late.unsigned_abs(), language);
    match (done, late) {
        (true, 0) => language.pick(format!("am Termin {due}"), format!("on the due date {due}")),
        (true, ..0) => language.pick(format!("{count} vor dem Termin {due}"), format!("{count} before {due}")),
        (true, _) => language.pick(format!("{count} nach dem Termin {due}"), format!("{count} after {due}")),
        (false, ..0) => language.pick(
            format!("am Stichtag {day} noch {count} bis zum Termin {due}"),
            format!("on the cut-off date {day} still {count} to go until {due}"),
        ),
        (false, _) => language.pick(
            format!("am Stichtag {day} nicht erledigt, {count} nach dem Termin {due}"),
            format!("not done on the cut-off date {day}, {count} after {due}"),
        ),
    }
}

fn counted(days: u64, language: Language) -> String {
    match days {
        1 => language.pick("1 Tag", "1 day").into(),
        _ => format::days(days, language),
    }
}

/// A tolerance with the level where it was found.
pub fn tolerance(applied: AppliedTolerance, found: Origin, language: Language) -> String {
    format!("{} ({})", report::tolerance(applied, language), origin(found, language))
}

/// The level where a tolerance was found.
pub(super) fn origin(origin: Origin, language: Language) -> &'static str {
    match origin {
        Origin::Indicator => language.pick("beim Indikator", "at the indicator"),
        Origin::Revision => language.pick("geänderte Regel", "revised rule"),
        Origin::Goal => language.pick("beim Ziel", "at the goal"),
        Origin::Matrix => language.pick("bei der Matrix", "at the matrix"),
        Origin::Project => language.pick("für das ganze Projekt", "for the whole project"),
        Origin::BuiltIn => language.pick("Vorgabe des Programms", "built in"),
    }
}

/// The comparison that decides: `21 > 14 (5 % von 280), 21 ≤ 28 (10 % von 280) → gelb`.
pub fn compared(comparison: &Comparison, colour: &str, language: Language) -> String {
    let Comparison { amount, tests, in_days, never_green, .. } = comparison;
    let tests: Vec<String> = tests.iter().map(|test| tested(amount, test, *in_days, language)).collect();
    let tests = tests.join(", ");
    let before = if *never_green {
        language.pick("nach dem Termin ist nicht erledigt nie grün; ", "not done is never green after the due date; ")
    } else if amount.value.is_zero() && !in_days {
        language.pick("keine Abweichung zur schlechten Seite: ", "no adverse deviation: ")
    } else {
        ""
    };
    format!("{before}{tests} →\u{a0}{colour}")
}

fn tested(amount: &Figure, test: &Test, in_days: bool, language: Language) -> String {
    let sign = if test.inside { '≤' } else { '>' };
    let (left, width) = (exact(amount, language), exact(&test.width, language));
    match test.limit {
        Limit::Relative(percent) => {
            let percent = format::percent(&Figure::written(percent), language);
            let base = exact(&test.base, language);
            language.pick(
                format!("{left}\u{a0}{sign}\u{a0}{width} ({percent} von {base})"),
                format!("{left}\u{a0}{sign}\u{a0}{width} ({percent} of {base})"),
            )
        }
        Limit::Absolute(_) if in_days => {
            let width = report::limit(test.limit, true, language);
            format!("{left}\u{a0}{sign}\u{a0}{width}")
        }
        Limit::Absolute(_) => format!("{left}\u{a0}{sign}\u{a0}{width}"),
    }
}

/// A milestone before its due date, without an interim progress.
pub fn not_due_yet(colour: &str, language: Language) -> String {
    language.pick(
        format!("vor dem Termin, ohne Zwischenziel →\u{a0}{colour}"),
        format!("before the due date, without an interim target →\u{a0}{colour}"),
    )
}

/// A milestone done in time.
pub fn in_time(colour: &str, language: Language) -> String {
    language.pick(format!("rechtzeitig erledigt →\u{a0}{colour}"), format!("done in time →\u{a0}{colour}"))
}

/// The department's own colour.
pub fn own_colour(colour: &str, language: Language) -> String {
    language.pick(
        format!("die gemeldete Einschätzung gilt →\u{a0}{colour}"),
        format!("the reported assessment counts →\u{a0}{colour}"),
    )
}

/// Why there is no colour.
pub fn without_colour(status: Status, has_value: bool, language: Language) -> String {
    let words = match (status, has_value) {
        (Status::Missing, true) => language.pick(
            "ohne Soll ist der Wert nicht zu messen: weder grün noch rot",
            "without an expected value there is nothing to measure against: neither green nor red",
        ),
        (Status::Missing, false) => language
            .pick("fällig, aber ohne Wert: weder grün noch rot", "due, but without a value: neither green nor red"),
        (Status::NotApplicable, _) => {
            language.pick("einen Wert kann es nicht geben: keine Farbe", "there can be no value: no colour")
        }
        (Status::Suppressed, _) => language.pick(
            "der Wert darf nicht veröffentlicht werden: keine Farbe",
            "the value may not be published: no colour",
        ),
        (Status::Informative, _) => language.pick(
            "ohne Zielwert wird ein Wert gezeigt, aber nie gefärbt",
            "without a target a value is shown, but never coloured",
        ),
        (Status::NotDue | Status::Green | Status::Yellow | Status::Red, _) => report::status(status, language),
    };
    words.into()
}

/// That no value is due, and in which periods one is.
pub fn not_due(periods: &[String], language: Language) -> String {
    if periods.is_empty() {
        return language
            .pick(
                "vor dem Termin und ohne Zwischenziel ist nichts zu melden",
                "nothing is to be reported before the due date without an interim target",
            )
            .into();
    }
    let periods = periods.join(", ");
    language.pick(format!("zu melden nur in {periods}"), format!("to be reported only in {periods}"))
}

/// Why a figure is missing.
pub fn because(reason: &Reason, language: Language) -> String {
    report::reason(reason, language)
}

/// The values at which the colour changes: `rot unter 252 · gelb ab 252 · grün ab 266`.
pub fn bounds(bounds: &ColourBounds, word: impl Fn(Status) -> String, language: Language) -> String {
    let ColourBounds { green_from, green_to, yellow_from, yellow_to } = bounds;
    let shown = |figure: &Figure| exact(figure, language);
    let (green, yellow, red) = (word(Status::Green), word(Status::Yellow), word(Status::Red));
    let mut parts = Vec::new();
    if let Some(lowest) = yellow_from.as_ref().or(green_from.as_ref()) {
        parts.push(format!("{red} {} {}", language.pick("unter", "below"), shown(lowest)));
    }
    if let Some(from) = yellow_from {
        parts.push(format!("{yellow} {} {}", Word::From.text(language), shown(from)));
    }
    parts.push(match (green_from, green_to) {
        (Some(from), Some(to)) if from.value == to.value => {
            format!("{green} {} {}", language.pick("bei genau", "at exactly"), shown(from))
        }
        (Some(from), Some(to)) => {
            let (from, to) = (shown(from), shown(to));
            language.pick(format!("{green} von {from} bis {to}"), format!("{green} from {from} to {to}"))
        }
        (Some(from), None) => format!("{green} {} {}", Word::From.text(language), shown(from)),
        (None, Some(to)) => format!("{green} {} {}", Word::UpTo.text(language), shown(to)),
        (None, None) => green,
    });
    if let Some(to) = yellow_to {
        parts.push(format!("{yellow} {} {}", Word::UpTo.text(language), shown(to)));
    }
    if let Some(highest) = yellow_to.as_ref().or(green_to.as_ref()) {
        parts.push(format!("{red} {} {}", language.pick("über", "above"), shown(highest)));
    }
    parts.join(" · ")
}
