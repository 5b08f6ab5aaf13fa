//! Rule: the workspace's packages depend on each other only as the drawing in ARCHITECTURE.md says.

use super::packages::{self, Edge};
use super::{Finding, Tree};

/// Who may name whom. A new edge is a decision: it needs a line here and a reason in `docs/decisions/`.
const ALLOWED: &[(&str, &[&str])] = &[
    ("figures", &[]),
    ("methodology", &["figures"]),
    ("intake", &["figures", "methodology"]),
    ("ledger", &["figures"]),
    ("indicators", &["figures", "methodology", "ledger"]),
    ("assessment", &["figures", "methodology"]),
    ("publication", &["figures", "methodology", "indicators", "assessment", "intake"]),
    ("platform", &["figures", "methodology", "intake", "ledger", "indicators", "assessment", "publication", "sample-park"]),
    ("sample-park", &["figures"]),
    ("xtask", &["methodology"]),
];

pub fn check(_: &Tree) -> Vec<Finding> {
    match packages::metadata() {
        Ok(data) => judge(&packages::members(data), &packages::edges(data, false)),
        Err(why) => why,
    }
}

fn judge(members: &[String], edges: &[Edge]) -> Vec<Finding> {
    let says = |what: String| Finding::new("Cargo.toml", 0, what);
    let unknown = members.iter().filter(|m| allowed(m).is_none());
    let unknown = unknown.map(|m| says(format!("package `{m}` is not in the drawing: a new subsystem is a pack and a page")));
    let inner = edges.iter().filter(|e| members.contains(&e.to));
    let refused = inner.filter(|e| allowed(&e.from).is_some_and(|to| !to.contains(&e.to.as_str())));
    unknown.chain(refused.map(|e| says(format!("`{}` must not know `{}`", e.from, e.to)))).collect()
}

fn allowed(package: &str) -> Option<&'static [&'static str]> {
    ALLOWED.iter().find(|(name, _)| *name == package).map(|(_, to)| *to)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn an_edge_against_the_way_of_the_data_is_found() {
        let members = ["figures".to_owned(), "ledger".to_owned(), "common".to_owned()];
        let edges = [Edge::new("figures", "ledger"), Edge::new("ledger", "figures"), Edge::new("ledger", "sqlx")];
        let found: Vec<String> = judge(&members, &edges).into_iter().map(|f| f.says).collect();
        assert_eq!(found.len(), 2, "{found:?}");
        assert!(found[0].contains("`common` is not in the drawing"));
        assert!(found[1].contains("`figures` must not know `ledger`"));
    }
}
