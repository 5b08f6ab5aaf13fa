//! Workbooks: bytes of an office file become sheets of cells, whatever program wrote them.

pub mod grid;

pub use grid::{Book, Cell, Merge, Sheet};

/// Stand-in until the readers are merged.
pub fn open(_: &str, _: &[u8]) -> (Option<Book>, Vec<figures::Issue>) {
    (None, Vec::new())
}
