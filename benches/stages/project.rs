//! Generated projects: matrices of 100 indicators of all kinds (fewer in a project that has fewer), with actuals for two
//! Tertials, one in TOML and one in CSV. The same size gives the same files.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use chrono::NaiveDate;
use tempfile::TempDir;
use zielmatrix::check;
use zielmatrix::diagnostic::Diagnostics;
use zielmatrix::load::{self, Scope};
use zielmatrix::model::Project;
use zielmatrix::period::{Period, Scheme};
use zielmatrix::report::{Report, Selection, report};
use zielmatrix::source::Sources;

/// A project on disk, in memory, and its report on the second Tertial.
pub(crate) struct Generated {
    pub(crate) folder: PathBuf,
    pub(crate) project: Project,
    pub(crate) report: Report,
}

/// Indicators of a matrix: goals × measures × indicators of a measure.
const PER_MATRIX: usize = GOALS * MEASURES * INDICATORS;
const GOALS: usize = 5;
const MEASURES: usize = 5;
const INDICATORS: usize = 4;

static FOLDER: Mutex<Option<TempDir>> = Mutex::new(None);
static PROJECTS: Mutex<BTreeMap<usize, &'static Generated>> = Mutex::new(BTreeMap::new());

/// The project of that many indicators; made once, and kept to the end of the run.
pub(crate) fn generated(size: usize) -> &'static Generated {
    let mut projects = PROJECTS.lock().unwrap_or_else(PoisonError::into_inner);
    projects.entry(size).or_insert_with(|| Box::leak(Box::new(generate(size))))
}

/// Removes the files of all projects.
pub(crate) fn remove_folder() {
    drop(FOLDER.lock().unwrap_or_else(PoisonError::into_inner).take());
}

/// A day after the last reported period.
pub(crate) fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2013, 9, 15).expect("a date")
}

fn generate(size: usize) -> Generated {
    let folder = {
        let mut folder = FOLDER.lock().unwrap_or_else(PoisonError::into_inner);
        let folder = folder.get_or_insert_with(|| TempDir::new().expect("a temporary folder"));
        folder.path().join(size.to_string())
    };
    write(&folder.join("zielmatrix.toml"), SETTINGS);
    let goals = (size / (MEASURES * INDICATORS)).clamp(1, GOALS);
    for number in 0..size.div_ceil(PER_MATRIX) {
        let mut random = Random(number as u64 + 1);
        write(&folder.join(format!("matrices/2013/amt-{number:04}.toml")), &matrix(number, goals));
        write(&folder.join(format!("actuals/2013-T1/amt-{number:04}.toml")), &toml_actuals(goals, &mut random));
        write(&folder.join(format!("actuals/2013-T2/amt-{number:04}.csv")), &csv_actuals(goals, &mut random));
    }

    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let loaded = load::load(&folder, &folder, &Scope::Everything, &mut sources, &mut diagnostics);
    let project = check::check(&loaded, &mut diagnostics).expect("the generated project is valid");
    let period = Period { year: 2013, index: 2, scheme: Scheme::Tertial };
    let report = report(&project, period, &Selection::default(), &[]);
    Generated { folder, project, report }
}

fn write(path: &Path, text: &str) {
    let folder = path.parent().expect("a file in a folder");
    fs::create_dir_all(folder).and_then(|()| fs::write(path, text)).expect("a writable temporary folder");
}

const SETTINGS: &str = r#"organisation = "Stadt Musterstadt"

[[strategic_goal]]
id    = "L1"
title = "Die Teilhabe aller gewährleisten"

[[focus]]
id    = "isolation-im-alter"
title = "Vereinsamung und Isolation (im Alter)"
"#;

/// The kinds in turn: unit, kind and rule of an indicator.
const FORMS: [(&str, &str); 8] = [
    ("Besuche", "kind = \"cumulative\"\ntarget = { at_least = 450 }\ninterim = { T1 = 120, T2 = 280 }"),
    ("EUR", "kind = \"cumulative\"\ntarget = { at_most = 128_500 }"),
    ("Fälle je Stelle", "kind = \"level\"\ntarget = { at_most = 120 }\ntolerance = { green = 2, yellow = 10 }"),
    ("%", "kind = \"ratio\"\nscale = 100\ntarget = { at_least = 75.5 }\nbaseline = { value = 71, year = 2011 }"),
    ("Tage", "kind = \"average\"\nreported = \"per-period\"\ntarget = { at_most = 21 }"),
    ("%", "kind = \"level\"\ntarget = { between = [37.0, 45.0] }"),
    (
        "Beratungen",
        "kind = \"cumulative\"\ntarget = { at_least = 1_200 }\ninterim = { T1 = \"28.5 %\", T2 = \"61 %\" }",
    ),
    ("", "target = { done_by = 2013-10-31 }\ninterim = { T1 = 40, T2 = 80 }"),
];

