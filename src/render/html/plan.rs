//! The page of a plan: goals, measures, indicators, targets and interim targets of a year.

use maud::{Markup, html};

use super::legend;
use super::parts::{aligned, nothing, tail, term, user};
use super::shell::{Section, Shell};
use super::table::{goal_title, measure_title};
use crate::catalogue::html::{self as page, Label as Word, label as word};
use crate::catalogue::plan::{self as phrases, Label, label};
use crate::catalogue::{Language, format, report as words, terminal};
use crate::render::shown;
use crate::report::plan::{Plan, PlanGoal, PlanMatrix, PlanRow, PlanSoll};

/// Columns that every table has beside the Soll of each period.
const FIXED_COLUMNS: usize = 5;

/// The plan as one HTML file. The same plan gives the same bytes.
pub fn render(plan: &Plan, language: Language) -> Vec<u8> {
    let context = Context { plan, language };
    let mut sections: Vec<Section> =
        plan.matrices.iter().zip(1..).map(|(matrix, number)| matrix_section(matrix, number, &context)).collect();
    sections.push(Section::new("legend", terminal::legend(language), rules(&context)));
    sections.push(Section::new("data", word(Word::DataState, language), contents(&context)));
    let cutoffs = shown::cutoffs(plan, language);
    let shell = Shell {
        language,
        title: label(Label::Title, language),
        of: &plan.year.to_string(),
        organisation: &plan.organisation,
        facts: &[cutoffs],
        sessions: &plan.sessions,
        tools: html! {},
        sections,
    };
    shell.write()
}

struct Context<'a> {
    plan: &'a Plan,
    language: Language,
}

fn matrix_section(matrix: &PlanMatrix, number: usize, context: &Context<'_>) -> Section {
    let language = context.language;
    let title = shown::matrix_title(&matrix.title, &matrix.department);
    let department = shown::clean(&matrix.department);
    let id = format!("m{number}");
    let last = context.plan.periods.last().map(|period| period.cutoff);
    let aside = html! {
        @if department != title && !department.is_empty() { p.quiet { (user(&department)) } }
        @if last.is_some_and(|end| end != matrix.year_end) { p { (phrases::year_end(matrix.year_end, language)) } }
        p { (shown::extent(matrix, language)) }
    };
    let parts = [
        ("budget", terminal::budget(language), word(Word::BudgetLine, language), &matrix.budget),
        ("hsk", terminal::consolidation(language), word(Word::Consolidation, language), &matrix.consolidation),
    ];
    let body = html! {
        @if !matrix.goals.is_empty() {
            @let layout = Layout::of(matrix.goal_rows(), context);
            @let body = html! { @for goal in &matrix.goals { (goal_body(goal, &layout, context)) } };
            @let caption = format!("{} – {title}", label(Label::Targets, language));
            (table(&format!("{id}-goals"), &caption, word(Word::Indicator, language), &body, &layout, context))
        }
        @for (key, heading, first, rows) in parts {
            @if !rows.is_empty() {
                h3 { (heading) }
                @let layout = Layout::of(rows, context);
                @let body = html! { tbody { @for line in rows { (row(line, &layout, context)) } } };
                (table(&format!("{id}-{key}"), &format!("{heading} – {title}"), first, &body, &layout, context))
            }
        }
    };
    Section::new(id, title, body).with(aside)
}

fn table(id: &str, caption: &str, first: &str, body: &Markup, layout: &Layout, context: &Context<'_>) -> Markup {
    let language = context.language;
    html! {
        section.scroll aria-labelledby=(id) tabindex="0" {
            table.matrix.plan {
                caption.spoken id=(id) { (caption) }
                thead {
                    tr {
                        th.name scope="col" { (first) }
                        th scope="col" { (word(Word::Unit, language)) }
                        th scope="col" { (label(Label::Kind, language)) }
                        @if layout.has_baseline { th.number scope="col" { (label(Label::Baseline, language)) } }
                        th.number scope="col" { (word(Word::Target, language)) }
                        @for period in &context.plan.periods {
                            th.number scope="col" { (shown::firm(&phrases::expected(period.period, language))) }
                        }
                        th scope="col" { (label(Label::Tolerance, language)) }
                        @if layout.has_source { th scope="col" { (label(Label::Source, language)) } }
                    }
                }
                (body)
            }
        }
    }
}

fn goal_body(goal: &PlanGoal, layout: &Layout, context: &Context<'_>) -> Markup {
    let language = context.language;
    let columns = layout.columns;
    let details = shown::goal_details(
        goal.strategic_goal.as_ref(),
        &goal.focus,
        goal.product_group.as_deref(),
        goal.product.as_deref(),
        language,
    );
    let none = html! {};
    html! {
        tbody {
            tr.goal { th scope="rowgroup" colspan=(columns) { div.stay { (goal_title(&goal.title, &none, &details)) } } }
            @for indicator in &goal.indicators { (row(indicator, layout, context)) }
            @for measure in &goal.measures {
                @let details = shown::measure_details(
                    measure.responsible.as_deref(),
                    measure.hypothesis.as_deref(),
                    measure.evidence.as_deref(),
                    language,
                );
                tr.measure {
                    th scope="rowgroup" colspan=(columns) { div.stay { (measure_title(&measure.title, &none, &details)) } }
                }
                @for indicator in &measure.indicators { (row(indicator, layout, context)) }
            }
        }
    }
}

