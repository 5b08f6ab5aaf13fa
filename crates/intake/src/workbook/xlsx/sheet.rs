//! A sheet part, read once: cells, stored values of formulas, joined regions, whether something is drawn.

use super::super::draft::Draft;
use super::super::grid::{Cell, Merge};
use super::super::reading::{self, Reading, Stop};
use super::Shared;
use super::strings::Runs;
use crate::ooxml::xml::{attribute, attributes, push_entity, reader, unescaped};
use crate::workbook::{bounds, say};
use figures::Place;
use quick_xml::events::{BytesStart, Event};

/// What a sheet has beside its cells.
#[derive(Debug, Default)]
pub(super) struct Found {
    pub merges: Vec<Merge>,
    pub drawing: bool,
    /// Cells whose formulas refer to another workbook, by place and as `Sheet!A1`.
    pub outside: Vec<(Place, String)>,
}

/// Where text goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Inside {
    Nothing,
    Value,
    Formula,
    Inline,
}

/// The cell being read.
#[derive(Debug, Default)]
struct Current {
    at: (u32, u32),
    style: usize,
    kind: String,
    value: String,
    formula: String,
    is_formula: bool,
    runs: Runs,
}

struct Walk<'s, 'r, 'f> {
    shared: &'s Shared,
    draft: &'s mut Draft,
    reading: &'r mut Reading<'f>,
    inside: Inside,
    cell: Current,
    /// Where the next row and cell stand that do not say it.
    next: (u32, u32),
    zeros: Vec<(u32, u32)>,
    computed: bool,
    found: Found,
}

/// Reads a sheet part into the draft.
pub(super) fn read(xml: &str, shared: &Shared, draft: &mut Draft, reading: &mut Reading<'_>) -> Result<Found, Stop> {
    let cell = Current::default();
    let mut walk = Walk {
        shared,
        draft,
        reading,
        inside: Inside::Nothing,
        cell,
        next: (0, 0),
        zeros: Vec::new(),
        computed: false,
        found: Found::default(),
    };
    let mut reader = reader(xml);
    loop {
        let event = reader.read_event().map_err(|_| Stop::Damaged)?;
        match &event {
            Event::Start(e) => walk.start(e)?,
            Event::Empty(e) => walk.empty(e)?,
            Event::End(e) => match e.local_name().as_ref() {
                "worksheet" => return Ok(walk.finish()),
                name => walk.end(name)?,
            },
            Event::Eof => return Err(Stop::Damaged),
            _ => {}
        }
        walk.text(&event);
    }
}

impl Walk<'_, '_, '_> {
    fn start(&mut self, element: &BytesStart<'_>) -> Result<(), Stop> {
        match element.local_name().as_ref() {
            "c" => self.open_cell(element),
            "v" => self.inside = Inside::Value,
            "f" => {
                self.cell.is_formula = true;
                self.inside = Inside::Formula;
            }
            "is" => self.inside = Inside::Inline,
            _ => return self.other(element),
        }
        Ok(())
    }

    fn empty(&mut self, element: &BytesStart<'_>) -> Result<(), Stop> {
        match element.local_name().as_ref() {
            "c" => {
                self.open_cell(element);
                self.next.1 = self.cell.at.1 + 1;
            }
            "f" => self.cell.is_formula = true,
            "row" => {
                self.open_row(element);
                self.next = (self.next.0 + 1, 0);
            }
            _ => return self.other(element),
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), Stop> {
        match name {
            "c" => self.close_cell()?,
            "row" => self.next = (self.next.0.saturating_add(1), 0),
            "v" | "f" | "is" => self.inside = Inside::Nothing,
            _ => {}
        }
        Ok(())
    }

    /// What is not a cell and may have content or none.
    fn other(&mut self, element: &BytesStart<'_>) -> Result<(), Stop> {
        match element.local_name().as_ref() {
            "row" => self.open_row(element),
            "mergeCell" => {
                self.reading.merge()?;
                self.found.merges.extend(attribute(element, "ref").and_then(|r| region(&r)));
            }
            "drawing" | "picture" => self.found.drawing = true,
            _ => {}
        }
        Ok(())
    }

    fn text(&mut self, event: &Event<'_>) {
        let into = match self.inside {
            Inside::Nothing => return,
            Inside::Inline => return self.cell.runs.take(event),
            Inside::Value => &mut self.cell.value,
            Inside::Formula => &mut self.cell.formula,
        };
        match event {
            Event::Text(t) => into.push_str(&t.xml10_content()),
            Event::CData(t) => into.push_str(&t.xml10_content()),
            Event::GeneralRef(e) => push_entity(into, e),
            _ => {}
        }
    }

    fn open_row(&mut self, element: &BytesStart<'_>) {
        let number = attributes(element).find(|(key, _)| *key == "r").and_then(|(_, r)| r.parse::<u32>().ok());
        let row = number.filter(|r| (1..=bounds::ROWS).contains(r)).map_or(self.next.0, |r| r - 1);
        self.next = (row, 0);
    }

    fn open_cell(&mut self, element: &BytesStart<'_>) {
        let cell = &mut self.cell;
        (cell.at, cell.style, cell.is_formula) = (self.next, 0, false);
        cell.kind.clear();
        cell.value.clear();
        cell.formula.clear();
        cell.runs.clear();
        for (key, value) in attributes(element) {
            match key {
                "r" => cell.at = address(value).unwrap_or(self.next),
                "s" => cell.style = value.parse().unwrap_or(0),
                "t" => cell.kind.push_str(value),
                _ => {}
            }
        }
        self.inside = Inside::Nothing;
    }

    fn close_cell(&mut self) -> Result<(), Stop> {
        let (row, column) = self.cell.at;
        self.next.1 = column.saturating_add(1);
        self.inside = Inside::Nothing;
        if self.cell.is_formula {
            self.formula();
        }
        let value = self.cell.value.as_str();
        let (draft, reading) = (&mut *self.draft, &mut *self.reading);
        match self.cell.kind.as_str() {
            "inlineStr" | "is" => reading.keep_text(draft, row, column, self.cell.runs.text()),
            "str" => reading.keep_text(draft, row, column, &unescaped(value)),
            _ if value.is_empty() => Ok(()),
            "s" => match value.trim().parse().ok().and_then(|n| self.shared.strings.get(n)) {
                Some(text) => reading.keep_text(draft, row, column, text),
                None => damaged(draft, reading, (row, column)),
            },
            "b" => reading.keep(draft, row, column, Cell::Flag(matches!(value.trim(), "1" | "true" | "TRUE"))),
            "e" => reading.keep(draft, row, column, Cell::Fault(value.trim().to_owned())),
            "d" => reading.keep(draft, row, column, day(value)),
            _ => self.number(),
        }
    }

    fn number(&mut self) -> Result<(), Stop> {
        let cell = &self.cell;
        let (draft, reading) = (&mut *self.draft, &mut *self.reading);
        let read = reading::number(&cell.value);
        // Some writers put texts into cells without a type.
        if read.is_none()
            && cell.kind.is_empty()
            && !cell.value.trim_ascii_start().starts_with(|c: char| c.is_ascii_digit() || "+-.".contains(c))
        {
            return reading.keep_text(draft, cell.at.0, cell.at.1, &unescaped(&cell.value));
        }
        let epoch = self.shared.dates.get(cell.style).is_some_and(|date| *date).then_some(self.shared.epoch);
        reading.keep_number(draft, cell.at, read, epoch)
    }

    /// Looks whether the value of a formula was stored, and where it comes from.
    fn formula(&mut self) {
        let (row, column) = self.cell.at;
        let place = || self.draft.sheet.place(self.reading.file, row, column);
        if self.found.outside.len() < bounds::NAMED && leads_outside(&self.cell.formula) {
            let place = place();
            let shown = place.cell.clone().unwrap_or_default();
            self.found.outside.push((place, shown));
        }
        match self.cell.value.trim() {
            "" if !matches!(self.cell.kind.as_str(), "str" | "inlineStr") => {
                let issue = say::formula_not_computed(place());
                self.reading.say(issue);
            }
            "0" if self.shared.uncomputed && self.zeros.len() <= bounds::CELLS => self.zeros.push((row, column)),
            _ => self.computed = true,
        }
    }

    /// Some writers put zero for every value and ask the office program to compute at the next opening.
    fn finish(self) -> Found {
        if !self.computed {
            for (row, column) in self.zeros {
                self.reading.say(say::formula_not_computed(self.draft.sheet.place(self.reading.file, row, column)));
            }
        }
        self.found
    }
}

