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
    /// Another indicator by id.
    Indicator(String),
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
    /// An item of a form, `B204-1.01`.
    Item {
        /// Official table number.
        form: String,
        /// Item code.
        item: String,
    },
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
