//! Files that departments send: forms, workbooks and tables in text form, all read into rows of one kind.

mod form;
pub(crate) mod planning;
mod table;

use std::path::Path;

use chrono::NaiveDate;

use super::column;
use super::csv;
use super::mapping::table::TableMapping;
use super::mapping::{self, Mapping, TextForm};
use super::raw::DecimalMark;
use super::workbook::{self, Cell, Workbook};
use super::{LARGEST_FILE, ReadFile, read_bytes, read_table, unreadable};
use crate::diagnostic::{Diagnostics, Problem};
use crate::digest;
use crate::form::Key;
use crate::model::column::Column;
use crate::number::Decimal;
use crate::problem::NOT_A_FILE;
use crate::source::{Located, Place, Source, SourceId, Sources, shown_path};

/// A file that was read.
#[derive(Debug)]
pub(crate) struct Incoming {
    /// The file.
    pub(crate) source: SourceId,
    /// Its name without its folder.
    pub(crate) name: String,
    /// True for a form of this program.
    pub(crate) form: bool,
    /// What it says where it is a form of a planning round; then it has no rows of values.
    pub(crate) planning: Option<planning::Filled>,
    /// SHA-256 in hexadecimal digits.
    pub(crate) sha256: String,
    /// The period that it says.
    pub(crate) period: Option<Located<String>>,
    /// Who filled it in, as a form says.
    pub(crate) sender: Sender,
    /// How its texts write numbers.
    pub(crate) mark: DecimalMark,
    /// What the numbers of a column are multiplied by.
    pub(crate) factors: std::collections::BTreeMap<Column, Decimal>,
    /// True where a dash is the number 0.
    pub(crate) dash_is_zero: bool,
    /// What stands behind figures that are provisional.
    pub(crate) provisional: Vec<String>,
    /// The first row that may be one of the table, from 0: below `sep=;`.
    first_row: u32,
    /// In the order of the file.
    pub(crate) rows: Vec<Row>,
    /// All its cells; a table in text form is one sheet without a name.
    pub(crate) workbook: Workbook,
}

/// Who filled in a form, as it says.
#[derive(Clone, Debug, Default)]
pub(crate) struct Sender {
    /// The name.
    pub(crate) by: Option<String>,
    /// Telephone or mail address.
    pub(crate) contact: Option<String>,
    /// The day.
    pub(crate) on: Option<NaiveDate>,
}

impl Incoming {
    /// True where the file still has the bytes that were read.
    pub(crate) fn is_still_in(&self, path: &Path) -> bool {
        read_bytes(path, LARGEST_FILE).is_ok_and(|read| read.is_ok_and(|bytes| digest::of_bytes(&bytes) == self.sha256))
    }

    /// The same file with rows that were found in another way, without its cells.
    pub(crate) fn with_rows(&self, rows: Vec<Row>) -> Self {
        let numeric = rows.iter().flat_map(|row| &row.inputs).filter(|(column, _)| column.is_numeric());
        Self {
            source: self.source,
            name: self.name.clone(),
            form: false,
            planning: None,
            sha256: self.sha256.clone(),
            period: None,
            sender: Sender::default(),
            mark: column::decimal_mark(numeric.filter_map(|(_, cell)| cell.content.as_text())),
            factors: std::collections::BTreeMap::new(),
            first_row: self.first_row,
            dash_is_zero: false,
            provisional: Vec::new(),
            rows,
            workbook: Workbook::default(),
        }
    }
}

/// A row for one value.
#[derive(Debug)]
pub(crate) struct Row {
    /// Where problems of the row as a whole are shown: the first input of a form, the name in a table.
    pub(crate) place: Place,
    /// Which value; `None` where the row does not say it. The matrix is empty where nothing says that.
    pub(crate) key: Option<Key>,
    /// The indicator as the table names it, which may be by its name instead of its id.
    pub(crate) name: Option<String>,
    /// What was entered, by column.
    pub(crate) inputs: Vec<(Column, Cell)>,
    /// The period that the row itself says.
    pub(crate) period: Option<Located<String>>,
    /// True where the row is not shown.
    pub(crate) hidden: bool,
}

