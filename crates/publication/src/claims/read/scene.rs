//! A sentence with what was found in it.

use super::amount::Amount;
use super::mention::Mention;
use super::period::{Role, Spoken};
use super::sentence::Sentence;
use super::subject::Subject;
use super::{chars, words};
use intake::article::Paragraph;

/// What is the same for a sentence.
pub(super) struct Scene<'a> {
    /// The paragraph it is in.
    pub paragraph: Paragraph,
    /// The sentence.
    pub sentence: Sentence,
    /// Its number.
    pub number: usize,
    /// Everybody named in the paragraph.
    pub mentions: &'a [Mention],
    /// Periods said in the sentence.
    pub periods: &'a [Spoken],
    /// The period of the sentence before.
    pub carried: Option<String>,
    /// Phrases of the lexicon in the sentence.
    pub subjects: Vec<Subject<'a>>,
    /// Amounts in the sentence.
    pub amounts: Vec<Amount>,
}

impl Scene<'_> {
    /// Places that are no words of a subject: names, periods, phrases of measures.
    pub fn blanks(&self) -> Vec<(usize, usize)> {
        self.blanks_but(None)
    }

    /// The same without the mentions of one entity.
    pub fn blanks_but(&self, entity: Option<usize>) -> Vec<(usize, usize)> {
        let names = self.mentions.iter().filter(|m| Some(m.entity) != entity).map(|m| (m.start, m.end));
        names.chain(self.periods.iter().map(|p| (p.start, p.end))).chain(self.amounts.iter().map(|a| (a.start, a.end))).collect()
    }

    /// The period of the base where an amount at a place is that of the base: 上年同期为….
    pub fn of_base(&self, text: &[char], at: usize) -> Option<String> {
        let said = self.periods.iter().rfind(|p| p.end <= at).filter(|p| p.role == Role::Base)?;
        words::OF_BASE.contains(&chars::string(&text[said.end..at]).as_str()).then(|| said.period.clone())
    }

    /// The period at a place: the one said last before it, the one it is compared with where the amount is that
    /// of the base, else that of the sentence before.
    pub fn period_at(&self, text: &[char], at: usize) -> Option<String> {
        let said = self.periods.iter().rfind(|p| p.end <= at)?;
        if let Some(base) = self.of_base(text, at) {
            return Some(base);
        }
        if said.role == Role::Aim && chars::first_of(&text[said.end..at], &["完成", "的", "，"]).is_none() {
            return Some(said.period.clone());
        }
        self.periods.iter().rfind(|p| p.end <= at && matches!(p.role, Role::Plain | Role::Moment)).map(|p| p.period.clone())
    }

    /// The base said last before a place, after what was said of the amount before.
    pub fn base_at(&self, since: usize, at: usize) -> Option<String> {
        self.periods.iter().rfind(|p| p.role == Role::Base && p.start >= since && p.end <= at).map(|p| p.period.clone())
    }
}
