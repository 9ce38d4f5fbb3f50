//! The words of what is wrong with a planning form that comes back, both languages side by side.

use super::{Words, message};
use crate::catalogue::Language;
use crate::catalogue::planning::input as name;
use crate::problem::Problem;
use crate::problem::planning::{PlanEntryFault as Fault, PlanInput, PlanKeptWhy, PlanPart, PlanRowFault};

/// The help where a form is no longer of use.
fn new_form(language: Language) -> &'static str {
    language.pick(
        "schreiben Sie mit `zielmatrix collect --plan` ein neues Formular und übertragen Sie die Angabe",
        "write a new form with `zielmatrix collect --plan` and carry the entry over",
    )
}

/// What is said beside the cell.
fn not_taken(language: Language) -> &'static str {
    language.pick("nicht übernommen", "not taken")
}

/// A form of another project or year.
pub(super) fn foreign(found: &str, expected: &str, part: PlanPart, language: Language) -> Words {
    let headline = match part {
        PlanPart::Organisation => language.pick(
            format!("das Planungsformular ist von „{found}“, das Projekt von „{expected}“"),
            format!("the planning form is of “{found}”, the project of “{expected}”"),
        ),
        PlanPart::Year => language.pick(
            format!("das Planungsformular ist für {found}; Matrizen gibt es für {expected}"),
            format!("the planning form is for {found}; there are matrices for {expected}"),
        ),
        PlanPart::Closed => language.pick(
            format!("das Planungsformular ist für {found}, und alle Zeiträume dieses Jahres sind abgeschlossen"),
            format!("the planning form is for {found}, and all periods of that year are closed"),
        ),
    };
    let help = match part {
        PlanPart::Organisation => language.pick(
            "lesen Sie es im richtigen Projekt ein (`--project`); heißt die Organisation jetzt anders, schreiben Sie neue Formulare",
            "import it in the right project (`--project`); where the organisation has another name by now, write new forms",
        ),
        PlanPart::Year => language.pick(
            "legen Sie die Matrizen des Jahres mit `zielmatrix rollover` an, oder nehmen Sie das richtige Formular",
            "make the matrices of the year with `zielmatrix rollover`, or take the right form",
        ),
        PlanPart::Closed => language.pick("zu planen ist nichts mehr", "nothing is left to plan"),
    };
    Words::new(headline, language.pick("hier beginnt das Formular", "the form begins here")).help(help)
}

/// A row that is not taken.
pub(super) fn row(row: &str, fault: &PlanRowFault, language: Language) -> Words {
    let (headline, help) = match fault {
        PlanRowFault::Seal => (
            language.pick(
                format!("die ausgeblendeten Zellen der Zeile „{row}“ sind nicht die, die geschrieben wurden"),
                format!("the hidden cells of the row “{row}” are not those that were written"),
            ),
            new_form(language).to_owned(),
        ),
        PlanRowFault::Gone => (
            language.pick(
                format!("„{row}“ gibt es in der Matrix nicht mehr"),
                format!("“{row}” is no longer in the matrix"),
            ),
            language
                .pick(
                    "prüfen Sie, ob es entfallen oder umbenannt ist; dann schreiben Sie ein neues Formular",
                    "check whether it was dropped or renamed; then write a new form",
                )
                .to_owned(),
        ),
        PlanRowFault::Exists => (
            language.pick(
                format!("„{row}“ gibt es an dieser Stelle schon, mit anderen Angaben"),
                format!("“{row}” is there already, with other entries"),
            ),
            language
                .pick(
                    "geben Sie dem Neuen einen anderen Namen, oder ändern Sie die vorhandene Zeile in einem neuen Formular",
                    "give the new one another name, or change the row that is there in a new form",
                )
                .to_owned(),
        ),
        PlanRowFault::NoName => (
            language.pick("in dieser Zeile steht Neues ohne Namen".to_owned(), "there is something new without a name in this row".to_owned()),
            language
                .pick(
                    "tragen Sie links in der gestrichelten Zelle den Namen ein, oder leeren Sie die Zeile",
                    "write the name into the dashed cell at the left, or empty the row",
                )
                .to_owned(),
        ),
        PlanRowFault::NoParent => (
            language.pick(
                format!("„{row}“ gehört zu einem Ziel oder einer Maßnahme, die entfällt, keinen Titel hat oder selbst nicht übernommen wird"),
                format!("“{row}” belongs to a goal or measure that is dropped, has no title or is not taken itself"),
            ),
            language
                .pick("klären Sie zuerst die Zeile darüber", "settle the row above first")
                .to_owned(),
        ),
        PlanRowFault::Beside(text) => (
            language.pick(
                format!("„{text}“ steht in der Zeile „{row}“ neben ihren Feldern; niemand weiß, wozu es gehört"),
                format!("“{text}” stands beside the fields of the row “{row}”; nobody knows what it belongs to"),
            ),
            language
                .pick("tragen Sie es in eines der umrandeten Felder ein, oder löschen Sie es", "write it into one of the framed cells, or delete it")
                .to_owned(),
        ),
    };
    Words::new(headline, not_taken(language)).help(help)
}

