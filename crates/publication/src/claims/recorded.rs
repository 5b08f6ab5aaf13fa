//! Claims that no indicator answers, against what is recorded: counts of projects, titles, events, steps of capacity.

use super::claim::{Claim, Obstacle, Register, Transform};
use super::found::Found;
use super::interval;
use super::verdict::{Judged, Report, Verdict};
use figures::{Decimal, Text};
use methodology::catalogue::{Catalogue, Tally};

/// What would answer a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wanted {
    /// A tally, by id; of a completion against its target.
    Tally(String),
    /// Holders of a title, by id.
    Title(String),
    /// An event of the chronicle, by sort; of a state, that it has not happened yet.
    Event {
        /// The sort of event.
        sort: String,
        /// Whether the text says that it is still to come.
        pending: bool,
    },
    /// What a firm can make a year.
    Capacity,
}

/// What is recorded of a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// Our number in the claim's unit, where it is about one.
    pub ours: Option<Decimal>,
    /// Whether it agrees, where it is about no number.
    pub agrees: Option<bool>,
    /// What is recorded, for people.
    pub says: Text,
    /// What is assumed beside the words of the claim.
    pub assumed: Option<Text>,
    /// Id of our figure, where it is one.
    pub explain: Option<String>,
}

impl Found {
    /// The claims that records may answer, by their number, with what would.
    pub fn recorded_wanted(&self, catalogue: &Catalogue) -> Vec<(usize, Wanted)> {
        let of = |(nth, claim): (usize, &Claim)| Some((nth, wanted(claim, catalogue)?));
        self.claims.iter().enumerate().filter_map(of).collect()
    }
}

fn wanted(claim: &Claim, catalogue: &Catalogue) -> Option<Wanted> {
    match (claim.obstacle.as_ref()?, claim.transform) {
        (Obstacle::NoRegister(Register::Titles), _) => mapped(claim, catalogue).map(Wanted::Title),
        (Obstacle::NoRegister(Register::Events), _) => {
            let pending = catalogue.lexicon.pending.iter().any(|phrase| phrase.text == claim.subject);
            mapped(claim, catalogue).map(|sort| Wanted::Event { sort, pending })
        }
        (_, Transform::Level | Transform::Plan | Transform::Completion) => {
            let named = catalogue.tallies.values().find(|tally| is_called(tally, &claim.subject)).map(|tally| tally.id.clone());
            match named.or_else(|| mapped(claim, catalogue))? {
                word if word == "capacity" => Some(Wanted::Capacity),
                id => catalogue.tallies.contains_key(&id).then_some(Wanted::Tally(id)),
            }
        }
        _ => None,
    }
}

/// What the packs say answers the word of a claim.
fn mapped(claim: &Claim, catalogue: &Catalogue) -> Option<String> {
    let word = claim.indicator.as_deref()?;
    catalogue.lexicon.recorded.iter().find(|phrase| phrase.text == word).map(|phrase| phrase.names.clone())
}

fn is_called(tally: &Tally, subject: &str) -> bool {
    !subject.is_empty() && (tally.title.zh == subject || tally.aliases.iter().any(|alias| alias == subject))
}

impl Report {
    /// The same with what is recorded of one of its claims.
    pub fn settle(&mut self, claim: usize, recorded: Recorded) {
        let Some(judged) = self.claims.get_mut(claim) else { return };
        judged.verdict = verdict(judged, &recorded);
        judged.ours = recorded.ours;
        judged.explain = recorded.explain.or(judged.explain.take());
        judged.reason = Some(recorded.says);
        judged.assumption = joined(judged.assumption.take(), recorded.assumed);
    }
}

fn verdict(judged: &Judged, recorded: &Recorded) -> Verdict {
    let claim = &judged.claim;
    let holds = match (recorded.ours, recorded.agrees) {
        (Some(ours), agrees) => interval::holds(claim, ours) && agrees != Some(false),
        (None, Some(agrees)) => agrees,
        (None, None) => return Verdict::NotComputable,
    };
    match recorded.ours {
        _ if !holds => Verdict::Contradicted,
        _ if recorded.assumed.is_some() => Verdict::MatchUnderAssumption,
        Some(ours) if !interval::is_exact(claim, ours) => Verdict::MatchByRounding,
        _ => Verdict::Match,
    }
}

fn joined(before: Option<Text>, more: Option<Text>) -> Option<Text> {
    match (before, more) {
        (Some(a), Some(b)) => Some(Text::new(format!("{}，{}", a.zh, b.zh), format!("{}, {}", a.en, b.en))),
        (a, b) => a.or(b),
    }
}
