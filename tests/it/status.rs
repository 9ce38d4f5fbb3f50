//! `status`: what has come in, what is missing, and until when.

use crate::formats::golden::assert_golden;
use crate::support::{Json, Project, Run};

const SETTINGS: &str = r#"
organisation = "Stadt Übung"

[collection]
due_days = 10

[[area]]
id    = "nord"
title = "Nord"

[[area]]
id    = "sued"
title = "Süd"

[[committee]]
id    = "SGA"
title = "Sozial- und Gesundheitsausschuss"

[[session]]
committee = "SGA"
date      = 2013-06-04
period    = "2013-T1"
paper     = "5247/2009-2014"

[[session]]
committee = "SGA"
date      = 2013-05-21
"#;

#[test]
fn collect_status_and_calendar_count_the_same_values() {
    let matrix = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n\
                  [[goal.indicator]]\nid = \"x\"\nname = \"X\"\nkind = \"cumulative\"\n\
                  [[goal.indicator]]\nid = \"y\"\nname = \"Y\"\nkind = \"level\"\nreport_in = [\"T3\"]\n\
                  [[goal.indicator]]\nid = \"early\"\nname = \"Früh\"\ntarget = { done_by = 2013-03-31 }\n\
                  [[goal.indicator]]\nid = \"late\"\nname = \"Spät\"\ntarget = { done_by = 2013-11-30 }\n\
                  [[consolidation]]\nid = \"hsk\"\nname = \"HSK\"\nsaving = 60000\n";
    let done = "[[actual]]\nindicator = \"early\"\ndone = 2013-03-20\n\
                [[actual]]\nindicator = \"x\"\narea = \"nord\"\nvalue = 4\n";
    let project = Project::new(SETTINGS).matrix(2013, "m", matrix).actuals("2013-T1", "m.toml", done);
    let calendar = project.run(&["calendar"]).stdout.replace("\r\n ", "");
    for (period, asked, answered) in [("2013-T1", 3, 2), ("2013-T2", 3, 1), ("2013-T3", 5, 1)] {
        let status = project.run(&["status", period, "--format", "json", "--today", "2014-06-01"]).stdout;
        let status: serde_json::Value = serde_json::from_str(&status).unwrap();
        let found = (&status["periods"][0]["asked"], &status["periods"][0]["received"]);
        assert_eq!(found, (&asked.into(), &answered.into()), "{period}");
        let collect = project.run(&["collect", period, "-o", "forms", "--overwrite"]).stderr;
        assert!(collect.contains(&format!("  {asked} Werte, {answered} davon schon gemeldet")), "{period}: {collect}");
        assert!(calendar.contains(&format!("{asked} Werte werden abgefragt")), "{period}: {calendar}");
    }
}

const SOZIALES: &str = r#"
title      = "Zielmatrix Soziales"
department = "Sozialamt"

[[goal]]
id    = "g"
title = "Teilhabe"

  [[goal.indicator]]
  id   = "einwohner"
  name = "Einwohner"
  kind = "level"

  [[goal.measure]]
  title       = "Hausbesuche"
  responsible = "Team Altenhilfe"

    [[goal.measure.indicator]]
    id     = "besuche"
    name   = "Durchgeführte Erstbesuche"
    kind   = "cumulative"
    target = { at_least = 300 }

    [[goal.measure.indicator]]
    id       = "treffen"
    name     = "Treffen je Tertial"
    kind     = "cumulative"
    reported = "per-period"
    target   = { at_least = 30 }

    [[goal.measure.indicator]]
    id     = "quote"
    name   = "Quote"
    kind   = "level"
    target = { at_least = 50 }

    [[goal.measure.indicator]]
    id        = "befragung"
    name      = "Befragung"
    kind      = "level"
    target    = { at_least = 2 }
    report_in = ["T3"]

    [[goal.measure.indicator]]
    id     = "konzept"
    name   = "Konzept"
    target = { done_by = 2013-08-31 }

    [[goal.measure.indicator]]
    id      = "plan"
    name    = "Plan"
    target  = { done_by = 2013-10-31 }
    interim = { T1 = 40 }

    [[goal.measure.indicator]]
    id     = "akte"
    name   = "Elektronische Akte"
    kind   = "assessed"

[[budget]]
id          = "zuschuesse"
name        = "Zuschüsse"
expense     = 1_000
responsible = "Team Haushalt"

