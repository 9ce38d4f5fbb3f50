//! Words of the forms that departments fill in, and of the command that writes them.

use chrono::NaiveDate;

use super::words::Word;
use super::{Language, format, report};
use crate::model::column::Column;
use crate::model::{Kind, LineKind};
use crate::number::{Decimal, Figure};
use crate::period::{Period, Scheme};
use crate::report::ReportedState;
use crate::report::form::{Expects, FormRow, Green, Whole};

/// Name of the sheet: `Ist 1. Tertial`.
pub(crate) fn sheet(period: Period, language: Language) -> String {
    let Period { year, index, scheme } = period;
    let words = match scheme {
        Scheme::Tertial => language.pick(format!("{index}. Tertial"), format!("Tertial {index}")),
        Scheme::Quarter => language.pick(format!("{index}. Quartal"), format!("Quarter {index}")),
        Scheme::HalfYear => language.pick(format!("{index}. Halbjahr"), format!("Half-year {index}")),
        Scheme::Month(_) => format::period(period, language),
        Scheme::Year => year.to_string(),
    };
    language.pick(format!("Ist {words}"), format!("Actual {words}"))
}

/// What the document is.
pub(crate) fn document(language: Language) -> &'static str {
    language.pick("Meldung der Ist-Werte", "Report of actual values")
}

/// Until when values count, and until when they are to be sent; the one place of the form that says so.
pub(crate) fn dates(cutoff: NaiveDate, deadline: NaiveDate, language: Language) -> String {
    let (cutoff, deadline) = (format::date(cutoff, language), format::date(deadline, language));
    language.pick(
        format!("Stichtag {cutoff} · bitte bis {deadline} zurücksenden"),
        format!("cut-off date {cutoff} · please return by {deadline}"),
    )
}

/// What is to be done, one paragraph each.
pub(crate) fn instructions(language: Language) -> [&'static str; 4] {
    [
        language.pick(
            "1. Füllen Sie die umrandeten hellen Felder aus. Wo „–“ steht, ist nichts einzutragen. Alles andere ist gesperrt; \
             Spalten und Zeilen dürfen Sie breiter und höher ziehen.",
            "1. Fill in the bordered pale cells. Where there is “–”, nothing is to be entered. All else is locked; you may \
             widen columns and rows.",
        ),
        language.pick(
            "2. Tragen Sie Zahlen ohne Einheit und ohne Zusatz ein, auch Prozente (80, nicht 80 %), Dezimalzahlen mit Komma \
             (12,5). 0 heißt null. Gibt es keinen Wert, wählen Sie einen Zustand und sagen unter Erläuterung, warum.",
            "2. Enter numbers without unit and remark, percentages too (80, not 80 %), decimals with a point (12.5). 0 means zero. Where there is no value, \
             choose a state and say under Comment why.",
        ),
        language.pick(
            "3. Weicht das Ist vom Soll ab, nennen Sie Gründe unter Erläuterung und unter Gegenmaßnahme, was Sie tun. \
             Prognose ist, was Sie für das Jahresende erwarten; sie darf leer bleiben.",
            "3. Where the actual differs from the expected value, give reasons under Comment, and under Action what you do. The \
             forecast is what you expect for the end of the year; it may stay empty.",
        ),
        language.pick(
            "4. Sagen Sie oben rechts, wer ausgefüllt hat und wie wir Sie erreichen. Speichern Sie die Datei unter ihrem Namen \
             (.xlsx oder .ods) und senden Sie sie zurück.",
            "4. Say at the top right who filled this in and how we reach you. Save the file under its name (.xlsx or .ods) and \
             send it back.",
        ),
    ]
}

/// That earlier reports stand in the form already.
pub(crate) fn continued(language: Language) -> &'static str {
    language.pick(
        "Was schon gemeldet ist, steht in den Feldern. Ändern Sie nur, was nicht mehr stimmt.",
        "What has been reported already stands in the cells. Change only what is no longer right.",
    )
}

