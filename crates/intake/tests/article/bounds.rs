//! Files made to do harm: nesting, sizes, and any bytes at all.

use crate::{LEXICON, bytes, folder, kept, of_text, read};
use flate2::Compression;
use flate2::write::ZlibEncoder;
use intake::article::Article;
use proptest::prelude::*;
use std::io::Write;

#[test]
fn no_depth_of_nesting_overflows_the_stack() {
    let text = "<p>产值264.5亿元，增长35.9%。</p>";
    for tag in ["div", "span", "ul><li", "table><tr><td", "b", "section", "a", "p", "nav"] {
        let page = format!("<html><body>{}{text}", format!("<{tag}>").repeat(100_000));
        assert_eq!(read(&of_text(&page)), ["产值264.5亿元，增长35.9%。"], "{tag}");
    }
}

#[test]
fn a_file_over_the_bound_is_refused() {
    let large = vec![b'a'; (64 << 20) + 1];
    let issue = Article::from_bytes("a", &large, &LEXICON).expect_err("too large");
    assert_eq!(issue.code, "article-too-large");
}

#[test]
fn a_pdf_that_unpacks_to_more_than_the_bound_is_refused_before_it_does() {
    let mut packed = ZlibEncoder::new(Vec::new(), Compression::fast());
    let piece = vec![b' '; 1 << 20];
    (0..160).for_each(|_| packed.write_all(&piece).expect("memory"));
    let packed = packed.finish().expect("memory");
    for kind in ["", "/Type /ObjStm /N 1 /First 4 "] {
        let mut pdf = b"%PDF-1.5\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R>> endobj\n".to_vec();
        pdf.extend(format!("4 0 obj <<{kind}/Length {} /Filter /FlateDecode>> stream\n", packed.len()).bytes());
        pdf.extend(&packed);
        pdf.extend(b"\nendstream endobj\ntrailer <</Root 1 0 R>>\n");
        let issue = Article::from_bytes("a.pdf", &pdf, &LEXICON).expect_err("too much");
        assert_eq!(issue.code, "article-too-large", "{kind}");
    }
}

/// A PDF of one page with these entries and this content, and a form `F` that may show itself.
fn pdf(page: &str, content: &str, form: &str) -> String {
    format!(
        "%PDF-1.5\n1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj\n3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] {page} /Contents 4 0 R>> endobj\n4 0 obj <</Length {}>> stream\n{content}\nendstream endobj\n5 0 obj <</Type /XObject /Subtype /Form /Resources <</XObject <</F 5 0 R>>>> /Length {}>> stream\n{form}\nendstream endobj\ntrailer <</Root 1 0 R>>\n",
        content.len(),
        form.len()
    )
}

const FORM: &str = "/Resources <</XObject <</F 5 0 R>>>>";

#[test]
fn no_nesting_in_a_pdf_overflows_the_stack() {
    let deep = 100_000;
    for (page, content) in [
        (String::new(), "[".repeat(deep)),
        (String::new(), "<</A ".repeat(deep)),
        (format!("/Resources {}", "<</Font ".repeat(deep)), "BT /F 1 Tf (a) Tj".to_owned()),
        (format!("/X {}", "[".repeat(deep)), String::new()),
        (FORM.to_owned(), "/F Do ".repeat(1000)),
        (String::new(), "q ".repeat(deep)),
        (String::new(), "(".repeat(deep)),
    ] {
        // None of them shows a character; nor does a tree of pages that holds itself.
        let one = pdf(&page, &content, "/F Do");
        for text in [one.replace("[3 0 R] /Count 1", "[3 0 R 2 0 R] /Count 2"), one] {
            let issue = Article::from_bytes("a.pdf", text.as_bytes(), &LEXICON).expect_err("no text");
            assert_eq!(issue.code, "article-scanned", "{}", &content[..10.min(content.len())]);
        }
    }
}

/// Eight forms, each of which shows the next one twenty times, are twenty-five thousand million steps on a page: they
/// are counted while they are taken.
#[test]
fn forms_that_show_forms_over_and_over_are_refused_by_their_steps() {
    let content = "/F Do ".repeat(20);
    let form = |n: u32| {
        let next = if n < 12 { format!("/Resources <</XObject <</F {} 0 R>>>>", n + 1) } else { String::new() };
        format!("{n} 0 obj <</Type /XObject /Subtype /Form {next} /Length {}>> stream\n{content}\nendstream endobj\n", content.len())
    };
    let forms: String = (6..=12).map(form).collect();
    let text = pdf(FORM, "/F Do", &content)
        .replace("/Resources <</XObject <</F 5 0 R>>>> /Length", "/Resources <</XObject <</F 6 0 R>>>> /Length");
    let text = text.replace("trailer", &format!("{forms}trailer"));
    let issue = Article::from_bytes("a.pdf", text.as_bytes(), &LEXICON).expect_err("too many steps");
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
