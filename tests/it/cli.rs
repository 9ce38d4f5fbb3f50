//! The command line: exit codes, files, filters, colours, widths.

use std::fs;
use std::io::Read;
use std::process::Stdio;

use unicode_width::UnicodeWidthStr;

use crate::support::{Json, Project, Run, command, run_in};

const SETTINGS: &str = "organisation = \"Stadt\"\n[[strategic_goal]]\nid = \"L1\"\ntitle = \"Leitziel\"\n[[focus]]\nid = \"f1\"\n\
                        title = \"Schwerpunkt\"\n";

/// Two matrices: `jugend` green and missing, `soziales` red, with goals, focus and departments.
fn project() -> Project {
    let soziales = "title = \"Soziales\"\ndepartment = \"Sozialamt\"\n[[goal]]\nid = \"teilhabe\"\ntitle = \"Ältere Menschen sind in \
                    ihrem Quartier eingebunden und erhalten früh die Hilfe, die sie brauchen\"\nstrategic_goal = \"L1\"\n\
                    focus = [\"f1\"]\n[[goal.indicator]]\nid = \"besuche\"\nname = \"Durchgeführte Erstbesuche bei Menschen ab 75 \
                    Jahren\"\nunit = \"Besuche\"\nkind = \"level\"\ntarget = { at_least = 450 }\n";
    let jugend = "title = \"Jugend\"\ndepartment = \"Jugendamt\"\n[[goal]]\nid = \"kita\"\ntitle = \"Kita\"\n[[goal.indicator]]\n\
                  id = \"quote\"\nname = \"Quote\"\nunit = \"%\"\nkind = \"level\"\ntarget = { between = [37, 45] }\n[[goal]]\n\
                  id = \"hilfe\"\ntitle = \"Hilfe\"\n[[goal.indicator]]\nid = \"faelle\"\nname = \"Fälle\"\nkind = \"level\"\n\
                  target = { at_most = 5 }\n";
    let red = "[[actual]]\nindicator = \"besuche\"\nvalue = 98\ncomment = \"Eine Stelle war bis März unbesetzt, die Vertretung \
               konnte die Besuche nur zum Teil übernehmen.\"\naction = \"Zwei Honorarkräfte ab Mai.\"\n";
    Project::new(SETTINGS)
        .matrix(2013, "soziales", soziales)
        .matrix(2013, "jugend", jugend)
        .actuals("2013-T1", "soziales.toml", red)
        .actuals("2013-T1", "jugend.toml", "[[actual]]\nindicator = \"quote\"\nvalue = 40\n")
}

fn assert_code(run: &Run, code: i32, case: &str) {
    assert_eq!(run.code, Some(code), "{case}\n{}\n{}", run.stdout, run.stderr);
}

#[test]
fn every_exit_code_has_its_cause() {
    let sound = project();
    assert_code(&sound.run(&["check"]), 0, "a sound project");
    assert_code(&sound.run(&["report", "2013-T1"]), 0, "a report");
    let faulty = project().matrix(2013, "dritte", "titel = 1\n");
    assert_code(&faulty.run(&["check"]), 1, "errors in a file");
    assert_code(&faulty.run(&["report", "2013-T1"]), 1, "no report on errors");
    assert_code(&sound.run(&["report", "--frmat", "json"]), 2, "an unknown option");
    assert_code(&sound.run(&[]), 2, "no command");
    assert_code(&sound.run(&["report", "2013-T1", "--fail-on", "red"]), 3, "a red indicator");
    let nowhere = tempfile::TempDir::new().unwrap();
    for arguments in [&["check"][..], &["report"], &["report", "2013-T1", "--project", "weg"], &["check", "weg"]] {
        let run = run_in(nowhere.path(), arguments, &[]);
        assert_code(&run, 4, "no project");
        assert!(run.stdout.is_empty() && run.stderr.starts_with("Fehler: "), "{run:?}");
    }
    assert_code(&sound.run(&["--help"]), 0, "help");
    assert_code(&sound.run(&["--version"]), 0, "version");
}

