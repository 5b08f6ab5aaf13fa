//! What firms that came in 2021 say of the year before beside output: the office keeps these same-period values
//! (同期数) of units that were upgraded or moved in, and they stand on no sheet.

use super::Firm;
use crate::data::Month;
use crate::series::{Year, cumulative, place};
use crate::table::{Head, Table, month, up_to};

const FORM: &str = "B204-1";
const MONTHS: [Month; 2] = [(2021, 3), (2021, 6)];
const NOTE: &str = "同期数监控（虚构）";

/// The files of both months.
pub(super) fn files(firms: &[Firm<'_>]) -> Vec<(String, String)> {
    let of = |at: Month| {
        let (mut table, known) = (Table::new(), super::known(at));
        for firm in firms.iter().filter(|firm| firm.unit.member(at) && !firm.unit.not_filed && firm.states_base(at)) {
            put(&mut table, firm, at, &known);
        }
        (format!("further-{FORM}-{}-{:02}.csv", at.0, at.1), table.text())
    };
    MONTHS.into_iter().map(of).collect()
}

/// The month a year ago and the months up to it, as this year's parts of output have it.
fn put(table: &mut Table, firm: &Firm<'_>, (year, number): Month, known: &str) {
    let before = &firm.series.same[place(year - 1)];
    let alone = before[usize::try_from(number).unwrap_or_default()];
    for (period, output) in [(month(year - 1, number), alone), (up_to(year - 1, number), cumulative(before, number))] {
        let head = Head { unit: &firm.unit.code, form: FORM, period: &period, same_period: true, known, note: NOTE };
        table.put(head, &items(firm, year, number, output));
    }
}

fn items(firm: &Firm<'_>, year: i16, number: i8, output: i64) -> [(&'static str, i64); 4] {
    let s = firm.series;
    let now = cumulative(&s.output[place(year)], number).max(1);
    let part = |of: &[Year; 4]| output * cumulative(&of[place(year)], number) / now;
    [("02", part(&s.new_products)), ("03", part(&s.sales)), ("04", part(&s.exports)), ("05", part(&s.electricity))]
}
