//! The flat table of CSV, typed, for programs that add up many matrices: figures as decimals, days as dates, words with a
//! dictionary.
//!
//! Columns have the names of CSV and its order; `forecast_date` stands beside `forecast_value`, which is a figure here.
//! What does not exist is null. Figures are `decimal(38, 10)`: a computed one is rounded to ten places, half away from
//! zero, and a written one that does not fit is refused, so that nothing that somebody wrote is changed. The percent of a
//! target that is relative to another value (`target_of`) is the figure alone.

use std::sync::Arc;

use chrono::NaiveDate;
use parquet::basic::{Compression, LogicalType, Repetition, Type as Physical};
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, FixedLenByteArray, FixedLenByteArrayType, Int32Type,
};
use parquet::errors::ParquetError;
use parquet::file::properties::{EnabledStatistics, WriterProperties};
use parquet::file::writer::{SerializedFileWriter, SerializedRowGroupWriter};
use parquet::schema::types::{Type, TypePtr};

use super::table::{self, COLUMNS, Cell, Line};
use crate::model::Kind;
use crate::model::outcome::ExpectedRule;
use crate::number::Number;
use crate::period::Period;
use crate::report::{ForecastSource, ForecastValue, Report};

/// Digits and places of a figure.
const DIGITS: i32 = 38;
const PLACES: usize = 10;

/// Records of a group, which is in memory until it is written.
const GROUP: usize = 100_000;

/// Why a table cannot be written.
#[derive(Debug)]
pub enum Refusal {
    /// A figure that somebody wrote has more places or digits than the table holds.
    Figure {
        /// The column.
        column: &'static str,
        /// Matrix and indicator.
        indicator: String,
        /// The period.
        period: Period,
        /// As it was written.
        text: String,
    },
    /// The writer gave up.
    Writer(String),
}

impl From<ParquetError> for Refusal {
    fn from(error: ParquetError) -> Self {
        Self::Writer(error.to_string())
    }
}

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Held {
    Text,
    Figure,
    Whole,
    Day,
    Truth,
}

/// The column that CSV does not have: there a forecast is a figure or a day.
const FORECAST_DATE: &str = "forecast_date";

fn held(column: &str) -> Held {
    match column {
        "goal_weight"
        | "target_at_least"
        | "target_at_most"
        | "target_between_low"
        | "target_between_high"
        | "target_exactly"
        | "baseline"
        | "expected"
        | "expected_low"
        | "expected_high"
        | "actual"
        | "numerator"
        | "denominator"
        | "deviation"
        | "deviation_percent"
        | "attainment_percent"
        | "colour_bounds_green_from"
        | "colour_bounds_green_to"
        | "colour_bounds_yellow_from"
        | "colour_bounds_yellow_to"
        | "forecast_value"
        | "forecast_deviation"
        | "forecast_deviation_percent"
        | "annual"
        | "annual_low"
        | "annual_high"
        | "remaining_total"
        | "remaining_per_period" => Held::Figure,
        "year" | "baseline_year" | "delay_days" => Held::Whole,
        "cutoff" | "target_done_by" | "done" | "done_later_on" | FORECAST_DATE => Held::Day,
        "expected_assumed" | "tolerance_in_days" | "comment_missing" | "provisional" => Held::Truth,
        _ => Held::Text,
    }
}

/// True for a figure that somebody wrote, or a sum of such figures: it must not be rounded.
fn is_written(column: &str, line: &Line<'_>) -> bool {
    match column {
        "expected" | "expected_low" | "expected_high" => {
            matches!(line.standing.expected_rule, ExpectedRule::Interim | ExpectedRule::Target)
        }
        "actual" => line.row.kind != Kind::Ratio,
        "forecast_value" => {
            line.standing.forecast.as_ref().is_some_and(|forecast| forecast.source == ForecastSource::Reported)
        }
        "goal_weight" | "baseline" | "numerator" | "denominator" => true,
        other => other.starts_with("target_"),
    }
}

type Source = for<'a> fn(&Line<'a>) -> Cell<'a>;

