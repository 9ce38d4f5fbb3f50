//! `diff`: each kind of difference with its right answer, both ways round, and what must not be shown.

use std::collections::BTreeSet;
use std::path::Path;

use zielmatrix::catalogue::Language;
use zielmatrix::period::{Period, Scheme};
use zielmatrix::render::{Headings, csv, docx, html, json, markdown, terminal, workbook};
use zielmatrix::report::Selection;
use zielmatrix::report::comparison::{Comparison, State, Subject, compare};
use zielmatrix::{document, model};

use crate::formats::golden::assert_golden;
use crate::support::{Case, Json, Project, check_folder, indicator};

const T: &str = "kind = \"level\"\ntarget = { at_least = 100 }\n";

/// The comparison of two periods of a case, as JSON.
fn periods(case: &Case, before: &str, after: &str) -> Json {
    let project = case.project();
    let run = project.run(&["diff", before, after, "--format", "json"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    Json::parse(run.stdout.as_bytes())
}

/// The comparison of a period in two projects, as JSON; with more arguments where there are some.
fn folders(before: &Project, after: &Project, what: &[&str]) -> (Json, String) {
    let (old, new) = (before.path().to_str().unwrap(), after.path().to_str().unwrap());
    let run = before.run(&[&["diff", "--format", "json", old, new], what].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    (Json::parse(run.stdout.as_bytes()), run.stdout)
}

/// `what before after difference` of each change of an entry.
fn changes(entry: &Json) -> Vec<String> {
    let text = |change: &Json, key: &str| change.at(key).text();
    let line = |change: &Json| {
        let keys = ["what", "before", "after", "difference"];
        keys.map(|key| text(change, key)).join(" ")
    };
    entry.at("changes").items().iter().map(line).collect()
}

fn verdict(entry: &Json) -> String {
    ["before", "after", "by_rule_before", "cause", "held_by_rule"]
        .map(|key| entry.at(&format!("verdict.{key}")).text())
        .join(" ")
}

#[test]
fn a_figure_changes_a_colour() {
    // rules.md: 90 of 100 is yellow on the bound, 95 green on the bound.
    let case = indicator("figure", T).actual("2013-T1", "value = 90").actual("2013-T2", "value = 95");
    let found = periods(&case, "2013-T1", "2013-T2");
    let entry = found.at("entries.0");
    assert_eq!(verdict(&entry), "yellow green null figure false");
    let forecast = concat!(
        "forecast {\"value\":90,\"source\":\"extrapolated\",\"status\":\"yellow\"} ",
        "{\"value\":95,\"source\":\"extrapolated\",\"status\":\"green\"} 5"
    );
    assert_eq!(changes(&entry), ["status yellow green null", "actual 90 95 5", forecast]);
    assert_eq!(found.at("counts.better").text(), "1");
    assert_eq!(found.at("counts.only_by_rule").text(), "0");
}

#[test]
fn only_the_rule_changes_a_colour() {
    let revised = "revised = [{ from = \"2013-T2\", target = { at_least = 80 }, reason = \"Rat\" }]\n";
    let case = indicator("rule", &format!("{T}{revised}"));
    let case = case.actual("2013-T1", "value = 80").actual("2013-T2", "value = 81");
    let found = periods(&case, "2013-T1", "2013-T2");
    let entry = found.at("entries.0");
    assert_eq!(verdict(&entry), "red green red rule false");
    let changed = changes(&entry);
    assert!(changed.contains(&"target {\"at_least\":100} {\"at_least\":80} -20".to_owned()), "{changed:?}");
    assert!(changed.contains(&"expected 100 80 -20".to_owned()), "{changed:?}");
    assert_eq!(found.at("counts.only_by_rule").text(), "1");
    // The other way round the rule is the one that is given up: by the lower target 80 is still green.
    let back = periods(&case, "2013-T2", "2013-T1");
    assert_eq!(verdict(&back.at("entries.0")), "green red green rule false");
}

#[test]
fn a_rule_hides_that_a_figure_became_worse() {
    let revised = "revised = [{ from = \"2013-T2\", target = { at_least = 80 }, reason = \"Rat\" }]\n";
    let case = indicator("held", &format!("{T}{revised}"));
    let case = case.actual("2013-T1", "value = 100").actual("2013-T2", "value = 80");
    let found = periods(&case, "2013-T1", "2013-T2");
    assert_eq!(verdict(&found.at("entries.0")), "green green red none true");
    assert_eq!(found.at("counts.held_by_rule").text(), "1");
}

#[test]
fn figure_and_rule_change_a_colour_together() {
    // By the first rule 90 is yellow, by the second green: red before, and neither alone makes it green.
    let revised = "revised = [{ from = \"2013-T2\", target = { at_least = 90 }, reason = \"Rat\" }]\n";
    let case = indicator("both", &format!("{T}{revised}"));
    let case = case.actual("2013-T1", "value = 50").actual("2013-T2", "value = 90");
    assert_eq!(
        verdict(&periods(&case, "2013-T1", "2013-T2").at("entries.0")),
        "red green yellow figure-and-rule false"
    );
}

#[test]
fn a_soll_that_grows_with_the_year_is_no_other_rule() {
    let case = indicator("elapsed", "kind = \"cumulative\"\ntarget = { at_least = 300 }\n");
    let case = case.actual("2013-T1", "value = 100").actual("2013-T2", "value = 150");
    assert_eq!(verdict(&periods(&case, "2013-T1", "2013-T2").at("entries.0")), "green red null figure false");
}

#[test]
fn the_rules_of_two_projects_are_held_against_each_other() {
    let with = |keys: &str, value: &str| indicator("folders", keys).actual("2013-T1", value).project();
    let wide = "tolerance = { green = \"10 %\", yellow = \"20 %\" }\n";
    let (before, after) = (with(T, "value = 90"), with(&format!("{T}{wide}"), "value = 90.0"));
    let (found, _) = folders(&before, &after, &["2013-T1"]);
    let entry = found.at("entries.0");
    assert_eq!(verdict(&entry), "yellow green yellow rule false");
    // 90 and 90.0 are the same figure.
    assert!(!changes(&entry).iter().any(|change| change.starts_with("actual")), "{:?}", changes(&entry));
    assert_eq!(found.at("counts.tolerances").text(), "1");
    assert_eq!(found.at("counts.values").text(), "0");
}

#[test]
fn values_of_another_kind_or_unit_are_not_compared() {
    let with = |keys: &str| indicator("unit", &format!("{T}{keys}")).actual("2013-T1", "value = 90").project();
    let (found, _) = folders(&with("unit = \"Fälle\"\n"), &with("unit = \"Personen\"\n"), &["2013-T1"]);
    let entry = found.at("entries.0");
    assert_eq!(entry.at("redefined").text(), "true");
    assert_eq!(changes(&entry), ["unit Fälle Personen null"]);
    let average = indicator("kind", &T.replace("level", "average")).actual("2013-T1", "value = 80").project();
    let (found, _) = folders(&with(""), &average, &["2013-T1"]);
    let entry = found.at("entries.0");
    assert_eq!(verdict(&entry), "yellow red null redefined false");
    assert!(changes(&entry).contains(&"actual 90 80 null".to_owned()), "{:?}", changes(&entry));
}

#[test]
fn states_stay_different() {
    let state = |keys: &str| indicator("states", T).actual("2013-T1", keys).project();
    let value = state("value = 100");
    for (keys, name) in [
        ("state = \"missing\"\ncomment = \"x\"", "missing"),
        ("state = \"not-applicable\"\ncomment = \"x\"", "not-applicable"),
    ] {
        let (found, _) = folders(&state(keys), &value, &["2013-T1"]);
        let entry = found.at("entries.0");
        assert_eq!(verdict(&entry), format!("{name} green null figure false"));
        let actual =
            entry.at("changes").items().into_iter().find(|change| change.at("what").text() == "actual").unwrap();
        assert_eq!([actual.at("before_state").text(), actual.at("after").text()], [name.to_owned(), "100".into()]);
        assert_eq!([actual.at("before").text(), actual.at("difference").text()], ["null", "null"].map(str::to_owned));
        assert_eq!(found.at("counts.states").text(), "1");
    }
    // Zero is a figure.
    let (found, _) = folders(&state("state = \"missing\"\ncomment = \"x\""), &state("value = 0"), &["2013-T1"]);
    assert_eq!(verdict(&found.at("entries.0")), "missing red null figure false");
}

#[test]
fn what_one_side_withholds_is_not_shown_from_the_other() {
    let keys = "kind = \"cumulative\"\ntarget = { at_least = 100 }\n";
    let relative = "kind = \"cumulative\"\ntarget = { at_least = \"200 %\", of = \"previous-year\" }\n";
    let project = |earlier: &str| {
        let case = indicator("withheld", relative).in_year(2012, keys);
        case.actual("2012-T1", earlier).actual("2013-T1", "value = 5000").project()
    };
    let open = project("value = 7331\nforecast = 22222\ncomment = \"Es sind 7331.\"");
    let closed = project("state = \"suppressed\"\ncomment = \"Zu wenige Fälle.\"");
    for (before, after) in [(&open, &closed), (&closed, &open)] {
        let (found, text) = folders(before, after, &["2012-T1"]);
        assert_eq!(found.at("entries.0.withheld").text(), "true");
        assert!(!text.contains("7331") && !text.contains("22222"), "{text}");
        // 200 % of 7331 would say it too.
        let (found, text) = folders(before, after, &["2013-T1"]);
        assert_eq!(found.at("entries.0.withheld").text(), "true");
        assert!(!text.contains("14662") && !text.contains("7331") && !text.contains("9662"), "{text}");
        let (_, text) = folders(before, after, &["--plan", "2013"]);
        assert!(!text.contains("14662") && !text.contains("7331"), "{text}");
        let (old, new) = (before.path().to_str().unwrap(), after.path().to_str().unwrap());
        for format in ["text", "html", "md", "csv"] {
            let run = before.run(&["diff", old, new, "2012-T1", "2013-T1", "--format", format]);
            assert!(!run.stdout.contains("7331") && !run.stdout.contains("7.331"), "{format}: {}", run.stdout);
        }
    }
}

const MATRIX: &str = r#"
title = "Sozialamt"
[[goal]]
id = "g"
title = "Ziel eins"
open = "Wer ist zuständig?"
[[goal.measure]]
title = "Beratung"
[[goal.measure.indicator]]
id = "a"
name = "Beratungen"
kind = "level"
target = { at_least = 10 }
[[goal.measure.indicator]]
id = "b"
name = "Anrufe"
kind = "level"
target = { at_most = 15 }
[[goal]]
id = "h"
title = "Ziel zwei"
[[goal.indicator]]
id = "c"
name = "Quote"
kind = "level"
"#;

#[test]
fn what_is_new_dropped_moved_and_renamed_is_said() {
    let before = Project::new("").matrix(2013, "s", MATRIX).matrix(2013, "alt", "title = \"Alt\"\n");
    let after = MATRIX
        .replace("title = \"Beratung\"", "title = \"Beratung vor Ort\"")
        .replace("\"Ziel zwei\"", "\"Ziel zwei, neu\"")
        .replace("open = \"Wer ist zuständig?\"\n", "")
        .replace(
            "id = \"c\"\nname = \"Quote\"\nkind = \"level\"\n",
            "id = \"b\"\nname = \"Telefonate\"\nkind = \"level\"\ntarget = { at_most = 12 }\n",
        )
        .replace(
            "[[goal.measure.indicator]]\nid = \"b\"\nname = \"Anrufe\"\nkind = \"level\"\ntarget = { at_most = 15 }\n",
            "",
        );
    let after = Project::new("").matrix(
        2013,
        "s",
        &format!("{after}\n[[goal.indicator]]\nid = \"d\"\nname = \"D\"\nkind = \"level\"\n"),
    );
    let (found, _) = folders(&before, &after, &["--plan", "2013"]);
    let of = |key: &str| found.at(&format!("counts.{key}")).text();
    assert_eq!([of("matrices.dropped"), of("matrices.added")], ["1", "0"].map(str::to_owned));
    assert_eq!([of("indicators.added"), of("indicators.dropped"), of("moved")], ["1", "1", "1"].map(str::to_owned));
    // A measure, a goal and an indicator.
    assert_eq!([of("renamed"), of("targets")], ["3", "1"].map(str::to_owned));
    assert_eq!(found.at("settled.0.text").text(), "Wer ist zuständig?");
    let moved = found.at("entries").items().into_iter().find(|entry| entry.at("indicator").text() == "b").unwrap();
    let changed = changes(&moved);
    assert!(
        changed[0].starts_with("place [\"Sozialamt\",\"Ziel eins\",\"Beratung\"] [\"Sozialamt\",\"Ziel zwei, neu\"]"),
        "{changed:?}"
    );
    assert!(changed.contains(&"name Anrufe Telefonate null".to_owned()), "{changed:?}");
    assert!(changed.contains(&"target {\"at_most\":15} {\"at_most\":12} -3".to_owned()), "{changed:?}");
}

#[test]
fn plans_of_two_years_are_compared_by_ids() {
    let project = indicator("plan", "kind = \"cumulative\"\ntarget = { at_least = 300 }\n");
    let project = project.in_year(2014, "kind = \"cumulative\"\ntarget = { at_least = 330 }\n").project();
    let run = project.run(&["diff", "--plan", "2013", "2014", "--format", "json"]);
    let found = Json::parse(run.stdout.as_bytes());
    // Thirds of 300 and of 330.
    assert_eq!(
        changes(&found.at("entries.0")),
        [
            "expected 100 110 10",
            "expected 200 220 20",
            "expected 300 330 30",
            "target {\"at_least\":300} {\"at_least\":330} 30"
        ]
    );
    assert_eq!(found.at("entries.0.verdict").text(), "null");
    let text = project.run(&["diff", "--plan", "2013", "2014"]).stdout;
    assert!(text.contains("Vergleich der Zielplanung · 2013 → 2014"), "{text}");
}

#[test]
fn misuse_is_explained_and_limits_are_reached() {
    let case = indicator("limits", T).actual("2013-T1", "value = 90").actual("2013-T2", "value = 95");
    let project = case.project();
    let code = |arguments: &[&str]| project.run(arguments).code;
    assert_eq!(code(&["diff", "2013-T1"]), Some(2));
    assert_eq!(code(&["diff", "2013", "2014"]), Some(2));
    assert_eq!(code(&["diff", "--plan", "2013-T1", "2013-T2"]), Some(2));
    assert_eq!(code(&["diff", "2013-T1", "2013-T9"]), Some(2));
    assert_eq!(code(&["diff", "a", "b", "2013-T1"]), Some(4));
    assert_eq!(code(&["diff", "2013-T1", "2013-T2", "--matrix", "nix"]), Some(2));
    assert_eq!(code(&["diff", "2013-T1", "2013-T2", "--fail-on", "difference"]), Some(3));
    assert_eq!(code(&["diff", "2013-T1", "2013-T2", "--fail-on", "colour"]), Some(3));
    assert_eq!(code(&["diff", "2013-T1", "2013-T2", "--fail-on", "rule"]), Some(0));
    assert_eq!(code(&["diff", "2013-T1", "2013-T1", "--fail-on", "difference"]), Some(0));
    let text = project.run(&["diff", "2013", "2014"]).stderr;
    assert!(text.contains("„2013“ ist ein Jahr"), "{text}");
    let text = project.run(&["diff", "2013-T1", "2013-T1"]).stdout;
    assert!(text.contains("Es gibt keine Unterschiede."), "{text}");
}

fn samples() -> model::Project {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("matrices");
    check_folder(&folder).project.unwrap()
}

fn between(project: &model::Project, before: &str, after: &str) -> Comparison {
    let state = |period: &str| State {
        project,
        subject: Subject::Period(Period::parse(period, Scheme::Tertial).unwrap()),
        from: None,
    };
    compare(&state(before), &state(after), &Selection::default())
}

#[test]
fn nothing_differs_from_itself() {
    let project = samples();
    for period in ["2012-T3", "2013-T1", "2013-T2", "2013-T3"] {
        assert!(between(&project, period, period).is_empty(), "{period}");
    }
    let again = samples();
    let plan = |project| State { project, subject: Subject::Plan(2013), from: None };
    assert!(compare(&plan(&project), &plan(&again), &Selection::default()).is_empty());
}

/// Each change, with its sides in the order asked for.
fn sides(comparison: &Comparison, turned: bool) -> BTreeSet<String> {
    let line = |(entry, change): (&zielmatrix::report::comparison::Entry, &zielmatrix::report::comparison::Change)| {
        let area = change.area.as_ref().map(|area| area.id.clone());
        let (first, second) = if turned { (&change.after, &change.before) } else { (&change.before, &change.after) };
        let difference = change.difference.as_ref().map(|of| if turned { -of.value.clone() } else { of.value.clone() });
        format!(
            "{}/{:?} {:?} {area:?} {first:?} {second:?} {difference:?}",
            entry.matrix.id, entry.indicator, change.what
        )
    };
    let all = comparison.entries.iter().flat_map(|entry| entry.changes.iter().map(move |change| (entry, change)));
    all.filter(|(entry, _)| entry.indicator.is_some()).map(line).collect()
}

#[test]
fn a_comparison_the_other_way_round_says_the_same_turned() {
    let project = samples();
    for (first, second) in [("2013-T1", "2013-T2"), ("2012-T3", "2013-T1"), ("2013-T3", "2013-T1")] {
        let (there, back) = (between(&project, first, second), between(&project, second, first));
        let (one, two) = (sides(&there, false), sides(&back, true));
        assert_eq!(one.symmetric_difference(&two).collect::<Vec<_>>(), Vec::<&String>::new(), "{first} {second}");
        assert!(one.len() > 40, "{first} {second}");
        let (there, back) = (there.counts, back.counts);
        assert_eq!([there.worse, there.better, there.states], [back.better, back.worse, back.states]);
        assert_eq!(there.rows, [back.rows[1], back.rows[0]]);
        assert_eq!([there.values, there.targets, there.moved], [back.values, back.targets, back.moved]);
    }
}

#[test]
fn every_format_says_what_only_the_rule_changed() {
    let project = samples();
    let compared = between(&project, "2013-T1", "2013-T2");
    let document = document::comparison(&compared, Language::German);
    let layout = |width| terminal::Layout { width, language: Language::German, colour: false };
    for width in [60, 80, 120, 200] {
        let text = terminal::render(&document, &layout(width));
        assert!(text.lines().all(|line| line.chars().count() <= width), "{width}");
        assert!(
            text.contains("§\u{a0}nur\u{a0}durch\u{a0}Regel") || text.contains("§ nur durch Regel"),
            "{width}: {text}"
        );
    }
    let page = String::from_utf8(html::render(&document)).unwrap();
    let summary = String::from_utf8(markdown::render(&document)).unwrap();
    for text in [&page, &summary] {
        assert!(text.contains("nur durch Regel") && text.contains("Laufende Fälle je besetzter Stelle"), "{text}");
    }
    assert!(summary.contains("Besuche") && summary.contains("Soll"), "{summary}");
    let book = workbook::render_comparison(&document).unwrap();
    let word = docx::render(&document).unwrap();
    assert_eq!([&book[..2], &word[..2]], [b"PK", b"PK"]);
    assert_eq!(book, workbook::render_comparison(&document).unwrap());
    let english = document::comparison(&compared, Language::English);
    let text = terminal::render(&english, &terminal::Layout { language: Language::English, ..layout(120) });
    assert!(text.contains("only by rule") && !text.contains("nur durch"), "{text}");
}

#[test]
fn a_comparison_looks_as_it_was_looked_at() {
    let project = samples();
    let compared = between(&project, "2013-T1", "2013-T2");
    let document = document::comparison(&compared, Language::German);
    let layout = terminal::Layout { width: 80, language: Language::German, colour: false };
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    assert_golden("diff-80.txt", include_str!("../golden/diff-80.txt"), &terminal::render(&document, &layout));
    assert_golden("diff.md", include_str!("../golden/diff.md"), &text(markdown::render(&document)));
    assert_golden("diff.html", include_str!("../golden/diff.html"), &text(html::render(&document)));
    assert_golden("diff.json", include_str!("../golden/diff.json"), &text(json::render_comparison(&compared)));
    let flat = csv::render_comparison(&compared, csv::Dialect::Rfc4180, Headings::Keys);
    assert_golden("diff.csv", include_str!("../golden/diff.csv"), &text(flat));
}

#[test]
fn a_closed_period_is_compared_as_it_was_closed() {
    let case = indicator("closed", T).actual("2013-T1", "value = 90").actual("2013-T2", "value = 95");
    let project = case.project();
    let closed = project.run(&["close", "2013-T1", "--yes", "--by", "Controlling", "--today", "2013-06-01"]);
    assert_eq!(closed.code, Some(0), "{}", closed.stderr);
    let found = |project: &Project| {
        let run = project.run(&["diff", "2013-T1", "2013-T2", "--format", "json"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        Json::parse(run.stdout.as_bytes())
    };
    let before = found(&project);
    assert_eq!(before.at("before.closed").text(), "2013-06-01");
    assert_eq!(before.at("after.closed").text(), "null");
    assert!(changes(&before.at("entries.0")).contains(&"actual 90 95 5".to_owned()));
    // What was decided on is compared, also after a correction: that one stands in the report of the period.
    let reason = ["--reason", "Nachzählung", "--by", "Controlling"];
    let corrected = project.run(&[&["correct", "m/x", "2013-T1", "--value", "80"], &reason[..]].concat());
    assert_eq!(corrected.code, Some(0), "{}", corrected.stderr);
    let after = found(&project);
    assert_eq!(verdict(&after.at("entries.0")), "yellow green null figure false");
    assert_eq!(changes(&after.at("entries.0")), changes(&before.at("entries.0")));
}
