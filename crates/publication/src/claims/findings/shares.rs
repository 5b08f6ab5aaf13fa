//! Shares against their parts and wholes, and against a hundred.

use super::super::claim::{Claim, Transform};
use super::super::found::{Finding, Gravity};
use super::super::interval;
use super::book::Book;
use super::range::Range;
use super::slip;
use figures::{Decimal, Text};
use methodology::catalogue::Lexicon;

/// Shares over a hundred, shares that are not part over whole, parts larger than their wholes, printed quotients.
pub(super) fn of(book: &Book, lexicon: &Lexicon) -> Vec<Finding> {
    let mut out = Vec::new();
    for (index, claim) in book.claims.iter().enumerate() {
        out.extend(over_hundred(index, claim, lexicon));
        if claim.transform == Transform::Share {
            out.extend(of_levels(book, index, claim));
        }
        out.extend(of_counts(book, index, claim, lexicon));
    }
    out.extend(lexicon.ratios.iter().flat_map(|r| ratios(book, r)));
    out.extend(larger_parts(book));
    out
}

/// A share, or a rate that counts the members of a population, cannot be more than all.
fn over_hundred(index: usize, claim: &Claim, lexicon: &Lexicon) -> Option<Finding> {
    let counted = claim.transform == Transform::Level && lexicon.whole_rates.iter().any(|r| claim.subject.ends_with(r.as_str()));
    let share = claim.transform == Transform::Share || counted;
    let over = share && claim.unit == "%" && claim.value.is_some_and(|v| v > Decimal::ONE_HUNDRED);
    over.then(|| {
        let words = &claim.text;
        let message = Text::new(format!("“{words}”：占比不能大于全部"), format!("“{words}”: a share cannot be more than the whole"));
        Finding::said("share-over-hundred", Gravity::Error, vec![index], message)
    })
}

/// `32个，其中已开工24个，开工率75%`: a rate of a population against the count it is named after and the count that is of.
fn of_counts(book: &Book, index: usize, claim: &Claim, lexicon: &Lexicon) -> Option<Finding> {
    let named = lexicon.whole_rates.iter().find(|r| claim.subject.ends_with(r.as_str()))?;
    let stem = named.strip_suffix('率').filter(|_| claim.is_plain_level() && claim.unit == "%")?;
    let near = (index.saturating_sub(NEAR)..index).rev().filter(|i| claim.sentence - book.claims[*i].sentence <= 1);
    let part = near.into_iter().find(|i| book.claims[*i].is_plain_level() && book.claims[*i].subject.contains(stem))?;
    let counted = &book.claims[part];
    let (measure, _) = counted.topic().rsplit_once('.')?;
    let whole = book.level(measure, &counted.entity, &counted.period, part).filter(|w| book.claims[*w].unit == counted.unit)?;
    let right = Range::of(counted)?.over(Range::of(&book.claims[whole])?)?.percent();
    (!right.meets(Range::of(claim)?)).then(|| mismatch(vec![part, whole, index], claim, right, "%"))
}

/// Claims before a rate among which its count is looked for.
const NEAR: usize = 4;

/// The part: the amount the share is said of. The whole: the amount of the same measure for the area around, or
/// the amount of the measure the whole names.
fn of_levels(book: &Book, index: usize, claim: &Claim) -> Option<Finding> {
    let part = book.level(claim.topic(), &claim.entity, &claim.period, index)?;
    let whole = whole(book, index, claim).filter(|w| *w != part)?;
    let (p, w) = (&book.claims[part], &book.claims[whole]);
    let (a, b, printed) = (Range::of(p)?, Range::in_unit(w, &p.unit)?, Range::of(claim)?);
    let fits = |a: Range, b: Range| a.over(b).is_some_and(|q| q.percent().meets(printed));
    if fits(a, b) {
        return None;
    }
    if let Some(which) = slip::of_two(a, b, fits) {
        return Some(slip::finding(vec![part, whole, index], if which == 0 { p } else { w }));
    }
    Some(mismatch(vec![part, whole, index], claim, a.over(b)?.percent(), "%"))
}

