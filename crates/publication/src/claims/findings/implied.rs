//! What follows from claims taken together: bases, wholes, targets, complements, shares and ratios behind the numbers.

use super::super::claim::{Claim, Transform};
use super::super::found::{Finding, Gravity};
use super::book::Book;
use super::range::Range;
use assessment::target::implied_targets;
use figures::{Decimal, Text, round};
use methodology::catalogue::{Lexicon, Ratio};
use std::collections::BTreeMap;

/// Everything that follows, in the order of the claims.
pub(super) fn of(book: &Book, lexicon: &Lexicon) -> Vec<Finding> {
    let mut out = Vec::new();
    for (index, claim) in book.claims.iter().enumerate() {
        let level = level_of(book, index, claim);
        match (claim.transform, level) {
            (Transform::Growth | Transform::Decline, Some(at)) => out.extend(base(book.claims, at, index)),
            (Transform::Share, Some(at)) => out.extend(whole(book.claims, at, index)),
            (Transform::Completion, Some(at)) => out.extend(target(book.claims, at, index)),
            (Transform::Plan, _) => out.extend(step(book.claims, index)),
            (Transform::Level, _) => out.extend(part_of_count(book, index)),
            _ => {}
        }
    }
    out.extend(pairs(book));
    out.extend(lexicon.ratios.iter().flat_map(|r| ratios(book, r)));
    out
}

/// The plain amount a comparison is of.
fn level_of(book: &Book, index: usize, claim: &Claim) -> Option<usize> {
    if claim.transform.is_growth() && (claim.real || !super::book::is_year_on_year(claim)) {
        return None;
    }
    book.level(claim.topic(), &claim.entity, &claim.period, index)
}

fn base(claims: &[Claim], level: usize, growth: usize) -> Option<Finding> {
    let implied = Range::of(&claims[level])?.over(Range::rate(&claims[growth])?.factor()?)?;
    Some(ranged("implied-base", vec![level, growth], implied, &claims[level], "隐含的上年同期数", "implied base of a year before"))
}

fn whole(claims: &[Claim], part: usize, share: usize) -> Option<Finding> {
    let percent = Range::of(&claims[share])?.over(Range::exact(Decimal::ONE_HUNDRED))?;
    let implied = Range::of(&claims[part])?.over(percent)?;
    Some(ranged("implied-whole", vec![part, share], implied, &claims[part], "隐含的总体数", "implied whole"))
}

/// One decimal more than printed, and at least two, is enough to see what follows.
fn ranged(kind: &'static str, claims: Vec<usize>, implied: Range, like: &Claim, zh: &str, en: &str) -> Finding {
    let Range { value, low, high } = implied.shown(like.value.map_or(2, |v| v.scale().max(2)));
    of_words(kind, claims, like, Range { value, low, high }, like.unit.clone(), (zh, en))
}

fn of_words(kind: &'static str, claims: Vec<usize>, like: &Claim, shown: Range, unit: String, (zh, en): (&str, &str)) -> Finding {
    let Range { value, low, high } = shown;
    let space = if unit == "%" { "" } else { " " };
    let subject = &like.subject;
    let between = if low == high { Text::default() } else { Text::new(format!("（{low}—{high}）"), format!(" ({low} to {high})")) };
    let message =
        Text::new(format!("{subject}：{zh}{value}{unit}{}", between.zh), format!("{subject}: {en} {value}{space}{unit}{}", between.en));
    Finding { value: Some(value), low: Some(low), high: Some(high), unit, ..Finding::said(kind, Gravity::Implied, claims, message) }
}

/// From one stage of a plan to the next (30 → 60 → 100).
fn step(claims: &[Claim], index: usize) -> Option<Finding> {
    let plan = &claims[index];
    let earlier = claims[..index].iter().rposition(|c| {
        c.same_thing(plan) && c.unit == plan.unit && c.period < plan.period && matches!(c.transform, Transform::Level | Transform::Plan)
    })?;
    let growth = Range::of(plan)?.over(Range::of(&claims[earlier])?)?.growth().shown(1);
    Some(of_words(
        "implied-growth",
        vec![earlier, index],
        plan,
        growth,
        "%".to_owned(),
        ("较前一阶段增长", "growth over the stage before:"),
    ))
}

