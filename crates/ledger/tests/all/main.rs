//! The ledger from outside: revisions, the engine's table, the register, and what survives a crash.
#![allow(clippy::unwrap_used, missing_docs)]

mod arrivals;
mod desk;
mod durability;
mod entries;
mod evaluations;
mod goals;
mod judged;
mod panels;
mod people;
mod register;
mod register_table;
mod revisions;
mod support;
mod table;
mod trail;
