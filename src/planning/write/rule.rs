//! One indicator or line: its words, its kind, and its rule, at the indicator itself or as a revision within the year.

use toml_edit::{Array, InlineTable, Item as Toml, TableLike, Value};

use super::{Context, OF_INDICATOR, put, take_out, value, word, words};
use crate::edit::literal;
use crate::edit::table::take_point;
use crate::model::indicator::is_percent;
use crate::model::{Indicator, Kind, LineKind};
use crate::period::Period;
use crate::planning::shown::{is_dated, is_no_target};
use crate::planning::{Change, Entries, Item};
use crate::problem::planning::PlanInput;

/// What the keys of a revision stand behind.
const OF_REVISION: [&str; 7] = ["from", "target", "expense", "revenue", "saving", "interim", "tolerance"];
/// The amounts of lines.
const AMOUNTS: [&str; 3] = ["expense", "revenue", "saving"];

fn of(item: &Item, input: PlanInput) -> Option<&Change> {
    item.changes.iter().find(|change| change.input == input)
}

/// Changes an indicator or a line.
pub(super) fn indicator(table: &mut dyn TableLike, item: &Item, context: &Context<'_>) {
    let id = item.key.path.first().map_or("", String::as_str);
    let matrices = context.project.matrices_of(context.year);
    let known = matrices
        .filter(|matrix| matrix.id == item.key.matrix)
        .flat_map(crate::model::Matrix::indicators)
        .find(|indicator| indicator.id == id);
    let Some(known) = known else { return };
    for input in [PlanInput::Unit, PlanInput::Source] {
        if let Some(change) = of(item, input) {
            words(table, change, &OF_INDICATOR);
        }
    }
    kind(table, item, known);
    let in_force = known.revisions.iter().any(|revision| revision.from <= context.from);
    if context.closed || in_force {
        revise(table, item, context);
    } else {
        rule(table, item, known, context);
    }
    if let Some(change) = of(item, PlanInput::Open) {
        words(table, change, &OF_INDICATOR);
    }
}

/// Sets the kind; what only another kind can have goes.
fn kind(table: &mut dyn TableLike, item: &Item, known: &Indicator) {
    let new = of(item, PlanInput::Kind).and_then(|change| word(&change.new));
    let new = new.and_then(|name| Kind::ALL.into_iter().find(|kind| kind.name() == name));
    let target = of(item, PlanInput::Target).map(|change| &change.new);
    let implied = |target: Option<&Entries>| target.is_some_and(is_dated) && !table.contains_key("kind");
    if let Some(kind) = new {
        if !(kind == Kind::Milestone && implied(target)) {
            put(table, "kind", literal::text(kind.name()), &OF_INDICATOR);
        }
    } else if known.kind == Kind::Milestone && target.is_some_and(is_no_target) && !table.contains_key("kind") {
        // Without its date nothing would say that it is a milestone.
        put(table, "kind", literal::text(Kind::Milestone.name()), &OF_INDICATOR);
    }
    let decided = (!known.undecided).then_some(known.kind);
    let Some(kind) = new.or(decided) else { return };
    if kind != Kind::Ratio {
        if new.is_some() {
            for key in ["scale", "numerator_name", "denominator_name"] {
                take_out(table, key);
            }
        }
    } else if new.is_some() || of(item, PlanInput::Unit).is_some() {
        let unit = table.get("unit").and_then(Toml::as_str).unwrap_or_default();
        if is_percent(unit) && !table.contains_key("scale") {
            put(table, "scale", Value::from(100), &OF_INDICATOR);
        }
    }
    let summed = matches!(kind, Kind::Cumulative | Kind::Average | Kind::Ratio);
    if new.is_some() && !summed {
        take_out(table, "reported");
    }
}

/// The rule of the whole year.
fn rule(table: &mut dyn TableLike, item: &Item, known: &Indicator, context: &Context<'_>) {
    if let Some(change) = of(item, PlanInput::Target) {
        let amount = amount_key(table);
        target(table, change, (item.line, amount), &OF_INDICATOR);
    }
    let last = context.project.settings.scheme.label(context.project.settings.scheme.periods());
    if let Some(change) = of(item, PlanInput::Interim) {
        interim(table, change, known, context);
    } else if of(item, PlanInput::Target).is_some_and(|change| !is_dated(&change.new)) {
        // The last period always has the annual target, whatever that is now.
        if let Some(points) = table.get_mut("interim") {
            take_point(points, &last);
            if points.as_table_like().is_some_and(TableLike::is_empty) {
                take_out(table, "interim");
            }
        }
    }
    if let Some(tolerance) = of(item, PlanInput::Tolerance).and_then(|change| value::tolerance(&change.new)) {
        put(table, "tolerance", tolerance, &OF_INDICATOR);
    }
}

/// Which of the three amounts a line has.
fn amount_key(table: &dyn TableLike) -> &'static str {
    AMOUNTS.into_iter().find(|key| table.contains_key(key)).unwrap_or(AMOUNTS[0])
}

