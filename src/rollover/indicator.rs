//! One indicator or line for another year.

use toml_edit::{Item, TableLike, Value};

use super::edit::{self, Marks};
use super::{Decision, Roller};
use crate::catalogue::rollover::{self as words, Reached, Sort};
use crate::evaluate::actual;
use crate::evaluate::outcome::{ActualValue, ReportedState};
use crate::model::{Indicator, Kind, LineKind, Reference, Target};
use crate::number::{Number, OPEN_PLACES};
use crate::period::Period;

/// Where a target can stand: of an indicator, or the plan figures of a line.
const TARGETS: [&str; 4] = ["target", "expense", "revenue", "saving"];

/// Digits that a figure of a file can have.
const DIGITS: usize = 28;

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
        let home = TARGETS.into_iter().find(|key| table.contains_key(key)).unwrap_or("id");
        marks.keep(home, comments);
        for (key, text) in decisions {
            marks.decide(key, text.clone());
            self.decisions.push(Decision { indicator: Some(indicator.id.clone()), text });
        }
    }

    /// Takes what was in force at the year's end as the rule of the whole year. Gives comments that lost their place.
    fn fold_revisions(&self, indicator: &Indicator, table: &mut dyn TableLike) -> Vec<String> {
        let Some((item, comments)) = edit::take(table, "revised") else { return Vec::new() };
        let tables: Vec<toml_edit::Table> = match item {
            Item::Value(Value::Array(items)) => {
                let tables = items.into_iter().filter_map(|item| match item {
                    Value::InlineTable(table) => Some(table.into_table()),
                    Value::String(_)
                    | Value::Integer(_)
                    | Value::Float(_)
                    | Value::Boolean(_)
                    | Value::Datetime(_)
                    | Value::Array(_) => None,
                });
                tables.collect()
            }
            Item::ArrayOfTables(tables) => tables.into_iter().collect(),
            Item::None | Item::Value(_) | Item::Table(_) => Vec::new(),
        };
        let scheme = self.project.settings.scheme;
        let mut dated: Vec<(Option<Period>, toml_edit::Table)> = tables
            .into_iter()
            .map(|table| {
                let from = table.get("from").and_then(Item::as_str);
                (from.and_then(|from| Period::parse(from.trim(), scheme)), table)
            })
            .collect();
        dated.sort_by_key(|(from, _)| *from);
        for (_, mut revision) in dated {
            for key in TARGETS.into_iter().chain(["interim", "tolerance"]) {
                let Some(value) = revision.remove(key).and_then(|item| item.into_value().ok()) else { continue };
                if indicator.line != LineKind::Goal && TARGETS.contains(&key) {
                    // A line may be revised from an expense to a revenue; one of them stays.
                    for other in TARGETS.into_iter().filter(|other| *other != key) {
                        if table.contains_key(other) {
                            edit::set(table, key, value.clone().decorated(" ", ""), &[other]);
                            table.remove(other);
                        }
                    }
                }
                edit::set(
                    table,
                    key,
                    value.decorated(" ", ""),
                    &["interim", "target", "expense", "revenue", "saving", "id"],
                );
            }
        }
        // The last period always has the target of the year, whatever that is now.
        let label = scheme.label(scheme.periods());
        if let Some(points) = table.get_mut("interim").and_then(Item::as_table_like_mut) {
            points.remove(&label);
            if points.is_empty() {
                table.remove("interim");
            }
        }
        comments
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
        const BEHIND: [&str; 7] = ["interim", "target", "expense", "revenue", "saving", "kind", "id"];
        let (year, language) = (indicator.year, self.language);
        let written = found.and_then(|(_, value, _)| Some((value, figure(value)?)));
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
        edit::set(table, "baseline", new.decorated(" ", ""), &BEHIND);
        self.baselines += 1;
        if rounded {
            marks.remark("baseline", &words::rounded(OPEN_PLACES, language));
        }
        if let Some((period, _, true)) = found {
            decisions.push(("baseline", words::decide_early_baseline(*period, language)));
        }
        NewBaseline::Taken(value.clone())
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

/// A figure as a file can hold it, and whether it was rounded; `None` where it has too many digits for that.
fn figure(value: &Number) -> Option<(String, bool)> {
    let fits = |text: &String| text.bytes().filter(u8::is_ascii_digit).count() <= DIGITS;
    let exact = value.ending_places().map(|places| value.to_text(places)).filter(fits);
    let (text, rounded) = match exact {
        Some(text) => (text, false),
        None => {
            let text = value.to_text(OPEN_PLACES);
            let short = text.trim_end_matches('0').trim_end_matches('.');
            (Some(if short == "-0" { "0".to_owned() } else { short.to_owned() }).filter(fits)?, true)
        }
    };
    Some((grouped(&text), rounded))
}

/// Whole numbers of five digits and more in groups, as people write them in matrices; beyond 64 bits as a decimal, which
/// the editor takes at any length.
fn grouped(text: &str) -> String {
    const UNGROUPED: usize = 4;
    if text.contains('.') {
        return text.to_owned();
    }
    if text.parse::<i64>().is_err() {
        return format!("{text}.0");
    }
    let (sign, digits) = text.strip_prefix('-').map_or(("", text), |digits| ("-", digits));
    if digits.len() <= UNGROUPED {
        return text.to_owned();
    }
    let mut shown = sign.to_owned();
    for (position, digit) in digits.chars().enumerate() {
        if position > 0 && (digits.len() - position).is_multiple_of(3) {
            shown.push('_');
        }
        shown.push(digit);
    }
    shown
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Decimal;

    #[test]
    fn figures_are_exact_or_rounded_half_away_from_zero() {
        let number = |text: &str| Number::from(Decimal::from_str_exact(text).unwrap());
        let third = Number::share(2, 3);
        for (value, text, rounded) in [
            (number("430"), "430", false),
            (number("28750000"), "28_750_000", false),
            (number("-12345"), "-12_345", false),
            (number("25.30"), "25.3", false),
            (third.clone(), "0.6666666667", true),
            (-third, "-0.6666666667", true),
            (Number::share(1, 2_000_000_000), "0.0000000005", false),
            (number("1234567890123456789012345678"), "1234567890123456789012345678.0", false),
        ] {
            assert_eq!(figure(&value), Some((text.to_owned(), rounded)), "{value:?}");
        }
        let huge = &number("1234567890123456789012345678") * &number("10");
        assert_eq!(figure(&huge), None);
    }
}
