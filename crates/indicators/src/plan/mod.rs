//! Engine plans: one verb a file, composed by `panel` into one row per unit and role in the panel.

pub mod columns;
pub mod condition;
pub mod facts;
pub mod panel;
pub mod parts;
pub mod register;
pub mod term;

use datafusion::arrow::datatypes::DataType;
use datafusion::logical_expr::Expr;
use datafusion::prelude::ident;

/// The type of all amounts inside a plan: 28 digits before the point, 10 after.
pub const AMOUNT: DataType = DataType::Decimal128(38, 10);

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
    pub fn value(self, form: &str, item: &str) -> Expr {
        ident(value_column(self.facts(), form, item))
    }

    /// Whether the form was filed on this side.
    pub fn filed(self, form: &str) -> Expr {
        ident(filed_column(self.facts(), form))
    }
}

/// Name of the column with an item's value.
pub fn value_column(prefix: &str, form: &str, item: &str) -> String {
    format!("{prefix}value_{}__{}", plain(form), plain(item))
}

/// Name of the column with the id of the fact behind an item's value.
pub fn fact_column(prefix: &str, form: &str, item: &str) -> String {
    format!("{prefix}fact_{}__{}", plain(form), plain(item))
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
