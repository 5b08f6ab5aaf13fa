//! Writing cells: all of a call or none, each against the version that was seen.

use super::{CellConflict, DeskError, Origin, SheetKey, SheetState, locks, moment, row};
use crate::amount::{scale, unscaled};
use crate::{Error, Ledger, Result};
use figures::{Decimal, Moment, Place};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};
use std::collections::BTreeMap;

/// Rows a statement inserts at once.
const ROWS: usize = 1000;

/// Cells to be written together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Put {
    /// The sheet; the first put makes it.
    pub key: SheetKey,
    /// The cells; of one named twice the last counts.
    pub cells: Vec<CellPut>,
    /// Who writes.
    pub person: String,
    /// When.
    pub at: Moment,
    /// The file they were read from (name, bytes), kept by content hash.
    pub source: Option<(String, Vec<u8>)>,
}

/// A cell to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellPut {
    /// Item code.
    pub item: String,
    /// Column id.
    pub column: String,
    /// As typed; empty clears it.
    pub text: String,
    /// What that is in the item's unit.
    pub value: Option<Decimal>,
    /// The version that was seen; 0 of a cell nobody has written.
    pub version: i64,
    /// Cell and line of the file it was read from.
    pub place: Option<(String, u32)>,
}

/// What a put came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Saved {
    /// The sheet's version now.
    pub version: i64,
    /// The cells with their versions, by item and column.
    pub cells: Vec<SavedCell>,
}

/// A cell as it is now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SavedCell {
    /// Item code.
    pub item: String,
    /// Column id.
    pub column: String,
    /// Its version.
    pub version: i64,
}

/// What a cell holds before the put.
struct Before {
    text: String,
    value: Option<i64>,
    version: i64,
    person: String,
    at: Moment,
    place: Option<String>,
}

/// A cell to be written, with its amount scaled.
struct New<'a> {
    cell: &'a CellPut,
    value: Option<i64>,
    before: Option<&'a Before>,
}

type Spot<'a> = (&'a str, &'a str);

impl Ledger {
    /// Writes cells under the write lock. What is refused has written nothing.
    pub(super) async fn put(&self, conn: &mut SqliteConnection, put: &Put) -> Result<Saved> {
        locks::open(conn, &put.key.form, &put.key.period).await?;
        let sheet = row(conn, &put.key).await?;
        if let Some(state) = sheet.as_ref().map(|s| s.state).filter(|s| !s.is_open()) {
            return Err(DeskError::State(state).into());
        }
        let cells: BTreeMap<Spot<'_>, &CellPut> = put.cells.iter().map(|c| ((c.item.as_str(), c.column.as_str()), c)).collect();
        let held = match &sheet {
            Some(sheet) => held(conn, sheet.id, &cells).await?,
            None => BTreeMap::new(),
        };
        let (new, same) = compared(&cells, &held)?;
        if new.is_empty() {
            return Ok(Saved { version: sheet.map_or(0, |s| s.version), cells: same });
        }
        let source = match &put.source {
            Some((file, bytes)) => Some((self.keep_file(conn, file, bytes, put.at).await?, file.as_str())),
            None => None,
        };
        let (id, version) = next_version(conn, put, sheet.map(|s| (s.id, s.version))).await?;
        let at = At { sheet: id, put, source: source.as_ref().map(|(hash, file)| (hash.as_str(), *file)) };
        let saved = at.write(conn, &new).await?;
        let mut cells: Vec<SavedCell> = same.into_iter().chain(saved).collect();
        cells.sort_by(|a, b| (&a.item, &a.column).cmp(&(&b.item, &b.column)));
        Ok(Saved { version, cells })
    }
}

/// The cells to be written and those that are already as wanted, or the conflicts.
fn compared<'a>(
    cells: &BTreeMap<Spot<'a>, &'a CellPut>,
    held: &'a BTreeMap<(String, String), Before>,
) -> Result<(Vec<New<'a>>, Vec<SavedCell>)> {
    let (mut new, mut same, mut conflicts) = (Vec::new(), Vec::new(), Vec::new());
    for ((item, column), cell) in cells {
        let before = held.get(&((*item).to_owned(), (*column).to_owned()));
        let value = cell.value.map(|v| scale(v).ok_or_else(|| too_long(cell, v))).transpose()?;
        let as_wanted = before.is_some_and(|b| b.text == cell.text && b.value == value && b.place.as_deref() == place_of(cell));
        match before.map_or(0, |b| b.version) {
            // Told again, because the answer was lost on the way.
            version if as_wanted => same.push(saved(cell, version)),
            version if version != cell.version => conflicts.push(conflict(cell, before)),
            _ if before.is_none() && cell.text.is_empty() => same.push(saved(cell, 0)),
            _ => new.push(New { cell, value, before }),
        }
    }
    if conflicts.is_empty() { Ok((new, same)) } else { Err(DeskError::CellsChanged(conflicts).into()) }
}

fn place_of(cell: &CellPut) -> Option<&str> {
    cell.place.as_ref().map(|(place, _)| place.as_str())
}

fn saved(cell: &CellPut, version: i64) -> SavedCell {
    SavedCell { item: cell.item.clone(), column: cell.column.clone(), version }
}

fn too_long(cell: &CellPut, value: Decimal) -> Error {
    Error::Amount { place: Box::new(Place::file(format!("{}/{}", cell.item, cell.column))), value }
}

