//! Faulty input: a folder for every code with its messages beside it, and input that means harm.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use zielmatrix::catalogue::Language;
use zielmatrix::diagnostic::{Diagnostics, Problem};
use zielmatrix::load;
use zielmatrix::render::diagnostics::{Form, Options, render};

use crate::support::{Checked, Project, book, indicator};

const SOUND: &str = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n\
                     kind = \"level\"\ntarget = { at_least = 80 }\n";

fn corpus() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/check")
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

fn utf16(text: &str) -> Vec<u8> {
    let mut bytes = vec![0xFF, 0xFE];
    bytes.extend(text.encode_utf16().flat_map(u16::to_le_bytes));
    bytes
}

fn windows_1252(text: &str) -> Vec<u8> {
    text.chars().map(|letter| u8::try_from(u32::from(letter)).expect("a letter of Latin-1")).collect()
}

/// A file that has that size without taking the room.
fn sparse(path: &Path, size: u64) {
    fs::File::create(path).unwrap().set_len(size).unwrap();
}

/// Adds what cannot be kept in a repository. `None` where the system cannot show the fault.
fn add_generated(code: &str, root: &Path) -> Option<()> {
    let second = root.join("matrices/2013/zweite.toml");
    match code {
        "datei-ist-ordner" => fs::create_dir(second).unwrap(),
        "datei-utf16" => fs::write(second, utf16(SOUND)).unwrap(),
        "datei-nicht-utf8" => fs::write(second, windows_1252("title = \"Zielmatrix für Ältere\"\n")).unwrap(),
        "zeichen-nicht-definiert" => {
            let folder = root.join("actuals/2013-T1");
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("m.csv"), b"Indikator;Ist;Erl\xE4uterung\nx;98;F\x81r \x8Eltere\n").unwrap();
        }
        "kodierung-zweifelhaft" => {
            let folder = root.join("actuals/2013-T1");
            fs::create_dir_all(&folder).unwrap();
            fs::write(folder.join("m.csv"), b"Indikator;Ist;Bemerkung\nx;98;mehr F\x84lle\n").unwrap();
        }
        "mappe-geschuetzt" => {
            let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
            let mut bytes = vec![0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1];
            bytes.extend([0; 504]);
            bytes.extend(name);
            fs::write(root.join("form.xlsx"), bytes).unwrap();
        }
        "mappe-fremd" => fs::write(root.join("form.xlsx"), "%PDF-1.7\n").unwrap(),
        "mappe-beschaedigt" => {
            let whole = book::book("Ist", "A1 zielmatrix-formular 1");
            fs::write(root.join("form.xlsx"), &whole[..whole.len() / 2]).unwrap();
        }
        "mappe-zu-gross" => {
            let cells = "<c><v>1</v></c>".repeat(1_000);
            let rows = format!("<row>{cells}</row>").repeat(1_001);
            fs::write(root.join("form.xlsx"), book::xlsx(book::sheet(&rows).as_bytes(), &[])).unwrap();
        }
        "datei-zu-umfangreich" => {
            fs::create_dir_all(root.join("actuals/2013-T1")).unwrap();
            fs::write(root.join("actuals/2013-T1/m.csv"), format!("Indikator{}\n", ";Ist".repeat(16_384))).unwrap();
        }
        "meldungen-weggelassen" => {
            let keys = (1..=1_003).map(|number| format!("zeile{number} = 1\n")).collect::<Vec<_>>().concat();
            fs::write(second, format!("title = \"M\"\n{keys}")).unwrap();
        }
        "datei-zu-gross" => sparse(&second, load::LARGEST_FILE + 1024 * 1024),
        #[cfg(unix)]
        "verweis-ins-leere" => std::os::unix::fs::symlink(root.join("weg.toml"), second).unwrap(),
        #[cfg(unix)]
        "datei-unlesbar" => drop(std::os::unix::net::UnixListener::bind(second).unwrap()),
        #[cfg(unix)]
        "datei-ohne-leserecht" => {
            use std::os::unix::fs::PermissionsExt;
            fs::write(&second, SOUND).unwrap();
            fs::set_permissions(&second, fs::Permissions::from_mode(0o000)).unwrap();
            // The superuser may read everything.
            if fs::read(&second).is_ok() {
                return None;
            }
        }
        #[cfg(not(unix))]
        "verweis-ins-leere" | "datei-unlesbar" | "datei-ohne-leserecht" => return None,
        _ => {}
    }
    Some(())
}

