//! Periods of forms: those that are being filed, and those that are locked.

use super::duties::{lately, seen};
use super::extract::Words;
use super::sheets::Then;
use super::words::Instant;
use crate::access::Right;
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use crate::workspace::now;
use axum::Json;
use axum::extract::State;
use figures::{Lang, Moment, Period};
use jiff::tz::TimeZone;
use ledger::{Lock, SheetState};
use serde::Serialize;
use std::collections::BTreeMap;
use std::sync::Arc;
use utoipa::ToSchema;

/// A period of a form.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct PeriodBody {
    form: String,
    title: String,
    period: String,
    period_label: String,
    /// Sheets that wait for review.
    submitted: usize,
    locked: bool,
    lock: Option<LockBody>,
}

/// A lock, or that it was opened.
#[derive(Debug, Serialize, ToSchema)]
pub struct LockBody {
    reason: String,
    person: String,
    #[schema(value_type = Instant)]
    at: String,
}

/// Periods.
#[derive(Debug, Serialize, ToSchema)]
pub struct Periods {
    items: Vec<PeriodBody>,
}

/// A form and a period of it.
type Key = (Period, String);

/// Periods that were due lately, of which something was typed, or that were locked; the latest first.
#[utoipa::path(get, path = "/periods", tag = "review", params(Then), responses((status = 200, body = Periods)), extensions(("x-right" = json!("review.read"))))]
pub async fn list(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    Words(then): Words<Then>,
) -> Result<Json<Periods>, Problem> {
    let past = house.then(then.as_of.as_deref())?;
    let work = past.as_ref().unwrap_or(&house.work);
    let mut waiting: BTreeMap<Key, usize> = due(&house, work.ledger.past().unwrap_or_else(now)).into_iter().map(|key| (key, 0)).collect();
    let units = seen(&house, &caller, Right::ReviewRead).await?;
    let heads = work.ledger.sheets(None, None, None).await?;
    for head in heads.iter().filter(|head| units.as_ref().is_none_or(|units| units.contains(&head.key.unit))) {
        if let Some(key) = key(&head.key.form, &head.key.period) {
            *waiting.entry(key).or_default() += usize::from(head.state == SheetState::Submitted);
        }
    }
    let locks: BTreeMap<Key, Lock> =
        work.ledger.locks().await?.into_iter().filter_map(|lock| Some((key(&lock.form, &lock.period)?, lock))).collect();
    for key in locks.keys() {
        waiting.entry(key.clone()).or_default();
    }
    let zone = house.work.zone();
    let told = |((period, form), submitted): (&Key, &usize)| {
        body(&house, (form, *period), *submitted, locks.get(&(*period, form.clone())), (lang, zone))
    };
    let mut items: Vec<PeriodBody> = waiting.iter().map(told).collect();
    items.reverse();
    Ok(Json(Periods { items }))
}

fn key(form: &str, period: &str) -> Option<Key> {
    Some((period.parse().ok()?, form.to_owned()))
}

fn due(house: &House, at: Moment) -> Vec<Key> {
    let (from, to) = lately(house, at);
    let forms = house.work.catalogue.forms.values().filter(|form| !form.columns.is_empty());
    forms.flat_map(|form| form.reports_within(from, to).into_iter().map(|period| (period, form.id.clone()))).collect()
}

fn body(
    house: &House,
    (form, period): (&str, Period),
    submitted: usize,
    lock: Option<&Lock>,
    (lang, zone): (Lang, &TimeZone),
) -> PeriodBody {
    let title = house.work.catalogue.forms.get(form).map(|form| form.title.get(lang).to_owned()).unwrap_or_default();
    PeriodBody {
        form: form.to_owned(),
        title,
        period: period.to_string(),
        period_label: period.label(lang),
        submitted,
        locked: lock.is_some_and(|lock| lock.locked),
        lock: lock.map(|lock| LockBody { reason: lock.reason.clone(), person: lock.person.clone(), at: lock.at.rfc3339(zone) }),
    }
}
