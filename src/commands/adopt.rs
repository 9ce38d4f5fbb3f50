//! `adopt`: an existing table of goals becomes a matrix, after it was shown and agreed to. Nothing is ever overwritten.

mod listing;

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::console::{Console, agreed};
use super::ending::{Ending, Stop};
use super::files::{Failed, Files, Over};
use super::import::add_all;
use super::lock::Lock;
use super::{project, root};
use crate::adopt::draft::{Draft, Indicator};
use crate::adopt::mapping::Mapping;
use crate::adopt::table::{Role, Why};
use crate::adopt::write::{self as matrix_text, Head, Written, says_value};
use crate::adopt::{self, Adopted};
use crate::catalogue::Language;
use crate::catalogue::adopt as phrases;
use crate::catalogue::commands as words;
use crate::catalogue::import::{cannot_change, needs_yes};
use crate::check;
use crate::cli::{AdoptArgs, Global, exit};
use crate::diagnostic::{Diagnostics, Severity};
use crate::form::Key;
use crate::import::write::NewText;
use crate::import::{self, Context, Import};
use crate::load::incoming::{self, Incoming, Row};
use crate::load::mapping::table::TableMapping;
use crate::load::raw::DecimalMark;
use crate::load::workbook::{Cell, Content};
use crate::load::{self, Changed, Loaded, Scope};
use crate::model::Project;
use crate::model::column::Column;
use crate::period::{Calendar, FirstMonth, Period, Scheme};
use crate::source::{Place, Source, Sources, column_letters, shown_path};

pub(super) fn run(arguments: &AdoptArgs, global: &Global, console: &Console) -> Ending {
    let root = root(global)?;
    let lock = if arguments.yes { Some(Lock::take(&root, global.lang.unwrap_or_default())?) } else { None };
    let before = State::read(&root, new_project(&root, None), global, console)?;
    let language = before.language;
    let mut job = Job::understand(arguments, &root, before, global, console)?;
    listing::show(&job.adopted, &job.written, &job.cutoffs, &job.shown, &job.sources, language)
        .map_err(|error| Stop::file(words::cannot_write(words::standard_output(language), &error, language)))?;
    let end = if import::has_refusals(&job.import, &job.diagnostics) { exit::INPUT } else { exit::DONE };
    job.diagnostics.sort(&job.sources);
    console.problems(&job.diagnostics, &job.sources, language, "");
    if job.is_done() {
        Console::message(phrases::nothing_new(language));
        return Ok(end);
    }
    if fs::symlink_metadata(&job.path).is_ok() {
        return Err(Stop::file(phrases::taken(&job.shown, language)));
    }
    if arguments.dry_run {
        Console::message(words::nothing_written(language));
        return Ok(end);
    }
    let question = phrases::question(job.written.ids.len(), job.import.written().count(), language);
    if !arguments.yes && !agreed(&question, needs_yes(language), language)? {
        Console::message(words::nothing_written(language));
        return Ok(end);
    }
    let _lock = match lock {
        Some(lock) => lock,
        None => Lock::take(&root, language)?,
    };
    job.files().map_err(|failed| failed.stop(language))?.put(language)?;
    Ok(end)
}

/// The folder of the project, or where one is made.
fn root(global: &Global) -> Result<PathBuf, Stop> {
    let here = root::here();
    let root = match &global.project {
        Some(folder) => here.join(folder),
        None => load::find_root(&here).unwrap_or(here),
    };
    if root.is_dir() {
        return Ok(root.components().filter(|part| !matches!(part, std::path::Component::CurDir)).collect());
    }
    Err(Stop::file(words::no_project_in(&root.display().to_string(), global.lang.unwrap_or_default())))
}

/// The settings of a project that is made, where there is none.
fn new_project(root: &Path, scheme: Option<Scheme>) -> Changed {
    let path = root.join(load::SETTINGS_FILE);
    if fs::symlink_metadata(&path).is_ok() {
        return Changed::new();
    }
    let periods = scheme.map(|scheme| format!("periods      = \"{}\"\n", scheme.name())).unwrap_or_default();
    Changed::from([(path, format!("organisation = \"\"\n{periods}").into_bytes())])
}

/// A project as it is, or as it would be with some files.
struct State {
    loaded: Loaded,
    project: Project,
    sources: Sources,
    language: Language,
    changed: Changed,
}

