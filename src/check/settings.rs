//! House rules: `zielmatrix.toml`.

use std::collections::HashMap;

use super::{area, label, optional, period, plausibility, required, required_id, unique, whole_number, word};
use crate::diagnostic::{Diagnostics, Problem};
use crate::language::Language;
use crate::load::raw::{
    Amount, RawCollection, RawCommentRule, RawCommittee, RawContact, RawDisclosure, RawNamed, RawSettings, RawTolerance,
};
use crate::model::{
    ActionField, Area, Collection, CommentRule, Committee, Contact, DisclosureRule, Focus, Limit, Origin,
    PublicColours, Rollup, Session, Settings, StrategicGoal, Tolerance, ToleranceRule,
};
use crate::number::Decimal;
use crate::period::{Calendar, FirstMonth, Scheme};
use crate::problem::nearest;
use crate::source::Located;
use crate::status::Colour;

/// Years that a matrix can be for.
pub(super) const YEARS: (i32, i32) = (1, 9998);

/// `starts` are the first months that matrices give themselves.
pub(super) fn check(
    raw: &RawSettings,
    starts: impl Iterator<Item = Decimal>,
    diagnostics: &mut Diagnostics,
) -> Settings {
    let languages = [Language::German, Language::English].map(|language| (language.name(), language));
    let calendar = calendar(raw.year_start.as_ref(), diagnostics).unwrap_or(Calendar::CIVIL);
    let schemes = Scheme::ALL.map(|scheme| (scheme.name(), scheme));
    let scheme = word(raw.periods.as_ref(), "periods", &schemes, diagnostics).unwrap_or(Scheme::Tertial);
    let scheme = scheme.beginning_with(first_month(starts, calendar));
    let tolerance = raw
        .tolerance
        .as_ref()
        .and_then(|raw| {
            tolerance(raw, diagnostics).map(|found| ToleranceRule {
                tolerance: found,
                origin: Origin::Project,
                place: Some(raw.place),
            })
        })
        .unwrap_or(ToleranceRule { tolerance: Tolerance::BUILT_IN, origin: Origin::BuiltIn, place: None });
    let committees = committees(&raw.committees, diagnostics);
    let mut areas: Vec<Area> = named(raw.areas.iter().map(|area| &area.named), "[[area]]", diagnostics)
        .into_iter()
        .map(|(id, title, _)| Area { id, title, parent: None })
        .collect();
    area::nest(&mut areas, &raw.areas, diagnostics);
    Settings {
        organisation: optional(raw.organisation.as_ref()).unwrap_or_default(),
        language: word(raw.language.as_ref(), "language", &languages, diagnostics).unwrap_or_default(),
        scheme,
        calendar,
        tolerance,
        rollup: word(
            raw.rollup.as_ref(),
            "rollup",
            &[("worst", Rollup::Worst), ("weighted", Rollup::Weighted)],
            diagnostics,
        )
        .unwrap_or(Rollup::Worst),
        comment: comment_rule(raw.comment.as_ref(), scheme, diagnostics),
        collection: collection(raw.collection.as_ref(), diagnostics),
        disclosure: disclosure(raw.disclosure.as_ref(), diagnostics),
        strategic_goals: named(&raw.strategic_goals, "[[strategic_goal]]", diagnostics)
            .into_iter()
            .map(|(id, title, _)| StrategicGoal { id, title })
            .collect(),
        focuses: named(&raw.focuses, "[[focus]]", diagnostics)
            .into_iter()
            .map(|(id, title, year)| Focus { id, title, year })
            .collect(),
        fields: named(&raw.fields, "[[field]]", diagnostics)
            .into_iter()
            .map(|(id, title, _)| ActionField { id, title })
            .collect(),
        areas,
        contacts: contacts(&raw.contacts, diagnostics),
        sessions: sessions(raw, &committees, scheme, diagnostics),
        committees,
    }
}

/// The month that every year begins with; `None` where a matrix has another one than the project.
fn first_month(mut starts: impl Iterator<Item = Decimal>, calendar: Calendar) -> FirstMonth {
    let alike = starts.all(|start| start == Decimal::from(calendar.first_month));
    FirstMonth(alike.then_some(calendar.first_month))
}

/// The first month of the reporting year.
pub(super) fn calendar(raw: Option<&Located<Decimal>>, diagnostics: &mut Diagnostics) -> Option<Calendar> {
    let month = whole_number(raw, "year_start", (1, 12), diagnostics)?;
    Some(Calendar { first_month: u8::try_from(month).ok()? })
}

