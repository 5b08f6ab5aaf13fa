//! One row per unit and role in the panel: who is in, by which part, with current, base and
//! published value. Everything else (levels, the four bases, the bridge, explain) is a sum or a
//! filter over these rows.

use super::condition::condition;
use super::{AMOUNT, Side, term};
use crate::linear::{Amount, Linear};
use datafusion::error::Result;
use datafusion::functions::core::expr_fn::{coalesce, greatest};
use datafusion::logical_expr::{Expr, cast, lit, when};
use datafusion::prelude::{DataFrame, ident};
use datafusion::scalar::ScalarValue;
use methodology::catalogue::Catalogue;

/// Columns of the rows, before those of the facts.
pub const COLUMNS: [&str; 8] = ["unit", "key", "part", "x", "base", "pub", "rev", "side"];

/// The group of a breakdown as an expression over one side's register columns.
pub type Key<'a> = &'a dyn Fn(Side) -> Expr;

/// Builds the rows from the joined units and facts.
pub struct Panel<'a> {
    /// Units joined with register and facts.
    pub frame: DataFrame,
    /// The formula.
    pub linear: &'a Linear,
    /// Definitions.
    pub catalogue: &'a Catalogue,
    /// Member of the breakdown.
    pub key: Key<'a>,
    /// Further columns to keep (ids of the facts).
    pub keep: Vec<String>,
}

impl Panel<'_> {
    /// All rows: this year's units, those gone from the group, and last year's panel restated.
    pub fn rows(&self) -> Result<DataFrame> {
        self.this_year()?.union(self.gone()?)?.union(self.restated()?)
    }

    /// Units of the area's panel that belong to the group (or may: condition unknown).
    fn this_year(&self) -> Result<DataFrame> {
        let group = self.group(Side::Now);
        let rows = self.frame.clone().filter(ident("n_member").and(group.clone().is_null().or(group)))?;
        let part = self.part_now()?;
        let rows = rows.with_column("part", part)?;
        let base = when(ident("part").eq(lit("new")), zero()).otherwise(self.amount(Side::Base))?;
        // A late filer that changed class was published in its old group, where it is a row of its own.
        let elsewhere = ident("part").eq(lit("not_filed")).and(is_false(self.same_group()));
        let published = when(elsewhere, null()).when(self.published_in_area(), self.published_of_now()).end()?;
        self.select(rows, (self.key)(Side::Now), self.amount(Side::Now), base, published, self.revision(), "now")
    }

    fn part_now(&self) -> Result<Expr> {
        let was_in = ident("r_member");
        let mut part = when(self.group(Side::Now).is_null(), lit("unknown"))
            .when(self.amount(Side::Now).is_null(), lit("not_filed"))
            .when(self.same_group(), lit("continuing"))
            .when(self.published_in_area(), lit("reclassified_in"))
            .when(was_in, lit("continuing"))
            .clone();
        for entry in super::register::ENTRIES {
            part = part.when(ident("entry").eq(lit(entry)), lit(entry)).clone();
        }
        part.otherwise(lit("no_base"))
    }

    /// Units published in the group last year that are not in it now.
    fn gone(&self) -> Result<DataFrame> {
        let stays = yes(ident("n_member")).and(yes(self.group(Side::Now))).and(self.same_key());
        let was = self.published_in_area().and(yes(self.group(Side::Published)));
        let rows = self.frame.clone().filter(was.and(is_false(stays)))?;
        let part = when(ident("n_member"), lit("reclassified_out"))
            .when(ident("exit").eq(lit("moved_out")), lit("moved_out"))
            .otherwise(lit("left"))?;
        let rows = rows.with_column("part", part)?;
        self.select(rows, (self.key)(Side::Published), null(), null(), self.amount(Side::Published), null_int(), "gone")
    }

    /// Last year's panel with today's values, for the restated basis.
    fn restated(&self) -> Result<DataFrame> {
        let rows = self.frame.clone().filter(ident("r_member").and(yes(self.group(Side::Restated))))?;
        let rows = rows.with_column("part", lit("restated_panel"))?;
        self.select(rows, (self.key)(Side::Restated), null(), self.amount(Side::Restated), null(), null_int(), "restated")
    }

    #[allow(clippy::too_many_arguments, reason = "one argument per column of the row")]
    fn select(&self, rows: DataFrame, key: Expr, x: Expr, base: Expr, published: Expr, revision: Expr, side: &str) -> Result<DataFrame> {
        let mut columns = vec![
            ident("unit"),
            coalesce(vec![key, lit("unknown")]).alias("key"),
            ident("part"),
            cast(x, AMOUNT).alias("x"),
            cast(base, AMOUNT).alias("base"),
            cast(published, AMOUNT).alias("pub"),
            revision.alias("rev"),
            lit(side).alias("side"),
        ];
        columns.extend(self.keep.iter().map(ident));
        rows.select(columns)
    }

    /// Whether a unit belongs to the group on one side: any term's condition holds.
    fn group(&self, side: Side) -> Expr {
        let conditions = self.linear.parts.iter().map(|p| condition(&p.filter, side, self.catalogue));
        conditions.reduce(Expr::or).unwrap_or_else(|| lit(false))
    }

    /// A unit's amount on one side; null where a value it needs is not known.
    fn amount(&self, side: Side) -> Expr {
        self.sum(side, side)
    }

    /// Last year's published amount of the terms by which the unit is in the group now.
    fn published_of_now(&self) -> Expr {
        self.sum(Side::Published, Side::Now)
    }

    fn sum(&self, values: Side, conditions: Side) -> Expr {
        let terms = self.linear.parts.iter().map(|part| {
            let amount = match &part.amount {
                Amount::Term(t) => term::term(t, values),
                Amount::Filed(form) => term::filed(form, values),
            };
            let signed = cast(if part.sign.is_sign_negative() { -cast(amount, AMOUNT) } else { amount }, AMOUNT);
            let holds = yes(condition(&part.filter, conditions, self.catalogue));
            when(holds, signed).otherwise(zero()).unwrap_or_else(|_| null())
        });
        terms.reduce(|a, b| a + b).unwrap_or_else(null)
    }

    fn published_in_area(&self) -> Expr {
        let filed = self.linear.items().into_keys().map(|form| Side::Published.filed(&form).is_not_null());
        let filed = filed.reduce(Expr::and).unwrap_or_else(|| lit(false));
        yes(ident("p_member")).and(filed)
    }

    fn same_key(&self) -> Expr {
        yes((self.key)(Side::Now).eq((self.key)(Side::Published)))
    }

    fn same_group(&self) -> Expr {
        self.published_in_area().and(yes(self.group(Side::Published))).and(self.same_key())
    }

    /// The highest revision among the unit's filings: of two first filings it is the first.
    fn revision(&self) -> Expr {
        let filed = self.linear.items().into_keys();
        let filed: Vec<Expr> = filed.map(|form| cast(Side::Now.filed(&form), datafusion::arrow::datatypes::DataType::Int64)).collect();
        if filed.is_empty() { null_int() } else { greatest(filed) }
    }
}

fn yes(condition: Expr) -> Expr {
    coalesce(vec![condition, lit(false)])
}

fn is_false(condition: Expr) -> Expr {
    datafusion::logical_expr::not(condition)
}

fn zero() -> Expr {
    lit(ScalarValue::Decimal128(Some(0), 38, 10))
}

fn null() -> Expr {
    lit(ScalarValue::Decimal128(None, 38, 10))
}

fn null_int() -> Expr {
    lit(ScalarValue::Int64(None))
}
