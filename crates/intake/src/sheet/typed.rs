//! A cell as people type it on a screen: read by the rules by which cells of workbooks are read.

use super::label::label;
use super::value::{Amount, Written};
use crate::workbook::Cell;
use figures::{Decimal, Issue, Measure, Place};
use methodology::catalogue::{Catalogue, Item};

/// Signs of per cent, as they may stand behind a number.
const PERCENT: [char; 2] = ['%', '％'];

/// The amount a text stands for, in the item's unit; nothing where nothing is filed. Separators, full-width forms, blanks,
/// currency signs and bracketed negatives are read; a sign of per cent where the item is filed in it. The place of the issue
/// is empty.
pub fn typed(text: &str, item: &Item, catalogue: &Catalogue) -> Result<Option<Decimal>, Issue> {
    let blanks: Vec<String> = catalogue.headings.get("blank").into_iter().flatten().map(|word| label(word)).collect();
    let trimmed = text.trim();
    let plain = match item.measure == Measure::percent() {
        true => trimmed.trim_end_matches(PERCENT),
        false => trimmed,
    };
    let cell = Cell::Text(plain.to_owned());
    let written = Written { cell: &cell, place: Place::default(), measure: &item.measure, item, blanks: &blanks };
    match written.amount() {
        Ok(Amount::Nothing) => Ok(None),
        Ok(Amount::Is(amount)) => Ok(Some(amount)),
        Err(issue) => Err(issue.excerpt(text)),
    }
}
