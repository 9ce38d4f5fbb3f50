//! The attack: for each suppressed count, and each count of what came in between two periods, the whole numbers that fit
//! everything that the files say.

use std::collections::{BTreeMap, BTreeSet};

use super::read::{Published, Record};
use crate::disclose::attack::{Everything, Reach, attack};
use crate::disclose::system::{Contradiction, Equation, System};
use crate::model::indicator::is_percent;
use crate::number::{Decimal, Number};

/// What is found out about a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Too little is known of it.
    Protected,
    /// The ends of what is known lie too close.
    Narrow,
    /// It is known.
    Disclosed,
}

impl Verdict {
    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Protected => "protected",
            Self::Narrow => "narrow",
            Self::Disclosed => "disclosed",
        }
    }
}

/// What can be known of a suppressed count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// Full id of the indicator.
    pub indicator: String,
    /// The area; `None` for the whole.
    pub area: Option<String>,
    /// The period.
    pub period: String,
    /// The earlier period, where it is about what came in since.
    pub since: Option<String>,
    /// It is at least this.
    pub low: i64,
    /// It is at most this; `None` where nothing bounds it.
    pub high: Option<i64>,
    /// How much that is.
    pub verdict: Verdict,
    /// The published values that it follows from: area and period.
    pub from: Vec<(Option<String>, String)>,
}

/// What is asked of a publication.
#[derive(Clone, Copy, Debug)]
pub struct Demand {
    /// Counts above 0 and below this are not published.
    pub minimum: i64,
    /// How far apart the ends lie at least.
    pub width: i64,
}

/// What is known of a cell: bounds, both where it is published.
#[derive(Clone, Debug)]
struct Known {
    low: i64,
    high: Option<i64>,
    published: bool,
    denominator: Option<i64>,
}

type Cells = BTreeMap<(Option<String>, String), Known>;

/// Two files say different values of the same cell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Full id of the indicator.
    pub indicator: String,
    /// The area.
    pub area: Option<String>,
    /// The period.
    pub period: String,
}

/// Attacks all files together.
///
/// # Errors
/// Where the files contradict each other: those of different projects, for instance.
pub fn audit(
    files: &[Published],
    areas: &[(String, Option<String>)],
    demand: Demand,
) -> Result<Vec<Finding>, Conflict> {
    let withheld: BTreeSet<&str> = files.iter().flat_map(|file| &file.withheld).map(String::as_str).collect();
    let mut indicators: BTreeMap<(String, String), Vec<&Record>> = BTreeMap::new();
    for record in files.iter().flat_map(|file| &file.records) {
        let year = record.period.get(..4).unwrap_or_default().to_owned();
        indicators.entry((record.indicator.clone(), year)).or_default().push(record);
    }
    let mut findings = Vec::new();
    for ((indicator, _), records) in &indicators {
        let Some(first) = records.first() else { continue };
        let counts = match first.kind.as_str() {
            "cumulative" | "level" => !is_percent(&first.unit) && !is_money(&first.unit),
            "ratio" => true,
            _ => false,
        };
        if !counts {
            continue;
        }
        let least = i64::from(!withheld.contains(indicator.as_str()));
        let cells = cells(records, least)?;
        let missing = records.iter().filter(|record| record.status == "missing");
        let gaps = missing.map(|record| (record.area.clone(), record.period.clone())).collect();
        let percent = is_percent(&first.unit);
        let attacked = Attack { indicator, kind: &first.kind, percent, cells: &cells, gaps, areas, demand };
        findings.extend(attacked.run());
    }
    Ok(findings)
}

fn is_money(unit: &str) -> bool {
    ["€", "eur", "teur", "euro"].iter().any(|word| unit.to_lowercase().contains(word))
}

fn whole(number: &Number) -> Option<i64> {
    (number.ending_places() == Some(0)).then(|| number.to_text(0).parse().ok())?
}

/// What the records say of each cell.
fn cells(records: &[&Record], least: i64) -> Result<Cells, Conflict> {
    let mut cells: Cells = BTreeMap::new();
    for record in records {
        let conflict = || Conflict {
            indicator: record.indicator.clone(),
            area: record.area.clone(),
            period: record.period.clone(),
        };
        let Some(told) = told(record, least) else { continue };
        let place = (record.area.clone(), record.period.clone());
        match cells.get_mut(&place) {
            None => drop(cells.insert(place, told)),
            Some(known) => {
                known.low = known.low.max(told.low);
                known.high = match (known.high, told.high) {
                    (Some(one), Some(other)) => Some(one.min(other)),
                    (one, other) => one.or(other),
                };
                known.published |= told.published;
                known.denominator = known.denominator.or(told.denominator);
                if known.high.is_some_and(|high| high < known.low) {
                    return Err(conflict());
                }
            }
        }
    }
    Ok(cells)
}

