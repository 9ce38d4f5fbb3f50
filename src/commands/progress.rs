//! How far a long run is, on a terminal's standard error: a line that appears after a second and goes away with the work.
//! In a pipe there is none.

use std::io::IsTerminal;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};

use crate::catalogue::Language;
use crate::catalogue::progress::{self as words, Stage};
use crate::load::Watch;

/// What takes less is not shown: a line that flashes tells nobody anything.
const PATIENCE: Duration = Duration::from_secs(1);

/// How often the line is drawn.
const BEAT: Duration = Duration::from_millis(100);

/// The line, from its making to its end.
pub(super) struct Progress {
    shared: Arc<Shared>,
    drawer: Option<JoinHandle<()>>,
}

struct Shared {
    watch: Watch,
    language: Language,
    now: Mutex<Now>,
    ended: Condvar,
}

struct Now {
    stage: Stage,
    ended: bool,
}

impl Progress {
    /// Begins with a stage. Nothing is drawn where standard error is no terminal.
    pub(super) fn begin(stage: Stage, language: Language) -> Self {
        let now = Mutex::new(Now { stage, ended: false });
        let shared = Arc::new(Shared { watch: Watch::default(), language, now, ended: Condvar::new() });
        let drawn = Arc::clone(&shared);
        let drawer = std::io::stderr().is_terminal().then(|| thread::spawn(move || drawn.draw()));
        Self { shared, drawer }
    }

    /// Goes on with another stage, which counts anew.
    pub(super) fn next(&self, stage: Stage) {
        self.shared.watch.reset();
        self.shared.now.lock().unwrap_or_else(PoisonError::into_inner).stage = stage;
    }

    /// Where the work counts what is done.
    pub(super) fn watch(&self) -> &Watch {
        &self.shared.watch
    }
}

impl Drop for Progress {
    /// The line goes away before anything else is said.
    fn drop(&mut self) {
        self.shared.now.lock().unwrap_or_else(PoisonError::into_inner).ended = true;
        self.shared.ended.notify_all();
        if let Some(drawer) = self.drawer.take() {
            // A line that could not be drawn is no reason to stop.
            let _ = drawer.join();
        }
    }
}

impl Shared {
    fn draw(&self) {
        let Some(mut stage) = self.wait(PATIENCE) else { return };
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::stderr());
        let counted = ProgressStyle::with_template("{msg} {bar:30} {pos}/{len}");
        let open = ProgressStyle::with_template("{msg} {spinner}");
        let (Ok(counted), Ok(open)) = (counted, open) else { return };
        loop {
            bar.set_message(words::stage(stage, self.language));
            match self.watch.counts() {
                (done, all) if all > 0 => {
                    bar.set_style(counted.clone());
                    bar.set_length(all);
                    bar.set_position(done);
                }
                _ => {
                    bar.set_style(open.clone());
                    bar.tick();
                }
            }
            match self.wait(BEAT) {
                Some(next) => stage = next,
                None => break,
            }
        }
        bar.finish_and_clear();
    }

    /// Waits, and gives the stage; `None` at the end.
    fn wait(&self, time: Duration) -> Option<Stage> {
        let now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let waited = self.ended.wait_timeout_while(now, time, |now| !now.ended);
        let (now, _) = waited.unwrap_or_else(PoisonError::into_inner);
        (!now.ended).then_some(now.stage)
    }
}
