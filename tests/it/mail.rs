//! Drafts of messages: with forms, as reminders, with returns. Nothing is sent.

use std::fs;

use crate::support::Project;
use crate::support::book::book;

const CONTACTS: &str = "organisation = \"Stadt\"\n[[contact]]\nname = \"Team  Älter\"\nemail = \"alter@stadt.example\"\n\
                        [[contact]]\nname = \"Sozialamt\"\nemail = \"sozialamt@stadt.example\"\n";

const MATRIX: &str = "title = \"M\"\ndepartment = \"Sozialamt\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n\
                      [[goal.measure]]\ntitle = \"A\"\nresponsible = \"team älter\"\n[[goal.measure.indicator]]\nid = \"x\"\nname = \"Erstbesuche\"\nkind = \"cumulative\"\n\
                      target = { at_least = 300 }\n[[goal.measure]]\ntitle = \"B\"\nresponsible = \"Team ohne\"\n\
                      [[goal.measure.indicator]]\nid = \"y\"\nname = \"Y\"\nkind = \"level\"\n";

fn project() -> Project {
    Project::new(CONTACTS).matrix(2013, "m", MATRIX)
}

fn read(project: &Project, path: &str) -> String {
    fs::read_to_string(project.path().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The lines of the headers of a draft.
fn head(text: &str) -> Vec<&str> {
    text.split("\r\n\r\n").next().unwrap().split("\r\n").collect()
}

#[test]
fn forms_go_out_with_the_draft_of_a_message_each() {
    let project = project();
    let arguments = ["collect", "2013-T1", "-o", "forms", "--by", "responsible", "--mail"];
    let run = project.run(&arguments);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(
        run.stderr.contains("1 Entwurf einer Nachricht in forms geschrieben; gesendet wurde nichts."),
        "{}",
        run.stderr
    );
    assert!(run.stderr.contains("2013-T1-Team-ohne.xlsx: ohne Adresse: „Team ohne“"), "{}", run.stderr);
    assert!(!project.path().join("forms/2013-T1-Team-ohne.eml").exists());
    assert!(project.path().join("forms/2013-T1-Team-ohne.xlsx").exists(), "the form is there all the same");
    let draft = read(&project, "forms/2013-T1-team-älter.eml");
    let head = head(&draft);
    assert_eq!(head[0], "X-Unsent: 1");
    assert!(head[1].starts_with("To: =?utf-8?") && head.concat().contains("<alter@stadt.example>"), "{head:?}");
    assert!(draft.is_ascii() && draft.contains("multipart/mixed") && draft.contains("spreadsheetml"), "{draft}");
    assert!(!draft.contains("\nDate:") && !draft.contains("\nMessage-ID:"), "{draft}");
    // The same bytes each time, and nothing of what is there is lost.
    assert_eq!(project.run(&arguments).code, Some(4));
    assert_eq!(project.run(&[&arguments[..], &["--overwrite"]].concat()).code, Some(0));
    assert_eq!(read(&project, "forms/2013-T1-team-älter.eml"), draft);
    // The form of a matrix goes to its department.
    assert_eq!(project.run(&["collect", "2013-T1", "-o", "alle", "--mail"]).code, Some(0));
    assert!(read(&project, "alle/2013-T1-m.eml").contains("To: \"Sozialamt\" <sozialamt@stadt.example>"));
}

#[test]
fn who_owes_something_is_reminded() {
    let project = project();
    let arguments = ["status", "--today", "2013-05-20", "--mail", "mails"];
    let run = project.run(&arguments);
    assert_eq!(run.code, Some(0), "{}", run.stderr);
    assert!(run.stderr.contains("Erinnerung-Team-ohne.eml: ohne Adresse: „Team ohne“"), "{}", run.stderr);
    let draft = read(&project, "mails/Erinnerung-team-älter.eml");
    assert!(
        draft.contains("1. Tertial 2013, M (seit 6 Tagen =C3=BCberf=C3=A4llig)") || draft.contains("base64"),
        "{draft}"
    );
    assert_eq!(project.run(&arguments).code, Some(0), "an earlier draft is replaced");
    assert_eq!(read(&project, "mails/Erinnerung-team-älter.eml"), draft);
    // Before the cut-off date nobody owes anything.
    let run = project.run(&["status", "--today", "2013-04-20", "--mail", "frueh"]);
    assert!(run.stderr.contains("Kein Entwurf"), "{}", run.stderr);
    assert!(!project.path().join("frueh").exists());
}

#[test]
fn a_return_has_the_draft_of_a_message_beside_it() {
    let cells = "A1 zielmatrix-formular 1\nA2 2013-T1\nA4 zielmatrix-spalten\nB4 value\nA5 m/x\nB5 rd. 98";
    let project = project().file("form.xlsx", book("Ist", cells));
    let run = project.run(&["import", "form.xlsx", "--annotate", "zurueck", "--mail", "--yes"]);
    assert_eq!(run.code, Some(1), "{}", run.stderr);
    let draft = read(&project, "zurueck/form.eml");
    assert!(draft.contains("<alter@stadt.example>") && draft.contains("filename=\"form.xlsx\""), "{draft}");
    assert!(run.stderr.contains("1 Entwurf einer Nachricht in zurueck geschrieben"), "{}", run.stderr);
    // Without a folder of returns there is nothing to send.
    assert_eq!(project.run(&["import", "form.xlsx", "--mail"]).code, Some(2));
}

#[test]
fn an_address_must_be_one_that_every_program_takes() {
    for (email, right) in [
        ("a@b.example", true),
        ("vor.name+form@amt-50.stadt.example", true),
        ("a@b.example\\nBcc: c@d.example", false),
        ("Amt <a@b.example>", false),
        ("a@b.example, c@d.example", false),
        ("bürger@stadt.example", false),
        ("a@bürgeramt.example", false),
        ("a@xn--brgeramt-n2a.example", true),
        ("a", false),
        ("@b.example", false),
        ("a@", false),
        ("a..b@c.example", false),
        ("a@-b.example", false),
    ] {
        let project =
            Project::new(&format!("[[contact]]\nname = \"A\"\nemail = \"{email}\"\n")).matrix(2013, "m", MATRIX);
        let codes = project.check().errors();
        assert_eq!(codes.is_empty(), right, "{email}: {codes:?}");
        assert!(right || codes == ["kontakt-adresse"], "{email}: {codes:?}");
    }
}
