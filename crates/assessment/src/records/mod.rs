//! Records as known at a moment, and what formulas say of them.
//!
//! `view` puts the newest entry of each field together, `columns` gives formulas their operands, `checks` holds records against what
//! packs ask of them, `tallies` counts them.

mod checks;
mod columns;
mod tallies;
mod units;
mod view;

pub use checks::{Broken, broken};
pub use columns::{Asked, Filings, NoFilings, columns};
pub use tallies::{Counted, counted, figure};
pub use view::{Record, Records, Said};
