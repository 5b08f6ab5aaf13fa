//! The article as a page: sentences marked in place, the verdict on every claim beside it.

use super::super::found::{Finding, Gravity};
use super::super::verdict::{Judged, Report, Verdict};
use super::cells;
use crate::write::html::escape;
use figures::{Lang, Text};
use intake::article::Article;

/// The style of the page; colours are never alone, a mark stands beside each.
pub const STYLE: &str = include_str!("style.css");
/// What a page of its own has beside it.
const PAGE_STYLE: &str = include_str!("page.css");

/// A page of its own, style included.
pub fn page(article: &Article, report: &Report, link: impl Fn(&str) -> String, lang: Lang) -> String {
    let title = article.title.as_deref().unwrap_or_else(|| say(lang, "文章核对", "Article checked"));
    let body = html(article, report, link, lang);
    let name = say(lang, "zh-CN", "en");
    format!(
        "<!doctype html>\n<html lang=\"{name}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>{0}</title>\n<style>\n{PAGE_STYLE}{STYLE}</style>\n</head>\n<body>\n<h1>{0}</h1>\n{body}</body>\n</html>\n",
        escape(title)
    )
}

/// An `<article>` with the text, the claims, what follows from them. `link` gives the address of a figure's explanation.
pub fn html(article: &Article, report: &Report, link: impl Fn(&str) -> String, lang: Lang) -> String {
    let name = match lang {
        Lang::Zh => "zh-CN",
        Lang::En => "en",
    };
    format!(
        "<article class=\"checked\" lang=\"{name}\">\n<p class=\"tally\">{}</p>\n{}<div class=\"text\" lang=\"zh\">\n{}</div>\n{}</article>\n",
        escape(&cells::tally(report, lang)),
        findings(report, lang),
        text(article, report),
        table(report, &link, lang),
    )
}

fn say<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What a place of the text is part of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Edge {
    OpenCut,
    CloseCut,
    OpenSentence(usize),
    CloseSentence,
    OpenClaim(usize),
    CloseClaim,
}

/// The text with its paragraphs, sentences and claims marked.
fn text(article: &Article, report: &Report) -> String {
    let edges = edges(report);
    let mut out = String::from("<p>");
    let mut at = 0;
    for (place, edge) in edges {
        out.push_str(&lines(article.slice(at, place)));
        out.push_str(&tag(edge, report));
        at = place;
    }
    out.push_str(&lines(article.slice(at, usize::MAX)));
    out + "</p>\n"
}

fn lines(text: &str) -> String {
    escape(text).replace('\n', "<br>\n")
}

/// Places in order; where several fall together, ends come before beginnings and the outer opens first.
fn edges(report: &Report) -> Vec<(usize, Edge)> {
    let mut out: Vec<(usize, u8, Edge)> = Vec::new();
    for cut in &report.cut {
        out.push((cut.start, 3, Edge::OpenCut));
        out.push((cut.end, 2, Edge::CloseCut));
    }
    for (n, (start, end)) in report.sentences.iter().enumerate() {
        out.push((*start, 4, Edge::OpenSentence(n)));
        out.push((*end, 1, Edge::CloseSentence));
    }
    for (n, (start, end)) in marked(report) {
        out.push((start, 5, Edge::OpenClaim(n)));
        out.push((end, 0, Edge::CloseClaim));
    }
    out.sort_by_key(|(place, order, _)| (*place, *order));
    out.into_iter().map(|(place, _, edge)| (place, edge)).collect()
}

/// Claims to be marked, none reaching into another: of two that share words the first keeps them.
fn marked(report: &Report) -> Vec<(usize, (usize, usize))> {
    let mut out: Vec<(usize, (usize, usize))> = Vec::new();
    let inside = |start: usize, end: usize| report.sentences.iter().any(|(a, b)| *a <= start && end <= *b);
    for (n, judged) in report.claims.iter().enumerate() {
        let (start, end) = (judged.claim.start, judged.claim.end);
        let after = out.last().is_none_or(|(_, (_, last))| *last <= start);
        if after && start < end && inside(start, end) {
            out.push((n, (start, end)));
        }
    }
    out
}

fn tag(edge: Edge, report: &Report) -> String {
    match edge {
        Edge::OpenCut => "<s class=\"cut\">".to_owned(),
        Edge::CloseCut => "</s>".to_owned(),
        Edge::OpenSentence(n) => format!("<span class=\"sentence {}\">", class_of_sentence(report, n)),
        Edge::CloseSentence => "</span>".to_owned(),
        Edge::OpenClaim(n) => {
            let class = report.claims.get(n).map_or("", |j| class(j.verdict));
            format!("<a class=\"claim {class}\" id=\"t{n}\" href=\"#c{n}\">")
        }
        Edge::CloseClaim => "</a>".to_owned(),
    }
}

