//! What formulas over records name, for all records of a kind at once.

use super::view::{Record, Records};
use crate::scorecard::Column;
use figures::{Decimal, Period};
use jiff::Unit;
use jiff::civil::Date;
use methodology::catalogue::{FieldKind, RecordKind};
use methodology::score::{Day, How, OfRecord, Operand, Over, Path, Step};
use std::collections::BTreeMap;

/// The day and period formulas ask about.
#[derive(Debug, Clone, Copy)]
pub struct Asked {
    /// `today`.
    pub day: Date,
    /// The period of `within`.
    pub period: Period,
}

/// What units filed, as formulas over records ask for it.
pub trait Filings {
    /// An amount in the item's unit: of the last complete year before the day, or of twelve months to the newest filed.
    fn amount(&self, unit: &str, form: &str, item: &str, over: Over) -> Option<Decimal>;

    /// First day of the first month filed above zero: of all, or of those that end on a day or after it.
    fn first(&self, unit: &str, form: &str, item: &str, since: Option<Date>) -> Option<Date>;
}

/// Nothing is filed: for formulas that ask for none.
#[derive(Debug, Clone, Copy)]
pub struct NoFilings;

impl Filings for NoFilings {
    fn amount(&self, _: &str, _: &str, _: &str, _: Over) -> Option<Decimal> {
        None
    }

    fn first(&self, _: &str, _: &str, _: &str, _: Option<Date>) -> Option<Date> {
        None
    }
}

/// A column for each operand, over these records of a kind.
pub fn columns(
    kind: &RecordKind,
    of: &[&Record],
    operands: &[Operand],
    world: (&Records, &dyn Filings),
    kinds: &BTreeMap<String, RecordKind>,
    asked: Asked,
) -> Vec<Column> {
    let (records, filings) = world;
    let mut book = Book { kind, kinds, records, filings, asked, parts: BTreeMap::new() };
    operands.iter().for_each(|operand| book.gather(operand));
    operands.iter().map(|operand| book.column(operand, of)).collect()
}

/// Parts of a kind by the record they are of.
type Parts<'r> = BTreeMap<String, BTreeMap<&'r str, Vec<&'r Record>>>;

struct Book<'r> {
    kind: &'r RecordKind,
    kinds: &'r BTreeMap<String, RecordKind>,
    records: &'r Records,
    filings: &'r dyn Filings,
    asked: Asked,
    parts: Parts<'r>,
}

impl<'r> Book<'r> {
    /// Puts the parts an operand names in order, once a kind.
    fn gather(&mut self, operand: &Operand) {
        let Operand::OfRecord(of) = operand else { return };
        let named: Vec<&str> = match of {
            OfRecord::Parts { kind, .. } | OfRecord::Count { kind, .. } | OfRecord::Said { kind, .. } => vec![kind],
            OfRecord::By(day) | OfRecord::Within(day) | OfRecord::Dated(day) => newest(day).into_iter().collect(),
            OfRecord::Span { from, to, .. } => newest(from).into_iter().chain(newest(to)).collect(),
            _ => Vec::new(),
        };
        for kind in named {
            if !self.parts.contains_key(kind) {
                self.parts.insert(kind.to_owned(), self.parts_of(kind));
            }
        }
    }

    /// Parts by the record they are of, the oldest first; those without a date before all others.
    fn parts_of(&self, kind: &str) -> BTreeMap<&'r str, Vec<&'r Record>> {
        let mut all: BTreeMap<&str, Vec<&Record>> = BTreeMap::new();
        let Some(definition) = self.kinds.get(kind) else { return all };
        let Some(within) = definition.within.as_deref() else { return all };
        for record in self.records.kind(kind) {
            if let Some(whole) = record.text(within) {
                all.entry(whole).or_default().push(record);
            }
        }
        if let Some(dated) = definition.dated.as_deref() {
            all.values_mut().for_each(|parts| parts.sort_by_key(|part| part.date(dated)));
        }
        all
    }

    fn column(&self, operand: &Operand, of: &[&Record]) -> Column {
        let Operand::OfRecord(operand) = operand else { return Column::Amounts(vec![None; of.len()]) };
        let amounts = |make: &dyn Fn(&Record) -> Option<Decimal>| Column::Amounts(of.iter().map(|record| make(record)).collect());
        let flags = |make: &dyn Fn(&Record) -> Option<bool>| Column::Flags(of.iter().map(|record| make(record)).collect());
        match operand {
            OfRecord::Amount(path) => amounts(&|r| self.at(r, path)?.amount(&path.field)),
            OfRecord::Text(path) => Column::Texts(of.iter().map(|r| self.text(r, path)).collect()),
            OfRecord::Flag(path) => flags(&|r| self.at(r, path)?.flag(&path.field)),
            OfRecord::Span { step, from, to } => amounts(&|r| span(*step, self.day(r, from)?, self.day(r, to)?)),
            OfRecord::By(day) => flags(&|r| Some(self.day(r, day).is_some_and(|day| day <= self.asked.day))),
            OfRecord::Within(day) => flags(&|r| Some(self.day(r, day).is_some_and(|day| self.within(day)))),
            OfRecord::Dated(day) => flags(&|r| Some(self.day(r, day).is_some())),
            OfRecord::Parts { how: How::LastDecember, field, .. } => amounts(&|r| self.last_december(r)?.amount(field)),
            OfRecord::Parts { how, kind, field, having } => amounts(&|r| self.of_parts(r, *how, kind, field, having.as_ref())),
            OfRecord::Said { kind, field } => {
                flags(&|r| Some(self.having(r, kind, None).last().is_some_and(|part| part.text(field).is_some())))
            }
            OfRecord::Count { kind, having } => amounts(&|r| Some(Decimal::from(self.having(r, kind, having.as_ref()).count()))),
            OfRecord::Filed { unit, form, item, over } => amounts(&|r| self.filings.amount(&self.text(r, unit)?, form, item, *over)),
        }
    }

