//! What the elements of a page mean for the text inside them.

use html5ever::LocalName;
use html5ever::tokenizer::Tag;

const VOID: &[&str] =
    &["area", "base", "col", "embed", "img", "input", "link", "param", "source", "track", "wbr", "html", "body", "head", "font"];
/// Elements inside a line; any other one begins a line of its own.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "center-inline", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins", "kbd", "label",
    "mark", "o:p", "q", "ruby", "rb", "rt", "rp", "s", "samp", "small", "span", "st1:chsdate", "strike", "strong", "sub", "sup", "time",
    "tt", "u", "var", "script", "style",
];
/// Elements whose text nobody sees, or reads twice: the reading beside a character (`rt`) is no text of its own.
const HIDDEN: &[&str] = &[
    "script", "style", "noscript", "template", "iframe", "object", "svg", "math", "button", "select", "textarea", "rt", "rp", "canvas",
    "audio", "video", "xmp", "noembed", "noframes",
];
const HOLDERS: &[&str] = &["div", "section", "article", "main", "td", "ul", "ol", "blockquote", "figure", "dl", "form", "aside"];
const OUTSIDE: &[&str] = &["nav", "footer", "aside", "dialog"];
/// Words in class names and ids of what stands around an article.
const WORDS: &[&str] = &[
    "nav", "navbar", "menu", "submenu", "footer", "foot", "sidebar", "aside", "breadcrumb", "breadcrumbs", "crumb", "crumbs", "share",
    "sharing", "related", "relate", "relevant", "recommend", "recommended", "recommends", "comment", "comments", "copyright", "ad", "ads",
    "advert", "adbox", "advertisement", "gg", "guanggao", "banner", "toolbar", "pagination", "pager", "tags", "hot", "ranking", "rank",
    "login", "search", "qrcode", "ewm", "social", "disclaimer", "xgyd", "tuijian", "xiangguan", "popup", "modal", "links", "friendlink",
    "hidden",
];

/// An open element.
#[derive(Debug)]
pub(super) struct Open {
    pub name: LocalName,
    pub block: bool,
    pub holds: bool,
    pub outside: bool,
    pub hidden: bool,
    pub link: bool,
    pub heading: bool,
    pub first_heading: bool,
    pub verbatim: bool,
    pub item: bool,
    /// Whether a row of a table was begun with it.
    pub row: bool,
}

impl Open {
    /// What a start tag opens.
    pub fn of(tag: &Tag) -> Open {
        let name: &str = &tag.name;
        Open {
            name: tag.name.clone(),
            block: !INLINE.contains(&name),
            holds: HOLDERS.contains(&name),
            outside: OUTSIDE.contains(&name) || is_outside(tag),
            hidden: HIDDEN.contains(&name),
            link: name == "a",
            heading: matches!(name, "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "dt" | "caption"),
            first_heading: name == "h1",
            verbatim: name == "pre",
            item: name == "li",
            row: false,
        }
    }
}

/// Whether an element has no end, or is of no matter here.
pub(super) fn is_void(name: &str) -> bool {
    VOID.contains(&name)
}

/// Which open elements the start of one ends, and inside of which others they are looked for.
pub(super) fn implied(name: &str) -> (&'static [&'static str], &'static [&'static str]) {
    const TABLE: &[&str] = &["table"];
    match name {
        "li" => (&["li"], &["ul", "ol", "menu", "table"]),
        "dt" | "dd" => (&["dt", "dd"], &["dl", "table"]),
        "td" | "th" => (&["td", "th"], &["tr", "table"]),
        "tr" | "tbody" | "thead" | "tfoot" => (&["tr"], TABLE),
        "a" => (&["a"], TABLE),
        _ if INLINE.contains(&name) => (&[], &[]),
        _ => (&["p"], &["div", "td", "th", "li", "section", "article", "table", "blockquote"]),
    }
}

/// An attribute of a tag.
pub(super) fn attribute<'t>(tag: &'t Tag, name: &str) -> Option<&'t str> {
    tag.attrs.iter().find(|a| &*a.name.local == name).map(|a| &*a.value)
}

/// Name and content of a `meta` element.
pub(super) fn meta(tag: &Tag) -> Option<(String, String)> {
    let name = ["property", "name", "itemprop"].iter().find_map(|key| attribute(tag, key))?;
    Some((name.trim().to_ascii_lowercase(), attribute(tag, "content")?.trim().to_owned()))
}

/// Whether an element is hidden, or says by its class or id that it is no part of an article.
fn is_outside(tag: &Tag) -> bool {
    let name: &str = &tag.name;
    if matches!(name, "main" | "article" | "p" | "span" | "a") && attribute(tag, "style").is_none() {
        return false;
    }
    let style = attribute(tag, "style").unwrap_or_default().replace(' ', "").to_ascii_lowercase();
    let concealed = style.contains("display:none") || style.contains("visibility:hidden");
    let named =
        ["class", "id", "role"].iter().filter_map(|key| attribute(tag, key)).any(|names| words(names).any(|w| WORDS.contains(&&*w)));
    concealed || attribute(tag, "hidden").is_some() || (named && !matches!(name, "main" | "article" | "p" | "span" | "a"))
}

/// The words of names such as `relatedNews`, `share-box` and `article_nav`.
fn words(names: &str) -> impl Iterator<Item = String> {
    let pieces = names.split(|c: char| !c.is_ascii_alphanumeric()).filter(|p| !p.is_empty());
    pieces.flat_map(|piece| {
        let starts = piece.char_indices().filter(|(at, c)| *at == 0 || c.is_ascii_uppercase()).map(|(at, _)| at);
        let ends = piece.char_indices().filter(|(at, c)| *at > 0 && c.is_ascii_uppercase()).map(|(at, _)| at).chain([piece.len()]);
        let parts: Vec<String> = starts.zip(ends).map(|(a, b)| piece[a..b].to_ascii_lowercase()).collect();
        parts.into_iter().chain([piece.to_ascii_lowercase()])
    })
}
