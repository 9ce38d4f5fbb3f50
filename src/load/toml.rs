//! Settings, matrices and actuals from TOML.

mod bounds;
mod slip;
mod syntax;

use toml::de::DeTable;

use super::fields::{Context, Fields, TableOr, found, scalar_number};
use super::raw::{
    RawAccepted, RawAcknowledged, RawActual, RawActuals, RawArea, RawBaseline, RawCollection, RawCommentRule,
    RawCommittee, RawContact, RawDisclosure, RawGeo, RawGoal, RawIndicator, RawIndicatorArea, RawInterim, RawMarks,
    RawMatrix, RawMeasure, RawNamed, RawOrigin, RawPlan, RawRevision, RawSession, RawSettings, RawTarget, RawTolerance,
};
use crate::diagnostic::{Diagnostics, Severity};
use crate::problem::{Expected, Problem};
use crate::source::{Located, Place, SourceId};

/// A file's table with its syntax errors already reported.
pub(super) fn parse<'i>(text: &'i str, source: SourceId, diagnostics: &mut Diagnostics) -> (Fields<'i>, Vec<Place>) {
    let top = Place { source, start: 0, end: 0 };
    let bounded = match bounds::bounded(text) {
        Ok(bounded) => bounded,
        Err(much) => {
            diagnostics.push(Problem::FileExcess { much }, top);
            // Nothing of the file is known, so nothing is said to be missing in it.
            let all = Place { end: u32::try_from(text.len()).unwrap_or(u32::MAX), ..top };
            return (Fields::new(DeTable::new(), "", top), vec![all]);
        }
    };
    let (mut table, errors) = DeTable::parse_recoverable(bounded.text);
    if let Some(start) = syntax::sound_part(&errors, bounded.text) {
        // The parser takes the next entries for parts of the open bracket.
        table = DeTable::parse_recoverable(&bounded.text[..start]).0;
    }
    let broken = syntax::explain(&errors, bounded.text, source, diagnostics);
    diagnostics.leave_out(source, Severity::Error, bounded.left_out);
    (Fields::new(table.into_inner(), "", top), broken)
}

/// `zielmatrix.toml`.
pub(super) fn settings(text: &str, source: SourceId, diagnostics: &mut Diagnostics) -> RawSettings {
    let (mut fields, broken) = parse(text, source, diagnostics);
    let context = &mut Context { source, diagnostics, broken: &broken, closed: false };
    let settings = RawSettings {
        organisation: fields.text("organisation", context),
        language: fields.text("language", context),
        periods: fields.text("periods", context),
        year_start: fields.number("year_start", context),
        tolerance: tolerance(&mut fields, context),
        rollup: fields.text("rollup", context),
        matrices: fields.text("matrices", context),
        actuals: fields.text("actuals", context),
        closed: fields.text("closed", context),
        comment: fields.table("comment", "[comment]", context).map(|fields| comment_rule(fields, context)),
        collection: fields.table("collection", "[collection]", context).map(|fields| collection(fields, context)),
        disclosure: fields.table("disclosure", "[disclosure]", context).map(|fields| disclosure(fields, context)),
        strategic_goals: named(&mut fields, "strategic_goal", "[[strategic_goal]]", context),
        focuses: named(&mut fields, "focus", "[[focus]]", context),
        fields: named(&mut fields, "field", "[[field]]", context),
        areas: areas(&mut fields, context),
        geo: fields.table("geo", "[geo]", context).map(|fields| geo(fields, context)),
        committees: committees(&mut fields, context),
        contacts: contacts(&mut fields, context),
        sessions: fields
            .tables("session", "[[session]]", context)
            .into_iter()
            .map(|fields| session(fields, context))
            .collect(),
    };
    fields.finish(context);
    settings
}

