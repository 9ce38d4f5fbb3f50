//! The parts of a plan: all goals, each matrix with its measures, hypotheses and indicators, and the rules.

use super::at::PlanAt;
use super::columns::{self, Column};
use super::shown::{self, clean};
use super::{
    Band, Block, Cell, Item, Part, PartId, Rank, Table, TableKind, TableRow, Term, Value, grouping, legend, notes,
};
use crate::catalogue::words::Word;
use crate::catalogue::{Language, sentences};
use crate::model::{Kind, LineKind, Mark, Target};
use crate::report::plan::{Plan, PlanGoal, PlanMatrix, PlanRow};

/// A column of goals, whether any goal has something for it, and what it shows of one.
type GoalColumn = (Column, bool, fn(&PlanGoal) -> Cell);

/// What every part of a plan needs.
#[derive(Debug)]
pub(super) struct Context<'a> {
    plan: &'a Plan,
    language: Language,
    /// The columns that the plan has something for, the same in every table.
    columns: Vec<Column>,
}

impl<'a> Context<'a> {
    pub(super) fn new(plan: &'a Plan, language: Language) -> Self {
        Self { plan, language, columns: columns::of_plan(plan.rows(), language) }
    }

    pub(super) fn contents(&self) -> Vec<(PartId, String)> {
        let language = self.language;
        let goals = self.plan.matrices.iter().any(|matrix| !matrix.goals.is_empty());
        let grouping = self.plan.grouping.as_ref();
        let goals = (goals && grouping.is_none()).then(|| (PartId::Goals, Word::Goals.text(language).to_owned()));
        let groups = grouping.filter(|_| !self.plan.matrices.is_empty());
        let groups = groups.map(|grouping| grouping::contents(grouping, true, language)).unwrap_or_default();
        // Lines belong to no goal, and so to no group.
        let is_shown = |matrix: &PlanMatrix| {
            grouping.is_none() || !matrix.budget.lines.is_empty() || !matrix.consolidation.lines.is_empty()
        };
        let matrices = self.plan.matrices.iter().enumerate().filter(|(_, matrix)| is_shown(matrix));
        let matrices = matrices.map(|(place, matrix)| (PartId::Matrix(place), title(matrix)));
        let end = [(PartId::Legend, Word::Legend), (PartId::Data, Word::DataState)];
        let end = end.into_iter().map(|(id, word)| (id, word.text(language).to_owned()));
        let open = self.plan.open_points.len();
        let open = (open > 0).then(|| (PartId::OpenPoints, sentences::numbered(Word::OpenPoints, open, language)));
        open.into_iter().chain(goals).chain(groups).chain(matrices).chain(end).collect()
    }

    pub(super) fn part(&self, id: PartId) -> Part {
        match id {
            PartId::By => match &self.plan.grouping {
                Some(grouping) => grouping::at_a_glance(grouping, true, self.language),
                None => Part::new(PartId::By, String::new()),
            },
            PartId::Group(place) => self.group(place),
            PartId::Matrix(place) => self.matrix(place),
            PartId::Legend => self.legend(),
            PartId::Data | PartId::Sheet(_) => self.data(),
            PartId::OpenPoints => {
                let points = &self.plan.open_points;
                let title = sentences::numbered(Word::OpenPoints, points.len(), self.language);
                Part::new(id, title).with([notes::open_points(points)])
            }
            PartId::Goals
            | PartId::Summary
            | PartId::Red
            | PartId::Outlook
            | PartId::Changes
            | PartId::Missing
            | PartId::Focus
            | PartId::Maps
            | PartId::Corrections => self.goals(),
        }
    }

