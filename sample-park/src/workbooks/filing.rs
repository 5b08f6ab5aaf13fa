//! The forms of June and of the second quarter of 2021, as they go on sheets.

use crate::book::{Book, Line};
use figures::Decimal;
use std::collections::BTreeMap;

const ITEMS: &str = include_str!("../../data/items.csv");

/// A form as its sheet shows it.
#[derive(Debug)]
pub(crate) struct Kind {
    pub(crate) form: &'static str,
    pub(crate) title: &'static str,
    /// The period in the head.
    pub(crate) period: &'static str,
    /// Unit of measure in the head.
    pub(crate) measure: &'static str,
    /// The tidy file that has the same values.
    pub(crate) file: &'static str,
    pub(crate) columns: &'static [Column],
}

/// A column of values; columns of one group stand under one heading. Without a heading of its own below it, the
/// group's goes over both rows.
#[derive(Debug)]
pub(crate) struct Column {
    pub(crate) group: &'static str,
    pub(crate) title: &'static str,
    period: &'static str,
    same_period: bool,
}

const fn column(group: &'static str, title: &'static str, period: &'static str, same_period: bool) -> Column {
    Column { group, title, period, same_period }
}

const OWN: &str = "本年";
const BEFORE: &str = "上年同期";

static KINDS: [Kind; 3] = [
    Kind {
        form: "B204-1",
        title: "工业产销总值及主要产品产量",
        period: "2021年6月",
        measure: "千元",
        file: "B204-1-2021-06.csv",
        columns: &[
            column(OWN, "本月", "2021-06", false),
            column(OWN, "1—本月", "2021-01..06", false),
            column(BEFORE, "本月", "2020-06", true),
            column(BEFORE, "1—本月", "2020-01..06", true),
        ],
    },
    Kind {
        form: "B203",
        title: "财务状况",
        period: "2021年6月",
        measure: "千元",
        file: "B203-2021-06.csv",
        columns: &[column("1—本月", "", "2021-01..06", false), column(BEFORE, "", "2020-01..06", true)],
    },
    Kind {
        form: "202-1",
        title: "从业人员及工资总额",
        period: "2021年2季度",
        measure: "人",
        file: "202-1-2021-Q2.csv",
        columns: &[column("本季", "", "2021-Q2", false), column(BEFORE, "", "2020-Q2", true)],
    },
];

/// A line of a form.
#[derive(Debug, Clone)]
pub(crate) struct Row {
    pub(crate) item: String,
    pub(crate) name: String,
    pub(crate) unit: String,
    /// Values by the number of their column, from 1.
    pub(crate) values: BTreeMap<usize, Decimal>,
}

/// A form of a firm.
#[derive(Debug, Clone)]
pub(crate) struct Filing {
    pub(crate) kind: &'static Kind,
    pub(crate) unit: String,
    pub(crate) name: String,
    pub(crate) street: String,
    /// The day it came.
    pub(crate) known: String,
    pub(crate) note: String,
    pub(crate) rows: Vec<Row>,
}

pub(crate) fn kind(form: &str) -> Option<&'static Kind> {
    KINDS.iter().find(|kind| kind.form == form)
}

impl Filing {
    pub(crate) fn value(&self, item: &str, column: usize) -> Option<Decimal> {
        self.rows.iter().find(|row| row.item == item)?.values.get(&column).copied()
    }
}

/// All filings of a form, by unit.
pub(crate) fn filings(book: &Book, form: &str) -> Vec<Filing> {
    let Some(kind) = kind(form) else { return Vec::new() };
    let mut all: BTreeMap<&str, Filing> = BTreeMap::new();
    for line in book.lines(kind.file) {
        all.entry(&line.unit).or_insert_with(|| empty(book, kind, line)).take(line);
    }
    all.into_values().collect()
}

/// A filing with all lines of its form and no values.
fn empty(book: &Book, kind: &'static Kind, line: &Line) -> Filing {
    let profile = book.profiles.get(&line.unit).cloned().unwrap_or_default();
    let (name, street, known) = (profile.name, profile.street, line.known.clone());
    Filing { kind, unit: line.unit.clone(), name, street, known, note: String::new(), rows: rows(kind.form) }
}

/// The lines of a form, without values.
pub(crate) fn rows(form: &str) -> Vec<Row> {
    let cells = ITEMS.lines().skip(1).map(|line| line.split(',').collect::<Vec<_>>());
    let read = |cells: Vec<&str>| match cells[..] {
        [of, item, name, unit] if of == form => {
            Some(Row { item: item.to_owned(), name: name.to_owned(), unit: unit.to_owned(), values: BTreeMap::new() })
        }
        _ => None,
    };
    cells.filter_map(read).collect()
}

impl Filing {
    fn take(&mut self, line: &Line) {
        let fits = |c: &Column| c.period == line.period && c.same_period == line.same_period;
        let column = self.kind.columns.iter().position(fits);
        let row = self.rows.iter_mut().find(|row| row.item == line.item);
        if let (Some(row), Some(column)) = (row, column) {
            row.values.insert(column + 1, Decimal::from(line.value));
        }
        if !line.note.is_empty() {
            self.note.clone_from(&line.note);
        }
    }
}