fn target(table: &mut dyn TableLike, change: &Change, (line, amount): (LineKind, &'static str), order: &[&str]) {
    match line {
        LineKind::Goal => match value::target(&change.new) {
            Some(target) => put(table, "target", target, order),
            None => take_out(table, "target"),
        },
        LineKind::Budget | LineKind::Consolidation => {
            if let Some(value) = value::amount(&change.new) {
                put(table, amount, value, order);
            }
        }
    }
}

/// Interim targets: single ones in place where they are all there, else anew.
fn interim(table: &mut dyn TableLike, change: &Change, known: &Indicator, context: &Context<'_>) {
    let scheme = context.project.settings.scheme;
    let last = scheme.label(scheme.periods());
    let points = value::points(&change.new, scheme);
    let Some(whole) = value::interim(&change.new, scheme) else { return take_out(table, "interim") };
    // What a milestone that is due later is to reach by the year's end is in no form.
    let keeps_last = known.kind == Kind::Milestone;
    let old = table.get("interim").and_then(Toml::as_table_like);
    let old_last = old.and_then(|old| old.get(&last)).and_then(Toml::as_value).cloned().filter(|_| keeps_last);
    let in_place = !points.is_empty() && old.is_some_and(|old| points.iter().all(|(label, _)| old.contains_key(label)));
    if !in_place {
        let mut whole = whole;
        if let (Some(points), Some(value)) = (whole.as_inline_table_mut(), old_last) {
            points.insert(&last, value);
        }
        return put(table, "interim", whole, &OF_INDICATOR);
    }
    let Some(old) = table.get_mut("interim") else { return };
    let labels: Vec<String> =
        old.as_table_like().into_iter().flat_map(TableLike::iter).map(|(label, _)| label.to_owned()).collect();
    let kept = |label: &String| points.iter().any(|(known, _)| known == label) || keeps_last && *label == last;
    for label in labels.iter().filter(|label| !kept(label)) {
        take_point(old, label);
    }
    for (label, mut value) in points {
        if let Some(known) = old.get_mut(&label).and_then(Toml::as_value_mut) {
            *value.decor_mut() = known.decor().clone();
            *known = value;
        }
    }
}

/// The rule from the first open period on.
fn revise(table: &mut dyn TableLike, item: &Item, context: &Context<'_>) {
    let inputs = [PlanInput::Target, PlanInput::Interim, PlanInput::Tolerance];
    if !inputs.into_iter().any(|input| of(item, input).is_some()) {
        return;
    }
    let (from, amount) = (context.from, amount_key(table));
    if let Some(there) = revision(table, from) {
        return fill(there, item, amount, context);
    }
    let mut new = InlineTable::new();
    new.insert("from", literal::text(&from.to_string()));
    fill(&mut new, item, amount, context);
    new.fmt();
    push(table, new);
}

fn fill(revision: &mut dyn TableLike, item: &Item, amount: &'static str, context: &Context<'_>) {
    if let Some(change) = of(item, PlanInput::Target) {
        target(revision, change, (item.line, amount), &OF_REVISION);
    }
    let scheme = context.project.settings.scheme;
    if let Some(interim) = of(item, PlanInput::Interim).and_then(|change| value::interim(&change.new, scheme)) {
        put(revision, "interim", interim, &OF_REVISION);
    }
    if let Some(tolerance) = of(item, PlanInput::Tolerance).and_then(|change| value::tolerance(&change.new)) {
        put(revision, "tolerance", tolerance, &OF_REVISION);
    }
    let Some(reason) = &item.reason else { return };
    let before = revision.get("reason").and_then(Toml::as_str).map(str::trim).filter(|before| !before.is_empty());
    let reason = match before {
        Some(before) if before.contains(reason.as_str()) => before.to_owned(),
        Some(before) => format!("{before}; {reason}"),
        None => reason.clone(),
    };
    put(revision, "reason", literal::text(&reason), &OF_REVISION);
}

/// The revision from that period on.
fn revision(table: &mut dyn TableLike, from: Period) -> Option<&mut dyn TableLike> {
    let is_from = |revision: &dyn TableLike| {
        let said = revision.get("from").and_then(Toml::as_str);
        said.and_then(|said| Period::parse(said.trim(), from.scheme)) == Some(from)
    };
    match table.get_mut("revised")? {
        Toml::ArrayOfTables(tables) => {
            let found = tables.iter_mut().find(|table| is_from(*table))?;
            Some(found)
        }
        Toml::Value(Value::Array(items)) => {
            let found = items.iter_mut().filter_map(Value::as_inline_table_mut).find(|table| is_from(*table))?;
            Some(found)
        }
        Toml::None | Toml::Value(_) | Toml::Table(_) => None,
    }
}

/// Adds a revision behind those that are there.
fn push(table: &mut dyn TableLike, new: InlineTable) {
    match table.get_mut("revised") {
        Some(Toml::ArrayOfTables(tables)) => tables.push(new.into_table()),
        Some(Toml::Value(Value::Array(items))) => {
            let decor = items.iter().last().map(|last| last.decor().clone()).unwrap_or_default();
            let mut value = Value::InlineTable(new);
            let prefix = decor.prefix().cloned().unwrap_or_else(|| " ".into());
            // A list of several lines goes on with one.
            value.decor_mut().set_prefix(if items.is_empty() { "".into() } else { prefix_of(&prefix, items) });
            items.push_formatted(value);
        }
        Some(Toml::None | Toml::Value(_) | Toml::Table(_)) | None => {
            let mut items = Array::new();
            items.push(Value::InlineTable(new));
            put(table, "revised", Value::Array(items), &OF_INDICATOR);
        }
    }
}

fn prefix_of(last: &toml_edit::RawString, items: &Array) -> toml_edit::RawString {
    let text = last.as_str().unwrap_or_default();
    let lines = text.contains('\n') || items.len() > 1;
    if lines && !text.is_empty() { text[text.rfind('\n').unwrap_or(0)..].into() } else { " ".into() }
}
