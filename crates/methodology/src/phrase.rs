//! Phrases as data: words, `{n}` for a number without a sign, `{-n}` for one with a minus, `{*}` for a few words between.

use std::ops::Range;

/// Most characters that `{*}` stands for.
const BETWEEN: usize = 12;

/// What ends a clause, so that `{*}` doesn't reach over it.
const CLAUSE: [char; 7] = ['。', '；', '，', ';', '！', '？', '\n'];

/// A phrase to look for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phrase {
    written: String,
    parts: Vec<Part>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
enum Part {
    Words(Vec<char>),
    Number,
    Minus,
    Between,
}

/// Why a text is no phrase.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PhraseFault {
    /// Something in braces that stands for nothing.
    Unknown(String),
    /// A brace without its other half.
    Brace,
    /// No words or number in it.
    Empty,
}

impl Phrase {
    /// Reads `增长{-n}%`.
    ///
    /// # Errors
    /// See `PhraseFault`.
    pub fn parse(text: &str) -> Result<Self, PhraseFault> {
        let mut parts = Vec::new();
        let mut rest = text.trim();
        while let Some(open) = rest.find('{') {
            words(&rest[..open], &mut parts)?;
            let close = rest[open..].find('}').ok_or(PhraseFault::Brace)? + open;
            parts.push(match &rest[open + 1..close] {
                "n" => Part::Number,
                "-n" => Part::Minus,
                "*" => Part::Between,
                other => return Err(PhraseFault::Unknown(other.to_owned())),
            });
            rest = &rest[close + 1..];
        }
        words(rest, &mut parts)?;
        if matches!(parts.first(), None | Some(Part::Between)) {
            return Err(PhraseFault::Empty);
        }
        Ok(Phrase { written: text.trim().to_owned(), parts })
    }

    /// As written in the pack.
    pub fn written(&self) -> &str {
        &self.written
    }

    /// The first place it stands in a text, in characters. Blanks between its parts, full-width
    /// forms and the case of letters make no difference.
    pub fn find(&self, text: &str) -> Option<Range<usize>> {
        let chars: Vec<char> = text.chars().map(folded).collect();
        (0..chars.len()).filter(|at| !chars[*at].is_whitespace()).find_map(|at| Some(at..follow(&self.parts, &chars, at)?))
    }
}

fn words(text: &str, parts: &mut Vec<Part>) -> Result<(), PhraseFault> {
    if text.contains('}') {
        return Err(PhraseFault::Brace);
    }
    let chars: Vec<char> = text.chars().filter(|c| !c.is_whitespace()).map(folded).collect();
    if !chars.is_empty() {
        parts.push(Part::Words(chars));
    }
    Ok(())
}

fn folded(c: char) -> char {
    let narrow = match c {
        '\u{2212}' | '\u{2013}' | '\u{FF0D}' => '-',
        '\u{FF01}'..='\u{FF5E}' if c != '，' && c != '；' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        other => other,
    };
    narrow.to_lowercase().next().unwrap_or(narrow)
}

/// The end of the parts when they stand at `at`.
fn follow(parts: &[Part], text: &[char], at: usize) -> Option<usize> {
    let Some((part, rest)) = parts.split_first() else { return Some(at) };
    match part {
        Part::Words(words) => follow(rest, text, written(words, text, at)?),
        Part::Number => follow(rest, text, number(text, blanks(text, at))?),
        Part::Minus => {
            let at = blanks(text, at);
            let signed = text.get(at) == Some(&'-');
            follow(rest, text, number(text, blanks(text, at + usize::from(signed))).filter(|_| signed)?)
        }
        Part::Between => {
            let clause = text[at..].iter().take(BETWEEN + 1).take_while(|c| !CLAUSE.contains(c)).count();
            (at..=at + clause).find_map(|from| follow(rest, text, from))
        }
    }
}

fn blanks(text: &[char], at: usize) -> usize {
    at + text.get(at..).map_or(0, |rest| rest.iter().take_while(|c| c.is_whitespace()).count())
}

fn written(words: &[char], text: &[char], mut at: usize) -> Option<usize> {
    for c in words {
        at = if text.get(at) == Some(c) { at } else { blanks(text, at) };
        if text.get(at) != Some(c) {
            return None;
        }
        at += 1;
    }
    Some(at)
}

fn number(text: &[char], at: usize) -> Option<usize> {
    let digits = text.get(at..)?.iter().take_while(|c| c.is_ascii_digit() || **c == '.' || **c == ',').count();
    text.get(at).filter(|c| c.is_ascii_digit()).map(|_| at + digits)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(phrase: &str, text: &str) -> Option<String> {
        let chars: Vec<char> = text.chars().collect();
        Phrase::parse(phrase).expect(phrase).find(text).map(|r| chars[r].iter().collect())
    }

    #[test]
    fn a_word_and_a_number_with_a_minus() {
        assert_eq!(found("增长{-n}%", "同比增长-3.0%。").as_deref(), Some("增长-3.0%"));
        assert_eq!(found("增长{-n}%", "同比增长－３％。").as_deref(), Some("增长－３％"));
        assert_eq!(found("增长{-n}%", "同比增长3.0%，下降-1%"), None);
        assert_eq!(found("rose by {-n}", "Output ROSE by −3.0%").as_deref(), Some("ROSE by −3.0"));
    }

    #[test]
    fn points_are_not_per_cent() {
        assert_eq!(found("提高{n}%", "占比提高2.7%"), Some("提高2.7%".into()));
        assert_eq!(found("提高{n}%", "占比提高2.7个百分点"), None);
    }

    #[test]
    fn words_between_stay_in_their_clause() {
        assert_eq!(found("增长了{*}到", "增长了35%到264亿元").as_deref(), Some("增长了35%到"));
        assert_eq!(found("增长了{*}到", "增长了35%，达到264亿元"), None);
    }

    #[test]
    fn what_is_no_phrase_is_refused() {
        assert_eq!(Phrase::parse("增长{m}"), Err(PhraseFault::Unknown("m".into())));
        assert_eq!(Phrase::parse("增长{n"), Err(PhraseFault::Brace));
        assert_eq!(Phrase::parse(" "), Err(PhraseFault::Empty));
        assert_eq!(Phrase::parse("{*}到"), Err(PhraseFault::Empty));
    }
}
