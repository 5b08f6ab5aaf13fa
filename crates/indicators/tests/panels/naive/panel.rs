//! One row per unit and role: which part it plays, with this year's value, its base and last year's as then published.

use super::formula::{Amount, Filter, Linear};
use super::register::{ENTRIES, EXITS, State};
use super::values::Side;
use super::{Frame, Naive};
use crate::case::code;
use crate::world;
use figures::Decimal;
use jiff::civil::Date;

/// What is summed, where and by what.
#[derive(Debug, Clone)]
pub struct Scope<'a> {
    pub linear: &'a Linear,
    pub area: &'a str,
    pub frame: Frame,
    pub by: Option<&'a str>,
    /// A class, or `other`, of a classification that the sum is narrowed to.
    pub class: Option<(&'a str, &'a str)>,
    /// At the prices of the base.
    pub constant: bool,
    /// Whether the units are put in order: who is new has no place in last year's.
    pub ordered: bool,
}

/// A unit's role in a panel.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    pub unit: usize,
    /// The member of the dimension it belongs to.
    pub key: String,
    pub part: &'static str,
    pub now: Option<Decimal>,
    pub base: Option<Decimal>,
    pub published: Option<Decimal>,
    /// Whether its filing of this period has been revised.
    pub revised: Option<bool>,
}

/// A unit as each side sees it.
struct Sides {
    unit: usize,
    now: Option<State>,
    published: Option<State>,
    restated: Option<State>,
    began: Option<Date>,
}

/// Decimals to which a unit's quotients are kept.
const DIGITS: u32 = 10;

pub fn quotient(over: Decimal, under: Decimal) -> Decimal {
    figures::round(over / under, DIGITS)
}

