//! A bulletin's sentence taken apart: words and `{slot}`, `{slot.unit}`, `{slot.change}`, `{period}`.

/// A piece of a template.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Piece<'t> {
    /// Words.
    Words(&'t str),
    /// A name in braces and what follows its dot.
    Slot(&'t str, Option<&'t str>),
}

/// Why a template cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum TemplateFault {
    /// A brace without its other half.
    OpenBrace,
    /// A digit among the words: figures are bound, never typed.
    TypedDigit(char),
}

/// Takes a template apart.
pub(crate) fn pieces(text: &str) -> Result<Vec<Piece<'_>>, TemplateFault> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(open) = rest.find('{') {
        words(&rest[..open], &mut out)?;
        let inner = &rest[open + 1..];
        let close = inner.find('}').ok_or(TemplateFault::OpenBrace)?;
        let name = inner[..close].trim();
        out.push(match name.split_once('.') {
            Some((slot, part)) => Piece::Slot(slot, Some(part)),
            None => Piece::Slot(name, None),
        });
        rest = &inner[close + 1..];
    }
    words(rest, &mut out)?;
    Ok(out)
}

fn words<'t>(text: &'t str, out: &mut Vec<Piece<'t>>) -> Result<(), TemplateFault> {
    if let Some(digit) = text.chars().find(|c| c.is_numeric() && !is_han(*c)) {
        return Err(TemplateFault::TypedDigit(digit));
    }
    if text.contains('}') {
        return Err(TemplateFault::OpenBrace);
    }
    if !text.is_empty() {
        out.push(Piece::Words(text));
    }
    Ok(())
}

/// 一, 二, 亿 … count as numbers in Unicode, and are words here (一类, 万亩).
fn is_han(c: char) -> bool {
    matches!(u32::from(c), 0x3400..=0x9FFF | 0xF900..=0xFAFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_is_words_and_slots() {
        let expected = [Piece::Words("产值"), Piece::Slot("output", None), Piece::Slot("output", Some("unit")), Piece::Words("。")];
        assert_eq!(pieces("产值{output}{ output.unit }。"), Ok(expected.to_vec()));
    }

    #[test]
    fn digits_and_lone_braces_are_refused() {
        assert_eq!(pieces("增长35%"), Err(TemplateFault::TypedDigit('3')));
        assert_eq!(pieces("增长３"), Err(TemplateFault::TypedDigit('３')));
        assert_eq!(pieces("第一{output"), Err(TemplateFault::OpenBrace));
        assert_eq!(pieces("output}"), Err(TemplateFault::OpenBrace));
        assert!(pieces("一类、万亩").is_ok());
    }
}
