//! What a figure says: a value, a change of it, or a member's part in the change of a whole.

use crate::engine::Engine;
use crate::evaluate::Cell;
use crate::question::Question;
use figures::{Basis, Decimal, Measure, Outcome, Reason, Transform, root};

impl Engine {
    /// The value of a figure with its unit. `beside` is the same a year earlier for the average of two years, the
    /// whole for a part of its change.
    pub(crate) fn answer(&self, q: &Question<'_>, cell: &Cell, beside: Option<&Cell>, basis: Basis) -> (Outcome, Measure) {
        let measure = match q.transform {
            Transform::Level => q.indicator.measure.clone(),
            Transform::Growth | Transform::OnPrevious if q.is_rate() => Measure::points(),
            Transform::Pull => Measure::points(),
            _ => Measure::percent(),
        };
        match cell {
            Cell::Missing(reason) => (Outcome::Missing(*reason), measure),
            cell => (self.told(q, cell, beside, basis), measure),
        }
    }

    fn told(&self, q: &Question<'_>, cell: &Cell, beside: Option<&Cell>, basis: Basis) -> Outcome {
        match (q.transform, beside) {
            (Transform::Level, _) => self.in_own_unit(q, cell.level()),
            (Transform::Growth | Transform::OnPrevious, _) if q.is_rate() => self.points(q, cell, basis),
            (Transform::Growth | Transform::OnPrevious, _) => cell.growth(basis),
            _ if q.is_rate() => Outcome::Missing(Reason::NotApplicable),
            (Transform::TwoYearAverage, Some(before)) => two_years(cell.growth(basis), before.growth(basis)),
            (Transform::Pull, Some(whole)) => pull(cell, whole, basis),
            (Transform::Contribution, Some(whole)) => contribution(cell, whole, basis),
            (_, None) => Outcome::Missing(Reason::NotApplicable),
        }
    }

    /// The difference of two rates.
    fn points(&self, q: &Question<'_>, cell: &Cell, basis: Basis) -> Outcome {
        let (now, then) = match cell.pair(basis) {
            Ok(pair) => pair,
            Err(reason) => return Outcome::Missing(reason),
        };
        let percent = |value| self.converted(q, value, &Measure::percent());
        match (percent(now), percent(then)) {
            (Outcome::Value(now), Outcome::Value(then)) => Outcome::Value((now - then).normalize()),
            (Outcome::Missing(reason), _) | (_, Outcome::Missing(reason)) => Outcome::Missing(reason),
        }
    }
}

/// The yearly rate that makes the growth of two years, in per cent: the root of the product of both, less one.
fn two_years(this: Outcome, before: Outcome) -> Outcome {
    let (this, before) = match (this, before) {
        (Outcome::Value(a), Outcome::Value(b)) => (a, b),
        (Outcome::Missing(reason), _) | (_, Outcome::Missing(reason)) => return Outcome::Missing(reason),
    };
    let times = |rate: Decimal| Decimal::ONE + rate / Decimal::ONE_HUNDRED;
    let mean = root(times(this) * times(before)).map(|r| ((r - Decimal::ONE) * Decimal::ONE_HUNDRED).normalize());
    mean.map_or(Outcome::Missing(Reason::NotApplicable), Outcome::Value)
}

/// The member's change over the whole's base, in percentage points.
fn pull(cell: &Cell, whole: &Cell, basis: Basis) -> Outcome {
    part(cell, whole, basis, |change, (current, base)| match Reason::of_change(base, current) {
        Some(reason) => Err(reason),
        None => (change * Decimal::ONE_HUNDRED).checked_div(base).ok_or(Reason::ZeroBase),
    })
}

/// The member's change over the whole's change, in per cent.
fn contribution(cell: &Cell, whole: &Cell, basis: Basis) -> Outcome {
    part(cell, whole, basis, |change, (current, base)| {
        (change * Decimal::ONE_HUNDRED).checked_div(current - base).ok_or(Reason::ZeroDenominator)
    })
}

fn part(cell: &Cell, whole: &Cell, basis: Basis, of: impl Fn(Decimal, (Decimal, Decimal)) -> Result<Decimal, Reason>) -> Outcome {
    let both = cell.change(basis).and_then(|own| Ok((own, whole.pair(basis)?)));
    both.and_then(|(own, whole)| of(own, whole)).map_or_else(Outcome::Missing, |value| Outcome::Value(value.normalize()))
}
