//! The sessions that deal with a report or a plan.

use maud::{Markup, html};

use super::parts::user;
use crate::catalogue::html::{Label, label};
use crate::catalogue::{Language, format};
use crate::render::shown::title_of;
use crate::report::SessionReport;

/// Committee, date, agenda item and paper of each session; columns that no session fills are left out.
pub(super) fn sessions(sessions: &[SessionReport], language: Language) -> Markup {
    let any = |has: fn(&SessionReport) -> bool| sessions.iter().any(has);
    let (agenda, paper) = (any(|session| session.agenda.is_some()), any(|session| session.paper.is_some()));
    html! {
        @if !sessions.is_empty() {
            table.sessions {
                caption.spoken { (label(Label::Sessions, language)) }
                thead {
                    tr {
                        th scope="col" { (label(Label::Committee, language)) }
                        th scope="col" { (label(Label::Date, language)) }
                        @if agenda { th scope="col" { (label(Label::Agenda, language)) } }
                        @if paper { th scope="col" { (label(Label::Paper, language)) } }
                    }
                }
                tbody {
                    @for session in sessions {
                        tr {
                            th scope="row" { (user(&title_of(&session.committee))) }
                            td { (format::date(session.date, language)) }
                            @if agenda { td { (user(session.agenda.as_deref().unwrap_or_default())) } }
                            @if paper { td { (user(session.paper.as_deref().unwrap_or_default())) } }
                        }
                    }
                }
            }
        }
    }
}
