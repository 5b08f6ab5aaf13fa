//! `wanmu init`: a new data folder with packs activated.

use super::Talk;
use crate::cli::Init;
use crate::failure::{Failure, OK};
use crate::packs;
use crate::workspace::Workspace;
use methodology::PackFile;

/// Makes the folder.
pub async fn run(args: &Init, talk: Talk) -> Result<u8, Failure> {
    let mut own: Vec<PackFile> = Vec::new();
    for path in &args.packs {
        own.extend(packs::read_folder(path)?);
    }
    let files = if own.is_empty() { packs::installed() } else { packs::with_foundations(own) };
    let made = Workspace::create(&args.dir, &files, talk.lang).await?;
    let (at, count, hash) = (args.dir.display(), made.catalogue.packs.len(), &made.catalogue.hash);
    if talk.json {
        let packs: Vec<_> = made.catalogue.packs.iter().map(|p| serde_json::json!({"id": p.id, "version": p.version})).collect();
        talk.document(&serde_json::json!({"data": at.to_string(), "packs": packs, "hash": hash}));
    } else if talk.lang == figures::Lang::Zh {
        crate::out::line(&format!("已建立数据目录 {at}：{count} 个方法包，版本 {}", &hash[..12.min(hash.len())]));
    } else {
        crate::out::line(&format!("made data folder {at}: {count} packs, version {}", &hash[..12.min(hash.len())]));
    }
    Ok(OK)
}
