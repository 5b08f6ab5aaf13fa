//! The only way into the book: all of a delivery in one transaction, or nothing.

use crate::amount::unscaled;
use crate::folder::sha256;
use crate::plan::{NewFiling, Plan, next_id, plan};
use crate::statements::NewStatements;
use crate::{Error, Ledger, Result, compact, registered, statements, units};
use figures::{Decimal, Entry, Filing, Goals, Holding, Moment, Observation, Place, RegisterRow, Role};
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use std::collections::BTreeMap;

/// The largest file that is kept as a source.
pub const MAX_SOURCE_BYTES: u64 = 512 * 1024 * 1024;

/// Rows a statement inserts at once.
const ROWS: usize = 1000;

/// One delivered file with what was read from it.
#[derive(Debug, Clone)]
pub struct Batch {
    /// File name, shown as the place of its values.
    pub file: String,
    /// The file as delivered, kept by content hash.
    pub bytes: Vec<u8>,
    /// Who delivers.
    pub person: String,
    /// The clock at delivery.
    pub recorded: Moment,
    /// Filings read from it.
    pub filings: Vec<Filing>,
    /// Register rows read from it.
    pub register: Vec<RegisterRow>,
    /// Targets, milestones and plans of capacity read from it.
    pub goals: Goals,
    /// Observations of panels read from it.
    pub observations: Vec<Observation>,
    /// Holdings of lots and meters read from it.
    pub holdings: Vec<Holding>,
    /// Entries about records read from it.
    pub entries: Vec<Entry>,
}

impl Batch {
    /// Whether nothing was read from it.
    pub fn is_empty(&self) -> bool {
        self.filings.is_empty() && self.register.is_empty() && !self.has_statements()
    }

    fn has_statements(&self) -> bool {
        !(self.goals.is_empty() && self.observations.is_empty() && self.holdings.is_empty() && self.entries.is_empty())
    }
}

/// A value that an append would write, beside the one that holds now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// Who files.
    pub unit: String,
    /// Official table number.
    pub form: String,
    /// The period it speaks of.
    pub period: String,
    /// Own or same-period column.
    pub role: Role,
    /// Official item code.
    pub item: String,
    /// The amount that holds now.
    pub before: Option<Decimal>,
    /// The amount that would.
    pub after: Decimal,
    /// Where it was read.
    pub place: Place,
}

fn changes_of<'a>(new: &'a NewFiling<'_>) -> impl Iterator<Item = Change> + 'a {
    new.values.iter().map(|fact| Change {
        unit: new.key.unit.clone(),
        form: new.key.form.clone(),
        period: new.key.period.clone(),
        role: new.key.role,
        item: fact.filed.item.clone(),
        before: fact.before.map(unscaled),
        after: unscaled(fact.value),
        place: fact.filed.place.clone(),
    })
}

/// What an append wrote.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Receipt {
    /// Batches that brought something new.
    pub batches: u64,
    /// First filings of their unit, form, period and role.
    pub filings_new: u64,
    /// Filings that revise an earlier one.
    pub revisions: u64,
    /// Filings whose values were all known already.
    pub unchanged: u64,
    /// Values written.
    pub facts: u64,
    /// Register rows written.
    pub register_new: u64,
    /// Register rows known already.
    pub register_unchanged: u64,
    /// Statements about targets, milestones and capacity written.
    pub goals_new: u64,
    /// Such statements known already.
    pub goals_unchanged: u64,
    /// Observations written.
    pub observations_new: u64,
    /// Observations known already.
    pub observations_unchanged: u64,
    /// Statements about holdings written.
    pub holdings_new: u64,
    /// Such statements known already.
    pub holdings_unchanged: u64,
    /// Entries about records written.
    pub entries_new: u64,
    /// Entries known already.
    pub entries_unchanged: u64,
    /// Ids of the batches written, in the order given.
    pub batch_ids: Vec<i64>,
}

impl Receipt {
    /// Whether anything was written.
    pub fn is_empty(&self) -> bool {
        self.batches == 0
    }

