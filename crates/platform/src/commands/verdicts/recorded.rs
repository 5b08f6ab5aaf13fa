//! What is recorded of the claims that no indicator answers.

use crate::failure::Failure;
use crate::records::{self, Tallied};
use crate::workspace::Workspace;
use assessment::records::{Record, Records};
use figures::goal::Building;
use figures::{Decimal, Goals, Measure, Moment, Period, Target, Text};
use intake::Registry;
use intake::matching::{Match, Matcher};
use jiff::civil::Date;
use methodology::catalogue::Tally;
use publication::claims::{Claim, Found, Recorded, Transform, Wanted};
use publication::disclosure::Gate;
use std::collections::BTreeSet;

/// What claims are answered from.
struct Book<'a> {
    work: &'a Workspace,
    records: Records,
    tallied: Tallied<'a>,
    goals: Goals,
    registry: Registry,
    as_of: Moment,
    gate: &'a Gate,
}

/// The answers, by the number of their claim.
pub(super) async fn recorded(work: &Workspace, found: &Found, as_of: Moment, gate: &Gate) -> Result<Vec<(usize, Recorded)>, Failure> {
    let wanted = found.recorded_wanted(&work.catalogue);
    if wanted.is_empty() {
        return Ok(Vec::new());
    }
    let exceptions = &work.catalogue.code_exceptions;
    let tallies: Vec<&Tally> = wanted.iter().filter_map(|(_, wanted)| tally(work, wanted)).collect();
    let kinds = wanted.iter().filter_map(|(_, wanted)| kind(wanted)).collect();
    let book = Book {
        work,
        records: records::records(work, &kinds, as_of).await?,
        tallied: Tallied::read(work, &tallies, as_of).await?,
        goals: work.ledger.goals(as_of, exceptions).await?,
        registry: Registry::new(work.ledger.register_rows(exceptions).await?),
        as_of,
        gate,
    };
    let matcher = Matcher::new(&book.registry, &work.catalogue.legal_forms);
    let mut out = Vec::new();
    for (nth, wanted) in wanted {
        let claim = &found.claims[nth];
        let answer = match &wanted {
            Wanted::Tally(id) => book.tally(claim, id),
            Wanted::Title(title) => book.title(claim, title, &matcher),
            Wanted::Event { sort, pending } => book.event(claim, sort, *pending),
            Wanted::Capacity => book.capacity(claim, &matcher),
        };
        out.extend(answer.map(|answer| (nth, answer)));
    }
    Ok(out)
}

fn tally<'w>(work: &'w Workspace, wanted: &Wanted) -> Option<&'w Tally> {
    if let Wanted::Tally(id) = wanted { work.catalogue.tallies.get(id) } else { None }
}

/// The kind of records that answers.
fn kind(wanted: &Wanted) -> Option<&'static str> {
    match wanted {
        Wanted::Title(_) => Some("title"),
        Wanted::Event { .. } => Some("event"),
        Wanted::Tally(_) | Wanted::Capacity => None,
    }
}

