//! Reporting periods: Tertials and the other schemes, their names, order, cut-off dates and elapsed share.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};

use chrono::{Days, Months, NaiveDate};

use crate::number::Number;

/// How a reporting year is divided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Scheme {
    /// Three periods of four months, `2013-T1` to `2013-T3`.
    Tertial,
    /// Four periods of three months, `2013-Q1` to `2013-Q4`.
    Quarter,
    /// Two periods of six months, `2013-H1` and `2013-H2`.
    HalfYear,
    /// Twelve months, `2013-M01` to `2013-M12`.
    Month(FirstMonth),
    /// The year as a whole, `2013`.
    Year,
}

/// The calendar month that `M01` is, 1 to 12, where all matrices of the project agree on one. It names months and is no part
/// of what a period is: periods are the same with it and without.
#[derive(Clone, Copy, Debug, Default)]
pub struct FirstMonth(pub Option<u8>);

impl PartialEq for FirstMonth {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Eq for FirstMonth {}

impl PartialOrd for FirstMonth {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for FirstMonth {
    fn cmp(&self, _: &Self) -> Ordering {
        Ordering::Equal
    }
}

impl Hash for FirstMonth {
    fn hash<H: Hasher>(&self, _: &mut H) {}
}

/// The months in German and English.
pub const MONTHS: [[&str; 2]; 12] = [
    ["Januar", "January"],
    ["Februar", "February"],
    ["März", "March"],
    ["April", "April"],
    ["Mai", "May"],
    ["Juni", "June"],
    ["Juli", "July"],
    ["August", "August"],
    ["September", "September"],
    ["Oktober", "October"],
    ["November", "November"],
    ["Dezember", "December"],
];

/// The place of a month in the calendar year, from 0, by its name in lower case.
pub fn month_named(name: &str) -> Option<usize> {
    MONTHS.iter().position(|names| names.iter().any(|month| month.to_lowercase() == name))
}

impl Scheme {
    /// Every scheme, in the order of the documentation.
    pub const ALL: [Self; 5] =
        [Self::Tertial, Self::Quarter, Self::HalfYear, Self::Month(FirstMonth(None)), Self::Year];

    /// The name in `zielmatrix.toml` and JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Tertial => "tertial",
            Self::Quarter => "quarter",
            Self::HalfYear => "half-year",
            Self::Month(_) => "month",
            Self::Year => "year",
        }
    }

    /// The same with what its months are called.
    #[must_use]
    pub fn beginning_with(self, first: FirstMonth) -> Self {
        match self {
            Self::Month(_) => Self::Month(first),
            Self::Tertial | Self::Quarter | Self::HalfYear | Self::Year => self,
        }
    }

    /// The calendar month that years of months begin with, where that is known.
    fn first_month(self) -> Option<u8> {
        match self {
            Self::Month(FirstMonth(first)) => first,
            Self::Tertial | Self::Quarter | Self::HalfYear | Self::Year => None,
        }
    }

    /// Periods in a year.
    pub fn periods(self) -> u8 {
        match self {
            Self::Tertial => 3,
            Self::Quarter => 4,
            Self::HalfYear => 2,
            Self::Month(_) => 12,
            Self::Year => 1,
        }
    }

    /// Months in a period.
    pub fn months(self) -> u32 {
        12 / u32::from(self.periods())
    }

    /// The short name of the period with that number within the year: `T1`, `Q4`, `M07`; empty for the whole year.
    pub fn label(self, index: u8) -> String {
        match self {
            Self::Tertial => format!("T{index}"),
            Self::Quarter => format!("Q{index}"),
            Self::HalfYear => format!("H{index}"),
            Self::Month(_) => format!("M{index:02}"),
            Self::Year => String::new(),
        }
    }

    /// The number within the year of a short name such as `T2`.
    pub fn index_of(self, label: &str) -> Option<u8> {
        (1..=self.periods()).find(|index| self.label(*index) == label)
    }

    /// All short names of a year, in order.
    pub fn labels(self) -> Vec<String> {
        (1..=self.periods()).map(|index| self.label(index)).collect()
    }
}

/// One period of one reporting year. Ordered by time; periods of different schemes are never mixed in a project.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Period {
    /// The calendar year in which the reporting year starts.
    pub year: i32,
    /// The number within the year, from 1.
    pub index: u8,
    /// The scheme that it belongs to.
    pub scheme: Scheme,
}

