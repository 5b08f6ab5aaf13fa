//! Values that stand out among those of the peers, by the methods a pack declares.
//!
//! A value is judged within its group of the same form and period, as far as it has filed; a group smaller than the
//! pack asks for is not judged.

use super::batch::{Batch, Found, Unit};
use super::finding::{Finding, Spread, inputs, suspect};
use super::relation::FormPlan;
use super::spread::{self, Numbers, Ratio};
use super::truth::Values;
use super::{class, peers, solve, standing};
use figures::{Decimal, Issue, Period, Place};
use methodology::catalogue::{Edit, Peers};
use methodology::relation::{Operand, Outlier};
use std::collections::{BTreeMap, BTreeSet};

/// What stands out in all filings of a call.
pub(super) fn findings(batch: &Batch<'_>, units: &[Unit<'_>]) -> Vec<Finding> {
    let edits = batch.ctx.catalogue.edits.values().filter(|e| !e.outliers.is_empty());
    edits.flat_map(|edit| of_edit(batch, units, edit)).collect()
}

fn of_edit(batch: &Batch<'_>, units: &[Unit<'_>], edit: &Edit) -> Vec<Finding> {
    let form = edit.form.as_ref().and_then(|id| batch.form(id));
    let (Some(form), Some(peers)) = (form, &edit.peers) else { return Vec::new() };
    let mut plan = FormPlan::default();
    let sound: Vec<&Outlier> =
        edit.outliers.iter().filter(|o| o.check.wanted.is_empty() && plan.add(batch, edit, &o.check).is_some()).collect();
    let columns = units.iter().flat_map(|unit| unit.columns).filter(|c| c.form == form && c.role == figures::Role::Current);
    let periods: BTreeSet<Period> = columns.map(|c| c.period).collect();
    let asked = sound.iter().enumerate().flat_map(|(number, outlier)| periods.iter().map(move |period| (number, *outlier, *period)));
    let judge = Judge { edit, peers, plan: &plan, units, form };
    asked.flat_map(|(number, outlier, period)| judge.period(number, outlier, period)).collect()
}

struct Judge<'a> {
    edit: &'a Edit,
    peers: &'a Peers,
    plan: &'a FormPlan<'a>,
    units: &'a [Unit<'a>],
    form: usize,
}

/// A peer with what was found for the operands.
struct Peer<'a> {
    unit: &'a Unit<'a>,
    found: Vec<Found>,
    of: Decimal,
    over: Option<Decimal>,
}

impl Peer<'_> {
    fn value(&self) -> Option<Decimal> {
        self.over.map_or(Some(self.of), |over| self.of.checked_div(over))
    }

    fn size(&self) -> Decimal {
        self.over.map_or(self.of, |over| self.of.max(over))
    }
}

impl<'a> Judge<'a> {
    fn period(&self, number: usize, outlier: &Outlier, period: Period) -> Vec<Finding> {
        let Some(numbers) = numbers(self.edit, period) else { return Vec::new() };
        let mut groups: BTreeMap<&str, Vec<Peer<'a>>> = BTreeMap::new();
        for unit in self.units {
            let group = peers::group(unit, &self.peers.by, period);
            if let Some((group, peer)) = group.zip(self.peer(unit, number, outlier, period)) {
                groups.entry(group).or_default().push(peer);
            }
        }
        let large = groups.into_iter().filter(|(_, peers)| peers.len() >= self.peers.at_least);
        large.flat_map(|(group, peers)| self.group(number, outlier, period, &numbers, (group, &peers))).collect()
    }

