//! Ladders: rules by which titles are given, in three values, with how far everybody is from each rung.
//!
//! A chapter each: `inputs` are the columns that rules name, `ages` how long ago days are, `points` are scores as ranges of what is
//! possible, `tree` joins conditions, `judge` does it for everybody. Of what fails or is unknown `gaps` says how far and what is
//! wanted, `lever` the smallest change that helps, `quotient` is its algebra. `titles` are records of who holds what, `radar` which
//! of them end soon, `forecast` when a line is reached. Conditions and formulas are evaluated where scorecards evaluate theirs, on
//! one row ([`crate::scorecard::Single`]).

pub mod ages;
pub mod forecast;
pub mod gaps;
pub mod inputs;
pub mod judge;
pub mod lever;
pub mod names;
pub mod points;
mod quotient;
pub mod radar;
pub mod titles;
pub mod tree;

pub use forecast::{Crossing, NoForecast, crossings};
pub use gaps::{Gap, Measure};
pub use inputs::{Inputs, Misfit};
pub use judge::{Board, Finding, Rung, judge};
pub use lever::Lever;
pub use points::Possible;
pub use radar::{Ending, ending};
pub use titles::{Count, Held, Holding, counts};
pub use tree::{Counts, Steps};
