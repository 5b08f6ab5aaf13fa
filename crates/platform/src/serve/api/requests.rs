//! What two persons decide: exemptions, unlocking, reopening, publication; and locks.

use super::extract::{At, Body, Words};
use super::sheets::Spoken;
use super::words::{AskedKindName, DecisionWord, Instant, RequestKindName, VerdictName};
use crate::access::{Right, Subject};
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::workspace::now;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use figures::{Moment, Text};
use jiff::tz::TimeZone;
use ledger::{RequestKind, Said, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// A request that a second person decides.
#[derive(Debug, Serialize, ToSchema)]
pub struct RequestBody {
    id: i64,
    #[schema(value_type = AskedKindName)]
    kind: String,
    subject: String,
    reason: String,
    person: String,
    #[schema(value_type = Instant)]
    at: String,
    decision: Option<DecisionBody>,
}

/// What was decided.
#[derive(Debug, Serialize, ToSchema)]
pub struct DecisionBody {
    #[schema(value_type = VerdictName)]
    verdict: String,
    note: String,
    person: String,
    #[schema(value_type = Instant)]
    at: String,
}

/// Requests.
#[derive(Debug, Serialize, ToSchema)]
pub struct Requests {
    items: Vec<RequestBody>,
}

/// A request to be made.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewRequest {
    #[schema(value_type = RequestKindName)]
    kind: String,
    /// `FORM/PERIOD`, `FORM/PERIOD/UNIT`, a bulletin.
    #[schema(min_length = 1)]
    subject: String,
    #[schema(min_length = 1, max_length = 4000)]
    reason: String,
}

/// The number of what was made.
#[derive(Debug, Serialize, ToSchema)]
pub struct Numbered {
    id: i64,
}

/// A decision.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewDecision {
    #[schema(value_type = DecisionWord)]
    verdict: String,
    #[serde(default)]
    note: String,
}

/// Who may decide on what.
fn deciding(kind: RequestKind) -> Right {
    if kind == RequestKind::Publication { Right::PublicationDecide } else { Right::PeriodLock }
}

fn asking(kind: RequestKind) -> Right {
    if kind == RequestKind::Publication { Right::PublicationAsk } else { Right::PeriodLock }
}

/// Whether the caller has the right at all: what it is about has no unit.
/// That the caller has the right at all.
pub(super) fn holds(caller: &Caller, right: Right) -> Result<(), Problem> {
    if caller.has(right) { Ok(()) } else { Err(Problem::no_right()) }
}

/// Whether the caller may ask for it: by the right, or of a sheet of its own firm.
async fn may_ask(house: &House, caller: &Caller, kind: RequestKind, subject: &str) -> Result<(), Problem> {
    if caller.has(asking(kind)) {
        return Ok(());
    }
    match subject.split('/').nth(2) {
        Some(unit) if kind == RequestKind::Reopen => {
            caller.may(Right::FilingSubmit, &Subject::Unit(&super::sheets::unit(house, unit).await?))
        }
        _ => Err(Problem::no_right()),
    }
}

/// Requests that the caller may decide or has made.
#[utoipa::path(get, path = "/requests", tag = "review", params(Spoken), responses((status = 200, body = Requests)), extensions(("x-right" = json!("catalogue.read"))))]
pub async fn list(State(house): State<Arc<House>>, caller: Caller, _: Words<Spoken>) -> Result<Json<Requests>, Problem> {
    let all = house.work.ledger.requests(None).await?;
    let zone = house.work.zone();
    let seen = |one: &&ledger::Request| caller.has(deciding(one.kind)) || caller.has(asking(one.kind)) || one.person == caller.person();
    Ok(Json(Requests { items: all.iter().filter(seen).map(|one| told(one, zone)).collect() }))
}

fn told(one: &ledger::Request, zone: &TimeZone) -> RequestBody {
    let decision = one.decision.as_ref().map(|decision| DecisionBody {
        verdict: if decision.approved { "approved" } else { "refused" }.to_owned(),
        note: decision.note.clone(),
        person: decision.person.clone(),
        at: decision.at.rfc3339(zone),
    });
    RequestBody {
        id: one.id,
        kind: one.kind.word().to_owned(),
        subject: one.subject.clone(),
        reason: one.reason.clone(),
        person: one.person.clone(),
        at: one.at.rfc3339(zone),
        decision,
    }
}

/// Asks for what a second person decides.
#[utoipa::path(post, path = "/requests", tag = "review", request_body = NewRequest, responses((status = 201, body = Numbered)), extensions(("x-right" = json!("catalogue.read")), ("x-problems" = json!(["not-found", "state"]))))]
pub async fn ask(
    State(house): State<Arc<House>>,
    caller: Caller,
    Body(new): Body<NewRequest>,
) -> Result<(StatusCode, Json<Numbered>), Problem> {
    let unknown = || {
        Problem::invalid("/kind", Text::new(format!("没有申请种类“{}”", new.kind), format!("there is no kind of request `{}`", new.kind)))
    };
    let kind = RequestKind::parse(&new.kind).ok_or_else(unknown)?;
    may_ask(&house, &caller, kind, new.subject.trim()).await?;
    let reason = super::messages::worded(&new.reason)?;
    let id = house.work.ledger.ask(kind, new.subject.trim(), reason, &caller.person(), now()).await?;
    caller
        .told(&house, "request.ask", format!("request:{id}"), &json!({"kind": kind.word(), "subject": new.subject, "reason": reason}))
        .await?;
    Ok((StatusCode::CREATED, Json(Numbered { id })))
}

