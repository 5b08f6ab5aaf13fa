//! The list of sheets: the sheet of findings comes first, and what counts sheets is counted anew.

use super::Fault;
use super::links::{self, Links};
use super::package::Package;
use super::xml::{self, Edits, Element, escaped, plain};

const TRANSITIONAL: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const STRICT: &str = "http://purl.oclc.org/ooxml/officeDocument/relationships";

/// A sheet of the workbook.
#[derive(Debug, Clone)]
pub(super) struct SheetEntry {
    pub(super) name: String,
    /// Its part.
    pub(super) part: String,
    /// Whether it is a sheet of cells.
    pub(super) cells: bool,
    rel: String,
    id: u32,
}

/// The workbook part with its sheets.
pub(super) struct Workbook {
    pub(super) part: String,
    /// Namespace of its elements, which new parts take too.
    pub(super) namespace: String,
    pub(super) sheets: Vec<SheetEntry>,
}

impl Workbook {
    pub(super) fn of(package: &mut Package<'_>) -> Result<Self, Fault> {
        let office = Links::of(package, "")?.first("officeDocument")?;
        let part = office.ok_or_else(|| Fault::new("文件包中没有工作簿", "the package holds no workbook"))?.part;
        let text = package.must(&part)?;
        let root = xml::root(&text)?;
        if root.tag.local() != "workbook" {
            return Err(Fault::new("文件包中没有工作簿", "the package holds no workbook"));
        }
        let declared = format!("xmlns:{}", root.tag.prefix().trim_end_matches(':'));
        let namespace = root.tag.get(declared.trim_end_matches(':')).unwrap_or_default();
        let links = Links::of(package, &part)?.list()?;
        let mut sheets = Vec::new();
        for element in child(&text, &root, "sheets")?.map_or(Ok(Vec::new()), |e| xml::elements(&text, e.inner))? {
            sheets.extend(entry(&element, &links));
        }
        Ok(Workbook { part, namespace, sheets })
    }

    /// Where relationships of kinds known to office programs are named.
    pub(super) fn kind(&self, word: &str) -> String {
        format!("{}/{word}", self.relations())
    }

    /// The namespace of references to relationships.
    pub(super) fn relations(&self) -> &'static str {
        if self.namespace.contains("purl.oclc.org") { STRICT } else { TRANSITIONAL }
    }

    /// A part beside the sheets.
    pub(super) fn folder(&self) -> &str {
        self.part.rsplit_once('/').map_or("", |(folder, _)| folder)
    }

    /// Puts a new first sheet in, in place of an earlier one of ours, and opens the workbook on it.
    pub(super) fn put_first(&self, package: &mut Package<'_>, name: &str, part: &str, earlier: Option<usize>) -> Result<(), Fault> {
        let mut links = Links::of(package, &self.part)?;
        if let Some(old) = earlier.and_then(|at| self.sheets.get(at)) {
            links.remove(&old.rel)?;
            links::drop_part(package, &old.part)?;
        }
        let rel = links.add(&self.kind("worksheet"), part)?;
        links.save(package);
        let kept = self.sheets.iter().enumerate().filter(|(at, _)| Some(*at) != earlier);
        let id = kept.map(|(_, s)| s.id).max().unwrap_or_default().saturating_add(1);
        let text = package.must(&self.part)?;
        let root = xml::root(&text)?;
        let mut edits = Edits::default();
        self.sheets_element(&text, &root, &mut edits, (name, id, &rel), earlier)?;
        views(&text, &root, &mut edits)?;
        names(&text, &root, &mut edits, earlier)?;
        package.put(&self.part, edits.apply(&text)?);
        Ok(())
    }

    fn sheets_element(
        &self,
        text: &str,
        root: &Element<'_>,
        edits: &mut Edits,
        (name, id, rel): (&str, u32, &str),
        earlier: Option<usize>,
    ) -> Result<(), Fault> {
        let sheets = child(text, root, "sheets")?.ok_or_else(Fault::damaged)?;
        let prefix = root.tag.prefix();
        let line = format!("<{prefix}sheet name=\"{}\" sheetId=\"{id}\" r:id=\"{rel}\" xmlns:r=\"{}\"/>", escaped(name), self.relations());
        edits.insert(sheets.inner.start, line);
        let old = earlier.and_then(|at| self.sheets.get(at));
        for element in xml::elements(text, sheets.inner)? {
            if old.is_some_and(|old| element.tag.get_prefixed("id").as_deref() == Some(&old.rel)) {
                edits.replace(element.whole, "");
            }
        }
        Ok(())
    }
}