/// Both bounds, neither negative, green not beyond yellow.
pub(super) fn tolerance(raw: &RawTolerance, diagnostics: &mut Diagnostics) -> Option<Tolerance> {
    let mut bound = |amount: Option<&Located<Amount>>, key: &'static str| {
        let Some(amount) = amount else {
            diagnostics.push(Problem::MissingKey { key, section: "tolerance" }, raw.place);
            return None;
        };
        limit(amount, diagnostics)
    };
    let (green, yellow) = (bound(raw.green.as_ref(), "green"), bound(raw.yellow.as_ref(), "yellow"));
    let (green, yellow) = (green?, yellow?);
    let crossed = match (green, yellow) {
        (Limit::Relative(green), Limit::Relative(yellow)) | (Limit::Absolute(green), Limit::Absolute(yellow)) => {
            green > yellow
        }
        (Limit::Relative(_), Limit::Absolute(_)) | (Limit::Absolute(_), Limit::Relative(_)) => false,
    };
    if crossed {
        diagnostics.push(Problem::ToleranceCrossed, raw.place);
        return None;
    }
    Some(Tolerance { green, yellow })
}

/// A bound of a deviation, not negative.
fn limit(amount: &Located<Amount>, diagnostics: &mut Diagnostics) -> Option<Limit> {
    let (limit, value) = match amount.value {
        Amount::Number(value) => (Limit::Absolute(value), value),
        Amount::Percent(value) => (Limit::Relative(value), value),
    };
    if value < Decimal::ZERO {
        diagnostics.push(Problem::ToleranceNegative, amount.place);
        return None;
    }
    Some(limit)
}

fn comment_rule(raw: Option<&RawCommentRule>, scheme: Scheme, diagnostics: &mut Diagnostics) -> CommentRule {
    let default =
        CommentRule { from_status: Some(Colour::Yellow), from_period: 1, deviation: Vec::new(), forecast_from: None };
    let Some(raw) = raw else { return default };
    let colours = [Colour::Green, Colour::Yellow, Colour::Red].map(|colour| (colour.name(), colour));
    let from_status = word(raw.from_status.as_ref(), "from_status", &colours, diagnostics);
    let deviation: Vec<Limit> =
        raw.deviation.iter().flatten().filter_map(|amount| limit(amount, diagnostics)).collect();
    CommentRule {
        // Where only deviations are named they alone decide.
        from_status: from_status.or(if deviation.is_empty() { default.from_status } else { None }),
        from_period: raw.from_period.as_ref().and_then(|text| label(text, scheme, diagnostics)).unwrap_or(1),
        deviation,
        forecast_from: word(raw.forecast_from.as_ref(), "forecast_from", &colours, diagnostics),
    }
}

fn collection(raw: Option<&RawCollection>, diagnostics: &mut Diagnostics) -> Collection {
    const DAYS: (i32, i32) = (0, 366);
    let days = raw.and_then(|raw| whole_number(raw.due_days.as_ref(), "due_days", DAYS, diagnostics));
    days.and_then(|days| u16::try_from(days).ok()).map_or(Collection::BUILT_IN, |due_days| Collection { due_days })
}

fn disclosure(raw: Option<&RawDisclosure>, diagnostics: &mut Diagnostics) -> DisclosureRule {
    const DEFAULT_MINIMUM: u32 = 5;
    const MOST: i32 = 1_000_000;
    let mut bounded = |value: Option<&Located<Decimal>>, key, least| {
        whole_number(value, key, (least, MOST), diagnostics).and_then(|value| u32::try_from(value).ok())
    };
    let minimum = bounded(raw.and_then(|raw| raw.minimum.as_ref()), "minimum", 2).unwrap_or(DEFAULT_MINIMUM);
    let width = bounded(raw.and_then(|raw| raw.width.as_ref()), "width", 1);
    let colours = [("never", PublicColours::Never), ("where-safe", PublicColours::WhereSafe)];
    DisclosureRule {
        minimum,
        width: width.unwrap_or_else(|| minimum.saturating_sub(2).max(1)),
        confidential: raw.and_then(|raw| raw.confidential.as_ref()).is_none_or(|written| written.value),
        colours: word(raw.and_then(|raw| raw.colours.as_ref()), "colours", &colours, diagnostics)
            .unwrap_or(PublicColours::Never),
    }
}

