//! `wanmu backup` and `wanmu restore`: one file with everything, made while others work; and the way back from it.

use super::Talk;
use crate::cli::{Backup, Restore};
use crate::failure::{CONFLICT, Failure, OK};
use crate::keeping;
use crate::progress;
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};

/// Writes a backup.
pub async fn backup(args: &Backup, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let about = args.file.display().to_string();
    if args.file.exists() {
        let (zh, en) = (format!("{about} 已存在，不覆盖"), format!("{about} is there already and is not overwritten"));
        return Err(Failure::new(CONFLICT, zh, en));
    }
    let bar = progress::quiet_bar(0, talk.say("备份", "backing up").to_owned());
    let packed = keeping::pack(&work, &args.file, &bar).await?;
    bar.finish_and_clear();
    if talk.json {
        talk.document(&serde_json::json!({"file": about, "files": packed.files, "bytes": packed.bytes, "filings": packed.filings}));
        return Ok(OK);
    }
    let (zh, en) = (
        format!("已备份到 {about}：{} 个文件，{} 字节，报表 {}", packed.files, packed.bytes, packed.filings),
        format!("backed up to {about}: {} files, {} bytes, {} filings", packed.files, packed.bytes, packed.filings),
    );
    crate::out::line(talk.say(&zh, &en));
    Ok(OK)
}

/// Makes a data folder of a backup.
pub async fn restore(args: &Restore, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let folder = data.map_or_else(|| PathBuf::from("wanmu-data"), Path::to_owned);
    let bar = progress::quiet_bar(0, talk.say("恢复", "restoring").to_owned());
    let unpacked = keeping::unpack(&args.file, &folder, &bar).await?;
    bar.finish_and_clear();
    let at = folder.display().to_string();
    if talk.json {
        let (files, filings, trail, made) = (unpacked.files, unpacked.filings, unpacked.trail, unpacked.made);
        talk.document(&serde_json::json!({"folder": at, "files": files, "filings": filings, "trail": trail, "made": made}));
        return Ok(OK);
    }
    let (zh, en) = (
        format!("已恢复到 {at}：{} 备份的 {} 个文件，报表 {}，逐一核对无误", unpacked.made, unpacked.files, unpacked.filings),
        format!(
            "restored to {at}: {} files backed up at {}, {} filings, each held against its hash",
            unpacked.files, unpacked.made, unpacked.filings
        ),
    );
    crate::out::line(talk.say(&zh, &en));
    Ok(OK)
}
