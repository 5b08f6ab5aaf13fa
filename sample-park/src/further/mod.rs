//! What the firms file beside output: finance, employment, energy, research and investment, each drawn around the
//! output of the firm, so that nothing contradicts itself. Firms that mirror an article have further forms of their
//! own (`mirrors`), and a firm whose June is late files none of these for June.

mod accounts;
mod before;
mod energy;
mod projects;
mod research;
mod staff;

use crate::data::Month;
use crate::draw::Draw;
use crate::series::{Series, Year, cumulative, place};
use crate::table::{Head, Table, up_to};
use crate::unit::Unit;

/// A firm with what its further forms are drawn from.
#[derive(Debug)]
pub(crate) struct Firm<'a> {
    unit: &'a Unit,
    series: &'a Series,
    /// Operating revenue over output.
    sold: f64,
    /// Revenue of a worker in a year, 千元.
    of_worker: f64,
    /// Wages a month, 千元.
    wage: f64,
}

impl<'a> Firm<'a> {
    fn new(unit: &'a Unit, series: &'a Series, draw: &mut Draw) -> Self {
        let (sold, of_worker) = (draw.between(0.96, 1.03), draw.between(620.0, 1250.0));
        Firm { unit, series, sold, of_worker, wage: draw.between(6.2, 10.4) }
    }

    /// Output from January to a month, 千元.
    fn output(&self, (year, month): Month) -> f64 {
        cumulative(&self.series.output[place(year)], month) as f64
    }

    /// Output of last year as its same-period columns have it.
    fn output_before(&self, (year, month): Month) -> f64 {
        cumulative(&self.series.same[place(year - 1)], month) as f64
    }

    /// Workers on average, from the revenue of so many months.
    fn workers(&self, revenue: f64, months: i8) -> i64 {
        ((revenue * 12.0 / f64::from(months) / self.of_worker).round() as i64).max(8)
    }

    /// Whether it files a further form for a month.
    fn files(&self, at: Month) -> bool {
        self.unit.mirror.is_empty() && self.has(at)
    }

    /// Whether there is anything to say of a month.
    fn has(&self, at: Month) -> bool {
        self.unit.member(at) && !(self.unit.not_filed && at == (2021, 6)) && self.output(at) > 0.0
    }

    /// Whether it states the year before itself, having filed nothing then.
    fn states_base(&self, (year, month): Month) -> bool {
        self.unit.life != "new" && !self.unit.member((year - 1, month)) && self.output_before((year, month)) > 0.0
    }

    fn head<'h>(&'h self, form: &'h str, period: &'h str, known: &'h str) -> Head<'h> {
        Head { unit: &self.unit.code, form, period, same_period: false, known, note: "" }
    }
}

/// New products and electricity by month, and the projects that are built: what stands in the monthly form and in the
/// register.
pub(crate) fn beside(units: &mut [Unit], series: &mut [Series], draw: &mut Draw) {
    for (unit, series) in units.iter_mut().zip(series) {
        let newness = if unit.group == "other" || draw.part() < 0.2 { draw.between(0.0, 0.16) } else { draw.between(0.18, 0.6) };
        let newness = if newness < 0.05 { 0.0 } else { newness };
        let hungry = if unit.group == "other" { draw.between(320.0, 860.0) } else { draw.between(180.0, 520.0) };
        for year in 1..4 {
            let output = series.output[year];
            fill(&mut series.new_products[year], &output, newness, draw);
            fill(&mut series.electricity[year], &output, hungry / 100_000.0, draw);
        }
        unit.construction = projects::construction(unit, draw);
    }
}

/// A steady part of output, month by month.
fn fill(year: &mut Year, output: &Year, part: f64, draw: &mut Draw) {
    for month in 2..=12 {
        year[month] = (output[month] as f64 * part * draw.between(0.96, 1.04)).round() as i64;
    }
}

/// The files of the further forms.
pub(crate) fn files(units: &[Unit], series: &[Series], draw: &mut Draw) -> Vec<(String, String)> {
    let firms: Vec<Firm<'_>> = units.iter().zip(series).map(|(unit, series)| Firm::new(unit, series, draw)).collect();
    let mut files = accounts::files(&firms, draw);
    files.extend(before::files(&firms));
    files.extend(staff::files(&firms, draw));
    files.extend(energy::files(&firms, draw));
    files.extend(research::files(&firms, draw));
    files.extend(projects::files(&firms, draw));
    files
}

/// The file of a form for January to a month, a firm after the other.
fn monthly(form: &str, at: Month, mut put: impl FnMut(&mut Table, &str)) -> (String, String) {
    let mut table = Table::new();
    put(&mut table, &up_to(at.0, at.1));
    (format!("further-{form}-{}-{:02}.csv", at.0, at.1), table.text())
}

/// The twelfth of the next month.
fn known((year, month): Month) -> String {
    if month == 12 { format!("{}-01-12", year + 1) } else { format!("{year}-{:02}-12", month + 1) }
}

/// A part of an amount, in whole numbers.
fn part(amount: f64, of: f64) -> i64 {
    (amount * of).round() as i64
}
