//! Why a figure changed, as an audience may see it: the two figures, and causes by unit only for those who may
//! see single units. Others see what all of them did together. The shares add up exactly, whoever reads.

use crate::disclosure::{Disclosed, Gate};
use figures::{Figure, Measure, Outcome, Reason, Text};
use indicators::diff::{Cause, Counts, Diff, Exact, Revisions, Step};
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// A disclosed difference.
#[derive(Debug, Clone)]
pub struct Difference {
    /// The indicator's name.
    pub title: Text,
    /// The area's name.
    pub area: Text,
    /// Unit and decimals the figure is printed in.
    pub shown: (Measure, u32),
    /// The figure as it was.
    pub from: Disclosed,
    /// The figure as it is.
    pub to: Disclosed,
    /// Unit of the shares.
    pub measure: Measure,
    /// What lies between.
    pub change: Option<Exact>,
    /// Its causes, in the order they came.
    pub causes: Vec<Step>,
    /// Causes told together.
    pub together: Vec<Together>,
    /// What became known and had no part in it.
    pub without_effect: Counts,
}

/// Why some causes are not told one by one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// The audience may not see single units.
    Withheld,
    /// Each moves the figure by less than those listed.
    Small,
}

/// Causes told as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Together {
    /// Why.
    pub why: Why,
    /// How many.
    pub causes: usize,
    /// What they add together; nothing where none of them has a share.
    pub share: Option<Exact>,
}

/// Passes a difference through the gate.
pub fn disclose(diff: Diff, gate: &Gate) -> Difference {
    let (from, to) = (gate.pass(diff.from), gate.pass(diff.to));
    let hidden = [&from, &to].iter().any(|f| suppressed(f));
    let (causes, withheld) = if hidden { (Vec::new(), Vec::new()) } else { seen(gate, diff.causes) };
    let together = together(Why::Withheld, &withheld).into_iter().collect();
    Difference {
        title: diff.title,
        area: diff.area,
        shown: diff.shown,
        from,
        to,
        measure: diff.measure,
        change: diff.change.filter(|_| !hidden),
        causes,
        together,
        without_effect: diff.without_effect,
    }
}

/// The causes an audience may see, and the others. What all units did together is read off the two figures and
/// what is seen: definitions are not told apart from the units beside them where too few are behind these.
fn seen(gate: &Gate, causes: Vec<Step>) -> (Vec<Step>, Vec<Step>) {
    let open = |cause: &Cause| cause.unit().is_none_or(|unit| gate.microdata(unit));
    let units: BTreeSet<&str> = causes.iter().filter_map(|s| s.cause.unit()).filter(|unit| !gate.microdata(unit)).collect();
    let few = !units.is_empty() && (units.len() as u64) < gate.needed();
    let alone = units.is_empty();
    let own = |cause: &Cause| cause.unit().is_some_and(|unit| gate.microdata(unit));
    let (seen, withheld): (Vec<Step>, Vec<Step>) = causes.into_iter().partition(|s| if few { own(&s.cause) } else { open(&s.cause) });
    (seen.into_iter().map(|s| if alone { s } else { without_totals(s) }).collect(), withheld)
}

/// A step without what the figure was around it: between two steps lies what is withheld.
fn without_totals(step: Step) -> Step {
    let hidden = Outcome::Missing(Reason::Suppressed);
    Step { before: hidden, after: hidden, ..step }
}

fn suppressed(figure: &Figure) -> bool {
    figure.outcome().reason() == Some(Reason::Suppressed)
}

fn together(why: Why, causes: &[Step]) -> Option<Together> {
    let shares: Vec<Exact> = causes.iter().filter_map(|s| s.share).collect();
    let share = shares.into_iter().reduce(Exact::plus);
    (!causes.is_empty()).then_some(Together { why, causes: causes.len(), share })
}

impl Difference {
    /// The same with the largest causes only; what the others add is told together. A cause by which the figure
    /// came to have a value, or lost it, is among the largest.
    #[must_use]
    pub fn top(mut self, most: usize) -> Self {
        let mut order: Vec<usize> = (0..self.causes.len()).collect();
        order.sort_by_key(|i| (Reverse(size(&self.causes[*i])), *i));
        let first: BTreeSet<usize> = order.into_iter().take(most).collect();
        let (listed, others): (Vec<_>, Vec<_>) = self.causes.into_iter().enumerate().partition(|(i, _)| first.contains(i));
        let others: Vec<Step> = others.into_iter().map(|(_, step)| step).collect();
        self.causes = listed.into_iter().map(|(_, step)| step).collect();
        self.together.extend(together(Why::Small, &others));
        self
    }

    /// Whether the audience may see neither of the figures.
    pub fn is_withheld(&self) -> bool {
        suppressed(&self.from) || suppressed(&self.to)
    }
}

/// How much a step moves the figure, to put the largest first: a value that came or went is more than any share.
pub fn size(step: &Step) -> u128 {
    let values = step.before.value().is_some() || step.after.value().is_some();
    step.share.map_or(if values { u128::MAX } else { 0 }, Exact::size)
}

/// A disclosed revision triangle.
#[derive(Debug, Clone)]
pub struct Triangle {
    /// The indicator's name.
    pub title: Text,
    /// The area's name.
    pub area: Text,
    /// Unit and decimals it is printed in.
    pub shown: (Measure, u32),
    /// The moments.
    pub moments: Vec<figures::Moment>,
    /// A row per period: the figure at each of the moments.
    pub rows: Vec<(figures::FigureId, Vec<Disclosed>)>,
}

/// Passes a revision triangle through the gate, figure by figure.
pub fn disclose_revisions(revisions: Revisions, gate: &Gate) -> Triangle {
    let row = |row: indicators::diff::Row| (row.id, row.cells.into_iter().map(|figure| gate.pass(figure)).collect());
    Triangle {
        title: revisions.title,
        area: revisions.area,
        shown: revisions.shown,
        moments: revisions.moments,
        rows: revisions.rows.into_iter().map(row).collect(),
    }
}

/// The last value of a row less its first, where there are two.
pub fn last_less_first(cells: &[Disclosed]) -> Option<figures::Decimal> {
    let mut values = cells.iter().filter_map(|f| match f.outcome() {
        Outcome::Value(v) => Some(v),
        Outcome::Missing(_) => None,
    });
    let first = values.next()?;
    Some(values.next_back()? - first)
}
