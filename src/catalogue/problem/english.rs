//! The words of every problem in English.

use super::{
    MOST_AREAS, Words, bytes, confirm, either, example, expected, interim_example, key_meant, kind_fields,
    label_example, label_meant, list, mark_beside, meant, meant_few_or, meant_or, measured, options, part,
    period_meant, planning, quoted, scheme_name, table, unambiguous, wanted,
};
use crate::catalogue::{Language, format};
use crate::geometry::grid::Beyond;
use crate::number::thousands;
use crate::problem::Much;
use crate::problem::{ChainFault, EvidenceFault, PartFault, Unfinished};
use crate::problem::{Excess, Foreign, GeoPart, NotImported, Part, Problem, RingFault, Syntax, Unreadable, Yardstick};

/// The words of a problem.
#[expect(clippy::too_many_lines, reason = "one arm a problem, so that the compiler finds a missing one")]
pub(super) fn english(problem: &Problem) -> Words {
    const EN: Language = Language::English;
    match problem {
        Problem::FileUnreadable { path, reason } => Words::new(format!("cannot read `{path}`: {reason}"), ""),
        Problem::FileIsFolder { path } => Words::new(format!("`{path}` is a folder, a file is expected"), "").help("rename or move the folder"),
        Problem::FileForbidden { path } => Words::new(format!("no permission to read `{path}`"), "").help("give yourself the right to read the file"),
        Problem::FileMissing { path } => Words::new(format!("`{path}` does not exist"), "").help("check the path"),
        Problem::DeadLink { path } => Words::new(format!("`{path}` is a link that leads nowhere"), "").help("restore what it points to, or remove the link"),
        Problem::ClosedFolderMissing { path } => Words::new(format!("the folder of closed periods `{path}` does not exist"), "here").help("check the path; where nothing is closed yet, `zielmatrix close` makes the folder"),
        Problem::FileTooLarge { path, size, limit } => {
            Words::new(format!("`{path}` has {}, at most {} are read", bytes(*size), bytes(*limit)), "").help("split the file into several matrices")
        }
        Problem::FileExcess { much } => {
            let most = match much {
                Much::Tokens => "8 million keys, values and signs",
                Much::Tables => "350,000 tables",
                Much::Rows => "500,000 rows",
                Much::Cells => "4 million cells",
                Much::Columns => "16,384 columns",
                Much::Features => "500,000 features",
                Much::Rings => "500,000 pieces and rings in one feature",
                Much::ImportedRows => "200,000 rows at once",
                Much::ImportedCells => "2 million filled cells at once",
            };
            Words::new(format!("there is too much in the file: at most {most} are read"), "it begins here").help("split the file, or check that it is the right one")
        }
        Problem::MessagesLeftOut { count, kept } => {
            let kept = format::decimal((*kept).into(), EN);
            let count = if *count == 1 { "one more is".to_owned() } else { format!("{} more are", format::decimal((*count).into(), EN)) };
            Words::new(format!("{kept} messages are kept of this file, {count} only counted"), "").help("mend what is named and check once more")
        }
        Problem::FileEmpty => Words::new("the file is empty", "nothing here").help("fill or delete the file"),
        Problem::FileUtf16 => Words::new("the file is no readable text (probably UTF-16)", "").help("save the file as UTF-8"),
        Problem::FileNotUtf8 => Words::new("the file is not saved as UTF-8 (probably Windows-1252)", "this character").help("save the file as UTF-8"),
        Problem::UndefinedBytes { encoding, bytes, count } => {
            let places = if *count == 1 { String::new() } else { format!(" (and others, {} places in all)", format::count(*count, EN)) };
            Words::new(format!("{encoding} has no character {bytes}{places}"), "this character")
                .help("save the table as “CSV UTF-8”; for an import, `encoding = \"cp850\"` (DOS) or `\"macintosh\"` in the mapping names the characters of the file")
        }
        Problem::ActualsWithoutPeriod { path } => Words::new(format!("`{path}` lies in no folder of a period and is not read"), "").help("put the file into the folder of its period"),
        Problem::EncodingDoubtful { word } => Words::new(format!("the file is probably not saved as Windows-1252, for read so it says “{word}”"), "this word")
            .help("save the table as “CSV UTF-8”; for an import, `encoding = \"cp850\"` (DOS) or `\"macintosh\"` in the mapping names the characters of the file"),
        Problem::FileIgnored { path } => Words::new(format!("`{path}` is not read"), "").help("what is read are matrices and closed periods ending in .toml, and reported values ending in .toml or .csv"),
        Problem::MatrixWithoutYear { path } => Words::new(format!("`{path}` lies not directly in a folder of a year and is not read"), "").help("put the matrix into a folder such as `2013`"),
        Problem::NothingFound { path, folder: true } => {
            Words::new(format!("`{path}` holds no file that can be imported"), "").help(".xlsx, .ods and .csv are read, not those in folders below")
        }
        Problem::NothingFound { path, folder: false } => {
            Words::new(format!("no file matches `{path}`"), "").help("`*` stands for any number of signs, `?` for one; check the folder and the ending")
        }
        Problem::NotImported { path, why } => {
            let why = match why {
                NotImported::Lock => "the lock of a program that has the file open",
                NotImported::Folder => "a folder",
                NotImported::Other => "no workbook and no table",
            };
            Words::new(format!("`{path}` is not imported: {why}"), "")
        }
        Problem::MappingContradiction { first, second } => {
            Words::new(format!("`{first}` and `{second}` contradict each other in a mapping"), "does not go with it").help("leave out one of them; the manual says under “Freie Tabellen” what goes together")
        }
        Problem::WorkbookProtected { path } => Words::new(format!("`{path}` is protected with a password"), "").help("save the file without a password to open it; the sheet protection of forms may stay"),
        Problem::WorkbookForeign { path, found } => foreign_english(path, *found),
        Problem::WorkbookBroken { path, reason } => Words::new(format!("`{path}` is damaged or incomplete"), "").help(format!("open the file in Excel or LibreOffice and save it again, or have it sent once more (words of the reader: {reason})")),
        Problem::WorkbookExcess { path, excess } => Words::new(format!("`{path}` is not read: {}", excess_english(excess)), "").help("a form is much smaller; copy the values into a new form"),
        Problem::NoForm { hidden: Some(sheet) } => Words::new(format!("the form is on the hidden sheet “{sheet}”; what nobody sees is not read"), "").help("unhide the sheet and save the file; where it does not say what is to be reported, fill in a new form"),
        Problem::NoForm { hidden: None } => Words::new("the file is no form of this program", "").help("name a mapping of the columns with --mapping, or give the table headers such as indicator, value, forecast, comment"),
        Problem::FormVersion { found } => Words::new(format!("the form has an unknown version: “{found}”"), "").help("import it with the version of the program that wrote it"),
        Problem::PlanningForm { year } => Words::new(format!("this is the form of a planning round for {year}; it is not imported together with reports"), "the form begins here").help("import planning forms with a `zielmatrix import` of their own"),
        Problem::PlanForeign { found, expected, part } => planning::foreign(found, expected, *part, EN),
        Problem::PlanRow { row, fault } => planning::row(row, fault, EN),
        Problem::PlanEntry { input, text, fault } => planning::entry(*input, text, fault, EN),
        Problem::PlanOutdated { input, now, form } => planning::outdated(*input, now, form, EN),
        Problem::PlanSince { row, inputs } => planning::since(row, inputs, EN),
        Problem::PlanKept { input, text, why } => planning::kept(*input, text, *why, EN),
        Problem::PlanConsequence { problem } => planning::consequence(problem, EN),
        Problem::FormIncomplete => Words::new("the form has lost hidden rows that say its period and columns", "the form begins here").help("write the form again with `zielmatrix collect` and carry the values over"),
        Problem::FormPeriod { written, asked } => Words::new(format!("the file is for {written}, imported is {asked}"), "another period").help("import the file with its own period, or fill in the right form"),
        Problem::TableNoPeriod { scheme } => Words::new("no period is known for this table", "").help(format!("name it with --period, such as --period {}, or with `period` in the mapping", example(*scheme))),
        Problem::NoRows => Words::new("no row with an indicator was recognised in the file", "it begins here").help("check that it is the right file and sheet, and that `header`, `[columns]` and `skip` of the mapping fit it"),
        Problem::MappingColumn { column, suggestion } => Words::new(format!("the table has no column “{column}”"), "not found").help(meant_or(suggestion.as_ref(), EN, "write the header exactly as in the table, or the letter of the column; `header` is the row of the headers")),
        Problem::MappingSheet { sheet, known } => Words::new(format!("the workbook has no sheet “{sheet}”"), "not found").help(format!("possible are {}", list(known))),
        Problem::RowWithoutKey { form: true } => Words::new("there is a value in this row, but its key in the hidden column is gone", "value without key").help("write the value into the row for it in a new form"),
        Problem::RowWithoutKey { form: false } => Words::new("there is a value in this row, but no indicator", "value without indicator").help("name the indicator, or pass over such rows with `skip = [\"\"]` in the mapping"),
        Problem::RowUnknown { id, matrix, near } => Words::new(format!("the matrix `{matrix}` has no indicator `{id}`"), "unknown").help(meant_few_or(near, EN, "check that the file belongs to this matrix and year; `[indicators]` of a mapping translates names")),
        Problem::RowTwice { indicator } => {
            Words::new(format!("`{indicator}` is reported twice, with different inputs"), "here again").related("and here").help("empty one of the two rows; until then neither counts")
        }
        Problem::RowRepeated { indicator } => {
            Words::new(format!("`{indicator}` is reported twice, with the same inputs; it counts once"), "here again").related("and here")
        }
        Problem::SheetHidden { sheet } => Words::new(format!("the sheet “{sheet}” is hidden and was read all the same, as it is named"), "hidden").help("check that this sheet is meant"),
        Problem::SheetBeside { sheet, hidden } => Words::new(format!("there are figures on the {}sheet “{sheet}”, too; they were not read", if *hidden { "hidden " } else { "" }), "not read").help("check whether values were meant to be reported there; of a form its own sheet alone is read, of a table the first one or the one that the mapping names"),
        Problem::ColumnHidden { column } => Words::new(format!("the column “{column}” is hidden and was read all the same"), "hidden").help("check that these values were meant to be reported"),
        Problem::RowHidden { indicator } => Words::new(format!("the row of `{indicator}` is hidden and was read all the same"), "hidden").help("check that the value was meant to be reported"),
        Problem::RowNotDue { indicator, period } => Words::new(format!("`{indicator}` is not due in {period}; the value was read all the same"), "not due").help("check that the value belongs to this period"),
        Problem::StandsElsewhere { indicator } => Words::new(format!("`{indicator}` is already in a file that cannot be changed"), "another value").related("it is here").help("change the value there, or delete it there and import again"),
        Problem::ImportIntoClosed { indicator, period } => Words::new(format!("{period} is closed; `{indicator}` is not imported any more"), "closed").help(format!("correct the value with a reason: `zielmatrix correct {indicator} {period} …`")),
        Problem::CellError { text } => Words::new(format!("the cell holds the error “{text}”"), "error").help("mend the formula, or write the value as a number"),
        Problem::CellKind { text, truth } => Words::new(format!("“{text}” is {}, a value is expected", if *truth { "a truth value" } else { "a time of day or a duration" }), "cannot be read").help("write the number or the day"),
        Problem::FormulaRead { text } => Words::new(format!("the result of a formula was read: {text}"), "formula").help("check that the formula had been computed when the file was saved"),
        Problem::FormulaEmpty => Words::new("the cell holds a formula whose result is not in the file", "formula without result").help("open and save the file in Excel or LibreOffice, or write the value as a number"),
        Problem::CellRounded { exact, read } => Words::new(format!("the number was read as {read}, as Excel shows it (in the file {exact})"), "to 15 digits"),
        Problem::Syntax { syntax } => syntax_english(syntax),
        Problem::UnknownKey { key, section, meant: wanted_key } => Words::new(format!("there is no `{key}` {}", table(section, EN)), "unknown").maybe(key_meant(wanted_key, EN)),
        Problem::MissingKey { key: key @ "numerator", section: "[[actual]]" } => Words::new(format!("the denominator has no numerator (`{key}`)"), "no numerator").help("give both, numerator and denominator"),
        Problem::MissingKey { key: key @ "denominator", section: "[[actual]]" } => Words::new(format!("the numerator has no denominator (`{key}`)"), "no denominator").help("give both, numerator and denominator"),
        Problem::MissingKey { key, section } => Words::new(format!("`{key}` is missing {}", table(section, EN)), "here").help(format!("add `{key} = …`")),
        Problem::EmptyText { key, section } => Words::new(format!("`{key}` is empty {}", table(section, EN)), "empty").help("write a text"),
        Problem::WrongType { key, section, expected: right, found } => {
            Words::new(format!("`{key}` {} is {}, expected is {}", table(section, EN), expected(*found, EN), expected(*right, EN)), "wrong kind of value").help(wanted(key, *right, *found, EN))
        }
        Problem::UnknownWord { key, found, allowed, suggestion } => {
            Words::new(format!("“{found}” is no `{key}`"), "unknown word").help(meant_or(suggestion.as_ref(), EN, &format!("possible are {}", list(allowed))))
        }
        Problem::NumberAmbiguous { text } => {
            let [thousands, decimal, places] = thousands::readings(text);
            let exact = if decimal == places { " as a decimal".to_owned() } else { format!(" as a decimal (`{places}` where three places are meant)") };
            Words::new(format!("“{text}” is ambiguous: the point is the decimal mark of TOML, and parts thousands in German"), "one of the two")
                .help(format!("write `{thousands}` as thousands or `{decimal}`{exact}"))
        }
        Problem::NumberNotFinite { text } => Words::new(format!("“{text}” is not a finite number"), "no number").help("write a number or leave the entry out"),
        Problem::NumberTooLong { text } => Words::new(format!("“{text}” has more digits than can be computed exactly (28)"), "too many digits").help("round the number or choose a larger unit"),
        Problem::OutOfBounds { key, found, low, high } => Words::new(format!("`{key}` is {found}, allowed is {low} to {high}"), "out of bounds").help(format!("write a number from {low} to {high}")),
        Problem::BadId { id } => Words::new(format!("“{id}” is no id"), "not allowed").help("an id has no blanks and no slash, such as `hausbesuche`"),
        Problem::DuplicateId { id, section } => Words::new(format!("the id `{id}` is used twice {}", table(section, EN)), "here again").related("first here").help("give each entry an id of its own"),
        Problem::DuplicateMatrix { id, year } => Words::new(format!("there are two matrices `{id}` in {year}"), "here again").related("first here").help("give one of them another `id`"),
        Problem::UnknownStrategicGoal { id, suggestion } => Words::new(format!("the strategic goal `{id}` is not declared"), "unknown").help(meant_or(suggestion.as_ref(), EN, "declare it in zielmatrix.toml under [[strategic_goal]]")),
        Problem::BadSeries { series } => Words::new(format!("`series` is an id, or a matrix and an id, not “{series}”"), "not allowed").help("write the id that the indicator had before, such as `hausbesuche` or `sozialamt/hausbesuche`"),
        Problem::SeriesTwice { series } => Words::new(format!("two indicators of this year go on with the series `{series}`"), "here again").related("first here").help("only one can go on with a series; remove one `series`, or give the other a new id"),
        Problem::SeriesUnknown { series, suggestion } => Words::new(format!("no earlier year has the series `{series}`"), "unknown").help(meant_or(suggestion.as_ref(), EN, "name the id that the indicator had in earlier years, or remove `series`")),
        Problem::SeriesEnds { indicator, year, then, now } => Words::new(format!("the series of `{indicator}` begins anew: in {year} it was {}, now it is {}", measured(then, EN), measured(now, EN)), "another kind or unit").related("last here"),
        Problem::UnknownFocus { id, suggestion } => Words::new(format!("the focus topic `{id}` is not declared"), "unknown").help(meant_or(suggestion.as_ref(), EN, "declare it in zielmatrix.toml under [[focus]]")),
        Problem::UnknownField { id, suggestion } => Words::new(format!("the field of action `{id}` is not declared"), "unknown").help(meant_or(suggestion.as_ref(), EN, "declare it in zielmatrix.toml under [[field]]")),
        Problem::BadAddress { text } => Words::new(format!("“{text}” is no mail address"), "an address such as altenhilfe@stadt.example is expected").help("write one address without name and blanks; a domain with umlauts in its ASCII form (xn--…)"),
        Problem::FormDate { text } => Words::new(format!("“{text}” is no day"), "no date").help("the values are read all the same; the day on which the form was filled in is not kept"),
        Problem::UnknownCommittee { id, suggestion } => Words::new(format!("the committee `{id}` is not declared"), "unknown").help(meant_or(suggestion.as_ref(), EN, "declare it in zielmatrix.toml under [[committee]]")),
        Problem::UnknownArea { id, suggestion } => Words::new(format!("the area `{id}` is not declared"), "unknown").help(meant_or(suggestion.as_ref(), EN, "declare it in zielmatrix.toml under [[area]]")),
        Problem::CommitteeScope { key, name, suggestion } => Words::new(format!("no year has `{name}`, which `{key}` of a committee names"), "unknown").help(meant_or(suggestion.as_ref(), EN, "correct the name; without any of these keys the committee deals with everything")),
        Problem::AreaNotNamed { id, named } => Words::new(format!("the area `{id}` is not one of those of the indicator: {}", list(named)), "not in `areas`").help("add it to `areas` or take this section out"),
        Problem::AreaCycle { areas } => Words::new(format!("areas lie within each other: {}", list(areas)), "closes the circle").help("remove one `parent`"),
        Problem::GeometryNoJson { ends } => {
            let (headline, label) = if *ends { ("the file of geometry ends too early: it is no whole JSON", "ends here") } else { ("the file of geometry is no valid JSON", "here") };
            Words::new(headline, label).help("export it again from the GIS as GeoJSON")
        }
        Problem::GeometryForm { part, found } => {
            let (headline, help) = match part {
                GeoPart::Collection => ("the file of geometry is no GeoJSON `FeatureCollection`", "export the areas together as GeoJSON, one feature each"),
                GeoPart::Feature => ("one of the `features` is no GeoJSON `Feature`", "a feature is an object with `type`, `properties` and `geometry`"),
                GeoPart::Geometry => ("the `geometry` is no GeoJSON geometry", "it is an object with `type` and `coordinates`"),
                GeoPart::Coordinates => ("the `coordinates` are not those of an area", "a `Polygon` is a list of rings, a ring a list of `[longitude, latitude]`; a `MultiPolygon` is a list of polygons"),
            };
            let found = found.as_ref().map_or_else(String::new, |found| format!(", but `{found}`"));
            Words::new(format!("{headline}{found}"), "here").help(help)
        }
        Problem::GeometrySystem { found } => Words::new(format!("the coordinate reference system `{found}` is not read"), "unknown").help("export in WGS 84 (`EPSG:4326`), or in ETRS89/UTM (`EPSG:25832`, `EPSG:25833`)"),
        Problem::GeometrySystems { written, set } => Words::new(format!("the file says `{written}`, `[geo]` says `crs = \"{set}\"`"), "contradicts `[geo]`").related("set here").help("remove `crs` from `[geo]` if the file is right"),
        Problem::GeometryNoId { property, there, suggestion } => {
            let what = property.as_ref().map_or_else(|| "`id`".to_owned(), |name| format!("property `{name}`"));
            let has = if there.is_empty() { "set `id_property` in `[geo]`".to_owned() } else { format!("it has {}; set `id_property` in `[geo]`", list(there)) };
            Words::new(format!("a feature has no {what} with the id of its area"), "this feature").help(meant_or(suggestion.as_ref(), EN, &has))
        }
        Problem::GeometryNoArea { id, suggestion } => Words::new(format!("the area `{id}` of a feature is not declared: it is not drawn"), "unknown").help(meant_or(suggestion.as_ref(), EN, "declare it in zielmatrix.toml under [[area]], or remove the feature")),
        Problem::GeometryMissing { area } => Words::new(format!("the feature of the area `{area}` has no geometry: it is missing on maps"), "this feature").help("export the area with its geometry"),
        Problem::GeometryKind { area, found } => Words::new(format!("the geometry of the area `{area}` is a `{found}`, no area"), "here").help("export areas: `Polygon` or `MultiPolygon`"),
        Problem::GeometryRing { area, fault } => {
            let what = match fault {
                RingFault::Short { found } => format!("has {found} positions, a ring has at least 4"),
                RingFault::Open => "is not closed: its last position is not the first one".to_owned(),
                RingFault::Flat => "encloses no area".to_owned(),
            };
            Words::new(format!("a ring of the area `{area}` {what}"), "this ring").help("repair the geometry in the GIS and export it again")
        }
        Problem::GeometryBeyond { area, x, y, grid, beyond } => {
            let help = match beyond {
                Beyond::Exchanged => "the two numbers seem to be exchanged: GeoJSON has easting before northing, longitude before latitude".to_owned(),
                Beyond::Metres => "these seem to be metres of a UTM zone: set `crs = \"EPSG:25832\"` or `crs = \"EPSG:25833\"` in `[geo]`".to_owned(),
                Beyond::Degrees => "these seem to be degrees: remove `crs` from `[geo]` and from the file".to_owned(),
                Beyond::ZoneNumber => "the easting begins with the number of its zone: export in `EPSG:25832` or `EPSG:25833`".to_owned(),
                Beyond::Unknown => "check in which coordinate reference system the file was exported".to_owned(),
            };
            Words::new(format!("[{x}, {y}] in the area `{area}` is no place in {}", grid.name()), "in this ring").help(help)
        }
        Problem::GeometryExchanged { x, y } => Words::new(format!("[{x}, {y}] lies in the sea off East Africa: latitude and longitude are probably exchanged"), "in this ring").help("GeoJSON has longitude before latitude; export the file again"),
        Problem::AreasWithoutGeometry { areas } => Words::new(format!("areas without geometry, which maps do not draw: {}", list(areas)), "in this file"),
        Problem::AcknowledgedCode { code, known: true, .. } => Words::new(format!("`{code}` is no warning and cannot be acknowledged"), "no warning").help("remove what it says, or name the code of a warning"),
        Problem::AcknowledgedCode { code, known: false, suggestion } => Words::new(format!("there is no message `{code}`"), "unknown").help(meant_or(suggestion.as_ref(), EN, "the code stands in brackets after the word warning, as in `wert-springt`")),
        Problem::UnknownMatrix { id, suggestion } => Words::new(format!("there is no matrix `{id}`"), "unknown").help(meant_or(suggestion.as_ref(), EN, "write `matrix = …` or the full name such as `sozialamt/hausbesuche`")),
        Problem::UnknownIndicator { id, matrix, suggestion } => Words::new(format!("the matrix `{matrix}` has no indicator `{id}`; the value is not reported"), "unknown").maybe(meant(suggestion.as_ref(), EN)),
        Problem::BeforeBeginning { indicator, year } => {
            Words::new(format!("`{indicator}` begins with the matrix of {year}; the value is not reported here"), "before it begins")
        }
        Problem::NoPeriod { found, scheme } => Words::new(format!("“{found}” is no reporting period"), "no period").help(period_meant(found, *scheme, EN)),
        Problem::UnknownPeriodLabel { found, allowed, scheme } => Words::new(format!("there is no period “{found}” within the year: this project reports in {}", scheme_name(*scheme, EN)), "unknown").help(label_meant(found, allowed, *scheme, EN)),
        Problem::FolderNoPeriod { folder, scheme } => Words::new(format!("the folder “{folder}” is named after no reporting period"), "").help(format!("name it like “{}”", example(*scheme))),
        Problem::PeriodMismatch { written, folder } => Words::new(format!("the file says “{written}”, its folder is “{folder}”"), "contradicts the folder").help("move the file or correct the period"),
        Problem::YearMismatch { written, folder } => Words::new(format!("the matrix says {written}, its folder is {folder}"), "contradicts the folder").help("move the file or correct the year"),
        Problem::PeriodOfOtherYear { period, year } => Words::new(format!("{period} is not in the year {year} of the matrix"), "another year").help(format!("name a period of {year}")),
        Problem::KindMissing => Words::new("the `kind` of the indicator is missing", "here").help("write `kind = \"cumulative\"`, \"level\", \"average\", \"ratio\", \"milestone\" or \"assessed\"; it is not guessed because the colour depends on it"),
        Problem::TargetForm => Words::new("a target names exactly one of its forms", "not clear").help("write one of at_least, at_most, between, exactly (also with `of`) or done_by"),
        Problem::TargetKind { kind } => Words::new(format!("this target does not go with the kind `{}`", kind.name()), "does not fit").help("`done_by` goes with `milestone`, all other forms with the other kinds"),
        Problem::FigureCount { key, expected, found } => Words::new(format!("`{key}` has {found} figures, expected are {expected}"), "wrong number").help(if *expected == 2 { "write `between = [37.0, 45.0]`" } else { "write a single number" }),
        Problem::CorridorReversed => Words::new("the lower bound of the corridor is above the upper one", "reversed").help("swap the bounds"),
        Problem::PercentWithoutReference => Words::new("a target in percent needs a reference", "percent of what?").help("add `of = \"previous-year\"` or `\"baseline\"`; for an indicator in percent write the number without the % sign"),
        Problem::ReferenceWithoutPercent => Words::new("a target with a reference is a share in percent", "without %").help("write it like \"103 %\""),
        Problem::ReferenceWithoutBaseline => Words::new("the target refers to a baseline that is missing", "").help("add `baseline = { value = …, year = … }`"),
        Problem::NegativeReference { value } => Words::new(format!("the reference {value} is negative, a share of it has no direction"), "this target").related("this reference").help("set a target in the unit of the indicator"),
        Problem::PlanForm { section, found } => {
            let keys = if *section == "[[consolidation]]" { "`saving`" } else { "`expense` or `revenue`" };
            Words::new(format!("{section} has {found} plan figures, expected is one"), "").help(format!("give the figure of the year as {keys}"))
        }
        Problem::InterimWithoutTarget => Words::new("interim targets without a target", "what for?").help("set a target or remove `interim`"),
        Problem::InterimShape { corridor: true, scheme } => Words::new("the interim target of a corridor is a pair or a share", "does not fit").help(format!("write `{0} = [10, 12]` or `{0} = \"20 %\"`", label_example(*scheme))),
        Problem::InterimShape { corridor: false, scheme } => Words::new("the interim target is a number or a share", "does not fit").help(format!("write `{0} = 120` or `{0} = \"20 %\"`", label_example(*scheme))),
        Problem::InterimOfLastPeriod { label } => Words::new(format!("the interim target of {label} is not the annual target"), "contradicts").related("the annual target").help(format!("remove {label}: at the end of the year the target always holds")),
        Problem::InterimOfMilestone { scheme } => Words::new("a milestone has no path", "not possible").help(format!("give its progress in percent, such as `interim = {{ {} = 30 }}`", label_example(*scheme))),
        Problem::LinearWithoutBaseline => Words::new("a linear path needs a baseline", "from where?").help("add `baseline = { value = …, year = … }`"),
        Problem::ToleranceNegative => Words::new("a tolerance must not be negative", "negative").help("write the deviation without a sign"),
        Problem::ToleranceCrossed => Words::new("the green tolerance is larger than the yellow one", "reversed").help("swap the bounds"),
        Problem::ToleranceInDays => Words::new("the tolerance of a milestone is in days", "no share").help("write, for example, `{ green = 0, yellow = 30 }`"),
        Problem::RevisionTwice { period } => Words::new(format!("two revisions hold from {period}"), "here again").related("first here").help("make them one"),
        Problem::RevisionEmpty => Words::new("the revision changes nothing", "").help("name `target`, `interim` or `tolerance`"),
        Problem::PerPeriodKind { kind } => Words::new(format!("`reported = \"per-period\"` does not go with the kind `{}`", kind.name()), "not possible").help("only cumulative, average and ratio are combined over periods"),
        Problem::PartNameKind { key, kind } => Words::new(format!("`{key}` does not go with the kind `{}`", kind.name()), "not possible").help(format!("remove `{key}`; only `ratio` has numerator and denominator")),
        Problem::TotalKind { kind } => Words::new(format!("this `total` contradicts the kind `{}`", kind.name()), "not possible").help("`cumulative` and `ratio` are summed, `average`, `assessed` and `milestone` are reported; only a `level` can be either"),
        Problem::ScaleKind { kind } => Words::new(format!("`scale` does not go with the kind `{}`", kind.name()), "not possible").help("remove `scale`; only `ratio` has one"),
        Problem::ScaleNotPositive => Words::new("`scale` must be above 0", "too small").help("write 100 for percent"),
        Problem::WeightNegative => Words::new("a weight must not be negative", "negative").help("write 0 or more"),
        Problem::ValueUnreadable { text, why } => unreadable_english(text, *why),
        Problem::ValueNoted { text, read } => Words::new(format!("“{text}” was read as {read}"), "with a remark"),
        Problem::ValueProvisional { text, read } => Words::new(format!("“{text}” was read as a provisional value: {read}"), "provisional"),
        Problem::ShareDoubtful { key, value } => {
            Words::new(format!("`{key}` is {value} where percent are expected: {value} % may be meant, or a hundred times that"), "ambiguous")
                .help(format!("write \"{value} %\" if that is meant, else the percentage"))
        }
        Problem::FieldOfOtherKind { key, kind } => Words::new(format!("`{key}` does not belong to an indicator of the kind `{}`", kind.name()), "wrong field").help(kind_fields(*kind, EN)),
        Problem::ActualEmpty { keys } => Words::new("the report has neither a value nor a state", "").help(format!("write {}, or `state = \"missing\"`, \"not-applicable\" or \"suppressed\" with a comment", quoted(keys))),
        Problem::StateWithValue => Words::new("the report has a value and a state", "this state").related("this value").help("remove one of them"),
        Problem::ActualTwice { indicator, period } => Words::new(format!("`{indicator}` is reported twice for {period}"), "here again").related("first here").help("remove the wrong one"),
        Problem::BadDigest { text } => Words::new(format!("“{text}” is no checksum"), "64 digits and letters a to f are expected").help("delete `origin` where you changed the value by hand"),
        Problem::RatioDenominator { numerator, denominator } => Words::new(format!("{numerator} of {denominator} is no ratio"), "this denominator").help("the denominator is above 0 (0 of 0 is not applicable)"),
        Problem::CsvUnknownColumn { column, suggestion } => Words::new(format!("there is no column “{column}”"), "unknown").help(meant_or(suggestion.as_ref(), EN, "possible are indicator, matrix, period, value, numerator, denominator, progress, done, state, forecast, comment, action, area, provisional, internal")),
        Problem::CsvColumnTwice { column } => Words::new(format!("the column “{column}” is there twice"), "here again").help("remove one of them"),
        Problem::CsvNoIndicatorColumn => Words::new("the header has no column “indicator”", "header").help("begin the file with a header such as indicator,value,forecast,comment"),
        Problem::CsvOpenQuote => Words::new("a quote is never closed; everything behind it would be one text", "opened here")
            .help("close the text with \"; write a quote within it twice: \"\""),
        Problem::CsvFieldCount { found, expected } => Words::new(format!("the record has {found} fields, the header {expected}"), "does not fit").help("put texts with the delimiter in them into quotes"),
        Problem::ClosedValueChanged { indicator, period, closed, now } => {
            Words::new(format!("the value of `{indicator}` for {period} was closed as `{closed}`, here it is `{now}`"), "changed")
                .related("closed like this")
                .help(format!("restore the old value, or correct it with a reason: `zielmatrix correct {indicator} {period} {} --reason \"…\"`", options(now)))
        }
        Problem::ClosedValueGone { indicator, period, closed } => {
            Words::new(format!("the value of `{indicator}` for {period} was closed as `{closed}` and is missing now"), "missing now")
                .related("closed like this")
                .help(format!("restore the value, or correct it with a reason: `zielmatrix correct {indicator} {period} --state missing --reason \"…\"`"))
        }
        Problem::ClosedValueAdded { indicator, period, now } => {
            Words::new(format!("`{indicator}` now has `{now}`; the period {period} was closed without this value"), "added")
                .related("closed without a value")
                .help(format!("take the value out, or add it with a reason: `zielmatrix correct {indicator} {period} {} --reason \"…\"`", options(now)))
        }
        Problem::ClosedForecastChanged { indicator, period, closed, now } => {
            let [closed, now] = [closed, now].map(|said| said.as_ref().map_or_else(|| "none".to_owned(), |said| format!("`{said}`")));
            Words::new(format!("the forecast of `{indicator}` for {period} has changed since the period was closed (closed: {closed}, now: {now})"), "changed")
                .related("closed like this")
                .help("restore the old forecast; a new one belongs in the next period")
        }
        Problem::ClosedRuleChanged { indicator, period, key, closed, now } => {
            let [closed, now] = [closed, now].map(|said| said.as_ref().map_or_else(|| "nothing".to_owned(), |said| format!("`{said}`")));
            Words::new(format!("`{key}` of `{indicator}` has changed since {period} was closed (closed: {closed}, now: {now})"), "holds for a closed period")
                .related("closed like this")
                .help(rule_help_english(key))
        }
        Problem::ClosedIndicatorGone { indicator, period } => {
            Words::new(format!("`{indicator}` is not in the matrix, but belongs to the closed period {period}"), "closed like this")
                .help("put the indicator back with the same id; `report_in` says what is no longer reported")
        }
        Problem::ClosedIndicatorNew { indicator, period } => {
            Words::new(format!("`{indicator}` is new and would be due in the closed period {period}"), "new")
                .related("closed without this indicator")
                .help("name with `report_in` the periods that the indicator is reported for, such as `report_in = [\"T3\"]`")
        }
        Problem::SnapshotChanged { period } => {
            Words::new(format!("the snapshot of {period} was changed afterwards: its digest is wrong"), "digest")
                .help("take the file back from version control; values are corrected by `zielmatrix correct`")
        }
        Problem::SnapshotSchema { found } => {
            Words::new(format!("the snapshot has the unknown form “{found}”"), "unknown")
                .help("use the version of the program that wrote it, or a newer one")
        }
        Problem::SnapshotPart { period, file, fault } => {
            let (what, label) = match fault {
                PartFault::Missing => (format!("“{file}” belongs to the closed period {period}, but this file is missing"), "missing"),
                PartFault::Changed => (format!("“{file}” was changed after {period} was closed: its digest is wrong"), "changed"),
                PartFault::Swapped { matrix, period: other } => {
                    (format!("in the place of “{file}” lies the part of the matrix “{matrix}” for {other}"), "swapped")
                }
                PartFault::Extra => (format!("“{file}” does not belong to the closed period {period}, which does not name it"), "too many"),
            };
            Words::new(what, label).help(match fault {
                PartFault::Extra => "take the file out; the folder of a closed period holds only what `zielmatrix close` wrote",
                PartFault::Missing | PartFault::Changed | PartFault::Swapped { .. } => {
                    "take the file back from version control; values are corrected by `zielmatrix correct`"
                }
            })
        }
        Problem::SnapshotUnfinished { folder, left: Unfinished::Record } => {
            Words::new(format!("this record takes the closing of {folder} back, but the period is still closed"), "")
                .help(format!("taking it back was cut short: `zielmatrix reopen {folder} --reason \"…\"` once more finishes it; where the period is to stay closed, delete the folder of the record"))
        }
        Problem::SnapshotUnfinished { folder, left: Unfinished::Reopening } => {
            Words::new(format!("here is still something of the snapshot of {folder} that was taken back"), "")
                .help(format!("taking it back was cut short: `zielmatrix reopen {folder} --reason \"…\"` once more finishes it, the next closing too"))
        }
        Problem::SnapshotUnfinished { folder, left: Unfinished::Closing } => {
            Words::new(format!("here are parts of a snapshot of {folder}, but the snapshot itself is missing: the period is open"), "")
                .help("closing was cut short: run `zielmatrix close` again, or delete the folder; if only the snapshot was lost, take it back")
        }
        Problem::SnapshotChain { period, before, fault } => {
            let before = before.as_deref().unwrap_or_default();
            match fault {
                ChainFault::Gone => {
                    Words::new(format!("the snapshot of {period} was made after that of {before}, but that one is missing"), "missing")
                        .help(format!("take the snapshot of {before} back from version control"))
                }
                ChainFault::Exchanged => Words::new(
                    format!("the snapshot of {before} is another one than that which {period} followed: its digest is not the one named here"),
                    "exchanged",
                )
                .help(format!("take the snapshot of {before} back from version control")),
                ChainFault::Twice { other } if before.is_empty() => Words::new(
                    format!("the snapshot of {period} names none before it, nor does that of {other}; only one can be the first"),
                    "",
                )
                .help("one of them was exchanged or made in another copy: take the right one back from version control"),
                ChainFault::Twice { other } => Words::new(
                    format!("the snapshots of {period} and {other} both name that of {before} as the last before them"),
                    "",
                )
                .help("one of them was exchanged or made in another copy: take the right one back from version control"),
            }
        }
        Problem::SnapshotEvidence { folder, fault } => {
            let (what, label) = match fault {
                EvidenceFault::Gone => (format!("the snapshot of {folder} that was taken back is missing in reopened"), "missing"),
                EvidenceFault::Changed => {
                    (format!("the snapshot in reopened/{folder} that was taken back was changed: its digest is wrong"), "digest")
                }
                EvidenceFault::StillThere => {
                    (format!("the snapshot of {folder} was taken back and yet lies among the closed periods again"), "")
                }
                EvidenceFault::NotNamed => {
                    (format!("the snapshot of {folder} does not name the one that was taken back before it"), "exchanged")
                }
                EvidenceFault::PartGone { file } => {
                    (format!("“{file}” belongs to the snapshot in reopened/{folder} that was taken back, but this file is missing"), "missing")
                }
                EvidenceFault::PartChanged { file } => {
                    (format!("“{file}” in the snapshot reopened/{folder} that was taken back was changed: its digest is wrong"), "changed")
                }
                EvidenceFault::PartExtra { file } => {
                    (format!("“{file}” does not belong to the snapshot in reopened/{folder} that was taken back: neither it nor the record names this file"), "too many")
                }
                EvidenceFault::RecordGone => {
                    (format!("in reopened/{folder} the record “reopened.toml” of who took the snapshot back, when and why is missing"), "")
                }
            };
            Words::new(what, label).help(match fault {
                EvidenceFault::StillThere => "delete it there; the evidence in reopened stays",
                EvidenceFault::PartExtra { .. } => "take the file out; beside evidence lies only what `zielmatrix reopen` moved there",
                EvidenceFault::Gone
                | EvidenceFault::Changed
                | EvidenceFault::NotNamed
                | EvidenceFault::PartGone { .. }
                | EvidenceFault::PartChanged { .. }
                | EvidenceFault::RecordGone => {
                    "take the files back from version control; what was taken back stays as evidence"
                }
            })
        }
        Problem::CorrectionOfOpenPeriod { period } => {
            Words::new(format!("here are corrections for {period}, but the period is not closed"), "")
                .help("change values of an open period in its file and delete the corrections; if only the snapshot was lost, take it back")
        }
        Problem::CorrectionUnknown { indicator, period, suggestion } => {
            Words::new(format!("there is no indicator `{indicator}` in {}", period.year), "unknown")
                .help(meant_or(suggestion.as_ref(), EN, "write `matrix/indicator`"))
        }
        Problem::CorrectionOldValue { indicator, period, written, known } => {
            Words::new(format!("the correction of `{indicator}` for {period} starts from `{written}`, but until then it was `{known}`"), "old value")
                .related("held until then")
                .help("write as `old` the value that held until then")
        }
        Problem::CorrectionNotMade { indicator, period, written, now } => {
            Words::new(format!("`{indicator}` was corrected to `{written}` for {period}, but the values say `{now}`"), "another value")
                .related("correction")
                .help(format!("write the corrected value, or correct it once more: `zielmatrix correct {indicator} {period} {} --reason \"…\"`", options(now)))
        }
        Problem::OpenPoint { of, text } => Words::new(format!("open at {of}: {text}"), "not decided yet").help("decide it and remove `open`; until then a plan is headed as a draft"),
        Problem::RelativeToleranceAtZero { period } => Words::new(format!("a tolerance in percent is always 0 where the expected value is 0 ({period})"), "in percent").help("set an absolute tolerance in the unit of the indicator, such as `{ green = 1, yellow = 2 }`"),
        Problem::AssumedLinear { scheme } => Words::new("the expected values of the interim periods are assumed: spread evenly over the year", "without interim targets").help(format!("give interim targets, such as `interim = {}`, or confirm `interim = \"linear\"`", interim_example(*scheme))),
        Problem::InterimAgainstDirection { first, then } => Words::new(format!("the interim targets run against the direction of the target: first {first}, then {then}"), "this path").help("check the interim targets"),
        Problem::NoSeasonalProfile { period } => Words::new(format!("there is no seasonal profile for {period}: no earlier year has values for it"), "without earlier years").help("give interim targets, or add the values of earlier years"),
        Problem::ReferenceMissing { period, reference } => Words::new(format!("there is no expected value for {period}: the reference value {reference} is missing"), "without reference").help(format!("add the value of {reference}")),
        Problem::CumulativeFalls { value, before, period } => Words::new(format!("the value {value} is below {before} ({period}) though it counts since the start of the year"), "fallen").help("report the sum since the start of the year, or set `reported = \"per-period\"`"),
        Problem::Jump { value, before, period } => Words::new(format!("the value {value} is far from the previous one: {before} ({period})"), "beyond three times or below a third").help("check the unit and the decimal point"),
        Problem::ValueFar { value, reference, of, above } => {
            let far = if *above { "more than three times" } else { "less than a third of" };
            let of = match of {
                Yardstick::Expected => "the expected value",
                Yardstick::Baseline => "the baseline",
                Yardstick::ElapsedBaseline => "the elapsed share of the baseline,",
            };
            Words::new(format!("the value {value} is {far} {of} {reference}"), far).help(format!("check the decimal point, the unit and the period; {}", confirm(problem.code(), EN)))
        }
        Problem::CountNegative { value, part: of } => {
            let what = of.map(|of| format!("{} ", part(of, None, EN))).unwrap_or_default();
            Words::new(format!("a count cannot be negative: {what}{value}"), "negative").help(format!("check the sign; {}", confirm(problem.code(), EN)))
        }
        Problem::ShareImpossible { share, numerator: (numerator, first), denominator: (denominator, second), swapped } => {
            let why = if swapped.is_some() { "more than 100%" } else { "less than 0%" };
            let names = match (first, second) {
                (None, None) => String::new(),
                _ => format!(" ({}, {})", part(Part::Numerator, first.as_ref(), EN), part(Part::Denominator, second.as_ref(), EN)),
            };
            let cause = match swapped {
                Some(swapped) => format!("numerator and denominator are probably swapped{names}: the other way round it is {swapped}%"),
                None => format!("check the sign{names}"),
            };
            Words::new(format!("a share of {share}% is impossible: {numerator} of {denominator}"), why).help(format!("{cause}; {}", confirm(problem.code(), EN)))
        }
        Problem::PartJumps { part: of, name, value, before, period } => {
            let what = part(*of, name.as_ref(), EN);
            Words::new(format!("the {what} {value} is far from the previous one: {before} ({period})"), "beyond three times or below a third")
                .help(format!("check the unit and the decimal point of numerator and denominator; {}", confirm(problem.code(), EN)))
        }
        Problem::InterimFar { value, target, below: true } => {
            Words::new(format!("all interim targets are below 1% of the target {target}: at most {value}"), "in units, not in percent").help("shares of the target stand in quotes, such as `\"33 %\"`")
        }
        Problem::InterimFar { value, target, below: false } => {
            Words::new(format!("the interim target {value} is more than three times the target {target}"), "more than three times").help("check the unit and the decimal point")
        }
        Problem::TargetAsShare { written, percent } => {
            let [written, percent] = [written, percent].map(|figures| figures.join(" to "));
            Words::new(format!("the target {written} is in percent, so it is {written}%; {percent}% is probably meant"), "in percent").help(format!("write percent, not their fraction; {}", confirm(problem.code(), EN)))
        }
        Problem::ScaleMissing => Words::new("the ratio is in % but not multiplied with 100: three quarters would be 0.75%", "without `scale = 100`").help("add `scale = 100`"),
        Problem::PlanNegative { key, value } => Words::new(format!("`{key}` is negative: {value}"), "negative").help("expense, revenue and saving have no sign; else nearly every value is green or red"),
        Problem::DateFar { date, year } => {
            Words::new(format!("the date {} is more than ten years from the year {year}", format::date(*date, EN)), "far away").help(format!("check the year; {}", confirm(problem.code(), EN)))
        }
        Problem::DoneAfterCutoff { done, cutoff, from } => {
            Words::new(format!("done on {}, after the cut-off date {}: it counts from {from} on", format::date(*done, EN), format::date(*cutoff, EN)), "after the cut-off date")
        }
        Problem::AreasContradict { indicator, period, area, part: of, total, sum, of: parts } => {
            Words::new(format!("`{indicator}` in {period}: {} is {total}, its areas make {sum}{}", whole_english(area.as_ref(), *of), parts_english(parts)), "the total")
                .related("the first area")
                .help("correct the total or the value of the area; without a reported total the program forms the sum")
        }
        Problem::AreasExceed { indicator, period, area, part: of, total, sum, of: parts } => {
            Words::new(format!("`{indicator}` in {period}: some areas make {sum}{} already, {} is only {total}", parts_english(parts), whole_english(area.as_ref(), *of)), "the total")
                .related("the first area")
                .help(format!("check the total and the values of the areas; {}", confirm(problem.code(), EN)))
        }
        Problem::AreasRounded { indicator, period, area, part: of, total, sum } => {
            Words::new(format!("`{indicator}` in {period}: {} is {total}, its rounded areas make {sum}", whole_english(area.as_ref(), *of)), "the total").related("the first area")
        }
        Problem::AcknowledgedNothing { code } => {
            Words::new(format!("there is no warning `{code}` here that could be acknowledged"), "without effect")
                .help("remove the entry; warnings of values are acknowledged at the [[actual]], those of the plan at the indicator, goal or matrix")
        }
        Problem::CommentMissing { indicator, period } => Words::new(format!("the compulsory comment for `{indicator}` in {period} is missing"), "without comment").help("add `comment = \"…\"`"),
        Problem::PeriodNotOver { period, cutoff } => Words::new(format!("{period} is not over yet (cut-off date {})", format::date(*cutoff, EN)), "already reported").help("check the period"),
    }
}

