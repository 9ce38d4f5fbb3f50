//! What cannot be reached is an error, and what is not read though it seems to be meant is a warning.

use super::{MATRIX, project};
use crate::support::Project;

const REPORTED: &str = "[[actual]]\nindicator = \"x\"\nvalue = 90\n";

#[cfg(unix)]
fn link(project: &Project, target: &str, name: &str) {
    let path = project.path().join(name);
    std::fs::create_dir_all(path.parent().unwrap()).unwrap();
    std::fs::write(project.path().join("actuals/2013-T1/n.txt"), "").unwrap();
    std::os::unix::fs::symlink(target, path).unwrap();
}

#[cfg(unix)]
#[test]
fn what_cannot_be_reached_is_an_error() {
    use std::fs;
    use std::os::unix::net::UnixListener;
    type Break = fn(&Project);
    let cases: [(&str, Break, &str); 15] = [
        ("a matrix", |project| link(project, "weg", "matrices/2013/n.toml"), "verweis-ins-leere"),
        ("a file beside the matrices", |project| link(project, "weg", "matrices/2013/notiz"), "verweis-ins-leere"),
        ("a year", |project| link(project, "weg", "matrices/2012"), "verweis-ins-leere"),
        ("a folder beside the years", |project| link(project, "weg", "matrices/entwurf"), "verweis-ins-leere"),
        ("a table", |project| link(project, "weg", "actuals/2013-T1/n.csv"), "verweis-ins-leere"),
        ("a period", |project| link(project, "weg", "actuals/2012-T3"), "verweis-ins-leere"),
        ("a closed period", |project| link(project, "weg", "closed/2013-T1.toml"), "verweis-ins-leere"),
        ("a correction", |project| link(project, "weg", "closed/2013-T1-corrections.toml"), "verweis-ins-leere"),
        ("a circle", |project| link(project, "2012-T3", "actuals/2012-T3"), "datei-unlesbar"),
        ("a circle of closed ones", |project| link(project, "2013-T1.toml", "closed/2013-T1.toml"), "datei-unlesbar"),
        ("a circle of matrices", |project| link(project, "n.toml", "matrices/2013/n.toml"), "datei-unlesbar"),
        ("all closed periods", |project| link(project, "weg", "closed"), "verweis-ins-leere"),
        (
            "a file for the closed periods",
            |project| fs::write(project.path().join("closed"), "").unwrap(),
            "datei-unlesbar",
        ),
        ("a path through a file", |project| link(project, "n.txt/m.toml", "actuals/2013-T1/n.toml"), "datei-unlesbar"),
        (
            "a socket",
            |project| drop(UnixListener::bind(project.path().join("actuals/2013-T1/n.toml")).unwrap()),
            "datei-unlesbar",
        ),
    ];
    for (case, break_it, code) in cases {
        let project = project();
        break_it(&project);
        for arguments in [&["check"][..], &["report", "2013-T1"], &["explain", "m/x", "2013-T1"], &["status"]] {
            let run = project.run(arguments);
            assert_eq!(run.code, Some(4), "{case}, {arguments:?}: {}{}", run.stdout, run.stderr);
            assert!(format!("{}{}", run.stdout, run.stderr).contains(code), "{case}: {}{}", run.stdout, run.stderr);
        }
        let errors = project.check().errors();
        assert_eq!(errors, [code], "{case}: nothing else is said");
    }
}

#[cfg(unix)]
#[test]
fn a_later_period_does_not_keep_an_earlier_one_from_being_reported() {
    let project = project();
    std::os::unix::fs::symlink("weg", project.path().join("actuals/2014-T1")).unwrap();
    assert_eq!(project.run(&["report", "2013-T1"]).code, Some(0));
    assert_eq!(project.run(&["check"]).code, Some(4));
}

#[cfg(unix)]
#[test]
fn settings_that_cannot_be_reached_are_not_passed_over() {
    let project = project();
    let below = project.path().join("unter");
    std::fs::create_dir(&below).unwrap();
    std::os::unix::fs::symlink("weg", below.join("zielmatrix.toml")).unwrap();
    let run = crate::support::run_in(&below, &["report", "2013-T1"], &[]);
    assert_eq!(run.code, Some(4), "the project above is another one: {}", run.stdout);
    assert!(run.stderr.contains("verweis-ins-leere"), "{}", run.stderr);
}