#[test]
fn the_project_is_found_upwards_or_named() {
    let project = project();
    let below = project.path().join("matrices/2013");
    assert_code(&run_in(&below, &["report", "2013-T1"], &[]), 0, "from within");
    let elsewhere = tempfile::TempDir::new().unwrap();
    let root = project.path().to_str().unwrap();
    assert_code(&run_in(elsewhere.path(), &["report", "2013-T1", "--project", root], &[]), 0, "named");
    assert_code(&run_in(elsewhere.path(), &["check", root], &[]), 0, "checked by its path");
}

#[test]
fn check_can_be_asked_about_single_files() {
    let project = project().matrix(2013, "dritte", "titel = 1\n");
    assert_code(&project.run(&["check", "matrices/2013/jugend.toml"]), 0, "a sound file beside a faulty one");
    let run = project.run(&["check", "matrices/2013/dritte.toml"]);
    assert_code(&run, 1, "the faulty one");
    assert!(run.stdout.contains("matrices/2013/dritte.toml:1:1"), "{}", run.stdout);
}

#[test]
fn fail_on_ends_with_its_code_after_everything_is_written() {
    let project = project();
    for (limit, code) in [("red", 3), ("yellow", 3), ("missing", 3), ("red,missing", 3)] {
        let run = project.run(&["report", "2013-T1", "--format", "json", "--fail-on", limit]);
        assert_code(&run, code, limit);
        assert!(run.stdout.starts_with('{'), "{limit}: the report is written all the same");
    }
    for (matrix, limit, code) in
        [("jugend", "red", 0), ("jugend", "yellow", 0), ("jugend", "missing", 3), ("soziales", "missing", 0)]
    {
        let run = project.run(&["report", "2013-T1", "--matrix", matrix, "--fail-on", limit]);
        assert_code(&run, code, &format!("{matrix}: {limit}"));
    }
}

#[test]
fn wrong_use_ends_with_a_hint() {
    let project = project();
    for (arguments, hint) in [
        (&["report", "2013-Q1"][..], "2013-T1"),
        (&["report", "morgen"], "2013-T1"),
        (&["report", "2011-T1"], "zielmatrix status"),
        (&["report", "2015-T1"], "2013"),
        (&["report", "2013-T1", "--matrix", "soziale"], "soziales"),
        (&["report", "2013-T1", "--matrix", "xyz"], "jugend, soziales"),
        (&["report", "2013-T1", "--goal", "teilhab"], "teilhabe"),
        (&["report", "2013-T1", "--focus", "f2"], "f1"),
        (&["report", "2013-T1", "--strategic-goal", "L9"], "L1"),
        (&["report", "2013-T1", "--department", "Bauamt"], "Sozialamt"),
        (&["report", "2013-T1", "--status", "blau"], "green"),
        (&["report", "2013-T1", "-o", "bericht.rtf"], ".xlsx"),
        (&["report", "2013-T1", "-o", "bericht"], ".csv"),
        (&["report", "2013-T1", "--format", "rtf"], "json"),
        (&["report", "2013-T1", "--lang", "fr"], "en"),
        (&["report", "2013-T1", "--csv-dialect", "us"], "rfc4180"),
    ] {
        let run = project.run(arguments);
        assert_code(&run, 2, &format!("{arguments:?}"));
        assert!(run.stdout.is_empty(), "{arguments:?}");
        assert!(run.stderr.contains(hint), "{arguments:?} hints at {hint}: {}", run.stderr);
    }
}

