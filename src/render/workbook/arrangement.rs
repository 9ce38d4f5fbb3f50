//! Which columns of the document the workbook shows, and how wide they are.

use crate::document::arrangement::{GROUPS, usual};
use crate::document::{Arrangement, Column, Document, TableKind};

/// The columns of the workbook. A cell holds one value, so that a reader can compute with it. On the sheet of a matrix the
/// columns behind the comment are for those who look something up, and are not printed.
pub const ARRANGEMENT: Arrangement = Arrangement {
    columns: |kind| match kind {
        TableKind::Counts => &[&[Column::Matrix], &[Column::Overall], &[Column::Count], &[Column::Sum]],
        TableKind::Groups => GROUPS,
        TableKind::Red => &[
            &[Column::Indicator],
            &[Column::Since],
            &[Column::Expected],
            &[Column::Actual],
            &[Column::Deviation],
            &[Column::DeviationPercent],
            &[Column::Delay],
            &[Column::Forecast],
            &[Column::Comment],
            &[Column::Action],
        ],
        TableKind::Outlook => &[&[Column::Indicator], &[Column::Target], &[Column::Actual], &[Column::Forecast]],
        TableKind::Matrix | TableKind::Group => &[
            &[Column::Indicator],
            &[Column::Unit],
            &[Column::Target],
            &[Column::Expected],
            &[Column::Actual],
            &[Column::Status],
            &[Column::Deviation],
            &[Column::DeviationPercent],
            &[Column::Delay],
            &[Column::Tolerance],
            &[Column::Trend],
            &[Column::Forecast],
            &[Column::Comment],
            &[Column::Attainment],
            &[Column::YearBefore],
            &[Column::Baseline],
            &[Column::Source],
        ],
        TableKind::Focus => &[
            &[Column::Indicator],
            &[Column::Unit],
            &[Column::Target],
            &[Column::Expected],
            &[Column::Actual],
            &[Column::Deviation],
            &[Column::DeviationPercent],
            &[Column::Delay],
            &[Column::Forecast],
        ],
        TableKind::Goals => &[
            &[Column::Goal],
            &[Column::Measures],
            &[Column::Indicators],
            &[Column::StrategicGoal],
            &[Column::Focus],
            &[Column::ProductGroup],
            &[Column::Field],
        ],
        TableKind::Plan => &[
            &[Column::Indicator],
            &[Column::Unit],
            &[Column::Kind],
            &[Column::Baseline],
            &[Column::Target],
            &[Column::Expected],
            &[Column::Tolerance],
            &[Column::Source],
        ],
        TableKind::Sessions
        | TableKind::Changes
        | TableKind::Missing
        | TableKind::Areas
        | TableKind::Corrections
        | TableKind::Figures => usual(kind),
    },
    left_out: &[
        (Column::Distribution, "the chart beside the counts draws it"),
        (Column::Development, "a drawing; the earlier Ist values stand in the row"),
    ],
};

/// The least width of columns on the sheet of a matrix, in characters; numbers make them wider.
const WIDTHS: &[(u32, &[Column])] = &[
    (34, &[Column::Indicator]),
    (22, &[Column::Source]),
    (14, &[Column::Status, Column::Target, Column::YearBefore, Column::Kind, Column::Trend, Column::Baseline]),
    (11, &[Column::Tolerance, Column::Forecast]),
    (
        9,
        &[
            Column::Unit,
            Column::Expected,
            Column::Actual,
            Column::EarlierYear,
            Column::Deviation,
            Column::DeviationPercent,
            Column::Delay,
        ],
    ),
];
/// That of every other one.
const USUAL_WIDTH: u32 = 10;

/// The least width of a column on the sheet of a matrix.
pub(super) fn width(column: Column) -> u32 {
    WIDTHS.iter().find(|(_, columns)| columns.contains(&column)).map_or(USUAL_WIDTH, |(width, _)| *width)
}

/// The widths of the sheets with tables of several kinds: a name, figures, and two columns of sentences.
pub(super) const GRID: [u32; 13] = [38, 11, 11, 9, 9, 9, 9, 9, 12, 13, 9, 36, 32];
/// The first of them.
pub(super) const SENTENCES: u16 = 11;

/// The last column of the sheets of a document. A comparison has no sentences, and so is printed larger without their columns.
pub(super) fn last(document: &Document<'_>) -> u16 {
    if document.is_comparison() { SENTENCES - 1 } else { SENTENCES + 1 }
}

/// The first and the last column of each shown one in such a table.
pub(super) fn spans(kind: TableKind, columns: &[Column], last: u16) -> Vec<(u16, u16)> {
    let compared = columns.contains(&Column::Difference);
    let of_matrix = !columns.contains(&Column::Matrix);
    let mut next = 0;
    let mut spans = Vec::with_capacity(columns.len());
    for column in columns {
        let first = next;
        let wide = match (kind, column) {
            (TableKind::Red, Column::Comment) => SENTENCES.saturating_sub(first) + 1,
            (TableKind::Missing, Column::Comment)
            | (TableKind::Corrections, Column::Correction)
            | (TableKind::Groups, Column::Departments) => last - first + 1,
            (_, Column::Difference) => (last + 1).saturating_sub(first),
            (_, Column::Before) if compared && of_matrix => 3,
            (_, Column::Now) if compared && of_matrix => 4,
            (TableKind::Goals, Column::StrategicGoal) => 4,
            (TableKind::Goals, Column::Focus) | (_, Column::Matrix) if first > 0 => 3,
            (_, Column::Before | Column::Now | Column::Session | Column::Paper | Column::Agenda)
            | (TableKind::Outlook, Column::Target | Column::Forecast) => 2,
            _ => 1,
        };
        let end = (first + wide - 1).min(last);
        spans.push((first.min(last), end));
        next = end + 1;
    }
    spans
}
