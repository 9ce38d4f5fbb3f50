//! The pattern of a whole project: every indicator, every period up to the one that is published, in the order of time.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::colours;
use super::memory::{Memory, Remembered, RememberedIndicator};
use super::protect::{Demand, Pattern, Why, protect, weak};
use super::sheet::{Class, Sheet, Slot, sheet};
use super::soll;
use super::table::{State, Target};
use crate::model::{Project, Public, PublicCell, PublicColours, PublicDepth, SeriesId};
use crate::period::Period;
use crate::status::Colour;

/// A cell, for people.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Full id of the indicator.
    pub indicator: String,
    /// The period; `None` for the baseline.
    pub period: Option<Period>,
    /// The area; `None` for the whole.
    pub area: Option<String>,
}

/// A suppressed cell and why it is; for the controller alone.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suppressed {
    /// Which.
    pub place: Place,
    /// Why.
    pub why: Why,
    /// The value, as the house knows it; nothing where the department keeps it to itself.
    pub value: Option<String>,
}

/// What stands in the way of a publication.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Obstacle {
    /// Some values can be computed, whatever else is suppressed.
    Impossible {
        /// Full id of the indicator.
        indicator: String,
        /// The period that would give them away; `None` for the baseline.
        period: Option<Period>,
        /// Which values.
        cells: Vec<Place>,
    },
    /// A count below 0.
    Negative {
        /// Which.
        place: Place,
        /// The value.
        value: String,
    },
    /// A published value is another one now, and no correction says why.
    Changed {
        /// Which.
        place: Place,
        /// As it was published.
        published: String,
        /// As it is now; `None` where there is none any more.
        now: Option<String>,
    },
    /// A period that was published when another one was is not remembered any more.
    Forgotten {
        /// The period whose file is missing.
        period: Period,
        /// The one whose file names it.
        by: Period,
    },
}

/// What is published, and what is not.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    /// For the report.
    pub public: Public,
    /// What is to be remembered: the periods whose files are new or change.
    pub remember: Memory,
    /// The suppressed cells of the shown periods.
    pub suppressed: Vec<Suppressed>,
    /// What stands in the way; where there is anything, nothing may be published.
    pub obstacles: Vec<Obstacle>,
}

/// A sheet with its pattern.
struct Decided {
    sheet: Sheet,
    pattern: Pattern,
    coloured: BTreeMap<usize, Colour>,
    obstacles: Vec<Obstacle>,
}

/// Decides what a publication of that period suppresses. `memory` is what is published already; `more` are further
/// periods that the publication shows.
pub fn decide(project: &Project, period: Period, memory: &Memory, more: &BTreeSet<Period>) -> Decision {
    let last = memory.keys().copied().chain([period]).max().unwrap_or(period);
    let serieses: Vec<SeriesId> =
        (0..project.series.len()).filter_map(|at| u32::try_from(at).ok()).map(SeriesId).collect();
    let of_series = |series: &SeriesId| of_series(project, *series, last, memory);
    let mut decided: Vec<Decided> =
        serieses.par_iter().map(of_series).collect::<Vec<_>>().into_iter().flatten().collect();
    follow_cases(&mut decided);
    let shown = shown(project, period, &decided, more);
    let mut decision = Decision { public: public(project, &decided), ..Decision::default() };
    soll::hide(project, period.year, &mut decision.public);
    for one in &decided {
        let concerns = |obstacle: &&Obstacle| match obstacle {
            Obstacle::Impossible { period, .. } => period.is_none_or(|period| shown.contains(&period)),
            Obstacle::Negative { place, .. } => place.period.is_none_or(|period| shown.contains(&period)),
            Obstacle::Changed { .. } | Obstacle::Forgotten { .. } => true,
        };
        if shown.iter().any(|period| period.year == one.sheet.year) {
            decision.obstacles.extend(one.obstacles.iter().filter(concerns).cloned());
        }
        decision.suppressed.extend(one.explained(&shown));
    }
    for (by, remembered) in memory {
        let missing = remembered.with.iter().filter(|period| !memory.contains_key(period));
        decision.obstacles.extend(missing.map(|period| Obstacle::Forgotten { period: *period, by: *by }));
    }
    decision.remember = remember(project, period, &decided, &shown, memory);
    decision.suppressed.sort();
    decision.obstacles.sort();
    decision.obstacles.dedup();
    decision
}

