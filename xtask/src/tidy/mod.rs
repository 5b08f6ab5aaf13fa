//! Tidy: what the house asks of its files, one rule a file, each run by `cargo test -p xtask`.
//!
//! A rule takes the tree of tracked files and returns findings. Beside its check stands a self-test
//! on a made-up wrong input, so that a rule that can no longer fail is noticed.

mod boundaries;
mod changelog;
mod clock;
mod decisions;
mod exact_money;
mod file_length;
mod first_line;
mod glossary;
mod industry_lists;
mod licences;
mod links;
mod machine_words;
mod map_paths;
mod ministries;
mod one_build;
mod owners;
mod packages;
mod readme_pair;
mod reasons;
mod rust_source;
mod sources;
mod thresholds;
mod tree;

pub use tree::{Tree, root};

/// Something a rule found.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Finding {
    /// File, from the root.
    pub path: String,
    /// Line from 1, or 0 for the whole file.
    pub line: usize,
    /// What is wrong and what would be right.
    pub says: String,
}

impl Finding {
    fn new(path: &str, line: usize, says: impl Into<String>) -> Self {
        Finding { path: path.to_owned(), line, says: says.into() }
    }
}

impl std::fmt::Display for Finding {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}:{}: {}", self.path, self.line, self.says)
    }
}

type Rule = fn(&Tree) -> Vec<Finding>;

/// Every rule with its name.
const RULES: &[(&str, Rule)] = &[
    ("boundaries", boundaries::check),
    ("changelog", changelog::check),
    ("clock", clock::check),
    ("decisions", decisions::check),
    ("exact-money", exact_money::check),
    ("file-length", file_length::check),
    ("first-line", first_line::check),
    ("glossary", glossary::check),
    ("industry-lists", industry_lists::check),
    ("licences", licences::check),
    ("links", links::check),
    ("machine-words", machine_words::check),
    ("map-paths", map_paths::check),
    ("ministries", ministries::check),
    ("one-build", one_build::check),
    ("owners", owners::check),
    ("readme-pair", readme_pair::check),
    ("reasons", reasons::check),
    ("sources", sources::check),
    ("thresholds", thresholds::check),
];

/// Runs every rule; the error lists all findings.
pub fn run() -> Result<String, String> {
    let tree = Tree::load()?;
    let found: Vec<String> = RULES.iter().flat_map(|(name, rule)| rule(&tree).into_iter().map(move |f| format!("{f} [{name}]"))).collect();
    if found.is_empty() { Ok(format!("tidy: {} rules, {} files", RULES.len(), tree.files.len())) } else { Err(found.join("\n")) }
}

/// The one assertion of every rule's test on the real tree.
#[cfg(test)]
fn assert_tidy(rule: Rule) {
    let tree = Tree::load().expect("the files of the repository");
    let found: Vec<String> = rule(&tree).iter().map(Finding::to_string).collect();
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

/// The messages of a rule on made-up files.
#[cfg(test)]
fn says(rule: Rule, files: &[(&str, &str)]) -> Vec<String> {
    rule(&Tree::of(files)).iter().map(Finding::to_string).collect()
}
