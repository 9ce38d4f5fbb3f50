//! What holds for any input: monotone colours, round trips, no panic, places inside their files.

use std::fmt::Write;

use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use zielmatrix::catalogue::Language;
use zielmatrix::document;
use zielmatrix::evaluate::{deviation, rollup, status};
use zielmatrix::model::{Limit, Mark, Sense, Tolerance};
use zielmatrix::number::{Decimal, Figure, Number};
use zielmatrix::period::{Period, Scheme};
use zielmatrix::render::{Headings, csv, json, terminal};
use zielmatrix::status::{Colour, Status};

use crate::faulty::assert_places;
use crate::support::{Json, Project};

/// A figure as somebody writes it: up to 6 digits and 3 places.
fn decimal() -> impl Strategy<Value = Decimal> {
    (-999_999_i64..=999_999, 0_u32..=3).prop_map(|(digits, places)| Decimal::new(digits, places))
}

fn limit() -> impl Strategy<Value = Limit> {
    (0_i64..=3000, 0_u32..=2, any::<bool>()).prop_map(|(digits, places, relative)| {
        let width = Decimal::new(digits, places);
        if relative { Limit::Relative(width) } else { Limit::Absolute(width) }
    })
}

fn tolerance() -> impl Strategy<Value = Tolerance> {
    (limit(), limit()).prop_map(|(green, yellow)| Tolerance { green, yellow })
}

fn number(decimal: Decimal) -> Number {
    Number::from(decimal)
}

fn colour(value: Decimal, mark: &Mark<Number>, sense: Sense, tolerance: Tolerance) -> Colour {
    status::colour(&deviation::deviation(&number(value), mark, sense), tolerance)
}

