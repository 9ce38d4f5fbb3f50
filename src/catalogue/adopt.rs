//! Words of `adopt`: what stands in the new matrix, and what the command says.

use super::{Language, format};
use crate::adopt::PassedSheet;
use crate::adopt::draft::{Indicator, Open, Passed};
use crate::adopt::table::{Role, Why};
use crate::adopt::target::Wish;
use crate::adopt::words::Field;
use crate::catalogue::words::Word;

/// The comment at the head of the matrix.
pub(crate) fn written_from(file: &str, language: Language) -> String {
    language.pick(format!("Übernommen aus {file}"), format!("Taken over from {file}"))
}

/// The comment that keeps who answers for an indicator of a goal.
pub(crate) fn responsible(name: &str, language: Language) -> String {
    language.pick(format!("verantwortlich: {name}"), format!("responsible: {name}"))
}

/// The comment that keeps the original words of a target.
pub(crate) fn in_the_original(said: &str, language: Language) -> String {
    language.pick(format!("im Original: {said}"), format!("in the original: {said}"))
}

/// What has to be decided before there is a target.
pub(crate) fn open(open: &Open, said: &str, language: Language) -> String {
    let said = open.own_words().unwrap_or(said);
    match open {
        Open::Direction => language.pick(
            format!("Zielwert im Original: {said}. Mindestens oder höchstens?"),
            format!("Target in the original: {said}. At least or at most?"),
        ),
        Open::Words => language.pick(
            format!("Zielwert im Original: {said}. Welcher Wert soll gelten?"),
            format!("Target in the original: {said}. Which value holds?"),
        ),
        Open::Deadline(_) => language.pick(
            format!("Frist im Original: {said}. Bis wann genau, oder welcher Zielwert?"),
            format!("Deadline in the original: {said}. By which day, or which target?"),
        ),
        Open::Several => language.pick(
            format!("Mehrere Zielwerte in einer Zelle: {said}. Welcher gehört zu diesem Indikator?"),
            format!("Several targets in one cell: {said}. Which one is that of this indicator?"),
        ),
        Open::Shared => language.pick(
            format!("Zielwert im Original, eine Zelle für mehrere Zeilen: {said}. Gilt er für jeden Indikator oder für alle zusammen?"),
            format!("Target in the original, one cell for several rows: {said}. Does it hold for each indicator, or for all together?"),
        ),
        Open::Formula => language.pick(
            "Der Zielwert ist im Original eine Formel ohne gespeichertes Ergebnis. Welcher Wert soll gelten?".to_owned(),
            "The target is a formula without a saved result in the original. Which value holds?".to_owned(),
        ),
        Open::Bounds(_) => language.pick(
            format!("Unter- und Obergrenze im Original: {said}. Welche gilt?"),
            format!("Lower and upper bound in the original: {said}. Which one holds?"),
        ),
    }
}

/// What has to be decided before values can be coloured.
pub(crate) fn open_kind(language: Language) -> &'static str {
    language.pick(
        "Welcher Art ist die Zahl (kind): cumulative, level, average, ratio oder assessed?",
        "Of which kind is the figure: cumulative, level, average, ratio or assessed?",
    )
}

/// The same indicator stands further up.
pub(crate) fn stands_twice(language: Language) -> &'static str {
    language.pick(
        "Dieser Indikator steht in der Tabelle mehrmals. Welche Zeile gilt?",
        "This indicator stands in the table more than once. Which row holds?",
    )
}

/// A form of this program is no table to adopt.
pub(crate) fn own_form(file: &str, language: Language) -> String {
    language.pick(
        format!(
            "{file} ist ein Formular dieses Programms und keine Zieltabelle; Meldungen liest zielmatrix import ein, und es sagt, was mit Planungsformularen zu tun ist."
        ),
        format!("{file} is a form of this program and no table of goals; zielmatrix import reads reports, and says what to do with planning forms."),
    )
}

/// The rows of a header say different things.
pub(crate) fn contradiction(sheet: &str, letters: &str, heading: &str, language: Language) -> String {
    let sheet = self::sheet(sheet, language);
    language.pick(
        format!("{sheet}, Spalte {letters}: die beiden Kopfzeilen widersprechen sich („{heading}“). Nennen Sie Jahr und Ist oder Soll in beiden gleich, und rufen Sie adopt noch einmal auf."),
        format!("{sheet}, column {letters}: the two header rows contradict each other (“{heading}”). Name year, actual and target alike in both, and call adopt again."),
    )
}

