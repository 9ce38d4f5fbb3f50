//! Totals against the areas that make them: both were reported, and they must say the same.

use super::quantity;
use super::value::{is_percent, is_scaled};
use crate::diagnostic::{Diagnostic, Diagnostics, Problem, Severity};
use crate::evaluate::areas::AreaReports;
use crate::model::{Actual, Area, Indicator, Kind, Project, Value};
use crate::number::{Decimal, Number};
use crate::period::Period;
use crate::problem::Part;

/// Refuses every total of an open period that its areas contradict. One of a closed period is warned of only: it changes by
/// corrections alone, and those are made one after the other.
pub(super) fn check(project: &Project, diagnostics: &mut Diagnostics) {
    for series in &project.series {
        for (period, reports) in &series.periods {
            let Some(indicator) = series.definition(period.year) else { continue };
            if reports.areas.is_empty() || project.is_closed(*period) {
                continue;
            }
            for found in contradictions(project, indicator, *period) {
                diagnostics.push_whole(found);
            }
        }
    }
}

/// Every total of a period that its areas contradict, with both places.
pub(crate) fn contradictions(project: &Project, indicator: &Indicator, period: Period) -> Vec<Diagnostic> {
    let found = findings(project, indicator, period).into_iter().map(|(found, _)| found);
    found.filter(|found| found.severity == Severity::Error).collect()
}

/// What else is doubtful, each with the report that it is about: totals that differ by rounding, areas whose sum is beyond
/// the total, and what contradicts in a closed period.
pub(super) fn suspicions<'a>(
    project: &'a Project,
    indicator: &'a Indicator,
    period: Period,
) -> Vec<(Diagnostic, &'a Actual)> {
    let mut found = findings(project, indicator, period);
    if project.is_closed(period) {
        for (diagnostic, _) in &mut found {
            diagnostic.severity = diagnostic.severity.max(Severity::Warning);
        }
    }
    found.retain(|(diagnostic, _)| diagnostic.severity != Severity::Error);
    found
}

fn findings<'a>(project: &'a Project, indicator: &'a Indicator, period: Period) -> Vec<(Diagnostic, &'a Actual)> {
    let Some(reports) = project.series(indicator.series).periods.get(&period) else { return Vec::new() };
    if !indicator.total_is_sum || reports.areas.is_empty() {
        return Vec::new();
    }
    let by_area = AreaReports { reports, areas: &project.settings.areas, indicator };
    let comparison = Comparison { by_area, indicator, period };
    let areas = project.settings.areas.iter();
    let of_areas = areas.filter_map(|area| Some((reports.areas.get(&area.id)?, Some(area))));
    let wholes = reports.total.iter().map(|total| (total, None)).chain(of_areas);
    wholes.filter_map(|(whole, area)| Some((comparison.compare(whole, area)?, whole))).collect()
}

/// A reported value that is part of a whole.
type Addend<'a> = (&'a str, &'a Actual);

struct Comparison<'a> {
    by_area: AreaReports<'a>,
    indicator: &'a Indicator,
    period: Period,
}

impl<'a> Comparison<'a> {
    /// A reported total, or the value of an area with parts, against the sum of its parts. `None` where nothing is wrong,
    /// or nothing can be said.
    fn compare(&self, whole: &Actual, area: Option<&'a Area>) -> Option<Diagnostic> {
        let parts = self.by_area.parts(area.map(|area| area.id.as_str()));
        let of_parts: Vec<Vec<Addend<'a>>> = parts.into_iter().map(|part| self.by_area.behind(part)).collect();
        let complete = of_parts.iter().all(|addends| !addends.is_empty() && addends.iter().all(is_known));
        let addends: Vec<Addend<'a>> =
            of_parts.into_iter().flatten().filter(|(_, actual)| figures(actual).is_some()).collect();
        let (_, first) = addends.first()?;
        let (total, total_whole) = figures(whole)?;
        let mut found = self.sides(total, total_whole, &addends).into_iter().filter_map(|side| {
            let severity = side.verdict(complete, self.is_count(&side))?;
            Some(Diagnostic {
                related: Some(first.place),
                ..Diagnostic::new(self.problem(&side, area, severity), whole.place)
            })
        });
        // Of a numerator and a denominator the worse one is said.
        let first = found.next()?;
        Some(found.fold(first, |worst, next| if next.severity < worst.severity { next } else { worst }))
    }