/// The total of the city, or that of an area with parts, or one part of a ratio.
fn whole_english(area: Option<&String>, of: Option<Part>) -> String {
    let whole = area.map_or_else(|| "the total".to_owned(), |area| format!("the value of {area}"));
    match of {
        Some(of) => format!("{whole} ({})", part(of, None, Language::English)),
        None => whole,
    }
}

/// The first areas with their values.
fn parts_english(parts: &[(String, String)]) -> String {
    let mut shown: Vec<String> = parts.iter().take(MOST_AREAS).map(|(area, value)| format!("{area} {value}")).collect();
    if parts.len() > MOST_AREAS {
        shown.push(format!("and {} more", parts.len() - MOST_AREAS));
    }
    format!(" ({})", shown.join(", "))
}

fn foreign_english(path: &str, found: Foreign) -> Words {
    const SAVE: &str = "save it in Excel as “Excel workbook (.xlsx)”";
    let (is, help) = match found {
        Foreign::Empty => ("is empty", "have the file sent once more"),
        Foreign::OldExcel => ("is an Excel file in the old form before 2007 (.xls)", SAVE),
        Foreign::BinaryExcel => ("is an Excel file in binary form (.xlsb)", SAVE),
        Foreign::Pdf => ("is a PDF, no workbook", "ask for the Excel file that was filled in"),
        Foreign::Markup => ("is a web page or XML file, no workbook", SAVE),
        Foreign::Text => ("is a text file, no workbook", "give it the extension .csv and import it as a table"),
        Foreign::Archive => {
            ("is an archive or another document, no workbook", "unpack it, and name the workbook in it")
        }
        Foreign::Unknown => ("is no workbook", "what can be read are .xlsx, .ods and .csv"),
    };
    Words::new(format!("`{path}` {is}"), "").help(help)
}

