//! German words for keys and values that are English, so that a message can say which one was meant. A synonym is only
//! ever proposed, never read.

/// German words, without umlauts, blanks and hyphens, with what they may mean: the first that fits the place is proposed.
const SYNONYMS: &[(&[&str], &[&str])] = &[
    // Settings.
    (&["stadt", "kommune", "gemeinde", "behoerde", "verwaltung"], &["organisation"]),
    (&["sprache"], &["language"]),
    (&["zeitraeume", "berichtszeitraeume", "perioden", "turnus", "rhythmus", "berichtsrhythmus"], &["periods"]),
    (&["zeitraum", "berichtszeitraum", "periode"], &["period", "periods"]),
    (&["jahresbeginn", "jahresanfang", "startmonat", "erstermonat"], &["year_start"]),
    (&["toleranz", "toleranzen", "ampel", "schwellen", "schwellenwerte", "ampelgrenzen"], &["tolerance"]),
    (&["gesamtfarbe", "gesamtampel", "verdichtung", "aggregation"], &["rollup"]),
    (&["matrizen", "zielmatrizen"], &["matrices"]),
    (&["zielmatrix"], &["matrix"]),
    (&["abgeschlossen", "abschluss", "abschluesse"], &["closed", "done"]),
    (&["erhebung", "abfrage", "sammlung"], &["collection"]),
    (&["frist", "abgabefrist", "fristtage", "abgabetage"], &["due_days"]),
    (&["abstatus", "abfarbe"], &["from_status"]),
    (&["abzeitraum", "abperiode"], &["from_period"]),
    (&["abprognose"], &["forecast_from"]),
    (&["abweichung"], &["deviation", "tolerance"]),
    (&["leitziel", "leitziele", "strategischesziel"], &["strategic_goal"]),
    (&["schwerpunkt", "schwerpunkte", "schwerpunktthema", "schwerpunktthemen", "fokus"], &["focus"]),
    (&["gebiet", "stadtbezirk", "bezirk", "stadtteil", "sozialraum", "quartier"], &["area"]),
    (&["gebiete", "stadtbezirke", "bezirke", "stadtteile", "sozialraeume"], &["areas", "area"]),
    (&["gremium", "ausschuss", "gremien", "ausschuesse"], &["committee"]),
    (&["sitzung", "sitzungen"], &["session"]),
    (&["handlungsfeld", "handlungsfelder"], &["field"]),
    (&["kontakt", "kontakte", "ansprechperson"], &["contact"]),
    (&["datum", "tag", "sitzungstag"], &["date"]),
    (&["vorlage", "drucksache", "drucksachennummer", "drucksachennr"], &["paper"]),
    (&["tagesordnung", "tagesordnungspunkt", "top"], &["agenda"]),
    // Matrices.
    (&["kennung", "schluessel", "kuerzel", "nummer", "nr"], &["id"]),
    (&["titel", "ueberschrift"], &["title", "header", "name"]),
    (&["bezeichnung", "benennung", "beschreibung"], &["name", "title"]),
    (&["jahr", "berichtsjahr", "jaehrlich"], &["year"]),
    (&["amt", "dezernat", "abteilung", "fachbereich", "organisationseinheit"], &["department"]),
    (&["teilziel", "ziele", "teilziele"], &["goal", "interim"]),
    (&["ziel"], &["goal", "target"]),
    (&["zielwert", "zielwerte", "zielvorgabe", "planwert", "sollwert", "soll", "vorgabe"], &["target"]),
    (&["plan", "ansatz", "planansatz"], &["expense", "saving", "target"]),
    (&["produktgruppe"], &["product_group"]),
    (&["produkt"], &["product"]),
    (&["gewicht", "gewichtung"], &["weight"]),
    (&["massnahme", "massnahmen"], &["measure", "action"]),
    (&["verantwortlich", "verantwortliche", "verantwortlicher", "verantwortung"], &["responsible"]),
    (&["zustaendig", "zustaendige", "zustaendiger", "zustaendigkeit", "ansprechpartner"], &["responsible"]),
    (&["hypothese", "wirkungshypothese", "wirkung"], &["hypothesis"]),
    (&["nachweis", "beleg", "evidenz", "belege"], &["evidence"]),
    (&["indikator", "kennzahl", "indikatoren", "kennzahlen", "messgroesse"], &["indicator", "indicators"]),
    (&["einheit", "masseinheit", "mengeneinheit"], &["unit"]),
    (&["art", "typ", "type", "indikatorart", "kennzahlart"], &["kind"]),
    (&["faktor", "skala", "skalierung", "umrechnung"], &["scale", "factor"]),
    (&["zwischenziel", "zwischenziele", "zwischenwert", "zwischenwerte", "profil"], &["interim"]),
    (&["ausgangswert", "basiswert", "startwert", "basis", "anfangswert"], &["baseline"]),
    (&["quelle", "datenquelle"], &["source"]),
    (&["methode", "berechnung", "erhebungsmethode"], &["method"]),
    (&["fundstelle", "verweis"], &["reference"]),
    (&["reihe", "zeitreihe"], &["series"]),
    (&["anpassung", "anpassungen", "angepasst", "geaendert", "aenderung", "aenderungen"], &["revised"]),
    (&["hinnahme", "hingenommen", "akzeptiert"], &["accepted"]),
    (&["gemeldet", "meldeweise"], &["reported"]),
    (&["meldenin", "berichtenin", "faelligin", "faellig"], &["report_in"]),
    (&["offen", "ungeklaert"], &["open"]),
    (&["haushalt", "haushaltsvollzug"], &["budget"]),
    (&["aufwand", "aufwendungen", "ausgaben", "ausgabe", "kosten"], &["expense"]),
    (&["ertrag", "ertraege", "einnahmen", "einnahme"], &["revenue"]),
    (&["konsolidierung", "haushaltskonsolidierung", "haushaltssicherung", "hsk"], &["consolidation"]),
    (&["einsparung", "ersparnis", "einsparungen", "verbesserung"], &["saving"]),
    // Targets, tolerances, revisions.
    (&["min", "mind", "mindestens", "minimum", "mindestwert", "groessergleich"], &["at_least"]),
    (&["max", "hoechstens", "maximal", "maximum", "hoechstwert", "kleinergleich"], &["at_most"]),
    (&["zwischen", "korridor", "bereich", "vonbis"], &["between"]),
    (&["genau", "gleich", "exakt"], &["exactly"]),
    (&["erledigtbis", "fertigbis", "termin", "faelligbis", "abgeschlossenbis"], &["done_by"]),
    (&["bis"], &["until", "at_most", "done_by"]),
    (&["ab", "von", "seit", "gueltigab"], &["from", "at_least"]),
    (&["bezug", "bezogenauf", "vergleich"], &["of"]),
    (&["gruen"], &["green"]),
    (&["gelb"], &["yellow"]),
    (&["rot"], &["red"]),
    (&["begruendung", "grund"], &["reason", "comment"]),
    // Actuals.
    (&["ist", "istwert", "wert", "ergebnis", "messwert"], &["value", "actual"]),
    (&["istwerte", "meldungen", "werte"], &["actuals", "actual", "value"]),
    (&["meldung"], &["actual", "reported"]),
    (&["zaehler"], &["numerator"]),
    (&["nenner"], &["denominator"]),
    (&["zaehlername", "namezaehler"], &["numerator_name"]),
    (&["nennername", "namenenner"], &["denominator_name"]),
    (&["fortschritt", "fertigstellungsgrad"], &["progress"]),
    (&["erledigt", "fertig", "erledigtam", "fertigam"], &["done"]),
    (&["zustand"], &["state"]),
    (&["prognose", "erwartung", "vorhersage", "hochrechnung"], &["forecast"]),
    (&["erlaeuterung", "kommentar", "bemerkung", "anmerkung"], &["comment"]),
    (&["gegenmassnahme", "gegenmassnahmen", "gegensteuerung"], &["action"]),
    (&["herkunft", "ursprung"], &["origin"]),
    (&["vorlaeufig"], &["provisional"]),
    (&["intern"], &["internal"]),
    (&["quittiert", "geprueft", "bestaetigt"], &["acknowledged"]),
    // Mappings.
    (&["datei"], &["file"]),
    (&["blatt", "tabellenblatt", "tabelle"], &["sheet"]),
    (&["zelle"], &["cell"]),
    (&["zeile"], &["line", "header"]),
    (&["kopfzeile", "ueberschriften", "titelzeile"], &["header"]),
    (&["kodierung", "codierung", "zeichensatz", "zeichenkodierung"], &["encoding"]),
    (&["trennzeichen", "feldtrenner"], &["delimiter"]),
    (&["dezimalzeichen", "dezimaltrennzeichen", "dezimaltrenner", "dezimal"], &["decimal"]),
    (&["spalte", "spalten"], &["columns"]),
    (&["faktoren"], &["factor"]),
    (&["auslassen", "ueberspringen", "uebergehen"], &["skip"]),
    // English keys in another spelling, and those that are near.
    (&["atleast"], &["at_least"]),
    (&["atmost"], &["at_most"]),
    (&["doneby"], &["done_by"]),
    (&["strategicgoal"], &["strategic_goal"]),
    (&["productgroup"], &["product_group"]),
    (&["reportin"], &["report_in"]),
    (&["yearstart"], &["year_start"]),
    (&["name"], &["title"]),
    (&["title"], &["name"]),
    // Words that values are.
    (&["tertiale", "drittel", "viermonatlich"], &["tertial"]),
    (&["quartal", "quartale", "vierteljahr", "quartalsweise", "vierteljaehrlich"], &["quarter"]),
    (&["halbjahr", "halbjahre", "halbjaehrlich"], &["half-year"]),
    (&["monat", "monate", "monatlich"], &["month"]),
    (&["summe", "kumuliert", "kumulativ", "aufsummiert", "jahressumme", "anzahl", "zaehlung"], &["cumulative"]),
    (&["stand", "stichtag"], &["level", "date", "period", "year"]),
    (&["bestand", "stichtagswert", "niveau"], &["level", "date"]),
    (&["durchschnitt", "mittel", "mittelwert", "schnitt"], &["average"]),
    (&["verhaeltnis", "anteil", "quote"], &["ratio", "level"]),
    (&["meilenstein", "meilensteine"], &["milestone", "interim"]),
    (&["einschaetzung", "eingeschaetzt", "bewertet", "bewertung", "beurteilt", "beurteilung"], &["assessed"]),
    (&["fehlt", "fehlend", "keineangabe", "ka"], &["missing"]),
    (&["nichtfaellig"], &["not-due"]),
    (&["entfaellt", "nichtzutreffend", "trifftnichtzu", "nichtanwendbar"], &["not-applicable"]),
    (&["unterdrueckt", "geheim", "gesperrt"], &["suppressed"]),
    (&["nachrichtlich", "informativ"], &["informative"]),
    (&["schlechteste", "schlechtester", "schlechtestefarbe"], &["worst"]),
    (&["gewichtet"], &["weighted"]),
    (&["saisonal", "saison", "jahresgang"], &["seasonal"]),
    (&["gleichmaessig", "gleichverteilt"], &["linear"]),
    (&["konstant", "gleichbleibend"], &["constant"]),
    (&["vorjahr", "vorjahreswert"], &["previous-year", "baseline"]),
    (&["jezeitraum", "properiode", "jeperiode", "prozeitraum", "einzeln"], &["per-period"]),
    (&["deutsch", "german", "dede"], &["de"]),
    (&["englisch", "english", "enus", "engb"], &["en"]),
];

