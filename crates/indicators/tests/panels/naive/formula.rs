//! The indicators of `pack.yaml` once more, in Rust.

use super::values::Item;
use crate::filings::{FINANCE, OUTPUT};
use figures::Decimal;

/// What a unit adds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Amount {
    Item(Item),
    Opening(Item),
    /// Half of opening and end.
    Mean(Item),
    Less(Item, Item),
    /// Times the rate of value added.
    Rated(Item),
    /// Times the part of the months since a new unit began.
    Ran(Item),
    /// One, when it filed the form.
    Filed(&'static str),
}

/// Which units.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Filter {
    All,
    Class(&'static str, &'static str),
    /// On this street or in class b of `kind`.
    StreetOrB(&'static str),
}

/// A signed sum over the units that a filter lets in, and that a member of a classification lets in too.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part {
    pub minus: bool,
    pub amount: Amount,
    pub filter: Filter,
}

pub type Linear = Vec<Part>;

/// How an indicator is computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Formula {
    Sum(Linear),
    /// A quotient of sums; in per cent where the flag is set.
    Quotient(Linear, Linear, bool),
    /// The area's part of the one above, in per cent.
    OfParent(Linear),
    /// A place in the order of the units' values or quotients, in per cent where there is a denominator.
    Place(Amount, Option<Amount>, Decimal),
}

const fn item(form: &'static str, code: &'static str) -> Item {
    Item { form, code, stock: false }
}

pub const GROSS: Item = item(OUTPUT, "01");
pub const SALES: Item = item(OUTPUT, "03");
pub const REVENUE: Item = item(FINANCE, "301");
pub const PROFIT: Item = item(FINANCE, "327");
pub const RECEIVABLES: Item = Item { form: FINANCE, code: "202", stock: true };

/// Indicators with price indices.
pub const DEFLATED: [&str; 3] = ["p.output", "p.output.a", "p.value_added"];

/// The indicators, in the order of the pack.
pub const ALL: [&str; 21] = [
    "p.output", "p.output.a", "p.output.d", "p.output.street", "p.output.mixed", "p.value_added", "p.sales.share", "p.a.share",
    "p.parent.share", "p.output.median", "p.margin.quartile", "p.filers", "p.revenue", "p.profit", "p.margin", "p.receivables",
    "p.receivables.opening", "p.receivables.mean", "p.receivables.ran", "p.gap", "p.output.per_filer",
];

pub fn formula(indicator: &str) -> Formula {
    let of = |amount| vec![Part { minus: false, amount, filter: Filter::All }];
    let only = |amount, filter| vec![Part { minus: false, amount, filter }];
    let a = Filter::Class("kind", "a");
    let output = Amount::Item(GROSS);
    match indicator {
        "p.output" => Formula::Sum(of(output)),
        "p.output.a" => Formula::Sum(only(output, a)),
        "p.output.d" => Formula::Sum(only(output, Filter::Class("kind", "d"))),
        "p.output.street" => Formula::Sum(only(output, Filter::StreetOrB("一号路"))),
        "p.output.mixed" => Formula::Sum(
            [
                Part { minus: false, amount: output, filter: a },
                Part { minus: true, amount: Amount::Item(SALES), filter: Filter::Class("kind", "c") },
            ]
            .to_vec(),
        ),
        "p.value_added" => Formula::Sum(of(Amount::Rated(GROSS))),
        "p.sales.share" => Formula::Quotient(of(Amount::Item(SALES)), of(output), true),
        "p.a.share" => Formula::Quotient(only(output, a), of(output), true),
        "p.parent.share" => Formula::OfParent(of(output)),
        "p.output.median" => Formula::Place(output, None, Decimal::new(5, 1)),
        "p.margin.quartile" => Formula::Place(Amount::Item(PROFIT), Some(Amount::Item(REVENUE)), Decimal::new(75, 2)),
        "p.filers" => Formula::Sum(of(Amount::Filed(OUTPUT))),
        "p.revenue" => Formula::Sum(of(Amount::Item(REVENUE))),
        "p.profit" => Formula::Sum(of(Amount::Item(PROFIT))),
        "p.margin" => Formula::Quotient(of(Amount::Item(PROFIT)), of(Amount::Item(REVENUE)), true),
        "p.receivables" => Formula::Sum(of(Amount::Item(RECEIVABLES))),
        "p.receivables.opening" => Formula::Sum(of(Amount::Opening(RECEIVABLES))),
        "p.receivables.mean" => Formula::Sum(of(Amount::Mean(RECEIVABLES))),
        "p.receivables.ran" => Formula::Sum(of(Amount::Ran(RECEIVABLES))),
        "p.gap" => Formula::Sum(of(Amount::Less(GROSS, REVENUE))),
        "p.output.per_filer" => Formula::Quotient(of(output), of(Amount::Filed(OUTPUT)), false),
        other => panic!("no indicator {other}"),
    }
}

impl Amount {
    /// The items it reads, and whether as they were before the period began.
    pub fn items(self) -> Vec<(Item, bool)> {
        match self {
            Amount::Item(item) | Amount::Rated(item) | Amount::Ran(item) => vec![(item, false)],
            Amount::Opening(item) => vec![(item, true)],
            Amount::Mean(item) => vec![(item, true), (item, false)],
            Amount::Less(a, b) => vec![(a, false), (b, false)],
            Amount::Filed(_) => Vec::new(),
        }
    }

    /// The forms it reads.
    pub fn forms(self) -> Vec<&'static str> {
        match self {
            Amount::Filed(form) => vec![form],
            other => {
                let mut forms: Vec<&str> = other.items().into_iter().map(|(item, _)| item.form).collect();
                forms.dedup();
                forms
            }
        }
    }
}
