//! Sentences and short forms of what a row is measured by: targets, ways back to green, revisions, selections.

use chrono::NaiveDate;

use super::Language;
use super::{format, report};
use crate::model::{Kind, Sense};
use crate::number::Figure;
use crate::period::{Period, Scheme};
use crate::report::{AppliedTolerance, ColourBounds, Remaining, RevisionReport};
use crate::status::{Status, Trend};

/// A short target: `mind. 450`, `höchst. 15`, `37,0–45,0`, `genau 3`. The shown value ends the text.
pub fn target_short(sense: Sense, mark: &str, language: Language) -> String {
    match sense {
        Sense::AtLeast => language.pick(format!("mind. {mark}"), format!("min. {mark}")),
        Sense::AtMost => language.pick(format!("höchst. {mark}"), format!("max. {mark}")),
        Sense::Exactly => language.pick(format!("genau {mark}"), format!("exactly {mark}")),
        Sense::Between => mark.to_owned(),
    }
}

/// A milestone's due date, short: `bis 31.08.2013`.
pub fn due(date: NaiveDate, language: Language) -> String {
    let date = format::date(date, language);
    language.pick(format!("bis {date}"), format!("by {date}"))
}

/// The mark beside the status of an accepted deviation.
pub const ACCEPTED_MARK: &str = "✓";

/// The cut-off date: `Stichtag 31.08.2013`.
pub fn cutoff(date: NaiveDate, language: Language) -> String {
    let date = format::date(date, language);
    language.pick(format!("Stichtag {date}"), format!("cut-off date {date}"))
}

/// How many moved since the previous period; each count with its word does not break.
pub fn changes(since: Period, better: usize, same: usize, worse: usize, language: Language) -> String {
    let since = report::period(since, language);
    let [better, same, worse] =
        [(better, Trend::Better), (same, Trend::Same), (worse, Trend::Worse)].map(|(count, trend)| {
            let (count, word) = (format::count(count, language), report::trend(trend, language));
            format!("{}\u{a0}{count}\u{a0}{word}", report::trend_symbol(trend))
        });
    language.pick(
        format!("gegenüber dem {since}: {better}, {same}, {worse}"),
        format!("since {since}: {better}, {same}, {worse}"),
    )
}

/// Product group and product of a goal: `Produktgruppe 11.05.03 (Altenhilfeplanung)`; `None` where it has neither.
pub fn product(group: Option<&str>, product: Option<&str>, language: Language) -> Option<String> {
    match (group, product) {
        (Some(group), Some(product)) => Some(
            language.pick(format!("Produktgruppe {group} ({product})"), format!("Product group {group} ({product})")),
        ),
        (Some(group), None) => Some(language.pick(format!("Produktgruppe {group}"), format!("Product group {group}"))),
        (None, Some(product)) => Some(language.pick(format!("Produkt {product}"), format!("Product {product}"))),
        (None, None) => None,
    }
}

/// The red indicators that a weighted colour could hide.
pub fn red_names(names: &str, language: Language) -> String {
    language.pick(format!("darunter rot: {names}"), format!("red among them: {names}"))
}

/// Periods whose Ist did not fit: `Ohne Ist M01–M05, dafür ist hier kein Platz.`
pub fn left_out(first: Period, last: Period, language: Language) -> String {
    let (first, last) = (first.label(), last.label());
    let periods = if first == last { first } else { format!("{first}–{last}") };
    language.pick(
        format!("Ohne Ist {periods}: dafür ist hier kein Platz."),
        format!("Without actual {periods}: there is no room for it here."),
    )
}

/// The values at which a colour changes: `gelb ab 252, grün ab 266`; `None` where no value changes it.
pub fn bounds(bounds: &ColourBounds, language: Language) -> Option<String> {
    let ColourBounds { green_from, green_to, yellow_from, yellow_to } = bounds;
    let yellow = range(yellow_from.as_ref(), yellow_to.as_ref(), language);
    let green = range(green_from.as_ref(), green_to.as_ref(), language);
    let parts = [(Status::Yellow, yellow), (Status::Green, green)];
    let named: Vec<String> = parts
        .into_iter()
        .filter_map(|(status, range)| Some(format!("{} {}", report::status(status, language), range?)))
        .collect();
    (!named.is_empty()).then(|| named.join(", "))
}

fn range(from: Option<&Figure>, to: Option<&Figure>, language: Language) -> Option<String> {
    let shown = |figure: &Figure| format::figure(figure, language);
    match (from.map(shown), to.map(shown)) {
        (Some(from), Some(to)) => Some(language.pick(format!("von {from} bis {to}"), format!("from {from} to {to}"))),
        (Some(from), None) => Some(language.pick(format!("ab {from}"), format!("from {from}"))),
        (None, Some(to)) => Some(language.pick(format!("bis {to}"), format!("up to {to}"))),
        (None, None) => None,
    }
}

/// What is still needed: `noch nötig bis 31.12.2013: 191, je Tertial 96`. A number does not break from its word.
pub fn remaining(remaining: &Remaining, year_end: NaiveDate, scheme: Scheme, language: Language) -> String {
    let total = format::figure(&remaining.total, language);
    let date = format::date(year_end, language);
    let all =
        language.pick(format!("noch nötig bis {date}:\u{a0}{total}"), format!("still needed by {date}:\u{a0}{total}"));
    match &remaining.per_period {
        Some(figure) => {
            let each = format::figure(figure, language);
            let unit = period_unit(scheme, language);
            language.pick(format!("{all}, je\u{a0}{unit}\u{a0}{each}"), format!("{all}, {each}\u{a0}a\u{a0}{unit}"))
        }
        None => all,
    }
}

