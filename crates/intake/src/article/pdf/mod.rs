//! PDF files with a text layer: `content` and `font` give characters, `lines` lines, `flow` paragraphs;
//! `weigh` keeps bounds that the library beneath has not.

mod content;
mod flow;
mod font;
mod lines;
mod names;
mod weigh;

use super::CutReason;
use super::document::Document;
use super::say;
use content::{Glyph, Session};
use figures::Issue;
use flow::Block;
use hayro_syntax::object::{Array, Stream};
use hayro_syntax::page::Page;
use hayro_syntax::{LoadPdfError, Pdf};
use weigh::{Budget, Exceeded};

/// Bytes before the signature that other readers forgive.
const BEFORE: usize = 1024;
/// Pages that are read.
const PAGES: usize = 5000;
/// Longest title, in characters.
const TITLE: usize = 80;

/// Whether bytes are a PDF file.
pub(super) fn is_pdf(bytes: &[u8]) -> bool {
    let head = &bytes[..bytes.len().min(BEFORE)];
    bytes.starts_with(b"%PDF") || head.windows(5).any(|w| w == b"%PDF-") && !head.trim_ascii_start().starts_with(b"<")
}

/// Reads the text layer. A panic in the library is caught where articles are opened.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Document, Issue> {
    let mut budget = Budget::new();
    budget.take_objects(bytes).map_err(|_| say::too_much(file))?;
    let pdf = Pdf::new(bytes.to_vec()).map_err(|why| match why {
        LoadPdfError::Decryption(_) => say::encrypted(file),
        LoadPdfError::Invalid => say::damaged(file),
    })?;
    if pdf.pages().len() > PAGES {
        return Err(say::too_much(file));
    }
    let mut session = Session::new(budget);
    let mut pages = Vec::new();
    for page in pdf.pages().iter() {
        pages.push(lines::of(glyphs(page, &mut session).map_err(|_| say::too_much(file))?));
    }
    if session.unknown * 4 > session.shown {
        return Err(say::unnamed_glyphs(file));
    }
    let blocks = flow::blocks(pages);
    if blocks.is_empty() {
        return Err(say::scanned(file));
    }
    Ok(document(&blocks))
}

/// The characters of a page: its content streams as one, each unpacked within the budget.
fn glyphs<'a>(page: &Page<'a>, session: &mut Session) -> Result<Vec<Glyph>, Exceeded> {
    let dict = page.raw();
    let mut content = Vec::new();
    let streams = match dict.get::<Stream<'_>>("Contents") {
        Some(stream) => vec![stream],
        None => dict.get::<Array<'_>>("Contents").map_or_else(Vec::new, |all| all.iter::<Stream<'_>>().collect()),
    };
    for stream in streams {
        if let Some(bytes) = session.budget.unpack(&stream)? {
            content.extend_from_slice(&bytes);
            content.push(b' ');
        }
    }
    session.page(&content, page.resources(), page.initial_transform(false).as_coeffs())
}

/// The title is what stands first in larger letters on the first page.
fn document(blocks: &[Block]) -> Document {
    let large = |b: &&Block| b.large && b.text.chars().count() <= TITLE && !b.text.contains('。');
    let first = blocks.iter().take(4).position(|b| large(&b));
    let mut document = Document::default();
    if let Some(first) = first {
        // A title of several lines, each shorter than the column, is several blocks of one size.
        let same = |b: &&Block| large(b) && (b.size - blocks[first].size).abs() < 0.5;
        let title: String = blocks[first..].iter().take_while(same).take(3).map(|b| b.text.as_str()).collect();
        document.push_head(&title, CutReason::Title);
        document.title = Some(title.trim().to_owned());
        let taken = blocks[first..].iter().take_while(same).take(3).count();
        blocks.iter().enumerate().filter(|(at, _)| !(first..first + taken).contains(at)).for_each(|(_, b)| document.push(&b.text));
    } else {
        blocks.iter().for_each(|b| document.push(&b.text));
    }
    document
}
