//! Parts against their total: amounts, shares, pulls and growth of classes that make up a whole.

use super::super::claim::{Claim, Transform};
use super::super::found::{Finding, Gravity};
use super::book::Book;
use super::range::Range;
use super::slip;
use figures::{Decimal, Text};
use intake::article::Article;
use methodology::catalogue::{Lexicon, Partition};

/// Every partition of the lexicon of which all parts are printed, totals said in words, and structures (2.1:52.9:45.0).
pub(super) fn of(book: &Book, article: &Article, lexicon: &Lexicon) -> Vec<Finding> {
    let mut out: Vec<Finding> = lexicon.partitions.iter().flat_map(|p| of_partition(book, p)).collect();
    out.extend(totals(book, article));
    out.extend(divided(book, article));
    out.extend(structures(article));
    out
}

/// A partition where it is printed: the topics of its whole and parts, whom and when.
struct Printed<'a> {
    whole: String,
    parts: Vec<String>,
    entity: &'a str,
    period: &'a str,
    near: usize,
}

fn of_partition(book: &Book, partition: &Partition) -> Vec<Finding> {
    let Some(first) = partition.parts.first() else { return Vec::new() };
    let mut out = Vec::new();
    for (index, claim) in book.claims.iter().enumerate() {
        let Some(printed) = printed(partition, first, index, claim) else { continue };
        out.extend(amounts(book, &printed));
        out.extend(shares(book, &printed));
        out.extend(growth(book, &printed));
        out.extend(pulls(book, &printed));
    }
    out.dedup();
    out
}

fn printed<'a>(partition: &Partition, first: &str, index: usize, claim: &'a Claim) -> Option<Printed<'a>> {
    let measure = match &partition.whole {
        Some(_) => (claim.topic() == first).then(String::new)?,
        None => claim.topic().strip_suffix(first)?.strip_suffix('.')?.to_owned(),
    };
    let part = |p: &String| if measure.is_empty() { p.clone() } else { format!("{measure}.{p}") };
    let parts = partition.parts.iter().map(part).collect();
    let whole = partition.whole.clone().unwrap_or(measure.clone());
    Some(Printed { whole, parts, entity: &claim.entity, period: &claim.period, near: index })
}

/// One claim a part, or none where a part is missing.
fn each(printed: &Printed, find: impl Fn(&str) -> Option<usize>) -> Option<Vec<usize>> {
    printed.parts.iter().map(|p| find(p)).collect()
}

fn amounts(book: &Book, printed: &Printed) -> Option<Finding> {
    let level = |topic: &str| book.level(topic, printed.entity, printed.period, printed.near);
    let parts = each(printed, level)?;
    let whole = level(&printed.whole)?;
    sum_of(book, &parts, whole)
}

/// The finding that parts do not add up to a whole.
fn sum_of(book: &Book, parts: &[usize], whole: usize) -> Option<Finding> {
    let total = &book.claims[whole];
    let ranges: Vec<Range> = parts.iter().map(|i| Range::in_unit(&book.claims[*i], &total.unit)).collect::<Option<_>>()?;
    let all = Range::of(total)?;
    let sum = ranges.iter().copied().reduce(Range::plus)?;
    if sum.meets(all) {
        return None;
    }
    let claims: Vec<usize> = parts.iter().copied().chain([whole]).collect();
    if let Some(slipped) = slipped(&ranges, all) {
        return Some(slip::finding(claims.clone(), &book.claims[claims[slipped]]));
    }
    Some(mismatch(claims, sum, total))
}

/// The part, or the whole behind them, that would fit with its unit one for another.
fn slipped(parts: &[Range], whole: Range) -> Option<usize> {
    let rest = |at: usize| parts.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, r)| *r).reduce(Range::plus);
    let fits = |at: usize| {
        let Some(others) = rest(at) else { return false };
        slip::of_two(parts[at], whole, |p, w| p.plus(others).meets(w)) == Some(0)
    };
    let sum = parts.iter().copied().reduce(Range::plus)?;
    let total = slip::of_two(sum, whole, |s, w| s == sum && s.meets(w)) == Some(1);
    if total { Some(parts.len()) } else { (0..parts.len()).find(|at| fits(*at)) }
}

