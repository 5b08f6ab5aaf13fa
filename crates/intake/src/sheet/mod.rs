//! Sheets to filings: whatever the layout, a value becomes a fact of a unit, form, period and item with its cell.
//!
//! `table` finds tables by their headings, `head` reads what stands around them, `settle` decides form, period and
//! unit, `official` and `list` take the rows, `lines` those of a tidy or register table, `propose` makes mapping
//! rules for headings nobody knows. `vocabulary` holds the catalogue's names, folded by `label`.

pub(crate) mod date;
mod draft;
mod head;
mod label;
mod likeness;
mod lines;
mod list;
mod official;
mod propose;
mod settle;
mod table;
mod typed;
mod unit;
mod value;
mod vocabulary;

use crate::Context;
use crate::mark::FINDINGS;
use crate::matching::Matcher;
use crate::read::Content;
use crate::template::KEY_SHEET;
use crate::workbook::{Book, Sheet};
use draft::Drafts;
use figures::{Class, Entry, Issue, Place, RegisterRow, Text};
pub(crate) use label::label;
use methodology::catalogue::Catalogue;
use methodology::mapping::Mapping;
use std::collections::BTreeMap;
pub use typed::typed;
pub(crate) use vocabulary::Vocabulary;

/// What reading sheets rests on, made once for all files of a delivery.
pub struct Reader<'a> {
    vocabulary: Vocabulary<'a>,
    matcher: Matcher<'a>,
    ctx: &'a Context<'a>,
}

/// A file while its sheets are read.
pub(crate) struct Reading<'r, 'c> {
    ctx: &'r Context<'c>,
    vocabulary: &'r Vocabulary<'c>,
    matcher: &'r Matcher<'c>,
    file: &'r str,
    drafts: Drafts,
    tidy: crate::read::tidy::Tidy,
    register: Vec<RegisterRow>,
    entries: Vec<Entry>,
    issues: Vec<Issue>,
    /// Issues of formulas without a stored value by cell, to be raised where a value is wanted.
    waiting: BTreeMap<String, Issue>,
    proposals: Vec<Mapping>,
}

impl<'a> Reader<'a> {
    /// Folds the names of the catalogue and of the register.
    pub fn new(ctx: &'a Context<'a>) -> Self {
        let catalogue: &Catalogue = ctx.catalogue;
        Reader { vocabulary: Vocabulary::new(catalogue), matcher: Matcher::new(ctx.registry, &catalogue.legal_forms), ctx }
    }

    /// Reads a file of any format: tidy or register lines, or a form's layout in a workbook or CSV. The issues are
    /// those of the whole file in the order of places; while one of them blocks, the content is not to be written.
    pub fn read(&self, file: &str, bytes: &[u8]) -> (Content, Vec<Issue>) {
        if crate::read::is_lines(bytes) {
            return crate::read::lines(file, bytes, (self.ctx, &self.matcher));
        }
        let (book, issues) = crate::workbook::open(file, bytes);
        let Some(book) = book else { return (Content::default(), issues) };
        // A formula without a stored value matters only where a value is wanted.
        let (waiting, mut issues): (Vec<Issue>, Vec<Issue>) =
            issues.into_iter().partition(|i| i.code == "formula-not-computed" && i.place.cell.is_some());
        let waiting = waiting.into_iter().filter_map(|i| Some((i.place.cell.clone()?, i))).collect();
        let (content, found) = self.waiting(file, &book, waiting);
        issues.extend(found);
        issues.sort_by(|a, b| a.place.cmp(&b.place));
        (content, issues)
    }

    /// Reads a workbook that is open already.
    pub fn book(&self, file: &str, book: &Book) -> (Content, Vec<Issue>) {
        self.waiting(file, book, BTreeMap::new())
    }

    /// The same, with the issues of cells whose formulas have no stored value.
    fn waiting(&self, file: &str, book: &Book, waiting: BTreeMap<String, Issue>) -> (Content, Vec<Issue>) {
        let mut reading = Reading {
            ctx: self.ctx,
            vocabulary: &self.vocabulary,
            matcher: &self.matcher,
            file,
            drafts: Drafts::default(),
            tidy: crate::read::tidy::Tidy::default(),
            register: Vec::new(),
            entries: Vec::new(),
            issues: Vec::new(),
            waiting,
            proposals: Vec::new(),
        };
        reading.sheets(book);
        reading.finish()
    }
}

