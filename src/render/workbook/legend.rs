//! The sheet with the rules that the document used, so that nobody needs another paper to read it.

use rust_xlsxwriter::XlsxError;

use super::arrangement::ARRANGEMENT;
use super::cell::{Cell, Page};
use super::setup::{self, Edges};
use super::styles::Role;
use crate::catalogue::words::Word;
use crate::catalogue::{report as words, workbook};
use crate::document::{Block, Document, PartId, Term};

/// Width of the two columns in characters.
const WIDTHS: [u32; 2] = [34, 120];

/// Writes the sheet.
pub(super) fn write(page: &mut Page<'_>, document: &Document<'_>, edges: &Edges<'_>) -> Result<(), XlsxError> {
    let language = page.language;
    for (column, width) in (0..).zip(WIDTHS) {
        page.sheet.set_column_width(column, width)?;
    }
    page.title(Word::Legend.text(language))?;
    let mut rows = Rows { page, next: 2 };
    for block in &document.part(PartId::Legend).blocks {
        rows.block(block)?;
    }
    rows.heading(Word::Recomputing.text(language))?;
    if !document.is_plan() {
        rows.term(Word::Formulas.text(language), workbook::formulas_meaning(language))?;
        rows.term(Word::Tolerances.text(language), workbook::tolerance_columns_meaning(language))?;
    }
    rows.term(Word::Data.text(language), workbook::data_meaning(document.is_plan(), language))?;
    let data = document.part(PartId::Data);
    rows.heading(&data.title)?;
    for block in &data.blocks {
        rows.block(block)?;
    }
    let end = rows.next;
    setup::pages(page.sheet, edges, language);
    page.sheet.set_print_area(0, 0, end, 1)?.set_freeze_panes(1, 0)?;
    Ok(())
}

/// The signs of a page in one line, and where all rules stand.
pub(super) fn line(document: &Document<'_>) -> String {
    let language = document.language;
    let signs = document.statuses().iter().map(|status| words::status_with_symbol(*status, language));
    signs.chain([workbook::all_rules(language).to_owned()]).collect::<Vec<_>>().join("   ")
}

struct Rows<'a, 'p> {
    page: &'a mut Page<'p>,
    next: u32,
}

impl Rows<'_, '_> {
    fn block(&mut self, block: &Block) -> Result<(), XlsxError> {
        match block {
            Block::Map(map) => self.row(&Cell::text(&map.title), &Cell::text(&map.description)),
            Block::Terms(heading, terms) => {
                if let Some(heading) = heading {
                    self.heading(heading)?;
                }
                let mut explained = terms.iter().filter(|term| ARRANGEMENT.explains(term));
                explained.try_for_each(|Term { name, status, text, .. }| {
                    self.row(&Cell::text(name).on(*status), &Cell::text(text))
                })
            }
            Block::Text(text) | Block::Quiet(text) => {
                let text = Cell::text(text);
                self.page.put_across(self.next, 0, 1, &text)?;
                self.page.fit(self.next, text.lines(WIDTHS.iter().sum()))?;
                self.next += 1;
                Ok(())
            }
            Block::Table(_) | Block::Key(_) | Block::Drawing(_) => Ok(()),
        }
    }

    fn heading(&mut self, words: &str) -> Result<(), XlsxError> {
        self.next += 1;
        self.page.put_across(self.next, 0, 1, &Cell::words(Role::GroupHeading, words))?;
        self.next += 1;
        Ok(())
    }

    fn term(&mut self, name: &str, text: &str) -> Result<(), XlsxError> {
        self.row(&Cell::text(name), &Cell::text(text))
    }

    fn row(&mut self, name: &Cell, text: &Cell) -> Result<(), XlsxError> {
        self.page.put(self.next, 0, name)?;
        self.page.put(self.next, 1, text)?;
        self.page.fit(self.next, name.lines(WIDTHS[0]).max(text.lines(WIDTHS[1])))?;
        self.next += 1;
        Ok(())
    }
}
