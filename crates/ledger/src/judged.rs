//! What people said of issues: explanations with evidence, exemptions that a second person approves. Append-only
//! like the facts, with the moment each became known and the one it was recorded.

use crate::folder::sha256;
use crate::held::{self, Basis};
use crate::outgoing::{OutgoingKind, leave};
use crate::{Error, Ledger, Result};
use figures::Moment;
use jiff::civil::Date;
use sqlx::sqlite::SqliteRow;
use sqlx::{QueryBuilder, Row, Sqlite, SqliteConnection};
use std::collections::BTreeMap;

/// What is spoken of: an edit and, as far as it is said, whom and what of. What is empty is meant for all.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct About {
    /// Id of the edit.
    pub edit: String,
    /// Credit code.
    pub unit: Option<String>,
    /// Official table number.
    pub form: Option<String>,
    /// Period, as it is filed.
    pub period: Option<String>,
    /// Item code; of a macro edit the group.
    pub item: Option<String>,
}

/// Who says something, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// The words: an explanation, the reason of a request, a note to a decision.
    pub text: String,
    /// Who.
    pub person: String,
    /// From when it counts as known.
    pub known: Moment,
    /// The clock.
    pub recorded: Moment,
}

/// A file that bears something out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Its name.
    pub file: String,
    /// Content hash, under which it lies in `sources`.
    pub sha256: String,
}

/// An explanation of an issue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Explanation {
    /// Its number.
    pub id: i64,
    /// What it is about.
    pub about: About,
    /// The explanation.
    pub said: Said,
    /// The values it was given for.
    pub basis: Basis,
    /// Files that bear it out.
    pub evidence: Vec<Evidence>,
}

/// An exemption asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Exemption {
    /// Its number.
    pub id: i64,
    /// What it is about.
    pub about: About,
    /// The reason, and who asked.
    pub said: Said,
    /// The values it was asked for.
    pub basis: Basis,
    /// First day it no longer holds.
    pub until: Option<Date>,
    /// Files that bear the reason out.
    pub evidence: Vec<Evidence>,
    /// What was decided on it, in the order that became known.
    pub decisions: Vec<Decision>,
}

/// What was decided on a request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decision {
    /// What.
    pub verdict: Verdict,
    /// Who, when, and with what note.
    pub said: Said,
}

/// A decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The exemption holds.
    Approved,
    /// It does not.
    Refused,
    /// It no longer does.
    Revoked,
}

impl Verdict {
    /// Word in the book and for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Verdict::Approved => "approved",
            Verdict::Refused => "refused",
            Verdict::Revoked => "revoked",
        }
    }

    fn parse(word: &str) -> Result<Self> {
        let all = [Verdict::Approved, Verdict::Refused, Verdict::Revoked];
        all.into_iter().find(|v| v.word() == word).ok_or_else(|| Error::Unreadable(format!("decision {word}")))
    }
}

impl About {
    /// Whether it is about an issue of all of these.
    pub fn covers(&self, issue: &About) -> bool {
        let fits = |own: &Option<String>, other: &Option<String>| own.is_none() || own == other;
        self.edit == issue.edit
            && fits(&self.unit, &issue.unit)
            && fits(&self.form, &issue.form)
            && fits(&self.period, &issue.period)
            && fits(&self.item, &issue.item)
    }
}

impl Exemption {
    /// The approval by which it holds on a day.
    pub fn in_force(&self, day: Date) -> Option<&Decision> {
        let last = self.decisions.last().filter(|d| d.verdict == Verdict::Approved);
        last.filter(|_| self.until.is_none_or(|until| day < until))
    }
}

/// What of the book evidence and values belong to.
#[derive(Clone, Copy)]
pub(crate) enum Of {
    Explanation(i64),
    Exemption(i64),
}

impl Of {
    /// The two columns that say so.
    pub(crate) fn columns(self) -> (Option<i64>, Option<i64>) {
        match self {
            Of::Explanation(id) => (Some(id), None),
            Of::Exemption(id) => (None, Some(id)),
        }
    }
}

