//! Cells before they are written: what they hold, how they look, and how wide they must be shown.

use chrono::{Datelike, NaiveDate};
use rust_xlsxwriter::{ExcelDateTime, Format, Formula, Url, Worksheet, XlsxError};

use super::styles::{self, Role, Style, Styles};
use super::text;
use super::{layout, names, numbers};
use crate::catalogue::{Language, format};
use crate::number::Figure;
use crate::status::Status;

/// UTF-16 units of a text whose parts look different: the writing library counts the marks of the parts as well, and
/// up to six units for a sign that XML escapes.
const MOST_RUN_UNITS: usize = 5_000;

/// UTF-16 units of a text inside a formula.
const MOST_LITERAL_UNITS: usize = 255;

/// What a cell holds.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) enum Content {
    /// Nothing, but it has a look.
    #[default]
    Blank,
    /// A text; never read as a formula.
    Text(String),
    /// A text, with less important ones below it. Empty ones are left out.
    Runs {
        /// The first text.
        main: String,
        /// True where that is bold.
        bold: bool,
        /// Each below the one before, smaller.
        quiet: Vec<String>,
    },
    /// A text that leads to a sheet of the workbook.
    Link {
        /// What is read.
        text: String,
        /// Where it leads.
        target: String,
    },
    /// A real number.
    Number(f64),
    /// A real date.
    Date(NaiveDate),
    /// A formula with the result that the report has already.
    Formula {
        /// With its equals sign.
        formula: String,
        /// As the file keeps it.
        result: String,
    },
}

/// A cell.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Cell {
    /// What it holds.
    pub content: Content,
    /// How it looks.
    pub style: Style,
    /// Pixels of what must stand in one line, as a number cut off is no number; 0 for what may be wrapped.
    pub shown: u32,
}

impl Cell {
    /// An empty cell of a table.
    pub(super) fn blank() -> Self {
        Self::default()
    }

    /// A text in a table; empty where there is none.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self::words(Role::Text, text)
    }

    /// A text that looks like something.
    pub(super) fn words(role: Role, text: impl Into<String>) -> Self {
        let text = text.into();
        let content = if text.is_empty() { Content::Blank } else { Content::Text(text) };
        Self { content, style: Style::new(role), shown: 0 }
    }

    /// A text in bold with less important ones below it.
    pub(super) fn runs(role: Role, strong: &str, quiet: Vec<String>) -> Self {
        Self { content: Content::Runs { main: strong.into(), bold: true, quiet }, style: Style::new(role), shown: 0 }
    }

    /// A text with less important ones below it.
    pub(super) fn plain_runs(role: Role, main: &str, quiet: Vec<String>) -> Self {
        let content = if main.is_empty() && quiet.is_empty() {
            Content::Blank
        } else {
            Content::Runs { main: main.into(), bold: false, quiet }
        };
        Self { content, style: Style::new(role), shown: 0 }
    }

    /// A whole number of things.
    pub(super) fn count(count: usize, language: Language) -> Self {
        let number = u32::try_from(count).unwrap_or(u32::MAX);
        let style = Style::new(Role::Number).shown_as(numbers::count());
        Self {
            content: Content::Number(f64::from(number)),
            style,
            shown: layout::pixels(&format::count(count, language)),
        }
    }

    /// A real number with its number format, and the text that it is shown as.
    pub(super) fn figure(figure: &Figure, code: String, text: &str) -> Self {
        Self {
            content: Content::Number(figure.value.to_spreadsheet()),
            style: Style::new(Role::Number).shown_as(code),
            shown: layout::pixels(text),
        }
    }

    /// A real date.
    pub(super) fn date(date: NaiveDate, code: String) -> Self {
        Self {
            content: Content::Date(date),
            style: Style::new(Role::Number).shown_as(code),
            shown: layout::pixels("00.00.0000"),
        }
    }

    /// On the ground of a status.
    pub(super) fn on(mut self, status: Option<Status>) -> Self {
        self.style = self.style.on(status);
        self
    }

    /// In the ink of a status.
    pub(super) fn tinted(mut self, status: Option<Status>) -> Self {
        self.style = self.style.tinted(status);
        self
    }

    /// The same with room for a sign in front of or behind the number.
    pub(super) fn with_room_for(mut self, sign: &str) -> Self {
        if self.shown > 0 {
            self.shown += layout::pixels(sign);
        }
        self
    }

    /// Lines that the cell takes in a column of that many characters.
    pub(super) fn lines(&self, width: u32) -> u32 {
        match &self.content {
            Content::Runs { main, bold, quiet } => {
                // Small letters are an eighth narrower, bold ones a tenth wider.
                let small = width + width / 8;
                let quiet = quiet.iter().filter(|words| !words.is_empty()).map(|words| layout::lines(words, small));
                let main = match main.as_str() {
                    "" => 0,
                    main if *bold => layout::lines(main, width - width.div_ceil(10)),
                    main => layout::lines(main, width),
                };
                (main + quiet.sum::<u32>()).max(1)
            }
            Content::Text(words) | Content::Link { text: words, .. } | Content::Formula { result: words, .. } => {
                layout::lines(words, width)
            }
            Content::Blank | Content::Number(_) | Content::Date(_) => 1,
        }
    }

    /// The same text leading to a sheet.
    pub(super) fn linked_to(mut self, sheet: &str) -> Self {
        if let Content::Text(text) = self.content {
            self.content = Content::Link { text, target: format!("internal:{}!A1", names::quoted(sheet)) };
        }
        self
    }

    /// True where it looks like that.
    pub(super) fn style_is(&self, role: Role) -> bool {
        self.style.is(role)
    }

    /// The same looking like something else.
    pub(super) fn in_role(mut self, role: Role) -> Self {
        if role == Role::Strong {
            // Bold digits are a tenth wider.
            self.shown += self.shown / 8;
        }
        self.style = self.style.in_role(role);
        self
    }

    /// The same number as the result of a formula.
    pub(super) fn computed_by(mut self, formula: String) -> Self {
        let result = match self.content {
            Content::Number(number) => number.to_string(),
            Content::Text(text) => text,
            Content::Date(date) => match excel_date(date) {
                Some(day) => day.to_excel().to_string(),
                None => return self,
            },
            Content::Blank | Content::Runs { .. } | Content::Link { .. } | Content::Formula { .. } => return self,
        };
        self.content = Content::Formula { formula, result };
        self
    }
}

