//! What the words above a column, in a section row or in a column of directions mean.

use chrono::NaiveDate;

use super::day;
pub(crate) use crate::load::mapping::table::Direction;

/// What a column of a table holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Field {
    /// Leitziel.
    StrategicGoal,
    /// Handlungsfeld.
    ActionArea,
    /// Teilziel.
    Goal,
    /// Product group or product, as the budget names it.
    Product,
    /// Maßnahme.
    Measure,
    /// The indicator in words.
    Indicator,
    /// What is counted.
    Unit,
    /// The target of a year.
    Target,
    /// At least.
    Lower,
    /// At most.
    Upper,
    /// Which way is better.
    Direction,
    /// How values add up.
    Kind,
    /// Until when.
    Deadline,
    /// An earlier result to compare with.
    Baseline,
    /// A Soll within the year.
    Interim,
    /// A result within the year.
    Result,
    /// What is expected for the year's end.
    Forecast,
    /// Who answers for it.
    Responsible,
    /// Where figures come from.
    Source,
    /// Why it stands as it does.
    Comment,
    /// What is done about a deviation.
    Action,
    /// Why a measure should work.
    Hypothesis,
    /// What a hypothesis rests on.
    Evidence,
    /// Known, and not part of a matrix.
    Ignored,
}

/// When a column speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// A whole year.
    Year(i32),
    /// A cut-off date; `false` where the year is not written.
    Day(NaiveDate, bool),
}

/// A header text that was understood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Header {
    pub(crate) field: Option<Field>,
    pub(crate) when: Option<When>,
    /// A unit that stands in the header, such as `in %`.
    pub(crate) unit: Option<String>,
}

