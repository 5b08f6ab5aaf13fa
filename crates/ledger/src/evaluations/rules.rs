//! What has to hold of a run before it is kept.

use super::refused;
use super::runs::{NewRun, Run, SELECT, Stage, one, run};
use crate::Result;
use sqlx::{QueryBuilder, Sqlite, SqliteConnection};

/// Whether a run may be kept.
pub(super) async fn may_keep(conn: &mut SqliteConnection, new: &NewRun) -> Result<()> {
    in_order(new)?;
    let before = match new.follows {
        Some(id) => Some(followed(conn, new, id).await?),
        None => None,
    };
    match new.stage {
        Stage::Recognised => settled(conn, new, before.as_ref()).await,
        Stage::Trial | Stage::Public => Ok(()),
    }
}

/// Facts are known before the run, the run by now, and nobody could object before it was there.
fn in_order(new: &NewRun) -> Result<()> {
    if new.as_of > new.said.known {
        return Err(refused(
            "facts-after-run",
            "批次的知悉时间早于数据截至时间；--as-of 不能晚于 --known-at",
            "the run would be known before its facts: --as-of is not later than --known-at",
        ));
    }
    if new.said.known > new.said.recorded {
        return Err(refused(
            "not-yet-known",
            "批次的知悉时间晚于现在；--known-at 不能晚于现在",
            "the run would be known later than now: --known-at is not later than now",
        ));
    }
    if new.window.is_some_and(|(opens, _)| opens < new.said.known) {
        return Err(refused(
            "opens-before-run",
            "公示开始时间早于批次的知悉时间；--opens 不能早于 --known-at",
            "the window would open before the run is known: --opens is not earlier than --known-at",
        ));
    }
    Ok(())
}

/// The run that is scored anew: of the same card and period.
async fn followed(conn: &mut SqliteConnection, new: &NewRun, id: i64) -> Result<Run> {
    let before = one(conn, id).await?;
    if (&before.card, &before.period) != (&new.card, &new.period) {
        let (card, period) = (&before.card, &before.period);
        return Err(refused("other-run", format!("批次 {id} 是 {card} {period} 的"), format!("run {id} is of {card} {period}")));
    }
    Ok(before)
}

/// That what is recognised was public and closed, that all objections are answered, and that it uses what was used then.
async fn settled(conn: &mut SqliteConnection, new: &NewRun, before: Option<&Run>) -> Result<()> {
    let Some(public) = newest_public(conn, new).await? else {
        return Err(refused("not-public-yet", "没有公示过，不能认定", "what was never public can't be recognised"));
    };
    if public.window.is_some_and(|(_, closes)| closes > new.said.known) {
        let (zh, en) = (format!("批次 {} 的公示期未满", public.id), format!("run {} is still open to objections", public.id));
        return Err(refused("still-open", zh, en));
    }
    let older = |public: &&Run| public.stage == Stage::Public && public.as_of > new.as_of;
    if let Some(public) = before.into_iter().chain([&public]).find(older) {
        return Err(refused(
            "older-than-public",
            format!("认定所用数据早于公示批次 {} 所用数据；--as-of 不能早于它的数据截至时间", public.id),
            format!("it would use less than public run {} did: --as-of is not earlier than there", public.id),
        ));
    }
    match open_objections(conn, new).await? {
        0 => Ok(()),
        1 => Err(refused("objections-open", "还有 1 件异议未答复", "1 objection is not answered")),
        open => Err(refused("objections-open", format!("还有 {open} 件异议未答复"), format!("{open} objections are not answered"))),
    }
}

/// The newest public run of the card and period that is known by then.
async fn newest_public(conn: &mut SqliteConnection, new: &NewRun) -> Result<Option<Run>> {
    let mut query = QueryBuilder::<Sqlite>::new(SELECT);
    query.push(" WHERE card = ").push_bind(&new.card).push(" AND period = ").push_bind(&new.period);
    query.push(" AND stage = 'public' AND known <= ").push_bind(new.said.known.micros()).push(" ORDER BY known DESC, id DESC LIMIT 1");
    query.build().fetch_optional(conn).await?.as_ref().map(run).transpose()
}

/// How many objections to runs of the card and period are known and not answered by then.
async fn open_objections(conn: &mut SqliteConnection, new: &NewRun) -> Result<i64> {
    let known = new.said.known.micros();
    let count = sqlx::query_scalar(
        "SELECT count(*) FROM objections o JOIN runs r ON r.id = o.run
         WHERE r.card = ? AND r.period = ? AND o.known <= ? AND NOT EXISTS (SELECT 1 FROM answers a WHERE a.objection = o.id AND a.known <= ?)",
    );
    Ok(count.bind(&new.card).bind(&new.period).bind(known).bind(known).fetch_one(conn).await?)
}
