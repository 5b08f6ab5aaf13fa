//! Runs of scorecards, each pinned to a moment and to definitions, with its result row by row.

use super::{moment, refused, rules, said};
use crate::folder::sha256;
use crate::judged::Said;
use crate::{Error, Ledger, Result};
use figures::Moment;
use jiff::civil::Date;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};

/// How far an evaluation is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// 测算: computed to be looked at.
    Trial,
    /// 公示: public, and open to objections.
    Public,
    /// 认定: settled.
    Recognised,
}

impl Stage {
    /// All of them, in order.
    pub const ALL: [Stage; 3] = [Stage::Trial, Stage::Public, Stage::Recognised];

    /// Word in the book and for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Stage::Trial => "trial",
            Stage::Public => "public",
            Stage::Recognised => "recognised",
        }
    }

    /// Reads the word.
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.word() == word)
    }
}

/// A run to be kept.
#[derive(Debug, Clone, PartialEq)]
pub struct NewRun {
    /// Id of the card.
    pub card: String,
    /// Period, as written.
    pub period: String,
    /// Stage.
    pub stage: Stage,
    /// Up to when facts were known.
    pub as_of: Moment,
    /// The day whose bases and weights were used.
    pub definition: Date,
    /// Hash of the packs.
    pub packs: String,
    /// The whole result with all its explanations, which is kept by its content.
    pub explained: Vec<u8>,
    /// The run it scores anew.
    pub follows: Option<i64>,
    /// From when and until when it is open to objections; of a public one only.
    pub window: Option<(Moment, Moment)>,
    /// Why, who, when.
    pub said: Said,
    /// The result, in the order shown.
    pub rows: Vec<RunRow>,
}

/// A run.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// Its number.
    pub id: i64,
    /// Id of the card.
    pub card: String,
    /// Period, as written.
    pub period: String,
    /// Stage.
    pub stage: Stage,
    /// Up to when facts were known.
    pub as_of: Moment,
    /// The day whose bases and weights were used.
    pub definition: Date,
    /// Hash of the packs.
    pub packs: String,
    /// SHA-256 of the whole result with all its explanations.
    pub digest: String,
    /// The run it scores anew.
    pub follows: Option<i64>,
    /// From when and until when it is open to objections.
    pub window: Option<(Moment, Moment)>,
    /// Why, who, when.
    pub said: Said,
}

/// The result of one who was judged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RunRow {
    /// Code.
    pub subject: String,
    /// Ranking group; empty where there is one only.
    pub group: String,
    /// Score, as shown.
    pub score: Option<String>,
    /// Rank in the group.
    pub rank: Option<u32>,
    /// Class.
    pub grade: Option<String>,
    /// Whether it rests on a gap or an estimate.
    pub estimated: bool,
    /// Why there is no score or rank.
    pub reason: Option<String>,
}

pub(super) const SELECT: &str =
    "SELECT id, card, period, stage, as_of, definition, packs, digest, follows, opens, closes, note, person, known, recorded FROM runs";

