//! The parts of a comparison: how many changed, whose verdict, each matrix in detail, open points.

use super::columns::Column;
use super::context::verdict;
use super::shown::{self, clean};
use super::{
    Band, Block, Cell, Head, Item, Part, PartId, Rank, Remark, RowId, Shown, Table, TableColumn, TableKind, TableRow,
    Term, Value, legend,
};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, comparison as words, format, report as report_words, sentences};
use crate::model::{LineKind, Target, indicator};
use crate::number::Figure;
use crate::report::comparison::{
    Attribute, Cause, Change, Comparison, Content, Entry, EntryKind, Presence, Subject, Verdict,
};
use crate::report::{ForecastSource, ForecastValue, Named, OpenPoint};
use crate::status::Status;

/// What every part of a comparison needs.
#[derive(Debug)]
pub(super) struct Context<'a> {
    comparison: &'a Comparison,
    language: Language,
    /// The matrices in which something is different.
    matrices: Vec<&'a Named>,
    pub(super) statuses: Vec<Status>,
}

pub(super) fn head(comparison: &Comparison, language: Language) -> Head {
    let Comparison { before, after, selection, .. } = comparison;
    let plan = matches!(after.subject, Subject::Plan(_));
    let of = format!("{} → {}", words::side(before, language), words::side(after, language));
    let key = |subject| match subject {
        Subject::Period(period) => format!("{period}"),
        Subject::Plan(year) => format!("plan-{year}"),
    };
    let chosen = shown::chosen(selection, language);
    Head {
        title: words::title(plan, language).to_owned(),
        of: of.clone(),
        organisation: clean(&comparison.organisation),
        facts: vec![words::side_fact(before, false, language), words::side_fact(after, true, language)],
        selection: (!selection.is_everything()).then(|| format!("{}.", sentences::selection_alone(&chosen, language))),
        sessions: None,
        description: format!("{} {of}", words::title(plan, language)),
        key: format!("diff-{}-{}", key(before.subject), key(after.subject)),
        dated: after.cutoff,
    }
}

impl<'a> Context<'a> {
    pub(super) fn new(comparison: &'a Comparison, language: Language) -> Self {
        let mut matrices: Vec<&Named> = Vec::new();
        for entry in &comparison.entries {
            if matrices.last().is_none_or(|last| last.id != entry.matrix.id) {
                matrices.push(&entry.matrix);
            }
        }
        let seen = |status: &Status| {
            let has = |content: &Content| matches!(content, Content::Status(found) if found == status);
            comparison.entries.iter().any(|entry| {
                has(&entry.before)
                    || has(&entry.after)
                    || entry.verdict.is_some_and(|verdict| verdict.by_rule_before == Some(*status))
            })
        };
        let statuses = Status::ALL.into_iter().filter(seen).collect();
        Self { comparison, language, matrices, statuses }
    }

    pub(super) fn contents(&self) -> Vec<(PartId, String)> {
        let language = self.language;
        let verdicts = self.comparison.verdicts().count();
        let open = self.comparison.settled.len() + self.comparison.opened.len();
        let summary = [(PartId::Summary, Word::Summary.text(language).to_owned())].into_iter();
        let changes = (verdicts > 0).then(|| (PartId::Changes, sentences::numbered(Word::Changes, verdicts, language)));
        let open = (open > 0).then(|| (PartId::OpenPoints, sentences::numbered(Word::OpenPoints, open, language)));
        let title = |named: &Named| shown::title_of(named);
        let matrices = self.matrices.iter().enumerate().map(|(place, named)| (PartId::Matrix(place), title(named)));
        let end = [(PartId::Legend, Word::Legend), (PartId::Data, Word::DataState)];
        let end = end.into_iter().filter(|(id, _)| *id != PartId::Legend || !self.legend().is_empty());
        let end = end.map(|(id, word)| (id, word.text(language).to_owned()));
        let all = summary.chain(changes).chain(open).chain(matrices);
        if self.comparison.is_empty() { all.collect() } else { all.chain(end).collect() }
    }

    pub(super) fn part(&self, id: PartId) -> Part {
        let title = self.contents().into_iter().find(|(here, _)| *here == id).map(|(_, title)| title);
        let part = Part::new(id, title.unwrap_or_default());
        match id {
            PartId::Changes => part.with([self.verdicts()]),
            PartId::OpenPoints => part.with(self.open_points()),
            PartId::Matrix(place) => part.with(self.matrices.get(place).map(|named| self.matrix(named))),
            PartId::Legend => part.with(self.legend()),
            PartId::Data | PartId::Sheet(_) => {
                let said = [words::matching(self.language), Word::Rounding.text(self.language)];
                part.with(said.map(|text| Block::Text(text.to_owned())))
            }
            PartId::Summary
            | PartId::Red
            | PartId::Outlook
            | PartId::Missing
            | PartId::Goals
            | PartId::By
            | PartId::Group(_)
            | PartId::Focus
            | PartId::Maps
            | PartId::Corrections => part.with([self.summary()]),
        }
    }

