//! Words of reports and plans that are arranged by what goals serve, or by area.

use super::Language;
use super::words::Word;
use crate::report::By;

/// The heading of the groups of a report.
pub fn title(by: By, language: Language) -> &'static str {
    let word = match by {
        By::StrategicGoal => Word::ByStrategicGoal,
        By::Focus => Word::ByFocus,
        By::Field => Word::ByField,
        By::Area => Word::ByArea,
    };
    word.text(language)
}

/// The heading of the groups of a plan.
pub fn plan_title(by: By, language: Language) -> &'static str {
    let word = match by {
        By::StrategicGoal => Word::AlignedWithStrategicGoals,
        By::Focus => Word::AlignedWithFocus,
        By::Field => Word::AlignedWithFields,
        By::Area => Word::PlanByArea,
    };
    word.text(language)
}

/// What a group is.
pub fn group(by: By, language: Language) -> &'static str {
    let word = match by {
        By::StrategicGoal => Word::StrategicGoal,
        By::Focus => Word::Focus,
        By::Field => Word::Field,
        By::Area => Word::Area,
    };
    word.text(language)
}

/// Above what no goal serves.
pub fn unserved(by: By, is_plan: bool, language: Language) -> &'static str {
    let word = match (by, is_plan) {
        (By::StrategicGoal, _) => Word::StrategicGoalsUnserved,
        (By::Focus, _) => Word::FocusUnserved,
        (By::Field, _) => Word::FieldsUnserved,
        (By::Area, false) => Word::AreasWithoutValues,
        (By::Area, true) => Word::AreasWithoutTargets,
    };
    word.text(language)
}

/// What belongs to no group.
pub fn none(by: By, is_plan: bool, language: Language) -> &'static str {
    let word = match (by, is_plan) {
        (By::StrategicGoal, _) => Word::NoStrategicGoal,
        (By::Focus, _) => Word::NoFocus,
        (By::Field, _) => Word::NoField,
        (By::Area, false) => Word::NoValuesByArea,
        (By::Area, true) => Word::NoTargetsByArea,
    };
    word.text(language)
}

/// What is said of an area within another one.
pub fn within(parent: &str, language: Language) -> String {
    language.pick(format!("Teil von {parent}"), format!("part of {parent}"))
}

/// A department with those who answer there.
pub fn department(name: &str, responsible: &[String]) -> String {
    if responsible.is_empty() { name.to_owned() } else { format!("{name} ({})", responsible.join(", ")) }
}

/// Who answers for a group.
pub fn departments(departments: &[String], language: Language) -> String {
    format!("{}: {}", Word::Departments.text(language), departments.join("; "))
}
