//! Words of `import`.

use super::Language;
use super::format;
use crate::catalogue::words::Word;
use crate::import::{Import, Item, Verdict};
use crate::model::Value;
use crate::model::actual::Forecast;
use crate::status::{Colour, Status};

/// What becomes of a row, in a word.
pub fn verdict(verdict: Verdict, language: Language) -> &'static str {
    match verdict {
        Verdict::New => Word::New.text(language),
        Verdict::Changed => Word::Changed.text(language),
        Verdict::Unchanged => language.pick("unverändert", "unchanged"),
        Verdict::Refused => language.pick("abgelehnt", "refused"),
        Verdict::Empty => language.pick("leer", "empty"),
    }
}

/// The word with a sign before it, so that the eye finds what is refused.
pub fn verdict_with_symbol(value: Verdict, language: Language) -> String {
    let symbol = match value {
        Verdict::New => '+',
        Verdict::Changed => '~',
        Verdict::Unchanged | Verdict::Empty => ' ',
        Verdict::Refused => '!',
    };
    // A blank at the start would be trimmed where the table wraps.
    format!("{symbol}\u{a0}{}", verdict(value, language))
}

/// The headings of the table.
pub fn headings(language: Language) -> [&'static str; 5] {
    language.pick(["", "Wert für", "bisher", "neu", "steht in"], ["", "value of", "so far", "new", "is in"])
}

/// How many rows came out how.
pub fn counts(import: &Import, language: Language) -> String {
    let counts = Verdict::ALL
        .map(|value| format!("{} {}", format::count(import.count(value), language), verdict(value, language)));
    format!("{}.", counts.join(", "))
}

/// A file in which nothing was entered.
pub fn nothing_entered(language: Language) -> &'static str {
    language.pick("Nichts eingetragen.", "Nothing was entered.")
}

/// A file that says what was reported already.
pub fn nothing_new(language: Language) -> &'static str {
    language.pick("Nichts Neues.", "Nothing new.")
}

/// A row that does not say which value it is for.
pub fn no_key(language: Language) -> &'static str {
    language.pick("(ohne Schlüssel)", "(without a key)")
}

/// A reported value with its unit.
pub fn value(value: &Value, unit: &str, language: Language) -> String {
    let number = |number| format::decimal(number, language);
    match value {
        Value::Number(value) if unit.is_empty() => number(*value),
        Value::Number(value) => format!("{} {unit}", number(*value)),
        Value::Ratio { numerator, denominator } => {
            let of = Word::Of.text(language);
            format!("{} {of} {}", number(*numerator), number(*denominator))
        }
        Value::Progress { progress, done } => {
            let progress = progress.map(|progress| format!("{} %", number(progress)));
            let done = done.map(|day| format::done(day, language));
            progress.into_iter().chain(done).collect::<Vec<_>>().join(", ")
        }
        Value::Colour(given) => colour(*given, language).into(),
        Value::Missing => Word::IsMissing.text(language).into(),
        Value::NotApplicable => Word::NotApplicable.text(language).into(),
        Value::Suppressed => Word::Suppressed.text(language).into(),
    }
}

fn colour(colour: Colour, language: Language) -> &'static str {
    super::report::status(Status::from(colour), language)
}

/// What a row would change, the value first.
pub fn changes(item: &Item, unit: &str, language: Language) -> String {
    let changes = &item.changes;
    let mut parts: Vec<String> = changes.value.iter().map(|changed| value(changed, unit, language)).collect();
    parts.extend(changes.forecast.iter().map(|changed| forecast(changed.as_ref(), unit, language)));
    let old = item.old.as_ref();
    let mut remark = |new: bool, before: bool, word: &str| {
        if new {
            let how = if before { Word::Changed.text(language) } else { Word::New.text(language) };
            parts.push(format!("{word} {how}"));
        }
    };
    let comment = Word::CommentWithin.text(language);
    remark(changes.comment.is_some(), old.is_some_and(|old| old.comment.is_some()), comment);
    let action = Word::ActionWithin.text(language);
    remark(changes.action.is_some(), old.is_some_and(|old| old.action.is_some()), action);
    parts.join(", ")
}

fn forecast(forecast: Option<&Forecast>, unit: &str, language: Language) -> String {
    let shown = match forecast {
        None => Word::NoneGiven.text(language).to_owned(),
        Some(Forecast::Number(number)) => value(&Value::Number(*number), unit, language),
        Some(Forecast::Date(date)) => format::date(*date, language),
        Some(Forecast::Colour(given)) => colour(*given, language).into(),
    };
    language.pick(format!("Prognose {shown}"), format!("forecast {shown}"))
}

/// The question before anything is written, with how many values it is about.
pub fn question(values: usize, language: Language) -> String {
    let what = match values {
        1 => language.pick("Wert", "value"),
        _ => language.pick("Werte", "values"),
    };
    let values = format::count(values, language);
    language.pick(format!("{values} {what} schreiben? [j/N] "), format!("Write {values} {what}? [y/N] "))
}

/// True for an answer that means yes.
pub fn is_yes(answer: &str, language: Language) -> bool {
    let answer = answer.trim().to_lowercase();
    let words: &[&str] = language.pick(&["j", "ja"], &["y", "yes"]);
    words.contains(&answer.as_str())
}

/// Nobody can be asked, and nobody said yes.
pub fn needs_yes(language: Language) -> &'static str {
    language.pick(
        "Kein Wert wurde geschrieben: hier kann niemand gefragt werden. Mit --yes wird geschrieben, mit --dry-run nur gezeigt.",
        "No value was written: nobody can be asked here. --yes writes, --dry-run only shows.",
    )
}

/// That there was nothing to write.
pub fn nothing_to_write(language: Language) -> &'static str {
    language.pick("Es gibt nichts zu schreiben.", "There is nothing to write.")
}

/// What closes the list of problems.
pub fn others_go_on(language: Language) -> &'static str {
    language.pick(
        "Abgelehnte Zeilen werden nicht geschrieben, die anderen schon.",
        "Refused rows are not written, the others are.",
    )
}

/// A file of actuals that cannot be changed, or whose new text does not say what was read.
pub fn cannot_change(path: &str, reason: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: „{path}“ kann nicht so geändert werden, dass sie genau das Gelesene sagt ({reason}). Nichts wurde geschrieben."),
        format!("Error: “{path}” cannot be changed to say exactly what was read ({reason}). Nothing was written."),
    )
}

/// A return that would replace a file.
pub fn return_exists(path: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: „{path}“ gibt es schon und wird nicht überschrieben; nennen Sie mit --annotate einen anderen Ordner."),
        format!("Error: “{path}” exists and is not overwritten; name another folder with --annotate."),
    )
}

/// The headings of the list sheet.
pub fn list_headings(language: Language) -> [&'static str; 4] {
    language.pick(["Blatt", "Zelle", "Eingetragen", "Was ist damit?"], ["Sheet", "Cell", "Entered", "What about it?"])
}

/// What stands above the list.
pub fn list_title(language: Language) -> &'static str {
    language.pick(
        "Diese Angaben konnten nicht gelesen werden. Bitte berichtigen Sie die gelben, umrandeten Zellen und schicken Sie die Datei zurück.",
        "These entries could not be read. Please correct the yellow cells with a frame and send the file back.",
    )
}
