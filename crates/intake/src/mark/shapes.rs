//! The boxes in which notes are shown: an old drawing language that programs write loosely.

use super::Fault;
use super::address::Address;
use super::xml::{Edits, Kind, Tags};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

const NAMESPACES: &str = r#"xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel""#;
const KIND: &str = r#"<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>"#;
/// Numbers of shapes that belong to one block.
const BLOCK: u64 = 1024;
/// Blocks a sheet may need, so that sheets do not share numbers.
const BLOCKS: u64 = 64;

/// A drawing without boxes, whose shapes are numbered by the place of the sheet.
pub(super) fn empty(sheet: usize, shapes: usize) -> String {
    let first = (u64::try_from(sheet).unwrap_or_default() % 900 + 1) * BLOCKS;
    let blocks = u64::try_from(shapes).unwrap_or_default() / (BLOCK - 1) + 1;
    let data: Vec<String> = (first..first + blocks).map(|b| b.to_string()).collect();
    let data = data.join(",");
    format!(r#"<xml {NAMESPACES}><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="{data}"/></o:shapelayout>{KIND}</xml>"#)
}

/// Takes the boxes of some cells out and puts boxes for others in.
pub(super) fn renewed(text: &str, dropped: &BTreeSet<Address>, added: &BTreeMap<Address, String>) -> Result<String, Fault> {
    let text = without(text, dropped)?;
    let mut edits = Edits::default();
    let end = text.rfind("</").ok_or_else(Fault::damaged)?;
    let root = Tags::new(&text, 0..text.len()).find_map(Result::ok).map_or("", |tag| &text[tag.at]);
    let own = if NAMESPACES.split(' ').all(|n| root.contains(n)) { "" } else { NAMESPACES };
    if !added.is_empty() && !text.contains("id=\"_x0000_t202\"") {
        edits.insert(end, KIND.replacen("<v:shapetype", &format!("<v:shapetype {own}"), 1));
    }
    for (number, (at, note)) in (next_number(&text)..).zip(added) {
        edits.insert(end, shape(number, *at, note, own));
    }
    edits.apply(&text)
}

fn without(text: &str, dropped: &BTreeSet<Address>) -> Result<String, Fault> {
    let mut edits = Edits::default();
    for (_, range) in boxes(text).into_iter().filter(|(at, _)| dropped.contains(at)) {
        edits.replace(range, "");
    }
    edits.apply(text)
}

/// The boxes of notes with their cells, as far as the text can be read.
fn boxes(text: &str) -> Vec<(Address, Range<usize>)> {
    let mut found = Vec::new();
    let (mut start, mut note, mut row, mut column) = (None, false, None, None);
    for tag in Tags::new(text, 0..text.len()).map_while(Result::ok) {
        match (tag.local(), tag.kind) {
            ("shape", Kind::Open) => (start, note, row, column) = (Some(tag.at.start), false, None, None),
            ("ClientData", Kind::Open) => note = tag.get("ObjectType").as_deref() == Some("Note"),
            ("Row", Kind::Open) => row = number_after(text, tag.at.end),
            ("Column", Kind::Open) => column = number_after(text, tag.at.end),
            ("shape", Kind::Close) => {
                if let (Some(from), true, Some(row), Some(column)) = (start.take(), note, row, column) {
                    found.push(((row, column), from..tag.at.end));
                }
            }
            _ => {}
        }
    }
    found
}

fn number_after(text: &str, at: usize) -> Option<u32> {
    text.get(at..)?.split('<').next()?.trim().parse().ok()
}

/// A number no shape has: behind all that are there, or the first of the drawing's first block.
fn next_number(text: &str) -> u64 {
    let digits = |s: &str| s.chars().take_while(char::is_ascii_digit).collect::<String>().parse::<u64>().ok();
    let held = text.split("_x0000_s").skip(1).filter_map(digits).max();
    let block = text.split("idmap").nth(1).and_then(|s| s.split("data=\"").nth(1)).and_then(digits);
    held.or(block.map(|b| b.saturating_mul(BLOCK))).unwrap_or(BLOCK).min(u64::from(u32::MAX)) + 1
}

fn shape(number: u64, at: Address, note: &str, namespaces: &str) -> String {
    let lines: usize = note.lines().map(|line| line.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum::<usize>() / 36 + 1).sum();
    let rows = u32::try_from(lines.min(20)).unwrap_or_default() + 2;
    let (top, left) = (at.0.saturating_sub(1).min(1_048_575 - rows), (at.1 + 1).min(16_380));
    let (bottom, right) = (top + rows, left + 3);
    format!(
        r##"<v:shape {namespaces} id="_x0000_s{number}" type="#_x0000_t202" style="position:absolute;margin-left:80pt;margin-top:2pt;width:216pt;height:{}pt;z-index:1;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{left}, 15, {top}, 4, {right}, 15, {bottom}, 4</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>{}</x:Row><x:Column>{}</x:Column></x:ClientData></v:shape>"##,
        rows * 14,
        at.0,
        at.1
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_come_and_go() {
        let notes = BTreeMap::from([((6, 2), "[A] E03 x".to_owned()), ((0, 16_383), String::new())]);
        let base = empty(0, 2);
        let once = renewed(&base, &BTreeSet::new(), &notes).expect("drawing");
        assert_eq!(boxes(&once).iter().map(|b| b.0).collect::<Vec<_>>(), [(0, 16_383), (6, 2)]);
        assert!(once.contains("id=\"_x0000_s65537\"") && once.contains("data=\"64\""), "{once}");
        let gone = renewed(&once, &notes.keys().copied().collect(), &BTreeMap::new()).expect("drawing");
        assert_eq!(gone, base);
    }

    #[test]
    fn loosely_written_drawings_are_kept() {
        let loose = r##"<xml xmlns:v="urn:schemas-microsoft-com:vml"><v:shape id="_x0000_s1025"><v:textbox><div><font>a<br>b</font></div></v:textbox><x:ClientData ObjectType="Note"><x:Row>1</x:Row><x:Column>2</x:Column></x:ClientData></v:shape></xml>"##;
        let more = renewed(loose, &BTreeSet::new(), &BTreeMap::from([((3, 3), String::new())])).expect("drawing");
        assert_eq!(boxes(&more).len(), 2);
        assert!(more.contains("id=\"_x0000_s1026\"") && more.contains("id=\"_x0000_t202\""));
    }
}
