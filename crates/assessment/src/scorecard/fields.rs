//! Ranking groups: who is compared with whom.

/// Who is of one ranking group, as row numbers in order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Field {
    /// All who get a score.
    pub rows: Vec<u32>,
    /// Of these who is ranked, and counts in bounds, means and places.
    pub basis: Vec<u32>,
}
