//! E07: January to this month (1—本月) is at least this month, for items that cannot be negative.

use super::Case;
use figures::{FiledValue, Issue, Period, Role, Text};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    if case.filing.role != Role::Current {
        return Vec::new();
    }
    case.filing.values.iter().filter_map(|value| one(case, value)).collect()
}

fn one(case: &Case<'_>, value: &FiledValue) -> Option<Issue> {
    let f = case.filing;
    let item = case.ctx.catalogue.forms.get(&f.form)?.items.get(&value.item)?;
    if item.may_be_negative {
        return None;
    }
    let (month, cumulative) = pair(f.period)?;
    let month_value = case.merged.value(&f.unit, &f.form, &value.item, month)?;
    let cumulative_value = case.merged.value(&f.unit, &f.form, &value.item, cumulative)?;
    if cumulative_value >= month_value {
        return None;
    }
    // When the file holds both, the cumulative line alone carries the issue.
    if matches!(f.period, Period::Month { .. }) && case.file_has(cumulative, &value.item) {
        return None;
    }
    let name = case.name(&value.item);
    let reason = Text::new(
        format!("{}：{cumulative} 累计 {cumulative_value} 小于 {month} 当月 {month_value}", name.zh),
        format!("{}: {cumulative_value} for {cumulative} is less than {month_value} for {month} alone", name.en),
    );
    Some(case.issue("cumulative-below-month", value, reason).hint("累计与当月可能填反", "the two columns may be exchanged"))
}

/// The month and the cumulative period that ends with it.
fn pair(period: Period) -> Option<(Period, Period)> {
    let (year, month) = match period {
        Period::Month { year, month } => (year, month),
        Period::Cumulative { year, to } => (year, to),
        _ => return None,
    };
    Some((Period::Month { year, month }, Period::Cumulative { year, to: month }))
}