/// What the rows of a table need.
struct Layout {
    /// How many columns it has.
    columns: usize,
    has_baseline: bool,
    has_source: bool,
    /// Characters from the comma on, of targets.
    target: usize,
    /// The same of Soll values.
    value: usize,
    /// The same of baselines.
    baseline: usize,
}

impl Layout {
    fn of<'a>(rows: impl IntoIterator<Item = &'a PlanRow>, context: &Context<'_>) -> Self {
        let language = context.language;
        let columns = FIXED_COLUMNS + context.plan.periods.len();
        let mut layout = Self { columns, has_baseline: false, has_source: false, target: 0, value: 0, baseline: 0 };
        let wide = |room: &mut usize, text: Option<String>| {
            *room = (*room).max(text.map_or(0, |text| tail(&text, language)));
        };
        for row in rows {
            layout.has_baseline |= row.baseline.is_some();
            layout.has_source |= row.source.is_some();
            wide(&mut layout.target, shown::plan_target(row, language).filter(|_| has_figure(row)));
            wide(&mut layout.baseline, row.baseline.as_ref().map(|value| format::figure(value, language)));
            for soll in &row.interim {
                wide(&mut layout.value, shown::plan_soll(row, soll, language));
            }
        }
        layout.columns += usize::from(layout.has_baseline) + usize::from(layout.has_source);
        layout
    }
}

fn has_figure(row: &PlanRow) -> bool {
    row.target.as_ref().is_some_and(|target| target.sense().is_some())
}

fn row(row: &PlanRow, layout: &Layout, context: &Context<'_>) -> Markup {
    let language = context.language;
    let relative = row.annual.as_ref().and_then(|_| shown::relative_target(row.target.as_ref(), language));
    html! {
        tr {
            th.name scope="row" {
                @if let Some(group) = &row.product_group { (user(group)) " " }
                (user(&shown::plan_name(row)))
                @if let Some(who) = &row.responsible { span.details { (word(Word::Responsible, language)) ": " (user(who)) } }
            }
            td.unit { (user(&row.unit)) }
            td { (phrases::kind(row.kind, language)) }
            @if layout.has_baseline {
                td.number {
                    @match &row.baseline {
                        Some(value) => {
                            (aligned(&format::figure(value, language), layout.baseline, language))
                            @if let Some(year) = row.baseline_year { span.details { (year) } }
                        },
                        None => (nothing()),
                    }
                }
            }
            td.number {
                @match shown::plan_target(row, language) {
                    Some(target) => (aligned(&target, if has_figure(row) { layout.target } else { 0 }, language)),
                    None => (words::target_or_none(None, row.kind, language)),
                }
                @if let Some(relative) = relative { span.details { (relative) } }
            }
            @for soll in &row.interim { (expected(row, soll, layout, language)) }
            td.tolerance {
                @match shown::plan_tolerance(row, language) { Some(tolerance) => (tolerance), None => (nothing()) }
            }
            @if layout.has_source { td.source { (user(row.source.as_deref().unwrap_or_default())) } }
        }
        @if !row.revised.is_empty() {
            tr.note {
                td colspan=(layout.columns) {
                    div.stay { @for revision in &row.revised { p { (user(&shown::capital(&shown::revision(revision, row.kind, language)))) } } }
                }
            }
        }
    }
}

fn expected(row: &PlanRow, soll: &PlanSoll, layout: &Layout, language: Language) -> Markup {
    html! {
        td.number {
            @match shown::plan_soll(row, soll, language) {
                Some(text) => (aligned(&shown::firm(&text), layout.value, language)),
                None if !soll.due => span.quiet { (label(Label::NotDue, language)) },
                None => (nothing()),
            }
            @if let Some(reason) = &soll.reason { span.details { (user(&words::reason(reason, language))) } }
        }
    }
}

fn rules(context: &Context<'_>) -> Markup {
    let (used, language) = (&context.plan.legend, context.language);
    html! {
        div.pair {
            div {
                @if !used.kinds.is_empty() {
                    h3 { (label(Label::Kinds, language)) }
                    dl.rules {
                        @for kind in &used.kinds {
                            (term(phrases::kind(*kind, language), &html! { (phrases::kind_meaning(*kind, language)) }))
                        }
                    }
                }
                (legend::tolerances(&used.tolerances, language))
            }
            div { (legend::expected(&used.expected_rules, language)) }
        }
    }
}

fn contents(context: &Context<'_>) -> Markup {
    let (plan, language) = (context.plan, context.language);
    let assumed = plan.rows().filter(|row| row.interim.iter().any(|soll| soll.assumed)).count();
    html! {
        @if plan.matrices.is_empty() { p { (terminal::empty(language)) } }
        ul {
            li { (phrases::contents(language)) }
            @if !plan.selection.is_everything() { li { (user(&shown::chosen(&plan.selection, language))) } }
            @if assumed > 0 { li { (phrases::assumed(assumed, language)) } }
            li { (page::rounding(language)) }
        }
    }
}
