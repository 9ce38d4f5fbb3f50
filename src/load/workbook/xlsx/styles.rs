//! Formats of cells: their number format and whether they stand above or below the line.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::super::Refusal;
use super::super::format::Format;
use super::super::runs::Rise;
use super::super::xml::{each, local_attribute};
use super::strings::of_font;

/// Formats that a cell names by their number.
#[derive(Debug, Default)]
pub(super) struct Styles {
    cells: Vec<Style>,
}

/// How a cell looks.
#[derive(Clone, Debug)]
pub(super) struct Style {
    pub(super) format: Arc<Format>,
    pub(super) rise: Rise,
}

impl Default for Style {
    fn default() -> Self {
        Self { format: Arc::default(), rise: Rise::None }
    }
}

impl Styles {
    /// The format of that number; the plain one where there is none.
    pub(super) fn get(&self, number: usize) -> Style {
        self.cells.get(number).cloned().unwrap_or_default()
    }
}

/// What an `xf` says.
#[derive(Clone, Copy, Default)]
struct Named {
    format: Option<u32>,
    font: Option<usize>,
    parent: Option<usize>,
}

pub(super) fn read(part: &str, name: &str) -> Result<Styles, Refusal> {
    let mut codes: BTreeMap<u32, String> = BTreeMap::new();
    let mut fonts: Vec<Rise> = Vec::new();
    let mut parents: Vec<Named> = Vec::new();
    let mut cells: Vec<Named> = Vec::new();
    let mut within = String::new();
    each(part, name, |name, element, end| match (name, end) {
        ("fonts" | "cellXfs" | "cellStyleXfs" | "dxfs" | "extLst", false) => name.clone_into(&mut within),
        ("fonts" | "cellXfs" | "cellStyleXfs" | "dxfs" | "extLst", true) => within.clear(),
        ("numFmt", false) if within.is_empty() => {
            let id = local_attribute(element, "numFmtId").and_then(|id| id.parse().ok());
            codes.extend(id.zip(local_attribute(element, "formatCode")));
        }
        ("font", false) if within == "fonts" => fonts.push(Rise::None),
        ("vertAlign", false) if within == "fonts" => {
            if let Some(font) = fonts.last_mut() {
                *font = of_font(element);
            }
        }
        ("xf", false) => {
            let number = |name: &str| local_attribute(element, name)?.trim().parse::<u32>().ok();
            let index = |name: &str| usize::try_from(number(name)?).ok();
            let named = Named { format: number("numFmtId"), font: index("fontId"), parent: index("xfId") };
            match within.as_str() {
                "cellXfs" => cells.push(named),
                "cellStyleXfs" => parents.push(named),
                _ => {}
            }
        }
        _ => {}
    })?;
    let mut formats: BTreeMap<u32, Arc<Format>> = BTreeMap::new();
    let mut of = |named: &Named| {
        let parent = named.parent.and_then(|parent| parents.get(parent)).copied().unwrap_or_default();
        let id = named.format.or(parent.format).unwrap_or_default();
        let code = || codes.get(&id).map_or_else(|| built_in(id), String::as_str);
        let format = formats.entry(id).or_insert_with(|| Arc::new(Format::parse(code())));
        let font = named.font.or(parent.font).and_then(|font| fonts.get(font));
        Style { format: Arc::clone(format), rise: font.copied().unwrap_or(Rise::None) }
    };
    Ok(Styles { cells: cells.iter().map(&mut of).collect() })
}

/// The codes that Excel knows by number. Those of money have the currency of the reader's system, which is none.
fn built_in(id: u32) -> &'static str {
    match id {
        1 | 59 => "0",
        2 | 60 => "0.00",
        3 | 61 => "#,##0",
        4 | 62 => "#,##0.00",
        5 | 6 | 37 | 38 => "#,##0_);(#,##0)",
        7 | 8 | 39 | 40 => "#,##0.00_);(#,##0.00)",
        41 | 42 => "_-* #,##0_-;-* #,##0_-;_-* \"-\"_-;_-@_-",
        43 | 44 => "_-* #,##0.00_-;-* #,##0.00_-;_-* \"-\"??_-;_-@_-",
        9 | 67 => "0%",
        10 | 68 => "0.00%",
        11 => "0.00E+00",
        12 | 69 => "# ?/?",
        13 | 70 => "# ??/??",
        14..=17 | 22 | 27..=31 | 34..=36 | 50..=58 | 71..=74 | 77 | 78 | 81 => "yyyy-mm-dd",
        18..=21 | 32 | 33 | 75 | 76 | 79 => "h:mm",
        45..=47 | 80 => "[h]:mm:ss",
        48 => "##0.0E+0",
        49 => "@",
        _ => "General",
    }
}
