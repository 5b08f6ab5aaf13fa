//! Relations of the packs held against the sheets of a file.

use super::batch::{Batch, Found, Unit};
use super::class;
use super::message;
use super::truth::Values;
use figures::{Class, Issue, Period, Place, Role};
use methodology::catalogue::{Edit, Form, Span};
use methodology::relation::{At, Check, Missing, Operand, Relation};
use std::collections::BTreeMap;

/// The checks of all edits by the number of the form they are for.
pub(super) struct Plan<'a> {
    by_form: Vec<Vec<Planned<'a>>>,
}

/// A check with its operands looked up.
struct Planned<'a> {
    edit: &'a Edit,
    check: &'a Check,
    /// Numbers of form and item of each operand.
    operands: Vec<(usize, usize)>,
    /// Whether it compares the columns of a sheet with each other.
    crosses: bool,
}

/// What a relation is held against: one column of the sheet of a unit, for one period.
pub(super) struct Sheet<'a> {
    /// The unit.
    pub unit: &'a Unit<'a>,
    /// Number of the form.
    pub form: usize,
    /// The period looked at.
    pub period: Period,
}

/// A relation that does not hold.
pub(super) struct Broken<'a> {
    /// Where.
    pub sheet: &'a Sheet<'a>,
    /// The check.
    pub check: &'a Check,
    /// What was found for its operands.
    pub values: Values<'a>,
}

impl<'a> Plan<'a> {
    /// Looks up what the edits name.
    pub fn new(batch: &Batch<'a>) -> Self {
        let mut by_form: Vec<Vec<Planned<'a>>> = batch.forms.iter().map(|_| Vec::new()).collect();
        for edit in batch.ctx.catalogue.edits.values() {
            let Some(form) = edit.form.as_ref().and_then(|id| by_form.get_mut(batch.form(id)?)) else { continue };
            form.extend(edit.checks.iter().filter_map(|check| planned(batch, edit, check)));
        }
        Plan { by_form }
    }

    /// What the relations find at the sheets a unit filed.
    pub fn issues(&self, unit: &Unit<'_>) -> Vec<Issue> {
        let mut issues = Vec::new();
        for ((form, period), beside) in sheets(unit) {
            let sheet = Sheet { unit, form, period };
            let checks = self.by_form.get(form).into_iter().flatten().filter(|p| !beside || p.crosses);
            issues.extend(checks.filter_map(|planned| planned.judge(&sheet)));
        }
        issues
    }
}

fn planned<'a>(batch: &Batch<'a>, edit: &'a Edit, check: &'a Check) -> Option<Planned<'a>> {
    let number = |operand: &Operand| {
        let form = batch.form(&operand.form)?;
        Some((form, batch.forms.get(form)?.codes.binary_search(&operand.item.as_str()).ok()?))
    };
    let crosses = check.operands.iter().any(|o| o.column.is_some());
    Some(Planned { edit, check, operands: check.operands.iter().map(number).collect::<Option<_>>()?, crosses })
}

/// Form and period of everything the file touches, with last year's same-period value the period it stands beside.
/// The other column of the same sheet is touched too, as far as a check compares the two; those are marked.
fn sheets(unit: &Unit<'_>) -> BTreeMap<(usize, Period), bool> {
    let mut sheets = BTreeMap::new();
    for column in unit.columns {
        let period = if column.role == Role::SamePeriod { column.period.year_after() } else { column.period };
        sheets.insert((column.form, period), false);
        if let Some(other) = beside(period) {
            sheets.entry((column.form, other)).or_insert(true);
        }
    }
    sheets
}

fn beside(period: Period) -> Option<Period> {
    match period {
        Period::Month { year, month } => Some(Period::Cumulative { year, to: month }),
        Period::Cumulative { year, to } => Some(Period::Month { year, month: to }),
        _ => None,
    }
}

impl<'a> Planned<'a> {
    fn judge(&self, sheet: &Sheet<'_>) -> Option<Issue> {
        let form = sheet.unit.batch.forms.get(sheet.form)?.form;
        if !in_columns(&self.check.columns, form, sheet.period) {
            return None;
        }
        let found: Vec<Found> = self.check.operands.iter().zip(&self.operands).map(|(o, at)| sheet.find(o, *at)).collect();
        let touched = found.iter().any(|f| f.cell.is_some()) || self.check.missing == Missing::NeverSkip && sheet.is_filed();
        if !touched {
            return None;
        }
        let bare = Values { found: &found, zero: false, period: sheet.period, unit: sheet.unit.register };
        if self.check.when.as_ref().is_some_and(|when| bare.truth(when) != Some(true)) {
            return None;
        }
        let values = Values { zero: counts_as_zero(self.check, &found)?, ..bare };
        let holds = values.truth(&self.check.holds);
        (holds == Some(false)).then(|| self.issue(&Broken { sheet, check: self.check, values }))
    }

