//! The primary rules worked by hand: how many owners, what the largest has, what goes with what is withheld, and what a firm may
//! see of the others.

mod common;

use common::{figure, owned, rules, value};
use figures::behind::{Behind, Cells, Of, Owned, Stake};
use figures::{CreditCode, Figure, Outcome, Reason};
use methodology::catalogue::{Disclosure, Dominance};
use publication::disclosure::Withheld;
use publication::{Audience, Gate};
use std::collections::BTreeMap;
use std::sync::Arc;

fn public() -> Gate {
    Gate::new(&rules(), Audience::Public)
}

/// A whole of so much of each owner.
fn whole(amounts: &[u64]) -> Figure {
    behind(Behind::whole(owned(amounts.iter().copied())))
}

fn behind(behind: Behind) -> Figure {
    figure("industry.output@2021-01..06", value("100"), "千元", 9).weighed(Arc::new(behind))
}

fn shows(gate: &Gate, figure: Figure) -> bool {
    let passed = gate.pass(figure);
    assert_eq!(passed.why().is_some(), passed.outcome() == Outcome::Missing(Reason::Suppressed));
    assert!(passed.figure().behind().is_none(), "what leaves the gate says nothing of owners");
    passed.outcome().value().is_some()
}

fn table(cells: &[(&str, &[u64])]) -> Arc<Cells> {
    let mut next = 0;
    let cell = |(name, amounts): &(&str, &[u64])| {
        let each = amounts.iter().map(|amount| {
            next += 1;
            (format!("{next:02}").into(), (*amount).into())
        });
        ((*name).to_owned(), each.collect::<Owned>())
    };
    Arc::new(cells.iter().map(cell).collect())
}

fn of(table: &Arc<Cells>, cells: &[&str]) -> Behind {
    let of = Of::Cells(cells.iter().map(|cell| (*cell).to_owned()).collect());
    Behind { stakes: vec![Stake { table: table.clone(), of, above: None }], proven: true, owners: Arc::default() }
}

/// The cells of a table that an audience sees.
fn seen<'c>(gate: &Gate, table: &'c Arc<Cells>) -> Vec<&'c str> {
    table.keys().map(String::as_str).filter(|cell| shows(gate, behind(of(table, &[cell])))).collect()
}

#[test]
fn three_owners_are_enough_and_two_are_not() {
    assert!(shows(&public(), whole(&[40, 30, 30])));
    assert!(!shows(&public(), whole(&[50, 50])));
    // One that has nothing is nobody beside those who have something; where nobody has anything, all of them count.
    assert!(!shows(&public(), whole(&[50, 50, 0])));
    assert!(shows(&public(), whole(&[0, 0, 0])));
    assert!(!shows(&public(), whole(&[0, 0])));
}

/// 70 of 100 is still safe, 71 of 101 is 70.297 per cent; 7 of 10 is exactly 70.
#[test]
fn the_largest_owner_may_have_seventy_per_cent_and_not_more() {
    assert!(shows(&public(), whole(&[70, 20, 10])));
    assert!(shows(&public(), whole(&[7, 2, 1])));
    assert!(!shows(&public(), whole(&[71, 20, 10])));
    assert!(!shows(&public(), whole(&[7_000_000_001, 2_000_000_000, 1_000_000_000])));
    let two = Disclosure { dominance: Some(Dominance { n: 2, k: 85.into() }), ..rules() };
    let gate = Gate::new(&two, Audience::Public);
    assert!(shows(&gate, whole(&[60, 25, 15])), "the two largest have 85 per cent");
    assert!(!shows(&gate, whole(&[60, 26, 14])));
    let none = Disclosure { dominance: None, ..rules() };
    assert!(shows(&Gate::new(&none, Audience::Public), whole(&[98, 1, 1])), "a pack without the rule has no such rule");
}

#[test]
fn those_who_may_see_single_units_see_everything() {
    for audience in [Audience::Office, Audience::Leader] {
        let gate = Gate::new(&rules(), audience);
        assert!(shows(&gate, whole(&[1])));
        assert!(shows(&gate, behind(Behind { proven: false, ..Behind::whole(owned([1])) })));
    }
}

#[test]
fn what_nobody_weighed_is_withheld() {
    assert!(!shows(&public(), figure("industry.output@2021-01..06", value("100"), "千元", 9).bare()));
    let nobody = figure("industry.output@2021-01..06", Outcome::Missing(Reason::NotFiled), "千元", 0).bare();
    assert_eq!(public().pass(nobody).outcome(), Outcome::Missing(Reason::NotFiled), "nobody is behind it");
}

