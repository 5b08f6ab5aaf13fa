//! Lamps (红黄绿灯): what a decision table says of a record, why, what it said in the months before, and which of all is shown.

mod history;
mod standing;

pub use history::{Month, caught_up, month};
pub use standing::{Cause, Decision, Late, Manual, Standing, standing};

use figures::Text;
use methodology::catalogue::{Given, Lamp, LampTable};
use methodology::lamp::yes;

/// What a table says of one.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The lamp.
    pub lamp: Lamp,
    /// What it is by.
    pub by: By,
    /// The values of the inputs, in their order; nothing where one is not known.
    pub values: Vec<Option<Given>>,
}

/// What a lamp is by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The row with this number.
    Row(usize),
    /// What is declared where no row says anything.
    Default,
    /// What is declared where something is not known.
    Missing,
}

/// What a table says of these values, in the order of its inputs.
pub fn judge(table: &LampTable, values: Vec<Option<Given>>) -> Judged {
    let row = table.rows.iter().position(|row| row.holds(&values));
    let known = values.len() == table.inputs.len() && values.iter().all(Option::is_some);
    let (lamp, by) = match (row, &table.default) {
        (Some(nth), _) => (table.rows[nth].lamp, By::Row(nth)),
        (None, Some(default)) if known => (default.lamp, By::Default),
        _ => (table.missing.lamp, By::Missing),
    };
    Judged { lamp, by, values }
}

impl Judged {
    /// What is said with the lamp.
    pub fn say<'t>(&self, table: &'t LampTable) -> &'t Text {
        match (self.by, &table.default) {
            (By::Row(nth), _) => &table.rows[nth].say,
            (By::Default, Some(default)) => &default.say,
            _ => &table.missing.say,
        }
    }

    /// What is to follow.
    pub fn escalate<'t>(&self, table: &'t LampTable) -> Option<&'t Text> {
        match self.by {
            By::Row(nth) => table.rows[nth].escalate.as_ref(),
            _ => None,
        }
    }

    /// The inputs with their values and, of a row, what it asks of them: `behind 35 mu (> 30 mu)`.
    pub fn values_in_words(&self, table: &LampTable) -> Vec<Text> {
        let row = if let By::Row(nth) = self.by { table.rows.get(nth) } else { None };
        let said = table.inputs.iter().enumerate().map(|(nth, input)| {
            let value = given(self.values.get(nth).copied().flatten(), &input.unit());
            let asked = row.and_then(|row| row.when.get(nth)?.as_ref()).map(|asked| asked.words(&input.unit()));
            let asked = asked.map(|asked| Text::new(format!("（{}）", asked.zh), format!(" ({})", asked.en))).unwrap_or_default();
            Text::new(format!("{} {}{}", input.title.zh, value.zh, asked.zh), format!("{} {}{}", input.title.en, value.en, asked.en))
        });
        said.collect()
    }
}

/// A value in words; `unit` with a blank before it.
fn given(value: Option<Given>, unit: &Text) -> Text {
    match value {
        Some(Given::Number(number)) => {
            let number = number.normalize();
            Text::new(format!("{number}{}", unit.zh), format!("{number}{}", unit.en))
        }
        Some(Given::Flag(is)) => yes(is),
        None => Text::new("不明", "unknown"),
    }
}
