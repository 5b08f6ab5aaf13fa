//! Sheets while they are filled in: what they look like, cells as they are typed, checks and what is said of their findings.

use super::extract::{At, Body, Words};
use super::messages::MessageBody;
use super::past::HistoryBody;
use super::told::{Findings, Saved, SheetBody};
use super::words::{FormText, MomentText, PeriodText, UnitText};
use crate::access::{Right, Subject, UnitRow};
use crate::desk;
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use crate::workspace::{Workspace, now};
use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::{IntoResponse, Response};
use figures::Text;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeSet;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Cells of one request at most.
const MOST: usize = 10_000;

/// Which sheet.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct Which {
    /// Official table number.
    #[param(inline, value_type = FormText, example = "B204-1")]
    pub form: String,
    /// Report period.
    #[param(inline, value_type = PeriodText, example = "2021-07")]
    pub period: String,
    /// Credit code.
    #[param(inline, value_type = UnitText, example = "91000000000010014Q")]
    pub unit: String,
}

/// As it stood when.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Then {
    /// As it stood at this moment; now where none is named.
    #[param(inline, value_type = Option<MomentText>)]
    pub as_of: Option<String>,
    #[allow(dead_code)]
    lang: Option<String>,
}

/// Only the language.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Spoken {
    #[allow(dead_code)]
    lang: Option<String>,
}

impl Which {
    /// The sheet, where the caller may do this with its unit.
    pub async fn subject<'w>(&self, house: &'w House, caller: &Caller, right: Right) -> Result<desk::Subject<'w>, Problem> {
        self.subject_in(&house.work, house, caller, right).await
    }

    /// The same by what was known at a moment.
    async fn subject_in<'w>(
        &self,
        work: &'w Workspace,
        house: &House,
        caller: &Caller,
        right: Right,
    ) -> Result<desk::Subject<'w>, Problem> {
        let found = desk::Subject::of(&house.desk, work, &self.form, &self.period, &self.unit).await;
        // Rights come first: who may not know of a unit does not learn whether there is one.
        let unit = unit(house, found.as_ref().map_or(&self.unit, |subject| subject.unit.as_str())).await?;
        if let Err(denied) = caller.actor.may(right, &Subject::Unit(&unit)) {
            caller.refused(house, right.word(), &found.as_ref().map_or_else(|_| self.typed(), named)).await?;
            return Err(denied.into());
        }
        Ok(found?)
    }

    /// As it was typed, cut where nobody would read on.
    fn typed(&self) -> String {
        /// Characters that a sheet's name has at most.
        const LONGEST: usize = 80;
        format!("sheet:{}/{}/{}", self.form, self.period, self.unit).chars().take(LONGEST).collect()
    }
}

/// A sheet as the trail names it.
pub fn named(subject: &desk::Subject<'_>) -> String {
    format!("sheet:{}", subject.key())
}

/// What the register says of a unit now.
pub async fn unit(house: &House, code: &str) -> Result<UnitRow, Problem> {
    let at = now();
    let states = house.work.ledger.register_of(&BTreeSet::from([code.to_owned()]), at.day(house.work.zone()), at).await?;
    Ok(states.first().map_or_else(|| UnitRow::unknown(code), UnitRow::from))
}

/// A sheet as it is now, or as it stood at a moment, when nobody types into it any more; its tag is the version by which it is submitted.
#[utoipa::path(get, path = "/sheets/{form}/{period}/{unit}", tag = "filing", params(Which, Then), responses((status = 200, body = SheetBody, headers(("ETag" = String, description = "The version of the sheet, by which it is submitted.")))), extensions(("x-right" = json!("filing.read"))))]
pub async fn one(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    At(which): At<Which>,
    Words(then): Words<Then>,
) -> Result<Response, Problem> {
    let past = house.then(then.as_of.as_deref())?;
    let work = past.as_ref().unwrap_or(&house.work);
    let subject = which.subject_in(work, &house, &caller, Right::FilingRead).await?;
    let grid = desk::grid(work, &subject).await?;
    let tag = format!("\"{}\"", grid.version);
    Ok(([(header::ETAG, tag)], Json(SheetBody::of(&subject, grid, lang, house.work.zone()))).into_response())
}

/// How many values, as known at which moment.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Lately {
    /// Report periods at most, 12 where nothing else is asked.
    #[param(minimum = 1, maximum = 60)]
    count: Option<usize>,
    /// The moment as known at which.
    as_of: Option<String>,
    #[allow(dead_code)]
    lang: Option<String>,
}

