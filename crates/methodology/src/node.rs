//! YAML as a tree in which every key and value knows its place.

use crate::source::{Source, Spot, number};
use figures::{Issue, Text};
use saphyr_parser::{Event, Marker, Parser, ScalarStyle, Span};

/// Deepest nesting read; a pack needs seven levels.
const DEEPEST: usize = 32;

/// A value with its place.
#[derive(Debug, Clone)]
pub struct Node {
    /// Where it is written.
    pub spot: Spot,
    /// What it is.
    pub kind: Kind,
}

/// The three kinds of values. Scalars stay text: what they mean is for the reader to say.
#[derive(Debug, Clone)]
pub enum Kind {
    /// A text, number, date or flag as written; `quoted` tells `""` from nothing.
    Scalar {
        /// The value.
        text: String,
        /// Whether it stood in quotes or a block.
        quoted: bool,
    },
    /// A sequence.
    List(Vec<Node>),
    /// A mapping in the order written, duplicates included.
    Map(Vec<Entry>),
}

/// A key and its value.
#[derive(Debug, Clone)]
pub struct Entry {
    /// The key.
    pub key: String,
    /// Where the key is written.
    pub spot: Spot,
    /// The value.
    pub value: Node,
}

impl Node {
    /// The value under a key; the first when a key is repeated.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entries().iter().find(|e| e.key == key).map(|e| &e.value)
    }

    /// The entries of a mapping; none for anything else.
    pub fn entries(&self) -> &[Entry] {
        match &self.kind {
            Kind::Map(entries) => entries,
            _ => &[],
        }
    }

    /// The elements of a list; none for anything else.
    pub fn elements(&self) -> &[Node] {
        match &self.kind {
            Kind::List(elements) => elements,
            _ => &[],
        }
    }

    /// The text of a scalar that is not empty.
    pub fn text(&self) -> Option<&str> {
        match &self.kind {
            Kind::Scalar { text, quoted } if *quoted || !(text.is_empty() || text == "~" || text == "null") => Some(text),
            _ => None,
        }
    }

    /// The text under a key.
    pub fn text_of(&self, key: &str) -> Option<&str> {
        self.get(key)?.text()
    }
}

enum Open {
    List(Node),
    Map(Node, Option<(String, Spot)>),
}

struct Builder<'a> {
    source: &'a Source,
    stack: Vec<Open>,
    roots: Vec<Node>,
    issues: Vec<Issue>,
}

/// Reads one document. Without a tree there is at least one issue, unless the file is empty.
pub fn read(source: &Source, text: &str) -> (Option<Node>, Vec<Issue>) {
    let mut builder = Builder { source, stack: Vec::new(), roots: Vec::new(), issues: Vec::new() };
    for event in Parser::new_from_str(text) {
        let going_on = match event {
            Ok((event, span)) => builder.event(event, span),
            Err(error) => builder.syntax(*error.marker(), error.info()),
        };
        if !going_on {
            return (None, builder.issues);
        }
    }
    builder.finish()
}

impl Builder<'_> {
    /// Takes an event; `false` ends the reading.
    fn event(&mut self, event: Event<'_>, span: Span) -> bool {
        let spot = spot(span);
        match event {
            Event::Alias(_) => return self.refuse_alias(spot),
            Event::Scalar(text, style, _, _) => {
                let quoted = style != ScalarStyle::Plain;
                self.value(Node { spot, kind: Kind::Scalar { text: text.into_owned(), quoted } });
            }
            Event::SequenceStart(..) => self.stack.push(Open::List(Node { spot, kind: Kind::List(Vec::new()) })),
            Event::MappingStart(..) => self.stack.push(Open::Map(Node { spot, kind: Kind::Map(Vec::new()) }, None)),
            Event::SequenceEnd | Event::MappingEnd => self.close(),
            _ => {}
        }
        self.stack.len() <= DEEPEST || self.refuse_depth(spot)
    }

    fn close(&mut self) {
        if let Some(Open::List(node) | Open::Map(node, _)) = self.stack.pop() {
            self.value(node);
        }
    }

    fn value(&mut self, node: Node) {
        match self.stack.last_mut() {
            None => self.roots.push(node),
            Some(Open::List(list)) => {
                if let Kind::List(elements) = &mut list.kind {
                    elements.push(node);
                }
            }
            Some(Open::Map(_, None)) => self.key(node),
            Some(Open::Map(..)) => self.entry(node),
        }
    }

    fn key(&mut self, node: Node) {
        let spot = node.spot;
        let key = match node.kind {
            Kind::Scalar { text, .. } => text,
            _ => {
                let reason = Text::new("键必须是一个词，不能是列表或映射", "a key is a word, not a list or a mapping");
                self.issues.push(self.source.issue("yaml-key", spot, reason));
                String::new()
            }
        };
        if let Some(Open::Map(_, waiting)) = self.stack.last_mut() {
            *waiting = Some((key, spot));
        }
    }

    fn entry(&mut self, value: Node) {
        let Some(Open::Map(map, waiting)) = self.stack.last_mut() else { return };
        let (Some((key, spot)), Kind::Map(entries)) = (waiting.take(), &mut map.kind) else { return };
        let first = entries.iter().find(|e| e.key == key).map(|e| e.spot.line);
        if let Some(first) = first {
            self.issues.push(duplicate(self.source, &key, spot, first));
        }
        entries.push(Entry { key, spot, value });
    }

    fn refuse_alias(&mut self, spot: Spot) -> bool {
        let reason = Text::new("方法包不使用 YAML 别名（*name）", "packs don't use YAML aliases (*name)");
        let issue = self.source.issue("yaml-alias", spot, reason);
        self.issues.push(issue.hint("把值写在它所在的地方", "write the value where it belongs"));
        false
    }

    fn refuse_depth(&mut self, spot: Spot) -> bool {
        let reason = Text::new(format!("嵌套超过 {DEEPEST} 层"), format!("nested deeper than {DEEPEST} levels"));
        self.issues.push(self.source.issue("yaml-depth", spot, reason));
        false
    }

    fn syntax(&mut self, at: Marker, info: &str) -> bool {
        let spot = Spot { line: number(at.line()), column: number(at.col() + 1), width: 1, start: at.index() };
        let reason = Text::new(format!("不是合法的 YAML：{info}"), format!("not valid YAML: {info}"));
        let issue = self.source.issue("yaml-syntax", spot, reason);
        self.issues.push(issue.hint("请检查缩进、引号和冒号后的空格", "check the indentation, the quotes and the blank after each colon"));
        false
    }

    fn finish(mut self) -> (Option<Node>, Vec<Issue>) {
        if let Some(second) = self.roots.get(1) {
            let reason = Text::new("一个文件只能有一个 YAML 文档", "a file holds one YAML document");
            self.issues.push(self.source.issue("yaml-documents", second.spot, reason));
        }
        (self.roots.into_iter().next(), self.issues)
    }
}

fn duplicate(source: &Source, key: &str, spot: Spot, first: u32) -> Issue {
    let reason = Text::new(format!("键“{key}”重复，第 {first} 行已有"), format!("the key `{key}` is already on line {first}"));
    source.issue("duplicate-key", spot, reason).hint("合并两处，或改名其中之一", "merge the two, or rename one of them")
}

/// A span of the parser; a value over several lines is marked to the end of its first.
fn spot(span: Span) -> Spot {
    let width = if span.start.line() == span.end.line() { span.len() } else { 1 };
    Spot { line: number(span.start.line()), column: number(span.start.col() + 1), width: number(width.max(1)), start: span.start.index() }
}
