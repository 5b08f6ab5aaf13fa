//! Compute: a request (indicator, area, period, by, basis, as-of) becomes figures with lineage.
//!
//! The way through the files: `request` → `linear` (a formula flattened to per-unit terms) → `sums` (what all
//! figures of a call need, each once) → `reading` (what of the book) → `plan` (register, facts, terms, conditions,
//! panel as engine plans) → `panels` (their rows) → `engine` (the only file that chooses the engine) → `tally` (sums
//! by panel part) → `evaluate` → `assemble` → `explain`, `later`. `diff` says why a figure changed, `affects` which
//! figures move if a filing changes, `versions` by which definitions a figure may be made.

pub mod affects;
pub mod assemble;
pub mod diff;
pub mod engine;
pub mod evaluate;
pub mod explain;
mod later;
pub mod linear;
mod panels;
pub mod plan;
mod reading;
pub mod request;
mod sums;
pub mod tally;
pub mod versions;

pub use engine::Engine;
pub use explain::{Explanation, FilingLine, Member, Step};
pub use request::{Request, RequestError};
