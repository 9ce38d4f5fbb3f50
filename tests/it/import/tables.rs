//! Tables in text form: line ends, delimiters and encodings, among the actuals and imported.

use super::MATRIX;
use crate::support::{Project, Run};

const MAPPING: &str =
    "matrix = \"m\"\n[columns]\nindicator = \"Indikator\"\nvalue = \"Ist\"\ncomment = \"Erläuterung\"\n";

fn import(project: &Project, arguments: &[&str]) -> Run {
    project.run(&[&["import"], arguments, &["--period", "2013-T1", "--yes"]].concat())
}

/// A project with that table in a file, once for each way in: among the actuals, imported, imported with a mapping.
fn doors(table: &[u8], mapping: &str) -> Vec<(&'static str, Project)> {
    let actuals = Project::new("").matrix(2013, "m", MATRIX).file("actuals/2013-T1/m.csv", table);
    assert_eq!(actuals.check().errors(), [""; 0], "{}", String::from_utf8_lossy(table));
    let imported = |arguments: &[&str]| {
        let project = Project::new("").matrix(2013, "m", MATRIX).file("m.csv", table).file("zuordnung.toml", mapping);
        let run = import(&project, arguments);
        assert_eq!(run.code, Some(0), "{}: {}{}", String::from_utf8_lossy(table), run.stdout, run.stderr);
        project
    };
    vec![
        ("actuals", actuals),
        ("import", imported(&["m.csv"])),
        ("mapping", imported(&["m.csv", "--mapping", "zuordnung.toml"])),
    ]
}

fn assert_read(table: &[u8], mapping: &str) {
    for (door, project) in doors(table, mapping) {
        let case = format!("{door}: {:?}", String::from_utf8_lossy(table));
        let report = project.report("2013-T1");
        report.row("m/x").assert("actual=98.5 comment=Für_Ältere", &case);
        report.row("m/p").assert("actual=77", &case);
    }
}

#[test]
fn lines_end_with_a_carriage_return_a_line_feed_or_both() {
    let table = "Indikator;Ist;Erläuterung\nx;98,5;Für Ältere\np;77;\n";
    for end in ["\n", "\r", "\r\n"] {
        assert_read(table.replace('\n', end).as_bytes(), MAPPING);
        assert_read(table.trim_end().replace('\n', end).as_bytes(), MAPPING);
        assert_read(table.replacen('\n', end, 1).as_bytes(), MAPPING);
    }
    assert_read("Indikator;Ist;Erläuterung\rx;98,5;Für Ältere\r\n\rp;77;".as_bytes(), MAPPING);
}

#[test]
fn messages_name_the_right_line_whatever_ends_it() {
    for end in ["\n", "\r", "\r\n"] {
        let table = "Indikator;Ist;Erläuterung\nx;98;\"zwei\nZeilen\"\np;viele;\n".replace('\n', end);
        let project = Project::new("").matrix(2013, "m", MATRIX).file("actuals/2013-T1/m.csv", &table);
        assert_eq!(project.check().places(), ["ist-unlesbar actuals/2013-T1/m.csv:4:3"], "{table:?}");
        let project = Project::new("").matrix(2013, "m", MATRIX).file("m.csv", &table);
        let run = import(&project, &["m.csv"]);
        assert!(run.stderr.contains("--> m.csv:4:3"), "{table:?}: {}", run.stderr);
        assert!(run.stdout.contains("Zeile 4"), "{table:?}: {}", run.stdout);
        let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap();
        assert!(written.contains("line = 2,"), "{written}");
    }
}

#[test]
fn the_delimiter_is_said_or_shown() {
    let table = |delimiter: &str| "Indikator;Ist;Erläuterung\nx;\"98,5\";Für Ältere\np;77;\n".replace(';', delimiter);
    for (delimiter, lines) in [
        (";", &["", "sep=;\n", "SEP=;\r\n", "\"sep=;\"\n"][..]),
        (",", &["", "sep=,\n"]),
        ("\t", &["", "sep=\t\n", "sep=tab\n", "sep=\\t\n"]),
        ("|", &["sep=|\n"]),
    ] {
        for line in lines {
            assert_read(format!("{line}{}", table(delimiter)).as_bytes(), MAPPING);
        }
    }
    // What stands between quotes delimits nothing, and neither do marks in a heading of words.
    assert_read("\"Indikator\",\"Ist\",\"Erläuterung\"\nx,\"98,5\",Für Ältere\np,77,\"a;b;c;d\"\n".as_bytes(), MAPPING);
    let project = Project::new("")
        .matrix(2013, "m", MATRIX)
        .file("m.csv", "Auswertung, Stand 30.04.2013, vorläufig\n\nIndikator;Ist;Erläuterung\nx;98,5;Für Ältere\n");
    let project = project.file("zuordnung.toml", format!("header = 3\n{MAPPING}"));
    let run = import(&project, &["m.csv", "--mapping", "zuordnung.toml"]);
    assert!(run.stdout.contains("1 neu") && run.stdout.contains("Zeile 4"), "{}{}", run.stdout, run.stderr);
}

