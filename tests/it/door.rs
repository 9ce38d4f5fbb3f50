//! The door of the TOML files: numbers that can be read in two ways, and what Germans write that is no TOML.

use proptest::prelude::*;
use zielmatrix::catalogue::Language;

use crate::support::Project;

const HEAD: &str = "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n";

/// A project whose only indicator has those keys.
fn indicator(settings: &str, keys: &str) -> Project {
    let text = format!("{HEAD}[[goal.indicator]]\nid = \"x\"\nname = \"X\"\n{keys}\n");
    Project::new(settings).matrix(2013, "m", &text)
}

const SOUND: &str = "kind = \"cumulative\"\ntarget = { at_least = 1_240 }\ninterim = { T1 = 300, T2 = 800 }";

/// Every message, in German.
fn german(project: &Project) -> String {
    project.check().text(Language::German)
}

/// Nothing that the parser says in English.
fn assert_german(text: &str, case: &str) {
    for english in ["expected", "invalid", "unexpected", "duplicate", "unclosed", "must be", "cannot", "Leser"] {
        assert!(!text.contains(english), "{case}: {english} in {text}");
    }
}

#[test]
fn a_number_that_may_be_thousands_is_refused_everywhere_with_both_readings() {
    let matrix = |keys: &str| indicator("", &format!("kind = \"level\"\n{keys}"));
    let actual = |keys: &str| {
        indicator("", SOUND).actuals("2013-T1", "m.toml", &format!("[[actual]]\nindicator = \"x\"\n{keys}\n"))
    };
    let cases = [
        matrix("target = { at_least = 1.240 }"),
        matrix("target = { at_most = -1.240 }"),
        matrix("target = { exactly = +1.240 }"),
        matrix("target = { between = [1.240, 2000] }"),
        matrix("target = { at_least = 2000 }\ninterim = { T1 = 1.240 }"),
        matrix("target = { at_least = 2000 }\ntolerance = { green = 1.240, yellow = 3 }"),
        matrix("target = { at_least = 2000 }\nbaseline = 1.240"),
        matrix("target = { at_least = 2000 }\nbaseline = { value = 1.240, year = 2012 }"),
        matrix(
            "target = { at_least = 2000 }\nrevised = [{ from = \"2013-T2\", target = { at_least = 1.240 }, reason = \"R\" }]",
        ),
        indicator("", "kind = \"ratio\"\nscale = 1.240\ntarget = { at_least = 50 }"),
        Project::new("").matrix(2013, "m", &HEAD.replace("id = \"g\"", "id = \"g\"\nweight = 1.240")),
        Project::new("").matrix(2013, "m", "title = \"M\"\n[[budget]]\nid = \"b\"\nname = \"B\"\nexpense = 1.240\n"),
        Project::new("").matrix(
            2013,
            "m",
            "title = \"M\"\n[[consolidation]]\nid = \"b\"\nname = \"B\"\nsaving = 1.240\n",
        ),
        indicator("tolerance = { green = 1.240, yellow = 3 }", SOUND),
        indicator("[comment]\ndeviation = [\"20 %\", 1.240]", SOUND),
        actual("value = 1.240"),
        actual("value = 1_0\nforecast = 1.240"),
        actual("numerator = 1.240\ndenominator = 5"),
        actual("value = 1.24_0"),
    ];
    for (number, project) in cases.iter().enumerate() {
        assert!(project.check().errors().contains(&"zahl-mehrdeutig"), "{number}: {}", german(project));
        let text = german(project);
        assert!(text.contains("1_240` als Tausender oder `"), "{number}: {text}");
        assert!(text.contains("1.24` als Dezimalzahl (`") && text.contains("1.2400`"), "{number}: {text}");
        assert_eq!(project.run(&["report", "2013-T1"]).code, Some(1), "{number}");
    }
}

#[test]
fn other_numbers_and_shares_as_text_stay() {
    for target in ["0.385", "1.24", "1.2400", "1_240", "1240.500", "1.2e3", "1.240e0", "12.3456", "-0.125"] {
        let project = indicator("", &format!("kind = \"level\"\ntarget = {{ at_least = {target} }}"));
        assert_eq!(project.check().errors(), [""; 0], "{target}");
    }
    let shares =
        "kind = \"cumulative\"\ntarget = { at_least = 900 }\ninterim = { T1 = \"33.333 %\", T2 = \"66.667 %\" }";
    assert_eq!(indicator("", shares).check().codes(), [""; 0]);
}

