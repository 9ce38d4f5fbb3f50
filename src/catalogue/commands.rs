//! What commands say about their own use.

use std::io;

use super::Language;
use super::files::{cannot_write_as, system};
use crate::period::Scheme;
use crate::problem::nearest;
use crate::report::select::Unmatched;

fn example(scheme: Scheme) -> String {
    let label = scheme.label(1);
    if label.is_empty() { "2013".into() } else { format!("2013-{label}") }
}

/// No project around the working directory.
pub fn no_project_found(language: Language) -> String {
    language
        .pick(
            "Fehler: keine zielmatrix.toml in diesem Ordner oder darüber. Nennen Sie den Projektordner mit --project, oder legen Sie mit `zielmatrix init` einen neuen an.",
            "Error: no zielmatrix.toml in this folder or above. Name the project's folder with --project, or make a new one with `zielmatrix init`.",
        )
        .into()
}

/// No project in the folder that was named.
pub fn no_project_in(folder: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: keine zielmatrix.toml in „{folder}“."),
        format!("Error: no zielmatrix.toml in “{folder}”."),
    )
}

/// A path that does not exist.
pub fn no_such_path(path: &str, language: Language) -> String {
    language.pick(format!("Fehler: „{path}“ gibt es nicht."), format!("Error: “{path}” does not exist."))
}

/// What closes a list of errors.
pub fn nothing_written(language: Language) -> &'static str {
    language.pick("Nichts wurde geschrieben.", "Nothing was written.")
}

/// Files of other matrices that an answer does not need.
pub fn left_out(files: usize, language: Language) -> String {
    language.pick(
        if files == 1 {
            "Geprüft ist nur, was die Antwort braucht; 1 Datei anderer Matrizen ist es nicht. `zielmatrix check` prüft alles.".into()
        } else {
            format!("Geprüft ist nur, was die Antwort braucht; {files} Dateien anderer Matrizen sind es nicht. `zielmatrix check` prüft alles.")
        },
        if files == 1 {
            "Only what the answer needs was checked; 1 file of other matrices was not. `zielmatrix check` checks everything.".into()
        } else {
            format!("Only what the answer needs was checked; {files} files of other matrices were not. `zielmatrix check` checks everything.")
        },
    )
}

/// A text that is no period of the project's scheme.
pub fn no_period(text: &str, scheme: Scheme, language: Language) -> String {
    let example = example(scheme);
    let labels = scheme.labels().join(", ");
    if scheme == Scheme::Year {
        return language.pick(
            format!("Fehler: „{text}“ ist kein Zeitraum; schreiben Sie ihn wie „{example}“."),
            format!("Error: “{text}” is no period; write it like “{example}”."),
        );
    }
    language.pick(
        format!("Fehler: „{text}“ ist kein Zeitraum; schreiben Sie ihn wie „{example}“ (möglich sind {labels})."),
        format!("Error: “{text}” is no period; write it like “{example}” (possible are {labels})."),
    )
}

/// A year without matrices; the years up to it that have some.
pub fn no_matrices(year: i32, years: &[i32], language: Language) -> String {
    if years.is_empty() {
        return language.pick(
            format!("Fehler: für {year} gibt es keine Matrizen, auch für kein Jahr davor. Welche Zeiträume es gibt, zeigt `zielmatrix status`."),
            format!("Error: there are no matrices for {year}, nor for any year before. `zielmatrix status` shows which periods there are."),
        );
    }
    let known: Vec<String> = years.iter().map(ToString::to_string).collect();
    let known = known.join(", ");
    language.pick(
        format!("Fehler: für {year} gibt es keine Matrizen (bis dahin vorhanden: {known})."),
        format!("Error: there are no matrices for {year} (up to then there are: {known})."),
    )
}

/// Years that end with another one than the reported period.
pub fn other_last_year(last: i32, period: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: --years endet mit {last}, berichtet wird {period}; die Jahre enden mit dem des Zeitraums."),
        format!("Error: --years ends with {last}, but {period} is reported; the years end with that of the period."),
    )
}

/// No period given, and nothing reported yet.
pub fn nothing_reported(scheme: Scheme, language: Language) -> String {
    let example = example(scheme);
    language.pick(
        format!(
            "Fehler: es sind noch keine Werte gemeldet; nennen Sie den Zeitraum, etwa `zielmatrix report {example}`."
        ),
        format!("Error: nothing has been reported yet; name the period, such as `zielmatrix report {example}`."),
    )
}