impl State {
    fn read(root: &Path, changed: Changed, global: &Global, console: &Console) -> Result<Self, Stop> {
        let (mut sources, mut diagnostics) = (Sources::default(), Diagnostics::default());
        let here = root::here();
        let loaded = load::load_changed(root, &here, &Scope::Everything, &changed, &mut sources, &mut diagnostics);
        let written = loaded.settings.language.as_ref().and_then(|language| Language::from_name(&language.value));
        let language = global.lang.or(written).unwrap_or_default();
        let Some(project) = check::check(&loaded, &mut diagnostics) else {
            return Err(project::refused(&sources, diagnostics, language, console));
        };
        Ok(Self { loaded, project, sources, language, changed })
    }
}

/// Everything that is shown, and written where the user agrees.
struct Job {
    adopted: Adopted,
    written: Written,
    /// Days on which a period ends.
    cutoffs: Vec<(Period, NaiveDate)>,
    /// The new matrix.
    path: PathBuf,
    shown: String,
    /// New contents of zielmatrix.toml, where it changes.
    settings: Option<(PathBuf, String)>,
    /// The contents of zielmatrix.toml until now; `None` where there is none.
    settings_before: Option<Vec<u8>>,
    import: Import,
    actuals: Vec<NewText>,
    sources: Sources,
    diagnostics: Diagnostics,
}

impl Job {
    fn understand(
        arguments: &AdoptArgs,
        root: &Path,
        before: State,
        global: &Global,
        console: &Console,
    ) -> Result<Self, Stop> {
        let language = before.language;
        let here = root::here();
        let State { loaded, project, mut sources, changed, .. } = before;
        let mut diagnostics = Diagnostics::default();
        let stop = |diagnostics: &mut Diagnostics, sources: &Sources| {
            diagnostics.sort(sources);
            Err(project::shown(diagnostics, sources, language, console))
        };
        let raw = arguments.mapping.as_ref().map_or(Some(TableMapping::default()), |path| {
            incoming::table_mapping(&here.join(path), &here, &mut sources, &mut diagnostics)
        });
        let path = here.join(&arguments.file);
        let form = raw.as_ref().map(TableMapping::text_form).unwrap_or_default();
        let file = incoming::open(&path, &here, form, &mut sources, &mut diagnostics);
        let (Some(raw), Some(file)) = (raw, file) else { return stop(&mut diagnostics, &sources) };
        if file.form {
            return Err(Stop::input(phrases::own_form(&file.name, language)));
        }
        let year = match arguments.year {
            Some(year) => year,
            None => year_of(&file).ok_or_else(|| Stop::usage(phrases::which_year(language)))?,
        };
        let mark = language.pick(DecimalMark::Comma, DecimalMark::Point);
        let mapping = Mapping::new(&raw, &project.settings, year, &mut diagnostics);
        let sheet = arguments.sheet.as_deref().or(raw.sheet.as_ref().map(|sheet| sheet.value.as_str()));
        let adopted = adopt::adopt(&file.workbook, sheet, year, mark, &mapping, &mut diagnostics);
        if diagnostics.count(Severity::Error) > 0 {
            return stop(&mut diagnostics, &sources);
        }
        refuse(&adopted, &file.name, sheet, language)?;
        let scheme =
            scheme_of(&adopted, year).filter(|scheme| !changed.is_empty() && *scheme != project.settings.scheme);
        if let Some(scheme) = scheme {
            let before = State::read(root, new_project(root, Some(scheme)), global, console)?;
            return Self::understand(arguments, root, before, global, console);
        }
        let stem = arguments.file.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        let id = arguments.id.clone().unwrap_or_else(|| adopt::id_of_file(&stem));
        let settings = &project.settings;
        let cutoffs: Vec<(Period, NaiveDate)> = (1..=settings.scheme.periods())
            .map(|index| Period { scheme: settings.scheme, year, index })
            .map(|period| (period, settings.calendar.cutoff(period)))
            .collect();
        let title = adopted.title(&stem);
        let head = Head { title: &title, year, file: &file.name };
        let written = matrix_text::write(&adopted.draft, &head, settings, &cutoffs, language);
        let path = loaded.folders.matrices.join(format!("{year:04}")).join(format!("{id}.toml"));
        let settings_path = root.join(load::SETTINGS_FILE);
        let settings_before = fs::read(&settings_path).ok();
        let settings_text = settings_text(&settings_path, &changed, &written, settings_before.as_deref());
        let mut now = changed;
        if let Some(text) = &settings_text {
            now.insert(settings_path.clone(), text.clone().into_bytes());
        }
        let (loaded, project, read) = read_back(root, &now, &path, &written.text, year, language, console)?;
        // The file comes after the sources of the project as it will be.
        let (mut sources, mut diagnostics) = (read, Diagnostics::default());
        let again = incoming::open(&here.join(&arguments.file), &here, form, &mut sources, &mut diagnostics);
        let Some(file) = again else { return stop(&mut diagnostics, &sources) };
        let adopted = adopt::adopt(&file.workbook, sheet, year, mark, &mapping, &mut diagnostics);
        let files = results(&adopted.draft, &written, &id, &file, &cutoffs);
        let mut import = Import::default();
        for (period, file) in &files {
            let context = Context { project: &project, sources: &sources, asked: Some(*period), today: super::today() };
            let found = import::plan(std::slice::from_ref(file), &context, &mut diagnostics);
            import.items.extend(found.items);
        }
        let context = Context { project: &project, sources: &sources, asked: None, today: super::today() };
        let actuals = import::write::texts(&import, &loaded.folders.actuals, &context).map_err(|failure| {
            Stop::input(cannot_change(&shown_path(&failure.path, &here), &failure.reason, language))
        })?;
        let shown = shown_path(&path, &here);
        let settings = settings_text.map(|text| (settings_path, text));
        Ok(Self {
            adopted,
            written,
            cutoffs,
            path,
            shown,
            settings,
            settings_before,
            import,
            actuals,
            sources,
            diagnostics,
        })
    }

