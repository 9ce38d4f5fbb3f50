//! The status colours, the same in every output that has colours. Chosen to stay apart for readers with red-green or
//! blue-yellow colour blindness and in a grey copy; a symbol and a word stand beside them all the same.

use crate::status::Status;

/// A colour as red, green and blue in one number: `0xRRGGBB`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Rgb(pub u32);

impl Rgb {
    /// The form of HTML and CSS: `#8fd0b5`.
    pub fn hex(self) -> String {
        format!("#{:06x}", self.0)
    }
}

/// Text on white paper and on every fill.
pub const TEXT: Rgb = Rgb(0x00_00_00);
/// Less important text on white paper; 7:1.
pub const QUIET_TEXT: Rgb = Rgb(0x59_59_59);
/// Thin lines between rows.
pub const LINE: Rgb = Rgb(0xBF_C5_CD);
/// Behind the headings of columns.
pub const HEADING_FILL: Rgb = Rgb(0xE3_E8_EE);
/// Behind the title line of a goal.
pub const BAND_FILL: Rgb = Rgb(0xF4_F6_F8);
/// Behind a cell of a form that is to be filled in; like none of a status.
pub const INPUT_FILL: Rgb = Rgb(0xE9_F9_FA);
/// Behind a cell of a returned form that is asked about; no other cell is yellow.
pub const ASKED: Rgb = Rgb(0xFF_D966);
/// Around a cell that is to be filled in.
pub const INPUT_LINE: Rgb = Rgb(0x2E_6F_78);
/// Behind a cell of a form with room for something new.
pub const ROOM_FILL: Rgb = Rgb(0xF7_FD_FD);
/// Behind a cell of a form that its row does not use.
pub const UNUSED_FILL: Rgb = Rgb(0xEF_EF_EF);

/// Text on white paper where it stands beside [`chip`]s.
pub const INK: Rgb = Rgb(0x14_20_2B);

/// A fill with the text that is read on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Ground {
    /// Behind the text.
    pub fill: Rgb,
    /// The text; at least 4.5:1.
    pub text: Rgb,
}

/// The ground of a verdict in pages and handouts: the worse, the heavier, so that red is loudest in a grey copy too.
pub const fn chip(status: Status) -> Ground {
    let (fill, text) = match status {
        Status::Green => (0xD6_EF_E2, INK.0),
        Status::Yellow => (0xF5_C2_42, INK.0),
        Status::Red => (0xC8_37_1D, 0xFF_FF_FF),
        Status::Missing => (0xFF_FF_FF, INK.0),
        Status::NotDue | Status::NotApplicable => (0xF3_F5_F7, INK.0),
        Status::Suppressed => (0xE9_ED_F0, INK.0),
        Status::Informative => (0xE3_EC_F7, INK.0),
    };
    Ground { fill: Rgb(fill), text: Rgb(text) }
}

/// The ground of an earlier verdict, on which [`INK`] is read; white for what is no colour.
pub const fn pale(status: Status) -> Rgb {
    match status {
        Status::Green => Rgb(0xED_F7_F2),
        Status::Yellow => Rgb(0xFC_EB_B8),
        Status::Red => Rgb(0xF3_C9_BF),
        Status::Missing | Status::NotDue | Status::NotApplicable | Status::Suppressed | Status::Informative => {
            Rgb(0xFF_FF_FF)
        }
    }
}

/// Symbols and words beside [`chip`]s, on white and on [`pale`].
pub const fn symbol(status: Status) -> Rgb {
    match status {
        Status::Green => Rgb(0x0B_5A_3E),
        Status::Yellow => Rgb(0x6B_4A_00),
        Status::Red => Rgb(0xB3_30_1A),
        Status::Missing | Status::NotDue | Status::NotApplicable | Status::Suppressed => QUIET_TEXT,
        Status::Informative => Rgb(0x2B_55_80),
    }
}

/// The colour of words and symbols on white paper: at least 5.5:1.
pub const fn text(status: Status) -> Rgb {
    match status {
        Status::Green => Rgb(0x00_66_4A),
        Status::Yellow => Rgb(0x7A_5C_00),
        Status::Red => Rgb(0xA8_29_0F),
        Status::Missing | Status::NotDue | Status::NotApplicable | Status::Suppressed => QUIET_TEXT,
        Status::Informative => Rgb(0x2B_55_80),
    }
}

/// The same on a dark screen; never on paper.
pub mod dark {
    use super::{Ground, Rgb};
    use crate::status::Status;

    /// Behind everything.
    pub const PAPER: Rgb = Rgb(0x15_18_1C);
    /// Text on the ground and on every fill.
    pub const TEXT: Rgb = Rgb(0xF1_F3_F5);
    /// Less important text on the ground.
    pub const QUIET_TEXT: Rgb = Rgb(0xB4_BB_C4);
    /// Thin lines between rows.
    pub const LINE: Rgb = Rgb(0x4A_52_5C);
    /// Behind the headings of columns.
    pub const HEADING_FILL: Rgb = Rgb(0x2A_31_39);
    /// Behind the title line of a goal.
    pub const BAND_FILL: Rgb = Rgb(0x1E_23_29);