/// What cannot be planned so.
#[expect(clippy::too_many_lines, reason = "one arm a fault, so that the compiler finds a missing one")]
pub(super) fn entry(input: PlanInput, text: &str, fault: &Fault, language: Language) -> Words {
    let name = name(input, language);
    let (headline, help) = match fault {
        Fault::Number(why) => {
            let problem = Problem::ValueUnreadable { text: text.to_owned(), why: *why };
            let words = message(&problem, language);
            let help = language.pick(
                "tragen Sie nur die Zahl ein; was dazu zu sagen ist, gehört unter „offener Punkt“",
                "write the number alone; what is to be said about it belongs under “open point”",
            );
            (words.headline, help.to_owned())
        }
        Fault::Word(words) => (
            language.pick(
                format!("„{text}“ ist keines der Wörter, die dieses Feld anbietet"),
                format!("“{text}” is none of the words that this cell offers"),
            ),
            language.pick(format!("möglich sind: {}", words.join(", ")), format!("possible are: {}", words.join(", "))),
        ),
        Fault::NoInterim => two(
            language,
            &format!("„{text}“ ist weder Wert noch Anteil"),
            "tragen Sie eine Zahl oder einen Anteil wie 20 % ein, bei einem Korridor 60–75",
            &format!("“{text}” is neither a value nor a share"),
            "write a number or a share such as 20 %, for a corridor 60–75",
        ),
        Fault::ShareOrValue => two(
            language,
            &format!("„{text}“ ist mehrdeutig: ein Wert, oder ein Anteil am Zielwert?"),
            "schreiben Sie den Wert ohne %, oder „… % des Zielwertes“",
            &format!("“{text}” is ambiguous: a value, or a share of the target?"),
            "write the value without %, or “… % of the target”",
        ),
        Fault::PercentOfWhat => two(
            language,
            &format!("„{text}“ sagt nicht, wovon"),
            "schreiben Sie „103 % des Vorjahres“ oder „… % des Ausgangswerts“, oder den Wert in der Einheit der Zeile",
            &format!("“{text}” does not say of what"),
            "write “103 % of the year before” or “… % of the baseline”, or the value in the unit of the row",
        ),
        Fault::NoDirection => two(
            language,
            &format!("zum Zielwert „{text}“ fehlt die Richtung"),
            "wählen Sie mindestens, höchstens, zwischen, genau oder bis",
            &format!("the target “{text}” has no direction"),
            "choose at least, at most, between, exactly or by",
        ),
        Fault::NoUpper => two(
            language,
            "„zwischen“ braucht zwei Zahlen",
            "tragen Sie unter „Wert / von“ die untere und unter „bis“ die obere ein",
            "“between” needs two figures",
            "write the lower one under “value / from” and the upper one under “to”",
        ),
        Fault::NotBetween => two(
            language,
            &format!("„{text}“ steht unter „bis“, aber die Richtung ist nicht „zwischen“"),
            "wählen Sie „zwischen“, oder leeren Sie das Feld",
            &format!("“{text}” stands under “to”, but the direction is not “between”"),
            "choose “between”, or empty the cell",
        ),
        Fault::NoDate => two(
            language,
            &format!("„bis“ braucht ein Datum, nicht „{text}“"),
            "schreiben Sie es wie 31.10.2014",
            &format!("“by” needs a date, not “{text}”"),
            "write it like 31.10.2014",
        ),
        Fault::NotDated => two(
            language,
            &format!("„{text}“ ist ein Datum; hier gehört eine Zahl hin"),
            "tragen Sie die Zahl ein, oder wählen Sie für einen Termin die Richtung „bis“",
            &format!("“{text}” is a date; a number belongs here"),
            "write the number, or choose the direction “by” for a date",
        ),
        Fault::MixedCorridor => two(
            language,
            "die beiden Grenzen sind nicht von derselben Art",
            "schreiben Sie zwei Zahlen, oder zwei Anteile mit demselben Bezug",
            "the two bounds are not of the same sort",
            "write two numbers, or two shares of the same reference",
        ),
        Fault::Informative => two(
            language,
            &format!("„{text}“ steht neben „nachrichtlich“; was nachrichtlich ist, hat keinen Zielwert"),
            "leeren Sie den Wert, oder wählen Sie eine andere Richtung",
            &format!("“{text}” stands beside “for information”, which has no target"),
            "empty the value, or choose another direction",
        ),
        Fault::TargetUndecided => two(
            language,
            "ohne Zielwert fehlt ein offener Punkt, der sagt, was noch zu entscheiden ist",
            "schreiben Sie ihn unter „offener Punkt“; soll der Wert nur gezeigt werden, wählen Sie „nachrichtlich“",
            "without a target an open point is missing that says what is still to be decided",
            "write it under “open point”; where the value is only to be shown, choose “for information”",
        ),
        Fault::KindUndecided => two(
            language,
            "die Art fehlt, und kein offener Punkt sagt, dass sie noch zu entscheiden ist",
            "wählen Sie eine Art, oder schreiben Sie einen offenen Punkt",
            "the kind is missing, and no open point says that it is still to be decided",
            "choose a kind, or write an open point",
        ),
        Fault::KindOfTarget => two(
            language,
            "Art und Zielwert passen nicht zusammen",
            "ein Meilenstein hat die Richtung „bis“ mit Datum, alle anderen Arten eine Zahl, eine Einschätzung keinen Zielwert",
            "kind and target do not go together",
            "a milestone has the direction “by” with a date, all other kinds a number, an assessment no target",
        ),
        Fault::InterimWithoutTarget => two(
            language,
            "ein Soll zum Stichtag braucht einen Zielwert",
            "tragen Sie den Zielwert ein, oder leeren Sie das Soll",
            "an interim target needs a target",
            "write the target, or empty the interim target",
        ),
        Fault::InterimShape => two(
            language,
            "Zielwert und Soll zum Stichtag haben nicht dieselbe Form",
            "zu „zwischen“ gehört ein Soll wie 60–75, sonst eine Zahl; saisonal, linear und konstant gibt es bei Meilensteinen nicht",
            "target and interim target have not the same form",
            "“between” goes with an interim target such as 60–75, else a number; milestones have no seasonal, linear or constant",
        ),
        Fault::WordBesideValues => two(
            language,
            &format!("„{text}“ gilt für das ganze Jahr, aber daneben stehen andere Angaben"),
            "leeren Sie die anderen Felder unter „Soll zum“, oder tragen Sie für jeden Stichtag einen Wert ein",
            &format!("“{text}” holds for the whole year, but there are other entries beside it"),
            "empty the other cells of the interim targets, or write a value for each day",
        ),
        Fault::ToleranceInDays => two(
            language,
            "die Toleranz eines Meilensteins sind Tage, keine Prozent",
            "tragen Sie die Zahl der Tage ein",
            "the tolerance of a milestone is days, not percent",
            "write the number of days",
        ),
        Fault::Scale => two(
            language,
            &format!("mit der Einheit „{text}“ hieße der Faktor dieser Quote etwas anderes"),
            "ändern Sie `unit` und `scale` zusammen in der Matrix",
            &format!("with the unit “{text}” the factor of this ratio would mean something else"),
            "change `unit` and `scale` together in the matrix",
        ),
        Fault::NoReason => two(
            language,
            &format!("{name} ändert sich im laufenden Jahr, aber der Grund fehlt"),
            "tragen Sie unter „Grund der Änderung“ ein, wer das beschlossen hat; fehlt die Spalte, schreiben Sie ein neues Formular",
            &format!("the {name} changes within the year, but the reason is missing"),
            "write under “reason of the change” who decided it; where there is no such column, write a new form",
        ),
        Fault::Closed if input == PlanInput::Dropped => two(
            language,
            "Zeiträume des Jahres sind abgeschlossen; in diesem Jahr entfällt nichts mehr",
            "lassen Sie es in der Planung des nächsten Jahres entfallen",
            "periods of the year are closed; nothing is dropped in it any more",
            "drop it in the plan of the next year",
        ),
        Fault::Closed => two(
            language,
            &format!("Zeiträume des Jahres sind abgeschlossen; {name} bleibt deshalb"),
            "ändern Sie es in der Planung des nächsten Jahres",
            &format!("periods of the year are closed; so the {name} stays"),
            "change it in the plan of the next year",
        ),
        Fault::ClosedTarget => two(
            language,
            "Zeiträume des Jahres sind abgeschlossen; ein Zielwert kann sich noch ändern, aber nicht mehr wegfallen",
            "tragen Sie den neuen Zielwert mit dem Grund der Änderung ein",
            "periods of the year are closed; a target may still change, but not go away",
            "write the new target with the reason of the change",
        ),
        Fault::ClosedPeriod(period) => two(
            language,
            &format!("{period} ist inzwischen abgeschlossen; sein Soll bleibt"),
            "leeren Sie die Änderung, oder schreiben Sie ein neues Formular",
            &format!("{period} is closed by now; its interim target stays"),
            "undo the change, or write a new form",
        ),
        Fault::Locked => two(
            language,
            &format!("{name} ist in dieser Zeile nur zum Lesen"),
            "machen Sie die Änderung rückgängig, oder ändern Sie es in der Matrix",
            &format!("the {name} is for reading only in this row"),
            "undo the change, or make it in the matrix",
        ),
        Fault::Reported => two(
            language,
            "für dieses Jahr sind schon Werte gemeldet; was Werte hat, entfällt nicht durch ein Formular",
            "nehmen Sie „entfällt“ zurück, oder streichen Sie Matrix und Meldungen von Hand",
            "values of this year were reported already; what has values is not dropped by a form",
            "take “dropped” back, or take it out of the matrix and the reports by hand",
        ),
    };
    Words::new(headline, not_taken(language)).help(help)
}