/// Two values between whose colours there is nothing to choose but the distance from the Soll.
fn distance(value: Decimal, expected: Decimal) -> Decimal {
    (value - expected).abs()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn a_better_value_never_has_a_worse_colour(
        expected in decimal(), one in decimal(), other in decimal(), tolerance in tolerance()
    ) {
        let mark = Mark::Point(number(expected));
        let (low, high) = (one.min(other), one.max(other));
        let at_least = |value| colour(value, &mark, Sense::AtLeast, tolerance);
        prop_assert!(at_least(high) <= at_least(low), "more is better");
        let at_most = |value| colour(value, &mark, Sense::AtMost, tolerance);
        prop_assert!(at_most(low) <= at_most(high), "less is better");
        let (near, far) =
            if distance(one, expected) <= distance(other, expected) { (one, other) } else { (other, one) };
        let exactly = |value| colour(value, &mark, Sense::Exactly, tolerance);
        prop_assert!(exactly(near) <= exactly(far), "nearer is better");
        prop_assert_eq!(colour(expected, &mark, Sense::Exactly, tolerance), Colour::Green);
    }

    #[test]
    fn nearer_to_a_corridor_is_never_worse(
        bounds in (decimal(), decimal()), one in decimal(), other in decimal(), tolerance in tolerance()
    ) {
        let (low, high) = (bounds.0.min(bounds.1), bounds.0.max(bounds.1));
        let mark = Mark::Corridor { low: number(low), high: number(high) };
        let colour = |value| colour(value, &mark, Sense::Between, tolerance);
        for value in [one, other] {
            if low <= value && value <= high {
                prop_assert_eq!(colour(value), Colour::Green, "inside");
            }
        }
        if one <= other && other <= low || low <= other && high <= other && other <= one {
            prop_assert!(colour(other) <= colour(one), "on the same side");
        }
    }

    #[test]
    fn the_shown_bounds_are_where_the_colour_changes(
        expected in decimal(), value in decimal(), tolerance in tolerance(), sense in select(vec![Sense::AtLeast, Sense::AtMost, Sense::Exactly])
    ) {
        let mark = Mark::Point(number(expected));
        let bounds = status::bounds(&mark, sense, tolerance);
        let inside = |from: &Option<Number>, to: &Option<Number>| {
            from.as_ref().is_none_or(|from| *from <= number(value)) && to.as_ref().is_none_or(|to| number(value) <= *to)
        };
        let found = colour(value, &mark, sense, tolerance);
        prop_assert_eq!(inside(&bounds.green_from, &bounds.green_to), found == Colour::Green);
        if bounds.yellow_from.is_some() || bounds.yellow_to.is_some() {
            prop_assert_eq!(inside(&bounds.yellow_from, &bounds.yellow_to), found != Colour::Red);
        }
    }

    #[test]
    fn a_roll_up_does_not_depend_on_the_order(statuses in vec(select(Status::ALL.to_vec()), 0..12), turn in 0_usize..12) {
        let mut turned = statuses.clone();
        turned.rotate_left(if statuses.is_empty() { 0 } else { turn % statuses.len() });
        turned.reverse();
        prop_assert_eq!(rollup::worst(statuses.clone()), rollup::worst(turned.clone()));
        prop_assert_eq!(rollup::score(statuses.clone()), rollup::score(turned));
        let mut more = statuses.clone();
        more.push(Status::NotDue);
        prop_assert_eq!(rollup::worst(statuses), rollup::worst(more), "what counts nowhere changes nothing");
    }

    #[test]
    fn a_weighted_roll_up_does_not_depend_on_the_order(goals in vec((0_u32..=100, 0_i64..=50), 1..8)) {
        let weigh = |goals: &[(u32, i64)]| {
            rollup::weighted(goals.iter().map(|(score, weight)| (Number::share(*score, 100), Decimal::new(*weight, 1))))
        };
        let mut turned = goals.clone();
        turned.reverse();
        let score = weigh(&goals);
        prop_assert_eq!(&score, &weigh(&turned));
        if let Some(score) = score {
            prop_assert!(Number::ZERO <= score && score <= Number::from(1));
        }
    }

    #[test]
    fn a_printed_number_is_read_as_the_same_value(value in decimal()) {
        let text = number(value).to_exact_text();
        prop_assert_eq!(number(Decimal::from_str_exact(&text).unwrap()), number(value));
        prop_assert_eq!(Figure::written(value).to_text().parse::<Decimal>().unwrap(), value);
    }

    #[test]
    fn a_rounded_number_is_as_near_as_its_places_allow(numerator in -99_999_i64..99_999, denominator in 1_i64..999, places in 0_u32..8) {
        let exact = Number::from(numerator).divided_by(&Number::from(denominator)).unwrap();
        let half = Number::from(Decimal::new(5, places + 1));
        let off = (&exact.rounded(places) - &exact).abs();
        prop_assert!(off <= half);
        prop_assert_eq!(number(exact.to_text(places).parse().unwrap()), exact.rounded(places));
    }

    #[test]
    fn a_shown_figure_never_lies_on_the_other_side_of_a_bound(
        numerator in -99_999_i64..99_999, denominator in 1_i64..999, places in 0_u32..3, bounds in vec(decimal(), 1..4)
    ) {
        let exact = Number::from(numerator).divided_by(&Number::from(denominator)).unwrap();
        let bounds: Vec<Number> = bounds.into_iter().map(number).collect();
        let shown = Figure::computed(exact.clone(), places).beside(&bounds);
        let read = number(shown.to_text().parse().unwrap());
        for bound in &bounds {
            prop_assert_eq!(read.cmp(bound), exact.cmp(bound), "{} beside {:?}", shown.to_text(), bound);
        }
        prop_assert!(shown.places >= places);
        prop_assert_eq!(&shown.value, &exact, "the value stays exact");
    }

    #[test]
    fn a_printed_period_is_read_as_the_same(year in 1_i32..9999, scheme in select(Scheme::ALL.to_vec()), index in 1_u8..=12) {
        let period = Period { year, index: (index - 1) % scheme.periods() + 1, scheme };
        prop_assert_eq!(Period::parse(&period.to_string(), scheme), Some(period));
        prop_assert!(period.previous() < period);
    }

    #[test]
    fn any_text_as_a_period_is_read_or_refused(text in "\\PC{0,10}|[0-9TQHM-]{0,9}") {
        for scheme in Scheme::ALL {
            if let Some(period) = Period::parse(&text, scheme) {
                prop_assert_eq!(period.to_string(), text.clone());
            }
        }
    }
}

/// An indicator in words, and what was reported for it.
#[derive(Clone, Debug)]
struct Written {
    keys: String,
    reports: Vec<String>,
}

