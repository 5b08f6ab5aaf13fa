//! Folds traditional to simplified script and full-width to half-width signs, one character to one.

use ferrous_opencc::{OpenCC, config::BuiltinConfig};
use std::sync::LazyLock;

/// The dictionary is part of the binary; without it only widths are folded.
static SIMPLIFY: LazyLock<Option<OpenCC>> = LazyLock::new(|| OpenCC::from_config(BuiltinConfig::T2s).ok());

/// Folds a text; the result has exactly as many characters.
pub(crate) fn fold(text: &str) -> Vec<char> {
    let simplified = text.split_inclusive('\n').flat_map(simplify);
    simplified.map(narrow).collect()
}

/// A line in simplified script. Phrases are converted as phrases; a line whose length would change
/// is converted character by character, so that every place still points into the original.
fn simplify(line: &str) -> Vec<char> {
    let Some(opencc) = SIMPLIFY.as_ref() else { return line.chars().collect() };
    let whole: Vec<char> = opencc.convert(line).chars().collect();
    if whole.len() == line.chars().count() {
        return whole;
    }
    line.chars().map(|c| single(opencc, c)).collect()
}

fn single(opencc: &OpenCC, c: char) -> char {
    let converted = opencc.convert(c.encode_utf8(&mut [0; 4]));
    let mut chars = converted.chars();
    match (chars.next(), chars.next()) {
        (Some(one), None) => one,
        _ => c,
    }
}

/// Half-width digits, letters and signs. The full-width comma stays: it ends a clause, where the
/// half-width one may divide thousands.
fn narrow(c: char) -> char {
    match u32::from(c) {
        0xFF0C => c,
        n @ 0xFF01..=0xFF5E => char::from_u32(n - 0xFEE0).unwrap_or(c),
        0x3000 | 0xA0 | 0xFEFF => ' ',
        0x2212 | 0x2010..=0x2012 => '-',
        _ => c,
    }
}
