//! Generated panels: the optimised engine, a naive evaluator and another database give the same figures, and the sums hold that
//! have to hold. `WANMU_PANELS` says how many parks are made up, each from its own fixed seed; `case` and `generate` make them, `world`
//! holds the definitions, `naive` is the specification, and every other file is one kind of test.
#![allow(clippy::unwrap_used, missing_docs)]

mod adds_up;
mod agree;
mod book;
mod case;
mod draw;
mod filings;
mod generate;
mod kept;
mod naive;
mod order;
mod outside;
mod owners;
mod same_firm;
mod sheets;
mod way_back;
mod why;
mod world;

use case::Case;

const FIRST_SEED: u64 = 20_210_810;

/// How many parks are made up where nobody says.
const PANELS: usize = 6;

/// Made-up parks: as many as `WANMU_PANELS` says, and no more than `most`.
pub fn parks(most: usize) -> impl Iterator<Item = Case> {
    let asked = std::env::var("WANMU_PANELS").ok().and_then(|n| n.parse().ok()).unwrap_or(PANELS);
    (FIRST_SEED..).take(asked.min(most)).map(generate::case)
}

/// As many as there are.
pub const EVERY: usize = usize::MAX;
