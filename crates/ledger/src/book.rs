//! The book of record: opening, locking, counting.

use crate::desk::Queue;
use crate::folder::{Folder, sync_dir};
use crate::trail::{Note, note_in};
use crate::{Error, Result, sweep};
use figures::Moment;
use sqlx::migrate::{MigrateError, Migrator};
use sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePoolOptions, SqliteSynchronous};
use sqlx::{Row, Sqlite, SqliteConnection, SqlitePool, Transaction};
use std::collections::BTreeSet;
use std::ops::{Deref, DerefMut};
use std::path::Path;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::{Mutex, OwnedMutexGuard};

static MIGRATIONS: Migrator = sqlx::migrate!();

/// How long a writer waits for another before it gives up as locked.
const PATIENCE: Duration = Duration::from_secs(10);

/// Rows that wait for their reader at most.
const ROWS: usize = 1024;

/// The append-only ledger of a data folder.
#[derive(Debug, Clone)]
pub struct Ledger {
    pub(crate) folder: Folder,
    pub(crate) pool: SqlitePool,
    /// Whose turn it is to write: within a process writers wait in a row instead of asking the book over and over.
    pub(crate) turn: Arc<Mutex<()>>,
    /// Cells that wait to be written together.
    pub(crate) queue: Arc<Queue>,
    /// What the trail keeps of the next act, in its own transaction.
    pub(crate) told: Option<Arc<Note>>,
    /// Where set, the desk is read as it stood then.
    pub(crate) until: Option<Moment>,
}

/// A transaction that holds the write lock.
pub(crate) struct Writing {
    tx: Transaction<'static, Sqlite>,
    /// What the trail keeps of it.
    told: Option<Arc<Note>>,
    // Dropped after the transaction.
    _turn: OwnedMutexGuard<()>,
}

impl Writing {
    /// Makes what was written last, with what the trail keeps of it.
    pub(crate) async fn commit(mut self) -> Result<()> {
        if let Some(note) = self.told.take() {
            note_in(&mut self.tx, &note).await?;
        }
        Ok(self.tx.commit().await?)
    }

    /// What the trail is to keep, for an act that keeps it by parts.
    pub(crate) fn take_told(&mut self) -> Option<Arc<Note>> {
        self.told.take()
    }

    /// Takes back what was written.
    pub(crate) async fn rollback(self) -> Result<(), sqlx::Error> {
        self.tx.rollback().await
    }
}

impl Deref for Writing {
    type Target = SqliteConnection;

    fn deref(&self) -> &SqliteConnection {
        &self.tx
    }
}

impl DerefMut for Writing {
    fn deref_mut(&mut self) -> &mut SqliteConnection {
        &mut self.tx
    }
}

/// How much the book holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Counts {
    /// Files delivered.
    pub sources: u64,
    /// Deliveries that brought something new.
    pub batches: u64,
    /// Filings, revisions included.
    pub filings: u64,
    /// Filings that revise an earlier one.
    pub revisions: u64,
    /// Values.
    pub facts: u64,
    /// Rows of the register.
    pub register: u64,
    /// Units of the register.
    pub units: u64,
    /// Files of the columnar copy in use.
    pub files: u64,
    /// Filings not yet in the columnar copy.
    pub tail: u64,
}

impl Ledger {
    /// Makes a data folder with an empty book in `dir`.
    ///
    /// # Errors
    /// [`Error::Exists`] when there is a book already; [`Error::Io`] when it cannot be written.
    pub async fn create(dir: impl AsRef<Path>) -> Result<Self> {
        let folder = Folder::new(dir.as_ref())?;
        if folder.book().exists() {
            return Err(Error::Exists(folder.root().to_owned()));
        }
        folder.make()?;
        let ledger = Self::connect(folder).await?;
        sync_dir(ledger.folder.root())?;
        Ok(ledger)
    }

    /// Opens the data folder `dir`: brings the book's tables up to date and sweeps what a crashed
    /// process left behind.
    ///
    /// # Errors
    /// [`Error::NotFound`] without a book, [`Error::Newer`] for a book of a newer program.
    pub async fn open(dir: impl AsRef<Path>) -> Result<Self> {
        let folder = Folder::new(dir.as_ref())?;
        if !folder.book().is_file() {
            return Err(Error::NotFound(folder.root().to_owned()));
        }
        folder.make()?;
        let ledger = Self::connect(folder).await?;
        sweep::sweep(&ledger).await?;
        Ok(ledger)
    }

    async fn connect(folder: Folder) -> Result<Self> {
        let options = Self::options(&folder);
        let pool = SqlitePoolOptions::new().max_connections(8).connect_with(options).await?;
        migrate(&pool).await?;
        Ok(Ledger { folder, pool, turn: Arc::default(), queue: Arc::default(), told: None, until: None })
    }