    fn summary(&self) -> Block {
        if self.comparison.is_empty() {
            return Block::Text(words::nothing(self.language).to_owned());
        }
        let counts = words::counts(self.comparison, self.language);
        Block::Terms(None, counts.into_iter().map(|(name, text)| Term::new(name, &text)).collect())
    }

    fn headings(&self, columns: &[Column]) -> Vec<TableColumn> {
        let mut all: Vec<TableColumn> = columns.iter().map(|column| column.of(LineKind::Goal, self.language)).collect();
        let Comparison { before, after, .. } = self.comparison;
        // Two states of one period are told apart by where they come from, which may be long and stands in the head.
        if before.subject != after.subject {
            for column in &mut all {
                let sides = [(Column::Before, before.subject), (Column::Now, after.subject)];
                let Some((_, subject)) = sides.into_iter().find(|(of, _)| *of == column.column) else { continue };
                column.heading = match subject {
                    Subject::Period(period) => period.to_string(),
                    Subject::Plan(year) => year.to_string(),
                };
            }
        }
        all
    }

    /// Whose verdict changed: those that only the rule changed first.
    fn verdicts(&self) -> Block {
        let language = self.language;
        let columns = [Column::Indicator, Column::Matrix, Column::Before, Column::Now, Column::Difference];
        let mut all: Vec<(&Entry, Verdict)> = self.comparison.verdicts().collect();
        all.sort_by_key(|(_, verdict)| verdict.cause != Cause::Rule);
        let items = all.into_iter().map(|(entry, found)| {
            let mut row = TableRow::new(vec![
                Cell::words(name(entry)),
                Cell::words(shown::title_of(&entry.matrix)),
                verdict(Some(found.before)),
                verdict(Some(found.after)),
                Cell::words(cause(found, language)),
            ]);
            row.id = row_id(entry);
            row.status = Some(found.after);
            Item::Row(row)
        });
        let items = items.collect();
        Block::Table(self.table(Word::Changes.text(language), &columns, items))
    }

    fn table(&self, caption: &str, columns: &[Column], items: Vec<Item>) -> Table {
        Table {
            kind: TableKind::Changes,
            title: None,
            caption: caption.to_owned(),
            overall: None,
            columns: self.headings(columns),
            items,
        }
    }

    fn open_points(&self) -> Vec<Block> {
        let lists = [(true, &self.comparison.opened), (false, &self.comparison.settled)];
        let shown = lists.into_iter().filter(|(_, points)| !points.is_empty());
        let term = |point: &OpenPoint| Term::new(&clean(&point.title), &clean(&point.text));
        let block = |(new, points): (bool, &Vec<OpenPoint>)| {
            Block::Terms(Some(words::open_points(new, self.language)), points.iter().map(term).collect())
        };
        shown.map(block).collect()
    }

    fn legend(&self) -> Vec<Block> {
        let language = self.language;
        let statuses = self.statuses.iter().map(|status| Term {
            name: report_words::status_with_symbol(*status, language),
            status: Some(*status),
            column: None,
            text: sentences::status_meaning(*status, language).to_owned(),
        });
        let by_rule = self.comparison.counts.only_by_rule + self.comparison.counts.held_by_rule > 0;
        let rule = Term::new(&words::only_by_rule(language), words::rule_meaning(language));
        let tolerance = self.comparison.entries.iter().flat_map(|entry| &entry.changes);
        let tolerance = tolerance.into_iter().any(|change| change.what == Attribute::Tolerance);
        let tolerance =
            tolerance.then(|| Term::new(Word::Tolerance.text(language), Word::ToleranceMeaning.text(language)));
        let rules = by_rule.then_some(rule).into_iter().chain(tolerance).collect();
        [legend::terms(Word::Colours, statuses.collect(), language), legend::terms(Word::Rules, rules, language)]
            .into_iter()
            .flatten()
            .collect()
    }

