//! What each stage costs at 100, 10,000 and 100,000 indicators, and the handout at 40, 400 and 4,000. Nothing here fails for being slow.
//!
//! `cargo bench --bench stages` runs everything, `cargo bench --bench stages -- load` one stage. Loading, checking for
//! plausibility and building the report use all cores; evaluating alone and the renderers use one.

mod project;

use std::collections::BTreeSet;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use zielmatrix::catalogue::Language;
use zielmatrix::check::{self, plausibility};
use zielmatrix::diagnostic::Diagnostics;
use zielmatrix::disclose::protect::{Demand, Pattern, protect};
use zielmatrix::disclose::table::{Cell, Sum, Table};
use zielmatrix::document;
use zielmatrix::evaluate;
use zielmatrix::load::{self, Scope};
use zielmatrix::model::Matrix;
#[cfg(feature = "pdf")]
use zielmatrix::render;
use zielmatrix::render::{Headings, csv, json, terminal, workbook};
use zielmatrix::report::{Selection, report};
use zielmatrix::source::Sources;

use project::{Generated, generated};

/// Numbers of indicators, each matrix with 100 of them.
const SIZES: [usize; 3] = [100, 10_000, 100_000];

fn main() {
    divan::main();
    project::remove_folder();
}

/// Decides what is suppressed: 50 indicators in 100 areas (ten districts with nine quarters each), three Tertials published in turn.
#[divan::bench(max_time = 10)]
fn disclose(bencher: Bencher<'_, '_>) {
    let tables: Vec<Table> = (1..=50).map(table).collect();
    let demand = Demand { minimum: 5, width: 3 };
    bencher.counter(ItemsCount::new(tables.len())).bench(|| {
        for table in &tables {
            let mut pattern = Pattern::new(table);
            for slot in 0..table.slots {
                protect(table, demand, &mut pattern, slot, &BTreeSet::new())
                    .expect("large areas can always hide small ones");
            }
            black_box(pattern);
        }
    });
}

/// Counts of the year so far: one in twelve quarters has none, one in twelve a small increase.
fn table(seed: u64) -> Table {
    const DISTRICTS: usize = 10;
    const QUARTERS: usize = 9;
    const SLOTS: usize = 3;
    let mut state = seed;
    let mut next = |below: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i64::try_from((state >> 33) % below).expect("a small number")
    };
    let mut rows = vec![[0_i64; SLOTS]; 1 + DISTRICTS + DISTRICTS * QUARTERS];
    for quarter in 0..DISTRICTS * QUARTERS {
        let mut so_far = 0;
        let counts = [(); SLOTS].map(|()| {
            so_far += match next(12) {
                0 => 0,
                1 => 1 + next(4),
                _ => 5 + next(60),
            };
            so_far
        });
        for node in [0, 1 + quarter / QUARTERS, 1 + DISTRICTS + quarter] {
            for (sum, count) in rows[node].iter_mut().zip(counts) {
                *sum += count;
            }
        }
    }
    let mut table = Table { slots: SLOTS, cumulative: vec![true; SLOTS], scale: 1, ..Table::default() };
    for (node, row) in rows.iter().enumerate() {
        for (slot, value) in row.iter().enumerate() {
            let cell = Cell { slot, node, value: *value, denominator: None, withheld: false, foreign: false };
            table.cells.push(cell);
        }
    }
    for slot in 0..SLOTS {
        let at = |node: usize| node * SLOTS + slot;
        table.sums.push(Sum { whole: at(0), parts: (1..=DISTRICTS).map(at).collect(), rest: None });
        for district in 0..DISTRICTS {
            let first = 1 + DISTRICTS + district * QUARTERS;
            let parts = (first..first + QUARTERS).map(at).collect();
            table.sums.push(Sum { whole: at(1 + district), parts, rest: None });
        }
    }
    table
}

