//! What a legend says of colours, columns and rules.

use super::Language;
use crate::report::ExpectedRule;
use crate::status::Status;

/// What a status means.
pub fn status_meaning(status: Status, language: Language) -> &'static str {
    let (german, english) = match status {
        Status::Green => (
            "Die nachteilige Abweichung liegt innerhalb der grünen Toleranz, die Grenze eingeschlossen.",
            "The adverse deviation lies within the green tolerance, the bound included.",
        ),
        Status::Yellow => (
            "Sie liegt über der grünen, aber innerhalb der gelben Toleranz, die Grenze eingeschlossen.",
            "It lies beyond the green, but within the yellow tolerance, the bound included.",
        ),
        Status::Red => ("Sie liegt über der gelben Toleranz.", "It lies beyond the yellow tolerance."),
        Status::Missing => (
            "Ein Wert war fällig, liegt aber nicht vor, oder es fehlt, womit er zu vergleichen wäre. Fehlend ist nicht null.",
            "A value was due but there is none, or there is nothing to compare it with. Missing is not zero.",
        ),
        Status::NotDue => ("In diesem Zeitraum ist kein Wert fällig.", "No value is due in this period."),
        Status::NotApplicable => {
            ("In diesem Zeitraum kann es keinen Wert geben.", "There can be no value in this period.")
        }
        Status::Suppressed => {
            ("Es gibt einen Wert, der nicht veröffentlicht werden darf.", "There is a value that may not be published.")
        }
        Status::Informative => (
            "Monitoringwert ohne Zielwert: wird gezeigt, nie bewertet, und geht in keine Gesamtfarbe ein.",
            "A value without a target: shown, never coloured, never part of an overall colour.",
        ),
    };
    language.pick(german, english)
}

/// What a deviation is.
pub fn deviation_meaning(language: Language) -> &'static str {
    language.pick(
        "Ist − Soll; in Prozent des Soll (ohne Angabe, wo das Soll 0 ist). Nachteilig ist, was bei „mindestens“ fehlt, bei „höchstens“ zu viel ist und bei „genau“ abweicht. Verglichen werden die genauen, nicht die gerundeten Werte.",
        "Actual − expected; in percent of the expected value (none where that is 0). Adverse is what is missing for “at least”, too much for “at most”, and any distance for “exactly”. Exact values are compared, not rounded ones.",
    )
}

/// How a Soll comes about.
pub fn expected_meaning(rule: ExpectedRule, language: Language) -> &'static str {
    let (german, english) = match rule {
        ExpectedRule::Target => {
            ("Das Soll ist der Zielwert des Jahres.", "The expected value is the target of the year.")
        }
        ExpectedRule::Interim => {
            ("Die Zielmatrix nennt einen Wert für diesen Zeitraum.", "The matrix names a value for this period.")
        }
        ExpectedRule::Share => (
            "Die Zielmatrix nennt einen Anteil am Zielwert des Jahres.",
            "The matrix names a share of the annual target.",
        ),
        ExpectedRule::Seasonal => (
            "Zielwert × mittlerer Anteil, den frühere Jahre bis zu diesem Zeitraum zeigen.",
            "Annual target × the mean share that earlier years show by this period.",
        ),
        ExpectedRule::Linear => (
            "Die Zielmatrix verlangt eine gerade Linie vom Ausgangswert (bei Jahressummen von 0) zum Zielwert.",
            "The matrix asks for a straight line from the baseline (for counts from 0) to the target.",
        ),
        ExpectedRule::Elapsed => (
            "Die Zielmatrix nennt kein Zwischenziel: Zielwert × verstrichene Zeiträume ÷ Zeiträume des Jahres. Angenommen, nicht beschlossen.",
            "The matrix names no interim target: annual target × elapsed periods ÷ periods of the year. Assumed, not decided.",
        ),
        ExpectedRule::Reference => (
            "Anteil an einem Bezugswert: demselben Zeitraum des Vorjahres oder dem Ausgangswert.",
            "A share of a reference: the same period of the year before, or the baseline.",
        ),
        ExpectedRule::None => (
            "Ohne Soll: Monitoringwert, Einschätzung oder noch nicht fälliger Meilenstein.",
            "No expected value: informative, assessed, or a milestone that is not due yet.",
        ),
    };
    language.pick(german, english)
}

/// What a trend is.
pub fn trend_meaning(language: Language) -> &'static str {
    language.pick(
        "↗ besser, → gleich, ↘ schlechter: ob die nachteilige Abweichung im Verhältnis zum Soll seit dem vorigen Zeitraum kleiner oder größer wurde.",
        "↗ better, → same, ↘ worse: whether the adverse deviation, relative to the expected value, became smaller or larger since the previous period.",
    )
}

/// What a corridor is.
pub fn corridor_meaning(language: Language) -> &'static str {
    language.pick(
        "Zwischen beiden Grenzen ist die Abweichung 0; außerhalb ist sie der Abstand zur näheren Grenze, in Prozent dieser Grenze.",
        "Between the bounds the deviation is 0; outside it is the distance to the nearer bound, in percent of that bound.",
    )
}

/// What a milestone is.
pub fn milestone_meaning(language: Language) -> &'static str {
    language.pick(
        "Bis zum Termin erledigt: grün; danach entscheidet die Toleranz in Tagen. Nicht erledigt ist ab dem Termin nie grün. Abweichungen in Punkten des Fortschritts.",
        "Done by the due date: green; later the tolerance in days decides. Not done is never green from the due date on. Deviations in points of progress.",
    )
}

/// What a forecast is.
pub fn forecast_meaning(extrapolated: bool, language: Language) -> &'static str {
    if extrapolated {
        language.pick(
            "Erwarteter Stand am Jahresende mit eigener Farbe gegenüber dem Zielwert: vom Amt gemeldet, sonst hochgerechnet (Jahressummen: Ist ÷ Soll × Zielwert, sonst der letzte Wert).",
            "What is expected at the year's end, with its own colour against the annual target: reported by the department, else extrapolated (counts: actual ÷ expected × target, otherwise the last value).",
        )
    } else {
        language.pick(
            "Erwarteter Stand am Jahresende mit eigener Farbe gegenüber dem Zielwert, vom Amt gemeldet.",
            "What is expected at the year's end, with its own colour against the annual target, as reported by the department.",
        )
    }
}

/// What attainment is.
pub fn attainment_meaning(language: Language) -> &'static str {
    language.pick(
        "Zielerreichungsgrad: Anteil des Jahresziels, der erreicht ist. Steht neben der Farbe und ersetzt sie nicht.",
        "The share of the annual target that has been attained. It stands beside the colour and never replaces it.",
    )
}
