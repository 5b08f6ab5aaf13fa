//! The files as such: marked, complete, consistent, and with exactly the planted irregularities.

use crate::support::{BOOK, Line, digital, hightech};
use figures::CreditCode;
use std::collections::{BTreeMap, BTreeSet};

#[test]
fn the_same_seed_gives_the_same_bytes() {
    assert_eq!(sample_park::generate(5), sample_park::generate(5));
    assert_ne!(sample_park::generate(5), sample_park::generate(6));
}

#[test]
fn the_register_comes_first_and_each_file_once() {
    let files = sample_park::generate(sample_park::SEED).files;
    assert_eq!(files[0].0, "register.csv");
    let names: BTreeSet<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names.len(), files.len());
    assert!(names.contains("B204-1-2021-06.csv") && names.contains("corrections-2021-07-20.csv"));
    assert!(!names.iter().any(|n| n.ends_with("-01.csv")), "January has no form");
    let lines = BOOK.lines.len();
    assert!((150_000..200_000).contains(&lines), "{lines}");
}

#[test]
fn everything_says_that_it_is_invented() {
    assert!(
        BOOK.register.iter().filter(|r| ["name", "street", "owner"].contains(&r.attribute.as_str())).all(|r| r.value.contains("（虚构）"))
    );
    assert!(BOOK.lines.iter().all(|l| l.source.contains("fictional")));
    for row in &BOOK.register {
        assert!(CreditCode::parse(&row.unit, &[]).is_ok() && &row.unit[2..8] == "000000");
    }
    let known: BTreeSet<&str> = BOOK.register.iter().map(|r| r.unit.as_str()).collect();
    assert!(BOOK.lines.iter().all(|l| known.contains(l.unit.as_str())));
    let names: Vec<&str> = BOOK.register.iter().filter(|r| r.attribute == "name").map(|r| r.value.as_str()).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
}

#[test]
fn about_three_hundred_and_ten_in_the_park_and_forty_five_around_it() {
    let panel = BOOK.units("2021-06-30", "2021-08-10");
    let count = |area: &str| panel.values().filter(|a| a["area"] == area).count();
    assert_eq!((count("park"), count("district_rest")), (310, 45));
    let filed = BOOK.half_year("2021-08-10").iter().filter(|u| u.park).count();
    assert_eq!(filed, 309, "one has not filed");
    assert!(panel.values().all(|a| !digital(&a["industry"]) || hightech(&a["industry"])), "digital core lies within high-tech");
    for event in ["new", "upgraded", "moved_in", "reclassified", "renamed", "left", "moved_out"] {
        assert!(!BOOK.with_event(event, "2018-12-31").is_empty(), "{event}");
    }
}

#[test]
fn every_member_files_every_month_and_nobody_else_does() {
    let own = BOOK.lines.iter().filter(|l| l.form == "B204-1" && !l.same_period && l.item == "01" && l.period.contains(".."));
    let filed: BTreeSet<(&str, &str)> = own.map(|l| (l.period.as_str(), l.unit.as_str())).collect();
    let periods: BTreeSet<&str> = filed.iter().map(|(p, _)| *p).collect();
    assert_eq!(periods.len(), 27);
    for period in periods {
        // The register as the person who takes the filings has it: known by the fifth of the next month.
        let (year, month) = (&period[..4], &period[9..]);
        let day = if ["04", "06", "09", "11"].contains(&month) {
            "30"
        } else if month == "02" {
            "28"
        } else {
            "31"
        };
        let last = format!("{year}-{month}-{day}");
        let (next_year, next): (i32, i32) = (year.parse().expect("year"), month.parse().expect("month"));
        let known = if next == 12 { format!("{}-01-05", next_year + 1) } else { format!("{year}-{:02}-05", next + 1) };
        let members: BTreeSet<String> = BOOK.units(&last, &known).into_keys().collect();
        let present: BTreeSet<String> = filed.iter().filter(|(p, _)| *p == period).map(|(_, u)| (*u).to_owned()).collect();
        let odd: Vec<&String> = members.symmetric_difference(&present).collect();
        assert!(odd.is_empty(), "{period}: {odd:?}");
    }
}

#[test]
fn exactly_three_corrections_become_known_before_the_bulletin_and_nothing_else() {
    let between: Vec<&Line> = BOOK.lines.iter().filter(|l| l.known.as_str() > "2021-07-15" && l.known.as_str() <= "2021-08-10").collect();
    let units: BTreeSet<&str> = between.iter().map(|l| l.unit.as_str()).collect();
    let files: BTreeSet<&str> = between.iter().map(|l| l.file.as_str()).collect();
    assert_eq!((units.len(), files.len(), between.len()), (3, 3, 6));
    assert!(between.iter().all(|l| l.file.starts_with("corrections-") && l.note.starts_with("更正") && l.item == "01"));
    assert!(BOOK.register.iter().all(|r| r.known.as_str() < "2021-07-15"));
    let late: BTreeSet<&str> = BOOK.lines.iter().filter(|l| l.known.as_str() > "2021-08-10").map(|l| l.file.as_str()).collect();
    assert_eq!(late.into_iter().collect::<Vec<_>>(), ["B204-1-2021-06-late.csv"]);
    let slow =
        BOOK.lines.iter().filter(|l| l.period == "2021-06" && l.item == "01" && ("2021-07-10".."2021-07-15").contains(&l.known.as_str()));
    assert_eq!(slow.count(), 3);
}

