//! Relations of edits (审核关系): what must hold between the values of a filing, typed and unit-checked.
//!
//! A relation is written in the expression language and checked once, with the pack. Negations are moved
//! inwards, so that a tree holds only what is to be true; the values it names are listed beside it, and the
//! tree knows them by their number.

mod build;
mod operand;
mod outlier;
mod side;

pub use build::{Builder, Scope};
pub use outlier::{Method, Outlier};

use crate::catalogue::Span;
use crate::formula::ast::Ordering;
use figures::{Decimal, Measure, Text};
use jiff::civil::Date;

/// One relation of an edit, with what belongs to it.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Check {
    /// The relation as written.
    pub text: String,
    /// The values it names, in the order written: first those of the relation, then those of the condition.
    pub operands: Vec<Operand>,
    /// How many of them the relation itself names.
    pub own: usize,
    /// What must hold.
    pub holds: Relation,
    /// When it must hold; always without one.
    pub when: Option<Relation>,
    /// Audit class, `A`–`D`.
    pub class: String,
    /// Columns whose periods it is for; any when empty.
    pub columns: Vec<Span>,
    /// What a missing value means.
    pub missing: Missing,
    /// What would mend it.
    pub hint: Option<Text>,
    /// First day of the periods it is for, where its numbers are dated.
    pub from: Option<Date>,
    /// First day of the periods it is no longer for.
    pub until: Option<Date>,
    /// Parameters it names that have no number; it is skipped while there are any.
    pub wanted: Vec<String>,
}

/// What a missing value means; the words of DHIS2.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Missing {
    /// A comparison with a missing value is unknown.
    #[default]
    SkipIfAny,
    /// A missing value counts as zero, unless all values of the relation are missing.
    SkipIfAll,
    /// A missing value counts as zero.
    NeverSkip,
}

/// A value a relation names.
#[derive(Debug, Clone, PartialEq)]
pub struct Operand {
    /// Official table number.
    pub form: String,
    /// Item code.
    pub item: String,
    /// Unit it is filed in.
    pub measure: Measure,
    /// The column of the sheet it stands in; the one looked at when empty.
    pub column: Option<Span>,
    /// Of which period.
    pub at: At,
    /// Whether the sum of the rows that are part of the item is meant (`rows(x)`).
    pub rows: bool,
    /// Whether the newest report that ended by then is meant (`latest(x)`).
    pub latest: bool,
}

/// Of which period a value is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum At {
    /// The period looked at.
    #[default]
    Own,
    /// `previous(x)`: one reporting period earlier; for cumulative periods within the year.
    Previous,
    /// `year_ago(x)`: the same period of last year, as it was filed itself.
    YearAgo,
    /// `same_period(x)`: the same period of last year, as the same-period column of this sheet has it.
    SamePeriod,
    /// `last_year(x)`: the same period of last year, as the same-period column has it, else as it was filed.
    LastYear,
    /// `year_end(x)`: the whole of last year, as it was filed.
    YearEnd,
}

/// What may hold or not. Kleene's logic: what is missing makes it unknown.
#[derive(Debug, Clone, PartialEq)]
pub enum Relation {
    /// All of them.
    All(Vec<Relation>),
    /// At least one of them.
    Any(Vec<Relation>),
    /// `a >= b`.
    Compare(Side, Ordering, Side),
    /// `abs(a - b) <= c`: equal but for a tolerance.
    Close(Side, Side, Side),
    /// `x in [a, b]`, bounds included; outside of them when not `inside`.
    Within {
        /// What is compared.
        value: Side,
        /// Lower bound.
        low: Side,
        /// Upper bound.
        high: Side,
        /// Whether inside is wanted.
        inside: bool,
    },
    /// `multiple(x, of: y)`.
    Multiple {
        /// What is divided.
        value: Side,
        /// By what.
        of: Side,
        /// Whether that is wanted.
        wanted: bool,
    },
    /// `filed(x)`: whether there is a value.
    Filed {
        /// Number of the operand.
        operand: usize,
        /// Whether that is wanted.
        wanted: bool,
    },
    /// `unit.new`, `unit.new.since_base`: an event of the register.
    Unit {
        /// The event, `new`.
        event: String,
        /// When it happened.
        since: Since,
        /// Whether that is wanted.
        wanted: bool,
    },
}