#[test]
fn what_seems_to_be_meant_and_is_not_read_is_a_warning() {
    for (path, code) in [
        ("matrices/entwurf/n.toml", Some("matrix-ohne-jahr")),
        ("matrices/2013-neu/n.toml", Some("matrix-ohne-jahr")),
        ("matrices/entwurf/alt/n.toml", Some("matrix-ohne-jahr")),
        ("matrices/2013/archiv/n.toml", Some("matrix-ohne-jahr")),
        ("matrices/n.toml", Some("matrix-ohne-jahr")),
        ("matrices/2013/n.tml", Some("datei-uebergangen")),
        ("matrices/2013/n.TOLM", Some("datei-uebergangen")),
        ("matrices/2013/n.toml.bak", Some("datei-uebergangen")),
        ("matrices/2013/m.toml.bak", Some("datei-uebergangen")),
        ("matrices/2013/n.toml.txt", Some("datei-uebergangen")),
        ("matrices/2013/n.toml (1)", Some("datei-uebergangen")),
        ("matrices/2013/n.toml~", Some("datei-uebergangen")),
        ("matrices/n.tml", Some("datei-uebergangen")),
        ("matrices/entwurf/n.tml", Some("datei-uebergangen")),
        ("actuals/2013-T1/n.tml", Some("datei-uebergangen")),
        ("actuals/2013-T1/n.cvs", Some("datei-uebergangen")),
        ("actuals/2013-T1/n.csv~", Some("datei-uebergangen")),
        ("actuals/2013-T1/n.toml.bak", Some("datei-uebergangen")),
        ("closed/2013-T1.tml", Some("datei-uebergangen")),
        ("closed/2013-T1.toml.bak", Some("datei-uebergangen")),
        ("closed/2013-T1.toml~", Some("datei-uebergangen")),
        // What an editor leaves beside a file, what it hides, and what is plainly something else.
        ("matrices/2013/m.toml~", None),
        ("actuals/2013-T1/m.toml~", None),
        ("matrices/2013/.n.toml.swp", None),
        ("matrices/2013/LIESMICH.md", None),
        ("matrices/2013/foto.jpg", None),
        ("matrices/2013/seite.html", None),
        ("matrices/LIESMICH.txt", None),
        ("matrices/entwurf/notizen.txt", None),
    ] {
        let project = project().file(path, MATRIX);
        let checked = project.check();
        let found = checked.places().into_iter().next();
        let expected = code.map(|code| format!("{code} {path}"));
        assert_eq!(found, expected, "{path}: {:?}", checked.codes());
        assert_eq!(checked.codes().len(), usize::from(code.is_some()), "{path}: {:?}", checked.codes());
    }
}

#[test]
fn capitals_in_an_ending_are_read() {
    let project = Project::new("").file("matrices/2013/m.TOML", MATRIX).file("actuals/2013-T1/m.Toml", REPORTED);
    assert_eq!(project.check().codes(), [""; 0]);
    project.report("2013-T1").row("m/x").assert("actual=90", "both files are read");
}

#[test]
fn a_setting_of_closed_periods_that_leads_nowhere_is_a_warning() {
    let settings = |closed: &str| {
        let project = Project::new(&format!("closed = \"{closed}\"\n")).matrix(2013, "m", MATRIX);
        project.actuals("2013-T1", "m.toml", REPORTED).file("archiv/2012-T1.txt", "")
    };
    let checked = settings("abschluesse").check();
    assert_eq!(checked.places(), ["abschluss-ordner-fehlt zielmatrix.toml:1:10"]);
    assert!(!settings("archiv").check().codes().contains(&"abschluss-ordner-fehlt"));
    assert_eq!(
        Project::new("").matrix(2013, "m", MATRIX).check().codes(),
        [""; 0],
        "without a setting there may be none"
    );
}
