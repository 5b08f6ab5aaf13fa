//! An HTML fragment: each bound figure is a link to the page that explains it.

use crate::document::{Bound, Document, Run};
use figures::Lang;

/// The document as an `<article>`; `prefix` is what stands before `/f/` in links, often nothing.
pub fn write(document: &Document, prefix: &str) -> String {
    let lang = match document.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let link = |run: &Run| piece(run, prefix, document);
    let line = |runs: &[Run]| runs.iter().map(link).collect::<String>();
    let mut out = format!("<article class=\"bulletin\" lang=\"{lang}\">\n<h1>{}</h1>\n", line(&document.title));
    for paragraph in &document.paragraphs {
        out.push_str(&format!("<p>{}</p>\n", line(paragraph)));
    }
    if !document.notes.is_empty() {
        let items: String = document.notes.iter().map(|n| format!("<li>{}</li>\n", escape(n))).collect();
        let heading = escape(super::notes_heading(document.lang));
        out.push_str(&format!("<h2>{heading}</h2>\n<ul class=\"notes\">\n{items}</ul>\n"));
    }
    out.push_str("</article>\n");
    out
}

/// The address of a figure's explanation, in the language of the text it stands in.
pub fn address(prefix: &str, bound: &Bound, as_of: &str, lang: Lang) -> String {
    let lang = if lang == Lang::En { "&lang=en" } else { "" };
    format!("{prefix}/f/{}?asOf={}{lang}", percent(&bound.id.to_string()), percent(as_of))
}

fn piece(run: &Run, prefix: &str, document: &Document) -> String {
    match run {
        Run::Text(text) | Run::Given(text) => escape(text),
        Run::Bound(bound) => {
            let exact = format!("{} {}", bound.exact, bound.unit);
            let href = escape(&address(prefix, bound, &document.as_of, document.lang));
            format!("<a class=\"figure\" href=\"{href}\" title=\"{}\">{}</a>", escape(exact.trim()), escape(&bound.shown))
        }
    }
}

/// Text that is neither markup nor the end of an attribute.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
    out
}

/// Percent-encodes everything that is not unreserved (RFC 3986).
pub fn percent(text: &str) -> String {
    let byte = |b: u8| match b {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => char::from(b).to_string(),
        other => format!("%{other:02X}"),
    };
    text.bytes().map(byte).collect()
}
