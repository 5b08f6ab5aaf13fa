//! How far each has come: the last stage reached, what shows it, what is late, what is out of order.

use super::World;
use crate::records::{Record, columns};
use crate::scorecard::truths;
use figures::Text;
use jiff::civil::Date;
use methodology::catalogue::{Board, Stage};

/// How far one has come.
#[derive(Debug, Clone, PartialEq)]
pub struct Way {
    /// The last stage reached, by its number.
    pub current: Option<usize>,
    /// Every stage, in order.
    pub stages: Vec<Reach>,
    /// What is not as it should be.
    pub odd: Vec<Odd>,
    /// The day it was given up.
    pub ended: Option<Date>,
}

/// A stage of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reach {
    /// For when it is planned.
    pub planned: Option<Date>,
    /// When it was reached, up to the day asked for.
    pub actual: Option<Date>,
    /// Whether it is reached; nothing where that is not known.
    pub reached: Option<bool>,
    /// Days after the plan: when it was reached, or so far, where the plan has passed.
    pub slip: Option<i64>,
    /// Fields that should show that it is reached and say nothing.
    pub wanted: Vec<String>,
}

/// What is not as it should be; stages by their numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Odd {
    /// A later stage was reached and this one not.
    Skipped(usize),
    /// The second comes after the first and was reached before.
    OutOfOrder(usize, usize),
    /// It is said to be reached on a day that has not come.
    Ahead(usize),
}

/// How far all have come, in the order of the records.
pub fn ways(board: &Board, world: World<'_>) -> Vec<Way> {
    let Some(kind) = world.kind(board) else { return Vec::new() };
    let all = world.of(board);
    let columns = columns(kind, &all, &board.operands, (world.records, world.filings), &world.catalogue.records, world.asked);
    let truths: Vec<Option<Vec<Option<bool>>>> =
        board.stages.iter().map(|stage| stage.when.as_ref().map(|when| truths(when, &columns, all.len()))).collect();
    let holds = |row: usize| -> Vec<Option<bool>> { truths.iter().map(|of| of.as_ref().and_then(|of| of[row])).collect() };
    all.iter().enumerate().map(|(row, record)| way(board, record, &holds(row), world.asked.day)).collect()
}

fn way(board: &Board, record: &Record, holds: &[Option<bool>], day: Date) -> Way {
    let ended = board.ended.as_ref().and_then(|(field, _)| record.date(field)).filter(|ended| *ended <= day);
    let stages: Vec<Reach> = board.stages.iter().zip(holds).map(|(stage, holds)| reach(stage, record, *holds, day)).collect();
    let current = stages.iter().rposition(|stage| stage.reached == Some(true));
    let odd = odd(board, record, &stages, current, day);
    Way { current, stages, odd, ended }
}

fn reach(stage: &Stage, record: &Record, holds: Option<bool>, day: Date) -> Reach {
    let date = |field: &Option<String>| record.date(field.as_ref()?);
    let planned = date(&stage.planned);
    let actual = date(&stage.actual).filter(|actual| *actual <= day);
    let reached = if stage.actual.is_some() { Some(actual.is_some()) } else { holds };
    let until = match reached {
        Some(true) => actual,
        _ => Some(day).filter(|day| planned.is_some_and(|planned| planned < *day)),
    };
    let slip = planned.zip(until).and_then(|(planned, until)| planned.until(until).ok()).map(|span| i64::from(span.get_days()));
    let wanted = stage.evidence.iter().filter(|field| reached == Some(true) && record.text(field).is_none()).cloned().collect();
    Reach { planned, actual, reached, slip, wanted }
}

fn odd(board: &Board, record: &Record, stages: &[Reach], current: Option<usize>, day: Date) -> Vec<Odd> {
    let dated = |nth: &usize| board.stages[*nth].actual.is_some();
    let skipped = (0..current.unwrap_or(0)).filter(dated).filter(|nth| stages[*nth].reached == Some(false)).map(Odd::Skipped);
    let reached: Vec<(usize, Date)> = stages.iter().enumerate().filter_map(|(nth, stage)| Some((nth, stage.actual?))).collect();
    let back = reached.windows(2).filter(|pair| pair[1].1 < pair[0].1).map(|pair| Odd::OutOfOrder(pair[0].0, pair[1].0));
    let ahead = |nth: &usize| board.stages[*nth].actual.as_ref().and_then(|field| record.date(field)).is_some_and(|date| date > day);
    skipped.chain(back).chain((0..stages.len()).filter(ahead).map(Odd::Ahead)).collect()
}

impl Odd {
    /// In words.
    pub fn words(self, board: &Board) -> Text {
        let title = |nth: usize| board.stages.get(nth).map(|stage| stage.title.clone()).unwrap_or_default();
        match self {
            Odd::Skipped(nth) => {
                let stage = title(nth);
                Text::new(format!("没有{}日期", stage.zh), format!("no day on which it was {}", stage.en))
            }
            Odd::OutOfOrder(first, second) => {
                let (first, second) = (title(first), title(second));
                Text::new(format!("{}早于{}", second.zh, first.zh), format!("{} before {}", second.en, first.en))
            }
            Odd::Ahead(nth) => {
                let stage = title(nth);
                Text::new(format!("{}日期尚未到", stage.zh), format!("{} on a day that has not come", stage.en))
            }
        }
    }
}
