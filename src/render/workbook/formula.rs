//! Formulas that let a reader recompute a deviation and its colour. Plain cell references only: Calc does not read the
//! structured references that Excel abbreviates.

use crate::model::{Limit, Mark, Sense, Tolerance};

/// A difference below this share of the figures is none: binary floats cannot hold a third or a tenth, and a value on
/// the bound is inside it. Far above their error (10⁻¹⁶), far below a cent in a billion.
const SLACK: &str = "1E-13";

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
        let slack = self.slack();
        let green = self.width(tolerance.green, &self.green);
        let yellow = self.width(tolerance.yellow, &self.yellow);
        let [green_word, yellow_word, red_word] = words.map(quoted);
        format!("=IF({adverse}<={green}+{slack},{green_word},IF({adverse}<={yellow}+{slack},{yellow_word},{red_word}))")
    }

    /// How far the adverse deviation may go.
    fn width(&self, limit: Limit, cell: &str) -> String {
        match limit {
            Limit::Absolute(_) => cell.into(),
            Limit::Relative(_) => match &self.expected {
                Mark::Point(expected) => format!("{cell}/100*ABS({expected})"),
                Mark::Corridor { low, high } => {
                    format!("{cell}/100*IF({}<0,ABS({low}),ABS({high}))", self.deviation)
                }
            },
        }
    }

    fn slack(&self) -> String {
        let figures: Vec<String> =
            std::iter::once(&self.actual).chain(self.expected.figures()).map(|cell| format!("ABS({cell})")).collect();
        format!("{SLACK}*MAX({})", figures.join(","))
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
    fn a_point_is_compared_with_its_soll() {
        let places = places(&Mark::Point("H7"));
        assert_eq!(places.deviation_formula(), "=I7-H7");
        assert_eq!(places.percent_formula(), "=J7/ABS(H7)*100");
        assert_eq!(
            places.status_formula(Sense::AtLeast, Tolerance::BUILT_IN, ["g", "y", "r"]),
            "=IF(-J7<=T7/100*ABS(H7)+1E-13*MAX(ABS(I7),ABS(H7)),\"g\",\
             IF(-J7<=U7/100*ABS(H7)+1E-13*MAX(ABS(I7),ABS(H7)),\"y\",\"r\"))"
        );
    }

    #[test]
    fn a_corridor_is_compared_with_its_nearer_bound() {
        let places = places(&Mark::Corridor { low: "Y7", high: "Z7" });
        assert_eq!(places.deviation_formula(), "=MIN(I7-Y7,0)+MAX(I7-Z7,0)");
        assert_eq!(places.percent_formula(), "=IF(J7<0,J7/ABS(Y7),IF(J7>0,J7/ABS(Z7),0))*100");
        let tolerance = Tolerance { green: Limit::Absolute(Decimal::ZERO), yellow: Limit::Relative(Decimal::ONE) };
        assert_eq!(
            places.status_formula(Sense::Between, tolerance, ["g", "y", "r"]),
            "=IF(ABS(J7)<=T7+1E-13*MAX(ABS(I7),ABS(Y7),ABS(Z7)),\"g\",\
             IF(ABS(J7)<=U7/100*IF(J7<0,ABS(Y7),ABS(Z7))+1E-13*MAX(ABS(I7),ABS(Y7),ABS(Z7)),\"y\",\"r\"))"
        );
    }
}
