//! Ranges in which numbers of a card lie, and pairs of which one comes first. Issues stand at the number, in the card in which it
//! is written; what another card makes wrong of it is told at what that card says.

use super::formulas::Work;
use super::layers::Found;
use crate::catalogue::Parameter;
use crate::read::convert::amount;
use figures::{Decimal, Measure, Quantity};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// A range of numbers.
#[derive(Clone, Copy)]
pub(super) enum Range {
    /// Above zero.
    Above,
    /// Zero or more.
    From,
    /// A share that is there: above zero, at most the whole.
    Share,
    /// A part that leaves something: from zero, below the whole.
    Part,
    /// From nothing to the whole.
    Quantile,
}

impl Range {
    fn has(self, quantity: &Quantity) -> bool {
        let (n, zero, one) = (quantity.amount, Decimal::ZERO, Decimal::ONE);
        match self {
            Range::Above => n > zero,
            Range::From => n >= zero,
            Range::Share => n > zero && share(quantity).is_none_or(|n| n <= one),
            Range::Part => n >= zero && share(quantity).is_none_or(|n| n < one),
            Range::Quantile => n >= zero && share(quantity).is_none_or(|n| n <= one),
        }
    }

    fn words(self) -> (&'static str, &'static str) {
        match self {
            Range::Above => ("大于 0", "above 0"),
            Range::From => ("不小于 0", "0 or more"),
            Range::Share => ("大于 0、不大于 1", "above 0 and at most 1"),
            Range::Part => ("不小于 0、小于 1", "0 or more and below 1"),
            Range::Quantile => ("在 0 与 1 之间", "between 0 and 1"),
        }
    }
}

/// A key, the range of its number, and a number that would do.
pub(super) type Held = (&'static str, Range, &'static str);

/// That a number, or each one by day, lies in its range. `because` is what else makes it count, where that is written above it.
pub(super) fn within(found: Found<'_>, (key, range, sample): Held, because: &[Option<Found<'_>>], work: &mut Work<'_>) {
    for (number, _) in numbers(found).into_iter().filter(|(_, n)| !range.has(n)) {
        let (zh, en) = range.words();
        let written = number.node.text().unwrap_or_default();
        let says = (format!("{key} 应{zh}，写的是 {written}"), format!("`{key}` should be {en}, but is {written}"));
        let hint = (format!("例如 {key}: {sample}"), format!("such as {key}: {sample}"));
        if let Some(at) = own(&[Some(number)]).or_else(|| own(because)) {
            work.issue(at, "out-of-range", says, hint);
        }
    }
}

/// The numbers under a key with their places: one, or those by day. A wanted one has none.
fn numbers(found: Found<'_>) -> Vec<(Found<'_>, Quantity)> {
    let one = |found: Found<'_>| amount(found.node.text()?);
    if found.node.text().is_some() {
        return one(found).map(|n| (found, n)).into_iter().collect();
    }
    let days = found.node.entries().iter().filter(|_| found.node.get("state").is_none());
    days.map(|entry| Found::entry(entry, found.own)).filter_map(|found| Some((found, one(found)?))).collect()
}

/// A share as a part of one. An amount of something is none, which is told of its unit.
fn share(quantity: &Quantity) -> Option<Decimal> {
    Some(quantity.convert(&Measure::parse("1")?)?.amount)
}

/// The first that is written in the card itself.
pub(super) fn own<'a>(all: &[Option<Found<'a>>]) -> Option<Found<'a>> {
    all.iter().flatten().find(|found| found.own).copied()
}

/// How the first of two numbers lies to the second.
#[derive(Clone, Copy)]
pub(super) enum Order {
    /// Below it.
    Below,
    /// Not above it.
    UpTo,
}

impl Order {
    fn holds(self, a: Decimal, b: Decimal) -> bool {
        match self {
            Order::Below => a < b,
            Order::UpTo => a <= b,
        }
    }
}

/// That of two numbers the first comes first, on every day on which both are known.
pub(super) fn ordered(
    (low, order, high): (&str, Order, &str),
    of: [Option<&Parameter>; 2],
    said: &[Option<Found<'_>>],
    work: &mut Work<'_>,
) {
    let ([Some(a), Some(b)], Some(at)) = (of, own(said)) else { return };
    let known = days(&[a, b]).into_iter().filter_map(|day| Some((day, on(a, day)?, on(b, day)?)));
    let wrong = known.into_iter().find(|(_, a, b)| !order.holds(*a, *b));
    let Some((day, a, b)) = wrong else { return };
    let (zh, en) = match order {
        Order::Below => ("应小于", "should be below"),
        Order::UpTo => ("不应大于", "should be at most"),
    };
    let (a, b, (from_zh, from_en)) = (a.normalize(), b.normalize(), from(day));
    let says =
        (format!("{low} {zh} {high}，写的是 {a} 和 {b}{from_zh}"), format!("`{low}` {en} `{high}`, but they are {a} and {b}{from_en}"));
    work.issue(at, "wrong-order", says, ("对调两数，或改正其中之一".to_owned(), "swap the two, or mend one of them".to_owned()));
}

/// From when, where it is from a day.
pub(super) fn from(day: Option<Date>) -> (String, String) {
    day.map_or_else(Default::default, |day| (format!("（{day} 起）"), format!(" from {day}")))
}

/// The days from which one of these changes; where all hold always, no day.
pub(super) fn days(of: &[&Parameter]) -> BTreeSet<Option<Date>> {
    let dated: BTreeSet<_> = of.iter().flat_map(|p| &p.values).map(|(from, _)| *from).filter(Option::is_some).collect();
    if dated.is_empty() { BTreeSet::from([None]) } else { dated }
}

/// The number on such a day.
pub(super) fn on(of: &Parameter, day: Option<Date>) -> Option<Decimal> {
    match day {
        Some(day) => of.at(day).map(|quantity| quantity.amount),
        None => of.values.first().map(|(_, quantity)| quantity.amount),
    }
}
