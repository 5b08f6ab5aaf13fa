//! B204-1, month by month: own columns and same-period columns of every unit of the panel.

use crate::data::Seasons;
use crate::draw::Draw;
use crate::series::{Series, cumulative, place};
use crate::table::{Head, Table, month, up_to};
use crate::unit::Unit;

const FORM: &str = "B204-1";
const RESTATED: &str = "同期数按核实结果调整（虚构）";
/// The last month anything is filed for.
const LAST: (i16, i8) = (2021, 6);

/// The monthly files, then the late one and the corrections.
pub(crate) fn files(units: &[Unit], series: &[Series], seasons: &Seasons, draw: &mut Draw) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for year in 2019..=2021 {
        for number in (2..=12).filter(|m| (year, *m) <= LAST) {
            let late = |u: &&Unit| (year, number) == LAST && u.not_filed;
            let mut table = Table::new();
            for (unit, series) in units.iter().zip(series).filter(|(u, _)| u.member((year, number)) && !late(u)) {
                let known = known(unit, (year, number), seasons, draw);
                put(&mut table, unit, series, (year, number), &known);
            }
            files.push((format!("{FORM}-{}.csv", month(year, number)), table.text()));
        }
    }
    files
}

/// What came after July 15: the three corrections, each in a file of its own, then the late filing.
pub(crate) fn later(units: &[Unit], series: &[Series]) -> Vec<(String, String)> {
    let mut files = Vec::new();
    let (year, number) = LAST;
    for (unit, series) in units.iter().zip(series) {
        let code = unit.code.as_str();
        if let Some(c) = unit.correction {
            let mut table = Table::new();
            let values = &series.output[place(year)];
            for (period, value) in [(month(year, number), values[6]), (up_to(year, number), cumulative(values, number))] {
                let head = Head { unit: code, form: FORM, period: &period, same_period: false, known: c.known, note: c.note };
                table.put(head, &[("01", value)]);
            }
            files.push((format!("corrections-{}.csv", c.known), table.text()));
        }
    }
    files.sort();
    for (unit, series) in units.iter().zip(series).filter(|(u, _)| u.not_filed) {
        let mut table = Table::new();
        put(&mut table, unit, series, LAST, unit.june_known.unwrap_or_default());
        files.push((format!("{FORM}-{}-late.csv", month(year, number)), table.text()));
    }
    files
}

/// The day a form comes: up to two days before it is due; few come late, and June only as planted.
fn known(unit: &Unit, at: (i16, i8), seasons: &Seasons, draw: &mut Draw) -> String {
    let early = i8::try_from(draw.below(3)).unwrap_or_default();
    let late = draw.part() < 0.015 && at.1 != 6;
    let days = i8::try_from(draw.below(10)).unwrap_or_default();
    if let (LAST, Some(day)) = (at, unit.june_known) {
        return day.to_owned();
    }
    let day = if late { seasons.due(at.1) + 2 + days } else { seasons.due(at.1) - early };
    let (year, next) = if at.1 == 12 { (at.0 + 1, 1) } else { (at.0, at.1 + 1) };
    format!("{year}-{next:02}-{day:02}")
}

/// All lines of one monthly form. February has no month column.
fn put(table: &mut Table, unit: &Unit, series: &Series, (year, number): (i16, i8), known: &str) {
    let at = place(year);
    let index = usize::try_from(number).unwrap_or_default();
    let slip = slip(unit, series, (year, number));
    let own = Head { unit: &unit.code, form: FORM, period: "", same_period: false, known, note: "" };
    let years = [
        ("01", &series.output[at]),
        ("02", &series.new_products[at]),
        ("03", &series.sales[at]),
        ("04", &series.exports[at]),
        ("05", &series.electricity[at]),
    ];
    let filed = |item: &str, value: i64| if item == "01" { value - slip } else { value };
    if number > 2 {
        table.put(Head { period: &month(year, number), ..own }, &years.map(|(item, y)| (item, filed(item, y[index]))));
    }
    table.put(Head { period: &up_to(year, number), ..own }, &years.map(|(item, y)| (item, filed(item, cumulative(y, number)))));
    if unit.starts().is_some_and(|from| unit.life == "new" && from.0 == year) {
        return;
    }
    let before = &series.same[place(year - 1)];
    let note = if year == LAST.0 && unit.own != unit.base { RESTATED } else { "" };
    let same = Head { same_period: true, note, ..own };
    if number > 2 {
        table.put(Head { period: &month(year - 1, number), ..same }, &[("01", before[index])]);
    }
    table.put(Head { period: &up_to(year - 1, number), ..same }, &[("01", cumulative(before, number))]);
    if (year, number) == (LAST.0, 2) && unit.own != unit.base {
        restate(table, series, Head { note: RESTATED, ..own });
    }
}

/// Last year's own filings as they are known now: what the same-period columns of this year say has to be what was
/// filed (E09).
fn restate(table: &mut Table, series: &Series, head: Head<'_>) {
    let before = LAST.0 - 1;
    let mut values = series.output[place(before)];
    values[..=6].copy_from_slice(&series.same[place(before)][..=6]);
    for (number, value) in (0..=12).zip(values).skip(2) {
        if number > 2 {
            table.put(Head { period: &month(before, number), ..head }, &[("01", value)]);
        }
        table.put(Head { period: &up_to(before, number), ..head }, &[("01", cumulative(&values, number))]);
    }
}

/// By how much the first filing of June falls short of the corrected one.
fn slip(unit: &Unit, series: &Series, at: (i16, i8)) -> i64 {
    match unit.correction {
        Some(c) if at == LAST => series.output[place(LAST.0)][6] * c.permille / 1000,
        _ => 0,
    }
}
