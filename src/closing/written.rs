//! Values as TOML, written so that they read back exactly.

use chrono::NaiveDate;

use crate::model::actual::{Forecast, Provenance};
use crate::model::{Mark, Value};
use crate::number::thousands::unmistakable;
use crate::number::{Decimal, Number};
use crate::spelling::quoted as text;

/// A figure with its places; no minus before a zero.
pub fn decimal(value: Decimal) -> String {
    if value.is_zero() { value.abs().to_string() } else { value.to_string() }
}

/// A reported figure, in a spelling that nobody takes for thousands: it is also proposed for a file of actuals.
fn reported(value: Decimal) -> String {
    unmistakable(decimal(value))
}

/// An exact number: as TOML has them where it can, else as a text such as `"20/3"`.
pub fn number(value: &Number, places: u32) -> String {
    let kept = value.to_kept_text(places);
    if Decimal::from_str_exact(&kept).is_ok() { kept } else { text(&kept) }
}

/// An exact number, or the two bounds of a corridor.
pub fn mark(mark: &Mark<Number>) -> String {
    match mark {
        Mark::Point(value) => number(value, 0),
        Mark::Corridor { low, high } => format!("[{}, {}]", number(low, 0), number(high, 0)),
    }
}

/// A reported value with the keys of a file of actuals, such as `value = 98`.
pub fn value(value: &Value) -> String {
    match value {
        Value::Number(number) => format!("value = {}", reported(*number)),
        Value::Ratio { numerator, denominator } => {
            format!("numerator = {}, denominator = {}", reported(*numerator), reported(*denominator))
        }
        Value::Progress { progress, done } => {
            let progress = progress.map(|progress| format!("progress = {}", reported(progress)));
            let done = done.map(|done| format!("done = {done}"));
            progress.into_iter().chain(done).collect::<Vec<_>>().join(", ")
        }
        Value::Colour(colour) => format!("value = \"{}\"", colour.name()),
        Value::Missing => "state = \"missing\"".into(),
        Value::NotApplicable => "state = \"not-applicable\"".into(),
        Value::Suppressed => "state = \"suppressed\"".into(),
    }
}

/// A forecast with its key.
pub fn forecast(forecast: Forecast) -> String {
    match forecast {
        Forecast::Number(number) => format!("forecast = {}", reported(number)),
        Forecast::Date(date) => format!("forecast = {date}"),
        Forecast::Colour(colour) => format!("forecast = \"{}\"", colour.name()),
    }
}

/// What is said about a correction beside its value.
#[derive(Clone, Copy, Debug)]
pub struct Corrected<'a> {
    /// `matrix/indicator`.
    pub indicator: &'a str,
    /// The area, where the value is that of one.
    pub area: Option<&'a str>,
    /// The value until then.
    pub old: &'a Value,
    /// The value from then on.
    pub new: &'a Value,
    /// Why.
    pub reason: &'a str,
    /// The day.
    pub date: NaiveDate,
    /// Who, where that is known.
    pub by: Option<&'a str>,
    /// Where the value until then had been read, if it was imported.
    pub origin: Option<&'a Provenance>,
}

/// Where a value was read, as a table in braces.
fn origin(origin: &Provenance) -> String {
    let Provenance { file, sheet, cell, line, sha256, date, filled_by, contact, filled_on } = origin;
    let mut fields = vec![format!("file = {}", text(file))];
    fields.extend(sheet.as_ref().map(|sheet| format!("sheet = {}", text(sheet))));
    fields.extend(cell.as_ref().map(|cell| format!("cell = {}", text(cell))));
    fields.extend(line.map(|line| format!("line = {line}")));
    fields.push(format!("sha256 = {}", text(sha256)));
    fields.push(format!("date = {date}"));
    fields.extend(filled_by.as_ref().map(|name| format!("filled_by = {}", text(name))));
    fields.extend(contact.as_ref().map(|contact| format!("contact = {}", text(contact))));
    fields.extend(filled_on.map(|day| format!("filled_on = {day}")));
    format!("{{ {} }}", fields.join(", "))
}

/// A correction as a table of the file of corrections.
pub fn correction(corrected: &Corrected<'_>) -> String {
    let area = corrected.area.map(|area| format!("area      = {}\n", text(area))).unwrap_or_default();
    let by = corrected.by.map(|by| format!("by        = {}\n", text(by))).unwrap_or_default();
    let origin = corrected.origin.map(|origin| format!(", origin = {}", self::origin(origin))).unwrap_or_default();
    format!(
        "[[correction]]\nindicator = {}\n{area}old       = {{ {}{origin} }}\nnew       = {{ {} }}\nreason    = {}\ndate      = {}\n{by}",
        text(corrected.indicator),
        value(corrected.old),
        value(corrected.new),
        text(corrected.reason),
        corrected.date,
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_read_back_as_they_were() {
        for plain in ["Besuche", "\"quer\" \\ weg", "Zeile\n\r\tum", "\u{1b}[31m\u{7f}", "Größe 🙂"] {
            let document = format!("x = {}", text(plain));
            let table: toml::Table = toml::from_str(&document).unwrap();
            assert_eq!(table["x"].as_str(), Some(plain), "{document}");
        }
    }

    #[test]
    fn numbers_are_texts_only_where_toml_has_none() {
        let exact = |text: &str| Number::from_kept_text(text).unwrap();
        assert_eq!(number(&exact("98.5"), 2), "98.50");
        assert_eq!(number(&exact("20/3"), 0), "\"20/3\"");
        let long = "1".repeat(40);
        assert_eq!(number(&exact(&long), 0), format!("\"{long}\""));
    }
}
