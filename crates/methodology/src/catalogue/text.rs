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

/// Vocabulary of the claim reader.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Lexicon {
    /// Phrases that name an indicator, longest first when matched.
    pub indicators: Vec<Phrase>,
    /// Phrases that name a count or rate outside the ledger, with the word used in claims.
    pub subjects: Vec<Phrase>,
    /// Headings after which nothing is article text (相关阅读 …).
    pub cut_after: Vec<String>,
    /// Headings of a list of other articles, after which the text may go on (延伸阅读 …).
    pub related: Vec<String>,
    /// Words of injected advertising; a line without a sentence that holds enough of them is junk.
    pub junk: Vec<String>,
    /// Phrases that only advertising and notices say to a reader (加微信 …); a sentence with one is junk.
    pub adverts: Vec<String>,
    /// Words that stand around an article on a page: counters, share buttons, credits, copyright.
    pub furniture: Vec<String>,
}

/// A phrase and what it names.
#[derive(Debug, Clone, PartialEq)]
pub struct Phrase {
    /// In simplified script.
    pub text: String,
    /// Indicator id or subject word.
    pub names: String,
    /// Unit its amounts are in, where the text leaves it out.
    pub unit: Option<String>,
}