    fn matrix(&self, named: &Named) -> Block {
        let mut items = Vec::new();
        let mut above: (Option<&str>, Option<&str>) = (None, None);
        for entry in self.comparison.entries.iter().filter(|entry| entry.matrix.id == named.id) {
            let goal = entry.goal.as_ref();
            if let Some(goal) = goal
                && above.0 != Some(goal.id.as_str())
            {
                items.push(band(1, &shown::title_of(goal)));
                above = (Some(&goal.id), None);
            }
            if let Some(measure) = entry.measure.as_deref()
                && above.1 != Some(measure)
            {
                items.push(band(2, &clean(measure)));
                above.1 = Some(measure);
            }
            if goal.is_none() && matches!(entry.kind, EntryKind::Row(_)) {
                let word = super::context::line_word(match entry.kind {
                    EntryKind::Row(line) => line,
                    EntryKind::Matrix | EntryKind::Goal | EntryKind::Measure => LineKind::Goal,
                });
                let word = word.text(self.language);
                if above.0 != Some(word) {
                    items.push(band(1, word));
                    above = (Some(word), None);
                }
            }
            items.extend(self.rows(entry));
        }
        let columns = [Column::Indicator, Column::Before, Column::Now, Column::Difference];
        Block::Table(self.table(&shown::title_of(named), &columns, items))
    }

    /// A row for the whole, and one for each thing that changed.
    fn rows(&self, entry: &Entry) -> Vec<Item> {
        let language = self.language;
        let said = match (entry.presence, entry.verdict) {
            (Presence::Both, Some(verdict)) => cause(verdict, language),
            (presence, _) => words::presence(presence, language).to_owned(),
        };
        let of_kind = match entry.kind {
            EntryKind::Matrix => Word::Matrix,
            EntryKind::Goal => Word::Goal,
            EntryKind::Measure => Word::Measure,
            EntryKind::Row(_) => Word::Indicator,
        };
        let name = match entry.kind {
            EntryKind::Row(_) => name(entry),
            EntryKind::Matrix | EntryKind::Goal | EntryKind::Measure => {
                format!("{}: {}", of_kind.text(language), clean(&entry.title))
            }
        };
        let cells = vec![
            Cell::words(name),
            self.cell(&entry.before, &entry.unit),
            self.cell(&entry.after, &entry.unit),
            Cell::words(said),
        ];
        let mut head = TableRow::new(cells);
        head.id = row_id(entry);
        head.status = entry.verdict.map(|verdict| verdict.after);
        head.remarks.extend(entry.verdict.and_then(|verdict| {
            let text = words::by_rule_before(verdict, language)?;
            let strong = verdict.cause == Cause::Rule || verdict.is_held_by_rule();
            Some(if strong { Remark::strong(text) } else { Remark::quiet(text) })
        }));
        head.remarks.extend(entry.redefined.then(|| Remark::usual(words::redefined(language))));
        head.remarks.extend(entry.withheld.then(|| Remark::usual(words::withheld_remark(language))));
        head.remarks.extend(entry.was.as_ref().map(|was| Remark::quiet(words::was(&clean(was), language))));
        let in_head = |change: &&Change| {
            change.area.is_none()
                && change.period.is_none()
                && change.what
                    == match self.comparison.after.subject {
                        Subject::Period(_) => Attribute::Status,
                        Subject::Plan(_) => Attribute::Target,
                    }
        };
        let (in_head, parts): (Vec<&Change>, Vec<&Change>) = entry.changes.iter().partition(in_head);
        if let Some(difference) = in_head.first().and_then(|change| change.difference.as_ref()) {
            head.cells[3] = Self::difference(difference, &entry.unit, in_head.first().map(|change| &change.after));
        }
        let parts = parts.into_iter().map(|change| {
            let name = words::attribute(change.what, language);
            let of = change.area.as_ref().map(shown::title_of);
            let of = of.or_else(|| change.period.map(crate::period::Period::label));
            let name = of.map_or_else(|| name.to_owned(), |of| format!("{name} {of}"));
            let cells = vec![
                Cell::words(name),
                self.cell(&change.before, &entry.unit),
                self.cell(&change.after, &entry.unit),
                change.difference.as_ref().map_or_else(Cell::nothing, |difference| {
                    Self::difference(difference, &entry.unit, Some(&change.after))
                }),
            ];
            Item::Row(TableRow { rank: Rank::Part, ..TableRow::new(cells) })
        });
        std::iter::once(Item::Row(head)).chain(parts.collect::<Vec<_>>()).collect()
    }

    fn difference(difference: &Figure, unit: &str, of: Option<&Content>) -> Cell {
        let percent = matches!(of, Some(Content::Percent(..) | Content::Expected(_, true, _)));
        let shown = if percent || indicator::is_percent(unit) { Shown::Points } else { Shown::Signed };
        Cell::figure(Some(difference), shown)
    }

