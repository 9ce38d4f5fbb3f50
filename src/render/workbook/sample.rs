//! A made-up report with every status, every form of target and every mark, for tests and for looking at.

use chrono::NaiveDate;

use crate::model::{Kind, Limit, LineKind, Mark, Rollup, Sense, Target, Tolerance};
use crate::number::{Decimal, Figure, Number};
use crate::period::{Calendar, Period, Scheme};
use crate::report::{
    AcceptedReport, AppliedTolerance, Changes, ExpectedRule, ForecastReport, ForecastSource, ForecastValue, GoalReport,
    Legend, MatrixReport, MeasureReport, Named, Reason, Remaining, Report, ReportedState, RevisionReport, RollupResult,
    Row, Section, Selection, Standing, Totals,
};
use crate::status::{Counts, Status, Trend};

pub(super) const LONG_COMMENT: &str = "Eine von drei Stellen war bis Mitte März unbesetzt, weil die Ausschreibung \
     zweimal wiederholt werden musste; in den Stadtbezirken Mitte und Brackwede konnten deshalb nur angemeldete Besuche \
     stattfinden. Größere Rückstände gibt es noch in Sennestadt.\nSeit Mai läuft der Betrieb wieder im vollen Umfang.";

pub(super) fn figure(text: &str) -> Figure {
    Figure::written(Decimal::from_str_exact(text).unwrap())
}