/// Words of each field, as [`folded`] leaves them. Whole texts, not parts of them.
const WORDS: &[(Field, &[&str])] = &[
    (
        Field::StrategicGoal,
        &[
            "leitziel",
            "leitziele",
            "strategisches ziel",
            "strategische ziele",
            "oberziel",
            "leitlinie",
            "leitsatz",
            "wirkungsfeld",
            "zielfeld",
            "perspektive",
            "sdg",
            "strategic goal",
            "strategic objective",
            "priority",
            "theme",
            "impact",
            "pillar",
            "perspective",
            "strategisches ziel leitziel",
        ],
    ),
    (Field::ActionArea, &["handlungsfeld", "handlungsfelder", "field of action", "handlungsfeld / nr"]),
    (
        Field::Goal,
        &[
            "ziel",
            "ziele",
            "teilziel",
            "teilziele",
            "mittlerziel",
            "leistungsziel",
            "wirkungsziel",
            "produktziel",
            "operatives ziel",
            "operative ziele",
            "spezielles ziel",
            "fachziel",
            "objective",
            "objectives",
            "outcome",
            "purpose",
            "specific objective",
            "goal",
            "unterziel",
            "qualitätsziel",
        ],
    ),
    (
        Field::Product,
        &["produkt", "produktgruppe", "produktbereich", "product", "product group", "produkt nr", "produktnummer"],
    ),
    (
        Field::Measure,
        &[
            "maßnahme",
            "maßnahmen",
            "massnahme",
            "massnahmen",
            "projekt",
            "projekte",
            "vorhaben",
            "handlungsziel",
            "leistung",
            "aktivität",
            "aktivitäten",
            "handlungsansatz",
            "einzelmaßnahme",
            "titel",
            "maßnahme / projekt",
            "maßnahme/projekt",
            "titel / zuständigkeit",
            "action",
            "activity",
            "project",
            "output",
            "initiative",
            "service",
        ],
    ),
    (
        Field::Indicator,
        &[
            "indikator",
            "indikatoren",
            "kennzahl",
            "kennzahlen",
            "messgröße",
            "messgrösse",
            "messgrößen",
            "erfolgsindikator",
            "wirkungsindikator",
            "zielindikator",
            "erfolgskriterium",
            "bezeichnung der kennzahl",
            "leistungsmenge",
            "steuerungsgröße",
            "beurteilungskriterium",
            "grundzahl",
            "indicator",
            "indicators",
            "performance indicator",
            "kpi",
            "pi",
            "metric",
            "key result",
            "objectively verifiable indicator",
            "key performance indicator",
            "indikator / kennzahl",
            "impact indicator",
            "outcome indicator",
            "output indicator",
            "messgröße / indikator",
            "kennzahl / indikator",
        ],
    ),
    (
        Field::Unit,
        &[
            "einheit",
            "me",
            "mengeneinheit",
            "maßeinheit",
            "messeinheit",
            "dimension",
            "in",
            "unit",
            "unit of measure",
            "unit of measurement",
            "uom",
            "# / %",
        ],
    ),
    (
        Field::Target,
        &[
            "zielwert",
            "zielwerte",
            "zielvorgabe",
            "zielgröße",
            "zielzustand",
            "soll",
            "sollwert",
            "soll-wert",
            "soll-werte",
            "sollwerte",
            "plan",
            "planwert",
            "ansatz",
            "standard",
            "vorgabe",
            "zielmarke",
            "richtwert",
            "erwartungswert",
            "target",
            "annual target",
            "target value",
            "planzahl",
            "jahresziel",
            "jahreszielwert",
            "sollwert / zielwert",
        ],
    ),
    (Field::Lower, &["untergrenze", "mindestwert", "min", "minimum", "von", "lower", "lower bound", "mindestens"]),
    (Field::Upper, &["obergrenze", "höchstwert", "max", "maximum", "bis", "upper", "upper bound", "höchstens"]),
    (
        Field::Direction,
        &[
            "zielrichtung",
            "richtung",
            "wunschrichtung",
            "trendziel",
            "polarität",
            "wirkungsrichtung",
            "besser ist",
            "good performance is",
            "good to be",
            "polarity",
            "direction of change",
            "desired direction",
            "direction",
        ],
    ),
    (
        Field::Kind,
        &[
            "art",
            "zählweise",
            "wertart",
            "kumuliert",
            "c / nc",
            "c/nc",
            "type of value",
            "cumulative",
            "art der kennzahl",
        ],
    ),
    (
        Field::Deadline,
        &[
            "frist",
            "termin",
            "zeithorizont",
            "zeitrahmen",
            "zeitraum",
            "zeitplan",
            "umsetzung bis",
            "fertigstellung",
            "realisierung",
            "fälligkeit",
            "deadline",
            "due",
            "by when",
            "timeframe",
            "completion",
            "bis wann",
            "umsetzungszeitraum",
            "due date",
        ],
    ),
    (
        Field::Baseline,
        &[
            "ausgangswert",
            "basiswert",
            "ist vorjahr",
            "vorjahr",
            "vorjahreswert",
            "status quo",
            "baseline",
            "last year",
            "prior year actual",
            "previous year",
            "ergebnis vorjahr",
        ],
    ),
    (Field::Interim, &["zwischenziel", "zwischenziele", "interim target", "meilensteinwert"]),
    (
        Field::Result,
        &[
            "ist",
            "istwert",
            "ist-wert",
            "ist-werte",
            "istwerte",
            "ergebnis",
            "stand",
            "istzustand",
            "erreicht",
            "actual",
            "achieved",
            "result",
            "outturn",
            "ytd",
            "progress",
            "achieved up to now",
            "ist-stand",
            "iststand",
        ],
    ),
    (
        Field::Forecast,
        &["prognose", "hochrechnung", "erwartung jahresende", "forecast", "projected", "projection", "estimate"],
    ),
    (
        Field::Responsible,
        &[
            "verantwortlich",
            "verantwortung",
            "zuständig",
            "zuständigkeit",
            "federführung",
            "federführend",
            "oe",
            "organisationseinheit",
            "produktverantwortung",
            "dienststelle",
            "fachbereich",
            "fb",
            "amt",
            "wer",
            "träger",
            "akteure",
            "responsible",
            "lead",
            "lead officer",
            "lead service",
            "owner",
            "department",
            "verantwortlichkeit",
        ],
    ),
    (
        Field::Source,
        &[
            "quelle",
            "datenquelle",
            "erhebung",
            "berechnung",
            "berechnungsmethode",
            "messmethode",
            "source",
            "means of verification",
            "data source",
            "source of data",
        ],
    ),
    (
        Field::Comment,
        &[
            "bemerkung",
            "bemerkungen",
            "erläuterung",
            "erläuterungen",
            "hinweis",
            "anmerkung",
            "anmerkungen",
            "stand der umsetzung",
            "sachstand",
            "begründung",
            "comment",
            "comments",
            "note",
            "notes",
            "commentary",
            "explanation",
        ],
    ),
    (Field::Action, &["gegenmaßnahme", "gegenmaßnahmen", "gegensteuerung", "corrective action"]),
    (Field::Hypothesis, &["wirkungshypothese", "hypothese", "wirkungsannahme", "hypothesis", "theory of change"]),
    (Field::Evidence, &["evidenz", "beleg", "evidence", "wirkungsnachweis"]),
    (
        Field::Ignored,
        &[
            "priorität",
            "potenzial",
            "kosten",
            "zielgruppe",
            "beteiligte",
            "kooperationspartner",
            "auftragsgrundlage",
            "abweichung",
            "ampel",
            "status",
            "trend",
            "lfd nr",
            "nr",
            "ref",
            "rag",
            "variance",
            "assumptions",
            "risks",
            "disaggregation",
            "% met",
            "on track",
            "frequency",
            "endziel",
            "id",
            "kategorie",
            "kpi-kategorie",
            "mittelfristiger zielzustand",
            "type",
            "on track yes/no or at risk",
            "abw",
            "no",
            "lfd",
        ],
    ),
];

