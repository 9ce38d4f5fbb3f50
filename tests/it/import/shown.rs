//! A cell counts as what it shows: formats, raised marks, hidden sheets and results of formulas, in `.xlsx` and `.ods`.

use super::{MATRIX, form};
use crate::support::Project;
use crate::support::book::{book, changed, ods_with, sheet, xlsx};

/// A matrix of one indicator `x` with that unit.
fn matrix(unit: &str) -> String {
    format!(
        "title = \"M\"\n[[goal]]\nid = \"g\"\ntitle = \"G\"\n[[goal.indicator]]\nid = \"x\"\nname = \"X\"\nunit = \"{unit}\"\n\
         kind = \"level\"\ntarget = {{ at_least = 80 }}\n"
    )
}

/// What an import of that file writes for `m/x`, and the codes of its messages.
fn read(unit: &str, name: &str, bytes: &[u8], mapping: Option<&str>) -> (String, Vec<String>) {
    let project = Project::new("").matrix(2013, "m", &matrix(unit)).file(name, bytes);
    let project = mapping.into_iter().fold(project, |project, text| project.file("zuordnung.toml", text));
    let mut arguments = vec!["import", name, "--period", "2013-T1", "--yes"];
    if mapping.is_some() {
        arguments.extend(["--mapping", "zuordnung.toml"]);
    }
    let run = project.run(&arguments);
    let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap_or_default();
    let kept: Vec<String> = written
        .lines()
        .filter(|line| ["value", "comment", "forecast", "provisional"].iter().any(|key| line.starts_with(key)))
        .map(|line| line.split_whitespace().collect::<Vec<_>>().join(" "))
        .collect();
    let codes = run.stderr.split('[').skip(1).filter_map(|rest| rest.split_once("]: ")).map(|(code, _)| code.into());
    // Whether a value is plausible is another question than what a cell shows.
    (kept.join("; "), codes.filter(|code: &String| code != "wert-weit-entfernt").collect())
}

fn assert_read(case: &str, (kept, found): (String, Vec<String>), written: &str, codes: &[&str]) {
    assert_eq!(
        (kept.as_str(), found.iter().map(String::as_str).collect::<Vec<_>>()),
        (written, codes.to_vec()),
        "{case}"
    );
    drop((kept, found));
}

/// A free table whose one value is a number in that format.
fn in_format(format: &str, value: &str) -> Vec<u8> {
    book("Ist", &format!("A1 Indikator\nB1 Ist\nA2 m/x\nB2 format {format} {value}"))
}

const NOTED: &[&str] = &["ist-mit-bemerkung"];
const REFUSED: &[&str] = &["ist-unlesbar"];

