//! Objections to public results, and their answers.

use super::{no_objection, refused, said};
use crate::evaluations::runs::{Run, Stage, one};
use crate::judged::{Evidence, Said, is_same_person};
use crate::{Error, Ledger, Result};
use figures::Moment;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};
use std::collections::BTreeMap;

/// An objection to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewObjection {
    /// The run.
    pub run: i64,
    /// Code of the one it is about.
    pub subject: String,
    /// The term of the card; the class itself without one.
    pub term: Option<String>,
    /// The value that is claimed, as written.
    pub claimed: Option<String>,
    /// Why it is recorded only now, where the window has closed since it was made; not kept of others.
    pub entered_late: Option<String>,
    /// What is said, by whom, when.
    pub said: Said,
}

/// An objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Objection {
    /// Its number.
    pub id: i64,
    /// The run.
    pub run: i64,
    /// Code of the one it is about.
    pub subject: String,
    /// The term of the card; the class itself without one.
    pub term: Option<String>,
    /// The value that is claimed, as written.
    pub claimed: Option<String>,
    /// Why it was recorded only after the window, though made in time.
    pub entered_late: Option<String>,
    /// What is said, by whom, when.
    pub said: Said,
    /// Files that bear it out.
    pub evidence: Vec<Evidence>,
    /// The answer, once there is one.
    pub answer: Option<Answer>,
}

/// The answer to an objection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// What was decided.
    pub reply: Reply,
    /// Why, by whom, when.
    pub said: Said,
}

/// What was decided on an objection.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reply {
    /// 采纳: what is wrong is put right.
    Upheld,
    /// 不予采纳.
    Rejected,
    /// Taken back by whoever objected.
    Withdrawn,
}

impl Reply {
    /// Word in the book and for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Reply::Upheld => "upheld",
            Reply::Rejected => "rejected",
            Reply::Withdrawn => "withdrawn",
        }
    }

    fn parse(word: &str) -> Result<Self> {
        let all = [Reply::Upheld, Reply::Rejected, Reply::Withdrawn];
        all.into_iter().find(|reply| reply.word() == word).ok_or_else(|| Error::Unreadable(format!("answer {word}")))
    }
}

