//! Keep: the append-only book of record, and the columnar copy that the engine reads.
//!
//! A data folder holds `book.sqlite` (facts with two times, register, packs, manifest), `sources/` (files as
//! delivered, by content), `packs/` (definitions ever activated, by hash) and `columnar/` (one Parquet file
//! per form and year, rebuildable from the book). [`Ledger::append`] is the only way in; a fact is never
//! updated or deleted, a correction is a new revision of its chain (unit, form, period, role).

mod amount;
mod append;
mod arrivals;
mod book;
mod chains;
mod columnar;
mod compact;
mod confirm;
mod error;
mod facts;
mod folder;
mod goals;
mod packs;
mod plan;
mod register;
mod registered;
mod sweep;
mod table;

pub use append::{Batch, Change, MAX_SOURCE_BYTES, Receipt};
pub use arrivals::{FilingArrival, RegisterArrival};
pub use book::{Counts, Ledger};
pub use compact::COMPACT_AFTER_FILINGS;
pub use error::{Error, Result};
pub use facts::{FactRecord, FiledItem, LatestValue};
pub use packs::StoredPack;
pub use register::{Ground, RegisterRows, UnitEvent, UnitState};
pub use table::{OPEN, fact_column, value_column};
