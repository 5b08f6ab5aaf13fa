//! The typed tree of a formula: what the engine compiles to a plan and `explain` walks.

use figures::{Decimal, Measure};

/// A formula over the population of an area in a period.
#[derive(Debug, Clone, PartialEq)]
pub enum Expr {
    /// `sum(term)` or `sum(term where condition)` over the units of the population.
    Sum {
        /// What each unit contributes.
        term: Term,
        /// Which units.
        filter: Cond,
    },
    /// `count()` or `count(where condition)`: units of the population that filed the form.
    Count {
        /// Form whose filing counts.
        form: String,
        /// Which units.
        filter: Cond,
    },
    /// `ratio(a, b)`: a quotient of sums, never a mean of quotients.
    Ratio(Box<Expr>, Box<Expr>),
    /// `share(a, of: b)` in per cent.
    Share {
        /// The part.
        part: Box<Expr>,
        /// The whole.
        whole: Whole,
    },
    /// `a - b` or `a + b` of whole formulas of one dimension (the second is converted when checked).
    Add(Box<Expr>, Box<Expr>),
    /// See `Add`.
    Sub(Box<Expr>, Box<Expr>),
    /// `growth(a)`: change on the request's basis; a rate for amounts, points for rates.
    Growth(Box<Expr>),
    /// `cumulative(a)`: the formula for January to the request's last month.
    Cumulative(Box<Expr>),
    /// `annualised(a)`: a flow as if the whole year went like the period: times twelve over the period's months.
    Annualised(Box<Expr>),
    /// `median(a)`, `median(a / b where c)`, `percentile(a, 0.9)`: a place in the units' own values, put in order.
    Quantile(Box<Quantile>),
    /// Another indicator by id.
    Indicator(String),
}

/// A place in the values of the units, from the least to the greatest.
#[derive(Debug, Clone, PartialEq)]
pub struct Quantile {
    /// Each unit's value, or its numerator.
    pub term: Term,
    /// Each unit's denominator; a unit without one, or with zero, has no value.
    pub over: Option<Term>,
    /// Which units.
    pub filter: Cond,
    /// Which part of the units is at or below it, from 0 to 1.
    pub share: Decimal,
    /// What is taken between two units.
    pub method: Between,
}

/// What a quantile is where it falls between two units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Between {
    /// On the straight line between them (method 7 of Hyndman and Fan), the default.
    Linear,
    /// The lesser unit that reaches the share (method 1, nearest rank).
    Nearest,
}

/// What a share is taken of.
#[derive(Debug, Clone, PartialEq)]
pub enum Whole {
    /// Another formula of the same area.
    Of(Box<Expr>),
    /// The same formula for the parent of the request's area (`of: parent_area`).
    ParentArea,
}

/// What one unit contributes.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// An item of a form, `B204-1.01`: what happened within the period, or of a balance what stands at its end.
    Item {
        /// Official table number.
        form: String,
        /// Item code.
        item: String,
    },
    /// `opening(B203.205)`: a balance as it stood before the period began.
    Opening {
        /// Official table number.
        form: String,
        /// Item code.
        item: String,
    },
    /// `ran()`: the part of the period's months since a new unit began; 1 for all others.
    Ran,
    /// A value of a dated table by the unit's industry, `table(value_added_rate)`.
    Table(String),
    /// A number with an optional unit.
    Number(Decimal, Option<Measure>),
    /// Sum; both sides in the unit of the first.
    Add(Box<Term>, Box<Term>),
    /// Difference.
    Sub(Box<Term>, Box<Term>),
    /// Product.
    Mul(Box<Term>, Box<Term>),
    /// A term times an exact factor the checker inserted to convert units (numerator, denominator).
    Scaled(Box<Term>, Decimal, Decimal),
}

/// Which units; three-valued: an attribute nobody recorded is unknown, not false.
#[derive(Debug, Clone, PartialEq)]
pub enum Cond {
    /// Every unit.
    True,
    /// `industry in digital_core` or `industry in leading.microelectronics`.
    InClass {
        /// Classification id.
        classification: String,
        /// Class of it.
        class: String,
    },
    /// `street = "x"`: a register attribute.
    Attribute {
        /// Attribute name.
        name: String,
        /// Wanted value.
        value: String,
    },
    /// A comparison of terms, `B204-1.04 > 0`.
    Compare(Term, Ordering, Term),
    /// Kleene's and.
    And(Box<Cond>, Box<Cond>),
    /// Kleene's or.
    Or(Box<Cond>, Box<Cond>),
    /// Kleene's not.
    Not(Box<Cond>),
}

/// Comparison signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ordering {
    /// `<`
    Less,
    /// `<=`
    AtMost,
    /// `>`
    Greater,
    /// `>=`
    AtLeast,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
}
