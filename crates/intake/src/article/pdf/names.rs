//! Characters of fonts that have one byte a character: their base encodings and the names of glyphs.

use encoding_rs::{Encoding, MACINTOSH, WINDOWS_1252};

/// Names of glyphs that texts in Latin letters use, with their characters; letters are their own names.
const NAMES: &[(&str, char)] = &[
    ("space", ' '),
    ("exclam", '!'),
    ("quotedbl", '"'),
    ("numbersign", '#'),
    ("dollar", '$'),
    ("percent", '%'),
    ("ampersand", '&'),
    ("quotesingle", '\''),
    ("parenleft", '('),
    ("parenright", ')'),
    ("asterisk", '*'),
    ("plus", '+'),
    ("comma", ','),
    ("hyphen", '-'),
    ("minus", '-'),
    ("period", '.'),
    ("slash", '/'),
    ("zero", '0'),
    ("one", '1'),
    ("two", '2'),
    ("three", '3'),
    ("four", '4'),
    ("five", '5'),
    ("six", '6'),
    ("seven", '7'),
    ("eight", '8'),
    ("nine", '9'),
    ("colon", ':'),
    ("semicolon", ';'),
    ("less", '<'),
    ("equal", '='),
    ("greater", '>'),
    ("question", '?'),
    ("at", '@'),
    ("bracketleft", '['),
    ("backslash", '\\'),
    ("bracketright", ']'),
    ("underscore", '_'),
    ("quoteleft", '‘'),
    ("quoteright", '’'),
    ("quotedblleft", '“'),
    ("quotedblright", '”'),
    ("endash", '–'),
    ("emdash", '—'),
    ("bullet", '•'),
    ("ellipsis", '…'),
    ("degree", '°'),
    ("multiply", '×'),
    ("periodcentered", '·'),
    ("bar", '|'),
];

/// The characters of a base encoding; an unnamed one is read as most programs write it.
pub(super) fn base(name: &[u8]) -> Box<[Option<char>; 256]> {
    let encoding: &'static Encoding = if name == b"MacRomanEncoding" { MACINTOSH } else { WINDOWS_1252 };
    let mut out = Box::new([None; 256]);
    for code in 0x20..=0xFF_u8 {
        let c = encoding.decode_without_bom_handling(&[code]).0.chars().next();
        out[usize::from(code)] = c.filter(|c| !c.is_control());
    }
    out
}

/// The character a glyph's name stands for.
pub(super) fn character(name: &str) -> Option<char> {
    let name = name.split('.').next()?;
    let hex = |digits: &str| u32::from_str_radix(digits, 16).ok().and_then(char::from_u32);
    let mut letters = name.chars();
    match (letters.next(), letters.next()) {
        (Some(letter), None) => Some(letter),
        _ => {
            let named = NAMES.iter().find(|(n, _)| *n == name).map(|(_, c)| *c);
            let coded =
                name.strip_prefix("uni").filter(|d| d.len() == 4).or_else(|| name.strip_prefix('u').filter(|d| (4..=6).contains(&d.len())));
            named.or_else(|| coded.and_then(hex))
        }
    }
}
