//! `wanmu claims`: the figures of an article against the ledger.

use super::{Talk, verdicts};
use crate::cli::Claims;
use crate::failure::{Failure, OK};
use crate::wire;
use crate::workspace::Workspace;
use std::io::Read;
use std::path::Path;

/// Checks and prints.
pub async fn run(args: &Claims, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let name = args.article.display().to_string();
    let bytes = bytes(&args.article).map_err(|e| Failure::io(&name, &e))?;
    let work = Workspace::open(data).await?;
    let text = verdicts::read(&name, &bytes, &work, talk.lang)?;
    let as_of = work.moment(args.reading.as_of.as_deref())?;
    let report = verdicts::check(&work, &text, as_of, &args.reading.audience).await?;
    if talk.json {
        talk.document(&wire::report(&report));
    } else {
        crate::out::text(&publication::claims::plain(&report, talk.lang));
    }
    Ok(OK)
}

fn bytes(path: &Path) -> std::io::Result<Vec<u8>> {
    if path.as_os_str() != "-" {
        return std::fs::read(path);
    }
    let mut bytes = Vec::new();
    std::io::stdin().read_to_end(&mut bytes)?;
    Ok(bytes)
}
