//! What rules are asked with, gathered from the book column by column: the register on the day and a year before, and what units
//! filed.

use super::months::Months;
use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::ladder::Inputs;
use assessment::ladder::ages::{days_between, days_since, years_since};
use assessment::scorecard::Column;
use figures::{Decimal, Moment, Period, Text};
use indicators::{OnDay, UnitValues};
use jiff::ToSpan;
use jiff::civil::Date;
use methodology::catalogue::Catalogue;
use methodology::score::{Dated, ItemOf, Operand};
use std::collections::{BTreeMap, BTreeSet};

/// Firms with everything that rules name of them.
#[derive(Debug, Clone, Default)]
pub struct Gathered {
    /// What the engine takes.
    pub inputs: Inputs,
    /// Names, in the order of the subjects.
    pub names: Vec<Text>,
}

/// What of the book is read: who is in it, and for which day.
struct Side<'a> {
    day: Date,
    register: &'a OnDay,
    /// Whether the register knows who is of the panel.
    panel: bool,
    /// Of each subject its place in the register.
    places: &'a [usize],
    years: &'a BTreeMap<i16, Filed>,
    months: &'a Months,
    /// Whether it is the year before.
    before: bool,
}

/// What was filed for a year, of each item in the order of the subjects.
type Filed = BTreeMap<(String, String), Vec<Option<Decimal>>>;

/// Attributes that say that somebody is in the register, beside the membership of the panel.
const THERE: [&str; 2] = ["name", ledger::STATUS];
/// A status of those that do no business: they hold titles and stand on no ladder.
const INSTITUTE: &str = "institute";

/// Gathers the operands with these numbers.
pub async fn gather(work: &Workspace, asked: &[usize], day: Date, as_of: Moment) -> Result<Gathered, Failure> {
    let before = day.checked_sub(1.year()).unwrap_or(day);
    let operands: Vec<(usize, &Operand)> = asked.iter().filter_map(|n| Some((*n, work.catalogue.rule_operands.get(*n)?))).collect();
    let mut attributes: BTreeSet<String> = operands.iter().filter_map(|(_, operand)| attribute(operand)).map(str::to_owned).collect();
    attributes.extend(THERE.map(str::to_owned));
    let register = work.engine.unit_words(&attributes, &[day, before], as_of).await?;
    let [now, then] = &register.days[..] else { return Ok(Gathered::default()) };
    let places: Vec<usize> = (0..register.units.len()).filter(|unit| is_there(now, *unit) && is_firm(now, *unit)).collect();
    let subjects: Vec<String> = places.iter().map(|unit| register.units[*unit].clone()).collect();
    let years = years(work, &operands, &subjects, day, as_of).await?;
    let months = Months::read(work, &operands, &subjects, day, as_of).await?;
    let (panel, panel_before) = (knows_panel(work, now, day, as_of).await?, knows_panel(work, then, before, as_of).await?);
    let side = |(day, register, panel), before| Side { day, register, panel, places: &places, years: &years, months: &months, before };
    let sides = [side((day, now, panel), false), side((before, then, panel_before), true)];
    let [columns, earlier] = sides.map(|side| side.columns(work, &operands));
    let names = places.iter().zip(&subjects).map(|(unit, code)| name(now, *unit, code)).collect();
    let dates = dates(&work.catalogue, &operands, now, &places);
    Ok(Gathered { inputs: Inputs { subjects, now: columns, before: earlier, dates, ..Inputs::default() }, names })
}

/// Whether the register knows who is of the panel on a day; the book is asked only where nobody is.
async fn knows_panel(work: &Workspace, register: &OnDay, day: Date, as_of: Moment) -> Result<bool, Failure> {
    Ok(register.members.contains(&true) || work.ledger.knows_panel(day, as_of).await?)
}

/// The attribute of the register that an operand reads.
fn attribute(operand: &Operand) -> Option<&str> {
    match operand {
        Operand::Attribute(name) => Some(name),
        Operand::Dated(dated) => dated.attribute(),
        _ => None,
    }
}

/// Whether a unit is in the register and has not gone since.
fn is_there(register: &OnDay, unit: usize) -> bool {
    let said = register.members[unit] || THERE.iter().any(|name| word(register, name, unit).is_some());
    let events = register.events.get(&unit).into_iter().flatten();
    said && !ledger::is_gone(events.map(|(event, _)| event.as_str()))
}

fn is_firm(register: &OnDay, unit: usize) -> bool {
    !register.offices[unit] && word(register, ledger::STATUS, unit).is_none_or(|status| status != INSTITUTE && status != ledger::OFFICE)
}

fn word<'r>(register: &'r OnDay, attribute: &str, unit: usize) -> Option<&'r str> {
    register.attributes.get(attribute)?.get(unit)
}

fn name(register: &OnDay, unit: usize, code: &str) -> Text {
    let name = word(register, "name", unit).unwrap_or(code);
    Text::new(name, name)
}

/// The years that operands speak of, on the day and a year before.
async fn years(
    work: &Workspace,
    operands: &[(usize, &Operand)],
    subjects: &[String],
    day: Date,
    as_of: Moment,
) -> Result<BTreeMap<i16, Filed>, Failure> {
    let mut wanted: BTreeMap<i16, BTreeSet<(String, String)>> = BTreeMap::new();
    for (_, operand) in operands {
        let Operand::Dated(Dated::Year { item, back }) = operand else { continue };
        for year in [year_of(day, *back), year_of(day, *back) - 1] {
            wanted.entry(year).or_default().insert((item.form.clone(), item.item.clone()));
        }
    }
    let asked: Vec<(Period, Vec<(String, String)>)> =
        wanted.into_iter().map(|(year, items)| (Period::Year { year }, items.into_iter().collect())).collect();
    let found = work.engine.unit_values_over(&asked, as_of).await?;
    let of_year = |((period, items), values): ((Period, Vec<(String, String)>), UnitValues)| {
        let columns = in_order(&values, subjects);
        (period.year(), items.into_iter().zip(columns).collect())
    };
    Ok(asked.into_iter().zip(found).map(of_year).collect())
}

