//! The words of every problem.

use super::{Language, format};
use crate::model::Kind;
use crate::period::Scheme;
use crate::problem::{Expected, NOT_A_FILE, Problem, Syntax, Unreadable};

/// What a message says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// What is wrong, with the value; no full stop.
    pub headline: String,
    /// A few words at the place.
    pub label: String,
    /// A few words at the other place, where there is one.
    pub related: String,
    /// What to do.
    pub help: Option<String>,
}

/// Headline, label, help and the words at the other place, in one language.
struct Words {
    headline: String,
    label: &'static str,
    related: &'static str,
    help: Option<String>,
}

impl Words {
    fn new(headline: impl Into<String>, label: &'static str) -> Self {
        Self { headline: headline.into(), label, related: "", help: None }
    }

    fn help(self, help: impl Into<String>) -> Self {
        Self { help: Some(help.into()), ..self }
    }

    fn maybe(self, help: Option<String>) -> Self {
        Self { help, ..self }
    }

    fn related(self, related: &'static str) -> Self {
        Self { related, ..self }
    }
}

/// The words of a problem.
pub fn message(problem: &Problem, language: Language) -> Message {
    let words = match language {
        Language::German => german(problem),
        Language::English => english(problem),
    };
    Message { headline: words.headline, label: words.label.into(), related: words.related.into(), help: words.help }
}

fn meant(suggestion: Option<&String>, language: Language) -> Option<String> {
    suggestion.map(|known| language.pick(format!("meinten Sie `{known}`?"), format!("did you mean `{known}`?")))
}

fn meant_or(suggestion: Option<&String>, language: Language, otherwise: &str) -> String {
    meant(suggestion, language).unwrap_or_else(|| otherwise.to_owned())
}

fn list(words: &[String]) -> String {
    words.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
}

fn table(section: &str, language: Language) -> String {
    if section.is_empty() {
        language.pick("auf der obersten Ebene der Datei", "at the top level of the file").into()
    } else {
        format!("in {section}")
    }
}

fn example(scheme: Scheme) -> String {
    let label = scheme.label(1);
    if label.is_empty() { "2013".into() } else { format!("2013-{label}") }
}

fn kind_fields(kind: Kind, language: Language) -> String {
    let keys = match kind {
        Kind::Ratio => language.pick("`numerator` und `denominator`", "`numerator` and `denominator`"),
        Kind::Milestone => language.pick("`progress` und `done`", "`progress` and `done`"),
        Kind::Cumulative | Kind::Level | Kind::Average => "`value`",
        Kind::Assessed => "`value = \"green\"`, `\"yellow\"`, `\"red\"`",
    };
    language
        .pick(format!("die Art `{}` meldet {keys}", kind.name()), format!("the kind `{}` reports {keys}", kind.name()))
}

fn expected(what: Expected, language: Language) -> &'static str {
    match what {
        Expected::Text => language.pick("ein Text in Anführungszeichen", "a text in quotes"),
        Expected::Texts => language.pick("eine Liste von Texten wie [\"T3\"]", "a list of texts such as [\"T3\"]"),
        Expected::Number => language.pick("eine Zahl", "a number"),
        Expected::Amount => {
            language.pick("eine Zahl oder ein Anteil wie \"5 %\"", "a number or a share such as \"5 %\"")
        }
        Expected::Value => language.pick("ein Wert", "a value"),
        Expected::Date => {
            language.pick("ein Datum wie 2013-08-31 ohne Anführungszeichen", "a date such as 2013-08-31 without quotes")
        }
        Expected::Table => language.pick("eine Tabelle in geschweiften Klammern", "a table in braces"),
        Expected::Tables => language.pick("Tabellen in doppelten eckigen Klammern", "tables in double brackets"),
        Expected::List => language.pick("eine Liste", "a list"),
        Expected::Truth => language.pick("ein Wahrheitswert", "a truth value"),
        Expected::Interim => language.pick(
            "eine Tabelle wie { T1 = 120 } oder \"seasonal\", \"linear\", \"constant\"",
            "a table such as { T1 = 120 } or \"seasonal\", \"linear\", \"constant\"",
        ),
    }
}

fn quoted(keys: &str) -> String {
    keys.split(", ").map(|key| format!("`{key}`")).collect::<Vec<_>>().join(", ")
}

fn bytes(size: u64) -> String {
    format!("{} MiB", size / (1024 * 1024))
}

