//! What is known to be published: one file a period, which holds nothing that is not public.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use serde::Deserialize;

use crate::digest::of_bytes;
use crate::period::{Period, Scheme};
use crate::spelling;

/// Begins the last line of a file: the digest of all lines before it.
const DIGEST: &str = "# sha256 ";

/// What was published in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remembered {
    /// Counts above 0 and below this were not published.
    pub minimum: u32,
    /// How far apart the ends of what can be known lie at least.
    pub width: u32,
    /// The other periods that were published by then.
    pub with: BTreeSet<Period>,
    /// By full id.
    pub indicators: BTreeMap<String, RememberedIndicator>,
}

/// What was published of an indicator in a period. Areas by their ids, the whole as `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct RememberedIndicator {
    /// Values as they are written: `87`, `12.5`, `20/60` for a ratio.
    pub published: BTreeMap<Option<String>, String>,
    /// What is suppressed.
    pub suppressed: BTreeSet<Option<String>>,
    /// Colours of suppressed values.
    pub colours: BTreeMap<Option<String>, String>,
    /// Suppressed baselines of the year.
    pub baselines: BTreeSet<Option<String>>,
}

/// Everything that is known to be published.
pub type Memory = BTreeMap<Period, Remembered>;

/// Why a file cannot be taken for what was published.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It is not in the form that the program writes.
    Form(String),
    /// Its digest is not that of its lines.
    Edited,
    /// It is about another period than its name.
    OtherPeriod(String),
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    period: String,
    minimum: u32,
    width: u32,
    #[serde(default)]
    with: Vec<String>,
    #[serde(default)]
    indicator: Vec<WrittenIndicator>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WrittenIndicator {
    id: String,
    #[serde(default)]
    published: BTreeMap<String, toml::Value>,
    #[serde(default)]
    suppressed: Vec<String>,
    #[serde(default)]
    colours: BTreeMap<String, String>,
    #[serde(default)]
    baselines: Vec<String>,
}

/// The name of the whole in a file.
const TOTAL: &str = "total";

fn key(area: Option<&str>) -> &str {
    area.unwrap_or(TOTAL)
}

fn area(key: &str) -> Option<String> {
    (key != TOTAL).then(|| key.to_owned())
}

/// Reads the file of a period.
///
/// # Errors
/// Why it cannot be taken for what was published.
pub fn read(text: &str, period: Period, scheme: Scheme) -> Result<Remembered, Unreadable> {
    let text = text.replace("\r\n", "\n");
    let lines = text.trim_end();
    // A file without a digest was written by hand.
    let body = match lines.rsplit_once(DIGEST) {
        Some((body, digest)) if of_bytes(body.as_bytes()) == digest => body,
        Some(_) => return Err(Unreadable::Edited),
        None => lines,
    };
    let form = |error: &dyn std::fmt::Display| Unreadable::Form(error.to_string());
    let written: Written = toml::from_str(body).map_err(|error| form(&error))?;
    if written.period != period.to_string() {
        return Err(Unreadable::OtherPeriod(written.period));
    }
    let with = written.with.iter().map(|text| Period::parse(text, scheme).ok_or_else(|| form(text)));
    let mut indicators = BTreeMap::new();
    for indicator in written.indicator {
        let mut published = BTreeMap::new();
        for (key, value) in indicator.published {
            let text = match value {
                toml::Value::Integer(value) => value.to_string(),
                toml::Value::String(text) => text,
                toml::Value::Float(_)
                | toml::Value::Boolean(_)
                | toml::Value::Datetime(_)
                | toml::Value::Array(_)
                | toml::Value::Table(_) => return Err(Unreadable::Form(key)),
            };
            published.insert(area(&key), text);
        }
        let areas = |keys: &[String]| keys.iter().map(|key| area(key)).collect();
        let remembered = RememberedIndicator {
            published,
            suppressed: areas(&indicator.suppressed),
            colours: indicator.colours.into_iter().map(|(key, colour)| (area(&key), colour)).collect(),
            baselines: areas(&indicator.baselines),
        };
        indicators.insert(indicator.id, remembered);
    }
    let with = with.collect::<Result<_, _>>()?;
    Ok(Remembered { minimum: written.minimum, width: written.width, with, indicators })
}

