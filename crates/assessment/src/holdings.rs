//! What each unit holds of a resource: own, shared, rented and let out, with whom. Amounts are exact, and divided once, last.

use figures::{CreditCode, Decimal, Fraction, Holding, Party, Period, Tenure, holding};
use methodology::catalogue::Resource;
use std::collections::{BTreeMap, BTreeSet};

/// What is held of a resource over a period.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Holders {
    /// By unit; somebody without a code has no account.
    pub units: BTreeMap<CreditCode, Held>,
    /// Positions of readings that lie within the period in part only, which count in no account.
    pub straddling: Vec<usize>,
}

/// The account of a unit, in the unit of the resource.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Held {
    /// Its own.
    pub own: Decimal,
    /// Its shares of what it has together with others.
    pub shared: Decimal,
    /// What it rents.
    pub leased_in: Decimal,
    /// What it lets out.
    pub leased_out: Decimal,
    /// What it uses: own, shared and rented less what it lets out; below zero where it lets out more than is known.
    pub used: Decimal,
    /// Who rents from it.
    pub tenants: Vec<Side>,
    /// From whom it rents.
    pub landlords: Vec<Side>,
    /// Who else has shares of what it has a share of: credit codes, and the word for somebody without one.
    pub shared_with: BTreeSet<String>,
    /// Positions of the statements the account rests on, in the order given.
    pub edges: Vec<usize>,
}

/// The other side of a lease.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Side {
    /// Who it is.
    pub code: Party,
    /// How much, in the unit of the resource.
    pub amount: Decimal,
    /// What the tenant uses it for.
    pub used_for: Option<String>,
    /// Position of the statement.
    pub edge: usize,
}

/// A unit's amounts are beyond what can be added exactly, or are in a unit that does not convert to the resource's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beyond {
    /// Whose.
    pub holder: Party,
}

/// The accounts of a resource over a period, from all statements known at a moment, revisions among them. Of a stock counts
/// what stands on the period's last day, of readings those whose span lies within the period.
///
/// # Errors
/// [`Beyond`], which [`figures::Holding`]s that passed the checks of an import are not.
pub fn held(resource: &Resource, period: Period, holdings: &[Holding]) -> Result<Holders, Beyond> {
    let (mut counted, mut straddling) = (Vec::new(), Vec::new());
    for at in holding::latest(holdings).into_iter().filter(|at| holdings[*at].resource == resource.id) {
        match counts(resource, period, &holdings[at]) {
            Counts::Whole => counted.push(at),
            Counts::InPart => straddling.push(at),
            Counts::Not => {}
        }
    }
    counted.sort_unstable();
    straddling.sort_unstable();
    let mut accounts: BTreeMap<&CreditCode, Account<'_>> = BTreeMap::new();
    for at in &counted {
        enter(&mut accounts, resource, *at, &holdings[*at]).ok_or_else(|| beyond(&holdings[*at].holder))?;
    }
    let mut units = BTreeMap::new();
    let partners = partners(&counted, holdings);
    for (unit, account) in accounts {
        let held = account.held(unit, &partners).ok_or_else(|| beyond(&Party::Unit(unit.clone())))?;
        units.insert(unit.clone(), held);
    }
    Ok(Holders { units, straddling })
}

fn beyond(holder: &Party) -> Beyond {
    Beyond { holder: holder.clone() }
}

/// Whether a statement counts for a period.
enum Counts {
    Whole,
    InPart,
    Not,
}

fn counts(resource: &Resource, period: Period, holding: &Holding) -> Counts {
    let (first, last) = (period.first_day(), period.last_day());
    if resource.stock {
        return if holding.covers(last) { Counts::Whole } else { Counts::Not };
    }
    // The first day after a span may be the first after the period.
    let begins_within = holding.valid_from >= first;
    let ends_within = holding.valid_to.is_some_and(|to| to.yesterday().is_ok_and(|end| end <= last));
    let touches = holding.valid_from <= last && holding.valid_to.is_none_or(|to| to > first);
    match (begins_within && ends_within, touches) {
        (true, _) => Counts::Whole,
        (false, true) => Counts::InPart,
        (false, false) => Counts::Not,
    }
}

/// A unit's account while statements are entered, nothing divided yet.
#[derive(Default)]
struct Account<'a> {
    own: Fraction,
    shared: Fraction,
    leased_in: Fraction,
    leased_out: Fraction,
    tenants: Vec<Side>,
    landlords: Vec<Side>,
    assets: BTreeSet<&'a str>,
    edges: Vec<usize>,
}

/// Enters a statement into the accounts of both its sides.
fn enter<'a>(accounts: &mut BTreeMap<&'a CreditCode, Account<'a>>, resource: &Resource, edge: usize, holding: &'a Holding) -> Option<()> {
    let part = holding.part(&resource.measure)?;
    let side = |code: &Party| Some(Side { code: code.clone(), amount: part.decimal()?, used_for: holding.used_for.clone(), edge });
    if let Some(unit) = holding.holder.unit() {
        let account = accounts.entry(unit).or_default();
        account.add(|a| a.by_right(holding.tenure), part, edge)?;
        if let Some(from) = &holding.from {
            account.landlords.push(side(from)?);
        }
        if holding.tenure == Tenure::Shared {
            account.assets.insert(&holding.asset);
        }
    }
    if let Some(unit) = holding.from.as_ref().and_then(Party::unit) {
        let account = accounts.entry(unit).or_default();
        account.add(|a| &mut a.leased_out, part, edge)?;
        account.tenants.push(side(&holding.holder)?);
    }
    Some(())
}

/// Who has shares of each asset.
fn partners<'a>(counted: &[usize], holdings: &'a [Holding]) -> BTreeMap<&'a str, BTreeSet<&'a str>> {
    let mut partners: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for holding in counted.iter().map(|at| &holdings[*at]).filter(|h| h.tenure == Tenure::Shared) {
        partners.entry(&holding.asset).or_default().insert(holding.holder.as_str());
    }
    partners
}

impl Account<'_> {
    fn by_right(&mut self, tenure: Tenure) -> &mut Fraction {
        match tenure {
            Tenure::Own => &mut self.own,
            Tenure::Shared => &mut self.shared,
            Tenure::Lease => &mut self.leased_in,
        }
    }

    fn add(&mut self, sum: impl Fn(&mut Self) -> &mut Fraction, part: Fraction, edge: usize) -> Option<()> {
        let sum = sum(self);
        *sum = sum.checked_add(part)?;
        self.edges.push(edge);
        Some(())
    }

    fn held(self, unit: &CreditCode, partners: &BTreeMap<&str, BTreeSet<&str>>) -> Option<Held> {
        let used = self.own.checked_add(self.shared)?.checked_add(self.leased_in)?.checked_sub(self.leased_out)?;
        let others = self.assets.iter().filter_map(|asset| partners.get(asset)).flatten();
        Some(Held {
            own: self.own.decimal()?,
            shared: self.shared.decimal()?,
            leased_in: self.leased_in.decimal()?,
            leased_out: self.leased_out.decimal()?,
            used: used.decimal()?,
            tenants: self.tenants,
            landlords: self.landlords,
            shared_with: others.filter(|other| **other != unit.as_str()).map(|other| (*other).to_owned()).collect(),
            edges: self.edges,
        })
    }
}

#[cfg(test)]
mod tests;
