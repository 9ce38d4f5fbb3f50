//! The planning part alone, from the files of a small project to every format that has it.

use std::fs;

use serde_json::{Value, json};
use tempfile::TempDir;
use zielmatrix::catalogue::Language;
use zielmatrix::check::check;
use zielmatrix::diagnostic::Diagnostics;
use zielmatrix::document;
use zielmatrix::load::{Scope, load};
use zielmatrix::model::{Mark, Project};
use zielmatrix::number::Figure;
use zielmatrix::render::csv::{self, Dialect};
use zielmatrix::render::terminal::Layout;
use zielmatrix::render::{Headings, html, json as json_format, markdown, terminal};
use zielmatrix::report::ExpectedRule::{Elapsed, Interim, Reference, Target};
use zielmatrix::report::plan::{Plan, plan};
use zielmatrix::report::{ExpectedRule, Selection};
use zielmatrix::source::Sources;

use super::golden::assert_golden;
use super::page::Page;

const SETTINGS: &str = r#"
organisation = "Stadt Übung <Rathaus>"

[[strategic_goal]]
id    = "L1"
title = "Teilhabe sichern"

[[focus]]
id    = "quartier"
title = "Leben im Quartier"

[[committee]]
id    = "SGA"
title = "Sozial- und Gesundheitsausschuss"

[[session]]
committee = "SGA"
date      = 2013-02-12
paper     = "5247/2009-2014"

[[session]]
committee = "SGA"
date      = 2013-11-12
agenda    = "Planung des nächsten Jahres"

[[session]]
committee = "SGA"
date      = 2013-06-04
period    = "2013-T1"
"#;

const MATRIX: &str = r#"
title      = "Zielmatrix | *Sozialamt*"
department = "Sozialamt"
year       = 2013

[[goal]]
id             = "teilhabe"
title          = "Ältere Menschen sind eingebunden"
strategic_goal = "L1"
focus          = ["quartier"]
product_group  = "11.05.03"

  [[goal.indicator]]
  id     = "zufriedenheit"
  name   = "Zufriedenheit"
  unit   = "Note"
  kind   = "average"
  target = { at_most = 2.0 }

  [[goal.measure]]
  title       = "Präventive Hausbesuche"
  responsible = "Team Altenhilfeplanung"
  hypothesis  = "Wer früh besucht wird, vereinsamt seltener."
  evidence    = "Evaluation 2011"

    [[goal.measure.indicator]]
    id       = "hausbesuche"
    name     = "Durchgeführte Erstbesuche"
    unit     = "Besuche"
    kind     = "cumulative"
    target   = { at_least = 450 }
    interim  = { T1 = 120, T2 = 280 }
    baseline = { value = 380, year = 2012 }
    source   = "Auszählung zum Stichtag"
    revised  = [{ from = "2013-T2", target = { at_least = 400 }, reason = "Ratsbeschluss" }]

    [[goal.measure.indicator]]
    id     = "beratungen"
    name   = "Beratungen"
    kind   = "cumulative"
    target = { at_least = 100 }

    [[goal.measure.indicator]]
    id        = "anteil"
    name      = "Anteil"
    unit      = "%"
    kind      = "level"
    target    = { between = [37.0, 45.0] }
    report_in = ["T3"]

    [[goal.measure.indicator]]
    id     = "vergleich"
    name   = "Integrationen"
    kind   = "cumulative"
    target = { at_least = "103 %", of = "previous-year" }

    [[goal.measure.indicator]]
    id     = "konzept"
    name   = "Konzept im Ausschuss"
    target = { done_by = 2013-08-31 }

    [[goal.measure.indicator]]
    id   = "einwohner"
    name = "Einwohner"
    kind = "level"

[[budget]]
id            = "zuschuesse"
name          = "Zuschüsse an freie Träger"
product_group = "11.05.03"
expense       = 1_250_000

[[consolidation]]
id          = "hsk-17"
name        = "Zusammenlegung zweier Beratungsstellen"
responsible = "Team Haushalt"
saving      = 80_000
"#;

