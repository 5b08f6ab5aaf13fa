//! Prints verdicts.

mod plain;

pub use plain::{markdown, plain};
