//! Projects to explain from: the shipped ones, and one with cases that none of them has.

use std::fs;
use std::path::Path;

use tempfile::TempDir;
use zielmatrix::catalogue::Language;
use zielmatrix::check::check;
use zielmatrix::diagnostic::Diagnostics;
use zielmatrix::explain::explain;
use zielmatrix::load::{Scope, load};
use zielmatrix::model::Project;
use zielmatrix::period::Period;
use zielmatrix::render::terminal::Layout;
use zielmatrix::render::terminal::explain::render;
use zielmatrix::source::Sources;

const MATRIX: &str = r#"title = "Fälle"
year  = 2013

[[goal]]
id        = "ziel"
title     = "Ziel"
tolerance = { green = "5 %", yellow = "10 %" }

  [[goal.indicator]]
  id     = "verstrichen"
  name   = "Auf der gelben Grenze"
  unit   = "Fälle"
  kind   = "cumulative"
  target = { at_least = 100 }

  [[goal.indicator]]
  id        = "hoechstens"
  name      = "Absolute Toleranz"
  unit      = "Tage"
  kind      = "level"
  target    = { at_most = 15 }
  tolerance = { green = 1, yellow = 2 }

  [[goal.indicator]]
  id       = "gebiete"
  name     = "Summe der Gebiete"
  unit     = "Besuche"
  kind     = "cumulative"
  reported = "per-period"
  target   = { at_least = 150 }

  [[goal.indicator]]
  id     = "offen"
  name   = "Meilenstein nach dem Termin"
  target = { done_by = 2013-08-20 }
"#;

const FIRST: &str = r#"[[actual]]
indicator = "gebiete"
area      = "nord"
value     = 18

[[actual]]
indicator = "gebiete"
area      = "sued"
value     = 22
"#;

const SECOND: &str = r#"[[actual]]
indicator = "verstrichen"
value     = 60

[[actual]]
indicator = "hoechstens"
value     = 16

[[actual]]
indicator = "gebiete"
value     = 58

[[actual]]
indicator = "offen"
progress  = 90
"#;

const SETTINGS: &str = r#"[[area]]
id    = "nord"
title = "Nord"

[[area]]
id    = "sued"
title = "Süd"
"#;

/// A project with the files that it was read from.
pub(super) struct Opened {
    pub(super) project: Project,
    pub(super) sources: Sources,
}

impl Opened {
    /// A shipped project by its folder in the repository.
    pub(super) fn shipped(folder: &str) -> Self {
        let base = Path::new(env!("CARGO_MANIFEST_DIR"));
        Self::read(&base.join(folder), base)
    }

    /// The project with the other cases.
    pub(super) fn cases() -> Self {
        let folder = TempDir::new().unwrap();
        let write = |path: &str, text: &str| {
            let path = folder.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        };
        write("zielmatrix.toml", SETTINGS);
        write("matrices/2013/fall.toml", MATRIX);
        write("actuals/2013-T1/fall.toml", FIRST);
        write("actuals/2013-T2/fall.toml", SECOND);
        Self::read(folder.path(), folder.path())
    }

    fn read(root: &Path, base: &Path) -> Self {
        let mut sources = Sources::default();
        let mut diagnostics = Diagnostics::default();
        let loaded = load(root, base, &Scope::Everything, &mut sources, &mut diagnostics);
        let project = check(&loaded, &mut diagnostics).unwrap();
        Self { project, sources }
    }

    /// The text that explains an indicator in a period.
    pub(super) fn text(&self, full_id: &str, period: &str, language: Language, width: usize) -> String {
        let period = Period::parse(period, self.project.settings.scheme).unwrap();
        let indicator = self
            .project
            .matrices_of(period.year)
            .flat_map(zielmatrix::model::Matrix::indicators)
            .find(|indicator| indicator.full_id() == full_id)
            .unwrap();
        let layout = Layout { width, language, colour: false };
        render(&explain(&self.project, indicator, period), &self.sources, &layout)
    }
}
