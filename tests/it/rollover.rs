//! `rollover`: next year's matrices, with the comments, the order and the form of this year's.

use std::fs;
use std::path::{Path, PathBuf};

use crate::formats::golden::assert_golden;
use crate::support::{Project, check_folder};

/// Every sort of indicator, target and revision, written in every way that TOML has.
const MATRIX: &str = r#"# Zielmatrix 2013 des Sozialamts.
# Diese Zeilen bleiben stehen.

title      = "Zielmatrix 2013"
department = "Sozialamt"
year       = 2013                     # das Jahr

# === Ziel 1 ===

[[goal]]
id    = "g"
title = "Teilhabe"

  [[goal.measure]]
  title = "Hausbesuche"

    [[goal.measure.indicator]]        # mit allem
    id        = "besuche"
    name      = "Erstbesuche"
    kind      = "cumulative"
    # vom Rat beschlossen
    target    = { at_least = 500 }    # Beschluss vom 12.12.2012
    interim   = { T1 = 120, T2 = 280, T3 = 500 }
    baseline  = { value = 380, year = 2012 }  # Auszählung
    tolerance = { green = "5 %", yellow = "10 %" }
    # zwei Änderungen, nicht in ihrer Reihenfolge
    revised   = [
      { from = "2013-T3", target = { at_least = 450 }, reason = "Haushalt" },
      { from = "2013-T2", target = { at_least = 480 }, tolerance = { green = "8 %", yellow = "12 %" }, reason = "Rat" },
    ]
    # im Ausschuss am 04.06.2013
    accepted  = { until = "2013-T2", reason = "Sperre" }
    source    = "Fachverfahren"

    [[goal.measure.indicator]]
    id      = "quote"
    name    = "Quote"
    kind    = "ratio"
    scale   = 100
    target  = { at_least = 30 }
    interim = { T1 = "50 %" }

    [[goal.measure.indicator]]
    id   = "frueh"
    name = "Nur bis T2 gemeldet"
    kind = "level"
    target.at_most = 15
    baseline = 12

    [[goal.measure.indicator]]
    id       = "stumm"
    name     = "Ohne Wert"
    kind     = "level"
    target   = { between = [1, 2] }
    baseline = 1.5

    [[goal.measure.indicator]]
    id     = "vorjahr"
    name   = "Gegen das Vorjahr"
    kind   = "cumulative"
    target = { at_least = "103 %", of = "previous-year" }

    [[goal.measure.indicator]]
    id       = "anteil"
    name     = "Gegen den Ausgangswert"
    kind     = "level"
    target   = { at_most = "90 %", of = "baseline" }
    baseline = { value = 28, year = 2012 }

    [[goal.measure.indicator]]
    id   = "info"
    name = "Nachrichtlich"
    kind = "level"

    [[goal.measure.indicator]]
    id   = "akte"
    name = "Einschätzung"
    kind = "assessed"

  [[goal.measure]]
  title = "Meilensteine"

    [[goal.measure.indicator]]
    id      = "fertig"
    name    = "Fertig"
    target  = { done_by = 2013-08-31 }  # mit dem Träger vereinbart
    interim = { T1 = 40 }

    [[goal.measure.indicator]]
    id     = "offen"
    name   = "Offen"
    kind   = "milestone"
    target = { done_by = 2013-10-31 }

    [[goal.measure.indicator]]
    id      = "spaeter"
    name    = "Erst 2014"
    target  = { done_by = 2014-06-30 }
    interim = { T2 = 20, T3 = 60 }

  [[goal.measure]]
  title = "In einer Zeile"
  indicator = [{ id = "kurz", name = "Kurz", kind = "level", target = { exactly = 3 } }]

    [[goal.indicator]]
    id   = "lang"
    name = "Mit Überschriften"
    kind = "level"

      [goal.indicator.target]
      at_least = 5

      [[goal.indicator.revised]]
      from   = "2013-T2"
      reason = "Ausschuss"
      target = { at_least = 4 }

# === Haushalt ===

[[budget]]
id      = "zuschuesse"
name    = "Zuschüsse"
expense = 1_250_000
revised = [{ from = "2013-T2", expense = 1_300_000, reason = "Rat" }]

[[consolidation]]
id     = "hsk"
name   = "Einsparung"
saving = 80_000

