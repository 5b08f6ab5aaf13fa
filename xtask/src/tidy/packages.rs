//! What cargo says about the workspace and all it depends on; asked once a process, without network.

use super::{Finding, root};
use cargo_metadata::{DependencyKind, Metadata, MetadataCommand};
use std::process::Command;
use std::sync::OnceLock;

static ASKED: OnceLock<Result<Metadata, String>> = OnceLock::new();

/// The metadata, or the finding that says why there is none.
pub fn metadata() -> Result<&'static Metadata, Vec<Finding>> {
    ASKED.get_or_init(ask).as_ref().map_err(|why| vec![Finding::new("Cargo.toml", 0, format!("cargo metadata: {why}"))])
}

/// Only this machine's packages: they are here once the workspace has been built, so nothing is fetched.
fn ask() -> Result<Metadata, String> {
    let options = ["--locked", "--offline", "--filter-platform", &host()?].map(str::to_owned).to_vec();
    MetadataCommand::new().manifest_path(root().join("Cargo.toml")).other_options(options).exec().map_err(|e| e.to_string())
}

fn host() -> Result<String, String> {
    let said = Command::new("rustc").arg("-vV").output().map_err(|e| format!("rustc did not start: {e}"))?;
    let said = String::from_utf8_lossy(&said.stdout).into_owned();
    let host = said.lines().find_map(|l| l.strip_prefix("host: "));
    host.map(str::to_owned).ok_or_else(|| "rustc names no host".to_owned())
}

/// One line of the dependency drawing: who names whom directly, outside tests.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Edge {
    /// The package that depends.
    pub from: String,
    /// The package it names.
    pub to: String,
}

impl Edge {
    /// A made-up edge.
    #[cfg(test)]
    pub fn new(from: &str, to: &str) -> Self {
        Edge { from: from.to_owned(), to: to.to_owned() }
    }
}

/// The names of the workspace's packages.
pub fn members(data: &Metadata) -> Vec<String> {
    data.workspace_packages().iter().map(|p| p.name.to_string()).collect()
}

/// Every direct dependency of the workspace's packages; with `tests`, also those only their tests use.
pub fn edges(data: &Metadata, tests: bool) -> Vec<Edge> {
    let mut out = Vec::new();
    for package in data.workspace_packages() {
        let named = package.dependencies.iter().filter(|d| tests || d.kind != DependencyKind::Development);
        out.extend(named.map(|d| Edge { from: package.name.to_string(), to: d.name.clone() }));
    }
    out.sort();
    out.dedup();
    out
}