fn of_series(project: &Project, series: SeriesId, last: Period, memory: &Memory) -> Vec<Decided> {
    let held = project.series(series);
    let years: BTreeSet<i32> =
        held.definitions.keys().copied().chain(held.periods.keys().map(|period| period.year)).collect();
    let mut all: Vec<Decided> = Vec::new();
    for year in years.into_iter().filter(|year| *year <= last.year) {
        let Some(sheet) = sheet(project, series, year, last) else { continue };
        let before = all.last().filter(|before| before.sheet.year == year - 1);
        all.push(decide_sheet(project, sheet, before, memory));
    }
    all
}

fn decide_sheet(project: &Project, sheet: Sheet, before: Option<&Decided>, memory: &Memory) -> Decided {
    let mut one =
        Decided { pattern: Pattern::new(&sheet.table), sheet, coloured: BTreeMap::new(), obstacles: Vec::new() };
    let id = one.sheet.definition.full_id();
    match one.sheet.class {
        Class::Count => {}
        Class::Open | Class::With(_) | Class::Areas => {
            one.decide_others();
            return one;
        }
    }
    for at in 0..one.sheet.table.cells.len() {
        let cell = &one.sheet.table.cells[at];
        if cell.value < 0 || cell.denominator.is_some_and(|denominator| denominator < 0) {
            let value = one.sheet.written[at].clone();
            one.obstacles.push(Obstacle::Negative { place: one.place(at), value });
        }
    }
    let rule = project.settings.disclosure;
    let scale = one.sheet.table.scale;
    let demand = Demand { minimum: i64::from(rule.minimum) * scale, width: i64::from(rule.width) * scale };
    let of = |slot: &Slot| match slot {
        Slot::Baseline => None,
        Slot::Period(period) => memory.get(period).and_then(|remembered| remembered.indicators.get(&id)),
    };
    let slots = one.sheet.slots.clone();
    for (slot, remembered) in slots.iter().enumerate().filter_map(|(slot, named)| Some((slot, of(named)?))) {
        one.recall(project, slot, remembered);
        if let Some(baseline) = slots.iter().position(|slot| *slot == Slot::Baseline) {
            one.recall_baselines(baseline, &remembered.baselines);
        }
    }
    one.tie_baselines(before);
    let known: Vec<bool> = slots.iter().map(|slot| of(slot).is_some()).collect();
    let order = (0..slots.len()).filter(|slot| known[*slot]).chain((0..slots.len()).filter(|slot| !known[*slot]));
    for slot in order {
        one.protect(demand, slot);
        let keeps = rule.colours == PublicColours::WhereSafe;
        if let (Slot::Period(period), true) = (slots[slot], keeps && !known[slot]) {
            one.keep_colours(project, demand, slot, period);
        }
    }
    one
}

impl Decided {
    fn place(&self, at: usize) -> Place {
        let cell = &self.sheet.table.cells[at];
        Place {
            indicator: self.sheet.definition.full_id(),
            period: match self.sheet.slots[cell.slot] {
                Slot::Baseline => None,
                Slot::Period(period) => Some(period),
            },
            area: self.sheet.nodes[cell.node].clone(),
        }
    }

    /// What is no count: withheld as the matrix says, areas of what is confidential.
    fn decide_others(&mut self) {
        for (at, cell) in self.sheet.table.cells.iter().enumerate() {
            let of_area = self.sheet.class == Class::Areas && cell.node > 0;
            if cell.withheld || of_area || cell.foreign {
                self.pattern.states[at] = State::Suppressed;
                self.pattern.why.insert(at, Why::Withheld);
            } else {
                self.pattern.states[at] = State::Published;
            }
        }
    }

