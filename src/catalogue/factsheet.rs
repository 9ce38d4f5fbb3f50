//! The words of factsheets and of the atlas that is made of them.

use super::words::Word;
use super::{Language, format, report};
use crate::model::Kind;
use crate::period::Period;
use crate::status::{Status, Trend};

/// At a target that was revised.
pub const REVISED: &str = "Δ";

/// What a drawing has signs for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// The line between values.
    Actual,
    /// The line of the Soll.
    Expected,
    /// Where it is green beside the Soll.
    Green,
    /// Where it is yellow.
    Yellow,
    /// The forecast.
    Forecast,
    /// A target that was revised.
    Revised,
}

/// What a sign means.
pub fn sign(word: Sign, language: Language) -> &'static str {
    match word {
        Sign::Actual => Word::Actual.text(language),
        Sign::Expected => Word::Expected.text(language),
        Sign::Green => language.pick("bis hier grün", "green up to here"),
        Sign::Yellow => language.pick("bis hier gelb", "yellow up to here"),
        Sign::Forecast => language.pick("Prognose zum Jahresende", "forecast for the year's end"),
        Sign::Revised => language.pick("Ziel geändert", "target revised"),
    }
}

/// What a factsheet is called.
pub fn title(language: Language) -> &'static str {
    language.pick("Kennzahlenblatt", "Factsheet")
}

/// What all factsheets together are called.
pub fn atlas(language: Language) -> &'static str {
    language.pick("Sozialatlas", "Social atlas")
}

/// A year without values.
pub fn no_values(language: Language) -> &'static str {
    language.pick("keine Werte", "no values")
}

/// Above the drawing: from which year on, and in which unit.
pub fn development(first: i32, unit: &str, language: Language) -> String {
    let unit = if unit.is_empty() { String::new() } else { format!(", {unit}") };
    language.pick(format!("Entwicklung seit {first}{unit}"), format!("Development since {first}{unit}"))
}

/// Above the table of all figures that are drawn.
pub fn all_figures(language: Language) -> &'static str {
    language.pick("Alle Zahlen des Schaubilds", "All figures of the chart")
}

/// How it stands against its Soll, in one sentence: `−25 Besuche gegenüber dem Soll (−8,9 %), besser als im 1. Tertial 2013.`
pub fn against(
    deviation: &str,
    unit: &str,
    percent: Option<&str>,
    trend: Option<(Trend, Period)>,
    language: Language,
) -> String {
    // A difference of shares is no share of anything: 23 % to 23.7 % are 0.7 percentage points.
    let unit = match unit {
        "" => String::new(),
        "%" | "Prozent" => format!("\u{a0}{}", language.pick("Prozentpunkte", "percentage points")),
        unit => format!("\u{a0}{unit}"),
    };
    let percent = percent.map(|percent| format!(" ({percent})")).unwrap_or_default();
    let trend = trend.map(|(trend, since)| {
        let (since, word) = (report::period(since, language), report::trend(trend, language));
        language.pick(
            if trend == Trend::Same { format!(", gleich wie im {since}") } else { format!(", {word} als im {since}") },
            if trend == Trend::Same {
                format!(", the same as in {since}")
            } else {
                format!(", {word} than in {since}")
            },
        )
    });
    let trend = trend.unwrap_or_default();
    language.pick(
        format!("{deviation}{unit} gegenüber dem Soll{percent}{trend}."),
        format!("{deviation}{unit} against the expected value{percent}{trend}."),
    )
}

/// What is expected for the year's end: `Bis zum Jahresende werden 430 erwartet: grün.`
pub fn expected_at_end(value: &str, status: Option<Status>, language: Language) -> String {
    let status = status.map(|status| format!(": {}", report::status(status, language))).unwrap_or_default();
    language.pick(
        format!("Zum Jahresende werden {value} erwartet{status}."),
        format!("{value} is expected for the year's end{status}."),
    )
}

