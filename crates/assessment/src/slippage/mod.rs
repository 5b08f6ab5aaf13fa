//! How late projects come, from the park's own history: the delays of a step against what was first planned, those of
//! projects that have not taken it yet included as what they are, at least so long (Kaplan–Meier).
//!
//! `curve` is the estimate, `forecast` asks it for one project, given how late it is already, and `score` holds projects
//! out to see how good that would have been.

mod curve;
mod forecast;
mod score;

pub use curve::{Curve, Point, Spell};
pub use forecast::{Forecast, Settings, Step, Why, forecast};
pub use score::{Missed, Score, Scored, score};
