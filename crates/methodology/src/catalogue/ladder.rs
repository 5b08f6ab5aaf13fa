//! Titles that are held, the ladder they make, and the rules by which they are given.

use super::Source;
use crate::formula::ast::Ordering;
use crate::score::{Amount, Shown, Test, Told};
use figures::{Decimal, Place, Quantity, Text};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// Something that is recognised: a rung of a ladder, or an award.
#[derive(Debug, Clone, PartialEq)]
pub struct Title {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Whether it is an award, which has no place on a ladder.
    pub award: bool,
    /// Who gives it.
    pub issuer: Option<String>,
    /// `national`, `provincial`, `municipal`, `district`.
    pub level: Option<String>,
    /// Years it holds from the day it is given; without an end where nothing is said.
    pub valid_years: Option<u8>,
    /// Whether its lists name everybody: who isn't recorded is known not to hold it, once the book has any record of it.
    pub complete: bool,
    /// Held by whoever fulfils this, where it isn't recorded.
    pub held: Option<Test>,
    /// Origin.
    pub source: Source,
    /// Pack it belongs to.
    pub pack: String,
    /// Where it is defined.
    pub place: Place,
}

/// Rungs from the lowest to the highest.
#[derive(Debug, Clone, PartialEq)]
pub struct Ladder {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// Origin.
    pub source: Source,
    /// Titles, from below.
    pub rungs: Vec<String>,
}

/// A rule by which a title is given, for decisions within its dates.
#[derive(Debug, Clone, PartialEq)]
pub struct LadderRule {
    /// Id.
    pub id: String,
    /// Name.
    pub title: Text,
    /// The title it gives.
    pub of: String,
    /// First day of decisions by it.
    pub from: Date,
    /// First day of decisions that no longer are.
    pub until: Option<Date>,
    /// Origin.
    pub source: Source,
    /// Its scores, each after those it names.
    pub scores: Vec<RuleScore>,
    /// What has to hold; nothing while the rule is wanted.
    pub conditions: Option<Node>,
    /// What is forecast on the way to it.
    pub forecast: Option<ForecastOf>,
    /// Pack it belongs to.
    pub pack: String,
    /// Where it is defined.
    pub place: Place,
}

/// A condition, or several joined.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// All have to hold.
    All(Joined),
    /// One has to.
    Any(Joined),
    /// A single one.
    Leaf(Box<Condition>),
}

/// Conditions that are joined.
#[derive(Debug, Clone, PartialEq)]
pub struct Joined {
    /// Name, where it has one.
    pub title: Option<Text>,
    /// For whom they are there at all.
    pub when: Option<Test>,
    /// The conditions.
    pub parts: Vec<Node>,
}

/// A single condition.
#[derive(Debug, Clone, PartialEq)]
pub struct Condition {
    /// Id within its rule.
    pub id: String,
    /// Name.
    pub title: Text,
    /// For whom it is there at all.
    pub when: Option<Test>,
    /// What is asked.
    pub check: Check,
    /// What is wanted where it is unknown.
    pub evidence: Option<Text>,
    /// What helps where it fails.
    pub lever: Option<Text>,
    /// Origin, where it isn't the rule's.
    pub source: Option<Source>,
}

/// What a condition asks.
#[derive(Debug, Clone, PartialEq)]
pub enum Check {
    /// A condition on values and the register.
    Told(Box<Told>),
    /// So many points of a score.
    Points {
        /// Number of the score.
        score: usize,
        /// How it is compared.
        ordering: Ordering,
        /// With what.
        bound: Decimal,
    },
    /// Its text or number is wanted: nobody can say whether it holds.
    Wanted(String),
}

/// A score within a rule.
#[derive(Debug, Clone, PartialEq)]
pub struct RuleScore {
    /// Id within its rule.
    pub id: String,
    /// How points are given.
    pub points: Points,
}

/// How points are given.
#[derive(Debug, Clone, PartialEq)]
pub struct Points {
    /// Name.
    pub title: Text,
    /// The way.
    pub way: Way,
    /// Number of the operand under which points given by experts are filed.
    pub filed: Option<usize>,
    /// Most points.
    pub at_most: Option<Decimal>,
    /// What is wanted of it: until then any points within its range are possible.
    pub wanted: Option<String>,
}

