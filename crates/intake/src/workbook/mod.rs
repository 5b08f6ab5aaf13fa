//! Workbooks: bytes of an office file become sheets of cells, whatever program wrote them.
//!
//! `kind` looks at the content, `open` leads to `xlsx` (Office Open XML), `xls` (BIFF in a compound
//! file) or `text`; all three put cells through a `Reading`, which holds the bounds. `say` has the words.

pub mod bounds;
mod compound;
mod date;
mod draft;
mod format;
pub mod grid;
mod kind;
mod locked;
pub(crate) mod number;
mod open;
mod reading;
mod say;
mod strings;
mod text;
mod xls;
mod xlsx;

pub use grid::{Book, Cell, Merge, Sheet};
pub use kind::{Kind, kind};
pub use locked::decrypted;
pub use open::open;
