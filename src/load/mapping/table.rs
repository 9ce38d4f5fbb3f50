//! How an existing table of goals is read where its own words do not say it: `adopt --mapping`. A small TOML file.

use super::{DECIMALS, DELIMITERS, TextForm, folded, header, names, word};
use crate::diagnostic::{Diagnostics, Problem};
use crate::load::decode::Encoding;
use crate::load::fields::{Context, Fields};
use crate::load::raw::DecimalMark;
use crate::load::toml;
use crate::problem::nearest;
use crate::source::{Located, SourceId};

/// Which way a word of a column of directions points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    /// More is better.
    Up,
    /// Less is better.
    Down,
}

/// What a column can be for, as keys of `[columns]`.
pub(crate) const FIELDS: [&str; 21] = [
    "strategic_goal",
    "field",
    "goal",
    "product",
    "measure",
    "indicator",
    "unit",
    "target",
    "at_least",
    "at_most",
    "direction",
    "kind",
    "done_by",
    "baseline",
    "forecast",
    "responsible",
    "source",
    "comment",
    "action",
    "hypothesis",
    "evidence",
];

/// Kinds that a word of the table can stand for: those whose values are one figure or a day.
const KINDS: [(&str, &str); 4] =
    [("cumulative", "cumulative"), ("level", "level"), ("average", "average"), ("milestone", "milestone")];

/// A mapping for a table of goals. Headings are compared without regard to case and blanks; a column may also be named by its
/// letters.
#[derive(Debug, Default)]
pub(crate) struct TableMapping {
    /// Name of the sheet; all with a known header unless given.
    pub(crate) sheet: Option<Located<String>>,
    /// Row of the headings from 1; found by their words unless given.
    pub(crate) header: Option<u32>,
    /// Of a table in text form.
    pub(crate) encoding: Option<Encoding>,
    /// Of a table in text form.
    pub(crate) delimiter: Option<u8>,
    /// How texts write numbers; as the table shows unless given.
    pub(crate) decimal: Option<DecimalMark>,
    /// Rows whose indicator reads so are passed over.
    pub(crate) skip: Vec<String>,
    /// Headings or letters of columns that are left out.
    pub(crate) ignore: Vec<Located<String>>,
    /// One of [`FIELDS`], and the heading or the letters of its column.
    pub(crate) columns: Vec<(&'static str, Located<String>)>,
    /// Heading or letters of columns that hold the Ist of a period, and the period.
    pub(crate) periods: Vec<(String, Located<String>)>,
    /// Heading or letters of columns that hold the Soll of a period, and the period.
    pub(crate) interim: Vec<(String, Located<String>)>,
    /// Words of the column of directions.
    pub(crate) directions: Vec<(String, Direction)>,
    /// Words of the column of kinds, and a kind of the format.
    pub(crate) kinds: Vec<(String, &'static str)>,
}

/// Reads a mapping. Says everything that is wrong with it.
pub(crate) fn read(text: &str, source: SourceId, diagnostics: &mut Diagnostics) -> TableMapping {
    let (mut fields, broken) = toml::parse(text, source, diagnostics);
    let context = &mut Context { source, diagnostics, broken: &broken, closed: false };
    let mapping = TableMapping {
        sheet: fields.text("sheet", context),
        header: header(&mut fields, context),
        encoding: word(&mut fields, "encoding", &Encoding::NAMES, context),
        delimiter: word(&mut fields, "delimiter", &DELIMITERS, context),
        decimal: word(&mut fields, "decimal", &DECIMALS, context),
        skip: fields.texts("skip", context).unwrap_or_default().into_iter().map(|text| text.value).collect(),
        ignore: fields.texts("ignore", context).unwrap_or_default(),
        columns: columns(&mut fields, context),
        periods: names(&mut fields, "periods", "[periods]", context),
        interim: names(&mut fields, "interim", "[interim]", context),
        directions: words(
            &mut fields,
            ("directions", "[directions]"),
            &[("at_least", Direction::Up), ("at_most", Direction::Down)],
            context,
        ),
        kinds: words(&mut fields, ("kinds", "[kinds]"), &KINDS, context),
    };
    fields.finish(context);
    mapping.contradictions(context);
    mapping
}

impl TableMapping {
    pub(crate) fn text_form(&self) -> TextForm {
        TextForm { encoding: self.encoding, delimiter: self.delimiter, header: self.header }
    }

    /// A column that stands for two things.
    fn contradictions(&self, context: &mut Context<'_>) {
        let columns = self.columns.iter().map(|(field, name)| (format!("columns.{field}"), &name.value, name.place));
        let ignored = self.ignore.iter().map(|name| ("ignore".to_owned(), &name.value, name.place));
        let timed = [("[periods]", &self.periods), ("[interim]", &self.interim)];
        let timed = timed.into_iter().flat_map(|(section, names)| {
            names.iter().map(move |(name, period)| (section.to_owned(), name, period.place))
        });
        let mut seen: Vec<(String, String)> = Vec::new();
        for (key, name, place) in columns.chain(timed).chain(ignored) {
            let name = folded(name);
            match seen.iter().find(|(other, _)| *other == name) {
                Some((_, first)) => {
                    context.push(Problem::MappingContradiction { first: first.clone(), second: key }, place);
                }
                None => seen.push((name, key)),
            }
        }
    }
}

fn columns(fields: &mut Fields<'_>, context: &mut Context<'_>) -> Vec<(&'static str, Located<String>)> {
    let Some(mut table) = fields.table("columns", "[columns]", context) else {
        return Vec::new();
    };
    let columns = FIELDS.into_iter().filter_map(|field| Some((field, table.text(field, context)?))).collect();
    table.finish(context);
    columns
}

/// A table that says what words of the file mean.
fn words<T: Copy>(
    fields: &mut Fields<'_>,
    (key, section): (&'static str, &'static str),
    known: &[(&'static str, T)],
    context: &mut Context<'_>,
) -> Vec<(String, T)> {
    let mut found = Vec::new();
    for (name, said) in names(fields, key, section, context) {
        if let Some((_, meaning)) = known.iter().find(|(word, _)| *word == said.value) {
            found.push((folded(&name), *meaning));
        } else {
            let allowed = known.iter().map(|(word, _)| (*word).to_owned()).collect();
            let suggestion = nearest(&said.value, known.iter().map(|(word, _)| *word));
            context.push(Problem::UnknownWord { key, found: said.value, allowed, suggestion }, said.place);
        }
    }
    found
}
