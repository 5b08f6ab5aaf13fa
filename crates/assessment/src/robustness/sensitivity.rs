//! Variance-based sensitivity: which part of the variance of an output each uncertain input makes, alone and with all others.
//!
//! First-order indices after Saltelli and others (2010), total indices after Jansen (1999), as the handbook of composite
//! indicators (OECD/JRC 2008, chapter 7) asks. Two samples A and B are drawn, and a third for each input: A with this input
//! from B; k inputs cost k + 2 runs a draw.

use super::stream::{Sample, Streams};
use std::ops::Range;

/// Something that makes outputs of numbers from 0 to below 1.
pub trait Function {
    /// Writes the outputs, NaN for one there isn't.
    fn outputs(&mut self, numbers: &[f64], out: &mut [f64]);
}

/// How draws are made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Draws {
    /// How many.
    pub draws: u32,
    /// Seed of the random numbers.
    pub seed: u64,
    /// Threads to use, at least one; they never change a result.
    pub threads: usize,
}

/// Of one output, what makes it vary.
#[derive(Debug, Clone, PartialEq)]
pub struct Sensitivity {
    /// Draws that counted: those in which no run was without the output.
    pub draws: u32,
    /// Mean of the output.
    pub mean: f64,
    /// Its variance.
    pub variance: f64,
    /// One for each input; none where nothing varies.
    pub inputs: Vec<Indices>,
}

/// The part of the variance that an input makes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Indices {
    /// Alone: by how much the variance would fall on average, were this input known.
    pub first: Estimate,
    /// With all it does together with others: how much would be left, were all others known.
    pub total: Estimate,
}

/// A mean over draws.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Estimate {
    /// The estimate; by chance slightly below 0 or above 1.
    pub value: f64,
    /// Its standard error.
    pub error: f64,
}

/// Finds what makes outputs vary. `inputs` are ranges of the numbers, which together are all of them; `make` gives each thread
/// its function.
pub fn sensitivity<F: Function>(inputs: &[Range<usize>], outputs: usize, draws: Draws, make: impl Fn() -> F + Sync) -> Vec<Sensitivity> {
    let runs = inputs.len() + 2;
    let width = runs * outputs;
    let mut values = vec![f64::NAN; draws.draws as usize * width];
    if width == 0 || values.is_empty() {
        return vec![Sensitivity { draws: 0, mean: f64::NAN, variance: f64::NAN, inputs: Vec::new() }; outputs];
    }
    let share = (draws.draws as usize).div_ceil(draws.threads.max(1));
    std::thread::scope(|scope| {
        for (nth, chunk) in values.chunks_mut(share * width).enumerate() {
            let make = &make;
            scope.spawn(move || drawn(make(), inputs, outputs, draws.seed, nth * share, chunk));
        }
    });
    (0..outputs).map(|output| judged(&values, (runs, outputs), output)).collect()
}

/// Makes the runs of some draws, from the one with this number on.
fn drawn(mut function: impl Function, inputs: &[Range<usize>], outputs: usize, seed: u64, from: usize, values: &mut [f64]) {
    let size = inputs.iter().map(|range| range.end).max().unwrap_or_default();
    let (mut one, mut other, mut mixed) = (vec![0.0; size], vec![0.0; size], vec![0.0; size]);
    let mut streams = Streams::new(seed);
    for (nth, values) in values.chunks_mut((inputs.len() + 2) * outputs).enumerate() {
        let draw = (from + nth) as u64;
        streams.fill(Sample::One, draw, inputs, &mut one);
        streams.fill(Sample::Other, draw, inputs, &mut other);
        let mut runs = values.chunks_mut(outputs);
        let mut run = |numbers: &[f64]| runs.next().into_iter().for_each(|out| function.outputs(numbers, out));
        run(&one);
        run(&other);
        for range in inputs {
            mixed.copy_from_slice(&one);
            mixed[range.clone()].copy_from_slice(&other[range.clone()]);
            run(&mixed);
        }
    }
}

/// The indices of one output. Values stand draw by draw, in each run by run: A, B, and A with one input after another from B.
fn judged(values: &[f64], (runs, outputs): (usize, usize), output: usize) -> Sensitivity {
    let draw = |values: &[f64]| values.chunks(outputs).map(|run| run[output]).collect::<Vec<f64>>();
    let kept: Vec<Vec<f64>> = values.chunks(runs * outputs).map(draw).filter(|draw| draw.iter().all(|v| !v.is_nan())).collect();
    let both = || kept.iter().flat_map(|draw| &draw[..2]);
    let n = both().count() as f64;
    let mean = both().sum::<f64>() / n;
    let variance = both().map(|v| (v - mean) * (v - mean)).sum::<f64>() / n;
    // All values equal: what is left of the variance is the rounding of the mean.
    let varies = both().zip(both().skip(1)).any(|(one, next)| one != next);
    let inputs = if varies { (2..runs).map(|run| indices(&kept, run, mean, variance)).collect() } else { Vec::new() };
    Sensitivity { draws: kept.len() as u32, mean, variance: if varies { variance } else { 0.0 }, inputs }
}

fn indices(kept: &[Vec<f64>], run: usize, mean: f64, variance: f64) -> Indices {
    let first = |draw: &Vec<f64>| (draw[1] - mean) * (draw[run] - draw[0]) / variance;
    let total = |draw: &Vec<f64>| (draw[0] - draw[run]) * (draw[0] - draw[run]) / (2.0 * variance);
    Indices { first: Estimate::of(|| kept.iter().map(first)), total: Estimate::of(|| kept.iter().map(total)) }
}

