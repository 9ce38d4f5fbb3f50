//! What published files say of counts: values, and what gives them away.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde_json::Value;

use super::pdf;
use crate::load::workbook;
use crate::number::{Decimal, Number};
use crate::source::{Source, SourceId};

/// What a file says of one value.
#[derive(Clone, Debug, Default)]
pub struct Record {
    /// Full id of the indicator.
    pub indicator: String,
    /// The kind of the indicator.
    pub kind: String,
    /// The unit.
    pub unit: String,
    /// The area; `None` for the whole.
    pub area: Option<String>,
    /// The period, by its name.
    pub period: String,
    /// The status, by its name in JSON.
    pub status: String,
    /// True where the value is marked as suppressed, whatever its status.
    pub suppressed: bool,
    /// Figures by the names of the columns of CSV.
    pub figures: BTreeMap<&'static str, Number>,
}

/// A file that was read.
#[derive(Clone, Debug, Default)]
pub struct Published {
    /// What it says.
    pub records: Vec<Record>,
    /// Areas with the one that they are a part of; empty where the file does not say it.
    pub areas: Vec<(String, Option<String>)>,
    /// Titles of areas.
    pub titles: BTreeMap<String, String>,
    /// Counts above 0 and below this are not published; where the file says it.
    pub minimum: Option<i64>,
    /// How far apart the ends lie at least; where the file says it.
    pub width: Option<i64>,
    /// Indicators of which whole rows are withheld, small or not.
    pub withheld: Vec<String>,
    /// Who publishes.
    pub organisation: Option<String>,
}

/// Why a file cannot be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// Its ending names no format that is read.
    Format,
    /// It is none of the files that the program publishes.
    Foreign(String),
}

/// The figures that a record has, with their columns in CSV.
const FIGURES: [&str; 13] = [
    "actual",
    "numerator",
    "denominator",
    "expected",
    "deviation",
    "deviation_percent",
    "attainment_percent",
    "remaining_total",
    "forecast_value",
    "annual",
    "target_at_least",
    "target_at_most",
    "target_exactly",
];

/// Reads a file by the ending of its name.
///
/// # Errors
/// Why it cannot be read.
pub fn read(name: &str, bytes: &[u8]) -> Result<Published, Unreadable> {
    let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending).to_lowercase();
    match ending.as_str() {
        "json" => json(bytes),
        "csv" => csv(bytes),
        "xlsx" => xlsx(bytes),
        "pdf" => json(&pdf::attachment(bytes).ok_or_else(|| foreign("no attached JSON"))?),
        _ => Err(Unreadable::Format),
    }
}

fn foreign(why: &str) -> Unreadable {
    Unreadable::Foreign(why.to_owned())
}

/// A text of an object.
fn text(object: &Value, key: &str) -> Option<String> {
    object.get(key)?.as_str().map(str::to_owned)
}

/// A figure as it is written; corridors have none.
fn figure(value: Option<&Value>) -> Option<Number> {
    match value? {
        Value::Number(number) => parse(&number.to_string()),
        Value::Null | Value::Bool(_) | Value::String(_) | Value::Array(_) | Value::Object(_) => None,
    }
}

fn parse(text: &str) -> Option<Number> {
    Decimal::from_str_exact(text.trim()).ok().map(Number::from)
}

fn list<'a>(object: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    object.get(key).and_then(Value::as_array).into_iter().flatten()
}

fn json(bytes: &[u8]) -> Result<Published, Unreadable> {
    let report: Value = serde_json::from_slice(bytes).map_err(|error| foreign(&error.to_string()))?;
    if text(&report, "schema").as_deref() != Some("zielmatrix/report/1") {
        return Err(foreign("schema"));
    }
    let mut published = Published { organisation: text(&report, "organisation"), ..Published::default() };
    for area in list(&report, "areas") {
        let Some(id) = text(area, "id") else { continue };
        published.titles.insert(id.clone(), text(area, "title").unwrap_or_default());
        published.areas.push((id, text(area, "parent")));
    }
    if let Some(disclosure) = report.get("disclosure") {
        published.minimum = disclosure.get("minimum").and_then(Value::as_i64);
        published.width = disclosure.get("width").and_then(Value::as_i64);
        published.withheld = list(disclosure, "withheld").filter_map(|one| text(one, "indicator")).collect();
    }
    for goal in list(&report, "matrices").flat_map(|matrix| list(matrix, "goals")) {
        let of_measures = list(goal, "measures").flat_map(|measure| list(measure, "indicators"));
        for row in list(goal, "indicators").chain(of_measures) {
            published.records.extend(rows(row));
        }
    }
    Ok(published)
}

/// The periods of a row.
fn rows(row: &Value) -> Vec<Record> {
    let of = |key: &str| text(row, key).unwrap_or_default();
    let whole = Record {
        indicator: format!("{}/{}", of("matrix"), of("indicator")),
        kind: of("kind"),
        unit: of("unit"),
        area: text(row, "area"),
        ..Record::default()
    };
    let mut records: Vec<Record> = Vec::new();
    for entry in list(row, "history").chain(list(row, "earlier")) {
        records.push(record(&whole, entry, text(entry, "period").unwrap_or_default()));
    }
    if let Some(last) = list(row, "history").last().and_then(|entry| text(entry, "period")) {
        records.push(record(&whole, row, last));
    }
    records
}

