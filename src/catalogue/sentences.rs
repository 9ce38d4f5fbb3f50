//! Sentences and short forms of documents that have numbers, dates or names in them.

use chrono::NaiveDate;

use super::report::{of_part, plural};
use super::words::Word;
use super::{Language, format, report};
use crate::model::Kind;
use crate::period::Period;
use crate::status::{Counts, Status, Trend};

pub use super::meanings::{
    attainment_meaning, corridor_meaning, deviation_meaning, expected_meaning, forecast_meaning, milestone_meaning,
    status_meaning, trend_meaning,
};
pub use super::plan::{contents as plan_contents, kind, kind_meaning, year_end};
pub use super::row::{
    ACCEPTED_MARK, accepted, before_revision, days, development, done_later, due, forecast_source, point, points,
    relative_target, since, target_short,
};
pub use super::selection::selection_alone;

/// What a reader asks first: `6 von 55 Indikatoren und Positionen sind rot (5 Indikatoren, 1 Haushaltsposition). 13 sind gelb,
/// 28 grün; 1 fälliger Wert fehlt.` The parts are indicators, budget and consolidation.
pub fn headline(parts: &[Counts; 3], language: Language) -> String {
    let mut all = Counts::default();
    for counts in parts {
        all.add_all(counts);
    }
    let [red, yellow, green, missing] =
        [Status::Red, Status::Yellow, Status::Green, Status::Missing].map(|status| all.of(status));
    let total = format::count(all.total(), language);
    let only_indicators = parts[1].total() + parts[2].total() == 0;
    let what = if only_indicators {
        plural(all.total(), Word::IndicatorWithin.text(language), language.pick("Indikatoren", "indicators"))
    } else {
        language.pick("Indikatoren und Positionen", "indicators and lines")
    };
    let are = |count| plural(count, language.pick("ist", "is"), language.pick("sind", "are"));
    let number = |count| format::count(count, language);
    let named: Vec<String> =
        parts.iter().enumerate().filter_map(|(part, counts)| of_part(counts.of(Status::Red), part, language)).collect();
    let first = if red == 0 {
        Word::NothingRed.text(language).to_owned()
    } else {
        let named = if only_indicators { String::new() } else { format!(" ({})", named.join(", ")) };
        language.pick(
            format!("{} von {total} {what} {} rot{named}.", number(red), are(red)),
            format!("{} of {total} {what} {} red{named}.", number(red), are(red)),
        )
    };
    let others = language.pick(
        format!("{} {} gelb, {} grün", number(yellow), are(yellow), number(green)),
        format!("{} {} yellow, {} green", number(yellow), are(yellow), number(green)),
    );
    let missing = match missing {
        0 => String::new(),
        count => format!(
            "; {} {}",
            number(count),
            plural(
                count,
                language.pick("fälliger Wert fehlt", "value that was due is missing"),
                language.pick("fällige Werte fehlen", "values that were due are missing"),
            )
        ),
    };
    format!("{first} {others}{missing}.")
}

/// All counts that are not 0: `14 grün, 3 gelb`.
pub fn counts(counts: &Counts, language: Language) -> String {
    let shown = Status::ALL.into_iter().filter(|status| counts.of(*status) > 0);
    let named = shown.map(|status| {
        format!("{}\u{a0}{}", format::count(counts.of(status), language), report::status(status, language))
    });
    named.collect::<Vec<_>>().join(", ")
}

/// The same with the symbols before the numbers: `● 14 grün, ◆ 3 gelb`.
pub fn counts_with_symbols(counts: &Counts, language: Language) -> String {
    let shown = Status::ALL.into_iter().filter(|status| counts.of(*status) > 0);
    let named = shown.map(|status| {
        let count = format::count(counts.of(status), language);
        format!("{}\u{a0}{count}\u{a0}{}", status.symbol(), report::status(status, language))
    });
    named.collect::<Vec<_>>().join(", ")
}

/// A heading with the number of what is below it.
pub fn numbered(of: Word, count: usize, language: Language) -> String {
    format!("{} ({})", of.text(language), format::count(count, language))
}

/// How many entries a list leaves out.
pub fn more(count: usize, language: Language) -> String {
    let count = format::count(count, language);
    language.pick(format!("… und {count} weitere"), format!("… and {count} more"))
}

/// How many forecasts are worse in which way; none is said too.
pub fn outlook(green_red: usize, yellow_red: usize, green_yellow: usize, language: Language) -> String {
    let [green_red, yellow_red, green_yellow] =
        [green_red, yellow_red, green_yellow].map(|count| format::count(count, language));
    language.pick(
        format!(
            "Grün, aber Prognose rot: {green_red}; gelb, aber Prognose rot: {yellow_red}; grün, aber Prognose gelb: {green_yellow}."
        ),
        format!(
            "Green, but forecast red: {green_red}; yellow, but forecast red: {yellow_red}; green, but forecast yellow: {green_yellow}."
        ),
    )
}

