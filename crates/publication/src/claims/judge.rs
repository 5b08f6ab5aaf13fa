//! Sets claims against figures that have passed the disclosure gate.

use super::claim::{Claim, Transform};
use super::found::Found;
use super::interval;
use super::verdict::{Judged, Report, Verdict};
use figures::{Decimal, FigureId, Measure, Text, round};
use methodology::catalogue::Ranking;
use std::collections::BTreeMap;

/// A figure as a claim may see it: what the disclosure gate let through.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedFigure {
    /// Exact value in `unit`, if there is one.
    pub value: Option<Decimal>,
    /// Unit of the value, as `Measure` names it.
    pub unit: String,
    /// Why there is no value.
    pub reason: Option<Text>,
}

/// A rank as a claim may see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JudgedRank {
    /// The ranking, and the period as the claim has it.
    pub wanted: (Ranking, String),
    /// The rank; none where there is none.
    pub rank: Option<u32>,
    /// How many are ranked.
    pub of: u32,
    /// The period it is of: that of the claim, or the newest one before.
    pub period: String,
    /// Whether it rests on partial data.
    pub estimated: bool,
}

/// The verdict on every claim.
pub fn judge(found: &Found, figures: &BTreeMap<FigureId, JudgedFigure>, ranks: &[JudgedRank]) -> Report {
    let claims = found.claims.iter().map(|c| ranked(c, ranks).unwrap_or_else(|| one(c, figures))).collect();
    Report { claims, findings: found.findings.clone(), sentences: found.sentences.clone(), cut: found.cut.clone() }
}

/// The verdict on a rank that a scorecard gives. One of an earlier period than the claim's holds on that assumption.
fn ranked(claim: &Claim, ranks: &[JudgedRank]) -> Option<Judged> {
    let ranking = claim.ranking.as_ref()?;
    let found = ranks.iter().find(|r| r.wanted.0 == *ranking && r.wanted.1 == claim.period)?;
    let (low, high) = interval::of(claim);
    let (period, of) = (&found.period, found.of);
    let estimate = if found.estimated { ("，为估计", ", an estimate") } else { ("", "") };
    let judged = |verdict, ours, assumption, reason| Judged {
        claim: claim.clone(),
        verdict,
        ours,
        low,
        high,
        reason: Some(reason),
        assumption,
        explain: None,
    };
    let Some(rank) = found.rank else {
        let reason = Text::new(
            format!("评分卡 {} 没有可供核对的 {} 的名次", ranking.card, ranking.of),
            format!("card {} has no rank of {} that this audience may see", ranking.card, ranking.of),
        );
        return Some(judged(Verdict::NotComputable, None, assumption(claim), reason));
    };
    let says = Text::new(
        format!("评分卡 {} {period}：{} 第 {rank} 名，共 {of} 名{}", ranking.card, ranking.of, estimate.0),
        format!("card {} of {period}: {} is {rank} of {of}{}", ranking.card, ranking.of, estimate.1),
    );
    let ours = Decimal::from(rank);
    Some(match (interval::holds(claim, ours), *period == claim.period) {
        (true, true) => judged(Verdict::Match, Some(ours), assumption(claim), says),
        (true, false) => {
            let assumed = Text::new(format!("按最近一期（{period}）的评价"), format!("by the newest evaluation, of {period}"));
            judged(Verdict::MatchUnderAssumption, Some(ours), Some(assumed), says)
        }
        (false, _) => judged(Verdict::Contradicted, Some(ours), assumption(claim), says),
    })
}