/// The messages for a code's folder.
fn messages(code: &str) -> String {
    let project = Project::new("");
    copy(&corpus().join(code), project.path());
    fs::remove_file(project.path().join("expected.txt")).ok();
    if let Ok(text) = fs::read_to_string(project.path().join("import.txt")) {
        return import_messages(code, &project, &text);
    }
    if add_generated(code, project.path()).is_some() {
        return project.check().text(Language::German);
    }
    let path = Path::new("matrices/2013/zweite.toml");
    let unreadable = |error: io::Error| load::unreadable(path, Path::new(""), &error);
    let mut diagnostics = Diagnostics::default();
    diagnostics.push_file(match code {
        "datei-ohne-leserecht" => unreadable(io::ErrorKind::PermissionDenied.into()),
        "verweis-ins-leere" => Problem::DeadLink { path: path.to_string_lossy().into_owned() },
        _ => unreadable(io::Error::other("not a regular file")),
    });
    let mut sources = project.check().sources;
    sources.add(zielmatrix::source::Source { path: path.into(), ..Default::default() });
    render(&diagnostics, &sources, Form::Text, Options { language: Language::German, ..Options::default() })
}

/// The messages of an import: `import.txt` has its arguments on the first line, and below the cells of `form.xlsx`.
fn import_messages(code: &str, project: &Project, text: &str) -> String {
    let (arguments, cells) = text.split_once('\n').unwrap();
    if !cells.trim().is_empty() {
        fs::write(project.path().join("form.xlsx"), book::book("Ist", cells)).unwrap();
    }
    add_generated(code, project.path());
    let run = project.run(&arguments.split(' ').collect::<Vec<_>>());
    let expected = if code == "nichts-gefunden" { 4 } else { i32::from(run.stderr.contains("Fehler[")) };
    assert_eq!(run.code, Some(expected), "{code}: {}{}", run.stdout, run.stderr);
    run.stderr
}

