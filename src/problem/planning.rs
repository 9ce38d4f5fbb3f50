//! What can be wrong with a planning form that comes back.

use super::Unreadable;
use crate::period::Period;

/// What is planned together and so is taken, or refused, together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PlanInput {
    /// The name of an indicator or the title of a measure.
    Name,
    /// Direction, value and upper bound of the target.
    Target,
    /// The interim targets of all periods.
    Interim,
    /// Both tolerances.
    Tolerance,
    /// The unit.
    Unit,
    /// The kind.
    Kind,
    /// Where the figures come from.
    Source,
    /// Who answers for a measure.
    Responsible,
    /// Why a measure should work.
    Hypothesis,
    /// What that rests on.
    Evidence,
    /// What is not decided yet.
    Open,
    /// Whether it is dropped.
    Dropped,
    /// Why a target changes within the year.
    Reason,
}

/// What of a planning form is another project's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanPart {
    /// The organisation.
    Organisation,
    /// The year.
    Year,
    /// All periods of the year are closed.
    Closed,
}

/// Why a row of a planning form is not taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanRowFault {
    /// Its hidden cells are not those that were written.
    Seal,
    /// What it is about is no longer in the matrix.
    Gone,
    /// Something new is there already, and says something else there.
    Exists,
    /// It says what is new, but not its name.
    NoName,
    /// What it would belong to is dropped or not taken.
    NoParent,
    /// Something stands beside the inputs of the row.
    Beside(String),
}

/// Why an input cannot be planned so.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PlanEntryFault {
    /// No number, or one that cannot be read exactly.
    Number(Unreadable),
    /// None of the words that the cell offers.
    Word(Vec<&'static str>),
    /// Neither a number nor a share, pair or word that the cell takes.
    NoInterim,
    /// Percent where the unit is percent: a value, or a share of the target.
    ShareOrValue,
    /// Percent without saying of what, where the unit is another one.
    PercentOfWhat,
    /// A value without a direction.
    NoDirection,
    /// A corridor without its upper bound.
    NoUpper,
    /// An upper bound without a corridor.
    NotBetween,
    /// A date that is missing.
    NoDate,
    /// A date where a number is expected.
    NotDated,
    /// A share and a number, or shares of different things.
    MixedCorridor,
    /// A value beside "for information".
    Informative,
    /// No target and no open point that says so.
    TargetUndecided,
    /// No kind and no open point that says so.
    KindUndecided,
    /// Kind and target do not go together.
    KindOfTarget,
    /// An interim target without a target.
    InterimWithoutTarget,
    /// One figure where the target is a corridor, or two where it is none.
    InterimShape,
    /// A word beside other interim targets.
    WordBesideValues,
    /// Percent as the tolerance of a milestone.
    ToleranceInDays,
    /// A unit that would change what the factor of a ratio means.
    Scale,
    /// A change that needs a reason, as periods of the year are closed.
    NoReason,
    /// What stays as it is once periods of the year are closed.
    Closed,
    /// A target that would go away though periods of the year are closed.
    ClosedTarget,
    /// An interim target of a closed period.
    ClosedPeriod(Period),
    /// What is for reading only.
    Locked,
    /// Something that has reported values.
    Reported,
}

/// Why something in a planning form changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PlanKeptWhy {
    /// The cell was emptied.
    Emptied,
    /// Names are changed in the matrix alone.
    Name,
    /// A direction without a value cannot be planned.
    NoValue,
    /// A reason without a change.
    NoChange,
}
