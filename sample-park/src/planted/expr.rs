//! Amounts of the tables: names and numbers joined by signs, from left to right, `01/1 * 60% + 500`.

use figures::Decimal;

/// Computes a text; names are asked for first, so that a code made of digits is one. `None` when a name is
/// unknown or the text is no amount.
pub(super) fn amount(text: &str, named: &dyn Fn(&str) -> Option<Decimal>) -> Option<Decimal> {
    let mut words = text.split_whitespace();
    let mut sum = term(words.next()?, named)?;
    while let Some(sign) = words.next() {
        let next = term(words.next()?, named)?;
        sum = match sign {
            "+" => sum + next,
            "-" => sum - next,
            "*" => sum * next,
            _ => sum.checked_div(next)?,
        };
    }
    Some(sum)
}

fn term(word: &str, named: &dyn Fn(&str) -> Option<Decimal>) -> Option<Decimal> {
    if let Some(value) = named(word) {
        return Some(value);
    }
    match word.strip_suffix('%') {
        Some(percent) => Some(percent.parse::<Decimal>().ok()? / Decimal::ONE_HUNDRED),
        None => word.parse().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_apply_from_left_to_right() {
        let named = |name: &str| (name == "01/1").then_some(Decimal::from(200));
        assert_eq!(amount("01/1 * 60% + 5", &named), Some(Decimal::from(125)));
        assert_eq!(amount("01/1 - 100 / 10", &named), Some(Decimal::from(10)));
        assert_eq!(amount("02/1 + 1", &named), None);
        assert_eq!(amount("01/1 +", &named), None);
    }
}
