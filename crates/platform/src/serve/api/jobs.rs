//! Long work: what was asked for, how far it has come, its file; and what begins it.

use super::extract::{At, Body, Rows as Most, Words};
use super::once::{again, before, key};
use super::words::{Instant, JobKind, JobStateName};
use crate::access::Right;
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use crate::serve::works::{BACKUP, EXPORT, LIMIT, Wish, eyes as seen_by, folder};
use crate::workspace::now;
use axum::Json;
use axum::body::Bytes;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Response};
use figures::{Lang, Text};
use futures::stream::{Stream, unfold};
use jiff::tz::TimeZone;
use ledger::{Given, Job, NewJob};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::convert::Infallible;
use std::sync::Arc;
use std::time::Duration;
use tokio::io::AsyncReadExt;
use utoipa::{IntoParams, ToSchema};

/// Jobs told where nothing else is asked.
const SOME: u32 = 50;
/// Between two looks for news.
const LOOK: Duration = Duration::from_millis(250);

/// A piece of work.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobBody {
    id: i64,
    #[schema(value_type = JobKind)]
    kind: String,
    /// The login of whoever asked.
    account: String,
    #[schema(value_type = JobStateName)]
    state: &'static str,
    /// What is being done; nothing where it waits or has ended.
    stage: String,
    /// Parts done.
    done: u64,
    /// Parts in all; 0 where that is not known.
    total: u64,
    result: Option<JobResult>,
    /// Why it failed.
    error: Option<JobError>,
    /// The name of its file, as long as it is kept.
    file: Option<String>,
    #[schema(value_type = Instant)]
    at: String,
    #[schema(value_type = Instant)]
    changed: String,
}

/// What it came to.
#[derive(Debug, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct JobResult {
    files: Option<u64>,
    bytes: Option<u64>,
    filings: Option<u64>,
    rows: Option<u64>,
}

/// Why it failed.
#[derive(Debug, Serialize, ToSchema)]
pub struct JobError {
    code: String,
    detail: String,
}

/// Jobs, the latest first.
#[derive(Debug, Serialize, ToSchema)]
pub struct Jobs {
    items: Vec<JobBody>,
    next: Option<i64>,
}

/// Which jobs.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Behind {
    /// Behind this job.
    cursor: Option<i64>,
    /// Jobs at most.
    #[param(value_type = Option<u32>, minimum = 1, maximum = 200)]
    limit: Option<Most<200>>,
    #[allow(dead_code)]
    lang: Option<String>,
}

impl JobBody {
    fn of(job: &Job, lang: Lang, zone: &TimeZone) -> Self {
        let error = job.error.as_ref().map(|text| failed(text, lang));
        JobBody {
            id: job.id,
            kind: job.kind.clone(),
            account: job.account.clone(),
            state: job.state.word(),
            stage: stage(job, lang),
            done: job.done,
            total: job.total,
            result: job.result.as_ref().and_then(|text| serde_json::from_str(text).ok()),
            error,
            file: job.file.clone(),
            at: job.at.rfc3339(zone),
            changed: job.changed.rfc3339(zone),
        }
    }
}

fn failed(kept: &str, lang: Lang) -> JobError {
    let kept: Value = serde_json::from_str(kept).unwrap_or_default();
    let text = |key: &str| kept[key].as_str().unwrap_or_default().to_owned();
    JobError { code: text("code"), detail: text(if lang == Lang::Zh { "zh" } else { "en" }) }
}

/// What is being done, in words.
fn stage(job: &Job, lang: Lang) -> String {
    let text = match job.stage.as_str() {
        _ if job.state.is_over() => Text::new("", ""),
        "packing" => Text::new("打包", "packing"),
        "writing" => Text::new("写出", "writing"),
        other => Text::new(other, other),
    };
    text.get(lang).to_owned()
}

/// The job, where it is the caller's own or the caller keeps the installation.
async fn seen(house: &House, caller: &Caller, id: i64) -> Result<Job, Problem> {
    caller.in_person()?;
    let job = house.work.ledger.job(id).await?;
    if job.account == caller.account.login || caller.has(Right::Keeping) { Ok(job) } else { Err(Problem::not_found()) }
}

