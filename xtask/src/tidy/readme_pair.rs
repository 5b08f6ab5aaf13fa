//! Rule: the two languages of the README have the same headings, level by level, and the same commands.

use super::{Finding, Tree};

const PAIR: (&str, &str) = ("README.md", "README.zh-CN.md");

pub fn check(tree: &Tree) -> Vec<Finding> {
    let (Some(en), Some(zh)) = (tree.file(PAIR.0), tree.file(PAIR.1)) else { return Vec::new() };
    let mut found = Vec::new();
    if levels(&en.text) != levels(&zh.text) {
        let says = format!("heading levels {:?}, in {} {:?}", levels(&zh.text), PAIR.0, levels(&en.text));
        found.push(Finding::new(PAIR.1, 0, says));
    }
    if commands(&en.text) != commands(&zh.text) {
        found.push(Finding::new(PAIR.1, 0, format!("the `sh` blocks differ from those of {}", PAIR.0)));
    }
    found
}

fn levels(text: &str) -> Vec<usize> {
    let mut fenced = false;
    let mut out = Vec::new();
    for line in text.lines() {
        fenced ^= line.starts_with("```");
        let level = line.bytes().take_while(|b| *b == b'#').count();
        if !fenced && level > 0 && line[level..].starts_with(' ') {
            out.push(level);
        }
    }
    out
}

fn commands(text: &str) -> Vec<String> {
    let bare = |line: &str| line.split(" #").next().unwrap_or_default().trim_end().to_owned();
    crate::readme::blocks(text, false).iter().flat_map(|b| b.lines()).map(bare).filter(|l| !l.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_tidy() {
        super::super::assert_tidy(check);
    }

    #[test]
    fn a_missing_heading_or_command_is_found() {
        let en = (PAIR.0, "# Wanmu\n## Start\n```sh\nmake demo  # serves\n```\n");
        let same = (PAIR.1, "# 万亩\n## 开始\n```sh\nmake demo  # 启动\n```\n");
        assert!(super::super::says(check, &[en, same]).is_empty());
        assert_eq!(super::super::says(check, &[en, (PAIR.1, "# 万亩\n```sh\nmake demo\n```\n")]).len(), 1);
        assert_eq!(super::super::says(check, &[en, (PAIR.1, "# 万亩\n## 开始\n```sh\nmake test\n```\n")]).len(), 1);
    }
}
