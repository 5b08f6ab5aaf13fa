//! The product-limit estimate of Kaplan and Meier.

/// A delay in days: as it was, or at least so long where it has not ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spell {
    /// Days after the plan; before it, below zero.
    pub days: i64,
    /// Whether it ended; one that did not is censored at these days.
    pub ended: bool,
}

/// Which share is still waiting so many days after the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Curve {
    /// Where it falls, in order of days.
    pub points: Vec<Point>,
    /// How many spells it rests on.
    pub number: usize,
    /// How many of them ended.
    pub ended: usize,
}

/// A step down.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    /// Days after the plan.
    pub days: i64,
    /// Spells of this length or more.
    pub at_risk: usize,
    /// How many ended on it.
    pub ended: usize,
    /// The share that is still waiting afterwards.
    pub waiting: f64,
}

impl Curve {
    /// The estimate; spells that end on the day on which others are censored come first.
    pub fn of(spells: &[Spell]) -> Self {
        let mut all = spells.to_vec();
        all.sort();
        let mut points = Vec::new();
        let mut waiting = 1.0;
        let mut before = 0;
        for together in all.chunk_by(|a, b| a.days == b.days) {
            let (at_risk, ended) = (all.len() - before, together.iter().filter(|spell| spell.ended).count());
            before += together.len();
            if ended > 0 {
                waiting *= (at_risk - ended) as f64 / at_risk as f64;
                points.push(Point { days: together[0].days, at_risk, ended, waiting });
            }
        }
        Curve { points, number: all.len(), ended: all.iter().filter(|spell| spell.ended).count() }
    }

    /// The share that is still waiting at the end of a day.
    pub fn waiting(&self, days: i64) -> f64 {
        self.points.iter().rev().find(|point| point.days <= days).map_or(1.0, |point| point.waiting)
    }

    /// The first day by which a share of those has ended that still wait after `elapsed` days; nothing where the history
    /// does not reach so far.
    pub fn by(&self, share: f64, elapsed: Option<i64>) -> Option<i64> {
        let left = elapsed.map_or(1.0, |days| self.waiting(days));
        // Products of quotients may miss a bound by their last bit.
        let bound = (1.0 - share) * left + f64::EPSILON;
        let later = |point: &&Point| elapsed.is_none_or(|days| point.days > days);
        self.points.iter().filter(later).find(|point| point.waiting <= bound).map(|point| point.days)
    }
}
