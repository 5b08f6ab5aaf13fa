//! What follows from claims taken together: bases, wholes, targets and complements behind the numbers.

use super::claim::{Bound, Claim, Finding, Transform};
use super::interval;
use assessment::target::implied_targets;
use figures::{Decimal, Text, round};

/// Everything that follows, in the order of the claims.
pub(super) fn of(claims: &[Claim]) -> Vec<Finding> {
    let mut out = Vec::new();
    for (index, claim) in claims.iter().enumerate() {
        let level = level_of(claims, claim);
        match (claim.transform, level) {
            (Transform::Growth | Transform::Decline, Some(at)) => out.extend(base(claims, at, index)),
            (Transform::Share, Some(at)) => out.extend(whole(claims, at, index)),
            (Transform::Completion, Some(at)) => out.extend(target(claims, at, index)),
            _ => {}
        }
    }
    out.extend(complements(claims));
    out
}

/// The nearest plain amount before a claim of the same indicator, entity and period.
fn level_of(claims: &[Claim], claim: &Claim) -> Option<usize> {
    claims.iter().rposition(|c| c.start < claim.start && c.transform == Transform::Level && c.bound == Bound::Exact && same(c, claim))
}

fn same(a: &Claim, b: &Claim) -> bool {
    a.indicator.is_some() && a.indicator == b.indicator && a.entity == b.entity && a.period == b.period
}

/// A number with the numbers it may stand for.
#[derive(Debug, Clone, Copy)]
struct Range {
    value: Decimal,
    low: Decimal,
    high: Decimal,
}

fn range(claim: &Claim) -> Option<Range> {
    let value = claim.value.filter(|_| claim.bound == Bound::Exact)?;
    let (low, high) = interval::printed(value)?;
    Some(Range { value, low, high })
}

/// 1 + g of a printed rate, falls below 1.
fn factor(claim: &Claim) -> Option<Range> {
    let rate = range(claim)?;
    let of = |percent: Decimal| Decimal::ONE + percent / Decimal::ONE_HUNDRED;
    let (value, low, high) = match claim.transform {
        Transform::Decline => (of(-rate.value), of(-rate.high), of(-rate.low)),
        _ => (of(rate.value), of(rate.low), of(rate.high)),
    };
    (low > Decimal::ZERO).then_some(Range { value, low, high })
}

fn quotient(over: Range, under: Range) -> Option<Range> {
    let value = over.value.checked_div(under.value)?;
    Some(Range { value, low: over.low.checked_div(under.high)?, high: over.high.checked_div(under.low)? })
}

fn base(claims: &[Claim], level: usize, growth: usize) -> Option<Finding> {
    let implied = quotient(range(claims.get(level)?)?, factor(claims.get(growth)?)?)?;
    Some(ranged("implied-base", vec![level, growth], implied, &claims[level], "隐含的上年同期数", "implied base of a year before"))
}

fn whole(claims: &[Claim], part: usize, share: usize) -> Option<Finding> {
    let percent = range(claims.get(share)?).filter(|r| r.low > Decimal::ZERO)?;
    let hundredth = |n: Decimal| n / Decimal::ONE_HUNDRED;
    let fraction = Range { value: hundredth(percent.value), low: hundredth(percent.low), high: hundredth(percent.high) };
    let implied = quotient(range(claims.get(part)?)?, fraction)?;
    Some(ranged("implied-whole", vec![part, share], implied, &claims[part], "隐含的总体数", "implied whole"))
}

/// One decimal more than printed, and at least two, is enough to see what follows.
fn shown(implied: Range, like: &Claim) -> Range {
    let decimals = like.value.map_or(2, |v| v.scale().max(2));
    Range { value: round(implied.value, decimals), low: round(implied.low, decimals), high: round(implied.high, decimals) }
}

fn ranged(kind: &'static str, claims: Vec<usize>, implied: Range, like: &Claim, zh: &str, en: &str) -> Finding {
    let Range { value, low, high } = shown(implied, like);
    let unit = like.unit.clone();
    let message = Text::new(format!("{zh}{value}{unit}（{low}—{high}）"), format!("{en}: {value} {unit} ({low} to {high})"));
    Finding { kind, claims, value: Some(value), low: Some(low), high: Some(high), unit, message }
}

