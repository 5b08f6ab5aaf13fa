//! The review desk: what waits, by what it does to the published growth; who is missing; taking in.

use super::duties::seen;
use super::estimates::EstimateBody;
use super::extract::{Body, Words};
use super::once::{again, before, key};
use super::outgoing::Channels;
use super::sheets::{Which, unit};
use super::told::Counts;
use super::words::{FormText, Instant, MomentText, PeriodText, SheetState};
use crate::access::{Right, Subject};
use crate::desk::{self, AskedAcceptance, Queued, Wanted};
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use crate::wire::plain;
use crate::workspace::now;
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::response::{IntoResponse, Response};
use figures::{Lang, Moment, Text};
use jiff::tz::TimeZone;
use ledger::{Given, SheetKey};
use publication::disclosure::{Audience, Disclosed, Gate};
use publication::round::show;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// Sheets accepted, or units reminded, at once.
const MOST: usize = 5000;

/// Of which form and period.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// Official table number.
    #[param(inline, value_type = FormText, example = "B204-1")]
    form: String,
    /// Report period.
    #[param(inline, value_type = PeriodText)]
    period: String,
    /// As it stood at this moment; now where none is named.
    #[param(inline, value_type = Option<MomentText>)]
    as_of: Option<String>,
    #[allow(dead_code)]
    lang: Option<String>,
}

/// The review of a form and period.
#[derive(Debug, Serialize, ToSchema)]
pub struct ReviewBody {
    coverage: Coverage,
    headline: Option<HeadlineBody>,
    /// The same with late filers estimated, where that was decided.
    estimate: Option<EstimateBody>,
    queue: Vec<QueuedBody>,
    late: Vec<LateBody>,
}

/// How many have filed.
#[derive(Debug, Serialize, ToSchema)]
pub struct Coverage {
    filed: usize,
    expected: usize,
    accepted: usize,
}

/// The figure that the form is published in.
#[derive(Debug, Serialize, ToSchema)]
pub struct HeadlineBody {
    indicator: String,
    title: String,
    period: String,
    /// Its growth as it is now.
    growth: Option<String>,
    /// The id of the growth.
    figure: Option<String>,
}

/// A sheet that waits.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct QueuedBody {
    unit: String,
    unit_name: String,
    #[schema(value_type = Option<Instant>)]
    submitted_at: Option<String>,
    effect: Option<EffectBody>,
    counts: Option<Counts>,
    version: i64,
}

/// By how much the figure moves when the sheet is taken in.
#[derive(Debug, Serialize, ToSchema)]
pub struct EffectBody {
    indicator: String,
    /// Of the growth, in percentage points.
    points: Option<String>,
    amount: String,
    unit: String,
}

/// A unit that has not filed.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct LateBody {
    unit: String,
    unit_name: String,
    #[schema(value_type = Option<Instant>)]
    due: Option<String>,
    overdue: bool,
    #[schema(value_type = SheetState)]
    state: &'static str,
    #[schema(value_type = Option<Instant>)]
    reminded: Option<String>,
    /// What it filed a year before towards the published figure, with its unit.
    last_year: Option<String>,
}

/// What waits and who is missing, or did at a moment.
#[utoipa::path(get, path = "/review", tag = "review", params(Asked), responses((status = 200, body = ReviewBody)), extensions(("x-right" = json!("review.read")), ("x-problems" = json!(["not-found"]))))]
pub async fn one(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    Words(asked): Words<Asked>,
) -> Result<Json<ReviewBody>, Problem> {
    let units = seen(&house, &caller, Right::ReviewRead).await?;
    let past = house.then(asked.as_of.as_deref())?;
    let work = past.as_ref().unwrap_or(&house.work);
    let at = work.ledger.past().unwrap_or_else(now);
    let today = at.day(house.work.zone());
    let wanted = Wanted { form: None, period: None, units: units.as_ref(), standing: None, days: (today, today), now: at };
    // One who reviews by a token that reads no figures is told of them what everybody is.
    let gate = caller.gate(&house, None, None).unwrap_or_else(|_| Gate::new(&house.work.catalogue.disclosure, Audience::Public));
    let review = desk::review((&house.desk, work), (&asked.form, &asked.period), &wanted, &gate).await?;
    // A token that reads no filings learns nothing of what single units filed.
    let reads = caller.has(Right::MicrodataRead) || caller.has(Right::FilingRead);
    let zone = house.work.zone();
    Ok(Json(ReviewBody {
        coverage: Coverage { filed: review.filed, expected: review.expected, accepted: review.accepted },
        headline: review.headline.as_ref().map(|headline| self::headline(headline, &house, lang)).transpose()?,
        estimate: review.estimate.as_ref().map(|estimate| EstimateBody::of(estimate, review.late.len(), &house, lang)).transpose()?,
        queue: review.queue.iter().map(|one| QueuedBody { effect: effect(one, lang).filter(|_| reads), ..queued(one, zone) }).collect(),
        late: review
            .late
            .iter()
            .map(|one| late(one, zone, one.last_year.as_ref().filter(|_| reads).map(|year| spoken(year, lang))))
            .collect(),
    }))
}

