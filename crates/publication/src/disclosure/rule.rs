//! The primary rules: how many owners have to be behind an aggregate, what the largest of them may be of it, and which cells of a
//! table go with those that are withheld, so that these don't follow.

use figures::Decimal;
use figures::behind::{Above, Cells, Owned};
use methodology::catalogue::{Disclosure, Dominance};
use std::collections::BTreeSet;

/// Owners whose part of everything a reader knows.
pub(crate) type Known = BTreeSet<String>;

/// The rules for an audience.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Rule {
    min_units: u64,
    dominance: Option<Dominance>,
}

impl Rule {
    /// Those of a catalogue.
    pub fn new(rules: &Disclosure) -> Self {
        Rule { min_units: rules.min_units, dominance: rules.dominance }
    }

    /// Fewest owners.
    pub fn min_units(&self) -> u64 {
        self.min_units
    }

    /// Whether an aggregate may be seen by somebody who knows what some owners have of it, where they have any: what they leave has to
    /// be safe too, with one owner less however many are known. Nobody has to be behind nothing.
    pub fn is_safe(&self, owned: &Owned, known: &Known) -> bool {
        if owned.is_empty() {
            return true;
        }
        let all = self.holds(owned.values().copied(), self.min_units);
        let others: Vec<Decimal> = owned.iter().filter(|(owner, _)| !known.contains(&***owner)).map(|(_, amount)| *amount).collect();
        if others.len() == owned.len() || others.is_empty() {
            return all;
        }
        all && self.holds(others.into_iter(), self.min_units.saturating_sub(1))
    }

    /// Whether amounts are of enough owners, none of whom has too much. Where all are nothing everybody counts, else those who have some.
    fn holds(&self, amounts: impl Iterator<Item = Decimal>, needed: u64) -> bool {
        let mut amounts: Vec<Decimal> = amounts.collect();
        let some = amounts.iter().filter(|amount| !amount.is_zero()).count();
        let owners = if some > 0 { some } else { amounts.len() };
        amounts.sort_unstable_by(|a, b| b.cmp(a));
        owners as u64 >= needed && self.dominance.is_none_or(|rule| !dominated(&amounts, rule))
    }

    /// The cells of a table that are withheld: those that are not safe, and with them, the smallest first, as many as it takes for what
    /// the others leave of the whole to be safe. Whoever knows an owner's part sees what everybody sees too, so that nothing is shown to
    /// it that isn't to everybody: two tables with different cells withheld would tell all of them.
    pub fn withheld(&self, cells: &Cells, known: &Known) -> BTreeSet<String> {
        let everybodys = if known.is_empty() { BTreeSet::new() } else { self.withheld(cells, &Known::new()) };
        self.closed(cells, everybodys, known)
    }

    /// The same of a table beneath a coarser one. What is shown of both leaves what is withheld of each cell of the coarser one that is
    /// shown, and of those that are withheld what is withheld of them together; each of these has to be safe. No cell that is withheld
    /// may be the sum of what is shown beneath it.
    pub fn withheld_beneath(&self, cells: &Cells, above: &Above, known: &Known) -> BTreeSet<String> {
        let everybodys = if known.is_empty() { BTreeSet::new() } else { self.withheld_beneath(cells, above, &Known::new()) };
        let coarse = self.withheld(&above.cells, known);
        let within = |names: &BTreeSet<String>| -> Cells {
            let inside = |cell: &String| above.of.get(cell).is_some_and(|name| names.contains(name));
            cells.iter().filter(|(cell, _)| inside(cell)).map(|(cell, owned)| (cell.clone(), owned.clone())).collect()
        };
        let mut hidden = BTreeSet::new();
        for name in above.cells.keys().filter(|name| !coarse.contains(*name)) {
            let part = within(&BTreeSet::from([name.clone()]));
            hidden.extend(self.closed(&part, among(&part, &everybodys), known));
        }
        let part = within(&coarse);
        let mut begin = among(&part, &everybodys);
        for name in &coarse {
            let own = within(&BTreeSet::from([name.clone()]));
            let has = |owned: &Owned| owned.values().any(|amount| !amount.is_zero());
            let some = own.iter().any(|(cell, owned)| has(owned) && (begin.contains(cell) || !self.is_safe(owned, known)));
            begin.extend(others(&own, &BTreeSet::new()).into_iter().next().filter(|_| !some));
        }
        hidden.extend(self.closed(&part, begin, known));
        hidden
    }

    /// Cells that are withheld already, those that are not safe, and what has to go with them.
    fn closed(&self, cells: &Cells, begin: BTreeSet<String>, known: &Known) -> BTreeSet<String> {
        let unsafe_one = |(_, owned): &(&String, &Owned)| !self.is_safe(owned, known);
        let mut hidden = begin;
        hidden.extend(cells.iter().filter(unsafe_one).map(|(cell, _)| cell.clone()));
        if hidden.is_empty() {
            return hidden;
        }
        let mut left = together(cells, hidden.iter());
        for cell in others(cells, &hidden) {
            // Nothing is nothing of everybody, so that it hides nobody.
            if left.values().any(|amount| !amount.is_zero()) && self.is_safe(&left, known) {
                return hidden;
            }
            add(&mut left, &cells[&cell]);
            hidden.insert(cell);
        }
        hidden
    }
}

/// Those of some cells that a table has.
fn among(cells: &Cells, some: &BTreeSet<String>) -> BTreeSet<String> {
    some.iter().filter(|cell| cells.contains_key(*cell)).cloned().collect()
}

/// Whether the n largest of amounts, the largest first, have more than k per cent of all.
fn dominated(amounts: &[Decimal], rule: Dominance) -> bool {
    let sum = |amounts: &[Decimal]| amounts.iter().copied().sum::<Decimal>();
    let (largest, all) = (sum(&amounts[..rule.n.min(amounts.len())]), sum(amounts));
    // Two whole products, so that nothing is rounded.
    let share = largest.checked_mul(Decimal::ONE_HUNDRED).zip(all.checked_mul(rule.k));
    share.is_none_or(|(largest, safe)| largest > safe)
}

/// Cells that have something and are not withheld yet, the smallest first.
fn others(cells: &Cells, hidden: &BTreeSet<String>) -> Vec<String> {
    let size = |owned: &Owned| owned.values().copied().sum::<Decimal>();
    let mut all: Vec<(Decimal, &String)> = cells.iter().map(|(cell, owned)| (size(owned), cell)).collect();
    all.retain(|(size, cell)| !size.is_zero() && !hidden.contains(*cell));
    all.sort();
    all.into_iter().map(|(_, cell)| cell.clone()).collect()
}

/// What owners have in some cells together.
pub(crate) fn together<'c>(cells: &Cells, some: impl Iterator<Item = &'c String>) -> Owned {
    let mut all = Owned::new();
    some.filter_map(|cell| cells.get(cell)).for_each(|owned| add(&mut all, owned));
    all
}

fn add(all: &mut Owned, more: &Owned) {
    for (owner, amount) in more {
        *all.entry(owner.clone()).or_default() += *amount;
    }
}