#[test]
fn every_code_has_a_faulty_folder_and_every_folder_a_code() {
    let folders: BTreeSet<String> =
        fs::read_dir(corpus()).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let codes: BTreeSet<String> = Problem::CODES.iter().map(|(code, _)| (*code).to_owned()).collect();
    assert_eq!(codes.len(), Problem::CODES.len(), "no code is there twice");
    assert_eq!(folders, codes);
    for code in codes {
        assert!(code.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-'), "{code}");
    }
}

#[test]
fn every_faulty_folder_gets_its_messages() {
    let bless = std::env::var_os("ZIELMATRIX_BLESS").is_some();
    let mut differing = Vec::new();
    for (code, _) in Problem::CODES {
        let path = corpus().join(code).join("expected.txt");
        let found = messages(code);
        assert!(found.contains(&format!("[{code}]")), "{code} is not what its folder shows:\n{found}");
        if bless {
            fs::write(path, &found).unwrap();
        } else if fs::read_to_string(path).ok().as_ref() != Some(&found) {
            differing.push(format!("{code}:\n{found}"));
        }
    }
    assert!(differing.is_empty(), "look at these, then ZIELMATRIX_BLESS=1:\n{}", differing.join("\n"));
}

/// A sound project with one file replaced or added.
fn with(path: &str, contents: impl AsRef<[u8]>) -> Project {
    Project::new("").matrix(2013, "m", SOUND).file(path, contents)
}

/// Both `check` and `report -o` refuse the project with that exit code, write nothing, and send no controls.
fn assert_refused(project: &Project, code: i32, case: &str) {
    let arguments: [&[&str]; 2] = [&["check"], &["report", "2013-T1", "-o", "bericht.json"]];
    for arguments in arguments {
        let run = project.run(arguments);
        assert_eq!(run.code, Some(code), "{case}, {arguments:?}: {}{}", run.stdout, run.stderr);
        let shown = format!("{}{}", run.stdout, run.stderr);
        assert!(!shown.contains("panicked"), "{case}: {shown}");
        assert!(!shown.contains(|sign: char| sign.is_control() && sign != '\n'), "{case}: {shown:?}");
    }
    assert!(!project.path().join("bericht.json").exists(), "{case}: nothing is written");
    let left = fs::read_dir(project.path())
        .unwrap()
        .filter(|entry| entry.as_ref().unwrap().file_name().to_string_lossy().starts_with(".zielmatrix-"));
    assert_eq!(left.count(), 0, "{case}: no temporary file is left");
}

const MATRIX: &str = "matrices/2013/m.toml";
const ACTUALS: &str = "actuals/2013-T1/m.toml";
const TABLE: &str = "actuals/2013-T1/m.csv";

#[test]
fn bad_input_ends_with_a_message_and_nothing_written() {
    let deep = "[".repeat(1024 * 1024);
    let cases: Vec<(&str, &str, Vec<u8>)> = vec![
        ("unknown key", MATRIX, format!("{SOUND}tolerence = {{ green = 1, yellow = 2 }}\n").into()),
        ("wrong type", MATRIX, SOUND.replace("80", "true").into()),
        ("list instead of a table", MATRIX, SOUND.replace("{ at_least = 80 }", "[80]").into()),
        ("duplicate key", MATRIX, format!("title = \"N\"\n{SOUND}").into()),
        ("not a number", MATRIX, SOUND.replace("80", "nan").into()),
        ("infinite", MATRIX, SOUND.replace("80", "-inf").into()),
        ("too many digits", MATRIX, SOUND.replace("80", &"9".repeat(40)).into()),
        ("huge exponent", MATRIX, SOUND.replace("80", "1e400").into()),
        ("no such date", MATRIX, SOUND.replace("at_least = 80", "done_by = 2013-02-30").into()),
        ("decimal comma", MATRIX, SOUND.replace("80", "8,5").into()),
        ("UTF-16", MATRIX, utf16(SOUND)),
        ("UTF-16 table without a mark", TABLE, utf16("Indikator;Ist\nx;80\n").split_off(2)),
        ("half a sign of UTF-16", TABLE, [utf16("Indikator;Ist\nx;80\n"), vec![0x20]].concat()),
        ("Windows-1252 in TOML", MATRIX, windows_1252(&SOUND.replace("\"M\"", "\"Für Ältere\""))),
        ("zero bytes", ACTUALS, vec![0; 64]),
        ("empty matrix", MATRIX, Vec::new()),
        ("empty actuals", ACTUALS, Vec::new()),
        ("only a byte order mark", TABLE, vec![0xEF, 0xBB, 0xBF]),
        ("a MiB of brackets", MATRIX, deep.clone().into()),
        ("a MiB of brackets in actuals", ACTUALS, format!("period = {deep}").into()),
        ("braces", ACTUALS, format!("x = {}", "{a=".repeat(200_000)).into()),
        ("an open text", MATRIX, SOUND.replace("\"X\"", "\"X").into()),
        ("escapes in the TOML", MATRIX, format!("{SOUND}\u{1b}[2J = 1\n").into()),
        ("escapes in a key", MATRIX, format!("{SOUND}\"\\u001b[2J\" = 1\n").into()),
        ("escapes in a value", ACTUALS, "[[actual]]\nindicator = \"x\"\nvalue = \"\\u001b]0;x\\u0007\"\n".into()),
        ("escapes in a column", TABLE, "Indikator;\u{1b}[31mIst\nx;80\n".into()),
        ("an ambiguous number", TABLE, "Indikator;Ist\nx;1.234\n".into()),
        ("a number with both marks", TABLE, "Indikator;Ist;Prognose\nx;1,5;1.5\n".into()),
        ("a value that is about right", TABLE, "Indikator;Ist\nx;rd. 300\n".into()),
        (
            "the negative of a share",
            MATRIX,
            SOUND.replace("80 }", "80 }\ntolerance = { green = \"-5 %\", yellow = 1 }").into(),
        ),
    ];
    for (case, path, contents) in cases {
        assert_refused(&with(path, contents), 1, case);
    }
}

#[test]
fn files_that_cannot_be_read_end_with_their_own_code() {
    let folder = Project::new("").matrix(2013, "m", SOUND);
    fs::create_dir(folder.path().join("matrices/2013/n.toml")).unwrap();
    assert_refused(&folder, 4, "a folder instead of a matrix");

    let folder = Project::new("").matrix(2013, "m", SOUND);
    fs::create_dir_all(folder.path().join(TABLE)).unwrap();
    assert_refused(&folder, 4, "a folder instead of a table");

    let large = Project::new("").matrix(2013, "m", SOUND);
    fs::write(large.path().join("matrices/2013/n.toml"), "[".repeat(33 * 1024 * 1024)).unwrap();
    assert_refused(&large, 4, "33 MiB of brackets");

    let settings = Project::new("").matrix(2013, "m", SOUND);
    sparse(&settings.path().join("zielmatrix.toml"), 33 * 1024 * 1024);
    assert_refused(&settings, 4, "settings of 33 MiB");
}

#[test]
fn several_errors_of_a_file_appear_in_one_run() {
    let text = "title = \"M\"\ntitel = \"N\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\nweight = -1\n[[goal.indicator]]\nid = \"x\"\n\
                kind = \"levl\"\ntarget = { at_least = nan }\n[[goal.indicator]]\nid = \"x\"\nname = \"Y\"\nkind = \"level\"\n\
                target = { between = [2, 1] }\n";
    let checked = Project::new("").matrix(2013, "m", text).check();
    assert_eq!(
        checked.places(),
        [
            "unbekannter-schluessel matrices/2013/m.toml:2:1",
            "gewicht-negativ matrices/2013/m.toml:6:10",
            "schluessel-fehlt matrices/2013/m.toml:7:1",
            "unbekanntes-wort matrices/2013/m.toml:9:8",
            "zahl-nicht-endlich matrices/2013/m.toml:10:23",
            "kennung-doppelt matrices/2013/m.toml:12:6",
            "korridor-verkehrt matrices/2013/m.toml:15:12",
        ]
    );
}

#[test]
fn syntax_errors_do_not_hide_the_rest_of_the_file() {
    let text = format!("{SOUND}source = offen\n[[goal]]\nid = \"h\"\ntitel = \"H\"\n");
    let checked = Project::new("").matrix(2013, "m", &text).check();
    assert_eq!(checked.errors(), ["toml-fehler", "unbekannter-schluessel"], "a title in German is no missing one");
}

#[test]
fn errors_of_several_files_appear_in_one_run() {
    let checked = with("matrices/2013/n.toml", "[[goal]]\n").file(TABLE, "Indikator;Isst\nx;3\n").check();
    let files: BTreeSet<String> =
        checked.places().iter().map(|place| place.split([' ', ':']).nth(1).unwrap().to_owned()).collect();
    assert_eq!(files.into_iter().collect::<Vec<_>>(), ["actuals/2013-T1/m.csv", "matrices/2013/n.toml"]);
}

#[test]
fn a_byte_order_mark_and_windows_line_ends_are_read() {
    let marked = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let actuals = "[[actual]]\nindicator = \"x\"\nvalue = 79\ncomment = \"Zeile\"\n";
    let toml = Project::new(&marked("organisation = \"Stadt\"\n")).matrix(2013, "m", &marked(SOUND)).actuals(
        "2013-T1",
        "m.toml",
        &marked(actuals),
    );
    assert_eq!(toml.check().codes(), [""; 0]);
    toml.report("2013-T1").row("m/x").assert("actual=79 status=green comment=Zeile", "TOML");
    let table = with(TABLE, marked("Indikator;Ist;Erläuterung\nx;79,5;Zeile\n"));
    assert_eq!(table.check().codes(), [""; 0]);
    table.report("2013-T1").row("m/x").assert("actual=79.5 comment=Zeile", "CSV");
}

#[test]
fn tables_are_read_in_windows_1252_with_either_delimiter_and_language() {
    for (case, table) in [
        ("German", "Indikator;Ist;Prognose;Erläuterung\nx;1.079,5;1.200;Für Ältere\n"),
        ("English", "indicator,value,forecast,comment\nx,1079.5,1200,Für Ältere\n"),
        ("English with commas", "indicator;value;forecast;comment\nx;\"1,079.5\";\"1,200\";Für Ältere\n"),
        ("quoted", "\"Indikator\";\"Ist\";\"Prognose\";\"Erläuterung\"\n\"x\";\"1079,5\";\"1200\";\"Für Ältere\"\n"),
    ] {
        for (encoding, bytes) in [("UTF-8", table.as_bytes().to_vec()), ("Windows-1252", windows_1252(table))] {
            let report = with(TABLE, bytes).report("2013-T1");
            let expected = "actual=1079.5 forecast.value=1200 comment=Für_Ältere";
            report.row("m/x").assert(expected, &format!("{case}, {encoding}"));
        }
    }
}

#[test]
fn values_that_people_write_are_read_exactly_or_refused() {
    let read = |unit: &str, cell: &str| {
        let matrix = SOUND.replace("name = \"X\"", &format!("name = \"X\"\nunit = \"{unit}\""));
        // The second column shows how the file writes its numbers.
        let table = format!("Indikator;Ist;Prognose\nx;{cell};1.234,5\n");
        Project::new("").matrix(2013, "m", &matrix).file(TABLE, table)
    };
    for (unit, cell, value) in [
        ("Anzahl", "430.066Anzahl", "430066"),
        ("EUR", "178,518 Mio. €", "178518000"),
        ("EUR", "7.918 T€", "7918000"),
        ("%", "80 %", "80"),
    ] {
        let project = read(unit, cell);
        let checked = project.check();
        assert!(checked.codes().contains(&"ist-mit-bemerkung"), "{cell} is read with a note: {:?}", checked.codes());
        checked.json("2013-T1").row("m/x").assert(&format!("actual={value}"), cell);
    }
    for (unit, cell) in [("Fälle", "rd. 300"), ("Fälle", "ca. 2.600"), ("Fälle", "2/3"), ("Wochen", "14 Tagen")] {
        assert_eq!(read(unit, cell).check().errors(), ["ist-unlesbar"], "{cell}");
    }
    for cell in ["k. A.", "n. v.", "-", ""] {
        read("Fälle", cell).report("2013-T1").row("m/x").assert("actual=null status=missing", cell);
    }
}

#[test]
fn controls_and_escapes_never_reach_a_terminal() {
    let hostile = "\\u001b[2J\\u001b]0;x\\u0007\\u009b31m\\u202e\\u0000\\r";
    let matrix = SOUND.replace("\"X\"", &format!("\"X{hostile}\"")).replace("\"M\"", &format!("\"M{hostile}\""));
    let actuals = format!(
        "[[actual]]\nindicator = \"x\"\nvalue = 50\ncomment = \"C{hostile}\"\naction = \"A{hostile}\"\n\
         [[actual]]\nindicator = \"y{hostile}\"\nvalue = 5\n"
    );
    let project = Project::new(&format!("organisation = \"O{hostile}\"\n"))
        .matrix(2013, "m", &matrix)
        .actuals("2013-T1", "m.toml", &actuals);
    let runs: [&[&str]; 4] =
        [&["check"], &["check", "--format", "github"], &["report", "2013-T1"], &["report", "2013-T1", "--lang", "en"]];
    for arguments in runs {
        let run = project.run(arguments);
        assert_eq!(run.code, Some(0), "{arguments:?}: {}", run.stderr);
        let shown = run.stdout + &run.stderr;
        let harmful = |sign: char| sign.is_control() && sign != '\n' || ('\u{202a}'..='\u{202e}').contains(&sign);
        assert!(!shown.contains(harmful), "{arguments:?}: {shown:?}");
    }
}

#[cfg(unix)]
#[test]
fn arguments_and_names_of_any_bytes_end_with_a_message() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;

    let harmful = |sign: char| sign.is_control() && sign != '\n' || ('\u{202a}'..='\u{202e}').contains(&sign);
    let odd: [&[u8]; 4] = [b"\xff\xfe", b"a\x1b[31mb\x07", b"x\xc3", "u\u{202e}v\u{9b}".as_bytes()];
    for odd in odd {
        let word = OsStr::from_bytes(odd);
        for before in [
            &[][..],
            &["check"],
            &["--lang"],
            &["--project"],
            &["check", "--project"],
            &["report"],
            &["report", "2013-T1", "-o"],
            &["report", "--matrix"],
            &["explain"],
            &["explain", "m/x"],
            &["status", "--today"],
            &["calendar", "-o"],
            &["collect", "2013-T1", "-o"],
            &["import"],
            &["import", "--mapping"],
            &["correct", "m/x", "2013-T1", "--reason", "R", "--value"],
            &["close"],
            &["init"],
            &["rollover"],
        ] {
            let project = Project::new("").matrix(2013, "m", SOUND);
            let output = std::process::Command::new(env!("CARGO_BIN_EXE_zielmatrix"))
                .args(before)
                .arg(word)
                .current_dir(project.path())
                .output()
                .unwrap();
            let shown = String::from_utf8_lossy(&output.stdout) + String::from_utf8_lossy(&output.stderr);
            assert!(output.status.code().is_some_and(|code| code <= 4), "{before:?} {odd:?}: {shown}");
            assert!(!shown.contains("panicked") && !shown.contains(harmful), "{before:?} {odd:?}: {shown:?}");
        }
        let project = Project::new("").matrix(2013, "m", SOUND);
        let name = |ending: &str| {
            let mut name = odd.to_vec();
            name.extend(ending.as_bytes());
            OsStr::from_bytes(&name).to_owned()
        };
        fs::write(project.path().join("matrices/2013").join(name(".toml")), "title = Ä\n").unwrap();
        fs::create_dir_all(project.path().join("actuals/2013-T1")).unwrap();
        fs::write(project.path().join("actuals/2013-T1").join(name(".csv")), "Indikator;Ist\nx;y\n").unwrap();
        fs::write(project.path().join("actuals").join(name("")), "").unwrap();
        for arguments in [&["check"][..], &["check", "--format", "github"], &["report"], &["status"]] {
            let run = project.run(arguments);
            let shown = run.stdout + &run.stderr;
            assert!(run.code == Some(1) && !shown.contains(harmful), "{arguments:?}: {shown:?}");
        }
    }
}

