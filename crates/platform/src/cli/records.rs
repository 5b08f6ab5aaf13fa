//! `wanmu records` and `wanmu tallies`.

use super::Reading;
use clap::Args;
use std::path::PathBuf;

/// `wanmu records`
#[derive(Debug, Args)]
pub struct RecordsArgs {
    /// Kind of record: project, lead, title … (default: how many there are of each kind).
    pub kind: Option<String>,
    /// Only this one, field by field, with everything that was said of it.
    #[arg(long, value_name = "ID", requires = "kind")]
    pub id: Option<String>,
    /// Rows shown (default: 20; in --json and --csv all).
    #[arg(long, value_name = "ROWS")]
    pub limit: Option<usize>,
    /// Write all fields as CSV (`-` for stdout); `wanmu import` reads such a table back.
    #[arg(long, value_name = "FILE", requires = "kind", conflicts_with = "id")]
    pub csv: Option<PathBuf>,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}

/// `wanmu tallies`
#[derive(Debug, Args)]
pub struct TalliesArgs {
    /// Id of a tally (default: all); of one, the records that count are listed.
    pub id: Option<String>,
    /// Period: 2021-H1, 2021-06, 2021.
    #[arg(long)]
    pub period: String,
    /// Area code (default: the packs').
    #[arg(long)]
    pub area: Option<String>,
    /// As-of and audience.
    #[command(flatten)]
    pub reading: Reading,
}