/// A sheet that cells are written to.
pub(super) struct Page<'a> {
    /// The worksheet.
    pub sheet: &'a mut Worksheet,
    /// The formats of the workbook.
    pub styles: &'a mut Styles,
    /// The language of its words.
    pub language: Language,
}

impl Page<'_> {
    /// Writes a cell.
    pub(super) fn put(&mut self, row: u32, column: u16, cell: &Cell) -> Result<(), XlsxError> {
        let format = self.styles.get(&cell.style);
        match &cell.content {
            Content::Blank => self.sheet.write_blank(row, column, format)?,
            Content::Text(words) => {
                self.sheet.write_string_with_format(row, column, text::cell_text(words, self.language), format)?
            }
            Content::Runs { main, bold, quiet } => {
                write_runs(self.sheet, (row, column), (main, *bold, quiet), format, self.language)?
            }
            Content::Link { text: words, target } => {
                let words = text::cell_text(words, self.language);
                let literal = format!("=\"{}\"", words.replace('"', "\"\""));
                let link = Url::new(target).set_text(&*words);
                let sheet = self.sheet.write_url_with_format(row, column, link, format)?;
                // LibreOffice never wraps a text that leads somewhere, but the result of a formula.
                if text::utf16_len(&words) > MOST_LITERAL_UNITS {
                    return Ok(());
                }
                sheet.write_formula_with_format(row, column, Formula::new(literal).set_result(words), format)?
            }
            Content::Number(number) => self.sheet.write_number_with_format(row, column, *number, format)?,
            Content::Date(date) => match excel_date(*date) {
                Some(date) => self.sheet.write_datetime_with_format(row, column, &date, format)?,
                None => self.sheet.write_string_with_format(row, column, format::date(*date, self.language), format)?,
            },
            Content::Formula { formula, result } => {
                let formula = Formula::new(formula).set_result(result);
                self.sheet.write_formula_with_format(row, column, formula, format)?
            }
        };
        Ok(())
    }

    /// Writes the title of the sheet.
    pub(super) fn title(&mut self, title: &str) -> Result<(), XlsxError> {
        self.sheet.set_row_height(0, layout::height(2))?;
        self.put(0, 0, &Cell::words(Role::Title, title))
    }

    /// Gives a row the height of its highest cell where that has more than one line; returns its lines.
    pub(super) fn fit(&mut self, row: u32, lines: u32) -> Result<u32, XlsxError> {
        if lines > 1 {
            self.sheet.set_row_height(row, layout::height(lines))?;
        }
        Ok(lines)
    }

    /// Writes a cell across several columns.
    pub(super) fn put_across(&mut self, row: u32, first: u16, last: u16, cell: &Cell) -> Result<(), XlsxError> {
        if first < last {
            self.sheet.merge_range(row, first, row, last, "", self.styles.get(&cell.style))?;
        }
        self.put(row, first, cell)
    }
}

/// Writes a text with less important ones below it; all alike where together they are too long for a cell.
fn write_runs<'a>(
    sheet: &'a mut Worksheet,
    (row, column): (u32, u16),
    (main, bold, quiet): (&str, bool, &[String]),
    format: &Format,
    language: Language,
) -> Result<&'a mut Worksheet, XlsxError> {
    let clean = |words: &str| text::cell_text(words, language).into_owned();
    let mut below =
        quiet.iter().map(|words| clean(words)).filter(|words| !words.is_empty()).collect::<Vec<_>>().join("\n");
    let main = clean(main);
    let main_run = if bold { styles::strong_run() } else { styles::plain_run() };
    let quiet_run = styles::quiet_run();
    if main.is_empty() {
        return sheet.write_string_with_format(row, column, below, format);
    }
    if !below.is_empty() {
        below.insert(0, '\n');
    }
    let whole = format!("{main}{below}");
    if text::utf16_len(&whole) > MOST_RUN_UNITS {
        return sheet.write_string_with_format(row, column, text::cell_text(&whole, language), format);
    }
    if below.is_empty() && !bold {
        return sheet.write_string_with_format(row, column, main, format);
    }
    let runs = [(&main_run, main.as_str()), (&quiet_run, below.as_str())];
    let runs = if below.is_empty() { &runs[..1] } else { &runs[..] };
    sheet.write_rich_string_with_format(row, column, runs, format)
}

/// A date as Excel counts it; `None` before 1900, where Excel knows no dates.
pub(in crate::render) fn excel_date(date: NaiveDate) -> Option<ExcelDateTime> {
    let year = u16::try_from(date.year()).ok()?;
    let month = u8::try_from(date.month()).ok()?;
    let day = u8::try_from(date.day()).ok()?;
    ExcelDateTime::from_ymd(year, month, day).ok()
}
