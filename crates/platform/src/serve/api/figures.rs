//! Figures, and everything that says where one comes from.

use super::accept::Form;
use super::difference_body::{DifferenceBody, RevisionsBody};
use super::extract::{At, Body, Rows, Words};
use super::figure_body::{ExplanationBody, FigureBody, ProofBody};
use super::messages::MessageBody;
use super::sheets::Then;
use super::tables::Table;
use super::words::{BasisName, FigureText, MomentText, PeriodText, PriceName};
use crate::commands::figure::{basis, period, price};
use crate::commands::figure_id;
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::workspace::now;
use crate::{editions, wire};
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use axum::response::{IntoResponse, Response};
use figures::{FigureId, Lang, Measure, Moment, Text};
use indicators::Request;
use indicators::diff::Vintages;
use ledger::Thread;
use publication::disclosure::Disclosed;
use publication::round::show;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Rows of each kind that an explanation tells where nothing else is asked.
const ROWS: u32 = 50;
/// And at most; a proof has all of them.
const MOST: u32 = 10_000;
/// The act of taking figures away as a file.
pub const EXPORT: &str = "figures.export";

/// Which figures are asked for.
#[derive(Debug, Clone, Deserialize, Serialize, IntoParams, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Id of the indicator; `.growth` at its end asks for its growth.
    #[param(example = "industry.output")]
    indicator: String,
    /// `2021-06`, `2021-01..06`, `2021-H1`, …
    #[param(inline, value_type = PeriodText)]
    period: String,
    /// Area; the whole park where none is named.
    area: Option<String>,
    /// Dimension to break it down by.
    by: Option<String>,
    /// `published`, `restated`, `comparable`, `matched`.
    #[param(inline, value_type = Option<BasisName>)]
    basis: Option<String>,
    /// `current`, `constant`.
    #[param(inline, value_type = Option<PriceName>)]
    price: Option<String>,
    /// Method by which late filers are estimated; `none` for nobody. Where it is left out, what was decided of the period holds.
    impute: Option<String>,
    /// Unit it is shown in.
    unit: Option<String>,
    /// The moment as known at which; now where none is named.
    #[param(inline, value_type = Option<MomentText>)]
    as_of: Option<String>,
    /// Language.
    #[allow(dead_code)]
    lang: Option<String>,
}

/// At which moment, and how much of it.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct When {
    /// The moment as known at which; now where none is named.
    #[param(inline, value_type = Option<MomentText>)]
    as_of: Option<String>,
    /// Rows of each kind at most.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 10000)]
    limit: Option<Rows<MOST>>,
    /// Language.
    #[allow(dead_code)]
    lang: Option<String>,
}

/// Between which moments.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Between {
    /// The earlier moment.
    #[param(inline, value_type = Option<MomentText>)]
    from: Option<String>,
    /// The later one; now where none is named.
    #[param(inline, value_type = Option<MomentText>)]
    to: Option<String>,
    /// The same as `to`.
    #[param(inline, value_type = Option<MomentText>)]
    as_of: Option<String>,
    /// Language.
    #[allow(dead_code)]
    lang: Option<String>,
}

/// Figures of a request.
#[derive(Debug, Serialize, ToSchema)]
pub struct Figures {
    /// The figures, each as `wanmu figure --json` gives it, with title and the address of its explanation.
    #[schema(value_type = Vec<FigureBody>)]
    figures: Vec<Value>,
}

/// Figures as the caller may see them. `Accept` chooses JSON, or a table: `text/csv` (with `;header=bom` for office programs),
/// `application/vnd.apache.arrow.stream`, `application/vnd.apache.parquet`. In a table amounts are exact decimals, moments UTC, and a
/// value that is missing or withheld is null with its reason beside it.
#[utoipa::path(get, path = "/figures", tag = "figures", params(Asked), responses((status = 200, content((Figures = "application/json"), (String = "text/csv"), (Vec<u8> = "application/vnd.apache.arrow.stream"), (Vec<u8> = "application/vnd.apache.parquet")))), extensions(("x-right" = json!("figures.read")), ("x-problems" = json!(["not-found", "not-acceptable"]))))]
pub async fn list(
    State(house): State<Arc<House>>,
    caller: Caller,
    Words(asked): Words<Asked>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let form = Form::of(&headers)?;
    let (request, shown) = asked_for(&house, &caller, &asked).await?;
    if form == Form::Json {
        return Ok(Json(Figures { figures: shown }).into_response());
    }
    caller.told(&house, EXPORT, request_named(&request), &json!({"rows": shown.len(), "form": form.word()})).await?;
    form.respond(&Table::of_figures(&shown, request.as_of, &house))
}