#[test]
fn some_same_period_values_are_restated() {
    let own = BOOK.values("B204-1", "01", "2020-01..06", "2020-12-31", false);
    let now = BOOK.values("B204-1", "01", "2020-01..06", "2021-08-10", true);
    let restated = own.iter().filter(|(u, v)| now[*u] != **v).count();
    assert_eq!(restated, 10);
}

/// Latest value by unit, form, item, role and period.
fn latest() -> BTreeMap<(&'static str, &'static str, bool, &'static str), i64> {
    let mut lines: Vec<&Line> = BOOK.lines.iter().filter(|l| l.form == "B204-1").collect();
    lines.sort_by(|a, b| a.known.cmp(&b.known));
    lines.into_iter().map(|l| ((l.unit.as_str(), l.item.as_str(), l.same_period, l.period.as_str()), l.value)).collect()
}

#[test]
fn the_cumulative_value_steps_by_the_month() {
    let all = latest();
    let mut first = 0;
    for ((unit, item, same, period), value) in &all {
        assert!(*value >= 0);
        let Some((year, month)) = period.split_once("-01..").map(|(y, m)| (y, m.parse::<i32>().expect("month"))) else { continue };
        if month == 2 {
            continue;
        }
        let get = |p: String| all.get(&(*unit, *item, *same, p.as_str())).copied();
        let step = get(format!("{year}-{month:02}")).expect("the month itself");
        let before = get(format!("{year}-01..{:02}", month - 1));
        first += usize::from(before.is_none() && !same && *item == "01");
        if before.is_none() && *same {
            continue; // a unit that came in March states its old site's January to March at once
        }
        assert_eq!(before.unwrap_or(0) + step, *value, "{unit} {item} {period}");
    }
    assert!(first < 40, "only entrants begin in the middle of a year: {first}");
}

#[test]
fn the_first_filings_of_the_corrected_firms_are_consistent_too() {
    for c in BOOK.lines.iter().filter(|l| l.file.starts_with("corrections-") && l.period == "2021-06") {
        let first = |period: &str| BOOK.values("B204-1", "01", period, "2021-07-15", false)[c.unit.as_str()];
        assert_eq!(first("2021-01..05") + first("2021-06"), first("2021-01..06"));
        assert_ne!(first("2021-06"), c.value);
    }
}

#[test]
fn exports_stay_within_sales_and_sales_near_output() {
    let all = latest();
    for ((unit, item, same, period), output) in all.iter().filter(|((_, item, same, _), _)| *item == "01" && !same) {
        assert_eq!((*item, *same), ("01", false));
        let get = |item| all.get(&(*unit, item, false, *period)).copied().expect("filed together");
        let (sales, exports) = (get("03"), get("04"));
        assert!(exports <= sales && *output > 0, "{unit} {period}");
        assert!(sales * 100 >= output * 85 && sales * 100 <= output * 110, "{unit} {period}: {sales} of {output}");
    }
}

#[test]
fn nothing_looks_like_a_slip_of_one_place() {
    let all = latest();
    let mut compared = 0;
    for ((unit, item, same, period), value) in all.iter().filter(|((_, _, same, _), _)| !same) {
        let year: i32 = period[..4].parse().expect("year");
        let before = format!("{}{}", year - 1, &period[4..]);
        let own_or_same = [*same, true].map(|role| all.get(&(*unit, *item, role, before.as_str())).copied());
        let previous = previous(period).and_then(|p| all.get(&(*unit, *item, false, p.as_str())).copied());
        for usual in own_or_same.into_iter().flatten().chain(previous).filter(|v| *v > 0) {
            compared += 1;
            let ratio = *value as f64 / usual as f64;
            assert!((0.15..7.5).contains(&ratio), "{unit} {item} {period}: {value} after {usual}");
        }
        if let (Some(previous), "01", false) = (previous, *item, period.contains("..")) {
            assert!(*value < previous * 3 && *value * 3 > previous, "{unit} {period}: {value} after {previous}");
        }
    }
    assert!(compared > 50_000);
}

/// The month or the cumulative period before, within the year.
fn previous(period: &str) -> Option<String> {
    let month: i32 = period[period.len() - 2..].parse().ok()?;
    (month > 2).then(|| format!("{}{:02}", &period[..period.len() - 2], month - 1))
}
