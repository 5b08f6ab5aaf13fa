//! Notes of cells: ours are known by their author; to a note of somebody else ours is added below.

use super::Fault;
use super::address::{Address, parse, written};
use super::look::{ADDED, AUTHOR};
use super::workbook::{child, inner};
use super::xml::{self, Edits, Element, escaped};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// The longest note; an office program shows no more in a box.
const LONGEST: usize = 2000;
/// How our notes begin.
const STARTS: [&str; 4] = ["[A] ", "[B] ", "[C] ", "[D] "];
const FONT: &str = "<rPr><sz val=\"9\"/><rFont val=\"宋体\"/><charset val=\"134\"/></rPr>";

/// What became of the notes of a sheet.
pub(super) struct Noted {
    pub(super) text: String,
    /// Cells whose shape must go.
    pub(super) dropped: BTreeSet<Address>,
    /// Cells that need a shape, with their text.
    pub(super) added: BTreeMap<Address, String>,
}

/// A part without notes.
pub(super) fn empty(namespace: &str) -> String {
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<comments xmlns=\"{namespace}\"><authors></authors><commentList></commentList></comments>"
    )
}

/// Whether a part may hold notes of ours.
pub(super) fn has_ours(text: &str) -> bool {
    text.contains(AUTHOR)
}

/// Takes our notes out and puts new ones in; `marked` are the cells marked earlier.
pub(super) fn renewed(text: &str, marked: &BTreeMap<Address, String>, wanted: &BTreeMap<Address, String>) -> Result<Noted, Fault> {
    let (text, dropped) = without_ours(text, marked)?;
    let root = xml::root(&text)?;
    let list = child(&text, &root, "commentList")?.ok_or_else(Fault::damaged)?;
    let held: BTreeMap<Address, Element<'_>> =
        xml::elements(&text, list.inner.clone())?.into_iter().filter_map(|e| Some((parse(&e.tag.get("ref")?)?, e))).collect();
    let (mut edits, mut added, mut lines) = (Edits::default(), BTreeMap::new(), String::new());
    let prefix = root.tag.prefix();
    let author = author(&text, &root, &mut edits, wanted.is_empty())?;
    for (at, note) in wanted {
        let note: String = note.chars().take(LONGEST).collect();
        match held.get(at) {
            Some(other) => add_below(&text, other, prefix, &note, &mut edits)?,
            None => {
                lines += &comment(prefix, *at, author, &note);
                added.insert(*at, note);
            }
        }
    }
    if !lines.is_empty() {
        edits.append(&list, &lines);
    }
    Ok(Noted { text: edits.apply(&text)?, dropped, added })
}

fn comment(prefix: &str, at: Address, author: usize, note: &str) -> String {
    let run = run(prefix, note);
    format!(
        "<{prefix}comment ref=\"{}\" authorId=\"{author}\" shapeId=\"0\"><{prefix}text>{run}</{prefix}text></{prefix}comment>",
        written(at)
    )
}

fn run(prefix: &str, note: &str) -> String {
    let font = if prefix.is_empty() {
        FONT.to_owned()
    } else {
        FONT.replace("</", "\u{1}").replace('<', &format!("<{prefix}")).replace('\u{1}', &format!("</{prefix}"))
    };
    format!("<{prefix}r>{font}<{prefix}t xml:space=\"preserve\">{}</{prefix}t></{prefix}r>", escaped(note))
}

/// The number of our author, who is added unless nothing is wanted of him.
fn author(text: &str, root: &Element<'_>, edits: &mut Edits, unused: bool) -> Result<usize, Fault> {
    let authors = child(text, root, "authors")?.ok_or_else(Fault::damaged)?;
    let all = xml::elements(text, authors.inner.clone())?;
    if let Some(at) = all.iter().position(|a| inner(text, a) == AUTHOR) {
        return Ok(at);
    }
    if !unused {
        let prefix = root.tag.prefix();
        edits.append(&authors, &format!("<{prefix}author>{AUTHOR}</{prefix}author>"));
    }
    Ok(all.len())
}