fn headline(of: &desk::Headlined, house: &House, lang: Lang) -> Result<HeadlineBody, Problem> {
    Ok(HeadlineBody {
        indicator: of.indicator.clone(),
        title: of.title.get(lang).to_owned(),
        period: of.period.to_string(),
        growth: of.growth.as_ref().map(|growth| printed(growth, house, lang)).transpose()?,
        figure: of.growth.as_ref().map(|growth| growth.figure().id().to_string()),
    })
}

/// A growth as it is published.
pub(super) fn printed(growth: &Disclosed, house: &House, lang: Lang) -> Result<String, Problem> {
    let (unit, decimals) = house.work.engine.shown_as(growth.figure())?;
    let shown = show(growth, &unit, decimals, lang);
    Ok(format!("{}{}", shown.text, shown.unit))
}

fn effect(one: &Queued, lang: Lang) -> Option<EffectBody> {
    one.effect.as_ref().map(|bearing| EffectBody {
        indicator: bearing.indicator.clone(),
        points: bearing.effect.points.map(|points| figures::round(points, 3).to_string()),
        amount: plain(bearing.effect.amount),
        unit: bearing.measure.called(lang).to_string(),
    })
}

fn queued(one: &Queued, zone: &TimeZone) -> QueuedBody {
    QueuedBody {
        unit: one.unit.clone(),
        unit_name: one.unit_name.clone(),
        submitted_at: moment(one.submitted, zone),
        effect: None,
        counts: one.open.map(Counts::from),
        version: one.version,
    }
}

fn late(one: &desk::Late, zone: &TimeZone, last_year: Option<String>) -> LateBody {
    LateBody {
        unit: one.unit.clone(),
        unit_name: one.unit_name.clone(),
        due: moment(one.due, zone),
        overdue: one.overdue,
        state: one.standing.word(),
        reminded: moment(one.reminded, zone),
        last_year,
    }
}

/// An amount in the unit its figure is published in, to two decimals.
fn spoken(amount: &desk::Amount, lang: Lang) -> String {
    const DECIMALS: u32 = 2;
    let shown = amount.measure.convert(amount.value, &amount.shown).map(|value| figures::round(value, DECIMALS));
    let (value, unit) = shown.map_or((amount.value, &amount.measure), |value| (value, &amount.shown));
    format!("{} {}", plain(value), unit.called(lang))
}

fn moment(at: Option<Moment>, zone: &TimeZone) -> Option<String> {
    at.map(|at| at.rfc3339(zone))
}

/// Sheets to be taken in, each as it was seen.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Acceptances {
    #[schema(max_items = 5000)]
    sheets: Vec<SheetSeen>,
}

/// A sheet as it was seen.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SheetSeen {
    form: String,
    period: String,
    unit: String,
    version: i64,
}

/// What became of them.
#[derive(Debug, Serialize, ToSchema)]
pub struct Taken {
    accepted: Vec<SheetName>,
    refused: Vec<RefusedSheet>,
}

/// A sheet.
#[derive(Debug, Serialize, ToSchema)]
pub struct SheetName {
    form: String,
    period: String,
    unit: String,
}

/// A sheet that was not taken in.
#[derive(Debug, Serialize, ToSchema)]
pub struct RefusedSheet {
    form: String,
    period: String,
    unit: String,
    code: String,
    message: String,
}

