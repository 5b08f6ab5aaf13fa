//! The records of one sheet.

use super::super::draft::Draft;
use super::super::grid::{Cell, Merge};
use super::super::number::{from_bytes, from_packed};
use super::super::reading::{Reading, Stop};
use super::super::{bounds, say};
use super::Blank;
use super::globals::Globals;
use super::record::{Record, Records};

struct Walk<'s, 'r, 'f> {
    globals: &'s Globals,
    draft: &'s mut Draft,
    reading: &'r mut Reading<'f>,
    blank: &'s mut Blank,
    /// The formula whose text the next record has.
    awaiting: Option<(u32, u32)>,
}

/// Reads records up to the end of the sheet into the draft; `left` is what may still be read of all sheets.
pub(super) fn read(
    records: Records<'_>,
    globals: &Globals,
    draft: &mut Draft,
    reading: &mut Reading<'_>,
    (left, blank): (&mut usize, &mut Blank),
) -> Result<(), Stop> {
    let mut walk = Walk { globals, draft, reading, blank, awaiting: None };
    let mut depth = 0_usize;
    for record in records {
        *left = left.checked_sub(1 + record.more.len()).ok_or(Stop::TooManyCells)?;
        match (record.kind, depth) {
            (0x0809, _) => depth += 1,
            (0x000A, 0 | 1) => return Ok(()),
            (0x000A, _) => depth -= 1,
            // Charts inside the sheet keep numbers of their own.
            (_, 0 | 1) => walk.take(record)?,
            _ => {}
        }
    }
    Err(Stop::Damaged)
}

impl Walk<'_, '_, '_> {
    fn take(&mut self, record: Record<'_>) -> Result<(), Stop> {
        match record.kind {
            0x0203 => self.number(&record, 6, |data| from_bytes(data.try_into().ok()?), 8),
            0x027E => self.number(&record, 6, |data| from_packed(u32::from_le_bytes(data.try_into().ok()?)), 4),
            0x00BD => self.numbers(&record),
            0x0204 | 0x00D6 => self.label(record),
            0x00FD => self.shared(&record),
            0x0205 => self.flag(&record),
            0x0006 => self.formula(&record),
            0x0207 => self.text(record),
            0x00E5 => self.merges(&record),
            0x005D if record.u16(4) == Some(8) => {
                self.draft.sheet.pictures = true;
                Ok(())
            }
            _ => Ok(()),
        }
    }

    fn number(
        &mut self,
        record: &Record<'_>,
        from: usize,
        read: impl Fn(&[u8]) -> Option<figures::Decimal>,
        size: usize,
    ) -> Result<(), Stop> {
        let (Some(at), Some(style), Some(data)) = (place(record), record.u16(4), record.data.get(from..from + size)) else { return Ok(()) };
        self.reading.keep_number(self.draft, at, read(data), self.globals.dates(style))
    }

    /// Packed numbers of one row: style and number for each column.
    fn numbers(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        let Some((row, first)) = place(record) else { return Ok(()) };
        let body = record.data.get(4..record.data.len().saturating_sub(2)).unwrap_or_default();
        for (column, one) in (first..).zip(body.chunks_exact(6)) {
            let style = u16::from_le_bytes([one[0], one[1]]);
            let packed = u32::from_le_bytes([one[2], one[3], one[4], one[5]]);
            self.reading.keep_number(self.draft, (row, column), from_packed(packed), self.globals.dates(style))?;
        }
        Ok(())
    }

    fn label(&mut self, record: Record<'_>) -> Result<(), Stop> {
        let Some(at) = place(&record) else { return Ok(()) };
        match self.globals.text(record, 6) {
            Some(text) => self.reading.keep(self.draft, at.0, at.1, Cell::Text(text)),
            None => self.damaged(at),
        }
    }

    fn shared(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        let (Some(at), Some(number)) = (place(record), record.u32(6)) else { return Ok(()) };
        match self.globals.strings.get(number as usize) {
            Some(text) => self.reading.keep_text(self.draft, at.0, at.1, text),
            None => self.damaged(at),
        }
    }

    fn flag(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        let (Some(at), Some(&[value, is_fault])) = (place(record), record.data.get(6..8)) else { return Ok(()) };
        self.reading.keep(self.draft, at.0, at.1, flag_or_fault(value, is_fault == 1))
    }

    fn formula(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        let (Some(at), Some(stored)) = (place(record), record.data.get(6..14)) else { return Ok(()) };
        self.awaiting = None;
        self.blank.computed |= !matches!(stored, [3, _, _, _, _, _, 0xFF, 0xFF]);
        match *stored {
            [0, .., 0xFF, 0xFF] => self.awaiting = Some(at),
            [1, _, value, .., 0xFF, 0xFF] => return self.reading.keep(self.draft, at.0, at.1, flag_or_fault(value, false)),
            [2, _, value, .., 0xFF, 0xFF] => return self.reading.keep(self.draft, at.0, at.1, flag_or_fault(value, true)),
            [3, .., 0xFF, 0xFF] => self.blank_formula(record, at),
            _ => return self.number(record, 6, |data| from_bytes(data.try_into().ok()?), 8),
        }
        Ok(())
    }

    /// A formula that holds an empty text itself may well give one.
    fn blank_formula(&mut self, record: &Record<'_>, at: (u32, u32)) {
        let gives_empty = record.data.get(20..).unwrap_or_default().windows(2).any(|w| w == [0x17, 0]);
        if !gives_empty && self.blank.places.len() < bounds::CELLS / 10 {
            self.blank.places.push(self.draft.sheet.place(self.reading.file, at.0, at.1));
        }
    }

    fn text(&mut self, record: Record<'_>) -> Result<(), Stop> {
        let Some(at) = self.awaiting.take() else { return Ok(()) };
        match self.globals.text(record, 0) {
            Some(text) => self.reading.keep(self.draft, at.0, at.1, Cell::Text(text)),
            None => self.damaged(at),
        }
    }

    fn merges(&mut self, record: &Record<'_>) -> Result<(), Stop> {
        let regions = record.data.get(2..).unwrap_or_default().chunks_exact(8);
        for region in regions.take(usize::from(record.u16(0).unwrap_or_default())) {
            let at = |i: usize| u32::from(u16::from_le_bytes([region[i], region[i + 1]]));
            let (from, to) = ((at(0), at(4)), (at(2), at(6)));
            self.reading.merge()?;
            if from != to && from.0 <= to.0 && from.1 <= to.1 {
                self.draft.sheet.merges.push(Merge { from, to });
            }
        }
        Ok(())
    }

    fn damaged(&mut self, at: (u32, u32)) -> Result<(), Stop> {
        let issue = say::unreadable_cell(self.draft.sheet.place(self.reading.file, at.0, at.1));
        self.reading.say(issue);
        Ok(())
    }
}

fn place(record: &Record<'_>) -> Option<(u32, u32)> {
    Some((u32::from(record.u16(0)?), u32::from(record.u16(2)?)))
}

fn flag_or_fault(value: u8, is_fault: bool) -> Cell {
    let fault = match value {
        _ if !is_fault => return Cell::Flag(value != 0),
        0x00 => "#NULL!",
        0x07 => "#DIV/0!",
        0x0F => "#VALUE!",
        0x17 => "#REF!",
        0x1D => "#NAME?",
        0x24 => "#NUM!",
        0x2A => "#N/A",
        _ => "#ERR!",
    };
    Cell::Fault(fault.to_owned())
}
