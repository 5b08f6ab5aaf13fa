//! The evaluation by output per mu: who is in it, what holds together, what was planted, worked out from the CSV text.

use crate::support::{BOOK, rate};
use figures::CreditCode;
use sample_park::PerMu;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

const DAY: &str = "2020-12-31";
const BEFORE: &str = "2019-12-31";
const LATER: &str = "2021-12-31";

static MADE: LazyLock<PerMu> = LazyLock::new(|| sample_park::per_mu(sample_park::SEED));

fn file(name: &str) -> &'static str {
    let all = || MADE.files.iter().chain(&MADE.corrections);
    let found = all().find(|(own, _)| own == name);
    &found.unwrap_or_else(|| panic!("no {name} in {:?}", all().map(|(name, _)| name).collect::<Vec<_>>())).1
}

fn cells(name: &str) -> Vec<Vec<&'static str>> {
    file(name).lines().skip(1).map(|line| line.split(',').collect()).collect()
}

fn cast(part: &str) -> &'static str {
    &MADE.cast[part]
}

/// Attribute, value, first day and end by unit: of the register of the park and of that of the evaluation.
fn register() -> BTreeMap<&'static str, Vec<[&'static str; 4]>> {
    let mut rows: BTreeMap<&str, Vec<[&str; 4]>> = BTreeMap::new();
    for row in &BOOK.register {
        rows.entry(&row.unit).or_default().push([&row.attribute, &row.value, &row.from, &row.to]);
    }
    for row in cells("per-mu-register.csv") {
        let [unit, attribute, value, from, to, known] = row.try_into().expect("six columns");
        assert!(known <= "2021-03-31", "{unit}");
        rows.entry(unit).or_default().push([attribute, value, from, to]);
    }
    rows
}

