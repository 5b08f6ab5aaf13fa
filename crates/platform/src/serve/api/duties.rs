//! What is to be filed, and how far each sheet has come.

use super::accept::Form;
use super::extract::{Rows, Words};
use super::tables::Table;
use super::told::Counts;
use super::words::{Instant, MomentText, PeriodText, SheetState};
use crate::access::{Right, Subject, UnitRow};
use crate::desk::{self, Duty, Standing, Wanted};
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use crate::workspace::now;
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use figures::{Lang, Moment, Period, Text};
use jiff::ToSpan;
use jiff::civil::Date;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Sheets told where nothing else is asked, and at most.
const SOME: u32 = 200;
const MOST: u32 = 2_000;
/// Months looked back where no period is named.
const MONTHS: i32 = 3;

/// Which duties.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Only of this form.
    form: Option<String>,
    /// Only of sheets that report this period; else of the last months.
    #[param(inline, value_type = Option<PeriodText>)]
    period: Option<String>,
    /// Only those that have come so far.
    #[param(inline, value_type = Option<SheetState>)]
    state: Option<String>,
    /// Only of this unit.
    unit: Option<String>,
    /// As it stood at this moment; now where none is named.
    #[param(inline, value_type = Option<MomentText>)]
    as_of: Option<String>,
    /// Behind so many.
    #[serde(default)]
    cursor: usize,
    /// Sheets at most.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 2000)]
    limit: Option<Rows<MOST>>,
    #[allow(dead_code)]
    lang: Option<String>,
}

/// A sheet that is to be filed.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct DutyBody {
    form: String,
    title: String,
    frequency: String,
    period: String,
    period_label: String,
    unit: String,
    unit_name: String,
    #[schema(value_type = Option<Instant>)]
    due: Option<String>,
    overdue: bool,
    #[schema(value_type = SheetState)]
    state: &'static str,
    locked: bool,
    #[schema(value_type = Option<Instant>)]
    submitted_at: Option<String>,
    #[schema(value_type = Option<Instant>)]
    accepted_at: Option<String>,
    errors: Option<Counts>,
    version: i64,
}

/// Sheets that are to be filed.
#[derive(Debug, Serialize, ToSchema)]
pub struct Duties {
    items: Vec<DutyBody>,
    /// How many there are in all.
    total: usize,
    next: Option<usize>,
}

/// What is to be filed, or was at a moment, of the units that the caller may see. `Accept` chooses JSON or a table of the same page.
#[utoipa::path(get, path = "/duties", tag = "filing", params(Asked), responses((status = 200, content((Duties = "application/json"), (String = "text/csv"), (Vec<u8> = "application/vnd.apache.arrow.stream"), (Vec<u8> = "application/vnd.apache.parquet")))), extensions(("x-right" = json!("filing.read")), ("x-problems" = json!(["not-found", "not-acceptable"]))))]
pub async fn list(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    Words(asked): Words<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let form = Form::of(&headers)?;
    let seen = seen(&house, &caller, Right::FilingRead).await?;
    let units = match &asked.unit {
        Some(unit) => {
            Some(BTreeSet::from([unit.clone()]).into_iter().filter(|unit| seen.as_ref().is_none_or(|seen| seen.contains(unit))).collect())
        }
        None => seen,
    };
    let period = asked.period.as_deref().map(period).transpose()?;
    let standing = asked.state.as_deref().map(standing).transpose()?;
    let past = house.then(asked.as_of.as_deref())?;
    let work = past.as_ref().unwrap_or(&house.work);
    let at = work.ledger.past().unwrap_or_else(now);
    let wanted = Wanted { form: asked.form.as_deref(), period, units: units.as_ref(), standing, days: lately(&house, at), now: at };
    let all = desk::duties(&house.desk, work, &wanted).await?;
    let (total, limit) = (all.len(), asked.limit.map_or(SOME, Rows::many) as usize);
    let next = asked.cursor.saturating_add(limit);
    // The latest period first: it is what has to be done.
    let items: Vec<DutyBody> = all.iter().rev().skip(asked.cursor).take(limit).map(|duty| told(duty, lang, house.work.zone())).collect();
    let next = (next < total).then_some(next);
    if form == Form::Json {
        return Ok(Json(Duties { items, total, next }).into_response());
    }
    caller.told(&house, "filing.export", "duties", &json!({"rows": items.len(), "form": form.word()})).await?;
    form.respond(&Table::of_duties(&json!(items), wanted.now, &house).with("next", next.map(|next| next.to_string())))
}

/// Units whose sheets the caller may see; all where it sees all.
pub async fn seen(house: &House, caller: &Caller, right: Right) -> Result<Option<BTreeSet<String>>, Problem> {
    let standing = &caller.actor.standing;
    if standing.scopes.is_empty() && caller.actor.viewed.is_none() {
        caller.may(right, &Subject::Nothing)?;
        return Ok(None);
    }
    let at = now();
    let states = house.work.ledger.register_at(at.day(house.work.zone()), at).await?;
    let may = |state: &&ledger::UnitState| caller.actor.may(right, &Subject::Unit(&UnitRow::from(*state))).is_ok();
    Ok(Some(states.iter().filter(may).map(|state| state.unit.clone()).collect()))
}

/// The days of the last months before a moment.
pub fn lately(house: &House, at: Moment) -> (Date, Date) {
    let today = at.day(house.work.zone());
    let from = today.checked_sub(MONTHS.months()).unwrap_or(today);
    (from.first_of_month(), today)
}

/// A period of an address.
pub fn period(text: &str) -> Result<Period, Problem> {
    Ok(crate::commands::figure::period(text)?)
}

fn standing(word: &str) -> Result<Standing, Problem> {
    let unknown = || Text::new(format!("没有状态“{word}”"), format!("there is no state `{word}`"));
    Standing::parse(word).ok_or_else(|| Problem::invalid("/state", unknown()))
}

fn told(duty: &Duty, lang: Lang, zone: &TimeZone) -> DutyBody {
    let moment = |at: Option<Moment>| at.map(|at| at.rfc3339(zone));
    DutyBody {
        form: duty.form.clone(),
        title: duty.title.get(lang).to_owned(),
        frequency: duty.frequency.clone(),
        period: duty.period.to_string(),
        period_label: duty.period.label(lang),
        unit: duty.unit.clone(),
        unit_name: duty.unit_name.clone(),
        due: moment(duty.due),
        overdue: duty.overdue,
        state: duty.standing.word(),
        locked: duty.locked,
        submitted_at: moment(duty.submitted),
        accepted_at: moment(duty.accepted),
        errors: duty.open.map(Counts::from),
        version: duty.version,
    }
}
