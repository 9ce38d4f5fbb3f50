//! A draft as the text of a matrix, with ids, and with what it needs in zielmatrix.toml.

use std::fmt::Write;

use chrono::NaiveDate;

use super::draft::{Draft, Goal, Indicator, Measure, Open};
use super::ids::{self, Ids, slug};
use super::target::Wish;
use super::words::{self, Field};
use crate::catalogue::Language;
use crate::catalogue::adopt as sentences;
use crate::load::text;
use crate::load::workbook::Cell;
use crate::model::Settings;
use crate::number::Decimal;
use crate::period::Period;
use crate::spelling::quoted;

/// A matrix ready to be written.
#[derive(Debug)]
pub(crate) struct Written {
    pub(crate) text: String,
    /// The id of each indicator, in the order of the draft.
    pub(crate) ids: Vec<String>,
    /// Strategic goals that zielmatrix.toml does not declare yet: id and title.
    pub(crate) strategic: Vec<(String, String)>,
    /// Fields of action that zielmatrix.toml does not declare yet: id and title.
    pub(crate) fields: Vec<(String, String)>,
}

/// What the matrix is called.
pub(crate) struct Head<'a> {
    pub(crate) title: &'a str,
    pub(crate) year: i32,
    pub(crate) file: &'a str,
}

/// Writes a draft for a project with those settings. `cutoffs` are the cut-off dates of the year with their periods.
pub(crate) fn write(
    draft: &Draft,
    head: &Head<'_>,
    settings: &Settings,
    cutoffs: &[(Period, NaiveDate)],
    language: Language,
) -> Written {
    let mut writer = Writer {
        text: String::new(),
        ids: Vec::new(),
        indicators: Ids::default(),
        goals: Ids::default(),
        strategic: Declared::new(settings.strategic_goals.iter().map(|goal| (&goal.id, &goal.title))),
        fields: Declared::new(settings.fields.iter().map(|field| (&field.id, &field.title))),
        cutoffs,
        language,
    };
    let _ = write!(
        writer.text,
        "# {}\ntitle = {}\nyear  = {}\n",
        sentences::written_from(head.file, language),
        quoted(head.title),
        head.year
    );
    for goal in &draft.goals {
        writer.goal(goal);
    }
    Written { text: writer.text, ids: writer.ids, strategic: writer.strategic.new, fields: writer.fields.new }
}

/// What zielmatrix.toml declares, or has to, by what a table calls it.
struct Declared {
    /// Id, title.
    declared: Vec<(String, String)>,
    new: Vec<(String, String)>,
}

impl Declared {
    fn new<'a>(declared: impl Iterator<Item = (&'a String, &'a String)>) -> Self {
        Self { declared: declared.map(|(id, title)| (id.clone(), title.clone())).collect(), new: Vec::new() }
    }

    /// The id of what a table calls so; one that is not declared yet is noted.
    fn id(&mut self, text: &str) -> String {
        let (code, title) = coded(text);
        let same = |one: &str, other: &str| words::folded(one) == words::folded(other);
        let known = self.declared.iter().chain(&self.new).find(|(id, known)| {
            same(id, text) || same(known, text) || same(known, title) || code.is_some_and(|code| same(id, code))
        });
        if let Some((id, _)) = known {
            return id.clone();
        }
        let base = code.map_or_else(|| slug(title), str::to_owned);
        let taken = |id: &str| self.declared.iter().chain(&self.new).any(|(known, _)| known == id);
        let id = ids::free(&base, taken);
        self.new.push((id.clone(), title.to_owned()));
        id
    }
}

/// A short sign before a title: `L1 Teilhabe im Alter`, `Z 2: …`.
fn coded(text: &str) -> (Option<&str>, &str) {
    let Some((first, rest)) = text.split_once([' ', ':']) else { return (None, text) };
    let code = first.trim_end_matches(['.', ':', ')']);
    let letters = code.chars().take_while(char::is_ascii_uppercase).count();
    let digits = code[letters..].bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
    let is_code = (1..=3).contains(&letters) && digits && code.len() > letters && code.len() <= 6;
    let rest = rest.trim_start_matches([':', '–', '-', ' ']);
    if is_code && !rest.is_empty() { (Some(code), rest) } else { (None, text) }
}

struct Writer<'a> {
    text: String,
    ids: Vec<String>,
    indicators: Ids,
    goals: Ids,
    strategic: Declared,
    fields: Declared,
    cutoffs: &'a [(Period, NaiveDate)],
    language: Language,
}