    /// Takes over what was published in a slot.
    fn recall(&mut self, project: &Project, slot: usize, remembered: &RememberedIndicator) {
        let mut gone = remembered.published.clone();
        for at in 0..self.sheet.table.cells.len() {
            let cell = &self.sheet.table.cells[at];
            if cell.slot != slot {
                continue;
            }
            let area = self.sheet.nodes[cell.node].clone();
            if let Some(published) = gone.remove(&area) {
                self.pattern.states[at] = State::Published;
                if published != self.sheet.written[at] && !self.sheet.corrected[at] {
                    let now = Some(self.sheet.written[at].clone());
                    self.obstacles.push(Obstacle::Changed { place: self.place(at), published, now });
                }
            } else if remembered.suppressed.contains(&area) {
                self.pattern.states[at] = State::Suppressed;
                self.pattern.why.insert(at, Why::Remembered);
                let colour = remembered.colours.get(&area).and_then(|name| Colour::from_name(name));
                if let (Some(colour), Slot::Period(period)) = (colour, self.sheet.slots[slot]) {
                    self.keep_colour(project, at, period, colour);
                }
            }
        }
        for (area, published) in gone {
            let period = match self.sheet.slots[slot] {
                Slot::Baseline => None,
                Slot::Period(period) => Some(period),
            };
            let place = Place { indicator: self.sheet.definition.full_id(), period, area };
            self.obstacles.push(Obstacle::Changed { place, published, now: None });
        }
    }

    fn recall_baselines(&mut self, slot: usize, suppressed: &BTreeSet<Option<String>>) {
        for (at, cell) in self.sheet.table.cells.iter().enumerate() {
            if cell.slot == slot {
                let hidden = suppressed.contains(&self.sheet.nodes[cell.node]);
                self.pattern.states[at] = if hidden { State::Suppressed } else { State::Published };
                if hidden {
                    self.pattern.why.insert(at, Why::Remembered);
                }
            }
        }
    }

    /// A baseline that is the last value of the year before is suppressed where that is.
    fn tie_baselines(&mut self, before: Option<&Self>) {
        let Some(before) = before else { return };
        let last = before.sheet.slots.len().saturating_sub(1);
        for at in 0..self.sheet.table.cells.len() {
            let cell = &self.sheet.table.cells[at];
            let is_baseline = self.sheet.slots[cell.slot] == Slot::Baseline;
            if !is_baseline || self.pattern.states[at] != State::Undecided {
                continue;
            }
            let same =
                before.sheet.table.cells.iter().enumerate().find(|(_, other)| {
                    other.slot == last && before.sheet.nodes[other.node] == self.sheet.nodes[cell.node]
                });
            let hidden = same.is_some_and(|(other, _)| {
                before.pattern.states[other] == State::Suppressed
                    && before.sheet.written[other] == self.sheet.written[at]
            });
            if hidden {
                self.pattern.states[at] = State::Suppressed;
                self.pattern.why.insert(at, Why::Other);
            }
        }
    }

    fn protect(&mut self, demand: Demand, slot: usize) {
        let before = self.pattern.clone();
        let table = &self.sheet.table;
        let Err(open) = protect(table, demand, &mut self.pattern, slot, &BTreeSet::new()) else { return };
        // What could be known before is not given away now: a smaller minimum then, or values that changed since.
        let given: BTreeSet<Target> = weak(table, demand, &before, None).into_iter().collect();
        let open = if given.is_empty() {
            open
        } else {
            self.pattern = before;
            match protect(table, demand, &mut self.pattern, slot, &given) {
                Ok(()) => return,
                Err(open) => open,
            }
        };
        let cells: BTreeSet<Place> = open
            .into_iter()
            .map(|target| match target {
                Target::Value(at) | Target::Difference { later: at, .. } => self.place(at),
            })
            .collect();
        self.obstacles.push(Obstacle::Impossible {
            indicator: self.sheet.definition.full_id(),
            period: match self.sheet.slots[slot] {
                Slot::Baseline => None,
                Slot::Period(period) => Some(period),
            },
            cells: cells.into_iter().collect(),
        });
        // The rest is decided all the same, so that everything is named in one run.
        for (at, cell) in self.sheet.table.cells.iter().enumerate() {
            if cell.slot == slot && self.pattern.states[at] != State::Published {
                self.pattern.states[at] = State::Suppressed;
            }
        }
    }

