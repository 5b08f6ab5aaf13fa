//! E-unit-slip: a value so far from its comparison that another unit of money was probably typed
//! (万元 for 千元). It is compared with what was filed for the period before a correction, with the same
//! period of last year, and with the period before.

use super::batch::{Cell, Column};
use super::{Case, Finding, Suspect};
use crate::history::comparable;
use figures::{Decimal, FiledValue, Lang, Measure, Period, Role, Text};
use std::ops::RangeInclusive;

pub(super) fn check(case: &Case<'_>) -> Vec<Finding> {
    let day = case.column.period.last_day();
    let bounds = ["low", "high"].map(|name| case.edit.parameters.get(name)?.at(day).map(|q| q.amount));
    let (Role::Current, [Some(low), Some(high)]) = (case.column.role, bounds) else { return Vec::new() };
    let Some(form) = case.unit.batch.forms.get(case.column.form) else { return Vec::new() };
    let near = Neighbours::of(case);
    let money =
        form.money.iter().enumerate().filter(|(_, money)| **money).filter_map(|(item, _)| Some((item, *case.column.cells.get(item)?)));
    money.filter_map(|(item, cell)| one(case, &near, item, cell?, &(low..=high))).collect()
}

/// The columns of the file a column is compared with; the same for all of its items.
struct Neighbours<'a> {
    last_year: Option<&'a Column>,
    same_period: Option<&'a Column>,
    /// Those of earlier periods, in their order.
    earlier: &'a [Column],
}

impl<'a> Neighbours<'a> {
    fn of(case: &Case<'a>) -> Self {
        let Column { form, period, .. } = *case.column;
        let before = case.unit.columns.partition_point(|c| (c.form, c.period) < (form, period));
        let last_year = |role| case.unit.column(form, period.year_before(), role);
        Neighbours {
            last_year: last_year(Role::Current),
            same_period: last_year(Role::SamePeriod),
            earlier: case.unit.columns.get(..before).unwrap_or_default(),
        }
    }

    /// The latest earlier value of an item in the file, of a period of the same kind; a period's own filing rather
    /// than what next year's says of it.
    fn before(&self, case: &Case<'_>, item: usize) -> Option<(Period, Decimal)> {
        let Column { form, period, .. } = *case.column;
        let alike = self.earlier.iter().rev().take_while(|c| c.form == form && comparable(c.period, period));
        let mut with_value = alike.filter_map(|c| in_column(case, c, item));
        let latest = with_value.next()?;
        Some(with_value.next().filter(|own| own.0 == latest.0).unwrap_or(latest))
    }
}

/// The value of an item in a column, with the period.
fn in_column(case: &Case<'_>, column: &Column, item: usize) -> Option<(Period, Decimal)> {
    let cell = (*column.cells.get(item)?)?;
    Some((column.period, case.unit.batch.at(cell)?.1.value))
}

fn one(case: &Case<'_>, near: &Neighbours<'_>, item: usize, cell: Cell, bounds: &RangeInclusive<Decimal>) -> Option<Finding> {
    let (filing, value) = case.unit.batch.at(cell)?;
    let slipped = |(_, usual): &(Period, Decimal)| is_within(value.value, *usual, bounds) == Some(true);
    let (period, usual) = comparisons(case, near, item).into_iter().flatten().find(slipped)?;
    let ratio = value.value.checked_div(usual)?;
    let (name, measure) = (case.name(&value.item), &case.form.items.get(&value.item)?.measure);
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| measure.called(lang));
    let reason = Text::new(
        format!("{}：{} {zh}，而 {period} 为 {usual} {zh}，相差约 {}", name.zh, value.value, times(ratio).zh),
        format!("{}: {} {en} against {usual} {en} for {period}, about {}", name.en, value.value, times(ratio).en),
    );
    let (meant, finding) = hint(case.explainable(filing, value, reason), value, usual, measure);
    let Column { period, role, .. } = *case.column;
    let (form, item) = (case.form.id.clone(), value.item.clone());
    let suspect = Suspect { form, item, period, role, value: value.value, expected: meant };
    Some(Finding { suspect: Some(suspect), ..finding })
}

/// Whether a value is a part of what is usual that lies within the bounds; without a division, which is slow and
/// not exact.
fn is_within(value: Decimal, usual: Decimal, bounds: &RangeInclusive<Decimal>) -> Option<bool> {
    let (low, high) = (usual.checked_mul(*bounds.start())?, usual.checked_mul(*bounds.end())?);
    Some(usual > Decimal::ZERO && (low..=high).contains(&value))
}

/// What was filed for the period before, last year's value, that of the period before; of the file and of what was
/// filed earlier the file's, but last year's own filing rather than what this year's says of it.
fn comparisons(case: &Case<'_>, near: &Neighbours<'_>, item: usize) -> [Option<(Period, Decimal)>; 3] {
    let period = case.column.period;
    let filed = case.unit.filed(case.column.form, item);
    let held = |period: Period| filed.either(period).map(|value| (period, value));
    let last_year = || near.last_year.and_then(|c| in_column(case, c, item)).or_else(|| held(period.year_before()));
    let before = match (near.before(case, item), filed.before(period)) {
        (Some(a), Some(b)) if b.0 > a.0 => Some(b),
        (a, b) => a.or(b),
    };
    [held(period), last_year().or_else(|| near.same_period.and_then(|c| in_column(case, c, item))), before]
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

/// Names the unit in which the number typed would be nearest to what is usual, and what it would then be; where there
/// is none, what is usual.
fn hint(finding: Finding, value: &FiledValue, usual: Decimal, measure: &Measure) -> (Decimal, Finding) {
    let read_as = |name: &str| {
        let unit = Measure::parse(name).filter(|u| u != measure)?;
        let meant = unit.convert(value.value, measure)?;
        let apart = (meant - usual).abs();
        (apart < (value.value - usual).abs()).then_some((apart, [Lang::Zh, Lang::En].map(|lang| unit.called(lang)), meant))
    };
    let best = ["元", "千元", "万元", "百万元", "亿元"].into_iter().filter_map(read_as).min();
    let Some((_, typed, meant)) = best else {
        return (usual, finding.hint("确属如此请在说明列写明", "if it is true, the note says why"));
    };
    let [zh, en] = [Lang::Zh, Lang::En].map(|lang| measure.called(lang));
    let (zh, en) = (
        format!("可能按{}填写，应为 {meant} {zh}；确属如此请在说明列写明", typed[0]),
        format!("{} may have been typed for {en}: {meant} was meant; if it is true, the note says why", typed[1]),
    );
    (meant, finding.hint(zh, en))
}
