//! One cell of a planning form, as what it plans. Numbers are read as those of reports are: exactly or not at all.

use crate::catalogue::choices;
use crate::check::value::{self, Said};
use crate::diagnostic::{Diagnostics, Problem};
use crate::form::planning::{Field, collapsed};
use crate::import::cell as reports;
use crate::language::Language;
use crate::load::raw::{DecimalMark, RawValue};
use crate::load::text;
use crate::load::workbook::Cell;
use crate::model::column::Column;
use crate::model::indicator::is_percent;
use crate::model::{Kind, Reference};
use crate::number::Decimal;
use crate::problem::Unreadable;
use crate::problem::planning::PlanEntryFault as Fault;
use crate::report::planning::Entry;
use crate::source::Located;

const LANGUAGES: [Language; 2] = Language::ALL;

/// How the cells of a row are read.
pub(super) struct Reader<'a> {
    /// How the form writes numbers where no other text of it shows it.
    pub(super) asked_for: DecimalMark,
    /// How the numbers that were typed as texts are written.
    pub(super) mark: DecimalMark,
    /// The unit of the row.
    pub(super) unit: &'a str,
}

/// What a cell plans.
pub(super) struct Read {
    /// `None` for a cell that says nothing.
    pub(super) entry: Option<Entry>,
    /// True for a bare number of 1 or less where percent are counted: a share, or a hundredth of what was meant.
    pub(super) share: bool,
}

impl Read {
    fn nothing() -> Self {
        Self { entry: None, share: false }
    }
}

impl From<Entry> for Read {
    fn from(entry: Entry) -> Self {
        Self { entry: Some(entry), share: false }
    }
}

/// Why a cell cannot be read; `None` where that is reported.
pub(super) type Unread = Option<Fault>;

