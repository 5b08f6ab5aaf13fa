//! A whole B203 from its two items of the tidy file, by the rules of `data/finance.csv`: balanced, and nothing
//! to be asked about.

use super::expr::amount;
use crate::workbooks::filing::{Filing, Row};
use figures::Decimal;
use std::collections::BTreeMap;

const RULES: &str = include_str!("../../data/finance.csv");

/// Item, name, unit and rule; a rule left empty is a value the filing has.
fn rules() -> impl Iterator<Item = [&'static str; 4]> {
    RULES.lines().skip(1).filter_map(|line| line.split(',').collect::<Vec<_>>().try_into().ok())
}

/// Fills in all items, column by column.
pub(super) fn complete(filing: &mut Filing) {
    let columns: Vec<BTreeMap<&str, Decimal>> = (1..=filing.kind.columns.len()).map(|column| column_of(filing, column)).collect();
    filing.rows = rules().map(|[item, name, unit, _]| row([item, name, unit], &columns)).collect();
}

fn row([item, name, unit]: [&str; 3], columns: &[BTreeMap<&str, Decimal>]) -> Row {
    let values = columns.iter().zip(1..).filter_map(|(values, column)| Some((column, *values.get(item)?))).collect();
    Row { item: item.to_owned(), name: name.to_owned(), unit: unit.to_owned(), values }
}

/// Rules may name items that stand further below: what could not be computed is tried again.
fn column_of(filing: &Filing, column: usize) -> BTreeMap<&'static str, Decimal> {
    let mut values: BTreeMap<&str, Decimal> = rules().filter_map(|[item, ..]| Some((item, filing.value(item, column)?))).collect();
    for _ in 0..rules().count() {
        let known = |word: &str| values.contains_key(word) || rules().all(|[item, ..]| item != word);
        let found: Vec<(&str, Decimal)> = rules()
            .filter(|[item, _, _, rule]| !values.contains_key(item) && rule.split(' ').all(known))
            .filter_map(|[item, _, _, rule]| Some((item, amount(rule, &|name| values.get(name).copied())?.round())))
            .collect();
        if found.is_empty() {
            break;
        }
        values.extend(found);
    }
    values
}