/// A longer word is none of these.
const LONGEST: usize = 40;

/// True for a key or word of the files as it is.
pub(crate) fn is_key(word: &str) -> bool {
    SYNONYMS.iter().any(|(_, meant)| meant.contains(&word))
}

/// What a German word may mean, the likeliest first; nothing for an unknown one.
pub(crate) fn of(word: &str) -> &'static [&'static str] {
    if word.len() > LONGEST {
        return &[];
    }
    let mut folded = String::new();
    for letter in word.chars().flat_map(char::to_lowercase) {
        match letter {
            'ä' => folded.push_str("ae"),
            'ö' => folded.push_str("oe"),
            'ü' => folded.push_str("ue"),
            'ß' => folded.push_str("ss"),
            _ if letter.is_alphanumeric() => folded.push(letter),
            _ => {}
        }
    }
    SYNONYMS.iter().find(|(words, _)| words.contains(&folded.as_str())).map_or(&[], |(_, meant)| meant)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn words_are_found_in_every_spelling() {
        for word in ["grün", "gruen", "Grün", "GRÜN"] {
            assert_eq!(of(word), ["green"], "{word}");
        }
        assert_eq!([of("Ist-Wert"), of("ist_wert"), of("Ist Wert")], [["value", "actual"]; 3]);
        assert_eq!([of("farbe"), of("")], [[""; 0]; 2]);
    }

    #[test]
    fn every_word_is_there_once_and_folded() {
        let mut seen = BTreeSet::new();
        for word in SYNONYMS.iter().flat_map(|(words, _)| *words) {
            assert!(seen.insert(*word), "{word} twice");
            assert!(word.bytes().all(|byte| byte.is_ascii_lowercase()), "{word}");
            assert!(!of(word).is_empty());
        }
    }
}