fn excess_english(excess: &Excess) -> String {
    match excess {
        Excess::Unpacked => "unpacked it is larger than 128 MiB".into(),
        Excess::Parts => "it has more than 4,096 parts".into(),
        Excess::Elements => "it has more than 16 million elements".into(),
        Excess::Definitions => "it has too many formats, texts or sheets".into(),
        Excess::Cells => "it has more than a million filled cells".into(),
        Excess::Text => "its texts together are larger than 64 MiB".into(),
        Excess::Claim(claimed) => format!("it claims more texts than it has room for ({claimed})"),
    }
}

fn syntax_english(syntax: &Syntax) -> Words {
    let quotes = "put the text into straight quotes";
    match syntax {
        Syntax::DuplicateKey => {
            Words::new("the key is here for the second time", "twice").help("remove one of the two")
        }
        Syntax::DuplicateTable { name } => Words::new(format!("the header [{name}] is here for the second time"), "twice")
            .help(format!("where there are several, write [[{name}]] in double brackets above each")),
        Syntax::KeyTaken => Words::new("there is something else under this name already", "here again")
            .help("write each header of a list in double brackets, such as [[goal.measure]], and none of its keys twice"),
        Syntax::Unquoted { text } => {
            let help = if text.is_empty() { format!("{quotes}: \"…\"") } else { format!("{quotes}: \"{text}\"") };
            Words::new("a text without quotes", "no quotes").help(help)
        }
        Syntax::CurlyQuotes { text } => {
            Words::new("a text in curly quotes", "no straight quotes").help(format!("{quotes}: \"{text}\""))
        }
        Syntax::Key { key, suggestion: Some(meant) } => Words::new(format!("`{key}` is no key"), "no key")
            .help(format!("did you mean `{meant}`? Keys are English and have no umlauts and no blanks")),
        Syntax::Key { key, suggestion: None } => {
            let said = if key.is_empty() { "there is no key here".to_owned() } else { format!("`{key}` is no key") };
            Words::new(said, "no key")
                .help("keys are English and have no umlauts, blanks and punctuation; chapter 2 of the manual names them")
        }
        Syntax::Colon { key } => Words::new("a colon after the key", "colon").help(format!("write an equals sign: `{key} = …`")),
        Syntax::Date { meant: Some(meant) } => Words::new("a date is not written as year-month-day", "no date in TOML")
            .help(format!("write {meant}, without quotes")),
        Syntax::Date { meant: None } => {
            Words::new("there is no such date", "no date").help("write dates as year-month-day: YYYY-MM-DD")
        }
        Syntax::Number { text, meant, unit } => {
            let what = if unit.is_empty() { "a number is not written as TOML wants it" } else { "something stands behind a number" };
            let how = if meant.is_empty() {
                "write numbers with a decimal point and without points between thousands: 1.5 instead of 1,5, and 1250000 or 1_250_000 instead of 1.250.000".to_owned()
            } else {
                format!("write {}", either(meant, Language::English))
            };
            let rest = if unit.is_empty() { "" } else { "; the unit belongs to `unit`" };
            let label = if text.contains(',') && unit.is_empty() { "comma" } else { "no number" };
            Words::new(what, label).help(format!("{how}{rest}"))
        }
        Syntax::Provisional { meant } => {
            let number = if meant.is_empty() { "`value = …`".to_owned() } else { either(meant, Language::English) };
            Words::new("the mark of a provisional value stands behind a number", "no number")
                .help(format!("write {number}, and `provisional = true` on a line of its own"))
        }
        Syntax::Braces { key, meant } => Words::new(format!("`{key}` takes braces, with equals signs in them"), "no braces")
            .help(format!("write `{key} = {{ {meant} }}`")),
        Syntax::CommaInList => Words::new("the numbers of this list are written with commas", "commas in the numbers")
            .help("write the decimal point: [37.5, 45.0] instead of [37,5, 45,0]; where there are really so many numbers, put a blank after each comma"),
        Syntax::Percent { share } => Words::new("a share in percent without quotes", "no quotes").help(format!("write \"{share} %\"")),
        Syntax::Truth { meant } => Words::new("a truth value is not written as TOML wants it", "no truth value").help(format!("write `{meant}`")),
        Syntax::OpenText => {
            Words::new("a text lacks its closing quote, or has a character that is not allowed", "here")
                .help("close the text with \"; write a quote within it as \\\"")
        }
        Syntax::Escape => Words::new("an unknown character behind a backslash", "here")
            .help("write a backslash in a text twice: \"C:\\\\Data\", or use single quotes: 'C:\\Data'"),
        Syntax::TooDeep => Words::new("the brackets are nested too deeply", "too deep")
            .help("no matrix has tables nested as deeply; check the file"),
        Syntax::NoEquals => {
            Words::new("there is no equals sign after the key", "here").help("write `key = value`; keys have no blanks")
        }
        Syntax::TwoEquals => Words::new("one equals sign too many", "too many").help("write `key = value` with one equals sign, and each entry on a line of its own"),
        Syntax::NoValue => Words::new("there is no value after the equals sign", "here").help("add the value, or remove the line"),
        Syntax::NoKey => Words::new("there is no key here", "here").help("write `key = value`"),
        Syntax::OpenHeader { name, double } => {
            let header = if *double { format!("[[{name}]]") } else { format!("[{name}]") };
            Words::new("a header lacks its closing bracket", "here").help(format!("write `{header}`"))
        }
        Syntax::Unclosed { bracket, closing } => Words::new(format!("the bracket `{bracket}` is not closed"), "opened here")
            .help(format!("add `{closing}` at the end of the line; what follows is checked only then")),
        Syntax::Brackets => Words::new("a bracket is not closed, or there is one too many", "here")
            .help("check that every bracket [ and { has its closing ] and }"),
        Syntax::Comma => Words::new("a comma is missing here, or there is one too many", "here")
            .help("part entries in brackets by one comma each and by no semicolon; numbers have a decimal point"),
        Syntax::Trailing => Words::new("something stands behind the entry", "not expected")
            .help("write each entry on a line of its own, and remarks behind #"),
        Syntax::Remark => Words::new("a remark begins with a hash sign in TOML", "remark").help("write `# …`"),
        Syntax::Character => Words::new("a character that the file must not have", "this character")
            .help("remove the invisible character, or save the file with the line ends of Windows or Linux"),
        Syntax::Other => Words::new("the file is not valid TOML here", "here")
            .help("compare the line with the examples of the manual, chapter 2"),
    }
}