#[expect(clippy::too_many_lines, reason = "one arm a problem, so that the compiler finds a missing one")]
fn german(problem: &Problem) -> Words {
    const DE: Language = Language::German;
    match problem {
        Problem::FileUnreadable { path, reason } => {
            let reason = if reason == NOT_A_FILE { "das ist keine gewöhnliche Datei" } else { reason };
            Words::new(format!("`{path}` kann nicht gelesen werden: {reason}"), "")
        },
        Problem::FileIsFolder { path } => {
            Words::new(format!("`{path}` ist ein Ordner, erwartet wird eine Datei"), "").help("benennen Sie den Ordner um oder verschieben Sie ihn")
        }
        Problem::FileForbidden { path } => {
            Words::new(format!("`{path}` darf nicht gelesen werden"), "").help("geben Sie sich das Leserecht für die Datei")
        }
        Problem::FileMissing { path } => Words::new(format!("`{path}` gibt es nicht"), "").help("prüfen Sie den Pfad"),
        Problem::FileTooLarge { path, size, limit } => {
            Words::new(format!("`{path}` ist mit {} zu groß, gelesen werden höchstens {}", bytes(*size), bytes(*limit)), "")
                .help("teilen Sie die Datei auf mehrere Matrizen auf")
        }
        Problem::FileEmpty => Words::new("die Datei ist leer", "hier steht nichts").help("füllen oder löschen Sie die Datei"),
        Problem::FileUtf16 => Words::new("die Datei ist kein lesbarer Text (vermutlich UTF-16)", "").help("speichern Sie die Datei als UTF-8"),
        Problem::FileNotUtf8 => {
            Words::new("die Datei ist nicht in UTF-8 gespeichert (vermutlich Windows-1252)", "dieses Zeichen").help("speichern Sie die Datei als UTF-8")
        }
        Problem::FileIgnored { path } => {
            Words::new(format!("`{path}` wird nicht gelesen"), "").help("gemeldete Werte stehen in Dateien mit der Endung .toml oder .csv")
        }
        Problem::MatrixWithoutYear { path } => {
            Words::new(format!("`{path}` liegt in keinem Jahresordner und wird nicht gelesen"), "").help("legen Sie die Matrix in einen Ordner wie `2013`")
        }
        Problem::ActualsWithoutPeriod { path } => {
            Words::new(format!("`{path}` liegt in keinem Zeitraumordner und wird nicht gelesen"), "").help("legen Sie die Datei in einen Ordner wie `2013-T1`")
        }
        Problem::Syntax { syntax } => syntax_german(syntax),
        Problem::UnknownKey { key, section, suggestion } => {
            Words::new(format!("`{key}` gibt es {} nicht", table(section, DE)), "unbekannt").maybe(meant(suggestion.as_ref(), DE))
        }
        Problem::MissingKey { key, section } => {
            Words::new(format!("`{key}` fehlt {}", table(section, DE)), "hier").help(format!("ergänzen Sie `{key} = …`"))
        }
        Problem::EmptyText { key, section } => {
            Words::new(format!("`{key}` ist {} leer", table(section, DE)), "leer").help("tragen Sie einen Text ein")
        }
        Problem::WrongType { key, section, expected: wanted, found } => {
            Words::new(format!("`{key}` ist {} {}, erwartet wird {}", table(section, DE), expected(*found, DE), expected(*wanted, DE)), "falsche Art von Wert")
                .help(format!("richtig wäre {}", expected(*wanted, DE)))
        }
        Problem::UnknownWord { key, found, allowed, suggestion } => {
            Words::new(format!("„{found}“ ist für `{key}` nicht vorgesehen"), "unbekanntes Wort")
                .help(meant_or(suggestion.as_ref(), DE, &format!("möglich sind {}", list(allowed))))
        }
        Problem::NumberNotFinite { text } => Words::new(format!("„{text}“ ist keine endliche Zahl"), "keine Zahl").help("tragen Sie eine Zahl ein oder lassen Sie den Eintrag weg"),
        Problem::NumberTooLong { text } => {
            Words::new(format!("„{text}“ hat mehr Stellen, als genau gerechnet werden können (28)"), "zu viele Stellen").help("runden Sie die Zahl oder wählen Sie eine größere Einheit")
        }
        Problem::OutOfBounds { key, found, low, high } => {
            Words::new(format!("`{key}` ist {found}, erlaubt ist {low} bis {high}"), "außerhalb").help(format!("schreiben Sie eine Zahl von {low} bis {high}"))
        }
        Problem::BadId { id } => {
            Words::new(format!("„{id}“ ist keine Kennung"), "ungültig").help("eine Kennung hat keine Leerzeichen und keinen Schrägstrich, etwa `hausbesuche`")
        }
        Problem::DuplicateId { id, section } => {
            Words::new(format!("die Kennung `{id}` ist {} doppelt vergeben", table(section, DE)), "hier erneut").related("zuerst hier").help("geben Sie jedem Eintrag eine eigene Kennung")
        }
        Problem::DuplicateMatrix { id, year } => {
            Words::new(format!("die Matrix `{id}` gibt es {year} zweimal"), "hier erneut").related("zuerst hier").help("geben Sie einer der beiden eine andere `id`")
        }
        Problem::UnknownStrategicGoal { id, suggestion } => {
            Words::new(format!("das Leitziel `{id}` ist nicht angelegt"), "unbekannt").help(meant_or(suggestion.as_ref(), DE, "legen Sie es in zielmatrix.toml unter [[strategic_goal]] an"))
        }
        Problem::UnknownFocus { id, suggestion } => {
            Words::new(format!("das Schwerpunktthema `{id}` ist nicht angelegt"), "unbekannt").help(meant_or(suggestion.as_ref(), DE, "legen Sie es in zielmatrix.toml unter [[focus]] an"))
        }
        Problem::UnknownCommittee { id, suggestion } => {
            Words::new(format!("das Gremium `{id}` ist nicht angelegt"), "unbekannt").help(meant_or(suggestion.as_ref(), DE, "legen Sie es in zielmatrix.toml unter [[committee]] an"))
        }
        Problem::UnknownArea { id, suggestion } => {
            Words::new(format!("das Gebiet `{id}` ist nicht angelegt"), "unbekannt").help(meant_or(suggestion.as_ref(), DE, "legen Sie es in zielmatrix.toml unter [[area]] an"))
        }
        Problem::UnknownMatrix { id, suggestion } => {
            Words::new(format!("eine Matrix `{id}` gibt es nicht"), "unbekannt")
                .help(meant_or(suggestion.as_ref(), DE, "schreiben Sie `matrix = …` oder den vollen Namen wie `sozialamt/hausbesuche`"))
        }
        Problem::UnknownIndicator { id, matrix, suggestion } => {
            Words::new(format!("die Matrix `{matrix}` hat keinen Indikator `{id}`; der Wert wird nicht berichtet"), "unbekannt").maybe(meant(suggestion.as_ref(), DE))
        }
        Problem::NoPeriod { found, scheme } => {
            Words::new(format!("„{found}“ ist kein Berichtszeitraum"), "kein Zeitraum").help(format!("schreiben Sie ihn wie „{}“", example(*scheme)))
        }
        Problem::UnknownPeriodLabel { found, allowed } => {
            Words::new(format!("einen Teilzeitraum „{found}“ gibt es nicht"), "unbekannt").help(format!("möglich sind {}", list(allowed)))
        }
        Problem::FolderNoPeriod { folder, scheme } => {
            Words::new(format!("der Ordner „{folder}“ ist nach keinem Berichtszeitraum benannt"), "").help(format!("benennen Sie ihn wie „{}“", example(*scheme)))
        }
        Problem::PeriodMismatch { written, folder } => {
            Words::new(format!("die Datei nennt den Zeitraum „{written}“, ihr Ordner heißt „{folder}“"), "widerspricht dem Ordner").help("verschieben Sie die Datei oder berichtigen Sie den Zeitraum")
        }
        Problem::YearMismatch { written, folder } => {
            Words::new(format!("die Matrix nennt das Jahr {written}, ihr Ordner heißt {folder}"), "widerspricht dem Ordner").help("verschieben Sie die Datei oder berichtigen Sie das Jahr")
        }
        Problem::PeriodOfOtherYear { period, year } => {
            Words::new(format!("{period} liegt nicht im Jahr {year} der Matrix"), "anderes Jahr").help(format!("nennen Sie einen Zeitraum des Jahres {year}"))
        }
        Problem::KindMissing => {
            Words::new("die Art (`kind`) des Indikators fehlt", "hier").help("schreiben Sie `kind = \"cumulative\"`, \"level\", \"average\", \"ratio\", \"milestone\" oder \"assessed\"; geraten wird sie nicht, denn davon hängt die Farbe ab")
        }
        Problem::TargetForm => {
            Words::new("ein Zielwert muss genau eine der Formen haben", "nicht eindeutig").help("schreiben Sie eine von at_least, at_most, between, exactly (auch mit `of`) oder done_by")
        }
        Problem::TargetKind { kind } => {
            Words::new(format!("dieser Zielwert passt nicht zur Art `{}`", kind.name()), "passt nicht").help("`done_by` gehört zu `milestone`, alle anderen Formen zu den anderen Arten")
        }
        Problem::FigureCount { key, expected, found } => {
            Words::new(format!("`{key}` hat {found} {}, erwartet {} {expected}", if *found == 1 { "Zahl" } else { "Zahlen" }, if *expected == 1 { "wird" } else { "werden" }), "falsche Anzahl")
                .help(if *expected == 2 { "schreiben Sie `between = [37.0, 45.0]`" } else { "schreiben Sie eine einzelne Zahl" })
        }
        Problem::CorridorReversed => Words::new("die untere Grenze des Korridors liegt über der oberen", "verkehrt").help("vertauschen Sie die Grenzen"),
        Problem::PercentWithoutReference => {
            Words::new("ein Zielwert in Prozent braucht einen Bezug", "Prozent wovon?").help("ergänzen Sie `of = \"previous-year\"` oder `\"baseline\"`; für einen Indikator in Prozent schreiben Sie die Zahl ohne %-Zeichen")
        }
        Problem::ReferenceWithoutPercent => Words::new("ein Zielwert mit Bezug ist ein Anteil in Prozent", "ohne %").help("schreiben Sie ihn wie \"103 %\""),
        Problem::ReferenceWithoutBaseline => Words::new("der Zielwert bezieht sich auf einen Ausgangswert, der fehlt", "").help("ergänzen Sie `baseline = { value = …, year = … }`"),
        Problem::NegativeReference { value } => {
            Words::new(format!("der Bezugswert {} ist negativ, ein Anteil davon hat keine Richtung", german_number(value)), "dieser Zielwert").related("dieser Bezugswert").help("setzen Sie einen Zielwert in der Einheit des Indikators")
        }
        Problem::PlanForm { section, found } => {
            let keys = if *section == "[[consolidation]]" { "`saving`" } else { "`expense` oder `revenue`" };
            Words::new(format!("{section} hat {found} Ansätze, erwartet wird einer"), "").help(format!("nennen Sie den Ansatz des Jahres als {keys}"))
        }
        Problem::InterimWithoutTarget => Words::new("Zwischenziele ohne Zielwert", "wozu?").help("setzen Sie einen Zielwert oder streichen Sie `interim`"),
        Problem::InterimShape { corridor: true } => Words::new("das Zwischenziel eines Korridors muss ein Paar oder ein Anteil sein", "passt nicht").help("schreiben Sie `T1 = [10, 12]` oder `T1 = \"20 %\"`"),
        Problem::InterimShape { corridor: false } => Words::new("das Zwischenziel muss eine Zahl oder ein Anteil sein", "passt nicht").help("schreiben Sie `T1 = 120` oder `T1 = \"20 %\"`"),
        Problem::InterimOfLastPeriod { label } => {
            Words::new(format!("das Zwischenziel für {label} ist nicht der Jahreszielwert"), "widerspricht").related("der Jahreszielwert").help(format!("streichen Sie {label}: am Jahresende gilt immer der Zielwert"))
        }
        Problem::InterimOfMilestone => Words::new("ein Meilenstein hat keinen Verlauf", "nicht möglich").help("nennen Sie den Fortschritt in Prozent, etwa `interim = { T1 = 30 }`"),
        Problem::LinearWithoutBaseline => Words::new("eine lineare Entwicklung braucht einen Ausgangswert", "wovon aus?").help("ergänzen Sie `baseline = { value = …, year = … }`"),
        Problem::ToleranceNegative => Words::new("eine Toleranz darf nicht negativ sein", "negativ").help("schreiben Sie die Abweichung ohne Vorzeichen"),
        Problem::ToleranceCrossed => Words::new("die Toleranz für Grün ist größer als die für Gelb", "verkehrt").help("vertauschen Sie die Grenzen"),
        Problem::ToleranceInDays => Words::new("die Toleranz eines Meilensteins wird in Tagen angegeben", "kein Anteil").help("schreiben Sie etwa `{ green = 0, yellow = 30 }`"),
        Problem::RevisionTwice { period } => Words::new(format!("zwei Anpassungen gelten ab {period}"), "hier erneut").related("zuerst hier").help("fassen Sie beide zusammen"),
        Problem::RevisionEmpty => Words::new("die Anpassung ändert nichts", "").help("nennen Sie `target`, `interim` oder `tolerance`"),
        Problem::PerPeriodKind { kind } => Words::new(format!("`reported = \"per-period\"` gibt es für die Art `{}` nicht", kind.name()), "nicht möglich").help("nur cumulative, average und ratio werden über Zeiträume zusammengefasst"),
        Problem::ScaleKind { kind } => Words::new(format!("`scale` gibt es für die Art `{}` nicht", kind.name()), "nicht möglich").help("streichen Sie `scale`; nur `ratio` hat einen Faktor"),
        Problem::ScaleNotPositive => Words::new("`scale` muss größer als 0 sein", "zu klein").help("schreiben Sie 100 für Prozent"),
        Problem::WeightNegative => Words::new("ein Gewicht darf nicht negativ sein", "negativ").help("schreiben Sie 0 oder mehr"),
        Problem::ValueUnreadable { text, why } => unreadable_german(text, *why),
        Problem::ValueNoted { text, read } => Words::new(format!("„{text}“ wurde als {} gelesen", german_number(read)), "mit Bemerkung"),
        Problem::FieldOfOtherKind { key, kind } => Words::new(format!("`{key}` gehört nicht zu einem Indikator der Art `{}`", kind.name()), "falsches Feld").help(kind_fields(*kind, DE)),
        Problem::ActualEmpty { keys } => {
            Words::new("die Meldung hat weder einen Wert noch einen Zustand", "").help(format!("tragen Sie {} ein, oder `state = \"missing\"`, \"not-applicable\" oder \"suppressed\" mit einer Erläuterung", quoted(keys)))
        }
        Problem::StateWithValue => Words::new("die Meldung hat einen Wert und einen Zustand", "dieser Zustand").related("dieser Wert").help("streichen Sie einen von beiden"),
        Problem::ActualTwice { indicator, period } => Words::new(format!("`{indicator}` ist für {period} doppelt gemeldet"), "hier erneut").related("zuerst hier").help("streichen Sie die falsche Meldung"),
        Problem::RatioDenominator { numerator, denominator } => {
            Words::new(format!("{} von {} ist kein Verhältnis", german_number(numerator), german_number(denominator)), "dieser Nenner").help("der Nenner ist größer als 0 (0 von 0 entfällt)")
        }
        Problem::CsvUnknownColumn { column, suggestion } => {
            Words::new(format!("eine Spalte „{column}“ ist nicht vorgesehen"), "unbekannt").help(meant_or(suggestion.as_ref(), DE, "möglich sind Indikator, Matrix, Zeitraum, Ist, Zähler, Nenner, Fortschritt, Erledigt, Zustand, Prognose, Erläuterung, Gegenmaßnahme, Gebiet"))
        }
        Problem::CsvColumnTwice { column } => Words::new(format!("die Spalte „{column}“ gibt es zweimal"), "hier erneut").help("streichen Sie eine davon"),
        Problem::CsvNoIndicatorColumn => Words::new("die Kopfzeile hat keine Spalte „Indikator“", "Kopfzeile").help("beginnen Sie die Datei mit einer Kopfzeile wie Indikator;Ist;Prognose;Erläuterung"),
        Problem::CsvFieldCount { found, expected } => Words::new(format!("die Zeile hat {found} Felder, die Kopfzeile {expected}"), "passt nicht").help("setzen Sie Texte, die das Trennzeichen enthalten, in Anführungszeichen"),
        Problem::RelativeToleranceAtZero { period } => {
            Words::new(format!("eine Toleranz in Prozent ist bei einem Soll von 0 immer 0 ({period})"), "in Prozent").help("setzen Sie eine absolute Toleranz in der Einheit des Indikators, etwa `{ green = 1, yellow = 2 }`")
        }
        Problem::AssumedLinear => {
            Words::new("das Soll der Zwischenzeiträume ist geschätzt: gleichmäßig über das Jahr verteilt", "ohne Zwischenziele").help("nennen Sie Zwischenziele, etwa `interim = { T1 = \"20 %\", T2 = \"55 %\" }`, oder bestätigen Sie `interim = \"linear\"`")
        }
        Problem::InterimAgainstDirection { first, then } => {
            Words::new(format!("die Zwischenziele laufen gegen die Richtung des Zielwerts: erst {}, dann {}", german_number(first), german_number(then)), "dieser Verlauf").help("prüfen Sie die Zwischenziele")
        }
        Problem::NoSeasonalProfile { period } => {
            Words::new(format!("für {period} gibt es kein Saisonprofil: kein früheres Jahr hat dafür Werte"), "ohne Vorjahre").help("nennen Sie Zwischenziele, oder ergänzen Sie die Werte früherer Jahre")
        }
        Problem::ReferenceMissing { period, reference } => {
            Words::new(format!("für {period} gibt es kein Soll: der Bezugswert {reference} fehlt"), "ohne Bezugswert").help(format!("ergänzen Sie den Wert für {reference}"))
        }
        Problem::CumulativeFalls { value, before, period } => {
            Words::new(format!("der Wert {} liegt unter {} ({period}), obwohl er seit Jahresbeginn zählt", german_number(value), german_number(before)), "gefallen")
                .help("melden Sie die Summe seit Jahresbeginn, oder setzen Sie `reported = \"per-period\"`")
        }
        Problem::Jump { value, before, period } => {
            Words::new(format!("der Wert {} weicht stark vom vorigen ab: {} ({period})", german_number(value), german_number(before)), "mehr als das Dreifache oder weniger als ein Drittel").help("prüfen Sie Einheit und Kommastelle")
        }
        Problem::CommentMissing { indicator, period } => {
            Words::new(format!("für `{indicator}` fehlt in {period} die vorgeschriebene Erläuterung"), "ohne Erläuterung").help("ergänzen Sie `comment = \"…\"`")
        }
        Problem::PeriodNotOver { period, cutoff } => {
            Words::new(format!("{period} ist noch nicht vorbei (Stichtag {})", format::date(*cutoff, DE)), "schon gemeldet").help("prüfen Sie den Zeitraum")
        }
    }
}

