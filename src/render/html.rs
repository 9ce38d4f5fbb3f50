//! The page for a browser: one file with everything in it, readable without script, on paper and on a narrow screen.
//!
//! Texts are harmless as the document gives them and are escaped by the template; none becomes markup, style or script.

mod anchors;
pub mod atlas;
mod cell;
mod chart;
mod colours;
mod drawing;
mod parts;
mod shell;
mod table;

use maud::{Markup, PreEscaped, html};

use self::anchors::Anchors;
use self::parts::{badge, compact, overall, term, user};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, report as words};
use crate::document::arrangement::usual;
use crate::document::{Arrangement, Block, Column, Document, Part, PartId, TableKind};
use crate::render::map;

/// The columns of the page.
pub const ARRANGEMENT: Arrangement = Arrangement {
    columns: |kind| match kind {
        TableKind::Red => &[
            &[Column::Indicator],
            &[Column::Actual],
            &[Column::Since],
            &[Column::Expected],
            &[Column::Deviation, Column::DeviationPercent],
            &[Column::Comment],
            &[Column::Action],
            &[Column::Forecast],
        ],
        TableKind::Matrix | TableKind::Group => &[
            &[Column::Indicator, Column::Unit, Column::Baseline],
            &[Column::Target, Column::Attainment],
            &[Column::Expected],
            &[Column::Actual],
            &[Column::Deviation, Column::DeviationPercent],
            &[Column::Trend, Column::YearBefore],
            &[Column::Development],
            &[Column::Forecast],
        ],
        TableKind::Sessions
        | TableKind::Counts
        | TableKind::Outlook
        | TableKind::Changes
        | TableKind::Missing
        | TableKind::Focus
        | TableKind::Areas
        | TableKind::Corrections
        | TableKind::Goals
        | TableKind::Figures
        | TableKind::Plan
        | TableKind::Groups => usual(kind),
    },
    left_out: &[(Column::Status, "symbol, colour and spoken word of the Ist are the status")],
};

/// The document as one HTML file. The same document gives the same bytes.
pub fn render(document: &Document<'_>) -> Vec<u8> {
    page(document, None)
}

/// The same; within an atlas with the way back to its index.
fn page(document: &Document<'_>, atlas: Option<&Markup>) -> Vec<u8> {
    let anchors = Anchors::new(document);
    let sections: Vec<(String, String)> =
        document.contents().into_iter().map(|(id, title)| (part_anchor(id), title)).collect();
    let parts = document.parts().enumerate().map(|(place, part)| {
        html! {
            @if place == 1 { (tools(document)) }
            (section(&part, &anchors, document.language))
        }
    });
    shell::write(document, &sections, parts, atlas)
}

/// Where a part can be reached.
fn part_anchor(id: PartId) -> String {
    match id {
        PartId::Summary => "summary".into(),
        PartId::Red => "red".into(),
        PartId::Outlook => "outlook".into(),
        PartId::Changes => "changes".into(),
        PartId::Missing => "missing".into(),
        PartId::OpenPoints => "open".into(),
        PartId::Sheet(place) => format!("s{}", place + 1),
        PartId::Goals => "goals".into(),
        PartId::By => "by".into(),
        PartId::Group(place) => format!("g{}", place + 1),
        PartId::Matrix(place) => format!("m{}", place + 1),
        PartId::Focus => "focus".into(),
        PartId::Maps => "maps".into(),
        PartId::Corrections => "corrections".into(),
        PartId::Legend => "legend".into(),
        PartId::Data => "data".into(),
    }
}

fn section(part: &Part, anchors: &Anchors, language: Language) -> Markup {
    let anchor = part_anchor(part.id);
    html! {
        section.part id=(anchor) aria-labelledby={ (anchor) "-h" } {
            div.heading {
                h2 id={ (anchor) "-h" } { (user(&part.title)) }
                @if let Some(of) = &part.overall { " " (overall(of, language)) }
                @if let Some(counts) = &part.counts { " " (compact(counts, language)) }
            }
            @for fact in &part.facts { p.quiet { (user(fact)) } }
            @for (place, block) in part.blocks.iter().enumerate() {
                @match block {
                    Block::Text(text) => p.lead[matches!(part.id, PartId::Summary | PartId::Sheet(_))] { (user(text)) },
                    Block::Quiet(text) => p.quiet { (user(text)) },
                    Block::Table(table) => {
                        @if let Some(title) = &table.title {
                            div.heading {
                                h3 { (user(title)) }
                                @if let Some(of) = &table.overall { " " (overall(of, language)) }
                            }
                        }
                        (table::write(&format!("{anchor}-{place}"), table, &part.title, anchors, language))
                    },
                    Block::Map(map) => {
                        h3 { (user(&map.title)) }
                        div.mapped {
                            (PreEscaped(map::svg(map, &format!("{anchor}-{place}"), language)))
                            (table::write(&format!("{anchor}-{place}-f"), &map.figures, &part.title, anchors, language))
                        }
                    },
                    Block::Key(key) => (parts::key(key, language)),
                    Block::Drawing(drawing) => (drawing::write(drawing)),
                    Block::Terms(heading, terms) => {
                        @if let Some(heading) = heading { h3 { (heading) } }
                        dl.rules {
                            @for item in terms {
                                @match item.status {
                                    Some(status) => div { dt { (badge(status, language)) } dd { (item.text) } },
                                    None => (term(&item.name, &item.text)),
                                }
                            }
                        }
                    },
                }
            }
        }
    }
}

/// The buttons of the script; hidden until it runs.
fn tools(document: &Document<'_>) -> Markup {
    let (language, statuses) = (document.language, document.present_statuses());
    html! {
        @if statuses.len() > 1 {
            div.tools hidden data-shown=(Word::ShownRows.text(language)) {
                fieldset {
                    legend { (Word::Filter.text(language)) }
                    @for status in &statuses {
                        button.letters type="button" aria-pressed="false" data-status=(status.name()) {
                            (parts::symbol(*status)) "\u{a0}" (words::status(*status, language))
                        }
                    }
                    button type="button" data-all="" { (Word::ShowAll.text(language)) }
                }
                p role="status" {}
            }
        }
    }
}
