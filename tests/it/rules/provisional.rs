//! Figures that are still provisional.

use crate::support::{Project, indicator};

const COUNT: &str = "kind = \"cumulative\"\ntarget = { at_least = 300 }";
const AREAS: &str = "[[area]]\nid = \"nord\"\ntitle = \"Nord\"\n[[area]]\nid = \"sued\"\ntitle = \"Süd\"\n";

#[test]
fn the_mark_belongs_to_the_value_of_its_period() {
    indicator("T1 alone", COUNT)
        .actual("2013-T1", "value = 98\nprovisional = true")
        .at("2013-T1", "provisional=true actual=98")
        .actual("2013-T2", "value = 200")
        .at("2013-T2", "provisional=false history.0.provisional=true history.1.provisional=false")
        .at("2013-T3", "provisional=false history.0.provisional=true");
    indicator("said to be final", COUNT)
        .actual("2013-T1", "value = 98\nprovisional = false")
        .at("2013-T1", "provisional=false");
    indicator("a colour", "kind = \"assessed\"")
        .actual("2013-T1", "value = \"green\"\ncomment = \"Läuft.\"\nprovisional = true")
        .at("2013-T1", "provisional=true");
    indicator("a milestone stays done, and provisional", "target = { done_by = 2013-08-31 }")
        .actual("2013-T1", "done = 2013-04-15\nprovisional = true")
        .at("2013-T1", "provisional=true")
        .at("2013-T2", "provisional=true")
        .actual("2013-T3", "done = 2013-04-15")
        .at("2013-T3", "provisional=false");
    indicator("no value has none", COUNT)
        .actual("2013-T1", "state = \"missing\"\ncomment = \"Kommt.\"\nprovisional = true")
        .at("2013-T1", "actual=null provisional=false");
}

#[test]
fn what_is_formed_from_a_provisional_figure_is_provisional() {
    let per_period = format!("{COUNT}\nreported = \"per-period\"");
    indicator("a sum of periods", &per_period)
        .actual("2013-T1", "value = 98\nprovisional = true")
        .actual("2013-T2", "value = 100")
        .at("2013-T2", "actual=198 provisional=true");
    indicator("a total of areas", COUNT)
        .settings(AREAS)
        .actual("2013-T1", "area = \"nord\"\nvalue = 40\nprovisional = true")
        .actual("2013-T1", "area = \"sued\"\nvalue = 60")
        .at("2013-T1", "actual=100 provisional=true")
        .area("2013-T1", "nord", "provisional=true")
        .area("2013-T1", "sued", "provisional=false");
    indicator("a total that is reported itself", COUNT)
        .settings(AREAS)
        .actual("2013-T1", "value = 100")
        .actual("2013-T1", "area = \"nord\"\nvalue = 40\nprovisional = true")
        .at("2013-T1", "actual=100 provisional=false");
}

#[test]
fn tables_say_it_in_words() {
    let matrix = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\nkind = \"level\"\ntarget = { at_least = 80 }\n";
    for (header, word, provisional) in [
        ("Vorläufig", "ja", Some(true)),
        ("Vorläufig", "x", Some(true)),
        ("Vorläufig", "X", Some(true)),
        ("Vorläufig", "nein", Some(false)),
        ("Vorläufig", "", Some(false)),
        ("provisional", "true", Some(true)),
        ("provisional", "FALSE", Some(false)),
        ("Vorläufig", "vielleicht", None),
    ] {
        let table = format!("Indikator;Ist;{header};Intern\nx;81;{word};ja\n");
        let project = Project::new("").matrix(2013, "m", matrix).actuals("2013-T1", "m.csv", &table);
        match provisional {
            Some(provisional) => {
                project.report("2013-T1").row("m/x").assert(&format!("actual=81 provisional={provisional}"), word);
            }
            None => assert_eq!(project.check().errors(), ["unbekanntes-wort"]),
        }
    }
}

#[test]
fn every_place_of_the_value_shows_it() {
    let case =
        indicator("shown", COUNT).actual("2013-T1", "value = 98\nprovisional = true").actual("2013-T2", "value = 200");
    let project = case.project();
    let run = |arguments: &[&str]| project.run(arguments).stdout.replace('\u{a0}', " ");
    for period in ["2013-T1", "2013-T2"] {
        let shown = run(&["report", period]);
        assert!(shown.contains("98 p"), "{period}: {shown}");
        assert!(shown.contains("p (vorläufig): Vorläufiger Wert"), "{period}: {shown}");
    }
    assert!(!run(&["report", "2013-T2"]).contains("200 p"));
    assert!(run(&["explain", "m/x", "2013-T1"]).contains("98 p"));
    assert!(run(&["explain", "m/x", "2013-T1"]).contains("p = vorläufig"));
    assert!(run(&["explain", "m/x", "2013-T2"]).contains("(Ist 98 p, Soll 100)"));
    let csv = run(&["report", "2013-T2", "--format", "csv"]);
    let header: Vec<&str> = csv.lines().next().unwrap().split(',').collect();
    let at = |name: &str| header.iter().position(|column| *column == name).unwrap();
    assert_eq!([at("provisional"), at("open")], [at("delay_days") + 1, at("delay_days") + 2]);
    let marks: Vec<&str> = csv.lines().skip(1).map(|line| line.split(',').nth(at("provisional")).unwrap()).collect();
    assert_eq!(marks, ["true", "false"]);
}
