//! Years that cannot be meant.

use super::super::claim::{Claim, Transform};
use super::super::found::{Finding, Gravity};
use super::super::read::period::{ends_after, year_before};
use super::book::Book;
use figures::Text;
use intake::article::Article;
use jiff::civil::Date;

/// Results of periods that are not over, bases that are not before, periods in another year than the rest,
/// plans for years gone by.
pub(super) fn of(book: &Book, article: &Article) -> Vec<Finding> {
    let reporting = reporting(book);
    let mut out = Vec::new();
    for (index, claim) in book.claims.iter().enumerate().filter(|(_, c)| c.assumed.is_empty() || c.base.is_some()) {
        let wrong = article.published.and_then(|day| not_over(article, claim, day)).or_else(|| base_not_before(claim));
        let wrong = wrong.or_else(|| other_year(book, article, claim, reporting.as_deref()));
        let wrong = wrong.or_else(|| article.published.and_then(|day| past_plan(article, claim, day)));
        out.extend(wrong.map(|message| Finding::said("wrong-year", Gravity::Error, vec![index], message)));
    }
    once_a_sentence(book, out)
}

/// One finding a sentence and message: a wrong year is wrong for every number behind it.
fn once_a_sentence(book: &Book, all: Vec<Finding>) -> Vec<Finding> {
    let mut out: Vec<Finding> = Vec::new();
    for finding in all {
        let sentence = |f: &Finding| f.claims.first().map(|i| (book.claims[*i].sentence, book.claims[*i].period.as_str()));
        match out.last_mut() {
            Some(last) if sentence(last) == sentence(&finding) => last.claims.extend(finding.claims),
            _ => out.push(finding),
        }
    }
    out
}

fn year(period: &str) -> Option<i16> {
    period.get(..4)?.parse().ok()
}

/// A result for months after the day of publication. A bare year may be the one that runs.
fn not_over(article: &Article, claim: &Claim, day: Date) -> Option<Text> {
    let result = !claim.intended && !claim.target && claim.transform != Transform::Statement;
    let before: String = article.folded().get(claim.start.saturating_sub(8)..claim.end)?.iter().collect();
    let bare = !before.contains("年全年") && claim.period.len() == 4 && year(&claim.period) == Some(day.year());
    let over = claim.period.is_empty() || bare || claim.period.len() == 10 || !ends_after(&claim.period, day);
    let (words, period) = (&claim.text, &claim.period);
    (result && !over).then(|| {
        Text::new(
            format!("“{words}”的时期{period}在发布日{day}尚未结束"),
            format!("the period {period} of “{words}” was not over on {day}, the day of publication"),
        )
    })
}

fn base_not_before(claim: &Claim) -> Option<Text> {
    let base = claim.base.as_deref()?;
    let alike = base.get(4..) == claim.period.get(4..) || base.len() == 4;
    let later = year(base)? >= year(&claim.period)?;
    let words = &claim.text;
    (alike && later).then(|| {
        let period = &claim.period;
        Text::new(
            format!("“{words}”的基期{base}不早于报告期{period}"),
            format!("the base {base} of “{words}” is not before its period {period}"),
        )
    })
}

/// The period most claims are about.
fn reporting(book: &Book) -> Option<String> {
    let mut times: std::collections::BTreeMap<&str, usize> = std::collections::BTreeMap::new();
    for claim in book.claims.iter().filter(|c| c.period.len() > 4 && c.value.is_some()) {
        *times.entry(claim.period.as_str()).or_default() += 1;
    }
    times.into_iter().max_by_key(|(_, n)| *n).map(|(period, _)| period.to_owned())
}

/// Words that say another year is meant.
const OTHER_TIMES: &[&str] = &["去年", "上年", "同期", "此前", "当时", "曾", "前年", "历史", "以来", "回顾", "由", "从"];

/// The same months in another year than all the rest speaks of, for something said of no other year.
fn other_year(book: &Book, article: &Article, claim: &Claim, reporting: Option<&str>) -> Option<Text> {
    let reporting = reporting?;
    let same_months = claim.period.len() > 4 && claim.period.get(4..) == reporting.get(4..) && claim.period != reporting;
    let plain =
        claim.value.is_some() && !claim.intended && !matches!(claim.transform, Transform::Plan | Transform::Rank | Transform::Titles);
    (same_months && plain).then_some(())?;
    let both = book.of(claim.topic(), &claim.entity).any(|i| book.claims[i].period == reporting);
    let sentence: String = article.folded().get(claim.start.saturating_sub(60)..claim.end)?.iter().collect();
    let sentence = sentence.rsplit(['。', '\n', '!', '?']).next().unwrap_or_default();
    let named = sentence.contains(claim.period.get(..4)?);
    let contrast = OTHER_TIMES.iter().any(|w| sentence.contains(w));
    let is_base = year_before(reporting).as_deref() == Some(&claim.period) && both;
    (named && !contrast && !both && !is_base).then(|| {
        let (words, period) = (&claim.text, &claim.period);
        Text::new(
            format!("“{words}”写的是{period}，全文报告期是{reporting}，年份疑误"),
            format!("“{words}” is dated {period}, while the article reports on {reporting}"),
        )
    })
}

/// `力争2019年达到`, printed in 2021.
fn past_plan(article: &Article, claim: &Claim, day: Date) -> Option<Text> {
    let gone = claim.intended && year(&claim.period)? < day.year();
    let before: String = article.folded().get(claim.start.saturating_sub(24)..claim.end)?.iter().collect();
    let before = before.rsplit(['。', '\n', '；', '，']).next().unwrap_or_default();
    let aimed = AIMS.iter().filter_map(|w| before.find(w)).max()?;
    let after = before.get(aimed..)?.contains(claim.period.get(..4)?);
    let words = &claim.text;
    (gone && after).then(|| {
        let period = &claim.period;
        Text::new(format!("“{words}”是对{period}的计划，而文章发布于{day}"), format!("“{words}” is a plan for {period}, printed on {day}"))
    })
}

const AIMS: &[&str] = &["计划", "力争", "预计", "拟", "争取", "确保", "有望", "到"];
