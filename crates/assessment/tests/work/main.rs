//! Attraction, chains and plans counted by hand.

mod attraction;
mod chain;
mod plan;
mod sums;
