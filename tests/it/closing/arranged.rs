//! What is regrouped after a closing: its report keeps goals, measures, fields and asked-for comments as they were.

use super::{close, edit, read};
use crate::support::{Json, Project};

const SETTINGS: &str =
    "[[field]]\nid = \"wohnen\"\ntitle = \"Wohnen\"\n[[field]]\nid = \"pflege\"\ntitle = \"Pflege\"\n";

const RED: &str = "[[goal.indicator]]\nid = \"rot\"\nname = \"R\"\nkind = \"level\"\ntarget = { at_least = 10 }\n";
const GREEN: &str =
    "[[goal.measure.indicator]]\nid = \"gut\"\nname = \"G\"\nkind = \"level\"\ntarget = { at_least = 10 }\n";
const YELLOW: &str =
    "[[goal.measure.indicator]]\nid = \"gelb\"\nname = \"Y\"\nkind = \"level\"\ntarget = { at_least = 100 }\n";

/// Goal `a` with a red indicator of its own and a measure that is green, goal `b` with one that is yellow.
fn matrix() -> String {
    format!(
        "title = \"M\"\n[[goal]]\nid = \"a\"\ntitle = \"Ziel A\"\nfield = [\"wohnen\"]\n{RED}\
         [[goal.measure]]\ntitle = \"Erste\"\n{GREEN}\
         [[goal]]\nid = \"b\"\ntitle = \"Ziel B\"\n[[goal.measure]]\ntitle = \"Zweite\"\nfield = [\"pflege\"]\n{YELLOW}"
    )
}

fn project() -> Project {
    let actuals = "[[actual]]\nindicator = \"rot\"\nvalue = 1\n[[actual]]\nindicator = \"gut\"\nvalue = 10\n\
                   [[actual]]\nindicator = \"gelb\"\nvalue = 91\n";
    Project::new(SETTINGS)
        .matrix(2013, "m", &matrix())
        .actuals("2013-T1", "m.toml", actuals)
        .actuals("2013-T2", "m.toml", actuals)
}

/// Every goal with its colour and indicators, each of these with what stands elsewhere now: `a red: rot, gut`.
fn arranged(report: &Json) -> Vec<String> {
    let row = |row: &Json| {
        let addenda = row.at("addenda").items();
        let moved = addenda.iter().map(|said| format!("({}: {})", said.at("what").text(), said.at("now").text()));
        format!("{}{}", row.at("indicator").text(), moved.collect::<String>())
    };
    let goals = report.at("matrices.0.goals").items();
    let goal = |goal: &Json| {
        let own = goal.at("indicators").items().iter().map(row).collect::<Vec<_>>();
        let measures = goal.at("measures").items().into_iter().map(|measure| {
            let rows: Vec<String> = measure.at("indicators").items().iter().map(row).collect();
            format!("{} [{}]", measure.at("title").text(), rows.join(", "))
        });
        let all: Vec<String> = own.into_iter().chain(measures).collect();
        format!("{} {}: {}", goal.at("id").text(), goal.at("status").text(), all.join(", "))
    };
    goals.iter().map(goal).collect()
}

#[test]
fn a_closed_report_keeps_its_goals_whatever_was_regrouped() {
    let closed = ["a red: rot, Erste [gut]", "b yellow: Zweite [gelb]"];
    for (name, now, expected, later) in [
        ("nothing", matrix(), closed.to_vec(), closed.to_vec()),
        (
            "the red one belongs to the other goal",
            matrix().replace(RED, "").replace("title = \"Ziel B\"\n", &format!("title = \"Ziel B\"\n{RED}")),
            vec!["a red: rot(goal: Ziel B), Erste [gut]", "b yellow: Zweite [gelb]"],
            vec!["a green: Erste [gut]", "b red: rot, Zweite [gelb]"],
        ),
        (
            "the goal has another id",
            matrix().replace("id = \"a\"", "id = \"neu\""),
            vec!["a red: rot(goal: Ziel A), Erste [gut(goal: Ziel A)]", "b yellow: Zweite [gelb]"],
            vec!["neu red: rot, Erste [gut]", "b yellow: Zweite [gelb]"],
        ),
        (
            "both measures in one",
            matrix().replace(YELLOW, "").replace(GREEN, &format!("{GREEN}{YELLOW}")),
            vec!["a red: rot, Erste [gut]", "b yellow: Zweite [gelb(goal: Ziel A)]"],
            vec!["a red: rot, Erste [gut, gelb]", "b null: Zweite []"],
        ),
        (
            "a measure of its own",
            matrix().replace(GREEN, &format!("[[goal.measure]]\ntitle = \"Dritte\"\n{GREEN}")),
            vec!["a red: rot, Erste [gut(measure: Dritte)]", "b yellow: Zweite [gelb]"],
            vec!["a red: rot, Erste [], Dritte [gut]", "b yellow: Zweite [gelb]"],
        ),
        (
            "the goal's own is one of a measure",
            matrix()
                .replace(RED, "")
                .replace(GREEN, &format!("{GREEN}{}", RED.replace("goal.indi", "goal.measure.indi"))),
            vec!["a red: rot(measure: Erste), Erste [gut]", "b yellow: Zweite [gelb]"],
            vec!["a red: Erste [gut, rot]", "b yellow: Zweite [gelb]"],
        ),
        (
            "a measure renamed",
            matrix().replace("Erste", "Anders"),
            vec!["a red: rot, Erste [gut]", "b yellow: Zweite [gelb]"],
            vec!["a red: rot, Anders [gut]", "b yellow: Zweite [gelb]"],
        ),
        (
            "a new goal with what is due later",
            format!(
                "{}[[goal]]\nid = \"c\"\ntitle = \"C\"\n{}report_in = [\"T3\"]\n",
                matrix(),
                RED.replace("\"rot\"", "\"neu\"")
            ),
            vec!["a red: rot, Erste [gut]", "b yellow: Zweite [gelb]", "c null: neu"],
            vec!["a red: rot, Erste [gut]", "b yellow: Zweite [gelb]", "c null: neu"],
        ),
    ] {
        let project = project();
        close(&project, "2013-T1");
        std::fs::write(project.path().join("matrices/2013/m.toml"), now).unwrap();
        let checked = project.check();
        assert_eq!(checked.errors(), [""; 0], "{name}: {}", checked.text(zielmatrix::catalogue::Language::German));
        assert_eq!(arranged(&project.report("2013-T1")), expected, "{name}");
        assert_eq!(arranged(&project.report("2013-T2")), later, "{name}, open");
    }
}

