//! Who is evaluated, and what is right of each: the items of MJ-1 and the land of its own.

use super::tables::{self, Kind, Role};
use crate::book::Book;
use crate::data::{Month, Rates, industries};
use crate::draw::Draw;
use crate::names::Names;
use crate::roster::{PARK_STREETS, REST_STREETS, one_of};
use crate::series::{Series, cumulative, place};
use crate::unit::Unit;
use figures::CreditCode;
use std::collections::BTreeMap;

/// The year that is evaluated, and its last month.
const YEAR: i16 = 2020;
const LAST: Month = (YEAR, 12);
/// Where the filings of the year stand, of the firms that mirror an article too.
const ACCOUNTS: [&str; 2] = ["further-B203-2020-12.csv", "B203-2020-12.csv"];
const RESEARCH: &str = "further-107-2-2020.csv";
/// Numbers of the codes of firms below designated size begin here.
const FIRST: u32 = 3001;
/// The least land of its own, tenths of a 亩.
const LEAST: i64 = 20;

/// Items in the smallest amounts they are written in: see [`places`].
pub(super) type Items = BTreeMap<&'static str, i64>;

/// A firm that is evaluated.
#[derive(Debug, Clone)]
pub(super) struct Firm {
    pub(super) code: String,
    /// The part it plays; empty for most.
    pub(super) role: &'static str,
    pub(super) items: Items,
    /// Land of its own beside what is planted, tenths of a 亩.
    pub(super) land: i64,
    /// Electricity of the year where it is metered, 千瓦时.
    pub(super) power: Option<i64>,
    /// What the register says of one below designated size.
    pub(super) below: Option<Below>,
}

/// A firm below designated size.
#[derive(Debug, Clone)]
pub(super) struct Below {
    pub(super) name: String,
    pub(super) industry: &'static str,
    pub(super) street: &'static str,
    /// Where it was before it moved in.
    pub(super) before: &'static str,
    pub(super) kind: Kind,
}

/// Digits behind the point in which an item is written: money in 万元 is held in 千元, electricity in 万千瓦时 in 千瓦时.
pub(super) fn places(item: &str) -> usize {
    match item {
        "05" | "21" | "22" | "23" => 0,
        "04" => 3,
        "08" => 4,
        "11" => 2,
        _ => 1,
    }
}

/// Everybody: the firms of the park at the end of the year, who left the panel within it and stayed, and those below
/// designated size.
pub(super) fn firms(units: &[Unit], series: &[Series], book: &Book, draw: &mut Draw) -> Vec<Firm> {
    let (roles, rates) = (tables::roles(), Rates::read());
    let mut firms = Vec::new();
    for (unit, series) in units.iter().zip(series) {
        let role = roles.iter().find(|role| plays(unit, role));
        let stays = unit.member(LAST) || role.is_some_and(|role| role.life == unit.life && unit.life == "left");
        if unit.in_park() && unit.old_street.is_none() && stays {
            let year = Year { unit, series, book, rate: rates.of(unit.old_industry.unwrap_or(unit.industry)) };
            firms.push(year.firm(role, draw));
        }
    }
    firms.extend(below(units, draw));
    firms
}

/// Firms that left play their parts only where it was within the year.
fn plays(unit: &Unit, role: &Role) -> bool {
    let within = unit.exit.is_none_or(|exit| exit > (YEAR, 1) && exit <= LAST) && unit.entry.is_none_or(|entry| entry.0 <= YEAR);
    unit.mirror.is_empty() && within && (unit.group, unit.life, unit.rank) == (role.group, role.life, role.rank)
}

/// The year of a firm above designated size.
struct Year<'a> {
    unit: &'a Unit,
    series: &'a Series,
    book: &'a Book,
    /// ‰ of value added.
    rate: i64,
}

