//! Made-up parks, held against the rules in plain loops over firms: nobody sees a cell that breaks them, and what is shown of a table
//! leaves of the whole only what is safe together, so that no withheld cell is got by subtraction.

mod common;

use common::{figure, rules};
use figures::behind::{Above, Behind, Cells, Of, Stake};
use figures::{CreditCode, Decimal, Figure, Outcome};
use proptest::prelude::*;
use publication::breakdown::{self, Members};
use publication::{Audience, Gate};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// A firm: its amount, by how many the group that owns it is numbered (nobody for 0), and its cell.
#[derive(Debug, Clone, Copy)]
struct Firm {
    amount: u64,
    group: u32,
    cell: u8,
}

#[derive(Debug)]
struct Park(Vec<Firm>);

fn park() -> impl Strategy<Value = Park> {
    // Some have nothing, most a little, few very much.
    let amount = prop_oneof![1 => Just(0), 6 => 1u64..100, 2 => 100u64..1_000, 1 => 1_000u64..100_000];
    let firm = move |cells: u8| (amount.clone(), 0u32..6, 0..cells).prop_map(|(amount, group, cell)| Firm { amount, group, cell });
    (2u8..=6).prop_flat_map(move |cells| prop::collection::vec(firm(cells), 5..=40)).prop_map(Park)
}

fn code(n: usize) -> String {
    CreditCode::fictional(u32::try_from(n).expect("few") + 1).as_str().to_owned()
}

impl Park {
    fn owner(&self, n: usize) -> String {
        // Half of the groups' numbers stand for no owner.
        if self.0[n].group > 3 { format!("g{}", self.0[n].group) } else { code(n) }
    }

    /// What each owner has in some cells, firm by firm.
    fn owned(&self, cells: &BTreeSet<u8>) -> BTreeMap<String, u64> {
        let mut all = BTreeMap::new();
        for (n, firm) in self.0.iter().enumerate().filter(|(_, firm)| cells.contains(&firm.cell)) {
            *all.entry(self.owner(n)).or_default() += firm.amount;
        }
        all
    }

    /// The rules as the methodology says them.
    fn is_safe(&self, cells: &BTreeSet<u8>, known: Option<&str>) -> bool {
        let holds = |amounts: Vec<u64>, needed: usize| {
            let some = amounts.iter().filter(|amount| **amount > 0).count();
            let (total, largest) = (amounts.iter().sum::<u64>(), amounts.iter().max().copied().unwrap_or_default());
            (if some > 0 { some } else { amounts.len() }) >= needed && largest * 100 <= total * 70
        };
        let mut owned = self.owned(cells);
        let all = owned.is_empty() || holds(owned.values().copied().collect(), 3);
        let own = known.and_then(|known| owned.remove(known)).is_some();
        all && (!own || holds(owned.into_values().collect(), 2))
    }

    fn cells(&self) -> BTreeSet<u8> {
        self.0.iter().map(|firm| firm.cell).collect()
    }

    fn total(&self, cells: &BTreeSet<u8>) -> u64 {
        self.owned(cells).values().sum()
    }

    fn table(&self) -> Cells {
        let owned =
            |cell: u8| self.owned(&BTreeSet::from([cell])).into_iter().map(|(o, amount)| (o.as_str().into(), amount.into())).collect();
        self.cells().into_iter().map(|cell| (cell.to_string(), owned(cell))).collect()
    }

    /// A figure that is of a part of a table.
    fn of(&self, id: &str, cells: &BTreeSet<u8>, (table, of): (&Arc<Cells>, Of)) -> Figure {
        let owners = (0..self.0.len()).map(|n| (code(n), self.owner(n).as_str().into())).collect();
        let behind = Behind { stakes: vec![Stake { table: table.clone(), of, above: None }], proven: true, owners: Arc::new(owners) };
        let units = self.0.iter().filter(|firm| cells.contains(&firm.cell)).count() as u64;
        figure(id, Outcome::Value(Decimal::from(self.total(cells))), "千元", units).weighed(Arc::new(behind))
    }

