//! Random secrets, from the system's generator.

use crate::failure::{FAILED, Failure};

/// Sixty-two letters and digits.
const PLAIN: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
/// Those that nobody confuses on paper.
const CLEAR: &[u8] = b"23456789abcdefghjkmnpqrstuvwxyz";
/// Bits enough: 43 of 62 letters are more than 256 bits.
const LONG: usize = 43;

/// What stands before a token, so that one that got loose is recognised.
pub const TOKEN: &str = "wanmu_";

/// The secret of a session.
pub fn session() -> Result<String, Failure> {
    letters(PLAIN, LONG)
}

/// A personal token.
pub fn token() -> Result<String, Failure> {
    Ok(format!("{TOKEN}{}", letters(PLAIN, LONG)?))
}

/// A password for the first time, in four groups that can be read out: 79 bits.
pub fn one_time() -> Result<String, Failure> {
    let all = letters(CLEAR, 16)?;
    let groups: Vec<&str> = [0, 4, 8, 12].iter().map(|at| &all[*at..at + 4]).collect();
    Ok(groups.join("-"))
}

/// Random bytes.
pub fn bytes<const N: usize>() -> Result<[u8; N], Failure> {
    let mut bytes = [0; N];
    getrandom::fill(&mut bytes).map_err(|error| {
        Failure::new(FAILED, format!("系统随机数不可用：{error}"), format!("the system gives no random numbers: {error}"))
    })?;
    Ok(bytes)
}

/// Letters of an alphabet, each as likely as any other: bytes beyond the last whole round of the alphabet are thrown away.
fn letters(alphabet: &[u8], count: usize) -> Result<String, Failure> {
    let whole = 256 / alphabet.len() * alphabet.len();
    let mut out = String::with_capacity(count);
    while out.len() < count {
        let some = bytes::<64>()?.into_iter().map(usize::from).filter(|byte| *byte < whole);
        out.extend(some.take(count - out.len()).map(|byte| char::from(alphabet[byte % alphabet.len()])));
    }
    Ok(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeMap;

    #[test]
    fn secrets_have_their_form_and_never_come_twice() {
        let (one, other) = (session().unwrap(), session().unwrap());
        assert!(one.len() == 43 && one != other && one.bytes().all(|c| c.is_ascii_alphanumeric()));
        let token = token().unwrap();
        assert!(token.starts_with("wanmu_") && token.len() == 49);
        let spoken = one_time().unwrap();
        assert_eq!(spoken.split('-').map(str::len).collect::<Vec<_>>(), [4; 4]);
        assert!(!spoken.contains(['0', 'o', '1', 'l', 'i']));
    }

    /// 62,000 letters, each a thousand times, and a deviation of 31: five of them are let pass. Bytes taken without throwing any away would
    /// give eight letters 1,211 times.
    #[test]
    fn no_letter_is_likelier_than_another() {
        let mut counts: BTreeMap<char, u32> = BTreeMap::new();
        letters(PLAIN, 62_000).unwrap().chars().for_each(|c| *counts.entry(c).or_default() += 1);
        assert_eq!(counts.len(), 62);
        assert!(counts.values().all(|n| (845..1155).contains(n)), "{counts:?}");
    }
}
