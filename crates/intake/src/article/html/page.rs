//! A page as lines: one for each paragraph, heading, list item and table row, with what stands around it.
//!
//! It reads the tokens of the page and keeps the open elements in a list, so that no depth of nesting
//! costs more than memory.

use super::element::{self, Open};
use super::line::Line;
use html5ever::tendril::StrTendril;
use html5ever::tokenizer::states::RawKind;
use html5ever::tokenizer::{BufferQueue, Tag, TagKind, Token, TokenSink, TokenSinkResult, Tokenizer, TokenizerOpts};
use std::cell::RefCell;

/// Open elements that an end tag is looked for in; a page that nests deeper is no article.
const REACH: usize = 512;
/// Rows of tables inside one another.
const ROWS: usize = 32;
/// Longest cell of a table of figures, in characters; a longer one is a column of the page.
const CELL: usize = 60;

/// What a page says.
#[derive(Debug, Default)]
pub(super) struct Page {
    /// Its lines in order.
    pub lines: Vec<Line>,
    /// `meta` elements: name and content.
    pub meta: Vec<(String, String)>,
    /// The `title` element.
    pub title: String,
    /// Machine-readable days of `time` elements.
    pub times: Vec<String>,
    /// Most elements open at once.
    pub depth: usize,
}

/// Reads a page.
pub(super) fn read(html: &str) -> Page {
    let tokenizer = Tokenizer::new(Sink(RefCell::new(Walk::default())), TokenizerOpts::default());
    let input = BufferQueue::default();
    input.push_back(StrTendril::from_slice(html));
    // The sink never asks for a pause, except at the end of a script, where nothing is to be run.
    while !input.is_empty() {
        let _ = tokenizer.feed(&input);
    }
    tokenizer.end();
    tokenizer.sink.0.into_inner().finish()
}

struct Sink(RefCell<Walk>);

impl TokenSink for Sink {
    type Handle = ();

    fn process_token(&self, token: Token, _: u64) -> TokenSinkResult<()> {
        let mut walk = self.0.borrow_mut();
        match token {
            Token::TagToken(tag) if tag.kind == TagKind::StartTag => return walk.start(&tag),
            Token::TagToken(tag) => walk.end(&tag.name),
            Token::CharacterTokens(text) => walk.text(&text),
            _ => {}
        }
        TokenSinkResult::Continue
    }
}

/// A row of a table being read: its lines with the number of their cell.
#[derive(Default)]
struct Row {
    cells: usize,
    lines: Vec<(usize, Line)>,
}

#[derive(Default)]
struct Walk {
    page: Page,
    open: Vec<Open>,
    line: Line,
    rows: Vec<Row>,
    in_title: bool,
    hidden: usize,
    links: usize,
    headings: usize,
    first_headings: usize,
    verbatim: usize,
    items: usize,
    /// Numbers of the open elements that hold lines.
    holders: Vec<u32>,
    /// Numbers of the open elements that by their name stand outside the article.
    outside: Vec<u32>,
    count: u32,
}

impl Walk {
    fn start(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        match name {
            "br" | "hr" => self.flush(),
            "meta" => self.page.meta.extend(element::meta(tag)),
            "title" if self.hidden == 0 && self.page.title.is_empty() => {
                self.in_title = true;
                return TokenSinkResult::RawData(RawKind::Rcdata);
            }
            _ if element::is_void(name) => {}
            _ => return self.push(tag),
        }
        TokenSinkResult::Continue
    }

    fn push(&mut self, tag: &Tag) -> TokenSinkResult<()> {
        let name: &str = &tag.name;
        if name == "time" {
            self.page.times.extend(element::attribute(tag, "datetime").map(str::to_owned));
        }
        self.line.tag();
        self.close_implied(name);
        let mut open = Open::of(tag);
        if open.block {
            self.flush();
        }
        match name {
            "tr" if self.rows.len() < ROWS => {
                open.row = true;
                self.rows.push(Row::default());
            }
            "td" | "th" => self.rows.iter_mut().last().into_iter().for_each(|row| row.cells += 1),
            _ => {}
        }
        self.count = self.count.wrapping_add(1);
        self.holders.extend(open.holds.then_some(self.count));
        self.outside.extend(open.outside.then_some(self.count));
        self.weigh(&open, true);
        self.open.push(open);
        self.page.depth = self.page.depth.max(self.open.len());
        match name {
            "script" => TokenSinkResult::RawData(RawKind::ScriptData),
            "style" | "xmp" | "iframe" | "noembed" | "noframes" => TokenSinkResult::RawData(RawKind::Rawtext),
            "textarea" => TokenSinkResult::RawData(RawKind::Rcdata),
            _ => TokenSinkResult::Continue,
        }
    }

