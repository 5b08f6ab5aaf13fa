//! Conditions become engine predicates with SQL's (Kleene's) three values.

use super::{Side, term};
use datafusion::logical_expr::Operator;
use datafusion::logical_expr::{Expr, binary_expr, in_list, lit, not};
use methodology::catalogue::{Catalogue, ClassDef};
use methodology::formula::ast::{Cond, Ordering};

/// The predicate of `cond` on one side; null where an attribute is not recorded.
pub fn condition(cond: &Cond, side: Side, catalogue: &Catalogue) -> Expr {
    match cond {
        Cond::True => lit(true),
        Cond::InClass { classification, class } => in_class(catalogue, classification, class, side),
        Cond::Attribute { name, value } => side.attribute(name).eq(lit(value.clone())),
        Cond::Compare(a, ordering, b) => binary_expr(term::term(a, side), operator(*ordering), term::term(b, side)),
        Cond::And(a, b) => condition(a, side, catalogue).and(condition(b, side, catalogue)),
        Cond::Or(a, b) => condition(a, side, catalogue).or(condition(b, side, catalogue)),
        Cond::Not(a) => not(condition(a, side, catalogue)),
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

/// Whether a unit is in a class: by its industry code, or where the register has a say by the column that
/// `register` makes of both; null where that can't be told.
fn in_class(catalogue: &Catalogue, classification: &str, class: &str, side: Side) -> Expr {
    match catalogue.classifications.get(classification) {
        Some(found) if found.is_declared() => side.attribute(&class_column(classification, class)),
        found => by_code(found.and_then(|c| c.classes.get(class)), side.attribute("industry")),
    }
}

/// Name of the register column that says whether a unit is in a class; with a blank, which no attribute has.
pub fn class_column(classification: &str, class: &str) -> String {
    format!("in {classification}.{class}")
}

/// Exact codes by list, prefixes by pattern.
fn by_code(class: Option<&ClassDef>, code: Expr) -> Expr {
    let codes = class.map(|c| c.codes.as_slice()).unwrap_or_default();
    let exact: Vec<Expr> = codes.iter().filter(|c| !c.ends_with('*') && c.len() == 4).map(|c| lit(c.clone())).collect();
    let prefixes = codes.iter().filter(|c| c.ends_with('*') || c.len() < 4).map(|c| c.trim_end_matches('*'));
    let mut out = in_list(code.clone(), exact, false);
    for prefix in prefixes {
        out = out.or(code.clone().like(lit(format!("{prefix}%"))));
    }
    out
}
