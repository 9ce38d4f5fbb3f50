//! What is said below a matrix: comments, counter-measures, colour bounds and what is still needed, red rows first; then
//! the revisions and corrections as footnotes.

use super::page::{Page, clean};
use super::paint::Paint;
use super::wrap::width;
use crate::catalogue::Language;
use crate::catalogue::report as words;
use crate::catalogue::terminal as phrases;
use crate::render::shown::{self, capital, title_of};
use crate::report::Row;
use crate::status::Status;

/// What stands first: what needs attention most.
const ORDER: [Status; 8] = [
    Status::Red,
    Status::Yellow,
    Status::Missing,
    Status::NotApplicable,
    Status::Suppressed,
    Status::Green,
    Status::NotDue,
    Status::Informative,
];

/// Writes the notes on those rows, and nothing where there are none.
pub(super) fn write(rows: &[&Row], page: &mut Page) {
    let mut noted: Vec<(&Row, Vec<String>)> =
        rows.iter().map(|row| (*row, sentences(row, page.language))).filter(|(_, said)| !said.is_empty()).collect();
    // Stable, so that rows of a status stay in the order of the table.
    noted.sort_by_key(|(row, _)| ORDER.iter().position(|status| *status == row.now().status));
    let footnoted: Vec<&&Row> = rows.iter().filter(|row| row.has_footnote()).collect();
    if noted.is_empty() && footnoted.is_empty() {
        return;
    }
    page.gap();
    if !noted.is_empty() {
        page.heading(0, Some(Paint::Strong), phrases::notes(page.language), None);
    }
    for (row, said) in &noted {
        write_note(row, said, page);
    }
    for (index, row) in footnoted.into_iter().enumerate() {
        write_footnote(index + 1, row, page);
    }
}

/// The number of a footnote: `¹²`.
pub(super) fn superscript(number: usize) -> String {
    const DIGITS: [char; 10] = ['⁰', '¹', '²', '³', '⁴', '⁵', '⁶', '⁷', '⁸', '⁹'];
    let digits = number.to_string();
    digits.chars().filter_map(|digit| digit.to_digit(10)).map(|digit| DIGITS[digit as usize]).collect()
}

fn write_note(row: &Row, said: &[String], page: &mut Page) {
    let status = row.now().status;
    let mut said = said.iter();
    let first = said.next().map_or("", String::as_str);
    let symbol = page.painter.letters(Some(status), status.symbol());
    page.paragraph(0, 2, &format!("{symbol} {}: {first}", full_name(row)));
    for sentence in said {
        page.paragraph(2, 2, sentence);
    }
}

/// What there is to say about a row, in the order of reading: why, what is done, when it is good again.
fn sentences(row: &Row, language: Language) -> Vec<String> {
    let now = row.now();
    let mut said = Vec::new();
    if let Some(comment) = &now.comment {
        said.push(clean(comment));
    }
    if now.comment_missing {
        said.push(phrases::comment_missing(language).into());
    }
    if let Some(reason) = &now.reason {
        said.push(format!("{}.", capital(&clean(&words::reason(reason, language)))));
    }
    if let Some(action) = &now.action {
        said.push(phrases::action(&clean(action), language));
    }
    said.extend(shown::way_back(now, language));
    if let Some(accepted) = &now.accepted {
        said.push(phrases::accepted(accepted.until, &clean(&accepted.reason), language));
    }
    said
}

fn write_footnote(number: usize, row: &Row, page: &mut Page) {
    let language = page.language;
    let mark = superscript(number);
    let mut said: Vec<String> = Vec::new();
    said.extend(row.now().revised.iter().map(|revision| shown::revision(revision, row.kind, language)));
    if let Some(status) = row.now().status_before_revision {
        said.push(phrases::before_revision(status, language));
    }
    if row.area.is_none() {
        said.extend(row.corrections.iter().map(|correction| shown::correction(correction, language)));
    }
    said.extend(row.addenda.iter().map(|addendum| shown::addendum(addendum, language)));
    page.paragraph(0, width(&mark) + 1, &format!("{mark} {}: {}", full_name(row), said.join(" ")));
}

/// The name with its area.
fn full_name(row: &Row) -> String {
    let name = clean(&row.name);
    match &row.area {
        Some(area) => format!("{name} – {}", title_of(area)),
        None => name,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn footnotes_have_small_numbers() {
        assert_eq!([superscript(1), superscript(12), superscript(40)], ["¹", "¹²", "⁴⁰"]);
    }

    #[test]
    fn every_status_has_a_place_in_the_notes() {
        for status in Status::ALL {
            assert!(ORDER.contains(&status), "{status:?}");
        }
    }
}