#[test]
fn number_formats_count_as_they_show() {
    for (unit, format, value, written, codes) in [
        // Thousands: in a unit of thousands as shown, in another one refused.
        ("T€", "#,##0,", "7918000", "value = 7918", NOTED),
        ("T€", "#,##0,", "7918432", "value = 7918.432", NOTED),
        ("TEUR", "0.0,", "7918000", "value = 7918", NOTED),
        ("Mio. €", "0.0,,", "178518000", "value = 178.5180", NOTED),
        ("Tsd. Besuche", "[>=1000]#,##0,;0", "7918000", "value = 7918", NOTED),
        ("EUR", "#,##0,", "7918000", "", REFUSED),
        ("Besuche", "[$-407]#,##0,", "7918000", "", REFUSED),
        ("T€", "0.0,,", "7918000", "", REFUSED),
        ("Besuche", "[>=1000]#,##0,;0", "500", "value = 500", &[]),
        // The words of a format say the unit.
        ("EUR", "#,##0, \"T€\"", "7918432", "value = 7918432", NOTED),
        ("T€", "#,##0, \"T€\"", "7918432", "value = 7918.432", &[]),
        ("T€", "#,##0, \"€\"", "7918432", "", REFUSED),
        ("EUR", "#,##0 \"T€\"", "7918", "value = 7918000", NOTED),
        ("EUR", "0.0,, \"Mio. €\"", "178518000", "value = 178518000", NOTED),
        ("EUR", "#,##0.00 €", "7918", "value = 7918", &[]),
        ("EUR", "#,##0.00\\ [$€-407]", "7918.5", "value = 7918.5", &[]),
        ("€ je Fall", "#,##0.00 €", "7918", "value = 7918", &[]),
        ("EUR", "[$$-409]#,##0.00", "7918", "", REFUSED),
        ("Besuche", "0 \"Besuche\"", "98", "value = 98", &[]),
        ("Besuche", "0 \"p\"", "98", "value = 98; provisional = true", &["ist-vorlaeufig"]),
        ("Besuche", "0\"¹\"", "98", "", REFUSED),
        ("Besuche", "\"ca. \"0", "98", "", REFUSED),
        ("Besuche", "0\\,0", "98", "", REFUSED),
        // Per cent.
        ("%", "0%", "0.8", "value = 80", NOTED),
        ("%", "[<=1]0.0%;0", "0.825", "value = 82.5", NOTED),
        ("%", "0;-0;0%", "80", "value = 80", &[]),
        ("%", "0.0\" %\"", "82.5", "value = 82.5", NOTED),
        ("Besuche", "0%", "0.8", "", REFUSED),
        // Rounded for the eye alone.
        ("Besuche", "0", "98.456", "value = 98.4560", &[]),
        ("Besuche", "# ?/?", "0.5", "value = 0.5", &[]),
        ("Besuche", "0.00E+00", "98000", "value = 98000", &[]),
        ("Besuche", "@", "98", "value = 98", &[]),
        // Words in the place of a number, and nothing.
        ("EUR", "_-* #,##0.00\\ \"€\"_-;-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-;_-@_-", "0", "value = 0", &[]),
        (
            "EUR",
            "_-* #,##0.00\\ \"€\"_-;-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-;_-@_-",
            "-5.5",
            "value = -5.5",
            &[],
        ),
        ("Besuche", "0;-0;\"k. A.\"", "0", "value = 0", NOTED),
        ("Besuche", ";;;", "98", "", REFUSED),
        ("Besuche", "\"\"", "98", "", REFUSED),
        ("Besuche", "0;-0;;@", "0", "", REFUSED),
        ("Besuche", "#,##0;#,##0", "-5", "", REFUSED),
        // A minus that the format puts there.
        ("Besuche", "\"-\"0", "98", "", REFUSED),
        ("Besuche", "-0", "98", "", REFUSED),
        ("Besuche", "0-", "98", "", REFUSED),
        ("Besuche", "0\"-\"", "98", "", REFUSED),
        ("Besuche", "(0)", "98", "", REFUSED),
        ("Besuche", "-0", "-98", "", REFUSED),
        ("%", "-0%", "0.8", "", REFUSED),
        ("Besuche", "0;(0)", "-98", "value = -98", &[]),
        ("Besuche", "0;-0", "-98", "value = -98", &[]),
        ("Besuche", "0;0-", "-98", "value = -98", &[]),
        ("EUR", "0.-", "98", "value = 98", &[]),
        ("Besuche", "0\" (p)\"", "98", "value = 98; provisional = true", &["ist-vorlaeufig"]),
        ("Besuche", "#,##0;[Red]#,##0", "-5", "value = -5", NOTED),
        // Days and times are no numbers.
        ("Besuche", "dd.mm.yyyy", "41400", "", REFUSED),
        ("Stunden", "[h]:mm", "1.5", "", &["zelle-falsche-art"]),
        // Fifteen digits, whoever computed them.
        ("Besuche", "General", "0.30000000000000004", "value = 0.3", &["zelle-gerundet"]),
        ("Besuche", "General", "32.666666666666664", "value = 32.6666666666667", &["zelle-gerundet"]),
        ("%", "0.0%", "0.5700000000000001", "value = 57", &["ist-mit-bemerkung", "zelle-gerundet"]),
        ("T€", "#,##0,", "0.30000000000000004", "value = 0.0003", &["ist-mit-bemerkung", "zelle-gerundet"]),
    ] {
        let (kept, mut found) = read(unit, "werte.xlsx", &in_format(format, value), None);
        found.sort();
        assert_read(&format!("{value} in {format}, {unit}"), (kept, found), written, codes);
    }
}