#[test]
fn a_zero_in_the_fourth_place_is_no_place() {
    let shown = |target: &str, value: &str| {
        let project = indicator("", &format!("kind = \"level\"\ntarget = {{ at_least = {target} }}")).actuals(
            "2013-T1",
            "m.toml",
            &format!("[[actual]]\nindicator = \"x\"\nvalue = {value}\n"),
        );
        project.run(&["report", "2013-T1", "--width", "120"]).stdout
    };
    let text = shown("22.1250", "22.2500");
    assert!(text.contains("22,125") && !text.contains("22,1250"), "{text}");
    assert!(text.contains("22,250") && !text.contains("22,2500"), "{text}");
    let text = shown("22.1255", "0.1250");
    assert!(text.contains("22,1255") && text.contains("0,1250"), "{text}");
}

#[test]
fn what_the_program_writes_is_read_back() {
    let project = indicator("", SOUND).file("zahlen.csv", "Indikator;Ist;Prognose\nm/x;22,1250;1.234,5\n");
    let run = project.run(&["import", "zahlen.csv", "--period", "2013-T1", "--yes"]);
    assert_eq!(run.code, Some(0), "{}{}", run.stdout, run.stderr);
    let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap();
    assert!(written.contains("= 22.1250\n") && written.contains("= 1234.5\n"), "{written}");
    assert_eq!(project.check().errors(), [""; 0]);
    let report = project.run(&["report", "2013-T1", "--width", "120"]).stdout;
    assert!(report.contains("22,125") && !report.contains("22,1250"), "{report}");

    assert_eq!(project.run(&["close", "2013-T1", "--yes", "--with-missing"]).code, Some(0));
    let correct = |value: &str| project.run(&["correct", "m/x", "2013-T1", "--value", value, "--reason", "R"]);
    let refused = correct("1.240");
    assert_eq!(refused.code, Some(2));
    assert!(refused.stderr.contains("`1240`, oder `1.2400`"), "{}", refused.stderr);
    assert_eq!(correct("33,3750").code, Some(0));
    let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap();
    assert!(written.contains("= 33.3750\n"), "{written}");
    assert_eq!(project.check().errors(), [""; 0]);
    let report = project.run(&["report", "2013-T1", "--width", "120"]).stdout;
    assert!(report.contains("33,375") && !report.contains("33,3750"), "{report}");
}

#[test]
fn the_advice_for_an_ambiguous_value_works() {
    for (written, readings) in
        [("312,592", ["312592", "312.5920"]), ("1.240", ["1240", "1.2400"]), ("-22,125", ["-22125", "-22.1250"])]
    {
        let project = indicator("", "kind = \"level\"\ntarget = { at_least = 5 }").actuals(
            "2013-T1",
            "m.toml",
            "[[actual]]\nindicator = \"x\"\nvalue = 5\n",
        );
        assert_eq!(project.run(&["close", "2013-T1", "--yes", "--with-missing"]).code, Some(0));
        let correct = |value: &str| {
            let value = format!("--value={value}");
            project.run(&["correct", "m/x", "2013-T1", &value, "--reason", "R"])
        };
        let refused = correct(written);
        assert_eq!(refused.code, Some(2), "{written}");
        let advice: Vec<&str> =
            refused.stderr.lines().find(|line| line.contains("Hilfe")).unwrap().split('`').skip(1).step_by(2).collect();
        assert_eq!(advice.len(), 2, "{}", refused.stderr);
        for (advice, value) in advice.iter().zip(readings) {
            let run = correct(advice);
            assert_eq!(run.code, Some(0), "{advice}: {}", run.stderr);
            let file = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap();
            assert!(file.contains(&format!("value = {value}\n")), "{advice}: {file}");
        }
    }
}

