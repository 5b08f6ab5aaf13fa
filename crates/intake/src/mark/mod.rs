//! The same workbook back with what was found: coloured cells, notes, and a first sheet that lists everything.
//!
//! A package is changed part by part: what no issue touches stays as it is, byte for byte. Marks of an earlier
//! round are taken back: notes are known by their author, fills by their colour, and the sheet of findings
//! remembers in a hidden column which fill each cell had, since it alone survives a save by any program.

mod address;
mod findings;
mod links;
mod look;
mod memory;
mod notes;
mod package;
mod rebuild;
mod shapes;
mod sheet;
mod styles;
mod workbook;
mod xml;

pub use rebuild::mark_book;

use crate::workbook::{decrypted, open};
use address::Address;
use figures::{Class, Issue, Lang, Place, Text};
use findings::Line;
use memory::Memory;
use package::Package;
use sheet::{Brush, Outline};
use std::collections::BTreeMap;
use styles::Styles;
use workbook::{SheetEntry, Workbook};

/// The name of the sheet of findings; a number follows where a workbook has a sheet of its own by that name.
pub const FINDINGS: &str = "审核结果";

/// Why a workbook cannot be marked.
#[derive(Debug)]
pub(crate) struct Fault(Text);

impl Fault {
    fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Fault(Text::new(zh, en))
    }

    fn of(why: impl std::fmt::Display) -> Self {
        let why = why.to_string();
        Fault::new(why.clone(), why)
    }

    fn damaged() -> Self {
        Fault::new("文件包已损坏", "a part of the package is damaged")
    }

    fn issue(self, file: &str) -> Issue {
        let (zh, en) = (format!("无法在工作簿中标注：{}", self.0.zh), format!("the workbook cannot be marked: {}", self.0.en));
        Issue::blocking("cannot-mark", Place::file(file), Text::new(zh, en))
    }
}

/// Marks an OOXML workbook (`.xlsx`, `.xlsm`): each cell named by an issue gets the colour of its heaviest class and
/// a note, and a first sheet lists all issues. Values, formulas and protection stay as they are. What is not such
/// a package, or a damaged one, is the issue `cannot-mark`; `mark_book` takes any workbook that was read.
pub fn mark(file: &str, bytes: &[u8], issues: &[Issue], lang: Lang) -> Result<Vec<u8>, Issue> {
    marked(file, bytes, issues, lang).map_err(|fault| fault.issue(file))
}

/// The workbook as it came, marked: an OOXML package (also one under the default password) keeps everything else it
/// holds; anything else that can be read, and a package that cannot be changed, comes back as a new `.xlsx`.
pub fn given_back(file: &str, bytes: &[u8], issues: &[Issue], lang: Lang) -> Result<Vec<u8>, Issue> {
    let plain = decrypted(bytes);
    let bytes = plain.as_deref().unwrap_or(bytes);
    let anew = |why: Issue| match open(file, bytes).0 {
        Some(book) => mark_book(file, &book, issues, lang),
        None => Err(why),
    };
    if bytes.starts_with(b"PK") {
        return mark(file, bytes, issues, lang).or_else(anew);
    }
    anew(Fault::new("不是可读的工作簿", "it is no workbook that can be read").issue(file))
}

fn marked(file: &str, bytes: &[u8], issues: &[Issue], lang: Lang) -> Result<Vec<u8>, Fault> {
    let mut package = Package::open(bytes)?;
    let book = Workbook::of(&mut package)?;
    let memory = Memory::of(bytes, book.sheets.iter().map(|s| s.name.as_str()));
    let earlier = memory.sheet.as_ref().and_then(|name| book.sheets.iter().position(|s| s.name == *name));
    let links = links::Links::of(&mut package, &book.part)?;
    let styles_part = links.first("styles")?.map(|l| l.part);
    let held = styles_part.as_ref().map_or(Ok(None), |part| package.text(part))?;
    let mut styles = Styles::read(held, &book.namespace)?;
    let kept = book.sheets.iter().enumerate().filter(|(at, _)| Some(*at) != earlier);
    let mut work = Work { package, book: &book, memory, styles: &mut styles, lang };
    let mut before = BTreeMap::new();
    let mut anchors = vec![None; issues.len()];
    for (at, entry) in kept {
        before.insert(entry.name.as_str(), work.sheet(at, entry, issues, &mut anchors)?);
    }
    let mut package = work.package;
    let lines: Vec<Line<'_>> = issues.iter().zip(anchors).map(|(issue, anchor)| Line::new(issue, lang, &before, anchor)).collect();
    let text = findings::sheet(file, &lines, lang, &mut styles, &book.namespace)?;
    put_styles(&mut package, &book, styles_part, styles)?;
    put_findings(&mut package, &book, text, earlier)?;
    package.finish()
}

