//! Random draws that are the same on every machine: one stream, and only + − × ÷ on what it gives.

use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;

/// A seeded stream of draws.
#[derive(Debug, Clone)]
pub(crate) struct Draw(ChaCha8Rng);

/// 2⁵³, the number of different values of `part`.
const STEPS: f64 = 9_007_199_254_740_992.0;

impl Draw {
    pub(crate) fn new(seed: u64) -> Self {
        Draw(ChaCha8Rng::seed_from_u64(seed))
    }

    /// From 0 up to, not including, 1.
    pub(crate) fn part(&mut self) -> f64 {
        (self.0.next_u64() >> 11) as f64 / STEPS
    }

    /// Between `low` and `high`.
    pub(crate) fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.part()
    }

    /// A bell of three draws: mean 0, never beyond ±`width`.
    pub(crate) fn bell(&mut self, width: f64) -> f64 {
        (self.part() + self.part() + self.part() - 1.5) * width / 1.5
    }

    /// A whole number below `count` (0 when there is nothing to choose from).
    pub(crate) fn below(&mut self, count: usize) -> usize {
        let chosen = (self.part() * count as f64) as usize;
        chosen.min(count.saturating_sub(1))
    }

    /// `value` moved by at most `span` to either side.
    pub(crate) fn near(&mut self, value: i64, span: i64) -> i64 {
        value + self.between(-(span as f64), span as f64).round() as i64
    }

    /// The list in another order.
    pub(crate) fn shuffle<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            list.swap(last, self.below(last + 1));
        }
    }
}
