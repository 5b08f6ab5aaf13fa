//! Rule: no binary float where money, sums or rounding are; only scores in `assessment` and drawing in `platform` may.

use super::rust_source;
use super::{Finding, Tree};

const EXACT: &[&str] = &["figures", "methodology", "intake", "ledger", "indicators", "publication"];
/// Files with floats of another reason: the likeness of two words; the doubles that office files store, where they become
/// decimals and decimals become them; where characters stand on the pages of a PDF; scores, which are written as they are.
const OTHER: &[&str] = &[
    "crates/methodology/src/nearest.rs", "crates/intake/src/workbook/number.rs", "crates/intake/src/article/pdf/content.rs",
    "crates/intake/src/article/pdf/flow.rs", "crates/intake/src/article/pdf/font.rs", "crates/intake/src/article/pdf/lines.rs",
    "crates/publication/src/write/scoreboard.rs",
];
const FLOATS: &[&str] = &["f64", "f32", "Float64", "Float32", "to_f64", "as_f64"];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    let exact = |path: &str| EXACT.iter().any(|c| path.starts_with(&format!("crates/{c}/")));
    for file in tree.product().filter(|f| exact(&f.path) && !OTHER.contains(&f.path.as_str())) {
        for (line, code) in rust_source::read(&file.text).code {
            let mut words = code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
            if let Some(word) = words.find(|w| FLOATS.contains(w)) {
                found.push(Finding::new(&file.path, line, format!("`{word}`: amounts are exact decimals here")));
            }
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn a_float_near_money_is_found() {
        let code = "//! Sums of a form.\nfn sum(v: &[f64]) -> f64 { v.iter().sum() }\n";
        assert_eq!(super::super::says(check, &[("crates/indicators/src/sum.rs", code)]).len(), 1);
        assert!(super::super::says(check, &[("crates/assessment/src/score.rs", code)]).is_empty());
    }
}
