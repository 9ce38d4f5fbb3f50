//! Words of the forms of a planning round, and of the command that writes them.

use super::{Language, format, report};
use crate::form::planning::Field;
use crate::model::Kind;
use crate::period::Period;
use crate::report::planning::{DONE_BY, INFORMATIVE};
use crate::report::{ForecastValue, Row};

/// What the document is, with its year.
pub(crate) fn title(year: i32, language: Language) -> String {
    language.pick(format!("Planung {year}"), format!("Planning {year}"))
}

/// What is to be done, one paragraph each.
pub(crate) fn instructions(year: i32, closed: Option<Period>, language: Language) -> Vec<String> {
    let mut lines = vec![
        language.pick(
            format!("1. Die umrandeten Felder zeigen, was für {year} geplant ist. Ändern Sie, was anders sein soll; ein leerer Zielwert heißt „noch offen“."),
            format!("1. The bordered cells show what is planned for {year}. Change what shall be different; an empty target means “not decided yet”."),
        ),
        language.pick(
            "2. Wählen Sie die Richtung, dann den Wert: „zwischen“ braucht Wert und bis, „bis“ ein Datum. Das Soll zum Stichtag ist ein Wert oder ein Anteil am Zielwert (20 %).".into(),
            "2. Choose the direction, then the value: “between” needs value and to, “by” a date. An interim target is a value or a share of the target (20 %).".into(),
        ),
        language.pick(
            "3. Neues steht in den leeren Zeilen. Fällt etwas weg, wählen Sie unter „entfällt“ ja. Was nicht entschieden ist, steht unter „offener Punkt“; ist es entschieden, leeren Sie das Feld.".into(),
            "3. New things go into the empty rows. Where something is dropped, choose yes under “dropped”. What is not decided goes under “open point”; once decided, empty that cell.".into(),
        ),
        language.pick(
            "4. Alles andere ist gesperrt. Speichern Sie die Datei unter ihrem Namen (.xlsx oder .ods) und senden Sie sie zurück.".into(),
            "4. All else is locked. Save the file under its name (.xlsx or .ods) and send it back.".into(),
        ),
    ];
    lines.extend(closed.map(|from| {
        let from = report::period(from, language);
        language.pick(
            format!("Abgeschlossene Zeiträume behalten ihre Zielwerte: Änderungen gelten ab {from} und brauchen einen Grund. Einheit und Art bleiben."),
            format!("Closed periods keep their targets: changes hold from {from} on and need a reason. Unit and kind stay."),
        )
    }));
    lines
}

/// Heading of what is to be planned.
pub(crate) fn subject(language: Language) -> &'static str {
    language.pick("Maßnahme und Indikator", "Measure and indicator")
}

/// Heading of last year's figures.
pub(crate) fn last_year(year: i32, language: Language) -> String {
    language.pick(format!("{} zum Lesen", year - 1), format!("{} for reading", year - 1))
}

/// Heading of an input; interim targets are headed by their cut-off dates.
pub(crate) fn field(field: Field, year: i32, language: Language) -> String {
    match field {
        Field::Name => subject(language).into(),
        Field::Direction => language.pick(format!("Zielwert {year}: Richtung"), format!("Target {year}: direction")),
        Field::Value => language.pick("Wert, von oder Datum", "Value, from or date").into(),
        Field::To => language.pick("bis", "to").into(),
        Field::Interim(_) => language.pick("Soll", "Interim").into(),
        Field::Green => language.pick("Toleranz grün bis", "Tolerance green up to").into(),
        Field::Yellow => language.pick("gelb bis", "yellow up to").into(),
        Field::Unit => language.pick("Einheit", "Unit").into(),
        Field::Kind => language.pick("Art", "Kind").into(),
        Field::Source => language.pick("Quelle", "Source").into(),
        Field::Open => language.pick("offener Punkt", "Open point").into(),
        Field::Dropped => language.pick("entfällt", "dropped").into(),
        Field::Reason => language.pick("Grund der Änderung", "Reason of the change").into(),
        Field::Responsible => language.pick("verantwortlich", "responsible").into(),
        Field::Hypothesis => language.pick("Hypothese", "Hypothesis").into(),
        Field::Evidence => {
            language.pick("Beleg: woher wissen wir, dass es wirkt?", "Evidence: how do we know that it works?").into()
        }
    }
}

/// Heading of an interim target.
pub(crate) fn interim(cutoff: chrono::NaiveDate, language: Language) -> String {
    let date = format::date(cutoff, language);
    language.pick(format!("Soll zum {date}"), format!("Interim {date}"))
}

/// Room for something new.
pub(crate) fn new(measure: bool, language: Language) -> &'static str {
    if measure {
        language.pick("neue Maßnahme: Titel", "new measure: title")
    } else {
        language.pick("neuer Indikator: Name", "new indicator: name")
    }
}

