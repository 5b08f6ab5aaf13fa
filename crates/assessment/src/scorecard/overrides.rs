//! What decides over a class after places and scores: rules of the card, then people. Each change is kept with its reason.

use super::condition::truths;
use super::inputs::{Column, Decided};
use super::said::{Fault, Note, Noted, RuleOf};
use figures::Text;
use methodology::catalogue::{Classes, Effect, Scorecard};
use std::collections::BTreeMap;

/// A class that was changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Change {
    /// Number of the subject.
    pub subject: u32,
    /// The class before, by its number.
    pub from: Option<u8>,
    /// The class after.
    pub to: Option<u8>,
    /// What changed it.
    pub by: By,
}

/// What changes a class.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The override with this number.
    Rule(u32),
    /// The decision with this number.
    Decision(u32),
    /// The class of the subject on whose land it is.
    Landlord(u32),
}

/// Between which classes one is held whatever its score, by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Held {
    /// No better than this.
    pub best: u8,
    /// No worse than this.
    pub worst: u8,
    /// What held it last.
    pub by: Option<By>,
    /// Number of the subject whose class it takes before that, whatever its own score.
    pub follows: Option<u32>,
}

impl Held {
    /// By nothing.
    pub const FREE: Held = Held { best: 0, worst: u8::MAX, by: None, follows: None };

    /// What becomes of a class.
    pub fn class(self, class: u8) -> u8 {
        class.max(self.best).min(self.worst)
    }
}

/// Classes while they are changed.
pub struct Deciding<'a> {
    /// The card.
    pub card: &'a Scorecard,
    /// Its classes.
    pub classes: &'a Classes,
    /// Of each subject, by number.
    pub now: Vec<Option<u8>>,
    /// What was changed so far.
    pub changes: Vec<Change>,
    /// Between which classes each is held.
    pub held: Vec<Held>,
    /// What rules and people decided of each subject, in order.
    applied: Vec<Vec<(Effect, By)>>,
}

impl<'a> Deciding<'a> {
    /// Classes before anything is changed.
    pub fn new(card: &'a Scorecard, classes: &'a Classes, now: Vec<Option<u8>>) -> Self {
        Deciding { card, classes, held: vec![Held::FREE; now.len()], applied: vec![Vec::new(); now.len()], now, changes: Vec::new() }
    }

    /// Applies the rules of the card in order. A class that isn't there is made by `Is` only, and not for those who are excluded.
    pub fn rules(
        &mut self,
        columns: &[Column],
        rows: usize,
        (entity_of, excluded): (&dyn Fn(usize) -> usize, &[Option<u32>]),
        notes: &mut Vec<Noted>,
    ) {
        for (nth, rule) in self.card.overrides.iter().enumerate() {
            let truths = truths(&rule.rule.when, columns, rows);
            let unknown = truths.iter().enumerate().filter(|(_, truth)| truth.is_none());
            notes.extend(unknown.map(|(row, _)| Noted::new(row as u32, Note::Unknown(RuleOf::Override(nth)))));
            for subject in 0..self.now.len() {
                let entity = entity_of(subject);
                if truths[entity] == Some(true) && excluded[entity].is_none() {
                    self.apply(subject, &rule.effect, By::Rule(nth as u32));
                }
            }
        }
    }

    /// Applies what people decided, in order.
    pub fn decisions(&mut self, decisions: &[Decided], subjects: &[String]) -> Vec<Fault> {
        let numbers: BTreeMap<&str, usize> = subjects.iter().enumerate().map(|(nth, code)| (code.as_str(), nth)).collect();
        let mut faults = Vec::new();
        for (nth, decided) in decisions.iter().enumerate() {
            let (Effect::Is(grade) | Effect::AtBest(grade) | Effect::AtLeast(grade)) = &decided.effect;
            match numbers.get(decided.subject.as_str()) {
                None => faults.push(Fault::UnknownSubject(decided.subject.clone())),
                Some(_) if self.number(grade).is_none() => faults.push(Fault::UnknownGrade(grade.clone())),
                Some(subject) => self.apply(*subject, &decided.effect, By::Decision(nth as u32)),
            }
        }
        faults
    }

    fn apply(&mut self, subject: usize, effect: &Effect, by: By) {
        self.applied[subject].push((effect.clone(), by));
        self.put(subject, effect, by);
    }

    fn put(&mut self, subject: usize, effect: &Effect, by: By) {
        let now = self.now[subject];
        // Classes are numbered from the best: no better is the greater number.
        let to = match effect {
            Effect::Is(grade) => self.number(grade).or(now),
            Effect::AtBest(grade) => now.map(|now| self.number(grade).map_or(now, |grade| now.max(grade))),
            Effect::AtLeast(grade) => now.map(|now| self.number(grade).map_or(now, |grade| now.min(grade))),
        };
        self.hold(subject, effect, by);
        self.set(subject, to, by);
    }

    fn hold(&mut self, subject: usize, effect: &Effect, by: By) {
        let (Effect::Is(grade) | Effect::AtBest(grade) | Effect::AtLeast(grade)) = effect;
        let Some(grade) = self.number(grade) else { return };
        let held = &mut self.held[subject];
        let ends = match effect {
            Effect::Is(_) => (grade, grade),
            Effect::AtBest(_) => (held.best.max(grade), held.worst.max(grade)),
            Effect::AtLeast(_) => (held.best.min(grade), held.worst.min(grade)),
        };
        if ends != (held.best, held.worst) {
            *held = Held { best: ends.0, worst: ends.1, by: Some(by), ..*held };
        }
    }

    /// Takes the class of another; what rules and people decided of the subject itself still holds over it.
    pub fn follow(&mut self, subject: usize, to: u8, landlord: u32) {
        self.held[subject] = Held { follows: Some(landlord), ..Held::FREE };
        self.set(subject, Some(to), By::Landlord(landlord));
        let own = std::mem::take(&mut self.applied[subject]);
        own.iter().for_each(|(effect, by)| self.put(subject, effect, *by));
        self.applied[subject] = own;
    }

    /// Changes a class and says by what.
    fn set(&mut self, subject: usize, to: Option<u8>, by: By) {
        let from = std::mem::replace(&mut self.now[subject], to);
        if from != to {
            self.changes.push(Change { subject: subject as u32, from, to, by });
        }
    }

    fn number(&self, grade: &str) -> Option<u8> {
        self.classes.grades.iter().position(|g| g.grade == grade).and_then(|nth| u8::try_from(nth).ok())
    }
}

impl By {
    /// Why a class was changed.
    pub fn words(self, card: &Scorecard, subjects: &[String], decisions: &[Decided]) -> Text {
        match self {
            By::Rule(nth) => RuleOf::Override(nth as usize).title(card),
            By::Decision(nth) => {
                let decided = decisions.get(nth as usize);
                let (reason, reference) = decided.map(|d| (d.reason.as_str(), d.reference.as_str())).unwrap_or_default();
                Text::new(format!("人工决定（{reference}）：{reason}"), format!("decision {reference}: {reason}"))
            }
            By::Landlord(subject) => {
                let code = subjects.get(subject as usize).map(String::as_str).unwrap_or_default();
                Text::new(format!("随土地所有方 {code} 定级"), format!("the class of {code}, whose land it is on"))
            }
        }
    }
}