/// `32个，其中已开工24个`: the share of the part.
fn part_of_count(book: &Book, index: usize) -> Option<Finding> {
    let part = &book.claims[index];
    let (measure, _) = part.topic().rsplit_once('.')?;
    let counts = part.is_plain_level() && part.value.is_some_and(|v| v.is_integer()) && part.unit == "个";
    let whole = counts.then(|| book.level(measure, &part.entity, &part.period, index)).flatten()?;
    let share = Range::of(part)?.over(Range::of(&book.claims[whole])?)?.percent().shown(1);
    Some(of_words("implied-share", vec![index, whole], part, share, "%".to_owned(), ("隐含的占比", "implied share")))
}

/// The quotient of two measures of one entity and period (增加值率, 人均产值).
fn ratios(book: &Book, ratio: &Ratio) -> Vec<Finding> {
    let overs = book.claims.iter().enumerate().filter(|(_, c)| c.topic() == ratio.over && c.is_plain_level());
    overs.filter_map(|(index, _)| quotient(book, ratio, index)).collect()
}

fn quotient(book: &Book, ratio: &Ratio, over: usize) -> Option<Finding> {
    let claim = &book.claims[over];
    let same_period = book.level(&ratio.under, &claim.entity, &claim.period, over);
    let any = || book.of(&ratio.under, &claim.entity).find(|i| book.claims[*i].value.is_some());
    let under = same_period.or_else(|| any().filter(|_| ratio.unit != "%"))?;
    let (top, bottom) = ratio.unit.split_once('/').unwrap_or(("", ""));
    let divisor = &book.claims[under];
    let printed = Range::of(divisor).or_else(|| divisor.value.map(Range::exact))?;
    let (a, b) = if bottom.is_empty() { (Range::in_unit(claim, &divisor.unit)?, printed) } else { (Range::in_unit(claim, top)?, printed) };
    let value = a.over(b)?;
    let value = if bottom.is_empty() { value.percent() } else { value };
    Some(of_words("implied-ratio", vec![over, under], claim, value.shown(2), ratio.unit.clone(), (&ratio.title.zh, &ratio.title.en)))
}

fn target(claims: &[Claim], count: usize, completion: usize) -> Option<Finding> {
    let printed =
        claims[completion.saturating_sub(TARGET_NEAR)..completion].iter().any(|c| c.target && c.topic() == claims[completion].topic());
    (!printed).then_some(())?;
    let (counted, percent) = (&claims[count], Range::of(&claims[completion])?.value);
    let number = counted.value.filter(Decimal::is_integer).and_then(|v| u64::try_from(v).ok())?;
    let targets = implied_targets(number, percent);
    let ends = targets.first().zip(targets.last()).map(|(a, b)| (Decimal::from(*a), Decimal::from(*b)));
    let value = ends.filter(|(a, b)| a == b).map(|(a, _)| a);
    let message = target_message(number, percent, &targets, &counted.unit);
    let gravity = if targets.is_empty() { Gravity::Error } else { Gravity::Implied };
    Some(Finding {
        value,
        low: ends.map(|e| e.0),
        high: ends.map(|e| e.1),
        unit: counted.unit.clone(),
        ..Finding::said("implied-target", gravity, vec![count, completion], message)
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

/// Claims before a completion among which its target may be printed, so that none need be implied.
const TARGET_NEAR: usize = 4;

/// An amount with its growth: indices and numbers.
struct Grown<'a> {
    level: usize,
    growth: usize,
    claim: &'a Claim,
    amount: Range,
    rate: Range,
    factor: Range,
}

/// What follows from the growth of a part beside that of its whole.
fn pairs(book: &Book) -> Vec<Finding> {
    let grown: Vec<Grown> = (0..book.claims.len()).filter_map(|i| grown(book, i)).collect();
    let mut by_topic: BTreeMap<(&str, &str, &str), Vec<&Grown>> = BTreeMap::new();
    for whole in &grown {
        by_topic.entry((whole.claim.topic(), &whole.claim.entity, &whole.claim.period)).or_default().push(whole);
    }
    let mut out = Vec::new();
    for part in &grown {
        let Some((measure, _)) = part.claim.topic().rsplit_once('.') else { continue };
        let wholes = by_topic.get(&(measure, part.claim.entity.as_str(), part.claim.period.as_str()));
        let fitting = wholes.into_iter().flatten().filter(|w| is_part(w, part));
        if let Some(whole) = fitting.min_by_key(|w| w.claim.sentence.abs_diff(part.claim.sentence)) {
            out.extend(complement(whole, part));
            out.extend(structure(whole, part).into_iter().flatten());
        }
    }
    out
}

fn grown<'a>(book: &Book<'a>, growth: usize) -> Option<Grown<'a>> {
    let claim = &book.claims[growth];
    let level = claim.transform.is_growth().then(|| level_of(book, growth, claim)).flatten()?;
    let rate = Range::rate(claim)?;
    let claim = &book.claims[level];
    Some(Grown { level, growth, claim, amount: Range::of(claim)?, rate, factor: rate.factor()? })
}