/// The notes as they were before we wrote ours, and the cells of ours. A program that forgets authors leaves the
/// beginning of the text, in a cell that was marked.
fn without_ours(text: &str, marked: &BTreeMap<Address, String>) -> Result<(String, BTreeSet<Address>), Fault> {
    let root = xml::root(text)?;
    let (mut edits, mut dropped) = (Edits::default(), BTreeSet::new());
    let ours = author(text, &root, &mut Edits::default(), true)?;
    let list = child(text, &root, "commentList")?.ok_or_else(Fault::damaged)?;
    for comment in xml::elements(text, list.inner)? {
        let by = comment.tag.number("authorId").and_then(|n| usize::try_from(n).ok());
        let at = comment.tag.get("ref").and_then(|r| parse(&r));
        let runs = runs(text, &comment)?;
        let whole: String = runs.iter().map(|r| r.text.as_str()).collect();
        if by == Some(ours) || (at.is_some_and(|at| marked.contains_key(&at)) && STARTS.iter().any(|s| whole.starts_with(s))) {
            edits.replace(comment.whole.clone(), "");
            dropped.extend(at);
        } else if let Some(end) = whole.find(ADDED) {
            cut(&runs, whole[..end].trim_end().len(), &mut edits);
        }
    }
    Ok((edits.apply(text)?, dropped))
}

/// A run of a note, with its text.
struct Run {
    whole: Range<usize>,
    inner: Range<usize>,
    text: String,
}

fn body<'a>(text: &'a str, comment: &Element<'a>) -> Result<Option<Element<'a>>, Fault> {
    Ok(xml::elements(text, comment.inner.clone())?.into_iter().find(|e| e.tag.local() == "text"))
}

fn runs(text: &str, comment: &Element<'_>) -> Result<Vec<Run>, Fault> {
    let Some(body) = body(text, comment)? else { return Ok(Vec::new()) };
    let mut runs = Vec::new();
    for part in xml::elements(text, body.inner)? {
        let held = match part.tag.local() {
            "t" => Some(part.clone()),
            "r" => xml::elements(text, part.inner.clone())?.into_iter().find(|e| e.tag.local() == "t"),
            _ => None,
        };
        runs.extend(held.map(|t| Run { whole: part.whole, text: inner(text, &t), inner: t.inner }));
    }
    Ok(runs)
}

/// Takes away the text of a note behind its first bytes.
fn cut(runs: &[Run], keep: usize, edits: &mut Edits) {
    let mut start = 0;
    for run in runs {
        match keep.saturating_sub(start) {
            0 => edits.replace(run.whole.clone(), ""),
            left if left < run.text.len() => edits.replace(run.inner.clone(), escaped(&run.text[..left])),
            _ => {}
        }
        start += run.text.len();
    }
}

/// Adds ours below a note; a note without runs gets its text into one.
fn add_below(text: &str, other: &Element<'_>, prefix: &str, note: &str, edits: &mut Edits) -> Result<(), Fault> {
    let Some(body) = body(text, other)? else { return Ok(()) };
    let parts = xml::elements(text, body.inner.clone())?;
    if let [only] = parts.as_slice()
        && only.tag.local() == "t"
    {
        edits.insert(only.whole.start, format!("<{prefix}r>"));
        edits.insert(only.whole.end, format!("</{prefix}r>"));
    }
    let added = run(prefix, &format!("\n{ADDED}\n{note}"));
    match parts.iter().rev().find(|p| ["t", "r"].contains(&p.tag.local())) {
        Some(last) => edits.insert(last.whole.end, added),
        None => edits.append(&body, &added),
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const OTHERS: &str = r#"<x:comments xmlns:x="m"><x:authors><x:author>B</x:author></x:authors><x:commentList><x:comment ref="A1" authorId="0"><x:text><x:t>old</x:t></x:text></x:comment></x:commentList></x:comments>"#;

    fn wanted(cells: &[&str]) -> BTreeMap<Address, String> {
        cells.iter().map(|c| (parse(c).expect(c), format!("why {c} < 1"))).collect()
    }

    #[test]
    fn ours_come_and_go_and_others_stay() {
        let once = renewed(OTHERS, &wanted(&[]), &wanted(&["A1", "B2"])).expect("notes");
        assert_eq!(once.added.keys().collect::<Vec<_>>(), [&(1, 1)]);
        assert!(once.text.contains("<x:r><x:t>old</x:t></x:r><x:r><x:rPr>"), "{}", once.text);
        assert!(once.text.contains("——\nwhy A1 &lt; 1</x:t>"), "{}", once.text);
        let twice = renewed(&once.text, &wanted(&[]), &wanted(&["A1", "B2"])).expect("notes");
        assert_eq!((&twice.text, twice.dropped.len()), (&once.text, 1));
        let none = renewed(&once.text, &wanted(&[]), &wanted(&[])).expect("notes");
        let left = r#"<x:author>B</x:author><x:author>wanmu</x:author></x:authors><x:commentList><x:comment ref="A1" authorId="0"><x:text><x:r><x:t>old</x:t></x:r></x:text></x:comment>"#;
        assert!(none.text.contains(left), "{}", none.text);
    }
}