#[test]
fn a_factor_says_what_thousands_mean() {
    for (factor, format, written, codes) in [
        ("1000", "#,##0,", "value = 7918000", NOTED),
        ("1000", "#,##0, \"T€\"", "value = 7918000", NOTED),
        ("0.001", "#,##0,", "", REFUSED),
        ("1000000", "#,##0,", "", REFUSED),
    ] {
        let mapping = format!("[columns]\nindicator = \"Indikator\"\nvalue = \"Ist\"\n[factor]\nvalue = {factor}\n");
        let found = read("EUR", "werte.xlsx", &in_format(format, "7918000"), Some(&mapping));
        assert_read(&format!("{format} times {factor}"), found, written, codes);
    }
}

#[test]
fn built_in_formats_and_those_of_styles_count_too() {
    let styles = r##"<styleSheet><numFmts><numFmt numFmtId="170" formatCode="#,##0,"/></numFmts><fonts><font/><font><vertAlign val="superscript"/></font></fonts>
        <cellStyleXfs><xf/><xf numFmtId="170"/></cellStyleXfs><cellXfs><xf/><xf numFmtId="9"/><xf xfId="1"/><xf numFmtId="14"/><xf numFmtId="46"/><xf fontId="1"/></cellXfs>
        <dxfs><dxf><numFmt numFmtId="9" formatCode="0.000"/></dxf></dxfs></styleSheet>"##;
    let text = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
    for (style, unit, value, written, codes) in [
        ("1", "%", "0.8", "value = 80", NOTED),
        ("2", "T€", "7918000", "value = 7918", NOTED),
        ("3", "T€", "41400", "", REFUSED),
        ("4", "T€", "41400", "", &["zelle-falsche-art"]),
        ("5", "T€", "98", "", REFUSED),
        ("99", "T€", "98", "value = 98", &[]),
    ] {
        let rows = format!(
            "<row>{}{}</row><row>{}<c s=\"{style}\"><v>{value}</v></c></row>",
            text("Indikator"),
            text("Ist"),
            text("m/x")
        );
        let bytes = xlsx(sheet(&rows).as_bytes(), &[("xl/styles.xml", styles.as_bytes())]);
        assert_read(style, read(unit, "werte.xlsx", &bytes, None), written, codes);
        // Prefixes say nothing.
        let prefixed = sheet(&rows).replace("</", "</a:").replace('<', "<a:").replace("<a:/a:", "</a:");
        let prefixed = prefixed.replace("xmlns=", "xmlns:a=");
        let bytes = xlsx(prefixed.as_bytes(), &[("xl/styles.xml", styles.as_bytes())]);
        assert_read(&format!("{style} with prefixes"), read(unit, "werte.xlsx", &bytes, None), written, codes);
    }
}

#[test]
fn days_are_counted_from_where_the_workbook_says() {
    let cells = form("A5 m/d\nI5 format dd.mm.yyyy 41506");
    for (system, day) in [("", "2013-08-20"), ("date1904=\"1\" ", "2017-08-21")] {
        let bytes = changed(&book("Ist", &cells), |name, text| {
            if name == "xl/workbook.xml" {
                text.replace("<workbookPr ", &format!("<workbookPr {system}"))
            } else {
                text
            }
        });
        let project = Project::new("").matrix(2013, "m", MATRIX).file("form.xlsx", bytes);
        project.run(&["import", "form.xlsx", "--yes"]);
        let written = std::fs::read_to_string(project.path().join("actuals/2013-T1/m.toml")).unwrap_or_default();
        assert!(written.contains(&format!("done      = {day}")), "{written}");
    }
}

/// A table of texts in several writings, as Excel saves it.
fn in_runs(runs: &str) -> Vec<u8> {
    let texts = ["<t>Indikator</t>", "<t>Ist</t>", "<t>m/x</t>", runs, "<t>Erläuterung</t>"];
    let strings: String = texts.map(|text| format!("<si>{text}</si>")).concat();
    let cell = |number: usize| format!("<c t=\"s\"><v>{number}</v></c>");
    let rows = format!("<row>{}{}{}</row><row>{}{}</row>", cell(0), cell(1), cell(4), cell(2), cell(3));
    xlsx(sheet(&rows).as_bytes(), &[("xl/sharedStrings.xml", format!("<sst>{strings}</sst>").as_bytes())])
}

