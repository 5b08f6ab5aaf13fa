//! Scorecards (评分卡): a tree of weighted terms by which units or members of a panel are judged, graded and ranked.

use super::{Better, Parameter, Source};
use crate::score::{Amount, Operand, Test};
use figures::{Decimal, Measure, Place, Text};

/// One judgement that weighs: a grade by land use, an index of zones, the maturity of a factory.
#[derive(Debug, Clone, PartialEq)]
pub struct Scorecard {
    /// Id, `per_mu.above_scale`.
    pub id: String,
    /// Name.
    pub title: Text,
    /// What it judges.
    pub meaning: Option<Text>,
    /// Who answers for it.
    pub owner: String,
    /// Source.
    pub source: Source,
    /// The card it changes; what is not said here is as there.
    pub refines: Option<String>,
    /// Who is judged.
    pub of: Judged,
    /// Everything its formulas name; they know it by number.
    pub operands: Vec<Operand>,
    /// The tree, in the order written; a term without a parent is of the first level.
    pub terms: Vec<ScoreTerm>,
    /// How the first level becomes the score.
    pub aggregate: Aggregate,
    /// Steps before normalising, in order.
    pub prepare: Vec<Step>,
    /// Ranking groups: the first whose condition holds. Without any, all are one group.
    pub groups: Vec<RankingGroup>,
    /// Who is listed and not ranked.
    pub exclusions: Vec<Rule>,
    /// Units that are judged as one.
    pub merge: Option<Merge>,
    /// Factor of the score (修正系数).
    pub coefficient: Option<Adjustment>,
    /// Points added (加分), after the coefficient.
    pub bonuses: Vec<Adjustment>,
    /// Points taken off (扣分), after the coefficient.
    pub penalties: Vec<Adjustment>,
    /// Least and greatest score.
    pub bounds: (Option<Decimal>, Option<Decimal>),
    /// Digits of a shown score.
    pub decimals: u32,
    /// Whether ranks and classes compare shown scores rather than exact ones.
    pub compare_shown: bool,
    /// Classes, where there are any.
    pub classes: Option<Classes>,
    /// What decides over the class, in order.
    pub overrides: Vec<Override>,
    /// How tenants take the class of whose land they are on.
    pub inherit: Option<Inherit>,
    /// What follows from a class.
    pub policies: Vec<Policy>,
    /// How long results are public and may be objected to.
    pub publicity: Option<Publicity>,
    /// What is varied to see how much of the ranking is method.
    pub robustness: Option<Robustness>,
    /// Pack it is from.
    pub pack: String,
    /// Where it is defined.
    pub place: Place,
}

/// Who is judged.
#[derive(Debug, Clone, PartialEq)]
pub enum Judged {
    /// Units of the register for which this holds on the last day of the period; all but offices without it.
    Units(Option<Test>),
    /// The members of a panel.
    Panel(String),
}

/// A node of the tree.
#[derive(Debug, Clone, PartialEq)]
pub struct ScoreTerm {
    /// Id, `tax`.
    pub id: String,
    /// The term it is part of.
    pub parent: Option<String>,
    /// Name.
    pub title: Text,
    /// Source of its weight and bounds, where it is not that of the card.
    pub source: Option<Source>,
    /// Weight among its siblings; of a wanted one nothing can be made.
    pub weight: Parameter,
    /// Of a group how its parts become one; of a leaf what is judged.
    pub kind: TermKind,
}

/// Group or leaf.
#[derive(Debug, Clone, PartialEq)]
pub enum TermKind {
    /// A group of terms.
    Group(Aggregate),
    /// A value that is judged.
    Leaf(Box<Leaf>),
}

/// A value that is judged.
#[derive(Debug, Clone, PartialEq)]
pub struct Leaf {
    /// What is measured, or the numerator; nothing where it is still wanted.
    pub value: Option<Amount>,
    /// What it is divided by.
    pub over: Option<Amount>,
    /// The formulas as written.
    pub text: (String, Option<String>),
    /// Unit of the value, or of the quotient, in which bases stand.
    pub measure: Measure,
    /// Which way is wanted.
    pub better: Better,
    /// How the value becomes comparable with those of other terms.
    pub normalise: Normaliser,
    /// Most of the full mark it can give, 1.5 for one and a half.
    pub cap: Option<Parameter>,
    /// Least of the full mark.
    pub floor: Option<Parameter>,
    /// Whether a negative value counts as zero.
    pub negative_is_zero: bool,
    /// What a missing value gives.
    pub missing: MissingScore,
    /// Who provides the value.
    pub provider: Option<String>,
}

