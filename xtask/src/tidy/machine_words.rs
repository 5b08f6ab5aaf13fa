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
            let held = words.iter().filter(|word| holds(line, word));
            found.extend(held.map(|w| Finding::new(&file.path, i + 1, format!("`{w}` is a path or word of one machine"))));
        }
    }
    found
}

/// Whether a line has the word where a path could begin: a folder of the same name in the middle of one is another.
fn holds(line: &str, word: &str) -> bool {
    let inside = |before: &str| before.ends_with(|c: char| c.is_alphanumeric() || c == '.');
    line.match_indices(word).any(|(at, _)| !word.starts_with('/') || !inside(&line[..at]))
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

    #[test]
    fn a_folder_of_that_name_inside_a_path_is_another() {
        let word = WORDS[3].0.to_owned() + WORDS[3].1;
        let found = |text: &str| super::super::says(check, &[("web/a.ts", text)]).len();
        assert_eq!(
            (found(&format!("import('./pages{word}Home')")), found(&format!("see {word}me/a")), found(&format!("'{word}me'"))),
            (0, 1, 1)
        );
    }
}
