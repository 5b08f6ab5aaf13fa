//! The definitions that were active one after the other between two moments.

use crate::failure::Failure;
use crate::workspace::Workspace;
use figures::Moment;
use indicators::Engine;
use indicators::diff::Editions;
use methodology::PackFile;
use methodology::catalogue::Catalogue;
use std::sync::Arc;

/// The definitions from one moment (or from the beginning) to another. Before any were active, those hold that were
/// active first; where that was after all, those that are active now.
pub async fn between(work: &Workspace, from: Option<Moment>, to: Moment) -> Result<Editions, Failure> {
    let known: Vec<(String, Moment)> = work.ledger.activations().await?.into_iter().filter(|(_, since)| *since <= to).collect();
    let before = known.iter().rposition(|(_, since)| from.is_some_and(|from| *since <= from));
    let mut all = known.into_iter().skip(before.unwrap_or(0));
    let mut held = all.next().map_or_else(|| work.catalogue.hash.clone(), |(hash, _)| hash);
    let first = engine(work, &held).await?;
    let mut later = Vec::new();
    for (hash, since) in all.filter(|(_, since)| from.is_none_or(|from| *since > from)) {
        if hash != held {
            later.push((since, engine(work, &hash).await?));
        }
        held = hash;
    }
    Ok(Editions { first, later })
}

async fn engine(work: &Workspace, hash: &str) -> Result<Engine, Failure> {
    Ok(Engine::new(work.ledger.clone(), catalogue(work, hash).await?))
}

/// The definitions that were kept under a hash.
pub async fn catalogue(work: &Workspace, hash: &str) -> Result<Arc<Catalogue>, Failure> {
    if hash == work.catalogue.hash {
        return Ok(work.catalogue.clone());
    }
    let stored = work.ledger.pack(hash).await?;
    let files = stored.into_iter().flat_map(|pack| pack.files).map(|(path, text)| PackFile { path, text });
    Ok(Arc::new(methodology::load(&files.collect::<Vec<_>>()).0))
}