fn one(claim: &Claim, figures: &BTreeMap<FigureId, JudgedFigure>) -> Judged {
    let (low, high) = interval::of(claim);
    let blank = Judged {
        claim: claim.clone(),
        verdict: Verdict::NotComputable,
        ours: None,
        low,
        high,
        reason: None,
        assumption: assumption(claim),
        explain: None,
    };
    if claim.transform == Transform::Event {
        return Judged { reason: claim.obstacle.as_ref().map(|o| o.words()), ..blank };
    }
    if claim.value.is_none() {
        let reason = Text::new("这句话没有给出数字", "the statement gives no number");
        return Judged { verdict: Verdict::NoFigure, reason: Some(reason), ..blank };
    }
    let Some(wanted) = &claim.wanted else {
        return Judged { reason: claim.obstacle.as_ref().map(|o| o.words()), ..blank };
    };
    let blank = Judged { explain: Some(wanted.to_string()), ..blank };
    match ours(claim, figures.get(wanted)) {
        Err(reason) => other_basis(claim, figures, Judged { reason: Some(reason), ..blank }),
        Ok(ours) if interval::holds(claim, ours) => {
            let verdict = if interval::is_exact(claim, ours) { Verdict::Match } else { Verdict::MatchByRounding };
            Judged { verdict, ours: Some(ours), ..blank }
        }
        Ok(ours) => other_basis(
            claim,
            figures,
            Judged { verdict: Verdict::Contradicted, ours: Some(ours), reason: Some(differs(claim, ours)), ..blank },
        ),
    }
}

/// What the figure wanted rests on beside the words of the claim.
fn assumption(claim: &Claim) -> Option<Text> {
    let basis = claim.wanted.as_ref().filter(|_| claim.transform.is_growth()).map(|id| super::read::basis_words(id.basis));
    let parts: Vec<Text> = basis.into_iter().chain(claim.assumed.iter().map(|a| a.words())).collect();
    let joined = |of: fn(&Text) -> &str, by: &str| parts.iter().map(of).collect::<Vec<_>>().join(by);
    (!parts.is_empty()).then(|| Text::new(joined(|t| &t.zh, "，"), joined(|t| &t.en, ", ")))
}

/// Our figure in the claim's unit, or the reason why there is none.
fn ours(claim: &Claim, figure: Option<&JudgedFigure>) -> Result<Decimal, Text> {
    let figure = figure.ok_or_else(|| Text::new("该数未计算", "the figure was not computed"))?;
    let missing = || figure.reason.clone().unwrap_or_else(|| Text::new("无值", "no value"));
    let value = figure.value.ok_or_else(missing)?;
    if figure.unit == claim.unit {
        return Ok(value);
    }
    let converted = Measure::parse(&figure.unit).zip(Measure::parse(&claim.unit)).and_then(|(from, to)| from.convert(value, &to));
    converted.ok_or_else(|| {
        let (from, to) = (&figure.unit, &claim.unit);
        Text::new(format!("计量单位{from}不能换算为{to}"), format!("{from} cannot be converted to {to}"))
    })
}

/// The same claim, holding on another assumption if there is one on which it does.
fn other_basis(claim: &Claim, figures: &BTreeMap<FigureId, JudgedFigure>, judged: Judged) -> Judged {
    let agrees = claim.alternatives.iter().find_map(|(assumption, id)| {
        let ours = ours(claim, figures.get(id)).ok().filter(|v| interval::holds(claim, *v))?;
        Some((assumption, id, ours))
    });
    let Some((assumption, id, ours)) = agrees else { return judged };
    let reason = Text::new(format!("{}时一致", assumption.zh), format!("holds {}", assumption.en));
    let assumption = Some(assumption.clone());
    Judged {
        verdict: Verdict::MatchUnderAssumption,
        ours: Some(ours),
        reason: Some(reason),
        assumption,
        explain: Some(id.to_string()),
        ..judged
    }
}

fn differs(claim: &Claim, ours: Decimal) -> Text {
    let decimals = claim.value.map_or(1, |v| v.scale() + 1);
    let (shown, unit) = (round(ours, decimals), &claim.unit);
    Text::new(format!("本平台数为{shown}{unit}"), format!("our figure is {shown} {unit}"))
}
