//! Typing habits: full-width forms become half-width, and a wrong word is met with the nearest right one.

use std::borrow::Cow;

/// The text trimmed, with full-width ASCII and the ideographic space as their half-width forms.
pub(crate) fn fold(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text.trim());
    }
    let half: String = text.chars().map(half).collect();
    Cow::Owned(half.trim().to_owned())
}

fn half(c: char) -> char {
    match u32::from(c) {
        n @ 0xFF01..=0xFF5E => char::from_u32(n - 0xFEE0).unwrap_or(c),
        0x3000 => ' ',
        0x2212 => '-',
        _ => c,
    }
}

/// The candidate that `word` was probably meant to be: few letters apart, or one it begins.
pub(crate) fn nearest<'c>(word: &str, candidates: impl IntoIterator<Item = &'c str>) -> Option<&'c str> {
    let word = word.trim().to_lowercase();
    let allowed = (word.chars().count() / 3).max(1);
    let distance = |c: &str| match word.len() >= 3 && c.to_lowercase().starts_with(&word) {
        true => 1,
        false => strsim::osa_distance(&word, &c.to_lowercase()),
    };
    let best = candidates.into_iter().map(|c| (distance(c), c)).min()?;
    (!word.is_empty() && best.0 <= allowed).then_some(best.1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn full_width_digits_and_signs_are_folded() {
        assert_eq!(fold("　－２６４．５ "), "-264.5");
        assert_eq!(fold("−3"), "-3");
    }

    #[test]
    fn the_nearest_word_is_near() {
        assert_eq!(nearest("valeu", ["unit", "value"]), Some("value"));
        assert_eq!(nearest("1", ["01", "03"]), Some("01"));
        assert_eq!(nearest("known", ["known_at", "note"]), Some("known_at"));
        assert_eq!(nearest("amount", ["unit", "value"]), None);
        assert_eq!(nearest("", ["unit"]), None);
    }
}
