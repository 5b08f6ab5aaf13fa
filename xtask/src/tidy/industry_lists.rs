//! Rule: no list of industry codes in the product's Rust; a classification is a versioned table of a pack.

use super::rust_source;
use super::{Finding, Tree};

/// A few codes side by side are a list; one or two may be an example in a message.
const LIST: usize = 3;
/// Codes further apart than this many lines are not one list.
const NEAR: usize = 3;

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.product() {
        let codes: Vec<usize> =
            rust_source::read(&file.text).strings.iter().filter(|(_, s)| is_industry_code(s)).map(|(line, _)| *line).collect();
        if let Some(run) = codes.windows(LIST).find(|w| w[LIST - 1] - w[0] <= NEAR) {
            found.push(Finding::new(&file.path, run[0], "a list of industry codes belongs in a pack, as a classification"));
        }
    }
    found
}

/// Two to four digits in quotes, a letter of the section before or not: `"39"`, `"C39"`, `"3963"`. Years are not.
fn is_industry_code(literal: &str) -> bool {
    let Some(text) = literal.strip_prefix('"').and_then(|s| s.strip_suffix('"')) else { return false };
    let digits = text.strip_prefix(|c: char| ('A'..='T').contains(&c)).unwrap_or(text);
    (2..=4).contains(&digits.len()) && digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with("20") && !digits.starts_with('0')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn a_list_of_codes_is_found() {
        let list = ("crates/indicators/src/group.rs", "const DIGITAL: &[&str] = &[\"39\", \"3963\", \"C40\"];");
        assert_eq!(super::super::says(check, &[list]).len(), 1);
        let items = ("crates/intake/src/read.rs", "const ITEMS: &[&str] = &[\"01\", \"03\", \"04\", \"2021\"];");
        assert!(super::super::says(check, &[items]).is_empty());
    }
}
