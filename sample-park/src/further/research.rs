//! 107-2: research and development of a year, about six firms in ten having any.

use super::{Firm, part};
use crate::data::Month;
use crate::draw::Draw;
use crate::table::Table;

const FORM: &str = "107-2";
/// Years that are filed, with their last months and the day they came.
const YEARS: [(&str, Month, &str); 2] = [("2019", (2019, 12), "2020-03-20"), ("2020", (2020, 12), "2021-03-20")];

/// What a firm does in research, in parts of its revenue and workers.
#[derive(Debug)]
struct Effort {
    spending: f64,
    persons: f64,
    state: f64,
    fresh: f64,
    patents: f64,
}

impl Effort {
    fn draw(firm: &Firm<'_>, draw: &mut Draw) -> Self {
        let often = if firm.unit.group == "other" { 0.35 } else { 0.72 };
        let active = f64::from(u8::from(draw.part() < often));
        Effort {
            spending: active * draw.between(0.012, 0.07),
            persons: active * draw.between(0.05, 0.2),
            state: if draw.part() < 0.25 { draw.between(0.02, 0.15) } else { 0.0 },
            fresh: active * draw.between(0.1, 0.5),
            patents: active * draw.between(0.2, 1.4),
        }
    }
}

/// The files of both years.
pub(super) fn files(firms: &[Firm<'_>], draw: &mut Draw) -> Vec<(String, String)> {
    let efforts: Vec<Effort> = firms.iter().map(|firm| Effort::draw(firm, draw)).collect();
    let of = |(year, end, known): (&str, Month, &str)| {
        let mut table = Table::new();
        for (firm, effort) in firms.iter().zip(&efforts).filter(|(firm, _)| firm.files(end)) {
            table.write(firm.head(FORM, year, known), &items(firm, effort, end));
        }
        (format!("further-{FORM}-{year}.csv"), table.text())
    };
    YEARS.into_iter().map(of).collect()
}

fn items(firm: &Firm<'_>, effort: &Effort, end: Month) -> Vec<(&'static str, String)> {
    let revenue = firm.output(end) * firm.sold;
    let workers = firm.workers(revenue, 12) as f64;
    let (persons, spending, applied) =
        (part(workers, effort.persons), part(revenue, effort.spending), part(workers / 20.0, effort.patents));
    let tenths = part(persons as f64, 7.0);
    let whole = [
        ("01", persons),
        ("02", part(persons as f64, 0.6)),
        ("11", spending),
        ("12", part(spending as f64, 0.55)),
        ("14", part(spending as f64, effort.state)),
        ("31", applied),
        ("32", part(applied as f64, 0.4)),
        ("33", part(applied as f64, 2.5)),
        ("41", part(revenue, effort.fresh)),
    ];
    let mut lines: Vec<(&str, String)> = whole.into_iter().map(|(item, value)| (item, value.to_string())).collect();
    lines.push(("03", format!("{}.{}", tenths / 10, tenths % 10)));
    lines
}
