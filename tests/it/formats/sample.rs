//! Reports made by hand: the example of the JSON contract, and one with every kind of row.

use chrono::NaiveDate;
use zielmatrix::model::{Kind, Limit, LineKind, Mark, Reference, Rollup, Sense, Target, Tolerance};
use zielmatrix::number::{Decimal, Figure, Number};
use zielmatrix::period::{Calendar, FirstMonth, Period, Scheme};
use zielmatrix::report::{
    AcceptedReport, AppliedTolerance, Changes, ColourBounds, ExpectedRule, ForecastReport, ForecastSource,
    ForecastValue, GoalReport, Legend, MatrixReport, MeasureReport, Named, Reason, Remaining, Report, ReportedState,
    RevisionReport, RollupResult, Row, Section, Selection, Standing, Totals,
};
use zielmatrix::status::{Counts, Status, Trend};

/// The example of the contract: one matrix, one goal, one measure and one indicator in its first Tertial.
pub(super) fn contract() -> Report {
    let standing = Standing {
        target: Some(at_least("450")),
        expected: Some(point("120")),
        expected_rule: ExpectedRule::Interim,
        expected_assumed: false,
        actual: Some(written("98")),
        deviation: Some(written("-22")),
        deviation_percent: Some(quotient(-2200, 120)),
        attainment_percent: Some(quotient(9800, 450)),
        tolerance: Some(usual_tolerance()),
        bounds: Some(ColourBounds {
            green_from: Some(written("114")),
            green_to: None,
            yellow_from: Some(written("108")),
            yellow_to: None,
        }),
        forecast: Some(ForecastReport {
            value: ForecastValue::Figure(written("420")),
            source: ForecastSource::Reported,
            status: Some(Status::Yellow),
            deviation: Some(written("-30")),
            deviation_percent: Some(quotient(-3000, 450)),
        }),
        remaining: Some(Remaining { total: written("352"), per_period: Some(written("176")) }),
        comment: Some("Eine Stelle war bis März unbesetzt.".into()),
        action: Some("Zwei Honorarkräfte ab Mai.".into()),
        ..standing(1, Status::Red)
    };
    let row = Row {
        addenda: Vec::new(),
        name: "Durchgeführte Erstbesuche".into(),
        unit: "Besuche".into(),
        baseline: Some(written("380")),
        baseline_year: Some(2012),
        source: Some("Fachverfahren, Auszählung zum Stichtag".into()),
        ..row("hausbesuche", Kind::Cumulative, vec![standing])
    };
    let counts: Counts = [Status::Green, Status::Red].into_iter().collect();
    let rollup = RollupResult { status: Some(Status::Red), counts, ..RollupResult::default() };
    let measure = MeasureReport {
        addenda: Vec::new(),
        title: "Präventive Hausbesuche".into(),
        responsible: Some("Team Altenhilfeplanung".into()),
        hypothesis: None,
        evidence: None,
        field: Vec::new(),
        rollup: rollup.clone(),
        indicators: vec![row],
        open: Vec::new(),
    };
    let goal = goal("teilhabe-im-alter", "Ältere Menschen sind eingebunden", rollup.clone(), vec![], vec![measure]);
    report(1, counts, vec![matrix("sozialamt", rollup, vec![goal], Section::default(), Section::default())])
}

