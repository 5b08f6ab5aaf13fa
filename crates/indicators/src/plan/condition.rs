//! Conditions become engine predicates with SQL's (Kleene's) three values.

use super::{Side, term};
use datafusion::logical_expr::Operator;
use datafusion::logical_expr::{Expr, binary_expr, in_list, lit, not};
use methodology::catalogue::Catalogue;
use methodology::formula::ast::{Cond, Ordering};

/// The predicate of `cond` on one side; null where an attribute is not recorded.
pub fn condition(cond: &Cond, side: Side, catalogue: &Catalogue) -> Expr {
    match cond {
        Cond::True => lit(true),
        Cond::InClass { classification, class } => in_class(catalogue, classification, class, side.attribute("industry")),
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

/// Whether an industry code is in a class: exact codes by list, prefixes by pattern.
pub fn in_class(catalogue: &Catalogue, classification: &str, class: &str, code: Expr) -> Expr {
    let codes = catalogue.classifications.get(classification).and_then(|c| c.classes.get(class)).map(|c| c.codes.as_slice());
    let codes = codes.unwrap_or_default();
    let exact: Vec<Expr> = codes.iter().filter(|c| !c.ends_with('*') && c.len() == 4).map(|c| lit(c.clone())).collect();
    let prefixes = codes.iter().filter(|c| c.ends_with('*') || c.len() < 4).map(|c| c.trim_end_matches('*'));
    let mut out = in_list(code.clone(), exact, false);
    for prefix in prefixes {
        out = out.or(code.clone().like(lit(format!("{prefix}%"))));
    }
    out
}