/// What was filed for the periods before, oldest first.
#[utoipa::path(get, path = "/sheets/{form}/{period}/{unit}/history", tag = "filing", params(Which, Lately), responses((status = 200, body = HistoryBody)), extensions(("x-right" = json!("filing.read"))))]
pub async fn history(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    At(which): At<Which>,
    Words(lately): Words<Lately>,
) -> Result<Json<HistoryBody>, Problem> {
    /// Periods at most.
    const MOST: usize = 60;
    /// A year of months.
    const YEAR: usize = 12;
    let subject = which.subject(&house, &caller, Right::FilingRead).await?;
    let as_of = house.moment(lately.as_of.as_deref())?;
    let history = desk::history(&house.work, &subject, lately.count.unwrap_or(YEAR).clamp(1, MOST), as_of).await?;
    Ok(Json(HistoryBody::of(&history, lang)))
}

/// A cell as it is typed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct TypedText {
    /// As typed.
    text: String,
    /// The version that was seen; 0 of an empty cell.
    version: i64,
}

/// Which cell of which sheet.
#[derive(Debug, Clone, Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct WhichCell {
    /// Official table number.
    #[param(inline, value_type = FormText, example = "B204-1")]
    form: String,
    /// Report period.
    #[param(inline, value_type = PeriodText, example = "2021-07")]
    period: String,
    /// Credit code.
    #[param(inline, value_type = UnitText, example = "91000000000010014Q")]
    unit: String,
    /// Item code.
    #[param(example = "01")]
    item: String,
    /// Column.
    #[param(example = "1")]
    column: String,
}

/// Saves a cell.
#[utoipa::path(put, path = "/sheets/{form}/{period}/{unit}/cells/{item}/{column}", tag = "filing", params(WhichCell), request_body = TypedText, responses((status = 200, body = Saved)), extensions(("x-right" = json!("filing.write")), ("x-problems" = json!(["state", "period-locked", "precondition-failed"]))))]
pub async fn put_cell(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    At(at): At<WhichCell>,
    Body(typed): Body<TypedText>,
) -> Result<Json<Saved>, Problem> {
    let which = Which { form: at.form, period: at.period, unit: at.unit };
    let cell = desk::Typed { item: at.item, column: at.column, text: typed.text, version: typed.version };
    put(&house, &caller, &which, &[cell], lang).await
}

/// Cells as they are typed.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Block {
    /// All are saved or none.
    #[schema(max_items = 10_000)]
    cells: Vec<BlockCell>,
}

/// A cell of a block.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct BlockCell {
    item: String,
    column: String,
    text: String,
    version: i64,
}

/// Saves a block of cells.
#[utoipa::path(patch, path = "/sheets/{form}/{period}/{unit}/cells", tag = "filing", params(Which), request_body = Block, responses((status = 200, body = Saved)), extensions(("x-right" = json!("filing.write")), ("x-problems" = json!(["state", "period-locked", "precondition-failed"]))))]
pub async fn put_cells(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    At(which): At<Which>,
    Body(block): Body<Block>,
) -> Result<Json<Saved>, Problem> {
    if block.cells.len() > MOST {
        let text = Text::new(format!("一次最多保存 {MOST} 个单元格"), format!("at most {MOST} cells are saved at once"));
        return Err(Problem::invalid("/cells", text));
    }
    let cells: Vec<desk::Typed> =
        block.cells.into_iter().map(|c| desk::Typed { item: c.item, column: c.column, text: c.text, version: c.version }).collect();
    put(&house, &caller, &which, &cells, lang).await
}

async fn put(house: &House, caller: &Caller, which: &Which, cells: &[desk::Typed], lang: figures::Lang) -> Result<Json<Saved>, Problem> {
    let subject = which.subject(house, caller, Right::FilingWrite).await?;
    let saved = desk::put(&house.work, &subject, cells, (&caller.person(), now())).await?;
    Ok(Json(Saved::of(saved, lang)))
}

/// Copies what was filed for the period before into cells that are empty.
#[utoipa::path(post, path = "/sheets/{form}/{period}/{unit}/copy-last", tag = "filing", params(Which), responses((status = 200, body = Saved)), extensions(("x-right" = json!("filing.write")), ("x-problems" = json!(["invalid", "state", "period-locked", "precondition-failed"]))))]
pub async fn copy_last(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    At(which): At<Which>,
) -> Result<Json<Saved>, Problem> {
    let subject = which.subject(&house, &caller, Right::FilingWrite).await?;
    let saved = desk::copy_last(&house.work, &subject, (&caller.person(), now())).await?;
    Ok(Json(Saved::of(saved, lang)))
}

/// Holds a sheet against the edits.
#[utoipa::path(post, path = "/sheets/{form}/{period}/{unit}/checks", tag = "filing", params(Which), responses((status = 200, body = Findings)), extensions(("x-right" = json!("filing.read")), ("x-problems" = json!(["state"]))))]
pub async fn check(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    At(which): At<Which>,
) -> Result<Json<Findings>, Problem> {
    let subject = which.subject(&house, &caller, Right::FilingRead).await?;
    let audit = desk::audit(&house.desk, &house.work, &subject, now()).await?;
    Ok(Json(Findings::of(&audit.issues, audit.open, lang)))
}

