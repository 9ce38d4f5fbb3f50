//! What somebody meant where a line is no TOML: German numbers and dates, texts without quotes, curly quotes, keys with
//! umlauts. It only explains a line that the parser refuses; nothing is ever read in this way.

mod braces;

use std::ops::Range;

use crate::load::raw::DecimalMark;
use crate::load::text;
use crate::load::written;
use crate::number::thousands::{is_ambiguous, readings, unmistakable};
use crate::period::month_named;
use crate::problem::{Syntax, synonyms};

/// Quotes that word processors make of straight ones.
const CURLY: [char; 12] = ['„', '“', '”', '‟', '‚', '‘', '’', '‛', '«', '»', '‹', '›'];

/// A longer line is not looked through.
const LONGEST: usize = 2_000;

/// Everything that can be explained in a line, with its bytes.
pub(super) fn slips(line: &str) -> Vec<(Syntax, Range<usize>)> {
    if line.len() > LONGEST {
        return Vec::new();
    }
    let mut scan = Scan { line, at: 0, found: Vec::new(), german: Vec::new(), named: 0..0 };
    scan.blanks();
    if ["//", ";", "--", "/*"].iter().any(|mark| line[scan.at..].starts_with(mark)) {
        scan.push(Syntax::Remark, scan.at..line.trim_end().len());
    } else if let Some(key) = key_without_equals(line) {
        scan.push(Syntax::NoEquals, key);
    } else if scan.peek() == Some('[') && !line.contains('=') {
        scan.header();
    } else if line.contains('=') {
        scan.entry("");
    } else if let Some((key, _)) = line.split_once(':').filter(|(key, _)| is_word(key.trim())) {
        let key = key.trim().to_owned();
        scan.push(Syntax::Colon { key }, scan.at..line.trim_end().len());
    } else if !is_word(line.trim()) {
        scan.values("]}");
    }
    if !scan.found.is_empty() {
        scan.found.append(&mut scan.german);
        scan.found.sort_by_key(|(_, range)| range.start);
    }
    scan.found
}

/// `source "x"`: a key, and its value behind a blank.
fn key_without_equals(line: &str) -> Option<Range<usize>> {
    let start = line.len() - line.trim_start().len();
    let length = line[start..].find(char::is_whitespace)?;
    let bare = |letter: char| letter.is_ascii_alphanumeric() || "_-.".contains(letter);
    let key = &line[start..start + length];
    let value = line[start + length..].trim_start();
    (key.starts_with(|letter: char| letter.is_ascii_alphabetic()) && key.chars().all(bare))
        .then_some(())
        .filter(|()| value.starts_with(['"', '\'', '{', '[']))
        .map(|()| start..start + length)
}

fn is_word(text: &str) -> bool {
    text.starts_with(char::is_alphabetic)
        && text.chars().all(|letter| letter.is_alphanumeric() || " _-".contains(letter))
}

struct Scan<'a> {
    line: &'a str,
    at: usize,
    found: Vec<(Syntax, Range<usize>)>,
    /// German keys in braces: sound TOML, but nothing else is said about the keys of a line with a slip.
    german: Vec<(Syntax, Range<usize>)>,
    /// The key whose value is looked at.
    named: Range<usize>,
}