/// What a request comes to, as the caller may see it.
pub async fn asked_for(house: &House, caller: &Caller, asked: &Asked) -> Result<(Request, Vec<Value>), Problem> {
    let mut request = request_of(asked, house)?;
    let named = asked.impute.is_some();
    let wanted = std::mem::take(&mut request.impute);
    request.impute = caller.estimates(house, &request, named.then_some(wanted)).await?;
    let unit = asked.unit.as_deref().map(measure).transpose()?;
    let gate = caller.gate(house, request.area.as_deref(), None)?;
    let engine = &house.work.engine;
    let mut figures = gate.weigh(engine, engine.figures(&request).await?).await?;
    // Of places an account is told those that it is for.
    figures.retain(|figure| caller.reaches(figure.id()));
    let shown = figures.into_iter().map(|figure| document(house, &gate.pass(figure), unit.as_ref())).collect::<Result<_, _>>()?;
    Ok((request, shown))
}

/// Figures as the trail names them.
pub fn request_named(request: &Request) -> String {
    format!("figures:{}@{}", request.indicator, request.period)
}

/// The request that is meant.
pub fn request_of(asked: &Asked, house: &House) -> Result<Request, Problem> {
    Ok(Request {
        indicator: asked.indicator.clone(),
        period: period(&asked.period)?,
        area: asked.area.clone(),
        by: asked.by.clone(),
        basis: asked.basis.as_deref().map(basis).transpose()?.unwrap_or_default(),
        price: asked.price.as_deref().map(price).transpose()?.unwrap_or_default(),
        impute: asked.impute.clone().filter(|method| method != "none"),
        as_of: house.work.moment(asked.as_of.as_deref())?,
        definition: None,
        base_share: true,
        top: None,
    })
}

fn measure(text: &str) -> Result<Measure, Problem> {
    let why = || Text::new(format!("没有计量单位“{text}”"), format!("there is no unit `{text}`"));
    Measure::parse(text).ok_or_else(|| Problem::invalid("/unit", why()))
}

/// The document of a figure, with what a page needs beside it.
pub fn document(house: &House, figure: &Disclosed, unit: Option<&Measure>) -> Result<Value, Problem> {
    let (own, decimals) = house.work.engine.shown_as(figure.figure())?;
    let mut document = wire::figure(figure, unit.unwrap_or(&own), decimals, house.work.zone());
    if let Some(object) = document.as_object_mut() {
        object.insert("title".to_owned(), wire::text(&title(house, figure.figure().id())));
        object["shown"]["zh"] = json!(printed(figure, unit.unwrap_or(&own), decimals, Lang::Zh));
        object["shown"]["en"] = json!(printed(figure, unit.unwrap_or(&own), decimals, Lang::En));
        object.insert("explain".to_owned(), json!(house.explained_at(figure.figure().id())));
    }
    Ok(document)
}

/// A figure as the bulletin of a language prints it.
fn printed(figure: &Disclosed, unit: &Measure, decimals: u32, lang: Lang) -> String {
    let shown = show(figure, unit, decimals, lang);
    let space = if shown.unit.is_empty() || lang == Lang::Zh { "" } else { " " };
    format!("{}{space}{}", shown.text, shown.unit)
}

fn title(house: &House, id: &FigureId) -> Text {
    let catalogue = &house.work.catalogue;
    let base = id.indicator.strip_suffix(".growth").unwrap_or(&id.indicator);
    let name = catalogue.indicators.get(&id.indicator).or_else(|| catalogue.indicators.get(base)).map(|one| one.title.clone());
    name.map_or_else(|| Text::new(&id.indicator, &id.indicator), |name| crate::render::title(&name, id))
}

/// What a path names, and when.
async fn asked(house: &House, id: &str, as_of: Option<&str>) -> Result<(FigureId, Moment), Problem> {
    Ok((figure_id(id)?, house.work.moment(as_of)?))
}

/// One figure.
#[utoipa::path(get, path = "/figures/{id}", tag = "figures", params(("id" = inline(FigureText), Path, description = "Id of the figure.", example = "industry.output@2021-06"), When), responses((status = 200, body = FigureBody)), extensions(("x-right" = json!("figures.read"))))]
pub async fn one(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(id): At<String>,
    Words(when): Words<When>,
) -> Result<Json<Value>, Problem> {
    let (id, as_of) = asked(&house, &id, when.as_of.as_deref()).await?;
    let gate = caller.gate_of(&house, &id, as_of).await?;
    let engine = &house.work.engine;
    let figure = gate.pass(gate.weigh_one(engine, engine.figure(&id, as_of).await?).await?);
    Ok(Json(document(&house, &figure, None)?))
}

