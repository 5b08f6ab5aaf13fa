//! Who holds what and until when; counts by batch; titles that end soon.

use crate::case::{catalogue, inputs, rung};
use assessment::ladder::{Held, counts, ending, judge};
use jiff::civil::{Date, date};

fn held(title: &str, holder: &str, batch: &str, awarded: Date) -> Held {
    Held { title: title.to_owned(), holder: holder.to_owned(), batch: batch.to_owned(), awarded, expires: None, revoked: None }
}

fn holds(records: &[Held], title: &str, day: Date) -> Option<bool> {
    rung(&catalogue(), title, day, &[("F", "")], records).rungs[0].held[0]
}

#[test]
fn a_title_holds_for_its_years() {
    let records = [held("gq", "F", "2020", date(2020, 12, 1))];
    assert_eq!(holds(&records, "gq", date(2020, 11, 30)), None, "the first list is of the day after");
    assert_eq!(holds(&records, "gq", date(2020, 12, 1)), Some(true));
    assert_eq!(holds(&records, "gq", date(2023, 11, 30)), Some(true));
    assert_eq!(holds(&records, "gq", date(2023, 12, 1)), Some(false), "three years are over");
}

#[test]
fn an_expiry_and_a_revocation_that_are_recorded_count() {
    let until = Held { expires: Some(date(2021, 6, 30)), ..held("gq", "F", "", date(2020, 12, 1)) };
    assert_eq!(holds(std::slice::from_ref(&until), "gq", date(2021, 6, 30)), Some(true));
    assert_eq!(holds(&[until], "gq", date(2021, 7, 1)), Some(false));
    let revoked = Held { revoked: Some(date(2021, 6, 30)), ..held("gq", "F", "", date(2020, 12, 1)) };
    assert_eq!(holds(std::slice::from_ref(&revoked), "gq", date(2021, 6, 29)), Some(true));
    assert_eq!(holds(&[revoked], "gq", date(2021, 6, 30)), Some(false));
}

#[test]
fn of_a_partial_register_nobody_is_known_not_to_hold_it() {
    assert_eq!(holds(&[], "djs", date(2022, 6, 1)), None);
    assert_eq!(holds(&[held("djs", "G", "", date(2022, 1, 1))], "djs", date(2022, 6, 1)), None);
}

#[test]
fn a_complete_register_is_one_only_from_its_first_list_on() {
    let day = date(2022, 6, 1);
    assert_eq!(holds(&[], "gq", day), None, "no list was entered");
    assert_eq!(holds(&[held("xjr", "G", "", date(2022, 1, 1))], "gq", day), None, "the list of another title");
    let of_gq = |awarded| holds(&[held("xjr", "F", "", date(2022, 1, 1)), held("gq", "G", "", awarded)], "gq", day);
    assert_eq!(of_gq(date(2022, 6, 2)), None, "its first list is of the day after");
    assert_eq!(of_gq(day), Some(false));
    assert_eq!(of_gq(date(2010, 1, 1)), Some(false), "who was on an old list, which has ended, is known too");
}

/// What rules make of it: an unknown title fails nobody, and it is wanted.
#[test]
fn without_a_list_a_rule_that_asks_for_a_title_is_unknown() {
    let day = date(2022, 9, 1);
    let verdict = |records: &[Held]| {
        let board = rung(&catalogue(), "xjr", day, &[("F", "")], records);
        let leaf = board.rungs[0].conditions.iter().position(|leaf| leaf.id == "zjtx").unwrap();
        (board.rungs[0].verdicts[0], board.rungs[0].leaf(leaf, 0), board.rungs[0].held[0])
    };
    assert_eq!(verdict(&[]), (None, None, None));
    assert_eq!(verdict(&[held("zjtx", "G", "", date(2022, 8, 1))]), (Some(false), Some(false), None));
}

