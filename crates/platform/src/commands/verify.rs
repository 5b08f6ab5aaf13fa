//! `wanmu verify`: walks the trail, whether it is what was written.

use super::Talk;
use crate::cli::VerifyArgs;
use crate::failure::{FAILED, Failure, OK};
use crate::workspace::Workspace;
use ledger::{Anchor, Broken, Damage, Verified};
use std::path::Path;

/// Walks and prints.
pub async fn run(args: &VerifyArgs, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let anchor = args.anchor.as_deref().map(anchor).transpose()?;
    let ledger = Workspace::book(data).await?;
    let found = ledger.verify_trail(anchor.as_ref()).await;
    ledger.close().await;
    let found = found?;
    if talk.json {
        talk.document(&document(&found));
    } else {
        crate::out::line(&sentence(&found, talk));
    }
    Ok(if found.broken.is_some() { FAILED } else { OK })
}

/// Reads `ROWS:HASH`.
fn anchor(text: &str) -> Result<Anchor, Failure> {
    let read = || {
        let (rows, hash) = text.split_once(':')?;
        let is_hash = hash.len() == 64 && hash.bytes().all(|c| c.is_ascii_hexdigit());
        Some(Anchor { rows: rows.parse().ok()?, hash: hash.to_lowercase() }).filter(|_| is_hash)
    };
    read().ok_or_else(|| Failure::usage(("锚点", "anchor"), text, "ROWS:HASH"))
}

fn document(found: &Verified) -> serde_json::Value {
    let (row, damage) = (found.broken.map(|broken| broken.row), found.broken.map(|broken| broken.damage.word()));
    let anchor = format!("{}:{}", found.rows, found.hash);
    serde_json::json!({
        "ok": row.is_none(), "rows": found.rows, "hash": found.hash, "brokenAt": row, "damage": damage, "anchor": anchor,
    })
}

fn sentence(found: &Verified, talk: Talk) -> String {
    let (rows, hash) = (found.rows, &found.hash);
    match found.broken {
        None => talk
            .say(
                &format!("审计链完整：{rows} 条，锚点 {rows}:{hash}（另存于别处，下次用 --anchor 核对）"),
                &format!("the trail holds: {rows} rows, anchor {rows}:{hash} (kept elsewhere, --anchor holds the next walk against it)"),
            )
            .to_owned(),
        Some(Broken { row, damage }) => {
            let (zh, en) = damaged(damage);
            let zh = format!("审计链在第 {row} 条断开：{zh}；此前 {rows} 条完整。须与备份核对");
            talk.say(&zh, &format!("the trail breaks at row {row}: {en}; the {rows} rows before it hold. A backup shows what it was"))
                .to_owned()
        }
    }
}

fn damaged(damage: Damage) -> (&'static str, &'static str) {
    match damage {
        Damage::Altered => ("内容被改动", "it was altered"),
        Damage::Missing => ("该条缺失", "it is missing"),
        Damage::Reordered => ("与上一条不衔接（次序被改或上一条被重写）", "it doesn't follow from the row before"),
        Damage::Truncated => ("自该条起的记录被删去", "it and all after it are gone"),
        Damage::Replaced => ("与所存锚点不符，整链被重写", "it is not what the anchor was taken of"),
    }
}
