//! All files or none, whatever fails, and nothing else beside them.

use super::*;

/// Names and contents of all files below a folder, sorted; folders end with a slash.
fn below(folder: &Path) -> Vec<String> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        if path.is_dir() {
            found.push(format!("{name}/"));
            found.extend(below(&path).into_iter().map(|below| format!("{name}/{below}")));
        } else {
            found.push(format!("{name} {}", fs::read_to_string(&path).unwrap_or_default()));
        }
    }
    found.sort();
    found
}

fn write(folder: &Path, files: &[(&str, Over<'_>)]) -> Result<Vec<PathBuf>, Failed> {
    let mut written = Files::default();
    for (name, over) in files {
        let path = folder.join(name);
        written.folder(path.parent().unwrap())?;
        written.add(&path, b"neu", *over)?;
    }
    written.finish()
}

#[test]
fn files_and_their_folders_are_made() {
    let folder = tempfile::tempdir().unwrap();
    let written = write(folder.path(), &[("a.toml", Over::Nothing), ("b/c/d.toml", Over::Output)]).unwrap();
    assert_eq!(written, [folder.path().join("a.toml"), folder.path().join("b/c/d.toml")]);
    assert_eq!(below(folder.path()), ["a.toml neu", "b/", "b/c/", "b/c/d.toml neu"]);
}

#[test]
fn what_is_not_finished_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("alt"), "alt").unwrap();
    let mut files = Files::default();
    files.folder(&folder.path().join("b/c")).unwrap();
    files.add(&folder.path().join("b/c/d"), b"neu", Over::Nothing).unwrap();
    files.add(&folder.path().join("alt"), b"neu", Over::Output).unwrap();
    assert_eq!(below(folder.path()).len(), 5, "a temporary file beside each place");
    drop(files);
    assert_eq!(below(folder.path()), ["alt alt"]);
}

#[test]
fn where_one_file_fails_all_is_as_before() {
    for (case, last, appears) in [
        ("a file that appears in the meantime", Over::Nothing, "fremd"),
        ("a file that is changed in the meantime", Over::Read(b"alt"), "fremd"),
        ("a file that goes in the meantime", Over::Read(b"alt"), ""),
    ] {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::write(path("ausgabe"), "alt").unwrap();
        fs::write(path("eingabe"), "alt").unwrap();
        if matches!(last, Over::Read(_)) {
            fs::write(path("zuletzt"), "alt").unwrap();
        }
        let mut files = Files::default();
        files.folder(&path("ordner")).unwrap();
        for (name, over) in [
            ("neu", Over::Nothing),
            ("ausgabe", Over::Output),
            ("eingabe", Over::Read(b"alt")),
            ("ordner/neu", Over::Nothing),
            ("zuletzt", last),
            ("danach", Over::Nothing),
        ] {
            files.add(&path(name), b"neu", over).unwrap();
        }
        let mut expected = vec!["ausgabe alt".to_owned(), "eingabe alt".into()];
        if appears.is_empty() {
            fs::remove_file(path("zuletzt")).unwrap();
        } else {
            fs::write(path("zuletzt"), appears).unwrap();
            expected.push(format!("zuletzt {appears}"));
        }
        let failed = files.finish().unwrap_err();
        assert_eq!((failed.path, failed.remaining.len()), (path("zuletzt"), 0), "{case}");
        assert_eq!(below(folder.path()), expected, "{case}");
    }
}

#[test]
fn a_file_that_is_no_folder_ends_it_before_anything_is_written() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("b"), "eine Datei, wo ein Ordner sein sollte").unwrap();
    assert!(write(folder.path(), &[("a/a.toml", Over::Nothing), ("b/c.toml", Over::Nothing)]).is_err());
    fs::write(folder.path().join("d"), "alt").unwrap();
    assert!(write(folder.path(), &[("a/a.toml", Over::Nothing), ("d", Over::Nothing)]).is_err());
    assert_eq!(below(folder.path()), ["b eine Datei, wo ein Ordner sein sollte", "d alt"]);
}

#[test]
fn only_what_a_killed_run_left_a_day_ago_is_removed() {
    let folder = tempfile::tempdir().unwrap();
    let now = SystemTime::UNIX_EPOCH + Duration::from_hours(24 * 365 * 30);
    let hours = |hours: u64| now - Duration::from_hours(hours);
    for (name, changed) in [
        (".zielmatrix-aB3xYz.tmp", hours(25)),
        (".zielmatrix-junger.tmp", hours(23)),
        (".zielmatrix-mit strich.tmp", hours(99)),
        (".zielmatrix-.tmp", hours(99)),
        (".zielmatrix.lock", hours(99)),
        ("zielmatrix-aB3xYz.tmp", hours(99)),
    ] {
        let file = File::create(folder.path().join(name)).unwrap();
        file.set_modified(changed).unwrap();
    }
    fs::create_dir(folder.path().join(".zielmatrix-ordner.tmp")).unwrap();
    sweep(folder.path(), now);
    assert_eq!(
        below(folder.path()),
        [
            ".zielmatrix-.tmp ",
            ".zielmatrix-junger.tmp ",
            ".zielmatrix-mit strich.tmp ",
            ".zielmatrix-ordner.tmp/",
            ".zielmatrix.lock ",
            "zielmatrix-aB3xYz.tmp ",
        ]
    );
}

#[cfg(unix)]
#[test]
fn only_files_are_replaced() {
    use std::os::unix::fs::symlink;
    use std::os::unix::net::UnixListener;
    let folder = tempfile::tempdir().unwrap();
    let path = |name: &str| folder.path().join(name);
    let _socket = UnixListener::bind(path("buchse")).unwrap();
    symlink("buchse", path("verweis")).unwrap();
    symlink("weg", path("leer")).unwrap();
    symlink("kreis", path("kreis")).unwrap();
    fs::create_dir(path("ordner")).unwrap();
    let why = |name: &str| Files::probe(&path(name)).unwrap_err().why;
    assert!(matches!(why("buchse"), Why::NoFile));
    assert!(matches!(why("verweis"), Why::NoFile));
    assert!(matches!(why("leer"), Why::DeadLink));
    assert!(matches!(why("kreis"), Why::System(_)));
    assert!(matches!(why("ordner"), Why::System(error) if error.kind() == io::ErrorKind::IsADirectory));
    assert!(matches!(why("fehlt/neu"), Why::System(error) if error.kind() == io::ErrorKind::NotFound));
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 5, "nothing is left");
}

#[cfg(unix)]
#[test]
fn a_replaced_file_keeps_its_mode_and_a_new_one_has_that_of_the_mask() {
    use std::os::unix::fs::PermissionsExt;
    let folder = tempfile::tempdir().unwrap();
    let mode = |name: &str| fs::metadata(folder.path().join(name)).unwrap().permissions().mode() & 0o7777;
    for kept in [0o600, 0o640, 0o664, 0o755] {
        fs::write(folder.path().join("alt"), "alt").unwrap();
        fs::set_permissions(folder.path().join("alt"), fs::Permissions::from_mode(kept)).unwrap();
        write(folder.path(), &[("alt", Over::Output)]).unwrap();
        assert_eq!(mode("alt"), kept);
    }
    File::create(folder.path().join("wie immer")).unwrap();
    write(folder.path(), &[("neu", Over::Nothing)]).unwrap();
    assert_eq!(mode("neu"), mode("wie immer"));
}