/// How a value is made comparable. Directions are turned so that more is better; bounds of whoever is judged count
/// ranking group by ranking group.
#[derive(Debug, Clone, PartialEq)]
pub struct Normaliser {
    /// The method.
    pub by: Scale,
    /// `base` of a ratio, `target` of a distance.
    pub base: Option<Parameter>,
    /// Lower post; the least value where there is none.
    pub low: Option<Parameter>,
    /// Upper post; the greatest value where there is none.
    pub high: Option<Parameter>,
    /// Whether logarithms of value and posts are taken.
    pub log: bool,
    /// What the lower and the upper end become.
    pub to: (Decimal, Decimal),
    /// Rank of equals.
    pub ties: Ties,
    /// Whether the deviation is that of a sample (n − 1) or of all (n).
    pub sample_deviation: bool,
}

/// Methods of normalising; `x` is the value after its direction is turned.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scale {
    /// As it is.
    Raw,
    /// x / base; base / x where less is better.
    Ratio,
    /// Least to greatest of those judged, or posts; not clipped.
    MinMax,
    /// Between fixed posts, clipped to them.
    GoalPosts,
    /// (x − mean) / deviation.
    ZScore,
    /// Place from below, 1 for the last.
    Rank,
    /// Share of the others that are beaten.
    Percentile,
    /// 功效系数: between satisfactory and not allowed, `to` usually 60 and 100; not clipped.
    Efficacy,
    /// (x − low) / (target − low), at most 1.
    Distance,
    /// Number of others that are beaten, equals half.
    Borda,
}

/// The rank of equals.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ties {
    /// The least of their places, counted from below.
    Min,
    /// The mean of their places.
    Mean,
    /// The greatest of their places.
    Max,
}

/// What a missing value gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MissingScore {
    /// No points.
    Zero,
    /// The mean points of those of the ranking group that have it.
    GroupMean,
    /// The weights of the other parts grow in proportion.
    Reweight,
    /// No score, with the reason.
    Refuse,
}

/// How parts become one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Aggregate {
    /// Sum of weight × value: points.
    Sum,
    /// Weighted mean.
    Arithmetic,
    /// Weighted geometric mean; refuses values that are not above zero.
    Geometric,
    /// Weighted harmonic mean; refuses values that are not above zero.
    Harmonic,
    /// Weighted median.
    Median,
    /// Copeland's count of outranked minus outranking others, by weight of the parts in which one is ahead.
    Outranking,
}

/// A step before normalising.
#[derive(Debug, Clone, PartialEq)]
pub enum Step {
    /// Who has fewer than this share of the values is listed without a score.
    Screen {
        /// From 0 to 1.
        at_least: Decimal,
    },
    /// Fills gaps; what was filled is marked.
    Impute {
        /// How.
        method: Imputing,
        /// Leaves; all when empty.
        terms: Vec<String>,
    },
    /// Outliers.
    Treat {
        /// How.
        method: Treating,
        /// Leaves; all when empty.
        terms: Vec<String>,
    },
}

/// How a gap is filled.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Imputing {
    /// Mean of all that are judged.
    Mean,
    /// Median of all that are judged.
    Median,
    /// Mean of the ranking group.
    GroupMean,
    /// Median of the ranking group.
    GroupMedian,
    /// The member's newest earlier value of the panel.
    Previous,
}

/// How outliers are treated.
#[derive(Debug, Clone, PartialEq)]
pub enum Treating {
    /// The farthest values one by one become the next, until skewness and excess kurtosis are within bounds.
    Winsorise {
        /// At most so many.
        at_most: u32,
        /// Bound of the absolute skewness.
        skew: Decimal,
        /// Bound of the kurtosis in excess of 3 … both must be passed for a value to be treated.
        kurtosis: Decimal,
    },
    /// Values beyond two quantiles become these.
    Clip {
        /// Lower share.
        low: Decimal,
        /// Upper share.
        high: Decimal,
    },
    /// ln(x − least + 1).
    Log,
}

