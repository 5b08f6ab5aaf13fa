//! Did it deliver: what the unit of a record files, against what was promised.

use super::{Way, World, measure_of, percent};
use crate::records::Record;
use figures::{Decimal, Text};
use jiff::civil::Date;
use methodology::catalogue::{Board, Delivering};
use methodology::score::{Day, OfRecord, Operand, Over, Path};

/// What one delivered.
#[derive(Debug, Clone, PartialEq)]
pub struct Delivered {
    /// The record.
    pub id: String,
    /// The unit that files.
    pub unit: Option<String>,
    /// The day from which on something is to be filed.
    pub since: Option<Date>,
    /// First day of the first month filed above zero since then.
    pub first: Option<Date>,
    /// Whether the unit filed output before: old and new cannot be told apart then, and all of its output is held against the promise.
    pub before: bool,
    /// What was promised a year by all records of the unit that have come so far, in the unit of its field.
    pub promised: Option<Decimal>,
    /// What the unit filed of the twelve months to the newest, in the same unit.
    pub trailing: Option<Decimal>,
    /// What it filed of the last calendar year.
    pub year: Option<Decimal>,
    /// The share of what was promised, in per cent.
    pub share: Option<Decimal>,
    /// Other records of the unit that have come so far: what it files is of all of them.
    pub others: Vec<String>,
    /// Why there is no share.
    pub why: Option<Undelivered>,
}

/// Why there is no share.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undelivered {
    /// It has not come so far.
    NotReached,
    /// It is not known whose it is.
    NoUnit,
    /// Nothing is filed yet, and nothing need be.
    NotDue,
    /// Nothing is filed, and it is longer ago than that may be.
    Silent,
    /// Something is filed, and twelve months are not over since it came so far.
    Early,
    /// Something is filed, and not of twelve months.
    NotFiled,
    /// It is not said what was promised.
    NoPromise,
}

/// What the filings have to be gathered for.
pub fn operands(rule: &Delivering) -> Vec<Operand> {
    let unit = || Path { via: None, field: rule.unit.clone() };
    let over = |over| OfRecord::Filed { unit: unit(), form: rule.form.clone(), item: rule.item.clone(), over };
    let first = Day::First { unit: unit(), form: rule.form.clone(), item: rule.item.clone(), since: None };
    [over(Over::Year), over(Over::Trailing), OfRecord::Dated(first)].map(Operand::OfRecord).to_vec()
}

/// What all delivered, in the order of the records. `ways` are theirs.
pub fn delivered(board: &Board, ways: &[Way], world: World<'_>) -> Vec<Delivered> {
    let Some(rule) = &board.delivered else { return Vec::new() };
    let all = world.of(board);
    let come: Vec<(&Record, Option<Date>)> = all.into_iter().zip(ways.iter().map(|way| since(board, rule, way))).collect();
    come.iter().map(|(record, since)| one(board, rule, (record, *since), &come, world)).collect()
}

fn since(board: &Board, rule: &Delivering, way: &Way) -> Option<Date> {
    let (nth, _) = board.stage(&rule.from)?;
    way.stages.get(nth)?.actual.filter(|_| way.ended.is_none())
}

fn one(
    board: &Board,
    rule: &Delivering,
    (record, since): (&Record, Option<Date>),
    all: &[(&Record, Option<Date>)],
    world: World<'_>,
) -> Delivered {
    let unit = record.text(&rule.unit);
    let together: Vec<&Record> = all
        .iter()
        .filter(|(other, since)| since.is_some() && unit.is_some() && other.text(&rule.unit) == unit)
        .map(|(other, _)| *other)
        .collect();
    // Output is of all records of the unit: where one has no promise, there is none for all of them.
    let promised = together.iter().try_fold(Decimal::ZERO, |sum, other| sum.checked_add(other.amount(&rule.promised)?));
    let promised = promised.filter(|_| since.is_some());
    let filed = |day: Option<Date>| unit.and_then(|unit| world.filings.first(unit, &rule.form, &rule.item, day));
    let first = since.and_then(|day| filed(Some(day)));
    let before = since.zip(filed(None)).is_some_and(|(since, ever)| ever < since.first_of_month());
    let amount = |over| in_unit(board, rule, world.filings.amount(unit?, &rule.form, &rule.item, over)?, world);
    let (trailing, year) = (amount(Over::Trailing), amount(Over::Year));
    let whole = first.is_some() && since.is_some_and(|since| a_year_is_over(since, world.asked.day));
    let share = promised.zip(trailing).filter(|_| whole).and_then(|(promised, trailing)| percent(trailing, promised));
    let why = if share.is_some() { None } else { Some(reason(rule, (unit, since, first), (promised, trailing), world.asked.day)) };
    let others = together.iter().filter(|other| other.id != record.id && since.is_some()).map(|other| other.id.clone()).collect();
    Delivered { id: record.id.clone(), unit: unit.map(str::to_owned), since, first, before, promised, trailing, year, share, others, why }
}

fn reason(
    rule: &Delivering,
    (unit, since, first): (Option<&str>, Option<Date>, Option<Date>),
    (promised, trailing): (Option<Decimal>, Option<Decimal>),
    day: Date,
) -> Undelivered {
    let Some(since) = since else { return Undelivered::NotReached };
    if unit.is_none() {
        return Undelivered::NoUnit;
    }
    if first.is_none() {
        let allowed = jiff::Span::new().try_months(rule.silent).ok().and_then(|months| since.checked_add(months).ok());
        return if allowed.is_none_or(|allowed| day <= allowed) { Undelivered::NotDue } else { Undelivered::Silent };
    }
    match (promised, trailing) {
        _ if !a_year_is_over(since, day) => Undelivered::Early,
        (_, None) => Undelivered::NotFiled,
        _ => Undelivered::NoPromise,
    }
}

/// Whether twelve whole months are over since the month of a day.
fn a_year_is_over(since: Date, day: Date) -> bool {
    since.first_of_month().checked_add(jiff::Span::new().years(1)).is_ok_and(|over| over <= day.tomorrow().unwrap_or(day))
}

/// What was filed, in the unit of what was promised.
fn in_unit(board: &Board, rule: &Delivering, amount: Decimal, world: World<'_>) -> Option<Decimal> {
    let item = world.catalogue.forms.get(&rule.form)?.items.get(&rule.item)?;
    item.measure.convert(amount, measure_of(world.kind(board)?, &rule.promised)?)
}

impl Undelivered {
    /// Stable snake-case word for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Undelivered::NotReached => "not_producing",
            Undelivered::NoUnit => "no_unit",
            Undelivered::NotDue => "not_due",
            Undelivered::Silent => "no_output",
            Undelivered::Early => "too_early",
            Undelivered::NotFiled => "not_filed",
            Undelivered::NoPromise => "no_promise",
        }
    }

    /// In words.
    pub fn words(self) -> Text {
        match self {
            Undelivered::NotReached => Text::new("尚未投产", "not producing yet"),
            Undelivered::NoUnit => Text::new("没有业主单位", "it is not known whose it is"),
            Undelivered::NotDue => Text::new("投产不久，尚未填报", "producing since recently, nothing filed yet"),
            Undelivered::Silent => Text::new("已投产而没有产值", "producing, and no output is filed"),
            Undelivered::Early => Text::new("投产未满十二个月", "producing for less than twelve months"),
            Undelivered::NotFiled => Text::new("近十二个月填报不全", "not filed for twelve months"),
            Undelivered::NoPromise => Text::new("没有承诺年产值", "it is not said what was promised"),
        }
    }
}
