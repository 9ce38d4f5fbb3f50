//! The place of a column: what it is called, how it stands, whether it may be left out, and what it shows of a row.

use super::at::{At, PlanAt};
use super::{Cell, Shown, TableColumn, row};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, sentences};
use crate::model::LineKind;
use crate::number::{Decimal, Figure};
use crate::period::Period;
use crate::report::Row;
use crate::report::plan::PlanRow;

/// Makes [`Column`] with its list.
macro_rules! columns {
    ($($name:ident)+) => {
        /// A column of any table; [`Word`] and `SPECS` say what it is.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Column {
            $(#[doc = concat!("See [`Word::", stringify!($name), "`].")] $name,)+
        }

        impl Column {
            /// Every column.
            pub const ALL: &'static [Self] = &[$(Self::$name,)+];

            pub(super) fn word(self) -> Word {
                match self {
                    $(Self::$name => Word::$name,)+
                }
            }
        }
    };
}

columns! {
    Indicator Unit Kind Baseline Target Attainment Expected Actual Status Delay Deviation DeviationPercent Tolerance Trend
    YearBefore Development Forecast Source Comment Action EarlierYear
    Since Matrix Before Now Difference Correction
    Overall Distribution Count Sum
    Committee Session Agenda Paper
    Goal StrategicGoal Focus Field ProductGroup GoalCount Measures Indicators
    Group Departments
}

/// How the cells of a column stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Align {
    /// Words: at the left, and they may break.
    Words,
    /// Short words: at the left, and they do not break.
    Short,
    /// Figures: at the right, decimal marks below each other.
    Figures,
}

/// Where a column stands in formats that do not place it themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Place {
    /// In the cell of another one, and in its place where that shows nothing.
    With(Column),
    /// Right of another one.
    After(Column),
}

