//! Addresses of cells: `C7` is row 6, column 2, both from 0.

use figures::place::column_letters;
use std::borrow::Cow;

/// Row and column from 0.
pub(super) type Address = (u32, u32);

/// The last row and column a sheet can have.
const LAST: Address = (1_048_575, 16_383);

/// Reads `C7` or `$C$7`.
pub(super) fn parse(text: &str) -> Option<Address> {
    let bare = if text.contains('$') { Cow::Owned(text.replace('$', "")) } else { Cow::Borrowed(text) };
    let text = bare.as_ref();
    let split = text.find(|c: char| c.is_ascii_digit())?;
    let (letters, digits) = text.split_at(split);
    let mut column = 0_u32;
    for letter in letters.bytes() {
        let digit = letter.to_ascii_uppercase().checked_sub(b'A').filter(|d| *d < 26)?;
        column = column.checked_mul(26)?.checked_add(u32::from(digit) + 1)?;
    }
    let at = (digits.parse::<u32>().ok()?.checked_sub(1)?, column.checked_sub(1)?);
    (at.0 <= LAST.0 && at.1 <= LAST.1).then_some(at)
}

/// Reads `A1:C7`, or one cell.
pub(super) fn parse_range(text: &str) -> Option<(Address, Address)> {
    match text.split_once(':') {
        Some((from, to)) => Some((parse(from)?, parse(to)?)),
        None => parse(text).map(|at| (at, at)),
    }
}

/// `C7`.
pub(super) fn written(at: Address) -> String {
    format!("{}{}", column_letters(at.1 + 1), at.0 + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_read_and_written() {
        assert_eq!(parse("C7"), Some((6, 2)));
        assert_eq!(parse_range("$A$1:XFD1048576"), Some(((0, 0), LAST)));
        assert_eq!(
            (parse("XFE1"), parse("A0"), parse("7"), parse("C"), parse("ZZZZZZZZZZ1"), parse("表1")),
            (None, None, None, None, None, None)
        );
        assert_eq!(written((6, 27)), "AB7");
    }
}
