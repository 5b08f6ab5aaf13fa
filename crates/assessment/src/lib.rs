//! Judge: figures against targets and thresholds, each judgement with its reasons.

pub mod aggregate;
pub mod effect;
pub mod target;
pub mod threshold;
