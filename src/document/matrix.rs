//! The parts of a report, and the tables of its matrices: goals with their measures, then budget and consolidation.

use super::at::At;
use super::columns::{Column, RowColumn};
use super::context::{Context, line_word, overall, short_title, title};
use super::shown::{self, clean};
use super::{
    Band, Block, Cell, Item, Part, PartId, Rank, RowId, Table, TableColumn, TableKind, TableRow, grouping, legend, map,
    notes, red, row, summary,
};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, closing, report as words, sentences};
use crate::model::LineKind;
use crate::period::Period;
use crate::report::{GoalReport, MatrixReport, Row, Section};

impl Context<'_> {
    pub(super) fn contents(&self) -> Vec<(PartId, String)> {
        let (report, language) = (self.report, self.language);
        let mut parts = vec![(PartId::Summary, Word::Summary.text(language).to_owned())];
        if !report.matrices.is_empty() {
            parts.extend(summary::contents(self));
            if let Some(grouping) = &report.grouping {
                parts.extend(grouping::contents(grouping, false, language));
            }
            // Lines belong to no goal, and so to no group.
            let is_shown = |matrix: &MatrixReport| {
                report.grouping.is_none() || !matrix.budget.lines.is_empty() || !matrix.consolidation.lines.is_empty()
            };
            let matrices = report.matrices.iter().enumerate().filter(|(_, matrix)| is_shown(matrix));
            parts.extend(matrices.map(|(place, matrix)| (PartId::Matrix(place), short_title(matrix))));
            if report.grouping.is_none() && !report.focus_topics().is_empty() {
                parts.push((PartId::Focus, Word::FocusTopics.text(language).to_owned()));
            }
            if self.maps {
                parts.push((PartId::Maps, Word::Maps.text(language).to_owned()));
            }
            if report.legend.corrected || !notes::all_addenda(report, language).is_empty() {
                parts.push((PartId::Corrections, closing::heading(language).to_owned()));
            }
        }
        parts.push((PartId::Legend, Word::Legend.text(language).to_owned()));
        parts.push((PartId::Data, Word::DataState.text(language).to_owned()));
        parts
    }

    pub(super) fn part(&self, id: PartId) -> Part {
        match id {
            PartId::Summary | PartId::Goals => summary::write(self),
            PartId::Red => red::red(self),
            PartId::Outlook => red::outlook(self),
            PartId::Changes => summary::changes(self),
            PartId::Missing => summary::missing(self),
            PartId::OpenPoints => summary::part(id, self).with([notes::open_points(&self.report.open_points)]),
            PartId::By => self.groups(),
            PartId::Group(place) => self.group(place),
            PartId::Matrix(place) => self.matrix(place),
            PartId::Focus => self.focus(),
            PartId::Maps => map::part(self),
            PartId::Corrections => self.corrections(),
            PartId::Legend => legend::report(self),
            PartId::Data | PartId::Sheet(_) => legend::data(self),
        }
    }

    pub(super) fn row_ids(&self) -> Vec<RowId> {
        let Some(grouping) = &self.report.grouping else {
            return self.report.entries().map(|entry| RowId::of(entry.row)).collect();
        };
        let lines = self.report.entries().filter(|entry| entry.goal.is_none()).map(|entry| RowId::of(entry.row));
        grouping::first_ids(grouping).into_iter().map(|(_, id)| id).chain(lines).collect()
    }

    fn groups(&self) -> Part {
        match &self.report.grouping {
            Some(grouping) => grouping::at_a_glance(grouping, false, self.language),
            None => Part::new(PartId::By, String::new()),
        }
    }

    /// The goals of a group, each with the department that it is of.
    fn group(&self, place: usize) -> Part {
        let language = self.language;
        let Some(grouping) = &self.report.grouping else { return Part::new(PartId::Group(place), String::new()) };
        let part = grouping::part(grouping, place, false, language);
        let Some(group) = grouping.groups.get(place) else { return part };
        let reached: Vec<RowId> =
            grouping::first_ids(grouping).into_iter().filter(|(first, _)| *first == place).map(|(_, id)| id).collect();
        let mut items = Vec::new();
        for matrix in &group.matrices {
            let department = grouping::department(matrix);
            items.extend(matrix.goals.iter().flat_map(|goal| self.goal(goal, Some(&department))));
        }
        for item in &mut items {
            if let Item::Row(row) = item
                && row.id.as_ref().is_some_and(|id| !reached.contains(id))
            {
                row.id = None;
            }
        }
        let table = self.rows_table(LineKind::Goal, None, &part.title, items);
        part.with([Block::Table(Table { kind: TableKind::Group, ..table })])
    }

    fn matrix(&self, place: usize) -> Part {
        let language = self.language;
        let Some(matrix) = self.report.matrices.get(place) else {
            return Part::new(PartId::Matrix(place), String::new());
        };
        let title = title(matrix);
        let department = clean(&matrix.department);
        let own_cutoff = (matrix.cutoff != self.report.cutoff).then(|| sentences::cutoff(matrix.cutoff, language));
        let mut part = Part::new(PartId::Matrix(place), title.as_str());
        let is_whole = self.report.grouping.is_none();
        if is_whole {
            part.overall = overall(&matrix.rollup);
            part.counts = Some(matrix.rollup.counts);
        }
        part.facts =
            Some(department).filter(|department| *department != title && !department.is_empty()).into_iter().collect();
        part.facts.extend(own_cutoff);
        part.facts.extend(notes::red_names(&matrix.rollup, language).filter(|_| is_whole).map(|remark| remark.text));
        part.facts.extend(notes::addenda(&matrix.addenda, language).map(|remark| remark.text));
        if !matrix.goals.is_empty() && is_whole {
            let items = matrix.goals.iter().flat_map(|goal| self.goal(goal, None)).collect();
            part.blocks.push(Block::Table(self.rows_table(LineKind::Goal, None, &title, items)));
        }
        let sections = [(LineKind::Budget, &matrix.budget), (LineKind::Consolidation, &matrix.consolidation)];
        for (line, section) in sections.into_iter().filter(|(_, section)| !section.lines.is_empty()) {
            part.blocks.push(Block::Table(self.section(line, section, &title)));
        }
        part
    }

    fn section(&self, line: LineKind, section: &Section, matrix: &str) -> Table {
        let heading = line_word(line).text(self.language);
        let items = section.lines.iter().map(|row| self.row(row)).collect();
        let mut table = self.rows_table(line, Some(heading), matrix, items);
        table.overall = overall(&section.rollup);
        table
    }

    fn rows_table(&self, line: LineKind, heading: Option<&'static str>, matrix: &str, items: Vec<Item>) -> Table {
        let language = self.language;
        let period = words::period(self.report.period, language);
        Table {
            kind: TableKind::Matrix,
            title: heading.map(str::to_owned),
            caption: heading.map_or_else(|| format!("{matrix}, {period}"), |of| format!("{of}, {matrix}, {period}")),
            overall: None,
            columns: self.row_columns(line),
            items,
        }
    }

    /// The columns of rows; the Ist has one for each period.
    fn row_columns(&self, line: LineKind) -> Vec<TableColumn> {
        let language = self.language;
        self.columns
            .iter()
            .flat_map(|column| {
                if *column == Column::Actual {
                    let years =
                        self.report.years.iter().map(|year| Column::of_year(*year, self.report.period, language));
                    let periods = self.report.periods.iter().map(|period| column.in_period(*period, language));
                    years.chain(periods).collect()
                } else if *column == Column::Expected {
                    vec![column.in_period(self.report.period, language)]
                } else {
                    vec![column.of(line, language)]
                }
            })
            .collect()
    }

    fn goal(&self, goal: &GoalReport, department: Option<&str>) -> Vec<Item> {
        let language = self.language;
        let mut items = vec![Item::Band(Band {
            level: 1,
            title: clean(&goal.title),
            aside: department.map(str::to_owned),
            details: notes::of_goal(goal, language),
            overall: overall(&goal.rollup),
            counts: Some(goal.rollup.counts),
        })];
        items.extend(goal.indicators.iter().map(|row| self.row(row)));
        for measure in &goal.measures {
            items.push(Item::Band(Band {
                level: 2,
                title: clean(&measure.title),
                aside: measure.responsible.as_deref().map(clean),
                details: notes::of_measure(measure, goal, language),
                overall: overall(&measure.rollup),
                counts: Some(measure.rollup.counts),
            }));
            items.extend(measure.indicators.iter().map(|row| self.row(row)));
        }
        items
    }

    fn row(&self, row: &Row) -> Item {
        let language = self.language;
        let now = At { row, now: row.now(), language };
        let cells = self.columns.iter().flat_map(|column| {
            if *column == Column::Actual {
                let years = self.report.years.iter().map(|year| row::of_year(row, *year, language));
                let periods = self.report.periods.iter().map(|period| actual_at(row, *period, language));
                years.chain(periods).collect()
            } else {
                vec![column.of_row(now)]
            }
        });
        let mut shown = TableRow::new(cells.collect());
        shown.remarks = notes::of_row(now);
        if row.part {
            shown.rank = Rank::Part;
        } else {
            shown.id = Some(RowId::of(row));
            shown.status = Some(row.now().status);
        }
        Item::Row(shown)
    }

    fn focus(&self) -> Part {
        const COLUMNS: [RowColumn; 8] = [
            (Column::Indicator, row::name),
            (Column::Unit, row::unit),
            (Column::Target, row::target),
            (Column::Expected, row::dated_expected),
            (Column::Actual, row::actual),
            (Column::Deviation, row::deviation),
            (Column::DeviationPercent, row::deviation_percent),
            (Column::Forecast, row::explained_forecast),
        ];
        let language = self.language;
        let columns = self.completed(&COLUMNS);
        let headings: Vec<Column> = columns.iter().map(|(column, _)| *column).collect();
        let mut part = Part::new(PartId::Focus, Word::FocusTopics.text(language));
        for (topic, entries) in self.report.focus_topics() {
            let mut items = Vec::new();
            let mut above = None;
            for entry in &entries {
                let place = entry.goal.map(|goal| (&entry.matrix.id, &goal.id));
                if let Some(goal) = entry.goal.filter(|_| place != above) {
                    items.push(Item::Band(Band {
                        level: 1,
                        title: clean(&goal.title),
                        aside: Some(short_title(entry.matrix)),
                        details: Vec::new(),
                        overall: overall(&goal.rollup),
                        counts: None,
                    }));
                    above = place;
                }
                let at = At { row: entry.row, now: entry.row.now(), language };
                let cells = columns.iter().map(|(_, cell)| cell(at)).collect();
                items.push(Item::Row(Self::listed(entry, cells)));
            }
            let topic = shown::title_of(topic);
            let mut table = Self::table(TableKind::Focus, topic.as_str(), self.headings(&headings), items);
            table.title = Some(topic);
            part.blocks.push(Block::Table(table));
        }
        part
    }

    fn corrections(&self) -> Part {
        let language = self.language;
        let columns = self.headings(&[Column::Indicator, Column::Matrix, Column::Correction]);
        let items = self.report.entries().flat_map(|entry| {
            let corrections = entry.row.corrections.iter();
            let rows = corrections.map(move |correction| {
                let said = Cell::words(shown::correction_alone(correction, language));
                let cells = vec![Cell::words(shown::row_name(entry.row)), Cell::words(short_title(entry.matrix)), said];
                Item::Row(Self::listed(&entry, cells))
            });
            rows.collect::<Vec<_>>()
        });
        let items: Vec<Item> = items.collect();
        let (title, _) = notes::of_corrections(language);
        let table =
            (!items.is_empty()).then(|| Block::Table(Self::table(TableKind::Corrections, title, columns, items)));
        let addenda = notes::all_addenda(self.report, language);
        let addenda = (!addenda.is_empty()).then_some(Block::Terms(None, addenda));
        Part::new(PartId::Corrections, title).with(table).with(addenda)
    }
}

fn actual_at(row: &Row, period: Period, language: Language) -> Cell {
    row.at(period).map_or_else(Cell::nothing, |at| row::actual(At { row, now: at, language }))
}
