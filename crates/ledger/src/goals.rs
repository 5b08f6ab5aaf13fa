//! Goals in the book: targets, milestones and steps of capacity, as statements that are only ever added.

mod kinds;

use crate::append::Batch;
use crate::plan::next_id;
use crate::{Error, Ledger, Result, amount};
use figures::{CapacityStep, Decimal, Goals, Milestone, Moment, Place, Target};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};
use std::collections::BTreeMap;

/// A cell as the book holds it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Cell {
    Text(Option<String>),
    Amount(Option<i64>),
}

/// A kind of statement with its table.
trait Statement: Sized {
    const TABLE: Table;

    /// What it says, in the order of the table's columns.
    fn cells(&self) -> Result<Vec<Cell>>;

    /// When it became known, who delivered it, and where it was written.
    fn origin(&self) -> (Moment, Option<&str>, &Place);

    /// Reads it back; `exceptions` are the credit codes that are valid though their check character fails.
    fn read(row: &Stored<'_>, exceptions: &[String]) -> Result<Self>;
}

/// A table of statements. The first columns say what a statement is about, the rest what it says.
struct Table {
    about: usize,
    next_id: &'static str,
    select: &'static str,
    insert: &'static str,
}

/// A statement to be written.
pub(crate) struct NewStatement {
    id: i64,
    batch: usize,
    known: Moment,
    cells: Vec<Cell>,
    source: Option<String>,
    line: u32,
}

/// All statements to be written, by kind.
#[derive(Default)]
pub(crate) struct NewGoals {
    targets: Vec<NewStatement>,
    milestones: Vec<NewStatement>,
    capacities: Vec<NewStatement>,
    /// Statements known already.
    pub unchanged: u64,
}

impl NewGoals {
    fn all(&self) -> impl Iterator<Item = &NewStatement> {
        self.targets.iter().chain(&self.milestones).chain(&self.capacities)
    }

    /// How many there are.
    pub(crate) fn count(&self) -> u64 {
        self.all().count() as u64
    }