/// Words about findings.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Saying {
    /// Id of the edit.
    rule_id: String,
    /// Of this row only.
    item: Option<String>,
    /// The words.
    #[schema(min_length = 1, max_length = 4000)]
    text: String,
}

/// How many findings were meant.
#[derive(Debug, Serialize, ToSchema)]
pub struct Meant {
    count: usize,
}

/// Explains findings; the explanation holds for the values as they are.
#[utoipa::path(post, path = "/sheets/{form}/{period}/{unit}/explanations", tag = "filing", params(Which), request_body = Saying, responses((status = 200, body = Meant)), extensions(("x-right" = json!("filing.write")), ("x-problems" = json!(["state"]))))]
pub async fn explain(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(which): At<Which>,
    Body(words): Body<Saying>,
) -> Result<Json<Meant>, Problem> {
    let subject = which.subject(&house, &caller, Right::FilingWrite).await?;
    let about = (words.rule_id.as_str(), words.item.as_deref());
    let text = super::messages::worded(&words.text)?;
    let note = caller.act("sheet.explain", named(&subject), &json!({"rule": words.rule_id, "item": words.item, "text": text}));
    let ids = desk::explain(&house.desk, &house.work, &subject, about, text, (&caller.person(), now(), note)).await?;
    Ok(Json(Meant { count: ids.len() }))
}

/// Asks for an exemption from findings; a second person decides.
#[utoipa::path(post, path = "/sheets/{form}/{period}/{unit}/exemptions", tag = "review", params(Which), request_body = Saying, responses((status = 200, body = Meant)), extensions(("x-right" = json!("exemption.ask")), ("x-problems" = json!(["state"]))))]
pub async fn exempt(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(which): At<Which>,
    Body(words): Body<Saying>,
) -> Result<Json<Meant>, Problem> {
    let subject = which.subject(&house, &caller, Right::ExemptionAsk).await?;
    let about = (words.rule_id.as_str(), words.item.as_deref());
    let text = super::messages::worded(&words.text)?;
    let note = caller.act("exemption.ask", named(&subject), &json!({"rule": words.rule_id, "item": words.item, "reason": text}));
    let ids = desk::exempt(&house.desk, &house.work, &subject, about, text, (&caller.person(), now(), note)).await?;
    Ok(Json(Meant { count: ids.len() }))
}

/// Messages about a sheet.
#[derive(Debug, Serialize, ToSchema)]
pub struct Messages {
    /// In the order of time.
    items: Vec<MessageBody>,
}

/// A message.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct NewMessage {
    #[schema(min_length = 1, max_length = 4000)]
    text: String,
    item: Option<String>,
    column: Option<String>,
}

/// What was said about a sheet.
#[utoipa::path(get, path = "/sheets/{form}/{period}/{unit}/messages", tag = "filing", params(Which, Then), responses((status = 200, body = Messages)), extensions(("x-right" = json!("filing.read"))))]
pub async fn messages(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(which): At<Which>,
    Words(then): Words<Then>,
) -> Result<Json<Messages>, Problem> {
    let subject = which.subject(&house, &caller, Right::FilingRead).await?;
    let past = house.then(then.as_of.as_deref())?;
    Ok(Json(all_messages(past.as_ref().unwrap_or(&house.work), &subject).await?))
}

async fn all_messages(work: &Workspace, subject: &desk::Subject<'_>) -> Result<Messages, Problem> {
    let said = work.ledger.messages(&ledger::Thread::Sheet(subject.key())).await?;
    Ok(Messages { items: said.iter().map(|message| MessageBody::of(message, work.zone())).collect() })
}

/// Says something about a sheet, or a cell of it, as oneself.
#[utoipa::path(post, path = "/sheets/{form}/{period}/{unit}/messages", tag = "filing", params(Which), request_body = NewMessage, responses((status = 201, body = Messages)), extensions(("x-right" = json!("filing.read"))))]
pub async fn say(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(which): At<Which>,
    Body(message): Body<NewMessage>,
) -> Result<Response, Problem> {
    caller.in_person()?;
    let subject = which.subject(&house, &caller, Right::FilingRead).await?;
    let text = super::messages::worded(&message.text)?;
    let cell = message.item.as_deref().map(|item| (item, message.column.as_deref()));
    let ledger = house.work.ledger.telling(caller.act("sheet.say", named(&subject), &json!({"text": text})));
    ledger.say(&ledger::Thread::Sheet(subject.key()), cell, text, (&caller.person(), now())).await?;
    Ok((axum::http::StatusCode::CREATED, Json(all_messages(&house.work, &subject).await?)).into_response())
}
