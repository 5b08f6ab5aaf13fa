//! What was found in an article: claims, what follows from them, and what was not read.

use super::claim::Claim;
use figures::{Decimal, FigureId, Text};
use intake::article::Cut;
use methodology::catalogue::Ranking;

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// The article contradicts itself: one of its numbers is wrong.
    Error,
    /// It may be right, and needs an explanation.
    Question,
    /// A number that follows from those printed.
    Implied,
}

/// What follows from claims taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable word: `implied-base`, `rate-mismatch`, `parts-mismatch` …
    pub kind: &'static str,
    /// How grave it is.
    pub gravity: Gravity,
    /// Indices of the claims it follows from.
    pub claims: Vec<usize>,
    /// The number that follows.
    pub value: Option<Decimal>,
    /// Lowest over the digits printed.
    pub low: Option<Decimal>,
    /// Highest over the digits printed.
    pub high: Option<Decimal>,
    /// Unit of the three.
    pub unit: String,
    /// For people.
    pub message: Text,
}

impl Gravity {
    /// Word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Gravity::Error => "error",
            Gravity::Question => "question",
            Gravity::Implied => "implied",
        }
    }

    /// Words for people.
    pub fn words(self) -> Text {
        match self {
            Gravity::Error => Text::new("矛盾", "contradiction"),
            Gravity::Question => Text::new("存疑", "question"),
            Gravity::Implied => Text::new("推算", "implied"),
        }
    }
}

impl Finding {
    /// A finding in words only.
    pub(super) fn said(kind: &'static str, gravity: Gravity, claims: Vec<usize>, message: Text) -> Self {
        Finding { kind, gravity, claims, value: None, low: None, high: None, unit: String::new(), message }
    }
}

/// What was found in an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// What follows from them.
    pub findings: Vec<Finding>,
    /// Sentences that state something: first character and one past the last, in order.
    pub sentences: Vec<(usize, usize)>,
    /// What was not read.
    pub cut: Vec<Cut>,
}

impl Found {
    /// Every figure that judging asks for, each once, in order.
    pub fn wanted(&self) -> Vec<FigureId> {
        let ids = self.claims.iter().flat_map(|c| c.wanted.iter().chain(c.alternatives.iter().map(|(_, id)| id)));
        ids.cloned().collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    }

    /// Every rank that judging asks for, each once: the ranking, and the period as the claim has it.
    pub fn ranks_wanted(&self) -> Vec<(Ranking, String)> {
        let mut all: Vec<(Ranking, String)> = Vec::new();
        for (ranking, period) in self.claims.iter().filter_map(|c| Some((c.ranking.as_ref()?, &c.period))) {
            if !all.iter().any(|(r, p)| r == ranking && p == period) {
                all.push((ranking.clone(), period.clone()));
            }
        }
        all
    }
}
