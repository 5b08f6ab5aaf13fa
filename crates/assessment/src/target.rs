//! Targets: which whole targets a count and a printed completion percentage leave possible.

use figures::{Decimal, round};

/// Whole targets `t` for which `100 × count ÷ t`, rounded half away from zero to the decimals printed,
/// is the percentage printed. Ascending; empty when the two contradict each other.
///
/// A count of 47 printed as 104 % leaves only 45: 46 would print 102 %, 44 would print 107 %.
pub fn implied_targets(count: u64, percent: Decimal) -> Vec<u64> {
    let Some((low, high)) = candidates(count, percent) else { return Vec::new() };
    (low..=high).filter(|&target| prints(count, target, percent)).collect()
}

/// Targets worth trying: the quotient of the count and the widest percentages the printed one stands for.
/// `None` when there is no such target or their number has no bound.
fn candidates(count: u64, percent: Decimal) -> Option<(u64, u64)> {
    let half = Decimal::new(5, percent.scale() + 1);
    let under = percent.checked_sub(half).filter(|p| *p > Decimal::ZERO)?;
    let over = percent.checked_add(half)?;
    let hundredfold = Decimal::from(count).checked_mul(Decimal::ONE_HUNDRED)?;
    let low = hundredfold.checked_div(over)?.floor();
    let high = hundredfold.checked_div(under)?.ceil();
    let low = u64::try_from(low).ok()?.max(1);
    let high = u64::try_from(high).ok()?;
    (high >= low && high - low < MOST).then_some((low, high))
}

/// More candidates than this say nothing about the target.
const MOST: u64 = 100_000;

fn prints(count: u64, target: u64, percent: Decimal) -> bool {
    let exact = Decimal::from(count).checked_mul(Decimal::ONE_HUNDRED).and_then(|n| n.checked_div(Decimal::from(target)));
    exact.is_some_and(|p| round(p, percent.scale()) == percent)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    #[test]
    fn trap_t9_forty_seven_at_104_percent_is_a_target_of_45() {
        assert_eq!(implied_targets(47, d("104")), [45]);
        assert!(prints(47, 46, d("102")) && prints(47, 44, d("107")));
    }

    #[test]
    fn printed_decimals_narrow_the_targets() {
        // 3/7 = 42.857…, 3/7 alone prints 43; 6/14 = 42.857… and 6/13 = 46.15, 6/15 = 40.
        assert_eq!(implied_targets(3, d("43")), [7]);
        // 200/t prints 50 for 49.5 ≤ p < 50.5, so 396.04 < t ≤ 404.04.
        assert_eq!(implied_targets(200, d("50")), (397..=404).collect::<Vec<u64>>());
        assert_eq!(implied_targets(200, d("50.0")), [400]);
    }

    #[test]
    fn a_contradiction_or_a_boundless_question_has_no_target() {
        assert_eq!(implied_targets(1, d("75")), Vec::<u64>::new());
        assert_eq!(implied_targets(47, d("0")), Vec::<u64>::new());
        assert_eq!(implied_targets(47, d("-104")), Vec::<u64>::new());
        assert_eq!(implied_targets(u64::MAX, d("0.0000000001")), Vec::<u64>::new());
    }

    #[test]
    fn half_is_rounded_away_from_zero() {
        // 1/8 = 12.5 prints 13; 12 is not printed by any whole target of 1.
        assert_eq!(implied_targets(1, d("13")), [8]);
        assert_eq!(implied_targets(1, d("12")), Vec::<u64>::new());
    }
}