/// Sentences between a whole and its part beyond which a text speaks of something else.
const NEAR: usize = 12;

/// `industry.output.hightech` is a part of `industry.output`; both are of one entity and period.
fn is_part(whole: &Grown, part: &Grown) -> bool {
    let near = whole.claim.sentence.abs_diff(part.claim.sentence) <= NEAR;
    near && whole.claim.unit == part.claim.unit && part.amount.value < whole.amount.value
}

/// Share now and a year before, pull and contribution.
fn structure(whole: &Grown, part: &Grown) -> Option<Vec<Finding>> {
    let now = part.amount.over(whole.amount)?.percent();
    let (part_base, base) = (part.amount.over(part.factor)?, whole.amount.over(whole.factor)?);
    let then = part_base.over(base)?.percent();
    let moved = now.value - then.value;
    let pull = then.times(part.rate)?.over(Range::exact(Decimal::ONE_HUNDRED))?;
    let claims = || vec![whole.level, whole.growth, part.level, part.growth];
    let share = of_words("implied-share", claims(), part.claim, now.shown(1), "%".to_owned(), ("占比", "share"));
    let before = of_words("implied-base-share", claims(), part.claim, then.shown(1), "%".to_owned(), ("上年占比", "share a year before"));
    let moved = round(moved, 1);
    let moved = Finding {
        value: Some(moved),
        unit: "百分点".to_owned(),
        ..Finding::said(
            "implied-share-change",
            Gravity::Implied,
            claims(),
            Text::new(
                format!("{}：占比变动{moved}个百分点", part.claim.subject),
                format!("{}: the share moved by {moved} percentage points", part.claim.subject),
            ),
        )
    };
    let mut out = vec![share, before, moved];
    if part.rate.value > Decimal::ZERO && whole.rate.low > Decimal::ZERO {
        out.push(of_words("implied-pull", claims(), part.claim, pull.shown(2), "百分点".to_owned(), ("拉动", "pull")));
        let contribution = pull.value.checked_div(whole.rate.value)? * Decimal::ONE_HUNDRED;
        let ends =
            (pull.low.checked_div(whole.rate.high)? * Decimal::ONE_HUNDRED, pull.high.checked_div(whole.rate.low)? * Decimal::ONE_HUNDRED);
        let contribution = Range { value: contribution, low: ends.0, high: ends.1 }.shown(1);
        out.push(of_words("implied-contribution", claims(), part.claim, contribution, "%".to_owned(), ("贡献率", "contribution")));
    }
    Some(out)
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
        format!("{}以外的部分{rest}{unit}，隐含增速{rate}%（{low}—{high}%）", part.claim.subject),
        format!("beside {} there is {rest} {unit}, with an implied growth of {rate}% ({low} to {high}%)", part.claim.subject),
    );
    let claims = vec![whole.level, whole.growth, part.level, part.growth];
    let finding = Finding::said("implied-complement", Gravity::Implied, claims, message);
    Some(Finding { value: Some(rate), low: Some(low), high: Some(high), unit: "%".to_owned(), ..finding })
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
