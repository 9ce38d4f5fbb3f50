//! A row as it is published: what is suppressed goes, and all that follows from it.

use super::row::RowBuilder;
use super::{Addendum, DisclosureReport, ReportedState, Row, Standing, TextOf};
use crate::model::outcome::Reason;
use crate::model::{Mark, Project, Public};
use crate::number::Figure;
use crate::period::Period;
use crate::status::Status;

/// What was asked of a report that is published.
pub(super) fn disclosure(project: &Project) -> Option<DisclosureReport> {
    let public = project.public.as_deref()?;
    Some(DisclosureReport {
        minimum: public.minimum,
        width: public.width,
        withheld: public.withheld.iter().map(|(id, depth)| (id.clone(), *depth)).collect(),
    })
}

/// Texts that were changed, without those that stay in the house.
pub(super) fn addenda(project: &Project, mut addenda: Vec<Addendum>) -> Vec<Addendum> {
    if project.public.is_some() {
        addenda.retain(|addendum| addendum.what != TextOf::Responsible);
    }
    addenda
}

impl RowBuilder<'_> {
    /// Takes out of a row what is not published. The Soll of a suppressed value is shown with the places of the rule, as
    /// those of the row would follow the value.
    pub(super) fn publish(&self, public: &Public, row: &mut Row) {
        let series = self.indicator.series;
        let year = self.indicator.year;
        let area = row.area.as_ref().map(|area| area.id.clone());
        let area = area.as_deref();
        row.responsible = None;
        if public.hides_baseline(self.whole, area) {
            row.baseline = None;
            row.baseline_year = None;
            row.standings.iter_mut().for_each(|standing| standing.attainment_percent = None);
        }
        if public.protected.contains(&(series, year)) {
            row.corrections.clear();
        }
        row.corrections.iter_mut().for_each(|correction| correction.by = None);
        let hidden_now = row.standings.last().is_some_and(|now| public.hides(series, now.period, area));
        let internal = row.standings.last().is_some_and(|now| self.is_internal(now.period));
        row.addenda.retain(|addendum| match addendum.what {
            TextOf::Responsible => false,
            TextOf::Comment | TextOf::Action => !hidden_now && !internal,
            TextOf::Title
            | TextOf::Goal
            | TextOf::Measure
            | TextOf::Method
            | TextOf::Reference
            | TextOf::Department
            | TextOf::Name
            | TextOf::Hypothesis
            | TextOf::Evidence
            | TextOf::Source
            | TextOf::StrategicGoal
            | TextOf::Focus
            | TextOf::Area
            | TextOf::ProductGroup
            | TextOf::Product
            | TextOf::NumeratorName
            | TextOf::DenominatorName
            | TextOf::Open => true,
        });
        for standing in &mut row.standings {
            let period = standing.period;
            if self.is_internal(period) {
                standing.comment = None;
                standing.action = None;
            }
            if public.hides_expected(series, period, area) {
                hide_expected(standing);
            }
            if public.hides(series, period, area) {
                let coloured = public.keeps_colour(series, period, area);
                *standing = self.suppressed(standing, coloured);
            }
            self.compare(public, standing, area);
        }
    }

    fn is_internal(&self, period: Period) -> bool {
        self.report(period).is_some_and(|report| report.internal)
    }

    /// What is compared with a value that is not published says nothing of it.
    fn compare(&self, public: &Public, standing: &mut Standing, area: Option<&str>) {
        let series = self.indicator.series;
        let before = |period: Period| {
            let hidden = public.hides(series, period, area);
            let coloured = public.keeps_colour(series, period, area);
            let unclear = public.hides_expected(series, period, area);
            let corrected =
                public.protected.contains(&(series, period.year)) && public.was_corrected(series, period, area);
            (hidden && !coloured, unclear, hidden || unclear || corrected)
        };
        let last_year = standing.period.in_year(standing.period.year - 1);
        for (period, status, trend) in [
            (standing.period.previous(), &mut standing.previous_status, &mut standing.trend),
            (last_year, &mut standing.year_before_status, &mut standing.year_trend),
        ] {
            let (hidden, unclear, silent) = before(period);
            if silent {
                *trend = None;
            }
            if status.is_some() && hidden {
                *status = Some(Status::Suppressed);
            } else if unclear && status.is_some_and(|status| status.colour().is_some()) {
                *status = Some(Status::Missing);
            }
        }
    }

    /// The standing without its Ist and all that follows from it.
    fn suppressed(&self, standing: &Standing, coloured: bool) -> Standing {
        let rule_places = |figure: &Figure| self.expected_figure(&figure.value, 0);
        let plain = |mark: &Option<Mark<Figure>>| mark.as_ref().map(|mark| mark.map(rule_places));
        let kept = standing.status.colour().filter(|_| coloured);
        Standing {
            period: standing.period,
            cutoff: standing.cutoff,
            target: standing.target.clone(),
            annual: plain(&standing.annual),
            expected: plain(&standing.expected),
            expected_rule: standing.expected_rule,
            expected_assumed: standing.expected_assumed,
            actual: None,
            assessed: None,
            done: None,
            done_later: None,
            delay_days: None,
            provisional: false,
            ratio: None,
            reported: ReportedState::Suppressed,
            deviation: None,
            deviation_percent: None,
            attainment_percent: None,
            tolerance: standing.tolerance,
            status: kept.map_or(Status::Suppressed, Status::from),
            reason: None,
            bounds: None,
            previous_status: standing.previous_status,
            trend: None,
            year_before_status: standing.year_before_status,
            year_trend: None,
            forecast: None,
            remaining: None,
            comment: None,
            action: None,
            comment_missing: false,
            accepted: None,
            revised: standing.revised.clone(),
            status_before_revision: None,
        }
    }
}

/// A Soll that would give away another value goes, with the colour that follows from it; the Ist stays.
fn hide_expected(standing: &mut Standing) {
    let last_year = standing.period.in_year(standing.period.year - 1);
    standing.annual = None;
    standing.expected = None;
    standing.deviation = None;
    standing.deviation_percent = None;
    standing.attainment_percent = None;
    standing.bounds = None;
    standing.trend = None;
    standing.year_trend = None;
    standing.remaining = None;
    standing.accepted = None;
    standing.comment_missing = false;
    standing.status_before_revision = None;
    // A forecast of the department stays a figure; one of the program follows from the Soll.
    standing.forecast = None;
    if standing.status.colour().is_some() {
        standing.status = Status::Missing;
        standing.reason = Some(Reason::ReferenceMissing(last_year));
    }
}
