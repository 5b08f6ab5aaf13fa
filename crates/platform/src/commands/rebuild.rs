//! `wanmu rebuild`: the columnar copy anew from the book.

use super::Talk;
use crate::failure::{Failure, OK};
use crate::workspace::Workspace;
use std::path::Path;

/// Rebuilds it.
pub async fn run(data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    work.ledger.rebuild().await?;
    let counts = work.ledger.counts().await?;
    if talk.json {
        talk.document(&serde_json::json!({"filings": counts.filings, "facts": counts.facts}));
        return Ok(OK);
    }
    let (zh, en) = (
        format!("已由账簿重建列式副本：报表 {}，数值 {}", counts.filings, counts.facts),
        format!("the columnar copy was made anew from the book: {} filings, {} values", counts.filings, counts.facts),
    );
    crate::out::line(talk.say(&zh, &en));
    Ok(OK)
}
