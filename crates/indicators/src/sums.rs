//! The sums that figures ask for, each once however many ask for it.

use crate::engine::Engine;
use crate::evaluate::{Cell, Cells, Scope};
use crate::impute::{Imputed, WITHIN};
use crate::largest::Most;
use crate::linear::Linear;
use crate::request::RequestError;
use crate::shape::{Shape, Spread};
use crate::spread::{OfUnit, Place, Spreading};
use crate::tally::{Tallies, Tally};
use figures::{Decimal, Reason};
use jiff::civil::Date;
use std::collections::{BTreeMap, BTreeSet};

/// Sums over the units of areas and periods, by their place in the list.
#[derive(Debug, Default)]
pub(crate) struct Sums {
    /// The different formulas.
    pub linears: Vec<Linear>,
    /// Place of the formula, and where it is summed.
    pub list: Vec<(usize, Scope)>,
    /// Those whose units' own values are kept.
    pub spreads: BTreeSet<usize>,
    /// Those of which a change is told, so that those gone and last year's panel count.
    pub changes: BTreeSet<usize>,
    /// Whether a change is told of what is noted next.
    pub of_change: bool,
    /// Whether all are of the period alone: nothing of a base is told, so that none is read.
    pub levels: bool,
    /// How many members of a breakdown are wanted; all where nothing is said.
    pub most: Option<Most>,
    /// The day whose rates and lists are used; each period's own last day when absent.
    pub definition: Option<Date>,
    places: BTreeMap<(usize, Scope), usize>,
}

impl Sums {
    /// The place of a sum, the same one for the same sum.
    pub fn place(&mut self, linear: &Linear, scope: &Scope) -> usize {
        let known = self.linears.iter().position(|l| l == linear);
        let formula = known.unwrap_or_else(|| {
            self.linears.push(linear.clone());
            self.linears.len() - 1
        });
        let sum = (formula, scope.clone());
        let place = *self.places.entry(sum.clone()).or_insert_with(|| {
            self.list.push(sum);
            self.list.len() - 1
        });
        self.changes.extend(self.of_change.then_some(place));
        place
    }

    /// Some of the sums, and the places they had.
    pub fn only(&self, places: &BTreeSet<usize>) -> (Sums, Vec<usize>) {
        let mut fewer = Sums { definition: self.definition, levels: self.levels, most: self.most, ..Sums::default() };
        let mut kept = Vec::new();
        for place in places {
            let (linear, scope) = &self.list[*place];
            fewer.of_change = self.changes.contains(place);
            let new = fewer.place(&self.linears[*linear], scope);
            fewer.spreads.extend(self.spreads.contains(place).then_some(new));
            kept.push(*place);
        }
        (fewer, kept)
    }

    /// How many of the firms of the one sum are wanted, where that is all that is asked: their numbers are enough to find them.
    pub fn most_firms(&self) -> Option<Most> {
        let firms = self.list.len() == 1 && self.spreads.is_empty() && self.list[0].1.by.as_deref() == Some("firm");
        self.most.filter(|_| firms)
    }

    /// Whether any sum needs to tell the units apart.
    pub fn names_units(&self) -> bool {
        let firms = |scope: &Scope| scope.by.iter().any(|by| by.split(WITHIN).any(|by| by == "firm"));
        let named = || self.list.iter().any(|(_, scope)| firms(scope));
        self.most_firms().is_none() && named()
    }

    /// All places, those of one period and area next to each other.
    pub fn in_order(&self) -> Vec<usize> {
        let mut places: Vec<usize> = (0..self.list.len()).collect();
        places.sort_by_key(|&place| {
            let (formula, scope) = &self.list[place];
            (scope.period, scope.against, &scope.area, *formula, &scope.by)
        });
        places
    }
}

/// A shape over a scope, its sums by their places.
#[derive(Debug)]
pub(crate) enum Asked {
    /// A sum, by member; whether a change of it is told, in which those gone have a part too.
    Sum(usize, bool),
    /// A sum of its own for each class.
    Classes(Vec<(String, usize)>),
    /// A quotient, times a factor (100 for per cent).
    Quotient(Box<Asked>, Box<Asked>, Decimal),
    /// A cell times an exact factor (over, under).
    Scaled(Box<Asked>, Decimal, Decimal),
    /// A place in the order of the units of a sum, or of its quotients by another.
    Spread(Box<Asked>, Option<Box<Asked>>, Place),
    /// A sum whose late filers are estimated, by the dimension.
    Imputed(Box<Imputed>, Option<String>),
    /// No sums at all.
    Missing(Reason),
}

