//! Dates as an iCalendar file (RFC 5545), which Outlook and others take in: all-day events that block no time.
//!
//! The same dates give the same bytes: the time stamp of an event is its own day, its UID is made of what it is about.

use chrono::{Days, NaiveTime};
use icalendar::{Calendar, Component, Event, EventLike, Property};
use sha2::{Digest, Sha256};

use crate::catalogue::Language;
use crate::catalogue::calendar as words;
use crate::catalogue::words::Word;
use crate::render::shown::{clean, title_of};
use crate::report::dates::{Collecting, Dates, Entry, Occasion};

/// Who made the file.
const PRODUCT: &str = "-//zielmatrix//zielmatrix//DE";

/// Octets of a line without its end (RFC 5545, 3.1).
const LINE: usize = 75;

/// The dates as the bytes of an `.ics` file: UTF-8, lines of at most 75 octets that end in CRLF.
pub fn render(dates: &Dates, language: Language) -> Vec<u8> {
    let mut calendar = Calendar::empty();
    let name = words::name(&clean(&dates.organisation), dates.year, language);
    for (key, value) in [("VERSION", "2.0"), ("PRODID", PRODUCT), ("CALSCALE", "GREGORIAN"), ("METHOD", "PUBLISH")] {
        calendar.append_property(Property::new(key, value));
    }
    calendar.append_property(Property::new("X-WR-CALNAME", name));
    let mut taken = Vec::new();
    for entry in &dates.entries {
        let mut id = identity(&dates.organisation, entry);
        // Two sessions of one committee on the same day about the same are still two.
        while taken.contains(&id) {
            id.push('+');
        }
        calendar.push(event(entry, &uid(&id), language));
        taken.push(id);
    }
    folded(&calendar.to_string()).into_bytes()
}

fn event(entry: &Entry, uid: &str, language: Language) -> Event {
    let Entry { date, occasion } = entry;
    let (summary, description) = match occasion {
        Occasion::Cutoff(collecting) => {
            let lines = [asked(collecting, language), words::due_by(collecting.deadline, language)];
            (of_matrices(words::cutoff(collecting.period, language), collecting), lines.join("\n"))
        }
        Occasion::Deadline(collecting) => {
            let lines = [asked(collecting, language), words::cutoff_on(collecting.cutoff, language)];
            (of_matrices(words::deadline(collecting.period, language), collecting), lines.join("\n"))
        }
        Occasion::Session { session, period } => {
            let subject = words::subject(*period, language);
            let said = [(Word::Paper, &session.paper), (Word::Agenda, &session.agenda)];
            let said = said.into_iter().filter_map(|(name, value)| {
                value.as_ref().map(|value| format!("{}: {}", name.text(language), clean(value)))
            });
            (format!("{}: {subject}", title_of(&session.committee)), said.collect::<Vec<_>>().join("\n"))
        }
    };
    let mut event = Event::new();
    // The end of an all-day event is the first day that no longer belongs to it.
    let end = date.checked_add_days(Days::new(1)).unwrap_or(*date);
    event.uid(uid).timestamp(date.and_time(NaiveTime::MIN).and_utc()).starts(*date).ends(end).summary(&summary);
    event.add_property("TRANSP", "TRANSPARENT");
    if !description.is_empty() {
        event.description(&description);
    }
    event.done()
}

/// The summary, with the departments where not all are meant.
fn of_matrices(summary: String, collecting: &Collecting) -> String {
    if collecting.in_part { format!("{summary} ({})", departments(collecting)) } else { summary }
}

fn departments(collecting: &Collecting) -> String {
    collecting.matrices.iter().map(title_of).collect::<Vec<_>>().join("; ")
}

fn asked(collecting: &Collecting, language: Language) -> String {
    words::asked(collecting.asked, &departments(collecting), language)
}

/// What makes an event the same one when the calendar is made again, in any language.
fn identity(organisation: &str, entry: &Entry) -> String {
    let (kind, about): (&str, String) = match &entry.occasion {
        Occasion::Cutoff(collecting) => ("cutoff", of_period(collecting)),
        Occasion::Deadline(collecting) => ("deadline", of_period(collecting)),
        Occasion::Session { session, period } => {
            let period = period.map(|period| period.to_string()).unwrap_or_default();
            ("session", format!("{}\n{period}", session.committee.id))
        }
    };
    format!("{organisation}\n{kind}\n{}\n{about}", entry.date)
}

