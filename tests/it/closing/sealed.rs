//! Seals, their parts and their chain: what is missing, changed, swapped, added, removed or exchanged is noticed.

use std::fs;

use super::{CLOSED_ON, close, edit, read};
use crate::support::Project;

fn matrix(title: &str) -> String {
    format!(
        "title = \"{title}\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n\
         kind = \"level\"\ntarget = {{ at_least = 3 }}\n"
    )
}

fn project() -> Project {
    let actuals = "[[actual]]\nindicator = \"x\"\nvalue = 4\n";
    let mut project = Project::new("");
    for id in ["a", "b"] {
        project = project.matrix(2013, id, &matrix(id));
        for period in ["2013-T1", "2013-T2", "2013-T3"] {
            project = project.actuals(period, &format!("{id}.toml"), actuals);
        }
    }
    project
}

#[test]
fn every_part_must_be_the_one_that_was_sealed() {
    let project = project();
    close(&project, "2013-T1");
    assert_eq!(project.check().errors(), [""; 0]);
    let path = |name: &str| project.path().join("closed/2013-T1").join(name);
    let (a, b) = (fs::read(path("a.toml")).unwrap(), fs::read(path("b.toml")).unwrap());
    let restore = || {
        fs::write(path("a.toml"), &a).unwrap();
        fs::write(path("b.toml"), &b).unwrap();
    };
    let places = || project.check().places();
    fs::remove_file(path("a.toml")).unwrap();
    assert_eq!(places(), ["abschluss-teil closed/2013-T1.toml:10:1"], "missing");
    restore();
    fs::write(path("a.toml"), [a.as_slice(), b"\n"].concat()).unwrap();
    assert_eq!(places(), ["abschluss-teil closed/2013-T1/a.toml:1:1"], "changed by one line");
    restore();
    fs::write(path("a.toml"), &b).unwrap();
    fs::write(path("b.toml"), &a).unwrap();
    let swapped = ["abschluss-teil closed/2013-T1/a.toml:1:1", "abschluss-teil closed/2013-T1/b.toml:1:1"];
    assert_eq!(places(), swapped, "swapped");
    restore();
    fs::write(path("c.toml"), &b).unwrap();
    assert_eq!(places(), ["abschluss-teil closed/2013-T1/c.toml:1:1"], "too many");
    fs::remove_file(path("c.toml")).unwrap();
    fs::write(path("notiz.txt"), "x").unwrap();
    assert_eq!(places(), ["datei-uebergangen closed/2013-T1/notiz.txt"], "something else");
    fs::remove_file(path("notiz.txt")).unwrap();
    // A version control system may end lines in another way.
    fs::write(path("a.toml"), String::from_utf8(a.clone()).unwrap().replace('\n', "\r\n")).unwrap();
    assert_eq!(places(), [""; 0], "line ends");
    for (text, code) in [("", "datei-leer"), ("schema = [", "abschluss-teil")] {
        fs::write(path("a.toml"), text).unwrap();
        assert_eq!(project.check().errors(), [code], "{text:?}");
        assert_eq!(project.run(&["report", "2013-T1"]).code, Some(1), "{text:?}");
    }
    restore();
    // A part of another period in this one's place.
    close(&project, "2013-T2");
    fs::copy(project.path().join("closed/2013-T2/a.toml"), path("a.toml")).unwrap();
    assert_eq!(project.check().errors(), ["abschluss-teil"]);
}

#[test]
fn a_removed_or_exchanged_seal_is_noticed_but_for_the_last() {
    let project = project();
    // In an order of their own: each names the one closed last, whatever its period.
    for period in ["2013-T2", "2013-T1", "2013-T3"] {
        close(&project, period);
    }
    let before = |period: &str| {
        let text = read(&project, &format!("closed/{period}.toml"));
        text.lines().find_map(|line| line.strip_prefix("before    = { period = \"")).map(|rest| rest[..7].to_owned())
    };
    assert_eq!(before("2013-T2"), None);
    assert_eq!(before("2013-T1").as_deref(), Some("2013-T2"));
    assert_eq!(before("2013-T3").as_deref(), Some("2013-T1"));
    for (removed, errors) in
        [("2013-T2", vec!["abschluss-kette"]), ("2013-T1", vec!["abschluss-kette"]), ("2013-T3", vec![])]
    {
        let path = project.path().join(format!("closed/{removed}.toml"));
        let text = fs::read(&path).unwrap();
        fs::remove_file(&path).unwrap();
        assert_eq!(project.check().errors(), errors, "{removed}");
        fs::write(path, text).unwrap();
    }
    // Closed anew by somebody on another day, in its place.
    let path = project.path().join("closed/2013-T1.toml");
    let text = fs::read(&path).unwrap();
    let other = super::forged_seal(&String::from_utf8(text.clone()).unwrap(), "2030-01-01", "2030-01-02");
    fs::write(&path, other).unwrap();
    assert_eq!(project.check().errors(), ["abschluss-kette"], "exchanged");
    fs::write(&path, text).unwrap();
    assert_eq!(project.check().errors(), [""; 0]);
    // A report of a period does not read what was closed of a later one, and still stands.
    assert_eq!(project.run(&["report", "2013-T1"]).code, Some(0));
}