/// Writes the file of a period.
pub fn write(period: Period, remembered: &Remembered) -> String {
    let mut text =
        String::from("# Was von diesem Zeitraum veröffentlicht ist. Nicht ändern: zielmatrix hält sich daran.\n");
    let Remembered { minimum, width, with, indicators } = remembered;
    let periods: Vec<String> = with.iter().map(|period| spelling::quoted(&period.to_string())).collect();
    let _ = writeln!(text, "period  = {}", spelling::quoted(&period.to_string()));
    let _ = writeln!(text, "minimum = {minimum}");
    let _ = writeln!(text, "width   = {width}");
    let _ = writeln!(text, "with    = [{}]", periods.join(", "));
    for (id, indicator) in indicators {
        let RememberedIndicator { published, suppressed, colours, baselines } = indicator;
        let list = |areas: &BTreeSet<Option<String>>| {
            areas.iter().map(|area| spelling::quoted(key(area.as_deref()))).collect::<Vec<_>>().join(", ")
        };
        let pairs = |pairs: &BTreeMap<Option<String>, String>, figures: bool| {
            let pairs = pairs.iter().map(|(area, value)| {
                let is_whole = figures && value.parse::<i64>().is_ok();
                let value = if is_whole { value.clone() } else { spelling::quoted(value) };
                format!("{} = {value}", name(key(area.as_deref())))
            });
            pairs.collect::<Vec<_>>().join(", ")
        };
        let _ = write!(text, "\n[[indicator]]\nid         = {}\n", spelling::quoted(id));
        let _ = writeln!(text, "published  = {{ {} }}", pairs(published, true));
        let _ = writeln!(text, "suppressed = [{}]", list(suppressed));
        if !colours.is_empty() {
            let _ = writeln!(text, "colours    = {{ {} }}", pairs(colours, false));
        }
        if !baselines.is_empty() {
            let _ = writeln!(text, "baselines  = [{}]", list(baselines));
        }
    }
    text.push('\n');
    let digest = of_bytes(text.as_bytes());
    let _ = writeln!(text, "{DIGEST}{digest}");
    text
}

/// A bare key where it may be one.
fn name(key: &str) -> String {
    let bare = !key.is_empty() && key.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte));
    if bare { key.to_owned() } else { spelling::quoted(key) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn remembered() -> (Period, Remembered) {
        let period = Period::parse("2013-T1", Scheme::Tertial).unwrap();
        let area = |id: &str| Some(id.to_owned());
        let indicator = RememberedIndicator {
            published: [(None, "87".to_owned()), (area("mitte"), "12.5".into()), (area("süd"), "20/60".into())].into(),
            suppressed: [area("ost"), area("west")].into(),
            colours: [(area("ost"), "red".to_owned())].into(),
            baselines: [None].into(),
        };
        let indicators = [("sozialamt/hausbesuche".to_owned(), indicator)].into();
        (period, Remembered { minimum: 5, width: 3, with: [period.previous()].into(), indicators })
    }

    #[test]
    fn what_is_written_is_read() {
        let (period, remembered) = remembered();
        let text = write(period, &remembered);
        assert_eq!(read(&text, period, Scheme::Tertial), Ok(remembered.clone()), "{text}");
        assert_eq!(read(&text.replace('\n', "\r\n"), period, Scheme::Tertial), Ok(remembered));
    }

    #[test]
    fn a_file_that_was_edited_is_noticed() {
        let (period, remembered) = remembered();
        let text = write(period, &remembered);
        for edited in [text.replace("87", "88"), text.replace("\"ost\", ", "")] {
            assert_eq!(read(&edited, period, Scheme::Tertial), Err(Unreadable::Edited));
        }
        let other = period.previous();
        assert_eq!(read(&text, other, Scheme::Tertial), Err(Unreadable::OtherPeriod("2013-T1".into())));
    }
}
