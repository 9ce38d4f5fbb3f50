//! What is written, where, by how many at once, and what is left where a run is stopped; and what cannot be reached.

mod inputs;
mod reached;
mod stopped;
mod together;

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use crate::support::Project;
use crate::support::book::book;

const MATRIX: &str = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n\
    [[goal.indicator]]\nid = \"x\"\nname = \"X\"\nkind = \"level\"\ntarget = { at_least = 80 }\n\
    [[goal.indicator]]\nid = \"y\"\nname = \"Y\"\nkind = \"level\"\ntarget = { at_least = 80 }\n";

const ACTUALS: &str = "actuals/2013-T1/m.toml";

/// Two indicators with a value each in the first and second Tertial.
fn project() -> Project {
    let reported = "[[actual]]\nindicator = \"x\"\nvalue = 90\n\n[[actual]]\nindicator = \"y\"\nvalue = 91\n";
    Project::new("").matrix(2013, "m", MATRIX).file(ACTUALS, reported).actuals("2013-T2", "m.toml", reported)
}

/// A form of the first Tertial with a value for an indicator.
fn form(indicator: &str, value: u32) -> Vec<u8> {
    let head = "A1 zielmatrix-formular 1\nA2 2013-T1\nA4 zielmatrix-spalten\nB4 value\n";
    book("Ist 1", &format!("{head}A5 m/{indicator}\nB5 number {value}"))
}

/// Every file below a folder with its bytes, links as what they point to; folders with none.
fn all(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    fn below(folder: &Path, root: &Path, found: &mut BTreeMap<String, Vec<u8>>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            let name = path.strip_prefix(root).unwrap().to_string_lossy().into_owned();
            if path.is_dir() && !path.is_symlink() {
                below(&path, root, found);
            }
            found.insert(name, fs::read(&path).unwrap_or_default());
        }
    }
    let mut found = BTreeMap::new();
    below(folder, folder, &mut found);
    found
}

/// The names of temporary files below a folder.
fn temporary(folder: &Path) -> Vec<String> {
    let name = |path: &String| path.rsplit('/').next().unwrap_or_default().to_owned();
    all(folder).into_keys().filter(|path| name(path).starts_with(".zielmatrix-")).collect()
}