/// That there is no value, and why where that is said.
pub fn without_value(status: Status, language: Language) -> String {
    let word = report::status(status, language);
    language.pick(format!("Kein Wert: {word}."), format!("No value: {word}."))
}

/// What the drawing shows, from when to when.
pub fn drawn(first: i32, last: i32, points: &str, language: Language) -> String {
    let table = all_figures(language);
    language.pick(
        format!("Liniendiagramm, {first} bis {last}. {points} Alle Zahlen in der Tabelle „{table}“."),
        format!("Line chart, {first} to {last}. {points} All figures in the table “{table}”."),
    )
}

/// A point of the drawing in words: `2013-T2: 255 von 280 (gelb)`.
pub fn point(period: Period, actual: &str, expected: Option<&str>, status: Status, language: Language) -> String {
    super::row::point(period, actual, expected, status, language)
}

/// The terms of a factsheet.
pub fn term(term: TermWord, language: Language) -> &'static str {
    match term {
        TermWord::ExpectedBy => Word::Expected.text(language),
        TermWord::Deviation => Word::Deviation.text(language),
        TermWord::Target => Word::Target.text(language),
        TermWord::Forecast => Word::Forecast.text(language),
        TermWord::YearBefore => language.pick("Vorjahr, derselbe Zeitraum", "Year before, same period"),
        TermWord::Analysis => language.pick("Analyse", "Analysis"),
        TermWord::Action => language.pick("Was getan wird", "What is done"),
        TermWord::NextMilestone => language.pick("Nächster Meilenstein", "Next milestone"),
        TermWord::Phases => language.pick("Phasen", "Phases"),
        TermWord::Goal => Word::Goal.text(language),
        TermWord::StrategicGoal => Word::StrategicGoal.text(language),
        TermWord::Field => Word::FieldWithin.text(language),
        TermWord::Measure => Word::Measure.text(language),
        TermWord::Responsible => language.pick("Verantwortlich", "Responsible"),
        TermWord::Hypothesis => Word::Hypothesis.text(language),
        TermWord::Evidence => Word::Evidence.text(language),
        TermWord::Source => Word::Source.text(language),
        TermWord::Method => language.pick("Methode", "Method"),
        TermWord::Reference => language.pick("Fundstelle", "Reference"),
        TermWord::Tolerance => Word::Tolerance.text(language),
        TermWord::WayBack => language.pick("Farbgrenzen und Rest", "Bounds and what remains"),
        TermWord::Change => Word::Revised.text(language),
        TermWord::Break => language.pick("Bruch der Reihe", "Break of the series"),
    }
}

/// What a factsheet says in terms.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is its word")]
pub enum TermWord {
    ExpectedBy,
    Deviation,
    Target,
    Forecast,
    YearBefore,
    Analysis,
    Action,
    NextMilestone,
    Phases,
    Goal,
    StrategicGoal,
    Field,
    Measure,
    Responsible,
    Hypothesis,
    Evidence,
    Source,
    Method,
    Reference,
    Tolerance,
    WayBack,
    Change,
    Break,
}

/// Above the terms.
pub fn heading(of: HeadingWord, language: Language) -> &'static str {
    match of {
        HeadingWord::Short => language.pick("Kurzanalyse", "Short analysis"),
        HeadingWord::Why => language.pick("Analyse und Maßnahmen", "Analysis and measures"),
        HeadingWord::Aim => language.pick("Ziel und Wirkungshypothese", "Goal and hypothesis"),
        HeadingWord::Basis => language.pick("Quelle und Regel", "Source and rule"),
        HeadingWord::Areas => language.pick("Gebiete", "Areas"),
    }
}

/// Headings within a factsheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum HeadingWord {
    /// The sheet itself.
    Short,
    /// What happened, and what is done.
    Why,
    /// What it is for.
    Aim,
    /// What it rests on.
    Basis,
    /// Its areas.
    Areas,
}

/// A drawing that a format does not hold.
pub fn not_drawn(language: Language) -> &'static str {
    language.pick(
        "Das Schaubild steht in der Fassung als Seite (.html); hier stehen alle seine Zahlen als Tabelle.",
        "The chart is in the page (.html); here all its figures stand as a table.",
    )
}

