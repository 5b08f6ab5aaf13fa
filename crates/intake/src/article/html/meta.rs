//! Title, source and day of a page: from what it says of itself, else from its visible lines.

use super::line::Line;
use super::page::Page;
use crate::article::fold::fold;
use crate::article::head;
use jiff::civil::Date;

const TITLES: &[&str] = &["articletitle", "og:title", "twitter:title", "headline"];
const SOURCES: &[&str] = &["contentsource", "source", "mediaid"];
const DAYS: &[&str] = &[
    "pubdate", "publishdate", "publish_date", "publishtime", "publish_time", "article:published_time", "og:published_time",
    "og:release_date", "datepublished", "dc.date.issued", "weibo:article:create_at", "weibo: article:create_at",
];

/// Lines under the title, and characters of one, that may have the date without naming it.
const UNDER: usize = 8;
const DATED: usize = 60;

/// What is known of the page before its text is read.
#[derive(Debug, Default)]
pub(super) struct Meta {
    pub title: Option<String>,
    pub source: Option<String>,
    pub published: Option<Date>,
    /// The line of the page with the date.
    pub date_line: Option<usize>,
}

/// Reads them.
pub(super) fn read(page: &Page, html: &str) -> Meta {
    let date_line = date_line(page).or_else(|| page.lines.iter().position(is_source));
    let line = date_line.map(|at| fold(&page.lines[at].text));
    let named =
        |names: &[&str]| names.iter().find_map(|name| page.meta.iter().find(|(n, c)| n == name && !c.is_empty())).map(|(_, c)| c.clone());
    let days = DAYS.iter().flat_map(|name| page.meta.iter().filter(move |(n, _)| n == name)).map(|(_, day)| day.as_str());
    let published = days.chain(linked_data(html)).find_map(day);
    let seen = line.as_deref().and_then(head::any_date).map(|d| d.day);
    let source = line.as_deref().and_then(head::source).map(|(a, b)| characters(&page.lines[date_line.unwrap_or_default()].text, a, b));
    Meta {
        title: title(page, named(TITLES)),
        source: source.or_else(|| named(SOURCES)),
        published: published.or(seen).or_else(|| page.times.iter().find_map(|t| day(t))),
        date_line,
    }
}

fn characters(text: &str, start: usize, end: usize) -> String {
    text.chars().skip(start).take(end - start).collect()
}

fn day(text: &str) -> Option<Date> {
    head::any_date(&fold(text)).map(|d| d.day)
}

/// Days of publication in the page's linked data; only this one value is read of it.
fn linked_data(html: &str) -> impl Iterator<Item = &str> {
    html.match_indices("\"datePublished\"").filter_map(|(at, key)| {
        let value = html[at + key.len()..].trim_start().strip_prefix(':')?.trim_start().strip_prefix('"')?;
        value.split('"').next()
    })
}

/// The title: as the page names it, its only first heading, or its `title` without the name of the site.
fn title(page: &Page, named: Option<String>) -> Option<String> {
    let mut first = page.lines.iter().filter(|l| l.first_heading && !l.is_sentence() && l.length() >= 4);
    let heading = first.next().filter(|_| first.next().is_none()).map(|l| l.text.clone());
    let bare = page.title.trim();
    let cut = bare.find(['_', '|', '-', '—', '－', '–']).filter(|at| *at > 0).map_or(bare, |at| &bare[..at]);
    let whole = Some(cut.trim().to_owned()).filter(|t| !t.is_empty());
    heading.or(named.map(|n| n.split(['_', '|']).next().unwrap_or_default().trim().to_owned())).or(whole)
}

fn is_source(line: &Line) -> bool {
    !line.is_links() && !line.is_sentence() && line.length() <= DATED && head::source(&fold(&line.text)).is_some()
}

/// The line with date and source: one that names its date before one that only begins with it, the nearest to
/// the title first, and before a short one under the title that has a date somewhere.
fn date_line(page: &Page) -> Option<usize> {
    let dated = |line: &Line| !line.is_links() && head::date_line(&fold(&line.text)).is_some();
    let labelled = |line: &Line| head::is_labelled(&fold(&line.text));
    let title = page.lines.iter().position(|l| l.first_heading).unwrap_or_default();
    let order = || (title..page.lines.len()).chain(0..title).filter(|at| dated(&page.lines[*at]));
    let beginning = || order().find(|at| !page.lines[*at].text.contains("星期"));
    let somewhere = |line: &Line| line.length() <= DATED && !line.is_sentence() && head::any_date(&fold(&line.text)).is_some();
    let under = || (title + 1..page.lines.len()).take(UNDER).find(|at| somewhere(&page.lines[*at]));
    order().find(|at| labelled(&page.lines[*at])).or_else(beginning).or_else(under)
}