/// What the mark on a Soll means.
pub(crate) fn assumed(language: Language) -> String {
    let mark = report::ASSUMED_MARK;
    language.pick(
        format!("{mark} Soll geschätzt nach dem verstrichenen Teil des Jahres."),
        format!("{mark} Expected value assumed from the elapsed share of the year."),
    )
}

/// Indicators that the form leaves out.
pub(crate) fn left_out(count: usize, language: Language) -> String {
    language.pick(
        match count {
            1 => "1 Indikator ist in diesem Zeitraum nicht fällig und steht nicht hier.".into(),
            _ => format!("{count} Indikatoren sind in diesem Zeitraum nicht fällig und stehen nicht hier."),
        },
        match count {
            1 => "1 indicator is not due in this period and is not listed.".into(),
            _ => format!("{count} indicators are not due in this period and are not listed."),
        },
    )
}

/// Above the rows of budget and consolidation; nothing above goals, which have their own words.
pub(crate) fn part(line: LineKind, language: Language) -> Option<&'static str> {
    match line {
        LineKind::Goal => None,
        LineKind::Budget => Some(Word::Budget.text(language)),
        LineKind::Consolidation => Some(Word::Consolidation.text(language)),
    }
}

/// What the value of a row is: since when, or made of what.
pub(crate) fn basis(row: &FormRow, cutoff: NaiveDate, language: Language) -> String {
    let alone = language.pick("nur dieser Zeitraum", "this period alone");
    match row.kind {
        Kind::Cumulative if row.per_period => alone.into(),
        Kind::Average if row.per_period => language.pick(format!("Mittel, {alone}"), format!("mean, {alone}")),
        Kind::Ratio if row.per_period => format!("{}, {alone}", quotient(row.scale, language)),
        Kind::Cumulative => language.pick("Summe seit Jahresbeginn", "sum since the start of the year").into(),
        Kind::Average => language.pick("Mittel seit Jahresbeginn", "mean since the start of the year").into(),
        Kind::Level => {
            let cutoff = format::date(cutoff, language);
            language.pick(format!("Stand am {cutoff}"), format!("as on {cutoff}"))
        }
        Kind::Ratio => quotient(row.scale, language),
        Kind::Milestone => language
            .pick("Fortschritt in Prozent; sobald erledigt, der Tag", "progress in percent; once done, the day")
            .into(),
        Kind::Assessed => language
            .pick(
                "Einschätzung: grün, gelb oder rot, mit Erläuterung",
                "assessment: green, yellow or red, with a comment",
            )
            .into(),
    }
}

/// That a Soll is not that of the period alone, as what is to be entered.
pub(crate) fn since_start(language: Language) -> &'static str {
    language.pick(
        "Das Soll gilt seit Jahresbeginn; das Programm summiert",
        "The expected value holds since the start of the year; the program adds up",
    )
}

fn quotient(scale: Decimal, language: Language) -> String {
    let parts = language.pick("Zähler ÷ Nenner", "numerator ÷ denominator");
    if scale == Decimal::ONE { parts.into() } else { format!("{parts} × {}", format::decimal(scale, language)) }
}

/// How the value of the whole is got where areas are asked for, too.
pub(crate) fn whole(whole: Whole, language: Language) -> &'static str {
    match whole {
        Whole::Summed => language.pick(
            "Gesamtwert; bleibt er leer, zählt die Summe der Gebiete",
            "Value of the whole; where it stays empty, the sum of the areas counts",
        ),
        Whole::Own => language.pick(
            "Gesamtwert; er folgt nicht aus den Gebieten",
            "Value of the whole; it does not follow from the areas",
        ),
    }
}