/// The way back of a figure. As a table, by `Accept`, it is its filings.
#[utoipa::path(get, path = "/figures/{id}/explanation", tag = "figures", params(("id" = inline(FigureText), Path, description = "Id of the figure.", example = "industry.output@2021-06"), When), responses((status = 200, content((ExplanationBody = "application/json"), (String = "text/csv"), (Vec<u8> = "application/vnd.apache.arrow.stream"), (Vec<u8> = "application/vnd.apache.parquet")))), extensions(("x-right" = json!("figures.read")), ("x-problems" = json!(["not-acceptable"]))))]
pub async fn explanation(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(id): At<String>,
    Words(when): Words<When>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let form = Form::of(&headers)?;
    let (id, as_of) = asked(&house, &id, when.as_of.as_deref()).await?;
    let told = explained(&house, &caller, &id, as_of, when.limit.map_or(ROWS, Rows::many) as usize).await?;
    caller.read(&house, &id, (when.as_of.as_deref(), as_of)).await?;
    if form == Form::Json {
        return Ok(Json(told).into_response());
    }
    let rest: u64 = told["sections"].as_array().into_iter().flatten().filter_map(|section| section["more"]["filings"].as_u64()).sum();
    let table = Table::of_filings(&told, as_of, &house).with("more", (rest > 0).then(|| rest.to_string()));
    exported(&house, &caller, format!("figure:{id}"), form, &table).await
}

/// A table that leaves, once that is kept.
async fn exported(house: &House, caller: &Caller, about: String, form: Form, table: &Table) -> Result<Response, Problem> {
    caller.told(house, EXPORT, about, &json!({"rows": table.len(), "form": form.word()})).await?;
    form.respond(table)
}

async fn explained(house: &House, caller: &Caller, id: &FigureId, as_of: Moment, rows: usize) -> Result<Value, Problem> {
    let gate = caller.gate_of(house, id, as_of).await?;
    let way = publication::way_back::explain(&house.work.engine, id, as_of, &gate, Some(rows)).await?;
    let mut told = wire::explanation(&way, house.work.zone());
    told["figure"] = document(house, &way.figure, None)?;
    Ok(told)
}

/// What the figure was at each moment at which it changed. As a table, by `Accept`, a row for each.
#[utoipa::path(get, path = "/figures/{id}/revisions", tag = "figures", params(("id" = inline(FigureText), Path, description = "Id of the figure.", example = "industry.output@2021-06"), Between), responses((status = 200, content((RevisionsBody = "application/json"), (String = "text/csv"), (Vec<u8> = "application/vnd.apache.arrow.stream"), (Vec<u8> = "application/vnd.apache.parquet")))), extensions(("x-right" = json!("figures.read")), ("x-problems" = json!(["not-acceptable"]))))]
pub async fn revisions(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(id): At<String>,
    Words(between): Words<Between>,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let form = Form::of(&headers)?;
    let id = figure_id(&id)?;
    let from = between.from.as_deref().map(|text| house.work.moment(Some(text))).transpose()?;
    let to = house.work.moment(between.to.as_deref().or(between.as_of.as_deref()))?;
    let gate = caller.gate_of(&house, &id, to).await?;
    let editions = editions::between(&house.work, from, to).await?;
    let all = editions.revisions(&id, &Vintages { periods: Vec::new(), from, to }).await?;
    let all = gate.weigh_revisions(&editions, all).await?;
    let told = wire::revisions(&publication::difference::disclose_revisions(all, &gate), house.work.zone());
    if form == Form::Json {
        return Ok(Json(told).into_response());
    }
    exported(&house, &caller, format!("figure:{id}"), form, &Table::of_revisions(&told, to, &house)).await
}

