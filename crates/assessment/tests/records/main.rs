//! Records against the pack of projects: what formulas see, the edits E37–E41, and counts, each by hand.
#![allow(clippy::unwrap_used)]

use assessment::records::{Asked, Filings, NoFilings, Records, broken, counted, figure};
use figures::{Decimal, Entry, Moment, Outcome, Period, Place, Reason};
use jiff::civil::Date;
use jiff::tz::TimeZone;
use methodology::PackFile;
use methodology::catalogue::Catalogue;
use methodology::score::Over;
use std::path::Path;
use std::sync::LazyLock;

/// The packs of projects, and tallies of these tests.
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../packs");
    let mut files = Vec::new();
    ["base", "industry-monthly", "park-work"].iter().for_each(|folder| below(&root, &root.join(folder), &mut files));
    files.push(PackFile { path: "mine/pack.yaml".into(), text: MINE.into() });
    let (catalogue, issues) = methodology::load(&files);
    assert!(issues.is_empty(), "{issues:?}");
    catalogue
});

const MINE: &str = r#"
pack: { id: mine, version: "1", title: { zh: 甲, en: mine }, owner: x, fictional: true, depends_on: [park-work] }
tallies:
  mine.invested:
    title: { zh: 累计投资, en: invested }
    owner: x
    source: { state: fictional }
    of: project
    sum: latest(progress.invested_total)
    unit: 亿元
  mine.visited:
    title: { zh: 拜访两次以上, en: visited twice }
    owner: x
    source: { state: fictional }
    of: lead
    when: count(contact where how = "visit") >= 2 个
    unit: 个
  mine.holders:
    title: { zh: 持有单位, en: holders }
    owner: x
    source: { state: fictional }
    of: title
    when: by(awarded) and not by(revoked)
    distinct: holder
    unit: 家
  mine.on_large_lots:
    title: { zh: 大地块项目, en: on large lots }
    owner: x
    source: { state: fictional }
    of: project
    when: parcel.area >= 3 公顷
    unit: 个
  mine.reports:
    title: { zh: 月报, en: reports }
    owner: x
    source: { state: fictional }
    of: progress
    unit: 个
  mine.supplies:
    title: { zh: 采购关系, en: supplies }
    owner: x
    source: { state: fictional }
    of: supply
    unit: 个
  mine.late:
    title: { zh: 延期三个月以上开工, en: started three months late }
    owner: x
    source: { state: fictional }
    of: project
    when: months(started_planned, started) >= 3 个月
    unit: 个
"#;

fn below(root: &Path, folder: &Path, files: &mut Vec<PackFile>) {
    for entry in std::fs::read_dir(folder).unwrap().map(|e| e.unwrap().path()) {
        match entry.is_dir() {
            true => below(root, &entry, files),
            false if entry.extension().is_some_and(|e| e == "yaml") => {
                let path = entry.strip_prefix(root).unwrap().display().to_string();
                files.push(PackFile { path, text: std::fs::read_to_string(&entry).unwrap() });
            }
            false => {}
        }
    }
}

fn moment(day: &str) -> Moment {
    Moment::parse(day, &TimeZone::get("Asia/Shanghai").unwrap()).unwrap()
}

/// `kind id field value`, a line each; a fifth word is the day it became known.
fn entries(text: &str) -> Vec<Entry> {
    let read = |line: &str| {
        let words: Vec<&str> = line.split_whitespace().collect();
        Entry {
            kind: words[0].into(),
            id: words[1].into(),
            field: words[2].into(),
            value: Some(words[3].to_owned()).filter(|value| value != "-"),
            known: moment(words.get(4).unwrap_or(&"2021-01-01")),
            source: None,
            note: None,
            place: Place::default(),
        }
    };
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(read).collect()
}

fn asked(day: &str) -> Asked {
    let day: Date = day.parse().unwrap();
    Asked { day, period: "2021-H1".parse::<Period>().unwrap().as_filed() }
}

/// The checks of a kind that fail on these entries, as `record check`.
fn failing(kind: &str, text: &str, filings: &dyn Filings) -> Vec<String> {
    let (records, kind) = (Records::of(&entries(text)), &CATALOGUE.records[kind]);
    let found = broken(kind, (&records, filings), &CATALOGUE.records, asked("2021-06-30"));
    found.iter().map(|b| format!("{} {}", b.record.id, b.check.id)).collect()
}

fn count(tally: &str, text: &str) -> (String, Vec<String>, Vec<String>) {
    let (records, tally) = (Records::of(&entries(text)), &CATALOGUE.tallies[tally]);
    let found = counted(tally, &CATALOGUE.records[&tally.of], (&records, &NoFilings), &CATALOGUE.records, asked("2021-06-30")).unwrap();
    let ids = |of: &[&assessment::records::Record]| of.iter().map(|r| r.id.clone()).collect();
    (found.value.normalize().to_string(), ids(&found.records), ids(&found.unclear))
}