impl Ledger {
    /// Keeps a run. It uses what was known by when it is known itself, and that is not later than the clock; a window opens no
    /// earlier. What is recognised follows a public run of the card and period that is closed and of which no objection is open, and
    /// uses no less than that did; what follows a run is of its card and period.
    ///
    /// # Errors
    /// [`Error::Refused`], or a failure of disk or book; then nothing has been written.
    pub async fn keep_run(&self, run: &NewRun) -> Result<i64> {
        let mut tx = self.writing().await?;
        rules::may_keep(&mut tx, run).await?;
        let name = format!("{}-{}-{}.csv", run.card, run.period, run.stage.word());
        let digest = self.keep_file(&mut tx, &name, &run.explained, run.said.recorded).await?;
        let insert = sqlx::query(
            "INSERT INTO runs (card, period, stage, as_of, definition, packs, digest, follows, opens, closes, note, person, known, recorded)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        );
        let insert = insert.bind(&run.card).bind(&run.period).bind(run.stage.word()).bind(run.as_of.micros());
        let insert = insert.bind(run.definition.to_string()).bind(&run.packs).bind(&digest).bind(run.follows);
        let insert = insert.bind(run.window.map(|(from, _)| from.micros())).bind(run.window.map(|(_, until)| until.micros()));
        let insert = insert.bind(&run.said.text).bind(&run.said.person).bind(run.said.known.micros()).bind(run.said.recorded.micros());
        let id = insert.execute(&mut *tx).await?.last_insert_rowid();
        keep_rows(&mut tx, id, &run.rows).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// The explanations of a run as they were kept.
    ///
    /// # Errors
    /// [`Error::Damaged`] where they are missing or not what was kept.
    pub fn explained(&self, run: &Run) -> Result<Vec<u8>> {
        let path = self.folder.sources().join(&run.digest);
        let bytes = std::fs::read(&path).map_err(|_| Error::Damaged(path.clone()))?;
        if sha256(&bytes) == run.digest { Ok(bytes) } else { Err(Error::Damaged(path)) }
    }

    /// How many filings, rows of the register, observations, holdings and decisions on its classes were recorded after a run and
    /// count as known by what it used: they change what it scores again.
    pub async fn backdated_since(&self, run: &Run) -> Result<u64> {
        let count: i64 = sqlx::query_scalar(
            "SELECT (SELECT count(*) FROM filings WHERE recorded > ?1 AND known <= ?2)
                  + (SELECT count(*) FROM register WHERE recorded > ?1 AND known <= ?2)
                  + (SELECT count(*) FROM observations WHERE recorded > ?1 AND known <= ?2)
                  + (SELECT count(*) FROM holdings WHERE recorded > ?1 AND known <= ?2)
                  + (SELECT count(*) FROM class_decisions WHERE recorded > ?1 AND known <= ?2 AND card = ?3 AND period = ?4)",
        )
        .bind(run.said.recorded.micros())
        .bind(run.as_of.micros())
        .bind(&run.card)
        .bind(&run.period)
        .fetch_one(&self.pool)
        .await?;
        Ok(count.unsigned_abs())
    }

    /// The runs known at a moment, in the order recorded.
    pub async fn runs(&self, as_of: Moment) -> Result<Vec<Run>> {
        let mut query = QueryBuilder::<Sqlite>::new(SELECT);
        query.push(" WHERE known <= ").push_bind(as_of.micros()).push(" ORDER BY id");
        query.build().fetch_all(&mut *self.reading().await?).await?.iter().map(run).collect()
    }

    /// A run with its result.
    ///
    /// # Errors
    /// [`Error::Refused`] where there is none.
    pub async fn run(&self, id: i64) -> Result<(Run, Vec<RunRow>)> {
        let mut tx = self.reading().await?;
        let found = one(&mut tx, id).await?;
        let rows = sqlx::query("SELECT subject, grouped, score, rank, grade, estimated, reason FROM run_rows WHERE run = ? ORDER BY place");
        let rows = rows.bind(id).fetch_all(&mut *tx).await?;
        Ok((found, rows.iter().map(run_row).collect::<Result<_>>()?))
    }
}

pub(super) async fn one(conn: &mut SqliteConnection, id: i64) -> Result<Run> {
    let mut query = QueryBuilder::<Sqlite>::new(SELECT);
    query.push(" WHERE id = ").push_bind(id);
    match query.build().fetch_optional(conn).await? {
        Some(row) => run(&row),
        None => Err(refused(
            "no-run",
            format!("没有评价批次 {id}；用 wanmu evaluation list 查看"),
            format!("there is no run {id}; `wanmu evaluation list` lists them"),
        )),
    }
}

async fn keep_rows(conn: &mut SqliteConnection, id: i64, rows: &[RunRow]) -> Result<()> {
    let numbered: Vec<(i64, &RunRow)> = (0..).zip(rows).collect();
    for some in numbered.chunks(1000) {
        let mut insert =
            QueryBuilder::<Sqlite>::new("INSERT INTO run_rows (run, place, subject, grouped, score, rank, grade, estimated, reason) ");
        insert.push_values(some, |mut out, (place, row)| {
            out.push_bind(id).push_bind(*place).push_bind(&row.subject).push_bind(&row.group).push_bind(row.score.as_deref());
            out.push_bind(row.rank.map(i64::from)).push_bind(row.grade.as_deref()).push_bind(i64::from(row.estimated));
            out.push_bind(row.reason.as_deref());
        });
        insert.build().execute(&mut *conn).await?;
    }
    Ok(())
}

pub(super) fn run(row: &SqliteRow) -> Result<Run> {
    let unreadable = |what: &str| Error::Unreadable(what.to_owned());
    let (stage, definition): (&str, &str) = (row.try_get(3)?, row.try_get(5)?);
    let window = match row.try_get::<Option<i64>, _>(10)? {
        Some(closes) => Some((Moment::from_micros(row.try_get::<Option<i64>, _>(9)?.unwrap_or(closes)), Moment::from_micros(closes))),
        None => None,
    };
    Ok(Run {
        id: row.try_get(0)?,
        card: row.try_get(1)?,
        period: row.try_get(2)?,
        stage: Stage::parse(stage).ok_or_else(|| unreadable(stage))?,
        as_of: moment(row, 4)?,
        definition: definition.parse().map_err(|_| unreadable(definition))?,
        packs: row.try_get(6)?,
        digest: row.try_get(7)?,
        follows: row.try_get(8)?,
        window,
        said: said(row, 11)?,
    })
}

fn run_row(row: &SqliteRow) -> Result<RunRow> {
    Ok(RunRow {
        subject: row.try_get(0)?,
        group: row.try_get(1)?,
        score: row.try_get(2)?,
        rank: row.try_get::<Option<i64>, _>(3)?.and_then(|rank| u32::try_from(rank).ok()),
        grade: row.try_get(4)?,
        estimated: row.try_get::<i64, _>(5)? != 0,
        reason: row.try_get(6)?,
    })
}
