//! The columns of a matrix sheet: planning on the left, controlling on the right, and beyond the printed page what it
//! takes to recompute a row.

use std::ops::RangeInclusive;

use rust_xlsxwriter::utility::row_col_to_cell;

use crate::catalogue::Language;
use crate::catalogue::workbook::{self, Heading};
use crate::model::Mark;
use crate::period::Period;
use crate::render::workbook::{figures, layout};
use crate::report::{MatrixReport, Report, Row, Standing};

/// A column of a matrix sheet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::render::workbook) enum Column {
    Measure,
    Indicator,
    Unit,
    Target,
    TargetFigure,
    Expected(Period),
    Actual(Period),
    Deviation,
    DeviationPercent,
    Status,
    Trend,
    Forecast,
    ForecastStatus,
    Comment,
    Action,
    Notes,
    ToleranceGreen,
    ToleranceYellow,
    TargetLow,
    TargetHigh,
    ExpectedLow,
    ExpectedHigh,
    Attainment,
    StillNeeded,
    StillNeededPerPeriod,
    Baseline,
    BaselineYear,
    YearBefore,
    YearTrend,
    Source,
}

impl Column {
    /// Width in characters. A column of numbers grows with them, see `shown` of a cell.
    fn width(self) -> u32 {
        match self {
            Self::Measure => 17,
            Self::Indicator | Self::Action => 22,
            Self::Target => 13,
            Self::Unit | Self::TargetFigure | Self::Actual(_) => 8,
            Self::Expected(_) | Self::Deviation | Self::DeviationPercent => 7,
            Self::Forecast | Self::Trend | Self::YearTrend => 10,
            Self::Comment => 27,
            Self::Notes | Self::Source => 20,
            Self::ToleranceGreen
            | Self::ToleranceYellow
            | Self::TargetLow
            | Self::TargetHigh
            | Self::ExpectedLow
            | Self::ExpectedHigh
            | Self::StillNeeded
            | Self::StillNeededPerPeriod
            | Self::BaselineYear => 9,
            Self::Status | Self::ForecastStatus | Self::Attainment | Self::Baseline | Self::YearBefore => 12,
        }
    }

    /// True where numbers stand in it, at its right edge.
    pub(super) fn is_numeric(self) -> bool {
        match self {
            Self::TargetFigure
            | Self::Expected(_)
            | Self::Actual(_)
            | Self::Deviation
            | Self::DeviationPercent
            | Self::Forecast
            | Self::ToleranceGreen
            | Self::ToleranceYellow
            | Self::TargetLow
            | Self::TargetHigh
            | Self::ExpectedLow
            | Self::ExpectedHigh
            | Self::Attainment
            | Self::StillNeeded
            | Self::StillNeededPerPeriod
            | Self::Baseline
            | Self::BaselineYear => true,
            Self::Measure
            | Self::Indicator
            | Self::Unit
            | Self::Target
            | Self::Status
            | Self::Trend
            | Self::ForecastStatus
            | Self::Comment
            | Self::Action
            | Self::Notes
            | Self::YearBefore
            | Self::YearTrend
            | Self::Source => false,
        }
    }

    /// Width in characters; where a text would not fit the highest row there can be, more.
    fn width_for(self, matrix: &MatrixReport) -> u32 {
        let width = self.width();
        let texts = |text: fn(&Standing) -> Option<&str>| {
            layout::width_to_hold(rows(matrix).filter_map(|row| text(row.now())), &[width, 40, 60, 90])
        };
        if self == Self::Comment {
            texts(|standing| standing.comment.as_deref())
        } else if self == Self::Action {
            texts(|standing| standing.action.as_deref())
        } else if self == Self::Unit {
            layout::width_of_words(rows(matrix).map(|row| row.unit.as_str()), width, 15)
        } else {
            width
        }
    }

    /// The words above it.
    pub(super) fn heading(self, language: Language) -> String {
        let heading = match self {
            Self::Measure => Heading::Measure,
            Self::Indicator => Heading::Indicator,
            Self::Unit => Heading::Unit,
            Self::Target => Heading::Target,
            Self::TargetFigure => Heading::TargetFigure,
            Self::Expected(period) => return workbook::in_period(Heading::Expected, period, language),
            Self::Actual(period) => return workbook::in_period(Heading::Actual, period, language),
            Self::Deviation => Heading::Deviation,
            Self::DeviationPercent => Heading::DeviationPercent,
            Self::Status => Heading::Status,
            Self::Trend => Heading::Trend,
            Self::Forecast => Heading::Forecast,
            Self::ForecastStatus => Heading::ForecastStatus,
            Self::Comment => Heading::Comment,
            Self::Action => Heading::Action,
            Self::Notes => Heading::Notes,
            Self::ToleranceGreen => Heading::ToleranceGreen,
            Self::ToleranceYellow => Heading::ToleranceYellow,
            Self::TargetLow => Heading::TargetLow,
            Self::TargetHigh => Heading::TargetHigh,
            Self::ExpectedLow => Heading::ExpectedLow,
            Self::ExpectedHigh => Heading::ExpectedHigh,
            Self::Attainment => Heading::Attainment,
            Self::StillNeeded => Heading::StillNeeded,
            Self::StillNeededPerPeriod => Heading::StillNeededPerPeriod,
            Self::Baseline => Heading::Baseline,
            Self::BaselineYear => Heading::BaselineYear,
            Self::YearBefore => Heading::YearBefore,
            Self::YearTrend => Heading::YearTrend,
            Self::Source => Heading::Source,
        };
        workbook::heading(heading, language).into()
    }
}