/// Reads a file. `None` where it cannot be read as a whole, which is reported.
pub(crate) fn read(
    path: &Path,
    base: &Path,
    mapping: Option<&Mapping>,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Incoming> {
    let form = mapping.map(Mapping::text_form).unwrap_or_default();
    let mut incoming = open(path, base, form, sources, diagnostics)?;
    if let Some(mapping) = mapping {
        incoming.form = false;
        incoming.factors.clone_from(&mapping.factors);
        incoming.dash_is_zero = mapping.dash_is_zero;
        incoming.provisional.clone_from(&mapping.provisional);
    }
    if incoming.form && form::is_planning(&incoming.workbook) {
        incoming.planning = Some(planning::read(&incoming.workbook, diagnostics)?);
        return Some(incoming);
    }
    if incoming.form {
        form::rows(&mut incoming, diagnostics)?;
    } else {
        let hidden_form = form::hidden(&incoming.workbook);
        table::rows(&mut incoming, mapping, hidden_form, diagnostics)?;
    }
    let numeric = incoming
        .rows
        .iter()
        .flat_map(|row| &row.inputs)
        .filter_map(|(column, cell)| cell.content.as_text().filter(|_| column.is_numeric()));
    incoming.mark = mapping.and_then(|mapping| mapping.decimal).unwrap_or_else(|| column::decimal_mark(numeric));
    Some(incoming)
}

/// Reads the cells of a file, without rows yet. `None` where it cannot be read, which is reported.
pub(crate) fn open(
    path: &Path,
    base: &Path,
    text_form: TextForm,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Incoming> {
    let shown = shown_path(path, base);
    let mut source = Source { shown_path: shown.clone(), path: path.to_owned(), ..Source::default() };
    let mut first_row = 0;
    let bytes = match read_bytes(path, LARGEST_FILE) {
        Ok(Ok(bytes)) => Some(bytes),
        Ok(Err(size)) => {
            diagnostics.push_file(Problem::FileTooLarge { path: shown.clone(), size, limit: LARGEST_FILE });
            None
        }
        Err(error) => {
            diagnostics.push_file(unreadable(path, base, &error));
            None
        }
    };
    let Some(bytes) = bytes else {
        sources.add(source);
        return None;
    };
    let id = SourceId::new(sources.len());
    let named_text = path
        .extension()
        .is_some_and(|found| ["csv", "txt", "tsv"].iter().any(|known| found.eq_ignore_ascii_case(known)));
    let workbook = if named_text && !bytes.starts_with(b"PK") {
        let mut read = ReadFile { source, sound: false };
        read_table(&bytes, text_form.encoding, &mut read, id, diagnostics);
        source = read.source;
        let layout = csv::layout(&source.text, text_form);
        first_row = layout.first_row();
        Ok(if read.sound { table::of_text(&source.text, &layout, id, diagnostics) } else { None })
    } else {
        workbook::read(&bytes, id, &mut source).map(Some)
    };
    sources.add(source);
    let workbook = match workbook {
        Ok(workbook) => workbook?,
        Err(refusal) => {
            diagnostics.push_file(refusal.problem(shown));
            return None;
        }
    };
    if workbook.sheets.iter().all(|sheet| sheet.cells.is_empty()) {
        diagnostics.push(Problem::FileEmpty, Place { source: id, start: 0, end: 0 });
        return None;
    }
    Some(Incoming {
        source: id,
        form: form::is_form(&workbook),
        planning: None,
        name: path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default(),
        sha256: digest::of_bytes(&bytes),
        period: None,
        sender: Sender::default(),
        mark: DecimalMark::Unknown,
        factors: std::collections::BTreeMap::new(),
        dash_is_zero: false,
        provisional: Vec::new(),
        first_row,
        rows: Vec::new(),
        workbook,
    })
}

/// Reads a mapping for `import`. `None` where it has errors, which are reported.
pub(crate) fn mapping(
    path: &Path,
    base: &Path,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<Mapping> {
    mapping_with(mapping::read, path, base, sources, diagnostics)
}

/// Reads a mapping for `adopt`. `None` where it has errors, which are reported.
pub(crate) fn table_mapping(
    path: &Path,
    base: &Path,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<TableMapping> {
    mapping_with(mapping::table::read, path, base, sources, diagnostics)
}

fn mapping_with<T>(
    read: fn(&str, SourceId, &mut Diagnostics) -> T,
    path: &Path,
    base: &Path,
    sources: &mut Sources,
    diagnostics: &mut Diagnostics,
) -> Option<T> {
    let bytes = match read_bytes(path, LARGEST_FILE) {
        Ok(Ok(bytes)) => bytes,
        Ok(Err(size)) => {
            diagnostics.push_file(Problem::FileTooLarge { path: shown_path(path, base), size, limit: LARGEST_FILE });
            return None;
        }
        Err(error) => {
            diagnostics.push_file(unreadable(path, base, &error));
            return None;
        }
    };
    let Ok(text) = String::from_utf8(bytes) else {
        let reason = if cfg!(unix) { "UTF-8" } else { NOT_A_FILE };
        diagnostics.push_file(Problem::FileUnreadable { path: shown_path(path, base), reason: reason.into() });
        return None;
    };
    let text = text.trim_start_matches('\u{feff}').to_owned();
    let id = sources.add(Source {
        shown_path: shown_path(path, base),
        path: path.to_owned(),
        text: text.into(),
        ..Source::default()
    });
    let before = diagnostics.count(crate::diagnostic::Severity::Error);
    let mapping = read(&sources.get(id).text, id, diagnostics);
    (diagnostics.count(crate::diagnostic::Severity::Error) == before).then_some(mapping)
}