/// The gravest that is said of a sentence: a contradiction within the text counts as one with the figures.
fn class_of_sentence(report: &Report, n: usize) -> &'static str {
    let Some((start, end)) = report.sentences.get(n) else { return "" };
    let inside = |j: &Judged| j.claim.start >= *start && j.claim.end <= *end;
    let accused = |g: Gravity| {
        let of = report.findings.iter().filter(move |f| f.gravity == g).flat_map(|f| &f.claims);
        of.filter_map(|i| report.claims.get(*i)).any(inside)
    };
    let verdicts: Vec<Verdict> = report.claims.iter().filter(|j| inside(j)).map(|j| j.verdict).collect();
    if accused(Gravity::Error) {
        return "wrong";
    }
    let gravest = Verdict::GRAVEST.into_iter().find(|v| verdicts.contains(v));
    match gravest {
        Some(Verdict::Contradicted) => "wrong",
        _ if accused(Gravity::Question) => "asked",
        Some(verdict) => class(verdict),
        None => "",
    }
}

fn class(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Match | Verdict::MatchByRounding => "holds",
        Verdict::MatchUnderAssumption => "assumed",
        Verdict::Contradicted => "wrong",
        Verdict::NotComputable => "open",
        Verdict::NoFigure => "none",
    }
}

fn findings(report: &Report, lang: Lang) -> String {
    let of = |gravity: Gravity| -> String {
        let items: String = report.findings.iter().filter(|f| f.gravity == gravity).map(|f| item(f, lang)).collect();
        let head = escape(gravity.words().get(lang));
        let class = gravity.word();
        if items.is_empty() { items } else { format!("<h3 class=\"{class}\">{head}</h3>\n<ul class=\"{class}\">\n{items}</ul>\n") }
    };
    of(Gravity::Error) + &of(Gravity::Question) + &of(Gravity::Implied)
}

/// A finding with the way to the first claim it stands on.
fn item(finding: &Finding, lang: Lang) -> String {
    let words = escape(finding.message.get(lang));
    match finding.claims.first() {
        Some(claim) => format!("<li>{words} <a href=\"#t{claim}\" aria-label=\"{}\">↓</a></li>\n", say(lang, "到原文", "to the text")),
        None => format!("<li>{words}</li>\n"),
    }
}

fn table(report: &Report, link: &impl Fn(&str) -> String, lang: Lang) -> String {
    let heads = [
        Text::new("原文", "Text"),
        Text::new("对象", "Of"),
        Text::new("时期", "Period"),
        Text::new("结论", "Verdict"),
        Text::new("本平台数", "Ours"),
        Text::new("所印数字的区间", "What the print may stand for"),
        Text::new("假定", "Assumption"),
        Text::new("说明", "Reason"),
    ];
    let heads: String = heads.iter().map(|h| format!("<th scope=\"col\">{}</th>", escape(h.get(lang)))).collect();
    let rows: String = report.claims.iter().enumerate().map(|(n, j)| row(n, j, link, lang)).collect();
    format!("<table class=\"claims\">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n")
}

fn row(n: usize, judged: &Judged, link: &impl Fn(&str) -> String, lang: Lang) -> String {
    let claim = &judged.claim;
    let ours = escape(&cells::ours(judged));
    let ours = match &judged.explain {
        Some(id) => format!("<a href=\"{}\">{}</a>", escape(&link(id)), if ours.is_empty() { say(lang, "来源", "source") } else { &ours }),
        None => ours,
    };
    let cells = [
        format!("<a href=\"#t{n}\">{}</a>", escape(&claim.text.replace('\n', " "))),
        escape(&claim.entity),
        escape(&claim.period),
        format!("<span class=\"verdict {}\">{}</span>", class(judged.verdict), escape(judged.verdict.words().get(lang))),
        ours,
        escape(&cells::interval(judged)),
        escape(&cells::said(judged.assumption.as_ref(), lang)),
        escape(&cells::said(judged.reason.as_ref(), lang)),
    ];
    let cells: String = cells.iter().map(|c| format!("<td>{c}</td>")).collect();
    format!("<tr id=\"c{n}\">{cells}</tr>\n")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::{Units, find, judge};
    use methodology::catalogue::Catalogue;
    use std::collections::BTreeMap;

    #[test]
    fn every_tag_that_opens_is_closed_and_markup_in_the_text_is_none() {
        let text = "某园<b>\n2021-08-10 10:00\n上半年<i>产值5亿元</i>，增长3%；占比120%。\n相关阅读\n甲|乙|丙|丁\n";
        let catalogue = Catalogue::default();
        let article = Article::from_text(text, &catalogue.lexicon);
        let report = judge(&find(&article, &catalogue, None, &Units::new()), &BTreeMap::new(), &[]);
        let page = html(&article, &report, |id| format!("/f/{id}"), Lang::Zh);
        assert!(page.contains("&lt;i&gt;") && !page.contains("<i>"));
        for name in ["a", "s", "span", "p", "table", "tr"] {
            let opened = page.matches(&format!("<{name} ")).count() + page.matches(&format!("<{name}>")).count();
            assert_eq!(opened, page.matches(&format!("</{name}>")).count(), "{name}");
        }
    }
}
