//! Targets as people write them: what is decided becomes a target, everything else is left open, with its own words.

use chrono::Datelike;

use super::day::{self, Day};
use super::token::{Token, tokens};
use crate::load::raw::DecimalMark;
use crate::number::Decimal;

/// What a target cell wishes for.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Wish {
    /// The cell says that there is no target.
    Nothing,
    /// The value is shown and not judged, by decision.
    Informative,
    /// A target is meant, but it is not decided which.
    Open,
    /// A figure without a direction; another column may say it.
    Figure(Decimal),
    /// More is better.
    AtLeast(Decimal),
    /// Less is better.
    AtMost(Decimal),
    /// A corridor.
    Between(Decimal, Decimal),
    /// On the spot.
    Exactly(Decimal),
    /// A milestone.
    Done(Day),
    /// A percentage of the year before; true where more is better.
    OfPreviousYear(Decimal, bool),
}

impl Wish {
    /// The bare figure.
    pub(crate) fn figure(self) -> Option<Decimal> {
        if let Self::Figure(value) = self { Some(value) } else { None }
    }
}

/// A target cell that was read.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Reading {
    pub(crate) wish: Wish,
    /// The unit that stands beside the figure.
    pub(crate) unit: Option<String>,
    /// True where the cell calls the figure an average.
    pub(crate) average: bool,
    /// True where the cell says "more than" or "less than": the format has no strict bound.
    pub(crate) strict: bool,
}

