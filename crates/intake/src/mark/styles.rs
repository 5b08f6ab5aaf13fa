//! The stylesheet: formats are found or added, never changed, so that other cells keep theirs.

use super::Fault;
use super::xml::{self, Edits, Element};
use std::collections::BTreeMap;
use std::ops::Range;

/// What a workbook without a stylesheet gets.
const MINIMAL: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="{}"><fonts count="1"><font><sz val="11"/><name val="Calibri"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>"#;

/// A list of the stylesheet: entries as written, without their prefix.
struct Section {
    local: &'static str,
    entries: Vec<String>,
    held: usize,
}

/// A format of cells.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Xf {
    attributes: Vec<(String, String)>,
    inner: String,
}

/// A stylesheet to which formats can be added.
pub(super) struct Styles {
    text: String,
    prefix: String,
    fonts: Section,
    fills: Section,
    borders: Section,
    xfs: Vec<Xf>,
    held: usize,
    /// Whether formats may refer to named styles.
    named: bool,
    /// Formats found for another and a fill.
    known: BTreeMap<(usize, usize), usize>,
}

impl Styles {
    pub(super) fn read(text: Option<String>, namespace: &str) -> Result<Self, Fault> {
        let text = text.unwrap_or_else(|| MINIMAL.replacen("{}", namespace, 1));
        let root = xml::root(&text)?;
        let prefix = root.tag.prefix().to_owned();
        let fonts = section(&text, &root, "fonts")?;
        let fills = section(&text, &root, "fills")?;
        let borders = section(&text, &root, "borders")?;
        let list = list(&text, &root, "cellXfs")?;
        let xfs: Vec<Xf> = xml::elements(&text, list.inner)?.iter().map(|e| xf(&text, e, &prefix)).collect();
        let held = xfs.len();
        let named = super::workbook::child(&text, &root, "cellStyleXfs")?.is_some();
        Ok(Styles { fonts, fills, borders, xfs, held, named, known: BTreeMap::new(), prefix, text })
    }

    /// A fill such as `<fill>…</fill>`.
    pub(super) fn fill(&mut self, written: &str) -> usize {
        self.fills.find_or_add(written)
    }

    /// A font.
    pub(super) fn font(&mut self, written: &str) -> usize {
        self.fonts.find_or_add(written)
    }

    /// A border.
    pub(super) fn border(&mut self, written: &str) -> usize {
        self.borders.find_or_add(written)
    }

    /// The fill of a format as written; empty for none.
    pub(super) fn fill_of(&self, format: usize) -> &str {
        let id = self.xfs.get(format).map_or(0, |xf| xf.fill());
        if id == 0 { "" } else { self.fills.entries.get(id).map_or("", String::as_str) }
    }

    /// The formats with a fill of ours that were there before.
    pub(super) fn ours(&self) -> Vec<usize> {
        (0..self.held).filter(|format| super::look::is_ours(self.fill_of(*format))).collect()
    }

    /// The format that differs from another by its fill only.
    pub(super) fn with_fill(&mut self, format: usize, fill: usize) -> usize {
        if let Some(known) = self.known.get(&(format, fill)) {
            return *known;
        }
        let found = self.filled(format, fill);
        self.known.insert((format, fill), found);
        found
    }

    fn filled(&mut self, format: usize, fill: usize) -> usize {
        let mut wanted = self.xfs.get(format).or(self.xfs.first()).cloned().unwrap_or(Xf { attributes: Vec::new(), inner: String::new() });
        wanted.set("fillId", &fill.to_string());
        wanted.set("applyFill", "1");
        self.format(wanted)
    }

    /// A format made of parts, with its alignment.
    pub(super) fn made_of(&mut self, font: usize, fill: usize, border: usize, alignment: &str) -> usize {
        let ids = [("numFmtId", 0), ("fontId", font), ("fillId", fill), ("borderId", border)];
        let ids = ids.into_iter().chain(self.named.then_some(("xfId", 0)));
        let applied = ["applyFont", "applyFill", "applyBorder", "applyAlignment"].map(|name| (name.to_owned(), "1".to_owned()));
        let attributes = ids.map(|(name, id)| (name.to_owned(), id.to_string())).chain(applied).collect();
        self.format(Xf { attributes, inner: alignment.to_owned() })
    }