#[test]
fn corrections_that_a_message_proposes_can_be_typed() {
    let project = indicator("", "kind = \"level\"\ntarget = { at_least = 5 }").actuals(
        "2013-T1",
        "m.toml",
        "[[actual]]\nindicator = \"x\"\nvalue = 5\n",
    );
    assert_eq!(project.run(&["close", "2013-T1", "--yes", "--with-missing"]).code, Some(0));
    let project = project.actuals("2013-T1", "m.toml", "[[actual]]\nindicator = \"x\"\nvalue = 22.1250\n");
    let text = german(&project);
    assert!(text.contains("zielmatrix correct m/x 2013-T1 --value 22.1250"), "{text}");
    let run = project.run(&["correct", "m/x", "2013-T1", "--value", "22.1250", "--reason", "R"]);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert_eq!(project.check().errors(), [""; 0]);
}

#[test]
fn closed_files_are_read_as_ever() {
    let project = indicator("", "kind = \"level\"\ntarget = { at_least = 22.1250 }").actuals(
        "2013-T1",
        "m.toml",
        "[[actual]]\nindicator = \"x\"\nvalue = 22.1250\n",
    );
    assert_eq!(project.run(&["close", "2013-T1", "--yes", "--with-missing"]).code, Some(0));
    let path = project.path().join("closed/2013-T1.toml");
    let part = project.path().join("closed/2013-T1/m.toml");
    let sealed = std::fs::read_to_string(&part).unwrap();
    let other = sealed.replace("22.1250", "22.125");
    assert!(other.contains("at_least = 22.125 ") && other.contains("value = 22.125 "), "{other}");
    std::fs::write(&part, &other).unwrap();
    let digest_of = zielmatrix::digest::part;
    let older = std::fs::read_to_string(&path).unwrap().replace(&digest_of(&sealed), &digest_of(&other));
    let digest = zielmatrix::digest::digest(&older);
    let old = older.lines().find(|line| line.starts_with("digest")).unwrap();
    let resealed = older.replace(old, &format!("digest = \"{digest}\""));
    std::fs::write(&path, resealed).unwrap();
    assert_eq!(project.check().errors(), [""; 0], "{}", german(&project));
}

/// Lines of an indicator that are wrong, and what the messages have to say.
#[test]
fn slips_get_help_that_says_what_to_write() {
    let cases: &[(&str, &[&str])] = &[
        ("kind = \"milestone\"\ntarget = { done_by = 30.06.2013 }", &["schreiben Sie 2013-06-30"]),
        (
            "kind = \"milestone\"\ntarget = { done_by = \"30.06.2013\" }",
            &["schreiben Sie 2013-06-30, ohne Anführungszeichen"],
        ),
        ("kind = \"level\"\ntarget = { at_least = 38,5 }", &["schreiben Sie `38.5`"]),
        (
            "kind = \"level\"\ntarget = { at_least = 30 }\ninterim = { T1 = 12,5, T2 = 25,0 }",
            &["schreiben Sie `12.5`", "schreiben Sie `25.0`"],
        ),
        ("kind = \"level\"\ntarget = { between = [37,5, 45,0] }", &["[37.5, 45.0]"]),
        ("kind = \"level\"\ntarget = { between = [37,5,45,0] }", &["between = [37.0, 45.0]`, mit Dezimalpunkt"]),
        ("kind = \"level\"\ntarget = { at_least = 1.250.000 }", &["schreiben Sie `1250000`"]),
        ("kind = \"level\"\ntarget = { at_least = 1.240,5 }", &["schreiben Sie `1240.5`"]),
        (
            "kind = \"level\"\ntarget = { at_least = 450 Besuche }",
            &["schreiben Sie `450`; die Einheit steht in `unit`"],
        ),
        ("kind = level\ntarget = { at_least = 3 }", &["gerade Anführungszeichen: \"level\""]),
        ("kind = „level“\ntarget = { at_least = 3 }", &["gerade Anführungszeichen: \"level\""]),
        ("kind = ”level”\ntarget = { at_least = 3 }", &["gerade Anführungszeichen: \"level\""]),
        ("kind = ’level’\ntarget = { at_least = 3 }", &["gerade Anführungszeichen: \"level\""]),
        ("kind = \"level“\ntarget = { at_least = 3 }", &["gerade Anführungszeichen: \"level\""]),
        ("kind = \"Stand\"\ntarget = { at_least = 3 }", &["meinten Sie `level`?"]),
        ("kind = \"Meilenstein\"", &["meinten Sie `milestone`?"]),
        ("kind = \"level\"\nzielwert = { at_least = 3 }", &["meinten Sie `target`?"]),
        ("kind = \"level\"\ntarget = { min = 3 }", &["meinten Sie `at_least`?"]),
        ("kind = \"level\"\ntarget = { höchstens = 3 }", &["meinten Sie `at_most`?"]),
        ("kind = \"level\"\neinheit = \"Plätze\"\ntarget = { at_least = 3 }", &["meinten Sie `unit`?"]),
        ("kind = \"level\"\nBezeichnung = \"Plätze\"\ntarget = { at_least = 3 }", &["meinten Sie `name`?"]),
        (
            "kind = \"level\"\ntarget = { at_least = 3 }\ntolerance = { grün = 5 %, gelb = 10% }",
            &["meinten Sie `green`?", "schreiben Sie \"5 %\"", "meinten Sie `yellow`?", "schreiben Sie \"10 %\""],
        ),
        ("kind = \"level\"\ntarget = { at_least = \"450\" }", &["ohne Anführungszeichen und mit Dezimalpunkt"]),
        ("kind = \"level\"\ntarget = 450", &["schreiben Sie `target = { at_least = … }` für mindestens"]),
        ("kind = \"level\"\ntarget = { at_least = 3 }\ninterim = \"saisonal\"", &["meinten Sie `seasonal`?"]),
        ("kind = \"level\"\ntarget = { at_least = \"3 %\", of = \"Vorjahr\" }", &["meinten Sie `previous-year`?"]),
        ("kind: \"level\"", &["`kind = …`"]),
    ];
    for (keys, messages) in cases {
        let project = indicator("", keys);
        let text = german(&project);
        assert!(!project.check().errors().is_empty(), "{keys}");
        for message in *messages {
            assert!(text.contains(message), "{keys}: {message} in\n{text}");
        }
        assert_german(&text, keys);
    }
}

