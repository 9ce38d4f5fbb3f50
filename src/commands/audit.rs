//! `audit-disclosure`: attacks published files, and says what can be computed back from what.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use serde::Serialize;

use super::console::Console;
use super::ending::{Ending, Stop};
use super::project::{self, Opened};
use super::{public, root};
use crate::audit::read::Record;
use crate::audit::table::Demand;
use crate::audit::{self, Finding, Published, Verdict};
use crate::catalogue::audit as words;
use crate::catalogue::disclosure;
use crate::cli::{AuditArgs, AuditFormat, Global, exit};
use crate::disclose::memory::Memory;
use crate::load::Scope;
use crate::model::{Matrix, Project};
use crate::number::{Decimal, Number};

/// What is asked where no file says it.
const USUAL: Demand = Demand { minimum: 5, width: 3 };

pub(super) fn run(arguments: &AuditArgs, global: &Global, console: &Console) -> Ending {
    let mut language = global.lang.unwrap_or_default();
    let mut files = Vec::new();
    for path in &arguments.files {
        let shown = path.display().to_string();
        let usage = |message: String| Stop { code: exit::USAGE, message: Some(message) };
        let bytes = fs::read(path).map_err(|error| usage(disclosure::cannot_read(&shown, &error, language)))?;
        files.push(audit::read::read(&shown, &bytes).map_err(|why| usage(words::unreadable(&shown, &why, language)))?);
    }
    // A project around adds what it remembers; without one the files speak for themselves.
    if root::root(global).is_ok() {
        let opened = project::open_or_explain(global, &Scope::Everything, console)?;
        language = opened.language;
        files.extend(remembered(&opened)?);
    }
    let organisations: BTreeSet<String> = files.iter().filter_map(|file| file.organisation.clone()).collect();
    if organisations.len() > 1 {
        let names: Vec<String> = organisations.into_iter().collect();
        return Err(Stop::usage(words::several_organisations(&names, language)));
    }
    let areas = files.iter().map(|file| &file.areas).max_by_key(|areas| areas.len()).cloned().unwrap_or_default();
    let mut titles: BTreeMap<String, String> = BTreeMap::new();
    for (id, title) in files.iter().flat_map(|file| &file.titles) {
        titles.entry(id.clone()).or_insert_with(|| title.clone());
    }
    let demand = Demand {
        minimum: files.iter().filter_map(|file| file.minimum).min().unwrap_or(USUAL.minimum),
        width: files.iter().filter_map(|file| file.width).min().unwrap_or(USUAL.width),
    };
    let findings = audit::audit(&files, &areas, demand).map_err(|conflict| {
        let area = conflict.area.unwrap_or_default();
        Stop::usage(words::conflict(&format!("{} · {area} · {}", conflict.indicator, conflict.period), language))
    })?;
    let text = match arguments.format {
        AuditFormat::Text => words::report(&findings, &titles, demand.width, language),
        AuditFormat::Json => json(&findings),
    };
    Console::result_or_stop(text.as_bytes(), &[], language)?;
    let sound = findings.iter().all(|finding| finding.verdict == Verdict::Protected);
    Ok(if sound { exit::DONE } else { exit::INPUT })
}

#[derive(Serialize)]
struct FindingJson<'a> {
    indicator: &'a str,
    area: Option<&'a str>,
    period: &'a str,
    since: Option<&'a str>,
    low: i64,
    high: Option<i64>,
    verdict: &'static str,
    from: Vec<FromJson<'a>>,
}

#[derive(Serialize)]
struct FromJson<'a> {
    area: Option<&'a str>,
    period: &'a str,
}

fn json(findings: &[Finding]) -> String {
    let all: Vec<FindingJson<'_>> = findings
        .iter()
        .map(|finding| FindingJson {
            indicator: &finding.indicator,
            area: finding.area.as_deref(),
            period: &finding.period,
            since: finding.since.as_deref(),
            low: finding.low,
            high: finding.high,
            verdict: finding.verdict.name(),
            from: finding.from.iter().map(|(area, period)| FromJson { area: area.as_deref(), period }).collect(),
        })
        .collect();
    serde_json::to_string_pretty(&all).unwrap_or_default() + "\n"
}

/// What the project remembers, as if it were a file that was published.
fn remembered(opened: &Opened) -> Result<Vec<Published>, Stop> {
    let Some(project) = &opened.project else { return Ok(Vec::new()) };
    let memory = public::memory(opened, project)?;
    let areas = project.settings.areas.iter();
    let titles = areas.clone().map(|area| (area.id.clone(), area.title.clone())).collect();
    let areas = areas.map(|area| (area.id.clone(), area.parent.clone())).collect();
    Ok(vec![Published { records: records(project, &memory), areas, titles, ..Published::default() }])
}

fn records(project: &Project, memory: &Memory) -> Vec<Record> {
    let mut records = Vec::new();
    for (period, remembered) in memory {
        for indicator in project.matrices_of(period.year).flat_map(Matrix::indicators) {
            let Some(cells) = remembered.indicators.get(&indicator.full_id()) else { continue };
            let of = |area: &Option<String>, status: &str| Record {
                indicator: indicator.full_id(),
                kind: indicator.kind.name().to_owned(),
                unit: indicator.unit.clone(),
                area: area.clone(),
                period: period.to_string(),
                status: status.to_owned(),
                ..Record::default()
            };
            for (area, value) in &cells.published {
                let mut record = of(area, "informative");
                let number = |text: &str| Decimal::from_str_exact(text).ok().map(Number::from);
                let parts = match value.split_once('/') {
                    Some((numerator, denominator)) => {
                        vec![("numerator", number(numerator)), ("denominator", number(denominator))]
                    }
                    None => vec![("actual", number(value))],
                };
                record.figures = parts.into_iter().filter_map(|(name, value)| Some((name, value?))).collect();
                records.push(record);
            }
            records.extend(cells.suppressed.iter().map(|area| of(area, "suppressed")));
        }
    }
    records
}