/// The heading of a sheet that was understood.
pub(crate) fn sheet(name: &str, language: Language) -> String {
    if name.is_empty() {
        language.pick("Tabelle", "Table").to_owned()
    } else {
        language.pick(format!("Blatt „{name}“"), format!("Sheet “{name}”"))
    }
}

/// A column and what it was understood as.
pub(crate) fn column(letters: &str, heading: &str, role: Option<Role>, language: Language) -> String {
    let meaning = match role {
        None => language.pick("unbekannt, nicht übernommen".to_owned(), "unknown, not taken over".to_owned()),
        Some(role) => meaning(role, language),
    };
    language
        .pick(format!("Spalte {letters} „{heading}“: {meaning}"), format!("column {letters} “{heading}”: {meaning}"))
}

fn meaning(role: Role, language: Language) -> String {
    match role {
        Role::Plain(field) => self::field(field, language).to_owned(),
        Role::Before(year) => language.pick(format!("Ausgangswert ({year})"), format!("baseline ({year})")),
        Role::Interim(date) => language.pick(
            format!("Soll zum {}", format::date(date, language)),
            format!("expected on {}", format::date(date, language)),
        ),
        Role::Result(date) => language.pick(
            format!("Ist zum {}", format::date(date, language)),
            format!("actual on {}", format::date(date, language)),
        ),
        Role::YearsResult => language.pick("Ist zum Jahresende", "actual at the year's end").to_owned(),
        Role::LeftOut(why) => match why {
            Why::Hidden => language.pick("nicht übernommen (ausgeblendet)", "not taken over (hidden)"),
            Why::OtherYear => language.pick("nicht übernommen (anderes Jahr)", "not taken over (another year)"),
            Why::NoPlace => {
                language.pick("nicht übernommen (gehört nicht in die Matrix)", "not taken over (no part of a matrix)")
            }
            Why::Second => language
                .pick("nicht übernommen (eine andere Spalte sagt es)", "not taken over (another column says it)"),
            Why::NoPeriod => language.pick(
                "nicht übernommen (an diesem Tag endet kein Berichtszeitraum des Projekts)",
                "not taken over (no period of the project ends on that day)",
            ),
            Why::Ignored => language
                .pick("nicht übernommen (in der Zuordnung ausgenommen)", "not taken over (left out by the mapping)"),
            Why::Contradiction => language.pick(
                "nicht übernommen (die beiden Kopfzeilen widersprechen sich)",
                "not taken over (its two header rows contradict each other)",
            ),
            Why::NoTime => language
                .pick("nicht übernommen (es steht nicht da, von wann)", "not taken over (it does not say of when)"),
        }
        .to_owned(),
    }
}

/// What a column holds.
pub(crate) fn field(field: Field, language: Language) -> &'static str {
    match field {
        Field::StrategicGoal => Word::StrategicGoalWithin.text(language),
        Field::ActionArea => Word::FieldWithin.text(language),
        Field::Goal => Word::GoalWithin.text(language),
        Field::Product => Word::ProductWithin.text(language),
        Field::Measure => Word::MeasureWithin.text(language),
        Field::Indicator => Word::IndicatorWithin.text(language),
        Field::Unit => language.pick("Einheit", "unit"),
        Field::Target => Word::TargetWithin.text(language),
        Field::Lower => language.pick("Untergrenze", "lower bound"),
        Field::Upper => language.pick("Obergrenze", "upper bound"),
        Field::Direction => language.pick("Zielrichtung", "direction"),
        Field::Kind => language.pick("Art der Zahl", "kind of the figure"),
        Field::Deadline => language.pick("Frist", "deadline"),
        Field::Baseline => language.pick("Ausgangswert", "baseline"),
        Field::Interim => Word::InterimTarget.text(language),
        Field::Result => language.pick("Ist", "actual"),
        Field::Forecast => language.pick("Prognose", "forecast"),
        Field::Responsible => language.pick("verantwortlich", "responsible"),
        Field::Source => Word::SourceWithin.text(language),
        Field::Comment => Word::CommentWithin.text(language),
        Field::Action => Word::ActionWithin.text(language),
        Field::Hypothesis => Word::HypothesisWithin.text(language),
        Field::Evidence => Word::EvidenceWithin.text(language),
        Field::Ignored => language.pick("nicht übernommen", "not taken over"),
    }
}

