//! One report in a file of actuals: its keys are set, replaced and taken out, and what stood around them stays.

use toml_edit::{Item, TableLike, Value as Literal};

use super::literal;
use crate::model::Value;
use crate::model::actual::{Forecast, Provenance};
use crate::number::Decimal;

/// The keys of a report in the order in which new ones are written.
const ORDER: [&str; 14] = [
    "indicator",
    "area",
    "value",
    "numerator",
    "denominator",
    "progress",
    "done",
    "state",
    "forecast",
    "comment",
    "action",
    "provisional",
    "internal",
    "origin",
];

/// The keys that say the value, of which a new value replaces all.
const VALUE_KEYS: [&str; 6] = ["value", "numerator", "denominator", "progress", "done", "state"];

/// A report in a file of actuals.
pub struct Entry<'a> {
    table: &'a mut dyn TableLike,
    /// True where nobody has formatted it yet.
    new: bool,
}

impl<'a> Entry<'a> {
    pub(super) fn new(table: &'a mut dyn TableLike, new: bool) -> Self {
        Self { table, new }
    }

    /// Sets the value, or the state in its place. Whatever said the old one and does not say the new one is taken out.
    pub fn value(&mut self, value: &Value) -> &mut Self {
        let state = |name: &str| vec![("state", literal::text(name))];
        let keys = match value {
            Value::Number(number) => vec![("value", literal::number(*number))],
            Value::Ratio { numerator, denominator } => {
                vec![("numerator", literal::number(*numerator)), ("denominator", literal::number(*denominator))]
            }
            Value::Progress { progress, done } => {
                let progress = progress.map(|progress| ("progress", literal::number(progress)));
                progress.into_iter().chain(done.map(|day| ("done", literal::date(day)))).collect()
            }
            Value::Colour(colour) => vec![("value", literal::text(colour.name()))],
            Value::Missing => state("missing"),
            Value::NotApplicable => state("not-applicable"),
            Value::Suppressed => state("suppressed"),
        };
        let mut comments = String::new();
        for key in VALUE_KEYS {
            if !keys.iter().any(|(kept, _)| *kept == key) {
                comments.push_str(&self.take_out(key));
            }
        }
        for (key, literal) in keys {
            self.set(key, literal, &std::mem::take(&mut comments));
        }
        self
    }

    /// Sets the department's forecast, or takes it out.
    pub fn forecast(&mut self, forecast: Option<&Forecast>) -> &mut Self {
        let literal = forecast.map(|forecast| match forecast {
            Forecast::Number(number) => literal::number(*number),
            Forecast::Date(date) => literal::date(*date),
            Forecast::Colour(colour) => literal::text(colour.name()),
        });
        self.set_or_take_out("forecast", literal)
    }

    /// Sets the comment (Erläuterung), or takes it out.
    pub fn comment(&mut self, comment: Option<&str>) -> &mut Self {
        self.set_or_take_out("comment", comment.map(literal::text))
    }

    /// Sets the counter-measure (Gegenmaßnahme), or takes it out.
    pub fn action(&mut self, action: Option<&str>) -> &mut Self {
        self.set_or_take_out("action", action.map(literal::text))
    }

    /// Writes a number that is there already with a per cent sign: `"0.8 %"`.
    pub fn percent(&mut self, key: &'static str, number: Decimal) -> &mut Self {
        self.set(key, literal::text(&format!("{number} %")), "");
        self
    }

    /// Marks the value as provisional, or takes the mark out.
    pub fn provisional(&mut self, provisional: bool) -> &mut Self {
        self.set_or_take_out("provisional", provisional.then(|| Literal::from(true)))
    }

    /// Marks the texts as internal, or takes the mark out.
    pub fn internal(&mut self, internal: bool) -> &mut Self {
        self.set_or_take_out("internal", internal.then(|| Literal::from(true)))
    }

    /// Sets where the value was read, or takes it out: a value that was changed by hand is not from there.
    pub fn origin(&mut self, origin: Option<&Provenance>) -> &mut Self {
        let literal = origin.map(|origin| {
            let mut fields = vec![("file", literal::text(&origin.file))];
            fields.extend(origin.sheet.iter().map(|sheet| ("sheet", literal::text(sheet))));
            fields.extend(origin.cell.iter().map(|cell| ("cell", literal::text(cell))));
            fields.extend(origin.line.map(|line| ("line", Literal::from(i64::from(line)))));
            fields.push(("sha256", literal::text(&origin.sha256)));
            fields.push(("date", literal::date(origin.date)));
            fields.extend(origin.filled_by.iter().map(|name| ("filled_by", literal::text(name))));
            fields.extend(origin.contact.iter().map(|contact| ("contact", literal::text(contact))));
            fields.extend(origin.filled_on.map(|day| ("filled_on", literal::date(day))));
            literal::table(&fields)
        });
        self.set_or_take_out("origin", literal)
    }

