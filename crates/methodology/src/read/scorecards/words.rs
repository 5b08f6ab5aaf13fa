//! Words of packs and what they stand for in a scorecard.

use crate::catalogue::{Aggregate, Imputing, MissingScore, Normaliser, Rounding, Scale, Step, Ties};
use crate::node::Node;
use crate::read::convert::decimal;
use figures::Decimal;

impl Aggregate {
    const WORDS: [(&'static str, Aggregate); 6] = [
        ("sum", Aggregate::Sum),
        ("arithmetic", Aggregate::Arithmetic),
        ("geometric", Aggregate::Geometric),
        ("harmonic", Aggregate::Harmonic),
        ("median", Aggregate::Median),
        ("outranking", Aggregate::Outranking),
    ];

    /// Reads the word of a pack.
    pub fn parse(word: &str) -> Option<Self> {
        named(&Self::WORDS, word)
    }

    /// Word of the packs and for scripts.
    pub fn word(self) -> &'static str {
        Self::WORDS.into_iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }
}

impl Scale {
    const WORDS: [(&'static str, Scale); 10] = [
        ("raw", Scale::Raw),
        ("ratio", Scale::Ratio),
        ("min_max", Scale::MinMax),
        ("goal_posts", Scale::GoalPosts),
        ("z", Scale::ZScore),
        ("rank", Scale::Rank),
        ("percentile", Scale::Percentile),
        ("efficacy", Scale::Efficacy),
        ("distance", Scale::Distance),
        ("borda", Scale::Borda),
    ];

    /// Reads the word of a pack.
    pub fn parse(word: &str) -> Option<Self> {
        named(&Self::WORDS, word)
    }

    /// Word of the packs and for scripts.
    pub fn word(self) -> &'static str {
        Self::WORDS.into_iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }
}

impl MissingScore {
    const WORDS: [(&'static str, MissingScore); 4] = [
        ("zero", MissingScore::Zero),
        ("group_mean", MissingScore::GroupMean),
        ("reweight", MissingScore::Reweight),
        ("refuse", MissingScore::Refuse),
    ];

    /// Reads the word of a pack.
    pub fn parse(word: &str) -> Option<Self> {
        named(&Self::WORDS, word)
    }

    /// Word of the packs and for scripts.
    pub fn word(self) -> &'static str {
        Self::WORDS.into_iter().find(|(_, value)| *value == self).map_or("", |(word, _)| word)
    }
}

impl Step {
    /// Word of the packs and for scripts.
    pub fn word(&self) -> &'static str {
        match self {
            Step::Screen { .. } => "screen",
            Step::Impute { .. } => "impute",
            Step::Treat { .. } => "treat",
        }
    }
}

/// What a word stands for.
pub(super) fn named<T: Copy>(words: &[(&'static str, T)], word: &str) -> Option<T> {
    words.iter().find(|(name, _)| *name == word).map(|(_, value)| *value)
}

pub(super) const IMPUTING: [(&str, Imputing); 5] = [
    ("mean", Imputing::Mean),
    ("median", Imputing::Median),
    ("group_mean", Imputing::GroupMean),
    ("group_median", Imputing::GroupMedian),
    ("previous", Imputing::Previous),
];

pub(super) const ROUNDING: [(&str, Rounding); 3] = [("floor", Rounding::Floor), ("ceil", Rounding::Ceil), ("nearest", Rounding::Nearest)];

const TIES: [(&str, Ties); 3] = [("min", Ties::Min), ("mean", Ties::Mean), ("max", Ties::Max)];

/// A way of normalising, without the bounds of a term.
pub(super) fn normaliser(node: &Node) -> Option<Normaliser> {
    let by = Scale::parse(node.text_of("by")?)?;
    let usual = if by == Scale::Efficacy { (Decimal::from(60), Decimal::ONE_HUNDRED) } else { (Decimal::ZERO, Decimal::ONE) };
    let ties = node.text_of("ties").and_then(|word| named(&TIES, word));
    Some(Normaliser {
        by,
        base: None,
        low: None,
        high: None,
        log: false,
        to: (decimal(node, "from").unwrap_or(usual.0), decimal(node, "to").unwrap_or(usual.1)),
        ties: ties.unwrap_or(if by == Scale::Percentile { Ties::Min } else { Ties::Mean }),
        sample_deviation: node.text_of("deviation") != Some("population"),
    })
}

/// Values as they are.
pub(super) fn raw() -> Normaliser {
    Normaliser {
        by: Scale::Raw,
        base: None,
        low: None,
        high: None,
        log: false,
        to: (Decimal::ZERO, Decimal::ONE),
        ties: Ties::Mean,
        sample_deviation: true,
    }
}
