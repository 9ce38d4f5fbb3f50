//! Planning forms as they come back: filled in and saved again by another program, which keeps the cells alone.

use std::path::Path;

use calamine::Data;
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};

use super::book::Book;

/// A planning form that is filled in.
pub(super) struct Filled {
    book: Book,
    /// What is typed, by row and column, from 0.
    typed: Vec<(u32, u32, String)>,
}

impl Filled {
    pub(super) fn open(path: &Path) -> Self {
        Self { book: Book::open(path), typed: Vec::new() }
    }

    /// Types into the input of a row, whose key begins so: `# 480` a number, `% 0.2` one in a cell that is shown in percent,
    /// `@ 2014-06-17` a day, `= 1+1` a formula without a result, nothing to empty it, else a text.
    pub(super) fn with(mut self, key: &str, input: &str, typed: &str) -> Self {
        let keys = self.book.keys();
        let found =
            keys.iter().find(|(_, known)| known == key).or(keys.iter().find(|(_, known)| known.starts_with(key)));
        let (row, _) = found.unwrap_or_else(|| panic!("no row has the key {key}: {keys:?}"));
        let column = match input {
            "responsible" => "direction",
            "hypothesis" | "evidence" => "green",
            other => other,
        };
        self.typed.push((*row, self.book.columns()[column], typed.replace("\\n", "\n")));
        self
    }

    /// Types into a cell by row and column, from 0.
    pub(super) fn at(mut self, row: u32, column: u32, typed: &str) -> Self {
        self.typed.push((row, column, typed.to_owned()));
        self
    }

    /// The row of a key, from 0.
    pub(super) fn row(&self, key: &str) -> u32 {
        self.book.row(key)
    }

    /// Saves it with the cells and what was typed.
    pub(super) fn save(&self, path: &Path) {
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let mut workbook = Workbook::new();
        let sheet = workbook.add_worksheet().set_name(&self.book.sheets[0]).unwrap();
        let (date, percent) = (Format::new().set_num_format("dd.mm.yyyy"), Format::new().set_num_format("0%"));
        let (rows, columns) = self.book.size();
        for row in 0..=rows + 3 {
            for column in 0..=columns + 2 {
                let at = u16::try_from(column).unwrap();
                let typed = self.typed.iter().rev().find(|(of, under, _)| (*of, *under) == (row, column));
                if let Some((_, _, typed)) = typed {
                    match typed.split_once(' ') {
                        _ if typed.is_empty() => {}
                        Some(("#", number)) => {
                            sheet.write_number(row, at, number.parse::<f64>().unwrap()).unwrap();
                        }
                        Some(("%", number)) => {
                            sheet.write_number_with_format(row, at, number.parse::<f64>().unwrap(), &percent).unwrap();
                        }
                        Some(("@", day)) => {
                            let day = ExcelDateTime::parse_from_str(day).unwrap();
                            sheet.write_datetime_with_format(row, at, &day, &date).unwrap();
                        }
                        Some(("=", formula)) => {
                            sheet.write_formula(row, at, formula).unwrap();
                        }
                        _ => {
                            sheet.write_string(row, at, typed).unwrap();
                        }
                    }
                    continue;
                }
                match self.book.value(row, column) {
                    Data::Empty => {}
                    Data::DateTime(day) => {
                        let day = ExcelDateTime::from_serial_datetime(day.as_f64()).unwrap();
                        sheet.write_datetime_with_format(row, at, &day, &date).unwrap();
                    }
                    Data::Float(number) => {
                        sheet.write_number(row, at, number).unwrap();
                    }
                    other @ (Data::Int(_)
                    | Data::String(_)
                    | Data::Bool(_)
                    | Data::DateTimeIso(_)
                    | Data::DurationIso(_)
                    | Data::Error(_)) => {
                        sheet.write_string(row, at, other.to_string()).unwrap();
                    }
                }
            }
        }
        workbook.save(path).unwrap();
    }
}
