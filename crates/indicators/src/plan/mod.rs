//! Engine plans: one verb a file, composed by `panel` into one row per unit and role in the panel.

pub mod batches;
pub mod columns;
pub mod condition;
pub mod facts;
pub mod panel;
pub mod parts;
pub mod register;
pub mod since;
pub mod term;
pub mod value;

use datafusion::arrow::datatypes::DataType;
use datafusion::logical_expr::Expr;
use datafusion::prelude::ident;
use methodology::reading::At;

/// The type of all amounts inside a plan: 28 digits before the point, 10 after.
pub const AMOUNT: DataType = DataType::Decimal128(38, 10);

/// Digits after the point of an amount inside a plan.
pub const AMOUNT_SCALE: u32 = 10;

/// The type of amounts as they are filed.
pub const AMOUNT_FILED: DataType = DataType::Decimal128(20, 4);

/// Which snapshot of the register and which facts an expression reads.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Side {
    /// This period, as known now.
    Now,
    /// The comparable base: last year's value as known now, with this year's register.
    Base,
    /// Last year as then published: facts and register as known one year before.
    Published,
    /// Last year's register and values as known now.
    Restated,
}

impl Side {
    /// Prefix of register columns.
    pub fn register(self) -> &'static str {
        match self {
            Side::Now | Side::Base => "n_",
            Side::Published => "p_",
            Side::Restated => "r_",
        }
    }

    /// Prefix of fact columns.
    pub fn facts(self) -> &'static str {
        match self {
            Side::Now => "c_",
            Side::Base | Side::Restated => "b_",
            Side::Published => "q_",
        }
    }

    /// A register column of this side.
    pub fn attribute(self, name: &str) -> Expr {
        ident(format!("{}{}", self.register(), plain(name)))
    }

    /// A value column of this side.
    pub fn value(self, form: &str, item: &str, at: At) -> Expr {
        ident(value_column(self.facts(), form, item, at))
    }

    /// How many months of this side's period a unit ran.
    pub fn ran(self) -> Expr {
        ident(format!("{}ran", self.period()))
    }

    /// How many months this side's period has.
    pub fn months(self) -> Expr {
        ident(format!("{}months", self.period()))
    }

    /// Prefix of the columns that are of the side's own period; the base is judged by today's register otherwise.
    fn period(self) -> &'static str {
        if self == Side::Base { Side::Restated.register() } else { self.register() }
    }

    /// Whether the form was filed on this side.
    pub fn filed(self, form: &str) -> Expr {
        ident(filed_column(self.facts(), form))
    }
}

/// Name of the column with an item's value.
pub fn value_column(prefix: &str, form: &str, item: &str, at: At) -> String {
    format!("{prefix}value_{}", item_of(form, item, at))
}

/// What the names of the columns with the ids of the facts behind an item's value begin with.
pub fn fact_columns(prefix: &str, form: &str, item: &str, at: At) -> String {
    format!("{prefix}fact_{}__", item_of(form, item, at))
}

/// Name of the column with the id of the nth fact behind an item's value.
pub fn fact_column(prefix: &str, form: &str, item: &str, at: At, nth: usize) -> String {
    format!("{}{nth}", fact_columns(prefix, form, item, at))
}

/// Name of the column that says whether a value of this period waits for what came before to be confirmed.
pub fn unsettled_column(form: &str, item: &str, at: At) -> String {
    format!("unsettled_{}", item_of(form, item, at))
}

fn item_of(form: &str, item: &str, at: At) -> String {
    let opening = if at == At::Opening { "__opening" } else { "" };
    format!("{}__{}{opening}", plain(form), plain(item))
}

/// Name of the column with the revision of a filing; null where nothing was filed.
pub fn filed_column(prefix: &str, form: &str) -> String {
    format!("{prefix}filed_{}", plain(form))
}

/// A name of lower-case letters and digits only: the engine reads dots and capitals in names as syntax.
pub fn plain(name: &str) -> String {
    name.chars()
        .map(|c| if c.is_ascii_lowercase() || c.is_ascii_digit() { c.to_string() } else { format!("_{:x}_", u32::from(c)) })
        .collect()
}
