//! Indicators and their dated formulas.

use super::Source;
use crate::formula::ast::Expr;
use figures::{Decimal, Measure, Place, Text};
use jiff::civil::Date;

/// An indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Unit of the exact value, as the formula gives it.
    pub measure: Measure,
    /// Unit it is shown in.
    pub shown: Measure,
    /// Decimals shown.
    pub decimals: u32,
    /// Department that answers for it.
    pub owner: String,
    /// `monthly`, `quarterly`, `annual`.
    pub frequency: String,
    /// Source.
    pub source: Source,
    /// What the card of the indicator says beside this.
    pub card: Card,
    /// Warning and excellence thresholds.
    pub thresholds: Thresholds,
    /// The table of price indices by industry by which its value at constant prices is made.
    pub deflator: Option<String>,
    /// Dated formulas, by first day of validity.
    pub formulas: Vec<Formula>,
    /// Where it is defined.
    pub place: Place,
    /// Pack it belongs to.
    pub pack: String,
}

/// A method by which late filers are estimated.
#[derive(Debug, Clone, PartialEq)]
pub struct Imputation {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Source.
    pub source: Source,
    /// What is done.
    pub method: ImputationMethod,
    /// Dimension of the register whose members are the groups; one group without.
    pub by: Option<String>,
    /// Filers that a group needs; a group of fewer grows like all.
    pub min_units: u64,
}

/// What a late filer's value is estimated as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ImputationMethod {
    /// Its base, grown like the filers of its group that have a base.
    MatchedGrowth,
    /// Its base as it is.
    SameAsBase,
}

/// A dated formula.
#[derive(Debug, Clone, PartialEq)]
pub struct Formula {
    /// First day of validity.
    pub from: Date,
    /// As written.
    pub text: String,
    /// Checked tree; `None` while the source is required.
    pub expr: Option<Expr>,
}

/// What an office's card of an indicator says of it; what is not written is missing.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Card {
    /// What it measures, in a sentence.
    pub meaning: Option<Text>,
    /// Department whose data it is made from.
    pub provider: Option<String>,
    /// How the data come in.
    pub collected: Option<Collected>,
    /// Id of the category it is listed under.
    pub category: Option<String>,
    /// Whether more or less of it is wanted; nothing where neither is.
    pub better: Option<Better>,
}

/// How the data of an indicator come in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Collected {
    /// By forms that units file (填报).
    Filing,
    /// From another system (接口).
    Interface,
    /// Computed from other indicators (计算).
    Computed,
}

/// Which way an indicator is wanted to go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Better {
    /// The more the better.
    Higher,
    /// The less the better.
    Lower,
}

/// A group of indicators, as lists show them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Place in the list, from the smallest.
    pub order: u32,
}

/// Warning (触警) and excellence (优质) thresholds. Where less is better, the warning lies above.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Thresholds {
    /// Beyond it the indicator warns.
    pub warning: Option<Decimal>,
    /// From it the indicator excels.
    pub excellence: Option<Decimal>,
    /// Whether they are for its growth (% or points) and not for its value (in the shown unit).
    pub of_growth: bool,
    /// Where they come from.
    pub source: Option<Source>,
}
