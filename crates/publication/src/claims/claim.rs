//! What a claim consists of.

use figures::{Decimal, FigureId, Text};
use methodology::catalogue::Ranking;

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
    /// What a part adds to the growth of the whole, in percentage points.
    Pull,
    /// What a part adds to the growth of the whole, in per cent of it.
    Contribution,
    /// A place in a ranking.
    Rank,
    /// Firms or projects named as having got a title; the number is how many.
    Titles,
    /// An intention, not a result.
    Plan,
    /// Something that happened, or is said to be happening; no number.
    Event,
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

/// What is kept of something in a register that no pack defines yet.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Register {
    /// Ranks of areas and firms.
    Ranks,
    /// Titles, lists and batches.
    Titles,
    /// What happened when.
    Events,
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
    /// Nothing in the packs computes it; the words found, if any.
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
    /// The register that would hold it isn't kept.
    NoRegister(Register),
    /// No figure of this kind is computed.
    NoSuchKind,
}

/// What was taken for granted where the text leaves it out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Assumed {
    /// The period: that of the article.
    Period,
    /// Whom it speaks of: the area the article is about.
    Entity,
}

/// A statement of an article.
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
    /// Those named one by one, where the number is how many they are.
    pub members: Vec<String>,
    /// Indicator id, or the subject word of the lexicon.
    pub indicator: Option<String>,
    /// What is counted, in the article's words, in simplified script.
    pub subject: String,
    /// The kind of number.
    pub transform: Transform,
    /// How it is bounded.
    pub bound: Bound,
    /// The whole of a share, as written, in simplified script.
    pub whole: Option<String>,
    /// Indicator or subject word of the whole.
    pub whole_indicator: Option<String>,
    /// The period it is compared with, where the text says one.
    pub base: Option<String>,
    /// What was taken for granted.
    pub assumed: Vec<Assumed>,
    /// Where in the text's order of sentences it stands.
    pub sentence: usize,
    /// Whether it is said of a part of what was said before (其中).
    pub among: bool,
    /// Whether it is said at constant prices, so that amounts at current prices do not give it.
    pub real: bool,
    /// Whether the number is called a target or task.
    pub target: bool,
    /// Whether it is said as an intention (计划, 力争).
    pub intended: bool,
    /// The figure that would confirm it.
    pub wanted: Option<FigureId>,
    /// Figures on other assumptions, each with the assumption.
    pub alternatives: Vec<(Text, FigureId)>,
    /// The ranking it is of, where a scorecard gives it.
    pub ranking: Option<Ranking>,
    /// Why nothing is wanted.
    pub obstacle: Option<Obstacle>,
}

impl Transform {
    /// Whether the number is a comparison with another period or a part of something else.
    pub fn is_relative(self) -> bool {
        use Transform::{Change, Event, Level, Plan, Rank, Statement, Titles};
        !matches!(self, Level | Plan | Change | Rank | Titles | Event | Statement)
    }

    /// Whether it is a rate of growth.
    pub fn is_growth(self) -> bool {
        matches!(self, Transform::Growth | Transform::Decline)
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
            Transform::Pull => "pull",
            Transform::Contribution => "contribution",
            Transform::Rank => "rank",
            Transform::Titles => "titles",
            Transform::Plan => "plan",
            Transform::Event => "event",
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

    /// What it is about: the indicator, else the article's words.
    pub fn topic(&self) -> &str {
        self.indicator.as_deref().unwrap_or(&self.subject)
    }

    /// Whether both speak of the same thing of the same one.
    pub(super) fn same_thing(&self, other: &Claim) -> bool {
        !self.topic().is_empty() && self.topic() == other.topic() && self.entity == other.entity
    }

    /// The words in simplified script.
    pub(super) fn folded(&self) -> String {
        intake::article::fold(&self.text)
    }

    /// Whether the number is a plain amount to its printed digits.
    pub(super) fn is_plain_level(&self) -> bool {
        self.transform == Transform::Level && self.bound == Bound::Exact && self.value.is_some()
    }
}
