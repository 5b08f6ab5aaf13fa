//! Printed rates against the quotient of the printed amounts.

use super::super::claim::{Claim, Transform};
use super::super::found::Finding;
use super::super::read::period::year_before;
use super::book::{Book, is_year_on_year};
use super::range::Range;
use super::slip;
use figures::Decimal;

/// Growth against two levels, growth against level and change, completion against count and target,
/// contribution against pull and growth.
pub(super) fn of(book: &Book) -> Vec<Finding> {
    let mut out = Vec::new();
    for (index, claim) in book.claims.iter().enumerate() {
        match claim.transform {
            t if t.is_growth() => out.extend(growth(book, index, claim).or_else(|| change(book, index, claim))),
            Transform::Completion => out.extend(completion(book, index, claim)),
            Transform::Contribution => out.extend(contribution(book, index, claim)),
            _ => {}
        }
    }
    out
}

/// The base a growth is over: the one said, else a year before.
fn base_of(claim: &Claim) -> Option<String> {
    let whole = year_before(&claim.period);
    match &claim.base {
        Some(base) if base.len() > 4 => Some(base.clone()),
        Some(base) => claim.period.get(4..).map(|months| format!("{base}{months}")),
        None => whole,
    }
}

fn growth(book: &Book, index: usize, claim: &Claim) -> Option<Finding> {
    if claim.real {
        return None;
    }
    let level = book.level(claim.topic(), &claim.entity, &claim.period, index)?;
    let base = book.level(claim.topic(), &claim.entity, &base_of(claim)?, index)?;
    let (now, then) = (&book.claims[level], &book.claims[base]);
    let (a, b, rate) = (Range::of(now)?, Range::in_unit(then, &now.unit)?, Range::rate(claim)?);
    let fits = |a: Range, b: Range| a.over(b).is_some_and(|q| q.growth().meets(rate));
    let of_levels = a.over(b)?.growth();
    if fits(a, b) {
        return None;
    }
    if let Some(which) = slip::of_two(a, b, fits) {
        return Some(slip::finding(vec![level, base, index], if which == 0 { now } else { then }));
    }
    Some(mismatch(vec![level, base, index], claim, of_levels))
}

/// `240亿元，增加40亿元，增长25%`: the base is the level less the change.
fn change(book: &Book, index: usize, claim: &Claim) -> Option<Finding> {
    is_year_on_year(claim).then_some(())?;
    let changed = book.one(claim.topic(), &claim.entity, &claim.period, Transform::Change)?;
    let level = book.level(claim.topic(), &claim.entity, &claim.period, index)?;
    let (now, by) = (&book.claims[level], &book.claims[changed]);
    by.sentence.abs_diff(claim.sentence).le(&1).then_some(())?;
    let (a, c, rate) = (Range::of(now)?, Range::in_unit(by, &now.unit)?, Range::rate(claim)?);
    let sign = if FALLS.iter().any(|w| by.text.contains(w)) { -Decimal::ONE } else { Decimal::ONE };
    let implied = a.changed_by(c, sign)?;
    (!implied.meets(rate)).then(|| mismatch(vec![level, changed, index], claim, implied))
}

/// Words of a change downwards, in both scripts.
const FALLS: &[&str] = &["减", "減", "降", "跌", "落"];

fn mismatch(claims: Vec<usize>, claim: &Claim, right: Range) -> Finding {
    right.against("rate-mismatch", claims, claim, "%")
}

/// `47个，目标45个，完成104%`.
fn completion(book: &Book, index: usize, claim: &Claim) -> Option<Finding> {
    let near = (index.saturating_sub(NEAR)..index).filter(|i| book.claims[*i].sentence.abs_diff(claim.sentence) <= 1);
    let target = near.rev().find(|i| is_target(&book.claims[*i]) && book.claims[*i].topic() == claim.topic())?;
    let done = book.level(claim.topic(), &claim.entity, &claim.period, index)?;
    let unit = &book.claims[done].unit;
    let (done_range, target_range) = (Range::of(&book.claims[done])?, Range::in_unit(&book.claims[target], unit)?);
    let (printed, implied) = (Range::of(claim)?, done_range.over(target_range)?.percent());
    (!implied.meets(printed)).then(|| mismatch(vec![done, target, index], claim, implied))
}

/// Claims before a completion among which its target is looked for.
const NEAR: usize = 4;

/// An amount that is aimed at.
fn is_target(claim: &Claim) -> bool {
    claim.value.is_some() && (claim.target || claim.transform == Transform::Plan)
}

/// `拉动1.9个百分点，贡献率43.5%`, where the growth of the whole is printed too.
fn contribution(book: &Book, index: usize, claim: &Claim) -> Option<Finding> {
    let pull = book.one(claim.topic(), &claim.entity, &claim.period, Transform::Pull)?;
    let (measure, _) = claim.topic().rsplit_once('.')?;
    let total = book.growth(measure, &claim.entity, &claim.period)?;
    let (p, g, printed) = (Range::of(&book.claims[pull])?, Range::rate(&book.claims[total])?, Range::of(claim)?);
    let implied = p.over(g)?.percent();
    (!implied.meets(printed)).then(|| mismatch(vec![pull, total, index], claim, implied))
}
