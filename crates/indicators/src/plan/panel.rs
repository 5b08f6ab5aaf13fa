//! One row per unit and role in the panel: who is in, by which part, with current, base and
//! published value. Everything else (levels, the four bases, the bridge, explain) is a sum or a
//! filter over these rows.

use super::condition::{condition, possible};
use super::register::{ENTRIES, EXITS, deflator_column, member_column, place_of};
use super::{AMOUNT, Side, term, unsettled_column};
use crate::impute::WITHIN;
use crate::linear::{Amount, Linear};
use crate::tally::PARTS;
use datafusion::arrow::datatypes::DataType;
use datafusion::error::Result;
use datafusion::functions::core::expr_fn::greatest;
use datafusion::functions::string::expr_fn::concat;
use datafusion::logical_expr::{Expr, cast, lit, when};
use datafusion::prelude::ident;
use datafusion::scalar::ScalarValue;
use figures::Decimal;
use methodology::formula::ast::Cond;

/// Builds the rows from a table of units with register and facts.
pub struct Panel<'a> {
    /// The formula.
    pub linear: &'a Linear,
    /// Dimension.
    pub by: Option<&'a str>,
    /// Further columns to keep (ids of the facts).
    pub keep: &'a [String],
    /// Which panel counts: what its columns end with.
    pub population: &'static str,
    /// Whether the table has parts of units.
    pub parted: bool,
    /// Whether the table has this period alone.
    pub levels: bool,
}

/// How one kind of rows is made of the table, step by step.
pub struct Rows {
    /// Which units have such a row.
    pub of: Expr,
    /// Part of the panel; the columns may read it as `part`.
    pub part: Expr,
    /// The columns by name.
    pub columns: Vec<(String, Column)>,
}

/// A column of rows.
pub struct Column {
    /// Its values.
    pub value: Expr,
    /// The rows that have one, where not all have: the others are null.
    pub only: Option<Expr>,
    /// The rows that have nothing: zero, whatever their value. They are masks rather than cases, which the engine would make by
    /// taking every column apart and putting it together again.
    pub zero: Option<Expr>,
}

impl Column {
    /// A column of values as they are.
    fn of(value: Expr) -> Self {
        Column { value, only: None, zero: None }
    }

    /// Every expression of it.
    pub fn expressions(&self) -> impl Iterator<Item = &Expr> {
        [Some(&self.value), self.only.as_ref(), self.zero.as_ref()].into_iter().flatten()
    }
}

/// What the rows of one kind hold, beside their part.
struct Amounts {
    key: Expr,
    x: Expr,
    base: Column,
    published: Column,
    revision: Expr,
}

