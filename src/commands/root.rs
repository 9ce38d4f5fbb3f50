//! Where the project is.

use std::path::PathBuf;

use super::ending::Stop;
use crate::catalogue::commands as words;
use crate::cli::Global;
use crate::load;

/// The folder that relative paths are shown from.
pub(super) fn here() -> PathBuf {
    std::env::current_dir().unwrap_or_else(|_| PathBuf::from("."))
}

/// The root of the project: as given, or found upwards from the working directory.
pub(super) fn root(global: &Global) -> Result<PathBuf, Stop> {
    let language = global.lang.unwrap_or_default();
    match &global.project {
        Some(folder) => {
            let folder = here().join(folder);
            if folder.join(load::SETTINGS_FILE).is_file() {
                Ok(folder)
            } else {
                Err(Stop::file(words::no_project_in(&folder.display().to_string(), language)))
            }
        }
        None => load::find_root(&here()).ok_or_else(|| Stop::file(words::no_project_found(language))),
    }
}
