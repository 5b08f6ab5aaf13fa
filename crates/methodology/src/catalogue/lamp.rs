//! Lamps (红黄绿灯): decision tables over inputs with a name, of which exactly one row holds for every case.

use super::Source;
use crate::score::{Amount, Operand, Test};
use figures::{Decimal, Measure, Place, Text};
use jiff::civil::Date;
use std::ops::Bound;

/// A decision table that gives a lamp.
#[derive(Debug, Clone, PartialEq)]
pub struct LampTable {
    /// Id, `yinchuan.progress`.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Source.
    pub source: Source,
    /// The kind of records it judges; values are handed in where there is none.
    pub of: Option<String>,
    /// First day it holds.
    pub from: Option<Date>,
    /// First day it no longer holds.
    pub until: Option<Date>,
    /// Which records it judges; all without one.
    pub when: Option<Test>,
    /// What its formulas name, by number.
    pub operands: Vec<Operand>,
    /// What it looks at, in order.
    pub inputs: Vec<LampInput>,
    /// Its rows; no two of them hold for one case.
    pub rows: Vec<LampRow>,
    /// What holds where everything is known and no row does.
    pub default: Option<Declared>,
    /// What holds where something is not known and no row does.
    pub missing: Declared,
    /// Pack it is from.
    pub pack: String,
    /// Where it is defined.
    pub place: Place,
}

/// What a table looks at.
#[derive(Debug, Clone, PartialEq)]
pub struct LampInput {
    /// Id, `behind`.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What kind of value.
    pub kind: InputKind,
    /// How it comes from a record; handed in where there is none.
    pub from: Option<InputFormula>,
    /// The formula as written.
    pub text: Option<String>,
}

/// How an input comes from a record.
#[derive(Debug, Clone, PartialEq)]
pub enum InputFormula {
    /// A number, in the unit of the input.
    Amount(Amount),
    /// A yes or no.
    Test(Test),
}

/// The kind of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum InputKind {
    /// A number in a unit.
    Number(Measure),
    /// Yes or no.
    Flag,
}

/// A row of a table.
#[derive(Debug, Clone, PartialEq)]
pub struct LampRow {
    /// Of each input what is asked; anything where nothing is.
    pub when: Vec<Option<Asked>>,
    /// The lamp.
    pub lamp: Lamp,
    /// In words.
    pub say: Text,
    /// What is to follow.
    pub escalate: Option<Text>,
}

/// What a row asks of an input.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Asked {
    /// A number within bounds, in the unit of the input.
    Within(Interval),
    /// Yes, or no.
    Is(bool),
    /// That it is not known.
    Unknown,
}

/// Numbers between two bounds, each of which belongs to it or not.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Interval {
    /// The lower bound.
    pub low: Bound<Decimal>,
    /// The upper bound.
    pub high: Bound<Decimal>,
}

/// A lamp that is declared for the cases no row says anything of.
#[derive(Debug, Clone, PartialEq)]
pub struct Declared {
    /// The lamp.
    pub lamp: Lamp,
    /// Why, in words.
    pub say: Text,
}

/// A lamp, from the one that worries least.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lamp {
    /// 绿灯
    Green,
    /// No colour: something is not known.
    Unknown,
    /// 黄灯
    Yellow,
    /// 红灯
    Red,
}

/// A value of an input; nothing where it is not known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Given {
    /// In the unit of the input.
    Number(Decimal),
    /// Yes or no.
    Flag(bool),
}

impl Lamp {
    const WORDS: [(&'static str, Lamp); 4] =
        [("green", Lamp::Green), ("yellow", Lamp::Yellow), ("red", Lamp::Red), ("unknown", Lamp::Unknown)];

    /// Reads the word of a pack.
    pub fn parse(word: &str) -> Option<Self> {
        Self::WORDS.into_iter().find(|(name, _)| *name == word).map(|(_, lamp)| lamp)
    }

    /// Its word.
    pub fn word(self) -> &'static str {
        Self::WORDS.into_iter().find(|(_, lamp)| *lamp == self).map_or("", |(name, _)| name)
    }

    /// Its name.
    pub fn title(self) -> Text {
        match self {
            Lamp::Green => Text::new("绿灯", "green"),
            Lamp::Yellow => Text::new("黄灯", "yellow"),
            Lamp::Red => Text::new("红灯", "red"),
            Lamp::Unknown => Text::new("不明", "unknown"),
        }
    }
}

impl Interval {
    /// Whether a number lies in it.
    pub fn holds(&self, number: Decimal) -> bool {
        let above = match self.low {
            Bound::Included(low) => number >= low,
            Bound::Excluded(low) => number > low,
            Bound::Unbounded => true,
        };
        let below = match self.high {
            Bound::Included(high) => number <= high,
            Bound::Excluded(high) => number < high,
            Bound::Unbounded => true,
        };
        above && below
    }

    /// Whether no number lies in it.
    pub fn is_empty(&self) -> bool {
        match (self.low, self.high) {
            (Bound::Included(low), Bound::Included(high)) => low > high,
            (Bound::Included(low) | Bound::Excluded(low), Bound::Included(high) | Bound::Excluded(high)) => low >= high,
            _ => false,
        }
    }
}

impl Asked {
    /// Whether it holds of a value; nothing stands for a value that is not known.
    pub fn holds(&self, value: Option<Given>) -> bool {
        match (self, value) {
            (Asked::Within(interval), Some(Given::Number(number))) => interval.holds(number),
            (Asked::Is(asked), Some(Given::Flag(is))) => *asked == is,
            (Asked::Unknown, None) => true,
            _ => false,
        }
    }
}

impl LampRow {
    /// Whether it holds of these values, in the order of the inputs.
    pub fn holds(&self, values: &[Option<Given>]) -> bool {
        let asked = self.when.iter().enumerate();
        asked.filter_map(|(nth, asked)| Some((nth, asked.as_ref()?))).all(|(nth, asked)| asked.holds(values.get(nth).copied().flatten()))
    }
}

impl LampTable {
    /// Whether it holds on a day.
    pub fn in_force(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day < until)
    }
}
