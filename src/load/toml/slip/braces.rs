//! Values that belong into braces, written without them: `target = at_least 450`.

use super::{list_of, meant, number_or_date};
use crate::problem::{Syntax, synonyms};

/// What stands in the place of a figure that cannot be told.
const UNTOLD: &str = "…";

/// What was meant by the bare value of a key that takes a table; `None` where it names none of its entries.
pub(super) fn of(text: &str, key: &str) -> Option<Syntax> {
    let inner = match key {
        "baseline" => baseline(text).or_else(|| entries(text, key)),
        "target" | "tolerance" | "progress_tolerance" | "interim" => entries(text, key),
        _ => None,
    }?;
    Some(Syntax::Braces { key: key.to_owned(), meant: inner })
}

/// `380 in 2012`, `380 (2012)`: a figure and its year.
fn baseline(text: &str) -> Option<String> {
    let text = text.trim_end_matches([')', ' ']);
    let (figure, year) = text.split_at_checked(text.len().checked_sub(4)?)?;
    let is_year = year.bytes().all(|byte| byte.is_ascii_digit()) && year.starts_with(['1', '2']);
    let figure = figure.strip_suffix(['(', ' ', ',', ';'])?.trim_end_matches(['(', ',', ';', ' ']);
    let figure =
        [" in", " aus", " im Jahr", " von"].iter().find_map(|word| figure.strip_suffix(word)).unwrap_or(figure);
    let starts = figure.starts_with(|first: char| first.is_ascii_digit());
    (is_year && starts).then(|| format!("value = {}, year = {year}", figure_of(figure)))
}

fn entries(text: &str, key: &str) -> Option<String> {
    if let Some(("between", list)) = named(text, key) {
        let between = [" bis ", " und ", " and ", " - ", " – ", "–", "; ", ", "];
        let list = list.trim_matches(['[', ']', ' ']);
        let bounds = between.iter().find_map(|between| list.split_once(between));
        let list = bounds.and_then(|(low, high)| list_of([low, high].into_iter()));
        return Some(format!("between = {}", list.unwrap_or_else(|| format!("[{UNTOLD}, {UNTOLD}]"))));
    }
    let mut written: Vec<String> = Vec::new();
    for part in parts(text) {
        match named(part, key) {
            Some((name, figure)) => written.push(format!("{name} = {}", figure_of(figure))),
            // What follows a known entry is its own affair.
            None if written.is_empty() => return None,
            None => break,
        }
    }
    (!written.is_empty()).then(|| written.join(", "))
}

/// The parts between commas; one between two digits is a decimal mark.
fn parts(text: &str) -> Vec<&str> {
    let bytes = text.as_bytes();
    let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
    let mut found = Vec::new();
    let mut start = 0;
    for (at, sign) in text.char_indices() {
        if sign == ';' || sign == ',' && !(digit(at.checked_sub(1)) && digit(Some(at + 1))) {
            found.push(&text[start..at]);
            start = at + 1;
        }
    }
    found.push(&text[start..]);
    found
}

/// The entry of a table that a text begins with, and what follows it.
fn named<'a>(text: &'a str, key: &str) -> Option<(&'a str, &'a str)> {
    let text = text.trim();
    if key == "target"
        && let Some((name, below)) = [(">=", "at_least"), ("≥", "at_least"), ("<=", "at_most"), ("≤", "at_most")]
            .into_iter()
            .find_map(|(sign, name)| Some((name, text.strip_prefix(sign)?)))
    {
        return Some((name, below));
    }
    let of_word = |sign: char| sign.is_alphanumeric() || sign == '_' || sign == '.';
    let (word, below) = text.split_at(text.find(|sign: char| !of_word(sign)).unwrap_or(text.len()));
    let below = below.trim_start_matches([' ', ':', '=']);
    // `T1` and the like keep their own name.
    if key == "interim" {
        let is_period = word
            .strip_prefix(['T', 'Q', 'H', 'M'])
            .is_some_and(|number| (1..=2).contains(&number.len()) && number.bytes().all(|byte| byte.is_ascii_digit()));
        return is_period.then_some((word, below));
    }
    let allowed: &[&str] = match key {
        "target" => &["at_least", "at_most", "between", "exactly", "done_by"],
        "baseline" => &["value", "year"],
        _ => &["green", "yellow"],
    };
    let known = |word: &'a str| {
        let meant = [word].into_iter().chain(synonyms::of(word).iter().copied());
        let names: Vec<&'static str> =
            meant.filter_map(|meant| allowed.iter().copied().find(|name| *name == meant)).collect();
        names
    };
    let names = known(word);
    if let Some(first) = names.first() {
        // `bis` is a figure or a day.
        let day = names.iter().find(|name| **name == "done_by" && is_day(below));
        return Some((day.unwrap_or(first), below));
    }
    // `erledigt bis 31.08.2013`
    let (words, figure) = text.split_at(text.find(|sign: char| sign.is_ascii_digit())?);
    known(words.trim_end_matches([' ', ':', '='])).first().map(|name| (*name, figure))
}

