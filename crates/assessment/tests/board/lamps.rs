//! Lamps of projects by the tables of Yinchuan, with late reports and hands.

use crate::book::{Book, board, book};
use assessment::board::{causes, decisions};
use assessment::lamp::{Cause, standing};
use jiff::civil::{Date, date};
use methodology::catalogue::Lamp;

/// Every cause of one, as `table lamp`.
fn told(book: &Book, id: &str, day: Date) -> Vec<String> {
    let world = book.on(day);
    let at = world.of(board()).iter().position(|record| record.id == id).expect(id);
    let all = causes(board(), &book.ways(day), world);
    let one = |cause: &Cause| match cause {
        Cause::Table(table, judged) => format!("{table} {}", judged.lamp.word()),
        Cause::Late(late) => format!("late {}", late.days),
    };
    all[at].iter().map(one).collect()
}

#[test]
fn a_project_not_started_goes_from_green_to_yellow_to_red() {
    let book = book("project,P1,name,甲\nproject,P1,started_planned,2021-03-15");
    let start = |day| told(&book, "P1", day);
    assert_eq!(start(date(2021, 3, 14)), ["yinchuan.start green"]);
    assert_eq!(start(date(2021, 3, 15)), ["yinchuan.start yellow"]);
    assert_eq!(start(date(2021, 6, 14)), ["yinchuan.start yellow"]);
    assert_eq!(start(date(2021, 6, 15)), ["yinchuan.start red"]);
}

/// The reason stands in the newest report: the rule says nothing of such, and the default is told.
#[test]
fn a_reason_is_that_of_the_newest_report() {
    let lines = "
        project,P1,started_planned,2021-03-15
        progress,a,project,P1
        progress,a,month,2021-03
        progress,a,excuse,等待能评
        progress,b,project,P1
        progress,b,month,2021-05
    ";
    assert_eq!(told(&book(lines), "P1", date(2021, 4, 30)), ["yinchuan.start green"]);
    assert_eq!(told(&book(lines), "P1", date(2021, 5, 31)), ["yinchuan.start yellow"]);
    let excused = format!("{lines}\n progress,b,excuse,等待能评");
    assert_eq!(told(&book(&excused), "P1", date(2021, 6, 30)), ["yinchuan.start red"]);
}

fn built(done: u32) -> Book {
    book(&format!(
        "
        project,P1,started_planned,2021-01-01
        project,P1,started,2021-01-01
        project,P1,library,2021-01-15
        progress,a,project,P1
        progress,a,month,2021-05
        progress,a,planned_done,40
        progress,a,done,{done}
    "
    ))
}

/// 40 % planned: 31 points behind is red, 30 and 10 yellow, 9 by default and 0 by its row green.
#[test]
fn progress_is_judged_in_points() {
    for (done, lamp) in [(9, "red"), (10, "yellow"), (30, "yellow"), (31, "green"), (40, "green"), (41, "green")] {
        let expected = ["yinchuan.start green".to_owned(), format!("yinchuan.progress {lamp}"), "yinchuan.entry green".to_owned()];
        assert_eq!(told(&built(done), "P1", date(2021, 5, 31)), expected, "{done}");
    }
}

/// Started on 10 March: a month later to the day is within it, the day after is not; so with two months.
#[test]
fn entry_into_statistics_is_late_after_a_month_and_very_late_after_two() {
    let book = book("project,P1,started,2021-03-10");
    let entry = |day| told(&book, "P1", day).into_iter().find(|cause| cause.starts_with("yinchuan.entry")).expect("entry");
    assert_eq!(entry(date(2021, 4, 10)), "yinchuan.entry green");
    assert_eq!(entry(date(2021, 4, 11)), "yinchuan.entry yellow");
    assert_eq!(entry(date(2021, 5, 10)), "yinchuan.entry yellow");
    assert_eq!(entry(date(2021, 5, 11)), "yinchuan.entry red");
}

/// The report of May speaks of its last day: 45 days later is 15 July.
#[test]
fn reports_are_late_after_45_days_from_the_start_to_completion() {
    let late = |book: &Book, day| told(book, "P1", day).into_iter().filter(|cause| cause.starts_with("late")).collect::<Vec<_>>();
    assert!(late(&built(40), date(2021, 7, 15)).is_empty());
    assert_eq!(late(&built(40), date(2021, 7, 16)), ["late 46"]);
    assert_eq!(late(&book("project,P1,started,2021-03-01"), date(2021, 4, 16)), ["late 46"]);
    assert!(late(&book("project,P1,started,2021-03-01\nproject,P1,completed,2021-04-01"), date(2021, 9, 1)).is_empty());
    assert!(told(&book("project,P1,started,2021-03-01\nproject,P1,terminated,2021-04-01"), "P1", date(2021, 9, 1)).is_empty());
}

#[test]
fn a_hand_is_a_record_of_its_own() {
    let book = book(
        "
        project,P1,started_planned,2021-03-15
        lamp_decision,d1,project,P1
        lamp_decision,d1,on,2021-06-20
        lamp_decision,d1,lamp,green
        lamp_decision,d1,by,项目办
        lamp_decision,d1,reason,已进场
        lamp_decision,d2,project,P2
        lamp_decision,d2,on,2021-06-20
        lamp_decision,d2,lamp,red
        lamp_decision,d2,by,项目办
        lamp_decision,d2,reason,停工
    ",
    );
    let world = book.on(date(2021, 6, 30));
    let record = world.records.get("project", "P1").expect("P1");
    let decided = decisions(board(), record, world);
    assert_eq!(decided.len(), 1);
    let causes = causes(board(), &book.ways(date(2021, 6, 30)), world).remove(0);
    assert_eq!(standing(causes.clone(), &decided, date(2021, 6, 30)).lamp, Lamp::Red);
    let mut signed = decided;
    signed[0].signed = Some("主任".into());
    assert_eq!(standing(causes, &signed, date(2021, 6, 30)).lamp, Lamp::Green);
}
