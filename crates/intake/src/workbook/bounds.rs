//! What one file may ask for, each bound with its reason: files come from outside.
//!
//! Together they keep a reading below 512 MiB, the bytes of the file included. At once there are at
//! most the file and what its encryption hid (2 × 64 MiB), one part in UTF-8 (192 MiB when it came in
//! UTF-16), the texts (64 MiB) and the cells (112 bytes each when every row has one). Measured, as the
//! peak of the whole process in the optimised build: 422 MB for an encrypted workbook of a million
//! texts in a UTF-16 part with pictures beside it (2.1 s), 276 MB for a million numbers (1.3 s),
//! 363 MB for a GB18030 text of 39 MiB (0.6 s), 243 MB for an `.xls` of 40 MiB (0.4 s).

/// Bytes of a file. The largest return of a park has about 5 MB; pictures make up the rest.
pub const FILE: usize = 64 << 20;

/// Bytes all parts of a package unpack to. A part is held whole while it is read.
pub const UNPACKED: u64 = 128 << 20;

/// Deflate cannot unpack to more than this many times its input: below `UNPACKED / EXPANSION`
/// (127 KiB) a package needs no weighing.
pub const EXPANSION: u64 = 1032;

/// Parts of a package: an office program writes some dozens, and each costs memory in the directory.
pub const ENTRIES: usize = 4096;

/// Sheets of a workbook: each costs a look at its part, even when many name the same one.
pub const SHEETS: usize = 1024;

/// Cells with content in all sheets; the sheets of a form have some thousands.
pub const CELLS: usize = 1_000_000;

/// Bytes of text in all cells: a shared text counts as often as a cell shows it.
pub const TEXT: usize = 64 << 20;

/// Shared texts of a workbook; each needs four bytes even when it is empty.
pub const STRINGS: usize = 4_000_000;

/// Joined regions in all sheets: they are searched for every heading.
pub const MERGES: usize = 50_000;

/// Records of an `.xls` over all sheets: many sheets may point at the same records.
pub const RECORDS: usize = 20_000_000;

/// Cells named for one remark that concerns many.
pub const NAMED: usize = 20;

/// Issues of one code in one file; the rest is counted.
pub const ISSUES: usize = 100;

/// Rows and columns of a sheet (Office Open XML); an address outside it is none.
pub const ROWS: u32 = 1_048_576;
/// See [`ROWS`].
pub const COLUMNS: u32 = 16_384;