/// What there is to know about a column.
struct Spec {
    column: Column,
    align: Align,
    /// Left out where no row has anything to show in it.
    optional: bool,
    /// Says what it is where it stands below another value.
    named_below: bool,
    /// Where it stands in formats that do not place it themselves.
    place: Option<Place>,
    of_report: Option<fn(At<'_>) -> Cell>,
    of_plan: Option<fn(PlanAt<'_>) -> Cell>,
}

const fn spec(column: Column, align: Align) -> Spec {
    Spec { column, align, optional: false, named_below: false, place: None, of_report: None, of_plan: None }
}

impl Spec {
    const fn report(self, cell: fn(At<'_>) -> Cell) -> Self {
        Self { of_report: Some(cell), ..self }
    }

    const fn plan(self, cell: fn(PlanAt<'_>) -> Cell) -> Self {
        Self { of_plan: Some(cell), ..self }
    }

    const fn named_below(self) -> Self {
        Self { named_below: true, ..self }
    }

    const fn at(self, place: Place) -> Self {
        Self { place: Some(place), ..self }
    }

    const fn optional(self) -> Self {
        Self { optional: true, ..self }
    }
}

/// Every column, those of rows in their order.
const SPECS: &[Spec] = &[
    spec(Column::Indicator, Align::Words).report(row::name).plan(row::plan_name),
    spec(Column::Unit, Align::Words).report(row::unit).plan(row::plan_unit),
    spec(Column::Kind, Align::Short).plan(row::plan_kind),
    spec(Column::Baseline, Align::Figures).report(row::baseline).plan(row::plan_baseline).optional().named_below(),
    spec(Column::Target, Align::Figures).report(row::target).plan(row::plan_target),
    spec(Column::Attainment, Align::Figures).report(row::attainment).optional().named_below(),
    spec(Column::Expected, Align::Figures).report(row::expected).plan(row::plan_expected),
    spec(Column::EarlierYear, Align::Figures).at(Place::After(Column::Expected)),
    spec(Column::Actual, Align::Figures).report(row::actual),
    spec(Column::Status, Align::Short).report(row::status),
    spec(Column::Delay, Align::Figures)
        .report(|at| {
            let days = at.now.delay_days.map(|days| Figure::written(Decimal::from(days)));
            Cell::figure(days.as_ref(), Shown::Days)
        })
        .at(Place::With(Column::Deviation))
        .optional(),
    spec(Column::Deviation, Align::Figures).report(row::deviation),
    spec(Column::DeviationPercent, Align::Figures).report(row::deviation_percent),
    spec(Column::Tolerance, Align::Figures)
        .report(row::tolerance)
        .plan(row::plan_tolerance)
        .at(Place::After(Column::Deviation)),
    spec(Column::Trend, Align::Short).report(row::trend).optional(),
    spec(Column::YearBefore, Align::Short).report(row::year_before).optional().named_below(),
    spec(Column::Development, Align::Short).report(row::development).optional(),
    spec(Column::Forecast, Align::Figures).report(row::forecast).optional(),
    spec(Column::Source, Align::Words).report(row::source).plan(row::plan_source).optional(),
    spec(Column::Comment, Align::Words).report(row::comment),
    spec(Column::Action, Align::Words).report(row::action),
    spec(Column::Since, Align::Short).report(row::since),
    spec(Column::Matrix, Align::Words),
    spec(Column::Before, Align::Short),
    spec(Column::Now, Align::Short),
    spec(Column::Difference, Align::Short).at(Place::After(Column::Now)),
    spec(Column::Correction, Align::Words),
    spec(Column::Overall, Align::Short),
    spec(Column::Distribution, Align::Words),
    spec(Column::Count, Align::Figures),
    spec(Column::Sum, Align::Figures),
    spec(Column::Committee, Align::Words),
    spec(Column::Session, Align::Short),
    spec(Column::Agenda, Align::Words),
    spec(Column::Paper, Align::Words),
    spec(Column::Goal, Align::Words),
    spec(Column::StrategicGoal, Align::Words),
    spec(Column::Focus, Align::Words),
    spec(Column::Field, Align::Words),
    spec(Column::ProductGroup, Align::Words),
    spec(Column::GoalCount, Align::Figures),
    spec(Column::Measures, Align::Figures),
    spec(Column::Indicators, Align::Figures),
    spec(Column::Group, Align::Words),
    spec(Column::Departments, Align::Words),
];

impl Column {
    fn spec(self) -> &'static Spec {
        let found = SPECS.iter().find(|spec| spec.column == self);
        found.unwrap_or(&SPECS[0])
    }

    /// How its cells stand.
    pub fn align(self) -> Align {
        self.spec().align
    }

    /// What its value is called where it stands below another one, and so has no heading of its own.
    pub fn name_below(self) -> Option<Word> {
        self.spec().named_below.then(|| self.word())
    }

    /// Where it stands in formats that do not place it themselves.
    pub(super) fn place(self) -> Option<Place> {
        self.spec().place
    }

    /// True where it has a place in every format.
    pub fn is_placed(self) -> bool {
        self.place().is_some()
    }

    /// The words above it in a table of that part of the controlling.
    fn heading(self, line: LineKind, language: Language) -> &'static str {
        let word = match (self, line) {
            (Self::Indicator, LineKind::Budget) => Word::BudgetLine,
            (Self::Indicator, LineKind::Consolidation) => Word::Measure,
            (Self::Target, LineKind::Budget) => Word::BudgetPlan,
            (column, _) => column.word(),
        };
        word.text(language)
    }

    /// The column of a table.
    pub(super) fn of(self, line: LineKind, language: Language) -> TableColumn {
        TableColumn { column: self, period: None, status: None, heading: self.heading(line, language).to_owned() }
    }

    /// The column of a period.
    pub(super) fn in_period(self, period: Period, language: Language) -> TableColumn {
        let heading = sentences::in_period(self.word(), period, language);
        TableColumn { column: self, period: Some(period), status: None, heading }
    }

    /// The column of an earlier year, by the last period of it.
    pub(super) fn of_year(year: i32, reported: Period, language: Language) -> TableColumn {
        let heading = sentences::actual_of_year(year, language);
        let period = Some(reported.in_year(year).last_of_year());
        TableColumn { column: Self::EarlierYear, period, status: None, heading }
    }

    /// What it shows of a row of a report.
    pub(super) fn of_row(self, at: At<'_>) -> Cell {
        self.spec().of_report.map_or_else(Cell::nothing, |cell| cell(at))
    }

    /// What it shows of a row of a plan.
    pub(super) fn of_plan_row(self, at: PlanAt<'_>) -> Cell {
        self.spec().of_plan.map_or_else(Cell::nothing, |cell| cell(at))
    }
}

/// A column of a list of rows, with what it shows there.
pub(super) type RowColumn = (Column, fn(At<'_>) -> Cell);

/// The columns of a list, each with those that stand in its cell, as far as the report has something for them.
pub(super) fn completed(columns: &[RowColumn], shown: &[Column]) -> Vec<RowColumn> {
    let with = |column: Column| {
        let specs = SPECS.iter().filter(move |spec| spec.place == Some(Place::With(column)));
        specs.filter(|spec| shown.contains(&spec.column)).filter_map(|spec| Some((spec.column, spec.of_report?)))
    };
    columns.iter().flat_map(|column| std::iter::once(*column).chain(with(column.0))).collect()
}

/// The columns of rows of a report, as far as one of the rows has something for them.
pub(super) fn of_report<'a>(rows: impl Iterator<Item = &'a Row>, language: Language) -> Vec<Column> {
    let mut needed: Vec<bool> = SPECS.iter().map(|spec| !spec.optional).collect();
    for row in rows {
        let at = At { row, now: row.now(), language };
        for (needed, spec) in needed.iter_mut().zip(SPECS) {
            if !*needed && let Some(cell) = spec.of_report {
                *needed = !cell(at).is_empty();
            }
        }
    }
    chosen(&needed, |spec| spec.of_report.is_some())
}

/// The same of a plan.
pub(super) fn of_plan<'a>(rows: impl Iterator<Item = &'a PlanRow>, language: Language) -> Vec<Column> {
    let mut needed: Vec<bool> = SPECS.iter().map(|spec| !spec.optional).collect();
    for row in rows {
        let at = PlanAt { row, at: None, language };
        for (needed, spec) in needed.iter_mut().zip(SPECS) {
            if !*needed && let Some(cell) = spec.of_plan {
                *needed = !cell(at).is_empty();
            }
        }
    }
    chosen(&needed, |spec| spec.of_plan.is_some())
}

fn chosen(needed: &[bool], has: fn(&Spec) -> bool) -> Vec<Column> {
    SPECS.iter().zip(needed).filter(|(spec, needed)| **needed && has(spec)).map(|(spec, _)| spec.column).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_column_is_described_once() {
        for column in Column::ALL {
            assert_eq!(SPECS.iter().filter(|spec| spec.column == *column).count(), 1, "{column:?}");
        }
    }
}
