//! Snapshots of closed periods with their parts, the files of their corrections, and the records of closings that were
//! taken back.

use std::collections::BTreeSet;
use std::sync::Arc;

use chrono::NaiveDate;

use super::fields::{Context, Fields};
use super::raw::RawActual;
use super::toml::{actual, parse};
use crate::diagnostic::Diagnostics;
use crate::number::{Decimal, Number};
use crate::source::{Located, Place, SourceId};
use crate::{digest, seal};

/// A snapshot.
#[derive(Debug)]
pub(crate) struct RawSnapshot {
    /// The top of the file.
    pub(crate) place: Place,
    /// The file name without its extension, which is the period.
    pub(crate) stem: String,
    pub(crate) schema: Option<Located<String>>,
    pub(crate) period: Option<Located<String>>,
    pub(crate) closed_on: Option<Located<NaiveDate>>,
    pub(crate) closed_by: Option<Located<String>>,
    pub(crate) cutoff: Option<Located<NaiveDate>>,
    pub(crate) before: Option<RawBefore>,
    pub(crate) reopened: Option<Located<String>>,
    pub(crate) reopening: Option<Located<String>>,
    pub(crate) digest: Option<Located<String>>,
    /// The digest that the text has.
    pub(crate) found: String,
    pub(crate) parts: Vec<RawPartLine>,
    /// In the seal itself only up to the first schema.
    pub(crate) indicators: Vec<RawFrozen>,
}

/// `before = { … }`: the snapshot made last before.
#[derive(Debug)]
pub(crate) struct RawBefore {
    pub(crate) place: Place,
    pub(crate) period: Option<Located<String>>,
    pub(crate) digest: Option<Located<String>>,
}

/// `[[part]]`.
#[derive(Debug)]
pub(crate) struct RawPartLine {
    pub(crate) place: Place,
    pub(crate) matrix: Option<Located<String>>,
    pub(crate) file: Option<Located<String>>,
    pub(crate) sha256: Option<Located<String>>,
}

/// A part of a snapshot.
#[derive(Debug)]
pub(crate) struct RawPart {
    /// The top of the file.
    pub(crate) place: Place,
    /// The folder, which is the period.
    pub(crate) folder: String,
    /// The name of the file.
    pub(crate) file: String,
    /// The digest that the text has.
    pub(crate) found: String,
    pub(crate) schema: Option<Located<String>>,
    pub(crate) period: Option<Located<String>>,
    pub(crate) matrix: Option<Located<String>>,
    pub(crate) title: Option<Located<String>>,
    pub(crate) department: Option<Located<String>>,
    pub(crate) rollup: Option<Located<String>>,
    pub(crate) open: Vec<Located<String>>,
    pub(crate) strategic_goals: Vec<RawTitle>,
    pub(crate) focuses: Vec<RawTitle>,
    pub(crate) areas: Vec<RawTitle>,
    pub(crate) goals: Vec<RawGoalTexts>,
    pub(crate) measures: Vec<RawMeasureTexts>,
    pub(crate) indicators: Vec<RawFrozen>,
    /// What is wrong with its text: said only where it is the part that was sealed.
    pub(crate) diagnostics: Diagnostics,
    /// Its text, where nothing was read of it yet: see [`RawPart::read`].
    pub(crate) unread: Option<Arc<str>>,
}

impl RawPart {
    /// The file as a seal names it.
    pub(crate) fn path(&self) -> String {
        format!("{}/{}", self.folder, self.file)
    }

    /// The same with what its text says, where that was not read yet and the text is one that a seal names.
    pub(crate) fn read(&self, sealed: &BTreeSet<String>) -> Option<Self> {
        let text = self.unread.as_ref()?;
        Some(part(text, self.place.source, (&self.folder, &self.file), sealed))
    }
}

/// `[[strategic_goal]]`, `[[focus]]` and `[[area]]` of a part.
#[derive(Debug)]
pub(crate) struct RawTitle {
    pub(crate) id: Option<Located<String>>,
    pub(crate) title: Option<Located<String>>,
}