    /// The batches that bring them.
    pub(crate) fn batches(&self) -> impl Iterator<Item = usize> {
        self.all().map(|s| s.batch)
    }
}

/// The statements that say something the book does not say yet.
pub(crate) async fn plan(conn: &mut SqliteConnection, batches: &[Batch]) -> Result<NewGoals> {
    let mut new = NewGoals::default();
    new.targets = of_kind(conn, batches, |g| &g.targets, &mut new.unchanged).await?;
    new.milestones = of_kind(conn, batches, |g| &g.milestones, &mut new.unchanged).await?;
    new.capacities = of_kind(conn, batches, |g| &g.capacities, &mut new.unchanged).await?;
    Ok(new)
}

/// A statement as said: when, and what.
type Said = BTreeMap<Vec<Cell>, Vec<(i64, Vec<Cell>)>>;

async fn of_kind<T: Statement>(
    conn: &mut SqliteConnection,
    batches: &[Batch],
    of: impl Fn(&Goals) -> &Vec<T>,
    unchanged: &mut u64,
) -> Result<Vec<NewStatement>> {
    let mut rows: Vec<(usize, &T)> = batches.iter().enumerate().flat_map(|(i, b)| of(&b.goals).iter().map(move |row| (i, row))).collect();
    if rows.is_empty() {
        return Ok(Vec::new());
    }
    rows.sort_by_key(|(_, row)| row.origin().0);
    let mut said = said::<T>(conn).await?;
    let held = said.clone();
    let mut next = next_id(conn, T::TABLE.next_id).await?;
    let mut new = Vec::new();
    for (batch, row) in rows {
        let (known, source, place) = row.origin();
        let cells = row.cells()?;
        let (about, says) = (cells[..T::TABLE.about].to_vec(), cells[T::TABLE.about..].to_vec());
        let known = date_correction(held.get(&about), &says, known, batches[batch].recorded);
        let before = said.entry(about).or_default();
        if is_said(before, &says, known.micros()) {
            *unchanged += 1;
            continue;
        }
        before.push((known.micros(), says));
        new.push(NewStatement { id: next, batch, known, cells, source: source.map(str::to_owned), line: place.line });
        next += 1;
    }
    Ok(new)
}

async fn said<T: Statement>(conn: &mut SqliteConnection) -> Result<Said> {
    let mut said = Said::new();
    for row in sqlx::query(T::TABLE.select).bind(i64::MAX).fetch_all(conn).await? {
        let row = Stored(&row);
        // What was read back says the same cells again, without a second description of the table.
        let read = T::read(&row, &[]).or_else(|_| T::read(&row, &row.codes()))?;
        let cells = read.cells()?;
        said.entry(cells[..T::TABLE.about].to_vec()).or_default().push((row.known()?.micros(), cells[T::TABLE.about..].to_vec()));
    }
    Ok(said)
}

/// As for values: what the book holds for a moment was what was known then. A later delivery that says something else
/// for the very same moment became known when it was delivered.
fn date_correction(held: Option<&Vec<(i64, Vec<Cell>)>>, says: &[Cell], known: Moment, recorded: Moment) -> Moment {
    let contradicts =
        held.is_some_and(|held| held.iter().rev().find(|(at, _)| *at == known.micros()).is_some_and(|(_, before)| before != says));
    if contradicts && recorded > known { recorded } else { known }
}

/// Whether it was said already: at the same moment, or earlier with nothing else said since.
fn is_said(said: &[(i64, Vec<Cell>)], says: &[Cell], known: i64) -> bool {
    let Some(before) = said.iter().filter(|(at, what)| *at <= known && what == says).map(|(at, _)| *at).max() else { return false };
    before == known || !said.iter().any(|(at, what)| what != says && *at > before && *at <= known)
}

/// Inserts the new statements.
pub(crate) async fn write(conn: &mut SqliteConnection, new: &NewGoals, ids: &[Option<i64>], batches: &[Batch]) -> Result<()> {
    insert(conn, Target::TABLE.insert, &new.targets, ids, batches).await?;
    insert(conn, Milestone::TABLE.insert, &new.milestones, ids, batches).await?;
    insert(conn, CapacityStep::TABLE.insert, &new.capacities, ids, batches).await
}

async fn insert(
    conn: &mut SqliteConnection,
    statement: &'static str,
    rows: &[NewStatement],
    ids: &[Option<i64>],
    batches: &[Batch],
) -> Result<()> {
    for some in rows.chunks(1000) {
        let mut insert = QueryBuilder::<Sqlite>::new(statement);
        insert.push_values(some, |mut out, new| {
            out.push_bind(new.id).push_bind(ids[new.batch]);
            for cell in &new.cells {
                match cell {
                    Cell::Text(text) => out.push_bind(text.as_deref()),
                    Cell::Amount(amount) => out.push_bind(*amount),
                };
            }
            out.push_bind(new.source.as_deref()).push_bind(new.known.micros());
            out.push_bind(batches[new.batch].recorded.micros()).push_bind(i64::from(new.line));
        });
        insert.build().execute(&mut *conn).await?;
    }
    Ok(())
}

impl Ledger {
    /// All goals known up to `as_of`, in the order they were recorded. `exceptions` are the credit codes that are valid
    /// though their check character fails.
    pub async fn goals(&self, as_of: Moment, exceptions: &[String]) -> Result<Goals> {
        let mut tx = self.reading().await?;
        Ok(Goals {
            targets: stored(&mut tx, as_of, exceptions).await?,
            milestones: stored(&mut tx, as_of, exceptions).await?,
            capacities: stored(&mut tx, as_of, exceptions).await?,
        })
    }
}

async fn stored<T: Statement>(conn: &mut SqliteConnection, as_of: Moment, exceptions: &[String]) -> Result<Vec<T>> {
    let rows = sqlx::query(T::TABLE.select).bind(as_of.micros()).fetch_all(conn).await?;
    rows.iter().map(|row| T::read(&Stored(row), exceptions)).collect()
}

/// A row of one of the tables, read by the names of its columns.
struct Stored<'a>(&'a SqliteRow);

impl Stored<'_> {
    fn some(&self, column: &str) -> Result<Option<String>> {
        Ok(self.0.try_get(column)?)
    }

    fn text(&self, column: &str) -> Result<String> {
        Ok(self.0.try_get(column)?)
    }

    fn amount(&self, column: &str) -> Result<Option<Decimal>> {
        Ok(self.0.try_get::<Option<i64>, _>(column)?.map(amount::unscaled))
    }

    fn known(&self) -> Result<Moment> {
        Ok(Moment::from_micros(self.0.try_get("known")?))
    }

    fn place(&self) -> Result<Place> {
        let line = u32::try_from(self.0.try_get::<i64, _>("line")?).unwrap_or_default();
        Ok(Place::line(self.text("file")?, line))
    }

    /// The word of a column as what it stands for.
    fn read<T>(&self, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<T> {
        let text = self.text(column)?;
        read(&text).ok_or_else(|| Error::Unreadable(format!("{column} {text}")))
    }

    /// The same where nothing may stand.
    fn read_some<T>(&self, column: &str, read: impl Fn(&str) -> Option<T>) -> Result<Option<T>> {
        self.some(column)?.map(|_| self.read(column, read)).transpose()
    }

    /// The credit codes it holds, which were checked when they came in.
    fn codes(&self) -> Vec<String> {
        ["filer", "unit"].iter().filter_map(|column| self.some(column).ok().flatten()).collect()
    }
}