impl Scan<'_> {
    fn peek(&self) -> Option<char> {
        self.line[self.at..].chars().next()
    }

    fn step(&mut self) {
        self.at += self.peek().map_or(0, char::len_utf8);
    }

    fn blanks(&mut self) {
        while self.peek().is_some_and(char::is_whitespace) {
            self.step();
        }
    }

    fn push(&mut self, syntax: Syntax, range: Range<usize>) {
        self.found.push((syntax, range));
    }

    /// From here to the first of these characters, without blanks around it.
    fn until(&mut self, ends: &str) -> Range<usize> {
        let start = self.at;
        while self.peek().is_some_and(|letter| !ends.contains(letter)) {
            self.step();
        }
        let text = &self.line[start..self.at];
        let left = text.len() - text.trim_start().len();
        start + left..start + left.max(text.trim_end().len())
    }

    /// `[[goal]]`
    fn header(&mut self) {
        while self.peek() == Some('[') {
            self.step();
        }
        let name = self.until("]#");
        let closed = self.peek() == Some(']');
        self.key(name.clone());
        let double = self.line.trim_start().starts_with("[[");
        if !closed || double && !self.line[self.at..].starts_with("]]") {
            let name = self.line[name].to_owned();
            let header = self.line.len() - self.line.trim_start().len()..self.line.trim_end().len();
            self.push(Syntax::OpenHeader { name, double }, header);
        }
    }

    /// `key = value`, up to one of these characters or the end of the line.
    fn entry(&mut self, ends: &str) {
        self.blanks();
        if self.peek().is_some_and(|quote| quote == '"' || quote == '\'') {
            self.text();
            self.blanks();
            if self.peek() != Some('=') {
                self.until(ends);
                return;
            }
        } else {
            let name = self.until(&format!("={ends}#"));
            if self.peek() != Some('=') {
                return;
            }
            self.key(name.clone());
            self.named = name.clone();
            let word = &self.line[name.clone()];
            let is_other = word.is_ascii() && !word.contains(char::is_whitespace) && !synonyms::is_key(word);
            let known = synonyms::of(word).first().filter(|_| is_other);
            if let Some(meant) = known.filter(|_| ends.contains('}')) {
                let key = self.line[name.clone()].to_owned();
                self.german.push((Syntax::Key { key, suggestion: Some((*meant).to_owned()) }, name));
            }
        }
        let equals = self.at;
        self.step();
        if self.peek() == Some('=') {
            self.step();
            self.push(Syntax::TwoEquals, equals..self.at);
        }
        self.blanks();
        if self.peek().is_none_or(|letter| letter == '#' || ends.contains(letter)) {
            self.push(Syntax::NoValue, equals..equals + 1);
            return;
        }
        let quoted = self.peek() == Some('"');
        self.value(ends);
        let rest = self.line[self.at..].trim_start();
        if ends.is_empty() && quoted && !rest.starts_with('#') && rest.contains('"') {
            // Which of the quotes belong to the text only its writer knows.
            self.push(Syntax::OpenText, self.at - 1..self.at);
            self.at = self.line.len();
        }
    }

    /// A key that has to be bare letters, digits, underscores and hyphens.
    fn key(&mut self, range: Range<usize>) {
        let text = &self.line[range.clone()];
        let bare =
            |part: &str| part.chars().all(|letter| letter.is_ascii_alphanumeric() || letter == '_' || letter == '-');
        if text.is_empty() || text.contains(['"', '\'']) || text.split('.').all(|part| bare(part.trim())) {
            return;
        }
        let key = text.trim_matches(CURLY).to_owned();
        let last = key.rsplit('.').next().unwrap_or_default();
        let suggestion = match last {
            ">" | "≥" => Some("at_least"),
            "<" | "≤" => Some("at_most"),
            word => synonyms::of(word).first().copied(),
        };
        let suggestion = suggestion.map(str::to_owned);
        self.push(Syntax::Key { key, suggestion }, range);
    }

    /// Values between commas.
    fn values(&mut self, ends: &str) {
        loop {
            self.blanks();
            let before = self.at;
            match self.peek() {
                None | Some('#') => return,
                Some(end) if ends.contains(end) => return,
                Some(',') => self.step(),
                Some(_) => self.value(&format!(",{ends}")),
            }
            if self.at == before {
                self.step();
            }
        }
    }

    fn value(&mut self, ends: &str) {
        self.blanks();
        match self.peek() {
            None | Some('#') => {}
            Some('"' | '\'') => self.text(),
            Some(quote) if CURLY.contains(&quote) => self.curly(),
            Some('{') => {
                self.step();
                loop {
                    self.blanks();
                    let before = self.at;
                    match self.peek() {
                        None | Some('#') => break,
                        Some('}') => {
                            self.step();
                            break;
                        }
                        Some(',') => self.step(),
                        Some(';') => {
                            self.push(Syntax::Comma, self.at..self.at + 1);
                            self.step();
                        }
                        Some(_) => self.entry(",}"),
                    }
                    if self.at == before {
                        self.step();
                    }
                }
            }
            Some('[') => {
                if self.list_with_semicolons() {
                    return;
                }
                self.step();
                self.values("]");
                if self.peek() == Some(']') {
                    self.step();
                }
            }
            Some(_) => self.word(ends),
        }
    }

    /// `[37,5; 45]`, with all of its bytes.
    fn list_with_semicolons(&mut self) -> bool {
        let start = self.at;
        let Some(length) = self.line[start..].find(']') else { return false };
        let inner = &self.line[start + 1..start + length];
        if !inner.contains(';') || inner.contains(['"', '\'', '#', '[', '{']) || inner.contains(CURLY) {
            return false;
        }
        self.at = start + length + 1;
        let syntax = list_of(inner.split(';')).map_or(Syntax::Comma, |list| Syntax::Number {
            text: self.line[start..self.at].to_owned(),
            meant: vec![list],
            unit: String::new(),
        });
        self.push(syntax, start..self.at);
        true
    }

    /// True where the comma here can only be a decimal one, even in a list: `100.000,00`, `37,05`, `300,-`.
    fn is_surely_decimal(&self, start: usize) -> bool {
        let (before, after) = (&self.line[start..self.at], &self.line[self.at + 1..]);
        let whole = before.trim_start_matches(['+', '-']);
        if whole.is_empty() || !whole.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') {
            return false;
        }
        let dash = after.trim_start_matches(['-', '–', '—']);
        if dash.len() < after.len() {
            return dash.trim_start().starts_with(['}', ']', ',', '#']) || dash.trim().is_empty();
        }
        let places = after.len() - after.trim_start_matches(|letter: char| letter.is_ascii_digit()).len();
        places > 0
            && !after[places..].starts_with('.')
            && (places > 1 && after.starts_with('0') || whole.matches('.').count() > 1)
    }

    /// A text in straight quotes.
    fn text(&mut self) {
        let start = self.at;
        let Some(quote) = self.peek() else { return };
        if self.line[start..].starts_with(&quote.to_string().repeat(3)) {
            // A text of several lines: nothing behind it can be told apart from it.
            self.at = self.line.len();
            return;
        }
        self.step();
        while let Some(letter) = self.peek() {
            self.step();
            if letter == '\\' && quote == '"' {
                self.step();
            } else if letter == quote {
                return;
            }
        }
        let rest = &self.line[start..];
        if let Some(end) = rest.rfind(CURLY) {
            let length = end + rest[end..].chars().next().map_or(0, char::len_utf8);
            let text = rest[1..end].to_owned();
            self.push(Syntax::CurlyQuotes { text }, start..start + length);
        }
    }

    /// A text in curly quotes, up to the next quote of any form.
    fn curly(&mut self) {
        let start = self.at;
        self.step();
        let inner = self.at;
        let closing = self.line[inner..].find(|letter| CURLY.contains(&letter) || letter == '"');
        let end = closing.map_or(self.line.trim_end().len().max(inner), |length| inner + length);
        self.at = end;
        if closing.is_some() {
            self.step();
        }
        let text = self.line[inner..end].to_owned();
        self.push(Syntax::CurlyQuotes { text }, start..self.at);
    }

    /// A number, a date, a truth value; or what should be one or should have quotes.
    fn word(&mut self, ends: &str) {
        let start = self.at;
        let in_braces = ends.contains('}');
        let behind_comma = {
            let ahead = &self.line[..start];
            ends.contains(']')
                && ahead.strip_suffix(',').is_some_and(|ahead| ahead.ends_with(|c: char| c.is_ascii_digit()))
        };
        let mut before = None;
        while let Some(letter) = self.peek() {
            let after = self.line[self.at + letter.len_utf8()..].chars().next();
            let digits = [before, after]
                .iter()
                .all(|beside: &Option<char>| beside.is_some_and(|beside| beside.is_ascii_digit()));
            let decimal_comma = letter == ','
                && (digits && !(ends.contains(',') && ends.contains(']')) || self.is_surely_decimal(start));
            if letter == '#' || letter == ';' && in_braces || ends.contains(letter) && !decimal_comma {
                break;
            }
            before = Some(letter);
            self.step();
        }
        let end = start + self.line[start..self.at].trim_end().len();
        // A comma at the end of a line parts it from what follows.
        let text = self.line[start..end].trim_end_matches(',').trim_end();
        let text = if ends.is_empty() { text.trim_end_matches(';').trim_end() } else { text };
        if let Some(syntax) = misread(text, &self.line[self.named.clone()]) {
            let number = matches!(syntax, Syntax::Number { .. } | Syntax::Percent { .. });
            let syntax = if number && behind_comma { Syntax::CommaInList } else { syntax };
            let end = start + text.len();
            self.push(syntax, start..end);
        }
    }
}

