//! Words of `export`, and of the typed table that it writes.

use super::{Language, format};
use crate::period::Period;

/// A program that was built without the typed table.
pub fn not_in_this_build(language: Language) -> &'static str {
    language.pick(
        "Fehler: dieses Programm wurde ohne Parquet gebaut; gebaut wird es damit durch `cargo install --path . --locked --features parquet`, und `--format csv` schreibt dieselben Tabellen als CSV",
        "Error: this program was built without Parquet; `cargo install --path . --locked --features parquet` builds it in, and `--format csv` writes the same tables as CSV",
    )
}

/// A plan or a comparison as a typed table.
pub fn of_reports_alone(language: Language) -> &'static str {
    language.pick(
        "Fehler: Parquet gibt es vom Bericht über einen Zeitraum (etwa 2013-T2), nicht vom Plan eines Jahres und nicht vom Vergleich; CSV gibt es von allen",
        "Error: there is Parquet of a report on a period (such as 2013-T2), not of the plan of a year and not of a comparison; there is CSV of all",
    )
}

/// A written figure that the typed table does not hold.
pub fn figure_refused(column: &str, indicator: &str, period: Period, text: &str, language: Language) -> String {
    let shown = language.pick(text.replace('.', ","), text.to_owned());
    language.pick(
        format!(
            "Fehler: {indicator}, {period}, Spalte {column}: {shown} passt nicht in decimal(38, 10): höchstens 28 Stellen vor und 10 hinter dem Komma; nichts wurde geschrieben. Tragen Sie die Zahl mit weniger Stellen ein, oder nehmen Sie CSV"
        ),
        format!(
            "Error: {indicator}, {period}, column {column}: {shown} does not fit decimal(38, 10): at most 28 digits before the point and 10 behind it; nothing was written. Enter the figure with fewer digits, or use CSV"
        ),
    )
}

/// A table that could not be made, for a reason of the program itself.
pub fn not_written(reason: &str, language: Language) -> String {
    language.pick(
        format!("Fehler: die Parquet-Tabelle ließ sich nicht schreiben: {reason}"),
        format!("Error: the Parquet table could not be written: {reason}"),
    )
}

/// A folder that holds something that `export` did not write.
pub fn foreign(folder: &str, found: &str, language: Language) -> String {
    language.pick(
        format!(
            "Fehler: in {folder} liegt {found}, das nicht von `export` stammt; der Ordner wird ganz ersetzt und darf sonst nichts enthalten. Nennen Sie einen anderen oder leeren Sie ihn"
        ),
        format!(
            "Error: {folder} holds {found}, which `export` did not write; the folder is replaced as a whole and must hold nothing else. Name another one or empty it"
        ),
    )
}

/// Something that is there and is no folder.
pub fn no_folder(folder: &str, language: Language) -> String {
    language.pick(format!("Fehler: {folder} ist kein Ordner"), format!("Error: {folder} is no folder"))
}

/// Years without a value.
pub fn nothing_reported(years: &[i32], language: Language) -> String {
    let years = joined(years);
    language.pick(
        format!("Ohne gemeldete Werte und darum nicht dabei: {years}"),
        format!("Without reported values and so left out: {years}"),
    )
}

/// What was written.
pub fn written(files: usize, years: &[i32], folder: &str, language: Language) -> String {
    let (count, years) = (format::count(files, language), joined(years));
    match files {
        1 => language.pick(format!("1 Datei in {folder} ({years})"), format!("1 file in {folder} ({years})")),
        _ => language
            .pick(format!("{count} Dateien in {folder} ({years})"), format!("{count} files in {folder} ({years})")),
    }
}

fn joined(years: &[i32]) -> String {
    years.iter().map(i32::to_string).collect::<Vec<_>>().join(", ")
}
