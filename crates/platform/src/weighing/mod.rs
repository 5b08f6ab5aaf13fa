//! What an issue weighs: what was said of it (`spoken`), and what it does to the published figure (`effects`).

pub mod effects;
pub mod spoken;

pub use effects::{Bearing, Headlines};
pub use spoken::{Earlier, Spoken, State};
