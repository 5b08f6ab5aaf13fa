//! Which figures move if a filing changes: those whose lineage holds it. Nothing is computed.

use crate::engine::Engine;
use crate::linear::{Amount, Linear, Part, Shape};
use crate::plan::register::{ENTRIES, attribute, last_event, membership};
use crate::reading::filed_for;
use crate::request::{Request, RequestError};
use figures::{Basis, FigureId, Moment, Period, Price, Role};
use jiff::civil::Date;
use ledger::UnitState;
use methodology::formula::ast::Cond;
use std::collections::{BTreeMap, BTreeSet};

/// A filing that may change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filing {
    /// Credit code.
    pub unit: String,
    /// Official table number.
    pub form: String,
    /// The period its values speak of.
    pub period: Period,
    /// Own or same-period column.
    pub role: Role,
    /// Item code; any item when absent.
    pub item: Option<String>,
}

/// A figure that would move.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Affected {
    /// The figure.
    pub id: FigureId,
    /// Whether it moves only a year later: a published base is what was known a year before.
    pub a_year_later: bool,
}

/// How a period's filings are read for another.
#[derive(Clone, Copy, PartialEq, Eq)]
enum As {
    Current,
    Base,
}

/// A unit on the days that count for a period: its last, and the same of last year.
struct Standing<'a> {
    now: Option<&'a UnitState>,
    last: Option<&'a UnitState>,
    period: Period,
}

impl Standing<'_> {
    /// Whether the unit came into the panel as a new one since last year's period.
    fn is_new(&self) -> bool {
        let entered = self.now.and_then(|s| last_event(s, self.period.year_before().last_day(), &ENTRIES));
        entered == Some("new") && !self.last.is_some_and(|s| s.member)
    }
}

impl Engine {
    /// The figures that a change of a filing, if it became known now, would move, by the register as known at a
    /// moment: of every indicator, its level and its growth on every basis, by period and area.
    ///
    /// # Errors
    /// When the book could not be read.
    pub async fn affects(&self, filing: &Filing, as_of: Moment) -> Result<Vec<Affected>, RequestError> {
        let periods: Vec<(Period, As)> = candidates(filing.period).into_iter().flat_map(|p| ways(p, filing)).collect();
        let days: BTreeSet<Date> = periods.iter().flat_map(|(p, _)| [p.last_day(), p.year_before().last_day()]).collect();
        let at: Vec<(Date, Moment)> = days.iter().map(|day| (*day, as_of)).collect();
        let registers = self.ledger.registers_at(&at).await?;
        let own = |states: &Vec<UnitState>| states.iter().find(|s| s.unit == filing.unit).cloned();
        let states: BTreeMap<Date, Option<UnitState>> = days.into_iter().zip(registers.iter().map(own)).collect();
        let on = |day| states.get(&day).and_then(Option::as_ref);
        let mut out = BTreeSet::new();
        for (period, way) in periods {
            let standing = Standing { now: on(period.last_day()), last: on(period.year_before().last_day()), period };
            self.affected(filing, way, &standing, as_of, &mut out)?;
        }
        Ok(out.into_iter().collect())
    }

    fn affected(
        &self,
        filing: &Filing,
        way: As,
        standing: &Standing<'_>,
        as_of: Moment,
        out: &mut BTreeSet<Affected>,
    ) -> Result<(), RequestError> {
        for (indicator, area) in self.catalogue.indicators.keys().flat_map(|i| self.catalogue.areas.keys().map(move |a| (i, a))) {
            let id = FigureId {
                indicator: indicator.clone(),
                period: standing.period,
                area: area.clone(),
                by: None,
                basis: Basis::default(),
                price: Price::default(),
            };
            let question = self.question(&Request::of(&id, as_of))?;
            let sums = self.sums(&question);
            let bases = bases(way, filing.role, standing.is_new(), |last| {
                sums.iter().any(|(linear, area)| self.reads(filing, linear, area, standing, last))
            });
            let level = way == As::Current && !bases.is_empty() && !question.growth;
            let grown = if question.growth { indicator.clone() } else { format!("{indicator}.growth") };
            let of = |(basis, a_year_later)| Affected { id: FigureId { indicator: grown.clone(), basis, ..id.clone() }, a_year_later };
            let has_growth = !matches!(question.shape, Shape::RuleNotAvailable | Shape::NotInForce | Shape::NotApplicable);
            out.extend(bases.into_iter().filter(|_| has_growth).map(of));
            out.extend(level.then_some(Affected { id, a_year_later: false }));
        }
        Ok(())
    }

