//! What an unknown key of a TOML table may be: another key of that table, one that belongs into another table, or nothing
//! that is known. It is only ever proposed, never read.

use super::{nearest, synonyms};

/// What was meant by a key that its table does not have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyMeant {
    /// Another key of the table.
    Key(String),
    /// A key that belongs somewhere else.
    Elsewhere {
        /// The key.
        key: &'static str,
        /// Where it belongs, as it is written there.
        home: Home,
    },
    /// Nobody can tell; the table has these.
    OneOf(Vec<&'static str>),
}

/// Where a key belongs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Home {
    /// Into the braces of the target: `target = { done_by = … }`.
    Target,
    /// Into the braces of the tolerance.
    Tolerance,
    /// Below the header of a goal.
    Goal,
    /// Below the header of a measure.
    Measure,
    /// Below the header of an indicator.
    Indicator,
    /// Below a header of its own that begins with `goal`: `[[goal.measure]]`.
    Header,
    /// Into a report of the files of actuals.
    Actual,
    /// Into zielmatrix.toml.
    Settings,
}

/// Keys and where they belong, for those of the tables that people write most.
const HOMES: &[(&[&str], Home)] = &[
    (&["at_least", "at_most", "between", "exactly", "done_by", "of"], Home::Target),
    (&["green", "yellow"], Home::Tolerance),
    (&["indicator", "measure"], Home::Header),
    (&["responsible", "hypothesis", "evidence"], Home::Measure),
    (&["strategic_goal", "product_group", "product", "focus", "weight"], Home::Goal),
    (
        &[
            "kind",
            "unit",
            "target",
            "interim",
            "baseline",
            "scale",
            "source",
            "method",
            "reference",
            "series",
            "revised",
            "accepted",
            "reported",
            "report_in",
            "numerator_name",
            "denominator_name",
            "areas",
            "total",
        ],
        Home::Indicator,
    ),
    (
        &[
            "value",
            "numerator",
            "denominator",
            "progress",
            "done",
            "state",
            "forecast",
            "comment",
            "action",
            "provisional",
            "internal",
        ],
        Home::Actual,
    ),
    (
        &["organisation", "language", "periods", "rollup", "committee", "session", "collection", "contact"],
        Home::Settings,
    ),
];

/// What was meant by a key of a section that has the known ones.
pub(crate) fn meant(key: &str, section: &str, known: &[&'static str]) -> KeyMeant {
    if let Some(near) = nearest(key, known.iter().copied()) {
        return KeyMeant::Key(near);
    }
    let is_file = |sign: &str| section.is_empty() && known.contains(&sign);
    // A mapping has none of these tables, and neither has what a value came from.
    if !is_file("columns") && section != "origin" {
        let words = std::iter::once(key).chain(synonyms::of(key).iter().copied());
        let fits = |home: Home| match home {
            // At the top of another file than a matrix the key was meant for something else.
            Home::Header => is_file("goal"),
            Home::Actual => !is_file("organisation"),
            Home::Target | Home::Tolerance | Home::Goal | Home::Measure | Home::Indicator => {
                !section.is_empty() || is_file("goal")
            }
            Home::Settings => section.is_empty(),
        };
        let at_home = |word: &str| {
            let (keys, home) = HOMES.iter().find(|(keys, _)| keys.contains(&word))?;
            let key = keys.iter().copied().find(|key| *key == word)?;
            fits(*home).then_some(KeyMeant::Elsewhere { key, home: *home })
        };
        if let Some(meant) = words.filter(|word| !known.contains(word)).find_map(at_home) {
            return meant;
        }
    }
    KeyMeant::OneOf(known.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_found_in_its_table_or_where_it_belongs() {
        let indicator = &["id", "name", "kind", "target", "unit", "interim"][..];
        let matrix = &["id", "title", "year", "goal"][..];
        let settings = &["organisation", "periods"][..];
        let elsewhere = |key, home| KeyMeant::Elsewhere { key, home };
        let section = "[[goal.indicator]]";
        for (key, section, known, right) in [
            ("einheit", section, indicator, KeyMeant::Key("unit".into())),
            ("nmae", section, indicator, KeyMeant::Key("name".into())),
            ("done_by", section, indicator, elsewhere("done_by", Home::Target)),
            ("erledigt_bis", section, indicator, elsewhere("done_by", Home::Target)),
            ("mindestens", section, indicator, elsewhere("at_least", Home::Target)),
            ("grün", section, indicator, elsewhere("green", Home::Tolerance)),
            ("verantwortlich", section, indicator, elsewhere("responsible", Home::Measure)),
            ("gewicht", section, indicator, elsewhere("weight", Home::Goal)),
            ("Gewichtung", "", matrix, elsewhere("weight", Home::Goal)),
            ("indicator", "", matrix, elsewhere("indicator", Home::Header)),
            ("Maßnahmen", "", matrix, elsewhere("measure", Home::Header)),
            ("wert", section, indicator, elsewhere("value", Home::Actual)),
            ("gremium", "", matrix, elsewhere("committee", Home::Settings)),
            ("indicator", "", settings, KeyMeant::OneOf(settings.to_vec())),
            ("wert", "", &["columns", "sheet"], KeyMeant::OneOf(vec!["columns", "sheet"])),
            ("farbe", section, indicator, KeyMeant::OneOf(indicator.to_vec())),
        ] {
            assert_eq!(meant(key, section, known), right, "{key} in {section}");
        }
    }
}
