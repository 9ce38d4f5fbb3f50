//! What whole commands cost on a project of 10,000 indicators: the rows of `docs/performance.md` that need no other program.
//!
//! `cargo bench --bench commands` prints, for each command, CPU time, wall time against it, peak memory (Linux) and what was
//! written; the best of three runs. Nothing here fails for being slow.

#![expect(
    clippy::cast_precision_loss,
    clippy::float_arithmetic,
    clippy::print_stdout,
    reason = "it shows what it measured, and nothing is decided by it"
)]

#[expect(dead_code, reason = "the other benchmark needs more of a project")]
#[path = "../stages/project.rs"]
mod project;

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

/// Indicators of the project, 100 a matrix.
const SIZE: usize = 10_000;

/// Runs of a command, of which the best counts.
const RUNS: usize = 3;

/// What is run: its name, its arguments, and the file that it writes.
const COMMANDS: [(&str, &[&str], Option<&str>); 11] = [
    ("check", &["check"], None),
    ("explain, one indicator", &["explain", "amt-0001/indikator-0", "2013-T2"], None),
    ("status, one matrix", &["status", "2013-T2", "--matrix", "amt-0001"], None),
    ("report, one matrix", &["report", "2013-T2", "--matrix", "amt-0001"], None),
    ("report, terminal", &["report", "2013-T2", "--width", "120"], None),
    ("report, json", &["report", "2013-T2", "-o"], Some("x.json")),
    ("report, csv", &["report", "2013-T2", "-o"], Some("x.csv")),
    #[cfg(feature = "parquet")]
    ("report, parquet", &["report", "2013-T2", "-o"], Some("x.parquet")),
    #[cfg(not(feature = "parquet"))]
    ("report, text", &["report", "2013-T2", "-o"], Some("x.txt")),
    ("report, xlsx", &["report", "2013-T2", "-o"], Some("x.xlsx")),
    ("report, html", &["report", "2013-T2", "-o"], Some("x.html")),
    ("export, csv", &["export", "--all", "--format", "csv", "-o"], Some("daten")),
];

fn main() {
    // `cargo test --benches` only asks whether it starts.
    if std::env::args().any(|argument| argument == "--test") {
        return;
    }
    let folder = project::generated(SIZE).folder.clone();
    let out = tempfile::TempDir::new().expect("a temporary folder");
    println!("{:<24} {:>8} {:>10} {:>10} {:>12}", "command", "CPU s", "wall÷CPU", "peak MiB", "bytes");
    for (name, arguments, written) in COMMANDS {
        let target = written.map(|file| out.path().join(file));
        let runs = (0..RUNS).map(|_| Run::of(&folder, arguments, target.as_deref()));
        let best = runs.min_by_key(|run| run.cpu).expect("at least one run");
        let bytes = target.as_deref().map(size).map_or_else(String::new, |bytes| bytes.to_string());
        let share = best.wall.as_secs_f64() / best.cpu.as_secs_f64();
        let peak = best.peak.map_or_else(String::new, |kib| format!("{:.1}", kib as f64 / 1024.0));
        println!("{name:<24} {:>8.2} {share:>10.2} {peak:>10} {bytes:>12}", best.cpu.as_secs_f64());
    }
    project::remove_folder();
}

/// What one run took.
struct Run {
    cpu: Duration,
    wall: Duration,
    /// In KiB, where the system tells.
    peak: Option<u64>,
}

impl Run {
    fn of(folder: &Path, arguments: &[&str], target: Option<&Path>) -> Self {
        // The shell says what its children took, which the standard library does not.
        let mut shell = Command::new("sh");
        shell.args(["-c", "\"$@\" >/dev/null 2>&1 & echo $!; wait $!; times", "sh", env!("CARGO_BIN_EXE_zielmatrix")]);
        shell.args(arguments).args(target).arg("--project").arg(folder).stdout(Stdio::piped());
        let begun = Instant::now();
        let mut child = shell.spawn().expect("a shell");
        let mut said = String::new();
        let mut stdout = std::io::BufReader::new(child.stdout.take().expect("its output"));
        let mut peak = None;
        std::io::BufRead::read_line(&mut stdout, &mut said).expect("the number of the process");
        while let Some(now) = peak_of(said.trim()) {
            peak = Some(now);
            thread::sleep(Duration::from_millis(1));
        }
        let wall = begun.elapsed();
        let mut times = String::new();
        std::io::Read::read_to_string(&mut stdout, &mut times).expect("its times");
        assert!(child.wait().expect("its end").success(), "{arguments:?}");
        let of_children = times.lines().nth(1).expect("the times of its children");
        Self { cpu: of_children.split_whitespace().map(seconds).sum(), wall, peak }
    }
}

/// The highest memory of a process so far; `None` once it is gone.
fn peak_of(process: &str) -> Option<u64> {
    let status = fs::read_to_string(format!("/proc/{process}/status")).ok()?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    line.trim().strip_suffix(" kB")?.trim().parse().ok()
}

/// `0m1.230s`
fn seconds(text: &str) -> Duration {
    let (minutes, rest) = text.split_once('m').expect("minutes");
    let seconds: f64 = rest.trim_end_matches('s').parse().expect("seconds");
    Duration::from_secs(60 * minutes.parse::<u64>().expect("minutes")) + Duration::from_secs_f64(seconds)
}

fn size(path: &Path) -> u64 {
    match fs::read_dir(path) {
        Ok(entries) => entries.flatten().map(|entry| size(&entry.path())).sum(),
        Err(_) => fs::metadata(path).map_or(0, |metadata| metadata.len()),
    }
}
