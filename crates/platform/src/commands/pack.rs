//! `wanmu pack check` and `wanmu pack test`.

use super::Talk;
use crate::cli::Pack;
use crate::failure::{BLOCKED, FAILED, Failure, OK};
use crate::packs;
use crate::wire;
use figures::issue::blocked;
use methodology::PackFile;
use methodology::catalogue::Catalogue;
use std::path::Path;

mod examples;

/// Runs the command.
pub async fn run(pack: &Pack, talk: Talk) -> Result<u8, Failure> {
    match pack {
        Pack::Check { path, todo: true } => todo(path, talk),
        Pack::Check { path, todo: false } => check(path, talk),
        Pack::Test { path } => test(path, talk).await,
    }
}

fn load(path: &Path) -> Result<(Vec<PackFile>, Catalogue, Vec<figures::Issue>), Failure> {
    let files = packs::with_foundations(packs::read_folder(path)?);
    let (catalogue, issues) = methodology::load(&files);
    Ok((files, catalogue, issues))
}

fn check(path: &Path, talk: Talk) -> Result<u8, Failure> {
    let (_, catalogue, issues) = load(path)?;
    if talk.json {
        talk.document(&wire::issues(&issues));
    }
    for issue in &issues {
        eprint!("{}", issue.render(talk.lang));
    }
    let (definitions, count) = (catalogue.indicators.len(), issues.len());
    if !talk.json {
        crate::out::line(&format!("{} {count} · {} {definitions}", talk.say("问题", "issues"), talk.say("指标", "indicators")));
    }
    Ok(if blocked(&issues) { BLOCKED } else { OK })
}

fn todo(path: &Path, talk: Talk) -> Result<u8, Failure> {
    let (_, catalogue, _) = load(path)?;
    let open = [catalogue.todo(), catalogue.unfinished()].concat();
    if talk.json {
        let rows: Vec<_> = open.iter().map(|t| serde_json::json!({"kind": t.kind, "id": t.id, "note": t.note})).collect();
        talk.document(&serde_json::json!({ "todo": rows }));
    } else {
        open.iter().for_each(|t| crate::out::line(&format!("{} {}: {}", t.kind, t.id, t.note)));
    }
    Ok(OK)
}

async fn test(path: &Path, talk: Talk) -> Result<u8, Failure> {
    let own = packs::read_folder(path)?;
    let ids: Vec<String> = own.iter().map(|f| f.path.clone()).collect();
    let (files, catalogue, issues) = load(path)?;
    if blocked(&issues) {
        issues.iter().for_each(|i| eprint!("{}", i.render(talk.lang)));
        return Ok(BLOCKED);
    }
    let mine = catalogue.examples.iter().filter(|e| ids.contains(&e.place.file));
    let (mut passed, mut failed) = (0, 0);
    for example in mine {
        let faults = examples::run(example, &files, talk.lang).await?;
        let word = if faults.is_empty() { "ok" } else { "FAILED" };
        eprintln!("{word}  {} ({})", example.name, example.place);
        faults.iter().for_each(|f| eprintln!("      {f}"));
        if faults.is_empty() { passed += 1 } else { failed += 1 }
    }
    if talk.json {
        talk.document(&serde_json::json!({"passed": passed, "failed": failed}));
    } else {
        crate::out::line(&format!("{passed} passed, {failed} failed"));
    }
    Ok(if failed == 0 { OK } else { FAILED })
}