impl Estimate {
    /// The mean of some values and its standard error.
    pub fn of<I: Iterator<Item = f64>>(values: impl Fn() -> I) -> Self {
        let n = values().count() as f64;
        let mean = values().sum::<f64>() / n;
        let squares = values().map(|v| (v - mean) * (v - mean)).sum::<f64>();
        Estimate { value: mean, error: (squares / n / (n - 1.0)).sqrt() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    struct Of<G>(G);

    impl<G: Fn(&[f64], &mut [f64])> Function for Of<G> {
        fn outputs(&mut self, numbers: &[f64], out: &mut [f64]) {
            (self.0)(numbers, out);
        }
    }

    fn draws(draws: u32) -> Draws {
        Draws { draws, seed: 11, threads: 2 }
    }

    /// Estimates lie within four standard errors of the truth, and these are small enough to tell something.
    #[track_caller]
    fn assert_near(found: Estimate, truth: f64, error: f64) {
        assert!(found.error < error, "{found:?} is too uncertain");
        assert!((found.value - truth).abs() <= 4.0 * found.error, "{found:?} is not {truth}");
    }

    #[test]
    fn ishigami_has_the_indices_of_the_literature() {
        // sin x1 + 7 sin² x2 + 0.1 x3⁴ sin x1 on (−π, π)³; Sobol' and Levitan (1999).
        let ishigami = |u: &[f64], out: &mut [f64]| {
            let x: Vec<f64> = u.iter().map(|u| std::f64::consts::PI * (2.0 * u - 1.0)).collect();
            out[0] = libm::sin(x[0]) + 7.0 * libm::sin(x[1]) * libm::sin(x[1]) + 0.1 * x[2] * x[2] * x[2] * x[2] * libm::sin(x[0]);
        };
        let found = &sensitivity(&[0..1, 1..2, 2..3], 1, draws(20_000), || Of(ishigami))[0];
        // Mean a/2; variance a²/8 + b π⁴/5 + b² π⁸/18 + 1/2 = 13.8446.
        assert!((found.mean - 3.5).abs() < 0.1 && (found.variance - 13.8446).abs() < 0.3, "{found:?}");
        let known = [(0.3139, 0.5576), (0.4424, 0.4424), (0.0, 0.2437)];
        for (found, (first, total)) in found.inputs.iter().zip(known) {
            assert_near(found.first, first, 0.02);
            assert_near(found.total, total, 0.02);
        }
    }

    #[test]
    fn a_sum_has_the_shares_worked_out_by_hand() {
        // 3 x1 + 2 x2 + x3 + x4 with the last two as one input: variances 9, 4 and 2 twelfths, 15 in all; nothing is done together.
        let sum = |u: &[f64], out: &mut [f64]| {
            out[0] = 3.0 * u[0] + 2.0 * u[1] + u[2] + u[3];
            out[1] = u[1];
        };
        let found = sensitivity(&[0..1, 1..2, 2..4], 2, draws(20_000), || Of(sum));
        for (found, truth) in found[0].inputs.iter().zip([9.0 / 15.0, 4.0 / 15.0, 2.0 / 15.0]) {
            assert_near(found.first, truth, 0.02);
            assert_near(found.total, truth, 0.02);
        }
        // What an input doesn't move, it moves by nothing at all.
        assert_eq!(found[1].inputs[0].total.value, 0.0);
        assert_near(found[1].inputs[1].total, 1.0, 0.02);
    }

    #[test]
    fn what_works_only_together_has_no_first_order() {
        // (x1 − ½)(x2 − ½): each alone explains nothing, each is in all of it.
        let product = |u: &[f64], out: &mut [f64]| out[0] = (u[0] - 0.5) * (u[1] - 0.5);
        let found = &sensitivity(&[0..1, 1..2], 1, draws(20_000), || Of(product))[0];
        for of in &found.inputs {
            assert_near(of.first, 0.0, 0.02);
            assert_near(of.total, 1.0, 0.03);
        }
    }

    #[test]
    fn what_does_not_vary_has_no_shares() {
        let found = &sensitivity(&[0..1, 1..2], 1, draws(100), || Of(|_: &[f64], out: &mut [f64]| out[0] = 0.1))[0];
        assert_eq!((found.variance, found.inputs.len(), found.draws), (0.0, 0, 100));
        assert_eq!(sensitivity(&[], 1, draws(0), || Of(|_: &[f64], _: &mut [f64]| ()))[0].draws, 0);
    }

    #[test]
    fn draws_without_an_output_are_left_out_and_counted() {
        let of = |u: &[f64], out: &mut [f64]| out[0] = if u[0] < 0.5 { f64::NAN } else { u[1] };
        let found = &sensitivity(&[0..1, 1..2], 1, draws(4000), || Of(of))[0];
        // A, B and A with the first of B are fine in a quarter of the draws.
        assert!((f64::from(found.draws) / 4000.0 - 0.25).abs() < 0.03, "{}", found.draws);
        assert_near(found.inputs[1].total, 1.0, 0.1);
    }

    #[test]
    fn threads_do_not_change_a_byte() {
        let of = |u: &[f64], out: &mut [f64]| out[0] = u[0] * u[1];
        let by = |threads| format!("{:?}", sensitivity(&[0..1, 1..2], 1, Draws { draws: 101, seed: 5, threads }, || Of(of)));
        assert_eq!(by(1), by(2));
        assert_eq!(by(1), by(7));
    }
}
