//! Every kind of problem, with what its message needs to say. A new one is a variant and a code here, its words in
//! `catalogue/problem/`, and a faulty file in `tests/check`.

pub mod home;
pub mod planning;
pub(crate) mod synonyms;

use crate::geometry::Grid;
use crate::geometry::grid::Beyond;
use crate::model::Kind;
use crate::period::{Period, Scheme};
use home::KeyMeant;
use planning::{PlanEntryFault, PlanInput, PlanKeptWhy, PlanPart, PlanRowFault};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Nothing can be reported before it is mended.
    Error,
    /// Reported, but probably not what was meant.
    Warning,
    /// Something was read in a way that is worth knowing.
    Note,
}

/// The reason of a path that is neither a file nor a folder; the catalogue has its words.
pub(crate) const NOT_A_FILE: &str = "not a regular file";

/// The reason of a path that is a file where a folder is expected; the catalogue has its words.
pub(crate) const NOT_A_FOLDER: &str = "not a folder";

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident $({ $($field:ident: $type:ty),* $(,)? })? => $code:literal, $severity:ident;)*) => {
        /// A problem of the input.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "fields are the words of the message; each variant says what they are about")]
        pub enum Problem {
            $($(#[$doc])* $name $({ $($field: $type),* })?,)*
        }

        impl Problem {
            /// Every code with its severity, in the order of the documentation.
            pub const CODES: &[(&str, Severity)] = &[$(($code, Severity::$severity)),*];

            /// The stable code, the same in both languages.
            pub fn code(&self) -> &'static str {
                match self { $(Self::$name { .. } => $code,)* }
            }

            /// How bad it is.
            pub fn severity(&self) -> Severity {
                match self { $(Self::$name { .. } => Severity::$severity,)* }
            }
        }
    };
}

