//! A short summary in Markdown, for the summary of a CI job or the text of a merge request: how it stands, what is red,
//! why and what is done about it, what is missing, what has changed. Everything else is in the page and the workbook.

mod escape;
mod plan;

pub use plan::render as render_plan;

use self::escape::{escaped, shortened};
use crate::catalogue::closing;
use crate::catalogue::html::{self as page, Label, label};
use crate::catalogue::report as words;
use crate::catalogue::terminal as phrases;
use crate::catalogue::{Language, format, markdown};
use crate::model::LineKind;
use crate::render::shown;
use crate::report::entries::Entry;
use crate::report::{Report, SessionReport};
use crate::status::{Counts, Status};

/// Entries that a list of the summary shows; of more it says how many.
const MOST_ENTRIES: usize = 40;

/// Characters that a comment has room for.
const MOST_OF_COMMENT: usize = 300;

/// The report as a summary, every line ended. The same report gives the same bytes.
pub fn render(report: &Report, language: Language) -> Vec<u8> {
    let mut text = Text { lines: Vec::new(), language };
    let closed = shown::closed(report, language);
    let facts: Vec<String> = std::iter::once(phrases::cutoff(report.cutoff, language)).chain(closed).collect();
    text.head(words::title(language), &words::period(report.period, language), &report.organisation, &facts);
    text.sessions(&report.sessions);
    if !report.selection.is_everything() {
        text.paragraph(&escaped(&shown::selection(&report.selection, language)));
    }
    if report.matrices.is_empty() {
        text.paragraph(phrases::empty(language));
        return text.finish();
    }
    text.counts(report);
    text.red(report);
    text.missing(report);
    text.changes(report);
    text.corrections(report);
    text.finish()
}

/// Where lines are gathered.
struct Text {
    lines: Vec<String>,
    language: Language,
}

impl Text {
    fn finish(mut self) -> Vec<u8> {
        while self.lines.last().is_some_and(String::is_empty) {
            self.lines.pop();
        }
        self.lines.push(String::new());
        self.lines.join("\n").into_bytes()
    }

    fn paragraph(&mut self, text: &str) {
        self.lines.push(text.to_owned());
        self.lines.push(String::new());
    }

    fn heading(&mut self, level: usize, text: &str) {
        self.paragraph(&format!("{} {text}", "#".repeat(level)));
    }

    fn head(&mut self, title: &str, of: &str, organisation: &str, facts: &[String]) {
        self.heading(1, &format!("{title} · {of}"));
        let organisation = escaped(organisation);
        let organisation = (!organisation.is_empty()).then(|| format!("**{organisation}**"));
        let facts: Vec<String> = organisation.into_iter().chain(facts.iter().cloned()).collect();
        self.paragraph(&facts.join(" · "));
    }

    fn sessions(&mut self, sessions: &[SessionReport]) {
        let language = self.language;
        for session in sessions {
            let part = |name: Label, value: &Option<String>| {
                value.as_ref().map(|value| format!("{} {}", label(name, language), escaped(value)))
            };
            let committee = escaped(&shown::title_of(&session.committee));
            let parts: Vec<String> = [Some(committee), Some(format::date(session.date, language))]
                .into_iter()
                .chain([part(Label::Agenda, &session.agenda), part(Label::Paper, &session.paper)])
                .flatten()
                .collect();
            self.lines.push(format!("- {}", parts.join(", ")));
        }
        self.gap();
    }

