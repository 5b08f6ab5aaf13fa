//! Tags with their place in the text, so that a part is changed where it must be and kept everywhere else.

use super::Fault;
use quick_xml::Reader;
use quick_xml::events::Event;
use std::borrow::Cow;
use std::ops::Range;

/// What a tag does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Open,
    Empty,
    Close,
}

/// A tag of a text.
#[derive(Debug, Clone)]
pub(super) struct Tag<'a> {
    pub(super) kind: Kind,
    /// With its prefix.
    pub(super) name: &'a str,
    pub(super) at: Range<usize>,
    source: &'a str,
}

/// An attribute as written.
pub(super) struct Attribute<'a> {
    pub(super) name: &'a str,
    pub(super) raw: &'a str,
    /// From the blank before it to the quote that ends it.
    whole: Range<usize>,
    value: Range<usize>,
}

/// An element with its tags.
#[derive(Debug, Clone)]
pub(super) struct Element<'a> {
    pub(super) tag: Tag<'a>,
    pub(super) inner: Range<usize>,
    pub(super) whole: Range<usize>,
}

/// All tags of a range.
pub(super) struct Tags<'a> {
    source: &'a str,
    offset: usize,
    reader: Reader<&'a [u8]>,
}

impl<'a> Tags<'a> {
    pub(super) fn new(source: &'a str, range: Range<usize>) -> Self {
        let mut reader = Reader::from_str(source.get(range.clone()).unwrap_or_default());
        let config = reader.config_mut();
        (config.check_end_names, config.allow_unmatched_ends, config.allow_dangling_amp) = (false, true, true);
        Tags { source, offset: range.start, reader }
    }

    fn place(&self) -> usize {
        self.offset + usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX - self.offset)
    }

    fn tag(&self, from: usize, kind: Kind) -> Tag<'a> {
        let at = from..self.place();
        let text = self.source.get(at.clone()).unwrap_or_default();
        let text = text.trim_start_matches(['<', '/']);
        let end = text.find(|c: char| c.is_whitespace() || c == '/' || c == '>').unwrap_or(text.len());
        Tag { kind, name: &text[..end], at, source: self.source }
    }
}

impl<'a> Iterator for Tags<'a> {
    type Item = Result<Tag<'a>, Fault>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let from = self.place();
            let kind = match self.reader.read_event() {
                Ok(Event::Start(_)) => Kind::Open,
                Ok(Event::Empty(_)) => Kind::Empty,
                Ok(Event::End(_)) => Kind::Close,
                Ok(Event::Eof) => return None,
                Ok(_) => continue,
                Err(why) => return Some(Err(Fault::of(why))),
            };
            return Some(Ok(self.tag(from, kind)));
        }
    }
}

impl<'a> Tag<'a> {
    /// The prefix with its colon; empty without one.
    pub(super) fn prefix(&self) -> &'a str {
        self.name.find(':').map_or("", |at| &self.name[..=at])
    }

    /// The name without its prefix.
    pub(super) fn local(&self) -> &'a str {
        self.name.rsplit(':').next().unwrap_or_default()
    }

    fn name_end(&self) -> usize {
        let slash = usize::from(self.kind == Kind::Close);
        self.at.start + 1 + slash + self.name.len()
    }

    /// The attributes in order.
    pub(super) fn attributes(&self) -> impl Iterator<Item = Attribute<'a>> {
        let mut at = self.name_end();
        std::iter::from_fn(move || {
            let found = self.attribute_after(at)?;
            at = found.whole.end;
            Some(found)
        })
    }

    fn attribute_after(&self, from: usize) -> Option<Attribute<'a>> {
        let rest = self.source.get(from..self.at.end)?;
        let equals = rest.find('=')?;
        let quoted = rest[equals + 1..].trim_start();
        let quote = quoted.chars().next().filter(|c| *c == '"' || *c == '\'')?;
        let start = rest.len() - quoted.len() + 1;
        let end = start + rest[start..].find(quote)?;
        let whole = from..from + end + 1;
        Some(Attribute { name: rest[..equals].trim(), raw: &rest[start..end], whole, value: from + start..from + end })
    }

    fn attribute(&self, name: &str) -> Option<Attribute<'a>> {
        self.attributes().find(|a| a.name == name)
    }

    /// The value of an attribute by its name as written.
    pub(super) fn get(&self, name: &str) -> Option<String> {
        self.attribute(name).map(|a| plain(a.raw))
    }

    /// The value of an attribute that has a prefix, whichever it is.
    pub(super) fn get_prefixed(&self, local: &str) -> Option<String> {
        let found = self.attributes().find(|a| a.name.split_once(':').is_some_and(|(_, name)| name == local));
        found.map(|a| plain(a.raw))
    }

    /// The value of an attribute as a number.
    pub(super) fn number(&self, name: &str) -> Option<u32> {
        self.get(name)?.trim().parse().ok()
    }
}

