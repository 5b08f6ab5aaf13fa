//! `wanmu bulletin`: a text whose every figure is bound, checked by the claim reader before it is written.

mod gather;
mod issue;
mod later;

use super::Talk;
use crate::cli::Bulletin;
use crate::commands::figure::period;
use crate::failure::{Failure, OK, USAGE};
use crate::workspace::Workspace;
pub use issue::{Composed, Issue};
use publication::write;
use std::path::Path;

/// Writes the file.
pub async fn run(args: &Bulletin, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let format = Format::of(&args.out)?;
    let work = Workspace::open(data).await?;
    let as_of = work.moment(args.as_of.as_deref())?;
    let issue = Issue::of(&work, &args.id, period(&args.period)?, args.area.as_deref(), as_of)?;
    let composed = issue.compose(&work).await?;
    let document = composed.document(talk.lang);
    let text = match format {
        Format::Page => write::page::page(document, args.site.trim_end_matches('/')),
        Format::Markdown => write::markdown::write(document),
    };
    let to = args.out.display().to_string();
    if to == "-" {
        crate::out::text(&text);
        return Ok(OK);
    }
    crate::files::give(&args.out, text.as_bytes(), &work.dir)?;
    let (figures, checked) = (document.bound().count(), &composed.checked);
    if talk.json {
        talk.document(&serde_json::json!({
            "file": to, "figures": figures, "as_of": as_of.rfc3339(work.zone()),
            "claims": {"found": checked.found, "holding": checked.holding, "unseen": checked.unseen},
        }));
    } else {
        let note = checked.note();
        crate::out::line(&format!("{to}: {figures} {}", talk.say("个数字，全部绑定", "figures, all bound")));
        crate::out::line(note.get(talk.lang));
    }
    Ok(OK)
}

/// What is written.
enum Format {
    Page,
    Markdown,
}

impl Format {
    fn of(out: &Path) -> Result<Self, Failure> {
        let to = out.display();
        match out.extension().and_then(|e| e.to_str()) {
            Some("html") => Ok(Format::Page),
            Some("md") => Ok(Format::Markdown),
            None if out.as_os_str() == "-" => Ok(Format::Markdown),
            _ => Err(Failure::new(USAGE, format!("{to}：只能写 .md 或 .html"), format!("{to}: only .md and .html can be written"))),
        }
    }
}