fn entry(element: &Element<'_>, links: &[links::Link]) -> Option<SheetEntry> {
    let rel = element.tag.get_prefixed("id")?;
    let link = links.iter().find(|l| l.id == rel)?;
    let name = element.tag.get("name")?;
    Some(SheetEntry {
        name,
        part: link.part.clone(),
        cells: link.kind == "worksheet",
        rel,
        id: element.tag.number("sheetId").unwrap_or_default(),
    })
}

/// The child of the root with this name.
pub(super) fn child<'a>(text: &'a str, root: &Element<'a>, local: &str) -> Result<Option<Element<'a>>, Fault> {
    Ok(xml::elements(text, root.inner.clone())?.into_iter().find(|e| e.is(root.tag.prefix(), local)))
}

/// The workbook opens on its first sheet.
fn views(text: &str, root: &Element<'_>, edits: &mut Edits) -> Result<(), Fault> {
    let Some(views) = child(text, root, "bookViews")? else { return Ok(()) };
    for view in xml::elements(text, views.inner)? {
        edits.unset(&view.tag, "activeTab");
        edits.unset(&view.tag, "firstSheet");
    }
    Ok(())
}

/// Names that belong to a sheet by its place move with it; those of our earlier sheet go.
fn names(text: &str, root: &Element<'_>, edits: &mut Edits, earlier: Option<usize>) -> Result<(), Fault> {
    let Some(names) = child(text, root, "definedNames")? else { return Ok(()) };
    let all = xml::elements(text, names.inner.clone())?;
    let gone = |e: &Element<'_>| earlier.is_some() && place(e) == earlier;
    if !all.is_empty() && all.iter().all(gone) {
        edits.replace(names.whole, "");
        return Ok(());
    }
    for name in &all {
        match place(name) {
            Some(at) if Some(at) == earlier => edits.replace(name.whole.clone(), ""),
            Some(at) => edits.set(&name.tag, "localSheetId", &(at + usize::from(earlier.is_none_or(|old| old > at))).to_string()),
            None => {}
        }
    }
    Ok(())
}

fn place(name: &Element<'_>) -> Option<usize> {
    name.tag.number("localSheetId").and_then(|n| usize::try_from(n).ok())
}

/// Takes the list of sheets out of the document properties, which would no longer be true.
pub(super) fn forget_titles(package: &mut Package<'_>) -> Result<(), Fault> {
    let Some(link) = Links::of(package, "")?.first("extended-properties")? else { return Ok(()) };
    let Some(text) = package.text(&link.part)? else { return Ok(()) };
    let root = xml::root(&text)?;
    let mut edits = Edits::default();
    for element in xml::elements(&text, root.inner)? {
        if ["HeadingPairs", "TitlesOfParts"].contains(&element.tag.local()) {
            edits.replace(element.whole, "");
        }
    }
    package.put(&link.part, edits.apply(&text)?);
    Ok(())
}

/// The text of a cell reference's sheet, quoted for a link: `'表 1'!C7`.
pub(super) fn location(sheet: &str, address: &str) -> String {
    format!("'{}'!{address}", sheet.replace('\'', "''"))
}

/// The text between two tags.
pub(super) fn inner(text: &str, element: &Element<'_>) -> String {
    plain(text.get(element.inner.clone()).unwrap_or_default())
}
