//! Lines for a terminal.

use super::super::verdict::{Judged, Report};
use super::cells;
use figures::{Lang, Text};

/// The verdicts as lines, one a claim, then what follows from them, then what was not read.
pub fn plain(report: &Report, lang: Lang) -> String {
    let mut out: String = report.claims.iter().map(|j| line(j, lang)).collect();
    out.push_str(&format!("\n{}\n", cells::tally(report, lang)));
    for finding in &report.findings {
        out.push_str(&format!("  [{}] {}\n", finding.gravity.words().get(lang), finding.message.get(lang)));
    }
    for cut in &report.cut {
        let label = Text::new("未读取", "not read");
        out.push_str(&format!("  {}: {}–{} {}\n", label.get(lang), cut.start, cut.end, cut.why.words().get(lang)));
    }
    out
}

fn line(judged: &Judged, lang: Lang) -> String {
    let claim = &judged.claim;
    let about: Vec<&str> = [claim.entity.as_str(), claim.period.as_str()].into_iter().filter(|s| !s.is_empty()).collect();
    let mut line = format!("[{}] {}（{}）", judged.verdict.words().get(lang), claim.text.replace('\n', " "), about.join("，"));
    let reason = cells::said(judged.reason.as_ref(), lang);
    let assumption = cells::said(judged.assumption.as_ref(), lang);
    for part in [cells::ours(judged), cells::interval(judged), reason, assumption].iter().filter(|s| !s.is_empty()) {
        line.push_str(&format!(" · {part}"));
    }
    line + "\n"
}