    pub(crate) fn count_statements(&mut self, new: &NewStatements<'_>) {
        self.goals_new = new.targets.count() + new.milestones.count() + new.capacities.count();
        self.goals_unchanged = new.targets.unchanged + new.milestones.unchanged + new.capacities.unchanged;
        (self.observations_new, self.observations_unchanged) = (new.observations.count(), new.observations.unchanged);
        (self.holdings_new, self.holdings_unchanged) = (new.holdings.count(), new.holdings.unchanged);
        (self.entries_new, self.entries_unchanged) = (new.entries.count(), new.entries.unchanged);
    }

    pub(crate) fn count(&mut self, new: &NewFiling<'_>) {
        self.facts += new.values.len() as u64;
        if new.revision == 1 {
            self.filings_new += 1;
        } else {
            self.revisions += 1;
        }
    }
}

impl Ledger {
    /// Writes what is new in `batches`, all in one transaction. A filing whose values are all known at its
    /// moment is left out, and a batch that brings nothing new leaves no trace, so the same file twice
    /// changes nothing.
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::TooLarge`], [`Error::Amount`], or a failure of disk or book; then
    /// nothing has been written.
    pub async fn append(&self, batches: Vec<Batch>) -> Result<Receipt> {
        check_sizes(&batches)?;
        let mut tx = self.writing().await?;
        let (receipt, replaced) = self.append_in(&mut tx, &batches).await?;
        match receipt.is_empty() {
            true => tx.rollback().await?,
            false => tx.commit().await?,
        }
        compact::mark_replaced(&self.folder, &replaced);
        Ok(receipt)
    }

    /// The same within a transaction that holds the write lock, which the caller commits; the files of the columnar copy that
    /// it replaces are marked after that.
    pub(crate) async fn append_in(&self, conn: &mut SqliteConnection, batches: &[Batch]) -> Result<(Receipt, Vec<String>)> {
        check_sizes(batches)?;
        let mut plan = plan(conn, batches).await?;
        if plan.receipt.batches == 0 {
            return Ok((plan.receipt, Vec::new()));
        }
        let ids = self.write_batches(conn, batches, &plan).await?;
        units::number(conn, &plan.units()).await?;
        write_filings(conn, &plan, &ids, batches).await?;
        write_facts(conn, &plan).await?;
        registered::write(conn, &plan.rows, &ids, batches).await?;
        statements::write(conn, &plan.statements, &ids, batches).await?;
        let recorded = batches.iter().map(|b| b.recorded.micros()).max().unwrap_or_default();
        let replaced = compact::compact_if_due(conn, &self.folder, recorded).await?;
        plan.receipt.batch_ids = ids.into_iter().flatten().collect();
        Ok((plan.receipt, replaced))
    }

    /// What [`Ledger::append`] would write, value by value; nothing is written.
    pub async fn preview(&self, batches: &[Batch]) -> Result<(Receipt, Vec<Change>)> {
        check_sizes(batches)?;
        let mut tx = self.reading().await?;
        let plan = plan(&mut tx, batches).await?;
        let changes = plan.filings.iter().flat_map(changes_of).collect();
        Ok((plan.receipt, changes))
    }

    /// Keeps the files and writes the batch rows; gives the id of each batch that brings something new.
    async fn write_batches(&self, conn: &mut SqliteConnection, batches: &[Batch], plan: &Plan<'_>) -> Result<Vec<Option<i64>>> {
        let first = next_id(conn, "SELECT coalesce(max(id), 0) + 1 FROM batches").await?;
        let mut next = first..;
        let ids: Vec<Option<i64>> = (0..batches.len()).map(|i| if plan.uses(i) { next.next() } else { None }).collect();
        let used: Vec<(i64, &Batch)> = ids.iter().zip(batches).filter_map(|(id, batch)| Some(((*id)?, batch))).collect();
        let hashes = self.keep_sources(conn, &used).await?;
        for some in used.iter().zip(&hashes).collect::<Vec<_>>().chunks(ROWS) {
            let mut insert = QueryBuilder::<Sqlite>::new("INSERT INTO batches (id, source, file, person, recorded, kind) ");
            insert.push_values(some, |mut row, ((id, batch), hash)| {
                row.push_bind(*id).push_bind(hash.as_str()).push_bind(&batch.file).push_bind(&batch.person);
                row.push_bind(batch.recorded.micros()).push_bind(kind(batch));
            });
            insert.build().execute(&mut *conn).await?;
        }
        Ok(ids)
    }

    /// Writes the files by their content hashes, synced before their rows can be committed.
    async fn keep_sources(&self, conn: &mut SqliteConnection, batches: &[(i64, &Batch)]) -> Result<Vec<String>> {
        let hashes: Vec<String> = batches.iter().map(|(_, batch)| sha256(&batch.bytes)).collect();
        let rows: Vec<(&String, &Batch)> = hashes.iter().zip(batches.iter().map(|(_, batch)| *batch)).collect();
        for some in rows.chunks(ROWS) {
            let mut insert = QueryBuilder::<Sqlite>::new("INSERT INTO sources (sha256, file, bytes, recorded) ");
            insert.push_values(some, |mut row, (hash, batch)| {
                let size = i64::try_from(batch.bytes.len()).unwrap_or(i64::MAX);
                row.push_bind(hash.as_str()).push_bind(&batch.file).push_bind(size).push_bind(batch.recorded.micros());
            });
            insert.push(" ON CONFLICT DO NOTHING").build().execute(&mut *conn).await?;
        }
        let missing: BTreeMap<&str, &[u8]> = rows.iter().map(|(hash, batch)| (hash.as_str(), batch.bytes.as_slice())).collect();
        let missing = missing.into_iter().filter(|(hash, _)| !self.folder.sources().join(hash).is_file());
        self.folder.write_all(&self.folder.sources(), &missing.collect::<Vec<_>>())?;
        Ok(hashes)
    }
}

fn check_sizes(batches: &[Batch]) -> Result<()> {
    batches.iter().try_for_each(|b| check_size(&b.file, &b.bytes))
}

/// Refuses a file larger than is kept.
pub(crate) fn check_size(file: &str, bytes: &[u8]) -> Result<()> {
    match bytes.len() as u64 {
        bytes if bytes > MAX_SOURCE_BYTES => Err(Error::TooLarge { file: file.to_owned(), bytes, limit: MAX_SOURCE_BYTES }),
        _ => Ok(()),
    }
}

/// What a delivery holds; statements have no word of their own.
fn kind(batch: &Batch) -> &'static str {
    match (batch.filings.is_empty(), batch.register.is_empty(), !batch.has_statements()) {
        (_, true, true) => "filings",
        (true, false, true) => "register",
        _ => "mixed",
    }
}

async fn write_filings(conn: &mut SqliteConnection, plan: &Plan<'_>, ids: &[Option<i64>], batches: &[Batch]) -> Result<()> {
    for some in plan.filings.chunks(ROWS) {
        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO filings (id, batch, unit, form, period, role, revision, known, recorded, source_text, note, replaces) ",
        );
        insert.push_values(some, |mut row, new| {
            row.push_bind(new.id).push_bind(ids[new.batch]).push_bind(&new.key.unit).push_bind(&new.key.form);
            row.push_bind(&new.key.period).push_bind(new.key.role.word()).push_bind(new.revision);
            row.push_bind(new.known.micros()).push_bind(batches[new.batch].recorded.micros());
            row.push_bind(new.filing.source.as_deref()).push_bind(new.filing.note.as_deref()).push_bind(new.replaces);
        });
        insert.build().execute(&mut *conn).await?;
    }
    Ok(())
}

async fn write_facts(conn: &mut SqliteConnection, plan: &Plan<'_>) -> Result<()> {
    let facts: Vec<_> = plan.filings.iter().flat_map(|filing| filing.values.iter().map(move |fact| (filing.id, fact))).collect();
    for some in facts.chunks(ROWS) {
        let mut insert = QueryBuilder::<Sqlite>::new("INSERT INTO facts (id, filing, item, value, line, cell) ");
        insert.push_values(some, |mut row, (filing, fact)| {
            row.push_bind(fact.id).push_bind(*filing).push_bind(&fact.filed.item).push_bind(fact.value);
            row.push_bind(i64::from(fact.filed.place.line)).push_bind(fact.filed.place.cell.as_deref());
        });
        insert.build().execute(&mut *conn).await?;
    }
    Ok(())
}