#[test]
fn a_combination_that_is_not_proven_safe_is_refused_with_a_sentence() {
    let passed = public().pass(behind(Behind { proven: false, ..Behind::whole(owned([40, 30, 30])) }));
    assert_eq!((passed.outcome(), passed.why()), (Outcome::Missing(Reason::Suppressed), Some(Withheld::NotProven)));
    assert!(Withheld::NotProven.words().zh.contains("尚未证明") && Withheld::NotProven.words().en.contains("not been shown to be safe"));
}

/// `a` has two owners, so that it would follow from the whole: `c` of 60 is the smallest of the others and goes with it.
#[test]
fn a_cell_that_would_follow_takes_the_smallest_safe_one_with_it() {
    let four = table(&[("a", &[50, 50]), ("b", &[30, 30, 30]), ("c", &[20, 20, 20]), ("d", &[90, 80, 70])]);
    assert_eq!(seen(&public(), &four), ["b", "d"]);
    // Of two of a size the first by code.
    let same = table(&[("a", &[5, 5]), ("b", &[30, 30, 30]), ("c", &[30, 30, 30]), ("d", &[90, 80, 70])]);
    assert_eq!(seen(&public(), &same), ["c", "d"]);
    // Two that are withheld and safe together need nobody else.
    let two = table(&[("a", &[50, 50]), ("b", &[40]), ("c", &[20, 20, 20])]);
    assert_eq!(seen(&public(), &two), ["c"], "50 of 140 is no dominance");
    // A cell with nothing in it hides nothing.
    let empty = table(&[("a", &[5, 5]), ("b", &[0, 0, 0]), ("c", &[30, 30, 30]), ("d", &[90, 80, 70])]);
    assert_eq!(seen(&public(), &empty), ["b", "d"]);
}

/// `a` has 900 of one owner: with `b` that is 900 of 960, with `c` too 900 of 1,260, which is 71.4 per cent, with `d` 900 of 1,660.
#[test]
fn cells_are_withheld_until_nobody_dominates_what_they_leave() {
    let dominated =
        table(&[("a", &[900]), ("b", &[20, 20, 20]), ("c", &[100, 100, 100]), ("d", &[200, 100, 100]), ("e", &[500, 400, 300])]);
    assert_eq!(seen(&public(), &dominated), ["e"]);
    let hopeless = table(&[("a", &[900]), ("b", &[20, 20, 20])]);
    assert!(seen(&public(), &hopeless).is_empty(), "nothing of it may be shown");
}

/// A part is withheld where what it leaves of the whole is not safe: the others have one owner with 80 of 100.
#[test]
fn a_part_whose_complement_is_not_safe_is_withheld_too() {
    let parted = table(&[("in", &[40, 30, 30]), ("out", &[80, 10, 10])]);
    assert!(seen(&public(), &parted).is_empty());
    assert_eq!(seen(&public(), &table(&[("in", &[40, 30, 30]), ("out", &[70, 20, 10])])), ["in", "out"]);
    assert_eq!(seen(&public(), &table(&[("in", &[40, 30, 30])])), ["in"], "a part that is the whole leaves nothing");
}

/// Of `a` to `d`, `a` and `c` are withheld. `a` and `c` together are what is left anyway; with `a` and `b` the two of `a` would follow.
#[test]
fn a_sum_of_cells_tells_no_cell_that_is_withheld() {
    let four = table(&[("a", &[50, 50]), ("b", &[30, 30, 30]), ("c", &[20, 20, 20]), ("d", &[90, 80, 70])]);
    let shown = |cells: &[&str]| shows(&public(), behind(of(&four, cells)));
    assert!(shown(&["b", "d"]) && shown(&["a", "c"]) && shown(&["a", "b", "c"]));
    assert!(!shown(&["a", "b"]) && !shown(&["c", "d"]), "the one less what is shown is `a`, the whole less the other is too");
}

/// A change tells something of both years: with the base withheld, the rate and this year's value would give it.
#[test]
fn a_change_of_what_is_withheld_in_either_year_is_withheld() {
    let (now, then) = (table(&[("", &[40, 30, 30])]), table(&[("", &[90, 5, 5])]));
    let growth = |tables: [&Arc<Cells>; 2]| {
        let stakes = tables.map(|table| of(table, &[""]).stakes.remove(0)).to_vec();
        let behind = Behind { stakes, proven: true, owners: Arc::default() };
        let rate = figure("industry.output.growth@2021-01..06", value("12"), "%", 9).weighed(Arc::new(behind));
        shows(&public(), rate)
    };
    assert_eq!([growth([&now, &now]), growth([&now, &then]), growth([&then, &now])], [true, false, false]);
}

