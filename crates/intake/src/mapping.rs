//! Mapping rules of a foreign layout: which column of a sheet with these headings is which item of a form.

/// Rules for sheets whose headings have this fingerprint.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mapping {
    /// SHA-256 over the headings as folded, in order.
    pub fingerprint: String,
}
