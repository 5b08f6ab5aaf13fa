//! Holdings of lots and meters: good lines become statements, each mistake has its own message and place, and what is held
//! adds up over lines and book.

mod common;

use common::{World, d, places, render, unit};
use figures::{Fraction, Holding, Lang, Measure, Party, Tenure, Text};
use methodology::catalogue::{Resource, Source};
use proptest::prelude::*;

const HEAD: &str = "resource,asset,holder,kind,from,amount,unit,share,use,valid_from,valid_to,status,known_at,note";

/// The small world with land and electricity; units 1–3 are registered.
fn world() -> World {
    let mut world = World::new();
    for (id, unit, stock) in [("land", "亩", true), ("electricity", "千瓦时", false)] {
        let resource = Resource {
            id: id.into(),
            title: Text::new("用地", "land"),
            source: Source::Fictional,
            measure: Measure::parse(unit).expect(unit),
            stock,
            uses: vec!["企业".into(), "小微园".into()],
        };
        world.catalogue.resources.insert(id.into(), resource);
    }
    world
}

/// The lines under the header; A, B and C are units, `-` an end of a line without more.
fn text(lines: &[&str]) -> String {
    let line = |line: &&str| {
        let line =
            line.replace("A,", &format!("{},", unit(1))).replace("B,", &format!("{},", unit(2))).replace("C,", &format!("{},", unit(3)));
        let columns = HEAD.split(',').count() - 1;
        let missing = columns.saturating_sub(line.matches(',').count());
        format!("{line}{}\n", ",".repeat(missing))
    };
    format!("{HEAD}\n{}", lines.iter().map(line).collect::<String>())
}

fn read(lines: &[&str]) -> Vec<Holding> {
    if lines.is_empty() {
        return Vec::new();
    }
    let (content, issues) = world().read(&text(lines));
    assert!(issues.is_empty(), "{}", render(&issues, Lang::En));
    content.holdings
}

fn codes(lines: &[&str]) -> Vec<String> {
    world().read(&text(lines)).1.into_iter().map(|i| i.code.into_owned()).collect()
}

fn message(line: &str) -> String {
    world().only(&text(&[line]), Lang::En)
}

/// `line code` of what is found over the lines and those of the book.
fn checked(before: &[&str], new: &[&str]) -> Vec<String> {
    let issues = intake::check_holdings(&read(new), &read(before), &world().catalogue);
    issues.iter().map(|i| format!("{} {}{}", i.place.line, i.code, if i.class.blocks() { "" } else { "?" })).collect()
}

const NONE: [&str; 0] = [];

#[test]
fn a_line_is_read_with_all_that_is_said() {
    let got = read(&[
        "land,G〔2019〕7,A,shared,,20000,m²,2/6,企业,2021-01-01,2022-01-01,,2021-02-01,登记",
        "land,7,B,lease,outside,5,亩,,,2021-01-01",
    ]);
    let (lot, lease) = (&got[0], &got[1]);
    assert_eq!((lot.asset.as_str(), lot.tenure, lot.share), ("G〔2019〕7", Tenure::Shared, Fraction::new(1, 3)));
    assert_eq!(lot.amount.as_ref().map(|q| (q.amount, q.measure.name())), Some((d("20000"), "m²")));
    assert_eq!((lot.used_for.as_deref(), lot.note.as_deref(), lot.place.line), (Some("企业"), Some("登记"), 2));
    assert_eq!((lot.valid_from.to_string(), lot.valid_to.map(|d| d.to_string())), ("2021-01-01".to_owned(), Some("2022-01-01".to_owned())));
    assert_eq!((&lease.from, &lease.valid_to), (&Some(Party::Outside), &None));
    assert_eq!(lot.holder.as_str(), unit(1));
}

#[test]
fn columns_that_hold_nothing_may_be_left_out() {
    let (content, issues) =
        world().read(&format!("holder,resource,asset,kind,amount,unit,valid_from\n{},land,7,own,5,亩,2021-01-01\n", unit(1)));
    assert!(issues.is_empty(), "{}", render(&issues, Lang::En));
    assert_eq!(content.holdings.len(), 1);
}

