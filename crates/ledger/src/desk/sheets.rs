//! Sheets as they are: their heads, cells, and what every cell was before.

use super::{SheetKey, SheetState, existing, moment};
use crate::amount::unscaled;
use crate::{Ledger, Result};
use figures::{Decimal, Moment};
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};
use std::collections::BTreeSet;

/// A sheet without its cells.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SheetHead {
    /// Which.
    pub key: SheetKey,
    /// How far it has come.
    pub state: SheetState,
    /// Its version, which grows with every change.
    pub version: i64,
    /// When it last changed.
    pub changed: Moment,
    /// What was open when this very version was last checked.
    pub open: Option<OpenIssues>,
    /// When it was last submitted.
    pub submitted: Option<Moment>,
    /// When it was last accepted.
    pub accepted: Option<Moment>,
}

/// How many issues of each class are open.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct OpenIssues {
    /// 强制性.
    pub a: u32,
    /// 准强制性.
    pub b: u32,
    /// 核实性.
    pub c: u32,
    /// 提示性.
    pub d: u32,
}

/// A cell of a sheet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Item code.
    pub item: String,
    /// Column id.
    pub column: String,
    /// As typed; empty where it was cleared.
    pub text: String,
    /// What that is in the item's unit.
    pub value: Option<Decimal>,
    /// Its version, from 1.
    pub version: i64,
    /// Who wrote it.
    pub person: String,
    /// When.
    pub at: Moment,
    /// Where it was read, where it came with a file.
    pub origin: Option<Origin>,
}

/// The cell of a file from which a value was taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Origin {
    /// The file's name.
    pub file: String,
    /// Its content hash, under which it lies in `sources`.
    pub sha256: String,
    /// The cell, such as `Sheet1!C7`.
    pub cell: String,
    /// Its row.
    pub line: u32,
}

/// A change of a cell.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CellChange {
    /// The version it made.
    pub version: i64,
    /// Text and value before; nothing where nobody had written it.
    pub before: Option<(String, Option<Decimal>)>,
    /// Text and value after.
    pub after: (String, Option<Decimal>),
    /// Who.
    pub person: String,
    /// When.
    pub at: Moment,
}

const HEAD: &str = "SELECT s.form, s.period, s.unit, s.state, s.version, s.changed, s.checked, s.open_a, s.open_b, s.open_c, s.open_d,
    (SELECT max(u.at) FROM submissions u WHERE u.sheet = s.id),
    (SELECT max(a.at) FROM submissions u JOIN submission_acts a ON a.submission = u.id WHERE u.sheet = s.id AND a.act = 'accepted'), s.id
  FROM sheets s";

/// The same as it stood at a moment: the state is what the last act until then left, and every put, act and reopening made a version.
const PAST: &str = "SELECT s.form, s.period, s.unit,
    CASE WHEN s.reopened IS NOT NULL AND s.reopened >= coalesce(s.acted, 0) THEN 'returned'
         WHEN s.act IS NULL OR s.act = 'withdrawn' THEN 'draft' ELSE s.act END,
    s.puts + s.acts + s.reopenings, max(coalesce(s.put, 0), coalesce(s.acted, 0), coalesce(s.reopened, 0)),
    s.checked, s.open_a, s.open_b, s.open_c, s.open_d, s.submitted, s.accepted, s.id
  FROM (SELECT o.id, o.form, o.period, o.unit, o.checked, o.open_a, o.open_b, o.open_c, o.open_d,
      (SELECT a.act FROM submissions u JOIN submission_acts a ON a.submission = u.id WHERE u.sheet = o.id AND a.at <= ?1 ORDER BY a.id DESC LIMIT 1) AS act,
      (SELECT max(a.at) FROM submissions u JOIN submission_acts a ON a.submission = u.id WHERE u.sheet = o.id AND a.at <= ?1) AS acted,
      (SELECT count(*) FROM submissions u JOIN submission_acts a ON a.submission = u.id WHERE u.sheet = o.id AND a.at <= ?1) AS acts,
      (SELECT max(u.at) FROM submissions u WHERE u.sheet = o.id AND u.at <= ?1) AS submitted,
      (SELECT max(a.at) FROM submissions u JOIN submission_acts a ON a.submission = u.id
       WHERE u.sheet = o.id AND a.act = 'accepted' AND a.at <= ?1) AS accepted,
      (SELECT max(h.at) FROM cell_changes h WHERE h.sheet = o.id AND h.at <= ?1) AS put,
      (SELECT count(DISTINCT h.at) FROM cell_changes h WHERE h.sheet = o.id AND h.at <= ?1) AS puts,
      (SELECT max(d.at) FROM requests r JOIN request_decisions d ON d.request = r.id WHERE r.kind = 'reopen' AND d.verdict = 'approved'
       AND d.at <= ?1 AND r.subject = o.form || '/' || o.period || '/' || o.unit) AS reopened,
      (SELECT count(*) FROM requests r JOIN request_decisions d ON d.request = r.id WHERE r.kind = 'reopen' AND d.verdict = 'approved'
       AND d.at <= ?1 AND r.subject = o.form || '/' || o.period || '/' || o.unit) AS reopenings
    FROM sheets o WHERE (?2 IS NULL OR o.form = ?2) AND (?3 IS NULL OR o.period = ?3) AND (?4 IS NULL OR o.unit = ?4)) s
  WHERE s.puts + s.reopenings > 0 ORDER BY s.form, s.period, s.unit";

