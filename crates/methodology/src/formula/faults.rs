//! The wording of what the parser finds out of place.

use super::Fault;
use super::lex::{Token, TokenKind};

type Span = (usize, usize);

/// A token, or the end, where something else should be.
pub fn unexpected(token: Option<&Token>, here: Span, (zh, en): (&str, &str), [whole, part]: [&str; 2]) -> Fault {
    let Some(token) = token else {
        return Fault::new("formula-syntax", here, format!("公式在这里结束，应为{zh}"), format!("the formula ends here; expected {en}"))
            .hint(format!("补全公式，例如 {whole}"), format!("complete it, such as {whole}"));
    };
    let (written_zh, written_en) = (format!("写的是“{}”", token.text), format!("found `{}`", token.text));
    let fault = Fault::new("formula-syntax", here, format!("这里应为{zh}，{written_zh}"), format!("expected {en}, {written_en}"));
    match (&token.kind, token.text.chars().next().and_then(half_width)) {
        (TokenKind::Unclosed, _) => fault.hint("补上右边的双引号", "close the double quote"),
        (TokenKind::Stray, Some(half)) => fault.hint(format!("改用半角“{half}”"), format!("use the half-width `{half}`")),
        (TokenKind::Stray, None) if token.text.chars().any(|c| c.is_ascii_uppercase()) => {
            fault.hint("标识用小写字母，表号形如 B204-1", "ids are lower-case; table numbers look like B204-1")
        }
        _ => fault.hint(format!("例如 {part}"), format!("such as {part}")),
    }
}

/// The half-width form of a full-width sign.
fn half_width(c: char) -> Option<char> {
    match u32::from(c) {
        n @ 0xFF01..=0xFF5E => char::from_u32(n - 0xFEE0),
        _ => match c {
            '，' | '、' => Some(','),
            '“' | '”' => Some('"'),
            '×' => Some('*'),
            '－' | '—' => Some('-'),
            _ => None,
        },
    }
}

/// `a / b`
pub fn division(here: Span) -> Fault {
    Fault::new("division", here, "公式不用“/”", "formulas have no `/`")
        .hint("写成 ratio(a, b)：先分别合计再相除", "write ratio(a, b): both are summed first, then divided")
}

/// `3 斤`
pub fn unknown_unit(written: &str, unit: &str, at: usize) -> Fault {
    let width = unit.chars().count();
    let at = at + written.chars().count().saturating_sub(width);
    Fault::new("unknown-measure", (at, width), format!("“{unit}”不是计量单位"), format!("`{unit}` is not a unit of measure"))
        .hint("例如 千元、万元、亩、人、%", "such as 千元, 万元, 亩, 人, %")
}

/// Too many parentheses.
pub fn too_deep(here: Span, deepest: usize) -> Fault {
    Fault::new("formula-depth", here, format!("括号嵌套超过 {deepest} 层"), format!("nested deeper than {deepest} levels"))
        .hint("把一部分定义为另一个指标", "make a part of it an indicator of its own")
}
