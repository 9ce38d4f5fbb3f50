//! Words of the workbook: headings, facts and the explanations of its legend.

use chrono::NaiveDate;

use super::{Language, format, report};
use crate::model::Limit;
use crate::period::Period;
use crate::report::{AppliedTolerance, Changes, ExpectedRule, Legend, Named, RollupResult, Selection};
use crate::status::{Counts, Status};

/// A heading of a column, a part or a sheet, or a term that the legend explains.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heading {
    /// The sheet that sums up.
    Overview,
    /// The sheet with the rules.
    Legend,
    /// The flat sheet.
    Data,
    /// The city or division.
    Organisation,
    /// The reporting period.
    Period,
    /// The cut-off date.
    Cutoff,
    /// How indicators moved.
    Changes,
    /// What the reader asked to see.
    Selection,
    /// A goal matrix.
    Matrix,
    /// The colour of several indicators together.
    Overall,
    /// The sum of a column.
    Sum,
    /// The left part of a matrix.
    Planning,
    /// The right part of a matrix.
    Controlling,
    /// What stands beyond the printed page.
    Further,
    /// Budget execution.
    Budget,
    /// Consolidation measures.
    Consolidation,
    /// A measure towards a goal.
    Measure,
    /// What is measured.
    Indicator,
    /// In what.
    Unit,
    /// The target in words.
    Target,
    /// The target as a figure.
    TargetFigure,
    /// The Soll.
    Expected,
    /// The Ist.
    Actual,
    /// Ist − Soll.
    Deviation,
    /// The same in percent.
    DeviationPercent,
    /// The verdict.
    Status,
    /// Against the previous period.
    Trend,
    /// The first period of being red.
    RedSince,
    /// What is expected at the year's end.
    Forecast,
    /// Its colour and source.
    ForecastStatus,
    /// Erläuterung.
    Comment,
    /// Gegenmaßnahme.
    Action,
    /// What else there is to know.
    Notes,
    /// Up to here green.
    ToleranceGreen,
    /// Up to here yellow.
    ToleranceYellow,
    /// The lower bound of a corridor.
    TargetLow,
    /// The upper bound of a corridor.
    TargetHigh,
    /// The lower bound of the Soll.
    ExpectedLow,
    /// The upper bound of the Soll.
    ExpectedHigh,
    /// Zielerreichungsgrad.
    Attainment,
    /// Missing until the year's end.
    StillNeeded,
    /// The same for each remaining period.
    StillNeededPerPeriod,
    /// The value to compare with.
    Baseline,
    /// The year of that value.
    BaselineYear,
    /// The verdict of the same period of the year before.
    YearBefore,
    /// Against that period.
    YearTrend,
    /// Where figures come from.
    Source,
    /// How many of them there are.
    Indicators,
    /// Colours and symbols.
    Colours,
    /// Tolerances in use.
    Tolerances,
    /// Rules beside those of colours.
    Rules,
    /// What a deviation is.
    DeviationRule,
    /// A target with two bounds.
    Corridor,
    /// A target with a date.
    Milestone,
    /// An accepted deviation.
    Accepted,
    /// A rule that changed within the year.
    Revised,
    /// Corrections of closed periods.
    Corrected,
    /// Whether the period is closed.
    Closed,
    /// How to check a colour.
    Recomputing,
    /// Formulas in cells.
    Formulas,
}

