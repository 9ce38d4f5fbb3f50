//! How a free table is read: which column is what, and how it writes its numbers. A small TOML file of its own.

pub(crate) mod table;

use std::collections::BTreeMap;

use super::decode::Encoding;
use super::fields::{Context, Fields};
use super::raw::DecimalMark;
use super::text::date;
use super::toml;
use crate::diagnostic::{Diagnostics, Problem};
use crate::model::column::Column;
use crate::number::Decimal;
use crate::problem::nearest;
use crate::source::{Located, Place, SourceId};

/// Words for what stands between fields.
const DELIMITERS: [(&str, u8); 4] = [(";", b';'), (",", b','), ("tab", b'\t'), ("|", b'|')];

/// Words for how texts write numbers.
const DECIMALS: [(&str, DecimalMark); 2] = [(",", DecimalMark::Comma), (".", DecimalMark::Point)];

/// A mapping.
#[derive(Debug)]
pub(crate) struct Mapping {
    /// The top of the file, where what is missing is reported.
    pub(crate) place: Place,
    /// Name of the sheet; the first one unless given.
    pub(crate) sheet: Option<Located<String>>,
    /// Row of the headers from 1; the first unless given.
    pub(crate) header: Option<u32>,
    /// Of a table in text form without a mark; UTF-8 unless given, or Windows-1252 where it is no UTF-8.
    pub(crate) encoding: Option<Encoding>,
    /// Of a table in text form; as the first line shows unless given.
    pub(crate) delimiter: Option<u8>,
    /// How texts write numbers; as the table shows unless given.
    pub(crate) decimal: Option<DecimalMark>,
    /// True where a dash is the number 0, and not a value that is missing.
    pub(crate) dash_is_zero: bool,
    /// What stands behind figures that are provisional.
    pub(crate) provisional: Vec<String>,
    /// The period of all rows.
    pub(crate) period: Option<Located<String>>,
    /// The matrix of indicators without one.
    pub(crate) matrix: Option<Located<String>>,
    /// Rows whose indicator reads so are passed over.
    pub(crate) skip: Vec<String>,
    /// Header or letter of each column.
    pub(crate) columns: Vec<(Column, Located<String>)>,
    /// What the numbers of a column are multiplied by.
    pub(crate) factors: BTreeMap<Column, Decimal>,
    /// Ids of what the table calls otherwise.
    pub(crate) indicators: BTreeMap<String, Located<String>>,
    /// Header or letter of columns that hold the values of one indicator each, with its id.
    pub(crate) values: Vec<(String, Located<String>)>,
    /// Periods of what the table calls otherwise, in a column of periods or as headers of columns of values.
    pub(crate) periods: Vec<(String, Located<String>)>,
}

/// A date, also one whose year has two digits: a mapping names the period that is meant, so nothing is guessed.
fn short_date(text: &str) -> Option<chrono::NaiveDate> {
    date(text).or_else(|| {
        let (day, year) = text.trim().rsplit_once('.').filter(|(_, year)| year.len() == 2)?;
        date(&format!("{day}.20{year}"))
    })
}

/// How a table in text form is written, where a mapping says it.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct TextForm {
    /// Of a file without a mark.
    pub(crate) encoding: Option<Encoding>,
    /// Between fields.
    pub(crate) delimiter: Option<u8>,
    /// Row of the headings from 1, which show the delimiter.
    pub(crate) header: Option<u32>,
}

impl Mapping {
    pub(crate) fn text_form(&self) -> TextForm {
        TextForm { encoding: self.encoding, delimiter: self.delimiter, header: self.header }
    }

    /// The period that a text of the table stands for.
    pub(crate) fn period_of(&self, text: &str) -> Option<&Located<String>> {
        let day = short_date(text);
        let same = |name: &str| folded(name) == folded(text) || day.is_some() && short_date(name) == day;
        self.periods.iter().find(|(name, _)| same(name)).map(|(_, period)| period)
    }

    /// True for a heading like that of a period: a day, or a heading that the mapping names but for its digits (`T3 2013`
    /// beside `T1 2013`).
    pub(crate) fn looks_like_a_period(&self, heading: &str) -> bool {
        let shape = |text: &str| -> String {
            folded(text).chars().map(|sign| if sign.is_ascii_digit() { '0' } else { sign }).collect()
        };
        let has_digits = heading.contains(|sign: char| sign.is_ascii_digit());
        short_date(heading).is_some()
            || has_digits && self.periods.iter().any(|(name, _)| shape(name) == shape(heading))
    }

    /// True where a column says the period of its row.
    pub(crate) fn has(&self, column: Column) -> bool {
        self.columns.iter().any(|(known, _)| *known == column)
    }

    /// True where each period has a column of values.
    pub(crate) fn has_columns_of_periods(&self) -> bool {
        !self.periods.is_empty() && !self.has(Column::Period)
    }

    /// Says which keys cannot stand beside each other.
    fn contradictions(&self, context: &mut Context<'_>) {
        let mut contradict = |first: &str, second: String, place: Place| {
            context.push(Problem::MappingContradiction { first: first.to_owned(), second }, place);
        };
        let by_period = self.has_columns_of_periods();
        for (column, name) in &self.columns {
            let key = || format!("columns.{}", column.name());
            let of_row = matches!(column, Column::Matrix | Column::Period | Column::Area);
            if !self.values.is_empty() && !of_row {
                contradict("[values]", key(), name.place);
            } else if by_period && !of_row && *column != Column::Indicator {
                contradict("[periods]", key(), name.place);
            }
        }
        if let Some((_, period)) = self.periods.first() {
            if let Some(one) = &self.period {
                contradict("[periods]", "period".to_owned(), one.place);
            }
            if by_period && !self.values.is_empty() {
                contradict("[values]", "[periods]".to_owned(), period.place);
            }
        }
        if let Some((_, id)) = self.values.first().filter(|_| !self.indicators.is_empty()) {
            contradict("[values]", "[indicators]".to_owned(), id.place);
        }
    }
}

