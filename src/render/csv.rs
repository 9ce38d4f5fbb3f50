//! The report as a tidy table: one row an indicator, area and period, one column a scalar field with its name in JSON.
//!
//! Budget and consolidation lines are rows like any other, with the column `section` set apart. Nested fields are joined
//! with `_`; lists are joined with ` | `; what does not exist is empty. Numbers and dates are exact and never grouped.
//! A text that a spreadsheet would take for a formula has an apostrophe in front; numbers never have.

mod comparison;
mod plan;
mod text;

pub use comparison::render as render_comparison;
pub use plan::render as render_plan;

use std::io::{self, Write};

use super::table::{self, COLUMNS, Cell, Headings};
use crate::catalogue::flat;
use crate::report::Report;

/// How a table is written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Dialect {
    /// RFC 4180: comma, decimal point, UTF-8.
    #[default]
    Rfc4180,
    /// As German spreadsheets expect it: semicolon, decimal comma, UTF-8 with a byte order mark.
    German,
}

impl Dialect {
    /// Every dialect, in the order of the documentation.
    pub const ALL: [Self; 2] = [Self::Rfc4180, Self::German];

    /// The name on the command line.
    pub fn name(self) -> &'static str {
        match self {
            Self::Rfc4180 => "rfc4180",
            Self::German => "de",
        }
    }

    /// The dialect of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|dialect| dialect.name() == name)
    }

    fn delimiter(self) -> char {
        match self {
            Self::Rfc4180 => ',',
            Self::German => ';',
        }
    }
}

/// The whole report as a table with a header. Every record has as many fields as the header; lines end with CR LF.
pub fn render(report: &Report, dialect: Dialect, headings: Headings) -> Vec<u8> {
    let mut bytes = Vec::new();
    write(report, dialect, headings, &mut bytes).expect("a vector takes all bytes");
    bytes
}

/// The same, written as it is made: it is never in memory as a whole.
///
/// # Errors
/// What the writer says.
pub fn write(report: &Report, dialect: Dialect, headings: Headings, out: &mut dyn Write) -> io::Result<()> {
    /// Bytes that are written at once.
    const AT_ONCE: usize = 1 << 20;
    let mut table = Table::new(dialect, headings);
    table.record(COLUMNS.iter().map(|(name, _)| Cell::Joined(headings.of(name))));
    for line in table::lines(report) {
        table.record(COLUMNS.iter().map(|(_, cell)| cell(&line)));
        if table.text.len() >= AT_ONCE {
            out.write_all(table.text.as_bytes())?;
            table.text.clear();
        }
    }
    out.write_all(table.text.as_bytes())
}

struct Table {
    text: String,
    dialect: Dialect,
    headings: Headings,
}

impl Table {
    fn new(dialect: Dialect, headings: Headings) -> Self {
        let mark = match dialect {
            Dialect::Rfc4180 => "",
            Dialect::German => "\u{feff}",
        };
        Self { text: mark.into(), dialect, headings }
    }

    fn record<'a>(&mut self, cells: impl Iterator<Item = Cell<'a>>) {
        for (position, cell) in cells.enumerate() {
            if position > 0 {
                self.text.push(self.dialect.delimiter());
            }
            match cell {
                Cell::Missing => {}
                Cell::Text(value) => text::push(&mut self.text, value, self.dialect.delimiter()),
                Cell::Joined(value) => text::push(&mut self.text, &value, self.dialect.delimiter()),
                Cell::Word(word) => self.text.push_str(match self.headings {
                    Headings::Keys => word,
                    Headings::German => flat::word(word),
                }),
                Cell::Date(date) => self.text.push_str(&date.to_string()),
                Cell::Year(year) => self.text.push_str(&year.to_string()),
                Cell::Period(period) => self.text.push_str(&period.to_string()),
                Cell::Number(number) => self.number(&number),
            }
        }
        self.text.push_str("\r\n");
    }

    fn number(&mut self, number: &str) {
        match self.dialect {
            Dialect::Rfc4180 => self.text.push_str(number),
            Dialect::German => self.text.extend(number.chars().map(|sign| if sign == '.' { ',' } else { sign })),
        }
    }
}
