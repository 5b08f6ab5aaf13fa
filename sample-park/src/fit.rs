//! Raking: whole numbers that follow given weights and add up exactly to a given total.

/// Splits `total` by `weights` into whole numbers by largest remainder (ties: the earlier one).
/// Weights must not be negative; with no weight at all everything is zero.
pub(crate) fn split(total: i64, weights: &[f64]) -> Vec<i64> {
    let sum: f64 = weights.iter().sum();
    if sum <= 0.0 {
        return vec![0; weights.len()];
    }
    let quotas: Vec<f64> = weights.iter().map(|w| w / sum * total as f64).collect();
    let mut parts: Vec<i64> = quotas.iter().map(|q| q.floor() as i64).collect();
    let mut order: Vec<usize> = (0..parts.len()).collect();
    let rest = |i: &usize| quotas[*i] - quotas[*i].floor();
    order.sort_by(|a, b| rest(b).total_cmp(&rest(a)).then(a.cmp(b)));
    let left = total - parts.iter().sum::<i64>();
    for &i in order.iter().take(usize::try_from(left).unwrap_or(0)) {
        parts[i] += 1;
    }
    parts
}

/// Weights tilted along `rates`, so that a total split by them also has the mean rate `wanted`:
/// w·(1 + λ(r − r̄)) with λ = (wanted − r̄) / variance, which needs no iteration.
pub(crate) fn tilt(weights: &[f64], rates: &[f64], wanted: f64) -> Vec<f64> {
    let sum: f64 = weights.iter().sum();
    let pairs = || weights.iter().zip(rates);
    let mean = pairs().map(|(w, r)| w * r).sum::<f64>() / sum;
    let variance = pairs().map(|(w, r)| w * (r - mean) * (r - mean)).sum::<f64>() / sum;
    if variance <= 0.0 {
        return weights.to_vec();
    }
    let slope = (wanted - mean) / variance;
    pairs().map(|(w, r)| (w * (1.0 + slope * (r - mean))).max(0.0)).collect()
}

/// Sizes of `count` firms from the largest to the smallest: 1 / (rank + offset).
pub(crate) fn sizes(count: usize, offset: f64) -> Vec<f64> {
    (1..=count).map(|rank| 1.0 / (rank as f64 + offset)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_add_up_and_the_largest_remainder_gets_the_rest() {
        assert_eq!(split(10, &[1.0, 1.0, 1.0]), [4, 3, 3]);
        assert_eq!(split(100, &[0.5, 2.6, 1.9]), [10, 52, 38]);
        assert_eq!(split(7, &[]), Vec::<i64>::new());
        assert_eq!(split(7, &[0.0, 0.0]), [0, 0]);
    }

    #[test]
    fn a_tilt_reaches_the_mean_rate() {
        // 2 at 10 and 2 at 20 have the mean 15; for 16 they must stand 40 to 60.
        let tilted = tilt(&[2.0, 2.0], &[10.0, 20.0], 16.0);
        assert_eq!(split(100, &tilted), [40, 60]);
    }
}