/// A filter that matches nothing.
pub fn unmatched(unmatched: &Unmatched, language: Language) -> String {
    let Unmatched { option, value, known } = unmatched;
    let hint = match nearest(value, known.iter().map(String::as_str)) {
        Some(near) => language.pick(format!("meinten Sie „{near}“?"), format!("did you mean “{near}”?")),
        None if known.is_empty() => language.pick("es gibt keine", "there are none").into(),
        None => {
            const MOST: usize = 12;
            let mut list: Vec<&str> = known.iter().take(MOST).map(String::as_str).collect();
            if known.len() > MOST {
                list.push("…");
            }
            language.pick(format!("möglich sind {}", list.join(", ")), format!("possible are {}", list.join(", ")))
        }
    };
    language.pick(
        format!("Fehler: {option} „{value}“ gibt es nicht; {hint}"),
        format!("Error: no {option} “{value}”; {hint}"),
    )
}

/// An output file whose extension names no format.
pub fn unknown_extension(path: &str, endings: &[&str], language: Language) -> String {
    let endings = endings.iter().map(|ending| format!(".{ending}")).collect::<Vec<_>>().join(", ");
    language.pick(
        format!("Fehler: „{path}“ hat keine Endung, die ein Format nennt; möglich sind {endings}."),
        format!("Error: the extension of “{path}” names no format; possible are {endings}."),
    )
}

/// An output that would replace a file that is read.
pub fn would_replace_input(path: &str, language: Language) -> String {
    language.pick(
        format!(
            "Fehler: „{path}“ ist eine Datei, die das Programm liest, und wird nicht überschrieben; nennen Sie einen anderen Namen."
        ),
        format!("Error: “{path}” is a file that the program reads and is not overwritten; choose another name."),
    )
}

/// A file that cannot be written.
pub fn cannot_write(path: &str, error: &io::Error, language: Language) -> String {
    cannot_write_as(path, &system(error, language), language)
}

/// `--headings` where no table is written that has them.
pub fn headings_without_table(language: Language) -> &'static str {
    language.pick(
        "Fehler: --headings gilt für CSV, Excel und GeoJSON; nennen Sie dazu -o datei.csv, -o datei.xlsx oder --format csv.",
        "Error: --headings is for CSV, Excel and GeoJSON; add -o file.csv, -o file.xlsx or --format csv.",
    )
}

/// `GeoJSON` where nobody says where the areas lie.
pub fn no_geometry(language: Language) -> &'static str {
    language.pick(
        "Fehler: wo die Gebiete liegen, ist nicht bekannt; nennen Sie die Geometrie in zielmatrix.toml: [geo] file = \"stadtteile.geojson\", id_property = \"kennung\".",
        "Error: where the areas lie is not known; name the geometry in zielmatrix.toml: [geo] file = \"areas.geojson\", id_property = \"id\".",
    )
}

/// `--maps` where nothing is written that has drawings.
pub fn maps_without_drawing(language: Language) -> &'static str {
    language.pick(
        "Fehler: --maps gilt für Seite und Unterlage; nennen Sie dazu -o datei.html oder -o datei.pdf.",
        "Error: --maps is for the page and the handout; add -o file.html or -o file.pdf.",
    )
}

/// `GeoJSON` of something that has no values of areas.
pub fn no_map_of_it(language: Language) -> &'static str {
    language.pick(
        "Fehler: Karten und GeoJSON gibt es nur von einem Bericht über einen Zeitraum, etwa `zielmatrix report 2013-T2 -o stand.geojson`.",
        "Error: there are maps and GeoJSON of a report on a period alone, such as `zielmatrix report 2013-T2 -o areas.geojson`.",
    )
}

/// Areas with values that `GeoJSON` leaves out.
pub fn areas_without_geometry(titles: &[&str], language: Language) -> String {
    let titles = titles.join(", ");
    language.pick(
        format!("Hinweis: ohne Geometrie und darum nicht in der Datei: {titles}"),
        format!("Note: without geometry and so not in the file: {titles}"),
    )
}

/// A workbook that Excel's limits do not allow.
pub fn no_workbook(error: &dyn std::fmt::Display, language: Language) -> String {
    language.pick(
        format!("Fehler: die Arbeitsmappe kann nicht erzeugt werden: {error}. Mit --split matrix entsteht eine Datei je Matrix."),
        format!("Error: the workbook cannot be made: {error}. With --split matrix a file is made for each matrix."),
    )
}

/// What was written.
pub fn written(names: &[String], language: Language) -> String {
    let names = names.join(", ");
    language.pick(format!("Geschrieben: {names}"), format!("Written: {names}"))
}

/// Standard output as a place that can fail.
pub fn standard_output(language: Language) -> &'static str {
    language.pick("Standardausgabe", "standard output")
}
