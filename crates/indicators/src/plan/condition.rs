//! Conditions become engine predicates with SQL's (Kleene's) three values.

use super::{Side, term};
use datafusion::logical_expr::Operator;
use datafusion::logical_expr::{Expr, binary_expr, lit, not};
use methodology::formula::ast::{Cond, Ordering};

/// The predicate of `cond` on one side; null where an attribute is not recorded or a class can't be told.
pub fn condition(cond: &Cond, side: Side) -> Expr {
    match cond {
        Cond::True => lit(true),
        Cond::InClass { classification, class } => side.attribute(&class_column(classification, class)),
        Cond::Attribute { name, value } => side.attribute(name).eq(lit(value.clone())),
        Cond::Compare(a, ordering, b) => binary_expr(term::term(a, side), operator(*ordering), term::term(b, side)),
        Cond::And(a, b) => condition(a, side).and(condition(b, side)),
        Cond::Or(a, b) => condition(a, side).or(condition(b, side)),
        Cond::Not(a) => not(condition(a, side)),
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