/// A sheet that was passed over.
pub(crate) fn passed_sheet(name: &str, why: PassedSheet, language: Language) -> String {
    let why = match why {
        PassedSheet::Archive => language.pick("dem Namen nach ein Archiv", "an archive by its name"),
        PassedSheet::NoHeader => {
            language.pick("keine Kopfzeile mit Zielen oder Indikatoren", "no header with goals or indicators")
        }
        PassedSheet::Hidden => language.pick("ausgeblendet; mit --sheet wird es gelesen", "hidden; --sheet reads it"),
        PassedSheet::NotAskedFor => language.pick("mit --sheet nicht verlangt", "not asked for with --sheet"),
        PassedSheet::OtherYear => language.pick("ein anderes Jahr", "another year"),
    };
    language.pick(format!("Blatt „{name}“ nicht übernommen: {why}"), format!("Sheet “{name}” not taken over: {why}"))
}

/// A row that is no indicator.
pub(crate) fn passed_row(row: &str, text: &str, why: Passed, language: Language) -> String {
    let why = match why {
        Passed::Sum => language.pick("Summe oder Mittel", "a sum or mean"),
        Passed::Section => language.pick("Zwischenüberschrift", "a heading"),
        Passed::Note => language.pick("Fußnote oder Quelle", "a footnote or source"),
        Passed::Hidden => language.pick("ausgeblendet", "hidden"),
        Passed::Shared => {
            language.pick("eine Zelle für mehrere Zeilen; wessen Wert?", "one cell for several rows; whose value?")
        }
        Passed::Formula => language.pick(
            "ein Ist- oder Soll-Wert ist eine Formel ohne gespeichertes Ergebnis; speichern Sie die Datei in Excel oder LibreOffice neu",
            "an actual or expected value is a formula without a saved result; save the file again in Excel or LibreOffice",
        ),
        Passed::Nameless => language.pick("kein Indikator genannt", "names no indicator"),
        Passed::Skipped => language.pick("in der Zuordnung übergangen", "passed over by the mapping"),
        Passed::AcrossGoals => {
            return language.pick(
                format!("Zeile {row}: eine Maßnahme reicht über mehrere Ziele; sie steht nun unter jedem"),
                format!("row {row}: one measure reaches over several goals; it now stands below each of them"),
            );
        }
    };
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ").chars().take(60).collect();
    language.pick(
        format!("Zeile {row} nicht übernommen ({why}): {text}"),
        format!("row {row} not taken over ({why}): {text}"),
    )
}

/// An indicator and its target as they were understood.
pub(crate) fn indicator(row: &str, indicator: &Indicator, language: Language) -> String {
    let unit = indicator.unit.as_ref().map(|unit| format!(" {unit}")).unwrap_or_default();
    let number = |value| format!("{}{unit}", format::decimal(value, language));
    let target = match &indicator.wish {
        Wish::AtLeast(value) => {
            language.pick(format!("mindestens {}", number(*value)), format!("at least {}", number(*value)))
        }
        Wish::AtMost(value) => {
            language.pick(format!("höchstens {}", number(*value)), format!("at most {}", number(*value)))
        }
        Wish::Between(low, high) => {
            let low = format::decimal(*low, language);
            language
                .pick(format!("zwischen {low} und {}", number(*high)), format!("between {low} and {}", number(*high)))
        }
        Wish::Exactly(value) => {
            language.pick(format!("genau {}", number(*value)), format!("exactly {}", number(*value)))
        }
        Wish::Done(day) => {
            let date = format::date(day.date, language);
            let note = if day.written { "" } else { language.pick(" (letzter Tag)", " (last day)") };
            language.pick(format!("erledigt bis {date}{note}"), format!("done by {date}{note}"))
        }
        Wish::OfPreviousYear(percent, more) => {
            let percent = format::decimal(percent.normalize(), language);
            match more {
                true => language.pick(
                    format!("mindestens {percent} % des Vorjahres"),
                    format!("at least {percent}% of the previous year"),
                ),
                false => language.pick(
                    format!("höchstens {percent} % des Vorjahres"),
                    format!("at most {percent}% of the previous year"),
                ),
            }
        }
        Wish::Nothing | Wish::Informative => language.pick("ohne Zielwert".to_owned(), "without a target".to_owned()),
        Wish::Open | Wish::Figure(_) => {
            let said = indicator.said.as_deref().unwrap_or_default();
            indicator.open.as_ref().map_or_else(String::new, |open| {
                let open = self::open(open, &said.split_whitespace().collect::<Vec<_>>().join(" "), language);
                language.pick(format!("OFFEN: {open}"), format!("OPEN: {open}"))
            })
        }
    };
    let again = if indicator.again { format!(" ({})", stands_twice(language)) } else { String::new() };
    let strict = if indicator.strict && indicator.open.is_none() {
        let said = indicator.said.as_deref().unwrap_or_default();
        format!(" ({})", in_the_original(said, language))
    } else {
        String::new()
    };
    language.pick(
        format!("Zeile {row}: {} → {target}{strict}{again}", indicator.name),
        format!("row {row}: {} → {target}{strict}{again}", indicator.name),
    )
}

