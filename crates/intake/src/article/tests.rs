//! Tests of taking an article apart, on lines written for them.

use super::*;
use proptest::prelude::*;

fn lexicon() -> Lexicon {
    Lexicon {
        cut_after: vec!["相关阅读".into(), "延伸阅读".into()],
        junk: ["贷款", "代写", "手铃声", "减肥", "彩票"].map(str::to_owned).to_vec(),
        ..Lexicon::default()
    }
}

const HEADED: &str = "您的位置:首頁>研究 >\n\n   某園半年報\n\n  2021-08-10 14:27:42    來源:園區報\n\n  上半年產值２６４．５億元，增長35.9％。\n\n關鍵詞: 產值\n\n相關閱讀\n\n貸款98%|代寫264.5元起|a|b\n";

#[test]
fn head_text_and_tail_are_told_apart() {
    let article = Article::from_text(HEADED, &lexicon());
    assert_eq!(article.published, Some(Date::constant(2021, 8, 10)));
    assert_eq!(article.title.as_deref(), Some("某園半年報"));
    assert_eq!(article.source.as_deref(), Some("園區報"));
    let kept: Vec<&str> = article.paragraphs.iter().map(|p| article.slice(p.start, p.end)).collect();
    assert_eq!(kept, ["上半年產值２６４．５億元，增長35.9％。"]);
    let why: Vec<&str> = article.cut.iter().map(|c| c.why.code()).collect();
    assert_eq!(why, ["breadcrumb", "title", "date-line", "keywords", "after-heading"]);
    let tail = article.cut.last().expect("tail");
    assert!(article.slice(tail.start, tail.end).ends_with("264.5元起|a|b"));
}

#[test]
fn folding_keeps_every_place() {
    let article = Article::from_text(HEADED, &lexicon());
    let p = article.paragraphs[0];
    let folded: String = article.folded()[p.start..p.end].iter().collect();
    assert_eq!(folded, "上半年产值264.5亿元，增长35.9%。");
    assert_eq!(article.folded().len(), HEADED.chars().count());
}

#[test]
fn junk_is_known_by_structure_without_a_heading() {
    let text = "一段正文。\n在线甲|乙|丙35.9%|丁\n代写264.5元起\n减肥，又贷款 98%\n见 https://example.com 264.5元\n又一段正文。彩票甲|乙|丙|丁264.5元\n";
    let article = Article::from_text(text, &lexicon());
    let kept: Vec<&str> = article.paragraphs.iter().map(|p| article.slice(p.start, p.end)).collect();
    assert_eq!(kept, ["一段正文。", "又一段正文。"]);
    let why: Vec<&str> = article.cut.iter().map(|c| c.why.code()).collect();
    assert_eq!(why, ["link-list", "junk", "junk", "junk", "link-list"]);
}

#[test]
fn a_paragraph_that_begins_with_a_date_is_text() {
    let article = Article::from_text("2021年8月10日，园区发布半年报，产值5亿元。", &lexicon());
    assert_eq!((article.paragraphs.len(), article.published), (1, None));
}

#[test]
fn a_file_in_no_encoding_is_refused_with_its_place() {
    let issue = Article::from_bytes("a.txt", b"one\n\xFF\xFA", &lexicon()).expect_err("no text");
    assert_eq!((issue.code.as_ref(), issue.place.line), ("article-not-text", 2));
}

proptest! {
    #[test]
    fn any_text_is_taken_apart(text in "[\\n 。|>a0-9％億產相关阅读:年2021-]{0,120}|.{0,80}") {
        let article = Article::from_text(&text, &lexicon());
        prop_assert_eq!(article.folded().len(), text.chars().count());
        for (start, end) in article.paragraphs.iter().map(|p| (p.start, p.end)).chain(article.cut.iter().map(|c| (c.start, c.end))) {
            prop_assert!(start < end && end <= article.folded().len());
            prop_assert_eq!(article.slice(start, end).chars().count(), end - start);
        }
    }
}