/// What a bare value should have been; `None` where it is one, or nobody can tell.
fn misread(text: &str, key: &str) -> Option<Syntax> {
    let text = text.trim();
    let first = text.chars().next()?;
    if let Some(braces) = braces::of(text, key) {
        return Some(braces);
    }
    let bare = !text.contains(['"', '\'', '=', '{', '[']);
    if DATES.contains(&key) && bare {
        return match number_or_date(text) {
            Some(date @ Syntax::Date { .. }) => Some(date),
            _ if text.parse::<toml::value::Datetime>().is_ok() => None,
            _ => Some(Syntax::Date { meant: with_month(text) }),
        };
    }
    if first.is_ascii_digit() && (TEXTS.contains(&key) || is_period(text)) {
        return Some(Syntax::Unquoted { text: text.to_owned() }).filter(|_| !text.contains(['"', '\'']));
    }
    if key == "between"
        && let Some(list) = from_to(text)
    {
        return Some(Syntax::Number { text: text.to_owned(), meant: vec![list], unit: String::new() });
    }
    if first.is_ascii_digit() || "+-−.,".contains(first) {
        return number_or_date(text);
    }
    if NUMBERS.contains(&key) && bare && text.contains(|letter: char| letter.is_ascii_digit()) {
        return Some(Syntax::Number { text: text.to_owned(), meant: with_currency(text), unit: String::new() });
    }
    if bare && !text.contains(CURLY) && (WORDS.contains(&key) || TEXTS.contains(&key)) {
        return Some(Syntax::Unquoted { text: text.to_owned() });
    }
    match text {
        "true" | "false" | "nan" | "inf" => None,
        "ja" | "Ja" | "wahr" | "Wahr" | "yes" | "True" | "TRUE" => Some(Syntax::Truth { meant: true }),
        "nein" | "Nein" | "falsch" | "Falsch" | "no" | "False" | "FALSE" => Some(Syntax::Truth { meant: false }),
        _ if text.contains(CURLY) => Some(Syntax::CurlyQuotes { text: text.replace(CURLY, "") }),
        _ if text.contains(['"', '=']) => None,
        _ if first.is_alphabetic() => Some(Syntax::Unquoted { text: text.to_owned() }),
        _ => None,
    }
}

