//! Relations of the packs held against the sheets of a file.

use super::batch::{Batch, Cell, Found, Unit};
use super::class;
use super::finding::{Ask, Finding, inputs, suspect};
use super::message;
use super::sheet::{Named, Sheet};
use super::solve;
use super::truth::Values;
use figures::{Class, Issue, Period, Place, Role};
use methodology::catalogue::{Edit, Form, Span};
use methodology::relation::{At, Check, Missing, Operand, Relation};
use std::collections::BTreeMap;

/// The checks of all edits by the number of the form they are for.
pub(super) struct Plan<'a> {
    by_form: Vec<FormPlan<'a>>,
    /// By the number of a form the others whose checks name it.
    partners: Vec<Vec<usize>>,
}

/// The checks of one form.
#[derive(Default)]
pub(super) struct FormPlan<'a> {
    /// Columns and periods its checks name, each once.
    columns: Vec<Named>,
    checks: Vec<Planned<'a>>,
}

/// A check with its operands looked up.
pub(super) struct Planned<'a> {
    pub edit: &'a Edit,
    pub check: &'a Check,
    /// Of each operand the number of its column in the plan and of its item in the form.
    operands: Vec<(usize, usize)>,
    /// Whether it compares the columns of a sheet with each other.
    crosses: bool,
    /// The other forms it names.
    others: Vec<usize>,
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

/// Why a sheet is looked at: which of its checks the file has a part in.
#[derive(Default)]
struct Reach {
    /// The file has the column itself.
    own: bool,
    /// It has the other column of the same sheet.
    beside: bool,
    /// It has these other forms of the same time.
    others: Vec<usize>,
}

impl Reach {
    fn takes(&self, planned: &Planned<'_>) -> bool {
        self.own || self.beside && planned.crosses || self.others.iter().any(|form| planned.others.contains(form))
    }
}

impl<'a> Plan<'a> {
    /// Looks up what the edits name.
    pub fn new(batch: &Batch<'a>) -> Self {
        let mut by_form: Vec<FormPlan<'a>> = batch.forms.iter().map(|_| FormPlan::default()).collect();
        for edit in batch.ctx.catalogue.edits.values() {
            let Some(plan) = edit.form.as_ref().and_then(|id| by_form.get_mut(batch.form(id)?)) else { continue };
            for check in edit.checks.iter().filter(|check| check.wanted.is_empty()) {
                plan.add(batch, edit, check);
            }
        }
        let named = |partner: usize| move |(_, plan): &(usize, &FormPlan<'a>)| plan.checks.iter().any(|c| c.others.contains(&partner));
        let partners = (0..by_form.len()).map(|form| by_form.iter().enumerate().filter(named(form)).map(|(other, _)| other).collect());
        Plan { partners: partners.collect(), by_form }
    }

    /// The checks of a form.
    pub fn of(&self, form: usize) -> Option<&FormPlan<'a>> {
        self.by_form.get(form)
    }

    /// What the relations find at the sheets a unit filed.
    pub fn findings(&self, unit: &Unit<'_>) -> Vec<Finding> {
        let judged = self.sheets(unit).into_iter().flat_map(|((form, period), reach)| {
            let plan = self.by_form.get(form).filter(|p| p.checks.iter().any(|c| reach.takes(c)));
            plan.map(|plan| plan.findings(unit, (form, period), &reach)).unwrap_or_default()
        });
        judged.collect()
    }

    /// Form and period of everything the file touches, with last year's same-period value the period it stands beside.
    /// The other column of the same sheet is touched too, as far as a check compares the two, and the sheets of other
    /// forms that end at the same time, as far as a check of theirs names the form.
    fn sheets(&self, unit: &Unit<'_>) -> BTreeMap<(usize, Period), Reach> {
        let mut sheets: BTreeMap<(usize, Period), Reach> = BTreeMap::new();
        for column in unit.columns {
            let period = if column.role == Role::SamePeriod { column.period.year_after() } else { column.period };
            sheets.entry((column.form, period)).or_default().own = true;
            if let Some(other) = beside(period) {
                sheets.entry((column.form, other)).or_default().beside = true;
            }
            for other in self.partners.get(column.form).into_iter().flatten() {
                let Some(form) = unit.batch.forms.get(*other) else { continue };
                for period in form.form.ending_with(period.year(), period.months().1) {
                    sheets.entry((*other, period)).or_default().others.push(column.form);
                }
            }
        }
        sheets
    }
}

impl<'a> FormPlan<'a> {
    /// Looks up what a check names.
    pub fn add(&mut self, batch: &Batch<'a>, edit: &'a Edit, check: &'a Check) -> Option<()> {
        let own = edit.form.as_ref().and_then(|id| batch.form(id));
        let mut others = Vec::new();
        let mut number = |operand: &Operand| {
            let form = batch.form(&operand.form)?;
            others.extend(Some(form).filter(|form| Some(*form) != own));
            let item = batch.forms.get(form)?.codes.binary_search(&operand.item.as_str()).ok()?;
            let named = Named { form, column: operand.column, at: operand.at, latest: operand.latest };
            Some((self.column(named), item))
        };
        let operands = check.operands.iter().map(&mut number).collect::<Option<_>>()?;
        let crosses = check.operands.iter().any(|o| o.column.is_some());
        self.checks.push(Planned { edit, check, operands, crosses, others });
        Some(())
    }

    fn column(&mut self, named: Named) -> usize {
        self.columns.iter().position(|held| *held == named).unwrap_or_else(|| {
            self.columns.push(named);
            self.columns.len() - 1
        })
    }