fn committees(raw: &[RawCommittee], diagnostics: &mut Diagnostics) -> Vec<Committee> {
    let texts = |texts: &[Located<String>]| texts.iter().map(|text| text.value.clone()).collect();
    let named = named(raw.iter().map(|committee| &committee.named), "[[committee]]", diagnostics);
    let found = named.into_iter().filter_map(|(id, title, _)| {
        let is_it = |raw: &&RawCommittee| raw.named.id.as_ref().is_some_and(|found| found.value == id);
        let raw = raw.iter().find(is_it)?;
        Some(Committee {
            matrices: texts(&raw.matrices),
            goals: texts(&raw.goals),
            focus: texts(&raw.focus),
            product_groups: texts(&raw.product_groups),
            id,
            title,
        })
    });
    found.collect()
}

fn contacts(raw: &[RawContact], diagnostics: &mut Diagnostics) -> Vec<Contact> {
    const SECTION: &str = "[[contact]]";
    let mut seen = HashMap::new();
    let mut contacts = Vec::new();
    for entry in raw {
        let name = required(entry.name.as_ref(), "name", SECTION, entry.place, diagnostics);
        let email = required(entry.email.as_ref(), "email", SECTION, entry.place, diagnostics);
        let fresh = entry.name.as_ref().is_none_or(|name| unique(name, &mut seen, SECTION, diagnostics));
        if let Some(email) = email.as_ref().filter(|email| !is_address(&email.value)) {
            diagnostics.push(Problem::BadAddress { text: email.value.clone() }, email.place);
        } else if let (Some(name), Some(email), true) = (name, email, fresh) {
            contacts.push(Contact { name: name.value, email: email.value });
        }
    }
    contacts
}

/// True for one address that every mail program takes: a local part and a domain of signs that need no quotes. The domain
/// of a name with umlauts has a form in ASCII (`xn--…`).
fn is_address(text: &str) -> bool {
    const LONGEST: usize = 254;
    let is_atom = |part: &str| {
        !part.is_empty()
            && part.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$%&'*+-/=?^_`{|}~".contains(&byte))
    };
    let is_label = |part: &str| {
        let inner = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        inner && !part.is_empty() && !part.starts_with('-') && !part.ends_with('-')
    };
    text.len() <= LONGEST
        && text
            .rsplit_once('@')
            .is_some_and(|(local, domain)| local.split('.').all(is_atom) && domain.split('.').all(is_label))
}

fn named<'r>(
    raw: impl IntoIterator<Item = &'r RawNamed>,
    section: &'static str,
    diagnostics: &mut Diagnostics,
) -> Vec<(String, String, Option<i32>)> {
    let mut seen = HashMap::new();
    let mut all = Vec::new();
    for entry in raw {
        let id = required_id(entry.id.as_ref(), section, entry.place, diagnostics);
        let title = required(entry.title.as_ref(), "title", section, entry.place, diagnostics);
        let year = whole_number(entry.year.as_ref(), "year", YEARS, diagnostics);
        let fresh = entry.id.as_ref().is_none_or(|id| unique(id, &mut seen, section, diagnostics));
        if let (Some(id), Some(title), true) = (id, title, fresh) {
            all.push((id.value, title.value, year));
        }
    }
    all
}

fn sessions(
    raw: &RawSettings,
    committees: &[Committee],
    scheme: Scheme,
    diagnostics: &mut Diagnostics,
) -> Vec<Session> {
    let mut sessions = Vec::new();
    for entry in &raw.sessions {
        let committee = required(entry.committee.as_ref(), "committee", "[[session]]", entry.place, diagnostics);
        if let Some(id) = &committee
            && !committees.iter().any(|committee| committee.id == id.value)
        {
            let suggestion = nearest(&id.value, committees.iter().map(|committee| committee.id.as_str()));
            diagnostics.push(Problem::UnknownCommittee { id: id.value.clone(), suggestion }, id.place);
        }
        if entry.date.is_none() {
            diagnostics.push(Problem::MissingKey { key: "date", section: "[[session]]" }, entry.place);
        }
        let period = entry.period.as_ref().and_then(|text| period(text, scheme, diagnostics));
        if let (Some(period), Some(date)) = (period, &entry.date)
            && plausibility::is_far(date.value, period.year)
        {
            diagnostics.push(Problem::DateFar { date: date.value, year: period.year }, date.place);
        }
        if let (Some(committee), Some(date)) = (committee, &entry.date) {
            sessions.push(Session {
                committee: committee.value,
                date: date.value,
                period,
                paper: optional(entry.paper.as_ref()),
                agenda: optional(entry.agenda.as_ref()),
            });
        }
    }
    sessions
}
