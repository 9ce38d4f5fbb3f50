//! Where things stand in a matrix file, be they tables in double brackets or in braces.

use toml_edit::{Item as Toml, Table, TableLike, Value};

use crate::edit::table::text_of;
use crate::form::planning::{Subject, measure_ids};
use crate::planning::Item;

/// A table of the file.
pub(super) struct Found<'t> {
    pub(super) table: &'t mut dyn TableLike,
    /// True where it is written in braces, which hold no tables of their own lines.
    pub(super) inline: bool,
}

/// The way to a table: lists with the position in each.
type Way = Vec<(&'static str, usize)>;

/// The tables of a list for reading.
fn list<'t>(table: &'t dyn TableLike, key: &str) -> Vec<&'t dyn TableLike> {
    match table.get(key) {
        Some(Toml::ArrayOfTables(tables)) => tables.iter().map(|table| table as &dyn TableLike).collect(),
        Some(Toml::Value(Value::Array(items))) => {
            items.iter().filter_map(|item| Some(item.as_inline_table()? as &dyn TableLike)).collect()
        }
        Some(Toml::None | Toml::Value(_) | Toml::Table(_)) | None => Vec::new(),
    }
}

/// One table of a list.
fn nth<'t>(table: &'t mut dyn TableLike, key: &str, position: usize) -> Option<Found<'t>> {
    match table.get_mut(key)? {
        Toml::ArrayOfTables(tables) => {
            tables.get_mut(position).map(|table| Found { table: table as &mut dyn TableLike, inline: false })
        }
        Toml::Value(Value::Array(items)) => {
            let mut tables = items.iter_mut().filter_map(Value::as_inline_table_mut);
            tables.nth(position).map(|table| Found { table: table as &mut dyn TableLike, inline: true })
        }
        Toml::None | Toml::Value(_) | Toml::Table(_) => None,
    }
}

fn text<'t>(table: &'t dyn TableLike, key: &str) -> &'t str {
    table.get(key).and_then(Toml::as_str).unwrap_or_default().trim()
}

fn by_id(tables: &[&dyn TableLike], id: &str) -> Option<usize> {
    tables.iter().position(|table| text(*table, "id") == id)
}

/// The way to a goal.
fn goal(root: &Table, id: &str) -> Option<Way> {
    Some(vec![("goal", by_id(&list(root, "goal"), id)?)])
}

/// The way to a measure, by its id in forms.
fn measure(root: &Table, goal_id: &str, id: &str) -> Option<Way> {
    let mut way = goal(root, goal_id)?;
    let goals = list(root, "goal");
    let measures = list(*goals.get(way[0].1)?, "measure");
    let titles = measures.iter().map(|measure| measure.get("title").and_then(Toml::as_str).unwrap_or_default());
    way.push(("measure", measure_ids(titles).iter().position(|known| known == id)?));
    Some(way)
}

/// The way to an indicator or a line.
fn indicator(root: &Table, id: &str) -> Option<Way> {
    for (at, goal) in list(root, "goal").into_iter().enumerate() {
        if let Some(own) = by_id(&list(goal, "indicator"), id) {
            return Some(vec![("goal", at), ("indicator", own)]);
        }
        for (below, measure) in list(goal, "measure").into_iter().enumerate() {
            if let Some(own) = by_id(&list(measure, "indicator"), id) {
                return Some(vec![("goal", at), ("measure", below), ("indicator", own)]);
            }
        }
    }
    ["budget", "consolidation"].into_iter().find_map(|key| Some(vec![(key, by_id(&list(root, key), id)?)]))
}

fn way(root: &Table, item: &Item) -> Option<Way> {
    match (item.key.subject, item.key.path.as_slice()) {
        (Subject::Goal, [id]) => goal(root, id),
        (Subject::Measure | Subject::Evidence, [goal, id]) => measure(root, goal, id),
        (Subject::Indicator | Subject::Line, [id]) => indicator(root, id),
        _ => None,
    }
}

fn go<'t>(root: &'t mut Table, way: &[(&'static str, usize)]) -> Option<Found<'t>> {
    let start = Found { table: root as &mut dyn TableLike, inline: false };
    way.iter().try_fold(start, |found, (key, position)| nth(found.table, key, *position))
}

/// The table of a row.
pub(super) fn find<'t>(root: &'t mut Table, item: &Item) -> Option<Found<'t>> {
    let way = way(root, item)?;
    go(root, &way)
}

/// The table of a goal, or of one of its measures.
pub(super) fn parent<'t>(root: &'t mut Table, goal_id: &str, measure_id: Option<&str>) -> Option<Found<'t>> {
    let way = match measure_id {
        Some(id) => measure(root, goal_id, id)?,
        None => goal(root, goal_id)?,
    };
    go(root, &way)
}

/// Takes the table of a row out of its list; a list that is empty then goes, too.
pub(super) fn remove(root: &mut Table, item: &Item) -> Option<()> {
    let mut way = way(root, item)?;
    let (key, position) = way.pop()?;
    let owner = go(root, &way)?.table;
    let empty = match owner.get_mut(key)? {
        Toml::ArrayOfTables(tables) => {
            tables.remove(position);
            tables.is_empty()
        }
        Toml::Value(Value::Array(items)) => {
            items.remove(position);
            items.is_empty()
        }
        Toml::None | Toml::Value(_) | Toml::Table(_) => return None,
    };
    if empty {
        owner.remove(key);
    }
    Some(())
}

/// How tables of that way are set in and whether their equals signs stand below each other, as the first of the file
/// shows it.
pub(super) fn style(root: &Table, keys: &[&str]) -> Option<(String, bool)> {
    let [key, rest @ ..] = keys else {
        let prefix = text_of(root.decor().prefix());
        let indent = prefix[prefix.rfind('\n').map_or(0, |newline| newline + 1)..].to_owned();
        let suffix = |name: &str| root.key(name).map_or(0, |key| text_of(key.leaf_decor().suffix()).len());
        let aligned = root.iter().any(|(name, item)| item.is_value() && suffix(name) > 1);
        return Some((indent, aligned));
    };
    let tables = root.get(key)?.as_array_of_tables()?;
    tables.iter().find_map(|table| style(table, rest))
}
