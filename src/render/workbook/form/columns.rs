//! The columns of a form: what is for reading, then the inputs that some row needs.

use crate::catalogue::Language;
use crate::catalogue::headings;
use crate::model::column::Column;
use crate::render::workbook::layout;
use crate::report::form::{Entry, Form};

/// The position of the first column that is seen; left of it are the hidden keys.
pub(super) const FIRST: u16 = 1;

/// A column of a form, right of the hidden keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum FormColumn {
    /// The name, with what the value is and where it comes from.
    Indicator,
    /// The unit.
    Unit,
    /// The annual target.
    Target,
    /// The Soll of the period.
    Expected,
    /// The values that are green.
    Green,
    /// The Ist of the same period of the year before.
    YearBefore,
    /// The Ist of the period before.
    Last,
    /// What is to be filled in.
    Input(Column),
}

impl FormColumn {
    const READ: [Self; 7] =
        [Self::Indicator, Self::Unit, Self::Target, Self::Expected, Self::Green, Self::YearBefore, Self::Last];

    /// True where the form has something to say in the column.
    fn is_used(self, form: &Form) -> bool {
        match self {
            Self::Green => form.has_green(),
            Self::YearBefore => form.has_year_before(),
            Self::Indicator | Self::Unit | Self::Target | Self::Expected | Self::Last | Self::Input(_) => true,
        }
    }

    /// True where numbers stand below the heading.
    pub(super) fn is_numeric(self) -> bool {
        match self {
            Self::Indicator | Self::Unit | Self::Target => false,
            Self::Expected | Self::Green | Self::YearBefore | Self::Last => true,
            Self::Input(column) => column.is_numeric() || column == Column::Done,
        }
    }

    /// The heading.
    pub(super) fn heading(self, form: &Form, language: Language) -> String {
        match self {
            Self::Indicator => headings::indicator(language).into(),
            Self::Unit => headings::unit(language).into(),
            Self::Target => headings::target(language).into(),
            Self::Expected => headings::expected(form.period, language),
            Self::Green => headings::green(language).into(),
            Self::YearBefore => headings::last(form.period.in_year(form.period.year - 1), language),
            Self::Last => headings::last(form.period.previous(), language),
            Self::Input(column) => headings::input(column, form.period, language),
        }
    }
}

/// The columns of one form with their widths.
#[derive(Clone, Debug)]
pub(super) struct Columns {
    columns: Vec<(FormColumn, u32)>,
}

impl Columns {
    /// Those of a form.
    pub(super) fn of(form: &Form, language: Language) -> Self {
        let inputs = form.columns().into_iter().map(FormColumn::Input);
        let columns = FormColumn::READ.into_iter().filter(|column| column.is_used(form)).chain(inputs);
        Self { columns: columns.map(|column| (column, width(column, form, language))).collect() }
    }

    /// The columns with their positions in the sheet.
    pub(super) fn iter(&self) -> impl Iterator<Item = (u16, FormColumn)> {
        (FIRST..).zip(self.columns.iter().map(|(column, _)| *column))
    }

    /// The position of an input.
    pub(super) fn position(&self, input: Column) -> Option<u16> {
        self.iter().find(|(_, column)| *column == FormColumn::Input(input)).map(|(position, _)| position)
    }

    /// The position of the last one.
    pub(super) fn last(&self) -> u16 {
        self.iter().last().map_or(FIRST, |(position, _)| position)
    }

    /// Width of a column in characters, if no number needs more.
    pub(super) fn width(&self, column: FormColumn) -> u32 {
        self.columns.iter().find(|(known, _)| *known == column).map_or(0, |(_, width)| *width)
    }

    /// Characters of all columns together.
    pub(super) fn printed_width(&self) -> u32 {
        self.columns.iter().map(|(_, width)| width).sum()
    }
}

fn width(column: FormColumn, form: &Form, language: Language) -> u32 {
    let heading = column.heading(form, language);
    let heading = layout::width_of_words(std::iter::once(heading.as_str()), 0, 20);
    let least = match column {
        FormColumn::Indicator => {
            let names: Vec<&str> = form.rows().map(|row| row.name.as_str()).collect();
            layout::width_to_hold(names.into_iter(), &[36, 60, 100])
        }
        FormColumn::Unit => layout::width_of_words(form.rows().map(|row| row.unit.as_str()), 8, 14),
        FormColumn::Target => 14,
        FormColumn::Green => 13,
        FormColumn::Expected | FormColumn::YearBefore | FormColumn::Last => 10,
        FormColumn::Input(Column::Comment) => layout::width_to_hold(texts(form, Column::Comment), &[34, 60, 100]),
        FormColumn::Input(Column::Action) => layout::width_to_hold(texts(form, Column::Action), &[28, 60, 100]),
        FormColumn::Input(_) => 11,
    };
    least.max(heading)
}

fn texts(form: &Form, column: Column) -> impl Iterator<Item = &str> {
    form.rows().filter_map(move |row| match row.input(column)?.entry.as_ref()? {
        Entry::Text(text) => Some(text.as_str()),
        Entry::Number(_) | Entry::Date(_) | Entry::Colour(_) | Entry::State(_) => None,
    })
}
