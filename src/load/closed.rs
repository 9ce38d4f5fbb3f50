//! Snapshots of closed periods and the files of their corrections.

use chrono::NaiveDate;

use super::fields::{Context, Fields};
use super::raw::RawActual;
use super::toml::{actual, parse};
use crate::closing::{definition, digest};
use crate::diagnostic::Diagnostics;
use crate::number::Number;
use crate::source::{Located, Place, SourceId};

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
    pub(crate) cutoff: Option<Located<NaiveDate>>,
    pub(crate) digest: Option<Located<String>>,
    /// The digest that the text has.
    pub(crate) found: String,
    pub(crate) indicators: Vec<RawFrozen>,
}

/// An indicator or the value of one area in a snapshot.
#[derive(Debug)]
pub(crate) struct RawFrozen {
    pub(crate) place: Place,
    pub(crate) id: Option<Located<String>>,
    pub(crate) area: Option<Located<String>>,
    /// The keys of [`definition::KEYS`] that are there, as they are written.
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
        cutoff: fields.date("cutoff", context),
        digest: fields.text("digest", context),
        found: digest::digest(text),
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

fn frozen(mut fields: Fields<'_>, text: &str, context: &mut Context<'_>) -> RawFrozen {
    let frozen = RawFrozen {
        place: fields.place,
        id: fields.text("id", context),
        area: fields.text("area", context),
        definition: definition::KEYS
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
    };
    fields.finish(context);
    correction
}
