//! Exact numbers and equations: `60 − 66 2/3 = −6 2/3`, `−22 ÷ 120 ≈ −18,3 %`.

use crate::catalogue::{Language, format};
use crate::explain::equation::{Equation, Expression};
use crate::number::{Figure, Mixed};

/// A decimal longer than this is read more easily as a fraction.
const MOST_PLACES: u32 = 10;

/// Fractions up to this denominator are read at sight.
const MOST_DENOMINATOR: u32 = 12;

/// Digits of a fraction that is still worth printing.
const MOST_DIGITS: usize = 12;

/// Places of a decimal that only says about how much it is.
const ABOUT_PLACES: u32 = 4;

/// A number exactly where that can be read at sight, else about how much it is: `266`, `66 2/3`, `≈ 23,4694`. Its parts
/// do not break. The equation that it comes from has the fraction.
pub fn exact(figure: &Figure, language: Language) -> String {
    at_sight(figure, language).unwrap_or_else(|| format!("≈\u{a0}{}", about(figure, language)))
}

/// About how much it is. A number that is not whole is never shown as if it were: as many places as it takes.
fn about(figure: &Figure, language: Language) -> String {
    const ENOUGH_PLACES: u32 = 28;
    let looks_whole =
        |text: &str| text.split_once('.').is_some_and(|(_, places)| places.bytes().all(|digit| digit == b'0'));
    let mut places = figure.places.max(ABOUT_PLACES);
    while places < ENOUGH_PLACES && looks_whole(&figure.value.to_text(places)) {
        places += 1;
    }
    format::grouped(&figure.value.to_text(places), language)
}

/// A number within an equation: a long fraction without its decimal, a negative one in parentheses unless it is first.
fn operand(figure: &Figure, first: bool, language: Language) -> String {
    let text = at_sight(figure, language)
        .or_else(|| fraction(&figure.value.mixed()))
        .unwrap_or_else(|| exact(figure, language));
    if first || !figure.value.is_negative() { text } else { format!("({text})") }
}

/// A number behind `÷`: a fraction in parentheses, or the next sign would seem to belong to its denominator.
fn divisor(figure: &Figure, language: Language) -> String {
    let text = operand(figure, false, language);
    if text.contains('/') && !text.starts_with('(') { format!("({text})") } else { text }
}

/// A decimal that ends, or a small fraction.
fn at_sight(figure: &Figure, language: Language) -> Option<String> {
    if let Some(places) = figure.value.ending_places().filter(|places| *places <= MOST_PLACES) {
        return Some(format::grouped(&figure.value.to_text(places.max(figure.places)), language));
    }
    let mixed = figure.value.mixed();
    mixed.denominator.parse().ok().filter(|denominator: &u32| *denominator <= MOST_DENOMINATOR)?;
    let Mixed { negative, whole, rest, denominator, .. } = &mixed;
    let sign = if *negative { format::MINUS.to_string() } else { String::new() };
    Some(if whole == "0" {
        format!("{sign}{rest}/{denominator}")
    } else {
        format!("{sign}{}\u{a0}{rest}/{denominator}", format::grouped(whole, language))
    })
}

fn fraction(mixed: &Mixed) -> Option<String> {
    let Mixed { negative, numerator, denominator, .. } = mixed;
    let sign = if *negative { format::MINUS.to_string() } else { String::new() };
    (numerator.len() + denominator.len() <= MOST_DIGITS).then(|| format!("{sign}{numerator}/{denominator}"))
}

/// An equation whose result is a deviation or a value: a surplus has a plus.
pub fn equation(equation: &Equation, language: Language) -> String {
    let surplus = matches!(equation.expression, Expression::Difference(..))
        && !equation.result.value.is_negative()
        && !equation.result.value.is_zero();
    written(equation, if surplus { "+" } else { "" }, language)
}

/// An equation whose result is an amount of its own.
pub fn plain_equation(equation: &Equation, language: Language) -> String {
    written(equation, "", language)
}

fn written(equation: &Equation, sign: &str, language: Language) -> String {
    let Equation { expression, result } = equation;
    let left = expression_words(expression, language);
    if expression.is_percentage() {
        let ends = result.value.ending_places().is_some_and(|places| places <= result.places);
        let relation = if ends { '=' } else { '≈' };
        let attained = matches!(expression, Expression::Attained { .. });
        let right = if attained { format::percent(result, language) } else { format::signed_percent(result, language) };
        return format!("{left} {relation} {right}");
    }
    if let Some(right) = at_sight(result, language) {
        return format!("{left} = {sign}{right}");
    }
    let about = about(result, language);
    let fraction = fraction(&result.value.mixed()).map(|text| format!("\u{a0}({text})")).unwrap_or_default();
    format!("{left} ≈ {sign}{about}{fraction}")
}