/// A report of a project whose total investment is 1 000, as `ytd total` with its parts, plus what else is said.
fn report(ytd: u32, total: u32, parts: [u32; 4], more: &str) -> String {
    let [construction, installation, equipment, other] = parts;
    format!(
        "project P total 1000\nprogress R project P\nprogress R month 2021-06\nprogress R invested_ytd {ytd}\nprogress R invested_total {total}\n\
         progress R construction {construction}\nprogress R installation {installation}\nprogress R equipment {equipment}\nprogress R other {other}\n{more}"
    )
}

fn of_report(ytd: u32, total: u32, parts: [u32; 4], more: &str) -> Vec<String> {
    failing("progress", &report(ytd, total, parts, more), &NoFilings)
}

#[test]
fn e37_holds_the_years_investment_and_the_total_against_the_plan() {
    let parts = [100, 50, 50, 100];
    assert!(of_report(300, 300, parts, "").is_empty(), "the year's may be all there is");
    assert_eq!(of_report(300, 299, parts, ""), ["R E37-order"]);
    assert!(of_report(300, 1000, parts, "").is_empty(), "exactly the plan");
    assert_eq!(of_report(300, 1001, parts, ""), ["R E37-plan"]);
    assert_eq!(of_report(300, 1200, parts, ""), ["R E37-plan"], "exactly 1.2 times is to be explained only");
    assert_eq!(of_report(300, 1201, parts, ""), ["R E37-plan", "R E37-over"]);
    let revised = "project P total 1300 2021-05-01";
    assert!(of_report(300, 1201, parts, revised).is_empty(), "the plan was revised, for all reports to come");
    assert_eq!(of_report(300, 1601, parts, revised), ["R E37-plan", "R E37-over"]);
}

#[test]
fn e38_adds_the_parts_up_and_keeps_the_lesser_within_the_greater() {
    assert_eq!(of_report(300, 300, [100, 50, 50, 99], ""), ["R E38-sum"]);
    let parts = [100, 50, 50, 100];
    assert!(of_report(300, 300, parts, "progress R used_equipment 50\nprogress R land_cost 100").is_empty());
    assert_eq!(of_report(300, 300, parts, "progress R used_equipment 51\nprogress R land_cost 101"), ["R E38-used", "R E38-land"]);
    let without_other = report(300, 300, parts, "progress R other -");
    assert!(failing("progress", &without_other, &NoFilings).is_empty(), "what is not filed is not zero");
}

#[test]
fn e39_holds_the_total_against_last_december() {
    let parts = [100, 50, 50, 100];
    let december = |total: u32| {
        format!(
            "progress D project P\nprogress D month 2020-12\nprogress D invested_total {total}\nprogress X project Q\nprogress X month 2020-12\nprogress X invested_total 1"
        )
    };
    assert!(of_report(300, 500, parts, &december(200)).is_empty());
    assert_eq!(of_report(300, 500, parts, &december(201)), ["R E39"]);
    assert!(of_report(300, 500, parts, "").is_empty(), "without a December nothing is known");
}

