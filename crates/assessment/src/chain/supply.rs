//! What the firms of the park buy of a segment, and which part of it within the park.

use super::{Known, Supply};
use crate::share::Share;
use figures::{Decimal, Text};
use std::collections::{BTreeMap, BTreeSet};

/// Purchases of a segment in a year.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LocalSupply {
    /// The newest year of which any are known; nothing where none says its year.
    pub year: Option<String>,
    /// The purchases of that year, by their place among those given.
    pub purchases: Vec<usize>,
    /// Who buys.
    pub buyers: BTreeSet<String>,
    /// Who of the park supplies.
    pub suppliers: BTreeSet<String>,
    /// What is bought by the owners of the buyers, 万元.
    pub bought: BTreeMap<String, Decimal>,
    /// What of it is supplied by the owners of those in the park.
    pub sold: BTreeMap<String, Decimal>,
    /// Purchases of other years, of buyers that are not in the park, or without a year where others have one.
    pub left_out: u32,
    /// Bought within the park, 万元.
    pub local: Decimal,
    /// Bought outside it.
    pub outside: Decimal,
    /// Bought of somebody who is not named.
    pub unnamed: Decimal,
    /// Purchases whose amount is not known.
    pub without_amount: u32,
    /// Whether the amounts are beyond what can be added.
    pub beyond: bool,
}

/// Why there is no ratio.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoRatio {
    /// No purchases are known.
    NoPurchases,
    /// So many of them have no amount.
    WithoutAmount(u32),
    /// Who supplies is not named for some: the ratio lies between two values.
    Unnamed,
    /// What was bought comes to nothing.
    Zero,
    /// More digits than are kept.
    TooLarge,
}

/// Where a supplier is.
enum Side {
    Local,
    Outside,
    Unnamed,
}

pub(super) fn supply(segment: &str, known: Known<'_>) -> LocalSupply {
    let all: Vec<(usize, &Supply)> = known.supplies.iter().enumerate().filter(|(_, s)| s.segment == segment).collect();
    let (here, away): (Vec<_>, Vec<_>) = all.into_iter().partition(|(_, s)| is_local(known, &s.buyer));
    let year = here.iter().filter_map(|(_, s)| s.year.clone()).max();
    let (counted, other): (Vec<_>, Vec<_>) = here.into_iter().partition(|(_, s)| s.year == year);
    let left_out = u32::try_from(away.len() + other.len()).unwrap_or(u32::MAX);
    let mut out = LocalSupply { year, left_out, ..LocalSupply::default() };
    counted.into_iter().for_each(|(at, purchase)| out.enter(at, purchase, known));
    out
}

/// Whether a firm is in the park on the day.
pub(super) fn is_local(known: Known<'_>, unit: &str) -> bool {
    known.firms.get(unit).is_some_and(|firm| firm.in_park)
}

fn side(known: Known<'_>, purchase: &Supply) -> Side {
    match (&purchase.supplier, &purchase.supplier_name) {
        (Some(unit), _) if is_local(known, unit) => Side::Local,
        (None, None) => Side::Unnamed,
        _ => Side::Outside,
    }
}

/// Whether something is bought outside the park, or of somebody who is not named.
pub(super) fn from_outside(known: Known<'_>, purchase: &Supply) -> bool {
    !matches!(side(known, purchase), Side::Local)
}

/// Adds to what an owner has; what is beyond what can be added stays as it is, and the whole is told to be beyond it.
fn add(all: &mut BTreeMap<String, Decimal>, owner: String, amount: Decimal) {
    let had = all.entry(owner).or_default();
    *had = had.checked_add(amount).unwrap_or(*had);
}

impl LocalSupply {
    fn enter(&mut self, at: usize, purchase: &Supply, known: Known<'_>) {
        self.purchases.push(at);
        self.buyers.insert(purchase.buyer.clone());
        self.suppliers.extend(purchase.supplier.clone().filter(|unit| is_local(known, unit)));
        let Some(amount) = purchase.amount else {
            self.without_amount += 1;
            return;
        };
        let owner = |unit: &str| known.firms.get(unit).and_then(|firm| firm.owner.clone()).unwrap_or_else(|| unit.to_owned());
        add(&mut self.bought, owner(&purchase.buyer), amount);
        if let Some(supplier) = purchase.supplier.as_ref().filter(|unit| is_local(known, unit)) {
            add(&mut self.sold, owner(supplier), amount);
        }
        let sum = match side(known, purchase) {
            Side::Local => &mut self.local,
            Side::Outside => &mut self.outside,
            Side::Unnamed => &mut self.unnamed,
        };
        match sum.checked_add(amount) {
            Some(more) => *sum = more,
            None => self.beyond = true,
        }
    }

    /// All that is bought, 万元.
    pub fn total(&self) -> Option<Decimal> {
        self.local.checked_add(self.outside)?.checked_add(self.unnamed).filter(|_| !self.beyond)
    }

    /// 本地配套率: what is bought within the park, of all that is bought.
    ///
    /// # Errors
    /// Why there is none.
    pub fn ratio(&self) -> Result<Share, NoRatio> {
        let (low, _) = self.bounds()?;
        if self.unnamed == Decimal::ZERO { Ok(low) } else { Err(NoRatio::Unnamed) }
    }

    /// The least and the greatest that the ratio can be, whoever the suppliers are that are not named.
    ///
    /// # Errors
    /// Why nothing can be said.
    pub fn bounds(&self) -> Result<(Share, Share), NoRatio> {
        if self.purchases.is_empty() {
            return Err(NoRatio::NoPurchases);
        }
        if self.without_amount > 0 {
            return Err(NoRatio::WithoutAmount(self.without_amount));
        }
        let total = self.total().ok_or(NoRatio::TooLarge)?;
        let most = self.local.checked_add(self.unnamed).ok_or(NoRatio::TooLarge)?;
        Share::of(self.local, total).zip(Share::of(most, total)).ok_or(NoRatio::Zero)
    }
}

impl NoRatio {
    /// Word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            NoRatio::NoPurchases => "no_purchases",
            NoRatio::WithoutAmount(_) => "amount_unknown",
            NoRatio::Unnamed => "supplier_unknown",
            NoRatio::Zero => "zero_denominator",
            NoRatio::TooLarge => "too_large",
        }
    }

    /// Words for readers.
    pub fn words(self) -> Text {
        match self {
            NoRatio::NoPurchases => Text::new("无采购记录", "no purchases known"),
            NoRatio::WithoutAmount(n) => Text::new(format!("{n} 笔采购无金额"), format!("{n} purchases without an amount")),
            NoRatio::Unnamed => Text::new("有供应方未注明", "a supplier is not named"),
            NoRatio::Zero => Text::new("采购额为零", "purchases come to zero"),
            NoRatio::TooLarge => Text::new("数字过大", "more digits than are kept"),
        }
    }
}
