//! Formulas of scorecards: what is measured of one who is judged, typed and unit-checked.
//!
//! They are written in the expression language and evaluated for all at once: a formula names columns, its operands,
//! by their number. Logic is three-valued: what is not known makes a comparison unknown.

mod build;
mod condition;
mod leaf;
mod records;
mod years;

pub use build::{Builder, Scope};
pub(crate) use build::{by_zero, is_zero};
pub use leaf::{Shown, Told};
pub use records::{Day, First, How, OfRecord, Over, Path, Step};
pub use years::{Dated, ItemOf};

use crate::formula::ast::Ordering;
use figures::{Decimal, Measure};

/// A column that a formula names.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Operand {
    /// An item of a form, of the period.
    Item {
        /// Official table number.
        form: String,
        /// Item code.
        item: String,
    },
    /// A measure of the panel, of the period.
    Measure(String),
    /// `land.used`: what a unit has of a resource.
    Held {
        /// The resource.
        resource: String,
        /// Which part.
        part: Part,
    },
    /// `tenants(land)`, `tenants(land where status = "below_scale")`: how many lease from the unit.
    Tenants {
        /// The resource.
        resource: String,
        /// Attribute and value of those counted.
        having: Option<(String, String)>,
    },
    /// `since(new)`: days from the newest such event of the register to the last day of the period.
    Since(String),
    /// An attribute of the register on the last day of the period, compared with a text.
    Attribute(String),
    /// `industry in x.y`
    InClass {
        /// Classification.
        classification: String,
        /// Class.
        class: String,
    },
    /// `unit.member`, `unit.member_before`: whether the unit is of the panel of above-scale units on the period's last
    /// day, or was on the day before it began.
    Member {
        /// The day before the period began.
        before: bool,
    },
    /// What depends on the day that is asked about.
    Dated(Dated),
    /// Something of a record.
    OfRecord(OfRecord),
}

/// A part of what a unit has of a resource.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// Its own, and its parts of what is shared.
    Own,
    /// Rented from others.
    LeasedIn,
    /// Let to others.
    LeasedOut,
    /// Own + leased in − leased out.
    Used,
}

/// An amount.
#[derive(Debug, Clone, PartialEq)]
pub enum Amount {
    /// The operand with this number.
    Value(usize),
    /// A number.
    Number(Decimal),
    /// Sum; both in the unit of the first.
    Add(Box<Amount>, Box<Amount>),
    /// Difference.
    Sub(Box<Amount>, Box<Amount>),
    /// Product.
    Mul(Box<Amount>, Box<Amount>),
    /// Quotient; unknown when divided by zero.
    Div(Box<Amount>, Box<Amount>),
    /// The lesser.
    Min(Box<Amount>, Box<Amount>),
    /// The greater.
    Max(Box<Amount>, Box<Amount>),
    /// `or_zero(x)`: what is not known counts as zero.
    OrZero(Box<Amount>),
    /// `if(a, b, c)`: the one or the other; unknown where the condition is.
    If(Box<Test>, Box<Amount>, Box<Amount>),
    /// An amount times an exact factor (numerator, denominator) that makes units meet.
    Scaled(Box<Amount>, Decimal, Decimal),
}

/// What may hold or not.
#[derive(Debug, Clone, PartialEq)]
pub enum Test {
    /// All of them.
    All(Vec<Test>),
    /// At least one of them.
    Any(Vec<Test>),
    /// Kleene's not.
    Not(Box<Test>),
    /// `a >= b`, in one unit.
    Compare(Amount, Ordering, Amount),
    /// The attribute with this number has this value.
    Is(usize, String),
    /// The flag with this number holds.
    Flag(usize),
    /// The operand with this number is known.
    Known(usize),
}

/// An amount with its unit.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    /// The amount.
    pub amount: Amount,
    /// Its unit.
    pub measure: Measure,
}

impl Part {
    const ALL: [(&'static str, Part); 4] =
        [("own", Part::Own), ("leased_in", Part::LeasedIn), ("leased_out", Part::LeasedOut), ("used", Part::Used)];

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(name, _)| *name == word).map(|(_, part)| part)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, part)| *part == self).map_or("", |(name, _)| name)
    }
}

impl Amount {
    /// The same in another unit.
    pub(crate) fn scaled(self, over: Decimal, under: Decimal) -> Self {
        if over == under { self } else { Amount::Scaled(Box::new(self), over, under) }
    }
}
