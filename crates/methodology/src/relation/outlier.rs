//! Outliers: a value of a unit held against those of its peers, and how that is judged.

use super::{Check, Side};

/// What must not stand out among the peers.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlier {
    /// Its operands, condition, columns and class; the relation itself always holds.
    pub check: Check,
    /// The value looked at.
    pub of: Side,
    /// What it is divided by.
    pub over: Option<Side>,
    /// How it is judged.
    pub method: Method,
}

/// How a value is judged among its peers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// By the mean and the standard deviation: at most `bound` deviations away.
    ZScore,
    /// By the median and the median absolute deviation: at most `bound` times `scale` deviations away.
    Mad,
    /// Hidiroglou and Berthelot (1986) on the ratio of two periods, weighted by size: `bound` quartile distances,
    /// `floor` of the median effect at least, size to the `power`.
    HidiroglouBerthelot,
    /// Within the median divided and multiplied by `bound`.
    MedianFactor,
}

impl Method {
    /// Reads the word of a pack.
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "z_score" => Some(Method::ZScore),
            "mad" => Some(Method::Mad),
            "hidiroglou_berthelot" => Some(Method::HidiroglouBerthelot),
            "median_factor" => Some(Method::MedianFactor),
            _ => None,
        }
    }

    /// Its word in packs.
    pub fn word(self) -> &'static str {
        match self {
            Method::ZScore => "z_score",
            Method::Mad => "mad",
            Method::HidiroglouBerthelot => "hidiroglou_berthelot",
            Method::MedianFactor => "median_factor",
        }
    }

    /// The parameters it takes.
    pub fn parameters(self) -> &'static [&'static str] {
        match self {
            Method::ZScore | Method::MedianFactor => &["bound"],
            Method::Mad => &["bound", "scale"],
            Method::HidiroglouBerthelot => &["bound", "floor", "power"],
        }
    }
}
