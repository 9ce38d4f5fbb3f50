//! What planning forms would change: a block a form and matrix, a row below the other with all that is new about it, and
//! how many rows came out how.

use super::Layout;
use super::page::{Aside, Page, clean};
use super::paint::Paint;
use crate::catalogue::import as shared;
use crate::catalogue::planning as of_forms;
use crate::catalogue::planning::import as words;
use crate::period::Scheme;
use crate::planning::{Entries, Item, Plan, Verdict, shown};
use crate::problem::planning::PlanInput;
use crate::source::{Place, Sources};

/// Columns that a line takes at most: wider ones are hard to read across.
const WIDEST: usize = 120;

/// Columns that it needs.
const NARROWEST: usize = 60;

/// How far what is said of a row is set in.
const INDENT: usize = 4;

/// Characters of a text that are shown; the file has it in full.
const MOST_SAID: usize = 200;

/// The blocks, with the counts below. `all` shows unchanged rows, too.
pub(crate) fn render(plan: &Plan, sources: &Sources, scheme: Scheme, all: bool, layout: &Layout) -> String {
    let width = layout.width.clamp(NARROWEST, WIDEST);
    let mut lister = Lister { sources, scheme, page: Page::new(width, layout.language, layout.colour) };
    let mut items = plan.items.iter().peekable();
    while let Some(&first) = items.peek() {
        let mut group = Vec::new();
        let same = |item: &&Item| item.source == first.source && item.key.matrix == first.key.matrix;
        while let Some(item) = items.next_if(same) {
            group.push(item);
        }
        lister.block(&group, all);
    }
    lister.page.gap();
    lister.page.paragraph(0, 2, &words::counts(plan, layout.language));
    lister.page.finish()
}

struct Lister<'a> {
    sources: &'a Sources,
    scheme: Scheme,
    page: Page,
}

impl Lister<'_> {
    fn block(&mut self, group: &[&Item], all: bool) {
        let Some(first) = group.first() else { return };
        let language = self.page.language;
        self.page.gap();
        let heading = [
            clean(&self.sources.get(first.source).shown_path),
            clean(&first.key.matrix),
            of_forms::title(first.year, language),
        ];
        self.page.heading(0, Some(Paint::Strong), &heading.join(" · "), None);
        let is_shown = |item: &&&Item| match item.verdict() {
            Verdict::New | Verdict::Changed | Verdict::Dropped | Verdict::Refused => true,
            Verdict::Unchanged => all,
            Verdict::Empty => false,
        };
        let rows: Vec<&&Item> = group.iter().filter(is_shown).collect();
        if rows.is_empty() {
            let nothing_entered = group.iter().all(|item| item.verdict() == Verdict::Empty);
            let line = if nothing_entered { shared::nothing_entered } else { shared::nothing_new };
            self.page.line(line(language));
            return;
        }
        self.page.rule('─');
        for item in rows {
            self.row(item);
        }
        self.page.rule('─');
    }

    fn row(&mut self, item: &Item) {
        let language = self.page.language;
        let verdict = item.verdict();
        self.heading(verdict, &self.name(item), item.place);
        if let Some(id) = item.new.as_ref().and_then(|new| new.id.as_deref()) {
            self.page.paragraph(INDENT, 2, &clean(&words::new_id(id, language)));
        }
        for change in item.changes.iter().filter(|change| change.input != PlanInput::Name) {
            let new = self.shown(change.input, &change.new, &item.unit);
            let said = if item.new.is_some() {
                new
            } else {
                format!("{} → {new}", self.shown(change.input, &change.old, &item.unit))
            };
            self.said(change.input, &said, change.place);
        }
        if let Some(reason) = item.reason.as_ref().filter(|_| !item.changes.is_empty()) {
            self.said(PlanInput::Reason, reason, item.place);
        }
        for refused in &item.refused {
            let said = cut(&refused.said);
            match refused.input {
                Some(input) if verdict == Verdict::Refused => self.said(input, &said, refused.place),
                // One of several inputs: the others are taken.
                Some(input) => {
                    let word = words::verdict_with_symbol(Verdict::Refused, language);
                    let line = format!("{word}: {} {said}", words::label(input, language));
                    self.aside(&line, refused.place);
                }
                None => {}
            }
        }
    }

    fn heading(&mut self, verdict: Verdict, name: &str, place: Place) {
        let word = words::verdict_with_symbol(verdict, self.page.language);
        let aside = self.cell(place);
        self.page.heading(0, None, &format!("{word}  {name}"), aside.as_ref());
    }

    fn said(&mut self, input: PlanInput, said: &str, place: Place) {
        let line = format!("{}: {}", words::label(input, self.page.language), clean(said));
        self.aside(&line, place);
    }

    fn aside(&mut self, line: &str, place: Place) {
        let aside = self.cell(place);
        self.page.heading(INDENT, None, line, aside.as_ref());
    }

    fn cell(&self, place: Place) -> Option<Aside> {
        let cell = self.sources.cell(place)?;
        Some(Aside { text: cell.name(), edge: self.page.width })
    }

    /// The words of a row, behind its id where it has one.
    fn name(&self, item: &Item) -> String {
        let called = item.called();
        let id = called.strip_prefix(&format!("{}/", item.key.matrix)).filter(|_| item.new.is_none());
        let name = if item.name.is_empty() { shared::no_key(self.page.language) } else { &item.name };
        clean(&id.map_or_else(|| cut(name), |id| format!("{id} · {}", cut(name))))
    }

    fn shown(&self, input: PlanInput, entries: &Entries, unit: &str) -> String {
        cut(&shown::entries(input, entries, unit, self.scheme, self.page.language))
    }
}

fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(MOST_SAID) {
        None => line,
        Some((end, _)) => format!("{}…", &line[..end]),
    }
}
