//! What is not decided yet, below a report and at the head of a plan.

use super::page::{Page, clean};
use super::paint::Paint;
use crate::catalogue::terminal as phrases;
use crate::report::OpenPoint;

/// Writes the list, and nothing where all is decided.
pub(super) fn write(points: &[OpenPoint], page: &mut Page) {
    if points.is_empty() {
        return;
    }
    page.gap();
    page.heading(0, Some(Paint::Strong), phrases::open_points(page.language), None);
    for point in points {
        page.paragraph(0, 2, &phrases::open_point(&clean(&point.title), &clean(&point.text)));
    }
}
