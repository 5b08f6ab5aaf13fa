//! A reader of the generated files that shares no code with what wrote them, and the comparable basis.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// One line of a tidy file.
#[derive(Debug, Clone)]
pub struct Line {
    pub file: String,
    pub unit: String,
    pub form: String,
    pub period: String,
    pub item: String,
    pub value: i64,
    pub same_period: bool,
    pub known: String,
    pub source: String,
    pub note: String,
}

/// One line of the register.
#[derive(Debug, Clone)]
pub struct Row {
    pub unit: String,
    pub attribute: String,
    pub value: String,
    pub from: String,
    pub to: String,
    pub known: String,
}

pub struct Book {
    pub register: Vec<Row>,
    pub lines: Vec<Line>,
}

pub static BOOK: LazyLock<Book> = LazyLock::new(|| read(sample_park::SEED));

pub fn read(seed: u64) -> Book {
    let (mut register, mut lines) = (Vec::new(), Vec::new());
    for (file, text) in sample_park::generate(seed).files {
        let cells = text.lines().skip(1).map(|l| l.split(',').map(str::to_owned).collect::<Vec<_>>());
        for c in cells {
            if file == "register.csv" {
                let [unit, attribute, value, from, to, known] = c.try_into().expect("six columns");
                register.push(Row { unit, attribute, value, from, to, known });
            } else {
                let [unit, form, period, item, value, role, known, source, note] = c.try_into().expect("nine columns");
                let same_period = role == "same_period";
                let Ok(value) = value.parse() else {
                    assert!(form == "205-1" || form == "107-2", "{form} {item}: {value}");
                    continue;
                };
                lines.push(Line { file: file.clone(), unit, form, period, item, value, same_period, known, source, note });
            }
        }
    }
    Book { register, lines }
}

/// What a unit is on a day: dates are ISO texts, which compare like dates.
pub type Attributes = BTreeMap<String, String>;

impl Book {
    /// Attributes in force on `day` as known at the end of `as_of`: of the rows of an attribute with one
    /// first day the last known counts; of those that cover the day, the last known.
    pub fn units(&self, day: &str, as_of: &str) -> BTreeMap<String, Attributes> {
        let mut stated: BTreeMap<(&str, &str, &str), &Row> = BTreeMap::new();
        for row in self.register.iter().filter(|r| r.known.as_str() <= as_of && r.attribute != "event") {
            let kept = stated.entry((&row.unit, &row.attribute, &row.from)).or_insert(row);
            if row.known >= kept.known {
                *kept = row;
            }
        }
        let mut covering: Vec<&Row> =
            stated.into_values().filter(|r| r.from.as_str() <= day && (r.to.is_empty() || r.to.as_str() > day)).collect();
        covering.sort_by(|a, b| (&a.known, &a.from).cmp(&(&b.known, &b.from)));
        let mut units: BTreeMap<String, Attributes> = BTreeMap::new();
        for row in covering {
            units.entry(row.unit.clone()).or_default().insert(row.attribute.clone(), row.value.clone());
        }
        units.retain(|_, a| a.get("status").is_some_and(|s| s == "above_scale"));
        units
    }

    /// Units with an event after `since`.
    pub fn with_event(&self, event: &str, since: &str) -> BTreeSet<&str> {
        let rows = self.register.iter().filter(|r| r.attribute == "event" && r.value == event && r.from.as_str() > since);
        rows.map(|r| r.unit.as_str()).collect()
    }

    /// Values of an item known at the end of `as_of`; with `any_role` also the same-period columns, the
    /// later known wins.
    pub fn values(&self, form: &str, item: &str, period: &str, as_of: &str, any_role: bool) -> BTreeMap<&str, i64> {
        let mut lines: Vec<&Line> = self
            .lines
            .iter()
            .filter(|l| l.form == form && l.item == item && l.period == period && l.known.as_str() <= as_of && (any_role || !l.same_period))
            .collect();
        lines.sort_by(|a, b| (&a.known, a.same_period).cmp(&(&b.known, b.same_period)));
        lines.into_iter().map(|l| (l.unit.as_str(), l.value)).collect()
    }

    /// January–June 2021 on the comparable basis.
    pub fn half_year(&self, as_of: &str) -> Vec<Unit> {
        let (current, base) =
            (self.values("B204-1", "01", "2021-01..06", as_of, false), self.values("B204-1", "01", "2020-01..06", as_of, true));
        let new = self.with_event("new", "2020-06-30");
        let one = |(code, attributes): (String, Attributes)| {
            let x = *current.get(code.as_str())?;
            let x_before = if new.contains(code.as_str()) { 0 } else { *base.get(code.as_str()).expect("a base for all that are not new") };
            Some(Unit { industry: attributes["industry"].clone(), park: attributes["area"] == "park", code, x, x_before })
        };
        self.units("2021-06-30", as_of).into_iter().filter_map(one).collect()
    }
}

/// A unit of the panel that filed.
pub struct Unit {
    pub code: String,
    pub industry: String,
    pub park: bool,
    pub x: i64,
    pub x_before: i64,
}

/// Codes of 01 数字产品制造业 (methodology B2) without the starred 2462 and 3831.
const DIGITAL: &str = "3911 3912 3913 3914 3915 3919 3921 3922 3940 3931 3932 3933 3934 3939 3951 3952 3953 \
    3491 3492 3874 3961 3962 3963 3964 3969 3562 3563 3824 3825 3891 3971 3972 3973 3974 3975 3976 3979 3981 3982 \
    3983 3984 3985 3989 2330 2664 2665 3475 3493 3832 3833 4011";

pub fn digital(industry: &str) -> bool {
    DIGITAL.split_whitespace().any(|code| code == industry)
}

const CLASSES: &str = include_str!("../../../packs/sample-park/classifications.yaml");
const TABLES: &str = include_str!("../../../packs/sample-park/tables.yaml");

/// Whether the pack's list of high-tech has the code or a prefix of it.
pub fn hightech(industry: &str) -> bool {
    let list = CLASSES.split_once("hightech:").expect("the classification").1.split("leading:").next().expect("its text");
    list.split('"').skip(1).step_by(2).any(|code| code.strip_suffix('*').map_or(code == industry, |prefix| industry.starts_with(prefix)))
}

/// The pack's rate of value added in ‰.
pub fn rate(industry: &str) -> i64 {
    let rates = TABLES.lines().filter_map(|l| l.trim().strip_prefix('"')?.split_once("\": "));
    let found = rates.filter(|(code, _)| industry.starts_with(code)).max_by_key(|(code, _)| code.len()).expect("a rate").1;
    found.replace('.', "").parse().expect("one decimal")
}

/// 千元 as 亿元 with `decimals`, half away from zero.
pub fn yi(thousands: i64, decimals: u32) -> String {
    shown(thousands, 100_000, decimals)
}

/// Growth in per cent with one decimal.
pub fn growth(x: i64, before: i64, decimals: u32) -> String {
    shown((x - before) * 100, before, decimals)
}

/// `numerator / denominator` for amounts that are not negative.
pub fn shown(numerator: i64, denominator: i64, decimals: u32) -> String {
    let scale = 10_i128.pow(decimals);
    let (n, d) = (i128::from(numerator), i128::from(denominator));
    let rounded = (n * scale * 2 + d) / (d * 2);
    match decimals {
        0 => rounded.to_string(),
        _ => format!("{}.{:0width$}", rounded / scale, rounded % scale, width = decimals as usize),
    }
}
