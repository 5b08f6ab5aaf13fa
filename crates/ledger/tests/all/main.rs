//! The ledger from outside: revisions, the engine's table, the register, and what survives a crash.
#![allow(clippy::unwrap_used, missing_docs)]

mod arrivals;
mod durability;
mod goals;
mod register;
mod revisions;
mod support;
mod table;
