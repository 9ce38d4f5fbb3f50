//! The state of the reports on a terminal: the open periods with what is missing, complete ones in one line.

use super::page::{Aside, Page, clean};
use super::paint::Paint;
use super::wrap::{firm, width};
use super::{LEAST_WIDTH, Layout, READING_WIDTH};
use crate::catalogue::collection as words;
use crate::catalogue::words::Word;
use crate::catalogue::{closing, format, report, sentences};
use crate::period::Period;
use crate::render::shown;
use crate::report::collection::{CollectionStatus, Gap, MatrixStatus, PeriodStatus, SessionAhead, Timing};
use crate::status::Colour;

/// Beside what is complete.
const COMPLETE: &str = "✓";
/// Beside what has a gap.
const INCOMPLETE: &str = "○";
/// Beside what is not due, or not yet.
const RUNNING: &str = "·";

/// The state as text, each line ended, none wider than the layout.
///
/// `first` is the first period with matrices, for the case that none has begun. `in_full` lists the gaps also of a
/// period that is not over, and names complete ones matrix by matrix.
pub fn render_collection(status: &CollectionStatus, first: Option<Period>, in_full: bool, layout: &Layout) -> String {
    let page_width = layout.width.clamp(LEAST_WIDTH, READING_WIDTH);
    let mut page = Page::new(page_width, layout.language, layout.colour);
    let language = layout.language;
    head(status, &mut page);
    let mut periods = status.periods.as_slice();
    if periods.is_empty() {
        page.gap();
        page.paragraph(0, 0, &words::nothing_begun(first, language));
    }
    while let Some((period, rest)) = periods.split_first() {
        let year = period.period.year;
        let of_year = periods.iter().take_while(|period| period.period.year == year).count();
        let (whole, older) = periods.split_at(of_year);
        let all = usize::from(period.period.scheme.periods());
        if !in_full && all > 1 && of_year == all && whole.iter().all(PeriodStatus::is_complete) {
            page.gap();
            let asked = whole.iter().map(PeriodStatus::asked).sum();
            one_line(COMPLETE, Some(Colour::Green), &words::year_all_in(year, all, asked, language), &mut page);
            periods = older;
        } else {
            write_period(period, in_full, &mut page);
            periods = rest;
        }
    }
    if !status.periods.is_empty() {
        page.gap();
        page.rule('─');
        page.paragraph(0, 0, &words::legend(status.due_days, language));
    }
    page.finish()
}

fn head(status: &CollectionStatus, page: &mut Page) {
    let language = page.language;
    let title = words::title(status.today, language);
    let organisation = clean(&status.organisation);
    let beside = width(&title) + 3 + width(&organisation) <= page.width;
    let aside = Aside { text: organisation.clone(), edge: page.width };
    page.heading(0, Some(Paint::Strong), &title, beside.then_some(&aside));
    if !beside {
        page.paragraph(0, 2, &organisation);
    }
    if let Some(ahead) = &status.next_session {
        let about = words::deals_with(ahead.period, language);
        let text = format!("{}: {}", words::next_session(language), session(ahead, Some(&about), page));
        page.paragraph(0, 2, &text);
    }
}

/// `04.06.2013 (in 25 Tagen), Sozial- und Gesundheitsausschuss, Drucksache …`.
fn session(ahead: &SessionAhead, about: Option<&str>, page: &Page) -> String {
    let language = page.language;
    let when =
        firm(&format!("{} ({})", format::date(ahead.session.date, language), words::in_days(ahead.days, language)));
    let paper = ahead.session.paper.as_ref().map(|paper| format!("{} {}", Word::Paper.text(language), clean(paper)));
    let parts = [Some(when), Some(shown::title_of(&ahead.session.committee)), about.map(str::to_owned), paper];
    parts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}

fn one_line(sign: &str, colour: Option<Colour>, text: &str, page: &mut Page) {
    let sign = painted(sign, colour, page);
    page.paragraph(0, 2, &format!("{sign} {text}"));
}

fn painted(sign: &str, colour: Option<Colour>, page: &Page) -> String {
    colour.map_or_else(|| sign.to_owned(), |colour| page.painter.paint(Paint::Letters(colour), sign))
}

