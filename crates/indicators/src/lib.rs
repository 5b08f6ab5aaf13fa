//! Compute: a request (indicator, area, period, by, basis, as-of) becomes figures with lineage.
//!
//! The way through the files: `request` → `linear` (a formula flattened to per-unit terms) → `sums` (what all
//! figures of a call need, each once) → `reading` (what of the book) → `plan` (register, facts, terms, conditions,
//! panel as engine plans) → `panels` (their rows) → `engine` (the only file that chooses the engine) → `tally` (sums
//! by panel part) → `evaluate` → `assemble` with `difference` → `explain` with `population`, `later`. `filed` is beside the way: what one unit files itself. `diff` says why
//! a figure changed, `behind` who is behind it, `affects` which figures move if a filing changes, `versions` by which definitions it may be made.

mod accumulate;
pub mod affects;
pub mod assemble;
mod behind;
mod blocks;
mod change;
pub mod contribution;
pub mod diff;
mod difference;
mod editions;
pub mod engine;
pub mod evaluate;
pub mod explain;
pub mod filed;
mod formulas;
mod framed;
pub mod groups;
mod impute;
mod kept;
mod largest;
mod later;
pub mod linear;
mod measures;
mod names;
mod panels;
pub mod plan;
pub mod population;
mod profiles;
mod question;
mod reading;
mod refine;
pub mod request;
pub mod shape;
pub mod spread;
mod sums;
pub mod tally;
mod threads;
mod unit_values;
mod unit_words;
pub mod versions;
mod whole;
mod work;

pub use engine::Engine;
pub use explain::{Explanation, FilingLine, Member, Step};
pub use filed::OwnItem;
pub use population::{First, Telling, Whose};
pub use request::{Request, RequestError};
pub use unit_values::UnitValues;
pub use unit_words::{OnDay, UnitWords, Words};
pub use whole::WholePack;
pub use work::Work;
