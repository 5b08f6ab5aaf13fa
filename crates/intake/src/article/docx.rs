//! Text documents (`.docx`): paragraphs and table rows of the body as a line each.
//!
//! Deleted and hidden text, comments, headers, footers, foot- and endnotes are not read; of a text box
//! that is there twice, for new and for old programs, the first is. A field gives its result.

use super::CutReason;
use super::document::Document;
use super::say;
use crate::ooxml::{Package, xml};
use figures::Issue;
use quick_xml::events::{BytesStart, Event};

const BODY: &str = "word/document.xml";
const STYLES: &str = "word/styles.xml";
const CORE: &str = "docProps/core.xml";
/// Paragraphs looked at for one in the style of a title.
const TITLE_WITHIN: usize = 5;
/// Longest centred first line that is taken for a title, in characters.
const TITLE: usize = 60;
/// Tables inside one another; a document that nests deeper is made to be so.
const NESTED: usize = 32;
/// Elements whose text is no text of the document.
const SKIPPED: &[&str] = &["del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText", "rPrChange", "pPrChange", "sdtPr"];

/// Reads the package.
pub(super) fn read(file: &str, bytes: &[u8]) -> Result<Document, Issue> {
    let fault = |fault| say::package(file, fault);
    let mut package = Package::open(bytes).map_err(fault)?;
    package.weigh().map_err(fault)?;
    let body = package.part(BODY).map_err(fault)?.ok_or_else(|| say::other_kind(file))?;
    let titles = package.part(STYLES).map_err(fault)?.map_or_else(Vec::new, |xml| title_styles(&xml));
    let named = package.part(CORE).map_err(fault)?.and_then(|xml| core_title(&xml));
    let lines = Walk::over(&body, titles).ok_or_else(|| say::damaged(file))?;
    Ok(document(&lines, named))
}

/// Title first, then the lines in order. A date that the file's properties have is that of the file, not of the article.
fn document(lines: &[Line], named: Option<String>) -> Document {
    let written = |l: &Line| !l.text.trim().is_empty();
    let styled = lines.iter().filter(|l| written(l)).take(TITLE_WITHIN).position(|l| l.title);
    let centred = lines.iter().find(|l| written(l)).is_some_and(|l| l.centred && l.text.chars().count() <= TITLE && !l.text.contains('。'));
    let named_first = lines.iter().find(|l| written(l)).is_some_and(|l| named.as_deref() == Some(l.text.trim()));
    let at = styled.or_else(|| (centred || named_first).then_some(0));
    let mut document = Document::default();
    for (number, line) in lines.iter().filter(|l| written(l)).enumerate() {
        match at {
            Some(title) if number == title && document.text.is_empty() => document.push_head(&line.text, CutReason::Title),
            _ => document.push(&line.text),
        }
        if Some(number) == at {
            document.title = Some(line.text.trim().to_owned());
        }
    }
    document.title = document.title.or(named);
    document
}

/// Ids of the styles that are called title, in any language the office programs write.
fn title_styles(styles: &str) -> Vec<String> {
    let mut reader = xml::reader(styles);
    let (mut id, mut out) = (String::new(), vec!["Title".to_owned()]);
    loop {
        match reader.read_event() {
            Ok(Event::Start(e) | Event::Empty(e)) => match e.local_name().as_ref() {
                "style" => id = xml::attribute(&e, "styleId").map_or_else(String::new, |v| v.into_owned()),
                "name" if xml::attribute(&e, "val").is_some_and(|v| matches!(v.to_lowercase().as_str(), "title" | "标题" | "文章标题")) =>
                {
                    out.push(id.clone());
                }
                _ => {}
            },
            Ok(Event::Eof) | Err(_) => return out,
            Ok(_) => {}
        }
    }
}

fn core_title(core: &str) -> Option<String> {
    let mut reader = xml::reader(core);
    let (mut inside, mut title) = (false, String::new());
    loop {
        match reader.read_event() {
            Ok(Event::Start(e)) if e.local_name().as_ref() == "title" => inside = true,
            Ok(Event::Text(t)) if inside => title.push_str(&t),
            Ok(Event::GeneralRef(e)) if inside => xml::push_entity(&mut title, &e),
            Ok(Event::End(_)) if inside => break,
            Ok(Event::Eof) | Err(_) => break,
            Ok(_) => {}
        }
    }
    Some(title.trim().to_owned()).filter(|t| !t.is_empty())
}

/// A paragraph or a table row.
#[derive(Debug, Default)]
struct Line {
    text: String,
    title: bool,
    centred: bool,
}

/// A reading of the body. Tables in tables give their rows to the outermost cell's line.
#[derive(Default)]
struct Walk {
    titles: Vec<String>,
    lines: Vec<Line>,
    /// Lines that are open: a text box begins one inside another.
    open: Vec<Line>,
    /// Cells of the rows that are open.
    rows: Vec<Vec<String>>,
    skipped: usize,
    in_text: bool,
    in_run_settings: bool,
    hidden: bool,
}

