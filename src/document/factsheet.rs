//! A factsheet as one part: the number, the sentence, the drawing, the areas, why, what for, and what it rests on; and all of
//! them one after the other as an atlas.

use super::at::At;
use super::columns::Column;
use super::shown::{self, clean};
use super::{
    Block, Cell, Drawing, Head, Item, Key, Part, PartId, Rank, Table, TableColumn, TableKind, TableRow, Term, drawing,
    row,
};
use crate::catalogue::factsheet::{self as words, HeadingWord, TermWord};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, report as phrases, sentences};
use crate::model::{Kind, LineKind};
use crate::period::Period;
use crate::report::factsheet::{Factsheet, due};
use crate::report::{Row, Standing, YearGap};
use crate::status::Status;

/// Sheets with their language.
#[derive(Debug)]
pub(super) struct Context<'a> {
    pub(super) sheets: &'a [Factsheet],
    pub(super) language: Language,
    pub(super) statuses: Vec<Status>,
}

impl<'a> Context<'a> {
    pub(super) fn new(sheets: &'a [Factsheet], language: Language) -> Self {
        let occurs = |status: &Status| {
            let years = sheets.iter().flat_map(|sheet| sheet.years.iter().flat_map(|year| &year.standings));
            let areas = sheets.iter().flat_map(|sheet| sheet.areas.iter().map(Row::now));
            years.chain(areas).any(|standing| standing.status == *status)
        };
        Self { sheets, language, statuses: Status::ALL.into_iter().filter(occurs).collect() }
    }

    pub(super) fn contents(&self) -> Vec<(PartId, String)> {
        let title = |sheet: &Factsheet| match self.sheets {
            [_] => words::heading(HeadingWord::Short, self.language).to_owned(),
            _ => shown::row_name(&sheet.row),
        };
        self.sheets.iter().enumerate().map(|(place, sheet)| (PartId::Sheet(place), title(sheet))).collect()
    }

    pub(super) fn part(&self, id: PartId) -> Part {
        let sheet = match id {
            PartId::Sheet(place) => self.sheets.get(place),
            PartId::Summary
            | PartId::Red
            | PartId::Outlook
            | PartId::Changes
            | PartId::Missing
            | PartId::OpenPoints
            | PartId::By
            | PartId::Group(_)
            | PartId::Goals
            | PartId::Matrix(_)
            | PartId::Maps
            | PartId::Focus
            | PartId::Corrections
            | PartId::Legend
            | PartId::Data => None,
        };
        let title =
            self.contents().into_iter().find(|(here, _)| *here == id).map(|(_, title)| title).unwrap_or_default();
        let part = Part::new(id, title);
        let Some(sheet) = sheet else { return part };
        let mut part = part.with(blocks(sheet, self.language));
        if self.sheets.len() > 1 {
            part.facts = about(sheet, self.language);
        }
        part
    }
}

/// What stands before a single sheet, or before all of them.
pub(super) fn head(sheets: &[Factsheet], language: Language) -> Head {
    let first = sheets.first();
    let single = first.filter(|_| sheets.len() == 1);
    let title = single.map_or_else(|| words::atlas(language).to_owned(), |sheet| shown::row_name(&sheet.row));
    let cutoff = first.map(|sheet| shown::capital(&sentences::cutoff(sheet.cutoff, language)));
    let of_all = || vec![words::indicators(sheets.len(), language)];
    let facts = single.map_or_else(of_all, |sheet| about(sheet, language)).into_iter().chain(cutoff);
    let name = single.map_or_else(|| "atlas".to_owned(), file_stem);
    let period = first.map(|sheet| sheet.period);
    Head {
        title,
        of: period.map(|period| phrases::period(period, language)).unwrap_or_default(),
        organisation: first.map(|sheet| clean(&sheet.organisation)).unwrap_or_default(),
        facts: facts.collect(),
        selection: None,
        sessions: None,
        description: words::title(language).to_owned(),
        key: period.map_or_else(|| name.clone(), |period| format!("{name}-{period}")),
        dated: first.map(|sheet| sheet.cutoff).unwrap_or_default(),
    }
}

/// Where it belongs: department, measure and who answers, field, strategic goal.
fn about(sheet: &Factsheet, language: Language) -> Vec<String> {
    let measure = sheet.measure.as_ref();
    let strategic = sheet
        .strategic_goal
        .as_ref()
        .map(|goal| sentences::strategic_goal(&clean(&goal.id), &clean(&goal.title), language));
    let said = std::iter::once(clean(&sheet.department))
        .chain(measure.map(|measure| clean(&measure.title)))
        .chain(measure.and_then(|measure| measure.responsible.as_deref()).map(clean))
        .chain(sheet.row.responsible.as_deref().map(clean))
        .chain(
            sheet
                .fields
                .iter()
                .map(|field| format!("{} {}", words::term(TermWord::Field, language), shown::title_of(field))),
        )
        .chain(strategic);
    said.filter(|text| !text.is_empty()).collect()
}

