//! Sets claims against figures that have passed the disclosure gate.

use super::claim::{Claim, Transform};
use super::found::Found;
use super::interval;
use super::verdict::{Judged, Report, Verdict};
use figures::{Decimal, FigureId, Measure, Text, round};
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

/// The verdict on every claim.
pub fn judge(found: &Found, figures: &BTreeMap<FigureId, JudgedFigure>) -> Report {
    let claims = found.claims.iter().map(|c| one(c, figures)).collect();
    Report { claims, findings: found.findings.clone(), sentences: found.sentences.clone(), cut: found.cut.clone() }
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
