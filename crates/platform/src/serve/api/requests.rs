//! What two persons decide: exemptions, unlocking, reopening, publication; and locks.

use super::duties::seen;
use super::extract::{At, Body, Words};
use super::sheets::{Then, Which};
use super::words::{AskedKindName, DecisionWord, FormText, Instant, PeriodText, RequestKindName, VerdictName};
use crate::access::{Right, Subject};
use crate::desk::Standing;
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::workspace::now;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use figures::{Moment, Text};
use jiff::tz::TimeZone;
use ledger::{DeskError, RequestKind, Said, Verdict};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeSet;
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
    #[schema(min_length = 1, max_length = 200)]
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
    #[schema(max_length = 4000)]
    note: String,
}

/// Who may decide on what.
fn deciding(kind: RequestKind) -> Right {
    if kind == RequestKind::Publication { Right::PublicationDecide } else { Right::PeriodLock }
}

fn asking(kind: RequestKind) -> Right {
    if kind == RequestKind::Publication { Right::PublicationAsk } else { Right::PeriodLock }
}

/// The unit that a request is about; one that is about none is about all.
fn unit_of(kind: RequestKind, subject: &str) -> Option<&str> {
    if kind == RequestKind::Reopen { subject.split('/').nth(2) } else { None }
}

/// That the caller may do this with a unit, or with all where none is named.
async fn may_of(house: &House, caller: &Caller, right: Right, unit: Option<&str>) -> Result<(), Problem> {
    match unit {
        Some(unit) => caller.may(right, &Subject::Unit(&super::sheets::unit(house, unit).await?)),
        None => caller.may(right, &Subject::Nothing),
    }
}

/// What is asked for, as the book keeps it, where the caller may ask for it: by the right, or of a sheet of its own firm.
async fn subject_of(house: &House, caller: &Caller, kind: RequestKind, text: &str) -> Result<String, Problem> {
    /// The longest subject.
    const LONGEST: usize = 200;
    let text = super::messages::within(text, "/subject", LONGEST)?;
    if kind != RequestKind::Reopen {
        caller.may(asking(kind), &Subject::Nothing)?;
        return Ok(text.to_owned());
    }
    let parts: Vec<&str> = text.split('/').map(str::trim).collect();
    let [form, period, unit] = parts[..] else { return Err(not_reopened(text)) };
    let sheet = Which { form: form.to_owned(), period: period.to_owned(), unit: unit.to_owned() };
    let right = if caller.has(Right::PeriodLock) { Right::PeriodLock } else { Right::FilingSubmit };
    let subject = sheet.subject(house, caller, right).await?;
    let standing = crate::desk::grid(&house.work, &subject).await?.standing;
    if standing == Standing::Accepted { Ok(subject.key().to_string()) } else { Err(not_reopened(&subject.key().to_string())) }
}

fn not_reopened(subject: &str) -> Problem {
    let why = DeskError::Subject { kind: RequestKind::Reopen, subject: subject.to_owned() };
    crate::desk::Fault::from(ledger::Error::from(why)).into()
}

/// Requests that the caller may decide or has made.
#[utoipa::path(get, path = "/requests", tag = "review", params(Then), responses((status = 200, body = Requests)), extensions(("x-right" = json!("catalogue.read"))))]
pub async fn list(State(house): State<Arc<House>>, caller: Caller, Words(then): Words<Then>) -> Result<Json<Requests>, Problem> {
    let past = house.then(then.as_of.as_deref())?;
    let all = past.as_ref().unwrap_or(&house.work).ledger.requests(None).await?;
    let (zone, person) = (house.work.zone(), caller.person());
    // Of which units the caller reviews; of none where it reviews nothing.
    let reviews = caller.has(Right::PeriodLock) && caller.has(Right::ReviewRead);
    let units = if reviews { seen(&house, &caller, Right::ReviewRead).await? } else { Some(BTreeSet::new()) };
    let may = |one: &&ledger::Request| match unit_of(one.kind, &one.subject) {
        Some(unit) => units.as_ref().is_none_or(|units| units.contains(unit)),
        None => [deciding(one.kind), asking(one.kind)].into_iter().any(|right| caller.may(right, &Subject::Nothing).is_ok()),
    };
    let all = all.iter().filter(|one| one.person == person || may(one));
    Ok(Json(Requests { items: all.map(|one| told(one, zone)).collect() }))
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
    let subject = subject_of(&house, &caller, kind, &new.subject).await?;
    let reason = super::messages::worded(&new.reason)?;
    let note = caller.act("request.ask", about(kind, &subject), &json!({"kind": kind.word(), "reason": reason}));
    let id = house.work.ledger.telling(note).ask(kind, &subject, reason, &caller.person(), now()).await?;
    Ok((StatusCode::CREATED, Json(Numbered { id })))
}