impl Reader<'_> {
    /// Reads a cell. Problems of the cell itself and notes are reported.
    pub(super) fn read(&self, field: Field, cell: &Cell, found: &mut Diagnostics) -> Result<Read, Unread> {
        match field {
            Field::Value | Field::To | Field::Interim(_) | Field::Green | Field::Yellow => {
                self.figure(field, cell, found)
            }
            Field::Direction => {
                let offered = choices::directions(Language::German).map(|(_, word)| word);
                self.word(cell, &offered, |text| choices::read_direction(text).map(Entry::Word), found)
            }
            Field::Kind => {
                let offered = Kind::ALL.map(|kind| choices::kind(kind, Language::German));
                let read = |text: &str| choices::read_kind(text).map(|kind| Entry::Word(kind.name()));
                self.word(cell, &offered, read, found)
            }
            Field::Dropped => {
                let offered = [choices::yes(Language::German)];
                match self.said(cell, found)? {
                    None => Ok(Read::nothing()),
                    Some(text) => match choices::read_yes(&text) {
                        Some(true) => Ok(Entry::Word(YES).into()),
                        Some(false) => Ok(Read::nothing()),
                        None => Err(Some(Fault::Word(offered.to_vec()))),
                    },
                }
            }
            Field::Name
            | Field::Unit
            | Field::Source
            | Field::Open
            | Field::Reason
            | Field::Responsible
            | Field::Hypothesis
            | Field::Evidence => {
                let said = self.said(cell, found)?.map(|text| collapsed(&text)).filter(|text| !text.is_empty());
                Ok(said.map_or_else(Read::nothing, |text| Entry::Text(text).into()))
            }
        }
    }

    /// The text of a cell; `None` for one that says that there is nothing.
    fn said(&self, cell: &Cell, found: &mut Diagnostics) -> Result<Option<String>, Unread> {
        let raw = self.raw(Column::Comment, cell, found)?;
        let RawValue::Text(text, _) = raw.value else { return Ok(None) };
        Ok(Some(text).filter(|text| !text::says_missing(text)))
    }

    fn word(
        &self,
        cell: &Cell,
        offered: &[&'static str],
        read: impl Fn(&str) -> Option<Entry>,
        found: &mut Diagnostics,
    ) -> Result<Read, Unread> {
        match self.said(cell, found)? {
            None => Ok(Read::nothing()),
            Some(text) => read(&text).map(Read::from).ok_or_else(|| Some(Fault::Word(offered.to_vec()))),
        }
    }

    /// What a cell holds, by the guards of reported values.
    fn raw(&self, column: Column, cell: &Cell, found: &mut Diagnostics) -> Result<Located<RawValue>, Unread> {
        let reader = reports::Reader {
            mark: self.mark,
            asked_for: Some(self.asked_for),
            factor: None,
            dash_is_zero: false,
            provisional: &[],
            unit: self.unit,
        };
        let mut own = Diagnostics::default();
        let raw = reader.read(column, cell, &mut own);
        unreadable(&own, found)?;
        raw.ok_or(None)
    }

    fn figure(&self, field: Field, cell: &Cell, found: &mut Diagnostics) -> Result<Read, Unread> {
        let raw = self.raw(Column::Value, cell, found)?;
        let interim = matches!(field, Field::Interim(_));
        let tolerance = matches!(field, Field::Green | Field::Yellow);
        let (text, mark) = match &raw.value {
            RawValue::Date(date) if field == Field::Value => return Ok(Entry::Date(*date).into()),
            RawValue::Date(_) | RawValue::Number(_) => return self.number(&raw, tolerance, found),
            RawValue::Text(text, _) if text::says_missing(text) => return Ok(Read::nothing()),
            RawValue::Text(text, mark) => (text.as_str(), *mark),
        };
        if let Some(date) = text::date(text).filter(|_| field == Field::Value) {
            return Ok(Entry::Date(date).into());
        }
        if interim {
            if let Some(word) = choices::read_interim(text) {
                return Ok(Entry::Word(word).into());
            }
            if let Some((low, high)) = pair(text) {
                let figure = |text: &str, found: &mut Diagnostics| {
                    let raw = raw.with(RawValue::Text(text.to_owned(), mark));
                    match self.number(&raw, false, found)?.entry {
                        Some(Entry::Number(value)) => Ok(value),
                        _ => Err(Some(Fault::NoInterim)),
                    }
                };
                return Ok(Entry::Pair(figure(low, found)?, figure(high, found)?).into());
            }
            if let Some(share) = LANGUAGES.iter().find_map(|language| behind(text, choices::of_target(*language))) {
                return percent(share).map(|value| Entry::Percent(value).into()).ok_or(Some(Fault::NoInterim));
            }
        }
        for of in [Reference::PreviousYear, Reference::Baseline] {
            let share = LANGUAGES.iter().find_map(|language| behind(text, choices::reference(of, *language)));
            if let Some(share) = share.filter(|_| !interim && !tolerance) {
                let share = percent(share).map(|value| Entry::Share(value, of).into());
                return share.ok_or(Some(Fault::Number(Unreadable::Beside)));
            }
        }
        if let Some(share) = percent(text) {
            return match (tolerance, interim, is_percent(self.unit)) {
                (true, ..) | (_, true, false) => Ok(Entry::Percent(share).into()),
                (_, true, true) => Err(Some(Fault::ShareOrValue)),
                (_, false, true) => Ok(Entry::Number(share).into()),
                (_, false, false) => Err(Some(Fault::PercentOfWhat)),
            };
        }
        self.number(&raw, tolerance, found)
    }

    fn number(&self, raw: &Located<RawValue>, tolerance: bool, found: &mut Diagnostics) -> Result<Read, Unread> {
        let mut own = Diagnostics::default();
        let read = value::number(raw, self.unit, &mut own);
        unreadable(&own, found)?;
        let bare = match &raw.value {
            RawValue::Number(_) => true,
            RawValue::Text(text, mark) => value::bare_number(text, *mark).is_some(),
            RawValue::Date(_) => false,
        };
        match read {
            None => Err(None),
            Some(Said::Missing) => Ok(Read::nothing()),
            Some(Said::Value(value)) => {
                let small = !value.is_zero() && value.abs() <= Decimal::ONE;
                let share = small && bare && !tolerance && is_percent(self.unit);
                Ok(Read { entry: Some(Entry::Number(value)), share })
            }
        }
    }
}

/// What stands for what is dropped.
pub(super) const YES: &str = "yes";

/// Moves what was found, but for the one reason why a number cannot be read, which is given.
fn unreadable(own: &Diagnostics, found: &mut Diagnostics) -> Result<(), Unread> {
    let mut fault = None;
    for diagnostic in own.iter() {
        if let Problem::ValueUnreadable { why, .. } = &diagnostic.problem {
            fault = Some(Fault::Number(*why));
        } else {
            found.push_whole(diagnostic.clone());
        }
    }
    fault.map_or(Ok(()), |fault| Err(Some(fault)))
}

