//! Days as plans name them: a date, a month, a quarter or half of a year. What is not exact is no day.

use chrono::NaiveDate;

use crate::load::text;

/// A day, and whether it was written as one: the last day of a named quarter is meant, but not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Day {
    pub(crate) date: NaiveDate,
    /// False where the text names a longer time that ends on the day.
    pub(crate) written: bool,
}

const MONTHS: [&[&str]; 12] = [
    &["januar", "jan", "jänner", "january"],
    &["februar", "feb", "february"],
    &["märz", "mär", "mrz", "march", "mar"],
    &["april", "apr"],
    &["mai", "may"],
    &["juni", "jun", "june"],
    &["juli", "jul", "july"],
    &["august", "aug"],
    &["september", "sep", "sept"],
    &["oktober", "okt", "october", "oct"],
    &["november", "nov"],
    &["dezember", "dez", "december", "dec"],
];

/// Words before a day that do not change it.
const BEFORE: [&str; 11] = ["bis zum", "bis", "zum", "spätestens", "am", "by", "until", "due", "im", "in", "ende"];

/// The day that a text names; a year that it leaves out is `year`. `None` where it names none exactly.
///
/// Worked: `31.8.13` and `30. Dezember 2016` are days; `Juni 2014` is 30.06.2014, `III. Quartal` the last day of September.
pub(crate) fn day(text: &str, year: i32) -> Option<Day> {
    let lower = text.trim().trim_end_matches('.').to_lowercase();
    let mut rest = lower.as_str();
    while let Some(shorter) = BEFORE.iter().find_map(|word| rest.strip_prefix(word)?.strip_prefix(' ')) {
        rest = shorter.trim_start();
    }
    written_date(rest)
        .map(|date| Day { date, written: true })
        .or_else(|| Some(Day { date: end_of(rest, year)?, written: false }))
}

fn written_date(text: &str) -> Option<NaiveDate> {
    if let Some(date) = text::date(text) {
        return Some(date);
    }
    let parts: Vec<&str> = text.split(['.', '/']).map(str::trim).collect();
    if let [day, month, year] = parts.as_slice()
        && year.len() == 2
        && text.contains('.')
    {
        return NaiveDate::from_ymd_opt(
            2000 + number(year)?,
            u32::try_from(number(month)?).ok()?,
            u32::try_from(number(day)?).ok()?,
        );
    }
    // `30. Dezember 2016`, `30 September 2014`.
    let words: Vec<&str> = text.split_whitespace().collect();
    let [day, name, year] = words.as_slice() else { return None };
    let day = u32::try_from(number(day.trim_end_matches('.'))?).ok()?;
    NaiveDate::from_ymd_opt(full_year(year)?, month(name)?, day)
}

/// The last day of a month, quarter, half or year that is named; a bare year is none.
fn end_of(text: &str, year: i32) -> Option<NaiveDate> {
    let words: Vec<&str> = text.split([' ', '/']).filter(|word| !word.is_empty()).collect();
    let ending = |year: i32, month: u32| {
        let first = NaiveDate::from_ymd_opt(year, month, 1)?;
        first.checked_add_months(chrono::Months::new(1))?.pred_opt()
    };
    match words.as_slice() {
        [name, written] if month(name).is_some() => ending(full_year(written)?, month(name)?),
        [count, written] if count.len() <= 2 && number(count).is_some_and(|count| (1..=12).contains(&count)) => {
            ending(full_year(written)?, u32::try_from(number(count)?).ok()?)
        }
        [short, written] if short_part(short).is_some() => ending(full_year(written)?, short_part(short)?),
        [count, part] => ending(year, part_of_year(count, part)?),
        [count, part, written] => ending(full_year(written)?, part_of_year(count, part)?),
        [short] => ending(year, short_part(short)?),
        _ => None,
    }
}

/// The last month of `III. Quartal`, `2. Halbjahr`, `1. Tertial`.
fn part_of_year(count: &str, part: &str) -> Option<u32> {
    let count = match count.trim_end_matches('.') {
        "i" | "1" | "erstes" | "1st" => 1,
        "ii" | "2" | "zweites" | "2nd" => 2,
        "iii" | "3" | "drittes" | "3rd" => 3,
        "iv" | "4" | "viertes" | "4th" => 4,
        _ => return None,
    };
    let months = match part.trim_end_matches('.') {
        "quartal" | "quartals" | "quarter" | "quart" => 3,
        "tertial" | "tertials" => 4,
        "halbjahr" | "halbjahres" | "half" => 6,
        _ => return None,
    };
    (count * months <= 12).then_some(count * months)
}

/// The last month of `Q3`, `T1`, `H2`.
fn short_part(text: &str) -> Option<u32> {
    let months = match text.chars().next()? {
        'q' => 3,
        't' => 4,
        'h' => 6,
        _ => return None,
    };
    let count = text.get(1..).filter(|count| count.len() == 1)?.parse::<u32>().ok()?;
    (count > 0 && count * months <= 12).then_some(count * months)
}

fn month(name: &str) -> Option<u32> {
    let name = name.trim_end_matches('.');
    (1..).zip(MONTHS).find(|(_, names)| names.contains(&name)).map(|(month, _)| month)
}

fn full_year(text: &str) -> Option<i32> {
    (text.len() == 4).then(|| number(text))?.filter(|year| (1900..=2199).contains(year))
}

fn number(text: &str) -> Option<i32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_exactly_or_not_at_all() {
        for (text, expected) in [
            ("31.08.2013", Some("2013-08-31 true")),
            ("31.8.13", Some("2013-08-31 true")),
            ("2013-08-31", Some("2013-08-31 true")),
            ("bis 31.08.2013", Some("2013-08-31 true")),
            ("bis zum 31.08.2013", Some("2013-08-31 true")),
            ("30. Dezember 2016", Some("2016-12-30 true")),
            ("30 September 2014", Some("2014-09-30 true")),
            ("Juni 2014", Some("2014-06-30 false")),
            ("06/2014", Some("2014-06-30 false")),
            ("Ende Juni 2014", Some("2014-06-30 false")),
            ("Februar 2016", Some("2016-02-29 false")),
            ("III. Quartal 2013", Some("2013-09-30 false")),
            ("3. Quartal", Some("2014-09-30 false")),
            ("Q3 2014", Some("2014-09-30 false")),
            ("Q3/2014", Some("2014-09-30 false")),
            ("1. Halbjahr 2014", Some("2014-06-30 false")),
            ("T1", Some("2014-04-30 false")),
            ("2014", None),
            ("Mitte 2014", None),
            ("Anfang 2015", None),
            ("Frühjahr", None),
            ("KW 26", None),
            ("2014–2016", None),
            ("2015/2016", None),
            ("ab 2015", None),
            ("laufend", None),
            ("bis 15 Tage", None),
            ("31.02.2014", None),
            ("5. Quartal 2014", None),
            ("", None),
        ] {
            let found = day(text, 2014).map(|day| format!("{} {}", day.date, day.written));
            assert_eq!(found.as_deref(), expected, "{text}");
        }
    }
}