/// Takes submitted sheets in: their values are facts from now on. The same key gets the same answer.
#[utoipa::path(post, path = "/review/acceptances", tag = "review", params(("Idempotency-Key" = String, Header, min_length = 1, max_length = 200, description = "Chosen by who asks; the same key gets the same answer, and another request with it is a conflict.")), request_body = Acceptances, responses((status = 200, body = Taken, headers(("Idempotent-Replay" = Option<String>, description = "`true` where the key was answered before.")))), extensions(("x-right" = json!("review.act")), ("x-problems" = json!(["precondition-required", "not-found", "conflict"]))))]
pub async fn accept(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    headers: HeaderMap,
    Body(given): Body<Acceptances>,
) -> Result<Response, Problem> {
    some(given.sheets.len(), "/sheets")?;
    let once = key(&headers, &caller, &given)?;
    for sheet in &given.sheets {
        caller.may(Right::ReviewAct, &Subject::Unit(&unit(&house, &sheet.unit).await?))?;
    }
    let sheets = given.sheets.iter().map(|s| (SheetKey::new(s.form.clone(), s.period.clone(), s.unit.clone()), s.version)).collect();
    let note = caller.act("sheet.accept", "sheet:", &json!({}));
    let asked = AskedAcceptance { sheets, by: (&caller.person(), now()), once: Some(&once), note };
    match desk::accept(&house.desk, &house.work, asked, |outcome| again(StatusCode::OK, &taken(outcome, lang))).await? {
        Given::Again(kept) => Ok(before(&kept)),
        Given::New(outcome) => Ok(Json(taken(&outcome, lang)).into_response()),
    }
}

/// That as many are meant as are done at once.
fn some(many: usize, pointer: &str) -> Result<(), Problem> {
    let why = || Text::new(format!("一次最多 {MOST} 家"), format!("at most {MOST} are taken at once"));
    if many <= MOST { Ok(()) } else { Err(Problem::invalid(pointer, why())) }
}

fn taken(outcome: &desk::Outcome, lang: Lang) -> Taken {
    let name = |key: &SheetKey| SheetName { form: key.form.clone(), period: key.period.clone(), unit: key.unit.clone() };
    let refused = |(key, code, text): &(SheetKey, &'static str, Text)| RefusedSheet {
        form: key.form.clone(),
        period: key.period.clone(),
        unit: key.unit.clone(),
        code: (*code).to_owned(),
        message: text.get(lang).to_owned(),
    };
    Taken { accepted: outcome.accepted.iter().map(name).collect(), refused: outcome.refused.iter().map(refused).collect() }
}

/// Units to be reminded.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Reminders {
    form: String,
    period: String,
    #[schema(max_items = 5000)]
    units: Vec<String>,
}

/// How many were reminded, and by which ways it leaves the house.
#[derive(Debug, Serialize, ToSchema)]
pub struct Reminded {
    count: usize,
    channels: Channels,
}

/// Reminds units that have not filed: it stands on the workbench of their clerks, and leaves by the ways that are settled.
#[utoipa::path(post, path = "/reminders", tag = "review", request_body = Reminders, responses((status = 200, body = Reminded)), extensions(("x-right" = json!("reminders.send")), ("x-problems" = json!(["not-found"]))))]
pub async fn remind(State(house): State<Arc<House>>, caller: Caller, Body(given): Body<Reminders>) -> Result<Json<Reminded>, Problem> {
    some(given.units.len(), "/units")?;
    let mut about = None;
    let mut units = Vec::with_capacity(given.units.len());
    for code in &given.units {
        let sheet = Which { form: given.form.clone(), period: given.period.clone(), unit: code.clone() };
        let SheetKey { form, period, unit } = sheet.subject(&house, &caller, Right::RemindersSend).await?.key();
        units.push(unit);
        about = Some((form, period));
    }
    if let Some((form, period)) = about {
        let note = caller.act("reminders.send", format!("period:{form}/{period}"), &json!({"units": units}));
        house.work.ledger.telling(note).remind(&form, &period, &units, &caller.person(), now()).await?;
    }
    Ok(Json(Reminded { count: units.len(), channels: Channels::of(&house) }))
}
