//! The verdicts as a Markdown document.

use super::super::found::Gravity;
use super::super::verdict::{Judged, Report};
use super::cells;
use crate::write::markdown::escape;
use figures::{Lang, Text};

/// A table of claims with links to explanations, what follows from them by gravity, and what was not read. `link`
/// gives the address of a figure's explanation.
pub fn markdown(report: &Report, link: impl Fn(&str) -> String, lang: Lang) -> String {
    let heads = [
        Text::new("原文", "text"),
        Text::new("对象", "of"),
        Text::new("时期", "period"),
        Text::new("结论", "verdict"),
        Text::new("本平台数", "ours"),
        Text::new("区间", "interval"),
        Text::new("假定", "assumption"),
        Text::new("说明", "reason"),
    ];
    let heads: Vec<&str> = heads.iter().map(|h| h.get(lang)).collect();
    let mut out = format!("{}\n\n| {} |\n|{}\n", cells::tally(report, lang), heads.join(" | "), "---|".repeat(heads.len()));
    for judged in &report.claims {
        out.push_str(&format!("| {} |\n", row(judged, &link, lang).join(" | ")));
    }
    out.push_str(&findings(report, lang));
    out.push_str(&cut(report, lang));
    out
}

fn row(judged: &Judged, link: &impl Fn(&str) -> String, lang: Lang) -> [String; 8] {
    let claim = &judged.claim;
    let ours = escape(&cells::ours(judged));
    let ours = match &judged.explain {
        Some(id) => format!("[{}]({})", if ours.is_empty() { "—" } else { &ours }, link(id)),
        None => ours,
    };
    [
        escape(&claim.text.replace('\n', " ")),
        escape(&claim.entity),
        escape(&claim.period),
        judged.verdict.words().get(lang).to_owned(),
        ours,
        cells::interval(judged),
        escape(&cells::said(judged.assumption.as_ref(), lang)),
        escape(&cells::said(judged.reason.as_ref(), lang)),
    ]
}

fn findings(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    for gravity in [Gravity::Error, Gravity::Question, Gravity::Implied] {
        let lines: String =
            report.findings.iter().filter(|f| f.gravity == gravity).map(|f| format!("- {}\n", escape(f.message.get(lang)))).collect();
        if !lines.is_empty() {
            out.push_str(&format!("\n## {}\n\n{lines}", gravity.words().get(lang)));
        }
    }
    out
}

fn cut(report: &Report, lang: Lang) -> String {
    let label = Text::new("未读取", "Not read");
    let lines: String = report.cut.iter().map(|c| format!("- {}–{} {}\n", c.start, c.end, c.why.words().get(lang))).collect();
    if lines.is_empty() { lines } else { format!("\n## {}\n\n{lines}", label.get(lang)) }
}
