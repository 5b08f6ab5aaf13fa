//! What may be shown, and the vocabulary articles are read with.

/// Primary rules of the disclosure gate.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Disclosure {
    /// Fewest units behind a published aggregate.
    pub min_units: u64,
    /// Audiences that see single units and small cells.
    pub trusted: Vec<String>,
}