/// Lines with one fault each, of an indicator and of an actual.
#[test]
fn one_fault_is_one_error() {
    for (keys, message) in [
        ("kind = \"level\"\ntarget = { at_least = 300\nunit = \"Plätze\"\nsource = \"Amt\"", "`}` am Ende der Zeile"),
        ("kind = \"level\"\ntarget = { at_least = 3 }\nreport_in = [\"T3\"\nunit = \"x\"", "`]` am Ende der Zeile"),
        ("kind = \"level\"\ntarget = { at_least = 3 }\nreport_in = [T3]", "gerade Anführungszeichen: \"T3\""),
        ("kind = \"level\"\ntarget = { at_least = 3 }\nbaseline = { value = 1.380, year = 2012 }", "`1_380`"),
        ("kind = \"level\"\ntarget = { at_least = 3 }\ninterim = [100, 200]", "eine Liste, erwartet"),
        ("kind = \"level\"\ntarget = { at_least = 3 }\nsource == \"x\"", "ein Gleichheitszeichen zu viel"),
        ("kind = \"milestone\"\ntarget = { done_by = 2013-08-31T00:00:00 }", "ein Datum mit Uhrzeit"),
    ] {
        let project = indicator("", keys);
        assert_eq!(project.check().errors().len(), 1, "{keys}: {}", german(&project));
        assert!(german(&project).contains(message), "{keys}: {}", german(&project));
    }
    for (kind, line, message) in [
        ("level", "value = true", "ein Wahrheitswert, erwartet"),
        ("level", "value = 10:30:00", "eine Uhrzeit, erwartet"),
        ("level", "value = 98 p", "`provisional = true`"),
        ("ratio", "numerator = 1.240\ndenominator = 5000", "`1_240`"),
    ] {
        let project = indicator("", &format!("kind = \"{kind}\"\ntarget = {{ at_least = 3 }}")).actuals(
            "2013-T1",
            "m.toml",
            &format!("[[actual]]\nindicator = \"x\"\n{line}\n"),
        );
        assert_eq!(project.check().errors().len(), 1, "{line}: {}", german(&project));
        assert!(german(&project).contains(message), "{line}: {}", german(&project));
    }
}

