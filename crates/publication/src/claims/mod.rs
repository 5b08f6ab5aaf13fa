//! Claims: the figures an article states, and whether they hold.
//!
//! `read` finds them (amounts, periods, names, subjects become claims that say which figure they want),
//! `findings` sets them against one another, `judge` against figures already disclosed, `recorded` against what is kept of projects, titles and events, `report` prints.

mod claim;
mod findings;
mod found;
mod interval;
mod judge;
mod read;
mod recorded;
mod report;
mod verdict;

pub use claim::{Assumed, Bound, Claim, Obstacle, Register, Transform};
pub use found::{Finding, Found, Gravity};
pub use judge::{JudgedFigure, JudgedRank, judge};
pub use read::{Units, find};
pub use recorded::{Recorded, Wanted};
pub use report::{STYLE, html, markdown, page, plain};
pub use verdict::{Judged, Report, Verdict};

#[cfg(test)]
mod tests;
