//! The steps by which a clean file becomes one with an error.
//!
//! Steps that change what is filed come before the sheets are drawn (`finance`, `industries`, `with`, `line`,
//! `repeat`), the others change cells.

use super::expr::amount;
use super::finance;
use super::firms::Firms;
use crate::workbooks::filing::{Filing, Row};
use crate::workbooks::paper::{Ink, Paper, address};
use crate::workbooks::{list, official, short};
use figures::{CreditCode, Decimal};
use std::collections::BTreeMap;

/// A file while it is changed.
#[derive(Debug)]
pub(super) struct Draft<'f> {
    pub(super) firms: &'f Firms<'f>,
    pub(super) filings: Vec<Filing>,
    /// The filing the error is planted on.
    pub(super) target: usize,
    pub(super) papers: Vec<Paper>,
}

/// A unit nobody registered.
const STRANGER: u32 = 9001;
/// Stands in no name of the park.
const SLIP: char = '元';

impl Draft<'_> {
    /// Changes what is filed; `false` when the step is one of cells.
    pub(super) fn before(&mut self, step: &str) -> bool {
        let words: Vec<&str> = step.split_whitespace().collect();
        let Some(filing) = self.filings.get_mut(self.target) else { return false };
        match words[..] {
            ["finance"] => finance::complete(filing),
            ["industries", first, second] => industries(filing, first, second),
            ["with", form] => {
                let unit = filing.unit.clone();
                self.filings.extend(self.firms.sheet(form, &unit));
            }
            ["line", item, name, unit, value] => filing.rows.extend(line(item, name, unit, value)),
            ["repeat"] => {
                let again = filing.clone();
                self.filings.push(again);
            }
            _ => return false,
        }
        true
    }

    /// Draws the sheets of a layout.
    pub(super) fn draw(&mut self, layout: &str) {
        let street = self.filings.get(self.target).map_or("", |filing| filing.street.as_str());
        let one = |(number, filing): (usize, &Filing)| match layout {
            "firms" => official::paper(&short(&filing.name), number, filing),
            _ => official::paper(filing.kind.form, number, filing),
        };
        self.papers = match layout {
            "street" => vec![list::street(street, &self.filings)],
            "wan" => vec![list::wan("wan", &self.filings)],
            "association" => vec![list::association("快报", &self.filings)],
            _ => self.filings.iter().enumerate().map(one).collect(),
        };
    }

    /// Changes cells. `None` when the step names what is not there.
    pub(super) fn after(&mut self, step: &str) -> Option<()> {
        if let Some((spot, text)) = step.split_once(" = ") {
            return self.assign(spot, text);
        }
        let (verb, rest) = step.split_once(' ').unwrap_or((step, ""));
        match verb {
            "type" => {
                let (spot, text) = rest.split_once(": ")?;
                self.put(self.target, spot, Some(Ink::Text(text.to_owned())))
            }
            "fault" => self.put(self.target, rest, Some(Ink::Fault)),
            "code" => self.code(rest),
            "name" => self.name(rest),
            "names" => self.rotate_names(),
            "right" => self.right(rest),
            "second" => self.second(),
            _ => None,
        }
    }

    /// Where a thing of a filing stands: `Sheet!C7`, without the sheet's name in a CSV file.
    pub(super) fn address(&self, filing: usize, spot: &str, csv: bool) -> Option<String> {
        let (paper, at) = self.find(filing, spot)?;
        let paper = self.papers.get(paper)?;
        Some(if csv { address(at) } else { format!("{}!{}", paper.name, address(at)) })
    }

    fn find(&self, filing: usize, spot: &str) -> Option<(usize, (u32, u16))> {
        // Headings belong to all filings of a list and stand under the first.
        let key = (if spot.starts_with("heading") { 0 } else { filing }, spot.to_owned());
        self.papers.iter().enumerate().find_map(|(number, paper)| Some((number, *paper.spots.get(&key)?)))
    }

    fn put(&mut self, filing: usize, spot: &str, ink: Option<Ink>) -> Option<()> {
        let (paper, at) = self.find(filing, spot)?;
        let cells = &mut self.papers.get_mut(paper)?.cells;
        match ink {
            Some(ink) => cells.insert(at, ink),
            None => cells.remove(&at),
        };
        Some(())
    }

    /// `04/1 = 03/1 + 500`, in the unit of the form; `may/01` is May's value.
    fn assign(&mut self, spot: &str, text: &str) -> Option<()> {
        let value = amount(text, &|name| self.value(name))?;
        let exact = if text.contains('%') { value.round() } else { value };
        let (paper, _) = self.find(self.target, spot)?;
        let scale = self.papers.get(paper)?.scale;
        self.put(self.target, spot, Some(Ink::Number(exact * scale)))
    }

    fn value(&self, name: &str) -> Option<Decimal> {
        if let Some(item) = name.strip_prefix("may/") {
            return self.firms.may(&self.filings.get(self.target)?.unit, item).map(Decimal::from);
        }
        let (paper, at) = self.find(self.target, name)?;
        let paper = self.papers.get(paper)?;
        match paper.cells.get(&at) {
            Some(Ink::Number(number)) => number.checked_div(paper.scale),
            _ => None,
        }
    }

    /// A code with one wrong digit, none, a good one that nobody registered, or the right one.
    fn code(&mut self, kind: &str) -> Option<()> {
        let code = self.filings.get(self.target)?.unit.clone();
        let ink = match kind {
            "spoiled" => Some(Ink::Text(spoiled(&code))),
            "stranger" => Some(Ink::Text(CreditCode::fictional(STRANGER).to_string())),
            "kept" => Some(Ink::Text(code)),
            _ => None,
        };
        self.put(self.target, "code", ink)
    }

    /// A name with a slip, shortened, or the one borne before.
    fn name(&mut self, kind: &str) -> Option<()> {
        let filing = self.filings.get(self.target)?;
        let name = match kind {
            "slip" => filing.name.chars().enumerate().map(|(at, c)| if at == 1 { SLIP } else { c }).collect(),
            "short" => short(&filing.name),
            _ => self.firms.former(&filing.unit)?,
        };
        self.put(self.target, "name", Some(Ink::Text(name)))
    }

    /// The names of three rows, each one row too low.
    fn rotate_names(&mut self) -> Option<()> {
        let names: Vec<String> = self.filings.iter().take(3).map(|filing| filing.name.clone()).collect();
        for (number, name) in names.iter().cycle().skip(2).take(3).enumerate() {
            self.put(number, "name", Some(Ink::Text(name.clone())))?;
        }
        Some(())
    }

    /// The values of an item one column to the right; the last is lost.
    fn right(&mut self, item: &str) -> Option<()> {
        let columns = self.filings.get(self.target)?.kind.columns.len();
        for column in (1..columns).rev() {
            let held = self.find(self.target, &format!("{item}/{column}"))?;
            let ink = self.papers.get(held.0)?.cells.get(&held.1).cloned();
            self.put(self.target, &format!("{item}/{}", column + 1), ink)?;
        }
        self.put(self.target, &format!("{item}/1"), None)
    }

    /// Another firm's form below the first, on the same sheet.
    fn second(&mut self) -> Option<()> {
        let other = self.firms.beside(self.filings.get(self.target)?, 1).pop()?;
        let paper = self.papers.get_mut(0)?;
        official::draw(paper, self.filings.len(), paper.end() + 1, &other);
        self.filings.push(other);
        Some(())
    }
}