    /// True where the matrix is there already, word for word, and no value is new.
    fn is_done(&self) -> bool {
        let same = fs::read(&self.path).is_ok_and(|bytes| bytes == self.written.text.as_bytes());
        same && self.actuals.is_empty()
    }

    fn files(&self) -> Result<Files, Failed> {
        let mut files = Files::default();
        if let Some((path, text)) = &self.settings {
            let over = self.settings_before.as_deref().map_or(Over::Nothing, Over::Read);
            files.add(path, text.as_bytes(), over)?;
        }
        files.add_below(&self.path, self.written.text.as_bytes(), Over::Nothing)?;
        add_all(&mut files, &self.actuals)?;
        Ok(files)
    }
}

/// The project as it will be. What is written must be sound, so it is read before anything is.
fn read_back(
    root: &Path,
    changed: &Changed,
    matrix: &Path,
    text: &str,
    year: i32,
    language: Language,
    console: &Console,
) -> Result<(Loaded, Project, Sources), Stop> {
    let here = root::here();
    let (mut found, mut read) = (Diagnostics::default(), Sources::default());
    let mut loaded = load::load_changed(root, &here, &Scope::Everything, changed, &mut read, &mut found);
    if fs::symlink_metadata(matrix).is_err() {
        let shown_path = shown_path(matrix, &here);
        let source = Source { shown_path, path: matrix.to_owned(), text: text.into(), ..Source::default() };
        loaded.add_matrix(source, year, &mut read, &mut found);
    }
    if let Some(project) = check::check(&loaded, &mut found) {
        return Ok((loaded, project, read));
    }
    Err(project::refused(&read, found, language, console))
}

/// zielmatrix.toml with the strategic goals and fields of action that it does not declare yet; `None` where it stays as it is.
fn settings_text(path: &Path, changed: &Changed, written: &Written, before: Option<&[u8]>) -> Option<String> {
    let new = changed.get(path).map(|bytes| String::from_utf8_lossy(bytes).into_owned());
    let text = new.clone().or_else(|| before.map(|bytes| String::from_utf8_lossy(bytes).into_owned()))?;
    if written.strategic.is_empty() && written.fields.is_empty() {
        return new;
    }
    Some(adopt::with_declared(&text, &[("strategic_goal", &written.strategic), ("field", &written.fields)]))
}