#[test]
fn settings_actuals_and_headers_get_it_too() {
    for (settings, message) in [
        ("periods = tertial", "gerade Anführungszeichen: \"tertial\""),
        ("periods = \"Quartal\"", "meinten Sie `quarter`?"),
        ("rollup = \"schlechteste\"", "meinten Sie `worst`?"),
        ("sprache = \"de\"", "meinten Sie `language`?"),
        ("[comment]\nfrom_status = \"gelb\"", "meinten Sie `yellow`?"),
        ("[[comment]]\nfrom_status = \"yellow\"", "in einfachen Klammern: [comment]"),
        ("[area]\nid = \"a\"\ntitle = \"A\"", "[[area]] in doppelten Klammern"),
        ("[[maßnahme]]", "meinten Sie `measure`?"),
        ("[[area]\nid = \"a\"\ntitle = \"A\"", "schreiben Sie `[[area]]`"),
    ] {
        let text = german(&indicator(settings, SOUND));
        assert!(text.contains(message), "{settings}: {text}");
        assert_german(&text, settings);
    }
    for (keys, message) in [
        ("value = 38,5", "schreiben Sie `38.5`"),
        ("wert = 38", "meinten Sie `value`?"),
        ("value = 38\nerläuterung = \"E\"", "meinten Sie `comment`?"),
        ("state = \"nicht anwendbar\"", "meinten Sie `not-applicable`?"),
        ("value = k. A.", "ohne Anführungszeichen"),
    ] {
        let project =
            indicator("", SOUND).actuals("2013-T1", "m.toml", &format!("[[actual]]\nindicator = \"x\"\n{keys}\n"));
        let text = german(&project);
        assert!(text.contains(message), "{keys}: {text}");
        assert_german(&text, keys);
    }
}

#[test]
fn single_brackets_are_explained_once_and_read_on() {
    let text = format!(
        "{HEAD}[goal.indicator]\nid = \"x\"\nname = \"X\"\nkind = \"levl\"\ntarget = {{ at_least = 3 }}\n\
         [goal.indicator]\nid = \"y\"\nname = \"Y\"\nkind = \"level\"\ntarget = {{ at_least = 3 }}\n"
    );
    let project = Project::new("").matrix(2013, "m", &text);
    assert_eq!(
        project.check().places(),
        ["unbekanntes-wort matrices/2013/m.toml:8:8", "toml-fehler matrices/2013/m.toml:10:7"]
    );
    let single = text.rsplit_once("[goal.indicator]").unwrap().0;
    assert_eq!(
        Project::new("").matrix(2013, "m", single).check().places(),
        ["falscher-typ matrices/2013/m.toml:5:1", "unbekanntes-wort matrices/2013/m.toml:8:8"]
    );
    let text = german(&project);
    assert!(text.contains("[[goal.indicator]] in doppelten Klammern"), "{text}");
    assert!(!text.contains("erwartet wird Tabellen"));
}

#[test]
fn periods_are_those_of_the_project() {
    let quarters = indicator("periods = \"quarter\"", "kind = \"cumulative\"\ntarget = { at_least = 1_240 }");
    let assumed = quarters.actuals("2013-Q1", "m.toml", "[[actual]]\nindicator = \"x\"\nvalue = 3\n");
    let text = german(&assumed);
    assert!(text.contains("soll-geschaetzt") && text.contains("{ Q1 = \"20 %\", Q2 = \"55 %\" }"), "{text}");
    assert!(!text.contains("T1"), "{text}");
    for keys in [
        "kind = \"cumulative\"\ntarget = { at_least = 1_240 }\ninterim = { T1 = 12 }",
        "kind = \"cumulative\"\ntarget = { at_least = 1_240 }\nreport_in = [\"T3\"]",
        "kind = \"level\"\ntarget = { between = [1, 2] }\ninterim = { Q1 = 1 }",
        "kind = \"level\"\ntarget = { at_least = 1 }\ninterim = 3",
        "kind = \"milestone\"\ntarget = { done_by = 2013-08-31 }\ninterim = \"linear\"",
    ] {
        let text = german(&indicator("periods = \"quarter\"", keys));
        let help: Vec<&str> = text.lines().filter(|line| line.contains("Hilfe:")).collect();
        assert!(
            !help.is_empty() && help.iter().all(|help| !help.contains("T1") && !help.contains("T3")),
            "{keys}: {text}"
        );
    }
    let text = german(&indicator(
        "periods = \"quarter\"",
        "kind = \"cumulative\"\ntarget = { at_least = 9 }\ninterim = { T1 = 1 }",
    ));
    assert!(text.contains("„T1“ gibt es nicht: dieses Projekt berichtet in Quartalen"), "{text}");
    assert!(text.contains("möglich sind `Q1`, `Q2`, `Q3`, `Q4`"), "{text}");
}

