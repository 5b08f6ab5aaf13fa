//! Ladders: verdicts in three values, what keeps somebody from a rung, what would help, titles and forecasts. Expected values are worked
//! out by hand beside them.

#![allow(clippy::unwrap_used)]

mod case;
mod forecasts;
mod gaps;
mod levers;
mod titles;
