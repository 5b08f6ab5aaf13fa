//! Labels on sheets, folded so that typing habits do not matter.

use crate::article::fold::fold;
use figures::Measure;
use std::cell::RefCell;
use std::collections::HashMap;

thread_local! {
    /// Folded labels: the same headings stand on every sheet of a delivery, and turning script costs most of a fold.
    static FOLDED: RefCell<HashMap<String, String>> = RefCell::default();
}

/// So many labels are remembered; a file of a million texts is no reason to keep them all.
const REMEMBERED: usize = 4096;

/// Longer texts are no labels.
const SHORT: usize = 200;

fn remembered(narrow: String) -> String {
    FOLDED.with_borrow_mut(|folded| {
        if let Some(found) = folded.get(&narrow) {
            return found.clone();
        }
        let found: String = fold(&narrow).into_iter().collect();
        if folded.len() < REMEMBERED && narrow.len() <= SHORT {
            folded.insert(narrow, found.clone());
        }
        found
    })
}

/// The text without spaces and invisible signs, half-width, lower case, simplified, with one kind of dash.
pub(crate) fn label(text: &str) -> String {
    let narrow: String = text.chars().filter_map(sign).collect();
    if narrow.is_ascii() { narrow } else { remembered(narrow) }
}

fn sign(c: char) -> Option<char> {
    let half = match u32::from(c) {
        n @ 0xFF01..=0xFF5E => char::from_u32(n - 0xFEE0).unwrap_or(c),
        0x3000 | 0xA0 => ' ',
        0x2010..=0x2015 | 0x2212 | 0x2500 => '-',
        _ => c,
    };
    let dropped = half.is_whitespace() || half.is_control() || matches!(u32::from(half), 0x200B..=0x200F | 0xFEFF | 0xAD);
    match half {
        _ if dropped => None,
        '【' | '〔' | '[' => Some('('),
        '】' | '〕' | ']' => Some(')'),
        '~' | '～' | '至' => Some('-'),
        _ => half.to_lowercase().next(),
    }
}

/// A folded label without signs that carry no meaning in it, and without `其中:`.
pub(crate) fn bare(label: &str) -> String {
    let text = label.trim_start_matches("其中:").trim_start_matches("其中").trim_start_matches("#");
    text.chars().filter(|c| !matches!(c, '_' | '/' | '\\' | '|' | '、' | '*' | ':' | '.' | '-')).collect()
}

/// A folded label without a unit of measure in brackets at its end, and that unit.
pub(crate) fn without_measure(label: &str) -> (&str, Option<Measure>) {
    let inside = label.strip_suffix(')').and_then(|open| open.rsplit_once('('));
    if let Some((before, measure)) = inside {
        let name = measure.trim_start_matches("单位:").trim_start_matches("计量单位:");
        if let Some(measure) = Measure::parse(name) {
            return (before, Some(measure));
        }
    }
    (label, None)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_habits_are_folded() {
        assert_eq!(label(" 工業總產值　（当年 价格）"), "工业总产值(当年价格)");
        assert_eq!(label("1—本月"), "1-本月");
        assert_eq!(label("1至本月"), "1-本月");
        assert_eq!(label("\u{a0}Ｃｏｄｅ\n"), "code");
    }

    #[test]
    fn a_unit_in_brackets_is_taken_off() {
        let (text, measure) = without_measure("产值(万元)");
        assert_eq!((text, measure.map(|m| m.name().to_owned()).as_deref()), ("产值", Some("万元")));
        assert_eq!(without_measure("工业总产值(当年价格)").0, "工业总产值(当年价格)");
    }
}