/// What the program itself says: no excerpt of a file, nothing in quotes.
fn own_words(text: &str) -> Vec<String> {
    let said = text.lines().filter_map(|line| {
        let (head, rest) = line.split_once(": ").unwrap_or((line, ""));
        let is_message = ["Fehler[", "Warnung[", "Hinweis["].iter().any(|level| head.starts_with(level));
        let label =
            || line.split_once("| ").map(|(_, label)| label.trim_start()).filter(|label| label.starts_with('^'));
        if is_message || head.trim() == "= Hilfe" { Some(rest) } else { label() }
    });
    said.map(|said| said.split(['`', '„', '“', '"']).step_by(2).collect()).collect()
}

#[derive(Clone, Debug)]
enum Damage {
    Delete(usize),
    Insert(&'static str),
    DeleteLine,
    RepeatLine,
}

/// Does the damage there, at a place between 0 and 1,000 thousandths of the text.
fn damaged(text: &str, thousandth: usize, damage: &Damage) -> String {
    let at = text.floor_char_boundary(text.len() * thousandth / 1000);
    let mut lines: Vec<&str> = text.split('\n').collect();
    let line = (lines.len() * thousandth / 1000).min(lines.len() - 1);
    match damage {
        Damage::Delete(length) => {
            let end = text.ceil_char_boundary((at + length).min(text.len()));
            format!("{}{}", &text[..at], &text[end..])
        }
        Damage::Insert(piece) => format!("{}{piece}{}", &text[..at], &text[at..]),
        Damage::DeleteLine => {
            lines.remove(line);
            lines.join("\n")
        }
        Damage::RepeatLine => {
            lines.insert(line, lines[line]);
            lines.join("\n")
        }
    }
}

fn any_damage() -> impl Strategy<Value = Damage> {
    let pieces = [
        "[", "]", "{", "}", "=", "\"", "'", ",", ".", "#", "\n", "\t", "\r", "\\", "\u{0}", "„", "ä", "= ", "\"\"\"",
        "0x", "1e", "+", "12:70", "tru", "nan", "[[", "]]", "T1 ", "= 1.2.3", "= @",
    ];
    prop_oneof![
        (1usize..4).prop_map(Damage::Delete),
        proptest::sample::select(pieces.to_vec()).prop_map(Damage::Insert),
        Just(Damage::DeleteLine),
        Just(Damage::RepeatLine),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    /// Whatever happens to a shipped matrix, its messages are German, say where, and errors say what to do.
    #[test]
    fn damaged_matrices_are_explained_in_german(damages in proptest::collection::vec((0usize..1000, any_damage()), 1..4)) {
        const ENGLISH: [&str; 16] = [
            "expected", "invalid", "unexpected", "duplicate", "unclosed", "missing", "extra", "newline", "literal", "cannot",
            "unquoted", "assignment", "opening", "escape", "redundant", "must",
        ];
        let sound = include_str!("../../matrices/2013/sozialamt.toml").to_owned();
        let text = damages.iter().fold(sound, |text, (at, damage)| damaged(&text, *at, damage));
        let said = german(&Project::new("").matrix(2013, "m", &text));
        for words in own_words(&said) {
            for word in words.split(|letter: char| !letter.is_alphabetic()) {
                prop_assert!(!ENGLISH.contains(&word.to_lowercase().as_str()), "{word} in {words}");
            }
        }
        for message in said.split("\n\n").filter(|message| message.starts_with("Fehler[")) {
            let place = message.lines().nth(1).unwrap_or_default();
            let numbers: Vec<&str> = place.rsplit(':').take(2).collect();
            let is_place = numbers.len() == 2 && numbers.iter().all(|number| number.bytes().all(|byte| byte.is_ascii_digit()));
            prop_assert!(place.contains("--> ") && is_place, "{message}");
            prop_assert!(message.contains("= Hilfe: "), "{message}");
        }
    }
}

#[test]
fn nothing_of_the_parser_reaches_a_reader() {
    for text in [
        "a",
        "a =",
        "= 1",
        "a = = 1",
        "a == 1",
        "a = 1 b = 2",
        "a = [1 2]",
        "a = [1,,2]",
        "a = [1",
        "a = {b = 1",
        "a = {b}",
        "a = {b = 1 c = 2}",
        "a = {,}",
        "a = [1 = 2]",
        "[",
        "[a",
        "[[a]",
        "[[a",
        "[]",
        "[[]]",
        "[a] b",
        "[a.]",
        "a. = 1",
        ".a = 1",
        "a = \"",
        "a = 'x",
        "a = \"\"\"x",
        "a = '''x",
        "a = \"\\q\"",
        "a = \"\\u12\"",
        "a = \"\\uD800\"",
        "a = \"x\u{1}\"",
        "a = 1 # \u{1}",
        "a = 1\rb = 2",
        "a = 01",
        "a = +-1",
        "a = --1",
        "a = 1__0",
        "a = 1_",
        "a = 0X1",
        "a = 0xG",
        "a = +0x1",
        "a = 0b2",
        "a = 0o8",
        "a = 1e",
        "a = 1.",
        "a = .1",
        "a = 1.e3",
        "a = tru",
        "a = True",
        "a = nul",
        "a = 2013-13-01",
        "a = 2013-02-30",
        "a = 25:00:00",
        "a = 2013-01-01T25:00:00",
        "a = 2013-1-1",
        "a = 1\na = 2",
        "[a]\n[a]",
        "a = 1\n[a]",
        "a = 1\na.b = 2",
        "a = {b = 1}\n[a.c]",
        "a = [1]\n[[a]]",
        "[[a]]\n[a]",
        "[a]\n[[a]]",
        "a = {b = 1, b = 2}",
        "a.b = 1\n[a]",
        "\"\"\"a\"\"\" = 1",
        "'''a''' = 1",
        "ä = 1",
        "a b = 1",
        "a = \"x\" \"y\"",
        "a = }",
        "a = ]",
        "}",
        "]",
        ",",
        "a = 1,",
        "a: 1",
        "- a",
        "<a>",
        "a = <x>",
        "\u{feff}\u{feff}a = 1",
        "a = inf1",
        "a = 99999999999-01-01",
    ] {
        let project = Project::new(text).matrix(2013, "m", &format!("{HEAD}{text}\n"));
        let checked = project.check();
        assert!(!checked.errors().is_empty(), "{text:?}");
        for language in [Language::German, Language::English] {
            let shown = checked.text(language);
            assert!(!shown.contains("Meldung des Lesers") && !shown.contains("reader says"), "{text:?}: {shown}");
        }
        let shown: String = german(&project)
            .lines()
            .filter(|line| line.starts_with("Fehler[toml-fehler]") || line.contains("= Hilfe"))
            .collect();
        assert_german(&shown, text);
        assert!(!shown.contains("kein gültiges TOML") || shown.contains("Handbuch"), "{text:?}: {shown}");
    }
}

#[test]
fn an_unknown_key_is_told_where_it_belongs_or_what_there_is() {
    for (keys, help) in [
        ("done_by = 2013-06-30", "schreiben Sie `target = { done_by = … }`"),
        ("mindestens = 400", "schreiben Sie `target = { at_least = … }`"),
        ("verantwortlich = \"Team\"", "`responsible` gehört unter [[goal.measure]]"),
        ("gewicht = 2", "`weight` gehört unter [[goal]]"),
        ("ist = 98", "`value` gehört in eine Meldung: unter [[actual]]"),
        ("Stand = 2013-04-30", "möglich sind `id`, `name`, "),
        ("farbe = \"rot\"", "möglich sind `id`, `name`, "),
        ("[[indicator]]\nid = \"y\"", "schreiben Sie [[goal.indicator]], oder [[goal.measure.indicator]]"),
        ("[[Maßnahme]]\ntitel = \"y\"", "Hilfe: meinten Sie `measure`?"),
        ("[[massnahme]]\ntitel = \"y\"", "schreiben Sie [[goal.measure]]"),
        ("[[kennzahl]]\nid = \"y\"", "schreiben Sie [[goal.indicator]]"),
    ] {
        let text = german(&indicator("", &format!("{SOUND}\n{keys}")));
        assert!(text.contains(help), "{keys}: {text}");
        assert_german(&text, keys);
    }
    let actual = |head: &str| {
        let text = format!("{head}\n[[actual]]\nindicator = \"x\"\nvalue = 98\n");
        german(&indicator("", SOUND).actuals("2013-T1", "m.toml", &text))
    };
    assert!(actual("Stand = 2013-04-30").contains("meinten Sie `period`?"), "{}", actual("Stand = 2013-04-30"));
    assert!(actual("amt = \"m\"").contains("möglich sind `period`, `matrix`, `actual`"), "{}", actual("amt = \"m\""));
}

#[test]
fn a_period_in_another_spelling_is_told_how_it_is_written() {
    let quarters = "periods = \"quarter\"";
    let until = |settings, period: &str| {
        let keys = format!("kind = \"level\"\naccepted = {{ until = \"{period}\", reason = \"R\" }}");
        german(&indicator(settings, &keys))
    };
    for (settings, period, help) in [
        ("", "T2 2013", "schreiben Sie „2013-T2“"),
        ("", "2013-t2", "schreiben Sie „2013-T2“"),
        ("", "2. Tertial 2013", "schreiben Sie „2013-T2“"),
        ("", "T2", "schreiben Sie das Jahr davor, wie „2013-T2“"),
        ("", "2013-T4", "dieses Projekt berichtet in Tertialen; möglich sind `2013-T1`, `2013-T2`, `2013-T3`"),
        (quarters, "2013-T2", "berichtet in Quartalen; möglich sind `2013-Q1`, `2013-Q2`, `2013-Q3`, `2013-Q4`"),
        (quarters, "2013/II", "berichtet in Quartalen; möglich sind `2013-Q1`"),
        (quarters, "Sommer", "dieses Projekt berichtet in Quartalen: schreiben Sie ihn wie „2013-Q1“"),
    ] {
        let text = until(settings, period);
        assert!(text.contains("[zeitraum-ungueltig]") && text.contains(help), "{period}: {text}");
    }
    for (label, help) in [
        ("1", "schreiben Sie `T1`"),
        ("t1", "schreiben Sie `T1`"),
        ("1. Tertial", "schreiben Sie `T1`"),
        ("2013-T1", "schreiben Sie `T1`"),
        ("T4", "möglich sind `T1`, `T2`, `T3`"),
        ("Q1", "möglich sind `T1`, `T2`, `T3`"),
    ] {
        let text = german(&indicator("", &format!("{SOUND}\nreport_in = [\"{label}\"]")));
        assert!(text.contains("[teilzeitraum-unbekannt]") && text.contains(help), "{label}: {text}");
    }
    let text = "period = \"T1 2013\"\n[[actual]]\nindicator = \"x\"\nvalue = 98\n";
    let text = german(&indicator("", SOUND).actuals("2013-T1", "m.toml", text));
    assert!(text.contains("[zeitraum-ungueltig]") && text.contains("schreiben Sie „2013-T1“"), "{text}");
}

#[test]
fn a_key_in_german_is_not_missing_as_well() {
    let text = "[[actual]]\nindikator = \"x\"\nvalue = 98\n";
    let project = indicator("", SOUND).actuals("2013-T1", "m.toml", text);
    assert_eq!(project.check().errors(), ["unbekannter-schluessel"]);
    let accepted = "accepted = { bis = \"2013-T2\", grund = \"R\" }";
    let project = indicator("", &format!("{SOUND}\n{accepted}"));
    assert_eq!(project.check().errors(), ["unbekannter-schluessel"; 2]);
    // What is missing beside a key that was meant for something else is said.
    let project = indicator("", &format!("{SOUND}\naccepted = {{ grund = \"R\" }}"));
    assert_eq!(project.check().errors(), ["schluessel-fehlt", "unbekannter-schluessel"]);
}