#[expect(clippy::too_many_lines, reason = "a reason each")]
fn unreadable_english(text: &str, why: Unreadable) -> Words {
    let (headline, help) = match why {
        Unreadable::NoNumber => {
            (format!("“{text}” is no number"), "write a number, or “-” and the reason as a comment")
        }
        Unreadable::Approximate => {
            (format!("“{text}” is not an exact number"), "write the counted value, or move the remark to the comment")
        }
        Unreadable::Ambiguous => {
            let headline =
                format!("“{text}” is ambiguous: nothing shows whether the point or the comma separates thousands");
            let help = unambiguous(text).map_or_else(
                || "write the number without thousands separators".to_owned(),
                |[whole, decimal]| format!("write `{whole}`, or `{decimal}` where three decimals are meant"),
            );
            return Words::new(headline, "cannot be read").help(help);
        }
        Unreadable::Mixed => (
            format!(
                "“{text}” is ambiguous: the file writes numbers both with a decimal comma and with a decimal point"
            ),
            "write all numbers of the file in the same way",
        ),
        Unreadable::Groups => {
            (format!("“{text}” is no number: its groups are no thousands"), "check the point and the comma")
        }
        Unreadable::Blank => (
            format!("“{text}” is no number: a blank between the digits parts no thousands"),
            "write the number without blanks",
        ),
        Unreadable::MinusBehind => (
            format!("“{text}” is ambiguous: a minus or a dash stands behind the number"),
            "write the minus before the number, or leave the dash out",
        ),
        Unreadable::Brackets => (
            format!("“{text}” is ambiguous: a number in brackets may be negative or uncertain"),
            "write the number without brackets, a negative one with a minus before it",
        ),
        Unreadable::ShortYear => (
            format!("“{text}” is a date without a year of four digits"),
            "write it as 31.08.2013 or 2013-08-31; where a number belongs, write the number",
        ),
        Unreadable::Dash => (
            format!("“{text}” is a dash instead of a number: zero, or not reported?"),
            "write 0 or “k. A.”; in a mapping, `dash = \"zero\"` makes dashes 0",
        ),
        Unreadable::Mark => (
            format!(
                "“{text}” is ambiguous: {} stands beside the number, such as that of a footnote",
                mark_beside(text).map_or_else(|| "a mark".to_owned(), |mark| format!("the mark “{mark}”"))
            ),
            "write the number alone; a provisional one with “(p)”, and `provisional = [\"*\"]` in a mapping names its mark",
        ),
        Unreadable::Beside => (
            format!("“{text}” is no number: something beside the digits belongs neither to the number nor to its unit"),
            "write the number alone; what is to be said about it belongs into the comment",
        ),
        Unreadable::NoFigure => (
            format!("“{text}” is no number but a sign or word for none; what it means differs from table to table"),
            "write “k. A.” where the value is missing, and 0 where nothing occurred; the column state takes `not-applicable` where there is no value, and `suppressed` where it is secret",
        ),
        Unreadable::NoProgress => (
            format!("“{text}” is neither the day on which a milestone was done nor its progress in percent"),
            "write the day on which it was done, such as 2013-08-31; while it is open, its progress from 0 to 100",
        ),
        Unreadable::Covered => (
            format!("“{text}” is in a cell that lies under a merged one, where nobody sees it"),
            "take the merged cells apart and write each value into its own cell",
        ),
        Unreadable::Unseen => (
            format!("the cell shows nothing but holds {text}: its number format hides the number"),
            "choose the number format “General”, or clear the cell",
        ),
        Unreadable::Unclear => (
            format!("the cell shows something else than the number {text} in it: its number format changes it"),
            "choose the number format “General” and check the number",
        ),
        Unreadable::Scaled => (
            format!("the cell shows “{text}” in thousands or millions, which the indicator's unit does not say"),
            "choose a number format that does not scale, and write the value in the unit of the indicator; in a free table `[factor]` can say that a column counts in thousands",
        ),
        Unreadable::Nameless => (
            format!("“{text}” is in a column that is not of the form: its name in the hidden row is missing"),
            "write the value or text into the column for it (a note belongs into the comment), if need be of a new form, and clear the cell",
        ),
        Unreadable::TooLong => (
            format!("“{text}” has more digits than can be computed exactly (28)"),
            "round the number or choose a larger unit",
        ),
        Unreadable::Inexact => (
            format!("“{text}” has more digits than a spreadsheet keeps exactly (15)"),
            "choose a larger unit, or enter the number as text",
        ),
        Unreadable::OtherUnit => (
            format!("“{text}” names another unit than the indicator"),
            "convert the value to the unit of the indicator and write the number alone",
        ),
        Unreadable::Fraction => {
            (format!("“{text}” is a fraction; the indicator is no ratio"), "write the value as a decimal number")
        }
        Unreadable::Date => (format!("“{text}” is a date, a number is expected"), "write the number"),
        Unreadable::NoDate => (format!("“{text}” is no date"), "write it like 2013-08-31"),
        Unreadable::Share => (
            format!("“{text}” is ambiguous: percent are expected, and Excel may turn “80%” into 0.8"),
            "write 80 for 80%; where so few percent are really meant, write the per cent sign with it, such as “0.8 %” (in a cell as text)",
        ),
        Unreadable::NoColour => (format!("“{text}” is no assessment"), "possible are green, yellow, red"),
    };
    Words::new(headline, "cannot be read").help(help)
}

fn rule_help_english(key: &str) -> &'static str {
    match key {
        "target" | "interim" | "tolerance" | "progress_tolerance" => {
            "restore the old rule; a new one holds from a later period with `revised = [{ from = …, … }]`"
        }
        "due" => "put the period back into `report_in`, or take it out",
        "cutoff" => "restore `year_start`; the cut-off dates of closed periods are fixed",
        _ => "restore what was there; it may change with the matrix of the next year",
    }
}
