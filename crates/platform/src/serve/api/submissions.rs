//! Submitting a sheet, taking it back, sending it back; the workbook that says the same.

use super::extract::{At, Body, Sent as Multi, Words};
use super::once::{again, key};
use super::sheets::{Which, named};
use super::told::{Counts, FindingBody, Findings};
use super::words::{Instant, IssueClass, Sha256Text};
use crate::access::Right;
use crate::desk;
use crate::serve::House;
use crate::serve::caller::Caller;
use crate::serve::problem::Problem;
use crate::serve::tongue::Tongue;
use crate::wire::plain;
use crate::workspace::now;
use axum::Json;
use axum::extract::{Multipart, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use figures::Text;
use ledger::{Given, Signers};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::sync::Arc;
use utoipa::{IntoParams, ToSchema};

/// The largest workbook.
pub const LARGEST: usize = 32 << 20;

/// What is submitted.
#[derive(Debug, Deserialize, Serialize, ToSchema)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Submit {
    /// 单位负责人.
    #[schema(max_length = 100)]
    responsible: String,
    /// 填表人.
    #[schema(max_length = 100)]
    filled_by: String,
    /// Phone number.
    #[schema(max_length = 100)]
    phone: String,
    /// The version of the sheet that was seen.
    version: i64,
}

/// The receipt of a submission.
#[derive(Debug, Serialize, ToSchema)]
pub struct Receipt {
    number: i64,
    /// SHA-256 over what was submitted.
    #[schema(value_type = Sha256Text)]
    hash: String,
    #[schema(value_type = Instant)]
    at: String,
    person: String,
    values: u64,
}

/// What came of a submission.
#[derive(Debug, Serialize, ToSchema)]
pub struct Submitted {
    receipt: Receipt,
}

/// Submits a sheet. The same key gets the same answer, and submits once.
#[utoipa::path(post, path = "/sheets/{form}/{period}/{unit}/submission", tag = "filing", params(Which, ("Idempotency-Key" = String, Header, min_length = 1, max_length = 200, description = "Chosen by who asks; the same key gets the same answer, and another request with it is a conflict.")), request_body = Submit, responses((status = 201, body = Submitted, headers(("Idempotent-Replay" = Option<String>, description = "`true` where the key was answered before.")))), extensions(("x-right" = json!("filing.submit")), ("x-problems" = json!(["state", "period-locked", "blocked", "precondition-failed", "precondition-required"]))))]
pub async fn submit(
    State(house): State<Arc<House>>,
    caller: Caller,
    headers: HeaderMap,
    At(which): At<Which>,
    Body(given): Body<Submit>,
) -> Result<Response, Problem> {
    let subject = which.subject(&house, &caller, Right::FilingSubmit).await?;
    let once = key(&headers, &caller, &(named(&subject), &given))?;
    let (at, zone) = (now(), house.work.zone());
    let signers = signers(&given)?;
    let note = caller.act("sheet.submit", named(&subject), &json!({}));
    let filed = desk::Filed { version: given.version, signers, by: (&caller.person(), at), once: Some(&once), note };
    let body = |receipt: &ledger::SubmissionReceipt| Submitted {
        receipt: Receipt {
            number: receipt.number,
            hash: receipt.digest.clone(),
            at: receipt.at.rfc3339(zone),
            person: receipt.person.clone(),
            values: receipt.values,
        },
    };
    let answer = |receipt: &ledger::SubmissionReceipt| again(StatusCode::CREATED, &body(receipt));
    match desk::submit(&house.desk, &house.work, &subject, filed, answer).await? {
        Given::Again(before) => Ok(super::once::before(&before)),
        Given::New(receipt) => Ok((StatusCode::CREATED, Json(body(&receipt))).into_response()),
    }
}

/// Who signs, as far as anybody would write.
fn signers(given: &Submit) -> Result<Signers, Problem> {
    /// Characters of a name or a phone number at most.
    const LONGEST: usize = 100;
    let read = |text: &str, pointer: &str| match text.trim() {
        "" => Ok(String::new()),
        text => super::messages::within(text, pointer, LONGEST).map(str::to_owned),
    };
    Ok(Signers {
        responsible: read(&given.responsible, "/responsible")?,
        filled_by: read(&given.filled_by, "/filledBy")?,
        phone: read(&given.phone, "/phone")?,
    })
}

