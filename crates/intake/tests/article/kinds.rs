//! What a file is, and what is said of one that holds no article.

use crate::{LEXICON, bytes, of_text, read};
use intake::article::{Article, CutReason};

fn code(bytes: &[u8]) -> String {
    let issue = Article::from_bytes("f", bytes, &LEXICON).expect_err("no article");
    assert!(issue.class.blocks() && !issue.reason.zh.is_empty() && issue.hint.is_some(), "{issue:?}");
    issue.code.to_string()
}

#[test]
fn files_that_hold_no_article_say_why() {
    for (content, said) in [
        (b"".as_slice(), "article-empty"),
        (b" \n\n", "article-empty"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "article-unknown-kind"),
        (b"Rar!\x1a\x07\0", "article-unknown-kind"),
        (b"\xff\xff\xff\xff not text \0\0", "article-not-text"),
        (b"%PDF-1.4\nnothing", "article-damaged"),
        (b"PK\x03\x04 cut off", "article-damaged"),
        (b"MIME-Version: 1.0\n\n<html>", "article-unknown-kind"),
        (b"<html><body><script>x</script></body></html>", "article-empty"),
    ] {
        assert_eq!(code(content), said, "{content:?}");
    }
    assert_eq!(code(&bytes("../locked.pdf")), "article-encrypted");
    assert_eq!(code(&bytes("../scan.pdf")), "article-scanned");
    assert_eq!(code(&bytes("../locked.docx")), "article-encrypted");
}

#[test]
fn the_content_decides_whatever_the_name() {
    let page = "<!-- x --><HTML><body><p>产值5亿元。</p></body></html>";
    let (gbk, _, _) = encoding_rs::GB18030.encode("产值5亿元。");
    let utf16: Vec<u8> = "\u{feff}产值5亿元。".encode_utf16().flat_map(u16::to_be_bytes).collect();
    for content in [page.as_bytes(), "\u{feff}产值5亿元。".as_bytes(), &gbk, &utf16, "<p>产值5亿元。".as_bytes()] {
        let article = Article::from_bytes("a.pdf", content, &LEXICON).expect("article");
        assert_eq!(read(&article), ["产值5亿元。"]);
    }
}

#[test]
fn every_reason_for_a_cut_has_words() {
    let article = of_text("产值(chǎn zhí)5亿元。\n阅读 1,234 次\n");
    let why: Vec<(&str, String)> = article.cut.iter().map(|c| (c.why.code(), c.why.words().en)).collect();
    assert_eq!(why, [("pinyin", "pinyin in brackets".to_owned()), ("furniture", "page furniture".to_owned())]);
    assert_eq!(article.cut[0].why, CutReason::Pinyin);
    assert_eq!(article.slice(article.cut[0].start, article.cut[0].end), "(chǎn zhí)");
}
