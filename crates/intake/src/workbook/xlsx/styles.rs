//! The styles part: which cell styles show a number as a date.

use super::super::format;
use crate::ooxml::xml::{attribute, reader};
use quick_xml::events::{BytesStart, Event};
use std::collections::BTreeMap;

/// Whether each style, by its number, shows a date. Damage ends the list; a style not in it shows none.
pub(super) fn read(xml: &str) -> Vec<bool> {
    let mut reader = reader(xml);
    let (mut codes, mut dates) = (BTreeMap::new(), Vec::new());
    let (mut in_codes, mut in_styles) = (false, false);
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(e) | Event::Empty(e) => match e.local_name().as_ref() {
                "numFmts" => in_codes = true,
                "cellXfs" => in_styles = true,
                "numFmt" if in_codes => codes.extend(code(&e)),
                "xf" if in_styles => dates.push(shows_date(&e, &codes)),
                _ => {}
            },
            Event::End(e) => match e.local_name().as_ref() {
                "numFmts" => in_codes = false,
                "cellXfs" => break,
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    dates
}

fn code(element: &BytesStart<'_>) -> Option<(u32, bool)> {
    Some((attribute(element, "numFmtId")?.parse().ok()?, format::shows_date(&attribute(element, "formatCode")?)))
}

fn shows_date(style: &BytesStart<'_>, codes: &BTreeMap<u32, bool>) -> bool {
    let id = attribute(style, "numFmtId").and_then(|id| id.parse().ok()).unwrap_or(0);
    codes.get(&id).copied().unwrap_or_else(|| format::built_in(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_know_their_dates() {
        let xml = "<styleSheet><numFmts><numFmt numFmtId=\"176\" formatCode=\"yyyy&quot;年&quot;m&quot;月&quot;\"/></numFmts>\
                   <cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>\
                   <cellXfs><xf/><xf numFmtId=\"14\"></xf><xf numFmtId=\"176\"/><xf numFmtId=\"4\"/></cellXfs>\
                   <dxfs><dxf><numFmt numFmtId=\"4\" formatCode=\"d\"/></dxf></dxfs></styleSheet>";
        assert_eq!(read(xml), [false, true, true, false]);
        assert!(read("<styleSheet><cellXfs").is_empty());
    }
}