/// Reads a mapping. Says everything that is wrong with it.
pub(crate) fn read(text: &str, source: SourceId, diagnostics: &mut Diagnostics) -> Mapping {
    let (mut fields, broken) = toml::parse(text, source, diagnostics);
    let context = &mut Context { source, diagnostics, broken: &broken, closed: false };
    let mapping = Mapping {
        place: fields.place,
        sheet: fields.text("sheet", context),
        header: header(&mut fields, context),
        encoding: word(&mut fields, "encoding", &Encoding::NAMES, context),
        delimiter: word(&mut fields, "delimiter", &DELIMITERS, context),
        decimal: word(&mut fields, "decimal", &DECIMALS, context),
        dash_is_zero: word(&mut fields, "dash", &[("zero", true), ("missing", false)], context).unwrap_or_default(),
        provisional: provisional(&mut fields, context),
        period: fields.text("period", context),
        matrix: fields.text("matrix", context),
        skip: fields.texts("skip", context).unwrap_or_default().into_iter().map(|text| text.value).collect(),
        columns: columns(&mut fields, context),
        factors: factors(&mut fields, context),
        indicators: fields
            .table("indicators", "[indicators]", context)
            .map(|fields| fields.named_texts(context).into_iter().map(|(name, id)| (folded(&name), id)).collect())
            .unwrap_or_default(),
        values: names(&mut fields, "values", "[values]", context),
        periods: names(&mut fields, "periods", "[periods]", context),
    };
    fields.finish(context);
    mapping.contradictions(context);
    if mapping.values.is_empty() && !mapping.has(Column::Indicator) {
        context.push(Problem::MissingKey { key: "indicator", section: "[columns]" }, mapping.place);
    }
    mapping
}

/// A name as it is compared: without regard to case and blanks.
pub(crate) fn folded(name: &str) -> String {
    name.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}

fn header(fields: &mut Fields<'_>, context: &mut Context<'_>) -> Option<u32> {
    let row = fields.number("header", context)?;
    let whole = row.value.normalize();
    let fits = u32::try_from(whole.mantissa()).ok().filter(|row| whole.scale() == 0 && (1..=1_000_000).contains(row));
    if fits.is_none() {
        let (low, high) = ("1".into(), "1000000".into());
        context.push(Problem::OutOfBounds { key: "header", found: row.value.to_string(), low, high }, row.place);
    }
    fits
}

/// Marks of provisional figures. What numbers are written with cannot be one.
fn provisional(fields: &mut Fields<'_>, context: &mut Context<'_>) -> Vec<String> {
    let mut marks = Vec::new();
    for mark in fields.texts("provisional", context).unwrap_or_default() {
        let of_numbers = |sign: char| sign.is_ascii_digit() || sign.is_whitespace() || ",.-−–+%€$£/'’".contains(sign);
        if mark.value.is_empty() || mark.value.contains(of_numbers) {
            let allowed = ["*", "†", "(p)"].map(str::to_owned).to_vec();
            let problem = Problem::UnknownWord { key: "provisional", found: mark.value, allowed, suggestion: None };
            context.push(problem, mark.place);
        } else {
            marks.push(mark.value);
        }
    }
    marks
}

fn word<T: Copy>(
    fields: &mut Fields<'_>,
    key: &'static str,
    words: &[(&'static str, T)],
    context: &mut Context<'_>,
) -> Option<T> {
    let text = fields.text(key, context)?;
    let found = words.iter().find(|(word, _)| word.eq_ignore_ascii_case(&text.value)).map(|(_, meaning)| *meaning);
    if found.is_none() {
        let allowed = words.iter().map(|(word, _)| (*word).to_owned()).collect();
        let suggestion = nearest(&text.value, words.iter().map(|(word, _)| *word));
        context.push(Problem::UnknownWord { key, found: text.value, allowed, suggestion }, text.place);
    }
    found
}

/// A table of names that the mapping chooses.
fn names(
    fields: &mut Fields<'_>,
    key: &'static str,
    section: &'static str,
    context: &mut Context<'_>,
) -> Vec<(String, Located<String>)> {
    fields.table(key, section, context).map(|table| table.named_texts(context)).unwrap_or_default()
}

fn columns(fields: &mut Fields<'_>, context: &mut Context<'_>) -> Vec<(Column, Located<String>)> {
    let Some(mut table) = fields.table("columns", "[columns]", context) else {
        return Vec::new();
    };
    let columns =
        Column::ALL.into_iter().filter_map(|column| Some((column, table.text(column.name(), context)?))).collect();
    table.finish(context);
    columns
}

fn factors(fields: &mut Fields<'_>, context: &mut Context<'_>) -> BTreeMap<Column, Decimal> {
    let Some(mut table) = fields.table("factor", "[factor]", context) else {
        return BTreeMap::new();
    };
    let numeric = Column::ALL.into_iter().filter(|column| column.is_numeric() && *column != Column::Progress);
    let factors = numeric.filter_map(|column| Some((column, table.number(column.name(), context)?.value))).collect();
    table.finish(context);
    factors
}
