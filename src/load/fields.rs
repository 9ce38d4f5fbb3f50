//! Reads the fields of a TOML table one by one, so that one wrong field does not hide the next; whatever nobody asked
//! for is an unknown key.

use chrono::NaiveDate;
use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

use super::raw::{Amount, Amounts, DecimalMark, RawAreas, RawValue};
use super::text::{self, NumberError};
use crate::diagnostic::{Diagnostics, Problem, Severity};
use crate::number::{Decimal, Number, thousands};
use crate::problem::{Expected, Syntax, home};
use crate::source::{Located, Place, SourceId};

/// Where problems go, and which parts of the text had syntax errors already.
pub(super) struct Context<'a> {
    /// The file.
    pub(super) source: SourceId,
    /// Problems found.
    pub(super) diagnostics: &'a mut Diagnostics,
    /// Spans of syntax errors: what touches one is not blamed twice.
    pub(super) broken: &'a [Place],
    /// True for files below `closed/`: there `1.240` is what it was when the period was closed.
    pub(super) closed: bool,
}

impl Context<'_> {
    /// The place of a span of this file.
    pub(super) fn place(&self, span: std::ops::Range<usize>) -> Place {
        let bound = |byte: usize| u32::try_from(byte).unwrap_or(u32::MAX);
        Place { source: self.source, start: bound(span.start), end: bound(span.end) }
    }

    /// Notes a problem, unless the place had a syntax error.
    pub(super) fn push(&mut self, problem: Problem, place: Place) {
        if !self.diagnostics.has_room(self.source) {
            self.diagnostics.leave_out(self.source, problem.severity(), 1);
            return;
        }
        // What stands in for a value that the parser gave up has no place.
        if !self.is_blamed(place) && (place.end > 0 || self.broken.is_empty()) {
            self.diagnostics.push(problem, place);
        }
    }

    /// True where the place had a syntax error.
    fn is_blamed(&self, place: Place) -> bool {
        self.broken.iter().any(|broken| broken.start <= place.end && place.start <= broken.end)
    }
}

type Entry<'i> = (Place, Spanned<DeValue<'i>>);

/// The fields of one table.
pub(super) struct Fields<'i> {
    /// What was not taken yet. Tables are small, so that looking through them is quicker than a search.
    table: Vec<Option<(Spanned<DeString<'i>>, Spanned<DeValue<'i>>)>>,
    section: &'static str,
    known: Vec<&'static str>,
    /// Where the table stands: its header, or its braces.
    pub(super) place: Place,
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "whatever TOML may hold beside what a field takes is the wrong type"
)]
impl<'i> Fields<'i> {
    /// The fields of a table; `section` names it in messages, such as `[[goal]]`.
    pub(super) fn new(table: DeTable<'i>, section: &'static str, place: Place) -> Self {
        /// Keys that are asked for of a section.
        const KEYS: usize = 32;
        let known = Vec::with_capacity(if section.starts_with('[') { KEYS } else { table.len() });
        Self { table: table.into_iter().map(Some).collect(), section, known, place }
    }

    fn position(&self, key: &str) -> Option<usize> {
        self.table.iter().position(|entry| entry.as_ref().is_some_and(|(known, _)| known.get_ref() == key))
    }

    /// True where the key is there and was not read yet.
    pub(super) fn has(&self, key: &str) -> bool {
        self.position(key).is_some()
    }

