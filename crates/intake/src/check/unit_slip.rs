//! E-unit-slip: a value so far from its comparison that another unit of money was probably typed
//! (万元 for 千元). It is compared with what was filed for the period before a correction, with the same
//! period of last year, and with the period before.

use super::Case;
use figures::{Decimal, FiledValue, Filing, Issue, Measure, Period, Role, Text};
use std::ops::RangeInclusive;

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    let bounds = [case.edit.parameters.get("low"), case.edit.parameters.get("high")].map(|p| p.map(|q| q.amount));
    let (Role::Current, [Some(low), Some(high)]) = (case.column.role, bounds) else { return Vec::new() };
    let measures: Vec<&Measure> = case.form.items.values().map(|i| &i.measure).collect();
    let money = case.values().filter_map(|(item, filing, value)| Some((item?, *measures.get(item?)?, filing, value)));
    money.filter(|(_, m, _, _)| m.is_money()).filter_map(|(n, m, f, v)| one(case, (n, m), f, v, low..=high)).collect()
}

fn one(
    case: &Case<'_>,
    (item, measure): (usize, &Measure),
    filing: &Filing,
    value: &FiledValue,
    bounds: RangeInclusive<Decimal>,
) -> Option<Issue> {
    let slipped = |(period, usual): (Period, Decimal)| {
        let ratio = Some(usual).filter(|u| *u > Decimal::ZERO).and_then(|u| value.value.checked_div(u))?;
        bounds.contains(&ratio).then_some((period, usual, ratio))
    };
    let (period, usual, ratio) = comparisons(case, item).into_iter().flatten().find_map(slipped)?;
    let (name, unit) = (case.name(&value.item), measure.name());
    let reason = Text::new(
        format!("{}：{} {unit}，而 {period} 为 {usual} {unit}，相差约 {}", name.zh, value.value, times(ratio).zh),
        format!("{}: {} {unit} against {usual} {unit} for {period}, about {}", name.en, value.value, times(ratio).en),
    );
    Some(hint(case.explainable(filing, value, reason), value, usual, measure))
}

fn comparisons(case: &Case<'_>, item: usize) -> [Option<(Period, Decimal)>; 3] {
    let (unit, form, period) = (case.unit, case.column.form, case.column.period);
    let filed = unit.filed_before(form, item, period, Role::Current).or_else(|| unit.filed_before(form, item, period, Role::SamePeriod));
    let last_year = unit.either(form, item, period.year_before());
    [filed.map(|v| (period, v)), last_year.map(|v| (period.year_before(), v)), unit.before(form, item, period)]
}

/// `10 倍` or `1/10`, whole.
fn times(ratio: Decimal) -> Text {
    let whole = |d: Decimal| figures::round(d, 0).to_string();
    match ratio >= Decimal::ONE {
        true => Text::new(format!("{} 倍", whole(ratio)), format!("{} times as much", whole(ratio))),
        false => {
            let n = Decimal::ONE.checked_div(ratio).map(whole).unwrap_or_default();
            Text::new(format!("{n} 倍"), format!("1/{n} of it"))
        }
    }
}

/// Names the unit in which the number typed would be nearest to what is usual.
fn hint(issue: Issue, value: &FiledValue, usual: Decimal, measure: &Measure) -> Issue {
    let read_as = |name: &str| {
        let unit = Measure::parse(name).filter(|u| u != measure)?;
        let meant = unit.convert(value.value, measure)?;
        let apart = (meant - usual).abs();
        (apart < (value.value - usual).abs()).then_some((apart, name.to_owned(), meant))
    };
    let best = ["元", "千元", "万元", "百万元", "亿元"].into_iter().filter_map(read_as).min();
    match best {
        Some((_, typed, meant)) => issue.hint(
            format!("可能按{typed}填写，应为 {meant} {}；确属如此请在说明列写明", measure.name()),
            format!("{typed} may have been typed for {}: {meant} was meant; if it is true, the note says why", measure.name()),
        ),
        None => issue.hint("确属如此请在说明列写明", "if it is true, the note says why"),
    }
}