fn record(whole: &Record, entry: &Value, period: String) -> Record {
    let at = |path: [&str; 2]| entry.get(path[0]).and_then(|inner| inner.get(path[1]));
    let mut figures = BTreeMap::new();
    for name in FIGURES {
        let value = match name {
            "remaining_total" => at(["remaining", "total"]),
            "forecast_value" => {
                let extrapolated = at(["forecast", "source"]).and_then(Value::as_str) == Some("extrapolated");
                at(["forecast", "value"]).filter(|_| extrapolated)
            }
            "target_at_least" => at(["target", "at_least"]),
            "target_at_most" => at(["target", "at_most"]),
            "target_exactly" => at(["target", "exactly"]),
            _ => entry.get(name),
        };
        if let Some(value) = figure(value) {
            figures.insert(name, value);
        }
    }
    Record {
        period,
        status: text(entry, "status").unwrap_or_default(),
        suppressed: entry.get("suppressed").and_then(Value::as_bool).unwrap_or_default(),
        figures,
        ..whole.clone()
    }
}

/// The rows of a table whose first row has the names of the columns.
fn table(lines: Vec<Vec<String>>, comma: bool) -> Result<Published, Unreadable> {
    let mut lines = lines.into_iter();
    let heads = lines.next().unwrap_or_default();
    let place = |name: &str| heads.iter().position(|head| head == name);
    let (Some(matrix), Some(indicator), Some(period), Some(status)) =
        (place("matrix"), place("indicator"), place("period"), place("status"))
    else {
        return Err(foreign("matrix, indicator, period, status"));
    };
    let mut published = Published::default();
    for line in lines {
        let cell = |at: Option<usize>| at.and_then(|at| line.get(at)).map_or("", String::as_str);
        let named = |name: &str| cell(place(name)).to_owned();
        let mut figures = BTreeMap::new();
        let extrapolated = named("forecast_source") == "extrapolated";
        for name in FIGURES.into_iter().filter(|name| *name != "forecast_value" || extrapolated) {
            let text = named(name);
            let text = if comma { text.replace('.', "").replace(',', ".") } else { text };
            if let Some(value) = parse(&text) {
                figures.insert(name, value);
            }
        }
        let area = Some(named("area")).filter(|area| !area.is_empty());
        if let Some(area) = area.clone() {
            published.titles.entry(area).or_insert_with(|| named("area_title"));
        }
        published.records.push(Record {
            indicator: format!("{}/{}", cell(Some(matrix)), cell(Some(indicator))),
            kind: named("kind"),
            unit: named("unit"),
            area,
            period: cell(Some(period)).to_owned(),
            status: cell(Some(status)).to_owned(),
            suppressed: named("actual_state") == "suppressed",
            figures,
        });
    }
    Ok(published)
}

fn csv(bytes: &[u8]) -> Result<Published, Unreadable> {
    let text = std::str::from_utf8(bytes).map_err(|error| foreign(&error.to_string()))?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let head = text.lines().next().unwrap_or_default();
    let german = head.matches(';').count() > head.matches(',').count();
    table(fields(text, if german { ';' } else { ',' }), german)
}

/// The fields of a text of rows, quoted ones with what stands in their quotes.
fn fields(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let (mut lines, mut line, mut field) = (Vec::new(), Vec::new(), String::new());
    let mut quoted = false;
    let mut letters = text.chars().peekable();
    while let Some(letter) = letters.next() {
        match letter {
            '"' if quoted && letters.peek() == Some(&'"') => {
                letters.next();
                field.push('"');
            }
            '"' => quoted = !quoted,
            _ if quoted => field.push(letter),
            '\n' => {
                line.push(std::mem::take(&mut field));
                lines.push(std::mem::take(&mut line));
            }
            '\r' => {}
            _ if letter == delimiter => line.push(std::mem::take(&mut field)),
            _ => field.push(letter),
        }
    }
    if !field.is_empty() || !line.is_empty() {
        line.push(field);
        lines.push(line);
    }
    lines
}

/// The flat sheet of a workbook: the one whose first row has the names of the columns.
fn xlsx(bytes: &[u8]) -> Result<Published, Unreadable> {
    let mut source = Source {
        shown_path: String::new(),
        path: PathBuf::new(),
        text: String::new(),
        cells: Vec::new(),
        byte_order_mark: false,
    };
    let book = workbook::read(bytes, SourceId::new(0), &mut source).map_err(|_| foreign("workbook"))?;
    for sheet in &book.sheets {
        let mut lines: Vec<Vec<String>> = Vec::new();
        for cell in &sheet.cells {
            let (row, column) = (cell.row as usize, cell.column as usize);
            lines.resize(lines.len().max(row + 1), Vec::new());
            let line = &mut lines[row];
            line.resize(line.len().max(column + 1), String::new());
            line[column] = match cell.content.number() {
                Some(number) => number.normalize().to_string(),
                None => cell.content.as_text().unwrap_or_default().to_owned(),
            };
        }
        if let Ok(published) = table(lines, false) {
            return Ok(published);
        }
    }
    Err(foreign("matrix, indicator, period, status"))
}
