//! The same filings as workbooks, the way they lie in an office: five layouts.
//!
//! `filing` reads the generated files, `official` and `list` draw sheets, `paper` is a sheet that knows where
//! each value stands, `office` and `text` write the bytes. No value is drawn anew: what the tidy files
//! `B204-1-2021-06.csv`, `B203-2021-06.csv` and `202-1-2021-Q2.csv` say, the sheets say, each firm once.

pub(crate) mod filing;
pub(crate) mod list;
pub(crate) mod office;
pub(crate) mod official;
pub(crate) mod paper;
pub(crate) mod text;

use crate::book::Book;
use filing::{Filing, filings};
use paper::Paper;
use std::collections::BTreeSet;

/// The tidy files whose filings the workbooks hold.
pub(crate) const REPLACED: [&str; 3] = ["B204-1-2021-06.csv", "B203-2021-06.csv", "202-1-2021-Q2.csv"];

/// Firms that send their forms themselves, one workbook a firm.
const ALONE: usize = 20;
/// Workbooks of several firms, and how many firms are in one.
const SHARED: usize = 3;
const TOGETHER: usize = 8;
/// Words by which the association's members are known.
const MEMBERS: [&str; 2] = ["集成电路", "半导体"];
/// Streets that send their list in 万元.
const WAN: [&str; 2] = ["北塘街道（虚构）", "东港镇（虚构）"];

/// The filings of June and of the second quarter of 2021 as files of an office: file name and bytes, by name.
/// The same seed gives the same bytes. A file that can't be written would be empty.
pub fn workbooks(seed: u64) -> Vec<(String, Vec<u8>)> {
    let book = Book::read(seed);
    let other: Vec<Filing> = ["B203", "202-1"].iter().flat_map(|form| filings(&book, form)).collect();
    let parts = Parts::new(filings(&book, "B204-1"), &other);
    let mut files: Vec<(String, Vec<u8>)> = parts.alone.iter().map(|filing| alone(filing, &other)).collect();
    files.extend(parts.together.chunks(TOGETHER).zip(1..).map(|(firms, n)| (format!("firms-{n}-2021-06.xlsx"), together(firms))));
    files.push(("streets-2021-06.xlsx".to_owned(), streets(&parts.street)));
    files.push(("wanyuan-2021-06.csv".to_owned(), text::bytes(&list::wan("wanyuan", &parts.wan))));
    files.push(("association-2021-06.xlsx".to_owned(), office::bytes(&[list::association("快报", &parts.association)])));
    files.sort();
    files
}

/// Which firm is in which layout.
#[derive(Debug, Default)]
struct Parts {
    alone: Vec<Filing>,
    together: Vec<Filing>,
    street: Vec<Filing>,
    wan: Vec<Filing>,
    association: Vec<Filing>,
}

impl Parts {
    /// Firms with further forms and every other one with a note send their own workbook.
    fn new(all: Vec<Filing>, other: &[Filing]) -> Self {
        let further: BTreeSet<&str> = other.iter().map(|filing| filing.unit.as_str()).collect();
        let mut parts = Parts::default();
        let mut noted = 0;
        for filing in all {
            noted += usize::from(!filing.note.is_empty());
            let own = further.contains(filing.unit.as_str()) || (!filing.note.is_empty() && noted % 2 == 1);
            parts.part(&filing, own).push(filing);
        }
        parts.thin();
        parts
    }

    /// The layout of a firm; lists without a column for notes take none that has one.
    fn part(&mut self, filing: &Filing, own: bool) -> &mut Vec<Filing> {
        let member = MEMBERS.iter().any(|word| filing.name.contains(word));
        if own {
            &mut self.alone
        } else if !filing.note.is_empty() {
            &mut self.street
        } else if WAN.contains(&filing.street.as_str()) {
            &mut self.wan
        } else if member {
            &mut self.association
        } else {
            &mut self.street
        }
    }

    /// Of the streets' firms without a note the first go to the layouts that are not full.
    fn thin(&mut self) {
        for filing in std::mem::take(&mut self.street) {
            let part = match filing.note.is_empty() {
                true if self.alone.len() < ALONE => &mut self.alone,
                true if self.together.len() < SHARED * TOGETHER => &mut self.together,
                _ => &mut self.street,
            };
            part.push(filing);
        }
    }
}

/// The workbook of one firm: a sheet a form, under the form's number.
fn alone(filing: &Filing, other: &[Filing]) -> (String, Vec<u8>) {
    let further = other.iter().filter(|held| held.unit == filing.unit);
    let papers: Vec<Paper> = std::iter::once(filing).chain(further).map(|held| official::paper(held.kind.form, 0, held)).collect();
    (format!("firm-{}-2021-06.xlsx", filing.unit), office::bytes(&papers))
}

/// A workbook of several firms, each on a sheet under its short name.
fn together(firms: &[Filing]) -> Vec<u8> {
    let papers: Vec<Paper> = firms.iter().map(|filing| official::paper(&short(&filing.name), 0, filing)).collect();
    office::bytes(&papers)
}

/// One sheet a street.
fn streets(firms: &[Filing]) -> Vec<u8> {
    let names: BTreeSet<&str> = firms.iter().map(|filing| filing.street.as_str()).collect();
    let of = |name: &str| firms.iter().filter(|filing| filing.street == name).cloned().collect::<Vec<_>>();
    let papers: Vec<Paper> = names.into_iter().map(|name| list::street(name, &of(name))).collect();
    office::bytes(&papers)
}

/// A name without its legal form and what stands in brackets, as people call a firm.
pub(crate) fn short(name: &str) -> String {
    let bare = name.split('（').next().unwrap_or(name);
    let ends = ["科技有限公司", "股份有限公司", "有限公司"];
    ends.iter().find_map(|end| bare.strip_suffix(end)).unwrap_or(bare).to_owned()
}
