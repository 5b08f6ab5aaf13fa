//! Arguments of what keeps a park running: serving, backups, their way back, examination.

use clap::Args;
use std::net::IpAddr;
use std::path::PathBuf;

/// `wanmu serve`
#[derive(Debug, Args)]
pub struct Serve {
    /// Port; 0 takes any that is free.
    #[arg(long, default_value_t = 8321)]
    pub port: u16,
    /// Address to listen on; only this machine where nothing is said.
    #[arg(long, default_value = "127.0.0.1", value_name = "IP")]
    pub address: IpAddr,
    /// Path under which a proxy puts the server, such as /park.
    #[arg(long, default_value = "", value_name = "PATH")]
    pub base_path: String,
    /// Readers come over https, by a proxy: cookies are never sent without it.
    #[arg(long)]
    pub https: bool,
}

/// `wanmu backup`
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; it must not be there yet.
    pub file: PathBuf,
}

/// `wanmu restore`
#[derive(Debug, Args)]
pub struct Restore {
    /// A backup.
    pub file: PathBuf,
}
