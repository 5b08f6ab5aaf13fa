//! Figures as a file, seen with the eyes of whoever asked: as they are when the work is done.

use super::{Outcome, Progress, folder, watched};
use crate::serve::House;
use crate::serve::api::{Form, Table, figures};
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use indicatif::ProgressBar;
use ledger::Job;
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::sync::Arc;
use utoipa::ToSchema;

/// Which figures, and as what.
#[derive(Debug, Clone, Deserialize, Serialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Wish {
    /// Which figures, as `GET /figures` is asked for them.
    pub figures: figures::Asked,
    /// `csv`, `csv-bom` (for office programs), `arrow` or `parquet`.
    #[schema(example = "csv")]
    pub form: String,
}

/// The name of the file of a job that asks for something.
pub(super) fn named(job: &Job) -> Option<String> {
    let wish: Wish = serde_json::from_str(&job.request).ok()?;
    Some(format!("figures-{}.{}", job.id, Form::parse(&wish.form)?.ending()))
}

pub(super) async fn run(house: &Arc<House>, job: &Job) -> Result<Outcome, Problem> {
    let wish: Wish = serde_json::from_str(&job.request).map_err(|_| Problem::not_found())?;
    let form = Form::parse(&wish.form).ok_or_else(Problem::not_found)?;
    let visit = house.access.behind(&job.account).await?.ok_or_else(Problem::no_right)?;
    // What was asked with other eyes is not what was asked for.
    if job.eyes.as_deref() != Some(super::eyes(&visit.account).as_str()) {
        return Err(Problem::no_right());
    }
    let file = named(job).ok_or_else(Problem::not_found)?;
    let (inner, to) = (house.clone(), folder(house).join(&file));
    let work = async move { written(&inner, &Caller::new(visit), &wish, form, &to).await };
    let rows = watched(house, job, Progress { stage: "writing", bar: ProgressBar::hidden() }, work).await?;
    Ok(Outcome { result: json!({"rows": rows}), file: Some(file) })
}

async fn written(house: &House, caller: &Caller, wish: &Wish, form: Form, to: &std::path::Path) -> Result<usize, Problem> {
    caller.may(crate::access::Right::FiguresRead, &crate::access::Subject::Nothing)?;
    let (request, shown) = figures::asked_for(house, caller, &wish.figures).await?;
    let bytes = Table::of_figures(&shown, request.as_of, house).bytes(form)?;
    tokio::fs::write(to, bytes).await.map_err(|error| crate::failure::Failure::io("jobs", &error))?;
    let detail = json!({"rows": shown.len(), "form": form.word()});
    caller.told(house, figures::EXPORT, figures::request_named(&request), &detail).await?;
    Ok(shown.len())
}
