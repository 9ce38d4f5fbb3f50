//! The words of every problem in German.

use super::{
    MOST_AREAS, Words, bytes, confirm, either, example, expected, interim_example, key_meant, kind_fields,
    label_example, label_meant, list, mark_beside, meant, meant_few_or, meant_or, measured, options, part,
    period_meant, planning, quoted, scheme_name, table, unambiguous, wanted,
};
use crate::catalogue::{Language, format};
use crate::geometry::grid::Beyond;
use crate::number::thousands;
use crate::problem::Much;
use crate::problem::{ChainFault, EvidenceFault, PartFault, Unfinished};
use crate::problem::{
    Excess, Foreign, GeoPart, NOT_A_FILE, NOT_A_FOLDER, NotImported, Part, Problem, RingFault, Syntax, Unreadable,
    Yardstick,
};

/// The words of a problem.
#[expect(clippy::too_many_lines, reason = "one arm a problem, so that the compiler finds a missing one")]
pub(super) fn german(problem: &Problem) -> Words {
    const DE: Language = Language::German;
    match problem {
        Problem::FileUnreadable { path, reason } => {
            let reason = match reason.as_str() {
                NOT_A_FILE => "das ist keine gewöhnliche Datei",
                NOT_A_FOLDER => "das ist kein Ordner",
                reason => reason,
            };
            Words::new(format!("`{path}` kann nicht gelesen werden: {reason}"), "")
        },
        Problem::FileIsFolder { path } => {
            Words::new(format!("`{path}` ist ein Ordner, erwartet wird eine Datei"), "").help("benennen Sie den Ordner um oder verschieben Sie ihn")
        }
        Problem::FileForbidden { path } => {
            Words::new(format!("`{path}` darf nicht gelesen werden"), "").help("geben Sie sich das Leserecht für die Datei")
        }
        Problem::FileMissing { path } => Words::new(format!("`{path}` gibt es nicht"), "").help("prüfen Sie den Pfad"),
        Problem::DeadLink { path } => {
            Words::new(format!("`{path}` ist ein Verweis, der ins Leere führt"), "").help("stellen Sie das Ziel wieder her, oder entfernen Sie den Verweis")
        }
        Problem::ClosedFolderMissing { path } => {
            Words::new(format!("den Ordner der Abschlüsse `{path}` gibt es nicht"), "hier").help("prüfen Sie den Pfad; wurde noch nichts abgeschlossen, legt `zielmatrix close` den Ordner an")
        }
        Problem::FileTooLarge { path, size, limit } => {
            Words::new(format!("`{path}` ist mit {} zu groß, gelesen werden höchstens {}", bytes(*size), bytes(*limit)), "")
                .help("teilen Sie die Datei auf mehrere Matrizen auf")
        }
        Problem::FileExcess { much } => {
            let most = match much {
                Much::Tokens => "8 Millionen Schlüssel, Werte und Zeichen",
                Much::Tables => "350.000 Tabellen",
                Much::Rows => "500.000 Zeilen",
                Much::Cells => "4 Millionen Zellen",
                Much::Columns => "16.384 Spalten",
                Much::Features => "500.000 Features",
                Much::Rings => "500.000 Teile und Ringe in einem Feature",
                Much::ImportedRows => "200.000 Zeilen auf einmal",
                Much::ImportedCells => "2 Millionen gefüllte Zellen auf einmal",
            };
            Words::new(format!("die Datei ist zu umfangreich: gelesen werden höchstens {most}"), "hier beginnt sie").help("teilen Sie die Datei auf, oder prüfen Sie, ob es die richtige ist")
        }
        Problem::MessagesLeftOut { count, kept } => {
            let kept = format::decimal((*kept).into(), DE);
            let count = if *count == 1 { "eine weitere Meldung ist".to_owned() } else { format!("{} weitere Meldungen sind", format::decimal((*count).into(), DE)) };
            Words::new(format!("zu dieser Datei werden {kept} Meldungen geführt, {count} nur gezählt"), "").help("beheben Sie die genannten Fehler und prüfen Sie noch einmal")
        }
        Problem::FileEmpty => Words::new("die Datei ist leer", "hier steht nichts").help("füllen oder löschen Sie die Datei"),
        Problem::FileUtf16 => Words::new("die Datei ist kein lesbarer Text (vermutlich UTF-16)", "").help("speichern Sie die Datei als UTF-8"),
        Problem::FileNotUtf8 => {
            Words::new("die Datei ist nicht in UTF-8 gespeichert (vermutlich Windows-1252)", "dieses Zeichen").help("speichern Sie die Datei als UTF-8")
        }
        Problem::UndefinedBytes { encoding, bytes, count } => {
            let places = if *count == 1 { String::new() } else { format!(" (und weitere, zusammen {} Stellen)", format::count(*count, DE)) };
            Words::new(format!("das Zeichen {bytes} gibt es in {encoding} nicht{places}"), "dieses Zeichen")
                .help("speichern Sie die Tabelle als „CSV UTF-8“; beim Einlesen nennt `encoding = \"cp850\"` (DOS) oder `\"macintosh\"` in der Zuordnung die Zeichen der Datei")
        }
        Problem::EncodingDoubtful { word } => Words::new(format!("die Datei ist wohl nicht in Windows-1252 gespeichert, denn so gelesen steht in ihr „{word}“"), "dieses Wort")
            .help("speichern Sie die Tabelle als „CSV UTF-8“; beim Einlesen nennt `encoding = \"cp850\"` (DOS) oder `\"macintosh\"` in der Zuordnung die Zeichen der Datei"),
        Problem::FileIgnored { path } => {
            Words::new(format!("`{path}` wird nicht gelesen"), "").help("gelesen werden Matrizen und Abschlüsse mit der Endung .toml, gemeldete Werte mit .toml oder .csv")
        }
        Problem::MatrixWithoutYear { path } => {
            Words::new(format!("`{path}` liegt nicht unmittelbar in einem Jahresordner und wird nicht gelesen"), "").help("legen Sie die Matrix in einen Ordner wie `2013`")
        }
        Problem::ActualsWithoutPeriod { path } => {
            Words::new(format!("`{path}` liegt in keinem Zeitraumordner und wird nicht gelesen"), "").help("legen Sie die Datei in den Ordner ihres Zeitraums")
        }
        Problem::NothingFound { path, folder: true } => {
            Words::new(format!("in `{path}` liegt keine Datei, die eingelesen werden kann"), "").help("eingelesen werden .xlsx, .ods und .csv, nicht die in Unterordnern")
        }
        Problem::NothingFound { path, folder: false } => {
            Words::new(format!("zu `{path}` passt keine Datei"), "").help("`*` steht für beliebig viele Zeichen, `?` für eines; prüfen Sie Ordner und Endung")
        }
        Problem::NotImported { path, why } => {
            let why = match why {
                NotImported::Lock => "die Sperrdatei eines Programms, das die Datei geöffnet hat",
                NotImported::Folder => "ein Ordner",
                NotImported::Other => "keine Arbeitsmappe und keine Tabelle",
            };
            Words::new(format!("`{path}` wird nicht eingelesen: {why}"), "")
        }
        Problem::MappingContradiction { first, second } => {
            Words::new(format!("`{first}` und `{second}` widersprechen sich in einer Zuordnung"), "passt nicht dazu").help("streichen Sie eines von beiden; das Handbuch nennt unter „Freie Tabellen“, was zusammengehört")
        }
        Problem::WorkbookProtected { path } => {
            Words::new(format!("`{path}` ist mit einem Kennwort geschützt"), "").help("speichern Sie die Datei ohne Kennwort zum Öffnen; der Blattschutz der Formulare darf bleiben")
        }
        Problem::WorkbookForeign { path, found } => foreign_german(path, *found),
        Problem::WorkbookBroken { path, reason } => {
            Words::new(format!("`{path}` ist beschädigt oder unvollständig"), "").help(format!("öffnen Sie die Datei in Excel oder LibreOffice und speichern Sie sie neu, oder lassen Sie sie noch einmal schicken (Meldung des Lesers: {reason})"))
        }
        Problem::WorkbookExcess { path, excess } => {
            Words::new(format!("`{path}` wird nicht gelesen: {}", excess_german(excess)), "").help("ein Formular ist viel kleiner; kopieren Sie die Werte in ein neues Formular")
        }
        Problem::NoForm { hidden: Some(sheet) } => Words::new(format!("das Formular steht auf dem ausgeblendeten Blatt „{sheet}“; was niemand sieht, wird nicht gelesen"), "").help("blenden Sie das Blatt ein und speichern Sie die Datei; steht auf ihm nicht, was gemeldet werden soll, füllen Sie ein neues Formular aus"),
        Problem::NoForm { hidden: None } => Words::new("die Datei ist kein Formular dieses Programms", "").help("nennen Sie mit --mapping eine Zuordnung der Spalten, oder geben Sie der Tabelle Überschriften wie Indikator, Ist, Prognose, Erläuterung"),
        Problem::FormVersion { found } => Words::new(format!("das Formular hat eine unbekannte Fassung: „{found}“"), "").help("lesen Sie es mit der Fassung des Programms ein, die es geschrieben hat"),
        Problem::PlanningForm { year } => Words::new(format!("das ist das Formular einer Planungsrunde für {year}; es wird nicht zusammen mit Meldungen eingelesen"), "hier beginnt das Formular").help("lesen Sie Planungsformulare mit einem eigenen `zielmatrix import` ein"),
        Problem::PlanForeign { found, expected, part } => planning::foreign(found, expected, *part, DE),
        Problem::PlanRow { row, fault } => planning::row(row, fault, DE),
        Problem::PlanEntry { input, text, fault } => planning::entry(*input, text, fault, DE),
        Problem::PlanOutdated { input, now, form } => planning::outdated(*input, now, form, DE),
        Problem::PlanSince { row, inputs } => planning::since(row, inputs, DE),
        Problem::PlanKept { input, text, why } => planning::kept(*input, text, *why, DE),
        Problem::PlanConsequence { problem } => planning::consequence(problem, DE),
        Problem::FormIncomplete => Words::new("dem Formular fehlen ausgeblendete Zeilen, die Zeitraum und Spalten nennen", "hier beginnt das Formular").help("schreiben Sie das Formular mit `zielmatrix collect` neu und übertragen Sie die Werte"),
        Problem::FormPeriod { written, asked } => Words::new(format!("die Datei ist für {written}, eingelesen wird {asked}"), "anderer Zeitraum").help("lesen Sie die Datei mit ihrem eigenen Zeitraum ein, oder füllen Sie das richtige Formular aus"),
        Problem::TableNoPeriod { scheme } => Words::new("für diese Tabelle ist kein Zeitraum bekannt", "").help(format!("nennen Sie ihn mit --period, etwa --period {}, oder mit `period` in der Zuordnung", example(*scheme))),
        Problem::NoRows => Words::new("in der Datei wurde keine einzige Zeile mit einem Indikator erkannt", "hier beginnt sie").help("prüfen Sie, ob es die richtige Datei und das richtige Blatt ist, und ob `header`, `[columns]` und `skip` der Zuordnung dazu passen"),
        Problem::MappingColumn { column, suggestion } => Words::new(format!("die Tabelle hat keine Spalte „{column}“"), "nicht gefunden").help(meant_or(suggestion.as_ref(), DE, "nennen Sie die Überschrift genau wie in der Tabelle, oder den Buchstaben der Spalte; `header` nennt die Zeile der Überschriften")),
        Problem::MappingSheet { sheet, known } => Words::new(format!("die Mappe hat kein Blatt „{sheet}“"), "nicht gefunden").help(format!("möglich sind {}", list(known))),
        Problem::RowWithoutKey { form: true } => Words::new("in dieser Zeile steht ein Wert, aber ihr Schlüssel in der ausgeblendeten Spalte fehlt", "Wert ohne Schlüssel").help("tragen Sie den Wert in die vorgesehene Zeile eines neuen Formulars ein"),
        Problem::RowWithoutKey { form: false } => Words::new("in dieser Zeile steht ein Wert, aber kein Indikator", "Wert ohne Indikator").help("nennen Sie den Indikator, oder übergehen Sie solche Zeilen mit `skip = [\"\"]` in der Zuordnung"),
        Problem::RowUnknown { id, matrix, near } => Words::new(format!("die Matrix `{matrix}` hat keinen Indikator `{id}`"), "unbekannt").help(meant_few_or(near, DE, "prüfen Sie, ob die Datei zu dieser Matrix und diesem Jahr gehört; `[indicators]` einer Zuordnung übersetzt Namen")),
        Problem::RowTwice { indicator } => {
            Words::new(format!("`{indicator}` ist zweimal gemeldet, mit verschiedenen Angaben"), "hier noch einmal").related("und hier").help("leeren Sie eine der beiden Zeilen; bis dahin gilt keine")
        }
        Problem::RowRepeated { indicator } => {
            Words::new(format!("`{indicator}` ist zweimal gemeldet, mit denselben Angaben; es zählt einmal"), "hier noch einmal").related("und hier")
        }
        Problem::SheetHidden { sheet } => Words::new(format!("das Blatt „{sheet}“ ist ausgeblendet und wurde trotzdem gelesen, weil es genannt ist"), "ausgeblendet").help("prüfen Sie, ob dieses Blatt gemeint ist"),
        Problem::SheetBeside { sheet, hidden } => Words::new(format!("auch auf dem {}Blatt „{sheet}“ stehen Zahlen; sie wurden nicht gelesen", if *hidden { "ausgeblendeten " } else { "" }), "nicht gelesen").help("prüfen Sie, ob dort Werte gemeldet werden sollten; gelesen wird nur das Blatt des Formulars, von einer Tabelle das erste oder das in der Zuordnung genannte"),
        Problem::ColumnHidden { column } => Words::new(format!("die Spalte „{column}“ ist ausgeblendet und wurde trotzdem gelesen"), "ausgeblendet").help("prüfen Sie, ob diese Werte gemeldet werden sollten"),
        Problem::RowHidden { indicator } => Words::new(format!("die Zeile von `{indicator}` ist ausgeblendet und wurde trotzdem gelesen"), "ausgeblendet").help("prüfen Sie, ob der Wert gemeldet werden sollte"),
        Problem::RowNotDue { indicator, period } => Words::new(format!("`{indicator}` ist in {period} nicht fällig; der Wert wurde trotzdem gelesen"), "nicht fällig").help("prüfen Sie, ob der Wert zu diesem Zeitraum gehört"),
        Problem::StandsElsewhere { indicator } => Words::new(format!("`{indicator}` steht schon in einer Datei, die nicht geändert werden kann"), "anderer Wert").related("steht hier").help("ändern Sie den Wert dort, oder löschen Sie ihn dort und lesen noch einmal ein"),
        Problem::ImportIntoClosed { indicator, period } => Words::new(format!("{period} ist abgeschlossen; `{indicator}` wird nicht mehr eingelesen"), "abgeschlossen").help(format!("berichtigen Sie den Wert mit Begründung: `zielmatrix correct {indicator} {period} …`")),
        Problem::CellError { text } => Words::new(format!("die Zelle enthält den Fehler „{text}“"), "Fehlerwert").help("berichtigen Sie die Formel, oder tragen Sie den Wert als Zahl ein"),
        Problem::CellKind { text, truth } => Words::new(format!("„{text}“ ist {}, erwartet wird ein Wert", if *truth { "ein Wahrheitswert" } else { "eine Uhrzeit oder Dauer" }), "nicht lesbar").help("tragen Sie die Zahl oder den Tag ein"),
        Problem::FormulaRead { text } => Words::new(format!("gelesen wurde das Ergebnis einer Formel: {text}"), "Formel").help("prüfen Sie, ob die Formel beim Speichern fertig gerechnet war"),
        Problem::FormulaEmpty => Words::new("in der Zelle steht eine Formel, deren Ergebnis nicht in der Datei gespeichert ist", "Formel ohne Ergebnis").help("öffnen und speichern Sie die Datei in Excel oder LibreOffice, oder tragen Sie den Wert als Zahl ein"),
        Problem::CellRounded { exact, read } => Words::new(format!("die Zahl ist als {read} gelesen, wie Excel sie zeigt (in der Datei {exact})"), "auf 15 Stellen"),
        Problem::Syntax { syntax } => syntax_german(syntax),
        Problem::UnknownKey { key, section, meant: wanted_key } => {
            Words::new(format!("`{key}` gibt es {} nicht", table(section, DE)), "unbekannt").maybe(key_meant(wanted_key, DE))
        }
        Problem::MissingKey { key: key @ "numerator", section: "[[actual]]" } => {
            Words::new(format!("zum Nenner fehlt der Zähler (`{key}`)"), "ohne Zähler").help("nennen Sie beide, Zähler und Nenner")
        }
        Problem::MissingKey { key: key @ "denominator", section: "[[actual]]" } => {
            Words::new(format!("zum Zähler fehlt der Nenner (`{key}`)"), "ohne Nenner").help("nennen Sie beide, Zähler und Nenner")
        }
        Problem::MissingKey { key, section } => {
            Words::new(format!("`{key}` fehlt {}", table(section, DE)), "hier").help(format!("ergänzen Sie `{key} = …`"))
        }
        Problem::EmptyText { key, section } => {
            Words::new(format!("`{key}` ist {} leer", table(section, DE)), "leer").help("tragen Sie einen Text ein")
        }
        Problem::WrongType { key, section, expected: right, found } => {
            Words::new(format!("`{key}` ist {} {}, erwartet wird {}", table(section, DE), expected(*found, DE), expected(*right, DE)), "falsche Art von Wert")
                .help(wanted(key, *right, *found, DE))
        }
        Problem::UnknownWord { key, found, allowed, suggestion } => {
            Words::new(format!("„{found}“ ist für `{key}` nicht vorgesehen"), "unbekanntes Wort")
                .help(meant_or(suggestion.as_ref(), DE, &format!("möglich sind {}", list(allowed))))
        }
        Problem::NumberAmbiguous { text } => {
            let [thousands, decimal, places] = thousands::readings(text);
            let exact = if decimal == places { " als Dezimalzahl".to_owned() } else { format!(" als Dezimalzahl (`{places}`, wenn drei Stellen gemeint sind)") };
            Words::new(format!("„{text}“ ist mehrdeutig: in TOML trennt der Punkt die Nachkommastellen, im Deutschen die Tausender"), "eines von beiden")
                .help(format!("schreiben Sie `{thousands}` als Tausender oder `{decimal}`{exact}"))
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
        Problem::UnknownField { id, suggestion } => {
            Words::new(format!("das Handlungsfeld `{id}` ist nicht angelegt"), "unbekannt").help(meant_or(suggestion.as_ref(), DE, "legen Sie es in zielmatrix.toml unter [[field]] an"))
        }
        Problem::BadSeries { series } => Words::new(format!("`series` ist eine Kennung oder Matrix und Kennung, nicht „{series}“"), "ungültig").help("schreiben Sie die Kennung, die der Indikator früher hatte, etwa `hausbesuche` oder `sozialamt/hausbesuche`"),
        Problem::SeriesTwice { series } => Words::new(format!("die Reihe `{series}` setzen in diesem Jahr zwei Indikatoren fort"), "hier erneut").related("zuerst hier").help("nur einer kann dieselbe Reihe fortsetzen; streichen Sie ein `series`, oder geben Sie dem anderen eine neue Kennung"),
        Problem::SeriesUnknown { series, suggestion } => Words::new(format!("kein früheres Jahr kennt die Reihe `{series}`"), "unbekannt").help(meant_or(suggestion.as_ref(), DE, "nennen Sie die Kennung, die der Indikator in früheren Jahren hatte, oder streichen Sie `series`")),
        Problem::SeriesEnds { indicator, year, then, now } => Words::new(format!("die Reihe von `{indicator}` beginnt neu: {year} war es {}, jetzt ist es {}", measured(then, DE), measured(now, DE)), "andere Art oder Einheit").related("zuletzt hier"),
        Problem::UnknownFocus { id, suggestion } => {
            Words::new(format!("das Schwerpunktthema `{id}` ist nicht angelegt"), "unbekannt").help(meant_or(suggestion.as_ref(), DE, "legen Sie es in zielmatrix.toml unter [[focus]] an"))
        }
        Problem::BadAddress { text } => Words::new(format!("„{text}“ ist keine E-Mail-Adresse"), "erwartet wird eine Adresse wie altenhilfe@stadt.example").help("schreiben Sie eine Adresse ohne Namen und Leerzeichen; eine Domäne mit Umlauten in ihrer ASCII-Form (xn--…)"),
        Problem::FormDate { text } => Words::new(format!("„{text}“ ist kein Tag"), "kein Datum").help("die Werte werden trotzdem gelesen; der Tag, an dem das Formular ausgefüllt wurde, wird nicht festgehalten"),
        Problem::UnknownCommittee { id, suggestion } => {
            Words::new(format!("das Gremium `{id}` ist nicht angelegt"), "unbekannt").help(meant_or(suggestion.as_ref(), DE, "legen Sie es in zielmatrix.toml unter [[committee]] an"))
        }
        Problem::UnknownArea { id, suggestion } => {
            Words::new(format!("das Gebiet `{id}` ist nicht angelegt"), "unbekannt").help(meant_or(suggestion.as_ref(), DE, "legen Sie es in zielmatrix.toml unter [[area]] an"))
        }
        Problem::CommitteeScope { key, name, suggestion } => Words::new(format!("kein Jahr kennt `{name}`, das `{key}` eines Gremiums nennt"), "unbekannt").help(meant_or(suggestion.as_ref(), DE, "berichtigen Sie den Namen; ohne einen dieser Schlüssel behandelt das Gremium alles")),
        Problem::AreaNotNamed { id, named } => Words::new(format!("das Gebiet `{id}` gehört nicht zu den Gebieten des Indikators: {}", list(named)), "nicht in `areas`").help("nehmen Sie es in `areas` auf oder streichen Sie diesen Abschnitt"),
        Problem::AreaCycle { areas } => Words::new(format!("Gebiete liegen ineinander: {}", list(areas)), "schließt den Kreis").help("streichen Sie ein `parent`"),
        Problem::GeometryNoJson { ends } => {
            let (headline, label) = if *ends { ("die Geometriedatei hört zu früh auf: sie ist kein ganzes JSON", "endet hier") } else { ("die Geometriedatei ist kein gültiges JSON", "hier") };
            Words::new(headline, label).help("exportieren Sie sie im GIS neu als GeoJSON")
        }
        Problem::GeometryForm { part, found } => {
            let (headline, help) = match part {
                GeoPart::Collection => ("die Geometriedatei ist keine GeoJSON-`FeatureCollection`", "exportieren Sie die Gebiete zusammen als GeoJSON, ein Feature je Gebiet"),
                GeoPart::Feature => ("eines der `features` ist kein GeoJSON-`Feature`", "ein Feature ist ein Objekt mit `type`, `properties` und `geometry`"),
                GeoPart::Geometry => ("die `geometry` ist keine Geometrie von GeoJSON", "sie ist ein Objekt mit `type` und `coordinates`"),
                GeoPart::Coordinates => ("die `coordinates` sind nicht die einer Fläche", "ein `Polygon` ist eine Liste von Ringen, ein Ring eine Liste von `[Länge, Breite]`; ein `MultiPolygon` ist eine Liste von Polygonen"),
            };
            let found = found.as_ref().map_or_else(String::new, |found| format!(", sondern `{found}`"));
            Words::new(format!("{headline}{found}"), "hier").help(help)
        }
        Problem::GeometrySystem { found } => Words::new(format!("das Koordinatenbezugssystem `{found}` wird nicht gelesen"), "unbekannt").help("exportieren Sie in WGS 84 (`EPSG:4326`) oder in ETRS89/UTM (`EPSG:25832`, `EPSG:25833`)"),
        Problem::GeometrySystems { written, set } => Words::new(format!("die Datei nennt `{written}`, `[geo]` nennt `crs = \"{set}\"`"), "widerspricht `[geo]`").related("hier festgelegt").help("streichen Sie `crs` in `[geo]`, wenn die Datei recht hat"),
        Problem::GeometryNoId { property, there, suggestion } => {
            let what = property.as_ref().map_or_else(|| "`id`".to_owned(), |name| format!("Eigenschaft `{name}`"));
            let has = if there.is_empty() { "nennen Sie die Eigenschaft in `[geo]` als `id_property`".to_owned() } else { format!("es hat {}; nennen Sie die richtige in `[geo]` als `id_property`", list(there)) };
            Words::new(format!("einem Feature fehlt die {what} mit der Kennung seines Gebiets"), "dieses Feature").help(meant_or(suggestion.as_ref(), DE, &has))
        }
        Problem::GeometryNoArea { id, suggestion } => Words::new(format!("das Gebiet `{id}` eines Features ist nicht angelegt: es wird nicht gezeichnet"), "unbekannt").help(meant_or(suggestion.as_ref(), DE, "legen Sie es in zielmatrix.toml unter [[area]] an, oder streichen Sie das Feature")),
        Problem::GeometryMissing { area } => Words::new(format!("das Feature des Gebiets `{area}` hat keine Geometrie: es fehlt auf Karten"), "dieses Feature").help("exportieren Sie das Gebiet mit seiner Geometrie"),
        Problem::GeometryKind { area, found } => Words::new(format!("die Geometrie des Gebiets `{area}` ist ein `{found}`, keine Fläche"), "hier").help("exportieren Sie Flächen: `Polygon` oder `MultiPolygon`"),
        Problem::GeometryRing { area, fault } => {
            let what = match fault {
                RingFault::Short { found } => format!("hat {found} Positionen, ein Ring hat mindestens 4"),
                RingFault::Open => "ist nicht geschlossen: seine letzte Position ist nicht die erste".to_owned(),
                RingFault::Flat => "umschließt keine Fläche".to_owned(),
            };
            Words::new(format!("ein Ring des Gebiets `{area}` {what}"), "dieser Ring").help("reparieren Sie die Geometrie im GIS und exportieren Sie sie neu")
        }
        Problem::GeometryBeyond { area, x, y, grid, beyond } => {
            let help = match beyond {
                Beyond::Exchanged => "die beiden Zahlen sind wohl vertauscht: in GeoJSON steht der Ostwert vor dem Nordwert, die Länge vor der Breite".to_owned(),
                Beyond::Metres => "das sind wohl Meter einer UTM-Zone: setzen Sie in `[geo]` `crs = \"EPSG:25832\"` oder `crs = \"EPSG:25833\"`".to_owned(),
                Beyond::Degrees => "das sind wohl Grad: streichen Sie `crs` in `[geo]` und in der Datei".to_owned(),
                Beyond::ZoneNumber => "der Ostwert beginnt mit der Nummer der Zone: exportieren Sie in `EPSG:25832` oder `EPSG:25833`".to_owned(),
                Beyond::Unknown => "prüfen Sie, in welchem Koordinatenbezugssystem die Datei exportiert wurde".to_owned(),
            };
            Words::new(format!("[{x}, {y}] im Gebiet `{area}` ist kein Ort in {}", grid.name()), "in diesem Ring").help(help)
        }
        Problem::GeometryExchanged { x, y } => Words::new(format!("[{x}, {y}] liegt im Meer vor Ostafrika: Länge und Breite sind wohl vertauscht"), "in diesem Ring").help("in GeoJSON steht die Länge vor der Breite; exportieren Sie die Datei neu"),
        Problem::AreasWithoutGeometry { areas } => Words::new(format!("Gebiete ohne Geometrie, die auf Karten fehlen: {}", list(areas)), "in dieser Datei"),
        Problem::AcknowledgedCode { code, known: true, .. } => Words::new(format!("`{code}` ist keine Warnung und kann nicht zur Kenntnis genommen werden"), "keine Warnung").help("beheben Sie, was die Meldung nennt, oder nennen Sie die Kennung einer Warnung"),
        Problem::AcknowledgedCode { code, known: false, suggestion } => Words::new(format!("eine Meldung `{code}` gibt es nicht"), "unbekannt").help(meant_or(suggestion.as_ref(), DE, "die Kennung steht in eckigen Klammern hinter dem Wort Warnung, etwa `wert-springt`")),
        Problem::UnknownMatrix { id, suggestion } => {
            Words::new(format!("eine Matrix `{id}` gibt es nicht"), "unbekannt")
                .help(meant_or(suggestion.as_ref(), DE, "schreiben Sie `matrix = …` oder den vollen Namen wie `sozialamt/hausbesuche`"))
        }
        Problem::UnknownIndicator { id, matrix, suggestion } => {
            Words::new(format!("die Matrix `{matrix}` hat keinen Indikator `{id}`; der Wert wird nicht berichtet"), "unbekannt").maybe(meant(suggestion.as_ref(), DE))
        }
        Problem::BeforeBeginning { indicator, year } => {
            Words::new(format!("`{indicator}` beginnt erst mit der Matrix {year}; der Wert wird hier nicht berichtet"), "vor dem Beginn")
        }
        Problem::NoPeriod { found, scheme } => {
            Words::new(format!("„{found}“ ist kein Berichtszeitraum"), "kein Zeitraum").help(period_meant(found, *scheme, DE))
        }
        Problem::UnknownPeriodLabel { found, allowed, scheme } => {
            Words::new(format!("einen Teilzeitraum „{found}“ gibt es nicht: dieses Projekt berichtet in {}", scheme_name(*scheme, DE)), "unbekannt").help(label_meant(found, allowed, *scheme, DE))
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
                .help(if *expected == 2 { "schreiben Sie `between = [37.0, 45.0]`, mit Dezimalpunkt" } else { "schreiben Sie eine einzelne Zahl, mit Dezimalpunkt: 37.5 statt [37,5]" })
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
        Problem::InterimShape { corridor: true, scheme } => Words::new("das Zwischenziel eines Korridors muss ein Paar oder ein Anteil sein", "passt nicht").help(format!("schreiben Sie `{0} = [10, 12]` oder `{0} = \"20 %\"`", label_example(*scheme))),
        Problem::InterimShape { corridor: false, scheme } => Words::new("das Zwischenziel muss eine Zahl oder ein Anteil sein", "passt nicht").help(format!("schreiben Sie `{0} = 120` oder `{0} = \"20 %\"`", label_example(*scheme))),
        Problem::InterimOfLastPeriod { label } => {
            Words::new(format!("das Zwischenziel für {label} ist nicht der Jahreszielwert"), "widerspricht").related("der Jahreszielwert").help(format!("streichen Sie {label}: am Jahresende gilt immer der Zielwert"))
        }
        Problem::InterimOfMilestone { scheme } => Words::new("ein Meilenstein hat keinen Verlauf", "nicht möglich").help(format!("nennen Sie den Fortschritt in Prozent, etwa `interim = {{ {} = 30 }}`", label_example(*scheme))),
        Problem::LinearWithoutBaseline => Words::new("eine lineare Entwicklung braucht einen Ausgangswert", "wovon aus?").help("ergänzen Sie `baseline = { value = …, year = … }`"),
        Problem::ToleranceNegative => Words::new("eine Toleranz darf nicht negativ sein", "negativ").help("schreiben Sie die Abweichung ohne Vorzeichen"),
        Problem::ToleranceCrossed => Words::new("die Toleranz für Grün ist größer als die für Gelb", "verkehrt").help("vertauschen Sie die Grenzen"),
        Problem::ToleranceInDays => Words::new("die Toleranz eines Meilensteins wird in Tagen angegeben", "kein Anteil").help("schreiben Sie etwa `{ green = 0, yellow = 30 }`"),
        Problem::RevisionTwice { period } => Words::new(format!("zwei Anpassungen gelten ab {period}"), "hier erneut").related("zuerst hier").help("fassen Sie beide zusammen"),
        Problem::RevisionEmpty => Words::new("die Anpassung ändert nichts", "").help("nennen Sie `target`, `interim` oder `tolerance`"),
        Problem::PerPeriodKind { kind } => Words::new(format!("`reported = \"per-period\"` gibt es für die Art `{}` nicht", kind.name()), "nicht möglich").help("nur cumulative, average und ratio werden über Zeiträume zusammengefasst"),
        Problem::PartNameKind { key, kind } => Words::new(format!("`{key}` gibt es für die Art `{}` nicht", kind.name()), "nicht möglich").help(format!("streichen Sie `{key}`; nur `ratio` hat Zähler und Nenner")),
        Problem::TotalKind { kind } => Words::new(format!("dieses `total` widerspricht der Art `{}`", kind.name()), "nicht möglich").help("`cumulative` und `ratio` werden summiert, `average`, `assessed` und `milestone` gemeldet; nur bei `level` gibt es beides"),
        Problem::ScaleKind { kind } => Words::new(format!("`scale` gibt es für die Art `{}` nicht", kind.name()), "nicht möglich").help("streichen Sie `scale`; nur `ratio` hat einen Faktor"),
        Problem::ScaleNotPositive => Words::new("`scale` muss größer als 0 sein", "zu klein").help("schreiben Sie 100 für Prozent"),
        Problem::WeightNegative => Words::new("ein Gewicht darf nicht negativ sein", "negativ").help("schreiben Sie 0 oder mehr"),
        Problem::ValueUnreadable { text, why } => unreadable_german(text, *why),
        Problem::ValueNoted { text, read } => Words::new(format!("„{text}“ wurde als {} gelesen", read.replace('.', ",")), "mit Bemerkung"),
        Problem::ValueProvisional { text, read } => Words::new(format!("„{text}“ ist als vorläufiger Wert gelesen: {}", german_number(read)), "vorläufig"),
        Problem::ShareDoubtful { key, value } => {
            Words::new(format!("`{key}` ist {}, wo Prozent erwartet werden: gemeint sein können {} % oder das Hundertfache", german_number(value), german_number(value)), "mehrdeutig")
                .help(format!("schreiben Sie \"{value} %\", wenn das gemeint ist, sonst die Prozentzahl"))
        }
        Problem::FieldOfOtherKind { key, kind } => Words::new(format!("`{key}` gehört nicht zu einem Indikator der Art `{}`", kind.name()), "falsches Feld").help(kind_fields(*kind, DE)),
        Problem::ActualEmpty { keys } => {
            Words::new("die Meldung hat weder einen Wert noch einen Zustand", "").help(format!("tragen Sie {} ein, oder `state = \"missing\"`, \"not-applicable\" oder \"suppressed\" mit einer Erläuterung", quoted(keys)))
        }
        Problem::StateWithValue => Words::new("die Meldung hat einen Wert und einen Zustand", "dieser Zustand").related("dieser Wert").help("streichen Sie einen von beiden"),
        Problem::ActualTwice { indicator, period } => Words::new(format!("`{indicator}` ist für {period} doppelt gemeldet"), "hier erneut").related("zuerst hier").help("streichen Sie die falsche Meldung"),
        Problem::BadDigest { text } => Words::new(format!("„{text}“ ist keine Prüfsumme"), "erwartet werden 64 Ziffern und Buchstaben a bis f").help("löschen Sie `origin`, wenn Sie den Wert von Hand geändert haben"),
        Problem::RatioDenominator { numerator, denominator } => {
            Words::new(format!("{} von {} ist kein Verhältnis", german_number(numerator), german_number(denominator)), "dieser Nenner").help("der Nenner ist größer als 0 (0 von 0 entfällt)")
        }
        Problem::CsvUnknownColumn { column, suggestion } => {
            Words::new(format!("eine Spalte „{column}“ ist nicht vorgesehen"), "unbekannt").help(meant_or(suggestion.as_ref(), DE, "möglich sind Indikator, Matrix, Zeitraum, Ist, Zähler, Nenner, Fortschritt, Erledigt, Zustand, Prognose, Erläuterung, Gegenmaßnahme, Gebiet, Vorläufig, Intern"))
        }
        Problem::CsvColumnTwice { column } => Words::new(format!("die Spalte „{column}“ gibt es zweimal"), "hier erneut").help("streichen Sie eine davon"),
        Problem::CsvNoIndicatorColumn => Words::new("die Kopfzeile hat keine Spalte „Indikator“", "Kopfzeile").help("beginnen Sie die Datei mit einer Kopfzeile wie Indikator;Ist;Prognose;Erläuterung"),
        Problem::CsvOpenQuote => Words::new("ein Anführungszeichen wird nicht wieder geschlossen; alles danach wäre ein einziger Text", "hier geöffnet")
            .help("schließen Sie den Text mit \"; ein Anführungszeichen darin schreiben Sie doppelt: \"\""),
        Problem::CsvFieldCount { found, expected } => Words::new(format!("die Zeile hat {found} Felder, die Kopfzeile {expected}"), "passt nicht").help("setzen Sie Texte, die das Trennzeichen enthalten, in Anführungszeichen"),
        Problem::ClosedValueChanged { indicator, period, closed, now } => {
            Words::new(format!("der Wert von `{indicator}` für {period} ist abgeschlossen mit `{closed}`, hier steht `{now}`"), "geändert")
                .related("so abgeschlossen")
                .help(format!("stellen Sie den alten Wert wieder her, oder berichtigen Sie ihn mit Begründung: `zielmatrix correct {indicator} {period} {} --reason \"…\"`", options(now)))
        }
        Problem::ClosedValueGone { indicator, period, closed } => {
            Words::new(format!("der Wert von `{indicator}` für {period} ist abgeschlossen mit `{closed}` und fehlt jetzt"), "fehlt jetzt")
                .related("so abgeschlossen")
                .help(format!("stellen Sie den Wert wieder her, oder berichtigen Sie ihn mit Begründung: `zielmatrix correct {indicator} {period} --state missing --reason \"…\"`"))
        }
        Problem::ClosedValueAdded { indicator, period, now } => {
            Words::new(format!("für `{indicator}` steht jetzt `{now}`; der Zeitraum {period} wurde ohne diesen Wert abgeschlossen"), "nachgetragen")
                .related("ohne Wert abgeschlossen")
                .help(format!("nehmen Sie den Wert heraus, oder tragen Sie ihn mit Begründung nach: `zielmatrix correct {indicator} {period} {} --reason \"…\"`", options(now)))
        }
        Problem::ClosedForecastChanged { indicator, period, closed, now } => {
            let [closed, now] = [closed, now].map(|said| said.as_ref().map_or_else(|| "keine".to_owned(), |said| format!("`{said}`")));
            Words::new(format!("die Prognose von `{indicator}` für {period} hat sich nach dem Abschluss geändert (abgeschlossen: {closed}, jetzt: {now})"), "geändert")
                .related("so abgeschlossen")
                .help("stellen Sie die alte Prognose wieder her; eine neue gehört in den nächsten Zeitraum")
        }
        Problem::ClosedRuleChanged { indicator, period, key, closed, now } => {
            let [closed, now] = [closed, now].map(|said| said.as_ref().map_or_else(|| "nichts".to_owned(), |said| format!("`{said}`")));
            Words::new(format!("`{key}` von `{indicator}` hat sich geändert, seit {period} abgeschlossen ist (abgeschlossen: {closed}, jetzt: {now})"), "gilt für einen abgeschlossenen Zeitraum")
                .related("so abgeschlossen")
                .help(rule_help_german(key))
        }
        Problem::ClosedIndicatorGone { indicator, period } => {
            Words::new(format!("`{indicator}` fehlt in der Matrix, gehört aber zum abgeschlossenen Zeitraum {period}"), "so abgeschlossen")
                .help("nehmen Sie den Indikator mit derselben Kennung wieder auf; was nicht mehr gemeldet wird, sagt `report_in`")
        }
        Problem::ClosedIndicatorNew { indicator, period } => {
            Words::new(format!("`{indicator}` ist neu und wäre im abgeschlossenen Zeitraum {period} fällig"), "neu")
                .related("ohne diesen Indikator abgeschlossen")
                .help("nennen Sie mit `report_in` die Zeiträume, für die der Indikator gemeldet wird, etwa `report_in = [\"T3\"]`")
        }
        Problem::SnapshotChanged { period } => {
            Words::new(format!("der Abschluss von {period} wurde nachträglich geändert: seine Prüfsumme stimmt nicht"), "Prüfsumme")
                .help("holen Sie die Datei aus der Versionsverwaltung zurück; Werte berichtigt `zielmatrix correct`")
        }
        Problem::SnapshotSchema { found } => {
            Words::new(format!("der Abschluss hat die unbekannte Fassung „{found}“"), "unbekannt")
                .help("verwenden Sie die Programmversion, die ihn geschrieben hat, oder eine neuere")
        }
        Problem::SnapshotPart { period, file, fault } => {
            let (what, label) = match fault {
                PartFault::Missing => (format!("zum Abschluss von {period} gehört „{file}“, aber diese Datei fehlt"), "fehlt"),
                PartFault::Changed => {
                    (format!("„{file}“ wurde geändert, seit {period} abgeschlossen ist: die Prüfsumme stimmt nicht"), "geändert")
                }
                PartFault::Swapped { matrix, period: other } => {
                    (format!("an der Stelle von „{file}“ liegt der Teil der Matrix „{matrix}“ für {other}"), "vertauscht")
                }
                PartFault::Extra => (format!("„{file}“ gehört nicht zum Abschluss von {period}: er nennt diese Datei nicht"), "zu viel"),
            };
            Words::new(what, label).help(match fault {
                PartFault::Extra => "nehmen Sie die Datei heraus; im Ordner eines Abschlusses liegt nur, was `zielmatrix close` geschrieben hat",
                PartFault::Missing | PartFault::Changed | PartFault::Swapped { .. } => {
                    "holen Sie die Datei aus der Versionsverwaltung zurück; Werte berichtigt `zielmatrix correct`"
                }
            })
        }
        Problem::SnapshotUnfinished { folder, left: Unfinished::Record } => {
            Words::new(format!("dieser Vermerk nimmt den Abschluss von {folder} zurück, aber der Zeitraum ist noch abgeschlossen"), "")
                .help(format!("die Rücknahme wurde abgebrochen: `zielmatrix reopen {folder} --reason \"…\"` noch einmal vollendet sie; soll der Zeitraum abgeschlossen bleiben, löschen Sie den Ordner des Vermerks"))
        }
        Problem::SnapshotUnfinished { folder, left: Unfinished::Reopening } => {
            Words::new(format!("hier liegt noch etwas von dem Abschluss von {folder}, der zurückgenommen wurde"), "")
                .help(format!("die Rücknahme wurde abgebrochen: `zielmatrix reopen {folder} --reason \"…\"` noch einmal vollendet sie, der nächste Abschluss auch"))
        }
        Problem::SnapshotUnfinished { folder, left: Unfinished::Closing } => {
            Words::new(format!("hier liegen Teile eines Abschlusses von {folder}, aber der Abschluss selbst fehlt: der Zeitraum ist offen"), "")
                .help("ein Abschluss wurde abgebrochen: rufen Sie `zielmatrix close` noch einmal auf, oder löschen Sie den Ordner; ist nur der Abschluss abhandengekommen, holen Sie ihn zurück")
        }
        Problem::SnapshotChain { period, before, fault } => {
            let before = before.as_deref().unwrap_or_default();
            match fault {
                ChainFault::Gone => Words::new(
                    format!("der Abschluss von {period} wurde nach dem von {before} gemacht, aber dieser fehlt"),
                    "fehlt",
                )
                .help(format!("holen Sie den Abschluss von {before} aus der Versionsverwaltung zurück")),
                ChainFault::Exchanged => Words::new(
                    format!("der Abschluss von {before} ist ein anderer als der, auf den der von {period} folgte: seine Prüfsumme ist nicht die hier genannte"),
                    "ausgetauscht",
                )
                .help(format!("holen Sie den Abschluss von {before} aus der Versionsverwaltung zurück")),
                ChainFault::Twice { other } if before.is_empty() => Words::new(
                    format!("der Abschluss von {period} nennt keinen früheren, ebenso der von {other}; der erste kann nur einer sein"),
                    "",
                )
                .help("einer von beiden wurde ausgetauscht oder in einer anderen Kopie gemacht: holen Sie den richtigen aus der Versionsverwaltung zurück"),
                ChainFault::Twice { other } => Words::new(
                    format!("die Abschlüsse von {period} und {other} nennen beide den von {before} als letzten davor"),
                    "",
                )
                .help("einer von beiden wurde ausgetauscht oder in einer anderen Kopie gemacht: holen Sie den richtigen aus der Versionsverwaltung zurück"),
            }
        }
        Problem::SnapshotEvidence { folder, fault } => {
            let (what, label) = match fault {
                EvidenceFault::Gone => (format!("der zurückgenommene Abschluss zu {folder} fehlt unter reopened"), "fehlt"),
                EvidenceFault::Changed => {
                    (format!("der zurückgenommene Abschluss in reopened/{folder} wurde geändert: seine Prüfsumme stimmt nicht"), "Prüfsumme")
                }
                EvidenceFault::StillThere => {
                    (format!("der Abschluss von {folder} wurde zurückgenommen und liegt doch wieder bei den Abschlüssen"), "")
                }
                EvidenceFault::NotNamed => {
                    (format!("der Abschluss von {folder} nennt den nicht, der vor ihm zurückgenommen wurde"), "ausgetauscht")
                }
                EvidenceFault::PartGone { file } => {
                    (format!("zum zurückgenommenen Abschluss in reopened/{folder} gehört „{file}“, aber diese Datei fehlt"), "fehlt")
                }
                EvidenceFault::PartChanged { file } => {
                    (format!("„{file}“ im zurückgenommenen Abschluss reopened/{folder} wurde geändert: die Prüfsumme stimmt nicht"), "geändert")
                }
                EvidenceFault::PartExtra { file } => {
                    (format!("„{file}“ gehört nicht zum zurückgenommenen Abschluss in reopened/{folder}: weder er noch der Vermerk nennt diese Datei"), "zu viel")
                }
                EvidenceFault::RecordGone => {
                    (format!("in reopened/{folder} fehlt der Vermerk „reopened.toml“, wer den Abschluss wann und warum zurückgenommen hat"), "")
                }
            };
            Words::new(what, label).help(match fault {
                EvidenceFault::StillThere => "löschen Sie ihn dort; der Beleg unter reopened bleibt",
                EvidenceFault::PartExtra { .. } => "nehmen Sie die Datei heraus; bei einem Beleg liegt nur, was `zielmatrix reopen` dorthin verschoben hat",
                EvidenceFault::Gone
                | EvidenceFault::Changed
                | EvidenceFault::NotNamed
                | EvidenceFault::PartGone { .. }
                | EvidenceFault::PartChanged { .. }
                | EvidenceFault::RecordGone => {
                    "holen Sie die Dateien aus der Versionsverwaltung zurück; was zurückgenommen wurde, bleibt als Beleg"
                }
            })
        }
        Problem::CorrectionOfOpenPeriod { period } => {
            Words::new(format!("hier stehen Berichtigungen für {period}, aber der Zeitraum ist nicht abgeschlossen"), "")
                .help("ändern Sie Werte eines offenen Zeitraums in seiner Datei und löschen Sie die Berichtigungen; ist nur der Abschluss abhandengekommen, holen Sie ihn zurück")
        }
        Problem::CorrectionUnknown { indicator, period, suggestion } => {
            Words::new(format!("einen Indikator `{indicator}` gibt es {} nicht", period.year), "unbekannt")
                .help(meant_or(suggestion.as_ref(), DE, "schreiben Sie `matrix/indikator`"))
        }
        Problem::CorrectionOldValue { indicator, period, written, known } => {
            Words::new(format!("die Berichtigung von `{indicator}` für {period} geht von `{written}` aus, bis dahin galt aber `{known}`"), "alter Wert")
                .related("galt bis dahin")
                .help("schreiben Sie als `old` den Wert, der bis dahin galt")
        }
        Problem::CorrectionNotMade { indicator, period, written, now } => {
            Words::new(format!("`{indicator}` ist für {period} auf `{written}` berichtigt, die Werte sagen aber `{now}`"), "anderer Wert")
                .related("Berichtigung")
                .help(format!("tragen Sie den berichtigten Wert ein, oder berichtigen Sie noch einmal: `zielmatrix correct {indicator} {period} {} --reason \"…\"`", options(now)))
        }
        Problem::OpenPoint { of, text } => Words::new(format!("offen bei {of}: {text}"), "noch nicht entschieden").help("entscheiden Sie es und streichen Sie `open`; bis dahin heißt ein Plan „Entwurf“"),
        Problem::RelativeToleranceAtZero { period } => {
            Words::new(format!("eine Toleranz in Prozent ist bei einem Soll von 0 immer 0 ({period})"), "in Prozent").help("setzen Sie eine absolute Toleranz in der Einheit des Indikators, etwa `{ green = 1, yellow = 2 }`")
        }
        Problem::AssumedLinear { scheme } => {
            Words::new("das Soll der Zwischenzeiträume ist geschätzt: gleichmäßig über das Jahr verteilt", "ohne Zwischenziele").help(format!("nennen Sie Zwischenziele, etwa `interim = {}`, oder bestätigen Sie `interim = \"linear\"`", interim_example(*scheme)))
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
        Problem::ValueFar { value, reference, of, above } => {
            let far = if *above { "mehr als das Dreifache" } else { "weniger als ein Drittel" };
            let of = match of {
                Yardstick::Expected => "vom Soll",
                Yardstick::Baseline => "vom Ausgangswert",
                Yardstick::ElapsedBaseline => "vom anteiligen Ausgangswert",
            };
            let headline = format!("der Wert {} ist {far} {of} {}", german_number(value), german_number(reference));
            Words::new(headline, far).help(format!("prüfen Sie Kommastelle, Einheit und Zeitraum; {}", confirm(problem.code(), DE)))
        }
        Problem::CountNegative { value, part: of } => {
            let what = of.map(|of| format!("{} ", part(of, None, DE))).unwrap_or_default();
            Words::new(format!("eine Anzahl kann nicht negativ sein: {what}{}", german_number(value)), "negativ")
                .help(format!("prüfen Sie das Vorzeichen; {}", confirm(problem.code(), DE)))
        }
        Problem::ShareImpossible { share, numerator: (numerator, first), denominator: (denominator, second), swapped } => {
            let of = format!("{} von {}", german_number(numerator), german_number(denominator));
            let why = if swapped.is_some() { "mehr als 100 %" } else { "weniger als 0 %" };
            let names = match (first, second) {
                (None, None) => String::new(),
                _ => format!(" ({}, {})", part(Part::Numerator, first.as_ref(), DE), part(Part::Denominator, second.as_ref(), DE)),
            };
            let cause = match swapped {
                Some(swapped) => format!("vermutlich sind Zähler und Nenner vertauscht{names}: umgekehrt wären es {} %", german_number(swapped)),
                None => format!("prüfen Sie das Vorzeichen{names}"),
            };
            Words::new(format!("der Anteil {} % ist nicht möglich: {of}", german_number(share)), why)
                .help(format!("{cause}; {}", confirm(problem.code(), DE)))
        }
        Problem::PartJumps { part: of, name, value, before, period } => {
            let what = part(*of, name.as_ref(), DE);
            Words::new(format!("der {what} {} weicht stark vom vorigen ab: {} ({period})", german_number(value), german_number(before)), "mehr als das Dreifache oder weniger als ein Drittel")
                .help(format!("prüfen Sie Einheit und Kommastelle von Zähler und Nenner; {}", confirm(problem.code(), DE)))
        }
        Problem::InterimFar { value, target, below } => {
            let (value, target) = (german_number(value), german_number(target));
            if *below {
                Words::new(format!("alle Zwischenziele liegen unter 1 % des Zielwerts {target}: höchstens {value}"), "in Einheiten, nicht in Prozent")
                    .help("Anteile am Zielwert stehen in Anführungszeichen, etwa `\"33 %\"`")
            } else {
                Words::new(format!("das Zwischenziel {value} ist mehr als das Dreifache des Zielwerts {target}"), "mehr als das Dreifache").help("prüfen Sie Einheit und Kommastelle")
            }
        }
        Problem::TargetAsShare { written, percent } => {
            let [written, percent] = [written, percent].map(|figures| figures.iter().map(|figure| german_number(figure)).collect::<Vec<_>>().join(" bis "));
            Words::new(format!("der Zielwert {written} ist in Prozent angegeben, also {written} %; gemeint sind vermutlich {percent} %"), "in Prozent")
                .help(format!("schreiben Sie Prozent, nicht ihren Bruchteil; {}", confirm(problem.code(), DE)))
        }
        Problem::ScaleMissing => {
            Words::new("das Verhältnis ist in %, aber nicht mit 100 malgenommen: drei Viertel wären 0,75 %", "ohne `scale = 100`").help("ergänzen Sie `scale = 100`")
        }
        Problem::PlanNegative { key, value } => {
            Words::new(format!("`{key}` ist negativ: {}", german_number(value)), "negativ")
                .help("Aufwand, Ertrag und Einsparung stehen ohne Vorzeichen; sonst ist fast jeder Wert grün oder rot")
        }
        Problem::DateFar { date, year } => {
            Words::new(format!("das Datum {} liegt mehr als zehn Jahre vom Jahr {year} entfernt", format::date(*date, DE)), "weit entfernt")
                .help(format!("prüfen Sie das Jahr; stimmt es, bestätigen Sie es: `acknowledged = [{{ code = \"{}\", reason = \"…\" }}]`", problem.code()))
        }
        Problem::DoneAfterCutoff { done, cutoff, from } => {
            Words::new(format!("erledigt am {}, nach dem Stichtag {}: zählt erst ab {from}", format::date(*done, DE), format::date(*cutoff, DE)), "nach dem Stichtag")
        }
        Problem::AreasContradict { indicator, period, area, part: of, total, sum, of: parts } => {
            Words::new(format!("`{indicator}` in {period}: {} ist {}, die Gebiete ergeben {}{}", whole_german(area.as_ref(), *of), german_number(total), german_number(sum), parts_german(parts)), "der Gesamtwert")
                .related("das erste Gebiet")
                .help("berichtigen Sie den Gesamtwert oder den Wert des Gebiets; ohne gemeldeten Gesamtwert bildet das Programm die Summe")
        }
        Problem::AreasExceed { indicator, period, area, part: of, total, sum, of: parts } => {
            Words::new(format!("`{indicator}` in {period}: schon einige Gebiete ergeben {}{}, {} ist nur {}", german_number(sum), parts_german(parts), whole_german(area.as_ref(), *of), german_number(total)), "der Gesamtwert")
                .related("das erste Gebiet")
                .help(format!("prüfen Sie den Gesamtwert und die Werte der Gebiete; {}", confirm(problem.code(), DE)))
        }
        Problem::AreasRounded { indicator, period, area, part: of, total, sum } => {
            Words::new(format!("`{indicator}` in {period}: {} ist {}, die Gebiete ergeben gerundet {}", whole_german(area.as_ref(), *of), german_number(total), german_number(sum)), "der Gesamtwert").related("das erste Gebiet")
        }
        Problem::AcknowledgedNothing { code } => {
            Words::new(format!("hier gibt es keine Warnung `{code}`, die zur Kenntnis genommen wäre"), "wirkungslos")
                .help("streichen Sie den Eintrag; Warnungen zu Werten stehen beim [[actual]], die zum Plan beim Indikator, Ziel oder bei der Matrix")
        }
        Problem::CommentMissing { indicator, period } => {
            Words::new(format!("für `{indicator}` fehlt in {period} die vorgeschriebene Erläuterung"), "ohne Erläuterung").help("ergänzen Sie `comment = \"…\"`")
        }
        Problem::PeriodNotOver { period, cutoff } => {
            Words::new(format!("{period} ist noch nicht vorbei (Stichtag {})", format::date(*cutoff, DE)), "schon gemeldet").help("prüfen Sie den Zeitraum")
        }
    }
}

fn foreign_german(path: &str, found: Foreign) -> Words {
    const SAVE: &str = "speichern Sie sie in Excel unter „Dateityp: Excel-Arbeitsmappe (.xlsx)“";
    let (is, help) = match found {
        Foreign::Empty => ("ist leer", "lassen Sie die Datei noch einmal schicken"),
        Foreign::OldExcel => ("ist eine Excel-Datei in der alten Form vor 2007 (.xls)", SAVE),
        Foreign::BinaryExcel => ("ist eine Excel-Datei in binärer Form (.xlsb)", SAVE),
        Foreign::Pdf => ("ist eine PDF-Datei, keine Arbeitsmappe", "bitten Sie um die ausgefüllte Excel-Datei"),
        Foreign::Markup => ("ist eine Webseite oder XML-Datei, keine Arbeitsmappe", SAVE),
        Foreign::Text => (
            "ist eine Textdatei, keine Arbeitsmappe",
            "geben Sie ihr die Endung .csv und lesen Sie sie als Tabelle ein",
        ),
        Foreign::Archive => (
            "ist ein Archiv oder ein anderes Dokument, keine Arbeitsmappe",
            "packen Sie es aus, und nennen Sie die Arbeitsmappe darin",
        ),
        Foreign::Unknown => ("ist keine Arbeitsmappe", "gelesen werden .xlsx, .ods und .csv"),
    };
    Words::new(format!("`{path}` {is}"), "").help(help)
}

fn excess_german(excess: &Excess) -> String {
    match excess {
        Excess::Unpacked => "ausgepackt ist sie größer als 128 MiB".into(),
        Excess::Parts => "sie besteht aus mehr als 4.096 Teilen".into(),
        Excess::Elements => "sie hat mehr als 16 Millionen Elemente".into(),
        Excess::Definitions => "sie hat zu viele Formate, Texte oder Blätter".into(),
        Excess::Cells => "sie hat mehr als eine Million gefüllte Zellen".into(),
        Excess::Text => "ihre Texte sind zusammen größer als 64 MiB".into(),
        Excess::Claim(claimed) => format!("sie gibt mehr Texte an, als in ihr Platz haben ({claimed})"),
    }
}

/// The total of the city, or that of an area with parts, or one part of a ratio.
fn whole_german(area: Option<&String>, of: Option<Part>) -> String {
    let whole = area.map_or_else(|| "der Gesamtwert".to_owned(), |area| format!("der Wert von {area}"));
    match of {
        Some(of) => format!("{whole} ({})", part(of, None, Language::German)),
        None => whole,
    }
}

/// The first areas with their values.
fn parts_german(parts: &[(String, String)]) -> String {
    let mut shown: Vec<String> =
        parts.iter().take(MOST_AREAS).map(|(area, value)| format!("{area} {}", german_number(value))).collect();
    if parts.len() > MOST_AREAS {
        shown.push(format!("und {} weitere", parts.len() - MOST_AREAS));
    }
    format!(" ({})", shown.join(", "))
}

fn german_number(plain: &str) -> String {
    crate::number::Decimal::from_str_exact(plain)
        .map_or_else(|_| plain.to_owned(), |value| format::decimal(value, Language::German))
}

fn syntax_german(syntax: &Syntax) -> Words {
    let quotes = "setzen Sie den Text in gerade Anführungszeichen";
    match syntax {
        Syntax::DuplicateKey => Words::new("der Schlüssel steht hier zum zweiten Mal", "doppelt")
            .help("streichen Sie einen der beiden Einträge"),
        Syntax::DuplicateTable { name } => Words::new(format!("die Überschrift [{name}] steht hier zum zweiten Mal"), "doppelt")
            .help(format!("gibt es mehrere davon, schreiben Sie über jede [[{name}]] in doppelten Klammern")),
        Syntax::KeyTaken => Words::new("unter diesem Namen steht schon etwas anderes", "hier noch einmal")
            .help("schreiben Sie jede Überschrift einer Liste in doppelten Klammern, etwa [[goal.measure]], und keinen ihrer Schlüssel ein zweites Mal"),
        Syntax::Unquoted { text } => {
            let help = if text.is_empty() { format!("{quotes}: \"…\"") } else { format!("{quotes}: \"{text}\"") };
            Words::new("ein Text steht ohne Anführungszeichen", "ohne Anführungszeichen").help(help)
        }
        Syntax::CurlyQuotes { text } => {
            Words::new("ein Text steht in typografischen Anführungszeichen", "keine geraden Anführungszeichen").help(format!("{quotes}: \"{text}\""))
        }
        Syntax::Key { key, suggestion: Some(meant) } => {
            Words::new(format!("`{key}` ist kein Schlüssel"), "kein Schlüssel").help(format!("meinten Sie `{meant}`? Schlüssel sind englisch und haben keine Umlaute und Leerzeichen"))
        }
        Syntax::Key { key, suggestion: None } => {
            let said = if key.is_empty() { "hier steht kein Schlüssel".to_owned() } else { format!("`{key}` ist kein Schlüssel") };
            Words::new(said, "kein Schlüssel").help("Schlüssel sind englisch und haben keine Umlaute, Leerzeichen und Satzzeichen; das Handbuch nennt sie in Kapitel 2")
        }
        Syntax::Colon { key } => Words::new("nach dem Schlüssel steht ein Doppelpunkt", "Doppelpunkt").help(format!("schreiben Sie ein Gleichheitszeichen: `{key} = …`")),
        Syntax::Date { meant: Some(meant) } => {
            Words::new("ein Datum ist nicht als Jahr-Monat-Tag geschrieben", "kein Datum in TOML").help(format!("schreiben Sie {meant}, ohne Anführungszeichen"))
        }
        Syntax::Date { meant: None } => Words::new("das ist kein Datum, das es gibt", "kein Datum")
            .help("schreiben Sie Daten als Jahr-Monat-Tag, in dieser Form: JJJJ-MM-TT"),
        Syntax::Number { text, meant, unit } => {
            let what = if unit.is_empty() { "eine Zahl ist nicht so geschrieben, wie TOML es verlangt" } else { "hinter einer Zahl steht noch etwas" };
            let how = if meant.is_empty() {
                "schreiben Sie Zahlen mit Dezimalpunkt und ohne Tausenderpunkte: 1.5 statt 1,5 und 1250000 oder 1_250_000 statt 1.250.000".to_owned()
            } else {
                format!("schreiben Sie {}", either(meant, Language::German))
            };
            let rest = if unit.is_empty() { "" } else { "; die Einheit steht in `unit`" };
            let label = if text.contains(',') && unit.is_empty() { "Komma" } else { "keine Zahl" };
            Words::new(what, label).help(format!("{how}{rest}"))
        }
        Syntax::Provisional { meant } => {
            let number = if meant.is_empty() { "`value = …`".to_owned() } else { either(meant, Language::German) };
            Words::new("hinter einer Zahl steht das Zeichen eines vorläufigen Wertes", "keine Zahl")
                .help(format!("schreiben Sie {number} und in eine eigene Zeile `provisional = true`"))
        }
        Syntax::Braces { key, meant } => Words::new(format!("`{key}` steht in geschweiften Klammern, mit Gleichheitszeichen darin"), "ohne Klammern")
            .help(format!("schreiben Sie `{key} = {{ {meant} }}`")),
        Syntax::CommaInList => Words::new("in dieser Liste sind Zahlen mit Komma geschrieben", "Komma in den Zahlen")
            .help("schreiben Sie den Dezimalpunkt: [37.5, 45.0] statt [37,5, 45,0]; sind es wirklich so viele Zahlen, setzen Sie nach jedem Komma ein Leerzeichen"),
        Syntax::Percent { share } => Words::new("ein Anteil in Prozent steht ohne Anführungszeichen", "ohne Anführungszeichen").help(format!("schreiben Sie \"{share} %\"")),
        Syntax::Truth { meant } => Words::new("ein Wahrheitswert ist nicht englisch geschrieben", "kein Wahrheitswert").help(format!("schreiben Sie `{meant}`")),
        Syntax::OpenText => Words::new(
            "einem Text fehlt das schließende Anführungszeichen, oder er enthält ein unerlaubtes Zeichen",
            "hier",
        )
        .help("schließen Sie den Text mit \"; ein Anführungszeichen darin schreiben Sie \\\""),
        Syntax::Escape => Words::new("hinter einem Rückstrich steht ein unbekanntes Zeichen", "hier")
            .help("schreiben Sie einen Rückstrich im Text doppelt: \"C:\\\\Daten\", oder nehmen Sie einfache Anführungszeichen: 'C:\\Daten'"),
        Syntax::TooDeep => Words::new("die Klammern sind zu tief verschachtelt", "zu tief")
            .help("so tief verschachtelte Tabellen kommen in keiner Matrix vor; prüfen Sie die Datei"),
        Syntax::NoEquals => Words::new("nach dem Schlüssel fehlt das Gleichheitszeichen", "hier")
            .help("schreiben Sie `schlüssel = wert`; Schlüssel haben keine Umlaute und Leerzeichen"),
        Syntax::TwoEquals => Words::new("hier steht ein Gleichheitszeichen zu viel", "zu viel").help("schreiben Sie `schlüssel = wert` mit einem Gleichheitszeichen, und jeden Eintrag auf eine eigene Zeile"),
        Syntax::NoValue => Words::new("nach dem Gleichheitszeichen fehlt der Wert", "hier").help("ergänzen Sie den Wert, oder streichen Sie die Zeile"),
        Syntax::NoKey => Words::new("hier fehlt der Schlüssel", "hier").help("schreiben Sie `schlüssel = wert`"),
        Syntax::OpenHeader { name, double } => {
            let header = if *double { format!("[[{name}]]") } else { format!("[{name}]") };
            Words::new("einer Überschrift fehlt die schließende Klammer", "hier").help(format!("schreiben Sie `{header}`"))
        }
        Syntax::Unclosed { bracket, closing } => Words::new(format!("die Klammer `{bracket}` ist nicht geschlossen"), "hier geöffnet")
            .help(format!("ergänzen Sie `{closing}` am Ende der Zeile; was danach steht, wird erst dann geprüft")),
        Syntax::Brackets => Words::new("eine Klammer ist nicht geschlossen, oder es steht eine zu viel", "hier")
            .help("prüfen Sie, ob zu jeder Klammer [ und { die schließende ] und } da ist"),
        Syntax::Comma => Words::new("hier fehlt ein Komma, oder es steht eines zu viel", "hier")
            .help("trennen Sie Einträge in Klammern durch je ein Komma und nicht durch ein Semikolon; Zahlen haben einen Dezimalpunkt"),
        Syntax::Trailing => Words::new("hinter dem Eintrag steht noch etwas", "unerwartet")
            .help("schreiben Sie jeden Eintrag auf eine eigene Zeile, und Anmerkungen hinter #"),
        Syntax::Remark => Words::new("eine Bemerkung beginnt in TOML mit einem Rautenzeichen", "Bemerkung").help("schreiben Sie `# …`"),
        Syntax::Character => Words::new("hier steht ein Zeichen, das in der Datei nicht vorkommen darf", "dieses Zeichen")
            .help("löschen Sie das unsichtbare Zeichen, oder speichern Sie die Datei mit den Zeilenenden von Windows oder Linux"),
        Syntax::Other => Words::new("hier ist die Datei kein gültiges TOML", "hier")
            .help("vergleichen Sie die Zeile mit den Beispielen im Handbuch, Kapitel 2"),
    }
}

#[expect(clippy::too_many_lines, reason = "a reason each")]
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
        Unreadable::Ambiguous => {
            let headline =
                format!("„{text}“ ist mehrdeutig: nichts zeigt, ob der Punkt oder das Komma Tausender trennt");
            let help = unambiguous(text).map_or_else(
                || "schreiben Sie die Zahl ohne Tausendertrennung".to_owned(),
                |[whole, decimal]| {
                    format!("schreiben Sie `{whole}`, oder `{decimal}`, wenn drei Nachkommastellen gemeint sind")
                },
            );
            return Words::new(headline, "nicht lesbar").help(help);
        }
        Unreadable::Mixed => (
            format!("„{text}“ ist mehrdeutig: die Datei schreibt Zahlen mal mit Dezimalkomma, mal mit Dezimalpunkt"),
            "schreiben Sie alle Zahlen der Datei auf dieselbe Weise",
        ),
        Unreadable::Groups => {
            (format!("„{text}“ ist keine Zahl: die Tausendergruppen stimmen nicht"), "prüfen Sie Punkt und Komma")
        }
        Unreadable::Blank => (
            format!("„{text}“ ist keine Zahl: zwischen den Ziffern steht ein Leerzeichen, das keine Tausender trennt"),
            "schreiben Sie die Zahl ohne Leerzeichen",
        ),
        Unreadable::MinusBehind => (
            format!("„{text}“ ist nicht eindeutig: hinter der Zahl steht ein Minus oder ein Strich"),
            "schreiben Sie das Minus vor die Zahl, oder lassen Sie den Strich weg",
        ),
        Unreadable::Brackets => (
            format!("„{text}“ ist nicht eindeutig: eine Zahl in Klammern kann negativ oder unsicher sein"),
            "schreiben Sie die Zahl ohne Klammern, eine negative mit Minus davor",
        ),
        Unreadable::ShortYear => (
            format!("„{text}“ ist ein Datum ohne vierstelliges Jahr"),
            "schreiben Sie es wie 31.08.2013 oder 2013-08-31; wo eine Zahl hingehört, schreiben Sie die Zahl",
        ),
        Unreadable::Dash => (
            format!("„{text}“ ist ein Strich statt einer Zahl: null oder nicht gemeldet?"),
            "schreiben Sie 0 oder „k. A.“; in einer Zuordnung macht `dash = \"zero\"` aus Strichen 0",
        ),
        Unreadable::Mark => (
            format!(
                "„{text}“ ist nicht eindeutig: neben der Zahl steht {}, etwa einer Fußnote",
                mark_beside(text).map_or_else(|| "ein Zeichen".to_owned(), |mark| format!("das Zeichen „{mark}“"))
            ),
            "schreiben Sie nur die Zahl; eine vorläufige mit „(p)“ oder „vorläufig“, und `provisional = [\"*\"]` in einer Zuordnung nennt ihr Zeichen",
        ),
        Unreadable::Beside => (
            format!(
                "„{text}“ ist keine Zahl: neben den Ziffern steht etwas, das weder zur Zahl noch zur Einheit gehört"
            ),
            "tragen Sie nur die Zahl ein; was dazu zu sagen ist, gehört in die Erläuterung",
        ),
        Unreadable::NoFigure => (
            format!(
                "„{text}“ ist keine Zahl, sondern ein Zeichen oder Wort dafür, dass keine dasteht; was es heißt, ist von Tabelle zu Tabelle anders"
            ),
            "schreiben Sie „k. A.“, wenn der Wert fehlt, und 0, wenn nichts vorkam; in die Spalte Zustand gehört „entfällt“, wenn es keinen Wert gibt, und „unterdrückt“, wenn er geheim bleibt",
        ),
        Unreadable::NoProgress => (
            format!(
                "„{text}“ ist weder der Tag, an dem ein Meilenstein erledigt wurde, noch sein Fortschritt in Prozent"
            ),
            "tragen Sie den Tag der Erledigung ein, etwa 31.08.2013; ist er noch offen, den Fortschritt von 0 bis 100",
        ),
        Unreadable::Covered => (
            format!("„{text}“ steht in einer Zelle, die unter einer verbundenen liegt: niemand sieht sie"),
            "lösen Sie den Zellverbund auf und tragen Sie jeden Wert in seine Zelle ein",
        ),
        Unreadable::Unseen => (
            format!("die Zelle zeigt nichts, enthält aber {text}: ihr Zahlenformat blendet die Zahl aus"),
            "wählen Sie das Zahlenformat „Standard“, oder leeren Sie die Zelle",
        ),
        Unreadable::Unclear => (
            format!(
                "die Zelle zeigt etwas anderes als die Zahl {text}, die sie enthält: ihr Zahlenformat verändert sie"
            ),
            "wählen Sie das Zahlenformat „Standard“ und prüfen Sie die Zahl",
        ),
        Unreadable::Scaled => (
            format!("die Zelle zeigt „{text}“ in Tausend oder Millionen, die Einheit des Indikators sagt es nicht"),
            "wählen Sie ein Zahlenformat ohne Tausender-Skalierung und tragen Sie den Wert in der Einheit des Indikators ein; in einer freien Tabelle kann `[factor]` sagen, dass die Spalte in Tausend zählt",
        ),
        Unreadable::Nameless => (
            format!(
                "„{text}“ steht in einer Spalte, die nicht zum Formular gehört: ihr Name in der ausgeblendeten Zeile fehlt"
            ),
            "tragen Sie den Wert oder Text in die vorgesehene Spalte ein (in eine Erläuterung gehört auch ein Vermerk), notfalls in ein neues Formular, und leeren Sie die Zelle",
        ),
        Unreadable::TooLong => (
            format!("„{text}“ hat mehr Stellen, als genau gerechnet werden können (28)"),
            "runden Sie die Zahl oder wählen Sie eine größere Einheit",
        ),
        Unreadable::Inexact => (
            format!("„{text}“ hat mehr Stellen, als eine Tabelle genau speichert (15)"),
            "wählen Sie eine größere Einheit, oder tragen Sie die Zahl als Text ein",
        ),
        Unreadable::OtherUnit => (
            format!("„{text}“ nennt eine andere Einheit als der Indikator"),
            "rechnen Sie den Wert in die Einheit des Indikators um und tragen Sie nur die Zahl ein",
        ),
        Unreadable::Fraction => (
            format!("„{text}“ ist ein Bruch; der Indikator ist kein Verhältnis"),
            "tragen Sie den Wert als Dezimalzahl ein",
        ),
        Unreadable::Date => (
            format!("„{text}“ ist ein Datum, erwartet wird eine Zahl"),
            "tragen Sie die Zahl ein; wo Excel aus 3.4 ein Datum macht, stellen Sie vorher das Zellformat „Zahl“ ein",
        ),
        Unreadable::NoDate => (format!("„{text}“ ist kein Datum"), "schreiben Sie es wie 31.08.2013 oder 2013-08-31"),
        Unreadable::Share => (
            format!("„{text}“ ist mehrdeutig: erwartet werden Prozent, und Excel macht aus „80 %“ mitunter 0,8"),
            "tragen Sie 80 für 80 % ein; sind wirklich so wenige Prozent gemeint, schreiben Sie das Prozentzeichen dazu, etwa „0,8 %“ (in einer Zelle als Text)",
        ),
        Unreadable::NoColour => {
            (format!("„{text}“ ist keine Einschätzung"), "möglich sind green, yellow, red oder grün, gelb, rot")
        }
    };
    Words::new(headline, "nicht lesbar").help(help)
}

fn rule_help_german(key: &str) -> &'static str {
    match key {
        "target" | "interim" | "tolerance" | "progress_tolerance" => {
            "stellen Sie die alte Regel wieder her; eine neue gilt mit `revised = [{ from = …, … }]` ab einem späteren Zeitraum"
        }
        "due" => "nehmen Sie den Zeitraum in `report_in` wieder auf oder heraus",
        "cutoff" => "stellen Sie `year_start` wieder her; die Stichtage abgeschlossener Zeiträume liegen fest",
        _ => "stellen Sie die alte Angabe wieder her; ändern lässt sie sich mit der Matrix des nächsten Jahres",
    }
}