#[test]
fn a_command_line_that_is_not_understood_is_answered_in_german() {
    let project = project();
    for (arguments, opening) in [
        (
            &["repotr"][..],
            "Fehler: den Befehl „repotr“ gibt es nicht\n  meinten Sie „export, report“?\n\nAufruf: zielmatrix [OPTIONEN] <BEFEHL>\n",
        ),
        (&["report", "--bla"], "Fehler: die Option „--bla“ gibt es hier nicht\n"),
        (&["report", "2013-T1", "2013-T2"], "Fehler: die Angabe „2013-T2“ ist zu viel\n"),
        (
            &["report", "--fail-on", "blau"],
            "Fehler: „blau“ geht bei „--fail-on <STATUS>“ nicht\n  möglich: red, yellow, missing, comment\n",
        ),
        (
            &["report", "--width", "breit"],
            "Fehler: „breit“ geht bei „--width <ZEICHEN>“ nicht\n  möglich: eine ganze Zahl\n",
        ),
        (
            &["check", "--today", "31.12."],
            "Fehler: „31.12.“ geht bei „--today <JJJJ-MM-TT>“ nicht\n  möglich: ein Tag wie 2013-05-31\n",
        ),
        (&["report", "--width"], "Fehler: zu „--width <ZEICHEN>“ fehlt der Wert\n"),
        (&["explain"], "Fehler: es fehlt: <MATRIX/INDIKATOR>\n"),
        (&["--lang", "en", "reprot"], "error: unrecognized subcommand 'reprot'\n"),
    ] {
        let run = project.run(arguments);
        assert_code(&run, 2, opening);
        assert!(run.stderr.starts_with(opening), "{}", run.stderr);
    }
}

#[test]
fn help_has_no_english_words_of_the_parser() {
    let project = project();
    for arguments in [&["--help"][..], &["report", "--help"], &["check", "--help"], &["init", "-h"]] {
        let help = project.run(arguments).stdout;
        assert!(help.contains("Aufruf: zielmatrix") && help.contains("[OPTIONEN]"), "{help}");
        for word in ["OPTIONS", "ossible", "default", "Usage", "Options:"] {
            assert!(!help.contains(word), "{word} in {help}");
        }
    }
}

#[test]
fn without_a_period_the_last_reported_one_is_shown() {
    let project = project().actuals("2013-T2", "jugend.toml", "[[actual]]\nindicator = \"quote\"\nvalue = 41\n");
    let json = |arguments: &[&str]| Json::parse(project.run(arguments).stdout.as_bytes());
    json(&["report", "--format", "json"]).assert("period.id=2013-T2", "the last one");
    json(&["report", "2013-T1", "--format", "json"]).assert("period.id=2013-T1", "as asked");
    let silent = Project::new("").matrix(2013, "m", "title = \"M\"\n");
    let run = silent.run(&["report"]);
    assert_code(&run, 2, "nothing reported");
    assert!(run.stderr.contains("2013-T1"), "{}", run.stderr);
}

#[test]
fn filters_choose_rows_and_change_no_colour() {
    let project = project();
    let rows = |arguments: &[&str]| {
        let all = [&["report", "2013-T1", "--format", "json"], arguments].concat();
        let run = project.run(&all);
        assert_code(&run, 0, &format!("{arguments:?}"));
        Json::parse(run.stdout.as_bytes())
    };
    for (arguments, expected) in [
        (&[][..], &["quote", "faelle", "besuche"][..]),
        (&["--matrix", "jugend"], &["quote", "faelle"]),
        (&["--matrix", "jugend,soziales"], &["quote", "faelle", "besuche"]),
        (&["--goal", "hilfe"], &["faelle"]),
        (&["--focus", "f1"], &["besuche"]),
        (&["--strategic-goal", "L1"], &["besuche"]),
        (&["--department", "jugend"], &["quote", "faelle"]),
        (&["--status", "red"], &["besuche"]),
        (&["--status", "rot,missing"], &["faelle", "besuche"]),
        (&["--status", "yellow"], &[]),
        (&["--matrix", "jugend", "--status", "green"], &["quote"]),
    ] {
        let found: Vec<String> = rows(arguments).rows().iter().map(|row| row.at("indicator").text()).collect();
        assert_eq!(found, expected, "{arguments:?}");
    }
    rows(&["--goal", "kita"]).assert("matrices.0.status=missing", "the colour of the whole matrix stays");
}