/// One digit of the organisation's number is another.
fn spoiled(code: &str) -> String {
    let wrong = |c: char| if c == '7' { '1' } else { '7' };
    code.chars().enumerate().map(|(at, c)| if at == 11 { wrong(c) } else { c }).collect()
}

fn line(item: &str, name: &str, unit: &str, value: &str) -> Option<Row> {
    let value: Decimal = value.parse().ok()?;
    let values = BTreeMap::from([(1, value), (2, value)]);
    Some(Row { item: item.to_owned(), name: name.to_owned(), unit: unit.to_owned(), values })
}

/// Output by two industries that add up to it: three fifths and the rest.
fn industries(filing: &mut Filing, first: &str, second: &str) {
    let Some(output) = filing.rows.iter().find(|row| row.item == "01").cloned() else { return };
    let part = |value: &Decimal| (value * Decimal::new(6, 1)).round();
    let of = |item: &str, amount: &dyn Fn(&Decimal) -> Decimal| Row {
        item: item.to_owned(),
        name: format!("其中：{item}"),
        unit: output.unit.clone(),
        values: output.values.iter().map(|(column, value)| (*column, amount(value))).collect(),
    };
    let rows = [of(first, &part), of(second, &|value| value - part(value))];
    filing.rows.extend(rows);
}
