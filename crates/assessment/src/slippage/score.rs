//! How good forecasts would have been: each project that took the step is held out and forecast on the day from which it
//! was waited for, with what was known of the others on that day.

use super::forecast::{Settings, Step, forecast, since, spells};
use jiff::civil::Date;

/// How good forecasts would have been.
#[derive(Debug, Clone, PartialEq)]
pub struct Score {
    /// Each that was held out and could be forecast.
    pub scored: Vec<Scored>,
    /// How many could not be: too little was known on their day.
    pub skipped: usize,
}

/// A project that was held out.
#[derive(Debug, Clone, PartialEq)]
pub struct Scored {
    /// The project.
    pub id: String,
    /// The day of the forecast.
    pub on: Date,
    /// Whether the day it was lies in the band; one without an upper end is open.
    pub covered: bool,
    /// Days by which the median missed it; nothing where there is none.
    pub missed: Option<i64>,
    /// Days by which "always on time" missed it.
    pub on_time: i64,
    /// Days by which "as late as the mean of those that took it" missed it.
    pub mean_delay: i64,
}

/// Median absolute errors in days.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Missed {
    /// Of the medians forecast.
    pub forecast: f64,
    /// Of "always on time".
    pub on_time: f64,
    /// Of "as late as the mean".
    pub mean_delay: f64,
}

/// Holds out every project that took the step and was waited for before.
pub fn score(steps: &[Step], settings: Settings) -> Score {
    let mut scored = Vec::new();
    let mut skipped = 0;
    for step in steps {
        let (Some(ready), Some(planned), Some(taken)) = (step.ready, step.planned, step.taken) else { continue };
        match held_out(step, steps, (ready, planned, taken), settings) {
            Some(one) => scored.push(one),
            None => skipped += 1,
        }
    }
    Score { scored, skipped }
}

fn held_out(of: &Step, steps: &[Step], (ready, planned, taken): (Date, Date, Date), settings: Settings) -> Option<Scored> {
    let made = forecast(of, steps, ready, settings).ok()?;
    let others = spells(steps.iter().filter(|step| step.id != of.id), ready);
    let delays: Vec<i64> = others.iter().filter(|spell| spell.ended).map(|spell| spell.days).collect();
    let delay = since(planned, taken);
    let covered = made.low.is_some_and(|low| low <= taken) && made.high.is_none_or(|high| taken <= high);
    Some(Scored {
        id: of.id.clone(),
        on: ready,
        covered,
        missed: made.median.map(|median| since(median, taken).abs()),
        on_time: delay.abs(),
        mean_delay: (delay - mean(&delays)).abs(),
    })
}

/// The mean in whole days, half away from zero.
fn mean(days: &[i64]) -> i64 {
    if days.is_empty() { 0 } else { (days.iter().sum::<i64>() as f64 / days.len() as f64).round() as i64 }
}

impl Score {
    /// How many of those held out lie in their band, of how many.
    pub fn coverage(&self) -> (usize, usize) {
        (self.scored.iter().filter(|one| one.covered).count(), self.scored.len())
    }

    /// The medians of the days by which they missed, over those whose forecast has a median.
    pub fn missed(&self) -> Option<Missed> {
        let with: Vec<(&Scored, i64)> = self.scored.iter().filter_map(|one| Some((one, one.missed?))).collect();
        let of = |days: &dyn Fn(&(&Scored, i64)) -> i64| middle(with.iter().map(days).collect());
        Some(Missed { forecast: of(&|one| one.1)?, on_time: of(&|one| one.0.on_time)?, mean_delay: of(&|one| one.0.mean_delay)? })
    }
}

fn middle(mut days: Vec<i64>) -> Option<f64> {
    days.sort_unstable();
    let upper = *days.get(days.len() / 2)?;
    let lower = if days.len() % 2 == 1 { upper } else { *days.get(days.len() / 2 - 1)? };
    Some((lower + upper) as f64 / 2.0)
}
