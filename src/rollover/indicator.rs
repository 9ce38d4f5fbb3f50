//! One indicator or line for another year.

use toml_edit::{Item, TableLike, Value};

use super::edit::{self, Marks};
use super::figure::figure;
use super::fold::{BEHIND, TARGETS};
use super::{Decision, Roller};
use crate::catalogue::rollover::{self as words, Reached, Sort};
use crate::evaluate::actual;
use crate::model::outcome::{ActualValue, ReportedState};
use crate::model::{Indicator, Kind, Reference, Target};
use crate::number::{Number, OPEN_PLACES};
use crate::period::Period;
use crate::report;

/// What became of the baseline.
enum NewBaseline {
    /// It is the value of that period now.
    Taken(Number),
    /// It is what it was, or there is none.
    Kept,
}

impl Roller<'_> {
    pub(super) fn indicator(&mut self, table: &mut dyn TableLike, marks: &mut Marks) {
        let id = table.get("id").and_then(Item::as_str).map(str::trim);
        let Some(indicator) = id.and_then(|id| self.indicators.get(id).copied()) else { return };
        let last = Period { year: indicator.year, index: 1, scheme: self.project.settings.scheme }.last_of_year();
        let mut decisions: Vec<(&'static str, String)> = Vec::new();
        let mut comments = self.fold_revisions(indicator, table);
        if let Some((_, more)) = edit::take(table, "accepted") {
            comments.extend(more);
        }
        if indicator.kind == Kind::Milestone {
            comments.extend(self.milestone(indicator, last, table, &mut decisions));
        } else if indicator.kind != Kind::Assessed {
            self.measured(indicator, last, table, marks, &mut decisions);
        }
        let home = TARGETS.into_iter().find(|key| table.contains_key(key)).unwrap_or("name");
        let home = if decisions.iter().any(|(key, _)| *key == "kind") { "kind" } else { home };
        marks.keep(home, comments);
        for (key, text) in decisions {
            marks.decide(key, &text);
            self.decisions.push(Decision { indicator: Some(indicator.id.clone()), text });
        }
    }

    /// A value in figures: its baseline, and what is to be decided about target and interim targets.
    fn measured(
        &mut self,
        indicator: &Indicator,
        last: Period,
        table: &mut dyn TableLike,
        marks: &mut Marks,
        decisions: &mut Vec<(&'static str, String)>,
    ) {
        let language = self.language;
        let found = self.latest(indicator, last);
        let baseline = self.baseline(indicator, found.as_ref(), table, marks, decisions);
        let rule = indicator.rule_at(last);
        let Some(target) = rule.target.as_ref().map(|target| &target.value) else { return };
        let reached = match &found {
            Some((period, value, early)) => Reached::Value(value.clone(), early.then_some(*period)),
            None if self.actual(indicator, last).state == ReportedState::Suppressed => Reached::Suppressed,
            None => Reached::Nothing,
        };
        let key = TARGETS.into_iter().find(|key| table.contains_key(key)).unwrap_or("id");
        match (target, baseline) {
            (Target::Absolute { .. }, _) => {
                let sort = match key {
                    "target" => Sort::Target,
                    "saving" => Sort::Saving,
                    _ => Sort::Plan,
                };
                decisions.push((key, words::decide_target(sort, self.years, target, &reached, language)));
            }
            (Target::Relative { of: Reference::Baseline, .. }, NewBaseline::Taken(value)) => {
                decisions.push((key, words::decide_share(self.years, target, &value, language)));
            }
            (Target::Relative { .. } | Target::DoneBy(_), _) => {}
        }
        let in_units = |item: &Item| {
            item.as_table_like().is_some_and(|points| points.iter().any(|(_, point)| point.as_str().is_none()))
        };
        if table.get("interim").is_some_and(in_units) {
            decisions.push(("interim", words::decide_interim(self.years, language)));
        }
    }

    /// Sets the baseline to the value of the old year, where there is one.
    fn baseline(
        &mut self,
        indicator: &Indicator,
        found: Option<&(Period, Number, bool)>,
        table: &mut dyn TableLike,
        marks: &mut Marks,
        decisions: &mut Vec<(&'static str, String)>,
    ) -> NewBaseline {
        let (year, language) = (indicator.year, self.language);
        let written = found.and_then(|(period, value, _)| {
            let shown = self.places_of_quotient(indicator, *period);
            Some((value, figure(value, shown)?))
        });
        let Some((value, (text, rounded))) = written else {
            if table.contains_key("baseline") {
                decisions.push(("baseline", words::decide_baseline(year, language)));
            }
            return NewBaseline::Kept;
        };
        let of_baseline = std::iter::once(&indicator.rule)
            .chain(indicator.revisions.iter().map(|revision| &revision.rule))
            .filter_map(|rule| rule.target.as_ref())
            .any(|target| matches!(target.value, Target::Relative { of: Reference::Baseline, .. }));
        if of_baseline && value.is_negative() {
            decisions.push(("baseline", words::decide_negative_baseline(year, value, language)));
            return NewBaseline::Kept;
        }
        let Ok(new) = format!("{{ value = {text}, year = {year} }}").parse::<Value>() else {
            return NewBaseline::Kept;
        };
        marks.keep("baseline", edit::set(table, "baseline", new.decorated(" ", ""), &BEHIND));
        self.baselines += 1;
        marks.renewed("baseline", (0..=OPEN_PLACES).map(|places| words::rounded(places, language)));
        if let Some(places) = rounded {
            marks.remark("baseline", &words::rounded(places, language));
        }
        if let Some((period, _, true)) = found {
            decisions.push(("baseline", words::decide_early_baseline(*period, language)));
        }
        NewBaseline::Taken(value.clone())
    }

    /// The places that reports show of a value that is a quotient; `None` for one that was written by somebody.
    fn places_of_quotient(&self, indicator: &Indicator, period: Period) -> Option<u32> {
        let actual = self.actual(indicator, period);
        let quotient = indicator.kind == Kind::Ratio || (indicator.kind == Kind::Average && indicator.per_period);
        quotient.then(|| report::places(indicator).max(actual.places))
    }

    /// The value of the last period that has one, and whether a later one was due.
    fn latest(&self, indicator: &Indicator, last: Period) -> Option<(Period, Number, bool)> {
        let (period, value) = last
            .year_so_far()
            .rev()
            .find_map(|period| self.actual(indicator, period).value.map(|value| (period, value)))?;
        let early = last.year_so_far().any(|later| later > period && indicator.is_due(later));
        Some((period, value, early))
    }

    fn actual(&self, indicator: &Indicator, period: Period) -> ActualValue {
        actual::actual(self.project, indicator, period, None)
    }

    /// A milestone loses a date that has passed; what it was stands in a comment. Gives comments that lost their place.
    fn milestone(
        &self,
        indicator: &Indicator,
        last: Period,
        table: &mut dyn TableLike,
        decisions: &mut Vec<(&'static str, String)>,
    ) -> Vec<String> {
        let language = self.language;
        let Some(Target::DoneBy(due)) = indicator.rule_at(last).target.as_ref().map(|target| &target.value) else {
            return Vec::new();
        };
        let (interim, mut comments) = edit::take(table, "interim").unwrap_or((Item::None, Vec::new()));
        let interim = (!interim.is_none()).then(|| edit::written(&interim));
        let actual = self.actual(indicator, last);
        let year_end = last.year_end(indicator.calendar.cutoff(last));
        if actual.done.is_none() && *due > year_end {
            decisions.push(("target", words::decide_later_date(*due, interim.as_deref(), language)));
            return comments;
        }
        if !table.contains_key("kind") {
            edit::set(table, "kind", Value::from("milestone").decorated(" ", ""), &["target", "name", "id"]);
        }
        let Some((target, more)) = edit::take(table, "target") else { return comments };
        comments.extend(more);
        let mut old = format!("target = {}", edit::written(&target));
        if let Some(interim) = interim {
            old = format!("{old}, interim = {interim}");
        }
        let text = match actual.done {
            Some(done) => words::decide_done(done, &old, language),
            None => words::decide_date(self.years.1, &old, self.latest_progress(indicator, last).as_ref(), language),
        };
        decisions.push(("kind", text));
        comments
    }

    fn latest_progress(&self, indicator: &Indicator, last: Period) -> Option<Number> {
        last.year_so_far().rev().find_map(|period| self.actual(indicator, period).value)
    }
}