    fn findings(&self, unit: &Unit<'_>, (form, period): (usize, Period), reach: &Reach) -> Vec<Finding> {
        let sheet = self.sheet(unit, form, period);
        let checks = self.checks.iter().enumerate().filter(|(_, planned)| reach.takes(planned));
        checks.filter_map(|(number, planned)| planned.judge(&sheet, number)).collect()
    }

    /// The columns its checks name, seen from a sheet of a unit.
    pub fn sheet<'s>(&self, unit: &'s Unit<'s>, form: usize, period: Period) -> Sheet<'s> {
        Sheet::new(unit, form, period, &self.columns)
    }

    /// Its checks, in the order of their numbers.
    pub fn checks(&self) -> &[Planned<'a>] {
        &self.checks
    }
}

fn beside(period: Period) -> Option<Period> {
    match period {
        Period::Month { year, month } => Some(Period::Cumulative { year, to: month }),
        Period::Cumulative { year, to } => Some(Period::Month { year, month: to }),
        _ => None,
    }
}

impl Planned<'_> {
    /// What was found for its operands, whatever its condition; `None` where the check is not for the period.
    pub fn looked_up(&self, sheet: &Sheet<'_>) -> Option<Vec<Found>> {
        let form = sheet.unit.batch.forms.get(sheet.form)?.form;
        let asked = in_columns(&self.check.columns, form, sheet.period) && self.check.in_force(sheet.period.last_day());
        asked.then(|| self.check.operands.iter().zip(&self.operands).map(|(o, at)| sheet.find(o, *at)).collect())
    }

    /// The same; `None` where its condition is not fulfilled either.
    pub fn found(&self, sheet: &Sheet<'_>) -> Option<Vec<Found>> {
        let found = self.looked_up(sheet)?;
        let bare = Values { found: &found, zero: false, period: sheet.period, unit: sheet.unit.register };
        let fulfilled = self.check.when.as_ref().is_none_or(|when| bare.truth(when) == Some(true));
        fulfilled.then_some(found)
    }

    fn judge(&self, sheet: &Sheet<'_>, number: usize) -> Option<Finding> {
        let found = self.found(sheet)?;
        let touched = found.iter().any(|f| f.cell.is_some()) || self.check.missing == Missing::NeverSkip && sheet.is_filed();
        if !touched {
            return None;
        }
        let values = Values { zero: counts_as_zero(self.check, &found)?, found: &found, period: sheet.period, unit: sheet.unit.register };
        let holds = values.truth(&self.check.holds);
        (holds == Some(false)).then(|| self.finding(&Broken { sheet, check: self.check, values }, number))
    }

    fn finding(&self, broken: &Broken<'_>, number: usize) -> Finding {
        let class = broken.class();
        let (at, place) = broken.place();
        let issue = Issue::blocking(self.edit.id.clone(), place, message::reason(broken)).of_class(class);
        let issue = match &self.check.hint {
            Some(hint) => issue.hint(hint.zh.clone(), hint.en.clone()),
            None if matches!(class, Class::B | Class::C) => issue.hint("确属如此请在说明列写明", "if it is true, the note says why"),
            None => issue,
        };
        let (sheet, found) = (broken.sheet, broken.values.found);
        let expected = at.and_then(|n| broken.parts().iter().find_map(|part| solve::expected(part, n, &broken.values)));
        let ask = at.filter(|_| expected.is_none() && broken.parts().iter().any(|part| solve::bounded(part).is_some()));
        Finding {
            issue,
            unit: sheet.unit.code.clone(),
            form: self.edit.form.clone().unwrap_or_default(),
            period: sheet.period,
            item: at.and_then(|n| self.check.operands.get(n)).map(|o| o.item.clone()),
            note: broken.note(),
            inputs: inputs(sheet, self.check, found),
            suspect: at.and_then(|n| suspect(self.check, found, n, expected)),
            spread: None,
            ask: ask.map(|operand| Ask { form: sheet.form, period: sheet.period, check: number, operand }),
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
    /// The operand that is most plausibly at fault: of what the relation names, from the left, the first the file has
    /// in the column looked at, else the first it has at all; and where its value stands.
    fn place(&self) -> (Option<usize>, Place) {
        let batch = self.sheet.unit.batch;
        let named = self.parts().iter().flat_map(|r| r.operands()).collect::<Vec<_>>();
        let all = named.into_iter().chain(0..self.check.operands.len());
        let cells: Vec<(usize, Cell)> = all.filter_map(|n| Some((n, self.values.found.get(n)?.cell?))).collect();
        let best = cells.iter().find(|(n, _)| self.is_own(*n)).or(cells.first());
        let first = || self.sheet.unit.column(self.sheet.form, self.sheet.period, Role::Current)?.cells.iter().flatten().next().copied();
        let cell = best.map(|(_, cell)| *cell).or_else(first);
        let place = cell.and_then(|cell| batch.at(cell)).map_or_else(Place::default, |(_, value)| value.place.clone());
        (best.map(|(n, _)| *n), place)
    }

    fn is_own(&self, n: usize) -> bool {
        self.check.operands.get(n).is_some_and(|o| o.at == At::Own && !o.rows && !o.latest && o.column.is_none())
    }

    /// The class of the check; what blocks unless explained (B) is to be verified (C) where a filing that gives
    /// one of the values has a note.
    fn class(&self) -> Class {
        match class(&self.check.class) {
            Class::B if self.note().is_some() => Class::C,
            class => class,
        }
    }

    /// The first note typed with a filing that gives one of the values.
    fn note(&self) -> Option<String> {
        let batch = self.sheet.unit.batch;
        self.values.found.iter().filter_map(|f| batch.at(f.cell?)).find_map(|(filing, _)| filing.note.clone())
    }

    /// The parts of a condition that are the reason why it does not hold.
    pub fn parts(&self) -> Vec<&Relation> {
        message::broken(&self.check.holds, &self.values)
    }
}