impl Walk {
    /// The lines of a body; `None` when it is no XML from the first element on.
    fn over(body: &str, titles: Vec<String>) -> Option<Vec<Line>> {
        let mut walk = Walk { titles, ..Walk::default() };
        let mut reader = xml::reader(body);
        let mut read_any = false;
        loop {
            if walk.rows.len() > NESTED || walk.open.len() > NESTED {
                return None;
            }
            match reader.read_event() {
                Ok(Event::Start(e)) => {
                    read_any = true;
                    walk.start(&e, e.local_name().as_ref());
                }
                Ok(Event::Empty(e)) => {
                    let name = e.local_name();
                    if !SKIPPED.contains(&name.as_ref()) && walk.skipped == 0 {
                        walk.mark(&e, name.as_ref());
                    }
                }
                Ok(Event::End(e)) => walk.end(e.local_name().as_ref()),
                Ok(Event::Text(t)) => walk.push(&t),
                Ok(Event::GeneralRef(e)) => {
                    let mut text = String::new();
                    xml::push_entity(&mut text, &e);
                    walk.push(&text);
                }
                Ok(Event::Eof) => break,
                Err(_) if read_any && !walk.lines.is_empty() => break,
                Err(_) => return None,
                Ok(_) => {}
            }
        }
        walk.finish(read_any)
    }

    fn start(&mut self, element: &BytesStart<'_>, name: &str) {
        if self.skipped > 0 || SKIPPED.contains(&name) {
            self.skipped += usize::from(SKIPPED.contains(&name));
            return;
        }
        match name {
            "p" => self.open.push(Line::default()),
            "t" => self.in_text = true,
            "r" => self.hidden = false,
            "rPr" => self.in_run_settings = true,
            "tr" => self.rows.push(Vec::new()),
            "tc" => self.rows.iter_mut().last().into_iter().for_each(|row| row.push(String::new())),
            _ => self.mark(element, name),
        }
    }

    /// What an element without content says.
    fn mark(&mut self, element: &BytesStart<'_>, name: &str) {
        match name {
            "tab" if !self.in_run_settings => self.sign('\t'),
            "br" | "cr" => self.sign('\n'),
            "noBreakHyphen" => self.sign('-'),
            "vanish" if self.in_run_settings => {
                self.hidden = !xml::attribute(element, "val").is_some_and(|v| matches!(&*v, "0" | "false" | "off"))
            }
            "pStyle" => {
                let title = xml::attribute(element, "val").is_some_and(|v| self.titles.iter().any(|t| *t == *v));
                self.open.iter_mut().last().into_iter().for_each(|line| line.title |= title);
            }
            "jc" => {
                let centred = xml::attribute(element, "val").as_deref() == Some("center");
                self.open.iter_mut().last().into_iter().for_each(|line| line.centred |= centred);
            }
            _ => {}
        }
    }

    fn sign(&mut self, c: char) {
        if let Some(line) = self.open.last_mut().filter(|_| !self.hidden) {
            line.text.push(c);
        }
    }

    fn push(&mut self, text: &str) {
        if !self.in_text || self.hidden || self.skipped > 0 {
            return;
        }
        if let Some(line) = self.open.last_mut() {
            line.text.push_str(text);
        }
    }

    fn end(&mut self, name: &str) {
        if self.skipped > 0 {
            self.skipped -= usize::from(SKIPPED.contains(&name));
            return;
        }
        match name {
            "p" => self.close_paragraph(),
            "t" => self.in_text = false,
            "rPr" => self.in_run_settings = false,
            "r" => self.hidden = false,
            "tr" => self.close_row(),
            _ => {}
        }
    }

    /// A paragraph in a cell goes to the cell; a line break in one begins a line.
    fn close_paragraph(&mut self) {
        let Some(line) = self.open.pop() else { return };
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => {
                cell.push_str(if cell.is_empty() { "" } else { " " });
                cell.push_str(line.text.trim());
            }
            None => {
                let (title, centred) = (line.title, line.centred);
                self.lines.extend(line.text.split('\n').map(|text| Line { text: text.to_owned(), title, centred }));
            }
        }
    }

    fn close_row(&mut self) {
        let Some(row) = self.rows.pop() else { return };
        let cells: Vec<String> = row.into_iter().map(|c| c.replace(['\t', '\n'], " ")).collect();
        let text = cells.join("\t");
        match self.rows.last_mut().and_then(|row| row.last_mut()) {
            Some(cell) => cell.extend([" ", text.trim()]),
            None if cells.iter().any(|c| c.contains('。')) => {
                self.lines.extend(cells.into_iter().map(|text| Line { text, ..Line::default() }));
            }
            None => self.lines.push(Line { text, ..Line::default() }),
        }
    }

    fn finish(mut self, read_any: bool) -> Option<Vec<Line>> {
        while !self.open.is_empty() {
            self.close_paragraph();
        }
        while !self.rows.is_empty() {
            self.close_row();
        }
        read_any.then_some(self.lines)
    }
}
