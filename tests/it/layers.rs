//! The order of the house: who may import from whom, and that no file imports in a circle.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

/// From the ground up. A file belongs to the longest entry that its path begins with, and imports from its own layer and
/// those before it. Words stand with what they are about: those that are written into files below those who write them,
/// those that reports show above the report.
const LAYERS: [&str; 42] = [
    "text",
    "language",
    "number",
    "period",
    "digest",
    "form",
    "seal",
    "spelling",
    "status",
    "source",
    "geometry",
    "catalogue.rs",
    "catalogue/words",
    "model",
    "catalogue/format",
    "catalogue/headings",
    "catalogue/choices",
    "problem",
    "diagnostic",
    "load",
    "evaluate",
    "disclose",
    "report",
    "catalogue/report",
    "catalogue/closing",
    "catalogue/rollover",
    "edit",
    "closing",
    "check",
    "explain",
    "import",
    "adopt",
    "catalogue/adopt",
    "adopt/write",
    "rollover",
    "audit",
    "catalogue",
    "planning",
    "catalogue/planning/import",
    "document",
    "render",
    "cli",
];

/// All imports, file by file, without those of tests.
fn imports() -> BTreeMap<String, BTreeSet<String>> {
    let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut open = vec![source.clone()];
    let mut texts = BTreeMap::new();
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.file_stem().is_some_and(|stem| stem != "tests" && stem != "lib" && stem != "main") {
                let name = path.with_extension("").strip_prefix(&source).unwrap().to_str().unwrap().replace('\\', "/");
                texts.insert(name, fs::read_to_string(&path).unwrap());
            }
        }
    }
    let modules: BTreeSet<String> = texts.keys().cloned().collect();
    let imports = texts.iter().map(|(name, text)| {
        let text = text.split("#[cfg(test)]").next().unwrap_or_default();
        let code: Vec<&str> = text.lines().map(|line| line.split("//").next().unwrap_or_default()).collect();
        let paths = paths(&code.join("\n"));
        let found = paths.iter().filter_map(|path| module(name, path, &modules)).filter(|found| found != name);
        (name.clone(), found.collect())
    });
    imports.collect()
}

/// Every path that begins at the crate, at the parent or at the file itself, braces spread out.
fn paths(code: &str) -> Vec<Vec<String>> {
    let mut found = Vec::new();
    for start in ["crate::", "super::", "self::"] {
        for (at, _) in code.match_indices(start) {
            let alone =
                code[..at].chars().next_back().is_none_or(|sign| !(sign.is_alphanumeric() || "_:".contains(sign)));
            if alone {
                spread(&code[at..], &[], &mut found);
            }
        }
    }
    found
}

/// Reads one path, and every branch of its braces; gives what follows it.
fn spread<'a>(code: &'a str, before: &[String], found: &mut Vec<Vec<String>>) -> &'a str {
    let mut path = before.to_vec();
    let mut rest = code;
    loop {
        let end = rest.find(|sign: char| !(sign.is_alphanumeric() || sign == '_')).unwrap_or(rest.len());
        if end > 0 {
            path.push(rest[..end].to_owned());
        }
        rest = &rest[end..];
        let Some(next) = rest.strip_prefix("::") else { break };
        rest = next;
        if let Some(inner) = rest.strip_prefix('{') {
            rest = inner.trim_start();
            while !rest.starts_with('}') && !rest.is_empty() {
                rest = spread(rest, &path, found);
                let end = rest.find([',', '}', '{', ';']).unwrap_or(rest.len());
                rest = rest[end..].trim_start_matches([',', '{', ';']).trim_start();
            }
            return rest.strip_prefix('}').unwrap_or(rest);
        }
    }
    found.push(path);
    rest
}

/// The file that a path in a file leads into.
fn module(file: &str, path: &[String], modules: &BTreeSet<String>) -> Option<String> {
    let mut place: Vec<&str> = match path[0].as_str() {
        "crate" => Vec::new(),
        _ => file.split('/').collect(),
    };
    let mut rest = path;
    while let [first, after @ ..] = rest {
        match first.as_str() {
            "crate" | "self" => {}
            "super" => drop(place.pop()),
            _ => break,
        }
        rest = after;
    }
    place.extend(rest.iter().map(String::as_str));
    (1..=place.len()).rev().map(|length| place[..length].join("/")).find(|name| modules.contains(name))
}

fn layer(file: &str) -> usize {
    let fits = |entry: &str| match entry.strip_suffix(".rs") {
        Some(exact) => file == exact,
        None => file == entry || file.starts_with(&format!("{entry}/")),
    };
    let best = LAYERS.iter().enumerate().filter(|(_, entry)| fits(entry)).max_by_key(|(_, entry)| entry.len());
    best.map_or(LAYERS.len(), |(position, _)| position)
}

#[test]
fn the_paths_of_a_file_are_found() {
    let code = "use crate::{a::{b, C}, d};\nuse super::e::F; fn g() { crate::h::i() }";
    let found: Vec<String> = paths(code).iter().map(|path| path.join("::")).collect();
    assert_eq!(found, ["crate::a::b", "crate::a::C", "crate::d", "crate::h::i", "super::e::F"]);
}

#[test]
fn no_file_imports_from_a_layer_above_its_own() {
    let imports = imports();
    assert!(imports.len() > 200 && imports.values().map(BTreeSet::len).sum::<usize>() > 1000);
    let upward: Vec<String> = imports
        .iter()
        .flat_map(|(file, from)| from.iter().map(move |from| (file, from)))
        .filter(|(file, from)| layer(from) > layer(file))
        .map(|(file, from)| format!("{file} imports from {from}, which stands above it"))
        .collect();
    assert!(upward.is_empty(), "{}", upward.join("\n"));
}

/// What a file takes from the modules that it lies in is not counted: a parent declares what its children share.
#[test]
fn no_files_import_in_a_circle() {
    let mut left = imports();
    for (file, from) in &mut left {
        from.retain(|from| !file.starts_with(&format!("{from}/")));
    }
    loop {
        let done: Vec<String> = left
            .iter()
            .filter(|(_, from)| from.iter().all(|from| !left.contains_key(from)))
            .map(|(file, _)| file.clone())
            .collect();
        if done.is_empty() {
            break;
        }
        left.retain(|file, _| !done.contains(file));
    }
    // What is left lies on a circle or above one.
    let reached = |file: &String| left.values().any(|from| from.contains(file));
    let circle: Vec<&String> = left.keys().filter(|file| reached(file)).collect();
    assert!(circle.is_empty(), "circles among {circle:#?}");
}
