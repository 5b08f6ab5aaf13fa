//! How often names stand in a text, without reading it anew for each.

use super::chars;
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Characters a longer name begins with; where those stand is known beforehand.
const GRAM: usize = 4;

/// A text that is asked again and again.
pub(super) struct Counter<'t> {
    /// The characters.
    pub text: &'t [char],
    /// Every place that has so many characters before the end, in the order of those characters.
    places: Vec<u32>,
    /// The text for names too short to be looked up.
    string: String,
    counts: RefCell<BTreeMap<String, usize>>,
}

impl<'t> Counter<'t> {
    /// Over a text.
    pub fn new(text: &'t [char]) -> Self {
        let last = u32::try_from(text.len().saturating_sub(GRAM - 1)).unwrap_or(u32::MAX);
        let mut places: Vec<u32> = (0..last).collect();
        places.sort_unstable_by_key(|at| <[char; GRAM]>::try_from(&text[*at as usize..*at as usize + GRAM]).ok());
        Counter { text, places, string: chars::string(text), counts: RefCell::default() }
    }

    /// How often a word stands in the text.
    pub fn count(&self, word: &[char]) -> usize {
        match word.get(..GRAM) {
            Some(begins) => self.beginning(begins).iter().filter(|at| self.text[**at as usize..].starts_with(word)).count(),
            None if word.is_empty() => 0,
            None => self.short(word),
        }
    }

    /// The places where these characters stand.
    fn beginning(&self, begins: &[char]) -> &[u32] {
        let at = |place: &u32| &self.text[*place as usize..*place as usize + GRAM];
        let from = self.places.partition_point(|p| at(p) < begins);
        let to = self.places.partition_point(|p| at(p) <= begins);
        &self.places[from..to]
    }

    fn short(&self, word: &[char]) -> usize {
        let word = chars::string(word);
        *self.counts.borrow_mut().entry(word).or_insert_with_key(|word| self.string.matches(word.as_str()).count())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_and_short_words_are_counted_alike() {
        let text: Vec<char> = "云岫精工，云岫精工科技，云岫，精工科技有限公司".chars().collect();
        let counter = Counter::new(&text);
        let count = |word: &str| counter.count(&word.chars().collect::<Vec<_>>());
        assert_eq!((count("云岫精工"), count("云岫精工科技"), count("云岫"), count("科技有限公司")), (2, 1, 3, 1));
        assert_eq!((count(""), count("无此名称")), (0, 0));
        assert_eq!(Counter::new(&[]).count(&['云', '岫', '精', '工']), 0);
    }
}
