//! The cells of one row of a form.

use chrono::NaiveDate;

use super::columns::FormColumn;
use super::hidden::marked_as_text;
use crate::catalogue::words::Word;
use crate::catalogue::{Language, form as words, format, report};
use crate::model::column::Column;
use crate::model::{Kind, LineKind, Mark};
use crate::number::{Decimal, Number};
use crate::render::shown::capital;
use crate::render::workbook::cell::{Cell, Content};
use crate::render::workbook::styles::{Role, Style};
use crate::render::workbook::{layout, numbers, text};
use crate::report::form::{Entry, Expects, FormRow, Input, Last};
use crate::report::{Named, ReportedState};
use crate::status::Status;

/// Digits that a spreadsheet keeps of a number; one with more is written as a text, so that none is lost.
const KEPT_DIGITS: usize = 15;

/// The cell of a row in a column.
pub(super) fn cell(row: &FormRow, column: FormColumn, cutoff: NaiveDate, language: Language) -> Cell {
    match column {
        FormColumn::Indicator => marked_as_text(name(row, cutoff, language)),
        FormColumn::Unit => marked_as_text(Cell::text(row.unit.as_str())),
        FormColumn::Target => match row.area {
            Some(_) => Cell::text(words::NOTHING),
            None => Cell::text(target(row, language)),
        },
        FormColumn::Expected => read(expected(row, language)),
        FormColumn::Green => Cell::words(Role::NumberWords, words::green(row.green.as_ref(), row.kind, language)),
        FormColumn::YearBefore => read(last(&row.year_before, row.kind, language)),
        FormColumn::Last => read(last(&row.last, row.kind, language)),
        FormColumn::Input(column) => match row.input(column) {
            Some(input) => entry(row, input, language),
            None => Cell::words(Role::Unused, words::NOTHING),
        },
    }
}

/// The name, with what the value is and where it comes from; of an area its title alone.
fn name(row: &FormRow, cutoff: NaiveDate, language: Language) -> Cell {
    let too_long = |column| {
        let input = row.input(column)?;
        matches!(&input.entry, Some(Entry::Text(text)) if !text::fits_cell(text))
            .then(|| words::too_long(column, language))
    };
    let mut below: Vec<String> = Vec::new();
    if row.area.is_none() {
        below.push(capital(&words::basis(row, cutoff, language)));
        below.extend(words::parts(row, language));
        let of_year = row.kind == Kind::Cumulative && row.per_period && row.expected.is_some();
        below.extend(of_year.then(|| words::since_start(language).to_owned()));
        below.extend(row.last.done.map(|_| words::done_already(language).to_owned()));
        below.extend(row.whole.map(|whole| words::whole(whole, language).to_owned()));
        below.extend(row.source.as_deref().map(|source| words::source(source, language)));
    }
    below.extend([Column::Comment, Column::Action].into_iter().filter_map(too_long));
    match &row.area {
        Some(area) => Cell::runs(Role::Indented, &title_of(area), below),
        None => Cell::runs(Role::Text, &row.name, below),
    }
}

fn title_of(area: &Named) -> String {
    if area.title.is_empty() { area.id.clone() } else { area.title.clone() }
}

/// The annual target as reports say it; a relative one with its figures where they are known.
fn target(row: &FormRow, language: Language) -> String {
    let words = report::target_or_none(row.target.as_ref(), row.kind, language);
    match &row.annual {
        Some(annual) => format!("{words} ({})", report::mark(annual, language)),
        None => words,
    }
}

fn expected(row: &FormRow, language: Language) -> String {
    let Some(mark) = &row.expected else { return words::NOTHING.into() };
    let assumed = if row.expected_assumed { report::ASSUMED_MARK } else { "" };
    let expected = match (row.kind, mark) {
        (Kind::Milestone, Mark::Point(progress)) => format::percent(progress, language),
        _ => report::mark(mark, language),
    };
    format!("{expected}{assumed}")
}

