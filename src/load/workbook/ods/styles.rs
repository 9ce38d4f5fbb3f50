//! Styles of a spreadsheet of LibreOffice: number formats in XML, and what cells, texts and sheets take from them.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::super::Refusal;
use super::super::format::{Format, Kind, Section, Test, condition};
use super::super::runs::Rise;
use super::super::xml::{attribute, character, event};
use crate::number::Decimal;

/// Styles that one may inherit from in turn.
const MOST_PARENTS: usize = 32;

/// Conditions of a number format; programs write four at most.
const MOST_CONDITIONS: usize = 8;

/// Letters of the words in a number format that are kept.
const MOST_WORDS: usize = 1_000;

/// The style of a cell or of a piece of text.
#[derive(Clone, Debug, Default)]
struct Style {
    parent: Option<String>,
    format: Option<String>,
    rise: Option<Rise>,
}

/// A number format before its conditions are resolved.
#[derive(Clone, Debug, Default)]
struct Data {
    section: Section,
    conditions: Vec<((Test, Decimal), String)>,
}

/// All styles of a file.
#[derive(Debug, Default)]
pub(super) struct Styles {
    /// By family and name.
    named: BTreeMap<(String, String), Style>,
    data: BTreeMap<String, Data>,
    formats: BTreeMap<String, Arc<Format>>,
    hidden_tables: BTreeSet<String>,
}

/// How a cell looks.
#[derive(Clone, Debug)]
pub(super) struct CellStyle {
    /// `None` where nothing names one.
    pub(super) format: Option<Arc<Format>>,
    pub(super) rise: Rise,
}

impl Styles {
    /// Takes in the styles of a part: those that people name, and those that a part makes for itself where asked.
    #[expect(clippy::wildcard_enum_match_arm, reason = "whatever else XML may hold is passed over")]
    pub(super) fn take(&mut self, part: &str, name: &str, automatic: bool) -> Result<(), Refusal> {
        let mut reader = Reader::from_str(part);
        let mut skipped = 0usize;
        let mut scan = Scan::default();
        loop {
            match event(&mut reader, name)? {
                Event::Start(element) if element.name().as_ref() == "office:body" => break,
                Event::Start(element)
                    if skipped > 0 || element.name().as_ref() == "office:automatic-styles" && !automatic =>
                {
                    drop(element);
                    skipped += 1;
                }
                Event::End(_) if skipped > 0 => skipped -= 1,
                Event::Start(element) => scan.start(&element, self),
                Event::Empty(element) if skipped == 0 => {
                    scan.start(&element, self);
                    scan.end(element.local_name().as_ref(), self);
                }
                Event::End(element) => scan.end(element.local_name().as_ref(), self),
                Event::Text(text) => scan.says(&text.xml10_content()),
                Event::CData(text) => scan.says(&text.xml10_content()),
                Event::GeneralRef(reference) => {
                    if let Some(letter) = character(&reference) {
                        scan.says(letter.encode_utf8(&mut [0; 4]));
                    }
                }
                Event::Eof => break,
                _ => {}
            }
        }
        Ok(())
    }

    /// Puts the conditions of all number formats together.
    pub(super) fn resolve(&mut self) {
        for (name, data) in &self.data {
            let mut sections: Vec<Section> = Vec::new();
            for (when, target) in data.conditions.iter().take(MOST_CONDITIONS) {
                let found = self.data.get(target).map(|target| target.section.clone()).unwrap_or_default();
                sections.push(Section { when: Some(*when), ..found });
            }
            sections.push(data.section.clone());
            self.formats.insert(name.clone(), Arc::new(Format { sections }));
        }
    }

    /// The style of a cell by its name; the common one where nothing names another.
    pub(super) fn cell(&self, name: Option<&str>) -> CellStyle {
        let (format, rise) = self.inherited("table-cell", name.unwrap_or("Default"));
        CellStyle { format: format.and_then(|name| self.formats.get(&name).cloned()), rise: rise.unwrap_or(Rise::None) }
    }