fn two(language: Language, german: &str, german_help: &str, english: &str, english_help: &str) -> (String, String) {
    language.pick((german.to_owned(), german_help.to_owned()), (english.to_owned(), english_help.to_owned()))
}

/// What was changed on both sides.
pub(super) fn outdated(input: PlanInput, now: &str, form: &str, language: Language) -> Words {
    let name = name(input, language);
    Words::new(
        language.pick(
            format!("{name} hat sich in der Matrix geändert, seit das Formular geschrieben wurde: dort „{now}“, im Formular „{form}“"),
            format!("the {name} has changed in the matrix since the form was written: there “{now}”, in the form “{form}”"),
        ),
        language.pick("überholt", "outdated"),
    )
    .help(language.pick(
        "entscheiden Sie, was gilt; soll es die Angabe des Formulars sein, tragen Sie sie in die Matrix ein",
        "decide which holds; where it is that of the form, write it into the matrix",
    ))
}

/// What was changed in the matrix alone.
pub(super) fn since(row: &str, inputs: &[PlanInput], language: Language) -> Words {
    let names: Vec<&str> = inputs.iter().map(|input| name(*input, language)).collect();
    let names = names.join(", ");
    Words::new(
        language.pick(
            format!("`{row}` hat sich in der Matrix geändert, seit das Formular geschrieben wurde: {names}"),
            format!("`{row}` has changed in the matrix since the form was written: {names}"),
        ),
        "",
    )
    .help(language.pick("was in der Matrix steht, bleibt", "what the matrix says stays"))
}