/// Decides on what another asked for.
#[utoipa::path(post, path = "/requests/{id}/decision", tag = "review", params(("id" = i64, Path)), request_body = NewDecision, responses((status = 204)), extensions(("x-right" = json!("catalogue.read")), ("x-problems" = json!(["state"]))))]
pub async fn decide(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(id): At<i64>,
    Body(decision): Body<NewDecision>,
) -> Result<StatusCode, Problem> {
    let all = house.work.ledger.requests(None).await?;
    let one = all.iter().find(|one| one.id == id).ok_or_else(Problem::not_found)?;
    holds(&caller, deciding(one.kind))?;
    let approved = verdict(&decision.verdict)? == Verdict::Approved;
    house.work.ledger.decide_request(id, approved, &decision.note, &caller.person(), now()).await?;
    caller.told(&house, "request.decide", format!("request:{id}"), &json!({"verdict": decision.verdict, "note": decision.note})).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn verdict(word: &str) -> Result<Verdict, Problem> {
    match word {
        "approved" => Ok(Verdict::Approved),
        "refused" => Ok(Verdict::Refused),
        _ => Err(Problem::invalid("/verdict", Text::new("决定应为 approved 或 refused", "a verdict is `approved` or `refused`"))),
    }
}

/// Exemptions asked for.
#[utoipa::path(get, path = "/exemptions", tag = "review", params(Spoken), responses((status = 200, body = Requests)), extensions(("x-right" = json!("review.read"))))]
pub async fn exemptions(State(house): State<Arc<House>>, _: Caller, _: Words<Spoken>) -> Result<Json<Requests>, Problem> {
    let all = house.work.ledger.exemptions(Moment::from_micros(i64::MAX)).await?;
    let zone = house.work.zone();
    Ok(Json(Requests { items: all.iter().rev().map(|one| exemption(one, zone)).collect() }))
}

fn exemption(one: &ledger::Exemption, zone: &TimeZone) -> RequestBody {
    let decision = one.decisions.last().map(|decision| DecisionBody {
        verdict: decision.verdict.word().to_owned(),
        note: decision.said.text.clone(),
        person: decision.said.person.clone(),
        at: decision.said.known.rfc3339(zone),
    });
    let about =
        [Some(one.about.edit.clone()), one.about.form.clone(), one.about.period.clone(), one.about.unit.clone(), one.about.item.clone()];
    RequestBody {
        id: one.id,
        kind: "exemption".to_owned(),
        subject: about.into_iter().flatten().collect::<Vec<_>>().join("/"),
        reason: one.said.text.clone(),
        person: one.said.person.clone(),
        at: one.said.known.rfc3339(zone),
        decision,
    }
}

/// Decides on an exemption that another asked for.
#[utoipa::path(post, path = "/exemptions/{id}/decision", tag = "review", params(("id" = i64, Path)), request_body = NewDecision, responses((status = 204)), extensions(("x-right" = json!("review.read")), ("x-problems" = json!(["state"]))))]
pub async fn decide_exemption(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(id): At<i64>,
    Body(decision): Body<NewDecision>,
) -> Result<StatusCode, Problem> {
    holds(&caller, Right::ExemptionDecide)?;
    let at = now();
    let said = Said { text: decision.note.clone(), person: caller.person(), known: at, recorded: at };
    house.work.ledger.decide(id, verdict(&decision.verdict)?, &said).await?;
    caller
        .told(&house, "exemption.decide", format!("exemption:{id}"), &json!({"verdict": decision.verdict, "note": decision.note}))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Which period of a form.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct WhichPeriod {
    /// Official table number.
    #[param(example = "B204-1")]
    pub form: String,
    /// Report period.
    #[param(example = "2021-05")]
    pub period: String,
}

/// Why.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct LockReason {
    #[schema(min_length = 1, max_length = 4000)]
    reason: String,
}

/// Locks a period of a form: nothing of it is typed or taken in until two persons unlock it.
#[utoipa::path(post, path = "/periods/{form}/{period}/lock", tag = "review", params(WhichPeriod), request_body = LockReason, responses((status = 204)), extensions(("x-right" = json!("period.lock")), ("x-problems" = json!(["state", "period-locked"]))))]
pub async fn lock(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(which): At<WhichPeriod>,
    Body(because): Body<LockReason>,
) -> Result<StatusCode, Problem> {
    holds(&caller, Right::PeriodLock)?;
    if !house.work.catalogue.forms.contains_key(&which.form) {
        return Err(Problem::not_found());
    }
    let period = super::duties::period(&which.period)?;
    let reason = super::messages::worded(&because.reason)?;
    house.work.ledger.lock_period(&which.form, &period.to_string(), reason, &caller.person(), now()).await?;
    caller.told(&house, "period.lock", format!("period:{}/{period}", which.form), &json!({"reason": reason})).await?;
    Ok(StatusCode::NO_CONTENT)
}