impl Book<'_> {
    fn today(&self) -> Date {
        self.as_of.day(self.work.zone())
    }

    /// A count of records, or how much of its target that is. Only the park's own is counted.
    fn tally(&self, claim: &Claim, id: &str) -> Option<Recorded> {
        let area = self.work.catalogue.default_area.clone().unwrap_or_default();
        let tally = self.work.catalogue.tallies.get(id)?;
        let period = claim.period.parse::<Period>().ok()?;
        let figure = self.gate.tally(tally, self.tallied.figures(tally, &[period], &area).pop()?);
        let value = figure.outcome().value()?;
        let counted = Text::new(format!("{} {value}", tally.title.zh), format!("{} {value}", tally.title.en));
        if claim.transform != Transform::Completion {
            let explain = Some(figure.id().to_string());
            return Some(Recorded { ours: Some(value), agrees: None, says: counted, assumed: None, explain });
        }
        let (target, aim) = self.target(id, period)?;
        let ours = value.checked_mul(Decimal::ONE_HUNDRED).and_then(|value| value.checked_div(aim));
        let says = Text::new(
            format!("{}，目标 {aim}（{}）", counted.zh, target.period),
            format!("{}, target {aim} of {}", counted.en, target.period),
        );
        let same = target.period.as_filed() == period.as_filed();
        let assumed =
            (!same).then(|| Text::new(format!("目标取 {} 全年", target.period), format!("the target is that of {}", target.period)));
        ours.map(|ours| Recorded { ours: Some(ours), agrees: None, says, assumed, explain: Some(figure.id().to_string()) })
    }

    /// The target of a tally for the period; else for its year.
    fn target(&self, id: &str, period: Period) -> Option<(&Target, Decimal)> {
        let newest = |wanted: Period| {
            let of = self.goals.targets.iter().filter(|t| t.indicator == id && t.period.as_filed() == wanted.as_filed());
            let newest = of.max_by_key(|t| t.known)?;
            Some((newest, newest.aim.filter(|aim| !aim.is_zero())?))
        };
        newest(period).or_else(|| newest(Period::Year { year: period.year() }))
    }

    /// How many of those named hold the title. Of somebody whom the register does not know nothing can be said.
    fn title(&self, claim: &Claim, title: &str, matcher: &Matcher<'_>) -> Option<Recorded> {
        let held: Vec<&Record> = self.records.kind("title").filter(|r| r.text("title") == Some(title)).collect();
        let mut holders: BTreeSet<&str> = BTreeSet::new();
        if held.is_empty() {
            return None;
        }
        let (mut missing, mut batches) = (Vec::new(), BTreeSet::new());
        for member in &claim.members {
            let units = units(matcher, member, self.today());
            let found: Vec<&&Record> = held.iter().filter(|r| r.text("holder").is_some_and(|h| units.contains(h))).collect();
            match found.first() {
                Some(record) => {
                    holders.extend(record.text("holder"));
                    batches.extend(
                        found.iter().filter_map(|r| Some(format!("{} {}", r.text("batch").unwrap_or_default(), r.text("awarded")?))),
                    );
                }
                None if units.is_empty() => return None,
                None => missing.push(member.as_str()),
            }
        }
        let listed = batches.into_iter().collect::<Vec<_>>().join("；");
        let says = match missing.is_empty() {
            true => Text::new(format!("称号台账：{listed}"), format!("register of titles: {listed}")),
            false => Text::new(
                format!("称号台账中没有：{}", missing.join("、")),
                format!("not in the register of titles: {}", missing.join(", ")),
            ),
        };
        Some(Recorded { ours: Some(Decimal::from(holders.len())), agrees: Some(missing.is_empty()), says, assumed: None, explain: None })
    }

    /// Whether the chronicle has such an event of the subject within the time said. Of what it does not have nothing can be said.
    fn event(&self, claim: &Claim, sort: &str, pending: bool) -> Option<Recorded> {
        let (from, to) = span(&claim.period)?;
        let is_about = |record: &&Record| {
            let subject = record.text("subject").unwrap_or_default();
            record.text("sort") == Some(sort) && (is_named(&claim.entity, subject) || speaks_of(&claim.text, subject))
        };
        let events: Vec<(&Record, (Date, Date))> =
            self.records.kind("event").filter(is_about).filter_map(|r| Some((r, dated(r)?))).collect();
        let (record, (first, last)) = match pending {
            true => events.first()?,
            false => events.iter().find(|(_, (first, last))| *last >= from && *first <= to).or_else(|| events.first())?,
        };
        let within = *last >= from && *first <= to;
        let day = record.text("on").or_else(|| record.text("month")).unwrap_or_default();
        let what = record.text("what").unwrap_or_default();
        let says = Text::new(format!("大事记 {day}：{what}"), format!("chronicle, {day}: {what}"));
        let agrees = if pending { *first > to } else { within };
        Some(Recorded { ours: None, agrees: Some(agrees), says, assumed: None, explain: None })
    }

    /// What the firm can make a year by the end of the time said, by its plan of capacity.
    fn capacity(&self, claim: &Claim, matcher: &Matcher<'_>) -> Option<Recorded> {
        let (_, day) = span(&claim.period)?;
        let measure = Measure::parse(&claim.unit)?;
        let units = units(matcher, &claim.entity, self.today());
        let steps = self.goals.capacities.iter().filter(|step| units.contains(step.unit.as_str()) && step.date <= day);
        let step = steps.max_by_key(|step| (step.date, step.known))?;
        if !self.gate.microdata(step.unit.as_str()) {
            return None;
        }
        let ours = step.capacity.convert(&measure)?.amount;
        let state = match step.state {
            Building::Built => Text::new("已建成", "built"),
            Building::Planned => Text::new("计划", "planned"),
            Building::Withdrawn => return None,
        };
        let says = Text::new(
            format!("产能台账：{} {}，{} 起，{}", step.product, step.phase, step.date, state.zh),
            format!("plan of capacity: {} {}, from {}, {}", step.product, step.phase, step.date, state.en),
        );
        Some(Recorded { ours: Some(ours), agrees: None, says, assumed: None, explain: None })
    }
}

/// The units that may be meant by a name: the one that bears it, or those nearest to it.
fn units(matcher: &Matcher<'_>, name: &str, day: Date) -> BTreeSet<String> {
    match matcher.find(name, day) {
        Match::Exact(unit) => BTreeSet::from([unit.as_str().to_owned()]),
        Match::Candidates(near) => {
            let best = near.first().map(|c| c.confidence);
            near.into_iter().filter(|c| Some(c.confidence) == best).map(|c| c.unit.as_str().to_owned()).collect()
        }
        Match::None => BTreeSet::new(),
    }
}

/// Whether one name holds the other.
fn is_named(entity: &str, subject: &str) -> bool {
    let (entity, subject) = (intake::article::fold(entity), intake::article::fold(subject));
    !entity.is_empty() && !subject.is_empty() && (entity.contains(&subject) || subject.contains(&entity))
}

/// Whether words name a subject.
fn speaks_of(words: &str, subject: &str) -> bool {
    let (words, subject) = (intake::article::fold(words), intake::article::fold(subject));
    !subject.is_empty() && words.contains(&subject)
}

/// First and last day of the time a claim says; of a beginning without an end, to the last day there is.
fn span(text: &str) -> Option<(Date, Date)> {
    if let Ok(day) = text.parse::<Date>() {
        return Some((Date::MIN, day));
    }
    match text.strip_suffix("..") {
        Some(open) => Some((open.parse::<Period>().ok()?.first_day(), Date::MAX)),
        None => text.parse::<Period>().ok().map(|period| (period.first_day(), period.last_day())),
    }
}

/// First and last day on which an event may have been.
fn dated(record: &Record) -> Option<(Date, Date)> {
    if let Some(day) = record.date("on") {
        return Some((day, day));
    }
    record.month("month").map(|month| (month.first_day(), month.last_day()))
}