/// What a record says; `None` where there is no value at all.
fn told(record: &Record, least: i64) -> Option<Known> {
    let figure = |name: &str| record.figures.get(name);
    let denominator = figure("denominator").and_then(whole);
    let value = if record.kind == "ratio" { figure("numerator") } else { figure("actual") };
    if let Some(value) = value.and_then(whole) {
        return Some(Known { low: value, high: Some(value), published: true, denominator });
    }
    if record.status != "suppressed" && !record.suppressed {
        return None;
    }
    let mut known = Known { low: least, high: denominator, published: false, denominator };
    for told in given_away(record) {
        // Printed to ten places: what lies this close is meant.
        let slack = Number::from(Decimal::new(1, 6));
        let (low, high) = ((&told - &slack).ceiling(), (&told + &slack).floor());
        known.low = known.low.max(low);
        known.high = Some(known.high.map_or(high, |known| known.min(high)));
    }
    Some(known)
}

/// The values that a row gives away beside the Ist, were it to say anything of it. Of counts alone: the Ist of a ratio is not
/// its numerator.
fn given_away(record: &Record) -> Vec<Number> {
    if record.kind == "ratio" {
        return Vec::new();
    }
    let figure = |name: &str| record.figures.get(name);
    let target = || figure("annual").or_else(|| figure("target_at_least"));
    let target = target().or_else(|| figure("target_at_most")).or_else(|| figure("target_exactly"));
    let hundred = Number::from(100);
    let mut told = Vec::new();
    if let Some(expected) = figure("expected") {
        told.extend(figure("deviation").map(|deviation| expected + deviation));
        told.extend(figure("deviation_percent").map(|percent| expected + &expected.percent(percent)));
        if let (Some(forecast), Some(target), "cumulative") = (figure("forecast_value"), target, record.kind.as_str()) {
            told.extend((forecast * expected).divided_by(target));
        }
    }
    if let Some(target) = target.filter(|_| record.kind == "cumulative") {
        told.extend(figure("attainment_percent").and_then(|percent| (percent * target).divided_by(&hundred)));
        told.extend(figure("remaining_total").filter(|rest| !rest.is_zero()).map(|rest| target - rest));
    }
    told
}

struct Attack<'a> {
    indicator: &'a str,
    kind: &'a str,
    percent: bool,
    cells: &'a Cells,
    /// Values that nobody has: a whole with one among its parts adds up to no sum.
    gaps: BTreeSet<(Option<String>, String)>,
    areas: &'a [(String, Option<String>)],
    demand: Demand,
}

/// A value that is looked for.
struct Sought {
    unknown: usize,
    area: Option<String>,
    period: String,
    since: Option<String>,
    denominator: Option<i64>,
}

