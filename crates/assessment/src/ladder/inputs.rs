//! What rules are asked with: who, and a column for everything they name, on the day and a year before.

use crate::scorecard::Column;
use figures::Text;
use jiff::civil::Date;
use methodology::score::{Dated, Operand};
use std::collections::BTreeMap;

/// Values of all firms, column by column, in the order of `subjects`.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// Credit codes.
    pub subjects: Vec<String>,
    /// On the day: one for each operand of the catalogue's rules, in their order; empty ones for what isn't asked.
    pub now: Vec<Column>,
    /// The same a year before the day, as it is known today; none at all where nobody asks.
    pub before: Vec<Column>,
    /// Dates that attributes hold, for who waits for an age.
    pub dates: BTreeMap<String, Vec<Option<Date>>>,
    /// Whether a holder has a title on the day, by both, where a scenario supposes it; nothing where it is to be unknown.
    pub supposed: BTreeMap<(String, String), Option<bool>>,
}

/// Inputs that are not those of the rules.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Misfit {
    /// Number of the operand.
    pub operand: usize,
}

impl Inputs {
    /// Whether the columns of some operands are as long as there are subjects, and of their kind.
    ///
    /// # Errors
    /// The first that isn't.
    pub fn fit(&self, operands: &[Operand], asked: &[usize]) -> Result<(), Misfit> {
        let sides = [&self.now, &self.before];
        for side in sides.into_iter().filter(|side| !side.is_empty()) {
            for number in asked {
                let fits = side.get(*number).zip(operands.get(*number)).is_some_and(|(column, operand)| self.one(column, operand));
                if !fits {
                    return Err(Misfit { operand: *number });
                }
            }
        }
        Ok(())
    }

    /// Some of the firms.
    pub fn only(&self, rows: &[usize]) -> Self {
        let columns = |side: &[Column]| side.iter().map(|column| column.only(rows)).collect();
        let dates = |all: &Vec<Option<Date>>| rows.iter().map(|row| all.get(*row).copied().flatten()).collect();
        Inputs {
            subjects: rows.iter().filter_map(|row| self.subjects.get(*row).cloned()).collect(),
            now: columns(&self.now),
            before: columns(&self.before),
            dates: self.dates.iter().map(|(name, all)| (name.clone(), dates(all))).collect(),
            supposed: self.supposed.clone(),
        }
    }

    fn one(&self, column: &Column, operand: &Operand) -> bool {
        let of_kind = match operand {
            Operand::Attribute(_) => matches!(column, Column::Texts(_)),
            Operand::InClass { .. } | Operand::Member { .. } | Operand::Dated(Dated::Holds(_)) => matches!(column, Column::Flags(_)),
            _ => matches!(column, Column::Amounts(_)),
        };
        of_kind && column.len() == self.subjects.len()
    }
}

impl Misfit {
    /// What doesn't fit.
    pub fn words(&self, operands: &[Operand]) -> Text {
        let name = operands.get(self.operand).map(crate::scorecard::name_of).unwrap_or_default();
        Text::new(format!("{name} 的数据与规则不符"), format!("the column of {name} doesn't fit the rules"))
    }
}
