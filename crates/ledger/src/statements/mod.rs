//! Statements in the book: what offices set, what is observed of others, who holds what and what is said of records, only ever added.
//!
//! `goals`, `observation`, `holding` and `entry` say what each kind is as a row of its table; `stored` reads rows back.

mod entry;
mod goals;
mod holding;
mod observation;
mod stored;

use crate::append::Batch;
use crate::plan::next_id;
use crate::{Ledger, Result};
use figures::{CapacityStep, Decimal, Entry, Goals, Holding, Milestone, Moment, Observation, Place, Target};
use futures::TryStreamExt;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};
use std::collections::{BTreeMap, BTreeSet};
use stored::Stored;

/// A cell as the book holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    Text(Option<String>),
    Amount(Option<i64>),
    /// A decimal with all its digits, kept as text.
    Number(Option<Decimal>),
}

/// A kind of statement with its table.
trait Statement: Sized {
    const TABLE: Table;

    /// Those of a batch.
    fn of(batch: &Batch) -> &[Self];

    /// What it says, in the order of the table's columns.
    fn cells(&self) -> Result<Vec<Cell>>;

    /// When it became known, who delivered it, and where it was written.
    fn origin(&self) -> (Moment, Option<&str>, &Place);

    /// The panel or resource it is of, where its table is read by these.
    fn scope(&self) -> Option<&str> {
        None
    }

    /// Reads it back; `exceptions` are the credit codes that are valid though their check character fails.
    fn read(row: &Stored<'_>, exceptions: &[String]) -> Result<Self>;
}

/// A table of statements. The first columns say what a statement is about, the rest what it says. `select` takes the moment
/// and, where statements have a scope, the scope.
struct Table {
    about: usize,
    /// Whether it says the workbook cell, too, after the line.
    cell: bool,
    next_id: &'static str,
    select: &'static str,
    insert: &'static str,
}

/// A statement to be written.
struct New<'a, T> {
    id: i64,
    batch: usize,
    known: Moment,
    row: &'a T,
}

/// Statements of a kind to be written.
pub(crate) struct Kind<'a, T> {
    rows: Vec<New<'a, T>>,
    /// Statements known already.
    pub unchanged: u64,
}

impl<T> Kind<'_, T> {
    /// How many are new.
    pub(crate) fn count(&self) -> u64 {
        self.rows.len() as u64
    }

    fn batches(&self) -> impl Iterator<Item = usize> {
        self.rows.iter().map(|new| new.batch)
    }
}

/// All statements to be written, by kind.
pub(crate) struct NewStatements<'a> {
    pub targets: Kind<'a, Target>,
    pub milestones: Kind<'a, Milestone>,
    pub capacities: Kind<'a, CapacityStep>,
    pub observations: Kind<'a, Observation>,
    pub holdings: Kind<'a, Holding>,
    pub entries: Kind<'a, Entry>,
}

impl NewStatements<'_> {
    /// The batches that bring them.
    pub(crate) fn batches(&self) -> impl Iterator<Item = usize> {
        let goals = self.targets.batches().chain(self.milestones.batches()).chain(self.capacities.batches());
        goals.chain(self.observations.batches()).chain(self.holdings.batches()).chain(self.entries.batches())
    }
}

/// The statements that say something the book does not say yet.
pub(crate) async fn plan<'a>(conn: &mut SqliteConnection, batches: &'a [Batch]) -> Result<NewStatements<'a>> {
    Ok(NewStatements {
        targets: of_kind(conn, batches).await?,
        milestones: of_kind(conn, batches).await?,
        capacities: of_kind(conn, batches).await?,
        observations: of_kind(conn, batches).await?,
        holdings: of_kind(conn, batches).await?,
        entries: of_kind(conn, batches).await?,
    })
}

/// Something said of a thing: when, what, and whether the book has it already.
struct Saying {
    known: i64,
    says: String,
    held: bool,
}

/// What was said, by what it is about.
type Said = BTreeMap<String, Vec<Saying>>;

