//! A target text as words, numbers and signs.

use crate::load::raw::DecimalMark;
use crate::load::written;
use crate::number::Decimal;

/// A piece of a text.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    /// A number; `None` where the text does not decide which one.
    Number(Option<Decimal>),
    /// A word as written, with a point or hyphens that belong to it.
    Word(String),
    /// Any other sign.
    Sign(char),
}

impl Token {
    /// The word in small letters, without the point of an abbreviation.
    pub(super) fn word(&self) -> Option<String> {
        if let Self::Word(word) = self { Some(word.trim_end_matches('.').to_lowercase()) } else { None }
    }

    pub(super) fn is(&self, sign: char) -> bool {
        *self == Self::Sign(sign)
    }

    pub(super) fn is_number(&self) -> bool {
        matches!(self, Self::Number(_))
    }
}

/// Takes a text apart, in a table that writes numbers with that mark.
pub(super) fn tokens(text: &str, mark: DecimalMark) -> Vec<Token> {
    let letters: Vec<char> = text.chars().map(plain).collect();
    let mut tokens = Vec::new();
    let mut at = 0;
    while let Some(&letter) = letters.get(at) {
        let start = at;
        if letter.is_whitespace() {
            at += 1;
        } else if letter.is_ascii_digit() {
            at = number_end(&letters, at);
            tokens.push(number(&letters[start..at], false, mark));
        } else if letter == '-' && is_sign(&tokens, &letters, at) {
            let first = at + 1 + usize::from(letters.get(at + 1) == Some(&' '));
            at = number_end(&letters, first);
            tokens.push(number(&letters[first..at], true, mark));
        } else if letter.is_alphabetic() {
            at = word_end(&letters, at);
            tokens.push(Token::Word(letters[start..at].iter().collect()));
        } else {
            tokens.push(Token::Sign(letter));
            at += 1;
        }
    }
    tokens
}

/// One form of signs that look alike.
fn plain(letter: char) -> char {
    match letter {
        '−' | '‐' | '‑' => '-',
        '—' => '–',
        '’' | '`' | '´' => '\'',
        '\u{a0}' | '\u{202f}' | '\u{2009}' => ' ',
        other => other,
    }
}

/// True for a minus before a number: at the start, or behind another sign than a bracket's end.
fn is_sign(tokens: &[Token], letters: &[char], at: usize) -> bool {
    let digit = |at: usize| letters.get(at).is_some_and(char::is_ascii_digit);
    match tokens.last() {
        None => digit(at + 1),
        Some(Token::Sign(before)) => {
            matches!(before, '>' | '<' | '≥' | '≤' | '=' | ':' | '(') && (digit(at + 1) || digit(at + 2))
        }
        Some(Token::Word(_)) => letters.get(at.wrapping_sub(1)) == Some(&' ') && digit(at + 1),
        Some(Token::Number(_)) => false,
    }
}

/// Behind the digits from `at` on, with marks and blanks between groups that belong to them.
fn number_end(letters: &[char], at: usize) -> usize {
    let digits =
        |from: usize| letters[from.min(letters.len())..].iter().take_while(|letter| letter.is_ascii_digit()).count();
    let mut end = at + digits(at);
    loop {
        let follows = digits(end + 1);
        match letters.get(end) {
            Some('.' | ',' | '\'') if follows > 0 => end += 1 + follows,
            Some(' ') if follows == 3 && end - at <= 3 + 4 * (end - at) / 4 && groups(&letters[at..end]) => end += 4,
            _ => return end,
        }
    }
}

/// True for one to three digits, or those followed by blanks and three digits each.
fn groups(letters: &[char]) -> bool {
    let text: String = letters.iter().collect();
    let mut parts = text.split(' ');
    parts.next().is_some_and(|first| first.len() <= 3 && first.bytes().all(|byte| byte.is_ascii_digit()))
        && parts.all(|part| part.len() == 3)
}

fn word_end(letters: &[char], at: usize) -> usize {
    let mut end = at;
    while let Some(letter) = letters.get(end) {
        let inner = *letter == '-' && end > at && letters.get(end + 1).is_some_and(|next| next.is_alphabetic());
        if !letter.is_alphabetic() && !inner {
            break;
        }
        end += 1;
    }
    if letters.get(end) == Some(&'.') { end + 1 } else { end }
}

fn number(letters: &[char], negative: bool, mark: DecimalMark) -> Token {
    let text: String = letters.iter().filter(|letter| !matches!(letter, ' ' | '\'')).collect();
    let value =
        written::written(&text, mark).ok().filter(|written| written.suffix.is_empty()).map(|written| written.value);
    Token::Number(value.map(|value| if negative { -value } else { value }))
}
