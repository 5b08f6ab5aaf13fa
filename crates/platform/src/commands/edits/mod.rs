//! `wanmu edits`: the issues of a period over what the book holds, and what people say of them.
//!
//! `book` gathers what is judged, `aggregates` asks the macro edits, `list` puts all in order by what `crate::weighing` knows,
//! `say` prints it, `acts` writes what is said for the values that `present` finds.

mod acts;
mod aggregates;
mod book;
mod list;
mod present;
mod say;

use super::Talk;
use super::figure::period;
use super::import::known_form;
use crate::cli::Edits;
use crate::failure::{Failure, OK};
use crate::wire;
use crate::workspace::Workspace;
pub use acts::said;
pub use list::{Asked, Listing, Row, found};
use std::path::Path;

/// Lists, or carries out what is asked.
pub async fn run(args: &Edits, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    if let Some(act) = &args.act {
        return acts::run(act, &work, talk).await;
    }
    let asked = Asked {
        period: period(args.list.period.as_deref().unwrap_or_default())?,
        form: args.list.form.clone().map(|form| known_form(form, &work)).transpose()?,
        as_of: work.moment(args.list.as_of.as_deref())?,
    };
    let listing = list::listing(&work, &asked).await?;
    if talk.json {
        talk.document(&wire::edits(&listing, &asked.period.to_string(), asked.as_of, work.zone()));
    } else {
        say::listing(&listing, args.list.all, talk);
    }
    Ok(OK)
}
