//! Next year's matrix from this year's: the same text with new baselines and without what was decided within the year.
//! Comments, order and formatting stay; what nobody but people can decide is marked by a comment above it.
//!
//! Text in, text out: nothing here reads or writes a file.

mod edit;
mod figure;
mod fold;
mod indicator;

use std::collections::HashMap;

use toml_edit::{DocumentMut, Item, TableLike, Value};

use crate::catalogue::Language;
use crate::catalogue::rollover as words;
use crate::model::{Indicator, Matrix, Project};
use edit::Marks;

/// A matrix for another year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rolled {
    /// The new file, with the line ends of the old one.
    pub text: String,
    /// How many baselines are now values of the old year.
    pub baselines: usize,
    /// What is left to decide, in the order of the file.
    pub decisions: Vec<Decision>,
}

/// Something that people have to decide.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decision {
    /// Id of the indicator or line; `None` for the matrix itself.
    pub indicator: Option<String>,
    /// As it stands in the file.
    pub text: String,
}

/// The matrix of `project` whose file holds `text`, for the year `to`.
///
/// # Errors
/// Where the text cannot be edited, though it could be read: a whole number beyond 64 bits.
pub fn roll(
    project: &Project,
    matrix: &Matrix,
    text: &str,
    to: i32,
    language: Language,
) -> Result<Rolled, toml_edit::TomlError> {
    // The editor knows one line end; a file keeps the one that it begins with.
    let crlf = text.find('\n').is_some_and(|at| text[..at].ends_with('\r'));
    let mut document: DocumentMut = text.replace("\r\n", "\n").parse()?;
    let mut roller = Roller {
        project,
        years: (matrix.year, to),
        language,
        indicators: matrix.indicators().map(|indicator| (indicator.id.as_str(), indicator.as_ref())).collect(),
        baselines: 0,
        decisions: Vec::new(),
    };
    roller.matrix(document.as_table_mut(), to);
    let mut text = document.to_string();
    if crlf {
        text = text.replace('\n', "\r\n");
    }
    Ok(Rolled { text, baselines: roller.baselines, decisions: roller.decisions })
}

/// What the edits of a matrix need to know, and what they leave.
struct Roller<'a> {
    project: &'a Project,
    /// The old year and the new one.
    years: (i32, i32),
    language: Language,
    indicators: HashMap<&'a str, &'a Indicator>,
    baselines: usize,
    decisions: Vec<Decision>,
}

impl Roller<'_> {
    fn matrix(&mut self, table: &mut dyn TableLike, to: i32) {
        let mut marks = Marks::new(self.language);
        if let Some(title) = table.get("title").and_then(Item::as_str)
            && title.contains(&self.years.0.to_string())
        {
            let text = words::decide_title(self.years.0, self.language);
            marks.decide("title", &text);
            self.decisions.push(Decision { indicator: None, text });
        }
        if let Some(year) = table.get_mut("year").and_then(Item::as_value_mut) {
            let decor = year.decor().clone();
            *year = Value::from(i64::from(to));
            *year.decor_mut() = decor;
        }
        edit::each(table, "goal", &mut marks, &mut |goal, marks| {
            edit::each(goal, "indicator", marks, &mut |table, marks| self.indicator(table, marks));
            edit::each(goal, "measure", marks, &mut |measure, marks| {
                edit::each(measure, "indicator", marks, &mut |table, marks| self.indicator(table, marks));
            });
        });
        for lines in ["budget", "consolidation"] {
            edit::each(table, lines, &mut marks, &mut |table, marks| self.indicator(table, marks));
        }
        marks.write(table);
    }
}
