//! Words of the page for a browser.

use chrono::NaiveDate;

use super::{Language, format, report};
use crate::period::Period;
use crate::status::{Counts, Status};

/// Headings and other fixed words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// The link past the head.
    SkipLink,
    /// The list of sections.
    Contents,
    /// The first section.
    Summary,
    /// Head: the sessions.
    Sessions,
    /// A committee.
    Committee,
    /// The day of a session.
    Date,
    /// Agenda item.
    Agenda,
    /// Number of the paper.
    Paper,
    /// How many have which colour.
    Colours,
    /// What moved since the last period.
    Changes,
    /// Colours that became better.
    Improved,
    /// Colours that became worse.
    Worsened,
    /// Everything red.
    Red,
    /// In place of that list.
    NothingRed,
    /// In place of the lists of changes.
    NoChange,
    /// The left part of a matrix.
    Planning,
    /// The right part of a matrix.
    Controlling,
    /// What is measured.
    Indicator,
    /// In what.
    Unit,
    /// The annual target.
    Target,
    /// The plan of a budget line.
    BudgetPlan,
    /// A line of the budget.
    BudgetLine,
    /// A consolidation measure.
    Consolidation,
    /// The Soll.
    Expected,
    /// The Ist.
    Actual,
    /// The verdict.
    Status,
    /// Ist − Soll.
    Deviation,
    /// Against the previous period.
    Trend,
    /// At the year's end.
    Forecast,
    /// The small chart.
    Development,
    /// Why.
    Comment,
    /// What is done.
    Action,
    /// Focus topics of the politics.
    Focuses,
    /// Values that are due and not there.
    Missing,
    /// In place of that list.
    NothingMissing,
    /// Why a value is missing.
    Reason,
    /// Revisions and accepted deviations.
    Footnotes,
    /// The link back from a footnote.
    Back,
    /// What the data is.
    DataState,
    /// The matrix.
    Matrix,
    /// The overall colour.
    Overall,
    /// Who answers for it.
    Responsible,
    /// Why a measure should work.
    Hypothesis,
    /// What that rests on.
    Evidence,
    /// Beside the colour of an accepted deviation.
    Accepted,
    /// The buttons that choose by status.
    Filter,
    /// The button that shows everything again.
    ShowAll,
    /// What the buttons of the table heads do.
    SortHint,
}

