//! The funnel of a cohort: how many reached each stage, went on, were lost or are still there, and for how long.

use super::days::{between, median};
use super::{Lead, Standing};
use crate::share::Share;
use figures::Decimal;
use jiff::civil::Date;
use methodology::catalogue::Funnel;
use std::collections::BTreeMap;

/// A funnel counted on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// Leads that are somewhere in it.
    pub leads: u32,
    /// How many of them are lost.
    pub lost: u32,
    /// Leads without any date, by their place among those given.
    pub undated: Vec<usize>,
    /// Leads that came in after the day.
    pub later: u32,
    /// What there is of each stage.
    pub stages: Vec<StageCount>,
}

/// A stage of a funnel. Those who reached it went on, were lost in it or are still there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StageCount {
    /// How many got as far as this, or further.
    pub reached: u32,
    /// How many of them got further.
    pub onward: u32,
    /// How many were lost here.
    pub lost: u32,
    /// How many are here on the day.
    pub here: u32,
    /// What those who reached it spoke of.
    pub reached_amount: Sum,
    /// What those who are here speak of.
    pub here_amount: Sum,
    /// Which part of those who reached it got further; nothing of none, or of the last stage.
    pub conversion: Option<Share>,
    /// The same of those whose stay here is over.
    pub settled: Option<Share>,
    /// Days for which those who are here have been here.
    pub ages: Ages,
    /// Days from this stage to the next of those who have both dates.
    pub took: Ages,
}

/// Days, with their middle.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Ages {
    /// In order.
    pub days: Vec<i64>,
    /// The middle.
    pub median: Option<Decimal>,
    /// How many are over the limit of the stage; nothing where it has none.
    pub over: Option<u32>,
}

/// A sum of amounts, and how many are not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Sum {
    /// The known ones together, 万元; nothing where they are beyond what can be added.
    pub amount: Option<Decimal>,
    /// How many are known.
    pub known: u32,
    /// How many are not.
    pub unknown: u32,
}

impl Sum {
    /// Adds up.
    pub fn of(amounts: impl Iterator<Item = Option<Decimal>>) -> Self {
        let start = Sum { amount: Some(Decimal::ZERO), known: 0, unknown: 0 };
        amounts.fold(start, |sum, amount| match amount {
            Some(more) => Sum { amount: sum.amount.and_then(|all| all.checked_add(more)), known: sum.known + 1, ..sum },
            None => Sum { unknown: sum.unknown + 1, ..sum },
        })
    }
}

/// Counts a funnel on a day.
pub fn counted(funnel: &Funnel, leads: &[&Lead], day: Date) -> Counted {
    let standing: Vec<(&Lead, Standing)> = leads.iter().map(|lead| (*lead, lead.standing(day))).collect();
    let undated = standing.iter().enumerate().filter(|(_, (_, s))| *s == Standing::Undated).map(|(at, _)| at).collect();
    Counted {
        leads: count(&standing, |s| s.reached().is_some()),
        lost: count(&standing, |s| matches!(s, Standing::Lost(..))),
        later: count(&standing, |s| s == Standing::NotYet),
        undated,
        stages: (0..funnel.stages.len()).map(|at| stage(funnel, &standing, at, day)).collect(),
    }
}

fn count(standing: &[(&Lead, Standing)], which: impl Fn(Standing) -> bool) -> u32 {
    u32::try_from(standing.iter().filter(|(_, s)| which(*s)).count()).unwrap_or(u32::MAX)
}

fn stage(funnel: &Funnel, standing: &[(&Lead, Standing)], at: usize, day: Date) -> StageCount {
    let reached = count(standing, |s| s.reached().is_some_and(|stage| stage >= at));
    let onward = count(standing, |s| s.reached().is_some_and(|stage| stage > at));
    let lost = count(standing, |s| matches!(s, Standing::Lost(stage, _) if stage == at));
    let last = at + 1 >= funnel.stages.len();
    let share = |whole: u32| Share::of(onward.into(), whole.into()).filter(|_| !last);
    let here = || standing.iter().filter(move |(_, s)| matches!(s, Standing::In(stage, _) if *stage == at));
    let since = here().filter_map(|(_, s)| if let Standing::In(_, since) = s { Some(between(*since, day)) } else { None });
    let next = standing.iter().filter_map(|(lead, s)| passed(lead, *s, at));
    StageCount {
        reached,
        onward,
        lost,
        here: reached - onward - lost,
        reached_amount: Sum::of(standing.iter().filter(|(_, s)| s.reached().is_some_and(|stage| stage >= at)).map(|(l, _)| l.amount)),
        here_amount: Sum::of(here().map(|(lead, _)| lead.amount)),
        conversion: share(reached),
        settled: share(onward + lost),
        ages: Ages::of(since.collect(), funnel.stages.get(at).and_then(|stage| stage.limit)),
        took: Ages::of(next.collect(), None),
    }
}

/// Days from a stage to the next, of a lead that has reached that by the day and has both dates in order.
fn passed(lead: &Lead, standing: Standing, at: usize) -> Option<i64> {
    standing.reached().filter(|stage| *stage > at)?;
    let (from, to) = (lead.stages.get(at).copied().flatten()?, lead.stages.get(at + 1).copied().flatten()?);
    Some(between(from, to)).filter(|days| *days >= 0)
}

impl Ages {
    fn of(mut days: Vec<i64>, limit: Option<u32>) -> Self {
        days.sort_unstable();
        let over = limit.map(|limit| u32::try_from(days.iter().filter(|d| **d > i64::from(limit)).count()).unwrap_or(u32::MAX));
        Ages { median: median(&days), over, days }
    }
}

/// Leads by a word of theirs, such as their source; those without one stand under nothing.
pub fn of_group<'l>(leads: &[&'l Lead], word: impl Fn(&Lead) -> Option<String>) -> BTreeMap<Option<String>, Vec<&'l Lead>> {
    let mut groups: BTreeMap<Option<String>, Vec<&Lead>> = BTreeMap::new();
    leads.iter().for_each(|lead| groups.entry(word(lead)).or_default().push(lead));
    groups
}
