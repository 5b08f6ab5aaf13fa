//! The edits over what a book holds: all that an import asks, what stands out among the peers, and for each value that
//! is in doubt the one to be expected.

use super::batch::{Batch, Unit};
use super::finding::{Ask, Finding, Suspect, suspect};
use super::relation::Plan;
use super::truth::Values;
use super::{found, outlier, peers, solve, sort, spread};
use crate::Context;
use figures::{CreditCode, Decimal, Filing, Period};
use methodology::catalogue::Peers;
use methodology::relation::Side;
use std::collections::BTreeMap;

/// What the edits find in filings that are all there is of their periods.
pub fn review(filings: &[Filing], ctx: &Context<'_>) -> Vec<Finding> {
    let batch = Batch::new(filings, ctx);
    let plan = Plan::new(&batch);
    let mut findings = found(&batch, &plan);
    let units: Vec<Unit<'_>> = batch.units().collect();
    let mut usual = Usual { plan: &plan, units: &units, known: BTreeMap::new() };
    for finding in &mut findings {
        if let Some(expected) = finding.ask.take().and_then(|ask| usual.suspect(&batch, finding, &ask)) {
            finding.suspect = Some(expected);
        }
    }
    findings.extend(outlier::findings(&batch, &units));
    sort(&mut findings);
    findings
}

/// A side that is held within bounds, by the numbers of form and check and the period.
type Key = (usize, usize, Period);

/// What a unit's side comes to, and the group it is compared with.
type Amounts<'a> = Vec<(&'a CreditCode, Option<&'a str>, Decimal)>;

/// What amounts held within bounds usually come to: the median of the other units of the group, or of all others
/// where these are too few.
struct Usual<'a> {
    plan: &'a Plan<'a>,
    units: &'a [Unit<'a>],
    known: BTreeMap<Key, Amounts<'a>>,
}

impl<'a> Usual<'a> {
    /// The value at fault with the one at which its side would be as usual.
    fn suspect(&mut self, batch: &Batch<'_>, finding: &Finding, ask: &Ask) -> Option<Suspect> {
        let unit = batch.unit(&finding.unit)?;
        let plan = self.plan.of(ask.form)?;
        let planned = plan.checks().get(ask.check)?;
        let side = solve::bounded(&planned.check.holds)?;
        let found = planned.found(&plan.sheet(&unit, ask.form, ask.period))?;
        let target = self.median(ask, side, planned.edit.peers.as_ref(), &finding.unit)?;
        let values = Values { found: &found, zero: false, period: ask.period, unit: unit.register };
        let expected = solve::solve(&side.term, ask.operand, target, &values);
        suspect(planned.check, &found, ask.operand, expected)
    }

    fn median(&mut self, ask: &Ask, side: &Side, peers: Option<&Peers>, own: &CreditCode) -> Option<Decimal> {
        let key = (ask.form, ask.check, ask.period);
        if !self.known.contains_key(&key) {
            let amounts = self.amounts(ask, side, peers);
            self.known.insert(key, amounts);
        }
        let amounts = self.known.get(&key)?;
        let group = amounts.iter().find(|(code, ..)| *code == own).and_then(|(_, group, _)| *group);
        let others = || amounts.iter().filter(|(code, ..)| *code != own);
        let like: Vec<Decimal> = others().filter(|(_, of, _)| of.is_some() && *of == group).map(|(.., v)| *v).collect();
        let enough = peers.is_some_and(|p| like.len() >= p.at_least);
        let chosen = if enough { like } else { others().map(|(.., v)| *v).collect() };
        spread::quantile(&spread::sorted(chosen.into_iter()), 2)
    }

    fn amounts(&self, ask: &Ask, side: &Side, peers: Option<&Peers>) -> Amounts<'a> {
        let Some(plan) = self.plan.of(ask.form) else { return Vec::new() };
        let amount = |unit: &'a Unit<'a>| {
            // Of units the condition leaves out too: it picks those that changed by much.
            let found = plan.checks().get(ask.check)?.looked_up(&plan.sheet(unit, ask.form, ask.period))?;
            let values = Values { found: &found, zero: false, period: ask.period, unit: unit.register };
            let group = peers.and_then(|p| peers::group(unit, &p.by, ask.period));
            Some((unit.code, group, values.of(side)?))
        };
        self.units.iter().filter_map(amount).collect()
    }
}