    fn gap(&mut self) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
    }

    /// A table; the texts of its cells are escaped already.
    fn table(&mut self, heads: &[String], numbers: usize, rows: &[Vec<String>]) {
        let line = |cells: &[String]| format!("| {} |", cells.join(" | "));
        self.lines.push(line(heads));
        let words = heads.len() - numbers;
        let rules: Vec<String> =
            (0..heads.len()).map(|column| if column < words { ":--" } else { "--:" }.to_owned()).collect();
        self.lines.push(line(&rules));
        self.lines.extend(rows.iter().map(|row| line(row)));
        self.lines.push(String::new());
    }

    fn counts(&mut self, report: &Report) {
        let language = self.language;
        let lines = [
            (phrases::budget(language), report.line_counts(LineKind::Budget)),
            (phrases::consolidation(language), report.line_counts(LineKind::Consolidation)),
        ];
        let mut all = report.counts;
        for (_, counts) in &lines {
            all.add_all(counts);
        }
        let statuses: Vec<Status> = shown::counted(&all).map(|(status, _)| status).collect();
        let numbers = |counts: &Counts| statuses.iter().map(|status| number(counts.of(*status), language)).collect();
        let row = |name: String, overall: Option<Status>, counts: &Counts| {
            let overall = overall.map(|status| words::status_with_symbol(status, language)).unwrap_or_default();
            let numbers: Vec<String> = numbers(counts);
            [name, overall].into_iter().chain(numbers).collect::<Vec<String>>()
        };
        let mut rows: Vec<Vec<String>> = report
            .matrices
            .iter()
            .map(|matrix| {
                let title = escaped(&shown::matrix_title(&matrix.title, &matrix.department));
                row(title, matrix.rollup.status, &matrix.rollup.counts)
            })
            .collect();
        for (name, counts) in &lines {
            if counts.total() > 0 {
                rows.push(row((*name).to_owned(), None, counts));
            }
        }
        let heads: Vec<String> = [label(Label::Matrix, language), label(Label::Overall, language)]
            .into_iter()
            .map(str::to_owned)
            .chain(statuses.iter().map(|status| words::status_with_symbol(*status, language)))
            .collect();
        self.table(&heads, statuses.len(), &rows);
    }

    fn changes(&mut self, report: &Report) {
        let language = self.language;
        let changes = report.changes;
        let Some(since) = changes.since else { return };
        self.heading(2, label(Label::Changes, language));
        self.paragraph(&phrases::changes(since, changes.better, changes.same, changes.worse, language));
        for (name, entries) in [(Label::Worsened, report.worsened()), (Label::Improved, report.improved())] {
            if entries.is_empty() {
                continue;
            }
            self.paragraph(&format!("**{}**", label(name, language)));
            for entry in entries.iter().take(MOST_ENTRIES) {
                if let Some((before, after)) = entry.changed_colour() {
                    let change = page::from_to(before.into(), after.into(), language);
                    self.lines.push(format!("- {}: {change}", escaped(&shown::row_name(entry.row))));
                }
            }
            self.rest(entries.len());
        }
    }

    /// Says how many entries a list has left out, and ends it.
    fn rest(&mut self, entries: usize) {
        if entries > MOST_ENTRIES {
            self.lines.push(format!("- {}", markdown::more(entries - MOST_ENTRIES, self.language)));
        }
        self.gap();
    }

    fn red(&mut self, report: &Report) {
        let language = self.language;
        let red = report.with_status(Status::Red);
        self.heading(2, label(Label::Red, language));
        if red.is_empty() {
            self.paragraph(label(Label::NothingRed, language));
            return;
        }
        let heads = [Label::Indicator, Label::Comment, Label::Actual, Label::Expected, Label::Deviation];
        let heads = heads.map(|name| label(name, language).to_owned());
        let rows: Vec<Vec<String>> =
            red.iter().take(MOST_ENTRIES).map(|entry| red_row(entry, language).to_vec()).collect();
        self.table(&heads, 3, &rows);
        if red.len() > MOST_ENTRIES {
            self.paragraph(&markdown::more(red.len() - MOST_ENTRIES, language));
        }
    }

    fn missing(&mut self, report: &Report) {
        let language = self.language;
        let missing = report.with_status(Status::Missing);
        self.heading(2, label(Label::Missing, language));
        if missing.is_empty() {
            self.paragraph(label(Label::NothingMissing, language));
            return;
        }
        for entry in missing.iter().take(MOST_ENTRIES) {
            let now = entry.row.now();
            let reason = now.reason.as_ref().map(|reason| escaped(&words::reason(reason, language)));
            let why: Vec<String> = now.comment.iter().map(|comment| short(comment)).chain(reason).collect();
            let why = if why.is_empty() { String::new() } else { format!(": {}", why.join("; ")) };
            self.lines.push(format!("- {}{why}", name(entry)));
        }
        self.rest(missing.len());
    }

    /// Corrections of closed periods; nothing where there are none, as that is the rule.
    fn corrections(&mut self, report: &Report) {
        let language = self.language;
        let corrections = report.corrections();
        if corrections.is_empty() {
            return;
        }
        self.heading(2, closing::heading(language));
        for (row, correction) in corrections.iter().take(MOST_ENTRIES) {
            let said = shown::correction_alone(correction, language);
            self.lines.push(format!("- **{}**: {}", escaped(&shown::row_name(row)), escaped(&said)));
        }
        self.rest(corrections.len());
    }
}

fn number(count: usize, language: Language) -> String {
    format::count(count, language)
}

/// The name of a row with its matrix.
fn name(entry: &Entry<'_>) -> String {
    let matrix = shown::matrix_title(&entry.matrix.department, &entry.matrix.title);
    format!("**{}** ({})", escaped(&shown::row_name(entry.row)), escaped(&matrix))
}

/// Somebody's text, as much as a table has room for.
fn short(text: &str) -> String {
    escaped(&shortened(&shown::clean(text), MOST_OF_COMMENT))
}

fn red_row(entry: &Entry<'_>, language: Language) -> [String; 5] {
    let (row, now) = (entry.row, entry.row.now());
    let comment = match &now.comment {
        Some(comment) => Some(short(comment)),
        None if now.comment_missing => Some(format!("*{}*", phrases::comment_missing(language))),
        None => None,
    };
    let action = now.action.as_ref().map(|action| phrases::action(&short(action), language));
    let said: Vec<String> = comment.into_iter().chain(action).collect();
    let accepted = if now.accepted.is_some() {
        format!(" {} {}", phrases::ACCEPTED_MARK, label(Label::Accepted, language))
    } else {
        String::new()
    };
    let unit = escaped(&row.unit);
    let actual = shown::firm(&shown::actual_or_state(row.kind, now, language));
    let dash = || phrases::NOTHING.to_owned();
    [
        format!("{} {}{accepted}", now.status.symbol(), name(entry)),
        if said.is_empty() { dash() } else { said.join(" ") },
        format!("{actual} {unit}").trim_end().to_owned(),
        // The mark of an assumed Soll is a star, which must not begin emphasis.
        shown::expected(row.kind, now, language)
            .map(|text| shown::firm(&text).replace('*', "\\*"))
            .into_iter()
            .chain(shown::due_date(now, language))
            .reduce(|soll, date| format!("{soll}, {date}"))
            .unwrap_or_else(dash),
        shown::whole_deviation(now, language).unwrap_or_else(dash),
    ]
}