/// What a header text says. `year` is the year of the matrix.
pub(crate) fn header(text: &str, year: i32) -> Header {
    let folded = folded(text);
    let (rest, when) = without_time(&folded, year);
    let (rest, unit) = without_unit(&rest);
    let field = named(&rest);
    let field = match (field, when) {
        // `Ziel 2014` is the target of that year, `Ziel` alone the goal.
        (Some(Field::Goal), Some(_)) if !rest.starts_with("strategi") => Some(Field::Target),
        // `Stand der Umsetzung` is told apart by its words; `Stand 30.06.` is a result.
        (None, Some(_)) if rest == "milestone" => Some(Field::Interim),
        (None, None) if rest.starts_with("milestone") => Some(Field::Ignored),
        (found, _) => found,
    };
    Header { field, when, unit }
}

fn named(text: &str) -> Option<Field> {
    WORDS.iter().find(|(_, words)| words.contains(&text)).map(|(field, _)| *field)
}

/// A text without case, line breaks, hyphens made by hand, brackets, marks of footnotes and points at its end.
pub(crate) fn folded(text: &str) -> String {
    let mut plain = String::new();
    let mut depth = 0usize;
    let mut letters = text.chars().filter(|letter| *letter != '\u{ad}').peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '(' | '[' => depth += 1,
            ')' | ']' => depth = depth.saturating_sub(1),
            _ if depth > 0 => {}
            // A word that was broken by hand goes on in small letters.
            '-' if letters.peek().is_some_and(|next| *next == '\n' || *next == '\r') => {
                while letters.next_if(|next| next.is_whitespace()).is_some() {}
                if letters.peek().is_some_and(|next| next.is_uppercase()) {
                    plain.push('-');
                }
            }
            '*' | '¹' | '²' | '³' | '⁴' => {}
            _ => plain.push(letter),
        }
    }
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase();
    joined.trim_end_matches(['.', ':', ' ']).replace(". ", " ")
}

/// A header without the year, date or period that it names.
fn without_time(text: &str, year: i32) -> (String, Option<When>) {
    let words: Vec<&str> = text.split(' ').collect();
    for length in (1..=words.len().min(3)).rev() {
        for start in 0..=words.len() - length {
            let part = words[start..start + length].join(" ");
            if let Some(when) = time(&part, year) {
                let rest: Vec<&str> = words[..start].iter().chain(&words[start + length..]).copied().collect();
                let rest = rest.join(" ");
                let rest = rest
                    .trim_end_matches(" am")
                    .trim_end_matches(" per")
                    .trim_end_matches(" zum")
                    .trim_end_matches(" bis")
                    .trim_end_matches(" in")
                    .trim();
                return (rest.to_owned(), Some(when));
            }
        }
    }
    (text.to_owned(), None)
}

fn time(text: &str, year: i32) -> Option<When> {
    if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
        return text.parse().ok().filter(|year| (1900..=2199).contains(year)).map(When::Year);
    }
    if let Some(day) = day::day(text, year) {
        let written = text.as_bytes().windows(4).any(|digits| digits.iter().all(u8::is_ascii_digit));
        return Some(When::Day(day.date, written || day.written));
    }
    // `30.04.` without a year.
    let (day, month) = text.trim_end_matches('.').split_once('.')?;
    let digits = |text: &str| (text.len() <= 2).then(|| text.parse::<u32>().ok())?;
    NaiveDate::from_ymd_opt(year, digits(month)?, digits(day)?).map(|date| When::Day(date, false))
}

