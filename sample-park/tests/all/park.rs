//! The headline figures, computed from the files.

use crate::support::{BOOK, Book, Unit, digital, growth, hightech, rate, read, shown, yi};

const BULLETIN: &str = "2021-08-10";
const BEFORE: &str = "2021-07-15";

fn sums(units: &[Unit], group: impl Fn(&Unit) -> bool) -> (i64, i64) {
    let inside = units.iter().filter(|u| u.park && group(u));
    inside.fold((0, 0), |(x, before), u| (x + u.x, before + u.x_before))
}

/// Value added of the digital core in 元 (千元 × ‰): park, whole district.
fn value_added(units: &[Unit]) -> (i64, i64) {
    let sum = |park: bool| units.iter().filter(|u| (u.park || !park) && digital(&u.industry)).map(|u| u.x * rate(&u.industry)).sum();
    (sum(true), sum(false))
}

fn headlines(book: &Book, as_of: &str) -> Vec<String> {
    let units = book.half_year(as_of);
    let mut out = Vec::new();
    for (x, before) in [sums(&units, |_| true), sums(&units, |u| hightech(&u.industry)), sums(&units, |u| digital(&u.industry))] {
        out.push(format!("{} +{} %", yi(x, 1), growth(x, before, 1)));
    }
    let (park, district) = value_added(&units);
    out.push(shown(park, 100_000_000, 2));
    out.push(format!("{} %", shown(park * 100, district, 1)));
    out
}

/// The figures C01, C02, C04, C05 and C06 as they were published.
const PUBLISHED: [&str; 5] = ["264.5 +35.9 %", "233.0 +31.9 %", "106.0 +19.6 %", "22.18", "84.5 %"];

#[test]
fn the_five_headlines_come_out_as_published() {
    assert_eq!(headlines(&BOOK, BULLETIN), PUBLISHED);
}

#[test]
fn other_seeds_give_other_firms_and_the_same_headlines() {
    for seed in [1, 7, 20_210_810] {
        assert_eq!(headlines(&read(seed), BULLETIN), PUBLISHED, "seed {seed}");
    }
}

#[test]
fn before_the_corrections_they_were_others() {
    let then = headlines(&BOOK, BEFORE);
    for at in 0..4 {
        assert_ne!(then[at], PUBLISHED[at]);
    }
}

#[test]
fn what_is_not_high_tech_grew_by_about_three_quarters_for_planted_causes() {
    let units = BOOK.half_year(BULLETIN);
    let (x, before) = sums(&units, |u| !hightech(&u.industry));
    assert_eq!(yi(x, 1), "31.5");
    let rate = growth(x, before, 1).parse::<f64>().expect("number");
    assert!((74.5..75.6).contains(&rate), "{rate}");
    let entered = |event: &str| {
        let these = BOOK.with_event(event, "2020-06-30");
        let (x, before) = sums(&units, |u| !hightech(&u.industry) && these.contains(u.code.as_str()));
        x - before
    };
    let planted = entered("new") + entered("upgraded") + entered("moved_in");
    assert!(planted * 100 > (x - before) * 65, "entrants carry {planted} of {}", x - before);
}

#[test]
fn the_largest_firm_has_at_most_eight_per_cent() {
    let units = BOOK.half_year(BULLETIN);
    let (all, _) = sums(&units, |_| true);
    let largest = units.iter().filter(|u| u.park).map(|u| u.x).max().expect("units");
    assert!(largest * 100 <= all * 8, "{largest} of {all}");
}

/// The park's output of January–June 2020 as a bulletin of August 2020 had it.
fn published() -> i64 {
    let then = BOOK.values("B204-1", "01", "2020-01..06", "2020-08-10", false);
    let panel = BOOK.units("2020-06-30", "2020-08-10");
    panel.iter().filter(|(_, a)| a["area"] == "park").filter_map(|(u, _)| then.get(u.as_str())).sum()
}

#[test]
fn the_published_basis_is_points_away() {
    let (x, _) = sums(&BOOK.half_year(BULLETIN), |_| true);
    let rate: f64 = growth(x, published(), 1).parse().expect("number");
    assert!((28.0..34.0).contains(&rate), "{rate}");
}

#[test]
fn three_firms_mirror_what_the_article_says() {
    let one = |form: &str, item: &str, period: &str| BOOK.values(form, item, period, BULLETIN, true);
    // They have files of their own beside those of all other firms.
    let own = |file: &str| BOOK.lines.iter().filter(|l| l.file == file).map(|l| l.unit.as_str()).collect::<std::collections::BTreeSet<_>>();
    let mut headcount = one("202-1", "01", "2021-Q2");
    headcount.retain(|unit, _| own("202-1-2021-Q2.csv").contains(unit));
    assert_eq!(headcount.len(), 3);
    let capacity = one("X104-3", "01", "2021-Q2");
    let (plant, capacity) = capacity.iter().next().expect("the plant");
    let (x, before) = (one("B204-1", "01", "2021-01..06")[plant], one("B204-1", "01", "2020-01..06")[plant]);
    assert_eq!((yi(x, 1), growth(x, before, 0)), ("5.8".to_owned(), "242".to_owned()));
    assert!((900..1000).contains(&headcount[plant]));
    let quarter: i64 = ["2021-04", "2021-05", "2021-06"].iter().map(|p| one("B204-1", "01", p)[plant]).sum();
    assert!(quarter * 100 > capacity * 80 && quarter < *capacity);
    let plan = ["11", "12", "13"].map(|item| one("X104-3", item, "2021-Q2").into_values().collect::<Vec<_>>());
    assert_eq!(plan, [[30], [60], [100]]);
    let maker = *own("B203-2020-06.csv").first().expect("the compressor maker");
    let of = |form, item| (one(form, item, "2021-01..06")[maker], one(form, item, "2020-01..06")[maker]);
    let ((sales, sales_before), (exports, exports_before)) = (of("B203", "301"), of("B204-1", "04"));
    assert_eq!((growth(sales, sales_before, 0), growth(exports, exports_before, 0)), ("49".to_owned(), "45".to_owned()));
}