/// Two Tertials with every status, kind and target, texts that need care, areas, lines of all sections.
pub(crate) fn everything() -> Report {
    let visits = Row {
        addenda: Vec::new(),
        name: "Durchgeführte Erstbesuche".into(),
        unit: "Besuche".into(),
        baseline: Some(written("380")),
        baseline_year: Some(2012),
        source: Some("Fachverfahren, Auszählung zum Stichtag".into()),
        ..row("hausbesuche", Kind::Cumulative, vec![visits_in_t1(), visits_in_t2()])
    };
    let counts: Counts = Status::ALL.into_iter().chain([Status::Green, Status::Green, Status::Missing]).collect();
    let rollup = RollupResult {
        status: Some(Status::Red),
        counts,
        red_names: vec!["Betreuung <Plätze>".into()],
        score: Some(Figure::computed(Number::share(2, 3), 2)),
    };
    let measure = MeasureReport {
        addenda: Vec::new(),
        title: "Präventive Hausbesuche; \"Zuhause leben\"".into(),
        responsible: Some("Team Altenhilfeplanung".into()),
        hypothesis: Some("Wer früh besucht wird, nimmt früher Hilfe an und vereinsamt seltener.".into()),
        evidence: Some("Evaluation des Modellprojekts 2011".into()),
        field: vec![
            Named { id: "alter".into(), title: "Älter werden".into() },
            Named { id: "wohnen".into(), title: "Wohnen".into() },
        ],
        rollup: rollup.clone(),
        indicators: vec![visits, corridor(), ratio(), area(), not_due(), suppressed(), milestone()],
        open: Vec::new(),
    };
    let indicators = vec![informative(), assessed(), relative(), not_applicable()];
    let goal = goal("teilhabe-im-alter", "Ältere Menschen sind eingebunden", rollup.clone(), indicators, vec![measure]);
    let budget = Section { rollup: of_one(Status::Green), lines: vec![budget_line()] };
    let consolidation = Section { rollup: of_one(Status::Missing), lines: vec![consolidation_line()] };
    let mut report = report(2, counts, vec![matrix("sozialamt", rollup, vec![goal], budget, consolidation)]);
    report.changes = Changes { since: Some(period(1)), better: 1, same: 2, worse: 1 };
    report.selection = Selection { goals: vec!["teilhabe-im-alter".into()], statuses: vec![], ..Selection::default() };
    report.legend = Legend {
        corrected: false,
        provisional: false,
        tolerances: vec![(usual_tolerance(), 7), (days(), 1)],
        expected_rules: vec![ExpectedRule::Target, ExpectedRule::Interim, ExpectedRule::Elapsed],
        statuses: Status::ALL.to_vec(),
        extrapolated: true,
        accepted: true,
        revised: true,
        milestones: true,
        corridors: true,
        rollup: Some(Rollup::Weighted),
    };
    report
}

fn visits_in_t1() -> Standing {
    Standing {
        target: Some(at_least("450")),
        expected: Some(point("120")),
        expected_rule: ExpectedRule::Interim,
        actual: Some(written("98")),
        deviation: Some(written("-22")),
        deviation_percent: Some(quotient(-2200, 120)),
        attainment_percent: Some(quotient(9800, 450)),
        tolerance: Some(usual_tolerance()),
        comment: Some("Eine Stelle war bis März unbesetzt.".into()),
        action: Some("Zwei Honorarkräfte ab Mai.".into()),
        ..standing(1, Status::Red)
    }
}

fn visits_in_t2() -> Standing {
    Standing {
        target: Some(at_least("400")),
        expected: Some(Mark::Point(Figure::computed(Number::from(800).divided_by(&Number::from(3)).unwrap(), 1))),
        expected_rule: ExpectedRule::Elapsed,
        expected_assumed: true,
        actual: Some(written("259")),
        deviation: Some(quotient(-23, 3)),
        deviation_percent: Some(quotient(-2300, 800)),
        attainment_percent: Some(written("64.75")),
        tolerance: Some(usual_tolerance()),
        previous_status: Some(Status::Red),
        trend: Some(Trend::Better),
        year_before_status: Some(Status::Green),
        year_trend: Some(Trend::Worse),
        forecast: Some(ForecastReport {
            value: ForecastValue::Figure(written("388.5")),
            source: ForecastSource::Extrapolated,
            status: Some(Status::Green),
            deviation: Some(written("-11.5")),
            deviation_percent: Some(written("-2.875")),
        }),
        remaining: Some(Remaining { total: written("141"), per_period: Some(written("141")) }),
        accepted: Some(AcceptedReport { until: period(2), reason: "Stellenbesetzungssperre, SGA 04.06.2013".into() }),
        revised: vec![RevisionReport {
            from: period(2),
            reason: "Ratsbeschluss vom 23.05.2013".into(),
            target: Some(at_least("400")),
            interim: true,
            tolerance: Some(Tolerance { green: Limit::Relative(number("2.5")), yellow: Limit::Absolute(number("20")) }),
        }],
        status_before_revision: Some(Status::Yellow),
        ..standing(2, Status::Green)
    }
}

