//! Texts of a closed period in every form of a report: as they were closed, with what was changed since.

use std::fs;

use zielmatrix::digest;

use super::{close, edit, forged_seal, read};
use crate::support::{Json, Project};

const SETTINGS: &str = "[[strategic_goal]]\nid = \"L1\"\ntitle = \"Leben im Alter\"\n\
                        [[strategic_goal]]\nid = \"L2\"\ntitle = \"Gut wohnen\"\n\
                        [[focus]]\nid = \"wohnen\"\ntitle = \"Wohnraum\"\n\
                        [[focus]]\nid = \"isolation\"\ntitle = \"Isolation\"\n[[focus]]\nid = \"pflege\"\ntitle = \"Pflege daheim\"\n\
                        [[area]]\nid = \"mitte\"\ntitle = \"Mitte\"\n[[area]]\nid = \"nord\"\ntitle = \"Nordstadt\"\n";

const MATRIX: &str = "title = \"Soziales\"\ndepartment = \"Sozialamt\"\nopen = [\"Weitere Ziele\"]\n\
     [[goal]]\nid = \"g\"\ntitle = \"Teilhabe\"\nstrategic_goal = \"L1\"\nfocus = [\"isolation\", \"pflege\"]\n\
     product_group = \"05.31\"\nproduct = \"Altenhilfe\"\nopen = [\"Gewicht\"]\n\
     [[goal.measure]]\ntitle = \"Hausbesuche\"\nresponsible = \"Erika\"\nhypothesis = \"Nähe hilft\"\nevidence = \"Studie\"\n\
     open = [\"Personal\"]\n\
     [[goal.measure.indicator]]\nid = \"x\"\nname = \"Quote\"\nkind = \"ratio\"\nscale = 100\nunit = \"%\"\n\
     numerator_name = \"betreute Kinder\"\ndenominator_name = \"Kinder\"\nopen = [\"Erhebung\"]\n\
     target = { at_least = 30 }\n\
     [[goal.measure.indicator]]\nid = \"y\"\nname = \"Besuche\"\nkind = \"cumulative\"\ntarget = { at_least = 30 }\n\
     [[budget]]\nid = \"b\"\nname = \"Zuschuss\"\nproduct_group = \"05.32\"\nexpense = 1_000_000\n";

fn project() -> Project {
    let actuals = "[[actual]]\nindicator = \"x\"\nnumerator = 40\ndenominator = 100\n\
                   [[actual]]\nindicator = \"y\"\narea = \"mitte\"\nvalue = 20\n\
                   [[actual]]\nindicator = \"y\"\narea = \"nord\"\nvalue = 21\n\
                   [[actual]]\nindicator = \"b\"\nvalue = 300_000\n";
    Project::new(SETTINGS).matrix(2013, "m", MATRIX).actuals("2013-T1", "m.toml", actuals)
}

/// Text, its change, and what is said about it. Each is sealed.
const CHANGES: [(&str, &str, &str, &str); 17] = [
    ("matrix", "Soziales", "Teilhabe und Soziales", "Titel jetzt „Teilhabe und Soziales“"),
    ("matrix", "\"Sozialamt\"", "\"Amt 50\"", "Amt jetzt „Amt 50“"),
    ("matrix", "\"Teilhabe\"", "\"Mitten im Leben\"", "Titel jetzt „Mitten im Leben“"),
    ("matrix", "Hausbesuche", "Präventive Besuche", "Titel jetzt „Präventive Besuche“"),
    ("matrix", "Erika", "Amtsleitung", "Zuständigkeit jetzt „Amtsleitung“"),
    ("matrix", "Nähe hilft", "Besuche binden", "Wirkungshypothese jetzt „Besuche binden“"),
    ("matrix", "Studie", "Bericht", "Beleg jetzt „Bericht“"),
    ("matrix", "\"Quote\"", "\"Betreuungsquote\"", "Bezeichnung jetzt „Betreuungsquote“"),
    ("matrix", "betreute Kinder", "Kinder in Krippen", "Bezeichnung des Zählers jetzt „Kinder in Krippen“"),
    ("matrix", "denominator_name = \"Kinder\"\n", "", "Bezeichnung des Nenners entfernt"),
    ("matrix", "05.31", "05.33", "Produktgruppe jetzt „05.33“"),
    ("matrix", "05.32", "05.34", "Produktgruppe jetzt „05.34“"),
    ("matrix", "Altenhilfe", "Seniorenhilfe", "Produkt jetzt „Seniorenhilfe“"),
    ("settings", "Leben im Alter", "Gut alt werden", "Leitziel jetzt „Gut alt werden“"),
    ("settings", "Isolation\"", "Einsamkeit\"", "Schwerpunktthema „Isolation“ jetzt „Einsamkeit“"),
    ("settings", "Pflege daheim", "Pflege zu Hause", "Schwerpunktthema „Pflege daheim“ jetzt „Pflege zu Hause“"),
    ("settings", "Nordstadt", "Stadtbezirk Nord", "Gebiet jetzt „Stadtbezirk Nord“"),
];

