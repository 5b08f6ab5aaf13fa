//! What the units of a made-up park file: two monthly forms with own and same-period columns, late, restated, confirmed,
//! said twice or not at all, with zeros and losses among the values.

use crate::case::{Chain, Filed, Month, Reach};
use crate::draw::Draw;
use crate::generate::{Story, Unit, days_after};
use figures::Decimal;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Output and sales by month and since January; revenue, receivables and profit since January.
pub const OUTPUT: &str = "B204-1";
pub const FINANCE: &str = "B203";

type Values = Vec<(&'static str, Decimal)>;

/// All filings, in the order they became known.
pub fn of(draw: &mut Draw, units: &[Unit], last: Month, tidy: bool) -> Vec<Filed> {
    let mut all = Vec::new();
    for unit in units {
        let mut firm = Firm::new(draw, unit, last, tidy);
        firm.years();
        firm.restate();
        firm.repeat();
        all.append(&mut firm.filed);
    }
    all.sort_by_key(|f| f.known);
    all
}

/// One unit that files.
struct Firm<'a> {
    draw: &'a mut Draw,
    unit: &'a Unit,
    last: Month,
    /// Its usual output of a month.
    size: i64,
    /// Whether its forms have values in the same-period columns.
    tells_base: bool,
    /// How many of a hundred sheets and values are left out.
    omits: i64,
    filed: Vec<Filed>,
    days: BTreeSet<(Chain, Date)>,
}

impl<'a> Firm<'a> {
    fn new(draw: &'a mut Draw, unit: &'a Unit, last: Month, tidy: bool) -> Self {
        let size = 10_i64.pow(u32::try_from(draw.between(1, 5)).unwrap()) * draw.between(1, 9);
        let entered = matches!(unit.story, Story::Upgraded | Story::MovedIn | Story::Returns);
        let tells_base = draw.chance(if entered { if tidy { 100 } else { 80 } } else { 35 });
        let omits = if tidy { 1 } else { 4 };
        Firm { draw, unit, last, size, tells_base, omits, filed: Vec::new(), days: BTreeSet::new() }
    }

    /// Every year's months, those that the questions reach.
    fn years(&mut self) {
        for year in 2019..=2021 {
            let idle = self.draw.chance(5);
            let months = self.months(year);
            let made = self.made(year, idle);
            for month in months {
                self.form(OUTPUT, month, &made);
                self.form(FINANCE, month, &made);
            }
        }
    }

    fn months(&self, year: i32) -> Vec<Month> {
        let now = self.last.month();
        let wanted: BTreeSet<i32> = if year == 2019 { [now, 12].into() } else { [2, 3, 6, 9, 12, now - 1, now].into() };
        wanted.into_iter().filter(|m| *m > 1).map(|m| Month::new(year, m)).filter(|m| *m <= self.last && self.files(*m)).collect()
    }

    /// Whether it is there to file for a month.
    fn files(&self, month: Month) -> bool {
        match self.unit.story {
            Story::New | Story::Appears => month.last_day() >= self.unit.day,
            Story::Left | Story::MovedOut => month.last_day() < self.unit.day,
            Story::Upgraded | Story::MovedIn => month.last_day() >= self.unit.day || self.unit.number.is_multiple_of(3),
            _ => true,
        }
    }

    /// Its values of every month of a year: of the month, and since January.
    fn made(&mut self, year: i32, idle: bool) -> BTreeMap<(Month, Reach), (Values, Values)> {
        let mut made = BTreeMap::new();
        let mut since = [Decimal::ZERO; 4];
        for month in (1..=12).map(|m| Month::new(year, m)) {
            let there = !matches!(self.unit.story, Story::New | Story::Appears) || month.last_day() >= self.unit.day;
            let own = if idle || !there { [Decimal::ZERO; 4] } else { self.of_month() };
            for (sum, one) in since.iter_mut().zip(own) {
                *sum += one;
            }
            let balance = Decimal::from(self.draw.between(0, self.size * 3));
            let output = |v: [Decimal; 4]| vec![("01", v[0]), ("03", v[1])];
            let finance = |v: [Decimal; 4]| vec![("301", v[2]), ("202", balance), ("327", v[3])];
            made.insert((month, Reach::Month), (output(own), Vec::new()));
            made.insert((month, Reach::Year), (output(since), finance(since)));
        }
        made
    }

    /// Output, sales, revenue and profit of a month; nothing sometimes, and losses.
    fn of_month(&mut self) -> [Decimal; 4] {
        let around = |draw: &mut Draw, size: i64| Decimal::from(draw.between(size / 2, size * 2));
        let output = if self.draw.chance(6) { Decimal::ZERO } else { around(self.draw, self.size) };
        let sales = around(self.draw, self.size);
        // Some keep their books to the last li.
        let fine = if self.unit.number.is_multiple_of(7) { self.draw.between(-9999, 9999) } else { 0 };
        let revenue = around(self.draw, self.size) + Decimal::new(fine, 4);
        let profit = Decimal::from(self.draw.between(-self.size, self.size));
        [output, sales, revenue, profit]
    }

