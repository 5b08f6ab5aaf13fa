//! `wanmu targets`: targets against their figures, and plans of capacity.
//!
//! `gather` has the figures computed, disclosed and put into the targets' units; `assessment` judges; `plans` does the
//! same for capacity; `print` writes the table
//! and `notes` what is said below it.

mod gather;
mod notes;
mod plans;
mod print;

pub use gather::{Found, Until};
pub use plans::PlanRow;
pub use print::{aim, amount, done, percent};

use super::Talk;
use crate::cli::TargetsArgs;
use crate::failure::{Failure, NOT_FOUND, OK, USAGE};
use crate::wire;
use crate::workspace::Workspace;
use assessment::allocation::{Allocation, Child, allocate};
use assessment::progress::{Case, Progress, judge};
use assessment::revisions::{self, Thread};
use assessment::why::Why;
use figures::{Goals, Measure, Milestone, Moment, Outcome, Period, Reason, Text};
use ledger::UnitState;
use methodology::Subject;
use publication::disclosure::Gate;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

/// A target with everything that is said of it.
pub struct Row<'a> {
    /// The target and its revisions.
    pub thread: &'a Thread<'a>,
    /// What it is about.
    pub title: Text,
    /// Its area.
    pub area: Text,
    /// What was found.
    pub found: Found,
    /// The judgement.
    pub progress: Progress,
    /// Its parts, where it has any.
    pub allocation: Option<Allocation>,
    /// Milestones in force.
    pub milestones: Vec<Milestone>,
    /// Decimals in which amounts are printed.
    pub decimals: u32,
}

/// All that is printed.
pub struct Listing<'a> {
    /// The year asked for.
    pub year: i16,
    /// The area asked for.
    pub area: Option<&'a str>,
    /// Up to when facts were known.
    pub as_of: Moment,
    /// Targets by area, indicator and name.
    pub rows: Vec<Row<'a>>,
    /// Plans of capacity by firm and product.
    pub plans: Vec<PlanRow<'a>>,
    /// Targets and plans of single units that the audience may not see.
    pub withheld: usize,
}

/// Who reads, and what the register says of the units read about.
pub struct Audience<'a> {
    /// What passes.
    gate: Gate,
    /// Units on the day asked.
    register: BTreeMap<&'a str, &'a UnitState>,
}

impl Audience<'_> {
    /// An audience of figures alone, of no unit's own.
    pub fn new(gate: Gate) -> Self {
        Audience { gate, register: BTreeMap::new() }
    }

    /// Whether the unit is an office that files for others.
    fn is_office(&self, unit: &str) -> bool {
        self.register.get(unit).is_some_and(|state| state.is_office())
    }

    /// Whether targets and plans of the unit may be seen: an office's are no single firm's.
    fn may_see(&self, unit: &str) -> bool {
        self.is_office(unit) || self.gate.microdata(unit)
    }
}

/// Judges and prints.
pub async fn run(args: &TargetsArgs, data: Option<&Path>, talk: Talk) -> Result<u8, Failure> {
    let work = Workspace::open(data).await?;
    let until = Until { as_of: work.moment(args.reading.as_of.as_deref())?, through: through(args)? };
    let wanted = Wanted { year: args.year, area: args.area.as_deref(), until };
    let gate = super::figure::gate(&work, &args.reading.audience)?;
    listed(&work, gate, wanted, |listing| {
        if talk.json {
            talk.document(&wire::targets(listing, work.zone()));
        } else {
            crate::out::text(&print::listing(listing, work.zone(), talk.lang));
        }
    })
    .await?;
    Ok(OK)
}

/// Which targets.
#[derive(Debug, Clone, Copy)]
pub struct Wanted<'a> {
    /// Year of the targets.
    pub year: i16,
    /// Targets of all areas within it; of all areas where none is named.
    pub area: Option<&'a str>,
    /// Up to when figures are taken.
    pub until: Until,
}

