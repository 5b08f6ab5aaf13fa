//! Ranks: places from the top, equals share the better.

/// Places among some rows by their keys, from the greatest: 1, 2, 2, 4. Rows without a key (NaN) keep what stands in `ranks`;
/// `order` is left as the ranked rows from first to last. Nothing is allocated once `order` has grown.
pub fn places(keys: &[f64], rows: &[u32], ranks: &mut [u32], order: &mut Vec<u32>) {
    order.clear();
    order.extend(rows.iter().filter(|row| !keys[**row as usize].is_nan()));
    order.sort_unstable_by(|a, b| keys[*b as usize].total_cmp(&keys[*a as usize]).then(a.cmp(b)));
    let mut place = 0;
    for (nth, row) in order.iter().enumerate() {
        if nth == 0 || keys[*row as usize] != keys[order[nth - 1] as usize] {
            place = nth as u32 + 1;
        }
        ranks[*row as usize] = place;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equals_share_the_better_place() {
        let mut ranks = vec![0; 6];
        let mut order = Vec::new();
        places(&[5.0, 9.0, 5.0, f64::NAN, 1.0, 100.0], &[0, 1, 2, 3, 4], &mut ranks, &mut order);
        assert_eq!((ranks, order), (vec![2, 1, 2, 0, 4, 0], vec![1, 0, 2, 4]));
        // Zero and what rounds to minus zero are equal.
        let mut ranks = vec![0; 2];
        places(&[-0.0, 0.0], &[0, 1], &mut ranks, &mut Vec::new());
        assert_eq!(ranks, [1, 1]);
    }
}