fn put_styles(package: &mut Package<'_>, book: &Workbook, part: Option<String>, styles: Styles) -> Result<(), Fault> {
    let text = styles.write()?;
    if let Some(part) = part {
        package.put(&part, text);
        return Ok(());
    }
    // Readers look for it under this name only.
    let part = beside(book, "styles.xml");
    let mut links = links::Links::of(package, &book.part)?;
    links.add(&book.kind("styles"), &part)?;
    links.save(package);
    links::declare(package, &part, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml")?;
    package.put(&part, text);
    Ok(())
}

fn put_findings(package: &mut Package<'_>, book: &Workbook, text: String, earlier: Option<usize>) -> Result<(), Fault> {
    let old = earlier.and_then(|at| book.sheets.get(at)).map(|s| s.part.clone());
    let part = old.unwrap_or_else(|| package.free_name(&beside(book, "worksheets/sheet"), ".xml"));
    let others: Vec<String> =
        book.sheets.iter().enumerate().filter(|(at, _)| Some(*at) != earlier).map(|(_, s)| s.name.to_lowercase()).collect();
    let names = std::iter::once(FINDINGS.to_owned()).chain((2_u32..).map(|n| format!("{FINDINGS}{n}")));
    let name = names.into_iter().find(|name| !others.contains(&name.to_lowercase())).unwrap_or_default();
    book.put_first(package, &name, &part, earlier)?;
    package.put(&part, text);
    links::declare(package, &part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml")?;
    workbook::forget_titles(package)
}

fn beside(book: &Workbook, name: &str) -> String {
    if book.folder().is_empty() { name.to_owned() } else { format!("{}/{name}", book.folder()) }
}

/// On the way through the sheets.
struct Work<'w, 'a> {
    package: Package<'a>,
    book: &'w Workbook,
    memory: Memory,
    styles: &'w mut Styles,
    lang: Lang,
}

impl Work<'_, '_> {
    /// Marks a sheet; gives the fills its marked cells had, and sets the cell of each of its issues.
    fn sheet(
        &mut self,
        at: usize,
        entry: &SheetEntry,
        issues: &[Issue],
        anchors: &mut [Option<Address>],
    ) -> Result<BTreeMap<Address, String>, Fault> {
        let Some(text) = self.package.text(&entry.part)? else { return Ok(BTreeMap::new()) };
        let outline = Outline::read(&text)?;
        let mut edits = xml::Edits::default();
        outline.unselect(&mut edits)?;
        let mut before = BTreeMap::new();
        if entry.cells {
            let found = self.found(entry, &outline, issues, anchors);
            let shapes = self.notes(at, entry, &outline, &found)?;
            if let Some(rel) = shapes {
                outline.refer(&rel, self.book.relations(), &mut edits);
            }
            before = self.paint(entry, &outline, &found, &mut edits)?;
        }
        if !edits.is_empty() {
            let text = edits.apply(&text)?;
            self.package.put(&entry.part, text);
        }
        Ok(before)
    }

    /// The issues of a sheet by the cell that shows them.
    fn found<'i>(&self, entry: &SheetEntry, outline: &Outline<'_>, issues: &'i [Issue], anchors: &mut [Option<Address>]) -> Found<'i> {
        let mut found = Found::new();
        for (issue, anchor) in issues.iter().zip(anchors) {
            let Some((sheet, Some(address))) = issue.place.in_sheet() else { continue };
            if let (true, Some(at)) = (sheet == entry.name, address::parse(address)) {
                let at = outline.anchor(at);
                *anchor = Some(at);
                found.entry(at).or_default().push(issue);
            }
        }
        found
    }

    /// Writes the notes; gives the relationship of their boxes where the sheet must refer to it anew.
    fn notes(&mut self, at: usize, entry: &SheetEntry, outline: &Outline<'_>, found: &Found<'_>) -> Result<Option<String>, Fault> {
        let mut links = links::Links::of(&mut self.package, &entry.part)?;
        let part = links.first("comments")?.map(|l| l.part);
        let held = part.as_ref().map_or(Ok(None), |part| self.package.text(part))?;
        let marked = self.memory.of_sheet(&entry.name);
        let nothing_ours = held.as_deref().is_none_or(|text| marked.is_empty() && !notes::has_ours(text));
        if found.is_empty() && nothing_ours {
            return Ok(None);
        }
        let wanted = found.iter().map(|(at, issues)| (*at, note(issues, self.lang))).collect();
        let noted = notes::renewed(&held.unwrap_or_else(|| notes::empty(&self.book.namespace)), &marked, &wanted)?;
        let part = match part {
            Some(part) => part,
            None => self.new_comments(&mut links)?,
        };
        self.package.put(&part, noted.text);
        let rel = self.boxes(at, outline, &mut links, &noted.dropped, &noted.added)?;
        links.save(&mut self.package);
        Ok(rel)
    }

    fn new_comments(&mut self, links: &mut links::Links) -> Result<String, Fault> {
        let part = self.package.free_name(&beside(self.book, "comments"), ".xml");
        links.add(&self.book.kind("comments"), &part)?;
        links::declare(&mut self.package, &part, "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml")?;
        Ok(part)
    }

    fn boxes(
        &mut self,
        at: usize,
        outline: &Outline<'_>,
        links: &mut links::Links,
        dropped: &std::collections::BTreeSet<Address>,
        added: &BTreeMap<Address, String>,
    ) -> Result<Option<String>, Fault> {
        let rel = outline.shapes();
        let part = links.list()?.into_iter().find(|l| Some(&l.id) == rel.as_ref()).map(|l| l.part);
        let held = part.as_ref().map_or(Ok(None), |part| self.package.text(part))?;
        if let (Some(part), Some(held)) = (part, held) {
            self.package.put(&part, shapes::renewed(&held, dropped, added)?);
            return Ok(None);
        }
        if added.is_empty() || rel.is_some() {
            return Ok(None);
        }
        let part = self.package.free_name(&beside(self.book, "drawings/vmlDrawing"), ".vml");
        self.package.put(&part, shapes::renewed(&shapes::empty(at, added.len()), dropped, added)?);
        links::declare_extension(&mut self.package, "vml", "application/vnd.openxmlformats-officedocument.vmlDrawing")?;
        links.add(&self.book.kind("vmlDrawing"), &part).map(Some)
    }

    fn paint(
        &mut self,
        entry: &SheetEntry,
        outline: &Outline<'_>,
        found: &Found<'_>,
        edits: &mut xml::Edits,
    ) -> Result<BTreeMap<Address, String>, Fault> {
        let earlier = self.memory.of_sheet(&entry.name);
        if found.is_empty() && self.styles.ours().is_empty() {
            return Ok(BTreeMap::new());
        }
        let wanted: BTreeMap<Address, String> = found.iter().map(|(at, issues)| (*at, look::fill(heaviest(issues)))).collect();
        outline.widen(wanted.keys(), edits);
        let open = wanted.keys().copied().collect();
        let ours = self.styles.ours().into_iter().flat_map(|id| [format!("s=\"{id}\""), format!("s='{id}'")]).collect();
        let mut brush = Brush { styles: self.styles, wanted, earlier, before: BTreeMap::new(), ours, open };
        outline.paint(&mut brush, edits)?;
        Ok(brush.before)
    }
}

/// Issues by cell.
type Found<'i> = BTreeMap<Address, Vec<&'i Issue>>;

fn heaviest(issues: &[&Issue]) -> Class {
    issues.iter().map(|i| i.class).min().unwrap_or(Class::D)
}

fn note(issues: &[&Issue], lang: Lang) -> String {
    issues.iter().map(|i| look::note(i, lang)).collect::<Vec<_>>().join("\n")
}