/// A column of a period: `Ist T2`, `Soll T1`.
pub fn in_period(of: Word, period: Period, language: Language) -> String {
    format!("{}\u{a0}{}", of.text(language), period.label())
}

/// What a map shows: `Besuche (Anzahl) nach Gebieten, 2. Tertial 2013`.
pub fn map_title(name: &str, period: Period, language: Language) -> String {
    let period = report::period(period, language);
    language.pick(format!("{name} nach Gebieten, {period}"), format!("{name} by area, {period}"))
}

/// A length in metres on a map, which is round: `2 km`, `500 m`.
pub fn length(metres: u32, language: Language) -> String {
    match metres.checked_div(1_000).filter(|_| metres.is_multiple_of(1_000)) {
        Some(kilometres) => format!("{}\u{a0}km", format::count(kilometres as usize, language)),
        None => format!("{metres}\u{a0}m"),
    }
}

/// Areas with values that a map cannot show.
pub fn without_geometry(titles: &str, language: Language) -> String {
    language.pick(
        format!("Nicht auf der Karte, da ohne Geometrie: {titles}"),
        format!("Not on the map, as without geometry: {titles}"),
    )
}

/// The Ist of an earlier year, above a column: `Ist 2010`.
pub fn actual_of_year(year: i32, language: Language) -> String {
    format!("{}\u{a0}{year}", Word::Actual.text(language))
}

/// Up to which year an indicator was another kind of value, or in another unit.
pub fn measured_otherwise(year: i32, kind: Kind, unit: &str, language: Language) -> String {
    let kind = super::plan::kind(kind, language);
    let unit =
        if unit.is_empty() { String::new() } else { language.pick(format!(" in {unit}"), format!(" in {unit}")) };
    language.pick(
        format!("Bis {year} anders gemessen ({kind}{unit}): mit den Jahren danach nicht vergleichbar."),
        format!("Measured in another way up to {year} ({kind}{unit}): not comparable with the years after."),
    )
}

/// A year without a matrix; which of those that are shown it lacks, where it does not lack all.
pub fn year_without_matrix(year: i32, lacking: &[&str], language: Language) -> String {
    if lacking.is_empty() {
        return language.pick(format!("Für {year} gibt es keine Matrix."), format!("There is no matrix for {year}."));
    }
    let lacking = lacking.join(", ");
    language.pick(
        format!("Für {year} gibt es keine Matrix von: {lacking}."),
        format!("For {year} there is no matrix of: {lacking}."),
    )
}

/// The state at a period, above a column: `Stand T1`.
pub fn state_of(period: Period, language: Language) -> String {
    let label = period.label();
    language.pick(format!("Stand\u{a0}{label}"), format!("State\u{a0}{label}"))
}

/// Who answers for a line.
pub fn responsible(who: &str, language: Language) -> String {
    language.pick(format!("verantwortlich: {who}"), format!("responsible: {who}"))
}

/// What a goal serves.
pub fn strategic_goal(id: &str, title: &str, language: Language) -> String {
    let named = if title.is_empty() { id.to_owned() } else { format!("{id}: {title}") };
    language.pick(format!("Leitziel {named}"), format!("Strategic goal {named}"))
}

/// The focus topics of a goal.
pub fn focus(topics: &[String], language: Language) -> String {
    let word = match topics.len() {
        1 => Word::Focus.text(language),
        _ => Word::FocusTopics.text(language),
    };
    format!("{word}: {}", topics.join(", "))
}

/// The fields of action of a goal or measure.
pub fn fields(titles: &[String], language: Language) -> String {
    let word = match titles.len() {
        1 => Word::Field.text(language),
        _ => Word::Fields.text(language),
    };
    format!("{word}: {}", titles.join(", "))
}

/// What the data covers.
pub fn covers(period: Period, cutoff: NaiveDate, language: Language) -> String {
    let (period, cutoff) = (report::period(period, language), format::date(cutoff, language));
    language.pick(
        format!(
            "Gemeldete Werte bis zum {period}, Stichtag {cutoff}. Was später gemeldet oder für später geplant ist, ist nicht enthalten."
        ),
        format!(
            "Values reported up to {period}, cut-off date {cutoff}. What was reported or is planned for later is not in it."
        ),
    )
}