# Ende der Datei
"#;

const T2: &str = "[[actual]]\nindicator = \"frueh\"\nvalue = 14.50\n[[actual]]\nindicator = \"offen\"\nprogress = 60\n";

const T3: &str = r#"
[[actual]]
indicator = "besuche"
value     = 430

[[actual]]
indicator   = "quote"
numerator   = 1
denominator = 3

[[actual]]
indicator = "vorjahr"
value     = 1180

[[actual]]
indicator = "anteil"
value     = 25

[[actual]]
indicator = "info"
value     = 12_345

[[actual]]
indicator = "akte"
value     = "green"
comment   = "Läuft."

[[actual]]
indicator = "fertig"
done      = 2013-09-12
comment   = "Zwölf Tage später."

[[actual]]
indicator = "kurz"
value     = 3

[[actual]]
indicator = "lang"
value     = 0.10

[[actual]]
indicator = "zuschuesse"
value     = 1_299_999.99

[[actual]]
indicator = "hsk"
state     = "suppressed"
comment   = "Vertraulich."
"#;

fn project() -> Project {
    Project::new("[comment]\nfrom_status = \"red\"\n")
        .matrix(2013, "sozialamt", MATRIX)
        .actuals("2013-T2", "sozialamt.toml", T2)
        .actuals("2013-T3", "sozialamt.toml", T3)
}

fn small(department: &str) -> String {
    format!(
        "title = \"M\"\ndepartment = \"{department}\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\n\
         id = \"x\"\nname = \"X\"\nkind = \"level\"\ntarget = {{ at_least = 1 }}\n"
    )
}

fn read(project: &Project, path: &str) -> String {
    fs::read_to_string(project.path().join(path)).unwrap()
}