[[consolidation]]
id     = "hsk"
name   = "Einsparung"
saving = 100
"#;

/// Eight values are due in T1: nothing for `plan`, `treffen`, and the budget; `quote` is reported as missing.
const T1: &str = r#"
[[actual]]
indicator = "einwohner"
value     = 1_000

[[actual]]
indicator = "besuche"
area      = "nord"
value     = 60

[[actual]]
indicator = "besuche"
area      = "sued"
value     = 50

[[actual]]
indicator = "quote"
state     = "missing"
comment   = "Die Auswertung läuft."

[[actual]]
indicator = "akte"
value     = "green"

[[actual]]
indicator = "hsk"
state     = "not-applicable"
comment   = "Beginnt im Herbst."
"#;

const SCHULE: &str = r#"
title      = "Zielmatrix Schule"
department = "Schulamt"
year_start = 8

[[goal]]
id    = "g"
title = "Schule"

  [[goal.indicator]]
  id     = "klassen"
  name   = "Klassen"
  kind   = "level"
  target = { at_least = 20 }
"#;

fn project() -> Project {
    Project::new(SETTINGS).matrix(2013, "soziales", SOZIALES).actuals("2013-T1", "soziales.toml", T1)
}

fn status(project: &Project, arguments: &[&str]) -> Run {
    project.run(&[&["status"], arguments].concat())
}

fn json(project: &Project, arguments: &[&str]) -> Json {
    let run = status(project, &[arguments, &["--format", "json"]].concat());
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    Json::parse(run.stdout.as_bytes())
}

fn names(gaps: &Json) -> Vec<String> {
    gaps.items().iter().map(|gap| gap.at("indicator").text()).collect()
}

#[test]
fn every_value_is_missing_reported_missing_or_received() {
    let json = json(&project(), &["2013-T1", "--today", "2013-05-05"]);
    json.assert(
        "schema=zielmatrix/status/1 organisation=Stadt_Übung today=2013-05-05 due_days=10 next_session.date=2013-05-21 \
         next_session.period=null next_session.days=16 periods.0.next_session.date=2013-06-04 \
         periods.0.next_session.paper=5247/2009-2014 periods.0.next_session.days=30",
        "the head",
    );
    let matrix = json.at("periods.0.matrices.0");
    matrix.assert(
        "id=soziales cutoff=2013-04-30 deadline=2013-05-10 timing=open days=5 asked=8 received=4 complete=false",
        "areas make a whole, “not applicable” is an answer, a milestone before its date is not asked for",
    );
    assert_eq!(names(&matrix.at("missing")), ["soziales/treffen", "soziales/plan", "soziales/zuschuesse"]);
    assert_eq!(names(&matrix.at("reported_missing")), ["soziales/quote"]);
    assert_eq!(names(&matrix.at("comments_missing")), ["soziales/akte"], "an assessment needs a comment");
    matrix.assert("missing.0.responsible=Team_Altenhilfe missing.2.responsible=Team_Haushalt", "who answers for it");
}

#[test]
fn what_has_been_reported_is_not_asked_for_again() {
    let second =
        "[[actual]]\nindicator = \"treffen\"\nvalue = 12\n[[actual]]\nindicator = \"konzept\"\ndone = 2013-05-10\n";
    let project = project().actuals("2013-T2", "soziales.toml", second);
    let json = json(&project, &["2013-T2", "--today", "2013-09-01"]);
    let matrix = json.at("periods.0.matrices.0");
    let missing = names(&matrix.at("missing"));
    assert!(!missing.contains(&"soziales/treffen".to_owned()), "reported, though the sum lacks the first period");
    assert!(!missing.contains(&"soziales/plan".to_owned()), "no progress is asked for in T2");
    assert!(!missing.contains(&"soziales/konzept".to_owned()), "done in time");
    matrix.assert("asked=8 received=2", "the milestone is due now");
}

#[test]
fn days_are_counted_to_the_cutoff_date_then_to_the_deadline() {
    let project = project();
    for (today, timing, days, words) in [
        ("2013-04-18", "running", 12, "Stichtag in 12 Tagen"),
        ("2013-04-29", "running", 1, "Stichtag in 1 Tag\n"),
        ("2013-04-30", "running", 0, "Stichtag ist heute"),
        ("2013-05-01", "open", 9, "noch 9 Tage"),
        ("2013-05-09", "open", 1, "noch 1 Tag\n"),
        ("2013-05-10", "open", 0, "Abgabe bis heute"),
        ("2013-05-11", "overdue", 1, "seit 1 Tag überfällig"),
        ("2013-05-13", "overdue", 3, "seit 3 Tagen überfällig"),
    ] {
        let matrix = json(&project, &["2013-T1", "--today", today]).at("periods.0.matrices.0");
        matrix.assert(&format!("timing={timing} days={days}"), today);
        let text = status(&project, &["2013-T1", "--today", today, "--width", "80"]).stdout;
        assert!(text.contains(words), "{today}: {words} is not in\n{text}");
    }
}

