//! The new texts of the files of actuals, and the proof that they say what was read.

use std::collections::{BTreeMap, HashMap};
use std::path::{Path, PathBuf};

use super::{Context, Import, Item};
use crate::check::{actuals, share};
use crate::diagnostic::Diagnostics;
use crate::edit::ActualsFile;
use crate::form::Key;
use crate::load::raw::RawActual;
use crate::load::toml;
use crate::model::Actual;
use crate::period::Period;
use crate::source::{SourceId, Sources};

/// A file with its new text.
#[derive(Debug)]
pub(crate) struct NewText {
    /// The file; it may not be there yet.
    pub(crate) path: PathBuf,
    /// The whole new text.
    pub(crate) text: String,
    /// The whole text that it replaces; `None` for a file that the project did not have: nothing may stand in its place.
    pub(crate) before: Option<String>,
}

/// Why a file cannot be written; then none is.
#[derive(Debug)]
pub(crate) struct Failure {
    /// The file.
    pub(crate) path: PathBuf,
    /// In the words of the library, or the value that did not read back.
    pub(crate) reason: String,
}

/// True where the file that reports a value can be changed: a table in text form is its keeper's.
pub(super) fn can_change(old: &Actual, sources: &Sources) -> bool {
    is_toml(&sources.get(old.place.source).path)
}

fn is_toml(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("toml"))
}

/// The new texts of all files that change. `actuals` is the folder of all periods.
pub(crate) fn texts(import: &Import, actuals: &Path, context: &Context<'_>) -> Result<Vec<NewText>, Failure> {
    let mut files: BTreeMap<PathBuf, (Period, Vec<&Item>)> = BTreeMap::new();
    for item in import.written() {
        let (Some(period), Some(key)) = (item.period, &item.key) else { continue };
        let path = match &item.old {
            Some(old) => context.sources.get(old.place.source).path.clone(),
            None => actuals.join(period.to_string()).join(format!("{}.toml", key.matrix)),
        };
        files.entry(path).or_insert_with(|| (period, Vec::new())).1.push(item);
    }
    files.into_iter().map(|(path, (period, items))| text(path, period, &items, context)).collect()
}

fn text(path: PathBuf, period: Period, items: &[&Item], context: &Context<'_>) -> Result<NewText, Failure> {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let known = context.sources.iter().find(|(_, source)| source.path == path).map(|(_, source)| source);
    let mut file = match known {
        Some(source) => match ActualsFile::parse(&source.text, &stem) {
            Ok(file) => file,
            Err(error) => return Err(Failure { path, reason: error.reason }),
        },
        None => ActualsFile::new(period, &stem),
    };
    for item in items {
        let changes = &item.changes;
        let (Some(key), Some(new)) = (&item.key, &item.new) else { continue };
        let mut entry = file.entry(key);
        if let Some(value) = &changes.value {
            entry.value(value);
        }
        if let Some(forecast) = &changes.forecast {
            entry.forecast(forecast.as_ref());
        }
        if let Some(comment) = &changes.comment {
            entry.comment(Some(comment));
        }
        if let Some(action) = &changes.action {
            entry.action(Some(action));
        }
        if let Some(provisional) = changes.provisional {
            entry.provisional(provisional);
        }
        if let Some(internal) = changes.internal {
            entry.internal(internal);
        }
        entry.origin(new.origin.as_deref());
        if let Some(indicator) = &item.indicator {
            // So few percent are written in a way that cannot be taken for a share.
            let forecast = changes.forecast.as_ref().and_then(Option::as_ref);
            for (key, number) in share::written(changes.value.as_ref(), forecast, indicator, period) {
                entry.percent(key, number);
            }
        }
    }
    let text = file.to_string();
    let mark = known.filter(|source| source.byte_order_mark).map_or("", |_| "\u{feff}");
    match misread(&text, &stem, period, items) {
        None => {
            let before = known.map(|source| format!("{mark}{}", source.text));
            Ok(NewText { path, text: format!("{mark}{text}"), before })
        }
        Some(key) => Err(Failure { path, reason: key.to_string() }),
    }
}

/// The first value that the text does not say as it was read.
fn misread(text: &str, stem: &str, period: Period, items: &[&Item]) -> Option<Key> {
    let mut diagnostics = Diagnostics::default();
    let read = toml::actuals(text, SourceId::new(0), &period.to_string(), stem, &mut diagnostics);
    let matrix = read.matrix.as_ref().map_or(stem, |matrix| matrix.value.as_str());
    let mut reports: HashMap<(&str, &str, Option<&str>), Vec<&RawActual>> = HashMap::new();
    for raw in &read.actuals {
        let Some(name) = raw.indicator.as_ref().map(|name| name.value.as_str()) else { continue };
        let (of, id) = name.split_once('/').unwrap_or((matrix, name));
        let area = raw.area.as_ref().map(|area| area.value.as_str()).filter(|area| !area.is_empty());
        reports.entry((of, id, area)).or_default().push(raw);
    }
    let says = |item: &Item| {
        let (Some(key), Some(indicator), Some(new)) = (&item.key, &item.indicator, &item.new) else { return false };
        let found = reports.get(&(key.matrix.as_str(), key.indicator.as_str(), key.area.as_deref()));
        let Some([raw]) = found.map(Vec::as_slice) else { return false };
        let Some(back) = actuals::actual(raw, indicator, &mut Diagnostics::default()) else { return false };
        let changes = &item.changes;
        back.value == new.value
            && back.provisional == new.provisional
            && back.origin == new.origin
            && changes.internal.is_none_or(|internal| back.internal == internal)
            && changes.forecast.is_none_or(|forecast| back.forecast == forecast)
            && changes.comment.as_ref().is_none_or(|comment| back.comment.as_ref() == Some(comment))
            && changes.action.as_ref().is_none_or(|action| back.action.as_ref() == Some(action))
    };
    let first = items.iter().find(|item| !says(item)).and_then(|item| item.key.clone());
    first.or_else(|| if diagnostics.has_errors() { items.first().and_then(|item| item.key.clone()) } else { None })
}