/// The words of a heading.
pub fn heading(heading: Heading, language: Language) -> &'static str {
    let (german, english) = match heading {
        Heading::Overview => ("Übersicht", "Overview"),
        Heading::Legend => ("Legende", "Legend"),
        Heading::Data => ("Daten", "Data"),
        Heading::Organisation => ("Organisation", "Organisation"),
        Heading::Period => ("Zeitraum", "Period"),
        Heading::Cutoff => ("Stichtag", "Cut-off date"),
        Heading::Changes => ("Veränderung", "Changes"),
        Heading::Selection => ("Auswahl", "Selection"),
        Heading::Matrix => ("Zielmatrix", "Goal matrix"),
        Heading::Overall => ("Gesamt", "Overall"),
        Heading::Sum => ("Summe", "Sum"),
        Heading::Planning => ("Planungsteil", "Planning"),
        Heading::Controlling => ("Controllingteil", "Controlling"),
        Heading::Further => ("Zum Nachrechnen (wird nicht gedruckt)", "For recomputing (not printed)"),
        Heading::Budget => ("Haushaltsvollzug", "Budget execution"),
        Heading::Consolidation => ("Haushaltskonsolidierung (HSK)", "Budget consolidation"),
        Heading::Measure => ("Ziel / Maßnahme", "Goal / measure"),
        Heading::Indicator => ("Indikator", "Indicator"),
        Heading::Unit => ("Einheit", "Unit"),
        Heading::Target => ("Zielwert", "Target"),
        Heading::TargetFigure => ("Zielwert als Zahl", "Target figure"),
        Heading::Expected => ("Soll", "Expected"),
        Heading::Actual => ("Ist", "Actual"),
        Heading::Deviation => ("Abw.", "Dev."),
        Heading::DeviationPercent => ("Abw. %", "Dev. %"),
        Heading::Status => ("Status", "Status"),
        Heading::Trend => ("Trend", "Trend"),
        Heading::RedSince => ("rot seit", "red since"),
        Heading::Forecast => ("Prognose Jahr", "Forecast, year"),
        Heading::ForecastStatus => ("Status der Prognose", "Status of forecast"),
        Heading::Comment => ("Erläuterung", "Comment"),
        Heading::Action => ("Gegenmaßnahme", "Counter-measure"),
        Heading::Notes => ("Hinweise", "Notes"),
        Heading::ToleranceGreen => ("Toleranz grün", "Green tolerance"),
        Heading::ToleranceYellow => ("Toleranz gelb", "Yellow tolerance"),
        Heading::TargetLow => ("Zielwert von", "Target from"),
        Heading::TargetHigh => ("Zielwert bis", "Target to"),
        Heading::ExpectedLow => ("Soll von", "Expected from"),
        Heading::ExpectedHigh => ("Soll bis", "Expected to"),
        Heading::Attainment => ("Zielerreichung", "Attainment"),
        Heading::StillNeeded => ("Noch nötig", "Still needed"),
        Heading::StillNeededPerPeriod => ("je Zeitraum", "per period"),
        Heading::Baseline => ("Ausgangswert", "Baseline"),
        Heading::BaselineYear => ("aus dem Jahr", "of the year"),
        Heading::YearBefore => ("Status im Vorjahr", "Status, year before"),
        Heading::YearTrend => ("Trend zum Vorjahr", "Trend, year before"),
        Heading::Indicators => ("Indikatoren", "Indicators"),
        Heading::Source => ("Datenquelle", "Source"),
        Heading::Colours => ("Farben und Symbole", "Colours and symbols"),
        Heading::Tolerances => ("Toleranzen", "Tolerances"),
        Heading::Rules => ("Regeln", "Rules"),
        Heading::DeviationRule => ("Abweichung", "Deviation"),
        Heading::Corridor => ("Korridor", "Corridor"),
        Heading::Milestone => ("Meilenstein", "Milestone"),
        Heading::Accepted => ("Akzeptiert", "Accepted"),
        Heading::Revised => ("Geändert", "Revised"),
        Heading::Corrected => ("Berichtigt", "Corrected"),
        Heading::Closed => ("Abschluss", "Closing"),
        Heading::Recomputing => ("Nachrechnen", "Recomputing"),
        Heading::Formulas => ("Formeln", "Formulas"),
    };
    language.pick(german, english)
}

/// A heading with the period it is for: `Soll T2`.
pub fn in_period(of: Heading, period: Period, language: Language) -> String {
    format!("{} {}", heading(of, language), period.label())
}

/// The cut-off date in words.
pub fn cutoff_of(cutoff: NaiveDate, language: Language) -> String {
    format!("{} {}", heading(Heading::Cutoff, language), format::date(cutoff, language))
}

/// `Seite 1 von 3`.
pub fn page_of(page: &str, pages: &str, language: Language) -> String {
    language.pick(format!("Seite {page} von {pages}"), format!("Page {page} of {pages}"))
}

/// How indicators moved since another period.
pub fn changes(since: Period, changes: &Changes, language: Language) -> String {
    let since = report::period(since, language);
    let Changes { better, same, worse, .. } = changes;
    language.pick(
        format!("seit dem Stand {since}: {better} besser, {same} gleich, {worse} schlechter"),
        format!("since {since}: {better} better, {same} the same, {worse} worse"),
    )
}

