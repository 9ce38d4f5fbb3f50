//! `export`: a table a year and matrix, in a folder that holds nothing else.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::support::Project;

const SETTINGS: &str = "organisation = \"Stadt\"\n";

fn matrix(target: &str) -> String {
    format!(
        "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"Besuche\"\nunit = \
         \"Besuche\"\nkind = \"cumulative\"\ntarget = {{ at_least = {target} }}\ninterim = {{ T1 = 100, T2 = 200.5 }}\n\
         [[goal.indicator]]\nid = \"q\"\nname = \"Quote\"\nunit = \"%\"\nkind = \"ratio\"\nscale = 100\n\
         target = {{ between = [40, 60] }}\n[[goal.indicator]]\nid = \"r\"\nname = \"Relativ\"\nkind = \"level\"\n\
         baseline = {{ value = 50, year = 2012 }}\ntarget = {{ at_most = \"80 %\", of = \"baseline\" }}\n\
         [[goal.indicator]]\nid = \"m\"\nname = \"Konzept\"\ntarget = {{ done_by = 2013-10-01 }}\n"
    )
}

const T1: &str =
    "Indikator;Ist;Zähler;Nenner;Fortschritt;Prognose\nx;98,25;;;;440\nq;;1;3;;\nr;38;;;;\nm;;;;40;15.11.2013\n";
const T2: &str = "Indikator;Ist;Zähler;Nenner;Fortschritt;Prognose\nx;210;;;;\nq;;2;3;;\n";

fn project() -> Project {
    Project::new(SETTINGS)
        .matrix(2012, "jugend", &matrix("300"))
        .matrix(2013, "jugend", &matrix("300"))
        .matrix(2013, "soziales", &matrix("450"))
        .matrix(2014, "soziales", &matrix("450"))
        .file("actuals/2012-T3/jugend.csv", "Indikator;Ist\nx;290\n")
        .file("actuals/2013-T1/soziales.csv", T1)
        .file("actuals/2013-T2/soziales.csv", T2)
}

/// The files below a folder, by their paths in it.
fn files(folder: &Path) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in fs::read_dir(&next).into_iter().flatten() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                found.insert(path.strip_prefix(folder).unwrap().to_str().unwrap().replace('\\', "/"));
            }
        }
    }
    found
}

