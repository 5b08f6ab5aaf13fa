//! A page of its own: the document with its style inside and nothing from outside.

use super::html::{STYLE, escape, write};
use crate::document::{Document, plain};
use figures::Lang;

/// The document as a complete page; `prefix` is what stands before `/f/` in links.
pub fn page(document: &Document, prefix: &str) -> String {
    let lang = match document.lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    let title = escape(&plain(&document.title));
    let body = write(document, prefix);
    format!(
        "<!doctype html>\n<html lang=\"{lang}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{title}</title>\n\
         <style>\nbody {{ margin: 0; background: #e9ecef; }}\n{STYLE}</style>\n</head>\n<body>\n{body}</body>\n</html>\n"
    )
}
