//! What was committed to, against what was measured or follows from records and filings.

use super::{Way, World};
use crate::records::{Record, columns};
use crate::scorecard::formula;
use figures::{Decimal, Quantity, Text};
use jiff::civil::Date;
use methodology::catalogue::{Board, Metric};
use std::collections::BTreeMap;

/// A commitment with what became of it.
#[derive(Debug, Clone, PartialEq)]
pub struct Promise<'a> {
    /// The commitment.
    pub record: &'a Record,
    /// The record it is of.
    pub of: &'a str,
    /// What it is about; nothing where no pack knows it.
    pub metric: Option<&'a Metric>,
    /// Whether the value is to be at least, and not at most, what was committed to.
    pub at_least: bool,
    /// What was committed to.
    pub threshold: Option<Quantity>,
    /// The stage at which it is due, by its number.
    pub stage: Option<usize>,
    /// The day from which on it is due.
    pub due: Option<Date>,
    /// The value, in the unit of what was committed to.
    pub value: Option<Decimal>,
    /// Whether the value was measured by people.
    pub measured: bool,
    /// By how much it is better than it has to be; below zero by how much it falls short.
    pub distance: Option<Decimal>,
    /// The verdict.
    pub verdict: Verdict,
}

/// What became of a commitment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// Kept.
    Met,
    /// Not kept.
    NotMet,
    /// Not due yet.
    NotDue,
    /// It is due, and nothing can be said.
    Unknown(Unclear),
}

/// Why nothing can be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unclear {
    /// What was committed to is not said.
    NoThreshold,
    /// No pack has the metric.
    NoMetric,
    /// Nothing was measured and nothing follows.
    NoValue,
    /// The units do not convert.
    OtherUnit,
}

/// All commitments, in their order. `ways` are those of the board's records.
pub fn promises<'a>(board: &Board, ways: &[Way], world: World<'a>) -> Vec<Promise<'a>> {
    let Some(kind) = board.commitments.as_ref().and_then(|kind| world.catalogue.records.get(kind)) else { return Vec::new() };
    let within = kind.within.as_deref().unwrap_or_default();
    let rows: BTreeMap<&str, usize> = world.of(board).iter().enumerate().map(|(row, record)| (record.id.as_str(), row)).collect();
    let made =
        Values { values: world.catalogue.metrics.values().map(|metric| (metric.id.as_str(), values(metric, board, world))).collect() };
    let one = |record: &'a Record| {
        let of = record.text(within)?;
        Some(promise(board, record, of, (rows.get(of).copied(), ways), (&made, world)))
    };
    world.records.kind(&kind.id).filter_map(one).collect()
}

/// The values of metrics that follow from records and filings, by metric and row.
struct Values<'a> {
    values: BTreeMap<&'a str, Vec<Option<Decimal>>>,
}

fn values(metric: &Metric, board: &Board, world: World<'_>) -> Vec<Option<Decimal>> {
    let (Some(formula), Some(kind), true) = (&metric.formula, world.kind(board), metric.of == board.of) else { return Vec::new() };
    let all = world.of(board);
    let columns = columns(kind, &all, &metric.operands, (world.records, world.filings), &world.catalogue.records, world.asked);
    formula::amounts(formula, &columns, all.len()).into_iter().map(Result::ok).collect()
}

fn promise<'a>(
    board: &Board,
    record: &'a Record,
    of: &'a str,
    (row, ways): (Option<usize>, &[Way]),
    (made, world): (&Values<'_>, World<'a>),
) -> Promise<'a> {
    let metric = record.text("metric").and_then(|id| world.catalogue.metrics.get(id));
    let threshold = record.quantity("value").or_else(|| bare(record, metric));
    let stage = record.text("due").and_then(|id| board.stage(id)).map(|(nth, _)| nth);
    let way = row.and_then(|row| ways.get(row));
    let due = stage.and_then(|nth| way?.stages.get(nth)?.actual);
    let made = metric.zip(row).and_then(|(metric, row)| {
        Some(Quantity { amount: (*made.values.get(metric.id.as_str())?.get(row)?)?, measure: metric.measure.clone() })
    });
    let taken = record.date("measured_on").is_none_or(|on| on <= world.asked.day);
    let measured = record.quantity("measured").filter(|_| taken);
    let by_people = measured.is_some();
    let found = measured.or(made);
    let value = threshold.as_ref().and_then(|threshold| found.as_ref()?.convert(&threshold.measure)).map(|found| found.amount);
    let at_least = record.text("op") != Some("at_most");
    let distance = threshold
        .as_ref()
        .zip(value)
        .and_then(|(threshold, value)| if at_least { value.checked_sub(threshold.amount) } else { threshold.amount.checked_sub(value) });
    let verdict = match (due, distance) {
        (None, _) => Verdict::NotDue,
        (Some(_), Some(distance)) if distance >= Decimal::ZERO => Verdict::Met,
        (Some(_), Some(_)) => Verdict::NotMet,
        _ if threshold.is_none() => Verdict::Unknown(Unclear::NoThreshold),
        _ if found.is_some() => Verdict::Unknown(Unclear::OtherUnit),
        _ if metric.is_none() => Verdict::Unknown(Unclear::NoMetric),
        _ => Verdict::Unknown(Unclear::NoValue),
    };
    Promise { record, of, metric, at_least, threshold, stage, due, value, measured: by_people, distance, verdict }
}

/// A number without a unit is in that of the metric.
fn bare(record: &Record, metric: Option<&Metric>) -> Option<Quantity> {
    Some(Quantity { amount: record.amount("value")?, measure: metric?.measure.clone() })
}

impl Verdict {
    /// Stable snake-case word for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Verdict::Met => "met",
            Verdict::NotMet => "not_met",
            Verdict::NotDue => "not_due",
            Verdict::Unknown(_) => "unknown",
        }
    }

    /// In words.
    pub fn words(self) -> Text {
        match self {
            Verdict::Met => Text::new("达到", "met"),
            Verdict::NotMet => Text::new("未达到", "not met"),
            Verdict::NotDue => Text::new("未到期", "not due"),
            Verdict::Unknown(why) => {
                let why = why.words();
                Text::new(format!("不明：{}", why.zh), format!("unknown: {}", why.en))
            }
        }
    }
}

impl Unclear {
    fn words(self) -> Text {
        match self {
            Unclear::NoThreshold => Text::new("没有承诺值", "what was committed to is not said"),
            Unclear::NoMetric => Text::new("方法包没有该指标", "no pack has the metric"),
            Unclear::NoValue => Text::new("没有实测值或数据", "nothing was measured or filed"),
            Unclear::OtherUnit => Text::new("单位不能换算", "the units do not convert"),
        }
    }
}