#[test]
fn the_limit_is_reached_only_once_the_cutoff_date_has_passed() {
    let project = project();
    for (arguments, code) in [
        (&["--today", "2013-04-30", "--fail-on", "missing,comment"][..], 0),
        (&["--today", "2013-05-01", "--fail-on", "missing"], 3),
        (&["--today", "2013-05-01", "--fail-on", "comment"], 3),
        (&["2013-T2", "--today", "2013-05-01", "--fail-on", "missing"], 0),
        (&["2013-T2", "--today", "2013-09-01", "--fail-on", "missing"], 3),
        (&["2013-T2", "--today", "2013-09-01", "--fail-on", "comment"], 0),
        (&["--today", "2013-09-01"], 0),
    ] {
        let run = status(&project, arguments);
        assert_eq!(run.code, Some(code), "{arguments:?}: {}", run.stderr);
        assert!(!run.stdout.is_empty(), "{arguments:?}: the state is shown all the same");
    }
    let answered = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n\
                    kind = \"level\"\n";
    let stated = "[[actual]]\nindicator = \"x\"\nstate = \"missing\"\ncomment = \"Grund\"\n";
    let project = Project::new("").matrix(2013, "m", answered).actuals("2013-T1", "m.toml", stated);
    let comments = status(&project, &["2013-T1", "--today", "2013-06-01", "--fail-on", "comment"]);
    assert_eq!(comments.code, Some(0));
    let run = status(&project, &["2013-T1", "--today", "2013-06-01", "--fail-on", "missing"]);
    assert_eq!(run.code, Some(3), "missing with a reason is missing, as in a report");
    assert!(run.stdout.contains("1 Wert als fehlend gemeldet") && !run.stdout.contains("überfällig"), "{}", run.stdout);
}

#[test]
fn a_closed_period_is_neither_overdue_nor_a_limit() {
    let project = project();
    let late = ["2013-T1", "--today", "2013-08-01", "--fail-on", "missing"];
    assert_eq!(status(&project, &late).code, Some(3));
    let closed = project.run(&["close", "2013-T1", "--today", "2013-07-01", "--yes", "--with-missing"]);
    assert_eq!(closed.code, Some(0), "{}", closed.stderr);
    let run = status(&project, &late);
    assert_eq!(run.code, Some(0));
    let heading = run.stdout.lines().find(|line| line.starts_with("1. Tertial 2013")).unwrap();
    assert!(heading.ends_with(" abgeschlossen am 01.07.2013"), "{heading}");
    assert!(!run.stdout.contains("überfällig"), "{}", run.stdout);
    let json = json(&project, &["2013-T1", "--today", "2013-08-01"]);
    assert_eq!(json.at("periods.0.closed").text(), "2013-07-01");
}

#[test]
fn a_matrix_with_its_own_year_has_its_own_dates() {
    let project = project().matrix(2013, "schule", SCHULE);
    let json = json(&project, &["--today", "2013-05-05"]);
    assert_eq!(json.at("periods").items().len(), 2, "T1 and T2 have begun, T3 has not");
    let json = self::json(&project, &["2013-T1", "--today", "2013-12-05"]);
    json.at("periods.0.matrices.0").assert("id=schule cutoff=2013-11-30 deadline=2013-12-10 timing=open days=5", "own");
    json.at("periods.0.matrices.1").assert("id=soziales cutoff=2013-04-30 timing=overdue days=209", "the project's");
    let only = self::json(&project, &["--today", "2013-12-05", "--matrix", "schule"]);
    let periods = only.at("periods").items();
    assert_eq!(periods.iter().map(|period| period.at("id").text()).collect::<Vec<_>>(), ["2013-T2", "2013-T1"]);
    let text = status(&project, &["2013-T1", "--today", "2013-12-05", "--width", "80"]).stdout;
    assert!(text.contains("  Stichtag 30.11.2013, Abgabe bis 10.12.2013, noch 5 Tage\n"), "{text}");
}

