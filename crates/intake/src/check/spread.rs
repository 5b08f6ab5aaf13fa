//! How values of peers are spread, and where a value stands out: exact decimals in the order of the values, so that
//! the same values give the same bounds everywhere. Only ratios come in, never amounts of money.

use figures::Decimal;
use methodology::relation::Method;

/// A peer's value, with the two values it is the ratio of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Ratio {
    /// Value over divisor; the value alone where nothing divides it.
    pub value: Decimal,
    /// The larger of the two, in proportion to that of the peers: how much the ratio weighs.
    pub size: Decimal,
}

/// The numbers a method takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Numbers {
    /// How far away a value may be.
    pub bound: Decimal,
    /// By what an absolute deviation is multiplied, so that it is like a standard deviation.
    pub scale: Decimal,
    /// The least distance, as a part of the median.
    pub floor: Decimal,
    /// How strongly size weighs.
    pub power: Decimal,
}

/// The least and the largest value that does not stand out.
pub(super) type Bounds = [Option<Decimal>; 2];

/// The bounds of every peer, in the order given, and the median; `None` where the peers do not differ or the numbers
/// do not fit.
pub(super) fn bounds(method: Method, peers: &[Ratio], n: &Numbers) -> Option<(Decimal, Vec<Bounds>)> {
    let sorted = sorted(peers.iter().map(|r| r.value));
    let middle = quantile(&sorted, 2)?;
    let same = |bounds: Bounds| Some((middle, vec![bounds; peers.len()]));
    match method {
        Method::ZScore => same(around(mean(&sorted)?, n.bound.checked_mul(deviation(&sorted)?)?)?),
        Method::Mad => {
            let apart = self::sorted(sorted.iter().map(|v| (v - middle).abs()));
            let spread = quantile(&apart, 2).filter(|m| !m.is_zero())?;
            same(around(middle, n.bound.checked_mul(n.scale)?.checked_mul(spread)?)?)
        }
        Method::MedianFactor => {
            let positive = middle > Decimal::ZERO && n.bound > Decimal::ZERO;
            same([Some(middle.checked_div(n.bound)?), Some(middle.checked_mul(n.bound)?)]).filter(|_| positive)
        }
        Method::HidiroglouBerthelot => Some((middle, hidiroglou_berthelot(peers, middle, n)?)),
    }
}

fn around(centre: Decimal, reach: Decimal) -> Option<Bounds> {
    Some([Some(centre.checked_sub(reach)?), Some(centre.checked_add(reach)?)])
}

/// The ratio is centred to be symmetric (half as much is as far as twice as much) and weighted by size; what lies
/// beyond the quartiles by `bound` of their distance stands out. The bounds come back as ratios of each peer's size.
fn hidiroglou_berthelot(peers: &[Ratio], middle: Decimal, n: &Numbers) -> Option<Vec<Bounds>> {
    let weight = |r: &Ratio| root_power(r.size, n.power);
    let effect = |r: &Ratio| centred(r.value, middle)?.checked_mul(weight(r)?);
    let effects = sorted(peers.iter().map(effect).collect::<Option<Vec<_>>>()?.into_iter());
    let [first, median, third] = [1, 2, 3].map(|quarter| quantile(&effects, quarter));
    let (first, median, third) = (first?, median?, third?);
    let least = n.floor.checked_mul(median)?.abs();
    let reach = |distance: Decimal| n.bound.checked_mul(distance.max(least));
    let (low, high) = (median.checked_sub(reach(median - first)?)?, median.checked_add(reach(third - median)?)?);
    if low == high {
        return None;
    }
    let back = |effect: Decimal, r: &Ratio| uncentred(effect.checked_div(weight(r)?)?, middle);
    Some(peers.iter().map(|r| [back(low, r), back(high, r)]).collect())
}

/// Zero for the median; the same distance for twice and for half of it.
fn centred(ratio: Decimal, middle: Decimal) -> Option<Decimal> {
    match ratio >= middle {
        true => ratio.checked_div(middle)?.checked_sub(Decimal::ONE),
        false => Decimal::ONE.checked_sub(middle.checked_div(ratio)?),
    }
}