    fn take(&mut self, key: &'static str, context: &Context<'_>) -> Option<Entry<'i>> {
        self.known.push(key);
        let (key, value) = self.position(key).and_then(|at| self.table[at].take())?;
        Some((context.place(key.span()), value))
    }

    fn mismatch(&self, key: &str, expected: Expected, value: &Spanned<DeValue<'i>>, context: &mut Context<'_>) {
        let problem =
            Problem::WrongType { key: key.into(), section: self.section, expected, found: found(value.get_ref()) };
        let place = context.place(value.span());
        context.push(problem, place);
    }

    /// A text. One of blanks alone counts as none and is reported.
    pub(super) fn text(&mut self, key: &'static str, context: &mut Context<'_>) -> Option<Located<String>> {
        let (_, value) = self.take(key, context)?;
        let place = context.place(value.span());
        let DeValue::String(text) = value.get_ref() else {
            self.mismatch(key, Expected::Text, &value, context);
            return None;
        };
        Some(Located::new(text.trim().to_owned(), place))
    }

    /// A list of texts; a single text counts as a list of one.
    pub(super) fn texts(&mut self, key: &'static str, context: &mut Context<'_>) -> Option<Vec<Located<String>>> {
        let (_, value) = self.take(key, context)?;
        let place = context.place(value.span());
        let items = match value.get_ref() {
            DeValue::String(text) => return Some(vec![Located::new(text.trim().to_owned(), place)]),
            DeValue::Array(items) => items,
            _ => {
                self.mismatch(key, Expected::Texts, &value, context);
                return None;
            }
        };
        let mut texts = Vec::new();
        for item in items {
            let place = context.place(item.span());
            match item.get_ref() {
                DeValue::String(text) => texts.push(Located::new(text.trim().to_owned(), place)),
                _ => self.mismatch(key, Expected::Text, item, context),
            }
        }
        // A list whose items are all faulty is not empty.
        (!texts.is_empty() || items.is_empty() && !context.is_blamed(place)).then_some(texts)
    }

    /// A single text, or a list of texts, told apart.
    pub(super) fn text_or_texts(&mut self, key: &'static str, context: &mut Context<'_>) -> Option<RawAreas> {
        let (place, single) = {
            let (_, value) = self.table[self.position(key)?].as_ref()?;
            (context.place(value.span()), matches!(value.get_ref(), DeValue::String(_)))
        };
        let mut ids = self.texts(key, context)?;
        let word = if single { ids.pop() } else { None };
        Some(word.map_or(RawAreas::Ids { place, ids }, RawAreas::Word))
    }

    /// A number.
    pub(super) fn number(&mut self, key: &'static str, context: &mut Context<'_>) -> Option<Located<Decimal>> {
        let (_, value) = self.take(key, context)?;
        let amount = self.amount_of(key, &value, Expected::Number, context)?;
        match amount.value {
            Amount::Number(number) => Some(amount.with(number)),
            Amount::Percent(_) => {
                self.mismatch(key, Expected::Number, &value, context);
                None
            }
        }
    }

    /// A number or a percentage.
    pub(super) fn amount(&mut self, key: &'static str, context: &mut Context<'_>) -> Option<Located<Amount>> {
        let (_, value) = self.take(key, context)?;
        self.amount_of(key, &value, Expected::Amount, context)
    }

    /// A number, a percentage, or a list of them. `None` where one of them cannot be read.
    pub(super) fn amounts(&mut self, key: &'static str, context: &mut Context<'_>) -> Option<(Place, Amounts)> {
        let (place, value) = self.take(key, context)?;
        Some((place, self.amounts_of(key, &value, context)?))
    }

    fn amounts_of(&self, key: &str, value: &Spanned<DeValue<'i>>, context: &mut Context<'_>) -> Option<Amounts> {
        match value.get_ref() {
            DeValue::Array(items) => {
                if has_decimal_commas(items) {
                    let place = context.place(value.span());
                    context.push(Problem::Syntax { syntax: Syntax::CommaInList }, place);
                    return None;
                }
                let amounts: Vec<_> =
                    items.iter().filter_map(|item| self.amount_of(key, item, Expected::Amount, context)).collect();
                (amounts.len() == items.len()).then_some(amounts)
            }
            _ => Some(vec![self.amount_of(key, value, Expected::Amount, context)?]),
        }
    }

    fn amount_of(
        &self,
        key: &str,
        value: &Spanned<DeValue<'i>>,
        expected: Expected,
        context: &mut Context<'_>,
    ) -> Option<Located<Amount>> {
        let place = context.place(value.span());
        let read = match value.get_ref() {
            DeValue::Integer(integer) => text::toml_integer(integer.as_str(), integer.radix()).map(Amount::Number),
            DeValue::Float(float) if !context.closed && thousands::is_ambiguous(float.as_str()) => {
                context.push(Problem::NumberAmbiguous { text: float.as_str().to_owned() }, place);
                return None;
            }
            DeValue::Float(float) => {
                text::toml_float(float.as_str()).map(thousands::without_padding).map(Amount::Number)
            }
            DeValue::String(string) => {
                let Some(percent) = text::percentage(string) else {
                    self.mismatch(key, expected, value, context);
                    return None;
                };
                percent.map(Amount::Percent)
            }
            _ => {
                self.mismatch(key, expected, value, context);
                return None;
            }
        };
        match read {
            Ok(amount) => Some(Located::new(amount, place)),
            Err(error) => {
                context.push(number_problem(value, error), place);
                None
            }
        }
    }

    /// `true` or `false`.
    pub(super) fn truth(&mut self, key: &'static str, context: &mut Context<'_>) -> Option<Located<bool>> {
        let (_, value) = self.take(key, context)?;
        let place = context.place(value.span());
        let DeValue::Boolean(truth) = value.get_ref() else {
            self.mismatch(key, Expected::Truth, &value, context);
            return None;
        };
        Some(Located::new(*truth, place))
    }

    /// A value as it is written in the file, whatever it is.
    pub(super) fn written(
        &mut self,
        key: &'static str,
        text: &str,
        context: &mut Context<'_>,
    ) -> Option<Located<String>> {
        let (_, value) = self.take(key, context)?;
        let written = text.get(value.span())?;
        Some(Located::new(written.to_owned(), context.place(value.span())))
    }

    /// An exact number, or a list of them, with the places they are written with: `98.50`, `"20/3"`, `[37, 45]`.
    pub(super) fn exact(
        &mut self,
        key: &'static str,
        context: &mut Context<'_>,
    ) -> Option<Located<Vec<(Number, u32)>>> {
        let (_, value) = self.take(key, context)?;
        let place = context.place(value.span());
        let read = |value: &Spanned<DeValue<'i>>, context: &mut Context<'_>| {
            if let DeValue::String(string) = value.get_ref()
                && let Some(number) = Number::from_kept_text(string)
            {
                return Some((number, 0));
            }
            match self.amount_of(key, value, Expected::Number, context)?.value {
                Amount::Number(number) | Amount::Percent(number) => Some((Number::from(number), number.scale())),
            }
        };
        let numbers: Vec<(Number, u32)> = match value.get_ref() {
            DeValue::Array(items) => items.iter().map(|item| read(item, context)).collect::<Option<_>>()?,
            _ => vec![read(&value, context)?],
        };
        Some(Located::new(numbers, place))
    }

    /// A date without a time.
    pub(super) fn date(&mut self, key: &'static str, context: &mut Context<'_>) -> Option<Located<NaiveDate>> {
        let (_, value) = self.take(key, context)?;
        let place = context.place(value.span());
        if let DeValue::Datetime(datetime) = value.get_ref()
            && let Some(date) = text::toml_date(datetime)
        {
            return Some(Located::new(date, place));
        }
        if let DeValue::String(text) = value.get_ref()
            && let Some(date) = text::date(text)
            && text.contains('.')
        {
            context.push(Problem::Syntax { syntax: Syntax::Date { meant: Some(date.to_string()) } }, place);
            return None;
        }
        self.mismatch(key, Expected::Date, &value, context);
        None
    }

    /// A reported value: a number, a date or a text.
    pub(super) fn value(&mut self, key: &'static str, context: &mut Context<'_>) -> Option<Located<RawValue>> {
        let (_, value) = self.take(key, context)?;
        let place = context.place(value.span());
        let raw = match value.get_ref() {
            DeValue::String(string) => RawValue::Text(string.trim().to_owned(), DecimalMark::Unknown),
            DeValue::Datetime(datetime) if text::toml_date(datetime).is_some() => {
                RawValue::Date(text::toml_date(datetime)?)
            }
            DeValue::Integer(_) | DeValue::Float(_) => {
                match self.amount_of(key, &value, Expected::Value, context)?.value {
                    Amount::Number(number) | Amount::Percent(number) => RawValue::Number(number),
                }
            }
            DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => {
                self.mismatch(key, Expected::Value, &value, context);
                return None;
            }
        };
        Some(Located::new(raw, place))
    }

    /// An inner table, or a scalar in its place.
    pub(super) fn table_or_value(
        &mut self,
        key: &'static str,
        section: &'static str,
        context: &mut Context<'_>,
    ) -> Option<TableOr<'i>> {
        let (key_place, value) = self.take(key, context)?;
        let place = context.place(value.span());
        Some(match value.into_inner() {
            DeValue::Table(table) => {
                TableOr::Table(Self::new(table, section, if place.start == place.end { key_place } else { place }))
            }
            scalar => TableOr::Value { value: scalar, place },
        })
    }

    /// An inner table.
    pub(super) fn table(
        &mut self,
        key: &'static str,
        section: &'static str,
        context: &mut Context<'_>,
    ) -> Option<Self> {
        match self.table_or_value(key, section, context)? {
            TableOr::Table(table) => Some(table),
            TableOr::Value { value, place } => {
                let problem = Problem::WrongType {
                    key: key.into(),
                    section: self.section,
                    expected: Expected::Table(section),
                    found: found(&value),
                };
                context.push(problem, place);
                None
            }
        }
    }

    /// A list of tables.
    pub(super) fn tables(&mut self, key: &'static str, section: &'static str, context: &mut Context<'_>) -> Vec<Self> {
        let Some((_, value)) = self.take(key, context) else { return Vec::new() };
        let place = context.place(value.span());
        let items = match value.into_inner() {
            DeValue::Array(items) => items,
            other => {
                let problem = Problem::WrongType {
                    key: key.into(),
                    section: self.section,
                    expected: Expected::Tables(section),
                    found: found(&other),
                };
                context.push(problem, place);
                // A single one is read on, so that what is wrong in it is said in the same run.
                return match other {
                    DeValue::Table(table) => vec![Self::new(table, section, place)],
                    _ => Vec::new(),
                };
            }
        };
        let mut tables = Vec::new();
        for item in items {
            let place = context.place(item.span());
            match item.into_inner() {
                DeValue::Table(table) => tables.push(Self::new(table, section, place)),
                other => {
                    let problem = Problem::WrongType {
                        key: key.into(),
                        section: self.section,
                        expected: Expected::Tables(section),
                        found: found(&other),
                    };
                    context.push(problem, place);
                }
            }
        }
        tables
    }

    /// Every field that is left, whatever its name, read as amounts: the periods of `interim`.
    pub(super) fn named_amounts(mut self, context: &mut Context<'_>) -> Vec<(Located<String>, Amounts)> {
        let table = std::mem::take(&mut self.table);
        let mut named = Vec::with_capacity(table.len());
        for (key, value) in table.into_iter().flatten() {
            let place = context.place(key.span());
            let name = key.into_inner().into_owned();
            if let Some(amounts) = self.amounts_of(&name, &value, context) {
                named.push((Located::new(name, place), amounts));
            }
        }
        named
    }

    /// Every field that is left, whatever its name, read as texts: names that a mapping translates.
    pub(super) fn named_texts(mut self, context: &mut Context<'_>) -> Vec<(String, Located<String>)> {
        let mut named = Vec::new();
        for (key, value) in std::mem::take(&mut self.table).into_iter().flatten() {
            let place = context.place(value.span());
            match value.get_ref() {
                DeValue::String(text) => {
                    named.push((key.into_inner().into_owned(), Located::new(text.trim().to_owned(), place)));
                }
                _ => self.mismatch(key.get_ref(), Expected::Text, &value, context),
            }
        }
        named
    }

    /// Reports every key that nobody asked for.
    pub(super) fn finish(self, context: &mut Context<'_>) {
        for (key, _) in self.table.into_iter().flatten() {
            let place = context.place(key.span());
            if !context.diagnostics.has_room(context.source) {
                context.diagnostics.leave_out(context.source, Severity::Error, 1);
                continue;
            }
            let key: DeString<'_> = key.into_inner();
            let meant = home::meant(&key, self.section, &self.known);
            context.push(Problem::UnknownKey { key: key.into_owned(), section: self.section, meant }, place);
        }
    }
}

