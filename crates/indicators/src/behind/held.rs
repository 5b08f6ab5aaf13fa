//! What owners have in the cells of tables, each made once.

use super::cuts::{IN, OUT, Table, counts};
use super::owners::Owners;
use super::rows::{Rows, Side};
use crate::engine::Engine;
use crate::sums::Sums;
use figures::Decimal;
use figures::behind::{Above, Cells};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Tables of some sums.
pub(super) struct Tables<'a> {
    engine: &'a Engine,
    sums: &'a Sums,
    rows: &'a [Rows],
    owners: &'a Owners,
    made: BTreeMap<(Table, Side), Option<Made>>,
}

/// A table with the coarser one that it stands beneath.
type Made = (Arc<Cells>, Option<Arc<Above>>);

/// Units' amounts by cell.
struct Held {
    cells: Cells,
    owners: Arc<BTreeMap<String, Arc<str>>>,
}

impl Held {
    fn add(&mut self, cell: &str, unit: &Arc<str>, amount: Decimal) {
        let owner = self.owners.get(&**unit).unwrap_or(unit).clone();
        if !self.cells.contains_key(cell) {
            self.cells.insert(cell.to_owned(), BTreeMap::new());
        }
        if let Some(owned) = self.cells.get_mut(cell) {
            *owned.entry(owner).or_default() += amount.abs();
        }
    }
}

impl<'a> Tables<'a> {
    /// None yet.
    pub fn new(engine: &'a Engine, sums: &'a Sums, rows: &'a [Rows], owners: &'a Owners) -> Self {
        Tables { engine, sums, rows, owners, made: BTreeMap::new() }
    }

    /// The cells of a table on a side; nothing where a unit is in two of them, so that they don't add up.
    pub fn cells(&mut self, table: &Table, side: Side) -> Option<Made> {
        let key = (table.clone(), side);
        if let Some(made) = self.made.get(&key) {
            return made.clone();
        }
        let made = self.make(table, side);
        self.made.insert(key, made.clone());
        made
    }

    fn make(&self, table: &Table, side: Side) -> Option<Made> {
        let first = match table {
            Table::Classes(classes) => classes.first().map_or(0, |(_, place)| *place),
            Table::Members(place)
            | Table::Industries(place)
            | Table::Areas(place, _)
            | Table::Parted(place, _)
            | Table::Around(place, ..) => *place,
        };
        let (linear, scope) = self.sums.list.get(first)?;
        let mut held = Held { cells: Cells::new(), owners: self.owners.on(scope.period.last_day()) };
        match table {
            Table::Members(place) | Table::Industries(place) => {
                self.on(*place, side).for_each(|(key, unit, amount)| held.add(key, unit, amount))
            }
            Table::Classes(classes) => self.classes(classes, side, &mut held)?,
            Table::Parted(part, whole) => self.parted((*part, *whole), side, &mut held, |_| ""),
            Table::Areas(place, parent) => {
                let children = self.children(parent);
                let child = |area: &str| children.get(area).cloned().unwrap_or_default();
                self.on(*place, side).for_each(|(area, unit, amount)| held.add(&child(area), unit, amount));
            }
            Table::Around(part, whole, ours) => {
                let ours = self.engine.within(ours);
                self.parted((*part, *whole), side, &mut held, |area| if ours.contains(area) { "ours " } else { "" });
            }
        }
        let above = matches!(table, Table::Industries(_)).then(|| divisions(&held.cells));
        let counted = |cells: Cells| if self.sums.linears.get(*linear).is_some_and(counts) { counted(cells) } else { cells };
        let above = above.map(|above| Arc::new(Above { cells: counted(above.cells), of: above.of }));
        Some((Arc::new(counted(held.cells)), above))
    }

    fn on(&self, place: usize, side: Side) -> impl Iterator<Item = (&Arc<str>, &Arc<str>, Decimal)> {
        self.rows.get(place).into_iter().flat_map(move |rows| rows.on(side))
    }

    fn classes(&self, classes: &[(String, usize)], side: Side, held: &mut Held) -> Option<()> {
        let mut seen = BTreeSet::new();
        for (class, place) in classes {
            for (_, unit, amount) in self.on(*place, side) {
                held.add(class, unit, amount);
            }
            let units: BTreeSet<&Arc<str>> = self.on(*place, side).map(|(_, unit, _)| unit).collect();
            let before = seen.len();
            seen.extend(units.iter().copied());
            if seen.len() < before + units.len() {
                return None;
            }
        }
        Some(())
    }

    /// What units have in a part and what that leaves of the whole, in cells whose names begin by the member.
    fn parted(&self, (part, whole): (usize, usize), side: Side, held: &mut Held, begin: impl Fn(&str) -> &'static str) {
        let inside: BTreeMap<(&Arc<str>, &Arc<str>), Decimal> =
            self.on(part, side).map(|(key, unit, amount)| ((key, unit), amount)).collect();
        for ((key, unit), amount) in &inside {
            held.add(&format!("{}{IN}", begin(key)), unit, *amount);
        }
        for (key, unit, amount) in self.on(whole, side) {
            let left = amount - inside.get(&(key, unit)).copied().unwrap_or_default();
            if !left.is_zero() {
                held.add(&format!("{}{OUT}", begin(key)), unit, left);
            }
        }
    }

    /// Of every area within one that which lies right within it.
    fn children(&self, parent: &str) -> BTreeMap<String, String> {
        let right = self.engine.catalogue.areas.values().filter(|area| area.parent.as_deref() == Some(parent));
        right.flat_map(|child| self.engine.within(&child.code).into_iter().map(|area| (area, child.code.clone()))).collect()
    }
}

/// Industries by the first two places of their code, which name the division.
fn divisions(industries: &Cells) -> Above {
    let (mut cells, mut of) = (Cells::new(), BTreeMap::new());
    for (industry, owned) in industries {
        let division = industry.get(..2).unwrap_or_default();
        of.insert(industry.clone(), division.to_owned());
        let all = cells.entry(division.to_owned()).or_default();
        owned.iter().for_each(|(owner, amount)| *all.entry(owner.clone()).or_default() += *amount);
    }
    Above { cells, of }
}

/// What is counted is one of each owner, however much it has.
fn counted(cells: Cells) -> Cells {
    let one = |amount: Decimal| if amount.is_zero() { amount } else { Decimal::ONE };
    let each = |(cell, owned): (String, BTreeMap<Arc<str>, Decimal>)| {
        (cell, owned.into_iter().map(|(owner, amount)| (owner, one(amount))).collect())
    };
    cells.into_iter().map(each).collect()
}
