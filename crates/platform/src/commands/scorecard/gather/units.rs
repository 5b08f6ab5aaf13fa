//! Units of the register: what they filed for the period, what the register says of them, what they own and lease.

use super::{Gathered, only};
use crate::failure::{FAILED, Failure};
use crate::workspace::Workspace;
use assessment::holdings::{Held, Side, held};
use assessment::scorecard::{Column, Inputs, Lease, truths};
use figures::{Decimal, Moment, Period, Text};
use indicators::UnitValues;
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::UnitState;
use methodology::Registered;
use methodology::catalogue::{Catalogue, Merge, Scorecard};
use methodology::score::{Operand, Part, Test};
use std::collections::{BTreeMap, BTreeSet};

/// Holdings of one resource by holder.
type Holders = BTreeMap<String, Held>;

/// Everything the book says of the units.
struct Book<'a> {
    catalogue: &'a Catalogue,
    period: Period,
    units: Vec<UnitState>,
    /// Members of the panel of above-scale units on the day before the period.
    before: BTreeSet<String>,
    /// Whether the register knows who is of the panel: on the period's last day, and on the day before the period.
    panel: [bool; 2],
    items: Vec<(String, String)>,
    filed: UnitValues,
    holders: BTreeMap<String, Holders>,
}

pub(super) async fn gather(
    work: &Workspace,
    card: &Scorecard,
    test: Option<&Test>,
    period: Period,
    as_of: Moment,
) -> Result<Gathered, Failure> {
    let book = read(work, card, period, as_of).await?;
    let columns: Vec<Column> = card.operands.iter().map(|operand| book.column(operand)).collect();
    let names: Vec<Text> = book.units.iter().map(name).collect();
    let all = Inputs {
        subjects: book.units.iter().map(|u| u.unit.clone()).collect(),
        merged_with: card.merge.as_ref().map(|merge| book.merged(merge)),
        landlords: card.inherit.as_ref().map(|rule| book.landlords(&rule.resource)).unwrap_or_default(),
        columns,
        ..Inputs::default()
    };
    let truths = test.map(|test| truths(test, &all.columns, all.subjects.len()));
    let is = |row: &usize, wanted: Option<bool>| truths.as_ref().map_or(wanted == Some(true), |of| of[*row] == wanted);
    let judged: Vec<usize> = (0..all.subjects.len()).filter(|row| is(row, Some(true))).collect();
    let unclear = (0..all.subjects.len()).filter(|row| is(row, None)).map(|row| all.subjects[row].clone()).collect();
    let (inputs, names) = only(all, names, &judged);
    Ok(Gathered { inputs, names, unclear })
}

fn name(unit: &UnitState) -> Text {
    let name = unit.attributes.get("name").cloned().unwrap_or_else(|| unit.unit.clone());
    Text::new(name.clone(), name)
}

async fn read<'a>(work: &'a Workspace, card: &Scorecard, period: Period, as_of: Moment) -> Result<Book<'a>, Failure> {
    let (last, day_before) = (period.last_day(), period.first_day().checked_sub(1.day()).unwrap_or(Date::MIN));
    let mut registers = work.ledger.registers_at(&[(last, as_of), (day_before, as_of)]).await?;
    let before: BTreeSet<String> = registers.pop().unwrap_or_default().into_iter().filter(|u| u.member).map(|u| u.unit).collect();
    let there = |unit: &UnitState| !unit.is_office() && unit.first_day <= last;
    let units: Vec<UnitState> = registers.pop().unwrap_or_default().into_iter().filter(there).collect();
    let panel = [
        units.iter().any(|unit| unit.member) || work.ledger.knows_panel(last, as_of).await?,
        !before.is_empty() || work.ledger.knows_panel(day_before, as_of).await?,
    ];
    let items: BTreeSet<(String, String)> = card
        .operands
        .iter()
        .filter_map(|operand| match operand {
            Operand::Item { form, item } => Some((form.clone(), item.clone())),
            _ => None,
        })
        .collect();
    let items: Vec<(String, String)> = items.into_iter().collect();
    let filed = work.engine.unit_values(&items, period, as_of).await?;
    let mut holders = BTreeMap::new();
    for id in resources(card) {
        let Some(resource) = work.catalogue.resources.get(&id) else { continue };
        let all = work.ledger.holdings(&id, as_of, &work.catalogue.code_exceptions).await?;
        let found = held(resource, period, &all).map_err(|beyond| beyond_counting(&beyond.holder.to_string()))?;
        holders.insert(id, found.units.into_iter().map(|(code, held)| (code.as_str().to_owned(), held)).collect());
    }
    Ok(Book { catalogue: &work.catalogue, period, units, before, panel, items, filed, holders })
}

