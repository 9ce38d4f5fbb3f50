//! Formulas that let a reader recompute a deviation and its colour. Plain cell references only: Calc does not read the
//! structured references that Excel abbreviates.

use crate::evaluate::deviation::deviation;
use crate::model::{Limit, Mark, Sense, Tolerance};
use crate::number::Number;

/// A difference below this share of the bound that is compared with is none: binary floats cannot hold a third or a
/// tenth, and a value on the bound is inside it. Their error stays below 8·10⁻¹⁶ of it, and the last of the fifteen digits
/// that a cell holds is never smaller than 10⁻¹⁵.
const SLACK: &str = "1E-15";

/// Spreadsheets take figures for equal that differ by less than 4·10⁻¹⁵ of them; nearer to a bound than this share of it
/// no formula tells on which side a value lies.
const UNDECIDED: i64 = 100_000_000_000_000;

/// True where a formula over binary floats gives the colour that exact figures have; false for a value that is beyond a
/// bound by next to nothing.
pub(super) fn decides(actual: &Number, expected: &Mark<Number>, sense: Sense, tolerance: Tolerance) -> bool {
    let deviation = deviation(actual, expected, sense);
    [tolerance.green, tolerance.yellow].into_iter().all(|limit| {
        let width = limit.width(&deviation.base);
        let beyond = &deviation.adverse - &width;
        let bound = &deviation.base.abs() + &width;
        beyond <= Number::ZERO || &beyond * &Number::from(UNDECIDED) > bound
    })
}

/// Where the figures of a row stand, as `H7`.
#[derive(Clone, Debug)]
pub(super) struct Places {
    /// The Ist.
    pub actual: String,
    /// The Soll, or the bounds of its corridor.
    pub expected: Mark<String>,
    /// The deviation.
    pub deviation: String,
    /// The green tolerance.
    pub green: String,
    /// The yellow tolerance.
    pub yellow: String,
}

impl Places {
    /// Ist − Soll; for a corridor the signed distance to the nearer bound, 0 inside.
    pub(super) fn deviation_formula(&self) -> String {
        let actual = &self.actual;
        match &self.expected {
            Mark::Point(expected) => format!("={actual}-{expected}"),
            Mark::Corridor { low, high } => format!("=MIN({actual}-{low},0)+MAX({actual}-{high},0)"),
        }
    }

    /// The deviation in percent of the Soll or of the nearer bound.
    pub(super) fn percent_formula(&self) -> String {
        let deviation = &self.deviation;
        match &self.expected {
            Mark::Point(expected) => format!("={deviation}/ABS({expected})*100"),
            Mark::Corridor { low, high } => {
                format!("=IF({deviation}<0,{deviation}/ABS({low}),IF({deviation}>0,{deviation}/ABS({high}),0))*100")
            }
        }
    }

    /// The status word from the adverse deviation and the tolerance; `words` are those of green, yellow and red.
    pub(super) fn status_formula(&self, sense: Sense, tolerance: Tolerance, words: [&str; 3]) -> String {
        let deviation = &self.deviation;
        let adverse = match sense {
            Sense::AtLeast => format!("-{deviation}"),
            Sense::AtMost => deviation.clone(),
            Sense::Between | Sense::Exactly => format!("ABS({deviation})"),
        };
        let inside = |limit, cell| {
            let width = self.width(limit, cell);
            format!("{adverse}<={width}+{SLACK}*({}+{width})", self.base())
        };
        let green = inside(tolerance.green, &self.green);
        let yellow = inside(tolerance.yellow, &self.yellow);
        let [green_word, yellow_word, red_word] = words.map(quoted);
        format!("=IF({green},{green_word},IF({yellow},{yellow_word},{red_word}))")
    }

    /// How far the adverse deviation may go.
    fn width(&self, limit: Limit, cell: &str) -> String {
        match limit {
            Limit::Absolute(_) => cell.into(),
            Limit::Relative(_) => format!("{cell}/100*{}", self.base()),
        }
    }

    /// The Soll, or the bound of the corridor on whose side the value lies, without its sign.
    fn base(&self) -> String {
        match &self.expected {
            Mark::Point(expected) => format!("ABS({expected})"),
            Mark::Corridor { low, high } => format!("IF({}<0,ABS({low}),ABS({high}))", self.deviation),
        }
    }
}

