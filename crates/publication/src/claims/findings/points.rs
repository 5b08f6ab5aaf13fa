//! Percentage points called per cent, and the reverse.

use super::super::claim::{Claim, Transform};
use super::super::found::{Finding, Gravity};
use super::super::read::period::year_before;
use super::book::Book;
use super::range::Range;
use figures::Text;

/// Differences of rates printed in per cent, differences that are not those of the printed rates, and growth of
/// amounts printed in points.
pub(super) fn of(book: &Book) -> Vec<Finding> {
    let mut out = Vec::new();
    for (index, claim) in book.claims.iter().enumerate() {
        out.extend(called_percent(book, index, claim));
        out.extend(called_points(index, claim));
        out.extend(difference(book, index, claim));
    }
    out
}

/// Words that move a rate, in both scripts; 增长 is left to amounts.
const MOVES: &[&str] = &["提高", "提升", "上升", "下降", "回落", "降低", "上涨", "加快", "放缓", "收窄", "扩大", "下滑"];

fn called_percent(book: &Book, index: usize, claim: &Claim) -> Option<Finding> {
    let moved = MOVES.iter().any(|w| claim.folded().contains(w));
    let rate = claim.transform.is_growth() && claim.unit == "%" && moved;
    let of = rate.then(|| rate_before(book, index, claim)).flatten()?;
    if is_relative_change(book, claim) {
        return None;
    }
    let words = &claim.text;
    let message = Text::new(
        format!("“{words}”：两个百分率之差应写“个百分点”，不是“%”"),
        format!("“{words}”: the difference of two rates is in percentage points, not per cent"),
    );
    Some(Finding::said("points-as-percent", Gravity::Error, vec![of.unwrap_or(index), index], message))
}

/// The rate a change is said of: the claim before, or the subject itself when it is a rate. `None` when it is an amount.
fn rate_before(book: &Book, index: usize, claim: &Claim) -> Option<Option<usize>> {
    let before = index.checked_sub(1).filter(|b| book.claims[*b].sentence == claim.sentence && book.claims[*b].topic() == claim.topic());
    let is_rate = |c: &Claim| c.unit == "%" && (c.transform == Transform::Share || (c.transform == Transform::Level && is_rate_name(c)));
    let own = is_rate_name(claim)
        || claim.folded().starts_with("增速")
        || claim.folded().starts_with("占比")
        || claim.folded().starts_with("比重");
    let growth = |c: &Claim| c.transform.is_growth() && ["增速", "增幅"].iter().any(|w| claim.folded().contains(w));
    match before {
        Some(b) if is_rate(&book.claims[b]) || growth(&book.claims[b]) => Some(Some(b)),
        _ => own.then_some(None),
    }
}

fn is_rate_name(claim: &Claim) -> bool {
    ["率", "比重", "占比", "份额", "比例", "增速", "增幅"].iter().any(|w| claim.subject.ends_with(w))
}

/// Whether the printed per cent is what the two rates give as a relative change, so that it is right as it stands.
fn is_relative_change(book: &Book, claim: &Claim) -> bool {
    let relative = || {
        let rates = [Transform::Share, Transform::Level];
        let at = rates.into_iter().find_map(|t| book.one(claim.topic(), &claim.entity, &claim.period, t))?;
        let then = base(book, at, &book.claims[at])?;
        let printed = Range::rate(claim)?;
        Some(Range::of(&book.claims[at])?.over(Range::of(&book.claims[then])?)?.growth().meets(printed))
    };
    relative().unwrap_or(false)
}

/// The same rate a year before, where it is printed.
fn base(book: &Book, index: usize, now: &Claim) -> Option<usize> {
    let year = year_before(&now.period)?;
    book.of(now.topic(), &now.entity).find(|i| {
        let c = &book.claims[*i];
        *i != index && c.unit == now.unit && c.period == year && matches!(c.transform, Transform::Share | Transform::Level)
    })
}

/// An amount does not grow by points; only the very words of growth make it one.
fn called_points(index: usize, claim: &Claim) -> Option<Finding> {
    let points = matches!(claim.transform, Transform::PointsUp | Transform::PointsDown);
    let grows = claim.folded().contains("增长") && !["增速", "增幅", "高于", "低于", "快于"].iter().any(|w| claim.folded().contains(w));
    (points && grows && !is_rate_name(claim)).then(|| {
        let words = &claim.text;
        let message = Text::new(
            format!("“{words}”：总量的增长应写“%”，不是“百分点”"),
            format!("“{words}”: an amount grows by per cent, not by percentage points"),
        );
        Finding::said("percent-as-points", Gravity::Question, vec![index], message)
    })
}

/// `占比由90.8%降至88.1%，下降2.7个百分点` against the two rates.
fn difference(book: &Book, index: usize, claim: &Claim) -> Option<Finding> {
    matches!(claim.transform, Transform::PointsUp | Transform::PointsDown).then_some(())?;
    let rates = [Transform::Share, Transform::Level];
    let now = rates.into_iter().find_map(|t| book.one(claim.topic(), &claim.entity, &claim.period, t))?;
    let then = base(book, now, &book.claims[now]).filter(|_| book.claims[now].unit == "%")?;
    let (a, b, printed) = (Range::of(&book.claims[now])?, Range::of(&book.claims[then])?, Range::rate(claim)?);
    let right = a.minus(b);
    (!right.meets(printed)).then(|| {
        let Range { value, low, high } = right.shown(claim.value.map_or(1, |v| v.scale().max(1)));
        let words = &claim.text;
        let message = Text::new(
            format!("“{words}”与所印两个比率之差{value}个百分点不符"),
            format!("“{words}” is not the difference of the printed rates, {value} points"),
        );
        Finding {
            value: Some(value),
            low: Some(low),
            high: Some(high),
            unit: "百分点".to_owned(),
            ..Finding::said("rate-mismatch", Gravity::Error, vec![now, then, index], message)
        }
    })
}
