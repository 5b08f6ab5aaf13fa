//! E-unit-slip: a value so far from its comparison that another unit of money was probably typed
//! (万元 for 千元). It is compared with what was filed for the period before a correction, with the same
//! period of last year, and with the period before.

use super::Case;
use figures::{Decimal, FiledValue, Issue, Measure, Period, Role, Text};

pub(super) fn check(case: &Case<'_>) -> Vec<Issue> {
    if case.filing.role != Role::Current {
        return Vec::new();
    }
    case.filing.values.iter().filter_map(|value| one(case, value)).collect()
}

fn one(case: &Case<'_>, value: &FiledValue) -> Option<Issue> {
    let measure = &case.ctx.catalogue.forms.get(&case.filing.form)?.items.get(&value.item)?.measure;
    let (low, high) = (*case.edit.parameters.get("low")?, *case.edit.parameters.get("high")?);
    if !measure.is_money() {
        return None;
    }
    let slipped = |(period, usual): (Period, Decimal)| {
        let ratio = Some(usual).filter(|u| *u > Decimal::ZERO).and_then(|u| value.value.checked_div(u))?;
        (low..=high).contains(&ratio).then_some((period, usual, ratio))
    };
    let (period, usual, ratio) = comparisons(case, value).into_iter().find_map(slipped)?;
    let (name, unit) = (case.name(&value.item), measure.name());
    let reason = Text::new(
        format!("{}：{} {unit}，而 {period} 为 {usual} {unit}，相差约 {}", name.zh, value.value, times(ratio).zh),
        format!("{}: {} {unit} against {usual} {unit} for {period}, about {}", name.en, value.value, times(ratio).en),
    );
    Some(hint(case.explainable("unit-slip", value, reason), value, usual, measure))
}

fn comparisons(case: &Case<'_>, value: &FiledValue) -> Vec<(Period, Decimal)> {
    let (f, year_before) = (case.filing, case.filing.period.year_before());
    let filed = case.ctx.history.value(&f.unit, &f.form, &value.item, f.period).map(|v| (f.period, v));
    let last_year = case.merged.value(&f.unit, &f.form, &value.item, year_before).map(|v| (year_before, v));
    let before = case.merged.before(&f.unit, &f.form, &value.item, f.period);
    [filed, last_year, before].into_iter().flatten().collect()
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