#[test]
fn what_a_scenario_supposes_of_one_says_nothing_of_others() {
    let day = date(2022, 9, 1);
    let truths = |supposed: Option<bool>, records: &[Held]| {
        let mut inputs = inputs(&catalogue(), &[("F", ""), ("G", "")], day);
        inputs.supposed.insert(("gq".to_owned(), "F".to_owned()), supposed);
        judge(&catalogue(), &["gq"], day, inputs, records).unwrap().rungs[0].held.clone()
    };
    assert_eq!(truths(Some(true), &[]), [Some(true), None]);
    assert_eq!(truths(Some(false), &[]), [Some(false), None]);
    let records = [held("gq", "F", "", date(2022, 1, 1))];
    assert_eq!(truths(Some(false), &records), [Some(false), Some(false)]);
    assert_eq!(truths(None, &records), [None, Some(false)]);
}

#[test]
fn members_of_the_panel_hold_the_first_rung_without_a_record() {
    let board = |member: &str| rung(&catalogue(), "xsg_annual", date(2022, 6, 1), &[("F", &format!("unit.member = {member}"))], &[]);
    assert_eq!(board("yes").rungs[0].held, [Some(true)]);
    assert_eq!(board("no").rungs[0].held, [Some(false)]);
}

/// Two of the third batch, one of whom was renamed in between and is on the list under both names: its code is one.
#[test]
fn whoever_is_listed_twice_counts_once() {
    let records = [
        held("xjr", "A", "第三批", date(2021, 7, 19)),
        held("xjr", "B", "第三批", date(2021, 7, 19)),
        held("xjr", "B", "第三批", date(2021, 7, 20)),
        held("xjr", "C", "第四批", date(2022, 9, 1)),
        Held { revoked: Some(date(2021, 8, 1)), ..held("xjr", "D", "第三批", date(2021, 7, 19)) },
        held("city_lab", "I", "2021", date(2021, 5, 1)),
    ];
    let found = |day| {
        counts(&catalogue(), &records, day).into_iter().map(|c| (c.title, c.batch, c.holders.join("+"), c.holding)).collect::<Vec<_>>()
    };
    let of = |title: &str, batch: &str, holders: &str, holding| (title.to_owned(), batch.to_owned(), holders.to_owned(), holding);
    assert_eq!(found(date(2021, 7, 31)), [of("city_lab", "2021", "I", 1), of("xjr", "第三批", "A+B+D", 3)]);
    assert_eq!(found(date(2021, 8, 10)), [of("city_lab", "2021", "I", 1), of("xjr", "第三批", "A+B", 2)]);
    // Three years on nobody of the third batch holds it still, though two were given it.
    assert_eq!(found(date(2024, 12, 1))[1..], [of("xjr", "第三批", "A+B", 0), of("xjr", "第四批", "C", 1)]);
}

#[test]
fn titles_that_end_soon_are_told_with_the_rule_in_force_then() {
    let catalogue = catalogue();
    let day = date(2022, 6, 1);
    let records = [
        held("xjr", "A", "第一批", date(2019, 9, 1)),
        held("gq", "B", "2019", date(2019, 7, 1)),
        held("gq", "C", "2019", date(2019, 7, 1)),
        held("gq", "C", "2022", date(2022, 5, 1)),
        held("gq", "D", "2020", date(2020, 7, 1)),
    ];
    let inputs = inputs(&catalogue, &[("A", "year(PY-1.26) = 9"), ("B", ""), ("C", ""), ("D", "")], day);
    let found = ending(&catalogue, &inputs, &records, day, 6).unwrap();
    let told: Vec<_> = found.iter().map(|e| (e.title.as_str(), e.holder.as_str(), e.until, e.rule.as_deref(), e.renewal)).collect();
    // C was given it anew; D has a year left. The rule of A is that of 1 September 2022, and nine per cent of the niche are too few.
    assert_eq!(
        told,
        [("gq", "B", date(2022, 6, 30), Some("gq.2016"), None), ("xjr", "A", date(2022, 8, 31), Some("xjr.2022"), Some(false)),]
    );
}