    /// How a piece of text stands; `None` where its style does not say.
    pub(super) fn rise(&self, family: &str, name: &str) -> Option<Rise> {
        self.inherited(family, name).1
    }

    /// True where a style is defined.
    pub(super) fn knows(&self, family: &str, name: &str) -> bool {
        self.named.contains_key(&(family.to_owned(), name.to_owned()))
    }

    fn inherited(&self, family: &str, name: &str) -> (Option<String>, Option<Rise>) {
        let (mut format, mut rise) = (None, None);
        let mut key = (family.to_owned(), name.to_owned());
        for _ in 0..MOST_PARENTS {
            let Some(style) = self.named.get(&key) else { break };
            format = format.or_else(|| style.format.clone());
            rise = rise.or(style.rise);
            let Some(parent) = &style.parent else { break };
            key.1.clone_from(parent);
        }
        // What holds for all cells has no name.
        let common = self.named.get(&(family.to_owned(), String::new()));
        (format.or_else(|| common?.format.clone()), rise.or_else(|| common?.rise))
    }

    /// True where sheets of that style are not shown.
    pub(super) fn hides_table(&self, style: &str) -> bool {
        self.hidden_tables.contains(style)
    }
}

/// Reads styles from top to bottom.
#[derive(Default)]
struct Scan {
    /// Family and name of the style that is being read.
    style: Option<(String, String)>,
    /// Name of the number format that is being read.
    data: Option<(String, Data)>,
    percent: bool,
    digits: bool,
    /// True within words.
    words: bool,
    /// Words between digits, and how many digits stand behind them.
    embedded: Option<(String, i64)>,
}

impl Scan {
    fn start(&mut self, element: &BytesStart<'_>, styles: &mut Styles) {
        let local = element.local_name();
        match local.as_ref() {
            "style" | "default-style" => {
                let key = (
                    attribute(element, "style:family").unwrap_or_default(),
                    attribute(element, "style:name").unwrap_or_default(),
                );
                let style = Style {
                    parent: attribute(element, "style:parent-style-name"),
                    format: attribute(element, "style:data-style-name"),
                    rise: None,
                };
                styles.named.insert(key.clone(), style);
                self.style = Some(key);
            }
            "table-properties" => {
                let hidden = attribute(element, "table:display").is_some_and(|display| display == "false");
                if let Some((_, name)) = self.style.as_ref().filter(|_| hidden) {
                    styles.hidden_tables.insert(name.clone());
                }
            }
            "text-properties" => match (&self.style, &mut self.data) {
                (_, Some((_, data))) => data.section.coloured |= attribute(element, "fo:color").is_some(),
                (Some(key), None) => {
                    if let Some(style) = styles.named.get_mut(key) {
                        style.rise = attribute(element, "style:text-position").map(|position| rise(&position));
                    }
                }
                (None, None) => {}
            },
            "number-style" | "currency-style" | "percentage-style" | "boolean-style" | "date-style" | "time-style"
            | "text-style" => {
                let kind = match local.as_ref() {
                    "date-style" | "time-style" => Kind::Time,
                    "text-style" => Kind::Text,
                    "boolean-style" => Kind::Number,
                    _ => Kind::Words,
                };
                let mut data = Data::default();
                data.section.kind = kind;
                data.section.shows_zero = kind == Kind::Number;
                self.percent = local.as_ref() == "percentage-style";
                data.section.percents = u32::from(self.percent);
                self.digits = false;
                self.data = Some((attribute(element, "style:name").unwrap_or_default(), data));
            }
            "map" => self.condition(element),
            other => self.content(other, element),
        }
    }

    fn condition(&mut self, element: &BytesStart<'_>) {
        let Some((_, data)) = &mut self.data else { return };
        let written = attribute(element, "style:condition").unwrap_or_default();
        let written = written.replace("value()", "").replace("!=", "<>");
        if let (Some(when), Some(target)) = (condition(written.trim()), attribute(element, "style:apply-style-name")) {
            data.conditions.push((when, target));
        }
    }