    fn issue(&self, broken: &Broken<'_>) -> Issue {
        let class = broken.class();
        let issue = Issue::blocking(self.edit.id.clone(), broken.place(), message::reason(broken)).of_class(class);
        match &self.check.hint {
            Some(hint) => issue.hint(hint.zh.clone(), hint.en.clone()),
            None if matches!(class, Class::B | Class::C) => issue.hint("确属如此请在说明列写明", "if it is true, the note says why"),
            None => issue,
        }
    }
}

/// Whether a missing value counts as zero; `None` when the check is skipped.
fn counts_as_zero(check: &Check, found: &[Found]) -> Option<bool> {
    match check.missing {
        Missing::SkipIfAny => Some(false),
        Missing::SkipIfAll if found.iter().take(check.own).all(|f| f.value.is_none()) => None,
        _ => Some(true),
    }
}

/// Whether a period is that of one of the columns.
fn in_columns(columns: &[Span], form: &Form, period: Period) -> bool {
    let reported = || form.columns.iter().any(|c| c.span == Span::Report);
    let is = |span: &Span| match (span, period) {
        (Span::Month, Period::Month { .. }) | (Span::Cumulative, Period::Cumulative { .. }) => true,
        (Span::Report, Period::Month { .. } | Period::Cumulative { .. }) => reported(),
        (Span::Report, _) => true,
        _ => false,
    };
    columns.is_empty() || columns.iter().any(is)
}

impl Sheet<'_> {
    /// The period and column an operand means.
    pub fn column(&self, operand: &Operand, form: &Form) -> Option<(Period, Role)> {
        let own = match (operand.column, self.period) {
            (Some(Span::Month), p) => Period::Month { year: p.year(), month: p.months().1 },
            (Some(Span::Cumulative), p) => Period::Cumulative { year: p.year(), to: p.months().1 },
            (_, p) => p,
        };
        Some(match operand.at {
            At::Own => (own, Role::Current),
            At::Previous => (form.previous(own)?, Role::Current),
            At::YearAgo => (own.year_before(), Role::Current),
            At::SamePeriod => (own.year_before(), Role::SamePeriod),
        })
    }

    fn find(&self, operand: &Operand, (form, item): (usize, usize)) -> Found {
        let definition = self.unit.batch.forms.get(form).map(|f| f.form);
        let Some((period, role)) = definition.and_then(|f| self.column(operand, f)) else { return Found::default() };
        if operand.rows { self.unit.rows(form, &operand.item, period, role) } else { self.unit.value(form, item, period, role) }
    }

    /// Whether the file has this very column.
    fn is_filed(&self) -> bool {
        self.unit.column(self.form, self.period, Role::Current).is_some()
    }
}

impl Broken<'_> {
    /// The value that is most plausibly at fault: of what the relation names, from the left, the first the file
    /// has in the column looked at, else the first it has at all.
    fn place(&self) -> Place {
        let batch = self.sheet.unit.batch;
        let named = message::broken(&self.check.holds, &self.values).iter().flat_map(|r| r.operands()).collect::<Vec<_>>();
        let all = named.into_iter().chain(0..self.check.operands.len());
        let cells: Vec<(bool, super::batch::Cell)> = all.filter_map(|n| Some((self.is_own(n), self.values.found.get(n)?.cell?))).collect();
        let best = cells.iter().find(|(own, _)| *own).or(cells.first()).map(|(_, cell)| *cell);
        let first = || self.sheet.unit.column(self.sheet.form, self.sheet.period, Role::Current)?.cells.iter().flatten().next().copied();
        best.or_else(first).and_then(|cell| batch.at(cell)).map_or_else(Place::default, |(_, value)| value.place.clone())
    }

    fn is_own(&self, n: usize) -> bool {
        self.check.operands.get(n).is_some_and(|o| o.at == At::Own && !o.rows && o.column.is_none())
    }

    /// The class of the check; what blocks unless explained (B) is to be verified (C) where a filing that gives
    /// one of the values has a note.
    fn class(&self) -> Class {
        let batch = self.sheet.unit.batch;
        let noted = |f: &Found| f.cell.and_then(|cell| batch.at(cell)).is_some_and(|(filing, _)| filing.note.is_some());
        match class(&self.check.class) {
            Class::B if self.values.found.iter().any(noted) => Class::C,
            class => class,
        }
    }

    /// The parts of a condition that are the reason why it does not hold.
    pub fn parts(&self) -> Vec<&Relation> {
        message::broken(&self.check.holds, &self.values)
    }
}