fn is_day(text: &str) -> bool {
    matches!(number_or_date(text.trim()), Some(Syntax::Date { .. }))
        || text.trim().parse::<toml::value::Datetime>().is_ok()
}

/// The figure as TOML has it, where it can be told.
fn figure_of(text: &str) -> String {
    let text = text.trim();
    let told = match number_or_date(text) {
        Some(Syntax::Date { meant }) => meant,
        Some(Syntax::Percent { share }) => Some(format!("\"{share} %\"")),
        Some(Syntax::Number { meant, .. }) => <[String; 1]>::try_from(meant).ok().map(|[one]| one),
        Some(_) => None,
        None if text.parse::<toml::value::Datetime>().is_ok() => Some(text.to_owned()),
        None => meant(text).and_then(|meant| <[String; 1]>::try_from(meant).ok()).map(|[one]| one),
    };
    told.unwrap_or_else(|| UNTOLD.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_belongs_into_braces_is_written_so() {
        for (key, text, right) in [
            ("target", "at_least 450", "at_least = 450"),
            ("target", "at_least = 450", "at_least = 450"),
            ("target", "at_most: 15", "at_most = 15"),
            ("target", "mindestens 38,5", "at_least = 38.5"),
            ("target", "mind. 450 Besuche", "at_least = 450"),
            ("target", ">= 450", "at_least = 450"),
            ("target", "≤ 15", "at_most = 15"),
            ("target", "at_least 1.240", "at_least = …"),
            ("target", "at_least", "at_least = …"),
            ("target", "between 37 and 45", "between = [37, 45]"),
            ("target", "zwischen 37,5 und 45", "between = [37.5, 45]"),
            ("target", "between 37, 45", "between = [37, 45]"),
            ("target", "between", "between = […, …]"),
            ("target", "done_by 2013-08-31", "done_by = 2013-08-31"),
            ("target", "erledigt bis 31.08.2013", "done_by = 2013-08-31"),
            ("target", "bis 31.08.2013", "done_by = 2013-08-31"),
            ("target", "bis 15", "at_most = 15"),
            ("target", "at_least 103 %", "at_least = \"103 %\""),
            ("interim", "T1 120, T2 280", "T1 = 120, T2 = 280"),
            ("interim", "T1: 12,5, T2: 25,0", "T1 = 12.5, T2 = 25.0"),
            ("interim", "T1 = 20 %", "T1 = \"20 %\""),
            ("tolerance", "green 5 %, yellow 10 %", "green = \"5 %\", yellow = \"10 %\""),
            ("tolerance", "grün 5%", "green = \"5 %\""),
            ("baseline", "380 in 2012", "value = 380, year = 2012"),
            ("baseline", "380 (2012)", "value = 380, year = 2012"),
            ("baseline", "value 380, year 2012", "value = 380, year = 2012"),
        ] {
            let expected = Syntax::Braces { key: key.into(), meant: right.into() };
            assert_eq!(of(text, key), Some(expected), "{key} = {text}");
        }
        for (key, text) in [
            ("target", "450"),
            ("target", "halten"),
            ("interim", "linear"),
            ("baseline", "380"),
            ("title", "green 5 %"),
        ] {
            assert_eq!(of(text, key), None, "{key} = {text}");
        }
    }
}
