//! What is new: an indicator behind the others of its goal or measure, a measure with its indicators behind the others of
//! its goal.

use toml_edit::{ArrayOfTables, InlineTable, Item as Toml, Table, Value};

use super::place::{Found, parent, style};
use super::{Context, value, word};
use crate::edit::literal;
use crate::model::Kind;
use crate::model::indicator::is_percent;
use crate::planning::shown::is_dated;
use crate::planning::{Entries, Item, Parent};
use crate::problem::planning::PlanInput;

/// The keys of something new in the order of the file.
type Pairs = Vec<(&'static str, Value)>;

/// How new tables look: how far they are set in, and whether their equals signs stand below each other.
#[derive(Clone)]
struct Look {
    indent: String,
    aligned: bool,
}

/// Adds something new; `None` where its place is not in the file.
pub(super) fn add(root: &mut Table, item: &Item, indicators: &[&Item], context: &Context<'_>) -> Option<()> {
    let new = item.new.as_ref()?;
    let look = |keys: &[&str], fallback: &str| {
        let (indent, aligned) = style(root, keys).unwrap_or_else(|| (fallback.to_owned(), true));
        Look { indent, aligned }
    };
    let of_measure = look(&["goal", "measure"], "  ");
    let fallback = format!("{}  ", of_measure.indent);
    let of_indicator = look(&["goal", "measure", "indicator"], &fallback);
    let of_goal = look(&["goal", "indicator"], "  ");
    let name = value::text(&item.changes.iter().find(|change| change.input == PlanInput::Name)?.new)?.to_owned();
    let measure = if let Parent::Measure(id) = &new.parent { Some(id.as_str()) } else { None };
    let owner = parent(root, &new.goal, measure)?;
    if let Some(id) = &new.id {
        let look = if measure.is_some() { of_indicator } else { of_goal };
        push(owner, "indicator", pairs(item, id, &name, context), Vec::new(), &look);
        return Some(());
    }
    let mut keys: Pairs = vec![("title", literal::text(&name))];
    for (input, key) in [
        (PlanInput::Responsible, "responsible"),
        (PlanInput::Hypothesis, "hypothesis"),
        (PlanInput::Evidence, "evidence"),
    ] {
        if let Some(text) = value::text(of(item, input)) {
            let text = if input == PlanInput::Responsible { text.replace('\n', " ") } else { text.to_owned() };
            keys.push((key, literal::text(&text)));
        }
    }
    keys.extend(value::open(of(item, PlanInput::Open)).map(|open| ("open", open)));
    let below = indicators.iter().filter_map(|indicator| {
        let id = indicator.new.as_ref()?.id.as_ref()?;
        Some((pairs(indicator, id, &indicator.name, context), of_indicator.clone()))
    });
    push(owner, "measure", keys, below.collect(), &of_measure);
    Some(())
}

const NOTHING: &Entries = &Vec::new();

fn of(item: &Item, input: PlanInput) -> &Entries {
    item.changes.iter().find(|change| change.input == input).map_or(NOTHING, |change| &change.new)
}

fn pairs(item: &Item, id: &str, name: &str, context: &Context<'_>) -> Pairs {
    let scheme = context.project.settings.scheme;
    let target = of(item, PlanInput::Target);
    let kind = word(of(item, PlanInput::Kind)).filter(|kind| *kind != Kind::Milestone.name() || !is_dated(target));
    let unit = value::text(of(item, PlanInput::Unit)).map(|unit| unit.replace('\n', " "));
    let hundred = kind == Some(Kind::Ratio.name()) && unit.as_deref().is_some_and(is_percent);
    let due: Vec<String> =
        (context.from.index..=scheme.periods()).map(|index| literal::text(&scheme.label(index)).to_string()).collect();
    let due = format!("[{}]", due.join(", ")).parse::<Value>().ok().filter(|_| context.closed);
    let source = value::text(of(item, PlanInput::Source));
    let keys = [
        ("id", Some(literal::text(id))),
        ("name", Some(literal::text(name))),
        ("unit", unit.map(|unit| literal::text(&unit))),
        ("kind", kind.map(literal::text)),
        ("scale", hundred.then(|| Value::from(100))),
        ("target", value::target(target)),
        ("interim", value::interim(of(item, PlanInput::Interim), scheme)),
        ("tolerance", value::tolerance(of(item, PlanInput::Tolerance))),
        ("source", source.map(literal::text)),
        ("report_in", due),
        ("open", value::open(of(item, PlanInput::Open))),
    ];
    keys.into_iter().filter_map(|(key, value)| Some((key, value?))).collect()
}

/// Puts a table behind the others of a list.
fn push(owner: Found<'_>, key: &'static str, keys: Pairs, below: Vec<(Pairs, Look)>, look: &Look) {
    let Found { table, inline } = owner;
    let in_braces = inline || matches!(table.get(key), Some(Toml::Value(Value::Array(_))));
    if in_braces {
        let mut new = braces(keys);
        if !below.is_empty() {
            let indicators = below.into_iter().map(|(keys, _)| Value::InlineTable(braces(keys)));
            new.insert("indicator", Value::Array(indicators.collect()));
        }
        new.fmt();
        let list = table.entry(key).or_insert_with(|| Toml::Value(Value::Array(toml_edit::Array::new())));
        if let Some(list) = list.as_array_mut() {
            let prefix = list.iter().last().and_then(|last| last.decor().prefix().cloned());
            let mut value = Value::InlineTable(new);
            let prefix = prefix.filter(|prefix| prefix.as_str().is_some_and(|text| text.contains('\n')));
            value
                .decor_mut()
                .set_prefix(prefix.unwrap_or_else(|| if list.is_empty() { "".into() } else { " ".into() }));
            list.push_formatted(value);
        }
        return;
    }
    let mut new = lines(keys, look);
    if !below.is_empty() {
        let mut indicators = ArrayOfTables::new();
        for (keys, look) in below {
            indicators.push(lines(keys, &look));
        }
        new.insert("indicator", Toml::ArrayOfTables(indicators));
    }
    let list = table.entry(key).or_insert_with(|| Toml::ArrayOfTables(ArrayOfTables::new()));
    if let Some(list) = list.as_array_of_tables_mut() {
        list.push(new);
    }
}

fn braces(keys: Pairs) -> InlineTable {
    let mut table = InlineTable::new();
    for (key, value) in keys {
        table.insert(key, value);
    }
    table
}

fn lines(keys: Pairs, look: &Look) -> Table {
    let mut table = Table::new();
    table.decor_mut().set_prefix(format!("\n{}", look.indent));
    let longest = keys.iter().map(|(key, _)| key.len()).max().unwrap_or_default();
    for (key, value) in keys {
        table.insert(key, Toml::Value(value.decorated(" ", "")));
        if let Some(mut name) = table.key_mut(key) {
            let gap = if look.aligned { longest + 1 - key.len() } else { 1 };
            name.leaf_decor_mut().set_prefix(look.indent.clone());
            name.leaf_decor_mut().set_suffix(" ".repeat(gap));
        }
    }
    table
}
