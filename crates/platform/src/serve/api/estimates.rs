//! Late filers estimated by a method of the packs: which methods there are, and what was decided of a period.

use super::extract::{At, Body, Words};
use super::requests::WhichPeriod;
use super::review::printed;
use super::sheets::Spoken;
use crate::access::{Right, Subject};
use crate::desk;
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use crate::workspace::now;
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use figures::Lang;
use methodology::catalogue::{Imputation, Source};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::sync::Arc;
use utoipa::ToSchema;

/// Why a decision ends where no words are given.
const ENDED: &str = "不再估算 / no longer estimated";

/// A method.
#[derive(Debug, Serialize, ToSchema)]
pub struct MethodBody {
    id: String,
    title: String,
    /// Where it is from, and whether that was verified.
    source: String,
    verified: bool,
}

/// Methods.
#[derive(Debug, Serialize, ToSchema)]
pub struct MethodBodies {
    items: Vec<MethodBody>,
}

/// By what late filers can be estimated.
#[utoipa::path(get, path = "/catalogue/imputations", tag = "catalogue", params(Spoken), responses((status = 200, body = MethodBodies)), extensions(("x-right" = json!("catalogue.read"))))]
pub async fn methods(State(house): State<Arc<House>>, _: Caller, Tongue(lang): Tongue, _: Words<Spoken>) -> Json<MethodBodies> {
    Json(MethodBodies { items: house.work.catalogue.imputations.iter().map(|(id, one)| method(id, one, lang)).collect() })
}

fn method(id: &str, one: &Imputation, lang: Lang) -> MethodBody {
    let (source, verified) = match &one.source {
        Source::Document { citation } => (citation.clone(), true),
        Source::Unverified { note } | Source::Required { note } => (note.clone(), false),
        Source::Fictional => (String::new(), false),
    };
    MethodBody { id: id.to_owned(), title: one.title.get(lang).to_owned(), source, verified }
}

/// What was decided of a period's late filers, and what comes of it.
#[derive(Debug, Serialize, ToSchema)]
pub struct EstimateBody {
    method: String,
    /// The method's name.
    title: String,
    /// The published growth with estimates.
    growth: Option<String>,
    /// The id of that figure.
    figure: Option<String>,
    /// How many are late.
    late: usize,
    person: String,
    at: String,
    reason: String,
}

impl EstimateBody {
    /// In the reader's language.
    pub fn of(estimated: &desk::Estimated, late: usize, house: &House, lang: Lang) -> Result<Self, Problem> {
        let decided = &estimated.decided;
        Ok(EstimateBody {
            method: decided.method.clone(),
            title: estimated.method.get(lang).to_owned(),
            growth: estimated.growth.as_ref().map(|growth| printed(growth, house, lang)).transpose()?,
            figure: estimated.growth.as_ref().map(|growth| growth.figure().id().to_string()),
            late,
            person: decided.person.clone(),
            at: decided.at.rfc3339(house.work.zone()),
            reason: decided.reason.clone(),
        })
    }
}

/// How late filers are to be estimated.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewEstimate {
    /// Id of a method.
    method: String,
    /// Why.
    #[schema(min_length = 1, max_length = 4000)]
    reason: String,
}

/// Decides that late filers of a form and period are estimated. Figures of the period are told with estimates from then on, each
/// marked; who files takes the place of its estimate.
#[utoipa::path(post, path = "/periods/{form}/{period}/imputation", tag = "review", params(WhichPeriod), request_body = NewEstimate, responses((status = 204)), extensions(("x-right" = json!("period.lock")), ("x-problems" = json!(["not-found", "state", "period-locked"]))))]
pub async fn decide(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(which): At<WhichPeriod>,
    Body(new): Body<NewEstimate>,
) -> Result<StatusCode, Problem> {
    settle(&house, &caller, &which, Some(&new.method), super::messages::worded(&new.reason)?).await
}

/// Late filers are estimated no longer.
#[utoipa::path(delete, path = "/periods/{form}/{period}/imputation", tag = "review", params(WhichPeriod), responses((status = 204)), extensions(("x-right" = json!("period.lock")), ("x-problems" = json!(["not-found", "state", "period-locked"]))))]
pub async fn end(State(house): State<Arc<House>>, caller: Caller, At(which): At<WhichPeriod>) -> Result<StatusCode, Problem> {
    settle(&house, &caller, &which, None, ENDED).await
}

/// What is decided of a period is decided for all of its units.
async fn settle(house: &House, caller: &Caller, of: &WhichPeriod, method: Option<&str>, reason: &str) -> Result<StatusCode, Problem> {
    caller.may(Right::PeriodLock, &Subject::Nothing)?;
    let note = caller.act("period.estimate", "period:", &json!({"method": method, "reason": reason}));
    desk::estimate(&house.work, (&of.form, &of.period), method, reason, (&caller.person(), now(), note)).await?;
    Ok(StatusCode::NO_CONTENT)
}