impl Naive<'_> {
    /// All rows of a sum.
    pub fn rows(&self, scope: &Scope<'_>) -> Vec<Row> {
        (0..self.case.units).flat_map(|unit| self.rows_of(unit, scope)).collect()
    }

    fn rows_of(&self, unit: usize, scope: &Scope<'_>) -> Vec<Row> {
        let frame = scope.frame;
        let now = self.state(unit, frame.now.to.last_day(), frame.as_of);
        let began = now.as_ref().and_then(|s| s.events.iter().rev().find(|(_, e)| e == "new").map(|(day, _)| *day));
        let sides = Sides {
            unit,
            now,
            published: self.state(unit, frame.base.to.last_day(), frame.then),
            restated: self.state(unit, frame.base.to.last_day(), frame.as_of),
            began,
        };
        [self.this_year(&sides, scope), self.gone(&sides, scope), self.restated(&sides, scope)].into_iter().flatten().collect()
    }

    /// A unit of today's panel that is in the group, or may be.
    fn this_year(&self, sides: &Sides, scope: &Scope<'_>) -> Option<Row> {
        let state = sides.now.as_ref().filter(|s| inside(s, scope.area))?;
        let group = group(state, scope);
        if group == Some(false) {
            return None;
        }
        let now = self.amount(sides, scope, Side::Now, state);
        let part = self.part(sides, scope, state, now);
        let elsewhere = matches!(part, "not_filed" | "unsettled") && !self.same_group(sides, scope);
        let published = self.was_published(sides, scope) && !elsewhere;
        Some(Row {
            unit: sides.unit,
            key: key(sides.unit, Some(state), scope.by),
            part,
            now,
            base: match part {
                "new" => Some(Decimal::ZERO).filter(|_| !scope.ordered),
                _ => self.amount(sides, scope, Side::Base, state),
            },
            published: if published { self.amount(sides, scope, Side::Published, state) } else { None },
            revised: self.revised(sides.unit, scope),
        })
    }

    fn part(&self, sides: &Sides, scope: &Scope<'_>, state: &State, now: Option<Decimal>) -> &'static str {
        if self.untold(sides, scope, state) {
            return "unknown";
        }
        if now.is_none() {
            return if self.waits(sides, scope) { "unsettled" } else { "not_filed" };
        }
        if self.same_group(sides, scope) {
            return "continuing";
        }
        if self.was_published(sides, scope) {
            return "reclassified_in";
        }
        if sides.restated.as_ref().is_some_and(|s| inside(s, scope.area)) {
            return "continuing";
        }
        last_event(sides, scope, &ENTRIES).unwrap_or("no_base")
    }

    /// Whether it has something to add to a term of which can't be told if it is about the unit.
    fn untold(&self, sides: &Sides, scope: &Scope<'_>, state: &State) -> bool {
        let rate = || world::rate(state.attributes.get("industry")?, scope.frame.now.to.year());
        let has = |amount| self.term(amount, sides, scope, Side::Now, rate).is_some();
        scope.linear.iter().any(|p| and(holds(state, p.filter), in_class(state, scope.class)).is_none() && has(p.amount))
    }

    /// A unit that was published in the group last year and is not in it now.
    fn gone(&self, sides: &Sides, scope: &Scope<'_>) -> Option<Row> {
        let then = sides.published.as_ref().filter(|s| group(s, scope) == Some(true) && self.was_published(sides, scope))?;
        let here = sides.now.as_ref().filter(|s| inside(s, scope.area));
        let stays = here.is_some_and(|s| group(s, scope) == Some(true) && same_key(sides, scope));
        if stays {
            return None;
        }
        let part = match (here, last_event(sides, scope, &EXITS)) {
            (Some(_), _) => "reclassified_out",
            (None, Some("moved_out")) => "moved_out",
            _ => "left",
        };
        let published = self.amount(sides, scope, Side::Published, then);
        let key = key(sides.unit, Some(then), scope.by);
        Some(Row { unit: sides.unit, key, part, now: None, base: None, published, revised: None })
    }

    /// A unit of last year's panel as it is known today.
    fn restated(&self, sides: &Sides, scope: &Scope<'_>) -> Option<Row> {
        let state = sides.restated.as_ref().filter(|s| inside(s, scope.area) && group(s, scope) == Some(true))?;
        let base = self.restated_amount(sides, scope, state);
        let key = key(sides.unit, Some(state), scope.by);
        Some(Row { unit: sides.unit, key, part: "restated_panel", now: None, base, published: None, revised: None })
    }

    /// Whether it was in the area's panel last year, by what was known then, and had filed.
    fn was_published(&self, sides: &Sides, scope: &Scope<'_>) -> bool {
        let filed = |form| self.filed(sides.unit, form, scope.frame, Side::Published).is_some();
        sides.published.as_ref().is_some_and(|s| inside(s, scope.area)) && forms(scope.linear).into_iter().all(filed)
    }

    /// Whether it was published in the same group and under the same member.
    fn same_group(&self, sides: &Sides, scope: &Scope<'_>) -> bool {
        let then = sides.published.as_ref().is_some_and(|s| group(s, scope) == Some(true));
        then && self.was_published(sides, scope) && same_key(sides, scope)
    }

    /// A unit's amount by the values of a side; `judged` says to which terms it belongs.
    fn amount(&self, sides: &Sides, scope: &Scope<'_>, side: Side, judged: &State) -> Option<Decimal> {
        // The base is taken by this year's rates; its months are those of the base itself.
        let rates = if side == Side::Published { sides.published.as_ref() } else { sides.now.as_ref() };
        let day = if side == Side::Published { scope.frame.base } else { scope.frame.now };
        self.total(sides, scope, side, (judged, rates, day.to.year()))
    }

    fn restated_amount(&self, sides: &Sides, scope: &Scope<'_>, state: &State) -> Option<Decimal> {
        self.total(sides, scope, Side::Base, (state, Some(state), scope.frame.base.to.year()))
    }

    fn total(&self, sides: &Sides, scope: &Scope<'_>, side: Side, by: (&State, Option<&State>, i32)) -> Option<Decimal> {
        let (judged, rates, year) = by;
        let mut total = Decimal::ZERO;
        for part in scope.linear {
            // What can't be told of a unit leaves its amount unknown.
            if !and(holds(judged, part.filter), in_class(judged, scope.class))? {
                continue;
            }
            let rate = || world::rate(rates?.attributes.get("industry")?, year);
            let mut amount = self.term(part.amount, sides, scope, side, rate)?;
            if scope.constant && side == Side::Now {
                let industry = sides.now.as_ref()?.attributes.get("industry")?;
                amount = quotient(amount * Decimal::ONE_HUNDRED, world::index(industry, scope.frame.now)?);
            }
            total += if part.minus { -amount } else { amount };
        }
        Some(total)
    }

    fn term(&self, amount: Amount, sides: &Sides, scope: &Scope<'_>, side: Side, rate: impl Fn() -> Option<Decimal>) -> Option<Decimal> {
        let of = |item, opening| self.value(sides.unit, (item, opening), scope.frame, side, sides.began).amount;
        match amount {
            Amount::Item(item) => of(item, false),
            Amount::Opening(item) => of(item, true),
            Amount::Mean(item) => Some((of(item, true)? + of(item, false)?) / Decimal::TWO),
            Amount::Less(a, b) => Some(of(a, false)? - of(b, false)?),
            Amount::Rated(item) => Some(of(item, false)? * rate()?),
            Amount::Ran(item) => Some(quotient(of(item, false)? * Decimal::from(ran(sides, scope, side)?), length(scope, side))),
            Amount::Filed(form) => self.filed(sides.unit, form, scope.frame, side).map(|_| Decimal::ONE),
        }
    }

    /// Whether a value of this period waits for what came before it to be confirmed.
    fn waits(&self, sides: &Sides, scope: &Scope<'_>) -> bool {
        let items = scope.linear.iter().flat_map(|p| p.amount.items());
        items.into_iter().any(|item| self.value(sides.unit, item, scope.frame, Side::Now, sides.began).waits)
    }

    fn revised(&self, unit: usize, scope: &Scope<'_>) -> Option<bool> {
        let chains = forms(scope.linear).into_iter().filter_map(|form| self.filed(unit, form, scope.frame, Side::Now));
        let each: Vec<Option<bool>> = chains.map(|c| self.revised_chain(c, scope.frame.as_of)).collect();
        if each.contains(&Some(true)) { Some(true) } else { each.into_iter().collect::<Option<Vec<_>>>().map(|_| false) }
    }
}

