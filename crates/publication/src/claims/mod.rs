//! Claims: the figures an article states, and whether they hold.
//!
//! `find` reads (amounts, periods, names, subjects become claims that say which figure they want),
//! `judge` compares with figures already disclosed, `report` prints.

mod amount;
mod assemble;
mod chars;
mod claim;
mod entity;
mod find;
mod findings;
mod interval;
mod judge;
mod kind;
mod mention;
mod names;
mod period;
mod report;
mod sentence;
mod subject;
mod verdict;
mod want;
mod words;

pub use claim::{Bound, Claim, Finding, Found, Obstacle, Transform};
pub use find::{Units, find};
pub use judge::{JudgedFigure, judge};
pub use report::{markdown, plain};
pub use verdict::{Judged, Report, Verdict};

#[cfg(test)]
mod tests;
