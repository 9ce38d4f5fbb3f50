//! Words of comparisons.

use super::words::Word;
use super::{Language, format, report};
use crate::report::ReportedState;
use crate::report::comparison::{Attribute, ChangeCounts, Comparison, Presence, Side, Subject, Verdict};
use crate::status::{Status, Trend};

/// The sign of what only a rule changed, so that nobody needs to see a colour.
pub const RULE_MARK: &str = "§";

/// The title of a comparison.
pub fn title(plan: bool, language: Language) -> &'static str {
    if plan {
        language.pick("Vergleich der Zielplanung", "Comparison of goal planning")
    } else {
        language.pick("Vergleich der Zielmatrizen", "Comparison of goal matrices")
    }
}

/// One side: `1. Tertial 2013 (alt)`.
pub fn side(side: &Side, language: Language) -> String {
    let of = match side.subject {
        Subject::Period(period) => format::period(period, language),
        Subject::Plan(year) => year.to_string(),
    };
    side.from.as_ref().map_or_else(|| of.clone(), |from| format!("{of} ({})", crate::text::printable(from)))
}

/// What stands on which side, and how far it goes.
pub fn side_fact(shown: &Side, second: bool, language: Language) -> String {
    let word = if second { Word::Now } else { Word::Before }.text(language);
    let date = format::date(shown.cutoff, language);
    let until = match shown.subject {
        Subject::Period(_) => language.pick(format!("Stichtag {date}"), format!("cut-off date {date}")),
        Subject::Plan(_) => language.pick(format!("Jahr bis {date}"), format!("year until {date}")),
    };
    let closed = shown.closed.map(|on| {
        let on = format::date(on, language);
        language.pick(format!(", abgeschlossen am {on}"), format!(", closed on {on}"))
    });
    format!("{word}: {}, {until}{}", side(shown, language), closed.unwrap_or_default())
}

/// Where nothing is different.
pub fn nothing(language: Language) -> &'static str {
    language.pick("Es gibt keine Unterschiede.", "There are no differences.")
}

/// New or dropped.
pub fn presence(presence: Presence, language: Language) -> &'static str {
    match presence {
        Presence::Both => "",
        Presence::Added => Word::New.text(language),
        Presence::Dropped => language.pick("entfallen", "dropped"),
    }
}

/// What changed, as the name of a row.
pub fn attribute(what: Attribute, language: Language) -> &'static str {
    let (german, english) = match what {
        Attribute::Title => ("Titel", "Title"),
        Attribute::Name => ("Name", "Name"),
        Attribute::Place => ("Zuordnung", "Place"),
        Attribute::Department => ("Organisationseinheit", "Department"),
        Attribute::StrategicGoal => ("Leitziel", "Strategic goal"),
        Attribute::Focus => ("Schwerpunktthemen", "Focus topics"),
        Attribute::ProductGroup => ("Produktgruppe", "Product group"),
        Attribute::Product => ("Produkt", "Product"),
        Attribute::Weight => ("Gewicht", "Weight"),
        Attribute::Responsible => ("Zuständig", "Responsible"),
        Attribute::Hypothesis => ("Wirkungshypothese", "Hypothesis"),
        Attribute::Evidence => ("Beleg", "Evidence"),
        Attribute::Kind => ("Art", "Kind"),
        Attribute::Unit => ("Einheit", "Unit"),
        Attribute::Status => ("Farbe", "Colour"),
        Attribute::Actual => ("Ist", "Actual"),
        Attribute::Parts => ("Zähler/Nenner", "Numerator/denominator"),
        Attribute::Expected => ("Soll", "Expected"),
        Attribute::ExpectedRule => ("Soll-Regel", "Rule of the expected value"),
        Attribute::Target => ("Zielwert", "Target"),
        Attribute::Tolerance => ("Toleranz", "Tolerance"),
        Attribute::Baseline => ("Ausgangswert", "Baseline"),
        Attribute::Revised => ("Anpassung im Jahr", "Change within the year"),
        Attribute::Forecast => ("Prognose", "Forecast"),
        Attribute::Accepted => ("Hingenommen", "Accepted"),
        Attribute::Source => ("Datenquelle", "Source"),
        Attribute::Comment => ("Erläuterung", "Comment"),
        Attribute::Action => ("Gegenmaßnahme", "Counter-measure"),
    };
    language.pick(german, english)
}

