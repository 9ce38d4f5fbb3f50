//! The columns of a plan's matrix sheet, and the cell of each in a row.

use crate::catalogue::plan::{self as planning, Label, label};
use crate::catalogue::terminal::NOTHING;
use crate::catalogue::workbook::{self, Heading};
use crate::catalogue::{Language, report};
use crate::model::{Limit, Tolerance};
use crate::period::Period;
use crate::render::shown;
use crate::render::workbook::cell::{Cell, Content};
use crate::render::workbook::matrix::notes;
use crate::render::workbook::styles::{Role, Style};
use crate::render::workbook::{figures, layout};
use crate::report::plan::{Plan, PlanMatrix, PlanRow};

/// A column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Indicator,
    Unit,
    Kind,
    Baseline,
    BaselineYear,
    Target,
    TargetFigure,
    /// The Soll of a period.
    Expected(Period),
    ToleranceGreen,
    ToleranceYellow,
    Source,
    Notes,
}

impl Column {
    /// The columns that a matrix needs: baselines, sources and notes have one only where there are any.
    pub(super) fn of(matrix: &PlanMatrix, plan: &Plan) -> Vec<Self> {
        let any = |has: fn(&PlanRow) -> bool| matrix.rows().any(has);
        let mut all = vec![Self::Indicator, Self::Unit, Self::Kind];
        if any(|row| row.baseline.is_some()) {
            all.push(Self::Baseline);
        }
        if any(|row| row.baseline_year.is_some()) {
            all.push(Self::BaselineYear);
        }
        all.extend([Self::Target, Self::TargetFigure]);
        all.extend(plan.periods.iter().map(|at| Self::Expected(at.period)));
        all.extend([Self::ToleranceGreen, Self::ToleranceYellow]);
        if any(|row| row.source.is_some()) {
            all.push(Self::Source);
        }
        if any(|row| !row.revised.is_empty() || row.interim.iter().any(|at| at.reason.is_some())) {
            all.push(Self::Notes);
        }
        all
    }

    /// Width in characters. A column of numbers grows with them, see `shown` of a cell.
    pub(super) fn width(self, matrix: &PlanMatrix, language: Language) -> u32 {
        let hold = |texts: fn(&PlanRow) -> Option<&str>, widths: &[u32]| {
            layout::width_to_hold(matrix.rows().filter_map(texts), widths)
        };
        match self {
            Self::Indicator => hold(|row| Some(&row.name), &[34, 60, 90]),
            Self::Source => hold(|row| row.source.as_deref(), &[21, 40, 60, 90]),
            Self::Unit => layout::width_of_words(matrix.rows().map(|row| row.unit.as_str()), 8, 15),
            Self::Kind => layout::width_of_words(matrix.rows().map(|row| planning::kind(row.kind, language)), 8, 15),
            Self::Target => 19,
            Self::Notes => 25,
            Self::Baseline => 13,
            Self::BaselineYear => 8,
            Self::TargetFigure | Self::Expected(_) | Self::ToleranceGreen | Self::ToleranceYellow => 9,
        }
    }

    /// How its heading stands: as its cells do. Words are set in where numbers are left of them.
    fn heading_role(self) -> Role {
        match self {
            Self::Baseline
            | Self::BaselineYear
            | Self::TargetFigure
            | Self::Expected(_)
            | Self::ToleranceGreen
            | Self::ToleranceYellow => Role::NumberHeading,
            Self::Target | Self::Source | Self::Notes => Role::IndentedHeading,
            Self::Indicator | Self::Unit | Self::Kind => Role::ColumnHeading,
        }
    }

    /// The words above it.
    pub(super) fn heading(self, language: Language) -> Cell {
        let heading = |heading| workbook::heading(heading, language).to_owned();
        let words = match self {
            Self::Indicator => heading(Heading::Indicator),
            Self::Unit => heading(Heading::Unit),
            Self::Kind => label(Label::Kind, language).to_owned(),
            Self::Baseline => heading(Heading::Baseline),
            Self::BaselineYear => heading(Heading::BaselineYear),
            Self::Target => heading(Heading::Target),
            Self::TargetFigure => heading(Heading::TargetFigure),
            Self::Expected(period) => planning::expected(period, language),
            Self::ToleranceGreen => heading(Heading::ToleranceGreen),
            Self::ToleranceYellow => heading(Heading::ToleranceYellow),
            Self::Source => heading(Heading::Source),
            Self::Notes => heading(Heading::Notes),
        };
        Cell::words(self.heading_role(), words)
    }

    /// What stands in a row.
    pub(super) fn cell(self, row: &PlanRow, language: Language) -> Cell {
        match self {
            Self::Indicator => indicator(row, language),
            Self::Unit => Cell::text(&row.unit),
            Self::Kind => Cell::text(planning::kind(row.kind, language)),
            Self::Baseline => figures::optional(row.baseline.as_ref(), language),
            Self::BaselineYear => row.baseline_year.map_or_else(Cell::blank, figures::year),
            Self::Target => {
                Cell::words(Role::Indented, report::target_or_none(row.target.as_ref(), row.kind, language))
            }
            Self::TargetFigure => figures::target(row.target.as_ref(), row.annual.as_ref(), language),
            Self::Expected(period) => expected(row, period, language),
            Self::ToleranceGreen => tolerance(row, |tolerance| tolerance.green, language),
            Self::ToleranceYellow => tolerance(row, |tolerance| tolerance.yellow, language),
            Self::Source => Cell::words(Role::Indented, row.source.as_deref().unwrap_or_default()),
            Self::Notes => Cell::words(Role::Indented, notes(row, language)),
        }
    }
}

/// The name, and below it where a line of budget or consolidation belongs and who answers for it.
fn indicator(row: &PlanRow, language: Language) -> Cell {
    let group = row.product_group.as_deref().map(|group| workbook::product_group(group, language));
    let responsible = row.responsible.as_deref().map(|who| crate::catalogue::terminal::responsible(who, language));
    let below: Vec<String> = group.into_iter().chain(responsible).collect();
    let lines = [shown::plan_name(row), below.join(" · ")];
    let lines: Vec<String> = lines.into_iter().filter(|line| !line.is_empty()).collect();
    Cell::words(Role::Indented, lines.join("\n"))
}

/// The Soll of a period; where there is none, whether a value is due at all.
fn expected(row: &PlanRow, period: Period, language: Language) -> Cell {
    let Some(at) = row.interim.iter().find(|at| at.period == period) else { return Cell::blank() };
    let cell = figures::soll(at.expected.as_ref().filter(|_| at.due), at.assumed, row.kind, language);
    if cell.content != Content::Blank {
        return cell;
    }
    let words = if at.due { NOTHING } else { label(Label::NotDue, language) };
    Cell { style: Style::new(Role::QuietWords), shown: layout::pixels(words), ..Cell::text(words) }
}

fn tolerance(row: &PlanRow, bound: fn(Tolerance) -> Limit, language: Language) -> Cell {
    row.tolerance.map_or_else(Cell::blank, |applied| figures::tolerance(bound(applied.tolerance), applied, language))
}

/// Why there is no Soll, and what was revised already, one a line.
fn notes(row: &PlanRow, language: Language) -> String {
    let in_days = row.tolerance.is_some_and(|applied| applied.in_days);
    let revised = row.revised.iter().map(|revision| notes::revised(revision, in_days, language));
    let reasons = shown::plan_reasons(row, language);
    reasons.iter().map(|reason| shown::capital(reason)).chain(revised).collect::<Vec<_>>().join("\n")
}
