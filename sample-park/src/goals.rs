//! What an office of the park sets and files, and what one firm plans: targets, milestones, counts, capacity.

use crate::book::Book;
use figures::CreditCode;

/// The files with their names, in the order of import. `OFFICE` and `CHIPS` stand for the credit codes.
const FILES: [(&str, &str); 5] = [
    ("office-register.csv", include_str!("../data/office-register.csv")),
    ("office-filings.csv", include_str!("../data/office-filings.csv")),
    ("targets-2021.csv", include_str!("../data/office-targets.csv")),
    ("milestones-2021.csv", include_str!("../data/office-milestones.csv")),
    ("capacity-2021.csv", include_str!("../data/firm-capacity.csv")),
];

/// Number of the office's code among the codes that nobody has.
const OFFICE: u32 = 101;
/// The file of capacity by quarter, and the item that the chip packager alone files in it.
const CAPACITY: (&str, &str) = ("X104-3-2021-Q2.csv", "11");

/// The files of a park; nothing of the plans where it has no chip packager.
pub(crate) fn files(seed: u64) -> Vec<(String, String)> {
    let book = Book::read(seed);
    let office = CreditCode::fictional(OFFICE);
    let chips = book.lines(CAPACITY.0).find(|line| line.item == CAPACITY.1).map(|line| line.unit.clone()).unwrap_or_default();
    let text = |text: &str| text.replace("OFFICE", office.as_str()).replace("CHIPS", &chips);
    FILES.map(|(name, csv)| (name.to_owned(), text(csv))).to_vec()
}