fn uncentred(centred: Decimal, middle: Decimal) -> Option<Decimal> {
    match centred >= Decimal::ZERO {
        true => middle.checked_mul(Decimal::ONE.checked_add(centred)?),
        false => middle.checked_div(Decimal::ONE.checked_sub(centred)?),
    }
}

/// In ascending order.
pub(super) fn sorted(values: impl Iterator<Item = Decimal>) -> Vec<Decimal> {
    let mut values: Vec<Decimal> = values.collect();
    values.sort_unstable();
    values
}

/// A quartile (1 to 3) of sorted values; between two neighbours in proportion.
pub(super) fn quantile(sorted: &[Decimal], quarter: usize) -> Option<Decimal> {
    let steps = sorted.len().checked_sub(1)?.checked_mul(quarter)?;
    let (low, rest) = (*sorted.get(steps / 4)?, steps % 4);
    let high = sorted.get(steps / 4 + usize::from(rest > 0))?;
    let part = Decimal::from(rest).checked_div(Decimal::from(4))?;
    low.checked_add(high.checked_sub(low)?.checked_mul(part)?)
}

fn mean(values: &[Decimal]) -> Option<Decimal> {
    let sum = values.iter().try_fold(Decimal::ZERO, |sum, v| sum.checked_add(*v))?;
    sum.checked_div(Decimal::from(values.len()))
}

/// The standard deviation of a sample; `None` where all are alike.
fn deviation(values: &[Decimal]) -> Option<Decimal> {
    let centre = mean(values)?;
    let square = |v: &Decimal| v.checked_sub(centre).and_then(|d| d.checked_mul(d));
    let sum = values.iter().try_fold(Decimal::ZERO, |sum, v| sum.checked_add(square(v)?))?;
    let variance = sum.checked_div(Decimal::from(values.len().checked_sub(1)?))?;
    root(variance).filter(|d| !d.is_zero())
}

/// A power made of square roots: quarters from 0 to 1.
fn root_power(value: Decimal, power: Decimal) -> Option<Decimal> {
    let quarters: u32 = power.checked_mul(Decimal::from(4))?.try_into().ok()?;
    let half = root(value)?;
    match quarters {
        0 => Some(Decimal::ONE),
        1 => root(half),
        2 => Some(half),
        3 => half.checked_mul(root(half)?),
        _ => Some(value),
    }
}

/// The square root by Newton's steps from above, until they no longer fall: the same digits on every machine.
fn root(value: Decimal) -> Option<Decimal> {
    if value <= Decimal::ZERO {
        return value.is_zero().then_some(Decimal::ZERO);
    }
    let two = Decimal::TWO;
    let mut guess = value.checked_add(Decimal::ONE)?.checked_div(two)?;
    for _ in 0..STEPS {
        let next = guess.checked_add(value.checked_div(guess)?)?.checked_div(two)?;
        if next >= guess {
            return Some(guess);
        }
        guess = next;
    }
    Some(guess)
}

/// Each step doubles the digits once it is near, and halves the distance before.
const STEPS: usize = 200;

#[cfg(test)]
mod tests {
    use super::*;

    fn d(text: &str) -> Decimal {
        text.parse().expect(text)
    }

    fn all(values: &[&str]) -> Vec<Ratio> {
        values.iter().map(|v| Ratio { value: d(v), size: Decimal::ONE }).collect()
    }

    fn numbers(bound: &str) -> Numbers {
        Numbers { bound: d(bound), scale: Decimal::ONE, floor: d("0.05"), power: d("0.5") }
    }

    fn first(method: Method, values: &[&str], bound: &str) -> (Decimal, Bounds) {
        let (middle, bounds) = bounds(method, &all(values), &numbers(bound)).expect("bounds");
        (middle, bounds[0])
    }

    #[test]
    fn quartiles_lie_between_neighbours_in_proportion() {
        let four = sorted(["4", "1", "2", "3"].into_iter().map(d));
        assert_eq!([1, 2, 3].map(|q| quantile(&four, q)), [d("1.75"), d("2.5"), d("3.25")].map(Some));
        assert_eq!(quantile(&[], 2), None);
        assert_eq!(quantile(&[d("7")], 3), Some(d("7")));
    }