pub(super) fn project() -> Project {
    written(SETTINGS, MATRIX)
}

/// A project whose year has twelve periods.
pub(super) fn monthly() -> Project {
    let matrix = "title = \"Sozialamt\"\ndepartment = \"Sozialamt\"\nyear = 2013\n\n[[goal]]\nid = \"z\"\ntitle = \"Ziel\"\n\n\
        [[goal.indicator]]\nid = \"b\"\nname = \"Beratungen\"\nkind = \"cumulative\"\ntarget = { at_least = 100 }\n";
    written("organisation = \"Stadt\"\nperiods = \"month\"\n", matrix)
}

fn written(settings: &str, matrix: &str) -> Project {
    let folder = TempDir::new().unwrap();
    let matrices = folder.path().join("matrices/2013");
    fs::create_dir_all(&matrices).unwrap();
    fs::write(folder.path().join("zielmatrix.toml"), settings).unwrap();
    fs::write(matrices.join("sozialamt.toml"), matrix).unwrap();
    let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
    let scope = Scope::UpTo("2013".into());
    let loaded = load(folder.path(), folder.path(), &scope, &mut sources, &mut diagnostics);
    let project = check(&loaded, &mut diagnostics);
    project.unwrap_or_else(|| panic!("{:?}", diagnostics.iter().collect::<Vec<_>>()))
}

pub(super) fn sample() -> Plan {
    plan(&project(), 2013, &Selection::default(), &[])
}

fn text(width: usize) -> String {
    terminal::render(
        &document::plan(&sample(), Language::German),
        &Layout { width, language: Language::German, colour: false },
    )
}

#[test]
fn every_period_has_its_expected_values_with_its_rule() {
    let plan = sample();
    let row = |id: &str| plan.rows().find(|row| row.indicator == id).unwrap();
    let expected = |id: &str| {
        let shown = row(id).interim.iter().map(|at| {
            let figures = at.expected.iter().flat_map(Mark::figures).map(Figure::to_text);
            (figures.collect::<Vec<_>>().join("–"), at.rule, at.assumed)
        });
        shown.collect::<Vec<_>>()
    };
    let of = |text: &str, rule: ExpectedRule, assumed| (text.to_owned(), rule, assumed);
    assert_eq!(
        expected("hausbesuche"),
        [of("120", Interim, false), of("280", Interim, false), of("400", Target, false)]
    );
    assert_eq!(
        expected("beratungen"),
        [of("33.33", Elapsed, true), of("66.67", Elapsed, true), of("100", Target, false)]
    );
    assert_eq!(expected("vergleich"), [of("", Reference, false), of("", Reference, false), of("", Reference, false)]);
    assert!(row("vergleich").interim.iter().all(|at| at.reason.is_some()));
    assert_eq!(row("anteil").interim.iter().map(|at| at.due).collect::<Vec<_>>(), [false, false, true]);
    assert_eq!(row("einwohner").tolerance, None);
    assert!(row("konzept").tolerance.unwrap().in_days);
    assert_eq!(row("hausbesuche").revised.len(), 1);
}

#[test]
fn only_the_sessions_of_its_own_planning_round_are_named() {
    let dates = |year| {
        let sessions = plan(&project(), year, &Selection::default(), &[]).sessions;
        sessions.iter().map(|session| session.date.to_string()).collect::<Vec<_>>()
    };
    assert_eq!(dates(2013), ["2013-02-12"]);
    assert_eq!(dates(2014), ["2013-11-12"]);
    assert!(plan(&project(), 2013, &Selection::default(), &["Seniorenrat".into()]).sessions.is_empty());
}

#[test]
fn a_selection_leaves_out_the_rest() {
    let selection = Selection { goals: vec!["teilhabe".into()], ..Selection::default() };
    let plan = plan(&project(), 2013, &selection, &[]);
    assert_eq!(plan.rows().count(), 7);
    assert!(plan.matrices[0].budget.lines.is_empty());
}

