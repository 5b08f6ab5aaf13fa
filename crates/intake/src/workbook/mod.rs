//! Workbooks: bytes of an office file become sheets of cells, whatever program wrote them.

pub mod grid;

pub use grid::{Book, Cell, Merge, Sheet};
