//! The codes of number formats, as `.xlsx` files have them in every language: `#,##0.00 "€";[Red]-#,##0.00 "€"`.

use std::iter::Peekable;
use std::str::Chars;

use super::{Format, Kind, Section, Test};
use crate::number::Decimal;

/// Sections that Excel knows at most; further ones are never shown.
const MOST_SECTIONS: usize = 4;

pub(super) fn parse(code: &str) -> Format {
    // No code at all is the plain format; two quotes with nothing between them show nothing.
    if code.is_empty() {
        return Format::default();
    }
    let scanned = split(code).into_iter().take(MOST_SECTIONS).map(|section| Scan::default().of(&section));
    let mut sections: Vec<Section> = scanned.collect();
    // The last of several that is for texts, and the fourth, show no number.
    let ends_in_text = sections.last().is_some_and(|last| last.kind == Kind::Text);
    if sections.len() > 1 && ends_in_text || sections.len() == MOST_SECTIONS {
        sections.pop();
    }
    match sections.as_mut_slice() {
        [first, second] if first.when.is_none() => {
            first.when = Some((if second.when.is_some() { Test::More } else { Test::AtLeast }, Decimal::ZERO));
        }
        [first, second, _] => {
            first.when.get_or_insert((Test::More, Decimal::ZERO));
            second.when.get_or_insert((Test::Less, Decimal::ZERO));
        }
        _ => {}
    }
    Format { sections }
}

/// The sections of a code, cut where a semicolon is none of its words.
fn split(code: &str) -> Vec<String> {
    let mut sections = vec![String::new()];
    let mut quoted = false;
    let mut bracketed = false;
    let mut letters = code.chars();
    while let Some(letter) = letters.next() {
        match letter {
            ';' if !quoted && !bracketed => {
                sections.push(String::new());
                continue;
            }
            '"' if !bracketed => quoted = !quoted,
            '[' if !quoted => bracketed = true,
            ']' if !quoted => bracketed = false,
            _ => {}
        }
        let Some(section) = sections.last_mut() else { continue };
        section.push(letter);
        if !quoted && !bracketed && matches!(letter, '\\' | '_' | '*') {
            section.extend(letters.next());
        }
    }
    sections
}

/// What a section counts, be it a day or a time of day.
#[derive(Default)]
struct Clock {
    day: bool,
    time: bool,
    /// A month, or minutes beside a time.
    month: bool,
}

/// Reads a section from left to right.
#[derive(Default)]
struct Scan {
    section: Section,
    /// Words since the last digit.
    pending: String,
    /// Where it stands in the number.
    part: Part,
    /// Commas straight behind the last digit.
    commas: u32,
    /// Words between digits, and how many digits have followed them.
    group: Option<(String, u32)>,
    clock: Clock,
    text: bool,
}

#[derive(Clone, Copy, Default, PartialEq, Eq)]
enum Part {
    #[default]
    Before,
    Whole,
    Fraction,
    /// What follows in `2/3` or `1E+3` is no digit of the number.
    Ended,
}

impl Scan {
    fn of(mut self, code: &str) -> Section {
        let mut letters = code.chars().peekable();
        // True straight behind a digit or its comma.
        let mut adjacent = false;
        while let Some(letter) = letters.next() {
            let was_adjacent = std::mem::take(&mut adjacent);
            match letter {
                '"' => self.pending.extend(letters.by_ref().take_while(|next| *next != '"')),
                '\\' => self.pending.extend(letters.next()),
                // As wide as a letter, or as many of it as fit.
                '_' | '*' => {
                    letters.next();
                    self.pending.push(' ');
                }
                '[' => self.bracket(&letters.by_ref().take_while(|next| *next != ']').collect::<String>()),
                '0' | '#' | '?' => {
                    self.digit(letter);
                    adjacent = true;
                }
                ',' if was_adjacent => {
                    self.commas += 1;
                    adjacent = true;
                }
                '.' if matches!(self.part, Part::Whole) || self.part == Part::Before && is_digit(letters.peek()) => {
                    self.point();
                    adjacent = true;
                }
                '%' => self.section.percents += 1,
                '@' => self.text = true,
                '/' if self.in_number() && letters.peek().is_some_and(|next| is_part_of_fraction(*next)) => {
                    while letters.next_if(|next| is_part_of_fraction(*next)).is_some() {}
                    // Zero is shown as a digit, whatever stands for it.
                    self.section.shows_zero = true;
                    self.part = Part::Ended;
                }
                'E' | 'e' if self.in_number() && letters.next_if(|next| matches!(next, '+' | '-')).is_some() => {
                    while letters.next_if(|next| is_digit(Some(next))).is_some() {}
                    self.part = Part::Ended;
                }
                letter if letter.is_alphabetic() => self.letter(letter, &mut letters),
                // A comma behind words: nobody can say whether it divides.
                ',' if self.part != Part::Before => self.section.unclear = true,
                other => self.pending.push(other),
            }
        }
        self.finish()
    }

