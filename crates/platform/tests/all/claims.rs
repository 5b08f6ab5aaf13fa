//! `wanmu claims`: texts, pages, documents and PDFs; what it prints and writes.

use crate::wanmu::{Run, file, park, wanmu};
use serde_json::Value;

const AT: &str = "2021-08-10";

fn claims(article: &str, more: &[&str]) -> Run {
    wanmu(park(), &[&["claims", article, "--as-of", AT], more].concat())
}

fn fixture(name: &str) -> String {
    format!("{}/../intake/tests/article/files/{name}", env!("CARGO_MANIFEST_DIR"))
}

/// Value, unit, period, entity and verdict of every claim.
fn rows(report: &Value) -> Vec<String> {
    let text = |c: &Value, key: &str| c[key].as_str().unwrap_or("-").to_owned();
    let all = report["claims"].as_array().expect("claims");
    all.iter().map(|c| ["value", "unit", "period", "entity", "transform", "verdict"].map(|k| text(c, k)).join(" ")).collect()
}

/// An article on the sample park with three figures that hold, one that does not, and one that contradicts another.
const ARTICLE: &str = "万亩科技城半年报（虚构）\n2021-08-10 09:00    来源：某报（虚构）\n\n今年上半年，万亩科技城规上工业总产值264.5亿元，同比增长35.9%；规上高新技术产业产值233亿元，占规上工业总产值的98.1%；数字经济核心产业制造业产值107亿元。\n";

#[test]
fn a_document_and_a_pdf_of_one_text_state_the_same() {
    let [document, pdf] = ["office.docx", "office.pdf"].map(|f| claims(&fixture(f), &["--json"]));
    assert_eq!((document.code, pdf.code), (0, 0), "{}{}", document.err, pdf.err);
    let (document, pdf) = (rows(&document.json()), rows(&pdf.json()));
    assert!(document.iter().any(|r| r.starts_with("264.5 亿元 2021-01..06 云岭高新区 level")), "{document:#?}");
    assert!(document.iter().any(|r| r.starts_with("100 亿只 2023 云岭恒芯电子科技有限公司 plan")), "{document:#?}");
    assert_eq!(document, pdf);
}

#[test]
fn a_page_states_what_its_text_states() {
    let temp = tempfile::tempdir().expect("temp");
    let text = file(temp.path(), "a.txt", ARTICLE);
    let mut lines = ARTICLE.lines().filter(|l| !l.is_empty());
    let (title, date, body) = (lines.next().expect("title"), lines.next().expect("date"), lines.next().expect("text"));
    let page = format!(
        "<!doctype html><html><head><meta charset=utf-8><title>{title}</title></head><body><nav><a href=/>首页</a> <a href=/b>贷款98%</a></nav>\
         <h1>{title}</h1><p class=info>{date}</p><div class=content><p>{body}</p></div></body></html>"
    );
    let page = file(temp.path(), "a.html", &page);
    assert_eq!(rows(&claims(&page, &["--json"]).json()), rows(&claims(&text, &["--json"]).json()));
}

#[test]
fn figures_are_judged_and_the_text_is_set_against_itself() {
    let temp = tempfile::tempdir().expect("temp");
    let report = claims(&file(temp.path(), "a.txt", ARTICLE), &["--json"]).json();
    let verdict =
        |value: &str| report["claims"].as_array().expect("claims").iter().find(|c| c["value"] == value).map(|c| c["verdict"].clone());
    assert_eq!(verdict("264.5"), Some("match_by_rounding".into()));
    assert_eq!(verdict("107"), Some("contradicted".into()));
    let growth = report["claims"].as_array().expect("claims").iter().find(|c| c["value"] == "35.9").expect("growth");
    assert_eq!(growth["assumption"]["zh"], "按可比口径");
    let errors: Vec<&Value> = report["findings"].as_array().expect("findings").iter().filter(|f| f["gravity"] == "error").collect();
    assert_eq!(errors.iter().map(|f| f["kind"].as_str().expect("kind")).collect::<Vec<_>>(), ["share-mismatch"]);
    assert_eq!(errors[0]["value"], "88.1");
    assert_eq!(report["article"]["published"], AT);
}

#[test]
fn a_report_is_written_as_its_name_says() {
    let temp = tempfile::tempdir().expect("temp");
    let article = file(temp.path(), "a.txt", ARTICLE);
    let written = |name: &str| {
        let to = temp.path().join(name).display().to_string();
        let run = claims(&article, &["--out", &to, "--site", "https://wanmu.example/"]);
        assert_eq!(run.code, 0, "{}", run.err);
        std::fs::read_to_string(to).expect("the report")
    };
    let page = written("r.html");
    assert!(page.contains("class=\"sentence wrong\"") && page.contains("class=\"claim holds\""), "{page}");
    assert!(page.contains("href=\"https://wanmu.example/f/industry.output%40") && !page.contains("<script"), "{page}");
    let markdown = written("r.md");
    assert!(markdown.contains("## contradiction") && markdown.contains("(https://wanmu.example/f/industry.output%40"), "{markdown}");
    let json: Value = serde_json::from_str(&written("r.json")).expect("JSON");
    assert_eq!(json["claims"].as_array().map(Vec::len), Some(5));
    let refused = claims(&article, &["--out", &temp.path().join("r.doc").display().to_string()]);
    assert_eq!(refused.code, 2);
    assert!(refused.err.contains("only .md, .html and .json"), "{}", refused.err);
}

#[test]
fn every_link_of_a_report_leads_to_an_explanation() {
    let temp = tempfile::tempdir().expect("temp");
    let report = claims(&file(temp.path(), "a.txt", ARTICLE), &["--json"]).json();
    let ids: Vec<&str> = report["claims"].as_array().expect("claims").iter().filter_map(|c| c["explain"].as_str()).collect();
    assert!(ids.len() > 3);
    for id in ids {
        let run = wanmu(park(), &["explain", id, "--as-of", AT]);
        assert_eq!(run.code, 0, "{id}: {}", run.err);
    }
}

#[test]
fn what_cannot_be_read_says_why() {
    let base = format!("{}/../intake/tests/article", env!("CARGO_MANIFEST_DIR"));
    for (name, code) in [("scan.pdf", "article-scanned"), ("locked.pdf", "article-encrypted"), ("locked.docx", "article-encrypted")] {
        let run = claims(&format!("{base}/{name}"), &[]);
        assert_ne!(run.code, 0, "{name}");
        assert!(run.err.contains(code), "{name}: {}", run.err);
    }
}
