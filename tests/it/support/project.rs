//! A project in a temporary folder, read by the library or by the program itself.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};

use tempfile::TempDir;
use zielmatrix::catalogue::Language;
use zielmatrix::check::{self, plausibility};
use zielmatrix::diagnostic::{Diagnostics, Severity};
use zielmatrix::load::{self, Scope};
use zielmatrix::model;
use zielmatrix::period::Period;
use zielmatrix::render::diagnostics::{Form, Options, render};
use zielmatrix::render::json;
use zielmatrix::report::{Report, Selection, report};
use zielmatrix::source::Sources;

use super::Json;

/// The day on which tests look at a project: all periods of the cases are over.
const TODAY: (i32, u32, u32) = (2030, 1, 1);

/// A project folder that goes away with its value.
pub(crate) struct Project {
    folder: TempDir,
}

impl Project {
    /// A project with these house rules; all may be left out.
    pub(crate) fn new(settings: &str) -> Self {
        let project = Self { folder: TempDir::new().unwrap() };
        project.file("zielmatrix.toml", settings)
    }

    /// The same with one more file.
    pub(crate) fn file(self, path: &str, contents: impl AsRef<[u8]>) -> Self {
        let path = self.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, contents).unwrap();
        self
    }

    /// The same with a matrix of that year.
    pub(crate) fn matrix(self, year: i32, id: &str, text: &str) -> Self {
        self.file(&format!("matrices/{year}/{id}.toml"), text)
    }

    /// The same with the actuals of a period.
    pub(crate) fn actuals(self, period: &str, name: &str, text: &str) -> Self {
        self.file(&format!("actuals/{period}/{name}"), text)
    }

    /// Its folder.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Reads and checks it as the command `check` does.
    pub(crate) fn check(&self) -> Checked {
        check_folder(self.path())
    }

    /// The report on a period as JSON.
    pub(crate) fn report(&self, period: &str) -> Json {
        self.check().json(period)
    }

    /// Runs the program in the folder, with an environment that nothing outside decides.
    pub(crate) fn run(&self, arguments: &[&str]) -> Run {
        self.run_with(arguments, &[])
    }

    /// The same with some more variables.
    pub(crate) fn run_with(&self, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
        run_in(self.path(), arguments, variables)
    }
}

/// Runs the program in a folder.
pub(crate) fn run_in(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Run {
    let output = command(folder, arguments, variables).output().unwrap();
    Run {
        code: output.status.code(),
        stdout: String::from_utf8_lossy(&output.stdout).into_owned(),
        stderr: String::from_utf8_lossy(&output.stderr).into_owned(),
    }
}

/// The program in a folder, not yet started.
pub(crate) fn command(folder: &Path, arguments: &[&str], variables: &[(&str, &str)]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zielmatrix"));
    command
        .current_dir(folder)
        .env_clear()
        .env("GIT_CONFIG_NOSYSTEM", "1")
        .envs(variables.iter().copied())
        .args(arguments)
        .stdin(Stdio::null());
    command
}

/// What a run of the program left.
#[derive(Debug)]
pub(crate) struct Run {
    /// The exit code; `None` where a signal ended it.
    pub(crate) code: Option<i32>,
    /// Standard output.
    pub(crate) stdout: String,
    /// Standard error.
    pub(crate) stderr: String,
}

/// Reads and checks the project in a folder as reports do. That `check`, which reads of closed periods only what it must,
/// finds the same is part of it.
pub(crate) fn check_folder(root: &Path) -> Checked {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let loaded = load::load(root, root, &Scope::Everything, &mut sources, &mut diagnostics);
    let checked = checked(&loaded, sources, diagnostics);
    if root.join("closed").exists() {
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        let loaded = load::load_to_check(root, root, &load::Watch::default(), &mut sources, &mut diagnostics);
        let compared = self::checked(&loaded, sources, diagnostics);
        assert_eq!(
            compared.text(Language::German),
            checked.text(Language::German),
            "as `check` finds it, and as reports do"
        );
    }
    checked
}

fn checked(loaded: &load::Loaded, sources: Sources, mut diagnostics: Diagnostics) -> Checked {
    let project = check::check(loaded, &mut diagnostics);
    if let Some(project) = &project {
        let today = chrono::NaiveDate::from_ymd_opt(TODAY.0, TODAY.1, TODAY.2).unwrap();
        diagnostics.append(plausibility::check(project, today));
    }
    diagnostics.sort(&sources);
    Checked { sources, diagnostics, project }
}

/// A project that was read and checked.
pub(crate) struct Checked {
    pub(crate) sources: Sources,
    pub(crate) diagnostics: Diagnostics,
    /// `None` where there were errors.
    pub(crate) project: Option<model::Project>,
}

impl Checked {
    /// The messages as `check` shows them.
    pub(crate) fn text(&self, language: Language) -> String {
        let options = Options { language, ..Options::default() };
        render(&self.diagnostics, &self.sources, Form::Text, options)
    }

    /// The codes, sorted, each as often as it is there.
    pub(crate) fn codes(&self) -> Vec<&'static str> {
        let mut codes: Vec<_> = self.diagnostics.iter().map(|diagnostic| diagnostic.problem.code()).collect();
        codes.sort_unstable();
        codes
    }

    /// The codes of errors alone.
    pub(crate) fn errors(&self) -> Vec<&'static str> {
        let errors = self.diagnostics.iter().filter(|found| found.severity == Severity::Error);
        errors.map(|diagnostic| diagnostic.problem.code()).collect()
    }

    /// `code path:line:column` of each problem, in the order in which they are shown.
    pub(crate) fn places(&self) -> Vec<String> {
        let place = |diagnostic: &zielmatrix::diagnostic::Diagnostic| match diagnostic.place {
            Some(place) => {
                let (line, column) = self.sources.line_and_column(place);
                format!("{}:{line}:{column}", self.sources.get(place.source).shown_path)
            }
            None => diagnostic.problem.path().unwrap_or_default().to_owned(),
        };
        self.diagnostics.iter().map(|found| format!("{} {}", found.problem.code(), place(found))).collect()
    }

    /// The report on a period.
    pub(crate) fn report(&self, period: &str) -> Report {
        let project = self.project.as_ref().unwrap_or_else(|| panic!("{}", self.text(Language::German)));
        let period = Period::parse(period, project.settings.scheme).expect("a period");
        report(project, period, &Selection::default(), &[])
    }

    /// The report on a period as JSON.
    pub(crate) fn json(&self, period: &str) -> Json {
        Json::parse(&json::render(&self.report(period)))
    }
}