fn damaged(draft: &Draft, reading: &mut Reading<'_>, at: (u32, u32)) -> Result<(), Stop> {
    reading.say(say::unreadable_cell(draft.sheet.place(reading.file, at.0, at.1)));
    Ok(())
}

/// `2021-06-30T00:00:00`; what is no date stays text.
fn day(value: &str) -> Cell {
    let date = value.trim().get(..10).and_then(|d| d.parse().ok());
    date.map_or_else(|| Cell::Text(value.to_owned()), Cell::Date)
}

/// `[1]Sheet!A1`: a number in brackets is another workbook, a name in them a column of a table.
fn leads_outside(formula: &str) -> bool {
    let mut after = formula.split('[').skip(1);
    after.any(|rest| rest.split_once(']').is_some_and(|(n, _)| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit())))
}

/// Row and column from 0 of `C7`.
fn address(text: &str) -> Option<(u32, u32)> {
    let letters = text.bytes().take_while(u8::is_ascii_alphabetic).count();
    let mut column = 0_u32;
    for letter in text.get(..letters.min(4))?.bytes() {
        column = column * 26 + u32::from(letter.to_ascii_uppercase() - b'A') + 1;
    }
    let row: u32 = text.get(letters..)?.parse().ok()?;
    let fits = (1..=bounds::ROWS).contains(&row) && (1..=bounds::COLUMNS).contains(&column);
    fits.then(|| (row - 1, column - 1))
}

/// `A1:C3`; a single cell joins nothing.
fn region(text: &str) -> Option<Merge> {
    let (from, to) = text.split_once(':')?;
    let (from, to) = (address(from)?, address(to)?);
    Some(Merge { from: (from.0.min(to.0), from.1.min(to.1)), to: (from.0.max(to.0), from.1.max(to.1)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read() {
        let cases =
            [("A1", Some((0, 0))), ("xfd1048576", Some((1_048_575, 16_383))), ("XFE1", None), ("A0", None), ("AAAAAA1", None), ("7", None)];
        for (text, expected) in
            cases.into_iter().chain([("A", None), ("A1048577", None), ("A99999999999", None), ("工1", None), ("", None)])
        {
            assert_eq!(address(text), expected, "{text}");
        }
        assert_eq!(region("C3:A1"), Some(Merge { from: (0, 0), to: (2, 2) }));
    }

    #[test]
    fn other_workbooks_are_told_from_columns_of_tables() {
        assert!(leads_outside("SUM([1]Sheet1!A1:A3)") && leads_outside("'C:\\[2]a'!B2"));
        assert!(!leads_outside("SUM(T[Amount])") && !leads_outside("A1[") && !leads_outside("T[]"));
    }
}