#[test]
fn several_files_are_written_at_once_and_the_same_every_time() {
    let project = project();
    let arguments = ["report", "2013-T1", "-o", "a.json", "-o", "b.csv", "-o", "c.txt", "--output", "d.JSON"];
    let read = |name: &str| fs::read(project.path().join(name)).unwrap();
    let run = project.run(&arguments);
    assert_code(&run, 0, "four files");
    assert!(run.stdout.is_empty(), "{}", run.stdout);
    assert!(run.stderr.contains("a.json, b.csv, c.txt, d.JSON"), "{}", run.stderr);
    let first = ["a.json", "b.csv", "c.txt", "d.JSON"].map(read);
    assert_eq!(first[0], first[3]);
    Json::parse(&first[0]).assert("period.id=2013-T1", "a.json");
    assert!(first[1].starts_with(b"matrix,") || first[1].starts_with(b"period,"), "b.csv has a header");
    assert_code(&project.run(&arguments), 0, "again");
    assert_eq!(first, ["a.json", "b.csv", "c.txt", "d.JSON"].map(read), "same input, same bytes");
    let stdout = project.run(&["report", "2013-T1", "--format", "json"]).stdout;
    assert_eq!(stdout.as_bytes(), first[0], "a file has the bytes of standard output");
    let left = fs::read_dir(project.path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(".zielmatrix-"));
    assert_eq!(left.count(), 0, "no temporary file is left");
}

#[test]
fn an_old_file_keeps_its_bytes_when_anything_fails() {
    for (case, arguments, code) in [
        ("a later folder is missing", &["report", "2013-T1", "-o", "alt.json", "-o", "weg/neu.csv"][..], 4),
        ("a later output is a folder", &["report", "2013-T1", "-o", "alt.json", "-o", "matrices.csv"], 4),
        ("a later output has no format", &["report", "2013-T1", "-o", "alt.json", "-o", "neu.doc"], 2),
        ("an unknown period", &["report", "2013-Q7", "-o", "alt.json"], 2),
        ("an unknown matrix", &["report", "2013-T1", "--matrix", "x", "-o", "alt.json"], 2),
    ] {
        let project = project().file("alt.json", "alt");
        fs::create_dir(project.path().join("matrices.csv")).unwrap();
        let run = project.run(arguments);
        assert_code(&run, code, case);
        assert_eq!(fs::read(project.path().join("alt.json")).unwrap(), b"alt", "{case}");
        let names = fs::read_dir(project.path()).unwrap().count();
        assert_eq!(names, 5, "{case}: settings, matrices, actuals, alt.json and matrices.csv, nothing else");
    }
    let faulty = project().file("alt.json", "alt").matrix(2013, "dritte", "titel = 1\n");
    assert_code(&faulty.run(&["report", "2013-T1", "-o", "alt.json"]), 1, "errors in a file");
    assert_eq!(fs::read(faulty.path().join("alt.json")).unwrap(), b"alt");
}

#[cfg(unix)]
#[test]
fn a_file_keeps_its_permissions_and_a_link_its_target() {
    use std::os::unix::fs::{PermissionsExt, symlink};
    let project = project().file("echt.json", "alt");
    let path = |name: &str| project.path().join(name);
    fs::set_permissions(path("echt.json"), fs::Permissions::from_mode(0o640)).unwrap();
    symlink("echt.json", path("link.json")).unwrap();
    assert_code(&project.run(&["report", "2013-T1", "-o", "link.json"]), 0, "through a link");
    assert!(fs::symlink_metadata(path("link.json")).unwrap().is_symlink(), "the link stays");
    assert!(fs::read(path("echt.json")).unwrap().starts_with(b"{"), "its target is written");
    assert_eq!(fs::metadata(path("echt.json")).unwrap().permissions().mode() & 0o777, 0o640);
    assert_code(&project.run(&["report", "2013-T1", "-o", "neu.json"]), 0, "a new file");
    assert_eq!(fs::metadata(path("neu.json")).unwrap().permissions().mode() & 0o600, 0o600);
}

