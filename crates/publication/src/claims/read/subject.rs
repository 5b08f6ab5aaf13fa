//! What is said: the lexicon's phrases in a stretch of text.

use super::index::Index;
use super::period::Spoken;
use methodology::catalogue::{Lexicon, Phrase};
use std::collections::BTreeSet;

/// The lexicon, ready for looking up.
pub(super) struct Vocabulary<'a> {
    /// The lexicon itself.
    pub lexicon: &'a Lexicon,
    topics: Index<(Sort, &'a Phrase)>,
    classes: BTreeSet<&'a str>,
    measures: BTreeSet<&'a str>,
    titles: Index<&'a Phrase>,
    events: Index<&'a Phrase>,
    pending: Index<&'a Phrase>,
    statements: Index<&'a str>,
}

/// What a phrase names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Sort {
    /// What is counted: 产值.
    Measure,
    /// A part of a population: 大型企业.
    Class,
    /// The whole population: 规上工业.
    Population,
}

/// A phrase of the lexicon found in the text.
#[derive(Debug, Clone, Copy)]
pub(super) struct Subject<'a> {
    /// First character.
    pub start: usize,
    /// One past the last.
    pub end: usize,
    /// Measure or class.
    pub sort: Sort,
    /// The phrase.
    pub phrase: &'a Phrase,
    /// Whether a measure is that of a class (高新技术产业产值).
    pub part: bool,
}

/// A phrase with its place.
pub(super) type Placed<'a> = (usize, usize, &'a Phrase);

impl<'a> Vocabulary<'a> {
    /// Prepares a lexicon.
    pub fn new(lexicon: &'a Lexicon) -> Self {
        let measures = lexicon.indicators.iter().chain(&lexicon.subjects).map(|p| (Sort::Measure, p));
        let classes = lexicon.classes.iter().map(|p| (Sort::Class, p));
        let populations = lexicon.populations.iter().map(|p| (Sort::Population, p));
        let plain = |phrases: &'a [Phrase]| Index::new(phrases.iter().map(|p| (p.text.chars().collect(), p)));
        Vocabulary {
            lexicon,
            measures: lexicon.indicators.iter().chain(&lexicon.subjects).map(|p| p.names.as_str()).collect(),
            topics: Index::new(measures.chain(classes).chain(populations).map(|(sort, p)| (p.text.chars().collect(), (sort, p)))),
            classes: lexicon.classes.iter().map(|c| c.names.as_str()).collect(),
            titles: plain(&lexicon.titles),
            events: plain(&lexicon.events),
            pending: plain(&lexicon.pending),
            statements: Index::new(lexicon.statements.iter().map(|s| (s.chars().collect(), s.as_str()))),
        }
    }

    /// Phrases between two places, leftmost first, the longest where several begin, none overlapping and
    /// none beginning inside a period: 上半年产值 holds 产值, not 年产值.
    pub fn topics(&self, text: &[char], from: usize, to: usize, periods: &[Spoken]) -> Vec<Subject<'a>> {
        let found = scan(&self.topics, text, from, to, periods);
        found.into_iter().map(|(start, end, (sort, phrase))| Subject { start, end, sort, phrase, part: self.is_part(phrase) }).collect()
    }

    /// The measure of a whole population: industry.value_added of industry and value_added; `None` where there is none.
    pub fn of_population(&self, population: &Phrase, measure: &str) -> Option<&'a str> {
        let joined = format!("{}.{measure}", population.names);
        self.measures.get(joined.as_str()).copied()
    }

    /// The class that words begin with: 第一产业 of 第一产业增加值.
    pub fn class_beginning(&self, words: &str) -> Option<&'a Phrase> {
        let words: Vec<char> = words.chars().collect();
        let (found, _) = self.topics.longest_at(&words, 0)?;
        let class = || self.lexicon.classes.iter().filter(|c| words.starts_with(&c.text.chars().collect::<Vec<_>>()));
        if found.0 == Sort::Class { Some(found.1) } else { class().max_by_key(|c| c.text.len()) }
    }

    /// A class of a measure; where only a longer id of the same ending is known (industry.value_added.digital_core), that.
    pub fn of_class(&self, measure: &str, class: &str) -> String {
        let joined = format!("{measure}.{class}");
        let longer = self.measures.iter().find(|m| m.strip_suffix(joined.as_str()).is_some_and(|front| front.ends_with('.')));
        let known = self.measures.contains(joined.as_str());
        longer.filter(|_| !known).map_or(joined, |m| (*m).to_owned())
    }

    fn is_part(&self, phrase: &Phrase) -> bool {
        let last = phrase.names.rsplit_once('.').map(|(_, last)| last);
        last.is_some_and(|last| self.classes.contains(last))
    }

    /// Titles between two places.
    pub fn titles(&self, text: &[char], from: usize, to: usize) -> Vec<Placed<'a>> {
        scan(&self.titles, text, from, to, &[])
    }

    /// Events between two places.
    pub fn events(&self, text: &[char], from: usize, to: usize) -> Vec<Placed<'a>> {
        scan(&self.events, text, from, to, &[])
    }

    /// States of what has not happened yet, between two places.
    pub fn pending(&self, text: &[char], from: usize, to: usize) -> Vec<Placed<'a>> {
        scan(&self.pending, text, from, to, &[])
    }

    /// Statements without a number between two places.
    pub fn statements(&self, text: &[char], from: usize, to: usize) -> Vec<(usize, usize, &'a str)> {
        scan(&self.statements, text, from, to, &[])
    }
}

fn scan<T: Copy>(index: &Index<T>, text: &[char], from: usize, to: usize, periods: &[Spoken]) -> Vec<(usize, usize, T)> {
    let text = &text[..to.min(text.len())];
    let mut out = Vec::new();
    let mut place = from;
    while place < text.len() {
        if let Some(period) = periods.iter().find(|p| p.start <= place && place < p.end) {
            place = period.end;
            continue;
        }
        match index.longest_at(text, place) {
            Some((of, length)) => {
                out.push((place, place + length, of));
                place += length;
            }
            None => place += 1,
        }
    }
    out
}