#[test]
fn no_file_has_more_than_a_thousand_messages() {
    let rows = "y;1\n".repeat(5_000);
    let cases = [
        (MATRIX, format!("{SOUND}{}", (0..5_000).map(|key| format!("k{key} = 1\n")).collect::<Vec<_>>().concat())),
        (MATRIX, format!("{SOUND}{}", "a b\n".repeat(5_000))),
        (ACTUALS, "[[actual]]\nindicator = \"x\"\nvalue = true\n".repeat(5_000)),
        (TABLE, format!("Indikator;Ist\nx;viele\n{}", "x;1;2\n".repeat(5_000))),
        (TABLE, format!("Indikator;Ist\nx;80\n{rows}")),
    ];
    for (path, text) in cases {
        let checked = with(path, &text).check();
        assert!(checked.diagnostics.iter().count() <= 1_001, "{path}: {}", checked.diagnostics.iter().count());
        let shown = checked.text(Language::German);
        assert!(shown.contains("[meldungen-weggelassen]") && shown.len() < 100_000, "{path}: {shown}");
    }
    let project = with(TABLE, format!("Indikator;Ist\nx;80\n{rows}")).file("t.csv", format!("Indikator;Ist\n{rows}"));
    let run = project.run(&["check", "--format", "json"]);
    let found: serde_json::Value = serde_json::from_str(&run.stdout).unwrap();
    assert_eq!(found.as_array().unwrap().len(), 1_001);
    let run = project.run(&["import", "t.csv", "--period", "2013-T2", "--dry-run"]);
    assert!(run.stderr.len() < 100_000 && run.code == Some(1), "{}", run.stderr.len());
    assert!(run.stderr.contains("[meldungen-weggelassen]") && run.stderr.contains("9.999 Fehler"), "{}", run.stderr);
    let long = project.file("lang.csv", format!("Indikator;Ist\n{}", "y;1\n".repeat(200_000)));
    let run = long.run(&["import", "lang.csv", "--period", "2013-T2", "--dry-run"]);
    assert!(run.stderr.contains("höchstens 200.000 Zeilen auf einmal") && run.code == Some(1), "{}", run.stderr);
}