fn write_period(status: &PeriodStatus, in_full: bool, page: &mut Page) {
    let language = page.language;
    let name = report::period(status.period, language);
    page.gap();
    if !in_full && status.is_complete() && status.asked() == 0 {
        one_line(RUNNING, None, &format!("{name}: {}", words::nothing_asked(language)), page);
        return;
    }
    if !in_full && status.is_complete() {
        let mut text = format!("{name}: {}", words::all_in(status.asked(), language));
        if let Some(on) = status.closed {
            text = format!("{text}, {}", closing::closed_on(on, language));
        }
        one_line(COMPLETE, Some(Colour::Green), &text, page);
        return;
    }
    page.rule('━');
    let timing = status.dates.filter(|_| !status.is_answered()).map(|dates| words::timing(dates.timing, language));
    let timing = status.closed.map(|on| closing::closed_on(on, language)).or(timing);
    let aside = Aside { text: timing.unwrap_or_default(), edge: page.width };
    page.heading(0, Some(Paint::Strong), &name, Some(&aside));
    if let Some(dates) = status.dates {
        page.paragraph(0, 2, &capital(&words::dates(dates.cutoff, dates.deadline, language)));
    }
    let overdue = status.dates.is_some_and(|dates| matches!(dates.timing, Timing::Overdue(_)));
    let about = match &status.next_session {
        Some(ahead) => Some(session(ahead, None, page)),
        // Long after a period its sessions are over as well; before, one that is not entered is worth a hint.
        None => (!overdue).then(|| words::no_session(language).to_owned()),
    };
    if let Some(about) = about {
        page.paragraph(0, 2, &format!("{}: {about}", words::session_of_period(language)));
    }
    if !in_full && status.is_running() && status.dates.is_some() {
        one_line(RUNNING, None, &words::running(status.received(), status.asked(), language), page);
        return;
    }
    page.rule('─');
    for matrix in &status.matrices {
        let same = status.matrices.iter().filter(|other| other.department == matrix.department).count();
        let name = if same > 1 { &matrix.title } else { &matrix.department };
        write_matrix(status, matrix, &clean(name), in_full, page);
    }
}

fn capital(text: &str) -> String {
    shown::capital(text)
}

fn write_matrix(period: &PeriodStatus, matrix: &MatrixStatus, name: &str, in_full: bool, page: &mut Page) {
    let language = page.language;
    let (sign, colour) = if matrix.is_complete() {
        (COMPLETE, Some(Colour::Green))
    } else if matrix.dates.timing.is_over() {
        let overdue = matches!(matrix.dates.timing, Timing::Overdue(_)) && period.closed.is_none();
        let late = overdue && !matrix.is_answered();
        (INCOMPLETE, Some(if late { Colour::Red } else { Colour::Yellow }))
    } else {
        (RUNNING, None)
    };
    let count = if matrix.asked == 0 {
        words::nothing_asked(language).to_owned()
    } else {
        words::of(matrix.received, matrix.asked, language)
    };
    let said = if matrix.is_complete() && matrix.asked > 0 {
        format!("{} · {count}", words::complete(language))
    } else {
        count
    };
    let sign = painted(sign, colour, page);
    let aside = Aside { text: firm(&said), edge: page.width };
    page.heading(0, None, &format!("{sign} {name}"), Some(&aside));
    if period.dates.is_none() {
        let dates = matrix.dates;
        let mut text = capital(&words::dates(dates.cutoff, dates.deadline, language));
        if !matrix.is_answered() && period.closed.is_none() {
            text = format!("{text}, {}", words::timing(dates.timing, language));
        }
        page.paragraph(2, 2, &text);
    }
    if in_full || matrix.dates.timing.is_over() {
        for (gaps, heading) in [
            (&matrix.missing, words::missing as fn(usize, _) -> String),
            (&matrix.stated_missing, words::stated_missing),
            (&matrix.comments, words::comments),
        ] {
            write_gaps(gaps, &heading(gaps.len(), language), page);
        }
    }
}

fn write_gaps(gaps: &[Gap], heading: &str, page: &mut Page) {
    if gaps.is_empty() {
        return;
    }
    page.paragraph(2, 2, &format!("{heading}:"));
    for gap in gaps {
        let who = gap.responsible.as_ref().map(|who| sentences::responsible(&clean(who), page.language));
        let who = who.map(|who| format!(" ({who})")).unwrap_or_default();
        page.paragraph(4, 2, &format!("{} – {}{who}", clean(&gap.indicator), clean(&gap.name)));
    }
}
