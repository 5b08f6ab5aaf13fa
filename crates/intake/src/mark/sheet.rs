//! A sheet of cells: formats of marked cells, missing cells and rows, and the reference to the notes.

use super::Fault;
use super::address::{Address, parse, parse_range};
use super::styles::Styles;
use super::xml::{self, Edits, Element, Kind, Tag, Tags};
use std::collections::BTreeMap;

/// Elements of a sheet that stand before the reference to the notes, in the order of the schema.
const BEFORE_NOTES: &[&str] = &[
    "sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "sheetCalcPr", "sheetProtection", "protectedRanges",
    "scenarios", "autoFilter", "sortState", "dataConsolidate", "customSheetViews", "mergeCells", "phoneticPr", "conditionalFormatting",
    "dataValidations", "hyperlinks", "printOptions", "pageMargins", "pageSetup", "headerFooter", "rowBreaks", "colBreaks",
    "customProperties", "cellWatches", "ignoredErrors", "smartTags", "drawing",
];

/// What a sheet says outside its cells.
pub(super) struct Outline<'a> {
    text: &'a str,
    prefix: &'a str,
    children: Vec<Element<'a>>,
    merges: Vec<(Address, Address)>,
    /// Formats of whole columns, from 0.
    columns: Vec<(u32, u32, usize)>,
}

impl<'a> Outline<'a> {
    pub(super) fn read(text: &'a str) -> Result<Self, Fault> {
        let root = xml::root(text)?;
        let mut outline = Outline { text, prefix: root.tag.prefix(), children: Vec::new(), merges: Vec::new(), columns: Vec::new() };
        outline.children = xml::elements_around(text, root.inner, &format!("{}sheetData", outline.prefix))?;
        for element in outline.within("mergeCells")? {
            outline.merges.extend(element.tag.get("ref").and_then(|r| parse_range(&r)));
        }
        for element in outline.within("cols")? {
            let (from, to) = (element.tag.number("min").unwrap_or_default(), element.tag.number("max").unwrap_or_default());
            if let Some(format) = format_of(&element.tag, "style") {
                outline.columns.push((from.saturating_sub(1), to.saturating_sub(1), format));
            }
        }
        Ok(outline)
    }

    fn child(&self, local: &str) -> Option<&Element<'a>> {
        self.children.iter().find(|e| e.is(self.prefix, local))
    }

    fn within(&self, local: &str) -> Result<Vec<Element<'a>>, Fault> {
        self.child(local).map_or(Ok(Vec::new()), |e| xml::elements(self.text, e.inner.clone()))
    }

    /// The cell that shows what stands at an address: of a merge its first.
    pub(super) fn anchor(&self, at: Address) -> Address {
        let within = |(from, to): &&(Address, Address)| (from.0..=to.0).contains(&at.0) && (from.1..=to.1).contains(&at.1);
        self.merges.iter().find(within).map_or(at, |(from, _)| *from)
    }

    /// The relationship of its notes' shapes.
    pub(super) fn shapes(&self) -> Option<String> {
        self.child("legacyDrawing")?.tag.get_prefixed("id")
    }

    /// No sheet but the first is selected: a program writes into all that are.
    pub(super) fn unselect(&self, edits: &mut Edits) -> Result<(), Fault> {
        for view in self.within("sheetViews")? {
            if view.tag.get("tabSelected").is_some_and(|flag| flag == "1" || flag == "true") {
                edits.set(&view.tag, "tabSelected", "0");
            }
        }
        Ok(())
    }

    /// Adds the reference to shapes behind what the schema wants before it.
    pub(super) fn refer(&self, rel: &str, namespace: &str, edits: &mut Edits) {
        let before = |e: &&Element<'_>| e.tag.prefix() == self.prefix && BEFORE_NOTES.contains(&e.tag.local());
        if let Some(last) = self.children.iter().rev().find(before) {
            let line = format!("<{}legacyDrawing r:id=\"{rel}\" xmlns:r=\"{namespace}\"/>", self.prefix);
            edits.insert(last.whole.end, line);
        }
    }

    /// Widens the declared extent to the marked cells.
    pub(super) fn widen<'m>(&self, marked: impl Iterator<Item = &'m Address>, edits: &mut Edits) {
        let Some(dimension) = self.child("dimension") else { return };
        let Some((from, to)) = dimension.tag.get("ref").and_then(|r| parse_range(&r)) else { return };
        let (mut first, mut last) = (from, to);
        for at in marked {
            first = (first.0.min(at.0), first.1.min(at.1));
            last = (last.0.max(at.0), last.1.max(at.1));
        }
        if (first, last) != (from, to) {
            edits.set(&dimension.tag, "ref", &format!("{}:{}", super::address::written(first), super::address::written(last)));
        }
    }

    /// Goes through all cells and changes formats where the painter says so.
    pub(super) fn paint(&self, painter: &mut dyn Painter, edits: &mut Edits) -> Result<(), Fault> {
        let data = self.child("sheetData").ok_or_else(Fault::damaged)?;
        let mut walk = Walk { sheet: self, painter, edits, row: None, at: None, row_format: None };
        let mut from = data.inner.start;
        while let Some(skipped) = walk.on(from, data.inner.end)? {
            from = skipped;
        }
        walk.rows_before(u32::MAX, data)
    }

    fn column_format(&self, column: u32) -> Option<usize> {
        self.columns.iter().find(|(from, to, _)| (*from..=*to).contains(&column)).map(|(.., format)| *format)
    }
}

