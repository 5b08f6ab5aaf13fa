//! Records of the book, and what the units in them filed.

use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::records::{Asked, Filings, Records, counted, figure};
use figures::{Decimal, Entry, Figure, Moment, Period};
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::FiledItem;
use methodology::catalogue::{FieldKind, RecordKind, Tally};
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

/// A tally over some periods, each up to its last day, as known at a moment.
pub async fn tallied(work: &Workspace, tally: &Tally, periods: &[Period], area: &str, as_of: Moment) -> Result<Vec<Figure>, Failure> {
    let Some(kind) = work.catalogue.records.get(&tally.of) else { return Ok(Vec::new()) };
    let all = within(work, records(work, as_of).await?, kind, area);
    let known = all.kind(&kind.id).count() as u64;
    let today = as_of.day(work.zone());
    let mut out = Vec::new();
    for period in periods.iter().map(|period| period.as_filed()) {
        let asked = Asked { day: period.last_day().min(today), period };
        let filed = Filed::gather(work, &tally.operands, &all, asked.day, as_of).await?;
        let counted = counted(tally, kind, (&all, &filed), &work.catalogue.records, asked);
        out.push(figure(tally, counted.as_ref(), known, (period, area, as_of), &work.catalogue.hash));
    }
    Ok(out)
}

/// The records that count in a tally over a period.
pub async fn counting(work: &Workspace, tally: &Tally, period: Period, area: &str, as_of: Moment) -> Result<Records, Failure> {
    let Some(kind) = work.catalogue.records.get(&tally.of) else { return Ok(Records::default()) };
    let all = within(work, records(work, as_of).await?, kind, area);
    let period = period.as_filed();
    let asked = Asked { day: period.last_day().min(as_of.day(work.zone())), period };
    let filed = Filed::gather(work, &tally.operands, &all, asked.day, as_of).await?;
    let found = counted(tally, kind, (&all, &filed), &work.catalogue.records, asked);
    let ids: BTreeSet<String> = found.iter().flat_map(|found| &found.records).map(|record| record.id.clone()).collect();
    Ok(all.only(&kind.id, |record| ids.contains(&record.id)))
}

/// The records of an area and those in it; of the area that stands for the whole, and of a kind without areas, all.
fn within(work: &Workspace, all: Records, kind: &RecordKind, area: &str) -> Records {
    let field = kind.fields.iter().find(|field| field.kind == FieldKind::Area);
    let Some(field) = field.filter(|_| work.catalogue.default_area.as_deref() != Some(area)) else { return all };
    all.only(&kind.id, |record| record.text(&field.id).is_some_and(|code| lies_in(work, code, area)))
}

/// Whether an area is another or lies in it.
pub fn lies_in(work: &Workspace, code: &str, area: &str) -> bool {
    let areas = &work.catalogue.areas;
    let up = std::iter::successors(Some(code), |at| areas.get(*at)?.parent.as_deref());
    up.take(areas.len() + 1).any(|at| at == area)
}

/// Unit, form and item.
type Wanted = (String, String, String);

/// What units in records filed.
#[derive(Debug, Default)]
pub struct Filed {
    day: Option<Date>,
    series: BTreeMap<Wanted, Vec<(Period, Decimal)>>,
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
        Day::First { unit, form, item, .. } => Some((unit, form, item)),
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
                let year = self.day?.year() - 1;
                // An annual form is of the year itself.
                let annual = series.iter().find(|(period, _)| *period == Period::Year { year }).map(|(_, amount)| *amount);
                of(year, 12).or(annual)
            }
            Over::Trailing => {
                let newest = series.iter().rev().find_map(|(period, _)| matches!(period, Period::Cumulative { .. }).then_some(*period))?;
                // Twelve months that ended a year ago or more are not the last ones.
                if newest.last_day() < self.day?.checked_sub(1.year()).ok()? {
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
