//! Workbooks of Excel since 2007: the sheets, the texts they share and their formats, found as the package says.

mod sheet;
mod strings;
mod styles;

use std::collections::BTreeMap;

use super::dress::Epoch;
use super::guard::Package;
use super::runs::Run;
use super::xml::{each, is_set, local_attribute};
use super::{Collector, Refusal};

/// What the sheets of a workbook share.
struct Shared {
    strings: Vec<Vec<Run>>,
    styles: styles::Styles,
    epoch: Epoch,
}

/// A relation of a part to another.
struct Relation {
    id: String,
    /// The last word of its type.
    kind: String,
    /// Path of the other part.
    target: String,
}

/// Reads all sheets.
pub(super) fn read(package: &mut Package<'_>, collector: &mut Collector) -> Result<(), Refusal> {
    let main = relations(package, "")?.into_iter().find(|relation| relation.kind == "officeDocument");
    let main = main.map_or_else(|| "xl/workbook.xml".to_owned(), |relation| relation.target);
    let workbook = required(package, &main)?;
    let relations = relations(package, &main)?;
    let folder = main.rsplit_once('/').map_or("", |(folder, _)| folder);
    let path = |kind: &str, usual: &str| {
        let related = relations.iter().find(|relation| relation.kind == kind);
        related.map_or_else(|| format!("{folder}/{usual}"), |relation| relation.target.clone())
    };
    let mut epoch = Epoch::Windows;
    let mut sheets = Vec::new();
    each(&workbook, &main, |name, element, end| match name {
        "workbookPr" if !end && is_set(element, "date1904") => epoch = Epoch::Mac,
        "sheet" if !end => {
            let id = local_attribute(element, "id").unwrap_or_default();
            let name = local_attribute(element, "name").unwrap_or_default();
            let hidden = matches!(local_attribute(element, "state").as_deref(), Some("hidden" | "veryHidden"));
            sheets.push((name, hidden, id));
        }
        _ => {}
    })?;
    let strings = path("sharedStrings", "sharedStrings.xml");
    let strings = package.part(&strings)?.map(|part| strings::read(&part, &strings)).transpose()?.unwrap_or_default();
    let styles = path("styles", "styles.xml");
    let styles = package.part(&styles)?.map(|part| styles::read(&part, &styles)).transpose()?.unwrap_or_default();
    let shared = Shared { strings, styles, epoch };
    // Several sheets may lie in one part, which is then read as often.
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for relation in sheets.iter().filter_map(|(_, _, id)| relations.iter().find(|relation| relation.id == *id)) {
        *uses.entry(&relation.target).or_default() += 1;
    }
    let mut shared_parts: BTreeMap<&str, String> = BTreeMap::new();
    for (name, hidden, id) in sheets {
        let Some(relation) = relations.iter().find(|relation| relation.id == id) else {
            return Err(Refusal::Broken(format!("{main}: {id}")));
        };
        // Sheets of charts and macros have no cells.
        if relation.kind != "worksheet" {
            continue;
        }
        let target = relation.target.as_str();
        let others = uses.get(target).map_or(0, |uses| uses - 1);
        let mut own = String::new();
        if !shared_parts.contains_key(target) {
            own = required(package, target)?;
            package.charge(own.len(), others)?;
            if others > 0 {
                shared_parts.insert(target, std::mem::take(&mut own));
            }
        }
        let part = shared_parts.get(target).unwrap_or(&own);
        sheet::read(part, target, &shared)?.collect(&name, hidden, collector)?;
    }
    Ok(())
}

fn required(package: &mut Package<'_>, path: &str) -> Result<String, Refusal> {
    package.part(path)?.ok_or_else(|| Refusal::Broken(path.to_owned()))
}

/// The relations of a part, of the package itself where no part is named.
fn relations(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, Refusal> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path = if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") };
    let Some(text) = package.part(&path)? else { return Ok(Vec::new()) };
    let mut relations = Vec::new();
    each(&text, &path, |name, element, end| {
        let internal = local_attribute(element, "TargetMode").is_none_or(|mode| mode != "External");
        if name != "Relationship" || end || !internal {
            return;
        }
        let said = |name: &str| local_attribute(element, name).unwrap_or_default();
        let kind = said("Type").rsplit('/').next().unwrap_or_default().to_owned();
        relations.push(Relation { id: said("Id"), kind, target: resolved(folder, &said("Target")) });
    })?;
    Ok(relations)
}

/// The path of a part that another one in that folder names.
fn resolved(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            "" | "." => {}
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.retain(|step| !step.is_empty());
    steps.join("/")
}
