//! What is observed of our zone and of twenty zones that don't exist, 2018 to 2020, with gaps and later corrections.
//!
//! Each zone has a strength (`data/zones/members.csv`), and a measure lies about so far between its weakest and its strongest
//! value; tax per mu stands in the table itself.

use crate::data::{number, rows};
use crate::draw::Draw;

const MEASURES: &str = include_str!("../data/zones/measures.csv");
const MEMBERS: &str = include_str!("../data/zones/members.csv");
const GAPS: &str = include_str!("../data/zones/gaps.csv");
const CORRECTIONS: &str = include_str!("../data/zones/corrections.csv");

const PANEL: &str = "sample_zones";
const TAX: &str = "tax_per_mu";
/// Years with the day on which their survey became known.
const YEARS: [(&str, &str); 3] = [("2018", "2019-06-28"), ("2019", "2020-06-30"), ("2020", "2021-04-30")];
const HEADER: &str = "panel,member,measure,period,value,status,known_at,source,note\n";
const SOURCE: &str = "sample-park (fictional)";
/// How far a measure may lie from the strength of its zone, in parts of its range.
const APART: f64 = 0.3;

/// What is measured: its id, the values of no strength and of full strength, digits behind the point.
struct Measure {
    id: &'static str,
    ends: (f64, f64),
    digits: usize,
}

/// A value of a zone and a year as it was first observed.
struct Seen {
    member: &'static str,
    year: &'static str,
    measure: &'static str,
    value: f64,
    digits: usize,
}

/// A line of the table of gaps or of corrections.
struct Planted {
    member: &'static str,
    year: &'static str,
    measure: &'static str,
    rest: Vec<&'static str>,
}

/// The files of a seed, in the order of import: a year after the other, then what became known later.
pub(crate) fn files(draw: &mut Draw) -> Vec<(String, String)> {
    let seen = seen(draw);
    let gaps = planted(GAPS);
    let mut files: Vec<(String, String)> = YEARS.iter().map(|year| (format!("zones-{}.csv", year.0), survey(&seen, &gaps, year))).collect();
    files.push(("zones-corrected.csv".to_owned(), corrected(&seen)));
    files
}

fn seen(draw: &mut Draw) -> Vec<Seen> {
    let measures = measures();
    let mut seen = Vec::new();
    for cells in rows(MEMBERS) {
        let [member, figures @ ..] = cells.as_slice() else { continue };
        let figures: Vec<f64> = figures.iter().filter_map(|cell| number(cell)).collect();
        for (at, (year, _)) in YEARS.iter().enumerate() {
            let (Some(strength), Some(tax)) = (figures.get(at), figures.get(at + YEARS.len())) else { continue };
            for measure in &measures {
                let part = (strength / 1000.0 + draw.bell(APART)).clamp(0.0, 1.0);
                let value = measure.ends.0 + (measure.ends.1 - measure.ends.0) * part;
                seen.push(Seen { member, year, measure: measure.id, value, digits: measure.digits });
            }
            seen.push(Seen { member, year, measure: TAX, value: *tax, digits: 1 });
        }
    }
    seen
}

/// What the survey of a year said; a gap is told as one where its line has a mark, else the line is not there.
fn survey(seen: &[Seen], gaps: &[Planted], (year, known): &(&str, &str)) -> String {
    let mut out = HEADER.to_owned();
    for one in seen.iter().filter(|one| one.year == *year) {
        let gap = gaps.iter().find(|gap| (gap.member, gap.year, gap.measure) == (one.member, one.year, one.measure));
        let status = gap.map(|gap| gap.rest.concat());
        match status.as_deref() {
            Some("") => {}
            Some("M") => line(&mut out, one, "", "M", (known, "")),
            status => line(&mut out, one, &written(one.value, one.digits), status.unwrap_or("A"), (known, "")),
        }
    }
    out
}

/// What became known later of values that had been observed.
fn corrected(seen: &[Seen]) -> String {
    let mut out = HEADER.to_owned();
    for said in planted(CORRECTIONS) {
        let [permille, known, note] = said.rest.as_slice() else { continue };
        let first = seen.iter().find(|one| (one.member, one.year, one.measure) == (said.member, said.year, said.measure));
        let (Some(one), Some(permille)) = (first, number::<f64>(permille)) else { continue };
        line(&mut out, one, &written(one.value * permille / 1000.0, one.digits), "A", (known, note));
    }
    out
}

fn line(out: &mut String, one: &Seen, value: &str, status: &str, (known, note): (&str, &str)) {
    let cells = [PANEL, one.member, one.measure, one.year, value, status, known, SOURCE, note];
    out.push_str(&cells.join(","));
    out.push('\n');
}

fn written(value: f64, digits: usize) -> String {
    let scale = 10_f64.powi(i32::try_from(digits).unwrap_or_default());
    // Through a whole number, so that nothing is written as a negative zero.
    let whole = (value * scale).round() as i64;
    let (sign, whole) = (if whole < 0 { "-" } else { "" }, whole.unsigned_abs());
    let text = format!("{whole:0width$}", width = digits + 1);
    match text.split_at(text.len() - digits) {
        (whole, "") => format!("{sign}{whole}"),
        (whole, part) => format!("{sign}{whole}.{part}"),
    }
}

fn measures() -> Vec<Measure> {
    let read = |c: Vec<&'static str>| {
        let [id, weakest, strongest, digits] = c.try_into().ok()?;
        Some(Measure { id, ends: (number(weakest)?, number(strongest)?), digits: number(digits)? })
    };
    rows(MEASURES).filter_map(read).collect()
}

fn planted(text: &'static str) -> Vec<Planted> {
    let read = |c: Vec<&'static str>| {
        let [member, year, measure, rest @ ..] = c.as_slice() else { return None };
        Some(Planted { member, year, measure, rest: rest.to_vec() })
    };
    rows(text).filter_map(read).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_tables_is_read() {
        let lines = |text: &str| text.lines().count() - 1;
        assert_eq!((measures().len(), planted(GAPS).len(), lines(MEMBERS)), (lines(MEASURES), lines(GAPS), 21));
        let mut draw = Draw::new(1);
        assert_eq!(corrected(&seen(&mut draw)).lines().count(), CORRECTIONS.lines().count());
    }

    #[test]
    fn values_are_written_with_their_digits() {
        let of = [(12.375, 2), (-0.004, 2), (7.0, 0), (-3.25, 1), (0.5, 0)];
        assert_eq!(of.map(|(value, digits)| written(value, digits)), ["12.38", "0.00", "7", "-3.3", "1"]);
    }
}
