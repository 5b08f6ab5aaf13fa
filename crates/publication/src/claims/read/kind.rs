//! What kind of number an amount is, by the words of its clause before it.

use super::super::claim::Transform;
use super::{chars, words};

/// The words of a clause before an amount, with the lexicon's phrases blanked out, so that
/// 增加值 is no increase and 目标完成率 no completion.
pub(super) struct Head {
    start: usize,
    words: Vec<char>,
}

impl Head {
    /// The text between two places; `phrases` are blanked.
    pub fn new(text: &[char], start: usize, end: usize, phrases: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut words = text[start..end].to_vec();
        for (from, to) in phrases {
            for place in from.max(start)..to.min(end).max(start) {
                words[place - start] = ' ';
            }
        }
        Head { start, words }
    }

    fn last(&self, list: &[&str]) -> Option<usize> {
        let value_added =
            |at: usize| chars::at(&self.words, at, "增加值") || (list.contains(&"增长") && chars::at(&self.words, at, "增长面"));
        let found = (0..self.words.len()).rev().find(|&at| chars::one_at(&self.words, at, list).is_some() && !value_added(at));
        found.map(|at| self.start + at)
    }

    /// The first of the words: where the statement about the amount begins.
    fn first(&self, list: &[&str]) -> Option<usize> {
        chars::first_of(&self.words, list).map(|at| self.start + at)
    }

    /// Whether a word of a list stands in it.
    pub fn has(&self, list: &[&str]) -> bool {
        self.first(list).is_some()
    }

    /// Whether a rate is another one than growth over the same period a year before.
    pub fn is_other_rate(&self) -> bool {
        self.has(words::OTHER_RATE)
    }

    /// Whether nothing but a conjunction stands before the amount: `242%和31%`.
    pub fn joins(&self) -> bool {
        let bare: String = self.words.iter().filter(|c| **c != ' ').collect();
        words::JOINED.contains(&bare.as_str())
    }

    /// Whether the words before the amount lead to a number and no more: 达, 为, 完成.
    pub fn reaches(&self) -> bool {
        self.ends_with(words::REACHED) || self.ends_with(words::REACHING)
    }

    /// Whether a move from one number to another arrives here: 升至, 下降到.
    pub fn arrives(&self) -> bool {
        let bare = self.words.iter().rposition(|c| !" 的了".contains(*c)).map_or(0, |at| at + 1);
        chars::one_ending(&self.words[..bare], words::REACHING).is_some()
    }

    fn ends_with(&self, list: &[&str]) -> bool {
        let bare = self.words.iter().rposition(|c| *c != ' ' && *c != '了').map_or(0, |at| at + 1);
        chars::one_ending(&self.words[..bare], list).is_some()
    }

    /// The whole of a share that begins at `mark`: what stands between 占 and the number.
    pub fn whole<'t>(&self, text: &'t [char], mark: usize) -> Option<&'t [char]> {
        let mut whole = text.get(mark + 1..self.start + self.words.len())?;
        whole = chars::one_at(whole, 0, &["了", "到", "据"]).map_or(whole, |w| &whole[chars::length(w)..]);
        let trims: Vec<&str> =
            words::REACHED.iter().chain(&["的", "比重", "比例", "比", "约", "份额", "由", "从", "分别"]).copied().collect();
        while let Some(word) = chars::one_ending(whole, &trims) {
            whole = &whole[..whole.len() - chars::length(word)];
        }
        (!whole.is_empty()).then_some(whole)
    }
}

/// The kind, and where the word that makes it begins.
pub(super) fn of(head: &Head, unit: &str) -> (Transform, Option<usize>) {
    let (rise, fall) = (head.last(words::RISE), head.last(words::FALL));
    let falls = fall > rise;
    let change = if falls { fall } else { rise };
    match unit {
        "百分点" => of_points(head, change, falls),
        "%" | "‰" | "成" => of_percent(head, change, falls),
        "倍" if change.is_some() => (Transform::Growth, change),
        _ if [words::RISE, words::FALL, words::MORE_OR_LESS].iter().any(|list| head.ends_with(list)) => (Transform::Change, change),
        _ => (Transform::Level, None),
    }
}

fn of_points(head: &Head, change: Option<usize>, falls: bool) -> (Transform, Option<usize>) {
    if let Some(pull) = head.last(words::PULL) {
        return (Transform::Pull, Some(pull));
    }
    let below = head.last(words::BELOW);
    let down = falls || below.is_some_and(|b| change.is_none_or(|c| b > c));
    (if down { Transform::PointsDown } else { Transform::PointsUp }, change.or(below))
}

fn of_percent(head: &Head, change: Option<usize>, falls: bool) -> (Transform, Option<usize>) {
    let reached = head.ends_with(words::REACHING) && !head.ends_with(&["达到"]);
    if let Some(at) = head.last(words::CONTRIBUTION) {
        return (Transform::Contribution, Some(at));
    }
    if let Some(part) = head.last(words::PART).filter(|p| change.is_none_or(|c| c < *p || reached)) {
        return (Transform::Share, head.first(words::PART).or(Some(part)));
    }
    if change.is_some() && !reached {
        return (if falls { Transform::Decline } else { Transform::Growth }, change);
    }
    if let Some(at) = head.first(words::COMPLETION) {
        return (Transform::Completion, Some(at));
    }
    if head.last(words::TARGET).is_some() && head.last(words::COMPLETED).is_some() {
        return (Transform::Completion, head.first(words::COMPLETED));
    }
    (Transform::Level, None)
}

/// Whether the last verb of intention before an amount is still open: `计划明年达到…`, but not `三年计划，已…`.
pub(super) fn is_intended(before: &[char]) -> bool {
    let Some(at) = chars::last_of(before, words::INTENT) else { return false };
    let length = chars::one_at(before, at, words::INTENT).map_or(0, chars::length);
    let rest = &before[at + length..];
    let noun = rest.first().is_some_and(|c| !chars::is_name(*c) || *c == '的');
    // 计划总投资 is the name of an amount, and says nothing of the next one.
    let named_amount = chars::one_at(rest, 0, &["总投资", "投资强度"]).is_some() && rest.iter().any(|c| words::CLAUSE.contains(*c));
    // 将近 is about, not to come.
    let about = chars::at(before, at, "将") && rest.first() == Some(&'近');
    let noun = noun || named_amount || about;
    let named = at.checked_sub(1).is_some_and(|b| words::INTENT_IN_NAMES.contains(before[b]));
    let done = chars::first_of(rest, words::DONE).is_some_and(|at| at > 0 || !chars::at(rest, 0, "完成"));
    !noun && !named && !done
}