impl<'a> Element<'a> {
    /// Whether it is an element of this name and prefix.
    pub(super) fn is(&self, prefix: &str, local: &str) -> bool {
        self.tag.prefix() == prefix && self.tag.local() == local
    }
}

/// The elements directly in a range.
pub(super) fn elements(source: &str, range: Range<usize>) -> Result<Vec<Element<'_>>, Fault> {
    let mut found = Vec::new();
    let mut open: Option<Tag<'_>> = None;
    let mut depth = 0_usize;
    for tag in Tags::new(source, range) {
        let tag = tag?;
        match tag.kind {
            Kind::Empty if depth == 0 => found.push(Element { inner: tag.at.end..tag.at.end, whole: tag.at.clone(), tag }),
            Kind::Empty => {}
            Kind::Open => {
                depth += 1;
                open.get_or_insert(tag);
            }
            Kind::Close => {
                depth = depth.checked_sub(1).ok_or_else(Fault::damaged)?;
                if depth == 0 {
                    let first = open.take().ok_or_else(Fault::damaged)?;
                    found.push(Element { inner: first.at.end..tag.at.start, whole: first.at.start..tag.at.end, tag: first });
                }
            }
        }
    }
    if depth > 0 { Err(Fault::damaged()) } else { Ok(found) }
}

/// The outermost element of a part. What is inside is not looked at.
pub(super) fn root(source: &str) -> Result<Element<'_>, Fault> {
    let tag = Tags::new(source, 0..source.len()).next().ok_or_else(Fault::damaged)??;
    if tag.kind == Kind::Empty {
        return Ok(Element { inner: tag.at.end..tag.at.end, whole: tag.at.clone(), tag });
    }
    let close = source.rfind(&format!("</{}", tag.name)).filter(|at| *at >= tag.at.end);
    let close = close.filter(|_| tag.kind == Kind::Open).ok_or_else(Fault::damaged)?;
    let end = source[close..].find('>').map_or(source.len(), |n| close + n + 1);
    Ok(Element { inner: tag.at.end..close, whole: tag.at.start..end, tag })
}

/// The elements directly in a range, where one of them is too long to be looked into.
pub(super) fn elements_around<'a>(source: &'a str, range: Range<usize>, long: &str) -> Result<Vec<Element<'a>>, Fault> {
    let text = source.get(range.clone()).unwrap_or_default();
    let (open, close) = (format!("<{long}"), format!("</{long}"));
    let (Some(start), Some(end)) = (text.find(&open), text.find(&close)) else { return elements(source, range) };
    let tag = Tags::new(source, range.start + start..range.end).next().ok_or_else(Fault::damaged)??;
    if tag.name != long || tag.kind != Kind::Open || end < start {
        return elements(source, range);
    }
    let close = range.start + end;
    let after = text[end..].find('>').map_or(range.end, |n| close + n + 1);
    let mut found = elements(source, range.start..tag.at.start)?;
    found.push(Element { inner: tag.at.end..close, whole: tag.at.start..after, tag });
    found.extend(elements(source, after..range.end)?);
    Ok(found)
}