impl<'c> Reading<'_, 'c> {
    /// The issue of a cell that a value is wanted from and whose formula has none.
    fn uncomputed(&mut self, place: &Place) -> Option<Issue> {
        if self.waiting.is_empty() {
            return None;
        }
        self.waiting.remove(place.cell.as_deref()?)
    }

    fn sheets(&mut self, book: &Book) {
        let template = settle::template(book);
        let mut found = 0;
        for sheet in book.sheets.iter().filter(|s| !s.hidden && s.name != FINDINGS) {
            let records = crate::records::tables(sheet, self.ctx);
            if !records.is_empty() {
                found += records.len();
                self.records(sheet, &records);
                continue;
            }
            let tables = table::tables(sheet, self.vocabulary);
            found += tables.len();
            for at in 0..tables.len() {
                self.table(sheet, &tables, at, &template);
            }
        }
        if found == 0 {
            self.issues.push(self.no_table(book));
        }
        self.remark_hidden(book, found);
    }

    /// A sheet that holds records holds nothing else.
    fn records(&mut self, sheet: &Sheet, tables: &[crate::records::Found<'_>]) {
        let world = (self.ctx, self.matcher, self.vocabulary.blanks.as_slice());
        for table in tables {
            table.take((self.file, sheet), world, (&mut self.entries, &mut self.issues));
        }
    }

    fn table(&mut self, sheet: &Sheet, tables: &[table::Table], at: usize, template: &settle::Template) {
        match tables[at].layout {
            table::Layout::Tidy => self.tidy_table(sheet, &tables[at]),
            table::Layout::Register => self.register_table(sheet, &tables[at]),
            table::Layout::Form => self.settle_form(sheet, tables, at, template),
            table::Layout::List => self.settle_list(sheet, tables, at, template),
        }
    }

    fn finish(self) -> (Content, Vec<Issue>) {
        let mut issues = self.issues;
        let (mut filings, found) = self.drafts.finish(self.ctx);
        issues.extend(found);
        filings.extend(self.tidy.filings());
        (Content { filings, register: self.register, entries: self.entries, proposals: self.proposals, ..Content::default() }, issues)
    }

    fn no_table(&self, book: &Book) -> Issue {
        let place = match book.sheets.iter().find(|s| !s.hidden && !s.is_empty()) {
            Some(sheet) => Place::sheet(self.file, &sheet.name),
            None => Place::file(self.file),
        };
        let empty = book.sheets.iter().all(|s| s.hidden || s.is_empty());
        if empty {
            let reason = Text::new("文件中没有可见的内容", "the file shows no content");
            return Issue::blocking("empty-file", place, reason).hint("核对是否选错文件", "perhaps another file was meant");
        }
        let reason = Text::new("没有找到报表的表头", "no headings of a form were found");
        Issue::blocking("header-not-found", place, reason).hint(
            "表头应有“指标名称、代码”和数据栏，或“统一社会信用代码、单位名称”和指标栏；可用 wanmu template 生成空表",
            "headings name items and codes with their columns, or units with their items; `wanmu template` makes an empty form",
        )
    }

    /// A hidden sheet that looks like a form is named: what is not seen is not taken.
    fn remark_hidden(&mut self, book: &Book, found: usize) {
        for sheet in book.sheets.iter().filter(|s| s.hidden && s.name != KEY_SHEET && found > 0) {
            if table::tables(sheet, self.vocabulary).is_empty() {
                continue;
            }
            let reason =
                Text::new(format!("隐藏的工作表“{}”未读取", sheet.name), format!("the hidden sheet `{}` was not read", sheet.name));
            let issue = Issue::blocking("hidden-sheet", Place::sheet(self.file, &sheet.name), reason).of_class(Class::D);
            self.issues.push(issue.hint("需要写入时取消隐藏", "unhide it if it is to be taken"));
        }
    }
}
