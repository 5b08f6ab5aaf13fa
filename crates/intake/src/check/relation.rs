//! Relations of the packs held against the sheets of a file.

use super::batch::{Batch, Found, Unit};
use super::class;
use super::message;
use super::sheet::{Named, Sheet};
use super::truth::Values;
use figures::{Class, Issue, Period, Place, Role};
use methodology::catalogue::{Edit, Form, Span};
use methodology::relation::{At, Check, Missing, Operand, Relation};
use std::collections::BTreeMap;

/// The checks of all edits by the number of the form they are for.
pub(super) struct Plan<'a> {
    by_form: Vec<FormPlan<'a>>,
}

/// The checks of one form.
#[derive(Default)]
struct FormPlan<'a> {
    /// Columns and periods its checks name, each once.
    columns: Vec<Named>,
    checks: Vec<Planned<'a>>,
}

/// A check with its operands looked up.
struct Planned<'a> {
    edit: &'a Edit,
    check: &'a Check,
    /// Of each operand the number of its column in the plan and of its item in the form.
    operands: Vec<(usize, usize)>,
    /// Whether it compares the columns of a sheet with each other.
    crosses: bool,
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
        let mut by_form: Vec<FormPlan<'a>> = batch.forms.iter().map(|_| FormPlan::default()).collect();
        for edit in batch.ctx.catalogue.edits.values() {
            let Some(plan) = edit.form.as_ref().and_then(|id| by_form.get_mut(batch.form(id)?)) else { continue };
            for check in &edit.checks {
                plan.add(batch, edit, check);
            }
        }
        Plan { by_form }
    }

    /// What the relations find at the sheets a unit filed.
    pub fn issues(&self, unit: &Unit<'_>) -> Vec<Issue> {
        let judged = sheets(unit).into_iter().flat_map(|((form, period), beside)| {
            let plan = self.by_form.get(form).filter(|p| p.checks.iter().any(|c| !beside || c.crosses));
            plan.map(|plan| plan.issues(unit, (form, period), beside)).unwrap_or_default()
        });
        judged.collect()
    }
}

impl<'a> FormPlan<'a> {
    fn add(&mut self, batch: &Batch<'a>, edit: &'a Edit, check: &'a Check) -> Option<()> {
        let number = |operand: &Operand| {
            let form = batch.form(&operand.form)?;
            let item = batch.forms.get(form)?.codes.binary_search(&operand.item.as_str()).ok()?;
            Some((self.column(Named { form, column: operand.column, at: operand.at }), item))
        };
        let operands = check.operands.iter().map(number).collect::<Option<_>>()?;
        let crosses = check.operands.iter().any(|o| o.column.is_some());
        self.checks.push(Planned { edit, check, operands, crosses });
        Some(())
    }

    fn column(&mut self, named: Named) -> usize {
        self.columns.iter().position(|held| *held == named).unwrap_or_else(|| {
            self.columns.push(named);
            self.columns.len() - 1
        })
    }

    fn issues(&self, unit: &Unit<'_>, (form, period): (usize, Period), beside: bool) -> Vec<Issue> {
        let sheet = Sheet::new(unit, form, period, &self.columns);
        let checks = self.checks.iter().filter(|p| !beside || p.crosses);
        checks.filter_map(|planned| planned.judge(&sheet)).collect()
    }
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
