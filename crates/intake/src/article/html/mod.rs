//! Web pages: `page` gives their lines, `keep` finds the article among them, `meta` its title, source and day.

mod element;
mod keep;
mod line;
mod meta;
mod page;

use super::CutReason;
use super::document::Document;
use methodology::catalogue::Lexicon;

/// Reads a page: its title, its date line and the lines of the article.
pub(super) fn read(html: &str, lexicon: &Lexicon) -> Document {
    let page = page::read(html);
    let meta = meta::read(&page, html);
    let kept = keep::lines(html, &page, lexicon);
    let mut document = Document { source: meta.source, published: meta.published, ..Document::default() };
    if let Some(title) = &meta.title {
        document.push_head(title, CutReason::Title);
    }
    if let Some(at) = meta.date_line {
        document.push_head(&page.lines[at].text, CutReason::DateLine);
    }
    let title = meta.title.as_deref().unwrap_or_default();
    for (at, line) in page.lines.iter().enumerate().filter(|(at, _)| kept[*at]) {
        if Some(at) != meta.date_line && line.text != title {
            document.push(&line.text);
        }
    }
    document.title = meta.title;
    document
}

/// Whether a text is a page: by its first element, or by elements that only pages have.
pub(super) fn is_page(head: &str) -> bool {
    let head = head.trim_start_matches(['\u{feff}', ' ', '\t', '\r', '\n']).to_ascii_lowercase();
    let starts = [
        "<!doctype html", "<html", "<head", "<body", "<meta", "<title", "<div", "<table", "<article", "<section", "<p>", "<p ", "<h1",
        "<script", "<style", "<link",
    ];
    let within = ["<html", "<!doctype html", "<body", "</p>", "</div>", "<br>", "<br/>", "<br />"];
    let comment = head.starts_with("<!--") || head.starts_with("<?xml");
    starts.iter().any(|s| head.starts_with(s))
        || ((comment || head.starts_with('<')) && within.iter().any(|w| head.contains(w)))
        || head.matches("</p>").count() > 1
}
