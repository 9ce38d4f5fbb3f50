//! What is left where a run is stopped: all files or none, and no temporary one.

use std::fs;
use std::time::Duration;

use super::{MATRIX, project, temporary};
use crate::support::Project;

#[cfg(unix)]
#[test]
fn a_signal_leaves_all_files_or_none_and_no_temporary_one() {
    use std::process::{Command, Stdio};
    const MATRICES: usize = 12;
    let matrices =
        (0..MATRICES).fold(Project::new(""), |project, number| project.matrix(2013, &format!("m{number}"), MATRIX));
    let mut ended = std::collections::BTreeSet::new();
    for round in 0..40u64 {
        let (signal, code) = [("INT", 130), ("TERM", 143), ("HUP", 129)][(round % 3) as usize];
        let folder = format!("formulare{round}");
        let mut command = crate::support::command(matrices.path(), &["collect", "2013-T1", "-o", &folder], &[]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let path = matrices.path().join(&folder);
        // The folder is made before the first form; from there on the signals are spread over the work.
        while !path.exists() && child.try_wait().unwrap().is_none() {
            std::thread::sleep(Duration::from_millis(1));
        }
        std::thread::sleep(Duration::from_millis(round));
        let _ =
            Command::new("sh").args(["-c", &format!("kill -{signal} {}", child.id())]).stderr(Stdio::null()).status();
        let output = child.wait_with_output().unwrap();
        let forms = fs::read_dir(&path).map_or(0, Iterator::count);
        assert!(forms == 0 || forms == MATRICES, "{forms} forms after {signal} in round {round}");
        assert!(forms == MATRICES || !path.exists(), "no empty folder after {signal} in round {round}");
        assert_eq!(temporary(matrices.path()), [""; 0], "{signal} in round {round}");
        // Before the program listens, the signal itself ends it.
        let found = output.status.code();
        assert!(found.is_none() || found == Some(0) || found == Some(code), "{signal}: {:?}", output.status);
        ended.insert(found);
    }
    assert!(ended.iter().any(|code| code.is_some_and(|code| code > 128)), "some were stopped at work: {ended:?}");
}

#[test]
fn what_a_killed_run_left_goes_after_a_day() {
    let project = project();
    let old = project.path().join(".zielmatrix-aB3xY9.tmp");
    let young = project.path().join(".zielmatrix-aB3xY8.tmp");
    let elsewhere = project.path().join("actuals/.zielmatrix-aB3xY7.tmp");
    for path in [&old, &young, &elsewhere] {
        fs::write(path, "halb").unwrap();
    }
    for path in [&old, &elsewhere] {
        let days = fs::metadata(&young).unwrap().modified().unwrap() - Duration::from_hours(25);
        fs::File::options().write(true).open(path).unwrap().set_modified(days).unwrap();
    }
    assert_eq!(project.run(&["report", "2013-T1"]).code, Some(0));
    assert!(old.exists(), "who writes nothing removes nothing");
    assert_eq!(project.run(&["report", "2013-T1", "-o", "bericht.json"]).code, Some(0));
    assert!(!old.exists() && young.exists() && elsewhere.exists(), "{:?}", temporary(project.path()));
}

#[cfg(target_os = "linux")]
#[test]
fn standard_output_that_takes_nothing_is_told_with_what_was_written() {
    let run = |project: &Project, arguments: &[&str]| {
        let full = fs::File::options().write(true).open("/dev/full").unwrap();
        let mut command = crate::support::command(project.path(), arguments, &[]);
        let output = command.stdout(full).stderr(std::process::Stdio::piped()).output().unwrap();
        (output.status.code(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let failed = "Fehler: „Standardausgabe“ kann nicht geschrieben werden: der Datenträger ist voll.\n";
    for arguments in [
        &["check"][..],
        &["check", "--format", "json"],
        &["report", "2013-T1"],
        &["report", "2013-T1", "--format", "xlsx"],
        &["explain", "m/x", "2013-T1"],
        &["status"],
        &["calendar"],
        &["rollover", "2013", "2014", "--dry-run"],
    ] {
        let (code, told) = run(&project(), arguments);
        assert_eq!((code, told.as_str()), (Some(4), failed), "{arguments:?}");
    }
    let project = project();
    // What would be frozen cannot be shown, so it is not.
    let close = ["close", "2013-T1", "--today", "2013-06-01", "--yes", "--with-missing"];
    assert_eq!(run(&project, &close), (Some(4), failed.to_owned()));
    assert!(!project.path().join("closed").exists());
    assert_eq!(project.run(&close).code, Some(0));
    for (arguments, file) in [
        (&["report", "2013-T1", "-o", "bericht.json", "--format", "csv"][..], "bericht.json"),
        (&["rollover", "2013", "2014"], "matrices/2014/m.toml"),
        (
            &["correct", "m/x", "2013-T1", "--value", "95", "--reason", "Zählfehler", "--today", "2013-06-20"],
            "closed/2013-T1-corrections.toml",
        ),
        (&["init", "neu"], "neu/zielmatrix.toml"),
    ] {
        let (code, told) = run(&project, arguments);
        assert_eq!(code, Some(4), "{arguments:?}: {told}");
        let names = told.strip_suffix(failed).unwrap_or_else(|| panic!("{arguments:?}: {told}"));
        assert!(names.contains("Geschrieben: ") && names.contains(file), "{arguments:?}: {told}");
        assert!(project.path().join(file).exists(), "{arguments:?}");
    }
    assert_eq!(run(&project, &["--help"]).0, Some(4));
}

/// Python and others give the device that swallows everything for reading and writing, as the runtime does for an output
/// that is closed.
#[cfg(target_os = "linux")]
#[test]
fn an_output_that_somebody_throws_away_is_no_failure() {
    for read in [false, true] {
        let project = project();
        let null = fs::File::options().read(read).write(true).open("/dev/null").unwrap();
        let mut command = crate::support::command(project.path(), &["report", "2013-T1"], &[]);
        let output = command.stdout(null).stderr(std::process::Stdio::piped()).output().unwrap();
        assert_eq!((output.status.code(), output.stderr.as_slice()), (Some(0), &b""[..]), "readable: {read}");
    }
}

/// A limit of the process stands for a full disk, and reaches the temporary file of a large sheet as well.
#[cfg(target_os = "linux")]
#[test]
fn a_workbook_that_has_no_room_ends_with_a_message() {
    use std::process::{Command, Stdio};
    let project = project();
    let program = env!("CARGO_BIN_EXE_zielmatrix");
    for output in ["bericht.xlsx", "bericht.docx", "bericht.json"] {
        let said = format!("ulimit -f 1; trap '' XFSZ; exec '{program}' report 2013-T1 -o {output}");
        let run =
            Command::new("sh").current_dir(project.path()).args(["-c", &said]).stdin(Stdio::null()).output().unwrap();
        let text = String::from_utf8_lossy(&run.stderr);
        assert_eq!(run.status.code(), Some(4), "{output}: {text}");
        assert!(text.contains(output), "{output}: {text}");
        assert!(!project.path().join(output).exists(), "{output}");
        assert_eq!(temporary(project.path()), [""; 0], "{output}");
    }
}
