//! Words that every form of the report shares.

use super::Language;
use super::format;
pub use super::format::period;
use crate::catalogue::words::Word;
use crate::model::{Kind, Limit, Mark, Reference, Rollup, Sense, Target, Tolerance};
use crate::number::{Decimal, Figure};
use crate::report::{AppliedTolerance, ExpectedRule, ForecastSource, Reason};
use crate::status::{Status, Trend};

/// The title of a report.
pub fn title(language: Language) -> &'static str {
    language.pick("Zielmatrix-Controlling", "Goal matrix controlling")
}

/// The word for a status, as it stands beside its symbol.
pub fn status(status: Status, language: Language) -> &'static str {
    match status {
        Status::Green => language.pick("grün", "green"),
        Status::Yellow => language.pick("gelb", "yellow"),
        Status::Red => language.pick("rot", "red"),
        Status::Missing => Word::IsMissing.text(language),
        Status::NotDue => Word::NotDue.text(language),
        Status::NotApplicable => Word::NotApplicable.text(language),
        Status::Suppressed => Word::NotPublished.text(language),
        Status::Informative => language.pick("nachrichtlich", "informative"),
    }
}

/// Symbol and word of a status: `▼ rot`.
pub fn status_with_symbol(value: Status, language: Language) -> String {
    format!("{} {}", value.symbol(), status(value, language))
}

/// The word for a trend.
pub fn trend(trend: Trend, language: Language) -> &'static str {
    match trend {
        Trend::Better => language.pick("besser", "better"),
        Trend::Same => language.pick("gleich", "same"),
        Trend::Worse => language.pick("schlechter", "worse"),
    }
}

/// The arrow for a trend; up is good.
pub fn trend_symbol(trend: Trend) -> &'static str {
    match trend {
        Trend::Better => "↗",
        Trend::Same => "→",
        Trend::Worse => "↘",
    }
}

/// A target in words: `mindestens 450`, `zwischen 37,0 und 45,0`, `erledigt bis 31.08.2013`.
pub fn target(target: &Target, language: Language) -> String {
    match target {
        Target::Absolute { sense, mark } => {
            sense_of(*sense, &mark.map(|value| format::decimal(*value, language)), language)
        }
        Target::Relative { sense, percent, of } => {
            let share = percent.map(|value| percent_of(*value, language));
            format!("{} {}", sense_of(*sense, &share, language), reference(*of, language))
        }
        Target::DoneBy(date) => {
            let date = format::date(*date, language);
            language.pick(format!("erledigt bis {date}"), format!("done by {date}"))
        }
    }
}

/// A target, or the word for having none (`nachrichtlich`); an assessed indicator has a word of its own.
pub fn target_or_none(value: Option<&Target>, kind: Kind, language: Language) -> String {
    match (value, kind) {
        (Some(value), _) => target(value, language),
        (None, Kind::Assessed) => Word::Assessment.text(language).into(),
        (None, _) => status(Status::Informative, language).into(),
    }
}

fn sense_of(sense: Sense, mark: &Mark<String>, language: Language) -> String {
    match (sense, mark) {
        (Sense::AtLeast, Mark::Point(value)) => {
            language.pick(format!("mindestens {value}"), format!("at least {value}"))
        }
        (Sense::AtMost, Mark::Point(value)) => language.pick(format!("höchstens {value}"), format!("at most {value}")),
        (Sense::Exactly | Sense::Between, Mark::Point(value)) => {
            language.pick(format!("genau {value}"), format!("exactly {value}"))
        }
        (_, Mark::Corridor { low, high }) => {
            language.pick(format!("zwischen {low} und {high}"), format!("between {low} and {high}"))
        }
    }
}

fn percent_of(value: Decimal, language: Language) -> String {
    format::percent(&Figure::written(value), language)
}

fn reference(of: Reference, language: Language) -> &'static str {
    match of {
        Reference::PreviousYear => language.pick("des Vorjahres", "of the previous year"),
        Reference::Baseline => language.pick("des Ausgangswertes", "of the baseline"),
    }
}

/// One figure, or the bounds of a corridor: `37,0–45,0`.
pub fn mark(mark: &Mark<Figure>, language: Language) -> String {
    match mark {
        Mark::Point(value) => format::figure(value, language),
        Mark::Corridor { low, high } => {
            format!("{}–{}", format::figure(low, language), format::figure(high, language))
        }
    }
}

/// One bound of a tolerance: `5 %`, `2`, `30 Tage`.
pub fn limit(limit: Limit, in_days: bool, language: Language) -> String {
    match limit {
        Limit::Relative(percent) => percent_of(percent, language),
        Limit::Absolute(days) if in_days => {
            let days = format::decimal(days, language);
            format::days(days, language)
        }
        Limit::Absolute(value) => format::decimal(value, language),
    }
}

