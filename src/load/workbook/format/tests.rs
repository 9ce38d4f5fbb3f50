use super::*;

/// In words, so that a table of cases is readable: what is shown of a number in a format.
fn shown(code: &str, value: &str) -> String {
    match Format::parse(code).shows(value.parse().unwrap()) {
        Shown::Dressed(Look { instead: Some(words), .. }) => format!("instead {words}"),
        Shown::Dressed(look) => {
            let percent = if look.percent { "%" } else { "" };
            format!("{}|{}{percent}|{}", look.prefix, look.thousands, look.suffix)
        }
        plain @ (Shown::Plain | Shown::Percent | Shown::Date | Shown::Time | Shown::Nothing | Shown::Unclear) => {
            format!("{plain:?}")
        }
    }
}

#[test]
fn formats_say_what_they_show() {
    for (code, value, expected) in [
        ("General", "98", "Plain"),
        ("", "98", "Plain"),
        ("@", "98", "Plain"),
        ("0.00", "98.456", "Plain"),
        ("#,##0", "7918000", "Plain"),
        ("#,##0.00", "7918000", "Plain"),
        ("#\\ ##0", "7918000", "Plain"),
        ("#\".\"##0", "7918000", "Plain"),
        ("0.00E+00", "7918000", "Plain"),
        ("# ?/?", "0.5", "Plain"),
        ("# ??/100", "0.5", "Plain"),
        // Thousands, in all their places.
        ("#,##0,", "7918000", "|1|"),
        ("0,", "7918000", "|1|"),
        ("0.0,,", "7918000", "|2|"),
        ("#,##0,.0", "7918000", "|1|"),
        ("#,##0,,,", "7918000000", "|3|"),
        ("#,##0, \"T€\"", "7918000", "|1|T€"),
        ("#,##0,\\ \"Tsd. €\"", "7918000", "|1|Tsd. €"),
        ("#,##0,\"T\"\\€", "7918000", "|1|T€"),
        ("[$-407]#,##0,", "7918000", "|1|"),
        ("[Red]#,##0,;[Blue]-#,##0,", "-7918000", "|1|"),
        ("[>=1000000]0.0,,\"Mio.\";[>=1000]0,\"Tsd.\";0", "7918000", "|2|Mio."),
        ("[>=1000000]0.0,,\"Mio.\";[>=1000]0,\"Tsd.\";0", "7918", "|1|Tsd."),
        ("[>=1000000]0.0,,\"Mio.\";[>=1000]0,\"Tsd.\";0", "791", "Plain"),
        ("[>=1000]#,##0,;0", "500", "Plain"),
        ("[>=1000]#,##0,;0", "-500", "Plain"),
        ("[>=1000]#,##0,;0", "5000", "|1|"),
        ("_-* #,##0,_-;-* #,##0,_-;_-* \"-\"??_-;_-@_-", "7918000", "|1|"),
        ("_-* #,##0,_-;-* #,##0,_-;_-* \"-\"??_-;_-@_-", "-7918000", "|1|"),
        // Commas that are words.
        ("0\",\"", "7918", "Plain"),
        ("0\\,", "7918", "Plain"),
        ("0\" Stück, netto\"", "7918", "|0|Stück, netto"),
        ("0_,", "7918", "Plain"),
        ("0\\,0", "7918", "Unclear"),
        ("0\" ,\",", "7918", "Unclear"),
        ("00\"/\"00", "7918", "Unclear"),
        // Per cent.
        ("0%", "0.8", "Percent"),
        ("0.0 %", "0.8", "Percent"),
        ("0;-0%", "-0.8", "Percent"),
        ("0;-0%", "0.8", "Plain"),
        ("[<=1]0%;0", "0.8", "Percent"),
        ("[<=1]0%;0", "80", "Plain"),
        ("0%\" p\"", "0.8", "|0%|p"),
        ("0.0\" %\"", "0.8", "|0|%"),
        ("0\\%", "80", "|0|%"),
        ("0%%", "0.8", "Unclear"),
        ("0,%", "800", "Unclear"),
        // Money.
        ("#,##0.00 €", "7918", "|0|€"),
        ("#,##0.00\\ [$€-407]", "7918", "|0|€"),
        ("[$€-2] #,##0.00", "7918", "|0|€"),
        ("[$EUR] #,##0.00", "7918", "|0|EUR"),
        ("#,##0\" T€\"", "7918", "|0|T€"),
        ("#,##0\",-\"", "7918", "Plain"),
        ("\"ca. \"0", "300", "ca.|0|"),
        ("0\"¹\"", "98", "|0|¹"),
        // What is shown in the place of a number.
        ("_-* #,##0.00\\ \"€\"_-;\\-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-;_-@_-", "0", "Plain"),
        ("_-* #,##0.00\\ \"€\"_-;\\-* #,##0.00\\ \"€\"_-;_-* \"-\"??\\ \"€\"_-;_-@_-", "-5", "|0|€"),
        ("0;-0;\"–\"", "0", "Plain"),
        ("[=0]\"k. A.\";0", "0", "instead k. A."),
        ("[=0]\"k. A.\";0", "3", "Plain"),
        ("\"ja\";;\"nein\"", "1", "instead ja"),
        ("\"5\"", "7", "Unclear"),
        ("\"-\"", "7", "instead -"),
        (";;;", "98", "Nothing"),
        (";;;@", "98", "Nothing"),
        ("\"\"", "98", "Nothing"),
        ("\" \"", "98", "Nothing"),
        ("0;-0;;@", "0", "Nothing"),
        ("0;-0;;@", "5", "Plain"),
        ("#", "0", "Nothing"),
        ("#,###", "0", "Nothing"),
        ("#", "0.3", "Nothing"),
        ("#,##0", "0", "Plain"),
        // A minus that is not shown.
        ("#,##0_);(#,##0)", "-5", "Plain"),
        ("#,##0;-#,##0", "-5", "Plain"),
        ("#,##0;[Red]#,##0", "-5", "instead 5"),
        ("#,##0;#,##0", "-5", "Unclear"),
        ("#,##0;#,##0", "5", "Plain"),
        // Days and times.
        ("dd.mm.yyyy", "41400", "Date"),
        ("dd/mm/yyyy;@", "41400", "Date"),
        ("[$-407]d\\. mmmm yyyy;@", "41400", "Date"),
        ("TT.MM.JJJJ", "41400", "Date"),
        ("mmm\\ yy", "41400", "Date"),
        ("hh:mm", "0.5", "Time"),
        ("[h]:mm", "1.5", "Time"),
        ("[h]:mm:ss;@", "1.5", "Time"),
        ("mm:ss.0", "0.5", "Time"),
        ("h:mm AM/PM", "0.5", "Time"),
        ("d.m.yyyy\\ h:mm", "41400.5", "Date"),
    ] {
        assert_eq!(shown(code, value), expected, "{value} in {code}");
    }
}

#[test]
fn any_code_ends() {
    for code in
        ["\"", "\\", "_", "[", "[$", "[>", "0/", "0E", "0E+", "A/P", ";;;;;;", "genera", "0.", ".", "ä\"", "\u{fffd}%"]
    {
        Format::parse(code).shows(Decimal::ONE);
        Format::parse(code).shows(Decimal::NEGATIVE_ONE);
    }
}
