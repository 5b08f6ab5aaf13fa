//! Rule: tracked files hold no path of one machine and no word of one person's tools.

use super::{Finding, Tree};

/// Written in two halves, so that this file does not find itself.
const WORDS: &[(&str, &str)] =
    &[("/wo", "rk/"), ("/tmp/", "t-"), ("/ro", "ot/"), ("/ho", "me/"), ("bash_", "jobs"), ("/Use", "rs/"), ("file:/", "//")];

pub fn check(tree: &Tree) -> Vec<Finding> {
    let words: Vec<String> = WORDS.iter().map(|(a, b)| format!("{a}{b}")).collect();
    let mut found = Vec::new();
    for file in tree.files.iter().filter(|f| !f.path.ends_with(".lock")) {
        for (i, line) in file.text.lines().enumerate() {
            let held = words.iter().filter(|w| line.contains(w.as_str()));
            found.extend(held.map(|w| Finding::new(&file.path, i + 1, format!("`{w}` is a path or word of one machine"))));
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
    fn a_path_of_a_machine_is_found() {
        let text = format!("see {}main/README.md", WORDS[0].0.to_owned() + WORDS[0].1);
        assert_eq!(super::super::says(check, &[("docs/a.md", &text)]).len(), 1);
    }
}