/// Keys whose value is a text even where it looks like a number or a day: `11.05.03` is a product group.
const TEXTS: [&str; 12] = [
    "id",
    "product_group",
    "product",
    "period",
    "from",
    "until",
    "matrix",
    "indicator",
    "from_period",
    "paper",
    "unit",
    "goal",
];

/// Keys whose value is a day.
const DATES: [&str; 3] = ["done_by", "date", "done"];

/// Keys whose value is a number, beside those of tables.
const NUMBERS: [&str; 15] = [
    "at_least",
    "at_most",
    "exactly",
    "value",
    "forecast",
    "numerator",
    "denominator",
    "progress",
    "expense",
    "revenue",
    "saving",
    "scale",
    "weight",
    "year",
    "baseline",
];

/// Keys whose value is words, even where it is `ja`.
const WORDS: [&str; 7] = ["open", "title", "name", "source", "reason", "comment", "action"];

/// Marks that tables have behind a value that is not final.
const PROVISIONAL: [&str; 8] = ["p", "(p)", "v", "(v)", "vorl.", "vorläufig", "(vorläufig)", "prov."];

/// Words behind a number that make another number of it, and marks whose meaning only the writer knows.
const CHANGING: [&str; 17] = [
    "mio",
    "mrd",
    "tsd",
    "tausend",
    "million",
    "milliarde",
    "t€",
    "teur",
    "t eur",
    "k€",
    "keur",
    "r",
    "s",
    "b",
    "e",
    "u",
    "x",
];

/// `2013-T1`, `2013-Q3`.
fn is_period(text: &str) -> bool {
    let Some((year, part)) = text.split_once('-') else { return false };
    year.len() == 4
        && year.bytes().all(|byte| byte.is_ascii_digit())
        && part.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && part.chars().all(|letter| letter.is_ascii_alphanumeric())
}

