//! Junk around and inside true text: links, readings in brackets, doubled commas, advertising. No claim comes from it,
//! and none is lost to it.

use intake::article::Article;
use methodology::PackFile;
use methodology::catalogue::Catalogue;
use publication::claims::{Claim, Units, find};
use std::path::Path;

const ADVERTS: &[&str] = &[
    "加微信领取最新产业研究报告，前264.5元立减35.9%，点击查看详情。",
    "【广告】某某贷款当天放款98%通过率，扫码办理。",
    "代写论文价格264.5元起|签证加急3天出签|股票推荐群免费进涨停35.9%|减肥茶官方旗舰店10天瘦20斤",
    "分享到：微信 微博 QQ空间　阅读 1,234 次　点赞 56",
];
const TAIL: &str =
    "责任编辑：某某\n相关阅读\n某园上半年产值264.5亿元，增长35.9%\n在线棋牌官网下载|免费小说阅读|彩票走势图大全|www.example.com\n";

fn catalogue() -> Catalogue {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let read = |path: &str| PackFile { path: path.to_owned(), text: std::fs::read_to_string(root.join(path)).expect(path) };
    methodology::load(&[read("packs/claims/pack.yaml"), read("packs/claims/lexicon.yaml")]).0
}

/// Head lines and paragraphs of every press text.
fn texts() -> Vec<(String, Vec<String>)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/press");
    let folders = [root.clone(), root.join("blind")];
    let files = folders.iter().flat_map(|f| std::fs::read_dir(f).expect("the folder")).map(|e| e.expect("entry").path());
    let mut paths: Vec<_> = files.filter(|p| p.extension().is_some_and(|e| e == "md")).collect();
    paths.sort();
    let parted = |text: String| {
        let lines: Vec<String> = text.lines().filter(|l| !l.trim().is_empty()).map(str::to_owned).collect();
        (lines[..2].join("\n"), lines[2..].to_vec())
    };
    paths.iter().map(|p| parted(std::fs::read_to_string(p).expect("the text"))).collect()
}

/// What is claimed, without where it stands.
fn said(article: &Article, catalogue: &Catalogue) -> Vec<String> {
    let row = |c: &Claim| {
        let value = c.value.map(|v| v.to_string()).unwrap_or_default();
        format!("{value} {} {} {} {} {}", c.unit, c.period, c.entity, c.transform_word(), c.topic())
    };
    find(article, catalogue, None, &Units::new()).claims.iter().map(row).collect()
}

/// Readings behind some characters, and doubled commas.
fn garbled(paragraph: &str) -> String {
    paragraph.replace("增长", "增长(zēng zhǎng)").replace("產值", "產值（chǎn zhí）").replace("投资", "投资(tóu zī)").replace('，', "，，")
}

#[test]
fn advertising_between_paragraphs_changes_no_claim() {
    let catalogue = catalogue();
    for (head, paragraphs) in texts() {
        let clean = Article::from_text(&format!("{head}\n{}\n", paragraphs.join("\n")), &catalogue.lexicon);
        let mixed: Vec<String> =
            paragraphs.iter().enumerate().flat_map(|(n, p)| [p.clone(), ADVERTS[n % ADVERTS.len()].to_owned()]).collect();
        let mixed = Article::from_text(&format!("{head}\n{}\n{TAIL}", mixed.join("\n")), &catalogue.lexicon);
        assert_eq!(said(&mixed, &catalogue), said(&clean, &catalogue), "{head}");
    }
}

#[test]
fn readings_in_brackets_and_doubled_commas_change_no_claim() {
    let catalogue = catalogue();
    for (head, paragraphs) in texts() {
        let clean = Article::from_text(&format!("{head}\n{}\n", paragraphs.join("\n")), &catalogue.lexicon);
        let garbled: Vec<String> = paragraphs.iter().map(|p| garbled(p)).collect();
        let garbled = Article::from_text(&format!("{head}\n{}\n", garbled.join("\n")), &catalogue.lexicon);
        assert_eq!(said(&garbled, &catalogue), said(&clean, &catalogue), "{head}");
    }
}

#[test]
fn a_page_around_the_text_changes_no_claim() {
    let catalogue = catalogue();
    for (head, paragraphs) in texts() {
        let clean = Article::from_text(&format!("{head}\n{}\n", paragraphs.join("\n")), &catalogue.lexicon);
        let (title, date) = head.split_once('\n').expect("two lines");
        let body: String = paragraphs.iter().map(|p| format!("<p>{p}</p>\n")).collect();
        let links: String = (0..12).map(|n| format!("<li><a href=\"/{n}\">某园产值{n}64.5亿元增长35.9%</a></li>")).collect();
        let page = format!(
            "<!doctype html><html><head><meta charset=\"utf-8\"><title>{title}_某网</title></head><body><nav><ul>{links}</ul></nav>\
             <div class=\"main\"><h1>{title}</h1><div class=\"info\">{date}</div><div class=\"content\">{body}</div></div>\
             <aside class=\"hot\"><h3>热门推荐</h3><ul>{links}</ul></aside><footer>版权所有 产值264.5亿元</footer></body></html>"
        );
        let page = Article::from_bytes("page", page.as_bytes(), &catalogue.lexicon).expect("a page");
        assert_eq!(page.published, clean.published, "{head}");
        assert_eq!(said(&page, &catalogue), said(&clean, &catalogue), "{head}");
    }
}
