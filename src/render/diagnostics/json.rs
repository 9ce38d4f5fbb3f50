//! Problems for programs: an array of objects whose keys and codes are the same in every language.

use serde::Serialize;

use super::finding::{Finder, Finding, Shown};
use crate::catalogue::Language;
use crate::diagnostic::{Diagnostics, Severity};
use crate::source::{SourceCell, Sources};

/// All problems as a JSON array, `[]` without any.
pub(super) fn render(diagnostics: &Diagnostics, sources: &Sources, language: Language) -> String {
    let finder = Finder::new(sources, language);
    array(diagnostics.iter().map(|diagnostic| FindingJson::new(&finder.find(diagnostic))))
}

/// A JSON array with a newline at the end, written one element at a time.
pub(super) fn array(elements: impl Iterator<Item = impl Serialize>) -> String {
    let mut text = String::from("[");
    for (position, element) in elements.enumerate() {
        text.push_str(if position == 0 { "\n" } else { ",\n" });
        text.push_str(&serde_json::to_string(&element).expect("plain structs always become JSON"));
    }
    text.push_str(if text.len() == 1 { "]\n" } else { "\n]\n" });
    text
}

#[derive(Serialize)]
struct FindingJson<'a> {
    code: &'static str,
    severity: &'static str,
    message: String,
    label: Option<String>,
    help: Option<String>,
    path: Option<&'a str>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
    /// Sheet and cell of a workbook; the keys are there for workbooks alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    related: Option<RelatedJson<'a>>,
}

#[derive(Serialize)]
struct RelatedJson<'a> {
    path: &'a str,
    line: usize,
    column: usize,
    #[serde(skip_serializing_if = "Option::is_none")]
    sheet: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cell: Option<String>,
    label: Option<String>,
}

impl<'a> FindingJson<'a> {
    fn new(finding: &Finding<'a>) -> Self {
        let message = &finding.message;
        let start = finding.place.map(|place| place.region.start);
        let end = finding.place.map(|place| place.region.end);
        Self {
            code: finding.code,
            severity: severity(finding.severity),
            message: message.headline.clone(),
            label: some(&message.label),
            help: message.help.clone(),
            path: finding.path,
            line: start.map(|spot| spot.line),
            column: start.map(|spot| spot.column),
            end_line: end.map(|spot| spot.line),
            end_column: end.map(|spot| spot.column),
            sheet: finding.place.and_then(|place| place.cell).map(|cell| &*cell.sheet),
            cell: finding.place.and_then(|place| place.cell).map(SourceCell::name),
            related: finding.related.map(|Shown { path, region, cell, .. }| RelatedJson {
                path,
                line: region.start.line,
                column: region.start.column,
                sheet: cell.map(|cell| &*cell.sheet),
                cell: cell.map(SourceCell::name),
                label: some(&message.related),
            }),
        }
    }
}

fn some(text: &str) -> Option<String> {
    (!text.is_empty()).then(|| text.to_owned())
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Problem;
    use crate::source::{Place, Source};

    #[test]
    fn places_in_workbooks_name_sheet_and_cell() {
        let mut sources = Sources::default();
        let cell = |start, row| SourceCell { start, sheet: "Ist".into(), row, column: 1 };
        let cells = vec![cell(0, 4), cell(3, 5)];
        let source = sources.add(Source { text: "98\n99\n".into(), cells, ..Source::default() });
        let mut diagnostics = Diagnostics::default();
        let place = |start, end| Place { source, start, end };
        diagnostics.push_pair(Problem::RowTwice { indicator: "m/x".into() }, place(3, 5), place(0, 2));
        let json = render(&diagnostics, &sources, Language::German);
        assert!(json.contains(r#""end_column":3,"sheet":"Ist","cell":"B6","related":{"path":"","line":1,"column":1,"sheet":"Ist","cell":"B5","#), "{json}");
    }
}