/// What a request is about, as the trail names it.
fn about(kind: RequestKind, subject: &str) -> String {
    let kind = match kind {
        RequestKind::Unlock => "period",
        RequestKind::Reopen => "sheet",
        RequestKind::Publication => "publication",
    };
    format!("{kind}:{subject}")
}

/// Decides on what another asked for.
#[utoipa::path(post, path = "/requests/{id}/decision", tag = "review", params(("id" = i64, Path)), request_body = NewDecision, responses((status = 204)), extensions(("x-right" = json!("catalogue.read")), ("x-problems" = json!(["state", "period-locked"]))))]
pub async fn decide(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(id): At<i64>,
    Body(decision): Body<NewDecision>,
) -> Result<StatusCode, Problem> {
    let all = house.work.ledger.requests(None).await?;
    let one = all.iter().find(|one| one.id == id).ok_or_else(Problem::not_found)?;
    may_of(&house, &caller, deciding(one.kind), unit_of(one.kind, &one.subject)).await?;
    let verdict = verdict(&decision.verdict)?;
    let said = super::messages::bounded(&decision.note)?;
    let detail = json!({"request": id, "kind": one.kind.word(), "verdict": verdict.word(), "note": said});
    let ledger = house.work.ledger.telling(caller.act("request.decide", about(one.kind, &one.subject), &detail));
    ledger.decide_request(id, verdict == Verdict::Approved, said, &caller.person(), now()).await?;
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
#[utoipa::path(get, path = "/exemptions", tag = "review", params(Then), responses((status = 200, body = Requests)), extensions(("x-right" = json!("review.read"))))]
pub async fn exemptions(State(house): State<Arc<House>>, caller: Caller, Words(then): Words<Then>) -> Result<Json<Requests>, Problem> {
    let all = house.work.ledger.exemptions(house.moment(then.as_of.as_deref())?).await?;
    let (zone, units) = (house.work.zone(), seen(&house, &caller, Right::ReviewRead).await?);
    let seen =
        |one: &&ledger::Exemption| units.as_ref().is_none_or(|units| one.about.unit.as_ref().is_some_and(|unit| units.contains(unit)));
    Ok(Json(Requests { items: all.iter().rev().filter(seen).map(|one| exemption(one, zone)).collect() }))
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
    let at = now();
    let all = house.work.ledger.exemptions(Moment::from_micros(i64::MAX)).await?;
    let one = all.iter().find(|one| one.id == id).ok_or_else(Problem::not_found)?;
    may_of(&house, &caller, Right::ExemptionDecide, one.about.unit.as_deref()).await?;
    let verdict = verdict(&decision.verdict)?;
    let text = super::messages::bounded(&decision.note)?.to_owned();
    let detail = json!({"exemption": id, "verdict": verdict.word(), "note": text});
    let note = caller.act("exemption.decide", named(&one.about), &detail);
    let said = Said { text, person: caller.person(), known: at, recorded: at };
    house.work.ledger.telling(note).decide(id, verdict, &said).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// What an exemption is about, as the trail names it: the sheet, where it is of one.
fn named(about: &ledger::About) -> String {
    match (&about.form, &about.period, &about.unit) {
        (Some(form), Some(period), Some(unit)) => format!("sheet:{form}/{period}/{unit}"),
        _ => format!("edit:{}", about.edit),
    }
}

/// Which period of a form.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct WhichPeriod {
    /// Official table number.
    #[param(inline, value_type = FormText, example = "B204-1")]
    pub form: String,
    /// Report period.
    #[param(inline, value_type = PeriodText, example = "2021-05")]
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
    caller.may(Right::PeriodLock, &Subject::Nothing)?;
    if !house.work.catalogue.forms.contains_key(&which.form) {
        return Err(Problem::not_found());
    }
    let period = super::duties::period(&which.period)?;
    let reason = super::messages::worded(&because.reason)?;
    let note = caller.act("period.lock", format!("period:{}/{period}", which.form), &json!({"reason": reason}));
    house.work.ledger.telling(note).lock_period(&which.form, &period.to_string(), reason, &caller.person(), now()).await?;
    Ok(StatusCode::NO_CONTENT)
}