/// Judges the targets of a year, and gives what somebody makes of them.
///
/// # Errors
/// An area there is none of, or a book that could not be read.
pub async fn listed<T>(work: &Workspace, gate: Gate, wanted: Wanted<'_>, show: impl FnOnce(&Listing<'_>) -> T) -> Result<T, Failure> {
    let until = wanted.until;
    let register = work.ledger.register_at(until.as_of.day(work.zone()), until.as_of).await?;
    let register: BTreeMap<&str, &UnitState> = register.iter().map(|state| (state.unit.as_str(), state)).collect();
    let audience = Audience { gate, register };
    let within = within(work, wanted.area)?;
    let goals = work.ledger.goals(until.as_of, &work.catalogue.code_exceptions).await?;
    let threads = revisions::threads(&goals, until.as_of);
    let here = |t: &&Thread<'_>| t.current.period.year() == wanted.year && within.contains(t.current.area.as_str());
    let may_see = |t: &Thread<'_>| t.current.filer.as_ref().is_none_or(|unit| audience.may_see(unit.as_str()));
    let (mut listed, hidden): (Vec<&Thread<'_>>, Vec<_>) = threads.values().filter(here).partition(|t| may_see(t));
    listed.sort_by_key(|t| (&t.current.area, &t.current.indicator, &t.current.target));
    let rows = rows(work, &audience, &goals, &threads, listed, until).await?;
    let (plans, unseen) = plans::plans(work, &audience, &goals, &within, wanted).await?;
    let withheld = hidden.len() + unseen;
    Ok(show(&Listing { year: wanted.year, area: wanted.area, as_of: until.as_of, rows, plans, withheld }))
}

fn through(args: &TargetsArgs) -> Result<Option<Period>, Failure> {
    let Some(text) = args.through.as_deref() else { return Ok(None) };
    match super::figure::period(text)? {
        month @ Period::Month { year, .. } if year == args.year => Ok(Some(month)),
        _ => {
            let (zh, en) =
                (format!("--through“{text}”不是 {} 年的月份", args.year), format!("--through {text} is no month of {}", args.year));
            Err(Failure::new(USAGE, zh, en))
        }
    }
}

/// The areas asked for: one with all in it, or all there are.
fn within(work: &Workspace, area: Option<&str>) -> Result<BTreeSet<String>, Failure> {
    let areas = &work.catalogue.areas;
    let Some(area) = area else { return Ok(areas.keys().cloned().collect()) };
    if !areas.contains_key(area) {
        let all = areas.keys().cloned().collect::<Vec<_>>().join(", ");
        return Err(Failure::new(
            NOT_FOUND,
            format!("没有区域“{area}”；现有：{all}"),
            format!("area `{area}` not found; there are: {all}"),
        ));
    }
    let mut within = BTreeSet::from([area.to_owned()]);
    loop {
        let inside = areas.values().filter(|a| a.parent.as_ref().is_some_and(|p| within.contains(p)));
        let more: Vec<String> = inside.map(|a| a.code.clone()).filter(|code| !within.contains(code)).collect();
        if more.is_empty() {
            return Ok(within);
        }
        within.extend(more);
    }
}

/// Targets with everything that is said of them.
pub async fn rows<'a>(
    work: &Workspace,
    audience: &Audience<'_>,
    goals: &Goals,
    threads: &'a BTreeMap<&'a str, Thread<'a>>,
    listed: Vec<&'a Thread<'a>>,
    until: Until,
) -> Result<Vec<Row<'a>>, Failure> {
    let current: Vec<_> = listed.iter().map(|t| t.current).collect();
    let found = gather::gather(work, audience, &current, until).await?;
    let row = |(thread, found): (&'a Thread<'a>, Found)| {
        let target = thread.current;
        let subject = work.catalogue.subject(&target.indicator);
        let milestones = revisions::milestones(goals, &target.target, until.as_of);
        Row {
            thread,
            title: subject.as_ref().map_or_else(|| Text::new(&target.indicator, &target.indicator), Subject::title),
            area: area_title(work, &target.area),
            progress: progress(thread, &found, &milestones, until.as_of.day(work.zone())),
            allocation: allocation(work, thread, threads),
            decimals: decimals(subject.as_ref(), thread),
            found,
            milestones,
        }
    };
    Ok(listed.into_iter().zip(found).map(row).collect())
}

fn progress(thread: &Thread<'_>, found: &Found, milestones: &[Milestone], today: jiff::civil::Date) -> Progress {
    let target = thread.current;
    let Some(aim) = target.aim else { return Progress::without(&Why::Withdrawn) };
    let Some(window) = found.window else { return Progress::without(&nothing_yet(target.period, found.actual, today)) };
    judge(Case {
        aim,
        first_aim: thread.first_aim(),
        direction: target.direction,
        is_rate: is_rate(&target.measure),
        pace: target.pace,
        fallback: target.fallback,
        window,
        actual: found.actual,
        season: &found.season,
        milestones,
    })
}

/// Whether amounts in the unit are rates.
fn is_rate(measure: &Measure) -> bool {
    measure.is_pure() || measure.same_dimension(&Measure::points())
}

/// Why there is no figure at all: too early, or nobody filed.
fn nothing_yet(period: Period, actual: Outcome, today: jiff::civil::Date) -> Why {
    let first = Period::Month { year: period.year(), month: period.months().0 };
    if first.last_day() > today { Why::NotBegun } else { Why::NoValue(actual.reason().unwrap_or(Reason::NotFiled)) }
}

/// The parts of a target against it, as they now stand.
fn allocation(work: &Workspace, thread: &Thread<'_>, threads: &BTreeMap<&str, Thread<'_>>) -> Option<Allocation> {
    let whole = thread.current;
    let parts = threads.values().filter(|t| t.current.parent.as_deref() == Some(whole.target.as_str()));
    let child = |t: &Thread<'_>| (t.current.target.clone(), t.current.area.clone(), t.aim());
    let parts: Vec<_> = parts.map(child).collect();
    let children: Vec<Child<'_>> = parts.iter().map(|(target, area, aim)| Child { target, area, aim: aim.clone() }).collect();
    let inside = work.catalogue.areas.values().filter(|a| a.parent.as_deref() == Some(whole.area.as_str()));
    let inside: BTreeSet<&str> = inside.map(|a| a.code.as_str()).collect();
    allocate(whole.aim?, &whole.measure, &whole.area, &children, &inside)
}

/// Name of an area; its code where no pack defines it.
fn area_title(work: &Workspace, code: &str) -> Text {
    work.catalogue.areas.get(code).map_or_else(|| Text::new(code, code), |a| a.title.clone())
}

/// As the indicator is shown where the target is in that unit; whole numbers where the item has only such.
fn decimals(subject: Option<&Subject<'_>>, thread: &Thread<'_>) -> u32 {
    let aim = thread.current.aim.map_or(0, |a| a.normalize().scale());
    match subject {
        Some(Subject::Indicator { indicator, growth: false }) if indicator.shown == thread.current.measure => indicator.decimals.max(aim),
        Some(Subject::Item { item, .. }) if item.integer => aim,
        Some(Subject::Tally(tally)) if tally.sum.is_none() => aim,
        _ => aim.max(1),
    }
}
