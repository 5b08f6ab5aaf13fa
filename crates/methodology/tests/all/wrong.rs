//! A folder of wrong packs with one mistake each, and one pack with ten. Where the mistake stands is
//! marked in the YAML itself, so the places are not taken from the program's own output;
//! the messages are golden.

use crate::folder;
use figures::{Issue, Lang};
use methodology::{PackFile, load};
use std::path::{Path, PathBuf};

/// At the end of the line that is wrong.
const HERE: &str = "# <- here";

/// Below it, where the line can hold no comment.
const ABOVE: &str = "# <- above";

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

/// File and line of every mark; a file of which the whole is wrong has none.
fn marked(files: &[PackFile]) -> Vec<(String, u32)> {
    let lines = |f: &PackFile| -> Vec<(String, u32)> {
        let numbered = f.text.lines().zip(1..);
        let line = |(text, n): (&str, u32)| if text.contains(HERE) { Some(n) } else { text.contains(ABOVE).then_some(n - 1) };
        numbered.filter_map(line).map(|n| (f.path.clone(), n)).collect()
    };
    files.iter().flat_map(lines).collect()
}

fn places(issues: &[Issue]) -> Vec<(String, u32)> {
    issues.iter().filter(|i| i.place.line > 0).map(|i| (i.place.file.clone(), i.place.line)).collect()
}

fn rendered(issues: &[Issue]) -> String {
    issues.iter().map(|i| format!("{}\n{}", i.render(Lang::En), i.render(Lang::Zh))).collect::<Vec<_>>().join("\n")
}

fn folders() -> Vec<PathBuf> {
    let mut all: Vec<PathBuf> = std::fs::read_dir(tests().join("wrong")).expect("folder").map(|e| e.expect("entry").path()).collect();
    all.sort();
    all
}

fn check_golden(folder: &Path, issues: &[Issue], wrong: &mut Vec<String>) {
    let golden = folder.join("expected.txt");
    let text = rendered(issues);
    wrong.extend(issues.iter().filter(|i| i.hint.is_none()).map(|i| format!("{}: `{}` has no hint", folder.display(), i.code)));
    if folder::bless() {
        std::fs::write(&golden, &text).expect("write");
    } else if std::fs::read_to_string(&golden).unwrap_or_default() != text {
        wrong.push(format!("{}: the message differs from expected.txt:\n{text}", folder.display()));
    }
}

#[test]
fn one_mistake_gives_one_issue_where_it_stands() {
    let mut wrong = Vec::new();
    let folders = folders();
    assert!(folders.len() >= 32);
    for folder in folders {
        let files = folder::read(&folder, &["."]);
        let (_, issues) = load(&files);
        if issues.len() != 1 || places(&issues) != marked(&files) {
            wrong.push(format!("{}: {} issues, marked at {:?}\n{}", folder.display(), issues.len(), marked(&files), rendered(&issues)));
        }
        check_golden(&folder, &issues, &mut wrong);
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn ten_mistakes_are_reported_at_once() {
    let folder = tests().join("ten-mistakes");
    let files = folder::read(&folder, &["."]);
    let (_, issues) = load(&files);
    let mut wrong = Vec::new();
    check_golden(&folder, &issues, &mut wrong);
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(issues.len(), 10, "{}", rendered(&issues));
    assert_eq!(places(&issues), marked(&files));
}

#[test]
fn every_message_speaks_both_languages_and_addresses_nobody() {
    for folder in folders() {
        for issue in load(&folder::read(&folder, &["."])).1 {
            let hint = issue.hint.clone().unwrap_or_default();
            for text in [&issue.reason, &hint] {
                let word = |w: &str| text.en.split(|c: char| !c.is_alphabetic()).any(|part| part.eq_ignore_ascii_case(w));
                assert!(!word("you") && !word("your"), "{}", text.en);
                assert!(!text.zh.contains('你') && !text.zh.contains('您'), "{}", text.zh);
            }
            assert!(!issue.reason.zh.is_empty() && !issue.reason.en.is_empty());
        }
    }
}
