//! Sums kept between calls, each with the state of the book it rests on: a correction drops exactly those that hold it.

use crate::blocks::{Block, Blocks, Cut, together};
use crate::engine::Engine;
use crate::evaluate::Scope;
use crate::linear::Linear;
use crate::request::RequestError;
use crate::spread::Units;
use crate::sums::Sums;
use crate::tally::{Tallies, Tally, members};
use figures::{Moment, Period};
use jiff::civil::Date;
use ledger::{Came, News, State};
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// Sums kept at most; when there are more, all are forgotten.
const MOST: usize = 100_000;

/// Members, or units with values of their own, that a kept sum may have.
const MEMBERS: usize = 20_000;

/// Filings or rows of the register of which it is looked up what they touch; when there are more, all is made anew.
const MUCH: u32 = 100_000;

/// Members that a sum may have whose blocks are kept.
const FEW: usize = 64;

/// A formula, the day whose definitions are used, and where and when it is summed.
type Key = (Arc<str>, Option<Date>, Scope);

/// A sum by member, and what it rests on.
#[derive(Clone)]
struct Held {
    rests_on: State,
    /// Whether those gone and last year's panel are in it.
    with_changes: bool,
    /// Whether the units' own values are.
    with_units: bool,
    members: Arc<BTreeMap<String, Tally>>,
    units: Units,
    /// How many numbers of units are in a block, and the blocks; none of a sum of many members.
    each: u32,
    blocks: Option<Blocks>,
}

impl Held {
    /// What blocks come to; `whole` where the sum is not broken down.
    fn new(
        rests_on: State,
        (with_changes, with_units, whole): (bool, bool, bool),
        each: u32,
        blocks: Blocks,
    ) -> Result<Self, RequestError> {
        let Block { groups, units } = together(blocks.values().cloned())?;
        let members = Arc::new(members(&groups, whole));
        let blocks = Some(blocks).filter(|_| members.len() <= FEW);
        Ok(Held { rests_on, with_changes, with_units, members, units, each, blocks })
    }

    /// The blocks that some units are in, where only these have to be made anew.
    fn blocks_of(&self, units: &BTreeSet<u32>) -> Option<Cut> {
        let touched: BTreeSet<u32> = units.iter().map(|unit| unit / self.each).collect();
        let few = self.blocks.as_ref().is_some_and(|blocks| touched.len() * 2 <= blocks.len());
        few.then_some(Cut::Only(self.each, touched))
    }
}

/// What there is of a sum.
enum Found {
    /// As it was kept.
    Holds(Held),
    /// It was kept, and something new touches these blocks of it.
    InPart(Held, Cut),
    /// Nothing.
    Nothing,
}

/// The kept sums.
#[derive(Default)]
pub(crate) struct Kept(Mutex<BTreeMap<Key, Held>>);

impl Kept {
    fn with<T>(&self, work: impl FnOnce(&mut BTreeMap<Key, Held>) -> T) -> T {
        work(&mut self.0.lock().unwrap_or_else(PoisonError::into_inner))
    }

    fn keep(&self, key: Key, held: Held) {
        self.with(|all| {
            if all.len() >= MOST {
                all.clear();
            }
            all.insert(key, held);
        });
    }

    /// How many sums are kept, and how many bytes they take at least.
    pub fn size(&self) -> (usize, usize) {
        self.with(|all| {
            let of_members = |held: &Held| held.members.keys().map(|m| m.len() + size_of::<Tally>()).sum::<usize>();
            let of_blocks = |held: &Held| held.blocks.iter().flat_map(Blocks::values).map(|block| block.groups.bytes()).sum::<usize>();
            let bytes = |key: &Key, held: &Held| key.0.len() + of_members(held) + of_blocks(held);
            (all.len(), all.iter().map(|(key, held)| bytes(key, held)).sum())
        })
    }
}

/// The periods that a sum reads of each form.
type Periods = BTreeMap<String, BTreeSet<String>>;

/// What has come after a state as far as it touches a sum of some area: the periods it reads, and the area.
type Asked = (Arc<Periods>, String, State);

/// What a call has asked the book already.
struct Answers {
    now: State,
    /// The periods that a formula reads of each form, by its number, the period and the base it is summed for.
    read: BTreeMap<(usize, Period, Period), Arc<Periods>>,
    /// Formulas in words, by their numbers.
    formulas: BTreeMap<usize, Arc<str>>,
    /// What has come after a state; nothing is told where that is much.
    news: BTreeMap<State, Option<Arc<News>>>,
    touched: BTreeMap<Asked, Option<Arc<BTreeSet<u32>>>>,
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
    /// What the sums come to, those that still hold as they were kept, of others only the blocks that something new touches.
    pub(crate) async fn kept_tallies(&self, sums: &Sums) -> Result<Tallies, RequestError> {
        let mut tallies = Tallies::default();
        let now = self.ledger.state().await?;
        let mut answers =
            Answers { now, read: BTreeMap::new(), formulas: BTreeMap::new(), news: BTreeMap::new(), touched: BTreeMap::new() };
        let mut missing: BTreeMap<Cut, BTreeMap<usize, Option<Held>>> = BTreeMap::new();
        for place in sums.in_order() {
            match self.found(sums, place, &mut answers).await? {
                Found::Holds(held) => tallies.put(place, held.members, held.units),
                Found::InPart(held, cut) => _ = missing.entry(cut).or_default().insert(place, Some(held)),
                Found::Nothing => _ = missing.entry(Cut::Blocks).or_default().insert(place, None),
            }
        }
        let made: usize = missing.values().map(BTreeMap::len).sum();
        self.work.note(|work| work.kept += (sums.list.len() - made) as u64);
        for (cut, places) in missing {
            self.make(sums, cut, places, (&mut answers, &mut tallies)).await?;
        }
        Ok(tallies)
    }