/// A ranking group.
#[derive(Debug, Clone, PartialEq)]
pub struct RankingGroup {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Who belongs to it; everybody left without one.
    pub when: Option<Test>,
}

/// A condition with a name.
#[derive(Debug, Clone, PartialEq)]
pub struct Rule {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// When it applies.
    pub when: Test,
    /// Source, where it is not that of the card.
    pub source: Option<Source>,
}

/// Units that are judged as one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Merge {
    /// All who share an asset of this resource: values are summed and the result is everybody's.
    Shared(String),
    /// All with the same value of an attribute of the register.
    Attribute(String),
}

/// A factor, or points.
#[derive(Debug, Clone, PartialEq)]
pub struct Adjustment {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// How much; missing counts as none.
    pub amount: Amount,
    /// As written.
    pub text: String,
    /// When; always without one.
    pub when: Option<Test>,
    /// Least and most.
    pub bounds: (Option<Decimal>, Option<Decimal>),
    /// Source, where it is not that of the card.
    pub source: Option<Source>,
}

/// Classes by score.
#[derive(Debug, Clone, PartialEq)]
pub struct Classes {
    /// From best to worst.
    pub grades: Vec<Grade>,
    /// How a number of places is made whole.
    pub rounding: Rounding,
    /// Which class equals at a cut get.
    pub ties: Cut,
    /// Source, where it is not that of the card.
    pub source: Option<Source>,
}

/// A class.
#[derive(Debug, Clone, PartialEq)]
pub struct Grade {
    /// `A`.
    pub grade: String,
    /// Name.
    pub title: Text,
    /// Where it ends.
    pub reach: Reach,
}

/// Which places or scores a class has.
#[derive(Debug, Clone, PartialEq)]
pub enum Reach {
    /// The best so many of the ranking group down to here, 0.2 for the first fifth; dated, or wanted.
    Upto(Parameter),
    /// Scores from here; dated, or wanted.
    AtLeast(Parameter),
    /// Whoever is left.
    Rest,
}

/// How a number of places is made whole.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Down.
    Floor,
    /// Up.
    Ceil,
    /// To the nearest, half up.
    Nearest,
}

/// Which class equals at a cut get.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Cut {
    /// All the better one.
    Better,
    /// All the worse one.
    Worse,
}

/// A rule that decides over the class.
#[derive(Debug, Clone, PartialEq)]
pub struct Override {
    /// The rule.
    pub rule: Rule,
    /// What it does.
    pub effect: Effect,
}

/// What an override does.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// Exactly this class (一票否决).
    Is(String),
    /// No better than this.
    AtBest(String),
    /// No worse than this (protection).
    AtLeast(String),
}

/// How tenants take the class of the one whose land they are on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Inherit {
    /// The resource that is leased.
    pub resource: String,
    /// Uses of which it is not so.
    pub except: Vec<String>,
}

/// What follows from a class.
#[derive(Debug, Clone, PartialEq)]
pub struct Policy {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Its unit, where it is an amount.
    pub measure: Option<Measure>,
    /// By class.
    pub by_grade: Vec<(String, Text)>,
    /// Source.
    pub source: Source,
}

/// How long results are public.
#[derive(Debug, Clone, PartialEq)]
pub struct Publicity {
    /// Days after the first.
    pub days: u32,
    /// The hour it ends.
    pub until: Option<String>,
    /// Days in which an objection is answered.
    pub answer_days: Option<u32>,
    /// Source, where it is not that of the card.
    pub source: Option<Source>,
}

/// What is varied.
#[derive(Debug, Clone, PartialEq)]
pub struct Robustness {
    /// Runs.
    pub draws: u32,
    /// Where the random numbers begin.
    pub seed: u64,
    /// Weights, by at most this part of themselves either way.
    pub weights: Decimal,
    /// Bounds and bases, by at most this part: of a base itself, of posts their distance.
    pub bounds: Decimal,
    /// Other normalisers, beside each leaf's own.
    pub normalise: Vec<Normaliser>,
    /// Other ways of aggregating, beside the card's own.
    pub aggregate: Vec<Aggregate>,
    /// The share of runs within the band of ranks.
    pub band: Decimal,
}
