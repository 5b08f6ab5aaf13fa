//! Sums kept between calls, each with the state of the book it rests on: a correction drops exactly those that hold it.

use crate::engine::Engine;
use crate::evaluate::Scope;
use crate::linear::Linear;
use crate::reading::Beside;
use crate::request::RequestError;
use crate::spread::Units;
use crate::sums::Sums;
use crate::tally::{Tallies, Tally};
use figures::Period;
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// Sums kept at most; when there are more, all are forgotten.
const MOST: usize = 100_000;

/// Members, or units with values of their own, that a kept sum may have.
const MEMBERS: usize = 20_000;

/// A formula, the day whose definitions are used, and where and when it is summed.
type Key = (Arc<str>, Option<Date>, Scope);

/// A sum by member, and what it rests on.
#[derive(Clone)]
struct Held {
    rests_on: State,
    /// Whether those gone and last year's panel are in it.
    with_changes: bool,
    members: BTreeMap<String, Tally>,
    /// The units of each member, where their own values are kept.
    units: Option<Units>,
}

/// The newest rows of the book that a sum may hold: of each form and the periods read of it, and of the register.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Default)]
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

/// What a call has asked the book already.
#[derive(Default)]
struct Answers {
    /// The periods that a formula reads of each form, by its number, the period and the base it is summed for.
    read: BTreeMap<(usize, Period, Period), Arc<Periods>>,
    /// Formulas in words, by their numbers.
    formulas: BTreeMap<usize, Arc<str>>,
    /// The newest filing of a form and its periods.
    filings: BTreeMap<(String, Vec<String>), i64>,
    register: Option<i64>,
    /// Whether what is read in an area has been touched since a state.
    touched: BTreeMap<(Arc<Periods>, String, State), bool>,
}

impl Answers {
    fn key(&mut self, sums: &Sums, place: usize) -> Key {
        let (number, scope) = &sums.list[place];
        let formula = self.formulas.entry(*number).or_insert_with(|| format!("{:?}", sums.linears[*number]).into());
        (formula.clone(), sums.definition, scope.clone())
    }

    fn periods(&mut self, engine: &Engine, linears: &[Linear], number: usize, scope: &Scope) -> Arc<Periods> {
        let key = (number, scope.period, scope.against.base(scope.period));
        self.read.entry(key).or_insert_with(|| Arc::new(engine.periods_read(&linears[number], scope))).clone()
    }
}

impl Engine {
    /// What the sums come to, those that still hold as they were kept.
    pub(crate) async fn kept_tallies(&self, sums: &Sums) -> Result<Tallies, RequestError> {
        let mut tallies = Tallies::default();
        let mut answers = Answers::default();
        let mut missing = BTreeSet::new();
        for place in sums.in_order() {
            let (linear, scope) = &sums.list[place];
            let read = answers.periods(self, &sums.linears, *linear, scope);
            let now = self.state(&read, &mut answers).await?;
            match self.still(sums, place, &now, &mut answers).await? {
                Some(held) => tallies.set_kept(place, held.members, held.units.unwrap_or_default()),
                None => _ = missing.insert(place),
            }
        }
        self.work.note(|work| work.kept += (sums.list.len() - missing.len()) as u64);
        if !missing.is_empty() {
            self.make(sums, &missing, &mut answers, &mut tallies).await?;
        }
        Ok(tallies)
    }

    async fn make(&self, sums: &Sums, missing: &BTreeSet<usize>, answers: &mut Answers, tallies: &mut Tallies) -> Result<(), RequestError> {
        let (fewer, places) = sums.only(missing);
        let as_of = sums.list.first().map(|(_, scope)| scope.as_of).unwrap_or(figures::Moment::from_micros(0));
        let made = self.tallies_of(&fewer, as_of, Beside { facts: false, names: fewer.names_units() }).await?;
        for (new, place) in places.into_iter().enumerate() {
            let (linear, scope) = &sums.list[place];
            let read = answers.periods(self, &sums.linears, *linear, scope);
            let rests_on = self.state(&read, answers).await?;
            let key = answers.key(sums, place);
            tallies.copy(place, &made, new);
            let Ok(members) = made.of(new) else { continue };
            let units = sums.spreads.contains(&place).then(|| made.units_of(new));
            if members.len() + units.iter().flatten().map(|(_, units)| units.len()).sum::<usize>() <= MEMBERS {
                let held = Held { rests_on, with_changes: sums.changes.contains(&place), members: members.clone(), units };
                self.kept.with(|all| {
                    if all.len() >= MOST {
                        all.clear();
                    }
                    all.insert(key, held)
                });
            }
        }
        Ok(())
    }

    /// A kept sum that nothing has touched since; one that only units of other areas touched stands for the new state too.
    async fn still(&self, sums: &Sums, place: usize, now: &State, answers: &mut Answers) -> Result<Option<Held>, RequestError> {
        let (number, scope) = &sums.list[place];
        let key = answers.key(sums, place);
        let found = self.kept.with(|all| all.get(&key).cloned());
        let enough =
            |held: &Held| (held.with_changes || !sums.changes.contains(&place)) && (held.units.is_some() || !sums.spreads.contains(&place));
        let Some(held) = found.filter(enough) else { return Ok(None) };
        if held.rests_on != *now {
            let asked = (answers.periods(self, &sums.linears, *number, scope), scope.area.clone(), held.rests_on.clone());
            let touched = match answers.touched.get(&asked) {
                Some(touched) => *touched,
                None => self.touched(&asked.0, scope, &held.rests_on).await?,
            };
            answers.touched.insert(asked, touched);
            if touched {
                return Ok(None);
            }
            self.kept.with(|all| all.get_mut(&key).map(|held| held.rests_on = now.clone()));
        }
        Ok(Some(held))
    }

    /// Whether a unit that was ever in the area has something new, known at the moment, of what a sum reads.
    async fn touched(&self, read: &Periods, scope: &Scope, since: &State) -> Result<bool, RequestError> {
        let areas: Vec<String> = self.within(&scope.area).into_iter().collect();
        for (form, periods) in read {
            let periods: Vec<String> = periods.iter().cloned().collect();
            let mark = since.filings.get(form).copied().unwrap_or_default();
            if self.ledger.filed_since(form, &periods, mark, scope.as_of, &areas).await? {
                return Ok(true);
            }
        }
        Ok(self.ledger.registered_since(since.register, scope.as_of, &areas).await?)
    }

    async fn state(&self, read: &Periods, answers: &mut Answers) -> Result<State, RequestError> {
        let mut state = State::default();
        for (form, periods) in read {
            let key = (form.clone(), periods.iter().cloned().collect::<Vec<_>>());
            let mark = match answers.filings.get(&key) {
                Some(mark) => *mark,
                None => self.ledger.newest_filing(form, &key.1).await?,
            };
            state.filings.insert(form.clone(), mark);
            answers.filings.insert(key, mark);
        }
        state.register = match answers.register {
            Some(mark) => mark,
            None => self.ledger.newest_registered().await?,
        };
        answers.register = Some(state.register);
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
