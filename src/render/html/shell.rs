//! The frame of every page: head, list of contents, sections, style and script. Knows nothing of reports or plans.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::parts::user;
use super::{colours, head};
use crate::catalogue::Language;
use crate::catalogue::html::{Label, label};
use crate::render::shown::clean;
use crate::report::SessionReport;

const STYLE: &str = include_str!("style.css");
const SCRIPT: &str = include_str!("script.js");

/// A section with its heading.
pub(super) struct Section {
    id: String,
    heading: String,
    /// Beside the heading.
    aside: Markup,
    body: Markup,
}

impl Section {
    /// A section; `id` is unique on the page, the heading may hold texts of users.
    pub(super) fn new(id: impl Into<String>, heading: impl Into<String>, body: Markup) -> Self {
        Self { id: id.into(), heading: heading.into(), aside: html! {}, body }
    }

    /// The same with something beside its heading.
    pub(super) fn with(mut self, aside: Markup) -> Self {
        self.aside = aside;
        self
    }
}

/// A page.
pub(super) struct Shell<'a> {
    pub(super) language: Language,
    /// What the page is.
    pub(super) title: &'a str,
    /// For when.
    pub(super) of: &'a str,
    /// May be empty.
    pub(super) organisation: &'a str,
    /// Below the title.
    pub(super) facts: &'a [String],
    pub(super) sessions: &'a [SessionReport],
    /// What only works with script.
    pub(super) tools: Markup,
    pub(super) sections: Vec<Section>,
}

impl Shell<'_> {
    /// The whole page.
    pub(super) fn write(self) -> Vec<u8> {
        let language = self.language;
        let organisation = clean(self.organisation);
        let title: Vec<&str> =
            [self.title, self.of, &organisation].into_iter().filter(|part| !part.is_empty()).collect();
        let page = html! {
            (DOCTYPE)
            html lang=(language.name()) {
                head {
                    meta charset="utf-8";
                    title { (title.join(" · ")) }
                    meta name="viewport" content="width=device-width, initial-scale=1";
                    style { (PreEscaped(colours::css())) (PreEscaped(STYLE)) }
                }
                body {
                    a.skip href="#content" { (label(Label::SkipLink, language)) }
                    header {
                        @if !organisation.is_empty() { p.organisation { (user(&organisation)) } }
                        h1 { (self.title) " " span { (self.of) } }
                        @if !self.facts.is_empty() { p.facts { (self.facts.join(" · ")) } }
                        (head::sessions(self.sessions, language))
                    }
                    nav aria-label=(label(Label::Contents, language)) {
                        ul {
                            @for section in &self.sections {
                                li { a href={ "#" (section.id) } { (user(&section.heading)) } }
                            }
                        }
                    }
                    main id="content" tabindex="-1" {
                        @for (position, section) in self.sections.iter().enumerate() {
                            @if position == 1 { (self.tools) }
                            section.part id=(section.id) aria-labelledby={ (section.id) "-h" } {
                                h2 id={ (section.id) "-h" } { (user(&section.heading)) }
                                (section.aside)
                                (section.body)
                            }
                        }
                    }
                    script { (PreEscaped(SCRIPT)) }
                }
            }
        };
        let mut bytes = page.into_string().into_bytes();
        bytes.push(b'\n');
        bytes
    }
}
