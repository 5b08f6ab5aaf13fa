//! Records that stand in tables (`data/attraction`, `data/chain`, `data/plans`), a row each, as entries.
//!
//! The first two columns are the id and the day on which the row became known; without one it became known on its own first day. What
//! happens later than that (`negotiating`, `done` …) becomes known when it happens. Firms are written by their part or as `3973#2`, the second of the
//! park's firms with that industry; `RENAMED` is the one that was renamed last.

use crate::data::named;
use crate::entries::{About, Entries};
use crate::unit::Unit;
use figures::CreditCode;
use std::collections::BTreeMap;

/// Fields that say what came about, each known on its own day.
const CAME: [&str; 8] = ["negotiating", "signed", "landed", "lost", "done", "opened", "started", "until"];
/// What becomes known with the field after it.
const WITH: [(&str, &str); 1] = [("lost_reason", "lost")];
/// Numbers of the first codes among those that nobody has: of investors that are no firm of the park, of firms below designated size that stand on
/// the ladder, of institutes.
const FREE: [(&str, u32); 3] = [("NEW#", 90_001), ("BELOW#", 92_000), ("INST#", 95_000)];

/// Firms by the names they have in tables.
#[derive(Debug)]
pub(crate) struct Firms(BTreeMap<String, String>);

impl Firms {
    /// Of the park's units: those that are there at the end.
    pub(crate) fn of(units: &[Unit]) -> Self {
        let mut here: Vec<&Unit> = units.iter().filter(|unit| unit.in_park() && unit.exit.is_none()).collect();
        here.sort_by(|a, b| a.code.cmp(&b.code));
        let names: Vec<&str> = named().iter().map(|firm| firm.name).collect();
        let (mut firms, mut counts) = (BTreeMap::new(), BTreeMap::<&str, u32>::new());
        for unit in here {
            let name = if unit.mirror.is_empty() {
                let count = counts.entry(unit.industry).or_default();
                *count += 1;
                format!("{}#{count}", unit.industry)
            } else {
                unit.mirror.to_uppercase()
            };
            firms.insert(name, unit.code.clone());
            if names.contains(&unit.name.as_str()) {
                firms.insert(unit.name.clone(), unit.code.clone());
            }
        }
        let renamed =
            units.iter().filter(|unit| unit.in_park() && unit.exit.is_none()).filter_map(|unit| Some((unit.old_name.as_ref()?.1, unit)));
        firms.extend(renamed.max_by_key(|(from, _)| *from).map(|(_, unit)| ("RENAMED".to_owned(), unit.code.clone())));
        Firms(firms)
    }

    /// What is written in a cell: a firm's code where a firm is named, nothing where the park has none such.
    pub(crate) fn cell(&self, cell: &str) -> String {
        let free = |(prefix, first): (&str, u32)| Some(first + cell.strip_prefix(prefix)?.parse::<u32>().ok()?);
        if let Some(number) = FREE.into_iter().find_map(free) {
            return CreditCode::fictional(number).as_str().to_owned();
        }
        if let Some(code) = self.0.get(cell) {
            return code.clone();
        }
        let is_part = !cell.is_empty() && cell.bytes().all(|b| b.is_ascii_uppercase());
        let is_firm = is_part || cell.split_once('#').is_some_and(|(industry, _)| industry.bytes().all(|b| b.is_ascii_digit()));
        if is_firm { String::new() } else { cell.to_owned() }
    }
}

/// A table of records of a kind as a file of entries.
pub(crate) fn file(kind: &'static str, table: &str, firms: &Firms) -> String {
    let mut entries = Entries::new();
    write(kind, table, firms, &mut entries);
    entries.text()
}

/// The same into entries that there are already.
pub(crate) fn write(kind: &'static str, table: &str, firms: &Firms, out: &mut Entries) {
    let mut lines = table.lines();
    let head: Vec<&str> = lines.next().unwrap_or_default().split(',').collect();
    for cells in lines.map(|line| line.split(',').collect::<Vec<_>>()) {
        let by_field: BTreeMap<&str, &str> = head.iter().copied().zip(cells.iter().copied()).collect();
        let (Some(id), known) = (cells.first(), known(&head, &cells)) else { continue };
        for (field, cell) in head.iter().zip(&cells).skip(2) {
            let later = if CAME.contains(field) { Some(*cell) } else { beside(field, &by_field) };
            let known = later.filter(|day| *day > known.as_str()).unwrap_or(&known);
            out.say(About { kind, id }, field, &firms.cell(cell), known);
        }
    }
}

/// The day on which a row became known.
fn known(head: &[&str], cells: &[&str]) -> String {
    let said = head.iter().position(|field| *field == "known_at").and_then(|at| cells.get(at)).filter(|day| !day.is_empty());
    let first = || cells.iter().skip(2).find(|cell| is_day(cell));
    said.or_else(first).copied().unwrap_or("2021-06-01").to_owned()
}

fn is_day(cell: &str) -> bool {
    cell.len() == 10 && cell.parse::<jiff::civil::Date>().is_ok()
}

fn beside<'a>(field: &str, row: &BTreeMap<&str, &'a str>) -> Option<&'a str> {
    let (_, with) = WITH.iter().find(|(told, _)| *told == field)?;
    row.get(with).copied()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_came_about_is_known_on_its_day_and_the_rest_with_the_row() {
        let text = file(
            "lead",
            "id,known_at,name,received,signed,lost,lost_reason\nA,,甲,2021-01-05,2021-03-01,2021-04-02,远\n",
            &Firms(BTreeMap::new()),
        );
        let known: Vec<String> = text.lines().skip(1).map(|line| line.split(',').skip(2).take(3).collect::<Vec<_>>().join(" ")).collect();
        let expected = [
            "name 甲 2021-01-05", "received 2021-01-05 2021-01-05", "signed 2021-03-01 2021-03-01", "lost 2021-04-02 2021-04-02",
            "lost_reason 远 2021-04-02",
        ];
        assert_eq!(known, expected);
    }

    #[test]
    fn firms_are_named_by_part_or_industry() {
        let firms = Firms(BTreeMap::from([("3973#2".to_owned(), "X".to_owned()), ("CHIPS".to_owned(), "Y".to_owned())]));
        assert_eq!(["3973#2", "CHIPS", "3973#9", "3973", "甲", ""].map(|cell| firms.cell(cell)), ["X", "Y", "", "3973", "甲", ""]);
        assert_eq!(firms.cell("NEW#0"), CreditCode::fictional(90_001).as_str());
    }
}
