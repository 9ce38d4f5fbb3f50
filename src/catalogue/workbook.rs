//! Words that only a workbook needs: what its sheets explain about themselves.

use super::{Language, sentences};
use crate::status::Counts;

/// `Seite 1 von 3`.
pub fn page_of(page: &str, pages: &str, language: Language) -> String {
    language.pick(format!("Seite {page} von {pages}"), format!("Page {page} of {pages}"))
}

/// The title of the chart.
pub fn chart_title(language: Language) -> &'static str {
    language.pick("Indikatoren nach Status", "Indicators by status")
}

/// The chart in words.
pub fn chart_description(all: &Counts, language: Language) -> String {
    let counts = sentences::counts(all, language);
    language.pick(
        format!("Balkendiagramm der Indikatoren nach Status je Zielmatrix. Insgesamt: {counts}."),
        format!("Bar chart of the indicators by status for each goal matrix. In all: {counts}."),
    )
}

/// Behind a tolerance in days.
pub fn days_suffix(language: Language) -> &'static str {
    language.pick(" Tage", " days")
}

/// At the end of a text that was too long for a cell.
pub fn shortened_mark(language: Language) -> &'static str {
    language.pick(" … [gekürzt]", " … [shortened]")
}

/// Where all rules stand.
pub fn all_rules(language: Language) -> &'static str {
    language.pick("alle Regeln: Blatt „Legende“", "all rules: sheet “Legend”")
}

/// What the formulas do.
pub fn formulas_meaning(language: Language) -> &'static str {
    language.pick(
        "Abweichung, Abweichung in Prozent und Status der Matrixblätter sind Formeln über Ist, Soll und Toleranz ihrer Zeile und lassen sich nachrechnen. Der Zuschlag 1E-15 gleicht nur die Ungenauigkeit der Tabellenkalkulation aus, damit ein Wert genau auf der Grenze innerhalb bleibt. Meilensteine, Einschätzungen und Angaben ohne Wert sind fest. Wird eine Zahl geändert, folgen Status und Farbe der Zeile und die Zahlen der Übersicht; Gesamtfarben der Ziele, Trend, Prognose und die Auswahl der Listen zeigen weiter den Stand des Berichts.",
        "Deviation, deviation in percent and status on the matrix sheets are formulas over the actual, the expected value and the tolerance of their row, so that they can be recomputed. The addition of 1E-15 only makes up for the inexact numbers of spreadsheets, so that a value exactly on a bound stays inside. Milestones, assessments and states without a value are fixed. Where a number is changed, the status and the colour of its row and the figures of the overview follow; overall colours of goals, trend, forecast and what the lists choose keep showing the state of the report.",
    )
}

/// Where tolerances stand.
pub fn tolerance_columns_meaning(language: Language) -> &'static str {
    language.pick(
        "Rechts neben dem gedruckten Bereich jeder Zeile: „%“ ist ein Anteil am Soll, „abs.“ zählt in der Einheit des Indikators, „Tage“ nach dem Termin.",
        "In each row right of the printed area: “%” is a share of the expected value, “abs.” counts in the unit of the indicator, “days” after the due date.",
    )
}

/// What the data sheet holds.
pub fn data_meaning(is_plan: bool, language: Language) -> &'static str {
    if is_plan {
        language.pick(
            "Blatt „Daten“: eine Zeile je Indikator zum Filtern und Auswerten, eine Spalte je Soll, Werte ungerundet. Alles Übrige steht in der CSV-Ausgabe.",
            "Sheet “Data”: a row for each indicator to filter and pivot on, a column for each expected value, values not rounded. Everything else is in the CSV output.",
        )
    } else {
        language.pick(
            "Blatt „Daten“: eine Zeile je Indikator und Gebiet zum Filtern und Auswerten, mit dem Ist früherer Zeiträume, Werte ungerundet. Alles Übrige steht in der CSV-Ausgabe.",
            "Sheet “Data”: a row for each indicator and area to filter and pivot on, with the actuals of earlier periods, values not rounded. Everything else is in the CSV output.",
        )
    }
}
