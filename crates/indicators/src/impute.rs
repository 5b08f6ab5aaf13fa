//! Late filers estimated by a method of the packs; what is estimated is marked.

use crate::engine::Engine;
use crate::evaluate::{Cell, Scope};
use crate::linear::Linear;
use crate::request::RequestError;
use crate::sums::{Asked, Sums};
use crate::tally::{Tallies, Tally};
use figures::{Decimal, Reason};
use methodology::catalogue::{Imputation, ImputationMethod};
use std::collections::{BTreeMap, BTreeSet};

/// What stands between the member and the group in the key of a sum by both.
pub const WITHIN: char = '\u{1f}';

/// A sum whose late filers are estimated.
#[derive(Debug)]
pub(crate) struct Imputed {
    /// The sums: of each class, or one by the dimension, in either case by the groups of the method too.
    sums: Vec<(Option<String>, usize)>,
    /// The sum by the groups alone, of all members: what the groups grow by.
    groups: usize,
    method: Imputation,
    /// Whether a change is told.
    change: bool,
}

impl Engine {
    /// Notes the sums of an estimated one.
    pub(crate) fn ask_imputed(&self, linear: &Linear, scope: &Scope, id: &str, sums: &mut Sums) -> Asked {
        let Some(method) = self.catalogue.imputations.get(id) else { return Asked::Missing(Reason::RuleNotAvailable) };
        let filed = Scope { impute: None, ..scope.clone() };
        let group = |by: Option<&str>| match (by, &method.by) {
            (Some(by), Some(group)) if by != group => Some(format!("{by}{WITHIN}{group}")),
            (by, group) => by.map(str::to_owned).or_else(|| group.clone()),
        };
        let groups = sums.place(linear, &Scope { by: method.by.clone(), ..filed.clone() });
        let list = match scope.by.as_ref().and_then(|by| self.groups(by)) {
            Some(classes) => {
                let each = Scope { by: group(None), ..filed };
                classes.into_iter().map(|(name, filter)| (Some(name), sums.place(&linear.restricted(&filter), &each))).collect()
            }
            None => vec![(None, sums.place(linear, &Scope { by: group(scope.by.as_deref()), ..filed }))],
        };
        Asked::Imputed(Box::new(Imputed { sums: list, groups, method: method.clone(), change: sums.of_change }), scope.by.clone())
    }
}

impl Imputed {
    /// The members, the whole having the empty name.
    pub fn members<'a>(&'a self, by: Option<&str>, tallies: &'a Tallies) -> Result<Vec<&'a str>, RequestError> {
        let mut all = BTreeSet::new();
        for (class, place) in &self.sums {
            match (class, by) {
                (Some(class), _) => _ = all.insert(class.as_str()),
                (None, None) => _ = all.insert(""),
                (None, Some(_)) => {
                    let there = tallies.of(*place)?.iter().filter(|(key, tally)| self.counts(key, tally));
                    all.extend(there.map(|(key, _)| member(key)));
                }
            }
        }
        Ok(all.into_iter().collect())
    }

    /// The cell of a member with its estimates.
    pub fn cell(&self, name: &str, by: Option<&str>, tallies: &Tallies) -> Result<Option<Cell>, RequestError> {
        let growth = self.growth(tallies.of(self.groups)?);
        let mut found: Option<Tally> = None;
        for (class, place) in &self.sums {
            if class.as_ref().is_some_and(|c| c != name) {
                continue;
            }
            for (key, tally) in tallies.of(*place)? {
                if class.is_none() && by.is_some() && (member(key) != name || !self.counts(key, tally)) {
                    continue;
                }
                let estimated = self.estimated(tally, growth.of(group(key)));
                found = Some(found.map_or_else(|| estimated.clone(), |sum| sum.with(&estimated)));
            }
        }
        let whole = by.is_none().then(Tally::empty);
        Ok(found.or(whole).map(|tally| Cell::Amount(Box::new(tally))))
    }

    /// The sums of its classes.
    pub fn classes(&self) -> impl Iterator<Item = (&str, usize)> {
        self.sums.iter().filter_map(|(class, place)| Some((class.as_deref()?, *place)))
    }

    /// Whether a sum has a part in what is told.
    fn counts(&self, key: &str, tally: &Tally) -> bool {
        self.change || tally.is_there(member(key))
    }

    fn growth(&self, groups: &BTreeMap<String, Tally>) -> Growth {
        let rate = |t: &Tally| (t.matched.1 > Decimal::ZERO).then_some(t.matched);
        let all = groups.values().fold(Tally::empty(), |sum, t| sum.with(t));
        let enough = groups.iter().filter(|(_, t)| t.matched_units >= self.method.min_units);
        let each = enough.filter_map(|(name, t)| Some((name.clone(), rate(t)?))).collect();
        match self.method.method {
            ImputationMethod::MatchedGrowth => Growth { each, all: rate(&all) },
            ImputationMethod::SameAsBase => Growth { each: BTreeMap::new(), all: Some((Decimal::ONE, Decimal::ONE)) },
        }
    }

    /// The late filers of a tally that have a base, at the group's growth.
    fn estimated(&self, tally: &Tally, growth: Option<(Decimal, Decimal)>) -> Tally {
        let base = tally.base_of_all - tally.base_of_filed;
        let value = growth.and_then(|(current, before)| base.checked_mul(current)?.checked_div(before));
        let Some(value) = value.filter(|_| tally.late_with_base > 0) else { return tally.clone() };
        let mut out = tally.clone();
        out.current += value;
        out.comparable_base = out.comparable_base.map(|b| b + base);
        out.imputed = tally.late_with_base;
        out.panel.not_filed.current += value;
        out.panel.not_filed.bridge += value;
        out
    }
}

/// What groups grow by: this year's and last year's value of the filers that have both.
struct Growth {
    each: BTreeMap<String, (Decimal, Decimal)>,
    all: Option<(Decimal, Decimal)>,
}

impl Growth {
    fn of(&self, group: &str) -> Option<(Decimal, Decimal)> {
        self.each.get(group).copied().or(self.all)
    }
}

fn member(key: &str) -> &str {
    key.split_once(WITHIN).map_or(key, |(member, _)| member)
}

fn group(key: &str) -> &str {
    key.split_once(WITHIN).map_or(key, |(_, group)| group)
}