/// Why there is no value.
pub fn state(state: ReportedState, language: Language) -> &'static str {
    match state {
        ReportedState::Value => Word::Reported.text(language),
        ReportedState::Missing => report::status(Status::Missing, language),
        ReportedState::NotApplicable => report::status(Status::NotApplicable, language),
        ReportedState::Suppressed => report::status(Status::Suppressed, language),
        ReportedState::NotDue => report::status(Status::NotDue, language),
    }
}

/// Something that the other side withholds.
pub fn withheld(language: Language) -> &'static str {
    language.pick("wird nicht gezeigt", "not shown")
}

/// Beside a verdict that only the rule changed.
pub fn only_by_rule(language: Language) -> String {
    format!("{RULE_MARK} {}", language.pick("nur durch Regel", "only by rule"))
}

/// Beside a verdict that is the same only because the rule changed.
pub fn held_by_rule(language: Language) -> String {
    format!("{RULE_MARK} {}", language.pick("gehalten durch Regel", "held by rule"))
}

/// Beside a verdict that the figure, or both, changed.
pub fn cause(both: bool, language: Language) -> &'static str {
    if both { language.pick("Wert und Regel", "value and rule") } else { language.pick("neuer Wert", "new value") }
}

/// What the verdict would be by the rule before.
pub fn by_rule_before(verdict: Verdict, language: Language) -> Option<String> {
    let by_rule = report::status_with_symbol(verdict.by_rule_before?, language);
    Some(if verdict.is_held_by_rule() {
        language.pick(
            format!("{RULE_MARK} Nur durch die geänderte Regel gleich: Nach der bisherigen wäre der Stand {by_rule}."),
            format!("{RULE_MARK} The same only by the changed rule: by the one before it would be {by_rule}."),
        )
    } else if verdict.is_change() && by_rule_only(verdict) {
        language.pick(
            format!("{RULE_MARK} Wechsel nur durch Regel: Nach der bisherigen wäre der Stand weiter {by_rule}."),
            format!("{RULE_MARK} Changed only by rule: by the one before it would still be {by_rule}."),
        )
    } else if verdict.is_change() {
        language.pick(
            format!("Nach der bisherigen Regel wäre der Stand {by_rule}."),
            format!("By the rule before it would be {by_rule}."),
        )
    } else {
        return None;
    })
}

fn by_rule_only(verdict: Verdict) -> bool {
    verdict.cause == crate::report::comparison::Cause::Rule
}

/// Where kind or unit changed.
pub fn redefined(language: Language) -> &'static str {
    language.pick(
        "Art oder Einheit hat sich geändert; die Werte werden nicht verglichen.",
        "Kind or unit changed; the values are not compared.",
    )
}

/// Where one side withholds a value.
pub fn withheld_remark(language: Language) -> &'static str {
    language.pick(
        "Eine der beiden Seiten hält einen Wert zurück; was ihn verriete, wird nicht gezeigt.",
        "One of the two sides withholds a value; what would tell it is not shown.",
    )
}

/// The id of the first side.
pub fn was(id: &str, language: Language) -> String {
    language.pick(format!("Kennung vorher: {id}"), format!("Id before: {id}"))
}

/// So many of something.
fn counted(count: usize, one: &str, more: &str, language: Language) -> String {
    format!("{}\u{a0}{}", format::count(count, language), if count == 1 { one } else { more })
}

