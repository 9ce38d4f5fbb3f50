//! The row of an indicator, a line or an area on a matrix sheet.

use super::columns::{Column, Columns};
use super::notes;
use crate::catalogue::{Language, report, workbook};
use crate::model::{Kind, Limit, Mark, Sense, Tolerance};
use crate::number::Figure;
use crate::period::Period;
use crate::render::workbook::cell::Cell;
use crate::render::workbook::figures;
use crate::render::workbook::formula::{self, Places};
use crate::render::workbook::styles::Role;
use crate::report::{Row, Standing};
use crate::status::Status;

/// A row to be written.
pub(super) struct Line<'a> {
    /// What is shown.
    pub row: &'a Row,
    /// What stands in the first column.
    pub lead: Cell,
    /// Where it goes.
    pub at: u32,
    /// The columns of the sheet.
    pub columns: &'a Columns,
    /// The language of its words.
    pub language: Language,
}

impl Line<'_> {
    /// The cell of a column.
    pub(super) fn cell(&self, column: Column) -> Cell {
        let (row, now, language) = (self.row, self.row.now(), self.language);
        match column {
            Column::Measure => self.lead.clone(),
            Column::Indicator => match &row.area {
                Some(area) => Cell::words(Role::Indented, &area.title),
                None => Cell::text(&row.name),
            },
            Column::Unit => Cell::text(&row.unit),
            Column::Target => Cell::text(report::target_or_none(now.target.as_ref(), row.kind, language)),
            Column::TargetFigure => figures::target(now.target.as_ref(), now.annual.as_ref(), language),
            Column::Expected(period) => {
                self.in_period(period, |standing| figures::expected(standing, row.kind, language))
            }
            Column::Actual(period) => self.in_period(period, |standing| figures::actual(standing, row.kind, language)),
            Column::Deviation => self.deviation(),
            Column::DeviationPercent => self.deviation_percent(),
            Column::Status => self.status(),
            Column::Trend => figures::trend(now.trend, language),
            Column::Forecast => figures::forecast(now.forecast.as_ref(), language),
            Column::ForecastStatus => figures::forecast_status(now.forecast.as_ref(), language),
            Column::Comment => comment(now, language),
            Column::Action => Cell::text(now.action.as_deref().unwrap_or_default()),
            Column::Notes => Cell::text(notes::notes(row, language)),
            Column::ToleranceGreen => self.tolerance(|tolerance| tolerance.green),
            Column::ToleranceYellow => self.tolerance(|tolerance| tolerance.yellow),
            Column::TargetLow | Column::TargetHigh => {
                let mark = figures::target_mark(now.target.as_ref(), now.annual.as_ref());
                self.bound(mark.as_ref(), column == Column::TargetHigh)
            }
            Column::ExpectedLow | Column::ExpectedHigh => {
                self.bound(now.expected.as_ref(), column == Column::ExpectedHigh)
            }
            Column::Attainment => figures::percent(now.attainment_percent.as_ref(), language),
            Column::StillNeeded => figures::optional(now.remaining.as_ref().map(|rest| &rest.total), language),
            Column::StillNeededPerPeriod => {
                figures::optional(now.remaining.as_ref().and_then(|rest| rest.per_period.as_ref()), language)
            }
            Column::Baseline => figures::optional(row.baseline.as_ref(), language),
            Column::BaselineYear => row.baseline_year.map_or_else(Cell::blank, figures::year),
            Column::YearBefore => {
                now.year_before_status.map_or_else(Cell::blank, |status| Cell::status(status, language))
            }
            Column::YearTrend => figures::trend(now.year_trend, language),
            Column::Source => Cell::text(row.source.as_deref().unwrap_or_default()),
        }
    }

    fn in_period(&self, period: Period, cell: impl FnOnce(&Standing) -> Cell) -> Cell {
        self.row.standings.iter().find(|standing| standing.period == period).map_or_else(Cell::blank, cell)
    }

    fn tolerance(&self, bound: impl FnOnce(Tolerance) -> Limit) -> Cell {
        self.row
            .now()
            .tolerance
            .map_or_else(Cell::blank, |applied| figures::tolerance(bound(applied.tolerance), applied, self.language))
    }

    fn bound(&self, mark: Option<&Mark<Figure>>, upper: bool) -> Cell {
        let [low, high] = figures::bounds(mark, self.language);
        if upper { high } else { low }
    }

    fn deviation(&self) -> Cell {
        let cell = figures::deviation(self.row.now().deviation.as_ref(), self.language);
        match self.places() {
            Some((places, _)) => cell.computed_by(places.deviation_formula()),
            None => cell,
        }
    }

    fn deviation_percent(&self) -> Cell {
        let cell = figures::deviation_percent(self.row.now().deviation_percent.as_ref(), self.language);
        match self.places() {
            Some((places, _)) => cell.computed_by(places.percent_formula()),
            None => cell,
        }
    }

    fn status(&self) -> Cell {
        let now = self.row.now();
        let word = |status| figures::status_word(status, now.accepted.is_some(), self.language);
        let cell = Cell::text(word(now.status)).on(Some(now.status));
        let applied = now.tolerance.filter(|applied| !applied.in_days && now.status.colour().is_some());
        match (self.places(), applied) {
            (Some((places, sense)), Some(applied)) if self.is_decided(sense, applied.tolerance) => {
                let words = [Status::Green, Status::Yellow, Status::Red].map(word);
                let words = [words[0].as_str(), words[1].as_str(), words[2].as_str()];
                cell.computed_by(places.status_formula(sense, applied.tolerance, words))
            }
            _ => cell,
        }
    }

    /// True where the formula over the cells gives the colour; else the cell holds it itself.
    fn is_decided(&self, sense: Sense, tolerance: Tolerance) -> bool {
        let now = self.row.now();
        let (Some(actual), Some(expected)) = (&now.actual, &now.expected) else { return false };
        formula::decides(&actual.value, &expected.map(|figure| figure.value.clone()), sense, tolerance)
    }

    /// Where the figures of a deviation stand; `None` where no formula over cells can express the rule.
    fn places(&self) -> Option<(Places, Sense)> {
        let now = self.row.now();
        let sense = now.target.as_ref()?.sense()?;
        let expressible = matches!(self.row.kind, Kind::Cumulative | Kind::Level | Kind::Average | Kind::Ratio);
        if !expressible || now.actual.is_none() || now.deviation.is_none() {
            return None;
        }
        let cell = |column| self.columns.cell(column, self.at);
        let expected = match now.expected.as_ref()? {
            Mark::Point(_) => Mark::Point(cell(Column::Expected(self.columns.reported))),
            Mark::Corridor { .. } => {
                Mark::Corridor { low: cell(Column::ExpectedLow), high: cell(Column::ExpectedHigh) }
            }
        };
        let places = Places {
            actual: cell(Column::Actual(self.columns.reported)),
            expected,
            deviation: cell(Column::Deviation),
            green: cell(Column::ToleranceGreen),
            yellow: cell(Column::ToleranceYellow),
        };
        Some((places, sense))
    }
}

/// The comment, or that one is missing.
pub(in crate::render::workbook) fn comment(standing: &Standing, language: Language) -> Cell {
    match &standing.comment {
        Some(comment) => Cell::text(comment),
        None if standing.comment_missing => Cell::text(workbook::comment_missing(language)).on(Some(Status::Missing)),
        None => Cell::blank(),
    }
}
