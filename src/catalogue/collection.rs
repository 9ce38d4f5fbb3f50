//! Words of `status`: what has come in, what is missing, and until when.

use chrono::NaiveDate;

use super::{Language, format, report};
use crate::period::Period;
use crate::report::collection::Timing;

/// The title.
pub fn title(today: NaiveDate, language: Language) -> String {
    let today = format::date(today, language);
    language.pick(format!("Stand der Meldungen am {today}"), format!("Reports received by {today}"))
}

/// Where today stands between cut-off date and deadline.
pub fn timing(timing: Timing, language: Language) -> String {
    match timing {
        Timing::Running(0) => language.pick("Stichtag ist heute", "cut-off date is today").into(),
        Timing::Running(days) => {
            let days = in_days(days, language);
            language.pick(format!("Stichtag {days}"), format!("cut-off date {days}"))
        }
        Timing::Open(0) => language.pick("Abgabe bis heute", "due today").into(),
        Timing::Open(1) => language.pick("noch 1 Tag", "1 day left").into(),
        Timing::Open(days) => language.pick(format!("noch {days} Tage"), format!("{days} days left")),
        Timing::Overdue(1) => language.pick("seit 1 Tag überfällig", "1 day overdue").into(),
        Timing::Overdue(days) => {
            let days = format::count(usize::try_from(days).unwrap_or_default(), language);
            language.pick(format!("seit {days} Tagen überfällig"), format!("{days} days overdue"))
        }
    }
}

/// `heute`, `in 12 Tagen`.
pub fn in_days(days: i64, language: Language) -> String {
    match days {
        0 => language.pick("heute", "today").into(),
        1 => language.pick("in 1 Tag", "in 1 day").into(),
        days => language.pick(format!("in {days} Tagen"), format!("in {days} days")),
    }
}

/// The dates of a period: `Stichtag 30.04.2013, Abgabe bis 14.05.2013`.
pub fn dates(cutoff: NaiveDate, deadline: NaiveDate, language: Language) -> String {
    let (cutoff, deadline) = (format::date(cutoff, language), format::date(deadline, language));
    language
        .pick(format!("Stichtag {cutoff}, Abgabe bis {deadline}"), format!("cut-off date {cutoff}, due by {deadline}"))
}

/// How many of how many: `28 von 30`.
pub fn of(received: usize, asked: usize, language: Language) -> String {
    let (received, asked) = (format::count(received, language), format::count(asked, language));
    language.pick(format!("{received} von {asked}"), format!("{received} of {asked}"))
}

/// Why a list follows: so many values are missing.
pub fn missing(count: usize, language: Language) -> String {
    counted(count, ["1 Wert fehlt", "Werte fehlen"], ["1 value is missing", "values are missing"], language)
}

/// So many values were reported as missing.
pub fn stated_missing(count: usize, language: Language) -> String {
    counted(
        count,
        ["1 Wert als fehlend gemeldet", "Werte als fehlend gemeldet"],
        ["1 value reported as missing", "values reported as missing"],
        language,
    )
}

/// So many compulsory comments are missing.
pub fn comments(count: usize, language: Language) -> String {
    counted(
        count,
        ["1 vorgeschriebene Erläuterung fehlt", "vorgeschriebene Erläuterungen fehlen"],
        ["1 compulsory comment is missing", "compulsory comments are missing"],
        language,
    )
}

fn counted(count: usize, german: [&str; 2], english: [&str; 2], language: Language) -> String {
    let [one, many] = language.pick(german, english);
    if count == 1 { one.into() } else { format!("{} {many}", format::count(count, language)) }
}

/// Nothing is left to ask for.
pub fn complete(language: Language) -> &'static str {
    language.pick("vollständig", "complete")
}

/// No value is asked for.
pub fn nothing_asked(language: Language) -> &'static str {
    language.pick("kein Wert ist fällig", "no value is due")
}

/// A period in which everything has come in: `vollständig (54 Werte)`.
pub fn all_in(asked: usize, language: Language) -> String {
    format!("{} ({})", complete(language), counted(asked, ["1 Wert", "Werte"], ["1 value", "values"], language))
}

/// A whole year in which everything has come in.
pub fn year_all_in(year: i32, periods: usize, asked: usize, language: Language) -> String {
    let periods = format::count(periods, language);
    let values = counted(asked, ["1 Wert", "Werte"], ["1 value", "values"], language);
    language.pick(
        format!("{year}: vollständig ({values} aus {periods} Zeiträumen)"),
        format!("{year}: complete ({values} of {periods} periods)"),
    )
}

/// A period that is not over: how many values it will ask for.
pub fn running(received: usize, asked: usize, language: Language) -> String {
    let (received, asked) = (format::count(received, language), format::count(asked, language));
    language.pick(
        format!("läuft noch; {received} von {asked} Werten liegen schon vor"),
        format!("not over yet; {received} of {asked} values are in already"),
    )
}

/// The next session of any committee.
pub fn next_session(language: Language) -> &'static str {
    language.pick("Nächste Sitzung", "Next session")
}

/// The next session that deals with a period.
pub fn session_of_period(language: Language) -> &'static str {
    language.pick("Beraten in", "Dealt with by")
}

/// What a session deals with.
pub fn deals_with(period: Option<Period>, language: Language) -> String {
    match period {
        Some(period) => {
            let period = report::period(period, language);
            language.pick(format!("zum {period}"), format!("on {period}"))
        }
        None => language.pick("zur Zielplanung", "on the goal planning").into(),
    }
}

/// No session ahead deals with a period.
pub fn no_session(language: Language) -> &'static str {
    language.pick("keine Sitzung mehr eingetragen", "no session to come is entered")
}

/// No period has begun by that day.
pub fn nothing_begun(first: Option<Period>, language: Language) -> String {
    match first {
        Some(first) => {
            let first = report::period(first, language);
            language.pick(
                format!("Noch kein Zeitraum hat begonnen; der erste mit Matrizen ist {first}."),
                format!("No period has begun yet; the first with matrices is {first}."),
            )
        }
        None => language.pick("Es gibt keine Matrizen.", "There are no matrices.").into(),
    }
}

/// What counts, below the lists.
pub fn legend(due_days: u16, language: Language) -> String {
    let days = language.pick(
        if due_days == 1 { "1 Tag".to_owned() } else { format!("{due_days} Tage") },
        if due_days == 1 { "1 day".to_owned() } else { format!("{due_days} days") },
    );
    language.pick(
        format!(
            "Gezählt ist, was fällig ist, auch nachrichtliche Werte, Haushalt und Haushaltssicherung. „Entfällt“ und „unterdrückt“ sind Antworten. Abgabe: {days} nach dem Stichtag."
        ),
        format!(
            "What is due counts, also informative values, budget and consolidation. “Not applicable” and “suppressed” are answers. Due: {days} after the cut-off date."
        ),
    )
}