impl Ledger {
    /// Keeps an objection to a public run within its window, with its files (name, bytes). Later there is none (逾期不予受理); one
    /// that was made in time and is recorded later says why.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::TooLarge`], or a failure of disk or book; then nothing has been written.
    pub async fn object(&self, new: &NewObjection, files: &[(String, Vec<u8>)]) -> Result<i64> {
        let mut tx = self.writing().await?;
        let run = one(&mut tx, new.run).await?;
        in_window(&run, new.said.known)?;
        let late = late_entry(&run, new)?;
        let there: i64 = sqlx::query_scalar("SELECT count(*) FROM run_rows WHERE run = ? AND subject = ?")
            .bind(new.run)
            .bind(&new.subject)
            .fetch_one(&mut *tx)
            .await?;
        if there == 0 {
            let (zh, en) = (format!("批次 {} 没有 {}", new.run, new.subject), format!("{} is not in run {}", new.subject, new.run));
            return Err(refused("not-in-run", zh, en));
        }
        let insert = sqlx::query(
            "INSERT INTO objections (run, subject, term, claimed, entered_late, text, person, known, recorded) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        );
        let insert = insert.bind(new.run).bind(&new.subject).bind(&new.term).bind(&new.claimed).bind(late);
        let insert = insert.bind(&new.said.text).bind(&new.said.person).bind(new.said.known.micros()).bind(new.said.recorded.micros());
        let id = insert.execute(&mut *tx).await?.last_insert_rowid();
        for (file, bytes) in files {
            let hash = self.keep_file(&mut tx, file, bytes, new.said.recorded).await?;
            let insert = sqlx::query("INSERT INTO objection_evidence (objection, source, file) VALUES (?, ?, ?)");
            insert.bind(id).bind(&hash).bind(file).execute(&mut *tx).await?;
        }
        tx.commit().await?;
        Ok(id)
    }

    /// Keeps the answer to an objection: once, not before it, and by another person unless it is taken back.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::SamePerson`], or a failure of disk or book.
    pub async fn answer(&self, objection: i64, reply: Reply, said: &Said) -> Result<()> {
        let mut tx = self.writing().await?;
        let all = objections(&mut tx, Moment::from_micros(i64::MAX)).await?;
        let Some(asked) = all.into_iter().find(|o| o.id == objection) else {
            return Err(no_objection(objection));
        };
        if let Some(answer) = asked.answer {
            let word = answer.reply.word();
            return Err(refused(
                "answered",
                format!("异议 {objection} 已答复（{word}）"),
                format!("objection {objection} is answered ({word})"),
            ));
        }
        let same = is_same_person(&asked.said.person, &said.person);
        if same != (reply == Reply::Withdrawn) {
            if same {
                return Err(Error::SamePerson(said.person.clone()));
            }
            return Err(refused("not-its-author", "只有提出人可以撤回异议", "only whoever objected takes it back"));
        }
        if asked.said.known > said.known {
            return Err(refused("answer-before", "答复不能早于异议", "an answer does not come before its objection"));
        }
        let insert = sqlx::query("INSERT INTO answers (objection, verdict, text, person, known, recorded) VALUES (?, ?, ?, ?, ?, ?)");
        let insert = insert.bind(objection).bind(reply.word()).bind(&said.text).bind(&said.person);
        insert.bind(said.known.micros()).bind(said.recorded.micros()).execute(&mut *tx).await?;
        tx.commit().await
    }

    /// The objections known at a moment with their answers, in the order recorded.
    pub async fn objections(&self, as_of: Moment) -> Result<Vec<Objection>> {
        objections(&mut *self.reading().await?, as_of).await
    }
}

/// That a run is public and open at a moment.
fn in_window(run: &Run, known: Moment) -> Result<()> {
    let Some((opens, closes)) = run.window.filter(|_| run.stage == Stage::Public) else {
        let (zh, en) =
            (format!("批次 {} 没有公示，不能提出异议", run.id), format!("run {} is not public, so there is nothing to object to", run.id));
        return Err(refused("not-public", zh, en));
    };
    if known < opens {
        let (zh, en) = (format!("批次 {} 的公示还没有开始", run.id), format!("run {} is not open yet", run.id));
        return Err(refused("not-open-yet", zh, en));
    }
    if known > closes {
        let (zh, en) = (
            format!("批次 {} 的公示期已过，逾期视为无异议", run.id),
            format!("run {} is closed; without an objection in time there is none", run.id),
        );
        return Err(refused("closed", zh, en));
    }
    Ok(())
}

/// Why an objection that was made in time is recorded after the window.
fn late_entry<'n>(run: &Run, new: &'n NewObjection) -> Result<Option<&'n str>> {
    let late = run.window.is_some_and(|(_, closes)| new.said.recorded > closes);
    let why = new.entered_late.as_deref().map(str::trim).filter(|why| !why.is_empty());
    if late && why.is_none() {
        let (zh, en) = (
            format!("批次 {} 的公示期已过；期内提出、现在补录的异议须用 --late-entry 写明补录原因", run.id),
            format!("run {} is closed; for an objection made in time and recorded now, --late-entry says why", run.id),
        );
        return Err(refused("late-entry", zh, en));
    }
    Ok(why.filter(|_| late))
}

pub(super) async fn objections(conn: &mut SqliteConnection, as_of: Moment) -> Result<Vec<Objection>> {
    let rows = sqlx::query(
        "SELECT id, run, subject, term, claimed, text, person, known, recorded, entered_late FROM objections WHERE known <= ? ORDER BY id",
    );
    let rows = rows.bind(as_of.micros()).fetch_all(&mut *conn).await?;
    let answers = sqlx::query("SELECT objection, verdict, text, person, known, recorded FROM answers WHERE known <= ?");
    let answers = answers.bind(as_of.micros()).fetch_all(&mut *conn).await?;
    let answer = |row: &SqliteRow| Ok((row.try_get(0)?, Answer { reply: Reply::parse(row.try_get(1)?)?, said: said(row, 2)? }));
    let mut answers: BTreeMap<i64, Answer> = answers.iter().map(answer).collect::<Result<_>>()?;
    let mut evidence: BTreeMap<i64, Vec<Evidence>> = BTreeMap::new();
    for row in sqlx::query("SELECT objection, file, source FROM objection_evidence ORDER BY id").fetch_all(&mut *conn).await? {
        evidence.entry(row.try_get(0)?).or_default().push(Evidence { file: row.try_get(1)?, sha256: row.try_get(2)? });
    }
    let one = |row: &SqliteRow| {
        let id = row.try_get(0)?;
        Ok(Objection {
            id,
            run: row.try_get(1)?,
            subject: row.try_get(2)?,
            term: row.try_get(3)?,
            claimed: row.try_get(4)?,
            entered_late: row.try_get(9)?,
            said: said(row, 5)?,
            evidence: evidence.remove(&id).unwrap_or_default(),
            answer: answers.remove(&id),
        })
    };
    rows.iter().map(one).collect()
}
