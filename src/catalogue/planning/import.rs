//! Words of `import` where it reads planning forms.

use crate::catalogue::words::Word;
use crate::catalogue::{Language, format};
use crate::form::planning::Field;
use crate::planning::{Plan, Verdict};
use crate::problem::planning::PlanInput;

/// What becomes of a row, in a word.
pub(crate) fn verdict(verdict: Verdict, language: Language) -> &'static str {
    use crate::catalogue::import::verdict as of_reports;
    use crate::import::Verdict as Reports;
    match verdict {
        Verdict::New => Word::New.text(language),
        Verdict::Changed => Word::Changed.text(language),
        Verdict::Dropped => Word::NotApplicable.text(language),
        Verdict::Unchanged => of_reports(Reports::Unchanged, language),
        Verdict::Refused => of_reports(Reports::Refused, language),
        Verdict::Empty => of_reports(Reports::Empty, language),
    }
}

/// The word with a sign before it, so that the eye finds what is refused.
pub(crate) fn verdict_with_symbol(value: Verdict, language: Language) -> String {
    let symbol = match value {
        Verdict::New => '+',
        Verdict::Changed => '~',
        Verdict::Dropped => '−',
        Verdict::Unchanged | Verdict::Empty => ' ',
        Verdict::Refused => '!',
    };
    format!("{symbol}\u{a0}{}", verdict(value, language))
}

/// What is planned together, as a label before what it says.
pub(crate) fn label(input: PlanInput, language: Language) -> &'static str {
    let of = |of: Field| super::field(of, language);
    match input {
        PlanInput::Target => Word::Target.text(language),
        PlanInput::Interim => of(Field::Interim(1)),
        PlanInput::Tolerance => Word::Tolerance.text(language),
        PlanInput::Unit => of(Field::Unit),
        PlanInput::Kind => of(Field::Kind),
        PlanInput::Source => of(Field::Source),
        PlanInput::Responsible => of(Field::Responsible),
        PlanInput::Hypothesis => of(Field::Hypothesis),
        PlanInput::Evidence => Word::EvidenceWithin.text(language),
        PlanInput::Open => of(Field::Open),
        PlanInput::Dropped => of(Field::Dropped),
        PlanInput::Reason => of(Field::Reason),
        PlanInput::Name => "",
    }
}

/// What something new is called in the file.
pub(crate) fn new_id(id: &str, language: Language) -> String {
    language.pick(format!("Kennung {id}"), format!("id {id}"))
}

/// How many rows came out how.
pub(crate) fn counts(plan: &Plan, language: Language) -> String {
    let counts = Verdict::COUNTED
        .map(|value| format!("{} {}", format::count(plan.count(value), language), verdict(value, language)));
    format!("{}.", counts.join(", "))
}

/// The question before anything is written, with how many rows it is about.
pub(crate) fn question(rows: usize, matrices: usize, language: Language) -> String {
    let rows = match rows {
        1 => language.pick("1 Zeile".to_owned(), "1 row".to_owned()),
        _ => language.pick(
            format!("{} Zeilen", format::count(rows, language)),
            format!("{} rows", format::count(rows, language)),
        ),
    };
    let matrices = match matrices {
        1 => language.pick("die Matrix".to_owned(), "the matrix".to_owned()),
        _ => language.pick(format!("{matrices} Matrizen"), format!("{matrices} matrices")),
    };
    language.pick(format!("{rows} in {matrices} schreiben? [j/N] "), format!("Write {rows} into {matrices}? [y/N] "))
}

/// Nobody can be asked, and nobody said yes.
pub(crate) fn needs_yes(language: Language) -> &'static str {
    language.pick(
        "Keine Matrix wurde geändert: hier kann niemand gefragt werden. Mit --yes wird geschrieben, mit --dry-run nur gezeigt.",
        "No matrix was changed: nobody can be asked here. --yes writes, --dry-run only shows.",
    )
}

/// An option that is for reports alone.
pub(crate) fn no_option(option: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: {option} gibt es für Planungsformulare nicht. Lassen Sie es weg."),
        format!("Error: there is no {option} for planning forms. Leave it out."),
    )
}

/// A matrix that cannot be changed, or whose new text does not say what was agreed to.
pub(crate) fn cannot_change(path: &str, reason: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: „{path}“ kann nicht so geändert werden, dass sie genau das Vereinbarte sagt ({reason}). Nichts wurde geschrieben. Tragen Sie die Änderung von Hand ein."),
        format!("Error: “{path}” cannot be changed to say exactly what was agreed to ({reason}). Nothing was written. Make the change by hand."),
    )
}

/// What comes next.
pub(crate) fn next(year: i32, language: Language) -> String {
    language.pick(
        format!("Weiter: `zielmatrix check`, dann `zielmatrix report {year} -o planung.pdf`."),
        format!("Next: `zielmatrix check`, then `zielmatrix report {year} -o plan.pdf`."),
    )
}

/// What closes the list of problems where nothing can be written.
pub(crate) fn would_be_wrong(language: Language) -> &'static str {
    language.pick(
        "So wären die geänderten Matrizen; deshalb wurde nichts geschrieben.",
        "The changed matrices would be like this; so nothing was written.",
    )
}
