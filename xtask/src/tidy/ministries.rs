//! Rule: no office or ministry by name in the product's Rust; a pack names who owns a definition.

use super::rust_source;
use super::{Finding, Tree};

/// Names as they are written in Chinese, short forms included, and their usual English ones.
const NAMES: &[&str] = &[
    "统计局", "統計局", "统计厅", "发改委", "發改委", "发改局", "发展和改革委", "经信局", "經信局", "经信厅", "经信委", "经济和信息化",
    "工信部", "工信厅", "工信局", "工业和信息化", "科技部", "科技厅", "科技局", "財政局", "财政局", "财政部", "税务局", "税务总局",
    "商务局", "商务部", "商务厅", "人社局", "生态环境局", "应急管理局", "市场监管局", "自然资源局", "自然资源和规划局",
    "National Bureau of Statistics", "NBS", "MIIT", "NDRC",
];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.product() {
        let source = rust_source::read(&file.text);
        for (line, text) in source.strings.iter().chain(&source.code) {
            let named = NAMES.iter().filter(|n| holds(text, n));
            found.extend(named.map(|n| Finding::new(&file.path, *line, format!("`{n}` belongs in a pack, as the owner of a definition"))));
        }
    }
    found
}

/// Chinese names anywhere; Latin ones as whole words.
fn holds(text: &str, name: &str) -> bool {
    let edge = |c: Option<char>| !name.is_ascii() || c.is_none_or(|c| !c.is_ascii_alphanumeric() && c != '_');
    text.match_indices(name).any(|(at, _)| edge(text[..at].chars().next_back()) && edge(text[at + name.len()..].chars().next()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn an_office_in_a_string_is_found() {
        let file = ("crates/assessment/src/grade.rs", "//! Grades.\nconst OWNER: &str = \"区经信局\";\nconst MIITS: u8 = 1;\n");
        assert_eq!(super::super::says(check, &[file]).len(), 1);
        let elsewhere = ("packs/a/pack.yaml", "owner: 区经信局\n");
        assert!(super::super::says(check, &[elsewhere]).is_empty());
    }
}