fn names(of: &[&str]) -> BTreeSet<String> {
    of.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn each_year_and_matrix_has_the_table_of_its_last_reported_period() {
    let project = project();
    let run = project.run(&["export", "--all", "-o", "daten", "--format", "csv"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(run.stderr, "Ohne gemeldete Werte und darum nicht dabei: 2014\n3 Dateien in daten (2012, 2013)\n");
    let folder = project.path().join("daten");
    let all =
        ["year=2012/matrix=jugend/part.csv", "year=2013/matrix=jugend/part.csv", "year=2013/matrix=soziales/part.csv"];
    assert_eq!(files(&folder), names(&all));
    for (file, period, matrix) in
        [(all[0], "2012-T3", "jugend"), (all[1], "2013-T2", "jugend"), (all[2], "2013-T2", "soziales")]
    {
        let report = project.run(&["report", period, "--matrix", matrix, "--format", "csv"]);
        assert_eq!(fs::read_to_string(folder.join(file)).unwrap(), report.stdout, "{file}");
    }
}

#[test]
fn the_own_folder_is_replaced_as_a_whole() {
    let project = project();
    let folder = project.path().join("daten");
    assert_eq!(project.run(&["export", "--all", "-o", "daten", "--format", "csv"]).code, Some(0));
    let run = project.run(&["export", "2012", "-o", "daten", "--format", "csv"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(0), "1 Datei in daten (2012)\n"));
    assert_eq!(files(&folder), names(&["year=2012/matrix=jugend/part.csv"]));
    assert!(!folder.join("year=2013").exists(), "an empty folder of a year goes away too");
}

#[test]
fn a_folder_that_holds_anything_else_is_refused_and_stays_as_it_is() {
    for foreign in ["notiz.txt", "year=2013/notiz.txt", "year=2013/matrix=a/notiz.parquet", "year=13/matrix=a/part.csv"]
    {
        let project = project().file(&format!("daten/{foreign}"), "mein");
        let run = project.run(&["export", "--all", "-o", "daten", "--format", "csv"]);
        assert_eq!(run.code, Some(2), "{foreign}");
        assert!(run.stderr.contains("das nicht von `export` stammt"), "{}", run.stderr);
        assert_eq!(files(&project.path().join("daten")), names(&[foreign]));
    }
    let project = project().file("daten", "eine Datei");
    let run = project.run(&["export", "--all", "-o", "daten", "--format", "csv"]);
    assert_eq!((run.code, run.stderr.as_str()), (Some(2), "Fehler: daten ist kein Ordner\n"));
}

#[test]
fn what_is_read_is_not_written_over_and_years_must_be_there() {
    let project = project();
    let run = project.run(&["export", "--all", "-o", "matrices/2013", "--format", "csv"]);
    assert_eq!(run.code, Some(2), "{}", run.stderr);
    let run = project.run(&["export", "1999", "-o", "daten", "--format", "csv"]);
    assert_eq!(run.code, Some(2));
    assert!(run.stderr.contains("1999"), "{}", run.stderr);
    let run = project.run(&["export", "2014", "-o", "daten", "--format", "csv"]);
    assert_eq!(run.code, Some(2), "a year without values has no table: {}", run.stderr);
    assert!(!project.path().join("daten").exists());
}

#[cfg(not(feature = "parquet"))]
#[test]
fn a_program_without_parquet_says_how_to_get_it() {
    let project = project();
    for arguments in [&["export", "--all", "-o", "daten"][..], &["report", "2013-T2", "-o", "x.parquet"]] {
        let run = project.run(arguments);
        assert_eq!(run.code, Some(2));
        assert!(run.stderr.contains("--features parquet") && run.stderr.contains("--format csv"), "{}", run.stderr);
    }
}

#[cfg(feature = "parquet")]
mod typed {
    use parquet::basic::{Encoding, LogicalType};
    use parquet::file::reader::{FileReader, SerializedFileReader};
    use parquet::record::Field;

    use super::*;

    fn open(path: &Path) -> SerializedFileReader<fs::File> {
        SerializedFileReader::new(fs::File::open(path).unwrap()).unwrap()
    }

    /// A cell as CSV writes it.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the table has no other fields")]
    fn shown(field: &Field) -> String {
        match field {
            Field::Null => String::new(),
            Field::Str(text) => text.clone(),
            Field::Bool(truth) => truth.to_string(),
            Field::Int(number) => number.to_string(),
            Field::Date(days) => {
                (chrono::NaiveDate::default() + chrono::Days::new(u64::try_from(*days).unwrap())).to_string()
            }
            Field::Decimal(decimal) => {
                assert_eq!((decimal.precision(), decimal.scale()), (38, 10));
                let units = i128::from_be_bytes(decimal.data().try_into().unwrap());
                let number = rust_decimal::Decimal::from_i128_with_scale(units, 10).normalize();
                number.to_string()
            }
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn every_cell_says_what_csv_says() {
        let project = project();
        let run = project.run(&["report", "2013-T2", "-o", "x.parquet", "-o", "again.parquet", "-o", "x.csv"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let read = |name: &str| fs::read(project.path().join(name)).unwrap();
        assert_eq!(read("x.parquet"), read("again.parquet"), "the same report gives the same bytes");
        let csv = String::from_utf8(read("x.csv")).unwrap();
        let mut lines = csv.lines().map(|line| line.split(',').collect::<Vec<_>>());
        let header = lines.next().unwrap();
        let rows: Vec<_> =
            open(&project.path().join("x.parquet")).get_row_iter(None).unwrap().map(Result::unwrap).collect();
        let lines: Vec<_> = lines.collect();
        assert_eq!((rows.len(), lines.len()), (16, 16));
        for (row, line) in rows.iter().zip(&lines) {
            let cell = |name: &str| {
                row.get_column_iter().find(|(known, _)| *known == name).map(|(_, field)| shown(field)).unwrap()
            };
            for (name, text) in header.iter().zip(line) {
                let number = |text: &str| {
                    text.trim_end_matches(" %").parse::<rust_decimal::Decimal>().map(|number| number.normalize())
                };
                let day = *name == "forecast_value" && text.contains('-') && text.len() == 10;
                let found = if day { cell("forecast_date") } else { cell(name) };
                match (number(text), number(&found)) {
                    (Ok(written), Ok(read)) => assert_eq!(read, written, "{name}"),
                    _ => assert_eq!(&found, text, "{name}"),
                }
            }
        }
        assert_eq!(rows[0].len(), header.len() + 1, "forecast_date alone is not in CSV");
    }

    #[test]
    fn columns_have_types_and_words_a_dictionary() {
        let project = project();
        let run = project.run(&["export", "--all", "-o", "daten"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let folder = project.path().join("daten");
        assert_eq!(
            files(&folder),
            names(&[
                "year=2012/matrix=jugend/part.parquet",
                "year=2013/matrix=jugend/part.parquet",
                "year=2013/matrix=soziales/part.parquet"
            ])
        );
        let reader = open(&folder.join("year=2013/matrix=soziales/part.parquet"));
        let group = reader.metadata().row_group(0);
        let column = |name: &str| group.columns().iter().find(|column| column.column_descr().name() == name).unwrap();
        for (name, logical) in [
            ("status", Some(LogicalType::String)),
            ("actual", Some(LogicalType::decimal(10, 38))),
            ("cutoff", Some(LogicalType::Date)),
            ("year", None),
        ] {
            assert_eq!(column(name).column_descr().logical_type_ref().cloned(), logical, "{name}");
        }
        assert!(column("status").encodings().any(|encoding| encoding == Encoding::RLE_DICTIONARY));
    }

    #[test]
    fn a_written_figure_that_does_not_fit_is_refused_by_name() {
        let project = Project::new(SETTINGS)
            .matrix(2013, "soziales", &matrix("450.12345678901"))
            .file("actuals/2013-T1/soziales.csv", T1);
        let run = project.run(&["export", "--all", "-o", "daten"]);
        assert_eq!(run.code, Some(1));
        assert!(run.stderr.contains("soziales/x, 2013-T1, Spalte target_at_least: 450,12345678901"), "{}", run.stderr);
        assert!(!project.path().join("daten").exists(), "nothing is left behind");
        let run = project.run(&["report", "2013-T1", "-o", "x.parquet", "-o", "x.csv"]);
        assert_eq!(run.code, Some(1));
        assert!(!project.path().join("x.csv").exists());
    }

    #[test]
    fn plans_and_comparisons_have_no_typed_table() {
        let project = project();
        for arguments in
            [&["report", "2013", "-o", "x.parquet"][..], &["diff", "2013-T1", "2013-T2", "-o", "x.parquet"]]
        {
            let run = project.run(arguments);
            assert_eq!(run.code, Some(2));
            assert!(run.stderr.contains("Parquet gibt es vom Bericht über einen Zeitraum"), "{}", run.stderr);
            assert!(!project.path().join("x.parquet").exists());
        }
    }
}