/// Which values are green: `mindestens 427,5`, `37,0 bis 45,0`, `erledigt bis 14.09.2013`.
pub(crate) fn green(green: Option<&Green>, kind: Kind, language: Language) -> String {
    let shown = |figure: &Figure| match kind {
        Kind::Milestone => format::percent(figure, language),
        Kind::Cumulative | Kind::Level | Kind::Average | Kind::Ratio | Kind::Assessed => {
            format::figure(figure, language)
        }
    };
    match green {
        None | Some(Green::Values { from: None, to: None }) => NOTHING.into(),
        Some(Green::Values { from: Some(from), to: Some(to) }) if from.value == to.value => {
            language.pick(format!("genau {}", shown(from)), format!("exactly {}", shown(from)))
        }
        Some(Green::Values { from: Some(from), to: Some(to) }) => {
            let (from, to) = (shown(from), shown(to));
            language.pick(format!("{from} bis {to}"), format!("{from} to {to}"))
        }
        Some(Green::Values { from: Some(from), to: None }) => {
            language.pick(format!("mindestens {}", shown(from)), format!("at least {}", shown(from)))
        }
        Some(Green::Values { from: None, to: Some(to) }) => {
            language.pick(format!("höchstens {}", shown(to)), format!("at most {}", shown(to)))
        }
        Some(Green::Until(day)) => {
            let day = format::date(*day, language);
            language.pick(format!("erledigt bis {day}"), format!("done by {day}"))
        }
    }
}

/// What numerator and denominator count, each in a line.
pub(crate) fn parts(row: &FormRow, language: Language) -> Vec<String> {
    let named = [
        (Word::Numerator.text(language), &row.numerator_name),
        (Word::Denominator.text(language), &row.denominator_name),
    ];
    named.into_iter().filter_map(|(part, name)| Some(format!("{part}: {}", name.as_ref()?))).collect()
}

/// Beside the cell for who filled the form in.
pub(crate) fn filled_by(language: Language) -> &'static str {
    language.pick("Ausgefüllt von", "Filled in by")
}

/// Beside the cell for how they are reached.
pub(crate) fn contact(language: Language) -> &'static str {
    language.pick("Telefon oder E-Mail", "Telephone or e-mail")
}

/// Beside the cell for the day.
pub(crate) fn filled_on(language: Language) -> &'static str {
    language.pick("Datum", "Date")
}

/// Why a form asks who filled it in.
pub(crate) fn sender(language: Language) -> &'static str {
    language.pick(
        "Für Rückfragen. Es steht danach bei der Herkunft jedes Wertes und in keinem Bericht.",
        "For questions. It is kept with the origin of each value, and stands in no report.",
    )
}

/// Where the figures come from.
pub(crate) fn source(source: &str, language: Language) -> String {
    language.pick(format!("Quelle: {source}"), format!("Source: {source}"))
}

/// That a milestone needs no further report.
pub(crate) fn done_already(language: Language) -> &'static str {
    language.pick("Schon erledigt; nichts einzutragen", "Done already; nothing to enter")
}

/// That a reported text is not in the form.
pub(crate) fn too_long(column: Column, language: Language) -> String {
    match column {
        Column::Action => language.pick(
            "Die gemeldete Gegenmaßnahme ist zu lang für eine Zelle und steht deshalb nicht hier.",
            "The reported action is too long for a cell and therefore not shown here.",
        ),
        Column::Indicator
        | Column::Matrix
        | Column::Period
        | Column::Value
        | Column::Numerator
        | Column::Denominator
        | Column::Progress
        | Column::Done
        | Column::State
        | Column::Forecast
        | Column::Comment
        | Column::Area
        | Column::Provisional
        | Column::Internal => language.pick(
            "Die gemeldete Erläuterung ist zu lang für eine Zelle und steht deshalb nicht hier.",
            "The reported comment is too long for a cell and therefore not shown here.",
        ),
    }
    .into()
}

/// What stands for the last value where there was none.
pub(crate) fn no_value(state: ReportedState, language: Language) -> &'static str {
    match state {
        ReportedState::Value | ReportedState::Missing => Word::NoValue.text(language),
        ReportedState::NotDue => Word::NotDue.text(language),
        ReportedState::NotApplicable => Word::NotApplicable.text(language),
        ReportedState::Suppressed => Word::Suppressed.text(language),
    }
}

/// What stands where a row has no Soll, and in an input that a row does not use.
pub(crate) const NOTHING: &str = "–";

