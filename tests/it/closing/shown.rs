//! Reports that show a correction, and explanations of closed periods.

use super::{CLOSED_ON, CORRECTED_ON, shipped};
use crate::formats::golden::assert_golden;
use crate::support::Project;

/// The shipped matrices with a closed Tertial and three corrections.
fn project() -> Project {
    let project = shipped("matrices");
    let run = project.run(&["close", "2013-T1", "--today", CLOSED_ON, "--yes", "--with-missing"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    for (indicator, options) in [
        ("sozialamt/hausbesuche", ["--value", "135", "--reason", "37 Besuche eines Trägers waren nicht erfasst"]),
        ("sozialamt/hausbesuche", ["--value", "136", "--reason", "Ein Besuch war falsch zugeordnet"]),
        ("sozialamt/beratung-urteil", ["--value", "1,9", "--reason", "Die Befragung wurde später ausgewertet"]),
    ] {
        let run =
            project.run(&[&["correct", indicator, "2013-T1", "--today", CORRECTED_ON], options.as_slice()].concat());
        assert_eq!(run.code, Some(0), "{indicator}: {}", run.stderr);
    }
    project
}

fn report(project: &Project, arguments: &[&str]) -> String {
    let run = project.run(&[&["report"], arguments].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    run.stdout
}

#[test]
fn reports_with_corrections_are_the_golden_ones() {
    let project = project();
    let arguments = ["2013-T2", "--matrix", "sozialamt", "--width", "80"];
    let text = report(&project, &arguments);
    assert_golden("corrected-80.txt", include_str!("../../golden/corrected-80.txt"), &text);
    let summary = report(&project, &["2013-T1", "--matrix", "sozialamt", "--format", "md"]);
    // The digest names the version of the program.
    let summary = summary
        .split("(Prüfsumme ")
        .map(|part| part.split_once(')').map_or(part, |(digest, rest)| if digest.len() == 12 { rest } else { part }));
    let summary = summary.collect::<Vec<_>>().join("(Prüfsumme …)");
    assert_golden("corrected.md", include_str!("../../golden/corrected.md"), &summary);
}

#[test]
fn every_format_names_the_corrections() {
    let project = project();
    let sentence = "1. Tertial 2013, 98 → 135 (37 Besuche eines Trägers waren nicht erfasst), am 20.06.2013.";
    let late = "1. Tertial 2013, kein Wert → 1,9 (Die Befragung wurde später ausgewertet), am 20.06.2013. \
                Abgeschlossen als ○ fehlt; mit dem heutigen Wert ● grün.";
    for period in ["2013-T1", "2013-T2"] {
        for format in ["text", "html", "md"] {
            let shown = report(&project, &[period, "--format", format]);
            // Markdown keeps a number before a point from becoming a list.
            let shown = shown.split_whitespace().collect::<Vec<_>>().join(" ").replace("\\.", ".");
            assert!(shown.contains(sentence), "{period} {format}");
            assert_eq!(shown.contains(&format!("Berichtigt: {sentence}")), format != "md", "{period} {format}");
            assert!(shown.contains(late), "{period} {format}");
        }
    }
    let data = report(&project, &["2013-T2", "--format", "csv"]);
    let header = data.lines().next().unwrap();
    assert!(header.contains(",corrected_from,corrected_to,correction_reason,correction_date,"), "{header}");
    assert!(data.contains(",98 | 135,135 | 136,"), "both corrections in one cell");
    for format in ["text", "html", "md"] {
        let shown = report(&project, &["2013-T1", "--format", format]);
        assert!(shown.to_lowercase().contains("abgeschlossen am 14.05.2013"), "{format}");
        let shown = report(&project, &["2013-T2", "--format", format]);
        assert!(!shown.contains("14.05.2013"), "{format}: the second Tertial is open");
    }
}

#[test]
fn explanations_name_snapshot_and_correction() {
    let project = project();
    let explained = project.run(&["explain", "sozialamt/hausbesuche", "2013-T1"]).stdout;
    for part in
        ["Ist          98 Besuche", "abgeschlossen am 14.05.2013", "closed/2013-T1/sozialamt.toml:", "98 − 120 = −22"]
    {
        assert!(explained.contains(part), "{part}\n{explained}");
    }
    assert!(explained.contains("closed/2013-T1-corrections.toml:3"), "{explained}");
    assert!(explained.contains("closed/2013-T1-corrections.toml:10"), "{explained}");
}
