//! What part of a report the reader asked for.

use crate::model::{Area, Committee, Goal, Indicator, Matrix, Project, Settings};
use crate::status::Status;

/// Filters of a report; each empty list lets everything through. They choose rows and never change a colour: the
/// roll-up of a goal or matrix is that of all its indicators.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Ids of matrices.
    pub matrices: Vec<String>,
    /// Ids of goals.
    pub goals: Vec<String>,
    /// Ids of focus topics.
    pub focuses: Vec<String>,
    /// Ids of strategic goals.
    pub strategic_goals: Vec<String>,
    /// Ids of fields of action.
    pub fields: Vec<String>,
    /// Ids of areas: their rows are shown with those of their parts, and rolled up.
    pub areas: Vec<String>,
    /// Departments, as their matrices name them; a part of the name is enough.
    pub departments: Vec<String>,
    /// Statuses in the reported period.
    pub statuses: Vec<Status>,
    /// Committees, where each of them deals with a part alone: what any of them deals with is shown.
    pub committees: Vec<Committee>,
}

/// A filter that lets nothing through because the project has nothing of that name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmatched {
    /// The option, such as `--matrix`.
    pub option: &'static str,
    /// What it asked for.
    pub value: String,
    /// What there is.
    pub known: Vec<String>,
}

impl Selection {
    /// True where nothing is left out.
    pub fn is_everything(&self) -> bool {
        *self == Self::default()
    }

    /// Narrows the selection to what those committees deal with. Where one of them deals with everything, it stays as it
    /// is.
    #[must_use]
    pub fn of_committees<'a>(mut self, committees: impl Iterator<Item = &'a Committee>) -> Self {
        let committees: Vec<Committee> = committees.cloned().collect();
        if !committees.iter().any(Committee::deals_with_everything) {
            self.committees = committees;
        }
        self
    }

    /// True where a line of budget or consolidation is shown. It belongs to no goal, and comes with its matrix or its
    /// product group.
    pub fn includes_line(&self, matrix: &Matrix, line: &Indicator) -> bool {
        let by_goals = !(self.goals.is_empty()
            && self.focuses.is_empty()
            && self.strategic_goals.is_empty()
            && self.fields.is_empty());
        let deals = |committee: &Committee| {
            committee.matrices.contains(&matrix.id) || covers(committee, line.product_group.as_ref())
        };
        !by_goals && (self.committees.is_empty() || self.committees.iter().any(deals))
    }

    /// True where the matrix is shown.
    pub fn includes_matrix(&self, matrix: &Matrix) -> bool {
        let department = matrix.department.to_lowercase();
        (self.matrices.is_empty() || self.matrices.contains(&matrix.id))
            && (self.departments.is_empty()
                || self.departments.iter().any(|asked| department.contains(&asked.to_lowercase())))
    }

    /// True where the goal is shown.
    pub fn includes_goal(&self, matrix: &Matrix, goal: &Goal) -> bool {
        let deals = |committee: &Committee| {
            let full_id = format!("{}/{}", matrix.id, goal.id);
            committee.matrices.contains(&matrix.id)
                || committee.goals.contains(&full_id)
                || goal.focus.iter().any(|focus| committee.focus.contains(focus))
                || covers(committee, goal.product_group.as_ref())
        };
        (self.goals.is_empty() || self.goals.contains(&goal.id))
            && (self.focuses.is_empty() || goal.focus.iter().any(|focus| self.focuses.contains(focus)))
            && (self.strategic_goals.is_empty()
                || goal.strategic_goal.as_ref().is_some_and(|strategic| self.strategic_goals.contains(strategic)))
            && (self.fields.is_empty()
                || self.includes_fields(&goal.field)
                || goal.measures.iter().any(|measure| self.includes_fields(&measure.field)))
            && (self.committees.is_empty() || self.committees.iter().any(deals))
    }

    /// True where what belongs to those fields of action is shown.
    pub fn includes_fields(&self, fields: &[String]) -> bool {
        self.fields.is_empty() || fields.iter().any(|field| self.fields.contains(field))
    }

    /// The chosen areas in their order. An area within another chosen one is a part of that.
    pub(super) fn chosen_areas<'a>(&'a self, settings: &'a Settings) -> impl Iterator<Item = &'a Area> {
        settings.areas.iter().filter(move |area| {
            let inside_another = self.areas.iter().any(|other| settings.is_inside(&area.id, other));
            self.areas.contains(&area.id) && !inside_another
        })
    }

    /// True where rows of that status are shown.
    pub fn includes_status(&self, status: Status) -> bool {
        self.statuses.is_empty() || self.statuses.contains(&status)
    }

    /// Filters that name what the year does not have.
    ///
    /// Committees are asked for by their ids.
    pub fn unmatched(&self, committees: &[String], project: &Project, year: i32) -> Vec<Unmatched> {
        let matrices: Vec<&Matrix> = project.matrices_of(year).collect();
        let settings = &project.settings;
        let exact = |asked: &str, known: &str| asked == known;
        let part = |asked: &str, known: &str| known.to_lowercase().contains(&asked.to_lowercase());
        let mut unmatched = Vec::new();
        let mut check = |option, asked: &[String], known: Vec<&String>, same: &dyn Fn(&str, &str) -> bool| {
            for value in asked {
                if !known.iter().any(|known| same(value, known)) {
                    let known = known.iter().map(|known| (*known).clone()).collect();
                    unmatched.push(Unmatched { option, value: value.clone(), known });
                }
            }
        };
        let goals = matrices.iter().flat_map(|matrix| matrix.goals.iter().map(|goal| &goal.id)).collect();
        check("--matrix", &self.matrices, matrices.iter().map(|matrix| &matrix.id).collect(), &exact);
        check("--goal", &self.goals, goals, &exact);
        check("--focus", &self.focuses, settings.focuses.iter().map(|focus| &focus.id).collect(), &exact);
        let strategic = settings.strategic_goals.iter().map(|goal| &goal.id).collect();
        check("--strategic-goal", &self.strategic_goals, strategic, &exact);
        check("--field", &self.fields, settings.fields.iter().map(|field| &field.id).collect(), &exact);
        check("--area", &self.areas, settings.areas.iter().map(|area| &area.id).collect(), &exact);
        let departments = matrices.iter().map(|matrix| &matrix.department).collect();
        check("--committee", committees, settings.committees.iter().map(|committee| &committee.id).collect(), &exact);
        check("--department", &self.departments, departments, &part);
        unmatched
    }
}

fn covers(committee: &Committee, product_group: Option<&String>) -> bool {
    product_group.is_some_and(|part| committee.product_groups.iter().any(|group| Committee::covers(group, part)))
}
