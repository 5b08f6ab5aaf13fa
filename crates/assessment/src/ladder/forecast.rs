//! When a total of twelve months is expected to reach a line: it goes on as it went over the last twelve months.

use super::judge::Board;
use crate::scorecard::Single;
use figures::{Decimal, Period, Text};
use methodology::catalogue::ForecastOf;
use rust_decimal::prelude::ToPrimitive;
use std::sync::LazyLock;

/// A forecast of one firm.
#[derive(Debug, Clone, PartialEq)]
pub struct Crossing {
    /// Number of the firm.
    pub subject: usize,
    /// The total of twelve months to the newest month known.
    pub value: Option<Decimal>,
    /// The total twelve months before.
    pub before: Option<Decimal>,
    /// Year and month in which the line is expected to be reached, or why there is none.
    pub when: Result<(i16, i8), NoForecast>,
}

/// Why there is no month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NoForecast {
    /// No twelve months are filed.
    NotFiled,
    /// None are filed of the year before.
    NoYearBefore,
    /// It is reached already.
    There,
    /// It doesn't grow.
    NotGrowing,
    /// Not within so many months.
    Beyond(u32),
}

/// Months of a year.
static YEAR: LazyLock<i64> = LazyLock::new(|| Period::Year { year: 0 }.length().into());

/// Forecasts of all who don't hold the title of a rung, in the order of firms; nothing where its rule has no forecast.
pub fn crossings(board: &Board, rung: usize) -> Vec<Crossing> {
    let Some(of) = board.rungs.get(rung) else { return Vec::new() };
    let Some(forecast) = of.rule.as_ref().and_then(|rule| rule.forecast.as_ref()) else { return Vec::new() };
    let free = (0..board.inputs.subjects.len()).filter(|row| of.held[*row] != Some(true));
    free.map(|row| one(board, forecast, row)).collect()
}

fn one(board: &Board, of: &ForecastOf, subject: usize) -> Crossing {
    let (now, then) = (Single::of(&board.inputs.now, subject), Single::of(&board.inputs.before, subject));
    let (value, before) = (now.value(of.operand), then.value(of.operand));
    let newest = now.value(of.newest).and_then(|month| month.to_i64());
    Crossing { subject, value, before, when: when(of, value.zip(newest), before) }
}

fn when(of: &ForecastOf, now: Option<(Decimal, i64)>, before: Option<Decimal>) -> Result<(i16, i8), NoForecast> {
    let (value, newest) = now.ok_or(NoForecast::NotFiled)?;
    if value >= of.line.amount {
        return Err(NoForecast::There);
    }
    let gained = value - before.ok_or(NoForecast::NoYearBefore)?;
    if gained <= Decimal::ZERO {
        return Err(NoForecast::NotGrowing);
    }
    let beyond = NoForecast::Beyond(of.months);
    let months = ((of.line.amount - value) * Decimal::from(*YEAR)).checked_div(gained).map(|months| months.ceil());
    let months = months.and_then(|months| months.to_i64()).filter(|months| *months <= i64::from(of.months)).ok_or(beyond)?;
    let month = newest + months;
    let year = i16::try_from(month.div_euclid(*YEAR)).map_err(|_| beyond)?;
    let of_year = i8::try_from(month.rem_euclid(*YEAR) + 1).map_err(|_| beyond)?;
    Ok((year, of_year))
}

impl NoForecast {
    /// Stable word for scripts.
    pub fn code(self) -> &'static str {
        match self {
            NoForecast::NotFiled => "not_filed",
            NoForecast::NoYearBefore => "no_year_before",
            NoForecast::There => "reached",
            NoForecast::NotGrowing => "not_growing",
            NoForecast::Beyond(_) => "beyond",
        }
    }

    /// Why.
    pub fn words(self) -> Text {
        match self {
            NoForecast::NotFiled => Text::new("近十二个月未报齐", "twelve months are not filed"),
            NoForecast::NoYearBefore => Text::new("上年同期十二个月未报齐，无从推算", "the twelve months before are not filed"),
            NoForecast::There => Text::new("已达到", "reached already"),
            NoForecast::NotGrowing => Text::new("近十二个月没有增长", "it didn't grow over the twelve months"),
            NoForecast::Beyond(months) => {
                Text::new(format!("按近十二个月的增长，{months} 个月内达不到"), format!("not within {months} months at this growth"))
            }
        }
    }
}