/// How many are different, by kind of the difference: name and number in words; nothing for none.
pub fn counts(comparison: &Comparison, language: Language) -> Vec<(&'static str, String)> {
    let ChangeCounts {
        matrices,
        goals,
        measures,
        rows,
        moved,
        renamed,
        redefined,
        targets,
        expected,
        tolerances,
        values,
        worse,
        better,
        states,
        only_by_rule,
        held_by_rule,
    } = comparison.counts;
    let things = |at: usize| {
        let all = [
            (matrices[at], language.pick(["Matrix", "Matrizen"], ["matrix", "matrices"])),
            (goals[at], language.pick(["Ziel", "Ziele"], ["goal", "goals"])),
            (measures[at], language.pick(["Maßnahme", "Maßnahmen"], ["measure", "measures"])),
            (
                rows[at],
                language.pick(
                    ["Indikator oder Position", "Indikatoren und Positionen"],
                    ["indicator or line", "indicators and lines"],
                ),
            ),
        ];
        let shown = all.into_iter().filter(|(count, _)| *count > 0);
        shown.map(|(count, [one, more])| counted(count, one, more, language)).collect::<Vec<_>>().join(", ")
    };
    let of_rows = |count: usize| {
        let [one, more] = language.pick(["Zeile", "Zeilen"], ["row", "rows"]);
        if count == 0 { String::new() } else { counted(count, one, more, language) }
    };
    let plain = |count: usize| if count == 0 { String::new() } else { format::count(count, language) };
    let colours = [
        (worse, report::trend(Trend::Worse, language)),
        (better, report::trend(Trend::Better, language)),
        (states, language.pick("von oder zu einem Stand ohne Farbe", "from or to a state without a colour")),
    ];
    let colours = colours.into_iter().filter(|(count, _)| *count > 0);
    let colours =
        colours.map(|(count, word)| format!("{}\u{a0}{word}", format::count(count, language))).collect::<Vec<_>>();
    let open = [
        (comparison.opened.len(), Word::New.text(language)),
        (comparison.settled.len(), language.pick("geklärt", "settled")),
    ];
    let open = open.into_iter().filter(|(count, _)| *count > 0);
    let open = open.map(|(count, word)| format!("{}\u{a0}{word}", format::count(count, language))).collect::<Vec<_>>();
    let all = [
        (language.pick("Farbe oder Stand", "Colour or state"), colours.join(", ")),
        (language.pick("§ Wechsel nur durch Regel", "§ Changed only by rule"), of_rows(only_by_rule)),
        (language.pick("§ Gleich nur durch Regel", "§ Same only by rule"), of_rows(held_by_rule)),
        (language.pick("Neu", "New"), things(0)),
        (language.pick("Entfallen", "Dropped"), things(1)),
        (language.pick("Anders zugeordnet", "Moved"), of_rows(moved)),
        (language.pick("Umbenannt", "Renamed"), plain(renamed)),
        (language.pick("Andere Art oder Einheit", "Other kind or unit"), of_rows(redefined)),
        (language.pick("Anderer Zielwert", "Other target"), of_rows(targets)),
        (language.pick("Anderes Soll", "Other expected value"), of_rows(expected)),
        (language.pick("Andere Toleranz", "Other tolerance"), of_rows(tolerances)),
        (language.pick("Anderes Ist", "Other actual"), of_rows(values)),
        (Word::OpenPoints.text(language), open.join(", ")),
    ];
    all.into_iter().filter(|(_, text)| !text.is_empty()).collect()
}

/// Open points that are new, or no longer there.
pub fn open_points(new: bool, language: Language) -> &'static str {
    if new {
        language.pick("Neue offene Punkte", "New open points")
    } else {
        language.pick("Geklärte offene Punkte", "Settled open points")
    }
}

/// What the mark of a rule means.
pub fn rule_meaning(language: Language) -> &'static str {
    language.pick(
        "Der neue Wert hätte nach der bisherigen Regel (Zielwert, Zwischenziel, Toleranz, Fälligkeit; bei gleichem Zeitraum auch das Soll) noch den bisherigen Stand. Anders ist nur die Regel. „Gehalten durch Regel“: Nach der bisherigen Regel hätte der neue Wert einen anderen Stand als jetzt.",
        "By the rule before (target, interim target, tolerance, periods due; of the same period also the expected value) the new figure would still stand as before. Only the rule is another one. “Held by rule”: by the rule before the new figure would stand differently from now.",
    )
}

