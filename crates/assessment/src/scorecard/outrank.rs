//! Outranking: who is ahead of how many others, by the weight of the parts in which one is ahead.

use super::aggregate::noise;

/// Copeland's count within one ranking group: for each other, one more where the parts in which one is ahead weigh more
/// than half, one less where they weigh less; equals share a part's weight.
///
/// `table` holds row after row the parts of everybody, NaN where a part was left out; of two only the parts that both have are
/// compared. Everybody of `rows` is compared with everybody of `against`, which are row numbers in order.
pub fn copeland(table: &[f64], weights: &[f64], rows: &[u32], against: &[u32], mut to: impl FnMut(u32, f64)) {
    let of = |row: u32| &table[row as usize * weights.len()..][..weights.len()];
    for row in rows {
        let others = against.iter().filter(|other| *other != row);
        let count: i64 = others.map(|other| i64::from(ahead(of(*row), of(*other), weights))).sum();
        to(*row, count as f64);
    }
}

/// 1 where the first is ahead of the second, −1 where it is behind, 0 where neither is.
fn ahead(one: &[f64], other: &[f64], weights: &[f64]) -> i8 {
    let (mut lead, mut weight) = (0.0, 0.0);
    for ((a, b), w) in one.iter().zip(other).zip(weights) {
        if a.is_nan() || b.is_nan() {
            continue;
        }
        weight += w;
        if !equal(*a, *b) {
            lead += if a > b { *w } else { -w };
        }
    }
    // More than half of the weight, with equals half: what is ahead weighs more than what is behind.
    if lead.abs() <= noise(weight, weights.len()) { 0 } else { lead.signum() as i8 }
}

/// Whether two values are equal but for what sums may be off: a mean put in for a gap may be on paper what another has.
fn equal(a: f64, b: f64) -> bool {
    (a - b).abs() <= 1000.0 * f64::EPSILON * a.abs().max(b.abs())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn counts(table: &[f64], weights: &[f64]) -> Vec<f64> {
        let rows: Vec<u32> = (0..(table.len() / weights.len()) as u32).collect();
        let mut out = vec![f64::NAN; rows.len()];
        copeland(table, weights, &rows, &rows, |row, count| out[row as usize] = count);
        out
    }

    #[test]
    fn one_is_ahead_by_more_than_half_of_the_weight() {
        // First beats second in 2 of 3, third in 2 of 3; second beats third in all.
        assert_eq!(counts(&[3.0, 3.0, 1.0, 2.0, 2.0, 3.0, 1.0, 1.0, 2.0], &[1.0, 1.0, 1.0]), [2.0, 0.0, -2.0]);
        // The last part alone weighs more than the others together.
        assert_eq!(counts(&[3.0, 3.0, 1.0, 2.0, 2.0, 3.0], &[1.0, 1.0, 3.0]), [-1.0, 1.0]);
    }

    #[test]
    fn half_of_the_weight_is_not_ahead() {
        assert_eq!(counts(&[1.0, 2.0, 2.0, 1.0], &[1.0, 1.0]), [0.0, 0.0]);
        assert_eq!(counts(&[1.0, 2.0, 2.0, 1.0, 9.0, 9.0], &[0.1, 0.1]), [-1.0, -1.0, 2.0]);
        // 0.1 + 0.2 against 0.3: half, though the sum of doubles is more.
        assert_eq!(counts(&[2.0, 2.0, 1.0, 1.0, 1.0, 2.0], &[0.1, 0.2, 0.3]), [0.0, 0.0]);
    }

    #[test]
    fn what_sums_leave_is_no_lead() {
        assert_eq!(counts(&[0.1 + 0.2, 0.3, 0.300_001], &[1.0]), [-1.0, -1.0, 2.0]);
    }

    #[test]
    fn parts_that_were_left_out_are_not_compared() {
        assert_eq!(counts(&[1.0, f64::NAN, 2.0, 0.0], &[1.0, 5.0]), [-1.0, 1.0]);
    }
}
