//! A bulletin as a pack defines it: text, tables, charts and a comparison, all over bound figures.

use figures::{Measure, Period, Text};
use std::collections::BTreeMap;

/// Names every text of a bulletin may use beside its figures: period, its month, its year, the number of
/// the issue in its year, the area, the day up to which facts were known as a date and in words.
pub const GIVEN: [&str; 7] = ["period", "month", "year", "issue", "area", "as_of", "date"];

/// A bulletin: text with slots, never digits.
#[derive(Debug, Clone, PartialEq)]
pub struct Bulletin {
    /// Id.
    pub id: String,
    /// The kind of period it is for; any when absent.
    pub every: Option<Every>,
    /// Months without an issue; the issue before skips them.
    pub months_without: Vec<i8>,
    /// Head and signature.
    pub masthead: Option<Masthead>,
    /// Title with slots.
    pub title: Text,
    /// Bound figures by slot name.
    pub figures: BTreeMap<String, Slot>,
    /// Paragraphs with `{slot}`, `{slot.change}`, `{period}`, `{area}`.
    pub paragraphs: Vec<Text>,
    /// Figures by the members of a dimension, by name.
    pub breakdowns: BTreeMap<String, Breakdown>,
    /// Tables, in the order they are printed.
    pub tables: Vec<TableDef>,
    /// Charts, in the order they are printed.
    pub charts: Vec<ChartDef>,
    /// Comparison with the last issue.
    pub compare: Option<Compare>,
    /// Audience it is written for.
    pub audience: String,
}

/// How often a bulletin appears.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Every {
    /// Every month, cumulative from January.
    Month,
    /// Every quarter.
    Quarter,
    /// Every half-year.
    HalfYear,
    /// Every year.
    Year,
}

impl Every {
    /// All with the words packs use for them.
    pub const ALL: [(&'static str, Every); 4] =
        [("month", Every::Month), ("quarter", Every::Quarter), ("half_year", Every::HalfYear), ("year", Every::Year)];

    /// The period that is meant by the one asked; `None` when it is of another kind.
    pub fn period(self, asked: Period) -> Option<Period> {
        match (self, asked) {
            (Every::Month, Period::Month { year, month: to } | Period::Cumulative { year, to }) => Some(Period::Cumulative { year, to }),
            (Every::Quarter, Period::Quarter { .. }) | (Every::HalfYear, Period::Half { .. }) | (Every::Year, Period::Year { .. }) => {
                Some(asked)
            }
            (Every::Quarter, Period::Cumulative { year, to: 3 }) => Some(Period::Quarter { year, quarter: 1 }),
            (Every::HalfYear, Period::Cumulative { year, to: 6 }) => Some(Period::Half { year, half: 1 }),
            (Every::Year, Period::Cumulative { year, to: 12 }) => Some(Period::Year { year }),
            _ => None,
        }
    }
}

impl Bulletin {
    /// The period of the last issue.
    pub fn last(&self, with: Last, period: Period) -> Period {
        let before = match with {
            Last::YearBefore => return period.year_before(),
            Last::PreviousPeriod => period.previous(),
        };
        match self.months_without.len() < 12 && self.months_without.contains(&before.months().1) {
            true => self.last(with, before),
            false => before,
        }
    }
}

/// Head and signature of an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Masthead {
    /// The red line: name of the series.
    pub name: Text,
    /// Who issues it and signs.
    pub office: Text,
    /// Number of the issue, with given names only.
    pub number: Text,
    /// Day of the issue, with given names only.
    pub date: Text,
}

/// A bound figure of a bulletin.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// What it is called in tables; the indicator's name when absent.
    pub name: Option<Text>,
    /// Indicator id, `<id>.growth` for its growth.
    pub indicator: String,
    /// Unit shown.
    pub shown: Shown,
    /// Decimals shown; the indicator's own when empty.
    pub decimals: Option<u32>,
    /// Whether it is of the last month alone and not cumulative.
    pub of_month: bool,
}

/// The unit a figure is shown in.
#[derive(Debug, Clone, PartialEq, Default)]
pub enum Shown {
    /// The indicator's own.
    #[default]
    Own,
    /// By size, as the wording says.
    Auto,
    /// This one.
    In(Measure),
}

