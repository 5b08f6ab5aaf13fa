//! 202-1: persons and payroll by quarter.

use super::{Firm, known, part};
use crate::data::Month;
use crate::draw::Draw;
use crate::table::{Head, Table};

const FORM: &str = "202-1";
/// Quarters that are filed, with their last months.
const QUARTERS: [(&str, &str, Month); 3] =
    [("2020-Q2", "2019-Q2", (2020, 6)), ("2021-Q1", "2020-Q1", (2021, 3)), ("2021-Q2", "2020-Q2", (2021, 6))];

/// The files of all quarters.
pub(super) fn files(firms: &[Firm<'_>], draw: &mut Draw) -> Vec<(String, String)> {
    let turn: Vec<f64> = firms.iter().map(|_| draw.between(0.975, 1.03)).collect();
    let of = |(quarter, before, at): (&str, &str, Month)| {
        let (mut table, known) = (Table::new(), known(at));
        for (firm, turn) in firms.iter().zip(&turn).filter(|(firm, _)| firm.has(at)) {
            let head = firm.head(FORM, quarter, &known);
            if firm.files(at) {
                table.put(head, &items(firm, *turn, firm.output(at), at.1));
            }
            if firm.states_base(at) || !firm.unit.mirror.is_empty() && at.0 == 2021 && firm.output_before(at) > 0.0 {
                table.put(Head { period: before, same_period: true, ..head }, &items(firm, *turn, firm.output_before(at), at.1));
            }
        }
        (format!("further-{FORM}-{quarter}.csv"), table.text())
    };
    QUARTERS.into_iter().map(of).collect()
}

/// Persons at the end and on average, and three months of wages.
fn items(firm: &Firm<'_>, turn: f64, output: f64, months: i8) -> [(&'static str, i64); 3] {
    let mean = firm.workers(output * firm.sold, months);
    [("01", part(mean as f64, turn)), ("02", mean), ("03", part(mean as f64, firm.wage * 3.0))]
}
