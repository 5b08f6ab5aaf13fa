//! What the units in records filed, read at once for all of them.

use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::records::{Filings, Records};
use figures::{Decimal, Moment, Period};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::FiledItem;
use methodology::score::{Day, OfRecord, Operand, Over, Path};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

/// Unit, form and item.
type Wanted = (String, String, String);

/// Amounts in the order of their periods, by unit, form and item.
type Series = BTreeMap<Wanted, Vec<(Period, Decimal)>>;

/// What units in records filed, up to a day.
#[derive(Debug, Clone)]
pub struct Filed {
    day: Date,
    series: Arc<Series>,
}

impl Filed {
    /// What these operands ask for, of the units that stand in any record, up to a day and as known at a moment.
    pub async fn gather<'o>(
        work: &Workspace,
        operands: impl IntoIterator<Item = &'o Operand>,
        records: &Records,
        day: Date,
        as_of: Moment,
    ) -> Result<Self, Failure> {
        let asked: Vec<Item<'_>> = operands.into_iter().flat_map(items).collect();
        let mut forms: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
        asked.iter().for_each(|(_, form, item)| _ = forms.entry(form).or_default().insert(item));
        let units = units(work, records, &asked);
        let mut all = Series::new();
        for (form, items) in forms {
            let items: Vec<&str> = items.into_iter().collect();
            for ((unit, item), found) in work.ledger.filed_by(&units, form, &items, as_of).await? {
                all.insert((unit, form.to_owned(), item), series(found));
            }
        }
        Ok(Filed { day, series: Arc::new(all) })
    }

    /// The same up to another day.
    pub fn up_to(&self, day: Date) -> Self {
        Filed { day, series: self.series.clone() }
    }

    fn of(&self, unit: &str, form: &str, item: &str) -> &[(Period, Decimal)] {
        let all = self.series.get(&(unit.to_owned(), form.to_owned(), item.to_owned())).map_or(&[][..], Vec::as_slice);
        &all[..all.partition_point(|(period, _)| period.last_day() <= self.day)]
    }
}

/// The units in the fields that formulas name, in whatever kind of record these are.
fn units(work: &Workspace, records: &Records, items: &[Item<'_>]) -> BTreeSet<String> {
    let fields: BTreeSet<&str> = items.iter().map(|(path, ..)| path.field.as_str()).collect();
    let all = work.catalogue.records.keys().flat_map(|kind| records.kind(kind));
    all.flat_map(|record| fields.iter().filter_map(|field| record.text(field))).map(str::to_owned).collect()
}

/// A unit's field, a form and an item.
type Item<'o> = (&'o Path, &'o str, &'o str);

/// What an operand asks of filings.
fn items(operand: &Operand) -> Vec<Item<'_>> {
    match operand {
        Operand::OfRecord(OfRecord::Filed { unit, form, item, .. }) => vec![(unit, form, item)],
        Operand::OfRecord(OfRecord::By(day) | OfRecord::Within(day) | OfRecord::Dated(day)) => first(day).into_iter().collect(),
        Operand::OfRecord(OfRecord::Span { from, to, .. }) => first(from).into_iter().chain(first(to)).collect(),
        _ => Vec::new(),
    }
}

fn first(day: &Day) -> Option<Item<'_>> {
    match day {
        Day::First(first) => Some((&first.unit, &first.form, &first.item)),
        _ => None,
    }
}

/// Amounts from January to a month, in order; of what is filed by the month alone, the months.
fn series(found: Vec<FiledItem>) -> Vec<(Period, Decimal)> {
    let read = |item: FiledItem| Some((item.period.parse::<Period>().ok()?, item.latest));
    let mut all: Vec<(Period, Decimal)> = found.into_iter().filter_map(read).collect();
    all.sort_by_key(|(period, _)| (period.last_day(), period.length()));
    all
}

/// What an amount from January to a month held before that month: the newest one of the year before it; of a month alone nothing.
fn before(series: &[(Period, Decimal)], period: Period) -> Decimal {
    let Period::Cumulative { year, .. } = period else { return Decimal::ZERO };
    let of_year = |(earlier, _): &&(Period, Decimal)| matches!(earlier, Period::Cumulative { year: of, .. } if *of == year);
    series.iter().rev().find(of_year).map(|(_, amount)| *amount).unwrap_or_default()
}

impl Filings for Filed {
    fn amount(&self, unit: &str, form: &str, item: &str, over: Over) -> Option<Decimal> {
        let series = self.of(unit, form, item);
        let of = |year: i16, to: i8| {
            let wanted = Period::Cumulative { year, to };
            series.iter().find(|(period, _)| *period == wanted).map(|(_, amount)| *amount)
        };
        match over {
            Over::Year => {
                let year = self.day.year() - 1;
                // An annual form is of the year itself.
                let annual = series.iter().find(|(period, _)| *period == Period::Year { year }).map(|(_, amount)| *amount);
                of(year, 12).or(annual)
            }
            Over::Trailing => {
                let newest = series.iter().rev().find_map(|(period, _)| matches!(period, Period::Cumulative { .. }).then_some(*period))?;
                // Twelve months that ended a year ago or more are not the last ones.
                if newest.last_day() < self.day.checked_sub(1.year()).ok()? {
                    return None;
                }
                let (year, month) = (newest.year(), newest.months().1);
                match of(year, month)? {
                    now if newest.length() == newest.trailing_year().length() => Some(now),
                    now => now.checked_add(of(year - 1, 12)?)?.checked_sub(of(year - 1, month)?),
                }
            }
        }
    }

    fn first(&self, unit: &str, form: &str, item: &str, since: Option<Date>) -> Option<Date> {
        let series = self.of(unit, form, item);
        let counts = |period: Period| since.is_none_or(|day| period.last_day() >= day);
        let grew = |(at, (period, amount)): &(usize, &(Period, Decimal))| counts(*period) && *amount > before(&series[..*at], *period);
        let month = |(_, (period, _)): (usize, &(Period, Decimal))| period.last_month().first_day();
        series.iter().enumerate().find(grew).map(month)
    }
}