    /// Makes the sums of some places, or some blocks of them, and keeps them.
    async fn make(
        &self,
        sums: &Sums,
        cut: Cut,
        old: BTreeMap<usize, Option<Held>>,
        (answers, tallies): (&mut Answers, &mut Tallies),
    ) -> Result<(), RequestError> {
        let (fewer, places) = sums.only(&old.keys().copied().collect());
        let as_of = sums.list.first().map(|(_, scope)| scope.as_of).unwrap_or(figures::Moment::from_micros(0));
        let (each, mut made) = self.made(&fewer, as_of, cut.clone()).await?;
        if let Cut::Only(..) = cut {
            self.work.note(|work| work.in_part += places.len() as u64);
        }
        for ((new, place), held) in places.into_iter().enumerate().zip(old.into_values()) {
            let blocks = match made.remove(&new) {
                Some(Ok(blocks)) => renewed(held, &cut, blocks),
                Some(Err(why)) => {
                    tallies.fail(place, why);
                    continue;
                }
                None => continue,
            };
            let told = (sums.changes.contains(&place), sums.spreads.contains(&place), sums.list[place].1.by.is_none());
            let held = Held::new(answers.now, told, each, blocks)?;
            tallies.put(place, held.members.clone(), held.units.clone());
            if held.members.len() + held.units.values().map(|units| units.len()).sum::<usize>() <= MEMBERS {
                self.kept.keep(answers.key(sums, place), held);
            }
        }
        Ok(())
    }

    /// A kept sum, and what of it something new has touched; one that only units of other areas touched stands for the new
    /// state too.
    async fn found(&self, sums: &Sums, place: usize, answers: &mut Answers) -> Result<Found, RequestError> {
        let key = answers.key(sums, place);
        let found = self.kept.with(|all| all.get(&key).cloned());
        let enough =
            |held: &Held| (held.with_changes || !sums.changes.contains(&place)) && (held.with_units || !sums.spreads.contains(&place));
        let Some(held) = found.filter(enough) else { return Ok(Found::Nothing) };
        if held.rests_on == answers.now {
            return Ok(Found::Holds(held));
        }
        let Some(touched) = self.touched(sums, place, held.rests_on, answers).await? else { return Ok(Found::Nothing) };
        if touched.is_empty() {
            self.kept.with(|all| all.get_mut(&key).map(|held| held.rests_on = answers.now));
            return Ok(Found::Holds(held));
        }
        let cut = held.blocks_of(&touched);
        Ok(cut.map_or(Found::Nothing, |cut| Found::InPart(held, cut)))
    }

    /// The units that were ever in the area and have something new, known at the moment, of what a sum reads; unknown where
    /// much is new.
    async fn touched(
        &self,
        sums: &Sums,
        place: usize,
        since: State,
        answers: &mut Answers,
    ) -> Result<Option<Arc<BTreeSet<u32>>>, RequestError> {
        let (number, scope) = &sums.list[place];
        let asked = (answers.periods(self, &sums.linears, *number, scope), scope.area.clone(), since);
        if let Some(touched) = answers.touched.get(&asked) {
            return Ok(touched.clone());
        }
        let news = match answers.news.get(&since) {
            Some(news) => news.clone(),
            None => self.ledger.news(since, MUCH).await?.map(Arc::new),
        };
        answers.news.insert(since, news.clone());
        let touched = news.map(|news| Arc::new(units_of(&news, &asked.0, scope.as_of, &self.within(&scope.area))));
        answers.touched.insert(asked, touched.clone());
        Ok(touched)
    }

    fn periods_read(&self, linear: &Linear, scope: &Scope) -> Periods {
        let base = scope.against.base(scope.period);
        let shows = |form: &str, period| self.catalogue.forms.get(form).map(|f| f.filed_as(period)).unwrap_or_default();
        let read = |form: &str, period| self.filed_for(form, linear, period).into_iter().chain(shows(form, period));
        let of = |form: &str| [scope.period, base].into_iter().flat_map(|p| read(form, p)).map(|p| p.to_string()).collect();
        self.items(linear).into_keys().map(|form| (form.clone(), of(&form))).collect()
    }
}

/// The blocks that were made, and the others as they were kept.
fn renewed(held: Option<Held>, cut: &Cut, made: Blocks) -> Blocks {
    let mut blocks = held.and_then(|held| held.blocks).unwrap_or_default();
    if let Cut::Only(_, anew) = cut {
        blocks.retain(|block, _| !anew.contains(block));
    }
    blocks.extend(made);
    blocks
}

/// The units with something new of some periods, known at a moment, that were ever in one of some areas.
fn units_of(news: &News, read: &Periods, as_of: Moment, areas: &BTreeSet<String>) -> BTreeSet<u32> {
    let reads = |came: &&Came| came.known <= as_of && read.get(&came.form).is_some_and(|periods| periods.contains(&came.period));
    let filed = news.filings.iter().filter(reads).map(|came| came.unit);
    let registered = news.register.iter().filter(|(_, known)| *known <= as_of).map(|(unit, _)| *unit);
    let here = |unit: &u32| news.areas.get(unit).is_some_and(|there| !there.is_disjoint(areas));
    filed.chain(registered).filter(here).collect()
}
