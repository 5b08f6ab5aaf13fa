//! Classes that people decided, over the rules of a card.

use super::objections::{Reply, objections};
use super::runs::one;
use super::{refused, said};
use crate::judged::{Said, is_same_person};
use crate::{Error, Ledger, Result};
use figures::Moment;
use sqlx::sqlite::SqliteRow;
use sqlx::{Row, SqliteConnection};
use std::collections::BTreeMap;

/// What a decision on a class does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClassEffect {
    /// Exactly this class.
    Is,
    /// No better.
    AtBest,
    /// No worse.
    AtLeast,
    /// What was decided before no longer holds.
    Lifted,
}

impl ClassEffect {
    /// Word in the book and for scripts.
    pub fn word(self) -> &'static str {
        match self {
            ClassEffect::Is => "is",
            ClassEffect::AtBest => "at_best",
            ClassEffect::AtLeast => "at_least",
            ClassEffect::Lifted => "lifted",
        }
    }

    fn parse(word: &str) -> Result<Self> {
        let all = [ClassEffect::Is, ClassEffect::AtBest, ClassEffect::AtLeast, ClassEffect::Lifted];
        all.into_iter().find(|effect| effect.word() == word).ok_or_else(|| Error::Unreadable(format!("effect {word}")))
    }
}

/// A class that people decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClassDecision {
    /// Its number; 0 for one to be kept.
    pub id: i64,
    /// Id of the card.
    pub card: String,
    /// Period, as written.
    pub period: String,
    /// Code.
    pub subject: String,
    /// What it does.
    pub effect: ClassEffect,
    /// The class.
    pub class: Option<String>,
    /// The objection it answers.
    pub objection: Option<i64>,
    /// Why, by whom, when.
    pub said: Said,
}

impl Ledger {
    /// Keeps a decision on a class. No run that was kept changes by it when it is scored again: the decision counts as known after
    /// what every run of the card and period knew. An objection that it answers was upheld, and is by somebody else.
    ///
    /// # Errors
    /// [`Error::Refused`], [`Error::SamePerson`], or a failure of disk or book; then nothing has been written.
    pub async fn decide_class(&self, new: &ClassDecision) -> Result<i64> {
        let mut tx = self.writing().await?;
        after_kept_runs(&mut tx, new).await?;
        if let Some(objection) = new.objection {
            answers(&mut tx, new, objection).await?;
        }
        let insert = sqlx::query(
            "INSERT INTO class_decisions (card, period, subject, effect, class, objection, text, person, known, recorded)
             VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        );
        let insert =
            insert.bind(&new.card).bind(&new.period).bind(&new.subject).bind(new.effect.word()).bind(&new.class).bind(new.objection);
        let insert = insert.bind(&new.said.text).bind(&new.said.person).bind(new.said.known.micros()).bind(new.said.recorded.micros());
        let id = insert.execute(&mut *tx).await?.last_insert_rowid();
        tx.commit().await?;
        Ok(id)
    }

    /// The decisions in force on the classes of a card and period as known at a moment: of each subject the newest.
    pub async fn class_decisions(&self, card: &str, period: &str, as_of: Moment) -> Result<Vec<ClassDecision>> {
        let rows = sqlx::query(
            "SELECT id, card, period, subject, effect, class, objection, text, person, known, recorded FROM class_decisions
             WHERE card = ? AND period = ? AND known <= ? ORDER BY known, id",
        );
        let rows = rows.bind(card).bind(period).bind(as_of.micros()).fetch_all(&mut *self.reading().await?).await?;
        let mut newest: BTreeMap<String, ClassDecision> = BTreeMap::new();
        for row in &rows {
            let decision = class_decision(row)?;
            newest.insert(decision.subject.clone(), decision);
        }
        Ok(newest.into_values().filter(|d| d.effect != ClassEffect::Lifted).collect())
    }
}

/// That no kept run would have known of the decision.
async fn after_kept_runs(conn: &mut SqliteConnection, new: &ClassDecision) -> Result<()> {
    let select = "SELECT id FROM runs WHERE card = ? AND period = ? AND as_of >= ? ORDER BY as_of DESC, id DESC LIMIT 1";
    let run: Option<i64> =
        sqlx::query_scalar(select).bind(&new.card).bind(&new.period).bind(new.said.known.micros()).fetch_optional(conn).await?;
    let Some(run) = run else { return Ok(()) };
    Err(refused(
        "before-kept-run",
        format!("批次 {run} 保存时并不知道这一决定，追溯会改变它的重算结果；请按现在记录，不写 --known-at"),
        format!("run {run} was kept without this decision, which would change what it scores again; say it as of now, without --known-at"),
    ))
}

/// That a decision answers an objection: to a run of its card and period, about its subject, upheld, by another person.
async fn answers(conn: &mut SqliteConnection, new: &ClassDecision, id: i64) -> Result<()> {
    let all = objections(conn, Moment::from_micros(i64::MAX)).await?;
    let Some(objection) = all.into_iter().find(|o| o.id == id) else { return Err(super::no_objection(id)) };
    let run = one(conn, objection.run).await?;
    if (&run.card, &run.period, &objection.subject) != (&new.card, &new.period, &new.subject) {
        let (of, card, period) = (&objection.subject, &run.card, &run.period);
        return Err(refused(
            "other-objection",
            format!("异议 {id} 针对的是 {card} {period} 的 {of}"),
            format!("objection {id} is about {of} in {card} {period}"),
        ));
    }
    let upheld = objection.answer.is_some_and(|answer| answer.reply == Reply::Upheld && answer.said.known <= new.said.known);
    if !upheld {
        return Err(refused(
            "not-upheld",
            format!("异议 {id} 未被采纳；先用 wanmu evaluation answer 答复"),
            format!("objection {id} is not upheld; `wanmu evaluation answer` comes first"),
        ));
    }
    if is_same_person(&objection.said.person, &new.said.person) {
        return Err(Error::SamePerson(new.said.person.clone()));
    }
    Ok(())
}

fn class_decision(row: &SqliteRow) -> Result<ClassDecision> {
    Ok(ClassDecision {
        id: row.try_get(0)?,
        card: row.try_get(1)?,
        period: row.try_get(2)?,
        subject: row.try_get(3)?,
        effect: ClassEffect::parse(row.try_get(4)?)?,
        class: row.try_get(5)?,
        objection: row.try_get(6)?,
        said: said(row, 7)?,
    })
}