/// One's own jobs; all of them for whoever keeps the installation.
#[utoipa::path(get, path = "/jobs", tag = "jobs", params(Behind), responses((status = 200, body = Jobs)), extensions(("x-right" = json!("self"))))]
pub async fn list(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    Words(behind): Words<Behind>,
) -> Result<Json<Jobs>, Problem> {
    caller.in_person()?;
    let of = if caller.has(Right::Keeping) { None } else { Some(caller.account.login.as_str()) };
    let page = house.work.ledger.jobs(of, behind.cursor, behind.limit.map_or(SOME, Most::many)).await?;
    let items = page.items.iter().map(|job| JobBody::of(job, lang, house.work.zone())).collect();
    Ok(Json(Jobs { items, next: page.next }))
}

/// How far a job has come.
#[utoipa::path(get, path = "/jobs/{id}", tag = "jobs", params(("id" = i64, Path)), responses((status = 200, body = JobBody)), extensions(("x-right" = json!("self"))))]
pub async fn one(State(house): State<Arc<House>>, caller: Caller, Tongue(lang): Tongue, At(id): At<i64>) -> Result<Json<JobBody>, Problem> {
    let job = seen(&house, &caller, id).await?;
    Ok(Json(JobBody::of(&job, lang, house.work.zone())))
}

/// The news of a job as they come: `progress` with the job as it is, `end` with it when nothing follows. Who comes late or again
/// gets it as it is then.
#[utoipa::path(get, path = "/jobs/{id}/events", tag = "jobs", params(("id" = i64, Path)), responses((status = 200, content((String = "text/event-stream")))), extensions(("x-right" = json!("self"))))]
pub async fn events(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    At(id): At<i64>,
) -> Result<Sse<impl Stream<Item = Result<Event, Infallible>>>, Problem> {
    seen(&house, &caller, id).await?;
    let news = unfold((house, String::new(), false), move |(house, told, over)| async move {
        if over {
            return None;
        }
        let (text, over) = changed(&house, id, lang, &told).await?;
        let event = Event::default().event(if over { "end" } else { "progress" }).data(&text);
        Some((Ok(event), (house, text, over)))
    });
    Ok(Sse::new(news).keep_alive(KeepAlive::default()))
}

/// Waits until a job is not as it was told; nothing where it can't be read any more.
async fn changed(house: &House, id: i64, lang: Lang, told: &str) -> Option<(String, bool)> {
    loop {
        let job = house.work.ledger.job(id).await.ok()?;
        let text = serde_json::to_string(&JobBody::of(&job, lang, house.work.zone())).ok()?;
        if text != told || job.state.is_over() {
            return Some((text, job.state.is_over()));
        }
        tokio::time::sleep(LOOK).await;
    }
}

/// Whether a file is for the caller now: what was exported for whoever asked, as long as they read figures and see as they did; a backup for whoever keeps
/// the installation. Keeping it is no right to read with the eyes of others.
fn fetches(caller: &Caller, job: &Job) -> bool {
    match job.kind.as_str() {
        EXPORT => {
            let same = job.eyes.as_deref() == Some(seen_by(&caller.account).as_str());
            same && job.account == caller.account.login && caller.has(Right::FiguresRead)
        }
        _ => caller.has(Right::Keeping),
    }
}

/// The file of a job. That it was taken is kept in the trail.
#[utoipa::path(get, path = "/jobs/{id}/file", tag = "jobs", params(("id" = i64, Path)), responses((status = 200, content((Vec<u8> = "application/zip"), (String = "text/csv"), (Vec<u8> = "application/vnd.apache.arrow.stream"), (Vec<u8> = "application/vnd.apache.parquet")))), extensions(("x-right" = json!("self"))))]
pub async fn file(State(house): State<Arc<House>>, caller: Caller, At(id): At<i64>) -> Result<Response, Problem> {
    let job = seen(&house, &caller, id).await?;
    let name = job.file.clone().filter(|_| fetches(&caller, &job)).ok_or_else(Problem::not_found)?;
    let path = folder(&house).join(&name);
    let file = tokio::fs::File::open(&path).await.map_err(|_| Problem::not_found())?;
    let note = caller.act("job.fetch", format!("job:{id}"), &json!({"file": name}));
    // The first time it is marked with the note; every other time is noted too.
    if !house.work.ledger.fetch_job(id, now(), &note).await? {
        house.notes.keep(note).await?;
    }
    let kind = match name.rsplit('.').next() {
        Some("csv") => "text/csv; charset=utf-8",
        Some("arrows") => "application/vnd.apache.arrow.stream",
        Some("parquet") => "application/vnd.apache.parquet",
        _ => "application/zip",
    };
    let saved = format!("attachment; filename=\"{name}\"");
    Ok(([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, saved)], axum::body::Body::from_stream(read(file)))
        .into_response())
}