fn beyond_counting(holder: &str) -> Failure {
    Failure::new(
        FAILED,
        format!("{holder} 的用地或用能数额超出可精确计算的范围；请核对其权属和租赁记录"),
        format!("what {holder} holds is beyond exact counting; its statements have to be looked at"),
    )
}

/// The resources a card names.
fn resources(card: &Scorecard) -> BTreeSet<String> {
    let of_operand = |operand: &Operand| match operand {
        Operand::Held { resource, .. } | Operand::Tenants { resource, .. } => Some(resource.clone()),
        _ => None,
    };
    let shared = match &card.merge {
        Some(Merge::Shared(resource)) => Some(resource.clone()),
        _ => None,
    };
    let leased = card.inherit.as_ref().map(|rule| rule.resource.clone());
    card.operands.iter().filter_map(of_operand).chain(shared).chain(leased).collect()
}

impl Book<'_> {
    fn column(&self, operand: &Operand) -> Column {
        match operand {
            Operand::Item { form, item } => Column::Amounts(self.filed(form, item)),
            Operand::Held { resource, part } => Column::Amounts(self.of_holders(resource, |held| held.map(|h| part_of(h, *part)))),
            Operand::Tenants { resource, having } => {
                let count = |held: Option<&Held>| Some(Decimal::from(held.map_or(0, |h| self.tenants(h, having.as_ref()))));
                Column::Amounts(self.of_holders(resource, count))
            }
            Operand::Since(event) => Column::Amounts(self.units.iter().map(|u| self.since(u, event)).collect()),
            Operand::Attribute(name) => Column::Texts(self.units.iter().map(|u| u.attributes.get(name).cloned()).collect()),
            Operand::InClass { classification, class } => Column::Flags(self.in_class(classification, class)),
            Operand::Member { before } => Column::Flags(self.units.iter().map(|unit| self.member(unit, *before)).collect()),
            // Cards name neither measures of panels here, nor what belongs to a day or a record.
            Operand::Measure(_) | Operand::Dated(_) | Operand::OfRecord(_) => Column::Amounts(vec![None; self.units.len()]),
        }
    }

    /// Whether a unit is, or was before, of the panel. Who is not in a register that was never loaded is unknown.
    fn member(&self, unit: &UnitState, before: bool) -> Option<bool> {
        let member = if before { self.before.contains(&unit.unit) } else { unit.member };
        (member || self.panel[usize::from(before)]).then_some(member)
    }

    fn filed(&self, form: &str, item: &str) -> Vec<Option<Decimal>> {
        let column = self.items.iter().position(|(f, i)| (f.as_str(), i.as_str()) == (form, item));
        let Some(values) = column.and_then(|at| self.filed.columns.get(at)) else { return vec![None; self.units.len()] };
        let of = |unit: &UnitState| self.filed.units.binary_search(&unit.unit).ok().and_then(|at| values[at]);
        self.units.iter().map(of).collect()
    }

    fn of_holders(&self, resource: &str, of: impl Fn(Option<&Held>) -> Option<Decimal>) -> Vec<Option<Decimal>> {
        let holders = self.holders.get(resource);
        self.units.iter().map(|unit| of(holders.and_then(|h| h.get(&unit.unit)))).collect()
    }

    /// How many lease from the unit; of those with an attribute, who is in the register.
    fn tenants(&self, held: &Held, having: Option<&(String, String)>) -> u32 {
        let fits = |code: &str| match having {
            None => true,
            Some((attribute, value)) => self.unit(code).and_then(|u| u.attributes.get(attribute)).is_some_and(|v| v == value),
        };
        let codes: BTreeSet<&str> = held.tenants.iter().map(|tenant| tenant.code.as_str()).filter(|code| fits(code)).collect();
        u32::try_from(codes.len()).unwrap_or(u32::MAX)
    }

    fn unit(&self, code: &str) -> Option<&UnitState> {
        self.units.binary_search_by(|u| u.unit.as_str().cmp(code)).ok().and_then(|at| self.units.get(at))
    }

    /// Days from the newest such event to the last day of the period.
    fn since(&self, unit: &UnitState, event: &str) -> Option<Decimal> {
        let newest = unit.events.iter().rev().find(|e| e.event == event)?;
        let days = newest.valid_from.until(self.period.last_day()).ok()?.get_days();
        Some(Decimal::from(days))
    }

    fn in_class(&self, classification: &str, class: &str) -> Vec<Option<bool>> {
        let Some(list) = self.catalogue.classifications.get(classification) else { return vec![None; self.units.len()] };
        let asked = self.catalogue.asked_in(list.nomenclature.as_deref(), self.period.last_day());
        let of = |unit: &UnitState| {
            let since = unit.grounds.get("industry").map(|ground| ground.valid_from);
            let industry = asked.industry(Registered { attributes: &unit.attributes, since }, []);
            let declared = unit.attributes.get(&list.attribute()).map(String::as_str);
            list.membership_of(class, &industry, Decimal::ZERO, declared).as_bool()
        };
        self.units.iter().map(of).collect()
    }

    /// Numbers of what units are judged as: those who share an asset, or have an attribute in common, have one.
    fn merged(&self, merge: &Merge) -> Vec<usize> {
        let mut numbers: Vec<usize> = (0..self.units.len()).collect();
        match merge {
            Merge::Attribute(name) => {
                let mut first: BTreeMap<&str, usize> = BTreeMap::new();
                for (row, unit) in self.units.iter().enumerate() {
                    if let Some(value) = unit.attributes.get(name) {
                        numbers[row] = *first.entry(value).or_insert(row);
                    }
                }
            }
            Merge::Shared(resource) => {
                for (row, unit) in self.units.iter().enumerate() {
                    let with = self.holders.get(resource).and_then(|h| h.get(&unit.unit)).map(|h| &h.shared_with);
                    let rows = with.into_iter().flatten().filter_map(|code| self.units.binary_search_by(|u| u.unit.cmp(code)).ok());
                    numbers = joined(numbers, row, rows.collect());
                }
            }
        }
        numbers
    }

    /// What units without something of their own lease, from whom.
    fn landlords(&self, resource: &str) -> Vec<Vec<Lease>> {
        let of = |unit: &UnitState| {
            let Some(held) = self.holders.get(resource).and_then(|h| h.get(&unit.unit)) else { return Vec::new() };
            if held.own + held.shared > Decimal::ZERO {
                return Vec::new();
            }
            let lease = |t: &Side| Lease { landlord: t.code.as_str().to_owned(), area: t.amount, usage: t.used_for.clone() };
            held.landlords.iter().map(lease).collect()
        };
        self.units.iter().map(of).collect()
    }
}

/// The numbers with those of some rows made one.
fn joined(mut numbers: Vec<usize>, row: usize, with: Vec<usize>) -> Vec<usize> {
    let all: BTreeSet<usize> = with.iter().chain([&row]).map(|row| numbers[*row]).collect();
    let Some(least) = all.first().copied() else { return numbers };
    if all.len() > 1 {
        numbers.iter_mut().filter(|n| all.contains(n)).for_each(|n| *n = least);
    }
    numbers
}

fn part_of(held: &Held, part: Part) -> Decimal {
    match part {
        Part::Own => held.own + held.shared,
        Part::LeasedIn => held.leased_in,
        Part::LeasedOut => held.leased_out,
        Part::Used => held.used,
    }
}
