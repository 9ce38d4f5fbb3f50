//! The files of forms: names that every system takes, written all together or not at all.

use std::collections::HashSet;
use std::io;
use std::path::Path;

use crate::commands::new_files::{Failed, Made};
use crate::commands::output::Target;
use crate::period::Period;

/// Characters of a name without period and ending.
const MOST_CHARACTERS: usize = 80;

/// A file name for each form, such as `2013-T1-sozialamt.xlsx`; no two are equal without regard to case.
pub(super) fn names<'a>(period: Period, forms: impl Iterator<Item = &'a str>) -> Vec<String> {
    let mut taken: HashSet<String> = HashSet::new();
    forms
        .map(|form| {
            let stem = format!("{period}-{}", safe(form));
            let mut name = format!("{stem}.xlsx");
            let mut number = 2_usize;
            while !taken.insert(name.to_lowercase()) {
                name = format!("{stem}-{number}.xlsx");
                number += 1;
            }
            name
        })
        .collect()
}

/// The name with a hyphen for everything that some system or shell reads in its own way.
fn safe(name: &str) -> String {
    let plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '_' | '+' | ',');
    let mut safe = String::new();
    for letter in name.chars().take(MOST_CHARACTERS) {
        if plain(letter) {
            safe.push(letter);
        } else if !safe.ends_with('-') {
            safe.push('-');
        }
    }
    let trimmed = safe.trim_matches(['-', '.']);
    if trimmed.is_empty() { "_".into() } else { trimmed.into() }
}

/// Writes all files under temporary names, then puts them in their places; makes the folder where there is none. Where one
/// fails, what is new is taken away again.
pub(super) fn write(folder: &Path, files: &[(&Path, Vec<u8>)], replace: bool) -> Result<(), Failed> {
    let mut made = Made::default();
    made.folder(folder).map_err(|error| (folder.to_owned(), error))?;
    let mut ready = Vec::new();
    for (path, bytes) in files {
        let target = Target::open(path).and_then(|mut target| target.write(bytes).map(|()| target));
        ready.push(target.map_err(|error| ((*path).to_owned(), error))?);
    }
    for target in ready {
        let path = target.path.clone();
        let was_there = path.symlink_metadata().is_ok();
        // Somebody may have put a form there in the meantime.
        let finished = if was_there && !replace { Err(io::ErrorKind::AlreadyExists.into()) } else { target.finish() };
        finished.map_err(|error| (path.clone(), error))?;
        if !was_there {
            made.files.push(path);
        }
    }
    made.keep();
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::period::Scheme;

    #[test]
    fn names_are_safe_and_unique() {
        let period = Period::parse("2013-T1", Scheme::Tertial).unwrap();
        let long = "ä".repeat(300);
        let forms = [
            "sozialamt",
            "Team Öffentlichkeit",
            "50/1: \"Hilfen\"\\..",
            "..",
            "team öffentlichkeit",
            "a\u{202e}\nb",
            &long,
        ];
        assert_eq!(
            names(period, forms.into_iter()),
            [
                "2013-T1-sozialamt.xlsx",
                "2013-T1-Team-Öffentlichkeit.xlsx",
                "2013-T1-50-1-Hilfen.xlsx",
                "2013-T1-_.xlsx",
                "2013-T1-team-öffentlichkeit-2.xlsx",
                "2013-T1-a-b.xlsx",
                &format!("2013-T1-{}.xlsx", "ä".repeat(80)),
            ]
        );
    }

    #[test]
    fn all_files_are_written_or_none() {
        let folder = tempfile::tempdir().unwrap();
        let new = folder.path().join("neu/formulare");
        let paths = [new.join("a.xlsx"), new.join("b.xlsx")];
        let files: Vec<(&Path, Vec<u8>)> = paths.iter().map(|path| (path.as_path(), b"neu".to_vec())).collect();
        write(&new, &files, false).unwrap();
        assert_eq!(fs::read(&paths[1]).unwrap(), b"neu");
        // A file that appeared in the meantime stays, and nothing is left beside it.
        fs::remove_file(&paths[0]).unwrap();
        fs::write(&paths[1], "ausgefüllt").unwrap();
        let (path, _) = write(&new, &files, false).unwrap_err();
        assert_eq!(path, paths[1]);
        assert!(!paths[0].exists());
        assert_eq!(fs::read_to_string(&paths[1]).unwrap(), "ausgefüllt");
        write(&new, &files, true).unwrap();
        assert_eq!(fs::read(&paths[1]).unwrap(), b"neu");
        // A file where the folder should be.
        assert!(write(&paths[0].join("darunter"), &files, false).is_err());
    }
}
