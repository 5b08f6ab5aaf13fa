//! Errors planted one a file in the workbooks of the park, and the issues each must raise.
//!
//! `table` reads what is planted, `firms` finds firms at which nothing else could be asked about, `change`
//! draws the clean sheet and carries out the steps. The ledger is thought to hold the register, everything
//! filed up to May 2021, and the entry applications (`applications`).

mod change;
mod entry;
mod expr;
mod finance;
mod firms;
mod table;

use crate::book::Book;
use crate::workbooks::{office, text};
use change::Draft;
use firms::Firms;
use table::Entry;

/// A file with an error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planted {
    /// File name: the line of `data/planted.csv` and its layout.
    pub file: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// The issues of class A, B and C it must raise, and no others; of class D those that are planted.
    pub expect: Vec<Expect>,
}

/// An issue a file must raise.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expect {
    /// Id of an edit (`E03`) or code of a message (`unknown-firm`).
    pub code: &'static str,
    /// `Sheet!C7`; in a CSV file `C7`, row and column counted as in a sheet.
    pub sheet_cell: String,
    /// Credit code of the filing it is about, as registered.
    pub unit: Option<String>,
}

/// Firms beside the one an error is planted on, in a file of several.
const BESIDE: usize = 4;

/// All planted errors, in the order of the table. The same seed gives the same bytes.
pub fn planted(seed: u64) -> Vec<Planted> {
    let book = Book::read(seed);
    let firms = Firms::new(&book);
    table::entries().enumerate().filter_map(|(turn, entry)| plant(&firms, &entry, turn)).collect()
}

/// The entry applications (RK-1) of the units that were upgraded at the start of 2021: file name and tidy CSV.
/// They are filed beside the park's own files, for the edit that holds a sheet against them.
pub fn applications(seed: u64) -> (String, String) {
    entry::file(&Book::read(seed))
}

fn plant(firms: &Firms<'_>, entry: &Entry, turn: usize) -> Option<Planted> {
    let mut draft = start(firms, entry, turn)?;
    let rest: Vec<&str> = entry.steps().filter(|step| !draft.before(step)).collect();
    draft.draw(entry.layout);
    for step in rest {
        draft.after(step)?;
    }
    let csv = entry.layout == "wan";
    let bytes = match draft.papers.first() {
        Some(paper) if csv => text::bytes(paper),
        _ => office::bytes(&draft.papers),
    };
    let file = format!("{}-{}-2021-06.{}", entry.id, entry.layout, if csv { "csv" } else { "xlsx" });
    Some(Planted { file, bytes, expect: expect(&draft, entry, csv)? })
}

/// The clean filings: one on an official sheet, else the second of several.
fn start<'f>(firms: &'f Firms<'f>, entry: &Entry, turn: usize) -> Option<Draft<'f>> {
    let filing = firms.filing(entry.firm, entry.form, turn * 3)?;
    let mut filings = if entry.layout == "official" { Vec::new() } else { firms.beside(&filing, BESIDE) };
    let target = filings.len().min(1);
    filings.insert(target, filing);
    Some(Draft { firms, filings, target, papers: Vec::new() })
}

fn expect(draft: &Draft<'_>, entry: &Entry, csv: bool) -> Option<Vec<Expect>> {
    let one = |wanted: table::Wanted| {
        let number = wanted.filing.unwrap_or(draft.target);
        let unit = draft.filings.get(number).map(|filing| filing.unit.clone());
        Some(Expect { code: wanted.code, sheet_cell: draft.address(number, wanted.spot, csv)?, unit })
    };
    entry.wanted().map(one).collect()
}
