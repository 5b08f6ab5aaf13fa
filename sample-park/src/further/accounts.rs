//! B203: the accounts at the end of each quarter. Profit and balance follow from revenue by parts that are drawn once
//! for a firm; cost is what is left, so that the accounts add up.

use super::{Firm, known, monthly, part};
use crate::data::Month;
use crate::draw::Draw;
use crate::table::{Head, Table, up_to};

const FORM: &str = "B203";
/// Ends of the quarters that are filed.
const MONTHS: [Month; 5] = [(2020, 3), (2020, 6), (2020, 12), (2021, 3), (2021, 6)];

/// The parts of a firm's accounts.
#[derive(Debug)]
struct Parts {
    margin: [f64; 2],
    surcharges: f64,
    selling: f64,
    running: f64,
    research: f64,
    financial: f64,
    vat: f64,
    assets: f64,
    current: f64,
    receivables: f64,
    stocks: f64,
    goods: f64,
    worn: f64,
    owed: [f64; 2],
}

impl Parts {
    fn draw(draw: &mut Draw) -> Self {
        // Never near nothing, or a slip of a place would be asked about; a few turn from loss to profit or back.
        let margin = if draw.part() < 0.1 { draw.between(-0.07, -0.025) } else { draw.between(0.03, 0.14) };
        let turn = if draw.part() < 0.04 { -1.0 } else { 1.0 };
        let owed = draw.between(0.3, 0.72);
        Parts {
            margin: [margin, margin * turn * draw.between(0.82, 1.25)],
            surcharges: draw.between(0.003, 0.007),
            selling: draw.between(0.009, 0.03),
            running: draw.between(0.028, 0.05),
            research: draw.between(0.008, 0.062),
            financial: draw.between(-0.001, 0.009),
            vat: draw.between(0.012, 0.05),
            assets: draw.between(0.85, 1.6),
            current: draw.between(0.52, 0.7),
            receivables: draw.between(0.14, 0.28),
            stocks: draw.between(0.1, 0.22),
            goods: draw.between(0.22, 0.5),
            worn: draw.between(0.2, 0.6),
            owed: [owed, owed + draw.between(-0.04, 0.04)],
        }
    }
}

/// The files of all ends of quarters.
pub(super) fn files(firms: &[Firm<'_>], draw: &mut Draw) -> Vec<(String, String)> {
    let parts: Vec<Parts> = firms.iter().map(|_| Parts::draw(draw)).collect();
    let of = |at: Month| {
        let known = known(at);
        monthly(FORM, at, |table, period| {
            for (firm, parts) in firms.iter().zip(&parts).filter(|(firm, _)| firm.has(at)) {
                put(table, firm, parts, at, firm.head(FORM, period, &known));
            }
        })
    };
    MONTHS.into_iter().map(of).collect()
}

/// A firm that mirrors an article has accounts of its own; the year before its move it states here.
fn put(table: &mut Table, firm: &Firm<'_>, parts: &Parts, at: Month, head: Head<'_>) {
    let year = usize::from(at.0 == 2021);
    if firm.files(at) {
        table.put(head, &items(firm, parts, year, firm.output(at), at.1));
    }
    if firm.states_base(at) {
        let period = up_to(at.0 - 1, at.1);
        let before = items(firm, parts, 0, firm.output_before(at), at.1);
        table.put(Head { period: &period, same_period: true, ..head }, &before);
    }
}

/// All lines for so much output since January.
fn items(firm: &Firm<'_>, parts: &Parts, year: usize, output: f64, months: i8) -> Vec<(&'static str, i64)> {
    let revenue = part(output, firm.sold);
    let mut lines = balance(parts, year, revenue as f64 * 12.0 / f64::from(months), months);
    lines.extend(result(parts, year, revenue));
    let workers = firm.workers(revenue as f64, months);
    lines.extend([
        ("401", part(workers as f64, firm.wage * f64::from(months))),
        ("402", part(revenue as f64, parts.vat)),
        ("606", workers),
    ]);
    lines
}

/// Revenue to profit; operating cost is what is left.
fn result(parts: &Parts, year: usize, revenue: i64) -> Vec<(&'static str, i64)> {
    let of = |share: f64| part(revenue as f64, share);
    let (profit, other, extra) = (of(parts.margin[year]), of(0.001), of(0.0006));
    let operating = profit - other + extra;
    let spent =
        [("309", parts.surcharges), ("312", parts.selling), ("313", parts.running), ("314", parts.research), ("317", parts.financial)];
    let mut lines: Vec<(&str, i64)> = spent.into_iter().map(|(item, share)| (item, of(share))).collect();
    lines.extend([("315", of(0.001)), ("316", of(0.0005))]);
    let income = of(0.003);
    let cost = revenue + income - operating - lines.iter().map(|(_, value)| value).sum::<i64>();
    lines.extend([("301", revenue), ("302", of(0.98)), ("307", cost), ("308", part(cost as f64, 0.98)), ("318", income)]);
    lines.extend([("319", 0), ("321", 0), ("322", 0), ("323", operating), ("325", other), ("326", extra), ("327", profit)]);
    lines.push(("328", part(profit.max(0) as f64, 0.15)));
    lines
}

/// What stands at the end, from the revenue of a year.
fn balance(parts: &Parts, year: usize, of_year: f64, months: i8) -> Vec<(&'static str, i64)> {
    let assets = part(of_year, parts.assets);
    let of = |share: f64| part(assets as f64, share);
    let (stocks, fixed, owed) = (of(parts.stocks), of(0.47), of(parts.owed[year]));
    let (goods, worn, due) = (part(stocks as f64, parts.goods), part(fixed as f64, parts.worn), part(owed as f64, 0.81));
    vec![
        ("101", part(stocks as f64, 0.96)),
        ("102", part(goods as f64, 0.97)),
        ("201", of(parts.current)),
        ("202", of(parts.receivables)),
        ("205", stocks),
        ("206", goods),
        ("209", fixed),
        ("210", worn),
        ("211", part(worn as f64, 0.09 * f64::from(months) / 12.0)),
        ("213", assets),
        ("214", due),
        ("215", part(due as f64, 0.42)),
        ("217", owed),
        ("218", assets - owed),
    ]
}
