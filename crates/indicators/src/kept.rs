//! Sums kept between calls, each with the state of the book it rests on: a correction drops exactly those that hold it.

use crate::engine::Engine;
use crate::evaluate::Scope;
use crate::linear::Linear;
use crate::reading::Beside;
use crate::request::RequestError;
use crate::sums::Sums;
use crate::tally::{Tallies, Tally};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Mutex, PoisonError};

/// Sums kept at most; when there are more, all are forgotten.
const MOST: usize = 100_000;

/// Members that a kept sum may have.
const MEMBERS: usize = 10_000;

/// A formula, and where and when it is summed.
type Key = (String, Scope);

/// A sum by member, and what it rests on.
#[derive(Clone)]
struct Held {
    rests_on: State,
    /// Whether those gone and last year's panel are in it.
    with_changes: bool,
    members: BTreeMap<String, Tally>,
}

/// The newest rows of the book that a sum may hold: of each form and the periods read of it, and of the register.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
struct State {
    filings: BTreeMap<String, i64>,
    register: i64,
}

/// The kept sums.
#[derive(Default)]
pub(crate) struct Kept(Mutex<BTreeMap<Key, Held>>);

impl Kept {
    fn with<T>(&self, work: impl FnOnce(&mut BTreeMap<Key, Held>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// How many sums are kept, and how many bytes they take at least.
    pub fn size(&self) -> (usize, usize) {
        self.with(|all| {
            let bytes = |key: &Key, held: &Held| key.0.len() + held.members.keys().map(|m| m.len() + size_of::<Tally>()).sum::<usize>();
            (all.len(), all.iter().map(|(key, held)| bytes(key, held)).sum())
        })
    }
}

/// The periods that a sum reads of each form.
type Periods = BTreeMap<String, BTreeSet<String>>;

impl Engine {
    /// What the sums come to, those that still hold as they were kept.
    pub(crate) async fn kept_tallies(&self, sums: &Sums) -> Result<Tallies, RequestError> {
        let mut tallies = Tallies::default();
        let mut states = BTreeMap::new();
        let mut missing = BTreeSet::new();
        for place in sums.in_order() {
            let (linear, scope) = &sums.list[place];
            let linear = &sums.linears[*linear];
            let now = self.state(&self.periods_read(linear, scope), &mut states).await?;
            match self.still(sums, place, &now).await? {
                Some(members) => tallies.set(place, members),
                None => _ = missing.insert(place),
            }
        }
        self.work.note(|work| work.kept += (sums.list.len() - missing.len()) as u64);
        if !missing.is_empty() {
            self.make(sums, &missing, &mut states, &mut tallies).await?;
        }
        Ok(tallies)
    }

    async fn make(
        &self,
        sums: &Sums,
        missing: &BTreeSet<usize>,
        states: &mut BTreeMap<(String, Vec<String>), i64>,
        tallies: &mut Tallies,
    ) -> Result<(), RequestError> {
        let (fewer, places) = sums.only(missing);
        let as_of = sums.list.first().map(|(_, scope)| scope.as_of).unwrap_or(figures::Moment::from_micros(0));
        let made = self.tallies_of(&fewer, as_of, Beside { facts: false, names: fewer.names_units() }).await?;
        for (new, place) in places.into_iter().enumerate() {
            let (linear, scope) = &sums.list[place];
            let linear = &sums.linears[*linear];
            let rests_on = self.state(&self.periods_read(linear, scope), states).await?;
            tallies.copy(place, &made, new);
            let Ok(members) = made.of(new) else { continue };
            if members.len() <= MEMBERS && !sums.spreads.contains(&place) {
                let held = Held { rests_on, with_changes: sums.changes.contains(&place), members: members.clone() };
                self.kept.with(|all| {
                    if all.len() >= MOST {
                        all.clear();
                    }
                    all.insert(key(linear, scope), held)
                });
            }
        }
        Ok(())
    }

    /// A kept sum that nothing has touched since; one that only units of other areas touched stands for the new state too.
    async fn still(&self, sums: &Sums, place: usize, now: &State) -> Result<Option<BTreeMap<String, Tally>>, RequestError> {
        let (linear, scope) = &sums.list[place];
        let linear = &sums.linears[*linear];
        let found = self.kept.with(|all| all.get(&key(linear, scope)).cloned());
        let Some(held) = found.filter(|held| held.with_changes || !sums.changes.contains(&place)) else { return Ok(None) };
        if sums.spreads.contains(&place) {
            return Ok(None);
        }
        if held.rests_on != *now {
            if self.touched(linear, scope, &held.rests_on).await? {
                return Ok(None);
            }
            self.kept.with(|all| all.get_mut(&key(linear, scope)).map(|held| held.rests_on = now.clone()));
        }
        Ok(Some(held.members))
    }

    /// Whether a unit that was ever in the area has something new, known at the moment, of what a sum reads.
    async fn touched(&self, linear: &Linear, scope: &Scope, since: &State) -> Result<bool, RequestError> {
        let areas: Vec<String> = self.within(&scope.area).into_iter().collect();
        for (form, periods) in self.periods_read(linear, scope) {
            let periods: Vec<String> = periods.into_iter().collect();
            let mark = since.filings.get(&form).copied().unwrap_or_default();
            if self.ledger.filed_since(&form, &periods, mark, scope.as_of, &areas).await? {
                return Ok(true);
            }
        }
        Ok(self.ledger.registered_since(since.register, scope.as_of, &areas).await?)
    }

    async fn state(&self, read: &Periods, known: &mut BTreeMap<(String, Vec<String>), i64>) -> Result<State, RequestError> {
        let mut state = State::default();
        for (form, periods) in read {
            let key = (form.clone(), periods.iter().cloned().collect::<Vec<_>>());
            let mark = match known.get(&key) {
                Some(mark) => *mark,
                None => self.ledger.newest_filing(form, &key.1).await?,
            };
            state.filings.insert(form.clone(), mark);
            known.insert(key, mark);
        }
        let register = (String::new(), Vec::new());
        state.register = match known.get(&register) {
            Some(mark) => *mark,
            None => self.ledger.newest_registered().await?,
        };
        known.insert(register, state.register);
        Ok(state)
    }

    fn periods_read(&self, linear: &Linear, scope: &Scope) -> Periods {
        let base = scope.against.base(scope.period);
        let shows = |form: &str, period| self.catalogue.forms.get(form).map(|f| f.filed_as(period)).unwrap_or_default();
        let read = |form: &str, period| self.filed_for(form, linear, period).into_iter().chain(shows(form, period));
        let of = |form: &str| [scope.period, base].into_iter().flat_map(|p| read(form, p)).map(|p| p.to_string()).collect();
        self.items(linear).into_keys().map(|form| (form.clone(), of(&form))).collect()
    }
}

fn key(linear: &Linear, scope: &Scope) -> Key {
    (format!("{linear:?}"), scope.clone())
}
