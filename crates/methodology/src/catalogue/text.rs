//! Bulletins, their words, and what may be shown in them.

use figures::{Measure, Text};
use std::collections::BTreeMap;

/// A bulletin: text with slots, never digits.
#[derive(Debug, Clone, PartialEq)]
pub struct Bulletin {
    /// Id.
    pub id: String,
    /// Title with slots.
    pub title: Text,
    /// Bound figures by slot name.
    pub figures: BTreeMap<String, Slot>,
    /// Paragraphs with `{slot}`, `{slot.change}`, `{period}`, `{area}`.
    pub paragraphs: Vec<Text>,
    /// Audience it is written for.
    pub audience: String,
}

/// A bound figure of a bulletin.
#[derive(Debug, Clone, PartialEq)]
pub struct Slot {
    /// Indicator id, `<id>.growth` for its growth.
    pub indicator: String,
    /// Unit shown; the indicator's own when empty.
    pub shown: Option<Measure>,
    /// Decimals shown; the indicator's own when empty.
    pub decimals: Option<u32>,
}

/// Words of running text, as data.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Wording {
    /// 增长 / rose by.
    pub rise: Text,
    /// 下降 / fell by.
    pub fall: Text,
    /// 持平 / was unchanged.
    pub flat: Text,
    /// 提高 / rose by, for percentage points.
    pub points_up: Text,
    /// 回落 / fell by, for percentage points.
    pub points_down: Text,
}

/// Primary rules of the disclosure gate.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Disclosure {
    /// Fewest units behind a published aggregate.
    pub min_units: u64,
    /// Audiences that see single units and small cells.
    pub trusted: Vec<String>,
}
