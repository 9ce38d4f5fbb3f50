//! German headings and words of the tables for other programs: CSV and the flat sheet of the workbook, for `--headings de`.

use super::{Language, plan, report};
use crate::model::Kind;
use crate::model::outcome::{ExpectedRule, Reason, ReportedState};
use crate::period::Period;
use crate::report::ForecastSource;
use crate::status::{Status, Trend};

/// Keys of columns with their German headings.
const HEADINGS: &[(&str, &str)] = &[
    ("accepted_reason", "Hingenommen weil"),
    ("accepted_until", "Hingenommen bis"),
    ("action", "Gegenmaßnahme"),
    ("actual", "Ist"),
    ("actual_state", "Meldung"),
    ("addendum_now", "Nachtrag: Text heute"),
    ("addendum_what", "Nachtrag: geänderter Text"),
    ("annual", "Jahreszielwert"),
    ("annual_high", "Jahreszielwert bis"),
    ("annual_low", "Jahreszielwert von"),
    ("area", "Gebiet (Kennung)"),
    ("area_title", "Gebiet"),
    ("assessed", "Einschätzung"),
    ("attainment_percent", "erreicht in %"),
    ("baseline", "Ausgangswert"),
    ("baseline_year", "Jahr des Ausgangswerts"),
    ("colour_bounds_green_from", "grün ab"),
    ("colour_bounds_green_to", "grün bis"),
    ("colour_bounds_yellow_from", "gelb ab"),
    ("colour_bounds_yellow_to", "gelb bis"),
    ("comment", "Erläuterung"),
    ("comment_missing", "Erläuterung fehlt"),
    ("corrected_from", "Berichtigt von"),
    ("corrected_to", "Berichtigt auf"),
    ("correction_date", "Tag der Berichtigung"),
    ("correction_reason", "Grund der Berichtigung"),
    ("cutoff", "Stichtag"),
    ("delay_days", "Verzug in Tagen"),
    ("denominator", "Nenner"),
    ("department", "Organisationseinheit"),
    ("deviation", "Abweichung"),
    ("deviation_percent", "Abweichung in %"),
    ("done", "Erledigt am"),
    ("done_later_from", "Später erledigt, zählt ab"),
    ("done_later_on", "Nach dem Stichtag erledigt am"),
    ("draft", "Entwurf"),
    ("due", "Wert fällig"),
    ("expected", "Soll"),
    ("expected_assumed", "Soll angenommen"),
    ("expected_high", "Soll bis"),
    ("expected_low", "Soll von"),
    ("expected_rule", "Regel des Solls"),
    ("field", "Handlungsfeld (Kennung)"),
    ("field_titles", "Handlungsfeld"),
    ("focus", "Schwerpunktthema (Kennung)"),
    ("focus_titles", "Schwerpunktthema"),
    ("forecast", "Prognose"),
    ("forecast_deviation", "Abweichung der Prognose"),
    ("forecast_deviation_percent", "Abweichung der Prognose in %"),
    ("forecast_source", "Herkunft der Prognose"),
    ("forecast_status", "Status der Prognose"),
    ("forecast_value", "Prognosewert"),
    ("goal", "Ziel (Kennung)"),
    ("goal_open", "Ziel: offene Punkte"),
    ("goal_product", "Produkt des Ziels"),
    ("goal_product_group", "Produktgruppe des Ziels"),
    ("goal_title", "Ziel"),
    ("goal_weight", "Gewicht des Ziels"),
    ("indicator", "Indikator (Kennung)"),
    ("kind", "Art"),
    ("matrix", "Zielmatrix (Kennung)"),
    ("matrix_open", "Zielmatrix: offene Punkte"),
    ("matrix_title", "Zielmatrix"),
    ("measure", "Maßnahme"),
    ("measure_evidence", "Beleg der Maßnahme"),
    ("measure_hypothesis", "Wirkungshypothese"),
    ("measure_open", "Maßnahme: offene Punkte"),
    ("measure_responsible", "Verantwortlich für die Maßnahme"),
    ("method", "Methode"),
    ("name", "Indikator"),
    ("numerator", "Zähler"),
    ("open", "Offene Punkte"),
    ("period", "Zeitraum"),
    ("previous_status", "Status zuvor"),
    ("product_group", "Produktgruppe"),
    ("provisional", "Vorläufig"),
    ("reason_code", "Grund ohne Farbe"),
    ("reason_detail", "Grund betrifft"),
    ("reference", "Fundstelle"),
    ("remaining_per_period", "Noch nötig je Zeitraum"),
    ("remaining_total", "Noch nötig"),
    ("reopened_by", "Wieder geöffnet von"),
    ("reopened_date", "Wieder geöffnet am"),
    ("reopened_reason", "Grund der Wiederöffnung"),
    ("responsible", "Verantwortlich"),
    ("revised_from", "Angepasst ab"),
    ("revised_reason", "Grund der Anpassung"),
    ("section", "Teil"),
    ("source", "Datenquelle"),
    ("status", "Status"),
    ("status_before_revision", "Status vor der Anpassung"),
    ("strategic_goal", "Leitziel (Kennung)"),
    ("strategic_goal_title", "Leitziel"),
    ("target", "Zielwert"),
    ("target_at_least", "Zielwert mindestens"),
    ("target_at_most", "Zielwert höchstens"),
    ("target_between_high", "Zielwert bis"),
    ("target_between_low", "Zielwert von"),
    ("target_done_by", "Zielwert erledigt bis"),
    ("target_exactly", "Zielwert genau"),
    ("target_of", "Zielwert bezogen auf"),
    ("target_rule", "Zielrichtung"),
    ("tolerance", "Toleranz grün / gelb"),
    ("tolerance_green", "Toleranz grün"),
    ("tolerance_in_days", "Toleranz in Tagen"),
    ("tolerance_yellow", "Toleranz gelb"),
    ("trend", "Trend"),
    ("unit", "Einheit"),
    ("year", "Jahr"),
    ("year_before_status", "Status im Vorjahr"),
    ("year_end", "Ende des Berichtsjahrs"),
    ("year_trend", "Trend zum Vorjahr"),
];

