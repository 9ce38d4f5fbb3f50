//! The first sheet: what the document is about, who deals with it, how many indicators have which colour, and everything
//! that needs attention. Parts that need no other place get a sheet of the same kind.

use rust_xlsxwriter::XlsxError;

use super::cell::Page;
use super::grid::Grid;
use super::matrix::Matrices;
use super::setup;
use super::styles::Role;
use super::{counts, legend};
use crate::catalogue::words::Word;
use crate::document::{Block, Document, Part, PartId, TableKind};
use crate::report::Report;

/// Writes the sheet of that name. It is written last, when it is known where the rows of the matrices stand.
pub(super) fn write(
    page: &mut Page<'_>,
    document: &Document<'_>,
    report: Option<&Report>,
    name: &str,
    matrices: &Matrices,
) -> Result<(), XlsxError> {
    let language = page.language;
    let head = &document.head;
    let mut grid = Grid::start(page, matrices, document, &format!("{} · {}", head.title, head.of))?;
    grid.text(Role::Line, &head.organisation)?;
    for fact in head.facts.iter().chain(&head.selection) {
        grid.text(Role::QuietLine, fact)?;
    }
    if let Some(sessions) = &head.sessions {
        grid.next += 1;
        grid.table(sessions)?;
    }
    if document.is_plan() && matrices.sheets().is_empty() {
        grid.text(Role::Line, Word::Empty.text(language))?;
    }
    for (id, _) in document.contents() {
        if !stands_here(id) {
            continue;
        }
        let part = document.part(id);
        grid.heading(&part)?;
        for block in &part.blocks {
            match (block, report) {
                (Block::Table(table), Some(report)) if table.kind == TableKind::Counts => {
                    counts::write(&mut grid, table, report, name)?;
                }
                _ => grid.block(block)?,
            }
        }
    }
    grid.next += 1;
    grid.text(Role::QuietLine, &legend::line(document))?;
    grid.finish(&setup::edges(head))
}

/// Writes one part on a sheet of its own.
pub(super) fn part_alone(
    page: &mut Page<'_>,
    part: &Part,
    document: &Document<'_>,
    matrices: &Matrices,
) -> Result<(), XlsxError> {
    let mut grid = Grid::start(page, matrices, document, &format!("{} · {}", part.title, document.head.of))?;
    grid.next += 1;
    for block in &part.blocks {
        grid.block(block)?;
        grid.next += 1;
    }
    grid.finish(&setup::edges(&document.head))
}

fn stands_here(id: PartId) -> bool {
    match id {
        PartId::Summary
        | PartId::Red
        | PartId::Outlook
        | PartId::Changes
        | PartId::Missing
        | PartId::OpenPoints
        | PartId::Sheet(_)
        | PartId::Goals
        | PartId::By => true,
        PartId::Group(_)
        | PartId::Matrix(_)
        | PartId::Focus
        | PartId::Maps
        | PartId::Corrections
        | PartId::Legend
        | PartId::Data => false,
    }
}
