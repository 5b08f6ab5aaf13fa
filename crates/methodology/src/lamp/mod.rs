//! Lamps: whether for every case exactly one row of a decision table holds.

mod cells;
mod words;

pub use cells::{Cell, Cover, Piece, cover};
pub use words::yes;
