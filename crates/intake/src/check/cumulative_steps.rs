//! E08: January to this month equals January to last month plus this month, unless a restatement of
//! an earlier month is explained.

use super::Case;
use figures::{FiledValue, Issue, Period, Role, Text};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let (Role::Current, Period::Cumulative { year, to }) = (case.filing.role, case.filing.period) else { return Vec::new() };
    if to == 1 {
        return Vec::new();
    }
    case.filing.values.iter().filter_map(|value| one(case, value, year, to)).collect()
}

fn one(case: &Case<'_>, value: &FiledValue, year: i16, to: i8) -> Option<Issue> {
    let f = case.filing;
    let get = |period: Period| case.merged.value(&f.unit, &f.form, &value.item, period);
    let month = get(Period::Month { year, month: to })?;
    let before = get(Period::Cumulative { year, to: to - 1 })?;
    if value.value == before + month {
        return None;
    }
    let name = case.name(&value.item);
    let reason = Text::new(
        format!("{}：累计 {} 不等于上月累计 {before} 与当月 {month} 之和 {}", name.zh, value.value, before + month),
        format!("{}: {} is not {before} up to last month plus {month} this month, {}", name.en, value.value, before + month),
    );
    let issue = case.explainable("cumulative-step", value, reason);
    Some(issue.hint("调整以前月份的，请在说明列写明", "a restatement of earlier months is explained in the note"))
}