async fn of_kind<'a, T: Statement + 'a>(conn: &mut SqliteConnection, batches: &'a [Batch]) -> Result<Kind<'a, T>> {
    let mut rows: Vec<(usize, &T)> = batches.iter().enumerate().flat_map(|(i, b)| T::of(b).iter().map(move |row| (i, row))).collect();
    let mut kind = Kind { rows: Vec::new(), unchanged: 0 };
    if rows.is_empty() {
        return Ok(kind);
    }
    rows.sort_by_key(|(_, row)| row.origin().0);
    let scopes: BTreeSet<Option<&str>> = rows.iter().map(|(_, row)| row.scope()).collect();
    let mut said = Said::new();
    for scope in scopes {
        said_of::<T>(conn, scope, &mut said).await?;
    }
    let mut id = next_id(conn, T::TABLE.next_id).await?;
    for (batch, row) in rows {
        let (about, says) = spelt::<T>(&row.cells()?);
        let before = said.entry(about).or_default();
        let known = date_correction(before, &says, row.origin().0, batches[batch].recorded);
        if is_said(before, &says, known.micros()) {
            kind.unchanged += 1;
            continue;
        }
        before.push(Saying { known: known.micros(), says, held: false });
        kind.rows.push(New { id, batch, known, row });
        id += 1;
    }
    Ok(kind)
}

/// What the book says of a scope.
async fn said_of<T: Statement>(conn: &mut SqliteConnection, scope: Option<&str>, said: &mut Said) -> Result<()> {
    let mut rows = sqlx::query(T::TABLE.select).bind(i64::MAX);
    if let Some(scope) = scope {
        rows = rows.bind(scope);
    }
    let mut rows = rows.fetch(conn);
    while let Some(row) = rows.try_next().await? {
        let row = Stored(&row);
        // What was read back says the same cells again, without a second description of the table.
        let read = T::read(&row, &[]).or_else(|_| T::read(&row, &row.codes()))?;
        let (about, says) = spelt::<T>(&read.cells()?);
        said.entry(about).or_default().push(Saying { known: row.known()?.micros(), says, held: true });
    }
    Ok(())
}

/// What a statement is about and what it says, each in one text: half a million of them have to be compared.
fn spelt<T: Statement>(cells: &[Cell]) -> (String, String) {
    let (about, says) = cells.split_at(T::TABLE.about.min(cells.len()));
    (one_text(about), one_text(says))
}

/// Cells as one text that no other cells give: each with its length before it.
fn one_text(cells: &[Cell]) -> String {
    let mut text = String::new();
    for cell in cells {
        let spelt = match cell {
            Cell::Text(value) => value.clone(),
            Cell::Amount(value) => value.map(|v| v.to_string()),
            Cell::Number(value) => value.map(|v| v.normalize().to_string()),
        };
        match spelt {
            Some(spelt) => text.extend([&spelt.len().to_string(), ":", &spelt]),
            None => text.push('-'),
        }
    }
    text
}

/// As for values: what the book holds for a moment was what was known then. A later delivery that says something else
/// for the very same moment became known when it was delivered.
fn date_correction(before: &[Saying], says: &str, known: Moment, recorded: Moment) -> Moment {
    let held = before.iter().rev().find(|said| said.held && said.known == known.micros());
    let contradicts = held.is_some_and(|said| said.says != says);
    if contradicts && recorded > known { recorded } else { known }
}

/// Whether it was said already: at the same moment, or earlier with nothing else said since.
fn is_said(said: &[Saying], says: &str, known: i64) -> bool {
    let Some(before) = said.iter().filter(|s| s.known <= known && s.says == says).map(|s| s.known).max() else { return false };
    before == known || !said.iter().any(|s| s.says != says && s.known > before && s.known <= known)
}

/// Inserts the new statements.
pub(crate) async fn write(conn: &mut SqliteConnection, new: &NewStatements<'_>, ids: &[Option<i64>], batches: &[Batch]) -> Result<()> {
    insert(conn, &new.targets, ids, batches).await?;
    insert(conn, &new.milestones, ids, batches).await?;
    insert(conn, &new.capacities, ids, batches).await?;
    insert(conn, &new.observations, ids, batches).await?;
    insert(conn, &new.holdings, ids, batches).await?;
    insert(conn, &new.entries, ids, batches).await
}

async fn insert<T: Statement>(conn: &mut SqliteConnection, kind: &Kind<'_, T>, ids: &[Option<i64>], batches: &[Batch]) -> Result<()> {
    for some in kind.rows.chunks(1000) {
        let cells: Vec<Vec<Cell>> = some.iter().map(|new| new.row.cells()).collect::<Result<_>>()?;
        let mut insert = QueryBuilder::<Sqlite>::new(T::TABLE.insert);
        insert.push_values(some.iter().zip(&cells), |mut out, (new, cells)| {
            out.push_bind(new.id).push_bind(ids[new.batch]);
            for cell in cells {
                match cell {
                    Cell::Text(text) => out.push_bind(text.as_deref()),
                    Cell::Amount(amount) => out.push_bind(*amount),
                    Cell::Number(number) => out.push_bind(number.map(|n| n.to_string())),
                };
            }
            let (_, source, place) = new.row.origin();
            out.push_bind(source).push_bind(new.known.micros());
            out.push_bind(batches[new.batch].recorded.micros()).push_bind(i64::from(place.line));
            if T::TABLE.cell {
                out.push_bind(place.cell.as_deref());
            }
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
            targets: stored(&mut tx, as_of, None, exceptions).await?,
            milestones: stored(&mut tx, as_of, None, exceptions).await?,
            capacities: stored(&mut tx, as_of, None, exceptions).await?,
        })
    }

    /// Every observation of a panel known up to `as_of`, in the order they became known: earlier vintages stay.
    pub async fn observations(&self, panel: &str, as_of: Moment) -> Result<Vec<Observation>> {
        stored(&mut *self.reading().await?, as_of, Some(panel), &[]).await
    }

    /// Every statement about holdings of a resource known up to `as_of`, in the order they became known, those that were
    /// revised or taken back since among them. `exceptions` are the credit codes that are valid though their check character fails.
    pub async fn holdings(&self, resource: &str, as_of: Moment, exceptions: &[String]) -> Result<Vec<Holding>> {
        stored(&mut *self.reading().await?, as_of, Some(resource), exceptions).await
    }
}

impl Ledger {
    /// Every entry about records of a kind known up to `as_of`, in the order they became known: what was revised since stays.
    pub async fn entries(&self, kind: &str, as_of: Moment) -> Result<Vec<Entry>> {
        stored(&mut *self.reading().await?, as_of, Some(kind), &[]).await
    }
}

async fn stored<T: Statement>(conn: &mut SqliteConnection, as_of: Moment, scope: Option<&str>, exceptions: &[String]) -> Result<Vec<T>> {
    let mut rows = sqlx::query(T::TABLE.select).bind(as_of.micros());
    if let Some(scope) = scope {
        rows = rows.bind(scope);
    }
    let mut rows = rows.fetch(conn);
    let mut read = Vec::new();
    while let Some(row) = rows.try_next().await? {
        read.push(T::read(&Stored(&row), exceptions)?);
    }
    Ok(read)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: &str) -> Cell {
        Cell::Text(Some(value.to_owned()))
    }

    #[test]
    fn no_two_rows_of_cells_give_one_text() {
        let rows = [
            vec![text("ab"), text("c")],
            vec![text("a"), text("bc")],
            vec![text("abc"), Cell::Text(None)],
            vec![text("abc"), text("")],
            vec![text("1:a"), text("c")],
            vec![text("-"), text("c")],
        ];
        let texts: BTreeSet<String> = rows.iter().map(|cells| one_text(cells)).collect();
        assert_eq!(texts.len(), rows.len());
    }

    #[test]
    fn zeros_at_the_end_of_a_number_say_nothing_else() {
        let number = |text: &str| one_text(&[Cell::Number(text.parse().ok())]);
        assert_eq!(number("7.60"), number("7.6"));
        assert_ne!(number("7.6"), number("7.601"));
        assert_ne!(number("76"), number("7.6"));
    }
}
