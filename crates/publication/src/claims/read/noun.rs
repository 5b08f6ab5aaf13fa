//! What is left of a clause when everything the grammar knows is taken away: the words of what is counted.

use super::{chars, words};

/// The last run of a stretch that is neither blank nor filling; `blank` are places that are known already.
pub(super) fn last_run(text: &[char], from: usize, to: usize, blank: &[(usize, usize)]) -> Option<(usize, usize)> {
    let mut words: Vec<char> = text.get(from..to)?.to_vec();
    for &(start, end) in blank {
        for place in start.max(from)..end.min(to).max(start.max(from)) {
            words[place - from] = ' ';
        }
    }
    blank_fillers(&mut words);
    let end = words.iter().rposition(|c| chars::is_name(*c) || "“”".contains(*c)).map(|p| p + 1)?;
    let start = words[..end].iter().rposition(|c| !chars::is_name(*c) && !"“”、".contains(*c)).map_or(0, |p| p + 1);
    let (start, end) = trimmed(&words, start, end);
    (end - start >= SHORTEST && end - start <= LONGEST).then_some((from + start, from + end))
}

/// Shortest and longest words of a subject.
const SHORTEST: usize = 2;
const LONGEST: usize = 24;

fn blank_fillers(words: &mut [char]) {
    let mut place = 0;
    while place < words.len() {
        let length = chars::one_at(words, place, words::FILLERS).map_or(0, chars::length);
        words[place..place + length].fill(' ');
        place += length.max(1);
    }
}

/// Without the single characters that join a subject to its neighbours.
fn trimmed(words: &[char], mut start: usize, mut end: usize) -> (usize, usize) {
    while start < end && words::EDGES.contains(words[start]) {
        start += 1;
    }
    while end > start && words::EDGES.contains(words[end - 1]) {
        end -= 1;
    }
    (start, end)
}

/// Whether words name a part of a population by their ending: 汽车制造业, 云岫街道.
pub(super) fn is_class(words: &[char]) -> bool {
    chars::one_ending(words, words::CLASS_ENDINGS).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn run(text: &str) -> String {
        let text: Vec<char> = text.chars().collect();
        last_run(&text, 0, text.len(), &[]).map_or_else(String::new, |(a, b)| chars::string(&text[a..b]))
    }

    #[test]
    fn only_the_words_of_the_subject_are_left() {
        assert_eq!(run("其中，汽车制造业同比增长"), "汽车制造业");
        assert_eq!(run("工业用电量达到"), "工业用电量");
        assert_eq!(run("比上年同期增长"), "");
        assert_eq!(run("，同比分别增长"), "");
        assert_eq!(run("累计实现"), "");
    }
}
