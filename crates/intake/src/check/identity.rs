//! E42: a unit is in one territory under one name, and a change of either is an event of the register.

use super::batch::Column;
use super::{Case, Finding};
use crate::registry::{Dated, Unit};
use figures::{Role, Text};
use jiff::civil::Date;

/// Attributes that do not change by themselves, with the events by which they may.
const CHANGES: [(&str, &[&str]); 2] = [("area", &["moved_in", "moved_out"]), ("name", &["renamed"])];

/// Said once of a change, at the first own column of the unit whose period it falls into.
pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let (Role::Current, Some(unit)) = (case.column.role, case.unit.register) else { return Vec::new() };
    let changes = CHANGES.iter().flat_map(|(attribute, events)| changes(unit, attribute, events));
    let here = changes.filter(|(_, change)| is_first(case, change.1.from));
    here.filter_map(|(attribute, change)| found(case, reason(attribute, change))).collect()
}

fn found(case: &Case<'_>, reason: Text) -> Option<Finding> {
    let (_, filing, at) = case.values().min_by(|a, b| a.2.place.cmp(&b.2.place))?;
    let finding = case.finding(filing, at, reason);
    Some(finding.hint("确有变动的，先导入名录事件", "where it changed, the event is imported into the register first"))
}

type Change<'a> = (&'a Dated, &'a Dated);

/// The changes of an attribute that no event of the same month tells of.
fn changes<'u>(unit: &'u Unit, attribute: &'static str, events: &[&str]) -> Vec<(&'static str, Change<'u>)> {
    if unit.values(attribute).len() < 2 {
        return Vec::new();
    }
    let mut values: Vec<&Dated> = unit.values(attribute).iter().collect();
    values.sort_by_key(|d| d.from);
    let month = |day: Date| (day.year(), day.month());
    let told = |day: Date| unit.events.iter().any(|(at, what)| events.contains(&what.as_str()) && month(*at) == month(day));
    let pairs = values.iter().zip(values.iter().skip(1));
    let silent = pairs.filter(|(before, after)| before.value != after.value && !told(after.from));
    silent.map(|(before, after)| (attribute, (*before, *after))).collect()
}

/// Whether a day falls into the period of the column and of none before it.
fn is_first(case: &Case<'_>, day: Date) -> bool {
    let covers = |c: &Column| c.role == Role::Current && c.period.first_day() <= day && day <= c.period.last_day();
    let first = case.unit.columns.iter().find(|c| covers(c));
    first.is_some_and(|first| (first.form, first.period) == (case.column.form, case.column.period))
}

fn reason(attribute: &str, (before, after): Change<'_>) -> Text {
    let (day, a, b) = (after.from, &before.value, &after.value);
    match attribute {
        "area" => Text::new(
            format!("名录中单位自 {day} 起由区域“{a}”改为“{b}”，但当月没有迁入或迁出的记录"),
            format!("the register has the unit in area `{a}` and from {day} in `{b}`, without a move in that month"),
        ),
        _ => Text::new(
            format!("名录中单位自 {day} 起由“{a}”改名为“{b}”，但当月没有更名的记录"),
            format!("the register calls the unit `{a}` and from {day} `{b}`, without a renaming in that month"),
        ),
    }
}
