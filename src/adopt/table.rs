//! Where the tables of a sheet begin, and what their columns hold.

use chrono::{Datelike, NaiveDate};

use super::grid::Grid;
use super::mapping::Mapping;
pub(crate) use super::role::{Role, Why};
use super::words::{self, Field, Header, Section, When};
use crate::load::workbook::Content;
use crate::source::Place;

/// A header and the rows below it, up to the next header or the end of the sheet.
pub(crate) struct Table {
    /// The row of the sheet in which the header begins.
    pub(crate) header: usize,
    /// The first row below the header.
    pub(crate) first: usize,
    /// The row behind the last one.
    pub(crate) end: usize,
    pub(crate) columns: Vec<Column>,
}

/// A column and how it was understood.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Column {
    /// From 0.
    pub(crate) at: u32,
    /// The header as the file says it.
    pub(crate) heading: String,
    /// What it holds; `None` where nothing is known.
    pub(crate) role: Option<Role>,
    /// A unit that the header says.
    pub(crate) unit: Option<String>,
    /// Where the header stands.
    pub(crate) place: Place,
    /// True where a mapping says what it holds.
    fixed: bool,
}

impl Table {
    /// The column with that plain role.
    pub(crate) fn plain(&self, field: Field) -> Option<&Column> {
        self.columns.iter().find(|column| column.role == Some(Role::Plain(field)))
    }
}

/// The tables of a sheet, in their order.
pub(crate) fn tables(grid: &Grid<'_>, year: i32, mapping: &Mapping) -> Vec<Table> {
    let mut found: Vec<Table> = Vec::new();
    let mut row = 0;
    while row < grid.len() {
        if !begins(grid, row, year, mapping) {
            row += 1;
            continue;
        }
        let above = row > 0 && belongs_above(grid, row, year);
        let below = belongs_below(grid, row, year);
        let rows: Vec<usize> = (row - usize::from(above)..=row + usize::from(below)).collect();
        let header = rows.first().copied().unwrap_or(row);
        if let Some(last) = found.last_mut() {
            last.end = sections_above(grid, header).first().copied().unwrap_or(header);
        }
        let first = row + 1 + usize::from(below);
        found.push(Table { header, first, end: grid.len(), columns: columns(grid, &rows, year, mapping) });
        row = first;
    }
    let mut tables = found;
    for table in &mut tables {
        decide(table, grid, year);
    }
    tables
}

/// True where the mapping says so, or names two headings of the row, or where its words do.
fn begins(grid: &Grid<'_>, row: usize, year: i32, mapping: &Mapping) -> bool {
    if let Some(header) = mapping.header
        && row <= header
    {
        return row == header;
    }
    let texts: Vec<String> = grid.own(row).iter().map(|(_, spot)| spot.text()).collect();
    mapping.known(texts.iter().map(String::as_str)) >= 2 || is_header(grid, row, year)
}

/// A header has at least two known words, one of which says what the rows are about, and holds no figures.
fn is_header(grid: &Grid<'_>, row: usize, year: i32) -> bool {
    // What reaches down from the row above is the other row's.
    let own: Vec<_> = grid.own(row).into_iter().filter(|(_, spot)| spot.cell.row as usize == row).collect();
    if own.iter().any(|(_, spot)| matches!(spot.cell.content, Content::Number { .. } | Content::Date(_)))
        && own.len() < 4
    {
        return false;
    }
    let headers: Vec<Header> = own.iter().map(|(_, spot)| words::header(&spot.text(), year)).collect();
    let mut fields: Vec<Field> = headers.iter().filter_map(|header| header.field).collect();
    let known = fields.len();
    fields.sort_unstable();
    fields.dedup();
    let about = fields.iter().any(|field| matches!(field, Field::Indicator | Field::Measure | Field::Goal))
        || own.iter().any(|(_, spot)| is_measure_word(&spot.text()));
    let long = own.iter().filter(|(_, spot)| spot.text().chars().count() > 60).count();
    about && fields.len() >= 2 && known * 2 >= own.len() && long == 0
}

/// The English word means a measure beside an indicator, and else the indicator.
fn is_measure_word(text: &str) -> bool {
    matches!(words::folded(text).as_str(), "measure" | "measures")
}

/// True where the row above holds the upper half of the header, such as `Soll` over dates.
fn belongs_above(grid: &Grid<'_>, row: usize, year: i32) -> bool {
    let own: Vec<_> = grid.own(row - 1);
    let understood = |text: &str| {
        let header = words::header(text, year);
        header.field.is_some() || header.when.is_some()
    };
    let lower_needs = grid.row(row).any(|(_, spot)| {
        let header = words::header(&spot.text(), year);
        header.field.is_none() && header.when.is_some()
            || matches!(header.field, Some(Field::Target | Field::Result | Field::Interim))
    });
    own.len() >= 2
        && own.iter().all(|(_, spot)| understood(&spot.text()))
        && lower_needs
        && !is_header(grid, row - 1, year)
}

