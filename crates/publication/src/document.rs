//! A composed text: plain words, figures bound to their way back, tables and charts over them.

use crate::draw::Drawing;
use figures::{FigureId, Lang, Text};

/// A piece of a sentence or of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Run {
    /// Words of the template or of the wording rules; never a digit.
    Text(String),
    /// Period, area or as-of, which the reader asked for.
    Given(String),
    /// A figure.
    Bound(Bound),
    /// A number that follows from figures printed beside it.
    Derived(Derived),
}

/// A figure where it is printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bound {
    /// Slot of the bulletin.
    pub slot: String,
    /// As printed, rounded.
    pub shown: String,
    /// The figure's name.
    pub id: FigureId,
    /// The moment up to which facts were known.
    pub as_of: String,
    /// Exact value, or the code of the reason.
    pub exact: String,
    /// Unit of the exact value.
    pub unit: String,
    /// The formula in force.
    pub formula: String,
}

/// A number that follows from figures.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Derived {
    /// As printed, rounded.
    pub shown: String,
    /// Exact value, or the code of the reason.
    pub exact: String,
    /// Unit of the exact value.
    pub unit: String,
    /// How it follows.
    pub how: Derivation,
    /// The figure whose explanation leads to it.
    pub of: FigureId,
    /// The moment up to which facts were known.
    pub as_of: String,
}

/// How a number follows from figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Derivation {
    /// This value as part of the whole.
    Share,
    /// This figure less the last issue's.
    Difference,
    /// The whole less the members shown.
    Rest,
    /// A term of the bridge of a growth rate.
    Term,
}

impl Derivation {
    /// The way in words.
    pub fn words(self) -> Text {
        match self {
            Derivation::Share => Text::new("本项除以合计", "this member divided by the whole"),
            Derivation::Difference => Text::new("本期减上期", "this issue less the last one"),
            Derivation::Rest => Text::new("合计减去所列各项", "the whole less the members shown"),
            Derivation::Term => Text::new("增速衔接中的一项", "a term of the bridge of the growth"),
        }
    }
}

/// A bulletin in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Document {
    /// Language of the text.
    pub lang: Lang,
    /// Head and signature.
    pub masthead: Option<Head>,
    /// Title.
    pub title: Vec<Run>,
    /// Paragraphs.
    pub paragraphs: Vec<Vec<Run>>,
    /// Tables, the comparison with the last issue behind the others.
    pub tables: Vec<Table>,
    /// Charts.
    pub charts: Vec<Chart>,
    /// As-of, basis, coverage, marks, later restatements.
    pub notes: Vec<String>,
    /// The moment up to which facts were known, as asked.
    pub as_of: String,
}

/// Head and signature in one language.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Head {
    /// The red line.
    pub name: String,
    /// Who issues it and signs.
    pub office: String,
    /// Number of the issue.
    pub number: String,
    /// Day of the issue.
    pub date: String,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Table {
    /// 表1 / Table 1; empty for the table of a chart.
    pub label: String,
    /// Its title.
    pub title: String,
    /// Head of the column of names.
    pub stub: String,
    /// Heads of the other columns.
    pub heads: Vec<String>,
    /// Rows, each with as many cells as there are heads.
    pub rows: Vec<Row>,
    /// Sentences under it.
    pub remarks: Vec<Vec<Run>>,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Its name, with the unit where rows have their own.
    pub name: String,
    /// Its cells.
    pub cells: Vec<Vec<Run>>,
    /// What kind of row it is.
    pub kind: RowKind,
}

/// What kind of row it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RowKind {
    /// One of many.
    Plain,
    /// The members that are not shown one by one.
    Rest,
    /// The whole.
    Total,
}

/// A chart with the numbers it is drawn from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// 图1 / Figure 1.
    pub label: String,
    /// What it shows.
    pub title: String,
    /// What is to be seen in it; empty when nothing may be shown.
    pub finding: Vec<Run>,
    /// The drawing; absent when nothing may be shown.
    pub drawing: Option<Drawing>,
    /// The same numbers.
    pub table: Table,
}

impl Run {
    /// What is printed.
    pub fn shown(&self) -> &str {
        match self {
            Run::Text(text) | Run::Given(text) => text,
            Run::Bound(bound) => &bound.shown,
            Run::Derived(derived) => &derived.shown,
        }
    }
}

impl Document {
    /// The bound figures in the order they are printed, title first.
    pub fn bound(&self) -> impl Iterator<Item = &Bound> {
        let tables = self.tables.iter().chain(self.charts.iter().map(|c| &c.table));
        let cells = tables.flat_map(|t| t.rows.iter().flat_map(|r| r.cells.iter().flatten()).chain(t.remarks.iter().flatten()));
        bound(self.prose().chain(self.charts.iter().flat_map(|c| &c.finding)).chain(cells))
    }

    /// The bound figures of title and paragraphs.
    pub fn bound_in_prose(&self) -> impl Iterator<Item = &Bound> {
        bound(self.prose())
    }

    /// Title and paragraphs as plain text, one a line.
    pub fn prose_text(&self) -> String {
        let lines: Vec<String> = std::iter::once(&self.title).chain(&self.paragraphs).map(|runs| plain(runs)).collect();
        format!("{}\n", lines.join("\n\n"))
    }

    fn prose(&self) -> impl Iterator<Item = &Run> {
        self.title.iter().chain(self.paragraphs.iter().flatten())
    }
}

fn bound<'d>(runs: impl Iterator<Item = &'d Run>) -> impl Iterator<Item = &'d Bound> {
    runs.filter_map(|run| match run {
        Run::Bound(bound) => Some(bound),
        _ => None,
    })
}

/// Runs as plain text.
pub fn plain(runs: &[Run]) -> String {
    runs.iter().map(Run::shown).collect()
}
