//! Numbers shared out over a list: 甲、乙和丙分别增长9.9%、13.9%和16.1%.

use super::amount::Amount;
use super::memory::Memory;
use super::scene::Scene;
use super::subject::Vocabulary;
use super::topic::{Stretch, Topic};
use super::{chars, words};

/// A run of joined amounts and what each of them is about; empty topics where that isn't certain.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Run {
    /// Index of the first amount.
    pub first: usize,
    /// How many amounts.
    pub count: usize,
    /// What each is about, in order; `None` when members and numbers do not correspond.
    pub topics: Option<Vec<Topic>>,
    /// Whom each is about, where the members are somebody named.
    pub entities: Vec<Option<usize>>,
}

/// The runs of a sentence.
pub(super) fn runs(text: &[char], vocabulary: &Vocabulary, scene: &Scene, memory: &Memory) -> Vec<Run> {
    let mut out = Vec::new();
    let mut first = 0;
    while first < scene.amounts.len() {
        let count = joined(text, &scene.amounts[first..]);
        if count > 1 {
            out.extend(run(text, vocabulary, scene, memory, first, count));
        }
        first += count;
    }
    out
}

/// How many amounts stand joined from the first on, in one unit.
fn joined(text: &[char], amounts: &[Amount]) -> usize {
    let pairs = amounts.windows(2).take_while(|pair| {
        let between = chars::string(&text[pair[0].end..pair[1].words_start]);
        pair[0].unit == pair[1].unit && words::JOINED.contains(&between.as_str())
    });
    pairs.count() + 1
}

fn run(text: &[char], vocabulary: &Vocabulary, scene: &Scene, memory: &Memory, first: usize, count: usize) -> Option<Run> {
    let head = scene.amounts[first].words_start;
    let after = first.checked_sub(1).map_or(scene.sentence.start, |i| scene.amounts[i].end);
    let start = scene.sentence.clause_start(text, head).max(after);
    let shared = chars::first_of(&text[start..head], &[words::RESPECTIVELY]).is_some();
    let members = members(text, scene, start, head);
    let said = |m: &Member| {
        let known = scene.blanks_but(m.2);
        let topic = Stretch { text, vocabulary, subjects: &scene.subjects, known: &known, memory, parts: true }.said(m.0, m.1);
        if topic.is_empty() { Topic { words: chars::string(&text[m.0..m.1]), ..topic } } else { topic }
    };
    let read: Vec<Topic> = members.iter().map(said).collect();
    let entities: Vec<Option<usize>> = members.iter().map(|m| m.2).collect();
    if read.len() == count {
        return Some(Run { first, count, topics: Some(with_measure_of_last(with_ending_of_last(vocabulary, read))), entities });
    }
    let before = memory.list_of(count).filter(|_| shared && read.len() < 2);
    match before {
        Some(list) => Some(Run { first, count, topics: Some(list.to_vec()), entities: vec![None; count] }),
        None => shared.then_some(Run { first, count, topics: None, entities: Vec::new() }),
    }
}

/// A member: its stretch, and whom it names.
type Member = (usize, usize, Option<usize>);

/// The members of a list before 分别 or the verb.
fn members(text: &[char], scene: &Scene, start: usize, head: usize) -> Vec<Member> {
    let verb = (start..head).find(|&at| chars::one_at(text, at, words::LIST_ENDS).is_some() && !in_subject(scene, at)).unwrap_or(head);
    let mut out = Vec::new();
    let mut from = start;
    let mut at = start;
    while at <= verb {
        let joint = chars::one_at(text, at, words::JOINED).filter(|_| at < verb && !in_subject(scene, at)).map(chars::length);
        if joint.is_some() || at == verb {
            if at > from {
                out.push((from, at, named(scene, from, at)));
            }
            from = at + joint.unwrap_or(0);
            at = from.max(at + 1);
            continue;
        }
        at += 1;
    }
    out
}

/// Whether a place lies inside a phrase, a name or a period, where a joint joins nothing.
fn in_subject(scene: &Scene, at: usize) -> bool {
    let phrase = scene.subjects.iter().any(|s| s.start <= at && at < s.end);
    phrase || scene.mentions.iter().any(|m| m.start <= at && at < m.end) || scene.periods.iter().any(|p| p.start <= at && at < p.end)
}

/// Who is named in a member, and nothing else.
fn named(scene: &Scene, from: usize, to: usize) -> Option<usize> {
    scene.mentions.iter().find(|m| m.start >= from && m.end == to).map(|m| m.entity)
}

/// In 第一、第二、第三产业 and 大、中、小型企业 the ending of the last is that of all.
fn with_ending_of_last(vocabulary: &Vocabulary, mut topics: Vec<Topic>) -> Vec<Topic> {
    let last: Vec<char> = topics.last().map(|t| t.words.chars().collect()).unwrap_or_default();
    for topic in topics.iter_mut().rev().skip(1).filter(|t| t.indicator.is_none() && !t.words.is_empty()) {
        let endings = (1..last.len()).map(|at| format!("{}{}", topic.words, chars::string(&last[at..])));
        let class = endings.flat_map(|whole| vocabulary.class_beginning(&whole)).next();
        if let Some(class) = class {
            topic.indicator = Some(class.names.clone());
            topic.words.clone_from(&class.text);
            topic.class = true;
        }
    }
    topics
}

/// In 装备制造业、高技术制造业增加值 the measure of the last is that of all.
fn with_measure_of_last(mut topics: Vec<Topic>) -> Vec<Topic> {
    let Some(last) = topics.last().and_then(|t| t.indicator.clone()).filter(|_| topics.last().is_some_and(|t| t.class)) else {
        return topics;
    };
    let Some((measure, _)) = last.rsplit_once('.') else { return topics };
    for topic in topics.iter_mut().rev().skip(1) {
        let alone = topic.indicator.as_deref().is_none_or(|i| !i.starts_with(&format!("{measure}.")));
        if alone && (topic.class || topic.indicator.is_none()) && !topic.words.is_empty() {
            let class = topic.indicator.as_deref().and_then(|i| i.rsplit('.').next()).unwrap_or(&topic.words);
            topic.indicator = Some(format!("{measure}.{class}"));
            topic.class = true;
        }
    }
    topics
}