/// A matrix with a cut-off date of its own.
pub fn own_cutoff(matrix: &str, cutoff: NaiveDate, language: Language) -> String {
    let cutoff = format::date(cutoff, language);
    language.pick(
        format!("{matrix} hat ein eigenes Berichtsjahr; Stichtag {cutoff}."),
        format!("{matrix} has a reporting year of its own; cut-off date {cutoff}."),
    )
}

/// Periods that a printed page leaves out.
pub fn not_printed(first: &str, last: &str, language: Language) -> String {
    let range = if first == last { first.to_owned() } else { format!("{first}–{last}") };
    language.pick(
        format!("Gedruckt ohne Ist {range}; am Bildschirm sind alle Zeiträume zu sehen."),
        format!("Printed without actual {range}; on a screen all periods are shown."),
    )
}

/// How many rows have no colour, by state.
pub fn without_colour(counts: &str, language: Language) -> String {
    language.pick(format!("Ohne Farbe: {counts}."), format!("Without a colour: {counts}."))
}

/// How many Soll values of a report are assumed.
pub fn assumed(count: usize, language: Language) -> String {
    let number = format::count(count, language);
    match count {
        1 => language.pick(
            "Ein Soll-Wert (mit *) ist aus dem verstrichenen Teil des Jahres geschätzt, nicht beschlossen.".to_owned(),
            "One expected value (with *) is assumed from the elapsed share of the year, not decided.".to_owned(),
        ),
        _ => language.pick(
            format!(
                "{number} Soll-Werte (mit *) sind aus dem verstrichenen Teil des Jahres geschätzt, nicht beschlossen."
            ),
            format!("{number} expected values (with *) are assumed from the elapsed share of the year, not decided."),
        ),
    }
}

/// How many rows of a plan have assumed Soll values.
pub fn plan_assumed(count: usize, language: Language) -> String {
    let number = format::count(count, language);
    let german = plural(count, "Bei einem Indikator", "");
    let german = if german.is_empty() { format!("Bei {number} Indikatoren") } else { german.to_owned() };
    language.pick(
        format!(
            "{german} nennt die Planung kein Zwischenziel; das Soll (mit *) ist dort aus dem verstrichenen Teil des Jahres geschätzt."
        ),
        format!(
            "For {number} {} the plan names no interim target; expected values with * are assumed from the elapsed share of the year.",
            plural(count, "indicator", "indicators")
        ),
    )
}

/// What a document on a period is, for its properties.
pub fn description(cutoff: NaiveDate, language: Language) -> String {
    let date = format::date(cutoff, language);
    language.pick(
        format!("Ziele, Zielwerte und gemeldete Werte mit Farben zum Stichtag {date}"),
        format!("Goals, targets and reported values with colours at the cut-off date {date}"),
    )
}

/// What a document on a plan is, for its properties.
pub fn plan_description(year: i32, language: Language) -> String {
    language.pick(
        format!("Ziele, Maßnahmen, Zielwerte und Zwischenziele für das Jahr {year}"),
        format!("Goals, measures, targets and interim targets for the year {year}"),
    )
}

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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::{FirstMonth, Scheme};

    fn counts(statuses: &[(Status, usize)]) -> Counts {
        statuses.iter().flat_map(|(status, count)| std::iter::repeat_n(*status, *count)).collect()
    }

    #[test]
    fn the_headline_names_what_is_red_by_part() {
        let said = |parts: [Counts; 3]| headline(&parts, Language::German).replace('\u{a0}', " ");
        let none = Counts::default();
        let indicators = counts(&[(Status::Red, 5), (Status::Green, 40), (Status::Missing, 1)]);
        let budget = counts(&[(Status::Red, 1), (Status::Yellow, 1)]);
        assert_eq!(
            said([indicators, budget, none]),
            "6 von 48 Indikatoren und Positionen sind rot (5 Indikatoren, 1 Haushaltsposition). 1 ist gelb, 40 grün; 1 fälliger Wert fehlt."
        );
        assert_eq!(said([counts(&[(Status::Red, 1)]), none, none]), "1 von 1 Indikator ist rot. 0 sind gelb, 0 grün.");
        assert_eq!(
            said([counts(&[(Status::Green, 2), (Status::Missing, 2)]), none, none]),
            "Kein Indikator und keine Position ist rot. 0 sind gelb, 2 grün; 2 fällige Werte fehlen."
        );
    }

    #[test]
    fn periods_without_room_are_a_range() {
        let period = |text| Period::parse(text, Scheme::Month(FirstMonth::default())).unwrap();
        let shown = |first, last| left_out(period(first), period(last), Language::German);
        assert!(shown("2013-M01", "2013-M04").starts_with("Ohne Ist M01–M04:"));
        assert!(shown("2013-M01", "2013-M01").starts_with("Ohne Ist M01:"));
    }
}