#[test]
fn raised_marks_are_no_digits() {
    let raised = |text: &str| format!("<r><rPr><sz val=\"8\"/><vertAlign val=\"superscript\"/></rPr><t>{text}</t></r>");
    let run = |text: &str| format!("<r><rPr><b/><color rgb=\"FFFF0000\"/></rPr><t>{text}</t></r>");
    let lowered = raised("1").replace("superscript", "subscript");
    for (runs, written, codes) in [
        (format!("<r><t>98</t></r>{}", raised("1")), "", REFUSED),
        (format!("{}{}", run("1.234,5"), raised("2")), "", REFUSED),
        (format!("<r><t>98</t></r>{}", raised("1)")), "", REFUSED),
        (format!("<r><t>98</t></r>{}", raised("*")), "", REFUSED),
        (format!("<r><t>98</t></r>{lowered}"), "", REFUSED),
        (format!("{}<r><t>98</t></r>", raised("1")), "", REFUSED),
        (format!("{}{}", run("9"), run("8")), "value = 98", &[]),
        (format!("<r><t>98</t></r>{}", raised(" ")), "value = 98", &[]),
        (format!("<r><t>98 m</t></r>{}", raised("2")), "value = 98", NOTED),
        ("<t>98</t><rPh sb=\"0\" eb=\"1\"><t>77</t></rPh><phoneticPr fontId=\"1\"/>".to_owned(), "value = 98", &[]),
    ] {
        assert_read(&runs, read("m²", "werte.xlsx", &in_runs(&runs), None), written, codes);
        let inline = sheet(&format!(
            "<row><c t=\"inlineStr\"><is><t>Indikator</t></is></c><c t=\"inlineStr\"><is><t>Ist</t></is></c></row>\
             <row><c t=\"inlineStr\"><is><t>m/x</t></is></c><c t=\"inlineStr\"><is>{runs}</is></c></row>"
        ));
        assert_read(&runs, read("m²", "werte.xlsx", &xlsx(inline.as_bytes(), &[]), None), written, codes);
    }
}

#[test]
fn raised_marks_in_remarks_are_texts() {
    let bytes = changed(
        &book("Ist", "A1 Indikator\nB1 Ist\nC1 Erläuterung\nA2 m/x\nB2 number 98\nC2 ERSATZ"),
        |_, text| {
            let run = "<r><t>CO</t></r><r><rPr><vertAlign val=\"subscript\"/></rPr><t>2</t></r><r><t>, 98</t></r><r><rPr><vertAlign val=\"superscript\"/></rPr><t>1</t></r>";
            text.replace("<t>ERSATZ</t>", run)
        },
    );
    let found = read("Besuche", "werte.xlsx", &bytes, None);
    assert_read("a remark", found, "value = 98; comment = \"CO2, 98¹\"", &[]);
}

#[test]
fn a_hidden_sheet_is_never_read_in_place_of_one_that_is_seen() {
    let hidden = "A1 Indikator\nB1 Ist\nA2 m/x\nB2 number 1\nsheet Meldung\nA1 Indikator\nB1 Ist\nA2 m/x\nB2 number 98";
    let bytes = book("Vorjahr", hidden);
    for state in ["hidden", "veryHidden"] {
        let bytes = changed(&bytes, |name, text| {
            let shown = "<sheet name=\"Vorjahr\"";
            if name == "xl/workbook.xml" { text.replace(shown, &format!("{shown} state=\"{state}\"")) } else { text }
        });
        assert_read(state, read("Besuche", "werte.xlsx", &bytes, None), "value = 98", &[]);
        let mapping = "[columns]\nindicator = \"Indikator\"\nvalue = \"Ist\"\n";
        assert_read(state, read("Besuche", "werte.xlsx", &bytes, Some(mapping)), "value = 98", &[]);
        let named = format!("sheet = \"Vorjahr\"\n{mapping}");
        assert_read(state, read("Besuche", "werte.xlsx", &bytes, Some(&named)), "value = 1", &["blatt-ausgeblendet"]);
    }
    let nothing = changed(&book("Meldung", "A1 Text"), |name, text| {
        if name == "xl/workbook.xml" { text.replace("<sheet name=", "<sheet state=\"hidden\" name=") } else { text }
    });
    assert_read("all hidden", read("Besuche", "werte.xlsx", &nothing, None), "", &["datei-leer"]);
}

