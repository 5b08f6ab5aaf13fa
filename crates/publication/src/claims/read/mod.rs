//! Reads: amounts, periods, names and subjects of an article become claims.

mod amount;
mod assemble;
mod chars;
mod counter;
mod entity;
mod events;
mod find;
mod index;
mod kind;
mod memory;
mod mention;
mod names;
mod noun;
mod numeral;
pub(super) mod period;
mod rank;
mod regions;
mod respectively;
mod scene;
mod sentence;
mod subject;
mod titles;
mod topic;
mod want;
mod when;
mod words;

pub use find::{Units, find};
pub(super) use want::basis_words;
