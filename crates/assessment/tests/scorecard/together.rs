//! Subjects judged as one, and tenants who take the class of the one whose land they are on.

use crate::case::{DAY, board, card_of_units, d, grades, inputs, notes, repository, shown, terms};
use assessment::scorecard::{Board, Decided, Inputs, Lease, score};
use methodology::catalogue::{Effect, Scorecard};

const GROUPED: &str = "    aggregate: sum
    merge: { attribute: lot }
    groups:
      - { id: big, title: { zh: 大, en: big }, when: 'size = \"big\"' }
      - { id: rest, title: { zh: 其余, en: the rest } }
    classes:
      grades:
        - { grade: A, title: { zh: 甲, en: a }, upto: 50 % }
        - { grade: B, title: { zh: 乙, en: b } }
    terms:
      r: { title: { zh: 比, en: ratio }, weight: 1, value: a, over: b, unit: '1' }
";

fn merged(rows: &[&str], with: &[usize]) -> Board {
    let card = card_of_units(GROUPED);
    let given = Inputs { merged_with: Some(with.to_vec()), ..inputs(&card, "a b size", rows) };
    score(&card, DAY, &given).unwrap()
}

#[test]
fn values_are_summed_and_the_result_is_everybodys() {
    // x and z are one: (6 + 2) / (1 + 3) = 2; it has one place and counts once among three.
    let board = merged(&["x 6 1 big", "y 9 3 big", "z 2 3 big", "w 1 1 big"], &[7, 3, 7, 5]);
    assert_eq!(shown(&board), ["2.00", "3.00", "1.00"]);
    assert_eq!(board.ranks, [2, 1, 3]);
    assert_eq!(board.ranked, [3, 0]);
    // Half of three is one place.
    assert_eq!(grades(&board), "BABB");
    let story = board.explain(2);
    assert_eq!((story.together.clone(), story.rank, story.estimated), (vec![0, 2], Some(2), false));
    assert_eq!(story.terms[0].measured.as_ref().unwrap().value, Ok(d("8")));
}

#[test]
fn who_lacks_a_value_is_told_and_the_result_is_an_estimate() {
    let board = merged(&["x 6 1 big", "z - 2 big", "y - 1 big"], &[0, 0, 1]);
    assert_eq!(shown(&board), ["2.00", "-"]);
    assert_eq!(notes(&board, 0), ["z, judged with others, has no F-1.01"]);
    assert_eq!(board.estimated, [true, false]);
}

#[test]
fn what_is_no_amount_is_that_of_the_largest() {
    // The first operand is `a`: z is the larger.
    let board = merged(&["x 1 1 big", "z 5 1 small", "y 1 1 big"], &[0, 0, 1]);
    assert_eq!(board.sorted.group_of, [Some(1), Some(0)]);
    assert_eq!(notes(&board, 1), ["those judged as one differ in size; that of the largest, z, counts"]);
}

#[test]
fn of_days_since_an_event_the_fewest_count() {
    let card = repository(
        "mine.card",
        "scorecards:\n  mine.card:\n    refines: per_mu.huangyan.below\n    source: { state: fictional }\n    exclude: [ { id: new, title: { zh: 新, en: new }, when: 'since(new) < 730 天' } ]\n",
    );
    let mut given = inputs(&card, "MJ-1.01 land.used MJ-1.08 since(new) status", &["x 1 1 1 700 below_scale", "y 1 1 1 900 below_scale"]);
    given.merged_with = Some(vec![0, 0]);
    let board = score(&card, DAY, &given).unwrap();
    assert_eq!(board.sorted.excluded, [Some(0)]);
}

const INHERITING: &str = "    aggregate: sum
    inherit: { from: land, except: [小微园] }
    classes:
      grades:
        - { grade: A, title: { zh: 甲, en: a }, at_least: 90 }
        - { grade: B, title: { zh: 乙, en: b }, at_least: 80 }
        - { grade: C, title: { zh: 丙, en: c } }
    overrides:
      - { id: veto, title: { zh: 一票否决, en: veto }, when: 'accident = \"yes\"', grade: C }
resources:
  land: { title: { zh: 土地, en: land }, source: { state: fictional }, unit: 亩, nature: stock, uses: [小微园] }
";

fn lease(landlord: &str, area: &str, usage: Option<&str>) -> Lease {
    Lease { landlord: landlord.to_owned(), area: d(area), usage: usage.map(str::to_owned) }
}