#[test]
fn colours_are_written_only_to_terminals_unless_asked_for() {
    let project = project();
    let escape = '\u{1b}';
    for arguments in [&["report", "2013-T1"][..], &["check"]] {
        for variables in [&[][..], &[("NO_COLOR", "1")], &[("TERM", "dumb")]] {
            let run = project.run_with(arguments, variables);
            assert!(!run.stdout.contains(escape), "{arguments:?} {variables:?} into a pipe");
        }
    }
    let coloured = project.run(&["report", "2013-T1", "--color", "always"]).stdout;
    assert!(coloured.contains(escape), "{coloured}");
    let plain = project.run(&["report", "2013-T1", "--color", "never"]).stdout;
    assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain, "colours change no character");
    for format in ["json", "csv"] {
        let run = project.run(&["report", "2013-T1", "--color", "always", "--format", format]);
        assert!(!run.stdout.contains(escape), "{format} has no colours");
    }
    let faulty = Project::new("").matrix(2013, "m", "titel = 1\n");
    assert!(faulty.run(&["check", "--color", "always"]).stdout.contains(escape));
    assert!(faulty.run(&["report", "2013-T1", "--color", "always"]).stderr.contains(escape));
    assert!(!faulty.run(&["report", "2013-T1"]).stderr.contains(escape));
}

#[test]
fn no_line_is_wider_than_the_terminal() {
    let project = project();
    for width in ["60", "80", "120", "200"] {
        let limit: usize = width.parse().unwrap();
        for language in ["de", "en"] {
            let text = project.run(&["report", "2013-T1", "--lang", language, "--width", width]).stdout;
            let widest = text.lines().max_by_key(|line| line.width()).unwrap();
            assert!(widest.width() <= limit, "{} of {limit}: {widest}", widest.width());
            assert!(text.contains("98"), "the value is there at {width}");
        }
    }
    let asked = project.run_with(&["report", "2013-T1", "--width", "80"], &[("COLUMNS", "200")]).stdout;
    assert!(asked.lines().all(|line| line.width() <= 80), "--width is stronger than COLUMNS");
}

#[test]
fn the_language_is_that_of_the_option_then_of_the_project() {
    let project = project();
    let text = |arguments: &[&str]| project.run(arguments).stdout;
    assert!(text(&["report", "2013-T1"]).contains("Stichtag 30.04.2013"), "German unless said otherwise");
    assert!(text(&["report", "2013-T1", "--lang", "en"]).contains("cut-off date 30 Apr 2013"));
    let json = text(&["report", "2013-T1", "--format", "json"]);
    assert_eq!(json, text(&["report", "2013-T1", "--format", "json", "--lang", "en"]), "keys are never translated");
    let english = Project::new("language = \"en\"\n").matrix(2013, "m", "titel = 1\n");
    assert!(english.run(&["check"]).stdout.contains("error[unbekannter-schluessel]"), "codes are never translated");
    assert!(english.run(&["check", "--lang", "de"]).stdout.contains("Fehler[unbekannter-schluessel]"));
}

#[test]
fn csv_has_two_dialects() {
    let project = project();
    let header = |dialect: &str| {
        let run = project.run(&["report", "2013-T1", "--format", "csv", "--csv-dialect", dialect]);
        run.stdout.trim_start_matches('\u{feff}').lines().next().unwrap().to_owned()
    };
    assert!(header("rfc4180").contains(",indicator,"), "{}", header("rfc4180"));
    assert_eq!(header("de"), header("rfc4180").replace(',', ";"), "the names stay");
}

