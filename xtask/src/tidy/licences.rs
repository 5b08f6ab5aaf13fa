//! Rule: every package that is built has a licence that `deny.toml` allows.
//!
//! The same list serves `cargo deny`; this rule needs no tool beyond cargo and runs with every test.

use super::packages;
use super::{Finding, Tree};

const LIST: &str = "deny.toml";

pub fn check(tree: &Tree) -> Vec<Finding> {
    let Some(file) = tree.file(LIST) else { return vec![Finding::new(LIST, 0, "missing")] };
    let allowed = allowed(&file.text);
    if allowed.is_empty() {
        return vec![Finding::new(LIST, 0, "no `allow = [` list of licences")];
    }
    let data = match packages::metadata() {
        Ok(data) => data,
        Err(why) => return why,
    };
    let outside = data.packages.iter().filter(|p| p.source.is_some());
    let bad = outside.filter(|p| !p.license.as_deref().is_some_and(|l| satisfied(l, &allowed)));
    bad.map(|p| Finding::new(LIST, 0, format!("{} {}: licence `{}`", p.name, p.version, p.license.as_deref().unwrap_or("none")))).collect()
}

/// The first `allow = [` list of the file: the one of the licences.
fn allowed(text: &str) -> Vec<String> {
    let body = text.split_once("[licenses]").and_then(|(_, rest)| rest.split_once("allow = ["));
    let body = body.and_then(|(_, rest)| rest.split_once(']')).map_or("", |(list, _)| list);
    body.split('"').skip(1).step_by(2).map(str::to_owned).collect()
}

/// Whether an SPDX expression (`/` is an old way to write OR) can be met with the allowed licences.
fn satisfied(expression: &str, allowed: &[String]) -> bool {
    let spaced = expression.replace('/', " OR ").replace('(', " ( ").replace(')', " ) ");
    let mut tokens: Vec<&str> = spaced.split_whitespace().rev().collect();
    any(&mut tokens, allowed) && tokens.is_empty()
}

/// Terms joined by OR. Tokens are read from the end of the vector.
fn any(tokens: &mut Vec<&str>, allowed: &[String]) -> bool {
    let mut met = all(tokens, allowed);
    while tokens.last() == Some(&"OR") {
        tokens.pop();
        met |= all(tokens, allowed);
    }
    met
}

/// Terms joined by AND.
fn all(tokens: &mut Vec<&str>, allowed: &[String]) -> bool {
    let mut met = one(tokens, allowed);
    while tokens.last() == Some(&"AND") {
        tokens.pop();
        met &= one(tokens, allowed);
    }
    met
}

fn one(tokens: &mut Vec<&str>, allowed: &[String]) -> bool {
    match tokens.pop() {
        Some("(") => {
            let met = any(tokens, allowed);
            tokens.pop() == Some(")") && met
        }
        Some(id) if tokens.last() == Some(&"WITH") => {
            tokens.pop();
            let exception = tokens.pop().unwrap_or_default();
            allowed.contains(&format!("{id} WITH {exception}"))
        }
        Some(id) => allowed.iter().any(|a| a == id),
        None => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn expressions_are_judged() {
        let allowed = allowed("[licenses]\nallow = [\n  \"MIT\", # permissive\n  \"Zlib\",\n]\n");
        let met = |e: &str| satisfied(e, &allowed);
        assert!(met("MIT") && met("GPL-3.0-only OR MIT") && met("Apache-2.0/MIT") && met("(GPL-2.0-only OR MIT) AND Zlib"));
        assert!(!met("GPL-3.0-only") && !met("MIT AND GPL-3.0-only") && !met("AGPL-3.0-only OR (MIT AND MPL-2.0)"));
        assert!(met("Apache-2.0 WITH LLVM-exception OR Apache-2.0 OR MIT") && !met("MIT WITH LLVM-exception"));
    }
}