/// A way of giving points.
#[derive(Debug, Clone, PartialEq)]
pub enum Way {
    /// All added up.
    Sum(Vec<Points>),
    /// The best of them.
    Best(Vec<Points>),
    /// By what band a value lies in, the first that it reaches.
    Bands {
        /// The value.
        value: Amount,
        /// How it is told.
        shown: Shown,
        /// Bands in order.
        bands: Vec<Band>,
    },
    /// By a word of the register.
    Words {
        /// Number of the operand.
        operand: usize,
        /// Points by word.
        words: BTreeMap<String, Range>,
    },
    /// Whatever is judged, within a range.
    Given(Range),
    /// Those of another score.
    Of(usize),
}

/// A band of values.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Band {
    /// How a value is compared with the bound; all that are left without one.
    pub reach: Option<(Ordering, Decimal)>,
    /// Its points.
    pub points: Range,
}

/// Points from … to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Range {
    /// Least.
    pub low: Decimal,
    /// Most.
    pub high: Decimal,
}

/// When a value is expected to reach a line.
#[derive(Debug, Clone, PartialEq)]
pub struct ForecastOf {
    /// Number of the operand: an item over twelve months.
    pub operand: usize,
    /// Number of the operand with its newest month.
    pub newest: usize,
    /// The line, in the operand's unit.
    pub line: Quantity,
    /// Months beyond which nothing is said.
    pub months: u32,
}

impl LadderRule {
    /// Whether decisions of a day are made by it.
    pub fn in_force(&self, day: Date) -> bool {
        self.from <= day && self.until.is_none_or(|until| day < until)
    }

    /// Whether its text is wanted.
    pub fn is_wanted(&self) -> bool {
        self.conditions.is_none()
    }

    /// Its single conditions, in order.
    pub fn leaves(&self) -> Vec<&Condition> {
        self.conditions.as_ref().map(Node::leaves).unwrap_or_default()
    }
}

impl Node {
    /// Single conditions, in order.
    pub fn leaves(&self) -> Vec<&Condition> {
        match self {
            Node::All(joined) | Node::Any(joined) => joined.parts.iter().flat_map(Node::leaves).collect(),
            Node::Leaf(leaf) => vec![leaf],
        }
    }

    /// For whom it is there at all.
    pub fn when(&self) -> Option<&Test> {
        match self {
            Node::All(joined) | Node::Any(joined) => joined.when.as_ref(),
            Node::Leaf(leaf) => leaf.when.as_ref(),
        }
    }
}

impl Range {
    /// Exactly so many.
    pub fn exactly(points: Decimal) -> Self {
        Range { low: points, high: points }
    }

    /// Reads `20` or `9-10`.
    pub fn parse(text: &str) -> Option<Self> {
        let number = |text: &str| text.trim().parse::<Decimal>().ok();
        match text.split_once(['-', '–']) {
            Some((low, high)) => Some(Range { low: number(low)?, high: number(high)? }).filter(|r| r.low <= r.high),
            None => number(text).map(Range::exactly),
        }
    }

    /// Whether nothing is open.
    pub fn is_exact(&self) -> bool {
        self.low == self.high
    }

    /// Whether these points are possible.
    pub fn holds(&self, points: Decimal) -> bool {
        self.low <= points && points <= self.high
    }
}

impl Band {
    /// Whether a value lies in it, if it lay in none before.
    pub fn takes(&self, value: Decimal) -> bool {
        match self.reach {
            None => true,
            Some((Ordering::AtLeast, bound)) => value >= bound,
            Some((Ordering::Greater, bound)) => value > bound,
            Some((Ordering::AtMost, bound)) => value <= bound,
            Some((Ordering::Less, bound)) => value < bound,
            Some((Ordering::Equal, bound)) => value == bound,
            Some((Ordering::NotEqual, bound)) => value != bound,
        }
    }
}