fn mismatch(claims: Vec<usize>, sum: Range, total: &Claim) -> Finding {
    let decimals = total.value.map_or(0, |v| v.scale());
    let Range { value, low, high } = sum.shown(decimals);
    let (unit, words) = (&total.unit, &total.text);
    let message = Text::new(
        format!("各部分之和为{value}{unit}，与“{words}”不符"),
        format!("the parts add up to {value} {unit}, which is not “{words}”"),
    );
    Finding {
        value: Some(value),
        low: Some(low),
        high: Some(high),
        unit: unit.clone(),
        ..Finding::said("parts-mismatch", Gravity::Error, claims, message)
    }
}

fn shares(book: &Book, printed: &Printed) -> Option<Finding> {
    let parts = each(printed, |p| book.one(p, printed.entity, printed.period, Transform::Share))?;
    let sum = parts.iter().map(|i| Range::of(&book.claims[*i])).collect::<Option<Vec<_>>>()?.into_iter().reduce(Range::plus)?;
    let all = Range::exact(Decimal::ONE_HUNDRED);
    (!sum.meets(all)).then(|| not_hundred(parts, sum.value))
}

fn not_hundred(claims: Vec<usize>, sum: Decimal) -> Finding {
    let message =
        Text::new(format!("各部分占比之和为{sum}%，不等于全部"), format!("the shares of all parts add up to {sum}%, not to the whole"));
    Finding { value: Some(sum), unit: "%".to_owned(), ..Finding::said("parts-mismatch", Gravity::Error, claims, message) }
}

/// The growth of a whole lies between the lowest and the highest of its parts.
fn growth(book: &Book, printed: &Printed) -> Option<Finding> {
    let parts = each(printed, |p| book.growth(p, printed.entity, printed.period))?;
    let total = book.growth(&printed.whole, printed.entity, printed.period)?;
    let rates: Vec<Range> = parts.iter().map(|i| Range::rate(&book.claims[*i])).collect::<Option<_>>()?;
    let whole = Range::rate(&book.claims[total])?;
    let (low, high) = (rates.iter().map(|r| r.low).min()?, rates.iter().map(|r| r.high).max()?);
    let outside = whole.high < low || whole.low > high;
    outside.then(|| {
        let words = &book.claims[total].text;
        let message = Text::new(
            format!("“{words}”不在各部分增速之间，总体增速不可能如此"),
            format!("“{words}” lies outside the growth of all its parts, which cannot be"),
        );
        Finding::said("growth-outside-parts", Gravity::Error, parts.iter().copied().chain([total]).collect(), message)
    })
}

/// Pulls of all parts add up to the growth of the whole.
fn pulls(book: &Book, printed: &Printed) -> Option<Finding> {
    let parts = each(printed, |p| book.one(p, printed.entity, printed.period, Transform::Pull))?;
    let total = book.growth(&printed.whole, printed.entity, printed.period)?;
    let sum = parts.iter().map(|i| Range::of(&book.claims[*i])).collect::<Option<Vec<_>>>()?.into_iter().reduce(Range::plus)?;
    let whole = Range::rate(&book.claims[total])?;
    (!sum.meets(whole)).then(|| mismatch(parts.iter().copied().chain([total]).collect(), sum, &book.claims[total]))
}

/// `甲30亿元、乙40亿元，合计75亿元`: a total said in words, of the amounts of its sentence before it.
fn totals(book: &Book, article: &Article) -> Vec<Finding> {
    let totals = book.claims.iter().enumerate().filter(|(_, c)| c.is_plain_level());
    totals.filter_map(|(index, claim)| total(book, article, index, claim)).collect()
}

fn total(book: &Book, article: &Article, index: usize, claim: &Claim) -> Option<Finding> {
    let rest = REST.iter().any(|w| claim.subject.contains(w));
    if !rest && is_total(article, claim) {
        return sum_of(book, &addends(book, index, claim)?, index);
    }
    let (measure, _) = rest.then(|| claim.topic().rsplit_once('.')).flatten()?;
    let whole = book.level(measure, &claim.entity, &claim.period, index)?;
    let mut parts = addends(book, index, claim)?;
    parts.retain(|p| *p != whole);
    parts.push(index);
    sum_of(book, &parts, whole)
}

/// `128个，按建设状态分，已竣工33个、在建78个`: what a text divides by a mark makes up what it divides.
fn divided(book: &Book, article: &Article) -> Vec<Finding> {
    let firsts = (1..book.claims.len()).filter(|i| book.claims[*i].is_plain_level() && is_divided(article, &book.claims[*i]));
    firsts.filter_map(|first| division(book, first)).collect()
}