    /// Whether a sum over an area reads the filing, with the unit as it stands in the period or in last year's.
    fn reads(&self, filing: &Filing, linear: &Linear, area: &str, standing: &Standing<'_>, last: bool) -> bool {
        let (state, day) = match last {
            false => (standing.now, standing.period.last_day()),
            true => (standing.last, standing.period.year_before().last_day()),
        };
        let within = self.within(area);
        let Some(state) = state.filter(|s| s.member && s.attributes.get("area").is_some_and(|a| within.contains(a))) else { return false };
        linear.parts.iter().any(|part| reads_item(part, filing) && self.may_hold(&part.filter, state, day) != Some(false))
    }

    /// A condition on a unit; nothing where the register does not tell, or where it is on values that may change.
    fn may_hold(&self, cond: &Cond, state: &UnitState, day: Date) -> Option<bool> {
        match cond {
            Cond::True => Some(true),
            Cond::InClass { classification, class } => membership(state, self.catalogue.classifications.get(classification)?, class, day),
            Cond::Attribute { name, value } => attribute(state, name).map(|found| found == value),
            Cond::Compare(..) => None,
            Cond::And(a, b) => kleene(self.may_hold(a, state, day), self.may_hold(b, state, day), false),
            Cond::Or(a, b) => kleene(self.may_hold(a, state, day), self.may_hold(b, state, day), true),
            Cond::Not(a) => self.may_hold(a, state, day).map(|holds| !holds),
        }
    }
}

/// Of two answers the one that decides, when either gives it.
fn kleene(a: Option<bool>, b: Option<bool>, deciding: bool) -> Option<bool> {
    if a == Some(deciding) || b == Some(deciding) { Some(deciding) } else { a.and(b) }
}

fn reads_item(part: &Part, filing: &Filing) -> bool {
    let counted = matches!(&part.amount, Amount::Filed(form) if *form == filing.form);
    let items = Linear { parts: vec![part.clone()] }.items();
    let named = items.get(&filing.form).filter(|_| !counted);
    counted || named.is_some_and(|items| filing.item.as_ref().is_none_or(|item| items.contains(item)))
}

/// The bases of growth that move, each with whether only a year later; for a current value any of them stands for
/// the level too. The base of a unit declared new is zero, whatever is filed for the year before.
fn bases(way: As, role: Role, new: bool, reads: impl Fn(bool) -> bool) -> Vec<(Basis, bool)> {
    let mut out = Vec::new();
    if way == As::Current && role == Role::Current && reads(false) {
        return Basis::ALL.map(|basis| (basis, false)).to_vec();
    }
    if way == As::Base && !new && reads(false) {
        out.extend([(Basis::Comparable, false), (Basis::Matched, false)]);
    }
    if way == As::Base && reads(true) {
        out.push((Basis::Restated, false));
        out.extend((role == Role::Current).then_some((Basis::Published, true)));
    }
    out
}

/// How a period reads the filing: as its own value, or as that of last year.
fn ways(period: Period, filing: &Filing) -> Vec<(Period, As)> {
    let mut out = Vec::new();
    if filed_for(period).contains(&filing.period) {
        out.push((period, As::Current));
    }
    if filed_for(period.year_before()).contains(&filing.period) {
        out.push((period, As::Base));
    }
    out
}

/// The periods of the filing's year and the two after it, as they are filed.
fn candidates(of: Period) -> BTreeSet<Period> {
    let years = (0..=2).map(|n| of.year().saturating_add(n));
    let in_year = |year: i16| {
        let months = (1..=12).flat_map(move |m| [Period::Month { year, month: m }, Period::Cumulative { year, to: m }]);
        let quarters = (1..=4).map(move |quarter| Period::Quarter { year, quarter });
        let halves = (1..=2).map(move |half| Period::Half { year, half });
        months.chain(quarters).chain(halves).chain([Period::Year { year }])
    };
    years.flat_map(in_year).map(Period::as_filed).collect()
}
