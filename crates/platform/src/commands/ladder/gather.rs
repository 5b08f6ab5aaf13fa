//! What rules are asked with, gathered from the book: the register on the day and a year before, and what units filed.

use super::months::Months;
use crate::failure::Failure;
use crate::workspace::Workspace;
use assessment::ladder::Inputs;
use assessment::scorecard::Column;
use figures::{Decimal, Moment, Period, Text};
use indicators::UnitValues;
use jiff::ToSpan;
use jiff::civil::Date;
use ledger::UnitState;
use methodology::Registered;
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
    work: &'a Workspace,
    day: Date,
    /// Of each subject its state on this day, where it was in the register.
    units: Vec<Option<&'a UnitState>>,
    years: &'a BTreeMap<i16, Filed>,
    months: &'a Months,
    /// Whether it is the year before.
    before: bool,
}

/// What was filed for a year.
struct Filed {
    items: Vec<(String, String)>,
    values: UnitValues,
}

/// Events after which a unit is no longer here, and those after which it is.
const GONE: [&str; 2] = ["left", "moved_out"];
const HERE: [&str; 3] = ["new", "moved_in", "upgraded"];
/// A status of those that do no business: they hold titles and stand on no ladder.
const INSTITUTE: &str = "institute";

/// Gathers the operands with these numbers.
pub async fn gather(work: &Workspace, asked: &[usize], day: Date, as_of: Moment) -> Result<Gathered, Failure> {
    let before = day.checked_sub(1.year()).unwrap_or(day);
    let mut registers = work.ledger.registers_at(&[(day, as_of), (before, as_of)]).await?;
    let (then, now) = (registers.pop().unwrap_or_default(), registers.pop().unwrap_or_default());
    let units: Vec<&UnitState> = now.iter().filter(|unit| is_firm(unit) && unit.first_day <= day && !is_gone(unit)).collect();
    let operands: Vec<(usize, &Operand)> = asked.iter().filter_map(|n| Some((*n, work.catalogue.rule_operands.get(*n)?))).collect();
    let years = years(work, &operands, day, as_of).await?;
    let subjects: Vec<String> = units.iter().map(|unit| unit.unit.clone()).collect();
    let months = Months::read(work, &operands, &subjects, day, as_of).await?;
    let earlier = units.iter().map(|unit| then.binary_search_by(|u| u.unit.cmp(&unit.unit)).ok().and_then(|at| then.get(at))).collect();
    let sides = [
        Side { work, day, units: units.iter().copied().map(Some).collect(), years: &years, months: &months, before: false },
        Side { work, day: before, units: earlier, years: &years, months: &months, before: true },
    ];
    let [now, then] = sides.map(|side| side.columns(&operands, &subjects));
    let names = units.iter().map(|unit| name(unit)).collect();
    let dates = dates(&operands, &units);
    Ok(Gathered { inputs: Inputs { subjects, now, before: then, dates }, names })
}

fn is_firm(unit: &UnitState) -> bool {
    !unit.is_office() && unit.attributes.get(ledger::STATUS).is_none_or(|status| status != INSTITUTE)
}

/// Whether the newest event that says so says that it is no longer here.
fn is_gone(unit: &UnitState) -> bool {
    let says = |event: &str| GONE.contains(&event) || HERE.contains(&event);
    unit.events.iter().rev().find(|e| says(&e.event)).is_some_and(|e| GONE.contains(&e.event.as_str()))
}

fn name(unit: &UnitState) -> Text {
    let name = unit.attributes.get("name").cloned().unwrap_or_else(|| unit.unit.clone());
    Text::new(name.clone(), name)
}

/// The years that operands speak of, on the day and a year before.
async fn years(work: &Workspace, operands: &[(usize, &Operand)], day: Date, as_of: Moment) -> Result<BTreeMap<i16, Filed>, Failure> {
    let mut wanted: BTreeMap<i16, BTreeSet<(String, String)>> = BTreeMap::new();
    for (_, operand) in operands {
        let Operand::Dated(Dated::Year { item, back }) = operand else { continue };
        for year in [year_of(day, *back), year_of(day, *back) - 1] {
            wanted.entry(year).or_default().insert((item.form.clone(), item.item.clone()));
        }
    }
    let asked: Vec<(Period, Vec<(String, String)>)> =
        wanted.into_iter().map(|(year, items)| (Period::Year { year }, items.into_iter().collect())).collect();
    let values = work.engine.unit_values_over(&asked, as_of).await?;
    Ok(asked.into_iter().zip(values).map(|((period, items), values)| (period.year(), Filed { items, values })).collect())
}

/// The last year that was over before a day, or one further back.
fn year_of(day: Date, back: u8) -> i16 {
    day.year() - 1 - i16::from(back)
}

/// Dates that ages are counted from.
fn dates(operands: &[(usize, &Operand)], units: &[&UnitState]) -> BTreeMap<String, Vec<Option<Date>>> {
    let named = operands.iter().filter_map(|(_, operand)| match operand {
        Operand::Dated(dated) => dated.attribute(),
        _ => None,
    });
    named.map(|name| (name.to_owned(), units.iter().map(|unit| date(unit, name)).collect())).collect()
}

fn date(unit: &UnitState, attribute: &str) -> Option<Date> {
    unit.attributes.get(attribute)?.parse().ok()
}