fn of_period(collecting: &Collecting) -> String {
    format!("{}\n{}", collecting.period, collecting.cutoff)
}

fn uid(identity: &str) -> String {
    const BYTES: usize = 16;
    let digest = Sha256::digest(identity.as_bytes());
    let nibbles = digest.iter().take(BYTES).flat_map(|byte| [byte >> 4, byte & 0xf]);
    let hex: String = nibbles.filter_map(|nibble| char::from_digit(nibble.into(), 16)).collect();
    format!("{hex}@zielmatrix")
}

/// The same text, folded anew: the library leaves a last line of 76 octets where 75 are left over.
fn folded(text: &str) -> String {
    let unfolded = text.replace("\r\n ", "");
    let mut folded = String::with_capacity(unfolded.len() + unfolded.len() / LINE * 3);
    for line in unfolded.split_terminator("\r\n") {
        let mut used = 0;
        for character in line.chars() {
            if used + character.len_utf8() > LINE {
                folded.push_str("\r\n ");
                used = 1;
            }
            folded.push(character);
            used += character.len_utf8();
        }
        folded.push_str("\r\n");
    }
    folded
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::period::{Period, Scheme};
    use crate::report::{Named, SessionReport};

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn session(title: &str) -> Entry {
        let session = SessionReport {
            committee: Named { id: "SGA".into(), title: title.into() },
            date: day(2013, 6, 4),
            paper: Some("5247/2009-2014".into()),
            agenda: Some("Ö 9; a, b\\c\nzweite".into()),
        };
        let period = Period::parse("2013-T1", Scheme::Tertial);
        Entry { date: day(2013, 6, 4), occasion: Occasion::Session { session, period } }
    }

    fn text(entries: Vec<Entry>) -> String {
        let dates = Dates { organisation: "Stadt, Amt; Ü".into(), year: Some(2013), entries };
        String::from_utf8(render(&dates, Language::German)).unwrap()
    }

    #[test]
    fn a_session_is_an_event_of_one_day() {
        let text = text(vec![session("Sozial- und Gesundheitsausschuss")]);
        let unfolded = text.replace("\r\n ", "");
        for line in [
            "METHOD:PUBLISH",
            "PRODID:-//zielmatrix//zielmatrix//DE",
            "X-WR-CALNAME:Zielmatrix-Termine 2013 – Stadt\\, Amt\\; Ü",
            "DTSTAMP:20130604T000000Z",
            "DTSTART;VALUE=DATE:20130604",
            "DTEND;VALUE=DATE:20130605",
            "SUMMARY:Sozial- und Gesundheitsausschuss: Bericht 1. Tertial 2013",
            "TRANSP:TRANSPARENT",
        ] {
            assert!(unfolded.lines().any(|found| found == line), "{line} is not in\n{unfolded}");
        }
        assert!(unfolded.contains("Ö 9\\; a\\, b\\\\c zweite"), "{unfolded}");
    }

    #[test]
    fn no_line_is_longer_than_75_octets_and_all_end_in_crlf() {
        for length in 0..200 {
            let title = format!("{}{}", "x".repeat(length), "Ä€".repeat(40));
            let text = text(vec![session(&title)]);
            assert!(text.ends_with("END:VCALENDAR\r\n"));
            assert_eq!(text.matches('\n').count(), text.matches("\r\n").count());
            assert!(text.split("\r\n").all(|line| line.len() <= LINE), "{length}");
            assert!(text.replace("\r\n ", "").contains(&format!("SUMMARY:{title}: Bericht")), "{length}");
        }
    }

    #[test]
    fn uids_are_stable_and_different() {
        let twice = text(vec![session("A"), session("A")]);
        let uids: Vec<&str> = twice.lines().filter(|line| line.starts_with("UID:")).collect();
        assert_eq!(uids.len(), 2);
        assert_ne!(uids[0], uids[1]);
        assert!(text(vec![session("ein anderer Titel")]).contains(uids[0]), "the title is no part of it");
    }
}