    /// The sheet of a month: its own columns, and last year's where it tells them.
    fn form(&mut self, form: &'static str, month: Month, made: &BTreeMap<(Month, Reach), (Values, Values)>) {
        let late = if self.draw.chance(6) { self.draw.between(25, 250) } else { 0 };
        let known = days_after(month.last_day(), self.draw.between(5, 16) + late);
        let reaches: &[Reach] = if form == OUTPUT && month.month() > 2 { &[Reach::Month, Reach::Year] } else { &[Reach::Year] };
        for reach in reaches {
            let (output, finance) = &made[&(month, *reach)];
            let values = if form == OUTPUT { output.clone() } else { finance.clone() };
            if !self.draw.chance(self.omits) {
                self.file((form, *reach, month, false), known, values);
            }
            let chain = (self.unit.number, form, *reach, month.plus(-12), false);
            let before = self.latest(chain, known);
            if self.tells_base && self.draw.chance(90) {
                let told = self.told(before, form);
                self.file((form, *reach, month.plus(-12), true), known, told);
            }
        }
    }

    /// What it says of last year: as it was, or something else where it never filed or thinks otherwise.
    fn told(&mut self, before: BTreeMap<&'static str, Decimal>, form: &'static str) -> Values {
        let items: &[&str] = if form == OUTPUT { &["01", "03"] } else { &["301", "202", "327"] };
        let mut values = Vec::new();
        for item in items {
            let own = before.get(item).copied();
            let other = Decimal::from(self.draw.between(-self.size / 4, self.size * 6));
            let kept = own.filter(|_| !self.draw.chance(8));
            values.push((*item, if *item == "327" || kept.is_some() { kept.unwrap_or(other) } else { other.abs() }));
        }
        values
    }

    /// Files values that are not left out, on a day on which the chain has nothing yet.
    fn file(&mut self, (form, reach, month, same_period): (&'static str, Reach, Month, bool), known: Date, values: Values) {
        let mut kept = Vec::new();
        for value in values {
            if !self.draw.chance(self.omits / 2) {
                kept.push(value);
            }
        }
        self.put(Filed { unit: self.unit.number, form, reach, month, same_period, known, values: kept });
    }

    fn put(&mut self, mut filed: Filed) {
        if filed.values.is_empty() {
            return;
        }
        while !self.days.insert((filed.chain(), filed.known)) {
            filed.known = days_after(filed.known, 1);
        }
        self.filed.push(filed);
    }

    /// The newest values of a chain on a day.
    fn latest(&self, chain: Chain, on: Date) -> BTreeMap<&'static str, Decimal> {
        let mut ours: Vec<&Filed> = self.filed.iter().filter(|f| f.chain() == chain && f.known <= on).collect();
        ours.sort_by_key(|f| f.known);
        ours.into_iter().flat_map(|f| f.values.iter().copied()).collect()
    }

    /// Some filings are put right, some of these twice; later sheets of the year may confirm what they said.
    fn restate(&mut self) {
        for filed in self.filed.clone() {
            let mut known = filed.known;
            while self.draw.chance(if known == filed.known { 7 } else { 30 }) {
                known = days_after(known, self.draw.between(10, 400));
                let mut values = Vec::new();
                for (item, value) in &filed.values {
                    if self.draw.chance(60) {
                        let now = (*value * Decimal::new(self.draw.between(80, 130), 2)).round();
                        values.push((*item, now + Decimal::from(self.draw.between(-3, 9))));
                    }
                }
                self.put(Filed { known, values, ..filed.clone() });
                self.confirm(&filed, known);
            }
        }
    }

    /// The sheets of the same year that come after a restated one say the same again.
    fn confirm(&mut self, restated: &Filed, known: Date) {
        let after = |f: &Filed| {
            let same = (f.form, f.same_period, f.month.year()) == (restated.form, restated.same_period, restated.month.year());
            same && f.reach == Reach::Year && restated.reach == Reach::Year && f.month > restated.month
        };
        let chains: BTreeSet<Chain> = self.filed.iter().filter(|f| after(f) && f.known < known).map(Filed::chain).collect();
        for chain in chains {
            if self.draw.chance(40) {
                let on = days_after(known, self.draw.between(0, 30));
                self.again(chain, on);
            }
        }
    }

    /// Says the newest values of a chain again.
    fn again(&mut self, chain: Chain, on: Date) {
        let (unit, form, reach, month, same_period) = chain;
        let values = self.latest(chain, on).into_iter().collect();
        if !self.filed.iter().any(|f| f.chain() == chain && f.known > on) {
            self.put(Filed { unit, form, reach, month, same_period, known: on, values });
        }
    }

    /// A few sheets are delivered twice.
    fn repeat(&mut self) {
        for filed in self.filed.clone() {
            if self.draw.chance(2) {
                let on = days_after(filed.known, self.draw.between(2, 40));
                self.again(filed.chain(), on);
            }
        }
    }
}