#[test]
fn check_has_four_forms() {
    let faulty = Project::new("").matrix(2013, "m", "titel = 1\n");
    for (form, start) in [("text", "Fehler["), ("json", "[\n"), ("github", "::error file="), ("gitlab", "[\n")] {
        let run = faulty.run(&["check", "--format", form]);
        assert_code(&run, 1, form);
        assert!(run.stdout.starts_with(start), "{form}: {}", run.stdout);
    }
    let sound = Project::new("").matrix(2013, "m", "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n");
    assert_eq!(sound.run(&["check", "--format", "json"]).stdout, "[]\n");
}

/// Five indicators whose Soll is assumed.
fn five_warnings() -> Project {
    let indicators: Vec<String> = (1..=5)
        .map(|number| {
            format!(
                "[[goal.indicator]]\nid = \"x{number}\"\nname = \"X\"\nkind = \"cumulative\"\ntarget = {{ at_least = 90 }}\n"
            )
        })
        .collect();
    Project::new("").matrix(
        2013,
        "m",
        &format!("title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n{}", indicators.concat()),
    )
}

#[test]
fn check_shows_three_warnings_of_a_code_and_counts_the_others() {
    let project = five_warnings();
    let count = |arguments: &[&str], text: &str| project.run(arguments).stdout.matches(text).count();
    let text = project.run(&["check"]).stdout;
    assert_eq!(text.matches("Warnung[soll-geschaetzt]").count(), 3, "{text}");
    let others = "… [soll-geschaetzt] 2 weitere Warnungen dieser Art; alle zeigt `zielmatrix check --all`\n";
    assert!(text.contains(others), "{text}");
    assert!(text.ends_with("5 Warnungen in 2 Dateien.\n"), "{text}");
    assert_eq!(count(&["check", "--all"], "Warnung[soll-geschaetzt]"), 5);
    assert_eq!(count(&["check", "--format", "json"], "soll-geschaetzt"), 5);
    assert_eq!(count(&["check", "--format", "github"], "soll-geschaetzt"), 5);
    assert_eq!(count(&["check", "--format", "gitlab"], "\"check_name\""), 5);
    let english = project.run(&["check", "--lang", "en"]).stdout;
    assert!(english.contains("… [soll-geschaetzt] 2 more warnings of this kind;"), "{english}");
}

#[test]
fn denied_warnings_end_with_their_own_code() {
    let warned = five_warnings();
    assert_code(&warned.run(&["check"]), 0, "warnings alone");
    for form in ["text", "json", "github", "gitlab"] {
        assert_code(&warned.run(&["check", "--deny", "warnings", "--format", form]), 1, form);
    }
    let sound = Project::new("").matrix(2013, "m", "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n");
    assert_code(&sound.run(&["check", "--deny", "warnings"]), 0, "nothing to warn of");
    assert_code(&warned.run(&["check", "--deny", "notes"]), 2, "no such level");
}

#[test]
fn a_reader_that_goes_away_is_told_by_the_exit_code() {
    let project = project();
    for arguments in [&["report", "2013-T1"][..], &["report", "2013-T1", "--format", "json"], &["check"]] {
        // The reader is gone before the program starts.
        let (reader, writer) = std::io::pipe().unwrap();
        drop(reader);
        let mut child = command(project.path(), arguments, &[]).stdout(writer).stderr(Stdio::piped()).spawn().unwrap();
        let mut told = String::new();
        child.stderr.take().unwrap().read_to_string(&mut told).unwrap();
        let expected = "Fehler: „Standardausgabe“ kann nicht geschrieben werden: niemand liest sie mehr.\n";
        assert_eq!((child.wait().unwrap().code(), told.as_str()), (Some(4), expected), "{arguments:?}");
    }
}

#[test]
fn a_period_that_is_not_over_is_told_by_the_day_of_the_check() {
    let project = project();
    let told = |today: &str| project.run(&["check", "--today", today]).stdout.contains("zeitraum-laeuft-noch");
    assert!(told("2013-04-30"), "on the cut-off date itself the period still runs");
    assert!(!told("2013-05-01"));
}
