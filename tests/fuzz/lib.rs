//! A project in which one file holds whatever the fuzzer thinks of.

use std::fs;
use std::path::Path;

use zielmatrix::catalogue::Language;
use zielmatrix::check;
use zielmatrix::diagnostic::Diagnostics;
use zielmatrix::load::{self, Scope};
use zielmatrix::period::{Period, Scheme};
use zielmatrix::render::diagnostics::{Form, Options, render};
use zielmatrix::render::json;
use zielmatrix::report::{Selection, report};
use zielmatrix::source::Sources;

/// A sound matrix that the fuzzed file of actuals belongs to.
const MATRIX: &str = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n\
                      unit = \"%\"\nkind = \"level\"\ntarget = { at_least = 80 }\n";

/// House rules of a project with a file of geometry.
const SETTINGS: &str = "[[area]]\nid = \"a\"\ntitle = \"A\"\n[geo]\nfile = \"areas.geojson\"\nid_property = \"nr\"\n";

/// Loads, checks and reports a project whose file at `path` has these bytes.
///
/// # Panics
/// Where a problem is placed outside its file or between the bytes of a character, or anything else panics.
pub fn run(path: &str, bytes: &[u8]) {
    let folder = tempfile::TempDir::new().expect("a temporary folder");
    let root = folder.path();
    let settings = if path.ends_with(".geojson") { SETTINGS } else { "" };
    write(root, "zielmatrix.toml", settings.as_bytes());
    write(root, "matrices/2013/m.toml", MATRIX.as_bytes());
    write(root, path, bytes);
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let loaded = load::load(root, root, &Scope::Everything, &mut sources, &mut diagnostics);
    let project = check::check(&loaded, &mut diagnostics);
    diagnostics.sort(&sources);
    for diagnostic in diagnostics.iter() {
        for place in diagnostic.place.iter().chain(&diagnostic.related) {
            let text = &sources.get(place.source).text;
            let (start, end) = (place.start as usize, place.end as usize);
            assert!(start <= end && text.is_char_boundary(start) && text.is_char_boundary(end), "{diagnostic:?}");
        }
    }
    for language in [Language::German, Language::English] {
        render(&diagnostics, &sources, Form::Text, Options { language, ..Options::default() });
    }
    if let Some(project) = project {
        let period = Period { year: 2013, index: 1, scheme: Scheme::Tertial };
        json::render(&report(&project, period, &Selection::default(), &[]));
    }
}

fn write(root: &Path, path: &str, bytes: &[u8]) {
    let path = root.join(path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder that can be made");
    fs::write(path, bytes).expect("a file that can be written");
}
