//! What an append would write: the filings that say something new, as revisions of their chains.

use crate::append::{Batch, Receipt};
use crate::chains::{self, Chains, Held, Key, Revision, Wanted};
use crate::registered::{self, NewRow};
use crate::statements::{self, NewStatements};
use crate::{Result, amount, confirm};
use figures::{FiledValue, Filing, Moment};
use sqlx::SqliteConnection;
use std::collections::{BTreeMap, BTreeSet};

/// A filing to be written, with ids already given.
pub(crate) struct NewFiling<'a> {
    pub id: i64,
    pub batch: usize,
    pub filing: &'a Filing,
    pub key: Key,
    /// When it counts as known: the filing's own moment, or the clock's for a correction that claims
    /// the moment of what it corrects.
    pub known: Moment,
    pub revision: i64,
    pub replaces: Option<i64>,
    pub values: Vec<NewFact<'a>>,
}

/// A fact to be written.
pub(crate) struct NewFact<'a> {
    pub id: i64,
    pub value: i64,
    /// The item's amount before, where it had one.
    pub before: Option<i64>,
    pub filed: &'a FiledValue,
}

/// All that an append would write.
pub(crate) struct Plan<'a> {
    pub filings: Vec<NewFiling<'a>>,
    pub rows: Vec<NewRow<'a>>,
    pub statements: NewStatements<'a>,
    pub receipt: Receipt,
    /// Batches that bring something new.
    used: BTreeSet<usize>,
}

impl Plan<'_> {
    /// Whether a batch brings anything new.
    pub(crate) fn uses(&self, batch: usize) -> bool {
        self.used.contains(&batch)
    }

    /// Every unit of which something is written.
    pub(crate) fn units(&self) -> BTreeSet<&str> {
        self.filings.iter().map(|f| f.key.unit.as_str()).chain(self.rows.iter().map(|r| r.row.unit.as_str())).collect()
    }
}

/// A filing as it came, with its amounts scaled; the last of an item counts.
struct Candidate<'a> {
    batch: usize,
    filing: &'a Filing,
    known: Moment,
    key: Key,
    values: BTreeMap<&'a str, (i64, &'a FiledValue)>,
}

/// Compares what came with what the book holds. Nothing is written.
///
/// Filings are taken in the order they became known, so that a file which holds a correction before its
/// original, or a value that goes there and back, gives the same chain as one in the right order.
pub(crate) async fn plan<'a>(conn: &mut SqliteConnection, batches: &'a [Batch]) -> Result<Plan<'a>> {
    let mut candidates = candidates(batches)?;
    drop_overridden(&mut candidates);
    let mut chains = existing(conn, &candidates).await?;
    for candidate in &mut candidates {
        date_correction(candidate, &chains, batches[candidate.batch].recorded);
    }
    // Of one moment what was reached first stands first: a later sheet of the year may confirm it.
    candidates.sort_by_key(|c| (c.known, c.filing.period));
    let mut next_filing = next_id(conn, "SELECT coalesce(max(id), 0) + 1 FROM filings").await?;
    let mut next_fact = next_id(conn, "SELECT coalesce(max(id), 0) + 1 FROM facts").await?;
    let statements = statements::plan(conn, batches).await?;
    let mut plan = Plan { filings: Vec::new(), rows: Vec::new(), statements, receipt: Receipt::default(), used: BTreeSet::new() };
    for candidate in candidates {
        match revise(&mut chains, candidate, batches, next_filing, &mut next_fact) {
            Some(new) => {
                next_filing += 1;
                plan.receipt.count(&new);
                plan.filings.push(new);
            }
            None => plan.receipt.unchanged += 1,
        }
    }
    plan.rows = registered::plan(conn, batches, &mut plan.receipt).await?;
    plan.receipt.count_statements(&plan.statements);
    plan.used = plan.filings.iter().map(|f| f.batch).chain(plan.rows.iter().map(|r| r.batch)).chain(plan.statements.batches()).collect();
    plan.receipt.batches = plan.used.len() as u64;
    Ok(plan)
}

/// The next free id of a table; only meaningful under the write lock.
pub(crate) async fn next_id(conn: &mut SqliteConnection, query: &'static str) -> Result<i64> {
    Ok(sqlx::query_scalar(query).fetch_one(conn).await?)
}

fn candidates(batches: &[Batch]) -> Result<Vec<Candidate<'_>>> {
    let filings = batches.iter().enumerate().flat_map(|(i, b)| b.filings.iter().map(move |f| (i, f)));
    filings.map(|(batch, filing)| candidate(batch, filing)).collect()
}

fn candidate(batch: usize, filing: &Filing) -> Result<Candidate<'_>> {
    let key =
        Key { form: filing.form.clone(), unit: filing.unit.as_str().to_owned(), period: filing.period.to_string(), role: filing.role };
    let mut values = BTreeMap::new();
    for filed in &filing.values {
        values.insert(filed.item.as_str(), (amount::scaled(filed)?, filed));
    }
    Ok(Candidate { batch, filing, known: filing.known, key, values })
}