fn corridor() -> Row {
    let target =
        Target::Absolute { sense: Sense::Between, mark: Mark::Corridor { low: number("37.0"), high: number("45.0") } };
    let standing = Standing {
        target: Some(target),
        expected: Some(Mark::Corridor { low: written("37.0"), high: written("45.0") }),
        expected_rule: ExpectedRule::Target,
        actual: Some(written("46.50")),
        deviation: Some(written("1.50")),
        deviation_percent: Some(quotient(150, 45)),
        tolerance: Some(AppliedTolerance {
            tolerance: Tolerance { green: Limit::Absolute(number("0")), yellow: Limit::Absolute(number("1.0")) },
            in_days: false,
        }),
        bounds: Some(ColourBounds {
            green_from: Some(written("37.0")),
            green_to: Some(written("45.0")),
            yellow_from: Some(written("36.0")),
            yellow_to: Some(written("46.0")),
        }),
        comment_missing: true,
        ..standing(2, Status::Red)
    };
    Row { name: "Betreuung <Plätze>".into(), unit: "%".into(), ..row("betreuung", Kind::Level, vec![standing]) }
}

fn ratio() -> Row {
    let standing = Standing {
        target: Some(Target::Absolute { sense: Sense::AtMost, mark: Mark::Point(number("-0.10")) }),
        expected: Some(point("-0.10")),
        expected_rule: ExpectedRule::Linear,
        actual: Some(quotient(-1, 3)),
        ratio: Some((written("-2"), written("6"))),
        deviation: Some(quotient(-7, 30)),
        tolerance: Some(usual_tolerance()),
        ..standing(2, Status::Yellow)
    };
    Row {
        addenda: Vec::new(),
        name: "=HYPERLINK(\"https://example.org\";\"Quote\")".into(),
        unit: "+/-".into(),
        ..row("quote", Kind::Ratio, vec![standing])
    }
}

fn area() -> Row {
    let standing = Standing { actual: Some(written("0")), ..standing(2, Status::Green) };
    let area = Some(Named { id: "mitte".into(), title: "Mitte, Altstadt".into() });
    Row { name: "Erstbesuche".into(), area, part: true, ..row("hausbesuche", Kind::Cumulative, vec![standing]) }
}

fn not_due() -> Row {
    let standing = Standing { reported: ReportedState::NotDue, ..standing(2, Status::NotDue) };
    Row { name: "Befragung".into(), ..row("befragung", Kind::Average, vec![standing]) }
}

fn suppressed() -> Row {
    let comment = Some("Fallzahl unter drei,\r\nsiehe Datenschutz\u{7}".into());
    let standing = Standing { comment, reported: ReportedState::Suppressed, ..standing(2, Status::Suppressed) };
    Row { name: "Einzelfälle".into(), ..row("einzelfaelle", Kind::Level, vec![standing]) }
}

fn milestone() -> Row {
    let standing = Standing {
        target: Some(Target::DoneBy(day(2013, 8, 31))),
        expected: Some(point("100")),
        expected_rule: ExpectedRule::Target,
        actual: Some(written("100")),
        done: Some(day(2013, 8, 20)),
        deviation: Some(written("0")),
        deviation_percent: Some(written("0")),
        tolerance: Some(days()),
        forecast: Some(ForecastReport {
            value: ForecastValue::Date(day(2013, 8, 20)),
            source: ForecastSource::Reported,
            status: Some(Status::Green),
            deviation: None,
            deviation_percent: None,
        }),
        ..standing(2, Status::Green)
    };
    Row { name: "Konzept im Ausschuss".into(), ..row("rahmenkonzept", Kind::Milestone, vec![standing]) }
}

fn informative() -> Row {
    let standing = Standing { actual: Some(written("325000")), ..standing(2, Status::Informative) };
    Row { name: "Einwohner".into(), unit: "Personen".into(), ..row("einwohner", Kind::Level, vec![standing]) }
}

