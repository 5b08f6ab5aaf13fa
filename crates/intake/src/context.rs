//! What a reader must know beside the bytes: definitions, the calendar, the register, earlier values.

use crate::history::History;
use crate::mapping::Mapping;
use crate::registry::Registry;
use figures::Moment;
use jiff::tz::TimeZone;
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
    /// Mapping rules of foreign layouts that a person has confirmed.
    pub mappings: &'a [Mapping],
    /// Values filed earlier.
    pub history: &'a History,
}
