//! A cell with what stands below it.

use maud::{Markup, html};

use super::chart;
use super::parts::{aligned, badge, nothing, spoken, symbol, user};
use crate::catalogue::{Language, report as words};
use crate::document::{Cell, Column, ESTIMATED, Rank, TableColumn, TableRow, Value};
use crate::report::ForecastSource;
use crate::status::Status;

/// A cell and where it stands.
pub(super) struct Place<'a> {
    pub(super) row: &'a TableRow,
    /// The place of the large value.
    pub(super) first: usize,
    /// Those of the small ones below it.
    pub(super) below: &'a [usize],
    pub(super) columns: &'a [TableColumn],
    /// Characters from the decimal mark on that the column has room for.
    pub(super) tail: usize,
    /// Where its words lead.
    pub(super) link: Option<&'a str>,
    pub(super) language: Language,
}

impl Place<'_> {
    fn cell(&self) -> Option<&Cell> {
        self.row.cells.get(self.first)
    }

    fn column(&self) -> Option<&TableColumn> {
        self.columns.get(self.first)
    }

    /// What stands before the value where columns have no heads.
    pub(super) fn heading(&self) -> &str {
        self.column().map_or("", |here| &here.heading)
    }

    /// What cells of the column are ordered by.
    pub(super) fn key(&self) -> Option<String> {
        self.cell().and_then(Cell::key)
    }
}

/// The contents of a cell.
pub(super) fn write(place: &Place<'_>) -> Markup {
    let Some(cell) = place.cell() else { return nothing() };
    let is_unit = |below: &usize| place.columns.get(*below).is_some_and(|here| here.column == Column::Unit);
    let text = |below: &usize| place.row.small_text(*below, place.columns, place.language);
    let small: Vec<String> = place.below.iter().filter(|below| !is_unit(below)).map(text).collect();
    html! {
        span.v {
            (value(cell, place))
            // A unit follows its name.
            @for unit in place.below.iter().filter(|below| is_unit(below)) { span.quiet { ", " (user(&text(unit))) } }
        }
        @for text in small.iter().chain(&cell.details) { span.details { (user(text)) } }
    }
}

fn value(cell: &Cell, place: &Place<'_>) -> Markup {
    let language = place.language;
    let is_actual = place.column().is_some_and(|here| here.column == Column::Actual);
    match (&cell.value, cell.status) {
        (Value::Nothing, _) if place.row.rank != Rank::Usual => html! {},
        (Value::Nothing, _) => nothing(),
        (Value::Text(text), None) => html! {
            @match place.link {
                Some(anchor) => a href={ "#" (anchor) } { (user(text)) },
                None => (user(text)),
            }
        },
        (Value::Status(status), _) => html! { (badge(*status, language)) (cell.marks) },
        (Value::Counts(counts), _) => chart::distribution(counts, language),
        (Value::Chart(development, said), _) => chart::development(development, said),
        (Value::Count(count), colour) => html! {
            @if *count == 0 {} @else if let Some(status) = colour {
                span class={ "letters " (status.name()) } { (number(cell, place)) }
            } @else { (number(cell, place)) }
        },
        (_, Some(status)) if is_actual => html! {
            span class={ "chip " (status.name()) } { (coloured(cell, status, place)) }
        },
        (_, Some(status)) => html! {
            span class={ "letters " (status.name()) } { (coloured(cell, status, place)) }
        },
        (_, None) => number(cell, place),
    }
}

/// Symbol, value, and the word for those who do not see it.
fn coloured(cell: &Cell, status: Status, place: &Place<'_>) -> Markup {
    let word = words::status(status, place.language);
    let says_it = cell.value == Value::Text(word.replace(' ', "\u{a0}"));
    html! {
        (symbol(status)) "\u{a0}"
        span { @if let Value::Text(text) = &cell.value { (user(text)) (cell.marks) } @else { (number(cell, place)) } }
        @if !says_it { (spoken(&format!(" {word}"))) }
    }
}

fn number(cell: &Cell, place: &Place<'_>) -> Markup {
    let language = place.language;
    let text = cell.text(language);
    let shown = text.strip_prefix(ESTIMATED).unwrap_or(&text);
    let room = if cell.is_aligned() { place.tail } else { 0 };
    html! {
        @if cell.estimated {
            (spoken(words::forecast_source(ForecastSource::Extrapolated, language)))
            span aria-hidden="true" { (ESTIMATED) }
        }
        (aligned(shown, room, language))
    }
}