/// Whether a division is announced right before an amount.
fn is_divided(article: &Article, claim: &Claim) -> bool {
    let before: String = article.folded().get(claim.start.saturating_sub(14)..claim.start).unwrap_or_default().iter().collect();
    let clause = before.rsplit(['。', '；', '\n']).next().unwrap_or_default().trim_end_matches(['，', '：', ':', ',']);
    let by = (clause.contains('按') || clause.contains('从'))
        && (clause.ends_with('分') || clause.ends_with("分类") || clause.ends_with("划分"));
    by || clause.ends_with("分为") || clause.ends_with("分成")
}

fn division(book: &Book, first: usize) -> Option<Finding> {
    let start = &book.claims[first];
    let numbers = (first..book.claims.len()).filter(|i| book.claims[*i].value.is_some());
    let run = numbers.take_while(|i| book.claims[*i].sentence == start.sentence && book.claims[*i].is_plain_level());
    let parts: Vec<usize> = run.take_while(|i| book.claims[*i].unit == start.unit && !book.claims[*i].among).collect();
    let before = (0..first).rev().take_while(|i| start.sentence - book.claims[*i].sentence <= 1);
    let whole = before.into_iter().find(|i| book.claims[*i].is_plain_level() && book.claims[*i].unit == start.unit)?;
    (parts.len() > 1).then(|| sum_of(book, &parts, whole)).flatten()
}

/// Words of a total of what was said before it.
const TOTAL: &[&str] = &["合计", "总计", "共计", "总共", "两项共", "三项共", "两者共", "三者共", "两项合", "加起来"];

/// Words of what is left beside the parts named.
const REST: &[&str] = &["其余", "其他", "其它", "剩余"];

fn is_total(article: &Article, claim: &Claim) -> bool {
    let folded = article.folded();
    let before: String = folded.get(claim.start.saturating_sub(8)..claim.end).unwrap_or_default().iter().collect();
    TOTAL.iter().any(|w| before.contains(w))
}

fn addends(book: &Book, index: usize, total: &Claim) -> Option<Vec<usize>> {
    let run = (0..index).rev().take_while(|i| book.claims[*i].sentence == total.sentence);
    let mut parts: Vec<usize> = run.filter(|i| book.claims[*i].is_plain_level() && same_kind(&book.claims[*i], total)).collect();
    parts.reverse();
    (parts.len() > 1).then_some(parts)
}

fn same_kind(a: &Claim, b: &Claim) -> bool {
    let bare = |u: &str| u.trim_start_matches(['亿', '万', '千', '百']).to_owned();
    a.period == b.period && bare(&a.unit) == bare(&b.unit)
}

/// `结构为2.1:52.9:45.1`: the parts of a structure add up to a hundred.
fn structures(article: &Article) -> Vec<Finding> {
    let mut out = Vec::new();
    for paragraph in &article.paragraphs {
        let text: String = article.folded().get(paragraph.start..paragraph.end).unwrap_or_default().iter().collect();
        for piece in text.split(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ':' | '∶' | '：'))) {
            out.extend(structure(&text, piece));
        }
    }
    out
}

/// Longer numbers are no shares; sums of the others cannot overflow.
const MOST_DIGITS: usize = 12;

fn structure(text: &str, piece: &str) -> Option<Finding> {
    let short = piece.split([':', '∶', '：']).all(|p| p.len() <= MOST_DIGITS);
    let parts: Vec<Decimal> = short.then(|| piece.split([':', '∶', '：']).map(|p| p.parse().ok()).collect::<Option<_>>()).flatten()?;
    let shares = parts.len() > 2 && parts.iter().any(|p| p.scale() > 0) && text.contains("结构");
    let half: Decimal = parts.iter().map(|p| Decimal::new(5, p.scale() + 1)).sum();
    let sum: Decimal = parts.iter().sum();
    let off = (sum - Decimal::ONE_HUNDRED).abs() > half;
    (shares && off).then(|| {
        let message =
            Text::new(format!("结构“{piece}”之和为{sum}，不是100"), format!("the structure “{piece}” adds up to {sum}, not to 100"));
        Finding { value: Some(sum), unit: "%".to_owned(), ..Finding::said("parts-mismatch", Gravity::Error, Vec::new(), message) }
    })
}