/// The columns in order.
fn columns() -> impl Iterator<Item = (&'static str, Source)> {
    let date: (&'static str, Source) =
        (FORECAST_DATE, |line| match line.standing.forecast.as_ref().map(|forecast| &forecast.value) {
            Some(ForecastValue::Date(day)) => Cell::Date(*day),
            Some(ForecastValue::Figure(_) | ForecastValue::Colour) | None => Cell::Missing,
        });
    COLUMNS.iter().flat_map(move |(name, cell)| {
        let own: (&'static str, Source) = (name, *cell);
        std::iter::once(own).chain((*name == "forecast_value").then_some(date))
    })
}

/// The whole report as a Parquet file. The same report gives the same bytes.
///
/// # Errors
/// A written figure that does not fit, or what the writer says.
pub fn render(report: &Report) -> Result<Vec<u8>, Refusal> {
    let program = concat!("zielmatrix version ", env!("CARGO_PKG_VERSION"));
    let properties = WriterProperties::builder()
        .set_compression(Compression::SNAPPY)
        // A group has few pages: an index of them would be most of a small file.
        .set_statistics_enabled(EnabledStatistics::Chunk)
        .set_offset_index_disabled(true)
        .set_created_by(program.to_owned())
        .set_max_row_group_row_count(Some(GROUP))
        .build();
    let mut writer = SerializedFileWriter::new(Vec::new(), schema()?, Arc::new(properties))?;
    let mut lines = table::lines(report);
    loop {
        let some: Vec<Line<'_>> = lines.by_ref().take(GROUP).collect();
        if some.is_empty() {
            break;
        }
        let mut group = writer.next_row_group()?;
        for (name, cell) in columns() {
            write(&mut group, name, cell, &some)?;
        }
        group.close()?;
    }
    Ok(writer.into_inner()?)
}

fn schema() -> Result<TypePtr, Refusal> {
    let fields = columns().map(|(name, _)| {
        let field = |physical: Physical, logical: Option<LogicalType>| {
            Type::primitive_type_builder(name, physical)
                .with_repetition(Repetition::OPTIONAL)
                .with_logical_type(logical)
        };
        let built = match held(name) {
            Held::Text => field(Physical::BYTE_ARRAY, Some(LogicalType::String)).build(),
            Held::Figure => {
                let places = i32::try_from(PLACES).unwrap_or_default();
                let logical = LogicalType::decimal(places, DIGITS);
                let bytes = i32::try_from(size_of::<i128>()).unwrap_or_default();
                let field = field(Physical::FIXED_LEN_BYTE_ARRAY, Some(logical));
                field.with_length(bytes).with_precision(DIGITS).with_scale(places).build()
            }
            Held::Whole => field(Physical::INT32, None).build(),
            Held::Day => field(Physical::INT32, Some(LogicalType::Date)).build(),
            Held::Truth => field(Physical::BOOLEAN, None).build(),
        };
        built.map(Arc::new)
    });
    let fields = fields.collect::<Result<Vec<_>, _>>()?;
    Ok(Arc::new(Type::group_type_builder("zielmatrix").with_fields(fields).build()?))
}

/// Writes one column of a group.
fn write(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    name: &'static str,
    cell: Source,
    lines: &[Line<'_>],
) -> Result<(), Refusal> {
    let cells = || lines.iter().map(|line| (line, cell(line)));
    match held(name) {
        Held::Text => put::<ByteArrayType>(group, cells().map(|(_, cell)| Ok(text(cell)))),
        Held::Figure => {
            let figures = cells().map(|(line, cell)| {
                let Cell::Number(text) = cell else { return Ok(None) };
                let figure = decimal(&text, is_written(name, line)).ok_or_else(|| Refusal::Figure {
                    column: name,
                    indicator: format!("{}/{}", line.matrix.id, line.row.indicator),
                    period: line.standing.period,
                    text,
                })?;
                Ok(Some(FixedLenByteArray::from(figure.to_be_bytes().to_vec())))
            });
            put::<FixedLenByteArrayType>(group, figures)
        }
        Held::Whole => put::<Int32Type>(group, cells().map(|(_, cell)| Ok(whole(&cell)))),
        Held::Day => put::<Int32Type>(group, cells().map(|(_, cell)| Ok(day(&cell)))),
        Held::Truth => put::<BoolType>(group, cells().map(|(_, cell)| Ok(truth(&cell)))),
    }
}

fn put<T: DataType>(
    group: &mut SerializedRowGroupWriter<'_, Vec<u8>>,
    cells: impl Iterator<Item = Result<Option<T::T>, Refusal>>,
) -> Result<(), Refusal> {
    let (mut values, mut there) = (Vec::new(), Vec::new());
    for cell in cells {
        let cell = cell?;
        there.push(i16::from(cell.is_some()));
        values.extend(cell);
    }
    let Some(mut column) = group.next_column()? else { return Ok(()) };
    column.typed::<T>().write_batch(&values, Some(&there), None)?;
    Ok(column.close()?)
}

/// A text; nothing for an empty one.
fn text(cell: Cell<'_>) -> Option<ByteArray> {
    let text = match cell {
        Cell::Missing => return None,
        Cell::Text(text) | Cell::Word(text) => text.to_owned(),
        Cell::Joined(text) | Cell::Number(text) => text,
        Cell::Date(day) => day.to_string(),
        Cell::Year(year) => year.to_string(),
        Cell::Period(period) => period.to_string(),
    };
    (!text.is_empty()).then(|| ByteArray::from(text.into_bytes()))
}

fn whole(cell: &Cell<'_>) -> Option<i32> {
    match cell {
        Cell::Year(year) => Some(*year),
        Cell::Number(text) => text.parse().ok(),
        Cell::Text(_) | Cell::Joined(_) | Cell::Word(_) | Cell::Date(_) | Cell::Period(_) | Cell::Missing => None,
    }
}

fn day(cell: &Cell<'_>) -> Option<i32> {
    match cell {
        Cell::Date(day) => i32::try_from(day.signed_duration_since(NaiveDate::default()).num_days()).ok(),
        Cell::Text(_)
        | Cell::Joined(_)
        | Cell::Word(_)
        | Cell::Year(_)
        | Cell::Period(_)
        | Cell::Number(_)
        | Cell::Missing => None,
    }
}

fn truth(cell: &Cell<'_>) -> Option<bool> {
    match cell {
        Cell::Word(word) => Some(*word == "true"),
        Cell::Text(_)
        | Cell::Joined(_)
        | Cell::Date(_)
        | Cell::Year(_)
        | Cell::Period(_)
        | Cell::Number(_)
        | Cell::Missing => None,
    }
}

/// A figure in units of its last place. `None` where it does not fit: it has too many digits, or as a written one too many
/// places.
fn decimal(text: &str, written: bool) -> Option<i128> {
    let text = text.strip_suffix(" %").unwrap_or(text);
    let mut rounded = String::new();
    let places = |text: &str| text.split_once('.').map_or(0, |(_, places)| places.trim_end_matches('0').len());
    let text = if places(text) <= PLACES {
        text
    } else if written {
        return None;
    } else {
        rounded.push_str(&Number::from_kept_text(text)?.to_text(u32::try_from(PLACES).ok()?));
        &rounded
    };
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let fraction = &fraction[..fraction.len().min(PLACES)];
    let units: i128 = format!("{whole}{fraction:0<PLACES$}").parse().ok()?;
    let largest = 10i128.pow(DIGITS.unsigned_abs());
    (-largest < units && units < largest).then_some(units)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_fit_or_are_refused() {
        let nines = "9".repeat(28);
        for (text, written, expected) in [
            ("0", true, Some(0)),
            ("1.5", true, Some(15_000_000_000)),
            ("-0.05", true, Some(-500_000_000)),
            ("80 %", true, Some(800_000_000_000)),
            ("98.5000000000000", true, Some(985_000_000_000)),
            ("0.12345678901", true, None),
            ("0.12345678905", false, Some(1_234_567_891)),
            ("-0.12345678905", false, Some(-1_234_567_891)),
            (nines.as_str(), true, Some(99_999_999_999_999_999_999_999_999_990_000_000_000)),
            ("10000000000000000000000000000", true, None),
            ("9999999999999999999999999999.99999999995", false, None),
        ] {
            assert_eq!(decimal(text, written), expected, "{text}");
        }
    }

    #[test]
    fn every_column_that_has_a_type_is_there() {
        let names: Vec<&str> = columns().map(|(name, _)| name).collect();
        assert_eq!(names.len(), COLUMNS.len() + 1);
        let typed = names.iter().filter(|name| held(name) != Held::Text).count();
        assert_eq!(typed, 28 + 3 + 5 + 4);
    }
}
