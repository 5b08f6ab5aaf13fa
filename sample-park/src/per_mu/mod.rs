//! The evaluation of 2020 by output per mu: firms below designated size, what the offices hand in of each firm, who holds
//! which land and which meter, and the objections of the public run with the corrections that those upheld bring.
//!
//! It is drawn beside the park, from a stream of its own, and agrees with what the firms filed in 2020.

mod firm;
mod held;
mod tables;

use crate::book::Book;
use crate::data::Month;
use crate::draw::Draw;
use crate::table::{Head, Table};
use crate::{Drawn, PER_MU, drawn};
use firm::{Below, Firm, places};
use held::Cast;
use std::collections::BTreeMap;

const FORM: &str = "MJ-1";
const PERIOD: &str = "2020";
/// When the offices had handed everything in.
const KNOWN: &str = "2021-03-31";
/// When the register of firms below designated size became known.
const LISTED: &str = "2021-03-15";

/// What is evaluated, and what the public run brought.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PerMu {
    /// File name and CSV text of what the trial run knows, in the order of import.
    pub files: Vec<(String, String)>,
    /// What became known through objections, a file each, in the order of becoming known.
    pub corrections: Vec<(String, String)>,
    /// The objections, in the order they came.
    pub objections: Vec<Objection>,
    /// Credit codes by the part a firm plays: `chain_owner`, `lot_third`, `mistyped` …
    pub cast: BTreeMap<String, String>,
}

/// An objection to a public result, with its answer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Credit code.
    pub unit: String,
    /// The term of the card it is about.
    pub term: String,
    /// The value that is claimed, as written.
    pub claimed: String,
    /// What is said.
    pub text: String,
    /// Who objects.
    pub person: String,
    /// When, RFC 3339.
    pub known: String,
    /// `upheld`, `rejected` or `withdrawn`.
    pub reply: String,
    /// Why.
    pub answer: String,
    /// Who answers; of one taken back whoever objected.
    pub answered_by: String,
    /// When, RFC 3339.
    pub answered: String,
}

/// The evaluation of a park's 2020.
pub fn per_mu(seed: u64) -> PerMu {
    let Drawn { units, series, .. } = drawn(seed);
    let firms = firm::firms(&units, &series, &Book::read(seed), &mut Draw::new(seed ^ PER_MU));
    let cast: Cast = firms.iter().filter(|firm| !firm.role.is_empty()).map(|firm| (firm.role, firm.code.clone())).collect();
    let named = |name: &str, text: String| (name.to_owned(), text);
    let files = vec![
        named("per-mu-register.csv", register(&firms)),
        named("MJ-1-2020.csv", filed(&firms)),
        named("land-2020.csv", held::land(&firms, &cast, KNOWN)),
        named("meters-2020.csv", held::meters(&firms, &cast, KNOWN)),
    ];
    let objections = tables::objections().into_iter().map(|cells| objection(cells, &firms, &cast)).collect();
    let corrections = corrections(&firms, &cast);
    PerMu { files, corrections, objections, cast: cast.into_iter().map(|(part, code)| (part.to_owned(), code)).collect() }
}

/// Firms below designated size, and that one of those which left the panel goes on below it.
fn register(firms: &[Firm]) -> String {
    let mut out = "unit,attribute,value,valid_from,valid_to,known_at\n".to_owned();
    let mut row = |code: &str, attribute: &str, value: &str, from: &str| {
        out.push_str(&format!("{code},{attribute},{value},{from},,{LISTED}\n"));
    };
    for firm in firms {
        match &firm.below {
            Some(below) => rows(below).into_iter().for_each(|(attribute, value, from)| row(&firm.code, attribute, value, &from)),
            None if firm.role == "downgraded" => row(&firm.code, "status", "below_scale", "2020-10-01"),
            None => {}
        }
    }
    out
}