    fn in_number(&self) -> bool {
        matches!(self.part, Part::Whole | Part::Fraction)
    }

    fn point(&mut self) {
        self.end_group();
        if self.part == Part::Before {
            self.section.prefix = std::mem::take(&mut self.pending);
        }
        self.section.thousands += std::mem::take(&mut self.commas);
        self.part = Part::Fraction;
    }

    fn digit(&mut self, letter: char) {
        if self.part == Part::Ended {
            return;
        }
        // Commas before another digit part thousands.
        self.commas = 0;
        let between = std::mem::take(&mut self.pending);
        if self.part == Part::Before {
            self.section.prefix = between;
            self.part = Part::Whole;
        } else if !between.trim().is_empty() {
            self.end_group();
            self.section.unclear |= self.part == Part::Fraction;
            self.group = Some((between, 0));
        }
        if self.part == Part::Fraction {
            self.section.places += 1;
        } else if let Some((_, count)) = &mut self.group {
            *count += 1;
        }
        self.section.shows_zero |= letter == '0';
    }

    /// Words between digits may part thousands; anything else makes another number of them.
    fn end_group(&mut self) {
        if let Some((between, count)) = self.group.take() {
            let parts_thousands = matches!(between.trim(), "." | "'" | "’") && count == 3;
            self.section.unclear |= !parts_thousands;
        }
    }

    fn letter(&mut self, letter: char, letters: &mut Peekable<Chars<'_>>) {
        let rest: String = std::iter::once(letter).chain(letters.clone().take(6)).collect();
        let is = |word: &str| rest.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        if is("general") {
            letters.by_ref().take(6).for_each(drop);
            self.digit('0');
            self.part = Part::Ended;
            return;
        }
        if let Some(word) = ["am/pm", "a/p"].into_iter().find(|word| is(word)) {
            letters.by_ref().take(word.len() - 1).for_each(drop);
            self.clock.time = true;
            return;
        }
        match letter.to_ascii_lowercase() {
            'y' | 'd' => self.clock.day = true,
            'h' | 's' => self.clock.time = true,
            'm' => self.clock.month = true,
            // Some programs write German letters: TT.MM.JJJJ.
            'j' | 't' if letters.peek().is_some_and(|next| next.eq_ignore_ascii_case(&letter)) => self.clock.day = true,
            _ => self.pending.push(letter),
        }
    }

    fn bracket(&mut self, content: &str) {
        let elapsed = |unit| !content.is_empty() && content.to_ascii_lowercase().replace(unit, "").is_empty();
        if let Some(currency) = content.strip_prefix('$') {
            let symbol = currency.rsplit_once('-').map_or(currency, |(symbol, _)| symbol);
            self.pending.push_str(symbol);
        } else if let Some(when) = condition(content) {
            self.section.when = Some(when);
        } else if ["h", "m", "s"].into_iter().any(elapsed) {
            self.clock.time = true;
        } else if !["DBNum", "NatNum", "ENG", "~"].iter().any(|known| content.starts_with(known)) {
            self.section.coloured = true;
        }
    }

    fn finish(mut self) -> Section {
        self.end_group();
        self.section.thousands += self.commas;
        let digits = self.part != Part::Before;
        self.section.kind = if self.clock.day || self.clock.month && !self.clock.time {
            Kind::Date
        } else if self.clock.time {
            Kind::Time
        } else if digits {
            Kind::Number
        } else if self.text {
            Kind::Text
        } else {
            Kind::Words
        };
        if digits {
            // The dash of `98.-` stands for no cents, and is no minus.
            let bare_point = self.part == Part::Fraction && self.section.places == 0;
            self.section.suffix = if bare_point { format!(".{}", self.pending) } else { self.pending };
        } else {
            self.section.prefix = self.pending;
        }
        self.section
    }
}

fn is_digit(letter: Option<&char>) -> bool {
    matches!(letter, Some('0' | '#' | '?'))
}

fn is_part_of_fraction(letter: char) -> bool {
    matches!(letter, '#' | '?') || letter.is_ascii_digit()
}

/// `>=1000`.
pub(in crate::load::workbook) fn condition(content: &str) -> Option<(Test, Decimal)> {
    let tests = [
        ("<=", Test::AtMost),
        (">=", Test::AtLeast),
        ("<>", Test::Unequal),
        ("<", Test::Less),
        (">", Test::More),
        ("=", Test::Equal),
    ];
    let (sign, test) = tests.into_iter().find(|(sign, _)| content.starts_with(sign))?;
    Some((test, content[sign.len()..].trim().parse().ok()?))
}