    /// Counts an element in or out of what holds for the text inside it.
    fn weigh(&mut self, open: &Open, opens: bool) {
        let set = |count: &mut usize, is: bool| {
            if is {
                *count = if opens { *count + 1 } else { count.saturating_sub(1) };
            }
        };
        set(&mut self.hidden, open.hidden);
        set(&mut self.links, open.link);
        set(&mut self.headings, open.heading);
        set(&mut self.first_headings, open.first_heading);
        set(&mut self.verbatim, open.verbatim);
        set(&mut self.items, open.item);
    }

    /// Closes what the start of such an element closes by itself.
    fn close_implied(&mut self, name: &str) {
        let (closes, within) = element::implied(name);
        let from = self.open.len().saturating_sub(REACH);
        let reach = self.open[from..].iter().rposition(|o| closes.contains(&&*o.name) || within.contains(&&*o.name));
        let found = reach.map(|at| at + from).filter(|at| closes.contains(&&*self.open[*at].name));
        if let Some(at) = found {
            self.close_to(at);
        }
    }

    fn end(&mut self, name: &str) {
        if self.in_title {
            self.in_title = name != "title";
            return;
        }
        self.line.tag();
        let from = self.open.len().saturating_sub(REACH);
        let Some(at) = self.open[from..].iter().rposition(|o| *o.name == *name).map(|at| at + from) else { return };
        if self.open[at].block || self.open[at..].iter().all(|o| !o.block) {
            self.close_to(at);
        } else {
            // An inline element that ends inside a block it began outside of: only it ends.
            let open = self.open.remove(at);
            self.weigh(&open, false);
        }
    }

    fn close_to(&mut self, at: usize) {
        if self.open[at..].iter().any(|o| o.block) {
            self.flush();
        }
        while self.open.len() > at {
            let Some(open) = self.open.pop() else { break };
            self.weigh(&open, false);
            if open.holds {
                self.holders.pop();
            }
            if open.outside {
                self.outside.pop();
            }
            if open.row {
                self.close_row();
            }
        }
    }

    fn text(&mut self, text: &str) {
        if self.in_title {
            self.page.title.push_str(text);
        }
        if self.hidden > 0 || self.in_title {
            return;
        }
        for c in text.chars() {
            if c == '\n' && self.verbatim > 0 {
                self.flush();
            }
            self.line.push(c, self.links > 0);
        }
    }

    /// Ends a line.
    fn flush(&mut self) {
        let mut line = std::mem::take(&mut self.line);
        if !line.trim() {
            return;
        }
        line.heading = self.headings > 0;
        line.first_heading = self.first_headings > 0;
        line.item = self.items > 0;
        line.holders = self.holders.iter().rev().take(6).copied().collect();
        line.outside = self.outside.iter().take(8).copied().collect();
        match self.rows.last_mut() {
            Some(row) => row.lines.push((row.cells, line)),
            None => self.page.lines.push(line),
        }
    }

    /// A row of short cells is a line; a row that lays the page out gives its lines as they are.
    fn close_row(&mut self) {
        let Some(row) = self.rows.pop() else { return };
        let lines: Vec<Line> =
            if is_figures(&row) { joined(row).into_iter().collect() } else { row.lines.into_iter().map(|(_, l)| l).collect() };
        match self.rows.last_mut() {
            Some(outer) => outer.lines.extend(lines.into_iter().map(|l| (outer.cells, l))),
            None => self.page.lines.extend(lines),
        }
    }

    fn finish(mut self) -> Page {
        self.close_to(0);
        self.flush();
        while !self.rows.is_empty() {
            self.close_row();
        }
        self.page
    }
}

fn is_figures(row: &Row) -> bool {
    let filled = row.lines.windows(2).filter(|pair| pair[0].0 != pair[1].0).count() + 1;
    let length = |cell: usize| row.lines.iter().filter(|(c, _)| *c == cell).map(|(_, l)| l.length()).sum::<usize>();
    filled >= 2 && row.cells <= CELL && (1..=row.cells).all(|cell| length(cell) <= CELL)
}

fn joined(row: Row) -> Option<Line> {
    let mut lines = row.lines.into_iter();
    let (mut cell, mut out) = lines.next()?;
    for (next, line) in lines {
        out.join(if next == cell { ' ' } else { '\t' }, line);
        cell = next;
    }
    Some(out)
}
