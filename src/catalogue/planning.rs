//! Words of the forms of a planning round, and of the command that writes them.

pub(crate) mod import;

use super::words::Word;
use super::{Language, format, report};
use crate::form::planning::Field;
use crate::model::LineKind;
use crate::period::Period;
use crate::problem::planning::PlanInput;
use crate::report::{ForecastValue, Row};
use crate::status::Status;

/// What the document is, with its year.
pub(crate) fn title(year: i32, language: Language) -> String {
    language.pick(format!("Planung {year}"), format!("Planning {year}"))
}

/// What is to be done, one paragraph each.
pub(crate) fn instructions(year: i32, closed: Option<Period>, language: Language) -> Vec<String> {
    let mut lines = vec![
        language.pick(
            format!("1  Die Felder zeigen, was für {year} geplant ist. Ändern Sie, was anders sein soll; ein leerer Zielwert heißt „noch offen“."),
            format!("1  The fields show what is planned for {year}. Change what shall be different; an empty target means “not decided yet”."),
        ),
        language.pick(
            "2  Wählen Sie die Richtung, dann den Wert: „zwischen“ braucht Wert und bis, „bis“ ein Datum. Das Soll zum Stichtag ist ein Wert oder ein Anteil am Zielwert (20 %).".into(),
            "2  Choose the direction, then the value: “between” needs value and to, “by” a date. An interim target is a value or a share of the target (20 %).".into(),
        ),
    ];
    lines.push(match closed {
        None => language.pick(
            "3  Neues kommt in die gestrichelten Zeilen. Fällt etwas weg, wählen Sie unter „entfällt“ ja. Was nicht entschieden ist, steht unter „offener Punkt“; ist es entschieden, leeren Sie das Feld.".into(),
            "3  New things go into the dashed rows. Where something is dropped, choose yes under “dropped”. What is not decided goes under “open point”; once decided, empty that cell.".into(),
        ),
        Some(from) => {
            let from = report::period(from, language);
            language.pick(
                format!("3  Neues kommt in die gestrichelten Zeilen. Es gibt abgeschlossene Zeiträume: Änderungen eines Zielwerts gelten ab {from} und brauchen einen Grund; Einheit und Art bleiben."),
                format!("3  New things go into the dashed rows. Some periods are closed: changes of a target hold from {from} on and need a reason; unit and kind stay."),
            )
        }
    });
    lines.push(language.pick(
        "4  Speichern Sie die Datei unter ihrem Namen (.xlsx oder .ods) und senden Sie sie zurück.".into(),
        "4  Save the file under its name (.xlsx or .ods) and send it back.".into(),
    ));
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

/// Heading over several inputs; empty for one that stands alone.
pub(crate) fn group(field: Field, year: i32, language: Language) -> String {
    match field {
        Field::Direction | Field::Value | Field::To => {
            language.pick(format!("Zielwert {year}"), format!("Target {year}"))
        }
        Field::Interim(_) => language.pick("Soll zum", "Interim target on").into(),
        Field::Green | Field::Yellow => language.pick("Toleranz bis", "Tolerance up to").into(),
        Field::Name
        | Field::Unit
        | Field::Kind
        | Field::Source
        | Field::Open
        | Field::Dropped
        | Field::Reason
        | Field::Responsible
        | Field::Hypothesis
        | Field::Evidence => String::new(),
    }
}

/// What an input is called; interim targets are headed by their cut-off dates.
pub(crate) fn field(field: Field, language: Language) -> &'static str {
    match field {
        Field::Name => subject(language),
        Field::Direction => language.pick("Richtung", "direction"),
        Field::Value => language.pick("Wert / von", "value / from"),
        Field::To => language.pick("bis", "to"),
        Field::Interim(_) => language.pick("Soll", "interim target"),
        Field::Green => report::status(Status::Green, language),
        Field::Yellow => report::status(Status::Yellow, language),
        Field::Unit => Word::Unit.text(language),
        Field::Kind => language.pick("Art", "kind"),
        Field::Source => Word::SourceWithin.text(language),
        Field::Open => language.pick("offener Punkt", "open point"),
        Field::Dropped => language.pick("entfällt", "dropped"),
        Field::Reason => language.pick("Grund der Änderung", "reason of the change"),
        Field::Responsible => language.pick("verantwortlich", "who is responsible"),
        Field::Hypothesis => language.pick("Hypothese", "hypothesis"),
        Field::Evidence => {
            language.pick("Beleg: woher wissen wir, dass es wirkt?", "evidence: how do we know that it works?")
        }
    }
}

/// What is planned together, within a sentence.
pub(crate) fn input(input: PlanInput, language: Language) -> &'static str {
    match input {
        PlanInput::Name => language.pick("der Name", "name"),
        PlanInput::Target => language.pick("der Zielwert", "target"),
        PlanInput::Interim => language.pick("das Soll zum Stichtag", "interim target"),
        PlanInput::Tolerance => language.pick("die Toleranz", "tolerance"),
        PlanInput::Unit => language.pick("die Einheit", "unit"),
        PlanInput::Kind => language.pick("die Art", "kind"),
        PlanInput::Source => language.pick("die Datenquelle", "source"),
        PlanInput::Responsible => language.pick("die Zuständigkeit", "responsibility"),
        PlanInput::Hypothesis => language.pick("die Hypothese", "hypothesis"),
        PlanInput::Evidence => language.pick("der Beleg", "evidence"),
        PlanInput::Open => language.pick("der offene Punkt", "open point"),
        PlanInput::Dropped => language.pick("„entfällt“", "dropping"),
        PlanInput::Reason => language.pick("der Grund der Änderung", "reason of the change"),
    }
}

