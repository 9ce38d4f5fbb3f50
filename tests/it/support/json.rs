//! JSON with the exact text of its numbers: a binary float would hide what the contract promises.

use std::collections::BTreeMap;

use serde_json::value::RawValue;

/// A value of a report, as its text without blanks outside strings.
#[derive(Clone, Debug)]
pub(crate) struct Json(Box<RawValue>);

impl Json {
    /// A whole document.
    pub(crate) fn parse(bytes: &[u8]) -> Self {
        Self(serde_json::from_slice(bytes).expect("the output is JSON"))
    }

    /// The value at a path such as `forecast.value` or `history.0.status`.
    pub(crate) fn at(&self, path: &str) -> Self {
        path.split('.').fold(self.clone(), |value, key| match key.parse::<usize>() {
            Ok(index) => value.items().into_iter().nth(index).unwrap_or_else(|| panic!("no item {index} in {path}")),
            Err(_) => value.field(key).unwrap_or_else(|| panic!("no key {key} of {path} in {}", value.0.get())),
        })
    }

    /// The value of a key of an object.
    pub(crate) fn field(&self, key: &str) -> Option<Self> {
        let fields: BTreeMap<String, Box<RawValue>> = serde_json::from_str(self.0.get()).ok()?;
        fields.get(key).map(|value| Self(value.clone()))
    }

    /// The items of a list.
    pub(crate) fn items(&self) -> Vec<Self> {
        let items: Vec<Box<RawValue>> = serde_json::from_str(self.0.get()).expect("a list");
        items.into_iter().map(Self).collect()
    }

    /// The text: of a string its characters, of anything else the JSON without blanks.
    pub(crate) fn text(&self) -> String {
        let raw = self.0.get();
        if let Ok(text) = serde_json::from_str::<String>(raw) {
            return text;
        }
        let mut inside = false;
        let mut escaped = false;
        raw.chars()
            .filter(|letter| {
                let keep = inside || !letter.is_whitespace();
                if *letter == '"' && !escaped {
                    inside = !inside;
                }
                escaped = inside && *letter == '\\' && !escaped;
                keep
            })
            .collect()
    }

    /// All indicators and lines of a report, in reading order.
    pub(crate) fn rows(&self) -> Vec<Self> {
        let mut rows = Vec::new();
        for matrix in self.at("matrices").items() {
            for goal in matrix.at("goals").items() {
                rows.extend(goal.at("indicators").items());
                rows.extend(goal.at("measures").items().iter().flat_map(|measure| measure.at("indicators").items()));
            }
            rows.extend(matrix.at("budget").items());
            rows.extend(matrix.at("consolidation").items());
        }
        rows
    }

    /// The row of an indicator, named `matrix/indicator`; of one area where that is named behind `@`.
    pub(crate) fn row(&self, name: &str) -> Self {
        let (full, area) = name.split_once('@').unwrap_or((name, "null"));
        let named = |row: &Self| {
            format!("{}/{}", row.at("matrix").text(), row.at("indicator").text()) == full
                && row.at("area").text() == area
        };
        self.rows().into_iter().find(named).unwrap_or_else(|| panic!("no row {name}"))
    }

    /// Compares several values at once: `expected=150 deviation=-7 trend=null`, blanks between, `_` for a blank.
    pub(crate) fn assert(&self, expected: &str, case: &str) {
        let mut wrong = Vec::new();
        for pair in expected.split_whitespace() {
            let (path, value) = pair.split_once('=').expect("path=value");
            let found = self.at(path).text();
            if found != value.replace('_', " ") {
                wrong.push(format!("{path} is {found}, expected {value}"));
            }
        }
        assert!(wrong.is_empty(), "{case}: {}", wrong.join("; "));
    }
}
