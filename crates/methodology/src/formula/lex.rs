//! Cuts a formula into tokens. Lexing never fails: what is no token becomes a `Stray`, and the parser
//! says what was expected there.

use crate::shape::Pattern;
use crate::shape::pattern::is_form;
use figures::{Decimal, Measure};
use winnow::ascii::multispace0;
use winnow::combinator::{alt, opt, preceded, repeat};
use winnow::stream::LocatingSlice;
use winnow::token::{any, take_while};
use winnow::{ModalResult, Parser};

/// A token with its place in characters.
#[derive(Debug, Clone, PartialEq)]
pub struct Token {
    /// First character.
    pub at: usize,
    /// How many characters.
    pub width: usize,
    /// As written.
    pub text: String,
    /// What it is.
    pub kind: TokenKind,
}

/// What a token is.
#[derive(Debug, Clone, PartialEq)]
pub enum TokenKind {
    /// A number, with its unit when one follows.
    Number(Decimal, Option<Measure>),
    /// A number followed by a word that is no unit.
    NumberOf(String),
    /// A text in double quotes.
    Text(String),
    /// A quote that is never closed.
    Unclosed,
    /// `B204-1`
    Form(String),
    /// `B204-1.01`
    Item(String, String),
    /// `industry.output`, and the words `where`, `and`, `in` …
    Name(String),
    /// `+`, `<=`, `(` …
    Sign(&'static str),
    /// Anything else.
    Stray,
}

type Input<'a> = LocatingSlice<&'a str>;

/// A kind of token, as written, and its bytes.
type Found<'a> = ((TokenKind, &'a str), std::ops::Range<usize>);

const SIGNS: [&str; 17] = ["<=", ">=", "!=", "<", ">", "=", "+", "-", "*", "/", "(", ")", "[", "]", ",", ":", "≠"];

/// Words that may follow a number without being its unit.
const KEYWORDS: [&str; 6] = ["where", "and", "or", "not", "in", "of"];

/// All tokens of a text.
pub fn lex(text: &str) -> Vec<Token> {
    let one = preceded(multispace0, alt((quoted, word, sign, stray)).with_taken().with_span());
    let mut all = repeat(0.., one).map(|found: Vec<Found<'_>>| found);
    let parsed: ModalResult<Vec<Found<'_>>> = all.parse_next(&mut LocatingSlice::new(text));
    parsed.unwrap_or_default().into_iter().map(|((kind, taken), span)| token(text, kind, taken, span.start)).collect()
}

fn token(text: &str, kind: TokenKind, taken: &str, start: usize) -> Token {
    let at = text.get(..start).map_or(0, |t| t.chars().count());
    Token { at, width: taken.chars().count(), text: taken.to_owned(), kind }
}

fn quoted(input: &mut Input<'_>) -> ModalResult<TokenKind> {
    let content = preceded('"', take_while(0.., |c| c != '"')).parse_next(input)?;
    let closed = opt('"').parse_next(input)?;
    Ok(if closed.is_some() { TokenKind::Text(content.to_owned()) } else { TokenKind::Unclosed })
}

/// A run of letters and digits. A minus belongs to it only between the digits of a table number, so
/// `202-1` is a form and `a - b` a difference; upper-case letters begin nothing but a table number.
fn word(input: &mut Input<'_>) -> ModalResult<TokenKind> {
    let head = take_while(1.., is_word).parse_next(input)?;
    let tail = if is_table_start(head) { opt(('-', take_while(1.., is_word)).take()).parse_next(input)? } else { None };
    if let Some(tail) = tail {
        return Ok(coded(&format!("{head}{tail}")));
    }
    match head.parse::<Decimal>() {
        Ok(number) if head.starts_with(|c: char| c.is_ascii_digit()) => measured(number, input),
        _ => Ok(coded(head)),
    }
}

fn is_word(c: char) -> bool {
    c.is_ascii_alphanumeric() || c == '_' || c == '.'
}

fn is_table_start(head: &str) -> bool {
    let digits = head.trim_start_matches(|c: char| c.is_ascii_uppercase());
    (!digits.is_empty() || !head.is_empty()) && digits.bytes().all(|b| b.is_ascii_digit())
}

fn coded(word: &str) -> TokenKind {
    if is_form(word) {
        return TokenKind::Form(word.to_owned());
    }
    match word.split_once('.') {
        Some((form, item)) if is_form(form) && Pattern::Item.fits(item) => TokenKind::Item(form.to_owned(), item.to_owned()),
        _ if Pattern::Id.fits(word) => TokenKind::Name(word.to_owned()),
        _ => TokenKind::Stray,
    }
}

/// The unit behind a number, if there is one.
fn measured(number: Decimal, input: &mut Input<'_>) -> ModalResult<TokenKind> {
    let before = *input;
    let unit = opt(preceded(multispace0, take_while(1.., is_unit))).parse_next(input)?;
    Ok(match unit {
        None => TokenKind::Number(number, None),
        // A stroke behind a number divides; inside a word it belongs to the unit (万元/亩).
        Some(word) if KEYWORDS.contains(&word) || word.starts_with('/') => {
            *input = before;
            TokenKind::Number(number, None)
        }
        Some(word) => Measure::parse(word).map_or_else(|| TokenKind::NumberOf(word.to_owned()), |m| TokenKind::Number(number, Some(m))),
    })
}

fn is_unit(c: char) -> bool {
    c.is_alphabetic() || matches!(c, '%' | '‰' | '/' | '²')
}

fn sign(input: &mut Input<'_>) -> ModalResult<TokenKind> {
    for sign in SIGNS {
        if opt(sign).parse_next(input)?.is_some() {
            return Ok(TokenKind::Sign(if sign == "≠" { "!=" } else { sign }));
        }
    }
    winnow::combinator::fail.parse_next(input)
}

fn stray(input: &mut Input<'_>) -> ModalResult<TokenKind> {
    any.map(|_| TokenKind::Stray).parse_next(input)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kinds(text: &str) -> Vec<TokenKind> {
        lex(text).into_iter().map(|t| t.kind).collect()
    }

    #[test]
    fn a_minus_inside_a_table_number_is_not_a_difference() {
        let item = |f: &str, i: &str| TokenKind::Item(f.into(), i.into());
        assert_eq!(kinds("B204-1.01-B204-1.04"), [item("B204-1", "01"), TokenKind::Sign("-"), item("B204-1", "04")]);
        assert_eq!(kinds("202-1 B203"), [TokenKind::Form("202-1".into()), TokenKind::Form("B203".into())]);
        assert_eq!(kinds("a - b").len(), 3);
    }

    #[test]
    fn numbers_take_their_unit_but_not_a_keyword() {
        let money = Measure::parse("万元");
        assert_eq!(kinds("2000 万元"), [TokenKind::Number(Decimal::from(2000), money)]);
        assert_eq!(kinds("0 and x")[0], TokenKind::Number(Decimal::ZERO, None));
        assert_eq!(kinds("3 斤"), [TokenKind::NumberOf("斤".into())]);
    }

    #[test]
    fn places_are_counted_in_characters() {
        let tokens = lex("\"街道\" = x");
        assert_eq!((tokens[0].at, tokens[0].width), (0, 4));
        assert_eq!(tokens[2].at, 7);
    }
}