/// Attribute, value and first day.
fn rows(below: &Below) -> Vec<(&'static str, &str, String)> {
    let first = "2018-01-01".to_owned();
    let since = below.kind.since.map(day);
    let born = since.clone().filter(|_| below.kind.event == "new").unwrap_or_else(|| first.clone());
    let mut rows = vec![("name", below.name.as_str()), ("industry", below.industry), ("status", "below_scale")];
    let moved = below.kind.event == "moved_in";
    rows.extend(if moved { [("area", "district_rest"), ("street", below.before)] } else { [("area", "park"), ("street", below.street)] });
    let mut rows: Vec<(&str, &str, String)> = rows.into_iter().map(|(attribute, value)| (attribute, value, born.clone())).collect();
    let Some(since) = since else { return rows };
    if moved {
        rows.extend([("area", "park", since.clone()), ("street", below.street, since.clone())]);
    }
    rows.push(("event", below.kind.event, since));
    rows
}

fn day((year, month): Month) -> String {
    format!("{year}-{month:02}-01")
}

/// What the offices handed in at first.
fn filed(firms: &[Firm]) -> String {
    let wrong = tables::corrections();
    let mut table = Table::new();
    for firm in firms {
        let mut items = firm.items.clone();
        for slip in wrong.iter().filter(|slip| slip.role == firm.role) {
            match slip.first {
                Some(permille) => drop(items.entry(slip.item).and_modify(|value| *value = *value * permille / 1000)),
                None => drop(items.remove(slip.item)),
            }
        }
        let lines: Vec<(&str, String)> = items.into_iter().map(|(item, value)| (item, written(value, places(item)))).collect();
        table.write(head(&firm.code, KNOWN, ""), &lines);
    }
    table.text()
}

fn head<'a>(unit: &'a str, known: &'a str, note: &'a str) -> Head<'a> {
    Head { unit, form: FORM, period: PERIOD, same_period: false, known, note }
}

/// Values and holdings that objections put right, a file for each.
fn corrections(firms: &[Firm], cast: &Cast) -> Vec<(String, String)> {
    let mut files = Vec::new();
    for slip in tables::corrections() {
        let Some(firm) = firms.iter().find(|firm| firm.role == slip.role) else { continue };
        let mut table = Table::new();
        let right: Vec<(&str, String)> =
            firm.items.get(slip.item).map(|v| (slip.item, written(*v, places(slip.item)))).into_iter().collect();
        table.write(head(&firm.code, slip.known, slip.note), &right);
        files.push((slip.known, format!("MJ-1-2020-corrected-{}.csv", slip.known), table.text()));
    }
    for held in tables::holdings().iter().filter(|held| !held.known.is_empty()) {
        let mut table = held::Table::new();
        table.planted(held, cast, held.known);
        files.push((held.known, format!("{}-2020-corrected-{}.csv", held.resource, held.known), table.text()));
    }
    files.sort();
    files.into_iter().map(|(_, name, text)| (name, text)).collect()
}

/// What is claimed stands as it is, or as an item and so many ‰ of what is right of it.
fn objection(cells: [&str; 10], firms: &[Firm], cast: &Cast) -> Objection {
    let [part, term, claimed, rest @ ..] = cells;
    let firm = firms.iter().find(|firm| firm.role == part);
    let value = claimed.split_once(':').and_then(|(item, permille)| {
        let of = firm?.items.get(item)? * permille.parse::<i64>().ok()? / 1000;
        Some(written(of, places(item)))
    });
    let [text, person, known, reply, answer, answered_by, answered] = rest.map(str::to_owned);
    let (unit, term) = (cast.get(part).cloned().unwrap_or_default(), term.to_owned());
    let claimed = value.unwrap_or_else(|| claimed.to_owned());
    Objection { unit, term, claimed, text, person, known, reply, answer, answered_by, answered }
}

/// An amount with so many digits behind the point.
fn written(amount: i64, places: usize) -> String {
    if places == 0 {
        return amount.to_string();
    }
    let digits = format!("{:0width$}", amount.unsigned_abs(), width = places + 1);
    let (whole, part) = digits.split_at(digits.len() - places);
    format!("{}{whole}.{part}", if amount < 0 { "-" } else { "" })
}

#[cfg(test)]
mod tests {
    use super::written;

    #[test]
    fn amounts_are_written_with_their_digits() {
        assert_eq!([written(-853, 1), written(7, 3), written(12_345, 0), written(480_001, 4)], ["-85.3", "0.007", "12345", "48.0001"]);
    }
}