/// True where the row below holds the lower half of the header: times or words under its cells, and no figures.
fn belongs_below(grid: &Grid<'_>, row: usize, year: i32) -> bool {
    let own: Vec<_> = grid
        .row(row + 1)
        .filter(|(column, spot)| grid.at(row, *column).is_none_or(|above| above.cell.place != spot.cell.place))
        .collect();
    !own.is_empty()
        && own.iter().all(|(_, spot)| {
            let header = words::header(&spot.text(), year);
            let figure =
                matches!(spot.cell.content, Content::Number { .. }) && !matches!(header.when, Some(When::Year(_)));
            !figure
                && (header.when.is_some()
                    || matches!(
                        header.field,
                        Some(
                            Field::Target
                                | Field::Result
                                | Field::Interim
                                | Field::Baseline
                                | Field::Forecast
                                | Field::Comment
                                | Field::Ignored
                        )
                    ))
        })
        && !is_header(grid, row + 1, year)
}

/// The columns as their header rows say, each part of the header by itself.
fn columns(grid: &Grid<'_>, rows: &[usize], year: i32, mapping: &Mapping) -> Vec<Column> {
    let mut columns = Vec::new();
    for at in 0..grid.width() {
        let mut parts: Vec<(String, Place)> = Vec::new();
        for (depth, row) in rows.iter().enumerate() {
            let spot = grid.at(*row, at).or_else(|| {
                // An upper half without merged cells reaches to the right, over columns with a lower half of their own.
                let upper = depth + 1 < rows.len() && grid.at(rows[depth + 1], at).is_some_and(|spot| !spot.reached);
                (0..at)
                    .rev()
                    .map(|left| grid.at(*row, left))
                    .find(Option::is_some)
                    .flatten()
                    .filter(|spot| upper && spot.wide == 1)
            });
            if let Some(spot) = spot
                && parts.last().is_none_or(|(_, place)| *place != spot.cell.place)
            {
                parts.push((spot.text(), spot.cell.place));
            }
        }
        let Some((_, place)) = parts.last().cloned() else { continue };
        let headers: Vec<Header> = parts.iter().map(|(text, _)| words::header(text, year)).collect();
        let heading = parts
            .iter()
            .map(|(text, _)| text.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect::<Vec<_>>()
            .join(" · ");
        let measure = parts.iter().any(|(text, _)| is_measure_word(text)).then_some(Field::Measure);
        let field = headers.iter().rev().find_map(|header| header.field).or(measure);
        let when = headers.iter().rev().find_map(|header| header.when);
        let unit = headers.iter().rev().find_map(|header| header.unit.clone());
        let contradicts = is_contradiction(&headers);
        let mapped = mapping.role(&heading, at);
        let role = if grid.hides_column(at) {
            Some(Role::LeftOut(Why::Hidden))
        } else if mapped.is_some() {
            mapped
        } else if contradicts {
            Some(Role::LeftOut(Why::Contradiction))
        } else {
            role(field, when, year)
        };
        columns.push(Column { at, heading, role, unit, place, fixed: mapped.is_some() });
    }
    columns
}

/// True where the rows of a header name different years, or an actual above an expected value.
fn is_contradiction(headers: &[Header]) -> bool {
    let [upper, lower] = headers else { return false };
    let year = |header: &Header| match header.when {
        Some(When::Year(year)) => Some(year),
        Some(When::Day(date, true)) => Some(date.year()),
        Some(When::Day(_, false)) | None => None,
    };
    let years = year(upper).zip(year(lower)).is_some_and(|(upper, lower)| upper != lower);
    let crossed = upper.field == Some(Field::Result) && matches!(lower.field, Some(Field::Target | Field::Interim));
    years || crossed
}

/// What a field and a time together mean for a matrix of that year.
fn role(field: Option<Field>, when: Option<When>, year: i32) -> Option<Role> {
    let year_end = |date: NaiveDate| date.year() == year && date.month() == 12 && date.day() == 31;
    Some(match (field?, when) {
        (Field::Target, Some(When::Day(date, _))) if !year_end(date) && date.year() == year => Role::Interim(date),
        (Field::Interim, Some(When::Day(date, _))) if date.year() == year => Role::Interim(date),
        (Field::Target, Some(When::Day(date, _))) if year_end(date) => Role::Plain(Field::Target),
        (Field::Target, Some(When::Year(written))) if written == year => Role::Plain(Field::Target),
        (Field::Result, Some(When::Day(date, _))) if date.year() == year => Role::Result(date),
        (Field::Result, Some(When::Year(written))) if written == year => Role::YearsResult,
        (Field::Result | Field::Baseline, Some(When::Year(written))) if written < year => Role::Before(written),
        (Field::Result | Field::Baseline, Some(When::Day(date, _))) if date.year() < year && date.month() == 12 => {
            Role::Before(date.year())
        }
        (Field::Target | Field::Lower | Field::Upper | Field::Interim | Field::Result | Field::Baseline, Some(_)) => {
            Role::LeftOut(Why::OtherYear)
        }
        (Field::Interim, None) => Role::LeftOut(Why::NoTime),
        (Field::Ignored, _) => Role::LeftOut(Why::NoPlace),
        (field, _) => Role::Plain(field),
    })
}

/// Rows directly above a header that say what the rows below it belong to.
pub(crate) fn sections_above(grid: &Grid<'_>, header: usize) -> Vec<usize> {
    let blank_or_section = |row: &usize| match grid.own(*row).as_slice() {
        [] => true,
        [(_, spot)] => words::section(&spot.text()).0 != Section::Other,
        _ => false,
    };
    let above = (0..header).rev().take_while(blank_or_section);
    let mut rows: Vec<usize> = above.filter(|row| !grid.own(*row).is_empty()).collect();
    rows.reverse();
    rows
}

/// What only the columns together decide.
fn decide(table: &mut Table, grid: &Grid<'_>, year: i32) {
    // What a mapping says of one column, no other one is.
    let fixed: Vec<Role> =
        table.columns.iter().filter(|column| column.fixed).filter_map(|column| column.role).collect();
    for column in table.columns.iter_mut().filter(|column| !column.fixed) {
        if column.role.is_some_and(|role| !matches!(role, Role::LeftOut(_)) && fixed.contains(&role)) {
            column.role = Some(Role::LeftOut(Why::Second));
        }
    }
    // "Measure" beside an indicator is a measure, else the indicator itself.
    let indicator = table.plain(Field::Indicator).is_some();
    for column in table.columns.iter_mut().filter(|column| !column.fixed) {
        if !indicator && is_measure_word(&column.heading) {
            column.role = Some(Role::Plain(Field::Indicator));
        }
    }
    let goals: Vec<usize> = with(table, Field::Goal);
    let target = table.plain(Field::Target).is_some();
    // "Goal" beside results and without a target is the target.
    if !target && let [.., last] = goals.as_slice() {
        let is_english = words::folded(&table.columns[*last].heading) == "goal";
        let has_indicator = table.plain(Field::Indicator).is_some();
        let results = table.columns.iter().any(|column| {
            matches!(column.role, Some(Role::Result(_) | Role::YearsResult | Role::Plain(Field::Result)))
        });
        if is_english && has_indicator && results {
            table.columns[*last].role = Some(Role::Plain(Field::Target));
        }
    }
    nearest_target(table);
    let (first, end) = (table.first, table.end);
    for column in &mut table.columns {
        if column.role == Some(Role::Plain(Field::Result)) {
            // `Stand` over words is a comment; over figures it does not say of when.
            let (mut words, mut figures) = (0, 0);
            for spot in (first..end).filter_map(|row| grid.at(row, column.at)) {
                if spot
                    .cell
                    .content
                    .as_text()
                    .is_some_and(|text| !text.starts_with(|letter: char| letter.is_ascii_digit()))
                {
                    words += 1;
                } else {
                    figures += 1;
                }
            }
            column.role = Some(if words > figures { Role::Plain(Field::Comment) } else { Role::LeftOut(Why::NoTime) });
        }
    }
    // Of several columns for one field the first one counts; of earlier years the last.
    let latest = table
        .columns
        .iter()
        .filter_map(|column| if let Some(Role::Before(year)) = column.role { Some(year) } else { None })
        .max();
    let mut seen: Vec<Role> = Vec::new();
    for column in &mut table.columns {
        let Some(role) = column.role else { continue };
        let several = matches!(
            role,
            Role::LeftOut(_) | Role::Plain(Field::Comment | Field::Responsible | Field::Source | Field::Product)
        );
        if matches!(role, Role::Before(written) if Some(written) != latest || written + 3 < year) {
            column.role = Some(Role::LeftOut(Why::OtherYear));
        } else if !several && seen.contains(&role) {
            column.role = Some(Role::LeftOut(Why::Second));
        } else {
            seen.push(role);
        }
    }
}

fn with(table: &Table, field: Field) -> Vec<usize> {
    (0..table.columns.len()).filter(|at| table.columns[*at].role == Some(Role::Plain(field))).collect()
}

/// Of several columns of targets the one that says so most plainly, the year first.
fn nearest_target(table: &mut Table) {
    let targets = with(table, Field::Target);
    let rank = |column: &Column| {
        let text = words::folded(&column.heading);
        let dated = text.bytes().filter(u8::is_ascii_digit).count() >= 4;
        let word = if text.contains("zielwert") || text.contains("target") {
            0
        } else if text.contains("standard") || text.contains("richtwert") {
            2
        } else {
            1
        };
        (!dated, word)
    };
    let Some(best) = targets.iter().copied().min_by_key(|at| rank(&table.columns[*at])) else { return };
    for at in targets.into_iter().filter(|at| *at != best) {
        table.columns[at].role = Some(Role::LeftOut(Why::Second));
    }
}
