//! The unified social credit code of a legal unit (GB 32100-2015).

use crate::Text;
use std::fmt;

const ALPHABET: &[u8; 31] = b"0123456789ABCDEFGHJKLMNPQRTUWXY";
const WEIGHTS: [usize; 17] = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const INNER_WEIGHTS: [usize; 8] = [3, 7, 9, 10, 5, 8, 4, 2];

/// A checked credit code, upper case, 18 characters.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CreditCode(String);

/// Why a text is no credit code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CodeFault {
    /// Not 18 characters after folding; the count found.
    Length(usize),
    /// A character outside the alphabet (no I, O, S, V, Z), with its position from 1.
    Character(char, usize),
    /// The last character should be this one.
    Check {
        /// What the other 17 characters give.
        expected: char,
        /// What was written.
        found: char,
    },
}

impl CodeFault {
    /// What is wrong with the text.
    pub fn reason(&self, text: &str) -> Text {
        match self {
            CodeFault::Length(n) => Text::new(
                format!("统一社会信用代码“{text}”有 {n} 位，应为 18 位"),
                format!("the credit code `{text}` has {n} characters instead of 18"),
            ),
            CodeFault::Character(c, at) => Text::new(
                format!("统一社会信用代码“{text}”第 {at} 位“{c}”不在字符集内"),
                format!("character {at} `{c}` of the credit code `{text}` is not in its alphabet"),
            ),
            CodeFault::Check { expected, found } => Text::new(
                format!("统一社会信用代码“{text}”校验码不符：末位为“{found}”，按前 17 位应为“{expected}”"),
                format!("the credit code `{text}` ends in `{found}`; the other characters give the check character `{expected}`"),
            ),
        }
    }

    /// What would mend it; of a wrong length nothing more is to be said.
    pub fn hint(&self) -> Option<Text> {
        match self {
            CodeFault::Length(_) => None,
            CodeFault::Character(..) => Some(Text::new("代码不使用字母 I、O、S、V、Z", "codes use no letters I, O, S, V, Z")),
            CodeFault::Check { .. } => Some(Text::new(
                "请核对是否有一位录错；旧码应先列入例外名单",
                "one character may be mistyped; a legal legacy code belongs on the list of exceptions",
            )),
        }
    }
}

impl CreditCode {
    /// Reads a code, folding full-width forms, lower case, O to 0 and I to 1. A code of the
    /// `exceptions` (legally valid codes whose check character fails) is taken as it is.
    pub fn parse(text: &str, exceptions: &[String]) -> Result<Self, CodeFault> {
        let folded: String = text.trim().chars().map(fold).collect();
        if exceptions.contains(&folded) {
            return Ok(CreditCode(folded));
        }
        let values = values(&folded)?;
        let found = folded.chars().last().unwrap_or(' ');
        let expected = check_character(&values[..17]);
        if expected == found { Ok(CreditCode(folded)) } else { Err(CodeFault::Check { expected, found }) }
    }

    /// A code of the fictional region 000000 for the `n`-th invented unit: it passes the check of
    /// GB 32100 and of the organisation code inside, and belongs to nobody.
    pub fn fictional(n: u32) -> Self {
        let organisation = format!("{:08}", n % 100_000_000);
        let body = format!("91000000{organisation}{}", organisation_check(&organisation));
        let values = values_of(&body);
        CreditCode(format!("{body}{}", check_character(&values)))
    }

    /// The 18 characters.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for CreditCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

fn fold(c: char) -> char {
    let half = match u32::from(c) {
        n @ 0xFF01..=0xFF5E => char::from_u32(n - 0xFEE0).unwrap_or(c),
        _ => c,
    };
    match half.to_ascii_uppercase() {
        'O' => '0',
        'I' => '1',
        other => other,
    }
}

fn values(folded: &str) -> Result<Vec<usize>, CodeFault> {
    let count = folded.chars().count();
    if count != 18 {
        return Err(CodeFault::Length(count));
    }
    folded.chars().enumerate().map(|(i, c)| value(c).ok_or(CodeFault::Character(c, i + 1))).collect()
}

fn values_of(text: &str) -> Vec<usize> {
    text.chars().filter_map(value).collect()
}

fn value(c: char) -> Option<usize> {
    ALPHABET.iter().position(|&a| char::from(a) == c)
}

fn check_character(first17: &[usize]) -> char {
    let sum: usize = first17.iter().zip(WEIGHTS).map(|(v, w)| v * w).sum();
    char::from(ALPHABET[(31 - sum % 31) % 31])
}

/// Check character of an organisation code (GB 11714): 10 is X, 11 is 0.
fn organisation_check(eight: &str) -> char {
    let sum: usize = values_of(eight).iter().zip(INNER_WEIGHTS).map(|(v, w)| v * w).sum();
    match 11 - sum % 11 {
        10 => 'X',
        11 => '0',
        n => char::from(ALPHABET[n]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_published_sample_is_valid() {
        assert!(CreditCode::parse("913502000728319549", &[]).is_ok());
        assert_eq!(organisation_check("07283195"), '4');
    }

    #[test]
    fn legacy_codes_fail_without_the_register_and_pass_with_it() {
        let legacy = [("91350100M0001TGQXM", '1'), ("91350211M0000XUF46", 'R'), ("91350203M0001FUE2P", 'J'), ("91350203M0001QAY9B", '9')];
        for (code, expected) in legacy {
            let fault = CreditCode::parse(code, &[]).expect_err(code);
            assert_eq!(fault, CodeFault::Check { expected, found: code.chars().last().expect("18") });
            assert!(CreditCode::parse(code, &[code.to_owned()]).is_ok());
        }
    }

    #[test]
    fn typing_habits_are_folded() {
        let code = CreditCode::parse("９１35O2ooo728319549 ", &[]).expect("folded");
        assert_eq!(code.as_str(), "913502000728319549");
    }

    #[test]
    fn faults_say_what_is_wrong() {
        assert_eq!(CreditCode::parse("9135", &[]), Err(CodeFault::Length(4)));
        assert_eq!(CreditCode::parse("91350200072831954S", &[]), Err(CodeFault::Character('S', 18)));
    }

    proptest! {
        #[test]
        fn fictional_codes_pass_and_one_wrong_digit_does_not(n in 0u32..90_000_000, at in 0usize..17) {
            let code = CreditCode::fictional(n);
            prop_assert_eq!(CreditCode::parse(code.as_str(), &[]), Ok(code.clone()));
            let mut chars: Vec<char> = code.as_str().chars().collect();
            chars[at] = if chars[at] == '5' { '6' } else { '5' };
            prop_assert!(CreditCode::parse(&chars.into_iter().collect::<String>(), &[]).is_err());
        }

        #[test]
        fn any_text_is_read_without_panic(text in ".{0,20}") {
            let _ = CreditCode::parse(&text, &[]);
        }
    }
}