    fn peer(&self, unit: &'a Unit<'a>, number: usize, outlier: &Outlier, period: Period) -> Option<Peer<'a>> {
        let sheet = self.plan.sheet(unit, self.form, period);
        let found = self.plan.checks().get(number)?.found(&sheet)?;
        let values = Values { found: &found, zero: false, period, unit: unit.register };
        let (of, over) = (values.of(&outlier.of)?, outlier.over.as_ref().map(|side| values.of(side)));
        // A ratio of what is not above zero says nothing.
        let over = match over {
            Some(over) => Some(over.filter(|over| *over > Decimal::ZERO && of > Decimal::ZERO)?),
            None => None,
        };
        Some(Peer { unit, found, of, over })
    }

    fn group(
        &self,
        number: usize,
        outlier: &Outlier,
        period: Period,
        numbers: &Numbers,
        (group, peers): (&str, &[Peer<'a>]),
    ) -> Vec<Finding> {
        let Some((ratios, unit)) = ratios(peers) else { return Vec::new() };
        let Some((median, bounds)) = spread::bounds(outlier.method, &ratios, numbers) else { return Vec::new() };
        let judged = peers.iter().zip(&ratios).zip(bounds);
        let out = judged
            .filter(|((_, ratio), [low, high])| low.is_some_and(|low| ratio.value < low) || high.is_some_and(|high| ratio.value > high));
        let back = |ratio: Decimal| ratio.checked_mul(unit);
        let of = |((peer, ratio), bounds): ((&Peer<'a>, &Ratio), spread::Bounds)| {
            let spread = Spread {
                method: outlier.method,
                group: peers::name(&self.peers.by, group),
                units: peers.len(),
                median: back(median)?,
                bounds: bounds.map(|b| b.and_then(back)),
                value: back(ratio.value)?,
            };
            self.finding(number, outlier, period, peer, spread)
        };
        out.filter_map(of).collect()
    }

    fn finding(&self, number: usize, outlier: &Outlier, period: Period, peer: &Peer<'a>, spread: Spread) -> Option<Finding> {
        let check = &outlier.check;
        let sheet = self.plan.sheet(peer.unit, self.form, period);
        let of = self.plan.checks().get(number)?;
        let filed = (0..peer.found.len()).find(|n| peer.found.get(*n).is_some_and(|f| f.cell.is_some()))?;
        let (filing, value) = peer.unit.batch.at(peer.found.get(filed)?.cell?)?;
        let usual = spread.median.checked_mul(peer.over.unwrap_or(Decimal::ONE));
        let values = Values { found: &peer.found, zero: false, period, unit: peer.unit.register };
        let expected = usual.and_then(|usual| solve::solve(&outlier.of.term, filed, usual, &values));
        let place: Place = value.place.clone();
        let issue = Issue::blocking(of.edit.id.clone(), place, standing::reason(outlier, &peer.found, peer.unit, &spread));
        Some(Finding {
            issue: issue.of_class(class(&check.class)).hint("确属如此请写明原因", "if it is true, an explanation says why"),
            unit: peer.unit.code.clone(),
            form: self.edit.form.clone().unwrap_or_default(),
            period,
            item: check.operands.get(filed).map(|o: &Operand| o.item.clone()),
            note: filing.note.clone(),
            inputs: inputs(&sheet, check, &peer.found),
            suspect: suspect(check, &peer.found, filed, expected),
            spread: Some(spread),
            ask: None,
        })
    }
}

/// The peers' ratios. Amounts are brought to their median first, so that only ratios are reckoned with; gives that
/// median, one for what is a ratio already.
fn ratios(peers: &[Peer<'_>]) -> Option<(Vec<Ratio>, Decimal)> {
    let middle = |values: Vec<Decimal>| spread::quantile(&spread::sorted(values.into_iter()), 2).filter(|m| *m > Decimal::ZERO);
    let values: Vec<Decimal> = peers.iter().map(Peer::value).collect::<Option<_>>()?;
    let unit = if peers.iter().all(|p| p.over.is_some()) { Decimal::ONE } else { middle(values.clone())? };
    let size = middle(peers.iter().map(Peer::size).collect())?;
    let one = |(peer, value): (&Peer<'_>, &Decimal)| Some(Ratio { value: value.checked_div(unit)?, size: peer.size().checked_div(size)? });
    Some((peers.iter().zip(&values).map(one).collect::<Option<_>>()?, unit))
}

/// The numbers of an edit in force for a period; a method asks only for those it takes, and a pack that lacks one is
/// refused.
fn numbers(edit: &Edit, period: Period) -> Option<Numbers> {
    let number = |name: &str| Some(edit.parameters.get(name)?.at(period.last_day())?.amount);
    let or_one = |name: &str| number(name).unwrap_or(Decimal::ONE);
    Some(Numbers { bound: number("bound")?, scale: or_one("scale"), floor: or_one("floor"), power: or_one("power") })
}
