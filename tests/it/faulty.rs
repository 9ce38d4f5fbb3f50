//! Faulty input: a folder for every code with its messages beside it, and input that means harm.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use zielmatrix::catalogue::Language;
use zielmatrix::diagnostic::{Diagnostics, Problem};
use zielmatrix::load;
use zielmatrix::render::diagnostics::{Form, Options, render};
use zielmatrix::source::Sources;

use crate::support::{Checked, Project, indicator};

const SOUND: &str = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n\
                     kind = \"level\"\ntarget = { at_least = 80 }\n";

fn corpus() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/check")
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn windows_1252(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).expect("a letter of Latin-1")).collect()
}

/// A file that has that size without taking the room.
fn sparse(path: &Path, size: u64) {
    fs::File::create(path).unwrap().set_len(size).unwrap();
}

/// Adds what cannot be kept in a repository. `None` where the system cannot show the fault.
fn add_generated(code: &str, root: &Path) -> Option<()> {
    let second = root.join("matrices/2013/zweite.toml");
    match code {
        "datei-ist-ordner" => fs::create_dir(second).unwrap(),
        "datei-utf16" => fs::write(second, utf16(SOUND)).unwrap(),
        "datei-nicht-utf8" => fs::write(second, windows_1252("title = \"Zielmatrix für Ältere\"\n")).unwrap(),
        "datei-zu-gross" => sparse(&second, load::LARGEST_FILE + 1024 * 1024),
        #[cfg(unix)]
        "datei-fehlt" => std::os::unix::fs::symlink(root.join("weg.toml"), second).unwrap(),
        #[cfg(unix)]
        "datei-unlesbar" => drop(std::os::unix::net::UnixListener::bind(second).unwrap()),
        #[cfg(unix)]
        "datei-ohne-leserecht" => {
            use std::os::unix::fs::PermissionsExt;
            fs::write(&second, SOUND).unwrap();
            fs::set_permissions(&second, fs::Permissions::from_mode(0)).unwrap();
            // The superuser may read everything.
            if fs::read(&second).is_ok() {
                return None;
            }
        }
        #[cfg(not(unix))]
        "datei-fehlt" | "datei-unlesbar" | "datei-ohne-leserecht" => return None,
        _ => {}
    }
    Some(())
}

/// The messages for a code's folder.
fn messages(code: &str) -> String {
    let project = Project::new("");
    copy(&corpus().join(code), project.path());
    fs::remove_file(project.path().join("expected.txt")).ok();
    if add_generated(code, project.path()).is_some() {
        return project.check().text(Language::German);
    }
    let path = Path::new("matrices/2013/zweite.toml");
    let error = match code {
        "datei-ohne-leserecht" => io::Error::from(io::ErrorKind::PermissionDenied),
        "datei-fehlt" => io::Error::from(io::ErrorKind::NotFound),
        _ => io::Error::other("not a regular file"),
    };
    let mut diagnostics = Diagnostics::default();
    diagnostics.push_file(load::unreadable(path, Path::new(""), &error));
    let mut sources = project.check().sources;
    sources.add(zielmatrix::source::Source { shown_path: String::new(), path: path.into(), text: String::new() });
    render(&diagnostics, &sources, Form::Text, Options { language: Language::German, ..Options::default() })
}

#[test]
fn every_code_has_a_faulty_folder_and_every_folder_a_code() {
    let folders: BTreeSet<String> =
        fs::read_dir(corpus()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let codes: BTreeSet<String> = Problem::CODES.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert_eq!(codes.len(), Problem::CODES.len(), "no code is there twice");
    assert_eq!(folders, codes);
    for code in codes {
        assert!(code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{code}");
    }
}

#[test]
fn every_faulty_folder_gets_its_messages() {
    let bless = std::env::var_os("ZIELMATRIX_BLESS").is_some();
    let mut differing = Vec::new();
    for (code, _) in Problem::CODES {
        let path = corpus().join(code).join("expected.txt");
        let found = messages(code);
        assert!(found.contains(&format!("[{code}]")), "{code} is not what its folder shows:\n{found}");
        if bless {
            fs::write(path, &found).unwrap();
        } else if fs::read_to_string(path).ok().as_ref() != Some(&found) {
            differing.push(format!("{code}:\n{found}"));
        }
    }
    assert!(differing.is_empty(), "look at these, then ZIELMATRIX_BLESS=1:\n{}", differing.join("\n"));
}