#[test]
fn a_result_that_is_empty_is_an_empty_cell() {
    let row = |value: &str, comment: &str| {
        let text = |text: &str| format!("<c t=\"inlineStr\"><is><t>{text}</t></is></c>");
        let head = format!("<row>{}{}{}</row>", text("Indikator"), text("Ist"), text("Erläuterung"));
        xlsx(sheet(&format!("{head}<row>{}{value}{comment}</row>", text("m/x"))).as_bytes(), &[])
    };
    let number = "<c><v>98</v></c>";
    for (value, comment, written, codes) in [
        (number, "<c t=\"str\"><f>IF(A1,1)</f><v></v></c>", "value = 98", &[] as &[&str]),
        (number, "<c t=\"str\"><f>IF(A1,1)</f><v/></c>", "value = 98", &[]),
        (number, "<c t=\"str\"><f>IF(A1,1)</f><v xml:space=\"preserve\"> </v></c>", "value = 98", &[]),
        (number, "<c t=\"str\"><f>IF(A1,1)</f></c>", "", &["zelle-formel-ohne-wert"]),
        (number, "<c><f>IF(A1,1)</f></c>", "", &["zelle-formel-ohne-wert"]),
        // So other programs save what they did not compute.
        ("<c><f>A1+1</f><v></v></c>", "", "", &["zelle-formel-ohne-wert"]),
        ("<c><f>A1+1</f><v/></c>", "", "", &["zelle-formel-ohne-wert"]),
        ("<c t=\"str\"><f>IF(A1,1)</f><v></v></c>", "", "", &[]),
        ("<c><f t=\"shared\" si=\"0\"/><v>98</v></c>", "", "value = 98", &["zelle-formel"]),
        ("<c><f t=\"array\" ref=\"B2\">SUM(1)</f><v>98</v></c>", "", "value = 98", &["zelle-formel"]),
        ("<c t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>", "", "", &["zelle-fehlerwert"]),
    ] {
        let found = read("Besuche", "werte.xlsx", &row(value, comment), None);
        assert_read(&format!("{value}{comment}"), found, written, codes);
    }
    // The cell that cannot be read is the one that is shown.
    let project = Project::new("").matrix(2013, "m", &matrix("Besuche"));
    let project = project.file("werte.xlsx", row(number, "<c><f>IF(A1,1)</f></c>"));
    let run = project.run(&["import", "werte.xlsx", "--period", "2013-T1", "--dry-run"]);
    let refused = run.stdout.lines().find(|line| line.contains("abgelehnt")).unwrap();
    assert!(refused.ends_with("C2") && refused.contains("=…"), "{}", run.stdout);
}

#[test]
fn what_lies_under_merged_cells_is_not_seen() {
    let bytes = book("Ist", "A1 Indikator\nB1 Ist\nC1 Prognose\nA2 m/x\nB2 number 98\nC2 number 120");
    let merged = changed(&bytes, |_, text| {
        text.replace("</sheetData>", "</sheetData><mergeCells count=\"1\"><mergeCell ref=\"B2:C2\"/></mergeCells>")
    });
    assert_read("merged", read("Besuche", "werte.xlsx", &merged, None), "", REFUSED);
    let apart = changed(&merged, |_, text| text.replace("B2:C2", "B2:B3"));
    assert_read("apart", read("Besuche", "werte.xlsx", &apart, None), "value = 98; forecast = 120", &[]);
}

/// A spreadsheet of LibreOffice whose one value is that cell.
fn in_ods(styles: &str, columns: &str, cell: &str) -> Vec<u8> {
    let text = |text: &str| {
        format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
    };
    let head = format!("<table:table-row>{}{}</table:table-row>", text("Indikator"), text("Ist"));
    let row = format!("<table:table-row>{}{cell}</table:table-row>", text("m/x"));
    ods_with(styles, &format!("<table:table table:name=\"Ist\">{columns}{head}{row}</table:table>"))
}