#[test]
fn the_json_is_versioned_and_exact() {
    let bytes = json_format::render_plan(&sample());
    let parsed: Value = serde_json::from_slice(&bytes).unwrap();
    assert_eq!(parsed["schema"], json_format::PLAN_SCHEMA);
    let row = &parsed["matrices"][0]["goals"][0]["measures"][0]["indicators"][1];
    assert_eq!(row["target"], json!({ "at_least": 100 }));
    assert_eq!(
        row["interim"][0],
        json!({
            "period": "2013-T1", "due": true, "expected": 33.333_333_333_3, "expected_rule": "elapsed",
            "expected_assumed": true, "reason": null
        })
    );
    assert_golden("plan.json", include_str!("../../golden/plan.json"), &String::from_utf8(bytes).unwrap());
}

#[test]
fn the_table_has_a_record_for_every_period_of_a_row() {
    let plan = sample();
    let text = String::from_utf8(csv::render_plan(&plan, Dialect::Rfc4180, Headings::Keys)).unwrap();
    assert_eq!(text.lines().count(), 1 + plan.rows().count() * 3);
    assert_golden("plan.csv", include_str!("../../golden/plan.csv"), &text);
    let headed = String::from_utf8(csv::render_plan(&plan, Dialect::Rfc4180, Headings::German)).unwrap();
    let headings = headed.lines().next().unwrap();
    assert!(
        headings.starts_with("Zielmatrix (Kennung),Zielmatrix,Organisationseinheit,Jahr,") && !headings.contains('_')
    );
    let german = String::from_utf8(csv::render_plan(&plan, Dialect::German, Headings::Keys)).unwrap();
    assert!(german.starts_with("\u{feff}matrix;matrix_title;"));
    assert!(german.contains(";33,3333333333;"), "{german}");
}

#[test]
fn the_page_is_sound_and_the_golden_one() {
    let text = String::from_utf8(html::render(&document::plan(&sample(), Language::German))).unwrap();
    let page = Page::read(&text);
    page.assert_sound();
    for words in ["Stadt Übung <Rathaus>", "Wirkungshypothese: Wer früh besucht wird", "5247/2009-2014", "33,33*"] {
        assert!(page.text.contains(words), "{words}");
    }
    assert_golden("plan.html", include_str!("../../golden/plan.html"), &text);
    let english = String::from_utf8(html::render(&document::plan(&sample(), Language::English))).unwrap();
    Page::read(&english).assert_sound();
}

#[test]
fn the_summary_is_the_golden_one() {
    let text = String::from_utf8(markdown::render(&document::plan(&sample(), Language::German))).unwrap();
    assert_golden("plan.md", include_str!("../../golden/plan.md"), &text);
}

#[test]
fn the_text_fits_every_width() {
    for width in 60..=160 {
        for line in text(width).lines() {
            assert!(line.chars().count() <= width.max(60), "{width}: {line}");
        }
    }
    assert_golden("plan.txt", include_str!("../../golden/plan.txt"), &text(100));
}

#[test]
fn a_year_without_matrices_has_an_empty_plan_in_every_format() {
    let empty = plan(&project(), 2020, &Selection::default(), &[]);
    Page::read(&String::from_utf8(html::render(&document::plan(&empty, Language::German))).unwrap()).assert_sound();
    let layout = Layout { width: 80, language: Language::German, colour: false };
    assert!(
        terminal::render(&document::plan(&empty, Language::German), &layout)
            .contains("Dazu gibt es keine Indikatoren.")
    );
    assert!(!markdown::render(&document::plan(&empty, Language::English)).is_empty());
    assert!(!json_format::render_plan(&empty).is_empty());
    assert!(
        csv::render_plan(&empty, Dialect::Rfc4180, Headings::Keys)
            .ends_with(b",open,measure_open,goal_open,matrix_open,draft,field,field_titles,area,area_title\r\n")
    );
}