/// A header without `in %` or `in EUR` at its end.
fn without_unit(text: &str) -> (String, Option<String>) {
    match text.rsplit_once(" in ") {
        Some((rest, unit)) if !unit.is_empty() && !unit.contains(' ') => (rest.to_owned(), Some(unit.to_owned())),
        _ => (text.to_owned(), None),
    }
}

/// What a cell of a column of directions says; `None` leaves it open. A lone `-` counts only where the column also uses
/// `+`: elsewhere it is an empty cell.
pub(crate) fn direction(text: &str, signs: bool) -> Option<Direction> {
    let text = folded(text);
    let up = [
        "↑",
        "⬆",
        "▲",
        "↗",
        "steigend",
        "steigen",
        "höher",
        "höher ist besser",
        "mehr",
        "mehr ist besser",
        "higher",
        "high",
        "higher is better",
        "up",
        "increase",
        "hoch",
        "maximieren",
        "positiv",
        "bigger",
        "mindestens",
        "min",
        "at least",
        "steigerung",
        "erhöhen",
    ];
    let down = [
        "↓",
        "⬇",
        "▼",
        "↘",
        "sinkend",
        "sinken",
        "niedriger",
        "niedriger ist besser",
        "weniger",
        "weniger ist besser",
        "lower",
        "low",
        "lower is better",
        "down",
        "decrease",
        "niedrig",
        "minimieren",
        "negativ",
        "smaller",
        "höchstens",
        "max",
        "at most",
        "senkung",
        "senken",
        "geringer",
    ];
    match text.as_str() {
        "+" if signs => Some(Direction::Up),
        "-" | "–" if signs => Some(Direction::Down),
        text if up.contains(&text) => Some(Direction::Up),
        text if down.contains(&text) => Some(Direction::Down),
        _ => None,
    }
}

/// The kind that a cell of a column of kinds says, as a key of the format; `None` where the word does not decide it.
pub(crate) fn kind(text: &str) -> Option<&'static str> {
    match folded(text).as_str() {
        "c" | "cumulative" | "kumuliert" | "kumulativ" | "jahressumme" => Some("cumulative"),
        "bestand" | "stichtagswert" | "stock" => Some("level"),
        "durchschnitt" | "mittelwert" | "average" | "mean" => Some("average"),
        "meilenstein" | "milestone" => Some("milestone"),
        _ => None,
    }
}

/// What a section row speaks of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Section {
    /// Leitziel, priority.
    StrategicGoal,
    /// Handlungsfeld.
    ActionArea,
    /// Goal or outcome.
    Goal,
    /// Measure or output.
    Measure,
    /// Product of the budget.
    Product,
    /// What follows is informative.
    Monitoring,
    /// Something else.
    Other,
}