fn assessed() -> Row {
    let standing = Standing {
        assessed: Some(Status::Green),
        comment: Some("Die Zusammenarbeit trägt.".into()),
        forecast: Some(ForecastReport {
            value: ForecastValue::Colour,
            source: ForecastSource::Reported,
            status: Some(Status::Yellow),
            deviation: None,
            deviation_percent: None,
        }),
        ..standing(2, Status::Green)
    };
    Row { name: "Zusammenarbeit".into(), ..row("zusammenarbeit", Kind::Assessed, vec![standing]) }
}

fn relative() -> Row {
    let previous = Period { year: 2012, ..period(2) };
    let standing = Standing {
        target: Some(Target::Relative {
            sense: Sense::AtLeast,
            percent: Mark::Point(number("103")),
            of: Reference::PreviousYear,
        }),
        expected_rule: ExpectedRule::Reference,
        actual: Some(written("1234.5")),
        reason: Some(Reason::ReferenceMissing(previous)),
        ..standing(2, Status::Missing)
    };
    Row { name: "Beratungen".into(), ..row("beratungen", Kind::Cumulative, vec![standing]) }
}

fn not_applicable() -> Row {
    let standing = Standing {
        reported: ReportedState::NotApplicable,
        reason: Some(Reason::ZeroOfZero),
        ..standing(2, Status::NotApplicable)
    };
    Row { name: "Anteil".into(), ..row("anteil", Kind::Ratio, vec![standing]) }
}

fn budget_line() -> Row {
    let standing = Standing {
        target: Some(Target::Absolute { sense: Sense::AtMost, mark: Mark::Point(number("1250000")) }),
        annual: Some(point("1250000")),
        expected: Some(point("1250000")),
        expected_rule: ExpectedRule::Target,
        actual: Some(written("1199999.99")),
        deviation: Some(written("-50000.01")),
        deviation_percent: Some(written("-4.0000008")),
        tolerance: Some(usual_tolerance()),
        ..standing(2, Status::Green)
    };
    Row {
        addenda: Vec::new(),
        name: "Zuschüsse an freie Träger".into(),
        unit: "EUR".into(),
        line: LineKind::Budget,
        product_group: Some("11.05.03".into()),
        responsible: Some("Team Haushalt".into()),
        ..row("zuschuesse", Kind::Cumulative, vec![standing])
    }
}

fn consolidation_line() -> Row {
    let standing = Standing {
        target: Some(at_least("80000")),
        reported: ReportedState::Missing,
        reason: Some(Reason::EarlierPeriodMissing(period(1))),
        ..standing(2, Status::Missing)
    };
    Row {
        addenda: Vec::new(),
        name: "Zusammenlegung zweier Beratungsstellen".into(),
        unit: "EUR".into(),
        line: LineKind::Consolidation,
        ..row("hsk-17", Kind::Cumulative, vec![standing])
    }
}

fn report(index: u8, counts: Counts, matrices: Vec<MatrixReport>) -> Report {
    Report {
        reopened: Vec::new(),
        closed: None,
        open_points: Vec::new(),
        areas: Vec::new(),
        disclosure: None,
        geometry: None,
        years: Vec::new(),
        grouping: None,
        comments_missing: 0,
        organisation: "Stadt Bielefeld – Dezernat 5 Soziales".into(),
        period: period(index),
        scheme: Scheme::Tertial,
        cutoff: Calendar::CIVIL.cutoff(period(index)),
        periods: period(index).year_so_far().collect(),
        sessions: Vec::new(),
        selection: Selection::default(),
        counts,
        totals: Totals::of(&matrices),
        changes: Changes::default(),
        matrices,
        legend: Legend::default(),
    }
}

fn matrix(
    id: &str,
    rollup: RollupResult,
    goals: Vec<GoalReport>,
    budget: Section,
    consolidation: Section,
) -> MatrixReport {
    MatrixReport {
        addenda: Vec::new(),
        id: id.into(),
        title: "Zielmatrix des Amtes für soziale Leistungen – Sozialamt".into(),
        department: "Amt für soziale Leistungen – Sozialamt".into(),
        year: 2013,
        cutoff: day(2013, 8, 31),
        rollup,
        goals,
        budget,
        consolidation,
        open: Vec::new(),
    }
}