/// The cells of a sheet as they are, and as they were.
const CELLS: &str = "SELECT c.item, c.col, c.text, c.value, c.version, c.person, c.at, c.file, c.source, c.place, c.line
  FROM cells c WHERE c.sheet = ?1 AND ?2 > 0 ORDER BY c.item, c.col";
const PAST_CELLS: &str = "SELECT h.item, h.col, h.after_text, h.after_value, h.version, h.person, h.at, coalesce(c.file, f.file), h.source, h.place, c.line
  FROM cell_changes h
  LEFT JOIN sources f ON f.sha256 = h.source
  LEFT JOIN cells c ON c.sheet = h.sheet AND c.item = h.item AND c.col = h.col AND c.version = h.version
  WHERE h.sheet = ?1 AND h.at <= ?2
    AND NOT EXISTS (SELECT 1 FROM cell_changes l WHERE l.sheet = h.sheet AND l.item = h.item AND l.col = h.col AND l.id > h.id AND l.at <= ?2)
  ORDER BY h.item, h.col";

impl Ledger {
    /// A sheet's head; nothing where nobody has typed anything yet.
    pub async fn sheet(&self, key: &SheetKey) -> Result<Option<SheetHead>> {
        let mut tx = self.reading().await?;
        self.rows(&mut tx, (Some(&key.form), Some(&key.period), Some(&key.unit))).await?.first().map(head).transpose()
    }

    /// Rows of heads, as of the moment that the book is read at.
    async fn rows(&self, conn: &mut SqliteConnection, of: (Option<&str>, Option<&str>, Option<&str>)) -> Result<Vec<SqliteRow>> {
        if let Some(at) = self.until {
            return Ok(sqlx::query(PAST).bind(at.micros()).bind(of.0).bind(of.1).bind(of.2).fetch_all(conn).await?);
        }
        let mut query = QueryBuilder::<Sqlite>::new(HEAD);
        query.push(" WHERE 1");
        for (column, value) in [(" AND s.form = ", of.0), (" AND s.period = ", of.1), (" AND s.unit = ", of.2)] {
            if let Some(value) = value {
                query.push(column).push_bind(value.to_owned());
            }
        }
        query.push(" ORDER BY s.form, s.period, s.unit");
        Ok(query.build().fetch_all(conn).await?)
    }

    /// The heads of all sheets of a form, a period and a unit, as far as these are named; by form, period and unit.
    pub async fn sheets(&self, form: Option<&str>, period: Option<&str>, unit: Option<&str>) -> Result<Vec<SheetHead>> {
        let mut tx = self.reading().await?;
        self.rows(&mut tx, (form, period, unit)).await?.iter().map(head).collect()
    }