/// A fixed word.
pub fn label(label: Label, language: Language) -> &'static str {
    let (german, english) = match label {
        Label::SkipLink => ("Zum Inhalt springen", "Skip to the content"),
        Label::Contents => ("Inhalt", "Contents"),
        Label::Summary => ("Zusammenfassung", "Summary"),
        Label::Sessions => ("Sitzungen", "Sessions"),
        Label::Committee => ("Gremium", "Committee"),
        Label::Date => ("Datum", "Date"),
        Label::Agenda => ("TOP", "Agenda item"),
        Label::Paper => ("Drucksache", "Paper"),
        Label::Colours => ("Indikatoren nach Status", "Indicators by status"),
        Label::Changes => ("Was sich verändert hat", "What has changed"),
        Label::Improved => ("Bessere Farbe", "Better colour"),
        Label::Worsened => ("Schlechtere Farbe", "Worse colour"),
        Label::Red => ("Was rot ist", "What is red"),
        Label::NothingRed => ("Nichts ist rot.", "Nothing is red."),
        Label::NoChange => ("Keine Farbe hat sich geändert.", "No colour has changed."),
        Label::Planning => ("Planungsteil", "Planning"),
        Label::Controlling => ("Controllingteil", "Controlling"),
        Label::Indicator => ("Indikator", "Indicator"),
        Label::Unit => ("Einheit", "Unit"),
        Label::Target => ("Zielwert", "Target"),
        Label::BudgetPlan => ("Ansatz", "Plan"),
        Label::BudgetLine => ("Haushaltsposition", "Budget line"),
        Label::Consolidation => ("Maßnahme", "Measure"),
        Label::Expected => ("Soll", "Expected"),
        Label::Actual => ("Ist", "Actual"),
        Label::Status => ("Status", "Status"),
        Label::Deviation => ("Abweichung", "Deviation"),
        Label::Trend => ("Trend", "Trend"),
        Label::Forecast => ("Prognose Jahr", "Forecast, year"),
        Label::Development => ("Verlauf", "Development"),
        Label::Comment => ("Erläuterung", "Comment"),
        Label::Action => ("Gegenmaßnahme", "Counter-measure"),
        Label::Focuses => ("Schwerpunktthemen", "Focus topics"),
        Label::Missing => ("Fehlende Meldungen", "Missing reports"),
        Label::NothingMissing => ("Alle fälligen Werte sind gemeldet.", "All values that are due have been reported."),
        Label::Reason => ("Grund", "Reason"),
        Label::Footnotes => ("Fußnoten", "Footnotes"),
        Label::Back => ("zurück zum Indikator", "back to the indicator"),
        Label::DataState => ("Stand der Daten", "State of the data"),
        Label::Matrix => ("Zielmatrix", "Goal matrix"),
        Label::Overall => ("Gesamt", "Overall"),
        Label::Responsible => ("Verantwortlich", "Responsible"),
        Label::Hypothesis => ("Wirkungshypothese", "Hypothesis"),
        Label::Evidence => ("Beleg", "Evidence"),
        Label::Accepted => ("akzeptiert", "accepted"),
        Label::Filter => ("Nur zeigen, was diesen Status hat", "Show only what has this status"),
        Label::ShowAll => ("Alle zeigen", "Show all"),
        Label::SortHint => ("Spaltenköpfe sortieren.", "Column heads sort."),
    };
    language.pick(german, english)
}

/// Since when it has its status: `rot seit T2`; where the year before ended alike, that is said.
pub fn since(status: Status, first: Period, before: bool, language: Language) -> String {
    let status = report::status(status, language);
    let first = report::period(first, language);
    if before {
        language.pick(format!("{status} schon vor dem {first}"), format!("{status} already before {first}"))
    } else {
        language.pick(format!("{status} seit dem {first}"), format!("{status} since {first}"))
    }
}

/// From one colour to another: `▼ rot → ◆ gelb`.
pub fn from_to(before: Status, after: Status, language: Language) -> String {
    let [before, after] = [before, after].map(|status| report::status_with_symbol(status, language));
    format!("{before} → {after}")
}

/// Counts in words, for those who do not see a chart: `14 grün, 3 gelb`.
pub fn counts(counts: &Counts, language: Language) -> String {
    let parts: Vec<String> = Status::ALL
        .into_iter()
        .filter(|status| counts.of(*status) > 0)
        .map(|status| format!("{} {}", format::count(counts.of(status), language), report::status(status, language)))
        .collect();
    parts.join(", ")
}

/// The title of a stacked bar.
pub fn bar_title(of: &str, language: Language) -> String {
    language.pick(format!("Status der Indikatoren: {of}"), format!("Status of the indicators: {of}"))
}

/// One period of a development: `T2: Ist 259, Soll 280, gelb`.
pub fn point(period: Period, actual: &str, expected: Option<&str>, status: Status, language: Language) -> String {
    let (period, status) = (period.label(), report::status(status, language));
    match expected {
        Some(expected) => language.pick(
            format!("{period}: Ist {actual}, Soll {expected}, {status}"),
            format!("{period}: actual {actual}, expected {expected}, {status}"),
        ),
        None => {
            language.pick(format!("{period}: Ist {actual}, {status}"), format!("{period}: actual {actual}, {status}"))
        }
    }
}

/// The title of a development, with its values.
pub fn development(of: &str, points: &str, language: Language) -> String {
    language.pick(format!("Verlauf {of}: {points}"), format!("Development of {of}: {points}"))
}