    pub(crate) fn options(folder: &Folder) -> SqliteConnectOptions {
        SqliteConnectOptions::new()
            .filename(folder.book())
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(PATIENCE)
            // Rows come through a channel; with few places in it every fifty rows are two changes of the thread.
            .row_buffer_size(ROWS)
    }

    /// The same book: whatever is written through this handle stands in the trail by the note, in the transaction of the act, so that
    /// both are there together or not at all. A handle is for one act.
    pub fn telling(&self, note: Note) -> Self {
        Ledger { told: Some(Arc::new(note)), ..self.clone() }
    }

    /// The same book as it stood at a moment, to be read: what was typed, submitted, decided, locked or said at the desk since is not
    /// there. Facts are asked for by moments of their own.
    pub fn at(&self, moment: Moment) -> Self {
        Ledger { until: Some(moment), ..self.clone() }
    }

    /// The moment as of which the desk is read; nothing where that is now.
    pub fn past(&self) -> Option<Moment> {
        self.until
    }

    /// The last microsecond that is read of the desk.
    pub(crate) fn until(&self) -> i64 {
        self.until.map_or(i64::MAX, Moment::micros)
    }

    /// The same book without a note.
    pub(crate) fn silent(&self) -> Self {
        Ledger { told: None, ..self.clone() }
    }

    /// A transaction that holds the write lock from its beginning.
    pub(crate) async fn writing(&self) -> Result<Writing> {
        if self.until.is_some() {
            let (zh, en) = ("过去的状态只供查看".to_owned(), "what stood then is only read".to_owned());
            return Err(Error::Refused { code: "past", zh, en });
        }
        let turn = self.turn.clone().lock_owned().await;
        Ok(Writing { tx: self.pool.begin_with("BEGIN IMMEDIATE").await?, told: self.told.clone(), _turn: turn })
    }

    /// A transaction that sees one state of the book.
    pub(crate) async fn reading(&self) -> Result<Transaction<'static, Sqlite>> {
        Ok(self.pool.begin().await?)
    }

    /// The data folder.
    pub fn dir(&self) -> &Path {
        self.folder.root()
    }

    /// Closes the book's connections.
    pub async fn close(&self) {
        self.pool.close().await;
    }

    /// All units that the register names.
    pub async fn units(&self) -> Result<BTreeSet<String>> {
        let units: Vec<String> = sqlx::query_scalar("SELECT DISTINCT unit FROM register").fetch_all(&self.pool).await?;
        Ok(units.into_iter().collect())
    }

    /// How much the book holds.
    pub async fn counts(&self) -> Result<Counts> {
        let row = sqlx::query(
            "SELECT (SELECT count(*) FROM sources), (SELECT count(*) FROM batches), (SELECT count(*) FROM filings),
                    (SELECT count(*) FROM filings WHERE revision > 1), (SELECT count(*) FROM facts),
                    (SELECT count(*) FROM register), (SELECT count(DISTINCT unit) FROM register),
                    (SELECT count(*) FROM manifest WHERE removed IS NULL),
                    (SELECT count(*) FROM filings WHERE id > (SELECT coalesce(max(added), 0) FROM manifest WHERE removed IS NULL))",
        )
        .fetch_one(&self.pool)
        .await?;
        let at = |i: usize| row.try_get::<i64, _>(i).map(i64::unsigned_abs);
        Ok(Counts {
            sources: at(0)?,
            batches: at(1)?,
            filings: at(2)?,
            revisions: at(3)?,
            facts: at(4)?,
            register: at(5)?,
            units: at(6)?,
            files: at(7)?,
            tail: at(8)?,
        })
    }
}

/// Runs the migrations that are missing. A book that is up to date is not written to, so that it can
/// be opened while another process imports.
async fn migrate(pool: &SqlitePool) -> Result<()> {
    let latest = MIGRATIONS.iter().map(|m| m.version).max().unwrap_or(0);
    let done: Option<i64> =
        sqlx::query_scalar("SELECT max(version) FROM _sqlx_migrations WHERE success").fetch_one(pool).await.unwrap_or(None);
    if done == Some(latest) {
        return Ok(());
    }
    MIGRATIONS.run(pool).await.map_err(|error| match error {
        MigrateError::VersionMissing(_) | MigrateError::VersionMismatch(_) | MigrateError::VersionTooNew(..) => Error::Newer,
        MigrateError::Execute(e) | MigrateError::ExecuteMigration(e, _) => e.into(),
        other => Error::Book(sqlx::Error::Migrate(Box::new(other))),
    })
}
