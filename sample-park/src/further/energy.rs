//! 205-1: energy of the half-years. Electricity is that of the monthly form; the coefficients are invented.

use super::{Firm, known, monthly, part};
use crate::data::Month;
use crate::draw::Draw;
use crate::series::{cumulative, place};

const FORM: &str = "205-1";
const MONTHS: [Month; 2] = [(2020, 6), (2021, 6)];
/// Standard coal of a unit of each fuel, in ten-thousandths: coal, gas, petrol, diesel, heat, electricity by its calorific
/// value and by the fuel it took to make it.
const COAL: i64 = 7143;
const GAS: i64 = 133_000;
const PETROL: i64 = 14_714;
const DIESEL: i64 = 14_571;
const HEAT: i64 = 341;
const POWER: i64 = 12_290;
const POWER_MADE: i64 = 29_000;

/// What a firm burns for ten million yuan of output, and what it pays.
#[derive(Debug)]
struct Needs {
    coal: f64,
    gas: f64,
    heat: f64,
    oil: f64,
    /// 千元 for 万千瓦时, and for 万立方米.
    prices: [f64; 2],
}

impl Needs {
    fn draw(firm: &Firm<'_>, draw: &mut Draw) -> Self {
        let sometimes = |often: f64, low: f64, high: f64, draw: &mut Draw| if draw.part() < often { draw.between(low, high) } else { 0.0 };
        let heavy = if firm.unit.group == "other" { 0.25 } else { 0.0 };
        Needs {
            coal: sometimes(heavy, 20.0, 60.0, draw),
            gas: sometimes(0.6, 0.4, 2.4, draw),
            heat: sometimes(0.4, 60.0, 260.0, draw),
            oil: draw.between(0.6, 2.4),
            prices: [draw.between(6.4, 7.9), draw.between(29.0, 38.0)],
        }
    }
}

/// The files of both half-years.
pub(super) fn files(firms: &[Firm<'_>], draw: &mut Draw) -> Vec<(String, String)> {
    let needs: Vec<Needs> = firms.iter().map(|firm| Needs::draw(firm, draw)).collect();
    let of = |at: Month| {
        let known = known(at);
        monthly(FORM, at, |table, period| {
            for (firm, needs) in firms.iter().zip(&needs).filter(|(firm, _)| firm.files(at)) {
                table.write(firm.head(FORM, period, &known), &items(firm, needs, at));
            }
        })
    };
    MONTHS.into_iter().map(of).collect()
}

fn items(firm: &Firm<'_>, needs: &Needs, at: Month) -> Vec<(&'static str, String)> {
    let output = firm.output(at) / 10_000.0;
    let power = cumulative(&firm.series.electricity[place(at.0)], at.1);
    let [coal, gas, heat] = [needs.coal, needs.gas, needs.heat].map(|need| part(output, need));
    let (petrol, diesel) = (part(output, needs.oil * 0.4), part(output, needs.oil * 0.6));
    let fuels = coal * COAL + gas * GAS + petrol * PETROL + diesel * DIESEL + heat * HEAT;
    let mut lines = coal_lines(coal);
    lines.extend(bought("02", gas, part(gas as f64, needs.prices[1]), GAS));
    // All of it is burnt in production, and petrol and diesel are bought as they are used.
    lines.extend([("0302", petrol), ("0304", petrol), ("0305", petrol)].map(|(item, tons)| (item, tons.to_string())));
    lines.push(("0309", tenths(PETROL)));
    lines.extend([("0402", diesel), ("0404", diesel), ("0405", diesel)].map(|(item, tons)| (item, tons.to_string())));
    lines.push(("0409", tenths(DIESEL)));
    lines.extend([("0504", heat.to_string()), ("0505", heat.to_string()), ("0509", tenths(HEAT))]);
    lines.extend(bought("06", power, part(power as f64, needs.prices[0]), POWER));
    lines.extend([("9001", tenths(fuels + power * POWER)), ("9002", tenths(fuels + power * POWER_MADE))]);
    lines
}

/// Coal has a stock: a fifth of what is burnt lay there in January, and less is bought than burnt.
fn coal_lines(burnt: i64) -> Vec<(&'static str, String)> {
    let (opening, closing) = (burnt / 5, burnt / 8);
    let amounts =
        [("0101", opening), ("0102", burnt + closing - opening), ("0104", burnt), ("0105", burnt), ("0107", 0), ("0108", closing)];
    let mut lines: Vec<(&str, String)> = amounts.into_iter().map(|(item, value)| (item, value.to_string())).collect();
    lines.push(("0109", tenths(COAL)));
    lines
}

/// Bought as it is used.
fn bought(fuel: &str, used: i64, paid: i64, coal: i64) -> Vec<(&'static str, String)> {
    let [quantity, amount, burnt, in_production, coefficient] =
        if fuel == "02" { ["0202", "0203", "0204", "0205", "0209"] } else { ["0602", "0603", "0604", "0605", "0609"] };
    let amounts = [(quantity, used), (amount, paid), (burnt, used), (in_production, used)];
    amounts.map(|(item, value)| (item, value.to_string())).into_iter().chain([(coefficient, tenths(coal))]).collect()
}

/// Ten-thousandths as a decimal.
fn tenths(amount: i64) -> String {
    format!("{}.{:04}", amount / 10_000, amount % 10_000)
}
