//! Words of the handout that no other output has: its headings, and what a screen reader says of its drawings.

use chrono::NaiveDate;

use super::Language;
use super::{format, html, plan, report};
use crate::model::Target;
use crate::period::Period;
use crate::report::ForecastSource;
use crate::status::{Counts, Status};

/// A heading of a part or of a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// The summary.
    Glance,
    /// The list of red indicators.
    Red,
    /// What changed its colour.
    Changes,
    /// Colours that became worse.
    Worsened,
    /// Colours that became better.
    Improved,
    /// What was due and is not there.
    Missing,
    /// Budget execution.
    Budget,
    /// Consolidation measures.
    Consolidation,
    /// Focus topics across all matrices.
    Focus,
    /// How to read the handout.
    Legend,
    /// What the figures rest on.
    DataState,
    /// A committee.
    Committee,
    /// The day of a session.
    Session,
    /// An agenda item.
    Agenda,
    /// The number of a paper.
    Paper,
    /// A goal matrix.
    Matrix,
    /// The colour of several indicators together.
    Overall,
    /// A stacked bar.
    Distribution,
    /// Counts by status.
    Indicators,
    /// The part of a matrix that is planned.
    Planning,
    /// The part of a matrix that is reported.
    Controlling,
    /// What is measured, with its unit.
    Indicator,
    /// The first period of being red.
    Since,
    /// The Ist of the reported period.
    Actual,
    /// The deviation, and the same in percent.
    Deviation,
    /// Against the previous period.
    Trend,
    /// A small chart.
    Development,
    /// What is expected for the year's end.
    Forecast,
    /// Why.
    Comment,
    /// What is done about it.
    Action,
    /// Where colours change, and what is still needed.
    Needed,
    /// All goals of a plan.
    Goals,
    /// A goal.
    Goal,
    /// What a goal serves.
    StrategicGoal,
    /// Where a goal stands in the budget.
    ProductGroup,
    /// How many measures a goal has.
    Measures,
}

/// The words of a heading.
pub fn heading(heading: Heading, language: Language) -> &'static str {
    let (german, english) = match heading {
        Heading::Glance => ("Auf einen Blick", "At a glance"),
        Heading::Red => ("Was rot ist", "What is red"),
        Heading::Changes => ("Was die Farbe gewechselt hat", "What changed its colour"),
        Heading::Worsened => ("Schlechter geworden", "Became worse"),
        Heading::Improved => ("Besser geworden", "Became better"),
        Heading::Missing => ("Fehlende Meldungen", "Missing reports"),
        Heading::Budget => ("Haushaltsvollzug", "Budget execution"),
        Heading::Consolidation => ("Haushaltssicherung (HSK-Maßnahmen)", "Consolidation measures (HSK)"),
        Heading::Focus => ("Schwerpunktthemen", "Focus topics"),
        Heading::Legend => ("Legende", "Legend"),
        Heading::DataState => ("Datenstand", "State of the data"),
        Heading::Committee => ("Gremium", "Committee"),
        Heading::Session => ("Sitzung", "Session"),
        Heading::Agenda => ("Tagesordnungspunkt", "Agenda item"),
        Heading::Paper => ("Drucksachen-Nr.", "Paper"),
        Heading::Matrix => ("Zielmatrix", "Goal matrix"),
        Heading::Overall => ("Gesamt", "Overall"),
        Heading::Distribution => ("Verteilung", "Distribution"),
        Heading::Indicators => ("Indikatoren", "Indicators"),
        Heading::Planning => ("Planungsteil", "Planning"),
        Heading::Controlling => ("Controllingteil", "Controlling"),
        Heading::Indicator => ("Indikator, Einheit", "Indicator, unit"),
        Heading::Since => ("rot seit", "red since"),
        Heading::Actual => ("Ist", "Actual"),
        Heading::Deviation => ("Abw.", "Dev."),
        Heading::Trend => ("Trend", "Trend"),
        Heading::Development => ("Verlauf", "Course"),
        Heading::Forecast => ("Prognose Jahr", "Forecast, year"),
        Heading::Comment => ("Erläuterung", "Comment"),
        Heading::Action => ("Gegenmaßnahme", "Counter-measure"),
        Heading::Needed => ("Farbgrenzen, noch nötig", "Bounds, still needed"),
        Heading::Goals => ("Die Ziele im Überblick", "All goals"),
        Heading::Goal => ("Ziel", "Goal"),
        Heading::StrategicGoal => ("Leitziel", "Strategic goal"),
        Heading::ProductGroup => ("Produktgruppe", "Product group"),
        Heading::Measures => ("Maßnahmen", "Measures"),
    };
    language.pick(german, english)
}

/// The title of the whole document, as a reader's window shows it.
pub fn document_title(organisation: &str, period: Period, language: Language) -> String {
    let title = format!("{} {}", report::title(language), report::period(period, language));
    if organisation.is_empty() { title } else { format!("{title} – {organisation}") }
}