fn whole(book: &Book, index: usize, claim: &Claim) -> Option<usize> {
    let named = claim.whole_indicator.as_deref().and_then(|w| book.level(w, &claim.entity, &claim.period, index));
    let named = named.or_else(|| {
        let area = claim.whole.as_deref()?;
        book.level(claim.topic(), area, &claim.period, index)
    });
    named.or_else(|| of_parent(book, index, claim))
}

/// `264.5亿元，其中…233亿元，占比88.1%`: of what it is said to be among, where the share names no whole.
fn of_parent(book: &Book, index: usize, claim: &Claim) -> Option<usize> {
    let part = book.level(claim.topic(), &claim.entity, &claim.period, index).map(|p| &book.claims[p])?;
    let among = claim.whole.is_none() && part.among && part.sentence == claim.sentence;
    let (measure, _) = claim.topic().rsplit_once('.').filter(|_| among)?;
    book.level(measure, &claim.entity, &claim.period, index)
}

fn mismatch(claims: Vec<usize>, claim: &Claim, right: Range, unit: &str) -> Finding {
    right.against("share-mismatch", claims, claim, unit)
}

/// A printed quotient (亩均税收) against its two amounts.
fn ratios(book: &Book, ratio: &methodology::catalogue::Ratio) -> Vec<Finding> {
    let Some(names) = ratio.names.as_deref() else { return Vec::new() };
    let printed = book.claims.iter().enumerate().filter(|(_, c)| c.topic() == names && c.is_plain_level());
    printed.filter_map(|(index, claim)| printed_ratio(book, ratio, index, claim)).collect()
}

fn printed_ratio(book: &Book, ratio: &methodology::catalogue::Ratio, index: usize, claim: &Claim) -> Option<Finding> {
    let over = book.level(&ratio.over, &claim.entity, &claim.period, index)?;
    let under = book.level(&ratio.under, &claim.entity, &claim.period, index)?;
    let (top, bottom) = claim.unit.split_once('/').unwrap_or((claim.unit.as_str(), ""));
    let (o, u) = (&book.claims[over], &book.claims[under]);
    let percent = claim.unit == "%";
    let a = if percent { Range::in_unit(o, &u.unit)?.percent() } else { Range::in_unit(o, top)? };
    let b = if bottom.is_empty() { Range::of(u)? } else { Range::in_unit(u, bottom)? };
    let printed = Range::of(claim)?;
    let fits = |a: Range, b: Range| a.over(b).is_some_and(|q| q.meets(printed));
    if fits(a, b) {
        return None;
    }
    if slip::of_two(a, b, fits).is_some() {
        return Some(slip::finding(vec![over, under, index], claim));
    }
    Some(mismatch(vec![over, under, index], claim, a.over(b)?, &claim.unit))
}

/// A class that is larger than the measure it is a class of.
fn larger_parts(book: &Book) -> Vec<Finding> {
    let levels = book.claims.iter().enumerate().filter(|(_, c)| c.is_plain_level());
    levels.filter_map(|(index, claim)| larger_part(book, index, claim)).collect()
}

fn larger_part(book: &Book, index: usize, claim: &Claim) -> Option<Finding> {
    let (measure, _) = claim.topic().rsplit_once('.')?;
    let whole = book.level(measure, &claim.entity, &claim.period, index)?;
    let total = &book.claims[whole];
    let (a, b) = (Range::in_unit(claim, &total.unit)?, Range::of(total)?);
    // A count is of a part only where the text says so (其中).
    let counts = claim.value.is_some_and(|v| interval::is_count(v, &claim.unit)) && !claim.among;
    (a.low > b.high && !counts && !claim.unit.contains('/')).then_some(())?;
    let fits = |a: Range, b: Range| a.high <= b.high;
    let times = a.value.checked_div(b.value)?;
    if times > Decimal::ONE_HUNDRED && slip::of_two(a, b, fits).is_some() {
        return Some(slip::finding(vec![index, whole], claim));
    }
    let (part, all) = (&claim.text, &total.text);
    let message = Text::new(format!("“{part}”大于其总体“{all}”"), format!("“{part}” is larger than its whole, “{all}”"));
    Some(Finding::said("part-over-whole", Gravity::Error, vec![index, whole], message))
}
