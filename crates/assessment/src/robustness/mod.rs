//! How much of a ranking is method, and what would change it.
//!
//! `uncertain` says what a card leaves open (weights, ways of normalising in `ways` and of aggregating, bounds, values that are
//! missing in `gaps`), `stream` gives each run its random numbers, `runs` scores it again and again, and `bands` says where ranks
//! and classes lie. `sensitivity` takes the variance of any function apart and `drivers` that of ranks. `contest` scores a card
//! with one value changed, `goal` says what has to be reached, `levers` finds the smallest change that does, and `distance`
//! what lies between one and the next.

pub mod bands;
pub mod contest;
pub mod distance;
pub mod drivers;
pub mod gaps;
pub mod goal;
pub mod levers;
pub mod runs;
pub mod sensitivity;
pub mod stream;
pub mod uncertain;
mod ways;

pub use bands::{Band, Stability};
pub use contest::Contest;
pub use distance::{Distance, Neighbour};
pub use drivers::{Output, drivers};
pub use goal::{Goal, Needed, Never};
pub use levers::{Cannot, Lever, Levers, Move};
pub use runs::Runs;
pub use sensitivity::{Draws, Estimate, Indices, Sensitivity};
pub use uncertain::{Source, Uncertain};
