//! The body of a Word file, written from the first paragraph to the last.

use std::fmt::Write;

use quick_xml::escape::escape;

use super::widths::{self, Wish};
use crate::render::palette;
use crate::status::Status;

/// A4 in twentieths of a point.
const SHORT_SIDE: u32 = 11_906;
const LONG_SIDE: u32 = 16_838;
/// 20 mm.
const MARGIN: u32 = 1_134;

/// Styles that `styles.xml` declares.
#[derive(Clone, Copy)]
pub(super) enum Style {
    Title,
    Subtitle,
    Heading(u8),
    Normal,
    Quiet,
    /// Quiet, on the page of what follows.
    BelowHeading,
}

impl Style {
    fn id(self) -> String {
        match self {
            Self::Title => "Title".to_owned(),
            Self::Subtitle => "Subtitle".to_owned(),
            Self::Heading(level) => format!("Heading{level}"),
            Self::Normal => "Normal".to_owned(),
            Self::Quiet => "Quiet".to_owned(),
            Self::BelowHeading => "BelowHeading".to_owned(),
        }
    }
}

/// Where paragraphs and tables are gathered.
#[derive(Default)]
pub(super) struct Body {
    xml: String,
    /// True from the first section on whose pages lie on their side.
    wide: bool,
    /// Widths of the columns of the open table.
    widths: Vec<u32>,
    /// The column of the next cell.
    column: usize,
    right: bool,
}

impl Body {
    pub(super) fn paragraph(&mut self, style: Style, text: &str) {
        let _ = write!(self.xml, "<w:p><w:pPr><w:pStyle w:val=\"{}\"/></w:pPr>{}</w:p>", style.id(), run(text, ""));
    }

    /// One text at the left, one at the right edge.
    pub(super) fn beside(&mut self, left: &str, right: &str) {
        let edge = SHORT_SIDE - 2 * MARGIN;
        let _ = write!(
            self.xml,
            "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/><w:tabs><w:tab w:val=\"right\" w:pos=\"{edge}\"/></w:tabs></w:pPr>\
             {}<w:r><w:tab/></w:r>{}</w:p>",
            run(left, "<w:b/>"),
            run(right, "")
        );
    }

    /// A term and its meaning.
    pub(super) fn term(&mut self, name: &str, text: &str) {
        let _ = write!(
            self.xml,
            "<w:p><w:pPr><w:pStyle w:val=\"Normal\"/></w:pPr>{}{}</w:p>",
            run(&format!("{name}: "), "<w:b/>"),
            run(text, "")
        );
    }

    /// Ends the pages so far; what follows lies on its side where asked for.
    pub(super) fn section_end(&mut self, wide: bool) {
        let _ = write!(self.xml, "<w:p><w:pPr>{}</w:pPr></w:p>", section(self.wide));
        self.wide = wide;
    }

    pub(super) fn table_start(&mut self, caption: &str, wishes: &[Wish]) {
        let side = if self.wide { LONG_SIDE } else { SHORT_SIDE };
        self.widths = widths::fit(wishes, side - 2 * MARGIN);
        let total: u32 = self.widths.iter().sum();
        let caption = escape(clean(caption).as_str()).into_owned();
        let _ = write!(
            self.xml,
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"Report\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/>\
             <w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" \
             w:noVBand=\"1\"/><w:tblCaption w:val=\"{caption}\"/><w:tblDescription w:val=\"{caption}\"/></w:tblPr><w:tblGrid>"
        );
        for width in &self.widths {
            let _ = write!(self.xml, "<w:gridCol w:w=\"{width}\"/>");
        }
        self.xml.push_str("</w:tblGrid>");
    }

    pub(super) fn table_end(&mut self) {
        // A paragraph between two tables, which would grow together without it.
        self.xml.push_str("</w:tbl><w:p><w:pPr><w:pStyle w:val=\"Gap\"/></w:pPr></w:p>");
    }

