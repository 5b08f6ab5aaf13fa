//! Tables on a sheet, found by their headings wherever they stand.

use super::date::periods_in;
use super::label::{label, without_measure};
use super::vocabulary::{Vocabulary, Word};
use crate::workbook::{Cell, Sheet};
use figures::Measure;
use std::ops::Range;

/// How a table is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Layout {
    /// One unit's form: a row an item, a column a period.
    Form,
    /// A row a unit, a column an item.
    List,
    /// One fact a line, headed by the words of the tidy file.
    Tidy,
    /// One attribute or event a line.
    Register,
}

/// A table with its headings.
#[derive(Debug, Clone)]
pub(crate) struct Table {
    /// How it is laid out.
    pub layout: Layout,
    /// Rows of its headings.
    pub headings: Range<u32>,
    /// Rows below the headings up to the next table's.
    pub body: Range<u32>,
    /// Columns with what is written above them: one folded text a level, from the top.
    pub columns: Vec<Heading>,
}

/// A column with its headings.
#[derive(Debug, Clone)]
pub(crate) struct Heading {
    /// Column from 0.
    pub column: u32,
    /// Folded texts from the top; a merged cell counts once.
    pub levels: Vec<String>,
    /// What it is, where it is no amount.
    pub word: Option<Word>,
}

impl Heading {
    /// The levels as one text.
    pub(crate) fn joined(&self) -> String {
        self.levels.concat()
    }

    /// The levels as one text without the unit of measure that one of them states, and that unit.
    pub(crate) fn plain(&self) -> (String, Option<Measure>) {
        let levels = self.levels.iter().map(|l| without_measure(l));
        let (texts, measures): (Vec<&str>, Vec<Option<Measure>>) = levels.unzip();
        (texts.concat(), measures.into_iter().flatten().next())
    }
}

/// So many tables of a sheet are read; a sheet of more is no form.
pub(crate) const MOST_TABLES: usize = 64;

/// Headings are at most so many rows high.
const HIGHEST: u32 = 4;

/// The tables of a sheet from the top.
pub(crate) fn tables(sheet: &Sheet, vocabulary: &Vocabulary<'_>) -> Vec<Table> {
    let mut found: Vec<Table> = Vec::new();
    for (row, _) in sheet.rows() {
        if found.len() >= MOST_TABLES {
            break;
        }
        if found.last().is_some_and(|t| t.headings.contains(&row)) {
            continue;
        }
        if let Some(layout) = layout_of(sheet, row, vocabulary) {
            found.push(table(sheet, row, layout, vocabulary));
        }
    }
    let last = sheet.rows().last().map_or(0, |(row, _)| row + 1);
    for at in 0..found.len() {
        let end = found.get(at + 1).map_or(last, |next| next.headings.start);
        found[at].body = found[at].headings.end..end.max(found[at].headings.end);
    }
    found
}

fn layout_of(sheet: &Sheet, row: u32, vocabulary: &Vocabulary<'_>) -> Option<Layout> {
    let texts: Vec<String> = sheet.row(row).iter().filter_map(|(_, cell)| cell.text()).map(label).collect();
    let has = |wanted: &[&str]| wanted.iter().all(|w| texts.iter().any(|t| t == w));
    if has(&["unit", "form", "period", "item", "value"]) {
        return Some(Layout::Tidy);
    }
    if has(&["unit", "attribute", "value"]) {
        return Some(Layout::Register);
    }
    let any = |word: Word| texts.iter().any(|t| vocabulary.is(t, word));
    let unit = any(Word::UnitCode) || any(Word::UnitName);
    if texts.len() >= 2 && any(Word::ItemName) && (any(Word::ItemCode) || columns_near(sheet, row, vocabulary)) {
        return Some(Layout::Form);
    }
    (texts.len() >= 3 && unit).then_some(Layout::List)
}

/// Whether a heading in this row or the two below is a column of some form.
fn columns_near(sheet: &Sheet, row: u32, vocabulary: &Vocabulary<'_>) -> bool {
    let texts = (row..row + 3).flat_map(|r| sheet.row(r)).filter_map(|(_, cell)| cell.text()).map(label);
    let mut texts = texts.filter(|t| !t.is_empty());
    texts.any(|t| vocabulary.forms().any(|f| f.column_named(&t).is_some()))
}

fn table(sheet: &Sheet, row: u32, layout: Layout, vocabulary: &Vocabulary<'_>) -> Table {
    let keys = key_columns(sheet, row, layout, vocabulary);
    let headings = match layout {
        Layout::Tidy | Layout::Register => row..row + 1,
        Layout::Form | Layout::List => first(sheet, row, &keys, vocabulary)..last(sheet, row, &keys, vocabulary) + 1,
    };
    let columns = columns(sheet, &headings, vocabulary);
    Table { layout, headings: headings.clone(), body: headings.end..headings.end, columns }
}

/// Columns that name rows: their headings tell where the headings end.
fn key_columns(sheet: &Sheet, row: u32, layout: Layout, vocabulary: &Vocabulary<'_>) -> Vec<u32> {
    let keys: &[Word] = match layout {
        Layout::Form => &[Word::ItemName, Word::ItemCode],
        _ => &[Word::UnitCode, Word::UnitName],
    };
    let is_key = |text: &str| keys.iter().any(|k| vocabulary.is(&label(text), *k));
    sheet.row(row).iter().filter(|(_, cell)| cell.text().is_some_and(is_key)).map(|(column, _)| *column).collect()
}

