//! What may be shown, and by what the pace of targets is told.

use figures::Decimal;

/// Primary rules of the disclosure gate.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Disclosure {
    /// Fewest owners behind a published aggregate.
    pub min_units: u64,
    /// What the largest may be of it at most; anything where nothing is said.
    pub dominance: Option<Dominance>,
    /// The attribute of the register that names who owns a unit; units of one owner are one. Nobody where nothing is said.
    pub owner: Option<String>,
    /// Audiences that see single units and small cells.
    pub trusted: Vec<String>,
}

/// The rule (n, k): an aggregate is withheld where its n largest owners hold more than k per cent of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Dominance {
    /// How many of the largest are taken together.
    pub n: usize,
    /// Per cent that is still safe.
    pub k: Decimal,
}

/// How the pace of targets is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pacing {
    /// How many years before tell the season; 0 while no pack says.
    pub seasonal_years: u32,
}
