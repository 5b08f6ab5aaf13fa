//! Everything in one file, while others work.

use super::{Outcome, Progress, folder, watched};
use crate::keeping;
use crate::serve::House;
use crate::serve::problem::Problem;
use indicatif::ProgressBar;
use ledger::Job;
use serde_json::json;
use std::sync::Arc;

/// The name of the file of a job.
pub(super) fn named(id: i64) -> String {
    format!("wanmu-backup-{id}.zip")
}

pub(super) async fn run(house: &Arc<House>, job: &Job) -> Result<Outcome, Problem> {
    let file = named(job.id);
    let to = folder(house).join(&file);
    // What an interrupted attempt left.
    let _ = tokio::fs::remove_file(&to).await;
    let progress = Progress { stage: "packing", bar: ProgressBar::hidden() };
    let (inner, bar) = (house.clone(), progress.bar.clone());
    let work = async move { Ok(keeping::pack(&inner.work, &to, &bar).await?) };
    let packed = watched(house, job, progress, work).await?;
    let result = json!({"files": packed.files, "bytes": packed.bytes, "filings": packed.filings});
    Ok(Outcome { result, file: Some(file) })
}
