//! Which figures move if a filing changes: those whose lineage holds it. Nothing is computed.

use crate::contribution::adds_up;
use crate::engine::Engine;
use crate::evaluate::Against;
use crate::linear::{Amount, Linear, Part};
use crate::plan::register::{ENTRIES, OFFICES, last_event};
use crate::request::{Request, RequestError};
use crate::shape::Shape;
use figures::{Basis, FigureId, Moment, Period, Price, Role, Transform};
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
    /// It is the only filing that shows that the unit filed for the base, so that the bridge has it where it belongs.
    Shown,
}

/// A unit on the days that count for a period: its last, and that of the base.
struct Standing<'a> {
    now: Option<&'a UnitState>,
    last: Option<&'a UnitState>,
    period: Period,
    against: Against,
    /// Periods and items that the unit filed of the form, with the filing in question.
    filed: &'a BTreeSet<(String, String)>,
}

impl Standing<'_> {
    fn base(&self) -> Period {
        self.against.base(self.period)
    }

    /// Whether the filing is read as the unit's own: of a run of months over years, those before the last are whichever
    /// column said them last.
    fn is_own(&self, filing: &Filing, way: As) -> bool {
        let of = if way == As::Current { self.period } else { self.base() };
        filing.role == Role::Current || filing.period.year() < of.year()
    }

    /// Whether the unit came into the panel as a new one since the base.
    fn is_new(&self) -> bool {
        let entered = self.now.and_then(|s| last_event(s, self.base().last_day(), &ENTRIES));
        entered == Some("new") && !self.last.is_some_and(|s| s.member)
    }
}

/// The bases on which the change of an indicator in an area and a period moves, each with whether only a year later.
type Moved = BTreeMap<(String, String, Period), BTreeSet<(Basis, bool)>>;

impl Engine {
    /// The figures that a change of a filing, if it became known now, would move, by the register as known at a
    /// moment: of every indicator, by area and period, its level; its growth on every basis and the average of two years; its
    /// change on the period before on the bases that are known now; and of what adds up the unit's own pull and contribution.
    /// Periods are those that are filed, quarters, halves, years, and any twelve months in a row.
    ///
    /// # Errors
    /// When the book could not be read.
    pub async fn affects(&self, filing: &Filing, as_of: Moment) -> Result<Vec<Affected>, RequestError> {
        let both = |p| [Against::YearBefore, Against::Previous].map(|against| (p, against));
        let periods: Vec<(Period, Against)> = candidates(filing.period).into_iter().flat_map(both).collect();
        let days: BTreeSet<Date> = periods.iter().flat_map(|(p, against)| [p.last_day(), against.base(*p).last_day()]).collect();
        let at: Vec<(Date, Moment)> = days.iter().map(|day| (*day, as_of)).collect();
        let registers = self.ledger.registers_at(&at).await?;
        let own = |states: &Vec<UnitState>| states.iter().find(|s| s.unit == filing.unit).cloned();
        let states: BTreeMap<Date, Option<UnitState>> = days.into_iter().zip(registers.iter().map(own)).collect();
        let on = |day| states.get(&day).and_then(Option::as_ref);
        let values = self.ledger.latest_of(&filing.form, &filing.unit, as_of).await?;
        let sheets: BTreeSet<String> = values.iter().filter(|v| v.role == Role::Current).map(|v| v.period.clone()).collect();
        let items = self.catalogue.forms.get(&filing.form).into_iter().flat_map(|f| f.items.keys());
        let named = items.filter(|item| filing.item.as_ref().is_none_or(|i| i == *item));
        let named = named.map(|item| (filing.period.to_string(), item.clone()));
        let filed = values.into_iter().map(|v| (v.period, v.item)).chain(named).collect();
        let (mut out, mut moved) = (BTreeSet::new(), Moved::new());
        for (period, against) in periods {
            let (now, last) = (on(period.last_day()), on(against.base(period).last_day()));
            let standing = Standing { now, last, period, against, filed: &filed };
            for way in self.ways_of(&standing, filing, &sheets) {
                self.affected(filing, way, &standing, as_of, (&mut out, &mut moved))?;
            }
        }
        self.made_of(&moved, &filing.unit, as_of, &mut out)?;
        let now: BTreeSet<FigureId> = out.iter().filter(|a| !a.a_year_later).map(|a| a.id.clone()).collect();
        Ok(out.into_iter().filter(|a| !a.a_year_later || !now.contains(&a.id)).collect())
    }

    /// How a period reads the filing: as its own value, as that of the base, or as a sign that the unit filed then.
    fn ways_of(&self, standing: &Standing<'_>, filing: &Filing, filed: &BTreeSet<String>) -> Vec<As> {
        let now = self.form_reads(filing, standing.period).then_some(As::Current);
        let base = self.form_reads(filing, standing.base()).then_some(As::Base);
        let sheets = self.catalogue.forms.get(&filing.form).map(|f| f.filed_as(standing.base())).unwrap_or_default();
        let shown = sheets.iter().any(|sheet| filed.contains(&sheet.to_string()));
        let shows = filing.role == Role::Current && sheets.contains(&filing.period) && !shown;
        now.into_iter().chain(base).chain(shows.then_some(As::Shown)).collect()
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
        (out, moved): (&mut BTreeSet<Affected>, &mut Moved),
    ) -> Result<(), RequestError> {
        for (indicator, area) in self.catalogue.indicators.keys().flat_map(|i| self.catalogue.areas.keys().map(move |a| (i, a))) {
            let id = plain(indicator, area, standing.period);
            let question = self.question(&Request::of(&id, as_of))?;
            let sums = self.sums(&question);
            let bases = bases(way, standing.is_own(filing, way), standing.is_new(), |last| {
                sums.iter().any(|(linear, area)| self.reads(filing, linear, area, (standing, way), last))
            });
            let has_growth = !matches!(question.shape, Shape::RuleNotAvailable | Shape::NotInForce | Shape::NotApplicable);
            if bases.is_empty() || !has_growth && way != As::Current {
                continue;
            }
            if standing.against == Against::Previous {
                // What was published of the period before moves no figure of this moment.
                let now = bases.into_iter().filter(|(_, later)| has_growth && !later && !question.is_change());
                out.extend(now.map(|(basis, _)| changed(&id, Transform::OnPrevious, (basis, false))));
                continue;
            }
            if way == As::Current && !question.is_change() {
                out.insert(Affected { id: id.clone(), a_year_later: false });
            }
            if has_growth {
                let of = if question.is_change() { Transform::Level } else { Transform::Growth };
                out.extend(bases.iter().map(|basis| changed(&id, of, *basis)));
                moved.entry((indicator.clone(), area.clone(), standing.period)).or_default().extend(bases);
            }
        }
        Ok(())
    }

