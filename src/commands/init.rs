//! `init`: a small working folder with comments for beginners. Nothing is ever overwritten: all files or none.

use std::fs;
use std::path::Path;

use chrono::Datelike;

use super::console::Console;
use super::ending::{Ending, Stop};
use super::files::{Failed, Files, Over};
use super::root;
use crate::catalogue::init as words;
use crate::cli::{Global, InitArgs, exit};
use crate::render::text::printable;

/// What stands for the year in names and contents.
const YEAR: &str = "{year}";

/// The files, each with its contents.
const TEMPLATES: [(&str, &str); 4] = [
    ("zielmatrix.toml", include_str!("init/zielmatrix.toml")),
    ("matrices/{year}/sozialamt.toml", include_str!("init/matrix.toml")),
    ("actuals/{year}-T1/sozialamt.toml", include_str!("init/actuals.toml")),
    ("LIESMICH.md", include_str!("init/LIESMICH.md")),
];

pub(super) fn run(arguments: &InitArgs, global: &Global) -> Ending {
    let language = global.lang.unwrap_or_default();
    // The last year that is over, so that the example's first period is over too, whenever this is run.
    let year = (super::today().year() - 1).to_string();
    let folder = root::here().join(&arguments.folder);
    let files: Vec<(String, String)> =
        TEMPLATES.iter().map(|(name, text)| (name.replace(YEAR, &year), text.replace(YEAR, &year))).collect();
    let taken: Vec<String> = files
        .iter()
        .filter(|(name, _)| fs::symlink_metadata(folder.join(name)).is_ok())
        .map(|(name, _)| shown(&arguments.folder, name))
        .collect();
    if !taken.is_empty() {
        return Err(Stop::file(words::taken(&taken, language)));
    }
    write(&folder, &files).map_err(|failed| failed.stop(language))?;
    let names: Vec<String> = files.iter().map(|(name, _)| shown(&arguments.folder, name)).collect();
    let elsewhere =
        (arguments.folder != Path::new(".")).then(|| printable(&arguments.folder.display().to_string()).into_owned());
    let text = words::written(&names, elsewhere.as_deref(), language);
    Console::result_or_stop(text.as_bytes(), &names, language)?;
    Ok(exit::DONE)
}

fn write(folder: &Path, texts: &[(String, String)]) -> Result<(), Failed> {
    let mut files = Files::default();
    for (name, text) in texts {
        files.add_below(&folder.join(name), text.as_bytes(), Over::Nothing)?;
    }
    files.finish().map(drop)
}

/// The name as the user would reach it.
fn shown(folder: &Path, name: &str) -> String {
    if folder == Path::new(".") {
        name.to_owned()
    } else {
        printable(&folder.join(name).display().to_string()).into_owned()
    }
}
