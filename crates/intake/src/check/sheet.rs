//! What a relation is held against: the columns that can be named from one column of a sheet.

use super::batch::{Column, Found, Unit};
use figures::{Period, Role};
use methodology::catalogue::{Form, Span};
use methodology::relation::{At, Operand};

/// One column of the sheet of a unit, for one period, with those its checks name.
pub(super) struct Sheet<'a> {
    /// The unit.
    pub unit: &'a Unit<'a>,
    /// Number of the form.
    pub form: usize,
    /// The period looked at.
    pub period: Period,
    seen: Vec<Option<Seen<'a>>>,
}

/// A column a check names, as seen from the one looked at.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Named {
    /// Number of the form.
    pub form: usize,
    /// Which column of the sheet; the one looked at when empty.
    pub column: Option<Span>,
    /// Of which period.
    pub at: At,
    /// Whether the newest report that ended by then is meant.
    pub latest: bool,
}

/// The same, found: where to look first, and where else.
struct Seen<'a> {
    form: usize,
    first: Spot<'a>,
    others: Vec<Spot<'a>>,
}

/// A column of a form of the unit.
#[derive(Clone, Copy)]
struct Spot<'a> {
    at: (Period, Role),
    in_file: Option<&'a Column>,
}

impl<'a> Sheet<'a> {
    /// Looks the columns up that its checks name.
    pub fn new(unit: &'a Unit<'a>, form: usize, period: Period, named: &[Named]) -> Self {
        let own = unit.batch.forms.get(form).map(|f| f.form);
        let seen = |named: &Named| {
            let definition = unit.batch.forms.get(named.form)?.form;
            let (first, others) = places(period, named, definition, own?)?;
            let spot = |at: (Period, Role)| Spot { at, in_file: unit.column(named.form, at.0, at.1) };
            Some(Seen { form: named.form, first: spot(first), others: others.into_iter().map(spot).collect() })
        };
        Sheet { unit, form, period, seen: named.iter().map(seen).collect() }
    }

    /// The value of an operand, by the numbers of its column and item.
    pub fn find(&self, operand: &Operand, (named, item): (usize, usize)) -> Found {
        let Some(Some(seen)) = self.seen.get(named) else { return Found::default() };
        let spots = || std::iter::once(&seen.first).chain(&seen.others);
        let found = spots().map(|spot| self.at(seen.form, spot, operand, item)).find(|f| f.value.is_some());
        found.unwrap_or(Found { at: Some(seen.first.at), ..Found::default() })
    }

    fn at(&self, form: usize, spot: &Spot<'_>, operand: &Operand, item: usize) -> Found {
        let (period, role) = spot.at;
        if operand.rows {
            return self.unit.rows(form, &operand.item, period, role);
        }
        let cell = spot.in_file.and_then(|c| *c.cells.get(item)?);
        let value = match cell.and_then(|c| self.unit.batch.at(c)) {
            Some((_, value)) => Some(value.value),
            None => self.unit.filed(form, item).value(period, role),
        };
        Found { value, cell, at: Some(spot.at) }
    }

    /// Whether the file has this very column.
    pub fn is_filed(&self) -> bool {
        self.unit.column(self.form, self.period, Role::Current).is_some()
    }
}

type Place = (Period, Role);

/// Where a named column stands, seen from a period of a sheet of the form `own`: first, and where else it may.
fn places(from: Period, named: &Named, form: &Form, own: &Form) -> Option<(Place, Vec<Place>)> {
    let here = match named.column {
        Some(Span::Month) => Period::Month { year: from.year(), month: from.months().1 },
        Some(Span::Cumulative) => Period::Cumulative { year: from.year(), to: from.months().1 },
        _ => from,
    };
    if named.latest {
        let until = moved(here, named.at, own)?;
        let mut newest = form.newest(until).into_iter().map(|period| (period, Role::Current));
        return Some((newest.next()?, newest.collect()));
    }
    let here = if form.id != own.id && named.column.is_none() { at_same_end(here, form)? } else { here };
    let there = moved(here, named.at, form)?;
    Some(match named.at {
        At::SamePeriod => ((there, Role::SamePeriod), Vec::new()),
        At::LastYear => ((there, Role::SamePeriod), vec![(there, Role::Current)]),
        _ => ((there, Role::Current), Vec::new()),
    })
}

/// The period of a form beside a period of another: the same, or where the form is by quarter or year and has nothing
/// else, the quarter or year that ends with it.
fn at_same_end(period: Period, form: &Form) -> Option<Period> {
    let reports = !form.columns.is_empty() && form.columns.iter().all(|c| c.span == Span::Report);
    if reports { form.ending_with(period.year(), period.months().1).pop() } else { Some(period) }
}

/// The period a value is of, seen from one.
fn moved(from: Period, at: At, form: &Form) -> Option<Period> {
    match at {
        At::Own => Some(from),
        At::Previous => form.previous(from),
        At::YearAgo | At::SamePeriod | At::LastYear => Some(from.year_before()),
        At::YearEnd => Some(Period::Year { year: from.year() - 1 }.as_filed()),
    }
}