/// What the reader asked to see.
pub fn selection(selection: &Selection, language: Language) -> String {
    let statuses: Vec<String> =
        selection.statuses.iter().map(|status| report::status(*status, language).to_owned()).collect();
    [
        (language.pick("Matrix", "matrix"), &selection.matrices),
        (language.pick("Ziel", "goal"), &selection.goals),
        (language.pick("Schwerpunkt", "focus"), &selection.focuses),
        (language.pick("Leitziel", "strategic goal"), &selection.strategic_goals),
        (language.pick("Amt", "department"), &selection.departments),
        ("Status", &statuses),
    ]
    .into_iter()
    .filter(|(_, chosen)| !chosen.is_empty())
    .map(|(what, chosen)| format!("{what}: {}", chosen.join(", ")))
    .collect::<Vec<_>>()
    .join("; ")
}

/// The counts that are not zero: `● 14 grün, ▼ 2 rot`.
pub fn counts(counts: &Counts, language: Language) -> String {
    Status::ALL
        .into_iter()
        .filter(|status| counts.of(*status) > 0)
        .map(|status| {
            let count = format::count(counts.of(status), language);
            format!("{} {count} {}", status.symbol(), report::status(status, language))
        })
        .collect::<Vec<_>>()
        .join(", ")
}

/// What an overall colour is made of; where it could hide a red indicator, its name.
pub fn rollup_parts(rollup: &RollupResult, language: Language) -> String {
    let mut parts = vec![counts(&rollup.counts, language)];
    if let Some(score) = &rollup.score {
        let score = format::figure(score, language);
        parts.push(language.pick(format!("Mittel {score}"), format!("mean {score}")));
        if !rollup.red_names.is_empty() {
            let names = rollup.red_names.join(", ");
            parts.push(format!("{}: {names}", report::status_with_symbol(Status::Red, language)));
        }
    }
    parts.retain(|part| !part.is_empty());
    parts.join(" · ")
}

/// The overall colour of a measure.
pub fn overall(status: Status, language: Language) -> String {
    format!("{}: {}", heading(Heading::Overall, language), report::status_with_symbol(status, language))
}

/// What a goal belongs to: its strategic goal, focus topics, product group and product.
pub fn goal_details(
    strategic: Option<&Named>,
    focus: &[Named],
    group: Option<&str>,
    product: Option<&str>,
    language: Language,
) -> String {
    let strategic = strategic.map(|named| {
        let word = language.pick("Leitziel", "Strategic goal");
        format!("{word} {}: {}", named.id, named.title)
    });
    let focus = focus.iter().map(|named| format!("{}: {}", language.pick("Schwerpunkt", "Focus"), named.title));
    let group = group.map(|group| product_group(group, language));
    let product = product.map(|product| format!("{}: {product}", language.pick("Produkt", "Product")));
    strategic.into_iter().chain(focus).chain(group).chain(product).collect::<Vec<_>>().join(" · ")
}

/// A product group of the city's budget.
pub fn product_group(group: &str, language: Language) -> String {
    format!("{} {group}", language.pick("Produktgruppe", "Product group"))
}

/// What stands in place of a measure beside an indicator of the goal itself.
pub fn outcome_of_goal(language: Language) -> &'static str {
    language.pick("Wirkung des Ziels", "Outcome of the goal")
}

/// What stands in place of the indicators of a measure that has none.
pub fn no_indicator(language: Language) -> &'static str {
    language.pick("ohne Indikator", "no indicator")
}

/// Why a measure should work, and what that rests on.
pub fn hypothesis(hypothesis: Option<&str>, evidence: Option<&str>, language: Language) -> String {
    let hypothesis = hypothesis.map(|words| format!("{}: {words}", language.pick("Wirkungshypothese", "Hypothesis")));
    let evidence = evidence.map(|words| format!("{}: {words}", language.pick("Beleg", "Evidence")));
    hypothesis.into_iter().chain(evidence).collect::<Vec<_>>().join("\n")
}

/// A part of a matrix with the name of the matrix.
pub fn part_of(part: Heading, matrix: &str, language: Language) -> String {
    format!("{} – {matrix}", heading(part, language))
}

/// The title of the list of red indicators.
pub fn what_is_red(language: Language) -> &'static str {
    language.pick("Was rot ist", "What is red")
}

/// In place of that list where it would be empty.
pub fn nothing_is_red(language: Language) -> &'static str {
    language.pick("Kein Indikator ist rot.", "No indicator is red.")
}

/// The title of the chart.
pub fn chart_title(language: Language) -> &'static str {
    language.pick("Indikatoren nach Status", "Indicators by status")
}

