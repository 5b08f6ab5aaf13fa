//! A small action plan on 2021-08-10, counted by hand: five fields, each with a bound measure and one that is not.

use crate::attraction::day;
use assessment::plan::{Fault, FieldCount, Item, Level, Plan, Tree, by_field, tree};

const FIELDS: [&str; 5] = ["platform", "attraction", "projects", "facilities", "team"];

fn item(id: &str, level: Level, parent: &str) -> Item {
    let parent = (!parent.is_empty()).then(|| parent.to_owned());
    Item { id: id.to_owned(), plan: Some("PL".to_owned()), level: Some(level), parent, title: id.to_owned(), ..Item::default() }
}

/// Of each field an objective `o-F`, measures `m-F` (bound) and `n-F` (not), and tasks under the first: one done in time, one late, one overdue, one open.
fn items() -> Vec<Item> {
    let mut items = Vec::new();
    for field in FIELDS {
        items.push(Item { field: Some(field.to_owned()), ..item(&format!("o-{field}"), Level::Objective, "") });
        items.push(Item {
            indicator: Some("industry.output".to_owned()),
            ..item(&format!("m-{field}"), Level::Measure, &format!("o-{field}"))
        });
        items.push(item(&format!("n-{field}"), Level::Measure, &format!("o-{field}")));
        for (id, due, done) in
            [("1", "2021-06-30", "2021-06-30"), ("2", "2021-06-30", "2021-07-02"), ("3", "2021-07-31", ""), ("4", "2021-12-31", "")]
        {
            let task = item(&format!("t{id}-{field}"), Level::Task, &format!("m-{field}"));
            items.push(Item { due: due.parse().ok(), done: done.parse().ok(), ..task });
        }
    }
    items
}

fn plan() -> Plan {
    Plan { id: "PL".to_owned(), title: "行动计划".to_owned(), ..Plan::default() }
}

fn made(items: &[Item]) -> Tree {
    tree(&plan(), items)
}

#[test]
fn each_field_has_its_counts() {
    let items = items();
    let counts = by_field(&made(&items), &items, day("2021-08-10"), |id| id == "industry.output");
    let expected = FieldCount { objectives: 1, measures: 2, bound: 1, tasks: 4, done: 1, late: 1, overdue: 1, open: 1 };
    assert_eq!(counts.len(), 5);
    for field in FIELDS {
        assert_eq!(counts[&Some(field.to_owned())], expected, "{field}");
        assert_eq!(counts[&Some(field.to_owned())].unbound(), 1, "{field}");
    }
}

#[test]
fn a_measure_bound_to_what_is_not_defined_is_not_bound() {
    let items = items();
    let counts = by_field(&made(&items), &items, day("2021-08-10"), |_| false);
    assert!(counts.values().all(|count| count.bound == 0 && count.unbound() == 2));
}

#[test]
fn what_stands_under_an_item_has_its_field() {
    let items = items();
    let tree = made(&items);
    assert!(tree.faults.is_empty());
    let walked = tree.walk();
    assert_eq!(walked.len(), 5 * 7);
    let of = |id: &str| walked.iter().find(|(_, node)| items[node.item].id == id).map(|(depth, node)| (*depth, node.field.clone()));
    assert_eq!(of("t1-team"), Some((2, Some("team".to_owned()))));
    assert_eq!(of("o-team"), Some((0, Some("team".to_owned()))));
}

/// A plan of one field gives it to its items; what an item says itself stands before it.
#[test]
fn a_plan_of_one_field_gives_it_to_what_says_none() {
    let items = [item("o", Level::Objective, ""), Item { field: Some("team".to_owned()), ..item("m", Level::Measure, "o") }];
    let plan = Plan { field: Some("platform".to_owned()), ..plan() };
    let tree = tree(&plan, &items);
    let fields: Vec<Option<&str>> = tree.walk().iter().map(|(_, node)| node.field.as_deref()).collect();
    assert_eq!(fields, [Some("platform"), Some("team")]);
}

#[test]
fn what_has_no_sound_place_stands_at_the_root_and_is_told() {
    let with_field = |item: Item| Item { field: Some("team".to_owned()), ..item };
    let mut items = vec![
        with_field(item("a", Level::Task, "nowhere")),
        with_field(item("b", Level::Objective, "c")),
        with_field(item("c", Level::Measure, "b")),
        with_field(item("d", Level::Measure, "e")),
        with_field(item("e", Level::Measure, "")),
        with_field(item("f", Level::Task, "g")),
        item("h", Level::Objective, ""),
        Item { level: None, ..with_field(item("i", Level::Task, "e")) },
    ];
    items.push(Item { plan: Some("other".to_owned()), ..item("g", Level::Measure, "") });
    let tree = made(&items);
    let faults: Vec<(&str, Fault)> = tree.faults.iter().map(|(id, fault)| (id.as_str(), fault.clone())).collect();
    let expected = [
        ("a", Fault::NoParent("nowhere".to_owned())),
        ("b", Fault::Circle),
        ("c", Fault::Circle),
        ("d", Fault::WrongLevel("e".to_owned())),
        ("f", Fault::OtherPlan("g".to_owned())),
        ("h", Fault::NoField),
        ("i", Fault::NoLevel),
    ];
    assert_eq!(faults, expected);
    assert_eq!(tree.roots.len(), 8, "all but g, which is of another plan");
}