/// Why the figure changed between two moments.
#[utoipa::path(get, path = "/figures/{id}/difference", tag = "figures", params(("id" = inline(FigureText), Path, description = "Id of the figure.", example = "industry.output@2021-06"), Between), responses((status = 200, body = DifferenceBody)), extensions(("x-right" = json!("figures.read"))))]
pub async fn difference(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(id): At<String>,
    Words(between): Words<Between>,
) -> Result<Json<Value>, Problem> {
    let id = figure_id(&id)?;
    let missing = || Problem::invalid("/from", Text::new("请指明 from（较早的时间）", "`from`, the earlier moment, is to be named"));
    let from = house.work.moment(Some(between.from.as_deref().ok_or_else(missing)?))?;
    let to = house.work.moment(between.to.as_deref().or(between.as_of.as_deref()))?;
    let gate = caller.gate_of(&house, &id, to).await?;
    crate::commands::in_order(from, to, "to")?;
    let editions = editions::between(&house.work, Some(from), to).await?;
    let diff = gate.weigh_diff(&editions, editions.diff(&id, from, to).await?).await?;
    let told = publication::difference::disclose(diff, &gate).top(ROWS as usize);
    let mut document = wire::difference(&told, house.work.zone());
    document["from"] = self::document(&house, &told.from, None)?;
    document["to"] = self::document(&house, &told.to, None)?;
    Ok(Json(document))
}

/// Everything that proves a figure, with a hash over it.
#[utoipa::path(get, path = "/figures/{id}/proof", tag = "figures", params(("id" = inline(FigureText), Path, description = "Id of the figure.", example = "industry.output@2021-06"), When), responses((status = 200, body = ProofBody)), extensions(("x-right" = json!("figures.read"))))]
pub async fn proof(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(id): At<String>,
    Words(when): Words<When>,
) -> Result<Json<Value>, Problem> {
    let (id, as_of) = asked(&house, &id, when.as_of.as_deref()).await?;
    let told = explained(&house, &caller, &id, as_of, usize::MAX).await?;
    let detail = json!({"asOf": as_of.rfc3339(house.work.zone())});
    caller.told(&house, "figure.proof", format!("figure:{id}"), &detail).await?;
    Ok(Json(crate::serve::proof::bundle(told, &caller.person(), crate::workspace::now(), house.work.zone())))
}

/// A doubt about a figure.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Challenge {
    /// What is doubted, and why.
    #[schema(min_length = 1, max_length = 4000)]
    text: String,
}

/// What was said of a figure.
#[derive(Debug, Serialize, ToSchema)]
pub struct Challenges {
    /// In the order of time.
    items: Vec<MessageBody>,
}

/// That a figure is one the caller may speak of: of a single firm, only who sees what it files.
async fn speaks(house: &House, caller: &Caller, id: &FigureId) -> Result<(), Problem> {
    let gate = caller.gate_of(house, id, now()).await?;
    let firm = id.by.as_ref().filter(|(dimension, _)| dimension == "firm");
    if firm.is_none_or(|(_, code)| gate.microdata(code)) { Ok(()) } else { Err(crate::access::Denied::Scope.into()) }
}

/// What was said of a figure.
#[utoipa::path(get, path = "/figures/{id}/challenges", tag = "figures", params(("id" = inline(FigureText), Path, description = "Id of the figure.", example = "industry.output@2021-06"), Then), responses((status = 200, body = Challenges)), extensions(("x-right" = json!("challenge.write")), ("x-problems" = json!(["invalid"]))))]
pub async fn challenges(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(id): At<String>,
    Words(then): Words<Then>,
) -> Result<Json<Challenges>, Problem> {
    let id = figure_id(&id)?;
    speaks(&house, &caller, &id).await?;
    let past = house.then(then.as_of.as_deref())?;
    let said = past.as_ref().unwrap_or(&house.work).ledger.messages(&Thread::Figure(id.to_string())).await?;
    Ok(Json(Challenges { items: said.iter().map(|message| MessageBody::of(message, house.work.zone())).collect() }))
}

/// Says that a figure is doubted.
#[utoipa::path(post, path = "/figures/{id}/challenges", tag = "figures", params(("id" = inline(FigureText), Path, description = "Id of the figure.", example = "industry.output@2021-06")), request_body = Challenge, responses((status = 201, body = Challenges)), extensions(("x-right" = json!("challenge.write"))))]
pub async fn challenge(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(id): At<String>,
    Body(said): Body<Challenge>,
) -> Result<Response, Problem> {
    let id = figure_id(&id)?;
    speaks(&house, &caller, &id).await?;
    let text = super::messages::worded(&said.text)?;
    let about = Thread::Figure(id.to_string());
    let ledger = house.work.ledger.telling(caller.act("figure.challenge", format!("figure:{id}"), &json!({"text": text})));
    ledger.say(&about, None, text, (&caller.person(), now())).await?;
    let all = house.work.ledger.messages(&about).await?;
    let items = all.iter().map(|message| MessageBody::of(message, house.work.zone())).collect();
    Ok((axum::http::StatusCode::CREATED, Json(Challenges { items })).into_response())
}
