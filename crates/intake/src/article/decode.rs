//! Bytes to text: by byte order mark, by what a page declares, else UTF-8 or GB18030.

use encoding_rs::{Encoding, GB18030, GBK, UTF_8};
use std::borrow::Cow;

/// Bytes of a page looked at for the encoding it declares; longer than the standard has it, for pages with comments first.
const HEAD: usize = 4096;

/// The text of a plain file; the place of the first byte that is none when it is in none of the encodings.
pub(super) fn plain(bytes: &[u8]) -> Result<Cow<'_, str>, usize> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        let text = encoding.decode_without_bom_handling_and_without_replacement(&bytes[length..]);
        return text.filter(|text| !text.contains('\0')).ok_or(0);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) if !is_binary(text) => Ok(Cow::Borrowed(text)),
        Ok(_) => Err(0),
        Err(fault) => gb18030(bytes).ok_or(fault.valid_up_to()),
    }
}

fn gb18030(bytes: &[u8]) -> Option<Cow<'_, str>> {
    GB18030.decode_without_bom_handling_and_without_replacement(bytes).filter(|text| !is_binary(text) && reads_as_chinese(text))
}

/// Many bytes that are no text are characters of GB18030 all the same: rare ones, and of the private range.
fn reads_as_chinese(text: &str) -> bool {
    let usual = |c: &char| matches!(u32::from(*c), 0x2010..=0x2040 | 0x3000..=0x303F | 0x4E00..=0x9FFF | 0xFF00..=0xFFEF);
    let beyond = text.chars().filter(|c| !c.is_ascii()).count();
    text.chars().filter(usual).count() * 10 >= beyond * 7
}

fn is_binary(text: &str) -> bool {
    text.contains(|c: char| c.is_control() && !matches!(c, '\t' | '\n' | '\r' | '\x0c' | '\x1a' | '\u{85}' | '\x0b'))
}

/// The text of a page; bytes that are none become marks, and the rest is read.
pub(super) fn page(bytes: &[u8]) -> Cow<'_, str> {
    if let Some((encoding, length)) = Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[length..]).0;
    }
    let named = declared(bytes).map(|e| if e == GBK { GB18030 } else { e });
    let tried = named.into_iter().chain([UTF_8, GB18030]);
    let clean = tried.clone().find_map(|e| e.decode_without_bom_handling_and_without_replacement(bytes));
    clean.unwrap_or_else(|| named.unwrap_or(UTF_8).decode_without_bom_handling(bytes).0)
}

/// The encoding in the first `charset=` of a page, or in its XML declaration.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(HEAD)]).to_ascii_lowercase();
    ["charset=", "encoding="].iter().flat_map(|key| head.match_indices(key)).find_map(|(at, key)| {
        let value = head[at + key.len()..].trim_start_matches(['"', '\'', ' ']);
        let label = value.split(|c: char| !c.is_ascii_alphanumeric() && !"-_:".contains(c)).next()?;
        Encoding::for_label(label.as_bytes())
    })
}

/// The first characters of bytes as a page shows its elements, whatever its encoding.
pub(super) fn head(bytes: &[u8]) -> Cow<'_, str> {
    let cut = &bytes[..bytes.len().min(HEAD)];
    match Encoding::for_bom(bytes) {
        Some((encoding, length)) => encoding.decode_without_bom_handling(&cut[length.min(cut.len())..]).0,
        None => String::from_utf8_lossy(cut),
    }
}