/// What to enter, beside the cell.
pub(crate) fn hint(row: &FormRow, column: Column, expects: Expects, cutoff: NaiveDate, language: Language) -> String {
    let day = format::date(cutoff, language);
    match (column, expects) {
        (Column::Value, Expects::Number) => {
            let basis = basis(row, cutoff, language);
            let empty = match row.whole {
                Some(Whole::Summed) => language.pick(
                    "Bleibt sie leer, zählt die Summe der Gebiete.",
                    "Where it stays empty, the sum of the areas counts.",
                ),
                Some(Whole::Own) | None => language.pick(
                    "Gibt es keinen Wert, bitte leer lassen und einen Zustand wählen.",
                    "Where there is none, leave this empty and choose a state.",
                ),
            };
            language.pick(
                format!("Eine Zahl ohne Einheit: {basis}. {empty}"),
                format!("A number without unit: {basis}. {empty}"),
            )
        }
        (Column::Numerator, _) => match &row.numerator_name {
            Some(name) => language.pick(format!("{name}: eine Zahl."), format!("{name}: a number.")),
            None => language.pick("Wie viele es sind: eine Zahl.", "How many there are: a number.").into(),
        },
        (Column::Denominator, _) => match &row.denominator_name {
            Some(name) => {
                language.pick(format!("{name}: eine Zahl, größer als 0."), format!("{name}: a number above 0."))
            }
            None => language.pick("Von wie vielen: eine Zahl, größer als 0.", "Of how many: a number above 0.").into(),
        },
        (Column::Forecast, Expects::Number) => language
            .pick(
                "Welchen Wert erwarten Sie für das Jahresende? Eine Zahl ohne Einheit; darf leer bleiben.",
                "Which value do you expect for the end of the year? A number without unit; may stay empty.",
            )
            .into(),
        (Column::Forecast, Expects::Date) => language
            .pick(
                "Wann wird es erledigt sein? Ein Tag wie 31.08.2013; darf leer bleiben.",
                "When will it be done? A day such as 2013-08-31; may stay empty.",
            )
            .into(),
        (Column::Forecast, _) => language
            .pick(
                "Welche Farbe erwarten Sie für das Jahresende? Darf leer bleiben.",
                "Which colour do you expect for the end of the year? May stay empty.",
            )
            .into(),
        (Column::Comment, _) => language
            .pick("Warum weicht das Ist vom Soll ab, oder warum gibt es keinen Wert?", "Why does the actual differ from the expected value, or why is there none?")
            .into(),
        (Column::Action, _) => {
            language.pick("Was tun Sie, damit das Ziel erreicht wird?", "What do you do to reach the target?").into()
        }
        (_, Expects::Progress) => language
            .pick(
                "Eine Zahl von 0 bis 100, ohne Prozentzeichen.",
                "A number from 0 to 100, without a percent sign.",
            )
            .into(),
        (_, Expects::Done) => language.pick(
            format!("Der Tag, an dem es erledigt war, spätestens der Stichtag {day}. Ist es nicht erledigt: leer lassen."),
            format!("The day on which it was done, the cut-off date {day} at the latest. Leave this empty where it is not."),
        ),
        (_, Expects::Colour) => {
            language.pick("Bitte aus der Liste wählen: grün, gelb oder rot.", "Choose from the list: green, yellow or red.").into()
        }
        (_, Expects::State) => language
            .pick(
                "Nur, wenn es keinen Wert gibt. fehlt: er wäre fällig; entfällt: es kann keinen geben; unterdrückt: er darf nicht genannt werden. Bitte mit Erläuterung.",
                "Only where there is no value. missing: it would be due; not-applicable: there can be none; suppressed: it must not be named. With a comment, please.",
            )
            .into(),
        (_, Expects::Number | Expects::NotNegative | Expects::Date | Expects::Text) => String::new(),
    }
}

/// Title of the message on an unexpected entry.
pub(crate) fn unexpected(language: Language) -> &'static str {
    language.pick("Bitte prüfen", "Please check")
}

