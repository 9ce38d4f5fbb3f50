//! Reports built by hand for tests: every status, every kind, every remark, long words and hostile text.

use chrono::NaiveDate;

use crate::model::{Kind, Limit, LineKind, Mark, Reference, Rollup, Sense, Target, Tolerance};
use crate::number::{Decimal, Figure};
use crate::period::{Calendar, Period, Scheme};
use crate::report::{
    AcceptedReport, AppliedTolerance, Changes, ColourBounds, CorrectedValue, CorrectionReport, ExpectedRule,
    ForecastReport, ForecastSource, ForecastValue, GoalReport, Legend, MatrixReport, MeasureReport, Named, OpenPoint,
    Reason, Remaining, Report, ReportedState, RevisionReport, RollupResult, Row, Section, Selection, Standing, Totals,
};
use crate::status::{Status, Trend};

pub(super) fn period(text: &str) -> Period {
    Scheme::ALL.into_iter().find_map(|scheme| Period::parse(text, scheme)).unwrap()
}

pub(super) fn figure(text: &str) -> Figure {
    Figure::written(decimal(text))
}

fn decimal(text: &str) -> Decimal {
    Decimal::from_str_exact(text).unwrap()
}

fn date(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn named(id: &str, title: &str) -> Named {
    Named { id: id.into(), title: title.into() }
}

fn at_least(text: &str) -> Target {
    Target::Absolute { sense: Sense::AtLeast, mark: Mark::Point(decimal(text)) }
}

fn at_most(text: &str) -> Target {
    Target::Absolute { sense: Sense::AtMost, mark: Mark::Point(decimal(text)) }
}

/// A standing without a value.
pub(super) fn standing(at: Period, status: Status) -> Standing {
    Standing {
        period: at,
        cutoff: Calendar::CIVIL.cutoff(at),
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
        reported: match status {
            Status::Missing => ReportedState::Missing,
            Status::NotDue => ReportedState::NotDue,
            Status::NotApplicable => ReportedState::NotApplicable,
            Status::Suppressed => ReportedState::Suppressed,
            Status::Green | Status::Yellow | Status::Red | Status::Informative => ReportedState::Value,
        },
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

/// Soll, Ist, deviation and percentage; an empty text is none.
fn measured(at: Period, status: Status, figures: [&str; 4]) -> Standing {
    let [expected, actual, deviation, percent] = figures.map(|text| (!text.is_empty()).then(|| figure(text)));
    Standing {
        expected: expected.map(Mark::Point),
        expected_rule: ExpectedRule::Interim,
        actual,
        deviation,
        deviation_percent: percent,
        ..standing(at, status)
    }
}

fn forecast(value: &str, source: ForecastSource, status: Status) -> ForecastReport {
    ForecastReport {
        value: ForecastValue::Figure(figure(value)),
        source,
        status: Some(status),
        deviation: None,
        deviation_percent: None,
    }
}

pub(super) fn row(name: &str, unit: &str, kind: Kind, standings: Vec<Standing>) -> Row {
    Row {
        addenda: Vec::new(),
        corrections: Vec::new(),
        undecided: false,
        open: Vec::new(),
        matrix: "sozialamt".into(),
        indicator: name.to_lowercase(),
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

pub(super) fn rollup(status: Option<Status>, statuses: &[Status]) -> RollupResult {
    RollupResult { status, counts: statuses.iter().copied().collect(), red_names: Vec::new(), score: None }
}

fn measure(title: &str, status: Status, indicators: Vec<Row>) -> MeasureReport {
    let statuses: Vec<Status> = indicators.iter().map(|row| row.now().status).collect();
    MeasureReport {
        addenda: Vec::new(),
        title: title.into(),
        responsible: None,
        hypothesis: None,
        evidence: None,
        rollup: rollup(Some(status), &statuses),
        indicators,
        open: Vec::new(),
    }
}

fn visits() -> Row {
    let [t1, t2] = [period("2013-T1"), period("2013-T2")];
    let target = Some(at_least("450"));
    let before = Standing { target: target.clone(), ..measured(t1, Status::Red, ["120", "98", "-22", "-18.3"]) };
    let now = Standing {
        target,
        attainment_percent: Some(figure("57.6")),
        bounds: Some(ColourBounds {
            green_from: Some(figure("266")),
            green_to: None,
            yellow_from: Some(figure("252")),
            yellow_to: None,
        }),
        previous_status: Some(Status::Red),
        trend: Some(Trend::Better),
        year_before_status: Some(Status::Green),
        year_trend: Some(Trend::Worse),
        forecast: Some(forecast("420", ForecastSource::Reported, Status::Yellow)),
        remaining: Some(Remaining { total: figure("191"), per_period: Some(figure("191")) }),
        comment: Some("Eine Stelle war bis März unbesetzt; die Vertretung übernahm nur Folgebesuche.".into()),
        action: Some("Zwei Honorarkräfte ab Mai, Nachholung im 3. Tertial.".into()),
        ..measured(t2, Status::Yellow, ["280", "259", "-21", "-7.5"])
    };
    row("Durchgeführte Erstbesuche", "Besuche", Kind::Cumulative, vec![before, now])
}

fn visits_of_area(id: &str, title: &str, status: Status, figures: [&str; 4]) -> Row {
    let t2 = period("2013-T2");
    let now = Standing { target: Some(at_least("150")), trend: Some(Trend::Same), ..measured(t2, status, figures) };
    let before = standing(period("2013-T1"), Status::Suppressed);
    Row {
        addenda: Vec::new(),
        area: Some(named(id, title)),
        ..row("Durchgeführte Erstbesuche", "Besuche", Kind::Cumulative, vec![before, now])
    }
}

fn grade() -> Row {
    let [t1, t2] = [period("2013-T1"), period("2013-T2")];
    let of =
        |standing: Standing| Standing { target: Some(at_most("2.0")), expected_rule: ExpectedRule::Target, ..standing };
    let now = Standing {
        trend: Some(Trend::Same),
        forecast: Some(forecast("1.9", ForecastSource::Extrapolated, Status::Green)),
        ..of(measured(t2, Status::Green, ["2.0", "1.9", "-0.1", "-5.0"]))
    };
    row(
        "Zufriedenheit der Besuchten",
        "Note",
        Kind::Average,
        vec![of(measured(t1, Status::Green, ["2.0", "1.8", "-0.2", "-10.0"])), now],
    )
}

fn counselling() -> Row {
    let [t1, t2] = [period("2013-T1"), period("2013-T2")];
    let of = |standing: Standing| Standing {
        target: Some(at_least("3700")),
        expected_rule: ExpectedRule::Elapsed,
        expected_assumed: true,
        ..standing
    };
    let now = Standing {
        attainment_percent: Some(figure("51.4")),
        trend: Some(Trend::Worse),
        forecast: Some(forecast("2850", ForecastSource::Extrapolated, Status::Red)),
        remaining: Some(Remaining { total: figure("1800"), per_period: Some(figure("1800")) }),
        bounds: Some(ColourBounds {
            green_from: Some(figure("2344")),
            green_to: None,
            yellow_from: Some(figure("2220")),
            yellow_to: None,
        }),
        comment_missing: true,
        accepted: Some(AcceptedReport {
            until: period("2013-T3"),
            reason: "Stellenbesetzungssperre, SGA 04.06.2013".into(),
        }),
        revised: vec![RevisionReport {
            from: t2,
            reason: "Ratsbeschluss vom 23.05.2013".into(),
            target: Some(at_least("3700")),
            interim: false,
            tolerance: None,
        }],
        status_before_revision: Some(Status::Yellow),
        ..of(measured(t2, Status::Red, ["2467", "1900", "-567", "-23.0"]))
    };
    row(
        "Beratungsgespräche in der Wohnraumanpassungsberatung",
        "Gespräche",
        Kind::Cumulative,
        vec![of(measured(t1, Status::Green, ["1233", "1200", "-33", "-2.7"])), now],
    )
}

fn concept() -> Row {
    let [t1, t2] = [period("2013-T1"), period("2013-T2")];
    let of = |standing: Standing| Standing { target: Some(Target::DoneBy(date("2013-08-31"))), ..standing };
    let now = Standing {
        expected_rule: ExpectedRule::Target,
        done: Some(date("2013-08-20")),
        trend: Some(Trend::Same),
        forecast: Some(ForecastReport {
            value: ForecastValue::Date(date("2013-08-20")),
            source: ForecastSource::Reported,
            status: Some(Status::Green),
            deviation: None,
            deviation_percent: None,
        }),
        ..of(measured(t2, Status::Green, ["100", "100", "0", "0.0"]))
    };
    let before = Standing {
        expected: None,
        expected_rule: ExpectedRule::None,
        ..of(measured(t1, Status::Green, ["", "40", "", ""]))
    };
    row("Rahmenkonzept im Ausschuss beschlossen", "", Kind::Milestone, vec![before, now])
}

fn corridor() -> Row {
    let [t1, t2] = [period("2013-T1"), period("2013-T2")];
    let of = |standing: Standing| Standing {
        target: Some(Target::Absolute {
            sense: Sense::Between,
            mark: Mark::Corridor { low: decimal("37.0"), high: decimal("45.0") },
        }),
        expected: Some(Mark::Corridor { low: figure("37.0"), high: figure("45.0") }),
        expected_rule: ExpectedRule::Target,
        ..standing
    };
    let now = Standing {
        bounds: Some(ColourBounds {
            green_from: Some(figure("35.2")),
            green_to: Some(figure("47.2")),
            yellow_from: Some(figure("33.3")),
            yellow_to: Some(figure("49.5")),
        }),
        comment: Some("Mehr Kurzzeitpflege als geplant.".into()),
        ..of(measured(t2, Status::Yellow, ["", "48.5", "3.5", "7.8"]))
    };
    row(
        "Anteil ambulant versorgter Pflegebedürftiger",
        "%",
        Kind::Ratio,
        vec![of(measured(t1, Status::Green, ["", "41.0", "0.0", "0.0"])), now],
    )
}

fn relative() -> Row {
    let [t1, t2] = [period("2013-T1"), period("2013-T2")];
    let target = Some(Target::Relative {
        sense: Sense::AtLeast,
        percent: Mark::Point(decimal("103")),
        of: Reference::PreviousYear,
    });
    let now = Standing {
        target: target.clone(),
        actual: Some(figure("1236")),
        reason: Some(Reason::ReferenceMissing(period("2012-T2"))),
        ..standing(t2, Status::Missing)
    };
    let before = Standing { target, ..standing(t1, Status::Missing) };
    row("Ehrenamtlich Engagierte in Quartiersprojekten", "Personen", Kind::Level, vec![before, now])
}

fn without_colour() -> Vec<Row> {
    let [t1, t2] = [period("2013-T1"), period("2013-T2")];
    let reported = |status: Status, comment: &str| Standing {
        target: Some(at_least("12")),
        comment: (!comment.is_empty()).then(|| comment.into()),
        ..standing(t2, status)
    };
    let informative =
        |at: Period, value: &str| Standing { actual: Some(figure(value)), ..standing(at, Status::Informative) };
    vec![
        row(
            "Jährliche Befragung",
            "Punkte",
            Kind::Level,
            vec![standing(t1, Status::NotDue), reported(Status::NotDue, "")],
        ),
        row(
            "Modellwohnungen",
            "Wohnungen",
            Kind::Level,
            vec![
                standing(t1, Status::NotDue),
                reported(Status::NotApplicable, "Das Projekt beginnt erst nach der Förderzusage."),
            ],
        ),
        row(
            "Wohnungslose unter 25",
            "Personen",
            Kind::Level,
            vec![
                standing(t1, Status::Suppressed),
                reported(Status::Suppressed, "Weniger als fünf Fälle, Statistikgeheimnis."),
            ],
        ),
        row(
            "Arbeitslosenquote, Straßenbezirk <Mitte> & „Süd“",
            "%",
            Kind::Level,
            vec![informative(t1, "9.84"), informative(t2, "9.61")],
        ),
    ]
}

fn assessed() -> Row {
    let [t1, t2] = [period("2013-T1"), period("2013-T2")];
    let of = |at: Period, status: Status| Standing { assessed: Some(status), ..standing(at, status) };
    let now = Standing {
        comment: Some("Zusammenarbeit mit den Wohnungsunternehmen läuft.".into()),
        forecast: Some(ForecastReport {
            value: ForecastValue::Colour,
            source: ForecastSource::Reported,
            status: Some(Status::Yellow),
            deviation: None,
            deviation_percent: None,
        }),
        ..of(t2, Status::Green)
    };
    row("Netzwerk Wohnen im Alter", "", Kind::Assessed, vec![of(t1, Status::Yellow), now])
}

fn budget() -> Section {
    let [t1, t2] = [period("2013-T1"), period("2013-T2")];
    let line = |name: &str, group: &str, target: Option<Target>, standings: [Standing; 2]| Row {
        line: LineKind::Budget,
        product_group: Some(group.into()),
        ..row(
            name,
            "EUR",
            Kind::Cumulative,
            standings.map(|standing| Standing { target: target.clone(), ..standing }).into(),
        )
    };
    let subsidies = line(
        "Zuschüsse an freie Träger",
        "11.05.03",
        Some(at_most("1250000")),
        [
            measured(t1, Status::Green, ["416666.67", "410250.00", "-6416.67", "-1.5"]),
            Standing {
                trend: Some(Trend::Worse),
                forecast: Some(forecast("1334100.00", ForecastSource::Reported, Status::Yellow)),
                comment: Some("Tarifsteigerung beim Träger, nicht im Ansatz.".into()),
                action: Some("Deckung aus 11.05.01.".into()),
                bounds: Some(ColourBounds {
                    green_from: None,
                    green_to: Some(figure("875000.00")),
                    yellow_from: None,
                    yellow_to: Some(figure("916666.67")),
                }),
                ..measured(t2, Status::Yellow, ["833333.33", "889400.00", "56066.67", "6.7"])
            },
        ],
    );
    let revenue = line(
        "Erstattungen des Bundes",
        "11.05.01",
        Some(at_least("18400000")),
        [
            measured(t1, Status::Green, ["6133333.33", "6133333.33", "0.00", "0.0"]),
            Standing {
                trend: Some(Trend::Same),
                forecast: Some(forecast("18400000.00", ForecastSource::Extrapolated, Status::Green)),
                ..measured(t2, Status::Green, ["12266666.67", "12266666.67", "0.00", "0.0"])
            },
        ],
    );
    Section { rollup: rollup(Some(Status::Yellow), &[Status::Yellow, Status::Green]), lines: vec![revenue, subsidies] }
}

fn consolidation() -> Section {
    let [t1, t2] = [period("2013-T1"), period("2013-T2")];
    let merged = Row {
        addenda: Vec::new(),
        line: LineKind::Consolidation,
        responsible: Some("500.1 Verwaltung".into()),
        ..row(
            "Zusammenlegung zweier Beratungsstellen",
            "EUR",
            Kind::Cumulative,
            [
                measured(t1, Status::Missing, ["26667", "", "", ""]),
                Standing {
                    remaining: Some(Remaining { total: figure("66000"), per_period: Some(figure("66000")) }),
                    comment: Some("Mietvertrag erst zum 30.06. kündbar.".into()),
                    ..measured(t2, Status::Red, ["53333", "14000", "-39333", "-73.7"])
                },
            ]
            .map(|standing| Standing {
                target: Some(at_least("80000")),
                expected_rule: ExpectedRule::Elapsed,
                expected_assumed: true,
                ..standing
            })
            .into(),
        )
    };
    Section { rollup: rollup(Some(Status::Red), &[Status::Red]), lines: vec![merged] }
}

fn goals() -> Vec<GoalReport> {
    use Status::{Green, Informative, Missing, NotApplicable, NotDue, Red, Suppressed, Yellow};
    let visits = MeasureReport {
        addenda: Vec::new(),
        responsible: Some("Team Altenhilfeplanung".into()),
        ..measure(
            "Präventive Hausbesuche",
            Yellow,
            vec![
                visits(),
                visits_of_area("mitte", "Mitte", Green, ["140", "141", "1", "0.7"]),
                visits_of_area("joellenbeck", "Jöllenbeck", Red, ["140", "118", "-22", "-15.7"]),
                grade(),
            ],
        )
    };
    let old_age = GoalReport {
        addenda: Vec::new(),
        id: "teilhabe-im-alter".into(),
        title: "Ältere Menschen sind in ihrem Quartier eingebunden".into(),
        strategic_goal: Some(named("L3", "Würdig altern in der Stadt")),
        focus: vec![named("isolation-im-alter", "Vereinsamung und Isolation (im Alter)")],
        product_group: Some("11.05.03".into()),
        product: Some("Altenhilfeplanung".into()),
        weight: decimal("2"),
        rollup: RollupResult {
            red_names: vec!["Beratungsgespräche in der Wohnraumanpassungsberatung".into()],
            score: Some(figure("0.64")),
            ..rollup(Some(Yellow), &[Green, Green, Yellow, Red, Yellow])
        },
        indicators: vec![corridor()],
        measures: vec![visits, measure("Wohnraumanpassung", Red, vec![counselling(), concept()])],
        open: Vec::new(),
    };
    let housing = GoalReport {
        addenda: Vec::new(),
        id: "wohnen".into(),
        title: "Niemand verliert die Wohnung".into(),
        strategic_goal: None,
        focus: Vec::new(),
        product_group: None,
        product: None,
        weight: decimal("1"),
        rollup: rollup(Some(Missing), &[Missing, NotDue, NotApplicable, Suppressed, Informative, Green]),
        open: Vec::new(),
        indicators: Vec::new(),
        measures: vec![
            measure("Quartiersarbeit", Missing, vec![relative(), assessed()]),
            MeasureReport {
                addenda: Vec::new(),
                rollup: rollup(None, &[NotDue, NotApplicable, Suppressed, Informative]),
                ..measure(
                    "Wohnungslosenhilfe, Fachstelle zur Verhinderung von Obdachlosigkeit",
                    Green,
                    without_colour(),
                )
            },
        ],
    };
    vec![old_age, housing]
}

fn legend() -> Legend {
    let days = AppliedTolerance { tolerance: Tolerance::MILESTONE_DAYS, in_days: true };
    let absolute = Tolerance { green: Limit::Absolute(decimal("0.1")), yellow: Limit::Absolute(decimal("0.2")) };
    Legend {
        corrected: false,
        provisional: false,
        tolerances: vec![
            (AppliedTolerance { tolerance: Tolerance::BUILT_IN, in_days: false }, 8),
            (days, 1),
            (AppliedTolerance { tolerance: absolute, in_days: false }, 1),
        ],
        expected_rules: vec![ExpectedRule::Target, ExpectedRule::Interim, ExpectedRule::Elapsed, ExpectedRule::None],
        statuses: Status::ALL.to_vec(),
        extrapolated: true,
        accepted: true,
        revised: true,
        milestones: true,
        corridors: true,
        rollup: Some(Rollup::Weighted),
    }
}

/// A report of a second Tertial with everything in it.
pub(super) fn report() -> Report {
    let reported = period("2013-T2");
    let matrix = MatrixReport {
        addenda: Vec::new(),
        id: "sozialamt".into(),
        title: "Amt für soziale Leistungen – Sozialamt".into(),
        department: "Amt für soziale Leistungen – Sozialamt".into(),
        year: 2013,
        cutoff: date("2013-08-31"),
        rollup: RollupResult { score: Some(figure("0.56")), ..rollup(Some(Status::Yellow), &overall()) },
        goals: goals(),
        budget: budget(),
        consolidation: consolidation(),
        open: Vec::new(),
    };
    let school = MatrixReport {
        addenda: Vec::new(),
        id: "schulamt".into(),
        title: "Amt für Schule".into(),
        department: "Amt für Schule".into(),
        cutoff: date("2014-03-31"),
        rollup: rollup(Some(Status::Green), &[Status::Green]),
        goals: vec![GoalReport { indicators: vec![grade()], measures: Vec::new(), ..goals().remove(1) }],
        budget: Section::default(),
        consolidation: Section::default(),
        ..matrix.clone()
    };
    let matrices = vec![matrix, school];
    Report {
        reopened: Vec::new(),
        closed: None,
        open_points: Vec::new(),
        areas: Vec::new(),
        comments_missing: 0,
        organisation: "Stadt Bielefeld – Dezernat 5 Soziales".into(),
        period: reported,
        scheme: Scheme::Tertial,
        cutoff: date("2013-08-31"),
        periods: reported.year_so_far().collect(),
        sessions: Vec::new(),
        selection: Selection::default(),
        counts: overall().into_iter().collect(),
        totals: Totals::of(&matrices),
        changes: Changes { since: Some(reported.previous()), better: 1, same: 3, worse: 1 },
        matrices,
        legend: legend(),
    }
}

fn overall() -> Vec<Status> {
    use Status::{Green, Informative, Missing, NotApplicable, NotDue, Red, Suppressed, Yellow};
    vec![Green, Green, Green, Yellow, Yellow, Red, Missing, NotDue, NotApplicable, Suppressed, Informative]
}

/// A report of August with a column a month.
pub(super) fn months() -> Report {
    let reported = period("2013-M08");
    let standings = reported.year_so_far().map(|at| {
        let month = at.index;
        let figures = [format!("{}", 100 * u32::from(month)), format!("{}", 97 * u32::from(month))];
        Standing {
            target: Some(at_least("1200")),
            trend: Some(Trend::Same),
            forecast: Some(forecast("1164", ForecastSource::Extrapolated, Status::Green)),
            ..measured(at, Status::Green, [&figures[0], &figures[1], "-24", "-3.0"])
        }
    });
    let mut whole = report();
    let mut matrix = whole.matrices.remove(0);
    let mut goal = matrix.goals.remove(1);
    goal.measures = vec![measure(
        "Beratung",
        Status::Green,
        vec![row("Gespräche", "Anzahl", Kind::Cumulative, standings.collect())],
    )];
    matrix.goals = vec![goal];
    matrix.budget = Section::default();
    matrix.consolidation = Section::default();
    Report {
        reopened: Vec::new(),
        period: reported,
        scheme: Scheme::Month,
        periods: reported.year_so_far().collect(),
        changes: Changes::default(),
        totals: Totals::of(std::slice::from_ref(&matrix)),
        matrices: vec![matrix],
        ..whole
    }
}

/// A correction with that reason.
fn correction(period: Period, reason: String) -> CorrectionReport {
    let date = date("2013-06-20");
    CorrectionReport {
        by: None,
        period,
        area: Some(Named { id: reason.clone(), title: reason.clone() }),
        old: CorrectedValue::None(ReportedState::Missing),
        new: CorrectedValue::Done(date),
        status: Status::Missing,
        status_now: Status::Green,
        last: true,
        reason,
        date,
    }
}

/// Texts of files, each of them replaced.
pub(super) fn spoil(report: &mut Report, text: &str) {
    let spoiled = || text.to_owned();
    let spoil_named = |named: &mut Named| *named = Named { id: text.into(), title: text.into() };
    let spoil_row = |row: &mut Row| {
        row.name = spoiled();
        row.unit = spoiled();
        row.product_group = Some(spoiled());
        row.responsible = Some(spoiled());
        row.area.iter_mut().for_each(spoil_named);
        row.corrections = vec![correction(row.now().period, spoiled())];
        for standing in &mut row.standings {
            standing.comment = Some(spoiled());
            standing.action = Some(spoiled());
            standing.reason = Some(Reason::AreaMissing(spoiled()));
            standing.accepted = Some(AcceptedReport { until: standing.period, reason: spoiled() });
            standing.revised.iter_mut().for_each(|revision| revision.reason = spoiled());
        }
    };
    let spoil_rollup = |rollup: &mut RollupResult| rollup.red_names = vec![spoiled(), spoiled()];
    report.organisation = spoiled();
    report.open_points = vec![OpenPoint { of: spoiled(), title: spoiled(), text: spoiled(), place: None }];
    let words = || vec![spoiled()];
    report.selection = Selection {
        matrices: words(),
        goals: words(),
        focuses: words(),
        strategic_goals: words(),
        departments: words(),
        statuses: vec![Status::Red],
        committees: Vec::new(),
    };
    for matrix in &mut report.matrices {
        matrix.title = spoiled();
        matrix.department = spoiled();
        spoil_rollup(&mut matrix.rollup);
        for section in [&mut matrix.budget, &mut matrix.consolidation] {
            spoil_rollup(&mut section.rollup);
            section.lines.iter_mut().for_each(spoil_row);
        }
        for goal in &mut matrix.goals {
            goal.title = spoiled();
            goal.product_group = Some(spoiled());
            goal.product = Some(spoiled());
            goal.strategic_goal.iter_mut().chain(&mut goal.focus).for_each(spoil_named);
            spoil_rollup(&mut goal.rollup);
            goal.indicators.iter_mut().for_each(spoil_row);
            for measure in &mut goal.measures {
                measure.title = spoiled();
                measure.responsible = Some(spoiled());
                spoil_rollup(&mut measure.rollup);
                measure.indicators.iter_mut().for_each(spoil_row);
            }
        }
    }
}

/// Every row of a report.
pub(super) fn rows(report: &Report) -> Vec<&Row> {
    report
        .matrices
        .iter()
        .flat_map(|matrix| {
            let goals = matrix.goals.iter().flat_map(|goal| {
                goal.indicators.iter().chain(goal.measures.iter().flat_map(|measure| &measure.indicators))
            });
            goals.chain(&matrix.budget.lines).chain(&matrix.consolidation.lines)
        })
        .collect()
}