/// The German heading of a column; the key itself where it has none.
pub(crate) fn heading(key: &'static str) -> &'static str {
    let found = HEADINGS.binary_search_by_key(&key, |(known, _)| known);
    found.ok().and_then(|place| HEADINGS.get(place)).map_or(key, |(_, german)| german)
}

/// Heading of the Ist of an earlier period: `Ist T1`.
pub(crate) fn actual_in(period: Period) -> String {
    format!("Ist {}", period.label())
}

/// The German word for a fixed word of these tables; the word itself where there is none.
pub(crate) fn word(word: &'static str) -> &'static str {
    let german = Language::German;
    let status = Status::from_name(word).map(|status| report::status(status, german));
    let kind = || Kind::ALL.into_iter().find(|kind| kind.name() == word).map(|kind| plan::kind(kind, german));
    let rule = || {
        let rule = ExpectedRule::ALL.into_iter().find(|rule| rule.name() == word);
        rule.map(|rule| report::expected_rule(rule, german))
    };
    let trend = || {
        let trend = [Trend::Better, Trend::Same, Trend::Worse].into_iter().find(|trend| trend.name() == word);
        trend.map(|trend| report::trend(trend, german))
    };
    let source = || {
        let source = [ForecastSource::Reported, ForecastSource::Extrapolated];
        let source = source.into_iter().find(|source| source.name() == word);
        source.map(|source| report::forecast_source(source, german))
    };
    status.or_else(kind).or_else(rule).or_else(trend).or_else(source).or_else(|| other(word)).unwrap_or(word)
}

/// Words that stand nowhere else alone.
fn other(word: &str) -> Option<&'static str> {
    let words = [
        ("goal", "Ziel"),
        ("budget", "Haushalt"),
        ("consolidation", "Haushaltssicherung"),
        ("true", "ja"),
        ("false", "nein"),
        ("at_least", "mindestens"),
        ("at_most", "höchstens"),
        ("between", "zwischen"),
        ("exactly", "genau"),
        ("done_by", "erledigt bis"),
        ("previous-year", "Vorjahr"),
        ("baseline", "Ausgangswert"),
        (ReportedState::Value.name(), "gemeldet"),
        (Reason::BaselineMissing.name().0, "Ausgangswert fehlt"),
        (Reason::NoSeasonalProfile.name().0, "kein Jahresgang"),
        (Reason::NoTotal.name().0, "keine Summe aus Gebieten"),
        (Reason::ZeroOfZero.name().0, "0 von 0"),
        ("reference-missing", "Bezugswert fehlt"),
        ("earlier-period-missing", "früherer Zeitraum fehlt"),
        ("area-missing", "Gebiet fehlt"),
    ];
    words.into_iter().find(|(key, _)| *key == word).map(|(_, german)| german)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_are_in_order_and_said_once() {
        assert!(HEADINGS.windows(2).all(|pair| pair[0].0 < pair[1].0));
        let german: std::collections::BTreeSet<_> = HEADINGS.iter().map(|(_, german)| german).collect();
        assert_eq!(german.len(), HEADINGS.len());
        assert_eq!(heading("deviation_percent"), "Abweichung in %");
    }

    #[test]
    fn words_are_german_whatever_column_they_stand_in() {
        for (key, german) in [
            ("red", "rot"),
            ("not-due", "nicht fällig"),
            ("cumulative", "Jahressumme"),
            ("at_most", "höchstens"),
            ("interim", "Zwischenziel"),
            ("better", "besser"),
            ("extrapolated", "hochgerechnet"),
            ("true", "ja"),
            ("zero-of-zero", "0 von 0"),
        ] {
            assert_eq!(word(key), german);
        }
    }
}
