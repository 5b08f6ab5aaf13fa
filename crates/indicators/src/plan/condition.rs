//! Conditions become engine predicates with SQL's (Kleene's) three values.

use super::{Side, term};
use datafusion::logical_expr::Operator;
use datafusion::logical_expr::{Expr, binary_expr, lit, not};
use methodology::formula::ast::{Cond, Ordering};

/// What a comparison of filed values is taken for.
#[derive(Clone, Copy)]
enum Compared {
    /// The values of a side.
    Values(Side),
    /// Always this.
    Always(bool),
}

/// The predicate of `cond` by the register of one side and the values of another; null where an attribute is not
/// recorded, a class can't be told or a value compared is not known.
pub fn condition(cond: &Cond, register: Side, values: Side) -> Expr {
    predicate(cond, register, Compared::Values(values))
}

/// Whether the register lets `cond` hold, whatever is filed: who may be in a group does not depend on this period's
/// values, or last year's would be asked only of those that are in it now.
pub fn possible(cond: &Cond, register: Side) -> Expr {
    let always = |answer: bool| predicate(cond, register, Compared::Always(answer));
    if compares(cond) { always(true).or(always(false)) } else { always(true) }
}

/// Whether a condition compares filed values.
pub fn compares(cond: &Cond) -> bool {
    match cond {
        Cond::Compare(..) => true,
        Cond::And(a, b) | Cond::Or(a, b) => compares(a) || compares(b),
        Cond::Not(a) => compares(a),
        Cond::True | Cond::InClass { .. } | Cond::Attribute { .. } => false,
    }
}

fn predicate(cond: &Cond, register: Side, compared: Compared) -> Expr {
    let inner = |cond: &Cond| predicate(cond, register, compared);
    match (cond, compared) {
        (Cond::True, _) => lit(true),
        (Cond::InClass { classification, class }, _) => register.attribute(&class_column(classification, class)),
        (Cond::Attribute { name, value }, _) => register.attribute(name).eq(lit(value.clone())),
        (Cond::Compare(..), Compared::Always(answer)) => lit(answer),
        (Cond::Compare(a, ordering, b), Compared::Values(side)) => {
            binary_expr(term::term(a, side), operator(*ordering), term::term(b, side))
        }
        (Cond::And(a, b), _) => inner(a).and(inner(b)),
        (Cond::Or(a, b), _) => inner(a).or(inner(b)),
        (Cond::Not(a), _) => not(inner(a)),
    }
}

fn operator(ordering: Ordering) -> Operator {
    match ordering {
        Ordering::Less => Operator::Lt,
        Ordering::AtMost => Operator::LtEq,
        Ordering::Greater => Operator::Gt,
        Ordering::AtLeast => Operator::GtEq,
        Ordering::Equal => Operator::Eq,
        Ordering::NotEqual => Operator::NotEq,
    }
}

/// Name of the register column that says whether a unit is in a class, by its industry code and what it declares; with a blank, which no attribute has.
pub fn class_column(classification: &str, class: &str) -> String {
    format!("in {classification}.{class}")
}