fn expression_words(expression: &Expression, language: Language) -> String {
    let first = |figure: &Figure| operand(figure, true, language);
    let next = |figure: &Figure| operand(figure, false, language);
    let sum = |terms: &[Figure]| {
        let terms: Vec<String> = terms.iter().enumerate().map(|(at, term)| operand(term, at == 0, language)).collect();
        terms.join(" + ")
    };
    match expression {
        Expression::Sum(terms) => sum(terms),
        Expression::Mean(terms) => format!("({}) ÷ {}", sum(terms), terms.len()),
        Expression::Difference(left, right) => format!("{} − {}", first(left), next(right)),
        Expression::Product(left, right) => format!("{} × {}", first(left), next(right)),
        Expression::Percent { whole, percent } => {
            format!("{} × {}", first(whole), format::percent(percent, language))
        }
        Expression::Quotient { part, whole, scale } => {
            let quotient = format!("{} ÷ {}", first(part), divisor(whole, language));
            let one = scale.value == crate::number::Number::from(1);
            if one { quotient } else { format!("{quotient} × {}", next(scale)) }
        }
        Expression::InPercent { part, whole } => format!("{} ÷ {}", first(part), divisor(whole, language)),
        Expression::Line { start, end, elapsed } => {
            format!("{} + ({} − {}) × {}", first(start), first(end), next(start), next(elapsed))
        }
        Expression::Extrapolation { actual, expected, annual } => {
            format!("{} ÷ {} × {}", first(actual), divisor(expected, language), next(annual))
        }
        Expression::Path { actual, annual, expected } => {
            format!("{} + {} − {}", first(actual), next(annual), next(expected))
        }
        Expression::Attained { actual, start: None, annual } => {
            format!("{} ÷ {}", first(actual), divisor(annual, language))
        }
        Expression::Attained { actual, start: Some(start), annual } => {
            let (from, to) = (next(start), first(annual));
            format!("({} − {from}) ÷ ({to} − {from})", first(actual))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Decimal, Number};

    fn figure(numerator: i64, denominator: i64, places: u32) -> Figure {
        let value = Number::from(numerator).divided_by(&Number::from(denominator)).unwrap();
        Figure::computed(value, places)
    }

    #[test]
    fn numbers_are_exact() {
        for (numerator, denominator, places, shown) in [
            (266, 1, 0, "266"),
            (37, 1, 1, "37,0"),
            (735, 2, 0, "367,5"),
            (200, 3, 0, "66 2/3"),
            (-20, 3, 0, "−6 2/3"),
            (1, 3, 2, "1/3"),
            (4000, 3, 0, "1.333 1/3"),
            (1150, 49, 0, "≈ 23,4694"),
            (-1150, 49, 0, "≈ −23,4694"),
        ] {
            let text = exact(&figure(numerator, denominator, places), Language::German).replace('\u{a0}', " ");
            assert_eq!(text, shown);
        }
    }

    #[test]
    fn equations_say_where_they_are_rounded() {
        let whole = |value: i64| Figure::written(Decimal::from(value));
        let shown =
            |expression, result| equation(&Equation { expression, result }, Language::German).replace('\u{a0}', " ");
        let difference = Expression::Difference(whole(60), figure(200, 3, 0));
        assert_eq!(shown(difference, figure(-20, 3, 0)), "60 − 66 2/3 = −6 2/3");
        let percent = Expression::InPercent { part: whole(-22), whole: whole(120) };
        assert_eq!(shown(percent, figure(-55, 3, 1)), "−22 ÷ 120 ≈ −18,3 %");
        let percent = Expression::InPercent { part: whole(-21), whole: whole(280) };
        assert_eq!(shown(percent, figure(-15, 2, 1)), "−21 ÷ 280 = −7,5 %");
        let quotient = Expression::Quotient { part: whole(23), whole: whole(98), scale: whole(100) };
        assert_eq!(shown(quotient, figure(1150, 49, 0)), "23 ÷ 98 × 100 ≈ 23,4694 (1150/49)");
        let negative = Expression::Difference(whole(-21), whole(-20));
        assert_eq!(shown(negative, whole(-1)), "−21 − (−20) = −1");
    }
}