    #[test]
    fn z_score_by_mean_and_deviation() {
        // 2, 4, 4, 4, 5, 5, 7, 9: mean 5, squares 32, sample variance 32/7; 1, 2, 3, 4, 5: mean 3, variance 10/4.
        let (middle, [low, high]) = first(Method::ZScore, &["1", "2", "3", "4", "5"], "2");
        assert_eq!(middle, d("3"));
        // √2.5 = 1.58113883…
        assert_eq!((low.map(|v| v.round_dp(6)), high.map(|v| v.round_dp(6))), (Some(d("-0.162278")), Some(d("6.162278"))));
        assert_eq!(bounds(Method::ZScore, &all(&["3", "3", "3"]), &numbers("2")), None);
    }

    #[test]
    fn absolute_deviations_from_the_median() {
        // Median 3, deviations 2 1 0 1 97: their median is 1.
        let (middle, bounds_of) = first(Method::Mad, &["1", "2", "3", "4", "100"], "3");
        assert_eq!((middle, bounds_of), (d("3"), [Some(d("0")), Some(d("6"))]));
        assert_eq!(bounds(Method::Mad, &all(&["3", "3", "3", "9"]), &numbers("3")), None);
    }

    #[test]
    fn a_factor_of_the_median() {
        let (_, bounds_of) = first(Method::MedianFactor, &["1", "2", "10"], "5");
        assert_eq!(bounds_of, [Some(d("0.4")), Some(d("10"))]);
    }

    #[test]
    fn half_is_as_far_as_twice() {
        assert_eq!((centred(d("2"), d("1")), centred(d("0.5"), d("1"))), (Some(d("1")), Some(d("-1"))));
        assert_eq!((uncentred(d("1"), d("1")), uncentred(d("-1"), d("1"))), (Some(d("2")), Some(d("0.5"))));
    }

    #[test]
    fn hidiroglou_berthelot_by_hand() {
        // Ratios 0.8 1 1 1 1.25 of one size: effects −0.25 0 0 0 0.25, quartiles and median 0: no distance.
        assert_eq!(bounds(Method::HidiroglouBerthelot, &all(&["0.8", "1", "1", "1", "1.25"]), &numbers("4")), None);
        // Ratios 0.5 0.8 1 1.25 2: effects −1 −0.25 0 0.25 1; quartiles −0.25, 0, 0.25. Four times 0.25 is 1: from half
        // to twice nothing stands out.
        let (middle, bounds_of) = first(Method::HidiroglouBerthelot, &["0.5", "0.8", "1", "1.25", "2"], "4");
        assert_eq!((middle, bounds_of), (d("1"), [Some(d("0.5")), Some(d("2"))]));
    }

    #[test]
    fn what_is_large_may_move_less() {
        let mut peers = all(&["0.5", "0.8", "1", "1.25", "2"]);
        // Four times the size, twice the weight; the effect of the median stays 0.
        peers[2].size = d("4");
        let (_, found) = bounds(Method::HidiroglouBerthelot, &peers, &numbers("4")).expect("bounds");
        let of_large = found[2].map(|b| b.map(|v| v.round_dp(10)));
        // The bound of the effect is 1; divided by the weight 2 it is 0.5: from 1 ÷ 1.5 to 1.5.
        assert_eq!(of_large, [Some(d("0.6666666667")), Some(d("1.5000000000"))]);
        assert_eq!(found[0].map(|b| b.map(|v| v.round_dp(10))), [Some(d("0.5")), Some(d("2"))]);
    }

    #[test]
    fn roots_are_the_same_digits_everywhere() {
        assert_eq!(root(d("2")).map(|r| r.round_dp(20)), Some(d("1.41421356237309504880")));
        assert_eq!((root(d("0")), root(d("-1")), root(d("16")).map(|r| r.round_dp(20))), (Some(d("0")), None, Some(d("4"))));
        assert_eq!(root_power(d("16"), d("0.25")).map(|r| r.round_dp(20)), Some(d("2")));
        assert_eq!(root_power(d("16"), d("0.75")).map(|r| r.round_dp(20)), Some(d("8")));
        assert_eq!((root_power(d("16"), d("0")), root_power(d("16"), d("1"))), (Some(d("1")), Some(d("16"))));
    }
}