/// Stops where no table was found, or where the two header rows of a column say different things: nothing is guessed from
/// either.
fn refuse(adopted: &Adopted, file: &str, sheet: Option<&str>, language: Language) -> Result<(), Stop> {
    let mut contradicts = false;
    for (sheet, columns) in &adopted.sheets {
        for column in columns.iter().filter(|column| column.role == Some(Role::LeftOut(Why::Contradiction))) {
            Console::message(&phrases::contradiction(sheet, &column_letters(column.at), &column.heading, language));
            contradicts = true;
        }
    }
    if contradicts {
        return Err(Stop::input(words::nothing_written(language)));
    }
    if adopted.draft.indicators().next().is_none() {
        return Err(Stop::input(phrases::nothing_found(file, sheet, &adopted.passed, language)));
    }
    Ok(())
}

/// The coarsest division of the year whose periods end on every day that the columns name; `None` where they name none.
fn scheme_of(adopted: &Adopted, year: i32) -> Option<Scheme> {
    let roles = adopted.sheets.iter().flat_map(|(_, columns)| columns).filter_map(|column| column.role);
    let days: Vec<NaiveDate> = roles
        .filter_map(|role| match role {
            Role::Interim(date) | Role::Result(date) => Some(date),
            Role::Plain(_) | Role::Before(_) | Role::YearsResult | Role::LeftOut(_) => None,
        })
        .collect();
    let ends = |scheme: Scheme, day: &NaiveDate| {
        (1..=scheme.periods()).any(|index| Calendar::CIVIL.cutoff(Period { year, index, scheme }) == *day)
    };
    let schemes = [Scheme::HalfYear, Scheme::Tertial, Scheme::Quarter, Scheme::Month(FirstMonth(Some(1)))];
    schemes.into_iter().find(|scheme| !days.is_empty() && days.iter().all(|day| ends(*scheme, day)))
}

/// The one year that the file's first lines, headers or sheets name.
fn year_of(file: &Incoming) -> Option<i32> {
    let texts = file.workbook.sheets.iter().flat_map(|sheet| {
        let head = sheet.cells.iter().filter(|cell| cell.row < 4).filter_map(|cell| cell.content.as_text());
        std::iter::once(&*sheet.name).chain(head)
    });
    let mut years: Vec<i32> = texts.chain([file.name.as_str()]).flat_map(adopt::years_in).collect();
    years.sort_unstable();
    years.dedup();
    if let [year] = years.as_slice() { Some(*year) } else { None }
}

/// The results of each period as rows of an import. Comments go with the newest value of their row.
fn results(
    draft: &Draft,
    written: &Written,
    matrix: &str,
    file: &Incoming,
    cutoffs: &[(Period, NaiveDate)],
) -> Vec<(Period, Incoming)> {
    let mut periods: Vec<(Period, Vec<Row>)> = cutoffs.iter().map(|(period, _)| (*period, Vec::new())).collect();
    for (indicator, id) in draft.indicators().zip(&written.ids) {
        let mut newest = None;
        for (date, cell) in &indicator.results {
            let at = match date {
                Some(date) => cutoffs.iter().position(|(_, cutoff)| cutoff == date),
                None => cutoffs.len().checked_sub(1),
            };
            let Some(at) = at.filter(|_| says_value(indicator, cell)) else { continue };
            let key = Key { matrix: matrix.to_owned(), indicator: id.clone(), area: None };
            let inputs = vec![(Column::Value, cell.clone())];
            let place = cell.place;
            periods[at].1.push(Row { place, key: Some(key), name: None, inputs, period: None, hidden: false });
            newest = newest.max(Some(at));
        }
        let row = newest.and_then(|at| periods[at].1.last_mut());
        if let Some(row) = row {
            row.inputs.extend(texts(indicator));
        }
    }
    let filled = periods.into_iter().filter(|(_, rows)| !rows.is_empty());
    filled.map(|(period, rows)| (period, file.with_rows(rows))).collect()
}

/// Comment, counter-measure and forecast of a row, as cells of an import.
fn texts(indicator: &Indicator) -> Vec<(Column, Cell)> {
    let text = |text: &Option<String>, column: Column, place: Place| {
        let content = Content::Text(text.clone()?);
        Some((column, Cell { row: 0, column: 0, content, formula: false, place }))
    };
    let comment = text(&indicator.comment, Column::Comment, indicator.place);
    let action = text(&indicator.action, Column::Action, indicator.place);
    let forecast = indicator.forecast.clone().filter(|cell| says_value(indicator, cell));
    comment.into_iter().chain(action).chain(forecast.map(|cell| (Column::Forecast, cell))).collect()
}
