//! The file of actuals with the corrected value, everything else as it was.

use std::fs;
use std::path::{Path, PathBuf};

use super::super::project::Editable;
use super::table;
use crate::catalogue::closing as words;
use crate::catalogue::commands::cannot_write;
use crate::check::share;
use crate::commands::root;
use crate::edit::{ActualsFile, Entry};
use crate::form::Key;
use crate::load::decode;
use crate::model::{Actual, Indicator, Value};
use crate::period::Period;
use crate::source::shown_path;

/// Which value is changed.
#[derive(Clone, Copy)]
pub(super) struct Place<'a> {
    pub(super) editable: &'a Editable,
    pub(super) indicator: &'a Indicator,
    pub(super) period: Period,
    pub(super) area: Option<&'a str>,
    /// Where it stands now; `None` where nothing was reported.
    pub(super) actual: Option<&'a Actual>,
}

/// The file and its new contents, or what to say where it cannot be changed.
pub(super) fn changed(place: &Place<'_>, new: &Value) -> Result<(PathBuf, Vec<u8>), String> {
    let language = place.editable.language;
    let Some(path) = path(place) else {
        let path = new_path(place);
        let mut file = ActualsFile::new(place.period, &place.indicator.matrix);
        in_entry(&mut file.entry(&key(place)), place, new);
        return Ok((path, file.to_string().into_bytes()));
    };
    let shown = shown_path(&path, &root::here());
    let bytes = fs::read(&path).map_err(|error| cannot_write(&shown, &error, language))?;
    if is_table(&path) {
        let bytes = in_table(place, &bytes, new).ok_or_else(|| {
            let at = place.actual.map(|actual| place.editable.sources.path_and_line(actual.place));
            words::by_hand(at.as_deref().unwrap_or(&shown), &crate::closing::written::value(new), language)
        })?;
        return Ok((path, bytes));
    }
    let not_text = || words::by_hand(&shown, &crate::closing::written::value(new), language);
    let text = String::from_utf8(bytes).map_err(|_| not_text())?;
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let mut file = ActualsFile::parse(&text, &stem).map_err(|_| not_text())?;
    // The value is no longer the one that was read from a form, and no longer provisional: it is corrected.
    let mut entry = file.entry(&key(place));
    in_entry(&mut entry, place, new);
    entry.provisional(false).origin(None);
    Ok((path, file.to_string().into_bytes()))
}

fn in_entry(entry: &mut Entry<'_>, place: &Place<'_>, new: &Value) {
    entry.value(new);
    for (key, number) in share::written(Some(new), None, place.indicator, place.period) {
        entry.percent(key, number);
    }
}

fn key(place: &Place<'_>) -> Key {
    Key {
        matrix: place.indicator.matrix.clone(),
        indicator: place.indicator.id.clone(),
        area: place.area.map(str::to_owned),
    }
}

fn is_table(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("csv"))
}

/// The file that has the value, else one in TOML that has others of the matrix; `None` where there is none.
fn path(place: &Place<'_>) -> Option<PathBuf> {
    let sources = &place.editable.sources;
    if let Some(actual) = place.actual {
        return Some(sources.get(actual.place.source).path.clone());
    }
    let folder = place.period.to_string();
    let matrix = &place.indicator.matrix;
    let files = place.editable.loaded.actuals.iter().filter(|file| file.folder == folder);
    let of_matrix = |file: &&crate::load::raw::RawActuals| {
        let named = file.matrix.as_ref().map_or(&file.stem, |named| &named.value);
        named == matrix
    };
    let mut paths = files.filter(of_matrix).map(|file| sources.get(file.place.source).path.clone());
    paths.find(|path| !is_table(path))
}

fn new_path(place: &Place<'_>) -> PathBuf {
    let folders = &place.editable.loaded.folders;
    folders.actuals.join(place.period.to_string()).join(format!("{}.toml", place.indicator.matrix))
}

/// The table with the cells of the value changed. `None` where that cannot be done exactly.
fn in_table(place: &Place<'_>, bytes: &[u8], new: &Value) -> Option<Vec<u8>> {
    let actual = place.actual?;
    let source = place.editable.sources.get(actual.place.source);
    let file = place.editable.loaded.actuals.iter().find(|file| file.place.source == actual.place.source)?;
    let is_doubtful = !share::written(Some(new), None, place.indicator, place.period).is_empty();
    let edits = table::edits(file, actual.place, new, is_doubtful, &source.text)?;
    let mut text = source.text.to_string();
    for (place, cell) in edits {
        text.replace_range(place.start as usize..place.end as usize, &cell);
    }
    // What was read must be what the file would be written as, or more than the cell would change.
    decode::encode_like(bytes, &source.text, &text)
}