fn matrix(number: usize, goals: usize) -> String {
    let mut text = format!(
        "title = \"Zielmatrix des Amtes {number}\"\ndepartment = \"Amt {number} – Soziale Leistungen\"\nyear = 2013\n"
    );
    let mut next = 0;
    for goal in 0..goals {
        let _ = write!(
            text,
            "\n[[goal]]\nid = \"ziel-{goal}\"\ntitle = \"Ältere Menschen sind in ihrem Quartier eingebunden ({goal})\"\n\
             strategic_goal = \"L1\"\nproduct_group = \"11.05.{goal:02}\"\nfocus = [\"isolation-im-alter\"]\nweight = 2\n"
        );
        for measure in 0..MEASURES {
            let _ = write!(
                text,
                "\n[[goal.measure]]\ntitle = \"Präventive Hausbesuche {measure}\"\nresponsible = \"Team Altenhilfeplanung\"\n\
                 hypothesis = \"Wer früh besucht wird, nimmt früher Hilfe an und vereinsamt seltener.\"\n"
            );
            for _ in 0..INDICATORS {
                let (unit, rule) = FORMS[next % FORMS.len()];
                let _ = write!(
                    text,
                    "\n[[goal.measure.indicator]]\nid = \"indikator-{next}\"\nname = \"Durchgeführte Erstbesuche im Quartier {next}\"\n\
                     unit = \"{unit}\"\n{rule}\nsource = \"Fachverfahren, Auszählung zum Stichtag\"\n"
                );
                next += 1;
            }
        }
    }
    text
}

fn toml_actuals(goals: usize, random: &mut Random) -> String {
    let mut text = String::from("period = \"2013-T1\"\n");
    for indicator in 0..goals * MEASURES * INDICATORS {
        let _ = write!(text, "\n[[actual]]\nindicator = \"indikator-{indicator}\"\n");
        let _ = match indicator % FORMS.len() {
            0 => writeln!(text, "value = {}\nforecast = 420", random.between(95, 130)),
            1 => writeln!(text, "value = {}.50", random.between(38_000, 48_000)),
            2 => writeln!(text, "value = {}", random.between(110, 135)),
            3 => writeln!(text, "numerator = {}\ndenominator = 960", random.between(640, 760)),
            4 => writeln!(text, "value = {}", random.between(18, 25)),
            5 => writeln!(text, "value = {}.5", random.between(34, 47)),
            6 => writeln!(text, "value = {}", random.between(290, 360)),
            _ => writeln!(text, "progress = {}", random.between(30, 50)),
        };
        if indicator % 3 == 0 {
            text.push_str(
                "comment = \"Eine Stelle war bis März unbesetzt.\"\naction = \"Zwei Honorarkräfte ab Mai.\"\n",
            );
        }
    }
    text
}

fn csv_actuals(goals: usize, random: &mut Random) -> String {
    let mut text = String::from("Indikator;Ist;Zähler;Nenner;Fortschritt;Prognose;Erläuterung;Gegenmaßnahme\r\n");
    for indicator in 0..goals * MEASURES * INDICATORS {
        let _ = write!(text, "indikator-{indicator};");
        let _ = match indicator % FORMS.len() {
            // Every eleventh count is missing.
            0 if indicator % 11 == 0 => write!(text, "k. A.;;;;"),
            0 => write!(text, "{};;;;430", random.between(240, 300)),
            1 => write!(text, "{},50;;;;", random.between(78_000, 95_000)),
            2 => write!(text, "{};;;;", random.between(110, 135)),
            3 => write!(text, ";{};1920;;", random.between(1_300, 1_500)),
            4 => write!(text, "{};;;;", random.between(18, 25)),
            5 => write!(text, "{},5;;;;", random.between(34, 47)),
            6 => write!(text, "{};;;;", random.between(640, 760)),
            _ => write!(text, ";;;{};", random.between(60, 90)),
        };
        text.push_str(if indicator % 3 == 0 {
            ";Der Rückstand aus dem Frühjahr ist zu zwei Dritteln aufgeholt.;Die Honorarkräfte bleiben bis Dezember.\r\n"
        } else {
            ";;\r\n"
        });
    }
    text
}

/// Numbers that look random and are the same in every run (a linear congruential generator).
struct Random(u64);

impl Random {
    fn between(&mut self, low: u64, high: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        low + (self.0 >> 33) % (high - low + 1)
    }
}