impl Panel<'_> {
    /// All kinds of rows: this year's units, those gone from the group, and last year's panel restated.
    pub fn rows(&self) -> Result<Vec<Rows>> {
        if self.levels {
            return Ok(vec![self.alone()?]);
        }
        Ok(vec![self.this_year()?, self.gone()?, self.restated()?])
    }

    /// This year's units, whatever they were before.
    fn alone(&self) -> Result<Rows> {
        let group = self.group(Side::Now);
        let of = self.belongs_to_panel("n_").and(group.clone().is_null().or(group));
        let missing = self.amount(Side::Now).is_null();
        let of_unit = when(self.untold(), part("unknown"))
            .when(missing.clone().and(self.unsettled()), part("unsettled"))
            .when(missing, part("not_filed"))
            .otherwise(part("no_base"))?;
        let (key, x, revision) = (self.key(Side::Now), self.amount(Side::Now), self.revision());
        Ok(self.columns(of, of_unit, "now", Amounts { key, x, base: Column::of(null()), published: Column::of(null()), revision }))
    }

    /// Units of the area's panel that belong to the group (or may: membership unknown).
    fn this_year(&self) -> Result<Rows> {
        let group = self.group(Side::Now);
        let of = self.belongs_to_panel("n_").and(group.clone().is_null().or(group));
        // What is new had nothing, which adds nothing; among values in order it has no place.
        let new = ident("part").eq(part("new"));
        let base = Column::of(self.amount(Side::Base));
        let base = if self.linear.ordered { Column { only: Some(is_false(new)), ..base } } else { Column { zero: Some(new), ..base } };
        // A late filer that changed class was published in its old group, where it is a row of its own.
        let late = ident("part").in_list(vec![part("not_filed"), part("unsettled")], false);
        let elsewhere = late.and(is_false(self.same_group()));
        let only = Some(self.published_in_area().and(is_false(elsewhere)));
        let published = Column { only, ..Column::of(self.published_of_now()) };
        let (key, x, revision) = (self.key(Side::Now), self.amount(Side::Now), self.revision());
        Ok(self.columns(of, self.part_now()?, "now", Amounts { key, x, base, published, revision }))
    }

    fn part_now(&self) -> Result<Expr> {
        let was_in = self.belongs_to_panel("r_");
        let missing = self.amount(Side::Now).is_null();
        // Nearly all are continuing, and said first: what is left over is little.
        let filed_again = is_false(self.untold()).and(is_false(missing.clone())).and(self.same_group());
        let mut chain = when(filed_again, part("continuing"))
            .when(self.untold(), part("unknown"))
            .when(missing.clone().and(self.unsettled()), part("unsettled"))
            .when(missing, part("not_filed"))
            .when(self.published_in_area(), part("reclassified_in"))
            .when(was_in, part("continuing"))
            .clone();
        for entry in ENTRIES {
            chain = chain.when(ident("entry").eq(place(entry, &ENTRIES)), part(entry)).clone();
        }
        chain.otherwise(part("no_base"))
    }

    /// Units published in the group last year that are not in it now.
    fn gone(&self) -> Result<Rows> {
        let stays = yes(self.belongs_to_panel("n_")).and(yes(self.group(Side::Now))).and(self.same_key());
        let was = self.published_in_area().and(yes(self.group(Side::Published)));
        let of_gone = when(self.belongs_to_panel("n_"), part("reclassified_out"))
            .when(ident("exit").eq(place("moved_out", &EXITS)), part("moved_out"))
            .otherwise(part("left"))?;
        let (key, published) = (self.key(Side::Published), self.amount(Side::Published));
        let (base, published) = (Column::of(null()), Column::of(published));
        Ok(self.columns(was.and(is_false(stays)), of_gone, "gone", Amounts { key, x: null(), base, published, revision: null_int() }))
    }

    /// Last year's panel with today's values, for the restated basis.
    fn restated(&self) -> Result<Rows> {
        let of = self.belongs_to_panel("r_").and(yes(self.group(Side::Restated)));
        let (key, base) = (self.key(Side::Restated), self.amount(Side::Restated));
        let (base, published) = (Column::of(base), Column::of(null()));
        Ok(self.columns(of, part("restated_panel"), "restated", Amounts { key, x: null(), base, published, revision: null_int() }))
    }

    fn columns(&self, of: Expr, part: Expr, side: &str, amounts: Amounts) -> Rows {
        let Amounts { key, x, base, published, revision } = amounts;
        let amount = |column: Column| Column { value: self.amount_of_row(column.value), ..column };
        let columns = [
            ("unit", Column::of(ident("unit"))),
            ("key", Column::of(key)),
            ("part", Column::of(ident("part"))),
            ("x", amount(Column::of(x))),
            ("base", amount(base)),
            ("pub", amount(published)),
            ("rev", Column::of(cast(revision, DataType::Int64))),
            ("side", Column::of(lit(side))),
        ];
        let kept = self.keep.iter().map(|name| (name.clone(), Column::of(ident(name))));
        Rows { of, part, columns: columns.into_iter().map(|(name, c)| (name.to_owned(), c)).chain(kept).collect() }
    }

    /// A unit's amount, or its part's.
    fn amount_of_row(&self, amount: Expr) -> Expr {
        let whole = cast(amount, AMOUNT);
        if self.parted { super::parts::of(whole) } else { whole }
    }

    /// The member of the breakdown that a unit belongs to on one side.
    fn key(&self, side: Side) -> Expr {
        match self.by {
            None => lit(""),
            Some(by) => match by.split_once(WITHIN) {
                Some((member, group)) => concat(vec![self.member(member, side), lit(WITHIN.to_string()), self.member(group, side)]),
                None => self.member(by, side),
            },
        }
    }

    fn belongs_to_panel(&self, side: &str) -> Expr {
        ident(format!("{side}{}", self.population))
    }

    fn member(&self, by: &str, side: Side) -> Expr {
        // Every unit has its code, or stands under its number.
        if by == "firm" { ident("unit") } else { side.attribute(&member_column(by)) }
    }

    /// Whether a unit belongs to the group on one side: the register lets any term's condition hold.
    fn group(&self, side: Side) -> Expr {
        let conditions = self.linear.parts.iter().map(|p| self.belongs(&p.filter, side));
        conditions.reduce(Expr::or).unwrap_or_else(|| lit(false))
    }

    fn belongs(&self, filter: &Cond, side: Side) -> Expr {
        if self.linear.ordered { condition(filter, side, side) } else { possible(filter, side) }
    }

    /// Whether the register does not tell of some term if the unit is in it, and the unit has something to add to it.
    fn untold(&self) -> Expr {
        let terms = self.linear.parts.iter();
        let untold = terms.map(|p| self.belongs(&p.filter, Side::Now).is_null().and(own(&p.amount, Side::Now).is_not_null()));
        untold.reduce(Expr::or).unwrap_or_else(|| lit(false))
    }

    /// A unit's amount on one side; null where a value it needs is not known.
    fn amount(&self, side: Side) -> Expr {
        self.sum(side, side)
    }

    /// Last year's published amount of the terms by which the unit is in the group now.
    fn published_of_now(&self) -> Expr {
        self.sum(Side::Published, Side::Now)
    }

    fn sum(&self, values: Side, register: Side) -> Expr {
        let terms = self.linear.parts.iter().map(|part| {
            let amount = own(&part.amount, values);
            let amount = match &part.deflator {
                Some(table) if values == Side::Now => deflated(amount, table),
                _ => amount,
            };
            let signed = cast(if part.sign.is_sign_negative() { -cast(amount, AMOUNT) } else { amount }, AMOUNT);
            let holds = condition(&part.filter, register, values);
            when(holds.clone(), signed).when(is_false(holds), zero()).end().unwrap_or_else(|_| null())
        });
        terms.reduce(|a, b| a + b).unwrap_or_else(null)
    }

    /// Whether a value is wanting only because what came before it was restated since.
    fn unsettled(&self) -> Expr {
        let waiting = self.linear.values().into_iter().map(|(form, item, at)| yes(ident(unsettled_column(&form, &item, at))));
        waiting.reduce(Expr::or).unwrap_or_else(|| lit(false))
    }

    fn published_in_area(&self) -> Expr {
        let filed = self.linear.items().into_keys().map(|form| Side::Published.filed(&form).is_not_null());
        let filed = filed.reduce(Expr::and).unwrap_or_else(|| lit(false));
        yes(self.belongs_to_panel("p_")).and(filed)
    }

    fn same_key(&self) -> Expr {
        yes(self.key(Side::Now).eq(self.key(Side::Published)))
    }

    fn same_group(&self) -> Expr {
        self.published_in_area().and(yes(self.group(Side::Published))).and(self.same_key())
    }

    /// The highest revision among the unit's filings: of two first filings it is the first.
    fn revision(&self) -> Expr {
        let filed = self.linear.items().into_keys();
        let filed: Vec<Expr> = filed.map(|form| cast(Side::Now.filed(&form), DataType::Int64)).collect();
        if filed.is_empty() { null_int() } else { greatest(filed) }
    }
}

/// What a unit has for a term, whether it belongs to it or not.
fn own(amount: &Amount, side: Side) -> Expr {
    match amount {
        Amount::Term(t) => term::term(t, side),
        Amount::Filed(form) => term::filed(form, side),
    }
}

/// A part of the panel inside a plan: its place among all.
fn part(name: &str) -> Expr {
    let place = PARTS.iter().position(|part| *part == name).unwrap_or(PARTS.len() - 1);
    lit(i8::try_from(place).unwrap_or(i8::MAX))
}

/// An event inside a plan: its place among its kind.
fn place(event: &str, kinds: &[&str]) -> Expr {
    lit(ScalarValue::Int8(place_of(event, kinds)))
}

/// An amount at the prices of the base: the index of the base is a hundred.
fn deflated(amount: Expr, table: &str) -> Expr {
    cast(amount * term::number(Decimal::ONE_HUNDRED), AMOUNT) / ident(deflator_column(table))
}

fn yes(condition: Expr) -> Expr {
    condition.is_true()
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