/// The title of a plan, as a reader's window shows it.
pub fn plan_title(organisation: &str, year: i32, language: Language) -> String {
    let title = format!("{} {year}", plan::label(plan::Label::Title, language));
    if organisation.is_empty() { title } else { format!("{title} – {organisation}") }
}

/// What a plan is, for its properties.
pub fn plan_description(year: i32, language: Language) -> String {
    language.pick(
        format!("Ziele, Maßnahmen, Zielwerte und Zwischenziele für das Jahr {year}"),
        format!("Goals, measures, targets and interim targets for the year {year}"),
    )
}

/// What the document is, for its properties.
pub fn description(cutoff: NaiveDate, language: Language) -> String {
    let date = format::date(cutoff, language);
    language.pick(
        format!("Ziele, Zielwerte und gemeldete Werte mit Farben zum Stichtag {date}"),
        format!("Goals, targets and reported values with colours at the cut-off date {date}"),
    )
}

/// The words around the numbers of a page: `Seite 1 von 3`.
pub fn page_words(language: Language) -> [&'static str; 2] {
    language.pick(["Seite", "von"], ["Page", "of"])
}

/// `2. Tertial 2013`, and its cut-off date.
pub fn lead(period: Period, cutoff: NaiveDate, language: Language) -> String {
    let (period, date) = (report::period(period, language), format::date(cutoff, language));
    language.pick(format!("{period}, Stichtag {date}"), format!("{period}, cut-off date {date}"))
}

/// A count with its status: `▼ 2 rot`; a number does not break from its word.
pub fn count(status: Status, count: usize, language: Language) -> String {
    let (count, word) = (format::count(count, language), report::status(status, language));
    format!("{}\u{a0}{count}\u{a0}{word}", status.symbol())
}

/// All counts that are not 0.
pub fn counts(counts: &Counts, language: Language) -> String {
    let shown = Status::ALL.into_iter().filter(|status| counts.of(*status) > 0);
    shown.map(|status| count(status, counts.of(status), language)).collect::<Vec<_>>().join("  ")
}

/// What a stacked bar shows, for those who do not see it.
pub fn bar_description(matrix: &str, counts: &Counts, language: Language) -> String {
    let shown = Status::ALL.into_iter().filter(|status| counts.of(*status) > 0);
    let words: Vec<String> =
        shown.map(|status| format!("{} {}", counts.of(status), report::status(status, language))).collect();
    let words = words.join(", ");
    language.pick(
        format!("Balken der Indikatoren nach Status, {matrix}: {words}"),
        format!("Bar of the indicators by status, {matrix}: {words}"),
    )
}

/// One period of a small chart, for those who do not see it.
pub fn point_description(
    period: Period,
    actual: Option<&str>,
    expected: Option<&str>,
    status: Status,
    language: Language,
) -> String {
    let label = period.label();
    let actual = actual.map(|value| language.pick(format!("Ist {value}"), format!("actual {value}")));
    let expected = expected.map(|value| language.pick(format!("Soll {value}"), format!("expected {value}")));
    let word = Some(report::status(status, language).to_owned());
    let parts: Vec<String> = actual.into_iter().chain(expected).chain(word).collect();
    format!("{label}: {}", parts.join(", "))
}

/// A small chart, for those who do not see it.
pub fn chart_description(name: &str, points: &str, language: Language) -> String {
    language.pick(format!("Verlauf, {name}. {points}"), format!("Course, {name}. {points}"))
}

/// In place of the list of red indicators where it would be empty.
pub fn nothing_red(language: Language) -> &'static str {
    language.pick("Kein Indikator und keine Position ist rot.", "No indicator or line is red.")
}

/// In place of the list of changed colours where it would be empty.
pub fn nothing_changed(since: Period, language: Language) -> String {
    let since = report::period(since, language);
    language.pick(
        format!("Gegenüber dem Stand {since} hat keine Farbe gewechselt."),
        format!("No colour changed since {since}."),
    )
}

/// A heading with the number of what is below it.
pub fn numbered(of: Heading, count: usize, language: Language) -> String {
    format!("{} ({})", heading(of, language), format::count(count, language))
}

/// The state of the same period of the year before, below a trend.
pub fn year_before(status: Status, language: Language) -> String {
    let status = report::status_with_symbol(status, language).replace(' ', "\u{a0}");
    language.pick(format!("Vorjahr {status}"), format!("year before {status}"))
}

/// The Zielerreichungsgrad below a target.
pub fn attained(percent: &str, language: Language) -> String {
    language.pick(format!("erreicht {percent}"), format!("attained {percent}"))
}

/// The colour of a forecast with its source, below the value.
pub fn forecast_status(status: Option<Status>, source: ForecastSource, language: Language) -> String {
    let source = report::forecast_source(source, language);
    match status {
        Some(status) => {
            let status = report::status_with_symbol(status, language).replace(' ', "\u{a0}");
            format!("{status}, {source}")
        }
        None => source.to_owned(),
    }
}

