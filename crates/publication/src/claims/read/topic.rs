//! What an amount is about: a phrase of the lexicon, a class of what was spoken of before, or the article's own words.

use super::memory::Memory;
use super::noun;
use super::subject::{Sort, Subject, Vocabulary};
use super::{chars, words};

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
    /// The same of a class that was named before it in the sentence: 装备制造业挑起大梁，完成增加值….
    pub fn of_class_before(self, text: &[char], class: &Subject) -> Self {
        let words = format!("{}{}", chars::string(&text[class.start..class.end]), self.words);
        let indicator = self.indicator.map(|i| format!("{i}.{}", class.phrase.names));
        Topic { indicator, words, class: true, ..self }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.indicator.is_none() && self.words.is_empty()
    }

    /// Whether it is a measure that means nothing without a class or population: 增加值.
    pub fn is_short(&self) -> bool {
        !self.class && self.indicator.as_deref().is_some_and(|i| !i.contains('.'))
    }

    /// The measure a class of it would be of.
    pub fn measure(&self) -> Option<&str> {
        self.indicator.as_deref().or((!self.words.is_empty()).then_some(self.words.as_str()))
    }
}

/// Where a topic is looked for, and with what.
pub(super) struct Stretch<'s> {
    /// The text to be read.
    pub text: &'s [char],
    /// The lexicon.
    pub vocabulary: &'s Vocabulary<'s>,
    /// Its phrases in the sentence.
    pub subjects: &'s [Subject<'s>],
    /// Places that are no words of a subject.
    pub known: &'s [(usize, usize)],
    /// What was spoken of before.
    pub memory: &'s Memory,
    /// Whether unknown words may be a class of what was spoken of before.
    pub parts: bool,
}

impl Stretch<'_> {
    /// The topic said between two places; empty when they say none.
    pub fn said(&self, from: usize, to: usize) -> Topic {
        let inside = |s: &&Subject| s.start >= from && s.end <= to;
        let of = |sort: Sort| self.subjects.iter().filter(move |s| s.sort == sort);
        let measure = of(Sort::Measure).rfind(inside);
        let class = of(Sort::Class).rfind(|s| inside(s) && measure.is_none_or(|m| s.end <= m.start));
        let population = of(Sort::Population).rfind(|s| inside(s) && measure.is_none_or(|m| s.end <= m.start));
        match (measure, class) {
            (Some(measure), class) => self.of_measure(from, measure, class, population),
            (None, Some(class)) => self.of_class(class),
            (None, None) => self.of_words(from, to),
        }
    }

    fn of_measure(&self, from: usize, measure: &Subject, class: Option<&Subject>, population: Option<&Subject>) -> Topic {
        let own = class.map(|c| (c.start, c.end, self.class_word(c))).or_else(|| self.own_words(from, measure));
        let whole = population.and_then(|p| self.vocabulary.of_population(p.phrase, &measure.phrase.names));
        let base = whole.map_or_else(|| self.memory.resolved(&measure.phrase.names), str::to_owned);
        let base = if measure.part && self.is_without(measure.start) { without(&base) } else { base };
        let indicator = own.as_ref().map_or_else(|| base.clone(), |(_, _, class)| self.vocabulary.of_class(&base, class));
        let start = own.as_ref().map(|o| o.0).into_iter().chain(population.map(|p| p.start)).min().unwrap_or(measure.start);
        Topic {
            indicator: Some(indicator),
            words: chars::string(&self.text[start..measure.end]),
            place: Some((start, measure.end)),
            unit: measure.phrase.unit.clone(),
            class: own.is_some() || measure.part,
        }
    }

    fn of_class(&self, class: &Subject) -> Topic {
        Topic {
            indicator: Some(self.memory.of_class(&self.class_word(class))),
            words: chars::string(&self.text[class.start..class.end]),
            place: Some((class.start, class.end)),
            unit: class.phrase.unit.clone(),
            class: true,
        }
    }

    /// The word of a class; of all others where the text says 非 before it or 以外 behind it.
    fn class_word(&self, class: &Subject) -> String {
        let beside = chars::one_at(self.text, class.end, words::BESIDE).is_some() || self.is_without(class.start);
        if beside { format!("non_{}", class.phrase.names) } else { class.phrase.names.clone() }
    }

    fn is_without(&self, start: usize) -> bool {
        start > 0 && self.text[start - 1] == '非'
    }

    /// Words right before a measure that name a class the lexicon doesn't know.
    fn own_words(&self, from: usize, measure: &Subject) -> Option<(usize, usize, String)> {
        let populations = self.subjects.iter().filter(|s| s.sort == Sort::Population).map(|s| (s.start, s.end));
        let known: Vec<(usize, usize)> = self.known.iter().copied().chain(populations).collect();
        let (start, end) = noun::last_run(self.text, from, measure.start, &known)?;
        let next = self.text[end..measure.start].iter().all(|c| "“”".contains(*c));
        // 一家电气企业上半年产值: of some, whatever stands between.
        let some = chars::one_ending(&self.text[start..end], words::SOME).is_some();
        let scope = words::SCOPE.contains(&chars::string(&self.text[start..end]).as_str());
        ((next || some) && !scope).then(|| (start, end, chars::string(&self.text[start..end])))
    }

    fn of_words(&self, from: usize, to: usize) -> Topic {
        let Some((start, end)) = noun::last_run(self.text, from, to, self.known) else { return Topic::default() };
        let words = &self.text[start..end];
        let class = self.parts && noun::is_class(words) && self.memory.has_measure();
        Topic {
            indicator: class.then(|| self.memory.of_class(&chars::string(words))),
            words: chars::string(words),
            place: Some((start, end)),
            unit: None,
            class,
        }
    }
}

/// `industry.output.hightech` without its class: industry.output.non_hightech.
fn without(indicator: &str) -> String {
    indicator.rsplit_once('.').map_or_else(|| indicator.to_owned(), |(measure, class)| format!("{measure}.non_{class}"))
}
