//! The frame of every page: head, language switch, style.

use figures::Lang;
use maud::{DOCTYPE, Markup, html};

/// A word in the page's language.
pub fn say<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// The address of the bulletin in the reader's language.
pub fn home_address(lang: Lang) -> &'static str {
    say(lang, "/", "/?lang=en")
}

/// A whole page; `here` is its address without the language.
pub fn page(lang: Lang, title: &str, here: &str, body: Markup) -> Markup {
    let other = say(lang, "en", "zh");
    let joint = if here.contains('?') { '&' } else { '?' };
    html! {
        (DOCTYPE)
        html lang=(say(lang, "zh-CN", "en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                title { (title) " · 万亩 Wanmu" }
                link rel="stylesheet" href="/style.css";
                link rel="icon" href="data:,";
            }
            body {
                header {
                    a.brand href=(home_address(lang)) { "万亩 Wanmu" }
                    span.note { (say(lang, "示例园区，企业均为虚构", "sample park, all firms are fictional")) }
                    a href=(format!("{here}{joint}lang={other}")) { (say(lang, "English", "中文")) }
                }
                main { (body) }
            }
        }
    }
}

/// The style sheet: system fonts, nothing from outside.
pub const STYLE: &str = include_str!("style.css");