impl Period {
    /// Reads `2013-T1` and its like, or `2013` where a year is one period. `None` for anything else.
    pub fn parse(text: &str, scheme: Scheme) -> Option<Self> {
        let (year, label) = text.split_at_checked(4)?;
        if !year.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let year = year.parse().ok()?;
        let index = match scheme {
            Scheme::Year => label.is_empty().then_some(1)?,
            Scheme::Tertial | Scheme::Quarter | Scheme::HalfYear | Scheme::Month(_) => {
                scheme.index_of(label.strip_prefix('-')?)?
            }
        };
        Some(Self { year, index, scheme })
    }

    /// Reads a period as people write it: `2013-t1`, `T1 2013`, `1. Tertial 2013`, `April 2013`. `None` where the text says
    /// anything else, where it does not name its scheme, or where it names a month and years do not begin in one alike.
    pub fn read(text: &str, scheme: Scheme) -> Option<Self> {
        let text = text.trim().to_lowercase();
        if let Some(period) = Self::parse(&text.to_uppercase(), scheme) {
            return Some(period);
        }
        let words: &[&str] = match scheme {
            Scheme::Tertial => &["t", "tertial"],
            Scheme::Quarter => &["q", "quartal", "quarter"],
            Scheme::HalfYear => &["h", "hj", "halbjahr"],
            Scheme::Month(_) => &["m", "monat", "month"],
            Scheme::Year => &["jahr", "year"],
        };
        let (mut year, mut index, mut calendar, mut named) = (None, None, None, false);
        for part in parts(&text) {
            let month = || scheme.first_month().and_then(|_| month_named(part));
            let roman = || ["i", "ii", "iii", "iv"].iter().position(|roman| *roman == part);
            if words.contains(&part) && !named {
                named = true;
            } else if let Some(found) = month().filter(|_| index.is_none() && !named) {
                (calendar, named) = (Some(found), true);
            } else if part.len() == 4 && year.is_none() {
                year = Some(part.parse().ok()?);
            } else if part.len() <= 3 && index.is_none() && calendar.is_none() {
                index = Some(part.parse().ok().or_else(|| roman().map(|place| place + 1))?);
            } else {
                return None;
            }
        }
        if let (Some(month), Some(first)) = (calendar, scheme.first_month()) {
            // Months before the first one belong to the reporting year that began in the calendar year before.
            let first = usize::from(first) - 1;
            let year = year? - i32::from(month < first);
            return u8::try_from((month + 12 - first) % 12 + 1).ok().map(|index| Self { year, index, scheme });
        }
        let index = match (scheme, index) {
            (Scheme::Year, None) => 1,
            (Scheme::Year, Some(_)) | (_, None) => return None,
            (Scheme::Tertial | Scheme::Quarter | Scheme::HalfYear | Scheme::Month(_), Some(index)) => {
                u8::try_from(index).ok()?
            }
        };
        let sound = named && (1..=scheme.periods()).contains(&index);
        sound.then_some(Self { year: year?, index, scheme })
    }

    /// The short name within the year, such as `T1`; the year itself where it is one period.
    pub fn label(self) -> String {
        match self.scheme {
            Scheme::Year => self.year.to_string(),
            Scheme::Tertial | Scheme::Quarter | Scheme::HalfYear | Scheme::Month(_) => self.scheme.label(self.index),
        }
    }