#[test]
fn a_closing_that_was_cut_short_leaves_the_period_open_and_is_replaced() {
    let project = project();
    close(&project, "2013-T1");
    fs::remove_file(project.path().join("closed/2013-T1.toml")).unwrap();
    fs::write(project.path().join("closed/2013-T1/.zielmatrix-abc.tmp"), "halb").unwrap();
    assert_eq!(project.check().codes(), ["abschluss-unfertig"]);
    edit(&project, "actuals/2013-T1/a.toml", "4", "5");
    project.report("2013-T1").row("a/x").assert("actual=5", "open");
    close(&project, "2013-T1");
    assert_eq!(project.check().codes(), [""; 0]);
    project.report("2013-T1").row("a/x").assert("actual=5", "closed with the value of today");

    // What is not ours stays, all of it is named, and nothing is written or removed.
    let part = read(&project, "closed/2013-T1/b.toml");
    let other = self::project()
        .file("closed/2013-T1/eigenes.toml", "x = 1\n")
        .file("closed/2013-T1/a.toml", "title = \"Meine Matrix\"\n")
        .file("closed/2013-T1/b.toml", &part)
        .file("closed/2013-T1/notiz.txt", "x");
    let run = other.run(&["close", "2013-T1", "--today", CLOSED_ON, "--yes"]);
    assert_eq!(run.code, Some(4), "{}", run.stderr);
    let said = "„closed/2013-T1“ kann nicht geschrieben werden: dort liegt „a.toml“, „eigenes.toml“ und stammt nicht von \
                einem Abschluss; verschieben oder löschen Sie das";
    assert!(run.stderr.contains(said), "{}", run.stderr);
    assert_eq!(read(&other, "closed/2013-T1/eigenes.toml"), "x = 1\n");
    assert_eq!(read(&other, "closed/2013-T1/a.toml"), "title = \"Meine Matrix\"\n");
    assert_eq!(read(&other, "closed/2013-T1/b.toml"), part);
    assert!(!other.path().join("closed/2013-T1.toml").exists());
    for name in ["a.toml", "eigenes.toml"] {
        fs::remove_file(other.path().join("closed/2013-T1").join(name)).unwrap();
    }
    close(&other, "2013-T1");
    assert_eq!(other.check().errors(), [""; 0]);
    assert_eq!(read(&other, "closed/2013-T1/notiz.txt"), "x");
}

/// Wherever closing was killed, and whatever a crash left of a part: the advice to close again works.
#[test]
fn halves_of_parts_without_a_seal_are_replaced() {
    let project = project();
    close(&project, "2013-T1");
    let folder = project.path().join("closed/2013-T1");
    let whole = fs::read(folder.join("a.toml")).unwrap();
    let umlaut = whole.windows(2).position(|pair| pair == "ü".as_bytes()).unwrap() + 1;
    let lengths = [0, 1, 9, umlaut, 30, whole.len() / 3, whole.len() / 2, whole.len() - 1];
    let mut halves: Vec<Vec<u8>> = lengths.into_iter().map(|length| whole[..length].to_vec()).collect();
    halves.push(vec![0; 300]);
    halves.push([&whole[..20], &[0; 300]].concat());
    for half in halves {
        for others in [true, false] {
            let what = format!("{:?}, others {others}", String::from_utf8_lossy(&half));
            fs::remove_file(project.path().join("closed/2013-T1.toml")).unwrap();
            fs::write(folder.join("a.toml"), &half).unwrap();
            if !others {
                fs::remove_file(folder.join("b.toml")).unwrap();
            }
            assert_eq!(project.check().codes(), ["abschluss-unfertig"], "{what}");
            project.report("2013-T1").assert("closed=null", &what);
            close(&project, "2013-T1");
            assert_eq!(project.check().codes(), [""; 0], "{what}");
            assert_eq!(fs::read(folder.join("a.toml")).unwrap(), whole, "{what}");
        }
    }
}

#[test]
fn any_id_of_a_matrix_gets_a_part() {
    let long = "l".repeat(180);
    let ids = [".versteckt", "A", "a", "über-50", "con", "a:b", "x*", long.as_str()];
    let mut project = Project::new("");
    for (number, id) in ids.iter().enumerate() {
        project = project.matrix(2013, &format!("m{number}"), &format!("id = \"{id}\"\n{}", matrix(id)));
    }
    close(&project, "2013-T1");
    assert_eq!(project.check().errors(), [""; 0]);
    let names: Vec<String> = fs::read_dir(project.path().join("closed/2013-T1"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names.len(), ids.len());
    let folded: std::collections::BTreeSet<String> = names.iter().map(|name| name.to_lowercase()).collect();
    assert_eq!(folded.len(), ids.len(), "told apart where letters' case is not");
    assert!(names.contains(&"über-50.toml".to_owned()), "{names:?}");
    for id in ids {
        project.report("2013-T1").row(&format!("{id}/x")).assert("status=missing", id);
    }
}

/// Larger than any file of the project may be: what can be closed can be read.
#[test]
fn a_large_matrix_is_written_and_read_back() {
    let (name, comment) = ("n".repeat(15_000), "k".repeat(10_000));
    let indicators: Vec<String> = (0..2_000)
        .map(|number| format!("[[goal.indicator]]\nid = \"x{number}\"\nname = \"{name}\"\nkind = \"level\"\n"))
        .collect();
    let matrix = format!("title = \"Groß\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n{}", indicators.concat());
    let actuals: Vec<String> = (0..2_000)
        .map(|number| format!("[[actual]]\nindicator = \"x{number}\"\nvalue = 1\ncomment = \"{comment}\"\n"))
        .collect();
    let project = Project::new("").matrix(2013, "m", &matrix).actuals("2013-T1", "m.toml", &actuals.concat());
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON, "--yes"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    let size = fs::metadata(project.path().join("closed/2013-T1/m.toml")).unwrap().len();
    assert!(size > 32 * 1024 * 1024, "{size}");
    assert_eq!(project.check().errors(), [""; 0]);
}