/// What stands before those words.
fn behind<'t>(text: &'t str, words: &str) -> Option<&'t str> {
    let text = text.trim();
    let at = text.len().checked_sub(words.len())?;
    let end = text.get(at..)?;
    (end.to_lowercase() == words.to_lowercase()).then(|| text[..at].trim())
}

fn percent(text: &str) -> Option<Decimal> {
    text::percentage(text)?.ok()
}

/// The two figures of `60–75` and `60 bis 75`. A minus before a figure is a sign.
fn pair(text: &str) -> Option<(&str, &str)> {
    ["–", "—", " bis ", " to ", " und ", " and ", ";", " - ", "-"].into_iter().find_map(|between| {
        let (low, high) = text.split_once(between)?;
        let (low, high) = (low.trim(), high.trim());
        let digit = |text: &str| text.contains(|sign: char| sign.is_ascii_digit());
        (digit(low) && digit(high)).then_some((low, high))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::load::workbook::Content;
    use crate::source::{Place, SourceId};

    fn read(field: Field, unit: &str, text: &str) -> Result<String, String> {
        let place = Place { source: SourceId::new(0), start: 0, end: 0 };
        let cell = Cell { row: 0, column: 0, content: Content::Text(text.to_owned()), formula: false, place };
        let reader = Reader { asked_for: DecimalMark::Comma, mark: DecimalMark::Unknown, unit };
        let read = reader.read(field, &cell, &mut Diagnostics::default());
        match read {
            Ok(read) => Ok(read.entry.map(|entry| format!("{entry:?}")).unwrap_or_default()),
            Err(fault) => Err(format!("{:?}", fault.unwrap())),
        }
    }

    #[test]
    fn cells_are_read_as_people_write_them_or_refused() {
        let value = |text: &str| read(Field::Value, "Besuche", text);
        for (text, expected) in [
            ("450", "Number(450)"),
            ("1.234", "Number(1234)"),
            ("1.234,5 Besuche", "Number(1234.5)"),
            ("31.10.2014", "Date(2014-10-31)"),
            ("103 % des Vorjahres", "Share(103, PreviousYear)"),
            ("98,5 % Des Ausgangswerts", "Share(98.5, Baseline)"),
            ("105 % of the year before", "Share(105, PreviousYear)"),
            ("–", ""),
        ] {
            assert_eq!(value(text).as_deref(), Ok(expected), "{text}");
        }
        for (text, fault) in [
            ("103 %", "PercentOfWhat"),
            ("viele", "Number(NoNumber)"),
            ("ca. 450", "Number(Approximate)"),
            ("450 Tage", "Number(OtherUnit)"),
            ("31.10.14", "Number(ShortYear)"),
        ] {
            assert_eq!(value(text), Err(fault.to_owned()), "{text}");
        }
        assert_eq!(read(Field::Value, "%", "80 %").as_deref(), Ok("Number(80)"));
    }

    #[test]
    fn interim_targets_are_values_shares_pairs_or_words() {
        let interim = |unit: &str, text: &str| read(Field::Interim(1), unit, text);
        for (unit, text, expected) in [
            ("Besuche", "120", "Number(120)"),
            ("Besuche", "20 %", "Percent(20)"),
            ("%", "50 % des Zielwertes", "Percent(50)"),
            ("%", "60–75", "Pair(60, 75)"),
            ("%", "60,5 bis 75 %", "Pair(60.5, 75)"),
            ("Besuche", "saisonal", "Word(\"seasonal\")"),
            ("Besuche", "Linear", "Word(\"linear\")"),
            ("", "50 %", "Percent(50)"),
        ] {
            assert_eq!(interim(unit, text).as_deref(), Ok(expected), "{text}");
        }
        assert_eq!(interim("%", "20 %"), Err("ShareOrValue".to_owned()));
        assert_eq!(read(Field::Green, "%", "5 %").as_deref(), Ok("Percent(5)"));
        assert_eq!(read(Field::Green, "Besuche", "2 Besuche").as_deref(), Ok("Number(2)"));
        assert_eq!(read(Field::Dropped, "", "ja").as_deref(), Ok("Word(\"yes\")"));
        assert_eq!(read(Field::Dropped, "", "nein").as_deref(), Ok(""));
        assert!(read(Field::Direction, "", "ungefähr").is_err());
        assert_eq!(read(Field::Open, "", " Art? \n\n Zielwert? ").as_deref(), Ok("Text(\"Art?\\nZielwert?\")"));
    }
}