pub(super) fn period_unit(scheme: Scheme, language: Language) -> &'static str {
    match scheme {
        Scheme::Tertial => language.pick("Tertial", "tertial"),
        Scheme::Quarter => language.pick("Quartal", "quarter"),
        Scheme::HalfYear => language.pick("Halbjahr", "half-year"),
        Scheme::Month => language.pick("Monat", "month"),
        Scheme::Year => language.pick("Jahr", "year"),
    }
}

/// A revision: from when, what changed, and why.
pub fn revision(revision: &RevisionReport, kind: Kind, language: Language) -> String {
    let from = report::period(revision.from, language);
    let mut changes = Vec::new();
    if let Some(target) = &revision.target {
        let target = report::target(target, language);
        changes.push(language.pick(format!("Zielwert {target}"), format!("target {target}")));
    }
    if revision.interim {
        changes.push(language.pick("neue Zwischenziele", "new interim targets").into());
    }
    if let Some(tolerance) = revision.tolerance {
        let applied = AppliedTolerance { tolerance, in_days: kind == Kind::Milestone };
        let tolerance = report::tolerance(applied, language);
        changes.push(language.pick(format!("Toleranz {tolerance}"), format!("tolerance {tolerance}")));
    }
    if changes.is_empty() {
        changes.push(language.pick("neue Regel", "new rule").into());
    }
    let changes = changes.join("; ");
    language.pick(format!("ab dem {from}: {changes}"), format!("from {from} on: {changes}"))
}

/// What the colour would have been without the newest revision.
pub fn before_revision(status: Status, language: Language) -> String {
    let status = report::status_with_symbol(status, language);
    language.pick(
        format!("Die Farbe wechselte nur durch die Regel: ohne die Änderung {status}."),
        format!("The colour changed only because of the rule: without the change {status}."),
    )
}

/// What the reader asked to see, and what the colours above it still cover.
pub fn selection(parts: &str, language: Language) -> String {
    language.pick(
        format!("Auswahl: {parts}. Gesamtfarben umfassen auch, was hier nicht gezeigt wird."),
        format!("Selection: {parts}. Overall colours also cover what is not shown here."),
    )
}

/// A part of a selection.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Selected {
    /// Matrices.
    Matrices,
    /// Goals.
    Goals,
    /// Focus topics.
    Focuses,
    /// Strategic goals.
    StrategicGoals,
    /// Departments.
    Departments,
    /// Committees, by what they deal with.
    Committees,
    /// Statuses in the reported period.
    Statuses,
}

/// One part of a selection with its values.
pub fn selected(what: Selected, values: &str, language: Language) -> String {
    let what = match what {
        Selected::Matrices => language.pick("Matrix", "matrix"),
        Selected::Goals => language.pick("Ziel", "goal"),
        Selected::Focuses => language.pick("Schwerpunktthema", "focus topic"),
        Selected::StrategicGoals => language.pick("Leitziel", "strategic goal"),
        Selected::Departments => language.pick("Amt", "department"),
        Selected::Committees => language.pick("Gremium", "committee"),
        Selected::Statuses => language.pick("Status", "status"),
    };
    format!("{what} {values}")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Decimal;

    fn figure(text: &str) -> Figure {
        Figure::written(Decimal::from_str_exact(text).unwrap())
    }

    #[test]
    fn bounds_name_the_sides_that_a_value_can_reach() {
        let at_least = ColourBounds {
            green_from: Some(figure("266")),
            green_to: None,
            yellow_from: Some(figure("252")),
            yellow_to: None,
        };
        assert_eq!(bounds(&at_least, Language::German).unwrap(), "gelb ab 252, grün ab 266");
        let corridor = ColourBounds {
            green_from: Some(figure("37.0")),
            green_to: Some(figure("45.0")),
            yellow_from: None,
            yellow_to: Some(figure("46.5")),
        };
        assert_eq!(bounds(&corridor, Language::English).unwrap(), "yellow up to 46.5, green from 37.0 to 45.0");
        let none = ColourBounds { green_from: None, green_to: None, yellow_from: None, yellow_to: None };
        assert_eq!(bounds(&none, Language::German), None);
    }

    #[test]
    fn what_is_still_needed_has_no_share_in_the_last_period() {
        let end = NaiveDate::from_ymd_opt(2013, 12, 31).unwrap();
        let shown = |per_period: Option<Figure>| {
            let needed = Remaining { total: figure("191"), per_period };
            remaining(&needed, end, Scheme::Tertial, Language::German).replace('\u{a0}', " ")
        };
        assert_eq!(shown(Some(figure("96"))), "noch nötig bis 31.12.2013: 191, je Tertial 96");
        assert_eq!(shown(None), "noch nötig bis 31.12.2013: 191");
    }

    #[test]
    fn periods_without_room_are_a_range() {
        let period = |text| Period::parse(text, Scheme::Month).unwrap();
        let shown = |first, last| left_out(period(first), period(last), Language::German);
        assert!(shown("2013-M01", "2013-M04").starts_with("Ohne Ist M01–M04:"));
        assert!(shown("2013-M01", "2013-M01").starts_with("Ohne Ist M01:"));
    }
}
