//! Revisions within the old year become the rule of the new one.

use toml_edit::{Item, TableLike, Value};

use super::{Roller, edit};
use crate::model::{Indicator, LineKind};
use crate::period::Period;

/// Where a target can stand: of an indicator, or the plan figures of a line.
pub(super) const TARGETS: [&str; 4] = ["target", "expense", "revenue", "saving"];

/// What a new key stands behind: the first of these that is there.
pub(super) const BEHIND: [&str; 8] = ["interim", "target", "expense", "revenue", "saving", "kind", "name", "id"];

impl Roller<'_> {
    /// Takes what was in force at the year's end as the rule of the whole year. Gives comments that lost their place.
    pub(super) fn fold_revisions(&self, indicator: &Indicator, table: &mut dyn TableLike) -> Vec<String> {
        let Some((item, mut comments)) = edit::take(table, "revised") else { return Vec::new() };
        let tables: Vec<toml_edit::Table> = match item {
            Item::Value(Value::Array(items)) => {
                let tables = items.into_iter().filter_map(|item| match item {
                    Value::InlineTable(table) => Some(table.into_table()),
                    Value::String(_)
                    | Value::Integer(_)
                    | Value::Float(_)
                    | Value::Boolean(_)
                    | Value::Datetime(_)
                    | Value::Array(_) => None,
                });
                tables.collect()
            }
            Item::ArrayOfTables(tables) => tables.into_iter().collect(),
            Item::None | Item::Value(_) | Item::Table(_) => Vec::new(),
        };
        let scheme = self.project.settings.scheme;
        let mut dated: Vec<(Option<Period>, toml_edit::Table)> = tables
            .into_iter()
            .map(|table| {
                let from = table.get("from").and_then(Item::as_str);
                (from.and_then(|from| Period::parse(from.trim(), scheme)), table)
            })
            .collect();
        dated.sort_by_key(|(from, _)| *from);
        for (_, mut revision) in dated {
            for key in TARGETS.into_iter().chain(["interim", "tolerance"]) {
                let Some(value) = revision.remove(key).and_then(|item| item.into_value().ok()) else { continue };
                if indicator.line != LineKind::Goal && TARGETS.contains(&key) {
                    // A line may be revised from an expense to a revenue; one of them stays.
                    for other in TARGETS.into_iter().filter(|other| *other != key) {
                        if table.contains_key(other) {
                            comments.extend(edit::set(table, key, value.clone().decorated(" ", ""), &[other]));
                            comments.extend(edit::take(table, other).map(|(_, comments)| comments).unwrap_or_default());
                        }
                    }
                }
                comments.extend(edit::set(table, key, value.decorated(" ", ""), &BEHIND));
            }
        }
        // The last period always has the target of the year, whatever that is now.
        let label = scheme.label(scheme.periods());
        if let Some(points) = table.get_mut("interim") {
            edit::take_point(points, &label);
            if points.as_table_like().is_some_and(TableLike::is_empty) {
                table.remove("interim");
            }
        }
        comments
    }
}
