//! What was reported, period by period.

use super::{Checker, suspicion};
use crate::check::{share, total};
use crate::diagnostic::Problem;
use crate::evaluate::milestone::{self, DoneLater};
use crate::evaluate::{actual, comment};
use crate::model::outcome::{Outcome, Reason};
use crate::model::{Actual, Kind, PeriodActuals, Reference, Target, Value};
use crate::number::Number;
use crate::period::Period;

/// What was reported before, within the year.
#[derive(Default)]
struct Before<'a> {
    /// The value of the period alone where each report has one, else the Ist.
    value: Option<(Number, Period)>,
    /// The report with the parts of a ratio.
    parts: Option<(&'a Actual, Period)>,
}

impl<'a> Checker<'a> {
    /// Looks at every report of the year.
    pub(super) fn reports(&mut self, outcomes: &[Outcome]) {
        let (project, indicator) = (self.project, self.indicator);
        let series = project.series(indicator.series);
        let mut before = Before::default();
        for outcome in outcomes {
            let period = outcome.period;
            let Some(reports) = series.periods.get(&period) else { continue };
            let Some(first) = reports.total.iter().chain(reports.areas.values()).next() else { continue };
            if self.today <= outcome.cutoff {
                self.of_report(Problem::PeriodNotOver { period, cutoff: outcome.cutoff }, first);
            }
            self.reference(outcome, first);
            if let Some(total) = &reports.total {
                self.comment(outcome, total);
                self.done_later(outcome, total);
            }
            self.values(outcome, reports, first, &mut before);
            for (diagnostic, report) in total::suspicions(project, indicator, period) {
                self.push(diagnostic, &report.acknowledged);
            }
        }
    }

    fn comment(&mut self, outcome: &Outcome, total: &'a Actual) {
        let (indicator, period) = (self.indicator, outcome.period);
        if total.comment.is_none() && comment::is_due(&self.project.settings.comment, indicator, outcome, Some(total)) {
            self.of_report(Problem::CommentMissing { indicator: indicator.full_id(), period }, total);
        }
    }

    /// What makes values doubtful: of each report the strongest suspicion alone.
    fn values(&mut self, outcome: &Outcome, reports: &'a PeriodActuals, first: &'a Actual, before: &mut Before<'a>) {
        let (indicator, period) = (self.indicator, outcome.period);
        let mut suspicions = Vec::new();
        if let Some(total) = &reports.total {
            suspicions.extend(suspicion::of_report(indicator, total));
        }
        let value = self.single_value(outcome);
        let earlier = before.value.as_ref().zip(value.as_ref());
        suspicions
            .extend(earlier.and_then(|((earlier, then), value)| suspicion::falls(indicator, value, earlier, *then)));
        if let Some(total) = &reports.total {
            if let Some(earlier) = before.parts {
                suspicions.extend(suspicion::parts_jump(indicator, (total, period), earlier));
            }
            if matches!(total.value, Value::Ratio { .. }) {
                before.parts = Some((total, period));
            }
        }
        // What may be a share is doubted as such, unless its writer has settled it.
        let may_be_share = reports
            .total
            .as_ref()
            .is_some_and(|total| !share::written(Some(&total.value), None, indicator, period).is_empty());
        if !may_be_share {
            suspicions.extend(earlier.and_then(|((earlier, then), value)| suspicion::jumps(value, earlier, *then)));
            suspicions.extend(suspicion::is_far(indicator, outcome));
        }
        self.strongest(suspicions, first);
        for area in reports.areas.values() {
            self.strongest(suspicion::of_report(indicator, area), area);
        }
        if let Some(value) = value {
            before.value = Some((value, period));
        }
    }

    /// The figure of the period alone where each report has one, else the Ist.
    fn single_value(&self, outcome: &Outcome) -> Option<Number> {
        let (project, indicator, period) = (self.project, self.indicator, outcome.period);
        if matches!(indicator.kind, Kind::Milestone | Kind::Assessed) {
            return None;
        }
        if !indicator.per_period && project.frozen(indicator, period).is_none() {
            return outcome.actual.value.clone();
        }
        actual::of_period_alone(project, indicator, period).value
    }

    fn reference(&mut self, outcome: &Outcome, first: &'a Actual) {
        let rule = self.indicator.rule_at(outcome.period);
        let Some(target) = &rule.target else { return };
        let Target::Relative { of: Reference::PreviousYear, .. } = target.value else { return };
        if let Some(Reason::ReferenceMissing(reference)) = &outcome.reason {
            self.of_report(Problem::ReferenceMissing { period: outcome.period, reference: *reference }, first);
        }
    }

    /// That a milestone was done only after the cut-off date, so that it counts later.
    fn done_later(&mut self, outcome: &Outcome, total: &'a Actual) {
        let Value::Progress { done: Some(_), .. } = total.value else { return };
        if let Some(DoneLater { on, from }) = milestone::done_later(self.project, self.indicator, outcome) {
            self.of_report(Problem::DoneAfterCutoff { done: on, cutoff: outcome.cutoff, from }, total);
        }
    }
}
