//! Files made to do harm: nesting, sizes, and any bytes at all.

use crate::{LEXICON, bytes, folder, kept, of_text, read};
use intake::article::Article;
use proptest::prelude::*;
use std::time::{Duration, Instant};

#[test]
fn no_depth_of_nesting_overflows_the_stack() {
    let text = "<p>产值264.5亿元，增长35.9%。</p>";
    for tag in ["div", "span", "ul><li", "table><tr><td", "b", "section", "a", "p", "nav"] {
        let page = format!("<html><body>{}{text}", format!("<{tag}>").repeat(100_000));
        let start = Instant::now();
        assert_eq!(read(&of_text(&page)), ["产值264.5亿元，增长35.9%。"], "{tag}");
        assert!(start.elapsed() < Duration::from_secs(20), "{tag}: {:?}", start.elapsed());
    }
}

#[test]
fn a_file_over_the_bound_is_refused() {
    let large = vec![b'a'; (64 << 20) + 1];
    let issue = Article::from_bytes("a", &large, &LEXICON).expect_err("too large");
    assert_eq!(issue.code, "article-too-large");
}

#[test]
fn damaged_files_are_issues_or_articles() {
    let mut names: Vec<_> = std::fs::read_dir(folder()).expect("folder").map(|e| e.expect("entry").path()).collect();
    names.sort();
    for path in names {
        let whole = std::fs::read(&path).expect("file");
        for cut in 1..12 {
            let mut broken = whole[..whole.len() * cut / 12].to_vec();
            let _ = Article::from_bytes("f", &broken, &LEXICON);
            broken = whole.clone();
            let step = (whole.len() / 40).max(1);
            broken.iter_mut().skip(cut).step_by(step).for_each(|b| *b = b.wrapping_add(cut as u8));
            let _ = Article::from_bytes("f", &broken, &LEXICON);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_an_article_or_an_issue(start in prop::sample::select(vec!["", "%PDF-1.4\n", "PK\u{3}\u{4}", "<html>", "<p>"]), rest in prop::collection::vec(any::<u8>(), 0..400)) {
        let content = [start.as_bytes(), &rest].concat();
        if let Ok(article) = Article::from_bytes("f", &content, &LEXICON) {
            kept::points_back(&article);
        }
    }

    #[test]
    fn any_page_is_an_article_or_an_issue(body in "(<(p|div|table|tr|td|li|ul|a|b|br|nav|h1|ruby|rt)( class=\"(ad|content)\")?>|</(p|div|table|tr|td|li|ul|a|b|nav|h1)>|产值5亿元。|相关阅读|【广告】|加微信| |，，|\\(chǎn\\)){0,60}") {
        let page = format!("<html><body>{body}");
        if let Ok(article) = Article::from_bytes("f", page.as_bytes(), &LEXICON) {
            kept::points_back(&article);
        }
    }

    #[test]
    fn any_changed_file_is_an_article_or_an_issue(at in 0_usize..4000, by in 1_u8..255) {
        for name in ["office.pdf", "report.pdf", "office.docx"] {
            let mut content = bytes(name);
            let at = at * content.len() / 4000;
            content[at] = content[at].wrapping_add(by);
            let _ = Article::from_bytes("f", &content, &LEXICON);
        }
    }
}