/// A unit whose first month above zero is known.
struct First(&'static str, Option<Date>);

impl Filings for First {
    fn amount(&self, _: &str, _: &str, _: &str, _: Over) -> Option<Decimal> {
        None
    }

    fn first(&self, unit: &str, form: &str, item: &str, since: Option<Date>) -> Option<Date> {
        self.1.filter(|first| (unit, form, item) == (self.0, "B204-1", "01") && since.is_none_or(|since| first.last_of_month() >= since))
    }
}

#[test]
fn e40_keeps_days_in_order_and_wants_what_bears_them_out() {
    let project = |dates: &str| failing("project", dates, &NoFilings);
    assert!(
        project("project P started 2020-01-05\nproject P permit X\nproject P completed 2020-01-05\nproject P produced 2021-06-20")
            .is_empty()
    );
    assert_eq!(project("project P started 2020-01-05\nproject P photos X\nproject P completed 2020-01-04"), ["P E40"]);
    assert_eq!(project("project P completed 2020-02-01\nproject P produced 2020-01-31"), ["P E40"]);
    assert_eq!(project("project P started 2020-02-01\nproject P permit X\nproject P produced 2020-01-31"), ["P E40"]);
    assert_eq!(project("project P started 2020-02-01"), ["P E40-permit"]);
    let owned = "project P produced 2021-05-29\nproject P owner U";
    assert_eq!(failing("project", owned, &NoFilings), ["P E40-output"], "a month has gone without output");
    assert!(failing("project", "project P produced 2021-05-31\nproject P owner U", &NoFilings).is_empty(), "less than a month");
    assert!(failing("project", owned, &First("U", Some("2021-06-01".parse().unwrap()))).is_empty());
    let old_plant = First("U", Some("2018-02-01".parse().unwrap()));
    assert_eq!(failing("project", owned, &old_plant), ["P E40-output"], "output of before is not the project's");
}

#[test]
fn e41_asks_for_output_after_more_than_three_months() {
    let of =
        |produced: &str, filings: &dyn Filings| failing("project", &format!("project P produced {produced}\nproject P owner U"), filings);
    assert_eq!(of("2021-02-28", &NoFilings), ["P E40-output", "P E41"], "four months and two days");
    assert_eq!(of("2021-03-30", &NoFilings), ["P E40-output"], "three months exactly");
    assert!(of("2021-02-28", &First("U", Some("2021-04-01".parse().unwrap()))).is_empty());
    assert_eq!(of("2021-02-28", &First("V", Some("2021-04-01".parse().unwrap()))).len(), 2, "another unit's output");
}

#[test]
fn counts_are_of_the_period_and_what_nobody_recorded_has_not_happened() {
    let text = "project A library 2021-01-01\nproject B library 2021-06-30\nproject C library 2021-07-01\nproject D library 2020-12-31\nproject E name x";
    assert_eq!(count("project.library", text), ("2".into(), vec!["A".into(), "B".into()], vec![]));
    let text = "project A land_supplied 2021-03-01\nproject A type industrial\nproject A started 2021-06-01\nproject B land_supplied 2021-03-01\nproject B type industrial\nproject B started 2021-07-01\nproject C land_supplied 2021-03-01\nproject D land_supplied 2021-03-01\nproject D type service";
    assert_eq!(
        count("project.land_supplied", text),
        ("2".into(), vec!["A".into(), "B".into()], vec!["C".into()]),
        "of C the type is not known"
    );
    assert_eq!(
        count("project.land_supplied.started", text),
        ("1".into(), vec!["A".into()], vec![]),
        "B starts after the half-year; C has not started"
    );
}

#[test]
fn sums_are_of_the_newest_part_and_in_the_tallys_unit() {
    let text = "project A name x\nprogress A1 project A\nprogress A1 month 2021-05\nprogress A1 invested_total 30000\nprogress A2 project A\nprogress A2 month 2021-06\nprogress A2 invested_total 45000\nprogress A3 project A\nprogress A3 month 2021-07\nprogress A3 invested_total 99999\nproject B name x";
    assert_eq!(count("mine.invested", text), ("4.5".into(), vec!["A".into()], vec!["B".into()]), "July lies after the day asked for");
    let silent = "project A name x\nprogress A1 project A\nprogress A1 month 2021-05\nprogress A1 invested_total 30000\nprogress A2 project A\nprogress A2 month 2021-06\nprogress A2 done 50";
    assert_eq!(count("mine.invested", silent).2, ["A"], "the newest report does not say it, and values of two months are not put together");
}

/// How many units are behind a tally for the gate of publication, which withholds fewer than three, and what it counts.
fn behind(tally: &str, text: &str) -> (u64, Outcome) {
    let (records, tally) = (Records::of(&entries(text)), &CATALOGUE.tallies[tally]);
    let found = counted(tally, &CATALOGUE.records[&tally.of], (&records, &NoFilings), &CATALOGUE.records, asked("2021-06-30"));
    let known = records.kind(&tally.of).count() as u64;
    let figure = figure(tally, found.as_ref(), known, ("2021-01..06".parse().unwrap(), "park", moment("2021-07-10")), "hash");
    (figure.attributes().contributors, figure.outcome())
}

/// Projects that entered the library in the half-year, each with its owner; nobody's for `-`.
fn entered(owners: &[&str]) -> String {
    let one = |(nth, owner): (usize, &&str)| format!("project P{nth} library 2021-03-01\nproject P{nth} owner {owner}\n");
    owners.iter().enumerate().map(one).collect()
}

#[test]
fn records_of_one_unit_count_once_for_the_gate() {
    let of = |owners: &[&str]| behind("project.library", &entered(owners));
    let five = Outcome::Value(Decimal::from(5));
    assert_eq!(of(&["U", "U", "U", "V", "V"]), (2, five), "five projects of two firms");
    assert_eq!(of(&["U", "V", "W", "X", "Y"]), (5, five), "five projects of five firms");
    assert_eq!(of(&["U", "V", "W", "-", "-"]), (4, five), "those of nobody known may be of one");
    assert_eq!(of(&["-", "-", "-", "-", "-"]), (1, five), "all of them may be of one");
    // Only units of records that count are behind it.
    assert_eq!(
        behind("project.library", "project A library 2021-03-01\nproject A owner U\nproject B owner V"),
        (1, Outcome::Value(Decimal::ONE))
    );
    assert_eq!(behind("project.library", "project B owner V"), (0, Outcome::Value(Decimal::ZERO)));
}

#[test]
fn a_part_is_of_the_unit_of_its_whole() {
    let report = |id: &str, project: &str| format!("progress {id} project {project}\nprogress {id} month 2021-05\n");
    let all = format!(
        "project A owner U\nproject B owner U\nproject C owner V\n{}",
        ["A", "A", "B", "C", "D"].iter().enumerate().map(|(nth, of)| report(&nth.to_string(), of)).collect::<String>()
    );
    // Of U and V, and of whoever D is of, which is not in the book.
    assert_eq!(behind("mine.reports", &all), (3, Outcome::Value(Decimal::from(5))));
}

#[test]
fn of_two_sides_the_one_with_fewer_units_counts() {
    let line = |id: &str, buyer: &str, supplier: &str| format!("supply {id} buyer {buyer}\nsupply {id} supplier {supplier}\n");
    let of = |pairs: [(&str, &str); 3]| {
        let text: String = ["1", "2", "3"].iter().zip(pairs).map(|(id, (buyer, supplier))| line(id, buyer, supplier)).collect();
        behind("mine.supplies", &text).0
    };
    assert_eq!(of([("U", "X"), ("U", "Y"), ("U", "Z")]), 1);
    assert_eq!(of([("U", "X"), ("V", "X"), ("W", "Y")]), 2);
    assert_eq!(of([("U", "X"), ("V", "Y"), ("W", "Z")]), 3);
}

#[test]
fn records_that_are_of_no_unit_by_their_kind_count_each_by_itself() {
    let text = "lead L received 2021-03-01\nlead M received 2021-03-02\nlead N received 2021-03-03\nlead O received 2020-03-03";
    assert_eq!(behind("lead.received", text), (3, Outcome::Value(Decimal::from(3))));
}

#[test]
fn parts_are_counted_and_records_of_one_holder_once() {
    let text = "lead L name x\nlead M name y\ncontact 1 lead L\ncontact 1 how visit\ncontact 2 lead L\ncontact 2 how visit\ncontact 3 lead M\ncontact 3 how visit\ncontact 4 lead M\ncontact 4 how call";
    assert_eq!(count("mine.visited", text), ("1".into(), vec!["L".into()], vec![]));
    let text = "title 1 holder U\ntitle 1 awarded 2021-01-01\ntitle 2 holder U\ntitle 2 awarded 2021-02-01\ntitle 3 holder V\ntitle 3 awarded 2021-02-01\ntitle 4 holder W\ntitle 4 awarded 2021-02-01\ntitle 4 revoked 2021-06-30";
    assert_eq!(count("mine.holders", text), ("2".into(), vec!["1".into(), "3".into()], vec![]));
}

#[test]
fn fields_of_other_records_convert_and_months_are_whole_ones() {
    let text = "parcel K area 45\nparcel L area 44.9\nproject A parcel K\nproject B parcel L\nproject C name x";
    assert_eq!(count("mine.on_large_lots", text), ("1".into(), vec!["A".into()], vec!["C".into()]), "3 公顷 are 45 亩");
    let text = "project A started_planned 2021-01-31\nproject A started 2021-04-30\nproject B started_planned 2021-01-31\nproject B started 2021-05-01\nproject C started_planned 2021-01-31";
    let (value, which, unclear) = count("mine.late", text);
    assert_eq!((value.as_str(), unclear), ("1", vec!["C".to_owned()]));
    assert_eq!(which, ["B"], "the 30th of April is a day short of three months after the 31st of January");
}

#[test]
fn a_revision_counts_from_when_it_was_known() {
    let all = entries("project A library 2021-06-10 2021-06-12\nproject A library 2021-07-02 2021-07-05\nproject A library - 2021-08-01");
    let tally = &CATALOGUE.tallies["project.library"];
    let at = |moment_of: &str| {
        let known: Vec<&Entry> = all.iter().filter(|e| e.known <= moment(moment_of)).collect();
        let records = Records::of(known);
        let found = counted(tally, &CATALOGUE.records["project"], (&records, &NoFilings), &CATALOGUE.records, asked("2021-06-30")).unwrap();
        let (known, about) = (records.kind("project").count() as u64, ("2021-01..06".parse().unwrap(), "park", moment(moment_of)));
        figure(tally, Some(&found), known, about, "hash").outcome()
    };
    assert_eq!(at("2021-06-30"), Outcome::Value(Decimal::ONE));
    assert_eq!(at("2021-07-31"), Outcome::Value(Decimal::ZERO));
    assert_eq!(at("2021-08-01"), Outcome::Missing(Reason::NotFiled), "nothing is recorded any more, which is no zero");
}
