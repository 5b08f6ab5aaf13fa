//! Outliers, treated over all who are ranked; those who are only listed keep within the same bounds.

use super::fields::Field;
use super::impute::has;
use super::number::double;
use figures::Decimal;
use methodology::catalogue::Treating;

/// Kurtosis of the normal distribution, in excess of which a kurtosis is told.
const NORMAL: f64 = 1.0 + 2.0;

/// The values of a leaf after a treatment.
pub fn treated(x: &[f64], fields: &[Field], method: &Treating) -> Vec<f64> {
    let mut sorted: Vec<f64> = fields.iter().flat_map(|field| has(x, field)).collect();
    sorted.sort_unstable_by(f64::total_cmp);
    if sorted.is_empty() {
        return x.to_vec();
    }
    match method {
        Treating::Winsorise { at_most, skew, kurtosis } => within(x, winsorised(&sorted, *at_most, double(*skew), double(*kurtosis))),
        Treating::Clip { low, high } => within(x, (quantile(&sorted, *low), quantile(&sorted, *high))),
        Treating::Log => {
            let least = sorted[0];
            let grown = |x: &f64| if *x - least + 1.0 > 0.0 { libm::log(x - least + 1.0) } else { f64::NAN };
            x.iter().map(grown).collect()
        }
    }
}

fn within(x: &[f64], (low, high): (f64, f64)) -> Vec<f64> {
    x.iter()
        .map(|x| {
            if *x < low {
                low
            } else if *x > high {
                high
            } else {
                *x
            }
        })
        .collect()
}

/// The ends between which values are kept: while both skewness and kurtosis are out of bounds, the values at the end to which the
/// skewness points become the next ones, until so many have been moved.
fn winsorised(sorted: &[f64], at_most: u32, skew: f64, kurtosis: f64) -> (f64, f64) {
    let (mut low, mut high, mut moved) = (0, sorted.len() - 1, 0);
    loop {
        let ends = (sorted[low], sorted[high]);
        let Some((found, peaked)) = moments(&within(sorted, ends)) else { return ends };
        if found.abs() <= skew || peaked <= kurtosis || moved >= at_most as usize {
            return ends;
        }
        let next = if found > 0.0 {
            sorted.partition_point(|v| *v < ends.1).checked_sub(1)
        } else {
            Some(sorted.partition_point(|v| *v <= ends.0))
        };
        match next {
            Some(next) if next < sorted.len() && found > 0.0 => (moved, high) = (moved + high - next, next),
            Some(next) if next < sorted.len() => (moved, low) = (moved + next - low, next),
            _ => return ends,
        }
    }
}

/// Skewness and excess kurtosis as spreadsheets and the JRC have them, corrected for samples; `None` of fewer than four values or of equal ones.
fn moments(values: &[f64]) -> Option<(f64, f64)> {
    let n = values.len() as f64;
    let mean = values.iter().sum::<f64>() / n;
    let moment = |power: i32| values.iter().map(|v| power_of(v - mean, power)).sum::<f64>() / n;
    let square = moment(2);
    if n <= NORMAL || square == 0.0 {
        return None;
    }
    let (skew, peaked) = (moment(1 + 2) / (square * square.sqrt()), moment(2 + 2) / (square * square) - NORMAL);
    let skew = skew * (n * (n - 1.0)).sqrt() / (n - 2.0);
    Some((skew, (n - 1.0) / ((n - 2.0) * (n - NORMAL)) * ((n + 1.0) * peaked + 2.0 * NORMAL)))
}

/// A power by multiplying, the same on every machine.
fn power_of(base: f64, power: i32) -> f64 {
    (0..power).fold(1.0, |product, _| product * base)
}

/// The value below which a share lies, on the straight line between two (method 7 of Hyndman and Fan).
fn quantile(sorted: &[f64], share: Decimal) -> f64 {
    let place = share.clamp(Decimal::ZERO, Decimal::ONE) * Decimal::from(sorted.len() - 1);
    let below = place.floor();
    let at = |place: Decimal| usize::try_from(place).ok().and_then(|place| sorted.get(place)).copied().unwrap_or(f64::NAN);
    let (low, part) = (at(below), double(place - below));
    if part == 0.0 { low } else { low + part * (at(below + Decimal::ONE) - low) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scorecard::number::settled;

    #[test]
    fn moments_are_those_of_spreadsheets() {
        // SKEW and KURT of 3, 4, 5, 2, 3, 4, 5, 6, 4, 7, as their manuals print them.
        let (skew, kurtosis) = moments(&[3.0, 4.0, 5.0, 2.0, 3.0, 4.0, 5.0, 6.0, 4.0, 7.0]).expect("moments");
        assert!((skew - 0.359_543_071_4).abs() < 1e-9, "{skew}");
        assert!((kurtosis + 0.151_799_637_2).abs() < 1e-9, "{kurtosis}");
        assert_eq!(moments(&[1.0, 2.0, 3.0]), None);
        assert_eq!(moments(&[2.0; 5]), None);
    }

    #[test]
    fn the_farthest_become_the_next_one_by_one() {
        // Of 20 values two at one end give a skewness of 0.8 / 0.3 · √380 / 18 = 2.9 and an excess kurtosis above 5.
        let sorted: Vec<f64> = (1..=18).chain([500, 1000]).map(f64::from).collect();
        assert_eq!(winsorised(&sorted, 5, 2.0, 3.5), (1.0, 18.0));
        assert_eq!(winsorised(&sorted, 1, 2.0, 3.5), (1.0, 500.0));
        assert_eq!(winsorised(&sorted, 0, 2.0, 3.5), (1.0, 1000.0));
        let turned: Vec<f64> = sorted.iter().rev().map(|v| -v).collect();
        assert_eq!(winsorised(&turned, 1, 2.0, 3.5), (-500.0, -1.0));
        // Both bounds have to be passed.
        assert_eq!(winsorised(&sorted, 5, 2.0, 100.0), (1.0, 1000.0));
    }

    #[test]
    fn quantiles_lie_on_the_line_between_two() {
        let sorted = [1.0, 2.0, 4.0, 8.0];
        let at = |share: &str| settled(quantile(&sorted, share.parse().expect(share)));
        assert_eq!([at("0"), at("0.5"), at("0.9"), at("1")], [1.0, 3.0, 6.8, 8.0]);
    }

    #[test]
    fn what_lies_beyond_is_brought_within() {
        let fields = [Field { rows: vec![0, 1, 2, 3, 4, 5], basis: vec![0, 1, 2, 3, 4] }];
        let clip = Treating::Clip { low: Decimal::new(25, 2), high: Decimal::new(75, 2) };
        // Row 5 is listed only: it counts in no quantile and keeps within.
        assert_eq!(treated(&[10.0, 20.0, 30.0, 40.0, 50.0, 900.0], &fields, &clip), [20.0, 20.0, 30.0, 40.0, 40.0, 40.0]);
        let log = treated(&[1.0, 2.0, f64::NAN, 3.0, 1.0, 0.0], &fields, &Treating::Log);
        assert_eq!((log[0], log[1], log[3]), (0.0, libm::log(2.0), libm::log(3.0)));
        assert!(log[2].is_nan() && log[5].is_nan());
    }
}