fn path(file: &str) -> &'static str {
    if file == "matrix" { "matrices/2013/m.toml" } else { "zielmatrix.toml" }
}

fn forms(project: &Project, period: &str) -> Vec<(&'static str, String)> {
    let of = |form: &'static str| {
        let run = project.run(&["report", period, "--format", form, "--width", "200"]);
        assert_eq!(run.code, Some(0), "{form}: {}", run.stderr);
        let text = run.stdout.replace("\\.", ".").replace('\\', "");
        (form, text.split_whitespace().collect::<Vec<_>>().join(" "))
    };
    ["text", "html", "md"].into_iter().map(of).collect()
}

#[test]
fn every_text_is_shown_as_it_was_closed_and_its_change_as_an_addendum() {
    for (file, from, to, said) in CHANGES {
        let project = project();
        close(&project, "2013-T1");
        let before = forms(&project, "2013-T1");
        assert!(before.iter().all(|(_, text)| !text.contains("Nachtrag")), "{from}");
        edit(&project, path(file), from, to);
        assert_eq!(project.check().errors(), [""; 0], "{from}");
        for (form, text) in forms(&project, "2013-T1") {
            assert!(text.contains(&format!("Nachtrag nach dem Abschluss: {said}.")), "{form}: {said}\n{text}");
        }
        // In the next period it is said as it reads now.
        assert!(forms(&project, "2013-T2").iter().all(|(_, text)| !text.contains("Nachtrag")), "{from}");
    }
}

#[test]
fn addenda_name_what_they_are_about_in_json() {
    let project = project();
    close(&project, "2013-T1");
    for (file, from, to, _) in CHANGES {
        edit(&project, path(file), from, to);
    }
    let report = project.report("2013-T1");
    report.assert("matrices.0.title=Soziales matrices.0.department=Sozialamt areas.1.title=Nordstadt", "as closed");
    report.assert("matrices.0.addenda.0.what=title matrices.0.addenda.1.what=department", "matrix");
    let goal = report.at("matrices.0.goals.0");
    goal.assert("title=Teilhabe product=Altenhilfe product_group=05.31 focus_titles.0=Isolation", "goal");
    let whats = |of: &Json| of.at("addenda").items().iter().map(|item| item.at("what").text()).collect::<Vec<_>>();
    assert_eq!(whats(&goal), ["title", "strategic_goal", "focus", "focus", "product_group", "product"]);
    assert_eq!(goal.at("addenda.2.of").text(), "Isolation");
    assert_eq!(goal.at("addenda.3.of").text(), "Pflege daheim");
    assert_eq!(whats(&goal.at("measures.0")), ["title", "responsible", "hypothesis", "evidence"]);
    let row = report.row("m/x");
    row.assert("name=Quote addenda.2.now=null", "row");
    assert_eq!(whats(&row), ["name", "numerator_name", "denominator_name"]);
    assert_eq!(whats(&report.row("m/b")), ["product_group"]);
    report.row("m/y@nord").assert("addenda.0.what=area", "area");
    let explained = project.run(&["explain", "m/x", "2013-T1"]).stdout;
    assert!(explained.contains("betreute Kinder") && explained.contains("Nachtrag"), "{explained}");
}