fn length(scope: &Scope<'_>, side: Side) -> Decimal {
    Decimal::from(if side == Side::Now { scope.frame.now } else { scope.frame.base }.length())
}

/// How many months of a side's period it ran: a new unit from the month it began, as the register of that side says.
fn ran(sides: &Sides, scope: &Scope<'_>, side: Side) -> Option<i32> {
    let (state, span) = match side {
        Side::Now => (&sides.now, scope.frame.now),
        Side::Base => (&sides.restated, scope.frame.base),
        Side::Published => (&sides.published, scope.frame.base),
    };
    let began = state.as_ref()?.events.iter().rev().find(|(_, e)| e == "new");
    let months = |day: Date| (i32::from(day.year()) * 12) + i32::from(day.month()) - 1;
    Some(began.map_or(span.length(), |(day, _)| (span.to.0 - months(*day) + 1).clamp(0, span.length())))
}

pub fn forms(linear: &Linear) -> Vec<&'static str> {
    let mut forms: Vec<&str> = linear.iter().flat_map(|p| p.amount.forms()).collect();
    forms.sort_unstable();
    forms.dedup();
    forms
}

/// Whether a unit belongs to the panel of an area on the day.
fn inside(state: &State, area: &str) -> bool {
    let own = state.attributes.get("area").map(String::as_str);
    state.member && (own == Some(area) || (area == "whole" && matches!(own, Some("east" | "west"))))
}

/// Whether any term of the sum is about the unit; nothing where that can't be told.
fn group(state: &State, scope: &Scope<'_>) -> Option<bool> {
    let each = scope.linear.iter().map(|p| and(holds(state, p.filter), in_class(state, scope.class)));
    each.reduce(or).unwrap_or(Some(false))
}

fn holds(state: &State, filter: Filter) -> Option<bool> {
    let street = |name: &str| state.attributes.get("street").map(|s| s == name);
    match filter {
        Filter::All => Some(true),
        Filter::Class(classification, class) => of_class(state, classification, class),
        Filter::StreetOrB(name) => or(street(name), of_class(state, "kind", "b")),
    }
}

fn in_class(state: &State, class: Option<(&str, &str)>) -> Option<bool> {
    match class {
        None => Some(true),
        Some((classification, "other")) => {
            let all: &[&str] = if classification == "kind" { &["a", "b", "c", "d"] } else { &["x", "y"] };
            let any = all.iter().map(|class| of_class(state, classification, class)).reduce(or).flatten();
            any.map(|any| !any)
        }
        Some((classification, class)) => of_class(state, classification, class),
    }
}

/// Whether a unit is in a class: by its code, and of 9401 by what the register says.
fn of_class(state: &State, classification: &str, class: &str) -> Option<bool> {
    let industry = state.attributes.get("industry")?;
    match (classification, class) {
        ("kind", "a") => Some(industry.starts_with("91")),
        ("kind", "b") => Some(industry == "9201"),
        ("kind", "c") => Some(industry.starts_with("93")),
        ("kind", "d") if industry != "9401" => Some(false),
        ("kind", "d") => match state.attributes.get("class_kind").map(String::as_str) {
            Some("d") => Some(true),
            Some("none") => Some(false),
            // Two words of a classification without overlaps say nothing.
            _ => None,
        },
        ("topic", "x") => Some(industry == "9101" || industry == "9201"),
        ("topic", "y") => Some(industry == "9201" || industry.starts_with("93")),
        other => panic!("no class {other:?}"),
    }
}

/// Kleene's and, or.
fn and(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    match (a, b) {
        (Some(false), _) | (_, Some(false)) => Some(false),
        (Some(true), Some(true)) => Some(true),
        _ => None,
    }
}

fn or(a: Option<bool>, b: Option<bool>) -> Option<bool> {
    and(a.map(|a| !a), b.map(|b| !b)).map(|neither| !neither)
}

/// The member of a dimension that a unit belongs to.
fn key(unit: usize, state: Option<&State>, by: Option<&str>) -> String {
    let attribute = |name: &str| state.and_then(|s| s.attributes.get(name));
    let found = match by {
        None => Some(String::new()),
        Some("firm") => Some(code(unit).to_string()),
        Some("division") => attribute("industry").map(|i| i[..2].to_owned()),
        Some(name) => attribute(name).cloned(),
    };
    found.unwrap_or_else(|| "unknown".to_owned())
}

/// Whether a unit belongs to the same member now and then; what is unknown is a member too.
fn same_key(sides: &Sides, scope: &Scope<'_>) -> bool {
    key(sides.unit, sides.now.as_ref(), scope.by) == key(sides.unit, sides.published.as_ref(), scope.by)
}

fn last_event(sides: &Sides, scope: &Scope<'_>, kinds: &[&'static str]) -> Option<&'static str> {
    let events = &sides.now.as_ref()?.events;
    let since = scope.frame.base.to.last_day();
    let last = events.iter().rev().find(|(day, e)| *day > since && kinds.contains(&e.as_str()));
    last.and_then(|(_, e)| kinds.iter().find(|k| *k == e).copied())
}