/// The chart in words.
pub fn chart_description(all: &Counts, language: Language) -> String {
    let counts = counts(all, language);
    language.pick(
        format!("Balkendiagramm der Indikatoren nach Status je Zielmatrix. Insgesamt: {counts}."),
        format!("Bar chart of the indicators by status for each goal matrix. In all: {counts}."),
    )
}

/// In place of a comment that is compulsory.
pub fn comment_missing(language: Language) -> &'static str {
    language.pick("Erläuterung fehlt", "comment missing")
}

/// Beside the colour of an accepted deviation.
pub fn accepted_word(language: Language) -> &'static str {
    language.pick("akzeptiert", "accepted")
}

/// Until when a deviation is accepted, and why.
pub fn accepted_until(until: Period, reason: &str, language: Language) -> String {
    let until = report::period(until, language);
    language.pick(format!("Akzeptiert bis {until}: {reason}"), format!("Accepted until {until}: {reason}"))
}

/// Interim targets, as one of the things that a revision changes.
pub fn interim_targets(language: Language) -> &'static str {
    language.pick("neue Zwischenziele", "new interim targets")
}

/// A revision: since when, to what, why.
pub fn revised_from(from: Period, changes: &[String], reason: &str, language: Language) -> String {
    let (from, changes) = (report::period(from, language), changes.join("; "));
    language
        .pick(format!("Ab {from} geändert: {changes} ({reason})"), format!("Revised from {from}: {changes} ({reason})"))
}

/// The colour that held but for a revision.
pub fn without_revision(status: Status, language: Language) -> String {
    let status = report::status_with_symbol(status, language);
    language.pick(format!("Ohne diese Änderung: {status}"), format!("Without this revision: {status}"))
}

/// Behind a tolerance in the unit of the indicator.
pub fn absolute_suffix(language: Language) -> &'static str {
    language.pick(" abs.", " abs.")
}

/// Behind a tolerance in days.
pub fn days_suffix(language: Language) -> &'static str {
    language.pick(" Tage", " days")
}

/// At the end of a text that was too long for a cell.
pub fn shortened_mark(language: Language) -> &'static str {
    language.pick(" … [gekürzt]", " … [shortened]")
}

/// The signs of a page in one line.
pub fn legend_line(legend: &Legend, language: Language) -> String {
    let mut signs: Vec<String> =
        legend.statuses.iter().map(|status| report::status_with_symbol(*status, language)).collect();
    if legend.expected_rules.contains(&ExpectedRule::Elapsed) {
        signs.push(assumed_sign(language));
    }
    signs.push(all_rules(language).into());
    signs.join("   ")
}

/// Where all rules stand.
pub fn all_rules(language: Language) -> &'static str {
    language.pick("alle Regeln: Blatt „Legende“", "all rules: sheet “Legend”")
}

/// The sign of an assumed Soll and what it says.
pub fn assumed_sign(language: Language) -> String {
    let (soll, rule) = (heading(Heading::Expected, language), report::expected_rule(ExpectedRule::Elapsed, language));
    format!("{} {soll} {rule}", report::ASSUMED_MARK)
}

/// What a status means.
pub fn status_meaning(status: Status, language: Language) -> &'static str {
    let (german, english) = match status {
        Status::Green => (
            "Die nachteilige Abweichung liegt innerhalb der grünen Toleranz, die Grenze eingeschlossen.",
            "The adverse deviation lies within the green tolerance, the bound included.",
        ),
        Status::Yellow => (
            "Sie liegt über der grünen, aber innerhalb der gelben Toleranz, die Grenze eingeschlossen.",
            "It lies beyond the green, but within the yellow tolerance, the bound included.",
        ),
        Status::Red => ("Sie liegt über der gelben Toleranz.", "It lies beyond the yellow tolerance."),
        Status::Missing => (
            "Ein Wert war fällig, liegt aber nicht vor, oder es fehlt, womit er zu vergleichen wäre. Fehlend ist nicht null.",
            "A value was due but there is none, or there is nothing to compare it with. Missing is not zero.",
        ),
        Status::NotDue => ("In diesem Zeitraum ist kein Wert fällig.", "No value is due in this period."),
        Status::NotApplicable => {
            ("In diesem Zeitraum kann es keinen Wert geben.", "There can be no value in this period.")
        }
        Status::Suppressed => {
            ("Es gibt einen Wert, der nicht veröffentlicht werden darf.", "There is a value that may not be published.")
        }
        Status::Informative => (
            "Monitoringwert ohne Zielwert: wird gezeigt, nie bewertet, und geht in keine Gesamtfarbe ein.",
            "A value without a target: shown, never coloured, never part of an overall colour.",
        ),
    };
    language.pick(german, english)
}

