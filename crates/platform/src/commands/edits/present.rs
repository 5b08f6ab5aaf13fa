//! The issues there are of what somebody wants to speak of, and the values they rest on: nothing is said of an issue
//! that is neither in the book nor in a file named.

use super::aggregates;
use super::book::Book;
use crate::commands::figure::gate;
use crate::commands::import::{self, Delivery};
use crate::failure::{Failure, NOT_FOUND};
use crate::weighing::effects::Headlines;
use crate::weighing::spoken::{about, held};
use crate::workspace::Workspace;
use figures::{Class, Moment, Period};
use indicatif::ProgressBar;
use ledger::{About, Basis, Held};
use methodology::catalogue::Edit;
use std::path::PathBuf;

/// Where issues are looked for.
pub struct Wanted<'a> {
    /// The edit.
    pub edit: &'a Edit,
    /// What of it is meant.
    pub about: &'a About,
    /// The period of the issue.
    pub period: Period,
    /// As known at this moment.
    pub as_of: Moment,
    /// Files not in the book yet; the book where there are none.
    pub files: &'a [PathBuf],
}

/// An issue there is.
struct Present {
    about: About,
    class: Class,
    values: Vec<Held>,
}

/// The values of the issues meant, of classes for which something may be said.
pub async fn basis(work: &Workspace, wanted: &Wanted<'_>, of_class: impl Fn(Class) -> bool) -> Result<Basis, Failure> {
    let mut all = present(work, wanted).await?;
    all.retain(|issue| issue.about.edit == wanted.edit.id && of_class(issue.class));
    let (meant, others): (Vec<Present>, Vec<Present>) = all.into_iter().partition(|issue| wanted.about.covers(&issue.about));
    match meant.is_empty() {
        false => Ok(Basis::new(meant.into_iter().flat_map(|issue| issue.values))),
        true => Err(none(wanted, &others)),
    }
}

async fn present(work: &Workspace, wanted: &Wanted<'_>) -> Result<Vec<Present>, Failure> {
    let findings = match wanted.files {
        [] if !wanted.edit.macros.is_empty() => return of_figures(work, wanted).await,
        [] => Book::read(work, wanted.period, wanted.as_of).await?.findings(work),
        files => import::read(work, import::files(files)?, &Delivery::of_now(""), &ProgressBar::hidden()).await?.findings,
    };
    let one = |f: &intake::Finding| Present { about: about(f), class: f.issue.class, values: held(&f.inputs) };
    Ok(findings.iter().map(one).collect())
}

async fn of_figures(work: &Workspace, wanted: &Wanted<'_>) -> Result<Vec<Present>, Failure> {
    let gate = gate(work, "office")?;
    let mut headlines = Headlines::new(work, &gate, wanted.as_of);
    let rows = aggregates::rows(work, &mut headlines, wanted.period).await?;
    Ok(rows.into_iter().map(|row| Present { about: row.about, class: row.class, values: row.values }).collect())
}

/// There is no such issue; those there are of the same unit are named.
fn none(wanted: &Wanted<'_>, others: &[Present]) -> Failure {
    let mut named: Vec<String> = others.iter().filter(|o| o.about.unit == wanted.about.unit).map(|o| keys(&o.about)).collect();
    named.sort();
    named.dedup();
    let (id, period) = (&wanted.edit.id, wanted.period);
    let (zh, en) = match (named.is_empty(), wanted.files.is_empty()) {
        (false, _) => (format!("现有：{}", named.join("；")), format!("there is: {}", named.join("; "))),
        (true, true) => (
            format!("`wanmu edits --period {period}` 列出账中的问题；尚未入账的文件用 --file 写明"),
            format!("`wanmu edits --period {period}` lists those of the book; a file that is not in the book is named with --file"),
        ),
        (true, false) => ("`wanmu import --dry-run` 列出文件中的问题".into(), "`wanmu import --dry-run` lists those of the files".into()),
    };
    Failure::new(
        NOT_FOUND,
        format!("{period} 没有可说明或豁免的 {id} 问题；{zh}"),
        format!("no issue of {id} for {period} that could be explained or exempted; {en}"),
    )
}

fn keys(about: &About) -> String {
    let named = |flag: &str, value: &Option<String>| value.as_ref().map(|v| format!(" --{flag} {v}")).unwrap_or_default();
    [("form", &about.form), ("period", &about.period), ("item", &about.item)]
        .map(|(flag, value)| named(flag, value))
        .concat()
        .trim()
        .to_owned()
}