fn written() -> impl Strategy<Value = Written> {
    // Three places are written with a fourth, or the file could be read in two ways.
    let figure =
        || decimal().prop_map(|value| if value.scale() == 3 { format!("{value}0") } else { value.to_string() });
    let target = (select(vec!["at_least", "at_most", "exactly", "between"]), figure(), 0_i64..999).prop_map(
        |(sense, low, width)| match sense {
            "between" => {
                let high = low.parse::<Decimal>().unwrap() + Decimal::from(width);
                format!("target = {{ between = [{low}, {high}] }}")
            }
            sense => format!("target = {{ {sense} = {low} }}"),
        },
    );
    let interim = select(vec![
        "",
        "interim = \"linear\"",
        "interim = \"constant\"",
        "interim = \"seasonal\"",
        "interim = { T1 = \"20 %\" }",
    ]);
    let measured =
        (select(vec!["cumulative", "level", "average", "ratio"]), target, interim, figure(), vec(figure(), 3))
            .prop_map(|(kind, target, interim, baseline, values)| {
                let reports = values
                    .into_iter()
                    .map(|value| match kind {
                        "ratio" => format!("numerator = {value}\ndenominator = 7"),
                        _ => format!("value = {value}\nforecast = {value}"),
                    })
                    .collect();
                Written { keys: format!("kind = \"{kind}\"\n{target}\n{interim}\nbaseline = {baseline}"), reports }
            });
    let milestone = (1_u32..=12, 1_u32..=28, 0_u32..=100).prop_map(|(month, day, progress)| Written {
        keys: format!("target = {{ done_by = 2013-{month:02}-{day:02} }}"),
        reports: vec![
            format!("progress = {progress}"),
            "state = \"missing\"\ncomment = \"k\"".into(),
            format!("done = 2013-{month:02}-{day:02}"),
        ],
    });
    let assessed = select(vec!["green", "yellow", "red"]).prop_map(|colour| Written {
        keys: "kind = \"assessed\"".into(),
        reports: vec![format!("value = \"{colour}\"\ncomment = \"k\""); 3],
    });
    prop_oneof![6 => measured, 1 => milestone, 1 => assessed]
}

/// A TOML basic string; the escapes of JSON are among those of TOML.
fn toml_string(text: &str) -> String {
    serde_json::to_string(text).unwrap().replace('\u{7f}', "\\u007f")
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    #[test]
    fn every_valid_project_is_shown_in_every_format(
        indicators in vec(written(), 1..6),
        name in "[^\u{0}]{0,24}",
        weighted in any::<bool>(),
        width in 0_usize..250,
    ) {
        let mut matrix = format!("title = {}\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n", toml_string(&format!("M{name}")));
        let mut actuals = [String::new(), String::new(), String::new()];
        for (number, written) in indicators.iter().enumerate() {
            let name = toml_string(&format!("N{name}"));
            writeln!(matrix, "[[goal.indicator]]\nid = \"i{number}\"\nname = {name}\n{}", written.keys).unwrap();
            for (text, report) in actuals.iter_mut().zip(&written.reports) {
                writeln!(text, "[[actual]]\nindicator = \"i{number}\"\n{report}").unwrap();
            }
        }
        let mut project = Project::new(if weighted { "rollup = \"weighted\"\n" } else { "" }).matrix(2013, "m", &matrix);
        for (number, text) in actuals.iter().enumerate() {
            project = project.actuals(&format!("2013-T{}", number + 1), "m.toml", text);
        }
        let checked = project.check();
        prop_assert!(checked.errors().is_empty(), "{}", checked.text(Language::German));
        for period in ["2013-T1", "2013-T2", "2013-T3"] {
            let report = checked.report(period);
            prop_assert_eq!(Json::parse(&json::render(&report)).rows().len(), indicators.len());
            for name in ["rfc4180", "de"] {
                prop_assert!(!csv::render(&report, csv::Dialect::from_name(name).unwrap(), Headings::Keys).is_empty());
            }
            for language in [Language::German, Language::English] {
                for colour in [true, false] {
                    let text = terminal::render(&document::report(&report, language), &terminal::Layout { width, language, colour });
                    let harmful = |sign: char| sign.is_control() && sign != '\n' && !(colour && sign == '\u{1b}');
                    prop_assert!(!text.contains(harmful), "{text:?}");
                }
            }
        }
    }
}

