//! The figures of bound measures, judged as those of targets are: a goal of the plan stands for a target.

use super::gather::{Asked, World, is_defined};
use crate::commands::targets::{self, Audience, Found, Until};
use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::progress::Progress;
use assessment::revisions::threads;
use figures::goal::{Counting, Direction, Pace};
use figures::{Decimal, Goals, Measure, Milestone, Period, Place, Target, Text};
use jiff::civil::Date;
use methodology::Subject;
use methodology::catalogue::Better;
use publication::disclosure::Gate;
use std::collections::BTreeMap;

/// What is said of a bound measure.
pub struct Judged {
    /// What it is bound to.
    pub title: Text,
    /// Period of the figure.
    pub period: Period,
    /// Whether the goal is for a later year, so that the figure is what there is so far.
    pub ahead: bool,
    /// What was found.
    pub found: Found,
    /// The judgement; nothing where the plan sets no goal in a unit of its kind.
    pub progress: Option<Progress>,
    /// The goal in its unit.
    pub aim: Option<Decimal>,
    /// The unit.
    pub measure: Measure,
    /// Decimals in which amounts are printed.
    pub decimals: u32,
}

/// The judgements by item.
pub async fn judge(work: &Workspace, gate: &Gate, world: &World, asked: &Asked) -> Result<BTreeMap<String, Judged>, Failure> {
    let goals = Goals { targets: bound(work, world, asked), milestones: Vec::<Milestone>::new(), capacities: Vec::new() };
    let known = threads(&goals, asked.as_of);
    let today = asked.as_of.day(work.zone());
    let through = (asked.day < today).then(|| last_month(asked.day)).flatten();
    let audience = Audience::new(gate.clone());
    let until = Until { as_of: asked.as_of, through };
    let rows = targets::rows(work, &audience, &goals, &known, known.values().collect(), until).await?;
    let judged = rows.into_iter().map(|row| {
        let target = row.thread.current;
        let item = world.items.iter().find(|item| item.id == target.target);
        let due = item.and_then(|item| due(world, item.plan.as_deref(), item.due));
        let one = Judged {
            title: row.title,
            period: target.period,
            ahead: due.is_some_and(|due| due.year() > target.period.year()),
            progress: target.aim.map(|_| row.progress),
            aim: target.aim,
            measure: target.measure.clone(),
            decimals: row.decimals,
            found: row.found,
        };
        (target.target.clone(), one)
    });
    Ok(judged.collect())
}

/// The last month that is over on a day.
fn last_month(day: Date) -> Option<Period> {
    let last = day.first_of_month().yesterday().ok()?;
    let whole = day == day.last_of_month();
    let of = if whole { day } else { last };
    Some(Period::Month { year: of.year(), month: of.month() })
}

fn bound(work: &Workspace, world: &World, asked: &Asked) -> Vec<Target> {
    let Some(area) = work.catalogue.default_area.clone() else { return Vec::new() };
    let items = world.items.iter().filter_map(|item| {
        let indicator = item.indicator.clone().filter(|id| is_defined(work, id))?;
        let subject = work.catalogue.subject(&indicator)?;
        let goal = item.goal.as_ref().filter(|goal| subject.takes(&goal.measure));
        let (period, ahead) = period(due(world, item.plan.as_deref(), item.due), asked.day);
        Some(Target {
            target: item.id.clone(),
            filer: None,
            area: area.clone(),
            period,
            measure: goal.map_or_else(|| subject.measure(), |goal| goal.measure.clone()),
            aim: goal.map(|goal| goal.amount),
            direction: direction(&subject),
            pace: if ahead { Pace::Level } else { pace(work, &subject, period.last_day()) },
            fallback: None,
            counting: Counting::default(),
            parent: None,
            issuer: item.officer.clone().unwrap_or_default(),
            document: None,
            scope: None,
            known: asked.as_of,
            source: None,
            note: None,
            place: Place::file("plan"),
            indicator,
        })
    });
    items.collect()
}

/// When an item is due, or its plan ends.
fn due(world: &World, plan: Option<&str>, due: Option<Date>) -> Option<Date> {
    due.or_else(|| world.plans.iter().find(|told| Some(told.plan.id.as_str()) == plan)?.plan.ends)
}

/// The half-year or year that a goal is for, and whether it is to come: then what there is this year stands against it.
fn period(due: Option<Date>, day: Date) -> (Period, bool) {
    match due {
        Some(due) if due.year() > day.year() => (Period::Year { year: day.year() }, true),
        Some(due) if due <= half(due.year()) => (Period::Half { year: due.year(), half: 1 }, false),
        Some(due) => (Period::Year { year: due.year() }, false),
        None => (Period::Year { year: day.year() }, false),
    }
}

/// The last day of a half-year.
fn half(year: i16) -> Date {
    Period::Half { year, half: 1 }.last_day()
}

fn direction(subject: &Subject<'_>) -> Direction {
    match subject {
        Subject::Indicator { indicator, growth: false } if indicator.card.better == Some(Better::Lower) => Direction::AtMost,
        _ => Direction::AtLeast,
    }
}

/// What adds up over the year goes by months; anything else is compared as it stands.
fn pace(work: &Workspace, subject: &Subject<'_>, day: Date) -> Pace {
    match subject {
        Subject::Tally(_) => Pace::Months,
        Subject::Indicator { indicator, growth: false } if work.catalogue.adds_up(indicator, day) => Pace::Months,
        _ => Pace::Level,
    }
}