/// What a section row says, and its text without the word that says it.
pub(crate) fn section(text: &str) -> (Section, String) {
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = joined.to_lowercase();
    if lower.contains("monitoring") {
        return (Section::Monitoring, joined);
    }
    let kinds: [(Section, &[&str]); 6] = [
        (
            Section::StrategicGoal,
            &["leitziel", "strategisches ziel", "priority", "oberziel", "pillar", "theme", "leitlinie"],
        ),
        (Section::ActionArea, &["handlungsfeld"]),
        (Section::Goal, &["ziel", "teilziel", "outcome", "objective", "goal", "wirkungsziel"]),
        (Section::Measure, &["output", "maßnahme", "projekt", "measure"]),
        (Section::Product, &["produkt", "product", "produktgruppe"]),
        (Section::Monitoring, &["nachrichtlich"]),
    ];
    for (kind, words) in kinds {
        for word in words {
            let Some(rest) = lower.strip_prefix(word) else { continue };
            if rest.starts_with(|letter: char| letter.is_alphabetic()) {
                continue;
            }
            let rest = joined.get(joined.len() - rest.len()..).unwrap_or(&joined);
            let label_end = rest.find([':', '–']).filter(|at| rest[..*at].trim().len() <= 10);
            let title = label_end.map_or(rest, |at| rest[at..].trim_start_matches([':', '–']));
            let title =
                if kind == Section::Product || title.trim().is_empty() { joined.as_str() } else { title.trim() };
            return (kind, title.trim().to_owned());
        }
    }
    (Section::Other, joined)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_say_what_a_column_holds_and_when() {
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        for (text, field, when) in [
            ("Strategisches Ziel\n(Leitziel)", Some(Field::StrategicGoal), None),
            ("Teilziel", Some(Field::Goal), None),
            ("Ziel", Some(Field::Goal), None),
            ("Ziel 2014", Some(Field::Target), Some(When::Year(2014))),
            ("Maßnahme / Projekt", Some(Field::Measure), None),
            ("Mess-\neinheit", Some(Field::Unit), None),
            ("Verantwort-\nlich", Some(Field::Responsible), None),
            ("Ziel-\nrichtung", Some(Field::Direction), None),
            ("Zielwert 2014", Some(Field::Target), Some(When::Year(2014))),
            ("Zielwert in %", Some(Field::Target), None),
            ("Plan 2015", Some(Field::Target), Some(When::Year(2015))),
            ("Ist 2012", Some(Field::Result), Some(When::Year(2012))),
            ("Ergebnis 2013", Some(Field::Result), Some(When::Year(2013))),
            ("Ist 31.03.2014", Some(Field::Result), Some(When::Day(day(2014, 3, 31), true))),
            ("Stand 30.06.2014", Some(Field::Result), Some(When::Day(day(2014, 6, 30), true))),
            ("Ist T1/2014", Some(Field::Result), Some(When::Day(day(2014, 4, 30), true))),
            ("30.04.", None, Some(When::Day(day(2014, 4, 30), false))),
            ("Q1 2014", None, Some(When::Day(day(2014, 3, 31), true))),
            ("Q1 target", Some(Field::Target), Some(When::Day(day(2014, 3, 31), false))),
            ("Stand der Umsetzung", Some(Field::Comment), None),
            ("Kennzahl *", Some(Field::Indicator), None),
            ("Messgröße¹", Some(Field::Indicator), None),
            ("Zielwert 2030", Some(Field::Target), Some(When::Year(2030))),
            ("Lfd. Nr.", Some(Field::Ignored), None),
            ("Good performance is", Some(Field::Direction), None),
            ("Ist Vorjahr", Some(Field::Baseline), None),
            ("Gremium", None, None),
        ] {
            let found = header(text, 2014);
            assert_eq!((found.field, found.when), (field, when), "{text}");
        }
        assert_eq!(header("Zielwert in %", 2014).unit.as_deref(), Some("%"));
    }

    #[test]
    fn no_word_stands_for_two_fields() {
        let mut all: Vec<&str> = WORDS.iter().flat_map(|(_, words)| words.iter().copied()).collect();
        all.sort_unstable();
        let doubled: Vec<&[&str]> = all.windows(2).filter(|pair| pair[0] == pair[1]).collect();
        assert!(doubled.is_empty(), "{doubled:?}");
        assert!(all.iter().all(|word| folded(word) == *word || word.contains('/')), "a word that no header can be");
    }

    #[test]
    fn sections_say_what_they_are() {
        for (text, expected) in [
            ("Handlungsfeld 1: Bildung und Erziehung", (Section::ActionArea, "Bildung und Erziehung")),
            ("Ziel 1.1: Kinder lernen gemeinsam", (Section::Goal, "Kinder lernen gemeinsam")),
            ("Produkt 36.50.01 – Tageseinrichtungen", (Section::Product, "Produkt 36.50.01 – Tageseinrichtungen")),
            ("Priority 1: Clean and safe", (Section::StrategicGoal, "Clean and safe")),
            ("II) Monitoring", (Section::Monitoring, "II) Monitoring")),
            ("Outcome 1: Streets", (Section::Goal, "Streets")),
            ("Output 1.1: Bins", (Section::Measure, "Bins")),
            ("Übergreifend", (Section::Other, "Übergreifend")),
            ("Zielgruppe", (Section::Other, "Zielgruppe")),
        ] {
            let (kind, title) = section(text);
            assert_eq!((kind, title.as_str()), expected, "{text}");
        }
    }

    #[test]
    fn directions_are_words_or_arrows() {
        for (text, signs, expected) in [
            ("↑", false, Some(Direction::Up)),
            ("↓", false, Some(Direction::Down)),
            ("→", false, None),
            ("Higher", false, Some(Direction::Up)),
            ("sinkend", false, Some(Direction::Down)),
            ("stabil", false, None),
            ("-", false, None),
            ("-", true, Some(Direction::Down)),
            ("+", true, Some(Direction::Up)),
            ("N/A", false, None),
        ] {
            assert_eq!(direction(text, signs), expected, "{text}");
        }
    }
}