fn blocks(sheet: &Factsheet, language: Language) -> Vec<Block> {
    let row = &sheet.row;
    let now = At { row, now: row.now(), language };
    let mut blocks = vec![
        Block::Key(Key {
            value: row::actual(now),
            unit: words::unit(&clean(&row.unit), row.kind, language),
            status: row.now().status,
        }),
        Block::Text(verdict(sheet, language)),
        Block::Terms(None, facts(sheet, language)),
    ];
    blocks.extend(drawn(sheet, language).map(|drawing| Block::Drawing(Box::new(drawing))));
    blocks.extend(areas(sheet, language).map(Block::Table));
    let terms = |of: HeadingWord, terms: Vec<Term>| {
        (!terms.is_empty()).then(|| Block::Terms(Some(words::heading(of, language)), terms))
    };
    blocks.extend(terms(HeadingWord::Why, why(sheet, language)));
    blocks.extend(terms(HeadingWord::Aim, aim(sheet, language)));
    blocks.push(Block::Table(figures(sheet, language)));
    blocks.extend(terms(HeadingWord::Basis, basis(sheet, language)));
    blocks
}

/// How it stands and where it is heading, in one or two sentences of a fixed form.
fn verdict(sheet: &Factsheet, language: Language) -> String {
    let (row, now) = (&sheet.row, sheet.row.now());
    let at = At { row, now, language };
    let mut said = Vec::new();
    if !has_value(now) {
        said.push(words::without_value(now.status, language));
    } else if let Some(deviation) = row::deviation(at).some_text(language) {
        let percent = row::deviation_percent(at).some_text(language);
        let trend = now.trend.map(|trend| (trend, now.period.previous()));
        let unit = if row.kind == Kind::Milestone { String::new() } else { clean(&row.unit) };
        said.push(words::against(&deviation, &unit, percent.as_deref(), trend, language));
    }
    let forecast = now.forecast.as_ref().filter(|_| !now.period.is_last());
    if let (Some(forecast), Some(value)) = (forecast, row::forecast(at).some_text(language)) {
        said.push(words::expected_at_end(&value, forecast.status, language));
    }
    if said.is_empty() {
        said.push(shown::capital(phrases::status(now.status, language)));
    }
    said.join(" ")
}

/// A period with its year: `T2 2013`.
fn named(period: Period) -> String {
    let (label, year) = (period.label(), period.year.to_string());
    if label == year { year } else { format!("{label}\u{a0}{year}") }
}

fn has_value(now: &Standing) -> bool {
    now.status != Status::Suppressed && (now.actual.is_some() || now.done.is_some() || now.assessed.is_some())
}

fn term(name: TermWord, text: impl Into<String>, language: Language) -> Term {
    Term::new(words::term(name, language), &text.into())
}

/// A cell with the symbol of its colour.
fn with_symbol(cell: &Cell, language: Language) -> String {
    let text = cell.text(language);
    let details = cell.details.iter().map(|detail| format!(" ({detail})")).collect::<Vec<_>>().concat();
    cell.symbol().map_or_else(|| format!("{text}{details}"), |symbol| format!("{symbol}\u{a0}{text}{details}"))
}

