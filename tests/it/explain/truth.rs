//! What explanations say is true: in every shipped project, for every indicator and period.

use unicode_width::UnicodeWidthStr;
use zielmatrix::catalogue::Language;
use zielmatrix::evaluate;
use zielmatrix::explain::{Explanation, Says, explain};
use zielmatrix::model::Matrix;
use zielmatrix::period::Period;

use super::sample::Opened;

fn each(check: impl Fn(&Opened, &Explanation)) {
    let shipped = ["matrices", "examples/kommunal", "examples/oesterreich"].map(Opened::shipped);
    for opened in shipped.into_iter().chain([Opened::cases()]) {
        let scheme = opened.project.settings.scheme;
        for indicator in opened.project.matrices.iter().flat_map(Matrix::indicators) {
            for index in 1..=scheme.periods() {
                let period = Period { year: indicator.year, index, scheme };
                let explanation = explain(&opened.project, indicator, period);
                let outcome = evaluate::outcome(&opened.project, indicator, period);
                assert_eq!(explanation.status, outcome.status, "{} {period}", explanation.full_id);
                check(&opened, &explanation);
            }
        }
    }
}

#[test]
fn every_equation_holds() {
    each(|_, explanation| {
        for fact in explanation.steps.iter().flat_map(|step| &step.facts) {
            if let Some(equation) = fact.says.equation() {
                let Explanation { full_id, period, .. } = explanation;
                assert!(equation.holds(), "{full_id} {period}: {equation:?}");
            }
        }
    });
}

#[test]
fn every_comparison_is_as_it_says() {
    each(|_, explanation| {
        for fact in explanation.steps.iter().flat_map(|step| &step.facts) {
            let Says::Compared(comparison) = &fact.says else { continue };
            assert!(!comparison.tests.is_empty());
            for test in &comparison.tests {
                let inside = comparison.amount.value <= test.width.value;
                assert_eq!(inside, test.inside, "{} {}", explanation.full_id, explanation.period);
            }
        }
    });
}

#[test]
fn every_colour_is_compared_or_said() {
    each(|_, explanation| {
        let decides = |says: &Says| {
            matches!(
                says,
                Says::Compared(_)
                    | Says::NotDueYet
                    | Says::InTime
                    | Says::OwnColour(_)
                    | Says::NotDue(_)
                    | Says::WithoutColour(..)
            )
        };
        let facts = explanation.steps.iter().flat_map(|step| &step.facts);
        assert!(facts.map(|fact| &fact.says).any(decides), "{} {}", explanation.full_id, explanation.period);
    });
}

#[test]
fn lines_keep_to_the_width_and_hold_no_escapes() {
    each(|opened, explanation| {
        for language in [Language::German, Language::English] {
            let text = opened.text(&explanation.full_id, &explanation.period.to_string(), language, 80);
            assert!(!text.contains('\u{1b}'));
            for line in text.lines() {
                // A path stays whole, so that it can be copied.
                let path = line.trim().contains(".toml:") || line.trim().contains(".csv:");
                assert!(line.width() <= 80 || path, "{line}");
            }
        }
    });
}
