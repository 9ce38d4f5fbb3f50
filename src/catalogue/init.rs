//! What `init` says.

use super::Language;

/// Files that are there already.
pub fn taken(names: &[String], language: Language) -> String {
    let names = names.join(", ");
    language.pick(
        format!(
            "Fehler: {names} gibt es schon; vorhandene Dateien werden nicht überschrieben. Nichts wurde geschrieben."
        ),
        format!("Error: {names} already there; existing files are not overwritten. Nothing was written."),
    )
}

/// The files that were written, and what to do next; `folder` where it is another than the current one.
pub fn written(names: &[String], folder: Option<&str>, language: Language) -> String {
    let list = format!("  {}\n", names.join("\n  "));
    let enter = folder.map(|folder| format!("  cd {}\n", quoted(folder))).unwrap_or_default();
    language.pick(
        format!("Geschrieben:\n{list}\nWeiter mit:\n{enter}  zielmatrix check\n  zielmatrix report\n"),
        format!("Written:\n{list}\nNext:\n{enter}  zielmatrix check\n  zielmatrix report\n"),
    )
}

/// A path that a shell takes as one word.
fn quoted(path: &str) -> String {
    if path.contains(' ') { format!("\"{path}\"") } else { path.to_owned() }
}
