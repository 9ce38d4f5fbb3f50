//! The whole of what areas reported: which reports make it up, and what they come to.

use super::piece::{Part, Piece, reported};
use crate::model::outcome::{Reason, ReportedState};
use crate::model::{Actual, Area, Areas, Indicator, Kind, PeriodActuals, Value};
use crate::number::Number;

/// The reports of a period by area, with what says how they make a whole.
#[derive(Clone, Copy)]
pub(crate) struct AreaReports<'a> {
    /// What was reported.
    pub(crate) reports: &'a PeriodActuals,
    /// All areas of the project.
    pub(crate) areas: &'a [Area],
    /// For what.
    pub(crate) indicator: &'a Indicator,
}

impl<'a> AreaReports<'a> {
    /// The total: counts, stocks that are summed, and the parts of ratios; nothing else can be formed. An area whose parts
    /// reported counts through them or by its own report, never twice.
    pub(super) fn total(self) -> Piece {
        if !self.indicator.total_is_sum {
            return Part::None(ReportedState::Missing, Some(Reason::NoTotal)).into();
        }
        self.sum(self.tops())
    }

    /// The value of an area: as reported, else formed from its parts where those can be summed. `None` where nothing was.
    pub(super) fn area(self, area: &str) -> Option<Piece> {
        let known = self.areas.iter().find(|known| known.id == area).filter(|_| self.indicator.total_is_sum);
        match known {
            Some(known) => self.of(&known.id),
            None => self.reports.areas.get(area).map(reported),
        }
    }

    /// True where an area has a value by its own report, or by those of its parts.
    pub(crate) fn is_known(self, area: &str) -> bool {
        self.area(area).is_some()
    }

    /// The areas that together make a whole: the city where none is named, else that area.
    pub(crate) fn parts(self, whole: Option<&'a str>) -> Vec<&'a str> {
        whole.map_or_else(|| self.tops().collect(), |whole| self.children(whole).collect())
    }

    /// The reports that the value of an area rests on: its own, else those of its parts.
    pub(crate) fn behind(self, area: &'a str) -> Vec<(&'a str, &'a Actual)> {
        match self.own(area) {
            Some(report) => vec![(area, report)],
            None => self.children(area).flat_map(|part| self.behind(part)).collect(),
        }
    }

    /// The title of an area.
    pub(crate) fn title(self, area: &'a str) -> &'a str {
        self.areas.iter().find(|known| known.id == area).map_or(area, |known| &known.title)
    }

    /// The areas whose own reports make up the total, in the order of zielmatrix.toml.
    pub(crate) fn summed(self) -> Vec<&'a str> {
        let mut summed = Vec::new();
        let mut open: Vec<&str> = self.tops().collect();
        while let Some(area) = open.pop() {
            match self.own(area) {
                Some(_) => summed.push(area),
                None => open.extend(self.children(area)),
            }
        }
        self.areas.iter().map(|area| area.id.as_str()).filter(|area| summed.contains(area)).collect()
    }

    /// The areas that together make the whole: those that the indicator names, without the parts of one that it names
    /// too; else those that lie directly in the city.
    fn tops(self) -> impl Iterator<Item = &'a str> {
        let named = move |area: &'a Area| match &self.indicator.areas {
            Areas::Unsaid => area.parent.is_none(),
            Areas::Named(ids) => ids.contains(&area.id) && !self.above(area).any(|above| ids.contains(&above.id)),
        };
        self.areas.iter().filter(move |area| named(area)).map(|area| area.id.as_str())
    }

    fn above(self, area: &'a Area) -> impl Iterator<Item = &'a Area> {
        let parent = move |area: &&'a Area| {
            let parent = area.parent.as_ref()?;
            self.areas.iter().find(|known| known.id == *parent)
        };
        std::iter::successors(parent(&area), parent)
    }

    fn children(self, area: &'a str) -> impl Iterator<Item = &'a str> {
        self.areas.iter().filter(move |known| known.parent.as_deref() == Some(area)).map(|known| known.id.as_str())
    }

    fn says_anything(self, area: &'a str) -> bool {
        self.reports.areas.contains_key(area) || self.children(area).any(|child| self.says_anything(child))
    }

    /// The area's own report where it counts: one that says there is none gives way to what its parts reported.
    fn own(self, area: &str) -> Option<&'a Actual> {
        let report = self.reports.areas.get(area)?;
        let parts = || self.areas.iter().filter(|known| known.parent.as_deref() == Some(area));
        (report.value != Value::Missing || !parts().any(|part| self.says_anything(&part.id))).then_some(report)
    }

    /// What an area comes to; `None` where neither it nor a part of it said anything.
    fn of(self, area: &'a str) -> Option<Piece> {
        match self.own(area) {
            Some(report) => Some(reported(report)),
            None if self.says_anything(area) => Some(self.sum(self.children(area))),
            None => None,
        }
    }

    fn is_asked_for(self, area: &str) -> bool {
        matches!(&self.indicator.areas, Areas::Named(ids) if ids.iter().any(|id| id == area))
    }

    fn sum(self, areas: impl Iterator<Item = &'a str>) -> Piece {
        let (mut sum, mut whole) = (Number::ZERO, Number::ZERO);
        let (mut places, mut counted, mut provisional) = (0, false, false);
        for area in areas {
            let missing = || Part::None(ReportedState::Missing, Some(Reason::AreaMissing(area.to_owned())));
            let Some(piece) = self.of(area) else {
                if self.is_asked_for(area) {
                    return missing().into();
                }
                continue;
            };
            match piece.part {
                Part::Number(value, written) => {
                    sum = &sum + &value;
                    places = places.max(written);
                    counted = true;
                }
                Part::Ratio(numerator, denominator) => {
                    sum = &sum + &numerator;
                    whole = &whole + &denominator;
                    counted = true;
                }
                Part::None(ReportedState::NotApplicable, _) => {}
                Part::None(ReportedState::Suppressed, _) => {
                    return Part::None(ReportedState::Suppressed, None).into();
                }
                // Of an area that is formed itself, the part that is missing is named.
                none @ Part::None(_, Some(Reason::AreaMissing(_))) => return none.into(),
                Part::None(..) => return missing().into(),
            }
            provisional |= piece.provisional;
        }
        let part = match (counted, self.indicator.kind) {
            (false, _) => Part::None(ReportedState::NotApplicable, None),
            (true, Kind::Ratio) => Part::Ratio(sum, whole),
            (true, _) => Part::Number(sum, places),
        };
        Piece { part, provisional }
    }
}
