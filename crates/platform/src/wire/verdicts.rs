//! Claims, findings and what was cut, as a document.

use super::{figure::plain, text};
use intake::article::{Article, Cut};
use publication::claims::{Finding, Judged, Report};
use serde_json::{Value, json};

/// The verdict report with the head of the article it is on.
pub fn article_report(article: &Article, on: &Report) -> Value {
    let head = json!({
        "title": article.title, "source": article.source, "published": article.published.map(|d| d.to_string()),
        "characters": article.folded().len(),
    });
    let mut all = report(on);
    if let Some(map) = all.as_object_mut() {
        map.insert("article".to_owned(), head);
    }
    all
}

/// The verdict report.
pub fn report(report: &Report) -> Value {
    json!({
        "claims": report.claims.iter().map(claim).collect::<Vec<_>>(),
        "findings": report.findings.iter().map(finding).collect::<Vec<_>>(),
        "cut": report.cut.iter().map(cut).collect::<Vec<_>>(),
    })
}

fn claim(j: &Judged) -> Value {
    let c = &j.claim;
    json!({
        "text": c.text, "start": c.start, "end": c.end, "value": c.value.map(|v| v.to_string()), "unit": c.unit,
        "period": c.period, "entity": c.entity, "indicator": c.indicator, "transform": c.transform_word(), "bound": c.bound.word(),
        "whole": c.whole, "verdict": j.verdict.word(), "ours": j.ours.map(plain), "low": j.low.map(plain), "high": j.high.map(plain),
        "reason": j.reason.as_ref().map(text), "assumption": j.assumption.as_ref().map(text), "explain": j.explain,
        "subject": c.subject, "members": c.members, "base": c.base, "intended": c.intended, "sentence": c.sentence,
    })
}

fn finding(f: &Finding) -> Value {
    json!({
        "kind": f.kind, "gravity": f.gravity.word(), "claims": f.claims, "value": f.value.map(plain), "low": f.low.map(plain), "high": f.high.map(plain),
        "unit": f.unit, "message": text(&f.message),
    })
}

fn cut(c: &Cut) -> Value {
    json!({"start": c.start, "end": c.end, "why": c.why.code(), "words": text(&c.why.words())})
}
