//! How much of a workbook is read. A form of a large department has some hundred kilobytes and some thousand cells.

/// All parts of a file together, unpacked: 128 MiB.
pub const UNPACKED_BYTES: usize = 128 * 1024 * 1024;

/// Parts of a file.
pub const PARTS: usize = 4_096;

/// XML elements of all parts together.
pub const ELEMENTS: usize = 16_000_000;

/// Definitions of one sort (texts that cells share, formats, sheets), where each takes memory of its own.
pub const DEFINITIONS: usize = 1_000_000;

/// Formats of cells, as Excel allows.
pub const FORMATS: usize = 65_536;

/// Cells that say something, of all sheets together.
pub const CELLS: usize = 1_000_000;

/// Texts of all cells together: 64 MiB.
pub const TEXT_BYTES: usize = 64 * 1024 * 1024;

/// Rows of a sheet, as Excel allows.
pub const ROWS: u32 = 1_048_576;

/// Columns of a sheet, as Excel allows.
pub const COLUMNS: u32 = 16_384;

/// Merged cells of a sheet; more than that belong to no table that people made.
pub const MERGED: usize = 65_536;
