//! The tests of the crate from outside: real packs, wrong packs, schemas, any text.

mod anything;
mod bulletins;
mod chains;
mod editions;
mod folder;
mod formulas;
mod gbt4754;
mod ladders;
mod lamps;
mod membership;
mod packs;
mod panels;
mod relations;
mod schemas;
mod scorecards;
mod wrong;