/// `[[goal]]` of a part.
#[derive(Debug)]
pub(crate) struct RawGoalTexts {
    pub(crate) id: Option<Located<String>>,
    pub(crate) title: Option<Located<String>>,
    pub(crate) strategic_goal: Option<Located<String>>,
    pub(crate) focus: Vec<Located<String>>,
    pub(crate) field: Vec<Located<String>>,
    pub(crate) weight: Option<Located<Decimal>>,
    pub(crate) indicators: Vec<Located<String>>,
    pub(crate) product_group: Option<Located<String>>,
    pub(crate) product: Option<Located<String>>,
    pub(crate) open: Vec<Located<String>>,
}

/// `[[measure]]` of a part.
#[derive(Debug)]
pub(crate) struct RawMeasureTexts {
    pub(crate) goal: Option<Located<String>>,
    pub(crate) number: Option<Located<Decimal>>,
    pub(crate) indicators: Vec<Located<String>>,
    pub(crate) title: Option<Located<String>>,
    pub(crate) responsible: Option<Located<String>>,
    pub(crate) hypothesis: Option<Located<String>>,
    pub(crate) evidence: Option<Located<String>>,
    /// `None` where it is that of its goal.
    pub(crate) field: Option<Vec<Located<String>>>,
    pub(crate) open: Vec<Located<String>>,
}

/// The record of a closing that was taken back.
#[derive(Debug)]
pub(crate) struct RawReopened {
    /// The top of the file.
    pub(crate) place: Place,
    /// The folder: the period and a number.
    pub(crate) folder: String,
    pub(crate) schema: Option<Located<String>>,
    pub(crate) period: Option<Located<String>>,
    pub(crate) on: Option<Located<NaiveDate>>,
    pub(crate) by: Option<Located<String>>,
    pub(crate) reason: Option<Located<String>>,
    pub(crate) digest: Option<Located<String>>,
    pub(crate) corrections: Option<Located<String>>,
    /// The digest that the text has.
    pub(crate) found: String,
}

/// The seal beside such a record, without what it says of indicators: it is evidence and counts for nothing.
#[derive(Debug)]
pub(crate) struct RawEvidence {
    /// The folder: the period and a number.
    pub(crate) folder: String,
    pub(crate) seal: RawSnapshot,
}

/// A part or the corrections beside such a seal: known by the digest alone.
#[derive(Debug)]
pub(crate) struct RawEvidencePart {
    /// The top of the file.
    pub(crate) place: Place,
    /// The folder: the period and a number.
    pub(crate) folder: String,
    /// The file as a seal names it; of corrections the name alone.
    pub(crate) file: String,
    /// The digest that the text has.
    pub(crate) found: String,
}

