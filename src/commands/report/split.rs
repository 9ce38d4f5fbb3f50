//! A file for each matrix: `bericht.xlsx` becomes `bericht-sozialamt.xlsx` and so on.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::catalogue::Language;
use crate::catalogue::files as words;
use crate::cli::ReportFormat;
use crate::closing::part;
use crate::commands::ending::Stop;
use crate::commands::files::inputs::Inputs;

/// Files that are made at once: their bytes are in memory until they are written.
pub(super) const AT_ONCE: usize = 16;

/// A file that is written of one matrix.
pub(super) struct Output<'a> {
    pub(super) path: PathBuf,
    pub(super) format: ReportFormat,
    pub(super) matrix: &'a str,
}

/// The files of all outputs, or why one of them must not be.
pub(super) fn outputs<'a>(
    formats: &[(&PathBuf, ReportFormat)],
    matrices: &[&'a str],
    inputs: &Inputs,
    language: Language,
) -> Result<Vec<Output<'a>>, Stop> {
    let names = part::names(matrices.iter().copied());
    let (mut outputs, mut taken) = (Vec::new(), BTreeSet::new());
    for (path, format) in formats {
        for (matrix, name) in matrices.iter().zip(&names) {
            let path = of_matrix(path, name);
            if !taken.insert(path.clone()) {
                return Err(Stop::usage(words::same_output(&path.display().to_string(), language)));
            }
            inputs.allow([path.as_path()], language)?;
            outputs.push(Output { path, format: *format, matrix });
        }
    }
    Ok(outputs)
}

fn of_matrix(path: &Path, name: &str) -> PathBuf {
    let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
    let extension = path.extension().map(|extension| extension.to_string_lossy().into_owned()).unwrap_or_default();
    path.with_file_name(format!("{stem}-{name}.{extension}"))
}