    /// The head of a sheet with all its cells, by item and column, as of one state of the book.
    pub async fn sheet_cells(&self, key: &SheetKey) -> Result<Option<(SheetHead, Vec<Cell>)>> {
        let mut tx = self.reading().await?;
        let rows = self.rows(&mut tx, (Some(&key.form), Some(&key.period), Some(&key.unit))).await?;
        let Some(row) = rows.first() else { return Ok(None) };
        let cells = sqlx::query(if self.until.is_some() { PAST_CELLS } else { CELLS });
        let cells = cells.bind(row.try_get::<i64, _>(13)?).bind(self.until()).fetch_all(&mut *tx).await?;
        Ok(Some((head(row)?, cells.iter().map(cell).collect::<Result<_>>()?)))
    }

    /// What a cell was, in the order of its versions.
    pub async fn cell_history(&self, key: &SheetKey, item: &str, column: &str) -> Result<Vec<CellChange>> {
        let rows = sqlx::query(
            "SELECT h.version, h.before_text, h.before_value, h.after_text, h.after_value, h.person, h.at
             FROM sheets s JOIN cell_changes h ON h.sheet = s.id
             WHERE s.form = ? AND s.period = ? AND s.unit = ? AND h.item = ? AND h.col = ? ORDER BY h.id",
        );
        let rows = rows.bind(&key.form).bind(&key.period).bind(&key.unit).bind(item).bind(column).fetch_all(&self.pool).await?;
        rows.iter().map(change).collect()
    }

    /// Keeps what a check of a version of a sheet found open; of another version than there is nothing is kept.
    pub async fn note_check(&self, key: &SheetKey, version: i64, open: OpenIssues) -> Result<()> {
        let mut tx = self.writing().await?;
        let sheet = existing(&mut tx, key).await?;
        let update =
            sqlx::query("UPDATE sheets SET checked = ?, open_a = ?, open_b = ?, open_c = ?, open_d = ? WHERE id = ? AND version = ?");
        let update = update.bind(version).bind(open.a).bind(open.b).bind(open.c).bind(open.d);
        update.bind(sheet.id).bind(version).execute(&mut *tx).await?;
        tx.commit().await
    }

    /// Since when the book holds own values of a form for some periods, by unit and period.
    pub async fn filers(&self, form: &str, periods: &[String]) -> Result<Vec<(String, String, Moment)>> {
        let mut found = Vec::new();
        for some in periods.chunks(1000) {
            let mut query = QueryBuilder::<Sqlite>::new("SELECT unit, period, min(known) FROM filings WHERE role = 'current' AND form = ");
            query.push_bind(form.to_owned()).push(" AND known <= ").push_bind(self.until()).push(" AND period IN (");
            let mut list = query.separated(", ");
            some.iter().for_each(|period| _ = list.push_bind(period.clone()));
            query.push(") GROUP BY unit, period ORDER BY period, unit");
            for row in query.build().fetch_all(&self.pool).await? {
                found.push((row.try_get(0)?, row.try_get(1)?, moment(&row, 2)?));
            }
        }
        Ok(found)
    }

    /// Since when the book holds own values of one unit on a form for any of some periods.
    pub async fn filed_since(&self, unit: &str, form: &str, periods: &[String]) -> Result<Option<Moment>> {
        let mut query = QueryBuilder::<Sqlite>::new("SELECT min(known) FROM filings WHERE role = 'current' AND unit = ");
        query.push_bind(unit.to_owned()).push(" AND form = ").push_bind(form.to_owned());
        query.push(" AND known <= ").push_bind(self.until()).push(" AND period IN (");
        let mut list = query.separated(", ");
        periods.iter().for_each(|period| _ = list.push_bind(period.clone()));
        query.push(")");
        let known: Option<i64> = query.build_query_scalar().fetch_one(&self.pool).await?;
        Ok(known.map(Moment::from_micros))
    }

    /// The newest value of every form, period, role and item of one unit as known at a moment, with its form.
    pub async fn history_of(&self, unit: &str, as_of: Moment) -> Result<Vec<(String, crate::LatestValue)>> {
        self.newest(unit, None, as_of).await
    }

