//! Further forms of the three firms that mirror what a press article says of real ones: finance
//! (B203), headcount (202-1) and, on a form of the sample's own pack, capacity.

use crate::data::target;
use crate::draw::Draw;
use crate::series::{Series, cumulative, place};
use crate::table::{Head, Table, month, up_to};
use crate::unit::Unit;

/// The files of these forms in the order of their months.
pub(crate) fn files(units: &[Unit], series: &[Series], draw: &mut Draw) -> Vec<(String, String)> {
    let mirrors: Vec<(&Unit, Revenue<'_>)> =
        units.iter().zip(series).filter(|(u, _)| !u.mirror.is_empty()).map(|(u, s)| (u, Revenue::new(u, s, draw))).collect();
    let mut files = Vec::new();
    for year in 2020..=2021 {
        for number in (2..=12).filter(|m| (year, *m) <= (2021, 6)) {
            let mut table = Table::new();
            for (unit, revenue) in mirrors.iter().filter(|(u, _)| u.member((year, number))) {
                finance(&mut table, unit, revenue, (year, number));
            }
            if !table.is_empty() {
                files.push((format!("B203-{}.csv", month(year, number)), table.text()));
            }
        }
    }
    files.push(("202-1-2021-Q2.csv".to_owned(), second_quarter(&mirrors, "202-1", |unit, _| headcount(unit))));
    files.push((format!("{CAPACITY}-2021-Q2.csv"), second_quarter(&mirrors, CAPACITY, capacity)));
    files
}

/// The sample pack's form of capacity.
const CAPACITY: &str = "X104-3";

/// Revenue and profit up to a month, derived from output.
#[derive(Debug)]
struct Revenue<'a> {
    series: &'a Series,
    /// Part of output, by year from 2019.
    sold: [f64; 3],
    margin: f64,
}

impl<'a> Revenue<'a> {
    fn new(unit: &Unit, series: &'a Series, draw: &mut Draw) -> Self {
        let sold = draw.between(0.96, 0.99);
        let up_to_june = |year: i16| cumulative(&series.output[place(year)], 6) as f64;
        let growth = target("compressor_sales_growth_permille").0 as f64 / 1000.0;
        let grown = up_to_june(2020) * sold * (1.0 + growth) / up_to_june(2021).max(1.0);
        let last = if unit.mirror == "compressor" { grown } else { sold };
        Revenue { series, sold: [sold, sold, last], margin: draw.between(0.06, 0.11) }
    }

    /// Operating revenue (301) and total profit (327), January to `number`.
    fn items(&self, year: i16, number: i8) -> [(&'static str, i64); 2] {
        let sold = self.sold[place(year).saturating_sub(1).min(2)];
        let revenue = cumulative(&self.series.output[place(year)], number) as f64 * sold;
        [("301", revenue.round() as i64), ("327", (revenue * self.margin).round() as i64)]
    }
}

fn finance(table: &mut Table, unit: &Unit, revenue: &Revenue<'_>, (year, number): (i16, i8)) {
    let (next_year, next) = if number == 12 { (year + 1, 1) } else { (year, number + 1) };
    let known = format!("{next_year}-{next:02}-12");
    let period = up_to(year, number);
    let own = Head { unit: &unit.code, form: "B203", period: &period, same_period: false, known: &known, note: "" };
    table.put(own, &revenue.items(year, number));
    if unit.life == "continuing" {
        table.put(Head { period: &up_to(year - 1, number), same_period: true, ..own }, &revenue.items(year - 1, number));
    }
}

fn second_quarter(mirrors: &[(&Unit, Revenue<'_>)], form: &str, items: fn(&Unit, &Series) -> Vec<(&'static str, i64)>) -> String {
    let mut table = Table::new();
    for (unit, revenue) in mirrors {
        let head = Head { unit: &unit.code, form, period: "2021-Q2", same_period: false, known: "2021-07-09", note: "" };
        table.put(head, &items(unit, revenue.series));
    }
    table.text()
}

/// Persons at the end of June.
fn headcount(unit: &Unit) -> Vec<(&'static str, i64)> {
    let (persons, _) = target(&format!("{}_persons", unit.mirror));
    vec![("01", persons)]
}

/// The plant's capacity of the quarter in 千元, from its output and utilisation; the chip packager's in
/// 亿只 a year: now, next year, the year after.
fn capacity(unit: &Unit, series: &Series) -> Vec<(&'static str, i64)> {
    let quarter: i64 = series.output[place(2021)][4..=6].iter().sum();
    match unit.mirror {
        "plant" => vec![("01", quarter * 1000 / target("plant_utilisation_permille").0.max(1))],
        "chips" => {
            [("11", 2021), ("12", 2022), ("13", 2023)].map(|(item, year)| (item, target(&format!("chips_capacity_{year}")).0)).to_vec()
        }
        _ => Vec::new(),
    }
}