fn quoted(word: &str) -> String {
    format!("\"{}\"", word.replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::Decimal;

    fn places(expected: &Mark<&str>) -> Places {
        Places {
            actual: "I7".into(),
            expected: expected.map(|cell| String::from(*cell)),
            deviation: "J7".into(),
            green: "T7".into(),
            yellow: "U7".into(),
        }
    }

    #[test]
    fn a_point_is_compared_with_its_expected_value() {
        let places = places(&Mark::Point("H7"));
        assert_eq!(places.deviation_formula(), "=I7-H7");
        assert_eq!(places.percent_formula(), "=J7/ABS(H7)*100");
        assert_eq!(
            places.status_formula(Sense::AtLeast, Tolerance::BUILT_IN, ["g", "y", "r"]),
            "=IF(-J7<=T7/100*ABS(H7)+1E-15*(ABS(H7)+T7/100*ABS(H7)),\"g\",\
             IF(-J7<=U7/100*ABS(H7)+1E-15*(ABS(H7)+U7/100*ABS(H7)),\"y\",\"r\"))"
        );
    }

    #[test]
    fn a_corridor_is_compared_with_its_nearer_bound() {
        let places = places(&Mark::Corridor { low: "Y7", high: "Z7" });
        assert_eq!(places.deviation_formula(), "=MIN(I7-Y7,0)+MAX(I7-Z7,0)");
        assert_eq!(places.percent_formula(), "=IF(J7<0,J7/ABS(Y7),IF(J7>0,J7/ABS(Z7),0))*100");
        let tolerance = Tolerance { green: Limit::Absolute(Decimal::ZERO), yellow: Limit::Relative(Decimal::ONE) };
        let base = "IF(J7<0,ABS(Y7),ABS(Z7))";
        assert_eq!(
            places.status_formula(Sense::Between, tolerance, ["g", "y", "r"]),
            format!(
                "=IF(ABS(J7)<=T7+1E-15*({base}+T7),\"g\",\
                 IF(ABS(J7)<=U7/100*{base}+1E-15*({base}+U7/100*{base}),\"y\",\"r\"))"
            )
        );
    }

    /// What a formula of this module gives, in the arithmetic of spreadsheets.
    #[derive(Clone, Copy)]
    struct Sheet<'a> {
        cells: &'a [(&'a str, f64)],
        /// True for Calc, which takes a difference below 2⁻⁴⁸ of its figures for 0.
        snaps: bool,
    }

    #[derive(Clone, Debug, PartialEq)]
    enum Result {
        Number(f64),
        Text(String),
    }

    struct Parser<'a> {
        sheet: Sheet<'a>,
        rest: &'a str,
    }

    impl Sheet<'_> {
        fn result(self, formula: &str) -> Result {
            let mut parser = Parser { sheet: self, rest: formula.strip_prefix('=').unwrap() };
            let result = parser.comparison();
            assert_eq!(parser.rest, "", "{formula}");
            result
        }
    }

    #[expect(clippy::float_arithmetic, reason = "this is the arithmetic that is tested")]
    impl Parser<'_> {
        fn takes(&mut self, sign: &str) -> bool {
            let rest = self.rest.strip_prefix(sign);
            self.rest = rest.unwrap_or(self.rest);
            rest.is_some()
        }

        fn comparison(&mut self) -> Result {
            let left = self.sum();
            for (sign, holds) in
                [("<=", f64::le as fn(&f64, &f64) -> bool), ("<", f64::lt as fn(&f64, &f64) -> bool), (">", f64::gt)]
            {
                if self.takes(sign) {
                    let (left, right) = (number(&left), number(&self.sum()));
                    return Result::Number(f64::from(u8::from(holds(&left, &right))));
                }
            }
            left
        }

        fn sum(&mut self) -> Result {
            let mut left = self.product();
            loop {
                if self.takes("+") {
                    left = Result::Number(number(&left) + number(&self.product()));
                } else if self.takes("-") {
                    let (left_number, right) = (number(&left), number(&self.product()));
                    let difference = left_number - right;
                    let snapped = self.sheet.snaps && difference.abs() < left_number.abs() * 2f64.powi(-48);
                    left = Result::Number(if snapped { 0.0 } else { difference });
                } else {
                    return left;
                }
            }
        }

        fn product(&mut self) -> Result {
            let mut left = self.factor();
            loop {
                if self.takes("*") {
                    left = Result::Number(number(&left) * number(&self.factor()));
                } else if self.takes("/") {
                    left = Result::Number(number(&left) / number(&self.factor()));
                } else {
                    return left;
                }
            }
        }

        fn factor(&mut self) -> Result {
            if self.takes("-") {
                return Result::Number(-number(&self.factor()));
            }
            if self.takes("(") {
                let inner = self.comparison();
                assert!(self.takes(")"));
                return inner;
            }
            if self.takes("\"") {
                let (text, rest) = self.rest.split_once('"').unwrap();
                self.rest = rest;
                return Result::Text(text.to_owned());
            }
            let is_word = |letter: char| letter.is_ascii_alphanumeric() || letter == '.';
            let mut end = self.rest.find(|letter| !is_word(letter)).unwrap_or(self.rest.len());
            if self.rest.starts_with("1E-") {
                end = "1E-15".len();
            }
            let (word, rest) = self.rest.split_at(end);
            self.rest = rest;
            if self.takes("(") {
                let mut arguments = vec![self.comparison()];
                while self.takes(",") {
                    arguments.push(self.comparison());
                }
                assert!(self.takes(")"));
                return function(word, &arguments);
            }
            let cell = self.sheet.cells.iter().find(|(name, _)| *name == word).map(|(_, value)| *value);
            Result::Number(cell.unwrap_or_else(|| word.parse().unwrap()))
        }
    }

    fn number(result: &Result) -> f64 {
        let Result::Number(number) = result else { panic!("{result:?} is no number") };
        *number
    }

    fn function(name: &str, arguments: &[Result]) -> Result {
        match (name, arguments) {
            ("ABS", [of]) => Result::Number(number(of).abs()),
            ("MIN", [left, right]) => Result::Number(number(left).min(number(right))),
            ("MAX", [left, right]) => Result::Number(number(left).max(number(right))),
            ("IF", [condition, yes, no]) => {
                if number(condition) == 0.0 {
                    no.clone()
                } else {
                    yes.clone()
                }
            }
            _ => panic!("{name} is no function of these formulas"),
        }
    }

    /// The colour of the formula, in Excel and in Calc, and the exact one.
    fn colours(actual: Decimal, expected: &Mark<Decimal>, sense: Sense, tolerance: Tolerance) -> [String; 3] {
        let spreadsheet = |value: Decimal| Number::from(value).to_spreadsheet();
        let names = match expected {
            Mark::Point(_) => places(&Mark::Point("H7")),
            Mark::Corridor { .. } => places(&Mark::Corridor { low: "Y7", high: "Z7" }),
        };
        let figure = |limit| match limit {
            Limit::Relative(share) => share,
            Limit::Absolute(width) => width,
        };
        let mut cells = vec![
            ("I7", spreadsheet(actual)),
            ("T7", spreadsheet(figure(tolerance.green))),
            ("U7", spreadsheet(figure(tolerance.yellow))),
        ];
        match expected {
            Mark::Point(point) => cells.push(("H7", spreadsheet(*point))),
            Mark::Corridor { low, high } => cells.extend([("Y7", spreadsheet(*low)), ("Z7", spreadsheet(*high))]),
        }
        let computed = |snaps| {
            let mut cells = cells.clone();
            let deviation = number(&Sheet { cells: &cells, snaps }.result(&names.deviation_formula()));
            cells.push(("J7", deviation));
            let formula = names.status_formula(sense, tolerance, ["green", "yellow", "red"]);
            match (Sheet { cells: &cells, snaps }).result(&formula) {
                Result::Text(word) => word,
                Result::Number(number) => panic!("{number} is no colour"),
            }
        };
        let exact = deviation(&Number::from(actual), &expected.map(|figure| Number::from(figure)), sense);
        [computed(false), computed(true), crate::evaluate::status::colour(&exact, tolerance).name().to_owned()]
    }

    fn decided(actual: Decimal, expected: &Mark<Decimal>, sense: Sense, tolerance: Tolerance) -> bool {
        decides(&Number::from(actual), &expected.map(|figure| Number::from(figure)), sense, tolerance)
    }

    #[test]
    fn a_wide_corridor_hides_no_deviation() {
        let decimal = |text: &str| Decimal::from_str_exact(text).unwrap();
        let none = Tolerance { green: Limit::Absolute(Decimal::ZERO), yellow: Limit::Absolute(Decimal::ZERO) };
        let share =
            |text: &str| Tolerance { green: Limit::Relative(decimal(text)), yellow: Limit::Relative(decimal("10")) };
        let wide = Mark::Corridor { low: decimal("-3"), high: decimal("1234567.89") };
        for (actual, tolerance, colour) in [
            ("-3", none, "green"),
            ("-3.000000001", none, "red"),
            ("-3.0000000000001", none, "red"),
            ("1234567.89", none, "green"),
            ("1234567.890001", none, "red"),
            ("-3.15", share("5"), "green"),
            ("-3.1500000001", share("5"), "yellow"),
            ("-3.3", share("5"), "yellow"),
            ("-3.3000000001", share("5"), "red"),
        ] {
            let actual = decimal(actual);
            assert!(decided(actual, &wide, Sense::Between, tolerance), "{actual}");
            assert_eq!(colours(actual, &wide, Sense::Between, tolerance), [colour; 3], "{actual}");
        }
        let near = decimal("1234567.89000001");
        assert!(!decided(near, &wide, Sense::Between, none), "the fifteenth digit is beyond what Calc tells apart");
    }

    /// A figure with up to fifteen digits, as a cell holds it.
    fn figure() -> impl proptest::strategy::Strategy<Value = Decimal> {
        use proptest::strategy::Strategy;
        let digits = proptest::prop_oneof![
            -999i64..=999,
            -9_999_999i64..=9_999_999,
            -999_999_999_999_999i64..=999_999_999_999_999
        ];
        (digits, 0u32..=12).prop_map(|(digits, places)| Decimal::new(digits, places))
    }

    fn limit() -> impl proptest::strategy::Strategy<Value = Limit> {
        use proptest::strategy::Strategy;
        (0i64..=100_000, 0u32..=4, proptest::bool::ANY).prop_map(|(digits, places, relative)| {
            let width = Decimal::new(digits, places);
            if relative { Limit::Relative(width) } else { Limit::Absolute(width) }
        })
    }

    proptest::proptest! {
        #![proptest_config(proptest::prelude::ProptestConfig { cases: 4_000, ..Default::default() })]

        #[test]
        fn the_formula_gives_the_colour_of_exact_figures(
            point in figure(),
            width in 0i64..=999_999_999,
            green in limit(),
            yellow in limit(),
            free in figure(),
            side in 0usize..5,
            step in -12i64..=12,
            places in 0u32..=14,
        ) {
            let tolerance = Tolerance { green, yellow };
            let corridor = Mark::Corridor { low: point, high: point + Decimal::from(width) };
            for (sense, expected) in [
                (Sense::AtLeast, Mark::Point(point)),
                (Sense::AtMost, Mark::Point(point)),
                (Sense::Exactly, Mark::Point(point)),
                (Sense::Between, corridor),
            ] {
                let bounds = crate::evaluate::status::bounds(&expected.map(|figure| Number::from(figure)), sense, tolerance);
                let bound = bounds.iter().nth(side).and_then(|bound| bound.to_kept_text(0).parse::<Decimal>().ok());
                let near = bound.and_then(|bound| bound.checked_add(Decimal::new(step, places)));
                for actual in [Some(free), near, bound].into_iter().flatten() {
                    // A cell holds fifteen digits.
                    let Some(actual) = actual.round_sf(15) else { continue };
                    if decided(actual, &expected, sense, tolerance) {
                        let [excel, calc, exact] = colours(actual, &expected, sense, tolerance);
                        proptest::prop_assert_eq!(&excel, &exact, "Excel, {:?}, {}", &expected, actual);
                        proptest::prop_assert_eq!(&calc, &exact, "Calc, {:?}, {}", &expected, actual);
                    }
                }
            }
        }
    }
}
