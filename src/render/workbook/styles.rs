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
    /// A date in a table, among words.
    LeftDate,
    /// The title line of a measure.
    Measure,
    /// A number that the sheet is about.
    Strong,
    /// The name of a line of sums.
    Sum,
    /// A sum.
    SumNumber,
    /// A raw value, without lines.
    Raw,
    /// A cell of a form to be filled in with a number, a date or a word of a list.
    Input,
    /// A cell of a form to be filled in with words; whatever is typed stays a text.
    InputWords,
    /// A cell of a form that its row does not use.
    Unused,
    /// The heading of cells of a form to be filled in.
    InputHeading,
    /// A cell of a form with room for something new: a number, a date or a word of a list.
    Room,
    /// A cell of a form with room for new words.
    RoomWords,
    /// Words in a table, less important.
    QuietWords,
    /// Less important words before the cell that they are about.
    QuietRight,
}

/// How a cell looks. Two equal styles share one format.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub(super) struct Style {
    role: Role,
    status: Option<Status>,
    tint: Option<Status>,
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

    /// In the ink of a status, where its ground would be too loud.
    pub(super) fn tinted(mut self, status: Option<Status>) -> Self {
        self.tint = status;
        self
    }

    /// True for the look of a role.
    pub(super) fn is(&self, role: Role) -> bool {
        self.role == role
    }

    /// The same for something else.
    pub(super) fn in_role(mut self, role: Role) -> Self {
        self.role = role;
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
            Role::ColumnHeading => heading()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_align(FormatAlign::Left)
                .set_indent(1),
            Role::NumberHeading => heading()
                .set_text_wrap()
                .set_align(FormatAlign::VerticalCenter)
                .set_align(FormatAlign::Right)
                .set_indent(1),
            Role::Band => lined()
                .set_text_wrap()
                .set_background_color(colour(palette::BAND_FILL))
                .set_border_top(FormatBorder::Medium)
                .set_border_top_color(colour(palette::INK)),
            Role::Text => lined().set_text_wrap().set_align(FormatAlign::Left).set_indent(1),
            Role::Indented => lined().set_text_wrap().set_align(FormatAlign::Left).set_indent(2),
            Role::Number => lined().set_align(FormatAlign::Right).set_indent(1),
            Role::NumberWords => lined().set_text_wrap().set_align(FormatAlign::Right).set_indent(1),
            Role::LeftDate => lined().set_align(FormatAlign::Left).set_indent(1),
            Role::Measure => lined().set_text_wrap(),
            Role::Sum => {
                lined().set_bold().set_align(FormatAlign::Left).set_indent(1).set_border_top(FormatBorder::Thin)
            }
            Role::SumNumber => {
                lined().set_bold().set_align(FormatAlign::Right).set_indent(1).set_border_top(FormatBorder::Thin)
            }
            Role::Strong => lined().set_bold().set_align(FormatAlign::Right).set_indent(1),
            Role::Raw => sized(POINTS),
            Role::Input => input(),
            Role::InputWords => input().set_text_wrap().set_num_format_index(TEXT_FORMAT),
            Role::InputHeading => heading()
                .set_text_wrap()
                .set_align(FormatAlign::Left)
                .set_indent(1)
                .set_font_color(Color::White)
                .set_background_color(colour(palette::INPUT_LINE)),
            Role::Room => room(),
            Role::RoomWords => room().set_text_wrap().set_num_format_index(TEXT_FORMAT),
            Role::QuietWords => quiet().set_align(FormatAlign::Left).set_indent(1),
            Role::QuietRight => quiet().set_align(FormatAlign::Right).set_indent(1),
            Role::Unused => lined()
                .set_align(FormatAlign::Center)
                .set_font_color(colour(palette::QUIET_TEXT))
                .set_background_color(colour(palette::UNUSED_FILL)),
        };
        if let Some(status) = self.status {
            format = on_ground(format, status);
        }
        if let Some(status) = self.tint {
            format = format.set_font_color(colour(palette::symbol(status))).set_bold();
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

/// The same with broken lines, so that an empty row asks for nothing.
fn room() -> Format {
    input().set_background_color(colour(palette::ROOM_FILL)).set_border(FormatBorder::Dashed)
}

fn quiet() -> Format {
    lined().set_text_wrap().set_font_color(colour(palette::QUIET_TEXT))
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

/// The typeface in its size, for a part of a cell's text.
pub(super) fn plain_run() -> Format {
    sized(POINTS)
}

/// Less important text within a cell.
pub(super) fn quiet_run() -> Format {
    sized(8).set_font_color(colour(palette::QUIET_TEXT))
}

/// The ground alone, for a conditional format.
pub(super) fn ground_only(status: Status) -> Format {
    on_ground(Format::new(), status)
}

fn on_ground(format: Format, status: Status) -> Format {
    let ground = palette::chip(status);
    format.set_background_color(colour(ground.fill)).set_font_color(colour(ground.text))
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
