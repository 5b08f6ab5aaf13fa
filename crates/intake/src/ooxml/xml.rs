//! What the readers of parts share: text whatever its encoding, attributes, entities, escapes.

use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart};
use std::borrow::Cow;

/// A part as text: by its byte order mark, as UTF-8, else by the encoding it declares.
pub(crate) fn decode(bytes: Vec<u8>) -> String {
    if let Some((encoding, _)) = Encoding::for_bom(&bytes).filter(|(e, _)| *e != encoding_rs::UTF_8) {
        return encoding.decode(&bytes).0.into_owned();
    }
    String::from_utf8(bytes).unwrap_or_else(|fault| {
        let bytes = fault.into_bytes();
        declared(&bytes).unwrap_or(encoding_rs::UTF_8).decode(&bytes).0.into_owned()
    })
}

fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(128)]).into_owned();
    let (_, rest) = head.split_once("encoding=")?;
    Encoding::for_label(rest.get(1..)?.split(['"', '\'']).next()?.as_bytes())
}

/// A reader that forgives what office programs forgive.
pub(crate) fn reader(xml: &str) -> Reader<&[u8]> {
    let mut reader = Reader::from_str(xml.trim_start_matches('\u{feff}'));
    let config = reader.config_mut();
    config.check_end_names = false;
    config.allow_unmatched_ends = true;
    config.allow_dangling_amp = true;
    reader
}

/// Attributes as written, by their names without prefix; stops at what is none. (The iterator of
/// the library checks and allocates more than a million cells can bear.)
pub(crate) fn attributes<'e>(element: &'e BytesStart<'_>) -> impl Iterator<Item = (&'e str, &'e str)> {
    let mut rest = element.attributes_raw();
    std::iter::from_fn(move || {
        let equals = find(rest, |b| b == b'=')?;
        let value = rest[equals + 1..].trim_ascii_start();
        let quote = *value.as_bytes().first().filter(|b| matches!(b, b'"' | b'\''))?;
        let end = find(&value[1..], |b| b == quote)? + 1;
        let key = rest[..equals].trim_ascii();
        rest = &value[end + 1..];
        Some((find(key, |b| b == b':').map_or(key, |colon| &key[colon + 1..]), &value[1..end]))
    })
}

/// Where the first such byte is; names and values are a few bytes long.
fn find(text: &str, is: impl Fn(u8) -> bool) -> Option<usize> {
    text.bytes().position(is)
}

/// One attribute, with its entities resolved.
pub(crate) fn attribute<'e>(element: &'e BytesStart<'_>, name: &str) -> Option<Cow<'e, str>> {
    attributes(element).find(|(key, _)| *key == name).map(|(_, value)| unescape(value))
}

/// Whether an attribute says yes.
pub(crate) fn is_set(element: &BytesStart<'_>, name: &str) -> bool {
    attributes(element).any(|(key, value)| key == name && matches!(value, "1" | "true"))
}

fn unescape(raw: &str) -> Cow<'_, str> {
    quick_xml::escape::unescape(raw).unwrap_or(Cow::Borrowed(raw))
}

/// Adds the character an entity stands for; an unknown one stays as written.
pub(crate) fn push_entity(out: &mut String, entity: &BytesRef<'_>) {
    let name: &str = entity;
    match (quick_xml::escape::resolve_xml_entity(name), entity.resolve_char_ref()) {
        (Some(text), _) => out.push_str(text),
        (None, Ok(Some(c))) => out.push(c),
        _ => out.extend(["&", name, ";"]),
    }
}

/// Resolves `_x000D_`, the way office programs write what XML cannot hold.
pub(crate) fn unescaped(text: &str) -> Cow<'_, str> {
    if !text.contains("_x") {
        return Cow::Borrowed(text);
    }
    let mut units: Vec<u16> = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        let escape = rest.strip_prefix("_x").and_then(|r| r.get(..5)).and_then(|r| r.strip_suffix('_'));
        let unit = escape.filter(|h| h.bytes().all(|b| b.is_ascii_hexdigit())).and_then(|hex| u16::from_str_radix(hex, 16).ok());
        match unit {
            Some(unit) => units.push(unit),
            None => units.extend(c.encode_utf16(&mut [0; 2]).iter()),
        }
        rest = &rest[if unit.is_some() { 7 } else { c.len_utf8() }..];
    }
    Cow::Owned(String::from_utf16_lossy(&units))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_without_prefix() {
        let element = BytesStart::from_content("c r=\"A1\"  x:s = '2' t=\"a&amp;b\" odd", 1);
        let all: Vec<(&str, &str)> = attributes(&element).collect();
        assert_eq!(all, [("r", "A1"), ("s", "2"), ("t", "a&amp;b")]);
        assert_eq!(attribute(&element, "t").as_deref(), Some("a&b"));
    }

    #[test]
    fn escapes_are_resolved() {
        assert_eq!(unescaped("a_x000D_b_x005F_x0041_"), "a\rb_x0041_");
        assert_eq!(unescaped("_xD83D__xDE00_ _x00_ _xZZZZ_ 工_x业"), "\u{1F600} _x00_ _xZZZZ_ 工_x业");
    }

    #[test]
    fn parts_are_text_in_any_encoding() {
        let utf16: Vec<u8> = "<a>工</a>".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(decode([&[0xFF, 0xFE], utf16.as_slice()].concat()), "<a>工</a>");
        assert_eq!(decode(b"<?xml version=\"1.0\" encoding=\"GBK\"?>\xB9\xA4".to_vec()), "<?xml version=\"1.0\" encoding=\"GBK\"?>工");
    }
}
