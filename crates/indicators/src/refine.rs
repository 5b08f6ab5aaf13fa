//! Units parted into profiles by the words that the register has of them, one attribute after the other.

use crate::profiles::SIDES;
use datafusion::common::HashMap;
use std::hash::Hash;

/// Numbers things in the order in which they come, from nothing.
struct Numbers<T> {
    numbers: HashMap<T, u32>,
    last: Option<(T, u32)>,
}

impl<T: Copy + Eq + Hash> Numbers<T> {
    fn new() -> Self {
        Numbers { numbers: HashMap::new(), last: None }
    }

    fn of(&mut self, thing: T) -> u32 {
        if let Some((_, number)) = self.last.filter(|(last, _)| *last == thing) {
            return number;
        }
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(thing).or_insert(next);
        self.last = Some((thing, number));
        number
    }
}

/// Pairs of a profile and its words of which a table is made, though few come.
const TABLE: usize = 1 << 22;

/// Parts profiles, of which there are so many, further by the words of their units; gives how many there are then.
pub(crate) fn refine(profile: &mut [u32], number: usize, units: &[u32], words: impl Fn(u32) -> [u32; SIDES]) -> usize {
    let mut triples = Triples::default();
    let words: Vec<u32> = units.iter().map(|unit| triples.of(words(*unit))).collect();
    let different = triples.numbers.len();
    if number.saturating_mul(different) > TABLE {
        let mut pairs = Numbers::new();
        profile.iter_mut().zip(words).for_each(|(profile, word)| *profile = pairs.of((*profile, word)));
        return pairs.numbers.len();
    }
    let (mut table, mut next) = (vec![u32::MAX; number * different], 0);
    for (profile, word) in profile.iter_mut().zip(words) {
        let place = &mut table[*profile as usize * different + word as usize];
        if *place == u32::MAX {
            *place = next;
            next += 1;
        }
        *profile = *place;
    }
    next as usize
}

/// Parts the profiles of some units further, each by its place and by what it has; then numbers them in the order they come.
pub(crate) fn part<T: Eq + Hash>(profile: &mut [u32], some: impl Iterator<Item = (usize, T)>) {
    let mut apart: HashMap<(u32, T), u32> = HashMap::new();
    let last = profile.iter().max().map_or(0, |last| last + 1);
    for (at, has) in some {
        let next = last + u32::try_from(apart.len()).unwrap_or_default();
        profile[at] = *apart.entry((profile[at], has)).or_insert(next);
    }
    let (mut numbers, mut next) = (vec![u32::MAX; last as usize + apart.len()], 0);
    for profile in profile {
        let number = &mut numbers[*profile as usize];
        if *number == u32::MAX {
            *number = next;
            next += 1;
        }
        *profile = *number;
    }
}

/// Numbers the words of the sides; all sides nearly always have the same word.
#[derive(Default)]
struct Triples {
    same: Vec<u32>,
    numbers: HashMap<[u32; SIDES], u32>,
}

impl Triples {
    fn of(&mut self, words: [u32; SIDES]) -> u32 {
        let [a, b, c] = words;
        let same = if a == b && b == c { Some(a as usize) } else { None };
        if let Some(number) = same.and_then(|word| self.same.get(word)).filter(|number| **number != u32::MAX) {
            return *number;
        }
        let next = u32::try_from(self.numbers.len()).unwrap_or(u32::MAX);
        let number = *self.numbers.entry(words).or_insert(next);
        if let Some(word) = same {
            if self.same.len() <= word {
                self.same.resize(word + 1, u32::MAX);
            }
            self.same[word] = number;
        }
        number
    }
}
