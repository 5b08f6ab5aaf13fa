//! The parts that say where the others are: relationships and the workbook itself.

use super::super::date::Epoch;
use super::super::reading::Stop;
use crate::ooxml::Package;
use crate::ooxml::xml::{attribute, is_set, reader};
use crate::workbook::bounds;
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// A sheet as the workbook lists it.
#[derive(Debug)]
pub(super) struct Listed {
    pub name: String,
    pub hidden: bool,
    pub path: String,
}

/// What the workbook part says.
#[derive(Debug)]
pub(super) struct Workbook {
    pub sheets: Vec<Listed>,
    pub strings: String,
    pub styles: String,
    pub epoch: Epoch,
    pub uncomputed: bool,
}

/// A relationship: kind (last word of its type) and the path of the part it leads to.
type Relations = BTreeMap<String, (String, String)>;

/// Where the workbook part is, when it is not at its usual place.
pub(super) fn locate(package: &mut Package<'_>) -> Option<String> {
    let relations = relations(package, "").ok()?;
    let path = relations.into_values().find(|(kind, _)| kind == "officeDocument")?.1;
    let named = path.to_ascii_lowercase();
    (named.contains("workbook") && named.ends_with(".xml") && package.has(&path)).then_some(path)
}

impl Workbook {
    /// Reads the workbook part and its relationships.
    pub fn read(package: &mut Package<'_>) -> Result<Self, Stop> {
        let usual = "xl/workbook.xml".to_owned();
        let path = if package.has(&usual) { usual } else { locate(package).ok_or(Stop::Damaged)? };
        let xml = package.part(&path)?.ok_or(Stop::Damaged)?;
        let relations = relations(package, &path)?;
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
        let of_kind = |kind: &str, usual: &str| {
            let found = relations.values().find(|(k, _)| k == kind).map(|(_, path)| path.clone());
            found.unwrap_or_else(|| joined(folder, usual))
        };
        let (strings, styles) = (of_kind("sharedStrings", "sharedStrings.xml"), of_kind("styles", "styles.xml"));
        let mut workbook = Workbook { sheets: Vec::new(), strings, styles, epoch: Epoch::Y1900, uncomputed: false };
        workbook.take(&xml, &relations)?;
        Ok(workbook)
    }

    fn take(&mut self, xml: &str, relations: &Relations) -> Result<(), Stop> {
        let mut reader = reader(xml);
        loop {
            match reader.read_event().map_err(|_| Stop::Damaged)? {
                Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                    "sheet" => self.sheets.extend(listed(&e, relations)),
                    "workbookPr" if is_set(&e, "date1904") => self.epoch = Epoch::Y1904,
                    "calcPr" => self.uncomputed = is_set(&e, "fullCalcOnLoad"),
                    _ => {}
                },
                Event::End(e) if e.local_name().as_ref() == "workbook" => return Ok(()),
                Event::Eof => return Err(Stop::Damaged),
                _ if self.sheets.len() > bounds::SHEETS => return Err(Stop::TooManyParts),
                _ => {}
            }
        }
    }
}

/// A sheet of cells; sheets of charts, dialogs and macros hold none.
fn listed(element: &BytesStart<'_>, relations: &Relations) -> Option<Listed> {
    let (kind, path) = relations.get(attribute(element, "id")?.as_ref())?;
    let hidden = matches!(attribute(element, "state").as_deref(), Some("hidden" | "veryHidden"));
    let name = attribute(element, "name")?.into_owned();
    (kind == "worksheet").then(|| Listed { name, hidden, path: path.clone() })
}

/// The relationships of a part; those of the package for the empty path.
fn relations(package: &mut Package<'_>, path: &str) -> Result<Relations, Stop> {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let Some(xml) = package.part(&joined(folder, &format!("_rels/{name}.rels")))? else { return Ok(Relations::new()) };
    let (mut reader, mut relations) = (reader(&xml), Relations::new());
    loop {
        match reader.read_event().map_err(|_| Stop::Damaged)? {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == "Relationship" => relations.extend(relation(&e, folder)),
            Event::Eof => return Ok(relations),
            _ if relations.len() > bounds::ENTRIES => return Err(Stop::TooManyParts),
            _ => {}
        }
    }
}

fn relation(element: &BytesStart<'_>, folder: &str) -> Option<(String, (String, String))> {
    let kind = attribute(element, "Type")?;
    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
    Some((attribute(element, "Id")?.into_owned(), (kind, joined(folder, &attribute(element, "Target")?))))
}

/// The path a target means, seen from a folder.
fn joined(folder: &str, target: &str) -> String {
    let target = target.replace('\\', "/");
    let mut steps: Vec<&str> = if target.starts_with('/') { Vec::new() } else { folder.split('/').collect() };
    for step in target.split('/') {
        match step {
            ".." => drop(steps.pop()),
            step => steps.push(step),
        }
    }
    steps.retain(|step| !matches!(*step, "" | "."));
    steps.join("/")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn targets_are_seen_from_their_folder() {
        let cases = [("xl", "worksheets/sheet1.xml", "xl/worksheets/sheet1.xml"), ("xl", "/xl/styles.xml", "xl/styles.xml")];
        let odd =
            [("xl/worksheets", "../media\\a.png", "xl/media/a.png"), ("", "./xl/workbook.xml", "xl/workbook.xml"), ("xl", "../../a", "a")];
        for (folder, target, path) in cases.into_iter().chain(odd) {
            assert_eq!(joined(folder, target), path);
        }
    }
}
