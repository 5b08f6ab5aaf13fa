//! `wanmu leads`, `chain`, `plans` and `chronicle`.

use super::Reading;
use clap::{Args, ValueEnum};
use std::path::PathBuf;

/// How much is shown, and where it goes.
#[derive(Debug, Args)]
pub struct Listing {
    /// Rows shown (default: 20; in --json and --csv all).
    #[arg(long, value_name = "ROWS")]
    pub limit: Option<usize>,
    /// Write the table as CSV (`-` for stdout).
    #[arg(long, value_name = "FILE")]
    pub csv: Option<PathBuf>,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}

/// `wanmu leads`
#[derive(Debug, Args)]
pub struct LeadsArgs {
    /// Day on which the leads are looked at (default: that of --as-of).
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    /// Only leads that came in within this period: 2021-H1, 2021-Q2, 2021.
    #[arg(long, value_name = "PERIOD")]
    pub received: Option<String>,
    /// Only this one: its stages, contacts, agreements and what may be the same.
    #[arg(long, value_name = "ID", conflicts_with_all = ["duplicates", "by", "received"])]
    pub lead: Option<String>,
    /// Pairs that may be one and the same.
    #[arg(long, conflicts_with = "by")]
    pub duplicates: bool,
    /// The funnel by what the leads say there.
    #[arg(long, value_enum)]
    pub by: Option<LeadsBy>,
    /// How much is shown.
    #[command(flatten)]
    pub listing: Listing,
}

/// What leads are put together by.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum LeadsBy {
    /// Where they come from.
    Source,
    /// Their industry code.
    Industry,
    /// Who looks after them.
    Officer,
}

/// `wanmu chain`
#[derive(Debug, Args)]
pub struct ChainArgs {
    /// Id of the chain (default: which there are).
    pub id: Option<String>,
    /// Day on which it is looked at (default: that of --as-of).
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    /// Period of the firms' output (default: the last calendar year that is over on the day).
    #[arg(long, value_name = "PERIOD")]
    pub period: Option<String>,
    /// Only this segment: who stands on it, who is proposed, what is bought, who could come.
    #[arg(long, value_name = "SEGMENT", requires = "id")]
    pub segment: Option<String>,
    /// Gaps, weak segments and bottlenecks, the freshest first.
    #[arg(long, requires = "id", conflicts_with = "segment")]
    pub gaps: bool,
    /// Who could supply whom in the park.
    #[arg(long, requires = "id", conflicts_with_all = ["segment", "gaps"])]
    pub matches: bool,
    /// How much is shown.
    #[command(flatten)]
    pub listing: Listing,
}

/// `wanmu plans`
#[derive(Debug, Args)]
pub struct PlansArgs {
    /// Day on which they are looked at (default: that of --as-of).
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    /// Only this plan, item by item.
    #[arg(long, value_name = "ID")]
    pub plan: Option<String>,
    /// How much is shown.
    #[command(flatten)]
    pub listing: Listing,
}

/// `wanmu chronicle`
#[derive(Debug, Args)]
pub struct ChronicleArgs {
    /// First day.
    #[arg(long, value_name = "DATE")]
    pub from: Option<String>,
    /// Last day.
    #[arg(long, value_name = "DATE")]
    pub to: Option<String>,
    /// Words that the subject or what happened holds.
    #[arg(long, value_name = "TEXT")]
    pub subject: Option<String>,
    /// How much is shown.
    #[command(flatten)]
    pub listing: Listing,
}