#[test]
fn each_cell_has_its_message() {
    let says = |line: &str, parts: &[&str]| {
        let message = message(line);
        assert!(parts.iter().all(|part| message.contains(part)), "{message}");
    };
    says("lnd,7,A,own,,5,亩,,,2021-01-01", &["2:1: [A] unknown-resource: there is no resource `lnd`", "hint: perhaps land"]);
    says("land,,A,own,,5,亩,,,2021-01-01", &["2:6: [A] missing-field: `asset` is empty"]);
    says(
        &format!("land,{},A,own,,5,亩,,,2021-01-01", "7".repeat(65)),
        &["bad-asset: more than 64 characters", "hint: the number of the lot"],
    );
    says(&format!("land,7,{},own,,5,亩,,,2021-01-01", unit(900)), &["2:8: [A] unknown-unit: the register has no unit"]);
    says(
        "land,7,village,own,,5,亩,,,2021-01-01",
        &["2:8: [A] bad-credit-code", "hint: a credit code, or `outside` for somebody without one"],
    );
    says("land,7,A,lent,,5,亩,,,2021-01-01", &["unknown-word: `lent` is no kind", "hint: there are: own, lease, shared"]);
    says("land,7,A,,,5,亩,,,2021-01-01", &["missing-field: `kind` is empty", "hint: own, lease or shared"]);
    says(
        "land,7,A,own,B,5,亩,,,2021-01-01",
        &["needless-landlord: `from` belongs to a lease alone", "hint: leave `from` empty, or make it a lease"],
    );
    says(
        "land,7,A,lease,,5,亩,,,2021-01-01",
        &["missing-landlord: a lease doesn't say from whom", "hint: `from` is the landlord's credit code"],
    );
    says("land,7,A,lease,A,5,亩,,,2021-01-01", &["own-landlord: the holder rents from itself", "hint: look at `holder` and `from`"]);
    says("land,7,outside,lease,outside,5,亩,,,2021-01-01", &["own-landlord"]);
    says("land,7,A,own,,-5,亩,,,2021-01-01", &["negative: an amount may not be negative", "hint: a lease ends by `valid_to`"]);
    says("land,7,A,own,,#DIV/0!,亩,,,2021-01-01", &["bad-number: `#DIV/0!` is no number", "hint: at most 4 decimals"]);
    says("land,7,A,own,,5.00001,亩,,,2021-01-01", &["bad-number", "hint: at most 4 decimals and 14 digits before the point"]);
    says("land,7,A,own,,5,mou,,,2021-01-01", &["unknown-measure: there is no unit of measure `mou`"]);
    says(
        "land,7,A,own,,5,千瓦时,,,2021-01-01",
        &["other-dimension: land is in 亩, which does not convert to 千瓦时", "hint: 亩, or a unit of its kind"],
    );
    says("land,7,A,own,,5,亩,1/2,,2021-01-01", &["needless-share: `share` belongs to `shared` alone"]);
    says("land,7,A,shared,,5,亩,,,2021-01-01", &["missing-share: a shared asset doesn't say the share", "hint: write 1/3 or 0.3333"]);
    for share in ["33.3%", "4/3", "0", "1/0", "1.5"] {
        says(
            &format!("land,7,A,shared,,5,亩,{share},,2021-01-01"),
            &[&format!("bad-share: the share `{share}` is no part of one"), "hint: write 1/3"],
        );
    }
    says("land,7,A,own,,5,亩,,小微,2021-01-01", &["unknown-use: there is no use `小微`", "hint: perhaps 小微园"]);
    says("land,7,A,own,,5,亩,,,", &["missing-field: `valid_from` is empty"]);
    says(
        "land,7,A,own,,5,亩,,,2021-01-01,2021-01-01",
        &["bad-interval: valid_to (2021-01-01) must be after valid_from", "hint: valid_to is the first day"],
    );
    says("land,7,A,own,,5,亩,,,2021-02-30", &["bad-date: the valid_from `2021-02-30` is no date"]);
    says("land,7,A,own,,5,亩,,,2021-01-01,,gone", &["unknown-word: `gone` is no status", "hint: there are: set, withdrawn"]);
    says(
        "electricity,7,A,own,,5,千瓦时,,,2021-01-01",
        &["open-reading: a reading doesn't say until which day it is", "hint: `valid_to` is the first day after"],
    );
    let (_, issues) = World::new().read(&text(&["land,7,A,own,,5,亩,,,2021-01-01"]));
    assert!(render(&issues, Lang::En).contains("hint: such as land; packs define them under `resources`"));
}

