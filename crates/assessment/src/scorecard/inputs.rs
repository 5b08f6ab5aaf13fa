//! What a card is scored with: who is judged, and a column for everything its formulas name.

use figures::{Decimal, Text};
use methodology::catalogue::{Effect, Scorecard};
use methodology::score::{Dated, OfRecord, Operand};

/// Values of all who are judged, column by column, in the order of `subjects`.
#[derive(Debug, Clone, Default)]
pub struct Inputs {
    /// Codes of who is judged.
    pub subjects: Vec<String>,
    /// One for each operand of the card, in their order.
    pub columns: Vec<Column>,
    /// Cells that their source calls an estimate, as numbers of operand and subject.
    pub estimated: Vec<(usize, usize)>,
    /// The newest earlier values, for gaps filled by them: one for each operand, or none at all.
    pub earlier: Vec<Column>,
    /// Of each subject the number of what it is judged as; any numbers, equal for those judged as one.
    pub merged_with: Option<Vec<usize>>,
    /// Of each subject without something of its own, what it leases of the resource by which classes are inherited; none of others,
    /// or none at all.
    pub landlords: Vec<Vec<Lease>>,
    /// Decisions by people about classes, in order.
    pub decisions: Vec<Decided>,
}

/// One operand of all who are judged.
#[derive(Debug, Clone, PartialEq)]
pub enum Column {
    /// Amounts in the unit of the operand.
    Amounts(Vec<Option<Decimal>>),
    /// Attributes.
    Texts(Vec<Option<String>>),
    /// What holds or not.
    Flags(Vec<Option<bool>>),
}

/// What one leases from another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Lease {
    /// Code of who lets it.
    pub landlord: String,
    /// How much, in the unit of the resource.
    pub area: Decimal,
    /// Its use, where one is said.
    pub usage: Option<String>,
}

/// A decision about the class of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Its code.
    pub subject: String,
    /// What was decided.
    pub effect: Effect,
    /// Why.
    pub reason: String,
    /// Number of the decision or of the objection it answers.
    pub reference: String,
}

/// Inputs that are not those of the card: nothing can be scored with them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Unfit {
    /// Not one column for each operand.
    Columns {
        /// Operands of the card.
        wanted: usize,
        /// Columns given.
        given: usize,
    },
    /// A column that isn't as long as there are subjects, by the number of its operand.
    Length(usize),
    /// A column of another kind than its operand.
    Kind(usize),
    /// What is said of subjects (who is judged as one, who leases) is not said of all.
    Subjects,
    /// A cell called an estimate that doesn't exist.
    Estimated(usize, usize),
}

impl Column {
    /// How many values.
    pub fn len(&self) -> usize {
        match self {
            Column::Amounts(values) => values.len(),
            Column::Texts(values) => values.len(),
            Column::Flags(values) => values.len(),
        }
    }

    /// Whether there is nobody.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Some of the rows, in their order; of an empty column nothing.
    pub fn only(&self, rows: &[usize]) -> Self {
        fn picked<T: Clone>(all: &[T], rows: &[usize]) -> Vec<T> {
            rows.iter().filter_map(|row| all.get(*row).cloned()).collect()
        }
        match self {
            Column::Amounts(values) => Column::Amounts(picked(values, rows)),
            Column::Texts(values) => Column::Texts(picked(values, rows)),
            Column::Flags(values) => Column::Flags(picked(values, rows)),
        }
    }

    fn is_of(&self, operand: &Operand) -> bool {
        match operand {
            Operand::Item { .. } | Operand::Measure(_) | Operand::Held { .. } | Operand::Tenants { .. } | Operand::Since(_) => {
                matches!(self, Column::Amounts(_))
            }
            Operand::Dated(Dated::Holds(_)) => matches!(self, Column::Flags(_)),
            Operand::Dated(_) => matches!(self, Column::Amounts(_)),
            Operand::Attribute(_) => matches!(self, Column::Texts(_)),
            Operand::InClass { .. } | Operand::Member { .. } => matches!(self, Column::Flags(_)),
            Operand::OfRecord(of) => match of {
                OfRecord::Amount(_) | OfRecord::Span { .. } | OfRecord::Parts { .. } | OfRecord::Count { .. } | OfRecord::Filed { .. } => {
                    matches!(self, Column::Amounts(_))
                }
                OfRecord::Text(_) => matches!(self, Column::Texts(_)),
                OfRecord::Said { .. } | OfRecord::Flag(_) | OfRecord::By(_) | OfRecord::Within(_) | OfRecord::Dated(_) => {
                    matches!(self, Column::Flags(_))
                }
            },
        }
    }
}

impl Inputs {
    /// Whether they are those of a card.
    ///
    /// # Errors
    /// The first thing that doesn't fit.
    pub fn fit(&self, card: &Scorecard) -> Result<(), Unfit> {
        columns_fit(&self.columns, card, self.subjects.len())?;
        if !self.earlier.is_empty() {
            columns_fit(&self.earlier, card, self.subjects.len())?;
        }
        let all = |n: usize| n == self.subjects.len();
        if !self.merged_with.as_ref().is_none_or(|of| all(of.len())) || !(self.landlords.is_empty() || all(self.landlords.len())) {
            return Err(Unfit::Subjects);
        }
        let beyond = self.estimated.iter().find(|(operand, subject)| *operand >= self.columns.len() || *subject >= self.subjects.len());
        beyond.map_or(Ok(()), |(operand, subject)| Err(Unfit::Estimated(*operand, *subject)))
    }
}

fn columns_fit(columns: &[Column], card: &Scorecard, rows: usize) -> Result<(), Unfit> {
    if columns.len() != card.operands.len() {
        return Err(Unfit::Columns { wanted: card.operands.len(), given: columns.len() });
    }
    for (nth, (column, operand)) in columns.iter().zip(&card.operands).enumerate() {
        if column.len() != rows {
            return Err(Unfit::Length(nth));
        }
        if !column.is_of(operand) {
            return Err(Unfit::Kind(nth));
        }
    }
    Ok(())
}

impl Unfit {
    /// What doesn't fit.
    pub fn words(&self) -> Text {
        match self {
            Unfit::Columns { wanted, given } => {
                Text::new(format!("应有 {wanted} 列数据，实有 {given} 列"), format!("{wanted} columns are needed and {given} given"))
            }
            Unfit::Length(nth) => {
                Text::new(format!("第 {} 列与评价对象数不等", nth + 1), format!("column {} is not as long as there are subjects", nth + 1))
            }
            Unfit::Kind(nth) => {
                Text::new(format!("第 {} 列的类型与公式不符", nth + 1), format!("column {} is of another kind than its operand", nth + 1))
            }
            Unfit::Subjects => Text::new("合并或租赁关系未覆盖全部评价对象", "who is merged or leases is not said of all subjects"),
            Unfit::Estimated(operand, subject) => Text::new(
                format!("没有第 {} 列第 {} 行可作估计值", operand + 1, subject + 1),
                format!("there is no cell {} of column {} to be an estimate", subject + 1, operand + 1),
            ),
        }
    }
}
