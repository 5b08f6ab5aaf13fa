//! What a claim, and what follows from several, consists of.

use figures::{Decimal, FigureId, Text};
use intake::article::Cut;

/// What kind of number a claim states.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Transform {
    /// The amount, count or rate itself.
    Level,
    /// Growth over the same period a year before, in per cent.
    Growth,
    /// Fall over the same period a year before, printed without a sign.
    Decline,
    /// Difference in percentage points, up.
    PointsUp,
    /// Difference in percentage points, down.
    PointsDown,
    /// Difference in the unit of the amount.
    Change,
    /// Part of a whole, in per cent.
    Share,
    /// Part of a target, in per cent.
    Completion,
    /// An intention, not a result.
    Plan,
    /// A statement without a number.
    Statement,
}

/// How a number is bounded in words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Bound {
    /// Not at all: true to the digits printed.
    Exact,
    /// 以上, 不低于: that much or more.
    AtLeast,
    /// 超, 突破: more than that.
    Over,
    /// 多, 余: more than that, and less than one more of its last non-zero place.
    ApproxOver,
    /// 约, 近: around that; half of its last non-zero place to either side.
    About,
    /// 以下, 不足: less than that, or that.
    AtMost,
}

/// Why no figure can stand against a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Obstacle {
    /// The named firm isn't in the register.
    UnknownUnit(String),
    /// The named area isn't in the packs.
    UnknownArea(String),
    /// The text names nobody, and no default area is set.
    NoEntity,
    /// Nothing in the packs computes it; the word found, if any.
    NoIndicator(Option<String>),
    /// No period could be read.
    NoPeriod,
    /// The period has a beginning and no end.
    OpenPeriod(String),
    /// Nothing is filed for such a period.
    NotAFiledPeriod(String),
    /// An intention.
    Plan,
    /// Several numbers belong to several things (分别), and it isn't certain which to which.
    Several,
    /// The target isn't kept in the ledger.
    NoTarget,
    /// No figure of this kind is computed.
    NoSuchKind,
}

/// A number stated in an article.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Claim {
    /// The words, as given.
    pub text: String,
    /// First character in the article, from 0.
    pub start: usize,
    /// One past the last character.
    pub end: usize,
    /// The number as printed; `None` for a statement without one.
    pub value: Option<Decimal>,
    /// Its unit, `亿元`, `%`, `个`; empty without a number.
    pub unit: String,
    /// `2021-01..06`, `2021-03..` (no end said), `2021-08-10`; empty when none could be read.
    pub period: String,
    /// Whom it speaks of, as the article names them most fully, in simplified script.
    pub entity: String,
    /// Indicator id, or the subject word of the lexicon.
    pub indicator: Option<String>,
    /// The kind of number.
    pub transform: Transform,
    /// How it is bounded.
    pub bound: Bound,
    /// The whole of a share, as written, in simplified script.
    pub whole: Option<String>,
    /// The figure that would confirm it.
    pub wanted: Option<FigureId>,
    /// Figures on other assumptions, each with the assumption.
    pub alternatives: Vec<(Text, FigureId)>,
    /// Why nothing is wanted.
    pub obstacle: Option<Obstacle>,
}

/// What follows from claims taken together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// Stable word: `implied-base`, `implied-target`, `implied-whole`, `implied-complement`.
    pub kind: &'static str,
    /// Indices of the claims it follows from.
    pub claims: Vec<usize>,
    /// The number that follows.
    pub value: Option<Decimal>,
    /// Lowest over the digits printed.
    pub low: Option<Decimal>,
    /// Highest over the digits printed.
    pub high: Option<Decimal>,
    /// Unit of the three.
    pub unit: String,
    /// For people.
    pub message: Text,
}

/// What was found in an article.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Found {
    /// Claims, in the order of the text.
    pub claims: Vec<Claim>,
    /// What follows from them.
    pub findings: Vec<Finding>,
    /// What was not read.
    pub cut: Vec<Cut>,
}

impl Found {
    /// Every figure that judging asks for, each once, in order.
    pub fn wanted(&self) -> Vec<FigureId> {
        let ids = self.claims.iter().flat_map(|c| c.wanted.iter().chain(c.alternatives.iter().map(|(_, id)| id)));
        ids.cloned().collect::<std::collections::BTreeSet<_>>().into_iter().collect()
    }
}

impl Transform {
    /// Whether the number is a comparison with another period or a part of something else.
    pub fn is_relative(self) -> bool {
        !matches!(self, Transform::Level | Transform::Plan | Transform::Change | Transform::Statement)
    }

    fn word(self) -> &'static str {
        match self {
            Transform::Level => "level",
            Transform::Growth => "growth",
            Transform::Decline => "decline",
            Transform::PointsUp => "points_up",
            Transform::PointsDown => "points_down",
            Transform::Change => "change",
            Transform::Share => "share",
            Transform::Completion => "completion",
            Transform::Plan => "plan",
            Transform::Statement => "statement",
        }
    }
}

impl Bound {
    /// Word for scripts.
    pub fn word(self) -> &'static str {
        match self {
            Bound::Exact => "exact",
            Bound::AtLeast => "bound_at_least",
            Bound::Over => "bound_over",
            Bound::ApproxOver => "approx_over",
            Bound::About => "approx",
            Bound::AtMost => "bound_at_most",
        }
    }
}

impl Claim {
    /// Word for scripts: the kind, or the bound where the kind is a plain amount.
    pub fn transform_word(&self) -> &'static str {
        match (self.transform, self.bound) {
            (Transform::Level, bound) if bound != Bound::Exact => bound.word(),
            (transform, _) => transform.word(),
        }
    }
}