/// Takes a submission back, until it is accepted.
#[utoipa::path(delete, path = "/sheets/{form}/{period}/{unit}/submission", tag = "filing", params(Which), responses((status = 204)), extensions(("x-right" = json!("filing.submit")), ("x-problems" = json!(["state", "period-locked"]))))]
pub async fn withdraw(State(house): State<Arc<House>>, caller: Caller, At(which): At<Which>) -> Result<StatusCode, Problem> {
    let subject = which.subject(&house, &caller, Right::FilingSubmit).await?;
    let note = caller.act("sheet.withdraw", named(&subject), &json!({}));
    house.work.ledger.telling(note).withdraw(&subject.key(), &caller.person(), now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Why it is sent back.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct ReturnReason {
    #[schema(min_length = 1, max_length = 4000)]
    reason: String,
}

/// Sends a submission back.
#[utoipa::path(post, path = "/sheets/{form}/{period}/{unit}/return", tag = "review", params(Which), request_body = ReturnReason, responses((status = 204)), extensions(("x-right" = json!("review.act")), ("x-problems" = json!(["state", "period-locked"]))))]
pub async fn send_back(
    State(house): State<Arc<House>>,
    caller: Caller,
    At(which): At<Which>,
    Body(because): Body<ReturnReason>,
) -> Result<StatusCode, Problem> {
    let subject = which.subject(&house, &caller, Right::ReviewAct).await?;
    let reason = super::messages::worded(&because.reason)?;
    let note = caller.act("sheet.return", named(&subject), &json!({"reason": reason}));
    house.work.ledger.telling(note).send_back(&subject.key(), reason, &caller.person(), now()).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The workbook of the form, with what is known filled in.
#[utoipa::path(get, path = "/sheets/{form}/{period}/{unit}/template", tag = "filing", params(Which), responses((status = 200, description = "a workbook", content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", body = Vec<u8>, headers(("Content-Disposition" = String, description = "The name of the file.")))), extensions(("x-right" = json!("filing.read")), ("x-problems" = json!(["state"]))))]
pub async fn template(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    At(which): At<Which>,
) -> Result<Response, Problem> {
    let subject = which.subject(&house, &caller, Right::FilingRead).await?;
    let prefill = crate::commands::template::prefill(&house.work, subject.form, subject.period, subject.unit.as_str()).await?;
    let bytes = intake::template::template(&house.work.catalogue, subject.form, subject.period, &prefill, lang)
        .map_err(|text| Problem::new(StatusCode::CONFLICT, "state", text.zh, text.en))?;
    let name = format!("{}_{}_{}.xlsx", which.form, which.period, which.unit);
    Ok(workbook(&name, bytes))
}

/// A workbook to be kept by the reader.
fn workbook(name: &str, bytes: Vec<u8>) -> Response {
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))], bytes)
        .into_response()
}

/// Whether to write what the workbook says.
#[derive(Debug, Deserialize, IntoParams)]
#[serde(deny_unknown_fields)]
#[into_params(parameter_in = Query)]
pub struct Commit {
    /// Else it is only compared.
    #[serde(default)]
    commit: bool,
    /// The version of the sheet that it was compared with; without it nothing is written.
    version: Option<i64>,
    /// Whether the marked workbook is wanted instead of the comparison.
    #[serde(default)]
    marked: bool,
    #[allow(dead_code)]
    lang: Option<String>,
}

/// What came of a workbook.
#[derive(Debug, Serialize, ToSchema)]
#[serde(rename_all = "camelCase")]
pub struct Compared {
    /// The version of the sheet that it was compared with, or that it has now.
    version: i64,
    changes: Vec<ChangedCell>,
    /// What is wrong with the file.
    issues: Vec<IssueBody>,
    findings: Vec<FindingBody>,
    counts: Counts,
    /// Whether there is a marked workbook to be had.
    marked: bool,
    committed: bool,
}

/// A cell that differs.
#[derive(Debug, Serialize, ToSchema)]
pub struct ChangedCell {
    item: String,
    column: String,
    before: Option<String>,
    after: String,
    cell: Option<String>,
}

/// An issue of a file.
#[derive(Debug, Serialize, ToSchema)]
pub struct IssueBody {
    code: String,
    #[schema(value_type = IssueClass)]
    class: String,
    cell: Option<String>,
    message: String,
    hint: Option<String>,
}

/// A workbook in multipart form.
#[derive(ToSchema)]
#[allow(dead_code)]
pub struct Sent {
    #[schema(format = Binary, value_type = String)]
    file: Vec<u8>,
}

