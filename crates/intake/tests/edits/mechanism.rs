//! What holds for every relation: missing values, places, notes, units, other forms.

use crate::world::World;
use intake::Registry;

#[test]
fn never_skip_counts_a_missing_value_as_zero_even_alone() {
    let world = World::with_checks("{ holds: B204-1.01 > 0, missing: never_skip }");
    let (zh, en) = world.only("X", &["B204-1 2021-06 03 5"]);
    assert_eq!(zh, "01 工业总产值（未填，按 0 计）应大于 0");
    assert_eq!(en, "01 gross output (not filed, taken as 0) must be more than 0");
    assert_eq!(world.places("X", &["B204-1 2021-06 03 5"]), ["1 B"]);
    // The column that is not filed is not asked for.
    world.passes("X", &["B204-1 2021-06 01 5"]);
}

#[test]
fn skip_if_all_counts_some_as_zero_and_none_not_at_all() {
    let world = World::with_checks("{ holds: B204-1.03 >= B204-1.04, missing: skip_if_all }");
    assert_eq!(world.places("X", &["B204-1 2021-06 04 5"]), ["1 B"]);
    world.passes("X", &["B204-1 2021-06 01 5"]);
    World::with_checks("{ holds: B204-1.03 >= B204-1.04 }").passes("X", &["B204-1 2021-06 04 5"]);
}

#[test]
fn one_part_that_is_false_is_enough_and_one_unknown_is_not() {
    let either = World::with_checks("{ holds: B204-1.01 > 9 千元 or B204-1.03 > 9 千元 }");
    either.passes("X", &["B204-1 2021-06 01 5"]);
    let (zh, _) = either.only("X", &["B204-1 2021-06 01 5", "B204-1 2021-06 03 6"]);
    assert_eq!(zh, "01 工业总产值（5）应大于 9 千元，或者 03 工业销售产值（6）应大于 9 千元");
}

#[test]
fn what_the_register_does_not_know_is_unknown() {
    let mut world = World::with_checks("{ holds: B204-1.01 = 0, when: not unit.new }");
    assert_eq!(world.places("X", &["B204-1 2021-06 01 5"]), ["1 B"]);
    world.registry = Registry::default();
    world.passes("X", &["B204-1 2021-06 01 5"]);
}

#[test]
fn the_place_is_the_left_most_value_of_the_column_looked_at() {
    let world = World::with_checks("{ holds: previous(B204-1.01) = B204-1.03 + B204-1.04, columns: [month] }");
    let lines = ["B204-1 2021-05 01 1", "B204-1 2021-06 04 1", "B204-1 2021-06 03 1"];
    assert_eq!(world.places("X", &lines), ["3 B"]);
    let standing = World::with_checks("{ holds: B204-1.01 = previous(B204-1.01), columns: [month] }");
    let standing = standing.with_history(&["B204-1 2021-05 01 1"]);
    assert_eq!(standing.places("X", &["B204-1 2021-06 01 2"]), ["1 B"]);
}

#[test]
fn a_note_with_any_of_the_values_explains_class_b() {
    let world = World::with_checks("{ holds: item >= month(item), items: ['01'], columns: [cumulative] }");
    assert_eq!(world.places("X", &["B204-1 2021-01..06 01 1", "B204-1 2021-06 01 2"]), ["1 B"]);
    assert_eq!(world.places("X", &["B204-1 2021-01..06 01 1", "B204-1 2021-06 01 2 五月冲减"]), ["1 C"]);
    let issue = world.found("X", &["B204-1 2021-01..06 01 1", "B204-1 2021-06 01 2"]).remove(0);
    assert_eq!(issue.hint.expect("hint").zh, "确属如此请在说明列写明");
}

#[test]
fn amounts_in_other_units_say_theirs() {
    let world = World::with_checks("{ holds: B204-1.01 <= 1000 万元 }");
    let (zh, en) = world.only("X", &["B204-1 2021-06 01 10001"]);
    assert_eq!(zh, "01 工业总产值（10001 千元）应不大于 1000 万元");
    assert_eq!(en, "01 gross output (10001 thousand yuan) must be at most 1000 ten thousand yuan");
    world.passes("X", &["B204-1 2021-06 01 10000"]);
}

#[test]
fn another_form_of_the_same_period_is_named_with_its_form() {
    let world = World::with_checks("{ holds: B204-1.01 >= B203.301, columns: [cumulative] }");
    let lines = ["B204-1 2021-01..06 01 5", "B203 2021-01..06 301 6"];
    let (zh, en) = world.only("X", &lines);
    assert_eq!(zh, "01 工业总产值（5）应不小于 B203 301 营业收入（6）");
    assert_eq!(en, "01 gross output (5) must be at least B203 301 revenue (6)");
    let filed = World::with_checks("{ holds: B204-1.01 >= B203.301 }").with_history(&["B203 2021-01..06 301 6"]);
    assert_eq!(filed.places("X", &["B204-1 2021-01..06 01 5"]), ["1 B"]);
}

#[test]
fn an_edit_the_packs_leave_out_is_not_made() {
    let mut world = World::new();
    world.catalogue.edits.clear();
    world.passes("", &["B204-1 2021-06 03 80", "B204-1 2021-06 04 90"]);
}