/// Figures by the members of a dimension.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Breakdown {
    /// Dimension: `division`, a classification …
    pub by: String,
    /// Slot of the amount that is broken down.
    pub of: String,
    /// Slot of its growth.
    pub growth: Option<String>,
    /// How many members are shown one by one; the others are one row.
    pub first: u32,
    /// Name of the row of the others.
    pub others: Text,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TableDef {
    /// Title with given names.
    pub title: Text,
    /// Head of the column of names.
    pub stub: Text,
    /// Its rows.
    pub rows: TableRows,
    /// Columns in order, with their heads.
    pub columns: Vec<(TableColumn, Text)>,
}

/// The rows of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TableRows {
    /// Figures of slots.
    Slots(Vec<RowDef>),
    /// The members of a breakdown.
    Breakdown(String),
}

/// A row of a table over slots.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RowDef {
    /// Its name; the slot's when absent.
    pub name: Option<Text>,
    /// Slot of the value.
    pub value: Option<String>,
    /// Slot of the growth.
    pub growth: Option<String>,
}

/// A column of a table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TableColumn {
    /// The value.
    Value,
    /// Part of the whole, in per cent.
    Share,
    /// Growth.
    Growth,
    /// The value in the last issue.
    LastValue,
    /// The growth in the last issue.
    LastGrowth,
}

impl TableColumn {
    /// All with the words packs use for them.
    pub const ALL: [(&'static str, TableColumn); 5] = [
        ("value", TableColumn::Value),
        ("share", TableColumn::Share),
        ("growth", TableColumn::Growth),
        ("last_value", TableColumn::LastValue),
        ("last_growth", TableColumn::LastGrowth),
    ];

    /// Whether it is of the issue before.
    pub fn is_last(self) -> bool {
        matches!(self, TableColumn::LastValue | TableColumn::LastGrowth)
    }
}

/// A chart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChartDef {
    /// What it shows, with given names.
    pub title: Text,
    /// What is to be seen in it, in a sentence with slots of the chart.
    pub finding: Text,
    /// Head of the column of names in its table.
    pub stub: Text,
    /// Its kind.
    pub kind: ChartKind,
}

/// What is drawn.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ChartKind {
    /// The bridge of a growth slot, from last year's published total to this one, in the form of a slot of its level.
    Bridge {
        /// Slot of the growth.
        growth: String,
        /// Slot of the level, whose unit and decimals it takes.
        level: String,
    },
    /// Bars of a breakdown, with the growth beside them.
    Bars {
        /// The breakdown.
        breakdown: String,
        /// Columns of its table.
        columns: Vec<(TableColumn, Text)>,
    },
}

impl ChartKind {
    /// Names the finding of such a chart may use, each with what can be said of it.
    pub fn names(&self) -> &'static [(&'static str, &'static [&'static str])] {
        match self {
            ChartKind::Bridge { .. } => BRIDGE_NAMES,
            ChartKind::Bars { .. } => BARS_NAMES,
        }
    }
}

/// The largest step of a bridge.
pub const BRIDGE_NAMES: &[(&str, &[&str])] = &[("step", &["change"])];
/// The longest bar.
pub const BARS_NAMES: &[(&str, &[&str])] = &[("first", &["value", "share", "change"])];
/// Names of the sentence on a figure that was restated since the last issue.
pub const RESTATED_NAMES: &[(&str, &[&str])] = &[("name", &[]), ("then", &[]), ("now", &[]), ("last", &[])];

/// The comparison with the last issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Compare {
    /// Which issue is the last.
    pub with: Last,
    /// Whether its figures are shown as they were known when it appeared; else as they are known now.
    pub as_then_known: bool,
    /// Title with given names.
    pub title: Text,
    /// Head of the column of names.
    pub stub: Text,
    /// Head of the column of changes.
    pub change: Text,
    /// Slots compared.
    pub figures: Vec<String>,
    /// A sentence for a figure that was restated since.
    pub restated: Text,
}

/// Which issue is the last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Last {
    /// The issue before: of the month, quarter or half-year before.
    PreviousPeriod,
    /// The issue of the same period a year before.
    YearBefore,
}

impl Last {
    /// Both with the words packs use for them.
    pub const ALL: [(&'static str, Last); 2] = [("previous_period", Last::PreviousPeriod), ("year_before", Last::YearBefore)];
}