/// The columns of one sheet, in order.
#[derive(Clone, Debug)]
pub(in crate::render::workbook) struct Columns {
    all: Vec<Column>,
    /// In characters, by column.
    widths: Vec<u32>,
    /// How many make up the planning part.
    pub planning: u16,
    /// How many are printed.
    pub printed: u16,
    /// The period that the report is about.
    pub reported: Period,
}

impl Columns {
    /// The columns that this matrix needs. Notes and the bounds of corridors have columns only where there are any.
    pub(in crate::render::workbook) fn of(matrix: &MatrixReport, report: &Report) -> Self {
        let mut all = vec![Column::Measure, Column::Indicator, Column::Unit, Column::Target, Column::TargetFigure];
        let planning = count(&all);
        let reported = report.periods.last().copied().unwrap_or(report.period);
        let earlier = report.periods.iter().filter(|period| **period != reported);
        all.extend(earlier.chain([&reported]).flat_map(|period| [Column::Expected(*period), Column::Actual(*period)]));
        all.extend([Column::Deviation, Column::DeviationPercent, Column::Status, Column::Trend]);
        all.extend([Column::Forecast, Column::ForecastStatus, Column::Comment, Column::Action]);
        if rows(matrix).any(has_notes) {
            all.push(Column::Notes);
        }
        let printed = count(&all);
        all.extend([Column::ToleranceGreen, Column::ToleranceYellow]);
        if rows(matrix).any(has_corridor) {
            all.extend([Column::TargetLow, Column::TargetHigh, Column::ExpectedLow, Column::ExpectedHigh]);
        }
        all.extend([Column::Attainment, Column::StillNeeded, Column::StillNeededPerPeriod]);
        all.extend([Column::Baseline, Column::BaselineYear]);
        if rows(matrix).any(|row| row.now().year_before_status.is_some()) {
            all.extend([Column::YearBefore, Column::YearTrend]);
        }
        all.push(Column::Source);
        let widths = all.iter().map(|column| column.width_for(matrix)).collect();
        Self { all, widths, planning, printed, reported }
    }

    /// Each column with its number.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u16, Column)> {
        (0..).zip(self.all.iter().copied())
    }

    /// How many there are.
    pub(super) fn len(&self) -> u16 {
        count(&self.all)
    }

    /// Where a column stands; every column that is asked for is there.
    pub(super) fn position(&self, wanted: Column) -> u16 {
        self.iter().find(|(_, column)| *column == wanted).map_or(0, |(position, _)| position)
    }

    /// The least width of the column at that place, in characters.
    pub(super) fn width(&self, position: u16) -> u32 {
        self.widths.get(usize::from(position)).copied().unwrap_or_default()
    }

    /// The same for several columns together.
    pub(super) fn width_across(&self, positions: RangeInclusive<u16>) -> u32 {
        positions.map(|position| self.width(position)).sum()
    }

    /// The cell of a column in a row, as `H7`.
    pub(in crate::render::workbook) fn cell(&self, column: Column, row: u32) -> String {
        row_col_to_cell(row, self.position(column))
    }
}

fn count(columns: &[Column]) -> u16 {
    u16::try_from(columns.len()).unwrap_or(u16::MAX)
}

/// Every row of a matrix in reading order.
fn rows(matrix: &MatrixReport) -> impl Iterator<Item = &Row> {
    matrix
        .goals
        .iter()
        .flat_map(|goal| goal.indicators.iter().chain(goal.measures.iter().flat_map(|measure| &measure.indicators)))
        .chain(&matrix.budget.lines)
        .chain(&matrix.consolidation.lines)
}

fn has_notes(row: &Row) -> bool {
    let now = row.now();
    now.reason.is_some()
        || now.accepted.is_some()
        || !now.revised.is_empty()
        || now.status_before_revision.is_some()
        || row.has_footnote()
}

fn has_corridor(row: &Row) -> bool {
    let is_corridor = |mark: &Mark<_>| matches!(mark, Mark::Corridor { .. });
    row.now().expected.as_ref().is_some_and(is_corridor)
        || figures::target_mark(row.now().target.as_ref(), row.now().annual.as_ref()).as_ref().is_some_and(is_corridor)
}
