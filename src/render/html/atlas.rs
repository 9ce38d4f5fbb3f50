//! An atlas as pages: an index that needs no server, and a page for each sheet.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::colours;
use super::parts::{badge, compact, user};
use super::shell::{GENERATOR, STYLE};
use crate::catalogue::Language;
use crate::catalogue::factsheet as words;
use crate::catalogue::words::Word;
use crate::document::{self, Card, Index};
use crate::report::factsheet::Factsheet;

const SCRIPT: &str = include_str!("atlas.js");
/// The page with all cards.
const INDEX: &str = "index.html";

/// All pages with their names, the index first. The same sheets give the same bytes.
pub fn pages(sheets: &[Factsheet], language: Language) -> Vec<(String, Vec<u8>)> {
    let index = document::index(sheets, language);
    let mut pages = vec![(INDEX.to_owned(), written(&index, language))];
    for (sheet, card) in sheets.iter().zip(&index.cards) {
        let document = document::factsheets(std::slice::from_ref(sheet), language);
        pages.push((card.file.clone(), super::page(&document, Some(&above(language)))));
    }
    pages
}

/// True for a page of an atlas.
pub fn is_ours(page: &[u8]) -> bool {
    let head = page.get(..page.len().min(2_000)).unwrap_or_default();
    String::from_utf8_lossy(head).contains(&format!("content=\"{GENERATOR}\""))
}

fn above(language: Language) -> Markup {
    html! { p.up { a href=(INDEX) { "← " (words::atlas(language)) } } }
}

fn written(index: &Index, language: Language) -> Vec<u8> {
    let first = index.orders.first();
    let page = html! {
        (DOCTYPE)
        html lang=(language.name()) {
            head {
                meta charset="utf-8";
                title { (index.title) }
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="generator" content=(GENERATOR);
                style { (PreEscaped(colours::css())) (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#content" { (Word::SkipLink.text(language)) }
                header {
                    h1 { (index.title) }
                    p.facts { (user(&index.facts.join(" · "))) }
                    p { (compact(&index.counts, language)) }
                }
                nav aria-label=(words::ordered(language)) {
                    ul { @for order in &index.orders { li { a href={ "#" (order.id) } { (order.title) } } } }
                }
                main id="content" tabindex="-1" {
                    div.search hidden data-shown=(words::found(language)) {
                        label for="search" { (words::search(language)) }
                        input id="search" type="search" autocomplete="off";
                        p role="status" {}
                    }
                    @if let Some(order) = first {
                        section.part id=(order.id) aria-labelledby={ (order.id) "-h" } {
                            h2 id={ (order.id) "-h" } { (order.title) }
                            @for (title, places) in &order.groups {
                                div.group {
                                    h3 { (user(title)) }
                                    ul.atlas { @for card in cards(index, places) { (self::card(card, language)) } }
                                }
                            }
                        }
                    }
                    @for order in index.orders.iter().skip(1) {
                        section.part id=(order.id) aria-labelledby={ (order.id) "-h" } {
                            h2 id={ (order.id) "-h" } { (order.title) }
                            @for (title, places) in &order.groups {
                                h3 { (user(title)) }
                                ul.plain { @for card in cards(index, places) {
                                    li { a href=(card.file) { (user(&card.name)) } " " (badge(card.key.status, language)) }
                                } }
                            }
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

fn cards<'a>(index: &'a Index, places: &'a [usize]) -> impl Iterator<Item = &'a Card> {
    places.iter().filter_map(|place| index.cards.get(*place))
}

fn card(card: &Card, language: Language) -> Markup {
    html! {
        li data-found={ (card.name) " " (card.found_by) } {
            a href=(card.file) { (user(&card.name)) }
            p { b { (card.key.value.text(language)) } " " (user(&card.key.unit)) " " (badge(card.key.status, language)) }
            p.quiet { (card.small) }
        }
    }
}