/// Reads all files of the project.
#[divan::bench(args = SIZES, max_time = 3)]
fn load(bencher: Bencher<'_, '_>, size: usize) {
    let project = generated(size);
    bencher.counter(ItemsCount::new(size)).bench(|| load_once(project));
}

/// Makes the valid model of what was loaded.
#[divan::bench(args = SIZES, max_time = 3)]
fn check(bencher: Bencher<'_, '_>, size: usize) {
    let project = generated(size);
    let (loaded, _) = load_once(project);
    bencher.counter(ItemsCount::new(size)).bench(|| {
        let mut diagnostics = Diagnostics::default();
        check::check(&loaded, &mut diagnostics).expect("the generated project is valid")
    });
}

/// Looks for what is valid, but probably not meant.
#[divan::bench(args = SIZES, max_time = 3)]
fn plausibility(bencher: Bencher<'_, '_>, size: usize) {
    let project = generated(size);
    bencher.counter(ItemsCount::new(size)).bench(|| plausibility::check(&project.project, project::today()));
}

/// Finds the colour of every indicator in the reported period, on one thread.
#[divan::bench(args = SIZES, max_time = 3)]
fn evaluate(bencher: Bencher<'_, '_>, size: usize) {
    let Generated { project, report, .. } = generated(size);
    bencher.counter(ItemsCount::new(size)).bench_local(|| {
        for indicator in project.matrices.iter().flat_map(Matrix::indicators) {
            black_box(evaluate::outcome(project, indicator, report.period));
        }
    });
}

/// Evaluates all periods so far and puts them in reading order.
#[divan::bench(args = SIZES, max_time = 3)]
fn build_report(bencher: Bencher<'_, '_>, size: usize) {
    let project = generated(size);
    bencher
        .counter(ItemsCount::new(size))
        .bench(|| report(&project.project, project.report.period, &Selection::default(), &[]));
}

/// The table on a terminal of 120 columns.
#[divan::bench(args = SIZES, max_time = 3)]
fn render_terminal(bencher: Bencher<'_, '_>, size: usize) {
    let project = generated(size);
    let layout = terminal::Layout { width: 120, language: Language::German, colour: true };
    bencher
        .counter(ItemsCount::new(size))
        .bench(|| terminal::render(&document::report(&project.report, Language::German), &layout));
}

/// The whole report as JSON.
#[divan::bench(args = SIZES, max_time = 3)]
fn render_json(bencher: Bencher<'_, '_>, size: usize) {
    let project = generated(size);
    bencher.counter(ItemsCount::new(size)).bench(|| json::render(&project.report));
}

/// The tidy table.
#[divan::bench(args = SIZES, max_time = 3)]
fn render_csv(bencher: Bencher<'_, '_>, size: usize) {
    let project = generated(size);
    bencher.counter(ItemsCount::new(size)).bench(|| csv::render(&project.report, csv::Dialect::German, Headings::Keys));
}

/// The workbook.
#[divan::bench(args = SIZES, max_time = 3)]
fn render_workbook(bencher: Bencher<'_, '_>, size: usize) {
    let project = generated(size);
    bencher
        .counter(ItemsCount::new(size))
        .bench(|| workbook::render(&project.report, Headings::Keys, Language::German).expect("a workbook"));
}

/// The handout, typeset. Nobody hands out more than a few hundred indicators.
#[cfg(feature = "pdf")]
#[divan::bench(args = [40, 400, 4_000], max_time = 6)]
fn render_pdf(bencher: Bencher<'_, '_>, size: usize) {
    let project = generated(size);
    bencher.counter(ItemsCount::new(size)).bench(|| {
        render::pdf::render(&document::report(&project.report, Language::German), Vec::new()).expect("a handout")
    });
}

fn load_once(project: &Generated) -> (load::Loaded, Sources) {
    let mut sources = Sources::default();
    let mut diagnostics = Diagnostics::default();
    let loaded = load::load(&project.folder, &project.folder, &Scope::Everything, &mut sources, &mut diagnostics);
    (loaded, sources)
}