#[test]
fn the_new_matrix_keeps_its_form_and_marks_what_is_to_be_decided() {
    let project = project();
    assert_eq!(project.check().errors(), [""; 0]);
    let run = project.run(&["rollover", "2013", "2014"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let new = read(&project, "matrices/2014/sozialamt.toml");
    assert_golden("rollover.toml", include_str!("../golden/rollover.toml"), &new);
    assert_eq!(project.check().errors(), [""; 0], "{new}");
    let marks = new.matches("Entscheiden: ").count();
    let open = project.check().codes().into_iter().filter(|code| *code == "offener-punkt").count();
    assert_eq!(open, marks, "check names each of them");
    let said = format!("  matrices/2014/sozialamt.toml: 9 Ausgangswerte übernommen, {marks} Entscheidungen offen\n");
    assert!(run.stdout.contains(&said), "{}", run.stdout);
    assert_eq!(read(&project, "matrices/2013/sozialamt.toml"), MATRIX, "the old one stays");
    for line in [
        "    open      = [\"Entscheiden: Zielwert 2014; 2013 waren es mindestens 450, erreicht 430\", \"Entscheiden: Zwischenziele 2014; hier stehen die von 2013\"]",
        "    target    = { at_least = 450 }    # Beschluss vom 12.12.2012",
        "    interim   = { T1 = 120, T2 = 280 }",
        "    baseline  = { value = 430, year = 2013 }  # Auszählung",
        "    tolerance = { green = \"8 %\", yellow = \"12 %\" }",
        "    # zwei Änderungen, nicht in ihrer Reihenfolge",
        "    # im Ausschuss am 04.06.2013",
        "    baseline = { value = 33.3, year = 2013 }",
        "    # Ausgangswert auf eine Nachkommastelle gerundet",
        "    open = [\"Entscheiden: Ausgangswert; hier steht der Wert 2013-T2, spätere fehlen\", \"Entscheiden: Zielwert 2014; 2013 waren es höchstens 15, bis 2013-T2 erreicht 14,5\"]",
        "    open     = [\"Entscheiden: Ausgangswert; für 2013 gibt es keinen Wert, der bisherige bleibt stehen\", \"Entscheiden: Zielwert 2014; 2013 waren es zwischen 1 und 2, ein Wert liegt nicht vor\"]",
        "    baseline = 1.5",
        "    open   = \"Entscheiden: Termin 2014; nicht erledigt, zuletzt 60 % erreicht. Bisher: target = { done_by = 2013-10-31 }\"",
        "    # mit dem Träger vereinbart",
        "    open    = \"Entscheiden: Termin 30.06.2014 gilt weiter? Zwischenstände bisher: { T2 = 20, T3 = 60 }\"",
        "  indicator = [{ id = \"kurz\", name = \"Kurz\", open = \"Entscheiden: Zielwert 2014; 2013 waren es genau 3, erreicht 3\", kind = \"level\", target = { exactly = 3 }, baseline = { value = 3, year = 2013 } }]",
        "    target  = { done_by = 2014-06-30 }",
        "baseline = { value = 1299999.99, year = 2013 }",
        "open   = \"Entscheiden: Einsparung 2014; 2013 waren es mindestens 80.000, der Wert ist unterdrückt\"",
        "open       = \"Entscheiden: der Titel nennt noch 2013\"",
    ] {
        assert!(new.lines().any(|found| found == line), "{line} is not in\n{new}");
    }
    for gone in ["revised", "accepted", "at_least = 500", "at_least = 480"] {
        assert!(!new.contains(gone), "{gone} is still in\n{new}");
    }
}

#[test]
fn every_way_to_write_a_table_is_understood() {
    let odd = r#"title = "B"
"year" = 2_013
goal = [
  { id = "g", title = "G", indicator = [
      { id = "a", name = "A", kind = "level", target = { at_least = 10 }, revised = [{ from = "2013-T2", target = { at_least = 12 }, reason = "x" }] }, # a
      { id = "ms", name = "M", target = { done_by = 2013-05-01 }, interim = { T1 = 5 } },
  ] },
]

[[budget]]
id = "e"
name = "E"
expense = 100   # alt
interim = { T1 = 20, T3 = 100 }
# zur Umwidmung
[[budget.revised]] # im Rat
from = "2013-T2"
# am 23.05.2013
revenue = 50 # neu
reason = "Umwidmung"
[budget.revised.interim]
T1 = 10
T3 = 50

[[budget]]
id = "f"
name = "F"
revenue = 7
baseline.value = 3
baseline.year = 2012
[budget.accepted]
until = "2013-T2"
reason = "Grund"
"#;
    let new = r#"title = "B"
"year" = 2014
goal = [
  { id = "g", title = "G", indicator = [
      { id = "a", name = "A", open = "Entscheiden: Zielwert 2014; 2013 waren es mindestens 12, ein Wert liegt nicht vor", kind = "level", target = { at_least = 12 } }, # a
      { id = "ms", name = "M", open = "Entscheiden: Termin 2014; nicht erledigt, kein Fortschritt gemeldet. Bisher: target = { done_by = 2013-05-01 }, interim = { T1 = 5 }", kind = "milestone" },
  ] },
]

[[budget]]
id = "e"
name = "E"
open = ["Entscheiden: Ansatz 2014; 2013 waren es mindestens 50, ein Wert liegt nicht vor", "Entscheiden: Zwischenziele 2014; hier stehen die von 2013"]
# zur Umwidmung
# im Rat
# am 23.05.2013
# neu
# alt
revenue = 50
interim = { T1 = 10 }

[[budget]]
id = "f"
name = "F"
open = "Entscheiden: Ansatz 2014; 2013 waren es mindestens 7, erreicht −5"
revenue = 7
baseline = { value = -5, year = 2013 }
"#;
    let actuals = "[[actual]]\nindicator = \"f\"\nvalue = -5\n";
    let project = Project::new("").matrix(2013, "odd", odd).actuals("2013-T3", "odd.toml", actuals);
    assert_eq!(project.check().errors(), [""; 0]);
    assert_eq!(project.run(&["rollover", "2013", "2014"]).code, Some(0));
    assert_eq!(read(&project, "matrices/2014/odd.toml"), new);
    assert_eq!(project.check().errors(), [""; 0]);
}

#[test]
fn a_matrix_that_is_rolled_over_twice_has_each_mark_once() {
    let project = project();
    for (from, to) in [("2013", "2014"), ("2014", "2015")] {
        assert_eq!(project.run(&["rollover", from, to]).code, Some(0));
    }
    let new = read(&project, "matrices/2015/sozialamt.toml");
    let stale = "Zielwert 2014; 2013 waren es mindestens 450";
    assert!(!new.contains(stale), "{new}");
    assert!(new.contains("Entscheiden: Zielwert 2015; 2014 waren es mindestens 450, ein Wert liegt nicht vor"));
    assert_eq!(new.matches("für 2014 gibt es keinen Wert, der bisherige bleibt stehen").count(), 10);
    assert!(!new.contains("hier steht der Wert 2013-T2"), "{new}");
    assert!(new.contains("# Ausgangswert auf eine Nachkommastelle gerundet"), "it still is");
}

#[test]
fn line_ends_and_the_mark_at_the_beginning_stay() {
    let dos = MATRIX.replace('\n', "\r\n");
    let project = project().file("matrices/2013/sozialamt.toml", format!("\u{feff}{dos}"));
    assert_eq!(project.run(&["rollover", "2013", "2014"]).code, Some(0));
    let new = read(&project, "matrices/2014/sozialamt.toml");
    assert_eq!(new.matches('\n').count(), new.matches("\r\n").count());
    let plain = new.strip_prefix('\u{feff}').expect("the mark").replace("\r\n", "\n");
    assert_golden("rollover.toml", include_str!("../golden/rollover.toml"), &plain);
    assert_eq!(project.check().errors(), [""; 0]);
}

#[test]
fn nothing_is_ever_overwritten() {
    let project = Project::new("").matrix(2013, "a", &small("A")).matrix(2013, "b", &small("B")).matrix(
        2014,
        "b",
        "# von Hand\ntitle = \"B\"\n",
    );
    let run = project.run(&["rollover", "2013", "2014"]);
    assert_eq!(run.code, Some(4));
    assert!(run.stderr.contains("matrices/2014/b.toml gibt es schon"), "{}", run.stderr);
    assert!(!project.path().join("matrices/2014/a.toml").exists(), "all or nothing");
    assert_eq!(project.run(&["rollover", "2013", "2014", "--matrix", "a"]).code, Some(0));
    assert_eq!(read(&project, "matrices/2014/b.toml"), "# von Hand\ntitle = \"B\"\n");
    let again = project.run(&["rollover", "2013", "2014", "--matrix", "a"]);
    assert_eq!(again.code, Some(4), "{}", again.stderr);
    let left = fs::read_dir(project.path().join("matrices/2014")).unwrap().count();
    assert_eq!(left, 2, "no temporary file is left");
}

#[test]
fn a_dry_run_shows_what_would_be_written_and_writes_nothing() {
    let project = project();
    let run = project.run(&["rollover", "2013", "2014", "--dry-run"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.starts_with("Würde geschrieben (--dry-run):\n  matrices/2014/sozialamt.toml: 9 Ausgangswerte"));
    assert!(
        run.stdout.contains("    besuche: Zielwert 2014; 2013 waren es mindestens 450, erreicht 430\n"),
        "{}",
        run.stdout
    );
    assert!(!project.path().join("matrices/2014").exists());
    let english = project.run(&["rollover", "2013", "2014", "--dry-run", "--lang", "en"]);
    assert!(english.stdout.contains("    besuche: target of 2014; in 2013 it was at least 450, reached 430\n"));
}

#[test]
fn wrong_use_and_faulty_projects_write_nothing() {
    let project = project();
    for (arguments, code, hint) in [
        (&["2013", "2013"][..], 2, "liegt nicht nach 2013"),
        (&["2013", "2012"], 2, "liegt nicht nach 2013"),
        (&["2012", "2013"], 2, "bis dahin vorhanden: 2013"),
        (&["2013", "9999"], 2, "9998"),
        (&["2013", "2014", "--matrix", "sozial"], 2, "sozialamt"),
    ] {
        let run = project.run(&[&["rollover"], arguments].concat());
        assert_eq!(run.code, Some(code), "{arguments:?}: {}", run.stderr);
        assert!(run.stdout.is_empty() && run.stderr.contains(hint), "{arguments:?}: {}", run.stderr);
    }
    let later = project.run(&["rollover", "2013", "2016"]);
    assert_eq!(later.code, Some(0));
    assert!(later.stderr.contains("Warnung: 2016 folgt nicht auf 2013"), "{}", later.stderr);
    let faulty = self::project().matrix(2013, "dritte", "titel = 1\n");
    let run = faulty.run(&["rollover", "2013", "2014"]);
    assert_eq!(run.code, Some(1));
    assert!(!faulty.path().join("matrices/2014").exists());
}

#[test]
fn new_matrices_that_would_not_check_are_not_written() {
    // A file of the new year has the same id under another name.
    let project =
        Project::new("").matrix(2013, "a", &small("A")).matrix(2014, "b", &format!("id = \"a\"\n{}", small("A")));
    let run = project.run(&["rollover", "2013", "2014"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("Fehler[matrix-doppelt]"), "{}", run.stderr);
    assert!(run.stderr.contains("deshalb wurde nichts geschrieben"), "{}", run.stderr);
    assert!(!project.path().join("matrices/2014/a.toml").exists());
    // A whole number that the format allows and the editor does not.
    let large = small("A").replace("at_least = 1 ", "at_least = 12345678901234567890 ");
    let project = Project::new("").matrix(2013, "a", &large);
    assert_eq!(project.check().errors(), [""; 0]);
    let run = project.run(&["rollover", "2013", "2014"]);
    assert_eq!(run.code, Some(1));
    assert!(run.stderr.contains("matrices/2013/a.toml“ kann nicht übernommen werden"), "{}", run.stderr);
    assert!(!project.path().join("matrices/2014").exists());
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

#[test]
fn all_shipped_matrices_roll_over_without_errors() {
    let root = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    let mut folders: Vec<PathBuf> =
        fs::read_dir(root.join("examples")).unwrap().map(|entry| entry.unwrap().path()).collect();
    folders.retain(|folder| folder.join("zielmatrix.toml").is_file());
    folders.push(root.join("matrices"));
    let mut rolled = 0;
    for folder in folders {
        let project = Project::new("");
        copy(&folder, project.path());
        let checked = project.check();
        let matrices = &checked.project.as_ref().unwrap().matrices;
        let last = matrices.iter().map(|matrix| matrix.year).max().unwrap();
        let count = matrices.iter().filter(|matrix| matrix.year == last).count();
        let run = project.run(&["rollover", &last.to_string(), &(last + 1).to_string()]);
        assert_eq!(run.code, Some(0), "{}: {}{}", folder.display(), run.stdout, run.stderr);
        let checked = check_folder(project.path());
        assert_eq!(checked.errors(), [""; 0], "{}", folder.display());
        let new = checked.project.as_ref().unwrap().matrices_of(last + 1).count();
        assert_eq!(new, count, "{}", folder.display());
        rolled += new;
    }
    assert_eq!(rolled, 24, "all of them");
}

#[test]
fn a_computed_baseline_lends_its_places_to_no_other_figure() {
    let matrix = "title = \"M\"\nyear = 2013\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"q\"\nname = \"Quote\"\n\
                  kind = \"ratio\"\nscale = 100\ntarget = { at_least = 24.0 }\nbaseline = { value = 17.1244635193, year = 2012 }\n";
    let run = Project::new("").matrix(2013, "m", matrix).run(&["report", "2013", "--width", "120"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("mind. 24,0") && run.stdout.contains("Ausgangswert 17,1244635193"), "{}", run.stdout);
    assert!(!run.stdout.contains("24,00"), "{}", run.stdout);
}

#[test]
fn open_points_of_people_stay_and_those_of_the_program_are_renewed() {
    let matrix = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\nopen = \"Wer leitet?\"\n[[goal.indicator]]\n\
                  id = \"x\"\nname = \"X\"\nopen = [\"Entscheiden: Zielwert 2013; alt\", \"Mindestens oder höchstens?\"]\n\
                  kind = \"level\"\ntarget = { at_least = 3 }\n";
    let project = Project::new("").matrix(2013, "m", matrix);
    assert_eq!(project.run(&["rollover", "2013", "2014"]).code, Some(0));
    let new = read(&project, "matrices/2014/m.toml");
    let open = "open = [\"Mindestens oder höchstens?\", \"Entscheiden: Zielwert 2014; 2013 waren es mindestens 3, ein Wert liegt nicht vor\"]\n";
    assert!(new.contains(open) && new.contains("open = \"Wer leitet?\"\n") && !new.contains("Zielwert 2013"), "{new}");
}