/// A strategic goal that zielmatrix.toml does not declare yet.
pub(crate) fn new_strategic_goal(id: &str, title: &str, language: Language) -> String {
    language.pick(
        format!("Neues Leitziel {id} in zielmatrix.toml: {title}"),
        format!("New strategic goal {id} in zielmatrix.toml: {title}"),
    )
}

/// A field of action that zielmatrix.toml does not declare yet.
pub(crate) fn new_field(id: &str, title: &str, language: Language) -> String {
    language.pick(
        format!("Neues Handlungsfeld {id} in zielmatrix.toml: {title}"),
        format!("New field of action {id} in zielmatrix.toml: {title}"),
    )
}

/// How many indicators there are, and how many need a decision.
pub(crate) fn counts(indicators: usize, open: usize, language: Language) -> String {
    let indicators = match indicators {
        1 => language.pick("1 Indikator".to_owned(), "1 indicator".to_owned()),
        many => language.pick(
            format!("{} Indikatoren", format::count(many, language)),
            format!("{} indicators", format::count(many, language)),
        ),
    };
    match open {
        0 => {
            language.pick(format!("{indicators}, alle Zielwerte gelesen."), format!("{indicators}, all targets read."))
        }
        open => {
            let open = format::count(open, language);
            language.pick(
                format!("{indicators}, bei {open} ist der Zielwert offen."),
                format!("{indicators}, {open} with an open target."),
            )
        }
    }
}

/// The question before anything is written.
pub(crate) fn question(indicators: usize, values: usize, language: Language) -> String {
    let (indicators, values) = (format::count(indicators, language), format::count(values, language));
    language.pick(
        format!("Matrix mit {indicators} Indikatoren und {values} Ist-Werten schreiben? [j/N] "),
        format!("Write the matrix with {indicators} indicators and {values} actuals? [y/N] "),
    )
}

/// The matrix is there already, with all its values.
pub(crate) fn nothing_new(language: Language) -> &'static str {
    language.pick(
        "Die Matrix ist schon so übernommen; es gibt nichts zu schreiben.",
        "The matrix has been taken over already; there is nothing to write.",
    )
}

/// Something else stands where the matrix would go.
pub(crate) fn taken(path: &str, language: Language) -> String {
    language.pick(
        format!("{path} gibt es schon, mit anderem Inhalt; adopt überschreibt nichts. Nennen Sie mit --id eine andere Kennung, oder benennen Sie die Datei um."),
        format!("{path} is there already and says something else; adopt overwrites nothing. Name another id with --id, or rename the file."),
    )
}

/// The file names no year, or several.
pub(crate) fn which_year(language: Language) -> String {
    language.pick(
        "Die Datei nennt nicht genau ein Jahr: nennen Sie das Jahr der Matrix mit --year, etwa --year 2014.".to_owned(),
        "The file does not name exactly one year: name the year of the matrix with --year, such as --year 2014."
            .to_owned(),
    )
}

/// No sheet has a table of goals.
pub(crate) fn nothing_found(
    file: &str,
    only: Option<&str>,
    passed: &[(std::sync::Arc<str>, PassedSheet)],
    language: Language,
) -> String {
    let mut text = language.pick(
        format!("In {file} steht keine Tabelle mit Zielen oder Indikatoren: gesucht wird eine Kopfzeile mit Wörtern wie Ziel, Maßnahme, Indikator, Einheit, Zielwert."),
        format!("{file} holds no table of goals or indicators: a header with words such as goal, measure, indicator, unit, target is looked for."),
    );
    if let Some(only) = only {
        text.push('\n');
        text.push_str(&language.pick(
            format!("Verlangt war mit --sheet das Blatt „{only}“."),
            format!("The sheet asked for with --sheet was “{only}”."),
        ));
    }
    for (sheet, why) in passed {
        text.push('\n');
        text.push_str(&passed_sheet(sheet, *why, language));
    }
    text
}