/// When an event of the register happened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Since {
    /// In the year of the period.
    Year,
    /// After the same period of last year, which the unit then does not have.
    Base,
}

/// One side of a comparison, with the unit both sides are compared in.
#[derive(Debug, Clone, PartialEq)]
pub struct Side {
    /// The amount.
    pub term: Term,
    /// Its unit.
    pub measure: Measure,
}

/// An amount.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// The operand with this number.
    Value(usize),
    /// A number or a parameter of the edit, as written.
    Number(Decimal, Option<Measure>),
    /// `period.month`: the last month of the period, from 1.
    Month,
    /// `abs(x)`.
    Abs(Box<Term>),
    /// `growth(x)`, in per cent: of the operand with the first number over the one with the second; unknown where
    /// the base is not above zero.
    Growth(usize, usize),
    /// `min(a, b)`; both in the unit of the first.
    Min(Box<Term>, Box<Term>),
    /// `max(a, b)`; both in the unit of the first.
    Max(Box<Term>, Box<Term>),
    /// Sum; both sides in the unit of the first.
    Add(Box<Term>, Box<Term>),
    /// Difference.
    Sub(Box<Term>, Box<Term>),
    /// Product.
    Mul(Box<Term>, Box<Term>),
    /// Quotient; unknown when divided by zero.
    Div(Box<Term>, Box<Term>),
    /// A term times an exact factor that makes units meet (numerator, denominator).
    Scaled(Box<Term>, Decimal, Decimal),
}

impl Default for Relation {
    /// What always holds.
    fn default() -> Self {
        Relation::All(Vec::new())
    }
}

impl Check {
    /// Whether it is asked of a period that ends on a day.
    pub fn in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}

impl Missing {
    /// Reads the word of a pack.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "skip_if_any" => Some(Missing::SkipIfAny),
            "skip_if_all" => Some(Missing::SkipIfAll),
            "never_skip" => Some(Missing::NeverSkip),
            _ => None,
        }
    }
}

impl Relation {
    /// The operands it names, as they first appear.
    pub fn operands(&self) -> Vec<usize> {
        let mut found = Vec::new();
        self.visit(&mut |n| {
            if !found.contains(&n) {
                found.push(n);
            }
        });
        found
    }

    fn visit(&self, see: &mut impl FnMut(usize)) {
        match self {
            Relation::All(parts) | Relation::Any(parts) => parts.iter().for_each(|p| p.visit(see)),
            Relation::Compare(a, _, b) | Relation::Multiple { value: a, of: b, .. } => [a, b].into_iter().for_each(|s| s.term.visit(see)),
            Relation::Close(a, b, c) | Relation::Within { value: a, low: b, high: c, .. } => {
                [a, b, c].into_iter().for_each(|s| s.term.visit(see));
            }
            Relation::Filed { operand, .. } => see(*operand),
            Relation::Unit { .. } => {}
        }
    }
}

impl Term {
    /// Whether it names no value of a filing.
    pub fn is_constant(&self) -> bool {
        let mut constant = true;
        self.visit(&mut |_| constant = false);
        constant
    }

    /// Whether it names an operand.
    pub fn names(&self, operand: usize) -> bool {
        let mut found = false;
        self.visit(&mut |n| found |= n == operand);
        found
    }

    fn visit(&self, see: &mut impl FnMut(usize)) {
        match self {
            Term::Value(n) => see(*n),
            Term::Growth(now, base) => {
                see(*now);
                see(*base);
            }
            Term::Abs(a) | Term::Scaled(a, ..) => a.visit(see),
            Term::Add(a, b) | Term::Sub(a, b) | Term::Mul(a, b) | Term::Div(a, b) | Term::Min(a, b) | Term::Max(a, b) => {
                a.visit(see);
                b.visit(see);
            }
            Term::Number(..) | Term::Month => {}
        }
    }
}
