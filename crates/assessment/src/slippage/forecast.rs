//! When a project takes a step, from how late others took it.

use super::curve::{Curve, Spell};
use figures::Text;
use jiff::civil::Date;

/// A step of a project: when it could begin, when it was first planned to be taken, when it was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// The project.
    pub id: String,
    /// Like projects are compared with one another where there are enough of them.
    pub alike: Option<String>,
    /// The day of the step before, from which on this one is waited for.
    pub ready: Option<Date>,
    /// The day it was first planned for; nothing where no plan was known before it was taken.
    pub planned: Option<Date>,
    /// The day it was taken.
    pub taken: Option<Date>,
    /// The day the project was given up: it is waited for no longer.
    pub given_up: Option<Date>,
}

/// How forecasts are made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Settings {
    /// The smallest number of steps taken from which anything is said.
    pub at_least: usize,
    /// The share of the band, 0.8 for one that leaves a tenth on either side.
    pub band: f64,
}

/// When a step is likely to be taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// The day by which half of the like have taken it.
    pub median: Option<Date>,
    /// The lower end of the band.
    pub low: Option<Date>,
    /// The upper end; nothing where no history reaches so far.
    pub high: Option<Date>,
    /// The like it is compared with; nothing for all.
    pub alike: Option<String>,
    /// How many steps it rests on.
    pub number: usize,
    /// How many of them were taken.
    pub taken: usize,
}

/// Why there is no forecast.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    /// It was not said for when the step is planned, or only when it had been taken.
    NoPlan,
    /// Fewer steps taken than are needed.
    TooLittle {
        /// How many there are.
        have: usize,
        /// How many are needed.
        need: usize,
    },
    /// It is later than any of the history.
    Beyond,
}

/// When a project that has not taken a step is likely to take it, with what was known of all on a day.
///
/// # Errors
/// Why nothing can be said.
pub fn forecast(of: &Step, history: &[Step], today: Date, settings: Settings) -> Result<Forecast, Why> {
    let planned = of.planned.ok_or(Why::NoPlan)?;
    let (curve, alike) = curve(of, history, today, settings)?;
    let elapsed = since(planned, today);
    let day = |share: f64| curve.by(share, Some(elapsed)).and_then(|days| after(planned, days));
    let tail = (1.0 - settings.band) / 2.0;
    let made = Forecast { median: day(1.0 / 2.0), low: day(tail), high: day(1.0 - tail), alike, number: curve.number, taken: curve.ended };
    if made.low.is_none() { Err(Why::Beyond) } else { Ok(made) }
}

/// The curve of the like where enough of them took the step, of all otherwise.
fn curve(of: &Step, history: &[Step], today: Date, settings: Settings) -> Result<(Curve, Option<String>), Why> {
    let others = || history.iter().filter(|step| step.id != of.id);
    let alike = Curve::of(&spells(others().filter(|step| of.alike.is_some() && step.alike == of.alike), today));
    if alike.ended >= settings.at_least.max(1) {
        return Ok((alike, of.alike.clone()));
    }
    let all = Curve::of(&spells(others(), today));
    let (have, need) = (all.ended, settings.at_least.max(1));
    if have < need { Err(Why::TooLittle { have, need }) } else { Ok((all, None)) }
}

/// The delays of a step as seen on a day: of those taken, and of those waited for.
pub(super) fn spells<'a>(steps: impl Iterator<Item = &'a Step>, day: Date) -> Vec<Spell> {
    steps.filter_map(|step| spell(step, day)).collect()
}

fn spell(step: &Step, day: Date) -> Option<Spell> {
    let planned = step.planned?;
    if let Some(taken) = step.taken.filter(|taken| *taken <= day) {
        return Some(Spell { days: since(planned, taken), ended: true });
    }
    step.ready.filter(|ready| *ready <= day)?;
    let last = step.given_up.filter(|given_up| *given_up <= day).unwrap_or(day);
    Some(Spell { days: since(planned, last), ended: false })
}

/// Days from one day to another.
pub(super) fn since(from: Date, to: Date) -> i64 {
    from.until(to).map_or(0, |span| i64::from(span.get_days()))
}

fn after(day: Date, days: i64) -> Option<Date> {
    day.checked_add(jiff::Span::new().try_days(days).ok()?).ok()
}

impl Why {
    /// Stable snake-case word for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Why::NoPlan => "no_plan",
            Why::TooLittle { .. } => "too_little_history",
            Why::Beyond => "beyond_history",
        }
    }

    /// The words printed in place of a forecast.
    pub fn words(self) -> Text {
        match self {
            Why::NoPlan => Text::new("没有计划日期", "no date is planned"),
            Why::TooLittle { have, need } => {
                Text::new(format!("历史太少：{have} 个，需 {need} 个"), format!("too little history: {have} of {need} that are needed"))
            }
            Why::Beyond => Text::new("已晚于全部历史", "later than all of the history"),
        }
    }
}
