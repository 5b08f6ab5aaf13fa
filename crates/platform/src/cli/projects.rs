//! `wanmu projects`.

use super::Reading;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// `wanmu projects`
#[derive(Debug, Args)]
pub struct ProjectsArgs {
    /// The day that is asked about (default: that of --as-of, or today).
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    /// Board (default: project).
    #[arg(long, default_value = "project")]
    pub board: String,
    /// Only this one, with its stages, the history of its dates and what its lamp comes from.
    #[arg(long, value_name = "ID")]
    pub project: Option<String>,
    /// Only those with this lamp.
    #[arg(long, value_enum)]
    pub lamp: Option<Colour>,
    /// Only those in this stage.
    #[arg(long)]
    pub stage: Option<String>,
    /// The lamps of the months before, as known then and now.
    #[arg(long)]
    pub history: bool,
    /// When the next stage is likely to be reached, and how good such forecasts have been.
    #[arg(long)]
    pub forecast: bool,
    /// What was committed to, with verdicts.
    #[arg(long)]
    pub commitments: bool,
    /// What is filed against what was promised.
    #[arg(long)]
    pub delivered: bool,
    /// Write a package of OC4IDS and the tables of lots and commitments into this folder.
    #[arg(long, value_name = "DIR")]
    pub oc4ids: Option<PathBuf>,
    /// Prefix of ids in the package (default: the pack's).
    #[arg(long, value_name = "PREFIX", requires = "oc4ids")]
    pub prefix: Option<String>,
    /// Write the board as CSV (`-` for stdout).
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// Rows shown (default: 20; in --json and --csv all).
    #[arg(long, value_name = "ROWS")]
    pub limit: Option<usize>,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}

/// A lamp.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Colour {
    /// 绿灯
    Green,
    /// 黄灯
    Yellow,
    /// 红灯
    Red,
    /// Something is not known.
    Unknown,
}