    /// The calendar month of a month, with the calendar year: `2013-M10` is April 2014 where years begin in July. `None` for longer
    /// periods, and where matrices begin in different months.
    pub fn month(self) -> Option<([&'static str; 2], i32)> {
        let month = usize::from(self.scheme.first_month()?) + usize::from(self.index) - 2;
        Some((*MONTHS.get(month % 12)?, self.year + i32::from(month >= 12)))
    }

    /// True for the last period of the year, whose Soll is always the annual target.
    pub fn is_last(self) -> bool {
        self.index == self.scheme.periods()
    }

    /// Periods of the year after this one.
    pub fn remaining(self) -> u8 {
        self.scheme.periods() - self.index
    }

    /// The share of the year that has passed at the end of the period. Worked: 1/3 for T1, 1 for T3.
    pub fn elapsed(self) -> Number {
        Number::share(u32::from(self.index), u32::from(self.scheme.periods()))
    }

    /// The period before, across the turn of the year.
    #[must_use]
    pub fn previous(self) -> Self {
        if self.index > 1 {
            Self { index: self.index - 1, ..self }
        } else {
            Self { year: self.year - 1, index: self.scheme.periods(), ..self }
        }
    }

    /// The periods after this one, to the end of the next year.
    pub fn following(self) -> impl Iterator<Item = Self> {
        let this = (self.index + 1..=self.scheme.periods()).map(move |index| Self { index, ..self });
        let next = (1..=self.scheme.periods()).map(move |index| Self { index, year: self.year + 1, ..self });
        this.chain(next)
    }

    /// The same period of another year.
    #[must_use]
    pub fn in_year(self, year: i32) -> Self {
        Self { year, ..self }
    }

    /// The periods of the same year up to this one, itself included.
    pub fn year_so_far(self) -> impl DoubleEndedIterator<Item = Self> {
        (1..=self.index).map(move |index| Self { index, ..self })
    }

    /// The last day of the reporting year, where this period ends on `cutoff`. Worked: 2013-T2, which ends on
    /// 31 August 2013, belongs to a year that ends on 31 December 2013.
    pub fn year_end(self, cutoff: NaiveDate) -> NaiveDate {
        let months_left = u32::from(self.remaining()) * self.scheme.months();
        cutoff
            .checked_add_days(Days::new(1))
            .and_then(|next| next.checked_add_months(Months::new(months_left)))
            .and_then(|next| next.checked_sub_days(Days::new(1)))
            .unwrap_or(NaiveDate::MAX)
    }

    /// The last period of the same year.
    #[must_use]
    pub fn last_of_year(self) -> Self {
        Self { index: self.scheme.periods(), ..self }
    }
}

/// The words and numbers of a text.
fn parts(text: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    for mut word in text.split(|sign: char| !sign.is_alphanumeric()) {
        while !word.is_empty() {
            let digits = word.starts_with(|sign: char| sign.is_ascii_digit());
            let change = word.find(|sign: char| sign.is_ascii_digit() != digits);
            let (part, rest) = word.split_at(change.unwrap_or(word.len()));
            parts.push(part);
            word = rest;
        }
    }
    parts
}

impl fmt::Display for Period {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.scheme {
            Scheme::Year => write!(formatter, "{:04}", self.year),
            Scheme::Tertial | Scheme::Quarter | Scheme::HalfYear | Scheme::Month(_) => {
                write!(formatter, "{:04}-{}", self.year, self.label())
            }
        }
    }
}

/// When a reporting year starts, so that a period has dates.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// The first month of the reporting year, 1 to 12.
    pub first_month: u8,
}

impl Calendar {
    /// The calendar year.
    pub const CIVIL: Self = Self { first_month: 1 };

