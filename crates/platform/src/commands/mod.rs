//! One file a command; each gives an exit code or a failure.

mod affects;
mod backup;
mod bulletin;
mod chain;
mod chronicle;
mod claims;
pub mod contribution;
mod demo;
mod diff;
mod doctor;
pub mod edits;
mod evaluation;
mod explain;
pub mod figure;
pub mod import;
mod init;
mod ladder;
mod leads;
mod pack;
mod plans;
mod projects;
mod rebuild;
mod records;
mod revisions;
mod scorecard;
mod serve;
mod tallies;
pub mod targets;
pub mod template;
mod user;
pub mod verdicts;
mod verify;

pub use bulletin::Composed;
pub use diff::in_order;
pub use explain::figure_id;
pub use import::{Outcome, Read};

use crate::cli::{Cli, Command};
use crate::failure::Failure;

/// Runs the command asked for.
pub async fn run(cli: Cli) -> Result<u8, Failure> {
    let (lang, data) = (cli.lang(), cli.data.clone());
    let talk = Talk { lang, json: cli.json };
    match cli.command {
        Command::Demo(args) => demo::run(&args, data.as_deref(), talk).await,
        Command::Init(args) => init::run(&args, talk).await,
        Command::Import(args) => import::run(&args, data.as_deref(), talk).await,
        Command::Figure(args) => figure::run(&args, data.as_deref(), talk).await,
        Command::Contribution(args) => contribution::run(&args, data.as_deref(), talk).await,
        Command::Explain(args) => explain::run(&args, data.as_deref(), talk).await,
        Command::Diff(args) => diff::run(&args, data.as_deref(), talk).await,
        Command::Revisions(args) => revisions::run(&args, data.as_deref(), talk).await,
        Command::Affects(args) => affects::run(&args, data.as_deref(), talk).await,
        Command::Bulletin(args) => bulletin::run(&args, data.as_deref(), talk).await,
        Command::Claims(args) => claims::run(&args, data.as_deref(), talk).await,
        Command::Targets(args) => targets::run(&args, data.as_deref(), talk).await,
        Command::Scorecard(args) => scorecard::run(&args, data.as_deref(), talk).await,
        Command::Ladder(args) => ladder::run(&args, data.as_deref(), talk).await,
        Command::Evaluation(act) => evaluation::run(&act, data.as_deref(), talk).await,
        Command::Records(args) => records::run(&args, data.as_deref(), talk).await,
        Command::Projects(args) => projects::run(&args, data.as_deref(), talk).await,
        Command::Tallies(args) => tallies::run(&args, data.as_deref(), talk).await,
        Command::Leads(args) => leads::run(&args, data.as_deref(), talk).await,
        Command::Chain(args) => chain::run(&args, data.as_deref(), talk).await,
        Command::Plans(args) => plans::run(&args, data.as_deref(), talk).await,
        Command::Chronicle(args) => chronicle::run(&args, data.as_deref(), talk).await,
        Command::Edits(args) => edits::run(&args, data.as_deref(), talk).await,
        Command::Template(args) => template::run(&args, data.as_deref(), talk).await,
        Command::Rebuild => rebuild::run(data.as_deref(), talk).await,
        Command::Serve(args) => serve::run(&args, data.as_deref(), talk).await,
        Command::Backup(args) => backup::backup(&args, data.as_deref(), talk).await,
        Command::Restore(args) => backup::restore(&args, data.as_deref(), talk).await,
        Command::Doctor => doctor::run(data.as_deref(), talk).await,
        Command::Openapi => {
            crate::out::text(&crate::serve::openapi());
            Ok(crate::failure::OK)
        }
        Command::User(act) => user::run(&act, data.as_deref(), talk).await,
        Command::Verify(args) => verify::run(&args, data.as_deref(), talk).await,
        Command::Pack(pack) => pack::run(&pack, talk).await,
    }
}

/// How to talk: language, and whether stdout is one JSON document.
#[derive(Debug, Clone, Copy)]
pub struct Talk {
    /// Language.
    pub lang: figures::Lang,
    /// Machine-readable.
    pub json: bool,
}

impl Talk {
    /// Prints one JSON document on stdout.
    pub fn document(self, value: &serde_json::Value) {
        crate::out::line(&format!("{value:#}"));
    }

    /// The wording in the language asked for.
    pub fn say<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self.lang {
            figures::Lang::Zh => zh,
            figures::Lang::En => en,
        }
    }
}
