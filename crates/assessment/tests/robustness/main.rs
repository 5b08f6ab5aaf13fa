//! Robustness of rankings: bands, drivers, levers and distances, held against what was worked out by hand and against scoring anew.
#![allow(clippy::unwrap_used, missing_docs)]

mod bands;
#[allow(dead_code)]
#[path = "../scorecard/case.rs"]
mod case;
mod drivers;
mod gaps;
mod lever_laws;
mod levers;
mod methods;
