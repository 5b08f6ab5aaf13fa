//! What a reader must know beside the bytes: definitions, the calendar, the register, earlier values.

use crate::history::History;
use crate::registry::Registry;
use figures::{Moment, Period};
use jiff::tz::TimeZone;
use methodology::Mapping;
use methodology::catalogue::Catalogue;

/// Everything reading and checking depend on; the caller supplies the clock and the ledger's content.
#[derive(Debug, Clone)]
pub struct Context<'a> {
    /// Forms, items, edits, areas, exceptions of codes.
    pub catalogue: &'a Catalogue,
    /// Zone of the calendar, in which a bare date ends.
    pub zone: TimeZone,
    /// When a line became known that has no `known_at` of its own.
    pub default_known: Moment,
    /// The clock: nothing can have become known later.
    pub now: Moment,
    /// The register, with the rows of a register file delivered together with the filings.
    pub registry: &'a Registry,
    /// Whether a sheet's own day of filing (报出日期) is when its values became known.
    pub known_from_sheet: bool,
    /// The only form and period to be taken, where the call names them.
    pub asked: Asked,
    /// Mapping rules of foreign layouts that a person has confirmed.
    pub mappings: &'a [Mapping],
    /// Values filed earlier.
    pub history: &'a History,
}

/// What a call asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// Only this form.
    pub form: Option<String>,
    /// Only this period.
    pub period: Option<Period>,
}