#[test]
fn open_points_are_shown_as_they_were_closed() {
    let project = project();
    close(&project, "2013-T1");
    for text in ["\"Weitere Ziele\"", "\"Gewicht\"", "\"Personal\"", "\"Erhebung\""] {
        edit(&project, "matrices/2013/m.toml", &format!("open = [{text}]\n"), "");
    }
    let report = project.report("2013-T1");
    let points: Vec<String> = report.at("open_points").items().iter().map(|point| point.at("text").text()).collect();
    assert_eq!(points, ["Weitere Ziele", "Gewicht", "Personal", "Erhebung"]);
    report.assert("open_points.0.where=m open_points.1.where=m/g open_points.3.where=m/x", "where");
    report.assert("matrices.0.goals.0.open.0=Gewicht", "goal");
    assert_eq!(report.at("matrices.0.open.0").text(), "Weitere Ziele");
    report.row("m/x").assert("open.0=Erhebung addenda.0.what=open addenda.0.now=null", "row");
    for (form, text) in forms(&project, "2013-T1") {
        assert!(text.matches("Nachtrag nach dem Abschluss: offene Punkte erledigt.").count() >= 4, "{form}\n{text}");
        assert!(text.contains("Weitere Ziele") && text.contains("Erhebung"), "{form}\n{text}");
    }
    let explained = project.run(&["explain", "m/x", "2013-T1"]).stdout;
    assert!(explained.contains("Erhebung"), "{explained}");
    assert!(project.report("2013-T2").at("open_points").items().is_empty(), "settled today");
    assert!(!project.check().codes().contains(&"offener-punkt"), "settled today");
}

/// The part of the only matrix in place of the one that was closed, under a seal that names it.
pub(super) fn seal_part(project: &Project, old: &str, new: &str) {
    let seal = read(project, "closed/2013-T1.toml");
    fs::write(project.path().join("closed/2013-T1/m.toml"), new).unwrap();
    let forged = forged_seal(&seal, &digest::part(old), &digest::part(new));
    fs::write(project.path().join("closed/2013-T1.toml"), forged).unwrap();
}

/// What a goal serves, its change, and what is said about it.
const MOVES: [(&str, &str, &str); 5] = [
    ("strategic_goal = \"L1\"", "strategic_goal = \"L2\"", "Leitziel jetzt „Gut wohnen“"),
    ("strategic_goal = \"L1\"\n", "", "Leitziel entfernt"),
    ("[\"isolation\", \"pflege\"]", "[\"pflege\"]", "Schwerpunktthema „Isolation“ entfernt"),
    ("\"pflege\"]", "\"pflege\", \"wohnen\"]", "Schwerpunktthema jetzt „Wohnraum“"),
    ("focus = [\"isolation\", \"pflege\"]\n", "", "Schwerpunktthema „Pflege daheim“ entfernt"),
];

#[test]
fn a_goal_that_serves_something_else_now_is_shown_as_it_was_closed() {
    for (from, to, said) in MOVES {
        let project = project();
        close(&project, "2013-T1");
        edit(&project, "matrices/2013/m.toml", from, to);
        assert_eq!(project.check().errors(), [""; 0], "{said}");
        for (form, text) in forms(&project, "2013-T1") {
            assert!(text.contains(&format!("Nachtrag nach dem Abschluss: {said}.")), "{form}: {said}\n{text}");
        }
        let report = project.report("2013-T1");
        let goal = report.at("matrices.0.goals.0");
        goal.assert("strategic_goal=L1 strategic_goal_title=Leben_im_Alter focus.0=isolation focus.1=pflege", said);
        assert_eq!(goal.at("focus").items().len(), 2, "{said}");
        // A filter finds what it found then.
        for (option, id, found) in [
            ("--strategic-goal", "L1", 1),
            ("--strategic-goal", "L2", 0),
            ("--focus", "isolation", 1),
            ("--focus", "pflege", 1),
            ("--focus", "wohnen", 0),
        ] {
            let run = project.run(&["report", "2013-T1", option, id, "--format", "json"]);
            assert_eq!(run.code, Some(0), "{}", run.stderr);
            let matrices = Json::parse(run.stdout.as_bytes()).at("matrices").items().len();
            assert_eq!(matrices, found, "{said}: {option} {id}");
        }
        // In the next period it is as it is now.
        assert!(forms(&project, "2013-T2").iter().all(|(_, text)| !text.contains("Nachtrag")), "{said}");
        let now = project.report("2013-T2").at("matrices.0.goals.0");
        let served = (now.at("strategic_goal").text(), now.at("focus").items().len());
        assert_ne!(served, ("L1".to_owned(), 2), "{said}");
    }
}