    fn keep_colour(&mut self, project: &Project, at: usize, period: Period, colour: Colour) {
        self.coloured.insert(at, colour);
        if let colours::Told::Interval(bounds) = colours::interval(project, &self.sheet, at, period, colour) {
            self.pattern.bounds[at] = bounds;
        }
    }

    /// All suppressed cells of a slot keep their colours, or none does.
    fn keep_colours(&mut self, project: &Project, demand: Demand, slot: usize, period: Period) {
        let hidden: Vec<usize> = (0..self.sheet.table.cells.len())
            .filter(|at| self.sheet.table.cells[*at].slot == slot && self.pattern.states[*at] == State::Suppressed)
            .collect();
        let mut tried = self.pattern.clone();
        let mut kept = Vec::new();
        for at in hidden {
            let Some(colour) = colours::of(project, &self.sheet, at, period) else { continue };
            match colours::interval(project, &self.sheet, at, period, colour) {
                colours::Told::Interval(bounds) => {
                    tried.bounds[at] = bounds;
                    kept.push((at, colour));
                }
                colours::Told::Unclear => return,
            }
        }
        if !kept.is_empty() && weak(&self.sheet.table, demand, &tried, None).is_empty() {
            self.pattern = tried;
            self.coloured.extend(kept);
        }
    }

    fn explained<'a>(&'a self, shown: &'a BTreeSet<Period>) -> impl Iterator<Item = Suppressed> + 'a {
        let cells = self.pattern.states.iter().enumerate().filter(|(_, state)| **state == State::Suppressed);
        let explained = cells.map(|(at, _)| Suppressed {
            place: self.place(at),
            why: self.pattern.why.get(&at).copied().unwrap_or(Why::Other),
            value: (!self.sheet.table.cells[at].foreign).then(|| self.sheet.written[at].clone()),
        });
        let year = self.sheet.year;
        explained.filter(move |cell| match cell.place.period {
            Some(period) => shown.contains(&period),
            None => shown.iter().any(|period| period.year == year),
        })
    }
}

/// A column, and a row by its area.
type Spot = (Slot, Option<String>);

/// Values with a count behind them are suppressed where that is.
fn follow_cases(decided: &mut [Decided]) {
    let mut hidden: BTreeMap<(String, i32), BTreeSet<Spot>> = BTreeMap::new();
    for one in decided.iter() {
        let cells = one.pattern.states.iter().zip(&one.sheet.table.cells);
        let cells = cells.filter(|(state, _)| **state == State::Suppressed);
        let cells = cells.map(|(_, cell)| (one.sheet.slots[cell.slot], one.sheet.nodes[cell.node].clone()));
        hidden.insert((one.sheet.definition.full_id(), one.sheet.year), cells.collect());
    }
    for one in decided.iter_mut() {
        let Class::With(cases) = &one.sheet.class else { continue };
        // Where that year has no such count, none stands behind the values of areas.
        let hidden = hidden.get(&(cases.clone(), one.sheet.year));
        for (at, cell) in one.sheet.table.cells.iter().enumerate() {
            let place = (one.sheet.slots[cell.slot], one.sheet.nodes[cell.node].clone());
            if hidden.map_or(cell.node > 0, |hidden| hidden.contains(&place)) {
                one.pattern.states[at] = State::Suppressed;
                one.pattern.why.insert(at, Why::Other);
            }
        }
    }
}

/// The periods of which anything is shown: the year so far, what it is compared with, and what a Soll follows from.
fn shown(project: &Project, period: Period, decided: &[Decided], more: &BTreeSet<Period>) -> BTreeSet<Period> {
    let mut shown: BTreeSet<Period> = period.year_so_far().chain(more.iter().copied()).collect();
    let before = period.year - 1;
    if project.matrices_of(before).next().is_some() {
        shown.extend(period.in_year(before).last_of_year().year_so_far());
    }
    for one in decided.iter().filter(|one| one.sheet.year == period.year) {
        shown.extend(soll::sources(project, &one.sheet.definition, period));
    }
    shown
}

