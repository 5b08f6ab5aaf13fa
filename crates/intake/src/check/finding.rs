//! What an edit found: the issue, what it is about, the values it rests on, and what was to be expected.

use super::batch::Found;
use super::sheet::Sheet;
use figures::{CreditCode, Decimal, Issue, Period, Place, Role, Text};
use methodology::relation::{Check, Method};

/// An issue of an edit with its evidence.
#[derive(Debug, Clone, PartialEq)]
pub struct Finding {
    /// What is said.
    pub issue: Issue,
    /// Whom it is about.
    pub unit: CreditCode,
    /// The form whose sheet was looked at.
    pub form: String,
    /// The period looked at.
    pub period: Period,
    /// The item most plausibly at fault.
    pub item: Option<String>,
    /// The note typed with a filing that gives one of the values.
    pub note: Option<String>,
    /// The values it rests on, in the order the edit names them.
    pub inputs: Vec<Input>,
    /// The value most plausibly at fault, where one would be expected in its place.
    pub suspect: Option<Suspect>,
    /// The peers it was held against.
    pub spread: Option<Spread>,
    /// Where its expected value comes from, while that is not known.
    pub(super) ask: Option<Ask>,
}

/// A value an edit looked at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Input {
    /// Official table number.
    pub form: String,
    /// Item code.
    pub item: String,
    /// The period it speaks of.
    pub period: Period,
    /// Own or same-period column.
    pub role: Role,
    /// The value; nothing where it is missing.
    pub value: Option<Decimal>,
    /// Where it stands, where the filings at hand have it.
    pub place: Option<Place>,
}

/// A value that is not what was to be expected.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Suspect {
    /// Official table number.
    pub form: String,
    /// Item code.
    pub item: String,
    /// The period it speaks of.
    pub period: Period,
    /// Own or same-period column.
    pub role: Role,
    /// The value as filed, in the item's unit.
    pub value: Decimal,
    /// What it would be, unrounded, in the same unit.
    pub expected: Decimal,
}

/// The peers a value was held against.
#[derive(Debug, Clone, PartialEq)]
pub struct Spread {
    /// How it was judged.
    pub method: Method,
    /// What the peers have in common.
    pub group: Text,
    /// How many they are, the unit itself included.
    pub units: usize,
    /// Their median.
    pub median: Decimal,
    /// Bounds for this unit, both included; there is none where nothing is too small or too large.
    pub bounds: [Option<Decimal>; 2],
    /// The unit's own value.
    pub value: Decimal,
}

/// A check of the plan at a sheet, and the number of the operand at fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ask {
    pub form: usize,
    pub period: Period,
    pub check: usize,
    pub operand: usize,
}

impl Finding {
    /// The same with a hint.
    pub(super) fn hint(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.issue.hint = Some(Text::new(zh, en));
        self
    }

    /// The id of the edit.
    pub fn edit(&self) -> &str {
        &self.issue.code
    }
}

/// The values a check looked at.
pub(super) fn inputs(sheet: &Sheet<'_>, check: &Check, found: &[Found]) -> Vec<Input> {
    let one = |(operand, found): (&methodology::relation::Operand, &Found)| {
        let (period, role) = found.at?;
        let place = found.cell.and_then(|cell| sheet.unit.batch.at(cell)).map(|(_, value)| value.place.clone());
        Some(Input { form: operand.form.clone(), item: operand.item.clone(), period, role, value: found.value, place })
    };
    check.operands.iter().zip(found).filter_map(one).collect()
}

/// The value of an operand with what is expected in its place; nothing where the two are the same.
pub(super) fn suspect(check: &Check, found: &[Found], n: usize, expected: Option<Decimal>) -> Option<Suspect> {
    let (operand, found) = (check.operands.get(n)?, found.get(n)?);
    let ((period, role), value, expected) = (found.at?, found.value?, expected?);
    let one = || Suspect { form: operand.form.clone(), item: operand.item.clone(), period, role, value, expected };
    (value != expected && !operand.rows).then(one)
}