/// An earlier part does not say which goal an indicator belonged to: today's is shown.
#[test]
fn a_part_of_an_earlier_version_has_todays_goals() {
    let project = project();
    close(&project, "2013-T1");
    let part = read(&project, "closed/2013-T1/m.toml");
    let later = ["field", "comment_missing"];
    let mut inside = "";
    let kept = part.split_inclusive('\n').filter(|line| {
        inside = if line.starts_with('[') { line.trim() } else { inside };
        let key = line.split(' ').next().unwrap();
        !(later.contains(&key) || inside == "[[goal]]" && key == "indicators")
    });
    let old = kept.collect::<String>().replace("snapshot-part/5", "snapshot-part/4");
    super::texts::seal_part(&project, &part, &old);
    let now = matrix().replace(RED, "").replace("title = \"Ziel B\"\n", &format!("title = \"Ziel B\"\n{RED}"));
    std::fs::write(project.path().join("matrices/2013/m.toml"), now).unwrap();
    assert_eq!(project.check().errors(), [""; 0]);
    assert_eq!(arranged(&project.report("2013-T1")), ["a green: Erste [gut]", "b red: rot, Zweite [gelb]"]);
}

#[test]
fn a_filter_by_field_finds_what_it_found_when_the_period_was_closed() {
    let project = project();
    close(&project, "2013-T1");
    edit(&project, "matrices/2013/m.toml", "field = [\"wohnen\"]", "field = [\"pflege\"]");
    edit(
        &project,
        "matrices/2013/m.toml",
        "title = \"Zweite\"\nfield = [\"pflege\"]",
        "title = \"Zweite\"\nfield = [\"wohnen\"]",
    );
    let found = |period: &str, field: &str| {
        let run = project.run(&["report", period, "--field", field, "--format", "json"]);
        assert_eq!(run.code, Some(0), "{}", run.stderr);
        let rows = Json::parse(run.stdout.as_bytes()).rows();
        rows.iter().map(|row| row.at("indicator").text()).collect::<Vec<_>>()
    };
    assert_eq!(found("2013-T1", "wohnen"), ["rot", "gut"]);
    assert_eq!(found("2013-T1", "pflege"), ["gelb"]);
    assert_eq!(found("2013-T2", "wohnen"), ["gelb"]);
    assert_eq!(found("2013-T2", "pflege"), ["rot", "gut"]);
}

#[test]
fn which_comments_were_missing_does_not_change_with_the_house_rules() {
    let project = project();
    close(&project, "2013-T1");
    let missing = |period: &str| {
        let rows = project.report(period).rows();
        let missing = rows.iter().filter(|row| row.at("comment_missing").text() == "true");
        missing.map(|row| row.at("indicator").text()).collect::<Vec<_>>()
    };
    assert_eq!(missing("2013-T1"), ["rot", "gelb"]);
    edit(
        &project,
        "zielmatrix.toml",
        "[[field]]\nid = \"wohnen\"",
        "[comment]\nfrom_status = \"red\"\n[[field]]\nid = \"wohnen\"",
    );
    assert_eq!([missing("2013-T1"), missing("2013-T2")], [vec!["rot", "gelb"], vec!["rot"]]);
    // A comment that came in after the closing is an addendum.
    edit(
        &project,
        "actuals/2013-T1/m.toml",
        "indicator = \"rot\"\n",
        "indicator = \"rot\"\ncomment = \"Nachgereicht\"\n",
    );
    assert_eq!(missing("2013-T1"), ["rot", "gelb"]);
}
