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
mod columns;
mod compact;
mod compact_register;
mod confirm;
mod desk;
mod error;
mod evaluations;
mod facts;
mod folder;
mod held;
mod judged;
mod outgoing;
mod packs;
mod people;
mod plan;
mod rectangles;
mod register;
mod registered;
mod since;
mod snapshot;
mod statements;
mod sweep;
mod table;
mod trail;
mod units;

/// The layout of the columnar copy's files, for programs that write or check them.
pub mod layout {
    pub use crate::columnar::{parquet, schema};
}

pub use append::{Batch, Change, MAX_SOURCE_BYTES, Receipt};
pub use arrivals::{FilingArrival, RegisterArrival};
pub use book::{Counts, Ledger};
pub use columns::{Cells, Columns};
pub use compact::COMPACT_AFTER_FILINGS;
pub use desk::{
    Acceptance, Accepted, Act, ActKind, Cell, CellChange, CellConflict, CellPut, DeskError, Estimate, Given, Job, JobEnd, JobPage,
    JobState, Lock, Message, NewJob, NewSubmission, Once, OpenIssues, Origin, Put, Request, RequestDecision, RequestKind, Response, Saved,
    SavedCell, SheetHead, SheetKey, SheetState, Signers, Submission, SubmissionReceipt, SubmittedValue, Thread,
};
pub use error::{Error, Result};
pub use evaluations::{Answer, ClassDecision, ClassEffect, NewObjection, NewRun, Objection, Reply, Run, RunRow, Stage};
pub use facts::{FactRecord, FiledItem, LatestValue};
pub use held::{Basis, Held};
pub use judged::{About, Decision, Evidence, Exemption, Explanation, Said, Verdict};
pub use outgoing::{Channel, Delivery, Outgoing, OutgoingKind, OutgoingPage, OutgoingQuery, OutgoingState, Receiver, Sent, Tried};
pub use packs::StoredPack;
pub use people::{
    Account, AccountChange, AccountPage, AccountQuery, Credentials, Limits, NewAccount, NewSession, NewToken, ScopeRow, SecretDigest,
    Session, Token, Try,
};
pub use rectangles::{MEMBER, UNIT};
pub use register::{Ground, OFFICE, RegisterRows, STATUS, UnitEvent, UnitState, is_gone};
pub use since::{Came, News, State};
pub use table::{OPEN, Touched, fact_column, value_column};
pub use trail::{Anchor, Broken, Damage, Note, NoteOutcome, TrailPage, TrailQuery, TrailRow, Verified};
