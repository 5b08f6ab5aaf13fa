//! The frame of every page: head, first content as plain HTML, and what the front end begins with.

use crate::serve::House;
use crate::serve::passage::Passage;
use figures::Lang;
use maud::{DOCTYPE, Markup, PreEscaped, html};
use serde_json::{Value, json};

/// A word in the page's language.
pub fn say<'a>(lang: Lang, zh: &'a str, en: &'a str) -> &'a str {
    match lang {
        Lang::Zh => zh,
        Lang::En => en,
    }
}

/// What differs from page to page.
pub struct Page<'a> {
    /// Language.
    pub lang: Lang,
    /// Title.
    pub title: &'a str,
    /// Address without the language.
    pub here: &'a str,
    /// The session, where somebody is signed in.
    pub session: Value,
    /// Whether the front end takes over; else the page is whole as it is.
    pub alive: bool,
    /// Answers of the interface by address, which the front end need not ask for again.
    pub data: Value,
}

/// A whole page.
pub fn page(house: &House, passage: &Passage, of: &Page<'_>, body: Markup) -> Markup {
    let lang = of.lang;
    let entry = house.entry.as_ref().filter(|_| of.alive);
    html! {
        (DOCTYPE)
        html lang=(say(lang, "zh-CN", "en")) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="csp-nonce" content=(passage.nonce);
                title { (of.title) " · 万亩 Wanmu" }
                link rel="icon" href="data:,";
                @if entry.is_none() { link rel="stylesheet" href={ (house.base) "/style.css" }; }
                @if let Some(entry) = entry {
                    @for style in &entry.styles { link rel="stylesheet" href={ (house.base) "/" (style) }; }
                    @for import in &entry.imports { link rel="modulepreload" href={ (house.base) "/" (import) }; }
                    script type="module" src={ (house.base) "/" (entry.script) } {}
                }
            }
            body {
                div #app { (frame(house, of, body)) }
                script type="application/json" id="boot" { (PreEscaped(boot(house, passage, of))) }
            }
        }
    }
}

fn frame(house: &House, of: &Page<'_>, body: Markup) -> Markup {
    let lang = of.lang;
    let other = say(lang, "en", "zh");
    let joint = if of.here.contains('?') { '&' } else { '?' };
    html! {
        a.skip href="#main" { (say(lang, "跳到正文", "skip to the content")) }
        header {
            a.brand href={ (house.base) "/" } { "万亩 Wanmu" }
            @if house.sample { span.note { (say(lang, "示例园区，企业均为虚构", "sample park, all firms are fictional")) } }
            a href={ (house.base) (of.here) (joint) "lang=" (other) } { (say(lang, "English", "中文")) }
        }
        main id="main" tabindex="-1" { (body) }
    }
}

/// Inside a script element nothing may end it: `<` is written as JSON writes it by its number.
fn boot(house: &House, passage: &Passage, of: &Page<'_>) -> String {
    let boot = json!({
        "lang": say(of.lang, "zh", "en"), "basePath": house.base, "nonce": passage.nonce, "session": of.session, "sample": house.sample, "data": of.data,
        "signOn": house.sign_on.as_ref().map(|way| super::sign_on::title(way, of.lang)),
    });
    boot.to_string().replace('<', "\\u003c")
}

/// The style of what the server writes: system fonts, nothing from outside.
pub const STYLE: &str = include_str!("style.css");

#[cfg(test)]
mod tests {
    #[test]
    fn a_name_cannot_end_the_boot_data() {
        let text = serde_json::json!({"name": "</script><script>alert(1)</script>"}).to_string().replace('<', "\\u003c");
        assert!(!text.contains('<'));
        assert_eq!(serde_json::from_str::<serde_json::Value>(&text).expect("json")["name"], "</script><script>alert(1)</script>");
    }
}
