//! The columns of a table: which there are, how they are headed, and where their commas stand.

use super::Context;
use super::parts::tail;
use crate::catalogue::html::{Label, label};
use crate::catalogue::terminal as phrases;
use crate::catalogue::{Language, report as words};
use crate::model::LineKind;
use crate::period::Period;
use crate::render::shown;
use crate::report::{Row, chart};

/// Periods that a printed page has columns for; a screen has them all.
const PRINTED: usize = 4;

/// A column, in the order of the page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    /// What is measured.
    Indicator,
    /// In what.
    Unit,
    /// The annual target.
    Target,
    /// The Soll of the reported period.
    Expected,
    /// The Ist of a period.
    Actual(Period),
    /// Symbol, word and colour.
    Status,
    /// Ist − Soll.
    Deviation,
    /// The same in percent.
    DeviationPercent,
    /// Against the previous period.
    Trend,
    /// At the year's end.
    Forecast,
    /// The small chart.
    Development,
}

impl Column {
    /// True for a column of the planning part.
    pub(super) fn is_planning(self) -> bool {
        matches!(self, Self::Indicator | Self::Unit | Self::Target)
    }

    /// The class of its cells.
    pub(super) fn class(self) -> &'static str {
        match self {
            Self::Indicator => "name",
            Self::Unit => "unit",
            Self::Target
            | Self::Expected
            | Self::Actual(_)
            | Self::Deviation
            | Self::DeviationPercent
            | Self::Forecast => "number",
            Self::Status => "status",
            Self::Trend => "trend",
            Self::Development => "chart",
        }
    }

    /// How the script compares its cells; `None` where there is no order.
    pub(super) fn sorts(self) -> Option<&'static str> {
        match self {
            Self::Indicator | Self::Unit => Some("text"),
            Self::Development => None,
            Self::Target
            | Self::Expected
            | Self::Actual(_)
            | Self::Status
            | Self::Deviation
            | Self::DeviationPercent
            | Self::Trend
            | Self::Forecast => Some("number"),
        }
    }

    /// The heading.
    pub(super) fn heading(self, line: LineKind, language: Language) -> String {
        let fixed = |name| label(name, language).to_owned();
        match self {
            Self::Indicator => fixed(match line {
                LineKind::Goal => Label::Indicator,
                LineKind::Budget => Label::BudgetLine,
                LineKind::Consolidation => Label::Consolidation,
            }),
            Self::Unit => fixed(Label::Unit),
            Self::Target => phrases::target(line, language).to_owned(),
            Self::Expected => fixed(Label::Expected),
            Self::Actual(period) => shown::firm(&phrases::actual(period, language)),
            Self::Status => fixed(Label::Status),
            Self::Deviation => phrases::deviation(language).to_owned(),
            Self::DeviationPercent => shown::firm(phrases::deviation_percent(language)),
            Self::Trend => fixed(Label::Trend),
            Self::Forecast => fixed(Label::Forecast),
            Self::Development => fixed(Label::Development),
        }
    }
}

/// The columns of one table.
pub(super) struct Columns {
    /// The part of the controlling that the table shows.
    pub(super) line: LineKind,
    all: Vec<Column>,
    /// Periods that a printed page leaves out.
    older: Vec<Period>,
    /// Characters from the comma on, of targets.
    pub(super) target_tail: usize,
    /// The same of Soll, Ist and forecasts.
    pub(super) value_tail: usize,
    /// The same of deviations.
    pub(super) deviation_tail: usize,
    /// The same of percentages.
    pub(super) percent_tail: usize,
}

impl Columns {
    /// The columns that those rows need.
    pub(super) fn new(line: LineKind, rows: &[&Row], context: &Context<'_>) -> Self {
        let language = context.language;
        let periods = &context.report.periods;
        let any = |has: fn(&Row) -> bool| rows.iter().any(|row| has(row));
        let optional = [
            (Column::Trend, any(|row| row.now().trend.is_some())),
            (Column::Forecast, any(|row| row.now().forecast.is_some())),
            (Column::Development, any(|row| row.area.is_none() && chart::development(row).is_some())),
        ];
        let planning = [Column::Indicator, Column::Unit, Column::Target, Column::Expected];
        let verdict = [Column::Status, Column::Deviation, Column::DeviationPercent];
        let all = planning
            .into_iter()
            .chain(periods.iter().map(|period| Column::Actual(*period)))
            .chain(verdict)
            .chain(optional.into_iter().filter(|(_, needed)| *needed).map(|(column, _)| column))
            .collect();
        let mut columns = Self {
            line,
            all,
            older: periods[..periods.len().saturating_sub(PRINTED)].to_vec(),
            target_tail: 0,
            value_tail: 0,
            deviation_tail: 0,
            percent_tail: 0,
        };
        for row in rows {
            columns.fit(row, language);
        }
        columns
    }

    /// All of them, in their order.
    pub(super) fn all(&self) -> &[Column] {
        &self.all
    }

    /// How many there are.
    pub(super) fn count(&self) -> usize {
        self.all.len()
    }

    /// True for a column that a printed page leaves out.
    pub(super) fn is_older(&self, column: Column) -> bool {
        matches!(column, Column::Actual(period) if self.older.contains(&period))
    }

    /// The first and the last period that a printed page leaves out.
    pub(super) fn not_printed(&self) -> Option<(Period, Period)> {
        Some((*self.older.first()?, *self.older.last()?))
    }

    /// Makes room for the numbers of a row. Dates and words have no comma to align.
    fn fit(&mut self, row: &Row, language: Language) {
        let now = row.now();
        let wide = |room: &mut usize, text: Option<String>| {
            *room = (*room).max(text.map_or(0, |text| tail(&text, language)));
        };
        if now.target.as_ref().is_some_and(|target| target.sense().is_some()) {
            wide(&mut self.target_tail, shown::target(row.kind, now, language));
        }
        wide(&mut self.value_tail, shown::expected(row.kind, now, language));
        for standing in &row.standings {
            if standing.actual.is_some() && standing.done.is_none() {
                wide(&mut self.value_tail, shown::actual(row.kind, standing, language));
            }
        }
        wide(&mut self.deviation_tail, shown::deviation(now, language));
        wide(&mut self.percent_tail, shown::deviation_percent(now, language));
    }
}

/// The word and arrow of a trend.
pub(super) fn trend(row: &Row, language: Language) -> Option<(&'static str, &'static str)> {
    row.now().trend.map(|trend| (words::trend_symbol(trend), words::trend(trend, language)))
}