fn firm(n: u32) -> Gate {
    Gate::new(&rules(), Audience::Firm(CreditCode::fictional(n)))
}

/// Amounts of firms by their numbers, some of which one group owns.
fn of_firms(amounts: &[(u32, u64)], group: &[u32]) -> Behind {
    let code = |n: &u32| CreditCode::fictional(*n).as_str().to_owned();
    let owners: BTreeMap<String, Arc<str>> = group.iter().map(|n| (code(n), "集团".into())).collect();
    let mut owned = Owned::new();
    for (n, amount) in amounts {
        let owner = owners.get(&code(n)).cloned().unwrap_or_else(|| code(n).into());
        *owned.entry(owner).or_default() += rust_decimal::Decimal::from(*amount);
    }
    Behind { owners: Arc::new(owners), ..Behind::whole(owned) }
}

/// The firm knows its own 40 and takes it off: of the 60 left the largest has 42, exactly 70 per cent; of 59 it would be more.
#[test]
fn a_firm_that_takes_itself_off_learns_nothing_of_the_others() {
    let safe = || behind(of_firms(&[(1, 40), (2, 42), (3, 18)], &[]));
    let tight = || behind(of_firms(&[(1, 40), (2, 42), (3, 17)], &[]));
    assert!(shows(&public(), safe()) && shows(&public(), tight()), "42 of 99 is no dominance to those who are not in it");
    assert!(shows(&firm(1), safe()) && !shows(&firm(1), tight()));
    assert!(shows(&firm(9), tight()), "one that is not in it has nothing to take off");
    // Two others are enough, where there are three in all.
    assert!(shows(&firm(3), safe()), "40 and 42");
}

/// Four firms, two of one owner: they are three, and a firm of the group knows what both have.
#[test]
fn firms_of_one_owner_are_one() {
    let four = [(1, 30), (2, 30), (3, 20), (4, 20)];
    assert!(shows(&public(), behind(of_firms(&four, &[1, 2]))));
    assert!(!shows(&public(), behind(of_firms(&four, &[1, 2, 3]))), "two owners");
    assert!(!shows(&public(), behind(of_firms(&[(1, 50), (2, 30), (3, 10), (4, 10)], &[1, 2]))), "80 of 100 are of one");
    assert!(shows(&public(), behind(of_firms(&[(1, 50), (2, 30), (3, 10), (4, 10)], &[]))));
    // 50 and 20 are left of the group's 30: 71.4 per cent.
    let group = || behind(of_firms(&[(1, 20), (2, 10), (3, 50), (4, 20)], &[1, 2]));
    assert!(shows(&public(), group()) && !shows(&firm(2), group()));
}

/// Its own value says nothing of others; its part in the change of a whole does.
#[test]
fn a_firm_sees_what_it_filed_and_its_part_of_a_whole_only_where_that_is_safe() {
    let own = |indicator: &str, behind: Behind| {
        let id = format!("{indicator}@2021-01..06,by=firm:{}", CreditCode::fictional(1));
        shows(&firm(1), figure(&id, value("5"), "千元", 1).weighed(Arc::new(behind)))
    };
    let nothing = || Behind { stakes: Vec::new(), proven: true, owners: Arc::default() };
    assert!(own("industry.output", nothing()) && own("industry.output.growth", nothing()));
    assert!(own("industry.output.pull", of_firms(&[(1, 40), (2, 30), (3, 30)], &[])));
    assert!(!own("industry.output.pull", of_firms(&[(1, 40), (2, 30)], &[])), "one other");
    let bare = figure(&format!("industry.output.pull@2021-01..06,by=firm:{}", CreditCode::fictional(1)), value("5"), "%", 1).bare();
    assert!(!shows(&firm(1), bare));
    assert!(!shows(&firm(2), behind(nothing()).bare()));
}

#[test]
fn a_sum_from_which_every_cell_would_follow_needs_all_of_them_safe() {
    let every = |table: Arc<Cells>| {
        let stakes = vec![Stake { table, of: Of::Every, above: None }];
        shows(&public(), behind(Behind { stakes, proven: true, owners: Arc::default() }))
    };
    assert!(every(table(&[("ours in", &[40, 30, 30]), ("in", &[10, 10, 10])])));
    assert!(!every(table(&[("ours in", &[40, 30, 30]), ("in", &[10, 10])])));
    assert!(every(Arc::new(Cells::new())));
}