/// A colour of a closed period does not change with what decides it for the next.
#[test]
fn weights_and_the_way_of_rolling_up_stay_as_they_were_closed() {
    let goal = |id: &str, weight: u32| {
        format!(
            "[[goal]]\nid = \"{id}\"\ntitle = \"{id}\"\nweight = {weight}\n[[goal.indicator]]\nid = \"{id}\"\nname = \"N\"\n\
             kind = \"level\"\ntarget = {{ at_least = 10 }}\n"
        )
    };
    let matrix = format!("title = \"M\"\n{}{}", goal("gut", 4), goal("rot", 1));
    let actuals = "[[actual]]\nindicator = \"gut\"\nvalue = 10\n[[actual]]\nindicator = \"rot\"\nvalue = 1\n";
    let project = Project::new("rollup = \"weighted\"\n")
        .matrix(2013, "m", &matrix)
        .actuals("2013-T1", "m.toml", actuals)
        .actuals("2013-T2", "m.toml", actuals);
    close(&project, "2013-T1");
    let colour = |period: &str| project.report(period).at("matrices.0.status").text();
    assert_eq!([colour("2013-T1"), colour("2013-T2")], ["green", "green"], "4 of 5 are 0.8");
    edit(&project, "matrices/2013/m.toml", "weight = 4", "weight = 1");
    assert_eq!(project.check().errors(), [""; 0]);
    assert_eq!([colour("2013-T1"), colour("2013-T2")], ["green", "yellow"], "1 of 2 is 0.5");
    project.report("2013-T1").assert("matrices.0.goals.0.weight=4", "as closed");
    edit(&project, "zielmatrix.toml", "weighted", "worst");
    assert_eq!([colour("2013-T1"), colour("2013-T2")], ["green", "red"], "the worst");
}

#[test]
fn a_part_without_what_goals_serve_shows_what_they_serve_now() {
    let project = project();
    close(&project, "2013-T1");
    let part = read(&project, "closed/2013-T1/m.toml");
    let later = ["strategic_goal", "focus", "weight", "rollup"];
    let is_old = |line: &&str| !later.contains(&line.split(' ').next().unwrap());
    let old: String = part.split_inclusive('\n').filter(is_old).collect();
    let old = old.replace("snapshot-part/5", "snapshot-part/3");
    assert!(old.len() < part.len(), "{old}");
    seal_part(&project, &part, &old);
    edit(&project, "matrices/2013/m.toml", "strategic_goal = \"L1\"", "strategic_goal = \"L2\"");
    edit(&project, "zielmatrix.toml", "Isolation\"", "Einsamkeit\"");
    assert_eq!(project.check().errors(), [""; 0]);
    let goal = project.report("2013-T1").at("matrices.0.goals.0");
    goal.assert(
        "strategic_goal=L2 focus_titles.0=Isolation product=Altenhilfe addenda.0.what=focus",
        "as it was written",
    );
    assert_eq!(goal.at("addenda").items().len(), 1);
}

/// Parts that earlier versions wrote have fewer texts; of the others today's are shown, without an addendum.
#[test]
fn a_part_of_an_earlier_version_shows_todays_other_texts() {
    let project = project();
    close(&project, "2013-T1");
    let part = read(&project, "closed/2013-T1/m.toml");
    let tables = part
        .split("\n\n")
        .filter(|table| !["[[strategic_goal]]", "[[focus]]", "[[area]]"].iter().any(|new| table.starts_with(new)));
    let later = ["product", "product_group", "numerator_name", "denominator_name", "strategic_goal", "focus", "rollup"];
    let is_old = |line: &&str| !later.contains(&line.split(' ').next().unwrap());
    let tables = tables.collect::<Vec<_>>().join("\n\n").replace("snapshot-part/5", "snapshot-part/2");
    let old = format!("{}\n", tables.lines().filter(is_old).collect::<Vec<_>>().join("\n"));
    assert!(old.contains("snapshot-part/2") && !old.contains("betreute") && !old.contains("Altenhilfe"), "{old}");
    seal_part(&project, &part, &old);
    for (file, from, to, _) in CHANGES {
        edit(&project, path(file), from, to);
    }
    assert_eq!(project.check().errors(), [""; 0]);
    let report = project.report("2013-T1");
    let goal = report.at("matrices.0.goals.0");
    goal.assert("title=Teilhabe product=Seniorenhilfe product_group=05.33 focus_titles.0=Einsamkeit", "today's");
    assert_eq!(goal.at("addenda").items().len(), 1, "its title alone");
    let row = report.row("m/x");
    row.assert("name=Quote addenda.0.what=name", "as closed");
    assert_eq!(row.at("addenda").items().len(), 1, "its name alone");
}