    /// A row that does not break over pages; the header comes again on each.
    pub(super) fn row_start(&mut self, header: bool) {
        let header = if header { "<w:tblHeader/>" } else { "" };
        let _ = write!(self.xml, "<w:tr><w:trPr><w:cantSplit/>{header}</w:trPr>");
        self.column = 0;
    }

    pub(super) fn row_end(&mut self) {
        self.xml.push_str("</w:tr>");
    }

    /// A cell over `columns`; behind a value that is red or yellow a pale ground of that colour.
    pub(super) fn cell_start(&mut self, right: bool, status: Option<Status>, columns: usize) {
        let marked = status.filter(|status| matches!(status, Status::Red | Status::Yellow));
        let ground = marked.map(|status| palette::pale(status).hex());
        self.start(right, ground.as_deref(), columns);
    }

    /// A heading over the whole width of the table.
    pub(super) fn band_start(&mut self, columns: usize) {
        self.start(false, Some(&palette::BAND_FILL.hex()), columns);
    }

    fn start(&mut self, right: bool, ground: Option<&str>, columns: usize) {
        let to = (self.column + columns).min(self.widths.len());
        let width: u32 = self.widths.get(self.column..to).unwrap_or_default().iter().sum();
        self.column = to;
        self.right = right;
        let span = if columns > 1 { format!("<w:gridSpan w:val=\"{columns}\"/>") } else { String::new() };
        let ground = ground.map_or_else(String::new, |ground| {
            format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{}\"/>", ground.trim_start_matches('#'))
        });
        let _ = write!(self.xml, "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>{span}{ground}</w:tcPr>");
    }

    pub(super) fn cell_text(&mut self, text: &str, strong: bool, status: Option<Status>) {
        let strong = if strong { "<w:b/>" } else { "" };
        let colour = status.map_or_else(String::new, |status| {
            format!("<w:color w:val=\"{}\"/>", palette::text(status).hex().trim_start_matches('#'))
        });
        self.line("Cell", &run(text, &format!("{strong}{colour}")));
    }

    pub(super) fn cell_small(&mut self, text: &str) {
        self.line("CellSmall", &run(text, ""));
    }

    fn line(&mut self, style: &str, runs: &str) {
        let right = if self.right { "<w:jc w:val=\"right\"/>" } else { "" };
        let _ = write!(self.xml, "<w:p><w:pPr><w:pStyle w:val=\"{style}\"/>{right}</w:pPr>{runs}</w:p>");
    }

    pub(super) fn cell_end(&mut self) {
        self.xml.push_str("</w:tc>");
    }

    /// The whole body, with the form of its last pages.
    pub(super) fn finish(mut self, upright: bool) -> String {
        self.xml.push_str(&section(!upright));
        self.xml
    }
}

fn section(wide: bool) -> String {
    let (width, height, orient) =
        if wide { (LONG_SIDE, SHORT_SIDE, " w:orient=\"landscape\"") } else { (SHORT_SIDE, LONG_SIDE, "") };
    format!(
        "<w:sectPr><w:footerReference w:type=\"default\" r:id=\"rId3\"/><w:pgSz w:w=\"{width}\" w:h=\"{height}\"{orient}/>\
         <w:pgMar w:top=\"{MARGIN}\" w:right=\"{MARGIN}\" w:bottom=\"{MARGIN}\" w:left=\"{MARGIN}\" w:header=\"567\" \
         w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
    )
}

/// A run of text; its line ends are kept.
fn run(text: &str, properties: &str) -> String {
    let mut xml = String::from("<w:r>");
    if !properties.is_empty() {
        let _ = write!(xml, "<w:rPr>{properties}</w:rPr>");
    }
    for (at, line) in text.split('\n').enumerate() {
        if at > 0 {
            xml.push_str("<w:br/>");
        }
        let _ = write!(xml, "<w:t xml:space=\"preserve\">{}</w:t>", escape(clean(line).as_str()));
    }
    xml.push_str("</w:r>");
    xml
}

/// Without what XML cannot hold.
pub(super) fn clean(text: &str) -> String {
    text.chars().filter(|letter| !letter.is_control() && !matches!(letter, '\u{fffe}' | '\u{ffff}')).collect()
}
