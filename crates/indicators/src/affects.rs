//! Which figures move if a filing changes: those whose lineage holds it. Nothing is computed.

use crate::engine::Engine;
use crate::linear::{Amount, Linear, Part};
use crate::plan::register::OFFICES;
use crate::plan::register::{ENTRIES, last_event};
use crate::request::{Request, RequestError};
use crate::shape::Shape;
use figures::{Basis, FigureId, Moment, Period, Price, Role};
use jiff::civil::Date;
use ledger::UnitState;
use methodology::formula::ast::Cond;
use methodology::reading::{At, Recipe};
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
    /// Periods and items that the unit filed of the form, with the filing in question.
    filed: &'a BTreeSet<(String, String)>,
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
        let periods: Vec<(Period, As)> = candidates(filing.period).into_iter().flat_map(|p| self.ways_of(p, filing)).collect();
        let days: BTreeSet<Date> = periods.iter().flat_map(|(p, _)| [p.last_day(), p.year_before().last_day()]).collect();
        let at: Vec<(Date, Moment)> = days.iter().map(|day| (*day, as_of)).collect();
        let registers = self.ledger.registers_at(&at).await?;
        let own = |states: &Vec<UnitState>| states.iter().find(|s| s.unit == filing.unit).cloned();
        let states: BTreeMap<Date, Option<UnitState>> = days.into_iter().zip(registers.iter().map(own)).collect();
        let on = |day| states.get(&day).and_then(Option::as_ref);
        let values = self.ledger.latest_of(&filing.form, &filing.unit, as_of).await?;
        let mut filed: BTreeSet<(String, String)> = values.into_iter().map(|v| (v.period, v.item)).collect();
        let items = self.catalogue.forms.get(&filing.form).into_iter().flat_map(|f| f.items.keys());
        let named = items.filter(|item| filing.item.as_ref().is_none_or(|i| i == *item));
        filed.extend(named.map(|item| (filing.period.to_string(), item.clone())));
        let mut out = BTreeSet::new();
        for (period, way) in periods {
            let standing = Standing { now: on(period.last_day()), last: on(period.year_before().last_day()), period, filed: &filed };
            self.affected(filing, way, &standing, as_of, &mut out)?;
        }
        Ok(out.into_iter().collect())
    }

    /// How a period reads the filing: as its own value, or as that of last year.
    fn ways_of(&self, period: Period, filing: &Filing) -> Vec<(Period, As)> {
        let reads = |of: Period| self.form_reads(filing, of);
        let now = reads(period).then_some((period, As::Current));
        now.into_iter().chain(reads(period.year_before()).then_some((period, As::Base))).collect()
    }

    /// Whether any value of the form for a period is made with the filing.
    fn form_reads(&self, filing: &Filing, of: Period) -> bool {
        let Some(form) = self.catalogue.forms.get(&filing.form) else { return of == filing.period };
        let items = form.items.values().filter(|i| filing.item.as_ref().is_none_or(|code| *code == i.code));
        let recipes = items.flat_map(|i| [At::Period, At::Opening].map(|at| form.recipes(i, at, of).unwrap_or_default()));
        let mut periods = recipes.flatten().flatten().flat_map(|s| [Some(s.to), s.before]).flatten().chain(form.filed_as(of));
        periods.any(|p| p == filing.period)
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
                sums.iter().any(|(linear, area)| self.reads(filing, linear, area, (standing, way), last))
            });
            let level = way == As::Current && !bases.is_empty() && !question.is_change();
            let grown = if question.is_change() { indicator.clone() } else { format!("{indicator}.growth") };
            let of = |(basis, a_year_later)| Affected { id: FigureId { indicator: grown.clone(), basis, ..id.clone() }, a_year_later };
            let has_growth = !matches!(question.shape, Shape::RuleNotAvailable | Shape::NotInForce | Shape::NotApplicable);
            out.extend(bases.into_iter().filter(|_| has_growth).map(of));
            out.extend(level.then_some(Affected { id, a_year_later: false }));
        }
        Ok(())
    }

    /// The filings of a unit that a sum reads of a form for a period: of each value those of the first way for which all
    /// is filed, of all ways where none is.
    fn read_of(&self, form: &str, linear: &Linear, period: Period, filed: &BTreeSet<(String, String)>) -> BTreeSet<Period> {
        let Some(definition) = self.catalogue.forms.get(form) else { return BTreeSet::from([period]) };
        let mut out = BTreeSet::new();
        for (_, code, at) in linear.values().into_iter().filter(|(f, ..)| f == form) {
            let Some(item) = self.catalogue.item(definition, &code) else { continue };
            let ways = definition.recipes(&item, at, period).unwrap_or_default();
            let whole = |way: &Recipe| way.iter().all(|s| filed.contains(&(s.to.to_string(), code.clone())));
            let read: Vec<&Recipe> = ways.iter().find(|way| whole(way)).map_or_else(|| ways.iter().collect(), |way| vec![way]);
            out.extend(read.into_iter().flatten().flat_map(|s| [Some(s.to), s.before]).flatten());
        }
        if out.is_empty() { definition.filed_as(period).into_iter().collect() } else { out }
    }

    /// Whether a sum over an area reads the filing, with the unit as it stands in the period or in last year's.
    fn reads(&self, filing: &Filing, linear: &Linear, area: &str, (standing, way): (&Standing<'_>, As), last: bool) -> bool {
        let of = if way == As::Current { standing.period } else { standing.period.year_before() };
        if !self.read_of(&filing.form, linear, of, standing.filed).contains(&filing.period) {
            return false;
        }
        let (state, day) = match last {
            false => (standing.now, standing.period.last_day()),
            true => (standing.last, standing.period.year_before().last_day()),
        };
        let within = self.within(area);
        let there = |s: &UnitState| if self.population(linear) == OFFICES { s.is_office() } else { s.member };
        let Some(state) = state.filter(|s| there(s) && s.attributes.get("area").is_some_and(|a| within.contains(a))) else { return false };
        linear.parts.iter().any(|part| reads_item(part, filing) && self.may_hold(&part.filter, state, day) != Some(false))
    }

    /// Whether a unit is in a class; nothing where that depends on the edition of its code.
    fn may_be_in(&self, state: &UnitState, list: &str, class: &str, day: Date) -> Option<bool> {
        let list = self.catalogue.classifications.get(list)?;
        if self.catalogue.declares_editions() {
            return None;
        }
        let said = state.attributes.get(&list.attribute()).map(String::as_str);
        list.membership(class, attribute(state, "industry"), said).as_bool().filter(|_| list.in_force(day))
    }

    /// A condition on a unit; nothing where the register does not tell, or where it is on values that may change.
    fn may_hold(&self, cond: &Cond, state: &UnitState, day: Date) -> Option<bool> {
        match cond {
            Cond::True => Some(true),
            Cond::InClass { classification, class } => self.may_be_in(state, classification, class, day),
            Cond::Attribute { name, value } => attribute(state, name).map(|found| found == value),
            Cond::Compare(..) => None,
            Cond::And(a, b) => kleene(self.may_hold(a, state, day), self.may_hold(b, state, day), false),
            Cond::Or(a, b) => kleene(self.may_hold(a, state, day), self.may_hold(b, state, day), true),
            Cond::Not(a) => self.may_hold(a, state, day).map(|holds| !holds),
        }
    }
}

/// An attribute of the register; the division is the first two digits of the industry's code.
fn attribute<'a>(state: &'a UnitState, name: &str) -> Option<&'a str> {
    match name {
        "division" => state.attributes.get("industry").and_then(|code| code.get(..2)),
        _ => state.attributes.get(name).map(String::as_str),
    }
}

/// Of two answers the one that decides, when either gives it.
fn kleene(a: Option<bool>, b: Option<bool>, deciding: bool) -> Option<bool> {
    if a == Some(deciding) || b == Some(deciding) { Some(deciding) } else { a.and(b) }
}

fn reads_item(part: &Part, filing: &Filing) -> bool {
    let counted = matches!(&part.amount, Amount::Filed(form) if *form == filing.form);
    let items = Linear { parts: vec![part.clone()], ..Linear::default() }.items();
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