/// Who decides on formats.
pub(super) trait Painter {
    /// The format a cell gets in place of this one; `None` to leave it.
    fn format(&mut self, at: Address, format: usize) -> Option<usize>;
    /// Takes the cells that must be written and come before an address; all of its row up to its column.
    fn take_before(&mut self, at: Address) -> Vec<Address>;
    /// Whether cells of a row must be written.
    fn wants(&self, row: u32) -> bool;
    /// Whether cells of a row, given as written, may change.
    fn looks_into(&self, row: u32, cells: &str) -> bool;
}

/// On the way through the cells.
struct Walk<'w, 'a> {
    sheet: &'w Outline<'a>,
    painter: &'w mut dyn Painter,
    edits: &'w mut Edits,
    row: Option<u32>,
    at: Option<Address>,
    row_format: Option<usize>,
}

impl Walk<'_, '_> {
    /// Goes on from a place; gives the place to go on from behind a row that is left as it is.
    fn on(&mut self, from: usize, end: usize) -> Result<Option<usize>, Fault> {
        for tag in Tags::new(self.sheet.text, from..end) {
            let tag = tag?;
            if tag.prefix() != self.sheet.prefix {
                continue;
            }
            self.step(&tag)?;
            if (tag.local(), tag.kind) == ("row", Kind::Open) {
                let rest = self.sheet.text.get(tag.at.end..end).unwrap_or_default();
                let length = rest.find(&format!("</{}", tag.name)).ok_or_else(Fault::damaged)?;
                if !self.painter.looks_into(self.row.unwrap_or_default(), &rest[..length]) {
                    return Ok(Some(tag.at.end + length));
                }
            }
        }
        Ok(None)
    }

    fn step(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        match (tag.local(), tag.kind) {
            ("row", Kind::Close) => {
                let row = self.row.unwrap_or_default();
                let cells = self.cells_before((row + 1, 0));
                self.edits.insert(tag.at.start, cells);
                Ok(())
            }
            ("row", kind) => self.open_row(tag, kind),
            ("c", Kind::Open | Kind::Empty) => self.cell(tag),
            _ => Ok(()),
        }
    }

    fn open_row(&mut self, tag: &Tag<'_>, kind: Kind) -> Result<(), Fault> {
        let next = self.row.map_or(0, |row| row + 1);
        let row = tag.number("r").map_or(next, |r| r.saturating_sub(1));
        if row < next {
            return Err(Fault::new("工作表中的行没有按顺序排列", "the rows of a sheet are not in order"));
        }
        let rows = self.whole_rows((row, 0));
        self.edits.insert(tag.at.start, rows);
        (self.row, self.at) = (Some(row), None);
        self.row_format = format_of(tag, "s").filter(|_| tag.get("customFormat").is_some_and(|flag| flag == "1" || flag == "true"));
        if self.painter.wants(row) {
            self.edits.unset(tag, "spans");
        }
        if kind == Kind::Empty {
            let cells = self.cells_before((row + 1, 0));
            if !cells.is_empty() {
                self.edits.replace(tag.at.end - 2..tag.at.end, format!(">{cells}</{}row>", self.sheet.prefix));
            }
        }
        Ok(())
    }

