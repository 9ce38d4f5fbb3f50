//! Short forms and sentences of one row: what it is measured by, how far off it is, what holds until when.

use chrono::NaiveDate;

use super::{Language, format, report};
use crate::model::{Kind, Sense};
use crate::number::Figure;
use crate::period::{Period, Scheme};
use crate::report::{AppliedTolerance, ColourBounds, ForecastSource, Remaining, RevisionReport};
use crate::status::Status;

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

/// A milestone that was done only after the cut-off date: `Am 10.05.2013 nach dem Stichtag erledigt: zählt ab 2013-T2.`
pub fn done_later(on: NaiveDate, from: Period, language: Language) -> String {
    let (on, from) = (format::date(on, language), report::period(from, language));
    language.pick(
        format!("Am {on} nach dem Stichtag erledigt: zählt ab {from}."),
        format!("Done on {on}, after the cut-off date: it counts from {from} on."),
    )
}

/// A target that is a share of a reference, in words.
pub fn relative_target(target: &str, language: Language) -> String {
    language.pick(format!("Zielwert {target}"), format!("target {target}"))
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
        Scheme::Month(_) => language.pick("Monat", "month"),
        Scheme::Year => language.pick("Jahr", "year"),
    }
}

/// A delay: `+62 Tage`, `−1 Tag`.
pub fn days(days: &Figure, language: Language) -> String {
    let shown = format::signed(days, language);
    let one = matches!(shown.trim_start_matches(['+', format::MINUS]), "1");
    let word = if one { language.pick("Tag", "day") } else { language.pick("Tage", "days") };
    format!("{shown} {word}")
}

/// A distance of progress in points: `−15 Pkt.`
pub fn points(points: &Figure, language: Language) -> String {
    let shown = format::signed(points, language);
    language.pick(format!("{shown} Pkt."), format!("{shown} pts"))
}

/// Since when a row is red: the period, and whether the year before ended alike.
pub fn since(first: Period, before: bool, language: Language) -> String {
    let label = first.label();
    if before { language.pick(format!("vor\u{a0}{label}"), format!("before\u{a0}{label}")) } else { label }
}

/// Who a forecast comes from, below its value: `rot, hochgerechnet`.
pub fn forecast_source(status: Option<Status>, source: ForecastSource, language: Language) -> String {
    let source = report::forecast_source(source, language);
    status.map_or_else(|| source.to_owned(), |status| format!("{}, {source}", report::status(status, language)))
}

/// A revision: from when, what changed, and why.
pub fn revision(revision: &RevisionReport, kind: Kind, language: Language) -> String {
    let from = report::period(revision.from, language);
    let mut changes = Vec::new();
    if let Some(target) = &revision.target {
        let target = report::target(target, language);
        changes.push(relative_target(&target, language));
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

/// The mark beside the status of an accepted deviation.
pub const ACCEPTED_MARK: &str = "✓";

/// Until when a deviation is accepted, and why.
pub fn accepted(until: Period, reason: &str, language: Language) -> String {
    let until = report::period(until, language);
    language.pick(
        format!("{ACCEPTED_MARK} Abweichung hingenommen bis einschließlich {until}: {reason}"),
        format!("{ACCEPTED_MARK} deviation accepted up to and including {until}: {reason}"),
    )
}

/// One period of a development, for those who do not see it: `T2: Ist 259, Soll 280, gelb`.
pub fn point(period: Period, actual: &str, expected: Option<&str>, status: Status, language: Language) -> String {
    let (period, status) = (period.label(), report::status(status, language));
    let expected = expected
        .map(|expected| language.pick(format!(", Soll {expected}"), format!(", expected {expected}")))
        .unwrap_or_default();
    language.pick(
        format!("{period}: Ist {actual}{expected}, {status}"),
        format!("{period}: actual {actual}{expected}, {status}"),
    )
}

/// A development with its points, for those who do not see it.
pub fn development(name: &str, points: &str, language: Language) -> String {
    language.pick(format!("Verlauf {name}: {points}"), format!("Development of {name}: {points}"))
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
}