impl Writer<'_> {
    fn goal(&mut self, goal: &Goal) {
        let id = self.goals.give(&goal.title);
        self.line("\n[[goal]]");
        self.pair("id", &quoted(&id), "");
        self.pair("title", &quoted(&goal.title), "");
        if let Some(strategic) = &goal.strategic {
            let id = self.strategic.id(strategic);
            self.pair("strategic_goal", &quoted(&id), "");
        }
        if let Some(product) = &goal.product {
            self.pair("product", &quoted(product), "");
        }
        self.fields_of(&goal.fields, &goal.title, "");
        for indicator in &goal.indicators {
            self.indicator(indicator, "goal.indicator", "  ");
        }
        for measure in &goal.measures {
            self.measure(measure, goal);
        }
    }

    /// Fields of action; one that stands for the goal is not said twice.
    fn fields_of(&mut self, fields: &[String], goal: &str, indent: &str) {
        let others = fields.iter().filter(|field| *field != goal);
        let ids: Vec<String> = others.map(|field| quoted(&self.fields.id(field))).collect();
        if !ids.is_empty() {
            self.pair("field", &format!("[{}]", ids.join(", ")), indent);
        }
    }

    fn measure(&mut self, measure: &Measure, goal: &Goal) {
        self.line("\n  [[goal.measure]]");
        self.pair("title", &quoted(&measure.title), "  ");
        if !measure.responsible.is_empty() {
            self.pair("responsible", &quoted(&measure.responsible.join("; ")), "  ");
        }
        for (key, text) in [("hypothesis", &measure.hypothesis), ("evidence", &measure.evidence)] {
            if let Some(text) = text {
                self.pair(key, &quoted(text), "  ");
            }
        }
        if measure.fields != goal.fields {
            self.fields_of(&measure.fields, &goal.title, "  ");
        }
        for indicator in &measure.indicators {
            self.indicator(indicator, "goal.measure.indicator", "    ");
        }
    }

    fn indicator(&mut self, indicator: &Indicator, table: &str, indent: &str) {
        let id = self.indicators.give(&indicator.name);
        self.line(&format!("\n{indent}[[{table}]]"));
        self.pair("id", &quoted(&id), indent);
        self.ids.push(id);
        self.pair("name", &quoted(&indicator.name), indent);
        if let Some(unit) = &indicator.unit {
            self.pair("unit", &quoted(unit), indent);
        }
        if let Some(kind) = indicator.kind.filter(|kind| *kind != "milestone") {
            self.pair("kind", &quoted(kind), indent);
        }
        if let Some(target) = target(&indicator.wish) {
            self.pair("target", &target, indent);
            if indicator.strict {
                let said = indicator.said.as_deref().unwrap_or_default();
                self.line(&format!("{indent}# {}", sentences::in_the_original(&one_line(said), self.language)));
            }
        }
        self.interim(indicator, indent);
        if let Some((value, year)) = &indicator.baseline {
            let year = year.map_or_else(String::new, |year| format!(", year = {year}"));
            self.pair("baseline", &format!("{{ value = {}{year} }}", number(*value)), indent);
        }
        if let Some(source) = &indicator.source {
            self.pair("source", &quoted(source), indent);
        }
        if let Some(responsible) = &indicator.responsible {
            self.line(&format!("{indent}# {}", sentences::responsible(&one_line(responsible), self.language)));
        }
        self.kept(indicator, indent);
        let open = self.open(indicator);
        match open.as_slice() {
            [] => {}
            [one] => self.pair("open", &quoted(one), indent),
            several => {
                let texts: Vec<String> = several.iter().map(|text| quoted(text)).collect();
                self.pair("open", &format!("[{}]", texts.join(", ")), indent);
            }
        }
    }

    /// What has no place in the format as long as there is no value or target to stand beside: kept as a comment.
    fn kept(&mut self, indicator: &Indicator, indent: &str) {
        let written =
            |date: &Option<NaiveDate>| date.is_none_or(|date| self.cutoffs.iter().any(|(_, cutoff)| *cutoff == date));
        let reported = indicator.results.iter().any(|(date, cell)| written(date) && says_value(indicator, cell));
        let mut lines = Vec::new();
        if !reported {
            let forecast = indicator.forecast.as_ref().map(|cell| cell.content.shown());
            let texts = [
                (Field::Comment, indicator.comment.clone()),
                (Field::Action, indicator.action.clone()),
                (Field::Forecast, forecast),
            ];
            lines.extend(texts.into_iter().filter_map(|(field, text)| Some((field, text?))));
        }
        let judged = matches!(indicator.wish, Wish::AtLeast(_) | Wish::AtMost(_) | Wish::Exactly(_));
        lines.extend(
            indicator
                .interim
                .iter()
                .filter(|_| !judged)
                .map(|(date, value)| (Field::Interim, format!("{} = {value}", date.format("%d.%m.%Y")))),
        );
        for (field, text) in lines {
            let line = format!("{indent}# {}: {}", sentences::field(field, self.language), one_line(&text));
            self.line(&line);
        }
    }

    /// Interim targets in units; the last period has the annual target, which needs no saying.
    fn interim(&mut self, indicator: &Indicator, indent: &str) {
        if !matches!(indicator.wish, Wish::AtLeast(_) | Wish::AtMost(_) | Wish::Exactly(_)) {
            return;
        }
        let last = self.cutoffs.last().map(|(period, _)| *period);
        let points: Vec<String> = indicator
            .interim
            .iter()
            .filter_map(|(date, value)| {
                let (period, _) = self.cutoffs.iter().find(|(_, cutoff)| cutoff == date)?;
                (Some(*period) != last).then(|| format!("{} = {}", period.label(), number(*value)))
            })
            .collect();
        if !points.is_empty() {
            self.pair("interim", &format!("{{ {} }}", points.join(", ")), indent);
        }
    }

    /// What somebody has to decide.
    fn open(&self, indicator: &Indicator) -> Vec<String> {
        let said = one_line(indicator.said.as_deref().unwrap_or_default());
        let target = indicator.open.as_ref().map(|open| sentences::open(open, &said, self.language));
        let milestone = matches!(indicator.wish, Wish::Done(_));
        let kind = (indicator.kind.is_none_or(|kind| kind == "milestone") && !milestone)
            .then(|| sentences::open_kind(self.language).to_owned());
        let again = indicator.again.then(|| sentences::stands_twice(self.language).to_owned());
        target.into_iter().chain(again).chain(kind).collect()
    }

    fn pair(&mut self, key: &str, value: &str, indent: &str) {
        let _ = writeln!(self.text, "{indent}{key} = {value}");
    }

    fn line(&mut self, text: &str) {
        let _ = writeln!(self.text, "{text}");
    }
}