/// A format that factsheets are not written in.
pub fn no_such_format(path: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: ein Kennzahlenblatt gibt es als .pdf, .html, .docx, .md und .txt, nicht als „{path}“; Zahlen zum Weiterrechnen schreibt `zielmatrix report`."),
        format!("Error: a factsheet can be .pdf, .html, .docx, .md and .txt, not “{path}”; `zielmatrix report` writes figures to go on with."),
    )
}

/// What the value of a kind is, beside its unit: `seit Jahresbeginn`.
pub fn unit(unit: &str, kind: Kind, language: Language) -> String {
    let since = language.pick("seit Jahresbeginn", "since the year began");
    match (unit, kind) {
        ("", Kind::Cumulative) => since.into(),
        (unit, Kind::Cumulative) => format!("{unit} {since}"),
        (unit, Kind::Level | Kind::Average | Kind::Ratio | Kind::Milestone | Kind::Assessed) => unit.into(),
    }
}

/// So many indicators in an atlas.
pub fn indicators(count: usize, language: Language) -> String {
    let number = format::count(count, language);
    language.pick(
        if count == 1 { "1 Kennzahl".into() } else { format!("{number} Kennzahlen") },
        if count == 1 { "1 indicator".into() } else { format!("{number} indicators") },
    )
}

/// An order of an atlas.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OrderWord {
    /// By field of action.
    Field,
    /// By strategic goal.
    StrategicGoal,
    /// By area.
    Area,
    /// By department.
    Department,
}

/// The heading of an order.
pub fn order(of: OrderWord, language: Language) -> &'static str {
    match of {
        OrderWord::Field => language.pick("Nach Handlungsfeld", "By field of action"),
        OrderWord::StrategicGoal => language.pick("Nach Leitziel", "By strategic goal"),
        OrderWord::Area => language.pick("Nach Gebiet", "By area"),
        OrderWord::Department => language.pick("Nach Amt", "By department"),
    }
}

/// What belongs to none of an order.
pub fn without(of: OrderWord, language: Language) -> &'static str {
    match of {
        OrderWord::Field => language.pick("ohne Handlungsfeld", "without a field of action"),
        OrderWord::StrategicGoal => language.pick("ohne Leitziel", "without a strategic goal"),
        OrderWord::Area => language.pick("nur für die ganze Stadt", "for the whole city alone"),
        OrderWord::Department => language.pick("ohne Amt", "without a department"),
    }
}

/// The name of the links to the orders.
pub fn ordered(language: Language) -> &'static str {
    language.pick("Geordnet", "Ordered")
}

/// The name of the field for words to look for.
pub fn search(language: Language) -> &'static str {
    language.pick("Suchen: Name, Maßnahme, Ziel, Gebiet", "Search: name, measure, goal, area")
}

/// How many were found; the number stands for `{n}`.
pub fn found(language: Language) -> &'static str {
    language.pick("{n} gefunden", "{n} found")
}

/// Neither an indicator nor all.
pub fn which(language: Language) -> &'static str {
    language.pick(
        "Fehler: nennen Sie einen Indikator, etwa `zielmatrix factsheet sozialamt/hausbesuche`, oder `--all` für alle.",
        "Error: name an indicator, such as `zielmatrix factsheet sozialamt/hausbesuche`, or `--all` for all.",
    )
}

/// A folder for an atlas that holds something else.
pub fn folder_not_ours(folder: &str, file: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: im Ordner {folder} liegt {file}, das zu keinem Sozialatlas gehört; nichts wurde geschrieben. Nennen Sie einen leeren oder neuen Ordner."),
        format!("Error: the folder {folder} holds {file}, which belongs to no atlas; nothing was written. Name an empty or new folder."),
    )
}

/// The heading of a column of periods.
pub fn period(language: Language) -> &'static str {
    language.pick("Zeitraum", "Period")
}