    /// Sets a text.
    pub(super) fn text(&mut self, key: &'static str, text: &str) {
        self.set(key, literal::text(text), "");
    }

    fn set_or_take_out(&mut self, key: &'static str, literal: Option<Literal>) -> &mut Self {
        match literal {
            Some(literal) => self.set(key, literal, ""),
            None => drop(self.take_out(key)),
        }
        self
    }

    /// Sets a key, below those comments. One that is there keeps its place and what is written beside it.
    fn set(&mut self, key: &'static str, mut literal: Literal, comments: &str) {
        if let Some(old) = self.table.get_mut(key).and_then(Item::as_value_mut) {
            *literal.decor_mut() = old.decor().clone();
            *old = literal;
        } else {
            self.take_out(key);
            let width = self.width();
            self.table.insert(key, Item::Value(literal));
            if let (Some(width), Some(mut added)) = (width, self.table.key_mut(key)) {
                added.leaf_decor_mut().set_suffix(" ".repeat(width.saturating_sub(key.len()).max(1)));
            }
            self.order(key);
        }
        if let Some(mut key) = self.table.key_mut(key).filter(|_| !comments.is_empty()) {
            let before = key.leaf_decor().prefix().and_then(|prefix| prefix.as_str()).unwrap_or_default();
            let prefix = format!("{comments}{before}");
            key.leaf_decor_mut().set_prefix(prefix);
        }
        if self.new {
            self.align();
        }
    }

    /// Takes a key out and gives the comments that stood above it and beside it, a line each.
    fn take_out(&mut self, key: &str) -> String {
        let mut comments = String::new();
        if let (Some(name), Some(item)) = (self.table.key(key), self.table.get(key)) {
            let above = name.leaf_decor().prefix().and_then(|prefix| prefix.as_str());
            let beside = item.as_value().and_then(|value| value.decor().suffix()?.as_str());
            for line in above.unwrap_or_default().lines().chain(beside) {
                let line = line.trim();
                if line.starts_with('#') {
                    comments.push_str(line);
                    comments.push('\n');
                }
            }
        }
        self.table.remove(key);
        comments
    }

    /// From the beginning of a key to its equals sign, where the table has keys.
    fn width(&self) -> Option<usize> {
        let (values, _) = self.table.get_values().into_iter().next()?;
        let [key] = values.as_slice() else { return None };
        let suffix = key.leaf_decor().suffix().and_then(|suffix| suffix.as_str()).unwrap_or(" ");
        Some(key.display_repr().chars().count() + suffix.chars().count())
    }

    /// Puts a new key before the first that comes after it in [`ORDER`]; the others stay where they are.
    fn order(&mut self, added: &str) {
        let rank = |key: &str| ORDER.iter().position(|known| *known == key);
        let mut keys: Vec<String> =
            self.table.iter().map(|(key, _)| key.to_owned()).filter(|key| key != added).collect();
        let place = keys.iter().position(|key| rank(key) > rank(added)).unwrap_or(keys.len());
        keys.insert(place, added.to_owned());
        // Taking all out and putting them back in is the one way to a place that is not the last.
        let mut items: Vec<(toml_edit::Key, Item)> = Vec::new();
        for key in keys {
            if let (Some(name), Some(item)) = (self.table.key(&key).cloned(), self.table.remove(&key)) {
                items.push((name, item));
            }
        }
        for (key, item) in items {
            self.table.entry_format(&key).or_insert(item);
        }
    }

    /// Puts the equals signs of a new table below each other.
    fn align(&mut self) {
        let longest = self.table.iter().map(|(key, _)| key.len()).max().unwrap_or_default();
        let keys: Vec<String> = self.table.iter().map(|(key, _)| key.to_owned()).collect();
        for key in keys {
            let gap = longest + 1 - key.len();
            if let Some(mut key) = self.table.key_mut(&key) {
                key.leaf_decor_mut().set_suffix(" ".repeat(gap));
            }
        }
    }
}
