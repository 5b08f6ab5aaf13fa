//! Forms: items, columns, rows, calendars.

use super::Source;
use figures::{Measure, Period, Role, Text};
use jiff::civil::{Date, DateTime};
use std::collections::BTreeMap;

/// A reporting form.
#[derive(Debug, Clone, PartialEq)]
pub struct Form {
    /// Official table number.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Other names it goes by on sheets.
    pub aliases: Vec<String>,
    /// Source.
    pub source: Source,
    /// How often it is filed: `monthly`, `quarterly`, `annual`.
    pub frequency: String,
    /// Unit of measure in the head of the sheet, where all items share it.
    pub measure: Option<Measure>,
    /// Which units file it: a `status` of the register, such as `above_scale`; any unit when empty.
    pub panel: Option<String>,
    /// Months (1–12) for which nothing is filed.
    pub exempt_months: Vec<i8>,
    /// Report periods and the local date and time by which each is due.
    pub due: BTreeMap<Period, DateTime>,
    /// Editions by the first day of the periods they are for.
    pub versions: Vec<FormVersion>,
    /// Columns in the order of the sheet; a form without any is filed as tidy lines only.
    pub columns: Vec<Column>,
    /// Items by code.
    pub items: BTreeMap<String, Item>,
    /// Rows whose code comes from a nomenclature: output by industry, products.
    pub families: BTreeMap<String, Family>,
}

/// An edition of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct FormVersion {
    /// First day of the periods it is for.
    pub from: Date,
    /// Its name, such as `2021`.
    pub name: String,
    /// Document that issued it, where known.
    pub number: Option<String>,
}

/// A column of values of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Official number, `1`.
    pub id: String,
    /// Heading.
    pub title: Text,
    /// Other headings it goes by on sheets.
    pub aliases: Vec<String>,
    /// Own or same-period column.
    pub role: Role,
    /// What period its values speak of.
    pub span: Span,
    /// Whether the office fills it in and firms do not.
    pub locked: bool,
}

/// How the period of a column follows from that of the sheet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Span {
    /// The sheet's month (本月).
    Month,
    /// January to the sheet's month (1—本月), or a quarter's or year's end of it.
    Cumulative,
    /// The sheet's own period (本季, 本年, 期末).
    Report,
}

/// What a value is to time: whether values of the months of a year can be added.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Nature {
    /// What happened within the period (产值, 收入): months add up to the cumulative value.
    #[default]
    Flow,
    /// A balance at the end of the period (资产, 期末人数): the cumulative value is that of its last day.
    Stock,
    /// An average over the period (平均用工人数): the cumulative value is one of all its months.
    Average,
}

/// An item of a form.
#[derive(Debug, Clone, PartialEq)]
pub struct Item {
    /// Official code.
    pub code: String,
    /// Place among the items of the form, from 0, as the sheet has them.
    pub position: usize,
    /// Name.
    pub title: Text,
    /// Other names it goes by on sheets.
    pub aliases: Vec<String>,
    /// Unit it is filed in.
    pub measure: Measure,
    /// Whether only whole numbers are filed.
    pub integer: bool,
    /// Whether it may be negative.
    pub may_be_negative: bool,
    /// What its value is to time.
    pub nature: Nature,
    /// Indentation on the sheet, from 0.
    pub level: u32,
    /// Sum or difference of other items of the form it equals, with their signs; empty for a filed item.
    pub derived: Vec<(bool, String)>,
    /// Ids of the columns it is filed in; all when empty.
    pub columns: Vec<String>,
    /// First day of the periods it is asked for.
    pub from: Option<Date>,
    /// First day of the periods it is no longer asked for.
    pub until: Option<Date>,
}

/// Rows of a form whose code comes from a nomenclature. Their item code in the ledger is that code.
#[derive(Debug, Clone, PartialEq)]
pub struct Family {
    /// Id, such as `industry`.
    pub id: String,
    /// What the rows are.
    pub title: Text,
    /// The nomenclature of their codes.
    pub nomenclature: String,
    /// How many characters a code has; any number when 0.
    pub length: usize,
    /// Sections of the nomenclature they may belong to; any when empty.
    pub sections: Vec<String>,
    /// The item they add up to, where they do.
    pub part_of: Option<String>,
    /// Unit they are filed in.
    pub measure: Measure,
    /// Whether only whole numbers are filed.
    pub integer: bool,
    /// What their values are to time.
    pub nature: Nature,
}
