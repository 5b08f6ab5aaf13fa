//! Cases in words.

use super::{Cell, Piece};
use crate::catalogue::{Asked, InputKind, Interval, LampInput};
use figures::{Decimal, Lang, Measure, Text};
use std::ops::Bound;

impl Cell {
    /// `behind between 0 and 10 percentage points, excused is no`; what does not matter is left out.
    pub fn words(&self, inputs: &[LampInput]) -> Text {
        let said: Vec<Text> = self.0.iter().zip(inputs).filter_map(|(piece, input)| piece.words(input)).collect();
        if said.is_empty() {
            return Text::new("任何情况", "any case");
        }
        let joined = |separator: &str, of: fn(&Text) -> &str| said.iter().map(of).collect::<Vec<_>>().join(separator);
        Text::new(joined("、", |text| &text.zh), joined(", ", |text| &text.en))
    }
}

impl Piece {
    fn words(&self, input: &LampInput) -> Option<Text> {
        let id = &input.id;
        Some(match self {
            Piece::Numbers(interval) => {
                let said = interval.words(&input.unit());
                Text::new(format!("{id} {}", said.zh), format!("{id} {}", said.en))
            }
            Piece::Is(is) => Text::new(format!("{id} 为{}", yes(*is).zh), format!("{id} is {}", yes(*is).en)),
            Piece::Any => return None,
            Piece::Unknown => Text::new(format!("{id} 不明"), format!("{id} is unknown")),
        })
    }
}

/// Yes or no.
pub fn yes(is: bool) -> Text {
    if is { Text::new("是", "yes") } else { Text::new("否", "no") }
}

impl LampInput {
    /// What the unit of its numbers is called, with a blank before it; empty for what has none.
    pub fn unit(&self) -> Text {
        let called = |measure: &Measure, lang| format!(" {}", measure.called(lang));
        match &self.kind {
            InputKind::Number(measure) if measure.name() != "1" => Text::new(called(measure, Lang::Zh), called(measure, Lang::En)),
            _ => Text::default(),
        }
    }
}

impl Asked {
    /// What is asked, in words; `unit` with a blank before it.
    pub fn words(&self, unit: &Text) -> Text {
        match self {
            Asked::Within(interval) => interval.words(unit),
            Asked::Is(is) => yes(*is),
            Asked::Unknown => Text::new("不明", "unknown"),
        }
    }
}

impl Interval {
    /// Whether every number lies in it.
    pub fn is_whole(&self) -> bool {
        matches!((self.low, self.high), (Bound::Unbounded, Bound::Unbounded))
    }

    /// `between 0 and 10 mu`, `> 30 mu`, `from 10 to 30 mu`; `unit` with a blank before it.
    pub fn words(&self, unit: &Text) -> Text {
        let (zh, en) = (&unit.zh, &unit.en);
        let alike = |sign: &str, number: Decimal| Text::new(format!("{sign} {number}{zh}"), format!("{sign} {number}{en}"));
        match (self.low, self.high) {
            (Bound::Unbounded, Bound::Unbounded) => Text::new("任意", "any"),
            (Bound::Unbounded, Bound::Included(high)) => alike("≤", high),
            (Bound::Unbounded, Bound::Excluded(high)) => alike("<", high),
            (Bound::Included(low), Bound::Unbounded) => alike("≥", low),
            (Bound::Excluded(low), Bound::Unbounded) => alike(">", low),
            (Bound::Included(low), Bound::Included(high)) if low == high => alike("=", low),
            (Bound::Included(low), Bound::Included(high)) => {
                Text::new(format!("从 {low} 到 {high}{zh}"), format!("from {low} to {high}{en}"))
            }
            (Bound::Excluded(low), Bound::Excluded(high)) => {
                Text::new(format!("在 {low} 与 {high}{zh} 之间"), format!("between {low} and {high}{en}"))
            }
            (Bound::Included(low), Bound::Excluded(high)) => {
                Text::new(format!("从 {low} 到不足 {high}{zh}"), format!("from {low} to below {high}{en}"))
            }
            (Bound::Excluded(low), Bound::Included(high)) => {
                Text::new(format!("超过 {low} 到 {high}{zh}"), format!("above {low} to {high}{en}"))
            }
        }
    }
}
