//! How wide the columns of a table are: by their share of the page, but never so narrow that a number or a word is broken
//! as long as the others have room for it.

use crate::document::Column;
use crate::render::letters;

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) enum Letters {
    Usual,
    Strong,
    Small,
}

impl Letters {
    /// An em in twentieths of a point: of 9 and 8 points, and as much more as figures of the typefaces are wider that stand in
    /// where Arial is missing.
    fn em(self) -> u32 {
        match self {
            Self::Usual => 207,
            Self::Strong => 225,
            Self::Small => 184,
        }
    }
}

/// What a cell keeps free beside its text.
const BESIDE: u32 = 190;
/// The width that words ask for at most, as they can be hyphenated and numbers cannot: 33 mm.
const MOST_FOR_WORDS: u32 = 1_870;

/// What a column asks for.
pub(super) struct Wish {
    /// How much of the width it gets, compared with the others.
    share: u32,
    /// The width of its longest word or number, in twentieths of a point.
    least: u32,
}

impl Wish {
    pub(super) fn of(column: Column) -> Self {
        Self { share: share(column), least: 0 }
    }

    /// A text that stands in the column. A line may end at a space or hyphen, not at a space that holds together.
    pub(super) fn holds(&mut self, text: &str, letters: Letters) {
        for word in text.split([' ', '\n', '-']) {
            let width = letters::width(word, letters.em()) + BESIDE;
            let number = word.contains(|letter: char| letter.is_ascii_digit());
            self.least = self.least.max(if number { width } else { width.min(MOST_FOR_WORDS) });
        }
    }
}

/// The widths of columns on `room` twentieths of a point.
pub(super) fn fit(wishes: &[Wish], room: u32) -> Vec<u32> {
    let mut widths: Vec<u32> = wishes.iter().map(|_| 0).collect();
    // Columns whose share is too small for their longest word get what that takes; the others share the rest.
    loop {
        let taken: u32 = widths.iter().sum();
        let open = || wishes.iter().zip(&widths).filter(|(_, width)| **width == 0);
        let shares: u32 = open().map(|(wish, _)| wish.share).sum();
        let left = room.saturating_sub(taken);
        let short = |wish: &Wish| wish.least > left * wish.share / shares.max(1);
        if taken > room || !open().any(|(wish, _)| short(wish)) {
            for (wish, width) in wishes.iter().zip(&mut widths).filter(|(_, width)| **width == 0) {
                *width = left * wish.share / shares.max(1);
            }
            return if taken > room || left == 0 && shares > 0 { by_share(wishes, room) } else { widths };
        }
        for (wish, width) in wishes.iter().zip(&mut widths).filter(|(_, width)| **width == 0) {
            if short(wish) {
                *width = wish.least;
            }
        }
    }
}

/// Where the words of all columns have no room: each in the measure of what it asks for.
fn by_share(wishes: &[Wish], room: u32) -> Vec<u32> {
    let asked = |wish: &Wish| u64::from(wish.least.max(1));
    let all: u64 = wishes.iter().map(asked).sum::<u64>().max(1);
    wishes.iter().map(|wish| u32::try_from(u64::from(room) * asked(wish) / all).unwrap_or(room)).collect()
}

fn share(column: Column) -> u32 {
    match column {
        Column::Indicator | Column::Goal | Column::Matrix | Column::Group => 24,
        Column::Comment | Column::Action | Column::Correction => 28,
        Column::Committee | Column::Departments => 22,
        Column::StrategicGoal
        | Column::Focus
        | Column::Field
        | Column::ProductGroup
        | Column::Source
        | Column::Paper => 16,
        Column::Target
        | Column::Forecast
        | Column::Actual
        | Column::EarlierYear
        | Column::Kind
        | Column::Before
        | Column::Now
        | Column::Difference => 13,
        Column::Expected | Column::Tolerance | Column::Trend | Column::Overall => 12,
        Column::Deviation | Column::Delay | Column::Baseline | Column::Session | Column::Agenda => 11,
        Column::Count | Column::Sum | Column::GoalCount | Column::Measures | Column::Indicators => 9,
        Column::Unit
        | Column::Attainment
        | Column::Status
        | Column::DeviationPercent
        | Column::YearBefore
        | Column::Development
        | Column::Since
        | Column::Distribution => 10,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn wish(share: u32, least: u32) -> Wish {
        Wish { share, least }
    }

    #[test]
    fn a_column_is_as_wide_as_its_longest_number_and_the_others_share_the_rest() {
        assert_eq!(fit(&[wish(1, 0), wish(1, 0)], 1_000), [500, 500]);
        assert_eq!(fit(&[wish(3, 0), wish(1, 400)], 1_000), [600, 400]);
        assert_eq!(fit(&[wish(2, 0), wish(1, 400), wish(1, 280)], 1_000), [320, 400, 280]);
        assert_eq!(fit(&[wish(1, 300), wish(1, 900)], 800), [200, 600]);
        assert_eq!(fit(&[], 800), [0; 0]);
    }

    #[test]
    fn a_number_with_its_symbol_is_one_word() {
        let mut wish = Wish::of(Column::Actual);
        wish.holds("\u{25bc}\u{a0}4.160.000", Letters::Usual);
        let number = wish.least;
        wish.holds("bis 2013", Letters::Usual);
        assert_eq!(wish.least, number);
        assert_eq!(number, letters::width("\u{25bc}\u{a0}4.160.000", 207) + BESIDE);
    }
}
