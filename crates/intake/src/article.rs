//! Takes a press article apart: what is text, what is head, what was injected, and in which script.
//!
//! `open` makes a text of a file of any kind (`html`, `docx`, `pdf`, plain), `cut` divides its lines with `head`,
//! `junk` and `related`, and `reading` is what is left to be read. Everything points back: `start` and `end`
//! count characters of the text, which for a file is the text that was taken out of it.

mod cut;
mod decode;
mod document;
mod docx;
pub(crate) mod fold;
mod head;
mod html;
mod junk;
mod open;
mod pdf;
mod pinyin;
mod reading;
mod related;
mod say;

pub use reading::Reading;

use document::Document;
use figures::{Issue, Text};
use jiff::civil::Date;
use methodology::catalogue::Lexicon;

/// Why a stretch of an article is not read for claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CutReason {
    /// The way to the page (您的位置).
    Breadcrumb,
    /// The title or another line above the date.
    Title,
    /// The line with date and source.
    DateLine,
    /// A remark of the publisher, above the date.
    Note,
    /// Keywords.
    Keywords,
    /// A heading after which nothing is article text, and all that follows.
    AfterHeading,
    /// A list of links.
    LinkList,
    /// Advertising: words of it without a sentence, or a sentence that only advertising says.
    Junk,
    /// What stands around an article on a page: counters, share buttons, credits, copyright.
    Furniture,
    /// The reading of characters in brackets behind them, inside a paragraph.
    Pinyin,
}

impl CutReason {
    /// Stable word for scripts.
    pub fn code(self) -> &'static str {
        match self {
            CutReason::Breadcrumb => "breadcrumb",
            CutReason::Title => "title",
            CutReason::DateLine => "date-line",
            CutReason::Note => "note",
            CutReason::Keywords => "keywords",
            CutReason::AfterHeading => "after-heading",
            CutReason::LinkList => "link-list",
            CutReason::Junk => "junk",
            CutReason::Furniture => "furniture",
            CutReason::Pinyin => "pinyin",
        }
    }

    /// The words for people.
    pub fn words(self) -> Text {
        match self {
            CutReason::Breadcrumb => Text::new("页面位置", "the way to the page"),
            CutReason::Title => Text::new("标题", "title"),
            CutReason::DateLine => Text::new("日期与来源", "date and source"),
            CutReason::Note => Text::new("编者说明", "publisher's note"),
            CutReason::Keywords => Text::new("关键词", "keywords"),
            CutReason::AfterHeading => Text::new("正文之后的栏目", "a section after the article"),
            CutReason::LinkList => Text::new("链接列表", "a list of links"),
            CutReason::Junk => Text::new("插入的广告", "injected advertising"),
            CutReason::Furniture => Text::new("页面附加信息", "page furniture"),
            CutReason::Pinyin => Text::new("注音", "pinyin in brackets"),
        }
    }
}

/// A stretch that is not read for claims.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cut {
    /// First character, from 0.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// Why.
    pub why: CutReason,
}

/// A paragraph of the article proper.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Paragraph {
    /// First character, from 0.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
}

/// An article taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Article {
    /// The text as given, or as taken out of a file.
    text: String,
    /// Byte offset of every character, and of the end.
    bytes: Vec<usize>,
    /// Simplified script, half-width digits and signs; as many characters as the text.
    folded: Vec<char>,
    /// The title, as written.
    pub title: Option<String>,
    /// The source named on the date line, as written.
    pub source: Option<String>,
    /// Day of publication; relative periods (今年, 现在) count from it.
    pub published: Option<Date>,
    /// Paragraphs to be read, in order.
    pub paragraphs: Vec<Paragraph>,
    /// What is not read, in order; readings in brackets are inside paragraphs, everything else beside them.
    pub cut: Vec<Cut>,
    /// What is left to be read.
    reading: Reading,
}

impl Article {
    /// Reads a file's bytes: plain text (UTF-8, UTF-16, GB18030), a web page, a `.docx`, or a PDF with a text
    /// layer, by what the bytes are. A file of another kind, or one that cannot be read, is an issue.
    pub fn from_bytes(file: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Article, Box<Issue>> {
        open::open(file, bytes, lexicon).map(|document| Article::of(document, lexicon)).map_err(Box::new)
    }

    /// Takes a text apart; whatever the text, there is an article.
    pub fn from_text(text: &str, lexicon: &Lexicon) -> Article {
        Article::of(Document { text: text.to_owned(), ..Document::default() }, lexicon)
    }

    fn of(document: Document, lexicon: &Lexicon) -> Article {
        let Document { text, head, title, source, published } = document;
        let folded = fold::fold(&text);
        let parts = cut::take_apart(&folded, &head, lexicon);
        let (reading, pinyin) = reading::of(&folded, &parts.lines);
        let mut cut = parts.cut;
        cut.extend(pinyin);
        cut.sort_by_key(|c| (c.start, c.end));
        let bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let paragraphs = parts.lines.into_iter().flatten().collect();
        let published = published.or(parts.head.published);
        let mut article = Article { text, bytes, folded, title, source, published, paragraphs, cut, reading };
        let found = parts.head.title.map(|t| article.slice(t.start, t.end).trim_start_matches('#').trim().to_owned());
        article.title = article.title.take().or(found);
        article.source = article.source.take().or(parts.head.source.map(|s| article.slice(s.start, s.end).to_owned()));
        article
    }

    /// The text as given; for a file that is no plain text, what was taken out of it, a line a paragraph.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Characters `start..end` as given; clamped, so that any two numbers give a slice.
    pub fn slice(&self, start: usize, end: usize) -> &str {
        let last = self.bytes.len() - 1;
        let (start, end) = (start.min(last), end.clamp(start.min(last), last));
        self.text.get(self.bytes[start]..self.bytes[end]).unwrap_or_default()
    }

    /// The whole text in simplified script and half-width signs, one character for each of the text.
    pub fn folded(&self) -> &[char] {
        &self.folded
    }
}

/// Any text in simplified script and half-width signs; as many characters as before.
pub fn fold(text: &str) -> String {
    fold::fold(text).into_iter().collect()
}

#[cfg(test)]
mod tests;
