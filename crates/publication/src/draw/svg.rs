//! Pieces of an SVG: the frame with title and description, linked marks, texts that wrap.

use super::Frame;
use crate::document::{Run, plain};
use crate::write::html::escape;
use figures::{Decimal, Lang};

/// Width of every chart in units of the paper.
pub(super) const WIDTH: i64 = 720;

/// Where a text stands beside its place.
#[derive(Clone, Copy)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

impl Anchor {
    fn word(self) -> &'static str {
        match self {
            Anchor::Start => "start",
            Anchor::Middle => "middle",
            Anchor::End => "end",
        }
    }
}

/// The whole element around its parts.
pub(super) fn whole(frame: &Frame<'_>, height: i64, description: &str, parts: &str) -> String {
    let (name, title) = (escape(frame.name), escape(frame.title));
    let description = escape(&format!("{}{}{description}", frame.finding, if frame.finding.is_empty() { "" } else { " " }));
    format!(
        "<svg class=\"chart\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {height}\" role=\"group\" \
         aria-labelledby=\"{name}-title {name}-desc\">\n<title id=\"{name}-title\">{title}</title>\n\
         <desc id=\"{name}-desc\">{description}</desc>\n{parts}</svg>\n"
    )
}

/// A mark that leads to its figure's explanation; what it says is read out.
pub(super) fn mark(frame: &Frame<'_>, label: &str, run: &Run, unit: &str, inner: &str) -> String {
    let colon = if frame.lang == Lang::Zh { "：" } else { ": " };
    let said = escape(format!("{label}{colon}{} {unit}", plain(std::slice::from_ref(run))).trim_end());
    match (frame.link)(run) {
        Some(href) => format!("<a href=\"{}\" aria-label=\"{said}\"><title>{said}</title>{inner}</a>\n", escape(&href)),
        None => format!("<g><title>{said}</title>{inner}</g>\n"),
    }
}

/// One line of text.
pub(super) fn text(x: Decimal, y: Decimal, anchor: Anchor, class: &str, words: &str) -> String {
    let anchor = anchor.word();
    format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\" text-anchor=\"{anchor}\">{}</text>", escape(words))
}

/// A rectangle between two places either way round, of one class.
pub(super) fn rect(class: &str, (x, width): (Decimal, Decimal), (a, b): (Decimal, Decimal), fill: &str) -> String {
    let (top, height) = (a.min(b), (a - b).abs().max(Decimal::ONE));
    format!("<rect class=\"{class}\" x=\"{x}\" y=\"{top}\" width=\"{width}\" height=\"{height}\" fill=\"{fill}\"/>")
}

/// A thin line.
pub(super) fn line(class: &str, (x1, y1): (Decimal, Decimal), (x2, y2): (Decimal, Decimal), stroke: &str) -> String {
    format!("<line class=\"{class}\" x1=\"{x1}\" y1=\"{y1}\" x2=\"{x2}\" y2=\"{y2}\" stroke=\"{stroke}\"/>\n")
}

/// Slanted lines over a ground, which are seen in grey print as well.
pub(super) fn hatch(name: &str, ground: &str, ink: &str) -> String {
    format!(
        "<defs><pattern id=\"{}\" width=\"6\" height=\"6\" patternUnits=\"userSpaceOnUse\" patternTransform=\"rotate(45)\">\
         <rect width=\"6\" height=\"6\" fill=\"{ground}\"/><line x1=\"0\" y1=\"0\" x2=\"0\" y2=\"6\" stroke=\"{ink}\" stroke-width=\"3\"/>\
         </pattern></defs>\n",
        escape(name)
    )
}

/// How wide a text is, in halves of a Chinese character.
fn cells(text: &str) -> usize {
    text.chars().map(|c| if u32::from(c) >= 0x2E80 { 2 } else { 1 }).sum()
}

/// Breaks a text into lines of at most so many halves of a character: between words, in Chinese
/// behind a comma, or anywhere but before one where that doesn't help.
pub(super) fn wrapped(words: &str, width: usize) -> Vec<String> {
    let mut lines = vec![String::new()];
    let parts = words.split_inclusive('、').flat_map(|part| if cells(part) <= width + 1 { whole_or_words(part) } else { pieces(part) });
    for piece in parts {
        let full = lines.last().is_some_and(|line| !line.is_empty() && cells(line.trim_end()) + cells(piece.trim_end()) > width);
        if full && !piece.starts_with(['、', '，', '）']) {
            lines.push(String::new());
        }
        if let Some(line) = lines.last_mut() {
            line.push_str(&piece);
        }
    }
    lines.iter().map(|line| line.trim().to_owned()).collect()
}

/// A Chinese part as it is, others by words.
fn whole_or_words(part: &str) -> Vec<String> {
    if part.contains(' ') { pieces(part) } else { vec![part.to_owned()] }
}

/// Words with their blank, and single Chinese characters.
fn pieces(words: &str) -> Vec<String> {
    let mut out: Vec<String> = Vec::new();
    for c in words.chars() {
        let wide = u32::from(c) >= 0x2E80;
        let open = out.last().is_some_and(|p| p.chars().all(|l| u32::from(l) < 0x2E80) && !p.ends_with(' '));
        match out.last_mut() {
            Some(last) if open && !wide => last.push(c),
            _ => out.push(c.to_string()),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_breaks_between_words_and_within_chinese() {
        assert_eq!(wrapped("left the register", 10), ["left the", "register"]);
        assert_eq!(wrapped("迁出、未上报", 8), ["迁出、", "未上报"]);
        assert_eq!(wrapped("上年公布数", 10), ["上年公布数"]);
        assert_eq!(wrapped("同期数值调、整", 8), ["同期数值", "调、整"]);
        assert_eq!(wrapped("reclassified", 6), ["reclassified"]);
    }
}