/// The value of an attribute on a day, the row that began last counting; a row stated again with its end has it.
fn on(rows: &[[&'static str; 4]], attribute: &str, day: &str) -> Option<&'static str> {
    let mut stated: BTreeMap<&str, (&str, &str)> = BTreeMap::new();
    for [_, value, from, to] in rows.iter().filter(|[own, ..]| *own == attribute) {
        stated.insert(from, (value, to));
    }
    stated.iter().rev().find(|(from, (_, to))| **from <= day && (to.is_empty() || *to > day)).map(|(_, (value, _))| *value)
}

fn in_park(status: &str, day: &str) -> BTreeSet<&'static str> {
    let fits = |rows: &[[&'static str; 4]]| on(rows, "area", DAY) == Some("park") && on(rows, "status", day) == Some(status);
    register().into_iter().filter(|(_, rows)| fits(rows)).map(|(unit, _)| unit).collect()
}

/// Items of MJ-1 as they were handed in at first.
fn items() -> BTreeMap<&'static str, BTreeMap<&'static str, f64>> {
    let mut items: BTreeMap<&str, BTreeMap<&str, f64>> = BTreeMap::new();
    for line in cells("MJ-1-2020.csv") {
        let [unit, form, period, item, value, role, known, source, _] = line.try_into().expect("nine columns");
        assert_eq!((form, period, role, known, source), ("MJ-1", "2020", "current", "2021-03-31", "sample-park (fictional)"));
        let twice = items.entry(unit).or_default().insert(item, value.parse().expect("number"));
        assert_eq!(twice, None, "{unit} {item}");
    }
    items
}

/// A unit of measure in parts of which all amounts, shares and 平方米 are whole: 亩 ÷ 60,000.
const PARTS: i64 = 60_000;

fn parts(amount: &str, unit: &str, share: &str) -> i64 {
    let (whole, tenths) = amount.split_once('.').unwrap_or((amount, "0"));
    let tenths = whole.parse::<i64>().expect("whole") * 10 + tenths.parse::<i64>().expect("one digit");
    let all = match unit {
        "亩" => tenths * PARTS / 10,
        "平方米" => tenths / 10 * 3 * PARTS / 2000,
        "千瓦时" => tenths * PARTS / 10,
        _ => panic!("{unit}"),
    };
    let (over, under) = if share.is_empty() { (1, 1) } else { share.split_once('/').map(|(a, b)| (number(a), number(b))).expect("share") };
    assert_eq!(all * over % under, 0);
    all * over / under
}

fn number(text: &str) -> i64 {
    text.parse().expect("number")
}

#[derive(Default, Debug, Clone, Copy, PartialEq, Eq)]
struct Held {
    own: i64,
    leased_in: i64,
    leased_out: i64,
}

impl Held {
    fn used(self) -> i64 {
        self.own + self.leased_in - self.leased_out
    }
}

/// What everybody holds by these files on a day; of readings what lies within the year.
fn held(files: &[&str], day: &str) -> BTreeMap<&'static str, Held> {
    let mut held: BTreeMap<&str, Held> = BTreeMap::new();
    for row in files.iter().flat_map(|name| cells(name)) {
        let [resource, _, holder, kind, from, amount, unit, share, _, since, until, _, _, source, _] = row.try_into().expect("15 columns");
        assert_eq!(source, "sample-park (fictional)");
        if resource == "land" && (since > day || (!until.is_empty() && until <= day)) {
            continue;
        }
        let amount = parts(amount, unit, share);
        match kind {
            "lease" => {
                held.entry(holder).or_default().leased_in += amount;
                held.entry(from).or_default().leased_out += amount;
            }
            _ => held.entry(holder).or_default().own += amount,
        }
    }
    held
}

#[test]
fn the_same_seed_gives_the_same_bytes_and_another_other_firms() {
    assert_eq!(sample_park::per_mu(5), sample_park::per_mu(5));
    let (one, other) = (sample_park::per_mu(5), sample_park::per_mu(6));
    assert_ne!(one.files, other.files);
    assert_eq!(one.cast.keys().collect::<Vec<_>>(), other.cast.keys().collect::<Vec<_>>(), "every part is played");
}

#[test]
fn forty_firms_below_size_have_codes_and_names_of_their_own() {
    let below = in_park("below_scale", DAY);
    let taken: BTreeSet<&str> = BOOK.register.iter().map(|row| row.unit.as_str()).collect();
    let new: Vec<&str> = below.iter().copied().filter(|unit| !taken.contains(unit)).collect();
    assert_eq!((new.len(), below.len()), (40, 41), "with the one that left the panel");
    assert!(new.iter().all(|unit| CreditCode::parse(unit, &[]).is_ok() && &unit[2..8] == "000000"));
    let rows = register();
    let names: Vec<&str> = rows.values().flatten().filter(|[attribute, ..]| *attribute == "name").map(|[_, name, ..]| *name).collect();
    assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    let said = |attribute: &str| new.iter().all(|unit| on(&rows[unit], attribute, DAY).is_some_and(|value| value.ends_with("（虚构）")));
    assert!(said("name") && said("street"));
}

#[test]
fn everybody_in_the_park_is_handed_in_and_nobody_else() {
    let mut everybody = in_park("above_scale", DAY);
    everybody.extend(in_park("below_scale", DAY));
    let handed_in: BTreeSet<&str> = items().into_keys().collect();
    assert_eq!(handed_in, everybody);
    assert_eq!(everybody.len(), 321, "280 in the panel, 41 below designated size");
    let land = held(&["land-2020.csv"], DAY);
    assert!(everybody.iter().all(|unit| land.get(unit).is_some_and(|held| held.used() > 0)), "everybody is on some land");
}

#[test]
fn some_were_upgraded_within_the_year_and_one_left_the_panel_and_stayed() {
    let before = in_park("above_scale", BEFORE);
    let after = in_park("above_scale", DAY);
    let rows = register();
    let happened = |unit: &str, event: &str| {
        rows[unit].iter().any(|[attribute, value, from, _]| *attribute == "event" && *value == event && *from <= DAY)
    };
    let upgraded: Vec<&&str> = after.difference(&before).filter(|unit| happened(unit, "upgraded")).collect();
    assert_eq!((upgraded.len(), upgraded.contains(&&cast("upgraded"))), (11, true));
    let down = cast("downgraded");
    assert!(before.contains(down) && happened(down, "left") && in_park("below_scale", DAY).contains(down));
    let new = |unit: &&&str| rows[**unit].iter().any(|[_, value, from, _]| *value == "new" && ("2019-01-01"..=DAY).contains(from));
    assert_eq!(
        (after.iter().filter(|unit| new(unit)).count(), in_park("below_scale", DAY).iter().filter(|unit| new(unit)).count()),
        (23, 3)
    );
    assert!(happened(cast("moved_in"), "moved_in") && on(&rows[cast("moved_in")], "area", BEFORE) == Some("district_rest"));
}

#[test]
fn a_lot_of_three_and_a_chain_of_leases_come_to_what_is_worked_out_by_hand() {
    let land = held(&["land-2020.csv"], DAY);
    let used = |part: &str| land[cast(part)].used();
    assert_eq!(["lot_half", "lot_third", "lot_sixth"].map(used), [15, 10, 5].map(|mu| mu * PARTS));
    assert_eq!(["chain_owner", "chain_middle", "chain_end"].map(used), [60, 25, 15].map(|mu| mu * PARTS));
    let middle = land[cast("chain_middle")];
    assert_eq!((middle.own, middle.leased_in, middle.leased_out), (0, 40 * PARTS, 15 * PARTS));
    // 66,667 m² are 100.0005 亩.
    assert_eq!(used("in_square_metres"), 1_000_005 * PARTS / 10_000);
    assert_eq!(["micro_landlord", "micro_tenant", "ended_landlord"].map(used), [40, 6, 38].map(|mu| mu * PARTS));
    let ended = held(&["land-2020.csv"], "2020-09-30")[cast("ended_landlord")];
    assert_eq!(ended.used(), 29 * PARTS, "the lease ran till the end of September");
    let power = held(&["meters-2020.csv"], DAY);
    let used = |part: &str| power[cast(part)].used() / PARTS;
    assert_eq!(["meter_first", "meter_second", "meter_third"].map(used), [30_000; 3]);
    assert_eq!(["power_landlord", "power_tenant"].map(used), [212_000, 48_000]);
}

#[test]
fn nobody_lets_more_than_it_has_and_nothing_is_lost() {
    for day in [BEFORE, "2020-09-30", DAY, LATER] {
        let land = held(&["land-2020.csv", "land-2020-corrected-2021-04-30.csv"], day);
        let units: Vec<&Held> = land.iter().filter(|(holder, _)| **holder != "outside").map(|(_, held)| held).collect();
        assert!(units.iter().all(|held| held.used() >= 0), "{day}");
        let outside = land["outside"];
        let (own, used): (i64, i64) = units.iter().fold((0, 0), |(own, used), held| (own + held.own, used + held.used()));
        assert_eq!(own + outside.leased_out, used, "what is rented from outside comes on top");
    }
}

#[test]
fn what_is_handed_in_agrees_with_what_the_firms_filed() {
    let output = BOOK.values("B204-1", "01", "2020-01..12", "2021-01-31", false);
    let revenue = BOOK.values("B203", "301", "2020-01..12", "2021-01-31", false);
    let industry: BTreeMap<String, String> =
        BOOK.units(DAY, "2021-03-31").into_iter().map(|(unit, mut a)| (unit, a.remove("industry").expect("industry"))).collect();
    let items = items();
    let (mut all_added, mut all_output) = (0.0, 0.0);
    for (unit, industry) in industry.iter().filter(|(unit, _)| items.contains_key(unit.as_str()) && unit.as_str() != cast("refusal")) {
        let of = |item: &str| items[unit.as_str()][item];
        // Filed in 千元, evaluated in 万元; a unit that entered within the year filed from then on.
        let x = output[unit.as_str()] as f64 / 10.0;
        let added = x * rate(industry) as f64 / 1000.0;
        assert!((of("02") - added).abs() < 0.11, "{unit}: {} for {added}", of("02"));
        if let Some(filed) = revenue.get(unit.as_str()) {
            assert!((of("10") - *filed as f64 / 10.0).abs() < 0.01, "{unit}");
        }
        assert!(of("07") <= of("10") && of("05") >= 8.0 && of("06") < of("07") * 0.2, "{unit}");
        all_added += of("02");
        all_output += x;
    }
    assert!((0.18..0.25).contains(&(all_added / all_output)), "{}", all_added / all_output);
}

#[test]
fn exactly_what_was_planted_is_odd() {
    let items = items();
    let who = |fits: &dyn Fn(&BTreeMap<&str, f64>) -> bool| {
        items.iter().filter(|(_, own)| fits(own)).map(|(unit, _)| *unit).collect::<BTreeSet<_>>()
    };
    let has = |item: &'static str, value: f64| move |own: &BTreeMap<&str, f64>| own.get(item) == Some(&value);
    assert_eq!(who(&|own| own.get("01").is_some_and(|tax| *tax < 0.0)), BTreeSet::from([cast("refunded")]));
    assert_eq!(who(&has("01", 0.0)), BTreeSet::from([cast("without_tax")]));
    assert_eq!(who(&has("03", 0.0)), BTreeSet::from([cast("without_energy")]));
    assert_eq!(who(&has("21", 1.0)), BTreeSet::from([cast("accident_first"), cast("accident_second")]));
    assert_eq!(who(&has("23", 1.0)), BTreeSet::from([cast("refusal")]));
    assert_eq!((items[cast("refusal")].len(), who(&has("22", 0.0)).len()), (3, items.len()));
    let above = in_park("above_scale", DAY);
    let unmeasured = who(&|own| !own.contains_key("04"));
    let unmeasured = unmeasured.intersection(&above).count();
    assert!((15..40).contains(&unmeasured), "{unmeasured}");
    for (item, least) in [("11", 10), ("12", 40), ("13", 3)] {
        assert!(who(&|own| own.contains_key(item)).len() >= least, "{item}");
    }
}

#[test]
fn five_objections_come_in_the_window_and_three_are_put_right_afterwards() {
    let said = &MADE.objections;
    assert_eq!(said.iter().map(|o| o.reply.as_str()).collect::<Vec<_>>(), ["upheld", "upheld", "upheld", "rejected", "withdrawn"]);
    let parts = ["mistyped", "uncounted", "unmeasured", "energy_claim", "taken_back"].map(cast);
    assert_eq!(said.iter().map(|o| o.unit.as_str()).collect::<Vec<_>>(), parts);
    for o in said {
        assert!(("2021-04-20".."2021-04-23T12:00").contains(&o.known.as_str()), "{}", o.known);
        assert!(o.known < o.answered && o.answered.as_str() < "2021-05-09", "within fifteen days");
        assert_eq!(o.person == o.answered_by, o.reply == "withdrawn", "a second person answers");
        assert!([&o.text, &o.person, &o.answer, &o.answered_by].iter().all(|text| text.ends_with("（虚构）")));
    }
    let days: Vec<&str> = MADE.corrections.iter().map(|(name, _)| &name[name.len() - 14..name.len() - 4]).collect();
    assert_eq!(days, ["2021-04-28", "2021-04-30", "2021-05-07"]);
    let put_right = |name: &str| cells(name).into_iter().map(|row| (row[0], row[3], row[4])).collect::<Vec<_>>();
    assert_eq!(put_right("MJ-1-2020-corrected-2021-04-28.csv"), [(cast("mistyped"), "01", said[0].claimed.as_str())]);
    assert_eq!(put_right("MJ-1-2020-corrected-2021-05-07.csv"), [(cast("unmeasured"), "04", said[2].claimed.as_str())]);
    let (first, right) = (items()[cast("mistyped")]["01"], said[0].claimed.parse::<f64>().expect("number"));
    assert!((right / first - 10.0).abs() < 0.01, "a slip of one place: {first} for {right}");
    assert!(!items()[cast("unmeasured")].contains_key("04"));
    let land = held(&["land-2020.csv", "land-2020-corrected-2021-04-30.csv"], DAY);
    assert_eq!(format!("{} 亩", land[cast("uncounted")].used() as f64 / PARTS as f64), said[1].claimed);
}

#[test]
fn the_first_files_are_delivered_after_everything_else() {
    let delivered: Vec<String> = sample_park::delivered(sample_park::SEED).into_iter().map(|(name, _)| name).collect();
    let first = delivered.iter().position(|name| name == "per-mu-register.csv").expect("delivered");
    let seed = sample_park::SEED;
    let after = [sample_park::zones(seed), sample_park::projects(seed), sample_park::work(seed), sample_park::cultivation(seed)].concat();
    let names: Vec<&String> = MADE.files.iter().chain(&after).map(|(name, _)| name).collect();
    assert_eq!(delivered[first..].iter().collect::<Vec<_>>(), names);
    assert!(!delivered.iter().any(|name| MADE.corrections.iter().any(|(own, _)| own == name)));
}
