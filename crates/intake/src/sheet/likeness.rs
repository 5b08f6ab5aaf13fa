//! How like a heading is to the names a form knows: shared pairs of characters over all pairs (Sørensen–Dice).
//!
//! The pairs of all names are indexed once, so that a heading costs as much as the names that share a pair with it.

use super::vocabulary::FormWords;
use methodology::catalogue::{Column, Item};
use std::collections::BTreeMap;

type Pair = (char, char);

/// What a name stands for; an item alone has no column.
pub(crate) type Named<'c> = (&'c Item, Option<&'c Column>);

/// The names of a form by the pairs of characters in them.
pub(crate) struct Likeness<'c> {
    names: Vec<(String, usize, Named<'c>)>,
    /// Numbers of names, each with how often the pair stands in it.
    holding: BTreeMap<Pair, Vec<(usize, usize)>>,
}

impl<'c> Likeness<'c> {
    /// Indexes a form's names.
    pub(crate) fn new(words: &FormWords<'c>) -> Self {
        let mut index = Likeness { names: Vec::new(), holding: BTreeMap::new() };
        words.pairs().for_each(|(name, item, column)| index.add(name, (item, Some(column))));
        words.items().for_each(|(name, item)| index.add(name, (item, None)));
        index
    }

    fn add(&mut self, name: &str, named: Named<'c>) {
        let pairs = pairs(name);
        for (pair, count) in &pairs {
            self.holding.entry(*pair).or_default().push((self.names.len(), *count));
        }
        self.names.push((name.to_owned(), pairs.values().sum(), named));
    }

    /// Every name that shares something with a heading, with the likeness in per cent.
    pub(crate) fn of(&self, key: &str) -> impl Iterator<Item = (u8, Named<'c>)> {
        let asked = pairs(key);
        let all: usize = asked.values().sum();
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for (pair, count) in &asked {
            for (name, held) in self.holding.get(pair).into_iter().flatten() {
                *shared.entry(*name).or_default() += count.min(held);
            }
        }
        // A name of one character has no pair: it is the same or it is not.
        let same =
            self.names.iter().filter(|(name, pairs, _)| *pairs == 0 && name == key).map(|(.., named)| (100, *named)).collect::<Vec<_>>();
        let percent = move |(name, shared): (usize, usize)| {
            let (_, pairs, named) = self.names.get(name)?;
            Some((u8::try_from(200 * shared / (all + pairs)).unwrap_or(100), *named))
        };
        shared.into_iter().filter_map(percent).chain(same)
    }
}

fn pairs(text: &str) -> BTreeMap<Pair, usize> {
    let mut counted = BTreeMap::new();
    text.chars().zip(text.chars().skip(1)).for_each(|pair| *counted.entry(pair).or_default() += 1);
    counted
}

#[cfg(test)]
mod tests {
    use super::*;
    use methodology::PackFile;
    use proptest::prelude::*;

    /// The definition, pair by pair.
    fn plainly(a: &str, b: &str) -> usize {
        let pairs = |text: &str| text.chars().zip(text.chars().skip(1)).collect::<Vec<_>>();
        let (left, mut right) = (pairs(a), pairs(b));
        let all = left.len() + right.len();
        if all == 0 {
            return if a == b { 100 } else { 0 };
        }
        let shared = left.iter().filter(|pair| right.iter().position(|p| p == *pair).map(|at| right.swap_remove(at)).is_some()).count();
        200 * shared / all
    }

    proptest! {
        #[test]
        fn the_index_gives_what_the_definition_gives(key in "[工业总产值本月累计甲1-]{0,12}") {
            let file = |path: &str, text: &str| PackFile { path: path.into(), text: text.into() };
            let catalogue = methodology::load(&[file("packs/t/pack.yaml", include_str!("../../tests/template/pack.yaml"))]).0;
            let words = FormWords::new(catalogue.forms.get("B204-1").expect("the form"));
            let names: Vec<String> = words.pairs().map(|(n, ..)| n.to_owned()).chain(words.items().map(|(n, _)| n.to_owned())).collect();
            let mut wanted: Vec<usize> = names.iter().map(|n| plainly(&key, n)).filter(|sure| *sure > 0).collect();
            let mut found: Vec<usize> = Likeness::new(&words).of(&key).map(|(sure, _)| usize::from(sure)).filter(|sure| *sure > 0).collect();
            wanted.sort_unstable();
            found.sort_unstable();
            prop_assert_eq!(found, wanted);
        }
    }
}