impl Year<'_> {
    fn firm(&self, role: Option<&Role>, draw: &mut Draw) -> Firm {
        let mut items = self.items(draw);
        titles(&mut items, draw);
        let dense = if self.unit.group == "other" { draw.between(260.0, 900.0) } else { draw.between(360.0, 1150.0) };
        let land = ((self.output() as f64 / dense).round() as i64).max(LEAST);
        let power = (self.unit.life == "upgraded" && self.unit.entry.is_some_and(|entry| entry.0 == YEAR)).then(|| items["08"]);
        let name = role.map_or("", |role| role.role);
        play(name, &mut items);
        let planted = role.is_some_and(|role| role.planted);
        Firm { code: self.unit.code.clone(), role: name, items, land: if planted { 0 } else { land }, power, below: None }
    }

    /// Gross output of the year, 千元.
    fn output(&self) -> i64 {
        cumulative(&self.series.output[place(YEAR)], LAST.1)
    }

    /// Taxes, workers and revenue are those of the accounts, research that of its form; what was not filed is drawn.
    fn items(&self, draw: &mut Draw) -> Items {
        let accounts = ACCOUNTS.map(|file| self.book.values(file, &self.unit.code, "2020-01..12", false));
        let filed = |item: &str| accounts.iter().find_map(|file| file.get(item).copied());
        let part = |of: f64, amount: i64| (amount as f64 * of).round() as i64;
        let (sold, taxed, dense, spent) = (draw.between(0.95, 1.02), draw.between(0.032, 0.058), draw.between(1.08, 1.35), draw.part());
        let revenue = filed("301").unwrap_or_else(|| part(sold, self.output()));
        let taxes = filed("402").map(|vat| vat + filed("309").unwrap_or_default() + filed("328").unwrap_or_default());
        let added = self.output() * self.rate / 1000;
        let power = cumulative(&self.series.electricity[place(YEAR)], LAST.1) * 10_000;
        let research = self.book.values(RESEARCH, &self.unit.code, "2020", false).get("11").copied();
        let (clean, measured) = (draw.between(2600.0, 8400.0), draw.part() > 0.09);
        let mut items = Items::from([
            ("01", taxes.unwrap_or_else(|| part(taxed, revenue))),
            ("02", added),
            ("03", part(dense * 29.0 / 10_000.0, power)),
            ("05", filed("606").unwrap_or_else(|| (revenue / 900).max(8))),
            ("06", research.unwrap_or_else(|| part(spent * 0.04, revenue))),
            ("07", filed("302").unwrap_or_else(|| part(0.98, revenue))),
            ("08", power),
            ("09", cumulative(&self.series.sales[place(YEAR)], LAST.1)),
            ("10", revenue),
        ]);
        // 千元 of value added for a tonne, held in kilograms.
        let emitted = (added as f64 * 100.0 / clean).round() as i64;
        if measured {
            items.insert("04", emitted.max(1));
        }
        items
    }
}

/// Points for titles, a coefficient, points off; and what nobody had.
fn titles(items: &mut Items, draw: &mut Draw) {
    const POINTS: [i64; 5] = [20, 30, 50, 60, 80];
    let (titled, points) = (draw.part() < 0.25, POINTS[draw.below(POINTS.len())]);
    let (corrected, coefficient) = (draw.part() < 0.08, 90 + 5 * draw.below(5) as i64);
    let (off, lost) = (draw.part() < 0.03, 20 + 30 * draw.below(2) as i64);
    let some = [(titled, "12", points), (corrected, "11", coefficient), (off, "13", lost)];
    items.extend(some.into_iter().filter(|(has, ..)| *has).map(|(_, item, value)| (item, value)));
    items.extend([("21", 0), ("22", 0), ("23", 0)]);
}

/// What is planted on a part in its items.
fn play(role: &str, items: &mut Items) {
    let tax = items.get("01").copied().unwrap_or_default();
    if role == "refusal" {
        items.retain(|item, _| *item > "20");
    }
    let added = items.get("02").copied().unwrap_or_default();
    let planted: Option<(&'static str, i64)> = match role {
        "refunded" => Some(("01", -tax / 6)),
        "without_energy" => Some(("03", 0)),
        "without_tax" => Some(("01", 0)),
        "accident_first" | "accident_second" => Some(("21", 1)),
        "refusal" => Some(("23", 1)),
        "unmeasured" => Some(("04", (added / 60).max(1))),
        _ => None,
    };
    items.extend(planted);
}

/// Those below designated size, with names that no other has.
fn below(units: &[Unit], draw: &mut Draw) -> Vec<Firm> {
    let (industries, mut names) = (industries(), Names::beside(units));
    let kinds = tables::below().into_iter().flat_map(|kind| std::iter::repeat_n(kind, kind.count));
    let one = |(kind, n): (Kind, u32)| {
        let (industry, word) = one_of("other", &industries, draw);
        let name = names.next(draw, word);
        let (street, before) = (PARK_STREETS[draw.below(PARK_STREETS.len())], REST_STREETS[draw.below(REST_STREETS.len())]);
        let mut items = small(draw);
        let land = draw.between(kind.land.0 as f64, kind.land.1 as f64).round() as i64;
        play(kind.role, &mut items);
        items.extend(kind.power.map(|power| ("08", power)));
        Firm {
            code: CreditCode::fictional(n).to_string(),
            role: kind.role,
            land,
            power: items.get("08").copied().filter(|_| kind.power.is_none()),
            items,
            below: Some(Below { name, industry, street, before, kind }),
        }
    };
    kinds.zip(FIRST..).map(one).collect()
}

/// A firm that sells for three to nineteen million yuan.
fn small(draw: &mut Draw) -> Items {
    let revenue = draw.between(3_000.0, 19_000.0);
    let mut part = |low: f64, high: f64| (revenue * draw.between(low, high)).round() as i64;
    let mut items = Items::from([
        ("01", part(0.022, 0.06)),
        ("02", part(0.16, 0.28)),
        ("05", part(0.0014, 0.0026).max(3)),
        ("07", part(0.95, 0.99)),
        ("08", part(18.0, 62.0)),
    ]);
    items.extend([("10", revenue.round() as i64), ("21", 0), ("22", 0), ("23", 0)]);
    items
}
