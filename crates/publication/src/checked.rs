//! A bulletin read by the claim reader before it leaves: what it found, and what stands against it.

use crate::claims::{Gravity, Judged, Report, Verdict};
use crate::document::Document;
use figures::Text;
use std::collections::BTreeSet;

/// What the claim reader made of a bulletin's title and paragraphs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Checked {
    /// Claims found.
    pub found: usize,
    /// Of these, those that hold.
    pub holding: usize,
    /// Bound figures with a number that no claim speaks of.
    pub unseen: usize,
    /// What may not leave, one sentence each.
    pub wrong: Vec<Text>,
}

impl Checked {
    /// Sets the verdicts on a document's text against its bound figures.
    pub fn of(document: &Document, report: &Report) -> Self {
        let seen: BTreeSet<&str> = report.claims.iter().filter_map(|j| j.explain.as_deref()).collect();
        let numbers = document.bound_in_prose().filter(|b| b.shown.chars().any(|c| c.is_ascii_digit()));
        Checked {
            found: report.claims.len(),
            holding: report.claims.iter().filter(|j| holds(j)).count(),
            unseen: numbers.map(|b| b.id.to_string()).filter(|id| !seen.contains(id.as_str())).collect::<BTreeSet<_>>().len(),
            wrong: report.claims.iter().filter(|j| is_wrong(j)).map(complaint).chain(contradictions(report)).collect(),
        }
    }

    /// The note under the bulletin.
    pub fn note(&self) -> Text {
        let Checked { found, holding, unseen, .. } = self;
        let mut note = Text::new(
            format!("本公报中文正文已核对 {found} 处，一致 {holding} 处"),
            format!("The Chinese text of these figures was checked by the claim reader: {found} claims found, {holding} hold"),
        );
        if *unseen > 0 {
            note.zh.push_str(&format!("；另有 {unseen} 个绑定数字未被识别为可核对的表述"));
            note.en.push_str(&format!("; {unseen} more bound figures were not recognised as claims"));
        }
        Text::new(format!("{}。", note.zh), format!("{}.", note.en))
    }
}

/// Whether a verdict keeps a bulletin from leaving.
fn is_wrong(judged: &Judged) -> bool {
    judged.verdict == Verdict::Contradicted
}

/// Where the text contradicts itself.
fn contradictions(report: &Report) -> impl Iterator<Item = Text> {
    report.findings.iter().filter(|f| f.gravity == Gravity::Error).map(|f| f.message.clone())
}

fn holds(judged: &Judged) -> bool {
    matches!(judged.verdict, Verdict::Match | Verdict::MatchByRounding)
}

fn complaint(judged: &Judged) -> Text {
    let (text, why) = (&judged.claim.text, judged.reason.clone().unwrap_or_default());
    Text::new(format!("“{text}”：{}", why.zh), format!("\"{text}\": {}", why.en))
}
