//! Takes a press article apart: what is text, what is head, what was injected, and in which script.
//!
//! Everything points back: `start` and `end` count characters of the text as it was given.

mod cut;
pub(crate) mod fold;
mod head;

use figures::{Issue, Place, Text};
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
    /// Advertising words, no sentence.
    Junk,
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
    /// The text as given.
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
    /// What is not read, in order.
    pub cut: Vec<Cut>,
}

impl Article {
    /// Reads a file's bytes. The only error is a file that is not UTF-8.
    pub fn from_bytes(file: &str, bytes: &[u8], lexicon: &Lexicon) -> Result<Article, Box<Issue>> {
        let text = std::str::from_utf8(bytes).map_err(|fault| Box::new(not_utf8(file, bytes, fault.valid_up_to())))?;
        Ok(Article::from_text(text, lexicon))
    }

    /// Takes a text apart; whatever the text, there is an article.
    pub fn from_text(text: &str, lexicon: &Lexicon) -> Article {
        let bytes = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
        let folded = fold::fold(text);
        let parts = cut::take_apart(&folded, lexicon);
        let mut article = Article {
            text: text.to_owned(),
            bytes,
            folded,
            title: None,
            source: None,
            published: parts.head.published,
            paragraphs: parts.paragraphs,
            cut: parts.cut,
        };
        article.title = parts.head.title.map(|t| article.slice(t.start, t.end).trim_start_matches('#').trim().to_owned());
        article.source = parts.head.source.map(|s| article.slice(s.start, s.end).to_owned());
        article
    }

    /// The text as given.
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

fn not_utf8(file: &str, bytes: &[u8], at: usize) -> Issue {
    let before = bytes.get(..at).unwrap_or_default();
    let line = before.iter().filter(|&&b| b == b'\n').count() + 1;
    let reason = Text::new(format!("第{}个字节起不是UTF-8文本", at + 1), format!("not UTF-8 text from byte {} on", at + 1));
    Issue::blocking("article-not-utf8", Place::line(file, u32::try_from(line).unwrap_or(u32::MAX)), reason)
        .hint("请将文件另存为UTF-8编码", "saving the file as UTF-8 mends it")
}

#[cfg(test)]
mod tests;