fn comment_rule(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawCommentRule {
    let rule = RawCommentRule {
        from_status: fields.text("from_status", context),
        from_period: fields.text("from_period", context),
        deviation: fields.amounts("deviation", context).map(|(_, amounts)| amounts),
        forecast_from: fields.text("forecast_from", context),
    };
    fields.finish(context);
    rule
}

fn collection(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawCollection {
    let collection = RawCollection { due_days: fields.number("due_days", context) };
    fields.finish(context);
    collection
}

fn disclosure(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawDisclosure {
    let disclosure = RawDisclosure {
        minimum: fields.number("minimum", context),
        width: fields.number("width", context),
        confidential: fields.truth("confidential", context),
        colours: fields.text("colours", context),
        published: fields.text("published", context),
    };
    fields.finish(context);
    disclosure
}

fn named(
    fields: &mut Fields<'_>,
    key: &'static str,
    section: &'static str,
    context: &mut Context<'_>,
) -> Vec<RawNamed> {
    let mut all = Vec::new();
    for mut fields in fields.tables(key, section, context) {
        all.push(RawNamed {
            place: fields.place,
            id: fields.text("id", context),
            title: fields.text("title", context),
            year: if key == "focus" { fields.number("year", context) } else { None },
        });
        fields.finish(context);
    }
    all
}

fn name_of(fields: &mut Fields<'_>, context: &mut Context<'_>) -> RawNamed {
    RawNamed { place: fields.place, id: fields.text("id", context), title: fields.text("title", context), year: None }
}

fn areas(fields: &mut Fields<'_>, context: &mut Context<'_>) -> Vec<RawArea> {
    let mut all = Vec::new();
    for mut fields in fields.tables("area", "[[area]]", context) {
        all.push(RawArea { named: name_of(&mut fields, context), parent: fields.text("parent", context) });
        fields.finish(context);
    }
    all
}

fn geo(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawGeo {
    let geo = RawGeo {
        place: fields.place,
        file: fields.text("file", context),
        id_property: fields.text("id_property", context),
        crs: fields.text("crs", context),
        source: fields.text("source", context),
    };
    fields.finish(context);
    geo
}

fn committees(fields: &mut Fields<'_>, context: &mut Context<'_>) -> Vec<RawCommittee> {
    let mut all = Vec::new();
    for mut fields in fields.tables("committee", "[[committee]]", context) {
        all.push(RawCommittee {
            named: name_of(&mut fields, context),
            matrices: fields.texts("matrices", context).unwrap_or_default(),
            goals: fields.texts("goals", context).unwrap_or_default(),
            focus: fields.texts("focus", context).unwrap_or_default(),
            product_groups: fields.texts("product_groups", context).unwrap_or_default(),
        });
        fields.finish(context);
    }
    all
}

fn contacts(fields: &mut Fields<'_>, context: &mut Context<'_>) -> Vec<RawContact> {
    let mut all = Vec::new();
    for mut fields in fields.tables("contact", "[[contact]]", context) {
        all.push(RawContact {
            place: fields.place,
            name: fields.text("name", context),
            email: fields.text("email", context),
        });
        fields.finish(context);
    }
    all
}

fn acknowledged(fields: &mut Fields<'_>, context: &mut Context<'_>) -> Vec<RawAcknowledged> {
    let mut all = Vec::new();
    for mut fields in fields.tables("acknowledged", "acknowledged", context) {
        all.push(RawAcknowledged {
            place: fields.place,
            code: fields.text("code", context),
            reason: fields.text("reason", context),
        });
        fields.finish(context);
    }
    all
}

fn marks(fields: &mut Fields<'_>, context: &mut Context<'_>) -> RawMarks {
    RawMarks { open: fields.texts("open", context), acknowledged: acknowledged(fields, context) }
}

fn session(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawSession {
    let session = RawSession {
        place: fields.place,
        committee: fields.text("committee", context),
        date: fields.date("date", context),
        period: fields.text("period", context),
        paper: fields.text("paper", context),
        agenda: fields.text("agenda", context),
    };
    fields.finish(context);
    session
}

/// A matrix file of the folder of a year.
pub(super) fn matrix(
    text: &str,
    source: SourceId,
    folder_year: i32,
    stem: &str,
    diagnostics: &mut Diagnostics,
) -> RawMatrix {
    let (mut fields, broken) = parse(text, source, diagnostics);
    let context = &mut Context { source, diagnostics, broken: &broken, closed: false };
    let matrix = RawMatrix {
        place: fields.place,
        folder_year,
        stem: stem.to_owned(),
        id: fields.text("id", context),
        title: fields.text("title", context),
        department: fields.text("department", context),
        year: fields.number("year", context),
        year_start: fields.number("year_start", context),
        tolerance: tolerance(&mut fields, context),
        goals: fields.tables("goal", "[[goal]]", context).into_iter().map(|fields| goal(fields, context)).collect(),
        budget: lines(&mut fields, "budget", "[[budget]]", &["expense", "revenue"], context),
        consolidation: lines(&mut fields, "consolidation", "[[consolidation]]", &["saving"], context),
        marks: marks(&mut fields, context),
        confidential: fields.truth("confidential", context),
        broken: !broken.is_empty(),
    };
    fields.finish(context);
    matrix
}

fn goal(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawGoal {
    let goal = RawGoal {
        place: fields.place,
        id: fields.text("id", context),
        title: fields.text("title", context),
        strategic_goal: fields.text("strategic_goal", context),
        product_group: fields.text("product_group", context),
        product: fields.text("product", context),
        focus: fields.texts("focus", context).unwrap_or_default(),
        field: fields.texts("field", context).unwrap_or_default(),
        weight: fields.number("weight", context),
        tolerance: tolerance(&mut fields, context),
        indicators: indicators(&mut fields, "[[goal.indicator]]", context),
        measures: fields
            .tables("measure", "[[goal.measure]]", context)
            .into_iter()
            .map(|fields| measure(fields, context))
            .collect(),
        marks: marks(&mut fields, context),
        confidential: fields.truth("confidential", context),
    };
    fields.finish(context);
    goal
}

fn measure(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawMeasure {
    let measure = RawMeasure {
        place: fields.place,
        title: fields.text("title", context),
        responsible: fields.text("responsible", context),
        hypothesis: fields.text("hypothesis", context),
        evidence: fields.text("evidence", context),
        field: fields.texts("field", context).unwrap_or_default(),
        indicators: indicators(&mut fields, "[[goal.measure.indicator]]", context),
        marks: RawMarks { open: fields.texts("open", context), acknowledged: Vec::new() },
    };
    fields.finish(context);
    measure
}

fn indicators(fields: &mut Fields<'_>, section: &'static str, context: &mut Context<'_>) -> Vec<RawIndicator> {
    fields
        .tables("indicator", section, context)
        .into_iter()
        .map(|mut fields| {
            let mut raw = common(&mut fields, section, &[], context);
            raw.unit = fields.text("unit", context);
            raw.kind = fields.text("kind", context);
            raw.target = target(&mut fields, context);
            raw.scale = fields.number("scale", context).map(Box::new);
            raw.numerator_name = fields.text("numerator_name", context).map(Box::new);
            raw.denominator_name = fields.text("denominator_name", context).map(Box::new);
            raw.areas = fields.text_or_texts("areas", context).map(Box::new);
            raw.by_area = by_area(&mut fields, section, context);
            raw.total = fields.text("total", context).map(Box::new);
            raw.confidential = fields.truth("confidential", context);
            raw.cases = fields.text("cases", context);
            raw.public = fields.text("public", context);
            fields.finish(context);
            raw
        })
        .collect()
}

/// What differs in single areas.
fn by_area(fields: &mut Fields<'_>, section: &'static str, context: &mut Context<'_>) -> Vec<RawIndicatorArea> {
    let section = match section {
        "[[goal.indicator]]" => "[[goal.indicator.area]]",
        _ => "[[goal.measure.indicator.area]]",
    };
    let mut all = Vec::new();
    for mut fields in fields.tables("area", section, context) {
        all.push(RawIndicatorArea {
            place: fields.place,
            section,
            id: fields.text("id", context),
            target: target(&mut fields, context),
            interim: interim(&mut fields, context),
            tolerance: tolerance(&mut fields, context),
            revised: fields.has("revised").then(|| {
                let revised = fields.tables("revised", "revised", context);
                revised.into_iter().map(|fields| revision(fields, &[], context)).collect()
            }),
            baseline: baseline(&mut fields, context),
            report_in: fields.texts("report_in", context),
        });
        fields.finish(context);
    }
    all
}

fn lines(
    fields: &mut Fields<'_>,
    key: &'static str,
    section: &'static str,
    plan_keys: &[&'static str],
    context: &mut Context<'_>,
) -> Vec<RawIndicator> {
    fields
        .tables(key, section, context)
        .into_iter()
        .map(|mut fields| {
            let mut raw = common(&mut fields, section, plan_keys, context);
            raw.plans = plans(&mut fields, plan_keys, context);
            raw.product_group = fields.text("product_group", context).map(Box::new);
            raw.responsible = fields.text("responsible", context).map(Box::new);
            fields.finish(context);
            raw
        })
        .collect()
}

fn plans(fields: &mut Fields<'_>, keys: &[&'static str], context: &mut Context<'_>) -> Vec<RawPlan> {
    keys.iter().filter_map(|key| Some(RawPlan { key, value: fields.number(key, context)? })).collect()
}

/// What indicators and lines have in common.
fn common(
    fields: &mut Fields<'_>,
    section: &'static str,
    plan_keys: &[&'static str],
    context: &mut Context<'_>,
) -> RawIndicator {
    RawIndicator {
        place: fields.place,
        section,
        id: fields.text("id", context),
        name: fields.text("name", context),
        unit: None,
        kind: None,
        target: None,
        plans: Vec::new(),
        interim: interim(fields, context),
        baseline: baseline(fields, context).map(Box::new),
        tolerance: tolerance(fields, context),
        source: fields.text("source", context).map(Box::new),
        method: fields.text("method", context).map(Box::new),
        reference: fields.text("reference", context).map(Box::new),
        series: fields.text("series", context).map(Box::new),
        revised: fields
            .tables("revised", "revised", context)
            .into_iter()
            .map(|fields| revision(fields, plan_keys, context))
            .collect(),
        accepted: fields.table("accepted", "accepted", context).map(|fields| Box::new(accepted(fields, context))),
        reported: fields.text("reported", context).map(Box::new),
        scale: None,
        report_in: fields.texts("report_in", context),
        product_group: None,
        responsible: None,
        numerator_name: None,
        denominator_name: None,
        areas: None,
        by_area: Vec::new(),
        total: None,
        marks: marks(fields, context),
        confidential: None,
        cases: None,
        public: None,
    }
}

fn tolerance(fields: &mut Fields<'_>, context: &mut Context<'_>) -> Option<RawTolerance> {
    let mut fields = fields.table("tolerance", "tolerance", context)?;
    let there = [fields.has("green"), fields.has("yellow")];
    let tolerance = RawTolerance {
        place: fields.place,
        green: fields.amount("green", context),
        yellow: fields.amount("yellow", context),
    };
    fields.finish(context);
    // A share that is there but faulty is blamed already, and is not missing.
    (there == [tolerance.green.is_some(), tolerance.yellow.is_some()]).then_some(tolerance)
}

fn target(fields: &mut Fields<'_>, context: &mut Context<'_>) -> Option<RawTarget> {
    let mut fields = fields.table("target", "target", context)?;
    // There is one, unless there is a mistake.
    let mut senses = Vec::with_capacity(1);
    let mut unreadable = false;
    for key in ["at_least", "at_most", "between", "exactly"] {
        let there = fields.has(key);
        match fields.amounts(key, context) {
            Some((place, amounts)) => senses.push((key, place, amounts)),
            None => unreadable |= there,
        }
    }
    let dated = fields.has("done_by");
    let done_by = fields.date("done_by", context);
    let target = RawTarget {
        place: fields.place,
        senses,
        unreadable: unreadable || dated && done_by.is_none(),
        done_by,
        of: fields.text("of", context),
    };
    fields.finish(context);
    Some(target)
}

fn interim(fields: &mut Fields<'_>, context: &mut Context<'_>) -> Option<RawInterim> {
    match fields.table_or_value("interim", "interim", context)? {
        TableOr::Table(fields) => {
            let place = fields.place;
            Some(RawInterim::Points { place, points: fields.named_amounts(context) })
        }
        TableOr::Value { value: toml::de::DeValue::String(word), place } => {
            Some(RawInterim::Word(Located::new(word.trim().to_owned(), place)))
        }
        TableOr::Value { value, place } => {
            context.push(
                Problem::WrongType {
                    key: "interim".into(),
                    section: "[[…indicator]]",
                    expected: Expected::Interim,
                    found: found(&value),
                },
                place,
            );
            None
        }
    }
}

fn baseline(fields: &mut Fields<'_>, context: &mut Context<'_>) -> Option<RawBaseline> {
    match fields.table_or_value("baseline", "baseline", context)? {
        TableOr::Table(mut fields) => {
            let there = fields.has("value");
            let baseline = RawBaseline {
                place: fields.place,
                value: fields.number("value", context),
                year: fields.number("year", context),
            };
            fields.finish(context);
            // A value that is there but faulty is blamed already, and is not missing.
            (!there || baseline.value.is_some()).then_some(baseline)
        }
        TableOr::Value { value, place } => Some(RawBaseline {
            place,
            value: Some(scalar_number(value, place, "baseline", "[[…indicator]]", context)?),
            year: None,
        }),
    }
}

fn revision(mut fields: Fields<'_>, plan_keys: &[&'static str], context: &mut Context<'_>) -> RawRevision {
    let revision = RawRevision {
        place: fields.place,
        from: fields.text("from", context),
        target: if plan_keys.is_empty() { target(&mut fields, context) } else { None },
        plans: plans(&mut fields, plan_keys, context),
        interim: interim(&mut fields, context),
        tolerance: tolerance(&mut fields, context),
        reason: fields.text("reason", context),
    };
    fields.finish(context);
    revision
}

fn accepted(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawAccepted {
    let accepted = RawAccepted {
        place: fields.place,
        until: fields.text("until", context),
        reason: fields.text("reason", context),
    };
    fields.finish(context);
    accepted
}

/// A file of actuals of the folder of a period.
pub(crate) fn actuals(
    text: &str,
    source: SourceId,
    folder: &str,
    stem: &str,
    diagnostics: &mut Diagnostics,
) -> RawActuals {
    let (mut fields, broken) = parse(text, source, diagnostics);
    let context = &mut Context { source, diagnostics, broken: &broken, closed: false };
    let actuals = RawActuals {
        place: fields.place,
        folder: folder.to_owned(),
        stem: stem.to_owned(),
        period: fields.text("period", context),
        matrix: fields.text("matrix", context),
        actuals: fields
            .tables("actual", "[[actual]]", context)
            .into_iter()
            .map(|fields| actual(fields, context))
            .collect(),
    };
    fields.finish(context);
    actuals
}

pub(super) fn actual(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawActual {
    let there = ["value", "numerator", "denominator", "progress", "done"].map(|key| fields.has(key));
    let mut actual = RawActual {
        place: fields.place,
        faulty: false,
        indicator: fields.text("indicator", context),
        matrix: None,
        period: None,
        value: fields.value("value", context).map(Box::new),
        numerator: fields.value("numerator", context).map(Box::new),
        denominator: fields.value("denominator", context).map(Box::new),
        progress: fields.value("progress", context).map(Box::new),
        done: fields.value("done", context).map(Box::new),
        state: fields.text("state", context).map(Box::new),
        forecast: fields.value("forecast", context).map(Box::new),
        comment: fields.text("comment", context).map(Box::new),
        action: fields.text("action", context).map(Box::new),
        area: fields.text("area", context).map(Box::new),
        provisional: truth_as_word(&mut fields, "provisional", context).map(Box::new),
        internal: truth_as_word(&mut fields, "internal", context).map(Box::new),
        acknowledged: acknowledged(&mut fields, context),
        origin: fields.table("origin", "origin", context).map(|fields| Box::new(origin(fields, context))),
    };
    let read = [&actual.value, &actual.numerator, &actual.denominator, &actual.progress, &actual.done];
    actual.faulty = there != read.map(Option::is_some);
    fields.finish(context);
    actual
}

/// A truth value as the word that a table has for it, so that both are read in one place.
fn truth_as_word(fields: &mut Fields<'_>, key: &'static str, context: &mut Context<'_>) -> Option<Located<String>> {
    fields.truth(key, context).map(|truth| truth.with(truth.value.to_string()))
}

fn origin(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawOrigin {
    let origin = RawOrigin {
        place: fields.place,
        file: fields.text("file", context),
        sheet: fields.text("sheet", context),
        cell: fields.text("cell", context),
        line: fields.number("line", context),
        sha256: fields.text("sha256", context),
        date: fields.date("date", context),
        filled_by: fields.text("filled_by", context),
        contact: fields.text("contact", context),
        filled_on: fields.date("filled_on", context),
    };
    fields.finish(context);
    origin
}