    /// What is compared: the values, or both parts of a ratio.
    fn sides(&self, total: Decimal, whole: Option<Decimal>, addends: &[Addend<'a>]) -> Vec<Side<'a>> {
        let side = |part: Option<Part>, total: Decimal| Side {
            part,
            total,
            addends: addends
                .iter()
                .filter_map(|(area, actual)| {
                    let (value, denominator) = figures(actual)?;
                    Some((*area, if part == Some(Part::Denominator) { denominator? } else { value }))
                })
                .collect(),
            rounded: self.indicator.kind != Kind::Ratio && is_scaled(&self.indicator.unit),
            money: quantity::is_currency(&self.indicator.unit),
        };
        match whole {
            None => vec![side(None, total)],
            Some(whole) => vec![side(Some(Part::Numerator), total), side(Some(Part::Denominator), whole)],
        }
    }

    /// True for figures of which no part can be more than the whole.
    fn is_count(&self, side: &Side<'_>) -> bool {
        let unit = &self.indicator.unit;
        let counts = side.part.is_some() || !is_percent(unit);
        counts
            && !quantity::is_currency(unit)
            && side.total >= Decimal::ZERO
            && side.addends.iter().all(|(_, value)| *value >= Decimal::ZERO)
    }

    fn problem(&self, side: &Side<'_>, area: Option<&Area>, severity: Severity) -> Problem {
        let indicator = self.indicator.full_id();
        let area = area.map(|area| area.title.clone());
        let (part, period) = (side.part, self.period);
        let (total, sum) = (Number::from(side.total).to_exact_text(), side.sum().to_exact_text());
        let of =
            side.addends.iter().map(|(area, value)| (self.by_area.title(area).to_owned(), value.to_string())).collect();
        match severity {
            Severity::Error => Problem::AreasContradict { indicator, period, area, part, total, sum, of },
            Severity::Warning => Problem::AreasExceed { indicator, period, area, part, total, sum, of },
            Severity::Note => Problem::AreasRounded { indicator, period, area, part, total, sum },
        }
    }
}

/// True where it is known what a part adds: a figure, or nothing as there can be none.
fn is_known((_, actual): &Addend<'_>) -> bool {
    actual.value == Value::NotApplicable || figures(actual).is_some()
}

/// A reported figure, or numerator and denominator.
fn figures(actual: &Actual) -> Option<(Decimal, Option<Decimal>)> {
    match &actual.value {
        Value::Number(value) => Some((*value, None)),
        Value::Ratio { numerator, denominator } => Some((*numerator, Some(*denominator))),
        Value::Progress { .. } | Value::Colour(_) | Value::Missing | Value::NotApplicable | Value::Suppressed => None,
    }
}

/// The zeros at the end of a whole number; `None` for 0, 0 for a number with places.
fn zeros(value: Decimal) -> Option<u32> {
    let mut rest = value.normalize();
    if rest.is_zero() {
        return None;
    }
    let ten = Decimal::from(10);
    let mut zeros = 0;
    while rest.scale() == 0 && (rest % ten).is_zero() {
        rest = (rest / ten).normalize();
        zeros += 1;
    }
    Some(zeros)
}

/// One figure of the whole, and those of its parts.
struct Side<'a> {
    /// Which part of a ratio.
    part: Option<Part>,
    total: Decimal,
    addends: Vec<(&'a str, Decimal)>,
    /// True where whole figures are rounded as well, being thousands or millions.
    rounded: bool,
    /// True for a currency, whose whole thousands may have been written in T€ or Mio. €.
    money: bool,
}

impl Side<'_> {
    fn sum(&self) -> Number {
        self.addends.iter().fold(Number::ZERO, |sum, (_, value)| &sum + &Number::from(value))
    }

    /// What rounding may make of the difference: half a unit of the last place for each part; nothing where all figures
    /// are whole and mean what they say.
    ///
    /// Worked: 3.3 + 3.3 + 3.3 may be 10.0, as 0.1 is within 3 × 0.05; 3.3 + 3.3 may not be 6.8.
    fn slack(&self) -> Number {
        if let Some(zeros) = self.thousands() {
            return self.half_a_unit(&(0..zeros).fold(Number::from(1), |unit, _| &unit * &Number::from(10)));
        }
        let of_parts = self.addends.iter().map(|(_, value)| value.scale()).max().unwrap_or_default();
        let total = self.total.scale();
        if of_parts == 0 && total == 0 && !self.rounded {
            return Number::ZERO;
        }
        // The coarser one was rounded, unless it is a whole figure that may have lost the zeros behind its point.
        let places = match (of_parts, total) {
            (0, places) | (places, 0) if !self.rounded => places,
            _ => of_parts.min(total),
        };
        let ten = Number::from(10);
        self.half_a_unit(&(0..places).fold(Number::from(1), |unit, _| unit.divided_by(&ten).unwrap_or(unit)))
    }

    /// Half a unit for each part.
    fn half_a_unit(&self, unit: &Number) -> Number {
        let parts = Number::from(i64::try_from(self.addends.len()).unwrap_or(i64::MAX));
        &(&parts * unit) * &Number::share(1, 2)
    }

    /// The zeros at the end of amounts of which all parts are whole thousands: what was written in T€ or Mio. € and is kept
    /// in the unit below shows its last place in no other way. `None` for anything else.
    ///
    /// Worked: 10,000 and 21,000 beside 32,000 have three; beside 31,400 as well, as the parts were rounded.
    fn thousands(&self) -> Option<u32> {
        const THOUSANDS: u32 = 3;
        let parts = self.addends.iter().filter_map(|(_, value)| zeros(*value)).min()?;
        let whole = zeros(self.total).filter(|zeros| *zeros >= THOUSANDS).unwrap_or(THOUSANDS);
        (self.money && parts >= THOUSANDS).then_some(parts.min(whole))
    }

    /// How bad it is; `None` where nothing is wrong.
    fn verdict(&self, complete: bool, count: bool) -> Option<Severity> {
        let beyond = &self.sum() - &Number::from(self.total);
        if complete {
            return match beyond.is_zero() {
                true => None,
                false if beyond.abs() <= self.slack() => Some(Severity::Note),
                false => Some(Severity::Error),
            };
        }
        (count && beyond > self.slack()).then_some(Severity::Warning)
    }
}
