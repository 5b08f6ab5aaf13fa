//! Rule: no percentage, threshold or weight in the product's Rust; they are dated lines of a pack.
//!
//! Three forms are looked for: a percentage written in a string, a decimal built from literals
//! (`Decimal::new(359, 1)` is 35.9), and in `assessment`, which judges, any number that is more than counting.

use super::rust_source::{self, RustSource};
use super::{Finding, Tree};

const PERCENT: &[&str] = &["%", "％", "个百分点", "百分点", "percent"];
/// Numbers that count, index or halve; a hundred turns a share into per cent.
const COUNTING: &[&str] = &["0", "1", "2", "100"];
/// Half a unit of the last decimal printed: the arithmetic of rounding.
const HALF_UNIT: &str = "Decimal::new(5, ";

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.product() {
        let source = rust_source::read(&file.text);
        let judging = file.path.starts_with("crates/assessment/");
        let mut hits = percentages(&source);
        hits.extend(built_decimals(&source));
        if judging {
            hits.extend(numbers(&source));
        }
        let says = |(line, what): (usize, String)| Finding::new(&file.path, line, format!("{what}: a threshold is a dated line of a pack"));
        found.extend(hits.into_iter().map(says));
    }
    found
}

/// A digit directly before a percent sign, but not a format slot such as `{:.1}%`.
fn percentages(source: &RustSource) -> Vec<(usize, String)> {
    let written = |text: &str| {
        PERCENT
            .iter()
            .any(|p| text.match_indices(p).any(|(at, _)| text[..at].trim_end().chars().next_back().is_some_and(|c| c.is_ascii_digit())))
    };
    source.strings.iter().filter(|(_, s)| written(s)).map(|(line, s)| (*line, format!("percentage in {s}"))).collect()
}

/// `Decimal::new(digits, scale)` with a literal scale above zero, `dec!(…)`, and floats.
fn built_decimals(source: &RustSource) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for (line, code) in &source.code {
        for (at, call) in code.match_indices("Decimal::new(") {
            let args: Vec<&str> = code[at + call.len()..].split(')').next().unwrap_or_default().split(',').map(str::trim).collect();
            if let [digits, scale] = args.as_slice()
                && is_number(digits)
                && is_number(scale)
                && *scale != "0"
            {
                out.push((*line, format!("decimal {digits} with {scale} decimals")));
            }
        }
        if code.contains("dec!(") {
            out.push((*line, "decimal by macro".to_owned()));
        }
    }
    out
}

fn numbers(source: &RustSource) -> Vec<(usize, String)> {
    let mut out = Vec::new();
    for (line, code) in &source.code {
        let code = code.replace(HALF_UNIT, "Decimal::new(half, ");
        let words = code.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '.'));
        let literals = words.flat_map(|w| w.split("..")).filter(|w| w.starts_with(|c: char| c.is_ascii_digit()));
        let literals = literals.map(bare).filter(|n| !COUNTING.contains(&n.as_str()) && !bounds_work(n));
        out.extend(literals.map(|n| (*line, format!("number {n}"))));
    }
    out
}

/// A literal without its type, underscores and an empty fraction: `2_u32` and `2.0` are 2.
fn bare(word: &str) -> String {
    let plain = word.replace('_', "");
    let end = plain.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(plain.len());
    let plain = plain[..end].trim_end_matches('.');
    plain.strip_suffix(".0").unwrap_or(plain).to_owned()
}

/// A power of ten from a thousand up is a bound of work, not of judgement.
fn bounds_work(number: &str) -> bool {
    number.len() > 3 && number.starts_with('1') && number[1..].bytes().all(|b| b == b'0')
}

fn is_number(text: &str) -> bool {
    let text = text.trim_start_matches('-');
    text.starts_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    fn count(path: &str, code: &str) -> usize {
        super::super::says(check, &[(path, code)]).len()
    }

    #[test]
    fn percentages_in_strings_are_found() {
        assert_eq!(count("crates/intake/src/edit.rs", "let hint = \"above 50 %\";"), 1);
        assert_eq!(count("crates/intake/src/edit.rs", "let shown = format!(\"{:.1}%\", x);"), 0);
        assert_eq!(count("crates/intake/src/edit.rs", "// at 50 % it asks\n"), 0);
        assert_eq!(count("crates/intake/tests/edit.rs", "let hint = \"above 50 %\";"), 0);
    }

    #[test]
    fn decimals_from_literals_are_found() {
        assert_eq!(count("crates/indicators/src/plan.rs", "let limit = Decimal::new(359, 1);"), 1);
        assert_eq!(count("crates/indicators/src/plan.rs", "let whole = Decimal::new(units, 0);"), 0);
    }

    #[test]
    fn a_judge_has_no_numbers_of_its_own() {
        assert_eq!(count("crates/assessment/src/lamp.rs", "if lag > 30 { red() }"), 1);
        assert_eq!(count("crates/assessment/src/lamp.rs", "let half = n / 2; let x = a[0..1]; let t = (x.0, y1);"), 0);
        assert_eq!(count("crates/assessment/src/lamp.rs", "let w = 0.35;"), 1);
        assert_eq!(count("crates/assessment/src/lamp.rs", "let t = 45_000; const MANY: u64 = 100_000;"), 1);
        assert_eq!(count("crates/ledger/src/tail.rs", "const ROWS: usize = 4096;"), 0);
    }
}