/// A tolerance in words: `grün bis 5 %, gelb bis 10 %`.
pub fn tolerance(applied: AppliedTolerance, language: Language) -> String {
    let AppliedTolerance { tolerance: Tolerance { green, yellow }, in_days } = applied;
    let (green, yellow) = (limit(green, in_days, language), limit(yellow, in_days, language));
    language.pick(format!("grün bis {green}, gelb bis {yellow}"), format!("green up to {green}, yellow up to {yellow}"))
}

/// Where a Soll comes from, in words for a legend.
pub fn expected_rule(rule: ExpectedRule, language: Language) -> &'static str {
    match rule {
        ExpectedRule::Target => Word::AnnualTarget.text(language),
        ExpectedRule::Interim => Word::InterimTarget.text(language),
        ExpectedRule::Share => language.pick("Anteil am Jahreszielwert", "share of the annual target"),
        ExpectedRule::Seasonal => Word::MeanShare.text(language),
        ExpectedRule::Linear => Word::LinearPath.text(language),
        ExpectedRule::Elapsed => Word::AssumedShare.text(language),
        ExpectedRule::Reference => language.pick("Anteil am Bezugswert", "share of the reference value"),
        ExpectedRule::None => Word::NoExpected.text(language),
    }
}

/// Behind a provisional value.
pub const PROVISIONAL_MARK: &str = "\u{a0}p";

/// The mark on a Soll that was assumed.
pub const ASSUMED_MARK: &str = "*";

/// Who a forecast comes from: `gemeldet`, `hochgerechnet`.
pub fn forecast_source(source: ForecastSource, language: Language) -> &'static str {
    match source {
        ForecastSource::Reported => Word::Reported.text(language),
        ForecastSource::Extrapolated => language.pick("hochgerechnet", "extrapolated"),
    }
}

/// The rule that rolls colours up, for a legend.
pub fn rollup(rollup: Rollup, language: Language) -> &'static str {
    match rollup {
        Rollup::Worst => language.pick(
            "Gesamtfarbe: die schlechteste der darunterliegenden (rot vor gelb vor fehlt vor grün)",
            "Overall colour: the worst of those below (red before yellow before missing before green)",
        ),
        Rollup::Weighted => language.pick(
            "Gesamtfarbe: gewichtetes Mittel (grün 1, gelb ½, rot und fehlt 0; grün ab 0,8, gelb ab 0,5)",
            "Overall colour: weighted mean (green 1, yellow ½, red and missing 0; green from 0.8, yellow from 0.5)",
        ),
    }
}

/// Why there is no colour.
pub fn reason(reason: &Reason, language: Language) -> String {
    match reason {
        Reason::ReferenceMissing(period) => language.pick(
            format!("kein Soll: für {period} liegt kein Vorjahreswert vor"),
            format!("no expected value: there is no value for {period} to compare with"),
        ),
        Reason::BaselineMissing => {
            language.pick("kein Soll: der Ausgangswert fehlt", "no expected value: there is no baseline").into()
        }
        Reason::NoSeasonalProfile => language
            .pick(
                "kein Soll: kein früheres Jahr zeigt einen Anteil für diesen Zeitraum",
                "no expected value: no earlier year shows a share for this period",
            )
            .into(),
        Reason::EarlierPeriodMissing(period) => language.pick(
            format!("der Wert für {period} fehlt, daher gibt es keine Summe und kein Mittel"),
            format!("the value for {period} is missing, so there is no sum or mean"),
        ),
        Reason::NoTotal => language
            .pick(
                "nur Werte einzelner Gebiete gemeldet, der Gesamtwert fehlt",
                "only values of single areas were reported, the total is missing",
            )
            .into(),
        Reason::AreaMissing(area) => language.pick(
            format!("der Wert des Gebiets {area} fehlt, daher gibt es keinen Gesamtwert"),
            format!("the value of the area {area} is missing, so there is no total"),
        ),
        Reason::ZeroOfZero => language.pick("0 von 0", "0 of 0").into(),
    }
}

/// The word for so many of something.
pub(super) fn plural<'a>(count: usize, one: &'a str, more: &'a str) -> &'a str {
    if count == 1 { one } else { more }
}

/// So many indicators, budget lines or consolidation lines; nothing for none.
pub(super) fn of_part(count: usize, part: usize, language: Language) -> Option<String> {
    let (one, more) = match part {
        0 => language.pick(("Indikator", "Indikatoren"), ("indicator", "indicators")),
        1 => language.pick(("Haushaltsposition", "Haushaltspositionen"), ("budget line", "budget lines")),
        _ => language.pick(("HSK-Maßnahme", "HSK-Maßnahmen"), ("consolidation measure", "consolidation measures")),
    };
    (count > 0).then(|| format!("{}\u{a0}{}", format::count(count, language), plural(count, one, more)))
}
