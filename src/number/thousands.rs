//! The one spelling of a number that TOML and Germans read differently: `1.240`.

use super::Decimal;

/// Places that could be a group of thousands.
const GROUP: usize = 3;

/// True for one to three digits, the first not 0, before a point and exactly three after it: `1.240` is 1.24 in TOML
/// and 1240 to a German. A sign changes nothing; with an exponent the point can only be a decimal mark.
pub(crate) fn is_ambiguous(text: &str) -> bool {
    let Some((whole, places)) = text.trim_start_matches(['+', '-']).split_once('.') else { return false };
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    places.len() == GROUP
        && (1..=GROUP).contains(&whole.len())
        && !whole.starts_with('0')
        && digits(whole)
        && digits(places)
}

/// The text of a number in a spelling that cannot be taken for thousands. Worked: `22.125` becomes `22.1250`.
pub(crate) fn unmistakable(mut text: String) -> String {
    if is_ambiguous(&text) {
        text.push('0');
    }
    text
}

/// The number without the 0 that [`unmistakable`] adds: it is written for the spelling, and is no place of the figure.
pub(crate) fn without_padding(number: Decimal) -> Decimal {
    if number.scale() as usize != GROUP + 1 {
        return number;
    }
    let text = number.to_string();
    let plain = text.strip_suffix('0').filter(|plain| is_ambiguous(plain));
    plain.and_then(|plain| Decimal::from_str_exact(plain).ok()).unwrap_or(number)
}

/// What `1.240` may mean, as it is written for each: thousands, the decimal, the decimal with its three places.
pub(crate) fn readings(text: &str) -> [String; 3] {
    let plain = text.trim_start_matches('+');
    let decimal = unmistakable(plain.trim_end_matches('0').trim_end_matches('.').to_owned());
    [plain.replacen('.', "_", 1), decimal, unmistakable(plain.to_owned())]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_may_be_thousands_is_ambiguous() {
        for text in ["1.240", "60.000", "999.999", "-1.240", "+22.125", "1.000"] {
            assert!(is_ambiguous(text), "{text}");
        }
        for text in ["0.385", "1.24", "1.2400", "1240.500", "01.240", "1.240e0", "1240", "1.2e3", ".240", "-0.500", ""]
        {
            assert!(!is_ambiguous(text), "{text}");
        }
    }

    #[test]
    fn padding_is_written_and_taken_off_again() {
        for (number, written) in [
            ("22.125", "22.1250"),
            ("-1.240", "-1.2400"),
            ("0.385", "0.385"),
            ("1.24", "1.24"),
            ("1240.125", "1240.125"),
        ] {
            let padded = unmistakable(number.to_owned());
            assert_eq!(padded, written);
            assert_eq!(without_padding(Decimal::from_str_exact(&padded).unwrap()).to_string(), number);
        }
        for kept in ["0.1230", "1234.5670", "1.2345", "1.23450"] {
            assert_eq!(without_padding(Decimal::from_str_exact(kept).unwrap()).to_string(), kept);
        }
    }

    #[test]
    fn each_reading_has_a_spelling_of_its_own() {
        for (text, expected) in [
            ("1.240", ["1_240", "1.24", "1.2400"]),
            ("60.000", ["60_000", "60", "60.0000"]),
            ("22.125", ["22_125", "22.1250", "22.1250"]),
            ("+1.500", ["1_500", "1.5", "1.5000"]),
            ("-1.020", ["-1_020", "-1.02", "-1.0200"]),
        ] {
            assert_eq!(readings(text), expected);
            assert!(!expected.iter().any(|text| is_ambiguous(text)));
        }
    }
}