fn target(claims: &[Claim], count: usize, completion: usize) -> Option<Finding> {
    let (counted, percent) = (claims.get(count)?, range(claims.get(completion)?)?.value);
    let number = counted.value.filter(Decimal::is_integer).and_then(|v| u64::try_from(v).ok())?;
    let targets = implied_targets(number, percent);
    let ends = targets.first().zip(targets.last()).map(|(a, b)| (Decimal::from(*a), Decimal::from(*b)));
    let value = ends.filter(|(a, b)| a == b).map(|(a, _)| a);
    Some(Finding {
        kind: "implied-target",
        claims: vec![count, completion],
        value,
        low: ends.map(|e| e.0),
        high: ends.map(|e| e.1),
        unit: counted.unit.clone(),
        message: target_message(number, percent, &targets, &counted.unit),
    })
}

fn target_message(count: u64, percent: Decimal, targets: &[u64], unit: &str) -> Text {
    match targets {
        [] => Text::new(format!("没有整数目标能使{count}为{percent}%"), format!("no whole target makes {count} print as {percent}%")),
        [one] => {
            Text::new(format!("{count}为{percent}%，目标只能是{one}{unit}"), format!("{count} as {percent}% leaves only a target of {one}"))
        }
        [first, .., last] => Text::new(
            format!("{count}为{percent}%，目标在{first}—{last}{unit}之间"),
            format!("{count} as {percent}% leaves targets from {first} to {last}"),
        ),
    }
}

/// A total with its growth: indices and numbers.
struct Grown<'a> {
    level: usize,
    growth: usize,
    claim: &'a Claim,
    amount: Range,
    factor: Range,
}

fn complements(claims: &[Claim]) -> Vec<Finding> {
    let grown: Vec<Grown> = claims.iter().enumerate().filter_map(|(i, c)| grown(claims, i, c)).collect();
    let pairs = grown.iter().flat_map(|whole| grown.iter().filter(move |part| is_part(whole, part)).map(move |part| (whole, part)));
    pairs.filter_map(|(whole, part)| complement(whole, part)).collect()
}

fn grown<'a>(claims: &'a [Claim], growth: usize, claim: &Claim) -> Option<Grown<'a>> {
    let rate = matches!(claim.transform, Transform::Growth | Transform::Decline).then_some(claim)?;
    let level = level_of(claims, claim)?;
    let claim = claims.get(level)?;
    Some(Grown { level, growth, claim, amount: range(claim)?, factor: factor(rate)? })
}

/// `industry.output.hightech` is a part of `industry.output`.
fn is_part(whole: &Grown, part: &Grown) -> bool {
    let (Some(w), Some(p)) = (&whole.claim.indicator, &part.claim.indicator) else { return false };
    let inside = p.strip_prefix(w.as_str()).is_some_and(|rest| rest.starts_with('.'));
    inside && whole.claim.entity == part.claim.entity && whole.claim.period == part.claim.period && whole.claim.unit == part.claim.unit
}

/// Level and growth of what is left; the range over all corners of the printed digits.
fn complement(whole: &Grown, part: &Grown) -> Option<Finding> {
    let rest = whole.amount.value - part.amount.value;
    let rate = rest_growth(whole.amount.value, whole.factor.value, part.amount.value, part.factor.value)?;
    let corners: Option<Vec<Decimal>> = corners(whole, part).into_iter().map(|(t, g, p, h)| rest_growth(t, g, p, h)).collect();
    let corners = corners?;
    let (low, high) = (corners.iter().min()?, corners.iter().max()?);
    let (rate, low, high) = (round(rate, 1), round(*low, 1), round(*high, 1));
    let unit = &whole.claim.unit;
    let message = Text::new(
        format!("其余部分{rest}{unit}，隐含增速{rate}%（{low}—{high}%）"),
        format!("the rest is {rest} {unit}, with an implied growth of {rate}% ({low} to {high})"),
    );
    let claims = vec![whole.level, whole.growth, part.level, part.growth];
    Some(Finding { kind: "implied-complement", claims, value: Some(rate), low: Some(low), high: Some(high), unit: "%".to_owned(), message })
}

fn corners(whole: &Grown, part: &Grown) -> Vec<(Decimal, Decimal, Decimal, Decimal)> {
    let ends = |r: Range| [r.low, r.high];
    let mut out = Vec::with_capacity(16);
    for t in ends(whole.amount) {
        for g in ends(whole.factor) {
            for p in ends(part.amount) {
                out.extend(ends(part.factor).map(|h| (t, g, p, h)));
            }
        }
    }
    out
}

fn rest_growth(total: Decimal, total_factor: Decimal, part: Decimal, part_factor: Decimal) -> Option<Decimal> {
    let base = total.checked_div(total_factor)?.checked_sub(part.checked_div(part_factor)?)?;
    let rest = (total - part).checked_div(base).filter(|_| base > Decimal::ZERO)?;
    Some((rest - Decimal::ONE) * Decimal::ONE_HUNDRED)
}