#[test]
fn all_mistakes_of_a_line_come_at_once_in_both_languages() {
    let line = "lnd,,village,lease,,x,mou,,,2021-13-01";
    assert_eq!(
        codes(&[line]),
        ["unknown-resource", "missing-field", "bad-credit-code", "missing-landlord", "bad-number", "unknown-measure", "bad-date"]
    );
    let zh = render(&world().read(&text(&[line])).1, Lang::Zh);
    for part in ["没有资源 “lnd”", "asset 为空", "租入未写出租方", "提示: from 填出租方的统一社会信用代码，或 outside", "“x”不是数"]
    {
        assert!(zh.contains(part), "{zh}");
    }
    assert_eq!(codes(&["land,7,A,own,,5,亩,,,2021-01-01", "land,7,A,own,,6,亩,,,2021-01-01"]), ["duplicate-line"]);
    assert_eq!(codes(&["land,7,A,own,,5,亩,,,2021-01-01", "land,7,A,own,,6,亩,,,2021-07-01"]), NONE);
}

#[test]
fn what_is_taken_back_says_nothing_more() {
    let got = read(&["land,7,A,own,,,,,,2021-01-01,,withdrawn", "land,8,A,shared,,30,亩,1/2,企业,2021-01-01,,withdrawn"]);
    assert!(got.iter().all(|h| h.amount.is_none() && h.share.is_none() && h.used_for.is_none()));
    assert_eq!(checked(&[], &["land,7,A,own,,,,,,2021-01-01,,withdrawn"]), ["2 nothing-to-withdraw"]);
    assert_eq!(checked(&["land,7,A,own,,5,亩,,,2021-01-01,,,2021-02-01"], &["land,7,A,own,,,,,,2021-01-01,,withdrawn"]), NONE);
    assert_eq!(
        checked(&["land,7,A,own,,5,亩,,,2021-01-02,,,2021-02-01"], &["land,7,A,own,,,,,,2021-01-01,,withdrawn"]),
        ["2 nothing-to-withdraw"]
    );
}

#[test]
fn shares_of_a_lot_come_to_one() {
    let whole =
        ["land,7,A,shared,,30,亩,1/2,,2021-01-01", "land,7,B,shared,,30,亩,1/3,,2021-01-01", "land,7,C,shared,,20000,m²,1/6,,2021-01-01"];
    assert_eq!(checked(&[], &whole), NONE, "20 000 m² are 30 亩, and the shares come to one");
    assert_eq!(checked(&[], &whole[..2]), ["2 shares-under-one?"]);
    assert_eq!(checked(&whole[..2], &whole[2..]), NONE);
    assert_eq!(checked(&whole, &["land,7,outside,shared,,30,亩,0.0001,,2021-07-01"]), ["2 shares-over-one"]);
    let thirds = [
        "land,7,A,shared,,30,亩,0.3333,,2021-01-01", "land,7,B,shared,,30,亩,0.3333,,2021-01-01",
        "land,7,C,shared,,30,亩,0.3333,,2021-01-01",
    ];
    assert_eq!(checked(&[], &thirds), ["2 shares-under-one?"]);
}

#[test]
fn shares_change_hands_on_a_day() {
    let before = ["land,7,A,shared,,30,亩,1/2,,2021-01-01", "land,7,B,shared,,30,亩,1/2,,2021-01-01"];
    let leaves = "land,7,B,shared,,30,亩,1/2,,2021-01-01,2021-07-01";
    assert_eq!(checked(&before, &["land,7,C,shared,,30,亩,1/2,,2021-07-01"]), ["2 shares-over-one"], "nobody left");
    assert_eq!(checked(&before, &[leaves, "land,7,C,shared,,30,亩,1/2,,2021-07-01"]), NONE);
    assert_eq!(checked(&before, &[leaves, "land,7,C,shared,,30,亩,1/2,,2021-07-02"]), ["2 shares-under-one?"], "of one day");
    assert_eq!(checked(&before, &["land,7,B,shared,,,,,,2021-01-01,,withdrawn"]), ["2 shares-under-one?"]);
    assert_eq!(checked(&before[..1], &["land,8,A,own,,5,亩,,,2021-01-01"]), NONE, "what the book says of another lot is not said again");
}