fn german_number(plain: &str) -> String {
    crate::number::Decimal::from_str_exact(plain)
        .map_or_else(|_| plain.to_owned(), |value| format::decimal(value, Language::German))
}

fn syntax_german(syntax: &Syntax) -> Words {
    match syntax {
        Syntax::DuplicateKey => Words::new("der Schlüssel steht hier zum zweiten Mal", "doppelt")
            .help("streichen Sie einen der beiden Einträge"),
        Syntax::Unquoted => Words::new("ein Text steht ohne Anführungszeichen", "ohne Anführungszeichen")
            .help("setzen Sie den Text in gerade Anführungszeichen: \"…\""),
        Syntax::Date => Words::new("dieses Datum gibt es nicht", "kein Datum")
            .help("schreiben Sie Daten als Jahr-Monat-Tag, etwa 2013-08-31"),
        Syntax::OpenText => Words::new(
            "einem Text fehlt das schließende Anführungszeichen, oder er enthält ein unerlaubtes Zeichen",
            "hier",
        )
        .help("schließen Sie den Text mit \"; ein Anführungszeichen darin schreiben Sie \\\""),
        Syntax::TooDeep => Words::new("die Klammern sind zu tief verschachtelt", "zu tief")
            .help("so tief verschachtelte Tabellen kommen in keiner Matrix vor; prüfen Sie die Datei"),
        Syntax::NoEquals => Words::new("nach dem Schlüssel fehlt das Gleichheitszeichen", "hier")
            .help("schreiben Sie `schlüssel = wert`; Schlüssel haben keine Umlaute und Leerzeichen"),
        Syntax::DecimalComma => Words::new("eine Zahl ist mit Komma geschrieben", "Komma")
            .help("schreiben Sie in TOML-Dateien den Dezimalpunkt: 1.5 statt 1,5"),
        Syntax::OpenHeader => {
            Words::new("einer Überschrift fehlt die schließende Klammer", "hier").help("schreiben Sie `[[goal]]`")
        }
        Syntax::Other(words) => {
            Words::new("hier ist die Datei kein gültiges TOML", "hier").help(format!("Meldung des Lesers: {words}"))
        }
    }
}

