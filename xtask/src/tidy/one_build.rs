//! Rule: the engine and the database are compiled once, with the same features in the demo and in the tests.
//!
//! Features of dependencies that only tests use are merged into those of the product when tests are built
//! (docs/decisions/0003). Were they to reach the engine, `make test` after `make demo` would compile it anew.

use super::{Finding, Tree, root};
use std::collections::BTreeSet;
use std::process::Command;

/// What takes minutes to compile.
const HEAVY: &[&str] = &["datafusion", "sqlx"];

pub fn check(_: &Tree) -> Vec<Finding> {
    match (tree(&["--workspace", "-e", "normal,build"]), tree(&["--workspace", "-e", "normal,build,dev"]), heavy()) {
        (Ok(demo), Ok(tests), Ok(heavy)) => judge(&demo, &tests, &heavy),
        (Err(why), ..) | (_, Err(why), _) | (.., Err(why)) => vec![Finding::new("Cargo.toml", 0, why)],
    }
}

/// Packages of the heavy part whose features differ; lines are `name version [features]`.
fn judge(demo: &BTreeSet<String>, tests: &BTreeSet<String>, heavy: &BTreeSet<String>) -> Vec<Finding> {
    let differing = demo.difference(tests).filter(|line| heavy.contains(&name_of(line)));
    differing.map(|line| Finding::new("Cargo.toml", 0, format!("tests build `{line}` with other features"))).collect()
}

fn heavy() -> Result<BTreeSet<String>, String> {
    let mut out = BTreeSet::new();
    for name in HEAVY {
        out.extend(tree(&["-p", name, "-e", "normal,build"])?.iter().map(|l| name_of(l)));
    }
    Ok(out)
}

/// `name version` of a line.
fn name_of(line: &str) -> String {
    line.split(" [").next().unwrap_or_default().to_owned()
}

fn tree(args: &[&str]) -> Result<BTreeSet<String>, String> {
    let cargo = std::env::var_os("CARGO").unwrap_or_else(|| "cargo".into());
    let fixed = ["tree", "--locked", "--offline", "--prefix", "none", "--format", "{p} [{f}]"];
    let said = Command::new(cargo).args(fixed).args(args).current_dir(root()).output().map_err(|e| format!("cargo tree: {e}"))?;
    if !said.status.success() {
        return Err(format!("cargo tree: {}", String::from_utf8_lossy(&said.stderr)));
    }
    Ok(String::from_utf8_lossy(&said.stdout).lines().map(|l| l.trim_end_matches(" (*)").to_owned()).filter(|l| !l.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn other_features_for_tests_are_found() {
        let set = |lines: &[&str]| lines.iter().map(|l| (*l).to_owned()).collect::<BTreeSet<String>>();
        let demo = set(&["datafusion v55 [parquet]", "rand v0.10 []"]);
        let tests = set(&["datafusion v55 [parquet,sql]", "rand v0.10 [std]"]);
        let heavy = set(&["datafusion v55"]);
        assert_eq!(judge(&demo, &tests, &heavy).len(), 1);
        assert!(judge(&demo, &demo, &heavy).is_empty());
    }
}