/// Group headings may stand in the row above the keys.
fn first(sheet: &Sheet, row: u32, keys: &[u32], vocabulary: &Vocabulary<'_>) -> u32 {
    let Some(above) = row.checked_sub(1) else { return row };
    let over_keys = keys.iter().any(|k| *sheet.shown(above, *k) != Cell::Empty);
    let right = sheet.row(above).iter().filter(|(column, cell)| keys.iter().all(|k| column > k) && cell.text().is_some()).count();
    let labelled = |cell: &Cell| cell.text().map(label).is_some_and(|t| vocabulary.lead(&t).is_some() || !periods_in(&t).is_empty());
    let said = sheet.row(above).iter().any(|(_, cell)| labelled(cell));
    if !over_keys && !said && right >= 1 && sheet.row(above).len() == right { above } else { row }
}

/// Headings end where the merged keys end, or where a row names something in the key columns or holds numbers.
fn last(sheet: &Sheet, row: u32, keys: &[u32], vocabulary: &Vocabulary<'_>) -> u32 {
    let mut last = keys.iter().filter_map(|k| sheet.merge_at(row, *k)).map(|m| m.to.0).max().unwrap_or(row).min(row + HIGHEST);
    while last < row + HIGHEST {
        let next = last + 1;
        let cells = sheet.row(next);
        let texts_only = !cells.is_empty() && cells.iter().all(|(_, cell)| cell.text().is_some());
        let keyed = keys.iter().any(|k| *sheet.get(next, *k) != Cell::Empty);
        if (texts_only && !keyed && !amounts(cells, vocabulary)) || is_index(cells) {
            last = next;
        } else {
            break;
        }
    }
    last
}

/// Numbers typed as text are amounts, not headings.
fn amounts(cells: &[(u32, Cell)], vocabulary: &Vocabulary<'_>) -> bool {
    let digits = |t: &str| t.chars().all(|c| c.is_ascii_digit() || ",.-()".contains(c)) || vocabulary.blanks.contains(&t.to_owned());
    cells.iter().filter_map(|(_, cell)| cell.text()).map(label).any(|t| !t.is_empty() && digits(&t))
}

/// The row 甲 乙 丙 1 2 3 4 under the headings, or A B C 1 2 3 4.
pub(crate) fn is_index(cells: &[(u32, Cell)]) -> bool {
    let stems = ["甲", "乙", "丙", "丁", "戊"];
    let first = cells.first().and_then(|(_, cell)| cell.text()).map(label);
    let short = cells.iter().all(|(_, cell)| cell.display().trim().chars().count() <= 3);
    short && (first.is_some_and(|t| stems.contains(&t.as_str())) || counted(cells))
}

/// Letters from A on, at least two, then numbers.
fn counted(cells: &[(u32, Cell)]) -> bool {
    let texts: Vec<String> = cells.iter().map(|(_, cell)| cell.display().trim().to_ascii_uppercase()).collect();
    let letters = texts.iter().zip('A'..='Z').take_while(|(text, letter)| **text == letter.to_string()).count();
    letters > 1 && texts[letters..].iter().all(|text| !text.is_empty() && text.chars().all(|c| c.is_ascii_digit()))
}

fn columns(sheet: &Sheet, headings: &Range<u32>, vocabulary: &Vocabulary<'_>) -> Vec<Heading> {
    let last = headings.clone().flat_map(|r| sheet.row(r)).map(|(column, _)| *column).max().unwrap_or_default();
    let merged = sheet.merges.iter().filter(|m| headings.contains(&m.from.0)).map(|m| m.to.1).max().unwrap_or_default();
    let first = headings.clone().flat_map(|r| sheet.row(r)).map(|(column, _)| *column).min().unwrap_or_default();
    let bound = last.max(merged).min(first + 2000);
    (first..=bound).filter_map(|column| heading(sheet, headings, column, vocabulary)).collect()
}

fn heading(sheet: &Sheet, headings: &Range<u32>, column: u32, vocabulary: &Vocabulary<'_>) -> Option<Heading> {
    let mut levels: Vec<String> = Vec::new();
    let mut origins: Vec<(u32, u32)> = Vec::new();
    for row in headings.clone().filter(|row| !is_index(sheet.row(*row))) {
        let Some((at, text)) = level(sheet, headings, row, column) else { continue };
        if !origins.contains(&at) {
            origins.push(at);
            levels.push(text);
        }
    }
    let joined = levels.concat();
    let word = vocabulary.words(&joined).first().copied();
    if levels.is_empty() { None } else { Some(Heading { column, levels, word }) }
}

/// The heading over a column in one row: its own cell, the merge it belongs to, or, on a sheet without merges,
/// the group heading to the left.
fn level(sheet: &Sheet, headings: &Range<u32>, row: u32, column: u32) -> Option<((u32, u32), String)> {
    let at = sheet.merge_at(row, column).map_or((row, column), |m| m.from);
    let own = label(&sheet.get(at.0, at.1).display());
    if !own.is_empty() {
        return Some((at, own));
    }
    let merged = sheet.merges.iter().any(|m| headings.contains(&m.from.0));
    let lowest = row + 1 == headings.end || headings.end > row + 1 && is_index(sheet.row(row + 1));
    if merged || lowest || below_is_empty(sheet, headings, row, column) {
        return None;
    }
    let (left, cell) = sheet.row(row).iter().rev().find(|(c, _)| *c < column)?;
    let text = label(&cell.display());
    // A heading that has nothing below it names its own column only.
    (!text.is_empty() && !below_is_empty(sheet, headings, row, *left)).then_some(((row, *left), text))
}

fn below_is_empty(sheet: &Sheet, headings: &Range<u32>, row: u32, column: u32) -> bool {
    (row + 1..headings.end).filter(|r| !is_index(sheet.row(*r))).all(|r| *sheet.get(r, column) == Cell::Empty)
}