impl Side<'_> {
    /// Columns by the numbers of their operands; empty ones for what isn't asked.
    fn columns(&self, operands: &[(usize, &Operand)], subjects: &[String]) -> Vec<Column> {
        let mut all = vec![Column::Amounts(Vec::new()); self.work.catalogue.rule_operands.len()];
        for (number, operand) in operands {
            all[*number] = self.column(operand, subjects);
        }
        all
    }

    fn column(&self, operand: &Operand, subjects: &[String]) -> Column {
        match operand {
            Operand::Attribute(name) => Column::Texts(self.of(|unit| unit.attributes.get(name).cloned())),
            // A member of the year before is one that was then; who was not there was none.
            Operand::Member { .. } => Column::Flags(self.units.iter().map(|unit| Some(unit.is_some_and(|unit| unit.member))).collect()),
            Operand::InClass { classification, class } => Column::Flags(self.in_class(&self.work.catalogue, classification, class)),
            Operand::Since(event) => Column::Amounts(self.of(|unit| {
                let newest = unit.events.iter().rev().find(|e| e.event == *event)?;
                Some(days_between(newest.valid_from, self.day))
            })),
            Operand::Dated(dated) => self.dated(dated, subjects),
            _ => Column::Amounts(vec![None; self.units.len()]),
        }
    }

    fn of<T>(&self, of: impl Fn(&UnitState) -> Option<T>) -> Vec<Option<T>> {
        self.units.iter().map(|unit| unit.and_then(&of)).collect()
    }

    fn dated(&self, dated: &Dated, subjects: &[String]) -> Column {
        match dated {
            Dated::Year { item, back } => Column::Amounts(self.year(item, year_of(self.day, *back), subjects)),
            Dated::Ytd(item) => Column::Amounts(self.months.so_far(item, self.before)),
            Dated::Trailing(item) => Column::Amounts(self.months.twelve(item, self.before)),
            Dated::Newest(item) => Column::Amounts(self.months.newest(item)),
            Dated::Age(attribute) => Column::Amounts(self.of(|unit| Some(days_between(date(unit, attribute)?, self.day)))),
            Dated::Years(attribute) => Column::Amounts(self.of(|unit| years_between(date(unit, attribute)?, self.day))),
            Dated::FromMonth { month, back } => {
                let first = Date::new(self.day.year() - i16::from(*back), i8::try_from(*month).unwrap_or(1), 1);
                let days = first.ok().map(|first| days_between(first, self.day));
                Column::Amounts(vec![days; self.units.len()])
            }
            // Filled by whoever knows the records of titles.
            Dated::Holds(_) => Column::Flags(vec![None; self.units.len()]),
        }
    }

    fn year(&self, item: &ItemOf, year: i16, subjects: &[String]) -> Vec<Option<Decimal>> {
        let found = self.years.get(&year).and_then(|filed| {
            let at = filed.items.iter().position(|(form, code)| (form, code) == (&item.form, &item.item))?;
            Some((&filed.values.units, filed.values.columns.get(at)?))
        });
        let Some((units, values)) = found else { return vec![None; subjects.len()] };
        subjects.iter().map(|code| units.binary_search(code).ok().and_then(|at| values.get(at).copied().flatten())).collect()
    }

    fn in_class(&self, catalogue: &Catalogue, classification: &str, class: &str) -> Vec<Option<bool>> {
        let Some(list) = catalogue.classifications.get(classification) else { return vec![None; self.units.len()] };
        let asked = catalogue.asked_in(list.nomenclature.as_deref(), self.day);
        self.of(|unit| {
            let since = unit.grounds.get("industry").map(|ground| ground.valid_from);
            let industry = asked.industry(Registered { attributes: &unit.attributes, since }, []);
            let declared = unit.attributes.get(&list.attribute()).map(String::as_str);
            list.membership_of(class, &industry, Decimal::ZERO, declared).as_bool()
        })
    }
}

/// Days from one day to another.
fn days_between(from: Date, to: Date) -> Decimal {
    Decimal::from(from.until(to).map(|span| span.get_days()).unwrap_or_default())
}

/// Years from one day to another: whole ones, and of the running one the part that is over. On an anniversary they are whole.
fn years_between(from: Date, to: Date) -> Option<Decimal> {
    if to < from {
        return Some(-years_between(to, from)?);
    }
    let anniversary = |years: i16| from.checked_add(i32::from(years).years()).ok();
    let guess = to.year() - from.year();
    let whole = if anniversary(guess)? <= to { guess } else { guess - 1 };
    let (last, next) = (anniversary(whole)?, anniversary(whole + 1)?);
    let part = days_between(last, to).checked_div(days_between(last, next))?;
    Decimal::from(whole).checked_add(part)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn years_are_whole_on_anniversaries() {
        let years = |from, to| years_between(from, to).expect("years").to_string();
        assert_eq!(years(date(2019, 6, 1), date(2022, 6, 1)), "3");
        assert!(years_between(date(2019, 6, 1), date(2022, 5, 31)).expect("years") < Decimal::from(3));
        assert!(years_between(date(2019, 6, 1), date(2022, 6, 2)).expect("years") > Decimal::from(3));
        // 29 February comes back on the 28th in other years.
        assert_eq!(years(date(2020, 2, 29), date(2022, 2, 28)), "2");
        assert_eq!(years(date(2021, 1, 1), date(2021, 7, 2)), (Decimal::from(182) / Decimal::from(365)).to_string());
    }
}
