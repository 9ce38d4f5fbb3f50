//! The command line as types. No logic; what the options mean is in `commands.rs`.

use std::path::PathBuf;

use chrono::NaiveDate;
use clap::{ArgAction, Args, Parser, Subcommand, ValueEnum};

use crate::report::By;

/// The layout of every help text, with German words.
const TEMPLATE: &str = "{about-with-newline}\nAufruf: {usage}\n\n{all-args}{after-help}\n";

/// One Tertial in the order of the work, below the list of commands.
const AFTER_HELP: &str = "\
Ein Tertial von Anfang bis Ende:
  zielmatrix collect 2013-T1 -o formulare     Formulare für die Ämter
  zielmatrix import formulare/*.xlsx          ausgefüllte Formulare einlesen
  zielmatrix status                           was noch fehlt, und bis wann
  zielmatrix check                            alles prüfen
  zielmatrix report 2013-T1 -o unterlage.pdf  Unterlage für den Ausschuss
  zielmatrix close 2013-T1                    abschließen, festschreiben

Rückgabewerte: 0 fertig · 1 Fehler in den Dateien · 2 falscher Aufruf ·
3 Grenze von --fail-on erreicht · 4 Datei nicht les- oder schreibbar";

/// Exit codes, one sentence each.
pub mod exit {
    /// Done.
    pub const DONE: u8 = 0;
    /// The input has errors; nothing was written.
    pub const INPUT: u8 = 1;
    /// Wrong use: an unknown option, period, matrix or indicator.
    pub const USAGE: u8 = 2;
    /// A limit asked for with `--fail-on` was reached; everything was written.
    pub const LIMIT: u8 = 3;
    /// A file could not be read or written.
    pub const FILE: u8 = 4;
}

/// Zielmatrix-Controlling: Ziele, Zielwerte und gemeldete Werte je Tertial, mit Farben, die sich nachrechnen lassen.
#[derive(Debug, Parser)]
#[command(
    name = "zielmatrix",
    version,
    disable_help_subcommand = true,
    disable_help_flag = true,
    disable_version_flag = true,
    subcommand_help_heading = "Befehle",
    subcommand_value_name = "BEFEHL",
    help_template = TEMPLATE,
    after_help = AFTER_HELP
)]
pub struct Cli {
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
    /// Options of every command.
    #[command(flatten)]
    pub global: Global,
}

/// Options of every command.
#[derive(Args, Debug)]
#[command(next_help_heading = "Allgemeine Optionen")]
pub struct Global {
    /// Ordner mit der zielmatrix.toml; sonst wird er vom aktuellen Ordner aufwärts gesucht
    #[arg(long, global = true, value_name = "ORDNER")]
    pub project: Option<PathBuf>,
    /// Sprache der Berichte und Meldungen (de, en); sonst die des Projekts, sonst Deutsch
    #[arg(long, global = true, value_name = "SPRACHE", value_parser = language)]
    pub lang: Option<crate::catalogue::Language>,
    /// Wann Farben ausgegeben werden
    #[arg(long, global = true, value_name = "WANN", value_enum, default_value_t = ColorWhen::Auto)]
    pub color: ColorWhen,
    /// Diese Hilfe zeigen
    #[arg(short, long, global = true, action = ArgAction::Help)]
    help: Option<bool>,
    /// Die Version zeigen
    #[arg(short = 'V', long, action = ArgAction::Version)]
    version: Option<bool>,
}

/// When terminal colours are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ColorWhen {
    /// im Terminal, wenn `NO_COLOR` nicht gesetzt ist
    Auto,
    /// immer, auch in eine Umleitung
    Always,
    /// nie
    Never,
}

/// What the program does.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Alle Dateien prüfen und alles melden, was nicht stimmt
    Check(CheckArgs),
    /// Die Matrizen eines Zeitraums mit Soll, Ist und Farben berichten
    Report(Box<ReportArgs>),
    /// Alle Jahre und Zeiträume als Tabellen für andere Programme schreiben, nach Jahr und Matrix getrennt
    Export(ExportArgs),
    /// Zwei Zeiträume, zwei Jahrespläne oder zwei Projektordner vergleichen
    Diff(Box<DiffArgs>),
    /// Erklären, warum ein Indikator in einem Zeitraum seine Farbe hat
    Explain(ExplainArgs),
    /// Einen Indikator auf einer Seite zeigen, mit seiner Entwicklung über Jahre; mit --all alle als Sozialatlas
    Factsheet(FactsheetArgs),
    /// Einen kleinen, erläuterten Arbeitsordner anlegen
    Init(InitArgs),
    /// Eine vorhandene Zieltabelle (Excel, LibreOffice, CSV) als Matrix übernehmen
    Adopt(AdoptArgs),
    /// Formulare für die Ämter schreiben, in die sie ihre Werte eintragen
    Collect(CollectArgs),
    /// Ausgefüllte Formulare und andere Tabellen einlesen
    Import(ImportArgs),
    /// Zeigen, welche Werte und Erläuterungen noch fehlen und wann sie fällig sind
    Status(StatusArgs),
    /// Veröffentlichte Dateien angreifen: was lässt sich woraus errechnen
    AuditDisclosure(AuditArgs),
    /// Stichtage, Abgabetermine und Sitzungen als Kalender schreiben
    Calendar(CalendarArgs),
    /// Einen Zeitraum abschließen: Werte, Zielwerte, Toleranzen und Farben festschreiben
    Close(CloseArgs),
    /// Einen Wert eines abgeschlossenen Zeitraums berichtigen, mit Begründung
    Correct(CorrectArgs),
    /// Den letzten Abschluss zurücknehmen, mit Begründung
    Reopen(ReopenArgs),
    /// Die Matrizen des nächsten Jahres aus denen dieses Jahres anlegen
    Rollover(RolloverArgs),
}

/// `check`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct CheckArgs {
    /// Projektordner oder einzelne Dateien; sonst das Projekt um den aktuellen Ordner
    #[arg(value_name = "PFAD")]
    pub paths: Vec<PathBuf>,
    /// Form der Meldungen; github und gitlab für Anmerkungen am Änderungsantrag
    #[arg(long, value_name = "FORM", value_enum, default_value_t = CheckFormat::Text)]
    pub format: CheckFormat,
    /// Alle Meldungen zeigen, nicht nur die ersten drei Warnungen jeder Art
    #[arg(long)]
    pub all: bool,
    /// Auch bei Warnungen mit 1 enden
    #[arg(long, value_name = "STUFE", value_enum)]
    pub deny: Option<Denied>,
    /// Der Tag, an dem geprüft wird, ob ein Zeitraum schon vorbei ist; sonst heute
    #[arg(long, value_name = "JJJJ-MM-TT")]
    pub today: Option<NaiveDate>,
}

/// What `check` does not let pass beside errors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Denied {
    /// Warnungen, die niemand zur Kenntnis genommen hat
    Warnings,
}

/// Forms of `check`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CheckFormat {
    /// für Menschen, mit Textauszug
    Text,
    /// für Programme
    Json,
    /// Anmerkungen in GitHub
    Github,
    /// Code-Quality-Bericht für GitLab
    Gitlab,
}

/// `report`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct ReportArgs {
    /// Der Zeitraum, etwa 2013-T1, oder ein Jahr für den Planungsteil allein; sonst der letzte Zeitraum mit Werten
    #[arg(value_name = "ZEITRAUM")]
    pub period: Option<String>,
    /// Datei schreiben (.pdf, .html, .md, .docx, .xlsx, .json, .csv, .parquet, .geojson, .txt), beliebig oft
    #[arg(short, long = "output", value_name = "DATEI")]
    pub output: Vec<PathBuf>,
    /// Jede Datei von -o in so viele teilen: eine je Matrix, mit ihrer Kennung im Namen (bericht-sozialamt.xlsx)
    #[arg(long, value_name = "WONACH", value_enum, requires = "output")]
    pub split: Option<Split>,
    /// Statt nach Matrizen ordnen: nach Leitzielen, Schwerpunktthemen, Handlungsfeldern oder Gebieten
    #[arg(long, value_name = "WONACH", value_enum, conflicts_with = "split")]
    pub by: Option<ReportBy>,
    /// Format der Ausgabe im Terminal; ohne -o und --format die Tabelle
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub format: Option<ReportFormat>,
    /// Schreibweise von CSV: rfc4180 (Komma, Dezimalpunkt) oder de (Semikolon, Dezimalkomma)
    #[arg(long, value_name = "DIALEKT", value_parser = dialect, default_value = "rfc4180")]
    pub csv_dialect: crate::render::csv::Dialect,
    /// Spalten von CSV, .geojson und Blatt „Daten“: keys (Schlüssel, englische Wörter) oder de (deutsche Überschriften und Wörter)
    #[arg(long, value_name = "SPRACHE", value_parser = headings)]
    pub headings: Option<crate::render::Headings>,
    /// In Seite und Unterlage (.html, .pdf) je Indikator mit Werten aus Gebieten eine Karte, mit der Geometrie aus `geo`
    #[arg(long)]
    pub maps: bool,
    /// Breite der Tabelle in Zeichen; sonst die des Terminals
    #[arg(long, value_name = "ZEICHEN")]
    pub width: Option<usize>,
    /// Für die Öffentlichkeit: unterdrückt, woraus sich kleine Fallzahlen errechnen ließen, und merkt sich das Veröffentlichte
    #[arg(long)]
    pub public: bool,
    /// Mit --public nur zeigen, was unterdrückt würde und warum; schreibt nichts
    #[arg(long)]
    pub dry_run: bool,
    /// Auch frühere Jahre zeigen, etwa 2010..2013: je Jahr den letzten Wert, vom Berichtsjahr die Zeiträume bis zum berichteten
    #[arg(long, value_name = "VON..BIS", value_parser = years)]
    pub years: Option<Years>,
    /// Mit Rückgabewert 3 enden, wenn es im Bericht das Genannte gibt
    #[arg(long, value_name = "STATUS", value_enum, value_delimiter = ',')]
    pub fail_on: Vec<FailOn>,
    /// Which rows.
    #[command(flatten)]
    pub filter: FilterArgs,
}

/// What a report is arranged by.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportBy {
    /// nach Leitzielen
    StrategicGoal,
    /// nach Schwerpunktthemen
    Focus,
    /// nach Handlungsfeldern
    Field,
    /// nach Gebieten
    Area,
}

impl From<ReportBy> for By {
    fn from(by: ReportBy) -> Self {
        match by {
            ReportBy::StrategicGoal => Self::StrategicGoal,
            ReportBy::Focus => Self::Focus,
            ReportBy::Field => Self::Field,
            ReportBy::Area => Self::Area,
        }
    }
}

/// What each file of a report is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Split {
    /// eine Datei je Matrix
    Matrix,
}

/// Filters of a report.
#[derive(Args, Debug)]
#[command(next_help_heading = "Auswahl (mehrere durch Komma)")]
pub struct FilterArgs {
    /// Nur diese Matrizen
    #[arg(long, value_name = "KENNUNG", value_delimiter = ',')]
    pub matrix: Vec<String>,
    /// Nur diese Ziele
    #[arg(long, value_name = "KENNUNG", value_delimiter = ',')]
    pub goal: Vec<String>,
    /// Nur Ziele dieser Schwerpunktthemen
    #[arg(long, value_name = "KENNUNG", value_delimiter = ',')]
    pub focus: Vec<String>,
    /// Nur Ziele dieser Leitziele
    #[arg(long, value_name = "KENNUNG", value_delimiter = ',')]
    pub strategic_goal: Vec<String>,
    /// Nur, was zu diesen Handlungsfeldern gehört
    #[arg(long, value_name = "KENNUNG", value_delimiter = ',')]
    pub field: Vec<String>,
    /// Nur die Werte dieser Gebiete mit ihren Teilen; Anzahlen und Gesamtfarben sind dann die der Gebiete
    #[arg(long, value_name = "KENNUNG", value_delimiter = ',')]
    pub area: Vec<String>,
    /// Nur Indikatoren mit diesem Status (green, yellow, red, missing, not-due, not-applicable, suppressed, informative)
    #[arg(long, value_name = "STATUS", value_delimiter = ',', value_parser = status)]
    pub status: Vec<crate::status::Status>,
    /// Nur Matrizen dieser Organisationseinheit (ein Teil des Namens genügt)
    #[arg(long, value_name = "NAME")]
    pub department: Vec<String>,
    /// Nur, was diese Gremien behandeln, etwa SGA; im Kopf nur ihre Sitzungen
    #[arg(long, value_name = "KENNUNG", value_delimiter = ',')]
    pub committee: Vec<String>,
}

/// Formats of a report on standard output.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ReportFormat {
    /// die Tabelle
    Text,
    /// der ganze Bericht als Daten
    Json,
    /// eine flache Tabelle
    Csv,
    /// ein Feature je Indikator und Gebiet, für ein Geoportal
    #[value(name = "geojson")]
    GeoJson,
    /// eine Arbeitsmappe
    Xlsx,
    /// eine Seite für den Browser
    Html,
    /// eine kurze Zusammenfassung in Markdown
    #[value(name = "md", alias = "markdown")]
    Markdown,
    /// eine Unterlage zum Drucken und Vorlesen
    Pdf,
    /// eine Vorlage zum Weiterschreiben in Word
    Docx,
    /// die flache Tabelle mit Typen, für DuckDB, Spark und andere
    Parquet,
}

/// What ends a report with exit code 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum FailOn {
    /// ein Indikator ist rot
    Red,
    /// ein Indikator ist gelb oder rot
    Yellow,
    /// ein fälliger Wert fehlt
    Missing,
    /// eine vorgeschriebene Erläuterung fehlt
    Comment,
}

/// `export`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct ExportArgs {
    /// Nur diese Jahre
    #[arg(value_name = "JAHR", required_unless_present = "all")]
    pub years: Vec<i32>,
    /// Alle Jahre
    #[arg(long, conflicts_with = "years")]
    pub all: bool,
    /// Ordner für die Tabellen; er darf nur enthalten, was export geschrieben hat, und wird ganz ersetzt
    #[arg(short, long = "output", value_name = "ORDNER")]
    pub output: PathBuf,
    /// Format der Tabellen
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = ExportFormat::Parquet)]
    pub format: ExportFormat,
}

/// Formats of `export`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum ExportFormat {
    /// mit Typen, für DuckDB, Spark und andere
    Parquet,
    /// RFC 4180: Komma, Dezimalpunkt, UTF-8
    Csv,
}

/// `diff`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct DiffArgs {
    /// Vorher und jetzt: zwei Zeiträume (2013-T1 2013-T2), mit --plan zwei Jahre; bei zwei Projektordnern davor diese (alt neu 2013-T1)
    #[arg(value_name = "WAS", required = true)]
    pub what: Vec<String>,
    /// Mit dem Stand des Projekts in dieser git-Revision vergleichen (braucht das Programm git); ein Zeitraum genügt dann
    #[arg(long, value_name = "REVISION")]
    pub revision: Option<String>,
    /// Die Pläne zweier Jahre vergleichen, nicht den Stand zweier Zeiträume
    #[arg(long)]
    pub plan: bool,
    /// Datei schreiben (.pdf, .html, .md, .docx, .xlsx, .json, .csv, .txt), beliebig oft
    #[arg(short, long = "output", value_name = "DATEI")]
    pub output: Vec<PathBuf>,
    /// Format der Ausgabe im Terminal; ohne -o und --format die Tabelle
    #[arg(long, value_name = "FORMAT", value_enum)]
    pub format: Option<ReportFormat>,
    /// Schreibweise von CSV: rfc4180 (Komma, Dezimalpunkt) oder de (Semikolon, Dezimalkomma)
    #[arg(long, value_name = "DIALEKT", value_parser = dialect, default_value = "rfc4180")]
    pub csv_dialect: crate::render::csv::Dialect,
    /// Spalten von CSV: keys (Schlüssel, englische Wörter) oder de (deutsche Überschriften und Wörter)
    #[arg(long, value_name = "SPRACHE", value_parser = headings)]
    pub headings: Option<crate::render::Headings>,
    /// Breite der Tabelle in Zeichen; sonst die des Terminals
    #[arg(long, value_name = "ZEICHEN")]
    pub width: Option<usize>,
    /// Mit Rückgabewert 3 enden, wenn es im Vergleich das Genannte gibt
    #[arg(long, value_name = "WAS", value_enum, value_delimiter = ',')]
    pub fail_on: Vec<DiffFailOn>,
    /// Nur diese Matrizen, mehrere durch Komma
    #[arg(long, value_name = "KENNUNG", value_delimiter = ',')]
    pub matrix: Vec<String>,
    /// Nur diese Ziele, mehrere durch Komma
    #[arg(long, value_name = "KENNUNG", value_delimiter = ',')]
    pub goal: Vec<String>,
}

/// What ends `diff` with exit code 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum DiffFailOn {
    /// irgendein Unterschied
    Difference,
    /// eine Farbe hat gewechselt
    Colour,
    /// ein Wechsel nur durch Regel, oder eine Farbe nur durch Regel gleich
    Rule,
}

/// `explain`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct ExplainArgs {
    /// Der Indikator, etwa sozialamt/hausbesuche; in einem Gebiet sozialamt/hausbesuche@mitte
    #[arg(value_name = "MATRIX/INDIKATOR")]
    pub indicator: String,
    /// Der Zeitraum, etwa 2013-T1; sonst der letzte, für den Werte gemeldet sind
    #[arg(value_name = "ZEITRAUM")]
    pub period: Option<String>,
}

/// `factsheet`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct FactsheetArgs {
    /// Der Indikator, etwa sozialamt/hausbesuche; mit --all statt dessen der Zeitraum
    #[arg(value_name = "MATRIX/INDIKATOR")]
    pub indicator: Option<String>,
    /// Der Zeitraum, etwa 2013-T2; sonst der letzte mit Werten
    #[arg(value_name = "ZEITRAUM")]
    pub period: Option<String>,
    /// Alle Indikatoren, als Sozialatlas: -o ORDNER schreibt Seiten mit Verzeichnis, -o atlas.pdf eine Datei
    #[arg(long)]
    pub all: bool,
    /// Die Jahre, etwa 2010..2013; sonst das Berichtsjahr mit den drei Jahren davor
    #[arg(long, value_name = "VON..BIS", value_parser = years)]
    pub years: Option<Years>,
    /// Datei schreiben (.pdf, .html, .docx, .md, .txt), beliebig oft; mit --all auch ein Ordner
    #[arg(short, long = "output", value_name = "DATEI")]
    pub output: Vec<PathBuf>,
    /// Breite der Tabelle in Zeichen; sonst die des Terminals
    #[arg(long, value_name = "ZEICHEN")]
    pub width: Option<usize>,
}

/// `init`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct InitArgs {
    /// Der neue Ordner; sonst der aktuelle
    #[arg(value_name = "ORDNER", default_value = ".")]
    pub folder: PathBuf,
}

/// `collect`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct CollectArgs {
    /// Der Zeitraum, für den gemeldet werden soll, etwa 2013-T1
    #[arg(value_name = "ZEITRAUM", required_unless_present = "plan")]
    pub period: Option<String>,
    /// Statt dessen Planungsformulare für ein Jahr schreiben, etwa 2014
    #[arg(long, value_name = "JAHR", conflicts_with = "period")]
    pub plan: Option<String>,
    /// Ordner für die Formulare; er wird angelegt, wenn es ihn nicht gibt
    #[arg(short, long = "output", value_name = "ORDNER")]
    pub output: PathBuf,
    /// Ein Formular je Matrix oder je Zuständigen
    #[arg(long, value_name = "WONACH", value_enum, default_value_t = CollectBy::Matrix)]
    pub by: CollectBy,
    /// Nur diese Matrizen, mehrere durch Komma
    #[arg(long, value_name = "KENNUNG", value_delimiter = ',')]
    pub matrix: Vec<String>,
    /// Vorhandene Formulare ersetzen, auch wenn schon etwas eingetragen sein könnte
    #[arg(long)]
    pub overwrite: bool,
    /// Zu jedem Formular den Entwurf einer Nachricht (.eml) schreiben, an den Kontakt; gesendet wird nichts
    #[arg(long)]
    pub mail: bool,
}

/// What each form is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum CollectBy {
    /// ein Formular je Matrix
    Matrix,
    /// ein Formular je Zuständigen
    Responsible,
}

/// `import`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
#[expect(clippy::struct_excessive_bools, reason = "each is an option of the command line")]
pub struct ImportArgs {
    /// Ausgefüllte Formulare (.xlsx, .ods) oder andere Tabellen (auch .csv); auch Ordner und Muster wie formulare/*.xlsx
    #[arg(value_name = "DATEI", required = true)]
    pub files: Vec<PathBuf>,
    /// Nur Formulare dieses Zeitraums einlesen, etwa 2013-T1; bei anderen Tabellen der Zeitraum der Werte
    #[arg(long, value_name = "ZEITRAUM")]
    pub period: Option<String>,
    /// Zuordnung der Spalten einer freien Tabelle (TOML)
    #[arg(long, value_name = "DATEI")]
    pub mapping: Option<PathBuf>,
    /// Schreiben, ohne zu fragen
    #[arg(long, conflicts_with = "dry_run")]
    pub yes: bool,
    /// Nur zeigen, was sich ändern würde
    #[arg(long)]
    pub dry_run: bool,
    /// Auch die unveränderten Werte zeigen, nicht nur ihre Anzahl
    #[arg(long)]
    pub all: bool,
    /// Ordner für Rückgaben: die Dateien mit den markierten Zellen, die nicht zu lesen waren
    #[arg(long, value_name = "ORDNER")]
    pub annotate: Option<PathBuf>,
    /// Zu jeder Rückgabe den Entwurf einer Nachricht (.eml) schreiben, an den Kontakt; gesendet wird nichts
    #[arg(long, requires = "annotate")]
    pub mail: bool,
    /// Breite der Tabelle in Zeichen; sonst die des Terminals
    #[arg(long, value_name = "ZEICHEN")]
    pub width: Option<usize>,
}

/// `status`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct StatusArgs {
    /// Nur dieser Zeitraum, etwa 2013-T1; sonst alle, die begonnen haben
    #[arg(value_name = "ZEITRAUM")]
    pub period: Option<String>,
    /// Der Tag, von dem an gezählt wird; sonst heute
    #[arg(long, value_name = "JJJJ-MM-TT")]
    pub today: Option<NaiveDate>,
    /// Nur diese Matrizen, mehrere durch Komma
    #[arg(long, value_name = "KENNUNG", value_delimiter = ',')]
    pub matrix: Vec<String>,
    /// Mit Rückgabewert 3 enden, wenn etwas fehlt
    #[arg(long, value_name = "WAS", value_enum, value_delimiter = ',')]
    pub fail_on: Vec<StatusFailOn>,
    /// Form der Ausgabe
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = StatusFormat::Text)]
    pub format: StatusFormat,
    /// Ordner für Entwürfe von Erinnerungen (.eml), einer je Zuständigen, dem etwas fehlt; gesendet wird nichts
    #[arg(long, value_name = "ORDNER")]
    pub mail: Option<PathBuf>,
    /// Breite der Tabelle in Zeichen; sonst die des Terminals
    #[arg(long, value_name = "ZEICHEN")]
    pub width: Option<usize>,
}

/// What ends `status` with exit code 3.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatusFailOn {
    /// ein fälliger Wert fehlt
    Missing,
    /// eine vorgeschriebene Erläuterung fehlt
    Comment,
}

/// Forms of `status`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum StatusFormat {
    /// für Menschen
    Text,
    /// für Programme
    Json,
}

/// `audit-disclosure`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct AuditArgs {
    /// Veröffentlichte Berichte (.json, .csv, .xlsx, .pdf), alle zusammen ein Angriff; im Projekt kommt published/ dazu
    #[arg(value_name = "DATEI", required = true)]
    pub files: Vec<PathBuf>,
    /// Form der Ausgabe
    #[arg(long, value_name = "FORMAT", value_enum, default_value_t = AuditFormat::Text)]
    pub format: AuditFormat,
}

/// Forms of `audit-disclosure`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum AuditFormat {
    /// für Menschen
    Text,
    /// für Programme
    Json,
}

/// `calendar`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct CalendarArgs {
    /// Nur dieses Jahr; sonst alle, für die es Matrizen gibt
    #[arg(value_name = "JAHR")]
    pub year: Option<i32>,
    /// Datei für den Kalender (.ics); sonst die Standardausgabe
    #[arg(short, long = "output", value_name = "DATEI")]
    pub output: Option<PathBuf>,
}

/// `close`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct CloseArgs {
    /// Der Zeitraum, etwa 2013-T1
    #[arg(value_name = "ZEITRAUM")]
    pub period: String,
    /// Der Tag des Abschlusses; sonst heute
    #[arg(long, value_name = "JJJJ-MM-TT")]
    pub today: Option<NaiveDate>,
    /// Wer abschließt; sonst der Name (user.name), den git kennt
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Auch abschließen, wenn fällige Werte fehlen
    #[arg(long)]
    pub with_missing: bool,
    /// Ohne Rückfrage schreiben
    #[arg(long)]
    pub yes: bool,
    /// Nur zeigen, was festgeschrieben würde
    #[arg(long)]
    pub dry_run: bool,
}

/// `correct`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct CorrectArgs {
    /// Der Indikator, etwa sozialamt/hausbesuche
    #[arg(value_name = "MATRIX/INDIKATOR")]
    pub indicator: String,
    /// Der abgeschlossene Zeitraum, etwa 2013-T1
    #[arg(value_name = "ZEITRAUM")]
    pub period: String,
    /// Warum berichtigt wird; steht so in den nächsten Berichten
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// Der richtige Wert, oder bei einer Einschätzung die Farbe
    #[arg(long, value_name = "WERT", allow_hyphen_values = true)]
    pub value: Option<String>,
    /// Der richtige Zähler eines Verhältnisses
    #[arg(long, value_name = "WERT", allow_hyphen_values = true)]
    pub numerator: Option<String>,
    /// Der richtige Nenner eines Verhältnisses
    #[arg(long, value_name = "WERT", allow_hyphen_values = true)]
    pub denominator: Option<String>,
    /// Der richtige Fortschritt eines Meilensteins in Prozent
    #[arg(long, value_name = "PROZENT")]
    pub progress: Option<String>,
    /// Der richtige Tag der Fertigstellung eines Meilensteins
    #[arg(long, value_name = "DATUM")]
    pub done: Option<String>,
    /// Statt eines Wertes: missing, not-applicable, suppressed
    #[arg(long, value_name = "ZUSTAND")]
    pub state: Option<String>,
    /// Das Gebiet, wenn der Wert nur für dieses gilt
    #[arg(long, value_name = "KENNUNG")]
    pub area: Option<String>,
    /// Der Tag der Berichtigung; sonst heute
    #[arg(long, value_name = "JJJJ-MM-TT")]
    pub today: Option<NaiveDate>,
    /// Wer berichtigt; sonst der Name (user.name), den git kennt
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
}

/// `reopen`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct ReopenArgs {
    /// Der Zeitraum, der zuletzt abgeschlossen wurde, etwa 2013-T3
    #[arg(value_name = "ZEITRAUM")]
    pub period: String,
    /// Warum der Abschluss zurückgenommen wird; steht so in den Berichten
    #[arg(long, value_name = "TEXT")]
    pub reason: String,
    /// Wer ihn zurücknimmt; sonst der Name (user.name), den git kennt
    #[arg(long, value_name = "NAME")]
    pub by: Option<String>,
    /// Der Tag; sonst heute
    #[arg(long, value_name = "JJJJ-MM-TT")]
    pub today: Option<NaiveDate>,
    /// Ohne Rückfrage zurücknehmen
    #[arg(long)]
    pub yes: bool,
    /// Nur zeigen, was zurückgenommen würde
    #[arg(long)]
    pub dry_run: bool,
}

/// `adopt`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct AdoptArgs {
    /// Die Tabelle mit Zielen und Indikatoren (.xlsx, .ods, .csv)
    #[arg(value_name = "DATEI")]
    pub file: PathBuf,
    /// Nur dieses Blatt; sonst alle sichtbaren mit einer bekannten Kopfzeile
    #[arg(long, value_name = "BLATT")]
    pub sheet: Option<String>,
    /// Das Jahr der Matrix; sonst das eine, das die Datei nennt
    #[arg(long, value_name = "JAHR", value_parser = clap::value_parser!(i32).range(1..=9998))]
    pub year: Option<i32>,
    /// Die Kennung der Matrix; sonst aus dem Namen der Datei
    #[arg(long, value_name = "KENNUNG")]
    pub id: Option<String>,
    /// Was Überschriften bedeuten, die die Tabelle nicht selbst erklärt (TOML, siehe Handbuch)
    #[arg(long, value_name = "DATEI")]
    pub mapping: Option<PathBuf>,
    /// Schreiben, ohne zu fragen
    #[arg(long, conflicts_with = "dry_run")]
    pub yes: bool,
    /// Nur zeigen, was geschrieben würde
    #[arg(long)]
    pub dry_run: bool,
}

/// `rollover`
#[derive(Args, Debug)]
#[command(next_help_heading = "Angaben", help_template = TEMPLATE)]
pub struct RolloverArgs {
    /// Das Jahr, dessen Matrizen übernommen werden
    #[arg(value_name = "VON")]
    pub from: i32,
    /// Das neue Jahr
    #[arg(value_name = "NACH")]
    pub to: i32,
    /// Nur diese Matrizen, mehrere durch Komma
    #[arg(long, value_name = "KENNUNG", value_delimiter = ',')]
    pub matrix: Vec<String>,
    /// Nur zeigen, was geschrieben würde
    #[arg(long)]
    pub dry_run: bool,
}

/// Years from the first to the last.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Years {
    /// The first of them.
    pub first: i32,
    /// The last of them.
    pub last: i32,
}

fn years(text: &str) -> Result<Years, String> {
    let (first, last) = text.split_once("..").unwrap_or((text, text));
    let year = |text: &str| text.trim().parse::<i32>().ok().filter(|year| (1..=9998).contains(year));
    let example = || "2010..2013".to_owned();
    let (first, last) = year(first).zip(year(last)).ok_or_else(example)?;
    if first <= last { Ok(Years { first, last }) } else { Err(example()) }
}

fn language(name: &str) -> Result<crate::catalogue::Language, String> {
    crate::catalogue::Language::from_name(name).ok_or_else(|| "de, en".into())
}

fn dialect(name: &str) -> Result<crate::render::csv::Dialect, String> {
    crate::render::csv::Dialect::from_name(name).ok_or_else(|| "rfc4180, de".into())
}

fn headings(name: &str) -> Result<crate::render::Headings, String> {
    crate::render::Headings::from_name(name).ok_or_else(|| "keys, de".into())
}

fn status(name: &str) -> Result<crate::status::Status, String> {
    let german = crate::status::Status::ALL
        .into_iter()
        .find(|status| crate::catalogue::report::status(*status, crate::catalogue::Language::German) == name);
    crate::status::Status::from_name(name)
        .or(german)
        .ok_or_else(|| crate::status::Status::ALL.map(crate::status::Status::name).join(", "))
}
