//! The columns of a planning form: where each input stands, how wide it is, what stands above it.

use crate::catalogue::{Language, format, planning as words};
use crate::form::planning::Field;
use crate::render::workbook::styles::Role;
use crate::report::planning::Planning;

/// The first column that is seen.
pub(super) const FIRST: u16 = 2;

/// A column: its input, or `None` for last year's figures; its width in characters.
type Column = (Option<Field>, u32);

/// The columns of a form.
pub(super) struct Columns(Vec<Column>);

impl Columns {
    pub(super) fn of(form: &Planning) -> Self {
        let mut columns = vec![
            (Some(Field::Name), 34),
            (None, 23),
            (Some(Field::Direction), 13),
            (Some(Field::Value), 11),
            (Some(Field::To), 9),
        ];
        columns.extend(form.interim.iter().map(|(period, _)| (Some(Field::Interim(period.index)), 11)));
        columns.extend([
            (Some(Field::Green), 7),
            (Some(Field::Yellow), 7),
            (Some(Field::Unit), 11),
            (Some(Field::Kind), 15),
            (Some(Field::Source), 17),
            (Some(Field::Open), 22),
        ]);
        columns.push(if form.closed { (Some(Field::Reason), 22) } else { (Some(Field::Dropped), 9) });
        Self(columns)
    }

    fn positions(&self) -> impl Iterator<Item = (u16, &Column)> {
        (FIRST..).zip(&self.0)
    }

    pub(super) fn last(&self) -> u16 {
        self.positions().last().map_or(FIRST, |(position, _)| position)
    }

    pub(super) fn widths(&self) -> impl Iterator<Item = (u16, u32)> {
        self.positions().map(|(position, (_, width))| (position, *width))
    }

    /// The inputs with their columns.
    pub(super) fn inputs(&self) -> impl Iterator<Item = (u16, Field)> {
        self.positions().filter_map(|(position, (field, _))| Some((position, (*field)?)))
    }

    /// The column of a field, or that of the field in whose column it stands.
    pub(super) fn at(&self, field: Field) -> Option<u16> {
        self.inputs().find(|(_, known)| *known == field.column()).map(|(position, _)| position)
    }

    /// Characters of columns that are shown as one.
    pub(super) fn width(&self, first: u16, last: u16) -> u32 {
        self.positions().filter(|(position, _)| (first..=last).contains(position)).map(|(_, (_, width))| width).sum()
    }

    /// The columns that a cell takes.
    pub(super) fn span(&self, field: Field) -> Option<(u16, u16)> {
        let first = self.at(field)?;
        let last = match field {
            Field::Responsible => Some(self.before_hypothesis().0 - 1),
            Field::Hypothesis | Field::Evidence => self.at(Field::Source),
            Field::Name
            | Field::Direction
            | Field::Value
            | Field::To
            | Field::Interim(_)
            | Field::Green
            | Field::Yellow
            | Field::Unit
            | Field::Kind
            | Field::Source
            | Field::Open
            | Field::Dropped
            | Field::Reason => None,
        };
        Some((first, last.unwrap_or(first)))
    }

    /// The columns before the hypothesis of a measure: those of the interim targets, or of the upper bound where there
    /// are none.
    pub(super) fn before_hypothesis(&self) -> (u16, u16) {
        let (to, green) = (self.at(Field::To).unwrap_or(FIRST), self.at(Field::Green).unwrap_or(FIRST + 1));
        ((to + 1).min(green - 1), green - 1)
    }

    /// What stands over several columns: the first, the last, the words, the look.
    pub(super) fn groups(&self, form: &Planning, language: Language) -> Vec<(u16, u16, String, Role)> {
        let mut groups: Vec<(u16, u16, String, Role)> = Vec::new();
        for (position, (field, _)) in self.positions() {
            let words = field.map(|field| words::group(field, form.year, language)).unwrap_or_default();
            match groups.last_mut() {
                Some((_, last, before, _)) if *before == words && !words.is_empty() => *last = position,
                _ => groups.push((position, position, words, role(*field))),
            }
        }
        groups
    }

    /// What stands above each column.
    pub(super) fn headings(&self, form: &Planning, language: Language) -> Vec<(u16, String, Role)> {
        let heading = |field: Option<Field>| match field {
            None => words::last_year(form.year, language),
            Some(Field::Interim(index)) => {
                let cutoff = form.interim.iter().find(|(period, _)| period.index == index);
                cutoff.map(|(_, cutoff)| format::date(*cutoff, language)).unwrap_or_default()
            }
            Some(field @ (Field::Direction | Field::Kind | Field::Dropped)) => {
                format!("{} ▾", words::field(field, language))
            }
            Some(field) => words::field(field, language).to_owned(),
        };
        self.positions().map(|(position, (field, _))| (position, heading(*field), role(*field))).collect()
    }
}

/// What is filled in has a heading of its own look; names are for reading, but for new ones.
fn role(field: Option<Field>) -> Role {
    if field.is_none_or(|field| field == Field::Name) { Role::ColumnHeading } else { Role::InputHeading }
}
