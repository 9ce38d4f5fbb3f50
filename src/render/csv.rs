//! The report as a tidy table: one row an indicator, area and period, one column a scalar field with its name in JSON.
//!
//! Budget and consolidation lines are rows like any other, with the column `section` set apart. Nested fields are joined
//! with `_`; lists are joined with ` | `; what does not exist is empty. Numbers and dates are exact and never grouped.
//! A text that a spreadsheet would take for a formula has an apostrophe in front; numbers never have.

mod columns;
mod text;

use crate::report::{GoalReport, MatrixReport, MeasureReport, Report, Row};
use columns::{COLUMNS, Cell, Line};

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
pub fn render(report: &Report, dialect: Dialect) -> Vec<u8> {
    let mut table = Table { text: String::new(), dialect };
    if dialect == Dialect::German {
        table.text.push('\u{feff}');
    }
    table.record(COLUMNS.iter().map(|(name, _)| Cell::Word(name)));
    for matrix in &report.matrices {
        for goal in &matrix.goals {
            table.rows(matrix, Some(goal), None, &goal.indicators);
            for measure in &goal.measures {
                table.rows(matrix, Some(goal), Some(measure), &measure.indicators);
            }
        }
        table.rows(matrix, None, None, &matrix.budget.lines);
        table.rows(matrix, None, None, &matrix.consolidation.lines);
    }
    table.text.into_bytes()
}

struct Table {
    text: String,
    dialect: Dialect,
}

impl Table {
    fn rows(
        &mut self,
        matrix: &MatrixReport,
        goal: Option<&GoalReport>,
        measure: Option<&MeasureReport>,
        rows: &[Row],
    ) {
        for row in rows {
            for standing in &row.standings {
                let line = Line { matrix, goal, measure, row, standing };
                self.record(COLUMNS.iter().map(|(_, cell)| cell(&line)));
            }
        }
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
                Cell::Word(word) => self.text.push_str(word),
                Cell::Plain(value) => self.text.push_str(&value),
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