problems! {
    // Files.
    /// A file or folder could not be read, for a reason of the operating system.
    FileUnreadable { path: String, reason: String } => "datei-unlesbar", Error;
    /// A folder stands where a file is expected.
    FileIsFolder { path: String } => "datei-ist-ordner", Error;
    /// No permission to read it.
    FileForbidden { path: String } => "datei-ohne-leserecht", Error;
    /// It is not there (any more).
    FileMissing { path: String } => "datei-fehlt", Error;
    /// A link to something that is not there.
    DeadLink { path: String } => "verweis-ins-leere", Error;
    /// Beyond the size that is read; sizes in bytes.
    FileTooLarge { path: String, size: u64, limit: u64 } => "datei-zu-gross", Error;
    /// More in it than is read.
    FileExcess { much: Much } => "datei-zu-umfangreich", Error;
    /// More messages than are kept of one file.
    MessagesLeftOut { count: usize, kept: usize } => "meldungen-weggelassen", Note;
    /// Nothing in it.
    FileEmpty => "datei-leer", Error;
    /// Saved as UTF-16, or no text at all.
    FileUtf16 => "datei-utf16", Error;
    /// Saved in another encoding than UTF-8.
    FileNotUtf8 => "datei-nicht-utf8", Error;
    /// Bytes of a table that its encoding does not define; the first of them, and in how many places.
    UndefinedBytes { encoding: &'static str, bytes: String, count: usize } => "zeichen-nicht-definiert", Error;
    /// A word of a table that was read as Windows-1252, with a sign that no word has.
    EncodingDoubtful { word: String } => "kodierung-zweifelhaft", Warning;
    /// A file among the actuals that no reader is for.
    FileIgnored { path: String } => "datei-uebergangen", Warning;
    /// A matrix that lies in no folder of a year.
    MatrixWithoutYear { path: String } => "matrix-ohne-jahr", Warning;
    /// Actuals that lie in no folder of a period.
    ActualsWithoutPeriod { path: String } => "ist-ohne-zeitraum", Warning;
    /// A folder of closed periods that is set and not there.
    ClosedFolderMissing { path: String } => "abschluss-ordner-fehlt", Warning;
    // Workbooks and tables that are imported.
    /// A pattern that no file matches, or a folder without a file to be read.
    NothingFound { path: String, folder: bool } => "nichts-gefunden", Error;
    /// What lies in a folder, or matches a pattern, and is not read.
    NotImported { path: String, why: NotImported } => "datei-nicht-eingelesen", Note;
    /// Keys of a mapping that contradict each other.
    MappingContradiction { first: String, second: String } => "zuordnung-widerspruch", Error;
    /// A workbook that opens only with a password.
    WorkbookProtected { path: String } => "mappe-geschuetzt", Error;
    /// Something else than a workbook.
    WorkbookForeign { path: String, found: Foreign } => "mappe-fremd", Error;
    /// A workbook that is damaged.
    WorkbookBroken { path: String, reason: String } => "mappe-beschaedigt", Error;
    /// A workbook beyond the limits of what is read.
    WorkbookExcess { path: String, excess: Excess } => "mappe-zu-gross", Error;
    /// A table that is no form, without a mapping and without the column names of this program; or a form that is hidden.
    NoForm { hidden: Option<String> } => "kein-formular", Error;
    /// A form of another version.
    FormVersion { found: String } => "formular-fassung", Error;
    /// A form of a planning round among reports, or together with an option for those.
    PlanningForm { year: String } => "planungsformular", Error;
    /// A planning form of another project, or of a year without matrices.
    PlanForeign { found: String, expected: String, part: PlanPart } => "planung-fremd", Error;
    /// A row of a planning form that stands for nothing, or for something else.
    PlanRow { row: String, fault: PlanRowFault } => "planung-zeile", Error;
    /// What stands in an input of a planning form and cannot be planned so.
    PlanEntry { input: PlanInput, text: String, fault: PlanEntryFault } => "planung-angabe", Error;
    /// Something that the form changes and that somebody has changed in the matrix since.
    PlanOutdated { input: PlanInput, now: String, form: String } => "planung-ueberholt", Error;
    /// What somebody has changed in the matrix since the form was written, and the form does not.
    PlanSince { row: String, inputs: Vec<PlanInput> } => "planung-seitdem", Note;
    /// What the form says and what stays as it is in the matrix.
    PlanKept { input: PlanInput, text: String, why: PlanKeptWhy } => "planung-bleibt", Note;
    /// A change that would make the matrix wrong, with what would be wrong about it.
    PlanConsequence { problem: Box<Problem> } => "planung-folge", Error;
    /// A form whose hidden rows are gone, so that nobody knows its columns or its period.
    FormIncomplete => "formular-unvollstaendig", Error;
    /// A form or table of another period than the one that was asked for.
    FormPeriod { written: String, asked: String } => "formular-anderer-zeitraum", Error;
    /// A form or table in which no row was recognised.
    NoRows => "datei-ohne-zeilen", Error;
    /// A table that says no period.
    TableNoPeriod { scheme: Scheme } => "tabelle-ohne-zeitraum", Error;
    /// A mapping that names a column that the table does not have.
    MappingColumn { column: String, suggestion: Option<String> } => "zuordnung-spalte-fehlt", Error;
    /// A mapping that names a sheet that the workbook does not have.
    MappingSheet { sheet: String, known: Vec<String> } => "zuordnung-blatt-fehlt", Error;
    /// A value in a row of a form that has lost its key, or of a table that names no indicator.
    RowWithoutKey { form: bool } => "zeile-ohne-schluessel", Error;
    /// A row for an indicator that the matrix does not have.
    RowUnknown { id: String, matrix: String, near: Vec<String> } => "zeile-unbekannt", Error;
    /// Two rows for the same value that say different things.
    RowTwice { indicator: String } => "zeile-doppelt", Error;
    /// Two rows that say the same, of which one counts.
    RowRepeated { indicator: String } => "zeile-wiederholt", Note;
    /// A sheet that is not shown.
    SheetHidden { sheet: String } => "blatt-ausgeblendet", Note;
    /// A sheet beside those of a form that holds figures.
    SheetBeside { sheet: String, hidden: bool } => "blatt-daneben", Note;
    /// A column that is not shown.
    ColumnHidden { column: String } => "spalte-ausgeblendet", Note;
    /// A row that is not shown.
    RowHidden { indicator: String } => "zeile-ausgeblendet", Note;
    /// A value of an indicator that is not due in the period.
    RowNotDue { indicator: String, period: Period } => "zeile-nicht-faellig", Note;
    /// A value that another file than the one that would be written reports.
    StandsElsewhere { indicator: String } => "wert-steht-woanders", Error;
    /// A value that would change in a closed period.
    ImportIntoClosed { indicator: String, period: Period } => "zeitraum-abgeschlossen", Error;
    /// A cell with an error such as `#DIV/0!`.
    CellError { text: String } => "zelle-fehlerwert", Error;
    /// A truth value or a time of day where neither can be.
    CellKind { text: String, truth: bool } => "zelle-falsche-art", Error;
    /// A formula whose result was read.
    FormulaRead { text: String } => "zelle-formel", Note;
    /// A formula whose result is not in the file.
    FormulaEmpty => "zelle-formel-ohne-wert", Error;
    /// A number with more digits than a spreadsheet shows.
    CellRounded { exact: String, read: String } => "zelle-gerundet", Note;
    // Form.
    /// The text is no TOML.
    Syntax { syntax: Syntax } => "toml-fehler", Error;
    /// A key that the table does not have.
    UnknownKey { key: String, section: &'static str, meant: KeyMeant } => "unbekannter-schluessel", Error;
    /// A compulsory key is not there.
    MissingKey { key: &'static str, section: &'static str } => "schluessel-fehlt", Error;
    /// A compulsory text is blank.
    EmptyText { key: &'static str, section: &'static str } => "text-leer", Error;
    /// Something else than the key takes.
    WrongType { key: String, section: &'static str, expected: Expected, found: Expected } => "falscher-typ", Error;
    /// One of a few words was expected.
    UnknownWord { key: &'static str, found: String, allowed: Vec<String>, suggestion: Option<String> } => "unbekanntes-wort", Error;
    /// `1.240`: one and a quarter in TOML, a thousand to a German.
    NumberAmbiguous { text: String } => "zahl-mehrdeutig", Error;
    /// `nan` or `inf`.
    NumberNotFinite { text: String } => "zahl-nicht-endlich", Error;
    /// More digits than a decimal holds.
    NumberTooLong { text: String } => "zahl-zu-lang", Error;
    /// A number outside its bounds.
    OutOfBounds { key: &'static str, found: String, low: String, high: String } => "zahl-ausserhalb", Error;
    // Names.
    /// An id with a blank, a slash or a control character.
    BadId { id: String } => "kennung-ungueltig", Error;
    /// An id that was there before.
    DuplicateId { id: String, section: &'static str } => "kennung-doppelt", Error;
    /// Two matrices of one year with the same id.
    DuplicateMatrix { id: String, year: i32 } => "matrix-doppelt", Error;
    /// A strategic goal that the project does not declare.
    UnknownStrategicGoal { id: String, suggestion: Option<String> } => "leitziel-unbekannt", Error;
    /// A focus topic that the project does not declare.
    UnknownFocus { id: String, suggestion: Option<String> } => "schwerpunkt-unbekannt", Error;
    /// A field of action that the project does not declare.
    UnknownField { id: String, suggestion: Option<String> } => "handlungsfeld-unbekannt", Error;
    /// A series that is no id and no matrix with an id.
    BadSeries { series: String } => "reihe-ungueltig", Error;
    /// A second indicator of a year that goes on from the same earlier one.
    SeriesTwice { series: String } => "reihe-doppelt", Error;
    /// A series that no earlier year has.
    SeriesUnknown { series: String, suggestion: Option<String> } => "reihe-unbekannt", Warning;
    /// Kind or unit are no longer those of an earlier year, so nothing is compared with it.
    SeriesEnds { indicator: String, year: i32, then: Measured, now: Measured } => "reihe-endet", Note;
    /// A committee that the project does not declare.
    UnknownCommittee { id: String, suggestion: Option<String> } => "gremium-unbekannt", Error;
    /// An area that the project does not declare.
    UnknownArea { id: String, suggestion: Option<String> } => "gebiet-unbekannt", Error;
    /// Actuals for a matrix that is not there.
    UnknownMatrix { id: String, suggestion: Option<String> } => "matrix-unbekannt", Error;
    /// Actuals for an indicator that its matrix does not have.
    UnknownIndicator { id: String, matrix: String, suggestion: Option<String> } => "indikator-unbekannt", Warning;
    /// An address that a mail program does not take.
    BadAddress { text: String } => "kontakt-adresse", Error;
    /// A name of what a committee deals with that no year has.
    CommitteeScope { key: &'static str, name: String, suggestion: Option<String> } => "gremium-ohne-gegenstand", Error;
    /// What differs in an area that is not one of those that make the whole.
    AreaNotNamed { id: String, named: Vec<String> } => "gebiet-nicht-genannt", Error;
    /// Areas that lie within each other.
    AreaCycle { areas: Vec<String> } => "gebiet-im-kreis", Error;
    /// Geometry that is no JSON; `ends` where it stops too early.
    GeometryNoJson { ends: bool } => "geometrie-kein-json", Error;
    /// JSON that is not what `GeoJSON` has there; the type that was found instead, where there is one.
    GeometryForm { part: GeoPart, found: Option<String> } => "geometrie-form", Error;
    /// A coordinate reference system that is not read.
    GeometrySystem { found: String } => "geometrie-bezugssystem", Error;
    /// The file names another coordinate reference system than the settings.
    GeometrySystems { written: String, set: String } => "geometrie-bezugssysteme", Error;
    /// A feature that names no area: the property that should, and those that it has.
    GeometryNoId { property: Option<String>, there: Vec<String>, suggestion: Option<String> } => "geometrie-ohne-kennung", Error;
    /// A feature of an area that the project does not declare.
    GeometryNoArea { id: String, suggestion: Option<String> } => "geometrie-ohne-gebiet", Warning;
    /// A feature of an area without a geometry.
    GeometryMissing { area: String } => "geometrie-leer", Warning;
    /// A geometry that is no area.
    GeometryKind { area: String, found: String } => "geometrie-art", Error;
    /// A ring that is none.
    GeometryRing { area: String, fault: RingFault } => "geometrie-ring", Error;
    /// A pair of coordinates that is no place in its system.
    GeometryBeyond { area: String, x: String, y: String, grid: Grid, beyond: Beyond } => "geometrie-ausserhalb", Error;
    /// Latitude before longitude, as far as can be seen.
    GeometryExchanged { x: String, y: String } => "geometrie-vertauscht", Warning;
    /// Areas that the file has no feature of.
    AreasWithoutGeometry { areas: Vec<String> } => "gebiet-ohne-geometrie", Note;
    /// A code that is no warning; `known` where it is the code of something else.
    AcknowledgedCode { code: String, known: bool, suggestion: Option<String> } => "kenntnisnahme-ungueltig", Error;
    /// A value of a year before the first matrix with its indicator.
    BeforeBeginning { indicator: String, year: i32 } => "wert-vor-beginn", Warning;
    // Periods.
    /// A text that is no period of the scheme.
    NoPeriod { found: String, scheme: Scheme } => "zeitraum-ungueltig", Error;
    /// A period within the year that the scheme does not have.
    UnknownPeriodLabel { found: String, allowed: Vec<String>, scheme: Scheme } => "teilzeitraum-unbekannt", Error;
    /// A folder of actuals that is named after no period.
    FolderNoPeriod { folder: String, scheme: Scheme } => "ordner-ohne-zeitraum", Error;
    /// The file says another period than its folder.
    PeriodMismatch { written: String, folder: String } => "zeitraum-widerspruch", Error;
    /// The matrix says another year than its folder.
    YearMismatch { written: i32, folder: i32 } => "jahr-widerspruch", Error;
    /// A period of another year than the matrix.
    PeriodOfOtherYear { period: Period, year: i32 } => "zeitraum-anderes-jahr", Error;
    // Targets and rules.
    /// No kind, and no due date that would imply one.
    KindMissing => "art-fehlt", Error;
    /// Not exactly one of the target forms.
    TargetForm => "zielwert-form", Error;
    /// A target that this kind cannot have.
    TargetKind { kind: Kind } => "zielwert-passt-nicht", Error;
    /// Not as many figures as the target form has.
    FigureCount { key: &'static str, expected: usize, found: usize } => "zielwert-anzahl", Error;
    /// A corridor whose lower bound is the higher one.
    CorridorReversed => "korridor-verkehrt", Error;
    /// A percentage without `of`.
    PercentWithoutReference => "prozent-ohne-bezug", Error;
    /// `of` with a plain number.
    ReferenceWithoutPercent => "bezug-ohne-prozent", Error;
    /// `of = "baseline"` without a baseline.
    ReferenceWithoutBaseline => "bezug-ohne-ausgangswert", Error;
    /// A relative target with a negative reference.
    NegativeReference { value: String } => "bezug-negativ", Error;
    /// Not exactly one plan figure.
    PlanForm { section: &'static str, found: usize } => "ansatz-form", Error;
    /// `interim` without a target to interpolate.
    InterimWithoutTarget => "zwischenziel-ohne-zielwert", Error;
    /// An interim target that has not the shape of the target.
    InterimShape { corridor: bool, scheme: Scheme } => "zwischenziel-form", Error;
    /// An interim target of the last period that is not the annual target.
    InterimOfLastPeriod { label: String } => "zwischenziel-am-jahresende", Error;
    /// A profile word for a milestone.
    InterimOfMilestone { scheme: Scheme } => "zwischenziel-meilenstein", Error;
    /// `linear` without a baseline to start at.
    LinearWithoutBaseline => "linear-ohne-ausgangswert", Error;
    /// A negative tolerance.
    ToleranceNegative => "toleranz-negativ", Error;
    /// Green beyond yellow.
    ToleranceCrossed => "toleranz-verkehrt", Error;
    /// A milestone's tolerance in percent.
    ToleranceInDays => "toleranz-in-tagen", Error;
    /// Two revisions from the same period.
    RevisionTwice { period: Period } => "anpassung-doppelt", Error;
    /// A revision that changes nothing.
    RevisionEmpty => "anpassung-leer", Error;
    /// `per-period` for a kind that cannot be summed or averaged.
    PerPeriodKind { kind: Kind } => "je-zeitraum-art", Error;
    /// `scale` for another kind than a ratio.
    ScaleKind { kind: Kind } => "faktor-art", Error;
    /// A scale of 0 or below.
    ScaleNotPositive => "faktor-nicht-positiv", Error;
    /// A name of numerator or denominator for another kind than a ratio.
    PartNameKind { key: &'static str, kind: Kind } => "benennung-art", Error;
    /// A `total` that contradicts the kind.
    TotalKind { kind: Kind } => "gesamtwert-art", Error;
    /// A negative weight.
    WeightNegative => "gewicht-negativ", Error;
    // Actuals.
    /// A value that cannot be read exactly.
    ValueUnreadable { text: String, why: Unreadable } => "ist-unlesbar", Error;
    /// A value that was read though something stood beside the number.
    ValueNoted { text: String, read: String } => "ist-mit-bemerkung", Note;
    /// The date of a form that is none.
    FormDate { text: String } => "formular-datum", Warning;
    /// A value with a mark that says that it is provisional.
    ValueProvisional { text: String, read: String } => "ist-vorlaeufig", Note;
    /// A number of 1 or less where percent are expected, in a file of actuals.
    ShareDoubtful { key: &'static str, value: String } => "anteil-mehrdeutig", Warning;
    /// A field that reports of this kind do not have.
    FieldOfOtherKind { key: &'static str, kind: Kind } => "ist-falsches-feld", Error;
    /// Neither a value nor a state.
    ActualEmpty { keys: &'static str } => "ist-leer", Error;
    /// A value and a state.
    StateWithValue => "ist-mit-zustand", Error;
    /// Two reports for the same indicator, area and period.
    ActualTwice { indicator: String, period: Period } => "ist-doppelt", Error;
    /// A checksum that is none.
    BadDigest { text: String } => "pruefsumme-ungueltig", Error;
    /// A denominator of 0 under a numerator that is not, or a negative one.
    RatioDenominator { numerator: String, denominator: String } => "nenner-ungueltig", Error;
    /// A header that no column has.
    CsvUnknownColumn { column: String, suggestion: Option<String> } => "spalte-unbekannt", Error;
    /// A header that is there twice.
    CsvColumnTwice { column: String } => "spalte-doppelt", Error;
    /// No column says which indicator.
    CsvNoIndicatorColumn => "spalte-indikator-fehlt", Error;
    /// A quote that is never closed, so that the rest of the file would be one text.
    CsvOpenQuote => "zeile-anfuehrungszeichen", Error;
    /// A record with more or fewer fields than the header.
    CsvFieldCount { found: usize, expected: usize } => "zeile-feldzahl", Error;
    // Closed periods.
    /// A value of a closed period is another one than in its snapshot.
    ClosedValueChanged { indicator: String, period: Period, closed: String, now: String } => "abschluss-wert-geaendert", Error;
    /// A value of a closed period is no longer there.
    ClosedValueGone { indicator: String, period: Period, closed: String } => "abschluss-wert-entfernt", Error;
    /// A value was reported only after its period was closed.
    ClosedValueAdded { indicator: String, period: Period, now: String } => "abschluss-wert-nachgetragen", Error;
    /// The forecast of a closed period is another one than in its snapshot.
    ClosedForecastChanged { indicator: String, period: Period, closed: Option<String>, now: Option<String> } => "abschluss-prognose-geaendert", Error;
    /// A rule of a closed period is another one than in its snapshot.
    ClosedRuleChanged { indicator: String, period: Period, key: &'static str, closed: Option<String>, now: Option<String> } => "abschluss-regel-geaendert", Error;
    /// An indicator of a closed period is no longer in its matrix.
    ClosedIndicatorGone { indicator: String, period: Period } => "abschluss-indikator-fehlt", Error;
    /// An indicator that would be due in a period that was closed without it.
    ClosedIndicatorNew { indicator: String, period: Period } => "abschluss-indikator-neu", Error;
    /// A snapshot that somebody changed.
    SnapshotChanged { period: Period } => "abschluss-pruefsumme", Error;
    /// A snapshot of a form that is not known.
    SnapshotSchema { found: String } => "abschluss-fassung", Error;
    /// A part of a snapshot that is not the one that was sealed.
    SnapshotPart { period: Period, file: String, fault: PartFault } => "abschluss-teil", Error;
    /// Parts of a snapshot without a seal.
    SnapshotUnfinished { folder: String, left: Unfinished } => "abschluss-unfertig", Warning;
    /// A snapshot names another one before it that is not there, or not the same.
    SnapshotChain { period: Period, before: Option<String>, fault: ChainFault } => "abschluss-kette", Error;
    /// A closing that was taken back is no longer what it was.
    SnapshotEvidence { folder: String, fault: EvidenceFault } => "abschluss-beleg", Error;
    /// Corrections of a period that is not closed.
    CorrectionOfOpenPeriod { period: Period } => "berichtigung-nicht-abgeschlossen", Error;
    /// A correction for an indicator that the year's matrices do not have.
    CorrectionUnknown { indicator: String, period: Period, suggestion: Option<String> } => "berichtigung-unbekannt", Error;
    /// A correction from another value than the one until then.
    CorrectionOldValue { indicator: String, period: Period, written: String, known: String } => "berichtigung-alter-wert", Error;
    /// A correction to another value than the file of actuals has.
    CorrectionNotMade { indicator: String, period: Period, written: String, now: String } => "berichtigung-neuer-wert", Error;
    // Plausibility.
    /// What is not decided yet.
    OpenPoint { of: String, text: String } => "offener-punkt", Warning;
    /// A relative tolerance where the Soll is 0.
    RelativeToleranceAtZero { period: Period } => "toleranz-bei-null", Warning;
    /// A Soll that is assumed as linear shares of the year.
    AssumedLinear { scheme: Scheme } => "soll-geschaetzt", Warning;
    /// Interim targets that run against the direction of the target.
    InterimAgainstDirection { first: String, then: String } => "zwischenziele-gegenlaeufig", Warning;
    /// No earlier year shows a seasonal profile.
    NoSeasonalProfile { period: Period } => "saisonprofil-fehlt", Warning;
    /// A relative target whose reference has no value.
    ReferenceMissing { period: Period, reference: Period } => "bezugswert-fehlt", Warning;
    /// A cumulative value below that of the period before.
    CumulativeFalls { value: String, before: String, period: Period } => "summe-faellt", Warning;
    /// A value beyond three times or below a third of the previous one.
    Jump { value: String, before: String, period: Period } => "wert-springt", Warning;
    /// A value beyond three times or, where that is adverse, below a third of its Soll or baseline.
    ValueFar { value: String, reference: String, of: Yardstick, above: bool } => "wert-weit-entfernt", Warning;
    /// A count below zero.
    CountNegative { value: String, part: Option<Part> } => "anzahl-negativ", Warning;
    /// A share above 100 % or below 0; the parts each with their name, the share with the parts swapped.
    ShareImpossible { share: String, numerator: (String, Option<String>), denominator: (String, Option<String>), swapped: Option<String> } => "anteil-unmoeglich", Warning;
    /// A part of a ratio beyond three times or below a third of the one before.
    PartJumps { part: Part, name: Option<String>, value: String, before: String, period: Period } => "teil-springt", Warning;
    /// An interim value of a count beyond three times the target, or all of them below a hundredth of it.
    InterimFar { value: String, target: String, below: bool } => "zwischenziel-weit-entfernt", Warning;
    /// A target of 1 or less where percent are meant; as written, and in percent.
    TargetAsShare { written: Vec<String>, percent: Vec<String> } => "zielwert-als-anteil", Warning;
    /// A ratio in percent without a scale of 100.
    ScaleMissing => "faktor-fehlt", Warning;
    /// A plan of a line below zero.
    PlanNegative { key: &'static str, value: String } => "ansatz-negativ", Warning;
    /// A date more than ten years from the year it is about.
    DateFar { date: chrono::NaiveDate, year: i32 } => "datum-weit-entfernt", Warning;
    /// A milestone that was done only after the cut-off date.
    DoneAfterCutoff { done: chrono::NaiveDate, cutoff: chrono::NaiveDate, from: Period } => "erledigt-nach-stichtag", Note;
    /// A total that its areas contradict; the area where it is that of one with parts.
    AreasContradict { indicator: String, period: Period, area: Option<String>, part: Option<Part>, total: String, sum: String, of: Vec<(String, String)> } => "gebiete-ungleich-gesamt", Error;
    /// Some of the areas are beyond the total already.
    AreasExceed { indicator: String, period: Period, area: Option<String>, part: Option<Part>, total: String, sum: String, of: Vec<(String, String)> } => "gebiete-ueber-gesamt", Warning;
    /// A total that differs from its areas by rounding.
    AreasRounded { indicator: String, period: Period, area: Option<String>, part: Option<Part>, total: String, sum: String } => "gebiete-gerundet", Note;
    /// An acknowledgement that silences nothing.
    AcknowledgedNothing { code: &'static str } => "kenntnisnahme-wirkungslos", Note;
    /// A compulsory comment is missing.
    CommentMissing { indicator: String, period: Period } => "erlaeuterung-fehlt", Warning;
    /// Actuals for a period that is not yet over.
    PeriodNotOver { period: Period, cutoff: chrono::NaiveDate } => "zeitraum-laeuft-noch", Warning;
}

impl Problem {
    /// True for a file that could not be read at all (exit code 4).
    pub fn is_unreadable_file(&self) -> bool {
        matches!(
            self,
            Self::FileUnreadable { .. }
                | Self::FileIsFolder { .. }
                | Self::FileForbidden { .. }
                | Self::FileMissing { .. }
                | Self::DeadLink { .. }
                | Self::FileTooLarge { .. }
                | Self::NothingFound { .. }
        )
    }

    /// The key that is said to be missing, empty where it may be one of several; `None` for any other problem.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other problems are about something that is there")]
    pub(crate) fn missing(&self) -> Option<&'static str> {
        match self {
            Self::MissingKey { key, .. } => Some(key),
            Self::KindMissing => Some("kind"),
            Self::ReferenceWithoutBaseline | Self::LinearWithoutBaseline => Some("baseline"),
            Self::InterimWithoutTarget => Some("target"),
            Self::PercentWithoutReference => Some("of"),
            Self::PlanForm { .. } | Self::TargetForm | Self::RevisionEmpty | Self::ActualEmpty { .. } => Some(""),
            _ => None,
        }
    }

    /// True for a number that stands in the file and could not be read.
    pub(crate) fn is_unread_number(&self) -> bool {
        matches!(self, Self::NumberAmbiguous { .. } | Self::NumberNotFinite { .. } | Self::NumberTooLong { .. })
    }

    /// The path of a file that has no text to point into.
    #[expect(clippy::wildcard_enum_match_arm, reason = "all other problems have a place")]
    pub fn path(&self) -> Option<&str> {
        match self {
            Self::FileUnreadable { path, .. }
            | Self::FileIsFolder { path }
            | Self::FileForbidden { path }
            | Self::FileMissing { path }
            | Self::DeadLink { path }
            | Self::FileTooLarge { path, .. }
            | Self::FileIgnored { path }
            | Self::NothingFound { path, .. }
            | Self::NotImported { path, .. }
            | Self::MatrixWithoutYear { path }
            | Self::ActualsWithoutPeriod { path }
            | Self::WorkbookProtected { path }
            | Self::WorkbookForeign { path, .. }
            | Self::WorkbookBroken { path, .. }
            | Self::WorkbookExcess { path, .. } => Some(path),
            _ => None,
        }
    }
}

/// What a value is, and in which unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Measured {
    /// What it is.
    pub kind: Kind,
    /// As printed; may be empty.
    pub unit: String,
}

/// What a text file has too much of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Much {
    /// Keys, values and signs of a TOML file.
    Tokens,
    /// Tables of a TOML file.
    Tables,
    /// Rows of a table.
    Rows,
    /// Cells of a table.
    Cells,
    /// Cells of one row.
    Columns,
    /// Rows of a table that is imported.
    ImportedRows,
    /// Filled cells of a table that is imported.
    ImportedCells,
    /// Features of a file of geometry.
    Features,
    /// Pieces and rings of a feature.
    Rings,
}

/// A part of a file of geometry.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum GeoPart {
    /// The file as a whole.
    Collection,
    /// A feature.
    Feature,
    /// The geometry of a feature.
    Geometry,
    /// Its coordinates.
    Coordinates,
}

/// Why a ring is none.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RingFault {
    /// Fewer than four positions.
    Short {
        /// How many.
        found: usize,
    },
    /// It does not end where it begins.
    Open,
    /// It goes back on itself and encloses nothing.
    Flat,
}

/// What a key takes, and what was found there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A text.
    Text,
    /// A list of texts.
    Texts,
    /// A number.
    Number,
    /// A number or a percentage such as `"5 %"`.
    Amount,
    /// A reported value.
    Value,
    /// A date.
    Date,
    /// A date with a time.
    Moment,
    /// A time of the day.
    Time,
    /// A table, as its header or key is written; empty where that is not known.
    Table(&'static str),
    /// A list of tables, as their header or key is written.
    Tables(&'static str),
    /// A list.
    List,
    /// `true` or `false`.
    Truth,
    /// A table of periods, or a profile word.
    Interim,
}

/// A part of a ratio.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// What is counted.
    Numerator,
    /// Of how many.
    Denominator,
}

/// What a value is far from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Yardstick {
    /// The Soll of the period.
    Expected,
    /// The baseline.
    Baseline,
    /// The share of the baseline that belongs to the elapsed part of the year.
    ElapsedBaseline,
}

/// What is wrong with a part of a snapshot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartFault {
    /// It is not there.
    Missing,
    /// It was changed.
    Changed,
    /// Another part lies in its place.
    Swapped {
        /// The matrix of that part.
        matrix: String,
        /// Its period.
        period: String,
    },
    /// The seal does not name it.
    Extra,
}

/// What is wrong with the snapshot that another one names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChainFault {
    /// It is not there.
    Gone,
    /// It is another one.
    Exchanged,
    /// Two snapshots name the same.
    Twice {
        /// The period of the other one.
        other: String,
    },
}

/// What a run that was cut short has left.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfinished {
    /// Parts of a closing without a seal.
    Closing,
    /// What belongs to a closing that was taken back, the seal not among it.
    Reopening,
    /// The record of taking a closing back that is still where it was.
    Record,
}

/// What is wrong with a closing that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EvidenceFault {
    /// The snapshot that was taken back is not there.
    Gone,
    /// It was changed.
    Changed,
    /// It lies among the closed periods again.
    StillThere,
    /// The snapshot made after it does not name it.
    NotNamed,
    /// A part of it is not there.
    PartGone {
        /// As the seal names it.
        file: String,
    },
    /// A part of it was changed.
    PartChanged {
        /// As the seal names it.
        file: String,
    },
    /// A file lies beside its parts that the seal does not name.
    PartExtra {
        /// Below its folder.
        file: String,
    },
    /// The record of who took it back, when and why is not there.
    RecordGone,
}

/// Why a file in a folder is not imported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotImported {
    /// The lock of a program that has the file open: `~$form.xlsx`.
    Lock,
    /// A folder in the folder.
    Folder,
    /// Another ending than those of workbooks and tables.
    Other,
}

/// What a file is that should be a workbook.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Foreign {
    /// A file without content.
    Empty,
    /// A workbook of Excel before 2007 (`.xls`).
    OldExcel,
    /// Excel's binary form (`.xlsb`).
    BinaryExcel,
    /// A PDF.
    Pdf,
    /// A page or another XML file that calls itself a workbook.
    Markup,
    /// Plain text, such as CSV.
    Text,
    /// Another archive: a text document, a presentation, packed files.
    Archive,
    /// Nothing that is known.
    Unknown,
}

/// The limit that a workbook goes beyond.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Excess {
    /// All parts together, unpacked.
    Unpacked,
    /// How many parts there are.
    Parts,
    /// How many XML elements there are.
    Elements,
    /// How many texts, formats or sheets are defined.
    Definitions,
    /// How many cells say something.
    Cells,
    /// All texts together.
    Text,
    /// More shared texts claimed than the file can hold; as claimed.
    Claim(String),
}

/// What is wrong with the TOML.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Syntax {
    /// A key that is there twice.
    DuplicateKey,
    /// A table in single brackets that is there already: a list has double ones.
    DuplicateTable {
        /// As in the header.
        name: String,
    },
    /// A table below a key that holds something else.
    KeyTaken,
    /// A text without quotes.
    Unquoted {
        /// The text.
        text: String,
    },
    /// A text in curly quotes.
    CurlyQuotes {
        /// The text between them.
        text: String,
    },
    /// A key with an umlaut, a blank or another character that only a key in quotes may have.
    Key {
        /// As written.
        key: String,
        /// The key that was probably meant.
        suggestion: Option<String>,
    },
    /// A colon after the key.
    Colon {
        /// The key.
        key: String,
    },
    /// A date that does not exist or is not written as one.
    Date {
        /// As it should be written, where that can be told.
        meant: Option<String>,
    },
    /// A number in German spelling, or with something behind it.
    Number {
        /// As written.
        text: String,
        /// As it should be written, where that can be told; two where it can be read in two ways.
        meant: Vec<String>,
        /// What stands behind it.
        unit: String,
    },
    /// A number with the mark of a value that is not final.
    Provisional {
        /// The number as it should be written; two where it can be read in two ways.
        meant: Vec<String>,
    },
    /// Entries of a table without its braces.
    Braces {
        /// The key of the table.
        key: String,
        /// What belongs into the braces; `…` where that cannot be told.
        meant: String,
    },
    /// A list whose numbers have decimal commas.
    CommaInList,
    /// A share in percent without quotes.
    Percent {
        /// Without the sign.
        share: String,
    },
    /// A truth value in another spelling.
    Truth {
        /// What was meant.
        meant: bool,
    },
    /// A text whose closing quote is missing, or with a character that it cannot have.
    OpenText,
    /// A backslash that begins nothing known.
    Escape,
    /// Brackets nested too deeply.
    TooDeep,
    /// No `=` after the key.
    NoEquals,
    /// More than one `=`.
    TwoEquals,
    /// No value after the `=`.
    NoValue,
    /// No key before the `=`.
    NoKey,
    /// A header whose closing bracket is missing.
    OpenHeader {
        /// As in the header.
        name: String,
        /// True in double brackets.
        double: bool,
    },
    /// A bracket that is open where the next entry begins.
    Unclosed {
        /// As it stands.
        bracket: char,
        /// What is missing.
        closing: char,
    },
    /// A list or table in braces that is not closed, or closed twice.
    Brackets,
    /// A comma too many, or one that is missing.
    Comma,
    /// Something behind a value or header.
    Trailing,
    /// A remark that does not begin with `#`.
    Remark,
    /// A character that a file must not have, such as a control character.
    Character,
    /// Anything else.
    Other,
}

/// Why a reported value cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreadable {
    /// It does not begin with a number.
    NoNumber,
    /// `ca.`, `rd.`: not the counted value.
    Approximate,
    /// `1.234`, and nothing shows whether that is a thousand.
    Ambiguous,
    /// The file writes numbers in both ways.
    Mixed,
    /// Groups that are no thousands.
    Groups,
    /// Blanks between digits that part no thousands.
    Blank,
    /// A minus behind the number and a blank.
    MinusBehind,
    /// A number in brackets.
    Brackets,
    /// A day without a year of four digits.
    ShortYear,
    /// `-,--`: a dash in place of an amount.
    Dash,
    /// A mark beside the number, such as that of a footnote.
    Mark,
    /// Words or signs beside the number that belong neither to it nor to a unit.
    Beside,
    /// A sign or word for no value, which is not one of those that mean a missing one.
    NoFigure,
    /// Words where the day on which a milestone was done or its progress is expected.
    NoProgress,
    /// A cell under a merged one.
    Covered,
    /// A number whose format shows nothing.
    Unseen,
    /// A number whose format makes another one of it.
    Unclear,
    /// A number that is shown in thousands where nothing says that thousands are meant.
    Scaled,
    /// A value in a column of a form that has lost its name.
    Nameless,
    /// More digits than a decimal holds.
    TooLong,
    /// A whole number in a cell with more digits than a spreadsheet keeps.
    Inexact,
    /// A unit that is not the indicator's.
    OtherUnit,
    /// A fraction where no ratio is reported.
    Fraction,
    /// A date where a number is expected.
    Date,
    /// No date.
    NoDate,
    /// No colour.
    NoColour,
    /// A number of 1 or less where percent are expected: a share, or a hundredth of what was meant.
    Share,
}

/// The few known things that may be meant: each with the words that it goes by, the likeliest first. A word that is a
/// part of the other counts, too.
pub fn nearest_few<'a>(word: &str, known: impl IntoIterator<Item = (&'a str, &'a str)>) -> Vec<String> {
    const FEW: usize = 3;
    const LIKENESS: f64 = 0.6;
    const SHORTEST: usize = 4;
    const LONGEST: usize = 200;
    let folded = word.to_lowercase();
    if folded.len() > LONGEST {
        return Vec::new();
    }
    let mut found: Vec<(f64, &str)> = Vec::new();
    for (name, shown) in known {
        let name = name.to_lowercase();
        let part = |whole: &str, part: &str| part.chars().count() >= SHORTEST && whole.contains(part);
        let contained = part(&name, &folded) || part(&folded, &name);
        let likeness = strsim::normalized_damerau_levenshtein(&folded, &name);
        let likeness = if contained { likeness.max(LIKENESS) } else { likeness };
        if likeness < LIKENESS {
            continue;
        }
        match found.iter_mut().find(|(_, known)| *known == shown) {
            Some((best, _)) => *best = best.max(likeness),
            None => found.push((likeness, shown)),
        }
    }
    found.sort_by(|left, right| right.0.total_cmp(&left.0));
    found.into_iter().take(FEW).map(|(_, shown)| shown.to_owned()).collect()
}

/// The known word that was probably meant.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<String> {
    /// Below this likeness a suggestion would be a guess.
    const LIKENESS: f64 = 0.72;
    /// A longer text is no misspelt word, and costly to compare.
    const LONGEST: usize = 80;
    if word.len() > LONGEST {
        return None;
    }
    let folded = word.to_lowercase();
    let known: Vec<&str> = known.into_iter().collect();
    let alike = known
        .iter()
        .map(|candidate| (strsim::normalized_damerau_levenshtein(&folded, &candidate.to_lowercase()), *candidate))
        .filter(|(likeness, _)| *likeness >= LIKENESS)
        .max_by(|left, right| left.0.total_cmp(&right.0))
        .map(|(_, candidate)| candidate);
    // The beginning of a long word is alike in few letters, but plainly meant.
    let begun =
        || known.iter().copied().find(|candidate| folded.len() > 2 && candidate.to_lowercase().starts_with(&folded));
    let meant = || synonyms::of(word).iter().find_map(|meant| known.iter().copied().find(|known| known == meant));
    alike.or_else(meant).or_else(begun).map(str::to_owned)
}
