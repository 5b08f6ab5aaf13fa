//! Judge: figures against targets and thresholds, each judgement with its reasons.
//!
//! `window` is how much of a target's period is gone, `season` what came by then in the years before, `pace` what
//! is due; `verdict`, `needed` and `forecast` say where that leads, and `progress` puts them together, each with an
//! answer or `why` there is none. `revisions` tells what became of a target, `allocation` holds the parts of one
//! against it, `capacity` reads plans of capacity, `holdings` who uses what of land and meters. `records` puts what is said of projects, leads and the like together. `share` is the exact fraction beneath. `target` finds the whole
//! targets behind a printed percentage. `attraction` reads leads, `chain` industry chains, `plan` action plans and the chronicle.
//! against it, `ladder` judges by rules that hold, fail or are unknown, `capacity` reads plans of capacity, `holdings` who uses what of land and meters. `records` puts what is said of projects, leads and the like together. `share` is the exact fraction beneath. `target` finds the whole
//! targets behind a printed percentage.

pub mod aggregate;
pub mod allocation;
pub mod attraction;
pub mod board;
pub mod capacity;
pub mod chain;
pub mod effect;
pub mod forecast;
pub mod holdings;
pub mod ladder;
pub mod lamp;
pub mod needed;
pub mod pace;
pub mod plan;
pub mod progress;
pub mod records;
pub mod revisions;
pub mod robustness;
pub mod scorecard;
pub mod season;
pub mod share;
pub mod slippage;
pub mod target;
pub mod threshold;
pub mod verdict;
pub mod why;
pub mod window;