impl Engine {
    /// Notes the sums that a shape needs; `Growth` needs those of what grows.
    pub(crate) fn ask(&self, shape: &Shape, scope: &Scope, sums: &mut Sums) -> Asked {
        match shape {
            Shape::Linear(linear) => self.ask_amounts(linear, scope, sums),
            Shape::Growth(inner) => self.ask(inner, scope, sums),
            Shape::Scaled(inner, over, under) => Asked::Scaled(Box::new(self.ask(inner, scope, sums)), *over, *under),
            Shape::Quantile(spread) => self.ask_spread(spread, scope, sums),
            Shape::Ratio(a, b) => self.ask_quotient((a, scope), (b, scope), Decimal::ONE, sums),
            Shape::Share(a, b) => self.ask_quotient((a, scope), (b, scope), Decimal::ONE_HUNDRED, sums),
            Shape::ShareOfParent(a) => self.ask_share_of_parent(a, scope, sums),
            Shape::RuleNotAvailable => Asked::Missing(Reason::RuleNotAvailable),
            Shape::NotInForce => Asked::Missing(Reason::NotInForce),
            Shape::NotApplicable => Asked::Missing(Reason::NotApplicable),
        }
    }

    /// Places in an order are those of units that filed; nobody is estimated into it.
    fn ask_spread(&self, spread: &Spread, scope: &Scope, sums: &mut Sums) -> Asked {
        let scope = &Scope { impute: None, ..scope.clone() };
        let over = Box::new(self.ask_amounts(&spread.over, scope, sums));
        let under = spread.under.as_ref().map(|under| Box::new(self.ask_amounts(under, scope, sums)));
        for asked in [Some(&over), under.as_ref()].into_iter().flatten() {
            sums.spreads.extend(asked.places());
        }
        Asked::Spread(over, under, Place { share: spread.share, method: spread.method })
    }

    fn ask_amounts(&self, linear: &Linear, scope: &Scope, sums: &mut Sums) -> Asked {
        if let Some(reason) = self.unreadable(linear, scope) {
            return Asked::Missing(reason);
        }
        if let Some(method) = &scope.impute {
            return self.ask_imputed(linear, scope, method, sums);
        }
        let groups = scope.by.as_ref().and_then(|by| self.groups(by));
        let Some(groups) = groups else { return Asked::Sum(sums.place(linear, scope), sums.of_change) };
        let whole = Scope { by: None, ..scope.clone() };
        Asked::Classes(groups.into_iter().map(|(name, filter)| (name, sums.place(&linear.restricted(&filter), &whole))).collect())
    }

    fn ask_quotient(&self, over: (&Shape, &Scope), under: (&Shape, &Scope), factor: Decimal, sums: &mut Sums) -> Asked {
        let over = self.ask(over.0, over.1, sums);
        Asked::Quotient(Box::new(over), Box::new(self.ask(under.0, under.1, sums)), factor)
    }

    fn ask_share_of_parent(&self, part: &Shape, scope: &Scope, sums: &mut Sums) -> Asked {
        let parent = self.catalogue.areas.get(&scope.area).and_then(|a| a.parent.clone());
        let Some(area) = parent else { return Asked::Missing(Reason::NotApplicable) };
        let whole = Scope { area, ..scope.clone() };
        self.ask_quotient((part, scope), (part, &whole), Decimal::ONE_HUNDRED, sums)
    }
}

impl Asked {
    /// Whether its cells come of sums alone, which a change of one unit changes by what it changes of that unit.
    pub fn adds_up(&self) -> bool {
        match self {
            Asked::Sum(..) | Asked::Classes(_) | Asked::Missing(_) => true,
            Asked::Quotient(a, b, _) => a.adds_up() && b.adds_up(),
            Asked::Scaled(a, ..) => a.adds_up(),
            Asked::Spread(..) | Asked::Imputed(..) => false,
        }
    }

    /// The cells of all members.
    pub fn cells(&self, tallies: &Tallies) -> Result<Cells, RequestError> {
        let with_cell = |member: &str| Ok(self.cell(member, tallies)?.map(|cell| (member.to_owned(), cell)));
        self.members(tallies)?.into_iter().filter_map(|member| with_cell(member).transpose()).collect()
    }

