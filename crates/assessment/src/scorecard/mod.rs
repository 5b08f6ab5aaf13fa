//! Scorecards: a tree of weighted terms by which units or members of a panel are judged, ranked and graded.

pub mod aggregate;
pub mod fields;
pub mod model;
pub mod normalise;
pub mod number;
mod outrank;
