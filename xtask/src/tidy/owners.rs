//! Rule: an outside library that means a concern (engine, database, web, wire format) has its owners.

use super::packages::{self, Edge};
use super::{Finding, Tree};

/// Which packages may name a library outside their tests.
const OWNED: &[(&str, &[&str])] = &[
    ("datafusion", &["ledger", "indicators"]),
    ("sqlx", &["ledger"]),
    ("axum", &["platform"]),
    ("maud", &["platform"]),
    ("utoipa", &["platform"]),
    ("utoipa-axum", &["platform"]),
    ("argon2", &["platform"]),
    ("totp-rs", &["platform"]),
    ("rust-embed", &["platform"]),
    ("getrandom", &["platform"]),
    ("clap", &["platform"]),
    ("indicatif", &["platform"]),
    ("serde", &["platform"]),
    ("serde_json", &["platform", "xtask"]),
    ("tokio", &["ledger", "indicators", "platform"]),
    ("rand", &["sample-park"]),
    ("saphyr-parser", &["methodology"]),
    ("winnow", &["methodology"]),
];

/// What a package may not name even in its tests: `figures` are values, and values do not wait.
const NEVER: &[(&str, &[&str])] = &[("figures", &["serde", "serde_json", "tokio", "datafusion", "sqlx", "axum"])];

pub fn check(_: &Tree) -> Vec<Finding> {
    match packages::metadata() {
        Ok(data) => {
            let mut found = judge(&packages::edges(data, false));
            found.extend(judge_never(&packages::edges(data, true)));
            found
        }
        Err(why) => why,
    }
}

fn judge(edges: &[Edge]) -> Vec<Finding> {
    let owners = |library: &str| OWNED.iter().find(|(name, _)| *name == library).map(|(_, by)| *by);
    let refused = edges.iter().filter(|e| owners(&e.to).is_some_and(|by| !by.contains(&e.from.as_str())));
    refused.map(finding).collect()
}

fn judge_never(edges: &[Edge]) -> Vec<Finding> {
    let never = |e: &&Edge| NEVER.iter().any(|(from, to)| *from == e.from && to.contains(&e.to.as_str()));
    edges.iter().filter(never).map(finding).collect()
}

fn finding(edge: &Edge) -> Finding {
    let owners = OWNED.iter().find(|(name, _)| *name == edge.to).map_or(String::new(), |(_, by)| by.join(", "));
    Finding::new("Cargo.toml", 0, format!("`{}` must not name `{}`; it belongs to {owners}", edge.from, edge.to))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn a_library_in_the_wrong_hands_is_found() {
        let edges = [Edge::new("ledger", "datafusion"), Edge::new("assessment", "datafusion"), Edge::new("indicators", "sqlx")];
        let found: Vec<String> = judge(&edges).into_iter().map(|f| f.says).collect();
        assert_eq!(
            found,
            [
                "`assessment` must not name `datafusion`; it belongs to ledger, indicators",
                "`indicators` must not name `sqlx`; it belongs to ledger"
            ]
        );
        assert_eq!(judge_never(&[Edge::new("figures", "serde")]).len(), 1);
    }
}
