//! How numbers and dates read: `1.234,5` and `30.04.2013` in German, `1,234.5` and `30 Apr 2013` in English.

use chrono::{Datelike, NaiveDate};

use super::Language;
use crate::number::{Decimal, Figure, Number};
use crate::period::{Period, Scheme};

/// The minus sign of texts; a hyphen is not one.
pub const MINUS: char = '−';

/// A figure with its places, grouped by thousands.
pub fn figure(figure: &Figure, language: Language) -> String {
    grouped(&figure.to_text(), language)
}

/// A figure with an explicit sign: `+1,5`, `−22`, `0`.
pub fn signed(value: &Figure, language: Language) -> String {
    let text = figure(value, language);
    let is_zero = !text.bytes().any(|byte| matches!(byte, b'1'..=b'9'));
    if is_zero || text.starts_with(MINUS) { text } else { format!("+{text}") }
}

/// A figure in percent: `7,5 %`.
pub fn percent(value: &Figure, language: Language) -> String {
    let text = figure(value, language);
    language.pick(format!("{text} %"), format!("{text}%"))
}

/// A figure in percent with an explicit sign: `−7,5 %`.
pub fn signed_percent(value: &Figure, language: Language) -> String {
    let text = signed(value, language);
    language.pick(format!("{text} %"), format!("{text}%"))
}

/// A figure as it was written, with all its places.
pub fn decimal(value: Decimal, language: Language) -> String {
    grouped(&value.to_string(), language)
}

/// An exact number: in full where it ends within ten places, else rounded with a sign that it is.
pub fn exact(value: &Number, language: Language) -> String {
    match value.ending_places() {
        Some(places) if places <= 10 => grouped(&value.to_text(places), language),
        _ => format!("≈ {}", grouped(&value.to_text(4), language)),
    }
}

/// A date: `30.04.2013`, `30 Apr 2013`.
pub fn date(date: NaiveDate, language: Language) -> String {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    match language {
        Language::German => format!("{:02}.{:02}.{:04}", date.day(), date.month(), date.year()),
        Language::English => {
            format!("{} {} {:04}", date.day(), MONTHS[date.month0() as usize], date.year())
        }
    }
}

/// A whole number of things.
pub fn count(count: usize, language: Language) -> String {
    grouped(&count.to_string(), language)
}

pub(super) fn grouped(text: &str, language: Language) -> String {
    let (point, group) = language.pick((',', '.'), ('.', ','));
    let (sign, digits) = match text.strip_prefix('-') {
        Some(digits) => (Some(MINUS), digits),
        None => (None, text),
    };
    let (whole, fraction) = match digits.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (digits, None),
    };
    let mut shown = String::with_capacity(text.len() + whole.len() / 3 + 3);
    shown.extend(sign);
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            shown.push(group);
        }
        shown.push(digit);
    }
    if let Some(fraction) = fraction {
        shown.push(point);
        shown.push_str(fraction);
    }
    shown
}

/// The day on which a milestone was done: `erledigt am 31.08.2013`.
pub fn done(day: NaiveDate, language: Language) -> String {
    let day = date(day, language);
    language.pick(format!("erledigt am {day}"), format!("done on {day}"))
}

/// So many days.
pub(super) fn days(days: impl std::fmt::Display, language: Language) -> String {
    language.pick(format!("{days} Tage"), format!("{days} days"))
}

/// A line of a text file.
pub fn line(line: impl std::fmt::Display, language: Language) -> String {
    language.pick(format!("Zeile {line}"), format!("line {line}"))
}

/// A period in words: `2. Tertial 2013`, `April 2013`.
pub fn period(period: Period, language: Language) -> String {
    let Period { year, index, scheme } = period;
    match (language, scheme) {
        (Language::German, Scheme::Tertial) => format!("{index}. Tertial {year}"),
        (Language::German, Scheme::Quarter) => format!("{index}. Quartal {year}"),
        (Language::German, Scheme::HalfYear) => format!("{index}. Halbjahr {year}"),
        (Language::German, Scheme::Year) => format!("Jahr {year}"),
        (Language::English, Scheme::Tertial) => format!("Tertial {index} of {year}"),
        (Language::English, Scheme::Quarter) => format!("Quarter {index} of {year}"),
        (Language::English, Scheme::HalfYear) => format!("Half-year {index} of {year}"),
        (_, Scheme::Month(_)) => match period.month() {
            Some(([german, english], year)) => format!("{} {year}", language.pick(german, english)),
            None => numbered_period(period, language),
        },
        (Language::English, Scheme::Year) => format!("Year {year}"),
    }
}

/// The same with the number of a month, as it stands in forms: their reader knows no calendar.
pub(super) fn numbered_period(period: Period, language: Language) -> String {
    match period.scheme {
        Scheme::Month(_) => format!("{} {}", month_of_year(period.index, language), period.year),
        Scheme::Tertial | Scheme::Quarter | Scheme::HalfYear | Scheme::Year => self::period(period, language),
    }
}

/// A month of the reporting year by its number.
fn month_of_year(index: u8, language: Language) -> String {
    language.pick(format!("{index}. Monat"), format!("Month {index}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_read_as_their_language_writes_them() {
        for (written, german, english) in [
            ("1234.5", "1.234,5", "1,234.5"),
            ("-1250000", "−1.250.000", "−1,250,000"),
            ("0.30", "0,30", "0.30"),
            ("999", "999", "999"),
            ("-0.5", "−0,5", "−0.5"),
        ] {
            let value = Decimal::from_str_exact(written).unwrap();
            assert_eq!(decimal(value, Language::German), german);
            assert_eq!(decimal(value, Language::English), english);
        }
    }

    #[test]
    fn signs_are_shown_where_asked_for() {
        let shown = |text: &str| signed(&Figure::written(Decimal::from_str_exact(text).unwrap()), Language::German);
        assert_eq!([shown("1.5"), shown("-22"), shown("0.0")], ["+1,5", "−22", "0,0"]);
    }

    #[test]
    fn dates_read_as_their_language_writes_them() {
        let day = NaiveDate::from_ymd_opt(2013, 4, 3).unwrap();
        assert_eq!(date(day, Language::German), "03.04.2013");
        assert_eq!(date(day, Language::English), "3 Apr 2013");
    }
}
