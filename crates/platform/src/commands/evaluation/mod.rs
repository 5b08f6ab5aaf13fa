//! `wanmu evaluation`: runs of scorecards that are kept, objections to them, and what moved between two of them.

mod acts;
mod causes;
mod compare;
mod list;
mod run;
mod show;

pub use run::{Making, make};

use super::Talk;
use crate::cli::Evaluation;
use crate::failure::Failure;
use crate::workspace::Workspace;
use ledger::Stage;
use std::path::Path;

/// Carries it out.
pub async fn run(act: &Evaluation, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    match act {
        Evaluation::Run(args) => run::run(args, &work, talk).await,
        Evaluation::List(args) => list::list(args, &work, talk).await,
        Evaluation::Show(args) => show::show(args, &work, talk).await,
        Evaluation::Object(args) => acts::object(args, &work, talk).await,
        Evaluation::Answer(args) => acts::answer(args, &work, talk).await,
        Evaluation::Class(args) => acts::class(args, &work, talk).await,
        Evaluation::Compare(args) => compare::run(args, &work, talk).await,
    }
}

/// The words of a stage.
fn stage_words(stage: Stage, talk: Talk) -> &'static str {
    match stage {
        Stage::Trial => talk.say("测算", "trial"),
        Stage::Public => talk.say("公示", "public"),
        Stage::Recognised => talk.say("认定", "recognised"),
    }
}

/// What stands in a table where there is nothing.
const NOTHING: &str = "–";

/// What is said, or the sign that nothing is.
fn said(text: Option<String>) -> String {
    text.filter(|text| !text.is_empty()).unwrap_or_else(|| NOTHING.to_owned())
}

/// Heads of columns.
fn heads(all: &[(&str, &str)], talk: Talk) -> Vec<String> {
    all.iter().map(|(zh, en)| talk.say(zh, en).to_owned()).collect()
}
