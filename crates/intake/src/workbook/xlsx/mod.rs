//! Office Open XML workbooks: `parts` reads the workbook's own part, `strings`, `styles` and `sheet` one part each.

mod parts;
mod sheet;
mod strings;
mod styles;

use super::date::Epoch;
use super::draft::Draft;
use super::grid::{Book, Sheet};
use super::kind::Kind;
use super::reading::{Reading, Stop};
use super::strings::Strings;
use super::{bounds, say};
use crate::ooxml::{Fault, Package};
use crate::template::CODE_SHEET;
use figures::Place;
use parts::{Listed, Workbook};
use sheet::Found;

/// What the sheets of a workbook share.
#[derive(Debug, Default)]
pub(super) struct Shared {
    strings: Strings,
    dates: Vec<bool>,
    epoch: Epoch,
    /// Whether the writer asks for all formulas to be computed at the next opening.
    uncomputed: bool,
}

/// What a package is, by the names of its parts.
pub(super) fn kind(package: &mut Package<'_>) -> Kind {
    if package.has("xl/workbook.xml") {
        return Kind::Xlsx;
    }
    match () {
        () if package.has("xl/workbook.bin") => Kind::Xlsb,
        () if package.has_under("word/") => Kind::Word,
        () if package.has_under("ppt/") => Kind::Presentation,
        () if package.has("content.xml") && package.has("mimetype") => Kind::OpenDocument,
        () if parts::locate(package).is_some() => Kind::Xlsx,
        () => Kind::Archive,
    }
}

/// Reads a workbook; its package is weighed first.
pub(super) fn read(package: &mut Package<'_>, reading: &mut Reading<'_>) -> Result<Book, Stop> {
    package.weigh()?;
    let workbook = Workbook::read(package)?;
    let shared = shared(package, &workbook)?;
    let mut book = Book::default();
    let mut outside = Vec::new();
    for listed in &workbook.sheets {
        book.sheets.push(one(package, listed, &shared, reading, &mut outside)?);
    }
    remark(package, &book, &outside, reading);
    let pictures = book.sheets.iter().any(|s| s.pictures);
    if pictures && book.sheets.iter().all(Sheet::is_empty) {
        return Err(Stop::Issue(Box::new(say::image_only(reading.file))));
    }
    Ok(book)
}

fn shared(package: &mut Package<'_>, workbook: &Workbook) -> Result<Shared, Stop> {
    let strings = match package.part(&workbook.strings)? {
        Some(xml) => strings::read(&xml)?,
        None => Strings::default(),
    };
    let dates = package.part(&workbook.styles)?.map_or_else(Vec::new, |xml| styles::read(&xml));
    Ok(Shared { strings, dates, epoch: workbook.epoch, uncomputed: workbook.uncomputed })
}

/// Reads a sheet; what is wrong with its part is an issue of the sheet.
fn one(
    package: &mut Package<'_>,
    listed: &Listed,
    shared: &Shared,
    reading: &mut Reading<'_>,
    outside: &mut Vec<(Place, String)>,
) -> Result<Sheet, Stop> {
    let mut draft = Draft::named(&listed.name);
    draft.sheet.hidden = listed.hidden;
    // The codes that a template offers for choice come from the packs and go nowhere.
    if listed.hidden && listed.name == CODE_SHEET {
        return Ok(draft.finish());
    }
    let found = match package.part(&listed.path) {
        Ok(Some(xml)) => sheet::read(&xml, shared, &mut draft, reading),
        Ok(None) | Err(Fault::Damaged) => Err(Stop::Damaged),
        Err(other) => return Err(other.into()),
    };
    match found {
        Ok(found) => settle(package, found, &mut draft, outside),
        Err(Stop::Damaged) => reading.say(say::unreadable_sheet(reading.file, &listed.name)),
        Err(other) => return Err(other),
    }
    Ok(draft.finish())
}

fn settle(package: &Package<'_>, found: Found, draft: &mut Draft, outside: &mut Vec<(Place, String)>) {
    draft.sheet.pictures = found.drawing && package.has_under("xl/media/");
    draft.sheet.merges = found.merges;
    let left = bounds::NAMED.saturating_sub(outside.len());
    outside.extend(found.outside.into_iter().take(left));
}

fn remark(package: &Package<'_>, book: &Book, outside: &[(Place, String)], reading: &mut Reading<'_>) {
    if package.has_under("xl/vbaProject") || package.has_under("xl/macrosheets/") {
        reading.say(say::macros(reading.file));
    }
    if package.has_under("xl/externalLinks/") && !book.sheets.is_empty() {
        let place = outside.first().map_or_else(|| Place::file(reading.file), |(place, _)| place.clone());
        let cells: Vec<String> = outside.iter().map(|(_, cell)| cell.clone()).collect();
        reading.say(say::external_links(place, &cells));
    }
}