#[test]
fn suggestions_come_only_where_they_are_likely() {
    for (key, suggestion) in [("tolerence", Some("tolerance")), ("intrim", Some("interim")), ("farbe", None)] {
        let text = indicator(key, &format!("kind = \"level\"\ntarget = {{ at_least = 1 }}\n{key} = 1"))
            .project()
            .check()
            .text(Language::German);
        let told =
            suggestion.map_or(!text.contains("meinten Sie"), |known| text.contains(&format!("meinten Sie `{known}`?")));
        assert!(told, "{key}: {text}");
    }
}

/// The places of all problems lie in their files and between characters.
pub(crate) fn assert_places(checked: &Checked) {
    for diagnostic in checked.diagnostics.iter() {
        for place in diagnostic.place.iter().chain(&diagnostic.related) {
            let text = &checked.sources.get(place.source).text;
            let (start, end) = (place.start as usize, place.end as usize);
            let sound = start <= end && text.is_char_boundary(start) && text.is_char_boundary(end);
            assert!(sound, "{diagnostic:?} in {text:?}");
        }
    }
}

#[test]
fn every_faulty_folder_has_its_places_inside_the_files() {
    for (code, _) in Problem::CODES {
        let project = Project::new("");
        copy(&corpus().join(code), project.path());
        add_generated(code, project.path());
        assert_places(&project.check());
    }
}
