//! Work that takes longer than an answer may: one piece after the other, each kept in the book with all that it needs, so that
//! what a stop cut short is taken up again.

mod backup;
mod export;

pub use export::Wish;

use super::House;
use super::problem::Problem;
use crate::failure::Failure;
use crate::workspace::now;
use figures::{Moment, Text};
use indicatif::ProgressBar;
use ledger::{Account, Job, JobEnd};
use serde_json::{Value, json};
use std::future::Future;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;
use tokio::sync::Notify;

/// Pieces of work that may be open at once.
pub const LIMIT: u32 = 20;
/// Between two looks at how far a piece has come.
const LOOK: Duration = Duration::from_millis(300);
/// Without news after so long it is looked again.
const PAUSE: Duration = Duration::from_secs(60);
/// How long files of finished work are kept, in microseconds: a week.
const KEPT: i64 = 7 * 24 * 3_600 * 1_000_000;

/// The kind of work that backs up everything.
pub const BACKUP: &str = "backup";
/// The kind of work that writes figures to a file.
pub const EXPORT: &str = "export";

/// The desk of whoever does the work.
#[derive(Debug, Default)]
pub struct Works {
    wake: Notify,
}

impl Works {
    /// That there is something to do.
    pub fn wake(&self) {
        self.wake.notify_one();
    }
}

/// What came of a piece of work.
struct Outcome {
    result: Value,
    file: Option<String>,
}

/// Where a piece of work stands, as far as it tells.
#[derive(Clone)]
struct Progress {
    stage: &'static str,
    bar: ProgressBar,
}

/// Begins to work, with what was left under way.
pub fn begin(house: &Arc<House>) {
    let house = house.clone();
    tokio::spawn(async move {
        sweep(&house).await;
        let broken = said("failed", &Text::new("任务多次因服务中断而未完成", "the work was broken off each time it was begun"));
        if let Err(error) = house.work.ledger.take_up_jobs(&broken, now()).await {
            eprintln!("jobs: {error}");
        }
        loop {
            clear(&house).await;
            while let Ok(Some(job)) = house.work.ledger.next_job(now()).await {
                done(&house, &job).await;
            }
            // Also without news from time to time: the book may have been busy, and files grow old.
            let _ = tokio::time::timeout(PAUSE, house.works.wake.notified()).await;
        }
    });
}

/// What an account sees by: its roles and scopes in one line, so that work done with other eyes is not handed out.
pub fn eyes(account: &Account) -> String {
    let scopes = account.scopes.iter().map(|scope| format!("{}:{}", scope.kind, scope.value));
    account.roles.iter().cloned().chain(scopes).collect::<Vec<_>>().join(" ")
}

/// The folder of files that work came to.
pub fn folder(house: &House) -> PathBuf {
    house.work.dir.join("jobs")
}

/// Takes away what a process that is gone left half done.
async fn sweep(house: &House) {
    let Ok(mut entries) = tokio::fs::read_dir(folder(house)).await else { return };
    while let Ok(Some(entry)) = entries.next_entry().await {
        if entry.file_name().to_string_lossy().starts_with(".tmp") {
            let _ = tokio::fs::remove_dir_all(entry.path()).await;
        }
    }
}

/// Takes away files that are old.
async fn clear(house: &House) {
    let before = Moment::from_micros(now().micros().saturating_sub(KEPT));
    for name in house.work.ledger.drop_job_files(before).await.unwrap_or_default() {
        let _ = tokio::fs::remove_file(folder(house).join(name)).await;
    }
}

/// Does a piece of work, and keeps how it ended.
async fn done(house: &Arc<House>, job: &Job) {
    let outcome = match tokio::fs::create_dir_all(folder(house)).await {
        Ok(()) => carried_out(house, job).await,
        Err(error) => Err(Failure::io("jobs", &error).into()),
    };
    let ended = house.work.ledger.job(job.id).await.is_ok_and(|job| job.cancelled.is_some());
    let kept = match outcome {
        _ if ended => cancelled(house, job).await,
        Ok(Outcome { result, file }) => {
            let result = result.to_string();
            house.work.ledger.end_job(job.id, JobEnd::Done { result: Some(&result), file: file.as_deref() }, now()).await
        }
        Err(problem) => {
            let error = said(problem.code, &problem.text);
            house.work.ledger.end_job(job.id, JobEnd::Failed { error: &error, result: None }, now()).await
        }
    };
    if let Err(error) = kept {
        eprintln!("job {}: {error}", job.id);
    }
}

async fn cancelled(house: &House, job: &Job) -> ledger::Result<()> {
    // Its file may be whole though nobody waited for it any more.
    for file in [backup::named(job.id)].into_iter().chain(export::named(job)) {
        let _ = tokio::fs::remove_file(folder(house).join(file)).await;
    }
    house.work.ledger.end_job(job.id, JobEnd::Cancelled { result: None }, now()).await
}

/// Why it failed, as the book keeps it: in both languages.
fn said(code: &str, text: &Text) -> String {
    json!({"code": code, "zh": text.zh, "en": text.en}).to_string()
}

async fn carried_out(house: &Arc<House>, job: &Job) -> Result<Outcome, Problem> {
    match job.kind.as_str() {
        BACKUP => backup::run(house, job).await,
        EXPORT => export::run(house, job).await,
        other => Err(Problem::new(
            axum::http::StatusCode::INTERNAL_SERVER_ERROR,
            "failed",
            format!("没有这类任务：{other}"),
            format!("there is no work of the kind {other}"),
        )),
    }
}

/// Waits for a piece of work and keeps meanwhile how far it has come; ends waiting where it is to end.
async fn watched<T: Send + 'static>(
    house: &House,
    job: &Job,
    progress: Progress,
    work: impl Future<Output = Result<T, Problem>> + Send + 'static,
) -> Result<T, Problem> {
    let mut running = tokio::spawn(work);
    loop {
        tokio::select! {
            ended = &mut running => return ended.map_err(|error| Problem::from(Failure::io(&job.kind, &std::io::Error::other(error))))?,
            () = tokio::time::sleep(LOOK) => {
                let far = (progress.bar.position(), progress.bar.length().unwrap_or_default());
                house.work.ledger.job_progress(job.id, progress.stage, far, now()).await?;
                if house.work.ledger.job(job.id).await?.cancelled.is_some() {
                    progress.bar.abandon();
                    running.abort();
                }
            }
        }
    }
}