/// A file piece by piece: a backup need not fit into memory.
fn read(file: tokio::fs::File) -> impl Stream<Item = std::io::Result<Bytes>> {
    /// Bytes of a piece.
    const PIECE: usize = 64 << 10;
    unfold(Some(file), |file| async {
        let mut file = file?;
        let mut piece = vec![0; PIECE];
        match file.read(&mut piece).await {
            Ok(0) => None,
            Ok(some) => {
                piece.truncate(some);
                Some((Ok(Bytes::from(piece)), Some(file)))
            }
            Err(error) => Some((Err(error), None)),
        }
    })
}

/// Ends a job: one that waits at once, one that runs as soon as it can.
#[utoipa::path(delete, path = "/jobs/{id}", tag = "jobs", params(("id" = i64, Path)), responses((status = 204)), extensions(("x-right" = json!("self")), ("x-problems" = json!(["state"]))))]
pub async fn cancel(State(house): State<Arc<House>>, caller: Caller, At(id): At<i64>) -> Result<StatusCode, Problem> {
    seen(&house, &caller, id).await?;
    house.work.ledger.cancel_job(id, now(), &caller.act("job.cancel", format!("job:{id}"), &json!({}))).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Backs up everything into one file, while others work. A key makes sending it twice one backup.
#[utoipa::path(post, path = "/keeping/backups", tag = "jobs", params(("Idempotency-Key" = Option<String>, Header)), responses((status = 202, body = JobBody)), extensions(("x-right" = json!("keeping")), ("x-problems" = json!(["conflict", "busy", "precondition-required"]))))]
pub async fn backup(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    begun(&house, &caller, lang, (BACKUP, &json!({})), &headers).await
}

/// Writes figures to a file, as whoever asks may see them. A key makes sending it twice one file.
#[utoipa::path(post, path = "/exports", tag = "jobs", params(("Idempotency-Key" = Option<String>, Header)), request_body = Wish, responses((status = 202, body = JobBody)), extensions(("x-right" = json!("figures.read")), ("x-problems" = json!(["not-found", "not-acceptable", "conflict", "busy", "precondition-required"]))))]
pub async fn export(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    headers: HeaderMap,
    Body(wish): Body<Wish>,
) -> Result<Response, Problem> {
    if super::accept::Form::parse(&wish.form).is_none_or(|form| form == super::accept::Form::Json) {
        let why = Text::new("形式应为 csv、csv-bom、arrow 或 parquet", "the form is csv, csv-bom, arrow or parquet");
        return Err(Problem::invalid("/form", why));
    }
    // What can't be asked is said now and not when nobody looks any more.
    super::figures::request_of(&wish.figures, &house)?;
    let wish = serde_json::to_value(&wish).map_err(|_| Problem::not_found())?;
    begun(&house, &caller, lang, (EXPORT, &wish), &headers).await
}

async fn begun(
    house: &House,
    caller: &Caller,
    lang: Lang,
    (kind, asked): (&str, &Value),
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    caller.in_person()?;
    let once = headers.contains_key("idempotency-key").then(|| key(headers, caller, asked)).transpose()?;
    let request = asked.to_string();
    let eyes = seen_by(&caller.account);
    let new = NewJob { kind, account: &caller.account.login, eyes: &eyes, request: &request, total: 0, limit: LIMIT };
    let note = caller.act("job.begin", format!("job:{kind}"), asked);
    let answer = |id: i64| again(StatusCode::ACCEPTED, &json!({"id": id}));
    let id = match house.work.ledger.start_job(&new, now(), once.as_ref(), answer, &note).await? {
        Given::New(id) => id,
        Given::Again(kept) => match serde_json::from_str::<Value>(&kept.body).ok().and_then(|body| body["id"].as_i64()) {
            Some(id) => id,
            None => return Ok(before(&kept)),
        },
    };
    house.works.wake();
    let job = house.work.ledger.job(id).await?;
    Ok((StatusCode::ACCEPTED, Json(JobBody::of(&job, lang, house.work.zone()))).into_response())
}