/// What a tolerance is a share of.
pub fn tolerance_meaning(applied: AppliedTolerance, language: Language) -> &'static str {
    let tolerance = applied.tolerance;
    let relative = [tolerance.green, tolerance.yellow].into_iter().filter(|limit| matches!(limit, Limit::Relative(_)));
    let (german, english) = match (applied.in_days, relative.count()) {
        (true, _) => ("Tage nach dem Termin eines Meilensteins.", "Days after the due date of a milestone."),
        (false, 2) => (
            "Anteil am Soll (beim Korridor an der näheren Grenze).",
            "Share of the expected value (for a corridor of the nearer bound).",
        ),
        (false, 0) => ("In der Einheit des Indikators.", "In the unit of the indicator."),
        (false, _) => (
            "Prozente sind ein Anteil am Soll, Zahlen zählen in der Einheit des Indikators.",
            "Percentages are a share of the expected value, numbers count in the unit of the indicator.",
        ),
    };
    language.pick(german, english)
}

/// How a Soll comes about.
pub fn expected_meaning(rule: ExpectedRule, language: Language) -> &'static str {
    let (german, english) = match rule {
        ExpectedRule::Target => {
            ("Das Soll ist der Zielwert des Jahres.", "The expected value is the target of the year.")
        }
        ExpectedRule::Interim => {
            ("Die Zielmatrix nennt einen Wert für diesen Zeitraum.", "The matrix names a value for this period.")
        }
        ExpectedRule::Share => (
            "Die Zielmatrix nennt einen Anteil am Zielwert des Jahres.",
            "The matrix names a share of the annual target.",
        ),
        ExpectedRule::Seasonal => (
            "Zielwert × mittlerer Anteil, den frühere Jahre bis zu diesem Zeitraum zeigen.",
            "Annual target × the mean share that earlier years show by this period.",
        ),
        ExpectedRule::Linear => (
            "Die Zielmatrix verlangt eine gerade Linie vom Ausgangswert (bei Jahressummen von 0) zum Zielwert.",
            "The matrix asks for a straight line from the baseline (for counts from 0) to the target.",
        ),
        ExpectedRule::Elapsed => (
            "Die Zielmatrix nennt kein Zwischenziel: Zielwert × verstrichene Zeiträume ÷ Zeiträume des Jahres. Angenommen, nicht beschlossen.",
            "The matrix names no interim target: annual target × elapsed periods ÷ periods of the year. Assumed, not decided.",
        ),
        ExpectedRule::Reference => (
            "Anteil an einem Bezugswert: demselben Zeitraum des Vorjahres oder dem Ausgangswert.",
            "A share of a reference: the same period of the year before, or the baseline.",
        ),
        ExpectedRule::None => (
            "Ohne Soll: Monitoringwert, Einschätzung oder noch nicht fälliger Meilenstein.",
            "No expected value: informative, assessed, or a milestone that is not due yet.",
        ),
    };
    language.pick(german, english)
}

/// What a deviation is.
pub fn deviation_meaning(language: Language) -> &'static str {
    language.pick(
        "Ist − Soll; in Prozent des Soll (ohne Angabe, wo das Soll 0 ist). Nachteilig ist, was bei „mindestens“ fehlt, bei „höchstens“ zu viel ist und bei „genau“ abweicht. Verglichen werden die genauen, nicht die gerundeten Werte.",
        "Actual − expected; in percent of the expected value (none where that is 0). Adverse is what is missing for “at least”, too much for “at most”, and any distance for “exactly”. Exact values are compared, not rounded ones.",
    )
}

/// What a trend is.
pub fn trend_meaning(language: Language) -> &'static str {
    language.pick(
        "↗ besser, → gleich, ↘ schlechter: ob die nachteilige Abweichung im Verhältnis zum Soll seit dem vorigen Zeitraum kleiner oder größer wurde.",
        "↗ better, → same, ↘ worse: whether the adverse deviation, relative to the expected value, became smaller or larger since the previous period.",
    )
}

/// What a corridor is.
pub fn corridor_meaning(language: Language) -> &'static str {
    language.pick(
        "Zwischen beiden Grenzen ist die Abweichung 0; außerhalb ist sie der Abstand zur näheren Grenze, in Prozent dieser Grenze.",
        "Between the bounds the deviation is 0; outside it is the distance to the nearer bound, in percent of that bound.",
    )
}