fn unreadable_german(text: &str, why: Unreadable) -> Words {
    let (headline, help) = match why {
        Unreadable::NoNumber => (
            format!("„{text}“ ist keine Zahl"),
            "tragen Sie eine Zahl ein, oder „k. A.“ und den Grund in die Erläuterung",
        ),
        Unreadable::Approximate => (
            format!("„{text}“ ist keine eindeutige Zahl"),
            "tragen Sie den gezählten Wert ein, oder setzen Sie die Bemerkung in die Erläuterung",
        ),
        Unreadable::Ambiguous => (
            format!("„{text}“ ist mehrdeutig: nichts in der Datei zeigt, ob der Punkt oder das Komma Tausender trennt"),
            "schreiben Sie die Zahl ohne Tausendertrennung oder mit Nachkommastellen",
        ),
        Unreadable::Mixed => (
            format!("„{text}“ ist mehrdeutig: die Datei schreibt Zahlen mal mit Dezimalkomma, mal mit Dezimalpunkt"),
            "schreiben Sie alle Zahlen der Datei auf dieselbe Weise",
        ),
        Unreadable::Groups => {
            (format!("„{text}“ ist keine Zahl: die Tausendergruppen stimmen nicht"), "prüfen Sie Punkt und Komma")
        }
        Unreadable::TooLong => (
            format!("„{text}“ hat mehr Stellen, als genau gerechnet werden können (28)"),
            "runden Sie die Zahl oder wählen Sie eine größere Einheit",
        ),
        Unreadable::OtherUnit => (
            format!("„{text}“ nennt eine andere Einheit als der Indikator"),
            "rechnen Sie den Wert in die Einheit des Indikators um und tragen Sie nur die Zahl ein",
        ),
        Unreadable::Fraction => (
            format!("„{text}“ ist ein Bruch; der Indikator ist kein Verhältnis"),
            "tragen Sie den Wert als Dezimalzahl ein",
        ),
        Unreadable::Date => (format!("„{text}“ ist ein Datum, erwartet wird eine Zahl"), "tragen Sie die Zahl ein"),
        Unreadable::NoDate => (format!("„{text}“ ist kein Datum"), "schreiben Sie es wie 31.08.2013 oder 2013-08-31"),
        Unreadable::NoColour => {
            (format!("„{text}“ ist keine Einschätzung"), "möglich sind green, yellow, red oder grün, gelb, rot")
        }
    };
    Words::new(headline, "nicht lesbar").help(help)
}