impl Ledger {
    /// Writes an explanation for issues of these values, its files (name, bytes) kept by content hash.
    ///
    /// # Errors
    /// [`Error::Locked`], [`Error::TooLarge`], or a failure of disk or book; then nothing has been written.
    pub async fn explain(&self, about: &About, said: &Said, basis: &Basis, files: &[(String, Vec<u8>)]) -> Result<i64> {
        let mut tx = self.writing().await?;
        let insert = sqlx::query(
            "INSERT INTO explanations (edit, unit, form, period, item, text, person, known, recorded, whole)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        );
        let insert = insert.bind(&about.edit).bind(&about.unit).bind(&about.form).bind(&about.period).bind(&about.item);
        let insert = insert.bind(&said.text).bind(&said.person).bind(said.known.micros()).bind(said.recorded.micros());
        let id = insert.execute(&mut *tx).await?.last_insert_rowid();
        held::keep(&mut tx, Of::Explanation(id), basis).await?;
        self.keep_evidence(&mut tx, Of::Explanation(id), said, files).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Writes a request to exempt issues of these values, which holds nothing yet. `about` names the unit.
    ///
    /// # Errors
    /// As for [`Ledger::explain`].
    pub async fn ask_exemption(
        &self,
        about: &About,
        said: &Said,
        until: Option<Date>,
        basis: &Basis,
        files: &[(String, Vec<u8>)],
    ) -> Result<i64> {
        let mut tx = self.writing().await?;
        let insert = sqlx::query(
            "INSERT INTO exemptions (edit, unit, form, period, item, reason, person, until, known, recorded, whole)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)",
        );
        let insert = insert.bind(&about.edit).bind(&about.unit).bind(&about.form).bind(&about.period).bind(&about.item);
        let insert = insert.bind(&said.text).bind(&said.person).bind(until.map(|d| d.to_string()));
        let id = insert.bind(said.known.micros()).bind(said.recorded.micros()).execute(&mut *tx).await?.last_insert_rowid();
        held::keep(&mut tx, Of::Exemption(id), basis).await?;
        self.keep_evidence(&mut tx, Of::Exemption(id), said, files).await?;
        leave(&mut tx, OutgoingKind::Exemption, &id.to_string(), None, (&said.person, said.recorded)).await?;
        tx.commit().await?;
        Ok(id)
    }

    /// Writes what was decided on a request. Approval and refusal take another person than the one who asked; what is
    /// revoked was approved.
    ///
    /// # Errors
    /// [`Error::NoExemption`], [`Error::SamePerson`], [`Error::Decided`] where the decision does not follow from the
    /// last one, or a failure of disk or book.
    pub async fn decide(&self, exemption: i64, verdict: Verdict, said: &Said) -> Result<()> {
        let mut tx = self.writing().await?;
        let all = exemptions(&mut tx, Moment::from_micros(i64::MAX)).await?;
        let asked = all.into_iter().find(|e| e.id == exemption).ok_or(Error::NoExemption(exemption))?;
        let last = asked.decisions.last().map(|d| d.verdict);
        if !follows(last, verdict) || asked.said.known > said.known {
            return Err(Error::Decided { exemption, state: last.map_or("asked", Verdict::word) });
        }
        if verdict != Verdict::Revoked && is_same_person(&asked.said.person, &said.person) {
            return Err(Error::SamePerson(said.person.clone()));
        }
        let insert = sqlx::query("INSERT INTO decisions (exemption, decision, person, note, known, recorded) VALUES (?, ?, ?, ?, ?, ?)");
        let note = Some(said.text.as_str()).filter(|note| !note.is_empty());
        let insert = insert.bind(exemption).bind(verdict.word()).bind(&said.person).bind(note);
        insert.bind(said.known.micros()).bind(said.recorded.micros()).execute(&mut *tx).await?;
        tx.commit().await
    }

    /// Every explanation known at a moment, in the order recorded.
    pub async fn explanations(&self, as_of: Moment) -> Result<Vec<Explanation>> {
        let mut tx = self.reading().await?;
        let rows = sqlx::query(
            "SELECT id, edit, unit, form, period, item, text, person, known, recorded, whole FROM explanations WHERE known <= ? ORDER BY id",
        );
        let rows = rows.bind(as_of.micros()).fetch_all(&mut *tx).await?;
        let mut evidence = evidence(&mut tx, "explanation").await?;
        let mut bases = held::kept(&mut tx, "explanation").await?;
        let mut out = Vec::with_capacity(rows.len());
        for row in &rows {
            let id = row.try_get(0)?;
            let basis = basis(&mut tx, row, bases.remove(&id)).await?;
            out.push(Explanation {
                id,
                about: about(row)?,
                said: said(row, 6)?,
                basis,
                evidence: evidence.remove(&id).unwrap_or_default(),
            });
        }
        Ok(out)
    }

    /// Every exemption asked for, with what was decided on it, as known at a moment, in the order recorded.
    pub async fn exemptions(&self, as_of: Moment) -> Result<Vec<Exemption>> {
        exemptions(&mut *self.reading().await?, as_of).await
    }

    async fn keep_evidence(&self, conn: &mut SqliteConnection, of: Of, said: &Said, files: &[(String, Vec<u8>)]) -> Result<()> {
        let (explanation, exemption) = of.columns();
        for (file, bytes) in files {
            let hash = self.keep_file(conn, file, bytes, said.recorded).await?;
            let insert = sqlx::query("INSERT INTO evidence (explanation, exemption, source, file) VALUES (?, ?, ?, ?)");
            insert.bind(explanation).bind(exemption).bind(&hash).bind(file).execute(&mut *conn).await?;
        }
        Ok(())
    }

    /// Keeps a file that bears something out by its content, whose hash is given.
    pub(crate) async fn keep_file(&self, conn: &mut SqliteConnection, file: &str, bytes: &[u8], recorded: Moment) -> Result<String> {
        crate::append::check_size(file, bytes)?;
        let hash = sha256(bytes);
        let path = self.folder.sources().join(&hash);
        if !path.is_file() {
            self.folder.write(&path, bytes)?;
        }
        let source = sqlx::query("INSERT INTO sources (sha256, file, bytes, recorded) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING");
        let size = i64::try_from(bytes.len()).unwrap_or(i64::MAX);
        source.bind(&hash).bind(file).bind(size).bind(recorded.micros()).execute(&mut *conn).await?;
        Ok(hash)
    }
}

/// Whether a decision may follow another: a request is approved or refused once, an approval may be revoked.
fn follows(last: Option<Verdict>, next: Verdict) -> bool {
    match last {
        None => next != Verdict::Revoked,
        Some(Verdict::Approved) => next == Verdict::Revoked,
        Some(_) => false,
    }
}

/// Names are compared without blanks and capitals: a person who signs another way is the same one.
///
/// Where both have an account they are told apart by its login, which never changes, and not by a name that may.
pub(crate) fn is_same_person(a: &str, b: &str) -> bool {
    let plain = |name: &str| name.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect::<String>();
    let login = |name: &str| name.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")).map(|(_, login)| plain(login));
    match (login(a), login(b)) {
        (Some(a), Some(b)) => a == b,
        _ => plain(a) == plain(b),
    }
}

async fn exemptions(conn: &mut SqliteConnection, as_of: Moment) -> Result<Vec<Exemption>> {
    let rows = sqlx::query(
        "SELECT id, edit, unit, form, period, item, reason, person, known, recorded, whole, until FROM exemptions WHERE known <= ? ORDER BY id",
    );
    let rows = rows.bind(as_of.micros()).fetch_all(&mut *conn).await?;
    let mut evidence = evidence(conn, "exemption").await?;
    let mut decisions = decisions(conn, as_of).await?;
    let mut bases = held::kept(conn, "exemption").await?;
    let mut out = Vec::with_capacity(rows.len());
    for row in &rows {
        let id = row.try_get(0)?;
        out.push(Exemption {
            id,
            about: about(row)?,
            said: said(row, 6)?,
            basis: basis(conn, row, bases.remove(&id)).await?,
            until: row.try_get::<Option<&str>, _>(11)?.map(day).transpose()?,
            evidence: evidence.remove(&id).unwrap_or_default(),
            decisions: decisions.remove(&id).unwrap_or_default(),
        });
    }
    Ok(out)
}

/// What a row was given for: the values kept with it, or all that the book then held of the unit.
async fn basis(conn: &mut SqliteConnection, row: &SqliteRow, kept: Option<Basis>) -> Result<Basis> {
    match row.try_get::<bool, _>(10)? {
        true => held::whole(conn, row.try_get(2)?, row.try_get(8)?).await,
        false => Ok(kept.unwrap_or_default()),
    }
}

async fn decisions(conn: &mut SqliteConnection, as_of: Moment) -> Result<BTreeMap<i64, Vec<Decision>>> {
    let rows = sqlx::query(
        "SELECT exemption, decision, coalesce(note, ''), person, known, recorded FROM decisions WHERE known <= ? ORDER BY known, id",
    );
    let mut out: BTreeMap<i64, Vec<Decision>> = BTreeMap::new();
    for row in rows.bind(as_of.micros()).fetch_all(conn).await? {
        let verdict = Verdict::parse(row.try_get(1)?)?;
        out.entry(row.try_get(0)?).or_default().push(Decision { verdict, said: said(&row, 2)? });
    }
    Ok(out)
}

/// Evidence by what it belongs to; `of` is a column of the table.
async fn evidence(conn: &mut SqliteConnection, of: &'static str) -> Result<BTreeMap<i64, Vec<Evidence>>> {
    let mut query = QueryBuilder::<Sqlite>::new("SELECT ");
    query.push(of).push(", file, source FROM evidence WHERE ").push(of).push(" IS NOT NULL ORDER BY id");
    let mut out: BTreeMap<i64, Vec<Evidence>> = BTreeMap::new();
    for row in query.build().fetch_all(conn).await? {
        out.entry(row.try_get(0)?).or_default().push(Evidence { file: row.try_get(1)?, sha256: row.try_get(2)? });
    }
    Ok(out)
}

fn about(row: &SqliteRow) -> Result<About> {
    Ok(About { edit: row.try_get(1)?, unit: row.try_get(2)?, form: row.try_get(3)?, period: row.try_get(4)?, item: row.try_get(5)? })
}

/// Text, person, known and recorded in four columns from `first`.
fn said(row: &SqliteRow, first: usize) -> Result<Said> {
    Ok(Said {
        text: row.try_get(first)?,
        person: row.try_get(first + 1)?,
        known: Moment::from_micros(row.try_get(first + 2)?),
        recorded: Moment::from_micros(row.try_get(first + 3)?),
    })
}

fn day(text: &str) -> Result<Date> {
    text.parse().map_err(|_| Error::Unreadable(format!("date {text}")))
}
