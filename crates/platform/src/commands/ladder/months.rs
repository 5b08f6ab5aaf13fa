//! What units filed by the month: this year so far and twelve months, each to the unit's own newest month.

use super::gather::in_order;
use crate::failure::Failure;
use crate::workspace::Workspace;
use figures::{Decimal, Moment, Period};
use jiff::ToSpan;
use jiff::civil::Date;
use methodology::score::{Dated, ItemOf, Operand};
use std::collections::{BTreeMap, BTreeSet};

/// Months that are looked through for the newest.
const BACK: i64 = 12;

/// A month, counted from the beginning of the calendar.
type Month = i64;

/// Values of an item by month, in the order of the subjects.
type Series = BTreeMap<Month, Vec<Option<Decimal>>>;

/// What was filed by the month.
#[derive(Debug, Default)]
pub struct Months {
    subjects: usize,
    /// The year of the day.
    year: Month,
    /// By item: of each subject the newest month known.
    newest: BTreeMap<ItemOf, Vec<Option<Month>>>,
    so_far: BTreeMap<ItemOf, Series>,
    twelve: BTreeMap<ItemOf, Series>,
}

/// What is read over months.
#[derive(Clone, Copy)]
enum Over {
    SoFar,
    Twelve,
}

impl Months {
    /// Reads what operands name, of months that were over by the day.
    pub async fn read(
        work: &Workspace,
        operands: &[(usize, &Operand)],
        subjects: &[String],
        day: Date,
        as_of: Moment,
    ) -> Result<Self, Failure> {
        let mut months = Months { subjects: subjects.len(), year: Month::from(day.year()), ..Months::default() };
        let items: BTreeSet<&ItemOf> = operands.iter().filter_map(|(_, operand)| monthly(operand)).collect();
        if items.is_empty() {
            return Ok(months);
        }
        let last = last_over(day);
        let candidates: BTreeSet<Month> = (0..BACK).map(|back| last - back).collect();
        months.so_far = read(work, &items, &candidates, Over::SoFar, subjects, as_of).await?;
        months.newest = items.iter().map(|item| ((*item).clone(), months.newest_of(item))).collect();
        let found: BTreeSet<Month> = months.newest.values().flatten().flatten().copied().collect();
        let both: BTreeSet<Month> = found.iter().flat_map(|month| [*month, month - BACK]).collect();
        months.twelve = read(work, &items, &both, Over::Twelve, subjects, as_of).await?;
        let earlier: BTreeSet<Month> = found.iter().map(|month| month - BACK).collect();
        for (item, series) in read(work, &items, &earlier, Over::SoFar, subjects, as_of).await? {
            months.so_far.entry(item).or_default().extend(series);
        }
        Ok(months)
    }

    fn newest_of(&self, item: &ItemOf) -> Vec<Option<Month>> {
        let series = self.so_far.get(item);
        let known = |row: usize| series?.iter().rev().find(|(_, values)| values[row].is_some()).map(|(month, _)| *month);
        (0..self.subjects).map(known).collect()
    }

    /// This year so far; `before`: the same months of the year before.
    pub fn so_far(&self, item: &ItemOf, before: bool) -> Vec<Option<Decimal>> {
        let this_year = |month: &Month| month.div_euclid(BACK) == self.year;
        self.at_newest(item, &self.so_far, before, this_year)
    }

    /// The twelve months; `before`: those before.
    pub fn twelve(&self, item: &ItemOf, before: bool) -> Vec<Option<Decimal>> {
        self.at_newest(item, &self.twelve, before, |_| true)
    }

    /// The newest months as numbers.
    pub fn newest(&self, item: &ItemOf) -> Vec<Option<Decimal>> {
        let newest = self.newest.get(item);
        (0..self.subjects).map(|row| newest?[row].map(Decimal::from)).collect()
    }

    fn at_newest(
        &self,
        item: &ItemOf,
        of: &BTreeMap<ItemOf, Series>,
        before: bool,
        counts: impl Fn(&Month) -> bool,
    ) -> Vec<Option<Decimal>> {
        let (newest, series) = (self.newest.get(item), of.get(item));
        let value = |row: usize| {
            let month = newest?[row].filter(&counts)?;
            series?.get(&if before { month - BACK } else { month })?[row]
        };
        (0..self.subjects).map(value).collect()
    }
}

fn monthly(operand: &Operand) -> Option<&ItemOf> {
    match operand {
        Operand::Dated(Dated::Ytd(item) | Dated::Trailing(item) | Dated::Newest(item)) => Some(item),
        _ => None,
    }
}

/// The last month that is over by a day: its own on its last day.
fn last_over(day: Date) -> Month {
    let of = |day: Date| Month::from(day.year()) * BACK + Month::from(day.month()) - 1;
    let tomorrow = day.checked_add(1.day()).unwrap_or(day);
    of(tomorrow) - 1
}

async fn read(
    work: &Workspace,
    items: &BTreeSet<&ItemOf>,
    months: &BTreeSet<Month>,
    over: Over,
    subjects: &[String],
    as_of: Moment,
) -> Result<BTreeMap<ItemOf, Series>, Failure> {
    let columns: Vec<(String, String)> = items.iter().map(|item| (item.form.clone(), item.item.clone())).collect();
    let asked: Vec<(Period, Vec<(String, String)>)> =
        months.iter().filter_map(|month| Some((period(*month, over)?, columns.clone()))).collect();
    let found = work.engine.unit_values_over(&asked, as_of).await?;
    let mut all: BTreeMap<ItemOf, Series> = BTreeMap::new();
    for (month, values) in months.iter().zip(found) {
        for (item, column) in items.iter().zip(in_order(&values, subjects)) {
            all.entry((*item).clone()).or_default().insert(*month, column);
        }
    }
    Ok(all)
}

fn period(month: Month, over: Over) -> Option<Period> {
    let (year, to) = (i16::try_from(month.div_euclid(BACK)).ok()?, i8::try_from(month.rem_euclid(BACK) + 1).ok()?);
    let so_far = Period::Cumulative { year, to };
    Some(match over {
        Over::SoFar => so_far,
        Over::Twelve => so_far.trailing_year(),
    })
}