fn period(index: u8) -> Period {
    Period { year: 2013, index, scheme: Scheme::Tertial }
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn limit(text: &str) -> Limit {
    match text.strip_suffix(" %") {
        Some(percent) => Limit::Relative(Decimal::from_str_exact(percent).unwrap()),
        None => Limit::Absolute(Decimal::from_str_exact(text).unwrap()),
    }
}

fn tolerance((green, yellow): (&str, &str)) -> AppliedTolerance {
    AppliedTolerance { tolerance: Tolerance { green: limit(green), yellow: limit(yellow) }, in_days: false }
}

pub(super) fn target(sense: Sense, marks: &[&str]) -> Target {
    let decimals: Vec<Decimal> = marks.iter().map(|mark| Decimal::from_str_exact(mark).unwrap()).collect();
    let mark = match decimals.as_slice() {
        [low, high] => Mark::Corridor { low: *low, high: *high },
        _ => Mark::Point(decimals[0]),
    };
    Target::Absolute { sense, mark }
}

/// A standing with nothing in it.
pub(super) fn empty(index: u8, status: Status) -> Standing {
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
        delay_days: None,
        provisional: false,
        ratio: None,
        reported: ReportedState::Missing,
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

/// A standing by the rules of rules.md, in exact numbers.
pub(super) fn judged(
    index: u8,
    target: &Target,
    expected: Mark<Figure>,
    actual: Figure,
    bounds: (&str, &str),
) -> Standing {
    let AppliedTolerance { tolerance: allowed, .. } = tolerance(bounds);
    let (deviation, base) = match &expected {
        Mark::Point(soll) => (&actual.value - &soll.value, soll.value.clone()),
        Mark::Corridor { low, .. } if actual.value < low.value => (&actual.value - &low.value, low.value.clone()),
        Mark::Corridor { high, .. } if actual.value > high.value => (&actual.value - &high.value, high.value.clone()),
        Mark::Corridor { low, .. } => (Number::ZERO, low.value.clone()),
    };
    let adverse = match target.sense().unwrap() {
        Sense::AtLeast => -deviation.clone(),
        Sense::AtMost => deviation.clone(),
        Sense::Between | Sense::Exactly => deviation.abs(),
    };
    let status = if adverse <= allowed.green.width(&base) {
        Status::Green
    } else if adverse <= allowed.yellow.width(&base) {
        Status::Yellow
    } else {
        Status::Red
    };
    let percent = deviation.in_percent_of(&base.abs()).map(|percent| Figure::computed(percent, 1));
    Standing {
        target: Some(target.clone()),
        expected: Some(expected),
        expected_rule: ExpectedRule::Target,
        deviation: Some(Figure::computed(deviation, actual.places)),
        deviation_percent: percent,
        actual: Some(actual),
        reported: ReportedState::Value,
        tolerance: Some(tolerance(bounds)),
        ..empty(index, status)
    }
}

pub(super) fn row(indicator: &str, name: &str, unit: &str, kind: Kind, standings: Vec<Standing>) -> Row {
    Row {
        addenda: Vec::new(),
        corrections: Vec::new(),
        undecided: false,
        open: Vec::new(),
        matrix: "sozialamt".into(),
        indicator: indicator.into(),
        name: name.into(),
        unit: unit.into(),
        kind,
        line: LineKind::Goal,
        area: None,
        baseline: None,
        baseline_year: None,
        source: None,
        product_group: None,
        responsible: None,
        standings,
    }
}

/// Three standings of one indicator: Soll and Ist of each period.
fn three(sense: Sense, annual: &str, values: [(&str, &str); 3], bounds: (&str, &str)) -> Vec<Standing> {
    let target = target(sense, &[annual]);
    (1..)
        .zip(values)
        .map(|(index, (soll, ist))| judged(index, &target, Mark::Point(figure(soll)), figure(ist), bounds))
        .collect()
}

fn rollup(rows: &[&Row]) -> RollupResult {
    let counts: Counts = rows.iter().filter(|row| row.area.is_none()).map(|row| row.now().status).collect();
    let worst = [Status::Red, Status::Yellow, Status::Missing, Status::Green];
    let status = worst.into_iter().find(|status| counts.of(*status) > 0);
    RollupResult { status, counts, ..RollupResult::default() }
}

fn visits() -> Vec<Row> {
    let values = [("120", "98"), ("280", "259"), ("450", "400")];
    let mut total = row(
        "hausbesuche",
        "Durchgeführte Erstbesuche",
        "Besuche",
        Kind::Cumulative,
        three(Sense::AtLeast, "450", values, ("5 %", "10 %")),
    );
    total.baseline = Some(figure("380"));
    total.baseline_year = Some(2012);
    total.source = Some("Fachverfahren, Auszählung zum Stichtag".into());
    let now = total.standings.last_mut().unwrap();
    now.comment = Some(LONG_COMMENT.into());
    now.action = Some("Zwei Honorarkräfte ab Mai; Besuche in Sennestadt werden im Herbst nachgeholt.".into());
    now.trend = Some(Trend::Worse);
    now.attainment_percent = Some(Figure::computed(Number::share(800, 9), 1));
    now.accepted = Some(AcceptedReport { until: period(3), reason: "Stellenbesetzungssperre, SGA 04.06.2013".into() });
    now.forecast = Some(ForecastReport {
        value: ForecastValue::Figure(figure("420")),
        source: ForecastSource::Reported,
        status: Some(Status::Yellow),
        deviation: Some(figure("-30")),
        deviation_percent: Some(Figure::computed(Number::from(-30).in_percent_of(&Number::from(450)).unwrap(), 1)),
    });
    now.remaining = Some(Remaining { total: figure("50"), per_period: None });
    let area = |id: &str, title: &str, values| Row {
        area: Some(Named { id: id.into(), title: title.into() }),
        standings: three(Sense::AtLeast, "225", values, ("5 %", "10 %")),
        ..row("hausbesuche", "Durchgeführte Erstbesuche", "Besuche", Kind::Cumulative, Vec::new())
    };
    let mitte = area("mitte", "Mitte", [("60", "60"), ("140", "139"), ("225", "230")]);
    let brackwede = area("brackwede", "Brackwede", [("60", "38"), ("140", "120"), ("225", "170")]);
    vec![total, mitte, brackwede]
}

fn satisfaction() -> Row {
    let values = [("2.0", "1.8"), ("2.0", "2.1"), ("2.0", "1.9")];
    let mut row = row(
        "zufriedenheit",
        "Zufriedenheit der Besuchten",
        "Note",
        Kind::Average,
        three(Sense::AtMost, "2.0", values, ("0.1", "0.2")),
    );
    row.standings[2].trend = Some(Trend::Better);
    row.standings[2].forecast = Some(ForecastReport {
        value: ForecastValue::Figure(figure("1.9")),
        source: ForecastSource::Extrapolated,
        status: Some(Status::Green),
        deviation: Some(figure("-0.1")),
        deviation_percent: Some(figure("-5.0")),
    });
    row
}

fn on_the_bound() -> Row {
    let target = target(Sense::AtLeast, &["100"]);
    let soll = Figure::computed(Number::share(200, 3), 2);
    let mut standings: Vec<Standing> =
        (1..=3).map(|index| judged(index, &target, Mark::Point(soll.clone()), figure("60"), ("5 %", "10 %"))).collect();
    for standing in &mut standings {
        standing.expected_rule = ExpectedRule::Elapsed;
        standing.expected_assumed = true;
    }
    standings[2].comment_missing = true;
    standings[2].trend = Some(Trend::Same);
    row("gruppen", "Nachbarschaftsgruppen im Aufbau", "Gruppen", Kind::Cumulative, standings)
}

fn corridor() -> Row {
    let target = target(Sense::Between, &["37.0", "45.0"]);
    let soll = Mark::Corridor { low: figure("37.0"), high: figure("45.0") };
    let standings = [(1, "41.2"), (2, "36.0"), (3, "49.5")]
        .map(|(index, ist)| judged(index, &target, soll.clone(), figure(ist), ("5 %", "10 %")));
    row("auslastung", "Auslastung der Tagespflege", "%", Kind::Ratio, standings.into())
}

fn milestone() -> Row {
    let target = Target::DoneBy(day(2013, 8, 31));
    let days = AppliedTolerance { tolerance: Tolerance::MILESTONE_DAYS, in_days: true };
    let standing = |index, status, actual: &str, soll: &str, deviation: &str| Standing {
        target: Some(target.clone()),
        expected: Some(Mark::Point(figure(soll))),
        actual: Some(figure(actual)),
        deviation: Some(figure(deviation)),
        reported: ReportedState::Value,
        tolerance: Some(days),
        ..empty(index, status)
    };
    let mut standings = vec![
        standing(1, Status::Green, "40", "0", "40"),
        standing(2, Status::Yellow, "80", "100", "-20"),
        standing(3, Status::Yellow, "100", "100", "0"),
    ];
    standings[2].done = Some(day(2013, 9, 20));
    standings[2].trend = Some(Trend::Better);
    standings[2].comment = Some("Der Ausschuss hat die Beratung um eine Sitzung verschoben.".into());
    row("konzept", "Rahmenkonzept Seniorenarbeit im Ausschuss", "", Kind::Milestone, standings)
}

fn assessed() -> Row {
    let standings = [(1, Status::Yellow), (2, Status::Red), (3, Status::Green)].map(|(index, status)| Standing {
        assessed: Some(status),
        reported: ReportedState::Value,
        comment: Some("Gespräche mit der freien Wohlfahrtspflege laufen.".into()),
        ..empty(index, status)
    });
    row("vernetzung", "Vernetzung am Runden Tisch", "", Kind::Assessed, standings.into())
}

fn without_colour() -> Vec<Row> {
    let at_least = target(Sense::AtLeast, &["95"]);
    let blank = |id: &str, name: &str, status, reported| {
        let standings = (1..=3)
            .map(|index| Standing {
                target: Some(at_least.clone()),
                expected: Some(Mark::Point(figure("95"))),
                expected_rule: ExpectedRule::Target,
                reported,
                ..empty(index, status)
            })
            .collect();
        row(id, name, "%", Kind::Level, standings)
    };
    let mut missing =
        blank("erreichbarkeit", "Erreichbarkeit der Pflegeberatung", Status::Missing, ReportedState::Missing);
    missing.standings[2].comment = Some("k. A. – Umstellung der Telefonanlage".into());
    let mut reference =
        blank("vorjahr", "Beratungen je 1.000 Einwohner über 65", Status::Missing, ReportedState::Value);
    reference.standings[2] = Standing {
        target: Some(Target::Relative {
            sense: Sense::AtLeast,
            percent: Mark::Point(Decimal::from(103)),
            of: crate::model::Reference::PreviousYear,
        }),
        actual: Some(figure("81.25")),
        reported: ReportedState::Value,
        reason: Some(Reason::ReferenceMissing(period(3).in_year(2012))),
        ..empty(3, Status::Missing)
    };
    let informative = (1..).zip(["61034", "61120", "61213"]).map(|(index, ist)| Standing {
        actual: Some(figure(ist)),
        reported: ReportedState::Value,
        ..empty(index, Status::Informative)
    });
    vec![
        missing,
        reference,
        blank("stichprobe", "Stichprobe im Herbst", Status::NotDue, ReportedState::NotDue),
        blank("foerderung", "Bewilligte Förderplätze", Status::NotApplicable, ReportedState::NotApplicable),
        blank("kleinfall", "Fälle mit Auslandsbezug", Status::Suppressed, ReportedState::Suppressed),
        row("senioren", "Einwohner ab 65 Jahren", "Personen", Kind::Level, informative.collect()),
    ]
}

fn revised() -> Row {
    let mut row = row(
        "kurse",
        "=SUMME(A1) ist kein Kursname, + - @ auch nicht",
        "Kurse",
        Kind::Cumulative,
        three(Sense::AtLeast, "40", [("10", "9"), ("20", "20"), ("40", "39")], ("5 %", "10 %")),
    );
    row.standings[2].revised = vec![RevisionReport {
        from: period(2),
        reason: "Ratsbeschluss vom 23.05.2013".into(),
        target: Some(target(Sense::AtLeast, &["40"])),
        interim: true,
        tolerance: None,
    }];
    row.standings[2].status_before_revision = Some(Status::Red);
    row
}

fn lines() -> (Section, Section) {
    let line = |id: &str, name: &str, line, responsible: &str, sense, annual, values, bounds| Row {
        line,
        responsible: Some(responsible.into()),
        ..row(id, name, "EUR", Kind::Cumulative, three(sense, annual, values, bounds))
    };
    let grants = [("416666.67", "430066.00"), ("833333.33", "861000.50"), ("1250000", "1240000.00")];
    let mut budget = vec![line(
        "zuschuesse",
        "Zuschüsse an freie Träger",
        LineKind::Budget,
        "Abteilung 500.1",
        Sense::AtMost,
        "1250000",
        grants,
        ("5 %", "10 %"),
    )];
    budget[0].product_group = Some("11.05.03".into());
    let savings = [("0", "0"), ("20000", "12000"), ("80000", "61500")];
    let consolidation = vec![line(
        "hsk-17",
        "Zusammenlegung zweier Beratungsstellen",
        LineKind::Consolidation,
        "Amtsleitung",
        Sense::AtLeast,
        "80000",
        savings,
        ("5 %", "10 %"),
    )];
    let section = |lines: Vec<Row>| Section { rollup: rollup(&lines.iter().collect::<Vec<_>>()), lines };
    (section(budget), section(consolidation))
}

fn measure(title: &str, responsible: &str, indicators: Vec<Row>) -> MeasureReport {
    MeasureReport {
        addenda: Vec::new(),
        title: title.into(),
        responsible: Some(responsible.into()),
        hypothesis: Some("Wer früh besucht wird, nimmt früher Hilfe an und vereinsamt seltener.".into()),
        evidence: Some("Evaluation des Modellprojekts 2011".into()),
        rollup: rollup(&indicators.iter().collect::<Vec<_>>()),
        indicators,
        open: Vec::new(),
    }
}

fn goal(id: &str, title: &str, indicators: Vec<Row>, measures: Vec<MeasureReport>) -> GoalReport {
    let all: Vec<&Row> = indicators.iter().chain(measures.iter().flat_map(|measure| &measure.indicators)).collect();
    GoalReport {
        addenda: Vec::new(),
        id: id.into(),
        title: title.into(),
        strategic_goal: Some(Named { id: "L3".into(), title: "Teilhabe für alle sichern".into() }),
        focus: vec![Named { id: "isolation".into(), title: "Vereinsamung und Isolation (im Alter)".into() }],
        product_group: Some("11.05.03".into()),
        product: Some("Altenhilfeplanung".into()),
        weight: Decimal::ONE,
        rollup: rollup(&all),
        indicators,
        measures,
        open: Vec::new(),
    }
}

fn matrix(id: &str, department: &str, goals: Vec<GoalReport>, lines: (Section, Section)) -> MatrixReport {
    let all: Vec<&Row> = goals
        .iter()
        .flat_map(|goal| goal.indicators.iter().chain(goal.measures.iter().flat_map(|measure| &measure.indicators)))
        .collect();
    let rollup = rollup(&all);
    MatrixReport {
        addenda: Vec::new(),
        id: id.into(),
        title: format!("Zielmatrix: {department}"),
        department: department.into(),
        year: 2013,
        cutoff: Calendar::CIVIL.cutoff(period(3)),
        rollup,
        goals,
        budget: lines.0,
        consolidation: lines.1,
        open: Vec::new(),
    }
}

/// The whole report of the third Tertial.
pub(super) fn report() -> Report {
    let sozialamt = matrix(
        "sozialamt",
        "Amt für soziale Leistungen – Sozialamt",
        vec![
            goal(
                "teilhabe-im-alter",
                "Ältere Menschen sind in ihrem Quartier eingebunden",
                vec![corridor()],
                vec![
                    measure(
                        "Präventive Hausbesuche",
                        "Team Altenhilfeplanung",
                        visits().into_iter().chain([satisfaction()]).collect(),
                    ),
                    measure("Initiative Nachbarschaft", "Sozialplanung", vec![on_the_bound(), milestone(), assessed()]),
                ],
            ),
            goal("pflege", "Pflegebedürftige finden schnell die passende Hilfe", without_colour(), Vec::new()),
        ],
        lines(),
    );
    let projektbuero = matrix(
        "projektbuero",
        "Projektbüro Sozialplanung",
        vec![goal(
            "praevention",
            "Prävention wirkt vor Ort & überall",
            Vec::new(),
            vec![measure("Kurse in den Stadtteilen", "Projektbüro", vec![revised()])],
        )],
        (Section::default(), Section::default()),
    );
    let matrices = vec![projektbuero, sozialamt];
    let mut counts = Counts::default();
    for matrix in &matrices {
        counts.add_all(&matrix.rollup.counts);
    }
    Report {
        reopened: Vec::new(),
        closed: None,
        open_points: Vec::new(),
        areas: Vec::new(),
        comments_missing: 0,
        organisation: "Stadt Bielefeld – Dezernat 5 Soziales & Co.".into(),
        period: period(3),
        scheme: Scheme::Tertial,
        cutoff: Calendar::CIVIL.cutoff(period(3)),
        periods: (1..=3).map(period).collect(),
        sessions: Vec::new(),
        selection: Selection::default(),
        counts,
        totals: Totals::of(&matrices),
        changes: Changes { since: Some(period(2)), better: 2, same: 1, worse: 1 },
        matrices,
        legend: Legend {
            corrected: false,
            provisional: false,
            tolerances: vec![
                (tolerance(("5 %", "10 %")), 8),
                (tolerance(("0.1", "0.2")), 1),
                (AppliedTolerance { tolerance: Tolerance::MILESTONE_DAYS, in_days: true }, 1),
            ],
            expected_rules: vec![ExpectedRule::Target, ExpectedRule::Elapsed],
            statuses: Status::ALL.into(),
            extrapolated: true,
            accepted: true,
            revised: true,
            milestones: true,
            corridors: true,
            rollup: Some(Rollup::Worst),
        },
    }
}
