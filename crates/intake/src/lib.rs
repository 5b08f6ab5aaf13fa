//! Read: bytes become filings with the place of every value, and every mistake becomes an issue.
//!
//! `read` turns a file into filings or register rows; `check` holds filings against the edits of
//! the catalogue (审核关系); `article` takes a press article apart. No clock, ledger or network: what
//! they know comes in through `Context`.

// An issue is made once a mistake, never on the way of good lines.
#![allow(clippy::result_large_err)]

pub mod article;
pub mod check;
mod context;
mod history;
pub mod mark;
pub mod matching;
mod ooxml;
pub mod read;
mod records;
mod registry;
mod sheet;
pub mod template;
pub mod workbook;

pub use check::{Finding, Input, Spread, Suspect, accept_good, check, check_goals, check_holdings, findings, review};
pub use context::{Asked, Context};
pub use history::History;
pub use read::{Content, is_lines, quote, quote_cells, read};
pub use registry::{Dated, Registry, Unit};
pub use sheet::{Reader, typed};