fn public(project: &Project, decided: &[Decided]) -> Public {
    let rule = project.settings.disclosure;
    let mut public = Public { minimum: rule.minimum, width: rule.width, ..Public::default() };
    for one in decided {
        let sheet = &one.sheet;
        if sheet.class != Class::Open {
            public.protected.insert((sheet.series, sheet.year));
        }
        let depth = sheet.definition.protection.depth;
        if depth != PublicDepth::Areas {
            public.withheld.insert(sheet.definition.full_id(), depth);
        }
        for (at, cell) in sheet.table.cells.iter().enumerate() {
            let area = sheet.nodes[cell.node].clone();
            let hidden = one.pattern.states[at] == State::Suppressed;
            match sheet.slots[cell.slot] {
                Slot::Baseline if hidden => {
                    public.baselines.insert((sheet.series, sheet.year, area));
                }
                Slot::Baseline => {}
                Slot::Period(period) => {
                    let place = PublicCell { series: sheet.series, period, area };
                    if sheet.corrected[at] {
                        public.corrected.insert(place.clone());
                    }
                    if one.coloured.contains_key(&at) {
                        public.coloured.insert(place.clone());
                    }
                    if hidden {
                        public.suppressed.insert(place);
                    }
                }
            }
        }
    }
    public
}

/// The files of shown periods that are new, or that something is added to. An earlier year of which nothing is known has
/// none.
fn remember(
    project: &Project,
    period: Period,
    decided: &[Decided],
    shown: &BTreeSet<Period>,
    memory: &Memory,
) -> Memory {
    let rule = project.settings.disclosure;
    let mut all: Memory = BTreeMap::new();
    for of in shown {
        let mut remembered = memory.get(of).cloned().unwrap_or_else(|| Remembered {
            minimum: rule.minimum,
            width: rule.width,
            with: BTreeSet::new(),
            indicators: BTreeMap::new(),
        });
        for one in decided.iter().filter(|one| one.sheet.year == of.year && one.sheet.class != Class::Open) {
            let cells = one.remembered(*of);
            if cells.is_about_the_period() {
                let id = one.sheet.definition.full_id();
                remembered.indicators.entry(id).or_insert_with(|| cells.clone()).take_new(cells);
            }
        }
        if of.year == period.year || !remembered.indicators.is_empty() {
            all.insert(*of, remembered);
        }
    }
    let known: BTreeSet<Period> = memory.keys().chain(all.keys()).copied().collect();
    for (of, remembered) in &mut all {
        if !memory.contains_key(of) {
            remembered.with = known.iter().copied().filter(|other| other != of).collect();
        }
    }
    all.retain(|of, remembered| memory.get(of) != Some(remembered));
    all
}

impl Decided {
    fn remembered(&self, period: Period) -> RememberedIndicator {
        let mut remembered = RememberedIndicator::default();
        for (at, cell) in self.sheet.table.cells.iter().enumerate() {
            let area = self.sheet.nodes[cell.node].clone();
            let hidden = self.pattern.states[at] == State::Suppressed;
            match self.sheet.slots[cell.slot] {
                Slot::Baseline if hidden => drop(remembered.baselines.insert(area)),
                Slot::Period(of) if of == period && hidden => {
                    if let Some(colour) = self.coloured.get(&at) {
                        remembered.colours.insert(area.clone(), colour.name().to_owned());
                    }
                    remembered.suppressed.insert(area);
                }
                Slot::Period(of) if of == period => {
                    remembered.published.insert(area, self.sheet.written[at].clone());
                }
                Slot::Baseline | Slot::Period(_) => {}
            }
        }
        remembered
    }
}

impl RememberedIndicator {
    fn is_about_the_period(&self) -> bool {
        !self.published.is_empty() || !self.suppressed.is_empty()
    }

    /// What was published stays as it was; what came in since is added.
    fn take_new(&mut self, other: Self) {
        for (area, value) in other.published {
            if !self.suppressed.contains(&area) {
                self.published.entry(area).or_insert(value);
            }
        }
        for area in other.suppressed {
            if !self.published.contains_key(&area) {
                self.suppressed.insert(area);
            }
        }
    }
}