impl Attack<'_> {
    fn run(&self) -> Vec<Finding> {
        // Areas that do not add up are no parts of the whole.
        self.attacked(true).or_else(|_| self.attacked(false)).unwrap_or_default()
    }

    fn attacked(&self, sums: bool) -> Result<Vec<Finding>, Contradiction> {
        let mut system = System::default();
        let mut of: BTreeMap<&(Option<String>, String), usize> = BTreeMap::new();
        let mut sought = Vec::new();
        for (place, known) in self.cells {
            let unknown = system.add(known.low, known.high);
            of.insert(place, unknown);
            if !known.published {
                sought.push(Sought {
                    unknown,
                    area: place.0.clone(),
                    period: place.1.clone(),
                    since: None,
                    denominator: known.denominator,
                });
            }
        }
        if sums {
            self.sums(&of, &mut system);
        }
        if self.kind == "cumulative" {
            self.differences(&of, &mut system, &mut sought);
        }
        let reaches = attack(&system, None, &Asked { sought: sought.iter().map(|one| one.unknown).collect() })?;
        Ok(sought.iter().map(|one| self.finding(one, &reaches[one.unknown], &of, &system)).collect())
    }

    fn children(&self, whole: Option<&str>) -> Vec<Option<String>> {
        let known: BTreeSet<&str> = self.areas.iter().map(|(id, _)| id.as_str()).collect();
        let unknown = self.cells.keys().filter_map(|(area, _)| area.as_deref()).filter(|area| !known.contains(area));
        let unknown: BTreeSet<&str> = unknown.filter(|_| whole.is_none()).collect();
        let parts = self.areas.iter().filter(|(_, parent)| parent.as_deref() == whole).map(|(id, _)| id.as_str());
        parts.chain(unknown).map(|id| Some(id.to_owned())).collect()
    }

    fn sums(&self, of: &BTreeMap<&(Option<String>, String), usize>, system: &mut System) {
        let wholes = std::iter::once(None).chain(self.areas.iter().map(|(id, _)| Some(id.clone())));
        let periods: BTreeSet<&str> = self.cells.keys().map(|(_, period)| period.as_str()).collect();
        for whole in wholes {
            let children = self.children(whole.as_deref());
            for period in &periods {
                let at = |area: &Option<String>| of.get(&(area.clone(), (*period).to_owned())).copied();
                let Some(total) = at(&whole) else { continue };
                let parts: Vec<usize> = children.iter().filter_map(at).collect();
                let has_gap = |area: &Option<String>| self.gaps.contains(&(area.clone(), (*period).to_owned()));
                if parts.is_empty() || children.iter().any(has_gap) {
                    continue;
                }
                let terms = std::iter::once((total, 1)).chain(parts.into_iter().map(|part| (part, -1))).collect();
                system.equations.push(Equation { terms, sum: 0 });
            }
        }
    }

    fn differences(
        &self,
        of: &BTreeMap<&(Option<String>, String), usize>,
        system: &mut System,
        sought: &mut Vec<Sought>,
    ) {
        for (place, later) in of {
            for (before, earlier) in of.iter().filter(|(before, _)| before.0 == place.0 && before.1 < place.1) {
                let known = |place| self.cells.get(place).is_some_and(|known| known.published);
                if known(*place) && known(*before) {
                    continue;
                }
                let unknown = system.add(0, None);
                let terms = vec![(*later, 1), (*earlier, -1), (unknown, -1)];
                system.equations.push(Equation { terms, sum: 0 });
                sought.push(Sought {
                    unknown,
                    area: place.0.clone(),
                    period: place.1.clone(),
                    since: Some(before.1.clone()),
                    denominator: None,
                });
            }
        }
    }

    fn finding(
        &self,
        sought: &Sought,
        reach: &Reach,
        of: &BTreeMap<&(Option<String>, String), usize>,
        system: &System,
    ) -> Finding {
        let Demand { minimum, width } = self.demand;
        let Reach { low, high, .. } = *reach;
        let rest = self.percent.then_some(sought.denominator).flatten();
        let rest = rest.zip(high).is_none_or(|(denominator, high)| denominator - high >= minimum);
        let all = sought.denominator.is_some() && low <= 1 && high == sought.denominator;
        let sound = high.is_none_or(|high| high - low >= width) || (low >= minimum && rest) || high == Some(0) || all;
        let verdict = match high {
            _ if sound => Verdict::Protected,
            Some(high) if high == low => Verdict::Disclosed,
            _ => Verdict::Narrow,
        };
        let mut from: Vec<(Option<String>, String)> = Vec::new();
        if verdict != Verdict::Protected {
            let beside = system.equations.iter().filter(|equation| {
                equation.terms.iter().any(|(at, _)| {
                    *at == sought.unknown || Some(at) == of.get(&(sought.area.clone(), sought.period.clone()))
                })
            });
            let used: BTreeSet<usize> = beside.flat_map(|equation| &equation.terms).map(|(at, _)| *at).collect();
            let published = of.iter().filter(|(place, at)| used.contains(*at) && self.cells[**place].published);
            from = published.map(|(place, _)| (*place).clone()).collect();
        }
        Finding {
            indicator: self.indicator.to_owned(),
            area: sought.area.clone(),
            period: sought.period.clone(),
            since: sought.since.clone(),
            low,
            high,
            verdict,
            from,
        }
    }
}

/// Exact bounds, of what is looked for alone.
struct Asked {
    sought: BTreeSet<usize>,
}

impl crate::disclose::attack::Question for Asked {
    fn asks(&self, unknown: usize) -> bool {
        self.sought.contains(&unknown)
    }

    fn is_settled(&self, unknown: usize, reach: &Reach) -> bool {
        Everything.is_settled(unknown, reach)
    }

    fn proves(&self) -> bool {
        true
    }
}
