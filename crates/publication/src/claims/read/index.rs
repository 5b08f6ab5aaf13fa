//! Phrases by their first character, so that a place in a long text is looked at once.

use std::collections::BTreeMap;

/// Phrases, each with what it stands for.
pub(super) struct Index<T> {
    by_first: BTreeMap<char, Vec<(Vec<char>, T)>>,
}

impl<T: Copy> Index<T> {
    /// An index of phrases; empty ones are left out.
    pub fn new(phrases: impl Iterator<Item = (Vec<char>, T)>) -> Self {
        let mut by_first: BTreeMap<char, Vec<(Vec<char>, T)>> = BTreeMap::new();
        for (phrase, of) in phrases {
            if let Some(first) = phrase.first() {
                by_first.entry(*first).or_default().push((phrase, of));
            }
        }
        for phrases in by_first.values_mut() {
            phrases.sort_by_key(|(phrase, _)| std::cmp::Reverse(phrase.len()));
        }
        Index { by_first }
    }

    /// The longest phrase that stands at a place, with its length.
    pub fn longest_at(&self, text: &[char], place: usize) -> Option<(T, usize)> {
        let rest = text.get(place..)?;
        let phrases = self.by_first.get(rest.first()?)?;
        phrases.iter().find(|(phrase, _)| rest.starts_with(phrase)).map(|(phrase, of)| (*of, phrase.len()))
    }
}
