//! Fixed words and sentences of documents, one line each with all languages side by side. What has numbers or names in it
//! is a function in [`sentences`](super::sentences).

use super::Language;

/// Makes [`Word`] from lines of a name and its German and English text.
macro_rules! words {
    ($($name:ident => $german:literal, $english:literal;)+) => {
        /// A fixed word; the variants are named as the English texts begin.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        pub enum Word {
            $(#[doc = concat!("`", $english, "`")] $name,)+
        }

        impl Word {
            /// Every word with its German and its English text.
            pub const ALL: &'static [(Self, &'static str, &'static str)] = &[$((Self::$name, $german, $english),)+];

            /// The text in a language.
            pub const fn text(self, language: Language) -> &'static str {
                match (self, language) {
                    $((Self::$name, Language::German) => $german, (Self::$name, Language::English) => $english,)+
                }
            }
        }
    };
}

words! {
    // Parts of a document.
    Summary => "Auf einen Blick", "At a glance";
    Red => "Was rot ist", "What is red";
    Outlook => "Prognose schlechter als der Stand", "Forecast worse than the present state";
    Changes => "Farbwechsel", "Changes of colour";
    Worsened => "Schlechtere Farbe", "Worse colour";
    Improved => "Bessere Farbe", "Better colour";
    Missing => "Fehlende Meldungen", "Missing reports";
    OpenPoints => "Offene Punkte", "Open points";
    Goals => "Die Ziele im Überblick", "All goals";
    Maps => "Karten", "Maps";
    WholeCity => "zusammen", "together";
    MapSource => "Geometrie", "Geometry";
    FocusTopics => "Schwerpunktthemen", "Focus topics";
    Legend => "Legende", "Legend";
    DataState => "Stand der Daten", "State of the data";
    Sessions => "Sitzungen", "Sessions";
    Targets => "Ziele und Zwischenziele", "Targets and interim targets";
    Contents => "Inhalt", "Contents";
    Overview => "Übersicht", "Overview";
    Data => "Daten", "Data";
    Recomputing => "Nachrechnen", "Recomputing";
    Formulas => "Formeln", "Formulas";
    Tolerances => "Toleranzen", "Tolerances";
    ByStrategicGoal => "Nach Leitzielen", "By strategic goal";
    ByFocus => "Nach Schwerpunktthemen", "By focus topic";
    ByField => "Nach Handlungsfeldern", "By field of action";
    ByArea => "Nach Gebieten", "By area";
    AlignedWithStrategicGoals => "Übereinstimmung mit strategischen Zielen", "Alignment with strategic goals";
    AlignedWithFocus => "Übereinstimmung mit Schwerpunktthemen", "Alignment with focus topics";
    AlignedWithFields => "Beitrag zu den Handlungsfeldern", "Contribution to fields of action";
    PlanByArea => "Zielwerte nach Gebieten", "Targets by area";
    // What nothing belongs to, and what belongs to nothing.
    StrategicGoalsUnserved => "Leitziele, denen kein Ziel dient", "Strategic goals that no goal serves";
    FocusUnserved => "Schwerpunktthemen, zu denen kein Ziel gehört", "Focus topics that no goal belongs to";
    FieldsUnserved => "Handlungsfelder, zu denen nichts gehört", "Fields of action that nothing belongs to";
    AreasWithoutValues => "Gebiete ohne Werte", "Areas without values";
    AreasWithoutTargets => "Gebiete ohne eigene Zielwerte", "Areas without targets of their own";
    NoStrategicGoal => "Ziele ohne Leitziel", "Goals without a strategic goal";
    NoFocus => "Ziele ohne Schwerpunktthema", "Goals without a focus topic";
    NoField => "Ziele und Maßnahmen ohne Handlungsfeld", "Goals and measures without a field of action";
    NoValuesByArea => "Indikatoren ohne Werte je Gebiet", "Indicators without values by area";
    NoTargetsByArea => "Indikatoren ohne Zielwerte je Gebiet", "Indicators without targets by area";
    // Columns.
    Group => "Gruppe", "Group";
    GoalCount => "Ziele", "Goals";
    Departments => "Zuständig", "Responsible";
    Field => "Handlungsfeld", "Field of action";
    Fields => "Handlungsfelder", "Fields of action";
    Area => "Gebiet", "Area";
    Indicator => "Indikator", "Indicator";
    BudgetLine => "Haushaltsposition", "Budget line";
    Measure => "Maßnahme", "Measure";
    Unit => "Einheit", "Unit";
    Kind => "Art", "Kind";
    Baseline => "Ausgangswert", "Baseline";
    Target => "Zielwert", "Target";
    BudgetPlan => "Ansatz", "Plan";
    Attainment => "erreicht", "attained";
    Expected => "Soll", "Expected";
    Actual => "Ist", "Actual";
    Status => "Status", "Status";
    Delay => "Verzug", "Delay";
    Deviation => "Abw.", "Dev.";
    DeviationPercent => "Abw. %", "Dev. %";
    Tolerance => "Toleranz", "Tolerance";
    ToleranceGreen => "Toleranz grün", "Green tolerance";
    ToleranceYellow => "Toleranz gelb", "Yellow tolerance";
    ExpectedLow => "Soll von", "Expected from";
    ExpectedHigh => "Soll bis", "Expected to";
    Trend => "Trend", "Trend";
    YearBefore => "Vorjahr", "Year before";
    Development => "Verlauf", "Development";
    Forecast => "Prognose Jahr", "Forecast, year";
    Source => "Datenquelle", "Source";
    Comment => "Erläuterung", "Comment";
    Action => "Gegenmaßnahme", "Counter-measure";
    Since => "rot seit", "red since";
    Matrix => "Zielmatrix", "Goal matrix";
    Overall => "Gesamt", "Overall";
    Distribution => "Verteilung", "Distribution";
    Sum => "Summe", "Sum";
    Committee => "Gremium", "Committee";
    Session => "Sitzung", "Session";
    Agenda => "TOP", "Agenda item";
    Paper => "Drucksache", "Paper";
    Goal => "Ziel", "Goal";
    StrategicGoal => "Leitziel", "Strategic goal";
    Focus => "Schwerpunktthema", "Focus topic";
    ProductGroup => "Produktgruppe", "Product group";
    Measures => "Maßnahmen", "Measures";
    Indicators => "Indikatoren", "Indicators";
    Before => "vorher", "before";
    Now => "jetzt", "now";
    Difference => "Änderung", "Change";
    Count => "Anzahl", "Number";
    Correction => "Berichtigung", "Correction";
    // Rows of the counts.
    Budget => "Haushaltsvollzug", "Budget execution";
    Consolidation => "Haushaltssicherung (HSK-Maßnahmen)", "Consolidation measures (HSK)";
    AllIndicators => "Indikatoren zusammen", "All indicators";
    Together => "Zusammen", "Together";
    // Beside a row.
    Hypothesis => "Wirkungshypothese", "Hypothesis";
    Evidence => "Beleg", "Evidence";
    CommentMissing => "Erläuterung fehlt, sie ist vorgeschrieben.", "The comment is missing; it is compulsory.";
    // Where there is nothing to list.
    NothingRed => "Kein Indikator und keine Position ist rot.", "No indicator or line is red.";
    NothingWorse => "Keine Prognose ist schlechter als der Stand.", "No forecast is worse than the present state.";
    NothingMissing => "Alle fälligen Werte sind gemeldet.", "All values that are due have been reported.";
    NoChange => "Keine Farbe hat gewechselt.", "No colour has changed.";
    Empty => "Dazu gibt es keine Indikatoren.", "There are no indicators for this.";
    // The legend.
    Colours => "Farben und Symbole", "Colours and symbols";
    Rules => "Regeln", "Rules";
    ExpectedRules => "Woher das Soll kommt", "Where expected values come from";
    Kinds => "Arten von Indikatoren", "Kinds of indicators";
    Corridor => "Korridor", "Corridor";
    Milestone => "Meilenstein", "Milestone";
    Accepted => "✓ hingenommen", "✓ accepted";
    Revised => "Geändert", "Revised";
    Corrected => "Berichtigt", "Corrected";
    Provisional => "p (vorläufig)", "p (provisional)";
    ProvisionalMeaning => "Vorläufiger Wert, der sich noch ändern kann.", "A provisional value, which may still change.";
    ToleranceMeaning => "Zwei Zahlen wie „5 / 10 %“: Bis zur ersten ist eine nachteilige Abweichung grün, bis zur zweiten gelb, darüber rot; die Grenzen gehören dazu. „%“ ist ein Anteil am Soll (beim Korridor an der näheren Grenze), „Tage“ zählt nach dem Termin eines Meilensteins, sonst gilt die Einheit des Indikators.", "Two numbers such as “5 / 10%”: an adverse deviation is green up to the first, yellow up to the second and red beyond; the bounds belong to it. “%” is a share of the expected value (for a corridor of the nearer bound), “days” counts after the due date of a milestone, otherwise the unit of the indicator holds.";
    DevelopmentMeaning => "Balken: das Ist je Zeitraum in der Farbe seines Status, von der Nulllinie an. Linie: das Soll, beim Korridor beide Grenzen.", "Bars: the actual of each period in the colour of its status, from the line of 0. Line: the expected value, for a corridor both bounds.";
    EarlierYear => "Früheres Jahr", "Earlier year";
    EarlierYearMeaning => "Spalten früherer Jahre: der letzte gemeldete Wert des Jahres mit seiner Farbe; in Klammern sein Zeitraum, wo es nicht das Jahresende ist.", "Columns of earlier years: the last reported value of the year with its colour; in brackets its period where that is not the end of the year.";
    RevisedMeaning => "Zielwert, Zwischenziel oder Toleranz wurde im Jahr geändert; frühere Zeiträume behalten ihre Regel. Änderung und Grund stehen unter der Zeile.", "A target, interim target or tolerance changed within the year; earlier periods keep their rule. Change and reason stand below the row.";
    AcceptedMeaning => "Der Ausschuss hat diese Abweichung bis zum genannten Zeitraum hingenommen. Die Farbe bleibt.", "The committee has accepted this deviation until the period named. The colour stays.";
    Rounding => "Gerechnet wird mit den genauen Werten; gezeigt werden sie gerundet.", "Exact values are computed with; they are shown rounded.";
    // Inside sentences and cells.
    NotDue => "nicht fällig", "not due";
    NotApplicable => "entfällt", "not applicable";
    Suppressed => "unterdrückt", "suppressed";
    Whole => "Insgesamt", "Whole";
    NotPublished => "nicht veröffentlicht", "not published";
    IsMissing => "fehlt", "missing";
    Reported => "gemeldet", "reported";
    NoValue => "kein Wert", "no value";
    AValue => "ein Wert", "a value";
    NoExpected => "kein Soll", "no expected value";
    AnnualTarget => "Jahreszielwert", "annual target";
    InterimTarget => "Zwischenziel", "interim target";
    LinearPath => "lineare Entwicklung", "linear path";
    MeanShare => "mittlerer Anteil der Vorjahre", "mean share of earlier years";
    AssumedShare => "geschätzt nach verstrichenem Jahresanteil", "assumed from the elapsed share of the year";
    Assessment => "Einschätzung", "assessment";
    Department => "Amt", "department";
    Numerator => "Zähler", "Numerator";
    Denominator => "Nenner", "Denominator";
    New => "neu", "new";
    Changed => "geändert", "changed";
    NoneGiven => "keine", "none";
    From => "ab", "from";
    UpTo => "bis", "up to";
    Of => "von", "of";
    And => "und", "and";
    TargetWithin => "Zielwert", "target";
    IndicatorWithin => "Indikator", "indicator";
    MeasureWithin => "Maßnahme", "measure";
    GoalWithin => "Ziel", "goal";
    StrategicGoalWithin => "Leitziel", "strategic goal";
    FieldWithin => "Handlungsfeld", "field of action";
    AreaWithin => "Gebiet", "area";
    FocusWithin => "Schwerpunktthema", "focus topic";
    ProductWithin => "Produkt", "product";
    CommentWithin => "Erläuterung", "comment";
    ActionWithin => "Gegenmaßnahme", "counter-measure";
    HypothesisWithin => "Wirkungshypothese", "hypothesis";
    EvidenceWithin => "Beleg", "evidence";
    SourceWithin => "Quelle", "source";
    // The page for a browser.
    SkipLink => "Zum Inhalt springen", "Skip to the content";
    Filter => "Nur zeigen, was diesen Status hat", "Show only what has this status";
    ShowAll => "Alle zeigen", "Show all";
    ShownRows => "{n} Zeilen werden gezeigt.", "{n} rows are shown.";
    More => "mehr zeigen", "show more";
    Less => "weniger zeigen", "show less";
    // The handout.
    Page => "Seite", "Page";
    // The paper for the council.
    InformationPaper => "Informationsvorlage", "Information paper";
    ToBeTyped => "[offen]", "[open]";
    ReportAttachment => "Der Bericht als JSON, Werte ungerundet", "The report as JSON, values not rounded";
    ComparisonAttachment => "Der Vergleich als JSON, Werte ungerundet", "The comparison as JSON, values not rounded";
    PlanAttachment => "Die Planung als JSON, Werte ungerundet", "The plan as JSON, values not rounded";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_pair_is_there_once_and_in_both_languages() {
        for (place, (word, german, english)) in Word::ALL.iter().enumerate() {
            assert!(!german.is_empty() && !english.is_empty(), "{word:?}");
            let again = Word::ALL[place + 1..].iter().find(|(_, first, second)| (first, second) == (german, english));
            assert_eq!(again, None, "{word:?} is there twice");
        }
    }
}