    /// The last day of the period, itself included (the Stichtag). Worked: 2013-T1 ends on 30 April 2013; where the
    /// year starts in August, on 30 November 2013.
    pub fn cutoff(self, period: Period) -> NaiveDate {
        NaiveDate::from_ymd_opt(period.year, u32::from(self.first_month), 1)
            .and_then(|start| start.checked_add_months(Months::new(period.scheme.months() * u32::from(period.index))))
            .and_then(|next| next.checked_sub_days(Days::new(1)))
            .unwrap_or(NaiveDate::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const CIVIL: Scheme = Scheme::Month(FirstMonth(Some(1)));
    const FROM_JULY: Scheme = Scheme::Month(FirstMonth(Some(7)));

    #[test]
    fn months_are_those_of_the_calendar() {
        for (scheme, index, month) in [
            (CIVIL, 1, Some("Januar 2013")),
            (CIVIL, 12, Some("Dezember 2013")),
            (FROM_JULY, 1, Some("Juli 2013")),
            (FROM_JULY, 6, Some("Dezember 2013")),
            (FROM_JULY, 7, Some("Januar 2014")),
            (FROM_JULY, 12, Some("Juni 2014")),
            (Scheme::Month(FirstMonth(None)), 1, None),
            (Scheme::Quarter, 1, None),
        ] {
            let period = Period { year: 2013, index, scheme };
            let named = period.month().map(|([german, _], year)| format!("{german} {year}"));
            assert_eq!(named.as_deref(), month, "{period}");
            assert_eq!(named.and_then(|named| Period::read(&named, scheme)), month.map(|_| period), "{period}");
        }
    }

    #[test]
    fn a_month_is_the_same_whether_its_name_is_known() {
        let [named, unnamed] = [CIVIL, Scheme::ALL[3]].map(|scheme| Period { year: 2013, index: 2, scheme });
        assert_eq!(named, unnamed);
        assert_eq!(named.cmp(&unnamed), Ordering::Equal);
    }

    #[test]
    fn periods_are_read_as_people_write_them() {
        for (text, scheme, period) in [
            ("2013-T1", Scheme::Tertial, "2013-T1"),
            ("2013-t1", Scheme::Tertial, "2013-T1"),
            ("T1 2013", Scheme::Tertial, "2013-T1"),
            ("t2/2013", Scheme::Tertial, "2013-T2"),
            ("1. Tertial 2013", Scheme::Tertial, "2013-T1"),
            ("Tertial 3 / 2013", Scheme::Tertial, "2013-T3"),
            ("2013T1", Scheme::Tertial, "2013-T1"),
            ("II. Quartal 2013", Scheme::Quarter, "2013-Q2"),
            ("Q4/2013", Scheme::Quarter, "2013-Q4"),
            ("2. Halbjahr 2013", Scheme::HalfYear, "2013-H2"),
            ("April 2013", CIVIL, "2013-M04"),
            ("März 2013", CIVIL, "2013-M03"),
            ("M04 2013", FROM_JULY, "2013-M04"),
            ("4. Monat 2013", FROM_JULY, "2013-M04"),
            ("July 2013", FROM_JULY, "2013-M01"),
            ("Dezember 2013", FROM_JULY, "2013-M06"),
            ("April 2014", FROM_JULY, "2013-M10"),
            ("Jahr 2013", Scheme::Year, "2013"),
            (" 2013 ", Scheme::Year, "2013"),
        ] {
            assert_eq!(Period::read(text, scheme).map(|period| period.to_string()).as_deref(), Some(period), "{text}");
        }
        assert_eq!(Period::read("April 2013", Scheme::Month(FirstMonth(None))), None, "years that begin apart");
        for text in ["4 April 2013", "April M04 2013", "April", "Aprill 2013"] {
            assert_eq!(Period::read(text, CIVIL), None, "{text}");
        }
        for text in [
            "",
            "T1",
            "2013",
            "T4 2013",
            "T0 2013",
            "1. Quartal 2013",
            "1/2013",
            "30.04.2013",
            "T1 T2 2013",
            "T1 2013 2014",
            "1. Tertial 13",
        ] {
            assert_eq!(Period::read(text, Scheme::Tertial), None, "{text}");
        }
    }

    #[test]
    fn periods_have_names_and_cutoff_dates() {
        for (text, scheme, cutoff) in [
            ("2013-T1", Scheme::Tertial, "2013-04-30"),
            ("2013-T2", Scheme::Tertial, "2013-08-31"),
            ("2013-T3", Scheme::Tertial, "2013-12-31"),
            ("2013-Q1", Scheme::Quarter, "2013-03-31"),
            ("2013-H2", Scheme::HalfYear, "2013-12-31"),
            ("2012-M02", CIVIL, "2012-02-29"),
            ("2013", Scheme::Year, "2013-12-31"),
        ] {
            let period = Period::parse(text, scheme).unwrap();
            assert_eq!(period.to_string(), text);
            assert_eq!(Calendar::CIVIL.cutoff(period).to_string(), cutoff);
        }
    }

    #[test]
    fn a_school_year_ends_in_the_next_calendar_year() {
        let school = Calendar { first_month: 8 };
        let cutoffs: Vec<String> = (1..=3)
            .map(|index| school.cutoff(Period { year: 2013, index, scheme: Scheme::Tertial }).to_string())
            .collect();
        assert_eq!(cutoffs, ["2013-11-30", "2014-03-31", "2014-07-31"]);
    }

    #[test]
    fn every_period_knows_the_end_of_its_year() {
        for (calendar, end) in [(Calendar::CIVIL, "2012-12-31"), (Calendar { first_month: 8 }, "2013-07-31")] {
            for scheme in Scheme::ALL {
                for period in (1..=scheme.periods()).map(|index| Period { year: 2012, index, scheme }) {
                    assert_eq!(period.year_end(calendar.cutoff(period)).to_string(), end, "{period}");
                }
            }
        }
    }

    #[test]
    fn what_is_not_a_period_is_refused() {
        for (text, scheme) in [
            ("2013-T4", Scheme::Tertial),
            ("2013-T0", Scheme::Tertial),
            ("2013T1", Scheme::Tertial),
            ("2013-t1", Scheme::Tertial),
            ("2013-Q1", Scheme::Tertial),
            ("2013-M1", CIVIL),
            ("2013", Scheme::Tertial),
            ("2013-T1", Scheme::Year),
            ("", Scheme::Year),
            ("20é3", Scheme::Year),
            ("+013", Scheme::Year),
        ] {
            assert_eq!(Period::parse(text, scheme), None, "{text}");
        }
    }

    #[test]
    fn the_period_before_the_first_is_the_last_of_the_year_before() {
        let first = Period::parse("2013-T1", Scheme::Tertial).unwrap();
        assert_eq!(first.previous().to_string(), "2012-T3");
        assert!(first.previous() < first);
        assert_eq!(first.elapsed(), Number::share(1, 3));
    }
}