/// `37 - 45`, `37 bis 45` as a list.
fn from_to(text: &str) -> Option<String> {
    let parts = [" bis ", " - ", " – ", "–", "..", "; "].iter().find_map(|between| text.split_once(between))?;
    list_of([parts.0, parts.1].into_iter())
}

/// A day whose month is a word: `30. Juni 2013`.
fn with_month(text: &str) -> Option<String> {
    let mut parts = text.split_whitespace();
    let (day, month, year) = (parts.next()?, parts.next()?.to_lowercase(), parts.next()?);
    let month = month_named(&month)? + 1;
    let day = day.strip_suffix('.').filter(|_| parts.next().is_none())?;
    text::date(&format!("{day}.{month}.{year}")).map(|date| date.to_string())
}

/// The number behind a currency, which is no part of it in TOML.
fn with_currency(text: &str) -> Vec<String> {
    let number = ["€", "EUR", "Euro"].iter().find_map(|currency| text.strip_prefix(currency));
    let number = number
        .map(str::trim)
        .filter(|number| number.bytes().all(|byte| byte.is_ascii_digit() || b".,".contains(&byte)));
    number.and_then(meant).unwrap_or_default()
}

/// Numbers as a list, where each can be read in one way only.
fn list_of<'a>(parts: impl Iterator<Item = &'a str>) -> Option<String> {
    let one = |part: &str| {
        let part = part.trim();
        let (sign, digits) = part.strip_prefix('-').map_or(("", part), |digits| ("-", digits));
        let known = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b',' || byte == b'.');
        let numbers = known.then(|| meant(digits)).flatten()?;
        <[String; 1]>::try_from(numbers).ok().map(|[number]| format!("{sign}{number}"))
    };
    parts.map(one).collect::<Option<Vec<_>>>().map(|numbers| format!("[{}]", numbers.join(", ")))
}

/// A day with the year in two digits, or parted by strokes where the first number can be no month.
fn short_date(parts: &[&str], text: &str) -> Option<String> {
    let [day, month, year] = parts else { return None };
    let strokes = text.contains('/');
    let certain = !strokes || day.parse::<u32>().is_ok_and(|day| day > 12);
    let year = if year.len() == 2 { format!("20{year}") } else { (*year).to_owned() };
    (certain && !text.contains('-'))
        .then(|| text::date(&format!("{day}.{month}.{year}")))
        .flatten()
        .map(|date| date.to_string())
}

fn number_or_date(text: &str) -> Option<Syntax> {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    let parts: Vec<&str> = text.split(['.', '/', '-']).collect();
    if let [first, second, third] = parts.as_slice()
        && parts.iter().all(|part| digits(part))
        && (first.len() <= 2 && second.len() <= 2 && matches!(third.len(), 2 | 4)
            || first.len() == 4 && second.len() <= 2 && third.len() <= 2)
    {
        let sound = toml_date(text);
        let meant = text::date(text).map(|date| date.to_string()).or_else(|| short_date(&parts, text));
        return (!sound).then_some(Syntax::Date { meant });
    }
    if text.parse::<toml::value::Datetime>().is_ok() {
        return None;
    }
    if let Some(share) = text.strip_suffix('%') {
        return Some(Syntax::Percent { share: share.trim().to_owned() });
    }
    let number = text.trim_start_matches(['+', '-', '−']);
    let sign = if text.starts_with(['-', '−']) { "-" } else { "" };
    let end = number
        .find(|letter: char| !letter.is_ascii_digit() && !".,'’_ \u{a0}\u{202f}".contains(letter))
        .unwrap_or(number.len());
    let (number, unit) = number.split_at(end);
    let compact = without_groups(number);
    let unit = unit.trim();
    // The dash of `300,-` says that there are no cents.
    let no_cents = number.ends_with([',', '.']) && !unit.is_empty() && unit.trim_matches(['-', '–', '—']).is_empty();
    let unit = if no_cents { "" } else { unit };
    let exponent = unit.starts_with(['e', 'E']) || number == "0" && unit.starts_with(['x', 'o', 'b']);
    if exponent
        && !unit.contains(' ')
        && unit.len() > 1
        && unit[1..].starts_with(|next: char| next.is_ascii_hexdigit() || "+-".contains(next))
    {
        return None;
    }
    let meant = compact
        .as_deref()
        .and_then(meant)
        .map(|meant| meant.into_iter().map(|number| format!("{sign}{number}")).collect());
    let lower = unit.to_lowercase();
    if PROVISIONAL.contains(&lower.as_str()) {
        return Some(Syntax::Provisional { meant: meant.unwrap_or_default() });
    }
    let changes = CHANGING.iter().any(|word| if word.len() > 2 { lower.starts_with(word) } else { lower == *word });
    let (meant, unit) =
        if changes || unit.contains(|letter: char| letter.is_ascii_digit() || "\"'=;{}[]".contains(letter)) {
            (None, "")
        } else {
            (meant, unit)
        };
    let plain = text.strip_prefix(['+', '-']).unwrap_or(text);
    let sound = is_toml_number(plain);
    (!sound).then(|| Syntax::Number { text: text.to_owned(), meant: meant.unwrap_or_default(), unit: unit.to_owned() })
}

