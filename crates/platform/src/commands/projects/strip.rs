//! The lamps of the months before: each judged at its end, with what was known then and with what is known now. A firm sees those of
//! the months in which the record was its own.

use super::gather::{Gathered, asked, operands};
use crate::failure::Failure;
use crate::records::Filed;
use crate::workspace::Workspace;
use assessment::board::{World, causes, ways};
use assessment::lamp::{Month, caught_up, month, standing};
use assessment::records::Records;
use figures::{Entry, Moment, Period, Text};
use jiff::civil::Date;
use methodology::catalogue::{FieldKind, Lamp};
use publication::disclosure::{Audience, Gate};
use std::collections::BTreeMap;

/// A month of the strip as an audience sees it.
pub struct Seen {
    /// The month.
    pub month: Period,
    /// Its lamps; nothing where the record was somebody else's then.
    pub lamps: Option<Month>,
}

/// Why a month has no lamp.
pub fn not_its() -> Text {
    Text::new("该月项目不属该单位，灯号不对其显示", "the project was not that firm's in the month, and the lamp is not shown to it")
}

/// The strip of each record, the oldest month first. A month of which no table spoke at either time is left out.
pub async fn strips(gathered: &Gathered<'_>, gate: &Gate, work: &Workspace) -> Result<BTreeMap<String, Vec<Seen>>, Failure> {
    let mut out: BTreeMap<String, Vec<Month>> = BTreeMap::new();
    let operands = operands(gathered.board, gathered.catalogue);
    for period in months(gathered) {
        let Some(end) = Moment::end_of(period.last_day(), work.zone()) else { continue };
        let known = end.min(gathered.as_of);
        let day = period.last_day();
        let then = Records::of(gathered.entries.iter().filter(|entry| entry.known <= known));
        let filed = Filed::gather(work, &operands, &then, day, known).await?;
        let (then, now) = (lamps(gathered, &then, &filed, day), lamps(gathered, &gathered.records, &gathered.filed.up_to(day), day));
        for (id, now) in &now {
            let then = then.get(id).copied().flatten();
            if then.is_some() || now.is_some() {
                let known = |lamp: Option<Lamp>| lamp.unwrap_or(Lamp::Unknown);
                out.entry(id.clone()).or_default().push(month(period, known(then), known(*now)));
            }
        }
    }
    let narrowed = matches!(gate.audience(), Audience::Firm(_)) && !gate.microdata("");
    let all = out.into_iter().map(|(id, months)| {
        let owners = narrowed.then(|| Owners::of(gathered, &id));
        let its = |month: Period| owners.as_ref().is_none_or(|owners| owners.held(gate, month, work));
        let seen = |month: Month| Seen { month: month.month, lamps: its(month.month).then_some(month) };
        let months = caught_up(months).into_iter().map(seen).collect();
        (id, months)
    });
    Ok(all.collect())
}

/// Whose a record was.
struct Owners<'e> {
    /// Since when it is known.
    first: Option<Moment>,
    /// What was said, field by field, in the order in which it became known.
    fields: BTreeMap<&'e str, Vec<&'e Entry>>,
}

impl<'e> Owners<'e> {
    fn of(gathered: &'e Gathered<'_>, id: &str) -> Self {
        let about = || gathered.entries.iter().filter(|entry| entry.kind == gathered.kind.id && entry.id == id);
        let is_unit = |field: &str| gathered.kind.field(field).is_some_and(|field| field.kind == FieldKind::Unit);
        let mut fields: BTreeMap<&str, Vec<&Entry>> = BTreeMap::new();
        about().filter(|entry| is_unit(&entry.field)).for_each(|entry| fields.entry(&entry.field).or_default().push(entry));
        Owners { first: about().map(|entry| entry.known).min(), fields }
    }

    /// Whether the record was the firm's by a month's end, as was known then; of months before anything was known, as was known at
    /// first. One that names nobody is seen with what it is a part of.
    fn held(&self, gate: &Gate, month: Period, work: &Workspace) -> bool {
        let at = Moment::end_of(month.last_day(), work.zone()).max(self.first);
        let named = |said: &Vec<&Entry>| {
            let newest = said.iter().rev().find(|entry| Some(entry.known) <= at);
            newest.and_then(|entry| entry.value.as_deref()).is_some_and(|unit| gate.microdata(unit))
        };
        self.fields.is_empty() || self.fields.values().any(named)
    }
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

/// The lamp of each record on a day, without what people decided.
fn lamps(gathered: &Gathered<'_>, records: &Records, filed: &Filed, day: Date) -> BTreeMap<String, Option<Lamp>> {
    let board = gathered.board;
    let world = World { catalogue: gathered.catalogue, records, filings: filed, asked: asked(day) };
    let ways = ways(board, world);
    let all = causes(board, &ways, world);
    let lamp = |causes: Vec<_>| (!causes.is_empty()).then(|| standing(causes, &[], day).lamp);
    world.of(board).iter().map(|record| record.id.clone()).zip(all.into_iter().map(lamp)).collect()
}