/// What belongs into a cell, said beside it.
pub(crate) fn hint(field: Field, line: LineKind, language: Language) -> &'static str {
    match field {
        Field::Name => language.pick("Name des neuen Indikators oder Titel der neuen Maßnahme. Leer: nichts Neues.", "Name of the new indicator or title of the new measure. Empty: nothing new."),
        Field::Direction => language.pick("Welche Seite gut ist. „bis“: ein Meilenstein mit Datum. „nachrichtlich“: wird gezeigt, nicht bewertet. Leer: noch offen.", "Which side is good. “by”: a milestone with a date. “for information”: shown, not judged. Empty: not decided yet."),
        Field::Value if line != LineKind::Goal => language.pick("Betrag des Jahres in EUR.", "Amount of the year in EUR."),
        Field::Value => language.pick("Die Zahl in der Einheit der Zeile, bei „zwischen“ die untere, bei „bis“ das Datum. Auch 103 % des Vorjahres. Leer: noch offen.", "The figure in the unit of the row; with “between” the lower one, with “by” the date. Also 103 % of the year before. Empty: not decided yet."),
        Field::To => language.pick("Nur bei „zwischen“: die obere Zahl.", "With “between” alone: the upper figure."),
        Field::Interim(_) => language.pick("Was zum Stichtag erreicht sein soll: ein Wert, ein Anteil am Zielwert (20 %), oder saisonal, linear, konstant im ersten Feld. Leer: nach der Art.", "What is to be reached on the day: a value, a share of the target (20 %), or seasonal, linear, constant in the first cell. Empty: by the kind."),
        Field::Green => language.pick("Bis zu welcher Abweichung es grün ist: 5 % vom Soll, oder 2 in der Einheit; bei Meilensteinen Tage.", "Up to which deviation it is green: 5 % of the expected value, or 2 in the unit; for milestones days."),
        Field::Yellow => language.pick("Bis zu welcher Abweichung es gelb ist; darüber rot.", "Up to which deviation it is yellow; beyond it red."),
        Field::Unit => language.pick("Worin gezählt wird: Besuche, %, Tage, EUR.", "What is counted: visits, %, days, EUR."),
        Field::Kind => language.pick("Was gemeldet wird: Summe seit Jahresbeginn, Stand am Stichtag, Mittel, Quote aus Zähler und Nenner, Meilenstein, Einschätzung.", "What is reported: sum since the start of the year, level on the day, average, ratio of numerator and denominator, milestone, assessment."),
        Field::Source => language.pick("Woher die Zahlen kommen.", "Where the figures come from."),
        Field::Open => language.pick("Was noch zu entscheiden ist, ein Punkt je Zeile. Leer: alles entschieden.", "What is still to be decided, one point a line. Empty: all is decided."),
        Field::Dropped => language.pick("ja: kommt im neuen Jahr nicht mehr vor, mit allem darunter.", "yes: it is not in the new year any more, with all below it."),
        Field::Reason => language.pick("Warum sich Zielwert, Soll oder Toleranz ändern, etwa der Beschluss.", "Why target, interim targets or tolerance change, such as the decision."),
        Field::Responsible => language.pick("Wer die Maßnahme verantwortet.", "Who answers for the measure."),
        Field::Hypothesis => language.pick("Warum die Maßnahme wirken soll.", "Why the measure should work."),
        Field::Evidence => language.pick("Worauf das beruht: Auswertung, Studie, Erfahrung.", "What that rests on: an evaluation, a study, experience."),
    }
}

/// Title of a warning of what is no word of a drop-down.
pub(crate) fn unexpected(language: Language) -> &'static str {
    language.pick("Unerwartete Angabe", "Unexpected entry")
}

/// Text of that warning.
pub(crate) fn choose(language: Language) -> &'static str {
    language.pick("Bitte wählen Sie eines der Wörter der Liste.", "Please choose one of the words of the list.")
}

/// Stands where a text has no room.
pub(crate) fn too_long(language: Language) -> &'static str {
    language.pick("(zu lang für eine Zelle; steht in der Matrix)", "(too long for a cell; it stands in the matrix)")
}

/// True for what a form says beside its inputs, in any language.
pub(crate) fn is_label(text: &str) -> bool {
    let labels = |language: Language| {
        let fields = [Field::Responsible, Field::Hypothesis, Field::Evidence].map(|of| field(of, language));
        fields.into_iter().chain([too_long(language)])
    };
    Language::ALL.into_iter().flat_map(labels).any(|label| label == text)
}

/// Room for something new.
pub(crate) fn new(measure: bool, language: Language) -> &'static str {
    if measure {
        language.pick("← neue Maßnahme: Titel", "← new measure: title")
    } else {
        language.pick("← neuer Indikator: Name", "← new indicator: name")
    }
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
        let words = [language.pick("Prognose", "forecast:"), &value, &colour];
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
    let one = |count: usize, one: &'static str, other: &'static str| if count == 1 { one } else { other };
    let german = || (one(measures, "Maßnahme", "Maßnahmen"), one(indicators, "Indikator", "Indikatoren"));
    let english = || (one(measures, "measure", "measures"), one(indicators, "indicator", "indicators"));
    let (of_measures, of_indicators) = language.pick(german(), english());
    format!("{measures} {of_measures}, {indicators} {of_indicators}")
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
