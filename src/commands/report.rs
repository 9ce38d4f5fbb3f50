//! `report`: the Controllingteil of a period or the Planungsteil of a year, on the terminal and into files.

mod split;

use std::collections::BTreeSet;
use std::io::Write;

use rayon::prelude::*;

use super::console::Console;
use super::ending::{Ending, Stop};
use super::files::{Failed, Files, Over};
use super::lock::Lock;
use super::outputs;
use super::progress::Progress;
use super::project::{self, Opened, Question};
use super::public::Publication;
use crate::catalogue::Language;
use crate::catalogue::commands as words;
use crate::catalogue::disclosure;
use crate::catalogue::plan as plan_words;
use crate::catalogue::progress::Stage;
use crate::cli::{FailOn, FilterArgs, Global, ReportArgs, ReportFormat, Split, exit};
use crate::document;
use crate::load::{Scope, Watch};
use crate::model::Project;
use crate::period::Period;
use crate::render::terminal::Layout;
use crate::render::{csv, geojson, json, workbook};
use crate::report::plan::{Plan, plan};
use crate::report::select::Unmatched;
use crate::report::{Report, Selection, grouping, report};
use crate::status::Status;
use split::Output;

pub(super) fn run(arguments: &ReportArgs, global: &Global, console: &Console) -> Ending {
    let asked_language = global.lang.unwrap_or_default();
    let formats = outputs::formats(&arguments.output, asked_language)?;
    let tables = [ReportFormat::Csv, ReportFormat::GeoJson, ReportFormat::Xlsx];
    let has = |wanted: &[ReportFormat]| {
        formats.iter().map(|(_, format)| *format).chain(arguments.format).any(|of| wanted.contains(&of))
    };
    let (has_table, has_features) = (has(&tables), has(&[ReportFormat::GeoJson]));
    if arguments.headings.is_some() && !has_table {
        return Err(Stop::usage(words::headings_without_table(asked_language).to_owned()));
    }
    if arguments.maps && !has(&outputs::DRAWN) {
        return Err(Stop::usage(words::maps_without_drawing(asked_language).to_owned()));
    }
    outputs::probe(&formats, asked_language)?;

    let scope = project::scope(arguments.period.as_deref());
    // The colour of a group is that of all matrices that have something for it.
    let matrices = if arguments.by.is_some() { &[] } else { arguments.filter.matrix.as_slice() };
    let question = Question { matrices, period: arguments.period.as_deref() };
    let has_all = |checked: &Project| {
        subject(arguments, checked, asked_language)
            .is_ok_and(|subject| unmatched(arguments, checked, subject).is_empty())
    };
    // What is published is decided for the whole project, and remembered under its lock.
    let _lock = if arguments.public && !arguments.dry_run { Some(Lock::of(global)?) } else { None };
    let opened = if arguments.public {
        project::open_or_explain(global, &Scope::Everything, console)?
    } else {
        project::open_for(global, &scope, &question, has_all, console)?
    };
    let language = opened.language;
    let inputs = opened.inputs();
    if arguments.split.is_none() {
        inputs.allow(formats.iter().map(|(path, _)| path.as_path()), language)?;
    }
    let Some(checked) = &opened.project else { return Ok(exit::INPUT) };
    let subject = subject(arguments, checked, language)?;
    let selection = selection(&arguments.filter);
    project::all_match(&unmatched(arguments, checked, subject), language)?;
    let chosen = &arguments.filter.committee;
    let committees = checked.settings.committees.iter().filter(|committee| chosen.contains(&committee.id));
    let selection = selection.of_committees(committees);
    let years = years(arguments, subject, language)?;
    let publication = publication(arguments, &opened, subject, years)?;
    if let (Some(publication), true) = (&publication, arguments.dry_run) {
        let look = publication.look(checked);
        Console::result_or_stop(look.as_bytes(), &[], language)?;
        return Ok(exit::DONE);
    }
    let published = publication.as_ref().map(|publication| publication.project(checked));
    let checked = published.as_ref().unwrap_or(checked);
    let progress = Progress::begin(Stage::Writing, language);
    let made = subject.make(checked, &selection, arguments, years);

    // Everything is made before anything is in its place, so that a format that cannot be leaves no file behind.
    let failed = |failed: Failed| failed.stop(language);
    let reached = made.reaches(&arguments.fail_on);
    let mut files = Files::default();
    if arguments.split == Some(Split::Matrix) {
        let outputs = split::outputs(&formats, &made.matrices(), &inputs, language)?;
        let part = |output: &Output<'_>| {
            let alone = Selection { matrices: vec![output.matrix.to_owned()], ..selection.clone() };
            let made = subject.make(checked, &alone, arguments, years);
            made.bytes(output.format, arguments, language, false)
        };
        write_parts(&outputs, part, &mut files, (progress.watch(), language))?;
    } else {
        for (path, format) in formats {
            let added = match &made {
                Made::Report(report) if format == ReportFormat::Json => {
                    files.add_made(path, |out| json::write(report, out), Over::Output)
                }
                Made::Report(report) if format == ReportFormat::Csv => {
                    let headings = arguments.headings.unwrap_or_default();
                    let table = |out: &mut dyn Write| csv::write(report, arguments.csv_dialect, headings, out);
                    files.add_made(path, table, Over::Output)
                }
                Made::Report(_) | Made::Plan(_) => {
                    files.add(path, &made.bytes(format, arguments, language, false)?, Over::Output)
                }
            };
            added.map_err(failed)?;
        }
    }
    let bytes = |format| made.bytes(format, arguments, language, console.styled());
    let shown = outputs::shown(arguments.format, &arguments.output).map(bytes).transpose()?;
    drop(progress);
    if let Some(publication) = &publication {
        publication.remember(&mut files)?;
    }
    outputs::finish(files, shown, language)?;
    if let Some(publication) = &publication {
        publication.say(checked);
    }
    if has_features && let Some(message) = made.without_geometry(language) {
        Console::message(&message);
    }
    opened.say_left_out();
    super::leave((made, opened));
    Ok(if reached { exit::LIMIT } else { exit::DONE })
}