    /// The ground of a verdict: in the dark green is the darkest and red the brightest.
    pub const fn chip(status: Status) -> Ground {
        let (fill, text) = match status {
            Status::Green => (0x17_48_3A, 0xE2_F6_EC),
            Status::Yellow => (0x8A_64_00, 0xFF_F6_DC),
            Status::Red => (0xFF_7A_5C, 0x23_05_00),
            Status::Missing => (PAPER.0, TEXT.0),
            Status::NotDue | Status::NotApplicable => (0x21_26_2B, TEXT.0),
            Status::Suppressed => (0x2A_30_37, TEXT.0),
            Status::Informative => (0x26_40_5A, TEXT.0),
        };
        Ground { fill: Rgb(fill), text: Rgb(text) }
    }

    /// The ground of an earlier verdict, on which [`TEXT`] is read.
    pub const fn pale(status: Status) -> Rgb {
        match status {
            Status::Green => Rgb(0x12_30_2A),
            Status::Yellow => Rgb(0x3D_2F_0A),
            Status::Red => Rgb(0x4D_20_19),
            Status::Missing | Status::NotDue | Status::NotApplicable | Status::Suppressed | Status::Informative => {
                PAPER
            }
        }
    }

    /// Symbols and words on the ground and on [`pale`].
    pub const fn symbol(status: Status) -> Rgb {
        match status {
            Status::Green => Rgb(0x6F_D3_A8),
            Status::Yellow => Rgb(0xF4_C5_42),
            Status::Red => Rgb(0xFF_8A_6E),
            Status::Missing | Status::NotDue | Status::NotApplicable | Status::Suppressed => QUIET_TEXT,
            Status::Informative => Rgb(0x9C_C4_EE),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The relative luminance of WCAG 2.2.
    #[expect(clippy::float_arithmetic, reason = "the definition of luminance; no figure of a report")]
    fn luminance(Rgb(colour): Rgb) -> f64 {
        let [_, parts @ ..] = colour.to_be_bytes();
        let linear = parts.map(|part| {
            let share = f64::from(part) / 255.0;
            if share <= 0.040_45 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    #[expect(clippy::float_arithmetic, reason = "the definition of contrast; no figure of a report")]
    fn contrast(dark: Rgb, light: Rgb) -> f64 {
        (luminance(light) + 0.05) / (luminance(dark) + 0.05)
    }

    #[test]
    fn every_text_can_be_read() {
        let white = Rgb(0xFF_FF_FF);
        for status in Status::ALL {
            assert!(contrast(text(status), white) >= 5.5, "{status:?} on white");
        }
        assert!(contrast(QUIET_TEXT, white) >= 7.0);
        assert!(contrast(QUIET_TEXT, BAND_FILL) >= 4.5);
        assert!(contrast(TEXT, INPUT_FILL) >= 7.0);
        assert!(contrast(QUIET_TEXT, UNUSED_FILL) >= 4.5);
        assert!(contrast(INPUT_LINE, INPUT_FILL) >= 3.0 && contrast(INPUT_LINE, white) >= 3.0);
    }

    #[test]
    fn every_text_can_be_read_in_the_dark() {
        for ground in [dark::PAPER, dark::BAND_FILL, dark::HEADING_FILL] {
            assert!(contrast(ground, dark::TEXT) >= 7.0);
            assert!(contrast(ground, dark::QUIET_TEXT) >= 4.5);
        }
    }

    #[test]
    fn chips_can_be_read_on_both_grounds() {
        for status in Status::ALL {
            let (light, night) = (chip(status), dark::chip(status));
            assert!(readable(light.text, light.fill) >= 4.5, "{status:?}");
            assert!(readable(night.text, night.fill) >= 4.5, "{status:?} in the dark");
            assert!(readable(INK, pale(status)) >= 7.0, "{status:?} pale");
            assert!(readable(dark::TEXT, dark::pale(status)) >= 7.0, "{status:?} pale in the dark");
            for ground in [white(), pale(status)] {
                assert!(readable(symbol(status), ground) >= 4.0, "symbol of {status:?}");
            }
            assert!(readable(dark::symbol(status), dark::pale(status)) >= 5.5, "symbol of {status:?} in the dark");
        }
    }

    /// The contrast, whichever of the two is the darker.
    fn readable(one: Rgb, other: Rgb) -> f64 {
        contrast(one, other).max(contrast(other, one))
    }

    fn white() -> Rgb {
        Rgb(0xFF_FF_FF)
    }

    #[test]
    fn colours_print_as_css_writes_them() {
        assert_eq!(Rgb(0x00_66_4A).hex(), "#00664a");
    }
}
