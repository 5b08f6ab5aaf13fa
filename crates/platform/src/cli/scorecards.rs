//! `wanmu scorecard` and `wanmu evaluation`.

use super::{Reading, Who};
use clap::{Args, Subcommand};
use std::path::PathBuf;

/// `wanmu scorecard`
#[derive(Debug, Args)]
pub struct ScorecardArgs {
    /// Id of the card.
    pub id: String,
    /// Period: 2020, 2021-H1, 2021-06.
    #[arg(long)]
    pub period: String,
    /// Only this one, explained term by term.
    #[arg(long, value_name = "CODE")]
    pub subject: Option<String>,
    /// Day whose bases, weights and cuts are used (default: the period's last).
    #[arg(long, value_name = "DATE")]
    pub definition: Option<String>,
    /// Rows shown of each ranking group (default: 20; in --json and --csv all).
    #[arg(long, value_name = "ROWS")]
    pub limit: Option<usize>,
    /// Write every explanation, a line a term, as CSV (`-` for stdout).
    #[arg(long, value_name = "FILE", conflicts_with_all = ["subject", "robust", "to", "history"])]
    pub csv: Option<PathBuf>,
    /// Write every intermediate table into this folder, as CSV.
    #[arg(long, value_name = "DIR")]
    pub tables: Option<PathBuf>,
    /// Ranks of so many years before, too.
    #[arg(long, value_name = "YEARS", conflicts_with_all = ["subject", "robust"], value_parser = clap::value_parser!(u8).range(1..=30))]
    pub history: Option<u8>,
    /// Vary weights, methods and bounds as the card says: bands of ranks, and what drives them.
    #[arg(long)]
    pub robust: bool,
    /// Runs of --robust (default: the card's).
    #[arg(long, value_name = "N", requires = "robust", value_parser = clap::value_parser!(u32).range(1..=1_000_000))]
    pub draws: Option<u32>,
    /// Where the random numbers of --robust begin (default: the card's).
    #[arg(long, value_name = "N", requires = "robust")]
    pub seed: Option<u64>,
    /// The smallest single changes that would bring --subject there: a class, rank:5, next.
    #[arg(long, value_name = "GOAL", requires = "subject")]
    pub to: Option<String>,
    /// What would be otherwise.
    #[command(flatten)]
    pub scenario: Scenario,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}

/// What would be otherwise: never a score, always marked as a scenario.
#[derive(Debug, Args)]
pub struct Scenario {
    /// Name of the scenario; nothing else may be changed without one, and everything printed is marked with it.
    #[arg(long, value_name = "NAME")]
    pub scenario: Option<String>,
    /// Leave one out.
    #[arg(long, value_name = "CODE")]
    pub without: Vec<String>,
    /// Give one another value of what the card names: CODE:MJ-1.01=120, CODE:land.used=50.
    #[arg(long, value_name = "CODE:NAME=VALUE")]
    pub set: Vec<String>,
    /// Give a term another weight: tax=40.
    #[arg(long, value_name = "TERM=WEIGHT")]
    pub weight: Vec<String>,
}

/// `wanmu evaluation`
#[derive(Debug, Subcommand)]
pub enum Evaluation {
    /// Score and keep the result.
    Run(NewRun),
    /// List the runs, and the objections to them with their clock.
    List(Listed),
    /// Show a run as it was kept, and whether the book still gives it.
    Show(Listed),
    /// Object to a public run within its window, with files that bear it out.
    Object(Object),
    /// Answer an objection made by somebody else.
    Answer(Answered),
    /// Decide on a class, over the card's rules.
    Class(Classed),
    /// Name everything that moved between two runs.
    Compare(Compared),
}

/// `wanmu evaluation run`
#[derive(Debug, Args)]
pub struct NewRun {
    /// Id of the card.
    pub id: String,
    /// Period.
    #[arg(long)]
    pub period: String,
    /// trial (测算), public (公示), recognised (认定).
    #[arg(long, default_value = "trial")]
    pub stage: String,
    /// The run it scores anew.
    #[arg(long, value_name = "RUN")]
    pub follows: Option<i64>,
    /// Day whose bases, weights and cuts are used (default: the period's last).
    #[arg(long, value_name = "DATE")]
    pub definition: Option<String>,
    /// Up to when facts are known (default: now).
    #[arg(long, value_name = "TIME")]
    pub as_of: Option<String>,
    /// First moment of the window for objections (default: now); of a public run.
    #[arg(long, value_name = "TIME")]
    pub opens: Option<String>,
    /// Last moment of the window (default: by the card); of a public run.
    #[arg(long, value_name = "TIME")]
    pub closes: Option<String>,
    /// Why.
    #[arg(long, value_name = "TEXT", default_value = "")]
    pub note: String,
    /// Who, and since when it is known.
    #[command(flatten)]
    pub who: Who,
}

/// `wanmu evaluation list|show`
#[derive(Debug, Args)]
pub struct Listed {
    /// Number of a run (default: all).
    pub run: Option<i64>,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}

/// `wanmu evaluation object`
#[derive(Debug, Args)]
pub struct Object {
    /// Number of the run.
    pub run: i64,
    /// Whom it is about.
    #[arg(long, value_name = "CODE")]
    pub subject: String,
    /// The term it is about (default: the class).
    #[arg(long, value_name = "TERM")]
    pub term: Option<String>,
    /// The value that is claimed.
    #[arg(long, value_name = "VALUE")]
    pub claim: Option<String>,
    /// What is said.
    #[arg(long, value_name = "TEXT")]
    pub text: String,
    /// Why it is recorded only now, where it was made within the window and that has closed since.
    #[arg(long, value_name = "REASON")]
    pub late_entry: Option<String>,
    /// Files that bear it out.
    #[arg(long = "evidence", value_name = "FILE")]
    pub evidence: Vec<PathBuf>,
    /// Who, and since when it is known.
    #[command(flatten)]
    pub who: Who,
}

/// `wanmu evaluation answer`
#[derive(Debug, Args)]
pub struct Answered {
    /// Number of the objection.
    pub objection: i64,
    /// upheld, rejected, or withdrawn by whoever objected.
    pub reply: String,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    pub text: String,
    /// Who, and since when it is known.
    #[command(flatten)]
    pub who: Who,
}

/// `wanmu evaluation class`
#[derive(Debug, Args)]
pub struct Classed {
    /// Id of the card.
    pub id: String,
    /// Period.
    #[arg(long)]
    pub period: String,
    /// Whose.
    #[arg(long, value_name = "CODE")]
    pub subject: String,
    /// is:A, at_best:B, at_least:C, or lifted.
    #[arg(long, value_name = "EFFECT")]
    pub effect: String,
    /// The objection it answers.
    #[arg(long, value_name = "OBJECTION")]
    pub objection: Option<i64>,
    /// Why.
    #[arg(long, value_name = "TEXT")]
    pub text: String,
    /// Who, and since when it is known.
    #[command(flatten)]
    pub who: Who,
}

/// `wanmu evaluation compare`
#[derive(Debug, Args)]
pub struct Compared {
    /// The earlier run.
    pub before: i64,
    /// The later run.
    pub after: i64,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}