#[test]
fn formats_of_libreoffice_count_as_they_show() {
    let styles = r##"
        <number:number-style style:name="N1"><number:number number:decimal-places="0" number:min-decimal-places="0" number:min-integer-digits="1" number:grouping="true" number:display-factor="1000"/></number:number-style>
        <number:number-style style:name="N2"><number:number number:decimal-places="1" number:min-decimal-places="1" number:min-integer-digits="1" number:display-factor="1000000"/><number:text> Mio. €</number:text></number:number-style>
        <number:number-style style:name="N3P0" style:volatile="true"><number:number number:decimal-places="0" number:min-integer-digits="1" number:display-factor="1000"/></number:number-style>
        <number:number-style style:name="N3"><number:number number:decimal-places="0" number:min-integer-digits="1"/><style:map style:condition="value()&gt;=1000" style:apply-style-name="N3P0"/></number:number-style>
        <number:percentage-style style:name="N4"><number:number number:decimal-places="1" number:min-integer-digits="1"/><number:text> %</number:text></number:percentage-style>
        <number:currency-style style:name="N5P0" style:volatile="true"><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/><number:text> </number:text><number:currency-symbol number:language="de" number:country="DE">€</number:currency-symbol></number:currency-style>
        <number:currency-style style:name="N5"><style:text-properties fo:color="#ff0000"/><number:text>-</number:text><number:number number:decimal-places="2" number:min-integer-digits="1" number:grouping="true"/><number:text> </number:text><number:currency-symbol>€</number:currency-symbol><style:map style:condition="value()&gt;=0" style:apply-style-name="N5P0"/></number:currency-style>
        <number:number-style style:name="N6"><number:text/></number:number-style>
        <number:number-style style:name="N7P0" style:volatile="true"><number:number number:decimal-places="0" number:min-integer-digits="1"/></number:number-style>
        <number:number-style style:name="N7P1" style:volatile="true"><number:text>-</number:text><number:number number:decimal-places="0" number:min-integer-digits="1"/></number:number-style>
        <number:number-style style:name="N7"><number:text>-</number:text><style:map style:condition="value()&gt;0" style:apply-style-name="N7P0"/><style:map style:condition="value()&lt;0" style:apply-style-name="N7P1"/></number:number-style>
        <number:number-style style:name="N8"><number:text>-</number:text><number:number number:decimal-places="0" number:min-integer-digits="1"/></number:number-style>
        <style:style style:name="ce1" style:family="table-cell" style:data-style-name="N1"/>
        <style:style style:name="ce10" style:family="table-cell" style:data-style-name="N8"/>
        <style:style style:name="ce2" style:family="table-cell" style:data-style-name="N2"/>
        <style:style style:name="ce3" style:family="table-cell" style:data-style-name="N3"/>
        <style:style style:name="ce4" style:family="table-cell" style:data-style-name="N4"/>
        <style:style style:name="ce5" style:family="table-cell" style:data-style-name="N5"/>
        <style:style style:name="ce6" style:family="table-cell" style:data-style-name="N6"/>
        <style:style style:name="ce7" style:family="table-cell" style:data-style-name="N7"/>
        <style:style style:name="ce8" style:family="table-cell" style:parent-style-name="ce1"/>
        <style:style style:name="ce9" style:family="table-cell"><style:text-properties style:text-position="super 58%"/></style:style>"##;
    let number = |kind: &str, style: &str, value: &str| {
        let style = if style.is_empty() { String::new() } else { format!(" table:style-name=\"{style}\"") };
        format!("<table:table-cell{style} office:value-type=\"{kind}\" office:value=\"{value}\"/>")
    };
    let defaults =
        |style: &str| format!("<table:table-column/><table:table-column table:default-cell-style-name=\"{style}\"/>");
    for (unit, columns, cell, written, codes) in [
        ("T€", "", number("float", "ce1", "7918000"), "value = 7918", NOTED),
        ("EUR", "", number("float", "ce1", "7918000"), "", REFUSED),
        ("T€", "", number("float", "ce8", "7918000"), "value = 7918", NOTED),
        ("EUR", "", number("float", "ce2", "178518000"), "value = 178518000", NOTED),
        ("Mio. €", "", number("float", "ce2", "178518000"), "value = 178.5180", &[]),
        ("T€", "", number("float", "ce3", "7918000"), "value = 7918", NOTED),
        ("T€", "", number("float", "ce3", "500"), "value = 500", &[]),
        ("%", "", number("percentage", "ce4", "0.825"), "value = 82.5", NOTED),
        ("%", "", number("percentage", "", "0.825"), "value = 82.5", NOTED),
        ("EUR", "", number("currency", "ce5", "7918.5"), "value = 7918.5", &[]),
        ("EUR", "", number("currency", "ce5", "-7918.5"), "value = -7918.5", &[]),
        ("Besuche", "", number("float", "ce6", "98"), "", REFUSED),
        ("Besuche", "", number("float", "ce7", "0"), "value = 0", &[]),
        ("Besuche", "", number("float", "ce7", "-5"), "value = -5", &[]),
        ("Besuche", "", number("float", "ce9", "98"), "", REFUSED),
        ("Besuche", "", number("float", "ce10", "98"), "", REFUSED),
        ("T€", &defaults("ce1"), number("float", "", "7918000"), "value = 7918", NOTED),
        ("Besuche", "", number("float", "", "0.30000000000000004"), "value = 0.3", &["zelle-gerundet"]),
        ("Besuche", "", "<table:table-cell office:value-type=\"time\" office:time-value=\"PT36H30M00S\"/>".into(), "", &["zelle-falsche-art"]),
        ("Besuche", "", "<table:table-cell table:formula=\"of:=IF(1)\" office:value-type=\"string\" office:string-value=\"\"><text:p/></table:table-cell>".into(), "", &[]),
        ("Besuche", "", "<table:table-cell table:formula=\"of:=A1\"/>".into(), "", &["zelle-formel-ohne-wert"]),
        ("Besuche", "", "<table:covered-table-cell office:value-type=\"float\" office:value=\"98\"/>".into(), "", REFUSED),
    ] {
        let (kept, mut found) = read(unit, "werte.ods", &in_ods(styles, columns, &cell), None);
        found.sort();
        assert_read(&format!("{cell} in {unit}"), (kept, found), written, codes);
    }
}