/// What is suppressed, where the report is published.
fn publication(
    arguments: &ReportArgs,
    opened: &Opened,
    subject: Subject,
    years: Option<i32>,
) -> Result<Option<Publication>, Stop> {
    let language = opened.language;
    let refused = |message: &str| Err(Stop::usage(message.to_owned()));
    match subject {
        _ if !arguments.public && arguments.dry_run => refused(disclosure::dry_run_alone(language)),
        _ if !arguments.public => Ok(None),
        _ if arguments.dry_run && !arguments.output.is_empty() => refused(disclosure::dry_run_with_output(language)),
        Subject::Year(_) => refused(disclosure::no_year(language)),
        Subject::Period(period) => {
            let years = years.into_iter().flat_map(|first| first..period.year);
            let more: BTreeSet<Period> =
                years.flat_map(|year| period.in_year(year).last_of_year().year_so_far()).collect();
            Publication::decide(opened, period, &more).map(Some)
        }
    }
}

/// Writes a file for each matrix; some are made at once.
fn write_parts(
    outputs: &[Output<'_>],
    part: impl Fn(&Output<'_>) -> Result<Vec<u8>, Stop> + Sync,
    files: &mut Files,
    (watch, language): (&Watch, Language),
) -> Result<(), Stop> {
    watch.expect(outputs.len());
    for some in outputs.chunks(split::AT_ONCE) {
        let parts: Vec<Result<Vec<u8>, Stop>> = some.par_iter().map(&part).collect();
        for (output, bytes) in some.iter().zip(parts) {
            let added = files.add(&output.path, &bytes?, Over::Output);
            added.map_err(|failed| failed.stop(language))?;
            watch.tick();
        }
    }
    Ok(())
}

/// Filters that name what the year does not have.
fn unmatched(arguments: &ReportArgs, project: &Project, subject: Subject) -> Vec<Unmatched> {
    selection(&arguments.filter).unmatched(&arguments.filter.committee, project, subject.year())
}

/// The first of the years that were asked for, which end with that of the report.
fn years(arguments: &ReportArgs, subject: Subject, language: Language) -> Result<Option<i32>, Stop> {
    let Some(years) = arguments.years else { return Ok(None) };
    match subject {
        Subject::Year(_) => Err(Stop::usage(plan_words::no_years(language).to_owned())),
        Subject::Period(period) if years.last != period.year => {
            Err(Stop::usage(words::other_last_year(years.last, &period.to_string(), language)))
        }
        Subject::Period(_) => Ok(Some(years.first)),
    }
}

/// What a report is about.
#[derive(Clone, Copy, Debug)]
enum Subject {
    /// A period: the whole report.
    Period(Period),
    /// A year of several periods: the planning part alone.
    Year(i32),
}

/// What was asked for, or the last period with reports.
fn subject(arguments: &ReportArgs, project: &Project, language: Language) -> Result<Subject, Stop> {
    let asked = arguments.period.as_deref();
    let Some(year) = asked.and_then(|text| project::year(text, project)) else {
        if arguments.maps && project.geometry.is_none() {
            return Err(Stop::usage(words::no_geometry(language).to_owned()));
        }
        return project::period(asked, project, language).map(Subject::Period);
    };
    if !arguments.filter.status.is_empty() || !arguments.fail_on.is_empty() {
        return Err(Stop::usage(plan_words::no_status(language).to_owned()));
    }
    if arguments.maps {
        return Err(Stop::usage(words::no_map_of_it(language).to_owned()));
    }
    project::has_matrices(year, project, language)?;
    Ok(Subject::Year(year))
}

impl Subject {
    fn year(self) -> i32 {
        match self {
            Self::Period(period) => period.year,
            Self::Year(year) => year,
        }
    }

    /// The report or plan; a report with the years from `years` on.
    fn make(self, project: &Project, selection: &Selection, arguments: &ReportArgs, years: Option<i32>) -> Made {
        let committees = arguments.filter.committee.as_slice();
        match self {
            Self::Period(period) => {
                let mut report = report(project, period, selection, committees);
                if let Some(first) = years {
                    report.add_years(project, first);
                }
                if let Some(by) = arguments.by {
                    grouping::group_report(project, &mut report, by.into());
                }
                Made::Report(Box::new(report))
            }
            Self::Year(year) => {
                let mut made = plan(project, year, selection, committees);
                if let Some(by) = arguments.by {
                    grouping::group_plan(project, &mut made, by.into());
                }
                Made::Plan(Box::new(made))
            }
        }
    }
}

/// A report or a plan, ready to be written.
enum Made {
    Report(Box<Report>),
    Plan(Box<Plan>),
}

impl Made {
    fn bytes(
        &self,
        format: ReportFormat,
        arguments: &ReportArgs,
        language: Language,
        colour: bool,
    ) -> Result<Vec<u8>, Stop> {
        let headings = arguments.headings.unwrap_or_default();
        let layout = Layout { width: arguments.width.unwrap_or_else(Console::width), language, colour };
        match self {
            Self::Report(made) => outputs::bytes(
                format,
                layout,
                &outputs::Written {
                    document: &|| {
                        let document = document::report(made, language);
                        if arguments.maps && outputs::DRAWN.contains(&format) { document.with_maps() } else { document }
                    },
                    json: &|| json::render(made),
                    csv: &|| csv::render(made, arguments.csv_dialect, headings),
                    workbook: &|| workbook::render(made, headings, language),
                    report: Some(made),
                    geojson: &|| match &made.geometry {
                        Some(geometry) => Ok(geojson::render(made, geometry, headings, language)),
                        None => Err(words::no_geometry(language).to_owned()),
                    },
                },
            ),
            Self::Plan(made) => outputs::bytes(
                format,
                layout,
                &outputs::Written {
                    document: &|| document::plan(made, language),
                    json: &|| json::render_plan(made),
                    csv: &|| csv::render_plan(made, arguments.csv_dialect, headings),
                    workbook: &|| workbook::render_plan(made, headings, language),
                    report: None,
                    geojson: &|| Err(words::no_map_of_it(language).to_owned()),
                },
            ),
        }
    }

    /// Says which areas have values and no geometry.
    fn without_geometry(&self, language: Language) -> Option<String> {
        let Self::Report(report) = self else { return None };
        let titles = geojson::without_geometry(report, report.geometry.as_ref()?);
        (!titles.is_empty()).then(|| words::areas_without_geometry(&titles, language))
    }

    /// The ids of the matrices in it.
    fn matrices(&self) -> Vec<&str> {
        match self {
            Self::Report(report) => report.matrices.iter().map(|matrix| matrix.id.as_str()).collect(),
            Self::Plan(plan) => plan.matrices.iter().map(|matrix| matrix.id.as_str()).collect(),
        }
    }

    fn reaches(&self, limits: &[FailOn]) -> bool {
        match self {
            Self::Report(report) => limit_reached(report, limits),
            Self::Plan(_) => false,
        }
    }
}

fn selection(filter: &FilterArgs) -> Selection {
    Selection {
        matrices: filter.matrix.clone(),
        goals: filter.goal.clone(),
        focuses: filter.focus.clone(),
        strategic_goals: filter.strategic_goal.clone(),
        fields: filter.field.clone(),
        areas: filter.area.clone(),
        departments: filter.department.clone(),
        statuses: filter.status.clone(),
        committees: Vec::new(),
    }
}

fn limit_reached(report: &Report, limits: &[FailOn]) -> bool {
    let counts = report.totals.all;
    limits.iter().any(|limit| match limit {
        FailOn::Red => counts.of(Status::Red) > 0,
        FailOn::Yellow => counts.of(Status::Yellow) + counts.of(Status::Red) > 0,
        FailOn::Missing => counts.of(Status::Missing) > 0,
        FailOn::Comment => report.comments_missing > 0,
    })
}
