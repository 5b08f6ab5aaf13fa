//! E42: territory and name change by events of the register only.

use crate::world::World;

const LINES: [&str; 3] = ["B204-1 2021-01..06 01 5", "B204-1 2021-06 01 1", "B203 2021-01..06 301 5"];

#[test]
fn e42_a_unit_does_not_move_without_an_event() {
    let world = World::official().with_row("area", "park", "2019-01-01").with_row("area", "rest", "2021-03-10");
    let (zh, en) = world.only("E42", &LINES);
    assert_eq!(zh, "名录中单位自 2021-03-10 起由区域“park”改为“rest”，但当月没有迁入或迁出的记录");
    assert_eq!(en, "the register has the unit in area `park` and from 2021-03-10 in `rest`, without a move in that month");
    // Said once, though three columns cover the day or do not.
    assert_eq!(world.places("E42", &LINES), ["3 A"]);
    // Not of the periods before or after, and not where the event is told, at the end of the month too.
    world.passes("E42", &["B204-1 2021-01..02 01 5", "B204-1 2021-06 01 1"]);
    let told = |day: &str| {
        World::official().with_row("area", "park", "2019-01-01").with_row("area", "rest", "2021-03-10").with_event("moved_out", day)
    };
    told("2021-03-31").passes("E42", &LINES);
    assert_eq!(told("2021-04-01").places("E42", &LINES), ["3 A"]);
}

#[test]
fn e42_a_unit_does_not_change_its_name_without_an_event() {
    let named = || World::official().with_row("name", "虚构新厂", "2021-06-01");
    let (zh, _) = named().only("E42", &LINES);
    assert_eq!(zh, "名录中单位自 2021-06-01 起由“虚构厂”改名为“虚构新厂”，但当月没有更名的记录");
    named().with_event("renamed", "2021-06-01").passes("E42", &LINES);
    assert_eq!(named().with_event("moved_in", "2021-06-01").places("E42", &LINES), ["3 A"]);
    // The same name stated again is no change.
    World::official().with_row("name", "虚构厂", "2021-06-01").passes("E42", &LINES);
}