/// Bytes of any kind, and bytes that look like the file they stand in for.
fn soup(words: &'static [&'static str]) -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        vec(any::<u8>(), 0..200),
        vec(select(words), 0..60).prop_map(|words| words.concat().into_bytes()),
        "(\\PC{0,30}\n){0,6}".prop_map(String::into_bytes),
        (vec(select(words), 0..60), any::<prop::sample::Index>(), any::<u8>()).prop_map(|(words, index, byte)| {
            let mut bytes = words.concat().into_bytes();
            bytes.insert(if bytes.is_empty() { 0 } else { index.index(bytes.len()) }, byte);
            bytes
        }),
    ]
}

const TOML_WORDS: &[&str] = &[
    "[[goal]]\n",
    "[[goal.indicator]]\n",
    "[[goal.measure]]\n",
    "[[goal.measure.indicator]]\n",
    "[[budget]]\n",
    "[[actual]]\n",
    "title = ",
    "id = ",
    "name = ",
    "kind = ",
    "target = ",
    "interim = ",
    "tolerance = ",
    "revised = ",
    "accepted = ",
    "report_in = ",
    "value = ",
    "indicator = ",
    "baseline = ",
    "forecast = ",
    "numerator = ",
    "denominator = ",
    "done = ",
    "progress = ",
    "state = ",
    "\"x\"",
    "\"level\"",
    "\"cumulative\"",
    "\"5 %\"",
    "\"k. A.\"",
    "\"2/3\"",
    "\"1.234,5 T€\"",
    "{ at_least = ",
    "{ between = [1, 2] }",
    "{ T1 = ",
    "{ green = 1, yellow = ",
    "{ done_by = 2013-08-31 }",
    "{",
    "}",
    "[",
    "]",
    ",",
    "=",
    "\n",
    "1",
    "-1.5",
    "nan",
    "inf",
    "1e9",
    "1e400",
    "0x1F",
    "2013-08-31",
    "\"ä€🎯\"",
    "\"",
    "'",
    "'''",
    "# Kommentar\n",
    "\\",
    "\u{feff}",
    "\r\n",
    "true",
    ".",
    "über",
];

const CSV_WORDS: &[&str] = &[
    "Indikator",
    "indicator",
    "Ist",
    "Prognose",
    "Erläuterung",
    "Zähler",
    "Nenner",
    "Erledigt",
    "Fortschritt",
    "Zustand",
    "Gebiet",
    "Zeitraum",
    "Matrix",
    ";",
    ";",
    ";",
    ",",
    "\n",
    "\n",
    "\r\n",
    "\r",
    "\"",
    "\"\"",
    "x",
    "x",
    "1.234",
    "1.234,5",
    "1,5",
    "80 %",
    "2/3",
    "ca. 5",
    "k. A.",
    "-",
    "31.08.2013",
    "2013-T1",
    "\u{feff}",
    "ä",
    "€",
    "\t",
    " ",
];

const SOUND: &str = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n\
                     unit = \"%\"\nkind = \"level\"\ntarget = { at_least = 80 }\n";

fn assert_survives(project: &Project) {
    let checked = project.check();
    assert_places(&checked);
    for language in [Language::German, Language::English] {
        let text = checked.text(language);
        assert!(!text.contains(|sign: char| sign.is_control() && sign != '\n'), "{text:?}");
    }
    if checked.project.is_some() {
        Json::parse(&json::render(&checked.report("2013-T1")));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 384, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_as_a_matrix_are_read_or_refused(bytes in soup(TOML_WORDS)) {
        assert_survives(&Project::new("").file("matrices/2013/m.toml", bytes));
    }

    #[test]
    fn any_bytes_as_actuals_are_read_or_refused(bytes in soup(TOML_WORDS)) {
        assert_survives(&Project::new("").matrix(2013, "m", SOUND).file("actuals/2013-T1/m.toml", bytes));
    }

    #[test]
    fn any_bytes_as_a_table_are_read_or_refused(bytes in soup(CSV_WORDS)) {
        assert_survives(&Project::new("").matrix(2013, "m", SOUND).file("actuals/2013-T1/m.csv", bytes));
    }

    #[test]
    fn any_bytes_as_settings_are_read_or_refused(bytes in soup(TOML_WORDS)) {
        let project = Project::new("").matrix(2013, "m", SOUND).file("zielmatrix.toml", bytes);
        let checked = project.check();
        assert_places(&checked);
    }
}
