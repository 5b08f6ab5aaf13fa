//! `wanmu ladder`.

use super::Reading;
use clap::Args;
use std::path::PathBuf;

/// `wanmu ladder`
#[derive(Debug, Args)]
#[allow(clippy::struct_excessive_bools)]
pub struct LadderArgs {
    /// Id of the ladder.
    pub id: String,
    /// Day of decision, by which rules are chosen.
    #[arg(long, value_name = "DATE")]
    pub at: String,
    /// Only this firm, rung by rung.
    #[arg(long, value_name = "CODE")]
    pub unit: Option<String>,
    /// Only this title.
    #[arg(long, value_name = "TITLE")]
    pub title: Option<String>,
    /// Who is one condition away, the nearest first.
    #[arg(long, conflicts_with_all = ["unit", "expiring", "forecast", "titles"])]
    pub one_step: bool,
    /// With --one-step: so many other conditions may be unknown.
    #[arg(long, value_name = "N", default_value_t = 0, requires = "one_step")]
    pub unknown: u16,
    /// Titles that end within so many months, and what the rule in force then says of their holders.
    #[arg(long, value_name = "MONTHS", conflicts_with_all = ["unit", "forecast", "titles"], value_parser = clap::value_parser!(u32).range(1..=600))]
    pub expiring: Option<u32>,
    /// When firms are expected to cross a line, by their last twelve months.
    #[arg(long, conflicts_with_all = ["unit", "titles"])]
    pub forecast: bool,
    /// How many were given each title, by batch.
    #[arg(long, conflicts_with = "unit")]
    pub titles: bool,
    /// With --titles: only this batch.
    #[arg(long, value_name = "BATCH", requires = "titles")]
    pub batch: Option<String>,
    /// Name of a scenario; nothing may be set without one, and everything printed is marked with it.
    #[arg(long, value_name = "NAME")]
    pub scenario: Option<String>,
    /// What would be otherwise: CODE:PY-1.11=240 (the last year that was over), CODE:year(PY-1.11, 1)=200, CODE:core_ip=是,
    /// CODE:holds(gq)=yes; nothing behind the sign makes it unknown.
    #[arg(long, value_name = "CODE:NAME=VALUE", conflicts_with_all = ["expiring", "titles"])]
    pub set: Vec<String>,
    /// Write a line for every firm and rung, with what keeps it from it, as CSV (`-` for stdout).
    #[arg(long, value_name = "FILE", conflicts_with_all = ["one_step", "expiring", "forecast", "titles"])]
    pub csv: Option<PathBuf>,
    /// Rows shown (default: 20; in --json and --csv all).
    #[arg(long, value_name = "ROWS")]
    pub limit: Option<usize>,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}
