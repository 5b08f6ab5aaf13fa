//! `wanmu serve`: the park in the browser. A folder without a book becomes one, and the page leads through the first account.

use super::Talk;
use crate::cli::Serve;
use crate::failure::{Failure, OK};
use crate::packs;
use crate::serve::{self, Manner};
use crate::workspace::Workspace;
use std::path::{Path, PathBuf};

/// Serves until interrupted.
pub async fn run(args: &Serve, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let manner = manner(args, talk, false)?;
    let work = match Workspace::open(data).await {
        Err(failure) if failure.code == crate::failure::NOT_FOUND => {
            let dir = data.map_or_else(|| PathBuf::from("wanmu-data"), Path::to_owned);
            Workspace::open_or_create(&dir, &packs::installed(), talk.lang).await?
        }
        opened => opened?,
    };
    serve::run(work, None, &manner).await?;
    Ok(OK)
}

/// How to serve.
pub fn manner(args: &Serve, talk: Talk, sample: bool) -> Result<Manner, Failure> {
    let base = args.base_path.trim_end_matches('/').to_owned();
    let fits = base.is_empty()
        || base.starts_with('/')
            && base
                .split('/')
                .skip(1)
                .all(|part| !part.is_empty() && part.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_.~".contains(&b)));
    if !fits {
        return Err(Failure::usage(("--base-path", "--base-path"), &args.base_path, "/park"));
    }
    Ok(Manner { address: args.address, port: args.port, base, secure: args.https, sample, lang: talk.lang })
}
