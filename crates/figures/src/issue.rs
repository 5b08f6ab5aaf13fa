//! What is wrong, where, why, and how it might be mended: many at once, in both languages.

use crate::{Lang, Place, Text};
use std::borrow::Cow;

/// How much an issue weighs, in the four classes of the national portal's audit (审核关系).
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Class {
    /// 强制性: blocks.
    A,
    /// 准强制性: blocks unless explained and allowed.
    B,
    /// 核实性: needs an explanation.
    C,
    /// 提示性: a hint.
    D,
}

impl Class {
    /// Reads the letter of a pack.
    pub fn parse(letter: &str) -> Option<Self> {
        match letter {
            "A" => Some(Class::A),
            "B" => Some(Class::B),
            "C" => Some(Class::C),
            "D" => Some(Class::D),
            _ => None,
        }
    }

    /// Whether nothing may be written while the issue stands.
    pub fn blocks(self) -> bool {
        matches!(self, Class::A | Class::B)
    }
}

/// One thing wrong with what a person wrote.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Stable kebab-case name, `unknown-unit`, or the id of the edit that found it, `E03`.
    pub code: Cow<'static, str>,
    /// Weight.
    pub class: Class,
    /// Where.
    pub place: Place,
    /// The line as written, for the excerpt; empty when there is none.
    pub excerpt: String,
    /// What is wrong and why.
    pub reason: Text,
    /// What would mend it.
    pub hint: Option<Text>,
}

impl Issue {
    /// A blocking issue.
    pub fn blocking(code: impl Into<Cow<'static, str>>, place: Place, reason: Text) -> Self {
        Issue { code: code.into(), class: Class::A, place, excerpt: String::new(), reason, hint: None }
    }

    /// The same issue with another weight.
    pub fn of_class(mut self, class: Class) -> Self {
        self.class = class;
        self
    }

    /// The same issue with a hint.
    pub fn hint(mut self, zh: impl Into<String>, en: impl Into<String>) -> Self {
        self.hint = Some(Text::new(zh, en));
        self
    }

    /// The same issue with the line it speaks of.
    pub fn excerpt(mut self, line: impl Into<String>) -> Self {
        self.excerpt = line.into();
        self
    }

    /// `file:line:col: [A] code: reason`, the excerpt with a marker, and the hint.
    pub fn render(&self, lang: Lang) -> String {
        let mut out = format!("{}: [{:?}] {}: {}\n", self.place, self.class, self.code, self.reason.get(lang));
        if !self.excerpt.is_empty() {
            out.push_str(&self.excerpt_lines());
        }
        if let Some(hint) = &self.hint {
            let label = match lang {
                Lang::Zh => "提示",
                Lang::En => "hint",
            };
            out.push_str(&format!("   = {label}: {}\n", hint.get(lang)));
        }
        out
    }

    fn excerpt_lines(&self) -> String {
        let number = if self.place.line > 0 { self.place.line.to_string() } else { String::new() };
        let gutter = " ".repeat(number.len());
        let mut out = format!(" {number} | {}\n", self.excerpt);
        if self.place.column > 0 {
            let before: usize = self.excerpt.chars().take(self.place.column as usize - 1).map(cells).sum();
            let under: usize =
                self.excerpt.chars().skip(self.place.column as usize - 1).take(self.place.width.max(1) as usize).map(cells).sum();
            out.push_str(&format!(" {gutter} | {}{}\n", " ".repeat(before), "^".repeat(under.max(1))));
        }
        out
    }
}

/// Terminal cells of a character: CJK and full-width forms take two.
fn cells(c: char) -> usize {
    let wide = matches!(u32::from(c), 0x1100..=0x115F | 0x2E80..=0xA4CF | 0xAC00..=0xD7A3 | 0xF900..=0xFAFF | 0xFE30..=0xFE6F | 0xFF00..=0xFF60 | 0xFFE0..=0xFFE6 | 0x20000..=0x3FFFD);
    if wide { 2 } else { 1 }
}

/// Whether anything may be written.
pub fn blocked(issues: &[Issue]) -> bool {
    issues.iter().any(|i| i.class.blocks())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_marker_stands_under_wide_characters() {
        let issue = Issue::blocking("x", Place::span("a.csv", 3, 3, 2), Text::new("错", "wrong")).excerpt("中文ab").hint("改", "mend");
        assert_eq!(issue.render(Lang::En), "a.csv:3:3: [A] x: wrong\n 3 | 中文ab\n   |     ^^\n   = hint: mend\n");
    }
}