fn english(problem: &Problem) -> Words {
    const EN: Language = Language::English;
    match problem {
        Problem::FileUnreadable { path, reason } => Words::new(format!("cannot read `{path}`: {reason}"), ""),
        Problem::FileIsFolder { path } => Words::new(format!("`{path}` is a folder, a file is expected"), "").help("rename or move the folder"),
        Problem::FileForbidden { path } => Words::new(format!("no permission to read `{path}`"), "").help("give yourself the right to read the file"),
        Problem::FileMissing { path } => Words::new(format!("`{path}` does not exist"), "").help("check the path"),
        Problem::FileTooLarge { path, size, limit } => {
            Words::new(format!("`{path}` has {}, at most {} are read", bytes(*size), bytes(*limit)), "").help("split the file into several matrices")
        }
        Problem::FileEmpty => Words::new("the file is empty", "nothing here").help("fill or delete the file"),
        Problem::FileUtf16 => Words::new("the file is no readable text (probably UTF-16)", "").help("save the file as UTF-8"),
        Problem::FileNotUtf8 => Words::new("the file is not saved as UTF-8 (probably Windows-1252)", "this character").help("save the file as UTF-8"),
        Problem::FileIgnored { path } => Words::new(format!("`{path}` is not read"), "").help("reported values are in files ending in .toml or .csv"),
        Problem::MatrixWithoutYear { path } => Words::new(format!("`{path}` lies in no folder of a year and is not read"), "").help("put the matrix into a folder such as `2013`"),
        Problem::ActualsWithoutPeriod { path } => Words::new(format!("`{path}` lies in no folder of a period and is not read"), "").help("put the file into a folder such as `2013-T1`"),
        Problem::Syntax { syntax } => syntax_english(syntax),
        Problem::UnknownKey { key, section, suggestion } => Words::new(format!("there is no `{key}` {}", table(section, EN)), "unknown").maybe(meant(suggestion.as_ref(), EN)),
        Problem::MissingKey { key, section } => Words::new(format!("`{key}` is missing {}", table(section, EN)), "here").help(format!("add `{key} = …`")),
        Problem::EmptyText { key, section } => Words::new(format!("`{key}` is empty {}", table(section, EN)), "empty").help("write a text"),
        Problem::WrongType { key, section, expected: wanted, found } => {
            Words::new(format!("`{key}` {} is {}, expected is {}", table(section, EN), expected(*found, EN), expected(*wanted, EN)), "wrong kind of value").help(format!("write {}", expected(*wanted, EN)))
        }
        Problem::UnknownWord { key, found, allowed, suggestion } => {
            Words::new(format!("“{found}” is no `{key}`"), "unknown word").help(meant_or(suggestion.as_ref(), EN, &format!("possible are {}", list(allowed))))
        }
        Problem::NumberNotFinite { text } => Words::new(format!("“{text}” is not a finite number"), "no number").help("write a number or leave the entry out"),
        Problem::NumberTooLong { text } => Words::new(format!("“{text}” has more digits than can be computed exactly (28)"), "too many digits").help("round the number or choose a larger unit"),
        Problem::OutOfBounds { key, found, low, high } => Words::new(format!("`{key}` is {found}, allowed is {low} to {high}"), "out of bounds").help(format!("write a number from {low} to {high}")),
        Problem::BadId { id } => Words::new(format!("“{id}” is no id"), "not allowed").help("an id has no blanks and no slash, such as `hausbesuche`"),
        Problem::DuplicateId { id, section } => Words::new(format!("the id `{id}` is used twice {}", table(section, EN)), "here again").related("first here").help("give each entry an id of its own"),
        Problem::DuplicateMatrix { id, year } => Words::new(format!("there are two matrices `{id}` in {year}"), "here again").related("first here").help("give one of them another `id`"),
        Problem::UnknownStrategicGoal { id, suggestion } => Words::new(format!("the strategic goal `{id}` is not declared"), "unknown").help(meant_or(suggestion.as_ref(), EN, "declare it in zielmatrix.toml under [[strategic_goal]]")),
        Problem::UnknownFocus { id, suggestion } => Words::new(format!("the focus topic `{id}` is not declared"), "unknown").help(meant_or(suggestion.as_ref(), EN, "declare it in zielmatrix.toml under [[focus]]")),
        Problem::UnknownCommittee { id, suggestion } => Words::new(format!("the committee `{id}` is not declared"), "unknown").help(meant_or(suggestion.as_ref(), EN, "declare it in zielmatrix.toml under [[committee]]")),
        Problem::UnknownArea { id, suggestion } => Words::new(format!("the area `{id}` is not declared"), "unknown").help(meant_or(suggestion.as_ref(), EN, "declare it in zielmatrix.toml under [[area]]")),
        Problem::UnknownMatrix { id, suggestion } => Words::new(format!("there is no matrix `{id}`"), "unknown").help(meant_or(suggestion.as_ref(), EN, "write `matrix = …` or the full name such as `sozialamt/hausbesuche`")),
        Problem::UnknownIndicator { id, matrix, suggestion } => Words::new(format!("the matrix `{matrix}` has no indicator `{id}`; the value is not reported"), "unknown").maybe(meant(suggestion.as_ref(), EN)),
        Problem::NoPeriod { found, scheme } => Words::new(format!("“{found}” is no reporting period"), "no period").help(format!("write it like “{}”", example(*scheme))),
        Problem::UnknownPeriodLabel { found, allowed } => Words::new(format!("there is no period “{found}” within the year"), "unknown").help(format!("possible are {}", list(allowed))),
        Problem::FolderNoPeriod { folder, scheme } => Words::new(format!("the folder “{folder}” is named after no reporting period"), "").help(format!("name it like “{}”", example(*scheme))),
        Problem::PeriodMismatch { written, folder } => Words::new(format!("the file says “{written}”, its folder is “{folder}”"), "contradicts the folder").help("move the file or correct the period"),
        Problem::YearMismatch { written, folder } => Words::new(format!("the matrix says {written}, its folder is {folder}"), "contradicts the folder").help("move the file or correct the year"),
        Problem::PeriodOfOtherYear { period, year } => Words::new(format!("{period} is not in the year {year} of the matrix"), "another year").help(format!("name a period of {year}")),
        Problem::KindMissing => Words::new("the `kind` of the indicator is missing", "here").help("write `kind = \"cumulative\"`, \"level\", \"average\", \"ratio\", \"milestone\" or \"assessed\"; it is not guessed because the colour depends on it"),
        Problem::TargetForm => Words::new("a target names exactly one of its forms", "not clear").help("write one of at_least, at_most, between, exactly (also with `of`) or done_by"),
        Problem::TargetKind { kind } => Words::new(format!("this target does not go with the kind `{}`", kind.name()), "does not fit").help("`done_by` goes with `milestone`, all other forms with the other kinds"),
        Problem::FigureCount { key, expected, found } => Words::new(format!("`{key}` has {found} figures, expected are {expected}"), "wrong number").help(if *expected == 2 { "write `between = [37.0, 45.0]`" } else { "write a single number" }),
        Problem::CorridorReversed => Words::new("the lower bound of the corridor is above the upper one", "reversed").help("swap the bounds"),
        Problem::PercentWithoutReference => Words::new("a target in percent needs a reference", "percent of what?").help("add `of = \"previous-year\"` or `\"baseline\"`; for an indicator in percent write the number without the % sign"),
        Problem::ReferenceWithoutPercent => Words::new("a target with a reference is a share in percent", "without %").help("write it like \"103 %\""),
        Problem::ReferenceWithoutBaseline => Words::new("the target refers to a baseline that is missing", "").help("add `baseline = { value = …, year = … }`"),
        Problem::NegativeReference { value } => Words::new(format!("the reference {value} is negative, a share of it has no direction"), "this target").related("this reference").help("set a target in the unit of the indicator"),
        Problem::PlanForm { section, found } => {
            let keys = if *section == "[[consolidation]]" { "`saving`" } else { "`expense` or `revenue`" };
            Words::new(format!("{section} has {found} plan figures, expected is one"), "").help(format!("give the figure of the year as {keys}"))
        }
        Problem::InterimWithoutTarget => Words::new("interim targets without a target", "what for?").help("set a target or remove `interim`"),
        Problem::InterimShape { corridor: true } => Words::new("the interim target of a corridor is a pair or a share", "does not fit").help("write `T1 = [10, 12]` or `T1 = \"20 %\"`"),
        Problem::InterimShape { corridor: false } => Words::new("the interim target is a number or a share", "does not fit").help("write `T1 = 120` or `T1 = \"20 %\"`"),
        Problem::InterimOfLastPeriod { label } => Words::new(format!("the interim target of {label} is not the annual target"), "contradicts").related("the annual target").help(format!("remove {label}: at the end of the year the target always holds")),
        Problem::InterimOfMilestone => Words::new("a milestone has no path", "not possible").help("give its progress in percent, such as `interim = { T1 = 30 }`"),
        Problem::LinearWithoutBaseline => Words::new("a linear path needs a baseline", "from where?").help("add `baseline = { value = …, year = … }`"),
        Problem::ToleranceNegative => Words::new("a tolerance must not be negative", "negative").help("write the deviation without a sign"),
        Problem::ToleranceCrossed => Words::new("the green tolerance is larger than the yellow one", "reversed").help("swap the bounds"),
        Problem::ToleranceInDays => Words::new("the tolerance of a milestone is in days", "no share").help("write, for example, `{ green = 0, yellow = 30 }`"),
        Problem::RevisionTwice { period } => Words::new(format!("two revisions hold from {period}"), "here again").related("first here").help("make them one"),
        Problem::RevisionEmpty => Words::new("the revision changes nothing", "").help("name `target`, `interim` or `tolerance`"),
        Problem::PerPeriodKind { kind } => Words::new(format!("`reported = \"per-period\"` does not go with the kind `{}`", kind.name()), "not possible").help("only cumulative, average and ratio are combined over periods"),
        Problem::ScaleKind { kind } => Words::new(format!("`scale` does not go with the kind `{}`", kind.name()), "not possible").help("remove `scale`; only `ratio` has one"),
        Problem::ScaleNotPositive => Words::new("`scale` must be above 0", "too small").help("write 100 for percent"),
        Problem::WeightNegative => Words::new("a weight must not be negative", "negative").help("write 0 or more"),
        Problem::ValueUnreadable { text, why } => unreadable_english(text, *why),
        Problem::ValueNoted { text, read } => Words::new(format!("“{text}” was read as {read}"), "with a remark"),
        Problem::FieldOfOtherKind { key, kind } => Words::new(format!("`{key}` does not belong to an indicator of the kind `{}`", kind.name()), "wrong field").help(kind_fields(*kind, EN)),
        Problem::ActualEmpty { keys } => Words::new("the report has neither a value nor a state", "").help(format!("write {}, or `state = \"missing\"`, \"not-applicable\" or \"suppressed\" with a comment", quoted(keys))),
        Problem::StateWithValue => Words::new("the report has a value and a state", "this state").related("this value").help("remove one of them"),
        Problem::ActualTwice { indicator, period } => Words::new(format!("`{indicator}` is reported twice for {period}"), "here again").related("first here").help("remove the wrong one"),
        Problem::RatioDenominator { numerator, denominator } => Words::new(format!("{numerator} of {denominator} is no ratio"), "this denominator").help("the denominator is above 0 (0 of 0 is not applicable)"),
        Problem::CsvUnknownColumn { column, suggestion } => Words::new(format!("there is no column “{column}”"), "unknown").help(meant_or(suggestion.as_ref(), EN, "possible are indicator, matrix, period, value, numerator, denominator, progress, done, state, forecast, comment, action, area")),
        Problem::CsvColumnTwice { column } => Words::new(format!("the column “{column}” is there twice"), "here again").help("remove one of them"),
        Problem::CsvNoIndicatorColumn => Words::new("the header has no column “indicator”", "header").help("begin the file with a header such as indicator,value,forecast,comment"),
        Problem::CsvFieldCount { found, expected } => Words::new(format!("the record has {found} fields, the header {expected}"), "does not fit").help("put texts with the delimiter in them into quotes"),
        Problem::RelativeToleranceAtZero { period } => Words::new(format!("a tolerance in percent is always 0 where the expected value is 0 ({period})"), "in percent").help("set an absolute tolerance in the unit of the indicator, such as `{ green = 1, yellow = 2 }`"),
        Problem::AssumedLinear => Words::new("the expected values of the interim periods are assumed: spread evenly over the year", "without interim targets").help("give interim targets, such as `interim = { T1 = \"20 %\", T2 = \"55 %\" }`, or confirm `interim = \"linear\"`"),
        Problem::InterimAgainstDirection { first, then } => Words::new(format!("the interim targets run against the direction of the target: first {first}, then {then}"), "this path").help("check the interim targets"),
        Problem::NoSeasonalProfile { period } => Words::new(format!("there is no seasonal profile for {period}: no earlier year has values for it"), "without earlier years").help("give interim targets, or add the values of earlier years"),
        Problem::ReferenceMissing { period, reference } => Words::new(format!("there is no expected value for {period}: the reference value {reference} is missing"), "without reference").help(format!("add the value of {reference}")),
        Problem::CumulativeFalls { value, before, period } => Words::new(format!("the value {value} is below {before} ({period}) though it counts since the start of the year"), "fallen").help("report the sum since the start of the year, or set `reported = \"per-period\"`"),
        Problem::Jump { value, before, period } => Words::new(format!("the value {value} is far from the previous one: {before} ({period})"), "beyond three times or below a third").help("check the unit and the decimal point"),
        Problem::CommentMissing { indicator, period } => Words::new(format!("the compulsory comment for `{indicator}` in {period} is missing"), "without comment").help("add `comment = \"…\"`"),
        Problem::PeriodNotOver { period, cutoff } => Words::new(format!("{period} is not over yet (cut-off date {})", format::date(*cutoff, EN)), "already reported").help("check the period"),
    }
}