    /// What a side says.
    fn cell(&self, content: &Content, unit: &str) -> Cell {
        let language = self.language;
        let provisional = |mut cell: Cell, provisional: bool| {
            if provisional {
                cell.marks.push_str(report_words::PROVISIONAL_MARK);
            }
            cell
        };
        match content {
            Content::Nothing => Cell::nothing(),
            Content::Withheld => Cell::words(words::withheld(language)),
            Content::Text(text) => Cell::words(clean(text)),
            Content::Texts(texts) => {
                let texts: Vec<String> = texts.iter().map(|text| clean(text)).collect();
                Cell::words(texts.join(" › "))
            }
            Content::Line(line) => Cell::words(super::context::line_word(*line).text(language)),
            Content::Figure(figure, is_provisional) => {
                provisional(Cell::figure(Some(figure), Shown::Plain), *is_provisional)
            }
            Content::Percent(figure, is_provisional) => {
                provisional(Cell::figure(Some(figure), Shown::Percent), *is_provisional)
            }
            Content::Parts(numerator, whole) => Cell::words(format!(
                "{}\u{a0}/\u{a0}{}",
                format::figure(numerator, language),
                format::figure(whole, language)
            )),
            Content::Expected(mark, percent, assumed) => {
                let shown = if *percent { Shown::Percent } else { Shown::Plain };
                let mut cell = Cell::of(Value::Mark(mark.clone(), shown));
                if *assumed {
                    cell.marks.push_str(report_words::ASSUMED_MARK);
                }
                cell
            }
            Content::Target(target, annual) => match (target, annual) {
                (Target::Absolute { sense, mark }, _) => {
                    Cell::of(Value::Target(*sense, mark.map(|value| Figure::written(*value))))
                }
                (relative @ Target::Relative { .. }, annual) => {
                    let figures = annual.as_ref().map(|annual| report_words::mark(annual, language));
                    let figures = figures.map(|figures| format!("{figures} {}", clean(unit)).trim_end().to_owned());
                    Cell::words(report_words::target(relative, language)).with(figures)
                }
                (Target::DoneBy(date), _) => Cell::of(Value::Due(*date)),
            },
            Content::Tolerance(applied) => Cell::of(Value::Tolerance(*applied)),
            Content::Kind(kind) => Cell::words(sentences::kind(*kind, language)),
            Content::Rule(rule) => Cell::words(report_words::expected_rule(*rule, language)),
            Content::Date(date) => Cell::of(Value::Date(*date)),
            Content::Status(status) => verdict(Some(*status)),
            Content::State(state) => Cell::words(words::state(*state, language)),
            Content::Baseline(figure, year) => {
                let mut cell = Cell::figure(Some(figure), Shown::Plain);
                if let Some(year) = year {
                    cell.marks = format!("\u{a0}({year})");
                }
                cell
            }
            Content::Revised(revisions, kind) => {
                let said: Vec<String> =
                    revisions.iter().map(|revision| shown::revision(revision, *kind, language)).collect();
                Cell::words(said.join(" "))
            }
            Content::Forecast(forecast) => {
                let value = match &forecast.value {
                    ForecastValue::Figure(figure) => Value::Figure(figure.clone(), Shown::Plain),
                    ForecastValue::Date(date) => Value::Date(*date),
                    ForecastValue::Colour => {
                        let word = forecast.status.map(|status| report_words::status(status, language));
                        word.map_or(Value::Nothing, |word| Value::Text(word.to_owned()))
                    }
                };
                let estimated = forecast.source == ForecastSource::Extrapolated;
                Cell { estimated, ..Cell::of(value).in_colour(forecast.status) }
            }
        }
    }
}

fn band(level: u8, title: &str) -> Item {
    Item::Band(Band { level, title: title.to_owned(), aside: None, details: Vec::new(), overall: None, counts: None })
}

fn name(entry: &Entry) -> String {
    let name = clean(&entry.title);
    let name = if name.is_empty() { clean(entry.indicator.as_deref().unwrap_or_default()) } else { name };
    let unit = clean(&entry.unit);
    if unit.is_empty() { name } else { format!("{name} ({unit})") }
}

fn row_id(entry: &Entry) -> Option<RowId> {
    let indicator = entry.indicator.clone()?;
    Some(RowId { matrix: entry.matrix.id.clone(), indicator })
}

/// What changed a verdict, in a few words.
fn cause(verdict: Verdict, language: Language) -> String {
    match verdict.cause {
        Cause::Rule => words::only_by_rule(language),
        Cause::Figure => words::cause(false, language).to_owned(),
        Cause::Both => words::cause(true, language).to_owned(),
        Cause::None if verdict.is_held_by_rule() => words::held_by_rule(language),
        Cause::None | Cause::Redefined => String::new(),
    }
}
