//! `calendar`: an iCalendar file of cut-off dates, deadlines and sessions.

use std::fs;

use crate::formats::golden::assert_golden;
use crate::support::Project;

const SETTINGS: &str = r#"
organisation = "Stadt Übung, Dezernat 5"

[[committee]]
id    = "SGA"
title = "Sozial- und Gesundheitsausschuss"

[[session]]
committee = "SGA"
date      = 2013-06-04
period    = "2013-T1"
paper     = "5247/2009-2014"
agenda    = "Ö 9; nach der Haushaltsberatung, voraussichtlich gegen 18 Uhr"

[[session]]
committee = "SGA"
date      = 2012-11-06

[[session]]
committee = "SGA"
date      = 2014-02-04
period    = "2013-T3"
"#;

fn matrix(department: &str, head: &str) -> String {
    format!(
        "title = \"M\"\ndepartment = \"{department}\"\n{head}\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\n\
         id = \"x\"\nname = \"X\"\nkind = \"level\"\n[[goal.indicator]]\nid = \"y\"\nname = \"Y\"\nkind = \"level\"\n\
         report_in = [\"T3\"]\n"
    )
}

fn project() -> Project {
    Project::new(SETTINGS)
        .matrix(2013, "soziales", &matrix("Sozialamt", ""))
        .matrix(2013, "jugend", &matrix("Jugendamt", ""))
        .matrix(2012, "soziales", &matrix("Sozialamt", ""))
}

/// Lines of the calendar that begin with that, unfolded.
fn lines(calendar: &str, start: &str) -> Vec<String> {
    let unfolded = calendar.replace("\r\n ", "");
    unfolded.lines().filter_map(|line| line.strip_prefix(start)).map(str::to_owned).collect()
}

#[test]
fn a_year_has_its_dates_and_its_sessions() {
    let run = project().run(&["calendar", "2013"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let summaries = lines(&run.stdout, "SUMMARY:");
    assert_eq!(
        summaries,
        [
            "Stichtag 1. Tertial 2013",
            "Abgabe der Werte 1. Tertial 2013",
            "Sozial- und Gesundheitsausschuss: Bericht 1. Tertial 2013",
            "Stichtag 2. Tertial 2013",
            "Abgabe der Werte 2. Tertial 2013",
            "Stichtag 3. Tertial 2013",
            "Abgabe der Werte 3. Tertial 2013",
            "Sozial- und Gesundheitsausschuss: Bericht 3. Tertial 2013",
        ]
    );
    let days = lines(&run.stdout, "DTSTART;VALUE=DATE:");
    let expected = ["20130430", "20130514", "20130604", "20130831", "20130914", "20131231", "20140114", "20140204"];
    assert_eq!(days, expected);
    let described = lines(&run.stdout, "DESCRIPTION:");
    assert_eq!(described[0], "2 Werte werden abgefragt: Jugendamt\\; Sozialamt\\nAbgabe bis 14.05.2013");
    assert!(described[5].starts_with("4 Werte"), "with what is due in T3 alone: {described:?}");
    assert_golden("termine.ics", include_str!("../golden/termine.ics"), &run.stdout.replace("\r\n", "\n"));
}

#[test]
fn without_a_year_all_dates_are_there_and_the_same_input_gives_the_same_bytes() {
    let project = project();
    let all = project.run(&["calendar"]).stdout;
    assert_eq!(lines(&all, "SUMMARY:").len(), 6 + 6 + 3);
    assert!(lines(&all, "SUMMARY:").contains(&"Sozial- und Gesundheitsausschuss: Zielplanung".to_owned()));
    assert_eq!(all, project.run(&["calendar"]).stdout);
    let mut uids = lines(&all, "UID:");
    let year = lines(&project.run(&["calendar", "2013", "--lang", "en"]).stdout, "UID:");
    assert!(year.iter().all(|uid| uids.contains(uid)), "an event is the same in every calendar and language");
    uids.sort();
    uids.dedup();
    assert_eq!(uids.len(), 15, "no two events have the same UID");
}

#[test]
fn a_matrix_with_its_own_year_has_its_own_events() {
    let project = project().matrix(2013, "schule", &matrix("Schulamt", "year_start = 8"));
    let run = project.run(&["calendar", "2013"]);
    let summaries = lines(&run.stdout, "SUMMARY:");
    assert!(summaries.contains(&"Stichtag 1. Tertial 2013 (Schulamt)".to_owned()), "{summaries:?}");
    assert!(summaries.contains(&"Stichtag 1. Tertial 2013 (Jugendamt\\; Sozialamt)".to_owned()), "{summaries:?}");
    assert_eq!(summaries.len(), 12 + 2);
    assert!(lines(&run.stdout, "DTSTART;VALUE=DATE:").contains(&"20131130".to_owned()));
}

#[test]
fn the_file_is_a_calendar_and_none_of_the_project() {
    let project = project();
    let run = project.run(&["calendar", "-o", "termine.ics"]);
    assert_eq!((run.code, run.stdout.as_str()), (Some(0), ""), "{}", run.stderr);
    assert_eq!(run.stderr, "Geschrieben: termine.ics\n");
    let text = fs::read_to_string(project.path().join("termine.ics")).unwrap();
    assert_eq!(text, project.run(&["calendar"]).stdout);
    assert!(text.starts_with("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"));
    for (arguments, code, hint) in [
        (&["calendar", "-o", "termine.txt"][..], 2, ".ics"),
        (&["calendar", "-o", "weg/termine.ics"], 4, "Ordner"),
        (&["calendar", "2020"], 2, "2012, 2013"),
    ] {
        let run = project.run(arguments);
        assert_eq!(run.code, Some(code), "{arguments:?}");
        assert!(run.stdout.is_empty() && run.stderr.contains(hint), "{arguments:?}: {}", run.stderr);
    }
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink("zielmatrix.toml", project.path().join("schein.ics")).unwrap();
        let run = project.run(&["calendar", "-o", "schein.ics"]);
        assert_eq!(run.code, Some(2), "{}", run.stderr);
        assert_eq!(fs::read_to_string(project.path().join("zielmatrix.toml")).unwrap(), SETTINGS);
    }
    let faulty = Project::new("").matrix(2013, "m", "titel = 1\n");
    let run = faulty.run(&["calendar", "-o", "termine.ics"]);
    assert_eq!(run.code, Some(1));
    assert!(!faulty.path().join("termine.ics").exists());
}