    fn whole(&self) -> Figure {
        let owned = self.owned(&self.cells()).into_iter().map(|(o, amount)| (o.as_str().into(), amount.into())).collect();
        let table = Arc::new(Cells::from([(String::new(), owned)]));
        self.of("industry.output@2021", &self.cells(), (&table, Of::Cells(BTreeSet::from([String::new()]))))
    }

    fn members(&self) -> Vec<(u8, Figure)> {
        let table = Arc::new(self.table());
        let one = |cell: u8| {
            let of = Of::Cells(BTreeSet::from([cell.to_string()]));
            (cell, self.of(&format!("industry.output@2021,by=division:{cell}"), &BTreeSet::from([cell]), (&table, of)))
        };
        self.cells().into_iter().map(one).collect()
    }
}

impl Park {
    /// The coarse cells that are shown, and the fine ones.
    fn beneath(&self, gate: &Gate, coarse: &BTreeMap<u8, BTreeSet<u8>>) -> (BTreeSet<u8>, BTreeSet<u8>) {
        let owned = |cells: &BTreeSet<u8>| self.owned(cells).into_iter().map(|(o, amount)| (o.as_str().into(), amount.into())).collect();
        let above: Arc<Cells> = Arc::new(coarse.iter().map(|(name, cells)| (name.to_string(), owned(cells))).collect());
        let of = coarse.iter().flat_map(|(name, cells)| cells.iter().map(move |cell| (cell.to_string(), name.to_string()))).collect();
        let beneath = Some(Arc::new(Above { cells: (*above).clone(), of }));
        let table = Arc::new(self.table());
        let passes = |id: String, cells: &BTreeSet<u8>, cell: u8, (table, above): (&Arc<Cells>, &Option<Arc<Above>>)| {
            let of = Of::Cells(BTreeSet::from([cell.to_string()]));
            let figure = self.of(&id, cells, (table, of.clone()));
            let behind = figure.behind().expect("weighed").clone();
            let stakes = vec![Stake { table: table.clone(), of, above: above.clone() }];
            gate.pass(figure.weighed(Arc::new(Behind { stakes, ..behind }))).outcome().value().is_some()
        };
        let one = |cell: u8| BTreeSet::from([cell]);
        let shown = coarse
            .iter()
            .filter(|(name, cells)| passes(format!("industry.output@2021-01..06,by=division:{name}"), cells, **name, (&above, &None)));
        let fine = self
            .cells()
            .into_iter()
            .filter(|cell| passes(format!("industry.output@2021-01..06,by=industry:{cell}"), &one(*cell), *cell, (&table, &beneath)));
        (shown.map(|(name, _)| *name).collect(), fine.collect())
    }
}

/// The public, and firms of all kinds.
fn audiences(park: &Park) -> Vec<(Audience, Option<String>)> {
    let firm = |n: usize| (Audience::Firm(CreditCode::fictional(u32::try_from(n).expect("few") + 1)), Some(park.owner(n)));
    let firms = (0..park.0.len()).step_by(3).map(firm);
    std::iter::once((Audience::Public, None)).chain(firms).collect()
}

fn seen(park: &Park, gate: &Gate) -> BTreeSet<u8> {
    park.members().into_iter().filter(|(_, one)| gate.pass(one.clone()).outcome().value().is_some()).map(|(cell, _)| cell).collect()
}

