//! Scorecards from outside: cards as packs write them, values by hand, results by hand or from the methodology.
#![allow(clippy::unwrap_used, missing_docs)]

mod case;
mod classes;
mod indices;
mod laws;
mod methods;
mod missing;
mod model;
mod outside;
mod per_mu;
mod points;
mod single;
mod steps;
mod together;
mod told;
