//! The tests of the crate from outside: real packs, wrong packs, schemas, any text.

mod anything;
mod bulletins;
mod editions;
mod folder;
mod formulas;
mod gbt4754;
mod ladders;
mod membership;
mod packs;
mod panels;
mod relations;
mod schemas;
mod scorecards;
mod wrong;
