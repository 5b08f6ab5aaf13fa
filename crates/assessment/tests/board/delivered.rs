//! Did it deliver: output of twelve months against what was promised a year.

use crate::book::{Book, board, book};
use assessment::board::{Delivered, Undelivered, delivered};
use jiff::civil::{Date, date};

const LINES: &str = "
    project,P1,owner,U1
    project,P1,output_promised,20000
    project,P1,produced,2020-06-01
    project,P2,owner,U2
    project,P2,output_promised,8000
    project,P2,produced,2021-03-10
    project,P3,owner,U3
    project,P3,output_promised,8000
    project,P4,output_promised,8000
    project,P4,produced,2020-03-10
    project,P5,owner,U5
    project,P5,output_promised,6000
    project,P5,produced,2020-01-10
    project,P6,owner,U5
    project,P6,output_promised,2000
    project,P6,produced,2020-02-10
    project,P7,owner,U7
    project,P7,produced,2020-01-10
    project,P8,owner,U8
    project,P8,output_promised,100
    project,P8,produced,2020-04-01
    project,P9,owner,U9
    project,P9,output_promised,100
    project,P9,produced,2020-07-10
";

fn park() -> Book {
    let mut book = book(LINES);
    book.filings.0 = vec![
        ("U1", Some(date(2020, 8, 1)), Some(150_000)),
        ("U3", Some(date(2019, 1, 1)), Some(90_000)),
        ("U5", Some(date(2020, 2, 1)), Some(60_000)),
        ("U7", Some(date(2020, 2, 1)), Some(60_000)),
        ("U8", Some(date(2020, 4, 1)), None),
        ("U9", Some(date(2018, 2, 1)), Some(5_000)),
        ("U9", Some(date(2020, 8, 1)), Some(5_000)),
    ];
    book
}

fn all(day: Date) -> Vec<Delivered> {
    let book = park();
    delivered(board(), &book.ways(day), book.on(day))
}

/// 150 000 千元 are 15 000 万元 of 20 000: 75 %; U5 files 6 000 for two projects that promised 8 000: 75 % of both.
#[test]
fn the_share_is_of_what_was_promised_by_all_of_the_unit() {
    let found = all(date(2021, 6, 30));
    let told = |nth: usize| (found[nth].share.map(|share| share.normalize().to_string()), found[nth].others.clone());
    assert_eq!(told(0), (Some("75".into()), Vec::new()));
    assert_eq!(told(4), (Some("75".into()), vec!["P6".to_owned()]));
    assert_eq!(told(5), (Some("75".into()), vec!["P5".to_owned()]));
    assert_eq!(found[0].first, Some(date(2020, 8, 1)));
}

#[test]
fn where_there_is_no_share_there_is_a_reason() {
    let why = |day| all(day).into_iter().map(|one| one.why).collect::<Vec<_>>();
    let june = why(date(2021, 6, 30));
    assert_eq!(june[1..4], [Some(Undelivered::Silent), Some(Undelivered::NotReached), Some(Undelivered::NoUnit)]);
    assert_eq!(june[6..], [Some(Undelivered::NoPromise), Some(Undelivered::NotFiled), None]);
    // Three months after 10 March nothing need be filed yet; on the day after it is missing.
    assert_eq!(why(date(2021, 6, 10))[1], Some(Undelivered::NotDue));
    assert_eq!(why(date(2021, 6, 11))[1], Some(Undelivered::Silent));
}

/// Twelve months from July 2020 are over at the end of June 2021, and not a day before; the owner's output since 2018 is told, and
/// the first month is the first since the project produces.
#[test]
fn what_was_filed_before_is_told_and_a_year_has_to_be_over() {
    let of = |day| all(day).swap_remove(8);
    let june = of(date(2021, 6, 30));
    assert_eq!(
        (june.first, june.before, june.share.map(|share| share.normalize().to_string())),
        (Some(date(2020, 8, 1)), true, Some("500".into()))
    );
    let early = of(date(2021, 6, 29));
    assert_eq!((early.share, early.why), (None, Some(Undelivered::Early)));
    assert!(!all(date(2021, 6, 30))[0].before, "U1 began with its project");
}

/// U7's other project promised nothing: what is promised by both is not known.
#[test]
fn a_promise_that_is_not_known_is_no_zero() {
    let mut book = park();
    book.records = crate::book::book(&format!("{LINES}project,P10,owner,U1\nproject,P10,produced,2020-03-01\n")).records;
    let day = date(2021, 6, 30);
    let found = delivered(board(), &book.ways(day), book.on(day));
    let first = found.iter().find(|one| one.id == "P1").expect("P1");
    assert_eq!((first.promised, first.share, first.why), (None, None, Some(Undelivered::NoPromise)));
}