/// Compares a workbook with the sheet, and takes its values where that is asked for and nothing is wrong.
#[utoipa::path(post, path = "/sheets/{form}/{period}/{unit}/workbook", tag = "filing", params(Which, Commit), request_body(content = Sent, content_type = "multipart/form-data"), responses((status = 200, content((Compared = "application/json"), (Vec<u8> = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")))), extensions(("x-right" = json!("filing.write")), ("x-problems" = json!(["state", "period-locked", "precondition-failed", "precondition-required", "blocked"]))))]
pub async fn upload(
    State(house): State<Arc<House>>,
    caller: Caller,
    Tongue(lang): Tongue,
    At(which): At<Which>,
    Words(how): Words<Commit>,
    Multi(sent): Multi,
) -> Result<Response, Problem> {
    let subject = which.subject(&house, &caller, Right::FilingWrite).await?;
    let (name, bytes) = file(sent).await?;
    let commit = how.commit.then(|| how.version.ok_or_else(uncompared)).transpose()?;
    let note = caller.act("sheet.workbook", named(&subject), &json!({"file": name}));
    let given = desk::Upload { file: &name, bytes: &bytes, commit, by: (&caller.person(), now()), note, lang };
    let found = desk::upload(&house.desk, &house.work, &subject, given).await?;
    if let (true, Some(marked)) = (how.marked, found.marked.clone()) {
        return Ok(workbook("marked.xlsx", marked));
    }
    let change = |c: &desk::CellDifference| ChangedCell {
        item: c.item.clone(),
        column: c.column.clone(),
        before: c.before.map(plain),
        after: plain(c.after),
        cell: c.cell.clone(),
    };
    let issue = |issue: &figures::Issue| IssueBody {
        code: issue.code.to_string(),
        class: format!("{:?}", issue.class),
        cell: issue.place.cell.clone(),
        message: issue.reason.get(lang).to_owned(),
        hint: issue.hint.as_ref().map(|hint| hint.get(lang).to_owned()),
    };
    let Findings { findings, counts } = Findings::of(&found.findings, found.open, lang);
    Ok(Json(Compared {
        version: found.version,
        changes: found.changes.iter().map(change).collect(),
        issues: found.issues.iter().map(issue).collect(),
        findings,
        counts,
        marked: found.marked.is_some(),
        committed: found.committed,
    })
    .into_response())
}

/// That what was typed since nobody saw is not written over.
fn uncompared() -> Problem {
    let (zh, en) = (
        "写入前须先比对，并带上比对时报表的版本（version）",
        "the workbook is compared first, and written by the version of the sheet it was compared with (`version`)",
    );
    Problem::new(StatusCode::PRECONDITION_REQUIRED, "precondition-required", zh, en)
}

/// The file of a form; a path in its name is left out.
async fn file(mut sent: Multipart) -> Result<(String, Vec<u8>), Problem> {
    let refused = |error: axum::extract::multipart::MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => Problem::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "too-large",
            format!("文件超过 {} MiB", LARGEST >> 20),
            format!("the file is larger than {} MiB", LARGEST >> 20),
        ),
        _ => Problem::invalid("/file", Text::new("上传内容不完整", "the upload is not whole")),
    };
    while let Some(field) = sent.next_field().await.map_err(refused)? {
        if field.name() == Some("file") {
            let name = plain_name(field.file_name().unwrap_or("workbook"));
            return Ok((name, field.bytes().await.map_err(refused)?.to_vec()));
        }
    }
    Err(Problem::invalid("/file", Text::new("没有附上文件", "there is no file")))
}

/// A name without folders and without what no file name has.
fn plain_name(name: &str) -> String {
    let last = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let plain: String = last.chars().filter(|c| !c.is_control() && !"\"<>:|?*".contains(*c)).take(120).collect();
    let plain = plain.trim().trim_start_matches('.').to_owned();
    if plain.is_empty() { "workbook".to_owned() } else { plain }
}

#[cfg(test)]
mod tests {
    use super::plain_name;

    #[test]
    fn a_path_in_a_name_leads_nowhere() {
        assert_eq!(plain_name("../../etc/passwd"), "passwd");
        assert_eq!(plain_name("C:\\报表\\六月.xlsx"), "六月.xlsx");
        assert_eq!(plain_name("..\\..\\"), "workbook");
        assert_eq!(plain_name("a\u{0}b\n<script>.xlsx"), "abscript.xlsx");
    }
}
