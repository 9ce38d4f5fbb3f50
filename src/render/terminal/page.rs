//! The page: lines of a width, with headings, rules and wrapped sentences.

use super::paint::{FIRM_SPACE, Paint, Painter};
use super::wrap::{width, wrap};
use crate::catalogue::Language;
/// The only way in for a text of a file.
pub(super) use crate::render::shown::clean;

/// Where lines are gathered.
#[derive(Debug)]
pub(super) struct Page {
    /// Columns that every line keeps to.
    pub(super) width: usize,
    /// The language of words, numbers and dates.
    pub(super) language: Language,
    /// What marks colours.
    pub(super) painter: Painter,
    text: String,
}

/// What stands at the right of a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Aside {
    /// In one line.
    pub(super) text: String,
    /// The column where it ends; never beyond the page.
    pub(super) edge: usize,
}

/// Columns between two things that stand side by side in a line.
pub(super) const APART: usize = 3;

/// Sentences are wrapped to this, however wide the terminal is: longer lines are hard to read.
pub(super) const READING_MOST: usize = 120;

impl Page {
    /// An empty page.
    pub(super) fn new(width: usize, language: Language, colour: bool) -> Self {
        Self { width, language, painter: Painter { colour }, text: String::new() }
    }

    /// The whole text, with escape codes where there may be any.
    pub(super) fn finish(self) -> String {
        Painter::finish(&self.text)
    }

    /// One line, as it is.
    pub(super) fn line(&mut self, line: &str) {
        self.text.push_str(line.trim_end_matches([' ', FIRM_SPACE]));
        self.text.push('\n');
    }

    /// An empty line, unless the page begins or there is one already.
    pub(super) fn gap(&mut self) {
        if !self.text.is_empty() && !self.text.ends_with("\n\n") {
            self.text.push('\n');
        }
    }

    /// A line across the page.
    pub(super) fn rule(&mut self, stroke: char) {
        self.text.extend(std::iter::repeat_n(stroke, self.width));
        self.text.push('\n');
    }

    /// Wrapped sentences; lines after the first are set in by `hanging` more. Nothing for an empty text.
    pub(super) fn paragraph(&mut self, indent: usize, hanging: usize, text: &str) {
        self.painted(indent, hanging, None, text);
    }

    /// The same with a look.
    pub(super) fn painted(&mut self, indent: usize, hanging: usize, paint: Option<Paint>, text: &str) {
        if text.is_empty() {
            return;
        }
        let first = self.width.min(READING_MOST).saturating_sub(indent);
        for (index, line) in wrap(text, first, first.saturating_sub(hanging)).iter().enumerate() {
            let indent = if index == 0 { indent } else { indent + hanging };
            let line = paint.map_or_else(|| line.clone(), |paint| self.painter.paint(paint, line));
            self.line(&format!("{:indent$}{line}", ""));
        }
    }

    /// A heading with something at its right: in one line where both fit, else one below the other.
    pub(super) fn heading(&mut self, indent: usize, paint: Option<Paint>, left: &str, aside: Option<&Aside>) {
        const LEAST_LEFT: usize = 30;
        let aside = aside.filter(|aside| !aside.text.is_empty());
        let beside = aside.map(|aside| aside.edge.min(self.width).saturating_sub(indent + width(&aside.text) + APART));
        let fits = beside.is_none_or(|room| room >= LEAST_LEFT || width(left) <= room);
        let room = beside.filter(|_| fits).unwrap_or(self.width.saturating_sub(indent));
        for (index, line) in wrap(left, room, room.saturating_sub(2)).iter().enumerate() {
            let line_indent = if index == 0 { indent } else { indent + 2 };
            let shown = paint.map_or_else(|| line.clone(), |paint| self.painter.paint(paint, line));
            let whole = format!("{:line_indent$}{shown}", "");
            match aside {
                Some(aside) if index == 0 && fits => self.with_aside(&whole, aside),
                _ => self.line(&whole),
            }
        }
        if let Some(aside) = aside.filter(|_| !fits) {
            if width(&aside.text) > self.width {
                self.paragraph(indent, 2, &aside.text);
            } else {
                self.with_aside("", aside);
            }
        }
    }

    /// Pieces one after the other, each kept whole where it fits a line.
    pub(super) fn pieces(&mut self, indent: usize, pieces: &[String]) {
        let room = self.width.saturating_sub(indent);
        let mut line = String::new();
        for piece in pieces {
            let wide = width(piece);
            if !line.is_empty() && width(&line) + APART + wide > room {
                let full = std::mem::take(&mut line);
                self.line(&format!("{:indent$}{full}", ""));
            }
            if wide > room {
                self.paragraph(indent, 2, piece);
                continue;
            }
            if !line.is_empty() {
                line.extend(std::iter::repeat_n(' ', APART));
            }
            line.push_str(piece);
        }
        if !line.is_empty() {
            self.line(&format!("{:indent$}{line}", ""));
        }
    }

    fn with_aside(&mut self, left: &str, aside: &Aside) {
        let edge = aside.edge.min(self.width);
        let between = edge.saturating_sub(width(left) + width(&aside.text));
        self.line(&format!("{left}{:between$}{}", "", aside.text));
    }
}
