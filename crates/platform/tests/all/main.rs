//! The command line as scripts see it, on the sample park.

/// That of the binary, so that what is measured in the tests' own process is what is shipped.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

mod asked;
mod bad_input;
mod bulletin;
mod change;
mod city;
mod claims;
mod cockpit;
mod conforms;
mod contribution;
mod definitions;
mod delivery;
mod diff;
mod disclosed;
mod doors;
mod editions;
mod edits;
mod evaluations;
mod faults;
mod generated;
mod headline;
mod issuer;
mod jobs;
mod journey;
mod keeping;
mod kills;
mod ladder;
mod leaving;
mod load;
mod made;
mod mail;
mod membership;
mod packs;
mod page;
mod past;
mod people;
mod planted;
mod projects;
mod reach;
mod records;
mod replayed;
mod round_trip;
mod scorecards;
mod second_opinion;
mod seen;
mod sent;
mod served;
mod statements;
mod streets;
mod targets;
mod together;
mod wanmu;
mod withheld;
mod work;