fn inheriting() -> Scorecard {
    let (own, resources) = INHERITING.split_once("resources:").unwrap();
    card_of_units(&format!("{own}{}resources:{resources}", terms(&[("a", "weight: 1")])))
}

fn leased(rows: &[&str], landlords: Vec<Vec<Lease>>) -> Board {
    let card = inheriting();
    score(&card, DAY, &Inputs { landlords, ..inputs(&card, "a accident", rows) }).unwrap()
}

#[test]
fn a_chain_of_leases_takes_the_class_at_its_top() {
    // x owns, y leases of x, z of y; written from the bottom.
    let rows = ["z 10 no", "y 85 no", "x 95 no"];
    let board = leased(&rows, vec![vec![lease("y", "15", None)], vec![lease("x", "40", None)], vec![]]);
    assert_eq!(grades(&board), "AAA");
    assert_eq!(board.changes.len(), 2);
    // What decided over the class at the top goes down, too.
    let board = leased(&["z 10 no", "y 85 no", "x 95 yes"], vec![vec![lease("y", "15", None)], vec![lease("x", "40", None)], vec![]]);
    assert_eq!(grades(&board), "CCC");
}

/// A veto on the tenant itself, or a decision of people, is not undone by good land.
#[test]
fn what_was_decided_of_a_tenant_holds_over_the_class_it_takes() {
    let rows = ["x 95 no", "t 85 yes", "u 10 no", "v 10 no"];
    let card = inheriting();
    let landlords = vec![vec![], vec![lease("x", "3", None)], vec![lease("x", "3", None)], vec![lease("t", "1", None)]];
    let decided = |subject: &str, effect| Decided { subject: subject.to_owned(), effect, reason: String::new(), reference: String::new() };
    let decisions = vec![decided("u", Effect::AtBest("B".to_owned()))];
    let board = score(&card, DAY, &Inputs { landlords, decisions, ..inputs(&card, "a accident", &rows) }).unwrap();
    // x is A; t takes A and its veto makes it C; u takes A and is held at B; v takes that of t as it is in the end.
    assert_eq!(grades(&board), "ACBC");
}

#[test]
fn the_largest_landlord_counts_and_excepted_uses_do_not() {
    let rows = ["x 95 no", "y 85 no", "t 10 no", "u 10 no", "v 10 no"];
    let landlords = vec![
        vec![],
        vec![],
        // 3 + 4 of x is more than 5 of y.
        vec![lease("x", "3", None), lease("y", "5", None), lease("x", "4", None)],
        vec![lease("x", "3", Some("小微园"))],
        // Equal areas: the first by code.
        vec![lease("y", "3", None), lease("x", "3", None)],
    ];
    let board = leased(&rows, landlords);
    assert_eq!(grades(&board), "ABACA");
    assert_eq!(notes(&board, 3), ["it leases for `小微园`, of which no class is inherited"]);
}

#[test]
fn without_a_landlord_here_ones_own_class_stays() {
    let rows = ["x 95 no", "y - no", "z 85 no"];
    let board = leased(&rows, vec![vec![lease("outside", "3", None)], vec![], vec![lease("y", "1", None)]]);
    assert_eq!(grades(&board), "A-B");
    assert_eq!(notes(&board, 0), ["outside, whose land it is, is not judged: its own class stays"]);
    assert_eq!(notes(&board, 2), ["y, whose land it is, has no class: its own class stays"]);
}

#[test]
fn a_ring_of_leases_stays_as_it_is() {
    // x, y and z lease in a ring; w hangs from it, v from w; u leases of itself.
    let rows = ["v 10 no", "w 10 no", "x 95 no", "y 85 no", "z 70 no", "u 85 no"];
    let of = |code: &str| vec![lease(code, "1", None)];
    let board = leased(&rows, vec![of("w"), of("x"), of("y"), of("z"), of("x"), of("u")]);
    assert_eq!(grades(&board), "AAABCB");
    assert_eq!([2, 3, 4, 5].map(|subject| notes(&board, subject).len()), [1; 4]);
    assert_eq!(notes(&board, 2), ["the leases go in a ring: its own class stays"]);
    assert_eq!(notes(&board, 1), Vec::<String>::new());
}

#[test]
fn nobody_is_merged_or_leases_unless_told() {
    let board = board(&inheriting(), "a accident", &["x 95 no", "y 1 no"]);
    assert_eq!(grades(&board), "AC");
    assert!(board.entities.is_none());
}