/// A target that is a share of a reference, in words: the figure alone would not say so.
pub fn relative_target(target: Option<&Target>, language: Language) -> Option<String> {
    match target? {
        target @ Target::Relative { .. } => {
            let target = report::target(target, language);
            Some(language.pick(format!("Zielwert {target}"), format!("target {target}")))
        }
        Target::Absolute { .. } | Target::DoneBy(_) => None,
    }
}

/// The area that a row is about.
pub fn of_area(area: &str, language: Language) -> String {
    language.pick(format!("davon {area}"), format!("of which {area}"))
}

/// What a goal serves and where it stands in the budget.
pub fn strategic_goal(id: &str, title: &str, language: Language) -> String {
    let title = if title.is_empty() { id.to_owned() } else { format!("{id} {title}") };
    language.pick(format!("Leitziel {title}"), format!("Strategic goal {title}"))
}

/// The colour at a period, above a column: `Stand T1`.
pub fn state_of(period: Period, language: Language) -> String {
    let label = period.label();
    let label = if label.is_empty() { period.year.to_string() } else { label };
    language.pick(format!("Stand {label}"), format!("State {label}"))
}

/// Where to read about a changed rule.
pub fn revised_meaning(language: Language) -> &'static str {
    language.pick(
        "Zielwert, Zwischenziel oder Toleranz wurde im Jahr geändert; frühere Zeiträume behalten ihre Regel. Änderung und Grund stehen in der Fußnote.",
        "A target, interim target or tolerance changed within the year; earlier periods keep their rule. Change and reason stand in the footnote.",
    )
}

/// The legend of the small charts.
pub fn chart_meaning(language: Language) -> &'static str {
    language.pick(
        "Balken: das Ist je Zeitraum in der Farbe seines Status, von der Nulllinie an. Linie: das Soll, beim Korridor beide Grenzen.",
        "Bars: the actual of each period in the colour of its status, from the line of 0. Line: the expected value, for a corridor both bounds.",
    )
}

/// What the figures rest on.
pub fn data_state(cutoff: NaiveDate, counts: &Counts, language: Language) -> String {
    let date = format::date(cutoff, language);
    let total = html::indicators(counts.total(), language);
    let missing = format::count(counts.of(Status::Missing), language);
    language.pick(
        format!("Stand der Daten: Stichtag {date}. {total}, davon {missing} ohne fälligen Wert."),
        format!("State of the data: cut-off date {date}. {total}, {missing} without a value that was due."),
    )
}

/// A matrix with a cut-off date of its own.
pub fn own_cutoff(matrix: &str, cutoff: NaiveDate, language: Language) -> String {
    let date = format::date(cutoff, language);
    language.pick(format!("{matrix}: Stichtag {date}."), format!("{matrix}: cut-off date {date}."))
}

/// Where a machine finds the figures.
pub fn attached(file: &str, language: Language) -> String {
    language.pick(
        format!("Alle Zahlen liegen diesem Dokument unverändert als Datei {file} bei (JSON, ungerundet)."),
        format!("All figures are attached to this document as the file {file} (JSON, not rounded)."),
    )
}

/// What the attached file is.
pub fn attachment_description(language: Language) -> &'static str {
    language.pick("Der Bericht als JSON, Werte ungerundet", "The report as JSON, values not rounded")
}

/// What the file attached to a plan is.
pub fn plan_attachment_description(language: Language) -> &'static str {
    language.pick("Die Planung als JSON, Werte ungerundet", "The plan as JSON, values not rounded")
}

/// How a character is marked that no font has.
pub fn unknown_character_meaning(language: Language) -> &'static str {
    language.pick(
        "Steht in einem Text [U+1F600] oder Ähnliches, so hat die Schrift dieses Zeichen nicht.",
        "Where a text says [U+1F600] or the like, the fonts lack that character.",
    )
}

/// Behind the beginning of a text that would fill pages: how long it is, and where all of it is.
pub fn cut(whole: usize, attachment: &str, language: Language) -> String {
    let whole = format::count(whole, language);
    language.pick(
        format!(" … [gekürzt: der Text hat {whole} Zeichen und steht ganz in {attachment}, der Anlage dieses Dokuments]"),
        format!(" … [cut: the text has {whole} characters; all of it is in {attachment}, which is attached to this document]"),
    )
}

/// Nothing to show, for a cell that must not be empty.
pub const NOTHING: &str = "–";

/// No font could show it, or typesetting failed for a reason of the program itself.
pub fn not_typeset(reason: &str, language: Language) -> String {
    language
        .pick(format!("Das PDF ließ sich nicht setzen: {reason}"), format!("The PDF could not be typeset: {reason}"))
}

/// A program that was built without the handout.
pub fn not_in_this_build(language: Language) -> &'static str {
    language.pick(
        "Fehler: dieses Programm wurde ohne PDF gebaut (cargo-Merkmal „pdf“); möglich sind die anderen Formate",
        "Error: this program was built without PDF (cargo feature “pdf”); the other formats are there",
    )
}