/// An indicator or the value of one area in a snapshot.
#[derive(Debug)]
pub(crate) struct RawFrozen {
    pub(crate) place: Place,
    pub(crate) id: Option<Located<String>>,
    pub(crate) area: Option<Located<String>>,
    pub(crate) name: Option<Located<String>>,
    pub(crate) source: Option<Located<String>>,
    pub(crate) method: Option<Located<String>>,
    pub(crate) reference: Option<Located<String>>,
    pub(crate) responsible: Option<Located<String>>,
    pub(crate) product_group: Option<Located<String>>,
    pub(crate) numerator_name: Option<Located<String>>,
    pub(crate) denominator_name: Option<Located<String>>,
    pub(crate) comment: Option<Located<String>>,
    pub(crate) action: Option<Located<String>>,
    pub(crate) open: Vec<Located<String>>,
    pub(crate) provisional: bool,
    pub(crate) comment_missing: bool,
    /// The keys of [`seal::DEFINITION`] that are there, as they are written.
    pub(crate) definition: Vec<(&'static str, Located<String>)>,
    pub(crate) report: Option<RawActual>,
    pub(crate) annual: Option<Exact>,
    pub(crate) expected: Option<RawExpected>,
    pub(crate) actual: Option<RawFrozenActual>,
    pub(crate) in_days: bool,
    pub(crate) status: Option<Located<String>>,
    pub(crate) previous: Option<RawComparison>,
    pub(crate) year_before: Option<RawComparison>,
}

/// Exact numbers with their places.
pub(crate) type Exact = Located<Vec<(Number, u32)>>;

/// The Soll in a snapshot.
#[derive(Debug)]
pub(crate) struct RawExpected {
    pub(crate) value: Option<Exact>,
    pub(crate) rule: Option<Located<String>>,
    pub(crate) assumed: bool,
    pub(crate) reason: RawReason,
}

/// The Ist in a snapshot.
#[derive(Debug)]
pub(crate) struct RawFrozenActual {
    pub(crate) value: Option<Exact>,
    pub(crate) places: Option<Exact>,
    pub(crate) numerator: Option<Exact>,
    pub(crate) denominator: Option<Exact>,
    pub(crate) done: Option<Located<NaiveDate>>,
    pub(crate) colour: Option<Located<String>>,
    pub(crate) provisional: bool,
    pub(crate) state: Option<Located<String>>,
    pub(crate) reason: RawReason,
}

/// How another period stood, in a snapshot.
#[derive(Debug)]
pub(crate) struct RawComparison {
    pub(crate) status: Option<Located<String>>,
    pub(crate) trend: Option<Located<String>>,
}

/// Why there is no figure, in a snapshot.
#[derive(Debug)]
pub(crate) struct RawReason {
    pub(crate) name: Option<Located<String>>,
    pub(crate) detail: Option<Located<String>>,
}

/// The corrections of a period.
#[derive(Debug)]
pub(crate) struct RawCorrections {
    /// The top of the file.
    pub(crate) place: Place,
    /// The period in the name of the file.
    pub(crate) period: String,
    /// The digest that the text has.
    pub(crate) found: String,
    pub(crate) corrections: Vec<RawCorrection>,
}

/// `[[correction]]`.
#[derive(Debug)]
pub(crate) struct RawCorrection {
    pub(crate) place: Place,
    pub(crate) indicator: Option<Located<String>>,
    pub(crate) area: Option<Located<String>>,
    pub(crate) old: Option<RawActual>,
    pub(crate) new: Option<RawActual>,
    pub(crate) reason: Option<Located<String>>,
    pub(crate) date: Option<Located<NaiveDate>>,
    pub(crate) by: Option<Located<String>>,
}

/// A snapshot, whose name without its extension is `stem`.
pub(super) fn snapshot(text: &str, source: SourceId, stem: &str, diagnostics: &mut Diagnostics) -> RawSnapshot {
    let (mut fields, broken) = parse(text, source, diagnostics);
    let context = &mut Context { source, diagnostics, broken: &broken, closed: true };
    let snapshot = RawSnapshot {
        place: fields.place,
        stem: stem.to_owned(),
        schema: fields.text("schema", context),
        period: fields.text("period", context),
        closed_on: fields.date("closed_on", context),
        closed_by: fields.text("closed_by", context),
        cutoff: fields.date("cutoff", context),
        before: fields.table("before", "before", context).map(|fields| before(fields, context)),
        reopened: fields.text("reopened", context),
        reopening: fields.text("reopening", context),
        digest: fields.text("digest", context),
        found: digest::digest(text),
        parts: fields
            .tables("part", "[[part]]", context)
            .into_iter()
            .map(|fields| part_line(fields, context))
            .collect(),
        indicators: fields
            .tables("indicator", "[[indicator]]", context)
            .into_iter()
            .map(|fields| frozen(fields, text, context))
            .collect(),
    };
    // The version of the program is for people.
    fields.text("program", context);
    fields.finish(context);
    snapshot
}

/// The seal of a closing that was taken back. What is wrong with its text is known by its digest.
pub(super) fn evidence(text: &str, source: SourceId, folder: &str, stem: &str) -> RawEvidence {
    let mut unsaid = Diagnostics::default();
    let seal = RawSnapshot { indicators: Vec::new(), ..snapshot(text, source, stem, &mut unsaid) };
    RawEvidence { folder: folder.to_owned(), seal }
}

fn before(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawBefore {
    let before = RawBefore {
        place: fields.place,
        period: fields.text("period", context),
        digest: fields.text("digest", context),
    };
    fields.finish(context);
    before
}

fn part_line(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawPartLine {
    let line = RawPartLine {
        place: fields.place,
        matrix: fields.text("matrix", context),
        file: fields.text("file", context),
        sha256: fields.text("sha256", context),
    };
    fields.finish(context);
    line
}

/// A part whose text may never be needed: where a closing would write the same today, it says what the project says.
pub(super) fn unread_part(text: &Arc<str>, source: SourceId, (folder, file): (&str, &str)) -> RawPart {
    let found = digest::part(text);
    let empty = part("", source, (folder, file), &BTreeSet::new());
    RawPart { found, unread: Some(Arc::clone(text)), ..empty }
}

/// A part of the snapshot of the period that the folder is named after.
pub(super) fn part(text: &str, source: SourceId, (folder, file): (&str, &str), sealed: &BTreeSet<String>) -> RawPart {
    let mut diagnostics = Diagnostics::default();
    let found = digest::part(text);
    let text = if sealed.contains(&found) { text } else { "" };
    let (mut fields, broken) = parse(text, source, &mut diagnostics);
    let mut context = Context { source, diagnostics: &mut diagnostics, broken: &broken, closed: true };
    let context = &mut context;
    let mut part = RawPart {
        place: fields.place,
        folder: folder.to_owned(),
        file: file.to_owned(),
        found,
        schema: fields.text("schema", context),
        period: fields.text("period", context),
        matrix: fields.text("matrix", context),
        title: fields.text("title", context),
        department: fields.text("department", context),
        rollup: fields.text("rollup", context),
        open: fields.texts("open", context).unwrap_or_default(),
        strategic_goals: titles("strategic_goal", "[[strategic_goal]]", &mut fields, context),
        focuses: titles("focus", "[[focus]]", &mut fields, context),
        areas: titles("area", "[[area]]", &mut fields, context),
        goals: fields.tables("goal", "[[goal]]", context).into_iter().map(|fields| goal(fields, context)).collect(),
        measures: fields
            .tables("measure", "[[measure]]", context)
            .into_iter()
            .map(|fields| measure(fields, context))
            .collect(),
        indicators: fields
            .tables("indicator", "[[indicator]]", context)
            .into_iter()
            .map(|fields| frozen(fields, text, context))
            .collect(),
        diagnostics: Diagnostics::default(),
        unread: None,
    };
    fields.finish(context);
    part.diagnostics = diagnostics;
    part
}

fn titles(
    key: &'static str,
    section: &'static str,
    fields: &mut Fields<'_>,
    context: &mut Context<'_>,
) -> Vec<RawTitle> {
    let tables = fields.tables(key, section, context).into_iter();
    tables
        .map(|mut fields| {
            let title = RawTitle { id: fields.text("id", context), title: fields.text("title", context) };
            fields.finish(context);
            title
        })
        .collect()
}

fn goal(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawGoalTexts {
    let goal = RawGoalTexts {
        id: fields.text("id", context),
        title: fields.text("title", context),
        strategic_goal: fields.text("strategic_goal", context),
        focus: fields.texts("focus", context).unwrap_or_default(),
        field: fields.texts("field", context).unwrap_or_default(),
        weight: fields.number("weight", context),
        indicators: fields.texts("indicators", context).unwrap_or_default(),
        product_group: fields.text("product_group", context),
        product: fields.text("product", context),
        open: fields.texts("open", context).unwrap_or_default(),
    };
    fields.finish(context);
    goal
}

fn measure(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawMeasureTexts {
    let measure = RawMeasureTexts {
        goal: fields.text("goal", context),
        number: fields.number("number", context),
        indicators: fields.texts("indicators", context).unwrap_or_default(),
        title: fields.text("title", context),
        responsible: fields.text("responsible", context),
        hypothesis: fields.text("hypothesis", context),
        evidence: fields.text("evidence", context),
        field: fields.texts("field", context),
        open: fields.texts("open", context).unwrap_or_default(),
    };
    fields.finish(context);
    measure
}

/// The record in a folder of closings that were taken back.
pub(super) fn reopened(text: &str, source: SourceId, folder: &str, diagnostics: &mut Diagnostics) -> RawReopened {
    let (mut fields, broken) = parse(text, source, diagnostics);
    let context = &mut Context { source, diagnostics, broken: &broken, closed: true };
    let reopened = RawReopened {
        place: fields.place,
        folder: folder.to_owned(),
        schema: fields.text("schema", context),
        period: fields.text("period", context),
        on: fields.date("reopened_on", context),
        by: fields.text("reopened_by", context),
        reason: fields.text("reason", context),
        digest: fields.text("digest", context),
        corrections: fields.text("corrections", context),
        found: digest::part(text),
    };
    fields.finish(context);
    reopened
}

fn frozen(mut fields: Fields<'_>, text: &str, context: &mut Context<'_>) -> RawFrozen {
    let frozen = RawFrozen {
        place: fields.place,
        id: fields.text("id", context),
        area: fields.text("area", context),
        name: fields.text("name", context),
        source: fields.text("source", context),
        method: fields.text("method", context),
        reference: fields.text("reference", context),
        responsible: fields.text("responsible", context),
        product_group: fields.text("product_group", context),
        numerator_name: fields.text("numerator_name", context),
        denominator_name: fields.text("denominator_name", context),
        comment: fields.text("comment", context),
        action: fields.text("action", context),
        open: fields.texts("open", context).unwrap_or_default(),
        provisional: fields.truth("provisional", context).is_some_and(|truth| truth.value),
        comment_missing: fields.truth("comment_missing", context).is_some_and(|truth| truth.value),
        definition: seal::DEFINITION
            .into_iter()
            .filter_map(|key| Some((key, fields.written(key, text, context)?)))
            .collect(),
        report: fields.table("report", "report", context).map(|fields| actual(fields, context)),
        annual: fields.exact("annual", context),
        expected: fields.table("expected", "expected", context).map(|fields| expected(fields, context)),
        actual: fields.table("actual", "actual", context).map(|fields| frozen_actual(fields, context)),
        in_days: fields.truth("in_days", context).is_some_and(|truth| truth.value),
        status: fields.text("status", context),
        previous: fields.table("previous", "previous", context).map(|fields| comparison(fields, context)),
        year_before: fields.table("year_before", "year_before", context).map(|fields| comparison(fields, context)),
    };
    fields.finish(context);
    frozen
}

fn expected(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawExpected {
    let expected = RawExpected {
        value: fields.exact("value", context),
        rule: fields.text("rule", context),
        assumed: fields.truth("assumed", context).is_some_and(|truth| truth.value),
        reason: reason(&mut fields, context),
    };
    fields.finish(context);
    expected
}

fn frozen_actual(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawFrozenActual {
    let actual = RawFrozenActual {
        value: fields.exact("value", context),
        places: fields.exact("places", context),
        numerator: fields.exact("numerator", context),
        denominator: fields.exact("denominator", context),
        done: fields.date("done", context),
        colour: fields.text("colour", context),
        provisional: fields.truth("provisional", context).is_some_and(|truth| truth.value),
        state: fields.text("state", context),
        reason: reason(&mut fields, context),
    };
    fields.finish(context);
    actual
}

fn comparison(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawComparison {
    let comparison = RawComparison { status: fields.text("status", context), trend: fields.text("trend", context) };
    fields.finish(context);
    comparison
}

fn reason(fields: &mut Fields<'_>, context: &mut Context<'_>) -> RawReason {
    RawReason { name: fields.text("reason", context), detail: fields.text("detail", context) }
}

/// The corrections of the period that the name of the file begins with.
pub(super) fn corrections(text: &str, source: SourceId, period: &str, diagnostics: &mut Diagnostics) -> RawCorrections {
    let (mut fields, broken) = parse(text, source, diagnostics);
    let context = &mut Context { source, diagnostics, broken: &broken, closed: true };
    let corrections = RawCorrections {
        place: fields.place,
        period: period.to_owned(),
        found: digest::part(text),
        corrections: fields
            .tables("correction", "[[correction]]", context)
            .into_iter()
            .map(|fields| correction(fields, context))
            .collect(),
    };
    fields.finish(context);
    corrections
}

fn correction(mut fields: Fields<'_>, context: &mut Context<'_>) -> RawCorrection {
    let mut value = |key: &'static str, fields: &mut Fields<'_>| {
        fields.table(key, key, context).map(|fields| actual(fields, context))
    };
    let (old, new) = (value("old", &mut fields), value("new", &mut fields));
    let correction = RawCorrection {
        place: fields.place,
        indicator: fields.text("indicator", context),
        area: fields.text("area", context),
        old,
        new,
        reason: fields.text("reason", context),
        date: fields.date("date", context),
        by: fields.text("by", context),
    };
    fields.finish(context);
    correction
}
