//! The claims of an article by what they are about, so that what belongs together is found at once.

use super::super::claim::{Claim, Transform};
use super::super::read::period::year_before;
use std::collections::BTreeMap;

/// The claims, and where those of one topic and entity are.
pub(super) struct Book<'a> {
    /// In the order of the text.
    pub claims: &'a [Claim],
    by_topic: BTreeMap<&'a str, BTreeMap<&'a str, Vec<usize>>>,
}

impl<'a> Book<'a> {
    /// Over the claims of an article.
    pub fn new(claims: &'a [Claim]) -> Self {
        let mut by_topic: BTreeMap<&str, BTreeMap<&str, Vec<usize>>> = BTreeMap::new();
        for (index, claim) in claims.iter().enumerate().filter(|(_, c)| !c.topic().is_empty()) {
            by_topic.entry(claim.topic()).or_default().entry(claim.entity.as_str()).or_default().push(index);
        }
        Book { claims, by_topic }
    }

    /// Those of a topic and entity, in the order of the text.
    pub fn of(&self, topic: &str, entity: &str) -> std::iter::Copied<std::slice::Iter<'_, usize>> {
        let found = self.by_topic.get(topic).and_then(|by| by.get(entity)).map(Vec::as_slice).unwrap_or_default();
        found.iter().copied()
    }

    /// The plain amount of a topic in a period that stands nearest to a place.
    pub fn level(&self, topic: &str, entity: &str, period: &str, near: usize) -> Option<usize> {
        let levels = self.of(topic, entity).filter(|i| self.claims[*i].is_plain_level() && self.claims[*i].period == period);
        levels.min_by_key(|i| (self.claims[*i].sentence.abs_diff(self.claims[near].sentence), i.abs_diff(near)))
    }

    /// The growth of a topic in a period, the first stated.
    pub fn growth(&self, topic: &str, entity: &str, period: &str) -> Option<usize> {
        self.of(topic, entity).find(|i| {
            let c = &self.claims[*i];
            c.transform.is_growth() && c.period == period && is_year_on_year(c)
        })
    }

    /// The claim of a kind of a topic in a period, the first stated.
    pub fn one(&self, topic: &str, entity: &str, period: &str, transform: Transform) -> Option<usize> {
        self.of(topic, entity).find(|i| self.claims[*i].transform == transform && self.claims[*i].period == period)
    }
}

/// Whether a rate of change is over the same months a year before.
pub(super) fn is_year_on_year(claim: &Claim) -> bool {
    use super::super::claim::Obstacle;
    let other = matches!(claim.obstacle, Some(Obstacle::NoSuchKind | Obstacle::Several));
    !other
        && claim.base.as_ref().is_none_or(|b| {
            Some(b) == year_before(&claim.period).as_ref()
                || Some(b.as_str()) == year_before(&claim.period).as_deref().and_then(|p| p.get(..4))
        })
}
