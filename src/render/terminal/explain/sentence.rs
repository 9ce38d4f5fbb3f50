//! One line of an explanation in words.

use super::super::page::{Page, clean};
use crate::catalogue::explain::{self as words, ForecastWords};
use crate::catalogue::words::Word;
use crate::catalogue::{closing, format, report, sentences};
use crate::explain::{Explanation, Fact, ForecastSaid, Says};
use crate::render::shown;
use crate::status::{Colour, Status};

/// What the line says, with the words for colours in their colour.
pub(super) fn sentence(fact: &Fact, explanation: &Explanation, page: &Page) -> String {
    let language = page.language;
    let unit = &clean(&explanation.unit);
    let period = explanation.period;
    let word = |status: Status| page.painter.letters(Some(status), report::status(status, language));
    let colour = |colour: Colour| word(colour.into());
    match &fact.says {
        Says::Target(target) => words::target(target, unit, language),
        Says::NoTarget => words::no_target(language).into(),
        Says::Reference(value, of) => words::reference(value, *of, unit, language),
        Says::Amount(value, provisional) => words::value(value, *provisional, unit, language),
        Says::OfPeriod(period, value, denominator, provisional) => {
            let part = words::part(&report::period(*period, language), value, denominator.as_ref(), language);
            words::marked(part, *provisional)
        }
        Says::OfArea(area, value, denominator, provisional) => {
            words::marked(words::part(&clean(area), value, denominator.as_ref(), language), *provisional)
        }
        Says::PartNames(numerator, denominator) => {
            let (numerator, denominator) = (numerator.as_deref().map(clean), denominator.as_deref().map(clean));
            words::part_names(numerator.as_deref(), denominator.as_deref(), language)
        }
        Says::Provisional => words::provisional(language).into(),
        Says::Undecided => words::undecided(language).into(),
        Says::Open(text) => clean(text),
        Says::Limited(value) => words::limited(value, unit, language),
        Says::Progress(value) => words::progress(value, language),
        Says::Done(day) => format::done(*day, language),
        Says::DoneLater(later) => sentences::done_later(later.on, later.from, language),
        Says::Assessed(given) => words::assessed(&colour(*given), language),
        Says::NoValue(state) => words::no_value(*state, language).into(),
        Says::Imported(origin) => clean(&words::imported(origin, language)),
        Says::Expected(mark, basis) => words::expected(mark, basis, period, unit, language),
        Says::ExpectedProgress(value, basis, due) => words::expected_progress(value, basis, *due, period, language),
        Says::YearShare(period, equation) => {
            format!("{}: {}", report::period(*period, language), words::equation(equation, language))
        }
        Says::Equation(equation) => words::equation(equation, language),
        Says::InsideCorridor => words::inside_corridor(language).into(),
        Says::Days { due, day, done, late } => words::days(*due, *day, *done, *late, language),
        Says::Tolerance(applied, origin) => words::tolerance(*applied, *origin, language),
        Says::Compared(comparison) => words::compared(comparison, &colour(comparison.colour), language),
        Says::NotDueYet => words::not_due_yet(&colour(Colour::Green), language),
        Says::InTime => words::in_time(&colour(Colour::Green), language),
        Says::OwnColour(given) => words::own_colour(&colour(*given), language),
        Says::WithoutColour(status, has_value) => words::without_colour(*status, *has_value, language),
        Says::NotDue(periods) => words::not_due(periods, language),
        Says::Because(reason) => clean(&words::because(reason, language)),
        Says::Bounds(bounds) => words::bounds(bounds, word, language),
        Says::Accepted(until, reason) => sentences::accepted(*until, &clean(reason), language),
        Says::Revised(revision) => words::revised(revision, &clean(&revision.reason), explanation.kind, language),
        Says::WithoutRevision(status) => {
            words::without_revision(&word(*status), *status == explanation.status, language)
        }
        Says::Stood(then, status, value, expected, provisional) => {
            let shown = report::status_with_symbol(*status, language);
            let shown = page.painter.letters(Some(*status), &shown);
            let stood = words::stood(&shown, (value.as_ref(), *provisional), expected.as_ref(), language);
            if then.year == period.year { stood } else { format!("{}: {stood}", report::period(*then, language)) }
        }
        Says::Moved(trend, before, now, measure) => words::moved(*trend, before, now, *measure, language),
        Says::Forecast(said, from) => {
            let said = match said {
                ForecastSaid::Value(value) => ForecastWords::Value(words::amount(value, unit, language)),
                ForecastSaid::Date(day, given) => ForecastWords::Date(*day, given.map(colour)),
                ForecastSaid::Colour(given) => ForecastWords::Colour(colour(*given)),
            };
            words::forecast(&said, *from, language)
        }
        Says::Needed(None, _) => words::nothing_needed(language).into(),
        Says::Needed(Some(equation), end) => words::needed(&words::plain_equation(equation, language), *end, language),
        Says::NeededEach(equation) => {
            words::needed_each(&words::plain_equation(equation, language), period.scheme, language)
        }
        Says::Comment(comment) => clean(comment),
        Says::Action(action) => format!("{}: {}", Word::Action.text(language), clean(action)),
        Says::CommentMissing => Word::CommentMissing.text(language).into(),
        Says::Closed(on, by) => closing::closed_by(*on, by.as_deref().map(clean).as_deref(), language),
        Says::Corrected(correction) => shown::correction(correction, language),
        Says::Addendum(addendum) => shown::addendum(addendum, language),
        Says::Reopened(reopened) => shown::reopened(reopened, language),
    }
}
