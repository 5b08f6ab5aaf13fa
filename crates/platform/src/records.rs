//! Records of the book, and what the units in them filed.

use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::records::{Filings, Records};
use figures::{Decimal, Entry, Moment, Period};
use jiff::civil::Date;
use ledger::FiledItem;
use methodology::score::{Day, OfRecord, Operand, Over, Path};
use std::collections::{BTreeMap, BTreeSet};

/// Every entry about records of the kinds that packs define, as known at a moment.
pub async fn entries(work: &Workspace, as_of: Moment) -> Result<Vec<Entry>, Failure> {
    let mut all = Vec::new();
    for kind in work.catalogue.records.keys() {
        all.extend(work.ledger.entries(kind, as_of).await?);
    }
    Ok(all)
}

/// The records of all kinds, as known at a moment.
pub async fn records(work: &Workspace, as_of: Moment) -> Result<Records, Failure> {
    Ok(Records::of(&entries(work, as_of).await?))
}

/// Unit, form and item.
type Asked = (String, String, String);

/// What units in records filed.
#[derive(Debug, Default)]
pub struct Filed {
    day: Option<Date>,
    series: BTreeMap<Asked, Vec<(Period, Decimal)>>,
}

impl Filed {
    /// What these operands ask for, of the units that stand in any record, up to a day and as known at a moment.
    pub async fn gather(work: &Workspace, operands: &[Operand], records: &Records, day: Date, as_of: Moment) -> Result<Self, Failure> {
        let mut filed = Filed { day: Some(day), series: BTreeMap::new() };
        let items: BTreeSet<(&Path, &str, &str)> = operands.iter().flat_map(items).collect();
        if items.is_empty() {
            return Ok(filed);
        }
        let units = units(work, records, &items);
        for (_, form, item) in items {
            for unit in &units {
                let found = work.ledger.filed(unit, form, item, as_of).await?;
                filed.series.insert((unit.clone(), form.to_owned(), item.to_owned()), series(found, day));
            }
        }
        Ok(filed)
    }

    fn of(&self, unit: &str, form: &str, item: &str) -> &[(Period, Decimal)] {
        self.series.get(&(unit.to_owned(), form.to_owned(), item.to_owned())).map_or(&[], Vec::as_slice)
    }
}

/// The units in the fields that formulas name, in whatever kind of record these are.
fn units(work: &Workspace, records: &Records, items: &BTreeSet<(&Path, &str, &str)>) -> BTreeSet<String> {
    let fields: BTreeSet<&str> = items.iter().map(|(path, ..)| path.field.as_str()).collect();
    let all = work.catalogue.records.keys().flat_map(|kind| records.kind(kind));
    all.flat_map(|record| fields.iter().filter_map(|field| record.text(field))).map(str::to_owned).collect()
}

/// What an operand asks of filings.
fn items(operand: &Operand) -> Vec<(&Path, &str, &str)> {
    match operand {
        Operand::OfRecord(OfRecord::Filed { unit, form, item, .. }) => vec![(unit, form, item)],
        Operand::OfRecord(OfRecord::By(day) | OfRecord::Within(day) | OfRecord::Dated(day)) => first(day).into_iter().collect(),
        Operand::OfRecord(OfRecord::Span { from, to, .. }) => first(from).into_iter().chain(first(to)).collect(),
        _ => Vec::new(),
    }
}

fn first(day: &Day) -> Option<(&Path, &str, &str)> {
    match day {
        Day::First { unit, form, item } => Some((unit, form, item)),
        _ => None,
    }
}

/// Amounts from January to a month, up to a day, in order; of what is filed by the month alone, the months.
fn series(found: Vec<FiledItem>, day: Date) -> Vec<(Period, Decimal)> {
    let read = |item: FiledItem| Some((item.period.parse::<Period>().ok()?, item.latest));
    let mut all: Vec<(Period, Decimal)> = found.into_iter().filter_map(read).filter(|(period, _)| period.last_day() <= day).collect();
    all.sort_by_key(|(period, _)| (period.last_day(), period.length()));
    all
}

impl Filings for Filed {
    fn amount(&self, unit: &str, form: &str, item: &str, over: Over) -> Option<Decimal> {
        let series = self.of(unit, form, item);
        let of = |year: i16, to: i8| {
            let wanted = Period::Cumulative { year, to };
            series.iter().find(|(period, _)| *period == wanted).map(|(_, amount)| *amount)
        };
        match over {
            Over::Year => of(self.day?.year() - 1, 12),
            Over::Trailing => {
                let newest = series.iter().rev().find_map(|(period, _)| matches!(period, Period::Cumulative { .. }).then_some(*period))?;
                let (year, month) = (newest.year(), newest.months().1);
                let now = of(year, month)?;
                // One who filed nothing the year before began this year.
                if month == 12 || series.iter().all(|(period, _)| period.year() >= year) {
                    return Some(now);
                }
                now.checked_add(of(year - 1, 12)?)?.checked_sub(of(year - 1, month)?)
            }
        }
    }

    fn first(&self, unit: &str, form: &str, item: &str) -> Option<Date> {
        let month = |(period, _): &(Period, Decimal)| period.last_month().first_day();
        self.of(unit, form, item).iter().find(|(_, amount)| *amount > Decimal::ZERO).map(month)
    }
}