/// What a milestone is.
pub fn milestone_meaning(language: Language) -> &'static str {
    language.pick(
        "Bis zum Termin erledigt: grün; danach entscheidet die Toleranz in Tagen. Nicht erledigt ist ab dem Termin nie grün. Abweichungen in Punkten des Fortschritts.",
        "Done by the due date: green; later the tolerance in days decides. Not done is never green from the due date on. Deviations in points of progress.",
    )
}

/// What a forecast is.
pub fn forecast_meaning(extrapolated: bool, language: Language) -> &'static str {
    if extrapolated {
        language.pick(
            "Erwarteter Stand am Jahresende mit eigener Farbe gegenüber dem Zielwert: vom Amt gemeldet, sonst hochgerechnet (Jahressummen: Ist ÷ Soll × Zielwert, sonst der letzte Wert).",
            "What is expected at the year's end, with its own colour against the annual target: reported by the department, else extrapolated (counts: actual ÷ expected × target, otherwise the last value).",
        )
    } else {
        language.pick(
            "Erwarteter Stand am Jahresende mit eigener Farbe gegenüber dem Zielwert, vom Amt gemeldet.",
            "What is expected at the year's end, with its own colour against the annual target, as reported by the department.",
        )
    }
}

/// What attainment is.
pub fn attainment_meaning(language: Language) -> &'static str {
    language.pick(
        "Zielerreichungsgrad: Anteil des Jahresziels, der erreicht ist. Steht neben der Farbe und ersetzt sie nicht.",
        "The share of the annual target that has been attained. It stands beside the colour and never replaces it.",
    )
}

/// What acceptance is.
pub fn accepted_meaning(language: Language) -> &'static str {
    language.pick(
        "Der Ausschuss hat diese Abweichung bis zum genannten Zeitraum akzeptiert. Die Farbe bleibt.",
        "The committee has accepted this deviation until the period named. The colour stays.",
    )
}

/// What a revision is.
pub fn revised_meaning(language: Language) -> &'static str {
    language.pick(
        "Zielwert, Zwischenziel oder Toleranz wurde im Jahr geändert; frühere Zeiträume behalten ihre Regel. Der Grund steht in den Hinweisen.",
        "A target, interim target or tolerance changed within the year; earlier periods keep their rule. The reason stands in the notes.",
    )
}

/// What the formulas do.
pub fn formulas_meaning(language: Language) -> &'static str {
    language.pick(
        "Abweichung, Abweichung in Prozent und Status der Matrixblätter sind Formeln über Ist, Soll und Toleranz ihrer Zeile und lassen sich nachrechnen. Der Zuschlag 1E-13 gleicht nur die Ungenauigkeit der Tabellenkalkulation aus, damit ein Wert genau auf der Grenze innerhalb bleibt. Meilensteine, Einschätzungen und Angaben ohne Wert sind fest. Wird eine Zahl geändert, folgen Statuswort und Farbe der Zeile; das Symbol in der Ist-Zelle und die Übersicht zeigen weiter den Stand des Berichts.",
        "Deviation, deviation in percent and status on the matrix sheets are formulas over the actual, the expected value and the tolerance of their row, so that they can be recomputed. The addition of 1E-13 only makes up for the inexact numbers of spreadsheets, so that a value exactly on a bound stays inside. Milestones, assessments and states without a value are fixed. Where a number is changed, the status word and the colour of its row follow; the symbol in the cell of the actual and the overview keep showing the state of the report.",
    )
}

/// Where tolerances stand.
pub fn tolerance_columns_meaning(language: Language) -> &'static str {
    language.pick(
        "Rechts neben dem gedruckten Bereich jeder Zeile: „%“ ist ein Anteil am Soll, „abs.“ zählt in der Einheit des Indikators, „Tage“ nach dem Termin.",
        "In each row right of the printed area: “%” is a share of the expected value, “abs.” counts in the unit of the indicator, “days” after the due date.",
    )
}

/// What the data sheet holds.
pub fn data_meaning(language: Language) -> &'static str {
    language.pick(
        "Blatt „Daten“: eine Zeile je Indikator, Gebiet und Zeitraum, Spaltennamen wie in der JSON- und CSV-Ausgabe, Werte ungerundet.",
        "Sheet “Data”: a row for each indicator, area and period, columns named as in the JSON and CSV output, values not rounded.",
    )
}