/// A cell that says that there is no value reports nothing; neither do words about a milestone.
pub(crate) fn says_value(indicator: &Indicator, cell: &Cell) -> bool {
    let Some(text) = cell.content.as_text() else { return true };
    let figure = text.contains(|letter: char| letter.is_ascii_digit());
    !text::says_missing(text) && !matches!(indicator.wish, Wish::Done(_)) && figure
}

impl Open {
    /// What the original says where that is not the target cell.
    pub(crate) fn own_words(&self) -> Option<&str> {
        match self {
            Self::Deadline(text) | Self::Bounds(text) => Some(text),
            Self::Direction | Self::Words | Self::Several | Self::Shared | Self::Formula => None,
        }
    }
}

fn target(wish: &Wish) -> Option<String> {
    Some(match wish {
        Wish::AtLeast(value) => format!("{{ at_least = {} }}", number(*value)),
        Wish::AtMost(value) => format!("{{ at_most = {} }}", number(*value)),
        Wish::Between(low, high) => format!("{{ between = [{}, {}] }}", number(*low), number(*high)),
        Wish::Exactly(value) => format!("{{ exactly = {} }}", number(*value)),
        Wish::Done(day) => format!("{{ done_by = {} }}", day.date),
        Wish::OfPreviousYear(percent, more) => {
            let key = if *more { "at_least" } else { "at_most" };
            format!("{{ {key} = \"{} %\", of = \"previous-year\" }}", percent.normalize())
        }
        Wish::Nothing | Wish::Informative | Wish::Open | Wish::Figure(_) => return None,
    })
}

/// A number in the spelling of TOML that nobody takes for thousands.
fn number(value: Decimal) -> String {
    let text = value.to_string();
    let whole = text.split('.').next().unwrap_or_default().trim_start_matches('-');
    if value.scale() == 3 && whole.len() <= 3 && !whole.starts_with('0') { format!("{text}0") } else { text }
}

fn one_line(text: &str) -> String {
    text.split_whitespace().filter(|word| !word.chars().any(char::is_control)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_short_sign_before_a_title_is_the_id() {
        for (text, code, title) in [
            ("L1 Teilhabe im Alter", Some("L1"), "Teilhabe im Alter"),
            ("Z2: Armut vermeiden", Some("Z2"), "Armut vermeiden"),
            ("Teilhabe im Alter", None, "Teilhabe im Alter"),
            ("UN Behindertenrechtskonvention", None, "UN Behindertenrechtskonvention"),
        ] {
            assert_eq!(coded(text), (code, title), "{text}");
        }
    }

    #[test]
    fn numbers_are_never_spelled_like_thousands() {
        for (value, text) in
            [("22.125", "22.1250"), ("0.385", "0.385"), ("1240", "1240"), ("-1.500", "-1.5000"), ("2.0", "2.0")]
        {
            assert_eq!(number(Decimal::from_str_exact(value).unwrap()), text);
        }
    }
}