fn syntax_english(syntax: &Syntax) -> Words {
    match syntax {
        Syntax::DuplicateKey => {
            Words::new("the key is here for the second time", "twice").help("remove one of the two")
        }
        Syntax::Unquoted => {
            Words::new("a text without quotes", "no quotes").help("put the text into straight quotes: \"…\"")
        }
        Syntax::Date => {
            Words::new("there is no such date", "no date").help("write dates as year-month-day, such as 2013-08-31")
        }
        Syntax::OpenText => {
            Words::new("a text lacks its closing quote, or has a character that is not allowed", "here")
                .help("close the text with \"; write a quote within it as \\\"")
        }
        Syntax::TooDeep => Words::new("the brackets are nested too deeply", "too deep")
            .help("no matrix has tables nested as deeply; check the file"),
        Syntax::NoEquals => {
            Words::new("there is no equals sign after the key", "here").help("write `key = value`; keys have no blanks")
        }
        Syntax::DecimalComma => Words::new("a number is written with a comma", "comma")
            .help("write the decimal point in TOML files: 1.5 instead of 1,5"),
        Syntax::OpenHeader => Words::new("a header lacks its closing bracket", "here").help("write `[[goal]]`"),
        Syntax::Other(words) => {
            Words::new("the file is not valid TOML here", "here").help(format!("the reader says: {words}"))
        }
    }
}

