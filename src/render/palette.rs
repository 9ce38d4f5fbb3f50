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
/// Around it.
pub const INPUT_LINE: Rgb = Rgb(0x2E_6F_78);
/// Behind a cell of a form that its row does not use.
pub const UNUSED_FILL: Rgb = Rgb(0xEF_EF_EF);

/// The ground on which black text is read: at least 7:1.
pub const fn fill(status: Status) -> Rgb {
    match status {
        Status::Green => Rgb(0x8F_D0_B5),
        Status::Yellow => Rgb(0xFD_E6_8A),
        Status::Red => Rgb(0xE9_84_68),
        Status::Missing => Rgb(0xCB_D0_D8),
        Status::NotDue => Rgb(0xEC_EF_F3),
        Status::NotApplicable => Rgb(0xF7_F7_F7),
        Status::Suppressed => Rgb(0xE2_DD_EA),
        Status::Informative => Rgb(0xDC_E8_F5),
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

/// The ground of a value that asks for attention, pale enough for printers of an office; black text and [`text`] are read on it.
pub const fn pale(status: Status) -> Option<Rgb> {
    match status {
        Status::Red => Some(Rgb(0xFB_E9_E4)),
        Status::Yellow => Some(Rgb(0xFD_F4_D7)),
        Status::Green
        | Status::Missing
        | Status::NotDue
        | Status::NotApplicable
        | Status::Suppressed
        | Status::Informative => None,
    }
}

/// The same on a dark screen; never on paper.
pub mod dark {
    use super::Rgb;
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

    /// The ground on which [`TEXT`] is read: at least 7:1.
    pub const fn fill(status: Status) -> Rgb {
        match status {
            Status::Green => Rgb(0x1B_51_3E),
            Status::Yellow => Rgb(0x5A_47_00),
            Status::Red => Rgb(0x7C_25_12),
            Status::Missing => Rgb(0x45_4C_55),
            Status::NotDue => Rgb(0x2A_30_37),
            Status::NotApplicable => Rgb(0x21_26_2B),
            Status::Suppressed => Rgb(0x40_37_52),
            Status::Informative => Rgb(0x26_40_5A),
        }
    }

    /// The colour of words and symbols on the ground: at least 5.5:1.
    pub const fn text(status: Status) -> Rgb {
        match status {
            Status::Green => Rgb(0x7F_D3_AD),
            Status::Yellow => Rgb(0xF0_D0_60),
            Status::Red => Rgb(0xFF_9C_80),
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
            assert!(contrast(TEXT, fill(status)) >= 7.0, "black on {status:?}");
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
        for status in Status::ALL {
            assert!(contrast(dark::fill(status), dark::TEXT) >= 7.0, "{status:?} fill");
            assert!(contrast(dark::PAPER, dark::text(status)) >= 5.5, "{status:?} on the ground");
        }
        for ground in [dark::PAPER, dark::BAND_FILL, dark::HEADING_FILL] {
            assert!(contrast(ground, dark::TEXT) >= 7.0);
            assert!(contrast(ground, dark::QUIET_TEXT) >= 4.5);
        }
    }

    #[test]
    fn colours_print_as_css_writes_them() {
        assert_eq!(Rgb(0x00_66_4A).hex(), "#00664a");
    }
}