    /// The classes with the places of their sums, where it is by classes.
    pub fn classes(&self) -> Vec<(&str, usize)> {
        match self {
            Asked::Classes(classes) => classes.iter().map(|(name, place)| (name.as_str(), *place)).collect(),
            Asked::Imputed(imputed, _) => imputed.classes().collect(),
            _ => Vec::new(),
        }
    }

    /// The places of the sums.
    fn places(&self) -> Vec<usize> {
        match self {
            Asked::Sum(place, _) => vec![*place],
            Asked::Classes(classes) => classes.iter().map(|(_, place)| *place).collect(),
            Asked::Quotient(a, b, _) => a.places().into_iter().chain(b.places()).collect(),
            Asked::Scaled(a, ..) => a.places(),
            Asked::Spread(a, b, _) => a.places().into_iter().chain(b.iter().flat_map(|b| b.places())).collect(),
            Asked::Imputed(..) | Asked::Missing(_) => Vec::new(),
        }
    }

    /// The place of the first of its sums, which tells it from others.
    fn first(&self) -> usize {
        self.places().first().copied().unwrap_or_default()
    }

    /// The units of a member with their own values.
    fn units<'a>(&self, member: &str, tallies: &'a Tallies) -> &'a [OfUnit] {
        match self {
            Asked::Sum(place, _) => tallies.units(*place, member),
            Asked::Classes(classes) => classes.iter().find(|(name, _)| name == member).map_or(&[], |(_, place)| tallies.units(*place, "")),
            _ => &[],
        }
    }

    fn members<'a>(&'a self, tallies: &'a Tallies) -> Result<Vec<&'a str>, RequestError> {
        Ok(match self {
            Asked::Sum(place, change) => {
                let all = tallies.of(*place)?.iter().filter(|(member, tally)| *change || tally.is_there(member));
                all.map(|(member, _)| member.as_str()).collect()
            }
            Asked::Classes(classes) => classes.iter().map(|(name, _)| name.as_str()).collect(),
            Asked::Quotient(over, ..) | Asked::Scaled(over, ..) | Asked::Spread(over, ..) => over.members(tallies)?,
            Asked::Imputed(imputed, by) => imputed.members(by.as_deref(), tallies)?,
            Asked::Missing(_) => vec![""],
        })
    }

    /// The places of the sums that one member is made of.
    pub fn places_of(&self, member: &str, out: &mut Vec<usize>) {
        match self {
            Asked::Sum(place, _) => out.push(*place),
            Asked::Classes(classes) => out.extend(classes.iter().filter(|(name, _)| name == member).map(|(_, place)| *place)),
            Asked::Quotient(over, under, _) => [over, under].into_iter().for_each(|a| a.places_of(member, out)),
            Asked::Scaled(of, ..) => of.places_of(member, out),
            Asked::Spread(..) | Asked::Imputed(..) | Asked::Missing(_) => {}
        }
    }

    /// The cell of one member; the whole has the empty name.
    pub fn cell(&self, member: &str, tallies: &Tallies) -> Result<Option<Cell>, RequestError> {
        let amount = |tally: &Tally| Cell::Amount(Box::new(tally.clone()));
        Ok(match self {
            Asked::Sum(place, change) => tallies.of(*place)?.get(member).filter(|tally| *change || tally.is_there(member)).map(amount),
            Asked::Classes(classes) => match classes.iter().find(|(name, _)| name == member) {
                Some((_, place)) => tallies.of(*place)?.get("").map(amount),
                None => None,
            },
            Asked::Quotient(over, under, factor) => {
                let under = under.cell(member, tallies)?.unwrap_or(Cell::Missing(Reason::NoPopulation));
                over.cell(member, tallies)?.map(|over| Cell::Rate(Box::new(over), Box::new(under), *factor))
            }
            Asked::Scaled(of, over, under) => of.cell(member, tallies)?.map(|cell| Cell::Scaled(Box::new(cell), *over, *under)),
            Asked::Spread(over, under, place) => match over.cell(member, tallies)? {
                Some(Cell::Amount(tally)) => {
                    let asked = (over.first(), under.as_ref().map(|under| under.first()), member.to_owned(), *place);
                    let under = || under.as_ref().map(|under| under.units(member, tallies));
                    let placed = tallies.placed(asked, || Spreading::find(over.units(member, tallies), under(), *place));
                    Some(Cell::Spread(Box::new(Spreading::new(tally, placed))))
                }
                other => other,
            },
            Asked::Imputed(imputed, by) => imputed.cell(member, by.as_deref(), tallies)?,
            Asked::Missing(reason) => member.is_empty().then_some(Cell::Missing(*reason)),
        })
    }
}
