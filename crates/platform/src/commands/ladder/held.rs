//! Records of titles, as the book has them.

use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::ladder::Held;
use assessment::records::{Record, Records};
use figures::Moment;

/// The kind of record that says who holds which title.
const KIND: &str = "title";

/// Every record of a title, as known at a moment; what lacks its title, holder or day is none.
pub async fn held(work: &Workspace, as_of: Moment) -> Result<Vec<Held>, Failure> {
    if !work.catalogue.records.contains_key(KIND) {
        return Ok(Vec::new());
    }
    let entries = work.ledger.entries(KIND, as_of).await?;
    Ok(Records::of(&entries).kind(KIND).filter_map(one).collect())
}

fn one(record: &Record) -> Option<Held> {
    Some(Held {
        title: record.text("title")?.to_owned(),
        holder: record.text("holder")?.to_owned(),
        batch: record.text("batch").unwrap_or_default().to_owned(),
        awarded: record.date("awarded")?,
        expires: record.date("expires"),
        revoked: record.date("revoked"),
    })
}
