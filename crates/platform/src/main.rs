//! Serve: the one binary `wanmu`: commands, the clock, the page.

mod access;
mod cli;
mod columns;
mod commands;
mod configured;
mod desk;
mod editions;
mod failure;
mod files;
mod keeping;
mod out;
mod outgoing;
mod outward;
mod packs;
mod progress;
mod records;
mod render;
mod serve;
mod signon;
mod table;
mod weighing;
mod wire;
mod workspace;

use clap::Parser;
use std::process::ExitCode;

/// Columns come and go by the megabyte; the system's allocator gives each back to the system and asks for it anew.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let lang = cli.lang();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return failure::Failure::io("runtime", &error).report(lang),
    };
    match runtime.block_on(commands::run(cli)) {
        Ok(code) => ExitCode::from(code),
        Err(failure) => failure.report(lang),
    }
}
