//! Finds the reading that a page puts in brackets behind Chinese characters: 产值(chǎn zhí).

use std::ops::Range;

/// Longest run in brackets, in characters.
const LONGEST: usize = 60;
const INITIALS: &[&str] =
    &["zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h", "j", "q", "x", "r", "z", "c", "s", "y", "w"];
const FINALS: &[&str] = &[
    "iang", "iong", "uang", "ang", "eng", "ing", "ong", "ian", "iao", "uai", "uan", "ai", "an", "ao", "ei", "en", "er", "ia", "ie", "in",
    "iu", "ou", "ua", "ue", "ui", "un", "uo", "ve", "a", "e", "i", "o", "u", "v",
];
/// Vowels with their tones, by the letter they stand for.
const TONES: &[(&str, char)] =
    &[("āáǎàăɑ", 'a'), ("ēéěè", 'e'), ("īíǐì", 'i'), ("ōóǒò", 'o'), ("ūúǔù", 'u'), ("ǖǘǚǜü", 'v'), ("ńňǹ", 'n'), ("ḿ", 'm')];

/// The bracketed readings in a stretch of folded text, brackets included.
pub(super) fn spans(folded: &[char], start: usize, end: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let mut at = start + 1;
    while at < end {
        match closing(folded, at, end).filter(|close| is_reading(folded, start, at, *close)) {
            Some(close) => {
                out.push(at..close + 1);
                at = close + 1;
            }
            None => at += 1,
        }
    }
    out
}

fn closing(folded: &[char], open: usize, end: usize) -> Option<usize> {
    let close = match folded[open] {
        '(' => ')',
        '[' => ']',
        '【' => '】',
        '〔' => '〕',
        _ => return None,
    };
    (open + 1..end.min(open + LONGEST)).find(|at| folded[*at] == close)
}

/// Syllables with a tone mark, or at most as many without one as there are characters before.
fn is_reading(folded: &[char], start: usize, open: usize, close: usize) -> bool {
    let before =
        folded[start..open].iter().rev().skip_while(|c| **c == ' ').take_while(|c| matches!(u32::from(**c), 0x4E00..=0x9FFF)).count();
    let inner = &folded[open + 1..close];
    let toned = inner.iter().any(|c| TONES.iter().any(|(marked, _)| marked.contains(*c)) || ('\u{300}'..='\u{36f}').contains(c));
    let plain: Option<String> = inner.iter().filter(|c| !('\u{300}'..='\u{36f}').contains(*c)).map(|c| letter(*c)).collect();
    let Some(plain) = plain.filter(|_| before > 0) else { return false };
    let lower = toned || !plain.contains(|c: char| c.is_ascii_uppercase());
    let words = plain.to_ascii_lowercase();
    let counts: Option<Vec<usize>> =
        words.split([' ', '\'', '-', ',', '1', '2', '3', '4', '·']).filter(|w| !w.is_empty()).map(syllables).collect();
    counts.map(|c| c.iter().sum::<usize>()).is_some_and(|count| lower && count > 0 && (toned || count <= before))
}

/// The plain letter, or a sign that parts syllables; `None` for anything else.
fn letter(c: char) -> Option<char> {
    let plain = TONES.iter().find(|(marked, _)| marked.contains(c.to_lowercase().next().unwrap_or(c))).map(|(_, plain)| *plain);
    let sign = |c: char| match c {
        '’' | '‘' | '\'' => Some('\''),
        '，' | ',' | '、' => Some(','),
        ' ' | '-' | '·' | '1'..='4' => Some(c),
        c if c.is_whitespace() => Some(' '),
        c => Some(c).filter(char::is_ascii_alphabetic),
    };
    plain.or_else(|| sign(c))
}

/// Syllables in a run of letters; `None` when it doesn't divide into such.
fn syllables(word: &str) -> Option<usize> {
    let mut least = vec![None; word.len() + 1];
    least[0] = Some(0_usize);
    for at in 0..word.len() {
        let Some(count) = least[at] else { continue };
        for length in lengths(&word[at..]) {
            let end = &mut least[at + length];
            *end = Some(end.map_or(count + 1, |known: usize| known.min(count + 1)));
        }
    }
    least[word.len()]
}

/// Lengths of the syllables a run of letters may begin with.
fn lengths(rest: &str) -> impl Iterator<Item = usize> {
    let starts = INITIALS.iter().copied().filter(move |i| rest.starts_with(i)).chain([""]);
    starts.flat_map(move |initial| {
        let after = &rest[initial.len()..];
        // Without an initial a syllable begins with a, e or o.
        let open = !initial.is_empty() || after.starts_with(['a', 'e', 'o']);
        FINALS.iter().filter(move |f| open && after.starts_with(**f)).map(move |f| initial.len() + f.len())
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn without(text: &str) -> String {
        let chars: Vec<char> = text.chars().collect();
        let spans = spans(&chars, 0, chars.len());
        chars.iter().enumerate().filter(|(at, _)| !spans.iter().any(|s| s.contains(at))).map(|(_, c)| c).collect()
    }

    #[test]
    fn readings_are_found_and_abbreviations_are_not() {
        for (text, left) in [
            ("产值(chǎn zhí)264.5亿元", "产值264.5亿元"),
            ("嘉兴(jiā xīng)市", "嘉兴市"),
            ("产值(chan zhi)5亿元", "产值5亿元"),
            ("嘉兴[Jiāxīng]", "嘉兴"),
            ("西安(xī'ān)", "西安"),
            ("率(lu:4)", "率(lu:4)"),
            ("绿(lǜ)", "绿"),
            ("生产总值(GDP)5亿元", "生产总值(GDP)5亿元"),
            ("用电(kWh)5", "用电(kWh)5"),
            ("同比(yoy)", "同比(yoy)"),
            ("增长(35.9%)", "增长(35.9%)"),
            ("(chǎn)值", "(chǎn)值"),
        ] {
            assert_eq!(without(text), left, "{text}");
        }
    }
}
