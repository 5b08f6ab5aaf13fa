//! `wanmu import`: read, check, append; all files together or nothing.
//!
//! `deliver` reads and checks, `report` says what came of it, `marked` gives workbooks back with their issues,
//! `mappings` keeps the rules of foreign layouts beside the data.

mod deliver;
mod mappings;
mod marked;
mod records;
mod report;

pub use deliver::{Delivery, Read, files, history, read};
pub use mappings::kept as kept_mappings;
pub use report::taken;

use super::Talk;
use crate::cli::Import;
use crate::failure::{BLOCKED, Failure, NOT_FOUND, OK, PARTIAL, USAGE};
use crate::progress;
use crate::workspace::{Workspace, now};
use figures::{Class, Moment, issue::blocked};
use intake::Asked;
use ledger::{Change, Receipt};
use std::path::Path;

/// Only warnings, with `--strict`.
const ONLY_WARNINGS: u8 = 4;
/// What `--known-at` says when each sheet's own day of filing counts.
const FROM_SHEET: &str = "sheet";

/// What an import came to.
pub struct Outcome {
    /// What was written, or would be; nothing when refused.
    pub receipt: Option<Receipt>,
    /// Value by value, for a dry run.
    pub changes: Vec<Change>,
    /// Workbooks given back with their issues.
    pub marked: Vec<String>,
    /// Mapping files proposed.
    pub proposed: Vec<String>,
    /// Whether nothing was to be written.
    pub dry_run: bool,
    /// Exit code.
    pub code: u8,
}

/// Takes in the files.
pub async fn run(args: &Import, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let delivery = delivery(args, &work)?;
    let bar = progress::quiet_bar(args.files.len() as u64, talk.say("读取文件", "reading files").to_owned());
    let files = files(&args.files)?;
    let mut read = read(&work, files, &delivery, &bar).await?;
    bar.finish_and_clear();
    let code = verdict(&read, args);
    let mut outcome = Outcome { receipt: None, changes: Vec::new(), marked: Vec::new(), proposed: Vec::new(), dry_run: args.dry_run, code };
    outcome.proposed = mappings::propose(&work.dir, &read, &work.catalogue, args.dry_run)?;
    if !args.no_marked {
        outcome.marked = marked::write(&read, &args.files, args.marked.as_deref(), talk);
    }
    match code {
        BLOCKED | ONLY_WARNINGS => {}
        _ if args.dry_run => {
            let (receipt, changes) = work.ledger.preview(&read.batches).await?;
            (outcome.receipt, outcome.changes) = (Some(receipt), changes);
        }
        _ => outcome.receipt = Some(work.ledger.append(std::mem::take(&mut read.batches)).await?),
    }
    report::say(&read, &outcome, talk);
    Ok(code)
}

fn delivery(args: &Import, work: &Workspace) -> Result<Delivery, Failure> {
    let from_sheet = args.known_at.as_deref() == Some(FROM_SHEET);
    Ok(Delivery {
        known: known(args.known_at.as_deref().filter(|_| !from_sheet), work)?,
        known_from_sheet: from_sheet,
        recorded: now(),
        person: args.person.clone().or_else(|| std::env::var("USER").ok()).unwrap_or_else(|| "unnamed".to_owned()),
        accept_good: args.accept_good,
        asked: Asked {
            form: args.form.clone().map(|form| known_form(form, work)).transpose()?,
            period: args.period.as_deref().map(super::figure::period).transpose()?,
        },
    })
}

/// When the values became known: nothing is known before its day has come.
fn known(asked: Option<&str>, work: &Workspace) -> Result<Moment, Failure> {
    let known = work.moment(asked)?;
    let (day, today) = (known.day(work.zone()), now().day(work.zone()));
    if day > today {
        return Err(Failure::new(
            USAGE,
            format!("--known-at {day} 晚于今天（{today}）"),
            format!("--known-at {day} is later than today ({today})"),
        ));
    }
    Ok(known)
}

/// A form that some pack defines.
pub fn known_form(form: String, work: &Workspace) -> Result<String, Failure> {
    if work.catalogue.forms.contains_key(&form) {
        return Ok(form);
    }
    let all = work.catalogue.forms.keys().cloned().collect::<Vec<_>>().join(", ");
    Err(Failure::new(NOT_FOUND, format!("没有报表“{form}”；现有：{all}"), format!("form `{form}` not found; there are: {all}")))
}

fn verdict(read: &Read, args: &Import) -> u8 {
    let warnings = read.issues.iter().any(|i| i.class < Class::D);
    let nothing_left = read.batches.iter().all(ledger::Batch::is_empty);
    match (blocked(&read.issues), args.accept_good) {
        (true, true) if !nothing_left => PARTIAL,
        (true, _) => BLOCKED,
        (false, _) if warnings && args.strict => ONLY_WARNINGS,
        _ => OK,
    }
}
