//! E02: the unit is in the panel of the form on the last day of the period.

use super::Case;
use super::Finding;
use figures::{FiledValue, Filing, Period, Role, Text};

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let (Role::Current, Some(panel), Some(unit)) = (case.column.role, &case.form.panel, case.unit.register) else { return Vec::new() };
    let day = case.column.period.last_day();
    if unit.member_at(panel, day) {
        return Vec::new();
    }
    let first = case.values().map(|(_, filing, value)| (filing, value)).min_by(|a, b| a.1.place.cmp(&b.1.place));
    first.map(|at| found(case, at, panel, case.column.period)).into_iter().collect()
}

fn found(case: &Case<'_>, (filing, at): (&Filing, &FiledValue), panel: &str, period: Period) -> Finding {
    let (form, day) = (&case.form.id, period.last_day());
    let reason = Text::new(
        format!("{period} 期末（{day}），单位不在 {form} 表的调查范围（{panel}）内"),
        format!("at the end of {period} ({day}) the unit is not in the panel of form {form} ({panel})"),
    );
    let finding = case.finding(filing, at, reason);
    finding.hint("核对期别；名录有变动的，先导入名录文件", "look at the period; a change of the register is imported first")
}