    /// Every goal with what it serves and how much belongs to it.
    fn goals(&self) -> Part {
        let language = self.language;
        let goals = || self.plan.matrices.iter().flat_map(|matrix| &matrix.goals);
        let columns: [GoalColumn; 7] = [
            (Column::Goal, true, |goal| Cell::words(clean(&goal.title))),
            (Column::StrategicGoal, goals().any(|goal| goal.strategic_goal.is_some()), strategic_goal),
            (Column::Focus, goals().any(|goal| !goal.focus.is_empty()), focus),
            (Column::Field, goals().any(|goal| !goal.field.is_empty()), field),
            (Column::ProductGroup, goals().any(|goal| goal.product_group.is_some()), product_group),
            (Column::Measures, true, |goal| Cell::of(Value::Count(goal.measures.len()))),
            (Column::Indicators, true, |goal| Cell::of(Value::Count(goal.rows().filter(|row| !row.part).count()))),
        ];
        let shown: Vec<_> = columns.into_iter().filter(|(_, shown, _)| *shown).collect();
        let mut items = Vec::new();
        for matrix in self.plan.matrices.iter().filter(|matrix| !matrix.goals.is_empty()) {
            items.push(Item::Band(Band {
                level: 1,
                title: title(matrix),
                aside: Some(shown::extent(matrix, language)),
                details: Vec::new(),
                overall: None,
                counts: None,
            }));
            items.extend(matrix.goals.iter().map(|goal| {
                let cells = shown.iter().map(|(_, _, cell)| cell(goal));
                Item::Row(TableRow::new(cells.collect()))
            }));
        }
        let columns = shown.iter().map(|(column, ..)| column.of(LineKind::Goal, language)).collect();
        let title = Word::Goals.text(language);
        let caption = title.to_owned();
        let table = Table { kind: TableKind::Goals, title: None, caption, overall: None, columns, items };
        Part::new(PartId::Goals, title).with([Block::Table(table)])
    }

    /// The goals of a group, each with the department that it is of.
    fn group(&self, place: usize) -> Part {
        let Some(grouping) = &self.plan.grouping else { return Part::new(PartId::Group(place), String::new()) };
        let part = grouping::part(grouping, place, true, self.language);
        let Some(group) = grouping.groups.get(place) else { return part };
        let mut items = Vec::new();
        for matrix in &group.matrices {
            let department = grouping::department(matrix);
            items.extend(matrix.goals.iter().flat_map(|goal| self.goal(goal, Some(&department))));
        }
        let table = self.table(LineKind::Goal, None, &part.title, items);
        part.with([Block::Table(table)])
    }

    fn matrix(&self, place: usize) -> Part {
        let language = self.language;
        let Some(matrix) = self.plan.matrices.get(place) else {
            return Part::new(PartId::Matrix(place), String::new());
        };
        let title = title(matrix);
        let department = clean(&matrix.department);
        let last = self.plan.periods.last().map(|at| at.cutoff);
        let own_end = last.filter(|end| *end != matrix.cutoff);
        let mut part = Part::new(PartId::Matrix(place), title.as_str());
        part.facts.extend(Some(department).filter(|department| *department != title && !department.is_empty()));
        part.facts.extend(own_end.map(|_| sentences::year_end(matrix.cutoff, language)));
        let is_whole = self.plan.grouping.is_none();
        part.facts.extend(Some(shown::extent(matrix, language)).filter(|extent| is_whole && !extent.is_empty()));
        if !matrix.goals.is_empty() && is_whole {
            let items = matrix.goals.iter().flat_map(|goal| self.goal(goal, None)).collect();
            part.blocks.push(Block::Table(self.table(LineKind::Goal, None, &title, items)));
        }
        let sections = [
            (LineKind::Budget, Word::Budget, &matrix.budget.lines),
            (LineKind::Consolidation, Word::Consolidation, &matrix.consolidation.lines),
        ];
        for (line, heading, lines) in sections.into_iter().filter(|(_, _, lines)| !lines.is_empty()) {
            let items = lines.iter().map(|row| self.row(row)).collect();
            part.blocks.push(Block::Table(self.table(line, Some(heading), &title, items)));
        }
        part
    }

    fn table(&self, line: LineKind, heading: Option<Word>, matrix: &str, items: Vec<Item>) -> Table {
        let language = self.language;
        let columns = self.columns.iter().flat_map(|column| {
            if *column == Column::Expected {
                self.plan.periods.iter().map(|at| column.in_period(at.period, language)).collect()
            } else {
                vec![column.of(line, language)]
            }
        });
        let of = heading.unwrap_or(Word::Targets).text(language);
        Table {
            kind: TableKind::Plan,
            title: heading.map(|word| word.text(language).to_owned()),
            caption: format!("{of} – {matrix}"),
            overall: None,
            columns: columns.collect(),
            items,
        }
    }