/// A case with the one indicator `m/x` of 2013.
pub(crate) struct Case {
    name: String,
    settings: String,
    header: String,
    /// Its definition by year.
    indicators: Vec<(i32, String)>,
    actuals: Vec<(String, String)>,
}

/// A case named by what it shows, with the keys of its indicator besides id and name.
pub(crate) fn indicator(name: &str, keys: &str) -> Case {
    Case {
        name: name.into(),
        settings: String::new(),
        header: String::new(),
        indicators: vec![(2013, keys.into())],
        actuals: Vec::new(),
    }
}

impl Case {
    /// The house rules.
    pub(crate) fn settings(mut self, settings: &str) -> Self {
        self.settings = settings.into();
        self
    }

    /// Keys of the matrix before its goal.
    pub(crate) fn header(mut self, header: &str) -> Self {
        self.header = header.into();
        self
    }

    /// The definition in another year.
    pub(crate) fn in_year(mut self, year: i32, keys: &str) -> Self {
        self.indicators.push((year, keys.into()));
        self
    }

    /// What a department reported, such as `value = 98`.
    pub(crate) fn actual(mut self, period: &str, keys: &str) -> Self {
        self.actuals.push((period.into(), keys.into()));
        self
    }

    /// The project of the case.
    pub(crate) fn project(&self) -> Project {
        let mut project = Project::new(&self.settings);
        for (year, keys) in &self.indicators {
            let header = &self.header;
            let text = format!(
                "title = \"M\"\n{header}\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n{keys}\n"
            );
            project = project.matrix(*year, "m", &text);
        }
        let mut periods: Vec<&String> = self.actuals.iter().map(|(period, _)| period).collect();
        periods.dedup();
        for period in periods {
            let reports = self.actuals.iter().filter(|(of, _)| of == period);
            let text: String = reports
                .map(|(_, keys)| format!("[[actual]]\nindicator = \"x\"\n{keys}\n"))
                .collect::<Vec<_>>()
                .join("\n");
            project = project.actuals(period, "m.toml", &text);
        }
        project
    }

    /// Compares the row of the indicator in the report on a period, see [`Json::assert`].
    pub(crate) fn at(self, period: &str, expected: &str) -> Self {
        let case = format!("{} at {period}", self.name);
        self.project().report(period).row("m/x").assert(expected, &case);
        self
    }

    /// Compares the row of an area.
    pub(crate) fn area(self, period: &str, area: &str, expected: &str) -> Self {
        let case = format!("{} in {area} at {period}", self.name);
        self.project().report(period).row(&format!("m/x@{area}")).assert(expected, &case);
        self
    }

    /// The case is refused with these errors, by `check` and by a report.
    pub(crate) fn refused(self, codes: &[&str]) {
        let project = self.project();
        let checked = project.check();
        assert_eq!(checked.errors(), codes, "{}: {}", self.name, checked.text(Language::German));
        let run = project.run(&["report", "2013-T1", "--format", "json"]);
        assert!(run.stdout.is_empty(), "{}: a report was written", self.name);
        assert_eq!(run.code, Some(1), "{}: {}", self.name, run.stderr);
    }
}