/// Columns of values in the order of the subjects.
pub fn in_order(values: &UnitValues, subjects: &[String]) -> Vec<Vec<Option<Decimal>>> {
    let places: Vec<Option<usize>> = subjects.iter().map(|code| values.units.binary_search(code).ok()).collect();
    let column = |column: &Vec<Option<Decimal>>| places.iter().map(|at| at.and_then(|at| column.get(at).copied().flatten())).collect();
    values.columns.iter().map(column).collect()
}

/// The last year that was over before a day, or one further back.
fn year_of(day: Date, back: u8) -> i16 {
    day.year() - 1 - i16::from(back)
}

/// Dates that ages are counted from.
fn dates(catalogue: &Catalogue, operands: &[(usize, &Operand)], register: &OnDay, places: &[usize]) -> BTreeMap<String, Vec<Option<Date>>> {
    let named = operands.iter().filter_map(|(_, operand)| match operand {
        Operand::Dated(dated) => dated.attribute(),
        _ => None,
    });
    named.map(|name| (name.to_owned(), picked(register, name, places, |word| date(catalogue, name, word)))).collect()
}

/// The day that an attribute holds; nothing where it is none.
fn date(catalogue: &Catalogue, attribute: &str, word: &str) -> Option<Date> {
    catalogue.read_attribute(attribute, word)?.parse().ok()
}

/// Something made of each word of an attribute once, in the order of the subjects.
fn picked<T: Clone>(register: &OnDay, name: &str, places: &[usize], of: impl Fn(&str) -> Option<T>) -> Vec<Option<T>> {
    let Some(words) = register.attributes.get(name) else { return vec![None; places.len()] };
    let made: Vec<Option<T>> = words.map(of);
    places.iter().map(|unit| made.get(*unit).cloned().flatten()).collect()
}

impl Side<'_> {
    /// Columns by the numbers of their operands; empty ones for what isn't asked.
    fn columns(&self, work: &Workspace, operands: &[(usize, &Operand)]) -> Vec<Column> {
        let mut all = vec![Column::Amounts(Vec::new()); work.catalogue.rule_operands.len()];
        for (number, operand) in operands {
            all[*number] = self.column(&work.catalogue, operand);
        }
        all
    }

    fn column(&self, catalogue: &Catalogue, operand: &Operand) -> Column {
        match operand {
            Operand::Attribute(name) => {
                Column::Texts(picked(self.register, name, self.places, |word| catalogue.read_attribute(name, word)))
            }
            Operand::Member { .. } => Column::Flags(self.places.iter().map(|unit| self.member(*unit)).collect()),
            Operand::Since(event) => Column::Amounts(self.places.iter().map(|unit| self.since(*unit, event)).collect()),
            Operand::Dated(dated) => self.dated(catalogue, dated),
            // Rules ask nothing else of units on a day.
            _ => Column::Amounts(vec![None; self.places.len()]),
        }
    }

    /// Whether a unit is of the panel. Who is not in a register that was never loaded is unknown.
    fn member(&self, unit: usize) -> Option<bool> {
        let member = self.register.members[unit];
        (member || self.panel).then_some(member)
    }

    /// Days since the newest such event.
    fn since(&self, unit: usize, event: &str) -> Option<Decimal> {
        let newest = self.register.events.get(&unit)?.iter().rev().find(|(name, _)| name == event)?;
        days_since(newest.1, self.day)
    }

    fn dated(&self, catalogue: &Catalogue, dated: &Dated) -> Column {
        let age = |name: &str, of: &dyn Fn(Date) -> Option<Decimal>| {
            Column::Amounts(picked(self.register, name, self.places, |word| date(catalogue, name, word).and_then(of)))
        };
        match dated {
            Dated::Year { item, back } => Column::Amounts(self.year(item, year_of(self.day, *back))),
            Dated::Ytd(item) => Column::Amounts(self.months.so_far(item, self.before)),
            Dated::Trailing(item) => Column::Amounts(self.months.twelve(item, self.before)),
            Dated::Newest(item) => Column::Amounts(self.months.newest(item)),
            Dated::Age(attribute) => age(attribute, &|date| days_since(date, self.day)),
            Dated::Years(attribute) => age(attribute, &|date| years_since(date, self.day)),
            Dated::FromMonth { month, back } => {
                let first = Date::new(self.day.year() - i16::from(*back), i8::try_from(*month).unwrap_or(1), 1);
                let days = first.ok().map(|first| days_between(first, self.day));
                Column::Amounts(vec![days; self.places.len()])
            }
            // Filled by whoever knows the records of titles.
            Dated::Holds(_) => Column::Flags(vec![None; self.places.len()]),
        }
    }

    fn year(&self, item: &ItemOf, year: i16) -> Vec<Option<Decimal>> {
        let found = self.years.get(&year).and_then(|filed| filed.get(&(item.form.clone(), item.item.clone())));
        found.cloned().unwrap_or_else(|| vec![None; self.places.len()])
    }
}
