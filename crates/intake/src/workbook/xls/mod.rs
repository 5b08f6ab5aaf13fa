//! Workbooks of Excel 5.0 to 2003 (BIFF5 and BIFF8): `record` cuts the stream, `pieces` reads texts that
//! go on in the next record, `globals` what all sheets share, `sheet` one sheet.

mod codepage;
mod globals;
mod pieces;
mod record;
mod sheet;

use super::compound::Compound;
use super::draft::Draft;
use super::grid::{Book, Sheet};
use super::reading::{Reading, Stop};
use super::{bounds, locked, say};
use globals::{Globals, Listed};
use record::Records;

/// Names of the stream with the records, that of BIFF8 first.
const STREAMS: [&str; 2] = ["Workbook", "Book"];

/// Whether the records are encrypted.
pub(super) fn locked(file: &Compound<'_>) -> bool {
    stream(file).is_some_and(|stream| globals::is_locked(&stream))
}

fn stream(file: &Compound<'_>) -> Option<Vec<u8>> {
    STREAMS.iter().find_map(|name| file.stream(name))
}

/// Reads the workbook of a compound file.
pub(super) fn read_compound(bytes: &[u8], file: &Compound<'_>, reading: &mut Reading<'_>) -> Result<Book, Stop> {
    let held = stream(file).ok_or(Stop::Damaged)?;
    if file.has("_VBA_PROJECT_CUR") {
        reading.say(say::macros(reading.file));
    }
    if !globals::is_locked(&held) {
        return read(&held, reading);
    }
    drop(held);
    let opened = locked::binary(bytes).ok_or(Stop::Locked)?;
    let file = Compound::open(&opened).ok_or(Stop::Damaged)?;
    let held = stream(&file).ok_or(Stop::Damaged)?;
    if globals::is_locked(&held) { Err(Stop::Locked) } else { read(&held, reading) }
}

/// Reads a stream of records.
pub(super) fn read(stream: &[u8], reading: &mut Reading<'_>) -> Result<Book, Stop> {
    let globals = Globals::read(stream)?;
    let mut blank = Blank::default();
    let mut book = Book::default();
    let mut left = bounds::RECORDS;
    for listed in &globals.sheets {
        book.sheets.push(one(stream, listed, &globals, reading, (&mut left, &mut blank))?);
    }
    blank.say(reading);
    if globals.links {
        reading.say(say::external_links(figures::Place::file(reading.file), &[]));
    }
    let pictures = book.sheets.iter().any(|s| s.pictures);
    if pictures && book.sheets.iter().all(Sheet::is_empty) {
        return Err(Stop::Issue(Box::new(say::image_only(reading.file))));
    }
    Ok(book)
}

fn one(
    stream: &[u8],
    listed: &Listed,
    globals: &Globals,
    reading: &mut Reading<'_>,
    (left, blank): (&mut usize, &mut Blank),
) -> Result<Sheet, Stop> {
    let mut draft = Draft::named(&listed.name);
    draft.sheet.hidden = listed.hidden;
    let records = Records::new(stream.get(listed.start..).unwrap_or_default());
    match sheet::read(records, globals, &mut draft, reading, (left, blank)) {
        Err(Stop::Damaged) => reading.say(say::unreadable_sheet(reading.file, &listed.name)),
        Err(other) => return Err(other),
        Ok(()) => {}
    }
    Ok(draft.finish())
}

/// Formulas stored with an empty text, which is what a writer that cannot compute stores; it is also what
/// `=""` gives, so they are taken for missing only when no formula of the workbook has a value.
#[derive(Debug, Default)]
struct Blank {
    computed: bool,
    places: Vec<figures::Place>,
}

impl Blank {
    fn say(self, reading: &mut Reading<'_>) {
        for place in self.places.into_iter().filter(|_| !self.computed) {
            reading.say(say::formula_not_computed(place));
        }
    }
}