/// What is said on an unexpected entry, which may be kept all the same.
pub(crate) fn expected_here(expects: Expects, cutoff: NaiveDate, language: Language) -> String {
    let what = match expects {
        Expects::Number => language.pick("eine Zahl ohne Einheit", "a number without unit").to_owned(),
        Expects::NotNegative => {
            language.pick("eine Zahl, die nicht negativ ist", "a number that is not negative").into()
        }
        Expects::Progress => language
            .pick("eine Zahl von 0 bis 100, ohne Prozentzeichen", "a number from 0 to 100, without a percent sign")
            .into(),
        Expects::Done => {
            let day = format::date(cutoff, language);
            language.pick(format!("ein Tag bis zum Stichtag {day}"), format!("a day up to the cut-off date {day}"))
        }
        Expects::Date => language.pick("ein Tag wie 31.08.2013", "a day such as 2013-08-31").into(),
        Expects::Colour => language.pick("grün, gelb oder rot", "green, yellow or red").into(),
        Expects::State => {
            language.pick("fehlt, entfällt oder unterdrückt", "missing, not-applicable or suppressed").into()
        }
        Expects::Text => return String::new(),
    };
    language.pick(
        format!("Erwartet wird hier: {what}. Bemerkungen gehören in die Spalte Erläuterung. Wenn Sie den Eintrag trotzdem lassen, fragt das Controlling nach."),
        format!("Expected here: {what}. Remarks belong in the column Comment. If you keep the entry all the same, you will be asked about it."),
    )
}

/// Files that are there already.
pub(crate) fn taken(names: &[String], language: Language) -> String {
    let names = names.join(", ");
    language.pick(
        format!(
            "Fehler: {names} gibt es schon, und es könnte etwas eingetragen sein. Nichts wurde geschrieben. Mit --overwrite werden vorhandene Formulare ersetzt."
        ),
        format!(
            "Error: {names} already there and perhaps filled in. Nothing was written. With --overwrite existing forms are replaced."
        ),
    )
}

/// Nothing to ask for.
pub(crate) fn nothing_due(period: Period, not_due: usize, language: Language) -> String {
    let period = report::period(period, language);
    language.pick(
        format!("Kein Formular geschrieben: {period}, kein Wert ist fällig (nicht fällig: {not_due})."),
        format!("No form written: no value is due in {period} (not due: {not_due})."),
    )
}

/// The first line of the summary.
pub(crate) fn written(forms: usize, folder: &str, period: Period, language: Language) -> String {
    let period = report::period(period, language);
    let number = format::count(forms, language);
    language.pick(
        match forms {
            1 => format!("{period}: 1 Formular in {folder} geschrieben:"),
            _ => format!("{period}: {number} Formulare in {folder} geschrieben:"),
        },
        match forms {
            1 => format!("1 form for {period} written in {folder}:"),
            _ => format!("{number} forms for {period} written in {folder}:"),
        },
    )
}

/// What a form asks for, in one line.
pub(crate) fn counts(asked: usize, reported: usize, not_due: usize, language: Language) -> String {
    let number = format::count(asked, language);
    let mut parts = vec![match asked {
        1 => language.pick("1 Wert", "1 value").to_owned(),
        _ => language.pick(format!("{number} Werte"), format!("{number} values")),
    }];
    if reported > 0 {
        let reported = format::count(reported, language);
        parts.push(
            language.pick(format!("{reported} davon schon gemeldet"), format!("{reported} of them reported already")),
        );
    }
    if not_due > 0 {
        let not_due = format::count(not_due, language);
        parts.push(language.pick(format!("{not_due} nicht fällig"), format!("{not_due} not due")));
    }
    parts.join(", ")
}

/// A matrix or responsible without a form.
pub(crate) fn no_form(name: &str, not_due: usize, language: Language) -> String {
    language.pick(
        format!("{name}: kein Formular, nichts fällig ({not_due} nicht fällig)"),
        format!("{name}: no form, nothing due ({not_due} not due)"),
    )
}

/// The sum below the forms.
pub(crate) fn together(counts: &str, language: Language) -> String {
    language.pick(format!("Zusammen {counts}."), format!("In all {counts}."))
}