/// A value as it is meant.
pub(super) fn plain(raw: &str) -> String {
    quick_xml::escape::unescape(raw).map_or_else(|_| raw.to_owned(), Cow::into_owned)
}

/// A text as it is written, without the characters XML cannot hold.
pub(super) fn escaped(text: &str) -> String {
    let held = |c: &char| !c.is_control() || matches!(c, '\n' | '\t');
    let text: String = text.chars().filter(held).filter(|c| !matches!(c, '\u{fffe}' | '\u{ffff}')).collect();
    quick_xml::escape::escape(text.as_str()).into_owned()
}

/// Changes to a text by place.
#[derive(Debug, Default)]
pub(super) struct Edits(Vec<(Range<usize>, String)>);

impl Edits {
    /// Puts a text in place of a range.
    pub(super) fn replace(&mut self, range: Range<usize>, text: impl Into<String>) {
        self.0.push((range, text.into()));
    }

    /// Puts a text before a place, after what was put there earlier.
    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        let text = text.into();
        if !text.is_empty() {
            self.replace(at..at, text);
        }
    }

    /// Whether there is nothing to change.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Sets an attribute by its name as written.
    pub(super) fn set(&mut self, tag: &Tag<'_>, name: &str, value: &str) {
        match tag.attribute(name) {
            Some(held) => self.replace(held.value, escaped(value)),
            None => self.insert(tag.name_end(), format!(" {name}=\"{}\"", escaped(value))),
        }
    }

    /// Takes an attribute away.
    pub(super) fn unset(&mut self, tag: &Tag<'_>, name: &str) {
        if let Some(held) = tag.attribute(name) {
            self.replace(held.whole, "");
        }
    }

    /// Puts a text at the end of an element, opening it if it was empty.
    pub(super) fn append(&mut self, element: &Element<'_>, text: &str) {
        match element.tag.kind {
            Kind::Empty => self.replace(element.whole.end - 2..element.whole.end, format!(">{text}</{}>", element.tag.name)),
            _ => self.insert(element.inner.end, text),
        }
    }

    /// The text with all changes.
    pub(super) fn apply(mut self, source: &str) -> Result<String, Fault> {
        self.0.sort_by_key(|(range, _)| (range.start, range.end));
        let mut out = String::with_capacity(source.len() + self.0.iter().map(|(_, text)| text.len()).sum::<usize>());
        let mut done = 0;
        for (range, text) in self.0 {
            out.push_str(source.get(done..range.start).ok_or_else(Fault::damaged)?);
            out.push_str(&text);
            done = range.end;
        }
        out.push_str(source.get(done..).ok_or_else(Fault::damaged)?);
        Ok(out)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn attributes_are_found_and_changed_where_they_stand() {
        let text = "<?xml version='1.0'?><x:a  one = 'I' r:id=\"r&amp;1\"><b/></x:a >";
        let root = root(text).expect("root");
        assert_eq!((root.tag.prefix(), root.tag.local(), root.tag.get("one").as_deref()), ("x:", "a", Some("I")));
        assert_eq!(root.tag.get_prefixed("id").as_deref(), Some("r&1"));
        let mut edits = Edits::default();
        edits.set(&root.tag, "one", "a'<");
        edits.set(&root.tag, "two", "2");
        edits.append(&elements(text, root.inner.clone()).expect("b")[0], "<c/>");
        let expected = "<?xml version='1.0'?><x:a two=\"2\"  one = 'a&apos;&lt;' r:id=\"r&amp;1\"><b><c/></b></x:a >";
        assert_eq!(edits.apply(text).expect("text"), expected);
    }

    #[test]
    fn what_is_not_closed_is_a_fault() {
        assert!(elements("<a><b></a>", 0..10).is_err());
        assert!(root("<a><b>").is_err());
        assert!(root("").is_err());
        assert!(root("</a>").is_err());
        assert!(root("<a b='></a>").is_err());
    }
}