fn goal(id: &str, title: &str, rollup: RollupResult, indicators: Vec<Row>, measures: Vec<MeasureReport>) -> GoalReport {
    let named = |id: &str, title: &str| Named { id: id.into(), title: title.into() };
    GoalReport {
        addenda: Vec::new(),
        id: id.into(),
        title: title.into(),
        strategic_goal: Some(named("L3", "Teilhabe sichern")),
        focus: vec![
            named("isolation-im-alter", "Vereinsamung und Isolation (im Alter)"),
            named("quartier", "Quartier"),
        ],
        field: vec![named("alter", "Älter werden")],
        product_group: Some("11.05.03".into()),
        product: Some("Altenhilfeplanung".into()),
        weight: number("2"),
        rollup,
        indicators,
        measures,
        open: Vec::new(),
    }
}

/// A row of which only what is said differs from nothing.
pub(super) fn row(indicator: &str, kind: Kind, standings: Vec<Standing>) -> Row {
    Row {
        method: None,
        reference: None,
        years: Vec::new(),
        addenda: Vec::new(),
        corrections: Vec::new(),
        undecided: false,
        open: Vec::new(),
        matrix: "sozialamt".into(),
        indicator: indicator.into(),
        name: String::new(),
        unit: String::new(),
        kind,
        line: LineKind::Goal,
        area: None,
        part: false,
        baseline: None,
        baseline_year: None,
        source: None,
        product_group: None,
        responsible: None,
        standings,
    }
}

/// A standing of which only what is said differs from nothing.
pub(super) fn standing(index: u8, status: Status) -> Standing {
    Standing {
        period: period(index),
        cutoff: Calendar::CIVIL.cutoff(period(index)),
        target: None,
        annual: None,
        expected: None,
        expected_rule: ExpectedRule::None,
        expected_assumed: false,
        actual: None,
        assessed: None,
        done: None,
        done_later: None,
        delay_days: None,
        provisional: false,
        ratio: None,
        reported: ReportedState::Value,
        deviation: None,
        deviation_percent: None,
        attainment_percent: None,
        tolerance: None,
        status,
        reason: None,
        bounds: None,
        previous_status: None,
        trend: None,
        year_before_status: None,
        year_trend: None,
        forecast: None,
        remaining: None,
        comment: None,
        action: None,
        comment_missing: false,
        accepted: None,
        revised: Vec::new(),
        status_before_revision: None,
    }
}

fn of_one(status: Status) -> RollupResult {
    RollupResult { status: Some(status), counts: [status].into_iter().collect(), ..RollupResult::default() }
}

fn usual_tolerance() -> AppliedTolerance {
    AppliedTolerance { tolerance: Tolerance::BUILT_IN, in_days: false }
}

fn days() -> AppliedTolerance {
    AppliedTolerance { tolerance: Tolerance::MILESTONE_DAYS, in_days: true }
}

fn at_least(value: &str) -> Target {
    Target::Absolute { sense: Sense::AtLeast, mark: Mark::Point(number(value)) }
}

fn period(index: u8) -> Period {
    Period { year: 2013, index, scheme: Scheme::Tertial }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn number(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

fn written(text: &str) -> Figure {
    Figure::written(number(text))
}

fn point(text: &str) -> Mark<Figure> {
    Mark::Point(written(text))
}

fn quotient(numerator: i64, denominator: i64) -> Figure {
    let value = Number::from(numerator).divided_by(&Number::from(denominator)).unwrap();
    Figure::computed(value, 1)
}

/// An indicator in the first eight months of a year.
pub(super) fn months() -> Report {
    let mut report = contract();
    let reported = Period::parse("2013-M08", Scheme::Month(FirstMonth::default())).unwrap();
    let row = &mut report.matrices[0].goals[0].measures[0].indicators[0];
    let last = row.standings[0].clone();
    row.standings = reported
        .year_so_far()
        .map(|period| Standing {
            period,
            actual: Some(Figure::written(Decimal::from(97 * u32::from(period.index)))),
            ..last.clone()
        })
        .collect();
    report.period = reported;
    report.scheme = Scheme::Month(FirstMonth::default());
    report.periods = reported.year_so_far().collect();
    report
}
