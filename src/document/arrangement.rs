//! Which columns stand in which table, and how: what formats show alike is said once.

use super::columns::Column;
use super::{TableKind, Term};

/// Which columns a format shows of each kind of table. Columns in an inner list stand below each other in one cell, the first one
/// large; a column with a value for each period stands alone and becomes one for each.
#[derive(Clone, Copy, Debug)]
pub struct Arrangement {
    /// The columns of a kind of table, from left to right; none where the format has no such table.
    pub columns: fn(TableKind) -> &'static [&'static [Column]],
    /// Columns that stand in none of them, each with the reason.
    pub left_out: &'static [(Column, &'static str)],
}

impl Arrangement {
    /// True for a term that the format needs: a column that it leaves out it does not explain.
    pub fn explains(&self, term: &Term) -> bool {
        !self.left_out.iter().any(|(column, _)| term.column == Some(*column))
    }
}

/// The columns of groups in formats that do not draw how statuses spread.
pub const GROUPS: &[&[Column]] = &[
    &[Column::Group],
    &[Column::Overall],
    &[Column::Count],
    &[Column::Indicators],
    &[Column::GoalCount],
    &[Column::Measures],
    &[Column::Departments],
];

/// The columns on a page; a format says only what it arranges in another way.
pub fn usual(kind: TableKind) -> &'static [&'static [Column]] {
    match kind {
        TableKind::Sessions => &[&[Column::Committee], &[Column::Session], &[Column::Agenda], &[Column::Paper]],
        TableKind::Counts => {
            &[&[Column::Matrix], &[Column::Overall], &[Column::Distribution], &[Column::Count], &[Column::Sum]]
        }
        TableKind::Red => &[
            &[Column::Indicator],
            &[Column::Since],
            &[Column::Expected],
            &[Column::Actual],
            &[Column::Deviation, Column::DeviationPercent],
            &[Column::Comment],
            &[Column::Action],
            &[Column::Forecast],
        ],
        TableKind::Outlook => &[&[Column::Indicator], &[Column::Actual], &[Column::Forecast], &[Column::Target]],
        TableKind::Changes => &[&[Column::Indicator], &[Column::Matrix], &[Column::Before], &[Column::Now]],
        TableKind::Missing => &[&[Column::Indicator], &[Column::Matrix], &[Column::Comment]],
        TableKind::Matrix | TableKind::Group => &[
            &[Column::Indicator, Column::Unit],
            &[Column::Target, Column::Attainment],
            &[Column::Expected],
            &[Column::Actual],
            &[Column::Deviation, Column::DeviationPercent],
            &[Column::Trend, Column::YearBefore],
            &[Column::Development],
            &[Column::Forecast],
        ],
        TableKind::Focus => &[
            &[Column::Indicator, Column::Unit],
            &[Column::Target],
            &[Column::Expected],
            &[Column::Actual],
            &[Column::Deviation, Column::DeviationPercent],
            &[Column::Forecast],
        ],
        TableKind::Areas => &[
            &[Column::Indicator],
            &[Column::Expected],
            &[Column::Actual],
            &[Column::Deviation, Column::DeviationPercent],
        ],
        TableKind::Corrections => &[&[Column::Indicator], &[Column::Matrix], &[Column::Correction]],
        TableKind::Figures => &[
            &[Column::Indicator],
            &[Column::Actual],
            &[Column::Expected],
            &[Column::Deviation, Column::DeviationPercent],
            &[Column::Forecast],
        ],
        TableKind::Goals => &[
            &[Column::Goal],
            &[Column::StrategicGoal],
            &[Column::Focus],
            &[Column::Field],
            &[Column::ProductGroup],
            &[Column::Measures],
            &[Column::Indicators],
        ],
        TableKind::Plan => &[
            &[Column::Indicator, Column::Unit],
            &[Column::Kind],
            &[Column::Baseline],
            &[Column::Target],
            &[Column::Expected],
            &[Column::Tolerance],
            &[Column::Source],
        ],
        TableKind::Groups => &[
            &[Column::Group],
            &[Column::Overall],
            &[Column::Distribution],
            &[Column::Count],
            &[Column::Indicators],
            &[Column::GoalCount],
            &[Column::Measures],
            &[Column::Departments],
        ],
    }
}