    fn cell(&mut self, tag: &Tag<'_>) -> Result<(), Fault> {
        let row = self.row.ok_or_else(Fault::damaged)?;
        let next = self.at.map_or(0, |at| at.1 + 1);
        let at = tag.get("r").and_then(|r| parse(&r)).unwrap_or((row, next));
        if at.0 != row || at.1 < next {
            return Err(Fault::new("工作表中的单元格没有按顺序排列", "the cells of a sheet are not in order"));
        }
        let cells = self.cells_before(at);
        self.edits.insert(tag.at.start, cells);
        self.at = Some(at);
        let held = format_of(tag, "s").unwrap_or_default();
        if let Some(format) = self.painter.format(at, held) {
            self.edits.set(tag, "s", &format.to_string());
        }
        self.painter.take_before((at.0, at.1 + 1));
        Ok(())
    }

    /// Missing cells of the row before an address.
    fn cells_before(&mut self, at: Address) -> String {
        let missing = self.painter.take_before(at);
        missing.into_iter().map(|at| self.new_cell(at)).collect()
    }

    fn new_cell(&mut self, at: Address) -> String {
        let held = self.row_format.or_else(|| self.sheet.column_format(at.1)).unwrap_or_default();
        let format = self.painter.format(at, held).unwrap_or(held);
        format!("<{}c r=\"{}\" s=\"{format}\"/>", self.sheet.prefix, super::address::written(at))
    }

    /// Missing rows before an address.
    fn whole_rows(&mut self, at: Address) -> String {
        self.row_format = None;
        let mut rows: BTreeMap<u32, String> = BTreeMap::new();
        for missing in self.painter.take_before(at) {
            let cell = self.new_cell(missing);
            rows.entry(missing.0).or_default().push_str(&cell);
        }
        let prefix = self.sheet.prefix;
        rows.into_iter().map(|(row, cells)| format!("<{prefix}row r=\"{}\">{cells}</{prefix}row>", row + 1)).collect()
    }

    fn rows_before(&mut self, row: u32, data: &Element<'_>) -> Result<(), Fault> {
        let rows = self.whole_rows((row, 0));
        if !rows.is_empty() {
            self.edits.append(data, &rows);
        }
        Ok(())
    }
}

fn format_of(tag: &Tag<'_>, name: &str) -> Option<usize> {
    tag.number(name).and_then(|n| usize::try_from(n).ok())
}

/// Takes back earlier marks and puts new ones.
pub(super) struct Brush<'b> {
    pub(super) styles: &'b mut Styles,
    /// Fills by cell to mark.
    pub(super) wanted: BTreeMap<Address, String>,
    /// Fills that cells had before they were marked earlier.
    pub(super) earlier: BTreeMap<Address, String>,
    /// Fills that the cells marked now had.
    pub(super) before: BTreeMap<Address, String>,
    /// References to formats with a fill of ours, as cells write them.
    pub(super) ours: Vec<String>,
    /// Cells to mark that were not met yet.
    pub(super) open: std::collections::VecDeque<Address>,
}

impl Brush<'_> {
    /// A format without our fill.
    fn restored(&mut self, at: Address, format: usize) -> usize {
        if !super::look::is_ours(self.styles.fill_of(format)) {
            return format;
        }
        let held = self.earlier.get(&at).map_or("", String::as_str);
        let fill = if held.is_empty() { 0 } else { self.styles.fill(held) };
        self.styles.with_fill(format, fill)
    }
}

impl Painter for Brush<'_> {
    fn format(&mut self, at: Address, format: usize) -> Option<usize> {
        let restored = self.restored(at, format);
        let Some(fill) = self.wanted.get(&at) else { return (restored != format).then_some(restored) };
        self.before.insert(at, self.styles.fill_of(restored).to_owned());
        let fill = self.styles.fill(fill);
        Some(self.styles.with_fill(restored, fill))
    }

    fn take_before(&mut self, at: Address) -> Vec<Address> {
        let mut taken = Vec::new();
        while self.open.front().is_some_and(|next| *next < at) {
            taken.extend(self.open.pop_front());
        }
        taken
    }

    fn wants(&self, row: u32) -> bool {
        self.open.front().is_some_and(|next| next.0 == row)
    }

    fn looks_into(&self, row: u32, cells: &str) -> bool {
        self.wants(row) || self.ours.iter().any(|format| cells.contains(format))
    }
}