impl Reading {
    fn plain(wish: Wish) -> Self {
        Self { wish, unit: None, average: false, strict: false }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sense {
    AtLeast,
    AtMost,
    Exactly,
}

/// Reads a target cell of a table for `year`.
pub(crate) fn read(text: &str, mark: DecimalMark, year: i32) -> Reading {
    let text = labelled(text.trim());
    if several(text) {
        return Reading::plain(Wish::Open);
    }
    let joined = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let lower = joined.to_lowercase();
    if let Some(own) = of_year(&joined, year) {
        return read(&own, mark, year);
    }
    if NOTHING.contains(&lower.as_str()) {
        return Reading::plain(Wish::Nothing);
    }
    if INFORMATIVE.iter().any(|word| lower.contains(word)) {
        return Reading::plain(Wish::Informative);
    }
    if let Some(day) = day::day(&joined, year) {
        return Reading::plain(if day.date.year() == year { Wish::Done(day) } else { Wish::Open });
    }
    if VAGUE.iter().any(|word| lower.contains(word)) || lower.starts_with("ca ") {
        return Reading::plain(Wish::Open);
    }
    if contradicts(&joined) {
        return Reading::plain(Wish::Open);
    }
    figure(&tokens(&joined, mark), &lower)
}

const NOTHING: [&str; 15] = [
    "",
    "-",
    "–",
    "—",
    "./.",
    "*",
    "n/a",
    "na",
    "nicht vorhanden",
    "entfällt",
    "kein zielwert",
    "keine angabe erforderlich",
    "none",
    "not applicable",
    "x",
];
const INFORMATIVE: [&str; 8] = [
    "nachrichtlich",
    "monitor only",
    "for information",
    "nur beobachtung",
    "monitorings beobachtet",
    "information only",
    "nur monitoring",
    "monitoringwert",
];
/// Words beside which no figure is a target, as it is not the exact one or no figure of the indicator.
const VAGUE: [&str; 16] = [
    "ca.",
    "circa",
    "rd.",
    "rund ",
    "etwa",
    "ungefähr",
    "~",
    "≈",
    "approx",
    "about ",
    "prozentpunkt",
    "percentage point",
    "erwartungswert",
    "möglichst",
    "schwellenwert",
    "of target",
];

/// What stands behind `Target:` or `Ziel:` where a cell holds several labels.
fn labelled(text: &str) -> &str {
    let lower = text.to_lowercase();
    if lower.len() != text.len() {
        return text;
    }
    let labels = ["target:", "zielwert:", "ziel:", "soll:", "goal:"];
    let Some((at, label)) = labels.iter().find_map(|label| Some((lower.find(label)?, label))) else { return text };
    let rest = &text[at + label.len()..];
    let others = ["baseline:", "ausgangswert:", "ist:", "actual:", "stand:"];
    let end = others.iter().filter_map(|other| rest.to_lowercase().find(other)).min().unwrap_or(rest.len());
    rest.get(..end).unwrap_or(rest).trim().trim_end_matches([';', ',']).trim()
}

/// True for several figures under each other.
fn several(text: &str) -> bool {
    let begins =
        |line: &&str| line.trim_start().starts_with(|letter: char| letter.is_ascii_digit() || "≥≤<>".contains(letter));
    text.lines().filter(begins).count() > 1
}

/// True where a text groups thousands by points in one number and by commas in another: it decides neither.
fn contradicts(text: &str) -> bool {
    let grouped = |number: &str, mark: char| {
        let mut groups = number.trim_matches(['.', ',']).split(mark);
        groups
            .next()
            .is_some_and(|first| (1..=3).contains(&first.len()) && first.bytes().all(|byte| byte.is_ascii_digit()))
            && groups.clone().next().is_some()
            && groups.all(|group| group.len() == 3 && group.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let numbers = || text.split(|letter: char| !letter.is_ascii_digit() && !matches!(letter, '.' | ','));
    numbers().any(|number| grouped(number, '.')) && numbers().any(|number| grouped(number, ','))
}

/// The part of `2014: 450; 2015: 480` for the year.
fn of_year(text: &str, year: i32) -> Option<String> {
    let label = format!("{year}:");
    let parts: Vec<&str> = text.split([';', '|']).map(str::trim).collect();
    let labelled = |part: &&str| {
        part.split_once(':')
            .is_some_and(|(label, _)| label.len() == 4 && label.bytes().all(|byte| byte.is_ascii_digit()))
    };
    if parts.iter().filter(|part| labelled(part)).count() != parts.len() {
        return None;
    }
    let own = parts.iter().find_map(|part| part.strip_prefix(&label));
    Some(own.map_or_else(|| "?".to_owned(), |own| own.trim().to_owned()))
}

fn figure(all: &[Token], lower: &str) -> Reading {
    let outside = without_brackets(all);
    let average = ["durchschnitt", "mittelwert", "average"].iter().any(|word| lower.contains(word));
    let open = Reading { wish: Wish::Open, unit: unit_beside(&outside), average, strict: false };
    if ["vorjahr", " vj", "previous year", "last year", "prior year"].iter().any(|word| lower.contains(word)) {
        return Reading { wish: of_previous_year(&outside, lower), ..open };
    }
    let numbers: Vec<usize> = (0..outside.len()).filter(|at| outside[*at].is_number()).collect();
    let Some(&first) = numbers.first() else { return open };
    let (before, after) = (&outside[..first], &outside[first + 1..]);
    if is_part_of_something_else(before, after) {
        return open;
    }
    if let Some(wish) = corridor(&outside, &numbers) {
        return Reading { wish, ..open };
    }
    let Token::Number(Some(value)) = outside[first] else { return open };
    if numbers.len() > 1 && !defined(after) {
        return open;
    }
    let found = sense(before, after, all);
    let Some((sense, strict)) = found else {
        let bare = before.iter().all(is_currency) && after.len() <= 6 && !signed_percentage(lower, after);
        return if bare { Reading { wish: Wish::Figure(value), ..open } } else { open };
    };
    if strict && value.is_zero() || is_year(value) && open.unit.is_none() {
        return open;
    }
    let wish = match sense {
        Sense::AtLeast => Wish::AtLeast(value),
        Sense::AtMost => Wish::AtMost(value),
        Sense::Exactly => Wish::Exactly(value),
    };
    Reading { wish, strict, ..open }
}

fn without_brackets(tokens: &[Token]) -> Vec<Token> {
    let mut depth = 0usize;
    let mut outside = Vec::new();
    for token in tokens {
        if token.is('(') || token.is('[') {
            depth += 1;
        } else if token.is(')') || token.is(']') {
            depth = depth.saturating_sub(1);
        } else if depth == 0 {
            outside.push(token.clone());
        }
    }
    outside
}

/// A fraction, a time of day, `3-yr`, `95 %ige`: the number is no figure of its own.
fn is_part_of_something_else(before: &[Token], after: &[Token]) -> bool {
    let next_number = after.get(1).is_some_and(Token::is_number);
    let fraction =
        after.first().is_some_and(|next| next.is('/') || next.is(':') || next.word().as_deref() == Some("von"))
            && next_number;
    let compound =
        after.first().is_some_and(|next| next.is('-')) && after.get(1).is_some_and(|next| next.word().is_some());
    let share = after.first().is_some_and(|next| next.is('%'))
        && after.get(1).and_then(Token::word).is_some_and(|word| word.starts_with("ig"));
    let label = before.last().is_some_and(|last| last.is('/'));
    fraction || compound || share || label
}

/// `37 bis 45`, `between 80 and 90`, `100 ± 5`; years are no corridor.
fn corridor(tokens: &[Token], numbers: &[usize]) -> Option<Wish> {
    let [first, second] = numbers else { return None };
    let (Token::Number(Some(low)), Token::Number(Some(high))) = (&tokens[*first], &tokens[*second]) else {
        return None;
    };
    let between: Vec<&Token> = tokens[first + 1..*second].iter().filter(|token| !is_unit_sign(token)).collect();
    let before: Vec<String> = tokens[..*first].iter().filter_map(Token::word).collect();
    let opened = before.iter().any(|word| matches!(word.as_str(), "zwischen" | "between"));
    let plain = before.is_empty()
        || matches!(before.last().map(String::as_str), Some("von" | "from" | "toleranz" | "zwischen" | "between"));
    if between.len() == 1 && between[0].is('±') && before.is_empty() {
        return Some(Wish::Between(low.checked_sub(*high)?, low.checked_add(*high)?));
    }
    let joined = match between.as_slice() {
        [Token::Sign('-' | '–')] => true,
        [Token::Word(_)] => match between[0].word()?.as_str() {
            "bis" | "to" => true,
            "und" | "and" => opened,
            _ => false,
        },
        _ => false,
    };
    let ordered = low < high && !(is_year(*low) && is_year(*high));
    (joined && plain && ordered && tokens.iter().all(|token| !token.is(','))).then_some(Wish::Between(*low, *high))
}

/// True where what follows a percentage says what it is a share of, so that further numbers belong to that.
fn defined(after: &[Token]) -> bool {
    let words = ["der", "des", "aller", "von", "innerhalb", "within", "of", "in", "binnen"];
    after.first().is_some_and(|next| next.is('%'))
        && after.get(1).and_then(Token::word).is_some_and(|word| words.contains(&word.as_str()))
}

const AT_LEAST: [&[&str]; 16] = [
    &["mind"],
    &["mindestens"],
    &["min"],
    &["minimum"],
    &["minimal"],
    &["wenigstens"],
    &["zumindest"],
    &["nicht", "unter"],
    &["nicht", "weniger", "als"],
    &["ab"],
    &["at", "least"],
    &["no", "less", "than"],
    &["not", "less", "than"],
    &["no", "fewer", "than"],
    &["not", "below"],
    &["mindestwert"],
];
const AT_MOST: [&[&str]; 23] = [
    &["höchstens"],
    &["höchst"],
    &["max"],
    &["maximal"],
    &["maximum"],
    &["nicht", "über"],
    &["nicht", "mehr", "als"],
    &["innerhalb", "von"],
    &["innerhalb"],
    &["binnen"],
    &["bis", "zu"],
    &["bis"],
    &["up", "to"],
    &["at", "most"],
    &["no", "more", "than"],
    &["not", "more", "than"],
    &["within"],
    &["not", "above"],
    &["not", "exceeding"],
    &["obergrenze"],
    &["höchstwert"],
    &["toleranz", "bis"],
    &["nicht", "länger", "als"],
];
const ABOVE: [&[&str]; 7] =
    [&["über"], &["mehr", "als"], &["more", "than"], &["above"], &["over"], &["oberhalb", "von"], &["greater", "than"]];
const BELOW: [&[&str]; 9] = [
    &["unter"],
    &["unterhalb", "von"],
    &["weniger", "als"],
    &["less", "than"],
    &["fewer", "than"],
    &["under"],
    &["below"],
    &["unter", "einem", "wert", "von"],
    &["kürzer", "als"],
];
const OR_MORE: [&[&str]; 8] = [
    &["oder", "mehr"],
    &["und", "mehr"],
    &["or", "more"],
    &["or", "greater"],
    &["or", "above"],
    &["and", "more"],
    &["nicht", "unterschreiten"],
    &["or", "higher"],
];
const OR_LESS: [&[&str]; 9] = [
    &["oder", "weniger"],
    &["und", "weniger"],
    &["or", "fewer"],
    &["or", "less"],
    &["or", "below"],
    &["nicht", "überschreiten"],
    &["nicht", "übersteigen"],
    &["or", "lower"],
    &["nicht", "überschritten"],
];

/// The direction that the words around a figure say, and whether they say it strictly.
fn sense(before: &[Token], after: &[Token], all: &[Token]) -> Option<(Sense, bool)> {
    let signs: String = before
        .iter()
        .rev()
        .take_while(|token| matches!(token, Token::Sign(_)))
        .filter(|token| !is_currency(token))
        .map(sign)
        .collect();
    let signs: String = signs.chars().rev().filter(|letter| *letter != ':').collect();
    match signs.as_str() {
        "≥" | ">=" | "=>" | "⩾" => return Some((Sense::AtLeast, false)),
        "≤" | "<=" | "=<" | "⩽" => return Some((Sense::AtMost, false)),
        ">" => return Some((Sense::AtLeast, true)),
        "<" => return Some((Sense::AtMost, true)),
        "=" => return Some((Sense::Exactly, false)),
        "" => {}
        _ => return None,
    }
    let words: Vec<String> = before.iter().filter(|token| !is_currency(token)).filter_map(Token::word).collect();
    let verbs = |list: &[&str]| words.iter().any(|word| list.iter().any(|verb| word.starts_with(verb)));
    if words.last().is_some_and(|last| last == "auf") {
        return match (verbs(&UP), verbs(&DOWN)) {
            (true, false) => Some((Sense::AtLeast, false)),
            (false, true) => Some((Sense::AtMost, false)),
            _ => None,
        };
    }
    // A verb of change beside "by" is a change of something that is not said.
    if verbs(&UP) || verbs(&DOWN) {
        return None;
    }
    let ends = |lists: &[&[&str]]| {
        lists.iter().filter(|list| ends_with(&words, list)).map(|list| list.len()).max().unwrap_or(0)
    };
    let candidates = [
        (ends(&AT_LEAST), Sense::AtLeast, false),
        (ends(&AT_MOST), Sense::AtMost, false),
        (ends(&ABOVE), Sense::AtLeast, true),
        (ends(&BELOW), Sense::AtMost, true),
        (ends(&[&["genau"], &["exactly"], &["exakt"]]), Sense::Exactly, false),
    ];
    let longest = candidates.iter().filter(|(length, ..)| *length > 0).max_by_key(|(length, ..)| *length);
    if let Some((_, sense, strict)) = longest {
        return Some((*sense, *strict));
    }
    let behind: Vec<String> = after.iter().filter_map(Token::word).collect();
    let contains =
        |lists: &[&[&str]]| lists.iter().any(|list| behind.windows(list.len()).any(|window| ends_with(window, list)));
    if after.first().is_some_and(|next| next.is('+')) || contains(&OR_MORE) {
        return Some((Sense::AtLeast, false));
    }
    if contains(&OR_LESS) {
        return Some((Sense::AtMost, false));
    }
    bracketed(all).filter(|_| before.iter().all(is_currency))
}

/// `450 (mind.)`.
fn bracketed(all: &[Token]) -> Option<(Sense, bool)> {
    let start = all.iter().position(|token| token.is('('))?;
    let word = all.get(start + 1)?.word()?;
    all.get(start + 2).filter(|token| token.is(')'))?;
    match word.as_str() {
        "mind" | "mindestens" | "min" | "minimum" => Some((Sense::AtLeast, false)),
        "max" | "maximal" | "höchstens" | "maximum" => Some((Sense::AtMost, false)),
        _ => None,
    }
}

const UP: [&str; 12] = [
    "steiger",
    "erhöh",
    "anheb",
    "ausbau",
    "zunahme",
    "increas",
    "rais",
    "improv",
    "wachs",
    "gesteigert",
    "anstieg",
    "verbesser",
];
const DOWN: [&str; 9] = ["senk", "sink", "reduz", "verringer", "abbau", "decreas", "reduc", "gesenkt", "minder"];

fn of_previous_year(tokens: &[Token], lower: &str) -> Wish {
    let hundred = Decimal::from(100);
    let numbers: Vec<usize> = (0..tokens.len()).filter(|at| tokens[*at].is_number()).collect();
    let up = UP.iter().any(|verb| lower.contains(verb)) || lower.contains("mehr als");
    let down = DOWN.iter().any(|verb| lower.contains(verb)) || lower.contains("weniger als");
    match numbers.as_slice() {
        [] => match sense_before(tokens) {
            Some((sense, false)) => Wish::OfPreviousYear(hundred, sense == Sense::AtLeast),
            _ => Wish::Open,
        },
        [at] => {
            let Token::Number(Some(value)) = tokens[*at] else { return Wish::Open };
            let (before, after) = (&tokens[..*at], &tokens[at + 1..]);
            if !after.first().is_some_and(|next| next.is('%')) || value.is_sign_negative() {
                return Wish::Open;
            }
            let by = before.last().and_then(Token::word).is_some_and(|word| word == "um" || word == "by");
            let more = before.is_empty()
                && after.get(1).and_then(Token::word).is_some_and(|word| word == "mehr" || word == "weniger");
            match (by || more, up, down) {
                (true, true, false) => Wish::OfPreviousYear(hundred + value, true),
                (true, false, true) if value <= hundred => Wish::OfPreviousYear(hundred - value, false),
                (false, false, false) => match sense(before, after, tokens) {
                    Some((Sense::AtLeast, false)) => Wish::OfPreviousYear(value, true),
                    Some((Sense::AtMost, false)) => Wish::OfPreviousYear(value, false),
                    _ => Wish::Open,
                },
                _ => Wish::Open,
            }
        }
        _ => Wish::Open,
    }
}

/// The direction of `mind. Vorjahreswert`.
fn sense_before(tokens: &[Token]) -> Option<(Sense, bool)> {
    let at = tokens.iter().position(|token| token.word().is_some_and(|word| word.starts_with("vorjahr")))?;
    sense(&tokens[..at], &[], &[]).filter(|(sense, _)| *sense != Sense::Exactly)
}

fn ends_with(words: &[String], list: &[&str]) -> bool {
    words.len() >= list.len() && words[words.len() - list.len()..].iter().zip(list).all(|(word, wanted)| word == wanted)
}

/// The unit behind the last figure, or the currency before the first.
fn unit_beside(tokens: &[Token]) -> Option<String> {
    let last = tokens.iter().rposition(Token::is_number)?;
    let first = tokens.iter().position(Token::is_number)?;
    // Behind a share of something the words say what of.
    let at = if defined(&tokens[first + 1..]) { first } else { last };
    let mut words = Vec::new();
    for token in &tokens[at + 1..] {
        match token {
            Token::Sign('%' | '€' | '$' | '£' | '°' | '‰') => {
                words.push(sign(token).to_string());
                break;
            }
            Token::Word(word)
                if words.len() < 2 && !ENDS_UNIT.contains(&word.trim_end_matches('.').to_lowercase().as_str()) =>
            {
                words.push(word.clone());
            }
            Token::Number(_) | Token::Word(_) | Token::Sign(_) => break,
        }
    }
    if words.is_empty() {
        let currency = tokens[..first].iter().rev().find(|token| is_currency(token))?;
        return Some(if let Token::Word(word) = currency { word.clone() } else { sign(currency).to_string() });
    }
    Some(words.join(" "))
}

const ENDS_UNIT: [&str; 30] = [
    "je",
    "pro",
    "per",
    "p",
    "im",
    "in",
    "der",
    "des",
    "aller",
    "oder",
    "und",
    "or",
    "and",
    "nicht",
    "innerhalb",
    "within",
    "of",
    "bis",
    "to",
    "durchschnittlich",
    "jährlich",
    "gegenüber",
    "mehr",
    "weniger",
    "von",
    "für",
    "an",
    "am",
    "zum",
    "ggü",
];

fn is_currency(token: &Token) -> bool {
    match token {
        Token::Sign(sign) => "€$£".contains(*sign),
        Token::Word(word) => matches!(word.to_uppercase().as_str(), "CHF" | "EUR" | "EURO" | "USD"),
        Token::Number(_) => false,
    }
}

fn is_unit_sign(token: &Token) -> bool {
    token.is('%') || is_currency(token)
}

fn sign(token: &Token) -> char {
    if let Token::Sign(sign) = token { *sign } else { ' ' }
}

/// True for a whole number that may be a year.
fn is_year(value: Decimal) -> bool {
    value.scale() == 0 && (Decimal::from(1900)..=Decimal::from(2199)).contains(&value)
}

/// `+3 %`, `-30 %`: a change of something that is not said.
fn signed_percentage(lower: &str, after: &[Token]) -> bool {
    lower.trim_start().starts_with(['+', '-', '−', '±']) && after.first().is_some_and(|next| next.is('%'))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As a test reads best.
    fn shown(text: &str, mark: DecimalMark) -> String {
        let Reading { wish, unit, average, strict } = read(text, mark, 2014);
        let mut shown = match wish {
            Wish::Nothing => "nothing".to_owned(),
            Wish::Informative => "informative".to_owned(),
            Wish::Open => "open".to_owned(),
            Wish::Figure(value) => format!("= {value}"),
            Wish::AtLeast(value) => format!(">= {value}"),
            Wish::AtMost(value) => format!("<= {value}"),
            Wish::Between(low, high) => format!("{low} to {high}"),
            Wish::Exactly(value) => format!("== {value}"),
            Wish::Done(day) => format!("by {}", day.date),
            Wish::OfPreviousYear(percent, more) => {
                format!("{} {percent} % of previous", if more { ">=" } else { "<=" })
            }
        };
        if let Some(unit) = unit.filter(|_| shown != "open") {
            shown = format!("{shown} [{unit}]");
        }
        format!("{shown}{}{}", if average { " average" } else { "" }, if strict { " strict" } else { "" })
    }

    #[test]
    #[expect(clippy::too_many_lines, reason = "a table of spellings")]
    fn german_targets_are_read_or_left_open() {
        for (text, expected) in [
            ("mind. 450", ">= 450"),
            ("mindestens: 450", ">= 450"),
            ("450 (mind.)", ">= 450"),
            ("mindestens 85 %", ">= 85 [%]"),
            ("≥ 2 Systeme", ">= 2 [Systeme]"),
            (">= 120", ">= 120"),
            ("=> 95", ">= 95"),
            ("≥450", ">= 450"),
            ("450 und mehr", ">= 450"),
            ("20+", ">= 20"),
            ("nicht unter 90 %", ">= 90 [%]"),
            ("nicht weniger als 90", ">= 90"),
            ("ab 450", ">= 450"),
            ("> 90% der Befragten beurteilen das Angebot positiv", ">= 90 [%] strict"),
            ("über 90 %", ">= 90 [%] strict"),
            ("> 0%", "open"),
            ("höchstens 15 Tage", "<= 15 [Tage]"),
            ("max. 15", "<= 15"),
            ("maximal CHF 100'000 pro Jahr", "<= 100000 [CHF]"),
            ("CHF 3'000 je Fall nicht überschreiten", "<= 3000 [CHF]"),
            ("nicht mehr als 35", "<= 35"),
            ("nicht über 35", "<= 35"),
            ("unter einem Wert von CHF 2'000", "<= 2000 [CHF] strict"),
            ("unterhalb von 3 Tagen", "<= 3 [Tagen] strict"),
            ("< 5%", "<= 5 [%] strict"),
            ("weniger als 5", "<= 5 strict"),
            ("innerhalb von 3 Wochen (Durchschnittswert)", "<= 3 [Wochen] average"),
            ("binnen 14 Tagen", "<= 14 [Tagen]"),
            ("Toleranz bis 15", "<= 15"),
            ("bis zu 300", "<= 300"),
            ("bis 15 Tage", "<= 15 [Tage]"),
            ("3 oder weniger", "<= 3"),
            ("Toleranz zwischen 37,0 und 45,0", "37.0 to 45.0"),
            ("37–45 %", "37 to 45 [%]"),
            ("37 bis 45", "37 to 45"),
            ("37 - 45", "37 to 45"),
            ("37-45", "37 to 45"),
            ("100 ± 5", "95 to 105"),
            ("3 bis 5 je Jahr", "3 to 5"),
            ("genau 3", "== 3"),
            ("= 3", "== 3"),
            ("450", "= 450"),
            ("20,00", "= 20.00"),
            ("500.000", "= 500000"),
            ("7,5 %", "= 7.5 [%]"),
            ("435 Tage", "= 435 [Tage]"),
            ("177,447 Mio. €", "= 177.447 [Mio. €]"),
            ("CHF 4 Mio.", "= 4 [Mio.]"),
            ("Erwartungswert 30", "open"),
            ("ja", "open"),
            ("liegt vor", "open"),
            ("bis 31.08.2014", "by 2014-08-31"),
            ("III. Quartal 2014", "by 2014-09-30"),
            ("30. Dezember 2014", "by 2014-12-30"),
            ("bis 2030", "open"),
            ("bis 2040 88%", "open"),
            ("alsbald – möglichst bis 2030", "open"),
            ("Dauer 2009 bis 2011 (3 Jahre)", "open"),
            ("um 2,5 % im Vergleich zum Vorjahr erhöht", ">= 102.5 % of previous [%]"),
            ("Steigerung um 2,5 % ggü. Vorjahr", ">= 102.5 % of previous [%]"),
            ("5 % mehr als im Vorjahr", ">= 105 % of previous [%]"),
            ("gegenüber dem Vorjahr um 2,5 % sinkt", "<= 97.5 % of previous [%]"),
            ("Senkung um 2,5 % gegenüber dem Vorjahr", "<= 97.5 % of previous [%]"),
            ("mind. 103 % des Vorjahres", ">= 103 % of previous [%]"),
            ("103 % des Vorjahres", "open"),
            ("1,8% ggü. VJ", "open"),
            ("-0,1% ggü. VJ", "open"),
            ("+3 %", "open"),
            ("-30%", "open"),
            ("Verringerung des Anteils um 10 %", "open"),
            ("um 2 Prozentpunkte", "open"),
            ("≥ Vorjahr", ">= 100 % of previous"),
            ("mind. Vorjahreswert", ">= 100 % of previous"),
            ("halten", "open"),
            ("wie Vorjahr", "open"),
            ("Vorjahresergebnis halten", "open"),
            ("deutlich steigern", "open"),
            ("Steigerung des Anteils auf 60%", ">= 60 [%]"),
            ("Senkung auf 40", "<= 40"),
            ("bis zu 95%ige Treibhausgasreduktion", "open"),
            ("Mittelwert der Vergleichsstädte", "open average"),
            ("Keine", "open"),
            ("Zwischen Eingang und Bescheid liegen 10 Tage", "open"),
            ("2/3 der Kinder in 2012", "open"),
            ("4 von 5", "open"),
            ("eines je Kalenderjahr", "open"),
            ("3\n\n\n1", "open"),
            ("10 FGDs\n\n2 workshops\n3 country documents", "open"),
            ("Ausgangswert: 300 Zielwert: mind. 450", ">= 450"),
            ("2013: mind. 430; 2014: mind. 450; 2015: mind. 480", ">= 450"),
            ("2014: 450; 2015: 480", "= 450"),
            ("0:30", "open"),
            ("90 % innerhalb von 10 Tagen", "= 90 [%]"),
            ("mind. 90 % innerhalb von 10 Tagen", ">= 90 [%]"),
            ("ca. 2.600", "open"),
            ("rd. 300", "open"),
            ("~300", "open"),
            ("k. A.", "open"),
            ("in Abstimmung", "open"),
            ("nachrichtlich", "informative"),
            ("im Rahmen eines Monitorings beobachtet", "informative"),
            ("-", "nothing"),
            ("./.", "nothing"),
            ("entfällt", "nothing"),
            ("", "nothing"),
            ("Oberer Schwellenwert 230 / Unterer 150", "open"),
        ] {
            assert_eq!(shown(text, DecimalMark::Comma), expected, "{text}");
        }
    }

    #[test]
    fn english_targets_are_read_or_left_open() {
        for (text, expected) in [
            ("180 days or greater", ">= 180 [days]"),
            ("20 or more", ">= 20"),
            ("28 or fewer", "<= 28"),
            ("no more than 20", "<= 20"),
            ("at least 85%", ">= 85 [%]"),
            ("> - 1.9%", ">= -1.9 [%] strict"),
            ("> 400,000 farmers (Ethiopia - 187.000)", "open"),
            ("at least 37,125 of 45.000", "open"),
            ("at least 1,240,000", ">= 1240000"),
            ("between 80 and 90", "80 to 90"),
            ("95 to 102", "95 to 102"),
            ("exactly 3", "== 3"),
            ("$361,224", "= 361224 [$]"),
            ("290,000", "= 290000"),
            ("$ 100M", "= 100 [M]"),
            ("500 km", "= 500 [km]"),
            ("Crime below 3-yr avg", "open"),
            ("AAA/stable", "open"),
            ("Annual", "open"),
            ("45 (on average 15 per country )", "= 45 average"),
            ("1 generic and 3 country specific overviews", "open"),
            ("UP", "open"),
            ("TBC", "open"),
            ("Monitor only", "informative"),
            ("n/a", "nothing"),
            ("*", "nothing"),
            ("on or within 10% of target", "open"),
        ] {
            assert_eq!(shown(text, DecimalMark::Point), expected, "{text}");
        }
    }

    #[test]
    fn a_figure_that_the_file_does_not_decide_is_open() {
        assert_eq!(shown("mind. 1.240", DecimalMark::Unknown), "open");
        assert_eq!(shown("mind. 1.240,5", DecimalMark::Unknown), ">= 1240.5");
    }
}
