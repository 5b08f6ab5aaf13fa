//! Rule: a relative link in a Markdown file leads somewhere.

use super::{Finding, Tree};

pub fn check(tree: &Tree) -> Vec<Finding> {
    let mut found = Vec::new();
    for file in tree.files.iter().filter(|f| f.path.ends_with(".md")) {
        let mut fenced = false;
        for (i, line) in file.text.lines().enumerate() {
            fenced ^= line.starts_with("```");
            let dead = targets(line).filter(|_| !fenced).filter(|t| !leads(tree, &file.path, t));
            found.extend(dead.map(|t| Finding::new(&file.path, i + 1, format!("the link to `{t}` leads nowhere"))));
        }
    }
    found
}

fn targets(line: &str) -> impl Iterator<Item = &str> {
    line.split("](").skip(1).filter_map(|rest| rest.split(')').next())
}

fn leads(tree: &Tree, from: &str, target: &str) -> bool {
    let path = target.split('#').next().unwrap_or_default();
    if path.is_empty() || target.contains("://") || target.starts_with("mailto:") {
        return true;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    tree.has(&parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn a_dead_link_is_found() {
        let text = "[a](../TENETS.md) [b](b.md#part) [c](https://example.org/x) [d](#here) [e](gone.md)\n";
        let files = [("docs/a.md", text), ("docs/b.md", ""), ("TENETS.md", "")];
        assert_eq!(super::super::says(check, &files), ["docs/a.md:1: the link to `gone.md` leads nowhere"]);
    }
}
