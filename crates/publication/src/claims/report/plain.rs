//! Prints verdicts: a table in Markdown, or lines for a terminal, in either language.

use super::super::verdict::{Judged, Report, Verdict};
use figures::{Decimal, Lang, Text, round};

/// The verdicts as a Markdown table, what follows from the claims, and what was not read.
pub fn markdown(report: &Report, lang: Lang) -> String {
    let heads = [
        Text::new("原文", "text"),
        Text::new("对象", "of"),
        Text::new("时期", "period"),
        Text::new("结论", "verdict"),
        Text::new("本平台数", "ours"),
        Text::new("区间", "interval"),
        Text::new("说明", "reason"),
    ];
    let heads: Vec<&str> = heads.iter().map(|h| h.get(lang)).collect();
    let mut out = format!("| {} |\n|{}\n", heads.join(" | "), "---|".repeat(heads.len()));
    for judged in &report.claims {
        let cells: Vec<String> = cells(judged, lang).iter().map(|c| escape(c)).collect();
        out.push_str(&format!("| {} |\n", cells.join(" | ")));
    }
    out.push_str(&rest(report, lang, "- "));
    out
}

/// The verdicts as lines, one a claim.
pub fn plain(report: &Report, lang: Lang) -> String {
    let mut out = String::new();
    for judged in &report.claims {
        let [text, of, period, verdict, ours, interval, reason] = cells(judged, lang);
        let about: Vec<String> = [of, period].into_iter().filter(|s| !s.is_empty()).collect();
        let mut line = format!("[{verdict}] {text}（{}）", about.join("，"));
        for part in [ours, interval, reason].iter().filter(|s| !s.is_empty()) {
            line.push_str(&format!(" · {part}"));
        }
        out.push_str(&line);
        out.push('\n');
    }
    out.push_str(&rest(report, lang, "  "));
    out
}

fn cells(judged: &Judged, lang: Lang) -> [String; 7] {
    let claim = &judged.claim;
    let decimals = claim.value.map_or(0, |v| v.scale() + 2);
    let ours = judged.ours.map(|v| format!("{} {}", round(v, decimals).normalize(), claim.unit)).unwrap_or_default();
    let reason = judged.reason.as_ref().map(|r| r.get(lang).to_owned()).unwrap_or_default();
    let text = claim.text.replace('\n', " ");
    [text, claim.entity.clone(), claim.period.clone(), judged.verdict.words().get(lang).to_owned(), ours, interval(judged), reason]
}

fn interval(judged: &Judged) -> String {
    let shown = |d: Decimal| d.normalize().to_string();
    match (judged.low, judged.high) {
        (Some(low), Some(high)) => format!("{}—{}", shown(low), shown(high)),
        (Some(low), None) => format!("≥ {}", shown(low)),
        (None, Some(high)) => format!("≤ {}", shown(high)),
        (None, None) => String::new(),
    }
}

/// A stroke inside a cell would end it.
fn escape(cell: &str) -> String {
    cell.replace('|', "\\|")
}

fn rest(report: &Report, lang: Lang, bullet: &str) -> String {
    let mut out = format!("\n{}\n", tally(report, lang));
    for finding in &report.findings {
        out.push_str(&format!("{bullet}{}\n", finding.message.get(lang)));
    }
    for cut in &report.cut {
        let label = Text::new("未读取", "not read");
        out.push_str(&format!("{bullet}{}: {}–{} {}\n", label.get(lang), cut.start, cut.end, cut.why.words().get(lang)));
    }
    out
}

fn tally(report: &Report, lang: Lang) -> String {
    use Verdict::{Contradicted, Match, MatchByRounding, MatchUnderAssumption, NoFigure, NotComputable};
    let all = [Match, MatchByRounding, MatchUnderAssumption, Contradicted, NotComputable, NoFigure];
    let counts = all.iter().map(|v| (v, report.claims.iter().filter(|j| j.verdict == *v).count()));
    let parts: Vec<String> = counts.filter(|(_, n)| *n > 0).map(|(v, n)| format!("{} {n}", v.words().get(lang))).collect();
    match parts.is_empty() {
        true => Text::new("没有找到可核对的数字", "no figures to check were found").get(lang).to_owned(),
        false => parts.join(" · "),
    }
}
