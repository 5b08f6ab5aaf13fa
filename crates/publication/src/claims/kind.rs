//! What kind of number an amount is, by the words of its clause before it.

use super::chars;
use super::claim::Transform;
use super::words;

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
        let value_added = |at: usize| chars::at(&self.words, at, "增加值");
        let found = (0..self.words.len()).rev().find(|&at| chars::one_at(&self.words, at, list).is_some() && !value_added(at));
        found.map(|at| self.start + at)
    }

    /// The first of the words: where the statement about the amount begins.
    fn first(&self, list: &[&str]) -> Option<usize> {
        chars::first_of(&self.words, list).map(|at| self.start + at)
    }

    /// Whether a rate is another one than growth over the same period a year before.
    pub fn is_other_rate(&self) -> bool {
        self.first(words::OTHER_RATE).is_some()
    }

    /// Whether nothing but a conjunction stands before the amount: `242%和31%`.
    pub fn joins(&self) -> bool {
        words::JOINED.contains(&chars::string(&self.words).as_str())
    }

    fn ends_with(&self, list: &[&str]) -> bool {
        let bare = self.words.iter().rposition(|c| *c != ' ' && *c != '了').map_or(0, |at| at + 1);
        chars::one_ending(&self.words[..bare], list).is_some()
    }

    /// The whole of a share that begins at `mark`: what stands between 占 and the number.
    pub fn whole(&self, text: &[char], mark: usize) -> Option<String> {
        let mut whole = text.get(mark + 1..self.start + self.words.len())?;
        let trims: Vec<&str> = words::REACHED.iter().chain(&["的", "比重", "比例", "比", "约"]).copied().collect();
        while let Some(word) = chars::one_ending(whole, &trims) {
            whole = &whole[..whole.len() - chars::length(word)];
        }
        (!whole.is_empty()).then(|| chars::string(whole))
    }
}

/// The kind, and where the word that makes it begins.
pub(super) fn of(head: &Head, unit: &str) -> (Transform, Option<usize>) {
    let (rise, fall) = (head.last(words::RISE), head.last(words::FALL));
    let falls = fall > rise;
    let change = if falls { fall } else { rise };
    match unit {
        "百分点" => (if falls { Transform::PointsDown } else { Transform::PointsUp }, change),
        "%" | "‰" => of_percent(head, change, falls),
        _ if head.ends_with(words::RISE) || head.ends_with(words::FALL) => (Transform::Change, change),
        _ => (Transform::Level, None),
    }
}

fn of_percent(head: &Head, change: Option<usize>, falls: bool) -> (Transform, Option<usize>) {
    let reached = head.ends_with(words::REACHING) && !head.ends_with(&["达到"]);
    if let Some(part) = head.last(words::PART) {
        return (Transform::Share, head.first(words::PART).or(Some(part)));
    }
    if change.is_some() && !reached {
        return (if falls { Transform::Decline } else { Transform::Growth }, change);
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
    !noun && chars::first_of(rest, words::DONE).is_none()
}
