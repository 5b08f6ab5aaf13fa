//! The tree of a formula as written: names not yet resolved, every node with its place.

use super::ast::Ordering;
use figures::{Decimal, Measure};

/// A node with its place in characters from the formula's start.
#[derive(Debug, Clone, PartialEq)]
pub struct Raw {
    /// First character.
    pub at: usize,
    /// How many characters.
    pub width: usize,
    /// What it is.
    pub kind: RawKind,
}

/// What can be written.
#[derive(Debug, Clone, PartialEq)]
pub enum RawKind {
    /// `2000 万元`
    Number(Decimal, Option<Measure>),
    /// `"x"`
    Text(String),
    /// `B204-1.01`
    Item(String, String),
    /// `B204-1`
    Form(String),
    /// `industry.output`
    Name(String),
    /// `verb(a, of: b where c)`
    Call {
        /// The word before the parenthesis.
        verb: String,
        /// What stands inside.
        arguments: Vec<Argument>,
        /// What stands after `where`.
        filter: Option<Box<Raw>>,
    },
    /// `a + b`
    Add(Box<Raw>, Box<Raw>),
    /// `a - b`
    Sub(Box<Raw>, Box<Raw>),
    /// `a * b`
    Mul(Box<Raw>, Box<Raw>),
    /// `a / b`, with the place of the sign
    Div(Box<Raw>, Box<Raw>, (usize, usize)),
    /// `a > b`
    Compare(Box<Raw>, Ordering, Box<Raw>),
    /// `x in [a, b]`
    Between(Box<Raw>, Box<Raw>, Box<Raw>),
    /// `industry in x`
    In(Box<Raw>, Box<Raw>),
    /// `a and b`
    And(Box<Raw>, Box<Raw>),
    /// `a or b`
    Or(Box<Raw>, Box<Raw>),
    /// `not a`
    Not(Box<Raw>),
}

/// An argument of a call.
#[derive(Debug, Clone, PartialEq)]
pub struct Argument {
    /// Whether `of:` stands before it.
    pub of: bool,
    /// The argument.
    pub value: Raw,
}

impl Raw {
    /// Its place.
    pub fn span(&self) -> (usize, usize) {
        (self.at, self.width)
    }

    /// What a pair of nodes is joined to; the place covers both.
    pub fn joined(left: Raw, right: Raw, make: impl FnOnce(Box<Raw>, Box<Raw>) -> RawKind) -> Raw {
        let (at, end) = (left.at, right.at + right.width);
        Raw { at, width: end.saturating_sub(at), kind: make(Box::new(left), Box::new(right)) }
    }

    /// The parts of a node.
    pub fn children(&self) -> Vec<&Raw> {
        match &self.kind {
            RawKind::Call { arguments, filter, .. } => arguments.iter().map(|a| &a.value).chain(filter.as_deref()).collect(),
            RawKind::Not(a) => vec![a],
            RawKind::Add(a, b) | RawKind::Sub(a, b) | RawKind::Mul(a, b) | RawKind::Div(a, b, _) => vec![a, b],
            RawKind::Between(x, a, b) => vec![x, a, b],
            RawKind::Compare(a, _, b) | RawKind::In(a, b) | RawKind::And(a, b) | RawKind::Or(a, b) => vec![a, b],
            _ => Vec::new(),
        }
    }
}
