//! What stands before the first part: title, period, cut-off date, sessions.

use chrono::NaiveDate;

use super::columns::Column;
use super::shown::{self, clean};
use super::{Cell, Head, Item, Table, TableKind, TableRow, Value};
use crate::catalogue::plan::{draft, title};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, report as words, sentences};
use crate::model::LineKind;
use crate::report::plan::Plan;
use crate::report::{Report, SessionReport};

pub(super) fn report(report: &Report, language: Language) -> Head {
    let selection = &report.selection;
    Head {
        title: words::title(language).to_owned(),
        of: words::period(report.period, language),
        organisation: clean(&report.organisation),
        facts: std::iter::once(shown::capital(&sentences::cutoff(report.cutoff, language)))
            .chain(shown::closed(report, language))
            .chain(report.reopened.iter().map(|reopened| shown::reopened(reopened, language)))
            .collect(),
        selection: (!selection.is_everything()).then(|| shown::selection(selection, language)),
        sessions: sessions(&report.sessions, language),
        description: sentences::description(report.cutoff, language),
        key: report.period.to_string(),
        dated: report.cutoff,
    }
}

pub(super) fn plan(plan: &Plan, language: Language) -> Head {
    let chosen = shown::chosen(&plan.selection, language);
    Head {
        title: if plan.is_draft() {
            format!("{}: {}", draft(language), title(language))
        } else {
            title(language).to_owned()
        },
        of: plan.year.to_string(),
        organisation: clean(&plan.organisation),
        facts: vec![shown::cutoffs(plan, language)],
        selection: (!plan.selection.is_everything())
            .then(|| format!("{}.", sentences::selection_alone(&chosen, language))),
        sessions: sessions(&plan.sessions, language),
        description: sentences::plan_description(plan.year, language),
        key: format!("plan-{}", plan.year),
        // The day on which the planned year begins, or any other that the plan alone decides.
        dated: NaiveDate::from_ymd_opt(plan.year, 1, 1).unwrap_or_default(),
    }
}

/// Committee, date, agenda item and paper of each session; columns that no session fills are left out.
fn sessions(sessions: &[SessionReport], language: Language) -> Option<Table> {
    if sessions.is_empty() {
        return None;
    }
    let any = |has: fn(&SessionReport) -> bool| sessions.iter().any(has);
    let columns = [
        (Column::Committee, true),
        (Column::Session, true),
        (Column::Agenda, any(|session| session.agenda.is_some())),
        (Column::Paper, any(|session| session.paper.is_some())),
    ];
    let shown: Vec<Column> = columns.into_iter().filter(|(_, shown)| *shown).map(|(column, _)| column).collect();
    let optional = |text: &Option<String>| Cell::words(text.as_deref().map(clean).unwrap_or_default());
    let items = sessions.iter().map(|session| {
        let all = [
            (Column::Committee, Cell::words(shown::title_of(&session.committee))),
            (Column::Session, Cell::of(Value::Date(session.date))),
            (Column::Agenda, optional(&session.agenda)),
            (Column::Paper, optional(&session.paper)),
        ];
        let cells = all.into_iter().filter(|(column, _)| shown.contains(column)).map(|(_, cell)| cell);
        Item::Row(TableRow::new(cells.collect()))
    });
    let items = items.collect();
    Some(Table {
        kind: TableKind::Sessions,
        title: None,
        caption: Word::Sessions.text(language).to_owned(),
        overall: None,
        columns: shown.into_iter().map(|column| column.of(LineKind::Goal, language)).collect(),
        items,
    })
}