/// A baseline: `Ausgangswert 380 (2012)`.
pub fn baseline(value: &str, year: Option<i32>, language: Language) -> String {
    let year = year.map(|year| format!(" ({year})")).unwrap_or_default();
    language.pick(format!("Ausgangswert {value}{year}"), format!("baseline {value}{year}"))
}

/// The attainment: `57,6 % des Jahresziels`.
pub fn attainment(percent: &str, language: Language) -> String {
    language.pick(format!("{percent} des Jahresziels erreicht"), format!("{percent} of the annual target attained"))
}

/// The same period of the year before.
pub fn year_before(status: Option<&str>, trend: Option<&str>, language: Language) -> String {
    let said = [status, trend].into_iter().flatten().collect::<Vec<_>>().join(", ");
    language.pick(format!("Vorjahr {said}"), format!("year before {said}"))
}

/// What script says after a choice; `{n}` stands for the number.
pub fn shown(language: Language) -> &'static str {
    language.pick("{n} Zeilen werden gezeigt.", "{n} rows are shown.")
}

/// What the data covers.
pub fn covers(period: Period, cutoff: NaiveDate, language: Language) -> String {
    let (period, cutoff) = (report::period(period, language), format::date(cutoff, language));
    language.pick(
        format!(
            "Gemeldete Werte bis zum {period}, Stichtag {cutoff}. Was später gemeldet oder für später geplant ist, ist nicht enthalten."
        ),
        format!(
            "Values reported up to {period}, cut-off date {cutoff}. What was reported or is planned for later is not in it."
        ),
    )
}

/// A matrix with a cut-off date of its own.
pub fn own_cutoff(matrix: &str, cutoff: NaiveDate, language: Language) -> String {
    let cutoff = format::date(cutoff, language);
    language.pick(
        format!("{matrix} hat ein eigenes Berichtsjahr; Stichtag {cutoff}."),
        format!("{matrix} has a reporting year of its own; cut-off date {cutoff}."),
    )
}

/// How many indicators have no colour, by state.
pub fn without_colour(counts: &str, language: Language) -> String {
    language.pick(format!("Ohne Farbe: {counts}."), format!("Without a colour: {counts}."))
}

/// How many Soll values are assumed.
pub fn assumed(count: usize, language: Language) -> String {
    let count = format::count(count, language);
    language.pick(
        format!("{count} Soll-Werte (mit *) sind aus dem verstrichenen Teil des Jahres geschätzt, nicht beschlossen."),
        format!("{count} expected values (with *) are assumed from the elapsed share of the year, not decided."),
    )
}

/// How figures are shown.
pub fn rounding(language: Language) -> &'static str {
    language.pick(
        "Gerechnet wird mit den genauen Werten; gezeigt werden sie gerundet.",
        "Exact values are computed with; they are shown rounded.",
    )
}

/// Periods that a printed page leaves out.
pub fn not_printed(first: &str, last: &str, language: Language) -> String {
    let range = if first == last { first.to_owned() } else { format!("{first}–{last}") };
    language.pick(
        format!("Gedruckt ohne Ist {range}; am Bildschirm sind alle Zeiträume zu sehen."),
        format!("Printed without actual {range}; on a screen all periods are shown."),
    )
}

/// How many indicators share a rule: `14 Indikatoren`.
pub fn indicators(count: usize, language: Language) -> String {
    let number = format::count(count, language);
    let word =
        if count == 1 { language.pick("Indikator", "indicator") } else { language.pick("Indikatoren", "indicators") };
    format!("{number}\u{a0}{word}")
}

/// What a revision is, and where its reason stands.
pub fn revised_meaning(language: Language) -> &'static str {
    language.pick(
        "Zielwert, Zwischenziel oder Toleranz wurde im Jahr geändert; frühere Zeiträume behalten ihre Regel. Der Grund steht in der Fußnote.",
        "A target, interim target or tolerance changed within the year; earlier periods keep their rule. The reason stands in the footnote.",
    )
}