#[test]
fn raised_marks_of_libreoffice_are_no_digits() {
    let styles = "<style:style style:name=\"T1\" style:family=\"text\"><style:text-properties style:text-position=\"super 58%\"/></style:style>\
        <style:style style:name=\"T2\" style:family=\"text\" style:parent-style-name=\"T1\"/>\
        <style:style style:name=\"T3\" style:family=\"text\"><style:text-properties style:text-position=\"-33% 58%\"/></style:style>\
        <style:style style:name=\"T4\" style:family=\"text\"><style:text-properties style:text-position=\"0% 100%\"/></style:style>";
    for (style, written, codes) in [
        ("T1", "", REFUSED),
        ("T2", "", REFUSED),
        ("T3", "", REFUSED),
        ("nirgends", "", REFUSED),
        ("T4", "value = 981", &[]),
    ] {
        let cell = format!(
            "<table:table-cell office:value-type=\"string\"><text:p>98<text:span text:style-name=\"{style}\">1</text:span></text:p></table:table-cell>"
        );
        assert_read(style, read("Besuche", "werte.ods", &in_ods(styles, "", &cell), None), written, codes);
    }
}

#[test]
fn hidden_sheets_of_libreoffice_are_passed_over() {
    let table = |name: &str, style: &str, value: &str| {
        let text = |text: &str| {
            format!("<table:table-cell office:value-type=\"string\"><text:p>{text}</text:p></table:table-cell>")
        };
        format!(
            "<table:table table:name=\"{name}\" table:style-name=\"{style}\"><table:table-row>{}{}</table:table-row><table:table-row>{}\
             <table:table-cell office:value-type=\"float\" office:value=\"{value}\"/></table:table-row></table:table>",
            text("Indikator"),
            text("Ist"),
            text("m/x")
        )
    };
    let styles = "<style:style style:name=\"ta1\" style:family=\"table\"><style:table-properties table:display=\"true\"/></style:style>\
                  <style:style style:name=\"ta2\" style:family=\"table\"><style:table-properties table:display=\"false\"/></style:style>";
    let bytes = ods_with(styles, &format!("{}{}", table("Vorjahr", "ta2", "1"), table("Meldung", "ta1", "98")));
    assert_read("ods", read("Besuche", "werte.ods", &bytes, None), "value = 98", &[]);
    let mapping = "sheet = \"Vorjahr\"\n[columns]\nindicator = \"Indikator\"\nvalue = \"Ist\"\n";
    assert_read("ods", read("Besuche", "werte.ods", &bytes, Some(mapping)), "value = 1", &["blatt-ausgeblendet"]);
}