fn last(last: &Last, kind: Kind, language: Language) -> String {
    match (&last.figure, last.done, last.colour) {
        _ if last.state == ReportedState::Suppressed => words::no_value(last.state, language).into(),
        (_, Some(done), _) => format::date(done, language),
        (Some(figure), None, _) if kind == Kind::Milestone => format::percent(figure, language),
        (Some(figure), None, _) => format::figure(figure, language),
        (None, None, Some(colour)) => report::status_with_symbol(colour, language),
        (None, None, None) => words::no_value(last.state, language).into(),
    }
}

/// Words where figures stand, for reading.
fn read(words: String) -> Cell {
    let shown = layout::pixels(&words);
    Cell { shown, ..Cell::words(Role::NumberWords, words) }
}

fn entry(row: &FormRow, input: &Input, language: Language) -> Cell {
    let style = style(row, input, language);
    let of = |content| Cell { content, style: style.clone(), shown: 0 };
    match &input.entry {
        None => of(Content::Blank),
        Some(Entry::Number(number)) => decimal(*number, row, style, language),
        Some(Entry::Date(date)) => Cell { shown: layout::pixels("00.00.0000"), ..of(Content::Date(*date)) },
        Some(Entry::Colour(colour)) => of(Content::Text(report::status(Status::from(*colour), language).into())),
        Some(Entry::State(status)) => of(Content::Text(state(*status, language).into())),
        // What would not come back whole is better not there.
        Some(Entry::Text(words)) if !text::fits_cell(words) => of(Content::Blank),
        Some(Entry::Text(words)) => marked_as_text(of(Content::Text(words.clone()))),
    }
}

/// A word for a state that the reader of actuals knows.
pub(super) fn state(status: Status, language: Language) -> &'static str {
    let german = if status == Status::Suppressed {
        Word::Suppressed.text(Language::German)
    } else {
        report::status(status, Language::German)
    };
    language.pick(german, status.name())
}

/// How an input looks. Numbers have no fixed places, as one that is typed must not look rounded.
pub(super) fn style(row: &FormRow, input: &Input, language: Language) -> Style {
    let input_style = Style::new(Role::Input);
    match input.expects {
        Expects::Text => Style::new(Role::InputWords),
        Expects::Done | Expects::Date => input_style.shown_as(numbers::date(language).to_owned()),
        Expects::Progress => input_style.shown_as(numbers::with_suffix("General", numbers::percent_sign(language))),
        Expects::Number if row.line != LineKind::Goal => input_style.shown_as(numbers::plain(money_places(input))),
        Expects::Number if row.unit.trim() == "%" && input.column != Column::Numerator => {
            input_style.shown_as(numbers::with_suffix("General", numbers::percent_sign(language)))
        }
        Expects::Number | Expects::NotNegative | Expects::Colour | Expects::State => input_style,
    }
}

/// Cents, or as many places as a reported amount has.
fn money_places(input: &Input) -> u32 {
    const CENTS: u32 = 2;
    match &input.entry {
        Some(Entry::Number(number)) => number.scale().max(CENTS),
        Some(Entry::Date(_) | Entry::Colour(_) | Entry::State(_) | Entry::Text(_)) | None => CENTS,
    }
}

fn decimal(number: Decimal, row: &FormRow, style: Style, language: Language) -> Cell {
    let digits = number.normalize().mantissa().unsigned_abs().to_string().len();
    let shown = layout::pixels(&format::decimal(number, language));
    if digits > KEPT_DIGITS {
        // Without marks of thousands, so that the one mark that is there can only be that of the decimals.
        let words = language.pick(number.to_string().replace('.', ","), number.to_string());
        return Cell { content: Content::Text(words), style, shown };
    }
    let cents = if row.line == LineKind::Goal { 0 } else { layout::pixels(",00") };
    Cell { content: Content::Number(Number::from(number).to_spreadsheet()), style, shown: shown + cents }
}