/// What changes nothing.
pub(super) fn kept(input: PlanInput, text: &str, why: PlanKeptWhy, language: Language) -> Words {
    let name = name(input, language);
    let headline = match why {
        PlanKeptWhy::Emptied => language.pick(
            format!("{name} ist geleert; es bleibt bei „{text}“"),
            format!("the {name} was emptied; it stays at “{text}”"),
        ),
        PlanKeptWhy::Name => language.pick(
            format!("„{text}“ ist nicht der Name in der Matrix; ein Formular benennt nichts um"),
            format!("“{text}” is not the name in the matrix; a form renames nothing"),
        ),
        PlanKeptWhy::NoValue => language.pick(
            format!("die Richtung „{text}“ ohne Wert wird nicht geschrieben; der Zielwert ist offen"),
            format!("the direction “{text}” without a value is not written; the target is open"),
        ),
        PlanKeptWhy::NoChange => language.pick(
            format!("der Grund „{text}“ steht neben keiner Änderung"),
            format!("the reason “{text}” stands beside no change"),
        ),
    };
    Words::new(headline, language.pick("bleibt", "stays"))
}

/// What a row would do to its matrix.
pub(super) fn consequence(problem: &Problem, language: Language) -> Words {
    let inner = message(problem, language);
    let words = Words::new(
        language.pick(
            format!("so wäre die Matrix fehlerhaft: {}", inner.headline),
            format!("the matrix would be wrong like this: {}", inner.headline),
        ),
        not_taken(language),
    );
    words.maybe(inner.help)
}
