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
}

/// The same, found.
struct Seen<'a> {
    form: usize,
    period: Period,
    role: Role,
    in_file: Option<&'a Column>,
}

impl<'a> Sheet<'a> {
    /// Looks the columns up that its checks name.
    pub fn new(unit: &'a Unit<'a>, form: usize, period: Period, named: &[Named]) -> Self {
        let seen = |named: &Named| {
            let definition = unit.batch.forms.get(named.form)?.form;
            let (period, role) = column(period, named.column, named.at, definition)?;
            Some(Seen { form: named.form, period, role, in_file: unit.column(named.form, period, role) })
        };
        Sheet { unit, form, period, seen: named.iter().map(seen).collect() }
    }

    /// The value of an operand, by the numbers of its column and item.
    pub fn find(&self, operand: &Operand, (named, item): (usize, usize)) -> Found {
        let Some(Some(seen)) = self.seen.get(named) else { return Found::default() };
        if operand.rows {
            return self.unit.rows(seen.form, &operand.item, seen.period, seen.role);
        }
        let cell = seen.in_file.and_then(|c| *c.cells.get(item)?);
        if let Some((_, value)) = cell.and_then(|c| self.unit.batch.at(c)) {
            return Found { value: Some(value.value), cell };
        }
        Found { value: self.unit.filed(seen.form, item).value(seen.period, seen.role), cell: None }
    }

    /// The period an operand speaks of.
    pub fn period_of(&self, operand: &Operand) -> Option<Period> {
        let form = self.unit.batch.ctx.catalogue.forms.get(&operand.form)?;
        column(self.period, operand.column, operand.at, form).map(|(period, _)| period)
    }

    /// Whether the file has this very column.
    pub fn is_filed(&self) -> bool {
        self.unit.column(self.form, self.period, Role::Current).is_some()
    }
}

/// Period and role of a column, seen from a period.
fn column(from: Period, column: Option<Span>, at: At, form: &Form) -> Option<(Period, Role)> {
    let own = match column {
        Some(Span::Month) => Period::Month { year: from.year(), month: from.months().1 },
        Some(Span::Cumulative) => Period::Cumulative { year: from.year(), to: from.months().1 },
        _ => from,
    };
    Some(match at {
        At::Own => (own, Role::Current),
        At::Previous => (form.previous(own)?, Role::Current),
        At::YearAgo => (own.year_before(), Role::Current),
        At::SamePeriod => (own.year_before(), Role::SamePeriod),
    })
}
