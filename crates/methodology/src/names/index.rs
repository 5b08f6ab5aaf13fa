//! Which names are worth a comparison: those that share characters or pairs of characters with what was typed.

use super::name::Name;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

/// So many names that share most pairs are compared.
const MOST: usize = 64;
/// A name is near only if it shares one pair in so many with what was typed.
const ONE_IN: usize = 3;
/// Stands before the first and after the last character.
const EDGE: char = '\u{0}';

/// Names by the characters of their cores.
#[derive(Debug, Clone, Default)]
pub struct Index {
    pairs: BTreeMap<(char, char), Vec<usize>>,
    characters: BTreeMap<char, Vec<usize>>,
    /// How many pairs each name has.
    sizes: Vec<usize>,
}

impl Index {
    /// Adds the next name.
    pub fn add(&mut self, name: &Name) {
        let at = self.sizes.len();
        let pairs = pairs(&name.core);
        self.sizes.push(pairs.len());
        pairs.into_iter().for_each(|pair| self.pairs.entry(pair).or_default().push(at));
        let characters: BTreeSet<char> = name.core.chars().collect();
        characters.into_iter().for_each(|c| self.characters.entry(c).or_default().push(at));
    }

    /// Numbers of the names that share most pairs.
    pub fn sharing(&self, asked: &Name) -> BTreeSet<usize> {
        let pairs = pairs(&asked.core);
        let mut shared = vec![0; self.sizes.len()];
        for at in pairs.iter().filter_map(|pair| self.pairs.get(pair)).flatten() {
            shared[*at] += 1;
        }
        let enough = |at: &usize| shared[*at] > 0 && shared[*at] * ONE_IN >= pairs.len().min(self.sizes[*at]);
        let mut found: Vec<usize> = (0..shared.len()).filter(enough).collect();
        if found.len() > MOST {
            found.select_nth_unstable_by_key(MOST, |at| (Reverse(shared[*at]), *at));
        }
        found.into_iter().take(MOST).collect()
    }

    /// Numbers of the names that hold the rarest character of what was typed: an abbreviation leaves out
    /// characters and may share no pair.
    pub fn holding(&self, asked: &Name) -> impl Iterator<Item = usize> {
        let lists = asked.core.chars().map(|c| self.characters.get(&c).map_or(&[][..], Vec::as_slice));
        lists.min_by_key(|list| list.len()).unwrap_or_default().iter().copied()
    }
}

/// Pairs of neighbours, the edges included.
fn pairs(core: &str) -> BTreeSet<(char, char)> {
    let before = std::iter::once(EDGE).chain(core.chars());
    before.zip(core.chars().chain(std::iter::once(EDGE))).collect()
}
