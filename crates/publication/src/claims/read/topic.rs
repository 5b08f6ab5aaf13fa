//! What an amount is about: a phrase of the lexicon, a class of what was spoken of before, or the article's own words.

use super::chars;
use super::memory::Memory;
use super::noun;
use super::subject::{Sort, Subject};

/// What an amount is about.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Topic {
    /// Indicator id or word of the lexicon, with the class behind it.
    pub indicator: Option<String>,
    /// The words, in simplified script.
    pub words: String,
    /// Where they stand; `None` where the topic goes on from before.
    pub place: Option<(usize, usize)>,
    /// Unit of its amounts where the text leaves it out.
    pub unit: Option<String>,
    /// Whether it is a part of a population.
    pub class: bool,
}

impl Topic {
    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.indicator.is_none() && self.words.is_empty()
    }

    /// The measure a class of it would be of.
    pub fn measure(&self) -> Option<&str> {
        self.indicator.as_deref().or((!self.words.is_empty()).then_some(self.words.as_str()))
    }
}

/// The topic said in a stretch; `known` are places that are no words of it; `parts` says whether unknown words may
/// be a class of what was spoken of before. Empty when the stretch says none.
pub(super) fn said(
    text: &[char],
    from: usize,
    to: usize,
    subjects: &[Subject],
    known: &[(usize, usize)],
    memory: &Memory,
    parts: bool,
) -> Topic {
    let inside = |s: &&Subject| s.start >= from && s.end <= to;
    let measure = subjects.iter().filter(|s| s.sort == Sort::Measure).rfind(inside);
    let class = subjects.iter().filter(|s| s.sort == Sort::Class).rfind(|s| inside(s) && measure.is_none_or(|m| s.end <= m.start));
    match (measure, class) {
        (Some(measure), class) => of_measure(text, from, measure, class, known, memory),
        (None, Some(class)) => of_class(text, class, memory),
        (None, None) => of_words(text, from, to, known, memory, parts),
    }
}

fn of_measure(text: &[char], from: usize, measure: &Subject, class: Option<&Subject>, known: &[(usize, usize)], memory: &Memory) -> Topic {
    let own = class.map(|c| (c.start, c.end, c.phrase.names.clone()));
    let own = own.or_else(|| {
        let run = noun::last_run(text, from, measure.start, known).filter(|(_, end)| *end == measure.start)?;
        Some((run.0, run.1, chars::string(&text[run.0..run.1])))
    });
    let base = memory.resolved(&measure.phrase.names);
    let indicator = own.as_ref().map_or_else(|| base.clone(), |(_, _, class)| format!("{base}.{class}"));
    let start = own.as_ref().map_or(measure.start, |o| o.0);
    Topic {
        indicator: Some(indicator),
        words: chars::string(&text[start..measure.end]),
        place: Some((start, measure.end)),
        unit: measure.phrase.unit.clone(),
        class: own.is_some(),
    }
}

fn of_class(text: &[char], class: &Subject, memory: &Memory) -> Topic {
    Topic {
        indicator: Some(memory.of_class(&class.phrase.names)),
        words: chars::string(&text[class.start..class.end]),
        place: Some((class.start, class.end)),
        unit: class.phrase.unit.clone(),
        class: true,
    }
}

fn of_words(text: &[char], from: usize, to: usize, known: &[(usize, usize)], memory: &Memory, parts: bool) -> Topic {
    let Some((start, end)) = noun::last_run(text, from, to, known) else { return Topic::default() };
    let words = &text[start..end];
    let class = parts && noun::is_class(words) && memory.has_measure();
    Topic {
        indicator: class.then(|| memory.of_class(&chars::string(words))),
        words: chars::string(words),
        place: Some((start, end)),
        unit: None,
        class,
    }
}
