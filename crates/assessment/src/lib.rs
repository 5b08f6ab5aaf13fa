//! Judge: figures against targets and thresholds, each judgement with its reasons.

pub mod target;
pub mod threshold;