    fn within(&self, day: Date) -> bool {
        self.asked.period.first_day() <= day && day <= self.asked.period.last_day()
    }

    /// The record a path leads to.
    fn at<'a>(&'a self, record: &'a Record, path: &Path) -> Option<&'a Record> {
        let Some(via) = &path.via else { return Some(record) };
        let FieldKind::Record(other) = &self.kind.field(via)?.kind else { return None };
        self.records.get(other, record.text(via)?)
    }

    fn text(&self, record: &Record, path: &Path) -> Option<String> {
        self.at(record, path)?.text(&path.field).map(str::to_owned)
    }

    fn day(&self, record: &Record, day: &Day) -> Option<Date> {
        match day {
            Day::Today => Some(self.asked.day),
            Day::Field(path) => self.at(record, path)?.date(&path.field),
            Day::Newest { kind, field } => self.parts(record, kind).iter().filter_map(|part| part.date(field)).max(),
            Day::First { unit, form, item, since } => {
                let since = since.as_ref().map(|path| self.at(record, path)?.date(&path.field));
                // Since a day that is not known nothing can be the first.
                let since = since.map_or(Some(None), |day| day.map(Some))?;
                self.filings.first(&self.text(record, unit)?, form, item, since)
            }
        }
    }

    fn parts(&self, record: &Record, kind: &str) -> &[&'r Record] {
        self.parts.get(kind).and_then(|all| all.get(record.id.as_str())).map_or(&[], Vec::as_slice)
    }

    /// Parts dated up to the day asked for, with the field's value that is asked for.
    fn having<'a>(&'a self, record: &Record, kind: &'a str, having: Option<&'a (String, String)>) -> impl Iterator<Item = &'a Record> {
        let dated = self.kinds.get(kind).and_then(|definition| definition.dated.as_deref());
        let come = move |part: &&Record| dated.is_none_or(|dated| part.date(dated).is_none_or(|day| day <= self.asked.day));
        let fits = move |part: &&Record| having.is_none_or(|(field, value)| part.text(field) == Some(value));
        self.parts(record, kind).iter().copied().filter(move |part| come(part) && fits(part))
    }

    fn of_parts(&self, record: &Record, how: How, kind: &str, field: &str, having: Option<&(String, String)>) -> Option<Decimal> {
        let values = self.having(record, kind, having).map(|part| part.amount(field));
        match how {
            How::Sum => values.reduce(|a, b| a?.checked_add(b?)).flatten(),
            _ => values.last().flatten(),
        }
    }

    /// The part of the same whole that is dated in December of the year before.
    fn last_december(&self, record: &Record) -> Option<&'r Record> {
        let (within, dated) = (self.kind.within.as_deref()?, self.kind.dated.as_deref()?);
        let (whole, year) = (record.text(within)?, record.date(dated)?.year() - 1);
        let last = Period::Year { year }.last_month();
        let december = |other: &&Record| other.date(dated).is_some_and(|day| last.first_day() <= day && day <= last.last_day());
        self.records.kind(&self.kind.id).filter(|other| other.text(within) == Some(whole)).find(december)
    }
}

/// The parts a day is of.
fn newest(day: &Day) -> Option<&str> {
    match day {
        Day::Newest { kind, .. } => Some(kind),
        _ => None,
    }
}

/// How long it is from one day to another, below zero where the other comes first; months and years are whole ones.
fn span(step: Step, from: Date, to: Date) -> Option<Decimal> {
    let unit = match step {
        Step::Days => Unit::Day,
        Step::Months | Step::Begun => Unit::Month,
        Step::Years => Unit::Year,
    };
    let span = from.until((unit, to)).ok()?;
    Some(match step {
        Step::Days => Decimal::from(span.get_days()),
        Step::Months => Decimal::from(span.get_months()),
        Step::Begun => {
            let whole = span.get_months();
            let begun = from.checked_add(jiff::Span::new().try_months(whole).ok()?).ok()? < to;
            Decimal::from(whole + i32::from(begun))
        }
        Step::Years => Decimal::from(span.get_years()),
    })
}
