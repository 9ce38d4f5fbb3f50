//! A project with every kind, areas, lines of both parts, several responsible units and hostile texts.

use super::book::Book;
use crate::support::Project;

const SETTINGS: &str = r#"
organisation = "Stadt"
[[area]]
id = "mitte"
title = "Mitte"
[[area]]
id = "nord"
title = "Nord"
[[area]]
id = "leer"
title = "Ohne Meldung"
"#;

const MATRIX: &str = r#"
title = "Zielmatrix Soziales"
department = "Sozialamt"
[[goal]]
id = "g"
title = "Teilhabe"
[[goal.indicator]]
id = "quote"
name = "Anteil"
unit = "%"
kind = "ratio"
scale = 100
numerator_name = "betreute Kinder"
denominator_name = "Kinder unter 3 Jahren"
target = { at_least = 75 }
[[goal.indicator]]
id = "jahr"
name = "Befragung"
kind = "level"
report_in = ["T3"]
target = { at_least = 5 }
[[goal.measure]]
title = "Hausbesuche"
responsible = "Team Alter"
[[goal.measure.indicator]]
id = "besuche"
name = "Erstbesuche"
unit = "Besuche"
kind = "cumulative"
target = { at_least = 450 }
interim = { T1 = 120, T2 = 280 }
source = "Fachverfahren"
[[goal.measure.indicator]]
id = "stand"
name = "Stellen"
unit = "VZÄ"
kind = "level"
target = { exactly = 3 }
[[goal.measure.indicator]]
id = "mittel"
name = "Wartezeit"
kind = "average"
reported = "per-period"
target = { at_most = 21 }
[[goal.measure]]
title = "Treffen"
responsible = "Team Quartier"
[[goal.measure.indicator]]
id = "treffen"
name = "=1+1"
unit = "Treffen"
kind = "cumulative"
reported = "per-period"
target = { at_least = 240 }
[[goal.measure.indicator]]
id = "konzept"
name = "Konzept"
target = { done_by = 2013-10-31 }
interim = { T1 = 40, T2 = 80 }
[[goal.measure.indicator]]
id = "akte"
name = "Umstellung"
kind = "assessed"
[[budget]]
id = "zuschuss"
name = "Zuschüsse"
expense = 1_250_000
responsible = "Team Quartier"
[[consolidation]]
id = "hsk"
name = "Zusammenlegung"
saving = 80_000
"#;

const FIRST: &str = r#"
[[actual]]
indicator = "besuche"
value = 98
[[actual]]
indicator = "besuche"
value = 60
area = "mitte"
[[actual]]
indicator = "stand"
value = 2.5
[[actual]]
indicator = "mittel"
value = 20
[[actual]]
indicator = "treffen"
value = 83
[[actual]]
indicator = "quote"
numerator = 30
denominator = 40
[[actual]]
indicator = "konzept"
progress = 36
[[actual]]
indicator = "akte"
value = "yellow"
comment = "Läuft."
[[actual]]
indicator = "zuschuss"
state = "suppressed"
comment = "Vertraulich."
"#;

/// Nothing yet reported for the second Tertial.
pub(super) fn project() -> Project {
    Project::new(SETTINGS).matrix(2013, "soziales", MATRIX).actuals("2013-T1", "soziales.toml", FIRST)
}

/// The same with reports for the second Tertial.
pub(super) fn with_second(reports: &str) -> Project {
    project().actuals("2013-T2", "soziales.toml", reports)
}

/// The one form of the project for the second Tertial.
pub(super) fn second_form(project: &Project) -> Book {
    let run = project.run(&["collect", "2013-T2", "-o", "forms", "--overwrite"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    Book::open(&project.path().join("forms/2013-T2-soziales.xlsx"))
}
