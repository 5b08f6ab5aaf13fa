//! The command line as scripts see it, on the sample park.

mod asked;
mod bad_input;
mod bulletin;
mod change;
mod claims;
mod contribution;
mod delivery;
mod editions;
mod headline;
mod kills;
mod membership;
mod packs;
mod page;
mod planted;
mod round_trip;
mod second_opinion;
mod together;
mod wanmu;