/// The number without what parts its groups of three digits; `None` where they are no such groups.
fn without_groups(number: &str) -> Option<String> {
    let mut groups = number.trim().split([' ', '\'', '’', '\u{a0}', '\u{202f}', '_']);
    let mut joined = groups.next()?.to_owned();
    for group in groups {
        let whole = group.split([',', '.']).next()?;
        (whole.len() == 3 && !joined.contains([',', '.'])).then_some(())?;
        joined.push_str(group);
    }
    Some(joined)
}

fn toml_date(text: &str) -> bool {
    text.parse::<toml::value::Datetime>().is_ok_and(|datetime| text::toml_date(&datetime).is_some())
}

fn is_toml_number(text: &str) -> bool {
    let between = |part: &str| {
        !part.is_empty()
            && part.split('_').all(|group| !group.is_empty() && group.bytes().all(|byte| byte.is_ascii_digit()))
    };
    let (whole, places) = text.split_once('.').unwrap_or((text, "0"));
    between(whole) && between(places) && (whole == "0" || !whole.starts_with('0'))
}

/// How the number is written in TOML: one way, or two where it may be read in two ways.
fn meant(number: &str) -> Option<Vec<String>> {
    let number = number.trim_end_matches([',', '.']);
    let number = if number.starts_with([',', '.']) { format!("0{number}") } else { number.to_owned() };
    let point = number.replace(',', ".");
    if is_ambiguous(&point) {
        let [thousands, decimal, _] = readings(&point);
        return Some(vec![thousands, decimal]);
    }
    let read = written::written(&number, DecimalMark::Unknown).ok().filter(|read| read.suffix.is_empty())?;
    Some(vec![unmistakable(read.value.to_string())])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(text: &str, meant: &[&str], unit: &str) -> Syntax {
        Syntax::Number {
            text: text.into(),
            meant: meant.iter().map(|meant| (*meant).to_owned()).collect(),
            unit: unit.into(),
        }
    }

    fn key(key: &str, suggestion: Option<&str>) -> Syntax {
        Syntax::Key { key: key.into(), suggestion: suggestion.map(str::to_owned) }
    }

    #[test]
    fn what_a_key_wants_decides_what_was_meant() {
        let date = |meant: Option<&str>| Syntax::Date { meant: meant.map(str::to_owned) };
        for (line, right) in [
            ("done_by = 30. Juni 2013", date(Some("2013-06-30"))),
            ("done_by = 31. Juni 2013", date(None)),
            ("done_by = Juni 2013", date(None)),
            ("done_by = 06/2013", date(None)),
            ("date = 4.6.2013", date(Some("2013-06-04"))),
            ("at_least = € 400", number("€ 400", &["400"], "")),
            ("at_least = EUR 1.240", number("EUR 1.240", &["1_240", "1.24"], "")),
            ("at_least = ca. 400", number("ca. 400", &[], "")),
            ("value = > 400", number("> 400", &[], "")),
            ("target = at_least 450", in_braces("target", "at_least = 450")),
            ("target = at_least = 450 # neu", in_braces("target", "at_least = 450")),
            ("interim = T1 120, T2 280", in_braces("interim", "T1 = 120, T2 = 280")),
            ("tolerance = grün 5 %, gelb 10 %", in_braces("tolerance", "green = \"5 %\", yellow = \"10 %\"")),
            ("baseline = 380 (2012)", in_braces("baseline", "value = 380, year = 2012")),
            ("value = k. A.", unquoted("k. A.")),
            ("value = grün", unquoted("grün")),
            ("unit = %", unquoted("%")),
            ("unit = €", unquoted("€")),
            ("open = ja", unquoted("ja")),
            ("provisional = ja", Syntax::Truth { meant: true }),
            ("// Anmerkung", Syntax::Remark),
            ("; Anmerkung", Syntax::Remark),
            ("-- Anmerkung", Syntax::Remark),
            ("target = { >= 450 }", key(">", Some("at_least"))),
            ("target = { <= 450 }", key("<", Some("at_most"))),
            ("target = { at least = 450 }", key("at least", Some("at_least"))),
        ] {
            let found: Vec<Syntax> = slips(line).into_iter().map(|(syntax, _)| syntax).collect();
            assert_eq!(found, [right], "{line}");
        }
    }

    fn in_braces(key: &str, meant: &str) -> Syntax {
        Syntax::Braces { key: key.into(), meant: meant.into() }
    }

    fn curly(text: &str) -> Syntax {
        Syntax::CurlyQuotes { text: text.into() }
    }

    fn unquoted(text: &str) -> Syntax {
        Syntax::Unquoted { text: text.into() }
    }

    fn date(meant: Option<&str>) -> Syntax {
        Syntax::Date { meant: meant.map(str::to_owned) }
    }

    #[test]
    fn every_slip_of_a_line_is_explained() {
        let cases: Vec<(&str, Vec<Syntax>)> = vec![
            ("done_by = 30.06.2013", vec![date(Some("2013-06-30"))]),
            ("target = { done_by = 1.7.2013 }", vec![date(Some("2013-07-01"))]),
            ("date = 04.06.13", vec![date(Some("2013-06-04"))]),
            ("date = 2013-6-4", vec![date(Some("2013-06-04"))]),
            ("date = 31/12/2013", vec![date(Some("2013-12-31"))]),
            ("date = 05/12/2013", vec![date(None)]),
            ("date = 2013-02-30", vec![date(None)]),
            ("date = 2013-06-04", vec![]),
            ("target = { at_least = 38,5 }", vec![number("38,5", &["38.5"], "")]),
            ("interim = { T1 = 12,5, T2 = 25,0 }", vec![number("12,5", &["12.5"], ""), number("25,0", &["25.0"], "")]),
            ("saving = 1.250.000", vec![number("1.250.000", &["1250000"], "")]),
            ("saving = 1.250.000,50 # Plan", vec![number("1.250.000,50", &["1250000.50"], "")]),
            ("saving = 1 250 000", vec![number("1 250 000", &["1250000"], "")]),
            ("saving = 80.000 €", vec![number("80.000 €", &["80_000", "80"], "€")]),
            ("value = 450 Besuche", vec![number("450 Besuche", &["450"], "Besuche")]),
            ("value = −5", vec![number("−5", &["-5"], "")]),
            ("value = -1,5", vec![number("-1,5", &["-1.5"], "")]),
            ("value = 1,240", vec![number("1,240", &["1_240", "1.24"], "")]),
            ("value = ,5", vec![number(",5", &["0.5"], "")]),
            ("value = 5.", vec![number("5.", &["5"], "")]),
            ("value = 007", vec![number("007", &["7"], "")]),
            ("value = 1e3", vec![]),
            ("value = 0x1F", vec![]),
            (
                "tolerance = { green = 5 %, yellow = 10% }",
                vec![Syntax::Percent { share: "5".into() }, Syntax::Percent { share: "10".into() }],
            ),
            ("periods = tertial", vec![unquoted("tertial")]),
            ("title = Ältere Menschen # neu", vec![unquoted("Ältere Menschen")]),
            ("report_in = [T1, \"T2\"]", vec![unquoted("T1")]),
            ("internal = ja", vec![Syntax::Truth { meant: true }]),
            ("title = „Zielmatrix“", vec![curly("Zielmatrix")]),
            ("title = “Zielmatrix”", vec![curly("Zielmatrix")]),
            ("title = \"Zielmatrix“", vec![curly("Zielmatrix")]),
            ("title = „Zielmatrix\"", vec![curly("Zielmatrix")]),
            ("period = ’2013-T1’", vec![curly("2013-T1")]),
            ("interim = { T1 = „20 %“, T2 = ”55 %” }", vec![curly("20 %"), curly("55 %")]),
            ("title = \"Die „gute“ Zielmatrix\"", vec![]),
            ("grün = \"5 %\"", vec![key("grün", Some("green"))]),
            (
                "tolerance = { grün = \"5 %\", gelb = \"10 %\" }",
                vec![key("grün", Some("green")), key("gelb", Some("yellow"))],
            ),
            ("Ziel wert = 3", vec![key("Ziel wert", Some("target"))]),
            ("[[maßnahme]]", vec![key("maßnahme", Some("measure"))]),
            ("[[goal]", vec![Syntax::OpenHeader { name: "goal".into(), double: true }]),
            ("[comment", vec![Syntax::OpenHeader { name: "comment".into(), double: false }]),
            ("title: Zielmatrix", vec![Syntax::Colon { key: "title".into() }]),
            ("Zielmatrix", vec![]),
            ("value = 12 5", vec![number("12 5", &[], "")]),
            ("\"a b\" = 3", vec![]),
            ("a.b = 3", vec![]),
            ("done_by = 30.6.13", vec![date(Some("2013-06-30"))]),
            ("between = [37,5; 45]", vec![number("[37,5; 45]", &["[37.5, 45]"], "")]),
            ("between = [1.250; 45]", vec![Syntax::Comma]),
            ("between = 37 - 45", vec![number("37 - 45", &["[37, 45]"], "")]),
            ("between = 37,5 bis 45", vec![number("37,5 bis 45", &["[37.5, 45]"], "")]),
            ("value = 37 - 45", vec![number("37 - 45", &[], "")]),
            ("deviation = [\"20 %\", 100.000,00]", vec![number("100.000,00", &["100000.00"], "")]),
            ("between = [37,05, 45]", vec![number("37,05", &["37.05"], "")]),
            ("deviation = [37,5 %, 45]", vec![Syntax::CommaInList]),
            ("interim = { T1 = 100; T2 = 200 }", vec![Syntax::Comma]),
            ("interim = { T1 = 12,5; T2 = 200 }", vec![number("12,5", &["12.5"], ""), Syntax::Comma]),
            ("target = { at_least = 300,- }", vec![number("300,-", &["300"], "")]),
            ("value = 300,-", vec![number("300,-", &["300"], "")]),
            ("target = { at_least = }", vec![Syntax::NoValue]),
            ("value =", vec![Syntax::NoValue]),
            ("target = # folgt", vec![Syntax::NoValue]),
            ("value = 98 p", vec![Syntax::Provisional { meant: vec!["98".into()] }]),
            ("value = 3,5 Mio. €", vec![number("3,5 Mio. €", &[], "")]),
            ("value = 98 r", vec![number("98 r", &[], "")]),
            ("period = 2013-T1", vec![unquoted("2013-T1")]),
            ("accepted = { until = 2013-T2 }", vec![unquoted("2013-T2")]),
            ("product_group = 11.05.03", vec![unquoted("11.05.03")]),
            ("source \"x\"", vec![Syntax::NoEquals]),
            ("target { at_least = 3 }", vec![Syntax::NoEquals]),
            ("source = \"a \"b\" c\"", vec![Syntax::OpenText]),
            ("source == \"x\"", vec![Syntax::TwoEquals]),
        ];
        for (line, expected) in cases {
            let found: Vec<Syntax> = slips(line).into_iter().map(|(syntax, _)| syntax).collect();
            assert_eq!(found, expected, "{line}");
        }
    }

    #[test]
    fn places_are_those_of_the_words() {
        for (line, marked) in [
            ("target = { at_least = 38,5 }", "38,5"),
            ("title = „Zielmatrix“ # neu", "„Zielmatrix“"),
            ("  grün  = 3", "grün"),
            ("done_by = 30.06.2013  ", "30.06.2013"),
            ("[[ maßnahme ]]", "maßnahme"),
        ] {
            let slips = slips(line);
            assert_eq!(slips.iter().map(|(_, range)| &line[range.clone()]).collect::<Vec<_>>(), [marked], "{line}");
        }
    }

    proptest::proptest! {
        #[test]
        fn any_line_is_looked_through(line in "[a-zä=\\[\\]{}\",.'„“0-9# %-]{0,40}") {
            for (_, range) in slips(&line) {
                proptest::prop_assert!(line.get(range).is_some());
            }
        }
    }
}