/// A table, or a scalar in its place.
pub(super) enum TableOr<'i> {
    /// A table.
    Table(Fields<'i>),
    /// Anything else.
    Value {
        /// What it is.
        value: DeValue<'i>,
        /// Where it is.
        place: Place,
    },
}

/// Reads a scalar as a number or percentage, with the messages of a field of that name.
pub(super) fn scalar_number(
    value: DeValue<'_>,
    place: Place,
    key: &'static str,
    section: &'static str,
    context: &mut Context<'_>,
) -> Option<Located<Decimal>> {
    let span = place.start as usize..place.end as usize;
    let fields = Fields::new(DeTable::new(), section, place);
    match fields.amount_of(key, &Spanned::new(span, value), Expected::Number, context)?.value {
        Amount::Number(number) => Some(Located::new(number, place)),
        Amount::Percent(_) => {
            let problem =
                Problem::WrongType { key: key.into(), section, expected: Expected::Number, found: Expected::Text };
            context.push(problem, place);
            None
        }
    }
}

fn number_problem(value: &Spanned<DeValue<'_>>, error: NumberError) -> Problem {
    let text = match value.get_ref() {
        DeValue::Integer(integer) => integer.as_str().to_owned(),
        DeValue::Float(float) => float.as_str().to_owned(),
        DeValue::String(string) => string.to_string(),
        DeValue::Boolean(_) | DeValue::Datetime(_) | DeValue::Array(_) | DeValue::Table(_) => String::new(),
    };
    match error {
        NumberError::NotFinite => Problem::NumberNotFinite { text },
        NumberError::TooLong => Problem::NumberTooLong { text },
    }
}

/// True for `[37,5, 45,0]`: whole numbers in pairs without a blank between them, and blanks between the pairs. TOML reads
/// four numbers there.
fn has_decimal_commas(items: &[Spanned<DeValue<'_>>]) -> bool {
    let gaps = || items.windows(2).map(|pair| pair[1].span().start.saturating_sub(pair[0].span().end));
    items.len() > 2
        && items.iter().all(|item| matches!(item.get_ref(), DeValue::Integer(_) | DeValue::String(_)))
        && gaps().any(|gap| gap == 1)
        && gaps().any(|gap| gap > 1)
}

/// What a value is.
pub(super) fn found(value: &DeValue<'_>) -> Expected {
    match value {
        DeValue::String(_) => Expected::Text,
        DeValue::Integer(_) | DeValue::Float(_) => Expected::Number,
        DeValue::Boolean(_) => Expected::Truth,
        DeValue::Datetime(moment) => match (moment.date, moment.time) {
            (Some(_), Some(_)) => Expected::Moment,
            (None, Some(_)) => Expected::Time,
            (_, None) => Expected::Date,
        },
        DeValue::Array(_) => Expected::List,
        DeValue::Table(_) => Expected::Table(""),
    }
}