#[test]
fn rows_of_one_lot_are_of_one_whole() {
    let before = ["land,7,A,shared,,30,亩,1/2,,2021-01-01", "land,7,B,shared,,30,亩,1/2,,2021-01-01"];
    let larger = ["land,7,A,shared,,31,亩,1/2,,2021-01-01", "land,7,B,shared,,31,亩,1/2,,2021-01-01"];
    assert_eq!(checked(&before, &larger[..1]), ["2 other-whole"]);
    assert_eq!(checked(&before, &larger), NONE);
    assert_eq!(
        checked(&[], &["land,7,A,shared,,30,亩,1/2,,2021-01-01", "land,7,B,shared,,20000.0001,m²,1/2,,2021-01-01"]),
        ["2 other-whole"]
    );
    let (content, _) = world().read(&text(&["land,7,A,shared,,30,亩,1/2,,2021-01-01", "land,7,B,shared,,30,m²,1/2,,2021-03-01"]));
    let said = render(&intake::check_holdings(&content.holdings, &[], &world().catalogue), Lang::En);
    assert!(said.contains("the whole of `7` is 0.045 亩 and 30 亩 on 2021-03-01"), "{said}");
}

#[test]
fn nobody_lets_out_more_than_there_is() {
    let owns = ["land,7,A,own,,100,亩,,,2021-01-01"];
    let lets = |amount: &str, from: &str| format!("land,7,B,lease,A,{amount},亩,,,{from}");
    assert_eq!(checked(&owns, &[&lets("100", "2021-01-01")]), NONE);
    assert_eq!(checked(&owns, &[&lets("100.0001", "2021-01-01")]), ["2 lets-out-too-much"]);
    assert_eq!(
        checked(&owns, &["land,7,B,lease,A,60,亩,,,2021-01-01", "land,7,C,lease,A,60,亩,,,2021-03-01,2021-04-01"]),
        ["3 lets-out-too-much"],
        "in March"
    );
    assert_eq!(
        checked(&owns, &["land,7,B,lease,A,60,亩,,,2021-01-01,2021-03-01", "land,7,C,lease,A,60,亩,,,2021-03-01"]),
        NONE,
        "one after the other"
    );
    assert_eq!(checked(&owns, &["land,7,B,lease,A,40,亩,,,2021-01-01", "land,7,C,lease,B,15,亩,,,2021-01-01"]), NONE, "a chain");
    assert_eq!(checked(&owns, &["land,7,B,lease,A,40,亩,,,2021-01-01", "land,7,C,lease,B,41,亩,,,2021-01-01"]), ["3 lets-out-too-much"]);
    assert_eq!(checked(&owns, &["land,7,A,own,,99,亩,,,2021-01-01", &lets("100", "2021-01-01")]), ["3 lets-out-too-much"]);
    let both = [owns[0], "land,7,B,lease,A,100,亩,,,2021-01-01"];
    assert_eq!(
        checked(&both, &["land,7,A,own,,99,亩,,,2021-01-01"]),
        ["2 lets-out-too-much"],
        "the lease is the book's, the new whole the file's"
    );
    assert_eq!(checked(&[], &["land,7,B,lease,outside,100,亩,,,2021-01-01"]), NONE, "nobody's is the less");
}

#[test]
fn exchanges_and_rings_are_as_good_as_any_lease() {
    let owns = ["land,7,A,own,,10,亩,,,2021-01-01", "land,8,B,own,,10,亩,,,2021-01-01"];
    assert_eq!(checked(&owns, &["land,7,B,lease,A,10,亩,,,2021-01-01", "land,8,A,lease,B,10,亩,,,2021-01-01"]), NONE);
    let ring = ["land,7,B,lease,A,10,亩,,,2021-01-01", "land,7,C,lease,B,10,亩,,,2021-01-01", "land,7,A,lease,C,10,亩,,,2021-01-01"];
    assert_eq!(checked(&owns, &ring), NONE);
}

#[test]
fn a_landlord_has_something_of_what_it_lets_out() {
    assert_eq!(checked(&[], &["land,7,B,lease,A,10,亩,,,2021-01-01"]), ["2 landlord-of-nothing?"]);
    assert_eq!(checked(&["land,8,A,own,,30,亩,,,2021-01-01"], &["land,7,B,lease,A,10,亩,,,2021-01-01"]), ["2 landlord-of-nothing?"]);
    let too_much = checked(&["land,8,A,own,,30,亩,,,2021-01-01"], &["land,7,B,lease,A,31,亩,,,2021-01-01"]);
    assert_eq!(too_much, ["2 landlord-of-nothing?", "2 lets-out-too-much"], "more than all that it has");
    let (content, _) = world().read(&text(&["land,8,A,own,,30,亩,,,2021-01-01", "land,8,B,lease,A,31,亩,,,2021-02-01"]));
    let issues = intake::check_holdings(&content.holdings, &[], &world().catalogue);
    let said = (render(&issues, Lang::En), render(&issues, Lang::Zh));
    let a = unit(1);
    assert!(
        said.0.contains(&format!("from 2021-02-01 {a} lets out 31 亩 of `8`, more than the 30 亩 that it owns and rents")),
        "{}",
        said.0
    );
    assert!(said.1.contains(&format!("{a} 自 2021-02-01 租出“8” 31 亩，多于其自有与租入的 30 亩")), "{}", said.1);
}

