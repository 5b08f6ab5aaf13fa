//! The parts of a change: each member's change, its pull and its contribution, and the whole without it.

use crate::assemble::Noted;
use crate::engine::Engine;
use crate::evaluate::Cell;
use crate::panels::Panels;
use crate::request::{Request, RequestError};
use crate::shape::Shape;
use crate::sums::Sums;
use crate::tally::{HERE, decimal, text};
use figures::{Basis, Decimal, Figure, Outcome, Rate, Reason, Transform};
use std::collections::{BTreeMap, BTreeSet};

/// A growth taken apart by a dimension. The changes of the members add up to that of the whole exactly.
#[derive(Debug, Clone)]
pub struct Contribution {
    /// The growth of the whole, with its bridge.
    pub whole: Figure,
    /// The members, by name.
    pub members: Vec<Part>,
    /// Groups that have units in common, so that their parts can't be added; none of a dimension of the register.
    pub overlaps: Vec<Overlap>,
}

/// One member's part.
#[derive(Debug, Clone)]
pub struct Part {
    /// Its own growth, with its amounts and its bridge.
    pub growth: Figure,
    /// Its change, in the unit of the amounts, of who came all it has, of who left all it had: all of them are the change
    /// of the whole.
    pub change: Outcome,
    /// Percentage points of the whole's growth.
    pub pull: Figure,
    /// Per cent of the whole's change.
    pub contribution: Figure,
    /// The growth of the whole without it, in per cent.
    pub without: Outcome,
}

/// Two groups with units in common.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Overlap {
    /// One group.
    pub a: String,
    /// The other.
    pub b: String,
    /// How many units are in both.
    pub units: usize,
    /// What they amount to in the period.
    pub amount: Decimal,
}

/// The amounts of a group's units.
type Units = BTreeMap<String, Decimal>;

impl Engine {
    /// Takes the growth of an indicator apart by the request's dimension; the request names the indicator itself.
    ///
    /// # Errors
    /// [`RequestError::NoDimension`] where the request has none, [`RequestError::NoAmount`] of a change, rate, share or place
    /// in an order, and what [`Engine::figures`] may say.
    pub async fn contribution(&self, request: &Request) -> Result<Contribution, RequestError> {
        if request.by.is_none() {
            return Err(RequestError::NoDimension);
        }
        self.has_parts(request)?;
        let mut sums = Sums::default();
        let with = |transform: Transform| Request { indicator: format!("{}{}", request.indicator, transform.ending()), ..request.clone() };
        let growth = self.note(with(Transform::Growth), &mut sums)?;
        let (pull, part) = (self.note(with(Transform::Pull), &mut sums)?, self.note(with(Transform::Contribution), &mut sums)?);
        let whole = self.note(Request { by: None, ..with(Transform::Growth) }, &mut sums)?;
        let tallies = self.tallies(&sums, request.as_of).await?;
        let total = whole.asked.cell("", &tallies)?.unwrap_or(Cell::Missing(Reason::NoPopulation));
        let members = growth.asked.cells(&tallies)?.into_iter().map(|(member, cell)| {
            Ok(Part {
                change: cell.change(request.basis).map_or_else(Outcome::Missing, Outcome::Value),
                growth: self.figure_of(&growth, &tallies, member.clone(), &cell)?,
                pull: self.figure_of(&pull, &tallies, member.clone(), &cell)?,
                contribution: self.figure_of(&part, &tallies, member, &cell)?,
                without: without(&total, &cell, request.basis),
            })
        });
        let members = members.collect::<Result<Vec<_>, RequestError>>()?;
        let overlaps = self.overlaps(&growth, &sums, request).await?;
        Ok(Contribution { whole: self.figure_of(&whole, &tallies, String::new(), &total)?, members, overlaps })
    }

    /// Pull and contribution are of an amount that adds up over units: a change or a rate of it has none.
    fn has_parts(&self, request: &Request) -> Result<(), RequestError> {
        let question = self.question(request)?;
        if adds_up(&question.shape) && !question.is_change() {
            return Ok(());
        }
        let amount = |id: &&String| {
            let behind = self.question(&Request { indicator: (*id).clone(), ..request.clone() });
            behind.is_ok_and(|q| matches!(q.shape, Shape::Linear(_) | Shape::Scaled(..)) && adds_up(&q.shape) && !q.is_change())
        };
        let of: BTreeSet<&String> = question.used.iter().filter(amount).collect();
        Err(RequestError::NoAmount(request.indicator.clone(), of.into_iter().cloned().collect()))
    }

    /// The pairs of groups that have units in common.
    async fn overlaps(&self, noted: &Noted<'_>, sums: &Sums, request: &Request) -> Result<Vec<Overlap>, RequestError> {
        let groups = noted.asked.classes();
        if groups.is_empty() {
            return Ok(Vec::new());
        }
        let reading = self.read(sums, request.as_of, false).await?;
        let mut panels = Panels::new(self, sums, &reading);
        let units = groups.into_iter().map(|(name, place)| Ok((name, units(&panels.rows(place)?))));
        let units = units.collect::<Result<Vec<(&str, Units)>, RequestError>>()?;
        let pairs = units.iter().enumerate().flat_map(|(at, a)| units[at + 1..].iter().map(move |b| (a, b)));
        Ok(pairs.filter_map(|((a, of_a), (b, of_b))| overlap(a, of_a, b, of_b)).collect())
    }
}

/// Whether the values of units add up to that of the whole; what has no formula has no value to add.
pub(crate) fn adds_up(shape: &Shape) -> bool {
    match shape {
        Shape::Linear(_) | Shape::RuleNotAvailable | Shape::NotInForce | Shape::NotApplicable => true,
        Shape::Scaled(of, ..) => adds_up(of),
        Shape::Ratio(..) | Shape::Share(..) | Shape::ShareOfParent(_) | Shape::Growth(_) | Shape::Quantile(_) => false,
    }
}

fn overlap(a: &str, of_a: &Units, b: &str, of_b: &Units) -> Option<Overlap> {
    let both: Vec<&Decimal> = of_a.iter().filter(|(unit, _)| of_b.contains_key(*unit)).map(|(_, amount)| amount).collect();
    let overlap = Overlap { a: a.to_owned(), b: b.to_owned(), units: both.len(), amount: both.into_iter().sum() };
    (overlap.units > 0).then_some(overlap)
}

fn units(rows: &[datafusion::arrow::record_batch::RecordBatch]) -> Units {
    let all = rows.iter().flat_map(|batch| (0..batch.num_rows()).map(move |row| (batch, row)));
    let here = all.filter(|(batch, row)| HERE.contains(&text(batch, "part", *row).unwrap_or_default().as_str()));
    here.filter_map(|(batch, row)| Some((text(batch, "unit", row)?, decimal(batch, "x", row).unwrap_or_default()))).collect()
}

/// The growth of a sum without a part of it.
fn without(whole: &Cell, part: &Cell, basis: Basis) -> Outcome {
    let rest = part.part(basis).and_then(|(c, d)| whole.pair(basis).map(|(a, b)| (a - c, b - d)));
    let (current, base) = match rest {
        Ok(rest) => rest,
        Err(reason) => return Outcome::Missing(reason),
    };
    if let Some(reason) = Reason::of_change(base, current) {
        return Outcome::Missing(reason);
    }
    Rate { numerator: current, denominator: base }.growth().map_or(Outcome::Missing(Reason::ZeroBase), Outcome::Value)
}
