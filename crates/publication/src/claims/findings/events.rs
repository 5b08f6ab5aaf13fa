//! Events whose statements disagree, and growth of what did not exist a year ago.

use super::super::claim::{Claim, Transform};
use super::super::found::{Finding, Gravity};
use super::book::Book;
use figures::Text;
use intake::article::Article;
use methodology::catalogue::Lexicon;
use std::collections::BTreeMap;

/// Both.
pub(super) fn of(book: &Book, article: &Article, lexicon: &Lexicon) -> Vec<Finding> {
    let mut out = conflicts(book, article, lexicon);
    out.extend(book.claims.iter().enumerate().filter_map(|(i, c)| without_base(article, i, c)));
    out
}

/// Growth since a start of production: there is no same period of a year before.
fn without_base(article: &Article, index: usize, claim: &Claim) -> Option<Finding> {
    let open = claim.transform.is_growth() && claim.period.ends_with("..") && claim.base.is_none();
    let before: String = article.folded().get(claim.start.saturating_sub(40)..claim.end)?.iter().collect();
    let started = STARTS.iter().any(|w| before.contains(w));
    (open && started).then(|| {
        let words = &claim.text;
        let message = Text::new(
            format!("“{words}”：该主体在此时期才开始，上年没有同期数；基数可能是原厂址或另一主体"),
            format!("“{words}”: it only began then, so there is no same period a year before; the base must be another site or entity"),
        );
        Finding::said("no-base", Gravity::Question, vec![index], message)
    })
}

/// Beginnings after which a growth has no base, with 以来 behind them.
const STARTS: &[&str] = &["投产以来", "开业以来", "成立以来", "开工以来", "建成以来", "运营以来", "投用以来"];

/// Statements of one event of one owner by their dates; 启元集团 and 万亩启元电气有限公司 are one owner by trade name.
fn conflicts(book: &Book, article: &Article, lexicon: &Lexicon) -> Vec<Finding> {
    let mut by_event: BTreeMap<(&str, String), Vec<usize>> = BTreeMap::new();
    let events = book.claims.iter().enumerate().filter(|(_, c)| c.transform == Transform::Event);
    for (index, claim) in events {
        let name = claim.indicator.as_deref().unwrap_or_default();
        by_event.entry((name, owner(book, claim, lexicon))).or_default().push(index);
    }
    let groups = by_event.into_values().filter(|g| g.len() > 1);
    groups.filter_map(|group| conflict(book, article, &group)).collect()
}

/// The first name of an owner: characters it shares with another name of the article.
fn owner(book: &Book, claim: &Claim, lexicon: &Lexicon) -> String {
    let own: Vec<char> = claim.entity.chars().collect();
    let others =
        book.claims.iter().filter(|c| c.transform == Transform::Event && c.indicator == claim.indicator && c.entity != claim.entity);
    let shared = others.filter_map(|c| trade_name(&own, &c.entity, lexicon)).min();
    shared.unwrap_or_else(|| claim.entity.clone())
}

/// Two characters that begin one name and stand near the beginning of the other.
fn trade_name(own: &[char], other: &str, lexicon: &Lexicon) -> Option<String> {
    let other: Vec<char> = other.chars().collect();
    let starts = |name: &[char]| [0, 2, 3].into_iter().filter_map(|at| name.get(at..at + 2).map(<[char]>::to_vec)).collect::<Vec<_>>();
    let found = starts(own).into_iter().find(|s| starts(&other).contains(s) && !is_common(s, lexicon))?;
    let front = own.starts_with(&found) || other.starts_with(&found);
    front.then(|| found.iter().collect())
}

/// Beginnings that many share: a region, or the word of a trade.
fn is_common(word: &[char], lexicon: &Lexicon) -> bool {
    let word: String = word.iter().collect();
    lexicon.regions.iter().any(|r| r.text == word) || lexicon.firms.contains(&word)
}

/// The gravest disagreement of a group: dates that cannot both be so, or a phase that has begun and has not; what
/// has begun and is still being installed without a phase named may be an extension.
fn conflict(book: &Book, article: &Article, group: &[usize]) -> Option<Finding> {
    let pairs = group.iter().enumerate().flat_map(|(n, a)| group[n + 1..].iter().map(move |b| (*a, *b)));
    let gravities = pairs.filter_map(|(a, b)| differ(&book.claims[a], &book.claims[b]));
    gravities.min().map(|gravity| {
        let said: Vec<String> = group.iter().map(|i| said(article, &book.claims[*i])).collect();
        let said = said.join("；");
        let message = Text::new(format!("同一事件有不一致的说法：{said}"), format!("statements of one event disagree: {said}"));
        Finding::said("event-conflict", gravity, group.to_vec(), message)
    })
}

fn said(article: &Article, claim: &Claim) -> String {
    format!("“{}”（{}）", article.slice(claim.start, claim.end), claim.period)
}

/// Phases of a project: 一期, 二期.
const PHASES: &[&str] = &["一期", "二期", "三期", "四期", "首期"];

fn phase(claim: &Claim) -> Option<&'static str> {
    let text = claim.folded();
    PHASES.iter().copied().find(|p| text.contains(p))
}

/// Dates that cannot both be so, or one statement says it is still to come.
fn differ(a: &Claim, b: &Claim) -> Option<Gravity> {
    let phases = (phase(a), phase(b));
    (phases.0 == phases.1).then_some(())?;
    let within = |x: &str, y: &str| x.starts_with(y) || y.starts_with(x);
    let span = |x: &str| x.contains("..") || x.len() == 10;
    let dates = !a.intended && !b.intended && !span(&a.period) && !span(&b.period) && !within(&a.period, &b.period);
    let pending = a.intended != b.intended;
    match (dates, pending, phases.0) {
        (true, _, _) | (_, true, Some(_)) => Some(Gravity::Error),
        (_, true, None) => Some(Gravity::Question),
        _ => None,
    }
}
