//! Formats of cells: described by what a cell is for, built once each.

use std::collections::HashMap;

use rust_xlsxwriter::{Color, Format, FormatAlign, FormatBorder};

use crate::render::palette::{self, Rgb};
use crate::status::Status;

/// The one typeface; every system has it or one of its width.
const TYPEFACE: &str = "Arial";
/// Points of the text in tables.
const POINTS: u32 = 9;

/// The built-in number format of text: what is typed is never read as a number or a formula.
const TEXT_FORMAT: u8 = 49;

/// What a cell is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(super) enum Role {
    /// The title of a sheet.
    Title,
    /// The name of a part of a sheet.
    Heading,
    /// Plain text outside tables, which may run over the empty cells beside it.
    Line,
    /// Plain text outside tables, wrapped.
    Paragraph,
    /// A line of text outside tables, less important.
    QuietLine,
    /// A heading over several columns.
    GroupHeading,
    /// The heading of a column.
    ColumnHeading,
    /// The same, set in: it stands right of numbers.
    IndentedHeading,
    /// The heading of a column of numbers.
    NumberHeading,
    /// The title line of a goal, or what belongs to it.
    Band,
    /// The title line of a part such as budget execution.
    Part,
    /// Text in a table, wrapped.
    #[default]
    Text,
    /// The same, set in: a value of one area.
    Indented,
    /// A number or a date in a table.
    Number,
    /// Words that stand where others have numbers, such as the bounds of a corridor.
    NumberWords,
    /// The same, less important: why there is no number.
    QuietWords,
    /// A date in a table, among words.
    LeftDate,
    /// The last line of a table: its sums.
    Sum,
    /// A raw value, without lines.
    Raw,
    /// A cell of a form to be filled in with a number, a date or a word of a list.
    Input,
    /// A cell of a form to be filled in with words; whatever is typed stays a text.
    InputWords,
    /// A cell of a form that its row does not use.
    Unused,
}

/// How a cell looks. Two equal styles share one format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Style {
    role: Role,
    status: Option<Status>,
    code: String,
    quoted: bool,
}

impl Style {
    /// The look of a role.
    pub(super) fn new(role: Role) -> Self {
        Self { role, ..Self::default() }
    }

    /// On the ground of a status.
    pub(super) fn on(mut self, status: Option<Status>) -> Self {
        self.status = status;
        self
    }

    /// A sum where the other is one.
    pub(super) fn in_role_of(mut self, other: &Self) -> Self {
        if other.role == Role::Sum {
            self.role = Role::Sum;
        }
        self
    }

    /// With a number format.
    pub(super) fn shown_as(mut self, code: String) -> Self {
        self.code = code;
        self
    }

    /// Marked as text, where a program could read it as a formula when somebody opens and closes the cell.
    pub(super) fn quoted_for(mut self, text: &str) -> Self {
        self.quoted = text.starts_with(['=', '+', '-', '@']);
        self
    }

    fn build(&self) -> Format {
        let mut format = match self.role {
            Role::Title => sized(15).set_bold(),
            Role::Heading => sized(11).set_bold(),
            Role::Line => sized(POINTS).set_align(FormatAlign::Left),
            Role::Paragraph => sized(POINTS).set_text_wrap().set_align(FormatAlign::Top),
            Role::QuietLine => sized(POINTS).set_font_color(colour(palette::QUIET_TEXT)),
            Role::GroupHeading | Role::Part => heading().set_align(FormatAlign::Left),
            Role::ColumnHeading => heading().set_text_wrap().set_align(FormatAlign::VerticalCenter),
            Role::IndentedHeading => heading()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_align(FormatAlign::Left)
                .set_indent(1),
            Role::NumberHeading => heading()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_align(FormatAlign::Right)
                .set_indent(1),
            Role::Band => lined().set_text_wrap().set_background_color(colour(palette::BAND_FILL)),
            Role::Text => lined().set_text_wrap(),
            Role::Indented => lined().set_text_wrap().set_align(FormatAlign::Left).set_indent(1),
            Role::Number => lined().set_align(FormatAlign::Right),
            Role::NumberWords => lined().set_align(FormatAlign::Right).set_indent(1),
            Role::QuietWords => {
                lined().set_align(FormatAlign::Right).set_indent(1).set_font_color(colour(palette::QUIET_TEXT))
            }
            Role::LeftDate => lined().set_align(FormatAlign::Left),
            Role::Sum => lined().set_bold().set_border_top(FormatBorder::Thin),
            Role::Raw => sized(POINTS),
            Role::Input => input(),
            Role::InputWords => input().set_text_wrap().set_num_format_index(TEXT_FORMAT),
            Role::Unused => lined()
                .set_align(FormatAlign::Center)
                .set_font_color(colour(palette::QUIET_TEXT))
                .set_background_color(colour(palette::UNUSED_FILL)),
        };
        if let Some(status) = self.status {
            format = format.set_background_color(colour(palette::fill(status)));
        }
        if !self.code.is_empty() {
            format = format.set_num_format(self.code.as_str());
        }
        if self.quoted {
            format = format.set_quote_prefix();
        }
        format
    }
}

fn sized(points: u32) -> Format {
    Format::new().set_font_name(TYPEFACE).set_font_size(points)
}

fn lined() -> Format {
    sized(POINTS)
        .set_align(FormatAlign::Top)
        .set_border_bottom(FormatBorder::Thin)
        .set_border_bottom_color(colour(palette::LINE))
}

fn heading() -> Format {
    lined().set_bold().set_background_color(colour(palette::HEADING_FILL))
}

/// Open for entries although the sheet is protected, and seen to be so without colours, too.
fn input() -> Format {
    sized(POINTS)
        .set_align(FormatAlign::Top)
        .set_background_color(colour(palette::INPUT_FILL))
        .set_border(FormatBorder::Thin)
        .set_border_color(colour(palette::INPUT_LINE))
        .set_unlocked()
}

/// A palette colour for a cell or a chart.
pub(super) fn colour(Rgb(value): Rgb) -> Color {
    Color::RGB(value)
}

/// The look of cells that nothing is said about. It decides how wide a column unit is.
pub(super) fn default_format() -> Format {
    sized(10)
}

/// The typeface in its size with weight or ink of its own, for a part of a cell's text.
pub(super) fn strong_run() -> Format {
    sized(POINTS).set_bold()
}

/// Less important text within a cell.
pub(super) fn quiet_run() -> Format {
    sized(8).set_font_color(colour(palette::QUIET_TEXT))
}

/// The fill alone, for a conditional format.
pub(super) fn fill_only(status: Status) -> Format {
    Format::new().set_background_color(colour(palette::fill(status)))
}

/// Every format of a workbook, each built when it is first asked for.
#[derive(Debug, Default)]
pub(super) struct Styles {
    built: HashMap<Style, Format>,
}

impl Styles {
    /// The format of a style.
    pub(super) fn get(&mut self, style: &Style) -> &Format {
        if !self.built.contains_key(style) {
            self.built.insert(style.clone(), style.build());
        }
        &self.built[style]
    }
}