#[test]
fn complete_periods_and_years_take_one_line() {
    let matrix = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n\
                  kind = \"level\"\n";
    let report = "[[actual]]\nindicator = \"x\"\nvalue = 1\n";
    let mut project = Project::new("").matrix(2012, "m", matrix).matrix(2013, "m", matrix);
    for period in ["2012-T1", "2012-T2", "2012-T3", "2013-T1"] {
        project = project.actuals(period, "m.toml", report);
    }
    let text = status(&project, &["--today", "2013-09-20", "--width", "80"]).stdout;
    let line = |words: &str| text.lines().any(|line| line == words);
    assert!(line("✓ 2012: vollständig (3 Werte aus 3 Zeiträumen)"), "{text}");
    assert!(line("✓ 1. Tertial 2013: vollständig (1 Wert)"), "{text}");
    assert!(text.contains("· läuft noch; 0 von 1 Werten liegen schon vor"), "{text}");
    let order =
        ["\n3. Tertial 2013", "\n2. Tertial 2013", "1. Tertial 2013", "✓ 2012"].map(|words| text.find(words).unwrap());
    assert!(order.is_sorted(), "newest first: {text}");
}

#[test]
fn wrong_use_ends_with_a_hint() {
    let project = project();
    for (arguments, hint) in [
        (&["2013-Q1"][..], "2013-T1"),
        (&["2012-T1"], "2012"),
        (&["--matrix", "sozial"], "soziales"),
        (&["--today", "morgen"], "morgen"),
    ] {
        let run = status(&project, arguments);
        assert_eq!(run.code, Some(2), "{arguments:?}");
        assert!(run.stdout.is_empty() && run.stderr.contains(hint), "{arguments:?}: {}", run.stderr);
    }
    let early = status(&project, &["--today", "2012-12-31"]);
    assert_eq!(early.code, Some(0));
    assert!(early.stdout.contains("Noch kein Zeitraum hat begonnen; der erste mit Matrizen ist 1. Tertial 2013."));
}

#[test]
fn due_days_are_whole_and_within_a_year() {
    let json = |settings: &str| {
        let project = Project::new(settings).matrix(2013, "soziales", SOZIALES.split("[[budget]]").next().unwrap());
        json(&project, &["2013-T1", "--today", "2013-05-05"])
    };
    json("").assert("due_days=14 periods.0.matrices.0.deadline=2013-05-14", "the default");
    json("[collection]\n").assert("due_days=14", "the default");
    json("[collection]\ndue_days = 0\n").assert("due_days=0 periods.0.matrices.0.deadline=2013-04-30", "none");
    json("[collection]\ndue_days = 366\n").assert("due_days=366", "the most");
    for (settings, code) in [
        ("[collection]\ndue_days = 367\n", "zahl-ausserhalb"),
        ("[collection]\ndue_days = -1\n", "zahl-ausserhalb"),
        ("[collection]\ndue_days = 1.5\n", "zahl-ausserhalb"),
        ("[collection]\ndue_days = \"14\"\n", "falscher-typ"),
        ("[collection]\ndays = 14\n", "unbekannter-schluessel"),
        ("collection = 14\n", "falscher-typ"),
    ] {
        assert_eq!(Project::new(settings).check().errors(), [code], "{settings}");
    }
}

#[test]
fn the_state_keeps_its_form() {
    let project = project().matrix(2013, "schule", SCHULE);
    let arguments = ["--today", "2013-05-13"];
    let text = status(&project, &[&arguments[..], &["--width", "80"]].concat()).stdout;
    assert_golden("status-80.txt", include_str!("../golden/status-80.txt"), &text);
    let english = status(&project, &[&arguments[..], &["--width", "60", "--lang", "en"]].concat()).stdout;
    assert_golden("status-60-en.txt", include_str!("../golden/status-60-en.txt"), &english);
    let json = status(&project, &[&arguments[..], &["--format", "json"]].concat()).stdout;
    assert_golden("status.json", include_str!("../golden/status.json"), &json);
    for width in [60, 80, 100] {
        let text = status(&project, &[&arguments[..], &["--width", &width.to_string()]].concat()).stdout;
        let widest = text.lines().map(unicode_width::UnicodeWidthStr::width).max();
        assert!(widest.is_some_and(|widest| widest <= width), "{widest:?} of {width}");
    }
}