/// Where one append names an item of a key twice for the same moment, the last counts: else a second
/// import of the same files would see a change.
fn drop_overridden(candidates: &mut [Candidate<'_>]) {
    let mut seen: BTreeMap<(Key, i64), BTreeSet<&str>> = BTreeMap::new();
    for candidate in candidates.iter_mut().rev() {
        let items = seen.entry((candidate.key.clone(), candidate.filing.known.micros())).or_default();
        candidate.values.retain(|item, _| items.insert(item));
    }
}

/// What the book holds for a moment was what was known then. A later delivery that gives another value
/// for the very same moment is a correction, and became known when it was delivered: else it would
/// overwrite the history that an as-of before it has to show.
fn date_correction(candidate: &mut Candidate<'_>, chains: &Chains, recorded: Moment) {
    let same_moment = chains.get(&candidate.key).and_then(|chain| chain.given_at(candidate.known.micros()));
    let contradicts =
        |held: &BTreeMap<&str, Held>| candidate.values.iter().any(|(item, (value, _))| held.get(item).is_some_and(|h| h.value != *value));
    if recorded > candidate.known && same_moment.as_ref().is_some_and(contradicts) {
        candidate.known = recorded;
    }
}

async fn existing(conn: &mut SqliteConnection, candidates: &[Candidate<'_>]) -> Result<Chains> {
    let mut wanted: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for candidate in candidates {
        wanted.entry(&candidate.key.form).or_default().insert(&candidate.key.period);
    }
    let mut chains = load(conn, &wanted).await?;
    let before = confirmed(candidates, &chains, &wanted);
    chains.append(
        &mut load(conn, &before.iter().map(|(form, periods)| (*form, periods.iter().map(String::as_str).collect())).collect()).await?,
    );
    Ok(chains)
}

async fn load(conn: &mut SqliteConnection, wanted: &BTreeMap<&str, BTreeSet<&str>>) -> Result<Chains> {
    let mut chains = Chains::new();
    for (form, periods) in wanted {
        let periods: Vec<&str> = periods.iter().copied().collect();
        for some in periods.chunks(1000) {
            chains.append(&mut chains::load(conn, Wanted::Periods(form, some)).await?);
        }
    }
    Ok(chains)
}

/// The periods before those of which some value comes again unchanged, as far as they are not wanted anyhow.
fn confirmed<'a>(
    candidates: &'a [Candidate<'_>],
    chains: &Chains,
    wanted: &BTreeMap<&str, BTreeSet<&str>>,
) -> BTreeMap<&'a str, BTreeSet<String>> {
    let mut before: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for candidate in candidates {
        let Some(chain) = chains.get(&candidate.key) else { continue };
        let known = candidate.known.micros();
        let held = chain.state_at(known);
        let again = |item: &str, value: i64| {
            held.get(item).is_some_and(|h| h.value == value) && chain.said_at(item, known).is_some_and(|since| since < known)
        };
        if candidate.values.iter().any(|(item, (value, _))| again(item, *value)) {
            let new = |p: &String| wanted.get(candidate.key.form.as_str()).is_none_or(|periods| !periods.contains(p.as_str()));
            before.entry(&candidate.key.form).or_default().extend(confirm::earlier(&candidate.key.period).into_iter().filter(new));
        }
    }
    before
}

/// The revision that a candidate makes of its chain, which is extended by it; `None` when all its values
/// are already known at its moment.
fn revise<'a>(chains: &mut Chains, candidate: Candidate<'a>, batches: &[Batch], id: i64, next_fact: &mut i64) -> Option<NewFiling<'a>> {
    let known = candidate.known.micros();
    let empty = chains::Chain::default();
    let chain = chains.get(&candidate.key).unwrap_or(&empty);
    let state = chain.state_at(known);
    let differs = |(item, (value, _)): &(&&str, &(i64, _))| state.get(**item).is_none_or(|held| held.value != *value);
    // What is said again is written where that confirms it after a change of what came before.
    let again = |item: &str| confirm::confirms(chains, &candidate.key, item, known);
    let values: Vec<NewFact<'a>> = candidate
        .values
        .iter()
        .filter(|v| differs(v) || again(v.0))
        .zip(*next_fact..)
        .map(|((item, (value, filed)), id)| NewFact { id, value: *value, before: state.get(*item).map(|h| h.value), filed })
        .collect();
    *next_fact = values.last()?.id + 1;
    let new = NewFiling {
        id,
        batch: candidate.batch,
        filing: candidate.filing,
        known: candidate.known,
        revision: i64::try_from(chain.len()).unwrap_or(i64::MAX).saturating_add(1),
        replaces: chain.newest_at(known),
        key: candidate.key,
        values,
    };
    let recorded = batches[new.batch].recorded.micros();
    chains.entry(new.key.clone()).or_default().insert(revision_of(&new, known, recorded));
    Some(new)
}

fn revision_of(new: &NewFiling<'_>, known: i64, recorded: i64) -> Revision {
    let values = new.values.iter().map(|f| (f.filed.item.clone(), Held { value: f.value, fact: f.id })).collect();
    Revision { filing: new.id, known, recorded, values }
}