fn conflict(cell: &CellPut, before: Option<&Before>) -> CellConflict {
    CellConflict {
        item: cell.item.clone(),
        column: cell.column.clone(),
        text: before.map(|b| b.text.clone()).unwrap_or_default(),
        value: before.and_then(|b| b.value).map(unscaled),
        version: before.map_or(0, |b| b.version),
        person: before.map(|b| b.person.clone()).unwrap_or_default(),
        at: before.map_or(Moment::from_micros(0), |b| b.at),
    }
}

/// The cells of a sheet as they are: one, or all where several are asked for.
async fn held(conn: &mut SqliteConnection, sheet: i64, cells: &BTreeMap<Spot<'_>, &CellPut>) -> Result<BTreeMap<(String, String), Before>> {
    let mut query = QueryBuilder::<Sqlite>::new("SELECT item, col, text, value, version, person, at, place FROM cells WHERE sheet = ");
    query.push_bind(sheet);
    if let (1, Some((item, column))) = (cells.len(), cells.keys().next()) {
        query.push(" AND item = ").push_bind((*item).to_owned()).push(" AND col = ").push_bind((*column).to_owned());
    }
    let one = |row: &SqliteRow| -> Result<((String, String), Before)> {
        let before = Before {
            text: row.try_get(2)?,
            value: row.try_get(3)?,
            version: row.try_get(4)?,
            person: row.try_get(5)?,
            at: moment(row, 6)?,
            place: row.try_get(7)?,
        };
        Ok(((row.try_get(0)?, row.try_get(1)?), before))
    };
    query.build().fetch_all(conn).await?.iter().map(one).collect()
}

/// The sheet's id with its next version; the first put makes it.
async fn next_version(conn: &mut SqliteConnection, put: &Put, sheet: Option<(i64, i64)>) -> Result<(i64, i64)> {
    if let Some((id, version)) = sheet {
        let update = sqlx::query("UPDATE sheets SET version = version + 1, changed = ? WHERE id = ?");
        update.bind(put.at.micros()).bind(id).execute(conn).await?;
        return Ok((id, version + 1));
    }
    let insert = sqlx::query("INSERT INTO sheets (form, period, unit, state, version, changed) VALUES (?, ?, ?, ?, 1, ?)");
    let insert = insert.bind(&put.key.form).bind(&put.key.period).bind(&put.key.unit).bind(SheetState::Draft.word());
    Ok((insert.bind(put.at.micros()).execute(conn).await?.last_insert_rowid(), 1))
}

/// Where and by whom cells are written.
struct At<'a> {
    sheet: i64,
    put: &'a Put,
    source: Option<(&'a str, &'a str)>,
}

impl At<'_> {
    async fn write(&self, conn: &mut SqliteConnection, new: &[New<'_>]) -> Result<Vec<SavedCell>> {
        for some in new.chunks(ROWS) {
            self.cells(conn, some).await?;
            self.changes(conn, some).await?;
        }
        Ok(new.iter().map(|n| saved(n.cell, n.version())).collect())
    }

    async fn cells(&self, conn: &mut SqliteConnection, new: &[New<'_>]) -> Result<()> {
        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO cells (sheet, item, col, text, value, version, person, at, source, file, place, line) ",
        );
        insert.push_values(new, |mut row, n| {
            let origin = self.origin(n);
            row.push_bind(self.sheet).push_bind(&n.cell.item).push_bind(&n.cell.column).push_bind(&n.cell.text).push_bind(n.value);
            row.push_bind(n.version()).push_bind(&self.put.person).push_bind(self.put.at.micros());
            row.push_bind(origin.as_ref().map(|o| o.sha256.clone())).push_bind(origin.as_ref().map(|o| o.file.clone()));
            row.push_bind(origin.as_ref().map(|o| o.cell.clone())).push_bind(origin.map(|o| i64::from(o.line)));
        });
        insert.push(
            " ON CONFLICT (sheet, item, col) DO UPDATE SET text = excluded.text, value = excluded.value, version = excluded.version,
              person = excluded.person, at = excluded.at, source = excluded.source, file = excluded.file, place = excluded.place,
              line = excluded.line",
        );
        insert.build().execute(conn).await?;
        Ok(())
    }

    async fn changes(&self, conn: &mut SqliteConnection, new: &[New<'_>]) -> Result<()> {
        let mut insert = QueryBuilder::<Sqlite>::new(
            "INSERT INTO cell_changes (sheet, item, col, version, before_text, before_value, after_text, after_value, person, at, source, place) ",
        );
        insert.push_values(new, |mut row, n| {
            let origin = self.origin(n);
            row.push_bind(self.sheet).push_bind(&n.cell.item).push_bind(&n.cell.column).push_bind(n.version());
            row.push_bind(n.before.map(|b| b.text.clone())).push_bind(n.before.and_then(|b| b.value));
            row.push_bind(&n.cell.text).push_bind(n.value).push_bind(&self.put.person).push_bind(self.put.at.micros());
            row.push_bind(origin.as_ref().map(|o| o.sha256.clone())).push_bind(origin.map(|o| o.cell));
        });
        insert.build().execute(conn).await?;
        Ok(())
    }

    fn origin(&self, new: &New<'_>) -> Option<Origin> {
        let ((sha256, file), (cell, line)) = self.source.zip(new.cell.place.as_ref())?;
        Some(Origin { file: file.to_owned(), sha256: sha256.to_owned(), cell: cell.clone(), line: *line })
    }
}

impl New<'_> {
    fn version(&self) -> i64 {
        self.before.map_or(1, |b| b.version + 1)
    }
}
