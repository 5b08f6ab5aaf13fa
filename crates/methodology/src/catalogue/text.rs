//! What may be shown, and by what the pace of targets is told.

/// Primary rules of the disclosure gate.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Disclosure {
    /// Fewest units behind a published aggregate.
    pub min_units: u64,
    /// Audiences that see single units and small cells.
    pub trusted: Vec<String>,
}

/// How the pace of targets is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Pacing {
    /// How many years before tell the season; 0 while no pack says.
    pub seasonal_years: u32,
}
