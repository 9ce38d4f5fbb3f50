//! The page for a browser: one file with everything in it, readable without script, on paper and on a narrow screen.
//!
//! Texts of users go through [`printable`](super::text::printable) and are escaped by the template; none becomes markup,
//! style or script.

mod anchors;
mod chart;
mod colours;
mod columns;
mod head;
mod legend;
mod parts;
mod plan;
mod red;
mod row;
mod sections;
mod shell;
mod summary;
mod table;

pub use plan::render as render_plan;

use maud::{Markup, html};

use self::anchors::Anchors;
use self::shell::{Section, Shell};
use crate::catalogue::Language;
use crate::catalogue::html::{Label, label};
use crate::catalogue::report as words;
use crate::catalogue::terminal as phrases;
use crate::render::shown;
use crate::report::Report;

/// What every part of the page needs.
pub(super) struct Context<'a> {
    report: &'a Report,
    anchors: Anchors<'a>,
    language: Language,
}

/// The report as one HTML file. The same report gives the same bytes.
pub fn render(report: &Report, language: Language) -> Vec<u8> {
    let context = Context { report, anchors: Anchors::new(report, language), language };
    let period = words::period(report.period, language);
    let mut sections = vec![Section::new("summary", label(Label::Summary, language), summary::write(&context))];
    sections.extend(sections::matrices(&context));
    sections.extend(sections::lines(&context));
    sections.extend(sections::focuses(&context));
    if !report.matrices.is_empty() {
        sections.push(sections::missing(&context));
    }
    sections.extend(sections::footnotes(&context));
    sections.push(Section::new("legend", phrases::legend(language), legend::write(&context)));
    sections.push(Section::new("data", label(Label::DataState, language), legend::data_state(&context)));
    let facts: Vec<String> =
        std::iter::once(phrases::cutoff(report.cutoff, language)).chain(shown::closed(report, language)).collect();
    let shell = Shell {
        language,
        title: words::title(language),
        of: &period,
        organisation: &report.organisation,
        facts: &facts,
        sessions: &report.sessions,
        tools: tools(&context),
        sections,
    };
    shell.write()
}

/// The buttons of the script; hidden until it runs.
fn tools(context: &Context<'_>) -> Markup {
    let language = context.language;
    let statuses = &context.report.legend.statuses;
    html! {
        @if statuses.len() > 1 {
            div.tools hidden data-shown=(crate::catalogue::html::shown(language)) {
                fieldset {
                    legend { (label(Label::Filter, language)) }
                    @for status in statuses {
                        button.letters type="button" aria-pressed="false" data-status=(status.name()) {
                            (parts::symbol(*status)) "\u{a0}" (words::status(*status, language))
                        }
                    }
                    button type="button" data-all="" { (label(Label::ShowAll, language)) }
                }
                p role="status" {}
            }
        }
    }
}
