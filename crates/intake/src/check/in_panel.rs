//! E02: the unit is in the panel of the form on the last day of the period.

use super::Case;
use figures::{FiledValue, Issue, Period, Role, Text};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let (Role::Current, Some(panel), Some(unit)) = (case.column.role, &case.form.panel, case.unit.register) else { return Vec::new() };
    let day = case.column.period.last_day();
    if unit.member_at(panel, day) {
        return Vec::new();
    }
    let first = case.values().map(|(_, _, value)| value).min_by(|a, b| a.place.cmp(&b.place));
    first.map(|value| issue(case, value, panel, case.column.period)).into_iter().collect()
}

fn issue(case: &Case<'_>, at: &FiledValue, panel: &str, period: Period) -> Issue {
    let (form, day) = (&case.form.id, period.last_day());
    let reason = Text::new(
        format!("{period} 期末（{day}），单位不在 {form} 表的调查范围（{panel}）内"),
        format!("at the end of {period} ({day}) the unit is not in the panel of form {form} ({panel})"),
    );
    case.issue(at, reason).hint("核对期别；名录有变动的，先导入名录文件", "look at the period; a change of the register is imported first")
}
