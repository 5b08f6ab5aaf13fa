//! What the bytes of a file are, by their content: names lie.

use super::compound::{self, Compound};
use super::text;
use super::xlsx;
use crate::ooxml::Package;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// An Office Open XML workbook, `.xlsx` or `.xlsm`.
    Xlsx,
    /// A workbook of Excel 5.0 to 2003, `.xls` or `.et`; it may be encrypted.
    Xls,
    /// An encrypted Office Open XML file.
    EncryptedOoxml,
    /// Text: CSV, or what is to be read as such.
    Text,
    /// Nothing.
    Empty,
    /// A text document, `.doc`, `.docx` or `.wps`.
    Word,
    /// A presentation, `.ppt`, `.pptx` or `.dps`.
    Presentation,
    /// A PDF file.
    Pdf,
    /// A picture.
    Image,
    /// HTML, as web pages export tables.
    WebPage,
    /// SpreadsheetML of 2003.
    XmlSheet,
    /// A sheet of Excel 4.0 or older.
    OldSheet,
    /// A binary Office Open XML workbook.
    Xlsb,
    /// An OpenDocument file.
    OpenDocument,
    /// An archive that is none of the above.
    Archive,
    /// A zip archive without its end.
    BrokenArchive,
    /// Anything else.
    Unknown,
}

const PICTURES: &[&[u8]] = &[b"\x89PNG", b"\xFF\xD8\xFF", b"GIF8", b"BM", b"II*\0", b"MM\0*"];
const ARCHIVES: &[&[u8]] = &[b"Rar!", b"7z\xBC\xAF\x27\x1C", b"\x1F\x8B", b"BZh", b"\xFD7zXZ"];
/// BOF records of Excel 2.0, 3.0 and 4.0, which stand in no container.
const OLD_SHEETS: &[&[u8]] = &[b"\x09\x00\x04\x00", b"\x09\x02\x06\x00", b"\x09\x04\x06\x00"];

/// What the bytes are; the name of the file has no say.
pub fn kind(bytes: &[u8]) -> Kind {
    match signature(bytes) {
        Signature::Zip => Package::open(bytes).map_or(Kind::BrokenArchive, |mut package| xlsx::kind(&mut package)),
        Signature::Compound => Compound::open(bytes).map_or(Kind::Unknown, |file| compound::kind(&file)),
        Signature::Known(kind) => kind,
    }
}

/// What the first bytes say.
pub(super) enum Signature {
    /// A zip archive: its directory says more.
    Zip,
    /// A compound file: its directory says more.
    Compound,
    /// Known without another look.
    Known(Kind),
}

/// Looks at the first bytes.
pub(super) fn signature(bytes: &[u8]) -> Signature {
    let starts = |with: &[&[u8]]| with.iter().any(|w| bytes.starts_with(w));
    Signature::Known(match bytes {
        [b'P', b'K', 3, 4, ..] | [b'P', b'K', 5, 6, ..] => return Signature::Zip,
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, ..] => return Signature::Compound,
        [0x09, 0x08, 0x08 | 0x10, 0x00, 0x00, 0x05 | 0x06, ..] => Kind::Xls,
        [b'%', b'P', b'D', b'F', ..] => Kind::Pdf,
        _ if starts(OLD_SHEETS) => Kind::OldSheet,
        _ if starts(ARCHIVES) => Kind::Archive,
        _ if starts(PICTURES) || webp(bytes) => text_or(bytes, Kind::Image),
        _ if bytes.trim_ascii().is_empty() || bytes == b"\xEF\xBB\xBF" => Kind::Empty,
        _ => text_or(bytes, Kind::Unknown),
    })
}

fn webp(bytes: &[u8]) -> bool {
    bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP")
}

/// Text by its first characters, or the other when it is none; `BM` may start a heading.
fn text_or(bytes: &[u8], other: Kind) -> Kind {
    let Some(head) = text::head(bytes) else { return other };
    let head = head.trim_start().to_lowercase();
    let page = ["<html", "<!doctype html", "<table", "<meta", "<head", "<body", "<style", "<div", "mime-version:"];
    match head.as_str() {
        "" => Kind::Empty,
        head if head.starts_with('<') && head.contains("urn:schemas-microsoft-com:office:spreadsheet") && head.contains("<?xml") => {
            if head.contains("<html") { Kind::WebPage } else { Kind::XmlSheet }
        }
        head if page.iter().any(|p| head.starts_with(p)) => Kind::WebPage,
        head if head.starts_with('<') && (head.contains("<html") || head.contains("<table")) => Kind::WebPage,
        _ => Kind::Text,
    }
}