fn facts(sheet: &Factsheet, language: Language) -> Vec<Term> {
    let row = &sheet.row;
    let at = At { row, now: row.now(), language };
    let before = sheet.years.iter().find(|year| year.year == sheet.period.year - 1);
    let before = before.and_then(|year| {
        year.standings.iter().find(|standing| standing.period == sheet.period.in_year(sheet.period.year - 1))
    });
    let before = before.filter(|standing| has_value(standing)).map(|now| row::actual(At { row, now, language }));
    let deviation = [row::deviation(at), row::deviation_percent(at)].map(|cell| cell.some_text(language));
    let deviation: Vec<String> = deviation.into_iter().flatten().collect();
    let some = |name, cell: Cell| (!cell.is_empty()).then(|| term(name, with_symbol(&cell, language), language));
    [
        some(TermWord::ExpectedBy, row::expected(at)),
        (!deviation.is_empty()).then(|| term(TermWord::Deviation, deviation.join(" · "), language)),
        some(TermWord::Target, row::target(at)),
        some(TermWord::Forecast, row::explained_forecast(at)),
        before.and_then(|cell| some(TermWord::YearBefore, cell)),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn drawn(sheet: &Factsheet, language: Language) -> Option<Drawing> {
    let curve = sheet.curve.as_ref()?;
    let row = &sheet.row;
    let heads = sheet.years.iter().map(|year| {
        let last = year.ahead.last().or_else(|| year.standings.last());
        last.and_then(|now| row::target(At { row, now, language }).some_text(language)).unwrap_or_default()
    });
    let heads: Vec<String> = heads.collect();
    let first = sheet.years.first().map_or(sheet.period.year, |year| year.year);
    let points = sheet.years.iter().flat_map(|year| &year.standings).map(|now| {
        let actual = row::actual(At { row, now, language }).text(language);
        let expected = row::expected(At { row, now, language }).some_text(language);
        let period = named(now.period);
        let status = phrases::status(now.status, language);
        let of = Word::Of.text(language);
        match expected.filter(|_| has_value(now)) {
            Some(expected) => format!("{period}: {actual} {of} {expected} ({status})"),
            None => format!("{period}: {actual}"),
        }
    });
    let points = format!("{}.", points.collect::<Vec<_>>().join("; "));
    let said = words::drawn(first, sheet.period.year, &points, language);
    let title = words::development(first, &words::unit(&clean(&row.unit), row.kind, language), language);
    Some(drawing::curve(curve, &heads, (title, said), language))
}

fn table(title: String, columns: &[(Column, Option<&str>)], items: Vec<Item>, language: Language) -> Table {
    let columns = columns.iter().map(|(column, heading)| {
        let usual = column.of(LineKind::Goal, language);
        TableColumn { heading: heading.map_or(usual.heading, str::to_owned), ..usual }
    });
    Table {
        kind: TableKind::Figures,
        caption: title.clone(),
        title: Some(title),
        overall: None,
        columns: columns.collect(),
        items,
    }
}

/// The areas below each other, each with its Soll and deviation where it has them.
fn areas(sheet: &Factsheet, language: Language) -> Option<Table> {
    if sheet.areas.is_empty() {
        return None;
    }
    let judged = sheet.areas.iter().any(|row| row.now().expected.is_some());
    let items = sheet.areas.iter().map(|row| {
        let at = At { row, now: row.now(), language };
        let mut cells = vec![row::name(at), row::actual(at)];
        if judged {
            cells.extend([row::expected(at), row::deviation(at), row::deviation_percent(at)]);
        }
        Item::Row(TableRow { status: Some(row.now().status), ..TableRow::new(cells) })
    });
    let all = [
        (Column::Indicator, Some(Word::AreaWithin.text(language))),
        (Column::Actual, None),
        (Column::Expected, None),
        (Column::Deviation, None),
        (Column::DeviationPercent, None),
    ];
    let columns = if judged { &all[..] } else { &all[..2] };
    Some(table(words::heading(HeadingWord::Areas, language).to_owned(), columns, items.collect(), language))
}

/// All that is drawn, as a table: the alternative to the drawing.
fn figures(sheet: &Factsheet, language: Language) -> Table {
    let row = &sheet.row;
    let mut items = Vec::new();
    for year in &sheet.years {
        for (now, ahead) in
            year.standings.iter().map(|now| (now, false)).chain(year.ahead.iter().map(|now| (now, true)))
        {
            let at = At { row, now, language };
            let mut expected = row::expected(at);
            if !now.revised.is_empty() {
                expected.marks.push_str(words::REVISED);
            }
            let is_end = ahead && now.period.is_last();
            let forecast = if is_end { row::forecast(At { row, now: row.now(), language }) } else { Cell::nothing() };
            let cells = vec![
                Cell::words(named(now.period)),
                if ahead { Cell::nothing() } else { row::actual(at) },
                expected,
                if ahead { Cell::nothing() } else { row::deviation(at) },
                if ahead { Cell::nothing() } else { row::deviation_percent(at) },
                forecast,
            ];
            let rank = if ahead { Rank::Part } else { Rank::Usual };
            items.push(Item::Row(TableRow { rank, ..TableRow::new(cells) }));
        }
    }
    let columns = [
        (Column::Indicator, Some(words::period(language))),
        (Column::Actual, None),
        (Column::Expected, None),
        (Column::Deviation, None),
        (Column::DeviationPercent, None),
        (Column::Forecast, None),
    ];
    table(words::all_figures(language).to_owned(), &columns, items, language)
}

/// What happened, what is done, and the next milestone.
fn why(sheet: &Factsheet, language: Language) -> Vec<Term> {
    let now = sheet.row.now();
    let mut terms = Vec::new();
    terms.extend(now.comment.as_deref().map(|text| term(TermWord::Analysis, clean(text), language)));
    if now.comment_missing {
        terms.push(term(TermWord::Analysis, Word::CommentMissing.text(language), language));
    }
    terms.extend(now.action.as_deref().map(|text| term(TermWord::Action, clean(text), language)));
    let others: Vec<&Row> = sheet.phases.iter().filter(|phase| phase.indicator != sheet.row.indicator).collect();
    let next = others.iter().find(|phase| phase.now().done.is_none());
    terms.extend(next.map(|phase| term(TermWord::NextMilestone, phase_text(phase, language), language)));
    if sheet.phases.len() > 1 {
        let all = sheet.phases.iter().map(|phase| phase_text(phase, language)).collect::<Vec<_>>().join("; ");
        terms.push(term(TermWord::Phases, all, language));
    }
    terms
}

/// `bis 31.10.2013 Entwurf des Rahmenkonzepts: ● 80 %`.
fn phase_text(phase: &Row, language: Language) -> String {
    let at = At { row: phase, now: phase.now(), language };
    let due = due(phase).map(|day| format!("{} ", sentences::due(day, language))).unwrap_or_default();
    format!("{due}{}: {}", shown::row_name(phase), with_symbol(&row::actual(at), language))
}

fn aim(sheet: &Factsheet, language: Language) -> Vec<Term> {
    let measure = sheet.measure.as_ref();
    let all = [
        (TermWord::Goal, sheet.goal.as_deref().map(clean)),
        (TermWord::StrategicGoal, sheet.strategic_goal.as_ref().map(shown::title_of)),
        (TermWord::Measure, measure.map(|measure| clean(&measure.title))),
        (TermWord::Responsible, measure.and_then(|measure| measure.responsible.as_deref()).map(clean)),
        (TermWord::Hypothesis, measure.and_then(|measure| measure.hypothesis.as_deref()).map(clean)),
        (TermWord::Evidence, measure.and_then(|measure| measure.evidence.as_deref()).map(clean)),
    ];
    let said =
        all.into_iter().filter_map(|(name, text)| Some(term(name, text.filter(|text| !text.is_empty())?, language)));
    said.collect()
}

fn basis(sheet: &Factsheet, language: Language) -> Vec<Term> {
    let row = &sheet.row;
    let at = At { row, now: row.now(), language };
    let mut terms: Vec<Term> = [
        (TermWord::Source, row.source.as_deref().map(clean)),
        (TermWord::Method, row.method.as_deref().map(clean)),
        (TermWord::Reference, row.reference.as_deref().map(clean)),
        (TermWord::Tolerance, row::tolerance(at).some_text(language)),
    ]
    .into_iter()
    .filter_map(|(name, text)| Some(term(name, text?, language)))
    .collect();
    terms.extend(shown::way_back(row.now(), language).map(|text| term(TermWord::WayBack, text, language)));
    for year in &sheet.years {
        // Each revision holds until the year's end: said once a year.
        let revised = year.ahead.last().or_else(|| year.standings.last()).map(|now| now.revised.as_slice());
        terms.extend(revised.unwrap_or_default().iter().map(|revision| {
            term(TermWord::Change, shown::capital(&shown::revision(revision, row.kind, language)), language)
        }));
        terms.extend(year.gap.as_ref().map(|gap| match gap {
            YearGap::NoMatrix => {
                term(TermWord::Break, sentences::year_without_matrix(year.year, &[], language), language)
            }
            YearGap::NotThere => {
                term(TermWord::Break, format!("{}: {}", year.year, words::no_values(language)), language)
            }
            YearGap::OtherMeasure { kind, unit } => {
                term(TermWord::Break, sentences::measured_otherwise(year.year, *kind, &clean(unit), language), language)
            }
        }));
    }
    let corrections =
        row.corrections.iter().map(|of| term(TermWord::Change, shown::correction(of, language), language));
    terms.extend(corrections);
    terms
}

/// The figure of a sheet as words: `◆ 255 Besuche, gelb`.
pub fn key_text(key: &Key, language: Language) -> String {
    let value = with_symbol(&key.value, language);
    let unit = if key.unit.is_empty() { String::new() } else { format!(" {}", key.unit) };
    let word = format!(", {}", phrases::status(key.status, language));
    let said = if key.value.symbol().is_none() { String::new() } else { word };
    format!("{value}{unit}{said}")
}

/// A name for a file: the ids with hyphens for everything that is no letter or digit of ASCII.
pub(super) fn file_stem(sheet: &Factsheet) -> String {
    let plain = |id: &str| -> String {
        id.chars().map(|sign| if sign.is_ascii_alphanumeric() { sign.to_ascii_lowercase() } else { '-' }).collect()
    };
    format!("{}-{}", plain(&sheet.row.matrix), plain(&sheet.row.indicator))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::number::{Decimal, Figure};

    #[test]
    fn the_number_is_said_with_symbol_unit_and_word() {
        let value = Cell::figure(Some(&Figure::written(Decimal::from(255))), super::super::Shown::Plain);
        let value = value.in_colour(Some(Status::Yellow));
        let key = Key { value, unit: "Besuche".into(), status: Status::Yellow };
        assert_eq!(key_text(&key, Language::German), "◆\u{a0}255 Besuche, gelb");
    }
}