    fn content(&mut self, name: &str, element: &BytesStart<'_>) {
        let Some((_, data)) = &mut self.data else { return };
        let section = &mut data.section;
        let number = |name: &str| attribute(element, name).and_then(|number| number.trim().parse::<u32>().ok());
        match name {
            "number" => {
                self.digits = true;
                section.kind = Kind::Number;
                section.places = number("number:decimal-places")
                    .unwrap_or(if number("number:min-integer-digits").is_none() { 10 } else { 0 });
                let least = number("number:min-decimal-places").unwrap_or(section.places);
                section.shows_zero = number("number:min-integer-digits") != Some(0) || least > 0;
                match thousands(attribute(element, "number:display-factor").as_deref()) {
                    Some(count) => section.thousands = count,
                    None => section.unclear = true,
                }
            }
            "scientific-number" | "fraction" => {
                self.digits = true;
                section.kind = Kind::Number;
                section.shows_zero = true;
            }
            "embedded-text" => {
                let position = attribute(element, "number:position").and_then(|position| position.parse().ok());
                self.embedded = Some((String::new(), position.unwrap_or_default()));
            }
            "day" | "month" | "year" | "quarter" | "era" | "day-of-week" | "week-of-year"
                if section.kind == Kind::Time =>
            {
                section.kind = Kind::Date;
            }
            "text" | "currency-symbol" => self.words = true,
            _ => {}
        }
    }

    fn says(&mut self, text: &str) {
        if let Some((between, _)) = &mut self.embedded {
            between.push_str(text);
            return;
        }
        let Some((_, data)) = self.data.as_mut().filter(|_| self.words) else { return };
        let words = if self.digits { &mut data.section.suffix } else { &mut data.section.prefix };
        if words.len() < MOST_WORDS {
            words.extend(text.chars().take(MOST_WORDS));
        }
    }

    fn end(&mut self, name: &str, styles: &mut Styles) {
        match name {
            "style" | "default-style" => self.style = None,
            "text" | "currency-symbol" => self.words = false,
            "embedded-text" => {
                if let (Some((between, position)), Some((_, data))) = (self.embedded.take(), &mut self.data) {
                    let between = between.trim();
                    let parts_thousands =
                        between.is_empty() || matches!(between, "." | "'" | "’") && position > 0 && position % 3 == 0;
                    data.section.unclear |= !parts_thousands;
                }
            }
            "number-style" | "currency-style" | "percentage-style" | "boolean-style" | "date-style" | "time-style"
            | "text-style" => {
                if let Some((name, mut data)) = self.data.take() {
                    if self.percent {
                        // The sign itself is among the words.
                        data.section.prefix = data.section.prefix.replacen('%', "", 1);
                        data.section.suffix = data.section.suffix.replacen('%', "", 1);
                    }
                    styles.data.insert(name, data);
                }
            }
            _ => {}
        }
    }
}

/// How often a factor divides by a thousand; `None` for any other factor.
fn thousands(factor: Option<&str>) -> Option<u32> {
    let Some(factor) = factor else { return Some(0) };
    let factor: Decimal = factor.trim().parse().ok()?;
    (0..=5u32).find(|count| Some(factor.normalize()) == 10i64.checked_pow(count * 3).map(Decimal::from))
}

/// How letters stand at `super 58%` or `33% 58%`.
fn rise(position: &str) -> Rise {
    let first = position.split_whitespace().next().unwrap_or_default();
    match first {
        "super" => Rise::Up,
        "sub" => Rise::Down,
        share => match share.trim_end_matches('%').parse::<Decimal>() {
            Ok(share) if share.is_zero() => Rise::None,
            Ok(share) if share.is_sign_negative() => Rise::Down,
            Ok(_) => Rise::Up,
            Err(_) => Rise::None,
        },
    }
}