/// How rows were matched.
pub fn matching(language: Language) -> &'static str {
    language.pick(
        "Zusammen gehört, was dieselbe Kennung hat; Maßnahmen, die keine haben, nach Titel oder gemeinsamen Indikatoren. Werte werden genau verglichen. Von abgeschlossenen Zeiträumen gilt, was abgeschlossen wurde.",
        "What has the same id belongs together; measures, which have none, by title or shared indicators. Values are compared exactly. Of closed periods holds what was closed.",
    )
}

/// A misuse of the command.
pub fn usage(language: Language) -> &'static str {
    language.pick(
        "Fehler: Verglichen werden zwei Zeiträume (zielmatrix diff 2013-T1 2013-T2), zwei Pläne (zielmatrix diff --plan 2013 2014) oder zwei Projektordner (zielmatrix diff alt neu 2013-T1); mit --revision HEAD~1 genügt ein Zeitraum. Ein Ordner, der wie ein Zeitraum heißt, wird als ./2013 angegeben.",
        "Error: two periods are compared (zielmatrix diff 2013-T1 2013-T2), two plans (zielmatrix diff --plan 2013 2014) or two project folders (zielmatrix diff old new 2013-T1); with --revision HEAD~1 one period is enough. A folder named like a period is given as ./2013.",
    )
}

/// A year without `--plan`, or a period with it.
pub fn wrong_subject(text: &str, plan: bool, language: Language) -> String {
    let text = crate::text::printable(text);
    if plan {
        language.pick(
            format!("Fehler: „{text}“ ist kein Jahr; mit --plan werden Jahre verglichen, etwa 2013 2014."),
            format!("Error: “{text}” is no year; with --plan years are compared, such as 2013 2014."),
        )
    } else {
        language.pick(
            format!("Fehler: „{text}“ ist ein Jahr; Pläne werden mit --plan verglichen, sonst Zeiträume wie 2013-T1."),
            format!("Error: “{text}” is a year; plans are compared with --plan, otherwise periods such as 2013-T1."),
        )
    }
}

/// A revision that git does not know.
pub fn unknown_revision(revision: &str, language: Language) -> String {
    let revision = crate::text::printable(revision);
    language.pick(
        format!("Fehler: Die Revision „{revision}“ gibt es nicht. git log zeigt, welche es gibt."),
        format!("Error: there is no revision “{revision}”. git log shows which there are."),
    )
}

/// A revision in which the folder holds no project.
pub fn no_project_at(revision: &str, language: Language) -> String {
    let revision = crate::text::printable(revision);
    language.pick(
        format!("Fehler: In der Revision „{revision}“ gibt es in diesem Ordner keine zielmatrix.toml."),
        format!("Error: in the revision “{revision}” this folder has no zielmatrix.toml."),
    )
}

/// A folder that git cannot read as a part of a repository, with what git says.
pub fn no_repository(folder: &str, said: &str, language: Language) -> String {
    let (folder, said) = (crate::text::printable(folder), crate::text::printable(said));
    language.pick(
        format!("Fehler: git kann {folder} nicht als Teil eines Repositorys lesen: {said}"),
        format!("Error: git cannot read {folder} as a part of a repository: {said}"),
    )
}

/// A git that cannot be started.
pub fn no_git(error: &std::io::Error, language: Language) -> String {
    language.pick(
        format!("Fehler: Das Programm git, das --revision braucht, lässt sich nicht starten: {error}"),
        format!("Error: the program git, which --revision needs, cannot be started: {error}"),
    )
}

/// Two projects that divide the year in different ways.
pub fn other_scheme(language: Language) -> &'static str {
    language.pick(
        "Fehler: Die beiden Projekte teilen das Jahr verschieden ein (periods in zielmatrix.toml); ihre Zeiträume lassen sich nicht vergleichen.",
        "Error: the two projects divide the year in different ways (periods in zielmatrix.toml); their periods cannot be compared.",
    )
}