/// The directions of a drop-down with their keys, in its order.
pub(crate) fn directions(language: Language) -> [(&'static str, &'static str); 6] {
    [
        ("at_least", language.pick("mindestens", "at least")),
        ("at_most", language.pick("höchstens", "at most")),
        ("between", language.pick("zwischen", "between")),
        ("exactly", language.pick("genau", "exactly")),
        (DONE_BY, language.pick("bis", "by")),
        (INFORMATIVE, language.pick("nachrichtlich", "informative")),
    ]
}

/// A kind in the word of the drop-down.
pub(crate) fn kind(kind: Kind, language: Language) -> &'static str {
    match kind {
        Kind::Cumulative => language.pick("Summe seit Jahresbeginn", "sum since start of year"),
        Kind::Level => language.pick("Stand", "level"),
        Kind::Average => language.pick("Mittel", "average"),
        Kind::Ratio => language.pick("Quote", "ratio"),
        Kind::Milestone => language.pick("Meilenstein", "milestone"),
        Kind::Assessed => language.pick("Einschätzung", "assessment"),
    }
}

/// A way of interim targets that is no list of values.
pub(crate) fn interim_word(word: &str, language: Language) -> &'static str {
    match word {
        "seasonal" => language.pick("saisonal", "seasonal"),
        "linear" => language.pick("linear", "linear"),
        _ => language.pick("konstant", "constant"),
    }
}

/// What a drop-down of what is dropped offers.
pub(crate) fn yes(language: Language) -> &'static str {
    language.pick("ja", "yes")
}

/// How an indicator stood in the year before: target, Ist and Soll, forecast with its colour.
pub(crate) fn stood(row: &Row, language: Language) -> Vec<String> {
    let now = row.now();
    let mut lines = vec![report::target_or_none(now.target.as_ref(), row.kind, language)];
    let label = now.period.label();
    let label = if label.is_empty() { now.period.year.to_string() } else { label };
    let actual = match (&now.actual, now.done) {
        (_, Some(done)) => Some(format::date(done, language)),
        (Some(figure), None) => Some(format::figure(figure, language)),
        (None, None) => None,
    };
    let status = report::status_with_symbol(now.status, language);
    let actual =
        actual.map_or_else(|| format!("{label}: {status}"), |actual| format!("{label}: Ist {actual} {status}"));
    lines.push(language.pick(actual.clone(), actual.replace("Ist ", "actual ")));
    lines.extend(now.expected.as_ref().map(|expected| {
        let soll = report::mark(expected, language);
        language.pick(format!("Soll {soll}"), format!("expected {soll}"))
    }));
    lines.extend(now.forecast.as_ref().and_then(|forecast| {
        let value = match &forecast.value {
            ForecastValue::Figure(figure) => format::figure(figure, language),
            ForecastValue::Date(date) => format::date(*date, language),
            ForecastValue::Colour => String::new(),
        };
        let colour = forecast.status.map(|status| report::status_with_symbol(status, language)).unwrap_or_default();
        let words = [language.pick("Prognose", "Forecast"), &value, &colour];
        let words: Vec<&str> = words.into_iter().filter(|word| !word.is_empty()).collect();
        (words.len() > 1).then(|| words.join(" "))
    }));
    lines
}

/// What was written.
pub(crate) fn written(count: usize, folder: &str, year: i32, language: Language) -> String {
    let forms = match count {
        1 => language.pick("1 Planungsformular".to_owned(), "1 planning form".to_owned()),
        _ => language.pick(format!("{count} Planungsformulare"), format!("{count} planning forms")),
    };
    language.pick(
        format!("Planung {year}: {forms} in {folder} geschrieben:"),
        format!("Planning {year}: {forms} written to {folder}:"),
    )
}

/// How much a form asks about.
pub(crate) fn counts(measures: usize, indicators: usize, language: Language) -> String {
    let (one, other) = (measures, indicators);
    let measures =
        if one == 1 { language.pick("Maßnahme", "measure") } else { language.pick("Maßnahmen", "measures") };
    let indicators =
        if other == 1 { language.pick("Indikator", "indicator") } else { language.pick("Indikatoren", "indicators") };
    format!("{one} {measures}, {other} {indicators}")
}

/// The year has no matrices yet, but the year before has.
pub(crate) fn roll_first(year: i32, language: Language) -> String {
    let before = year - 1;
    language.pick(
        format!("Für {year} gibt es noch keine Matrizen. Legen Sie sie zuerst aus denen von {before} an: `zielmatrix rollover {before} {year}`; dann erneut `zielmatrix collect --plan {year}`."),
        format!("There are no matrices for {year} yet. Make them from those of {before} first: `zielmatrix rollover {before} {year}`; then `zielmatrix collect --plan {year}` again."),
    )
}

/// All periods of the year are closed.
pub(crate) fn all_closed(year: i32, language: Language) -> String {
    language.pick(
        format!("Fehler: alle Zeiträume von {year} sind abgeschlossen; zu planen ist nichts mehr."),
        format!("Error: all periods of {year} are closed; nothing is left to plan."),
    )
}

/// What was asked for is no year.
pub(crate) fn no_year(text: &str, language: Language) -> String {
    language
        .pick(format!("Fehler: „{text}“ ist kein Jahr, wie 2014."), format!("Error: “{text}” is no year such as 2014."))
}
