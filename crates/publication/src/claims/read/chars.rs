//! Looking for words in folded text.

/// Whether `word` stands at `at`.
pub(super) fn at(text: &[char], at: usize, word: &str) -> bool {
    let Some(rest) = text.get(at..) else { return false };
    let mut rest = rest.iter();
    word.chars().all(|c| rest.next() == Some(&c))
}

/// Whether the text ends with `word`.
pub(super) fn ends_with(text: &[char], word: &str) -> bool {
    text.len().checked_sub(length(word)).is_some_and(|from| at(text, from, word))
}

/// Characters of a word.
pub(super) fn length(word: &str) -> usize {
    word.chars().count()
}

/// The word of a list that stands at a place; the longest of them.
pub(super) fn one_at<'a>(text: &[char], place: usize, words: &[&'a str]) -> Option<&'a str> {
    words.iter().copied().filter(|w| at(text, place, w)).max_by_key(|w| length(w))
}

/// The word of a list the text ends with; the longest of them.
pub(super) fn one_ending<'a>(text: &[char], words: &[&'a str]) -> Option<&'a str> {
    words.iter().copied().filter(|w| ends_with(text, w)).max_by_key(|w| length(w))
}

/// The first place of any word of a list.
pub(super) fn first_of(text: &[char], words: &[&str]) -> Option<usize> {
    (0..text.len()).find(|&p| one_at(text, p, words).is_some())
}

/// The last place of any word of a list.
pub(super) fn last_of(text: &[char], words: &[&str]) -> Option<usize> {
    (0..text.len()).rev().find(|&p| one_at(text, p, words).is_some())
}

/// A character of a name: an ideograph, a letter or a digit.
pub(super) fn is_name(c: char) -> bool {
    c.is_alphanumeric()
}

/// The characters as a string.
pub(super) fn string(text: &[char]) -> String {
    text.iter().collect()
}
