//! Which part belongs to which: relationships and content types.

use super::Fault;
use super::package::Package;
use super::xml::{self, Edits, escaped};

const EMPTY: &str = r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>"#;
const TYPES: &str = "[Content_Types].xml";

/// The relationships of a part.
pub(super) struct Links {
    part: String,
    text: String,
    changed: bool,
}

/// One relationship inside the package.
#[derive(Debug, Clone)]
pub(super) struct Link {
    pub(super) id: String,
    /// The last word of its type, such as `worksheet`.
    pub(super) kind: String,
    /// The part it leads to.
    pub(super) part: String,
}

impl Links {
    /// Of a part; of the package for an empty name.
    pub(super) fn of(package: &mut Package<'_>, part: &str) -> Result<Self, Fault> {
        let text = package.text(&beside(part))?.unwrap_or_else(|| EMPTY.to_owned());
        Ok(Links { part: part.to_owned(), text, changed: false })
    }

    /// All of them in order.
    pub(super) fn list(&self) -> Result<Vec<Link>, Fault> {
        let root = xml::root(&self.text)?;
        let mut found = Vec::new();
        for element in xml::elements(&self.text, root.inner)? {
            let tag = &element.tag;
            let (Some(id), Some(kind), Some(target)) = (tag.get("Id"), tag.get("Type"), tag.get("Target")) else { continue };
            if tag.get("TargetMode").as_deref() != Some("External") {
                let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                found.push(Link { id, kind, part: resolved(&self.part, &target) });
            }
        }
        Ok(found)
    }

    /// The first of a kind.
    pub(super) fn first(&self, kind: &str) -> Result<Option<Link>, Fault> {
        Ok(self.list()?.into_iter().find(|l| l.kind == kind))
    }

    /// Adds one and gives its id.
    pub(super) fn add(&mut self, kind: &str, part: &str) -> Result<String, Fault> {
        let root = xml::root(&self.text)?;
        let taken: Vec<Option<String>> = xml::elements(&self.text, root.inner.clone())?.iter().map(|e| e.tag.get("Id")).collect();
        let id = (1_u32..).map(|n| format!("rId{n}")).find(|id| !taken.contains(&Some(id.clone()))).unwrap_or_default();
        let (prefix, target) = (root.tag.prefix(), escaped(&relative(&self.part, part)));
        let mut edits = Edits::default();
        edits.append(&root, &format!("<{prefix}Relationship Id=\"{id}\" Type=\"{kind}\" Target=\"{target}\"/>"));
        self.text = edits.apply(&self.text)?;
        self.changed = true;
        Ok(id)
    }

    /// Takes one away.
    pub(super) fn remove(&mut self, id: &str) -> Result<(), Fault> {
        let root = xml::root(&self.text)?;
        let mut edits = Edits::default();
        for element in xml::elements(&self.text, root.inner)?.iter().filter(|e| e.tag.get("Id").as_deref() == Some(id)) {
            edits.replace(element.whole.clone(), "");
        }
        self.text = edits.apply(&self.text)?;
        self.changed = true;
        Ok(())
    }

    /// Writes them back.
    pub(super) fn save(self, package: &mut Package<'_>) {
        if self.changed {
            package.put(&beside(&self.part), self.text);
        }
    }
}

/// Declares the content type of a part.
pub(super) fn declare(package: &mut Package<'_>, part: &str, content: &str) -> Result<(), Fault> {
    let text = package.must(TYPES)?;
    let root = xml::root(&text)?;
    let mut edits = Edits::default();
    edits.append(&root, &format!("<{}Override PartName=\"/{}\" ContentType=\"{content}\"/>", root.tag.prefix(), escaped(part)));
    package.put(TYPES, edits.apply(&text)?);
    Ok(())
}

/// Declares the content type of an extension, unless it is declared.
pub(super) fn declare_extension(package: &mut Package<'_>, extension: &str, content: &str) -> Result<(), Fault> {
    let text = package.must(TYPES)?;
    let root = xml::root(&text)?;
    let declared = |e: &xml::Element<'_>| e.tag.get("Extension").is_some_and(|held| held.eq_ignore_ascii_case(extension));
    if xml::elements(&text, root.inner.clone())?.iter().any(declared) {
        return Ok(());
    }
    let mut edits = Edits::default();
    let line = format!("<{}Default Extension=\"{extension}\" ContentType=\"{content}\"/>", root.tag.prefix());
    edits.insert(root.inner.start, line);
    package.put(TYPES, edits.apply(&text)?);
    Ok(())
}

/// Takes a part out together with its relationships and its content type.
pub(super) fn drop_part(package: &mut Package<'_>, part: &str) -> Result<(), Fault> {
    package.remove(part);
    package.remove(&beside(part));
    let text = package.must(TYPES)?;
    let mut edits = Edits::default();
    for element in xml::elements(&text, xml::root(&text)?.inner)? {
        if element.tag.get("PartName").is_some_and(|name| name.trim_start_matches('/').eq_ignore_ascii_case(part)) {
            edits.replace(element.whole, "");
        }
    }
    package.put(TYPES, edits.apply(&text)?);
    Ok(())
}

fn beside(part: &str) -> String {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    if folder.is_empty() { format!("_rels/{name}.rels") } else { format!("{folder}/_rels/{name}.rels") }
}

/// The part a target means, seen from another.
fn resolved(from: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    if let Some(absolute) = target.strip_prefix('/') {
        return absolute.to_owned();
    }
    let mut path: Vec<&str> = from.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect());
    for step in target.split('/') {
        match step {
            ".." => drop(path.pop()),
            "." => {}
            step => path.push(step),
        }
    }
    path.join("/")
}

/// How a part is named in the relationships of another.
fn relative(from: &str, to: &str) -> String {
    let folder: Vec<&str> = from.rsplit_once('/').map_or(Vec::new(), |(folder, _)| folder.split('/').collect());
    let path: Vec<&str> = to.split('/').collect();
    let shared = folder.iter().zip(&path).take_while(|(a, b)| a == b).count();
    "../".repeat(folder.len() - shared) + &path[shared..].join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_lead_there_and_back() {
        let sheet = "xl/worksheets/sheet1.xml";
        assert_eq!(resolved(sheet, "../comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolved(sheet, "/xl/comments1.xml"), "xl/comments1.xml");
        assert_eq!(resolved("", "xl/workbook.xml"), "xl/workbook.xml");
        assert_eq!(resolved("xl/a.xml", "../../../b.xml"), "b.xml");
        assert_eq!(relative(sheet, "xl/comments1.xml"), "../comments1.xml");
        assert_eq!(relative("xl/workbook.xml", "xl/worksheets/sheet2.xml"), "worksheets/sheet2.xml");
        assert_eq!((beside("xl/workbook.xml"), beside("")), ("xl/_rels/workbook.xml.rels".into(), "_rels/.rels".into()));
    }
}
