//! The command line as scripts see it, on the sample park.

mod asked;
mod bad_input;
mod bulletin;
mod change;
mod claims;
mod definitions;
mod delivery;
mod diff;
mod headline;
mod kills;
mod made;
mod membership;
mod packs;
mod page;
mod planted;
mod replayed;
mod round_trip;
mod together;
mod wanmu;
