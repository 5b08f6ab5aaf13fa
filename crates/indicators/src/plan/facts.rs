//! The facts of one form on each side, one row per unit, ready to be joined.

use super::{fact_column, filed_column, value_column};
use datafusion::error::Result;
use datafusion::functions::core::expr_fn::coalesce;
use datafusion::logical_expr::{Expr, JoinType, lit, when};
use datafusion::prelude::{DataFrame, ident};
use figures::{Moment, Period, Role};
use std::collections::BTreeSet;

/// What is read of a form.
#[derive(Debug, Clone)]
pub struct FormRead<'a> {
    /// Form id.
    pub form: &'a str,
    /// Item codes.
    pub items: &'a BTreeSet<String>,
}

/// The rows of a period and role that were in force at `as_of`, with columns renamed by `prefix`.
fn slice(table: &DataFrame, read: &FormRead<'_>, prefix: &str, period: Period, role: Role, as_of: Moment) -> Result<DataFrame> {
    let at = lit(as_of.micros());
    let rows = table
        .clone()
        .filter(ident("period").eq(lit(period.to_string())))?
        .filter(ident("role").eq(lit(role.word())))?
        .filter(ident("known").lt_eq(at.clone()).and(ident("known_to").gt(at)))?;
    let mut columns = vec![
        ident("unit").alias(unit_column(prefix)),
        ident("revision").alias(filed_column(prefix, read.form)),
        ident("known").alias(format!("{prefix}known")),
    ];
    for item in read.items {
        columns.push(ident(format!("v_{item}")).alias(value_column(prefix, read.form, item)));
        columns.push(ident(format!("f_{item}")).alias(fact_column(prefix, read.form, item)));
    }
    rows.select(columns)
}

fn unit_column(prefix: &str) -> String {
    format!("{prefix}unit")
}

/// Joins the three readings of a form to the units: this period (`c_`), last year's latest value
/// (`b_`), last year as then published (`q_`).
pub fn join(
    units: DataFrame,
    table: &DataFrame,
    read: &FormRead<'_>,
    period: Period,
    as_of: Moment,
    year_before: Moment,
) -> Result<DataFrame> {
    let last = period.year_before();
    let with_current = left(units, slice(table, read, "c_", period, Role::Current, as_of)?, "c_")?;
    let with_published = left(with_current, slice(table, read, "q_", last, Role::Current, year_before)?, "q_")?;
    let with_own = left(with_published, slice(table, read, "o_", last, Role::Current, as_of)?, "o_")?;
    let with_same = left(with_own, slice(table, read, "s_", last, Role::SamePeriod, as_of)?, "s_")?;
    latest_base(with_same, read)
}

fn left(units: DataFrame, facts: DataFrame, prefix: &str) -> Result<DataFrame> {
    let key = unit_column(prefix);
    let joined = units.join(facts, JoinType::Left, &["unit"], &[&key], None)?;
    joined.drop_columns(&[key.as_str()])
}

/// The base is whichever became known last: last year's own filing or the same-period column of a
/// later form; an item missing in the later one is taken from the earlier.
fn latest_base(frame: DataFrame, read: &FormRead<'_>) -> Result<DataFrame> {
    let same_is_later = ident("o_known").is_null().or(ident("s_known").gt_eq(ident("o_known")));
    let pick =
        |own: Expr, same: Expr| when(same_is_later.clone(), coalesce(vec![same.clone(), own.clone()])).otherwise(coalesce(vec![own, same]));
    let mut out = frame;
    let filed = pick(ident(filed_column("o_", read.form)), ident(filed_column("s_", read.form)))?;
    out = out.with_column(&filed_column("b_", read.form), filed)?;
    for item in read.items {
        for name in [value_column, fact_column] {
            let picked = pick(ident(name("o_", read.form, item)), ident(name("s_", read.form, item)))?;
            out = out.with_column(&name("b_", read.form, item), picked)?;
        }
    }
    tidy(out, read)
}

/// Drops what only the choice of the base needed, so that a second form can be joined.
fn tidy(frame: DataFrame, read: &FormRead<'_>) -> Result<DataFrame> {
    let mut gone: Vec<String> = ["c_known", "q_known", "o_known", "s_known"].map(str::to_owned).to_vec();
    for prefix in ["o_", "s_"] {
        gone.push(filed_column(prefix, read.form));
        for item in read.items {
            gone.push(value_column(prefix, read.form, item));
            gone.push(fact_column(prefix, read.form, item));
        }
    }
    frame.drop_columns(&gone.iter().map(String::as_str).collect::<Vec<_>>())
}