    /// The figures that are made of growths that move: the average of this year's and last year's, and the unit's part.
    fn made_of(&self, moved: &Moved, unit: &str, as_of: Moment, out: &mut BTreeSet<Affected>) -> Result<(), RequestError> {
        for ((indicator, area, period), bases) in moved {
            let id = plain(indicator, area, *period);
            let question = self.question(&Request::of(&id, as_of))?;
            if question.is_change() || question.is_rate() {
                continue;
            }
            let years = [id.clone(), plain(indicator, area, period.year_after())];
            let average = |id: &FigureId| bases.iter().map(|basis| changed(id, Transform::TwoYearAverage, *basis)).collect::<Vec<_>>();
            out.extend(years.iter().flat_map(average));
            if adds_up(&question.shape) {
                let own = FigureId { by: Some(("firm".to_owned(), unit.to_owned())), ..id };
                let parts = [Transform::Pull, Transform::Contribution];
                out.extend(parts.iter().flat_map(|part| bases.iter().map(|basis| changed(&own, *part, *basis))));
            }
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
        let counted = linear.parts.iter().any(|part| matches!(&part.amount, Amount::Filed(counted) if counted == form));
        out.extend(definition.filed_as(period).into_iter().filter(|_| counted));
        out
    }

    /// Whether a sum over an area reads the filing, with the unit as it stands in the period or in last year's.
    fn reads(&self, filing: &Filing, linear: &Linear, area: &str, (standing, way): (&Standing<'_>, As), last: bool) -> bool {
        let of = if way == As::Current { standing.period } else { standing.base() };
        let read = || self.read_of(&filing.form, linear, of, standing.filed).contains(&filing.period);
        if if way == As::Shown { !linear.items().contains_key(&filing.form) } else { !read() } {
            return false;
        }
        let (state, day) = match last {
            false => (standing.now, standing.period.last_day()),
            true => (standing.last, standing.base().last_day()),
        };
        let within = self.within(area);
        let there = |s: &UnitState| if self.population(linear) == OFFICES { s.is_office() } else { s.member };
        let Some(state) = state.filter(|s| there(s) && s.attributes.get("area").is_some_and(|a| within.contains(a))) else { return false };
        let reads = |part: &Part| way == As::Shown || reads_item(part, filing);
        linear.parts.iter().any(|part| reads(part) && self.may_hold(&part.filter, state, day) != Some(false))
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
fn bases(way: As, own: bool, new: bool, reads: impl Fn(bool) -> bool) -> Vec<(Basis, bool)> {
    let mut out = Vec::new();
    if way == As::Shown {
        // Who had filed is what was known a year before, and decides the unit's part in the bridge, on every basis the same.
        return Basis::ALL.into_iter().filter(|_| reads(true)).map(|basis| (basis, true)).collect();
    }
    if way == As::Current && own && reads(false) {
        return Basis::ALL.map(|basis| (basis, false)).to_vec();
    }
    if way == As::Base && !new && reads(false) {
        out.extend([(Basis::Comparable, false), (Basis::Matched, false)]);
    }
    if way == As::Base && reads(true) {
        out.push((Basis::Restated, false));
        out.extend(own.then_some((Basis::Published, true)));
    }
    out
}

/// A figure of an indicator's value.
fn plain(indicator: &str, area: &str, period: Period) -> FigureId {
    let (indicator, area) = (indicator.to_owned(), area.to_owned());
    FigureId { indicator, period, area, by: None, basis: Basis::default(), price: Price::default(), impute: None }
}

/// A figure of a change of it.
fn changed(of: &FigureId, how: Transform, (basis, a_year_later): (Basis, bool)) -> Affected {
    Affected { id: FigureId { indicator: format!("{}{}", of.indicator, how.ending()), basis, ..of.clone() }, a_year_later }
}

/// The periods of the filing's year and the two after it, as they are filed, and the twelve months up to each of theirs.
fn candidates(of: Period) -> BTreeSet<Period> {
    let years = (0..=2).map(|n| of.year().saturating_add(n));
    let in_year = |year: i16| {
        let months = (1..=12).flat_map(move |m| [Period::Month { year, month: m }, Period::Cumulative { year, to: m }]);
        let quarters = (1..=4).map(move |quarter| Period::Quarter { year, quarter });
        let halves = (1..=2).map(move |half| Period::Half { year, half });
        let runs = (1..=11).map(move |to| Period::Run { from_year: year.saturating_sub(1), from: to + 1, year, to });
        months.chain(quarters).chain(halves).chain(runs).chain([Period::Year { year }])
    };
    years.flat_map(in_year).map(Period::as_filed).collect()
}