    fn format(&mut self, wanted: Xf) -> usize {
        match self.xfs.iter().position(|held| held.same(&wanted)) {
            Some(at) => at,
            None => {
                self.xfs.push(wanted);
                self.xfs.len() - 1
            }
        }
    }

    /// The stylesheet as text.
    pub(super) fn write(self) -> Result<String, Fault> {
        let root = xml::root(&self.text)?;
        let mut edits = Edits::default();
        for section in [&self.fonts, &self.fills, &self.borders] {
            let added = section.entries[section.held..].iter().map(|e| prefixed(e, &self.prefix)).collect();
            extend(&self.text, &root, section.local, section.entries.len(), added, &mut edits)?;
        }
        let added = self.xfs[self.held..].iter().map(|xf| xf.written(&self.prefix)).collect();
        extend(&self.text, &root, "cellXfs", self.xfs.len(), added, &mut edits)?;
        edits.apply(&self.text)
    }
}

fn extend(text: &str, root: &Element<'_>, local: &str, count: usize, added: Vec<String>, edits: &mut Edits) -> Result<(), Fault> {
    if !added.is_empty() {
        let list = list(text, root, local)?;
        edits.set(&list.tag, "count", &count.to_string());
        edits.append(&list, &added.concat());
    }
    Ok(())
}

impl Section {
    fn find_or_add(&mut self, written: &str) -> usize {
        match self.entries.iter().position(|held| held == written) {
            Some(at) => at,
            None => {
                self.entries.push(written.to_owned());
                self.entries.len() - 1
            }
        }
    }
}

impl Xf {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(held, _)| held == name).map(|(_, value)| value.as_str())
    }

    fn fill(&self) -> usize {
        self.get("fillId").and_then(|id| id.parse().ok()).unwrap_or_default()
    }

    fn set(&mut self, name: &str, value: &str) {
        match self.attributes.iter_mut().find(|(held, _)| held == name) {
            Some((_, held)) => *held = value.to_owned(),
            None => self.attributes.push((name.to_owned(), value.to_owned())),
        }
    }

    /// Whether two formats look alike: whether the fill is said to be applied makes no difference.
    fn same(&self, other: &Xf) -> bool {
        let telling = |xf: &Xf| {
            let mut kept: Vec<_> = xf.attributes.iter().filter(|(name, _)| name != "applyFill").cloned().collect();
            kept.sort();
            kept
        };
        self.inner == other.inner && self.fill() == other.fill() && telling(self) == telling(other)
    }

    fn written(&self, prefix: &str) -> String {
        let attributes: String = self.attributes.iter().map(|(name, value)| format!(" {name}=\"{value}\"")).collect();
        if self.inner.is_empty() {
            return format!("<{prefix}xf{attributes}/>");
        }
        format!("<{prefix}xf{attributes}>{}</{prefix}xf>", prefixed(&self.inner, prefix))
    }
}

fn list<'a>(text: &'a str, root: &Element<'a>, local: &str) -> Result<Element<'a>, Fault> {
    super::workbook::child(text, root, local)?.ok_or_else(|| Fault::new("样式表不完整", "the stylesheet is not complete"))
}

fn section(text: &str, root: &Element<'_>, local: &'static str) -> Result<Section, Fault> {
    let list = list(text, root, local)?;
    let found = xml::elements(text, list.inner)?;
    let entries: Vec<String> = found.into_iter().map(|e| bare(text, e.whole, root.tag.prefix())).collect();
    Ok(Section { local, held: entries.len(), entries })
}

fn xf(text: &str, element: &Element<'_>, prefix: &str) -> Xf {
    let attributes = element.tag.attributes().map(|a| (a.name.to_owned(), a.raw.to_owned())).collect();
    Xf { attributes, inner: bare(text, element.inner.clone(), prefix) }
}

fn bare(text: &str, range: Range<usize>, prefix: &str) -> String {
    let text = text.get(range).unwrap_or_default();
    if prefix.is_empty() { text.to_owned() } else { text.replace(&format!("<{prefix}"), "<").replace(&format!("</{prefix}"), "</") }
}

fn prefixed(text: &str, prefix: &str) -> String {
    if prefix.is_empty() {
        text.to_owned()
    } else {
        text.replace("</", "\u{1}").replace('<', &format!("<{prefix}")).replace('\u{1}', &format!("</{prefix}"))
    }
}
