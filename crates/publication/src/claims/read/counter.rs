//! How often names stand in a text, without reading it anew for each.

use super::chars;
use std::cell::RefCell;
use std::collections::{BTreeMap, HashSet};

/// Characters a longer name begins with; a name whose beginning stands nowhere is not looked for.
const GRAM: usize = 4;

/// A text that is asked again and again.
pub(super) struct Counter<'t> {
    /// The characters.
    pub text: &'t [char],
    string: String,
    grams: HashSet<[char; GRAM]>,
    counts: RefCell<BTreeMap<String, usize>>,
}

impl<'t> Counter<'t> {
    /// Over a text.
    pub fn new(text: &'t [char]) -> Self {
        let grams = text.windows(GRAM).filter_map(|w| <[char; GRAM]>::try_from(w).ok()).collect();
        Counter { text, string: chars::string(text), grams, counts: RefCell::default() }
    }

    /// How often a word stands in the text.
    pub fn count(&self, word: &[char]) -> usize {
        let begins = word.get(..GRAM).and_then(|w| <[char; GRAM]>::try_from(w).ok());
        if word.is_empty() || begins.is_some_and(|gram| !self.grams.contains(&gram)) {
            return 0;
        }
        let word = chars::string(word);
        *self.counts.borrow_mut().entry(word).or_insert_with_key(|word| self.string.matches(word.as_str()).count())
    }
}
