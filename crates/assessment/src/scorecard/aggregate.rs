//! Aggregating: how the parts of one become one.

use methodology::catalogue::Aggregate;

/// A part of the tree, as one who is judged has it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Part {
    /// Its weight among its siblings.
    pub weight: f64,
    /// Its value.
    pub value: f64,
}

/// Makes one of the parts that are there. `whole` is the weight of all, with those that were left out: points of a sum grow
/// by it, while a mean doesn't need it. `None` where the method refuses: parts that aren't above zero, or without weight.
///
/// `Outranking` compares those who are judged with one another and is not made of one's own parts ([`super::outrank`]).
pub fn join(how: Aggregate, parts: &mut [Part], whole: f64) -> Option<f64> {
    let weight: f64 = parts.iter().map(|p| p.weight).sum();
    if parts.is_empty() || weight == 0.0 {
        return None;
    }
    match how {
        Aggregate::Sum => Some(added(parts) * if weight == whole { 1.0 } else { whole / weight }),
        Aggregate::Arithmetic => Some(added(parts) / weight),
        Aggregate::Geometric => Some(libm::exp(sum(above_zero(parts)?, |p| libm::log(p.value)) / weight)),
        Aggregate::Harmonic => Some(weight / sum(above_zero(parts)?, |p| 1.0 / p.value)),
        Aggregate::Median => Some(median(parts, weight)),
        Aggregate::Outranking => None,
    }
}

/// Whether the method refuses values that are not above zero.
pub fn refuses(how: Aggregate) -> bool {
    matches!(how, Aggregate::Geometric | Aggregate::Harmonic)
}

/// Weight × what is made of the value, in the order of the parts.
fn sum(parts: &[Part], of: impl Fn(&Part) -> f64) -> f64 {
    parts.iter().map(|p| p.weight * of(p)).sum()
}

/// The sum of weight × value; nothing where parts cancel one another but for the rounding of sums, so that a mean above it that
/// refuses zero doesn't go by its sign.
fn added(parts: &[Part]) -> f64 {
    cancelled(parts.iter().map(|p| p.weight * p.value))
}

/// A sum, in order; zero where what is left is within its rounding.
pub fn cancelled(of: impl Iterator<Item = f64>) -> f64 {
    let (sum, magnitude, n) = of.fold((0.0, 0.0, 0), |(sum, magnitude, n), v| (sum + v, magnitude + v.abs(), n + 1));
    if f64::abs(sum) <= noise(magnitude, n) { 0.0 } else { sum }
}

fn above_zero(parts: &[Part]) -> Option<&[Part]> {
    parts.iter().all(|p| p.value > 0.0).then_some(parts)
}

/// The value up to which half of the weight lies; the mean of it and the next where the half ends between two.
fn median(parts: &mut [Part], weight: f64) -> f64 {
    parts.sort_unstable_by(|a, b| a.value.total_cmp(&b.value));
    let noise = noise(weight, parts.len());
    let mut below = 0.0;
    for (at, part) in parts.iter().enumerate() {
        below += part.weight;
        let past = 2.0 * below - weight;
        if past.abs() <= noise {
            let next = parts[at + 1..].iter().find(|p| p.weight > 0.0).unwrap_or(part);
            return (part.value + next.value) / 2.0;
        }
        if past > 0.0 {
            return part.value;
        }
    }
    parts.last().map_or(f64::NAN, |p| p.value)
}

/// How far sums of so many weights may be off: what differs by less is equal.
pub fn noise(weight: f64, parts: usize) -> f64 {
    weight * f64::EPSILON * parts as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(of: &[(f64, f64)]) -> Vec<Part> {
        of.iter().map(|(weight, value)| Part { weight: *weight, value: *value }).collect()
    }

    fn joined(how: Aggregate, of: &[(f64, f64)]) -> Option<f64> {
        let whole = of.iter().map(|(weight, _)| weight).sum();
        join(how, &mut parts(of), whole).map(super::super::number::settled)
    }

    #[test]
    fn means_are_those_worked_out_by_hand() {
        let of = [(1.0, 2.0), (3.0, 8.0)];
        assert_eq!(joined(Aggregate::Sum, &of), Some(26.0));
        assert_eq!(joined(Aggregate::Arithmetic, &of), Some(6.5));
        // 2^(1/4) · 8^(3/4) = 2^(10/4); 4 / (1/2 + 3/8) = 32/7.
        assert_eq!(joined(Aggregate::Geometric, &of), Some(5.656_854_249_49));
        assert_eq!(joined(Aggregate::Harmonic, &of), Some(4.571_428_571_43));
    }

    #[test]
    fn the_median_goes_by_weight() {
        assert_eq!(joined(Aggregate::Median, &[(1.0, 5.0), (1.0, 1.0), (1.0, 3.0)]), Some(3.0));
        assert_eq!(joined(Aggregate::Median, &[(1.0, 1.0), (3.0, 9.0)]), Some(9.0));
        assert_eq!(joined(Aggregate::Median, &[(1.0, 4.0), (1.0, 1.0)]), Some(2.5));
        // 0.1 + 0.2 + 0.3 is half of 1.2 though sums of doubles say otherwise.
        assert_eq!(joined(Aggregate::Median, &[(0.1, 1.0), (0.2, 2.0), (0.3, 3.0), (0.6, 5.0)]), Some(4.0));
    }

    #[test]
    fn what_is_not_above_zero_is_refused_by_roots() {
        for how in [Aggregate::Geometric, Aggregate::Harmonic] {
            assert_eq!(joined(how, &[(1.0, 1.0), (1.0, 0.0)]), None);
            assert_eq!(joined(how, &[(1.0, -1.0), (1.0, -1.0)]), None);
        }
        assert_eq!(joined(Aggregate::Arithmetic, &[(1.0, 1.0), (1.0, 0.0)]), Some(0.5));
    }

    #[test]
    fn what_cancels_is_zero_and_no_trace_of_a_sign() {
        // 0.1 + 0.2 − 0.3 is 5.6e-17 in doubles.
        let of = parts(&[(1.0, 0.1), (1.0, 0.2), (1.0, -0.3)]);
        assert_eq!(join(Aggregate::Sum, &mut of.clone(), 3.0), Some(0.0));
        assert_eq!(join(Aggregate::Arithmetic, &mut of.clone(), 3.0), Some(0.0));
        assert_eq!(cancelled([1.0, 1e-12, -1.0].into_iter()), 1.0 + 1e-12 - 1.0);
    }

    #[test]
    fn points_of_a_sum_grow_by_what_was_left_out() {
        assert_eq!(join(Aggregate::Sum, &mut parts(&[(90.0, 1.0)]), 100.0), Some(100.0));
        assert_eq!(join(Aggregate::Arithmetic, &mut parts(&[(90.0, 0.5)]), 100.0), Some(0.5));
        assert_eq!(join(Aggregate::Sum, &mut [], 100.0), None);
        assert_eq!(join(Aggregate::Arithmetic, &mut parts(&[(0.0, 1.0)]), 0.0), None);
    }
}
