//! The frame of every page: head, list of contents, style and script.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::anchors::Anchors;
use super::parts::user;
use super::{colours, table};
use crate::catalogue::words::Word;
use crate::document::Document;

pub(super) const STYLE: &str = include_str!("style.css");
/// What tells pages of an atlas from others.
pub(super) const GENERATOR: &str = "zielmatrix atlas";
const SCRIPT: &str = include_str!("script.js");

/// The whole page; `sections` are the anchors and headings of its parts, which are written one after the other.
pub(super) fn write(
    document: &Document<'_>,
    sections: &[(String, String)],
    parts: impl Iterator<Item = Markup>,
    atlas: Option<&Markup>,
) -> Vec<u8> {
    let (head, language) = (&document.head, document.language);
    let title = [document.title(), head.organisation.clone()];
    let title: Vec<&str> = title.iter().map(String::as_str).filter(|part| !part.is_empty()).collect();
    let page = html! {
        (DOCTYPE)
        html lang=(language.name()) {
            head {
                meta charset="utf-8";
                title { (title.join(" · ")) }
                meta name="viewport" content="width=device-width, initial-scale=1";
                @if atlas.is_some() { meta name="generator" content=(GENERATOR); }
                style { (PreEscaped(colours::css())) (PreEscaped(STYLE)) }
            }
            body data-more=(Word::More.text(language)) data-less=(Word::Less.text(language)) {
                a.skip href="#content" { (Word::SkipLink.text(language)) }
                header {
                    @if let Some(back) = atlas { (back) }
                    @if !head.organisation.is_empty() { p.organisation { (user(&head.organisation)) } }
                    h1 { (head.title) " " span { (head.of) } }
                    p.facts { (head.facts.join(" · ")) }
                    @if let Some(selection) = &head.selection { p { (user(selection)) } }
                    @if let Some(sessions) = &head.sessions {
                        (table::write("sessions", sessions, "", &Anchors::new(document), language))
                    }
                }
                @if sections.len() > 1 {
                    nav aria-label=(Word::Contents.text(language)) {
                        ul { @for (anchor, heading) in sections { li { a href={ "#" (anchor) } { (user(heading)) } } } }
                    }
                }
                main id="content" tabindex="-1" { @for part in parts { (part) } }
                script { (PreEscaped(SCRIPT)) }
            }
        }
    };
    let mut bytes = page.into_string().into_bytes();
    bytes.push(b'\n');
    bytes
}
