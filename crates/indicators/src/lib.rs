//! Compute: a request (indicator, area, period, by, basis, as-of) becomes figures with lineage.
//!
//! The way through the files: `request` → `linear` (a formula flattened to per-unit terms) →
//! `plan` (register, terms, conditions, panel as engine plans) → `engine` (the only file that knows
//! which engine runs them) → `tally` (sums by panel part) → `evaluate` → `assemble` → `explain`.

pub mod assemble;
pub mod engine;
pub mod evaluate;
pub mod explain;
pub mod linear;
pub mod plan;
pub mod request;
pub mod tally;

pub use engine::Engine;
pub use explain::{Explanation, FilingLine, Member, Step};
pub use request::{Request, RequestError};
