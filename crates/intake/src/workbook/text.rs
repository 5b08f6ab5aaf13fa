//! Text files: CSV with commas, tabs or semicolons, in the encodings of offices, as a book of one sheet.

use super::draft::Draft;
use super::grid::Book;
use super::reading::{Reading, Stop};
use encoding_rs::{Encoding, GB18030, UTF_8};
use figures::{Issue, Place, Text};
use std::borrow::Cow;

/// Separators in the order of trust: a tab is seldom part of a text.
const SEPARATORS: [u8; 3] = [b'\t', b',', b';'];
/// Bytes looked at to tell what a file is, and lines to tell its separator.
const HEAD: usize = 4096;
const LINES: usize = 50;

/// The first characters of a text; `None` when the bytes are none.
pub(super) fn head(bytes: &[u8]) -> Option<String> {
    let cut = &bytes[..bytes.len().min(HEAD)];
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let cut = &cut[length.min(cut.len())..];
        return Some(encoding.decode_without_bom_handling(cut).0.into_owned()).filter(|text| !text.contains('\0'));
    }
    // The cut may go through a character.
    let readable = (0..4).find_map(|less| decoded(&cut[..cut.len().saturating_sub(less)]));
    readable
        .filter(|text| !text.contains(|c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c' | '\x1a')))
        .map(Cow::into_owned)
}

/// Text by its byte order mark, as UTF-8, else as GB18030.
fn decoded(bytes: &[u8]) -> Option<Cow<'_, str>> {
    match Encoding::for_bom(bytes) {
        Some((encoding, length)) => encoding.decode_without_bom_handling_and_without_replacement(&bytes[length..]),
        None => [UTF_8, GB18030].iter().find_map(|e| e.decode_without_bom_handling_and_without_replacement(bytes)),
    }
}

/// Reads a text as a sheet without a name; all cells are texts as typed.
pub(super) fn read(bytes: &[u8], reading: &mut Reading<'_>) -> Result<Book, Stop> {
    let text = decoded(bytes).ok_or_else(|| Stop::Issue(Box::new(undecodable(reading.file))))?;
    let mut draft = Draft::named("");
    let mut cut = Cut { rest: &text, separator: separator(&text), row: 0, column: 0 };
    while let Some(field) = cut.next() {
        match field {
            Ok((row, column, Cow::Borrowed(text))) => reading.keep_text(&mut draft, row, column, text)?,
            Ok((row, column, Cow::Owned(text))) => reading.keep(&mut draft, row, column, super::Cell::Text(text))?,
            Err((row, column)) => reading.say(open_quote(draft.sheet.place(reading.file, row, column))),
        }
    }
    Ok(Book { sheets: vec![draft.finish()] })
}

fn undecodable(file: &str) -> Issue {
    let reason =
        Text::new("文字编码无法识别（不是 UTF-8、UTF-16 或 GB18030）", "the encoding of the text is none of UTF-8, UTF-16 and GB18030");
    Issue::blocking("unknown-encoding", Place::file(file), reason)
        .hint("另存为“CSV UTF-8”后再导入", "save it as \"CSV UTF-8\" and import it again")
}

fn open_quote(place: Place) -> Issue {
    let reason = Text::new("引号没有闭合", "the quote is never closed");
    Issue::blocking("open-quote", place, reason).hint("补上引号后再导入", "close it and import the file again")
}

/// The separator most of the first lines have; a comma when there is none.
fn separator(text: &str) -> u8 {
    let count = |separator: u8| {
        let lines = text.lines().take(LINES).map(|l| l.as_bytes().iter().take(HEAD).filter(|b| **b == separator).count());
        lines.fold((0, 0), |(with, all), n| (with + usize::from(n > 0), all + n))
    };
    let mut best = (b',', (0, 0));
    for separator in SEPARATORS {
        let score = count(separator);
        if score > best.1 {
            best = (separator, score);
        }
    }
    best.0
}

/// Cuts a text into fields; quotes may hold separators and line ends.
struct Cut<'t> {
    rest: &'t str,
    separator: u8,
    row: u32,
    column: u32,
}

/// A field with its row and column, or the place of a quote that is never closed.
type Field<'t> = Result<(u32, u32, Cow<'t, str>), (u32, u32)>;

impl<'t> Cut<'t> {
    fn next(&mut self) -> Option<Field<'t>> {
        if self.rest.is_empty() {
            return None;
        }
        let (row, column) = (self.row, self.column);
        let field = match self.rest.strip_prefix('"').map(closed) {
            None => Ok((row, column, Cow::Borrowed(self.plain()))),
            Some(Some((mut text, rest))) => {
                self.rest = rest;
                text.push_str(self.plain());
                Ok((row, column, Cow::Owned(text)))
            }
            Some(None) => {
                self.plain();
                Err((row, column))
            }
        };
        self.step();
        Some(field)
    }

    /// Text up to the next separator or line end.
    fn plain(&mut self) -> &'t str {
        let ends = |b: &u8| *b == self.separator || matches!(b, b'\n' | b'\r');
        let end = self.rest.as_bytes().iter().position(ends).unwrap_or(self.rest.len());
        let (text, rest) = self.rest.split_at(end);
        self.rest = rest;
        text
    }

    fn step(&mut self) {
        match self.rest.as_bytes() {
            [b'\r', b'\n', ..] => self.line(2),
            [b'\r' | b'\n', ..] => self.line(1),
            [_, ..] => {
                self.rest = &self.rest[1..];
                self.column = self.column.saturating_add(1);
            }
            [] => {}
        }
    }

    fn line(&mut self, length: usize) {
        self.rest = &self.rest[length..];
        (self.row, self.column) = (self.row.saturating_add(1), 0);
    }
}

/// The content of a quoted field and what follows its closing quote.
fn closed(inner: &str) -> Option<(String, &str)> {
    let (mut text, mut rest) = (String::new(), inner);
    loop {
        let (before, after) = rest.split_once('"')?;
        text.push_str(before);
        match after.strip_prefix('"') {
            Some(more) => {
                text.push('"');
                rest = more;
            }
            None => return Some((text, after)),
        }
    }
}
