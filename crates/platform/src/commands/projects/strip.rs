//! The lamps of the months before: each judged at its end, with what was known then and with what is known now.

use super::gather::{Gathered, asked, operands};
use crate::failure::Failure;
use crate::records::Filed;
use crate::workspace::Workspace;
use assessment::board::{World, causes, ways};
use assessment::lamp::{Month, caught_up, month, standing};
use assessment::records::Records;
use figures::{Moment, Period};
use methodology::catalogue::Lamp;
use std::collections::BTreeMap;

/// The strip of each record, the oldest month first. A month of which no table spoke at either time is left out.
pub async fn strips(gathered: &Gathered<'_>, work: &Workspace) -> Result<BTreeMap<String, Vec<Month>>, Failure> {
    let mut out: BTreeMap<String, Vec<Month>> = BTreeMap::new();
    for period in months(gathered) {
        let Some(end) = Moment::end_of(period.last_day(), work.zone()) else { continue };
        let known = end.min(gathered.as_of);
        let then = Records::of(gathered.entries.iter().filter(|entry| entry.known <= known));
        let (then, now) = (
            lamps(gathered, &then, (period, known), work).await?,
            lamps(gathered, &gathered.records, (period, gathered.as_of), work).await?,
        );
        for (id, now) in &now {
            let then = then.get(id).copied().flatten();
            if then.is_some() || now.is_some() {
                let known = |lamp: Option<Lamp>| lamp.unwrap_or(Lamp::Unknown);
                out.entry(id.clone()).or_default().push(month(period, known(then), known(*now)));
            }
        }
    }
    Ok(out.into_iter().map(|(id, months)| (id, caught_up(months))).collect())
}

/// The last months that were over on the day, the oldest first.
fn months(gathered: &Gathered<'_>) -> Vec<Period> {
    let day = gathered.day;
    let this = Period::Month { year: day.year(), month: day.month() };
    let newest = if this.last_day() <= day { this } else { this.previous() };
    let back = std::iter::successors(Some(newest), |month| Some(month.previous()));
    let mut all: Vec<Period> = back.take(gathered.board.months as usize).collect();
    all.reverse();
    all
}

/// The lamp of each record at the end of a month, without what people decided.
async fn lamps(
    gathered: &Gathered<'_>,
    records: &Records,
    (period, known): (Period, Moment),
    work: &Workspace,
) -> Result<BTreeMap<String, Option<Lamp>>, Failure> {
    let (board, day) = (gathered.board, period.last_day());
    let filed = Filed::gather(work, &operands(board, gathered.catalogue), records, day, known).await?;
    let world = World { catalogue: gathered.catalogue, records, filings: &filed, asked: asked(day) };
    let ways = ways(board, world);
    let all = causes(board, &ways, world);
    let lamp = |causes: Vec<_>| (!causes.is_empty()).then(|| standing(causes, &[], day).lamp);
    Ok(world.of(board).iter().map(|record| record.id.clone()).zip(all.into_iter().map(lamp)).collect())
}
