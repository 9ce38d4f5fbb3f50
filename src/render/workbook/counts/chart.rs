//! The counts as bars: one a matrix, in the colours of the statuses.

use rust_xlsxwriter::{
    Chart, ChartDataLabel, ChartFont, ChartFormat, ChartLegendPosition, ChartLine, ChartSolidFill, ChartType, XlsxError,
};

use std::ops::Range;

use crate::catalogue::workbook;
use crate::render::palette::{self, Rgb};
use crate::render::workbook::arrangement::SENTENCES;
use crate::render::workbook::cell::Page;
use crate::render::workbook::styles::colour;
use crate::render::workbook::text;
use crate::report::Report;
use crate::status::Status;

/// Bars that can still be read; where there are more matrices, their sum is shown as one bar.
const MOST_BARS: u32 = 20;
/// Pixels of the two columns of sentences, which the chart covers.
const WIDTH: u32 = 480;
/// Pixels of one bar and of everything around the bars.
const BAR: u32 = 30;
const AROUND: u32 = 96;
/// The least pixels of a line of text, to know how many rows the chart covers.
const LINE: u32 = 16;

/// The counts that are drawn.
pub(super) struct Drawn {
    /// The row of the headings.
    pub(super) heading: u32,
    /// The rows of the matrices; the next one holds their sum where there are several.
    pub(super) matrices: Range<u32>,
    /// The statuses with their columns.
    pub(super) statuses: Vec<(u16, Status)>,
    /// The first row below the table.
    pub(super) end: u32,
}

/// Puts the chart beside the table; returns the first row that it surely does not cover.
pub(super) fn insert(page: &mut Page<'_>, report: &Report, sheet: &str, table: &Drawn) -> Result<u32, XlsxError> {
    let all = table.matrices.clone();
    let sum = all.end;
    let (first, last) = match all.end - all.start {
        0 => return Ok(table.end),
        1..=MOST_BARS => (all.start, all.end - 1),
        _ => (sum, sum),
    };
    let mut chart = Chart::new(ChartType::BarStacked);
    for (column, status) in &table.statuses {
        chart
            .add_series()
            .set_name((sheet, table.heading, *column))
            .set_categories((sheet, first, 0, last, 0))
            .set_values((sheet, first, *column, last, *column))
            .set_format(&mut bar(*status))
            .set_gap(45)
            .set_data_label(ChartDataLabel::new().show_value().set_num_format("#,##0;;").set_font(&label(*status)));
    }
    chart.title().set_name(workbook::chart_title(page.language)).set_font(font(10).set_bold());
    // In a bar chart the library takes the axis of categories for the y axis.
    chart.y_axis().set_reverse().set_font(&font(8));
    chart.x_axis().set_hidden(true).set_major_gridlines(false);
    chart.legend().set_position(ChartLegendPosition::Bottom).set_font(&font(8));
    let height = AROUND + BAR * (last - first + 1);
    let alternative = workbook::chart_description(&report.counts, page.language);
    chart.set_width(WIDTH).set_height(height).set_alt_text(text::short_line(&alternative, 255));
    page.sheet.insert_chart(table.heading, SENTENCES, &chart)?;
    Ok(table.end.max(table.heading + height.div_ceil(LINE)))
}

fn bar(status: Status) -> ChartFormat {
    let mut format = ChartFormat::new();
    format.set_solid_fill(ChartSolidFill::new().set_color(colour(palette::chip(status).fill)));
    format.set_border(ChartLine::new().set_color(colour(Rgb(0xFF_FF_FF))).set_width(1));
    format
}

/// Numbers on a bar, which must be read on red too.
fn label(status: Status) -> ChartFont {
    let mut font = font(8);
    font.set_color(colour(palette::chip(status).text));
    font
}

fn font(points: u32) -> ChartFont {
    let mut font = ChartFont::new();
    font.set_name("Arial").set_size(points);
    font
}