#[test]
fn encodings_are_marked_named_or_seen() {
    let table = "Indikator;Ist;Erläuterung\nx;98,5;Für Ältere\np;77;\n";
    let utf16 = |big: bool| -> Vec<u8> {
        let units = "\u{feff}".encode_utf16().chain(table.encode_utf16());
        units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() }).collect()
    };
    let single = |from: &[(char, u8)]| -> Vec<u8> {
        let byte = |letter: char| from.iter().find(|(known, _)| *known == letter).map(|(_, byte)| *byte);
        table.chars().map(|letter| byte(letter).unwrap_or_else(|| u8::try_from(letter).unwrap())).collect()
    };
    assert_read(&utf16(false), MAPPING);
    assert_read(&utf16(true), MAPPING);
    assert_read(format!("\u{feff}{table}").as_bytes(), MAPPING);
    assert_read(&single(&[]), MAPPING);
    for (name, bytes) in [
        ("windows-1252", single(&[])),
        ("cp850", single(&[('ä', 0x84), ('ü', 0x81), ('Ä', 0x8E)])),
        ("macintosh", single(&[('ä', 0x8A), ('ü', 0x9F), ('Ä', 0x80)])),
        ("utf-16", utf16(false).split_off(2)),
        ("utf-16", utf16(true).split_off(2)),
        ("utf-8", table.as_bytes().to_vec()),
    ] {
        let mapping = format!("encoding = \"{name}\"\n{MAPPING}");
        let project = Project::new("").matrix(2013, "m", MATRIX).file("m.csv", &bytes).file("z.toml", mapping);
        let run = import(&project, &["m.csv", "--mapping", "z.toml"]);
        assert_eq!(run.code, Some(0), "{name}: {}{}", run.stdout, run.stderr);
        project.report("2013-T1").row("m/x").assert("actual=98.5 comment=Für_Ältere", name);
    }
}

#[test]
fn bytes_that_an_encoding_does_not_define_are_refused() {
    for byte in [0x81u8, 0x8D, 0x8F, 0x90, 0x9D] {
        let table = [&b"Indikator;Ist;Erl\xE4uterung\nx;98;a"[..], &[byte], b"b\n"].concat();
        let project = Project::new("").matrix(2013, "m", MATRIX).file("m.csv", &table);
        for mapping in [&[][..], &["--mapping", "z.toml"]] {
            let z = format!("encoding = \"windows-1252\"\n{MAPPING}");
            let project = Project::new("").matrix(2013, "m", MATRIX).file("m.csv", &table).file("z.toml", z);
            let run = import(&project, &[&["m.csv"], mapping].concat());
            assert_eq!(run.code, Some(1), "{byte:02X}: {}{}", run.stdout, run.stderr);
            assert!(
                run.stderr.contains(&format!("0x{byte:02X}")) && run.stderr.contains("m.csv:2:7"),
                "{}",
                run.stderr
            );
            assert!(!project.path().join("actuals").exists());
        }
        drop(project);
    }
}

#[test]
fn a_file_without_a_row_is_an_error() {
    for table in
        ["Indikator;Ist\n", "Indikator;Ist", "Indikator;Ist\n;;\n\n;\n", "Indikator;Ist\r\r", "sep=;\nIndikator;Ist\n"]
    {
        for mapping in [&[][..], &["--mapping", "z.toml"]] {
            let z = "[columns]\nindicator = \"Indikator\"\nvalue = \"Ist\"\n";
            let project = Project::new("").matrix(2013, "m", MATRIX).file("m.csv", table).file("z.toml", z);
            let run = import(&project, &[&["m.csv"], mapping].concat());
            assert_eq!(run.code, Some(1), "{table:?}: {}{}", run.stdout, run.stderr);
            assert!(run.stderr.contains("[datei-ohne-zeilen]"), "{table:?}: {}", run.stderr);
        }
    }
    let empty = Project::new("").matrix(2013, "m", MATRIX).file("m.csv", "Indikator;Ist;Erläuterung\nx;;\n");
    let run = import(&empty, &["m.csv"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stdout.contains("1 leer"), "{}", run.stdout);
}