#[test]
fn readings_are_compared_over_the_span_they_are_for() {
    let meter = ["electricity,M1,A,own,,90000,千瓦时,,,2021-01-01,2021-04-01"];
    let month = |from: &str, to: &str| format!("electricity,M1,B,lease,A,30000,千瓦时,,,{from},{to}");
    let (one, two, three) = (month("2021-01-01", "2021-02-01"), month("2021-02-01", "2021-03-01"), month("2021-03-01", "2021-04-01"));
    assert_eq!(checked(&meter, &[&one, &two, &three]), NONE, "three months of a third are the quarter");
    let more = "electricity,M1,C,lease,A,0.0001,千瓦时,,,2021-03-01,2021-04-01";
    assert_eq!(checked(&meter, &[&one, &two, &three, more]), ["2 lets-out-too-much"]);
    assert_eq!(checked(&meter, &[&month("2021-04-01", "2021-05-01")]), ["2 landlord-of-nothing?"], "of another month");
}

#[test]
fn shares_too_fine_to_be_added_are_said() {
    // Their common denominator has forty digits.
    let lines = [
        "land,7,A,shared,,30,亩,1/99999989,,2021-01-01", "land,7,B,shared,,30,亩,1/99999971,,2021-01-01",
        "land,7,C,shared,,30,亩,1/99999959,,2021-01-01", "land,7,A,shared,,30,亩,1/99999941,,2021-01-02",
        "land,7,B,shared,,30,亩,1/99999931,,2021-01-02",
    ];
    assert_eq!(checked(&[], &lines), ["2 shares-too-fine"]);
}

#[test]
fn the_header_tells_holdings_from_other_files() {
    let wrong = |text: &str| render(&world().read(text).1, Lang::En);
    let said = wrong("resource,asset,holder,kind,amount,unit,valid_form\n1\n");
    assert!(
        said.contains("expected resource,asset,holder,kind,amount,unit,valid_from[,from,share,use,valid_to,status,known_at,source,note]"),
        "{said}"
    );
    assert!(said.contains("missing: valid_from") && said.contains("valid_form → valid_from"), "{said}");
    assert!(intake::is_lines(HEAD.as_bytes()));
    assert_eq!(places(&world().read("resource,asset,holder,kind\n1\n").1), ["1:0 wrong-header"]);
}

proptest! {
    #[test]
    fn any_lines_are_read_and_checked_without_panic(cells in prop::collection::vec("[0-9A-Za-z,＿亩.%/-]{0,12}", 7..42)) {
        let lines: Vec<String> = cells.chunks(7).map(|row| row.join(",")).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let (content, _) = world().read(&text(&lines));
        let _ = intake::check_holdings(&content.holdings, &content.holdings, &world().catalogue);
    }

    #[test]
    fn any_holdings_are_checked_without_panic(
        rows in prop::collection::vec((0usize..3, 0usize..3, 0usize..3, 0u64..99_999_999_999_999, 1u32..99_999_999, 1u32..28), 1..12)
    ) {
        let line = |(kind, holder, asset, amount, share, day): &(usize, usize, usize, u64, u32, u32)| {
            let units = ["A", "B", "C"];
            let from = if *kind == 1 { units[(holder + 1) % 3] } else { "" };
            let share = if *kind == 2 { format!("1/{share}") } else { String::new() };
            let (holder, kind) = (units[*holder], ["own", "lease", "shared"][*kind]);
            format!("land,{asset},{holder},{kind},{from},{amount},公顷,{share},,2021-01-{day:02}")
        };
        let lines: Vec<String> = rows.iter().map(line).collect();
        let lines: Vec<&str> = lines.iter().map(String::as_str).collect();
        let (content, _) = world().read(&text(&lines));
        let _ = intake::check_holdings(&content.holdings, &[], &world().catalogue);
    }

    #[test]
    fn any_bytes_are_read_without_panic(body in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = intake::read("a.csv", &[HEAD.as_bytes(), b"\nland,7,outside,own,,5,", &body].concat(), &world().context());
    }
}