    fn goal(&self, goal: &PlanGoal, department: Option<&str>) -> Vec<Item> {
        let PlanGoal { strategic_goal, focus, field, product_group, product, .. } = goal;
        let band = |level, title: &str, aside, details| {
            Item::Band(Band { level, title: clean(title), aside, details, overall: None, counts: None })
        };
        let (group, product) = (product_group.as_deref(), product.as_deref());
        let serves = notes::Serves { strategic_goal: strategic_goal.as_ref(), focus, field };
        let facts = notes::goal_facts(serves, group, product, self.language);
        let mut items = vec![band(1, &goal.title, department.map(str::to_owned), facts)];
        items.extend(goal.indicators.iter().map(|row| self.row(row)));
        for measure in &goal.measures {
            let responsible = measure.responsible.as_deref().map(clean);
            items.push(band(2, &measure.title, responsible, notes::of_plan_measure(measure, goal, self.language)));
            items.extend(measure.indicators.iter().map(|row| self.row(row)));
        }
        items
    }

    fn row(&self, row: &PlanRow) -> Item {
        let language = self.language;
        let cells = self.columns.iter().flat_map(|column| {
            let at = |at| column.of_plan_row(PlanAt { row, at, language });
            if *column == Column::Expected {
                let of = |period| row.interim.iter().find(|at| at.period == period);
                self.plan.periods.iter().map(|period| at(of(period.period))).collect()
            } else {
                vec![at(None)]
            }
        });
        let mut shown = TableRow::new(cells.collect());
        shown.remarks = notes::of_plan_row(row, language);
        if row.part {
            shown.rank = Rank::Part;
        }
        Item::Row(shown)
    }

    fn legend(&self) -> Part {
        let (used, language) = (&self.plan.legend, self.language);
        let any = |has: fn(&PlanRow) -> bool| self.plan.rows().any(has);
        let corridor = |row: &PlanRow| matches!(row.target, Some(Target::Absolute { mark: Mark::Corridor { .. }, .. }));
        let kinds = used.kinds.iter();
        let kinds =
            kinds.map(|kind| Term::new(sentences::kind(*kind, language), sentences::kind_meaning(*kind, language)));
        let rules = [
            (!used.tolerances.is_empty(), Word::Tolerance, Word::ToleranceMeaning.text(language)),
            (any(corridor), Word::Corridor, sentences::corridor_meaning(language)),
            (used.kinds.contains(&Kind::Milestone), Word::Milestone, sentences::milestone_meaning(language)),
            (any(|row| !row.revised.is_empty()), Word::Revised, Word::RevisedMeaning.text(language)),
        ];
        let rules = rules.into_iter().filter(|(shown, ..)| *shown);
        let rules = rules.map(|(_, name, meaning)| Term::new(name.text(language), meaning)).collect();
        let blocks = [
            legend::terms(Word::Kinds, kinds.collect(), language),
            legend::terms(Word::Rules, rules, language),
            legend::expected(&used.expected_rules, language),
        ];
        Part::new(PartId::Legend, Word::Legend.text(language)).with(blocks.into_iter().flatten())
    }

    fn data(&self) -> Part {
        let (plan, language) = (self.plan, self.language);
        let empty = plan.matrices.is_empty().then(|| Word::Empty.text(language).to_owned());
        let assumed = plan.rows().filter(|row| !row.part && row.interim.iter().any(|at| at.assumed)).count();
        let assumed = (assumed > 0).then(|| sentences::plan_assumed(assumed, language));
        let said = empty.into_iter().chain([sentences::plan_contents(language).to_owned()]).chain(assumed);
        let said = said.chain([Word::Rounding.text(language).to_owned()]);
        Part::new(PartId::Data, Word::DataState.text(language)).with(said.map(Block::Text))
    }
}

fn strategic_goal(goal: &PlanGoal) -> Cell {
    let named = goal.strategic_goal.as_ref();
    let named = named.map(|named| format!("{} {}", clean(&named.id), clean(&named.title)));
    Cell::words(named.unwrap_or_default().trim())
}

fn focus(goal: &PlanGoal) -> Cell {
    let topics: Vec<String> = goal.focus.iter().map(shown::title_of).collect();
    Cell::words(topics.join(", "))
}

fn field(goal: &PlanGoal) -> Cell {
    let fields: Vec<String> = goal.field.iter().map(shown::title_of).collect();
    Cell::words(fields.join(", "))
}

fn product_group(goal: &PlanGoal) -> Cell {
    Cell::words(goal.product_group.as_deref().map(clean).unwrap_or_default())
}

fn title(matrix: &PlanMatrix) -> String {
    shown::matrix_title(&matrix.title, &matrix.department)
}