fn unreadable_english(text: &str, why: Unreadable) -> Words {
    let (headline, help) = match why {
        Unreadable::NoNumber => {
            (format!("“{text}” is no number"), "write a number, or “-” and the reason as a comment")
        }
        Unreadable::Approximate => {
            (format!("“{text}” is not an exact number"), "write the counted value, or move the remark to the comment")
        }
        Unreadable::Ambiguous => (
            format!(
                "“{text}” is ambiguous: nothing in the file shows whether the point or the comma separates thousands"
            ),
            "write the number without thousands separators or with decimals",
        ),
        Unreadable::Mixed => (
            format!(
                "“{text}” is ambiguous: the file writes numbers both with a decimal comma and with a decimal point"
            ),
            "write all numbers of the file in the same way",
        ),
        Unreadable::Groups => {
            (format!("“{text}” is no number: its groups are no thousands"), "check the point and the comma")
        }
        Unreadable::TooLong => (
            format!("“{text}” has more digits than can be computed exactly (28)"),
            "round the number or choose a larger unit",
        ),
        Unreadable::OtherUnit => (
            format!("“{text}” names another unit than the indicator"),
            "convert the value to the unit of the indicator and write the number alone",
        ),
        Unreadable::Fraction => {
            (format!("“{text}” is a fraction; the indicator is no ratio"), "write the value as a decimal number")
        }
        Unreadable::Date => (format!("“{text}” is a date, a number is expected"), "write the number"),
        Unreadable::NoDate => (format!("“{text}” is no date"), "write it like 2013-08-31"),
        Unreadable::NoColour => (format!("“{text}” is no assessment"), "possible are green, yellow, red"),
    };
    Words::new(headline, "cannot be read").help(help)
}
