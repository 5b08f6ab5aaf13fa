//! Terms become engine expressions over one unit's columns.

use super::{AMOUNT, Side};
use datafusion::logical_expr::{Expr, cast, lit, when};
use datafusion::scalar::ScalarValue;
use figures::Decimal;
use methodology::formula::ast::Term;
use methodology::reading::At;

/// The expression of `term` on one side; null where a value is not known.
pub fn term(term: &Term, side: Side) -> Expr {
    match term {
        Term::Item { form, item } => side.value(form, item, At::Period),
        Term::Opening { form, item } => side.value(form, item, At::Opening),
        Term::Ran => cast(side.ran(), AMOUNT) / side.months(),
        Term::Table(id) => side.attribute(&table_column(id)),
        Term::Number(n, _) => number(*n),
        Term::Add(a, b) => self::term(a, side) + self::term(b, side),
        Term::Sub(a, b) => self::term(a, side) - self::term(b, side),
        // The months are multiplied first, so that a third of a quarter stays exact.
        Term::Mul(a, b) if **b == Term::Ran => cast(self::term(a, side) * side.ran(), AMOUNT) / side.months(),
        Term::Mul(a, b) => self::term(a, side) * self::term(b, side),
        Term::Scaled(a, over, under) => scaled(self::term(a, side), *over, *under),
    }
}

fn scaled(amount: Expr, over: Decimal, under: Decimal) -> Expr {
    let product = if over == Decimal::ONE { amount } else { amount * number(over) };
    if under == Decimal::ONE { product } else { cast(product, AMOUNT) / number(under) }
}

/// The amount, or null when the form was not filed: one.
pub fn filed(form: &str, side: Side) -> Expr {
    let present = when(side.filed(form).is_not_null(), number(Decimal::ONE)).end();
    present.unwrap_or_else(|_| lit(ScalarValue::Null))
}

/// An exact literal with as few digits as it needs, so that products keep their precision.
pub fn number(n: Decimal) -> Expr {
    let n = n.normalize();
    let scale = i8::try_from(n.scale()).unwrap_or(i8::MAX);
    let digits = u8::try_from(n.mantissa().unsigned_abs().checked_ilog10().unwrap_or(0) + 1).unwrap_or(38);
    lit(ScalarValue::Decimal128(Some(n.mantissa()), digits.max(n.scale() as u8 + 1), scale))
}

/// Name of the register column that holds a rate table's value for the unit's industry.
pub fn table_column(id: &str) -> String {
    format!("table{id}")
}
