//! Bytes to a document: looks at what they are, and leads to the reader.

use super::document::Document;
use super::{decode, docx, html, pdf, say};
use crate::workbook::{Kind, bounds, decrypted, kind};
use figures::Issue;
use methodology::catalogue::Lexicon;
use std::borrow::Cow;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Reads a file; what it is, its bytes say.
pub(super) fn open(file: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Document, Issue> {
    if bytes.len() > bounds::FILE {
        return Err(say::too_large(file));
    }
    // The libraries below are not written for hostile bytes: a panic of theirs is one more way to be damaged.
    // Nothing they were changing is looked at afterwards.
    let document = catch_unwind(AssertUnwindSafe(|| content(file, bytes, lexicon))).unwrap_or_else(|_| Err(say::damaged(file)))?;
    if document.text.trim().is_empty() { Err(say::empty(file)) } else { Ok(document) }
}

fn content(file: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Document, Issue> {
    let head = decode::head(bytes);
    if pdf::is_pdf(bytes) {
        return pdf::read(file, bytes);
    }
    if head.trim_start().to_ascii_lowercase().starts_with("mime-version:") {
        return Err(say::other_kind(file));
    }
    if !head.contains('\0') && html::is_page(&head) {
        return Ok(html::read(&decode::page(bytes), lexicon));
    }
    match kind(bytes) {
        Kind::Word if bytes.starts_with(b"PK") => docx::read(file, bytes),
        Kind::Word => Err(say::old_document(file)),
        Kind::EncryptedOoxml => docx::read(file, &decrypted(bytes).ok_or_else(|| say::encrypted(file))?),
        Kind::BrokenArchive => Err(say::damaged(file)),
        Kind::Text | Kind::Unknown | Kind::WebPage | Kind::XmlSheet | Kind::OldSheet => plain(file, bytes),
        Kind::Image if decode::plain(bytes).is_ok() => plain(file, bytes),
        Kind::Empty => Err(say::empty(file)),
        _ => Err(say::other_kind(file)),
    }
}

fn plain(file: &str, bytes: &[u8]) -> Result<Document, Issue> {
    let text = decode::plain(bytes).map(Cow::into_owned).map_err(|at| say::not_text(file, bytes, at))?;
    Ok(Document { text, ..Document::default() })
}
