//! Why somebody has no value, no score, no rank or no class.

use super::normalise::Flaw;
use figures::{Reason, Text};
use methodology::catalogue::Scorecard;
use methodology::score::{Operand, Part};

/// The reason, never an empty cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Why {
    /// The operand with this number is not filed.
    NotFiled(u32),
    /// The denominator is zero.
    ZeroDenominator,
    /// The denominator is below zero, so that a minus over it would count as a plus.
    NegativeDenominator,
    /// Which of two amounts counts is not known.
    Unsettled,
    /// More digits than are kept.
    TooLarge,
    /// The value is zero or less, and its method has none for such.
    NotAboveZero,
    /// A formula, weight or bound is not at hand (`state: required`).
    Wanted,
    /// A weight or bound has no value yet on the day.
    NotInForce,
    /// The method has nothing to give to the whole ranking group.
    Flawed(Flaw),
    /// The value of a part is zero or less, and a mean by roots or reciprocals refuses it.
    Refused,
    /// The parts have no weight.
    NoWeight,
    /// No part is left.
    NothingLeft,
    /// Too few values.
    Screened,
    /// Listed and not ranked, by the exclusion with this number.
    Excluded(u32),
    /// Of no ranking group.
    NoGroup,
    /// The score is in no class.
    NoClass,
}

/// A reason with the term it is about, where it is about one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Because {
    /// Number of the term.
    pub term: Option<usize>,
    /// The reason.
    pub why: Why,
}

impl Why {
    /// Stable snake-case word for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Why::NotFiled(_) => Reason::NotFiled.code(),
            Why::ZeroDenominator => Reason::ZeroDenominator.code(),
            Why::NegativeDenominator => "negative_denominator",
            Why::Unsettled => "unsettled",
            Why::TooLarge => "too_large",
            Why::NotAboveZero => "not_above_zero",
            Why::Wanted => Reason::RuleNotAvailable.code(),
            Why::NotInForce => Reason::NotInForce.code(),
            Why::Flawed(flaw) => flaw.code(),
            Why::Refused => "refused_by_aggregate",
            Why::NoWeight => "no_weight",
            Why::NothingLeft => "nothing_left",
            Why::Screened => "screened",
            Why::Excluded(_) => "excluded",
            Why::NoGroup => "no_group",
            Why::NoClass => "no_class",
        }
    }

    /// The words printed in place of a value; operands and rules are named as the card has them.
    pub fn words(self, card: &Scorecard) -> Text {
        match self {
            Why::NotFiled(operand) => not_filed(card, operand),
            Why::ZeroDenominator => Reason::ZeroDenominator.words(),
            Why::NegativeDenominator => Text::new("分母为负", "negative denominator"),
            Why::Unsettled => Text::new("条件未知，取值无从确定", "which amount counts is not known"),
            Why::TooLarge => Text::new("位数过多", "too many digits"),
            Why::NotAboveZero => Text::new("数值不大于零，该方法不适用", "not above zero, for which the method has no value"),
            Why::Wanted => Reason::RuleNotAvailable.words(),
            Why::NotInForce => Reason::NotInForce.words(),
            Why::Flawed(flaw) => flaw.words(),
            Why::Refused => Text::new("不大于零，几何平均、调和平均不予计算", "not above zero, which geometric and harmonic means refuse"),
            Why::NoWeight => Text::new("各项权重合计为零", "the weights add up to zero"),
            Why::NothingLeft => Text::new("各项均缺", "no part has a value"),
            Why::Screened => Text::new("数据不足，未评分", "too few values to be scored"),
            Why::Excluded(rule) => excluded(card, rule),
            Why::NoGroup => Text::new("不属于任何排名组", "of no ranking group"),
            Why::NoClass => Text::new("得分不在任何等级内", "the score is in no class"),
        }
    }
}

fn not_filed(card: &Scorecard, operand: u32) -> Text {
    let words = Reason::NotFiled.words();
    match card.operands.get(operand as usize) {
        Some(operand) => {
            let name = name_of(operand);
            Text::new(format!("{name} {}", words.zh), format!("{name} {}", words.en))
        }
        None => words,
    }
}

fn excluded(card: &Scorecard, rule: u32) -> Text {
    let title = card.exclusions.get(rule as usize).map(|rule| rule.title.clone()).unwrap_or_default();
    Text::new(format!("不参与排名：{}", title.zh), format!("not ranked: {}", title.en))
}

/// An operand as formulas write it.
pub fn name_of(operand: &Operand) -> String {
    let part = |part: &Part| part.word();
    match operand {
        Operand::Item { form, item } => format!("{form}.{item}"),
        Operand::Measure(measure) => measure.clone(),
        Operand::Held { resource, part: of } => format!("{resource}.{}", part(of)),
        Operand::Tenants { resource, having: None } => format!("tenants({resource})"),
        Operand::Tenants { resource, having: Some((attribute, value)) } => format!("tenants({resource} where {attribute} = \"{value}\")"),
        Operand::Since(event) => format!("since({event})"),
        Operand::Attribute(attribute) => attribute.clone(),
        Operand::InClass { classification, class } => format!("industry in {classification}.{class}"),
        Operand::Member { before: false } => "unit.member".to_owned(),
        Operand::Member { before: true } => "unit.member_before".to_owned(),
        Operand::Dated(dated) => dated.name(),
        Operand::OfRecord(of) => of.to_string(),
    }
}

impl Because {
    /// A reason that is about no term.
    pub fn whole(why: Why) -> Self {
        Because { term: None, why }
    }

    /// A reason about a term.
    pub fn of(term: usize, why: Why) -> Self {
        Because { term: Some(term), why }
    }

    /// The words, with the name of the term.
    pub fn words(self, card: &Scorecard) -> Text {
        let words = self.why.words(card);
        match self.term.and_then(|term| card.terms.get(term)) {
            Some(term) => Text::new(format!("“{}”：{}", term.title.zh, words.zh), format!("{}: {}", term.title.en, words.en)),
            None => words,
        }
    }
}

impl Flaw {
    /// Stable snake-case word for scripts.
    pub fn code(self) -> &'static str {
        match self {
            Flaw::Bounds => "equal_bounds",
            Flaw::Alone => "alone",
            Flaw::Nobody => "nobody_ranked",
            Flaw::ZeroBase => Reason::ZeroBase.code(),
        }
    }

    /// What is wrong.
    pub fn words(self) -> Text {
        match self {
            Flaw::Bounds => {
                Text::new("上限不大于下限（最大值等于最小值），不能标准化", "the upper bound is not above the lower (max = min)")
            }
            Flaw::Alone => Text::new("组内只有一个，无从比较", "nobody else in the group to compare with"),
            Flaw::Nobody => Text::new("参与排名者均无此项数值", "nobody who is ranked has a value"),
            Flaw::ZeroBase => Text::new("基准值为零", "the base is zero"),
        }
    }
}