    /// The same of some items of one form: who saves a cell needs no more, and many save at once.
    pub async fn history_of_items(
        &self,
        unit: &str,
        of: (&str, &BTreeSet<&str>),
        as_of: Moment,
    ) -> Result<Vec<(String, crate::LatestValue)>> {
        self.newest(unit, Some(of), as_of).await
    }

    async fn newest(&self, unit: &str, of: Option<(&str, &BTreeSet<&str>)>, as_of: Moment) -> Result<Vec<(String, crate::LatestValue)>> {
        let mut query = QueryBuilder::<Sqlite>::new(
            "SELECT form, period, role, item, value FROM (
               SELECT f.form, f.period, f.role, v.item, v.value,
                      row_number() OVER (PARTITION BY f.form, f.period, f.role, v.item ORDER BY f.known DESC, f.id DESC) AS nth
               FROM filings f JOIN facts v ON v.filing = f.id WHERE f.unit = ",
        );
        query.push_bind(unit.to_owned()).push(" AND f.known <= ").push_bind(as_of.micros().min(self.until()));
        if let Some((form, items)) = of {
            query.push(" AND f.form = ").push_bind(form.to_owned()).push(" AND v.item IN (");
            let mut list = query.separated(", ");
            items.iter().for_each(|item| _ = list.push_bind((*item).to_owned()));
            query.push(")");
        }
        query.push(") WHERE nth = 1 ORDER BY form, period, role, item");
        let rows = query.build().fetch_all(&self.pool).await?;
        let one = |row: &SqliteRow| {
            let role = crate::chains::role(row.try_get(2)?)?;
            let value = unscaled(row.try_get(4)?);
            Ok((row.try_get(0)?, crate::LatestValue { unit: unit.to_owned(), period: row.try_get(1)?, role, item: row.try_get(3)?, value }))
        };
        rows.iter().map(one).collect()
    }
}

fn head(row: &SqliteRow) -> Result<SheetHead> {
    let (version, checked): (i64, Option<i64>) = (row.try_get(4)?, row.try_get(6)?);
    let open = |at: usize| row.try_get::<u32, _>(at);
    let open = match checked == Some(version) {
        true => Some(OpenIssues { a: open(7)?, b: open(8)?, c: open(9)?, d: open(10)? }),
        false => None,
    };
    let at = |column: usize| -> Result<_> { Ok(row.try_get::<Option<i64>, _>(column)?.map(Moment::from_micros)) };
    Ok(SheetHead {
        key: SheetKey { form: row.try_get(0)?, period: row.try_get(1)?, unit: row.try_get(2)? },
        state: SheetState::parse(row.try_get(3)?)?,
        version,
        changed: moment(row, 5)?,
        open,
        submitted: at(11)?,
        accepted: at(12)?,
    })
}

fn cell(row: &SqliteRow) -> Result<Cell> {
    let (file, sha256): (Option<String>, Option<String>) = (row.try_get(7)?, row.try_get(8)?);
    let (place, line): (Option<String>, Option<u32>) = (row.try_get(9)?, row.try_get(10)?);
    let origin = file.zip(sha256).zip(place).map(|((file, sha256), cell)| Origin { file, sha256, cell, line: line.unwrap_or_default() });
    Ok(Cell {
        item: row.try_get(0)?,
        column: row.try_get(1)?,
        text: row.try_get(2)?,
        value: row.try_get::<Option<i64>, _>(3)?.map(unscaled),
        version: row.try_get(4)?,
        person: row.try_get(5)?,
        at: moment(row, 6)?,
        origin,
    })
}

fn change(row: &SqliteRow) -> Result<CellChange> {
    let value = |at: usize| -> Result<_> { Ok(row.try_get::<Option<i64>, _>(at)?.map(unscaled)) };
    let (text, before) = (row.try_get::<Option<String>, _>(1)?, value(2)?);
    Ok(CellChange {
        version: row.try_get(0)?,
        before: text.map(|text| (text, before)),
        after: (row.try_get(3)?, value(4)?),
        person: row.try_get(5)?,
        at: moment(row, 6)?,
    })
}
