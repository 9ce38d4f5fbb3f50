//! Problems as workflow commands of GitHub Actions, one a line.
//!
//! GitHub documents them under "Workflow commands": `%`, CR and LF are escaped everywhere, `:` and `,` in properties as
//! well. Columns may be given only where a place begins and ends on the same line.

use std::fmt::Write;

use super::finding::{Finder, Finding};
use super::visible;
use crate::catalogue::{Language, diagnostics as words};
use crate::diagnostic::{Diagnostics, Severity};
use crate::source::Sources;

/// All problems as workflow commands, nothing without any.
pub(super) fn render(diagnostics: &Diagnostics, sources: &Sources, language: Language) -> String {
    let finder = Finder::new(sources, language);
    let mut text = String::new();
    for diagnostic in diagnostics.iter() {
        text.push_str(&command(&finder.find(diagnostic), language));
        text.push('\n');
    }
    text
}

fn command(finding: &Finding<'_>, language: Language) -> String {
    let mut command = format!("::{} ", level(finding.severity));
    if let Some(path) = finding.path {
        command.push_str("file=");
        push_escaped(&mut command, path, true);
        command.push(',');
    }
    if let Some(place) = finding.place {
        let (start, end) = (place.region.start, place.region.end);
        let _ = write!(command, "line={},endLine={},", start.line, end.line);
        if start.line == end.line {
            let _ = write!(command, "col={},endColumn={},", start.column, end.column);
        }
    }
    command.push_str("title=");
    push_escaped(&mut command, finding.code, true);
    command.push_str("::");
    push_escaped(&mut command, &finding.message.headline, false);
    if let Some(help) = &finding.message.help {
        push_escaped(&mut command, &format!("\n{}: {help}", words::help(language)), false);
    }
    command
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

fn push_escaped(command: &mut String, text: &str, is_property: bool) {
    for character in text.chars() {
        match character {
            '%' => command.push_str("%25"),
            '\r' => command.push_str("%0D"),
            '\n' => command.push_str("%0A"),
            ':' if is_property => command.push_str("%3A"),
            ',' if is_property => command.push_str("%2C"),
            _ => command.push(visible::character(character)),
        }
    }
}