fn shown(park: &Park, gate: &Gate, first: usize) -> Members {
    let members = park.members().into_iter().map(|(_, one)| (one, None)).collect();
    breakdown::disclose(gate, (park.whole(), None), members, first)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_is_seen_keeps_the_rules_and_what_is_not_does_not_follow(park in park()) {
        for (audience, known) in audiences(&park) {
            let gate = Gate::new(&rules(), audience);
            let (all, seen) = (park.cells(), seen(&park, &gate));
            for cell in &seen {
                prop_assert!(park.is_safe(&BTreeSet::from([*cell]), known.as_deref()), "{cell} is seen by {known:?}");
            }
            let hidden: BTreeSet<u8> = all.difference(&seen).copied().collect();
            let whole = gate.pass(park.whole()).outcome().value();
            prop_assert_eq!(whole.is_some(), park.is_safe(&all, known.as_deref()));
            // Where the whole is nothing, everybody has nothing.
            if whole.is_some_and(|whole| !whole.is_zero()) && !hidden.is_empty() {
                // All that subtraction gives is what the hidden are together.
                let left = whole.expect("seen") - Decimal::from(park.total(&seen));
                prop_assert_eq!(left, Decimal::from(park.total(&hidden)));
                prop_assert!(hidden.len() > 1 && !left.is_zero() && park.is_safe(&hidden, known.as_deref()), "{hidden:?} is left for {known:?}");
                let alone = |cell: &u8| Decimal::from(park.total(&BTreeSet::from([*cell]))) == left;
                prop_assert!(!hidden.iter().any(|cell| !park.is_safe(&BTreeSet::from([*cell]), None) && alone(cell)));
            }
        }
    }

    #[test]
    fn a_firm_sees_no_cell_that_the_public_does_not(park in park()) {
        let public = seen(&park, &Gate::new(&rules(), Audience::Public));
        for (audience, _) in audiences(&park) {
            prop_assert!(seen(&park, &Gate::new(&rules(), audience)).is_subset(&public));
        }
    }

    /// Cells two by two beneath coarser ones. What subtraction gives is what is withheld beneath a coarse cell that is shown, what is
    /// withheld beneath the others together, and sums of these.
    #[test]
    fn what_is_shown_beneath_a_coarser_table_tells_no_cell_of_either(park in park()) {
        for (audience, known) in audiences(&park) {
            let gate = Gate::new(&rules(), audience);
            let coarse: BTreeMap<u8, BTreeSet<u8>> = (0..3).map(|n| (n, park.cells().into_iter().filter(|cell| cell / 2 == n).collect())).collect();
            let coarse: BTreeMap<u8, BTreeSet<u8>> = coarse.into_iter().filter(|(_, cells)| !cells.is_empty()).collect();
            let (shown, fine) = park.beneath(&gate, &coarse);
            prop_assert!(fine.iter().all(|cell| park.is_safe(&BTreeSet::from([*cell]), known.as_deref())));
            let rest = |name: &u8| -> BTreeSet<u8> { coarse[name].difference(&fine).copied().collect() };
            let safe = |cells: &BTreeSet<u8>| cells.is_empty() || park.is_safe(cells, known.as_deref());
            for name in &shown {
                prop_assert!(safe(&coarse[name]) && safe(&rest(name)), "{name} for {known:?}: {:?}", rest(name));
            }
            let others: BTreeSet<u8> = coarse.keys().filter(|name| !shown.contains(name)).copied().collect();
            let left: BTreeSet<u8> = others.iter().flat_map(&rest).collect();
            // Where the whole is not shown nothing is subtracted from it.
            if park.is_safe(&park.cells(), known.as_deref()) && park.total(&park.cells()) > 0 {
                prop_assert!(safe(&left), "{left:?} for {known:?}");
            }
            for name in others.iter().filter(|name| park.total(&coarse[*name]) > 0) {
                prop_assert!(!rest(name).is_empty(), "{name} is the sum of its parts for {known:?}");
            }
        }
    }

    #[test]
    fn the_trusted_see_all_of_it(park in park()) {
        prop_assert_eq!(seen(&park, &Gate::new(&rules(), Audience::Office)), park.cells());
    }

    #[test]
    fn a_printed_breakdown_shows_the_same_cells_and_its_rest_is_safe(park in park(), first in 1usize..7) {
        let gate = Gate::new(&rules(), Audience::Public);
        let (members, seen) = (shown(&park, &gate, first), seen(&park, &gate));
        let cell = |one: &breakdown::Member| one.value.id().by.as_ref().expect("by").1.parse::<u8>().expect("cell");
        let listed: BTreeSet<u8> = members.shown.iter().map(cell).collect();
        prop_assert!(listed.is_subset(&seen));
        prop_assert!(members.withheld.iter().map(cell).all(|cell| !seen.contains(&cell)));
        let rest: BTreeSet<u8> = park.cells().difference(&listed).copied().collect();
        let told = members.others.and_then(|others| others.value.value());
        if let Some(told) = told {
            prop_assert_eq!(told, Decimal::from(park.total(&rest)));
            prop_assert!(park.is_safe(&rest, None), "{rest:?}");
        }
    }
}
